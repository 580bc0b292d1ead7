//! Both ways of settling make the same register of the same story.

use super::*;
use proptest::prelude::{prop, prop_oneof, proptest, ProptestConfig, Strategy};
use rochdale_primitives::money::TreasuryId;

const ONE: TreasuryId = 3;
const OTHER: TreasuryId = 4;

/// What happens to two treasuries.
#[derive(Clone, Debug)]
enum Step {
	/// A co-op, or a member of it, pays into one of them.
	Contribute(TreasuryId, CoopId, Option<MemberNo>, u128),
	/// One of them pays a co-op.
	Pay(TreasuryId, CoopId, u128),
	/// It would, but it does not work.
	PayInVain(TreasuryId, CoopId, u128),
	/// One pays the other.
	Share(TreasuryId, u128),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let (book, coop, amount) = (ONE..=OTHER, 1..=COOPS, 1u128..40_000);
	let step = prop_oneof![
		4 => (book.clone(), coop.clone(), prop::option::of(1..=MEMBERS), amount.clone())
			.prop_map(|(book, coop, member, amount)| Step::Contribute(book, coop, member, amount)),
		3 => (book.clone(), coop.clone(), amount.clone()).prop_map(|(book, coop, amount)| Step::Pay(book, coop, amount)),
		1 => (book.clone(), coop, amount.clone()).prop_map(|(book, coop, amount)| Step::PayInVain(book, coop, amount)),
		2 => (book, amount).prop_map(|(book, amount)| Step::Share(book, amount)),
	];
	prop::collection::vec(step, 1..40)
}

/// The treasury beside this one.
fn beside(treasury: TreasuryId) -> TreasuryId {
	ONE + OTHER - treasury
}

/// Tells a story by bank, each step with references of its own and some with a first attempt that is rejected.
fn by_bank(number: u64, step: &Step) {
	let (first, second) = (hash(10 * number), hash(10 * number + 1));
	let settle = |book, leg, outcome: Outcome<H256>| {
		if number.is_multiple_of(3) {
			assert_ok!(Settlement::enter_outcome(signed(BOB), book, leg, 1, Outcome::Paid(first)));
			assert_ok!(Settlement::reject(signed(CAROL), book, leg, 2, hash(NO)));
		}
		assert_ok!(Settlement::enter_outcome(signed(ALICE), book, leg, 1, outcome));
		assert_ok!(Settlement::confirm(signed(CAROL), book, leg, 2, outcome.hash()));
	};
	let receive = |book, from, amount, reason| {
		// Nobody confirms that he has paid in himself.
		let (who, coop) = if from == Party::Member(1, 2) { (CAROL, 2) } else { (BOB, 1) };
		assert_ok!(Settlement::enter_receipt(signed(ALICE), book, 1, from, amount, reason, second));
		assert_ok!(Settlement::confirm(signed(who), book, record(book).last_leg, coop, second));
	};
	let pay = |book, amount, party| match Settlement::pay(book, payment(number as u32, amount, party), None) {
		Ok(Settled::Awaits(leg)) => leg,
		other => panic!("a payment by bank waits: {other:?}"),
	};
	match step {
		Step::Contribute(treasury, coop, member, amount) => {
			let from = member.map_or(Party::Coop(*coop), |member| Party::Member(*coop, member));
			receive(Book::Treasury(*treasury), from, *amount, hash(number))
		}
		Step::Pay(treasury, coop, amount) => {
			let book = Book::Treasury(*treasury);
			settle(book, pay(book, *amount, Party::Coop(*coop)), Outcome::Paid(second));
		}
		Step::PayInVain(treasury, coop, amount) => {
			let book = Book::Treasury(*treasury);
			settle(book, pay(book, *amount, Party::Coop(*coop)), Outcome::NotPaid(second));
		}
		Step::Share(treasury, amount) => {
			let book = Book::Treasury(*treasury);
			settle(book, pay(book, *amount, Party::Treasury(beside(*treasury))), Outcome::Paid(second));
			receive(Book::Treasury(beside(*treasury)), Party::Treasury(*treasury), *amount, hash(REASON));
		}
	}
}

/// Tells a story in units. Gives whether the step happened.
fn in_units(number: u64, step: &Step) -> bool {
	let pay = |treasury: &TreasuryId, amount: &u128, party, to: AccountId| {
		Settlement::pay(Book::Treasury(*treasury), payment(number as u32, *amount, party), Some(&to)).is_ok()
	};
	match step {
		Step::Contribute(treasury, coop, member, amount) => {
			let book = Book::Treasury(*treasury);
			let (who, as_member_of) = match member {
				Some(member) => (account_of_member(*coop, *member), Some(*coop)),
				None => (coop_account(*coop), None),
			};
			Settlement::contribute(signed(who), book, *amount, hash(number), as_member_of).is_ok()
		}
		Step::Pay(treasury, coop, amount) => pay(treasury, amount, Party::Coop(*coop), coop_account(*coop)),
		// What does not work in units does not happen.
		Step::PayInVain(treasury, _, amount) => *amount <= Settlement::available(Book::Treasury(*treasury)),
		Step::Share(treasury, amount) => {
			pay(treasury, amount, Party::Treasury(beside(*treasury)), account_of(beside(*treasury)))
		}
	}
}

/// The entries without time and proof, and the totals.
fn register(treasury: TreasuryId) -> (Vec<EntryOf<Test>>, u128, u128) {
	let book = Book::Treasury(treasury);
	let bare = |entry| Entry { at: 0, proof: Proof::Units, ..entry };
	let BookRecord { incoming, outgoing, .. } = record(book);
	(entries(book).into_iter().map(bare).collect(), incoming, outgoing)
}

/// Opens both treasuries in a way, tells the story and gives the registers.
fn tell(mode: Mode, story: impl FnOnce()) -> [(Vec<EntryOf<Test>>, u128, u128); 2] {
	let mut registers = None;
	new_test(|| {
		for treasury in [ONE, OTHER] {
			open(treasury, mode);
		}
		story();
		registers = Some([ONE, OTHER].map(register));
	});
	registers.unwrap()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn both_ways_make_the_same_register(steps in steps()) {
		let mut happened = vec![];
		let units = tell(Mode::Units, || {
			for (number, step) in (1..).zip(&steps) {
				DeadlineTime::mutate(|now| *now += 3);
				if in_units(number, step) {
					happened.push((number, step.clone()));
				}
			}
		});
		let bank = tell(Mode::Bank, || {
			for (number, step) in &happened {
				DeadlineTime::mutate(|now| *now += 5);
				by_bank(*number, step);
			}
		});
		assert_eq!(units, bank);
		let told = happened.iter().filter(|(_, step)| !matches!(step, Step::PayInVain(..)));
		let shared = happened.iter().filter(|(_, step)| matches!(step, Step::Share(..)));
		assert_eq!(units[0].0.len() + units[1].0.len(), told.count() + shared.count());
	}
}
