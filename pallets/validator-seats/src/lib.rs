//! # Validator seats
//!
//! One co-op, one validator. The session manager of the chain.
//!
//! ## Overview
//!
//! A co-op names one validator account, by two officers of its board. At every session the named accounts that have
//! session keys take the seats of the session after next, if their co-ops have a vote in the federation. There is no
//! stake, no reward and no vote among validators: a seat follows from standing in the register of co-ops and from
//! nothing else.
//!
//! A seat never changes hands at once. An account that is named in place of another is the *successor* until it has
//! session keys, and takes the seat at the next plan after that. A seat that produces no blocks *rests*, so that
//! finality does not wait for it, and comes back by one call. At most about a third of the seats changes in one
//! session.
//!
//! ## Terminology
//!
//! - *Named account*: the validator account of a co-op. Only a named account, a successor or one that retires has
//!   session keys.
//! - *Seat*: a named account that validates in a session.
//! - *Plan*: the seats of the session after the one that begins, made when it begins.
//! - *Entitled*: the co-op has a vote in the federation, its account has session keys, and its seat does not rest.
//! - *To retire*: to be no longer named. The account keeps its keys while a session uses them.
//! - *Third*: of *n* seats, (n − 1) / 3 rounded down. Finality bears the loss of so many.
//! - *To equivocate*: to sign two votes for finality in one round that contradict each other.
//! - *Floor*: the number of seats, fixed at genesis, below which no seat is taken away.
//!
//! ## Scenario
//!
//! Seven co-ops have a seat each. The machine of the bakery burns down. After four sessions without a block its seat
//! rests, and six validators go on. Its chair names the account of a new machine, and its treasurer the same. The
//! operator starts the machine and sets session keys; two sessions later the bakery validates again, and the old
//! account is forgotten.
//!
//! ## Plans
//!
//! Per session at most the third of the seats planned last is taken away, at least one, and as many are given. What
//! remains waits for the next session. Co-ops that are no longer entitled by their standing go before those that rest,
//! each in the order of their numbers. A successor that takes over a seat counts as one taken away and one given,
//! because it is a machine that has not yet shown that it works.
//!
//! Where fewer co-ops are entitled than the floor, no seat is taken away and none is given; only successors take over.
//!
//! A session in which a seat was held from its beginning to its end and produced no block is *idle*. Sessions in which
//! fewer than half of the seats produced a block are not counted for anybody: then the network is cut or a session is
//! shorter than a round, and to blame the seats would shrink the set just when it must stay. At most a third of the
//! co-ops that are entitled or rest can rest, and never so many that fewer than the floor are left. When more than a
//! third of the seats is gone, blocks go on, and as many as may rest do: this prepares the set that the emergency power
//! puts in place.
//!
//! Two dead seats that return in turn would disturb for ever, because each return lets the other rest. So a seat that
//! returned, by call or with a successor, and rests again without having produced a block since returns only after
//! [`WAIT_DAYS`]. Only another successor brings it back before.
//!
//! ## Equivocations
//!
//! A validator that signs two votes for finality that contradict each other could make two chains final. Whoever sees
//! both can prove it. The seat of its co-op rests from the next plan, before any that are idle, and whatever account the
//! co-op names. It returns by call when [`Config::EquivocationDays`] have passed since the report and two officers have
//! named an account after it, the same or another. Further reports about the co-op are refused until then, and about
//! what was before for ever: one mistake, such as a machine that runs twice, breaks many rounds.
//!
//! The rest counts in the third that can rest. Where as many rest as may, the seat waits with its place for another to
//! return, because without it finality would stand still, and likewise where fewer than the floor would be left. It rests
//! as soon as it can. When [`Config::EquivocationDays`] have passed and an account was named anew before it could, the
//! next plan settles the equivocation as a return would. A seat that the co-op does not have is not given to it.
//!
//! Plans are made in the block that begins a session, which counts as full. It costs six reads per co-op with a name
//! (register, account, successor, rest, equivocation, keys; one more for a successor's keys), three per seat (co-op,
//! last block, idle sessions), one per co-op with accounts that retire, one write for each seat that was idle or whose
//! equivocation is settled, and at most twelve for each seat that changes or account that is released, of which there
//! are at most [`RELEASES_PER_SESSION`].
//!
//! ## Invariants
//!
//! 1. Every account belongs to one co-op, as its named account, its successor or one that retires, and the index
//!    agrees.
//! 2. Every seat belongs to an account of a co-op, no co-op has two, and they are in the order of the co-ops' numbers.
//! 3. There are at least as many seats as the floor demands, and the floor is at least one.
//! 4. A session has a length.
//! 5. Only a co-op that has named an account has a successor, rests or has equivocated.
//! 6. No co-op has more than [`MAX_ACCOUNTS`] accounts.
//! 7. Every account of a co-op has a provider reference.
//! 8. When a co-op produced its last block, when its seat last returned and how idle it is, is known only of co-ops with
//!    accounts.
//! 9. No officer has two proposals or two quotas, and no account is proposed twice in a co-op.
//! 10. Only accounts of co-ops wait to set other keys.
//!
//! ## Limitations
//!
//! A seat that rests does not return when so many others lose theirs that more rest than may begin to: a validator that
//! does not answer would stop finality.
//!
//! That a validator signed two blocks for one slot is not reported: finality chooses between them. While a session runs
//! whose validator has set other keys since it was planned, an equivocation with the old ones cannot be proved. So
//! reports prove accidents and not intent: whoever means it sets other keys before.
//!
//! Whoever kept session keys of a validator can sign two votes with them for a session in which they held, as long as it
//! is remembered, and so bring about a report against the co-op.
//!
//! Accounts are named by whoever comes first, without their consent. The board of a co-op can name one that another
//! co-op is about to name, which then takes a fresh one.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_system::pallet_prelude::OriginFor;
use rochdale_primitives::{Clock, CoopId, CoopInspect, MemberInspect, MemberNo, Moment, OnCoopLeft, Standing, Voice};
use sp_runtime::traits::StaticLookup;
use sp_staking::SessionIndex;

