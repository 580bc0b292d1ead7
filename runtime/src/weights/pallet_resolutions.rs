//! Weights of `pallet_resolutions`, provisional.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_resolutions`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_resolutions::WeightInfo for WeightInfo<T> {
	fn propose() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn propose_text() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn propose_payment() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn second() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn sign_petition() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn amend() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn object() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn withdraw_objection() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn request_secrecy() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn vote() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn enter_result() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn discard_result() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn retry() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn roll_call(_members: u32) -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn strike_roll(_members: u32) -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn advance() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn step() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn prune() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
}
