//! Two officers name the validator account of their co-op.

use crate::*;
use rochdale_primitives::{
	money::Hand,
	two_hands::{take_back, take_part, FirstHand, NotSecond, Part, BOARD},
	Quota,
};

impl<T: Config> Pallet<T> {
	/// The number of an officer of the board.
	pub(crate) fn officer(coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotBoard)?;
		ensure!(T::Coops::is_board(coop, by), Error::<T>::NotBoard);
		Ok(by)
	}

	/// What was proposed in the co-op and has not lapsed, by officers who hold the office that they held then.
	pub(crate) fn proposed(coop: CoopId) -> impl Iterator<Item = ProposedName<T::AccountId>> {
		let stands =
			|name: &ProposedName<_>| name.stands::<T::Clock>(|entered| entered.still_holds::<T::Coops>(&BOARD));
		ProposedNames::<T>::get(coop).into_iter().filter(stands)
	}

	/// What the officers of the board have used in periods that run.
	fn quotas(coop: CoopId) -> impl Iterator<Item = (MemberNo, Quota)> {
		let counts =
			move |(by, quota): &(MemberNo, Quota)| !T::Clock::has_passed(quota.until) && T::Coops::is_board(coop, *by);
		NamingQuota::<T>::get(coop).into_iter().filter(counts)
	}

	/// Whether `who` may propose or confirm the account as the validator of the co-op.
	pub(crate) fn may_name(
		coop: CoopId,
		who: &T::AccountId,
		validator: &T::AccountId,
	) -> Result<Naming<T::AccountId>, Error<T>> {
		let by = Self::officer(coop, who)?;
		ensure!(T::Coops::standing(coop) != Some(Standing::Left), Error::<T>::CoopLeft);
		let seat = Seats::<T>::get(coop).unwrap_or_else(Seat::new);
		let is_last = seat.last_named() == Some(validator);
		// After an equivocation the board has to say anew which account it trusts, be it the same.
		let is_needed = seat.state.hold().is_some_and(|hold| !hold.named);
		ensure!(!is_last || is_needed, Error::<T>::SameValidator);
		if !is_last && seat.named.as_ref() != Some(validator) {
			ensure!(!CoopOfValidator::<T>::contains_key(validator), Error::<T>::AccountTaken);
			ensure!(seat.accounts().count() < MAX_ACCOUNTS as usize, Error::<T>::TooManyRetiring);
		}

		let (hand, days) = (Hand { coop, member: by }, T::NamingDays::get());
		let own = FirstHand::begin::<T::Clock>(hand, who, validator.clone(), days).ok_or(Error::<T>::Overflow)?;
		let lapses_at = own.lapses_at;
		let part = take_part::<T::Members, _, _>(Self::proposed(coop).collect(), own);
		let proposed = match part.map_err(|reason| match reason {
			NotSecond::AlreadyBegun => Error::<T>::AlreadyProposed,
			NotSecond::SamePerson | NotSecond::DiffersFromFirst => Error::<T>::SamePerson,
		})? {
			Part::First(proposed) => proposed,
			Part::Second([first, second], _) => return Ok(Naming::Second { by: (first.member, second.member) }),
		};
		// Each officer alone: nobody can use up what the others need to agree on an account.
		let used = Self::quotas(coop).find(|(other, _)| *other == by).map(|(_, quota)| quota).unwrap_or_default();
		let quota = used.one_more::<T::Clock>(T::NamingDays::get(), T::NamingsPerPeriod::get());
		let quota = quota.ok_or(Error::<T>::TooManyNamings)?;
		// What has ended makes room, so that there is never more than the board is large.
		let quotas: Vec<_> = Self::quotas(coop).filter(|(other, _)| *other != by).chain([(by, quota)]).collect();
		Ok(Naming::First {
			by,
			lapses_at,
			proposed: proposed.try_into().map_err(|_| Error::<T>::Overflow)?,
			quotas: quotas.try_into().map_err(|_| Error::<T>::Overflow)?,
		})
	}

	/// Enters an officer's call.
	pub(crate) fn do_name(coop: CoopId, validator: T::AccountId, naming: Naming<T::AccountId>) {
		match naming {
			Naming::First { by, lapses_at, proposed, quotas } => {
				NamingQuota::<T>::insert(coop, quotas);
				ProposedNames::<T>::insert(coop, proposed);
				Self::deposit_event(Event::ValidatorProposed { coop, validator, by, lapses_at });
			}
			Naming::Second { by } => {
				ProposedNames::<T>::remove(coop);
				Self::appoint(coop, &validator);
				Self::deposit_event(Event::ValidatorNamed { coop, validator, by });
			}
		}
	}

	/// What the member has proposed in the co-op and takes back, which may have lapsed already.
	///
	/// The number of names that an officer can propose in a period is not given back.
	pub(crate) fn may_withdraw_name(coop: CoopId, who: &T::AccountId) -> Result<NameTakenBack<T::AccountId>, Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NothingProposed)?;
		let taken = take_back(ProposedNames::<T>::get(coop), Hand { coop, member });
		let (own, left) = taken.ok_or(Error::<T>::NothingProposed)?;
		Ok(NameTakenBack { own, left: left.try_into().map_err(|_| Error::<T>::Overflow)? })
	}

	/// Takes back what a member has proposed.
	pub(crate) fn do_withdraw_name(coop: CoopId, NameTakenBack { own, left }: NameTakenBack<T::AccountId>) {
		if left.is_empty() {
			ProposedNames::<T>::remove(coop);
		} else {
			ProposedNames::<T>::insert(coop, left);
		}
		let (validator, by) = (own.content, own.entered.by.member);
		Self::deposit_event(Event::ProposedNameWithdrawn { coop, validator, by });
	}

	/// Makes the account the validator of the co-op, or its successor where it has one.
	pub(crate) fn appoint(coop: CoopId, validator: &T::AccountId) {
		let mut seat = Seats::<T>::get(coop).unwrap_or_else(Seat::new);
		if seat.name(validator) {
			Self::take_in(coop, validator);
		}
		Seats::<T>::insert(coop, seat);
	}

	/// Enters an account of the co-op, and keeps it alive so that it can sign for its keys.
	pub(crate) fn take_in(coop: CoopId, validator: &T::AccountId) {
		CoopOfValidator::<T>::insert(validator, coop);
		frame_system::Pallet::<T>::inc_providers(validator);
	}
}
