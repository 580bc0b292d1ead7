//! Each invariant sees the state that it forbids.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::ledger::{AccountNo, Sums};

/// Corrupts the state of a chain and gives what the check says.
///
/// A deposit waits, one redemption is paid, one reported and one requested. There are two statements and an account that the
/// bakery has registered.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	chain(custody()).execute_with(|| {
		attested(UNIT, 1);
		for day in [TODAY - 2, TODAY - 1] {
			assert!(covers(day, ENDOWED));
		}
		let paid = reported(UNIT, 1);
		assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), paid));
		reported(2 * UNIT, 2);
		requested(3 * UNIT);
		assert_ok!(Custody::register_account(signed(11), BAKERY, MULTISIG, doc(1)));
		assert_ok!(Custody::register_account(signed(12), BAKERY, MULTISIG, doc(1)));
		Custody::do_try_state().unwrap();
		corrupt();
		Custody::do_try_state().unwrap_err()
	})
}

fn change(change: impl FnOnce(&mut CustodianOf<Test>)) {
	Custodians::<Test>::mutate(BANK, |custodian| change(custodian.as_mut().unwrap()));
}

fn change_last(last: impl FnOnce(&mut LastStatement)) {
	change(|one| last(one.statement.as_mut().unwrap()));
}

fn change_report(report: impl FnOnce(&mut ReportOf<Test>)) {
	change_redemption(2, |open| match &mut open.stage {
		RedemptionStage::Reported(own) => report(own),
		_ => unreachable!(),
	});
}

fn change_issue(change: impl FnOnce(&mut IssueOf<Test>)) {
	Issues::<Test>::mutate(1, |issue| change(issue.as_mut().unwrap()));
}

fn change_payout(change: impl FnOnce(&mut PayoutOf<Test>)) {
	Payouts::<Test>::mutate(1, |payout| change(payout.as_mut().unwrap()));
}

fn change_redemption(number: RedemptionNo, change: impl FnOnce(&mut RedemptionOf<Test>)) {
	Redemptions::<Test>::mutate(number, |redemption| change(redemption.as_mut().unwrap()));
}

fn change_statement(change: impl FnOnce(&mut Statement<H256>)) {
	Statements::<Test>::mutate(BANK, 2, |statement| change(statement.as_mut().unwrap()));
}

fn on_account(account: AccountNo, change: impl FnOnce(&mut Sums)) {
	pallet_ledger::Accounts::<Test>::mutate(LedgerId::Custody, account, |known| {
		change(&mut known.as_mut().unwrap().sums);
	});
}

/// Changes what the books say of the custodian.
fn change_books(change: impl FnOnce(&mut Sums)) {
	on_account(Custody::account_of(BANK), change);
}

#[test]
fn units_are_those_issued_and_not_redeemed() {
	let wrong = says("1: what exists is not what was issued and not redeemed");
	assert_eq!(corrupted(|| assert!(Balances::mint_into(&BAKER, 1).is_ok())), wrong);
	assert_eq!(corrupted(|| change_books(|sums| sums.debits += 1)), wrong);
	assert_eq!(corrupted(|| change_books(|sums| sums.credits -= 1)), wrong);
	assert_eq!(corrupted(|| on_account(UNITS_ISSUED, |sums| sums.credits += 1)), wrong);
	let reversed = || change_books(|sums| sums.credits = sums.debits + 1);
	assert_eq!(corrupted(reversed), says("1: more was redeemed than issued"));
	let lacking = || {
		pallet_ledger::Accounts::<Test>::remove(LedgerId::Custody, Custody::account_of(BANK));
	};
	assert_eq!(corrupted(lacking), says("1: a custodian has no account"));
	let without = || {
		assert_ok!(Custody::open_deposits(2));
	};
	assert_eq!(corrupted(without), says("1: an account of no custodian"));
	let beyond = || {
		assert_ok!(Custody::open_deposits(2));
		on_account(Custody::account_of(2), |sums| sums.debits = Balance::MAX);
		Custodians::<Test>::insert(2, bank());
		CustodianOfCoop::<Test>::insert(COURIERS, 2);
		Custodians::<Test>::mutate(2, |one| one.as_mut().unwrap().coop = COURIERS);
		CustodianCount::<Test>::put(2);
	};
	assert_eq!(corrupted(beyond), says("1: more is outstanding than can be"));
}

