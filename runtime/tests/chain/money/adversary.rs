//! Hands that want the money try every call that they have, in any order: split over days, requests, lines, payees, treasuries and
//! doors. One of them gets nothing, and two get what the bank may charge without an approval.

use super::*;
use crate::{coops::*, moves::Rng, samples::name};
use pallet_custody::{DepositCount, Deposits, RedemptionCount, Seen};
use pallet_ledger::{BankBalance, Opening, Part, Pendings, Statement, StatementLines};
use pallet_treasuries::{Claims, Plan, Wish};
use rochdale_primitives::ledger;
use std::collections::BTreeSet;

/// How many calls are tried in a block, which is a day, and on how many days. What is allowed in 30 days is allowed anew then.
const TRIES: u32 = 60;
const DAYS: u32 = 70;
const WINDOW: usize = 30;

/// A civil day, and one of deadlines, which go ahead so much in a block at most, in milliseconds.
const CIVIL_DAY: u64 = 86_400_000;
const DEADLINE_DAY: u64 = 30_000;

/// What each of the treasuries has in the beginning.
const HAS: u128 = 1_000 * UNIT;

/// The bakery's treasuries in units and at a bank, that of three co-ops at a bank, and one in units which a co-op has left, whose
/// share is due to it. Each has two lines.
struct Targets {
	units: TreasuryId,
	bank: TreasuryId,
	joint: TreasuryId,
	left: TreasuryId,
	due: u128,
}

impl Targets {
	fn open() -> Self {
		let three = [BAKERY, LINDENHOF, COURIERS];
		let units = funded(&[BAKERY], &board(BAKERY), HAS);
		let bank = open(&[BAKERY], Mode::Bank, &board(BAKERY));
		let joint = open(&three, Mode::Bank, &treasurers(&three));
		let others = [BAKERY, LINDENHOF, WEAVERS];
		let left = funded(&others, &treasurers(&others), HAS);
		decide(
			&others,
			TreasuriesCall::set_shares { treasury: left, shares: vec![4_000, 3_000, 3_000].try_into().unwrap() },
		);
		decide(&[WEAVERS], TreasuriesCall::leave_treasury { treasury: left });
		let due = Claims::<Runtime>::get(left, WEAVERS).unwrap().amount;
		assert!(due > 0 && due < HAS / 2);
		let targets = Self { units, bank, joint, left, due };
		decide(&[BAKERY], line(units, BUDGET));
		decide(&[BAKERY], line(bank, BUDGET));
		decide(&three, line(joint, BUDGET));
		decide(&[BAKERY, LINDENHOF], line(left, BUDGET));
		for call in [opened, stated] {
			both([(Key::Alice, BAKERY), (Key::Bob, BAKERY)], &call(bank));
			both([(Key::Dave, LINDENHOF), (Key::BobStash, COURIERS)], &call(joint));
		}
		targets
	}

	fn all(&self) -> [TreasuryId; 4] {
		[self.units, self.bank, self.joint, self.left]
	}

	/// How much has gone: of the addresses, but for what was due, and at the banks, as the books have it.
	fn gone(&self) -> [u128; 4] {
		let at_bank = |treasury| -> u128 {
			let lines = StatementLines::<Runtime>::iter_prefix_values((ledger(treasury), CASH));
			lines.filter(|line| line.direction == Direction::Out).map(|line| line.explained).sum()
		};
		let in_units = |treasury| Accounts::<Runtime>::get(ledger(treasury), CASH).unwrap().sums.credits;
		let paid_out = self.due - Claims::<Runtime>::get(self.left, WEAVERS).map_or(0, |claim| claim.amount);
		[in_units(self.units), at_bank(self.bank), at_bank(self.joint), in_units(self.left) - paid_out]
	}
}

fn opened(treasury: TreasuryId) -> LedgerCall<Runtime> {
	let leg = |account, side| Leg { account, side, amount: HAS, party: None };
	let legs = vec![leg(CASH, Side::Debit), leg(RECEIPTS, Side::Credit)].try_into().unwrap();
	let opening = Opening { day: today() - 3, legs, document: document(2) };
	LedgerCall::open_balances { ledger: ledger(treasury), coop: 0, opening }
}

