//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets ask it.
pub trait WeightInfo {
	/// Weight of `approve_custodian`.
	fn approve_custodian() -> Weight;
	/// Weight of `set_ceilings`.
	fn set_ceilings() -> Weight;
	/// Weight of `remove_custodian`.
	fn remove_custodian() -> Weight;
	/// Weight of `attest_deposit`.
	fn attest_deposit() -> Weight;
	/// Weight of `confirm_deposits` of `n` deposits, the beneficiary of each without an account, and in eight co-ops.
	fn confirm_deposits(n: u32) -> Weight;
	/// Weight of `reject_deposit`.
	fn reject_deposit() -> Weight;
	/// Weight of `request_redemption`.
	fn request_redemption() -> Weight;
	/// Weight of `report_payout`.
	fn report_payout() -> Weight;
	/// Weight of `acknowledge_payout`.
	fn acknowledge_payout() -> Weight;
	/// Weight of `confirm_payout` to a holder of whom eight seats are looked at.
	fn confirm_payout() -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of `dispute` by a delegate, of whom eight seats are looked at.
	fn dispute() -> Weight;
	/// Weight of `decide_redemption` whose units are burnt.
	fn decide_redemption() -> Weight;
	/// Weight of `withdraw_report` by the second officer.
	fn withdraw_report() -> Weight;
	/// Weight of `pause` by the second auditor.
	fn pause() -> Weight;
	/// Weight of `set_pause`.
	fn set_pause() -> Weight;
	/// Weight of `attest_statement`.
	fn attest_statement() -> Weight;
	/// Weight of `confirm_statement`.
	fn confirm_statement() -> Weight;
	/// Weight of `register_account` by the second officer.
	fn register_account() -> Weight;
	/// Weight of `unregister_account` by the second officer.
	fn unregister_account() -> Weight;
	/// Weight of `advance`: a part of a deposit is issued.
	fn advance() -> Weight;
	/// Weight of `withdraw_note` about an account, among the notes of a whole board.
	fn withdraw_note() -> Weight;
	/// Weight of asking whether an account may receive units that is registered.
	fn may_receive() -> Weight;
}

/// The same small weight for everything, for tests.
impl WeightInfo for () {
	fn approve_custodian() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_ceilings() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn remove_custodian() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn attest_deposit() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_deposits(n: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(n.into())
	}

	fn reject_deposit() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn request_redemption() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn report_payout() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn acknowledge_payout() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_payout() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn take_back() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn dispute() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn decide_redemption() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_report() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pause() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_pause() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn attest_statement() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_statement() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn register_account() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn unregister_account() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn advance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_note() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn may_receive() -> Weight {
		Weight::from_parts(10, 0)
	}
}
