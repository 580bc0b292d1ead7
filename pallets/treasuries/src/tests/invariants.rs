//! Each invariant sees the state that it forbids.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;

/// Corrupts the state of a chain and gives what the check says.
///
/// The joint treasury has a request that two have approved and whose delay runs, one that was paid, a past signer and
/// two reports.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	chain().execute_with(|| {
		let paid = requested(JOINT, 1, 1, EURO);
		assert_ok!(approve(JOINT, paid, 2, 3));
		assert_ok!(approve(JOINT, paid, 3, 3));
		let waits = requested(JOINT, 1, 1, TIER2 / 2);
		assert_ok!(approve(JOINT, waits, 2, 3));
		assert_ok!(approve(JOINT, waits, 3, 3));
		assert_ok!(reject(JOINT, waits, 1, 3));
		assert_ok!(Treasuries::replace_signer(by_coop(4, Track::Ordinary), COMMON, seat(4, 6)));
		for n in 1..3 {
			pass(1_000);
			assert_ok!(Treasuries::report_outturn(signed(1, 3), JOINT, 1, doc(n)));
		}
		Treasuries::do_try_state().unwrap();
		corrupt();
		Treasuries::do_try_state().unwrap_err()
	})
}

fn change(treasury: TreasuryId, change: impl FnOnce(&mut TreasuryOf<Test>)) {
	crate::Treasuries::<Test>::mutate(treasury, |record| change(record.as_mut().unwrap()));
}

fn change_line(change: impl FnOnce(&mut LineOf<Test>)) {
	Lines::<Test>::mutate(JOINT, LINE, |line| change(line.as_mut().unwrap()));
}

fn change_request(change: impl FnOnce(&mut PaymentOf<Test>)) {
	Payments::<Test>::mutate(JOINT, 2, |payment| change(payment.as_mut().unwrap()));
}

#[test]
fn numbers_are_gap_free_and_have_books() {
	let wrong = says("1: a number of a treasury is missing or was not given out");
	assert_eq!(corrupted(|| TreasuryCount::<Test>::put(4)), wrong);
	assert_eq!(corrupted(|| TreasuryCount::<Test>::put(2)), wrong);
	assert_eq!(corrupted(|| crate::Treasuries::<Test>::remove(2)), wrong);
	let wrong = says("1: a treasury has no books of its own, or no money in them");
	let ledger = |id| record(id).ledger;
	assert_eq!(corrupted(|| TreasuryOfLedger::<Test>::insert(ledger(JOINT), OWN)), wrong);
	assert_eq!(corrupted(|| change(JOINT, |record| record.ledger = LedgerId::Coop(1))), wrong);
	assert_eq!(corrupted(|| change(JOINT, |record| record.cash = 99)), wrong);
	let wrong = says("1: books belong to no treasury");
	assert_eq!(corrupted(|| TreasuryOfLedger::<Test>::insert(LedgerId::Fund, OWN)), wrong);
}

#[test]
fn accounts_belong_to_their_treasuries() {
	let wrong = says("2: an account of a treasury is not its own, is not found or has no provider");
	assert_eq!(corrupted(|| change(JOINT, |record| record.account = STRANGER)), wrong);
	let account = |id| record(id).account;
	assert_eq!(corrupted(|| TreasuryOfAccount::<Test>::insert(account(JOINT), OWN)), wrong);
	assert_eq!(corrupted(|| assert!(System::dec_providers(&account(COMMON)).is_ok())), wrong);
	let wrong = says("2: an account belongs to no treasury");
	assert_eq!(corrupted(|| TreasuryOfAccount::<Test>::insert(STRANGER, OWN)), wrong);
}

#[test]
fn owners_are_different_and_in_order() {
	let wrong = says("3: a treasury has no owner, or one that is listed twice or out of order");
	for coops in [vec![], vec![1, 1], vec![2, 1]] {
		let owner = Owner::Coops(coops.try_into().unwrap());
		assert_eq!(corrupted(|| change(JOINT, |record| record.owner = owner)), wrong);
	}
}

