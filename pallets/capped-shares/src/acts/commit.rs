//! Members subscribe more than they pay at once, and pay the rest share by share.
//!
//! Nothing is held but what is paid. What is not paid counts for the caps of the member, and for those of supporters together,
//! but not as capital by which caps are measured.

use super::{hold::Entry, subscribe::Subscribing};
use crate::*;
use rochdale_primitives::calendar::months_later;
use rules::instalments::least_at_once;

/// A member of a class.
type Key = (CoopId, ClassNo, MemberNo);

/// What a member had committed themselves to, and what they have then.
type Change<T> = (Option<CommitmentOf<T>>, Option<CommitmentOf<T>>);

impl<T: Config> Pallet<T> {
	/// On how many days no share of the class was issued, with today.
	pub(crate) fn paused_days(coop: CoopId, no: ClassNo, class: &ClassOf<T>, today: Day) -> Result<u32, Error<T>> {
		class.paused_until(Self::is_paused(coop, no, class), today).ok_or(Error::<T>::Overflow)
	}

	/// Whether a member can subscribe so many shares of a class and pay the first ones at once. Gives the entry fee.
	pub(crate) fn may_pay_in_parts(
		coop: CoopId,
		no: ClassNo,
		(book, class): (&Book, &ClassOf<T>),
		(member, shares, first): (MemberNo, u64, u64),
	) -> Result<Balance, Error<T>> {
		ensure!(shares > 0 && first > 0, Error::<T>::NoShares);
		ensure!(class.is_open, Error::<T>::ClassClosed);
		ensure!(class.terms.has_instalments(), Error::<T>::NoInstalments);
		Self::ensure_whole(coop, no, class)?;
		Self::ensure_for(coop, class, member)?;
		ensure!(!Commitments::<T>::contains_key((coop, no, member)), Error::<T>::AlreadyCommitted);
		ensure!(first < shares, Error::<T>::MoreThanUnpaid);
		ensure!(
			least_at_once(shares, class.terms.first_bps).is_some_and(|least| first >= least),
			Error::<T>::FirstTooSmall
		);
		Self::may_add(coop, no, (book, class), (member, shares, first))
	}

