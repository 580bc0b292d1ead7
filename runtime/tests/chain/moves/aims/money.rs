//! What leads to calls about money that is held together.

use super::{
	super::{
		books::{lately, today, waiting, CASH, RECEIPTS},
		money::{by_owners, details_for, is_changed_for},
		owners::shares_set,
	},
	*,
};
use frame_support::traits::{
	fungible::Inspect,
	tokens::{Fortitude, Preservation},
};
use pallet_custody::{Call as CustodyCall, RedemptionStage, Redemptions};
use pallet_ledger::{
	AccountOfAddress, Accounts, Call as LedgerCall, DetailsOf, Ledgers, Part, Pendings, Posting, StatementLine,
};
use pallet_treasuries::{
	Call as TreasuriesCall, CarriedOf, CarriedOut, Claims, Item, ItemsOf, Lines, NewSigner, Owner, Payments, Rhythm,
	Rules, SignerKind, StandingPayments, Treasuries, TreasuryOf, YearBegin,
};
use rochdale_primitives::{
	ledger::{LedgerId, Leg, Party, Side},
	money::{Direction, Mode, TreasuryId},
	Parties,
};
use rochdale_runtime::{Balances, Treasuries as TreasuriesPallet};

/// What is paid in at a time, and with how much less there is too little to divide.
const PAID_IN: u128 = 40 * UNIT;

/// What is requested at a time: so little that few have to approve it, in whole cents.
const REQUESTED: u128 = UNIT / 50;

/// So many of the richest are asked for money.
const RICHEST: usize = 3;

/// So few requests wait at most for others to be made.
const REQUESTS: usize = 4;

/// The stages that lead to a call.
pub(super) fn way(call: Name) -> Option<&'static [Approach]> {
	Some(match call {
		("Ledger", "enter_receipts") => &[World::receipts_entered, World::receipts_sent, World::joint_in_units],
		("Ledger", "correct" | "void") => &[World::entries_corrected, World::by_bank_paid_in, World::joint_by_bank],
		("Treasuries", "pay_claim" | "leave_treasury") => &[
			World::claims_paid,
			World::claims_about_to_be_due,
			World::joint_left,
			World::joint_in_units_paid_in,
			World::joint_in_units,
		],
		("Treasuries", "set_shares") => &[World::shares_of_owners_set, World::joint_in_units],
		("Treasuries", "approve_again") => &[
			World::changed_approved_again,
			World::changes_about_to_be_in_force,
			World::details_changed,
			World::requests_approved,
			World::by_bank_paid_in,
			World::requests_by_bank,
			World::lines_opened,
			World::joint_by_bank,
		],
		("Treasuries", "execute" | "approve" | "reject") => &[
			World::held_executed,
			World::held_paid_in,
			World::requests_approved,
			World::requests_made,
			World::lines_opened,
		],
		("Treasuries", "close_treasury") => &[World::empty_closed, World::joint_in_units],
		("Treasuries", "request_standing" | "end_standing" | "stop_standing" | "withdraw_wish") => &[World::standing],
		("Custody", "take_back" | "dispute" | "acknowledge_payout" | "confirm_payout" | "decide_redemption") => {
			&[World::redemptions_ended, World::redemptions_requested]
		}
		_ => return None,
	})
}

/// The open treasuries for which something holds, in their order.
fn treasuries(is: impl Fn(&TreasuryOf<Runtime>) -> bool) -> Vec<(TreasuryId, TreasuryOf<Runtime>)> {
	let mut found: Vec<_> = Treasuries::<Runtime>::iter().filter(|(_, record)| !record.closed && is(record)).collect();
	found.sort_unstable_by_key(|(treasury, _)| *treasury);
	found
}

fn is_in_units(record: &TreasuryOf<Runtime>) -> bool {
	record.mode == Mode::Units
}

fn is_by_bank(record: &TreasuryOf<Runtime>) -> bool {
	record.mode == Mode::Bank
}

fn is_joint(record: &TreasuryOf<Runtime>) -> bool {
	record.owner.coops().len() > 1
}

/// What the books say that there is.
fn held(record: &TreasuryOf<Runtime>) -> u128 {
	let sums = Accounts::<Runtime>::get(record.ledger, record.cash).unwrap().sums;
	sums.debits.saturating_sub(sums.credits)
}

