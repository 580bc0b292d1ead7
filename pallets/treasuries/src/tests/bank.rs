//! What happens between a request and the statement of the bank, told to a shop that keeps its money at a bank.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Posting, StatementLine};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

type BookError = pallet_ledger::Error<Test>;
pub(super) type TestPart = Part<AccountId, H256>;

/// The treasury of the co-op 5, which keeps euros at a bank. Its board and the member 5 sign for it.
pub(super) const SHOP: TreasuryId = 4;

/// Its wages, which a special resolution has budgeted: 20,000 a month.
pub(super) const WAGES: LineNo = 1;

/// What else it buys: 5,000 a month.
pub(super) const SUPPLIES: LineNo = 2;

/// The account of what the bank charges, and of what exchange gains or loses.
pub(super) const CHARGES: AccountNo = 4;
const EXCHANGE: AccountNo = 3;

/// Runs a test with the shop, which holds 20,000.
pub(super) fn shop(test: impl FnOnce()) {
	new_test(|| {
		let lines = vec![line("Wages", 20_000 * EURO, Rhythm::Month), line("Supplies", 5_000 * EURO, Rhythm::Month)];
		let list = [office(5, Office::Chair), office(5, Office::Secretary), treasurer(5), seat(5, 5)];
		let rules = Rules { threshold: 3, tier1: 1_000 * EURO, tier2: 10_000 * EURO };
		let lines = BoundedVec::truncate_from(lines);
		let origin = by_coop(5, Track::Special);
		let opened = Treasuries::open_treasury(
			origin,
			title("Shop"),
			*b"EUR",
			Mode::Bank,
			rules,
			signers(&list),
			lines,
			equal(),
			YearBegin::JANUARY,
		);
		assert_ok!(opened);
		assert_ok!(Treasuries::change_line(by_coop(5, Track::Ordinary), SHOP, SUPPLIES, 5_000 * EURO));
		set_money(SHOP, 20_000 * EURO);
		test();
	});
}

/// A leg that nothing waited for.
pub(super) fn direct(account: AccountNo, side: Side, amount: Balance) -> TestPart {
	Part::Direct(Leg { account, side, amount, party: None })
}

/// What came back of the leg of an entry.
pub(super) fn back(entry: EntryNo, place: u32, amount: Balance) -> TestPart {
	Part::Back { entry, place, amount }
}

pub(super) fn today() -> Day {
	day_of(<MockClock as Clock>::civil()).unwrap()
}

/// A line of the statement of today, explained by these parts.
pub(super) fn statement(
	no: u64,
	direction: Direction,
	amount: Balance,
	parts: Vec<TestPart>,
) -> Posting<AccountId, H256> {
	let (booked, valued) = (today(), today());
	let line = StatementLine { reference: doc(9_000 + no), booked, valued, direction, amount };
	Posting { bank: record(SHOP).cash, line, parts: parts.try_into().unwrap(), rest: 0, voucher: doc(88) }
}

/// Two hands post it.
pub(super) fn post(posting: Posting<AccountId, H256>) -> DispatchResult {
	for member in [1, 2] {
		plain(Books::post(signed(5, member), record(SHOP).ledger, 5, posting.clone()))?;
	}
	Ok(())
}

pub(super) fn went(no: u64, amount: Balance, parts: Vec<TestPart>) -> DispatchResult {
	post(statement(no, Direction::Out, amount, parts))
}

pub(super) fn came(no: u64, amount: Balance, parts: Vec<TestPart>) -> DispatchResult {
	post(statement(no, Direction::In, amount, parts))
}

/// The treasurer requests it on this document.
fn request(line: LineNo, items: &[(PartyOf<Test>, Balance)], voucher: H256, again: bool) -> DispatchResult {
	plain(Treasuries::request(signed(5, 3), SHOP, 5, line, run(items), voucher, again))
}

/// The others approve the request that was made last, and gives its number and that of what waits for the bank.
fn carried_out() -> (PaymentNo, PendingNo) {
	let number = record(SHOP).payments;
	for member in [1, 2, 5] {
		let _ = approve(SHOP, number, 5, member);
	}
	pass(DAY);
	let Some(Closed::Paid { booked: Booked::Ordered(pending), .. }) = closed(SHOP, number) else { panic!("it waits") };
	(number, pending)
}

/// Has a payment requested on a document of its own and carried out.
fn ordered(line: LineNo, items: &[(PartyOf<Test>, Balance)]) -> (PaymentNo, PendingNo) {
	assert_ok!(request(line, items, fresh(), false));
	carried_out()
}

/// What the members decide to pay the baker of a line, without a majority of two thirds.
fn pay_by_resolution(line: LineNo, amount: Balance, voucher: H256) -> DispatchResult {
	plain(Treasuries::pay(by_coop(5, Track::Ordinary), SHOP, Some(line), one(baker(), amount), voucher))
}

/// What has gone of the shop's money in a year.
pub(super) fn gone() -> Balance {
	record(SHOP).gone.sum(365 * DAY, DeadlineTime::get()).unwrap()
}

pub(super) fn spent(line: LineNo) -> Balance {
	Treasuries::lines(SHOP)[line as usize - 1].spent
}

pub(super) fn balance(account: AccountNo) -> i128 {
	let sums = <Books as Post<_, _>>::sums(record(SHOP).ledger, account).unwrap();
	sums.debits as i128 - sums.credits as i128
}

pub(super) fn member(no: MemberNo) -> PartyOf<Test> {
	Party::Member(5, no)
}

/// Seats as many members in the shop as it takes, and gives who gets a wage of 300: neither board nor signers.
fn wages(count: u32) -> Vec<(PartyOf<Test>, Balance)> {
	let numbers = 10..10 + count;
	Moved::mutate(|all| all.extend(numbers.clone().map(|no| (5, no, 50_000 + u128::from(no)))));
	numbers.map(|no| (member(no), 300 * EURO)).collect()
}

