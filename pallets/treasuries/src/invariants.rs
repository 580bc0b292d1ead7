//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

/// What happens by itself, encoded, when it is due, and whether it has to wait in the queue.
type Dues = BTreeMap<Vec<u8>, (Moment, bool)>;

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Checked {
		let count = TreasuryCount::<T>::get();
		ensure!(
			(1..=count).all(Treasuries::<T>::contains_key) && Treasuries::<T>::iter_keys().count() == count as usize,
			"1: a number of a treasury is missing or was not given out"
		);
		ensure!(TreasuryOfAccount::<T>::iter().count() == count as usize, "2: an account belongs to no treasury");
		ensure!(TreasuryOfLedger::<T>::iter().count() == count as usize, "1: books belong to no treasury");
		let mut due = BTreeMap::new();
		let mut listed = BTreeSet::new();
		for (id, treasury) in Treasuries::<T>::iter() {
			ensure!(
				TreasuryOfLedger::<T>::get(treasury.ledger) == Some(id)
					&& T::Ledger::sums(treasury.ledger, treasury.cash).is_some(),
				"1: a treasury has no books of its own, or no money in them"
			);
			let own = Self::own_account(&treasury.owner);
			let is_own = own.as_ref() == Some(&treasury.account) && treasury.mode == Mode::Units;
			ensure!(
				(Self::derive_account(id).as_ref() == Some(&treasury.account) || is_own)
					&& TreasuryOfAccount::<T>::get(&treasury.account) == Some(id)
					&& frame_system::Pallet::<T>::providers(&treasury.account) > 0,
				"2: an account of a treasury is not its own, is not found or has no provider"
			);
			Self::check_signers(id, &treasury)?;
			Self::check_lines(id, &treasury)?;
			Self::check_requests(id, &treasury, &mut due)?;
			Self::check_carried(id, &treasury)?;
			Self::check_standing(id, &treasury, &mut due)?;
			Self::check_owners(id, &treasury, &mut due)?;
			Self::check_reports(id, &treasury)?;
			listed.extend(treasury.coops().map(|coop| (coop, id)));
		}
		Self::check_strays(count)?;
		Self::check_queue(due)?;
		for Redeeming { treasury, pending, .. } in Redemptions::<T>::iter_values() {
			let carried = CarriedOut::<T>::get(treasury, pending);
			ensure!(
				carried.is_some_and(
					|carried| carried.stands > 0 && carried.items.iter().all(|item| item.custodian.is_some())
				),
				"14: a custodian is to pay out what was not carried out, or was given up"
			);
		}
		let mut entries = 0usize;
		for (coop, treasuries) in TreasuriesOf::<T>::iter() {
			ensure!(
				treasuries.iter().all(|id| listed.contains(&(coop, *id))),
				"11: a co-op is listed for a treasury in which it has no part"
			);
			entries = entries.saturating_add(treasuries.len());
		}
		ensure!(entries == listed.len(), "11: a co-op is not listed for a treasury, or is twice");
		Ok(())
	}

	fn check_signers(id: TreasuryId, treasury: &TreasuryOf<T>) -> Checked {
		if let Owner::Coops(coops) = &treasury.owner {
			ensure!(
				!coops.is_empty() && coops.windows(2).all(|pair| matches!(pair, [one, next] if one < next)),
				"3: a treasury has no owner, or one that is listed twice or out of order"
			);
		}
		let signers = &treasury.signers;
		let numbers: BTreeSet<_> = signers.iter().map(|signer| signer.no).collect();
		let kinds: BTreeSet<_> = signers.iter().map(|signer| signer.who).collect();
		ensure!(
			numbers.len() == signers.len()
				&& kinds.len() == signers.len()
				&& numbers.iter().all(|no| (1..=treasury.last_signer).contains(no)),
			"4: a signer is listed twice or has a number that was not given out"
		);
		let coops: BTreeSet<_> = signers.iter().map(|signer| signer.who.coop()).collect();
		let owners = treasury.owner.coops();
		ensure!(
			treasury.owner == Owner::Federation || coops.iter().all(|coop| owners.contains(coop)),
			"4: a signer is not of an owner"
		);
		ensure!(
			!treasury.is_joint() || coops.len() == signers.len(),
			"4: two signers of a joint treasury are of one co-op"
		);
		let adopted = usize::from(treasury.rules.threshold);
		ensure!(
			(MIN_APPROVALS..=MAX_SIGNERS as usize).contains(&adopted),
			"4: the threshold is below two or above the most signers"
		);
		for signer in signers {
			if let SignerKind::Seat(coop, member) = signer.who {
				ensure!(
					!PastSigners::<T>::contains_key((id, coop, member)),
					"12: a signer is remembered as a past one"
				);
			}
		}
		Ok(())
	}

	fn check_lines(id: TreasuryId, treasury: &TreasuryOf<T>) -> Checked {
		let lines: BTreeMap<_, _> = Lines::<T>::iter_prefix(id).collect();
		ensure!(lines.keys().copied().eq(1..=treasury.lines), "5: a number of a line is missing or was not given out");
		let mut open = 0u32;
		for (no, line) in &lines {
			let gave = Spent::<T>::iter_prefix_values((id, no)).all(|spending| spending.requested <= line.highest);
			ensure!(gave && line.limit <= line.highest, "9: requests took more from a line than any limit that it had");
			let is_booked = T::Ledger::sums(treasury.ledger, line.account).is_some();
			ensure!(is_booked, "5: a line has no account");
			open = open.saturating_add(u32::from(!line.closed));
		}
		ensure!(
			open == treasury.open_lines && open <= T::MaxLines::get(),
			"5: the open lines are not those that are counted, or beyond the bound"
		);
		ensure!(
			Spent::<T>::iter_key_prefix((id,)).all(|(no, _)| lines.contains_key(&no)),
			"9: a line that does not exist has given something"
		);
		Ok(())
	}

	/// Whether what was carried out by bank stands as far as its request says, and documents and budgets are used that far.
	fn check_carried(id: TreasuryId, treasury: &TreasuryOf<T>) -> Checked {
		let mut requested: Balance = 0;
		let mut used: BTreeMap<T::Hash, u32> = BTreeMap::new();
		let mut count = |voucher| {
			let uses = used.entry(voucher).or_default();
			*uses = uses.saturating_add(1);
		};
		StandingPayments::<T>::iter_prefix_values(id).for_each(|standing| count(standing.voucher));
		for (pending, carried) in CarriedOut::<T>::iter_prefix(id) {
			let stands = carried.stands > 0;
			ensure!(
				total(&carried.items).is_some_and(|total| carried.stands <= total)
					&& carried.keys.len() == carried.items.len(),
				"14: more of a payment stands than was paid"
			);
			if let Some((number, tier)) = carried.request {
				let charged = if carried.is_claim { 0 } else { carried.stands };
				requested = requested.checked_add(charged).unwrap_or(Balance::MAX);
				let booked = Booked::Ordered(pending);
				let closed = if stands { Closed::Paid { tier, booked } } else { Closed::NotPaid { tier, booked } };
				let known = ClosedPayments::<T>::get(id, number);
				let is_standing = matches!(known, Some(Closed::Standing { tier: before, .. }) if before == tier);
				ensure!(is_standing || known == Some(closed), "14: a request does not say whether it was paid");
			}
			if stands {
				count(carried.voucher);
			}
		}
		let mut taken = Spent::<T>::iter_prefix_values((id,)).map(|spending| spending.requested);
		ensure!(
			treasury.mode == Mode::Units || taken.try_fold(0, Balance::checked_add) == Some(requested),
			"16: requests took something else from the lines than what stands of them"
		);
		let counted: BTreeMap<_, _> = Vouchers::<T>::iter_prefix(id).collect();
		let is_enough = used.iter().all(|(voucher, uses)| counted.get(voucher).is_some_and(|counted| counted >= uses));
		// What was paid in units never comes back, and nothing else is kept of it.
		let is_all = treasury.mode == Mode::Units || counted == used;
		ensure!(is_enough && is_all, "15: the uses of a document are not counted");
		Ok(())
	}

	fn check_requests(id: TreasuryId, treasury: &TreasuryOf<T>, due: &mut Dues) -> Checked {
		let open: BTreeMap<_, _> = Payments::<T>::iter_prefix(id).collect();
		let closed: BTreeSet<_> = ClosedPayments::<T>::iter_key_prefix(id).collect();
		let all: BTreeSet<_> = open.keys().chain(&closed).copied().collect();
		ensure!(
			all.iter().copied().eq(1..=treasury.payments) && open.keys().all(|number| !closed.contains(number)),
			"6: a number of a request is missing, was not given out, or is both open and closed"
		);
		ensure!(
			treasury
				.open
				.iter()
				.map(|(number, open)| (*number, open.by, open.voucher))
				.eq(open.iter().map(|(no, one)| (*no, one.requested_by, one.voucher)))
				&& treasury.open.len() <= T::MaxRequests::get() as usize,
			"6: the list of open requests is wrong or beyond the bound"
		);
		let share = Self::share_of_requests() as usize;
		ensure!(
			treasury.open.values().all(|open| treasury.open_of(open.by) <= share),
			"13: a member or a co-op has more open requests than its share"
		);
		if let Some(looks_at) = treasury.looks_at {
			due.insert(Due::Expiry(id).encode(), (looks_at, true));
		}
		let is_looked_at = |payment: &PaymentOf<T>| treasury.looks_at.is_some_and(|at| at <= payment.expires_at);
		ensure!(open.values().all(is_looked_at), "21: nobody looks when the time of a request is over");
		for (number, payment) in &open {
			if let Some(ready_at) = payment.ready_at {
				// After its time the entry is gone, and the request waits for somebody's call.
				due.insert(Due::Delay(id, *number).encode(), (ready_at, !T::Clock::has_passed(ready_at)));
			}
			let said: Vec<_> = payment.approvals.iter().chain(&payment.rejections).collect();
			let hands: BTreeSet<_> = said.iter().map(|one| one.hand).collect();
			let accounts: BTreeSet<_> = said.iter().map(|one| one.who.clone()).collect();
			ensure!(
				hands.len() == said.len() && accounts.len() == said.len(),
				"8: somebody has spoken twice about a request"
			);
			ensure!(
				!hands.contains(&payment.requested_by) && !accounts.contains(&payment.requester),
				"8: somebody has spoken about their own request"
			);
		}
		Ok(())
	}

	/// Whether standing payments that run are counted, are of requests that became one, and wait for a day of their plan.
	fn check_standing(id: TreasuryId, treasury: &TreasuryOf<T>, due: &mut Dues) -> Checked {
		let running: BTreeMap<_, _> = StandingPayments::<T>::iter_prefix(id).collect();
		let (mut runs, mut small) = (BTreeMap::<T::Hash, Balance>::new(), 0);
		ensure!(
			running.len() == treasury.standing as usize && treasury.standing <= MAX_STANDING,
			"17: the standing payments are not those that are counted, or beyond the bound"
		);
		for (number, standing) in running {
			let known = ClosedPayments::<T>::get(id, number);
			let is_its = matches!(known, Some(Closed::Standing { tier, .. }) if tier == standing.tier);
			ensure!(
				is_its && standing.plan.day(standing.next).is_some() && Lines::<T>::contains_key(id, standing.line),
				"17: a standing payment runs without a request, a line or a next day"
			);
			due.insert(Due::Standing(id, number).encode(), (standing.looks_at, true));
			let counted = runs.entry(standing.key).or_default();
			*counted = counted.saturating_add(standing.item.amount);
			if standing.tier == Tier::Two {
				small = small.saturating_add(standing.item.amount);
			}
		}
		let mut payees: BTreeMap<_, _> =
			Payees::<T>::iter_prefix(id).map(|(key, payee)| (key, payee.standing)).collect();
		payees.retain(|_, standing| *standing > 0);
		ensure!(
			payees == runs && treasury.small_standing == small,
			"17: what counts for payees or for what two signers approve is not what runs"
		);
		Ok(())
	}

	/// Whether owners share the whole, and what is due to those who left is what the books say.
	fn check_owners(id: TreasuryId, treasury: &TreasuryOf<T>, due: &mut Dues) -> Checked {
		let owners = treasury.owner.coops();
		let is_whole = shares::are_whole(&treasury.shares, owners.len());
		ensure!(
			is_whole || owners.is_empty() && treasury.shares.is_empty(),
			"18: the shares are not one of each owner, or not the whole"
		);
		ensure!(owners.len() < 2 || treasury.accounts.is_some(), "18: what is due to owners who leave has no account");
		let mut owed: Balance = 0;
		for (coop, claim) in Claims::<T>::iter_prefix(id) {
			owed = owed.saturating_add(claim.amount);
			ensure!(!owners.contains(&coop), "19: something is due to an owner as if they had left");
			if treasury.mode == Mode::Units {
				let waits = !T::Clock::has_passed(claim.from);
				due.insert(Due::Claim(id, coop).encode(), (claim.from, waits));
			}
		}
		ensure!(owed == Self::owed(treasury), "19: what is due to owners who left is not what the books say");
		let is_empty = treasury.signers.is_empty() && treasury.open.is_empty() && treasury.standing == 0;
		ensure!(!treasury.closed || is_empty, "20: a treasury that is closed has signers or something open");
		Ok(())
	}

	fn check_queue(due: Dues) -> Checked {
		let mut found = BTreeSet::new();
		for (at, entry) in Deadlines::<T>::iter_keys() {
			let at = Moment::from_be_bytes(at);
			let entry = entry.encode();
			ensure!(due.get(&entry).is_some_and(|(when, _)| *when == at), "7: the queue has an entry for nothing");
			found.insert(entry);
		}
		ensure!(
			due.iter().all(|(entry, (_, must_wait))| !must_wait || found.contains(entry)),
			"7: something waits for its time and is not in the queue"
		);
		Ok(())
	}

	fn check_reports(id: TreasuryId, treasury: &TreasuryOf<T>) -> Checked {
		let reports: BTreeMap<_, _> = Reports::<T>::iter_prefix(id).collect();
		ensure!(
			reports.keys().copied().eq(1..=treasury.reports),
			"10: a number of a report is missing or was not given out"
		);
		let mut from = treasury.opened_at;
		for report in reports.values() {
			ensure!(
				report.from == from && report.at >= from,
				"10: a report does not begin where the one before it ended"
			);
			from = report.at;
		}
		Ok(())
	}

	/// Whether nothing is kept of a treasury that does not exist.
	fn check_strays(count: TreasuryId) -> Checked {
		let known = |id: &TreasuryId| (1..=count).contains(id);
		ensure!(Lines::<T>::iter_keys().all(|(id, _)| known(&id)), "5: a line of a treasury that does not exist");
		ensure!(
			Spent::<T>::iter_keys().all(|(id, ..)| known(&id)),
			"9: a treasury that does not exist has given something"
		);
		let mut paid =
			CarriedOut::<T>::iter_keys().map(|(id, _)| id).chain(Vouchers::<T>::iter_keys().map(|(id, _)| id));
		ensure!(paid.all(|id| known(&id)), "14: a treasury that does not exist has paid something");
		let closed = ClosedPayments::<T>::iter_keys().map(|(id, _)| id);
		let mut requested = Payments::<T>::iter_keys().map(|(id, _)| id).chain(closed);
		ensure!(requested.all(|id| known(&id)), "6: a request of a treasury that does not exist");
		let mut standing = StandingPayments::<T>::iter_keys();
		ensure!(standing.all(|(id, _)| known(&id)), "17: a standing payment of a treasury that does not exist");
		ensure!(
			Claims::<T>::iter_keys().all(|(id, _)| known(&id)),
			"19: a treasury that does not exist owes something"
		);
		ensure!(Reports::<T>::iter_keys().all(|(id, _)| known(&id)), "10: a report of a treasury that does not exist");
		Ok(())
	}
}
