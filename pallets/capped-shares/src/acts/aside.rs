//! What is paid by bank for shares outside offers: expected, held aside for some days, and then shares or owed back.
//!
//! What a bank takes back of it by then was never anything. What it takes back later, when it is shares already, or a refund, the
//! member owes: it is *missing*, and can be set off against what is owed to them.

use super::{books::ItemOf, expect::Expecting, hold::Entry, subscribe::Paid};
use crate::*;
use frame_support::storage::with_storage_layer;

type HeardOf<T> = Heard<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// Something that came by bank: the co-op, the pending entry and the item.
type Item3 = (CoopId, PendingNo, Place);

/// What a remittance becomes: how many shares, the entry fee, and what the member had committed themselves to and has then.
type Issued<T> = (u64, Balance, (Option<CommitmentOf<T>>, Option<CommitmentOf<T>>));

impl<T: Config> Pallet<T> {
	/// What a member pays by bank for so many shares of a class: those of a commitment, the first ones of a promise, or new ones.
	fn may_pay_by_bank(
		coop: CoopId,
		no: ClassNo,
		(book, class): (&Book, &ClassOf<T>),
		(member, shares): (MemberNo, u64),
	) -> Result<Issued<T>, Error<T>> {
		ensure!(T::Members::is_seated(coop, member), Error::<T>::NotMember);
		let key = (coop, no, member);
		if Commitments::<T>::contains_key(key) {
			let commitment = Self::payable(key, class, shares)?;
			return Ok((shares, 0, (Some(commitment), Self::less(commitment, shares)?)));
		}
		let promised = Self::promise(key).filter(|promise| promise.first <= shares && shares < promise.shares);
		let Some(promise) = promised else {
			let fee = Self::may_have(coop, no, (book, class), (member, shares))?;
			return Ok((shares, fee, (None, None)));
		};
		let fee = Self::may_pay_in_parts(coop, no, (book, class), (member, promise.shares, shares))?;
		let unpaid = promise.shares.checked_sub(shares).ok_or(Error::<T>::Overflow)?;
		let after = Self::new_commitment((coop, no), class, unpaid, class.now.0)?;
		Ok((shares, fee, (None, Some(after))))
	}