#[test]
fn issues_are_gap_free_and_add_up() {
	let wrong = says("2: a number of an issue is missing or was not given out");
	assert_eq!(corrupted(|| Issues::<Test>::remove(2)), wrong);
	assert_eq!(corrupted(|| IssueCount::<Test>::put(4)), wrong);
	assert_eq!(corrupted(|| IssueCount::<Test>::put(2)), wrong);
	let shifted = || {
		let issue = Issues::<Test>::take(1).unwrap();
		Issues::<Test>::insert(4, issue);
	};
	assert_eq!(corrupted(shifted), wrong);
	let wrong = says("2: the books say that a custodian has issued what is not in the register");
	let turned_over = || change_books(|sums| (sums.debits, sums.credits) = (sums.debits + 1, sums.credits + 1));
	assert_eq!(corrupted(turned_over), wrong);
	assert_eq!(corrupted(|| change_issue(|issue| issue.amount += 1)), wrong);
	assert_eq!(corrupted(|| change_issue(|issue| issue.custodian = 2)), says("2: an issue of no custodian"));
}

#[test]
fn payouts_are_gap_free_and_add_up() {
	let wrong = says("3: a number of a payout is missing or was not given out");
	assert_eq!(corrupted(|| Payouts::<Test>::remove(1)), wrong);
	assert_eq!(corrupted(|| PayoutCount::<Test>::put(2)), wrong);
	let wrong = says("3: the books say that a custodian has redeemed what is not in the register");
	assert_eq!(corrupted(|| change_payout(|payout| payout.amount += 1)), wrong);
	assert_eq!(corrupted(|| change_payout(|payout| payout.custodian = 2)), says("3: a payout of no custodian"));
	let wrong = says("3: a redemption was paid twice, or was paid and is open");
	assert_eq!(corrupted(|| change_payout(|payout| payout.redemption = 2)), wrong);
}

#[test]
fn references_count_once() {
	let wrong = says("4: a reference of a deposit is used twice");
	assert_eq!(corrupted(|| change_issue(|issue| issue.reference = doc(102))), wrong);
	assert_eq!(corrupted(|| change_issue(|issue| issue.reference = doc(1))), wrong);
	let wrong = says("4: a reference of a deposit is not used, or not known");
	assert_eq!(corrupted(|| DepositReferences::<Test>::remove(HOUSING, doc(1))), wrong);
	assert_eq!(corrupted(|| DepositReferences::<Test>::remove(HOUSING, doc(101))), wrong);
	assert_eq!(corrupted(|| DepositReferences::<Test>::insert(HOUSING, doc(9), ())), wrong);
	assert_eq!(corrupted(|| DepositReferences::<Test>::insert(BAKERY, doc(1), ())), wrong);
	let wrong = says("4: a reference of a payout is used twice");
	assert_eq!(corrupted(|| change_payout(|payout| payout.reference = doc(2))), wrong);
	let wrong = says("4: a reference of a payout is not used, or not known");
	assert_eq!(corrupted(|| PayoutReferences::<Test>::remove(HOUSING, doc(1))), wrong);
	assert_eq!(corrupted(|| PayoutReferences::<Test>::remove(HOUSING, doc(2))), wrong);
	assert_eq!(corrupted(|| PayoutReferences::<Test>::insert(HOUSING, doc(9), ())), wrong);
	let unsaid = || {
		change_redemption(2, |open| open.stage = RedemptionStage::Requested);
		change(|one| one.reported = 0);
	};
	assert_eq!(corrupted(unsaid), wrong);
}