/// What waits for the bank on the word of signers, of all treasuries.
fn carried_out() -> Vec<(TreasuryId, LedgerId, u32, CarriedOf<Runtime>)> {
	let of = |(treasury, record): (TreasuryId, TreasuryOf<Runtime>)| {
		let ledger = record.ledger;
		let waits = move |pending| Pendings::<Runtime>::get(ledger, pending).is_some_and(|one| one.is_open());
		let all = CarriedOut::<Runtime>::iter_prefix(treasury);
		let waiting = all.filter(move |(pending, one)| one.request.is_some() && waits(*pending));
		waiting.map(move |(pending, one)| (treasury, ledger, pending, one))
	};
	treasuries(is_by_bank).into_iter().flat_map(of).collect()
}

impl World {
	/// The same by each of those who act for a treasury.
	pub(super) fn by_hands<Call: Into<RuntimeCall>>(
		&mut self,
		treasury: TreasuryId,
		call: impl Fn(CoopId) -> Call,
	) -> Vec<Move> {
		let hands = self.hands_of(treasury);
		hands.into_iter().map(|(coop, who)| (Actor::Signed(who), call(coop).into())).collect()
	}

	/// Those of people and co-ops who can pay the most.
	pub(super) fn richest(&self) -> Vec<AccountId> {
		let has = |account: &AccountId| Balances::reducible_balance(account, Preservation::Preserve, Fortitude::Polite);
		let coops = (1..=FOUNDED).filter_map(Cooperatives::account);
		let all = self.people.iter().cloned().chain(coops);
		let mut all: Vec<_> = all.filter(|account| !AccountOfAddress::<Runtime>::contains_key(account)).collect();
		all.sort_by_cached_key(|account| core::cmp::Reverse(has(account)));
		all.truncate(RICHEST);
		all
	}

	/// Somebody pays a treasury in units, or hands post what came to one by bank, where it has little.
	pub(super) fn money_for(&mut self, treasury: TreasuryId) -> Vec<Move> {
		let Some(record) = Treasuries::<Runtime>::get(treasury).filter(|record| held(record) < PAID_IN) else {
			return vec![];
		};
		let (ledger, amount) = (record.ledger, PAID_IN);
		if is_in_units(&record) {
			let call = |part| LedgerCall::contribute {
				ledger,
				account: record.cash,
				amount: amount / part,
				voucher: document(2),
				as_member_of: None,
			};
			return [1, 10, 100].into_iter().flat_map(|part| by_each(self.richest(), call(part))).collect();
		}
		// All hands say the same until it is entered.
		let reference = Hash::from_low_u64_be(u64::from(Ledgers::<Runtime>::get(ledger).unwrap().last_entry));
		let (booked, direction) = (today(), Direction::In);
		let line = StatementLine { reference, booked, valued: booked, direction, amount };
		let parts = vec![Part::Direct(Leg { account: RECEIPTS, side: Side::Credit, amount, party: None })];
		let posting = Posting { bank: CASH, line, parts: parts.try_into().unwrap(), rest: 0, voucher: document(2) };
		self.by_hands(treasury, |coop| LedgerCall::post { ledger, coop, posting: posting.clone() })
	}

	/// Treasuries report what they are late with, and their owners name signers again whose terms are over.
	pub(super) fn treasuries_in_order(&mut self) -> Vec<Move> {
		let mut steps = vec![];
		for (treasury, record) in treasuries(|_| true) {
			if Clock::has_passed(record.report_due_at) {
				let report = |coop| TreasuriesCall::report_outturn { treasury, coop, document: document(1) };
				steps.extend(self.by_hands(treasury, report));
			}
			let stands = record.signers.iter().filter(|signer| !Clock::has_passed(signer.until)).count();
			if stands < usize::from(record.rules.threshold) {
				let signers = self.signers(&record.owner).try_into().unwrap();
				let call = TreasuriesCall::set_signers { treasury, signers };
				steps.push((by_owners(&record.owner, 1, Track::Special), call.into()));
			}
		}
		steps
	}

