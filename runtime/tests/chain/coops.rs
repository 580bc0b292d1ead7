//! The co-ops of the federation's chain, and how they come to a decision by signed calls only.

use crate::harness::*;
use pallet_resolutions::{Call as ResolutionsCall, Choice, Motions, OpaqueCall, Phase, ResolutionCount, Resolutions};
use rochdale_primitives::{CoopId, CoopInspect, ResolutionId, Secrecy, Track};
use rochdale_runtime::{AccountId, Cooperatives, Runtime, RuntimeCall};
use sp_keyring::Sr25519Keyring as Key;

pub const BAKERY: CoopId = 1;
pub const LINDENHOF: CoopId = 2;
pub const COURIERS: CoopId = 3;
pub const GROCERY: CoopId = 4;
pub const WEAVERS: CoopId = 5;

/// The members of each co-op in the order of their numbers. The first speaks for it, the first three are its board.
pub const MEMBERS: [&[Key]; 5] = [
	&[Key::Alice, Key::Bob, Key::Charlie, Key::Ferdie],
	&[Key::Dave, Key::Eve, Key::AliceStash, Key::Alice, Key::BobStash],
	&[Key::BobStash, Key::CharlieStash, Key::DaveStash, Key::Eve],
	&[Key::EveStash, Key::FerdieStash, Key::Dave],
	&[Key::EveStash, Key::FerdieStash, Key::One, Key::Two],
];

pub fn members(coop: CoopId) -> &'static [Key] {
	MEMBERS[coop as usize - 1]
}

/// Who votes for the co-op in the federation.
pub fn delegate(coop: CoopId) -> Key {
	members(coop)[0]
}

pub fn account(coop: CoopId) -> AccountId {
	Cooperatives::account(coop).unwrap()
}

pub fn phase(resolution: ResolutionId) -> Phase {
	Resolutions::<Runtime>::get(resolution).unwrap().phase
}

/// Whether a vote is open, the last day of one among co-ops included.
pub fn is_voting(resolution: ResolutionId) -> bool {
	phase(resolution).vote().is_some()
}

pub fn title() -> rochdale_primitives::text::Written {
	b"Together".to_vec().try_into().unwrap()
}

/// The number of what was proposed last.
pub fn last() -> ResolutionId {
	ResolutionCount::<Runtime>::get()
}

pub fn second(resolution: ResolutionId, coop: CoopId, by: Key) {
	succeed(by, ResolutionsCall::second { resolution, coop, version: 0 });
}

/// Alice proposes for the bakery, and Lindenhof's delegate seconds.
pub fn propose_to_federation(track: Track, call: Option<&RuntimeCall>) -> ResolutionId {
	let (title, call) = (title(), call.map(OpaqueCall::from));
	let document = document(1);
	succeed(Key::Alice, ResolutionsCall::propose_to_federation { coop: BAKERY, track, title, document, call });
	second(last(), LINDENHOF, Key::Dave);
	last()
}

/// The first member of the co-op proposes, and the second seconds.
pub fn propose_in(coop: CoopId, track: Track, call: &RuntimeCall) -> ResolutionId {
	let (secrecy, title, document, call) = (Secrecy::Open, title(), document(1), OpaqueCall::from(call));
	succeed(members(coop)[0], ResolutionsCall::propose { coop, track, secrecy, title, document, call });
	second(last(), coop, members(coop)[1]);
	last()
}

/// Makes empty blocks until something holds.
pub fn blocks_while(holds: impl Fn() -> bool) {
	for _ in 0..200 {
		if !holds() {
			return;
		}
		block(|| ());
	}
	panic!("two hundred blocks were not enough");
}

/// Members of these co-ops vote for it as soon as they can: all of each co-op.
pub fn members_vote(resolution: ResolutionId, coops: &[CoopId]) {
	blocks_while(|| !is_voting(resolution));
	block(|| {
		for coop in coops {
			for voter in members(*coop) {
				succeed(*voter, ResolutionsCall::vote { resolution, coop: *coop, choice: Choice::For });
			}
		}
	});
}

/// The delegates of these co-ops vote as soon as they can.
pub fn delegates_vote(resolution: ResolutionId, votes: &[(CoopId, Choice)]) {
	blocks_while(|| !is_voting(resolution));
	block(|| {
		for (coop, choice) in votes {
			succeed(delegate(*coop), ResolutionsCall::vote_as_delegate { resolution, coop: *coop, choice: *choice });
		}
	});
}

/// Makes empty blocks until the resolution has come to its end or has failed, and gives its phase.
pub fn outcome(resolution: ResolutionId) -> Phase {
	blocks_while(|| !phase(resolution).is_final() && !matches!(phase(resolution), Phase::Failed { .. }));
	phase(resolution)
}

/// The members of one co-op decide it, all of them for it.
pub fn decided_by(coop: CoopId, track: Track, call: &RuntimeCall) -> ResolutionId {
	let resolution = block(|| propose_in(coop, track, call));
	members_vote(resolution, &[coop]);
	assert_eq!(outcome(resolution), Phase::Enacted);
	resolution
}

/// The federation decides it by special resolution, with all members of these co-ops for it.
pub fn decided_specially(call: &RuntimeCall, coops: &[CoopId]) -> ResolutionId {
	let resolution = block(|| propose_to_federation(Track::Special, Some(call)));
	members_vote(resolution, coops);
	assert_eq!(outcome(resolution), Phase::Enacted);
	resolution
}

/// As if the runtime had been upgraded to one with other transactions since the call was written.
pub fn age_call_of(resolution: ResolutionId) {
	Motions::<Runtime>::mutate(resolution, |motion| motion.as_mut().unwrap().transaction_version += 1);
}
