//! Weights of `pallet_solidarity_fund`, estimated until they are measured.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_solidarity_fund`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_solidarity_fund::WeightInfo for WeightInfo<T> {
	fn set_terms() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn hold_rounds() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn end_rounds() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn apply() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn answer() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn agree_exclusion() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn vote(p: u32, s: u32) -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
			.saturating_add(Weight::from_parts(2_000_000, 3_000).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(2_000_000, 3_000).saturating_mul(s.into()))
	}
	fn report() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn review() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn give_up() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn cancel() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn repay() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn expect_payment() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn write_off() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn decide_report() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn call_guarantee() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn elect_committee() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn request_aid() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn agree_to_aid() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn open_bank() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn allow_return() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn assess_dues() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn waive_dues() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn take_back() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn open_round() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn open_vote(c: u32) -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
			.saturating_add(Weight::from_parts(2_000_000, 3_000).saturating_mul(c.into()))
	}
	fn settle(a: u32, c: u32) -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
			.saturating_add(Weight::from_parts(2_000_000, 3_000).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(2_000_000, 3_000).saturating_mul(c.into()))
	}
	fn prune(b: u32) -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
			.saturating_add(Weight::from_parts(2_000_000, 3_000).saturating_mul(b.into()))
	}
	fn lapse() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn pay_in_units() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn pay_by_bank() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn hear() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
	fn on_levy() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}
}
