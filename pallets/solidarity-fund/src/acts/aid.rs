//! Help in an emergency: asked for by a co-op, granted by three of the committee, paid at once, and reported on. (no. 97)

use crate::*;
use rochdale_primitives::{calendar::year_of, part::share};

/// One more of the committee who agrees.
pub(crate) struct Agreed<Hash> {
	by: Hand,
	aid: Aid<Hash>,
	/// Whether they are the last who is needed.
	pub grants: bool,
}

impl<T: Config> Pallet<T> {
	/// What the committee has granted this year, and the most that it grants.
	fn emergency_year() -> Result<EmergencyYear, Error<T>> {
		let year = year_of(Self::today()?).ok_or(Error::<T>::Overflow)?;
		let known = Emergencies::<T>::get();
		if known.year == year {
			return Ok(known);
		}
		let most = share(Self::free()?, FundTerms::<T>::get().emergency_bps).ok_or(Error::<T>::Overflow)?;
		Ok(EmergencyYear { year, most, granted: 0 })
	}

	/// Whether a co-op can be helped with so much because of this event.
	fn ensure_can_be_aided(coop: CoopId, event: T::Hash, amount: Balance) -> Result<EmergencyYear, Error<T>> {
		Self::ensure_standing(coop)?;
		Self::ensure_payable(coop)?;
		ensure!(!Records::<T>::get(coop).open.is_full(), Error::<T>::TooManyAwards);
		ensure!(!Aided::<T>::contains_key(event, coop), Error::<T>::AlreadyAided);
		let (terms, free) = (FundTerms::<T>::get(), Self::free()?);
		let mut year = Self::emergency_year()?;
		year.granted = year.granted.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		let in_caps = amount > 0 && amount <= terms.emergency_most && year.granted <= year.most;
		ensure!(in_caps, Error::<T>::EmergencyCap);
		let room = Self::room_of(coop, free, terms.recipient_cap_bps, Self::today()?)?;
		ensure!(amount <= room, Error::<T>::AboveCap);
		ensure!(amount <= free, Error::<T>::NotLiquid);
		Ok(year)
	}

	pub(crate) fn may_request(
		coop: CoopId,
		who: &T::AccountId,
		event: T::Hash,
		amount: Balance,
		document: T::Hash,
	) -> Result<Hand, Error<T>> {
		let by = Self::officer(coop, who)?;
		let none = T::Hash::default();
		ensure!(event != none && document != none, Error::<T>::NoDocument);
		Self::ensure_can_be_aided(coop, event, amount)?;
		let waiting = u32::from(Records::<T>::get(coop).waiting);
		ensure!(waiting < limits::MAX_WAITING, Error::<T>::TooManyWaiting);
		Ok(by)
	}

	pub(crate) fn do_request(by: Hand, event: T::Hash, amount: Balance, document: T::Hash) -> DispatchResult {
		let coop = by.coop;
		let no = LastAid::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let lapses_at = T::Clock::in_days(limits::AID_DAYS).ok_or(Error::<T>::Overflow)?;
		Records::<T>::try_mutate(coop, |record| {
			record.waiting = record.waiting.checked_add(1).ok_or(Error::<T>::Overflow)?;
			Ok::<_, Error<T>>(())
		})?;
		Self::count_free(by);
		LastAid::<T>::put(no);
		Aids::<T>::insert(no, Aid { coop, event, amount, document, by, agreed: BoundedVec::new(), lapses_at });
		Self::schedule(lapses_at, Due::Lapse(no));
		Self::deposit_event(Event::AidRequested { aid: no, coop, event, amount, lapses_at });
		Ok(())
	}

	pub(crate) fn may_agree(
		coop: CoopId,
		who: &T::AccountId,
		no: AidNo,
		content: (T::Hash, Balance, T::Hash),
	) -> Result<Agreed<T::Hash>, Error<T>> {
		let (by, _) = Self::in_committee(coop, who)?;
		let aid = Aids::<T>::get(no).filter(|aid| !T::Clock::has_passed(aid.lapses_at));
		let mut aid = aid.ok_or(Error::<T>::NoSuchAid)?;
		ensure!((aid.event, aid.amount, aid.document) == content, Error::<T>::OtherContent);
		let is_own = aid.coop == coop || T::Members::sits_or_will(aid.coop, who).is_some();
		ensure!(!is_own && !T::Members::has_seat(aid.by, who), Error::<T>::OwnCoop);
		// Who has agreed for another committee counts no more.
		let committee = EmergencyCommittee::<T>::get().ok_or(Error::<T>::NotInCommittee)?;
		aid.agreed.retain(|hand| committee.members.contains(hand));
		ensure!(!aid.agreed.contains(&by), Error::<T>::AlreadyAgreed);
		let is_other = aid.agreed.iter().all(|other| !T::Members::has_seat(*other, who));
		ensure!(is_other, Error::<T>::SamePerson);
		Self::ensure_can_be_aided(aid.coop, aid.event, aid.amount)?;
		aid.agreed.try_push(by).map_err(|_| Error::<T>::AlreadyAgreed)?;
		let grants = aid.agreed.is_full();
		Ok(Agreed { by, aid, grants })
	}

	pub(crate) fn do_agree(no: AidNo, Agreed { by, aid, grants }: Agreed<T::Hash>) -> DispatchResult {
		Self::deposit_event(Event::AidAgreed { aid: no, by });
		if !grants {
			Aids::<T>::insert(no, aid);
			return Ok(());
		}
		let Aid { coop, event, amount, document, lapses_at, .. } = aid;
		Emergencies::<T>::put(Self::ensure_can_be_aided(coop, event, amount)?);
		Self::unschedule(lapses_at, Due::Lapse(no));
		Self::forget_aid(no, coop);
		let terms = FundTerms::<T>::get();
		let award = Self::make_award(coop, Source::Aid(no), Instrument::Grant, amount, document, &terms)?;
		Aided::<T>::insert(event, coop, award);
		Self::try_pay(award);
		Self::deposit_event(Event::AidGranted { aid: no, coop, event, award });
		Ok(())
	}

	fn forget_aid(no: AidNo, coop: CoopId) {
		Aids::<T>::remove(no);
		Records::<T>::mutate(coop, |record| {
			record.waiting = record.waiting.saturating_sub(1);
		});
	}

	/// A request on which nobody has decided in time lapses.
	pub(crate) fn lapse(no: AidNo) -> DispatchResult {
		if let Some(aid) = Aids::<T>::get(no) {
			Self::forget_aid(no, aid.coop);
			Self::deposit_event(Event::AidLapsed { aid: no });
		}
		Ok(())
	}
}
