//! What bears the loss of a year: reserves, years to come, and member accounts; never capital. (practice §2.4; no. 87)

use crate::types::{sum, Carried, Cover, Refusal};
use alloc::vec::Vec;
use rochdale_primitives::{
	calendar::months_later,
	ledger::{Balance, Day},
	part::part,
};

impl Cover {
	/// What bears a loss: the voluntary reserve first, then what is not `locked` of the indivisible one, within `limit` where
	/// there is one, then years to come. (ES 59, 75.2; IT 2545-ter)
	pub fn of(
		loss: Balance,
		voluntary: Balance,
		(reserve, locked): (Balance, Balance),
		limit: Option<Balance>,
	) -> Self {
		let of_voluntary = loss.min(voluntary);
		let left = loss.saturating_sub(of_voluntary);
		let of_reserve = left.min(reserve.saturating_sub(locked)).min(limit.unwrap_or(Balance::MAX));
		Self { voluntary: of_voluntary, reserve: of_reserve, carried: left.saturating_sub(of_reserve) }
	}
}

/// How much of a loss the indivisible reserve bears at most, where it is the average of the parts that it got of surpluses, in
/// basis points, rounded down. Nothing where there was none. (ES 59.2)
pub fn limit(loss: Balance, parts: &[u16]) -> Option<Balance> {
	if parts.is_empty() {
		return Some(0);
	}
	let all = parts.iter().try_fold(0, |sum: u128, bps| sum.checked_add((*bps).into()))?;
	part(loss, all, u128::try_from(parts.len()).ok()?.checked_mul(10_000)?)
}

/// All losses that are carried.
pub fn total(carried: &[Carried]) -> Result<Balance, Refusal> {
	sum(&carried.iter().map(|one| one.amount).collect::<Vec<_>>())
}

/// What is left of carried losses, oldest first, when so much of them is covered.
pub fn cover(carried: &[Carried], covered: Balance) -> Result<Vec<Carried>, Refusal> {
	let mut open = covered;
	let mut left = Vec::new();
	for one in carried {
		let taken = one.amount.min(open);
		open = open.saturating_sub(taken);
		let amount = one.amount.saturating_sub(taken);
		if amount > 0 {
			left.push(Carried { amount, ..*one });
		}
	}
	match open {
		0 => Ok(left),
		_ => Err(Refusal::CoveredAboveCarried),
	}
}

/// The carried losses that had all their `years` when the year that began on `closed` was closed. (no. 87)
pub fn overdue(carried: &[Carried], closed: Day, years: u8) -> Result<Balance, Refusal> {
	let months = u32::from(years).saturating_mul(12);
	// A day that cannot be written is never over.
	let is_over = |one: &&Carried| months_later(one.year, months).is_some_and(|last| last <= closed);
	total(&carried.iter().filter(is_over).copied().collect::<Vec<_>>())
}

