//! What every act reads and writes: the shares of a co-op, a class, and entries in the books.

use crate::*;

/// The number of an account, as treasurers know it.
pub(crate) mod codes {
	pub const OTHER_CASH: u32 = 1_010;
	pub const SET_OFF: u32 = 1_400;
	pub const HANDED_OVER: u32 = 1_500;
	pub const REDEEMABLE: u32 = 2_100;
	pub const DUE: u32 = 2_200;
	pub const PAID_IN: u32 = 2_300;
	pub const BROUGHT: u32 = 3_000;
	pub const CAPITAL: u32 = 3_100;
	pub const LOSSES: u32 = 3_200;
	pub const RESERVE: u32 = 3_900;
	pub const RECEIPTS: u32 = 4_010;
	/// Below the first one of treasuries' budget lines, because those are numbered on and on.
	pub const INTEREST: u32 = 4_910;
	/// Above all others, because offers are numbered on and on.
	pub const HELD: u32 = 240_000;

	/// The code of an account of which each class has one, after the others of its kind.
	pub fn of_class(first: u32, no: crate::ClassNo) -> Option<u32> {
		first.checked_add(no.into())
	}

	/// The code of the account that holds the money of an offer aside. `None` beyond all numbers.
	pub fn of_offer(no: crate::OfferNo) -> Option<u32> {
		HELD.checked_add(no)
	}
}