/// A statement of the bank confirms what the books were opened with.
fn stated(treasury: TreasuryId) -> LedgerCall<Runtime> {
	let balances = vec![BankBalance { account: CASH, balance: HAS, is_overdrawn: false }].try_into().unwrap();
	let statement = Statement { through: today() - 1, balances, document: document(2) };
	LedgerCall::close { ledger: ledger(treasury), coop: 0, statement }
}

/// Those who want the money, in which co-op they sit, and what they have begun.
struct Hands {
	rng: Rng,
	/// For what not even a resolution can do, so that what the hands try stays the same.
	doors: Rng,
	hands: Vec<(Key, CoopId)>,
	begun: Vec<LedgerCall<Runtime>>,
	/// What kinds of calls were tried.
	tried: BTreeSet<(&'static str, &'static str)>,
}

impl Hands {
	fn payee(&mut self) -> Party<AccountId, Hash> {
		let accomplices = [
			Party::Outside(document(66)),
			Party::Outside(document(67)),
			Party::Coop(GROCERY),
			Party::Member(WEAVERS, 3),
			Party::Account(AccountId::from([66; 32])),
			// Their own, whom they must not pay.
			Party::Member(BAKERY, 3),
			Party::Coop(LINDENHOF),
			Party::Treasury(1 + self.rng.below(4)),
		];
		self.rng.pick(&accomplices).unwrap()
	}

	fn amount(&mut self) -> u128 {
		let amounts = [1, 9, 30, 59, 100, 119, 120, 300, 999, 1_000_000];
		self.rng.pick(&amounts).unwrap() * UNIT
	}

	fn items(&mut self) -> pallet_treasuries::ItemsOf<Runtime> {
		let items = (0..=self.rng.below(3)).map(|_| item(self.payee(), self.amount()));
		items.collect::<Vec<_>>().try_into().unwrap()
	}

	fn number(&mut self, last: u32) -> u32 {
		1 + self.rng.below(last)
	}

	/// A line that is explained by what nobody has approved.
	fn posting(&mut self, of: TreasuryId) -> LedgerCall<Runtime> {
		let (amount, ledger) = (self.amount(), ledger(of));
		let record = Ledgers::<Runtime>::get(ledger).unwrap();
		let account = 1 + self.rng.below(record.last_account);
		let (side, direction) =
			if self.rng.chance(600) { (Side::Debit, Direction::Out) } else { (Side::Credit, Direction::In) };
		let party = self.rng.chance(500).then(|| self.payee());
		let direct = Part::Direct(Leg { account, side, amount, party });
		let part = match self.rng.below(6) {
			0 if record.last_pending > 0 => Part::Whole(self.number(record.last_pending)),
			1 => {
				let (entry, place) = (self.number(record.last_entry), self.rng.below(3));
				Part::Back { entry, place, amount }
			}
			_ => direct,
		};
		let reference = u8::try_from(self.rng.below(250)).unwrap();
		posting(of, direction, amount, reference, vec![part])
	}

	fn fresh(&mut self, of: TreasuryId) -> LedgerCall<Runtime> {
		let (ledger, coop, reason) = (ledger(of), 0, document(2));
		let record = Ledgers::<Runtime>::get(ledger).unwrap();
		match self.rng.below(12) {
			0 => {
				let (pending, place) = (self.number(record.last_pending), None);
				LedgerCall::void { ledger, coop, pending, place, reason }
			}
			1 | 2 => {
				let LedgerCall::post { posting, .. } = self.posting(of) else { panic!("it is one") };
				let (entry, anew) = (self.number(record.last_entry), self.rng.chance(700).then_some(posting));
				LedgerCall::correct { ledger, coop, entry, reason, anew }
			}
			3 => {
				let party = self.payee();
				LedgerCall::set_details { ledger, coop, party, details: document(68) }
			}
			4 => {
				let (account, through) = (CASH, today() - 1);
				let balance = held(of) - self.amount().min(held(of));
				let balances = vec![BankBalance { account, balance, is_overdrawn: false }].try_into().unwrap();
				LedgerCall::close { ledger, coop, statement: Statement { through, balances, document: reason } }
			}
			5 => opened(of),
			_ => self.posting(of),
		}
	}

