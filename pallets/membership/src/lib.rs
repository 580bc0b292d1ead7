//! # Co-operative membership
//!
//! Each co-op's register of members: who sits in it, under which number, since when, and who is on the way in.
//!
//! ## Overview
//!
//! A register of members is constitutive: nobody is a member before the entry stands. Entries carry numbers without gaps
//! that are given out when somebody is admitted, and never again. Votes and offices belong to the *seat*, the pair of co-op
//! and member number, so that everything goes on when an account changes.
//!
//! Membership costs nothing. A newcomer whose account is empty could not sign anything, so a member's invitation gives the
//! account a provider reference; from then on it exists and can sign without a balance. What members and officers do here is
//! free of charge and bound by state instead: every free call uses up what allowed it.
//!
//! ## Terminology
//!
//! - *Seat*: an active membership. An account has at most one in each co-op.
//! - *Candidate*: somebody who was invited or has applied.
//! - *Sponsor*: the member whose invitation a candidate accepted. He does not decide on the admission.
//! - *Board*: chair, secretary and treasurer.
//!
//! ## Lifecycle
//!
//! ```text
//!            invite                accept_invitation
//!   (none) ----------> Invited -------------------------+
//!      |                  |                             v
//!      |                  | withdraw, lapse          Applied --- admit by a second officer ---> Active --- leave ---> Left
//!      |                  v                             |
//!      |               (none) <--- withdraw, refuse, lapse
//!      +------------------------- apply ----------------^
//! ```
//!
//! ## Scenario
//!
//! Gina has no units and an account that the chain has never seen. Ferdie, who has no units either, invites her to the bakery.
//! Her account now exists. She accepts with her own signature. Alice and Bob, chair and secretary, admit her: she becomes
//! number 5. Had nobody decided, the application would have lapsed after 90 days and her account would be gone again.
//!
//! ## Invariants
//!
//! 1. In each co-op the numbers of members run from 1 to the last one given out without a gap.
//! 2. The count of seats equals the number of active members.
//! 3. Seats and active members with their accounts correspond one to one.
//! 4. The history of the count is complete: as long as the roll says, strictly in order of time, and its last entry is the
//!    count.
//! 5. A candidate has no seat in the co-op, and who invited, sponsored or admitted him has a number in it.
//! 6. The count of open invitations equals their number and is within the bound.
//! 7. Every candidacy has its entry in the queue of lapses, and the queue has no other.
//! 8. An account is kept alive as often as it has seats and candidacies.
//!
//! ## Limitations
//!
//! Silence on an application lets it lapse; an appeal, probation, suspension, notice and expulsion are not there yet. What is
//! stored about people is pseudonymous personal data all the same.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::weights::WeightMeter;
use rochdale_primitives::{Clock, CoopId, CoopInspect, MemberNo, Moment, OnSeatEnded};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod admission;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod register;
#[cfg(test)]
mod tests;
mod types;
pub mod weights;

