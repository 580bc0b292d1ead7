//! Placeholder.
#![allow(missing_docs)]
use core::marker::PhantomData;
use frame_support::weights::Weight;
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_cooperatives::WeightInfo for WeightInfo<T> {
	fn resign_office() -> Weight { Weight::from_parts(50_000_000, 0) }
	fn on_seat_ended() -> Weight { Weight::from_parts(50_000_000, 0) }
}