	/// What the account of the bakery is to do past the books of its treasury.
	fn old_door(&mut self) -> RuntimeCall {
		use pallet_cooperatives::Call;

		let (dest, amount) = (id(Key::Charlie).into(), UNIT * u128::from(1 + self.doors.below(1_000)));
		let call = Box::new(match self.doors.below(3) {
			0 => pallet_balances::Call::transfer_keep_alive { dest, value: amount }.into(),
			1 => contribution(3, amount, None).into(),
			_ => CustodyCall::request_redemption { custodian: 1, amount, payout: document(66) }.into(),
		});
		match self.doors.below(2) {
			0 => Call::act { call }.into(),
			_ => Call::act_under_agreement { coop: BAKERY, call }.into(),
		}
	}

	/// What custody lets be done with units and deposits.
	fn of_custody(&mut self, coop: CoopId, targets: &Targets) -> RuntimeCall {
		let (custodian, amount) = (1, self.amount());
		let (deposit, redemption) =
			(self.number(DepositCount::<Runtime>::get()), self.number(RedemptionCount::<Runtime>::get()));
		let reference = document(u8::try_from(self.rng.below(3)).unwrap());
		let accounts = [id(Key::Charlie), id(Key::Dave), account_of(targets.units), account(GROCERY)];
		let holder = || accounts[redemption as usize % accounts.len()].clone().into();
		match self.rng.below(9) {
			0 | 1 => CustodyCall::request_redemption { custodian, amount, payout: reference },
			2 => CustodyCall::take_back { redemption },
			3 => CustodyCall::report_payout { redemption, reference },
			4 => CustodyCall::acknowledge_payout { redemption },
			5 => CustodyCall::confirm_payout { redemption, coop, holder: holder(), amount, reference },
			6 => CustodyCall::withdraw_report { redemption, reference },
			7 => CustodyCall::attest_deposit { custodian, beneficiary: holder(), amount, reference },
			_ => {
				let seen = Deposits::<Runtime>::get(deposit).map(|open| {
					let (beneficiary, amount, reference) = (open.beneficiary, open.amount, open.reference);
					Seen { deposit, beneficiary, amount, reference }
				});
				let seen = seen.into_iter().collect::<Vec<_>>().try_into().unwrap();
				CustodyCall::confirm_deposits { custodian, coop, seen }
			}
		}
		.into()
	}

	/// What pays again and again, or pays what is due.
	fn of_standing(&mut self, treasury: TreasuryId, coop: CoopId, payment: PaymentNo) -> RuntimeCall {
		let content = content(treasury, payment);
		match self.rng.below(6) {
			0 | 1 => {
				let (item, voucher, line) = (item(self.payee(), self.amount()), document(90), self.rng.below(3));
				let plan = Plan { rhythm: Rhythm::Month, first: today() + 1, last: today() + 300 };
				TreasuriesCall::request_standing { treasury, coop, line, item, voucher, again: true, plan }
			}
			2 => TreasuriesCall::end_standing { treasury, payment, coop, content },
			3 => TreasuriesCall::withdraw_wish { treasury, coop, wish: Wish::StandingEnd(payment) },
			4 => TreasuriesCall::stop_standing { treasury, payment },
			_ => TreasuriesCall::pay_claim { treasury, coop: self.rng.pick(&[coop, WEAVERS, GROCERY]).unwrap() },
		}
		.into()
	}

	/// What the account of a co-op or of the federation does by resolution, and somebody who has none tries all the same.
	fn of_accounts(&mut self, targets: &Targets) -> RuntimeCall {
		let (dest, amount) = (id(Key::Charlie).into(), self.amount());
		let call: RuntimeCall = match self.rng.below(3) {
			0 => pallet_balances::Call::transfer_keep_alive { dest, value: amount }.into(),
			1 => contribution(targets.left, amount, None).into(),
			_ => CustodyCall::request_redemption { custodian: 1, amount, payout: document(4) }.into(),
		};
		let call = Box::new(call);
		match self.rng.below(3) {
			0 => pallet_cooperatives::Call::act_for_federation { call }.into(),
			1 => pallet_cooperatives::Call::act_under_agreement { call, coop: BAKERY }.into(),
			_ => pallet_cooperatives::Call::act { call }.into(),
		}
	}