#[test]
fn thirty_wages_are_one_request_and_one_line_of_the_statement() {
	shop(|| {
		let items = wages(30);
		// One requests it, and three approve it, because it is nine thousand.
		assert_ok!(request(WAGES, &items, doc(1), false));
		let number = record(SHOP).payments;
		assert_eq!(Treasuries::open_requests(SHOP)[0].needed, 3);
		let (_, pending) = carried_out();
		let waits = pallet_ledger::Pendings::<Test>::get(record(SHOP).ledger, pending).unwrap();
		assert_eq!(waits.items.len(), 30);
		assert_eq!((spent(WAGES), available(SHOP)), (9_000 * EURO, 11_000 * EURO));
		assert_ok!(went(1, 9_000 * EURO, vec![Part::Whole(pending)]));
		assert_eq!(balance(record(SHOP).cash), 11_000 * EURO as i128);
		let entry = pallet_ledger::Entries::<Test>::get(record(SHOP).ledger, 1).unwrap();
		assert_eq!(entry.legs.len(), 31);
		assert_eq!(paid_in(SHOP, number), Some(Tier::Threshold));
	});
	// With sums that two approve, two approvals and two postings sign for all of it.
	shop(|| {
		let rules = Rules { threshold: 3, tier1: 2_000 * EURO, tier2: 10_000 * EURO };
		assert_ok!(Treasuries::set_rules(by_coop(5, Track::Ordinary), SHOP, rules));
		let items: Vec<_> = wages(30).into_iter().map(|(payee, _)| (payee, 60 * EURO)).collect();
		assert_ok!(request(WAGES, &items, doc(1), false));
		let number = record(SHOP).payments;
		assert_ok!(approve(SHOP, number, 5, 1));
		assert_ok!(approve(SHOP, number, 5, 2));
		let Some(Closed::Paid { tier: Tier::Two, booked: Booked::Ordered(pending) }) = closed(SHOP, number) else {
			panic!("it waits for the bank")
		};
		assert_ok!(went(1, 1_800 * EURO, vec![Part::Whole(pending)]));
	});
}

#[test]
fn a_run_counts_each_payee_and_all_of_them_together() {
	shop(|| {
		let items = wages(2);
		let twice = [items[0].clone(), items[0].clone()];
		assert_refused!(request(WAGES, &twice, doc(1), false), Errors::PayeeTwice);
		// One person in two forms is one payee.
		Moved::mutate(|all| all.push((4, 10, 50_010)));
		let forms = [items[0].clone(), (Party::Member(4, 10), EURO)];
		assert_refused!(request(WAGES, &forms, doc(1), false), Errors::PayeeTwice);
		assert_refused!(request(WAGES, &[], doc(1), false), Errors::NoItems);
		let cent = [(items[0].0.clone(), EURO + 1)];
		assert_refused!(request(WAGES, &cent, doc(1), false), Errors::BelowSmallestUnit);
		// Each gets little, and together it is much.
		let needed = |items: &[_]| {
			assert_ok!(request(WAGES, items, fresh(), false));
			Treasuries::open_requests(SHOP).last().unwrap().needed
		};
		let each = |amount: Balance| items.iter().map(|(payee, _)| (payee.clone(), amount)).collect::<Vec<_>>();
		assert_eq!(needed(&each(500 * EURO)), 2);
		assert_eq!(needed(&each(501 * EURO)), 3);
		assert_refused!(request(WAGES, &each(5_001 * EURO), doc(1), false), Errors::NeedsResolution);
		// Who got something before counts with that.
		ordered(WAGES, &[(items[1].0.clone(), 600 * EURO)]);
		assert_eq!(needed(&each(400 * EURO)), 2);
		assert_eq!(needed(&each(401 * EURO)), 3);
		// Who is paid in a run has no say in it.
		assert_ok!(request(WAGES, &[(member(1), EURO), (items[0].0.clone(), EURO)], doc(2), false));
		assert_refused!(approve(SHOP, record(SHOP).payments, 5, 1), Errors::YouBenefit);
	});
}

#[test]
fn a_bounced_wage_is_paid_again_within_its_line() {
	shop(|| {
		let items = wages(30);
		let (number, pending) = ordered(WAGES, &items);
		assert_ok!(went(1, 9_000 * EURO, vec![Part::Whole(pending)]));
		assert_ok!(Treasuries::change_line(by_coop(5, Track::Special), SHOP, WAGES, 9_000 * EURO));
		let again = [(items[7].0.clone(), 300 * EURO)];
		assert_refused!(request(WAGES, &again, doc(2), false), Errors::OverBudget);
		assert_ok!(came(2, 300 * EURO, vec![back(1, 7, 300 * EURO)]));
		assert_eq!((spent(WAGES), balance(6)), (8_700 * EURO, 8_700 * EURO as i128));
		// The run as a whole was paid all the same.
		assert_eq!(paid_in(SHOP, number), Some(Tier::Threshold));
		let (_, anew) = ordered(WAGES, &again);
		assert_ok!(went(3, 300 * EURO, vec![Part::Whole(anew)]));
		assert_eq!((spent(WAGES), balance(6)), (9_000 * EURO, 9_000 * EURO as i128));
		assert_refused!(request(WAGES, &again, doc(3), false), Errors::OverBudget);
	});
}

#[test]
fn more_left_the_bank_than_was_approved() {
	shop(|| {
		let (_, pending) = ordered(SUPPLIES, &[(baker(), 500 * EURO)]);
		let parts = vec![
			Part::Whole(pending),
			direct(CHARGES, Side::Debit, 3 * EURO),
			direct(EXCHANGE, Side::Debit, EURO * 4 / 10),
		];
		assert_ok!(went(1, 503 * EURO + EURO * 4 / 10, parts));
		assert_eq!(
			[7, CHARGES, EXCHANGE].map(balance),
			[500, 3, 0].map(|sum| sum * EURO as i128 + if sum == 0 { 400_000 } else { 0 })
		);
		assert_eq!(spent(SUPPLIES), 500 * EURO);
		// What nobody has approved counts for 30 days, up to what two signers approve.
		let charge = |no, amount| went(no, amount, vec![direct(CHARGES, Side::Debit, amount)]);
		let left = 1_000 * EURO - 3 * EURO - EURO * 4 / 10;
		assert_refused!(charge(2, left + EURO / 100), BookError::NotCovered);
		assert_ok!(charge(2, left));
		assert_refused!(charge(3, EURO / 100), BookError::NotCovered);
		pass(33 * DAY);
		assert_ok!(charge(3, EURO));
	});
}

