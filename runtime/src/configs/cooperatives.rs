//! Co-ops, their members and their officers.

use crate::{
	configs::{
		governance::{CoopAccountMay, DecidedByAgreement, DecidedByCoop},
		money::CashInUnits,
	},
	weights, AccountId, Clock, Cooperatives, Custody, Dissolution, Membership, Resolutions, Runtime, RuntimeCall,
	Shares, Surplus, Treasuries, ValidatorSeats,
};
use frame_support::{
	parameter_types,
	traits::{ConstU16, ConstU32},
	PalletId,
};
use sp_runtime::traits::AccountIdConversion;

parameter_types! {
	/// Seed of the accounts of co-ops.
	pub const CooperativesId: PalletId = PalletId(*b"rd/coops");
	/// Seed of the federation's account.
	pub const FederationId: PalletId = PalletId(*b"rd/feder");
	/// The federation's account.
	pub FederationAccount: AccountId = FederationId::get().into_account_truncating();
}

impl pallet_coop_membership::Config for Runtime {
	type ApplicationDays = ConstU32<90>;
	type ApprovalDays = ConstU32<30>;
	type ApprovalsPerOfficer = ConstU32<300>;
	type Ballots = Resolutions;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type Dissolutions = Dissolution;
	type FreeApplications = ConstU32<3>;
	type InvitationDays = ConstU32<30>;
	type InvitationsPerMember = ConstU32<3>;
	type MaxAccountMovesBps = ConstU16<200>;
	type MaxOpenApprovals = ConstU32<32>;
	type MaxOpenInvitations = ConstU32<64>;
	type OnSeatEnded = (Cooperatives, Shares);
	// Shares, and what is due for them. What members buy and owe will answer here too.
	type Settlement = (Shares, Surplus);
	type WeightInfo = weights::pallet_coop_membership::WeightInfo<Runtime>;
}

impl pallet_cooperatives::Config for Runtime {
	type ActFilter = CoopAccountMay;
	type AgreementOrigin = DecidedByAgreement;
	type ApplicationDays = ConstU32<180>;
	type Cash = CashInUnits;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Dissolutions = Dissolution;
	type FederationActFilter = CoopAccountMay;
	type FederationId = FederationId;
	type FederationOrigin = pallet_resolutions::EnsureFederation;
	type ImportDays = ConstU32<180>;
	// As many as all co-ops can have open, so that none takes the place of another.
	type MaxApplications = ConstU32<{ pallet_cooperatives::MAX_NOMINATIONS * rochdale_primitives::MAX_COOPS }>;
	type Members = Membership;
	type OnCoopLeft = (ValidatorSeats, Treasuries);
	type PalletId = CooperativesId;
	type Registers = Membership;
	type RuntimeCall = RuntimeCall;
	// Units for which a custodian answers. Dues, loans and the fund will answer here too.
	type Settlement = Custody;
	type WeightInfo = weights::pallet_cooperatives::WeightInfo<Runtime>;
}
