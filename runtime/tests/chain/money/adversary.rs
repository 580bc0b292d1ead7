//! Hands that want the money try every call that they have, in any order: split over days, requests, lines, payees, treasuries and
//! doors. One of them gets nothing, and two get what the bank may charge without an approval.

use super::*;
use crate::{coops::*, moves::Rng};
use pallet_ledger::{BankBalance, Lines, Opening, Part, Pendings, Statement};
use rochdale_primitives::ledger;

/// How many calls are tried in a block, and in how many blocks. Together these are less than 30 days of deadlines.
const TRIES: u32 = 250;
const BLOCKS: u32 = 8;

/// A civil day, in milliseconds, whatever a day of deadlines is.
const CIVIL_DAY: u64 = 86_400_000;

/// What each of the treasuries has in the beginning.
const HAS: u128 = 1_000 * UNIT;

/// The bakery's treasuries in units and at a bank, and that of three co-ops at a bank.
struct Targets {
	units: TreasuryId,
	bank: TreasuryId,
	joint: TreasuryId,
}

impl Targets {
	fn open() -> Self {
		let three = [BAKERY, LINDENHOF, COURIERS];
		let units = funded(&[BAKERY], &board(BAKERY), HAS);
		let bank = open(&[BAKERY], Mode::Bank, &board(BAKERY));
		let joint = open(&three, Mode::Bank, &treasurers(&three));
		let targets = Self { units, bank, joint };
		both([(Key::Alice, BAKERY), (Key::Bob, BAKERY)], &opened(bank));
		both([(Key::Dave, LINDENHOF), (Key::BobStash, COURIERS)], &opened(joint));
		targets
	}

	fn all(&self) -> [TreasuryId; 3] {
		[self.units, self.bank, self.joint]
	}

	/// How much has gone: of the address, and at the banks as the books have it.
	fn gone(&self) -> [u128; 3] {
		let at_bank = |treasury| -> u128 {
			let lines = Lines::<Runtime>::iter_prefix_values((ledger(treasury), CASH));
			lines.filter(|line| line.direction == Direction::Out).map(|line| line.explained).sum()
		};
		let units = HAS.saturating_sub(balance(&account_of(self.units)));
		[units, at_bank(self.bank), at_bank(self.joint)]
	}
}

fn opened(treasury: TreasuryId) -> LedgerCall<Runtime> {
	let leg = |account, side| Leg { account, side, amount: HAS, party: None };
	let legs = vec![leg(CASH, Side::Debit), leg(RECEIPTS, Side::Credit)].try_into().unwrap();
	let opening = Opening { day: today() - 3, legs, document: document(2) };
	LedgerCall::open_balances { ledger: ledger(treasury), coop: 0, opening }
}

/// Those who want the money, in which co-op they sit, and what they have begun.
struct Hands {
	rng: Rng,
	/// For what not even a resolution can do, so that what the hands try stays the same.
	doors: Rng,
	hands: Vec<(Key, CoopId)>,
	begun: Vec<LedgerCall<Runtime>>,
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
			Party::Treasury(1 + self.rng.below(3)),
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

	fn call(&mut self, targets: &Targets, coop: CoopId) -> RuntimeCall {
		let treasury = self.rng.pick(&targets.all()).unwrap();
		let last = Treasuries::<Runtime>::get(treasury).unwrap().payments;
		let (payment, voucher) = (self.number(last), document(u8::try_from(self.rng.below(40)).unwrap()));
		let content = content(treasury, payment);
		match self.rng.below(20) {
			0..=3 => {
				let (line, items, again) = (self.number(2), self.items(), self.rng.chance(500));
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
			11 => {
				let (dest, value) = (id(Key::Charlie).into(), self.amount());
				let call = pallet_balances::Call::transfer_keep_alive { dest, value }.into();
				pallet_cooperatives::Call::act { call: Box::new(call) }.into()
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
		dispatched(RuntimeOrigin::signed(id(by)), call).is_ok()
	}
}

/// How much these hands get in less than thirty days, and how many of their calls were done.
fn got_by(seed: u64, hands: &[(Key, CoopId)]) -> ([u128; 3], u32) {
	let mut outcome = ([0; 3], 0);
	on(FEDERATION, || {
		let targets = block(Targets::open);
		let mut hands = Hands { rng: Rng(seed), doors: Rng(seed), hands: hands.to_vec(), begun: vec![] };
		for _ in 0..BLOCKS {
			let done = block_at(next_timestamp() + CIVIL_DAY, || {
				(0..TRIES).map(|_| u32::from(hands.try_one(&targets))).sum::<u32>()
			});
			outcome.1 += done;
		}
		assert!(targets.all().into_iter().all(|treasury| Pendings::<Runtime>::iter_prefix_values(ledger(treasury))
			.all(|pending| pending.direction == Direction::In || !pending.is_open())));
		outcome.0 = targets.gone();
	});
	outcome
}

#[test]
fn one_hand_gets_nothing_whatever_it_tries() {
	// Each with all their seats: of the bakery alone, and in two co-ops of those that share.
	for hands in [&[(Key::Charlie, BAKERY)][..], &[(Key::Alice, BAKERY), (Key::Alice, LINDENHOF)]] {
		for seed in 0..3 {
			let (got, done) = got_by(seed, hands);
			assert_eq!(got, [0; 3], "{hands:?}, seed {seed}");
			assert!(done > 20, "{done}");
		}
	}
}

#[test]
fn two_hands_get_no_more_than_the_first_tier_lets_a_bank_charge() {
	// The board of the bakery but one, and the treasurers of two of the three that share.
	for hands in
		[[(Key::Bob, BAKERY), (Key::Charlie, BAKERY)], [(Key::AliceStash, LINDENHOF), (Key::DaveStash, COURIERS)]]
	{
		let mut most = 0;
		for seed in 0..3 {
			let (got, _) = got_by(seed, &hands);
			assert_eq!(got[0], 0, "units are charged by no bank: {hands:?}, seed {seed}");
			assert!(got[1] <= RULES.tier1 && got[2] <= RULES.tier1, "{got:?}: {hands:?}, seed {seed}");
			most = most.max(got[1]).max(got[2]);
		}
		// They do get something, or the test would say nothing.
		assert!(most > 0, "{hands:?}");
	}
}