#[test]
fn receipts_that_the_bank_takes_back_go_as_charges_do() {
	shop(|| {
		assert_ok!(came(1, 2_000 * EURO, vec![direct(1, Side::Credit, 2_000 * EURO)]));
		assert_eq!(record(SHOP).unapproved, Window::default());
		assert_refused!(went(2, 1_001 * EURO, vec![back(1, 0, 1_001 * EURO)]), BookError::NotCovered);
		assert_ok!(went(2, 1_000 * EURO, vec![back(1, 0, 1_000 * EURO)]));
		assert_refused!(went(3, EURO, vec![direct(CHARGES, Side::Debit, EURO)]), BookError::NotCovered);
		// It has gone of the treasury, as what is approved does.
		assert_eq!(gone(), 1_000 * EURO);
		// It was entered wrongly: it is mirrored, and counts no longer.
		for member in [1, 2] {
			assert_ok!(Books::correct(signed(5, member), record(SHOP).ledger, 5, 2, doc(3), None));
		}
		assert_eq!(gone(), 0);
		assert_ok!(went(3, EURO, vec![direct(CHARGES, Side::Debit, EURO)]));
		assert_eq!(gone(), EURO);
	});
}

#[test]
fn what_the_bank_charged_is_part_of_the_third_that_goes() {
	shop(|| {
		let third = |paid| pay_by_resolution(SUPPLIES, paid, fresh());
		assert_ok!(went(1, 1_000 * EURO, vec![direct(CHARGES, Side::Debit, 1_000 * EURO)]));
		// Of the 20,000 that were there, a third is 6,666.
		assert_refused!(third(5_700 * EURO), Errors::MajorDisposal);
		assert_ok!(third(5_600 * EURO));
		assert_eq!(gone(), 6_600 * EURO);
	});
}

#[test]
fn what_comes_back_frees_the_month_to_which_it_was_charged() {
	shop(|| {
		let month =
			|| Treasuries::period(&record(SHOP), &Lines::<Test>::get(SHOP, SUPPLIES).unwrap(), today()).unwrap();
		let spent_in = |month| Spent::<Test>::get((SHOP, SUPPLIES, month)).all().unwrap();
		let november = month();
		let (_, pending) = ordered(SUPPLIES, &[(baker(), 300 * EURO)]);
		assert_ok!(went(1, 300 * EURO, vec![Part::Whole(pending)]));
		while month() == november {
			pass(DAY);
		}
		let december = month();
		ordered(SUPPLIES, &[(Party::Coop(4), 200 * EURO)]);
		assert_eq!((spent_in(november), spent_in(december)), (300 * EURO, 200 * EURO));
		let parts = vec![back(1, 0, 300 * EURO), direct(CHARGES, Side::Debit, 15 * EURO)];
		assert_ok!(came(2, 285 * EURO, parts));
		assert_eq!((spent_in(november), spent_in(december)), (0, 200 * EURO));
		// The charges are those of now: they count for the next 30 days.
		let unapproved = || record(SHOP).unapproved.sum(30 * DAY, DeadlineTime::get()).unwrap();
		assert_eq!((unapproved(), balance(CHARGES)), (15 * EURO, 15 * EURO as i128));
		pass(20 * DAY);
		assert_eq!(unapproved(), 15 * EURO);
	});
}

/// Two hands close the books through yesterday.
pub(super) fn close_books() {
	let (account, through) = (record(SHOP).cash, today() - 1);
	let held = <Books as Post<_, _>>::sums(record(SHOP).ledger, account).unwrap();
	let balance = pallet_ledger::BankBalance { account, balance: held.debits - held.credits, is_overdrawn: false };
	let statement =
		pallet_ledger::Statement { through, balances: vec![balance].try_into().unwrap(), document: doc(66) };
	for member in [1, 2] {
		assert_ok!(Books::close(signed(5, member), record(SHOP).ledger, 5, statement.clone()));
	}
}

#[test]
fn receipts_raise_no_limit_of_hands_and_signers_before_a_statement_is_closed() {
	shop(|| {
		let huge = 1_000_000 * EURO;
		let rules = Rules { threshold: 3, tier1: huge, tier2: huge };
		assert_ok!(Treasuries::set_rules(by_coop(5, Track::Ordinary), SHOP, rules));
		set_money(SHOP, 9_900 * EURO);
		let charge = |no, amount| went(no, amount, vec![direct(CHARGES, Side::Debit, amount)]);
		let tiers = || Treasuries::treasury(SHOP).map(|card| (card.tier1 / EURO, card.tier2 / EURO)).unwrap();
		assert_refused!(charge(1, 9_000 * EURO), BookError::NotCovered);
		assert_ok!(came(2, 100_000 * EURO, vec![direct(1, Side::Credit, 100_000 * EURO)]));
		assert_eq!(tiers(), (990, 4_950));
		assert_refused!(charge(3, 9_000 * EURO), BookError::NotCovered);
		assert_refused!(request(WAGES, &[(baker(), 5_000 * EURO)], doc(1), false), Errors::NeedsResolution);
		assert_refused!(request(SUPPLIES, &[(baker(), 3_300 * EURO)], doc(1), false), Errors::MajorDisposal);
		// Nor does an expected one.
		let (ledger, cash) = (record(SHOP).ledger, record(SHOP).cash);
		let item = rochdale_primitives::ledger::Item { account: 1, amount: huge, party: baker(), charged: None };
		assert_ok!(Books::expect(signed(5, 3), ledger, 5, cash, item, doc(4), 30));
		assert_ok!(came(4, huge, vec![Part::Item { pending: 1, place: 0, amount: huge }]));
		assert_eq!(tiers(), (990, 4_950));
		// What nobody confirms is taken away as it came.
		for entry in [1, 2] {
			for member in [1, 2] {
				assert_ok!(Books::correct(signed(5, member), ledger, 5, entry, doc(3), None));
			}
		}
		assert_eq!((tiers(), available(SHOP)), ((990, 4_950), 9_900 * EURO));
		assert_ok!(charge(5, 990 * EURO));
		assert_refused!(charge(6, EURO / 100), BookError::NotCovered);
		// A statement confirms what has come.
		assert_ok!(came(7, 10_000 * EURO, vec![direct(1, Side::Credit, 10_000 * EURO)]));
		assert_eq!(tiers(), (891, 4_455));
		pass(DAY);
		close_books();
		assert_eq!(tiers(), (1_891, 9_455));
	});
}

