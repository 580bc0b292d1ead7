//! Votes among co-ops, against an arithmetic written from the definition: of co-ops, and of their members' ballots.

use super::*;
use crate::rules::among_coops::count_coops;
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::{bylaws::Majority, charter::Charter, majority::PARTS, Electorate};

/// Where a co-op stands, and its members' votes for and against.
pub(super) type Part = (Position, u32, u32);

/// The share that one of so many voting co-ops may have. (practice §4.5)
fn cap_of(voting: usize, cap_bps: u16) -> u128 {
	match voting {
		0 | 1 => 10_000,
		3 => 4_000,
		n => u128::from(cap_bps).max(10_000u128.div_ceil(n as u128)),
	}
}

/// The largest weight of which none has more than the cap of the total that results, by trying.
fn largest_weight(cast: &[u128], cap: u128) -> u128 {
	let fits = |weight: u128| weight * 10_000 <= cap * cast.iter().map(|one| weight.min(*one)).sum::<u128>();
	let (mut least, mut most) = (1, cast.iter().copied().max().unwrap_or(1));
	while least < most {
		let middle = (least + most).div_ceil(2);
		if fits(middle) {
			least = middle;
		} else {
			most = middle - 1;
		}
	}
	least
}

/// The weight for and in all, both multiplied by the same number so that they are whole, and that number.
pub(super) fn weights(parts: &[Part], cap_bps: u16) -> (u128, u128, u128) {
	let votes: Vec<(u128, u128)> =
		parts.iter().map(|(_, for_, against)| (u128::from(*for_), u128::from(for_ + against))).collect();
	let votes: Vec<_> = votes.into_iter().filter(|(_, cast)| *cast > 0).collect();
	let cast: Vec<u128> = votes.iter().map(|(_, cast)| *cast).collect();
	let most = largest_weight(&cast, cap_of(cast.len(), cap_bps));
	let common: u128 = cast.iter().product();
	let weight_for = votes.iter().map(|(for_, cast)| most.min(*cast) * for_ * (common / cast)).sum();
	let weight_cast = cast.iter().map(|cast| most.min(*cast) * common).sum();
	(weight_for, weight_cast, common)
}

fn count(parts: &[Part], position: Position) -> u32 {
	parts.iter().filter(|(one, ..)| *one == position).count() as u32
}

/// Who is judged has no vote, but is one of all. So is who is suspended, up to half of those with a vote.
fn all_that_count(parts: &[Part]) -> u32 {
	let [suspended, recused] = [Position::Suspended, Position::Recused].map(|one| count(parts, one));
	let with_vote = parts.len() as u32 - suspended - recused;
	with_vote + suspended.min(with_vote / 2) + recused
}

/// Why a special resolution of the federation does not pass.
pub(super) fn special_rejection(parts: &[Part], cap_bps: u16) -> Option<Rejection> {
	let all = all_that_count(parts);
	let for_ = count(parts, Position::For);
	if for_ * 2 <= all || for_ * 3 < all * 2 {
		return Some(Rejection::NoMajorityOfCoops);
	}
	let (weight_for, weight_cast, _) = weights(parts, cap_bps);
	(weight_for * 2 <= weight_cast).then_some(Rejection::NoMajorityOfMembers)
}

/// Why an ordinary resolution of the federation does not pass, whose quorum is this share of the co-ops with a vote.
///
/// So many `opponents` of those against it get something by it, and help nobody to a quorum.
pub(super) fn ordinary_rejection(parts: &[Part], opponents: u32, quorum_bps: u16) -> Option<Rejection> {
	let [for_, against, abstaining, absent] =
		[Position::For, Position::Against, Position::Abstains, Position::Absent].map(|one| count(parts, one));
	let took_part = for_ + against + abstaining - opponents;
	// Of ten that could vote but for what they get by it one leaves the whole, and of fewer one, too.
	let recused = count(parts, Position::Recused) + opponents;
	let all = took_part + absent + recused;
	let whole = all - recused.min(1.max(all / 10));
	// Nobody decides alone, but who is alone.
	let with_vote = took_part + absent;
	let suspended = count(parts, Position::Suspended).min(with_vote / 2);
	let fewest = 2.min(with_vote + suspended + recused);
	if took_part < fewest || took_part * 10_000 < whole * u32::from(quorum_bps) {
		return Some(Rejection::NoQuorum);
	}
	(for_ <= against).then_some(Rejection::NoMajority)
}

