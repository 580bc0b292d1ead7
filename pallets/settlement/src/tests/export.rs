//! An exported ledger reconciles.

use super::*;
use proptest::prelude::{prop, proptest, ProptestConfig};

/// What came in less what went out, over some entries.
fn moved(entries: &[EntryOf<Test>]) -> i128 {
	let signed = |entry: &EntryOf<Test>| match entry.direction {
		Direction::In => entry.amount as i128,
		Direction::Out => -(entry.amount as i128),
	};
	entries.iter().map(signed).sum()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	/// Opening balance and what moved give the closing balance, wherever the ledger is cut.
	#[test]
	fn opening_and_what_moved_is_closing(
		steps in prop::collection::vec((0u8..4, 1u128..500), 1..25),
		cuts in (0usize..25, 0usize..25),
	) {
		new_test(|| {
			for (number, (kind, amount)) in (1u64..).zip(steps) {
				let last = record(BANK).last_entry;
				match kind {
					0 | 1 => drop(receive(amount, number)),
					2 if amount <= Settlement::available(BANK) => drop(paid(amount, number)),
					3 if last > 0 && correct(last, Correction::Returned(hash(number))).is_ok() => {
						assert_ok!(confirm(record(BANK).last_leg, number));
					}
					_ => {}
				}
			}
			let ledger = entries(BANK);
			let [from, to] = [cuts.0.min(cuts.1), cuts.0.max(cuts.1)].map(|cut| cut.min(ledger.len()));
			let after = |count: usize| if count == 0 { 0 } else { ledger[count - 1].balance as i128 };
			assert_eq!(after(from) + moved(&ledger[from..to]), after(to));
			assert_eq!(Settlement::balance(BANK), Some(after(ledger.len()) as u128));
		});
	}
}
