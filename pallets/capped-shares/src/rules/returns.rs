//! The limited return on shares: after a year, on the value held in it, for the civil days held, and capped. (practice §2.3)

use super::part::{part, share};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::ledger::Balance;
use scale_info::TypeInfo;

/// The highest rate of all, in basis points. (no. 74; 8 % in CAPPER, MI, TX)
pub const MAX_RATE_BPS: u16 = 800;

/// The most of a year's surplus that goes to capital, in basis points. (no. 76; MON)
pub const MAX_OF_SURPLUS_BPS: u16 = 4_000;

/// By what a holder's value-days of a year are paid.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Payment {
	/// By the rate, for the days of that year.
	#[codec(index = 0)]
	Rate {
		/// The rate for the whole year, in basis points.
		bps: u16,
		/// How many days it had, or those of a year where it had fewer.
		days: u16,
	},
	/// As a part of a sum that is less than the rate gives, because a cap binds.
	#[codec(index = 1)]
	Part {
		/// The sum, in millionths of the currency.
		of: Balance,
		/// The value-days of all holders.
		all: u128,
	},
}

impl Payment {
	/// What so many value-days give, rounded down.
	pub fn due(&self, value_days: u128) -> Option<Balance> {
		match *self {
			Self::Rate { bps, days } => part(value_days, bps.into(), 10_000u128.checked_mul(days.into())?),
			Self::Part { all: 0, .. } => Some(0),
			Self::Part { of, all } => part(of, value_days, all),
		}
	}
}

/// A class of which a return is to be declared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Asked {
	/// The value-days of all its holders in the year.
	pub value_days: u128,
	/// The rate for the whole year, in basis points.
	pub bps: u16,
	/// Whether it is held by supporters.
	pub is_supporters: bool,
}

/// What a class gets: how each holder is paid, and what is set aside for all of them.
pub type Declared = (Payment, Balance);

/// The returns of the classes of a co-op for a year of so many days, from its surplus and what members get for their patronage.
///
/// No more than [`MAX_OF_SURPLUS_BPS`] of the surplus, and supporters no more than `patronage`. What is more lapses. Rounded
/// down to the last unit in each step, so that holders never get more than is set aside.
pub fn declare(classes: &[Asked], days: u16, surplus: Balance, patronage: Balance) -> Option<Vec<Declared>> {
	let whole = |class: &Asked| Payment::Rate { bps: class.bps, days }.due(class.value_days);
	let due: Vec<Balance> = classes.iter().map(whole).collect::<Option<_>>()?;
	let sum = |all: &[Balance]| all.iter().try_fold(0, |sum: Balance, due| sum.checked_add(*due));
	let all = sum(&due)?;
	let pool = all.min(share(surplus, MAX_OF_SURPLUS_BPS)?);
	let scaled = |due: &Balance| if pool < all { part(pool, *due, all) } else { Some(*due) };
	let mut given: Vec<Balance> = due.iter().map(scaled).collect::<Option<_>>()?;
	let is_supporters = |place: &usize| classes.get(*place).is_some_and(|class| class.is_supporters);
	let supporters: Vec<usize> = (0..classes.len()).filter(is_supporters).collect();
	let of_supporters: Vec<Balance> = supporters.iter().filter_map(|place| given.get(*place).copied()).collect();
	let theirs = sum(&of_supporters)?;
	if theirs > patronage {
		for place in supporters {
			let one = given.get_mut(place)?;
			*one = part(patronage, *one, theirs)?;
		}
	}
	let pay = |((class, due), given): ((&Asked, &Balance), &Balance)| {
		let payment = match given == due {
			true => Payment::Rate { bps: class.bps, days },
			false => Payment::Part { of: *given, all: class.value_days },
		};
		(payment, *given)
	};
	Some(classes.iter().zip(&due).zip(&given).map(pay).collect())
}

