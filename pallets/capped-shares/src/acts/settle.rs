//! Subscribers of an offer that is closed get their shares, or what they have paid.

use super::hold::Entry;
use crate::*;

impl<T: Config> Pallet<T> {
	/// How many shares a subscriber gets of an offer whose minimum is met: none who has left, and no more than the caps let
	/// them hold.
	fn allotment(
		coop: CoopId,
		(offer, met): (&OfferOf<T>, &Met),
		class: &ClassOf<T>,
		member: MemberNo,
		(before, paid): (u64, u64),
	) -> Option<u64> {
		let may_hold = T::Members::is_seated(coop, member) && Self::ensure_for(coop, class, member).is_ok();
		if paid == 0 || !may_hold {
			return Some(0);
		}
		let terms = &class.terms;
		let shares = offers::allotted(before, paid, offer.shares, met.issued)?;
		let most = caps::most_of_one(class.par_of(terms.minimum)?, terms.cap_bps, met.base)?;
		let room = most.saturating_sub(Stakes::<T>::get(coop, member).par).checked_div(terms.par)?;
		let held = Holdings::<T>::get((coop, offer.terms.class, member)).shares;
		let room = u64::try_from(room).unwrap_or(u64::MAX).min(terms.maximum.saturating_sub(held));
		Some(shares.min(room))
	}

	/// Settles the next subscribers of an offer, and goes on by itself until all are.
	pub(crate) fn settle_next(coop: CoopId, no: OfferNo) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let mut offer = Offers::<T>::get(coop, no).ok_or(Error::<T>::NoSuchOffer)?;
		let OfferState::Settling { settled, mut counted, met } = offer.state else {
			return Err(Error::<T>::NothingDue.into());
		};
		let (mut book, mut class, _) = Self::book_and_class(coop, offer.terms.class)?;
		let until = settled.saturating_add(limits::SETTLED_AT_ONCE).min(offer.subscribers);
		let mut issued: Balance = 0;
		for place in settled..until {
			let member = Subscribers::<T>::take((coop, no, place)).ok_or_else(overflow)?;
			let subscription = Subscriptions::<T>::take((coop, no, member)).ok_or_else(overflow)?;
			let paid = subscription.shares(class.terms.par).ok_or_else(overflow)?;
			let shares = match &met {
				Some(met) => {
					let paid = (counted, paid);
					Self::allotment(coop, (&offer, met), &class, member, paid).ok_or_else(overflow)?
				}
				None => 0,
			};
			counted = counted.checked_add(paid).ok_or_else(overflow)?;
			let cost = class.par_of(shares).ok_or_else(overflow)?;
			let back = subscription.paid.checked_sub(cost).ok_or_else(overflow)?;
			if let Some(Met { day, .. }) = met.filter(|_| shares > 0) {
				let entry = Entry { coop, class: offer.terms.class, member, shares, day };
				Self::begin(&mut book, &mut class, entry)?;
				let (what, grounds) =
					((OperationKind::Allotted(no), member, shares), Grounds::Members(offer.resolution));
				Self::note(coop, &mut book, offer.terms.class, what, (day, grounds))?;
			}
			issued = issued.checked_add(cost).ok_or_else(overflow)?;
			Self::change_stake(coop, member, |stake| {
				stake.open = stake.open.checked_sub(1)?;
				stake.owed = stake.owed.checked_add(back)?;
				Some(())
			})?;
			Self::deposit_event(Event::Settled { coop, offer: no, member, shares, refund: back });
		}
		let legs = vec![Self::debit(book.accounts.due, issued, None), Self::credit(class.capital, issued, None)];
		Self::enter(coop, legs, Basis::Resolution(offer.resolution), offer.document, Moves::Nothing)?;
		if until == offer.subscribers {
			offer.state = OfferState::Done { is_met: met.is_some() };
			class.offers = class.offers.checked_sub(1).ok_or_else(overflow)?;
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
