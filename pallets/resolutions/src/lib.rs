#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![recursion_limit = "256"]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::{
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	pallet_macros::import_section,
	weights::WeightMeter,
};
use rochdale_primitives::{
	listed::{bounded, looked_at, Listed},
	money::Hand,
	refusal::GiveBack,
	text::{is_visible, Written},
	BallotBook, Clock, CoopId, CoopInspect, Electors, MemberInspect, MemberNo, Moment, Office, Parties, Quota,
	ResolutionId, Secrecy, Standing, Track,
};
use sp_runtime::traits::{Dispatchable, SaturatedConversion};

use acts::{
	assembly::{counting, telling},
	proxies::ending_proxies,
	sleep::asking_all_awake,
};
use agenda::most_due;
use policy::{asking_whom, looking_at_call};
use proposals::refused_proposal;

pub use limits::*;
pub use origin::{EnsureAgreement, EnsureCoop, EnsureFederation};
pub use pallet::*;
pub use policy::{CallPolicy, ElectionCall, Payee, PaymentCall, RestoreFinality, RevokeUpgrade};
pub use types::*;
pub use views::{runtime_api, CoopPosition, CoopResult, Next, Overview, Present, Tellers};
pub use weights::WeightInfo;

mod acts;
mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod errors;
mod events;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
mod limits;
#[cfg(feature = "next-version")]
pub mod migrations;
#[cfg(test)]
mod mock;
mod origin;
mod policy;
mod proposable;
mod proposals;
mod queue;
mod rules;
#[cfg(test)]
mod tests;
mod together;
mod types;
mod views;
mod voting;
pub mod weights;

