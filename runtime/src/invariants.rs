//! What holds across pallets, checked beside the invariants that each pallet has of its own.
//!
//! 1. In each ledger the debits of all accounts equal their credits, what was posted and what is pending each.
//! 2. The address of cash in units holds what the books say, or more by what plain transfers have brought since.
//! 3. The units that exist are those that were attested and not redeemed: each entry of custody's books is one issue or payout of
//!    its registers, each of which has one, and the account of units issued says what exists.
//! 4. The cash of a treasury is an account of the ledger that is its own, in its currency and where it says: at its address, or at
//!    a bank. No ledger of a treasury is without one.
//! 5. What waits in the books for the bank of a treasury, that treasury has carried out.
//! 6. What waits in the books of cash in units is on hold at its address, for a custodian who is to pay it out.
//! 7. What shares hold aside and owe, and their capital, are accounts that shares keep, in which no hand enters anything by itself.
//!    No more than there is goes of what is owed and of capital.
//! 8. Where a co-op has cash in units only, it covers what shares hold aside and owe, and what pools promise members. What is due
//!    of a surplus to the funds can wait for money. Of what is at a bank, the bank takes charges whatever it is for, and hands
//!    enter that it has.
//! 9. What waits in the books for a bank to pay members for their shares is what shares say, and what waits to be paid to the fund
//!    and to the federation is what the surplus says.
//! 10. What the surplus keeps are accounts of its own, in which no hand enters anything by itself. Its reserve and what it owes to
//!     members are those of shares.
//! 11. What an indivisible reserve has lost are losses of closed years, and what a dissolution gave to the heir or could not find
//!     any more, by what that says. An opening of books that was wrong is entered anew with as much.
//! 12. What dissolutions keep are accounts of their own, in which no hand enters anything by itself.
//! 13. What the solidarity fund keeps are accounts of its own, in its books and in those of co-ops. Hands enter by themselves
//!     only what comes to its bank as a gift and what the bank charges.

use crate::{AccountId, Balance, Balances, Custody, Ledger, Runtime, Shares};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Encode;
use frame_support::{
	ensure,
	traits::fungible::{Inspect, InspectHold},
};
use pallet_capped_shares::{Books, Classes, Offers, Stakes};
use pallet_custody::{Issues, Payouts, UNITS_ISSUED};
use pallet_dissolution::{Dissolutions, FederationReserve, Inheritances, Stage};
use pallet_ledger::{Accounts, Entries, Ledgers, Pendings};
use pallet_treasuries::{CarriedOut, Treasuries, TreasuryOfLedger};
use rochdale_primitives::{
	ledger::{AccountKind, AccountNo, Basis, Cash, Keeper, KnowCash, LedgerId, Post, SetAside, Side, Sums, Terms},
	money::Mode,
};
use sp_runtime::TryRuntimeError;

/// Checks them all.
pub fn try_state() -> Result<(), TryRuntimeError> {
	books_balance()?;
	addresses_hold_what_the_books_say()?;
	units_are_attested()?;
	treasuries_have_their_ledgers()?;
	treasuries_wait_for_banks()?;
	treasuries_wait_for_custodians()?;
	shares_keep_their_accounts()?;
	cash_covers_what_is_set_aside()?;
	shares_wait_for_banks()?;
	surplus_waits_for_banks()?;
	surplus_keeps_its_accounts()?;
	reserves_fall_by_losses_and_dissolutions()?;
	dissolutions_keep_their_accounts()?;
	fund_keeps_its_accounts()
}

fn books_balance() -> Result<(), TryRuntimeError> {
	for ledger in Ledgers::<Runtime>::iter_keys() {
		let mut all = Sums::default();
		for account in Accounts::<Runtime>::iter_prefix_values(ledger) {
			all = sum(all, account.sums).ok_or("1: the sums of a ledger are too large")?;
		}
		ensure!(all.debits == all.credits, "1: the debits of a ledger are not its credits");
		ensure!(
			all.pending_debits == all.pending_credits,
			"1: the pending debits of a ledger are not its pending credits"
		);
	}
	Ok(())
}

fn sum(one: Sums, other: Sums) -> Option<Sums> {
	Some(Sums {
		debits: one.debits.checked_add(other.debits)?,
		credits: one.credits.checked_add(other.credits)?,
		pending_debits: one.pending_debits.checked_add(other.pending_debits)?,
		pending_credits: one.pending_credits.checked_add(other.pending_credits)?,
	})
}

