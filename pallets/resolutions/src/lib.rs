//! # Resolutions
//!
//! What the members of a co-op, or several co-ops together, propose, deliberate, vote on and put into effect.
//!
//! ## Overview
//!
//! A resolution carries the call that it enacts. It is put on the agenda by a second person or by a petition, stands there
//! for the time of notice that the bylaws give, is voted on by the members who had a vote when notice was given, and takes
//! effect after a while in which it can be challenged. Each step happens by itself when its time has come: nobody needs to
//! close a vote or to carry out what was decided.
//!
//! Votes count heads. This pallet knows of no money, no share and no stake, and every ballot weighs one.
//!
//! Three bodies decide: the members of one co-op; the federation of all co-ops; the co-ops that an agreement names. Where
//! several co-ops decide, each has a *poll* of its own in the resolution, in which its delegate or its members vote.
//!
//! ## Terminology
//!
//! - *Track*: the kind of decision. *Consent* passes unless a reasoned objection stands; one sends it to a vote. *Ordinary*
//!   needs more votes for than against; a tie rejects. *Special* needs two thirds or what the bylaws ask above that.
//! - *Secrecy*: an *open* vote is cast on the chain or in an assembly, a *secret* one in an assembly only. Members are judged
//!   in secret votes.
//! - *Assembly*: a meeting of the members, in a room or not. Three tellers enter who was present and how many votes there were.
//! - *Second call*: an ordinary resolution whose vote missed the quorum is voted on once more, with the lower quorum. Ballots
//!   on the chain stand, an assembly meets anew.
//! - *Recusal*: members whom the frozen call benefits have no vote on it and do not count in the electorate, unless they vote
//!   against it. The quorum is not lowered by more than one elector in ten, so that nobody is paid out of a decision. So with
//!   co-ops: who gave the vote of a co-op that is paid, its delegate, its members or itself, can be against it for the co-op.
//!   A co-op that is judged has no say in that at all, on any track, whether it is paid as well or not.
//! - *Agenda*: what happens by itself, in the order of deadlines, in turns between the co-ops in which it was proposed.
//! - *Poll*: the part of one co-op in what several decide: who votes for it, its electorate and rules, and its votes.
//! - *Double majority*: two thirds of all co-ops and more than half of their members' ballots, which a special resolution of
//!   the federation needs. The ballots of a co-op weigh no more than the cap of the charter. (practice §4.5; ES 26.6)
//! - *Last day*: where several co-ops decide, the result is counted a day before the close, and once more at the close.
//!
//! ## Lifecycle
//!
//! ```text
//!  propose          second, petition            freeze            deadline
//! ---------> Draft -----------------> Notice -----------> Notice ----------> Voting --+--> Rejected
//!              |   \                 amendable             fixed       ^        |      |
//!              |    \ (consent track)                                  |        |      +--> SecondCall --> Voting
//!              |     +--> Consent ----- objection stands ---> Notice   |        v
//!              |             |                                         |      Passed --timelock--> Enacted
//!              v             +------------- nobody objects ------------+------->  |                  ^
//!       Lapsed, Withdrawn                                                         +--> Failed --retry+--> Lapsed
//! ```
//!
//! ## Scenario
//!
//! The bakery has 30 members and needs flour for 480. Alice, its treasurer, proposes the payment; Bob seconds it. Notice is
//! given to the 30 on the first of the month; for 17 days Alice can amend the text, then it is frozen, and after 21 the vote
//! opens. The miller, a member himself, would get the money: he is recused, so there are 29 electors and the quorum is 15.
//! After seven days 11 have voted: too few. A week later the vote opens again for seven days. The 11 need not vote again, and
//! three members suffice now. With 9 for and 3 against it passes, and three days later the bakery pays.
//!
//! ## Scenario of the federation
//!
//! Five co-ops want a sixth to join, which the bakery has nominated. Its delegate proposes the admission, the grocery's seconds
//! it. After 30 days of notice the members of all five vote for 14 days. Four co-ops are for it, each with its own quorum and
//! majority; in the fifth too few voted, so that it is absent: four are more than two thirds of five. Of the 480 ballots the
//! housing co-op cast 400, and counted by heads it would have decided alone. Capped at a fifth of the resulting total it weighs
//! as much as each of the others, and more than half of the weight is for it. Three days later the co-op is admitted, and 180
//! days after that it votes.
//!
//! ## Invariants
//!
//! 1. The ids of resolutions run from 1 to their count without a gap, and so do the numbers in each body.
//! 2. Every resolution has its motion, and its call as long as it can be enacted, with the hash in the motion.
//! 3. The agenda holds just the resolutions that wait for a deadline, the queue of prunings just the final ones that do.
//! 4. The list of open resolutions of a co-op holds just those that are not final, and is within the bound.
//! 5. The tally equals the ballots, every ballot is an elector's who is not recused, and there are no more than electors.
//! 6. A vote opens no earlier than its notice allows, and no rule in force is weaker than the chain allows.
//! 7. Signatures, requests and objections are counted right.
//! 8. An assembly has no more votes than members on its roll, and is counted only with three tellers.
//! 9. Ballots are known to be kept just as long as they are.
//! 10. Where several co-ops decide, each has one part; those that count are counted right, and nobody votes for a co-op but its
//!     members, or its delegate where it is the delegate who votes. Where a co-op is paid, its members vote against that only.
//!     Where it is judged, nobody votes for it, and what it had said before is forgotten.
//!
//! ## Limitations
//!
//! Votes on the chain are open: everybody sees who voted how, while the vote runs. Whoever must vote in secret votes in an
//! assembly. A beneficiary is recognised by the account that he has in the co-op, not by others that he may have.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![recursion_limit = "256"]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::{
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	weights::WeightMeter,
};
use rochdale_primitives::{
	text::is_visible, BallotBook, Clock, CoopId, CoopInspect, Electors, MemberInspect, MemberNo, Moment, Office,
	Parties, ResolutionId, Secrecy, Standing, Track,
};
use sp_runtime::traits::{Dispatchable, SaturatedConversion};

