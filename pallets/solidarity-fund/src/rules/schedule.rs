//! In which parts an award is paid, and by when a loan is repaid. (nos. 101, 102)

use super::units::{down, sum};
use alloc::vec::Vec;
use rochdale_primitives::{
	calendar::{month_of, months_later, TO_1970},
	ledger::{Balance, Day},
	part::share,
};

/// The parts of an award before the last one, in basis points. (no. 101)
pub const TRANCHES_BPS: [u16; 2] = [4_000, 4_000];

/// The parts in which an award is paid: above `threshold` 40, 40 and 20 %, else all at once. None of them is nothing.
///
/// Each but the last is in whole units, and the last one takes the rest. `None` where a unit is nothing.
pub fn tranches(award: Balance, threshold: Balance, unit: Balance) -> Option<Vec<Balance>> {
	let before: &[u16] = if award > threshold { &TRANCHES_BPS } else { &[] };
	let part = |bps: &u16| down(share(award, *bps)?, unit);
	let mut parts = before.iter().map(part).collect::<Option<Vec<_>>>()?;
	parts.push(award.checked_sub(sum(parts.iter().copied())?)?);
	parts.retain(|one| *one > 0);
	Some(parts)
}

/// How much of a loan must have been repaid by the end of a civil day.
///
/// The loan of `total` was paid on `first_day` and is repaid in `months` equal parts, one a month after `grace` months without
/// any. The part `k`, from 1 on, is due `grace + k` months after the first day. Each is in whole units, and the last one takes
/// the rest. `None` where there are no parts, or a unit is nothing.
pub fn due_by(
	total: Balance,
	unit: Balance,
	(months, grace): (u32, u32),
	first_day: Day,
	today: Day,
) -> Option<Balance> {
	let instalment = down(total.checked_div(months.into())?, unit)?;
	let due = months_passed(first_day, today).saturating_sub(grace);
	if due >= months {
		return Some(total);
	}
	instalment.checked_mul(due.into())
}

/// How many whole months have passed from one civil day to another, none where the other comes first.
fn months_passed(first_day: Day, today: Day) -> u32 {
	let month = |day: Day| month_of(i64::from(day).saturating_add(TO_1970));
	let begun = u32::try_from(month(today).saturating_sub(month(first_day))).unwrap_or(0);
	match months_later(first_day, begun) {
		Some(day) if day <= today => begun,
		_ => begun.saturating_sub(1),
	}
}