#[test]
fn an_opening_that_no_statement_confirms_lets_hands_charge_no_more_than_the_least() {
	shop(|| {
		set_money(SHOP, 0);
		let ledger = record(SHOP).ledger;
		pallet_ledger::Ledgers::<Test>::mutate(ledger, |record| record.as_mut().unwrap().closes = 0);
		pass(3 * DAY);
		let open = |amount, day| {
			let leg = |account, side| Leg { account, side, amount, party: None };
			let legs = vec![leg(2, Side::Debit), leg(1, Side::Credit)].try_into().unwrap();
			let opening = pallet_ledger::Opening { day, legs, document: doc(67) };
			for member in [1, 2] {
				assert_ok!(Books::open_balances(signed(5, member), ledger, 5, opening.clone()));
			}
		};
		let charge = |no, amount| went(no, amount, vec![direct(CHARGES, Side::Debit, amount)]);
		// Two hands open too much, charge by that, and would put the opening right.
		open(100_000 * EURO, today() - 3);
		assert_refused!(charge(1, 900 * EURO), BookError::NotCovered);
		assert_ok!(charge(1, 25 * EURO));
		assert_refused!(charge(2, EURO / 100), BookError::NotCovered);
		open(10_000 * EURO, today() - 1);
		assert_refused!(charge(2, EURO / 100), BookError::NotCovered);
		pass(DAY);
		close_books();
		let left = 9_975 * EURO / 10 - 25 * EURO;
		assert_refused!(charge(2, left + EURO / 2), BookError::NotCovered);
		assert_ok!(charge(2, left));
	});
}

#[test]
fn hands_charge_nothing_by_what_is_set_aside() {
	shop(|| {
		set_money(SHOP, 5_000 * EURO);
		let (_, pending) = ordered(WAGES, &[(baker(), 2_000 * EURO)]);
		let charge = |no, amount| went(no, amount, vec![direct(CHARGES, Side::Debit, amount)]);
		assert_refused!(charge(1, 301 * EURO), BookError::NotCovered);
		// Whether or not they have entered that it has gone.
		assert_ok!(went(2, 2_000 * EURO, vec![Part::Whole(pending)]));
		assert_refused!(charge(1, 301 * EURO), BookError::NotCovered);
		assert_ok!(charge(1, 300 * EURO));
	});
}

#[test]
fn what_is_corrected_frees_the_days_in_which_it_was_counted() {
	shop(|| {
		let now = || DeadlineTime::get();
		let counted = || record(SHOP).unapproved.sum(30 * DAY, now()).unwrap();
		let gone = || record(SHOP).gone.sum(365 * DAY, now()).unwrap();
		let charge = |no, amount| went(no, amount, vec![direct(CHARGES, Side::Debit, amount)]);
		let (_, pending) = ordered(WAGES, &[(baker(), 900 * EURO)]);
		let first = statement(1, Direction::Out, 900 * EURO, vec![direct(CHARGES, Side::Debit, 900 * EURO)]);
		assert_ok!(post(first.clone()));
		pass(34 * DAY);
		assert_ok!(charge(2, 1_000 * EURO));
		assert_eq!((counted(), gone()), (1_000 * EURO, 1_900 * EURO));
		assert_refused!(charge(3, EURO), BookError::NotCovered);
		// What is too old to count frees nothing of what counts now.
		let anew = Posting { parts: vec![Part::Whole(pending)].try_into().unwrap(), ..first };
		for member in [1, 2] {
			let correct = Books::correct(signed(5, member), record(SHOP).ledger, 5, 1, doc(3), Some(anew.clone()));
			assert_ok!(correct);
		}
		assert_eq!((counted(), gone()), (1_000 * EURO, 1_000 * EURO));
		assert_refused!(charge(3, EURO), BookError::NotCovered);
		// What still counts frees itself, also in a later part of the window.
		pass(10 * DAY);
		for member in [1, 2] {
			assert_ok!(Books::correct(signed(5, member), record(SHOP).ledger, 5, 2, doc(3), None));
		}
		assert_eq!((counted(), gone()), (0, 0));
		assert_ok!(charge(3, EURO));
	});
}

#[test]
fn what_a_bank_takes_in_a_month_is_entered_however_little_is_held() {
	shop(|| {
		let charge = |no, amount| went(no, amount, vec![direct(CHARGES, Side::Debit, amount)]);
		set_money(SHOP, 340 * EURO / 100);
		assert_ok!(charge(1, 80 * EURO / 100));
		// There is no overdraft: what came is entered first.
		assert_refused!(charge(2, 5 * EURO), BookError::NotEnough);
		assert_ok!(came(3, 90 * EURO, vec![direct(1, Side::Credit, 90 * EURO)]));
		assert_ok!(charge(2, 5 * EURO));
		assert_refused!(charge(4, 1_921 * EURO / 100), BookError::NotCovered);
		assert_ok!(charge(4, 1_920 * EURO / 100));
		assert_refused!(charge(5, EURO / 100), BookError::NotCovered);
		pass(33 * DAY);
		assert_ok!(charge(5, 25 * EURO));
	});
}

#[test]
fn receipts_that_were_expected_go_back_as_charges_do() {
	shop(|| {
		let record = || record(SHOP);
		let item =
			rochdale_primitives::ledger::Item { account: 1, amount: 6_000 * EURO, party: baker(), charged: None };
		assert_ok!(Books::expect(signed(5, 3), record().ledger, 5, record().cash, item, doc(4), 30));
		assert_ok!(came(1, 6_000 * EURO, vec![Part::Item { pending: 1, place: 0, amount: 6_000 * EURO }]));
		assert_eq!((record().unapproved, record().gone), (Window::default(), Window::default()));
		let taken_back = |no, amount| went(no, amount, vec![back(1, 0, amount)]);
		assert_ok!(taken_back(2, 1_000 * EURO));
		let counted = |sum| {
			assert_eq!(record().unapproved.sum(30 * DAY, DeadlineTime::get()), Some(sum));
			assert_eq!(record().gone.sum(365 * DAY, DeadlineTime::get()), Some(sum));
		};
		counted(1_000 * EURO);
		assert_refused!(taken_back(3, EURO), BookError::NotCovered);
		// It was entered wrongly, and counts no longer.
		for member in [1, 2] {
			assert_ok!(Books::correct(signed(5, member), record().ledger, 5, 2, doc(3), None));
		}
		counted(0);
		assert_ok!(taken_back(3, EURO));
		counted(EURO);
	});
}