/// The most lapses that one block carries out by itself.
pub const MAX_LAPSES_PER_BLOCK: u32 = 16;

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

		/// The register of co-ops and their boards.
		type Coops: CoopInspect<Self::AccountId>;

		/// What else happens when a seat ends.
		type OnSeatEnded: OnSeatEnded;

		// Parameters

		/// Days until an invitation lapses, also the period of the number that a member can send.
		#[pallet::constant]
		type InvitationDays: Get<u32>;

		/// Days until an application lapses on which nobody decided.
		#[pallet::constant]
		type ApplicationDays: Get<u32>;

		/// The most invitations that a co-op can have open.
		#[pallet::constant]
		type MaxOpenInvitations: Get<u32>;

		/// The most invitations that a member can send in a period.
		#[pallet::constant]
		type InvitationsPerMember: Get<u32>;

		/// The most applications that a member can send free of charge in a period.
		#[pallet::constant]
		type FreeApplications: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The members of each co-op by number, former ones included.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Members<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		CoopId,
		Twox64Concat,
		MemberNo,
		MemberEntry<<T as frame_system::Config>::AccountId>,
		OptionQuery,
	>;

	/// The member number under which an account now sits in a co-op.
	#[pallet::storage]
	pub type Seats<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, CoopId, MemberNo, OptionQuery>;

	/// The last member number and the count of seats of each co-op.
	#[pallet::storage]
	pub type Rolls<T: Config> = StorageMap<_, Twox64Concat, CoopId, Roll, ValueQuery>;

	/// How many members had a vote at any time, in the order of the changes.
	#[pallet::storage]
	pub type SeatHistory<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, u32, SeatCount, OptionQuery>;

	/// Who is on the way into a co-op, by invitation or application.
	#[pallet::storage]
	pub type Candidates<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, Candidacy, OptionQuery>;

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

	/// The candidacies in the order in which they lapse.
	// Identity: the key is deadline time, big-endian, so that iteration starts with the next one to lapse.
	#[pallet::storage]
	pub type Lapses<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, [u8; 8]>,
			NMapKey<Twox64Concat, CoopId>,
			NMapKey<Blake2_128Concat, <T as frame_system::Config>::AccountId>,
		),
		(),
		OptionQuery,
	>;

	/// By how many seats and candidacies an account is kept alive, zero while its release failed.
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
				for member in &register.members {
					if let Err(reason) = Pallet::<T>::enter_at_genesis(register.coop, member) {
						panic!("member {:?} of co-op {} of the genesis: {}", member.account, register.coop, reason);
					}
				}
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Somebody has applied to a co-op.
		Applied {
			/// The co-op.
			coop: CoopId,
			/// Who wants to join.
			applicant: T::AccountId,
			/// The member whose invitation was accepted.
			sponsor: Option<MemberNo>,
			/// Deadline time at which the application lapses.
			lapses_at: Moment,
		},
		/// A member has invited a newcomer.
		Invited {
			/// The co-op.
			coop: CoopId,
			/// Who is invited.
			newcomer: T::AccountId,
			/// The member who invites.
			by: MemberNo,
			/// Deadline time at which the invitation lapses.
			lapses_at: Moment,
		},
		/// An invitation or application was withdrawn.
		Withdrawn {
			/// The co-op.
			coop: CoopId,
			/// Whose invitation or application it was.
			candidate: T::AccountId,
		},
		/// An invitation or application lapsed.
		Lapsed {
			/// The co-op.
			coop: CoopId,
			/// Whose invitation or application it was.
			candidate: T::AccountId,
		},
		/// A first officer has admitted an applicant, a second one is needed.
		AdmissionApproved {
			/// The co-op.
			coop: CoopId,
			/// Who wants to join.
			applicant: T::AccountId,
			/// The officer.
			by: MemberNo,
		},
		/// A new member was entered in the register.
		Admitted {
			/// The co-op.
			coop: CoopId,
			/// The number of the new member.
			member: MemberNo,
			/// The account of the new member.
			account: T::AccountId,
			/// The two officers who admitted.
			by: (MemberNo, MemberNo),
		},
		/// An officer has refused an application.
		Refused {
			/// The co-op.
			coop: CoopId,
			/// Who wanted to join.
			applicant: T::AccountId,
			/// The officer.
			by: MemberNo,
			/// Hash of the document with the reasons.
			reason: T::Hash,
		},
		/// A member has left the co-op.
		MemberLeft {
			/// The co-op.
			coop: CoopId,
			/// The number of the member.
			member: MemberNo,
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
		/// This account was already invited or has applied to this co-op.
		AlreadyCandidate,
		/// You have already admitted this applicant, another officer is needed.
		AlreadyApproved,
		/// This account is already a member of this co-op.
		AlreadyMember,
		/// This invitation or application has lapsed.
		CandidacyLapsed,
		/// This co-op has left the federation.
		CoopLeft,
		/// There is no co-op with this number.
		NoSuchCoop,
		/// This account has not applied to this co-op.
		NotApplicant,
		/// Only the chair, the secretary and the treasurer can decide on admissions.
		NotBoard,
		/// This account was neither invited nor has it applied to this co-op.
		NotCandidate,
		/// Only the candidate, and for invitations the inviter or the board, can withdraw.
		NotEntitled,
		/// There is no open invitation for you from this co-op.
		NotInvited,
		/// This invitation or application has not lapsed yet.
		NotLapsed,
		/// You are not a member of this co-op.
		NotMember,
		/// This account waits for no release.
		NothingToRelease,
		/// A number or a time has reached its end.
		Overflow,
		/// Who invited the applicant cannot also admit him.
		SponsorCannotAdmit,
		/// This co-op has too many open invitations.
		TooManyInvitations,
		/// You have sent all the invitations that you can send in this period.
		QuotaUsed,
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
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::run_lapses(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::InvitationDays::get() > 0 && T::ApplicationDays::get() > 0, "periods must have a length");
			assert!(T::InvitationsPerMember::get() > 0, "members must be able to invite");
			assert!(T::FreeApplications::get() > 0, "members must be able to apply elsewhere");
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
		/// ## Origin
		/// Signed by an account that can pay the fee. For who is a member of another co-op it is free of charge a few times in the
		/// period in which applications lapse. An empty account that is no member needs an invitation.
		///
		/// ## Events
		/// - [`Event::Applied`]
		#[pallet::call_index(0)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| {
				Pallet::<T>::may_apply(*coop, &who).is_ok() && Pallet::<T>::free_application(&who).is_some()
			})
		})]
		pub fn apply(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let lapses_at = Self::may_apply(coop, &who)?;

			if let Some(quota) = Self::free_application(&who) {
				ApplicationQuota::<T>::insert(&who, quota);
			}
			let stage = Stage::Applied { sponsor: None, approved_by: None };
			Self::open_candidacy(coop, &who, Candidacy { since: T::Clock::civil(), lapses_at, stage })?;
			Self::deposit_event(Event::Applied { coop, applicant: who, sponsor: None, lapses_at });
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
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId, newcomer: &AccountIdLookupOf<T>| -> bool {
			Pallet::<T>::signer_and(origin, newcomer)
				.is_some_and(|(who, newcomer)| Pallet::<T>::may_invite(*coop, &who, &newcomer).is_ok())
		})]
		pub fn invite(origin: OriginFor<T>, coop: CoopId, newcomer: AccountIdLookupOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let newcomer = T::Lookup::lookup(newcomer)?;
			let (by, quota, open) = Self::may_invite(coop, &who, &newcomer)?;
			let lapses_at = T::Clock::in_days(T::InvitationDays::get()).ok_or(Error::<T>::Overflow)?;

			let stage = Stage::Invited { by };
			Self::open_candidacy(coop, &newcomer, Candidacy { since: T::Clock::civil(), lapses_at, stage })?;
			InvitationQuota::<T>::insert(coop, by, quota);
			OpenInvitations::<T>::insert(coop, open);
			Self::deposit_event(Event::Invited { coop, newcomer, by, lapses_at });
			Ok(())
		}

		/// Accept an invitation, which makes it your application.
		///
		/// ## Origin
		/// Signed by the invited account. Free of charge.
		///
		/// ## Events
		/// - [`Event::Applied`]
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_accept(*coop, &who).is_ok())
		})]
		pub fn accept_invitation(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, invitation) = Self::may_accept(coop, &who)?;
			let lapses_at = T::Clock::in_days(T::ApplicationDays::get()).ok_or(Error::<T>::Overflow)?;

			let stage = Stage::Applied { sponsor: Some(by), approved_by: None };
			let application = Candidacy { since: T::Clock::civil(), lapses_at, stage };
			Self::replace_candidacy(coop, &who, &invitation, application);
			Self::deposit_event(Event::Applied { coop, applicant: who, sponsor: Some(by), lapses_at });
			Ok(())
		}

		/// Withdraw your application, or an invitation that you sent or received.
		///
		/// ## Origin
		/// Signed by the candidate or, while it is an invitation, by the inviter or an officer of the board. Free of charge.
		///
		/// ## Events
		/// - [`Event::Withdrawn`]
		#[pallet::call_index(3)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId, candidate: &AccountIdLookupOf<T>| -> bool {
			Pallet::<T>::signer_and(origin, candidate)
				.is_some_and(|(who, candidate)| Pallet::<T>::may_withdraw(*coop, &who, &candidate).is_ok())
		})]
		pub fn withdraw(origin: OriginFor<T>, coop: CoopId, candidate: AccountIdLookupOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let candidate = T::Lookup::lookup(candidate)?;
			let candidacy = Self::may_withdraw(coop, &who, &candidate)?;

			Self::close_candidacy(coop, &candidate, &candidacy);
			Self::deposit_event(Event::Withdrawn { coop, candidate });
			Ok(())
		}

		/// Admit an applicant; the second officer who does enters the new member.
		///
		/// Admission is the board's and needs two of its officers, neither of them the sponsor. An approval counts only while
		/// the officer who gave it is on the board.
		///
		/// ## Origin
		/// Signed by an officer of the board. Free of charge.
		///
		/// ## Events
		/// - [`Event::AdmissionApproved`] for the first officer
		/// - [`Event::Admitted`] for the second
		#[pallet::call_index(4)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId, applicant: &AccountIdLookupOf<T>| -> bool {
			Pallet::<T>::signer_and(origin, applicant)
				.is_some_and(|(who, applicant)| Pallet::<T>::may_admit(*coop, &who, &applicant).is_ok())
		})]
		pub fn admit(origin: OriginFor<T>, coop: CoopId, applicant: AccountIdLookupOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let applicant = T::Lookup::lookup(applicant)?;
			let decision = Self::may_admit(coop, &who, &applicant)?;

			match decision.first {
				None => {
					Candidates::<T>::insert(coop, &applicant, decision.approved());
					Self::deposit_event(Event::AdmissionApproved { coop, applicant, by: decision.by });
				}
				Some(first) => {
					let member = Self::enter(coop, &applicant, T::Clock::civil())?;
					Self::close_candidacy(coop, &applicant, &decision.candidacy);
					Self::deposit_event(Event::Admitted { coop, member, account: applicant, by: (first, decision.by) });
				}
			}
			Ok(())
		}

		/// Refuse an applicant, with the hash of a document that gives the reasons.
		///
		/// ## Origin
		/// Signed by an officer of the board. Free of charge.
		///
		/// ## Events
		/// - [`Event::Refused`]
		#[pallet::call_index(5)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId, applicant: &AccountIdLookupOf<T>, _: &T::Hash| -> bool {
			Pallet::<T>::signer_and(origin, applicant)
				.is_some_and(|(who, applicant)| Pallet::<T>::may_refuse(*coop, &who, &applicant).is_ok())
		})]
		pub fn refuse(
			origin: OriginFor<T>,
			coop: CoopId,
			applicant: AccountIdLookupOf<T>,
			reason: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let applicant = T::Lookup::lookup(applicant)?;
			let (by, candidacy) = Self::may_refuse(coop, &who, &applicant)?;

			Self::close_candidacy(coop, &applicant, &candidacy);
			Self::deposit_event(Event::Refused { coop, applicant, by, reason });
			Ok(())
		}

		/// Leave a co-op, at once and for good; your offices in it end.
		///
		/// Nothing can make this fail for a member, a balance or a use of the account elsewhere included.
		///
		/// ## Origin
		/// Signed by a member. Free of charge.
		///
		/// ## Events
		/// - [`Event::MemberLeft`]
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::leave().saturating_add(T::OnSeatEnded::weight()))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Seats::<T>::contains_key(who, coop))
		})]
		pub fn leave(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let member = Seats::<T>::get(&who, coop).ok_or(Error::<T>::NotMember)?;

			Self::end_seat(coop, member, &who)?;
			T::OnSeatEnded::on_seat_ended(coop, member);
			Self::deposit_event(Event::MemberLeft { coop, member });
			Ok(())
		}

		/// Remove an invitation or application that has lapsed, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// - [`Event::Lapsed`]
		#[pallet::call_index(7)]
		pub fn lapse(origin: OriginFor<T>, coop: CoopId, candidate: AccountIdLookupOf<T>) -> DispatchResult {
			ensure_signed(origin)?;
			let candidate = T::Lookup::lookup(candidate)?;
			let candidacy = Candidates::<T>::get(coop, &candidate).ok_or(Error::<T>::NotCandidate)?;
			ensure!(T::Clock::has_passed(candidacy.lapses_at), Error::<T>::NotLapsed);

			Self::close_candidacy(coop, &candidate, &candidacy);
			Self::deposit_event(Event::Lapsed { coop, candidate });
			Ok(())
		}

		/// Let go of a former member's account that was in use when the member left.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// - [`Event::AccountReleased`]
		#[pallet::call_index(8)]
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
