//! What hands do with the books of treasuries: they post the bank's statements, correct, void, close, and pay in units.
//!
//! What one hand begins is said again by others, who mostly say the same.

use super::*;
use pallet_ledger::{
	Accounts, BankBalance, Begun, Call as LedgerCall, Entries, EntryOf, Ledgers, Opening, Part, PartOf, PendingOf,
	Pendings, Posting, PostingOf, Statement, StatementLine,
};
use pallet_treasuries::{Payments, Treasuries};
use rochdale_primitives::{
	ledger::{day_of, AccountNo, Day, EntryNo, Item, Keeper, LedgerId, Leg, PendingNo, Side},
	money::{Direction, Mode, TreasuryId},
};
use rochdale_runtime::Ledger;

/// So much of what was begun is remembered.
const REMEMBERED: usize = 24;

/// How far back hands look for what is open.
const LATELY: u32 = 60;

/// Where the accounts of each treasury are in its ledger.
pub(super) const RECEIPTS: AccountNo = 1;
pub(super) const CASH: AccountNo = 2;
const EXCHANGE: AccountNo = 3;
const CHARGES: AccountNo = 4;

/// A bank's smallest part of a currency that has two decimals.
const CENT: u128 = UNIT / 100;

pub(super) fn today() -> Day {
	day_of(Clock::civil()).unwrap()
}

/// The last numbers up to this one. To look at all that there ever was takes longer, the longer a history is.
pub(super) fn lately(last: u32) -> impl Iterator<Item = u32> {
	last.saturating_sub(LATELY) + 1..=last
}

/// What was ordered or expected lately in a ledger and waits, in its order.
pub(super) fn waiting(ledger: LedgerId) -> impl Iterator<Item = (PendingNo, PendingOf<Runtime>)> {
	let last = Ledgers::<Runtime>::get(ledger).map_or(0, |record| record.last_pending);
	let all = lately(last).filter_map(move |no| Some((no, Pendings::<Runtime>::get(ledger, no)?)));
	all.filter(|(_, one)| one.is_open())
}

/// Whether it waits for signers to approve the other bank details that its payee has got by now.
fn is_kept(ledger: LedgerId, pending: PendingNo, one: &PendingOf<Runtime>) -> bool {
	one.items.iter().any(|waiting| money::is_changed_for(ledger, pending, &waiting.item.party))
}

/// The call by a member of another co-op.
pub(super) fn of_hand(coop: CoopId, mut call: LedgerCall<Runtime>) -> LedgerCall<Runtime> {
	if let LedgerCall::post { coop: by, .. }
	| LedgerCall::void { coop: by, .. }
	| LedgerCall::correct { coop: by, .. }
	| LedgerCall::close { coop: by, .. }
	| LedgerCall::open_balances { coop: by, .. }
	| LedgerCall::set_details { coop: by, .. } = &mut call
	{
		*by = coop;
	}
	call
}

fn ledger_of(call: &LedgerCall<Runtime>) -> Option<LedgerId> {
	match call {
		LedgerCall::post { ledger, .. }
		| LedgerCall::void { ledger, .. }
		| LedgerCall::correct { ledger, .. }
		| LedgerCall::close { ledger, .. }
		| LedgerCall::open_balances { ledger, .. }
		| LedgerCall::set_details { ledger, .. } => Some(*ledger),
		_ => None,
	}
}

impl World {
	/// What anybody pays into the books of some treasury.
	pub(super) fn contribution(&mut self) -> Move {
		let is_any = self.is_wild();
		let mut ledgers: Vec<LedgerId> = Treasuries::<Runtime>::iter_values()
			.filter(|record| is_any || !record.closed && record.mode == Mode::Units)
			.map(|record| record.ledger)
			.collect();
		ledgers.sort_unstable();
		let ledger = self.rng.pick(&ledgers).unwrap_or(LedgerId::Federation);
		let account = if self.is_wild() { self.rng.below(8) } else { CASH };
		let (who, coop) = if self.rng.chance(300) {
			(Cooperatives::account(1 + self.rng.below(FOUNDED)).unwrap(), None)
		} else {
			let coop = 1 + self.rng.below(FOUNDED);
			let member = self.seated(coop);
			(self.account_of(coop, member), self.rng.chance(900).then_some(coop))
		};
		let (amount, voucher) = (self.amount(), self.document());
		(Actor::Signed(who), LedgerCall::contribute { ledger, account, amount, voucher, as_member_of: coop }.into())
	}