#[test]
fn what_hands_have_expected_and_the_bank_takes_back_goes_as_charges_do() {
	shop(|| {
		let ledger = record(SHOP).ledger;
		let comes_and_goes = |pending: u32, no| {
			let item =
				rochdale_primitives::ledger::Item { account: 1, amount: 600 * EURO, party: baker(), charged: None };
			assert_ok!(Books::expect(signed(5, 1), ledger, 5, 2, item, doc(no), 9));
			assert_ok!(came(no, 600 * EURO, vec![Part::Whole(pending)]));
			let entry = pallet_ledger::Ledgers::<Test>::get(ledger).unwrap().last_entry;
			went(no + 1, 600 * EURO, vec![back(entry, 0, 600 * EURO)])
		};
		assert_ok!(comes_and_goes(1, 1));
		assert_eq!(record(SHOP).unapproved.sum(30 * DAY, MockClock::deadline()), Some(600 * EURO));
		assert_eq!(comes_and_goes(2, 3), Err(BookError::NotCovered.into()));
	});
}

#[test]
fn a_payment_of_300_comes_back_as_285() {
	shop(|| {
		let voucher = doc(300);
		assert_ok!(request(SUPPLIES, &[(baker(), 300 * EURO)], voucher, false));
		let (number, pending) = carried_out();
		assert_ok!(went(1, 300 * EURO, vec![Part::Whole(pending)]));
		let parts = vec![back(1, 0, 300 * EURO), direct(CHARGES, Side::Debit, 15 * EURO)];
		assert_ok!(came(2, 285 * EURO, parts));
		assert_eq!([7, CHARGES].map(balance), [0, 15 * EURO as i128]);
		assert_eq!(spent(SUPPLIES), 0);
		let tier = Tier::Two;
		assert_eq!(closed(SHOP, number), Some(Closed::NotPaid { tier, booked: Booked::Ordered(pending) }));
		// The same invoice is paid again without saying so, because nothing of it was paid.
		assert_ok!(request(SUPPLIES, &[(baker(), 300 * EURO)], voucher, false));
		// The bank was wrong: it did not come back.
		for member in [1, 2] {
			assert_ok!(Books::correct(signed(5, member), record(SHOP).ledger, 5, 2, doc(3), None));
		}
		assert_eq!((spent(SUPPLIES), paid_in(SHOP, number)), (300 * EURO, Some(Tier::Two)));
		assert_eq!((Vouchers::<Test>::get(SHOP, voucher), record(SHOP).stands_on(voucher)), (1, true));
		let told = rochdale_mocks::take_events::<Test, Event<Test>>();
		assert!(told.contains(&Event::NotPaid { treasury: SHOP, payment: number }));
		assert!(told.contains(&Event::PaidAfterAll { treasury: SHOP, payment: number }));
	});
}

#[test]
fn a_part_that_comes_back_frees_that_part() {
	shop(|| {
		let voucher = doc(300);
		assert_ok!(request(SUPPLIES, &[(baker(), 300 * EURO)], voucher, false));
		let (number, pending) = carried_out();
		// Of two thirds the bank has said something, and the rest is voided.
		let part = Part::Item { pending, place: 0, amount: 200 * EURO };
		assert_ok!(went(1, 200 * EURO, vec![part]));
		assert_eq!(spent(SUPPLIES), 300 * EURO);
		for member in [1, 2] {
			assert_ok!(Books::void(signed(5, member), record(SHOP).ledger, 5, pending, None, doc(3)));
		}
		assert_eq!((spent(SUPPLIES), paid_in(SHOP, number)), (200 * EURO, Some(Tier::Two)));
		assert_refused!(request(SUPPLIES, &[(baker(), EURO)], voucher, false), Errors::VoucherUsed);
		assert_ok!(came(2, 200 * EURO, vec![back(1, 0, 200 * EURO)]));
		assert_eq!((spent(SUPPLIES), paid_in(SHOP, number)), (0, None));
		assert_ok!(request(SUPPLIES, &[(baker(), EURO)], voucher, false));
	});
}

#[test]
fn an_entry_that_is_put_right_changes_no_budget() {
	shop(|| {
		let (number, pending) = ordered(SUPPLIES, &[(baker(), 300 * EURO)]);
		// 3,000 is entered for 300, which the books refuse, and then a part of it by mistake.
		let part = |amount| Part::Item { pending, place: 0, amount };
		assert_refused!(went(1, 3_000 * EURO, vec![part(3_000 * EURO)]), BookError::MoreThanRemains);
		assert_ok!(went(1, 30 * EURO, vec![part(30 * EURO)]));
		for member in [1, 2] {
			assert_ok!(Books::correct(signed(5, member), record(SHOP).ledger, 5, 1, doc(3), None));
		}
		assert_eq!((spent(SUPPLIES), paid_in(SHOP, number)), (300 * EURO, Some(Tier::Two)));
		assert_ok!(went(1, 300 * EURO, vec![Part::Whole(pending)]));
		assert_eq!((spent(SUPPLIES), balance(7)), (300 * EURO, 300 * EURO as i128));
	});
}

#[test]
fn two_requests_that_change_places_are_not_approved_for_each_other() {
	let ask = |amount| {
		assert_ok!(request(SUPPLIES, &[(baker(), amount)], doc(amount as u64), false));
	};
	let (small, large) = (5 * EURO, 900 * EURO);
	// What an officer has seen before the block is replaced.
	let mut seen = H256::zero();
	shop(|| {
		ask(small);
		ask(large);
		seen = content(SHOP, 1);
	});
	shop(|| {
		ask(large);
		ask(small);
		assert_ne!(content(SHOP, 1), seen);
		let approve = |number| Treasuries::approve(signed(5, 1), SHOP, number, 5, seen);
		assert_refused!(approve(1), Errors::OtherContent);
		// Nor under the number that it has now, because that is part of it.
		assert_refused!(approve(2), Errors::OtherContent);
		assert_refused!(Treasuries::reject(signed(5, 1), SHOP, 1, 5, seen, doc(1)), Errors::OtherContent);
	});
}

