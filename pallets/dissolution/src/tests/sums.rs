//! Of whatever a co-op has, every millionth goes to somebody, and nobody gets more than is theirs.

use super::scene::*;
use crate::{mock::*, *};
use proptest::prelude::*;

/// All that was in cash, and what became of it.
fn ends(coop: CoopId, heir: CoopId, funds: Funds, lost: Balance) -> Result<(), TestCaseError> {
	fund(coop, funds);
	let lost = (lost * EURO).min(funds.all().saturating_sub(funds.owed * EURO));
	if lost > 0 {
		lose(coop, lost);
	}
	let before = in_cash(LedgerId::Coop(coop));
	until_distributed(coop, Heir::Coop(heir));
	let of = residue(coop);
	prop_assert!(of.shares <= funds.capital * EURO && of.member_accounts <= funds.kept * EURO);
	// Shares come first, then accounts, then the heir.
	prop_assert!(of.member_accounts == 0 || of.shares == funds.capital * EURO);
	prop_assert!(of.left == 0 || of.member_accounts == funds.kept * EURO);
	prop_assert_eq!(of.from_reserve + of.lost, funds.reserve * EURO);
	prop_assert_eq!(of.from_reserve, of.left.min(funds.reserve * EURO));
	let kept_alive = if in_units(coop) { ED } else { 0 };
	prop_assert_eq!(funds.owed * EURO + of.shares + of.member_accounts + of.left + kept_alive, before);
	if let Some((pending, amount)) = waits(coop) {
		bank_pays(coop, Direction::Out, pending, amount);
		let (heir, expected) = of.expected[0];
		bank_pays(heir, Direction::In, expected, amount);
	}
	all_paid(coop);
	prop_assert_eq!(conclude(coop), Ok(()));
	prop_assert!(is_extinct(coop));
	prop_assert_eq!(in_cash(LedgerId::Coop(coop)), 0);
	prop_assert_eq!(reserve(coop), 0);
	prop_assert_eq!(reserve(heir), residue(coop).left);
	prop_assert_eq!(check(), Ok(()));
	Ok(())
}

/// What the bank is to pay the heir.
fn waits(coop: CoopId) -> Option<(PendingNo, Balance)> {
	let of = residue(coop);
	let last = pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(coop)).unwrap().last_pending;
	(of.payable.ordered > 0).then_some((last, of.payable.ordered))
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn sums_are_conserved_for_whatever_a_co_op_has(
		amounts in proptest::collection::vec(prop_oneof![Just(0u128), 1..2_000u128, 1..1_000_000_000u128], 5),
		lost in prop_oneof![Just(0u128), 0..3_000u128, 0..3_000_000_000u128],
		by_bank in any::<bool>(),
	) {
		let (coop, heir) = if by_bank { (HOUSING, ALLOTMENT) } else { (BAKERY, MILL) };
		let [owed, capital, kept, reserve, earned] = amounts[..] else { panic!("there are five") };
		chain().execute_with(|| {
			pass_days(1);
			ends(coop, heir, Funds { owed, capital, kept, reserve, earned }, lost)
		})?;
	}
}
