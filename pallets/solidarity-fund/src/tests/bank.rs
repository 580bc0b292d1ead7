//! The bank of the fund pays and brings, gives back, or does not: whatever it does is counted once.

use super::{aid::*, awarding::*, keeping::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Posting};
use rochdale_primitives::{assert_refused, ledger::EntryNo, money::Direction};

/// A fund with half of its 60,000 euros at its bank.
pub fn with_bank(test: impl FnOnce()) {
	chain(30_000).execute_with(|| {
		pass_days(1);
		open_bank();
		gift_at_bank(30_000);
		test();
		assert_ok!(check());
	});
}

/// What the bank is to pay of an award.
pub fn order_of(no: AwardNo) -> PendingNo {
	let is_open =
		|pending: &PendingNo| pallet_ledger::Pendings::<Test>::get(LedgerId::Fund, pending).unwrap().is_open();
	let of = |(pending, award)| (award == no && is_open(&pending)).then_some(pending);
	Ordered::<Test>::iter().find_map(of).expect("the bank is to pay something")
}

/// Two of the committee post that the bank has paid what it was to pay of an award.
pub fn bank_pays(no: AwardNo) -> EntryNo {
	let (pending, amount) = (order_of(no), at(no).payable.ordered);
	post([BAKERY, MILL], Direction::Out, amount, Part::Whole(pending));
	last_entry()
}

/// The last entry by a statement of the bank: what follows from it may have been entered since.
pub fn last_entry() -> EntryNo {
	let last = pallet_ledger::Ledgers::<Test>::get(LedgerId::Fund).unwrap().last_entry;
	let by_bank = |no: &EntryNo| {
		let entry = pallet_ledger::Entries::<Test>::get(LedgerId::Fund, no).unwrap();
		entry.basis == Basis::Statement
	};
	(1..=last).rev().find(by_bank).expect("the bank has done something")
}

/// The bank gives back so much of what it had paid by an entry.
pub fn bank_returns(entry: EntryNo, amount: Balance) -> EntryNo {
	post([BAKERY, MILL], Direction::In, amount, Part::Back { entry, place: 0, amount });
	last_entry()
}

fn void(pending: PendingNo) {
	for coop in [BAKERY, MILL] {
		let voiding = Ledger::void(signed(coop, ELECTED), LedgerId::Fund, coop, pending, None, doc(6));
		assert_ok!(plain(voiding));
	}
}

/// The entry was wrong.
pub fn correct(entry: EntryNo) {
	for coop in [BAKERY, MILL] {
		let correcting = Ledger::correct(signed(coop, ELECTED), LedgerId::Fund, coop, entry, doc(6), None);
		assert_ok!(plain(correcting));
	}
}

/// The bank says that so much of what had come by an entry is taken back.
pub fn taking_back(entry: EntryNo, amount: Balance) -> Posting<AccountId, H256> {
	posting(Direction::Out, amount, Part::Back { entry, place: 0, amount })
}

/// The co-op says that it pays back so much of an award by bank.
pub fn expect(no: AwardNo, amount: Balance) -> PendingNo {
	assert_ok!(expect_by(at(no).coop, 1, no, amount));
	at(no).expected.unwrap()
}

/// The bank brings so much of it.
pub fn bank_brings(pending: PendingNo, amount: Balance) -> EntryNo {
	post([BAKERY, MILL], Direction::In, amount, Part::Item { pending, place: 0, amount });
	last_entry()
}

/// Of an award: what is due, what the bank is to pay, what was paid twice, what was paid, and what came back, in euros.
fn money(no: AwardNo) -> [Balance; 5] {
	let Award { payable, paid, returned, .. } = at(no);
	[payable.due, payable.ordered, payable.overpaid, paid, returned].map(|amount| amount / EURO)
}

