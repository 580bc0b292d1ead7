//! Offers of shares: made by the members, subscribed in units, taken back, and closed by time.

use super::books::codes;
use crate::*;

/// What somebody may pay in for an offer.
pub(crate) struct Paying<T: Config> {
	offer: OfferOf<T>,
	par: Balance,
	member: MemberNo,
	amount: Balance,
	cash: CashAccount,
}

impl<T: Config> Pallet<T> {
	/// Whether the members can make such an offer of a class.
	pub(crate) fn may_open_offer(
		coop: CoopId,
		terms: &OfferTerms,
		document: T::Hash,
	) -> Result<(Book, ClassOf<T>), Error<T>> {
		let (book, class, _) = Self::book_and_class(coop, terms.class)?;
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(terms.are_within(), Error::<T>::TermsOutsideRange);
		Self::ensure_whole(coop, terms.class, &class)?;
		let running = book.open_offers.len().saturating_add(book.settling.len());
		ensure!(running < limits::MAX_OPEN_OFFERS as usize, Error::<T>::TooManyOffers);
		Self::ensure_room(&class, terms.maximum)?;
		Ok((book, class))
	}

	/// Opens it, with an account that holds its money aside. Gives its number.
	pub(crate) fn do_open_offer(
		coop: CoopId,
		terms: OfferTerms,
		(document, resolution): (T::Hash, ResolutionId),
		(mut book, mut class): (Book, ClassOf<T>),
	) -> Result<OfferNo, DispatchError> {
		let overflow = || Error::<T>::Overflow;
		let no = book.offers.checked_add(1).ok_or_else(overflow)?;
		let code = codes::of_offer(no).ok_or_else(overflow)?;
		let account = Self::open_account(coop, AccountKind::Liability, code)?;
		// A day longer than deadline time needs, which is never ahead of civil time.
		let is_by_bank = Self::cash_by(coop, book.other_cash, Mode::Bank).is_ok();
		let grace = if is_by_bank { limits::GRACE_DAYS } else { 1 };
		let closes_at = T::Clock::in_days(grace.saturating_add(terms.days.into())).ok_or_else(overflow)?;
		let last_day = Self::today()?.checked_add(terms.days.into()).ok_or_else(overflow)?;
		let fee = class.terms.entry_fee(Self::unit(coop, book.other_cash)?).ok_or_else(overflow)?;
		let offer = Offer {
			terms,
			fee,
			document,
			resolution,
			account,
			last_day,
			closes_at,
			shares: 0,
			paid: 0,
			subscribers: 0,
			lists: 0,
			state: OfferState::Open,
		};
		class.offers = class.offers.checked_add(1).ok_or_else(overflow)?;
		book.offers = no;
		book.open_offers.try_push(no).map_err(|_| overflow())?;
		Self::schedule(closes_at, Due::Close(coop, no));
		OfferOfAccount::<T>::insert(coop, account, no);
		Offers::<T>::insert(coop, no, offer);
		Classes::<T>::insert(coop, terms.class, class);
		Books::<T>::insert(coop, book);
		Ok(no)
	}

	/// An offer that can be subscribed today, its class, and the shares of the co-op.
	pub(crate) fn subscribable(coop: CoopId, no: OfferNo) -> Result<(OfferOf<T>, Book, ClassOf<T>), Error<T>> {
		let offer = Offers::<T>::get(coop, no).ok_or(Error::<T>::NoSuchOffer)?;
		let (book, class, today) = Self::book_and_class(coop, offer.terms.class)?;
		Self::ensure_goes_on(coop)?;
		ensure!(offer.state == OfferState::Open && today <= offer.last_day, Error::<T>::OfferClosed);
		Self::ensure_undoubted(coop, offer.terms.class, &class)?;
		Ok((offer, book, class))
	}

