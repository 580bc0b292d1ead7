//! Co-ops, their members and their officers.

use crate::{
	configs::governance::{CoopAccountMay, DecidedByCoop},
	weights, Clock, Cooperatives, Membership, Resolutions, Runtime, RuntimeCall,
};
use frame_support::{
	parameter_types,
	traits::{ConstU16, ConstU32},
	PalletId,
};

parameter_types! {
	/// Seed of the accounts of co-ops.
	pub const CooperativesId: PalletId = PalletId(*b"rd/coops");
}

impl pallet_coop_membership::Config for Runtime {
	type ApplicationDays = ConstU32<90>;
	type ApprovalDays = ConstU32<30>;
	type ApprovalsPerOfficer = ConstU32<300>;
	type Ballots = Resolutions;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type FreeApplications = ConstU32<3>;
	type InvitationDays = ConstU32<30>;
	type InvitationsPerMember = ConstU32<3>;
	type MaxAccountMovesBps = ConstU16<200>;
	type MaxOpenApprovals = ConstU32<32>;
	type MaxOpenInvitations = ConstU32<64>;
	type OnSeatEnded = Cooperatives;
	// Nothing is owed yet: shares and accounts of members will answer here.
	type Settlement = ();
	type WeightInfo = weights::pallet_coop_membership::WeightInfo<Runtime>;
}

impl pallet_cooperatives::Config for Runtime {
	type ActFilter = CoopAccountMay;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Members = Membership;
	type PalletId = CooperativesId;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = weights::pallet_cooperatives::WeightInfo<Runtime>;
}