/// The highest rate that can be declared: none above what was said before the year, [`MAX_RATE_BPS`], and the reference rate
/// with its spread, where the co-op's law has one.
pub fn highest(said: u16, reference: Option<(u16, u16)>) -> u16 {
	let by_reference = reference.map_or(u16::MAX, |(rate, spread)| rate.saturating_add(spread));
	said.min(MAX_RATE_BPS).min(by_reference)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const EURO: Balance = 1_000_000;

	fn asked(value_days: u128, bps: u16, is_supporters: bool) -> Asked {
		Asked { value_days, bps, is_supporters }
	}

	#[test]
	fn part_years_of_a_leap_year_are_exact() {
		// 2028: 1,000 all year, 500 from 1 July and 300 until 30 June, at 3 %.
		let holders = [1_000 * EURO * 366, 500 * EURO * 184, 300 * EURO * 182];
		let all = holders.iter().sum();
		let [(payment, aside)] = declare(&[asked(all, 300, false)], 366, 1_000 * EURO, 0).unwrap()[..] else {
			unreachable!()
		};
		let due = holders.map(|days| payment.due(days).unwrap());
		assert_eq!(due, [30_000_000, 7_540_983, 4_475_409]);
		// 42.016393 and a part: what rounding leaves is less than a unit a holder.
		assert_eq!(aside - due.iter().sum::<u128>(), 1);
	}

	#[test]
	fn a_hundred_among_three_leave_a_millionth() {
		let payment = Payment::Part { of: 100 * EURO, all: 3 * 7 };
		assert_eq!(3 * payment.due(7).unwrap(), 99_999_999);
	}

	/// Vector 1 of the practice, in cents: no cap binds. The supporters came on 2 July of a year of 365 days.
	#[test]
	fn both_classes_get_what_their_rates_give() {
		let classes = [asked(15_000_000 * 365, 400, false), asked(5_000_000 * 182, 600, true)];
		let declared = declare(&classes, 365, 9_000_000, 5_730_411).unwrap();
		assert_eq!(declared.iter().map(|(_, given)| *given).collect::<Vec<_>>(), vec![600_000, 149_589]);
		assert!(declared.iter().all(|(payment, _)| matches!(payment, Payment::Rate { .. })));
	}

	/// Vector 2: 40 % of the surplus bind, 349,590 lapse with the dust of 1.
	#[test]
	fn a_cap_is_shared_in_proportion_and_the_rest_lapses() {
		let classes = [asked(15_000_000 * 365, 400, false), asked(5_000_000 * 182, 600, true)];
		let declared = declare(&classes, 365, 1_000_000, 320_000).unwrap();
		let given: Vec<_> = declared.iter().map(|(_, given)| *given).collect();
		assert_eq!(given, vec![320_175, 79_824]);
		assert_eq!(749_589 - given.iter().sum::<u128>(), 349_590);
		assert_eq!(declared[0].0, Payment::Part { of: 320_175, all: 15_000_000 * 365 });
	}

	#[test]
	fn supporters_get_no_more_than_patronage() {
		let classes = [asked(15_000_000 * 365, 400, false), asked(5_000_000 * 182, 600, true)];
		let declared = declare(&classes, 365, 9_000_000, 100_000).unwrap();
		assert_eq!(declared.iter().map(|(_, given)| *given).collect::<Vec<_>>(), vec![600_000, 100_000]);
		let none = declare(&classes, 365, 9_000_000, 0).unwrap();
		assert_eq!(none[1].1, 0);
		assert_eq!(none[1].0.due(5_000_000 * 182), Some(0));
	}

	#[test]
	fn no_surplus_gives_no_return() {
		let declared = declare(&[asked(1_000, 400, false)], 365, 0, 0).unwrap();
		assert_eq!(declared[0].1, 0);
		assert_eq!(declare(&[asked(0, 400, false)], 365, 100, 0).unwrap()[0].1, 0);
	}

	#[test]
	fn the_lowest_of_all_caps_binds() {
		assert_eq!(highest(600, None), 600);
		assert_eq!(highest(10_000, None), 800);
		assert_eq!(highest(600, Some((325, 200))), 525);
		assert_eq!(highest(300, Some((u16::MAX, 200))), 300);
	}

	proptest! {
		/// Holders together never get more than is set aside, and less than a unit each is left.
		#[test]
		fn holders_never_get_more_than_is_set_aside(
			holders in proptest::collection::vec((1u128..1 << 60, 1u32..366), 1..30),
			bps in 1u16..=800,
			surplus in 0u128..1 << 62,
			is_supporters: bool,
			patronage in 0u128..1 << 60,
		) {
			let value_days: Vec<u128> = holders.iter().map(|(value, days)| value * u128::from(*days)).collect();
			let all: u128 = value_days.iter().sum();
			let declared = declare(&[asked(all, bps, is_supporters)], 366, surplus, patronage).unwrap();
			let (payment, aside) = declared[0];
			let paid: u128 = value_days.iter().map(|days| payment.due(*days).unwrap()).sum();
			prop_assert!(paid <= aside && aside - paid < holders.len() as u128 + 1);
			prop_assert!(aside * 10_000 <= surplus * 4_000);
			prop_assert!(!is_supporters || aside <= patronage);
			// Nor more than the rate.
			prop_assert!(aside * 10_000 * 366 <= all * u128::from(bps));
		}

		/// Whoever cuts a holding up, over seats or days, gets no more than it gives in one piece.
		#[test]
		fn a_holding_that_is_cut_up_gives_no_more(pieces in proptest::collection::vec(1u128..1 << 80, 1..20), bps in 1u16..=800) {
			let payment = Payment::Rate { bps, days: 365 };
			let cut: u128 = pieces.iter().map(|days| payment.due(*days).unwrap()).sum();
			prop_assert!(cut <= payment.due(pieces.iter().sum()).unwrap());
		}
	}
}