	/// Whether a member can pay for so many shares of an offer, beside what they have paid. Gives what that costs.
	///
	/// Caps are measured by all capital that there would be if everything on offer were issued. They are measured again when it
	/// is known how much is.
	pub(crate) fn may_pay_for(
		coop: CoopId,
		(no, offer): (OfferNo, &OfferOf<T>),
		(book, class): (&Book, &ClassOf<T>),
		member: MemberNo,
		shares: u64,
	) -> Result<Balance, Error<T>> {
		let overflow = || Error::<T>::Overflow;
		ensure!(shares > 0, Error::<T>::NoShares);
		Self::ensure_for(coop, class, member)?;
		let stake = Stakes::<T>::get(coop, member);
		Self::ensure_in_time(&stake)?;
		let paid = Self::subscription(coop, (no, offer), member, &stake);
		let before = paid.shares(class.terms.par).ok_or_else(overflow)?;
		let mut counted = Self::counted(coop, offer.terms.class, member, &stake)?;
		counted.shares = counted.shares.checked_add(before).ok_or_else(overflow)?;
		let at_par = class.par_of(before).and_then(|more| counted.at_par.checked_add(more));
		counted.at_par = at_par.ok_or_else(overflow)?;
		let capital = class.par_of(offer.terms.maximum).and_then(|more| book.par.checked_add(more));
		let capital = capital.ok_or_else(overflow)?;
		Self::ensure_may_hold(book, class, counted, shares, capital)?;
		let fee = paid.fee_left().ok_or_else(overflow)?;
		class.par_of(shares).and_then(|amount| amount.checked_add(fee)).ok_or_else(overflow)
	}

	/// What a member has paid for an offer. Who has not entered pays the entry fee with the first of it.
	pub(crate) fn subscription(
		coop: CoopId,
		(no, offer): (OfferNo, &OfferOf<T>),
		member: MemberNo,
		stake: &StakeOf<T>,
	) -> Subscription {
		let first = || Subscription { fee: if stake.has_entered { 0 } else { offer.fee }, ..Default::default() };
		Subscriptions::<T>::get((coop, no, member)).unwrap_or_else(first)
	}

	/// Whether so many more are on offer, where who comes first is served.
	pub(crate) fn ensure_on_offer(offer: &OfferOf<T>, shares: u64) -> Result<(), Error<T>> {
		let all = offer.shares.checked_add(shares).ok_or(Error::<T>::Overflow)?;
		let is_full = offer.terms.allotment == Allotment::FirstCome && all > offer.terms.maximum;
		ensure!(!is_full, Error::<T>::OfferFull);
		Ok(())
	}

