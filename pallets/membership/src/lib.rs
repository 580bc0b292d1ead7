#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::pallet_macros::import_section;
use rochdale_primitives::{
	bylaws::Parameters,
	dissolution::KnowDissolved,
	listed::{bounded, looked_at},
	money::Hand,
	queue::DueQueue,
	refusal::GiveBack,
	two_hands::{Entered, FirstHand},
	ApplicationNo, BallotBook, Clock, CoopId, CoopInspect, Electorate, Electors, Mandate, MemberNo, Moment, Office,
	OnSeatEnded, Quota, ResolutionId, Secrecy, Settlement, Track,
};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use board::{Approval, Concerned};
use register::Newcomer;

mod absence;
mod accounts;
mod admission;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod board;
mod calls;
mod discipline;
mod entries;
mod errors;
mod events;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(all(feature = "next-version", not(feature = "broken-upgrade")))]
pub mod migrations;
#[cfg(test)]
mod mock;
mod proposable;
mod queue;
mod register;
mod standing;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

/// The most deadlines that one block carries out by itself.
pub const MAX_STEPS_PER_BLOCK: u32 = 16;

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
type HashOf<T> = <T as frame_system::Config>::Hash;
type EntryOf<T> = MemberEntry<AccountIdOf<T>, HashOf<T>>;
type NewcomerOf<T> = Newcomer<AccountIdOf<T>, HashOf<T>>;
type CandidateOf<T> = Candidate<AccountIdOf<T>, HashOf<T>>;
type ApplicationInfoOf<T> = Application<AccountIdOf<T>, HashOf<T>>;
type EnteredOf<T> = Entered<AccountIdOf<T>>;
type FirstHandOf<T> = FirstHand<AccountIdOf<T>, ActionOf<T>>;
type ImportOf<T> = Import<AccountIdOf<T>, HashOf<T>>;
type CaseOf<T> = Case<HashOf<T>>;
type DeathOf<T> = Death<HashOf<T>>;
type SuspensionOf<T> = Suspension<HashOf<T>>;
type CorrectionOf<T> = Correction<HashOf<T>>;
/// What two officers may do: the approval, the entry that it is about, and what else is known.
type ByTwo<T, R> = Result<(Approval<T>, EntryOf<T>, R), Error<T>>;
/// What two officers do together.
pub type ActionOf<T> = Action<AccountIdOf<T>, HashOf<T>>;
/// The members that somebody sends to be imported.
pub type WrittenBatchOf<T> = WrittenBatch<AccountIdOf<T>, HashOf<T>>;
/// A batch of members to be imported.
pub type BatchOf<T> = Batch<AccountIdOf<T>, HashOf<T>>;
/// What is known about a member.
pub type MemberCardOf<T> = MemberCard<AccountIdOf<T>, HashOf<T>>;
/// What is known about an application.
pub type ApplicationCardOf<T> = ApplicationCard<AccountIdOf<T>, HashOf<T>>;