	/// Three co-ops open a treasury of their own, where there is none of that kind.
	fn joint(&mut self, mode: Mode) -> Steps {
		if !treasuries(|record| record.mode == mode && is_joint(record)).is_empty() {
			return vec![].into();
		}
		let coops = [1, 2, 3];
		let signers = coops.map(|coop| NewSigner { who: SignerKind::Office(coop, Office::Treasurer), days: 365 });
		let line = pallet_treasuries::NewLine {
			title: b"Courses".to_vec().try_into().unwrap(),
			purpose: document(1),
			limit: 100 * UNIT,
			rhythm: Rhythm::Month,
		};
		let open = TreasuriesCall::open_treasury {
			title: b"Training".to_vec().try_into().unwrap(),
			currency: *b"EUR",
			mode,
			rules: Rules { threshold: 2, tier1: UNIT, tier2: 10 * UNIT },
			signers: signers.to_vec().try_into().unwrap(),
			lines: vec![line].try_into().unwrap(),
			shares: Default::default(),
			year_begins: YearBegin::JANUARY,
		};
		let owner = Owner::Coops(Parties::truncate_from(coops.to_vec()));
		vec![(by_owners(&owner, 1, Track::Special), open.into())].into()
	}

	fn joint_in_units(&mut self) -> Steps {
		self.joint(Mode::Units)
	}

	fn joint_by_bank(&mut self) -> Steps {
		self.joint(Mode::Bank)
	}

	fn receipts_entered(&mut self) -> Steps {
		let all = treasuries(is_in_units).into_iter();
		let has_more = |record: &TreasuryOf<Runtime>| Balances::total_balance(&record.account) > held(record);
		let enter =
			|record: TreasuryOf<Runtime>| LedgerCall::enter_receipts { ledger: record.ledger, account: record.cash };
		let calls: Vec<_> = all.map(|(_, record)| record).filter(has_more).map(enter).collect();
		calls.into_iter().flat_map(|call| by_each(vec![self.anybody()], call)).collect::<Vec<_>>().into()
	}

	/// Hands say that entries were wrong, or give up what waits.
	fn entries_corrected(&mut self) -> Steps {
		let mut steps = vec![];
		for (treasury, record) in treasuries(is_by_bank) {
			let (ledger, reason) = (record.ledger, document(1));
			let last = Ledgers::<Runtime>::get(ledger).map_or(0, |record| record.last_entry);
			for entry in lately(last).take(4) {
				steps.extend(self.by_hands(treasury, |coop| LedgerCall::correct {
					ledger,
					coop,
					entry,
					reason,
					anew: None,
				}));
			}
			for (pending, _) in waiting(ledger).take(4) {
				let void = |coop| LedgerCall::void { ledger, coop, pending, place: None, reason };
				steps.extend(self.by_hands(treasury, void));
			}
		}
		steps.into()
	}

	/// The rich send something to the addresses of treasuries.
	fn receipts_sent(&mut self) -> Steps {
		let send = |(_, record): (TreasuryId, TreasuryOf<Runtime>)| {
			let call = pallet_balances::Call::transfer_keep_alive { dest: record.account.into(), value: UNIT };
			by_each(self.richest(), call)
		};
		treasuries(is_in_units).into_iter().flat_map(send).collect::<Vec<_>>().into()
	}

	fn claims_paid(&mut self) -> Steps {
		self.claims_due().into()
	}

	/// In time what is due to who left can be paid.
	fn claims_about_to_be_due(&mut self) -> Steps {
		let is_in_units = |treasury| Treasuries::<Runtime>::get(treasury).is_some_and(|record| is_in_units(&record));
		if Claims::<Runtime>::iter().any(|(treasury, _, claim)| claim.amount > 0 && is_in_units(treasury)) {
			return Steps::soon();
		}
		vec![].into()
	}

	/// Co-ops leave treasuries of several that have something.
	fn joint_left(&mut self) -> Steps {
		let joint = treasuries(|record| is_in_units(record) && is_joint(record) && held(record) > UNIT).into_iter();
		let owners = joint
			.flat_map(|(treasury, record)| record.owner.coops().to_vec().into_iter().map(move |coop| (coop, treasury)));
		owners.map(|(coop, treasury)| self.treasury_left(coop, treasury)).collect::<Vec<_>>().into()
	}