	fn call(&mut self, targets: &Targets, coop: CoopId) -> RuntimeCall {
		let treasury = self.rng.pick(&targets.all()).unwrap();
		let last = Treasuries::<Runtime>::get(treasury).unwrap().payments;
		let (payment, voucher) = (self.number(last), document(u8::try_from(self.rng.below(40)).unwrap()));
		let content = content(treasury, payment);
		match self.rng.below(26) {
			0..=3 => {
				let (line, items, again) = (self.rng.below(3), self.items(), self.rng.chance(500));
				TreasuriesCall::request { treasury, coop, line, items, voucher, again }.into()
			}
			4..=7 => TreasuriesCall::approve { treasury, payment, coop, content }.into(),
			8 => TreasuriesCall::execute { treasury, payment }.into(),
			9 => TreasuriesCall::approve_again { treasury, payment, coop, content }.into(),
			10 => {
				let (ledger, bank, party, amount) = (ledger(treasury), CASH, self.payee(), self.amount());
				let item = ledger::Item { account: RECEIPTS, amount, party, charged: None };
				LedgerCall::expect { ledger, coop, bank, item, voucher, days: 9 }.into()
			}
			11 => self.of_accounts(targets),
			20 | 21 => self.of_standing(treasury, coop, payment),
			22 | 23 => self.of_custody(coop, targets),
			24 => {
				let as_member_of = self.rng.chance(500).then_some(coop);
				contribution(treasury, self.amount(), as_member_of).into()
			}
			12..=15 => match self.rng.pick(&self.begun.clone()) {
				Some(call) => of_hand(coop, call).into(),
				None => LedgerCall::enter_receipts { ledger: ledger(treasury), account: CASH }.into(),
			},
			_ => {
				let call = self.fresh(treasury);
				self.begun.push(call.clone());
				if self.begun.len() > 12 {
					self.begun.remove(0);
				}
				of_hand(coop, call).into()
			}
		}
	}

	/// Tries one of them, and says whether it was done.
	fn try_one(&mut self, targets: &Targets) -> bool {
		let (by, coop) = self.rng.pick(&self.hands.clone()).unwrap();
		if self.doors.chance(30) {
			// Not even with members who decide whatever these hands want.
			let (door, bodies) = (self.old_door(), [&[BAKERY][..], &[BAKERY, LINDENHOF]]);
			assert!(
				bodies.iter().all(|body| dispatched(owners(body, Track::Special), door.clone()).is_err()),
				"{door:?}"
			);
		}
		let call = self.call(targets, coop);
		self.tried.insert(name(&call));
		dispatched(RuntimeOrigin::signed(id(by)), call).is_ok()
	}

	/// What members decide for their co-op's account or the federation's leaves the treasuries alone.
	fn try_resolution(&mut self, targets: &Targets) {
		let coops = self.rng.pick(&[vec![BAKERY], vec![], vec![BAKERY, LINDENHOF]]).unwrap();
		let call = self.of_accounts(targets);
		let _ = dispatched(owners(&coops, Track::Ordinary), call);
	}
}

/// What came of it.
struct Outcome {
	/// How much had gone at the end of each day.
	gone: Vec<[u128; 4]>,
	/// How many calls were done.
	done: u32,
	/// How many units were made.
	made: u128,
	tried: BTreeSet<(&'static str, &'static str)>,
}

impl Outcome {
	/// How much went in all.
	fn got(&self) -> [u128; 4] {
		*self.gone.last().unwrap()
	}

	/// How much went from a treasury, by its place, in the worst thirty days.
	fn most_in_a_month(&self, place: usize) -> u128 {
		let at = |day: usize| self.gone[day][place];
		(1..self.gone.len()).map(|day| at(day) - at(day.saturating_sub(WINDOW))).max().unwrap()
	}
}

