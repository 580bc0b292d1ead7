//! # Co-operative membership
//!
//! Each co-op's register of members: from an application to the entry that is erased years after a member has left.
//!
//! ## Overview
//!
//! A register of members is constitutive: nobody is a member before the entry stands. Entries carry numbers without gaps
//! that are given out when somebody is entered, and never again. Votes and offices belong to the *seat*, the pair of co-op
//! and member number, so that everything goes on when an account changes or when a member has none.
//!
//! Membership costs nothing. A newcomer whose account is empty could not sign anything, so a member's invitation gives the
//! account a provider reference; from then on it exists and can sign without a balance. What members and officers do here is
//! free of charge and bound by state instead: every free call uses up what allowed it.
//!
//! Whatever enters, removes or moves a seat takes *two hands*: two officers of the board, neither the member concerned nor a
//! sponsor of the applicant, or a resolution of the members. The first officer's call is noted, the same call by another one
//! carries it out. Silence has three meanings: an application goes to the members or is admitted, a probation ends well, and
//! an appeal is upheld.
//!
//! ## Terminology
//!
//! - *Seat*: a membership that has not ended. An account has at most one in each co-op.
//! - *Candidate*: somebody who was invited or has applied.
//! - *Sponsor*: a member who speaks for a candidate. He does not decide on the admission.
//! - *Board*: chair, secretary and treasurer.
//! - *Paper member*: a member without account, who acts through officers and votes in assemblies.
//! - *Supporter*: a member who never votes and holds no office.
//! - *Elector*: a seated ordinary member who joined long enough ago and is not suspended. A member who is suspended but
//!   under case has the vote, so that he can defend himself. Leaving members vote until the end.
//! - *Suspended elector*: a member whom only a suspension keeps from voting. He is counted, so that resolutions can have him
//!   count for their quorum.
//! - *Version of the electorate*: grows with every change of anybody's vote, so that a resolution can ask who had a vote at
//!   its notice.
//!
//! ## Lifecycle
//!
//! Everything that is not in these tables is refused by a named error. Two names joined by a plus are two officers.
//!
//! | candidate | by | to |
//! |---|---|---|
//! | – | `invite` | invited |
//! | – | `apply`, `apply_on_paper` | applied, or under review with enough sponsors |
//! | invited | `accept_invitation` | applied or under review |
//! | applied | the last `sponsor` | under review |
//! | under review, escalated | `admit` + `admit` | a member, or unpaid |
//! | under review | `refuse` + `refuse` | refused |
//! | under review | silence | escalated, or admitted where the bylaws say so |
//! | refused | `appeal_refusal` | appealed |
//! | escalated, appealed | `decide_admission` | a member, unpaid, or closed |
//! | appealed | silence | a member, or unpaid |
//! | unpaid | `confirm_contribution` twice | a member |
//! | any | `withdraw` | closed |
//! | invited, applied, escalated, refused, unpaid | the end of the time | closed |
//!
//! | member | by | to |
//! |---|---|---|
//! | probation | `end_probation` twice, or the end of the time | active or, failed, left |
//! | probation | `leave`, `leave_in_dissent`, `leave_on_paper` twice | left at once |
//! | active | `leave`, `leave_in_dissent`, `leave_on_paper` twice | leaving, and left after the notice |
//! | active | `suspend` twice | suspended |
//! | suspended | `reinstate` twice, or silence on an `appeal` | active |
//! | active, suspended | `open_case` twice | under case |
//! | under case | `drop_case` twice, or the end of the time | as before |
//! | under case, heard | `expel` by the members | expulsion voted |
//! | expulsion voted | the end of the window | expelled |
//! | expulsion voted | `appeal` | appealed |
//! | appealed | silence, or `dismiss_appeal` by the members | as before the case, or expelled |
//! | seated | `record_death` twice, or after a contest `decide_death` by the members | said to be dead |
//! | said to be dead | 30 days | deceased |
//! | said to be dead | `contest_death` | as before |
//! | former | `close`, once settled | closed |
//! | closed | `unlink` twice, after the retention | erased |
//!
//! ## Scenario
//!
//! Gina has no units and an account that the chain has never seen. Ferdie, who has no units either, invites her to the bakery.
//! Her account now exists. She accepts with her own signature, and Ferdie is her sponsor. Alice and Bob, chair and secretary,
//! admit her: she becomes number 5 and is on probation. After 30 days she has a vote, after 180 the probation is over. Had
//! nobody decided on her application in 60 days, it would have gone to the members.
//!
//! Gina loses her phone. Alice and Bob move her seat to a new account; 30 days later she has it, with her number, her offices
//! and the one vote that she had. Had somebody else tried this, she would have vetoed it with her old key.
//!
//! ## Invariants
//!
//! 1. In each co-op the numbers of members and of corrections run from 1 to the last one given out without a gap, and no
//!    application has a number that was not given out.
//! 2. The counts of seats and of votes are those of the seated members and of the members with a vote.
//! 3. Seats and seated members with their accounts correspond one to one.
//! 4. The history of the count of votes is complete: as long as the roll says, strictly in order of time, and its last entry
//!    is the count.
//! 5. Who has a vote is as the rules say, and the changes of a vote are in order and turn it each time.
//! 6. An application's account has no seat in the co-op and finds its application; sponsors are different members of it.
//! 7. The count of open invitations equals their number and is within the bound.
//! 8. Whatever waits for its time has one entry in the queue at its deadline, and the queue has no other.
//! 9. An approval is stored under the hash of its action and counted for the officer, within the bound.
//! 10. A seat that is about to move belongs to a seated member, and the account that takes over has no seat, no application and
//!     no other move to it in the co-op.
//! 11. Only seated members are suspended, leaving, under case or said to be dead, and nobody is under case on probation.
//! 12. An account is kept alive as often as it has seats, applications and moves to it.
//! 13. An entry points to its corrections and to no others, and an erased entry has neither account nor commitment.
//! 14. The count of suspended votes is that of the seated, ordinary and seasoned members who have none only because they are
//!     suspended, and each of their entries says so.
//!
//! ## Limitations
//!
//! What is stored about people is pseudonymous personal data all the same, and what was in blocks cannot be erased. An account
//! that was kept alive by nothing else is gone with the seat. Two officers together can do what two officers can do; who
//! watches them is the auditor, the members and the old key.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::weights::WeightMeter;
use rochdale_primitives::{
	bylaws::Parameters, ApplicationNo, BallotBook, Clock, CoopId, CoopInspect, Electorate, Electors, Mandate, MemberNo,
	Moment, Office, OnSeatEnded, Quota, ResolutionId, Secrecy, Settlement, Track,
};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use board::{Concerned, Hands};
use discipline::Appealed;
use register::Newcomer;