/// Why an agreement does not pass.
pub(super) fn agreement_rejection(parts: &[Part]) -> Option<Rejection> {
	match parts {
		_ if parts.iter().all(|(one, ..)| *one == Position::For) => None,
		_ if count(parts, Position::Against) > 0 => Some(Rejection::NoMajorityOfCoops),
		_ if count(parts, Position::Absent) > 0 => Some(Rejection::NoQuorum),
		_ => Some(Rejection::NoMajorityOfCoops),
	}
}

/// Compares what was counted with the positions and the ballots.
pub(super) fn check(sum: &Arithmetic, parts: &[Part], cap_bps: u16) {
	let counted = [
		(Position::For, sum.coops_for),
		(Position::Against, sum.coops_against),
		(Position::Abstains, sum.coops_abstaining),
		(Position::Absent, sum.coops_absent),
	];
	for (position, coops) in counted {
		assert_eq!(coops, count(parts, position), "{position:?} of {parts:?}");
	}
	assert_eq!(sum.ballots_for, parts.iter().map(|(_, for_, _)| u64::from(*for_)).sum::<u64>());
	assert_eq!(sum.ballots_against, parts.iter().map(|(.., against)| u64::from(*against)).sum::<u64>());
	let (weight_for, weight_cast, common) = weights(parts, cap_bps);
	if sum.ballots_for + sum.ballots_against == 0 {
		assert_eq!((sum.weight_for, sum.weight_cast), (0, 0));
		return;
	}
	assert_eq!(sum.weight_cast * common, weight_cast * PARTS, "{parts:?}");
	// In each co-op less than a billionth of a ballot is lost.
	let exact = weight_for * PARTS;
	assert!(sum.weight_for * common <= exact && exact < (sum.weight_for + parts.len() as u128) * common, "{parts:?}");
}

fn polled(voter: Voter, electors: u32, (for_, against, abstain): (u32, u32, u32)) -> Poll {
	Poll {
		asleep: false,
		challenged_by: None,
		hastened_by: None,
		voter,
		concern: None,
		electorate: Electorate { version: 0, electors, suspended: 0 },
		majority: Majority::MoreThanHalf,
		quorum_first_bps: 5_001,
		quorum_second_bps: 1_000,
		petition_bps: 1_000,
		proxies: 0,
		recused: BoundedVec::new(),
		concerned: Concerned::default(),
		requests: 0,
		challenges: 0,
		tally: Tally { for_, against, abstain, on_chain: for_ + against + abstain, in_assembly: 0 },
		counted_in: None,
		delegate: None,
	}
}

/// The same of a co-op that it pays or judges.
fn concerned(concern: Concern, poll: Poll) -> Poll {
	Poll { concern: Some(concern), ..poll }
}

/// The vote of the co-ops with these parts, which is open.
fn vote_of(body: Body, track: Track, polls: &[Poll]) -> Resolution {
	let count = |is: fn(&Poll) -> bool| polls.iter().filter(|poll| is(poll)).count() as u32;
	Resolution {
		body,
		coop: BAKERY,
		number: 1,
		track,
		secrecy: Secrecy::Open,
		subject: Subject::Usual,
		phase: Phase::Voting { second_call: false, extensions: 0 },
		ends_at: None,
		rules: Rules::of_charter(&Charter::RECOMMENDED, track, Subject::Usual),
		electorate: Electorate {
			version: 0,
			electors: count(|poll| poll.has_vote() && !poll.asleep),
			suspended: count(|poll| poll.voter == Voter::Suspended && poll.concern.is_none()),
		},
		rescinds: false,
		recused: BoundedVec::new(),
		concerned: Concerned {
			paid: count(|poll| poll.concern == Some(Concern::Paid)),
			judged: count(|poll| poll.concern == Some(Concern::Judged)),
		},
		appellant: None,
		judged: BoundedVec::new(),
		opened_at: 0,
		tally: Tally::default(),
		second_call: false,
		matter: None,
		counted_in: None,
	}
}