	/// What members pay by bank for shares of a class. What was expected before and has ended makes room.
	pub(crate) fn may_expect_shares(
		coop: CoopId,
		no: ClassNo,
		list: &[(MemberNo, u64)],
	) -> Result<Expecting<T>, Error<T>> {
		let (book, class, _) = Self::book_and_class(coop, no)?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Bank)?;
		Self::ensure_once(list)?;
		let mut items = Vec::new();
		for (member, shares) in list {
			let found = Self::may_pay_by_bank(coop, no, (&book, &class), (*member, *shares))?;
			let amount = class.par_of(*shares).and_then(|amount| amount.checked_add(found.1));
			let amount = amount.ok_or(Error::<T>::Overflow)?;
			let party = Party::Member(coop, *member);
			items.push(Item { account: book.accounts.paid_in, amount, party, charged: None });
		}
		Self::expected_outside(coop, Purpose::Class(no), book, cash.account, items, class.document)
	}

	/// What a bank took back of members, by the accounts in the books.
	pub(crate) fn may_expect_missing(coop: CoopId, list: &[(MemberNo, AccountNo)]) -> Result<Expecting<T>, Error<T>> {
		let (book, _) = Self::book(coop)?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Bank)?;
		let known: BTreeSet<_> = list.iter().collect();
		ensure!(known.len() == list.len(), Error::<T>::MemberTwice);
		let mut items = Vec::new();
		for (member, account) in list {
			let amount = Missing::<T>::get((coop, member, account));
			ensure!(amount > 0, Error::<T>::NothingMissing);
			items.push(Item { account: *account, amount, party: Party::Member(coop, *member), charged: None });
		}
		ensure!(!items.is_empty(), Error::<T>::NothingMissing);
		let voucher = T::Hashing::hash_of(&(b"missing", coop, list));
		Self::expected_outside(coop, Purpose::Missing, book, cash.account, items, voucher)
	}

	/// What is expected outside offers, where there is room for it. Lists that have ended make some.
	fn expected_outside(
		coop: CoopId,
		purpose: Purpose,
		mut book: Book,
		bank: AccountNo,
		items: Vec<ItemOf<T>>,
		voucher: T::Hash,
	) -> Result<Expecting<T>, Error<T>> {
		if book.lists.is_full() {
			book.lists.retain(|pending| T::Ledger::details_approved(Self::ledger(coop), *pending).is_some());
		}
		ensure!(!book.lists.is_full(), Error::<T>::TooManyLists);
		let deadline = T::Clock::in_days(limits::EXPECTED_DAYS).ok_or(Error::<T>::Overflow)?;
		let order = Self::expected(coop, bank, items, (voucher, deadline));
		Ok(Expecting::Outside(purpose, book, order))
	}

	/// Counts what came by bank, or was taken back of it. `is_late` is what came for an offer that is closed.
	pub(crate) fn heard_aside(
		coop: CoopId,
		(class, is_late): (ClassNo, bool),
		became: Became,
		day: Day,
		heard: &HeardOf<T>,
	) -> Option<()> {
		let Some(Party::Member(of, member)) = heard.party.as_ref() else {
			return None;
		};
		(*of == coop).then_some(())?;
		let (account, member) = (heard.account, *member);
		let (pending, place) = heard.item?;
		let key = (coop, pending, place);
		match became {
			Became::Posted(_) | Became::NotReturned(_) => {
				let rest = Self::take_missing((coop, member, account), heard.amount)?;
				let day = day.max(Self::today().ok()?.checked_sub(limits::DATED_BACK_DAYS)?);
				let fresh = Remittance { class, member, account, paid: 0, day, due_at: 0, is_late };
				Self::put_aside(key, fresh, rest)
			}
			Became::Unposted(_) | Became::Returned(_) => {
				let left = Self::take_aside(key, heard.amount)?;
				Self::add_missing((coop, member, account), left)
			}
			Became::Voided | Became::Expired => Some(()),
		}
	}

	fn change_aside(coop: CoopId, change: impl FnOnce(Balance) -> Option<Balance>) -> Option<()> {
		let mut book = Books::<T>::get(coop)?;
		book.aside = change(book.aside)?;
		Books::<T>::insert(coop, book);
		Some(())
	}

	/// Holds so much aside, beside what came of the same before.
	fn put_aside(key: Item3, fresh: Remittance, amount: Balance) -> Option<()> {
		let (coop, pending, place) = key;
		if amount == 0 {
			return Some(());
		}
		let known = Remittances::<T>::get(key);
		let mut remittance = known.unwrap_or(fresh);
		if known.is_none() {
			remittance.due_at = T::Clock::in_days(limits::ASIDE_DAYS)?;
			Self::schedule(remittance.due_at, Due::Remittance(coop, pending, place));
			Self::change_open(coop, fresh.member, |open| open.checked_add(1))?;
		}
		remittance.paid = remittance.paid.checked_add(amount)?;
		remittance.day = remittance.day.max(fresh.day);
		Remittances::<T>::insert(key, remittance);
		Self::change_aside(coop, |aside| aside.checked_add(amount))
	}

	/// Takes up to so much of what is held aside. Gives what is more than there is.
	fn take_aside(key: Item3, amount: Balance) -> Option<Balance> {
		let (coop, pending, place) = key;
		let Some(mut remittance) = Remittances::<T>::get(key) else {
			return Some(amount);
		};
		let taken = amount.min(remittance.paid);
		remittance.paid = remittance.paid.checked_sub(taken)?;
		if remittance.paid == 0 {
			Self::unschedule(remittance.due_at, Due::Remittance(coop, pending, place));
			Self::change_open(coop, remittance.member, |open| open.checked_sub(1))?;
			Remittances::<T>::remove(key);
		} else {
			Remittances::<T>::insert(key, remittance);
		}
		Self::change_aside(coop, |aside| aside.checked_sub(taken))?;
		amount.checked_sub(taken)
	}

	fn change_open(coop: CoopId, member: MemberNo, change: impl FnOnce(u32) -> Option<u32>) -> Option<()> {
		Self::change_stake(coop, member, |stake| {
			stake.open = change(stake.open)?;
			Some(())
		})
		.ok()
	}

	pub(crate) fn add_missing((coop, member, account): (CoopId, MemberNo, AccountNo), amount: Balance) -> Option<()> {
		if amount == 0 {
			return Some(());
		}
		let missing = Missing::<T>::get((coop, member, account)).checked_add(amount)?;
		Missing::<T>::insert((coop, member, account), missing);
		Self::change_stake(coop, member, |stake| {
			stake.missing = stake.missing.checked_add(amount)?;
			Some(())
		})
		.ok()?;
		Self::deposit_event(Event::BankTookBack { coop, member, account, amount });
		Some(())
	}

	/// Takes up to so much of what is missing. Gives what is more than that.
	pub(crate) fn take_missing(
		(coop, member, account): (CoopId, MemberNo, AccountNo),
		amount: Balance,
	) -> Option<Balance> {
		let missing = Missing::<T>::get((coop, member, account));
		let taken = amount.min(missing);
		if taken > 0 {
			let left = missing.checked_sub(taken)?;
			if left == 0 {
				Missing::<T>::remove((coop, member, account));
			} else {
				Missing::<T>::insert((coop, member, account), left);
			}
			Self::change_stake(coop, member, |stake| {
				stake.missing = stake.missing.checked_sub(taken)?;
				Some(())
			})
			.ok()?;
		}
		amount.checked_sub(taken)
	}

	/// What a remittance becomes today: shares of a commitment, first ones of a promise, or new ones. An error is why it becomes none.
	fn may_become(
		coop: CoopId,
		(book, class): (&Book, &ClassOf<T>),
		remittance: &Remittance,
	) -> Result<Issued<T>, Error<T>> {
		let Remittance { class: no, member, paid, is_late, .. } = *remittance;
		ensure!(!is_late, Error::<T>::OfferClosed);
		let fee = Self::entry_fee(coop, book, class, &Stakes::<T>::get(coop, member))?;
		let commitment = Commitments::<T>::get((coop, no, member));
		let (fee, most) = commitment.map_or((fee, u64::MAX), |commitment| (0, commitment.unpaid));
		let shares = paid.saturating_sub(fee).checked_div(class.terms.par).ok_or(Error::<T>::Overflow)?;
		let shares = u64::try_from(shares).unwrap_or(u64::MAX).min(most);
		Self::may_pay_by_bank(coop, no, (book, class), (member, shares))
	}

	/// The day from which on shares are held that were paid on a day: there is the class then, a share has its value, and no return
	/// is declared for a year before.
	fn held_from(book: &Book, class: &ClassOf<T>, day: Day, today: Day) -> Day {
		let declared = book.declared.and_then(|year| book.end_of(year)).unwrap_or(Day::MIN);
		day.max(class.since).max(class.valued_on).max(declared).min(today)
	}

	/// Issues shares with what is to be paid of them later, together or not at all.
	fn issue_and_commit(
		(mut book, mut class): (Book, ClassOf<T>),
		paid: Paid<T>,
		commitments: (Option<CommitmentOf<T>>, Option<CommitmentOf<T>>),
	) -> Result<(Book, ClassOf<T>), DispatchError> {
		let Entry { coop, class: no, member, .. } = paid.entry;
		with_storage_layer(|| {
			Self::issue(&mut book, &mut class, paid)?;
			Self::put_commitment(&mut book, &class, (coop, no, member), commitments)?;
			Ok((book, class))
		})
	}

	/// Lets what came by bank become shares, from the day on which it came. What does not is owed back.
	pub(crate) fn settle_remittance(coop: CoopId, pending: PendingNo, place: Place) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let Some(remittance) = Remittances::<T>::take((coop, pending, place)) else {
			return Ok(());
		};
		let Remittance { class: no, member, account, paid, day, .. } = remittance;
		let (mut book, today) = Self::book(coop)?;
		book.aside = book.aside.checked_sub(paid).ok_or_else(overflow)?;
		Self::change_open(coop, member, |open| open.checked_sub(1)).ok_or_else(overflow)?;
		let owed_back = |book: &Book, voucher| {
			let who = Some((coop, member));
			let legs = vec![Self::debit(account, paid, who), Self::credit(book.accounts.due, paid, who)];
			Self::enter(coop, legs, Basis::Rule, voucher, Moves::Nothing)?;
			Self::owe_back((coop, no, member), paid)
		};
		// Members are also owed what is not of shares, and a bank can have taken that back.
		let Ok(mut class) = Self::class(&book, coop, no, today) else {
			owed_back(&book, Self::voucher(coop, &[member]))?;
			Books::<T>::insert(coop, book);
			return Ok(());
		};
		let may_become = Self::may_become(coop, (&book, &class), &remittance);
		let day = Self::held_from(&book, &class, day, today);
		let issued = may_become.map_err(Into::into).and_then(|(shares, fee, commitments)| {
			let cost = class.par_of(shares).and_then(|cost| cost.checked_add(fee)).ok_or_else(overflow)?;
			let back = paid.checked_sub(cost).ok_or_else(overflow)?;
			let entry = Entry { coop, class: no, member, shares, day };
			let (moves, grounds) = (Moves::Nothing, (Basis::Contribution, Grounds::Will));
			let paid = Paid { entry, fee, back, from: account, moves, grounds };
			Self::issue_and_commit((book.clone(), class.clone()), paid, commitments).map(|after| (after, back))
		});
		match issued {
			Ok((after, back)) => {
				(book, class) = after;
				Promises::<T>::remove((coop, no, member));
				Self::owe_back((coop, no, member), back)?;
			}
			Err(_) => owed_back(&book, class.document)?,
		}
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(())
	}

	/// Owes back what came by bank and became no share.
	fn owe_back((coop, class, member): (CoopId, ClassNo, MemberNo), amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_add(amount)?;
			Some(())
		})?;
		Self::deposit_event(Event::OwedBack { coop, class, member, amount });
		Ok(())
	}
}
