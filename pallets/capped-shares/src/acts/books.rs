//! What every act reads and writes: the shares of a co-op, a class, and entries in the books.

use crate::*;

/// The number of an account, as treasurers know it.
pub(crate) mod codes {
	pub const OTHER_CASH: u32 = 1_010;
	pub const SET_OFF: u32 = 1_400;
	pub const HANDED_OVER: u32 = 1_500;
	pub const REDEEMABLE: u32 = 2_100;
	pub const DUE: u32 = 2_200;
	/// Beside these two, nothing that is owed can be less than nothing. They can, where a bank takes back what became shares.
	pub const PAID_IN: u32 = 2_300;
	pub const HELD: u32 = 2_400;
	pub const BROUGHT: u32 = 3_000;
	pub const CAPITAL: u32 = 3_100;
	pub const LOSSES: u32 = 3_200;
	pub const RESERVE: u32 = 3_900;
	pub const RECEIPTS: u32 = 4_010;
	pub const RETURNS: u32 = 5_200;
	pub const INTEREST: u32 = 5_210;
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

	/// What can be paid now from all accounts of a co-op's cash.
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

	/// Opens an account in the books of a co-op. Nobody is paid more than is due to them, and no more capital ends than there is.
	pub(crate) fn open_account(coop: CoopId, kind: AccountKind, code: u32) -> Result<AccountNo, DispatchError> {
		let is_owed = kind == AccountKind::Liability && !(codes::PAID_IN..codes::CAPITAL).contains(&code);
		let is_limited = is_owed || (codes::CAPITAL..codes::LOSSES).contains(&code);
		Self::open_terms(coop, (kind, code), Cash::None, is_limited.then_some(Side::Debit))
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