fn special(polls: &[Poll], cap_bps: u16) -> Arithmetic {
	let mut resolution = vote_of(Body::Federation, Track::Special, polls);
	resolution.rules.vote_cap_bps = cap_bps;
	count_coops(&resolution, polls)
}

/// Every way in which so many co-ops can stand in so many positions.
fn combinations<At: Copy>(coops: usize, positions: &[At]) -> impl Iterator<Item = Vec<At>> + '_ {
	(0..positions.len().pow(coops as u32)).map(move |mut nth| {
		let digit = |_| {
			let position = positions[nth % positions.len()];
			nth /= positions.len();
			position
		};
		(0..coops).map(digit).collect()
	})
}

/// How members vote, from which the position of their co-op follows.
#[derive(Clone, Copy, Debug)]
enum Style {
	/// All of them alike, and nobody where the co-op is absent.
	Alike,
	/// As few for it as it takes, and where the co-op is absent as many against it as it bears.
	Barely,
	/// As few against it as it takes, and where the co-op is absent as many for it as it bears.
	Hardly,
}

/// The part of a co-op of so many members that comes out in this position.
fn part(position: Position, members: u32, style: Style) -> (Poll, Part) {
	let half = members / 2;
	let too_few = (members * 5_001).div_ceil(10_000) - 1;
	let (voter, votes) = match (position, style) {
		(Position::For, Style::Barely) => (Voter::Members, (half + 1, members - half - 1, 0)),
		(Position::For, _) => (Voter::Members, (members, 0, 0)),
		(Position::Against, Style::Hardly) => (Voter::Members, (half, members - half, 0)),
		(Position::Against, _) => (Voter::Members, (0, members, 0)),
		(Position::Abstains, _) => (Voter::Members, (0, 0, members)),
		(Position::Absent, Style::Alike) => (Voter::Members, (0, 0, 0)),
		(Position::Absent, Style::Barely) => (Voter::Members, (0, too_few, 0)),
		(Position::Absent, Style::Hardly) => (Voter::Members, (too_few, 0, 0)),
		(Position::Suspended, _) => (Voter::Suspended, (0, 0, 0)),
		(Position::Recused, _) => (Voter::Members, (0, 0, 0)),
	};
	let concern = (position == Position::Recused).then_some(Concern::Judged);
	(Poll { concern, ..polled(voter, members, votes) }, (position, votes.0, votes.1))
}

#[test]
fn double_majority_of_small_federations_is_as_defined_in_every_case() {
	let sizes = [[10; 6], [7, 100, 1, 33, 5_000, 250], [50_000, 900, 400, 120, 30, 3]];
	let four = [Position::For, Position::Against, Position::Absent, Position::Suspended];
	let six = [&four[..], &[Position::Abstains, Position::Recused]].concat();
	let mut passed = 0;
	for coops in 1..=6 {
		let positions = if coops <= 4 { &six[..] } else { &four[..] };
		for at in combinations(coops, positions) {
			for (sizes, style) in
				sizes.iter().flat_map(|one| [Style::Alike, Style::Barely, Style::Hardly].map(|style| (one, style)))
			{
				let (polls, parts): (Vec<_>, Vec<_>) =
					at.iter().zip(sizes).map(|(position, members)| part(*position, *members, style)).unzip();
				for cap_bps in [1_000, 2_000, 3_333] {
					let sum = special(&polls, cap_bps);
					check(&sum, &parts, cap_bps);
					let expected = special_rejection(&parts, cap_bps);
					assert_eq!(sum.rejection, expected, "{parts:?} {style:?} {cap_bps}");
					passed += u32::from(expected.is_none());
				}
			}
		}
	}
	assert!(passed > 1_000, "{passed}");
}

