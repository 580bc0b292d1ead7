//! Weights of `pallet_ledger`, derived from those that its predecessor had and from what each call accesses.
//!
//! To be measured by `make weights`, which writes this file anew.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_ledger`.
pub struct WeightInfo<T>(PhantomData<T>);

/// A base, and what each of `n` takes of time, reads and writes.
fn linear<T: frame_system::Config>(base: u64, reads: u64, writes: u64, n: u32, each: u64, more_reads: u64, more_writes: u64) -> Weight {
	Weight::from_parts(base, 10_000)
		.saturating_add(Weight::from_parts(each, 3_500).saturating_mul(n.into()))
		.saturating_add(T::DbWeight::get().reads(reads.saturating_add(more_reads.saturating_mul(n.into()))))
		.saturating_add(T::DbWeight::get().writes(writes.saturating_add(more_writes.saturating_mul(n.into()))))
}

impl<T: frame_system::Config> pallet_ledger::WeightInfo for WeightInfo<T> {
	fn ask() -> Weight {
		linear::<T>(20_000_000, 2, 0, 0, 0, 0, 0)
	}
	fn contribute() -> Weight {
		linear::<T>(180_000_000, 9, 7, 0, 0, 0, 0)
	}
	fn enter_receipts() -> Weight {
		linear::<T>(80_000_000, 4, 4, 0, 0, 0, 0)
	}
	fn expect() -> Weight {
		linear::<T>(90_000_000, 7, 6, 0, 0, 0, 0)
	}
	fn expire(n: u32) -> Weight {
		linear::<T>(110_000_000, 12, 12, n, 4_000_000, 0, 0)
	}
	fn post(n: u32) -> Weight {
		linear::<T>(150_000_000, 8, 8, n, 25_000_000, 3, 2)
	}
	fn post_run(n: u32) -> Weight {
		linear::<T>(180_000_000, 17, 17, n, 14_000_000, 1, 0)
	}
	fn void(n: u32) -> Weight {
		linear::<T>(120_000_000, 14, 12, n, 5_000_000, 0, 0)
	}
	fn correct(n: u32) -> Weight {
		linear::<T>(150_000_000, 8, 8, n, 25_000_000, 2, 2)
	}
	fn close(n: u32) -> Weight {
		linear::<T>(80_000_000, 3, 4, n, 45_000_000, 2, 2)
	}
	fn open_balances(n: u32) -> Weight {
		linear::<T>(250_000_000, 20, 22, n, 16_000_000, 1, 1)
	}
	fn set_details() -> Weight {
		linear::<T>(70_000_000, 5, 2, 0, 0, 0, 0)
	}
	fn withdraw() -> Weight {
		linear::<T>(45_000_000, 2, 1, 0, 0, 0, 0)
	}
	fn open_account() -> Weight {
		linear::<T>(35_000_000, 4, 4, 0, 0, 0, 0)
	}
	fn post_at_once(n: u32) -> Weight {
		linear::<T>(220_000_000, 12, 12, n, 12_000_000, 2, 1)
	}
	fn order(n: u32) -> Weight {
		linear::<T>(90_000_000, 12, 12, n, 8_000_000, 2, 0)
	}
}
