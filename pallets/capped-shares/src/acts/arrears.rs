//! What happens where somebody does not pay in time what they have committed themselves to. (ES 46.5)
//!
//! Time does not run while no share of the class is issued. Until the board or the members end it, the member can pay.

use super::{hold::Entry, subscribe::Paid};
use crate::*;

/// A member of a class.
type Key = (CoopId, ClassNo, MemberNo);

/// What is ended or paid of a member: the shares of the co-op, the class, and the commitment.
pub(crate) type Settling<T> = (Book, ClassOf<T>, CommitmentOf<T>);

impl<T: Config> Pallet<T> {
	/// Looks whether the time of a commitment is over. If it was put off, the chain looks again.
	pub(crate) fn look_at_commitment(coop: CoopId, no: ClassNo, member: MemberNo) -> DispatchResult {
		let Some(before) = Commitments::<T>::get((coop, no, member)).filter(|commitment| !commitment.is_late) else {
			return Ok(());
		};
		let overflow = || Error::<T>::Overflow;
		let (mut book, class, today) = Self::book_and_class(coop, no)?;
		let last_day = before.ends_on(Self::paused_days(coop, no, &class, today)?).ok_or_else(overflow)?;
		let is_paused = Self::is_paused(coop, no, &class);
		let after = if last_day < today && !is_paused {
			let unpaid = before.unpaid;
			Self::deposit_event(Event::InArrears { coop, class: no, member, unpaid });
			Commitment { is_late: true, ..before }
		} else {
			let soonest = if is_paused { limits::LOOK_AGAIN_DAYS } else { 1 };
			let next = last_day.checked_add(1).map(|day| day.max(today.saturating_add(soonest)));
			Commitment { due_at: next.and_then(Self::moment_of).ok_or_else(overflow)?, ..before }
		};
		Self::put_commitment(&mut book, &class, (coop, no, member), (Some(before), Some(after)))?;
		Books::<T>::insert(coop, book);
		Ok(())
	}

	/// What a member has committed themselves to.
	fn committed((coop, no, member): Key) -> Result<(Settling<T>, Day), Error<T>> {
		let (book, class, today) = Self::book_and_class(coop, no)?;
		let commitment = Commitments::<T>::get((coop, no, member)).ok_or(Error::<T>::NoSuchCommitment)?;
		Ok(((book, class, commitment), today))
	}

	/// What is late of a member, while shares of the class are issued so that they can pay it.
	fn late(key: Key) -> Result<(Settling<T>, Day), Error<T>> {
		let ((book, class, commitment), today) = Self::committed(key)?;
		ensure!(commitment.is_late, Error::<T>::NotInArrears);
		Self::ensure_whole(key.0, key.1, &class)?;
		Ok(((book, class, commitment), today))
	}

	/// The officer as whom `who` reminds a member.
	pub(crate) fn reminding(coop: CoopId, member: MemberNo, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let by = Self::officer(coop, who)?;
		ensure!(by.member != member, Error::<T>::YouBenefit);
		Ok(by)
	}