pub use origin::{EnsureAgreement, EnsureCoop, EnsureFederation};
pub use pallet::*;
pub use policy::{CallPolicy, PaymentCall, RestoreFinality, RevokeUpgrade};
pub use types::*;
pub use views::{runtime_api, CoopPosition, CoopResult, Next, Overview};
pub use weights::WeightInfo;

mod agenda;
mod assembly;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod origin;
mod policy;
mod proposals;
mod queue;
#[cfg(test)]
mod tests;
mod together;
mod types;
mod views;
mod voting;
pub mod weights;

/// Days after which a draft lapses that nobody put on the agenda.
pub const DRAFT_DAYS: u32 = 30;

/// Days after its passing in which a resolution that could not take effect can be retried.
pub const RETRY_DAYS: u32 = 180;

/// Days for which ballots are kept after the end of a resolution: longer than dissenters can leave because of it.
pub const BALLOTS_KEPT_DAYS: u32 = 100;

/// How often a member can change a ballot.
pub const MAX_CHANGES: u8 = 3;

/// By how many days a vote is extended at most.
pub const MAX_EXTENSIONS: u8 = 5;

/// How often the text of a proposal can be amended.
pub const MAX_AMENDMENTS: u8 = 10;

/// How often the roll or the result of an assembly can be corrected free of charge.
pub const FREE_CORRECTIONS: u8 = 10;

/// How deep a call can be nested before it is not even read.
pub const MAX_DEPTH: u32 = 16;

/// How deep batches can be nested. A batch in a batch is refused when it is dispatched, so it must not get that far.
pub const MAX_NESTED_BATCHES: u32 = 1;

/// Days after which a runtime can no longer be put in force that a resolution has authorised.
pub const UPGRADE_DAYS: u32 = 14;

/// The most blocks for which delegates can let finality wait until it starts anew, about an hour.
///
/// GRANDPA makes nothing final that comes after, so that a longer wait would be a way to stall the chain.
pub const MAX_EMERGENCY_DELAY: u32 = 1_000;

/// The last places among the open resolutions of a co-op, which only members of its board can fill.
///
/// Otherwise some dozens of members could fill all of them with drafts, and the co-op could not even decide to leave.
pub const RESERVED_FOR_BOARD: u32 = 32;

/// Stands for the member where a co-op objects, by whoever its delegate is. No member has this number.
pub const OF_THE_CO_OP: MemberNo = 0;

/// Stands for all co-ops where the ballots are counted that are kept of each. No co-op has this number.
pub const TOGETHER: CoopId = 0;

/// What happens by itself in one block at most.
pub const MAX_STEPS_PER_BLOCK: u32 = 32;

/// Entries of the agenda that are looked at in one block at most, those included for which there is no room.
pub const MAX_LOOKS_PER_BLOCK: u32 = 64;