#[test]
fn signers_are_different_and_of_the_owners() {
	let wrong = says("4: a signer is listed twice or has a number that was not given out");
	assert_eq!(corrupted(|| change(JOINT, |record| record.signers[1].no = 1)), wrong);
	assert_eq!(corrupted(|| change(JOINT, |record| record.signers[1].who = record.signers[0].who)), wrong);
	assert_eq!(corrupted(|| change(JOINT, |record| record.last_signer = 2)), wrong);
	let wrong = says("4: a signer is not of an owner");
	assert_eq!(corrupted(|| change(JOINT, |record| record.signers[1].who = SignerKind::Seat(4, 1))), wrong);
	let wrong = says("4: two signers of a joint treasury are of one co-op");
	assert_eq!(corrupted(|| change(JOINT, |record| record.signers[1].who = SignerKind::Seat(1, 1))), wrong);
	let wrong = says("4: the threshold is below two or above the most signers");
	assert_eq!(corrupted(|| change(JOINT, |record| record.rules.threshold = 1)), wrong);
	assert_eq!(corrupted(|| change(JOINT, |record| record.rules.threshold = 17)), wrong);
}

#[test]
fn lines_are_gap_free_and_have_accounts() {
	let wrong = says("5: a number of a line is missing or was not given out");
	assert_eq!(corrupted(|| Lines::<Test>::remove(JOINT, LINE)), wrong);
	assert_eq!(corrupted(|| change(JOINT, |record| record.lines = 2)), wrong);
	let wrong = says("5: the open lines are not those that are counted, or beyond the bound");
	assert_eq!(corrupted(|| change(JOINT, |record| record.open_lines = 0)), wrong);
	assert_eq!(corrupted(|| change_line(|line| line.closed = true)), wrong);
	assert_eq!(corrupted(|| MostLines::set(0)), wrong);
	assert_eq!(corrupted(|| change_line(|line| line.account = 99)), says("5: a line has no account"));
	let wrong = says("5: a line of a treasury that does not exist");
	assert_eq!(corrupted(|| Lines::<Test>::insert(9, 1, Lines::<Test>::get(JOINT, LINE).unwrap())), wrong);
}

#[test]
fn requests_are_open_or_closed() {
	let wrong = says("6: a number of a request is missing, was not given out, or is both open and closed");
	assert_eq!(corrupted(|| ClosedPayments::<Test>::remove(JOINT, 1)), wrong);
	assert_eq!(corrupted(|| ClosedPayments::<Test>::insert(JOINT, 2, Closed::Expired)), wrong);
	assert_eq!(corrupted(|| ClosedPayments::<Test>::insert(JOINT, 3, Closed::Expired)), wrong);
	assert_eq!(corrupted(|| Payments::<Test>::remove(JOINT, 2)), wrong);
	let wrong = says("6: the list of open requests is wrong or beyond the bound");
	assert_eq!(
		corrupted(|| change(JOINT, |record| {
			let _ = record.open.remove(&2);
		})),
		wrong
	);
	assert_eq!(
		corrupted(|| change(JOINT, |record| {
			let _ = record.open.try_insert(2, OpenRequest { by: hand(1, 2), voucher: doc(1) });
		})),
		wrong
	);
	assert_eq!(
		corrupted(|| change(JOINT, |record| {
			let _ = record.open.try_insert(3, OpenRequest { by: hand(1, 1), voucher: doc(1) });
		})),
		wrong
	);
	assert_eq!(corrupted(|| MostRequests::set(0)), wrong);
	let wrong = says("6: a request of a treasury that does not exist");
	assert_eq!(corrupted(|| ClosedPayments::<Test>::insert(9, 1, Closed::Expired)), wrong);
	assert_eq!(corrupted(|| Payments::<Test>::insert(9, 1, Payments::<Test>::get(JOINT, 2).unwrap())), wrong);
}

