#![allow(clippy::arithmetic_side_effects)]

mod bank;
mod corrections;
mod equivalence;
mod export;
mod fees;
mod hands;
mod histories;
mod invariants;
mod proposable;
mod units;

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::free::{Charge, FreeCall};
use rochdale_primitives::money::{Hands, PaymentNo};

/// A hash that is not zero, another one for each number.
fn hash(number: u64) -> H256 {
	H256::from_low_u64_be(number + 1)
}

/// What the invoices say.
const REASON: u64 = 900;
/// What an unhappy hand says.
const NO: u64 = 901;

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn trainer() -> PartyOfTest {
	Party::Outside(hash(800))
}

/// A payment to a party, as it was decided.
fn payment(number: PaymentNo, amount: u128, party: PartyOfTest) -> LegOf<Test> {
	let approved_by = Hands::truncate_from(vec![Hand { coop: 2, member: 1 }]);
	Leg {
		direction: Direction::Out,
		party: Some(party),
		amount,
		line: Some(3),
		reason: hash(REASON),
		basis: Basis::Payment { number, requested_by: Hand { coop: 1, member: 1 }, approved_by },
		decided_at: DeadlineTime::get(),
		counted_as: None,
	}
}

/// Pays the trainer by bank, and gives the leg that waits.
fn pay_trainer(amount: u128) -> LegNo {
	let settled = Settlement::pay(BANK, payment(1, amount, trainer()), None).unwrap();
	let Settled::Awaits(leg) = settled else { panic!("a payment by bank waits") };
	leg
}

/// Alice enters that co-op 3 has paid in, and gives the leg.
fn enter_receipt(amount: u128, reference: u64) -> LegNo {
	let (reason, reference) = (hash(REASON), hash(reference));
	assert_ok!(Settlement::enter_receipt(signed(ALICE), BANK, 1, Party::Coop(3), amount, reason, reference));
	record(BANK).last_leg
}

/// Carol confirms a leg.
fn confirm(leg: LegNo, reference: u64) -> DispatchResultWithPostInfo {
	Settlement::confirm(signed(CAROL), BANK, leg, 2, hash(reference))
}

/// Alice enters and Carol confirms that co-op 3 has paid in, and gives the entry.
fn receive(amount: u128, reference: u64) -> EntryNo {
	let leg = enter_receipt(amount, reference);
	assert_ok!(confirm(leg, reference));
	record(BANK).last_entry
}

/// Alice enters that a payment was made.
fn enter_paid(leg: LegNo, reference: u64) -> DispatchResultWithPostInfo {
	Settlement::enter_outcome(signed(ALICE), BANK, leg, 1, Outcome::Paid(hash(reference)))
}

/// The trainer is paid, and gives the entry.
fn paid(amount: u128, reference: u64) -> EntryNo {
	let leg = pay_trainer(amount);
	assert_ok!(enter_paid(leg, reference));
	assert_ok!(confirm(leg, reference));
	record(BANK).last_entry
}

/// Alice enters a correction.
fn correct(entry: EntryNo, correction: Correction<H256>) -> DispatchResultWithPostInfo {
	Settlement::enter_correction(signed(ALICE), BANK, 1, entry, correction, hash(REASON))
}

fn entry(book: Book, number: EntryNo) -> EntryOf<Test> {
	Settlement::entry(book, number).unwrap()
}

/// All entries of a book in the order of their numbers.
fn entries(book: Book) -> Vec<EntryOf<Test>> {
	(1..=record(book).last_entry).map(|number| entry(book, number)).collect()
}

/// The events of this pallet since the last question, without those before them.
fn told() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}

/// Has an account make a call. What is free succeeds, what succeeds is free as long as there is a quota, and what is refused
/// before it is made fails by the same error when it is.
fn run(who: AccountId, call: Call<Test>, within_quota: bool) -> DispatchResult {
	let charge = call.charge(&who);
	let done = RuntimeCall::Settlement(call).dispatch(signed(who)).map(|_| ()).map_err(|failed| failed.error);
	assert_eq!(charge == Charge::Free, done.is_ok() && within_quota);
	if let Charge::Refused(error) = charge {
		assert_eq!(done, Err(error));
	}
	done
}