	pub(super) fn steps_about_books(&mut self) -> Vec<Move> {
		let Some(treasury) = self.some_treasury() else {
			return vec![];
		};
		let Some(record) = Treasuries::<Runtime>::get(treasury) else {
			return vec![];
		};
		if record.mode == Mode::Units {
			// Some treasuries get money only when something was approved that they cannot pay.
			let waits = Payments::<Runtime>::iter_prefix_values(treasury).any(|payment| payment.approvals.len() > 1);
			let is_empty = Accounts::<Runtime>::get(record.ledger, CASH).is_none_or(|cash| cash.sums.debits == 0);
			if treasury.is_multiple_of(2) && !waits && !is_empty {
				return vec![];
			}
			return match self.rng.below(4) {
				0 => {
					let (dest, value) = (record.account.into(), self.amount());
					vec![(
						Actor::Signed(self.anybody()),
						pallet_balances::Call::transfer_keep_alive { dest, value }.into(),
					)]
				}
				1 => {
					let call = LedgerCall::enter_receipts { ledger: record.ledger, account: CASH };
					vec![(Actor::Signed(self.anybody()), call.into())]
				}
				_ => vec![self.contribution()],
			};
		}
		let hands = self.hands_of(treasury);
		let mut steps: Vec<Move> = vec![];
		let begun: Vec<_> = self.begun.iter().filter(|call| ledger_of(call) == Some(record.ledger)).cloned().collect();
		for (coop, who) in hands {
			let call = match self.rng.pick(&begun) {
				Some(call) if self.rng.chance(600) => of_hand(coop, call),
				_ => self.about_the_bank(treasury, record.ledger, coop),
			};
			if ledger_of(&call).is_some() && !begun.contains(&of_hand(0, call.clone())) {
				self.begun.push_back(of_hand(0, call.clone()));
			}
			steps.push((Actor::Signed(who), call.into()));
		}
		while self.begun.len() > REMEMBERED {
			self.begun.pop_front();
		}
		steps
	}

	/// Something that a hand of this co-op could begin about a treasury by bank.
	fn about_the_bank(&mut self, treasury: TreasuryId, ledger: LedgerId, coop: CoopId) -> LedgerCall<Runtime> {
		let record = Ledgers::<Runtime>::get(ledger).unwrap();
		if record.last_entry == 0 && record.closes == 0 && self.rng.chance(300) {
			return self.opening_of_books(ledger, coop);
		}
		let waiting = waiting(ledger).filter(|(no, one)| !is_kept(ledger, *no, one));
		let waiting: Vec<_> = waiting.take(8).collect();
		let reason = self.document();
		match (self.rng.pick(&waiting), self.rng.below(20)) {
			// Whoever is to be paid has another bank account by then.
			(Some((_, one)), 16..=18) => {
				let items: Vec<_> = one.items.iter().filter(|waiting| waiting.remaining > 0).cloned().collect();
				let party = self.rng.pick(&items).map_or_else(|| self.party(), |waiting| waiting.item.party);
				LedgerCall::set_details { ledger, coop, party, details: self.document() }
			}
			// What is owed of a surplus is ordered by itself, and by hand where an order was given up.
			(Some((pending, one)), 0..=2) if one.keeper == Keeper::Surplus => {
				LedgerCall::void { ledger, coop, pending, place: None, reason }
			}
			(Some(waiting), 0..=5) => self.post_what_waits(ledger, coop, waiting),
			(Some((pending, one)), 8) => {
				let places = u32::try_from(one.items.len()).unwrap();
				let place = self.rng.chance(500).then(|| self.rng.below(places));
				LedgerCall::void { ledger, coop, pending, place, reason }
			}
			(_, 9) => {
				let entry = 1 + self.rng.below(record.last_entry);
				let anew = self.rng.chance(500).then(|| self.receipt(treasury));
				LedgerCall::correct { ledger, coop, entry, reason, anew }
			}
			(_, 10 | 11) => self.return_of(ledger, coop, record.last_entry),
			(_, 12) => {
				let (party, details) = (self.party(), self.document());
				LedgerCall::set_details { ledger, coop, party, details }
			}
			(_, 13) => {
				let item = Item { account: RECEIPTS, amount: self.cents(), party: self.party(), charged: None };
				let (bank, voucher, days) = (CASH, self.document(), 1 + self.rng.below(40));
				LedgerCall::expect { ledger, coop, bank, item, voucher, days }
			}
			(_, 14) => {
				let begun: Vec<Hash> = Begun::<Runtime>::iter_key_prefix(ledger).take(8).collect();
				let content = self.rng.pick(&begun).unwrap_or_default();
				LedgerCall::withdraw { ledger, coop, content }
			}
			(_, 15 | 19) => self.close_of_books(ledger, coop),
			_ => LedgerCall::post { ledger, coop, posting: self.receipt(treasury) },
		}
	}