#[test]
fn who_sleeps_counts_as_others_do_if_they_take_part_and_not_at_all_otherwise() {
	let six = [
		Position::For,
		Position::Against,
		Position::Absent,
		Position::Suspended,
		Position::Abstains,
		Position::Recused,
	];
	let mut woken = 0;
	for (coops, track) in (1..=5).flat_map(|coops| [(coops, Track::Special), (coops, Track::Ordinary)]) {
		for at in combinations(coops, &six) {
			for mask in 0u32..1 << coops {
				let sleeps = |nth: usize, poll: &Poll| mask & 1 << nth != 0 && poll.has_vote();
				let all = at.iter().map(|position| part(*position, 10, Style::Alike).0).enumerate();
				let polls: Vec<_> = all.map(|(nth, poll)| Poll { asleep: sleeps(nth, &poll), ..poll }).collect();
				let others: Vec<_> = polls
					.iter()
					.filter(|poll| !poll.asleep || poll.tally != Tally::default())
					.map(|poll| Poll { asleep: false, ..poll.clone() })
					.collect();
				let sum = count_coops(&vote_of(Body::Federation, track, &polls), &polls);
				let expected = count_coops(&vote_of(Body::Federation, track, &others), &others);
				assert_eq!(Arithmetic { coops_woken: 0, ..sum }, expected, "{at:?} {mask:b}");
				woken += sum.coops_woken;
			}
		}
	}
	assert!(woken > 1_000, "{woken}");
}

#[test]
fn two_co_ops_are_unanimous_and_of_three_two_suffice() {
	let passes = |at: &[Position]| {
		let polls: Vec<_> = at.iter().map(|position| part(*position, 10, Style::Alike).0).collect();
		special(&polls, 2_000).rejection.is_none()
	};
	use Position::{Absent, Against, For, Recused, Suspended};
	assert!(passes(&[For, For]));
	for other in [Against, Absent] {
		assert!(!passes(&[For, other]) && !passes(&[other, For]));
		assert!(passes(&[For, For, other]) && passes(&[other, For, For]));
		for third in [Against, Absent, Suspended] {
			assert!(!passes(&[For, other, third]));
		}
	}
	assert!(passes(&[For, For, Suspended]) && passes(&[For, For, For, Suspended]));
	assert!(!passes(&[For, For, Against, Suspended]));
	// Where it alone is left one co-op decides, but not on another.
	assert!(passes(&[For]) && passes(&[For, Suspended]) && passes(&[Suspended, Suspended, For]));
	assert!(!passes(&[For, Recused]) && !passes(&[Recused, For]) && !passes(&[For, Recused, Suspended]));
	assert!(passes(&[For, For, Recused]) && !passes(&[For, Absent, Recused]));
	// Whom it concerns stays a part of the whole: three of five do not judge one after the other until they are two thirds.
	assert!(!passes(&[For, For, Recused, Against]) && passes(&[For, For, For, Recused]));
	assert!(!passes(&[For, For, For, Recused, Against]) && passes(&[For, For, For, For, Recused]));
	assert!(!passes(&[For, Recused, Suspended, For, Against]));
}

#[test]
fn suspending_a_co_op_lowers_no_denominator() {
	for at in combinations(5, &[Position::For, Position::Against, Position::Absent]) {
		let parts =
			|at: &[Position]| -> Vec<Poll> { at.iter().map(|position| part(*position, 10, Style::Alike).0).collect() };
		let before = special(&parts(&at), 2_000).rejection;
		for suspended in 0..5 {
			let mut after = at.clone();
			after[suspended] = Position::Suspended;
			let sum = special(&parts(&after), 2_000);
			assert_eq!((sum.coops, sum.coops_needed), (5, 4));
			let lost = before == Some(Rejection::NoMajorityOfCoops) && sum.rejection != before;
			assert!(!lost, "{at:?} without {suspended} has a majority of co-ops");
		}
	}
}

/// What a co-op does in an ordinary vote of the federation.
#[derive(Clone, Copy, Debug)]
enum Deed {
	/// Its delegate votes.
	Delegated(Choice),
	/// Nobody votes for it.
	Silent,
	/// It is suspended.
	Suspended,
	/// It is paid, and its delegate is silent.
	Paid,
	/// It is paid, and so many of its members are against it.
	PaidMembers(u32),
	/// It is judged, and whatever it had said is of no account.
	Judged,
}

