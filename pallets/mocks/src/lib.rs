//! The time, the registers and the resolutions that tests of the pallets tell.
//!
//! The tests of a pallet run on a chain with that pallet and as few others as possible. What it asks the rest of the chain
//! through traits is told here, and the answers stay until something else is told:
//!
//! | a pallet's `Config` | what answers | how it is told |
//! |---|---|---|
//! | `Clock` | [`MockClock`] | [`DeadlineTime`], [`CivilAhead`], [`DayLength`], [`StartedAt`], [`pass`] |
//! | `Coops` | [`MockCoops`] | [`found`], [`set_standing`], [`set_voice`], [`Bylaws`], [`CharterInForce`] |
//! | their offices | the same | [`appoint`], [`dismiss`], [`end_term`] |
//! | `Dissolutions` | [`MockDissolutions`] | [`Dissolved`] |
//! | `Members` | [`MockMembers`] | [`seat`], [`unseat`], [`move_seat`], [`set_vote`], [`Moving`], [`Ineligible`] |
//! | `CoopOrigin` and the like | [`EnsureCoop`], [`EnsureFederation`], [`EnsureAgreement`] | [`Decision`], [`VoteOpened`] |
//!
//! A mock names these in the `Config` of its pallet, with [`AccountId`] as the account of the system and, where bodies decide,
//! [`decisions`] among its pallets. What only this mock tells stands in [`told!`] beside it. Each chain is built with [`reset`]
//! before anything is told and with [`begin`] after it:
//!
//! ```text
//! pub fn chain() -> TestState {
//!     rochdale_mocks::reset();
//!     forget();
//!     found(BAKERY);
//!     (1..=4).for_each(|member| seat(BAKERY, member, member.into()));
//!     rochdale_mocks::begin::<Test>(RuntimeGenesisConfig::default())
//! }
//! ```
//!
//! What is told is kept beside the chain, one set a thread: it is neither in the storage nor taken back with it. Where the chain
//! itself has a rule, the answers follow it: one member holds the office of chair, offices end with the seat, and a co-op that is
//! suspended has no vote. What only one pallet asks stays in the mock of that pallet, and so does a register that the pallet
//! itself keeps: `membership` takes no [`MockMembers`] from here and `cooperatives` no [`MockCoops`].
//!
//! [`accesses`] counts what is read and written in any chain, that of the runtime included.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)] // nothing of this runs on a chain

pub use clock::*;
pub use coops::*;
pub use decisions::{Decision, EnsureAgreement, EnsureCoop, EnsureFederation, VoteOpened, RESOLUTION};
pub use frame_support::parameter_types;
pub use members::*;

use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	pallet_prelude::DispatchError,
};
use sp_runtime::{traits::One, BuildStorage};

pub mod accesses;
mod clock;
mod coops;
pub mod decisions;
mod members;

/// As `parameter_types!` with what is `pub static`, and a function `forget` that sets all of it to these values again.
#[macro_export]
macro_rules! told {
	($($(#[$doc:meta])* pub static $name:ident: $told:ty = $first:expr;)+) => {
		$crate::parameter_types! {
			$($(#[$doc])* pub static $name: $told = $first;)+
		}

		/// Forgets all that was told here.
		pub(crate) fn forget() {
			$($name::set($first);)+
		}
	};
}

/// The accounts of the tests. They are wide enough that those which are derived from a pallet's id differ.
pub type AccountId = u128;

/// Forgets all that was told here. What a mock tells of its own in [`told!`] it forgets by its own `forget`.
pub fn reset() {
	clock::forget();
	coops::forget();
	members::reset();
	decisions::forget();
}

/// The first block of a chain with this genesis.
pub fn begin<T: frame_system::Config>(genesis: impl BuildStorage) -> sp_io::TestExternalities {
	let mut state = sp_io::TestExternalities::new(genesis.build_storage().unwrap());
	state.execute_with(|| frame_system::Pallet::<T>::set_block_number(One::one()));
	state
}

/// Takes the events of a pallet since they were last taken.
pub fn take_events<T: frame_system::Config, E>() -> Vec<E>
where
	T::RuntimeEvent: TryInto<E>,
{
	let events = frame_system::Pallet::<T>::read_events_for_pallet::<E>();
	frame_system::Pallet::<T>::reset_events();
	events
}

/// What comes of a call, without what it gives back of its weight.
pub fn plain(done: DispatchResultWithPostInfo) -> DispatchResult {
	done.map(|_| ()).map_err(|failed| failed.error)
}

/// What a check of the invariants says.
pub fn says(text: &'static str) -> DispatchError {
	DispatchError::Other(text)
}