	/// The commitment of a member with a reminder of what is late. Once, so that no officer puts it off.
	pub(crate) fn may_remind((coop, no, member): Key, document: T::Hash) -> Result<CommitmentOf<T>, Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let ((_, class, commitment), today) = Self::late((coop, no, member))?;
		ensure!(commitment.reminder.is_none(), Error::<T>::AlreadyReminded);
		let last_day = today.checked_add(limits::REMINDER_DAYS.into()).ok_or(Error::<T>::Overflow)?;
		let reminder = Reminder { document, last_day, paused: Self::paused_days(coop, no, &class, today)? };
		Ok(Commitment { reminder: Some(reminder), ..commitment })
	}

	/// The hash of the end of a commitment, which the second officer repeats. What is paid meanwhile makes it another one.
	pub(crate) fn content_of_ended(key: Key) -> T::Hash {
		let unpaid = Commitments::<T>::get(key).map(|commitment| commitment.unpaid);
		T::Hashing::hash_of(&(b"end_commitment", key, unpaid))
	}

	/// The commitment that can be ended: it is late, and the days of the reminder are over. Nobody can pay any of a co-op that is
	/// dissolved, so that there it ends at any time.
	pub(crate) fn may_end_commitment(key: Key) -> Result<Settling<T>, Error<T>> {
		let (coop, no, _) = key;
		if Self::ensure_goes_on(coop).is_err() {
			return Self::committed(key).map(|(settling, _)| settling);
		}
		let ((book, class, commitment), today) = Self::late(key)?;
		let reminder = commitment.reminder.ok_or(Error::<T>::NotReminded)?;
		let until = reminder.ends_on(Self::paused_days(coop, no, &class, today)?).ok_or(Error::<T>::Overflow)?;
		ensure!(until < today, Error::<T>::NotReminded);
		Ok((book, class, commitment))
	}

	/// Ends it. What is paid stays if it is the least holding, and else ends as if it were given back. Nothing is given back to a
	/// co-op that is dissolved.
	pub(crate) fn do_end_commitment(
		key: Key,
		(mut book, mut class, commitment): Settling<T>,
		consent: &Consent<T::AccountId>,
	) -> DispatchResult {
		let (coop, no, _) = key;
		let (today, grounds): (_, Grounds) = (Self::today()?, Agreed::from(consent).into());
		Self::give_up((&mut book, &class), key, commitment, grounds)?;
		let is_too_little = Holdings::<T>::get(key).shares < class.terms.minimum;
		if is_too_little && Self::ensure_goes_on(coop).is_ok() {
			Self::end_holding(&mut book, &mut class, key, today, (today, grounds))?;
		}
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(())
	}

	/// Lets a commitment end of which nothing more is to be paid.
	pub(crate) fn give_up(
		(book, class): (&mut Book, &ClassOf<T>),
		(coop, no, member): Key,
		commitment: CommitmentOf<T>,
		grounds: Grounds,
	) -> DispatchResult {
		let unpaid = commitment.unpaid;
		Self::put_commitment(book, class, (coop, no, member), (Some(commitment), None))?;
		let what = (OperationKind::CommitmentEnded, member, unpaid);
		Self::note(coop, book, no, what, (Self::today()?, grounds))?;
		Self::deposit_event(Event::CommitmentEnded { coop, class: no, member, unpaid });
		Ok(())
	}

	/// The hash of what is paid of a commitment with what is owed, which the second officer repeats.
	pub(crate) fn content_of_applied(key: Key, shares: u64) -> T::Hash {
		T::Hashing::hash_of(&(b"apply_owed", key, shares))
	}

	/// Whether what is owed to a member pays so many of the shares that are late.
	pub(crate) fn may_apply_owed(key: Key, shares: u64) -> Result<Settling<T>, Error<T>> {
		let (coop, _, member) = key;
		let ((book, class, _), _) = Self::late(key)?;
		let commitment = Self::payable(key, &class, shares)?;
		ensure!(T::Members::is_seated(coop, member), Error::<T>::NotMember);
		let amount = class.par_of(shares).ok_or(Error::<T>::Overflow)?;
		ensure!(amount <= Stakes::<T>::get(coop, member).owed, Error::<T>::NothingOwed);
		Ok((book, class, commitment))
	}

	/// Turns what is owed to a member into shares that are late.
	pub(crate) fn do_apply_owed(
		(coop, no, member): Key,
		shares: u64,
		(mut book, mut class, commitment): Settling<T>,
		consent: &Consent<T::AccountId>,
	) -> DispatchResult {
		let amount = class.par_of(shares).ok_or(Error::<T>::Overflow)?;
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_sub(amount)?;
			Some(())
		})?;
		let entry = Entry { coop, class: no, member, shares, day: Self::today()? };
		let (from, grounds) = (book.accounts.due, (consent.basis(), Agreed::from(consent).into()));
		let paid = Paid { entry, fee: 0, back: 0, from, moves: Moves::Nothing, grounds };
		Self::issue(&mut book, &mut class, paid)?;
		let change = (Some(commitment), Self::less(commitment, shares)?);
		Self::put_commitment(&mut book, &class, (coop, no, member), change)?;
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(())
	}
}