/// A leg of an entry.
pub(crate) type LegOf<T> = Leg<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// An item of an order.
pub(crate) type ItemOf<T> = Item<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// An order that waits for the bank.
pub(crate) type OrderOf<T> = Order<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// The books of a co-op.
	pub(crate) const fn ledger(coop: CoopId) -> LedgerId {
		LedgerId::Coop(coop)
	}

	pub(crate) fn today() -> Result<Day, Error<T>> {
		day_of(T::Clock::civil()).ok_or(Error::<T>::Overflow)
	}

	/// The account of a co-op's cash that its treasury keeps.
	pub(crate) fn cash(coop: CoopId) -> Result<CashAccount, Error<T>> {
		T::Cash::cash(Self::ledger(coop)).ok_or(Error::<T>::NoBooks)
	}

	/// All accounts of a co-op's cash: that of its treasury, and the one that takes money for shares in the other way.
	fn cashes(coop: CoopId, other: Option<CashAccount>) -> Result<impl Iterator<Item = CashAccount>, Error<T>> {
		Ok([Some(Self::cash(coop)?), other].into_iter().flatten())
	}

	/// The account of a co-op's cash whose money moves in this way.
	pub(crate) fn cash_by(coop: CoopId, other: Option<CashAccount>, mode: Mode) -> Result<CashAccount, Error<T>> {
		let missing = match mode {
			Mode::Units => Error::<T>::NotInUnits,
			Mode::Bank => Error::<T>::NotByBank,
		};
		Self::cashes(coop, other)?.find(|cash| cash.mode == mode).ok_or(missing)
	}

	/// The smallest amount that moves in every way in which a co-op's money does.
	pub(crate) fn unit(coop: CoopId, other: Option<CashAccount>) -> Result<Balance, Error<T>> {
		Ok(Self::cashes(coop, other)?.map(|cash| cash.unit).fold(1, Balance::max))
	}

	/// As [`Self::unit`], of a co-op that may have no shares yet.
	pub(crate) fn unit_of(coop: CoopId) -> Result<Balance, Error<T>> {
		Self::unit(coop, Books::<T>::get(coop).and_then(|book| book.other_cash))
	}

	/// What can be paid now from all accounts of a co-op's cash, whoever asks first.
	///
	/// Without the existential deposit of an address of units, though the last payment of what is owed may empty it: only one that
	/// is all that is there may. If the deposit were counted, payments smaller than that could be promised of which the last ones
	/// are never paid, because what one of them leaves is less than an address lives of. What is handed over is not owed, and
	/// leaves the deposit in any case.
	pub(crate) fn in_cash(coop: CoopId, other: Option<CashAccount>) -> Result<Balance, Error<T>> {
		let of_one = |cash: CashAccount| T::Ledger::available(Self::ledger(coop), cash.account);
		let sum = |sum: Balance, cash| sum.checked_add(of_one(cash)).ok_or(Error::<T>::Overflow);
		Self::cashes(coop, other)?.try_fold(0, sum)
	}

	/// The shares of a co-op, with the business years until today, and today.
	pub(crate) fn book(coop: CoopId) -> Result<(Book, Day), Error<T>> {
		let (mut book, today) = (Books::<T>::get(coop).ok_or(Error::<T>::NoSuchClass)?, Self::today()?);
		book.roll(today, |day| T::Years::year_of(coop, day)).ok_or(Error::<T>::Overflow)?;
		Ok((book, today))
	}

	/// A class, with its days counted until today.
	pub(crate) fn class(book: &Book, coop: CoopId, no: ClassNo, today: Day) -> Result<ClassOf<T>, Error<T>> {
		let mut class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		class.roll(&book.years, today).ok_or(Error::<T>::Overflow)?;
		Ok(class)
	}

	/// The shares of a co-op, one class of it, and today.
	pub(crate) fn book_and_class(coop: CoopId, no: ClassNo) -> Result<(Book, ClassOf<T>, Day), Error<T>> {
		let (book, today) = Self::book(coop)?;
		let class = Self::class(&book, coop, no, today)?;
		Ok((book, class, today))
	}

	/// Opens an account in the books of a co-op. What came by bank for shares can be less than nothing, where a bank takes back what
	/// has become some.
	pub(crate) fn open_account(coop: CoopId, kind: AccountKind, code: u32) -> Result<AccountNo, DispatchError> {
		Self::open_terms(coop, (kind, code), Cash::None, None)
	}

	/// As [`Self::open_account`], where nobody is paid more than is due to them, and no more capital ends than there is.
	pub(crate) fn open_limited(coop: CoopId, kind: AccountKind, code: u32) -> Result<AccountNo, DispatchError> {
		Self::open_terms(coop, (kind, code), Cash::None, Some(Side::Debit))
	}

	/// Opens the account on which the hands of the books say what a class brings in from elsewhere.
	pub(crate) fn open_brought(coop: CoopId, code: u32) -> Result<AccountNo, DispatchError> {
		let (kind, keeper) = (AccountKind::Equity, Keeper::Shares);
		let terms = Terms { kind, code, keeper, cash: Cash::None, limit: None, is_direct: true, mirror: None };
		T::Ledger::open_account(Self::ledger(coop), terms)
	}

	/// Opens an account of cash in the books of a co-op. No more is paid than there is.
	pub(crate) fn open_cash_account(
		coop: CoopId,
		code: u32,
		cash: Cash<T::AccountId>,
	) -> Result<AccountNo, DispatchError> {
		Self::open_terms(coop, (AccountKind::Asset, code), cash, Some(Side::Credit))
	}

	fn open_terms(
		coop: CoopId,
		(kind, code): (AccountKind, u32),
		cash: Cash<T::AccountId>,
		limit: Option<Side>,
	) -> Result<AccountNo, DispatchError> {
		let terms = Terms { kind, code, keeper: Keeper::Shares, cash, limit, is_direct: false, mirror: None };
		T::Ledger::open_account(Self::ledger(coop), terms)
	}

	pub(crate) fn debit(account: AccountNo, amount: Balance, member: Option<(CoopId, MemberNo)>) -> LegOf<T> {
		Self::leg(account, Side::Debit, amount, member)
	}

	pub(crate) fn credit(account: AccountNo, amount: Balance, member: Option<(CoopId, MemberNo)>) -> LegOf<T> {
		Self::leg(account, Side::Credit, amount, member)
	}

	fn leg(account: AccountNo, side: Side, amount: Balance, member: Option<(CoopId, MemberNo)>) -> LegOf<T> {
		let party = member.map(|(coop, member)| Party::Member(coop, member));
		Leg { account, side, amount, party }
	}

	/// Enters what balances in the books of a co-op. Legs of nothing are left out, and so is an entry of none.
	pub(crate) fn enter(
		coop: CoopId,
		legs: Vec<LegOf<T>>,
		basis: Basis,
		voucher: T::Hash,
		moves: Moves<T::AccountId>,
	) -> DispatchResult {
		let legs: Vec<_> = legs.into_iter().filter(|leg| leg.amount > 0).collect();
		if legs.is_empty() {
			return Ok(());
		}
		T::Ledger::post(Draft { ledger: Self::ledger(coop), legs, day: None, basis, voucher, moves }).map(|_| ())
	}

	/// Enters an operation in the register of shares: whose shares and how many, from which day on, and what it rests on.
	pub(crate) fn note(
		coop: CoopId,
		book: &mut Book,
		class: ClassNo,
		(kind, member, shares): (OperationKind, MemberNo, u64),
		(day, grounds): (Day, Grounds),
	) -> Result<OperationNo, Error<T>> {
		book.operations = book.operations.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let at = T::Clock::civil();
		let operation = Operation { kind, class, member, shares, day, at, grounds };
		Operations::<T>::insert(coop, book.operations, operation);
		Ok(book.operations)
	}

	/// Changes what is kept of a member. What says nothing is not kept. Where more is owed than before, the time after which
	/// what is not claimed lapses begins anew for all of it, so that nothing of it lapses too early.
	pub(crate) fn change_stake(
		coop: CoopId,
		member: MemberNo,
		change: impl FnOnce(&mut StakeOf<T>) -> Option<()>,
	) -> Result<(), Error<T>> {
		let mut stake = Stakes::<T>::get(coop, member);
		let (owed, left_open) = (stake.owed, stake.leaves_open().cloned());
		change(&mut stake).ok_or(Error::<T>::Overflow)?;
		if stake.owed > owed {
			stake.owed_since = Self::today()?;
		}
		Self::count_leaver(coop, left_open.as_ref(), stake.leaves_open())?;
		if stake.is_empty() {
			Stakes::<T>::remove(coop, member);
		} else {
			Stakes::<T>::insert(coop, member, stake);
		}
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Counts a former member under the account to which is paid what is open, or not any more.
	fn count_leaver(coop: CoopId, before: Option<&T::AccountId>, after: Option<&T::AccountId>) -> Result<(), Error<T>> {
		if before == after {
			return Ok(());
		}
		if let Some(account) = before {
			let left = Leavers::<T>::get(coop, account).checked_sub(1).ok_or(Error::<T>::Overflow)?;
			if left == 0 {
				Leavers::<T>::remove(coop, account);
			} else {
				Leavers::<T>::insert(coop, account, left);
			}
		}
		if let Some(account) = after {
			let more = Leavers::<T>::get(coop, account).checked_add(1).ok_or(Error::<T>::Overflow)?;
			Leavers::<T>::insert(coop, account, more);
		}
		Ok(())
	}
}