#[import_section(events::events)]
#[import_section(errors::errors)]
#[import_section(calls::calls)]
#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	/// The type of an account in a call, which wallets show as an account picker.
	pub type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

	/// The layout of what this pallet stores (docs/upgrading.md).
	#[cfg(any(not(feature = "next-version"), feature = "broken-upgrade"))]
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);
	/// The layout of the rehearsal's runtime, in which what is stored has one field more.
	#[cfg(all(feature = "next-version", not(feature = "broken-upgrade")))]
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		// Dependencies

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The register of co-ops with their bylaws and officers.
		type Coops: CoopInspect<Self::AccountId>;

		/// The co-ops that are dissolved.
		type Dissolutions: KnowDissolved;

		/// What else happens when a seat ends.
		type OnSeatEnded: OnSeatEnded;

		/// An enacted resolution of a co-op.
		///
		/// For benchmarks it makes a mandate of a co-op that the benchmarks have founded, special and secret.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// What members have voted, for as long as ballots are kept.
		type Ballots: BallotBook;

		/// What is still open between a co-op and a former member.
		type Settlement: Settlement;

		// Parameters

		/// Days until an invitation lapses, also the period of the number that a member can send.
		#[pallet::constant]
		type InvitationDays: Get<u32>;

		/// Days until an application lapses that waits for sponsors, members or the contribution.
		#[pallet::constant]
		type ApplicationDays: Get<u32>;

		/// Days until an officer's approval lapses for which no second officer has come.
		#[pallet::constant]
		type ApprovalDays: Get<u32>;

		/// The most invitations that a co-op can have open.
		#[pallet::constant]
		type MaxOpenInvitations: Get<u32>;

		/// The most invitations and applications on paper that a member can send in a period.
		#[pallet::constant]
		type InvitationsPerMember: Get<u32>;

		/// The most applications that a member can send free of charge in a period.
		#[pallet::constant]
		type FreeApplications: Get<u32>;

		/// The most approvals of an officer that can wait for a second one.
		#[pallet::constant]
		type MaxOpenApprovals: Get<u32>;

		/// The most approvals and imports that an officer can begin in a period.
		#[pallet::constant]
		type ApprovalsPerOfficer: Get<u32>;

		/// Basis points of the seats that officers can move, and suspend, in 30 days; at least one.
		#[pallet::constant]
		type MaxAccountMovesBps: Get<u16>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The members of each co-op by number, former ones included.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Members<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, EntryOf<T>, OptionQuery>;

	/// The member number under which an account now sits in a co-op.
	#[pallet::storage]
	pub type Seats<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, CoopId, MemberNo, OptionQuery>;

	/// The last numbers, the counts and the version of the electorate of each co-op.
	#[pallet::storage]
	pub type Rolls<T: Config> = StorageMap<_, Twox64Concat, CoopId, Roll, ValueQuery>;

	/// How many members had a vote at any time, in the order of the changes.
	#[pallet::storage]
	pub type SeatHistory<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, u32, SeatCount, OptionQuery>;

	/// Who is on the way into a co-op, by invitation or application.
	#[pallet::storage]
	pub type Applications<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, ApplicationNo, ApplicationInfoOf<T>, OptionQuery>;

	/// The number of an account's open application to a co-op.
	#[pallet::storage]
	pub type ApplicationOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, CoopId, ApplicationNo, OptionQuery>;

	/// How many invitations of a co-op are open.
	#[pallet::storage]
	pub type OpenInvitations<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

	/// How many invitations a member has sent in the current period.
	#[pallet::storage]
	pub type InvitationQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// How many applications a member has sent free of charge in the current period.
	#[pallet::storage]
	pub type ApplicationQuota<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Quota, ValueQuery>;

	/// What one officer has approved, by the hash of what it is.
	#[pallet::storage]
	pub type Approvals<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, ActionHash, FirstHandOf<T>, OptionQuery>;

	/// How many approvals of an officer wait for a second one.
	#[pallet::storage]
	pub type OpenApprovals<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, u32, ValueQuery>;

	/// How many approvals and imports an officer has begun in the current period.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type ApprovalQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// The cases against members.
	#[pallet::storage]
	pub type Cases<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, CaseOf<T>, OptionQuery>;

	/// The deaths that were recorded and have not taken effect.
	#[pallet::storage]
	pub type Deaths<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, DeathOf<T>, OptionQuery>;

	/// The seats that are about to move to another account.
	#[pallet::storage]
	pub type Moves<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Move<AccountIdOf<T>>, OptionQuery>;

	/// The member whose seat is about to move to an account.
	#[pallet::storage]
	pub type MovesTo<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, CoopId, MemberNo, OptionQuery>;

	/// How many moves the officers of a co-op have started in the current period.
	#[pallet::storage]
	pub type MoveQuota<T: Config> = StorageMap<_, Twox64Concat, CoopId, Quota, ValueQuery>;

	/// How many members the officers of a co-op have suspended in the current period.
	#[pallet::storage]
	pub type SuspensionQuota<T: Config> = StorageMap<_, Twox64Concat, CoopId, Quota, ValueQuery>;

	/// The correcting entries of each co-op by number.
	#[pallet::storage]
	pub type Corrections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, CorrectionNo, CorrectingEntry<HashOf<T>>, OptionQuery>;

	/// The members of an existing co-op that wait for the auditor.
	#[pallet::storage]
	pub type Imports<T: Config> = StorageMap<_, Twox64Concat, CoopId, ImportOf<T>, OptionQuery>;

	/// Days from the start of the chain in which a co-op can import its register.
	#[pallet::storage]
	pub type ImportDays<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, OptionQuery>;

	/// Everything that happens by itself, in the order of its time.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 8], Blake2_128Concat, (CoopId, Due), (), OptionQuery>;

	/// By how many seats, applications and moves an account is kept alive.
	// Zero while the release of the account failed.
	#[pallet::storage]
	pub type KeptAlive<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, OptionQuery>;

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The registers of the founding co-ops.
		pub registers: Vec<GenesisRegister<T::AccountId, T::Hash>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for register in &self.registers {
				if register.import_days > 0 {
					ImportDays::<T>::insert(register.coop, register.import_days);
				}
				for (member, number) in register.members.iter().zip(1u32..) {
					if let Err(reason) = Pallet::<T>::enter_at_genesis(register.coop, member) {
						panic!("member {number} of co-op {} of the genesis {reason}", register.coop);
					}
				}
			}
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How many members of the co-op had a vote at a civil time in milliseconds.
		pub fn seats_at(coop: CoopId, at: Moment) -> u32 {
			Self::count_at(coop, at)
		}

		/// The number under which an account sits in the co-op.
		pub fn seat(coop: CoopId, account: T::AccountId) -> Option<MemberNo> {
			Seats::<T>::get(account, coop)
		}

		/// What the register says about a member, with corrections.
		pub fn member(coop: CoopId, member: MemberNo) -> Option<MemberCardOf<T>> {
			Self::member_card(coop, member)
		}

		/// What is known about an application.
		pub fn application(coop: CoopId, application: ApplicationNo) -> Option<ApplicationCardOf<T>> {
			Self::application_card(coop, application)
		}

		/// The version of the electorate and the count of votes.
		pub fn electorate(coop: CoopId) -> Electorate {
			<Self as Electors<T::AccountId>>::electorate(coop)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(
				T::InvitationDays::get() > 0 && T::ApplicationDays::get() > 0 && T::ApprovalDays::get() > 0,
				"periods must have a length"
			);
			assert!(T::InvitationsPerMember::get() > 0, "members must be able to invite");
			assert!(T::FreeApplications::get() > 0, "members must be able to apply elsewhere");
			assert!(
				T::MaxOpenApprovals::get() > 0 && T::ApprovalsPerOfficer::get() > 0,
				"officers must be able to approve"
			);
			assert!(T::MaxAccountMovesBps::get() <= 10_000, "no more seats can move than there are");
			assert!(
				T::MaxOpenInvitations::get() > T::InvitationsPerMember::get(),
				"no member alone may use up the invitations of a co-op"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