#[test]
fn deposits_wait_in_the_queue_and_are_counted() {
	assert_eq!(corrupted(|| DepositCount::<Test>::put(0)), says("5: a deposit's number was not given out"));
	let wrong = says("5: the count of deposits that wait is wrong or beyond the bound");
	assert_eq!(corrupted(|| change(|one| one.pending = 0)), wrong);
	assert_eq!(corrupted(|| MostPending::set(0)), wrong);
	let other = || {
		Deposits::<Test>::mutate(1, |deposit| deposit.as_mut().unwrap().custodian = 2);
	};
	assert_eq!(corrupted(other), says("5: a deposit of no custodian"));
	let wrong = says("5: a deposit is not in the queue, or the queue has an entry for nothing");
	assert_eq!(corrupted(|| Custody::unschedule(START + 30 * DAY, 1)), wrong);
	assert_eq!(corrupted(|| Custody::schedule(START, 1)), wrong);
	assert_eq!(corrupted(|| Custody::schedule(START, 2)), wrong);
}

#[test]
fn what_is_on_hold_is_what_is_open() {
	assert_eq!(corrupted(|| RedemptionCount::<Test>::put(2)), says("6: a redemption's number was not given out"));
	assert_eq!(corrupted(|| change_redemption(3, |open| open.custodian = 2)), says("6: a redemption of no custodian"));
	let wrong = says("6: a custodian has on hold what is not open, or more than is outstanding");
	assert_eq!(corrupted(|| change(|one| one.on_hold += 1)), wrong);
	assert_eq!(corrupted(|| change_redemption(3, |open| open.amount += 1)), wrong);
	let too_much = || {
		change_redemption(3, |open| open.amount = ENDOWED);
		change(|one| one.on_hold = ENDOWED + 2 * UNIT);
	};
	assert_eq!(corrupted(too_much), wrong);
	let wrong = says("6: a holder has on hold what is not open");
	let release = || {
		assert_ok!(Balances::release(&HoldReason::Redemption.into(), &BAKERY_ACCOUNT, 1, Precision::Exact));
	};
	assert_eq!(corrupted(release), wrong);
	assert_eq!(corrupted(|| change_redemption(3, |open| open.holder = BAKER)), wrong);
	let wrong = says("6: the count of a holder's redemptions is wrong or beyond the bound");
	assert_eq!(corrupted(|| OpenRedemptions::<Test>::insert(BAKERY_ACCOUNT, 1)), wrong);
	assert_eq!(corrupted(|| OpenRedemptions::<Test>::insert(BAKER, 1)), wrong);
	assert_eq!(corrupted(|| MostOpen::set(1)), wrong);
}

#[test]
fn statements_are_gap_free_and_in_order() {
	let wrong = says("7: a number of a statement is missing or was not given out");
	assert_eq!(corrupted(|| Statements::<Test>::remove(BANK, 1)), wrong);
	let more = || {
		let statement = Statements::<Test>::get(BANK, 1).unwrap();
		Statements::<Test>::insert(BANK, 3, statement);
	};
	assert_eq!(corrupted(more), wrong);
	assert_eq!(corrupted(|| change(|one| one.statement = None)), wrong);
	let wrong = says("7: statements are not in the order of time");
	assert_eq!(corrupted(|| change_statement(|one| one.closing.day = TODAY - 2)), wrong);
	let wrong = says("7: the last statement of a custodian is not what the register says");
	assert_eq!(corrupted(|| change_statement(|one| one.closing.day += 1)), wrong);
	assert_eq!(corrupted(|| change_statement(|one| one.balance += 1)), wrong);
	assert_eq!(corrupted(|| change_statement(|one| one.closing.outstanding += 1)), wrong);
	assert_eq!(corrupted(|| change_last(|last| last.closing.reported += 1)), wrong);
	let other = || {
		let statement = Statements::<Test>::get(BANK, 1).unwrap();
		Statements::<Test>::insert(2, 1, statement);
	};
	assert_eq!(corrupted(other), says("7: a statement of no custodian"));
}

#[test]
fn registered_accounts_are_counted() {
	let wrong = says("8: the count of registered accounts is wrong or beyond the bound");
	assert_eq!(corrupted(|| RegisteredCount::<Test>::insert(BAKERY, 2)), wrong);
	assert_eq!(corrupted(|| Registered::<Test>::remove(MULTISIG)), wrong);
	assert_eq!(corrupted(|| MostRegistered::set(0)), wrong);
	let other = || {
		Registered::<Test>::mutate(MULTISIG, |registration| registration.as_mut().unwrap().coop = 9);
	};
	assert_eq!(corrupted(other), says("8: a co-op answers that is not in the register"));
}

