//! What officers, signers, auditors and holders do with money costs them nothing, and strangers cannot do it at all.

mod dissolution;
mod fund;
mod shares;

use super::*;
use crate::{
	coops::{BAKERY, COURIERS, GROCERY, LINDENHOF, WEAVERS},
	samples::{calls_of_members, is_enactable, name, BY_ANYBODY_TOO, BY_THE_BOARD_TOO, MONEY},
};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
	},
};
use pallet_ledger::{Act, BankBalance, Opening, Statement};
use pallet_treasuries::{Plan, Wish};
use rochdale_runtime::{
	configs::{money::FundAddress, system::RuntimeBlockWeights},
	questions::question,
	Cooperatives, Executive, Ledger, RuntimeEvent, System, Treasuries as TreasuriesPallet,
};
use serde_json::{json, Value};
use sp_core::{sr25519, Pair};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

/// What anybody can do who pays for it.
const FOR_A_FEE: [(&str, &str); 30] = [
	("Dissolution", "advance"),
	("Dissolution", "conclude"),
	("Dissolution", "distribute"),
	("Dissolution", "pay_residue"),
	("Ledger", "contribute"),
	("Ledger", "enter_receipts"),
	("Ledger", "expire"),
	("Treasuries", "execute"),
	("Treasuries", "advance"),
	("Treasuries", "pay_claim"),
	("Custody", "request_redemption"),
	("Custody", "advance"),
	("Shares", "subscribe"),
	("Shares", "subscribe_offer"),
	("Shares", "advance"),
	("Shares", "lapse"),
	("Shares", "lapse_return"),
	("Shares", "take_back_import"),
	("Shares", "pay_instalment"),
	("SolidarityFund", "advance"),
	("SolidarityFund", "assess_dues"),
	("SolidarityFund", "pay"),
	("Surplus", "advance"),
	("Surplus", "pay_debt"),
	("Surplus", "pay_education"),
	("Surplus", "pay_levy"),
	("Surplus", "revolve"),
	("Surplus", "set_off_debt"),
	("Surplus", "settle_account"),
	("Surplus", "show_debts"),
];

/// A civil day, in milliseconds, whatever a day of deadlines is.
const CIVIL_DAY: u64 = 86_400_000;

/// The genesis on which only the federation and the solidarity fund have units.
fn poor() -> Value {
	let mut genesis = genesis(FEDERATION);
	let keep = [Cooperatives::federation_account(), FundAddress::get()].map(|account| json!(account));
	let deposits = genesis["custody"]["custodians"][0]["deposits"].as_array_mut().unwrap();
	deposits.retain(|deposit| keep.contains(&deposit["beneficiary"]));
	genesis
}

/// What a free call takes of a block: what surrounds it without what charging takes, what it has used, and what it took to ask.
fn weight_of(by: Key, call: &RuntimeCall) -> u64 {
	use pallet_transaction_payment::WeightInfo as _;

	let info = transaction(by, nonce(by), call.clone()).get_dispatch_info();
	let used = undone(|| call.clone().dispatch(RuntimeOrigin::signed(id(by)))).unwrap().actual_weight;
	let (used, asked) = (used.unwrap_or(info.call_weight), question(call));
	assert!(asked.ref_time() > 0, "{call:?}");
	let charging = <Runtime as pallet_transaction_payment::Config>::WeightInfo::charge_transaction_payment();
	let around = RuntimeBlockWeights::get().get(info.class).base_extrinsic + info.extension_weight - asked - charging;
	// To ask takes no longer than to do it.
	around.ref_time() + used.ref_time() + asked.ref_time().min(used.ref_time())
}

/// The calls that were made free of charge.
#[derive(Default)]
struct Made(Vec<(&'static str, &'static str)>);

