//! Weights of `pallet_coop_membership`, provisional.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_coop_membership`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_coop_membership::WeightInfo for WeightInfo<T> {
	fn apply() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn invite() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn accept_invitation() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn apply_on_paper() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn sponsor() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn admit() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn refuse() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn appeal_refusal() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn decide_admission() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn confirm_contribution() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn end_probation() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn leave() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn leave_in_dissent() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn leave_on_paper() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn classify_exit() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn suspend() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn appeal() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn dismiss_appeal() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn open_case() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn submit_defence() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn record_hearing() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn drop_case() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn expel() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn record_death() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn contest_death() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn decide_death() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn close() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn unlink() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn move_seat() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn veto_move() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn decide_move() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn correct() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn import(_n: u32) -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn confirm_import(_n: u32) -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn discard_import() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn advance() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn release_account() -> Weight {
		Weight::from_parts(500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
}