#[test]
fn the_bank_is_to_pay_by_itself_and_two_of_the_committee_say_that_it_has() {
	with_bank(|| {
		let no = award(HOUSING, GRANT, 8_000);
		events();
		pass_block();
		let (pending, amount) = (order_of(no), 3_200 * EURO);
		assert_eq!(events(), [Event::PaymentOrdered { award: no, coop: HOUSING, pending, amount }]);
		assert_eq!((money(no), free()), ([0, 3_200, 0, 0, 0], 52_000 * EURO));
		// Nobody has it paid once more, and it is not reported on before it was paid.
		assert_refused!(pay(no), Errors::NothingDue);
		assert_refused!(report_by(HOUSING, 1, no, doc(1)), Errors::NoReportDue);
		assert_eq!(at(no).report_due, None);
		pass_days(2);
		bank_pays(no);
		assert_eq!((money(no), free()), ([0, 0, 0, 3_200, 0], 52_000 * EURO));
		assert_eq!(at(no).report_due, Some(MockClock::deadline() + 90 * DAY));
		assert_eq!(at(no).paid_on, vec![today()]);
		report_and_review(no);
		pass_block();
		assert_eq!(money(no), [0, 3_200, 0, 3_200, 0]);
	});
}

#[test]
fn a_bank_without_enough_money_or_with_money_that_only_hands_have_seen_pays_nothing() {
	chain(60_000).execute_with(|| {
		pass_days(1);
		open_bank();
		let no = paid_award(HOUSING, GRANT, 300);
		assert_refused!(pay(no), Errors::NotLiquid);
		let (_, gifts, _) = SolidarityFund::bank().unwrap();
		let leg = Leg { account: gifts, side: Side::Credit, amount: 1_000 * EURO, party: None };
		post([BAKERY, MILL], Direction::In, 1_000 * EURO, Part::Direct(leg));
		assert_refused!(pay(no), Errors::NotLiquid);
		assert_eq!(free(), 59_700 * EURO);
		close_statement();
		assert_eq!(free(), 60_700 * EURO);
		assert_ok!(pay(no));
		assert_eq!(money(no), [0, 300, 0, 0, 0]);
		assert_ok!(check());
	});
}

#[test]
fn what_the_bank_is_to_pay_already_it_does_not_pay_twice() {
	chain(57_000).execute_with(|| {
		pass_days(1);
		open_bank();
		gift_at_bank(3_000);
		let nos = awards(&[(HOUSING, GRANT, 2_000), (HOUSING, GRANT, 1_001)]);
		pass_block();
		assert_eq!((money(nos[0]), money(nos[1])), ([0, 2_000, 0, 0, 0], [1_001, 0, 0, 0, 0]));
		assert_refused!(pay(nos[1]), Errors::NotLiquid);
		bank_pays(nos[0]);
		assert_refused!(pay(nos[1]), Errors::NotLiquid);
		gift_at_bank(1);
		assert_ok!(pay(nos[1]));
		assert_ok!(check());
	});
}

#[test]
fn what_hands_void_is_due_again_once() {
	with_bank(|| {
		let no = paid_award(HOUSING, GRANT, 8_000);
		let first = order_of(no);
		void(first);
		assert_eq!((money(no), free()), ([3_200, 0, 0, 0, 0], 52_000 * EURO));
		assert_ok!(pay(no));
		assert_ne!(order_of(no), first);
		assert_eq!(money(no), [0, 3_200, 0, 0, 0]);
		assert_refused!(pay(no), Errors::NothingDue);
		bank_pays(no);
		assert_eq!(money(no), [0, 0, 0, 3_200, 0]);
	});
}

#[test]
fn what_was_posted_by_mistake_is_to_be_paid_as_before() {
	with_bank(|| {
		let no = paid_award(HOUSING, GRANT, 8_000);
		let wrong = bank_pays(no);
		report(no);
		correct(wrong);
		assert_eq!((money(no), at(no).paid_on.len(), free()), ([0, 3_200, 0, 0, 0], 0, 52_000 * EURO));
		assert_refused!(report_by(HOUSING, 1, no, doc(1)), Errors::NoReportDue);
		bank_pays(no);
		assert_eq!((money(no), at(no).paid_on.len()), ([0, 0, 0, 3_200, 0], 1));
	});
}

