//! A clock that stands until a test moves it.

use crate::{DAY, START};
use frame::testing_prelude::*;
use rochdale_primitives::{Clock, Moment};

parameter_types! {
	/// Deadline time.
	pub static DeadlineTime: Moment = START;
	/// By how much civil time is ahead of it, so that one taken for the other is noticed.
	pub static CivilAhead: Moment = 1_000;
	/// When the chain started, `None` before its first block.
	pub static StartedAt: Option<Moment> = Some(START);
	/// The length of a day of deadline time.
	pub static DayLength: Moment = DAY;
}

/// The clock of the tests.
pub struct MockClock;

impl Clock for MockClock {
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

pub(crate) fn reset() {
	DeadlineTime::set(START);
	CivilAhead::set(1_000);
	StartedAt::set(Some(START));
	DayLength::set(DAY);
}