fn addresses_hold_what_the_books_say() -> Result<(), TryRuntimeError> {
	for account in Accounts::<Runtime>::iter_values() {
		if let Cash::Units { address, .. } = account.terms.cash {
			let booked = account.sums.debits.checked_sub(account.sums.credits).ok_or("2: more units went than came")?;
			ensure!(booked <= Balances::total_balance(&address), "2: an address holds less than the books say");
		}
	}
	Ok(())
}

fn units_are_attested() -> Result<(), TryRuntimeError> {
	let mut registered = BTreeSet::new();
	for entry in Entries::<Runtime>::iter_prefix_values(LedgerId::Custody) {
		let (side, custodian, amount, reference) = match entry.basis {
			Basis::Issue(no) => {
				let issue = Issues::<Runtime>::get(no).ok_or("3: an entry of no issue")?;
				(Side::Debit, issue.custodian, issue.amount, issue.reference)
			}
			Basis::Payout(no) => {
				let payout = Payouts::<Runtime>::get(no).ok_or("3: an entry of no payout")?;
				(Side::Credit, payout.custodian, payout.amount, payout.reference)
			}
			_ => return Err("3: custody's books have an entry of neither an issue nor a payout".into()),
		};
		let legs: Vec<_> = entry.legs.iter().map(|leg| (leg.account, leg.side, leg.amount)).collect();
		let deposits = (Custody::account_of(custodian), side, amount);
		let is_that = legs == [deposits, (UNITS_ISSUED, side.other(), amount)] && entry.voucher == reference;
		ensure!(is_that, "3: an entry of custody's books is not what its registers say");
		ensure!(registered.insert(entry.basis.encode()), "3: an issue or a payout was entered twice");
	}
	let all = Issues::<Runtime>::iter_keys().count().saturating_add(Payouts::<Runtime>::iter_keys().count());
	ensure!(registered.len() == all, "3: an issue or a payout was not entered");
	let issued = <Ledger as Post<_, _>>::available(LedgerId::Custody, UNITS_ISSUED);
	ensure!(issued == Balances::total_issuance(), "3: the units that exist are not those that were attested");
	Ok(())
}

fn treasuries_have_their_ledgers() -> Result<(), TryRuntimeError> {
	for (treasury, record) in Treasuries::<Runtime>::iter() {
		let currency = Ledgers::<Runtime>::get(record.ledger).map(|ledger| ledger.currency);
		ensure!(currency == Some(record.currency), "4: a treasury has another currency than its ledger");
		let cash = Accounts::<Runtime>::get(record.ledger, record.cash).map(|account| account.terms.cash);
		ensure!(
			cash.is_some_and(|cash| is_where(record.mode, &record.account, &cash)),
			"4: a treasury's cash is elsewhere"
		);
		ensure!(
			TreasuryOfLedger::<Runtime>::get(record.ledger) == Some(treasury),
			"4: two treasuries have one ledger, or one has none"
		);
	}
	ensure!(
		TreasuryOfLedger::<Runtime>::iter_keys().count() == Treasuries::<Runtime>::iter_keys().count(),
		"4: a ledger has no treasury"
	);
	Ok(())
}

/// Whether the cash of a treasury with this account is where its money moves.
fn is_where(mode: Mode, account: &AccountId, cash: &Cash<AccountId>) -> bool {
	match (mode, cash) {
		(Mode::Units, Cash::Units { address, .. }) => address == account,
		(Mode::Bank, Cash::Bank) => true,
		_ => false,
	}
}

fn treasuries_wait_for_banks() -> Result<(), TryRuntimeError> {
	for (ledger, number, pending) in Pendings::<Runtime>::iter() {
		if pending.keeper == Keeper::Treasuries && pending.is_open() {
			let treasury = TreasuryOfLedger::<Runtime>::get(ledger);
			let is_its = treasury.is_some_and(|treasury| CarriedOut::<Runtime>::contains_key(treasury, number));
			ensure!(is_its, "5: something waits for a bank that no treasury has carried out");
		}
	}
	Ok(())
}

fn treasuries_wait_for_custodians() -> Result<(), TryRuntimeError> {
	for account in Accounts::<Runtime>::iter_values() {
		if let Cash::Units { address, .. } = account.terms.cash {
			let on_hold = Balances::total_balance_on_hold(&address);
			ensure!(on_hold == account.sums.pending_credits, "6: what is on hold does not wait in the books");
		}
	}
	for (number, redeeming) in pallet_treasuries::Redemptions::<Runtime>::iter() {
		let holder = pallet_custody::Redemptions::<Runtime>::get(number).map(|open| open.holder);
		let account = Treasuries::<Runtime>::get(redeeming.treasury).map(|record| record.account);
		ensure!(holder.is_some() && holder == account, "6: a treasury waits for a custodian who does not pay");
	}
	Ok(())
}