	/// An amount that a bank can book.
	fn cents(&mut self) -> u128 {
		let amount = self.amount().min(10_000 * UNIT);
		if self.is_wild() {
			amount + 1
		} else {
			amount / CENT * CENT
		}
	}

	/// A line of the statement of a day that has come, most of the time today.
	fn line(&mut self, direction: Direction, amount: u128) -> StatementLine<Hash> {
		let ago = if self.rng.chance(800) { 0 } else { Day::try_from(self.rng.below(4)).unwrap() };
		let booked = if self.is_wild() { today() + 2 } else { today() - ago };
		StatementLine { reference: self.new_document(), booked, valued: booked, direction, amount }
	}

	fn posting(&mut self, direction: Direction, amount: u128, parts: Vec<PartOf<Runtime>>) -> PostingOf<Runtime> {
		let rest = if self.rng.chance(60) { self.cents() } else { 0 };
		let line = self.line(direction, amount + rest);
		Posting { bank: CASH, line, parts: parts.try_into().unwrap(), rest, voucher: document(2) }
	}

	/// Money that came, or charges of the bank.
	fn receipt(&mut self, treasury: TreasuryId) -> PostingOf<Runtime> {
		// Some treasuries get money only when something was approved that they cannot pay.
		let amount = if treasury.is_multiple_of(2) { CENT } else { self.cents() };
		let (account, side, direction) = match self.rng.below(12) {
			0 => (CHARGES, Side::Debit, Direction::Out),
			1 => (EXCHANGE, Side::Credit, Direction::In),
			_ => (RECEIPTS, Side::Credit, Direction::In),
		};
		let party = self.rng.chance(700).then(|| self.party());
		self.posting(direction, amount, vec![Part::Direct(Leg { account, side, amount, party })])
	}

	/// The bank has done what waited, all of it, a part, or with a charge.
	fn post_what_waits(
		&mut self,
		ledger: LedgerId,
		coop: CoopId,
		(pending, one): (PendingNo, PendingOf<Runtime>),
	) -> LedgerCall<Runtime> {
		let all: u128 = one.items.iter().map(|waiting| waiting.remaining).sum();
		let (mut parts, mut amount) = (vec![Part::Whole(pending)], all);
		if self.rng.chance(300) {
			let place = self.rng.below(u32::try_from(one.items.len()).unwrap());
			let remaining = one.items[place as usize].remaining;
			amount = if self.rng.chance(500) { remaining } else { remaining / 2 / CENT * CENT };
			parts = vec![Part::Item { pending, place, amount }];
		}
		if one.direction == Direction::Out && self.rng.chance(200) {
			let leg = Leg { account: CHARGES, side: Side::Debit, amount: CENT, party: None };
			parts.push(Part::Direct(leg));
			amount += CENT;
		}
		LedgerCall::post { ledger, coop, posting: self.posting(one.direction, amount, parts) }
	}

	/// What went came back, or the bank has taken back what came.
	fn return_of(&mut self, ledger: LedgerId, coop: CoopId, last: EntryNo) -> LedgerCall<Runtime> {
		let entry = 1 + self.rng.below(last);
		let leg =
			Entries::<Runtime>::get(ledger, entry).and_then(|entry: EntryOf<Runtime>| entry.legs.first().cloned());
		let (side, all) = leg.map_or((Side::Debit, CENT), |leg| (leg.side, leg.amount));
		let amount = if self.rng.chance(600) { all } else { all / 2 / CENT * CENT };
		let direction = if side == Side::Debit { Direction::In } else { Direction::Out };
		let parts = vec![Part::Back { entry, place: 0, amount }];
		LedgerCall::post { ledger, coop, posting: self.posting(direction, amount, parts) }
	}

	fn opening_of_books(&mut self, ledger: LedgerId, coop: CoopId) -> LedgerCall<Runtime> {
		let amount = self.cents();
		let leg = |account, side| Leg { account, side, amount, party: None };
		let legs = vec![leg(CASH, Side::Debit), leg(RECEIPTS, Side::Credit)].try_into().unwrap();
		LedgerCall::open_balances { ledger, coop, opening: Opening { day: today() - 1, legs, document: document(2) } }
	}

	/// The statement of some day before today, mostly as the books have it.
	fn close_of_books(&mut self, ledger: LedgerId, coop: CoopId) -> LedgerCall<Runtime> {
		let through = today() - 1 - Day::try_from(self.rng.below(3)).unwrap();
		let said = Ledger::balance_on(ledger, CASH, through).filter(|_| !self.is_wild());
		let said = said.unwrap_or(BankBalance { account: CASH, balance: 1, is_overdrawn: false });
		let statement = Statement { through, balances: vec![said].try_into().unwrap(), document: document(3) };
		LedgerCall::close { ledger, coop, statement }
	}
}