impl Made {
	/// A call that costs the signer nothing, and that somebody without units who has no part in it cannot make.
	fn free(&mut self, by: Key, call: impl Into<RuntimeCall>) {
		let call = call.into();
		let stranger = sr25519::Pair::from_seed(&[99; 32]);
		let theirs = undone(|| Executive::apply_extrinsic(transaction_of(&stranger, 0, call.clone())));
		assert_eq!(theirs, Err(TransactionValidityError::from(InvalidTransaction::Payment)), "{call:?}");

		let (before, events) = (Balances::balance(&id(by)), System::event_count());
		assert_eq!(before, 0);
		let weight = weight_so_far();
		let expected = weight_of(by, &call);
		assert_eq!(include(by, call.clone()), Ok(Ok(())), "{call:?}");
		// With the first transaction of a block comes what the chain does by itself before it.
		if System::extrinsic_index() > Some(2) {
			assert_eq!((weight_so_far() - weight).ref_time(), expected, "{call:?}");
		}
		let mut since = System::events().into_iter().skip(events as usize);
		assert!(!since.any(|record| matches!(record.event, RuntimeEvent::TransactionPayment(_))), "{call:?}");
		// What was done once is not free a second time.
		let again = undone(|| include(by, call.clone()));
		let once_more = [
			"expect",
			"set_details",
			"attest_deposit",
			"request",
			"report_outturn",
			"attest_statement",
			"give_figure",
			"propose_transfer",
			"claim_owed",
			"commit",
			"release",
			"promise_on_paper",
			// A co-op applies for two purposes, and answers more than one question.
			"apply",
			"answer",
		];
		if !once_more.contains(&name(&call).1) {
			let Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(_))) = again else {
				panic!("free once more: {call:?}: {again:?}");
			};
		}
		self.0.push(name(&call));
	}
}

fn of_treasuries(made: &mut Made) {
	let three = [BAKERY, LINDENHOF, COURIERS];
	let treasury = funded(&three, &treasurers(&three), 500 * UNIT);
	made.free(Key::Alice, request(treasury, BAKERY, Party::Coop(GROCERY), UNIT));
	made.free(Key::Alice, TreasuriesCall::withdraw_request { treasury, payment: 1, coop: BAKERY });
	made.free(Key::Charlie, request(treasury, BAKERY, Party::Coop(GROCERY), 2 * UNIT));
	made.free(Key::AliceStash, approve(treasury, 2, LINDENHOF));
	made.free(Key::DaveStash, approve(treasury, 2, COURIERS));
	assert!(!is_open(treasury, 2));
	made.free(Key::Bob, request(treasury, BAKERY, Party::Coop(GROCERY), UNIT));
	let (reason, content) = (document(2), content(treasury, 3));
	made.free(Key::DaveStash, TreasuriesCall::reject { treasury, payment: 3, coop: COURIERS, content, reason });
	of_standing_payments(made, treasury);
	made.free(Key::Charlie, TreasuriesCall::report_outturn { treasury, coop: BAKERY, document: reason });
	made.free(Key::Charlie, TreasuriesCall::resign_signer { treasury, coop: BAKERY });
	// The auditor of one owner pauses it alone, two signers of another one together.
	made.free(Key::Ferdie, TreasuriesCall::pause { treasury, coop: BAKERY, reason });
	let other = open(&three, Mode::Bank, &treasurers(&three));
	made.free(Key::Charlie, TreasuriesCall::pause { treasury: other, coop: BAKERY, reason });
	made.free(Key::Charlie, TreasuriesCall::withdraw_wish { treasury: other, coop: BAKERY, wish: Wish::Pause });
	for (signer, coop) in [(Key::Charlie, BAKERY), (Key::DaveStash, COURIERS)] {
		made.free(signer, TreasuriesCall::pause { treasury: other, coop, reason });
	}
}

/// Two signers let a rent run, and end it.
fn of_standing_payments(made: &mut Made, treasury: TreasuryId) {
	let (line, voucher, again) = (1, document(10), false);
	let plan = Plan { rhythm: Rhythm::Month, first: today() + 1, last: today() + 300 };
	let item = item(Party::Coop(GROCERY), UNIT / 100);
	let coop = BAKERY;
	let rent = TreasuriesCall::request_standing { treasury, coop, line, item, voucher, again, plan };
	made.free(Key::Alice, rent);
	let payment = last_request(treasury);
	let content = content(treasury, payment);
	for (signer, coop) in [(Key::AliceStash, LINDENHOF), (Key::DaveStash, COURIERS)] {
		made.free(signer, approve(treasury, payment, coop));
	}
	let end = |coop| TreasuriesCall::end_standing { treasury, payment, coop, content };
	made.free(Key::AliceStash, end(LINDENHOF));
	let wish = Wish::StandingEnd(payment);
	made.free(Key::AliceStash, TreasuriesCall::withdraw_wish { treasury, coop: LINDENHOF, wish });
	made.free(Key::AliceStash, end(LINDENHOF));
	made.free(Key::DaveStash, end(COURIERS));
	assert_eq!(Treasuries::<Runtime>::get(treasury).unwrap().standing, 0);
}