	/// A commitment that is made on a day.
	pub(crate) fn new_commitment(
		(coop, no): (CoopId, ClassNo),
		class: &ClassOf<T>,
		unpaid: u64,
		day: Day,
	) -> Result<CommitmentOf<T>, Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let last_day = months_later(day, class.terms.instalment_months.into()).ok_or_else(overflow)?;
		let due_at = last_day.checked_add(1).and_then(Self::moment_of).ok_or_else(overflow)?;
		let paused = Self::paused_days(coop, no, class, day)?;
		Ok(Commitment { unpaid, last_day, paused, due_at, is_late: false, reminder: None })
	}

	/// Whether who acts can subscribe so many shares and pay the first ones now in units, and what it changes.
	pub(crate) fn may_commit(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		(shares, first): (u64, u64),
	) -> Result<Subscribing<T>, Error<T>> {
		let Hand { member, .. } = Self::member(coop, who)?;
		let (book, class, day) = Self::book_and_class(coop, no)?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Units)?;
		let fee = Self::may_pay_in_parts(coop, no, (&book, &class), (member, shares, first))?;
		let unpaid = shares.checked_sub(first).ok_or(Error::<T>::Overflow)?;
		let after = Self::new_commitment((coop, no), &class, unpaid, day)?;
		let entry = Entry { coop, class: no, member, shares: first, day };
		Ok(Subscribing { book, class, cash, entry, fee, commitments: (None, Some(after)) })
	}

	/// The word that a member gives, or that officers have of them on paper, to pay by bank in instalments. It reserves nothing.
	pub(crate) fn may_promise(
		coop: CoopId,
		no: ClassNo,
		member: MemberNo,
		(shares, first): (u64, u64),
	) -> Result<Promise, Error<T>> {
		let (book, class, _) = Self::book_and_class(coop, no)?;
		Self::cash_by(coop, book.other_cash, Mode::Bank)?;
		ensure!(T::Members::is_seated(coop, member), Error::<T>::NotMember);
		Self::may_pay_in_parts(coop, no, (&book, &class), (member, shares, first))?;
		let lapses_at = T::Clock::in_days(limits::EXPECTED_DAYS).ok_or(Error::<T>::Overflow)?;
		Ok(Promise { shares, first, lapses_at })
	}

	/// Keeps it, in the place of one that was given before.
	pub(crate) fn do_promise((coop, class, member): Key, promise: Promise) {
		Promises::<T>::insert((coop, class, member), promise);
		let Promise { shares, first, lapses_at } = promise;
		Self::deposit_event(Event::Promised { coop, class, member, shares, first, lapses_at });
	}

	/// The hash of a promise on paper, which the second officer repeats.
	pub(crate) fn content_of_promise(key: Key, shares: (u64, u64), document: T::Hash) -> T::Hash {
		T::Hashing::hash_of(&(b"promise", key, shares, document))
	}

	/// The promise of a member who signs nothing, by a document.
	pub(crate) fn may_promise_on_paper(
		(coop, no, member): Key,
		shares: (u64, u64),
		document: T::Hash,
	) -> Result<Promise, Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(T::Members::account_of(coop, member).is_none(), Error::<T>::SignsAlone);
		Self::may_promise(coop, no, member, shares)
	}

	/// The promise of a member that stands.
	pub(crate) fn promise(key: Key) -> Option<Promise> {
		Promises::<T>::get(key).filter(|promise| !T::Clock::has_passed(promise.lapses_at))
	}

	/// The commitment of a member of which so many shares are to be paid.
	pub(crate) fn payable(key: Key, class: &ClassOf<T>, shares: u64) -> Result<CommitmentOf<T>, Error<T>> {
		let (coop, no, _) = key;
		let commitment = Commitments::<T>::get(key).ok_or(Error::<T>::NoSuchCommitment)?;
		ensure!(shares > 0, Error::<T>::NoShares);
		ensure!(shares <= commitment.unpaid, Error::<T>::MoreThanUnpaid);
		Self::ensure_whole(coop, no, class)?;
		Self::ensure_room(class, shares)?;
		Ok(commitment)
	}

	/// What is left of a commitment when so many shares of it are paid.
	pub(crate) fn less(commitment: CommitmentOf<T>, shares: u64) -> Result<Option<CommitmentOf<T>>, Error<T>> {
		let unpaid = commitment.unpaid.checked_sub(shares).ok_or(Error::<T>::Overflow)?;
		Ok(Some(Commitment { unpaid, ..commitment }).filter(|after| after.unpaid > 0))
	}

	/// Whether who acts can pay so many shares now that they have committed themselves to. Caps were asked then.
	pub(crate) fn may_pay_instalment(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		shares: u64,
	) -> Result<Subscribing<T>, Error<T>> {
		let Hand { member, .. } = Self::member(coop, who)?;
		let (book, class, day) = Self::book_and_class(coop, no)?;
		let commitment = Self::payable((coop, no, member), &class, shares)?;
		let cash = Self::cash_by(coop, book.other_cash, Mode::Units)?;
		let commitments = (Some(commitment), Self::less(commitment, shares)?);
		let entry = Entry { coop, class: no, member, shares, day };
		Ok(Subscribing { book, class, cash, entry, fee: 0, commitments })
	}

	/// Counts what a member has committed themselves to, keeps it, and lets the chain look at its day. Nothing is told of it that
	/// was only paid.
	pub(crate) fn put_commitment(
		book: &mut Book,
		class: &ClassOf<T>,
		(coop, no, member): Key,
		(before, after): Change<T>,
	) -> Result<(), Error<T>> {
		if before == after {
			return Ok(());
		}
		let overflow = || Error::<T>::Overflow;
		let par = |one: &Option<CommitmentOf<T>>| class.par_of(one.map_or(0, |one| one.unpaid)).ok_or_else(overflow);
		let (less, more) = (par(&before)?, par(&after)?);
		let change = |sum: Balance| sum.checked_add(more)?.checked_sub(less);
		let late = |one: &Option<CommitmentOf<T>>| u32::from(one.is_some_and(|one| one.is_late));
		Self::change_stake(coop, member, |stake| {
			stake.committed = change(stake.committed)?;
			stake.late = stake.late.checked_add(late(&after))?.checked_sub(late(&before))?;
			Some(())
		})?;
		if class.terms.holders == Holders::Supporters {
			book.committed = change(book.committed).ok_or_else(overflow)?;
		}
		let due = Due::Late(coop, no, member);
		if let Some(before) = before.filter(|before| !before.is_late) {
			Self::unschedule(before.due_at, due);
		}
		match after {
			Some(after) => {
				if !after.is_late {
					Self::schedule(after.due_at, due);
				}
				Commitments::<T>::insert((coop, no, member), after);
			}
			None => Commitments::<T>::remove((coop, no, member)),
		}
		if let (None, Some(Commitment { unpaid, last_day, .. })) = (before, after) {
			Self::note(coop, book, no, (OperationKind::Committed, member, unpaid), (Self::today()?, Grounds::Will))?;
			Self::deposit_event(Event::Committed { coop, class: no, member, unpaid, last_day });
		}
		Ok(())
	}
}
