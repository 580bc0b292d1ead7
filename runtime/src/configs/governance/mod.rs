//! What members decide, and what each decision can bring about.
//!
//! [`policy`] is the table of what a resolution can enact. [`interests`] says who is behind those whom a decision pays or
//! judges, and `funds` whether there is as much as it pays. [`origins`] is what the pallets receive of a decision when it
//! takes effect.

use crate::{
	configs::{consensus::comes_before_new_set, system::MAXIMUM_BLOCK_WEIGHT},
	weights, Clock, Cooperatives, Membership, Runtime, RuntimeCall, ValidatorSeats,
};
use frame_support::{parameter_types, traits::ConstU32, weights::Weight};
use pallet_resolutions::{RestoreFinality, RevokeUpgrade};
use sp_runtime::DispatchResult;

pub use origins::{DecidedByAgreement, DecidedByCoop};
pub use policy::{CoopAccountMay, CoopPolicy};

mod funds;
pub mod interests;
#[cfg(feature = "runtime-benchmarks")]
pub mod longest_look;
pub mod origins;
pub mod policy;

parameter_types! {
	/// What the agenda uses of each block at most: three quarters of the fifth that transactions leave. The rest is for the
	/// deadlines of the register of members.
	pub AgendaWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(20).saturating_mul(3);
	/// The heaviest call that can be proposed.
	pub MaxCallWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(10);
}

/// Has finality start anew with the seats of those who are left.
pub struct RescueBySeats;

impl RestoreFinality for RescueBySeats {
	fn can_have_stopped_at(best_finalised: u32) -> bool {
		ValidatorSeats::can_have_stopped_at(best_finalised) && comes_before_new_set(best_finalised)
	}

	fn restore_finality(delay: u32, best_finalised: u32) -> DispatchResult {
		ValidatorSeats::begin_rescue(delay, best_finalised);
		Ok(())
	}
}

/// Forgets the runtime that was authorised last.
pub struct ForgetUpgrade;

impl RevokeUpgrade for ForgetUpgrade {
	fn revoke_upgrade() -> bool {
		let is_pending = crate::System::authorized_upgrade().is_some();
		// The system pallet has no call that takes an authorisation back.
		let key = frame_support::storage::storage_prefix(b"System", b"AuthorizedUpgrade");
		frame_support::storage::unhashed::kill(&key);
		is_pending
	}
}

impl pallet_resolutions::Config for Runtime {
	type AgendaWeight = AgendaWeight;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type DraftsPerMember = ConstU32<5>;
	type Elections = CoopPolicy;
	type Finality = RescueBySeats;
	type MaxCallLength = ConstU32<2_048>;
	type MaxCallWeight = MaxCallWeight;
	type MaxOpen = ConstU32<256>;
	type Members = Membership;
	type Payments = CoopPolicy;
	type Policy = CoopPolicy;
	type RuntimeCall = RuntimeCall;
	type Upgrades = ForgetUpgrade;
	type WeightInfo = weights::pallet_resolutions::WeightInfo<Runtime>;
}
