//! Where a seat stands and what moves it.

use crate::{Hold, Rest, SeatState, Step};
use SeatState::{Held, Named, Resting, Retired, Returning, Seated};

const REST: Rest = Rest { since: 3, until: 9 };

fn held(named: bool, rest: Option<Rest>) -> SeatState {
	Held(Hold { session: 1, until: 5, named, rest })
}

const REPORTED: Step = Step::Reported { session: 1, until: 5 };

#[test]
fn every_step_leads_where_the_picture_says() {
	let (on, off) = (Step::Planned { placed: true }, Step::Planned { placed: false });
	let (waits, rests) = (held(false, None), held(false, Some(REST)));
	let (waits_named, rests_named) = (held(true, None), held(true, Some(REST)));
	// In this order, with `None` for what cannot happen.
	let states = [Named, Seated, Resting(REST), Returning, waits, rests, waits_named, rests_named, Retired];
	let (named, seated, resting, returning, retired) =
		(Some(Named), Some(Seated), Some(Resting(REST)), Some(Returning), Some(Retired));
	let table = [
		(
			on,
			[seated, seated, resting, seated, Some(waits), Some(rests), Some(waits_named), Some(rests_named), retired],
		),
		(
			off,
			[named, named, resting, returning, Some(waits), Some(rests), Some(waits_named), Some(rests_named), retired],
		),
		(Step::Rested(REST), [None, resting, None, None, Some(rests), None, Some(rests_named), None, None]),
		(REPORTED, [Some(waits), Some(waits), Some(rests), Some(waits), None, None, None, None, None]),
		(
			Step::Named,
			[
				named,
				seated,
				resting,
				returning,
				Some(waits_named),
				Some(rests_named),
				Some(waits_named),
				Some(rests_named),
				None,
			],
		),
		(Step::Returned, [None, None, returning, None, None, returning, None, returning, None]),
		(
			Step::Succeeded,
			[named, seated, returning, returning, Some(waits), Some(rests), Some(waits_named), Some(rests_named), None],
		),
		(Step::Cleared, [None, None, None, None, seated, None, seated, None, None]),
		(Step::Left, [retired; 9]),
	];
	for (step, after) in table {
		for (state, expected) in states.into_iter().zip(after) {
			assert_eq!(state.after(step), expected, "{state:?} {step:?}");
		}
	}
}
