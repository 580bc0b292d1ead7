//! Signers approve again what waits for the bank, where the bank details of a payee have changed since.

use crate::*;

/// What one more approval changes: what waits, its number in the books, who has approved, and whether they are enough.
pub(crate) type Again<T> = (CarriedOf<T>, (LedgerId, PendingNo), Hand, bool);

impl<T: Config> Pallet<T> {
	/// What was carried out by bank of a request, with its number in the books.
	pub(crate) fn carried(id: TreasuryId, number: PaymentNo) -> Option<(PendingNo, CarriedOf<T>)> {
		match ClosedPayments::<T>::get(id, number)? {
			Closed::Paid { booked: Booked::Ordered(pending), .. }
			| Closed::Standing { last: Some(Booked::Ordered(pending)), .. } => {
				CarriedOut::<T>::get(id, pending).map(|carried| (pending, carried))
			}
			_ => None,
		}
	}

	/// The payment with the approval of a signer.
	pub(crate) fn may_approve_again(
		id: TreasuryId,
		number: PaymentNo,
		coop: CoopId,
		who: &T::AccountId,
		content: T::Hash,
	) -> Result<Again<T>, Error<T>> {
		let treasury = Self::existing(id)?;
		// A custodian pays to whom was approved, and to nobody else.
		ensure!(treasury.mode == Mode::Bank, Error::<T>::NothingToApproveAgain);
		let (pending, mut carried) = Self::carried(id, number).ok_or(Error::<T>::NothingToApproveAgain)?;
		let (request, requested) = (carried.request, carried.requested.clone());
		let ((_, tier), (by, account)) = request.zip(requested).ok_or(Error::<T>::NothingToApproveAgain)?;
		let (word, _, interests) = Self::speaker(&treasury, &carried.items, (by, &account), coop, who)?;
		Self::ensure_not_paused(&treasury)?;
		Self::ensure_reported(&treasury)?;
		// Once the books have the details of now, or nothing waits any more, to say so again would be free without end.
		let approved =
			T::Ledger::details_approved(treasury.ledger, pending).ok_or(Error::<T>::NothingToApproveAgain)?;
		ensure!(approved != Self::details(&treasury, &carried.items), Error::<T>::NothingToApproveAgain);
		ensure!(content == Self::content_again(&treasury, &carried), Error::<T>::OtherContent);

		let hand = word.hand;
		let (_, mut approvals) = carried.again.take().filter(|(before, _)| *before == content).unwrap_or_default();
		ensure!(!approvals.contains(&word), Error::<T>::AlreadyApproved);
		Self::without_word(&treasury, &mut approvals, &word);
		approvals.try_push(word).map_err(|_| Error::<T>::Overflow)?;
		let needed = Self::needed(&treasury, tier);
		let counted = || Self::counted(&treasury, &interests, (by, &account), &approvals).len();
		let is_enough = approvals.len() >= needed && counted() >= needed;
		if is_enough {
			let approved = Self::counted(&treasury, &interests, (by, &account), &approvals);
			Self::ensure_moving(&treasury, approved.len())?;
		}
		carried.again = Some((content, approvals)).filter(|_| !is_enough);
		Ok((carried, (treasury.ledger, pending), hand, is_enough))
	}

	/// Writes it, and lets the books take the details that are in force where enough have approved them.
	pub(crate) fn do_approve_again(
		id: TreasuryId,
		number: PaymentNo,
		(carried, (ledger, pending), by, is_enough): Again<T>,
	) -> DispatchResult {
		if is_enough {
			T::Ledger::approve_again(ledger, pending)?;
		}
		CarriedOut::<T>::insert(id, pending, carried);
		Self::deposit_event(Event::ApprovedAgain { treasury: id, payment: number, by, is_enough });
		Ok(())
	}
}
