//! Every right has a way on when any one office is empty: each right of the table, for each office, in each state in which the
//! office can become empty.
//!
//! Whoever holds the office lays it down, or keeps it and does nothing any more, and nobody is there who would name another. What
//! the members do then is what the READMEs of the pallets say: another officer, who stands in, a petition, a silence that counts,
//! or an office that they fill, once they have dismissed who is silent.

use crate::harness::*;
use rochdale_primitives::CoopId;
use std::{
	collections::BTreeSet,
	panic::{catch_unwind, AssertUnwindSafe},
};
use story::{world, Story, Vacancy, Way, FIVE, THREE};

mod accounts;
mod bank;
mod custody;
mod decisions;
mod federation;
mod fund;
mod membership;
mod money;
mod shares;
mod story;

/// A right, and how long it takes.
struct Right {
	/// What somebody has a right to.
	name: &'static str,
	/// The states of it in which the office becomes empty, in their order.
	states: &'static [&'static str],
	/// Days with every office held, and the most days with an empty one: in a co-op of five, and in one of three.
	days: [(u32, u32); 2],
	/// How it is had, by signed calls.
	takes: fn(&mut Story) -> Way,
}

/// What a right took, in a co-op with an office that becomes empty in a state of it.
type Cell = (&'static str, CoopId, Vacancy, &'static str);

/// Cells without a way on: the states of a right in which an office becomes empty.
type Known = (&'static str, CoopId, Vacancy, &'static [&'static str]);

/// Has the right, or says why not, and whether it was any different for the office.
fn have(state: &sp_core::storage::Storage, right: &Right, (_, coop, vacancy, at): Cell) -> (Result<u32, String>, bool) {
	let mut state = sp_io::TestExternalities::new(state.clone());
	let tried = catch_unwind(AssertUnwindSafe(|| {
		state.execute_with(|| {
			let mut story = Story::begin(coop, vacancy, at);
			let went = (right.takes)(&mut story);
			let has_missed = story.has_missed();
			(went.map(|()| story.end(right.states.last().is_none_or(|last| *last == at))), has_missed)
		})
	}));
	tried.unwrap_or_else(|_| (Err("it panics".into()), true))
}

/// Tries rights in all states with each office empty, and compares how long each of them takes and which cells have no way on.
fn try_all(rights: &[Right], known: &[Known]) {
	let each =
		|(right, coop, vacancy, states): &Known| states.iter().map(|at| (*right, *coop, *vacancy, *at)).collect();
	let known: Vec<Cell> = known.iter().flat_map::<Vec<_>, _>(each).collect();
	let state = storage(world());
	let (mut wrong, mut without) = (vec![], vec![]);
	for right in rights {
		for (coop, days) in [FIVE, THREE].into_iter().zip(right.days) {
			let usual = have(&state, right, (right.name, coop, Vacancy::Nothing, "")).0.unwrap_or_else(|why| {
				wrong.push(format!("{} in {coop}, with nobody missing: {why}", right.name));
				0
			});
			let mut longest = usual;
			for vacancy in Vacancy::all().into_iter().filter(|vacancy| Story::concerns(coop, *vacancy)) {
				for at in right.states {
					let cell = (right.name, coop, vacancy, *at);
					let (went, has_missed) = have(&state, right, cell);
					match went {
						Ok(took) => {
							longest = longest.max(took);
							if took != usual {
								println!("{cell:?}: {took} days, {usual} with nobody missing");
							}
						}
						Err(why) => without.push((cell, why)),
					}
					if !has_missed {
						break;
					}
				}
			}
			if (usual, longest) != days {
				wrong.push(format!("{} in {coop}: ({usual}, {longest})", right.name));
			}
		}
	}
	let is_known = |(cell, _): &&(Cell, String)| known.contains(cell);
	wrong.extend(without.iter().filter(|cell| !is_known(cell)).map(|(cell, why)| format!("{cell:?}: {why}")));
	let found: Vec<_> = without.iter().map(|(cell, _)| *cell).collect();
	wrong.extend(known.iter().filter(|cell| !found.contains(cell)).map(|cell| format!("{cell:?} has a way on by now")));
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
	let names: BTreeSet<_> = rights.iter().map(|right| right.name).collect();
	assert_eq!(names.len(), rights.len());
}