/// Two hands keep the books of a treasury by bank of three co-ops.
fn of_books(made: &mut Made) {
	let three = [BAKERY, LINDENHOF, COURIERS];
	let treasury = open(&three, Mode::Bank, &treasurers(&three));
	let (ledger, coop, reason, payee) = (ledger(treasury), 0, document(2), Party::Outside(document(9)));
	let mut both = |call: LedgerCall<Runtime>| {
		made.free(Key::Charlie, of_hand(BAKERY, call.clone()));
		made.free(Key::DaveStash, of_hand(COURIERS, call));
	};
	let leg = |account, side| Leg { account, side, amount: 900 * UNIT, party: None };
	let legs = vec![leg(CASH, Side::Debit), leg(RECEIPTS, Side::Credit)].try_into().unwrap();
	let opening = Opening { day: today() - 5, legs, document: document(8) };
	both(LedgerCall::open_balances { ledger, coop, opening });
	both(LedgerCall::set_details { ledger, coop, party: payee.clone(), details: document(7) });
	both(received(treasury, Some(Party::Coop(GROCERY)), 100 * UNIT, 11));
	let entry = Ledgers::<Runtime>::get(ledger).unwrap().last_entry;
	both(LedgerCall::correct { ledger, coop, entry, reason, anew: None });
	decide(&three, pay(treasury, payee.clone(), 30 * UNIT));
	let (pending, place) = (last_pending(treasury), None);
	both(LedgerCall::void { ledger, coop, pending, place, reason });
	let balance = BankBalance { account: CASH, balance: 900 * UNIT, is_overdrawn: false };
	let statement = Statement { through: today() - 1, balances: vec![balance].try_into().unwrap(), document: reason };
	both(LedgerCall::close { ledger, coop, statement });

	let item = rochdale_primitives::ledger::Item { account: RECEIPTS, amount: UNIT, party: payee, charged: None };
	let (bank, voucher, coop) = (CASH, document(2), BAKERY);
	made.free(Key::Bob, LedgerCall::expect { ledger, coop, bank, item, voucher, days: 30 });
	let taken_back = received(treasury, None, UNIT, 12);
	made.free(Key::Charlie, of_hand(BAKERY, taken_back.clone()));
	let LedgerCall::post { posting, .. } = taken_back else { panic!("it is a posting") };
	let content = Ledger::content(Act::Post, ledger, &posting);
	made.free(Key::Charlie, LedgerCall::withdraw { ledger, coop, content });
}

/// What two have approved is to be approved again, because the payee has another bank account by then.
fn of_changed_details(made: &mut Made) {
	let (treasury, payee) = (last_treasury(), Party::Outside(document(9)));
	made.free(Key::Alice, request(treasury, BAKERY, payee.clone(), 10 * UNIT));
	let payment = last_request(treasury);
	for (signer, coop) in [(Key::AliceStash, LINDENHOF), (Key::DaveStash, COURIERS)] {
		made.free(signer, approve(treasury, payment, coop));
	}
	let details = |coop| {
		let (ledger, party) = (ledger(treasury), payee.clone());
		LedgerCall::set_details { ledger, coop, party, details: document(6) }
	};
	made.free(Key::Charlie, details(BAKERY));
	made.free(Key::DaveStash, details(COURIERS));
}

/// Three days later the new details are in force.
fn of_approvals_again(made: &mut Made) {
	let treasury = last_treasury();
	let payment = last_request(treasury);
	let content = TreasuriesPallet::content(treasury, payment).unwrap();
	let again = |coop| TreasuriesCall::approve_again { treasury, payment, coop, content };
	made.free(Key::AliceStash, again(LINDENHOF));
	made.free(Key::DaveStash, again(COURIERS));
}

fn of_deposits(made: &mut Made) {
	let (reason, coop) = (document(5), LINDENHOF);
	let attest = |number| {
		let (beneficiary, reference) = (crate::coops::account(GROCERY).into(), document(number));
		CustodyCall::attest_deposit { custodian: 1, beneficiary, amount: UNIT, reference }
	};
	made.free(Key::Dave, attest(1));
	made.free(Key::Ferdie, confirm_deposit(1, BAKERY));
	made.free(Key::Eve, attest(2));
	made.free(Key::Two, CustodyCall::reject_deposit { deposit: 2, coop: WEAVERS, reference: document(2), reason });
	let subject = pallet_custody::Subject::Deposit(2);
	made.free(Key::Two, CustodyCall::withdraw_note { coop: WEAVERS, subject });
	made.free(Key::AliceStash, attest(3));
	made.free(Key::Dave, CustodyCall::reject_deposit { deposit: 3, coop, reference: document(3), reason });
	let (custodian, balance, document, closing) = (1, issued(), reason, closing_of(1));
	made.free(Key::Dave, CustodyCall::attest_statement { custodian, day: closing.day, balance, document });
	let seen = CustodyCall::confirm_statement { custodian, coop: WEAVERS, closing, balance, document };
	made.free(Key::Two, seen);
	for (auditor, coop) in [(Key::Ferdie, BAKERY), (Key::Two, WEAVERS)] {
		made.free(auditor, CustodyCall::pause { custodian, coop, reason });
	}
	let (account, coop) = (|| AccountId::from([9; 32]).into(), WEAVERS);
	for officer in [Key::EveStash, Key::One] {
		made.free(officer, CustodyCall::register_account { coop, account: account(), purpose: reason });
	}
	for officer in [Key::One, Key::FerdieStash] {
		made.free(officer, CustodyCall::unregister_account { coop, account: account() });
	}
}

