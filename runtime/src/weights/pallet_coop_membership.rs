//! Placeholder.
#![allow(missing_docs)]
use core::marker::PhantomData;
use frame_support::weights::Weight;
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_coop_membership::WeightInfo for WeightInfo<T> {
	fn apply() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn invite() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn accept_invitation() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn withdraw() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn admit() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn refuse() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn leave() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn lapse() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn release_account() -> Weight { Weight::from_parts(50_000_000, 0) }
}