	fn treasury_left(&mut self, coop: CoopId, treasury: TreasuryId) -> Move {
		let mandate = Mandate { track: Track::Special, secrecy: Secrecy::Open, ..self.mandate(coop) };
		(Actor::Coop(mandate), TreasuriesCall::leave_treasury { treasury }.into())
	}

	/// A co-op leaves all those.
	pub(super) fn treasuries_of_several_left(&mut self, coop: CoopId) -> Vec<Move> {
		let joint = treasuries(|record| is_joint(record) && record.owner.coops().contains(&coop)).into_iter();
		joint.map(|(treasury, _)| self.treasury_left(coop, treasury)).collect()
	}

	fn joint_in_units_paid_in(&mut self) -> Steps {
		let joint = treasuries(|record| is_in_units(record) && is_joint(record));
		joint.into_iter().flat_map(|(treasury, _)| self.money_for(treasury)).collect::<Vec<_>>().into()
	}

	fn shares_of_owners_set(&mut self) -> Steps {
		let set = |(treasury, record): (TreasuryId, TreasuryOf<Runtime>)| {
			let call = shares_set(treasury, &record)?;
			Some((by_owners(&record.owner, 1, Track::Special), call.into()))
		};
		treasuries(is_joint).into_iter().filter_map(set).collect::<Vec<_>>().into()
	}

	fn empty_closed(&mut self) -> Steps {
		self.closures().into()
	}

	fn changed_approved_again(&mut self) -> Steps {
		let mut steps = vec![];
		for (treasury, _, _, carried) in carried_out() {
			let Some((payment, _)) = carried.request else { continue };
			let Some(content) = TreasuriesPallet::content(treasury, payment) else { continue };
			let again = |coop| TreasuriesCall::approve_again { treasury, payment, coop, content };
			steps.extend(self.by_hands(treasury, again));
		}
		steps.into()
	}

	/// Bank details are in force some days after they were changed.
	fn changes_about_to_be_in_force(&mut self) -> Steps {
		let waits = |(_, ledger, _, carried): (_, LedgerId, _, CarriedOf<Runtime>)| {
			carried.items.iter().filter_map(|item| wait_for_details(ledger, &item.payee)).min()
		};
		carried_out().into_iter().filter_map(waits).min().map_or_else(|| vec![].into(), Steps::From)
	}

	fn details_changed(&mut self) -> Steps {
		let mut steps = vec![];
		for (treasury, ledger, pending, carried) in carried_out() {
			for Item { payee: party, .. } in carried.items {
				if !is_changed_for(ledger, pending, &party) {
					let details = details_for(pending);
					let change = |coop| LedgerCall::set_details { ledger, coop, party: party.clone(), details };
					steps.extend(self.by_hands(treasury, change));
				}
			}
		}
		steps.into()
	}

	fn requests_approved(&mut self) -> Steps {
		let mut steps = vec![];
		for (treasury, payment, record) in Payments::<Runtime>::iter() {
			let content = record.content;
			steps.extend(self.by_hands(treasury, |coop| TreasuriesCall::approve { treasury, payment, coop, content }));
		}
		steps.into()
	}

	/// Hands request that something little is paid out of each line.
	fn requests_of(&mut self, is: impl Fn(&TreasuryOf<Runtime>) -> bool) -> Steps {
		let mut steps = vec![];
		for (treasury, record) in treasuries(|record| is(record) && record.open.len() < REQUESTS) {
			let custodian = is_in_units(&record).then_some(1);
			let item = Item { payee: Party::Outside(self.document()), amount: REQUESTED, custodian };
			let items: ItemsOf<Runtime> = vec![item].try_into().unwrap();
			for line in Lines::<Runtime>::iter_key_prefix(treasury).take(3).collect::<Vec<_>>() {
				let voucher = self.new_document();
				let (items, again) = (items.clone(), false);
				let request =
					|coop| TreasuriesCall::request { treasury, coop, line, items: items.clone(), voucher, again };
				steps.extend(self.by_hands(treasury, request));
			}
		}
		steps.into()
	}

	fn requests_by_bank(&mut self) -> Steps {
		self.requests_of(is_by_bank)
	}

	fn requests_made(&mut self) -> Steps {
		self.requests_of(|_| true)
	}