#[test]
fn what_the_bank_gives_back_is_paid_once_more() {
	with_bank(|| {
		let no = paid_award(HOUSING, GRANT, 8_000);
		let paid = bank_pays(no);
		bank_returns(paid, 3_200 * EURO);
		assert_eq!((money(no), free()), ([3_200, 0, 0, 0, 0], 48_800 * EURO));
		// It may have come from nowhere until the statement says it, and is promised all the same.
		assert_ok!(pay(no));
		bank_pays(no);
		assert_eq!(money(no), [0, 0, 0, 3_200, 0]);
	});
}

#[test]
fn what_the_bank_had_not_given_back_is_not_paid_once_more() {
	with_bank(|| {
		let no = paid_award(HOUSING, GRANT, 8_000);
		let paid = bank_pays(no);
		let back = bank_returns(paid, 3_200 * EURO);
		correct(back);
		assert_eq!((money(no), free()), ([0, 0, 0, 3_200, 0], 52_000 * EURO));
		assert_refused!(pay(no), Errors::NothingDue);
	});
}

#[test]
fn what_was_paid_twice_is_paid_less_of_the_next_part() {
	with_bank(|| {
		let no = paid_award(HOUSING, GRANT, 8_000);
		let paid = bank_pays(no);
		let back = bank_returns(paid, 1_000 * EURO);
		assert_ok!(pay(no));
		bank_pays(no);
		correct(back);
		assert_eq!((money(no), free()), ([0, 0, 1_000, 4_200, 0], 52_000 * EURO));
		report_and_review(no);
		pass_block();
		assert_eq!(money(no), [0, 2_200, 0, 4_200, 0]);
		bank_pays(no);
		report_and_review(no);
		pass_block();
		bank_pays(no);
		assert_eq!((money(no), free()), ([0, 0, 0, 8_000, 0], 52_000 * EURO));
	});
}

#[test]
fn what_is_voided_of_what_would_have_been_paid_twice_is_not_due() {
	for (euros, first) in [(8_000, 3_200), (1_000, 1_000)] {
		with_bank(|| {
			let no = paid_award(HOUSING, GRANT, euros);
			let back = bank_returns(bank_pays(no), 400 * EURO);
			assert_ok!(pay(no));
			correct(back);
			// The bank is to pay 400 that it had not given back.
			assert_eq!(money(no), [0, 400, 400, first, 0]);
			assert_ok!(check());
			void(order_of(no));
			assert_eq!((money(no), owes(no)), ([0, 0, 0, first, 0], 0));
			assert_refused!(pay(no), Errors::NothingDue);
			assert_eq!(free(), (60_000 - euros) * EURO);
		});
	}
}

#[test]
fn what_was_paid_twice_of_all_that_was_awarded_is_owed_back() {
	with_bank(|| {
		let no = paid_award(HOUSING, GRANT, 1_000);
		let paid = bank_pays(no);
		let back = bank_returns(paid, 400 * EURO);
		assert_ok!(pay(no));
		bank_pays(no);
		report_and_review(no);
		assert_eq!((at(no).stage, is_open(no)), (Stage::Completed, false));
		correct(back);
		assert_eq!((money(no), owes(no), is_open(no)), ([0, 0, 400, 1_400, 0], 400 * EURO, true));
		assert!(is_overdue(HOUSING));
		assert_eq!(free(), 58_600 * EURO);
		bank_brings(expect(no, 400 * EURO), 400 * EURO);
		close_statement();
		assert_eq!((owes(no), is_open(no), free()), (0, false, 59_000 * EURO));
	});
}

#[test]
fn what_is_given_up_while_the_bank_is_to_pay_it_can_still_be_paid_or_is_free() {
	for is_paid in [true, false] {
		with_bank(|| {
			let no = paid_award(HOUSING, GRANT, 8_000);
			let pending = order_of(no);
			give_up(no);
			assert_eq!((money(no), at(no).promised, free()), ([0, 3_200, 0, 0, 0], 0, 56_800 * EURO));
			if is_paid {
				bank_pays(no);
				assert_eq!((money(no), free(), is_open(no)), ([0, 0, 0, 3_200, 0], 56_800 * EURO, true));
				report_and_review(no);
				pass_days(1);
			} else {
				void(pending);
				assert_eq!((money(no), free()), ([0; 5], 60_000 * EURO));
			}
			assert_refused!(pay(no), Errors::NothingDue);
			assert_eq!((at(no).stage, is_open(no)), (Stage::Cancelled, false));
		});
	}
}