pub use pallet::*;
pub use sessions::{CoopOf, ValidatorOf};
pub use types::*;
pub use weights::WeightInfo;

mod attendance;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod equivocation;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
mod keys;
#[cfg(test)]
mod mock;
mod names;
mod plan;
mod sessions;
#[cfg(test)]
mod tests;
mod types;
pub mod weights;

/// The most seats, and so the most co-ops that run a validator.
pub const MAX_SEATS: u32 = 1_000;

/// The most accounts that a co-op can have: the named one, its successor and those that retire.
pub const MAX_ACCOUNTS: u32 = 8;

/// The most officers that a board has: chair, secretary and treasurer.
pub const MAX_BOARD: u32 = 3;

/// The most bytes of a proof that a validator holds its session keys.
pub const MAX_PROOF_LENGTH: u32 = 1_024;

/// Days of deadline time until a validator can set other session keys free of charge.
pub const KEYS_DAYS: u32 = 1;

/// Days of deadline time until a seat returns that rests again without a block in between.
pub const WAIT_DAYS: u32 = 1;

/// The most accounts that are released in one session. Others wait.
pub const RELEASES_PER_SESSION: u32 = 100;

/// The session keys of a validator.
pub type KeysOf<T> = <<T as Config>::Keys as SessionKeysOf<<T as frame_system::Config>::AccountId>>::Keys;