fn shares_keep_their_accounts() -> Result<(), TryRuntimeError> {
	for (coop, book) in Books::<Runtime>::iter() {
		let of_classes =
			Classes::<Runtime>::iter_prefix_values(coop).flat_map(|class| [class.capital, class.redeemable]);
		// A bank can take back what was held aside when it is shares already.
		let held = Offers::<Runtime>::iter_prefix_values(coop).map(|offer| (offer.account, None));
		let limited = of_classes.chain(core::iter::once(book.accounts.due)).map(|account| (account, Some(Side::Debit)));
		for (account, limit) in limited.chain(held).chain(core::iter::once((book.accounts.paid_in, None))) {
			let terms = Accounts::<Runtime>::get(LedgerId::Coop(coop), account).map(|known| known.terms);
			let is_apart =
				|terms: Terms<AccountId>| terms.keeper == Keeper::Shares && !terms.is_direct && terms.limit == limit;
			ensure!(terms.is_some_and(is_apart), "7: an account of shares is not kept apart");
		}
	}
	Ok(())
}

fn cash_covers_what_is_set_aside() -> Result<(), TryRuntimeError> {
	for (coop, book) in Books::<Runtime>::iter() {
		let ledger = LedgerId::Coop(coop);
		let own = <crate::Treasuries as KnowCash>::cash(ledger);
		if let (Some(cash), None) = (own.filter(|cash| cash.mode == Mode::Units), book.other_cash) {
			// What is due to the funds can wait until there is money for it: nobody gets anything of a surplus before.
			let promised = pallet_surplus::Books::<Runtime>::get(coop).map_or(0, |surplus| surplus.pooled_cash);
			// Also what keeps the account alive goes to the last to whom it is owed.
			let sums = <Ledger as Post<_, _>>::sums(ledger, cash.account);
			let is_there = sums.and_then(|sums| sums.room(Side::Credit)).unwrap_or_default();
			ensure!(
				is_there >= Shares::set_aside(ledger).saturating_add(promised),
				"8: the cash of a co-op does not cover what its shares hold aside and owe, and what pools promise members"
			);
		}
	}
	Ok(())
}

fn shares_wait_for_banks() -> Result<(), TryRuntimeError> {
	for (coop, book) in Books::<Runtime>::iter() {
		let waits =
			Accounts::<Runtime>::get(LedgerId::Coop(coop), book.accounts.due).map(|due| due.sums.pending_debits);
		let ordered =
			Stakes::<Runtime>::iter_prefix_values(coop).try_fold(0, |sum: u128, stake| sum.checked_add(stake.ordered));
		ensure!(waits == ordered, "9: a bank is to pay members something else for their shares than shares say");
	}
	Ok(())
}

fn surplus_waits_for_banks() -> Result<(), TryRuntimeError> {
	for (coop, book) in pallet_surplus::Books::<Runtime>::iter() {
		let accounts = [(book.accounts.levy, book.levy), (book.accounts.education_due, book.education_due)];
		for (account, payable) in accounts {
			let known = Accounts::<Runtime>::get(LedgerId::Coop(coop), account);
			let waits = known.map(|known| known.sums.pending_debits);
			ensure!(
				waits == Some(payable.ordered),
				"9: a bank is to pay something else of a surplus than the surplus says"
			);
		}
	}
	Ok(())
}

fn surplus_keeps_its_accounts() -> Result<(), TryRuntimeError> {
	for (coop, book) in pallet_surplus::Books::<Runtime>::iter() {
		let accounts = book.accounts;
		let of_shares = Books::<Runtime>::get(coop).map(|shares| (shares.accounts.due, shares.accounts.reserve));
		let are_shared = of_shares == Some((accounts.due, accounts.reserve));
		ensure!(are_shared, "10: the reserve or what is due to members is not that of shares");
		let pallet_surplus::Accounts { patronage, education, education_due, levy, kept, allocated, voluntary, .. } =
			accounts;
		for account in [patronage, education, education_due, levy, kept, allocated, voluntary, accounts.educated] {
			let terms = Accounts::<Runtime>::get(LedgerId::Coop(coop), account).map(|known| known.terms);
			let is_apart = terms.is_some_and(|terms| terms.keeper == Keeper::Surplus && !terms.is_direct);
			ensure!(is_apart, "10: an account of the surplus is not kept apart");
		}
	}
	Ok(())
}

