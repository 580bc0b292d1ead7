//! Two of the emergency committee post what the bank of the fund has done, and officers take back what they have begun.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Posting, StatementLine};
use rochdale_primitives::{
	assert_refused,
	ledger::{KeepLedgers, Leg},
	money::Direction,
};

type LedgerError = pallet_ledger::Error<Test>;
pub type PartOf = Part<AccountId, H256>;

/// The fund has a bank account and hands who post there.
pub fn open_bank() {
	elect();
	assert_ok!(SolidarityFund::open_bank(federation(Track::Ordinary)));
}

pub fn accounts() -> (AccountNo, AccountNo, AccountNo) {
	SolidarityFund::bank().unwrap()
}

/// What a line of the statement says, and what explains it.
pub fn posting(direction: Direction, amount: Balance, part: PartOf) -> Posting<AccountId, H256> {
	let (reference, booked) = (fresh(), today());
	let line = StatementLine { reference, booked, valued: booked, direction, amount };
	let voucher = if matches!(part, Part::Whole(_)) { H256::default() } else { fresh() };
	Posting { bank: accounts().0, line, parts: vec![part].try_into().unwrap(), rest: 0, voucher }
}

/// Whoever sits there says so.
pub fn by(coop: CoopId, member: MemberNo, posting: &Posting<AccountId, H256>) -> DispatchResult {
	plain(Ledger::post(signed(coop, member), LedgerId::Fund, coop, posting.clone()))
}

/// The members of the committee of these two co-ops post it.
pub fn post(coops: [CoopId; 2], direction: Direction, amount: Balance, part: PartOf) {
	let posting = posting(direction, amount, part);
	for coop in coops {
		assert_ok!(by(coop, ELECTED, &posting));
	}
}

pub fn leg(account: AccountNo, side: Side, amount: Balance, party: Option<Party<AccountId, H256>>) -> PartOf {
	Part::Direct(Leg { account, side, amount, party })
}

pub fn gift(euros: Balance, party: Option<Party<AccountId, H256>>) -> Posting<AccountId, H256> {
	posting(Direction::In, euros * EURO, leg(accounts().1, Side::Credit, euros * EURO, party))
}

pub fn charge(amount: Balance) -> Posting<AccountId, H256> {
	posting(Direction::Out, amount, leg(accounts().2, Side::Debit, amount, None))
}

pub fn both(posting: &Posting<AccountId, H256>) {
	for coop in [BAKERY, MILL] {
		assert_ok!(by(coop, ELECTED, posting));
	}
}

/// What the bank of the fund has by its books.
pub fn at_bank() -> i128 {
	-credit_in(LedgerId::Fund, accounts().0)
}

#[test]
fn the_federation_opens_one_bank_account() {
	new_test(|| {
		let opening = |origin| SolidarityFund::open_bank(origin);
		assert_refused!(opening(ordinary(BAKERY)), DispatchError::BadOrigin);
		assert_refused!(opening(federation(Track::Consent)), Errors::MandateTooWeak);
		events();
		assert_ok!(opening(federation(Track::Ordinary)));
		let account = accounts().0;
		assert_eq!(events(), vec![Event::BankOpened { account }]);
		assert_refused!(opening(federation(Track::Special)), Errors::BankExists);
	});
}

#[test]
fn two_of_the_committee_of_two_co_ops_post_gifts_that_come_with_no_strings() {
	new_test(|| {
		open_bank();
		let gift = gift(1_000, Some(Party::Outside(doc(5))));
		assert_ok!(by(BAKERY, ELECTED, &gift));
		assert_eq!(at_bank(), 0);
		assert_refused!(by(BAKERY, ELECTED, &gift), LedgerError::AlreadyBegun);
		assert_refused!(by(READERS, ELECTED, &gift), LedgerError::NotAHand);
		assert_refused!(by(MILL, 1, &gift), LedgerError::NotAHand);
		assert_ok!(by(MILL, ELECTED, &gift));
		assert_eq!((at_bank(), credit_in(LedgerId::Fund, accounts().1)), (1_000_000_000, 1_000_000_000));
		// It is nobody's debt, and counts in no charges.
		assert_eq!((Expected::<Test>::iter().count(), BankCharges::<Test>::get().gone), (0, 0));
	});
}

#[test]
fn without_a_committee_in_its_term_nobody_posts_until_the_next_one_is_elected() {
	new_test(|| {
		assert_ok!(SolidarityFund::open_bank(federation(Track::Ordinary)));
		let gift = gift(10, None);
		assert_refused!(by(BAKERY, ELECTED, &gift), LedgerError::NotAHand);
		elect();
		assert_ok!(by(BAKERY, ELECTED, &gift));
		pass_days(365);
		assert_refused!(by(MILL, ELECTED, &gift), LedgerError::NotAHand);
		pass_days(1);
		elect();
		// What was begun for the last committee counts no more.
		assert_ok!(by(MILL, ELECTED, &gift));
		assert_eq!(at_bank(), 0);
		assert_ok!(by(TAXI, ELECTED, &gift));
		assert_eq!(at_bank(), 10_000_000);
	});
}

#[test]
fn the_committee_acts_for_the_books_of_the_fund_only() {
	new_test(|| {
		elect();
		let hand = |ledger| SolidarityFund::hand(ledger, BAKERY, &account(BAKERY, ELECTED));
		let acting = hand(LedgerId::Fund).unwrap();
		assert!(acting.is_joint && acting.hand == Hand { coop: BAKERY, member: ELECTED });
		assert_eq!(acting.since, EmergencyCommittee::<Test>::get().unwrap().since);
		for other in [LedgerId::Coop(BAKERY), LedgerId::Federation, LedgerId::Custody, LedgerId::Treasury(1)] {
			assert!(hand(other).is_none());
		}
		unseat(BAKERY, ELECTED);
		assert!(hand(LedgerId::Fund).is_none());
	});
}