	fn by_bank_paid_in(&mut self) -> Steps {
		let asked = treasuries(|record| is_by_bank(record) && !record.open.is_empty());
		asked.into_iter().flat_map(|(treasury, _)| self.money_for(treasury)).collect::<Vec<_>>().into()
	}

	/// Owners open a line with a budget, where there is none.
	fn lines_opened(&mut self) -> Steps {
		let none = treasuries(|record| record.open_lines == 0).into_iter();
		let open = |(treasury, record): (TreasuryId, TreasuryOf<Runtime>)| {
			let (title, purpose) = (b"Courses".to_vec().try_into().unwrap(), document(1));
			let (limit, rhythm) = (100 * UNIT, Rhythm::Month);
			let call = TreasuriesCall::open_line { treasury, title, purpose, limit, rhythm };
			(by_owners(&record.owner, 1, Track::Special), call.into())
		};
		none.map(open).collect::<Vec<_>>().into()
	}

	/// What was approved and could not be paid then, and what runs.
	fn held_executed(&mut self) -> Steps {
		let running = StandingPayments::<Runtime>::iter_keys();
		let held = Payments::<Runtime>::iter().filter(|(.., payment)| !payment.approvals.is_empty());
		let all = held.map(|(treasury, payment, _)| (treasury, payment)).chain(running);
		let calls: Vec<_> = all.map(|(treasury, payment)| TreasuriesCall::execute { treasury, payment }).collect();
		calls.into_iter().flat_map(|call| by_each(vec![self.anybody()], call)).collect::<Vec<_>>().into()
	}

	fn held_paid_in(&mut self) -> Steps {
		let mut held: Vec<TreasuryId> = Payments::<Runtime>::iter()
			.filter(|(.., payment)| payment.approvals.len() > 1)
			.map(|(treasury, ..)| treasury)
			.collect();
		held.dedup();
		held.into_iter().flat_map(|treasury| self.money_for(treasury)).collect::<Vec<_>>().into()
	}

	/// Standing payments are requested, approved and ended.
	fn standing(&mut self) -> Steps {
		(0..3).flat_map(|_| self.steps_about_what_runs()).collect::<Vec<_>>().into()
	}

	/// Holders take back what was not paid in time, or say whether it was, and the federation decides.
	fn redemptions_ended(&mut self) -> Steps {
		let mut steps = vec![];
		let mandate = FederationMandate { resolution: 1, track: Track::Special, opened_at: Clock::deadline() };
		for (redemption, one) in Redemptions::<Runtime>::iter() {
			let holder = vec![one.holder.clone()];
			match one.stage {
				RedemptionStage::Requested => {
					steps.extend(by_each(holder, CustodyCall::take_back { redemption }));
				}
				RedemptionStage::Reported(report) => {
					let dispute = CustodyCall::dispute { redemption, reason: document(1) };
					steps.extend(by_each(holder.clone(), CustodyCall::acknowledge_payout { redemption }));
					steps.extend(by_each(holder, dispute));
					let (amount, reference) = (one.amount, report.reference);
					for (coop, who) in self.auditors() {
						let holder = one.holder.clone().into();
						let call = CustodyCall::confirm_payout { redemption, coop, holder, amount, reference };
						steps.push((Actor::Signed(who), call.into()));
					}
				}
				RedemptionStage::Disputed { .. } => {
					let decide = CustodyCall::decide_redemption { redemption, paid: self.rng.chance(500) };
					steps.push((Actor::Federation(mandate), decide.into()));
				}
			}
		}
		steps.into()
	}

	/// The rich want money for units, and officers report that it was paid.
	fn redemptions_requested(&mut self) -> Steps {
		let mut steps = self.steps_about_redemptions();
		let request = CustodyCall::request_redemption { custodian: 1, amount: UNIT, payout: document(1) };
		steps.extend(by_each(self.richest(), request));
		steps.into()
	}
}

/// The civil time from which changed details are in force, zero where that is a matter of blocks. `None` where they are.
pub(super) fn wait_for_details(ledger: LedgerId, party: &Party<AccountId, Hash>) -> Option<Moment> {
	let details = DetailsOf::<Runtime>::get(ledger, party)?;
	if details.day > today() {
		return Some(Moment::try_from(details.day).unwrap() * CIVIL_DAY);
	}
	(!Clock::has_passed(details.from)).then_some(0)
}