mod accounts;
mod admission;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod board;
mod discipline;
mod entries;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
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
type ApplicationInfoOf<T> = Application<AccountIdOf<T>, HashOf<T>>;
type FirstHandOf<T> = FirstHand<AccountIdOf<T>, HashOf<T>>;
type ImportOf<T> = Import<AccountIdOf<T>, HashOf<T>>;
type CaseOf<T> = Case<HashOf<T>>;
type DeathOf<T> = Death<HashOf<T>>;
type SuspensionOf<T> = Suspension<HashOf<T>>;
type CorrectionOf<T> = Correction<HashOf<T>>;
/// What two officers may do: their hands, the entry that it is about, and what else is known.
type ByTwo<T, R> = Result<(Hands<T>, EntryOf<T>, R), Error<T>>;
/// What two officers do together.
pub type ActionOf<T> = Action<AccountIdOf<T>, HashOf<T>>;
/// A batch of members to be imported.
pub type BatchOf<T> = Batch<AccountIdOf<T>, HashOf<T>>;
/// What is known about a member.
pub type MemberCardOf<T> = MemberCard<AccountIdOf<T>, HashOf<T>>;
/// What is known about an application.
pub type ApplicationCardOf<T> = ApplicationCard<AccountIdOf<T>, HashOf<T>>;

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	/// The type of an account in a call, which wallets show as an account picker.
	pub type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		// Dependencies

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The register of co-ops with their bylaws and officers.
		type Coops: CoopInspect<Self::AccountId>;

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
	pub type Deadlines<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, [u8; 8]>, NMapKey<Twox64Concat, CoopId>, NMapKey<Blake2_128Concat, Subject>),
		(),
		OptionQuery,
	>;

	/// By how many seats, applications and moves an account is kept alive.
	// Zero while the release of the account failed.
	#[pallet::storage]
	pub type KeptAlive<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, OptionQuery>;

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The registers of the founding co-ops.
		pub registers: Vec<GenesisRegister<T::AccountId>>,
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

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member has invited a newcomer.
		Invited {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// Who is invited.
			newcomer: T::AccountId,
			/// The member who invites.
			by: MemberNo,
			/// Deadline time at which the invitation lapses.
			lapses_at: Moment,
		},
		/// Somebody has applied to a co-op.
		Applied {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// The account of the applicant, none for an application on paper.
			account: Option<T::AccountId>,
			/// What kind of member the applicant wants to be.
			class: Class,
			/// The member who invited the applicant or signed for him.
			sponsor: Option<MemberNo>,
			/// Deadline time until which sponsors are found, or until which the board decides.
			ends_at: Moment,
		},
		/// A member speaks for an applicant.
		Sponsored {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// The member.
			by: MemberNo,
		},
		/// An application has enough sponsors and the board decides on it.
		ReviewBegun {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// Deadline time until which it decides.
			decide_by: Moment,
		},
		/// An invitation or application was withdrawn.
		Withdrawn {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
		},
		/// An invitation or application lapsed.
		ApplicationLapsed {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
		},
		/// The board was silent on an application, and the members decide.
		AdmissionEscalated {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// Deadline time at which the application lapses.
			lapses_at: Moment,
		},
		/// An applicant was admitted.
		Admitted {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// By whom.
			by: Admission,
		},
		/// Two officers have refused an application.
		Refused {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the document with the reasons.
			reason: T::Hash,
			/// Deadline time until which the applicant can appeal.
			appeal_until: Moment,
		},
		/// A refused applicant has appealed to the members.
		RefusalAppealed {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// Deadline time until which they decide.
			decide_by: Moment,
		},
		/// The members have decided against an applicant.
		AdmissionDenied {
			/// The co-op.
			coop: CoopId,
			/// The number of the application.
			application: ApplicationNo,
			/// The resolution.
			resolution: ResolutionId,
		},
		/// A new member was entered in the register.
		Entered {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The number of the application.
			application: ApplicationNo,
			/// The account of the new member.
			account: Option<T::AccountId>,
			/// By whom the member was admitted.
			by: Admission,
		},
		/// A first officer has approved something, a second one is needed.
		Approved {
			/// The co-op.
			coop: CoopId,
			/// The officer.
			by: MemberNo,
			/// What is approved.
			action: ActionOf<T>,
			/// Deadline time at which the approval lapses.
			lapses_at: Moment,
		},
		/// An officer's approval lapsed, because no second officer came.
		ApprovalLapsed {
			/// The co-op.
			coop: CoopId,
			/// The officer.
			by: MemberNo,
			/// What was approved.
			action: ActionOf<T>,
		},
		/// A new member has a vote from now on.
		VoteGained {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
		},
		/// Two officers have ended a probation.
		ProbationDecided {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// Whether it ends well.
			passed: bool,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the document with the reasons.
			reason: T::Hash,
		},
		/// A probation has ended well by itself.
		ProbationPassed {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
		},
		/// A member has given notice of leaving.
		NoticeGiven {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// Deadline time at which the member has left.
			effective_at: Moment,
			/// Whether the exit has good cause.
			exit: Exit,
		},
		/// Two officers have said whether an exit has good cause.
		ExitClassified {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// What they said.
			exit: Exit,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the document with the reasons.
			reason: T::Hash,
		},
		/// A member no longer sits in the co-op.
		SeatEnded {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// How the seat ended.
			ending: Ending,
		},
		/// A member's vote was suspended.
		Suspended {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// On what it rests.
			ground: Ground,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the document with the reasons.
			document: T::Hash,
			/// Deadline time until which the member can appeal.
			appeal_until: Moment,
		},
		/// A suspension has ended.
		Reinstated {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the document with the reasons.
			document: T::Hash,
		},
		/// A case was opened against a member.
		CaseOpened {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// What it is about.
			kind: CaseKind,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the statement of the grounds.
			statement: T::Hash,
			/// Deadline time from which the member can be heard.
			hearing_from: Moment,
			/// Deadline time at which the case lapses.
			lapses_at: Moment,
		},
		/// A member under case has handed in a defence.
		DefenceSubmitted {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// Hash of the defence.
			document: T::Hash,
		},
		/// A member under case was heard.
		HearingRecorded {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the minutes.
			document: T::Hash,
		},
		/// Two officers have dropped a case.
		CaseDropped {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the document with the reasons.
			document: T::Hash,
		},
		/// A case lapsed, because the members did not decide in time.
		CaseLapsed {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
		},
		/// The members have voted to expel a member, who can appeal.
		ExpulsionVoted {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The resolution.
			resolution: ResolutionId,
			/// Deadline time at which the expulsion is final.
			appeal_until: Moment,
		},
		/// A member has appealed against an expulsion or a suspension.
		AppealMade {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// Deadline time until which the members decide.
			decide_by: Moment,
		},
		/// The members were silent on a member's appeal, which is upheld.
		AppealUpheld {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
		},
		/// The members have dismissed a member's appeal.
		AppealDismissed {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The resolution.
			resolution: ResolutionId,
		},
		/// Two officers have recorded the death of a member.
		DeathRecorded {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Hash of the document that shows it.
			document: T::Hash,
			/// Deadline time at which the seat ends.
			effective_at: Moment,
		},
		/// The members have decided that a member has died, after it was contested.
		DeathDecided {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The resolution.
			resolution: ResolutionId,
			/// Deadline time at which the seat ends.
			effective_at: Moment,
		},
		/// A recorded death was contested and does not stand.
		DeathContested {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// Who contested it.
			by: MemberNo,
		},
		/// Everything is settled with a former member.
		Closed {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
		},
		/// Account and commitments of a former member were erased.
		Unlinked {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The two officers.
			by: (MemberNo, MemberNo),
		},
		/// Two officers have begun to move a seat to another account.
		MoveStarted {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The account that takes over.
			new: T::AccountId,
			/// The two officers.
			by: (MemberNo, MemberNo),
			/// Deadline time at which it does.
			effective_at: Moment,
		},
		/// The move of a seat to another account was vetoed.
		MoveVetoed {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// Who vetoed it. The member also where it was from the new account.
			by: MemberNo,
		},
		/// A seat has moved to another account.
		SeatMoved {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The account that had it.
			old: Option<T::AccountId>,
			/// The account that has it now.
			new: T::AccountId,
		},
		/// An entry was corrected by a further one.
		Corrected {
			/// The co-op.
			coop: CoopId,
			/// The member.
			member: MemberNo,
			/// The number of the correction.
			number: CorrectionNo,
			/// The two officers.
			by: (MemberNo, MemberNo),
		},
		/// An officer has entered members of the existing register for the auditor.
		ImportStaged {
			/// The co-op.
			coop: CoopId,
			/// The officer.
			by: MemberNo,
			/// How many members.
			count: u32,
			/// Hash of the batch, by which the auditor confirms it.
			digest: T::Hash,
			/// Hash of the document from which they were copied.
			document: T::Hash,
		},
		/// The auditor has confirmed a batch, and its members are entered.
		Imported {
			/// The co-op.
			coop: CoopId,
			/// The first number given out.
			first: MemberNo,
			/// The last number given out.
			last: MemberNo,
			/// The officer and the auditor.
			by: (MemberNo, MemberNo),
			/// Hash of the document from which they were copied.
			document: T::Hash,
		},
		/// A co-op that was admitted to the federation has its register, with its founders.
		RegisterOpened {
			/// The co-op.
			coop: CoopId,
			/// How many founders were entered, with the numbers from 1 on.
			members: MemberNo,
		},
		/// A batch that waited for the auditor was discarded.
		ImportDiscarded {
			/// The co-op.
			coop: CoopId,
			/// Who discarded it.
			by: MemberNo,
		},
		/// An account that has no seat any more is no longer kept alive.
		AccountReleased {
			/// The account.
			account: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account is still in use elsewhere and cannot be released yet.
		AccountInUse,
		/// A seat of this co-op is about to move to this account.
		AccountReserved,
		/// You have already approved this, another officer is needed.
		AlreadyApproved,
		/// This account was already invited or has applied to this co-op.
		AlreadyCandidate,
		/// This membership is already closed.
		AlreadyClosed,
		/// The hearing is already recorded.
		AlreadyHeard,
		/// This member has already given notice.
		AlreadyLeaving,
		/// This account is already a member of this co-op.
		AlreadyMember,
		/// You already speak for this applicant.
		AlreadySponsor,
		/// This member is already suspended.
		AlreadySuspended,
		/// Who this former member was is already erased.
		AlreadyUnlinked,
		/// The members have already voted on this case.
		AlreadyVoted,
		/// Votes of that time are still kept; try again when they are pruned.
		BallotsStillKept,
		/// This date lies in the future.
		DateInFuture,
		/// Members must be listed in the order in which they joined.
		DatesOutOfOrder,
		/// A death of this member is already recorded.
		DeathRecorded,
		/// Whether this exit has good cause is already clear.
		ExitClassified,
		/// This member has an account and acts with it.
		HasAccount,
		/// The member cannot be heard before the days of notice are over.
		HearingTooEarly,
		/// The time in which this co-op can import its register is over.
		ImportClosed,
		/// The batch is not the one that you want to confirm.
		ImportDiffers,
		/// A batch of members already waits for the auditor.
		ImportPending,
		/// An account is listed twice.
		ListedTwice,
		/// This needs a stronger kind of resolution, or a secret one.
		MandateTooWeak,
		/// This seat is already about to move to another account.
		MovePending,
		/// This application does not wait for sponsors.
		NeedsNoSponsor,
		/// No death of this member is recorded.
		NoDeathRecorded,
		/// You cannot leave on account of this resolution, or not any more.
		NoDissent,
		/// No batch of members waits for the auditor.
		NoImport,
		/// This seat is not about to move to another account.
		NoMovePending,
		/// There is no open application with this number.
		NoSuchApplication,
		/// There is no co-op with this number.
		NoSuchCoop,
		/// There is no member with this number in this co-op.
		NoSuchMember,
		/// Only an auditor of the co-op can confirm this.
		NotAuditor,
		/// The members do not decide on this application.
		NotBeforeMembers,
		/// Only the chair, the secretary and the treasurer can do this.
		NotBoard,
		/// This membership is not closed yet.
		NotClosed,
		/// The time for this has not come yet.
		NotDue,
		/// This is for somebody else to do.
		NotEntitled,
		/// The member was not heard.
		NotHeard,
		/// There is no open invitation for you from this co-op.
		NotInvited,
		/// This member is not leaving and has not left.
		NotLeaving,
		/// You are not a member of this co-op.
		NotMember,
		/// This member is not on probation.
		NotOnProbation,
		/// You cannot decide on yourself.
		NotOnYourself,
		/// This application was not refused.
		NotRefused,
		/// This member no longer sits in the co-op.
		NotSeated,
		/// Something is still open between the co-op and this member.
		NotSettled,
		/// This member is not suspended.
		NotSuspended,
		/// There is no case against this member.
		NotUnderCase,
		/// The board does not decide on this application.
		NotUnderReview,
		/// No contribution is awaited for this application.
		NotUnpaid,
		/// There is no appeal of this member.
		NothingAppealed,
		/// Nothing of this kind waits for its time.
		NothingPending,
		/// There is nothing against which you could appeal.
		NothingToAppeal,
		/// The entry already says so.
		NothingToCorrect,
		/// The batch has no members.
		NothingToImport,
		/// This account waits for no release.
		NothingToRelease,
		/// Two officers record a death; the members decide only after it was contested.
		OfficersCanDeclare,
		/// Two officers move a seat; the members decide only after a veto.
		OfficersCanMove,
		/// This cannot be done to a member on probation.
		OnProbation,
		/// The death was contested, so that only the members can decide on it.
		OnlyMembersCanDeclare,
		/// A move was vetoed, so that only the members can move this seat.
		OnlyMembersCanMove,
		/// A number or a time has reached its end.
		Overflow,
		/// Who entered the batch cannot also confirm it.
		OwnImport,
		/// You have begun as much of this as you can free of charge in this period.
		QuotaUsed,
		/// This co-op already has a register of members.
		RegisterExists,
		/// The entry must be kept longer.
		RetainedLonger,
		/// Who speaks for the applicant cannot also decide.
		SponsorCannotDecide,
		/// This member still sits in the co-op.
		StillSeated,
		/// The vote of this member has changed too often lately.
		SuspendedTooOften,
		/// The time for this is over.
		TooLate,
		/// Too many of your approvals wait for a second officer.
		TooManyApprovals,
		/// This entry was corrected too often.
		TooManyCorrections,
		/// You have handed in a defence too often.
		TooManyDefences,
		/// This co-op has too many open invitations.
		TooManyInvitations,
		/// Too many seats have moved to other accounts lately.
		TooManyMoves,
		/// This application has as many sponsors as it can have.
		TooManySponsors,
		/// Officers have suspended as many members as they can in this period.
		TooManySuspensions,
		/// There is a case against this member.
		UnderCase,
		/// The vote opened before the hearing or the appeal on which it rests.
		VotedTooEarly,
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
			let mut meter = WeightMeter::with_limit(remaining);
			Self::run_queue(&mut meter);
			meter.consumed()
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

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Apply to become a member of a co-op.
		///
		/// `commitment` is the salted hash of a document that says who you are.
		///
		/// ## Origin
		/// Signed by an account that can pay the fee. For who is a member of another co-op it is free of charge a few times in the
		/// period in which applications lapse. An empty account that is no member needs an invitation.
		///
		/// ## Events
		/// - [`Event::Applied`]
		#[pallet::call_index(0)]
		pub fn apply(origin: OriginFor<T>, coop: CoopId, class: Class, commitment: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let stage = Self::may_apply(coop, &who)?;

			if let Some(quota) = Self::free_application(&who) {
				ApplicationQuota::<T>::insert(&who, quota);
			}
			let application = Self::open(
				coop,
				Application {
					account: Some(who.clone()),
					commitment: Some(commitment),
					class,
					since: T::Clock::civil(),
					sponsors: BoundedVec::new(),
					stage,
				},
			)?;
			let (account, ends_at) = (Some(who), stage.ends_at());
			Self::deposit_event(Event::Applied { coop, application, account, class, sponsor: None, ends_at });
			Ok(())
		}

		/// Invite somebody to your co-op, whose account may be empty.
		///
		/// ## Origin
		/// Signed by a member. Free of charge within the number that a member can send in a period.
		///
		/// ## Events
		/// - [`Event::Invited`]
		#[pallet::call_index(1)]
		pub fn invite(origin: OriginFor<T>, coop: CoopId, newcomer: AccountIdLookupOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let newcomer = T::Lookup::lookup(newcomer)?;
			let (by, quota, open, lapses_at) = Self::may_invite(coop, &who, &newcomer)?;

			let application = Self::open(
				coop,
				Application {
					account: Some(newcomer.clone()),
					commitment: None,
					class: Class::Ordinary,
					since: T::Clock::civil(),
					sponsors: BoundedVec::new(),
					stage: Stage::Invited { by, lapses_at },
				},
			)?;
			InvitationQuota::<T>::insert(coop, by, quota);
			OpenInvitations::<T>::insert(coop, open);
			Self::deposit_event(Event::Invited { coop, application, newcomer, by, lapses_at });
			Ok(())
		}

		/// Accept an invitation, which makes it your application.
		///
		/// The inviter becomes your first sponsor. `commitment` is the salted hash of a document that says who you are.
		///
		/// ## Origin
		/// Signed by the invited account. Free of charge.
		///
		/// ## Events
		/// - [`Event::Applied`]
		#[pallet::call_index(2)]
		pub fn accept_invitation(
			origin: OriginFor<T>,
			coop: CoopId,
			class: Class,
			commitment: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (application, invitation, sponsor, stage) = Self::may_accept(coop, &who)?;

			let before = invitation.stage;
			let mut sponsors = BoundedVec::new();
			if let Some(sponsor) = sponsor {
				sponsors.try_push(sponsor).map_err(|_| Error::<T>::TooManySponsors)?;
			}
			let accepted = Application {
				commitment: Some(commitment),
				class,
				since: T::Clock::civil(),
				sponsors,
				stage,
				..invitation
			};
			Self::restage(coop, application, &before, accepted);
			let (account, ends_at) = (Some(who), stage.ends_at());
			Self::deposit_event(Event::Applied { coop, application, account, class, sponsor, ends_at });
			Ok(())
		}

		/// Enter the application of somebody who has no account.
		///
		/// You become the first sponsor. `commitment` is the salted hash of the signed application.
		///
		/// ## Origin
		/// Signed by a member. Free of charge within the number of invitations and such applications that a member can send in a
		/// period.
		///
		/// ## Events
		/// - [`Event::Applied`]
		#[pallet::call_index(3)]
		pub fn apply_on_paper(origin: OriginFor<T>, coop: CoopId, class: Class, commitment: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, quota, stage) = Self::may_apply_on_paper(coop, &who)?;

			let mut sponsors = BoundedVec::new();
			sponsors.try_push(by).map_err(|_| Error::<T>::TooManySponsors)?;
			let application = Self::open(
				coop,
				Application {
					account: None,
					commitment: Some(commitment),
					class,
					since: T::Clock::civil(),
					sponsors,
					stage,
				},
			)?;
			InvitationQuota::<T>::insert(coop, by, quota);
			let (sponsor, ends_at) = (Some(by), stage.ends_at());
			Self::deposit_event(Event::Applied { coop, application, account: None, class, sponsor, ends_at });
			Ok(())
		}

		/// Speak for an applicant who needs sponsors.
		///
		/// With enough sponsors the board decides on the application. Sponsors do not take part in that decision.
		///
		/// ## Origin
		/// Signed by a member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Sponsored`]
		/// - [`Event::ReviewBegun`] with the last sponsor
		#[pallet::call_index(4)]
		pub fn sponsor(origin: OriginFor<T>, coop: CoopId, application: ApplicationNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, found, before) = Self::may_sponsor(coop, &who, application)?;

			let stage = found.stage;
			Self::restage(coop, application, &before, found);
			Self::deposit_event(Event::Sponsored { coop, application, by });
			if let Stage::UnderReview { decide_by } = stage {
				Self::deposit_event(Event::ReviewBegun { coop, application, decide_by });
			}
			Ok(())
		}

		/// Withdraw your application, or an invitation that you sent or received.
		///
		/// ## Origin
		/// Signed by the candidate or, while it is an invitation, by the inviter or an officer of the board. An application on paper
		/// is withdrawn by a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::Withdrawn`]
		#[pallet::call_index(5)]
		pub fn withdraw(origin: OriginFor<T>, coop: CoopId, application: ApplicationNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let found = Self::may_withdraw(coop, &who, application)?;

			Self::close_application(coop, application, &found);
			Self::deposit_event(Event::Withdrawn { coop, application });
			Ok(())
		}

		/// Admit an applicant; the second officer who does decides.
		///
		/// The new member is entered at once, or when the contribution is confirmed where the bylaws ask for one.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Admitted`] for the second
		/// - [`Event::Entered`] where no contribution is awaited
		#[pallet::call_index(6)]
		pub fn admit(origin: OriginFor<T>, coop: CoopId, application: ApplicationNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, found) = Self::may_admit(coop, &who, application)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			let (first, second) = by;
			Self::admitted(coop, application, found, Admission::Board { first, second })?;
			Ok(())
		}

		/// Refuse an applicant, with the hash of a document that gives the reasons.
		///
		/// The applicant can appeal to the members. (ES 13.1, 13.2)
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Refused`] for the second
		#[pallet::call_index(7)]
		pub fn refuse(
			origin: OriginFor<T>,
			coop: CoopId,
			application: ApplicationNo,
			reason: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, found, appeal_until) = Self::may_refuse(coop, &who, application, reason)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			let before = found.stage;
			Self::restage(coop, application, &before, Application { stage: Stage::Refused { appeal_until }, ..found });
			Self::deposit_event(Event::Refused { coop, application, by, reason, appeal_until });
			Ok(())
		}

		/// Appeal to the members against a refusal; if they stay silent, you are admitted.
		///
		/// ## Origin
		/// Signed by the applicant or, for an application on paper, by a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::RefusalAppealed`]
		#[pallet::call_index(8)]
		pub fn appeal_refusal(origin: OriginFor<T>, coop: CoopId, application: ApplicationNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (found, decide_by) = Self::may_appeal_refusal(coop, &who, application)?;

			let before = found.stage;
			Self::restage(coop, application, &before, Application { stage: Stage::Appealed { decide_by }, ..found });
			Self::deposit_event(Event::RefusalAppealed { coop, application, decide_by });
			Ok(())
		}

		/// Decide on an applicant on whom the board was silent, or who has appealed.
		///
		/// ## Origin
		/// A resolution of the co-op: ordinary or stronger, in a secret vote.
		///
		/// ## Events
		/// - [`Event::Admitted`], and [`Event::Entered`] where no contribution is awaited, or
		/// - [`Event::AdmissionDenied`]
		#[pallet::call_index(9)]
		pub fn decide_admission(origin: OriginFor<T>, application: ApplicationNo, admitted: bool) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Ordinary, Secrecy::Secret)?;
			let (coop, resolution) = (mandate.coop, mandate.resolution);
			let found = Self::may_decide_admission(coop, application)?;

			if admitted {
				Self::admitted(coop, application, found, Admission::Members { resolution })?;
			} else {
				Self::close_application(coop, application, &found);
				Self::deposit_event(Event::AdmissionDenied { coop, application, resolution });
			}
			Ok(())
		}

		/// Confirm that an admitted applicant has paid; the second officer enters the member.
		///
		/// `receipt` is the hash of the receipt. (ES 13.5)
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Entered`] for the second
		#[pallet::call_index(10)]
		pub fn confirm_contribution(
			origin: OriginFor<T>,
			coop: CoopId,
			application: ApplicationNo,
			receipt: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, found, admission) = Self::may_confirm_contribution(coop, &who, application, receipt)?;

			if Self::join_hands(coop, hands).is_some() {
				Self::enter_applicant(coop, application, found, admission)?;
			}
			Ok(())
		}

		/// End the probation of a member, well or not.
		///
		/// Who does not pass has left at once. (ES 81)
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::ProbationDecided`] for the second, and [`Event::SeatEnded`] if it does not end well
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::end_probation().saturating_add(T::OnSeatEnded::weight()))]
		pub fn end_probation(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			passed: bool,
			reason: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, mut entry, until) = Self::may_end_probation(coop, &who, member, passed, reason)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			Self::deposit_event(Event::ProbationDecided { coop, member, passed, by, reason });
			if passed {
				Self::unschedule(until, coop, Subject::Probation(member));
				entry.state = MemberState::Active;
				Self::put(coop, member, entry)?;
			} else {
				Self::end_seat(coop, member, entry, Ending::Left(Exit::OnProbation))?;
			}
			Ok(())
		}

		/// Leave a co-op; the bylaws say after how many days it takes effect.
		///
		/// On probation it takes effect at once. Until then you keep your rights and the vote. Nothing can make this fail for a member
		/// who has not given notice yet: neither a suspension nor a case, neither a balance nor a use of the account elsewhere. The
		/// exit is justified unless the minimum stay is not over and two officers say so in time. (ES 17)
		///
		/// ## Origin
		/// Signed by a member. Free of charge.
		///
		/// ## Events
		/// - [`Event::NoticeGiven`], or
		/// - [`Event::SeatEnded`]
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::leave().saturating_add(T::OnSeatEnded::weight()))]
		pub fn leave(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (member, entry, exit, effective_at) = Self::may_leave(coop, &who, None)?;

			Self::give_notice(coop, member, entry, exit, effective_at)?;
			Ok(())
		}

		/// Leave a co-op with good cause, because of new bylaws that you did not vote for.
		///
		/// Possible within the days that the bylaws give after the resolution. (ES 17.4; SCE 15.2)
		///
		/// ## Origin
		/// Signed by a member. Free of charge.
		///
		/// ## Events
		/// - [`Event::NoticeGiven`], or
		/// - [`Event::SeatEnded`]
		#[pallet::call_index(13)]
		#[pallet::weight(<T as Config>::WeightInfo::leave_in_dissent().saturating_add(T::OnSeatEnded::weight()))]
		pub fn leave_in_dissent(origin: OriginFor<T>, coop: CoopId, resolution: ResolutionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (member, entry, exit, effective_at) = Self::may_leave(coop, &who, Some(resolution))?;

			Self::give_notice(coop, member, entry, exit, effective_at)?;
			Ok(())
		}

		/// Enter the notice of a member who has no account.
		///
		/// `document` is the hash of the signed notice.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::NoticeGiven`] or [`Event::SeatEnded`] for the second
		#[pallet::call_index(14)]
		#[pallet::weight(<T as Config>::WeightInfo::leave_on_paper().saturating_add(T::OnSeatEnded::weight()))]
		pub fn leave_on_paper(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, entry, exit, effective_at) = Self::may_leave_on_paper(coop, &who, member, document)?;

			if Self::join_hands(coop, hands).is_some() {
				Self::give_notice(coop, member, entry, exit, effective_at)?;
			}
			Ok(())
		}

		/// Say whether the exit of a member before the minimum stay had good cause.
		///
		/// Possible once, within 90 days of the notice, before or after the seat has ended. Silence means that it had. (ES 17.2)
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::ExitClassified`] for the second
		#[pallet::call_index(15)]
		pub fn classify_exit(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			justified: bool,
			reason: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, entry, exit) = Self::may_classify_exit(coop, &who, member, justified, reason)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			Members::<T>::insert(coop, member, entry);
			Self::deposit_event(Event::ExitClassified { coop, member, exit, by, reason });
			Ok(())
		}

		/// Suspend the vote of a member who does not pay or does not take part.
		///
		/// There are no other grounds, and it touches neither information nor returns nor the defence. (ES 18.4) The member can appeal,
		/// and silence on the appeal ends the suspension. Officers of a co-op can suspend few members in 30 days.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Suspended`] for the second
		#[pallet::call_index(16)]
		pub fn suspend(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			ground: Ground,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, entry, (quota, appeal_until)) = Self::may_suspend(coop, &who, member, ground, document)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			SuspensionQuota::<T>::insert(coop, quota);
			Self::put(coop, member, entry)?;
			Self::deposit_event(Event::Suspended { coop, member, ground, by, document, appeal_until });
			Ok(())
		}

		/// End the suspension of a member.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Reinstated`] for the second
		#[pallet::call_index(17)]
		pub fn reinstate(origin: OriginFor<T>, coop: CoopId, member: MemberNo, document: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, entry, suspension) = Self::may_reinstate(coop, &who, member, document)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			Self::end_suspension(coop, member, entry, &suspension)?;
			Self::deposit_event(Event::Reinstated { coop, member, by, document });
			Ok(())
		}

		/// Appeal to the members against your expulsion or suspension; silence upholds it.
		///
		/// Against an expulsion that was voted it comes first. (ES 18.3)
		///
		/// ## Origin
		/// Signed by the member or, for a paper member, by an officer of the board or an auditor who has not opened the case. Free of
		/// charge.
		///
		/// ## Events
		/// - [`Event::AppealMade`]
		#[pallet::call_index(18)]
		pub fn appeal(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (appealed, decide_by) = Self::may_appeal(coop, &who, member)?;

			match appealed {
				Appealed::Expulsion { before, case } => Self::restage_case(coop, member, before, case),
				Appealed::Suspension(entry) => {
					Self::schedule(decide_by, coop, Subject::Suspension(member));
					Members::<T>::insert(coop, member, entry);
				}
			}
			Self::deposit_event(Event::AppealMade { coop, member, decide_by });
			Ok(())
		}

		/// Dismiss a member's appeal: the expulsion is final, or the suspension stands.
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote that opened after the appeal.
		///
		/// ## Events
		/// - [`Event::AppealDismissed`]
		/// - [`Event::SeatEnded`] for an expulsion
		#[pallet::call_index(19)]
		#[pallet::weight(<T as Config>::WeightInfo::dismiss_appeal().saturating_add(T::OnSeatEnded::weight()))]
		pub fn dismiss_appeal(origin: OriginFor<T>, member: MemberNo) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Special, Secrecy::Secret)?;
			Self::dismiss(&mandate, member)?;
			Ok(())
		}

		/// Open a case against a member, which can lead to an expulsion.
		///
		/// The member keeps the vote, or gets it back if it is suspended, until the case is over. (ES 17.5, 18) `statement` is the
		/// hash of the statement of the grounds.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::CaseOpened`] for the second
		#[pallet::call_index(20)]
		pub fn open_case(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			kind: CaseKind,
			statement: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, entry, case) = Self::may_open_case(coop, &who, member, kind, statement)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			let (hearing_from, lapses_at) = (case.hearing_from, case.stage.ends_at());
			Self::schedule(lapses_at, coop, Subject::Case(member));
			Cases::<T>::insert(coop, member, case);
			Self::put(coop, member, entry)?;
			Self::deposit_event(Event::CaseOpened { coop, member, kind, by, statement, hearing_from, lapses_at });
			Ok(())
		}

		/// Hand in a defence against a case, or another one in its place.
		///
		/// Possible five times, until the members vote.
		///
		/// ## Origin
		/// Signed by the member or, for a paper member, by an officer of the board or an auditor who has not opened the case. Free of
		/// charge.
		///
		/// ## Events
		/// - [`Event::DefenceSubmitted`]
		#[pallet::call_index(21)]
		pub fn submit_defence(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let case = Self::may_defend(coop, &who, member, document)?;

			Cases::<T>::insert(coop, member, case);
			Self::deposit_event(Event::DefenceSubmitted { coop, member, document });
			Ok(())
		}

		/// Record that a member under case was heard.
		///
		/// Not before the days of notice that the bylaws give are over. `document` is the hash of the minutes.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::HearingRecorded`] for the second
		#[pallet::call_index(22)]
		pub fn record_hearing(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, case) = Self::may_record_hearing(coop, &who, member, document)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			Cases::<T>::insert(coop, member, case);
			Self::deposit_event(Event::HearingRecorded { coop, member, by, document });
			Ok(())
		}

		/// Drop a case before the members vote on it.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::CaseDropped`] for the second
		#[pallet::call_index(23)]
		pub fn drop_case(origin: OriginFor<T>, coop: CoopId, member: MemberNo, document: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, entry, case) = Self::may_drop_case(coop, &who, member, document)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			Self::end_case(coop, member, entry, &case)?;
			Self::deposit_event(Event::CaseDropped { coop, member, by, document });
			Ok(())
		}

		/// Vote to expel a member under case who was heard.
		///
		/// The member keeps the vote and can appeal. Without an appeal the expulsion is final when the window is over. (ES 18.5)
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote that opened after the hearing.
		///
		/// ## Events
		/// - [`Event::ExpulsionVoted`]
		#[pallet::call_index(24)]
		pub fn expel(origin: OriginFor<T>, member: MemberNo) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Special, Secrecy::Secret)?;
			let (coop, resolution) = (mandate.coop, mandate.resolution);
			let (case, before, appeal_until) = Self::may_expel(&mandate, member)?;

			Self::restage_case(coop, member, before, case);
			Self::deposit_event(Event::ExpulsionVoted { coop, member, resolution, appeal_until });
			Ok(())
		}

		/// Record the death of a member, which takes effect after 30 days.
		///
		/// `document` is the hash of the document that shows it.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::DeathRecorded`] for the second
		#[pallet::call_index(25)]
		pub fn record_death(origin: OriginFor<T>, coop: CoopId, member: MemberNo, document: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, effective_at) = Self::may_record_death(coop, &who, member, document)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			Self::note_death(coop, member, Some(document), effective_at);
			Self::deposit_event(Event::DeathRecorded { coop, member, by, document, effective_at });
			Ok(())
		}

		/// Contest the recorded death of a member who is alive.
		///
		/// From then on only the members can decide on the death. What they have decided only the member can contest.
		///
		/// ## Origin
		/// Signed by the member or, for a paper member and the first time, by any member. Free of charge.
		///
		/// ## Events
		/// - [`Event::DeathContested`]
		#[pallet::call_index(26)]
		pub fn contest_death(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, mut entry, death) = Self::may_contest_death(coop, &who, member)?;

			Self::unschedule(death.effective_at, coop, Subject::Death(member));
			Deaths::<T>::remove(coop, member);
			entry.declared_by_members_only = true;
			Members::<T>::insert(coop, member, entry);
			Self::deposit_event(Event::DeathContested { coop, member, by });
			Ok(())
		}

		/// Decide that a member has died whose death was contested, which takes effect after 30 days.
		///
		/// In these days the member's own signature still ends it.
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote.
		///
		/// ## Events
		/// - [`Event::DeathDecided`]
		#[pallet::call_index(27)]
		pub fn decide_death(origin: OriginFor<T>, member: MemberNo) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Special, Secrecy::Secret)?;
			let (coop, resolution) = (mandate.coop, mandate.resolution);
			let effective_at = Self::may_decide_death(coop, member)?;

			Self::note_death(coop, member, None, effective_at);
			Self::deposit_event(Event::DeathDecided { coop, member, resolution, effective_at });
			Ok(())
		}

		/// Close the membership of a former member with whom everything is settled.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// - [`Event::Closed`]
		#[pallet::call_index(28)]
		pub fn close(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			ensure_signed(origin)?;
			let entry = Self::may_close(coop, member)?;

			Members::<T>::insert(coop, member, entry);
			Self::deposit_event(Event::Closed { coop, member });
			Ok(())
		}

		/// Erase account and commitments of a former member.
		///
		/// Possible when the membership is closed, the years of retention in the bylaws are over, nothing is owed and the votes of that
		/// time are pruned.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the former member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Unlinked`] for the second
		#[pallet::call_index(29)]
		pub fn unlink(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, entry) = Self::may_unlink(coop, &who, member)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			Self::erase(coop, member, entry);
			Self::deposit_event(Event::Unlinked { coop, member, by });
			Ok(())
		}

		/// Move the seat of a member to another account, which takes effect after 30 days.
		///
		/// For a member who has lost the key, and for the first account of a paper member. The move can be vetoed. Officers of a co-op
		/// can start few such moves in 30 days.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::MoveStarted`] for the second
		#[pallet::call_index(30)]
		pub fn move_seat(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			new_account: AccountIdLookupOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let new = T::Lookup::lookup(new_account)?;
			let (hands, quota, effective_at) = Self::may_move(coop, &who, member, &new)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			MoveQuota::<T>::insert(coop, quota);
			Self::start_move(coop, member, new.clone(), effective_at)?;
			Self::deposit_event(Event::MoveStarted { coop, member, new, by, effective_at });
			Ok(())
		}

		/// Veto the move of a seat to another account.
		///
		/// From then on only the members can move it, until they do.
		///
		/// ## Origin
		/// Signed by the member, from the old account, or by whoever has the new one, or for a paper member by any other member. Free
		/// of charge.
		///
		/// ## Events
		/// - [`Event::MoveVetoed`]
		#[pallet::call_index(31)]
		pub fn veto_move(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, mut entry) = Self::may_veto(coop, &who, member)?;

			Self::cancel_move(coop, member);
			entry.moved_by_members_only = true;
			Members::<T>::insert(coop, member, entry);
			Self::deposit_event(Event::MoveVetoed { coop, member, by });
			Ok(())
		}

		/// Move the seat of a member to another account at once, after a veto.
		///
		/// From then on two officers can move the seat again.
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote.
		///
		/// ## Events
		/// - [`Event::SeatMoved`]
		#[pallet::call_index(32)]
		pub fn decide_move(
			origin: OriginFor<T>,
			member: MemberNo,
			new_account: AccountIdLookupOf<T>,
		) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Special, Secrecy::Secret)?;
			let new = T::Lookup::lookup(new_account)?;
			let entry = Self::may_decide_move(mandate.coop, member, &new)?;

			Self::carry_out_move(mandate.coop, member, entry, new)?;
			Ok(())
		}

		/// Correct an entry of the register by a further one.
		///
		/// The entry stays as it was and points to the correction, which views apply. A correction moves no vote. `document` is the
		/// hash of what shows it. At most eight times for an entry.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Corrected`] for the second
		#[pallet::call_index(33)]
		pub fn correct(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			correction: Correction<T::Hash>,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (hands, entry, old) = Self::may_correct(coop, &who, member, correction, document)?;

			let Some(by) = Self::join_hands(coop, hands) else {
				return Ok(());
			};
			let at = T::Clock::civil();
			let number =
				Self::add_correction(coop, entry, CorrectingEntry { member, old, new: correction, by, document, at })?;
			Self::deposit_event(Event::Corrected { coop, member, number, by });
			Ok(())
		}

		/// Enter members of an existing co-op, whom its auditor is to confirm.
		///
		/// Possible for the days after the start of the chain that its genesis gives the co-op. One batch waits at a time.
		///
		/// ## Origin
		/// Signed by an officer of the board. Free of charge.
		///
		/// ## Events
		/// - [`Event::ImportStaged`]
		#[pallet::call_index(34)]
		#[pallet::weight(<T as Config>::WeightInfo::import(u32::try_from(entries.len()).unwrap_or(MAX_IMPORT)))]
		pub fn import(origin: OriginFor<T>, coop: CoopId, entries: BatchOf<T>, document: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, quota) = Self::may_import(coop, &who, &entries)?;

			ApprovalQuota::<T>::insert(coop, by, quota);
			Self::stage_import(coop, by, entries, document)?;
			Ok(())
		}

		/// Confirm a batch of members, all of whom are entered in their order.
		///
		/// `digest` is the hash of the batch that you have checked. The members are entered as active with their dates of joining.
		///
		/// ## Origin
		/// Signed by an auditor of the co-op who has not entered the batch. Free of charge.
		///
		/// ## Events
		/// - [`Event::Imported`]
		#[pallet::call_index(35)]
		#[pallet::weight(<T as Config>::WeightInfo::confirm_import(MAX_IMPORT))]
		pub fn confirm_import(origin: OriginFor<T>, coop: CoopId, digest: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (auditor, import) = Self::may_confirm_import(coop, &who, digest)?;

			Self::enter_batch(coop, auditor, import)?;
			Ok(())
		}

		/// Discard a batch of members that waits for the auditor.
		///
		/// ## Origin
		/// Signed by an officer of the board or an auditor. Free of charge.
		///
		/// ## Events
		/// - [`Event::ImportDiscarded`]
		#[pallet::call_index(36)]
		pub fn discard_import(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_discard_import(coop, &who)?;

			Imports::<T>::remove(coop);
			Self::deposit_event(Event::ImportDiscarded { coop, by });
			Ok(())
		}

		/// Carry out what is due, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// - [`Event::ApplicationLapsed`], [`Event::SeatEnded`] or what else happens by itself
		#[pallet::call_index(37)]
		#[pallet::weight(Pallet::<T>::step_weight())]
		pub fn advance(origin: OriginFor<T>, coop: CoopId, subject: Subject) -> DispatchResult {
			ensure_signed(origin)?;
			let at = Self::deadline_of(coop, subject).ok_or(Error::<T>::NothingPending)?;
			ensure!(T::Clock::has_passed(at), Error::<T>::NotDue);

			Self::unschedule(at, coop, subject);
			Self::step(coop, subject)
		}

		/// Let go of a former member's account that was in use when the member left.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// - [`Event::AccountReleased`]
		#[pallet::call_index(38)]
		pub fn release_account(origin: OriginFor<T>, account: AccountIdLookupOf<T>) -> DispatchResult {
			ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			ensure!(KeptAlive::<T>::get(&account) == Some(0), Error::<T>::NothingToRelease);
			ensure!(frame_system::Pallet::<T>::dec_providers(&account).is_ok(), Error::<T>::AccountInUse);

			KeptAlive::<T>::remove(&account);
			Self::deposit_event(Event::AccountReleased { account });
			Ok(())
		}
	}
}
