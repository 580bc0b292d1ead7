//! How the money of several owners is divided.

use super::limits::WHOLE_BPS;
use crate::Balance;
use alloc::vec::Vec;

/// Whether these are the shares of so many owners: one of each, each more than zero, all of them the whole.
pub(crate) fn are_whole(shares: &[u16], owners: usize) -> bool {
	let sum: u32 = shares.iter().map(|share| u32::from(*share)).fold(0, u32::saturating_add);
	shares.len() == owners && shares.iter().all(|share| *share > 0) && sum == u32::from(WHOLE_BPS)
}

/// These parts of the whole, in proportion and rounded down. What that leaves goes to the first ones, a hundredth of a percent
/// each.
pub(crate) fn scaled(parts: &[u16]) -> Vec<u16> {
	let sum = parts.iter().map(|part| u32::from(*part)).fold(0, u32::saturating_add);
	let scale = |part: &u16| {
		let scaled = u32::from(*part).saturating_mul(WHOLE_BPS.into()).checked_div(sum).unwrap_or_default();
		u16::try_from(scaled).unwrap_or(WHOLE_BPS)
	};
	let mut scaled: Vec<u16> = parts.iter().map(scale).collect();
	let given = scaled.iter().fold(0u16, |sum, share| sum.saturating_add(*share));
	let dust = usize::from(WHOLE_BPS.saturating_sub(given));
	scaled.iter_mut().take(dust).for_each(|share| *share = share.saturating_add(1));
	scaled
}

/// The shares of so many owners who have agreed on none.
pub(crate) fn equal(owners: usize) -> Vec<u16> {
	scaled(&alloc::vec![1; owners])
}

/// What a share of an amount comes to, in whole units of what can be paid.
pub(crate) fn part(amount: Balance, share: u16, unit: Balance) -> Option<Balance> {
	let part = amount.checked_mul(share.into())?.checked_div(WHOLE_BPS.into())?;
	part.checked_sub(part.checked_rem(unit)?)
}
