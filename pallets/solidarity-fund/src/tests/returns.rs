//! The bank takes back what it had brought, and two of the committee post as much of it as the federation lets them.

use super::{awarding::*, bank::*, keeping::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Posting};
use rochdale_primitives::{
	assert_refused,
	ledger::{EntryNo, KeepLedgers},
	money::Direction,
};

type LedgerError = pallet_ledger::Error<Test>;

fn allow(amount: Balance) -> DispatchResult {
	SolidarityFund::allow_return(federation(Track::Ordinary), amount, doc(8))
}

/// How much hands may still enter.
fn left() -> Option<Balance> {
	AllowedReturns::<Test>::get().map(|returns| returns.left)
}

/// What hands have entered in this period by their word alone.
fn gone() -> Balance {
	BankCharges::<Test>::get().gone
}

/// A loan of 1,000 euros to the readers that they have paid back by bank, and the entry that says so.
fn repaid() -> (AwardNo, EntryNo) {
	let no = paid_award(READERS, loan(10), 1_000);
	(no, bank_brings(expect(no, 1_000 * EURO), 1_000 * EURO))
}

/// The bank has taken back so much of what came by an entry, and two hands say so.
fn take_back(entry: EntryNo, amount: Balance) {
	both(&taking_back(entry, amount));
}

fn not_covered(posting: &Posting<AccountId, H256>) {
	assert_refused!(by(BAKERY, ELECTED, posting), LedgerError::NotCovered);
}

/// One line by which the bank takes all of this.
fn in_one_line(parts: Vec<PartOf>, amount: Balance) -> Posting<AccountId, H256> {
	let first = posting(Direction::Out, amount, parts[0].clone());
	Posting { parts: parts.try_into().unwrap(), voucher: fresh(), ..first }
}

#[test]
fn the_federation_says_how_much_the_bank_has_taken_back_and_by_which_document() {
	new_test(|| {
		let allowing = |origin, amount, document| SolidarityFund::allow_return(origin, amount, document);
		assert_refused!(allow(EURO), Errors::NoBank);
		open_bank();
		assert_refused!(allowing(ordinary(BAKERY), EURO, doc(1)), DispatchError::BadOrigin);
		assert_refused!(allowing(signed(BAKERY, ELECTED), EURO, doc(1)), DispatchError::BadOrigin);
		assert_refused!(allowing(federation(Track::Consent), EURO, doc(1)), Errors::MandateTooWeak);
		assert_refused!(allowing(federation(Track::Special), EURO, H256::default()), Errors::NoDocument);
		assert_refused!(allowing(federation(Track::Special), 0, H256::default()), Errors::NoDocument);
		for wrong in [1, CENT + 1, Balance::MAX] {
			assert_refused!(allow(wrong), Errors::OutOfRange);
		}
		events();
		assert_ok!(allowing(federation(Track::Ordinary), EURO, doc(1)));
		let until = MockClock::deadline() + 90 * DAY;
		assert_eq!(events(), [Event::ReturnAllowed { amount: EURO, until, document: doc(1) }]);
		assert_eq!(AllowedReturns::<Test>::get(), Some(Returns { until, allowed: EURO, left: EURO }));
		// What is decided anew takes its place, and adds nothing to it.
		pass_days(3);
		assert_ok!(allow(2 * EURO));
		let until = until + 3 * DAY;
		assert_eq!(AllowedReturns::<Test>::get(), Some(Returns { until, allowed: 2 * EURO, left: 2 * EURO }));
		events();
		assert_ok!(allowing(federation(Track::Special), 0, doc(2)));
		assert_eq!((events(), left()), (vec![Event::ReturnEnded { document: doc(2) }], None));
	});
}

#[test]
fn two_hands_post_what_the_bank_has_taken_back_and_the_co_op_owes_it_again() {
	with_bank(|| {
		let (no, came) = repaid();
		report_and_review(no);
		assert_eq!((at(no).stage, is_open(no), owes(no)), (Stage::Completed, false, 0));
		close_statement();
		let before = free();
		let taking = taking_back(came, 400 * EURO);
		not_covered(&taking);
		assert_ok!(allow(400 * EURO));
		events();

		assert_ok!(by(BAKERY, ELECTED, &taking));
		assert_refused!(by(BAKERY, ELECTED, &taking), LedgerError::AlreadyBegun);
		assert_eq!((owes(no), left(), events().len()), (0, Some(400 * EURO), 0));
		assert_ok!(by(MILL, ELECTED, &taking));
		assert_eq!(events(), [Event::NotRepaid { award: no, amount: 400 * EURO }]);
		assert_eq!((at(no).stage, is_open(no), owes(no)), (Stage::Active, true, 400 * EURO));
		assert_eq!((left(), gone()), (Some(0), 0));
		// The books say what the statement says.
		close_statement();
		assert_eq!(free(), before - 400 * EURO);

		// It comes once more.
		bank_brings(expect(no, 400 * EURO), 400 * EURO);
		close_statement();
		assert_eq!((at(no).stage, owes(no), free()), (Stage::Completed, 0, before));
	});
}