#[test]
fn the_content_is_all_that_is_requested() {
	shop(|| {
		let base = || (SUPPLIES, vec![(baker(), EURO)], doc(1), true);
		let hash = |(line, items, voucher, again): (LineNo, Vec<(PartyOf<Test>, Balance)>, H256, bool)| {
			let record = record(SHOP);
			Treasuries::content_of(SHOP, &record, 1, (line, &run(&items), voucher, again, None))
		};
		let one = hash(base());
		let mut others = vec![hash((WAGES, base().1, doc(1), true)), hash((SUPPLIES, base().1, doc(2), true))];
		others.push(hash((SUPPLIES, base().1, doc(1), false)));
		others.push(hash((SUPPLIES, vec![(baker(), 2 * EURO)], doc(1), true)));
		others.push(hash((SUPPLIES, vec![(Party::Coop(4), EURO)], doc(1), true)));
		assert!(!others.contains(&one));
		set_details(&baker(), 1);
		pass(3 * DAY);
		assert_ne!(hash(base()), one);
	});
}

/// Two hands enter the bank details of a payee.
fn set_details(payee: &PartyOf<Test>, no: u64) {
	for member in [1, 2] {
		assert_ok!(Books::set_details(signed(5, member), record(SHOP).ledger, 5, payee.clone(), doc(500 + no)));
	}
}

#[test]
fn bank_details_that_change_after_the_approval_are_approved_again() {
	shop(|| {
		set_details(&baker(), 1);
		pass(4 * DAY);
		let (number, pending) = ordered(SUPPLIES, &[(baker(), 300 * EURO)]);
		let approve_again = |member, content| Treasuries::approve_again(signed(5, member), SHOP, number, 5, content);
		set_details(&baker(), 2);
		pass(4 * DAY);
		let pay = |no| went(no, 300 * EURO, vec![Part::Whole(pending)]);
		assert_refused!(pay(1), BookError::DetailsChanged);
		let anew = content(SHOP, number);
		let before = CarriedOut::<Test>::get(SHOP, pending).unwrap().content;
		assert_ne!(anew, before);
		assert_refused!(approve_again(1, before), Errors::OtherContent);
		// As many as before, and neither who has requested it nor who is paid.
		assert_refused!(approve_again(3, anew), Errors::RequesterCannotDecide);
		assert_refused!(approve_again(6, anew), Errors::NotSigner);
		assert_ok!(approve_again(1, anew));
		assert_refused!(approve_again(1, anew), Errors::AlreadyApproved);
		let told = Event::ApprovedAgain { treasury: SHOP, payment: number, by: hand(5, 1), is_enough: false };
		System::assert_last_event(told.into());
		assert_refused!(pay(1), BookError::DetailsChanged);
		// Details that change once more make that void.
		set_details(&baker(), 3);
		pass(4 * DAY);
		assert_refused!(approve_again(2, anew), Errors::OtherContent);
		let anew = content(SHOP, number);
		assert_ok!(approve_again(2, anew));
		assert_refused!(pay(1), BookError::DetailsChanged);
		// A signer who is gone counts no longer.
		Officers::set(vec![(5, Office::Secretary, 6, 9)]);
		assert_ok!(approve_again(5, anew));
		assert_refused!(pay(1), BookError::DetailsChanged);
		assert_ok!(Treasuries::set_pause(by_coop(5, Track::Ordinary), SHOP, 1));
		assert_refused!(approve_again(1, anew), Errors::Paused);
		assert_ok!(Treasuries::set_pause(by_coop(5, Track::Ordinary), SHOP, 0));
		assert_ok!(approve_again(1, anew));
		let told = Event::ApprovedAgain { treasury: SHOP, payment: number, by: hand(5, 1), is_enough: true };
		System::assert_last_event(told.into());
		Officers::set(vec![]);
		// It is free, so that nobody says again what the books have by now.
		assert_refused!(approve_again(2, anew), Errors::NothingToApproveAgain);
		assert_ok!(pay(1));
		assert_eq!(paid_in(SHOP, number), Some(Tier::Two));
		// What was paid is not approved again, whatever the details are then, nor what never was.
		set_details(&baker(), 4);
		pass(4 * DAY);
		assert_refused!(approve_again(1, content(SHOP, number)), Errors::NothingToApproveAgain);
		let nothing = Treasuries::approve_again(signed(5, 1), SHOP, 99, 5, anew);
		assert_refused!(nothing, Errors::NothingToApproveAgain);
	});
}

#[test]
fn what_a_resolution_pays_is_voided_and_decided_anew_where_bank_details_have_changed() {
	shop(|| {
		set_details(&baker(), 1);
		pass(4 * DAY);
		assert_ok!(pay_by_resolution(SUPPLIES, 300 * EURO, doc(1)));
		set_details(&baker(), 2);
		pass(4 * DAY);
		assert_refused!(went(1, 300 * EURO, vec![Part::Whole(1)]), BookError::DetailsChanged);
		// No signer has approved it, so that none approve it again.
		for number in [0, 1] {
			let again = Treasuries::approve_again(signed(5, 1), SHOP, number, 5, doc(1));
			assert_refused!(again, Errors::NothingToApproveAgain);
		}
		assert_eq!((spent(SUPPLIES), gone(), Vouchers::<Test>::get(SHOP, doc(1))), (300 * EURO, 300 * EURO, 1));
		for member in [1, 2] {
			assert_ok!(Books::void(signed(5, member), record(SHOP).ledger, 5, 1, None, doc(3)));
		}
		assert_eq!((spent(SUPPLIES), gone(), Vouchers::<Test>::get(SHOP, doc(1))), (0, 0, 0));
		assert_eq!(available(SHOP), 20_000 * EURO);
		assert_ok!(pay_by_resolution(SUPPLIES, 300 * EURO, doc(1)));
		assert_ok!(went(1, 300 * EURO, vec![Part::Whole(2)]));
		assert_eq!((spent(SUPPLIES), balance(7)), (300 * EURO, 300 * EURO as i128));
	});
}

#[test]
fn who_has_set_bank_details_does_not_send_a_payment_there_without_somebody_else() {
	shop(|| {
		set_details(&baker(), 1);
		pass(4 * DAY);
		let (number, pending) = ordered(SUPPLIES, &[(baker(), 300 * EURO)]);
		// The members 1 and 2 set others.
		set_details(&baker(), 2);
		pass(4 * DAY);
		let anew = content(SHOP, number);
		let approve_again = |member| Treasuries::approve_again(signed(5, member), SHOP, number, 5, anew);
		assert_ok!(approve_again(1));
		assert_ok!(approve_again(2));
		let pay = |no| went(no, 300 * EURO, vec![Part::Whole(pending)]);
		assert_refused!(pay(1), BookError::DetailsChanged);
		assert_refused!(approve_again(1), Errors::AlreadyApproved);
		assert_ok!(approve_again(5));
		assert_ok!(pay(1));
	});
}

