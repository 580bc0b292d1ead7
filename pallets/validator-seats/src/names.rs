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

	/// The proposals of the co-op that have not lapsed and whose officers are still on the board.
	fn proposals(coop: CoopId) -> impl Iterator<Item = Proposal<T::AccountId>> {
		let counts = move |proposal: &Proposal<_>| {
			!T::Clock::has_passed(proposal.lapses_at) && T::Coops::is_board(coop, proposal.by)
		};
		Proposals::<T>::get(coop).into_iter().filter(counts)
	}

	/// What the officers of the board have used in periods that run.
	fn quotas(coop: CoopId) -> impl Iterator<Item = Quota> {
		let counts = move |quota: &Quota| !T::Clock::has_passed(quota.until) && T::Coops::is_board(coop, quota.by);
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
		let named = Validators::<T>::get(coop);
		let successor = Successors::<T>::get(coop);
		let is_last = successor.as_ref().or(named.as_ref()) == Some(validator);
		// After an equivocation the board has to say anew which account it trusts, be it the same.
		let is_needed = Self::unsettled(coop).is_some_and(|equivocation| !equivocation.named);
		ensure!(!is_last || is_needed, Error::<T>::SameValidator);
		if !is_last && named.as_ref() != Some(validator) {
			ensure!(!CoopOfValidator::<T>::contains_key(validator), Error::<T>::AccountTaken);
			let retiring = Retiring::<T>::decode_len(coop).unwrap_or(0);
			let accounts = retiring.saturating_add(named.iter().count()).saturating_add(successor.iter().count());
			ensure!(accounts < MAX_ACCOUNTS as usize, Error::<T>::TooManyRetiring);
		}

		if let Some(proposal) = Self::proposals(coop).find(|proposal| proposal.validator == *validator) {
			ensure!(proposal.by != by, Error::<T>::AlreadyProposed);
			return Ok(Hand::Second { by: (proposal.by, by) });
		}
		let lapses_at = T::Clock::in_days(T::NamingDays::get()).ok_or(Error::<T>::Overflow)?;
		// Each officer for himself: nobody can use up what the others need to agree on an account.
		let quota = Self::quotas(coop).find(|quota| quota.by == by).unwrap_or(Quota { by, until: lapses_at, used: 0 });
		ensure!(quota.used < T::NamingsPerPeriod::get(), Error::<T>::TooManyNamings);
		let quota = Quota { used: quota.used.saturating_add(1), ..quota };
		let proposal = Proposal { validator: validator.clone(), by, lapses_at };
		// What has ended makes room, so that there is never more than the board is large.
		let proposals: Vec<_> = Self::proposals(coop).filter(|other| other.by != by).chain([proposal]).collect();
		let quotas: Vec<_> = Self::quotas(coop).filter(|other| other.by != by).chain([quota]).collect();
		Ok(Hand::First {
			by,
			lapses_at,
			proposals: proposals.try_into().map_err(|_| Error::<T>::Overflow)?,
			quotas: quotas.try_into().map_err(|_| Error::<T>::Overflow)?,
		})
	}

	/// Makes the account the validator of the co-op, or its successor where it has one.
	pub(crate) fn appoint(coop: CoopId, validator: &T::AccountId) {
		if let Some(equivocation) = Self::unsettled(coop) {
			Equivocations::<T>::insert(coop, Equivocation { named: true, ..equivocation });
		}
		let named = Validators::<T>::get(coop);
		let successor = Successors::<T>::get(coop);
		if successor.as_ref() == Some(validator) {
			return;
		}
		if let Some(before) = successor {
			Successors::<T>::remove(coop);
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
		let rest = Resting::<T>::get(coop).ok_or(Error::<T>::NotResting)?;
		if let Some(equivocation) = Self::unsettled(coop) {
			ensure!(equivocation.named, Error::<T>::NamingNeeded);
			ensure!(T::Clock::has_passed(equivocation.until), Error::<T>::ReturnTooSoon);
		}
		ensure!(T::Clock::has_passed(rest.until), Error::<T>::ReturnTooSoon);
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
	/// A seat that rests returns with it, whatever it waited for: what was idle is the predecessor. Not where one
	/// equivocated, for which the co-op answers.
	pub(crate) fn succeed(coop: CoopId, successor: &T::AccountId) {
		Successors::<T>::remove(coop);
		let predecessor = Validators::<T>::get(coop);
		Validators::<T>::insert(coop, successor);
		if Self::unsettled(coop).is_none() && Resting::<T>::take(coop).is_some() {
			Returns::<T>::insert(coop, T::CurrentSession::get());
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
			KeysHeldUntil::<T>::remove(&validator);
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
				Returns::<T>::remove(coop);
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
			proposed: Self::proposals(coop).collect(),
			retiring,
			resting: Resting::<T>::get(coop),
			equivocation: Equivocations::<T>::get(coop),
			idle: Attendances::<T>::get(coop).idle,
		}
	}
}

impl<T: Config> OnCoopLeft for Pallet<T> {
	fn on_coop_left(coop: CoopId) {
		Proposals::<T>::remove(coop);
		NamingQuota::<T>::remove(coop);
		Resting::<T>::remove(coop);
		Equivocations::<T>::remove(coop);
		for validator in Validators::<T>::take(coop).into_iter().chain(Successors::<T>::take(coop)) {
			Self::retire(coop, validator);
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::on_coop_left()
	}
}