#[test]
fn what_the_bank_gives_back_of_what_was_cancelled_is_free_again() {
	with_bank(|| {
		let no = paid_award(HOUSING, GRANT, 8_000);
		let paid = bank_pays(no);
		assert_ok!(cancel(no, 3_200 * EURO));
		assert!(is_overdue(HOUSING));
		let back = bank_returns(paid, 3_200 * EURO);
		// What the bank gave back nobody gives back.
		assert_eq!((money(no), owes(no), is_open(no)), ([0; 5], 0, false));
		assert!(!is_overdue(HOUSING));
		assert_refused!(pay(no), Errors::NothingDue);
		// And if it had not, it is owed again.
		correct(back);
		assert_eq!((at(no).paid, owes(no), is_open(no)), (3_200 * EURO, 3_200 * EURO, true));
		close_statement();
		assert_eq!(free(), 56_800 * EURO);
	});
}

#[test]
fn aid_goes_by_bank_too() {
	with_bank(|| {
		let no = help(HOUSING, FLOOD, 700);
		assert_eq!(money(no), [0, 700, 0, 0, 0]);
		bank_pays(no);
		assert_eq!(money(no), [0, 0, 0, 700, 0]);
	});
}

#[test]
fn officers_say_what_their_co_op_pays_by_bank() {
	new_test(|| {
		let nos = awards(&[(HOUSING, GRANT, 300), (READERS, GRANT, 300), (MILL, GRANT, 200)].map(|one| match one.0 {
			// Its money is at a bank, and the fund has none yet.
			HOUSING => (TAXI, one.1, one.2),
			_ => one,
		}));
		pass_block();
		let [_, no, other] = nos[..] else { panic!("they are awarded") };
		assert_refused!(expect_by(READERS, 1, no, EURO), Errors::NoBank);
		open_bank();
		let by_stranger = SolidarityFund::expect_payment(anybody(), READERS, Debt::Award(no), EURO);
		assert_refused!(by_stranger, Errors::NotMember);
		assert_refused!(expect_by(READERS, ADA, no, EURO), Errors::NotOnBoard);
		assert_refused!(expect_by(READERS, 1, 99, EURO), Errors::NoSuchAward);
		assert_refused!(expect_by(READERS, 1, other, EURO), Errors::OtherCoop);
		let dues = SolidarityFund::expect_payment(signed(READERS, 1), READERS, Debt::Dues(2000), EURO);
		assert_refused!(dues, Errors::NoSuchDues);
		for wrong in [0, 300 * EURO + 1, Balance::MAX] {
			assert_refused!(expect_by(READERS, 1, no, wrong), Errors::MoreThanOwed);
		}
		// No bank moves part of a cent.
		assert_refused!(expect_by(READERS, 1, no, CENT + 1), Errors::OutOfRange);
		events();
		assert_ok!(expect_by(READERS, 1, no, 300 * EURO));
		let pending = at(no).expected.unwrap();
		let (coop, debt, amount) = (READERS, Debt::Award(no), 300 * EURO);
		assert_eq!(events(), [Event::PaymentExpected { coop, debt, pending, amount }]);
		for officer in [1, 2] {
			assert_refused!(expect_by(READERS, officer, no, EURO), Errors::AlreadyExpected);
		}
		assert_eq!(Records::<Test>::get(READERS).expected, 1);
		// It binds nobody, and is no money.
		assert_eq!((at(no).returned, free()), (0, 59_200 * EURO));
	});
}

