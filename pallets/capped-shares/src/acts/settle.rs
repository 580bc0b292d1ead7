//! Subscribers of an offer that is closed get their shares, or what they have paid.

use super::hold::Entry;
use crate::*;

impl<T: Config> Pallet<T> {
	/// How many shares a subscriber gets of an offer whose minimum was paid for: none who has left, and no more than caps let them
	/// hold beside what was measured of others in this round.
	fn allotment(
		coop: CoopId,
		(offer, met): (&OfferOf<T>, &Met),
		(book, class): (&Book, &ClassOf<T>),
		(member, stake): (MemberNo, &StakeOf<T>),
		(before, paid): (u64, u64),
	) -> Option<u64> {
		let may_hold = T::Members::is_seated(coop, member) && Self::ensure_for(coop, class, member).is_ok();
		if paid == 0 || !may_hold {
			return Some(0);
		}
		let terms = &class.terms;
		let shares = offers::allotted(before, paid, offer.shares, met.issued)?;
		let most = Self::most_of_one(book, class, met.base)?;
		let counted = Self::counted(coop, offer.terms.class, member, stake).ok()?;
		let of_one = most.saturating_sub(counted.at_par);
		let room = match terms.holders {
			Holders::Supporters => {
				let of_all = Self::room_of_supporters(book)?.saturating_sub(class.par_of(met.measured)?);
				of_one.min(of_all)
			}
			Holders::Ordinary => of_one,
		};
		let room = u64::try_from(room.checked_div(terms.par)?).unwrap_or(u64::MAX);
		let of_class = Self::room_of_class(class).saturating_sub(met.measured);
		Some(shares.min(room).min(of_class).min(terms.maximum.saturating_sub(counted.shares)))
	}

	/// How many shares of an offer there is room for, and all capital at par with what was paid for of them.
	fn room_of_offer(offer: &OfferOf<T>, book: &Book, class: &ClassOf<T>) -> Option<(u64, Balance)> {
		let mut issued = offer.terms.maximum.min(Self::room_of_class(class));
		if class.terms.holders == Holders::Supporters {
			let room = Self::room_of_supporters(book)?.checked_div(class.terms.par)?;
			issued = issued.min(room.try_into().unwrap_or(u64::MAX));
		}
		let more = class.par_of(offer.shares.min(issued))?;
		Some((issued, book.par.checked_add(more)?))
	}

