//! # Validator seats
//!
//! One co-op, one validator. The session manager of the chain.
//!
//! ## Overview
//!
//! A co-op in good standing names one validator account. At every session the named accounts that have session keys take the
//! seats of the session after next. There is no stake, no reward and no vote among validators: a seat follows from standing
//! in the register of co-ops and from nothing else.
//!
//! ## Terminology
//!
//! - *Named account*: the validator account of a co-op. Only a named account can set session keys.
//! - *Seat*: a named account that validates in a session.
//! - *Floor*: the number of seats, fixed at genesis, below which the manager keeps the set that it has.
//!
//! ## Scenario
//!
//! Four co-ops name a validator each, and the floor is three. One is suspended: from the session after next three validators
//! produce the blocks. If a second one were suspended, only two would be left, so the three keep their seats and the chain
//! goes on finalising.
//!
//! ## Invariants
//!
//! 1. No account is named by two co-ops, and the two indexes of names agree.
//! 2. Every seat belongs to a named account, and no account has two.
//! 3. There are at least as many seats as the floor demands, and the floor is at least one.
//! 4. A session has a length.
//!
//! ## Limitations
//!
//! Co-ops name their validators at genesis only. A validator that produces no blocks keeps its seat.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::traits::ValidatorRegistration;
use pallet_session::{historical, SessionManager, ShouldEndSession};
use rochdale_primitives::{CoopId, CoopInspect, Standing};
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;
use sp_staking::SessionIndex;

pub use pallet::*;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

/// The most validators that can be named, and so the most co-ops that run one.
pub const MAX_SEATS: u32 = 1_000;

/// A co-op's validator account at genesis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisName<AccountId> {
	/// The co-op.
	pub coop: CoopId,
	/// Its validator account.
	pub validator: AccountId,
}

/// Forgets what was kept about old sessions.
pub trait PruneSessions {
	/// Forget the sessions before `first_kept`.
	fn prune_before(first_kept: SessionIndex);
}

impl PruneSessions for () {
	fn prune_before(_: SessionIndex) {}
}

/// Knows the validators that were planned last, with the keys that they had then.
pub trait PlannedValidators<AccountId> {
	/// Whether just these accounts were planned last, in this order, and their keys are still the same.
	fn are_planned(validators: &[AccountId]) -> bool;
}

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		// Dependencies

		/// The register of co-ops.
		type Coops: CoopInspect<Self::AccountId>;

		/// Tells whether a named account has session keys.
		type Keys: ValidatorRegistration<Self::AccountId>;

		/// Tells whether a plan changes anything.
		type Planned: PlannedValidators<Self::AccountId>;

		/// Forgets the validator sets of old sessions.
		type Prune: PruneSessions;

		// Parameters

		/// For how many sessions validator sets are remembered.
		///
		/// So long can an offence still be proved.
		#[pallet::constant]
		type SessionsKept: Get<SessionIndex>;
	}

	/// The validator account of each co-op.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageMap<_, Twox64Concat, CoopId, T::AccountId, OptionQuery>;

	/// The co-op that has named an account as its validator.
	#[pallet::storage]
	pub type CoopOfValidator<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, CoopId, OptionQuery>;

	/// The validators of the session that was planned last.
	#[pallet::storage]
	pub type Seated<T: Config> = StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_SEATS>>, ValueQuery>;

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
				CoopOfValidator::<T>::insert(validator, coop);
			}
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The co-op for which an account validates.
		pub fn coop_of(validator: T::AccountId) -> Option<CoopId> {
			CoopOfValidator::<T>::get(validator)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::SessionsKept::get() > 1, "the current and the planned session must be remembered");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The accounts that standing and keys entitle to a seat, in the order of their co-ops' numbers.
	fn entitled() -> Vec<(CoopId, T::AccountId)> {
		// Not iteration over members: co-ops that name validators are bounded by MAX_SEATS.
		let mut named: Vec<_> = Validators::<T>::iter()
			.filter(|(coop, validator)| {
				T::Coops::standing(*coop) == Some(Standing::Member) && T::Keys::is_registered(validator)
			})
			.collect();
		named.sort();
		named
	}

	/// Plans the seats of the session `index`, `None` where the set stays as it is.
	fn plan(index: SessionIndex) -> Option<Vec<(T::AccountId, CoopId)>> {
		if let Some(first_kept) = index.checked_sub(T::SessionsKept::get()) {
			T::Prune::prune_before(first_kept);
		}
		let entitled = Self::entitled();
		if entitled.len() < Floor::<T>::get() as usize {
			log::warn!(target: "runtime::validator-seats", "session {index}: {} co-ops are fewer than the floor", entitled.len());
			return None;
		}
		let seated = entitled.iter().map(|(_, validator)| validator.clone()).collect::<Vec<_>>();
		// A set that is given counts as a new one in finality, so that light clients would have to follow every session.
		let unchanged = T::Planned::are_planned(&seated);
		Seated::<T>::put(BoundedVec::try_from(seated).ok()?);
		(!unchanged).then(|| entitled.into_iter().map(|(coop, validator)| (validator, coop)).collect())
	}

	/// The seats with which the chain starts: nobody's, unless enough co-ops have named validators that have keys.
	fn plan_genesis() -> Vec<(T::AccountId, CoopId)> {
		let entitled = Self::entitled();
		assert!(
			Validators::<T>::iter_keys().next().is_none() || entitled.len() >= Floor::<T>::get() as usize,
			"fewer co-ops have a validator with session keys than the floor"
		);
		let seated = entitled.iter().map(|(_, validator)| validator.clone()).collect::<Vec<_>>();
		Seated::<T>::put(BoundedVec::truncate_from(seated));
		entitled.into_iter().map(|(coop, validator)| (validator, coop)).collect()
	}
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		Some(Self::plan(index)?.into_iter().map(|(validator, _)| validator).collect())
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		Some(Self::plan_genesis().into_iter().map(|(validator, _)| validator).collect())
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
}

