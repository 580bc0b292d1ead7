//! Co-ops, their members and their officers.

use crate::{weights, Clock, Cooperatives, Membership, Runtime};
use frame_support::{parameter_types, traits::ConstU32, PalletId};

parameter_types! {
	/// Seed of the accounts of co-ops.
	pub const CooperativesId: PalletId = PalletId(*b"rd/coops");
}

impl pallet_coop_membership::Config for Runtime {
	type Clock = Clock;
	type Coops = Cooperatives;
	type OnSeatEnded = Cooperatives;
	type ApplicationDays = ConstU32<90>;
	type FreeApplications = ConstU32<3>;
	type InvitationDays = ConstU32<30>;
	type InvitationsPerMember = ConstU32<3>;
	type MaxOpenInvitations = ConstU32<64>;
	type WeightInfo = weights::pallet_coop_membership::WeightInfo<Runtime>;
}

impl pallet_cooperatives::Config for Runtime {
	type Clock = Clock;
	type Members = Membership;
	type PalletId = CooperativesId;
	type WeightInfo = weights::pallet_cooperatives::WeightInfo<Runtime>;
}
