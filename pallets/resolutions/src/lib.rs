//! # Resolutions
//!
//! What the members of a co-op propose, deliberate, vote on and put into effect.
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
//! ## Terminology
//!
//! - *Track*: the kind of decision. *Consent* passes unless a reasoned objection stands; one sends it to a vote. *Ordinary*
//!   needs more votes for than against; a tie rejects. *Special* needs two thirds or what the bylaws ask above that.
//! - *Secrecy*: an *open* vote is cast on the chain or in an assembly, a *secret* one in an assembly only. Members are judged
//!   in secret votes.
//! - *Assembly*: a meeting of the members, in a room or not. Three tellers enter who was present and how many votes there were.
//! - *Second call*: an ordinary resolution whose vote missed the quorum is voted on once more, with the lower quorum. Ballots
//!   on the chain stand, an assembly meets anew.
//! - *Recusal*: members whom the frozen call benefits have no vote on it and do not count in the electorate.
//! - *Agenda*: what happens by itself, in the order of deadlines.
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
	BallotBook, Clock, CoopId, CoopInspect, Electors, MemberInspect, MemberNo, Moment, Office, ResolutionId, Secrecy,
	Standing, Track,
};
use sp_runtime::traits::{Dispatchable, SaturatedConversion};

pub use origin::EnsureCoop;
pub use pallet::*;
pub use policy::{CallPolicy, PaymentCall};
pub use types::*;
pub use views::{runtime_api, Next, Overview};
pub use weights::WeightInfo;

mod agenda;
mod assembly;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod origin;
mod policy;
mod proposals;
#[cfg(test)]
mod tests;
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

