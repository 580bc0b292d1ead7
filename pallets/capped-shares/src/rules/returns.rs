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

/// What a class gets: how each holder is paid, and what is set aside for all of them, in millionths of the currency.
pub type Declared = (Payment, Balance);

/// The returns of the classes of a co-op for a year of so many days, and what rounding leaves of what they share, for the reserve.
///
/// No more than [`MAX_OF_SURPLUS_BPS`] of `base`, the surplus from members once losses are covered, and no more than `room`, what is
/// left of it. Supporters have no more than members get by their use: half of what the returns of members leave, at most. What is
/// more lapses: it stays in the room. Rounded down to the last unit in each step, so that holders never get more than is set aside.
pub fn declare(classes: &[Asked], days: u16, base: Balance, room: Balance) -> Option<(Vec<Declared>, Balance)> {
	let whole = |class: &Asked| Payment::Rate { bps: class.bps, days }.due(class.value_days);
	let due: Vec<Balance> = classes.iter().map(whole).collect::<Option<_>>()?;
	let sum = |all: &[Balance]| all.iter().try_fold(0, |sum: Balance, due| sum.checked_add(*due));
	let all = sum(&due)?;
	let pool = all.min(share(base, MAX_OF_SURPLUS_BPS)?).min(room);
	let scaled = |due: &Balance| if pool < all { part(pool, *due, all) } else { Some(*due) };
	let mut given: Vec<Balance> = due.iter().map(scaled).collect::<Option<_>>()?;
	let mut dust = pool.checked_sub(sum(&given)?)?;
	let is_supporters = |place: &usize| classes.get(*place).is_some_and(|class| class.is_supporters);
	let supporters: Vec<usize> = (0..classes.len()).filter(is_supporters).collect();
	let of_supporters: Vec<Balance> = supporters.iter().filter_map(|place| given.get(*place).copied()).collect();
	let theirs = sum(&of_supporters)?;
	let most = room.checked_sub(pool)?.checked_add(theirs)?.checked_div(2)?;
	if theirs > most {
		dust = dust.checked_add(most)?;
		for place in supporters {
			let one = given.get_mut(place)?;
			*one = part(most, *one, theirs)?;
			dust = dust.checked_sub(*one)?;
		}
	}
	let pay = |((class, due), given): ((&Asked, &Balance), &Balance)| {
		let payment = match given == due {
			true => Payment::Rate { bps: class.bps, days },
			false => Payment::Part { of: *given, all: class.value_days },
		};
		(payment, *given)
	};
	Some((classes.iter().zip(&due).zip(&given).map(pay).collect(), dust))
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
		let (declared, dust) = declare(&[asked(all, 300, false)], 366, 1_000 * EURO, 1_000 * EURO).unwrap();
		let [(payment, aside)] = declared[..] else { unreachable!() };
		assert_eq!(dust, 0);
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
		let (declared, dust) = declare(&classes, 365, 9_000_000, 6_480_000).unwrap();
		assert_eq!(dust, 0);
		assert_eq!(declared.iter().map(|(_, given)| *given).collect::<Vec<_>>(), vec![600_000, 149_589]);
		assert!(declared.iter().all(|(payment, _)| matches!(payment, Payment::Rate { .. })));
	}

	/// Vector 2: 40 % of the surplus bind, 349,590 lapse with the dust of 1, and 320,000 are left for patronage.
	#[test]
	fn a_cap_is_shared_in_proportion_and_the_rest_lapses() {
		let classes = [asked(15_000_000 * 365, 400, false), asked(5_000_000 * 182, 600, true)];
		let (declared, dust) = declare(&classes, 365, 1_000_000, 720_000).unwrap();
		let given: Vec<_> = declared.iter().map(|(_, given)| *given).collect();
		assert_eq!((given.clone(), dust), (vec![320_175, 79_824], 1));
		assert_eq!(720_000 - given.iter().sum::<u128>() - dust, 320_000);
		assert_eq!(749_589 - given.iter().sum::<u128>(), 349_590);
		assert_eq!(declared[0].0, Payment::Part { of: 320_175, all: 15_000_000 * 365 });
	}

	#[test]
	fn supporters_get_no_more_than_patronage() {
		let classes = [asked(15_000_000 * 365, 400, false), asked(5_000_000 * 182, 600, true)];
		let (declared, dust) = declare(&classes, 365, 9_000_000, 800_000).unwrap();
		assert_eq!(declared.iter().map(|(_, given)| *given).collect::<Vec<_>>(), vec![600_000, 100_000]);
		assert_eq!(dust, 0);
		let (none, _) = declare(&classes, 365, 9_000_000, 600_000).unwrap();
		assert_eq!(none.iter().map(|(_, given)| *given).collect::<Vec<_>>(), vec![480_263, 59_868]);
	}

	#[test]
	fn supporters_share_what_they_get_in_proportion() {
		let support = [asked(1_000_000, 500, true), asked(2_000_000, 500, true), asked(4_000_000, 500, true)];
		// Half of 1,001.
		let (declared, dust) = declare(&support, 365, 1_000_000, 1_001).unwrap();
		let given: Vec<_> = declared.iter().map(|(_, given)| *given).collect();
		assert_eq!((given, dust), (vec![71, 142, 286], 1));
	}

	#[test]
	fn returns_are_no_more_than_what_is_left() {
		let classes = [asked(1_000 * 365, 500, false), asked(2_000 * 365, 500, false)];
		let (declared, dust) = declare(&classes, 365, 10_000, 100).unwrap();
		assert_eq!((declared[0].1, declared[1].1, dust), (33, 66, 1));
		let (declared, dust) = declare(&classes, 365, 10_000, 0).unwrap();
		assert_eq!((declared[0].1, declared[1].1, dust), (0, 0, 0));
	}

	#[test]
	fn no_surplus_gives_no_return() {
		let (declared, _) = declare(&[asked(1_000, 400, false)], 365, 0, 0).unwrap();
		assert_eq!(declared[0].1, 0);
		assert_eq!(declare(&[asked(0, 400, false)], 365, 100, 100).unwrap().0[0].1, 0);
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
			base in 0u128..1 << 62,
			is_supporters: bool,
			room in 0u128..1 << 60,
		) {
			let value_days: Vec<u128> = holders.iter().map(|(value, days)| value * u128::from(*days)).collect();
			let all: u128 = value_days.iter().sum();
			let (declared, dust) = declare(&[asked(all, bps, is_supporters)], 366, base, room).unwrap();
			let (payment, aside) = declared[0];
			let paid: u128 = value_days.iter().map(|days| payment.due(*days).unwrap()).sum();
			prop_assert!(paid <= aside && aside - paid < holders.len() as u128 + 1);
			prop_assert!(aside * 10_000 <= base * 4_000);
			let patronage = room - aside - dust;
			prop_assert!(!is_supporters || aside <= patronage);
			// Nor more than the rate.
			prop_assert!(aside * 10_000 * 366 <= all * u128::from(bps));
		}

		/// Whatever binds, all classes together have no more than the caps let them, what rounding leaves is less than a unit for
		/// each of them twice, and members get by their use as much as supporters do by their shares.
		#[test]
		fn classes_share_what_the_caps_let_them(
			all in proptest::collection::vec((0u128..1 << 70, 0u16..=800, any::<bool>()), 1..=8),
			base in 0u128..1 << 62,
			room in 0u128..1 << 62,
		) {
			let classes: Vec<_> = all.iter().map(|(days, bps, supporters)| asked(*days, *bps, *supporters)).collect();
			let (declared, dust) = declare(&classes, 365, base, room).unwrap();
			let sum = |of: bool| -> u128 {
				let of_those = classes.iter().zip(&declared).filter(|(class, _)| class.is_supporters == of);
				of_those.map(|(_, (_, given))| *given).sum()
			};
			let (members, supporters) = (sum(false), sum(true));
			prop_assert!((members + supporters + dust) * 10_000 <= base * 4_000);
			prop_assert!(members + supporters + dust <= room);
			prop_assert!(dust < 2 * declared.len() as u128);
			let patronage = room - members - supporters - dust;
			prop_assert!(supporters <= patronage);
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
