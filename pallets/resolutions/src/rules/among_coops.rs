//! How the votes of co-ops are counted: those of the co-ops, and those of their members.

use crate::{rules::recusal::two_thirds, Arithmetic, Body, Poll, Position, Rejection, Resolution, Tally};
use alloc::vec::Vec;
use rochdale_primitives::{majority, Electorate, Track};
use sp_runtime::SaturatedConversion;

/// All co-ops of the federation, of which a special resolution needs two thirds, with so many that were asleep and take part.
///
/// Of those suspended no more count than half of those with a vote, who could not be two thirds otherwise: co-ops that sleep or
/// leave would stop the others for good.
fn all_coops(resolution: &Resolution, woken: u32) -> u32 {
	let Electorate { electors, suspended, .. } = resolution.electorate;
	let with_vote = electors.saturating_add(woken);
	let suspended = suspended.min(with_vote.div_euclid(2));
	with_vote.saturating_add(suspended).saturating_add(resolution.concerned.all())
}

/// How many co-ops must be for it, or must take part in an ordinary resolution, where so many took part that were asleep.
pub(crate) fn coops_needed(resolution: &Resolution, woken: u32) -> u32 {
	let Resolution { body, track, second_call, electorate, .. } = resolution;
	let all = all_coops(resolution, woken);
	match body {
		Body::Agreement => electorate.electors,
		_ if *track == Track::Special => two_thirds(all, resolution.concerned.paid),
		_ => resolution.rules.quorum(resolution.present().saturating_add(woken), all, *second_call),
	}
}

/// Counts the votes among co-ops.
///
/// *Ordinary:* more co-ops for than against, and enough of them with a vote. *Special:* two thirds of all co-ops, and more than
/// half of the weight of the members' ballots. *Agreement:* every co-op.
pub(crate) fn count_coops(resolution: &Resolution, polls: &[Poll]) -> Arithmetic {
	let Resolution { body, track, second_call, .. } = *resolution;
	let special = track == Track::Special;
	let woken =
		polls.iter().filter(|poll| poll.asleep && poll.has_vote() && poll.takes_part(track, second_call)).count();
	let coops_woken = woken.saturated_into();
	let coops = match body {
		Body::Federation if special => all_coops(resolution, coops_woken),
		_ => resolution.electors().saturating_add(coops_woken),
	};
	let coops_needed = coops_needed(resolution, coops_woken);
	let mut sum = Arithmetic { coops, coops_needed, coops_woken, ..Default::default() };
	for poll in polls {
		let count = match poll.position(track, second_call) {
			Position::Absent if poll.asleep => continue,
			Position::For => &mut sum.coops_for,
			Position::Against => &mut sum.coops_against,
			Position::Abstains => &mut sum.coops_abstaining,
			Position::Absent => &mut sum.coops_absent,
			Position::Suspended | Position::Recused => continue,
		};
		*count = count.saturating_add(1);
	}
	// Those that are paid and against it count against it, and not for the quorum: nobody gets paid by opposing that.
	let counted = polls.iter().filter(|poll| poll.counts_ballots(track, second_call)).map(|poll| poll.tally);
	weigh_ballots(&mut sum, &counted.collect::<Vec<_>>(), resolution.rules.vote_cap_bps);
	sum.rejection = match body {
		Body::Agreement if sum.coops_for == coops && coops > 0 => None,
		Body::Agreement if sum.coops_against == 0 && sum.coops_absent > 0 => Some(Rejection::NoQuorum),
		Body::Agreement => Some(Rejection::NoMajorityOfCoops),
		_ if special && sum.coops_for < coops_needed => Some(Rejection::NoMajorityOfCoops),
		_ if special => (sum.weight_for.saturating_mul(2) <= sum.weight_cast).then_some(Rejection::NoMajorityOfMembers),
		_ if coops.saturating_sub(sum.coops_absent) < coops_needed => Some(Rejection::NoQuorum),
		_ => (sum.coops_for <= sum.coops_against).then_some(Rejection::NoMajority),
	};
	sum
}

/// What is for it, by which alternatives are compared: how many co-ops, and of what is special then which part of the weight of
/// their members' ballots, in millionths. What is ordinary needs no majority of members, of whom only some vote on it.
///
/// It is rounded, so that what does not divide in a capped weight decides nothing.
pub(crate) fn approvals(track: Track, sum: &Arithmetic) -> (u32, u128) {
	let halves = sum.weight_for.saturating_mul(2_000_000).saturating_add(sum.weight_cast);
	let part = halves.checked_div(sum.weight_cast.saturating_mul(2)).unwrap_or_default();
	(sum.coops_for, if track == Track::Special { part } else { 0 })
}

/// Weighs the ballots of members, those of co-ops included whose own quorum was missed: they were cast.
fn weigh_ballots(sum: &mut Arithmetic, of_members: &[Tally], cap_bps: u16) {
	let cast: Vec<u32> = of_members.iter().map(|tally| tally.for_.saturating_add(tally.against)).collect();
	let voting = cast.iter().filter(|ballots| **ballots > 0).count();
	if voting == 0 {
		return;
	}
	let at = majority::capped_at(&cast, cap_bps);
	let groups = of_members.iter().zip(&cast).map(|(tally, cast)| majority::Group {
		weight: u64::from(*cast).min(at),
		for_: tally.for_,
		against: tally.against,
	});
	let (weight_for, weight_cast) = majority::weigh(groups);
	for tally in of_members {
		sum.ballots_for = sum.ballots_for.saturating_add(tally.for_.into());
		sum.ballots_against = sum.ballots_against.saturating_add(tally.against.into());
	}
	sum.capped_at = at;
	sum.cap_bps = majority::effective_cap(cap_bps, voting.saturated_into()).saturated_into();
	sum.weight_for = weight_for;
	sum.weight_cast = weight_cast;
}