type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		// Dependencies

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The register of co-ops.
		type Coops: CoopInspect<Self::AccountId>;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// The session keys of validators.
		type Keys: SessionKeysOf<Self::AccountId>;

		/// Tells whether a plan changes anything.
		type Planned: PlannedValidators<Self::AccountId>;

		/// Forgets the validator sets of old sessions.
		type Prune: PruneSessions;

		/// The index of the session that runs.
		type CurrentSession: Get<SessionIndex>;

		// Parameters

		/// For how many sessions validator sets are remembered.
		///
		/// So long can an offence still be proved.
		#[pallet::constant]
		type SessionsKept: Get<SessionIndex>;

		/// Days until a proposed name lapses, also the period in which namings are counted.
		#[pallet::constant]
		type NamingDays: Get<u32>;

		/// The most names that an officer of a co-op can propose in a period.
		#[pallet::constant]
		type NamingsPerPeriod: Get<u32>;

		/// After how many idle sessions in a row a seat rests.
		#[pallet::constant]
		type RestAfter: Get<SessionIndex>;

		/// Days for which a seat rests at least whose validator equivocated.
		#[pallet::constant]
		type EquivocationDays: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The validator account of each co-op.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageMap<_, Twox64Concat, CoopId, T::AccountId, OptionQuery>;

	/// The account that takes over from a co-op's validator as soon as it has session keys.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Successors<T: Config> = StorageMap<_, Twox64Concat, CoopId, T::AccountId, OptionQuery>;

	/// The accounts that a co-op has no longer named, until no session uses them.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Retiring<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<T::AccountId, ConstU32<MAX_ACCOUNTS>>, ValueQuery>;

	/// The co-op to which a validator account belongs, successors and retiring ones included.
	#[pallet::storage]
	pub type CoopOfValidator<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, CoopId, OptionQuery>;

	/// The accounts that officers of a co-op have proposed as its validator, at most one each.
	///
	/// Each counts only until it lapses, and while its officer is on the board. Those that have ended go with the next
	/// proposal, and all of them when an account is named.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Proposals<T: Config> = StorageMap<_, Twox64Concat, CoopId, ProposalsOf<T::AccountId>, ValueQuery>;

	/// How many names each officer of a co-op has proposed in a period that runs.
	///
	/// Periods that are over and members who have left the board go with the next proposal.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type NamingQuota<T: Config> = StorageMap<_, Twox64Concat, CoopId, Quotas, ValueQuery>;

	/// Deadline time before which an account cannot set other session keys free of charge.
	#[pallet::storage]
	pub type KeysHeldUntil<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Moment, OptionQuery>;

	/// The validators of the session that was planned last, in the order of their co-ops.
	#[pallet::storage]
	pub type Seated<T: Config> = StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_SEATS>>, ValueQuery>;

	/// The co-ops whose seats rest, since which session, and until when they do not return.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Resting<T: Config> = StorageMap<_, Twox64Concat, CoopId, Rest, OptionQuery>;

	/// The session in which the seat of a co-op last returned after it rested.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Returns<T: Config> = StorageMap<_, Twox64Concat, CoopId, SessionIndex, OptionQuery>;

	/// What the seat of a co-op pays, or last paid, for two votes that contradict each other.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Equivocations<T: Config> = StorageMap<_, Twox64Concat, CoopId, Equivocation, OptionQuery>;

	/// The session in which the validator of a co-op last produced a block.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type LastAuthored<T: Config> = StorageMap<_, Twox64Concat, CoopId, SessionIndex, OptionQuery>;

	/// From when on the sessions of a seat are counted, and how many in a row were idle.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Attendances<T: Config> = StorageMap<_, Twox64Concat, CoopId, Attendance, ValueQuery>;

	/// The number of seats below which no change is made, fixed at genesis.
	#[pallet::storage]
	pub type Floor<T: Config> = StorageValue<_, u32, ValueQuery, OneSeat>;

	/// Length of a session in blocks, fixed at genesis.
	#[pallet::storage]
	pub type SessionLength<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery, OneHour<T>>;

	/// The least floor.
	#[pallet::type_value]
	pub fn OneSeat() -> u32 {
		1
	}

	/// An hour of three-second blocks.
	#[pallet::type_value]
	pub fn OneHour<T: Config>() -> BlockNumberFor<T> {
		1_200u32.into()
	}

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The validator accounts of the founding co-ops, at most one each.
		pub names: Vec<GenesisName<T::AccountId>>,
		/// The number of seats below which no change is made. `None` is one.
		pub floor: Option<u32>,
		/// Length of a session in blocks. `None` is an hour.
		pub session_length: Option<BlockNumberFor<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let floor = self.floor.unwrap_or(1);
			let length = self.session_length.unwrap_or_else(OneHour::<T>::get);
			assert!(floor > 0, "the floor of validator seats must be at least 1");
			assert!(!length.is_zero(), "the length of a session must be at least 1 block");
			assert!(self.names.len() <= MAX_SEATS as usize, "there are more than 1000 validators");
			assert!(
				self.names.is_empty() || self.names.len() >= floor as usize,
				"fewer co-ops name a validator than the floor of {floor}"
			);

			Floor::<T>::put(floor);
			SessionLength::<T>::put(length);
			for GenesisName { coop, validator } in &self.names {
				assert!(!Validators::<T>::contains_key(coop), "a co-op names two validators");
				assert!(!CoopOfValidator::<T>::contains_key(validator), "two co-ops name one validator");
				assert!(T::Coops::standing(*coop).is_some(), "a co-op that is not in the register names a validator");
				Validators::<T>::insert(coop, validator);
				Pallet::<T>::take_in(*coop, validator);
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An officer has proposed an account as the validator of a co-op.
		ValidatorProposed {
			/// The co-op.
			coop: CoopId,
			/// The account.
			validator: T::AccountId,
			/// The officer.
			by: MemberNo,
			/// Deadline time at which the proposal lapses.
			lapses_at: Moment,
		},
		/// Two officers have named the validator of a co-op.
		ValidatorNamed {
			/// The co-op.
			coop: CoopId,
			/// The account, which needs session keys to take a seat.
			validator: T::AccountId,
			/// The officers, the one who proposed it first.
			by: (MemberNo, MemberNo),
		},
		/// The validator of a co-op has new session keys, which hold from the session after next.
		KeysSet {
			/// The co-op.
			coop: CoopId,
			/// The account.
			validator: T::AccountId,
		},
		/// A successor has become the validator of its co-op.
		SuccessorTookOver {
			/// The co-op.
			coop: CoopId,
			/// The account.
			validator: T::AccountId,
			/// The account that retires.
			predecessor: T::AccountId,
		},
		/// An account no longer belongs to a co-op, and its session keys are forgotten.
		ValidatorRetired {
			/// The co-op.
			coop: CoopId,
			/// The account.
			validator: T::AccountId,
		},
		/// A co-op has a seat from a session on.
		SeatGiven {
			/// The co-op.
			coop: CoopId,
			/// Its validator.
			validator: T::AccountId,
			/// The session.
			session: SessionIndex,
		},
		/// A co-op has no seat any more from a session on.
		SeatEnded {
			/// The co-op.
			coop: CoopId,
			/// Its validator.
			validator: T::AccountId,
			/// The session.
			session: SessionIndex,
		},
		/// A seat that produced no blocks, or voted twice, rests until its co-op has it return.
		SeatRested {
			/// The co-op.
			coop: CoopId,
			/// Its validator.
			validator: T::AccountId,
			/// How many sessions in a row were idle, if that is why.
			idle: u32,
		},
		/// It is proved that a validator signed two votes that contradict each other.
		EquivocationReported {
			/// The co-op.
			coop: CoopId,
			/// Its validator.
			validator: T::AccountId,
			/// The session in which that happened.
			session: SessionIndex,
			/// Deadline time before which the seat does not return.
			until: Moment,
		},
		/// A seat that rested is entitled to its place again.
		SeatReturned {
			/// The co-op.
			coop: CoopId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// Another co-op named this account first, or it still retires; take a fresh one.
		AccountTaken,
		/// You have proposed this account already; another officer must do so too.
		AlreadyProposed,
		/// This co-op has left the federation.
		CoopLeft,
		/// This account set session keys less than a day ago.
		KeysSetLately,
		/// Its validator voted twice: two officers must name an account anew before the seat returns.
		NamingNeeded,
		/// No co-op has named this account as its validator or successor.
		NotNamed,
		/// You are not an officer of the board of this co-op.
		NotOfficer,
		/// The seat of this co-op does not rest.
		NotResting,
		/// A number or a time has reached its end.
		Overflow,
		/// This seat must rest for longer; its state says until when.
		ReturnTooSoon,
		/// This account is the validator of the co-op already.
		SameValidator,
		/// You have proposed as many accounts as an officer can for now.
		TooManyNamings,
		/// Too many accounts of this co-op still retire; try again in the next session.
		TooManyRetiring,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The co-op for which an account validates, will validate or has validated not long ago.
		pub fn coop_of(validator: T::AccountId) -> Option<CoopId> {
			CoopOfValidator::<T>::get(validator)
		}

		/// What is known about the seat of a co-op.
		pub fn seat_of_coop(coop: CoopId) -> SeatCard<T::AccountId> {
			Self::card(coop)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::SessionsKept::get() > 1, "the current and the planned session must be remembered");
			assert!(T::RestAfter::get() > 0, "a seat must not rest before it was idle");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Name the validator account of your co-op; the second officer who names it decides.
		///
		/// The first account of a co-op is named at once. A later one is the successor, and takes over at the next
		/// session that is planned after it has set its session keys. To name the account that is still in place again
		/// takes a successor back. Each officer has one proposal, which another one of the same officer replaces. It
		/// lapses after [`Config::NamingDays`], when the officer who made it loses office, and when an account is named.
		/// The account gets a provider reference, so that it can sign with an empty balance.
		///
		/// A co-op that is suspended or was admitted not long ago can name a validator and has no seat yet.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NotOfficer`]: the caller has no office of the board in the co-op.
		/// - [`Error::CoopLeft`]: the co-op has left the federation.
		/// - [`Error::SameValidator`]: the account is the successor, or the named account where there is no successor, and
		///   no equivocation asks for it to be named anew.
		/// - [`Error::AccountTaken`]: another co-op has named the account before, or it retires.
		/// - [`Error::TooManyRetiring`]: the co-op has [`MAX_ACCOUNTS`] accounts.
		/// - [`Error::AlreadyProposed`]: the caller has proposed the account, and the proposal has not lapsed.
		/// - [`Error::TooManyNamings`]: the caller has proposed [`Config::NamingsPerPeriod`] accounts in the period.
		/// - [`Error::Overflow`]: the proposal would lapse beyond the end of time.
		///
		/// ## Events
		/// - [`Event::ValidatorProposed`] for the first officer
		/// - [`Event::ValidatorNamed`] for the second
		#[pallet::call_index(0)]
		pub fn name_validator(origin: OriginFor<T>, coop: CoopId, validator: AccountIdLookupOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let validator = T::Lookup::lookup(validator)?;
			match Self::may_name(coop, &who, &validator)? {
				Hand::First { by, lapses_at, proposals, quotas } => {
					NamingQuota::<T>::insert(coop, quotas);
					Proposals::<T>::insert(coop, proposals);
					Self::deposit_event(Event::ValidatorProposed { coop, validator, by, lapses_at });
				}
				Hand::Second { by } => {
					Proposals::<T>::remove(coop);
					Self::appoint(coop, &validator);
					Self::deposit_event(Event::ValidatorNamed { coop, validator, by });
				}
			}
			Ok(())
		}

		/// Have the seat of your co-op return after it rested.
		///
		/// It takes its place at the next session that is planned, as far as changes of seats are not limited, and its
		/// idle sessions are counted anew. A seat that then rests again without having produced a block since can return
		/// only after [`WAIT_DAYS`]. One whose validator equivocated can return after [`Config::EquivocationDays`], when two
		/// officers have named an account since, be it the same.
		///
		/// ## Origin
		/// Signed by an officer of the board or by the validator account. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NotOfficer`]: the caller has no office of the board in the co-op and is not its validator.
		/// - [`Error::NotResting`]: the seat does not rest.
		/// - [`Error::NamingNeeded`]: its validator equivocated, and no account was named since.
		/// - [`Error::ReturnTooSoon`]: the seat waits, because its validator equivocated, or because it returned before and
		///   produced no block.
		///
		/// ## Events
		/// - [`Event::SeatReturned`]
		#[pallet::call_index(1)]
		pub fn return_to_seat(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::may_return(coop, &who)?;

			let session = T::CurrentSession::get();
			Self::begin_attendance(coop, session.saturating_add(1));
			Resting::<T>::remove(coop);
			Returns::<T>::insert(coop, session);
			if let Some(equivocation) = Self::unsettled(coop) {
				Equivocations::<T>::insert(coop, Equivocation { settled: Some(session), ..equivocation });
			}
			Self::deposit_event(Event::SeatReturned { coop });
			Ok(())
		}

		/// Set the session keys of your validator free of charge, once a day.
		///
		/// They hold from the session after next; those that the account had work until then. The arguments are those of
		/// `session.setKeys`, which does the same for a fee and as often as the sender pays.
		///
		/// ## Origin
		/// Signed by the validator account of a co-op or by its successor. Free of charge: always where the account has
		/// no keys, else when [`KEYS_DAYS`] have passed since it last did this.
		///
		/// ## Errors
		/// - [`Error::NotNamed`]: the caller is neither the validator of a co-op nor its successor.
		/// - [`Error::KeysSetLately`]: the caller did this less than [`KEYS_DAYS`] ago.
		/// - [`Error::Overflow`]: the day would end beyond the end of time.
		/// - Errors of the session pallet: the proof does not show that the caller holds the keys, or another validator
		///   has one of them.
		///
		/// ## Events
		/// - [`Event::KeysSet`]
		#[pallet::call_index(2)]
		pub fn set_keys(
			origin: OriginFor<T>,
			keys: KeysOf<T>,
			proof: BoundedVec<u8, ConstU32<MAX_PROOF_LENGTH>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (coop, held_until) = Self::may_set_keys(&who, &keys, &proof)?;

			T::Keys::set(&who, keys, proof.into_inner())?;
			KeysHeldUntil::<T>::insert(&who, held_until);
			Self::deposit_event(Event::KeysSet { coop, validator: who });
			Ok(())
		}
	}
}
