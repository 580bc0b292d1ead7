//! Calls that a history has not met yet, and what leads to them.
//!
//! For some calls so much has to come together that chance alone hardly brings it. So a part of the moves aims at one of those that
//! are missing. A way to a call is a list of stages, the call itself first. The first stage in which somebody can do something is
//! taken: what comes before it is only done where nothing nearer can be. Where nothing but time is wanted, time passes.
//!
//! What has no way of its own is drawn more often, where the calls of its pallet are drawn.

use super::{pending::would_succeed, *};
use crate::samples::name;
use rochdale_primitives::{ledger::Day, Moment};

mod dissolution;
mod fund;
mod members;
mod money;
mod shares;
mod surplus;

/// How many moves in a thousand aim at something that is missing, where something is.
const AIMED: u32 = 200;

/// So much of what is missing is tried at most until there is a step to some of it.
const AT_ONCE: usize = 3;

/// So many steps of one stage are tried at most.
const TRIED: usize = 16;

/// So often a call without a way is drawn at most.
const DRAWN: usize = 4;

/// How many of those moves in a thousand first see to it that there are people who can act, where there are too few.
const PREPARED: u32 = 250;

/// A civil day, in milliseconds.
const CIVIL_DAY: Moment = 86_400_000;

/// What is nearer than this is waited for at once, in milliseconds.
const NEAR: Moment = 31 * CIVIL_DAY;

/// So many blocks are between two times that are waited for and further away.
const REST: u32 = 40;

/// After more days than these, all deadlines of the time between have passed, too.
pub const LONG: Day = 300;

/// The pallet and the name of a call.
pub type Name = (&'static str, &'static str);

/// What a world heads for.
#[derive(Default)]
pub struct Aims {
	/// What has never succeeded.
	missing: Vec<Name>,
	/// The first civil time for which something waits, in milliseconds.
	from: Option<Moment>,
	/// So many blocks pass before much time does once more.
	rest: u32,
}

impl Aims {
	/// Heads for these calls, and for no others any more.
	pub fn set(&mut self, missing: Vec<Name>) {
		self.missing = missing;
	}

	/// Does not head for this call any more.
	pub fn is_met(&mut self, call: Name) {
		self.missing.retain(|one| *one != call);
	}

	/// The civil time for which something waits that it heads for, in milliseconds, at the beginning of a block.
	///
	/// Where that is far away, it is seldom given, so that co-ops do more than wait.
	pub fn awaited(&mut self) -> Option<Moment> {
		self.rest = self.rest.saturating_sub(1);
		let at = self.from.take()?;
		if at > Clock::civil() + NEAR {
			if self.rest > 0 {
				return None;
			}
			self.rest = REST;
		}
		Some(at)
	}

	fn wait_until(&mut self, at: Moment) {
		if at > Clock::civil() {
			self.from = Some(self.from.map_or(at, |from| from.min(at)));
		}
	}
}

/// What can be done for something that is missing.
enum Steps {
	/// One of these, by whoever can.
	Now(Vec<Move>),
	/// Nothing before this civil time, in milliseconds.
	From(Moment),
}

impl Steps {
	/// Nothing before this civil day.
	fn from_day(day: Day) -> Self {
		Self::From(Moment::try_from(day).unwrap() * CIVIL_DAY)
	}

	/// Nothing before deadlines have passed that are further away than blocks bring them.
	fn after_long() -> Self {
		Self::From(Clock::civil() + CIVIL_DAY * Moment::try_from(LONG + 1).unwrap())
	}

	/// Nothing but to let blocks pass.
	fn soon() -> Self {
		Self::From(0)
	}
}

impl From<Vec<Move>> for Steps {
	fn from(moves: Vec<Move>) -> Self {
		Self::Now(moves)
	}
}

/// What can be done in one stage of a way, whether or not anybody can do it now.
type Approach = fn(&mut World) -> Steps;

/// The stages that lead to a call, the nearest first. `None` where chance brings it.
fn way((pallet, call): Name) -> Option<&'static [Approach]> {
	match pallet {
		"Shares" => shares::way(call),
		"Surplus" => surplus::way(call),
		"Dissolution" => dissolution::way(call),
		"SolidarityFund" => fund::way(call),
		"Ledger" | "Treasuries" | "Custody" => money::way((pallet, call)),
		_ => members::way((pallet, call)),
	}
}