/// What happens by itself in one block at most.
pub const MAX_STEPS_PER_BLOCK: u32 = 32;

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

	/// Whether a teller still corrects an assembly free of charge.
	fn is_free_correction<Hash>((_, assembly): (MemberNo, Assembly<Hash>)) -> bool {
		assembly.corrections <= FREE_CORRECTIONS
	}

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

		/// Makes the call that pays from a co-op's account.
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

		/// The most resolutions that a co-op can have open.
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

	/// The last number given to a resolution of each co-op.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type CoopResolutionCount<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

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
	pub type Ballots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResolutionId, Twox64Concat, MemberNo, Ballot, OptionQuery>;

	/// What each member signed for a resolution.
	#[pallet::storage]
	pub type Signatures<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResolutionId, Twox64Concat, MemberNo, Signature, ValueQuery>;

	/// The objections to a proposal that seeks consent.
	#[pallet::storage]
	pub type Objections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResolutionId, Twox64Concat, MemberNo, Objection<T::Hash>, OptionQuery>;

	/// The assembly that votes on a resolution.
	#[pallet::storage]
	pub type Assemblies<T: Config> = StorageMap<_, Twox64Concat, ResolutionId, Assembly<T::Hash>, OptionQuery>;

	/// The resolutions of a co-op that are not final.
	#[pallet::storage]
	pub type OpenResolutions<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<ResolutionId, T::MaxOpen>, ValueQuery>;

	/// How many drafts a member has submitted in the current period.
	#[pallet::storage]
	pub type DraftQuota<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// What happens next by itself, in the order of deadlines.
	// Identity: the key is deadline time, big-endian, so that iteration starts with the next deadline.
	#[pallet::storage]
	pub type Agenda<T: Config> =
		StorageNMap<_, (NMapKey<Identity, [u8; 8]>, NMapKey<Twox64Concat, ResolutionId>), (), OptionQuery>;

	/// Final resolutions whose ballots are kept, in the order in which they will be removed.
	#[pallet::storage]
	pub type Prunings<T: Config> =
		StorageNMap<_, (NMapKey<Identity, [u8; 8]>, NMapKey<Twox64Concat, ResolutionId>), (), OptionQuery>;

	/// The resolutions of each co-op whose ballots are kept, in the order of their notices.
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
			/// The co-op that shall decide.
			coop: CoopId,
			/// Its number in the co-op.
			number: u32,
			/// Who proposes.
			by: MemberNo,
		},
		/// A member has signed the petition to put a draft on the agenda.
		Signed {
			/// The resolution.
			resolution: ResolutionId,
			/// Who signed.
			by: MemberNo,
		},
		/// A second person put the draft on the agenda.
		Seconded {
			/// The resolution.
			resolution: ResolutionId,
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
			/// Who objects.
			by: MemberNo,
			/// Hash of the document with the reasons.
			reason: T::Hash,
		},
		/// A member has withdrawn an objection.
		ObjectionWithdrawn {
			/// The resolution.
			resolution: ResolutionId,
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
			/// Who voted.
			by: MemberNo,
			/// The vote.
			choice: Choice,
		},
		/// A teller has entered members on the roll of the assembly.
		RollCalled {
			/// The resolution.
			resolution: ResolutionId,
			/// The teller.
			by: MemberNo,
			/// How many members are on the roll now.
			roll: u32,
		},
		/// A teller has taken members off the roll that another teller had entered.
		RollStruck {
			/// The resolution.
			resolution: ResolutionId,
			/// The teller.
			by: MemberNo,
			/// How many members are on the roll now.
			roll: u32,
		},
		/// A teller has entered or confirmed the result of the assembly.
		ResultEntered {
			/// The resolution.
			resolution: ResolutionId,
			/// The teller.
			by: MemberNo,
			/// How many tellers agree now.
			tellers: u32,
		},
		/// A teller has discarded the result that was entered.
		ResultDiscarded {
			/// The resolution.
			resolution: ResolutionId,
			/// The teller.
			by: MemberNo,
		},
		/// Three tellers agree, and the votes in the assembly are counted.
		AssemblyCounted {
			/// The resolution.
			resolution: ResolutionId,
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
		/// The resolution could not take effect, and can be retried.
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
		/// This resolution did not fail, so it cannot be retried.
		NotFailed,
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
		/// You have submitted all the drafts that you can submit in this period.
		QuotaUsed,
		/// This member benefits from the resolution and takes no part in deciding it.
		Recused,
		/// The result differs from the one that was entered.
		ResultDiffers,
		/// The vote is secret and takes place in an assembly.
		SecretBallot,
		/// A draft of a member without office needs an officer of the board, or a petition.
		SeconderNotBoard,
		/// Who proposes cannot second.
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
		/// This co-op has too many resolutions open.
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
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, remaining: &mut WeightMeter) {
			let mut meter = WeightMeter::with_limit(T::AgendaWeight::get().min(remaining.remaining()));
			Self::run_agenda(&mut meter);
			Self::run_prunings(&mut meter);
			remaining.consume(meter.consumed());
		}

		fn integrity_test() {
			let agenda = T::AgendaWeight::get();
			let step = T::WeightInfo::step().saturating_add(T::MaxCallWeight::get());
			assert!(step.all_lte(agenda), "the heaviest call that can be proposed must fit the agenda");
			assert!(T::WeightInfo::prune().all_lte(agenda), "a step of pruning must fit the agenda");
			assert!(T::DraftsPerMember::get() > 0, "members must be able to propose");
			assert!(T::MaxOpen::get() > T::DraftsPerMember::get(), "no member alone may use up the agenda of a co-op");
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
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			coop: &CoopId,
			track: &Track,
			secrecy: &Secrecy,
			title: &Title,
			_: &T::Hash,
			call: &OpaqueCall<CallOf<T>>,
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::may_propose(&who, *coop, *track, *secrecy, title, Some(call)).is_ok())
		})]
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
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			coop: &CoopId,
			track: &Track,
			secrecy: &Secrecy,
			title: &Title,
			_: &T::Hash,
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::may_propose(&who, *coop, *track, *secrecy, title, None).is_ok())
		})]
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
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			coop: &CoopId,
			title: &Title,
			_: &T::Hash,
			payee: &AccountIdLookupOf<T>,
			amount: &BalanceOf<T>,
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::may_propose_payment(&who, *coop, title, payee, amount).is_ok())
		})]
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
		/// One of the two, proposer and seconder, must be on the board. Without the board a petition puts a draft on the agenda.
		///
		/// ## Origin
		/// Signed by another member with a vote. Free of charge.
		///
		/// ## Events
		/// - [`Event::Seconded`], then [`Event::NoticeGiven`] or [`Event::ConsentSought`]
		#[pallet::call_index(3)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, resolution: &ResolutionId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_second(&who, *resolution).is_ok())
		})]
		pub fn second(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, draft) = Self::may_second(&who, resolution)?;

			Motions::<T>::mutate(resolution, |motion| {
				if let Some(motion) = motion {
					motion.seconder = Some(by);
				}
			});
			Self::deposit_event(Event::Seconded { resolution, by });
			Self::put_on_agenda(resolution, draft)
		}

		/// Sign the petition for a draft; with enough signatures it is on the agenda.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge.
		///
		/// ## Events
		/// - [`Event::Signed`], with the last one [`Event::NoticeGiven`] or [`Event::ConsentSought`]
		#[pallet::call_index(4)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, resolution: &ResolutionId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_sign(&who, *resolution).is_ok())
		})]
		pub fn sign_petition(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let signing = Self::may_sign(&who, resolution)?;

			let by = signing.by;
			let enough = signing.motion.signatures >= signing.needed;
			Motions::<T>::insert(resolution, signing.motion);
			Signatures::<T>::insert(resolution, by, signing.signature);
			Self::deposit_event(Event::Signed { resolution, by });
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
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			resolution: &ResolutionId,
			title: &Title,
			_: &T::Hash,
			call: &Option<OpaqueCall<CallOf<T>>>,
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::may_amend(&who, *resolution, title, call.as_ref()).is_ok())
		})]
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
		#[pallet::feeless_if(|origin: &OriginFor<T>, resolution: &ResolutionId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_withdraw(&who, *resolution).is_ok())
		})]
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
		/// Signed by a member who had a vote when consent was sought. Free of charge, once.
		///
		/// ## Events
		/// - [`Event::Objected`]
		#[pallet::call_index(7)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, resolution: &ResolutionId, _: &T::Hash| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_object(&who, *resolution).is_ok())
		})]
		pub fn object(origin: OriginFor<T>, resolution: ResolutionId, reason: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, proposal, amendments) = Self::may_object(&who, resolution)?;

			Resolutions::<T>::insert(resolution, proposal);
			Objections::<T>::insert(resolution, by, Objection { reason, stands: true, amendments });
			Self::deposit_event(Event::Objected { resolution, by, reason });
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
		#[pallet::feeless_if(|origin: &OriginFor<T>, resolution: &ResolutionId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_stop_objecting(&who, *resolution).is_ok())
		})]
		pub fn withdraw_objection(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, proposal, objection) = Self::may_stop_objecting(&who, resolution)?;

			Resolutions::<T>::insert(resolution, proposal);
			Objections::<T>::insert(resolution, by, objection);
			Self::deposit_event(Event::ObjectionWithdrawn { resolution, by });
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
		#[pallet::feeless_if(|origin: &OriginFor<T>, resolution: &ResolutionId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_request_secrecy(&who, *resolution).is_ok())
		})]
		pub fn request_secrecy(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let mut signing = Self::may_request_secrecy(&who, resolution)?;

			let by = signing.by;
			let granted = signing.motion.secret_requests >= signing.needed;
			if granted {
				signing.resolution.secrecy = Secrecy::Secret;
				Resolutions::<T>::insert(resolution, signing.resolution);
			}
			Motions::<T>::insert(resolution, signing.motion);
			Signatures::<T>::insert(resolution, by, signing.signature);
			Self::deposit_event(Event::SecrecyRequested { resolution, by, granted });
			Ok(())
		}

		/// Vote on a resolution; you can change your vote a few times until the vote closes.
		///
		/// ## Origin
		/// Signed by a member who had a vote when notice was given. Free of charge.
		///
		/// ## Events
		/// - [`Event::Voted`], perhaps [`Event::VoteExtended`]
		#[pallet::call_index(10)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, resolution: &ResolutionId, choice: &Choice| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_vote(&who, *resolution, *choice).is_ok())
		})]
		pub fn vote(origin: OriginFor<T>, resolution: ResolutionId, choice: Choice) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let vote = Self::may_vote(&who, resolution, choice)?;

			let by = vote.by;
			Ballots::<T>::insert(resolution, by, vote.ballot);
			if let Some(assembly) = vote.left {
				Assemblies::<T>::insert(resolution, assembly);
			}
			Self::deposit_event(Event::Voted { resolution, by, choice });
			Self::count(resolution, vote.resolution, vote.tally)
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
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			resolution: &ResolutionId,
			members: &BoundedVec<MemberNo, ConstU32<MAX_ROLL_CALL>>,
		| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_call_roll(&who, *resolution, members).is_ok())
		})]
		pub fn roll_call(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			members: BoundedVec<MemberNo, ConstU32<MAX_ROLL_CALL>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, ballot, assembly) = Self::may_call_roll(&who, resolution, &members)?;

			let roll = assembly.roll;
			for member in members {
				Ballots::<T>::insert(resolution, member, ballot);
			}
			Assemblies::<T>::insert(resolution, assembly);
			Self::deposit_event(Event::RollCalled { resolution, by, roll });
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
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			resolution: &ResolutionId,
			members: &BoundedVec<MemberNo, ConstU32<MAX_ROLL_CALL>>,
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::may_strike_roll(&who, *resolution, members).is_ok_and(is_free_correction))
		})]
		pub fn strike_roll(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			members: BoundedVec<MemberNo, ConstU32<MAX_ROLL_CALL>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, assembly) = Self::may_strike_roll(&who, resolution, &members)?;

			let roll = assembly.roll;
			for member in members {
				Ballots::<T>::remove(resolution, member);
			}
			Assemblies::<T>::insert(resolution, assembly);
			Self::deposit_event(Event::RollStruck { resolution, by, roll });
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
		#[pallet::feeless_if(|
			origin: &OriginFor<T>,
			resolution: &ResolutionId,
			result: &AssemblyResult<T::Hash>,
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::may_enter_result(&who, *resolution, result).is_ok())
		})]
		pub fn enter_result(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			result: AssemblyResult<T::Hash>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let counting = Self::may_enter_result(&who, resolution, &result)?;

			let (by, roll) = (counting.by, counting.assembly.roll);
			let tellers = counting.assembly.tellers.len().saturated_into();
			Assemblies::<T>::insert(resolution, counting.assembly);
			Self::deposit_event(Event::ResultEntered { resolution, by, tellers });
			if let Some(tally) = counting.tally {
				Self::deposit_event(Event::AssemblyCounted { resolution, roll, result });
				Self::count(resolution, counting.resolution, tally)?;
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
		#[pallet::feeless_if(|origin: &OriginFor<T>, resolution: &ResolutionId| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|who| Pallet::<T>::may_discard_result(&who, *resolution).is_ok_and(is_free_correction))
		})]
		pub fn discard_result(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, assembly) = Self::may_discard_result(&who, resolution)?;

			Assemblies::<T>::insert(resolution, assembly);
			Self::deposit_event(Event::ResultDiscarded { resolution, by });
			Ok(())
		}

		/// Try again to put into effect what has passed but failed.
		///
		/// ## Origin
		/// Signed by a member of the co-op.
		///
		/// ## Events
		/// - [`Event::Passed`], and what follows in the next block
		#[pallet::call_index(15)]
		pub fn retry(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (failed, enacts_at) = Self::may_retry(&who, resolution)?;

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
				.saturating_add(<T as Config>::WeightInfo::step().max(<T as Config>::WeightInfo::prune()))
				.saturating_add(T::MaxCallWeight::get())
		)]
		pub fn advance(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResult {
			ensure_signed(origin)?;
			let due = Self::may_advance(resolution)?;
			Self::step(resolution, due, &mut WeightMeter::with_limit(T::MaxCallWeight::get()));
			Ok(())
		}
	}
}