/// What these hands get in seventy days.
fn got_by(seed: u64, hands: &[(Key, CoopId)]) -> Outcome {
	let mut genesis = genesis(FEDERATION);
	genesis["clock"]["dayLength"] = DEADLINE_DAY.into();
	state_of(genesis).execute_with(|| {
		let targets = block(Targets::open);
		for (hand, _) in hands {
			give(&id(*hand), 50 * UNIT);
		}
		let issued_before = issued();
		let (tried, begun) = (BTreeSet::new(), vec![]);
		let mut hands = Hands { rng: Rng(seed), doors: Rng(seed), hands: hands.to_vec(), begun, tried };
		let (mut gone, mut done) = (vec![targets.gone()], 0);
		for day in 1..=DAYS {
			done += quick_block_at(next_timestamp() + CIVIL_DAY, || {
				hands.try_resolution(&targets);
				(0..TRIES).map(|_| u32::from(hands.try_one(&targets))).sum::<u32>()
			});
			gone.push(targets.gone());
			if day % 10 == 0 {
				check_invariants();
			}
		}
		assert!(targets.all().into_iter().all(|treasury| Pendings::<Runtime>::iter_prefix_values(ledger(treasury))
			.all(|pending| pending.direction == Direction::In || !pending.is_open())));
		Outcome { gone, done, made: issued().saturating_sub(issued_before), tried: hands.tried }
	})
}

/// All that was tried at some time.
fn check_tried(outcomes: &[Outcome]) {
	let tried: BTreeSet<_> = outcomes.iter().flat_map(|outcome| outcome.tried.clone()).collect();
	let doors = [
		("Cooperatives", &["act", "act_for_federation", "act_under_agreement"][..]),
		("Ledger", &["close", "contribute", "correct", "expect", "open_balances", "post", "set_details", "void"]),
		("Treasuries", &["approve", "approve_again", "execute", "pay_claim", "request", "request_standing"]),
		("Treasuries", &["end_standing", "stop_standing", "withdraw_wish"]),
		("Custody", &["attest_deposit", "confirm_deposits", "confirm_payout", "request_redemption", "take_back"]),
	];
	for (pallet, calls) in doors {
		for call in calls {
			assert!(tried.contains(&(pallet, call)), "{pallet}.{call}");
		}
	}
}

#[test]
fn one_hand_gets_nothing_whatever_it_tries() {
	// Each with all their seats: of the bakery's board, its auditor, an officer of the custodian, and one who sits in two co-ops of
	// those that share.
	let mut outcomes = vec![];
	for hands in [
		&[(Key::Charlie, BAKERY)][..],
		&[(Key::Ferdie, BAKERY)],
		&[(Key::Dave, LINDENHOF)],
		&[(Key::Alice, BAKERY), (Key::Alice, LINDENHOF)],
	] {
		for seed in 0..2 {
			let outcome = got_by(seed, hands);
			assert_eq!((outcome.got(), outcome.made), ([0; 4], 0), "{hands:?}, seed {seed}");
			assert!(outcome.done > 10, "{}", outcome.done);
			outcomes.push(outcome);
		}
	}
	check_tried(&outcomes);
}

#[test]
fn two_hands_get_no_more_in_a_month_than_the_first_tier_lets_a_bank_charge() {
	// The board of the bakery but one, the treasurers of two of the three that share, an officer of the custodian with one of the
	// bakery's, and one of the bakery's board with its auditor.
	let share = HAS * u128::from(pallet_treasuries::TIER1_SHARE_BPS) / 10_000;
	assert!(share < RULES.tier1);
	let mut outcomes = vec![];
	for hands in [
		[(Key::Bob, BAKERY), (Key::Charlie, BAKERY)],
		[(Key::AliceStash, LINDENHOF), (Key::DaveStash, COURIERS)],
		[(Key::Dave, LINDENHOF), (Key::Bob, BAKERY)],
		[(Key::Charlie, BAKERY), (Key::Ferdie, BAKERY)],
	] {
		let mut most = 0;
		for seed in 0..2 {
			let outcome = got_by(seed, &hands);
			let [units, bank, joint, left] = outcome.got();
			assert_eq!([units, left], [0; 2], "units are charged by no bank: {hands:?}, seed {seed}");
			// Whatever they say has come, it is a share of what a statement has confirmed.
			for place in 1..3 {
				let month = outcome.most_in_a_month(place);
				assert!(month <= share, "{month} at {place}: {hands:?}, seed {seed}");
			}
			most = most.max(bank).max(joint);
			outcomes.push(outcome);
		}
		// They do get something, or the test would say nothing. An auditor is no hand, so that the last two are one.
		match hands {
			[_, (Key::Ferdie, _)] => assert_eq!(most, 0),
			_ => assert!(most > share / 4, "{most}: {hands:?}"),
		}
	}
	check_tried(&outcomes);
}
