//! Weights of `pallet_surplus`, taken from the nearest calls that were measured, until these are.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_surplus`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_surplus::WeightInfo for WeightInfo<T> {
	fn fix_bases() -> Weight {
		Weight::from_parts(60_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn confirm_accounts() -> Weight {
		Weight::from_parts(80_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn close_year() -> Weight {
		Weight::from_parts(900_000_000, 180000)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(40))
	}
	fn close_year_by_bank() -> Weight {
		Weight::from_parts(950_000_000, 192000)
			.saturating_add(T::DbWeight::get().reads(64))
			.saturating_add(T::DbWeight::get().writes(44))
	}
	fn use_education() -> Weight {
		Weight::from_parts(160_000_000, 48000)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn take_back() -> Weight {
		Weight::from_parts(70_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn pay_in_units() -> Weight {
		Weight::from_parts(220_000_000, 60000)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn pay_by_bank() -> Weight {
		Weight::from_parts(200_000_000, 48000)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn forfeit_education() -> Weight {
		Weight::from_parts(260_000_000, 72000)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn forfeit_education_by_bank() -> Weight {
		Weight::from_parts(260_000_000, 66000)
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn charge_loss() -> Weight {
		Weight::from_parts(160_000_000, 48000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn hear() -> Weight {
		Weight::from_parts(120_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn commit_patronage() -> Weight {
		Weight::from_parts(80000000, 30000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn confirm_patronage() -> Weight {
		Weight::from_parts(90000000, 33000)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn object_to_patronage() -> Weight {
		Weight::from_parts(80000000, 24000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn agree_patronage() -> Weight {
		Weight::from_parts(260000000, 72000)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn revolve() -> Weight {
		Weight::from_parts(200000000, 48000)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn settle_account() -> Weight {
		Weight::from_parts(230000000, 100000)
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn open_claims() -> Weight {
		Weight::from_parts(250000000, 60000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn lapse_claims() -> Weight {
		Weight::from_parts(200000000, 48000)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn lapse_accounts() -> Weight {
		Weight::from_parts(200000000, 48000)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn claim_patronage(n: u32) -> Weight {
		Weight::from_parts(20000000, 12000)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(90000000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	fn collect_account(n: u32) -> Weight {
		Weight::from_parts(160000000, 36000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(40000000, 5600).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
}