	/// Measures what the next subscribers of an offer could hold, and goes on by itself, round after round.
	///
	/// By all that was paid for some can hold less than they paid for. So less is issued, of which they can hold less again, until
	/// that changes nothing, or is found between what is reached and what is not. Then nobody has more than their part of what is
	/// issued. If that is less than the minimum of the offer, it is missed, and everybody is refunded.
	fn measure_next(coop: CoopId, no: OfferNo, mut offer: OfferOf<T>, mut met: Met) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let OfferState::Settling { settled, mut counted, .. } = offer.state else {
			return Err(Error::<T>::NothingDue.into());
		};
		let (book, class, _) = Self::book_and_class(coop, offer.terms.class)?;
		if (settled, met.rounds) == (0, limits::MAX_ROUNDS) {
			let (issued, most) = Self::room_of_offer(&offer, &book, &class).ok_or_else(overflow)?;
			met.begin(issued, (book.par, most));
		}
		let mut until = settled.saturating_add(limits::SETTLED_AT_ONCE).min(offer.subscribers);
		for place in settled..until {
			let member = Subscribers::<T>::get((coop, no, place)).ok_or_else(overflow)?;
			let subscription = Subscriptions::<T>::get((coop, no, member)).ok_or_else(overflow)?;
			let paid = subscription.shares(class.terms.par).ok_or_else(overflow)?;
			let stake = Stakes::<T>::get(coop, member);
			let shares = Self::allotment(coop, (&offer, &met), (&book, &class), (member, &stake), (counted, paid));
			met.measured = shares.and_then(|shares| met.measured.checked_add(shares)).ok_or_else(overflow)?;
			counted = counted.checked_add(paid).ok_or_else(overflow)?;
		}
		let mut is_met = true;
		if until == offer.subscribers {
			(until, counted) = (0, 0);
			let issued = core::mem::take(&mut met.measured);
			let reached = class.par_of(issued).and_then(|more| book.par.checked_add(more)).ok_or_else(overflow)?;
			let is_most = met.end_round(reached, book.par, class.terms.par).ok_or_else(overflow)?;
			is_met = !is_most || issued >= offer.terms.minimum;
			if !is_met {
				Self::deposit_event(Event::OfferMissed { coop, offer: no, shares: issued });
			}
		}
		offer.state = OfferState::Settling { settled: until, counted, met: is_met.then_some(met) };
		Self::schedule(T::Clock::deadline(), Due::Settle(coop, no));
		Offers::<T>::insert(coop, no, offer);
		Ok(())
	}

	/// Settles the next subscribers of an offer, and goes on by itself until all are.
	pub(crate) fn settle_next(coop: CoopId, no: OfferNo) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let mut offer = Offers::<T>::get(coop, no).ok_or(Error::<T>::NoSuchOffer)?;
		let OfferState::Settling { settled, mut counted, met } = offer.state else {
			return Err(Error::<T>::NothingDue.into());
		};
		if let Some(met) = met.filter(|met| met.rounds > 0) {
			return Self::measure_next(coop, no, offer, met);
		}
		let (mut book, mut class, _) = Self::book_and_class(coop, offer.terms.class)?;
		let until = settled.saturating_add(limits::SETTLED_AT_ONCE).min(offer.subscribers);
		let (mut issued, mut fees): (Balance, Balance) = (0, 0);
		for place in settled..until {
			let member = Subscribers::<T>::take((coop, no, place)).ok_or_else(overflow)?;
			let subscription = Subscriptions::<T>::take((coop, no, member)).ok_or_else(overflow)?;
			let paid = subscription.shares(class.terms.par).ok_or_else(overflow)?;
			let stake = Stakes::<T>::get(coop, member);
			let shares = match &met {
				Some(met) => {
					let paid = (counted, paid);
					let allotted = Self::allotment(coop, (&offer, met), (&book, &class), (member, &stake), paid);
					allotted.ok_or_else(overflow)?
				}
				None => 0,
			};
			counted = counted.checked_add(paid).ok_or_else(overflow)?;
			let cost = class.par_of(shares).ok_or_else(overflow)?;
			// Once a member, by whichever door, and nothing of who gets no share.
			let fee = if shares > 0 && !stake.has_entered { subscription.fee } else { 0 };
			let back = subscription.paid.checked_sub(cost).and_then(|rest| rest.checked_sub(fee));
			let back = back.ok_or_else(overflow)?;
			if let Some(Met { day, .. }) = met.filter(|_| shares > 0) {
				let entry = Entry { coop, class: offer.terms.class, member, shares, day };
				Self::begin(&mut book, &mut class, entry)?;
				let (what, grounds) =
					((OperationKind::Allotted(no), member, shares), Grounds::Members(offer.resolution));
				Self::note(coop, &mut book, offer.terms.class, what, (day, grounds))?;
			}
			issued = issued.checked_add(cost).ok_or_else(overflow)?;
			fees = fees.checked_add(fee).ok_or_else(overflow)?;
			Self::tell_fee(coop, member, fee);
			Self::change_stake(coop, member, |stake| {
				stake.open = stake.open.checked_sub(1)?;
				stake.owed = stake.owed.checked_add(back)?;
				Some(())
			})?;
			Self::deposit_event(Event::Settled { coop, offer: no, member, shares, refund: back });
		}
		let legs = vec![
			Self::debit(book.accounts.due, issued.checked_add(fees).ok_or_else(overflow)?, None),
			Self::credit(class.capital, issued, None),
			Self::credit(book.accounts.reserve, fees, None),
		];
		Self::enter(coop, legs, Basis::Resolution(offer.resolution), offer.document, Moves::Nothing)?;
		if until == offer.subscribers {
			offer.state = OfferState::Done { is_met: met.is_some() };
			class.offers = class.offers.checked_sub(1).ok_or_else(overflow)?;
			book.settling.retain(|one| *one != no);
			if let Some(next) = book.settling.first() {
				Self::schedule(T::Clock::deadline(), Due::Settle(coop, *next));
			}
			Self::deposit_event(Event::OfferSettled { coop, offer: no });
		} else {
			offer.state = OfferState::Settling { settled: until, counted, met };
			Self::schedule(T::Clock::deadline(), Due::Settle(coop, no));
		}
		Classes::<T>::insert(coop, offer.terms.class, class);
		Offers::<T>::insert(coop, no, offer);
		Books::<T>::insert(coop, book);
		Ok(())
	}
}