	/// Whether who acts can pay in units for so many shares of an offer.
	pub(crate) fn may_subscribe_offer(
		coop: CoopId,
		no: OfferNo,
		who: &T::AccountId,
		shares: u64,
	) -> Result<Paying<T>, Error<T>> {
		let Hand { member, .. } = Self::member(coop, who)?;
		let (offer, book, class) = Self::subscribable(coop, no)?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Units)?;
		let amount = Self::may_pay_for(coop, (no, &offer), (&book, &class), member, shares)?;
		Self::ensure_on_offer(&offer, shares)?;
		Ok(Paying { offer, par: class.terms.par, member, amount, cash })
	}

	/// Takes the units in and holds them aside.
	pub(crate) fn do_subscribe_offer(
		coop: CoopId,
		no: OfferNo,
		who: T::AccountId,
		Paying { mut offer, par, member, amount, cash }: Paying<T>,
	) -> DispatchResult {
		let by = Some((coop, member));
		let legs = vec![Self::debit(cash.account, amount, None), Self::credit(offer.account, amount, by)];
		Self::enter(coop, legs, Basis::Contribution, offer.document, Moves::From(who.clone()))?;
		Self::count_paid(coop, (no, &mut offer), par, member, (amount, true)).ok_or(Error::<T>::Overflow)?;
		Self::change_stake(coop, member, |stake| {
			stake.account = Some(who);
			Some(())
		})?;
		Offers::<T>::insert(coop, no, offer);
		Ok(())
	}

	/// Counts what a member has paid for an offer. What does not count for it is refunded.
	pub(crate) fn count_paid(
		coop: CoopId,
		(no, offer): (OfferNo, &mut OfferOf<T>),
		par: Balance,
		member: MemberNo,
		(amount, counts): (Balance, bool),
	) -> Option<()> {
		let is_first = !Subscriptions::<T>::contains_key((coop, no, member));
		let before = Self::subscription(coop, (no, offer), member, &Stakes::<T>::get(coop, member));
		let mut after = before;
		after.paid = after.paid.checked_add(amount)?;
		if !counts {
			after.refundable = after.refundable.checked_add(amount)?;
		}
		if is_first {
			Subscribers::<T>::insert((coop, no, offer.subscribers), member);
			offer.subscribers = offer.subscribers.checked_add(1)?;
			Self::change_stake(coop, member, |stake| {
				stake.open = stake.open.checked_add(1)?;
				Some(())
			})
			.ok()?;
		}
		Self::put_subscription(coop, (no, offer), par, member, (before, after))?;
		let (paid, shares) = (offer.paid, offer.shares);
		Self::deposit_event(Event::PaidIn { coop, offer: no, member, amount, paid, shares });
		Some(())
	}

	/// Takes back that a member has paid, because the bank has not or has it back. What `never_counted` is taken of what is refunded
	/// first, so that who has paid in time keeps what that is for.
	pub(crate) fn uncount_paid(
		coop: CoopId,
		(no, offer): (OfferNo, &mut OfferOf<T>),
		par: Balance,
		member: MemberNo,
		(amount, never_counted): (Balance, bool),
	) -> Option<()> {
		let before = Subscriptions::<T>::get((coop, no, member))?;
		let mut after = before;
		after.paid = after.paid.checked_sub(amount)?;
		let of_refund = if never_counted { amount } else { 0 };
		after.refundable = after.refundable.saturating_sub(of_refund).min(after.paid);
		Self::put_subscription(coop, (no, offer), par, member, (before, after))
	}

	fn put_subscription(
		coop: CoopId,
		(no, offer): (OfferNo, &mut OfferOf<T>),
		par: Balance,
		member: MemberNo,
		(before, after): (Subscription, Subscription),
	) -> Option<()> {
		offer.shares = offer.shares.checked_sub(before.shares(par)?)?.checked_add(after.shares(par)?)?;
		offer.paid = offer.paid.checked_sub(before.paid)?.checked_add(after.paid)?;
		Subscriptions::<T>::insert((coop, no, member), after);
		Some(())
	}

	/// Closes an offer whose time is over. While an auditor doubts what its class is worth it waits for what the members decide, or
	/// for the end of that doubt: who has paid par does not bear a loss of before.
	pub(crate) fn end_offer(coop: CoopId, no: OfferNo) -> DispatchResult {
		let offer = Offers::<T>::get(coop, no).ok_or(Error::<T>::NoSuchOffer)?;
		let class = Classes::<T>::get(coop, offer.terms.class).ok_or(Error::<T>::NoSuchClass)?;
		if Self::ensure_undoubted(coop, offer.terms.class, &class).is_ok() {
			return Self::close_offer(coop, no, false);
		}
		ensure!(offer.state == OfferState::Open, Error::<T>::OfferClosed);
		let closes_at = T::Clock::in_days(1).ok_or(Error::<T>::Overflow)?;
		Self::unschedule(offer.closes_at, Due::Close(coop, no));
		Self::schedule(closes_at, Due::Close(coop, no));
		Offers::<T>::insert(coop, no, Offer { closes_at, ..offer });
		Ok(())
	}

	/// Closes an offer: what was paid is due to those who have paid, until their shares are allotted. If enough was paid for, it is
	/// measured next how much of that caps let be issued.
	///
	/// From here on no correction at the bank takes of it any more.
	pub(crate) fn close_offer(coop: CoopId, no: OfferNo, is_taken_back: bool) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let mut offer = Offers::<T>::get(coop, no).ok_or(Error::<T>::NoSuchOffer)?;
		ensure!(offer.state == OfferState::Open, Error::<T>::OfferClosed);
		let (mut book, day) = Self::book(coop)?;
		let is_met = !is_taken_back && offer.shares >= offer.terms.minimum;
		let met = is_met.then_some(Met::on(day));
		let (paid, shares) = (offer.paid, offer.shares);
		let legs = vec![Self::debit(offer.account, paid, None), Self::credit(book.accounts.due, paid, None)];
		Self::enter(coop, legs, Basis::Resolution(offer.resolution), offer.document, Moves::Nothing)?;
		book.open_offers.retain(|open| *open != no);
		offer.state = OfferState::Settling { settled: 0, counted: 0, met };
		Self::unschedule(offer.closes_at, Due::Close(coop, no));
		// One after another: what is issued of one is there when it is measured what can be of the next.
		if book.settling.is_empty() {
			Self::schedule(T::Clock::deadline(), Due::Settle(coop, no));
		}
		book.settling.try_push(no).map_err(|_| overflow())?;
		Offers::<T>::insert(coop, no, offer);
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::OfferClosed { coop, offer: no, is_met, shares, paid });
		Ok(())
	}
}
