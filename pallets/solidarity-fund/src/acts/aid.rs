//! Help in an emergency: a co-op asks, more than half of the committee grant it, and it is paid at once and reported on. (no. 97)

use crate::*;
use rochdale_primitives::{interest::Person, part::share};

/// One more of the committee who agrees.
pub(crate) struct Agreed<Hash> {
	by: Hand,
	aid: Aid<Hash>,
	/// What the committee has granted with it this year, where they are the last who is needed.
	pub grants: Option<EmergencyYear>,
}

impl<T: Config> Pallet<T> {
	/// What the committee has granted this year, and the most that it grants.
	fn emergency_year() -> Result<EmergencyYear, Error<T>> {
		let year = Self::year()?;
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
		Self::ensure_whole(amount)?;
		let in_caps = amount > 0 && amount <= terms.emergency_most && year.granted <= year.most;
		ensure!(in_caps, Error::<T>::EmergencyCap);
		// That is less than the fund is, so that nothing goes below zero.
		let room = Self::room_of(coop, free, terms.recipient_cap_bps, Self::today()?)?;
		ensure!(amount <= room, Error::<T>::AboveCap);
		Ok(year)
	}

	/// The officer who asks, and the requests that make room: those of who is not on the board any more.
	pub(crate) fn may_request(
		coop: CoopId,
		who: &T::AccountId,
		event: T::Hash,
		amount: Balance,
		document: T::Hash,
	) -> Result<(Hand, Vec<AidNo>), Error<T>> {
		let by = Self::officer(coop, who)?;
		let none = T::Hash::default();
		ensure!(event != none && document != none, Error::<T>::NoDocument);
		Self::ensure_can_be_aided(coop, event, amount)?;
		let waiting = Records::<T>::get(coop).waiting;
		let asked_by = |no: &AidNo| Aids::<T>::get(no).map(|aid| aid.by);
		// No officer takes the room of the others.
		ensure!(waiting.iter().all(|no| asked_by(no) != Some(by)), Error::<T>::TooManyWaiting);
		let is_gone = |no: &AidNo| asked_by(no).is_none_or(|hand| !T::Coops::is_board(hand.coop, hand.member));
		Ok((by, waiting.iter().copied().filter(is_gone).collect()))
	}

	pub(crate) fn do_request(
		by: Hand,
		gone: Vec<AidNo>,
		event: T::Hash,
		amount: Balance,
		document: T::Hash,
	) -> DispatchResult {
		let coop = by.coop;
		let no = LastAid::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let lapses_at = Self::in_days(limits::AID_DAYS)?;
		for no in gone {
			Self::lapse(no)?;
		}
		Records::<T>::try_mutate(coop, |record| record.waiting.try_push(no).map_err(|_| Error::<T>::TooManyWaiting))?;
		Self::count_free(by);
		LastAid::<T>::put(no);
		Aids::<T>::insert(no, Aid { coop, event, amount, document, by, agreed: BoundedVec::new(), lapses_at });
		Self::schedule(lapses_at, Due::Lapse(no));
		Self::deposit_event(Event::AidRequested { aid: no, coop, event, amount, lapses_at });
		Ok(())
	}

	/// A request that stands: its time is not over, and who has asked is on the board.
	fn standing_aid(no: AidNo) -> Result<Aid<T::Hash>, Error<T>> {
		let stands = |aid: &Aid<_>| !T::Clock::has_passed(aid.lapses_at) && T::Coops::is_board(aid.coop, aid.by.member);
		Aids::<T>::get(no).filter(stands).ok_or(Error::<T>::NoSuchAid)
	}

	/// Whether who has agreed still counts: in the committee as it is now, and not in the co-op that asks.
	fn still_agrees(hand: &Hand, asks: CoopId, committee: &Committee) -> bool {
		committee.members.contains(hand) && Self::has_say(hand) && !Self::also_sits_in(asks, hand)
	}

	pub(crate) fn may_agree(
		coop: CoopId,
		who: &T::AccountId,
		no: AidNo,
		content: (T::Hash, Balance, T::Hash),
	) -> Result<Agreed<T::Hash>, Error<T>> {
		let (by, committee) = Self::in_committee(coop, who)?;
		let mut aid = Self::standing_aid(no)?;
		ensure!((aid.event, aid.amount, aid.document) == content, Error::<T>::OtherContent);
		ensure!(T::Members::sits_or_will(aid.coop, who).is_none(), Error::<T>::OwnCoop);
		aid.agreed.retain(|hand| Self::still_agrees(hand, aid.coop, &committee));
		ensure!(!aid.agreed.contains(&by), Error::<T>::AlreadyAgreed);
		let is_who = |other: &Hand| Person::Seat(*other).is::<T::Members>(by, who);
		ensure!(!aid.agreed.iter().any(is_who), Error::<T>::SamePerson);
		let granting = Self::ensure_can_be_aided(aid.coop, aid.event, aid.amount)?;
		aid.agreed.try_push(by).map_err(|_| Error::<T>::AlreadyAgreed)?;
		// More than half of the committee, whoever of it stays out.
		let grants = (aid.agreed.len() > committee.members.len().div_euclid(2)).then_some(granting);
		Ok(Agreed { by, aid, grants })
	}

	pub(crate) fn do_agree(no: AidNo, Agreed { by, aid, grants }: Agreed<T::Hash>) -> DispatchResult {
		Self::deposit_event(Event::AidAgreed { aid: no, by });
		let Some(year) = grants else {
			Aids::<T>::insert(no, aid);
			return Ok(());
		};
		let Aid { coop, event, amount, document, .. } = aid;
		Emergencies::<T>::put(year);
		Self::forget_aid(no);
		let terms = FundTerms::<T>::get();
		let award = Self::make_award(coop, Source::Aid(no), Instrument::Grant, amount, document, &terms)?;
		Aided::<T>::insert(event, coop, award);
		Self::try_pay(award);
		Self::deposit_event(Event::AidGranted { aid: no, coop, event, award });
		Ok(())
	}

	/// Takes a request from those that wait, if it does.
	fn forget_aid(no: AidNo) -> bool {
		let Some(Aid { coop, lapses_at, .. }) = Aids::<T>::take(no) else {
			return false;
		};
		Self::unschedule(lapses_at, Due::Lapse(no));
		Records::<T>::mutate(coop, |record| record.waiting.retain(|waiting| *waiting != no));
		true
	}

	/// A request lapses on which nobody has decided in time, or of which who has asked is not on the board any more.
	pub(crate) fn lapse(no: AidNo) -> DispatchResult {
		if Self::forget_aid(no) {
			Self::deposit_event(Event::AidLapsed { aid: no });
		}
		Ok(())
	}
}