/// Ballots and signatures removed in one step of pruning.
pub const PRUNED_PER_STEP: u32 = 32;

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
		<<T as Config>::Payments as PaymentCall<<T as frame_system::Config>::AccountId, CallOf<T>>>::Amount;

	/// A call in storage.
	pub type StoredCallOf<T> = StoredCall<CallOf<T>, <T as Config>::MaxCallLength>;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What an enacted resolution acts as.
	#[pallet::origin]
	pub type Origin = origin::Origin;

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeOrigin: From<origin::Origin>>
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

		/// Makes the calls that pay.
		type Payments: PaymentCall<Self::AccountId, CallOf<Self>>;

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

		/// The most resolutions that a co-op can have open at a time.
		///
		/// The last of them only its board can propose.
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

	/// Every resolution, with its phase, its rules and its votes.
	#[pallet::storage]
	pub type Resolutions<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Resolution, OptionQuery>;

	/// What each resolution says, who proposed it, and when what happened.
	#[pallet::storage]
	pub type Motions<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Motion<T::Hash>, OptionQuery>;

	/// What a resolution enacts, as long as it can be enacted.
	#[pallet::storage]
	pub type Calls<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, StoredCallOf<T>, OptionQuery>;

	/// How each member took part in a vote, until some time after its end.
	#[pallet::storage]
	pub type Ballots<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, ResolutionId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		Ballot,
		OptionQuery,
	>;

	/// What each member signed for a resolution.
	#[pallet::storage]
	pub type Signatures<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, ResolutionId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		Signature,
		ValueQuery,
	>;

	/// The objections to a proposal that seeks consent.
	#[pallet::storage]
	pub type Objections<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, ResolutionId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		Objection<T::Hash>,
		OptionQuery,
	>;

	/// The assembly of a co-op that votes on a resolution.
	#[pallet::storage]
	pub type Assemblies<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResolutionId, Twox64Concat, CoopId, Assembly<T::Hash>, OptionQuery>;

	/// The part of each co-op in what several co-ops decide.
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

	/// What the delegate of a co-op demands when blocks are no longer final.
	#[pallet::storage]
	pub type EmergencyCalls<T: Config> = StorageMap<_, Twox64Concat, CoopId, EmergencyCall, OptionQuery>;

	/// Deadline time at which delegates have last started finality anew.
	#[pallet::storage]
	pub type RestartedAt<T: Config> = StorageValue<_, Moment, OptionQuery>;

	/// Deadline time until which an authorised runtime can be put in force.
	#[pallet::storage]
	pub type UpgradeUntil<T: Config> = StorageValue<_, Moment, OptionQuery>;

	/// The resolutions proposed in a co-op that are not final.
	#[pallet::storage]
	pub type OpenResolutions<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<ResolutionId, T::MaxOpen>, ValueQuery>;

	/// How many drafts a member has submitted in the current period.
	#[pallet::storage]
	pub type DraftQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// What happens by itself for what was proposed in a co-op, in the order of deadlines.
	// Identity: deadline time, big-endian, so that iteration starts with the next deadline.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Identity, [u8; 8]>, NMapKey<Twox64Concat, ResolutionId>),
		(),
		OptionQuery,
	>;

	/// When it is each co-op's turn on the agenda, in that order.
	// Identity: deadline time, big-endian, so that iteration starts with the next deadline.
	#[pallet::storage]
	pub type Heads<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, CoopId, (), OptionQuery>;

	/// The next deadline of a co-op, or its last turn where more was due then.
	#[pallet::storage]
	pub type HeadOf<T: Config> = StorageMap<_, Twox64Concat, CoopId, Moment, OptionQuery>;

	/// Final resolutions whose ballots are kept, in the order in which they will be removed.
	#[pallet::storage]
	pub type Prunings<T: Config> =
		StorageNMap<_, (NMapKey<Identity, [u8; 8]>, NMapKey<Twox64Concat, ResolutionId>), (), OptionQuery>;

	/// The resolutions of each co-op whose ballots are kept, in the order of their notices.
	///
	/// Co-op 0 stands for all together.
	// Identity: civil time, big-endian, so that iteration starts with the oldest notice.
	#[pallet::storage]
	pub type Kept<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, CoopId>, NMapKey<Identity, [u8; 8]>, NMapKey<Twox64Concat, ResolutionId>),
		(),
		OptionQuery,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member has submitted a draft.
		Proposed {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op in which it is proposed.
			coop: CoopId,
			/// Its number among the resolutions of the body that shall decide.
			number: u32,
			/// Who proposes.
			by: MemberNo,
		},
		/// A member has signed the petition to put a draft on the agenda.
		Signed {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// Who signed.
			by: MemberNo,
		},
		/// A second person put the draft on the agenda.
		Seconded {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// Who seconded.
			by: MemberNo,
		},
		/// The members can object until the end of the window.
		ConsentSought {
			/// The resolution.
			resolution: ResolutionId,
			/// Deadline time at which it passes if nobody objects.
			closes_at: Moment,
			/// How many members have a vote.
			electors: u32,
		},
		/// The resolution is on the agenda, and its electorate is fixed.
		NoticeGiven {
			/// The resolution.
			resolution: ResolutionId,
			/// Deadline time from which the text cannot change.
			freezes_at: Moment,
			/// Deadline time at which the vote opens.
			opens_at: Moment,
			/// How many members have a vote.
			electors: u32,
		},
		/// The proposer has amended the text.
		Amended {
			/// The resolution.
			resolution: ResolutionId,
			/// How many amendments there are now.
			amendments: u8,
		},
		/// The proposer has taken the proposal back.
		Withdrawn {
			/// The resolution.
			resolution: ResolutionId,
		},
		/// A member has objected.
		Objected {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// Who objects.
			by: MemberNo,
			/// Hash of the document with the reasons.
			reason: T::Hash,
		},
		/// A member has withdrawn an objection.
		ObjectionWithdrawn {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// Who had objected.
			by: MemberNo,
		},
		/// A member wants the vote to be secret.
		SecrecyRequested {
			/// The resolution.
			resolution: ResolutionId,
			/// Who asked.
			by: MemberNo,
			/// Whether enough have asked, so that an assembly votes.
			granted: bool,
		},
		/// The vote is open.
		VotingOpened {
			/// The resolution.
			resolution: ResolutionId,
			/// Deadline time at which it closes.
			closes_at: Moment,
			/// How many members can vote.
			electors: u32,
			/// How many must take part.
			quorum: u32,
			/// Whether it is the second call.
			second_call: bool,
		},
		/// A member has voted, or changed the vote.
		Voted {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// Who voted.
			by: MemberNo,
			/// The vote.
			choice: Choice,
		},
		/// A delegate has voted for a co-op, or changed its vote.
		DelegateVoted {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// The delegate.
			by: MemberNo,
			/// The vote.
			choice: Choice,
		},
		/// A co-op has decided how its vote is given, which its delegate cannot change.
		Instructed {
			/// The resolution that the co-op votes on.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// The vote.
			choice: Choice,
		},
		/// A member wants the members to vote instead of their delegate.
		BallotRequested {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// Who asked.
			by: MemberNo,
			/// Whether enough have asked, so that the members vote.
			granted: bool,
		},
		/// The delegate of a co-op demands that finality starts anew.
		EmergencyCalled {
			/// The co-op.
			coop: CoopId,
			/// How many co-ops demand the same.
			coops: u32,
		},
		/// The delegates of two thirds of the co-ops have started finality anew.
		FinalityRestarted {
			/// Blocks until it does.
			delay: u32,
			/// The last block that they take for final.
			best_finalised: u32,
		},
		/// A runtime that was authorised was not put in force in time.
		UpgradeExpired,
		/// A teller has entered members on the roll of the assembly.
		RollCalled {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// The teller.
			by: MemberNo,
			/// How many members are on the roll now.
			roll: u32,
		},
		/// A teller has taken members off the roll that another teller had entered.
		RollStruck {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// The teller.
			by: MemberNo,
			/// How many members are on the roll now.
			roll: u32,
		},
		/// A teller has entered or confirmed the result of the assembly.
		ResultEntered {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// The teller.
			by: MemberNo,
			/// How many tellers agree now.
			tellers: u32,
		},
		/// A teller has discarded the result that was entered.
		ResultDiscarded {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// The teller.
			by: MemberNo,
		},
		/// Three tellers agree, and the votes in the assembly are counted.
		AssemblyCounted {
			/// The resolution.
			resolution: ResolutionId,
			/// The co-op.
			coop: CoopId,
			/// Members on the roll.
			roll: u32,
			/// The result.
			result: AssemblyResult<T::Hash>,
		},
		/// The vote is extended by a day, because its result changed in the last one.
		VoteExtended {
			/// The resolution.
			resolution: ResolutionId,
			/// Deadline time at which it closes now.
			closes_at: Moment,
		},
		/// Too few took part, and there will be a second call.
		SecondCallSet {
			/// The resolution.
			resolution: ResolutionId,
			/// Deadline time at which the vote opens again.
			opens_at: Moment,
		},
		/// The resolution has passed.
		Passed {
			/// The resolution.
			resolution: ResolutionId,
			/// Deadline time at which it takes effect.
			enacts_at: Moment,
		},
		/// The resolution was rejected.
		Rejected {
			/// The resolution.
			resolution: ResolutionId,
			/// Why.
			reason: Rejection,
		},
		/// The resolution has taken effect.
		Enacted {
			/// The resolution.
			resolution: ResolutionId,
		},
		/// What was due failed: the effect, which can be retried, or a step, and it lapses.
		///
		/// It can be retried if the resolution has passed and is in the phase `Failed`, as long as that lasts.
		EnactmentFailed {
			/// The resolution.
			resolution: ResolutionId,
			/// What stood against it.
			error: DispatchError,
		},
		/// Nobody supported the draft in time, or nobody retried what had failed.
		Lapsed {
			/// The resolution.
			resolution: ResolutionId,
		},
		/// The ballots of a resolution were removed, its result stays.
		Pruned {
			/// The resolution.
			resolution: ResolutionId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// You have objected already.
		AlreadyObjected,
		/// You have signed this already.
		AlreadySigned,
		/// This teller has entered or confirmed the result already.
		AlreadyConfirmed,
		/// Members have signed for this text; withdraw it and propose another.
		AlreadySupported,
		/// A result of the assembly was entered; discard it to change the roll or the counts.
		AlreadyEntered,
		/// One of these members is on the roll already.
		AlreadyOnRoll,
		/// Your vote is this one already.
		AlreadyVotedSo,
		/// No resolution can enact this call.
		CallNotAllowed,
		/// This call would use more of a block than a resolution can.
		CallTooHeavy,
		/// This call is too long for a resolution.
		CallTooLong,
		/// This call cannot be read, or is nested too deep to be read.
		CallUnreadable,
		/// Consent is sought openly, so that whoever objects can be asked.
		ConsentIsOpen,
		/// This co-op has left the federation.
		CoopLeft,
		/// This co-op is suspended, so it has no voice in the federation.
		CoopSuspended,
		/// Among co-ops votes are open, so that each sees how the others stand.
		CoopsVoteOpenly,
		/// Finality cannot wait for so many blocks, nor for none at all.
		DelayOutsideRange,
		/// The delegate votes for this co-op; enough of its members can ask for a ballot.
		DelegateVotes,
		/// The co-op itself has decided how its vote is given.
		Instructed,
		/// The members of this co-op vote, not its delegate.
		MembersVote,
		/// There are more votes than members on the roll.
		MoreVotesThanMembers,
		/// Batches in this call are nested too deep.
		NestedTooDeep,
		/// There is no co-op with this number.
		NoSuchCoop,
		/// There is no resolution with this number.
		NoSuchResolution,
		/// There is no result of an assembly to confirm or discard.
		NoResult,
		/// No member is named who could be entered on the roll or taken off it.
		NobodyNamed,
		/// This co-op has no vote in the federation, or not yet.
		NoVoteInFederation,
		/// This co-op does not decide on this resolution.
		NotAsked,
		/// You are not the delegate of this co-op.
		NotDelegate,
		/// This resolution did not fail, so it cannot be retried.
		NotFailed,
		/// There is no block with this number yet.
		NotYetABlock,
		/// Only the delegate and the board speak for a co-op among others.
		NotSpeaker,
		/// A proposal to other co-ops needs the delegate, the board, or a petition of the members.
		NotSupported,
		/// You are not a member of this co-op.
		NotMember,
		/// This member has no vote in this co-op, or had none when notice was given.
		NotElector,
		/// You have not objected, or have withdrawn the objection.
		NotObjecting,
		/// Only the proposer can do this.
		NotProposer,
		/// One of these members is not on the roll.
		NotOnRoll,
		/// This teller entered the member, another must take him off.
		NotOtherTeller,
		/// This is not the phase of the resolution in which that can be done.
		NotInThisPhase,
		/// You do not hold the office of teller in this co-op.
		NotTeller,
		/// Nothing is due for this resolution.
		NothingDue,
		/// What is on the agenda cannot be amended into a proposal of another kind.
		OtherKind,
		/// A number or a time has reached its end.
		Overflow,
		/// An agreement needs two co-ops or more, each named once, and your own among them.
		PartiesUnclear,
		/// Payments are decided apart from what needs a special resolution.
		PaymentsApart,
		/// You have submitted all the drafts that you can submit in this period.
		QuotaUsed,
		/// Whom it benefits or judges takes no part, but who is paid can vote against it.
		Recused,
		/// The result differs from the one that was entered.
		ResultDiffers,
		/// The vote is secret and takes place in an assembly.
		SecretBallot,
		/// A draft of a member without office needs an officer of the board, or a petition.
		SeconderNotBoard,
		/// Who proposes cannot second, and neither can the same co-op where several decide.
		SeconderIsProposer,
		/// The text is frozen.
		TextFrozen,
		/// A title must be text that can be seen, neither empty nor only spaces.
		TitleNotText,
		/// More members benefit from this call than a resolution can have.
		TooManyBeneficiaries,
		/// You cannot change your vote again.
		TooManyChanges,
		/// The text cannot be amended again.
		TooManyAmendments,
		/// This co-op has too many resolutions open; the last places are for the board.
		TooManyOpen,
		/// This call needs a stronger kind of resolution.
		TrackTooWeak,
		/// The call was written for another version of the chain and must be proposed anew.
		VersionChanged,
		/// One of these members has voted on the chain.
		VotedOnChain,
		/// You are on the roll of the assembly and vote there.
		VotesInAssembly,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Title, phase, what is needed and what is reached.
		pub fn overview(resolution: ResolutionId) -> Option<Overview<T::Hash>> {
			Self::overview_of(resolution)
		}

		/// The call that the resolution enacts.
		pub fn effect(resolution: ResolutionId) -> Option<CallOf<T>> {
			Self::frozen_call(resolution).and_then(Result::ok)
		}

		/// Who votes for each co-op, and once the vote is closed where each stands.
		pub fn positions(resolution: ResolutionId) -> Vec<CoopPosition> {
			Self::positions_on(resolution)
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
			let coops = rochdale_primitives::MAX_COOPS;
			let together = T::WeightInfo::step_asking_coops(coops)
				.max(T::WeightInfo::step_counting_coops(coops))
				.max(T::WeightInfo::step_recusing_in_coops());
			assert!(together.all_lte(agenda), "a decision of the largest federation must fit the agenda");
			assert!(T::WeightInfo::prune().all_lte(agenda), "a step of pruning must fit the agenda");
			assert!(T::DraftsPerMember::get() > 0, "members must be able to propose");
			let for_everybody = T::MaxOpen::get().saturating_sub(RESERVED_FOR_BOARD);
			assert!(for_everybody > T::DraftsPerMember::get(), "no member alone may use up the agenda of a co-op");
			// Dissenters may leave because of new bylaws for as long as the bylaws say, and their ballots prove it.
			let dissent = rochdale_primitives::bylaws::Parameter::DissentExitDays.chain_range();
			assert!(BALLOTS_KEPT_DAYS > *dissent.end(), "ballots must be kept for as long as they matter");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Propose that your co-op decides something that takes effect by itself.
		///
		/// The track must be at least as strong as the call asks for. A title must not name persons: what concerns them is in
		/// the document, of which only the hash is on the chain.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(0)]
		pub fn propose(
			origin: OriginFor<T>,
			coop: CoopId,
			track: Track,
			secrecy: Secrecy,
			title: Title,
			document: T::Hash,
			call: OpaqueCall<CallOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose(&who, coop, track, secrecy, &title, Some(&call))?;
			Self::submit(draft, title, document)
		}

		/// Propose that your co-op adopts a text that has no effect on the chain.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(1)]
		pub fn propose_text(
			origin: OriginFor<T>,
			coop: CoopId,
			track: Track,
			secrecy: Secrecy,
			title: Title,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose(&who, coop, track, secrecy, &title, None)?;
			Self::submit(draft, title, document)
		}

		/// Propose by ordinary resolution that your co-op pays an amount from its account.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(2)]
		pub fn propose_payment(
			origin: OriginFor<T>,
			coop: CoopId,
			title: Title,
			document: T::Hash,
			payee: AccountIdLookupOf<T>,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose_payment(&who, coop, &title, &payee, &amount)?;
			Self::submit(draft, title, document)
		}

		/// Second a draft, which puts it on the agenda and gives notice of it.
		///
		/// In one co-op, one of the two, proposer and seconder, must be on the board. Without the board a petition puts a draft
		/// on the agenda. Among co-ops the delegate or the board of another co-op seconds, and the proposal must be that of the
		/// delegate or the board of the first, or have the petition of its members.
		///
		/// ## Origin
		/// Signed by another member of `coop` with a vote. Free of charge.
		///
		/// ## Events
		/// - [`Event::Seconded`], then [`Event::NoticeGiven`] or [`Event::ConsentSought`]
		#[pallet::call_index(3)]
		#[pallet::weight(
			<T as Config>::WeightInfo::second().max(<T as Config>::WeightInfo::second_among_coops(T::Coops::count()))
		)]
		pub fn second(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (by, draft) = Self::may_second(&who, resolution, coop)?;
			let weight = (!draft.body.is_of_coops()).then(<T as Config>::WeightInfo::second);

			Motions::<T>::mutate(resolution, |motion| {
				if let Some(motion) = motion {
					motion.seconder = Some(by);
					motion.seconded_for = Some(coop);
				}
			});
			Self::deposit_event(Event::Seconded { resolution, coop, by });
			Self::put_on_agenda(resolution, draft)?;
			Ok(weight.into())
		}

		/// Sign the petition for a draft; with enough signatures it is on the agenda.
		///
		/// What is proposed to other co-ops needs one of them to second it as well.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge.
		///
		/// ## Events
		/// - [`Event::Signed`], with the last one [`Event::NoticeGiven`] or [`Event::ConsentSought`]
		#[pallet::call_index(4)]
		pub fn sign_petition(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let signing = Self::may_sign(&who, resolution, coop)?;

			let by = signing.by;
			let enough = signing.motion.signatures >= signing.needed;
			Motions::<T>::insert(resolution, signing.motion);
			Signatures::<T>::insert((resolution, coop, by), signing.signature);
			Self::deposit_event(Event::Signed { resolution, coop, by });
			if enough {
				Self::put_on_agenda(resolution, signing.resolution)?;
			}
			Ok(())
		}

		/// Amend your proposal: its title, its document and its call.
		///
		/// A proposal that seeks consent gets the whole time for objections again. On the agenda the text can be amended until
		/// it is frozen, but not turned against other persons. A draft that members have signed cannot be amended. The amended
		/// call must not ask for a stronger kind of resolution. Leave the call out for a text.
		///
		/// ## Origin
		/// Signed by the proposer. Free of charge, a few times.
		///
		/// ## Events
		/// - [`Event::Amended`]
		#[pallet::call_index(5)]
		pub fn amend(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			title: Title,
			document: T::Hash,
			call: Option<OpaqueCall<CallOf<T>>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let amendment = Self::may_amend(&who, resolution, &title, call.as_ref())?;
			Self::change_text(resolution, amendment, title, document)
		}

		/// Take your proposal back, as long as the vote is not open.
		///
		/// ## Origin
		/// Signed by the proposer. Free of charge.
		///
		/// ## Events
		/// - [`Event::Withdrawn`]
		#[pallet::call_index(6)]
		pub fn withdraw(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let proposal = Self::may_withdraw(&who, resolution)?;

			Self::end(resolution, proposal, Phase::Withdrawn)?;
			Self::deposit_event(Event::Withdrawn { resolution });
			Ok(())
		}

		/// Object to a proposal that seeks consent, with the hash of your reasons.
		///
		/// If your objection stands at the end of the window, the members vote.
		///
		/// ## Origin
		/// Signed by a member who had a vote when consent was sought; among co-ops, by the delegate of a co-op with a voice. Free
		/// of charge, once.
		///
		/// ## Events
		/// - [`Event::Objected`]
		#[pallet::call_index(7)]
		pub fn object(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId, reason: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, whose, proposal, amendments) = Self::may_object(&who, resolution, coop)?;

			Resolutions::<T>::insert(resolution, proposal);
			Objections::<T>::insert((resolution, coop, whose), Objection { reason, stands: true, amendments });
			Self::deposit_event(Event::Objected { resolution, coop, by, reason });
			Ok(())
		}

		/// Withdraw your objection to a proposal that seeks consent.
		///
		/// ## Origin
		/// Signed by the member who objected. Free of charge.
		///
		/// ## Events
		/// - [`Event::ObjectionWithdrawn`]
		#[pallet::call_index(8)]
		pub fn withdraw_objection(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, whose, proposal, objection) = Self::may_stop_objecting(&who, resolution, coop)?;

			Resolutions::<T>::insert(resolution, proposal);
			Objections::<T>::insert((resolution, coop, whose), objection);
			Self::deposit_event(Event::ObjectionWithdrawn { resolution, coop, by });
			Ok(())
		}

		/// Ask that the vote be secret, in an assembly; it is if enough members ask.
		///
		/// ## Origin
		/// Signed by a member who had a vote when notice was given, before the vote opens. Free of charge, once.
		///
		/// ## Events
		/// - [`Event::SecrecyRequested`]
		#[pallet::call_index(9)]
		pub fn request_secrecy(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let mut signing = Self::may_request_secrecy(&who, resolution)?;

			let (by, coop) = (signing.by, signing.resolution.coop);
			let granted = signing.motion.secret_requests >= signing.needed;
			if granted {
				signing.resolution.secrecy = Secrecy::Secret;
				Resolutions::<T>::insert(resolution, signing.resolution);
			}
			Motions::<T>::insert(resolution, signing.motion);
			Signatures::<T>::insert((resolution, coop, by), signing.signature);
			Self::deposit_event(Event::SecrecyRequested { resolution, by, granted });
			Ok(())
		}

		/// Vote as a member of a co-op; you can change your vote a few times until the vote closes.
		///
		/// ## Origin
		/// Signed by a member of `coop` who had a vote when notice was given. Free of charge. Who is paid can only vote against
		/// it, once and for all, and so can the members of a co-op that is paid whose members gave its vote. Members of a co-op
		/// that is judged cannot vote on that.
		///
		/// ## Events
		/// - [`Event::Voted`], perhaps [`Event::VoteExtended`]
		#[pallet::call_index(10)]
		pub fn vote(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			choice: Choice,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let vote = Self::may_vote(&who, resolution, coop, choice)?;

			let by = vote.by;
			Ballots::<T>::insert((resolution, coop, by), vote.ballot);
			let leaves_roll = vote.left.is_some();
			if let Some(assembly) = vote.left {
				Assemblies::<T>::insert(resolution, coop, assembly);
			}
			Self::deposit_event(Event::Voted { resolution, coop, by, choice });
			let extended =
				Self::count_in(resolution, coop, vote.resolution, vote.poll, vote.tally, vote.passed_before)?;
			// Most votes neither leave the roll of an assembly nor extend the vote.
			let is_usual = !leaves_roll && !extended;
			Ok(is_usual.then(<T as Config>::WeightInfo::vote_usually).into())
		}

		/// Enter members on the roll of the assembly that votes on a resolution.
		///
		/// Who is on the roll votes in the assembly, and who has voted on the chain cannot be entered. Until a result is entered
		/// a member can leave the roll: by an open vote on the chain, or by taking himself off.
		///
		/// ## Origin
		/// Signed by a teller of the co-op, while the vote is open. Free of charge.
		///
		/// ## Events
		/// - [`Event::RollCalled`]
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::roll_call(members.len().saturated_into()))]
		pub fn roll_call(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			members: BoundedVec<MemberNo, ConstU32<MAX_ROLL_CALL>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, ballot, assembly) = Self::may_call_roll(&who, resolution, coop, &members)?;

			let roll = assembly.roll;
			for member in members {
				Ballots::<T>::insert((resolution, coop, member), ballot);
			}
			Assemblies::<T>::insert(resolution, coop, assembly);
			Self::deposit_event(Event::RollCalled { resolution, coop, by, roll });
			Ok(())
		}

		/// Take members off the roll of the assembly who were entered by mistake.
		///
		/// ## Origin
		/// Signed by another teller of the co-op, or by a member who takes only himself off, before a result is entered. Free of
		/// charge, a few times.
		///
		/// ## Events
		/// - [`Event::RollStruck`]
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::strike_roll(members.len().saturated_into()))]
		pub fn strike_roll(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			members: BoundedVec<MemberNo, ConstU32<MAX_ROLL_CALL>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, assembly) = Self::may_strike_roll(&who, resolution, coop, &members)?;

			let roll = assembly.roll;
			for member in members {
				Ballots::<T>::remove((resolution, coop, member));
			}
			Assemblies::<T>::insert(resolution, coop, assembly);
			Self::deposit_event(Event::RollStruck { resolution, coop, by, roll });
			Ok(())
		}

		/// Enter the result of the assembly, or confirm the one that another teller entered.
		///
		/// It counts when three tellers have given the same result.
		///
		/// ## Origin
		/// Signed by a teller of the co-op, while the vote is open. Free of charge.
		///
		/// ## Events
		/// - [`Event::ResultEntered`]
		/// - [`Event::AssemblyCounted`] for the third teller, perhaps [`Event::VoteExtended`]
		#[pallet::call_index(13)]
		pub fn enter_result(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			result: AssemblyResult<T::Hash>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let counting = Self::may_enter_result(&who, resolution, coop, &result)?;

			let (by, roll) = (counting.by, counting.assembly.roll);
			let tellers = counting.assembly.tellers.len().saturated_into();
			Assemblies::<T>::insert(resolution, coop, counting.assembly);
			Self::deposit_event(Event::ResultEntered { resolution, coop, by, tellers });
			if let Some(tally) = counting.tally {
				Self::deposit_event(Event::AssemblyCounted { resolution, coop, roll, result });
				let passed_before = counting.resolution.rejection().is_none();
				Self::count_in(resolution, coop, counting.resolution, counting.poll, tally, passed_before)?;
			}
			Ok(())
		}

		/// Discard the result of the assembly that was entered, before three tellers agree on it.
		///
		/// ## Origin
		/// Signed by a teller of the co-op. Free of charge, a few times.
		///
		/// ## Events
		/// - [`Event::ResultDiscarded`]
		#[pallet::call_index(14)]
		pub fn discard_result(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, assembly) = Self::may_discard_result(&who, resolution, coop)?;

			Assemblies::<T>::insert(resolution, coop, assembly);
			Self::deposit_event(Event::ResultDiscarded { resolution, coop, by });
			Ok(())
		}

		/// Try again to put into effect what has passed but failed.
		///
		/// ## Origin
		/// Signed by a member of `coop`, which decided or was among those that did.
		///
		/// ## Events
		/// - [`Event::Passed`], and what follows in the next block
		#[pallet::call_index(15)]
		pub fn retry(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (failed, enacts_at) = Self::may_retry(&who, resolution, coop)?;

			Self::enter_phase(resolution, failed, Phase::Passed, enacts_at);
			Self::deposit_event(Event::Passed { resolution, enacts_at });
			Ok(())
		}

		/// Do what is due for a resolution, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// Those of what is due.
		#[pallet::call_index(16)]
		#[pallet::weight(
			<T as Config>::WeightInfo::advance()
				.saturating_add(
					<T as Config>::WeightInfo::step()
						.max(<T as Config>::WeightInfo::prune())
						.max(<T as Config>::WeightInfo::step_recusing_in_coops())
						.max(<T as Config>::WeightInfo::step_asking_coops(T::Coops::count()))
						.max(<T as Config>::WeightInfo::step_counting_coops(T::Coops::count()))
				)
				.saturating_add(T::MaxCallWeight::get())
		)]
		pub fn advance(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			ensure_signed(origin)?;
			let due = Self::may_advance(resolution)?;
			// What the call weighs, with what all co-ops do.
			let limit = T::MaxCallWeight::get()
				.saturating_add(<T as Config>::WeightInfo::step_recusing_in_coops())
				.saturating_add(<T as Config>::WeightInfo::step_asking_coops(T::Coops::count()))
				.saturating_add(<T as Config>::WeightInfo::step_counting_coops(T::Coops::count()));
			Self::step(resolution, due, &mut WeightMeter::with_limit(limit));
			Ok(())
		}

		/// Propose for your co-op that the federation decides; leave the call out for a text.
		///
		/// The track must be at least as strong as the call asks for. Ordinary: one co-op, one vote. Special: two thirds of all
		/// co-ops and more than half of their members' ballots, capped so that no co-op decides alone.
		///
		/// ## Origin
		/// Signed by a member of `coop` with a vote. Free of charge within the number of drafts that a member can submit in a
		/// period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(17)]
		pub fn propose_to_federation(
			origin: OriginFor<T>,
			coop: CoopId,
			track: Track,
			title: Title,
			document: T::Hash,
			call: Option<OpaqueCall<CallOf<T>>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose_to_federation(&who, coop, track, &title, call.as_ref())?;
			Self::submit(draft, title, document)
		}

		/// Propose for your co-op that the federation pays an amount from its account.
		///
		/// ## Origin
		/// Signed by a member of `coop` with a vote. Free of charge within the number of drafts that a member can submit in a
		/// period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(18)]
		pub fn propose_federation_payment(
			origin: OriginFor<T>,
			coop: CoopId,
			title: Title,
			document: T::Hash,
			payee: AccountIdLookupOf<T>,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose_federation_payment(&who, coop, &title, &payee, &amount)?;
			Self::submit(draft, title, document)
		}

		/// Propose for your co-op an agreement with others, each deciding by its own rules.
		///
		/// `parties` names all of them, your own co-op included. Leave the call out for a text.
		///
		/// ## Origin
		/// Signed by a member of `coop` with a vote. Free of charge within the number of drafts that a member can submit in a
		/// period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(19)]
		pub fn propose_agreement(
			origin: OriginFor<T>,
			coop: CoopId,
			parties: Parties,
			track: Track,
			title: Title,
			document: T::Hash,
			call: Option<OpaqueCall<CallOf<T>>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose_agreement(&who, coop, &parties, track, &title, call.as_ref())?;
			Self::submit(draft, title, document)
		}

		/// Vote for your co-op as its delegate, where each co-op has one vote in the federation.
		///
		/// ## Origin
		/// Signed by the delegate of `coop`. Free of charge, and to be changed a few times. Who is paid, the co-op or its
		/// delegate, can only vote against it. The delegate stays with that; the co-op itself can take it back by instruction.
		/// For a co-op that is judged nobody votes.
		///
		/// ## Events
		/// - [`Event::DelegateVoted`]
		#[pallet::call_index(20)]
		pub fn vote_as_delegate(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			choice: Choice,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, poll) = Self::may_vote_as_delegate(&who, resolution, coop, choice)?;

			Polls::<T>::insert(resolution, coop, poll);
			Self::deposit_event(Event::DelegateVoted { resolution, coop, by, choice });
			Ok(())
		}

		/// Ask that the members of your co-op vote instead of its delegate; they do if enough ask.
		///
		/// ## Origin
		/// Signed by a member of `coop` who had a vote when notice was given, before the vote opens. Free of charge, once.
		///
		/// ## Events
		/// - [`Event::BallotRequested`]
		#[pallet::call_index(21)]
		pub fn request_ballot(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let request = Self::may_request_ballot(&who, resolution, coop)?;

			let (by, granted) = (request.by, request.granted);
			Polls::<T>::insert(resolution, coop, request.poll);
			Signatures::<T>::insert((resolution, coop, by), request.signature);
			Self::deposit_event(Event::BallotRequested { resolution, coop, by, granted });
			Ok(())
		}

		/// Give the vote of your co-op on what the federation decides, so that its delegate cannot.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, on any track. A co-op that is paid can only be against it, or take that back. One
		/// that is judged can say nothing.
		///
		/// ## Events
		/// - [`Event::Instructed`]
		#[pallet::call_index(22)]
		pub fn instruct(origin: OriginFor<T>, resolution: ResolutionId, choice: Choice) -> DispatchResult {
			let coop = T::CoopOrigin::ensure_origin(origin)?.coop;
			let poll = Self::may_instruct(coop, resolution, choice)?;

			Polls::<T>::insert(resolution, coop, poll);
			Self::deposit_event(Event::Instructed { resolution, coop, choice });
			Ok(())
		}

		/// Demand for your co-op that finality starts anew, when too many validators are gone.
		///
		/// When the delegates of two thirds of all co-ops demand the same within a day, it does. This is all that they can do.
		/// `delay` is the number of blocks until then, 1 to [`MAX_EMERGENCY_DELAY`].
		///
		/// ## Origin
		/// Signed by the delegate of `coop`, which has a vote in the federation. Free of charge, a few times a day.
		///
		/// ## Events
		/// - [`Event::EmergencyCalled`], with the last one [`Event::FinalityRestarted`]
		#[pallet::call_index(23)]
		#[pallet::weight(<T as Config>::WeightInfo::call_emergency(T::Coops::count()))]
		pub fn call_emergency(origin: OriginFor<T>, coop: CoopId, delay: u32, best_finalised: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (call, coops, enough) = Self::may_call_emergency(&who, coop, delay, best_finalised)?;

			EmergencyCalls::<T>::insert(coop, call);
			Self::deposit_event(Event::EmergencyCalled { coop, coops });
			if enough {
				RestartedAt::<T>::put(T::Clock::deadline());
				T::Finality::restore_finality(delay, best_finalised)?;
				Self::deposit_event(Event::FinalityRestarted { delay, best_finalised });
			}
			Ok(())
		}
	}
}
