//! Members give shares to other members, at par and with the board's consent. It is neither an exit nor an issue.

use super::hold::Entry;
use crate::*;

/// A transfer that may be carried out.
pub(crate) struct Transferring<T: Config> {
	book: Book,
	class: ClassOf<T>,
	holding: Holding,
	shares: u64,
	day: Day,
	to: MemberNo,
	account: T::AccountId,
}

impl<T: Config> Pallet<T> {
	/// What a holder keeps of a class must be as much as its minimum, or nothing.
	/// While more are to be paid, nobody gives all that they have paid.
	fn ensure_may_give(
		key: (CoopId, ClassNo, MemberNo),
		class: &ClassOf<T>,
		holding: &Holding,
		shares: u64,
	) -> Result<(), Error<T>> {
		ensure!(shares > 0, Error::<T>::NoShares);
		let left = Self::left_of(holding, shares)?;
		// Of those that are being given back the member is a holder until then.
		let all = left == 0 && holding.notices.is_empty() && !Commitments::<T>::contains_key(key);
		ensure!(all || left >= class.terms.minimum, Error::<T>::BelowMinimum);
		Ok(())
	}

	/// The transfer that a holder may propose. It takes the place of one that they had proposed.
	pub(crate) fn may_propose_transfer(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		to: T::AccountId,
		shares: u64,
	) -> Result<(Hand, TransferOf<T>), Error<T>> {
		let hand = Self::member(coop, who)?;
		Self::ensure_goes_on(coop)?;
		let class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		ensure!(!T::Members::has_seat(hand, &to), Error::<T>::SamePerson);
		let key = (coop, no, hand.member);
		Self::ensure_may_give(key, &class, &Holdings::<T>::get(key), shares)?;
		let lapses_at = T::Clock::in_days(limits::TRANSFER_DAYS).ok_or(Error::<T>::Overflow)?;
		Ok((hand, Transfer { to, shares, is_accepted: false, lapses_at }))
	}

	/// Keeps it, in the place of what they had proposed before of this class.
	pub(crate) fn do_propose_transfer(no: ClassNo, (by, transfer): (Hand, TransferOf<T>)) {
		let Hand { coop, member: from } = by;
		let (to, shares) = (transfer.to.clone(), transfer.shares);
		Self::count_free(by);
		Transfers::<T>::insert((coop, no, from), transfer);
		let content = Self::content_of_transfer(coop, no, from).unwrap_or_default();
		Self::deposit_event(Event::TransferProposed { coop, class: no, from, to, shares, content });
	}

	/// The holder who may take back what they have proposed.
	pub(crate) fn may_withdraw_transfer(coop: CoopId, no: ClassNo, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let hand = Self::member(coop, who)?;
		ensure!(Transfers::<T>::contains_key((coop, no, hand.member)), Error::<T>::NoSuchTransfer);
		Ok(hand)
	}

	/// Takes it back.
	pub(crate) fn do_withdraw_transfer(no: ClassNo, by: Hand) {
		let Hand { coop, member: from } = by;
		Self::count_free(by);
		Transfers::<T>::remove((coop, no, from));
		Self::deposit_event(Event::TransferWithdrawn { coop, class: no, from });
	}

	/// The transfer that a holder has proposed, while it stands.
	fn proposed(coop: CoopId, no: ClassNo, from: MemberNo) -> Result<TransferOf<T>, Error<T>> {
		Self::ensure_goes_on(coop)?;
		let transfer = Transfers::<T>::get((coop, no, from)).ok_or(Error::<T>::NoSuchTransfer)?;
		ensure!(!T::Clock::has_passed(transfer.lapses_at), Error::<T>::NoSuchTransfer);
		Ok(transfer)
	}

	/// The hash of a transfer, which those who agree to it repeat.
	pub(crate) fn content_of_transfer(coop: CoopId, no: ClassNo, from: MemberNo) -> Option<T::Hash> {
		let Transfer { to, shares, lapses_at, .. } = Self::proposed(coop, no, from).ok()?;
		Some(T::Hashing::hash_of(&(coop, no, from, to, shares, lapses_at)))
	}

	/// The transfer that its receiver accepts, who must be a member by now.
	pub(crate) fn may_accept_transfer(
		coop: CoopId,
		no: ClassNo,
		from: MemberNo,
		who: &T::AccountId,
		content: T::Hash,
	) -> Result<(Hand, TransferOf<T>), Error<T>> {
		let hand = Self::member(coop, who)?;
		let mut transfer = Self::proposed(coop, no, from)?;
		ensure!(transfer.to == *who, Error::<T>::NotReceiver);
		ensure!(Self::content_of_transfer(coop, no, from) == Some(content), Error::<T>::OtherContent);
		ensure!(!transfer.is_accepted, Error::<T>::AlreadyAccepted);
		transfer.is_accepted = true;
		Ok((hand, transfer))
	}

	/// A transfer to which somebody may consent, with what it changes.
	pub(crate) fn may_transfer(
		coop: CoopId,
		no: ClassNo,
		from: MemberNo,
		content: T::Hash,
	) -> Result<Transferring<T>, Error<T>> {
		let Transfer { to, shares, is_accepted, .. } = Self::proposed(coop, no, from)?;
		ensure!(Self::content_of_transfer(coop, no, from) == Some(content), Error::<T>::OtherContent);
		ensure!(is_accepted, Error::<T>::NotAccepted);
		let account = to;
		let to = T::Members::seat_of(coop, &account).ok_or(Error::<T>::NotMember)?;
		ensure!(to != from, Error::<T>::SamePerson);
		let (book, class, day) = Self::book_and_class(coop, no)?;
		Self::ensure_undoubted(coop, no, &class)?;
		Self::ensure_for(coop, &class, to)?;
		let holding = Holdings::<T>::get((coop, no, from));
		Self::ensure_may_give((coop, no, from), &class, &holding, shares)?;
		let stake = Stakes::<T>::get(coop, to);
		Self::ensure_in_time(&stake)?;
		let counted = Self::counted(coop, no, to, &stake)?;
		Self::ensure_may_hold(&book, &class, counted, shares, book.par)?;
		Ok(Transferring { book, class, holding, shares, day, to, account })
	}

	/// Whether an officer gives or receives.
	pub(crate) fn is_in_transfer(coop: CoopId, no: ClassNo, from: MemberNo, hand: Hand) -> bool {
		let receives = |transfer: TransferOf<T>| T::Members::has_seat(hand, &transfer.to);
		hand.member == from || Transfers::<T>::get((coop, no, from)).is_some_and(receives)
	}

	/// Carries a transfer out. The day counts for the receiver.
	pub(crate) fn do_transfer(
		coop: CoopId,
		no: ClassNo,
		from: MemberNo,
		transferring: Transferring<T>,
		consent: &Consent<T::AccountId>,
	) -> DispatchResult {
		let Transferring { mut book, mut class, holding, shares, day, to, account } = transferring;
		let entry = Entry { coop, class: no, member: from, shares, day };
		Self::take_out(&mut book, &mut class, holding, entry)?;
		Self::put_in(&mut book, &mut class, Entry { member: to, ..entry }, false)?;
		Self::change_stake(coop, to, |stake| {
			stake.account = Some(account);
			Some(())
		})?;
		Transfers::<T>::remove((coop, no, from));
		let what = (OperationKind::Transferred { to }, from, shares);
		let operation = Self::note(coop, &mut book, no, what, (day, Agreed::from(consent).into()))?;
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::Transferred { coop, class: no, from, to, shares, operation });
		Ok(())
	}
}