#[test]
fn what_comes_by_bank_is_counted_as_it_comes_part_by_part() {
	with_bank(|| {
		let no = paid_award(READERS, loan(10), 1_000);
		let pending = expect(no, 600 * EURO);
		events();
		bank_brings(pending, 200 * EURO);
		assert_eq!(events(), [Event::Repaid { award: no, amount: 200 * EURO }]);
		assert_eq!((at(no).returned, at(no).expected, owes(no)), (200 * EURO, Some(pending), 800 * EURO));
		bank_brings(pending, 400 * EURO);
		assert_eq!((at(no).returned, at(no).expected, owes(no)), (600 * EURO, None, 400 * EURO));
		assert_eq!(Records::<Test>::get(READERS).expected, 0);
		let books = Books::<Test>::get().unwrap();
		assert_eq!(credit_in(LedgerId::Fund, books.loans), -400_000_000);
		bank_brings(expect(no, 400 * EURO), 400 * EURO);
		report_and_review(no);
		assert_eq!((owes(no), at(no).stage, is_open(no)), (0, Stage::Completed, false));
		close_statement();
		assert_eq!(free(), 60_000 * EURO);
	});
}

#[test]
fn whoever_pays_is_no_hand_that_says_it_has_come() {
	with_bank(|| {
		let no = paid_award(MILL, GRANT, 300);
		let pending = expect(no, 300 * EURO);
		let posting = posting(Direction::In, 300 * EURO, Part::Whole(pending));
		let by = |coop| by(coop, ELECTED, &posting);
		assert_refused!(by(MILL), pallet_ledger::Error::<Test>::YouBenefit);
		assert_ok!(by(TAXI));
		assert_refused!(by(MILL), pallet_ledger::Error::<Test>::YouBenefit);
		assert_eq!(at(no).returned, 0);
		assert_ok!(by(FARM));
		assert_eq!(at(no).returned, 300 * EURO);
	});
}

#[test]
fn what_does_not_come_in_ninety_days_is_expected_no_more_and_nothing_is_lost() {
	with_bank(|| {
		let no = paid_award(READERS, loan(60), 1_000);
		let pending = expect(no, 600 * EURO);
		pass_days(limits::EXPECTED_DAYS as Moment - 1);
		assert_eq!(at(no).expected, Some(pending));
		pass_days(1);
		assert_eq!((at(no).expected, Records::<Test>::get(READERS).expected, owes(no)), (None, 0, 1_000 * EURO));
		assert_ne!(expect(no, 600 * EURO), pending);
	});
}

#[test]
fn what_hands_void_is_expected_no_more() {
	with_bank(|| {
		let no = paid_award(READERS, loan(10), 1_000);
		let pending = expect(no, 600 * EURO);
		bank_brings(pending, 200 * EURO);
		void(pending);
		assert_eq!((at(no).expected, Records::<Test>::get(READERS).expected), (None, 0));
		assert_eq!(owes(no), 800 * EURO);
		expect(no, 800 * EURO);
	});
}

#[test]
fn what_had_not_come_after_all_is_owed_and_expected_again() {
	with_bank(|| {
		let no = paid_award(READERS, loan(10), 1_000);
		let pending = expect(no, 1_000 * EURO);
		let wrong = bank_brings(pending, 1_000 * EURO);
		report_and_review(no);
		assert_eq!((at(no).stage, is_open(no)), (Stage::Completed, false));
		events();
		correct(wrong);
		assert_eq!(events(), [Event::NotRepaid { award: no, amount: 1_000 * EURO }]);
		assert_eq!((at(no).stage, is_open(no), owes(no)), (Stage::Active, true, 1_000 * EURO));
		assert_eq!((at(no).expected, Records::<Test>::get(READERS).expected), (Some(pending), 1));
		bank_brings(pending, 1_000 * EURO);
		assert_eq!((at(no).stage, owes(no)), (Stage::Completed, 0));
	});
}

#[test]
fn what_is_expected_anew_is_not_what_a_correction_opens_again() {
	with_bank(|| {
		let no = paid_award(READERS, loan(10), 1_000);
		let first = expect(no, 500 * EURO);
		let wrong = bank_brings(first, 500 * EURO);
		let second = expect(no, 500 * EURO);
		correct(wrong);
		assert_eq!((at(no).expected, Records::<Test>::get(READERS).expected), (Some(second), 1));
		bank_brings(second, 500 * EURO);
		assert_eq!((at(no).expected, owes(no)), (None, 500 * EURO));
		// The first one waits yet, and counts when it comes.
		bank_brings(first, 500 * EURO);
		assert_eq!((at(no).expected, owes(no)), (None, 0));
	});
}