/// How much of a loss each of these accounts, or years of accounts, bears: in proportion to what is in it, by running sums, so
/// that together they bear all of it and none more than it has.
pub fn bear(accounts: &[Balance], loss: Balance) -> Result<Vec<Balance>, Refusal> {
	let all = sum(accounts)?;
	if loss > all {
		return Err(Refusal::LossAboveAccounts);
	}
	if loss == 0 {
		return Ok(accounts.iter().map(|_| 0).collect());
	}
	let mut until: Balance = 0;
	let mut borne: Balance = 0;
	let bears = |account: &Balance| {
		until = until.checked_add(*account)?;
		let before = borne;
		borne = part(loss, until, all)?;
		borne.checked_sub(before)
	};
	accounts.iter().map(bears).collect::<Option<_>>().ok_or(Refusal::TooLarge)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const EURO: Balance = 1_000_000;

	#[test]
	fn voluntary_reserves_bear_a_loss_first_and_capital_never() {
		let cover = Cover::of(9_000, 2_000, (5_000, 0), None);
		assert_eq!(cover, Cover { voluntary: 2_000, reserve: 5_000, carried: 2_000 });
		assert_eq!(Cover::of(1_500, 2_000, (5_000, 0), None), Cover { voluntary: 1_500, ..Default::default() });
		assert_eq!(Cover::of(0, 2_000, (5_000, 0), None), Cover::default());
	}

	#[test]
	fn a_limited_reserve_bears_no_more_than_the_average_part_that_it_got() {
		// 20 %, 20 %, 30 %, 20 % and 21.01 %: 22.202 % on average.
		let limit = limit(9_000 * EURO, &[2_000, 2_000, 3_000, 2_000, 2_101]).unwrap();
		assert_eq!(limit, 1_998_180_000);
		let cover = Cover::of(9_000 * EURO, 0, (5_000 * EURO, 0), Some(limit));
		assert_eq!(cover, Cover { voluntary: 0, reserve: limit, carried: 9_000 * EURO - limit });
	}

	#[test]
	fn a_limited_reserve_that_never_got_anything_bears_nothing() {
		assert_eq!(limit(9_000, &[]), Some(0));
		assert_eq!(Cover::of(9_000, 0, (5_000, 0), Some(0)).carried, 9_000);
	}

	#[test]
	fn what_is_locked_of_a_reserve_bears_no_loss() {
		let of = |locked, limit| Cover::of(9_000, 2_000, (5_000, locked), limit);
		assert_eq!(of(1_000, None), Cover { voluntary: 2_000, reserve: 4_000, carried: 3_000 });
		assert_eq!(of(1_000, Some(3_500)), Cover { voluntary: 2_000, reserve: 3_500, carried: 3_500 });
		assert_eq!(of(1_000, Some(4_500)).reserve, 4_000);
		assert_eq!(of(5_000, None).reserve, 0);
		assert_eq!(of(5_001, None).reserve, 0);
	}

	#[test]
	fn the_oldest_loss_is_covered_first() {
		let [old, new] = [Carried { year: 0, amount: 300 }, Carried { year: 365, amount: 500 }];
		assert_eq!(cover(&[old, new], 0), Ok(vec![old, new]));
		assert_eq!(cover(&[old, new], 299), Ok(vec![Carried { amount: 1, ..old }, new]));
		assert_eq!(cover(&[old, new], 300), Ok(vec![new]));
		assert_eq!(cover(&[old, new], 700), Ok(vec![Carried { amount: 100, ..new }]));
		assert_eq!(cover(&[old, new], 800), Ok(vec![]));
		assert_eq!(cover(&[old, new], 801), Err(Refusal::CoveredAboveCarried));
		let most = Carried { year: 0, amount: Balance::MAX };
		assert_eq!(total(&[most, new]), Err(Refusal::TooLarge));
	}

	#[test]
	fn a_loss_is_overdue_when_as_many_years_were_closed_after_it() {
		// 1 January of 2026, 2031 and 2032.
		let [made, fifth, sixth] = [20_454, 22_280, 22_645];
		let carried = [Carried { year: made, amount: 300 }, Carried { year: fifth, amount: 500 }];
		assert_eq!(overdue(&carried, fifth - 1, 5), Ok(0));
		assert_eq!(overdue(&carried, fifth, 5), Ok(300));
		assert_eq!(overdue(&carried, sixth, 1), Ok(800));
	}

	#[test]
	fn accounts_bear_all_of_a_loss_together() {
		assert_eq!(bear(&[1, 1, 1], 2), Ok(vec![0, 1, 1]));
		assert_eq!(bear(&[300, 0, 100], 100), Ok(vec![75, 0, 25]));
		assert_eq!(bear(&[300, 0, 100], 400), Ok(vec![300, 0, 100]));
		assert_eq!(bear(&[0, 0], 0), Ok(vec![0, 0]));
		assert_eq!(bear(&[300, 0, 100], 401), Err(Refusal::LossAboveAccounts));
		assert_eq!(bear(&[], 1), Err(Refusal::LossAboveAccounts));
		assert_eq!(bear(&[Balance::MAX, 1], 1), Err(Refusal::TooLarge));
	}

	proptest! {
		/// All of a loss is borne, by nothing more than it has, and by the indivisible reserve only when the voluntary one is gone.
		#[test]
		fn a_loss_is_borne_exactly(
			loss in 0u128..1 << 80,
			voluntary in 0u128..1 << 80,
			reserve in 0u128..1 << 80,
			locked in 0u128..1 << 80,
			parts in proptest::collection::vec(0u16..=10_000, 0..6),
			is_limited: bool,
		) {
			let limit = is_limited.then(|| limit(loss, &parts).unwrap());
			let cover = Cover::of(loss, voluntary, (reserve, locked), limit);
			prop_assert_eq!(cover.voluntary + cover.reserve + cover.carried, loss);
			let free = reserve.saturating_sub(locked);
			prop_assert!(cover.voluntary <= voluntary && cover.reserve <= free);
			prop_assert!(cover.reserve == 0 || cover.voluntary == voluntary);
			prop_assert!(limit.is_none_or(|limit| cover.reserve <= limit));
			prop_assert!(cover.carried == 0 || cover.reserve == limit.unwrap_or(free).min(free));
		}

		/// What accounts bear is the loss, and each bears its proportion to within one millionth.
		#[test]
		fn accounts_bear_in_proportion(
			accounts in proptest::collection::vec(0u128..1 << 80, 1..20),
			bps in 0u128..=10_000,
		) {
			let all: u128 = accounts.iter().sum();
			let loss = all * bps / 10_000;
			let borne = bear(&accounts, loss).unwrap();
			prop_assert_eq!(borne.iter().sum::<u128>(), loss);
			for (account, bears) in accounts.iter().zip(&borne) {
				prop_assert!(bears <= account);
				let exact = part(loss, *account, all.max(1)).unwrap();
				prop_assert!(bears.abs_diff(exact) <= 1);
			}
		}
	}
}
