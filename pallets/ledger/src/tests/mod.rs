//! What the ledger does, by behaviour.
#![allow(clippy::arithmetic_side_effects)]

use crate::{mock::*, Error, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::{assert_refused, ledger::Post};

mod balance;
mod closes;
mod corrections;
mod details;
mod free;
mod fund;
mod hands;
mod histories;
mod invariants;
mod links;
mod opening;
mod orders;
mod postings;
mod proposable;
mod returns;
mod story;
mod units;
mod views;

type TestError = Error<Test>;
type TestPart = PartOf<Test>;

/// A hash that stands for a document or a reference.
fn hash(no: u64) -> H256 {
	H256::from_low_u64_be(no)
}

/// A line of today.
fn line(reference: u64, direction: Direction, amount: Balance) -> StatementLine<H256> {
	StatementLine { reference: hash(reference), booked: TODAY, valued: TODAY, direction, amount }
}

/// Money that has come.
fn came(reference: u64, amount: Balance, parts: Vec<TestPart>) -> TestPosting {
	explained(line(reference, Direction::In, amount), parts)
}

/// Money that has gone.
fn went(reference: u64, amount: Balance, parts: Vec<TestPart>) -> TestPosting {
	explained(line(reference, Direction::Out, amount), parts)
}

/// A line of the shop's bank that these parts explain in full.
fn explained(line: StatementLine<H256>, parts: Vec<TestPart>) -> TestPosting {
	Posting { bank: BANK, line, parts: parts.try_into().unwrap(), rest: 0, voucher: hash(77) }
}

/// The same line, booked on another day.
fn on(day: Day, posting: TestPosting) -> TestPosting {
	let line = StatementLine { booked: day, valued: day, ..posting.line };
	Posting { line, ..posting }
}

fn debit(account: AccountNo, amount: Balance) -> LegOf<Test> {
	Leg { account, side: Side::Debit, amount, party: None }
}

fn credit(account: AccountNo, amount: Balance) -> LegOf<Test> {
	Leg { account, side: Side::Credit, amount, party: None }
}

/// Somebody outside.
fn outside(no: u64) -> TestParty {
	Party::Outside(hash(no))
}

/// Dues of a member that came.
fn dues(member: MemberNo, amount: Balance) -> TestPart {
	Part::Direct(Leg { party: Some(Party::Member(1, member)), ..credit(DUES, amount) })
}

/// A wage of a member.
fn wage(member: MemberNo, amount: Balance) -> ItemOf<Test> {
	let charged = Some(rochdale_primitives::ledger::Charged { line: 1, period: TODAY - 10 });
	Item { account: WAGES, amount, party: Party::Member(1, member), charged }
}

/// What is to be paid.
fn payment(items: Vec<ItemOf<Test>>) -> OrderOf<Test> {
	Order {
		ledger: SHOP,
		keeper: Keeper::Treasuries,
		bank: BANK,
		direction: Direction::Out,
		items,
		basis: Basis::Resolution(1),
		voucher: hash(55),
		deadline: None,
	}
}

/// What is expected.
fn receivable(items: Vec<ItemOf<Test>>) -> OrderOf<Test> {
	Order { direction: Direction::In, keeper: Keeper::Shares, ..payment(items) }
}

fn order(order: OrderOf<Test>) -> PendingNo {
	Books::order(order).unwrap()
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Sends what two hands do together, by one of them.
fn send(who: AccountId, posting: &TestPosting) -> DispatchResultWithPostInfo {
	Books::post(signed(who), SHOP, (who / 100) as CoopId, posting.clone())
}

/// Posts by two hands.
fn post(posting: TestPosting) {
	assert_ok!(send(ANN, &posting));
	assert_ok!(send(BEN, &posting));
}

/// Asserts that the first hand is refused, and nothing changes.
#[track_caller]
fn refused(posting: TestPosting, error: TestError) {
	assert_refused!(send(ANN, &posting), error);
}

/// Lets the shop have money at its bank.
fn endow(reference: u64, amount: Balance) {
	post(came(reference, amount, vec![Part::Direct(credit(DUES, amount))]));
}

/// The sums of an account of the shop.
fn sums(account: AccountNo) -> Sums {
	Books::sums(SHOP, account).unwrap()
}

/// What an account of the shop holds by its debits.
fn held(account: AccountNo) -> i128 {
	let Sums { debits, credits, .. } = sums(account);
	debits as i128 - credits as i128
}

fn entry(no: EntryNo) -> EntryOf<Test> {
	Entries::<Test>::get(SHOP, no).unwrap()
}

/// How many entries the shop has.
fn entries() -> EntryNo {
	Ledgers::<Test>::get(SHOP).unwrap().last_entry
}

/// How many items still wait in a pending entry of the shop, and how much of all.
fn waits(no: PendingNo) -> Balance {
	Pendings::<Test>::get(SHOP, no).unwrap().items.iter().map(|waiting| waiting.remaining).sum()
}

/// Items and amounts of which keepers were told.
type InShort = Vec<(Option<(PendingNo, Place)>, Balance)>;

/// What the keepers were told since they were asked last, in short.
fn told() -> Vec<(Keeper, Became, InShort)> {
	let short = |items: Vec<HeardOf<Test>>| items.into_iter().map(|heard| (heard.item, heard.amount)).collect();
	Told::take().into_iter().map(|(_, keeper, became, _, items)| (keeper, became, short(items))).collect()
}

/// The statement of the shop's two banks.
fn statement(through: Day, balance: Balance) -> StatementOf<Test> {
	let of = |account, balance| BankBalance { account, balance, is_overdrawn: false };
	let balances = vec![of(BANK, balance), of(OTHER, 0)].try_into().unwrap();
	Statement { through, balances, document: hash(66) }
}

fn send_close(who: AccountId, statement: &StatementOf<Test>) -> DispatchResultWithPostInfo {
	Books::close(signed(who), SHOP, 1, statement.clone())
}

fn close(through: Day, balance: Balance) {
	let statement = statement(through, balance);
	assert_ok!(send_close(ANN, &statement));
	assert_ok!(send_close(BEN, &statement));
}

fn send_correction(who: AccountId, wrong: EntryNo, anew: Option<&TestPosting>) -> DispatchResultWithPostInfo {
	Books::correct(signed(who), SHOP, 1, wrong, hash(88), anew.cloned())
}

fn correct(wrong: EntryNo, anew: Option<TestPosting>) {
	assert_ok!(send_correction(ANN, wrong, anew.as_ref()));
	assert_ok!(send_correction(BEN, wrong, anew.as_ref()));
}

fn send_void(who: AccountId, pending: PendingNo, place: Option<Place>) -> DispatchResultWithPostInfo {
	Books::void(signed(who), SHOP, 1, pending, place, hash(44))
}

fn void(pending: PendingNo, place: Option<Place>) {
	assert_ok!(send_void(ANN, pending, place));
	assert_ok!(send_void(BEN, pending, place));
}

/// The content of a posting, as it is begun.
fn content(posting: &TestPosting) -> H256 {
	Books::content(Act::Post, SHOP, posting)
}
