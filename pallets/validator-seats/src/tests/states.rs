//! Where a seat stands and what moves it, as one state and as the facts that the rules speak of.

use crate::{Hold, Rest, SeatState, Step};
use proptest::prelude::{any, prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::Moment;
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
	// In this order, with `None` for what cannot happen.
	let states = [Named, Seated, Resting(REST), Returning, waits, rests, Retired];
	let (named, seated, resting, returning, retired) =
		(Some(Named), Some(Seated), Some(Resting(REST)), Some(Returning), Some(Retired));
	let table = [
		(on, [seated, seated, resting, seated, Some(waits), Some(rests), retired]),
		(off, [named, named, resting, returning, Some(waits), Some(rests), retired]),
		(Step::Rested(REST), [None, resting, None, None, Some(rests), None, None]),
		(REPORTED, [Some(waits), Some(waits), Some(rests), Some(waits), None, None, None]),
		(Step::Named, [named, seated, resting, returning, Some(held(true, None)), Some(held(true, Some(REST))), None]),
		(Step::Returned, [None, None, returning, None, None, returning, None]),
		(Step::Succeeded, [named, seated, returning, returning, Some(waits), Some(rests), None]),
		(Step::Cleared, [None, None, None, None, seated, None, None]),
		(Step::Left, [retired; 7]),
	];
	for (step, after) in table {
		for (state, expected) in states.into_iter().zip(after) {
			assert_eq!(state.after(step), expected, "{state:?} {step:?}");
		}
	}
}

/// The facts of which each was kept by itself: whether the co-op left, has a place, rests and pays.
#[derive(Clone, Debug, Default, PartialEq)]
struct Facts {
	left: bool,
	placed: bool,
	rest: Option<Rest>,
	/// Since when, until when, and whether an account was named since.
	pays: Option<(u32, Moment, bool)>,
}

impl Facts {
	/// What the step does to the facts, `None` where the rules do not let it happen.
	fn after(&self, step: Step) -> Option<Self> {
		let mut next = self.clone();
		match step {
			Step::Planned { placed } => next.placed = placed,
			Step::Rested(rest) => {
				// Who pays rests without a place too.
				if self.left || self.rest.is_some() || !(self.placed || self.pays.is_some()) {
					return None;
				}
				next.rest = Some(rest);
			}
			Step::Reported { session, until } => {
				if self.left || self.pays.is_some() {
					return None;
				}
				next.pays = Some((session, until, false));
			}
			Step::Named if self.left => return None,
			Step::Named => next.pays = self.pays.map(|(session, until, _)| (session, until, true)),
			Step::Returned => {
				self.rest?;
				(next.rest, next.pays) = (None, None);
			}
			Step::Succeeded if self.left => return None,
			Step::Succeeded => {
				if self.pays.is_none() {
					next.rest = None;
				}
			}
			Step::Cleared => {
				if self.pays.is_none() || self.rest.is_some() {
					return None;
				}
				next.pays = None;
			}
			Step::Left => next = Self { left: true, placed: self.placed, ..Self::default() },
		}
		Some(next)
	}

	/// What a state says.
	fn agree(&self, state: SeatState) -> bool {
		let pays = state.hold().map(|hold| (hold.session, hold.until, hold.named));
		let placed = match state {
			Named => !self.placed,
			Seated => self.placed,
			_ => true,
		};
		(state == Retired) == self.left && state.rest() == self.rest && pays == self.pays && placed
	}
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let rest = (0u32..9, 0u64..9).prop_map(|(since, until)| Step::Rested(Rest { since, until }));
	let report = (0u32..9, 0u64..9).prop_map(|(session, until)| Step::Reported { session, until });
	let step = prop_oneof![
		6 => any::<bool>().prop_map(|placed| Step::Planned { placed }),
		4 => rest,
		2 => report,
		2 => Just(Step::Named),
		3 => Just(Step::Returned),
		2 => Just(Step::Succeeded),
		2 => Just(Step::Cleared),
		1 => Just(Step::Left),
	];
	prop::collection::vec(step, 1..60)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn one_state_says_what_the_facts_say(steps in steps()) {
		let (mut state, mut facts) = (Named, Facts::default());
		for step in steps {
			// Plans clear only who has a place, and let only those rest who have one or wait for none.
			let is_planned = match step {
				Step::Cleared => facts.placed,
				Step::Rested(_) => state != Returning,
				_ => true,
			};
			if !is_planned {
				continue;
			}
			let (next, expected) = (state.after(step), facts.after(step));
			assert_eq!(next.is_some(), expected.is_some(), "{state:?} {facts:?} {step:?}");
			if let (Some(next), Some(expected)) = (next, expected) {
				assert!(expected.agree(next), "{next:?} {expected:?} after {step:?}");
				(state, facts) = (next, expected);
			}
		}
	}
}
