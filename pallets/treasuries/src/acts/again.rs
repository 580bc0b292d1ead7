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
		let before = carried.again.take().filter(|before| before.content == content);
		let (mut approvals, ready_at) =
			before.map_or_else(Default::default, |before| (before.approvals, before.ready_at));
		let is_repeated = approvals.contains(&word);
		ensure!(!is_repeated || ready_at.is_some_and(T::Clock::has_passed), Error::<T>::AlreadyApproved);
		let needed = Self::needed(&treasury, tier);
		let counted = |said: &[_]| Self::counted(&treasury, &interests, (by, &account), said);
		let were_enough = || {
			let hands = counted(&approvals);
			hands.len() >= needed && Self::is_seconded(&treasury, &carried.items, &approved, &approvals, &hands)
		};
		// The delay is that after the approval that makes enough.
		let ready_at = ready_at.filter(|_| were_enough());
		Self::without_word(&treasury, &mut approvals, &word);
		approvals.try_push(word).map_err(|_| Error::<T>::Overflow)?;
		let hands = if approvals.len() < needed { Vec::new() } else { counted(&approvals) };
		let are_enough =
			hands.len() >= needed && Self::is_seconded(&treasury, &carried.items, &approved, &approvals, &hands);
		let is_ready = tier == Tier::Two || ready_at.is_some_and(T::Clock::has_passed);
		// To say the same once more is of use only where that is the end of it.
		ensure!(!is_repeated || are_enough && is_ready, Error::<T>::AlreadyApproved);
		if are_enough && is_ready {
			Self::ensure_moving(&treasury, hands.len())?;
			return Ok((carried, (treasury.ledger, pending), hand, true));
		}
		let begins = || Self::after(TIER2_DELAY_DAYS);
		let ready_at = if are_enough { Some(ready_at.map_or_else(begins, Ok)?) } else { None };
		carried.again = Some(Anew { content, approvals, ready_at });
		Ok((carried, (treasury.ledger, pending), hand, false))
	}

	/// Whether, of each payee with other bank details than were approved, one of those who approve has not set them. So who has
	/// redirected a payment does not approve that without somebody else.
	fn is_seconded(
		treasury: &TreasuryOf<T>,
		items: &[Item<T::AccountId, T::Hash>],
		approved: &[Option<T::Hash>],
		said: &[ApprovalOf<T>],
		hands: &[Hand],
	) -> bool {
		let changed = items.iter().zip(Self::details(treasury, items)).zip(approved);
		let changed = changed.filter(|((_, now), before)| now != *before);
		let set_by: BTreeSet<_> =
			changed.filter_map(|((item, _), _)| T::Ledger::details_set_by(treasury.ledger, &item.payee)).collect();
		let approvers = || said.iter().filter(|said| hands.contains(&said.hand));
		let has_set = |one: &ApprovalOf<T>, set_by: &[Hand; 2]| {
			set_by.iter().any(|by| *by == one.hand || T::Members::has_seat(*by, &one.who))
		};
		set_by.iter().all(|set_by| approvers().any(|one| !has_set(one, set_by)))
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
		let begun = carried.again.as_ref().and_then(|again| again.ready_at);
		CarriedOut::<T>::insert(id, pending, carried);
		Self::deposit_event(Event::ApprovedAgain { treasury: id, payment: number, by, is_enough });
		if let Some(ready_at) = begun {
			Self::deposit_event(Event::DelayBegun { treasury: id, payment: number, ready_at });
		}
		Ok(())
	}
}
