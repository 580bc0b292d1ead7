//! Co-ops with money that end, step by step.

use crate::{
	mock::{Dissolution, *},
	Event, *,
};
use frame::testing_prelude::*;

/// What belongs to whom in a co-op before it ends, in euros.
#[derive(Clone, Copy, Debug, Default)]
pub struct Funds {
	pub owed: Balance,
	pub capital: Balance,
	pub kept: Balance,
	pub reserve: Balance,
	pub earned: Balance,
}

/// A bakery with everything.
pub const FUNDS: Funds = Funds { owed: 7, capital: 300, kept: 90, reserve: 500, earned: 40 };

impl Funds {
	/// What is in cash of all that.
	pub fn all(self) -> Balance {
		(self.owed + self.capital + self.kept + self.reserve + self.earned) * EURO
	}
}

/// A co-op has it.
pub fn fund(coop: CoopId, Funds { owed, capital, kept, reserve, earned }: Funds) {
	for (account, amount) in
		[(DUE_NO, owed), (CAPITAL, capital), (KEPT, kept), (RESERVE_NO, reserve), (RECEIPTS, earned)]
	{
		if account == RECEIPTS && !in_units(coop) && amount > 0 {
			let leg = Leg { account: RECEIPTS, side: Side::Credit, amount: amount * EURO, party: None };
			by_bank(coop, Direction::In, amount * EURO, pallet_ledger::Part::Direct(leg));
		} else {
			bring(coop, account, amount * EURO);
		}
	}
}

/// So much of the money is gone, which nobody has booked as a loss of the reserve.
pub fn lose(coop: CoopId, amount: Balance) {
	if !in_units(coop) {
		let leg = Leg { account: CHARGES, side: Side::Debit, amount, party: None };
		return by_bank(coop, Direction::Out, amount, pallet_ledger::Part::Direct(leg));
	}
	let legs = vec![Dissolution::debit(CHARGES, amount), Dissolution::credit(CASH_NO, amount)];
	let draft = Draft {
		ledger: LedgerId::Coop(coop),
		legs,
		day: None,
		basis: Basis::Rule,
		voucher: fresh(),
		moves: Moves::To(STRANGER),
	};
	assert_ok!(<Ledger as Post<AccountId, H256>>::post(draft));
}

/// The final balance of a co-op.
pub fn balance(coop: CoopId) -> H256 {
	doc(900 + u64::from(coop))
}

pub fn dissolve(coop: CoopId, heir: Heir) {
	assert_ok!(Dissolution::dissolve(special(coop), heir, doc(1)));
}

/// One officer publishes it.
pub fn publish_by(coop: CoopId, officer: MemberNo) -> DispatchResult {
	Dissolution::publish_balance(signed(coop, officer), coop, balance(coop))
}

/// Two officers publish it.
pub fn publish(coop: CoopId) {
	assert_ok!(publish_by(coop, 1));
	assert_ok!(publish_by(coop, 2));
}

pub fn confirm(coop: CoopId) -> DispatchResult {
	Dissolution::confirm_balance(signed(coop, AUDITOR), coop, balance(coop))
}

pub fn object(coop: CoopId, member: MemberNo) -> DispatchResult {
	Dissolution::object(signed(coop, member), coop, balance(coop))
}

/// It ends, and members can object to its balance.
pub fn until_confirmed(coop: CoopId, heir: Heir) {
	dissolve(coop, heir);
	publish(coop);
	assert_ok!(confirm(coop));
}

/// It ends, and its money is divided.
pub fn until_distributed(coop: CoopId, heir: Heir) {
	until_confirmed(coop, heir);
	pass_days(40);
	assert!(matches!(stage(coop), Stage::Distributed(_)), "the money is divided after forty days");
}

/// Members get all that is theirs.
pub fn all_paid(coop: CoopId) {
	repay(coop);
	pay_members(coop);
}

pub fn conclude(coop: CoopId) -> DispatchResult {
	Dissolution::conclude(anybody(), coop).map(|_| ()).map_err(|refused| refused.error)
}

pub fn pay_residue(coop: CoopId) -> DispatchResult {
	Dissolution::pay_residue(anybody(), coop)
}

pub fn stage(coop: CoopId) -> Stage<AccountId, H256> {
	Dissolutions::<Test>::get(coop).unwrap().stage
}

/// What is left of a co-op.
pub fn residue(coop: CoopId) -> Residue<H256> {
	Dissolution::left(coop).unwrap().1
}

pub fn is_extinct(coop: CoopId) -> bool {
	matches!(stage(coop), Stage::Extinct { .. })
}

/// What is in the cash of a ledger by its books.
pub fn in_cash(ledger: LedgerId) -> Balance {
	let sums = <Ledger as Post<AccountId, H256>>::sums(ledger, CASH_NO).unwrap();
	sums.debits - sums.credits
}

/// What is in the indivisible reserve of a co-op.
pub fn reserve(coop: CoopId) -> Balance {
	Balance::try_from(credit(coop, RESERVE_NO)).unwrap()
}

/// The bank pays what waits in the books of a co-op with this keeper, the last that was ordered.
pub fn bank_pays(coop: CoopId, direction: Direction, pending: PendingNo, amount: Balance) {
	by_bank(coop, direction, amount, pallet_ledger::Part::Whole(pending));
}

/// The events of the pallet since they were last taken.
pub fn events() -> Vec<Event<Test>> {
	rochdale_mocks::take_events::<Test, _>()
}

/// The order by which the bank is to pay the heir what is left, and how much it is.
pub fn ordered() -> (PendingNo, Heir, Balance) {
	let order = |event| match event {
		Event::ResidueOrdered { to, pending, amount, .. } => Some((pending, to, amount)),
		_ => None,
	};
	events().into_iter().rev().find_map(order).expect("the bank is to pay something")
}