impl<T: Config> Settlement for Pallet<T> {
	fn is_settled(coop: CoopId, member: MemberNo) -> bool {
		Stakes::<T>::get(coop, member).is_settled()
	}

	fn forget(coop: CoopId, member: MemberNo) {
		let stake = Stakes::<T>::get(coop, member);
		if !stake.is_settled() {
			return;
		}
		// What a bank took back of theirs stays to be paid.
		if stake.missing > 0 {
			Stakes::<T>::insert(coop, member, Stake { account: None, ..stake });
		} else {
			Stakes::<T>::remove(coop, member);
		}
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::codes;
	use crate::limits::MAX_CLASSES;
	use proptest::prelude::*;
	use std::collections::BTreeSet;

	const OF_CO_OPS: [u32; 10] = [
		codes::OTHER_CASH,
		codes::SET_OFF,
		codes::HANDED_OVER,
		codes::DUE,
		codes::PAID_IN,
		codes::LOSSES,
		codes::RESERVE,
		codes::RECEIPTS,
		codes::INTEREST,
		codes::HELD,
	];

	/// The codes of the accounts of a co-op and of all its classes.
	fn others() -> Vec<u32> {
		let of_one =
			|no| [codes::REDEEMABLE, codes::BROUGHT, codes::CAPITAL].map(|first| codes::of_class(first, no).unwrap());
		let of_classes = (1..=MAX_CLASSES).flat_map(|no| of_one(no.try_into().unwrap()));
		OF_CO_OPS.into_iter().chain(of_classes).collect()
	}

	#[test]
	fn no_two_accounts_of_a_co_op_and_its_classes_share_a_code() {
		let all = others();
		assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
		assert_eq!(codes::of_offer(u32::MAX - codes::HELD), Some(u32::MAX));
		assert_eq!(codes::of_offer(u32::MAX - codes::HELD + 1), None);
		assert_eq!(codes::of_class(u32::MAX, 1), None);
	}

	/// Treasuries number budget lines on and on from this code.
	const FIRST_OF_LINES: u32 = 5_000;

	#[test]
	fn no_account_but_those_of_offers_has_the_code_of_a_budget_line() {
		assert!(others().into_iter().filter(|code| *code != codes::HELD).all(|code| code < FIRST_OF_LINES));
	}

	proptest! {
		/// Whatever its number, the account of an offer has a code of its own.
		#[test]
		fn no_account_of_an_offer_shares_a_code(one in 1u32..=u32::MAX, other in 1u32..10_000) {
			for no in [one, other] {
				prop_assert!(codes::of_offer(no).is_none_or(|code| !others().contains(&code)));
			}
			prop_assert!(one == other || codes::of_offer(one).is_none() || codes::of_offer(one) != codes::of_offer(other));
		}
	}
}
