//! What was awarded is paid part by part: by itself, by whoever asks for it, and once.

use super::{aid::*, awarding::*, keeping::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::{assert_refused, ledger::FUND_CASH};

#[test]
fn a_large_award_is_paid_in_three_parts_and_another_one_at_once() {
	new_test(|| {
		let nos = awards(&[(BAKERY, GRANT, 5_001), (MILL, GRANT, 5_000)]);
		assert_eq!((has(BAKERY), has(MILL), free()), (0, 0, 49_999 * EURO));
		events();
		pass_block();
		let paid = |award, coop, amount| Event::Paid { award, coop, amount };
		let first = 2_000_400_000;
		assert_eq!(events(), [paid(nos[0], BAKERY, first), paid(nos[1], MILL, 5_000 * EURO)]);
		assert_eq!((has(BAKERY), has(MILL), free()), (first, 5_000 * EURO, 49_999 * EURO));
		for amount in [first, 1_000_200_000] {
			report_and_review(nos[0]);
			let told = events();
			assert_eq!(told.last(), Some(&Event::Released { award: nos[0], amount }));
			pass_block();
			assert_eq!(events(), [paid(nos[0], BAKERY, amount)]);
		}
		report_and_review(nos[0]);
		assert_eq!(events().last(), Some(&Event::Completed { award: nos[0] }));
		assert_eq!((has(BAKERY), at(nos[0]).paid, at(nos[0]).stage), (5_001 * EURO, 5_001 * EURO, Stage::Completed));
		assert!(!is_open(nos[0]) && is_open(nos[1]));
	});
}

#[test]
fn what_was_paid_is_not_paid_again_by_anybody_or_by_the_chain() {
	new_test(|| {
		let no = award(BAKERY, GRANT, 8_000);
		assert_ok!(pay(no));
		assert_eq!(has(BAKERY), 3_200 * EURO);
		assert_refused!(pay(no), Errors::NothingDue);
		// It is due to be paid in the next block yet.
		let is_payment = |(_, due): &([u8; 8], Due)| *due == Due::Payment(no);
		let (due_at, due) = Deadlines::<Test>::iter_keys().find(is_payment).unwrap();
		pass_block();
		assert_eq!((has(BAKERY), at(no).paid), (3_200 * EURO, 3_200 * EURO));
		let late = SolidarityFund::advance(anybody(), Moment::from_be_bytes(due_at), due);
		assert_refused!(late, Errors::NotDue);
		assert_refused!(pay(no), Errors::NothingDue);
		pass_days(10);
		assert_eq!((has(BAKERY), free()), (3_200 * EURO, 52_000 * EURO));
		for other in [0, no + 1] {
			assert_refused!(pay(other), Errors::NoSuchAward);
		}
		assert_refused!(SolidarityFund::pay(RuntimeOrigin::root(), no), DispatchError::BadOrigin);
	});
}

#[test]
fn what_is_paid_is_in_the_books_of_both_or_of_the_fund_where_a_co_op_has_none() {
	new_test(|| {
		let nos = awards(&[(BAKERY, GRANT, 300), (MILL, loan(3), 200), (READERS, GRANT, 100)]);
		let books = Books::<Test>::get().unwrap();
		let in_fund = |account| credit_in(LedgerId::Fund, account) / 1_000_000;
		assert_eq!([books.promised, books.granted, books.loans].map(in_fund), [600, -400, -200]);
		pass_block();
		assert_eq!([books.promised, books.granted, books.loans].map(in_fund), [0, -400, -200]);
		assert_eq!(in_fund(FUND_CASH), -59_400);
		let of = |coop| {
			let accounts = Records::<Test>::get(coop).accounts.unwrap();
			let euros = |account| credit_in(LedgerId::Coop(coop), account) / 1_000_000;
			[accounts.aid, accounts.borrowed, CASH_NO].map(euros)
		};
		assert_eq!((of(BAKERY), of(MILL)), ([300, 0, -300], [0, 200, -200]));
		assert_eq!((has(READERS), Records::<Test>::get(READERS).accounts), (100 * EURO, None));
		assert!(nos.into_iter().all(|no| at(no).paid == at(no).amount));
	});
}

#[test]
fn what_the_fund_has_not_in_units_waits_until_it_has() {
	chain(10_000).execute_with(|| {
		pass_days(1);
		open_bank();
		gift_at_bank(50_000);
		assert_eq!(free(), 60_000 * EURO);
		let no = paid_award(BAKERY, GRANT, 12_000);
		report_and_review(no);
		pass_block();
		report_and_review(no);
		pass_block();
		// Two fifths twice are paid, and 400 are left in units.
		assert_eq!((has(BAKERY), at(no).payable.due), (9_600 * EURO, 2_400 * EURO));
		assert_refused!(pay(no), Errors::NotLiquid);
		assert_eq!(free(), 48_000 * EURO);
		give_to_fund(2_000 * EURO - 1);
		assert_refused!(pay(no), Errors::NotLiquid);
		give_to_fund(1);
		assert_ok!(pay(no));
		assert_eq!((has(BAKERY), free()), (12_000 * EURO, 50_000 * EURO));
		assert_ok!(check());
	});
}

#[test]
fn a_co_op_without_an_account_or_whose_money_is_at_a_bank_where_the_fund_has_none_waits() {
	new_test(|| {
		let nos = awards(&[(BAKERY, GRANT, 300), (READERS, GRANT, 100)]);
		WithoutAccount::set(vec![READERS]);
		ByBank::set(vec![BAKERY]);
		pass_block();
		for no in &nos {
			assert_refused!(pay(*no), Errors::NotPayable);
		}
		ByBank::set(vec![]);
		WithoutAccount::set(vec![]);
		for no in nos {
			assert_ok!(pay(no));
		}
		assert_eq!((has(BAKERY), has(READERS)), (300 * EURO, 100 * EURO));
	});
}

#[test]
fn a_co_op_without_its_rights_is_paid_nothing_and_what_it_had_been_awarded_can_be_cancelled() {
	let lose: [(fn(), Errors); 4] = [
		(|| set_voice(BAKERY, Voice::Suspended), Errors::NotInGoodStanding),
		(|| set_voice(BAKERY, None), Errors::NotInGoodStanding),
		(|| Dissolved::set(vec![BAKERY]), Errors::CoopDissolved),
		(|| (1..=MEMBERS).for_each(|member| set_vote(BAKERY, member, false)), Errors::CoopAsleep),
	];
	for (lose, error) in lose {
		new_test(|| {
			let no = award(BAKERY, GRANT, 8_000);
			lose();
			pass_block();
			assert_eq!((has(BAKERY), at(no).payable.due), (0, 3_200 * EURO));
			assert_refused!(pay(no), error);
			assert_ok!(cancel(no, 0));
			assert_eq!(free(), 60_000 * EURO);
			assert_refused!(pay(no), Errors::NothingDue);
		});
	}
}

#[test]
fn a_co_op_that_gets_its_rights_again_is_paid_what_had_waited() {
	new_test(|| {
		let no = award(BAKERY, GRANT, 300);
		set_voice(BAKERY, Voice::Suspended);
		pass_days(3);
		assert_eq!(has(BAKERY), 0);
		set_voice(BAKERY, Voice::Votes);
		assert_ok!(pay(no));
		assert_eq!(has(BAKERY), 300 * EURO);
		// It is reported on from the day on which it was paid.
		assert_eq!(at(no).report_due, Some(MockClock::deadline() + 365 * DAY));
		assert_eq!(at(no).paid_on, vec![today()]);
	});
}

#[test]
fn a_late_report_on_one_award_blocks_the_next_part_of_another_and_no_aid() {
	new_test(|| {
		elect();
		let nos = awards(&[(BAKERY, GRANT, 6_000), (BAKERY, GRANT, 6_000)]);
		pass_block();
		assert_eq!(has(BAKERY), 4_800 * EURO);
		pass_days(90 + 30);
		report_and_review(nos[0]);
		pass_block();
		assert_eq!((has(BAKERY), at(nos[0]).payable.due), (4_800 * EURO, 2_400 * EURO));
		assert_refused!(pay(nos[0]), Errors::Overdue);
		// Its cap of twelve months is reached.
		set_terms(|terms| terms.recipient_cap_bps = 3_300);
		help(BAKERY, FLOOD, 700);
		assert_eq!(has(BAKERY), 5_500 * EURO);
		assert_refused!(pay(nos[0]), Errors::Overdue);
		report(nos[1]);
		assert_ok!(pay(nos[0]));
		assert_eq!(has(BAKERY), 7_900 * EURO);
	});
}

#[test]
fn a_late_instalment_blocks_the_next_part_until_it_has_come() {
	new_test(|| {
		let nos = awards(&[(BAKERY, GRANT, 6_000), (BAKERY, loan(10), 1_000)]);
		pass_block();
		pass_days(32);
		report_and_review(nos[0]);
		pass_block();
		assert_refused!(pay(nos[0]), Errors::Overdue);
		repay(nos[1], 100 * EURO - 1);
		assert_refused!(pay(nos[0]), Errors::Overdue);
		repay(nos[1], 1);
		assert_ok!(pay(nos[0]));
		assert_eq!(at(nos[0]).paid, 4_800 * EURO);
	});
}

#[test]
fn nobody_who_is_late_keeps_others_from_being_paid() {
	new_test(|| {
		let nos = awards(&[(BAKERY, GRANT, 300), (MILL, GRANT, 200), (TAXI, GRANT, 100)]);
		set_voice(BAKERY, Voice::Suspended);
		pass_block();
		assert_eq!(nos.into_iter().map(|no| at(no).paid / EURO).collect::<Vec<_>>(), [0, 200, 100]);
	});
}