#[import_section(calls::calls)]
#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	/// The type of an account in a call, which wallets show as an account picker.
	pub type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

	/// What can be enacted.
	pub type CallOf<T> = <T as Config>::RuntimeCall;

	/// An amount in a proposal, which this pallet passes on and never looks at. Wallets know it by this name.
	pub type BalanceOf<T> =
		<<T as Config>::Payments as PaymentCall<AccountOf<T>, <T as frame_system::Config>::Hash, CallOf<T>>>::Amount;
	type AccountOf<T> = <T as frame_system::Config>::AccountId;

	/// A call in storage.
	pub type StoredCallOf<T> = StoredCall<CallOf<T>, <T as Config>::MaxCallLength>;

	/// The layout of what this pallet stores (docs/upgrading.md).
	#[cfg(not(feature = "next-version"))]
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);
	/// The layout of the rehearsal's runtime, in which what is stored has one field more.
	#[cfg(feature = "next-version")]
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What an enacted resolution acts as.
	#[pallet::origin]
	pub type Origin = origin::Origin;

	#[pallet::config]
	pub trait Config:
		frame_system::Config<
		RuntimeEvent: From<Event<Self>>,
		RuntimeOrigin: From<origin::Origin>
		                   + Into<Result<origin::Origin, <Self as frame_system::Config>::RuntimeOrigin>>,
	>
	{
		// Types

		/// The calls of the runtime.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo;

		// Dependencies

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The register of co-ops, their officers and their bylaws.
		type Coops: CoopInspect<Self::AccountId>;

		/// The registers of members and their electorates.
		type Members: MemberInspect<Self::AccountId> + Electors<Self::AccountId>;

		/// Which calls a resolution can enact, and what each asks for.
		type Policy: CallPolicy<Self::AccountId, CallOf<Self>>;

		/// An enacted resolution of one co-op.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = rochdale_primitives::Mandate>;

		/// Starts finality anew when delegates demand it.
		type Finality: RestoreFinality;

		/// Takes back the authorisation of a runtime.
		type Upgrades: RevokeUpgrade;

		/// Makes the call that puts into office who was elected.
		type Elections: ElectionCall<CallOf<Self>>;

		/// Makes the calls that pay.
		type Payments: PaymentCall<Self::AccountId, Self::Hash, CallOf<Self>>;

		// Parameters

		/// The longest call that can be proposed, in bytes.
		#[pallet::constant]
		type MaxCallLength: Get<u32>;

		/// The heaviest call that can be proposed.
		#[pallet::constant]
		type MaxCallWeight: Get<Weight>;

		/// What the agenda uses of each block at most.
		#[pallet::constant]
		type AgendaWeight: Get<Weight>;

		/// The most resolutions that a co-op can have on its agenda at a time.
		#[pallet::constant]
		type MaxOpen: Get<u32>;

		/// The most drafts that a member can submit in the time in which a draft lapses.
		#[pallet::constant]
		type DraftsPerMember: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The last id given to a resolution.
	#[pallet::storage]
	pub type ResolutionCount<T: Config> = StorageValue<_, ResolutionId, ValueQuery>;

	/// The last number given to a resolution of each body.
	// Twox: numbers of co-ops are given out by the chain.
	#[pallet::storage]
	pub type NumbersGiven<T: Config> = StorageMap<_, Twox64Concat, Body, u32, ValueQuery>;

	/// Every resolution whose ballots are kept, with its phase, its rules and its votes.
	#[pallet::storage]
	pub type Resolutions<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Resolution, OptionQuery>;

	/// What each of these says, who proposed it, and when what happened.
	#[pallet::storage]
	pub type Motions<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Motion<T::Hash>, OptionQuery>;

	/// What is kept for ever of each resolution whose ballots are removed.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Record<T::Hash>, OptionQuery>;

	/// What is kept for ever of the part of each co-op in what several have decided.
	#[pallet::storage]
	pub type PositionsOf<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ResolutionId,
		BoundedVec<CoopPosition, ConstU32<{ rochdale_primitives::MAX_COOPS }>>,
		ValueQuery,
	>;

	/// What a resolution enacts, as long as it can be enacted.
	#[pallet::storage]
	pub type Calls<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, StoredCallOf<T>, OptionQuery>;

	/// How each member takes part in a vote, until some time after its end.
	#[pallet::storage]
	pub type Ballots<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, ResolutionId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		Ballot,
		OptionQuery,
	>;

	/// What each member or co-op has asked for in a resolution, and what they took back.
	#[pallet::storage]
	pub type Signatures<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, ResolutionId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, Whose>),
		Signature,
		ValueQuery,
	>;

	/// The members of the co-op that proposes who sign the text of a draft as it is.
	#[pallet::storage]
	pub type Signers<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Signatories, ValueQuery>;

	/// The objections to a proposal that seeks consent.
	#[pallet::storage]
	pub type Objections<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, ResolutionId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, Whose>),
		Objection<T::Hash>,
		OptionQuery,
	>;

	/// The assembly of a co-op that votes on a resolution.
	#[pallet::storage]
	pub type Assemblies<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResolutionId, Twox64Concat, CoopId, Assembly<T::Hash>, OptionQuery>;

	/// Who holds a member's proxy in an assembly, and how many proxies they hold, by each report.
	#[pallet::storage]
	pub type ProxiesOf<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, ResolutionId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		Proxies,
		ValueQuery,
	>;

	/// What is kept for ever of the assemblies of a co-op that counted on a resolution.
	#[pallet::storage]
	pub type MinutesOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResolutionId, Twox64Concat, CoopId, AllMinutes<T::Hash>, ValueQuery>;

	/// What is elected, who stands for it, and what was counted for each. Kept for good.
	#[pallet::storage]
	pub type Elections<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Contest<T::Hash>, OptionQuery>;

	/// The matters on which members choose, by the id of the one that others were put to first.
	// Twox: ids are given out by the chain.
	#[pallet::storage]
	pub type Matters<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Matter, OptionQuery>;

	/// The part of each co-op in what several co-ops decide, as long as ballots are kept.
	#[pallet::storage]
	pub type Polls<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResolutionId, Twox64Concat, CoopId, Poll, OptionQuery>;

	/// The co-ops that decide on an agreement.
	#[pallet::storage]
	pub type PartiesOf<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Parties, ValueQuery>;

	/// The result of a vote among co-ops, step by step, once it is closed.
	#[pallet::storage]
	pub type Results<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Arithmetic, OptionQuery>;

	/// What several co-ops decide and is not final.
	#[pallet::storage]
	pub type OpenAmongCoops<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, (), OptionQuery>;

	/// The votes of the federation that a co-op has missed in a row, if it missed the last one.
	#[pallet::storage]
	pub type Absences<T: Config> =
		StorageValue<_, BoundedBTreeMap<CoopId, Absence, ConstU32<{ rochdale_primitives::MAX_COOPS }>>, ValueQuery>;

	/// What the delegate of a co-op demands when blocks are no longer final.
	#[pallet::storage]
	pub type EmergencyCalls<T: Config> = StorageMap<_, Twox64Concat, CoopId, EmergencyCall, OptionQuery>;

	/// Deadline time at which delegates have last started finality anew.
	#[pallet::storage]
	pub type RestartedAt<T: Config> = StorageValue<_, Moment, OptionQuery>;

	/// Deadline time until which an authorised runtime can be put in force.
	#[pallet::storage]
	pub type UpgradeUntil<T: Config> = StorageValue<_, Moment, OptionQuery>;

	/// The drafts of the members of each co-op, which hold no place on its agenda.
	#[pallet::storage]
	pub type Drafts<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, ResolutionId, (), OptionQuery>;

	/// The resolutions that hold a place on the agenda of the co-op that proposed them.
	#[pallet::storage]
	pub type OpenResolutions<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<ResolutionId, T::MaxOpen>, ValueQuery>;

	/// How many of the places on the agenda of each co-op petitions hold.
	#[pallet::storage]
	pub type PlacesOfPetitions<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

	/// How many places on the agenda of each co-op a member holds by proposing or seconding.
	#[pallet::storage]
	pub type PlacesOfMembers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, u32, ValueQuery>;

	/// How many drafts a member has submitted in the current period.
	#[pallet::storage]
	pub type DraftQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// What happens by itself for what was proposed in a co-op, by deadline and then by id.
	// Identity: deadline time and id, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Identity, [u8; 8]>, NMapKey<Identity, [u8; 4]>),
		(),
		OptionQuery,
	>;

	/// The co-ops in the order of their turns on the agenda.
	// Identity: deadline time and id, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Heads<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Identity, [u8; 4], CoopId, OptionQuery>;

	/// When it is a co-op's turn on the agenda, and with which resolution.
	///
	/// That is its next deadline, or its last turn where more was due then.
	#[pallet::storage]
	pub type HeadOf<T: Config> = StorageMap<_, Twox64Concat, CoopId, (Moment, ResolutionId), OptionQuery>;

	/// Final resolutions whose ballots are kept, in the order in which they will be removed.
	#[pallet::storage]
	pub type Prunings<T: Config> =
		StorageNMap<_, (NMapKey<Identity, [u8; 8]>, NMapKey<Twox64Concat, ResolutionId>), (), OptionQuery>;

	/// The resolutions of a co-op that decides alone, or of several, whose ballots are kept.
	///
	/// By their notices, and without a co-op where several decide.
	// Identity: civil time, big-endian, so that iteration starts with the oldest notice.
	#[pallet::storage]
	pub type Kept<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Option<CoopId>>, NMapKey<Identity, [u8; 8]>, NMapKey<Twox64Concat, ResolutionId>),
		(),
		OptionQuery,
	>;

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Title, phase, what is needed and what is reached.
		pub fn overview(resolution: ResolutionId) -> Option<Overview<T::Hash>> {
			Self::overview_of(resolution)
		}

		/// The call that the resolution enacts.
		pub fn effect(resolution: ResolutionId) -> Option<CallOf<T>> {
			Self::effect_of(resolution).and_then(Result::ok)
		}

		/// Who votes for each co-op, and once the vote is closed where each stands.
		pub fn positions(resolution: ResolutionId) -> Vec<CoopPosition> {
			Self::positions_on(resolution)
		}

		/// Who is on the roll that a teller reports last of the assembly of a co-op.
		pub fn roll(resolution: ResolutionId, coop: CoopId, teller: Hand) -> Vec<Present> {
			Self::roll_of(resolution, coop, teller)
		}

		/// What is kept for ever of the assemblies of a co-op that counted, or count now.
		pub fn minutes(resolution: ResolutionId, coop: CoopId) -> Vec<Minutes<T::Hash>> {
			Self::minutes_on(resolution, coop)
		}

		/// The arithmetic of a vote among co-ops, once it is closed.
		pub fn arithmetic(resolution: ResolutionId) -> Option<Arithmetic> {
			Results::<T>::get(resolution)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, remaining: &mut WeightMeter) {
			let mut meter = WeightMeter::with_limit(T::AgendaWeight::get().min(remaining.remaining()));
			Self::end_authorisation(&mut meter);
			Self::run_agenda(&mut meter);
			Self::run_prunings(&mut meter);
			remaining.consume(meter.consumed());
		}

		fn integrity_test() {
			let agenda = T::AgendaWeight::get();
			let step = T::WeightInfo::step().saturating_add(T::MaxCallWeight::get());
			assert!(step.all_lte(agenda), "the heaviest call that can be proposed must fit the agenda");
			let together = Self::heaviest_step(rochdale_primitives::MAX_COOPS);
			assert!(
				together.all_lte(agenda),
				"a decision of the largest federation must fit the agenda, with all alternatives"
			);
			assert!(T::WeightInfo::prune().all_lte(agenda), "a step of pruning must fit the agenda");
			assert!(T::DraftsPerMember::get() > 0, "members must be able to propose");
			let places = T::MaxOpen::get().saturating_sub(RESERVED_PLACES);
			assert!(places > RESERVED_PLACES, "both petitions and the board must have most places of the agenda");
			assert!(
				places > 2 * FREE_FOR_EACH_PLACE,
				"one member must be able to have several proposals decided at a time"
			);
			// Dissenters may leave because of new bylaws for as long as the bylaws say, and their ballots prove it.
			let dissent = rochdale_primitives::bylaws::Parameter::DissentExitDays.chain_range();
			assert!(BALLOTS_KEPT_DAYS > *dissent.end(), "ballots must be kept for as long as they matter");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
