//! Two officers name the validator account of their co-op.

use crate::*;
use rochdale_primitives::Quota;

impl<T: Config> Pallet<T> {
	/// The number of an officer of the board.
	pub(crate) fn officer(coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotOfficer)?;
		ensure!(T::Coops::is_board(coop, by), Error::<T>::NotOfficer);
		Ok(by)
	}

	/// The proposals of the co-op that have not lapsed and whose officers are still on the board.
	pub(crate) fn proposals(coop: CoopId) -> impl Iterator<Item = Proposal<T::AccountId>> {
		let counts = move |proposal: &Proposal<_>| {
			!T::Clock::has_passed(proposal.lapses_at) && T::Coops::is_board(coop, proposal.by)
		};
		Proposals::<T>::get(coop).into_iter().filter(counts)
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
	) -> Result<Hand<T::AccountId>, Error<T>> {
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

		if let Some(proposal) = Self::proposals(coop).find(|proposal| proposal.validator == *validator) {
			ensure!(proposal.by != by, Error::<T>::AlreadyProposed);
			return Ok(Hand::Second { by: (proposal.by, by) });
		}
		let lapses_at = T::Clock::in_days(T::NamingDays::get()).ok_or(Error::<T>::Overflow)?;
		// Each officer alone: nobody can use up what the others need to agree on an account.
		let used = Self::quotas(coop).find(|(other, _)| *other == by).map(|(_, quota)| quota).unwrap_or_default();
		let quota = used.one_more::<T::Clock>(T::NamingDays::get(), T::NamingsPerPeriod::get());
		let quota = quota.ok_or(Error::<T>::TooManyNamings)?;
		let proposal = Proposal { validator: validator.clone(), by, lapses_at };
		// What has ended makes room, so that there is never more than the board is large.
		let proposals: Vec<_> = Self::proposals(coop).filter(|other| other.by != by).chain([proposal]).collect();
		let quotas: Vec<_> = Self::quotas(coop).filter(|(other, _)| *other != by).chain([(by, quota)]).collect();
		Ok(Hand::First {
			by,
			lapses_at,
			proposals: proposals.try_into().map_err(|_| Error::<T>::Overflow)?,
			quotas: quotas.try_into().map_err(|_| Error::<T>::Overflow)?,
		})
	}

	/// Enters an officer's call.
	pub(crate) fn do_name(coop: CoopId, validator: T::AccountId, hand: Hand<T::AccountId>) {
		match hand {
			Hand::First { by, lapses_at, proposals, quotas } => {
				NamingQuota::<T>::insert(coop, quotas);
				Proposals::<T>::insert(coop, proposals);
				Self::deposit_event(Event::ValidatorProposed { coop, validator, by, lapses_at });
			}
			Hand::Second { by } => {
				Proposals::<T>::remove(coop);
				Self::appoint(coop, &validator);
				Self::deposit_event(Event::ValidatorNamed { coop, validator, by });
			}
		}
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