#[test]
fn the_queue_has_what_waits() {
	let wrong = says("7: something waits for its time and is not in the queue");
	let key = |at: Moment| at.to_be_bytes();
	assert_eq!(corrupted(|| Deadlines::<Test>::remove(key(START + 30 * DAY), Due::Expiry(JOINT))), wrong);
	assert_eq!(corrupted(|| Deadlines::<Test>::remove(key(START + DAY), Due::Delay(JOINT, 2))), wrong);
	let wrong = says("21: nobody looks when the time of a request is over");
	assert_eq!(corrupted(|| change(JOINT, |record| record.looks_at = None)), wrong);
	assert_eq!(corrupted(|| change_request(|request| request.expires_at -= 1)), wrong);
	let wrong = says("7: the queue has an entry for nothing");
	assert_eq!(corrupted(|| Deadlines::<Test>::insert(key(START), Due::Expiry(JOINT), ())), wrong);
	assert_eq!(corrupted(|| Deadlines::<Test>::insert(key(START), Due::Delay(JOINT, 1), ())), wrong);
	assert_eq!(corrupted(|| change_request(|request| request.ready_at = None)), wrong);
	// What has run and was held needs no entry.
	chain().execute_with(|| {
		let number = requested(JOINT, 1, 1, TIER2);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		stop_money(JOINT);
		pass(DAY);
		assert!(Payments::<Test>::get(JOINT, number).unwrap().ready_at.is_some());
		Treasuries::do_try_state().unwrap();
	});
}

#[test]
fn people_speak_once_and_not_about_their_own_request() {
	let wrong = says("8: somebody has spoken twice about a request");
	assert_eq!(corrupted(|| change_request(|request| request.approvals[0].hand = hand(3, 3))), wrong);
	assert_eq!(corrupted(|| change_request(|request| request.approvals[0].who = account(3, 3))), wrong);
	assert_eq!(corrupted(|| change_request(|request| request.rejections[0].hand = hand(3, 3))), wrong);
	let wrong = says("8: somebody has spoken about their own request");
	assert_eq!(corrupted(|| change_request(|request| request.approvals[0].hand = hand(1, 1))), wrong);
	assert_eq!(corrupted(|| change_request(|request| request.approvals[0].who = account(1, 1))), wrong);
}

#[test]
fn requests_took_no_more_than_a_limit() {
	let wrong = says("9: requests took more from a line than any limit that it had");
	let spent = Spending { requested: LIMIT + 1, resolved: 0 };
	assert_eq!(corrupted(|| Spent::<Test>::insert((JOINT, LINE, 1), spent)), wrong);
	assert_eq!(corrupted(|| change_line(|line| line.highest = LIMIT - 1)), wrong);
	let wrong = says("9: a line that does not exist has given something");
	assert_eq!(corrupted(|| Spent::<Test>::insert((JOINT, 2, 1), Spending::default())), wrong);
	let wrong = says("9: a treasury that does not exist has given something");
	assert_eq!(corrupted(|| Spent::<Test>::insert((9, LINE, 1), Spending::default())), wrong);
}

/// The treasury of the federation has a payment that waits for the bank.
fn corrupted_by_bank(corrupt: impl FnOnce()) -> DispatchError {
	corrupted(|| {
		let number = requested(COMMON, 1, 5, EURO);
		assert_ok!(approve(COMMON, number, 2, 5));
		assert_ok!(approve(COMMON, number, 3, 5));
		Treasuries::do_try_state().unwrap();
		corrupt();
	})
}

fn change_carried(change: impl FnOnce(&mut CarriedOf<Test>)) {
	CarriedOut::<Test>::mutate(COMMON, 1, |carried| change(carried.as_mut().unwrap()));
}

