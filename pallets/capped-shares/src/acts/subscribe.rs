//! Members subscribe outside offers, in units, and shares are issued for what was paid by whichever door.

use super::{hold::Entry, release::Releasing};
use crate::*;

/// A subscription that may be made.
pub(crate) struct Subscribing<T: Config> {
	pub book: Book,
	pub class: ClassOf<T>,
	pub cash: CashAccount,
	pub entry: Entry,
	/// The entry fee beside the par.
	pub fee: Balance,
	/// What the member had committed themselves to, and what they have then.
	pub commitments: (Option<CommitmentOf<T>>, Option<CommitmentOf<T>>),
}

/// New shares that are paid.
pub(crate) struct Paid<T: Config> {
	pub entry: Entry,
	/// The entry fee that was paid with them.
	pub fee: Balance,
	/// What was paid beyond that, and is owed back.
	pub back: Balance,
	/// The account from which it comes.
	pub from: AccountNo,
	/// How units move with it.
	pub moves: Moves<T::AccountId>,
	/// What the entries in the books and in the register rest on.
	pub grounds: (Basis, Grounds),
}

impl<T: Config> Pallet<T> {
	/// Whether a member can have so many new shares of a class. Gives the entry fee that they pay with them.
	pub(crate) fn may_have(
		coop: CoopId,
		no: ClassNo,
		(book, class): (&Book, &ClassOf<T>),
		(member, shares): (MemberNo, u64),
	) -> Result<Balance, Error<T>> {
		ensure!(shares > 0, Error::<T>::NoShares);
		ensure!(class.is_open, Error::<T>::ClassClosed);
		Self::ensure_whole(coop, no, class)?;
		Self::ensure_for(coop, class, member)?;
		Self::may_add(coop, no, (book, class), (member, shares, shares))
	}

	/// Whether a member who owes nothing can have so many shares more, of which some are paid now. Gives the entry fee.
	///
	/// All of them count for the caps. Capital is what is paid.
	pub(crate) fn may_add(
		coop: CoopId,
		no: ClassNo,
		(book, class): (&Book, &ClassOf<T>),
		(member, shares, paid): (MemberNo, u64, u64),
	) -> Result<Balance, Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let stake = Stakes::<T>::get(coop, member);
		Self::ensure_in_time(&stake)?;
		let capital = class.par_of(paid).and_then(|paid| book.par.checked_add(paid)).ok_or_else(overflow)?;
		let counted = Self::counted(coop, no, member, &stake)?;
		Self::ensure_may_hold(book, class, counted, shares, capital)?;
		Self::ensure_supporters(book, class, class.par_of(shares).ok_or_else(overflow)?)?;
		Self::ensure_room(class, shares)?;
		Self::entry_fee(coop, book, class, &stake)
	}

	/// What a member pays beside the par of new shares, once: with the first ones of an ordinary class that they subscribe. It
	/// asks for the seat, so that who gave all back and comes again as the same member does not pay it twice.
	pub(crate) fn entry_fee(
		coop: CoopId,
		book: &Book,
		class: &ClassOf<T>,
		stake: &StakeOf<T>,
	) -> Result<Balance, Error<T>> {
		if stake.has_entered {
			return Ok(0);
		}
		class.terms.entry_fee(Self::unit(coop, book.other_cash)?).ok_or(Error::<T>::Overflow)
	}

	/// Whether who acts can have so many new shares of a class, and what it changes.
	pub(crate) fn may_subscribe(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		shares: u64,
	) -> Result<Subscribing<T>, Error<T>> {
		let Hand { member, .. } = Self::member(coop, who)?;
		let (book, class, day) = Self::book_and_class(coop, no)?;
		let fee = Self::may_have(coop, no, (&book, &class), (member, shares))?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Units)?;
		let entry = Entry { coop, class: no, member, shares, day };
		Ok(Subscribing { book, class, cash, entry, fee, commitments: (None, None) })
	}

	/// Takes the units in, and enters the shares. Gives whether some waited whom it has paid.
	pub(crate) fn do_subscribe(who: T::AccountId, subscribing: Subscribing<T>) -> Result<bool, DispatchError> {
		let Subscribing { mut book, mut class, cash, entry, fee, commitments } = subscribing;
		let Entry { coop, class: no, member, .. } = entry;
		let (from, moves) = (cash.account, Moves::From(who.clone()));
		let paid = Paid { entry, fee, back: 0, from, moves, grounds: (Basis::Contribution, Grounds::Will) };
		let buys_out = Self::issue(&mut book, &mut class, paid)?;
		Self::change_stake(coop, member, |stake| {
			stake.account = Some(who);
			Some(())
		})?;
		Self::put_commitment(&mut book, &class, (coop, no, member), commitments)?;
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(buys_out)
	}

	/// Lets new shares begin that are paid, and enters what was paid. It pays those first who wait, if the class says so. Gives
	/// whether some wait.
	pub(crate) fn issue(book: &mut Book, class: &mut ClassOf<T>, paid: Paid<T>) -> Result<bool, DispatchError> {
		let Paid { entry, fee, back, from, moves, grounds: (basis, grounds) } = paid;
		let Entry { coop, class: no, member, shares, day } = entry;
		let overflow = || Error::<T>::Overflow;
		Self::begin(book, class, entry)?;
		let amount = class.par_of(shares).ok_or_else(overflow)?;
		let all = amount.checked_add(fee).and_then(|sum| sum.checked_add(back)).ok_or_else(overflow)?;
		let by = Some((coop, member));
		let legs = vec![
			Self::debit(from, all, by.filter(|_| moves == Moves::Nothing)),
			Self::credit(class.capital, amount, by),
			Self::credit(book.accounts.reserve, fee, by),
			Self::credit(book.accounts.due, back, by),
		];
		Self::enter(coop, legs, basis, class.document, moves)?;
		let operation = Self::note(coop, book, no, (OperationKind::Subscribed, member, shares), (day, grounds))?;
		Self::deposit_event(Event::Subscribed { coop, class: no, member, shares, operation });
		Self::tell_fee(coop, member, fee);
		let buys_out = class.buys_out(T::Clock::has_passed);
		if buys_out {
			let (today, groups) = (Self::today()?, limits::MAX_BOUGHT_OUT);
			let limits = Releasing { amount, in_time: amount, until: today, groups, today };
			let bought = Self::release_groups(coop, no, book, class, limits)?;
			let grounds = (Basis::Rule, Grounds::Rule, class.document);
			Self::enter_release(coop, no, (book, class), (bought, today), grounds)?;
			Self::sweep(coop, no, book, class)?;
		}
		Ok(buys_out)
	}

	/// Tells an entry fee, if there is one.
	pub(crate) fn tell_fee(coop: CoopId, member: MemberNo, fee: Balance) {
		if fee > 0 {
			Self::deposit_event(Event::EntryFeePaid { coop, member, amount: fee });
		}
	}
}