#[test]
fn dues_and_grants_that_the_bank_takes_back_are_paid_no_more() {
	with_bank(|| {
		set_terms(|terms| terms.dues_per_week = EURO);
		assert_ok!(SolidarityFund::assess_dues(anybody(), READERS));
		let year = SolidarityFund::year().unwrap();
		let dues = || DuesOf::<Test>::get(READERS, year).unwrap();
		let owed = dues().owed;
		let expecting = SolidarityFund::expect_payment(signed(READERS, 1), READERS, Debt::Dues(year), owed);
		assert_ok!(expecting);
		let came = bank_brings(dues().expected.unwrap(), owed);
		let no = paid_award(FARM, GRANT, 300);
		let unspent = bank_brings(expect(no, 100 * EURO), 100 * EURO);
		assert_ok!(allow(owed + 100 * EURO));
		events();
		take_back(came, owed);
		take_back(unspent, 100 * EURO);
		let told = [
			Event::DuesNotPaid { coop: READERS, year, amount: owed },
			Event::NotRepaid { award: no, amount: 100 * EURO },
		];
		assert_eq!(events(), told);
		assert_eq!((dues().paid, at(no).returned, left()), (0, 0, Some(0)));
	});
}

#[test]
fn no_more_is_taken_back_than_was_allowed_in_however_many_lines() {
	with_bank(|| {
		let (no, came) = repaid();
		assert_ok!(allow(300 * EURO));
		not_covered(&taking_back(came, 300 * EURO + CENT));
		take_back(came, 200 * EURO);
		not_covered(&taking_back(came, 100 * EURO + CENT));
		// What is decided anew adds nothing to what was left.
		assert_ok!(allow(150 * EURO));
		not_covered(&taking_back(came, 150 * EURO + CENT));
		take_back(came, 150 * EURO);
		not_covered(&taking_back(came, CENT));
		assert_eq!(owes(no), 350 * EURO);
		// Charges of the bank stay what they are.
		not_covered(&charge(50 * EURO + CENT));
		both(&charge(50 * EURO));
	});
}

#[test]
fn what_the_federation_takes_back_or_whose_time_is_over_lets_nothing_go() {
	with_bank(|| {
		let (no, came) = repaid();
		assert_ok!(allow(300 * EURO));
		let taking = taking_back(came, 300 * EURO);
		assert_ok!(by(BAKERY, ELECTED, &taking));
		// The second hand is asked anew.
		assert_ok!(allow(0));
		assert_refused!(by(MILL, ELECTED, &taking), LedgerError::NotCovered);
		assert_ok!(allow(300 * EURO));
		pass_days(limits::RETURN_DAYS as Moment - 1);
		take_back(came, 100 * EURO);
		let taking = taking_back(came, CENT);
		assert_ok!(by(BAKERY, ELECTED, &taking));
		pass_days(1);
		assert_refused!(by(MILL, ELECTED, &taking), LedgerError::NotCovered);
		not_covered(&taking_back(came, CENT));
		assert_eq!((owes(no), left()), (100 * EURO, Some(200 * EURO)));
		// Gifts go with the charges again.
		let (_, gifts, charges) = accounts();
		let may_go = |going: &[(AccountNo, Balance)]| SolidarityFund::may_go(LedgerId::Fund, going, today());
		assert_ok!(may_go(&[(gifts, 50 * EURO)]));
		assert_err!(may_go(&[(gifts, 50 * EURO), (charges, 1)]), Errors::NotCovered);
	});
}

#[test]
fn whoever_has_paid_it_is_no_hand() {
	with_bank(|| {
		let no = paid_award(MILL, loan(10), 1_000);
		let came = bank_by(BAKERY, TAXI, expect(no, 1_000 * EURO), 1_000 * EURO);
		assert_ok!(allow(1_000 * EURO));
		let taking = taking_back(came, 1_000 * EURO);
		assert_refused!(by(MILL, ELECTED, &taking), LedgerError::YouBenefit);
		assert_ok!(by(BAKERY, ELECTED, &taking));
		assert_refused!(by(MILL, ELECTED, &taking), LedgerError::YouBenefit);
		assert_ok!(by(TAXI, ELECTED, &taking));
		assert_eq!(owes(no), 1_000 * EURO);
	});
}

/// The members of the committee of two co-ops say that the bank has brought so much.
fn bank_by(one: CoopId, other: CoopId, pending: PendingNo, amount: Balance) -> EntryNo {
	post([one, other], Direction::In, amount, Part::Item { pending, place: 0, amount });
	last_entry()
}

#[test]
fn a_gift_that_the_bank_takes_back_leaves_charges_what_is_theirs() {
	with_bank(|| {
		let gift = last_entry();
		assert_ok!(allow(1_000 * EURO));
		take_back(gift, 600 * EURO);
		assert_eq!((left(), gone()), (Some(400 * EURO), 0));
		both(&charge(20 * EURO));
		not_covered(&charge(30 * EURO + CENT));
		// Of what is above what was allowed, as much goes as charges leave.
		not_covered(&taking_back(gift, 430 * EURO + CENT));
		take_back(gift, 430 * EURO);
		assert_eq!((left(), gone()), (Some(0), 50 * EURO));
		not_covered(&taking_back(gift, CENT));
	});
}