#[test]
fn what_was_carried_out_stands_as_its_request_says() {
	let wrong = says("14: more of a payment stands than was paid");
	assert_eq!(corrupted_by_bank(|| change_carried(|carried| carried.stands += 1)), wrong);
	assert_eq!(corrupted_by_bank(|| change_carried(|carried| carried.keys = BoundedVec::new())), wrong);
	let wrong = says("14: a request does not say whether it was paid");
	assert_eq!(corrupted_by_bank(|| change_carried(|carried| carried.stands = 0)), wrong);
	let other = Closed::Paid { tier: Tier::Threshold, booked: Booked::Ordered(1) };
	assert_eq!(corrupted_by_bank(|| ClosedPayments::<Test>::insert(COMMON, 1, other)), wrong);
	let wrong = says("14: a treasury that does not exist has paid something");
	assert_eq!(corrupted_by_bank(|| Vouchers::<Test>::insert(9, doc(1), 1)), wrong);
	let stray = || CarriedOut::<Test>::insert(9, 1, CarriedOut::<Test>::get(COMMON, 1).unwrap());
	assert_eq!(corrupted_by_bank(stray), wrong);
}

/// The treasury of the co-op 1 waits for a custodian who is to pay the baker.
fn corrupted_redeeming(corrupt: impl FnOnce()) -> DispatchError {
	corrupted(|| {
		let items = vec![Item { payee: baker(), amount: EURO, custodian: Some(1) }].try_into().unwrap();
		assert_ok!(plain(Treasuries::pay(by_coop(1, Track::Special), OWN, None, items, doc(5))));
		Treasuries::do_try_state().unwrap();
		corrupt();
	})
}

#[test]
fn custodians_pay_out_what_was_carried_out_and_stands() {
	let wrong = says("14: a custodian is to pay out what was not carried out, or was given up");
	let redeeming = |change: fn(&mut RedeemingOf<Test>)| {
		corrupted_redeeming(|| Redemptions::<Test>::mutate(1, |redeeming| change(redeeming.as_mut().unwrap())))
	};
	assert_eq!(redeeming(|redeeming| redeeming.pending = 9), wrong);
	assert_eq!(redeeming(|redeeming| redeeming.treasury = JOINT), wrong);
	let carried = |change: fn(&mut CarriedOf<Test>)| {
		CarriedOut::<Test>::mutate(OWN, 1, |carried| change(carried.as_mut().unwrap()));
	};
	assert_eq!(corrupted_redeeming(|| carried(|carried| carried.items[0].custodian = None)), wrong);
	let given_up = || {
		carried(|carried| carried.stands = 0);
		Vouchers::<Test>::remove(OWN, doc(5));
	};
	assert_eq!(corrupted_redeeming(given_up), wrong);
}

#[test]
fn lines_gave_what_stands_of_requests() {
	let wrong = says("16: requests took something else from the lines than what stands of them");
	let spent = |requested| Spending { requested, resolved: 0 };
	assert_eq!(corrupted_by_bank(|| Spent::<Test>::insert((COMMON, LINE, 1), spent(1))), wrong);
	assert_eq!(corrupted_by_bank(|| change_carried(|carried| carried.stands -= 1)), wrong);
}

#[test]
fn documents_are_used_as_often_as_they_are_counted() {
	let wrong = says("15: the uses of a document are not counted");
	assert_eq!(corrupted_by_bank(|| change_carried(|carried| carried.voucher = doc(1))), wrong);
	assert_eq!(corrupted_by_bank(|| Vouchers::<Test>::insert(COMMON, doc(1), 1)), wrong);
	let wrong = says("6: the list of open requests is wrong or beyond the bound");
	assert_eq!(corrupted(|| change_request(|request| request.voucher = doc(1))), wrong);
}

