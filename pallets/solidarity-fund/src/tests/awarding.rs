//! Awards of each kind as rounds make them, and what is done to them.

use super::{keeping::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use pallet_ledger::{BankBalance, Part, Statement};
use rochdale_primitives::money::Direction;

pub const GRANT: Instrument = Instrument::Grant;

/// A loan that is repaid in so many months at once.
pub const fn loan(months: u8) -> Instrument {
	Instrument::Loan { months, grace: 0 }
}

/// A round awards each of these so many euros, and pays nothing yet. The co-ops that do not apply vote.
pub fn awards(asked: &[(CoopId, Instrument, Balance)]) -> Vec<AwardNo> {
	let round = open_round(15_000, VIABLE);
	let of = |(coop, instrument, euros): &(CoopId, Instrument, Balance)| {
		apply(*coop, round, &Apply { instrument: *instrument, ..grant(*euros, *euros) })
	};
	let places: Vec<u8> = asked.iter().map(of).collect();
	pass_to(round, Phase::Voting);
	let each = 100 / places.len() as u8;
	let mut given: Vec<_> = places.iter().map(|place| (*place, each)).collect();
	given[0].1 += 100 - each * places.len() as u8;
	for coop in COOPS.into_iter().filter(|coop| asked.iter().all(|(other, ..)| other != coop)).take(3) {
		vote(coop, ADA, round, &given);
	}
	pass_to(round, Phase::Settled);
	places.into_iter().map(|place| award_of(round, place)).collect()
}

/// One award, of which nothing is paid yet.
pub fn award(coop: CoopId, instrument: Instrument, euros: Balance) -> AwardNo {
	awards(&[(coop, instrument, euros)])[0]
}

/// One award of which the first part is paid, or ordered.
pub fn paid_award(coop: CoopId, instrument: Instrument, euros: Balance) -> AwardNo {
	let no = award(coop, instrument, euros);
	pass_block();
	no
}

/// What is kept of an award.
pub fn at(no: AwardNo) -> Award<H256> {
	Awards::<Test>::get(no).unwrap()
}

/// Whether an award is among those of its co-op of which something is to come.
pub fn is_open(no: AwardNo) -> bool {
	Records::<Test>::get(at(no).coop).open.contains(&no)
}

/// Anybody has an award paid.
pub fn pay(no: AwardNo) -> DispatchResult {
	SolidarityFund::pay(anybody(), no)
}

/// An officer reports.
pub fn report_by(coop: CoopId, member: MemberNo, no: AwardNo, document: H256) -> DispatchResult {
	SolidarityFund::report(signed(coop, member), coop, no, document)
}

/// An officer of the co-op that has it reports on an award.
pub fn report(no: AwardNo) -> H256 {
	let document = fresh();
	assert_ok!(report_by(at(no).coop, 1, no, document));
	document
}

/// A member of a co-op reviews.
pub fn review_by(coop: CoopId, member: MemberNo, no: AwardNo, document: H256) -> DispatchResult {
	SolidarityFund::review(signed(coop, member), coop, no, document)
}

/// The federation cancels an award of which so much is owed back.
pub fn cancel(no: AwardNo, owed: Balance) -> DispatchResult {
	SolidarityFund::cancel(federation(Track::Ordinary), no, owed)
}

/// An officer agrees to give up an award.
pub fn give_up_by(coop: CoopId, member: MemberNo, no: AwardNo) -> DispatchResult {
	SolidarityFund::give_up(signed(coop, member), coop, no)
}

/// Two officers give up an award.
pub fn give_up(no: AwardNo) {
	for officer in [1, 2] {
		assert_ok!(give_up_by(at(no).coop, officer, no));
	}
}

/// An officer agrees to pay something of an award back.
pub fn repay_by(coop: CoopId, member: MemberNo, no: AwardNo, amount: Balance) -> DispatchResult {
	SolidarityFund::repay(signed(coop, member), coop, Debt::Award(no), amount)
}

/// Two officers pay something of an award back.
pub fn repay(no: AwardNo, amount: Balance) {
	for officer in [1, 2] {
		assert_ok!(repay_by(at(no).coop, officer, no, amount));
	}
}

/// An officer says what the co-op pays back of an award by bank.
pub fn expect_by(coop: CoopId, member: MemberNo, no: AwardNo, amount: Balance) -> DispatchResult {
	SolidarityFund::expect_payment(signed(coop, member), coop, Debt::Award(no), amount)
}

/// The federation has a guarantee paid.
pub fn call(no: AwardNo, amount: Balance) -> DispatchResult {
	SolidarityFund::call_guarantee(federation(Track::Ordinary), no, amount)
}

/// The federation writes something off.
pub fn write_off(no: AwardNo, amount: Balance) -> DispatchResult {
	SolidarityFund::write_off(federation(Track::Ordinary), no, amount)
}

/// So many euros come to the bank of the fund as a gift, and its statement says so.
pub fn gift_at_bank(euros: Balance) {
	let (_, gifts, _) = SolidarityFund::bank().unwrap();
	let amount = euros * EURO;
	let leg = Leg { account: gifts, side: Side::Credit, amount, party: None };
	post([BAKERY, MILL], Direction::In, amount, Part::Direct(leg));
	close_statement();
}

/// A day passes, and two of the committee close the books of the fund through it.
pub fn close_statement() {
	pass_days(1);
	assert!(close_through_yesterday([BAKERY, MILL]));
}

/// The members of the committee of two co-ops close the books of the fund through yesterday, or cannot.
pub fn close_through_yesterday(coops: [CoopId; 2]) -> bool {
	let (bank, ..) = SolidarityFund::bank().unwrap();
	let held = -credit_in(LedgerId::Fund, bank);
	let balance = BankBalance { account: bank, balance: held.unsigned_abs(), is_overdrawn: held < 0 };
	let statement = Statement { through: today() - 1, balances: vec![balance].try_into().unwrap(), document: fresh() };
	let close = |coop| Ledger::close(signed(coop, ELECTED), LedgerId::Fund, coop, statement.clone());
	coops.into_iter().all(|coop| close(coop).is_ok())
}

/// What has to come back of an award.
pub fn owes(no: AwardNo) -> Balance {
	SolidarityFund::owes(&at(no)).unwrap()
}

/// What of that waits for no instalments.
pub fn owes_at_once(no: AwardNo) -> Balance {
	SolidarityFund::owes_at_once(&at(no)).unwrap()
}

/// Whether a co-op is late.
pub fn is_overdue(coop: CoopId) -> bool {
	SolidarityFund::is_overdue(&Records::<Test>::get(coop)).unwrap()
}
