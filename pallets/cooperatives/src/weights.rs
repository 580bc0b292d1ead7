//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do.
pub trait WeightInfo {
	/// Weight of `resign_office` with the most terms in the co-op, of which as many end as can.
	fn resign_office() -> Weight;
	/// Weight of `adopt_bylaws`.
	fn adopt_bylaws() -> Weight;
	/// Weight of `appoint`, as of `resign_office`.
	fn appoint() -> Weight;
	/// Weight of `dismiss`, as of `resign_office`.
	fn dismiss() -> Weight;
	/// Weight of `act` without the call that it makes.
	fn act() -> Weight;
	/// Weight of `install_elected` with the most members, as of `resign_office`.
	fn install_elected() -> Weight;
	/// Weight of `nominate` with `f` founders and the most offices.
	fn nominate(f: u32) -> Weight;
	/// Weight of `accept_founding` as the last of the most founders.
	fn accept_founding() -> Weight;
	/// Weight of `decline_founding` with the most founders.
	fn decline_founding() -> Weight;
	/// Weight of `withdraw_nomination` with the most founders.
	fn withdraw_nomination() -> Weight;
	/// Weight of `admit` with `f` founders and the most offices.
	fn admit(f: u32) -> Weight;
	/// Weight of `suspend` with the most changes of standing in a year.
	fn suspend() -> Weight;
	/// Weight of `reinstate` of a co-op that was excluded, with the most changes of standing in a year.
	fn reinstate() -> Weight;
	/// Weight of `exclude` with the most changes of standing in a year.
	fn exclude() -> Weight;
	/// Weight of `leave_federation` of a co-op that was excluded.
	fn leave_federation() -> Weight;
	/// Weight of `adopt_charter`.
	fn adopt_charter() -> Weight;
	/// Weight of `act_for_federation` without the call that it makes.
	fn act_for_federation() -> Weight;
	/// Weight of `conclude_agreement` with `p` parties.
	fn conclude_agreement(p: u32) -> Weight;
	/// Weight of `leave_agreement` with the most parties.
	fn leave_agreement() -> Weight;
	/// Weight of `act_under_agreement` without the call that it makes.
	fn act_under_agreement() -> Weight;
	/// Weight of one step of the queue: a co-op leaves that is bound by the most agreements, all of which end.
	fn advance() -> Weight;
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

	fn install_elected() -> Weight {
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

	fn nominate(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn accept_founding() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn decline_founding() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_nomination() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn admit(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn suspend() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn reinstate() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn exclude() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn leave_federation() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn adopt_charter() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn act_for_federation() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn conclude_agreement(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn leave_agreement() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn act_under_agreement() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn advance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn on_seat_ended() -> Weight {
		Weight::from_parts(10, 0)
	}
}
