#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

use frame::prelude::*;
use frame_support::{migrations::MultiStepMigrator, traits::OnTimestampSet};
use rochdale_primitives::Moment;

pub use pallet::*;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

/// The most by which deadline time advances in one block, in milliseconds.
///
/// Ten slots of three seconds: an author who skips or delays a few blocks loses nobody any time, and a longer gap counts as
/// a halt.
pub const MAX_STEP: Moment = 30_000;

/// One day of 24 hours, in milliseconds.
pub const CALENDAR_DAY: Moment = 86_400_000;

/// What the chain knows about time, kept in one storage item because every reader wants more than one part of it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Times {
	/// The timestamp of the latest block.
	pub civil: Moment,
	/// Deadline time.
	pub deadline: Moment,
	/// The first timestamp of the chain.
	pub started_at: Moment,
	/// Length of a day of deadline time, as [`DayLength`] has it, which hardly any call does without.
	pub day: Moment,
}

impl Times {
	/// The times at the first timestamp, where days are so long.
	pub const fn start(now: Moment, day: Moment) -> Self {
		Self { civil: now, deadline: now, started_at: now, day }
	}

	/// The times at the timestamp `now` of a later block, in which deadline time moves only if `running`.
	pub fn advance(self, now: Moment, running: bool) -> Self {
		let passed = if running { now.saturating_sub(self.civil).min(MAX_STEP) } else { 0 };
		Self { civil: now, deadline: self.deadline.saturating_add(passed), ..self }
	}
}

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
	pub trait Config: frame_system::Config {}

	/// Civil time, deadline time and the start of the chain, in milliseconds since 1970.
	// Every block writes it with its timestamp, before any transaction reads it.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Now<T: Config> = StorageValue<_, Times, OptionQuery>;

	/// Length of a day for all periods of the chain, in milliseconds, fixed at genesis.
	// After the first timestamp the times have it, so that a call reads it with them.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type DayLength<T: Config> = StorageValue<_, Moment, ValueQuery, CalendarDay>;

	/// A day of 24 hours, the length where genesis names none.
	#[pallet::type_value]
	pub fn CalendarDay() -> Moment {
		CALENDAR_DAY
	}

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Length of a day in milliseconds. `None` is a day of 24 hours.
		pub day_length: Option<Moment>,
		/// Binds the type to the runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let day = self.day_length.unwrap_or(CALENDAR_DAY);
			assert!(day > 0 && day <= CALENDAR_DAY, "dayLength must be between 1 and 86400000 milliseconds");
			DayLength::<T>::put(day);
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Civil time, deadline time and the start of the chain.
		pub fn now() -> Option<Times> {
			Now::<T>::get()
		}

		/// Length of a day of deadline time, in milliseconds.
		pub fn day_length() -> Moment {
			DayLength::<T>::get()
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

#[cfg(any(test, feature = "try-runtime"))]
use sp_runtime::TryRuntimeError;

#[cfg(any(test, feature = "try-runtime"))]
impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		if let Some(times) = Now::<T>::get() {
			ensure!(times.deadline <= times.civil, "1: deadline time is ahead of civil time");
			ensure!(times.deadline >= times.started_at, "2: deadline time is before the start");
		}
		ensure!(DayLength::<T>::get() > 0, "3: a day has no length");
		let is_same = |times: Times| times.day == DayLength::<T>::get();
		ensure!(Now::<T>::get().is_none_or(is_same), "4: the times have days of another length");
		Ok(())
	}
}

impl<T: Config> OnTimestampSet<Moment> for Pallet<T> {
	fn on_timestamp_set(now: Moment) {
		let running = !T::MultiBlockMigrator::ongoing();
		let times = Now::<T>::get()
			.map_or_else(|| Times::start(now, DayLength::<T>::get()), |times| times.advance(now, running));
		Now::<T>::put(times);
	}
}

impl<T: Config> rochdale_primitives::Clock for Pallet<T> {
	fn civil() -> Moment {
		Now::<T>::get().map_or(0, |times| times.civil)
	}

	fn deadline() -> Moment {
		Now::<T>::get().map_or(0, |times| times.deadline)
	}

	fn started_at() -> Option<Moment> {
		Now::<T>::get().map(|times| times.started_at)
	}

	fn day() -> Moment {
		Now::<T>::get().map_or_else(DayLength::<T>::get, |times| times.day)
	}
}
