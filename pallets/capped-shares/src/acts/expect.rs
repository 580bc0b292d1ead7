//! An officer expects what subscribers pay by bank, list by list. It binds nobody until two hands have posted the money.

use super::books::OrderOf;
use crate::*;

/// An offer with one more list that is expected, and the order by which it is.
type Expected<T> = (OfferOf<T>, OrderOf<T>);

impl<T: Config> Pallet<T> {
	/// The officer who expects a list of subscriptions, the offer with one more list, and the order.
	pub(crate) fn may_expect(
		coop: CoopId,
		no: OfferNo,
		who: &T::AccountId,
		list: &[(MemberNo, u64)],
	) -> Result<(Hand, Expected<T>), Error<T>> {
		let by = Self::officer(coop, who)?;
		let (mut offer, book, class) = Self::subscribable(coop, no)?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Bank)?;
		ensure!(!list.is_empty(), Error::<T>::NoShares);
		let members: BTreeSet<_> = list.iter().map(|(member, _)| member).collect();
		ensure!(members.len() == list.len(), Error::<T>::MemberTwice);
		let (mut items, mut all) = (Vec::new(), 0u64);
		for (member, shares) in list {
			ensure!(T::Members::is_seated(coop, *member), Error::<T>::NotMember);
			let amount = Self::may_pay_for(coop, (no, &offer), (&book, &class), *member, *shares)?;
			all = all.checked_add(*shares).ok_or(Error::<T>::Overflow)?;
			items.push(Item { account: offer.account, amount, party: Party::Member(coop, *member), charged: None });
		}
		Self::ensure_on_offer(&offer, all)?;
		offer.lists =
			offer.lists.checked_add(1).filter(|lists| *lists <= limits::MAX_LISTS).ok_or(Error::<T>::TooManyLists)?;
		let order = Order {
			ledger: Self::ledger(coop),
			keeper: Keeper::Shares,
			bank: cash.account,
			direction: Direction::In,
			items,
			basis: Basis::Contribution,
			voucher: offer.document,
			deadline: Some(offer.closes_at),
		};
		Ok((by, (offer, order)))
	}

	/// Expects a list, and remembers for which offer.
	pub(crate) fn do_expect(coop: CoopId, no: OfferNo, (offer, order): Expected<T>) -> DispatchResult {
		let pending = T::Ledger::order(order)?;
		Lists::<T>::insert(coop, pending, no);
		Offers::<T>::insert(coop, no, offer);
		Self::deposit_event(Event::Expected { coop, offer: no, pending });
		Ok(())
	}

	/// The offer of a list that an officer gives up, with one list less. What was posted of it stays.
	pub(crate) fn may_give_up(
		coop: CoopId,
		pending: PendingNo,
		who: &T::AccountId,
	) -> Result<(Hand, OfferNo, OfferOf<T>), Error<T>> {
		let by = Self::officer(coop, who)?;
		let no = Lists::<T>::get(coop, pending).ok_or(Error::<T>::NoSuchList)?;
		let mut offer = Offers::<T>::get(coop, no).ok_or(Error::<T>::NoSuchOffer)?;
		ensure!(offer.state == OfferState::Open, Error::<T>::OfferClosed);
		offer.lists = offer.lists.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Ok((by, no, offer))
	}
}