fn reserves_fall_by_losses_and_dissolutions() -> Result<(), TryRuntimeError> {
	for ledger in Ledgers::<Runtime>::iter_keys() {
		let of_kind = |(no, account): (AccountNo, pallet_ledger::LedgerAccount<AccountId>)| {
			(account.terms.kind == AccountKind::IndivisibleReserve).then_some(no)
		};
		let reserves: BTreeSet<AccountNo> = Accounts::<Runtime>::iter_prefix(ledger).filter_map(of_kind).collect();
		let mut dissolved: Balance = 0;
		for entry in Entries::<Runtime>::iter_prefix_values(ledger) {
			let takes = entry.legs.iter().filter(|leg| leg.side == Side::Debit && reserves.contains(&leg.account));
			let taken = takes.fold(0, |sum: Balance, leg| sum.saturating_add(leg.amount));
			let is_lawful = match entry.basis {
				_ if taken == 0 => true,
				Basis::Loss(_) => true,
				Basis::Dissolution(_) => {
					dissolved = dissolved.saturating_add(taken);
					true
				}
				Basis::Correction(wrong) => {
					let before = Entries::<Runtime>::get(ledger, wrong).map(|before| before.basis);
					matches!(before, Some(Basis::Opening))
				}
				_ => false,
			};
			ensure!(is_lawful, "11: an indivisible reserve has lost something to nobody who may get it");
		}
		let ended = match ledger {
			LedgerId::Coop(coop) => Dissolutions::<Runtime>::get(coop).map(|dissolution| dissolution.stage),
			_ => None,
		};
		let said = match ended {
			Some(Stage::Distributed(residue) | Stage::Extinct { residue, .. }) => {
				residue.from_reserve.saturating_add(residue.lost)
			}
			_ => 0,
		};
		ensure!(dissolved == said, "11: an indivisible reserve has lost something else than its dissolution says");
	}
	Ok(())
}

fn dissolutions_keep_their_accounts() -> Result<(), TryRuntimeError> {
	let of_ended = Dissolutions::<Runtime>::iter().filter_map(|(coop, dissolution)| match dissolution.stage {
		Stage::Distributed(residue) | Stage::Extinct { residue, .. } => Some((coop, residue.accounts?)),
		_ => None,
	});
	let own = of_ended.flat_map(|(coop, accounts)| [(coop, accounts.residue), (coop, accounts.handed_over)]);
	let inherited = Inheritances::<Runtime>::iter().map(|(coop, known)| (coop, known.account));
	let of_coops = own.chain(inherited).map(|(coop, account)| (LedgerId::Coop(coop), account));
	let of_federation = FederationReserve::<Runtime>::get().map(|account| (LedgerId::Federation, account));
	for (ledger, account) in of_coops.chain(of_federation) {
		let terms = Accounts::<Runtime>::get(ledger, account).map(|known| known.terms);
		let is_apart = terms.is_some_and(|terms| terms.keeper == Keeper::Dissolution && !terms.is_direct);
		ensure!(is_apart, "12: an account of a dissolution is not kept apart");
	}
	Ok(())
}

fn fund_keeps_its_accounts() -> Result<(), TryRuntimeError> {
	let keeps = |ledger, account, is_direct| {
		let terms = Accounts::<Runtime>::get(ledger, account).map(|known| known.terms);
		terms.is_some_and(|terms| terms.keeper == Keeper::Fund && terms.is_direct == is_direct)
	};
	if let Some(books) = pallet_solidarity_fund::Books::<Runtime>::get() {
		let own = [books.promised, books.granted, books.loans, books.dues];
		let by_bank =
			books.bank.into_iter().flat_map(|(bank, gifts, charges)| [(bank, false), (gifts, true), (charges, true)]);
		for (account, is_direct) in own.into_iter().map(|account| (account, false)).chain(by_bank) {
			ensure!(keeps(LedgerId::Fund, account, is_direct), "13: an account of the fund is not kept apart");
		}
	}
	for (coop, record) in pallet_solidarity_fund::Records::<Runtime>::iter() {
		let accounts = record.accounts.into_iter().flat_map(|known| [known.borrowed, known.aid, known.dues]);
		for account in accounts {
			ensure!(keeps(LedgerId::Coop(coop), account, false), "13: an account of the fund is not kept apart");
		}
	}
	Ok(())
}