/// The part of a co-op of ten members that does this, on the call that is named.
fn ordinary_part(deed: Deed, second_call: bool) -> (Poll, Part) {
	let voted = |choice| DelegateVote { by: Some(1), choice, changes: 0 };
	match deed {
		Deed::Delegated(choice) => {
			let position = match choice {
				Choice::For => Position::For,
				Choice::Against => Position::Against,
				Choice::Abstain => Position::Abstains,
			};
			let poll = Poll { delegate: Some(voted(choice)), ..polled(Voter::Delegate, 10, (0, 0, 0)) };
			(poll, (position, 0, 0))
		}
		Deed::Silent => (polled(Voter::Delegate, 10, (0, 0, 0)), (Position::Absent, 0, 0)),
		Deed::Suspended => (polled(Voter::Suspended, 10, (0, 0, 0)), (Position::Suspended, 0, 0)),
		Deed::Paid => (concerned(Concern::Paid, polled(Voter::Delegate, 10, (0, 0, 0))), (Position::Recused, 0, 0)),
		Deed::Judged => {
			let poll = Poll { delegate: Some(voted(Choice::Against)), ..polled(Voter::Members, 10, (0, 10, 0)) };
			let poll = concerned(Concern::Judged, poll);
			(poll, (Position::Recused, 0, 0))
		}
		Deed::PaidMembers(against) => {
			// Half of six, which are more than half of ten; on second call two are at least a tenth, and not one alone.
			let enough = against >= if second_call { 2 } else { 3 };
			let poll = concerned(Concern::Paid, polled(Voter::Members, 10, (0, against, 0)));
			(poll, if enough { (Position::Against, 0, against) } else { (Position::Recused, 0, 0) })
		}
	}
}

#[test]
fn ordinary_votes_of_small_federations_are_as_defined_in_every_case() {
	let six = [
		Deed::Delegated(Choice::For),
		Deed::Delegated(Choice::Against),
		Deed::Delegated(Choice::Abstain),
		Deed::Silent,
		Deed::Suspended,
		Deed::Paid,
	];
	let all = [&six[..], &[1, 2, 3, 6].map(Deed::PaidMembers), &[Deed::Judged]].concat();
	let mut turned = 0;
	for coops in 2..=6 {
		let deeds = if coops <= 4 { &all[..] } else { &six[..] };
		for at in combinations(coops, deeds) {
			for (second_call, quorum_bps) in [(false, 2_500), (false, 5_001), (false, 6_667), (true, 0), (true, 3_333)]
			{
				let (polls, parts): (Vec<_>, Vec<_>) = at.iter().map(|deed| ordinary_part(*deed, second_call)).unzip();
				let mut resolution = vote_of(Body::Federation, Track::Ordinary, &polls);
				resolution.second_call = second_call;
				let rules = &mut resolution.rules;
				match second_call {
					true => rules.quorum_second_bps = quorum_bps,
					false => rules.quorum_first_bps = quorum_bps,
				}
				let cap_bps = rules.vote_cap_bps;
				let sum = count_coops(&resolution, &polls);
				check(&sum, &parts, cap_bps);
				let recused = |deed: &&Deed| matches!(deed, Deed::Paid | Deed::PaidMembers(_) | Deed::Judged);
				let recused = at.iter().filter(recused).count() as u32;
				let counting = parts.len() as u32 - count(&parts, Position::Suspended) - recused;
				assert_eq!(sum.coops, counting, "{at:?}");
				let opponents = recused - count(&parts, Position::Recused);
				let expected = ordinary_rejection(&parts, opponents, quorum_bps);
				assert_eq!(sum.rejection, expected, "{at:?} {quorum_bps}");
				let without: Vec<Part> = (parts.iter().zip(&at))
					.map(|(part, deed)| match deed {
						Deed::PaidMembers(_) => (Position::Recused, 0, 0),
						_ => *part,
					})
					.collect();
				let ignored = ordinary_rejection(&without, 0, quorum_bps);
				assert!(
					expected.is_some() || ignored.is_none(),
					"who is paid and against it makes nothing pass: {at:?}"
				);
				turned += u32::from(ignored != expected);
			}
		}
	}
	assert!(turned > 1_000, "members of co-ops that are paid decide something: {turned}");
}

#[test]
fn agreements_are_as_defined_in_every_case() {
	let positions = [Position::For, Position::Against, Position::Abstains, Position::Absent];
	for (coops, track) in (2..=6).flat_map(|coops| [Track::Ordinary, Track::Special].map(|track| (coops, track))) {
		for at in combinations(coops, &positions) {
			let (polls, parts): (Vec<_>, Vec<_>) = at.iter().map(|position| part(*position, 10, Style::Barely)).unzip();
			let resolution = vote_of(Body::Agreement, track, &polls);
			let sum = count_coops(&resolution, &polls);
			check(&sum, &parts, resolution.rules.vote_cap_bps);
			assert_eq!((sum.coops, sum.coops_needed), (coops as u32, coops as u32));
			assert_eq!(sum.rejection, agreement_rejection(&parts), "{at:?}");
		}
	}
}