#[test]
fn in_the_second_tier_other_bank_details_need_the_threshold_and_its_delay_again() {
	shop(|| {
		set_details(&baker(), 1);
		pass(4 * DAY);
		let (number, pending) = ordered(SUPPLIES, &[(baker(), 3_000 * EURO)]);
		set_details(&baker(), 2);
		pass(4 * DAY);
		let anew = content(SHOP, number);
		let approve_again = |member| Treasuries::approve_again(signed(5, member), SHOP, number, 5, anew);
		let pay = |no| went(no, 3_000 * EURO, vec![Part::Whole(pending)]);
		for member in [1, 2, 5] {
			assert_ok!(approve_again(member));
		}
		let ready_at = DeadlineTime::get() + DAY;
		System::assert_last_event(Event::DelayBegun { treasury: SHOP, payment: number, ready_at }.into());
		assert_refused!(pay(1), BookError::DetailsChanged);
		assert_refused!(approve_again(5), Errors::AlreadyApproved);
		// It is asked again at the end, and who comes late begins another delay.
		Officers::set(vec![(5, Office::Secretary, 6, 9)]);
		pass(DAY);
		assert_refused!(approve_again(5), Errors::AlreadyApproved);
		assert_ok!(approve_again(6));
		assert_refused!(approve_again(6), Errors::AlreadyApproved);
		assert_refused!(pay(1), BookError::DetailsChanged);
		pass(DAY);
		assert_ok!(approve_again(6));
		let told = Event::ApprovedAgain { treasury: SHOP, payment: number, by: hand(5, 6), is_enough: true };
		System::assert_last_event(told.into());
		Officers::set(vec![]);
		assert_ok!(pay(1));
	});
}

#[test]
fn bank_details_that_change_before_it_is_carried_out_make_it_void() {
	shop(|| {
		set_details(&baker(), 1);
		pass(4 * DAY);
		assert_ok!(request(SUPPLIES, &[(baker(), 300 * EURO)], doc(1), false));
		let number = record(SHOP).payments;
		assert_ok!(approve(SHOP, number, 5, 1));
		set_details(&baker(), 2);
		pass(4 * DAY);
		assert_ok!(approve(SHOP, number, 5, 2));
		let error = Errors::DetailsChanged.into();
		System::assert_last_event(Event::PaymentHeld { treasury: SHOP, payment: number, error }.into());
		assert_refused!(execute(SHOP, number), Errors::DetailsChanged);
		// It is requested anew, on the same document.
		assert_ok!(Treasuries::withdraw_request(signed(5, 3), SHOP, number, 5));
		assert_ok!(request(SUPPLIES, &[(baker(), 300 * EURO)], doc(1), false));
		carried_out();
	});
}

#[test]
fn the_same_invoice_is_paid_once_unless_the_request_says_so() {
	shop(|| {
		let ask = |amount, again| request(SUPPLIES, &[(baker(), amount)], doc(1), again);
		assert_ok!(ask(300 * EURO, false));
		// Also while nobody has approved it, and for another sum or payee.
		assert_refused!(ask(300 * EURO, false), Errors::VoucherUsed);
		assert_refused!(request(WAGES, &[(Party::Coop(4), EURO)], doc(1), false), Errors::VoucherUsed);
		// A second part of it is known to those who approve.
		let first = content(SHOP, 1);
		assert_ok!(ask(200 * EURO, true));
		assert!(Payments::<Test>::get(SHOP, 2).unwrap().again);
		assert_ne!(content(SHOP, 2), first);
		// What was taken back, rejected or has expired stands on it no longer.
		assert_ok!(Treasuries::withdraw_request(signed(5, 3), SHOP, 1, 5));
		assert_refused!(ask(300 * EURO, false), Errors::VoucherUsed);
		for member in [1, 2, 5] {
			let _ = reject(SHOP, 2, 5, member);
		}
		assert_eq!(closed(SHOP, 2), Some(Closed::Rejected));
		assert_ok!(ask(300 * EURO, false));
		pass(30 * DAY);
		assert_ok!(ask(300 * EURO, false));
		let (_, pending) = carried_out();
		assert_refused!(ask(300 * EURO, false), Errors::VoucherUsed);
		assert_ok!(went(1, 300 * EURO, vec![Part::Whole(pending)]));
		assert_refused!(ask(300 * EURO, false), Errors::VoucherUsed);
		// Another treasury has other documents, and members who pay by resolution know what they decide.
		assert_ok!(Treasuries::request(signed(1, 1), OWN, 1, LINE, one(Party::Coop(4), EURO), doc(1), false));
		let paid = Treasuries::pay(by_coop(5, Track::Ordinary), SHOP, None, one(baker(), EURO), doc(1));
		assert_ok!(paid);
		assert_eq!(Vouchers::<Test>::get(SHOP, doc(1)), 2);
	});
	// In units nothing comes back, and a document stays used.
	new_test(|| {
		let ask = || Treasuries::request(signed(1, 1), OWN, 1, LINE, one(Party::Coop(4), EURO), doc(1), false);
		assert_ok!(ask());
		assert_ok!(approve(OWN, 1, 1, 2));
		assert_ok!(approve(OWN, 1, 1, 3));
		assert_refused!(ask(), Errors::VoucherUsed);
	});
}

