//! Random histories of calls, whose every state keeps the invariants, and whose money is what a plain list says.

use super::*;
use frame_support::traits::{fungible::Mutate, tokens::Preservation};
use proptest::prelude::{any, prop, prop_oneof, proptest, ProptestConfig, Strategy};
use std::collections::{BTreeMap as Map, BTreeSet as Set};

const PEOPLE: [(AccountId, CoopId); 6] = [(ALICE, 1), (BOB, 1), (CAROL, 2), (ALICE, 2), (DAVE, 3), (DAVE, 1)];

#[derive(Clone, Debug)]
enum Step {
	Receipt(usize, PartyOfTest, u128, u64),
	Pay(PartyOfTest, u128),
	Outcome(usize, LegNo, bool, u64),
	/// With what was entered, or with another reference.
	Confirm(usize, LegNo, bool),
	Reject(usize, LegNo),
	Correct(usize, EntryNo, bool, u64),
	/// Somebody becomes a hand, or is not one any more.
	Office(usize, bool),
	Joint(bool),
	/// The keepers let nothing out, or do again.
	Stop(bool),
	Contribute(AccountId, u128, Option<CoopId>),
	Transfer(u128),
	EnterReceipts,
	PayUnits(u128),
	Pass(Moment),
}

fn party() -> impl Strategy<Value = PartyOfTest> {
	prop_oneof![
		(1..=COOPS).prop_map(Party::Coop),
		(1u32..3, 1u32..3).prop_map(|(coop, member)| Party::Member(coop, member)),
		(1u32..4).prop_map(Party::Treasury),
		(0u64..3).prop_map(|who| Party::Outside(hash(who))),
		(1..5 as AccountId).prop_map(Party::Account),
	]
}

/// A number among the last so many.
fn recent() -> impl Strategy<Value = u32> {
	0u32..5
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let (who, amount, reference) = (|| 0..PEOPLE.len(), || 1u128..1_000, || 0u64..60);
	let step = prop_oneof![
		6 => (who(), party(), amount(), reference()).prop_map(|(who, party, amount, reference)| Step::Receipt(who, party, amount, reference)),
		5 => (party(), amount()).prop_map(|(party, amount)| Step::Pay(party, amount)),
		8 => (who(), recent(), prop::bool::weighted(0.7), reference()).prop_map(|(who, leg, paid, reference)| Step::Outcome(who, leg, paid, reference)),
		20 => (who(), recent(), prop::bool::weighted(0.9)).prop_map(|(who, leg, right)| Step::Confirm(who, leg, right)),
		3 => (who(), recent()).prop_map(|(who, leg)| Step::Reject(who, leg)),
		6 => (who(), recent(), any::<bool>(), reference()).prop_map(|(who, entry, returned, reference)| Step::Correct(who, entry, returned, reference)),
		2 => (who(), prop::bool::weighted(0.7)).prop_map(|(who, given)| Step::Office(who, given)),
		1 => any::<bool>().prop_map(Step::Joint),
		1 => prop::bool::weighted(0.3).prop_map(Step::Stop),
		2 => (prop_oneof![(1..=COOPS).prop_map(coop_account), 4..5 as AccountId, 2_011..2_014 as AccountId], 1u128..40_000, prop::option::of(1u32..3)).prop_map(|(who, amount, member)| Step::Contribute(who, amount, member)),
		1 => (1u128..40_000).prop_map(Step::Transfer),
		1 => prop::strategy::Just(Step::EnterReceipts),
		2 => (1u128..40_000).prop_map(Step::PayUnits),
		2 => prop_oneof![4 => 1u64..10 * DAY, 1 => 1u64..100 * DAY].prop_map(Step::Pass),
	];
	prop::collection::vec(step, 1..150)
}

/// What the model knows: what the bank holds, and what each open leg is to change.
#[derive(Default)]
struct Model {
	held: u128,
	units: u128,
	confirmed: Set<LegNo>,
	returned: Map<EntryNo, u32>,
}

/// The leg or entry that was given out so many before the last one.
fn back(last: u32, by: u32) -> u32 {
	last.saturating_sub(by)
}

fn hand_of(person: usize) -> Option<Hand> {
	let (who, coop) = PEOPLE[person];
	Keeping::get().get(&(coop, who)).map(|member| Hand { coop, member: *member })
}

/// Has somebody make a call, of which it is known whether their quota allows it to be free.
fn try_run(person: usize, call: Call<Test>) -> bool {
	let quota = |hand: Hand| FreeQuota::<Test>::get(hand.coop, hand.member);
	let free = |hand| quota(hand).one_more::<MockClock>(FREE_DAYS, FREE_ENTRIES).is_some();
	let within = matches!(call, Call::confirm { .. }) || hand_of(person).is_some_and(free);
	let before = Books::<Test>::get(BANK);
	let done = run(PEOPLE[person].0, call, within).is_ok();
	assert!(done || Books::<Test>::get(BANK) == before);
	// Nobody but a hand does anything.
	assert!(!done || hand_of(person).is_some());
	done
}

