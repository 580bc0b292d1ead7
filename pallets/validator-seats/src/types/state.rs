//! Where a seat stands, and what moves it.

use frame::prelude::*;
use rochdale_primitives::Moment;
use sp_staking::SessionIndex;

/// Since when a seat rests, and until when it does not return.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rest {
	/// The session for which it was planned first.
	pub since: SessionIndex,
	/// Deadline time before which the seat does not return. Zero where it can return at once.
	pub until: Moment,
}

/// What a seat pays for two votes of its validator that contradict each other.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Hold {
	/// The session in which it happened.
	pub session: SessionIndex,
	/// Deadline time before which the seat does not return.
	pub until: Moment,
	/// Whether two officers have named an account since.
	pub named: bool,
	/// Its rest. `None` as long as the seat keeps its place, because as many rest as may or the floor needs it.
	pub rest: Option<Rest>,
}

/// Where a seat stands.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum SeatState {
	/// The co-op has named an account, which has no place in the session that was planned last.
	Named,
	/// The seat has a place in the session that was planned last.
	Seated,
	/// It was idle for too long. It gives up its place as soon as the limit of changes allows, and returns by a call.
	Resting(Rest),
	/// It has rested, and takes a place at the next plan that has one for it.
	Returning,
	/// Its validator voted twice. It rests as soon as one more may, and returns by a call after a naming and a time.
	Held(Hold),
	/// The co-op has left. The seat is forgotten when no session uses its accounts any more.
	Retired,
}

/// What can happen to a seat.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
	/// A session was planned, with a place for the seat or without one.
	Planned {
		/// Whether it has a place.
		placed: bool,
	},
	/// A plan lets it rest.
	Rested(Rest),
	/// It is proved that its validator voted twice.
	Reported {
		/// The session in which that happened.
		session: SessionIndex,
		/// Deadline time before which it does not return.
		until: Moment,
	},
	/// Two officers have named an account.
	Named,
	/// An officer or its validator had it return.
	Returned,
	/// Its successor took over.
	Succeeded,
	/// It has paid for two votes without a rest, because it could not be spared, and keeps its place.
	Cleared,
	/// Its co-op has left the federation.
	Left,
}

impl SeatState {
	/// The state after a step, `None` where such a step cannot happen to a seat that stands so.
	pub fn after(self, step: Step) -> Option<Self> {
		use SeatState::*;
		Some(match (step, self) {
			(Step::Left, _) => Retired,
			// Whoever waits for a place goes on waiting.
			(Step::Planned { placed: false }, Seated) => Named,
			(Step::Planned { placed: true }, Named | Returning) => Seated,
			(Step::Planned { .. }, other) => other,
			(Step::Rested(rest), Seated) => Resting(rest),
			(Step::Rested(rest), Held(hold @ Hold { rest: None, .. })) => Held(Hold { rest: Some(rest), ..hold }),
			(Step::Reported { .. }, Held(_) | Retired) => return None,
			(Step::Reported { session, until }, other) => {
				Held(Hold { session, until, named: false, rest: other.rest() })
			}
			(Step::Named, Held(hold)) => Held(Hold { named: true, ..hold }),
			(Step::Named | Step::Succeeded, Retired) => return None,
			(Step::Named, other) => other,
			(Step::Returned, Resting(_) | Held(Hold { rest: Some(_), .. })) => Returning,
			// What was idle is the predecessor. For two votes the co-op answers, whatever account it names.
			(Step::Succeeded, Resting(_)) => Returning,
			(Step::Succeeded, other) => other,
			(Step::Cleared, Held(Hold { rest: None, .. })) => Seated,
			(Step::Rested(_) | Step::Returned | Step::Cleared, _) => return None,
		})
	}

	/// The rest of a seat that rests, be it held.
	pub fn rest(&self) -> Option<Rest> {
		match self {
			Self::Resting(rest) => Some(*rest),
			Self::Held(hold) => hold.rest,
			_ => None,
		}
	}

	/// What a seat that is held pays.
	pub fn hold(&self) -> Option<Hold> {
		match self {
			Self::Held(hold) => Some(*hold),
			_ => None,
		}
	}
}
