//! An officer expects what members pay by bank, list by list. It binds nobody until two hands have posted the money.

use super::books::{ItemOf, OrderOf};
use crate::*;

/// An order by which a list is expected, and what counts it.
pub(crate) enum Expecting<T: Config> {
	/// An offer with one more list.
	ForOffer(OfferNo, OfferOf<T>, OrderOf<T>),
	/// The shares of the co-op, in which there is room for one more list outside offers.
	Outside(Purpose, Book, OrderOf<T>),
}

/// A list that is given up, and the offer with one list less, if it is of one.
type GivenUp<T> = (Purpose, Option<(OfferNo, OfferOf<T>)>);

impl<T: Config> Pallet<T> {
	/// What it weighs to expect a list.
	pub(crate) fn weight_to_expect(expected: &Expected) -> Weight {
		match expected {
			Expected::Offer(_, list) => <T as Config>::WeightInfo::expect(count(list)),
			Expected::Class(_, list) => <T as Config>::WeightInfo::expect_shares(count(list)),
			Expected::Missing(list) => <T as Config>::WeightInfo::expect_missing(count(list)),
		}
	}

	/// The officer who expects a list, the order, and what counts it.
	pub(crate) fn may_expect(
		coop: CoopId,
		who: &T::AccountId,
		expected: &Expected,
	) -> Result<(Hand, Expecting<T>), Error<T>> {
		let by = Self::officer(coop, who)?;
		let expecting = match expected {
			Expected::Offer(no, list) => Self::may_expect_for_offer(coop, *no, list)?,
			Expected::Class(no, list) => Self::may_expect_shares(coop, *no, list)?,
			Expected::Missing(list) => Self::may_expect_missing(coop, list)?,
		};
		Ok((by, expecting))
	}

	/// Expects it, and remembers what it is about.
	pub(crate) fn do_expect(coop: CoopId, expecting: Expecting<T>) -> DispatchResult {
		let (purpose, pending) = match expecting {
			Expecting::ForOffer(no, offer, order) => {
				let pending = T::Ledger::order(order)?;
				Offers::<T>::insert(coop, no, offer);
				(Purpose::Offer(no), pending)
			}
			Expecting::Outside(purpose, mut book, order) => {
				let pending = T::Ledger::order(order)?;
				book.lists.try_push(pending).map_err(|_| Error::<T>::TooManyLists)?;
				Books::<T>::insert(coop, book);
				(purpose, pending)
			}
		};
		Lists::<T>::insert(coop, pending, purpose);
		Self::deposit_event(Event::Expected { coop, purpose, pending });
		Ok(())
	}

	/// What subscribers of an offer pay.
	fn may_expect_for_offer(coop: CoopId, no: OfferNo, list: &[(MemberNo, u64)]) -> Result<Expecting<T>, Error<T>> {
		let (mut offer, book, class) = Self::subscribable(coop, no)?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Bank)?;
		Self::ensure_once(list)?;
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
		let order = Self::expected(coop, cash.account, items, (offer.document, offer.closes_at));
		Ok(Expecting::ForOffer(no, offer, order))
	}

	/// Whether a list names somebody, and each once.
	pub(crate) fn ensure_once(list: &[(MemberNo, u64)]) -> Result<(), Error<T>> {
		ensure!(!list.is_empty(), Error::<T>::NoShares);
		let members: BTreeSet<_> = list.iter().map(|(member, _)| member).collect();
		ensure!(members.len() == list.len(), Error::<T>::MemberTwice);
		Ok(())
	}

	/// The order by which money is expected until a deadline.
	pub(crate) fn expected(
		coop: CoopId,
		bank: AccountNo,
		items: Vec<ItemOf<T>>,
		(voucher, deadline): (T::Hash, Moment),
	) -> OrderOf<T> {
		Order {
			ledger: Self::ledger(coop),
			keeper: Keeper::Shares,
			bank,
			direction: Direction::In,
			items,
			basis: Basis::Contribution,
			voucher,
			deadline: Some(deadline),
		}
	}

	/// The officer who gives a list up, and what it was about. What was posted of it stays.
	pub(crate) fn may_give_up(
		coop: CoopId,
		pending: PendingNo,
		who: &T::AccountId,
	) -> Result<(Hand, GivenUp<T>), Error<T>> {
		let by = Self::officer(coop, who)?;
		let purpose = Lists::<T>::get(coop, pending).ok_or(Error::<T>::NoSuchList)?;
		let ensure_waits = || {
			let waits = T::Ledger::details_approved(Self::ledger(coop), pending).is_some();
			ensure!(waits, Error::<T>::NoSuchList);
			Ok::<_, Error<T>>(())
		};
		let Purpose::Offer(no) = purpose else {
			ensure_waits()?;
			return Ok((by, (purpose, None)));
		};
		let offer = Offers::<T>::get(coop, no).ok_or(Error::<T>::NoSuchOffer)?;
		ensure!(offer.state == OfferState::Open, Error::<T>::OfferClosed);
		ensure_waits()?;
		let lists = offer.lists.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Ok((by, (purpose, Some((no, Offer { lists, ..offer })))))
	}

	/// Gives it up. What came outside offers is known by its list also when a bank takes it back later.
	pub(crate) fn do_give_up(coop: CoopId, pending: PendingNo, (purpose, offer): GivenUp<T>) -> DispatchResult {
		T::Ledger::give_up(Self::ledger(coop), pending)?;
		if let Some((no, offer)) = offer {
			Lists::<T>::remove(coop, pending);
			Offers::<T>::insert(coop, no, offer);
		}
		Self::deposit_event(Event::ListGivenUp { coop, purpose, pending });
		Ok(())
	}
}