impl World {
	/// A step to something that is missing, now and then.
	pub(super) fn aimed(&mut self) -> Option<Move> {
		if self.aims.missing.is_empty() || !self.rng.chance(AIMED) {
			return None;
		}
		if self.rng.chance(PREPARED) {
			let steps = self.people_who_can_act();
			if let Some(step) = self.one_of(steps) {
				return Some(step);
			}
		}
		for _ in 0..AT_ONCE {
			let missing = self.aims.missing.clone();
			let aim = self.rng.pick(&missing)?;
			let step = match way(aim) {
				Some(stages) => self.along(stages, Some(aim)),
				None => self.drawn(aim).map(|step| Steps::Now(vec![step])),
			};
			match step {
				Some(Steps::Now(mut steps)) => return steps.pop(),
				Some(Steps::From(at)) => self.aims.wait_until(at),
				None => {}
			}
		}
		None
	}

	/// The step that can be taken in the nearest stage where one can, or what it waits for. In a stage that has the call itself, that
	/// comes first.
	fn along(&mut self, stages: &[Approach], aim: Option<Name>) -> Option<Steps> {
		for stage in stages {
			match stage(self) {
				Steps::From(at) => return Some(Steps::From(at)),
				Steps::Now(steps) => {
					let (wanted, others) = steps.into_iter().partition(|(_, call)| Some(name(call)) == aim);
					if let Some(step) = self.one_of(wanted).or_else(|| self.one_of(others)) {
						return Some(Steps::Now(vec![step]));
					}
				}
			}
		}
		None
	}

	/// The same as one stage of a longer way.
	fn stages(&mut self, stages: &[Approach]) -> Steps {
		self.along(stages, None).unwrap_or_else(|| vec![].into())
	}

	/// One of the moves that would succeed, of some of them.
	fn one_of(&mut self, mut moves: Vec<Move>) -> Option<Move> {
		while moves.len() > TRIED {
			let index = self.rng.below(u32::try_from(moves.len()).unwrap());
			moves.swap_remove(index as usize);
		}
		self.possible(moves)
	}

	/// The call as chance makes it, where somebody can.
	fn drawn(&mut self, aim: Name) -> Option<Move> {
		(0..DRAWN).find_map(|_| {
			let drawn = match (aim.0, self.rng.below(4)) {
				("Membership", 0 | 1) => self.membership(),
				("Membership" | "Resolutions", 2) => self.follow_up()?,
				("Resolutions", 0) | ("Cooperatives", 1) | ("ValidatorSeats", _) => self.among_coops(),
				("Resolutions", _) => self.resolutions(),
				("Cooperatives", 2) => self.mandated_by_federation(),
				("Cooperatives", 3) => self.mandated_by_parties(),
				("Treasuries", 0) => self.mandated_by_owners(),
				("Custody", 0) => self.mandated_about_custodians(),
				("Ledger" | "Treasuries" | "Custody", _) => self.money(),
				("Shares" | "Surplus", _) => self.shares()?,
				("Dissolution", _) => self.dissolution()?,
				_ => self.mandated(),
			};
			(name(&drawn.1) == aim && would_succeed(&drawn.0, &drawn.1)).then_some(drawn)
		})
	}

	/// Offices that are vacant are filled, signers whose terms are over are named again, treasuries report what they are late with,
	/// and co-ops with few voters admit others.
	fn people_who_can_act(&mut self) -> Vec<Move> {
		let vacant = (1..=FOUNDED).filter(|coop| Self::vacant_office(*coop).is_some()).collect::<Vec<_>>();
		let mut steps: Vec<Move> = vacant.into_iter().map(|coop| self.appointment_in(coop)).collect();
		steps.extend(self.treasuries_in_order());
		let few = |coop: &CoopId| Rolls::<Runtime>::get(coop).voters <= FEWEST_VOTERS;
		for coop in (1..=FOUNDED).filter(few) {
			steps.extend(self.members_won(coop));
		}
		steps
	}

	/// The co-ops with shares, some of them first.
	fn coops_with_shares(&mut self) -> impl Iterator<Item = CoopId> + use<> {
		let first = self.rng.below(FOUNDED - 1);
		(0..FOUNDED - 1).map(move |place| 1 + (first + place) % (FOUNDED - 1))
	}
}

/// The same by each of them.
fn by_each(accounts: Vec<AccountId>, call: impl Into<RuntimeCall>) -> Vec<Move> {
	let call = call.into();
	accounts.into_iter().map(|who| (Actor::Signed(who), call.clone())).collect()
}