/// Bob has put all that he has on hold, in four parts, and has nothing left to pay a fee with.
fn requested() {
	let bob = id(Key::Bob);
	give(&bob, 100 * UNIT);
	for _ in 0..4 {
		redeem(Key::Bob, 10 * UNIT);
	}
	let rest = Balances::reducible_balance(&bob, Preservation::Expendable, Fortitude::Polite);
	Balances::transfer(&bob, &Cooperatives::federation_account(), rest, Preservation::Expendable).unwrap();
	assert_eq!((Balances::balance(&bob), balance(&bob)), (0, 40 * UNIT));
}

fn of_reports(made: &mut Made) {
	for redemption in 1..=3 {
		let reference = document(20 + u8::try_from(redemption).unwrap());
		made.free(Key::Dave, CustodyCall::report_payout { redemption, reference });
	}
}

fn of_redemptions(made: &mut Made) {
	made.free(Key::Bob, CustodyCall::acknowledge_payout { redemption: 1 });
	// The bakery's auditor is of the co-op of the holder, the weavers' is not.
	let (holder, amount, reference) = (id(Key::Bob).into(), 10 * UNIT, document(22));
	made.free(Key::Two, CustodyCall::confirm_payout { redemption: 2, coop: WEAVERS, holder, amount, reference });
	for officer in [Key::AliceStash, Key::Eve] {
		made.free(officer, CustodyCall::withdraw_report { redemption: 3, reference: document(23) });
	}
	made.free(Key::Dave, CustodyCall::report_payout { redemption: 3, reference: document(23) });
	made.free(Key::Bob, CustodyCall::dispute { redemption: 3, reason: document(5) });
	made.free(Key::Bob, CustodyCall::take_back { redemption: 4 });
}

#[test]
fn whoever_has_a_part_in_it_needs_no_units_and_who_has_none_cannot_do_it() {
	let mut made = Made::default();
	state_of(poor()).execute_with(|| fund::of_fund(&mut made));
	state_of(poor()).execute_with(|| {
		block(|| dissolution::of_dissolution(&mut made));
		block(|| of_treasuries(&mut made));
		block(|| of_books(&mut made));
		block(|| of_changed_details(&mut made));
		block_at(next_timestamp() + 4 * CIVIL_DAY, || of_approvals_again(&mut made));
		block(|| of_deposits(&mut made));
		block(requested);
		block(|| of_reports(&mut made));
		// A week in which only the holder speaks, and the time in which nothing is reported about the last one.
		for _ in 0..4 {
			block(|| ());
		}
		block(|| of_redemptions(&mut made));
		shares::of_shares(&mut made);
		block(|| dissolution::of_repaying(&mut made));
		// Each call about money is free, costs a fee, or is decided on. What the board or anybody does, members can decide, too.
		for call in calls_of_members().iter().filter(|call| MONEY.contains(&name(call).0)) {
			let name = name(call);
			let is_done_without = BY_THE_BOARD_TOO.contains(&name) || BY_ANYBODY_TOO.contains(&name);
			let is_decided = is_enactable(call) && !is_done_without;
			let kinds = [made.0.contains(&name), FOR_A_FEE.contains(&name), is_decided];
			assert_eq!(kinds.iter().filter(|is| **is).count(), 1, "{name:?}: {kinds:?}");
		}
		check_invariants();
	});
}

/// The treasurer and the secretary of the weavers post, the chair asks, and their auditor confirms the register.
const CHAIR: Key = Key::EveStash;
const SECRETARY: Key = Key::FerdieStash;
const TREASURER: Key = Key::One;

/// How many wages are paid in a month, and how much each is.
const WORKERS: u8 = 30;
const WAGE: u128 = 30 * UNIT;

fn worker(number: u8) -> Party<AccountId, Hash> {
	Party::Outside(document(100 + number))
}