impl<T: Config> historical::SessionManager<T::AccountId, CoopId> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<(T::AccountId, CoopId)>> {
		Self::plan(index)
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<(T::AccountId, CoopId)>> {
		Some(Self::plan_genesis())
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
}

impl<T: Config> ShouldEndSession<BlockNumberFor<T>> for Pallet<T> {
	fn should_end_session(now: BlockNumberFor<T>) -> bool {
		// Block 1 opens the first session, which genesis has planned.
		now.checked_rem(&SessionLength::<T>::get()).is_some_and(|rest| rest.is_zero())
	}
}

impl<T: Config> EstimateNextSessionRotation<BlockNumberFor<T>> for Pallet<T> {
	fn average_session_length() -> BlockNumberFor<T> {
		SessionLength::<T>::get()
	}

	fn estimate_current_session_progress(now: BlockNumberFor<T>) -> (Option<Permill>, Weight) {
		let length = SessionLength::<T>::get();
		let progress = now.checked_rem(&length).map(|passed| Permill::from_rational(passed, length));
		(progress, T::DbWeight::get().reads(1))
	}

	fn estimate_next_session_rotation(now: BlockNumberFor<T>) -> (Option<BlockNumberFor<T>>, Weight) {
		let length = SessionLength::<T>::get();
		let next = now.checked_rem(&length).and_then(|passed| now.checked_sub(&passed)?.checked_add(&length));
		(next, T::DbWeight::get().reads(1))
	}
}

/// The validator that an account is: itself, if a co-op has named it. So only named accounts can set session keys.
pub struct ValidatorOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<T::AccountId>> for ValidatorOf<T> {
	fn convert(account: T::AccountId) -> Option<T::AccountId> {
		CoopOfValidator::<T>::contains_key(&account).then_some(account)
	}
}

/// The co-op behind a validator, which identifies it in proofs about past sessions.
pub struct CoopOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<CoopId>> for CoopOf<T> {
	fn convert(validator: T::AccountId) -> Option<CoopId> {
		CoopOfValidator::<T>::get(validator)
	}
}

#[cfg(any(test, feature = "try-runtime"))]
use sp_runtime::TryRuntimeError;

#[cfg(any(test, feature = "try-runtime"))]
impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			Validators::<T>::iter().all(|(coop, validator)| CoopOfValidator::<T>::get(validator) == Some(coop))
				&& Validators::<T>::iter().count() == CoopOfValidator::<T>::iter().count(),
			"1: a validator is named twice or cannot be found"
		);
		let seated = Seated::<T>::get();
		ensure!(
			seated.iter().all(CoopOfValidator::<T>::contains_key)
				&& seated.iter().enumerate().all(|(i, seat)| !seated.iter().take(i).any(|other| other == seat)),
			"2: a seat is held twice or by an account that no co-op has named"
		);
		let floor = Floor::<T>::get();
		ensure!(floor > 0 && seated.len() >= floor as usize, "3: there are fewer seats than the floor");
		ensure!(!SessionLength::<T>::get().is_zero(), "4: a session has no length");
		Ok(())
	}
}
