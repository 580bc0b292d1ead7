//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls, and of what it does by itself or for other pallets, with what the books do.
pub trait WeightInfo {
	/// Weight of `set_terms`.
	fn set_terms() -> Weight;
	/// Weight of `hold_rounds`.
	fn hold_rounds() -> Weight;
	/// Weight of `end_rounds`.
	fn end_rounds() -> Weight;
	/// Weight of `apply` by the second officer, the last that has room.
	fn apply() -> Weight;
	/// Weight of `answer`.
	fn answer() -> Weight;
	/// Weight of `withdraw` by the second officer.
	fn withdraw() -> Weight;
	/// Weight of `agree_exclusion` by the second officer.
	fn agree_exclusion() -> Weight;
	/// Weight of `vote` with points for so many applications, by who sits in so many co-ops, changed from points for all.
	fn vote(p: u32, s: u32) -> Weight;
	/// Weight of `report`.
	fn report() -> Weight;
	/// Weight of `review`, the second one. What it releases is paid by itself later.
	fn review() -> Weight;
	/// Weight of `give_up` by the second officer.
	fn give_up() -> Weight;
	/// Weight of `cancel`.
	fn cancel() -> Weight;
	/// Weight of `repay` by the second officer, with the entries in both books.
	fn repay() -> Weight;
	/// Weight of `expect_payment`.
	fn expect_payment() -> Weight;
	/// Weight of `write_off`.
	fn write_off() -> Weight;
	/// Weight of `decide_report`. What it releases is paid by itself later.
	fn decide_report() -> Weight;
	/// Weight of `call_guarantee`. What it releases is paid by itself later.
	fn call_guarantee() -> Weight;
	/// Weight of `elect_committee`.
	fn elect_committee() -> Weight;
	/// Weight of `request_aid`.
	fn request_aid() -> Weight;
	/// Weight of `agree_to_aid`, the third one, without the payment that is then made at once.
	fn agree_to_aid() -> Weight;
	/// Weight of `open_bank`.
	fn open_bank() -> Weight;
	/// Weight of `allow_return`.
	fn allow_return() -> Weight;
	/// Weight of `assess_dues`.
	fn assess_dues() -> Weight;
	/// Weight of `waive_dues`.
	fn waive_dues() -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of a round that opens.
	fn open_round() -> Weight;
	/// Weight of a vote that opens among so many co-ops.
	fn open_vote(c: u32) -> Weight;
	/// Weight of the settlement of so many applications by so many co-ops, with the entries in the books.
	fn settle(a: u32, c: u32) -> Weight;
	/// Weight of the end of so many ballots.
	fn prune(b: u32) -> Weight;
	/// Weight of a request for aid or a guarantee that ends.
	fn lapse() -> Weight;
	/// Weight of a payment in units into the books of a co-op.
	fn pay_in_units() -> Weight;
	/// Weight of a payment that a bank is to make.
	fn pay_by_bank() -> Weight;
	/// Weight of what is done about one thing that the bank did.
	fn hear() -> Weight;
	/// Weight of what is done about a levy.
	fn on_levy() -> Weight;
}

impl WeightInfo for () {
	fn set_terms() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn hold_rounds() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn end_rounds() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn apply() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn answer() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn agree_exclusion() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn vote(p: u32, s: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(p.saturating_add(s).into())
	}

	fn report() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn review() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn give_up() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn cancel() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn repay() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn expect_payment() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn write_off() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn decide_report() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn call_guarantee() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn elect_committee() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn request_aid() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn agree_to_aid() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_bank() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn allow_return() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn assess_dues() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn waive_dues() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn take_back() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_round() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_vote(c: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(c.into())
	}

	fn settle(a: u32, c: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(a.saturating_add(c).into())
	}

	fn prune(b: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(b.into())
	}

	fn lapse() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_in_units() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_by_bank() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn hear() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn on_levy() -> Weight {
		Weight::from_parts(10, 0)
	}
}