fn confirm_and_check(model: &mut Model, person: usize, leg: LegNo, right: bool) {
	let open = Legs::<Test>::get(BANK, leg);
	let claim = open.as_ref().and_then(|open| open.claim.clone());
	let entered = claim.as_ref().map_or(hash(99), |claim| claim.outcome.hash());
	let reference = if right { entered } else { hash(98) };
	let (who, coop) = PEOPLE[person];
	if !try_run(person, Call::confirm { book: BANK, leg, coop, reference }) {
		return;
	}
	let (open, claim, hand) = (open.unwrap(), claim.unwrap(), hand_of(person).unwrap());
	assert!(right && model.confirmed.insert(leg));
	assert!(claim.entered.by != hand && claim.entered.account != who);
	assert!(!Joint::get() || claim.entered.by.coop != hand.coop);
	assert!(!open.leg.party.as_ref().is_some_and(|party| MockKeepers::benefits(BANK, party, hand, &who)));
	assert_eq!(Keeping::get().get(&(claim.entered.by.coop, claim.entered.account)), Some(&claim.entered.by.member));
	if matches!(claim.outcome, Outcome::NotPaid(_)) {
		return;
	}
	match open.leg.direction {
		Direction::In => model.held += open.leg.amount,
		Direction::Out => model.held -= open.leg.amount,
	}
	let went_back = open.kind == LegKind::Return && open.leg.direction == Direction::Out;
	assert!(!(went_back && StoppedBooks::get()));
	if let (LegKind::Return, Basis::Correction(entry)) = (open.kind, open.leg.basis) {
		*model.returned.entry(entry).or_default() += 1;
	}
}

fn apply(model: &mut Model, step: Step) {
	let last = record(BANK);
	let coop = |person: usize| PEOPLE[person].1;
	match step {
		Step::Receipt(person, from, amount, reference) => {
			let (coop, reason, reference) = (coop(person), hash(REASON), hash(reference));
			try_run(person, Call::enter_receipt { book: BANK, coop, from, amount, reason, reference });
		}
		Step::Pay(party, amount) => {
			let available = Settlement::available(BANK);
			let done = Settlement::pay(BANK, payment(1, amount, party), None).is_ok();
			assert!(!done || amount <= available);
		}
		Step::Outcome(person, leg, paid, reference) => {
			let outcome = if paid { Outcome::Paid(hash(reference)) } else { Outcome::NotPaid(hash(reference)) };
			let leg = back(last.last_leg, leg);
			try_run(person, Call::enter_outcome { book: BANK, leg, coop: coop(person), outcome });
		}
		Step::Confirm(person, leg, right) => confirm_and_check(model, person, back(last.last_leg, leg), right),
		Step::Reject(person, leg) => {
			let leg = back(last.last_leg, leg);
			try_run(person, Call::reject { book: BANK, leg, coop: coop(person), reason: hash(NO) });
		}
		Step::Correct(person, entry, returned, reference) => {
			let reference = hash(reference);
			let correction = if returned { Correction::Returned(reference) } else { Correction::Reference(reference) };
			let (entry, coop, reason) = (back(last.last_entry, entry), coop(person), hash(REASON));
			let old =
				DeadlineTime::get() + AHEAD >= Entries::<Test>::get(BANK, entry).map_or(0, |entry| entry.at) + 90 * DAY;
			let done = try_run(person, Call::enter_correction { book: BANK, coop, entry, correction, reason });
			assert!(!(done && returned && old));
			// Nobody alone sets money aside.
			assert_eq!(record(BANK).awaiting, last.awaiting);
		}
		Step::Office(person, given) => {
			let (who, coop) = PEOPLE[person];
			if given {
				add_hand(coop, who, 1 + person as u32 % 3);
			} else {
				remove_hand(coop, who);
			}
		}
		Step::Joint(joint) => Joint::set(joint),
		Step::Stop(stopped) => StoppedBooks::set(stopped),
		Step::Contribute(who, amount, member) => {
			if Settlement::contribute(signed(who), UNITS, amount, hash(REASON), member).is_ok() {
				assert!(member.is_none_or(|coop| MockMembers::seat_of(coop, &who).is_some()));
				model.units += amount;
			}
		}
		Step::Transfer(amount) => {
			let to = account_of(1);
			if <Balances as Mutate<_>>::transfer(&DAVE, &to, amount, Preservation::Preserve).is_ok() {
				model.units += amount;
			}
		}
		Step::EnterReceipts => {
			let missing = model.units - Settlement::balance(UNITS).unwrap();
			assert_eq!(Settlement::enter_receipts(signed(DAVE), UNITS).is_ok(), missing > 0);
			assert_eq!(Settlement::balance(UNITS), Some(model.units));
		}
		Step::PayUnits(amount) => {
			let may = model.units >= amount + ED;
			let paid = Settlement::pay(UNITS, payment(1, amount, Party::Account(DAVE)), Some(&DAVE));
			assert_eq!(paid.is_ok(), may);
			if may {
				model.units -= amount;
				assert_eq!(Settlement::balance(UNITS), Some(model.units));
			}
		}
		Step::Pass(time) => DeadlineTime::mutate(|now| *now += time),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn money_is_what_was_confirmed(steps in steps()) {
		new_test(|| {
			let issued = Balances::total_issuance();
			let mut model = Model::default();
			let mut before = [UNITS, BANK].map(record);
			for step in steps {
				apply(&mut model, step);
				Settlement::do_try_state().unwrap();

				assert_eq!(Settlement::balance(BANK), Some(model.held));
				assert_eq!(Settlement::available(BANK) + record(BANK).awaiting, model.held);
				assert_eq!(Balances::free_balance(account_of(1)), model.units);
				assert_eq!(Balances::total_issuance(), issued);
				assert!(model.returned.values().all(|times| *times == 1));
				// Numbers and totals only grow.
				let now = [UNITS, BANK].map(record);
				for (before, now) in before.iter().zip(&now) {
					assert!(before.last_entry <= now.last_entry && before.last_leg <= now.last_leg);
					assert!(before.incoming <= now.incoming && before.outgoing <= now.outgoing);
				}
				before = now;
			}
		});
	}
}