#[test]
fn reports_are_gap_free_and_follow_each_other() {
	let wrong = says("10: a number of a report is missing or was not given out");
	assert_eq!(corrupted(|| Reports::<Test>::remove(JOINT, 1)), wrong);
	assert_eq!(corrupted(|| change(JOINT, |record| record.reports = 3)), wrong);
	let wrong = says("10: a report does not begin where the one before it ended");
	let change_report = |change: fn(&mut Report<H256>)| {
		Reports::<Test>::mutate(JOINT, 2, |report| change(report.as_mut().unwrap()));
	};
	assert_eq!(corrupted(|| change_report(|report| report.from -= 1)), wrong);
	assert_eq!(corrupted(|| change_report(|report| report.at = report.from - 1)), wrong);
	assert_eq!(corrupted(|| change(JOINT, |record| record.opened_at += 1)), wrong);
	let wrong = says("10: a report of a treasury that does not exist");
	assert_eq!(corrupted(|| Reports::<Test>::insert(9, 1, Reports::<Test>::get(JOINT, 1).unwrap())), wrong);
}

#[test]
fn co_ops_are_listed_for_what_is_theirs() {
	let list = |coop, ids: &[TreasuryId]| TreasuriesOf::<Test>::insert(coop, BoundedVec::truncate_from(ids.to_vec()));
	let wrong = says("11: a co-op is listed for a treasury in which it has no part");
	assert_eq!(corrupted(|| list(5, &[JOINT])), wrong);
	let wrong = says("11: a co-op is not listed for a treasury, or is twice");
	assert_eq!(corrupted(|| list(2, &[JOINT])), wrong);
	assert_eq!(corrupted(|| list(2, &[JOINT, COMMON, JOINT])), wrong);
}

#[test]
fn nobody_has_more_open_requests_than_a_share() {
	let wrong = says("13: a member or a co-op has more open requests than its share");
	let second = || {
		let _ = requested(JOINT, 1, 2, EURO);
		MostRequests::set(15);
	};
	assert_eq!(corrupted(second), wrong);
	let more = || {
		for _ in 0..2 {
			let _ = requested(OWN, 1, 2, EURO);
		}
		MostRequests::set(15);
	};
	assert_eq!(corrupted(more), wrong);
	// Two of two members are no more than a share where the money is theirs alone.
	new_test(|| {
		for member in 1..=2 {
			let _ = requested(OWN, 1, member, EURO);
		}
		MostRequests::set(15);
		Treasuries::do_try_state().unwrap();
	});
}

#[test]
fn a_signer_is_no_past_one() {
	let wrong = says("12: a signer is remembered as a past one");
	let past = PastSigner { since: START, until: START };
	assert_eq!(corrupted(|| PastSigners::<Test>::insert((COMMON, 1, 5), past)), wrong);
	chain().execute_with(|| {
		assert_ok!(Treasuries::replace_signer(by_coop(4, Track::Ordinary), COMMON, seat(4, 6)));
		assert!(PastSigners::<Test>::contains_key((COMMON, 4, 5)));
	});
}

/// The joint treasury has a standing payment, and the co-op 1 has left it.
fn corrupted_later(corrupt: impl FnOnce()) -> DispatchError {
	corrupted(|| {
		let first = day_of(START).unwrap() + 9;
		let plan = Plan { rhythm: Rhythm::Month, first, last: first + 90 };
		let item = Item { payee: Party::Account(REGISTERED), amount: EURO, custodian: None };
		let (by, voucher) = (signed(1, 1), fresh());
		assert_ok!(plain(Treasuries::request_standing(by, JOINT, 1, LINE, item, voucher, false, plan)));
		assert_ok!(approve(JOINT, 3, 2, 3));
		assert_ok!(approve(JOINT, 3, 3, 3));
		assert_ok!(Treasuries::leave_treasury(by_coop(1, Track::Ordinary), JOINT));
		Treasuries::do_try_state().unwrap();
		corrupt();
	})
}

fn change_standing(change: impl FnOnce(&mut StandingOf<Test>)) {
	StandingPayments::<Test>::mutate(JOINT, 3, |standing| change(standing.as_mut().unwrap()));
}

