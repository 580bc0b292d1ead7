//! What waits for the bank: money is set aside, or expected.

use crate::{rules::limits, *};
use alloc::collections::BTreeSet;

impl<T: Config> Pallet<T> {
	/// Refuses what is no party, and the ledger itself.
	pub(crate) fn ensure_party(ledger: LedgerId, party: &PartyOf<T>) -> Result<(), Error<T>> {
		ensure!(ledger.owner().as_ref() != Some(party), Error::<T>::ToItself);
		ensure!(T::Parties::is_party(party), Error::<T>::WrongParty);
		Ok(())
	}

	/// The commitment to the bank details of a party that is in force on a day.
	pub(crate) fn details_on(ledger: LedgerId, party: &PartyOf<T>, day: Day) -> Option<T::Hash> {
		let details = DetailsOf::<T>::get(ledger, party)?;
		details.in_force(day, T::Clock::has_passed(details.from))
	}

	/// The books with one more pending entry, and its number.
	///
	/// `by` is the hand that expects it, where no keeper has decided.
	pub(crate) fn may_order(order: OrderOf<T>, by: Option<Hand>) -> Result<(PendingNo, Sheet<T>), Error<T>> {
		let Order { ledger, keeper, bank, direction, items, basis, voucher, deadline } = order;
		let mut sheet = Sheet::<T>::open(ledger)?;
		match sheet.account(bank)?.terms.cash {
			// A keeper settles it, whose units a custodian pays out.
			Cash::Units { .. } if keeper != Keeper::Hands && direction == Direction::Out => {
				let leg = Self::units_account(&mut sheet, bank, 0)?;
				Self::catch_up(&mut sheet, &leg)?;
			}
			_ => _ = sheet.bank(bank)?,
		}
		ensure!(voucher != T::Hash::default(), Error::<T>::NoDocument);
		// What hands expect leaves room for what keepers have decided.
		let all = T::MaxPendings::get();
		let room = if by.is_some() { all.saturating_sub(all.div_euclid(4)) } else { all };
		ensure!(sheet.record.open_pendings < room, Error::<T>::TooManyPendings);
		// Nor does one of them keep the others from expecting anything.
		let is_half = |by| sheet.record.expected_by(by) >= room.div_ceil(2);
		ensure!(!by.is_some_and(is_half), Error::<T>::TooManyOfYours);
		let accounts: BTreeSet<AccountNo> = items.iter().map(|item| item.account).collect();
		ensure!(accounts.len() <= MAX_RUN_ACCOUNTS as usize, Error::<T>::TooManyAccounts);
		let today = Self::today()?;
		let mut waiting = Vec::new();
		let mut amounts = Vec::new();
		for item in items {
			ensure!(limits::is_amount(item.amount), Error::<T>::WrongAmount);
			ensure!(limits::is_bookable(&sheet.record, item.amount), Error::<T>::BelowSmallestUnit);
			let account = sheet.purpose(item.account)?;
			let takes = account.terms.kind == AccountKind::IndivisibleReserve && direction == Direction::Out;
			ensure!(!takes, Error::<T>::ReserveIsIndivisible);
			Self::ensure_party(ledger, &item.party)?;
			amounts.push(item.amount);
			let details = Self::details_on(ledger, &item.party, today);
			waiting.push(Waiting { item, remaining: 0, details });
		}
		ensure!(!waiting.is_empty(), Error::<T>::WrongAmount);
		let items = waiting.try_into().map_err(|_| Error::<T>::TooManyItems)?;
		let at = T::Clock::civil();
		let no = sheet.add_pending(Pending { keeper, bank, direction, items, basis, voucher, at, deadline, by })?;
		for (amount, place) in amounts.into_iter().zip(0..) {
			sheet.wait(no, place, amount, true)?;
		}
		Ok((no, sheet.balanced()?))
	}

	/// Writes a pending entry and tells it.
	pub(crate) fn do_order(ledger: LedgerId, no: PendingNo, sheet: Sheet<T>) {
		sheet.write();
		Self::deposit_event(Event::Ordered { ledger, pending: no });
	}

	/// The hand that may expect money by bank, and the books with what it expects.
	#[allow(clippy::too_many_arguments)]
	pub(crate) fn may_expect(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		bank: AccountNo,
		item: &ItemOf<T>,
		voucher: T::Hash,
		days: u32,
	) -> Result<(Hand, PendingNo, Sheet<T>), Error<T>> {
		let hand = Self::hand(ledger, coop, who)?;
		ensure!((1..=MAX_EXPECT_DAYS).contains(&days), Error::<T>::WrongDeadline);
		ensure!(item.charged.is_none(), Error::<T>::NotDirect);
		let deadline = T::Clock::in_days(days).ok_or(Error::<T>::Overflow)?;
		let order = Order {
			ledger,
			keeper: Keeper::Hands,
			bank,
			direction: Direction::In,
			items: alloc::vec![item.clone()],
			basis: Basis::Contribution,
			voucher,
			deadline: Some(deadline),
		};
		let (no, mut sheet) = Self::may_order(order, Some(hand))?;
		ensure!(sheet.account(item.account)?.terms.is_direct, Error::<T>::NotDirect);
		Ok((hand, no, sheet))
	}
}
