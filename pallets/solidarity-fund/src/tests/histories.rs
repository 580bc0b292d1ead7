//! Whatever is done to awards in whatever order: the books and the awards agree, and no more is paid than was awarded.

use super::{awarding::*, bank::*, keeping::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use pallet_ledger::Part;
use proptest::prelude::{any, prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::money::Direction;

/// What somebody tries. Awards, orders and entries are named by any number, and amounts are euros.
#[derive(Clone, Debug)]
enum Try {
	/// Anybody has an award paid.
	Pay(usize),
	/// A co-op reports, and auditors of two others accept it.
	Report(usize),
	/// Two officers pay back in units.
	Repay(usize, Balance),
	/// An officer says what comes by bank.
	Expect(usize, Balance),
	/// The bank pays or brings so much of something that waits.
	Bank(usize, Balance),
	/// The bank gives or takes back so much of an entry.
	Back(usize, Balance),
	/// An entry of the bank was wrong.
	Correct(usize),
	/// Something that waits is voided.
	Void(usize),
	/// The federation cancels, and says what is owed back.
	Cancel(usize, Balance),
	/// Two officers give up.
	GiveUp(usize),
	/// The federation writes off.
	WriteOff(usize, Balance),
	/// The federation has a guarantee paid.
	Call(usize, Balance),
	/// The federation lets hands enter so much as taken back.
	Allow(Balance),
	/// A statement of the bank closes the books.
	Close,
	/// A co-op loses its vote, or gets it again.
	Voice(usize, bool),
	/// Days pass.
	Pass(Moment),
}

fn attempts() -> impl Strategy<Value = Try> {
	let (which, amount) = (0usize..64, prop_oneof![1u128..500, 1u128..6_000, Just(6_000)]);
	let both = (which.clone(), amount.clone());
	prop_oneof![
		6 => which.clone().prop_map(Try::Pay),
		4 => which.clone().prop_map(Try::Report),
		2 => both.clone().prop_map(|(no, amount)| Try::Repay(no, amount)),
		3 => both.clone().prop_map(|(no, amount)| Try::Expect(no, amount)),
		8 => both.clone().prop_map(|(pending, amount)| Try::Bank(pending, amount)),
		5 => both.clone().prop_map(|(entry, amount)| Try::Back(entry, amount)),
		5 => which.clone().prop_map(Try::Correct),
		2 => which.clone().prop_map(Try::Void),
		1 => both.clone().prop_map(|(no, amount)| Try::Cancel(no, amount)),
		1 => which.clone().prop_map(Try::GiveUp),
		1 => both.clone().prop_map(|(no, amount)| Try::WriteOff(no, amount)),
		2 => both.prop_map(|(no, amount)| Try::Call(no, amount)),
		2 => amount.prop_map(Try::Allow),
		1 => Just(Try::Close),
		1 => (which, any::<bool>()).prop_map(|(coop, has_vote)| Try::Voice(coop, has_vote)),
		2 => prop_oneof![Just(0), 1u64..40, Just(200u64)].prop_map(Try::Pass),
	]
}

/// Two of the committee, who are of no co-op that gets anything.
const HANDS: [CoopId; 2] = [TAXI, FARM];

/// It may be refused.
fn tried(_: DispatchResult) {}

/// Both of them say the same, and are refused or not.
fn both(say: impl Fn(CoopId) -> DispatchResultWithPostInfo) {
	HANDS.into_iter().for_each(|coop| tried(plain(say(coop))));
}

/// One of the last four, on which most depends that comes after.
fn one_of<T: Copy>(all: &[T], which: usize) -> Option<T> {
	let last = &all[all.len().saturating_sub(4)..];
	(!last.is_empty()).then(|| last[which % last.len()])
}

/// What waits for the bank: its number, its direction, and what remains of it.
fn waiting() -> Vec<(PendingNo, Direction, Balance)> {
	let known = pallet_ledger::Pendings::<Test>::iter_prefix(LedgerId::Fund);
	let mut open: Vec<_> = known
		.filter(|(_, pending)| pending.is_open())
		.map(|(no, pending)| (no, pending.direction, pending.items[0].remaining))
		.collect();
	open.sort_unstable_by_key(|(no, ..)| *no);
	open
}

/// What the bank has done, by the books.
fn statements() -> Vec<u32> {
	let known = pallet_ledger::Entries::<Test>::iter_prefix(LedgerId::Fund);
	let mut by_bank: Vec<_> = known.filter(|(_, entry)| entry.basis == Basis::Statement).map(|(no, _)| no).collect();
	by_bank.sort_unstable();
	by_bank
}

fn attempt(nos: &[AwardNo], what: &Try) {
	let (award, coop_of) = (|which: usize| nos[which % nos.len()], |no| at(no).coop);
	let post = |direction, amount: Balance, part: Part<AccountId, H256>| {
		let posting = posting(direction, amount, part);
		HANDS.into_iter().for_each(|coop| tried(by(coop, ELECTED, &posting)));
	};
	match *what {
		Try::Pay(no) => tried(pay(award(no))),
		Try::Report(no) => {
			let (no, document) = (award(no), fresh());
			tried(report_by(coop_of(no), 1, no, document));
			HANDS.into_iter().for_each(|coop| tried(review_by(coop, AUDITOR, no, document)));
		}
		Try::Repay(no, amount) => {
			let no = award(no);
			[1, 2].into_iter().for_each(|officer| tried(repay_by(coop_of(no), officer, no, amount * EURO)));
		}
		Try::Expect(no, amount) => tried(expect_by(coop_of(award(no)), 1, award(no), amount * EURO)),
		Try::Bank(pending, amount) => {
			if let Some((pending, direction, remains)) = one_of(&waiting(), pending) {
				let amount = remains.min(amount * EURO);
				post(direction, amount, Part::Item { pending, place: 0, amount });
			}
		}
		Try::Back(entry, amount) => {
			if let Some(entry) = one_of(&statements(), entry) {
				let known = pallet_ledger::Entries::<Test>::get(LedgerId::Fund, entry).unwrap();
				let leg = &known.legs[0];
				let direction = if leg.side == Side::Debit { Direction::In } else { Direction::Out };
				let amount = leg.amount.min(amount * EURO);
				post(direction, amount, Part::Back { entry, place: 0, amount });
			}
		}
		Try::Correct(entry) => {
			if let Some(entry) = one_of(&statements(), entry) {
				let reason = fresh();
				both(|coop| Ledger::correct(signed(coop, ELECTED), LedgerId::Fund, coop, entry, reason, None));
			}
		}
		Try::Void(pending) => {
			if let Some((pending, ..)) = one_of(&waiting(), pending) {
				let reason = fresh();
				both(|coop| Ledger::void(signed(coop, ELECTED), LedgerId::Fund, coop, pending, None, reason));
			}
		}
		Try::Cancel(no, owed) => tried(cancel(award(no), owed * EURO)),
		Try::GiveUp(no) => {
			let no = award(no);
			[1, 2].into_iter().for_each(|officer| tried(give_up_by(coop_of(no), officer, no)));
		}
		Try::WriteOff(no, amount) => tried(write_off(award(no), amount * EURO)),
		Try::Call(no, amount) => tried(call(award(no), amount * EURO)),
		Try::Allow(amount) => {
			tried(SolidarityFund::allow_return(federation(Track::Ordinary), amount * EURO, fresh()));
		}
		Try::Close => {
			pass_days(1);
			close_through_yesterday(HANDS);
		}
		Try::Voice(coop, has_vote) => {
			let coop = coop_of(award(coop));
			set_voice(coop, if has_vote { Voice::Votes } else { Voice::Suspended });
		}
		Try::Pass(0) => pass_block(),
		Try::Pass(days) => pass_days(days),
	}
}

/// What all awards have cost the fund: what was paid, less what came back.
fn cost(nos: &[AwardNo]) -> i128 {
	nos.iter().map(|no| at(*no).paid as i128 - at(*no).returned as i128).sum()
}

/// What the fund has in units and, by its books, at the bank.
fn has_in_all() -> i128 {
	let (bank, ..) = SolidarityFund::bank().unwrap();
	SolidarityFund::units() as i128 - credit_in(LedgerId::Fund, bank)
}

fn ensure_sound(nos: &[AwardNo], before: i128) {
	assert_ok!(check());
	for no in nos {
		let Award { paid, amount, payable, .. } = at(*no);
		assert!(paid <= amount + payable.overpaid, "more is paid than was awarded");
		assert!(paid + payable.due + payable.ordered <= amount + payable.overpaid, "more is to be paid");
		assert!(owes(*no) <= paid, "more is owed than was paid");
	}
	// What hands had said of gifts, and said was wrong, is not the awards' doing.
	let (_, gifts, charges) = SolidarityFund::bank().unwrap();
	let given = credit_in(LedgerId::Fund, gifts) + credit_in(LedgerId::Fund, charges);
	assert_eq!(has_in_all() + cost(nos) - given, before, "money came from nowhere, or went there");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	#[test]
	fn books_and_awards_agree_whatever_is_done_and_no_more_is_paid_than_was_awarded(
		history in prop::collection::vec(attempts(), 1..80),
	) {
		with_bank(|| {
			ByBank::set(vec![MILL]);
			// Most of them go by bank, which gives back what it has paid.
			let nos = awards(&[
				(HOUSING, Instrument::Grant, 6_000),
				(HOUSING, Instrument::Guarantee { months: 12 }, 2_000),
				(MILL, loan(10), 1_500),
				(BAKERY, loan(3), 5_500),
			]);
			let before = has_in_all() - 30_000_000_000;
			for what in &history {
				attempt(&nos, what);
				ensure_sound(&nos, before);
			}
			// When all has its end, nothing is promised any more.
			nos.iter().for_each(|no| tried(cancel(*no, 0)));
			for (pending, ..) in waiting() {
				let reason = fresh();
				both(|coop| Ledger::void(signed(coop, ELECTED), LedgerId::Fund, coop, pending, None, reason));
			}
			ensure_sound(&nos, before);
			assert_eq!(SolidarityFund::promised(), 0);
		});
	}
}