#[test]
fn charges_of_the_bank_are_fifty_euros_in_thirty_days_at_most() {
	new_test(|| {
		open_bank();
		both(&gift(1_000, None));
		both(&charge(30 * EURO));
		assert_refused!(by(BAKERY, ELECTED, &charge(20 * EURO + CENT)), LedgerError::NotCovered);
		both(&charge(20 * EURO));
		assert_refused!(by(BAKERY, ELECTED, &charge(CENT)), LedgerError::NotCovered);
		pass_days(29);
		assert_refused!(by(BAKERY, ELECTED, &charge(CENT)), LedgerError::NotCovered);
		pass_days(1);
		both(&charge(50 * EURO));
		assert_eq!((at_bank(), BankCharges::<Test>::get().gone), (900_000_000, 50 * EURO));
	});
}

#[test]
fn gifts_do_not_go_again_by_the_word_of_two_hands() {
	new_test(|| {
		open_bank();
		both(&gift(1_000, None));
		let back = |amount| posting(Direction::Out, amount, leg(accounts().1, Side::Debit, amount, None));
		assert_refused!(by(BAKERY, ELECTED, &back(51 * EURO)), LedgerError::NotCovered);
		both(&back(20 * EURO));
		// It counts with the charges.
		assert_refused!(by(BAKERY, ELECTED, &charge(31 * EURO)), LedgerError::NotCovered);
		// Nothing else of the books is entered by hand.
		let granted = Books::<Test>::get().unwrap().granted;
		let other = posting(Direction::Out, EURO, leg(granted, Side::Debit, EURO, None));
		assert_refused!(by(BAKERY, ELECTED, &other), LedgerError::NotDirect);
	});
}

#[test]
fn only_charges_and_gifts_may_go_and_only_from_a_bank() {
	new_test(|| {
		let may_go = |going: &[(AccountNo, Balance)]| SolidarityFund::may_go(LedgerId::Fund, going, today());
		assert_err!(may_go(&[]), Errors::NoBank);
		open_bank();
		let (bank, gifts, charges) = accounts();
		let all = 50 * EURO;
		assert_ok!(may_go(&[(charges, all)]));
		assert_ok!(may_go(&[(charges, all - 1), (gifts, 1)]));
		assert_err!(may_go(&[(charges, all), (gifts, 1)]), Errors::NotCovered);
		for other in [bank, Books::<Test>::get().unwrap().promised] {
			assert_err!(may_go(&[(other, 1)]), Errors::NotCovered);
		}
		assert_err!(may_go(&[(charges, Balance::MAX), (gifts, 1)]), Errors::Overflow);
	});
}

#[test]
fn whoever_is_paid_or_pays_is_no_hand() {
	new_test(|| {
		open_bank();
		let refused = |coop, party| {
			assert_refused!(by(coop, ELECTED, &gift(10, Some(party))), LedgerError::YouBenefit);
		};
		refused(MILL, Party::Coop(MILL));
		refused(MILL, Party::Member(MILL, ADA));
		refused(MILL, Party::Account(account(MILL, ELECTED)));
		seat(TAXI, MEMBERS + 1, account(MILL, ELECTED));
		refused(MILL, Party::Coop(TAXI));
		Moving::set(vec![(FARM, ADA, account(MILL, ELECTED)), (MILL, ELECTED, STRANGER)]);
		refused(MILL, Party::Coop(FARM));
		refused(MILL, Party::Account(STRANGER));
		Moving::set(vec![]);
		let other = gift(10, Some(Party::Coop(TAXI)));
		for coop in [BAKERY, HOUSING] {
			assert_ok!(by(coop, ELECTED, &other));
		}
		// The first hand may have come to sit there since.
		let other = gift(10, Some(Party::Coop(READERS)));
		assert_ok!(by(BAKERY, ELECTED, &other));
		seat(READERS, MEMBERS + 1, account(BAKERY, ELECTED));
		assert_refused!(by(HOUSING, ELECTED, &other), LedgerError::FirstBenefits);
	});
}

#[test]
fn who_has_begun_something_takes_it_back_in_office_or_not() {
	new_test(|| {
		let round = open_round(10_000, VIABLE);
		let asks = grant(1, 10);
		let content = SolidarityFund::content_of_application(round, &asks);
		let back = |member| SolidarityFund::take_back(signed(BAKERY, member), BAKERY, content);
		assert_refused!(back(1), Errors::NothingBegun);
		assert_ok!(SolidarityFund::apply(signed(BAKERY, 1), BAKERY, round, asks.clone()));
		assert_refused!(back(2), Errors::NothingBegun);
		assert_refused!(SolidarityFund::take_back(anybody(), BAKERY, content), Errors::NotMember);
		dismiss(BAKERY, 1);
		events();
		assert_ok!(back(1));
		let by = Hand { coop: BAKERY, member: 1 };
		let told = events();
		assert_eq!(told, vec![Event::TakenBack { coop: BAKERY, content, by }]);
		assert_refused!(back(1), Errors::NothingBegun);
		// The second one begins it now.
		assert_ok!(SolidarityFund::apply(signed(BAKERY, 2), BAKERY, round, asks));
		assert!(Rounds::<Test>::get(round).unwrap().applicants.is_empty());
	});
}
