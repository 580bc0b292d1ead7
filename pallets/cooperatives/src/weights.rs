//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do.
pub trait WeightInfo {
	/// Weight of `resign_office` with the most offices in the co-op.
	fn resign_office() -> Weight;
	/// Weight of `adopt_bylaws`.
	fn adopt_bylaws() -> Weight;
	/// Weight of `appoint` with the most offices in the co-op, whose terms are all over.
	fn appoint() -> Weight;
	/// Weight of `dismiss` with the most offices in the co-op.
	fn dismiss() -> Weight;
	/// Weight of `act` without the call that it makes.
	fn act() -> Weight;
	/// Weight of ending all offices of a member who leaves.
	fn on_seat_ended() -> Weight;
}

/// The same small weight for everything, for tests.
impl WeightInfo for () {
	fn resign_office() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn adopt_bylaws() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn appoint() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn dismiss() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn act() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn on_seat_ended() -> Weight {
		Weight::from_parts(10, 0)
	}
}