#[test]
fn only_what_has_come_from_co_ops_or_givers_is_taken_back() {
	with_bank(|| {
		paid_award(BAKERY, GRANT, 300);
		assert_ok!(allow(100 * EURO));
		let may_go = |going: &[(AccountNo, Balance)]| SolidarityFund::may_go(LedgerId::Fund, going, today());
		let Accounts { bank, promised, granted, loans, dues } = Books::<Test>::get().unwrap();
		let (bank, gifts, charges) = bank.unwrap();
		let all = 100 * EURO;
		for account in [granted, loans, dues, gifts] {
			assert_ok!(may_go(&[(account, all)]));
		}
		assert_ok!(may_go(&[(granted, all / 2), (loans, all / 2), (charges, 50 * EURO)]));
		assert_err!(may_go(&[(granted, all / 2), (loans, all / 2 + 1)]), Errors::NotCovered);
		assert_err!(may_go(&[(granted, all), (charges, 50 * EURO + 1)]), Errors::NotCovered);
		assert_err!(may_go(&[(charges, all)]), Errors::NotCovered);
		for other in [bank, promised, 99] {
			assert_err!(may_go(&[(other, 1)]), Errors::NotCovered);
			assert_err!(may_go(&[(gifts, 1), (other, 1)]), Errors::NotCovered);
		}
		assert_err!(may_go(&[(dues, Balance::MAX), (gifts, 1)]), Errors::Overflow);
		// Nobody enters there by hand what came from nobody.
		let other = posting(Direction::Out, EURO, leg(loans, Side::Debit, EURO, None));
		assert_refused!(by(BAKERY, ELECTED, &other), LedgerError::NotDirect);
	});
}

/// Else more could go than was let, by the order in which it is written.
#[test]
fn what_is_taken_back_in_one_line_counts_once_in_whatever_order_it_stands_there() {
	for turn in 0..3 {
		with_bank(|| {
			let gift = last_entry();
			let (no, came) = repaid();
			assert_ok!(allow(100 * EURO));
			let back = |entry, amount| Part::Back { entry, place: 0, amount };
			let charge = leg(accounts().2, Side::Debit, 20 * EURO, None);
			let mut parts = vec![back(gift, 30 * EURO), back(came, 100 * EURO), charge];
			parts.rotate_left(turn);
			both(&in_one_line(parts, 150 * EURO));
			assert_eq!((left(), gone(), owes(no)), (Some(0), 50 * EURO, 100 * EURO));
			not_covered(&taking_back(came, CENT));
			not_covered(&taking_back(gift, CENT));
		});
	}
}

#[test]
fn what_was_wrong_comes_back_and_no_more_than_was_allowed() {
	with_bank(|| {
		let gift = last_entry();
		let (no, came) = repaid();
		assert_ok!(allow(300 * EURO));
		take_back(came, 300 * EURO);
		correct(last_entry());
		assert_eq!((owes(no), left()), (0, Some(300 * EURO)));
		take_back(came, 100 * EURO);
		let wrong = last_entry();
		assert_ok!(allow(50 * EURO));
		take_back(came, 20 * EURO);
		correct(wrong);
		assert_eq!((owes(no), left()), (20 * EURO, Some(50 * EURO)));
		// Charges that were wrong let nothing go.
		take_back(came, 50 * EURO);
		both(&charge(EURO));
		correct(last_entry());
		assert_eq!((left(), gone()), (Some(0), EURO));
		// What had gone as a gift and has not can go once more, and still counts with the charges.
		both(&posting(Direction::Out, 5 * EURO, leg(accounts().1, Side::Debit, 5 * EURO, None)));
		correct(last_entry());
		assert_eq!((left(), gone()), (Some(5 * EURO), 6 * EURO));
		take_back(gift, 5 * EURO);
		assert_eq!((left(), gone()), (Some(0), 6 * EURO));
	});
}

#[test]
fn what_was_posted_wrongly_is_put_right_after_its_time_and_takes_nothing_from_charges() {
	with_bank(|| {
		let (no, came) = repaid();
		assert_ok!(allow(300 * EURO));
		let taking = taking_back(came, 300 * EURO);
		both(&taking);
		let wrong = last_entry();
		pass_days(limits::RETURN_DAYS as Moment);
		let anew = |amount| {
			let part = Part::Back { entry: came, place: 0, amount };
			let line = pallet_ledger::StatementLine { amount, ..taking.line.clone() };
			let posting = Posting { parts: vec![part].try_into().unwrap(), line, voucher: doc(77), ..taking.clone() };
			let by = |coop| {
				let anew = Some(posting.clone());
				plain(Ledger::correct(signed(coop, ELECTED), LedgerId::Fund, coop, wrong, doc(6), anew))
			};
			by(BAKERY).and_then(|()| by(MILL))
		};
		assert_err!(anew(300 * EURO + CENT), LedgerError::NotCovered);
		assert_ok!(anew(300 * EURO));
		assert_eq!((owes(no), gone()), (300 * EURO, 0));
		both(&charge(50 * EURO));
	});
}