#[test]
fn issues_have_two_hands() {
	let wrong = says("9: an issue was not attested in the custodian's co-op, or confirmed there");
	assert_eq!(corrupted(|| change_issue(|issue| issue.confirmed_by.by.coop = HOUSING)), wrong);
	let own = Hand { coop: HOUSING, member: 4 };
	assert_eq!(corrupted(|| change_issue(|issue| issue.confirmed_by.and = Some(own))), wrong);
	let twice = || change_issue(|issue| issue.confirmed_by.and = Some(issue.confirmed_by.by));
	assert_eq!(corrupted(twice), says("9: an issue was confirmed twice by one hand"));
	assert_eq!(corrupted(|| change_issue(|issue| issue.attested_by.coop = COURIERS)), wrong);
}

#[test]
fn custodians_are_gap_free_and_found() {
	let wrong = says("10: a number of a custodian is missing or was not given out");
	assert_eq!(corrupted(|| CustodianCount::<Test>::put(2)), wrong);
	assert_eq!(corrupted(|| CustodianCount::<Test>::put(0)), wrong);
	let wrong = says("10: a custodian that issues is not found by its co-op, or another one is");
	assert_eq!(corrupted(|| CustodianOfCoop::<Test>::remove(HOUSING)), wrong);
	assert_eq!(corrupted(|| CustodianOfCoop::<Test>::insert(BAKERY, BANK)), wrong);
	assert_eq!(corrupted(|| change(|one| one.status = Status::Removed)), wrong);
	let twice = || {
		Custodians::<Test>::insert(2, bank());
		CustodianCount::<Test>::put(2);
	};
	assert_eq!(corrupted(twice), wrong);
}

#[test]
fn a_last_statement_counts_what_is_open_of_what_it_has_counted() {
	let wrong = says("12: a report is of a day that has not come");
	assert_eq!(corrupted(|| change_report(|report| report.day = TODAY + 1)), wrong);
	let wrong = says("12: a day or the last statement has counted less as reported than what was by then and is open");
	assert_eq!(corrupted(|| change_report(|report| report.day = TODAY - 1)), wrong);
	let counted = || {
		pass(DAY);
		assert!(covers(TODAY, ENDOWED));
		Custody::do_try_state().unwrap();
		change_last(|last| last.closing.reported -= 1);
	};
	assert_eq!(corrupted(counted), wrong);
	// What a day has counted, which is not the last one any more.
	let kept = || {
		pass(DAY);
		requested(UNIT);
		reported_by_treasurer(4);
		change(|one| one.closings.iter_mut().filter(|closing| closing.day == TODAY).for_each(|one| one.reported -= 1));
	};
	assert_eq!(corrupted(kept), wrong);
}

fn reported_by_treasurer(redemption: RedemptionNo) {
	assert_ok!(Custody::report_payout(signed(TREASURER), redemption, doc(4)));
}

#[test]
fn closings_are_in_order_and_the_last_one_is_that_of_now() {
	let wrong = says("15: the days at whose end it is known what a custodian answered for are not in order");
	assert_eq!(corrupted(|| change(|one| (one.closings[0].day, one.closings[0].reported) = (TODAY, ENDOWED))), wrong);
	assert_eq!(corrupted(|| change(|one| one.closings.last_mut().unwrap().day += 1)), wrong);
	let wrong = says("15: a custodian answers for something else than is kept of the last day");
	assert_eq!(corrupted(|| change(|one| one.closings.last_mut().unwrap().outstanding += 1)), wrong);
	assert_eq!(corrupted(|| change(|one| one.closings.last_mut().unwrap().reported += 1)), wrong);
	assert_eq!(corrupted(|| change(|one| one.closings = BoundedVec::default())), wrong);
}