/// Five co-ops of the sizes in vector 4 of the practice, with these votes for, all others against.
fn vector(for_: [u32; 5]) -> Vec<Poll> {
	let members = [50_000, 900, 400, 120, 30];
	members.into_iter().zip(for_).map(|(all, for_)| polled(Voter::Members, all, (for_, all - for_, 0))).collect()
}

fn parts_of(polls: &[Poll]) -> Vec<Part> {
	let part = |poll: &Poll| (poll.position(Track::Special, false), poll.tally.for_, poll.tally.against);
	polls.iter().map(part).collect()
}

#[test]
fn the_fourth_vector_of_the_practice_is_rejected_to_the_unit() {
	let polls = vector([50_000, 0, 0, 120, 0]);
	let sum = special(&polls, 3_333);
	check(&sum, &parts_of(&polls), 3_333);
	assert_eq!((sum.weight_for, sum.weight_cast), (669 * PARTS, 1_648 * PARTS));
	assert_eq!((sum.capped_at, sum.cap_bps), (549, 3_333));
	assert_eq!((sum.coops, sum.coops_needed, sum.coops_for), (5, 4, 2));
	assert_eq!((sum.ballots_for, sum.ballots_against), (50_120, 1_330));
	assert_eq!(sum.rejection, Some(Rejection::NoMajorityOfCoops));
	// At a fifth each of five weighs the same, whatever its size.
	let equal = special(&polls, 2_000);
	assert_eq!((equal.weight_for, equal.weight_cast), (60 * PARTS, 150 * PARTS));
}

#[test]
fn enough_co_ops_do_not_outvote_the_members() {
	let polls = vector([0, 451, 201, 61, 16]);
	let sum = special(&polls, 3_333);
	check(&sum, &parts_of(&polls), 3_333);
	assert_eq!((sum.coops_for, sum.coops_needed), (4, 4));
	assert_eq!(sum.rejection, Some(Rejection::NoMajorityOfMembers));
}

#[test]
fn a_tie_of_the_weights_rejects() {
	let balanced =
		[(8, 0), (5, 3), (0, 8), (5, 3)].map(|(for_, against)| polled(Voter::Members, 8, (for_, against, 0)));
	// 18 of 32.
	assert_eq!(special(&balanced, 3_333).rejection, None);
	let level = [(6, 2), (5, 3), (0, 8), (5, 3)].map(|(for_, against)| polled(Voter::Members, 8, (for_, against, 0)));
	let sum = special(&level, 3_333);
	assert_eq!((sum.weight_for, sum.weight_cast), (16 * PARTS, 32 * PARTS));
	assert_eq!((sum.coops_for, sum.rejection), (3, Some(Rejection::NoMajorityOfMembers)));
}

#[test]
fn capping_only_the_largest_would_give_another_outcome() {
	let polls = vector([50_000, 0, 250, 61, 16]);
	let sum = special(&polls, 3_333);
	check(&sum, &parts_of(&polls), 3_333);
	assert_eq!((sum.coops_for, sum.rejection), (4, None));
	// The largest as a third of the total that results, and the second one left above it.
	let naive = [725, 900, 400, 120, 30];
	let for_: f64 = naive
		.iter()
		.zip(&polls)
		.map(|(weight, poll)| f64::from(*weight) * f64::from(poll.tally.for_) / f64::from(poll.tally.participants()))
		.sum();
	assert!(for_ * 2.0 < f64::from(naive.iter().sum::<i32>()), "members would have rejected it");
}