#[test]
fn two_hands_alone_do_not_say_that_the_bank_took_back_what_a_co_op_had_paid() {
	with_bank(|| {
		let no = paid_award(READERS, loan(10), 1_000);
		let came = bank_brings(expect(no, 1_000 * EURO), 1_000 * EURO);
		let taking = taking_back(came, CENT);
		assert_refused!(by(BAKERY, ELECTED, &taking), pallet_ledger::Error::<Test>::NotCovered);
		assert_eq!((at(no).returned, owes(no)), (1_000 * EURO, 0));
	});
}

/// Else two of the committee let all gifts go piece by piece.
#[test]
fn gifts_that_the_bank_takes_back_count_with_its_charges() {
	with_bank(|| {
		let gift = last_entry();
		for _ in 0..2 {
			let taking = taking_back(gift, 25 * EURO);
			for coop in [BAKERY, MILL] {
				assert_ok!(by(coop, ELECTED, &taking));
			}
		}
		assert_eq!(BankCharges::<Test>::get().gone, 50 * EURO);
		let taking = taking_back(gift, CENT);
		assert_refused!(by(BAKERY, ELECTED, &taking), pallet_ledger::Error::<Test>::NotCovered);
		pass_days(30);
		let taking = taking_back(gift, 50 * EURO);
		assert_ok!(by(BAKERY, ELECTED, &taking));
	});
}

#[test]
fn what_comes_by_bank_after_it_was_paid_in_units_is_the_funds_and_makes_nobody_owe() {
	with_bank(|| {
		let no = paid_award(MILL, loan(10), 300);
		let pending = expect(no, 300 * EURO);
		repay(no, 300 * EURO);
		assert_eq!(owes(no), 0);
		post([BAKERY, TAXI], Direction::In, 300 * EURO, Part::Whole(pending));
		assert_eq!((at(no).returned, owes(no), at(no).expected), (600 * EURO, 0, None));
		assert_refused!(repay_by(MILL, 1, no, 1), Errors::MoreThanOwed);
		close_statement();
		assert_eq!(free(), 60_300 * EURO);
	});
}

#[test]
fn a_co_op_announces_eight_payments_and_keeps_others_from_none() {
	with_bank(|| {
		let nos: Vec<_> = (1..=9).map(|event| help(READERS, event, 100)).collect();
		for (no, officer) in nos[..8].iter().zip([1, 1, 1, 2, 2, 2, 3, 3]) {
			assert_ok!(expect_by(READERS, officer, *no, EURO));
		}
		assert_refused!(expect_by(READERS, 3, nos[8], EURO), Errors::TooManyExpected);
		let other = help(FARM, FLOOD, 100);
		assert_ok!(expect_by(FARM, 1, other, EURO));
		void(at(nos[0]).expected.unwrap());
		assert_ok!(expect_by(READERS, 3, nos[8], EURO));
	});
}

#[test]
fn what_is_written_off_while_it_is_expected_can_still_come() {
	with_bank(|| {
		let no = paid_award(READERS, loan(10), 1_000);
		let pending = expect(no, 1_000 * EURO);
		assert_ok!(write_off(no, 1_000 * EURO));
		assert_eq!((owes(no), is_open(no)), (0, true));
		bank_brings(pending, 1_000 * EURO);
		assert_eq!((owes(no), at(no).returned), (0, 1_000 * EURO));
		close_statement();
		assert_eq!(free(), 60_000 * EURO);
	});
}

#[test]
fn the_pallet_hears_nothing_of_other_books_and_of_others_keepers() {
	with_bank(|| {
		let no = paid_award(HOUSING, GRANT, 300);
		let item = Some((order_of(no), 0));
		let account = Books::<Test>::get().unwrap().promised;
		let heard = Heard { item, account, side: Side::Debit, amount: EURO, party: None, charged: None, undoes: None };
		let before = at(no);
		for (ledger, keeper) in [(LedgerId::Coop(HOUSING), Keeper::Fund), (LedgerId::Fund, Keeper::Hands)] {
			SolidarityFund::heard(ledger, keeper, Became::Posted(1), today(), core::slice::from_ref(&heard));
		}
		assert_eq!(at(no), before);
	});
}