#[test]
fn what_is_owed_is_confirmed_and_not_issued() {
	let owing = || {
		let deposit = attested(DAILY + UNIT, 2);
		assert_ok!(confirm_deposit(AUDITOR, deposit, COURIERS));
		Custody::do_try_state().unwrap();
	};
	let change_rest = |change: fn(&mut DepositOf<Test>)| {
		move || {
			owing();
			Deposits::<Test>::mutate(2, |deposit| change(deposit.as_mut().unwrap()));
		}
	};
	let wrong = says("14: a deposit was issued in other parts than the register has, or in whole");
	assert_eq!(corrupted(change_rest(|deposit| deposit.issued += 1)), wrong);
	assert_eq!(corrupted(change_rest(|deposit| deposit.amount = DAILY)), wrong);
	assert_eq!(corrupted(change_rest(|deposit| deposit.confirmed = None)), wrong);
	let wrong = says("14: a custodian owes other parts of deposits than are confirmed and not issued");
	assert_eq!(corrupted(change_rest(|deposit| deposit.amount += 1)), wrong);
	let more = || {
		owing();
		change(|one| one.owed += 1);
	};
	assert_eq!(corrupted(more), wrong);
	let other = || {
		owing();
		Issues::<Test>::mutate(4, |issue| issue.as_mut().unwrap().deposit = 3);
	};
	assert_eq!(corrupted(other), says("4: a reference of a deposit is used twice"));
}

#[test]
fn what_is_reported_is_what_is_open_and_reported() {
	let wrong = says("11: a custodian has reported what is not open, or has not reported what is");
	assert_eq!(corrupted(|| change(|one| one.reported += 1)), wrong);
	assert_eq!(corrupted(|| change(|one| one.reported = 0)), wrong);
	let disputed = || {
		assert_ok!(Custody::dispute(signed(BAKERY_ACCOUNT), 2, doc(8)));
		change(|one| one.reported -= 2 * UNIT);
	};
	assert_eq!(corrupted(disputed), wrong);
}

#[test]
fn notes_are_of_different_hands_that_may_say_so() {
	let noted = |change: fn(&mut NotesOf<Test>)| {
		move || {
			for officer in [TREASURER, CHAIR] {
				assert_ok!(Custody::attest_statement(signed(officer), BANK, TODAY - 1, ENDOWED + 1, doc(4)));
			}
			Custody::do_try_state().unwrap();
			Notes::<Test>::mutate(Subject::Custodian(BANK), change);
		}
	};
	let noted = |change: fn(&mut NotesOf<Test>)| {
		let change = noted(change);
		move || {
			Custodians::<Test>::mutate(BANK, |one| one.as_mut().unwrap().statement = None);
			Statements::<Test>::remove(BANK, 1);
			Statements::<Test>::remove(BANK, 2);
			change();
		}
	};
	let wrong = says("13: what was noted is not one of each hand");
	assert_eq!(corrupted(noted(|notes| notes[1] = notes[0].clone())), wrong);
	assert_eq!(corrupted(noted(|notes| notes.clear())), wrong);
	let wrong = says("13: a hand has noted what is not its to say");
	assert_eq!(corrupted(noted(|notes| notes[0].entered.by.coop = BAKERY)), wrong);
	assert_eq!(corrupted(noted(|notes| notes[0].content = Note::Pause { reason: doc(1) })), wrong);
	assert_eq!(corrupted(noted(|notes| notes[0].content = Note::Reject { reason: doc(1) })), wrong);
	assert_eq!(corrupted(noted(|notes| notes[0].content = Note::Confirm { reference: doc(1) })), wrong);
	assert_eq!(corrupted(noted(|notes| notes[0].content = Note::Unregister { account: BAKER })), wrong);
	let moved = |subject| {
		move || {
			assert_ok!(reject_deposit(AUDITOR, 1, COURIERS, doc(9)));
			Custody::do_try_state().unwrap();
			Notes::<Test>::insert(subject, Notes::<Test>::take(Subject::Deposit(1)));
		}
	};
	for subject in [Subject::Deposit(9), Subject::Redemption(9), Subject::Custodian(9)] {
		assert_eq!(corrupted(moved(subject)), says("13: a note is about nothing that is"));
	}
	for subject in [Subject::Redemption(2), Subject::Custodian(BANK), Subject::Accounts(COURIERS)] {
		assert_eq!(corrupted(moved(subject)), wrong);
	}
}
