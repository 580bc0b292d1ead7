//! Who leaves is settled: subscriptions are refunded, and shares end.

use super::hold::Entry;
use crate::*;

impl<T: Config> Pallet<T> {
	/// Ends all shares of who has left on a day.
	pub(crate) fn end_all(coop: CoopId, member: MemberNo, day: Day) -> DispatchResult {
		let (mut book, today) = Self::book(coop)?;
		if book.wound_up.is_some() {
			return Self::repay_all(coop, member);
		}
		for no in 1..=book.classes {
			let shares = Holdings::<T>::get((coop, no, member)).shares;
			let commitment = Commitments::<T>::get((coop, no, member));
			if shares == 0 && commitment.is_none() {
				continue;
			}
			let mut class = Self::class(&book, coop, no, today)?;
			if let Some(commitment) = commitment {
				Self::give_up((&mut book, &class), (coop, no, member), commitment, Grounds::Rule)?;
			}
			Self::end_holding(&mut book, &mut class, (coop, no, member), day, (today, Grounds::Rule))?;
			Classes::<T>::insert(coop, no, class);
		}
		Books::<T>::insert(coop, book);
		Ok(())
	}

	/// Takes the notices from a holding that ends as a whole.
	pub(crate) fn drop_notices((coop, no, member): (CoopId, ClassNo, MemberNo), holding: &mut Holding) {
		for Notice { ends_on, due_at, .. } in core::mem::take(&mut holding.notices) {
			Self::unschedule(due_at, Due::Notice(coop, no, member, ends_on));
		}
	}

	/// Ends all shares that a member holds of a class, also those of notices.
	pub(crate) fn end_holding(
		book: &mut Book,
		class: &mut ClassOf<T>,
		(coop, no, member): (CoopId, ClassNo, MemberNo),
		day: Day,
		(today, grounds): (Day, Grounds),
	) -> DispatchResult {
		let mut holding = Holdings::<T>::get((coop, no, member));
		if holding.shares == 0 {
			return Ok(());
		}
		Self::drop_notices((coop, no, member), &mut holding);
		let entry = Entry { coop, class: no, member, shares: holding.shares, day };
		Self::end(book, class, holding, entry, (today, grounds))
	}

	/// Remembers how a seat ended for as long as there is something to settle, and that somebody has died in any case: what they
	/// are owed by their use may come later. Nothing is paid to the account of who has died.
	fn note_end(coop: CoopId, member: MemberNo, end: SeatEnd) {
		let changed = Self::change_stake(coop, member, |stake| {
			if end == SeatEnd::Died || !stake.is_empty() {
				stake.ended = Some(end);
			}
			if end == SeatEnd::Died {
				stake.account = None;
			}
			Some(())
		});
		if changed.is_err() {
			defensive!("how a seat ended can be kept");
		}
	}

	/// Refunds what who has left had paid for offers that are open: it counts for no minimum any more.
	fn void_subscriptions(coop: CoopId, member: MemberNo) -> Option<()> {
		for no in Books::<T>::get(coop)?.open_offers {
			let Some(mut subscription) = Subscriptions::<T>::get((coop, no, member)) else {
				continue;
			};
			let mut offer = Offers::<T>::get(coop, no)?;
			let par = Classes::<T>::get(coop, offer.terms.class)?.terms.par;
			offer.shares = offer.shares.checked_sub(subscription.shares(par)?)?;
			subscription.refundable = subscription.paid;
			Subscriptions::<T>::insert((coop, no, member), subscription);
			Offers::<T>::insert(coop, no, offer);
		}
		Some(())
	}
}

impl<T: Config> OnSeatEnded for Pallet<T> {
	fn on_seat_ended(coop: CoopId, member: MemberNo, end: SeatEnd) {
		let stake = Stakes::<T>::get(coop, member);
		Self::note_end(coop, member, end);
		if stake.open > 0 && Self::void_subscriptions(coop, member).is_none() {
			defensive!("what was subscribed can be refunded");
		}
		if stake.par > 0 || stake.committed > 0 {
			// In this block or a later one, and as of today.
			if let Ok(today) = Self::today() {
				Self::schedule(T::Clock::deadline(), Due::Exit(coop, member, today));
			}
		}
	}

	fn on_exit_classified(coop: CoopId, member: MemberNo, end: SeatEnd) {
		Self::note_end(coop, member, end);
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::on_seat_ended()
	}
}
