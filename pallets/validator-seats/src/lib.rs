#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_system::pallet_prelude::OriginFor;
use rochdale_primitives::{Clock, CoopId, CoopInspect, MemberInspect, MemberNo, Moment, OnCoopLeft, Standing};
use sp_runtime::traits::StaticLookup;
use sp_staking::SessionIndex;

pub use pallet::*;
pub use rochdale_primitives::two_hands::MAX_BOARD;
pub use sessions::{CoopOf, ValidatorOf};
pub use types::*;
pub use weights::WeightInfo;

mod acts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod rules;
mod sessions;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

/// The most seats, and so the most co-ops that run a validator.
pub const MAX_SEATS: u32 = 1_000;

/// The fewest blocks of a session.
pub const MIN_SESSION_LENGTH: u32 = 2;

/// The most accounts that a co-op can have: the named one, its successor and those that retire.
pub const MAX_ACCOUNTS: u32 = 8;

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

	/// The layout of what this pallet stores (docs/upgrading.md).
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
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

		/// Starts finality anew when delegates rescue it.
		type Finality: RestartFinality;

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

	/// The seat of each co-op that has named a validator: its accounts and where it stands.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Seats<T: Config> = StorageMap<_, Twox64Concat, CoopId, Seat<T::AccountId>, OptionQuery>;

	/// The co-op to which a validator account belongs, successors and retiring ones included.
	#[pallet::storage]
	pub type CoopOfValidator<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, CoopId, OptionQuery>;

	/// The accounts that officers of a co-op have proposed as its validator, at most one each.
	///
	/// Each counts only until it lapses, and while its officer holds the office that they held then. Those that have ended go
	/// with the next one, and all of them when an account is named.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type ProposedNames<T: Config> = StorageMap<_, Twox64Concat, CoopId, ProposedNamesOf<T::AccountId>, ValueQuery>;

	/// How many names each officer of a co-op has proposed in a period that runs.
	///
	/// Periods that are over and members who have left the board go with the next proposal.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type NamingQuota<T: Config> = StorageMap<_, Twox64Concat, CoopId, NamingQuotas, ValueQuery>;

	/// Deadline time before which an account cannot set other session keys free of charge.
	#[pallet::storage]
	pub type KeysHeldUntil<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Moment, OptionQuery>;

	/// The validators of the session that was planned last, in the order of their co-ops.
	#[pallet::storage]
	pub type Seated<T: Config> = StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_SEATS>>, ValueQuery>;

	/// A rescue of finality that goes on until there are as many places as the floor demands.
	#[pallet::storage]
	pub type OngoingRescue<T: Config> = StorageValue<_, Rescue, OptionQuery>;

	/// The session with which finality last started anew by a rescue.
	#[pallet::storage]
	pub type LastRestart<T: Config> = StorageValue<_, SessionIndex, OptionQuery>;

	/// The number of seats below which no place is taken away but by a rescue, fixed at genesis.
	#[pallet::storage]
	pub type Floor<T: Config> = StorageValue<_, u32, ValueQuery, OneSeat>;

	/// Length of a session in blocks, at least two, fixed at genesis.
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
		/// The number of seats below which no place is taken away but by a rescue. `None` is one.
		pub floor: Option<u32>,
		/// Length of a session in blocks, at least two. `None` is an hour.
		pub session_length: Option<BlockNumberFor<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let floor = self.floor.unwrap_or(1);
			let length = self.session_length.unwrap_or_else(OneHour::<T>::get);
			assert!(floor > 0, "the floor of validator seats must be at least 1");
			// Finality that starts anew is in force after a block at least, and before the next session (see `begin_rescue`).
			assert!(length >= MIN_SESSION_LENGTH.into(), "the length of a session must be at least 2 blocks");
			assert!(self.names.len() <= MAX_SEATS as usize, "there are more than 1000 validators");
			assert!(
				self.names.is_empty() || self.names.len() >= floor as usize,
				"fewer co-ops name a validator than the floor of {floor}"
			);

			Floor::<T>::put(floor);
			SessionLength::<T>::put(length);
			for GenesisName { coop, validator } in &self.names {
				assert!(!Seats::<T>::contains_key(coop), "a co-op names two validators");
				assert!(!CoopOfValidator::<T>::contains_key(validator), "two co-ops name one validator");
				assert!(T::Coops::standing(*coop).is_some(), "a co-op that is not in the register names a validator");
				Pallet::<T>::appoint(*coop, validator);
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	// Fields that are named by what they are need no further word.
	#[allow(missing_docs)]
	pub enum Event<T: Config> {
		/// An officer has proposed an account as the validator of a co-op.
		ValidatorProposed { coop: CoopId, validator: T::AccountId, by: MemberNo, lapses_at: Moment },
		/// An officer has taken back the account that they had proposed.
		ProposedNameWithdrawn { coop: CoopId, validator: T::AccountId, by: MemberNo },
		/// Two officers have named the validator of a co-op.
		ValidatorNamed {
			coop: CoopId,
			validator: T::AccountId,
			/// The one who proposed it comes first.
			by: (MemberNo, MemberNo),
		},
		/// The validator of a co-op has new session keys, which hold from the session after next.
		KeysSet { coop: CoopId, validator: T::AccountId },
		/// A successor has become the validator of its co-op.
		SuccessorTookOver { coop: CoopId, validator: T::AccountId, predecessor: T::AccountId },
		/// An account no longer belongs to a co-op, and its session keys are forgotten.
		ValidatorRetired { coop: CoopId, validator: T::AccountId },
		/// A co-op has a seat from a session on.
		SeatGiven { coop: CoopId, validator: T::AccountId, session: SessionIndex },
		/// A co-op has no seat any more from a session on.
		SeatEnded { coop: CoopId, validator: T::AccountId, session: SessionIndex },
		/// A seat that produced no blocks, or voted twice, rests until its co-op has it return.
		SeatRested {
			coop: CoopId,
			validator: T::AccountId,
			/// How many sessions in a row were idle. Zero where the validator voted twice.
			idle: u32,
		},
		/// It is proved that a validator signed two votes that contradict each other.
		EquivocationReported {
			coop: CoopId,
			validator: T::AccountId,
			/// The session in which that happened.
			session: SessionIndex,
			/// Deadline time before which the seat does not return.
			until: Moment,
		},
		/// A seat that rested is entitled to its place again.
		SeatReturned { coop: CoopId },
		/// Delegates rescue finality: with the next plan all lose their places who are gone.
		RescueBegun {
			/// How many blocks after the session that is then planned has begun finality starts anew.
			delay: u32,
			/// The number of the last block that everybody takes for final.
			best_finalised: u32,
		},
		/// Finality starts anew with the validators of the session that begins.
		FinalityStartsAnew {
			session: SessionIndex,
			/// After how many blocks.
			delay: u32,
			/// The number of the last block that everybody takes for final.
			best_finalised: u32,
		},
		/// After a rescue there are as many places again as the floor demands, from a session on.
		RescueEnded { session: SessionIndex },
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
		/// Only the board of this co-op can do this.
		NotBoard,
		/// No co-op has named this account as its validator or successor.
		NotNamed,
		/// The seat of this co-op does not rest.
		NotResting,
		/// You have proposed no account that still waits for another officer.
		NothingProposed,
		/// A number or a time has reached its end.
		Overflow,
		/// This seat must rest for longer; its state says until when.
		ReturnTooSoon,
		/// You proposed this account first, as another member or with another account.
		SamePerson,
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
		/// lapses after [`Config::NamingDays`], when the officer who made it loses that office, and when an account is named.
		/// The account gets a provider reference, so that it can sign with an empty balance.
		///
		/// A co-op that is suspended or was admitted not long ago can name a validator and has no seat yet.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NotBoard`]: the caller has no office of the board in the co-op.
		/// - [`Error::CoopLeft`]: the co-op has left the federation.
		/// - [`Error::SameValidator`]: the account is the successor, or the named account where there is no successor, and
		///   no equivocation asks for it to be named anew.
		/// - [`Error::AccountTaken`]: another co-op has named the account before, or it retires.
		/// - [`Error::TooManyRetiring`]: the co-op has [`MAX_ACCOUNTS`] accounts.
		/// - [`Error::AlreadyProposed`]: the caller has proposed the account, and the proposal has not lapsed.
		/// - [`Error::SamePerson`]: the caller has proposed it as another member, with this account or one to or from which a
		///   seat moves.
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
			let naming = Self::may_name(coop, &who, &validator)?;
			Self::do_name(coop, validator, naming);
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
		/// - [`Error::NotBoard`]: the caller has no office of the board in the co-op and is not its validator.
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
			let seat = Self::may_return(coop, &who)?;
			Self::do_return(coop, seat);
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

		/// Take back the account that you have proposed, as long as no other officer has named it.
		///
		/// How many names you can propose in the period does not change.
		///
		/// ## Origin
		/// Signed by the member who proposed it, in office or not, with whatever account. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NothingProposed`]: the caller has proposed nothing that waits, or is no member of the co-op.
		///
		/// ## Events
		/// - [`Event::ProposedNameWithdrawn`]
		#[pallet::call_index(3)]
		pub fn withdraw_proposed_name(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let taken_back = Self::may_withdraw_name(coop, &who)?;
			Self::do_withdraw_name(coop, taken_back);
			Ok(())
		}
	}
}
