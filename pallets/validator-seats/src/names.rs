//! How co-ops name their validators, and how accounts come and go.

use super::*;
use alloc::collections::BTreeSet;

impl<T: Config> Pallet<T> {
	/// The number of an officer of the board.
	fn officer(coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotOfficer)?;
		ensure!(T::Coops::is_board(coop, by), Error::<T>::NotOfficer);
		Ok(by)
	}

	/// The proposal of the co-op, if it has not lapsed and who made it is still on the board.
	fn proposal(coop: CoopId) -> Option<Proposal<T::AccountId>> {
		Proposals::<T>::get(coop)
			.filter(|proposal| !T::Clock::has_passed(proposal.lapses_at) && T::Coops::is_board(coop, proposal.by))
	}

	/// Whether `who` may propose or confirm the account as the validator of the co-op.
	pub(crate) fn may_name(coop: CoopId, who: &T::AccountId, validator: &T::AccountId) -> Result<Hand, Error<T>> {
		let by = Self::officer(coop, who)?;
		ensure!(T::Coops::standing(coop) != Some(Standing::Left), Error::<T>::CoopLeft);
		let named = Validators::<T>::get(coop);
		let successor = Successors::<T>::get(coop);
		ensure!(successor.as_ref().or(named.as_ref()) != Some(validator), Error::<T>::SameValidator);
		if named.as_ref() != Some(validator) {
			ensure!(!CoopOfValidator::<T>::contains_key(validator), Error::<T>::AccountTaken);
			let retiring = Retiring::<T>::decode_len(coop).unwrap_or(0);
			let accounts = retiring.saturating_add(named.iter().count()).saturating_add(successor.iter().count());
			ensure!(accounts < MAX_ACCOUNTS as usize, Error::<T>::TooManyRetiring);
		}

		if let Some(proposal) = Self::proposal(coop).filter(|proposal| proposal.validator == *validator) {
			ensure!(proposal.by != by, Error::<T>::AlreadyProposed);
			return Ok(Hand::Second { by: (proposal.by, by) });
		}
		let lapses_at = T::Clock::in_days(T::NamingDays::get()).ok_or(Error::<T>::Overflow)?;
		let quota = NamingQuota::<T>::get(coop);
		let Quota { until, used } =
			if T::Clock::has_passed(quota.until) { Quota { until: lapses_at, used: 0 } } else { quota };
		ensure!(used < T::NamingsPerPeriod::get(), Error::<T>::TooManyNamings);
		Ok(Hand::First { by, lapses_at, quota: Quota { until, used: used.saturating_add(1) } })
	}

	/// Makes the account the validator of the co-op, or its successor where it has one.
	pub(crate) fn appoint(coop: CoopId, validator: &T::AccountId) {
		let named = Validators::<T>::get(coop);
		if let Some(before) = Successors::<T>::take(coop) {
			Self::retire(coop, before);
		}
		if named.as_ref() == Some(validator) {
			return;
		}
		Self::take_in(coop, validator);
		match named {
			None => Validators::<T>::insert(coop, validator),
			Some(_) => Successors::<T>::insert(coop, validator),
		}
	}

	/// Whether `who` may have the seat of the co-op return.
	pub(crate) fn may_return(coop: CoopId, who: &T::AccountId) -> Result<(), Error<T>> {
		if Validators::<T>::get(coop).as_ref() != Some(who) {
			Self::officer(coop, who)?;
		}
		ensure!(Resting::<T>::contains_key(coop), Error::<T>::NotResting);
		Ok(())
	}

	/// Enters an account of the co-op, and keeps it alive so that it can sign for its keys.
	pub(crate) fn take_in(coop: CoopId, validator: &T::AccountId) {
		CoopOfValidator::<T>::insert(validator, coop);
		frame_system::Pallet::<T>::inc_providers(validator);
	}

	/// Lets an account of the co-op that is no longer named retire.
	fn retire(coop: CoopId, validator: T::AccountId) {
		if Retiring::<T>::mutate(coop, |retiring| retiring.try_push(validator)).is_err() {
			defensive!("no co-op has more than MAX_ACCOUNTS accounts");
		}
	}

	/// Puts the successor in the place of the named account, which retires.
	///
	/// A seat that rests returns with it: what was idle is the predecessor.
	pub(crate) fn succeed(coop: CoopId, successor: &T::AccountId) {
		Successors::<T>::remove(coop);
		let predecessor = Validators::<T>::get(coop);
		Validators::<T>::insert(coop, successor);
		if Resting::<T>::take(coop).is_some() {
			Self::deposit_event(Event::SeatReturned { coop });
		}
		if let Some(predecessor) = predecessor {
			Self::retire(coop, predecessor.clone());
			Self::deposit_event(Event::SuccessorTookOver { coop, validator: successor.clone(), predecessor });
		}
	}

	/// Releases accounts that retire and that no session uses any more, at most [`RELEASES_PER_SESSION`].
	pub(crate) fn release(in_use: &BTreeSet<T::AccountId>) {
		let free = Retiring::<T>::iter()
			.flat_map(|(coop, retiring)| retiring.into_iter().map(move |validator| (coop, validator)))
			.filter(|(_, validator)| !in_use.contains(validator))
			.take(RELEASES_PER_SESSION as usize)
			.collect::<Vec<_>>();
		for (coop, validator) in free {
			// The session pallet forgets keys only of whom it knows as a validator, so this comes before the index
			// forgets.
			if T::Keys::is_registered(&validator) {
				T::Keys::purge(&validator);
			}
			CoopOfValidator::<T>::remove(&validator);
			// An account that something else still needs keeps the reference.
			let _ = frame_system::Pallet::<T>::dec_providers(&validator);
			let others = Retiring::<T>::mutate_exists(coop, |retiring| {
				let mut others = retiring.take().unwrap_or_default();
				others.retain(|other| *other != validator);
				let left = others.len();
				*retiring = (left > 0).then_some(others);
				left
			});
			if others == 0 && !Validators::<T>::contains_key(coop) {
				LastAuthored::<T>::remove(coop);
				Attendances::<T>::remove(coop);
			}
			Self::deposit_event(Event::ValidatorRetired { coop, validator });
		}
	}

	/// What is known about the seat of a co-op.
	pub(crate) fn card(coop: CoopId) -> SeatCard<T::AccountId> {
		let named = Validators::<T>::get(coop);
		let retiring = Retiring::<T>::get(coop).into_inner();
		let seated = Seated::<T>::get();
		SeatCard {
			seated: named.iter().chain(&retiring).any(|account| seated.contains(account)),
			named,
			successor: Successors::<T>::get(coop),
			proposed: Self::proposal(coop),
			retiring,
			resting: Resting::<T>::contains_key(coop),
			idle: Attendances::<T>::get(coop).idle,
		}
	}
}

impl<T: Config> OnCoopLeft for Pallet<T> {
	fn on_coop_left(coop: CoopId) {
		Proposals::<T>::remove(coop);
		NamingQuota::<T>::remove(coop);
		Resting::<T>::remove(coop);
		for validator in Validators::<T>::take(coop).into_iter().chain(Successors::<T>::take(coop)) {
			Self::retire(coop, validator);
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::on_coop_left()
	}
}