/// Votes for and against in each of less than so many co-ops, members who did not vote, and what the co-op is.
fn ballots(most: u32, coops: usize) -> impl Strategy<Value = Vec<(u32, u32, u32, u32)>> {
	prop::collection::vec((0..most, 0..most, 0..50u32, 0..20u32), 1..coops)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn double_majority_is_as_defined_whatever_the_votes(
		// Not so many that the exact fractions would not fit.
		votes in prop_oneof![ballots(2_000, 5), ballots(100, 9)],
		cap_bps in 1_000..=3_333u16,
	) {
		let polls: Vec<_> = votes
			.into_iter()
			.map(|(for_, against, more, voter)| {
				let voted = for_ + against;
				match voter {
					0 => polled(Voter::Suspended, voted + more, (0, 0, 0)),
					1 => concerned(Concern::Judged, polled(Voter::Members, voted + more, (0, 0, 0))),
					// Too few of the members for a quorum, and yet they count.
					2 => polled(Voter::Members, voted * 2 + more, (for_, against, 0)),
					_ => polled(Voter::Members, voted + more, (for_, against, more)),
				}
			})
			.collect();
		let parts = parts_of(&polls);
		let sum = special(&polls, cap_bps);
		check(&sum, &parts, cap_bps);
		// A margin below a billionth of a ballot counts against it.
		let (weight_for, weight_cast, common) = weights(&parts, cap_bps);
		let margin = (weight_for * 2).saturating_sub(weight_cast);
		if margin == 0 || margin * PARTS > 20 * common {
			assert_eq!(sum.rejection, special_rejection(&parts, cap_bps), "{parts:?}");
		}
	}
}

/// How many members of a co-op vote how, and whether it is suspended, judged or neither.
type Turnout = (u32, Vec<Option<Choice>>, u8);

fn turnouts() -> impl Strategy<Value = Vec<Turnout>> {
	let choice = prop_oneof![
		4 => Just(Some(Choice::For)),
		2 => Just(Some(Choice::Against)),
		1 => Just(Some(Choice::Abstain)),
		2 => Just(None),
	];
	let special = prop_oneof![12 => Just(0u8), 1 => Just(1), 1 => Just(2)];
	prop::collection::vec((1..14u32, prop::collection::vec(choice, 14), special), 2..7)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn special_resolutions_are_decided_as_defined(turnouts in turnouts(), cap_bps in 1_000..=3_333u16) {
		new_test(|| {
			CharterInForce::mutate(|charter| charter.vote_cap_bps = cap_bps);
			federation(2);
			// The first two have ten members each.
			for (coop, (members, ..)) in (1..).zip(&turnouts).skip(2) {
				join_federation(coop, *members);
			}
			let (mut judged, mut parts) = (None, vec![]);
			for (coop, (_, _, state)) in (1..).zip(&turnouts) {
				match state {
					// The first two bring it on the agenda.
					1 if coop > 2 => set_voice(coop, Voice::Suspended),
					2 => judged = Some(coop),
					_ => {}
				}
			}
			let id = federation_opened(Track::Special, &judged.map_or(federate(1), suspend_coop));
			for (coop, (members, choices, _)) in (1..).zip(&turnouts) {
				let members = if coop > 2 { *members } else { MEMBERS };
				let voter = voter(id, coop);
				let voted: Vec<_> =
					(1..=members).zip(choices).filter_map(|(member, choice)| Some((member, (*choice)?))).collect();
				let of = |choice| voted.iter().filter(|(_, one)| *one == choice).count() as u32;
				let (for_, against, abstaining) = (of(Choice::For), of(Choice::Against), of(Choice::Abstain));
				let took_part = for_ + against + abstaining;
				let position = match voter {
					(Voter::Suspended, None) => Position::Suspended,
					(_, Some(_)) => Position::Recused,
					_ if took_part * 10_000 < members * 5_001 => Position::Absent,
					_ if for_ > against => Position::For,
					_ if for_ + against == 0 => Position::Abstains,
					_ => Position::Against,
				};
				if voter == (Voter::Members, None) {
					for (member, choice) in &voted {
						vote_in(coop, id, [*member], *choice);
					}
					parts.push((position, for_, against));
				} else {
					parts.push((position, 0, 0));
				}
			}
			close(id);
			let sum = Results::<Test>::get(id).unwrap();
			check(&sum, &parts, cap_bps);
			let expected = special_rejection(&parts, cap_bps);
			assert_eq!(sum.rejection, expected, "{parts:?}");
			assert_eq!(phase(id), expected.map_or(Phase::Passed, |reason| Phase::Rejected { reason }));
		});
	}
}
