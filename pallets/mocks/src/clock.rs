//! The time that is told.

use frame_support::{traits::OnIdle, weights::Weight};
use rochdale_primitives::Moment;
use sp_runtime::traits::One;

/// A day in milliseconds, where nothing else is told.
pub const DAY: Moment = 86_400_000;

/// When the chain started, where nothing else is told.
pub const START: Moment = 1_795_000_000_000;

/// By how much civil time is ahead of deadline time, where nothing else is told.
pub const AHEAD: Moment = 1_000;

crate::told! {
	/// Deadline time, in milliseconds.
	pub static DeadlineTime: Moment = START;
	/// By how many milliseconds civil time is ahead, as on a chain that stood still: who takes one for the other is found out.
	pub static CivilAhead: Moment = AHEAD;
	/// Length of a day of deadline time, in milliseconds.
	pub static DayLength: Moment = DAY;
	/// Deadline time at which the chain started.
	pub static StartedAt: Option<Moment> = Some(START);
}

/// Says what time it is.
pub struct MockClock;

impl rochdale_primitives::Clock for MockClock {
	fn civil() -> Moment {
		DeadlineTime::get().saturating_add(CivilAhead::get())
	}

	fn deadline() -> Moment {
		DeadlineTime::get()
	}

	fn started_at() -> Option<Moment> {
		StartedAt::get()
	}

	fn day() -> Moment {
		DayLength::get()
	}
}

/// Lets time pass and a pallet do what it does at the end of a block, in as many blocks as it takes until nothing more is due.
pub fn pass<N: One, P: OnIdle<N>>(time: Moment) {
	DeadlineTime::mutate(|now| *now += time);
	for _ in 0..8 {
		P::on_idle(One::one(), Weight::MAX);
	}
}