#[test]
fn two_co_ops_that_share_a_bank_account_enter_together_what_one_of_them_gets_or_gives() {
	new_test(|| {
		const BOTH: TreasuryId = 4;
		let both = || by_agreement(&[1, 5], Track::Special);
		assert_ok!(open(both(), "Van", b"EUR", Mode::Bank, RULES, &[treasurer(1), treasurer(5)]));
		set_money(BOTH, 1_000 * EURO);
		let (ledger, bank) = (record(BOTH).ledger, record(BOTH).cash);
		let (booked, valued) = (today(), today());
		let send = |(coop, member), no: u64, direction, amount, part: TestPart| {
			let line = StatementLine { reference: doc(9_000 + no), booked, valued, direction, amount };
			let posting = Posting { bank, line, parts: vec![part].try_into().unwrap(), rest: 0, voucher: doc(88) };
			plain(Books::post(signed(coop, member), ledger, coop, posting))
		};
		assert_ok!(pay(both(), BOTH, None, Party::Coop(5), 300 * EURO));
		let out = |by| send(by, 1, Direction::Out, 300 * EURO, Part::Whole(1));
		assert_ok!(out((5, 3)));
		// No co-op enters alone what it gets, or what it gives.
		assert_refused!(out((5, 1)), BookError::SameCoop);
		assert_ok!(out((1, 3)));
		let dues = Part::Direct(Leg { account: 1, side: Side::Credit, amount: 50 * EURO, party: Some(Party::Coop(5)) });
		let came = |by| send(by, 2, Direction::In, 50 * EURO, dues.clone());
		assert_ok!(came((1, 3)));
		assert_refused!(came((1, 1)), BookError::SameCoop);
		assert_ok!(came((5, 3)));
		assert_eq!(available(BOTH), 750 * EURO);
		for coop in [1, 5] {
			assert_ok!(Books::set_details(signed(coop, 3), ledger, coop, Party::Coop(5), doc(7)));
		}
		// Also what goes to both of them.
		let shared = run(&[(Party::Coop(1), 10 * EURO), (Party::Coop(5), 10 * EURO)]);
		assert_ok!(Treasuries::pay(both(), BOTH, None, shared, fresh()));
		for coop in [1, 5] {
			assert_ok!(Books::void(signed(coop, 3), ledger, coop, 2, None, doc(3)));
		}
		// Who is paid as a person stays out, and so does who sits in the co-op that is paid and acts for the other one.
		assert_ok!(pay(both(), BOTH, None, member(3), 10 * EURO));
		let wage = |by, no| send(by, no, Direction::Out, 10 * EURO, Part::Whole(3));
		assert_refused!(wage((5, 3), 3), BookError::YouBenefit);
		assert_ok!(wage((5, 1), 3));
		Moved::mutate(|all| all.push((5, 10, account(1, 3))));
		assert_refused!(wage((1, 3), 3), BookError::YouBenefit);
		assert_ok!(wage((1, 1), 3));
	});
	// Where three share, two are left.
	new_test(|| {
		let three = || by_agreement(&[1, 2, 5], Track::Special);
		assert_ok!(open(three(), "Vans", b"EUR", Mode::Bank, RULES, &[treasurer(1), treasurer(2), treasurer(5)]));
		let void = |coop| Books::void(signed(coop, 3), record(4).ledger, coop, 1, None, doc(3));
		set_money(4, 1_000 * EURO);
		assert_ok!(pay(three(), 4, None, Party::Coop(5), 300 * EURO));
		assert_refused!(void(5), BookError::YouBenefit);
	});
}

#[test]
fn a_former_member_is_paid_and_stands_in_the_book_as_that_member() {
	shop(|| {
		Gone::set(vec![(5, 6)]);
		let (_, pending) = ordered(SUPPLIES, &[(member(6), 256 * EURO)]);
		assert_ok!(went(1, 256 * EURO, vec![Part::Whole(pending)]));
		let entry = pallet_ledger::Entries::<Test>::get(record(SHOP).ledger, 1).unwrap();
		assert_eq!((entry.leg(0).unwrap().party.clone(), entry.leg(0).unwrap().amount), (Some(member(6)), 256 * EURO));
		assert_refused!(request(SUPPLIES, &[(member(77), EURO)], doc(1), false), Errors::NotPayable);
	});
}

#[test]
fn one_hand_gets_nothing() {
	shop(|| {
		let items = [(baker(), EURO)];
		let before = available(SHOP);
		// Whatever the treasurer requests and says, nothing is paid.
		for line in [WAGES, SUPPLIES] {
			for nth in 0..3 {
				assert_ok!(request(line, &items, doc(100 * u64::from(line) + nth), false));
				let number = record(SHOP).payments;
				assert_refused!(approve(SHOP, number, 5, 3), Errors::RequesterCannotDecide);
				assert_refused!(execute(SHOP, number), Errors::TooFewApprovals);
			}
		}
		pass(5 * DAY);
		// Nor by the book: what one hand begins is nothing.
		let ledger = record(SHOP).ledger;
		let charge = statement(1, Direction::Out, EURO, vec![direct(CHARGES, Side::Debit, EURO)]);
		assert_ok!(Books::post(signed(5, 3), ledger, 5, charge.clone()));
		assert_refused!(Books::post(signed(5, 3), ledger, 5, charge), BookError::AlreadyBegun);
		assert_eq!((available(SHOP), balance(record(SHOP).cash)), (before, before as i128));
		assert!(last_paid().is_none());
	});
}

/// What two signers and a hand who requests get in a year from the shop's supplies, each way as far as it goes.
fn colluding(payees: u64, amount: Balance, days: u64) -> Balance {
	let mut got = 0;
	shop(|| {
		let mut now = 0;
		while now < 360 {
			for payee in 0..payees {
				if request(SUPPLIES, &[(Party::Outside(doc(700 + payee)), amount)], fresh(), false).is_ok() {
					let number = record(SHOP).payments;
					for member in [1, 2] {
						let _ = approve(SHOP, number, 5, member);
					}
					if paid_in(SHOP, number).is_none() {
						assert_ok!(Treasuries::withdraw_request(signed(5, 3), SHOP, number, 5));
					}
				}
			}
			pass(days * DAY);
			now += days;
			if record(SHOP).report_due_at <= DeadlineTime::get() + 31 * DAY {
				assert_ok!(Treasuries::report_outturn(signed(5, 3), SHOP, 5, doc(1)));
			}
		}
		got = 20_000 * EURO - available(SHOP);
	});
	got
}

#[test]
fn two_colluding_signers_get_less_than_a_third_in_a_year_however_they_split_it() {
	// To one payee, 1,000 in 30 days; the window counts a twelfth longer, so that eleven times fit into a year.
	let one = colluding(1, 1_000 * EURO, 30);
	assert!((1_000 * EURO..=6_666 * EURO).contains(&one), "{one}");
	for (payees, amount, days) in [(1, 100 * EURO, 1), (4, 1_000 * EURO, 30), (8, 500 * EURO, 10), (3, 250 * EURO, 7)] {
		let got = colluding(payees, amount, days);
		assert!((1_000 * EURO..6_666 * EURO).contains(&got), "{payees} payees of {amount} each {days} days got {got}");
	}
	// More than the first tier at a time they do not get at all.
	assert_eq!(colluding(1, 1_000 * EURO + EURO / 100, 30), 0);
}
