//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what other pallets have it do, with what the books and shares do.
pub trait WeightInfo {
	/// Weight of `fix_bases`.
	fn fix_bases() -> Weight;
	/// Weight of `confirm_accounts`.
	fn confirm_accounts() -> Weight;
	/// Weight of `close_year` of the first year, without what shares do, whose levy is paid in units.
	fn close_year() -> Weight;
	/// The same, where a bank is to pay the levy.
	fn close_year_by_bank() -> Weight;
	/// Weight of `use_education`.
	fn use_education() -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of `pay_levy` or `pay_education` in units.
	fn pay_in_units() -> Weight;
	/// Weight of `pay_levy` or `pay_education` where a bank is to pay it.
	fn pay_by_bank() -> Weight;
	/// Weight of what happens when the time of a part of the education fund is over, which is paid in units.
	fn forfeit_education() -> Weight;
	/// The same, where a bank is to pay it.
	fn forfeit_education_by_bank() -> Weight;
	/// Weight of `charge_loss`.
	fn charge_loss() -> Weight;
	/// Weight of what is done about what the bank did with so many items, of each of which a member owes something.
	fn hear(n: u32) -> Weight;
	/// Weight of `commit_patronage`.
	fn commit_patronage() -> Weight;
	/// Weight of `confirm_patronage`.
	fn confirm_patronage() -> Weight;
	/// Weight of `object_to_patronage`, the one that stops it.
	fn object_to_patronage() -> Weight;
	/// Weight of `agree_patronage`, while objections run.
	fn agree_patronage() -> Weight;
	/// Weight of `revolve` by anybody.
	fn revolve() -> Weight;
	/// Weight of `settle_account`, without the queue of shares.
	fn settle_account() -> Weight;
	/// Weight of what happens when the days of objection are over.
	fn open_claims() -> Weight;
	/// Weight of what happens when the time for claims is over.
	fn lapse_claims() -> Weight;
	/// Weight of what happens when the time to collect accounts is over.
	fn lapse_accounts() -> Weight;
	/// Weight of `claim_patronage` for so many, each with the longest proof.
	fn claim_patronage(n: u32) -> Weight;
	/// Weight of `collect_account` for so many, the last of them with what rounding has left.
	fn collect_account(n: u32) -> Weight;
	/// Weight of `show_debts` for so many, each with the longest proof.
	fn show_debts(n: u32) -> Weight;
	/// Weight of `pay_debt`.
	fn pay_debt() -> Weight;
	/// Weight of `set_off_debt`, without what shares do.
	fn set_off_debt() -> Weight;
	/// Weight of `write_off_debt`.
	fn write_off_debt() -> Weight;
	/// Weight of `replace_patronage`.
	fn replace_patronage() -> Weight;
	/// Weight of what happens when the time to divide a pool is over.
	fn lapse_pool() -> Weight;
	/// Weight of what is asked before the final balance of a co-op is published.
	fn ensure_ready() -> Weight;
	/// Weight of paying back the member accounts of all years at once.
	fn wind_up() -> Weight;
	/// Weight of what is asked before a co-op that is wound up is over.
	fn is_wound_up() -> Weight;
	/// Weight of locking a part of the indivisible reserve.
	fn lock() -> Weight;
}

impl WeightInfo for () {
	fn fix_bases() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_accounts() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn close_year() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn close_year_by_bank() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn use_education() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn take_back() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_in_units() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn pay_by_bank() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn forfeit_education() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn forfeit_education_by_bank() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn charge_loss() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn hear(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn commit_patronage() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_patronage() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn object_to_patronage() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn agree_patronage() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn revolve() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn settle_account() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn open_claims() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn lapse_claims() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn lapse_accounts() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn claim_patronage(n: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(n.into())
	}

	fn collect_account(n: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(n.into())
	}

	fn show_debts(n: u32) -> Weight {
		Weight::from_parts(10, 0).saturating_mul(n.into())
	}

	fn pay_debt() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn set_off_debt() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn write_off_debt() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn replace_patronage() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn lapse_pool() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn ensure_ready() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn wind_up() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn is_wound_up() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn lock() -> Weight {
		Weight::from_parts(10, 0)
	}
}