#[test]
fn standing_payments_are_counted_and_wait_for_a_day() {
	let wrong = says("17: the standing payments are not those that are counted, or beyond the bound");
	assert_eq!(corrupted_later(|| change(JOINT, |record| record.standing = 0)), wrong);
	assert_eq!(corrupted_later(|| change(JOINT, |record| record.standing = 2)), wrong);
	let wrong = says("17: a standing payment runs without a request, a line or a next day");
	assert_eq!(corrupted_later(|| ClosedPayments::<Test>::insert(JOINT, 3, Closed::Expired)), wrong);
	assert_eq!(corrupted_later(|| change_standing(|standing| standing.tier = Tier::Threshold)), wrong);
	assert_eq!(corrupted_later(|| change_standing(|standing| standing.line = 9)), wrong);
	assert_eq!(corrupted_later(|| change_standing(|standing| standing.next = 4)), wrong);
	let wrong = says("17: what counts for payees or for what two signers approve is not what runs");
	assert_eq!(corrupted_later(|| change(JOINT, |record| record.small_standing = 0)), wrong);
	assert_eq!(corrupted_later(|| change_standing(|standing| standing.key = doc(1))), wrong);
	let key = || StandingPayments::<Test>::get(JOINT, 3).unwrap().key;
	assert_eq!(corrupted_later(|| Payees::<Test>::mutate(JOINT, key(), |payee| payee.standing = 0)), wrong);
	let wrong = says("7: the queue has an entry for nothing");
	assert_eq!(corrupted_later(|| change_standing(|standing| standing.looks_at += 1)), wrong);
	let wrong = says("17: a standing payment of a treasury that does not exist");
	let stray = || StandingPayments::<Test>::insert(9, 3, StandingPayments::<Test>::get(JOINT, 3).unwrap());
	assert_eq!(corrupted_later(stray), wrong);
	let wrong = says("15: the uses of a document are not counted");
	let voucher = || StandingPayments::<Test>::get(JOINT, 3).unwrap().voucher;
	assert_eq!(corrupted_later(|| Vouchers::<Test>::remove(JOINT, voucher())), wrong);
}

#[test]
fn owners_share_the_whole() {
	let wrong = says("18: the shares are not one of each owner, or not the whole");
	for shares in [vec![], vec![10_000], vec![5_000, 4_999], vec![10_000, 0]] {
		let shares = shares.try_into().unwrap();
		assert_eq!(corrupted_later(|| change(JOINT, |record| record.shares = shares)), wrong);
	}
	let shares = || vec![10_000].try_into().unwrap();
	assert_eq!(corrupted_later(|| change(COMMON, |record| record.shares = shares())), wrong);
	let wrong = says("18: what is due to owners who leave has no account");
	assert_eq!(corrupted_later(|| change(JOINT, |record| record.accounts = None)), wrong);
}

#[test]
fn what_is_due_is_what_the_books_say() {
	let wrong = says("19: what is due to owners who left is not what the books say");
	let claim = || Claims::<Test>::get(JOINT, 1).unwrap();
	let more = || Claim { amount: claim().amount + 1, ..claim() };
	assert_eq!(corrupted_later(|| Claims::<Test>::insert(JOINT, 1, more())), wrong);
	assert_eq!(corrupted_later(|| Claims::<Test>::remove(JOINT, 1)), wrong);
	let wrong = says("19: something is due to an owner as if they had left");
	assert_eq!(corrupted_later(|| Claims::<Test>::insert(JOINT, 2, Claim::default())), wrong);
	let wrong = says("19: a treasury that does not exist owes something");
	assert_eq!(corrupted_later(|| Claims::<Test>::insert(9, 1, claim())), wrong);
	let at = || claim().from.to_be_bytes();
	let wrong = says("7: something waits for its time and is not in the queue");
	assert_eq!(corrupted_later(|| Deadlines::<Test>::remove(at(), Due::Claim(JOINT, 1))), wrong);
}

#[test]
fn what_is_closed_has_nothing_open() {
	let wrong = says("20: a treasury that is closed has signers or something open");
	assert_eq!(corrupted_later(|| change(OWN, |record| record.closed = true)), wrong);
}