fn wages(numbers: impl Iterator<Item = u8>) -> Vec<Item<AccountId, Hash>> {
	numbers.map(|number| item(worker(number), WAGE)).collect()
}

/// The treasurer and the secretary say the same.
fn of_two(made: &mut Made, call: &LedgerCall<Runtime>) {
	for by in [TREASURER, SECRETARY] {
		made.free(by, of_hand(WEAVERS, call.clone()));
	}
}

/// The chair requests a run, and the two others approve it.
fn run(made: &mut Made, treasury: TreasuryId, items: Vec<Item<AccountId, Hash>>) {
	made.free(CHAIR, request_run(treasury, WEAVERS, items));
	let payment = last_request(treasury);
	for by in [SECRETARY, TREASURER] {
		made.free(by, approve(treasury, payment, WEAVERS));
	}
}

/// The bank has paid so many of what waits under the number.
fn posted_run(made: &mut Made, treasury: TreasuryId, pending: PendingNo, amount: u128, reference: u8) {
	let parts = vec![PartOf::<Runtime>::Whole(pending)];
	of_two(made, &posting(treasury, Direction::Out, amount, reference, parts));
}

/// Hands who have no units pay all the wages of a month: the numbers of accounts, the run, its posting, a wage that comes back
/// and is paid anew, one that the bank does not pay, the statement of the month and the report.
#[test]
fn payroll_of_thirty_for_a_month_costs_hands_without_units_nothing() {
	state_of(poor()).execute_with(|| {
		let mut made = Made::default();
		let total = u128::from(WORKERS) * WAGE;
		let has = 10 * total;
		let treasury = block(|| {
			let treasury = open(&[WEAVERS], Mode::Bank, &board(WEAVERS));
			let leg = |account, side| Leg { account, side, amount: has, party: None };
			let legs = vec![leg(CASH, Side::Debit), leg(RECEIPTS, Side::Credit)].try_into().unwrap();
			let opening = Opening { day: today() - 5, legs, document: document(8) };
			of_two(&mut made, &LedgerCall::open_balances { ledger: ledger(treasury), coop: 0, opening });
			treasury
		});
		let (books, coop) = (ledger(treasury), 0);
		block(|| {
			for number in 1..=WORKERS {
				let (party, details) = (worker(number), document(number));
				of_two(&mut made, &LedgerCall::set_details { ledger: books, coop, party, details });
			}
		});
		// Three days later the details are in force.
		block_at(next_timestamp() + 4 * CIVIL_DAY, || run(&mut made, treasury, wages(1..=WORKERS)));
		// What is in the second tier waits a day, and is carried out by itself.
		assert_eq!(last_pending(treasury), 0);
		block(|| ());
		assert_eq!(last_pending(treasury), 1);
		block(|| {
			let run = last_pending(treasury);
			posted_run(&mut made, treasury, run, total, 1);
			assert_eq!(held(treasury), has - total);
			// One comes back, and is paid anew.
			let entry = Ledgers::<Runtime>::get(books).unwrap().last_entry;
			let back = PartOf::<Runtime>::Back { entry, place: 12, amount: WAGE };
			of_two(&mut made, &posting(treasury, Direction::In, WAGE, 2, vec![back]));
			assert_eq!(held(treasury), has - total + WAGE);
			self::run(&mut made, treasury, wages(13..=13));
			let anew = last_pending(treasury);
			posted_run(&mut made, treasury, anew, WAGE, 3);
			// A bonus is not paid after all.
			self::run(&mut made, treasury, wages(7..=7));
			let (pending, place, reason) = (last_pending(treasury), None, document(2));
			of_two(&mut made, &LedgerCall::void { ledger: books, coop, pending, place, reason });
			made.free(TREASURER, TreasuriesCall::report_outturn { treasury, coop: WEAVERS, document: document(9) });
		});
		// The month is closed when the day of the last line is over.
		block_at(next_timestamp() + CIVIL_DAY, || {
			let balance = BankBalance { account: CASH, balance: has - total, is_overdrawn: false };
			let balances = vec![balance].try_into().unwrap();
			let statement = Statement { through: today() - 1, balances, document: document(3) };
			of_two(&mut made, &LedgerCall::close { ledger: books, coop, statement });
		});
		assert_eq!(held(treasury), has - total);
		// Two hands for each of thirty numbers of accounts, the opening, three postings, a void and a close, three requests with two
		// approvals each, and a report.
		assert_eq!(made.0.len(), 2 * (30 + 1 + 3 + 1 + 1) + 3 * 3 + 1);
		check_invariants();
	});
}
