//! What wallets and tools can ask about resolutions.

use super::*;
use crate::{
	acts::proxies::ProxyBook,
	rules::{alternatives::Outcome, among_coops::coops_needed},
};
use rochdale_primitives::bylaws::Majority;

/// A resolution at a glance: where it stands, what is needed and what is reached.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Overview<Hash> {
	/// Who decides.
	pub body: Body,
	/// The co-op in which it was proposed.
	pub coop: CoopId,
	/// Its number among the resolutions of who decides.
	pub number: u32,
	/// Its title.
	pub title: Title,
	/// Hash of the document with its text.
	pub document: Hash,
	/// The kind of decision.
	pub track: Track,
	/// Whether the vote is open or secret.
	pub secrecy: Secrecy,
	/// How far it has come.
	pub phase: Phase,
	/// Deadline time at which the phase ends by itself.
	pub ends_at: Option<Moment>,
	/// The same as civil time, in milliseconds, if the chain does not stand still until then.
	pub ends_on: Option<Moment>,
	/// For how long the chain has stood still in all since it began, in milliseconds, by which all deadlines are later.
	pub stood_still: Moment,
	/// Civil time at which the vote is to close on first call, if somebody has named it.
	pub closes_on: Option<Moment>,
	/// What happens then, if nothing changes.
	pub next: Next,
	/// How many members can vote, or how many co-ops.
	pub electors: u32,
	/// Electors whom it pays or judges, or such co-ops. None of them is counted in the electors.
	pub recused: u32,
	/// How many must take part.
	pub participants_needed: u32,
	/// How many have taken part.
	pub participants: u32,
	/// The majority that the votes for it need among those for and against.
	pub majority: Majority,
	/// Votes for it.
	pub for_: u32,
	/// Votes against it.
	pub against: u32,
	/// Abstentions.
	pub abstain: u32,
	/// Signatures that put a draft on the agenda. 0 once its ballots are removed.
	pub signatures_needed: u32,
	/// Signatures under it. 0 once its ballots are removed.
	pub signatures: u32,
	/// The tellers of an assembly, `None` where several co-ops decide and once its ballots are removed.
	pub tellers: Option<Tellers>,
	/// Whether it pays more than there is now where it pays from. Money can come until it takes effect.
	pub exceeds_funds: bool,
	/// The resolution to which its proposer has put it as an alternative. `None` once its ballots are removed.
	pub alternative_to: Option<ResolutionId>,
	/// All alternatives to it, in the order in which they came on the agenda; of a draft, those that it is to join.
	pub alternatives: Vec<ResolutionId>,
	/// Which of all these and itself was chosen.
	pub chosen: Option<ResolutionId>,
}

/// Who counts the votes in an assembly of a co-op.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Tellers {
	/// How many must agree on what it voted.
	pub needed: u32,
	/// How many of these it has in office, whom the resolution does not concern. Others stand in for the rest.
	pub found: u32,
}

/// A member on the roll of an assembly.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Present {
	/// Their number in the co-op.
	pub member: MemberNo,
	/// Whether it is on record that they dissent.
	pub dissents: bool,
	/// Who votes for them, if they are absent.
	pub holder: Option<MemberNo>,
}

/// The part of one co-op in what several decide.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CoopPosition {
	/// The co-op.
	#[codec(compact)]
	pub coop: CoopId,
	/// Who gives its vote, or what is left of it where it concerns the co-op.
	pub voter: Voter,
	/// How it concerns the co-op itself.
	pub concern: Option<Concern>,
	/// Whether it was asleep at notice, so that it counts only if it takes part.
	pub asleep: bool,
	/// How many of its members can vote.
	#[codec(compact)]
	pub electors: u32,
	/// How many of them must take part, where they vote.
	#[codec(compact)]
	pub participants_needed: u32,
	/// Where it stands and how many took part, once the vote is closed.
	pub result: Option<CoopResult>,
}

/// Where a co-op stood when the vote was closed.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CoopResult {
	/// Where it stood.
	pub position: Position,
	/// How many of its members took part.
	#[codec(compact)]
	pub participants: u32,
	/// Their votes for it.
	#[codec(compact)]
	pub for_: u32,
	/// Their votes against it.
	#[codec(compact)]
	pub against: u32,
	/// Their abstentions.
	#[codec(compact)]
	pub abstain: u32,
}

/// What happens at the end of a phase, if nothing changes.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Next {
	/// It lapses.
	#[codec(index = 0)]
	Lapses,
	/// It passes.
	#[codec(index = 1)]
	Passes,
	/// It goes to a vote, with notice.
	#[codec(index = 2)]
	GoesToVote,
	/// The vote opens.
	#[codec(index = 3)]
	VoteOpens,
	/// There is a second call.
	#[codec(index = 4)]
	SecondCall,
	/// It is rejected.
	#[codec(index = 5)]
	IsRejected(Rejection),
	/// It takes effect.
	#[codec(index = 6)]
	TakesEffect,
	/// Nothing, it is over.
	#[codec(index = 7)]
	Nothing,
	/// The votes of the co-ops are counted.
	#[codec(index = 8)]
	IsCounted,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn overview_of(id: ResolutionId) -> Option<Overview<T::Hash>> {
		let Some(mut resolution) = Resolutions::<T>::get(id) else {
			return Records::<T>::get(id).map(|record| Self::overview_of_record(id, record));
		};
		if resolution.phase == Phase::Draft {
			// What holds now decides on the support that it needs.
			resolution = Self::as_of_notice(id, resolution).ok()?;
		}
		let motion = Motions::<T>::get(id)?;
		let Motion { closes_on, signatures, alternative_to, .. } = motion;
		let over =
			Self::overview_of_record(id, Record::of(&resolution, motion, Self::participants_needed(&resolution)));
		Some(Overview {
			ends_at: resolution.ends_at,
			ends_on: resolution.ends_at.map(|ends_at| ends_at.saturating_add(over.stood_still)),
			closes_on,
			next: Self::next(id, &resolution),
			signatures_needed: match resolution.body.is_of_coops() {
				true => Self::petition_in(resolution.coop).unwrap_or(u32::MAX),
				false => resolution.rules.petition(resolution.electorate),
			},
			tellers: resolution.body.coop().map(|coop| Self::tellers_of(coop, &resolution)),
			signatures,
			exceeds_funds: !resolution.phase.is_final() && Self::exceeds_funds(id, resolution.body),
			alternative_to,
			alternatives: Self::alternatives_to(id, &resolution, alternative_to),
			..over
		})
	}

	fn exceeds_funds(id: ResolutionId, body: Body) -> bool {
		Self::frozen_call(id).is_some_and(|call| call.is_ok_and(|call| T::Policy::exceeds_funds(body, &call)))
	}

	/// The alternatives to a resolution, or those that a draft joins once it is supported.
	fn alternatives_to(id: ResolutionId, resolution: &Resolution, to: Option<ResolutionId>) -> Vec<ResolutionId> {
		let to = to.filter(|_| resolution.phase == Phase::Draft);
		Self::beside(to.unwrap_or(id)).into_iter().filter(|other| *other != id).collect()
	}

	/// What is left to say of what is over.
	fn overview_of_record(id: ResolutionId, record: Record<T::Hash>) -> Overview<T::Hash> {
		let Matter { alternatives, chosen } = record.matter.and_then(Matters::<T>::get).unwrap_or_default();
		Overview {
			body: record.body,
			coop: record.coop,
			number: record.number,
			title: record.title,
			document: record.document,
			track: record.track,
			secrecy: record.secrecy,
			phase: record.phase,
			ends_at: None,
			ends_on: None,
			stood_still: T::Clock::civil().saturating_sub(T::Clock::deadline()),
			closes_on: None,
			next: Next::Nothing,
			electors: record.electors,
			recused: record.recused,
			participants_needed: record.participants_needed,
			participants: record.tally.participants(),
			majority: record.majority,
			for_: record.tally.for_,
			against: record.tally.against,
			abstain: record.tally.abstain,
			signatures_needed: 0,
			signatures: 0,
			tellers: None,
			exceeds_funds: false,
			alternative_to: None,
			alternatives: alternatives.into_iter().filter(|other| *other != id).collect(),
			chosen,
		}
	}

	/// How many members must take part, or how many co-ops.
	pub(crate) fn participants_needed(resolution: &Resolution) -> u32 {
		match resolution.body {
			Body::Coop(_) => resolution.quorum(),
			_ => coops_needed(resolution, 0),
		}
	}

	/// The part of a co-op in what several decide, with where it stood if that is counted.
	pub(crate) fn position_of(resolution: &Resolution, coop: CoopId, poll: &Poll, is_counted: bool) -> CoopPosition {
		let Resolution { track, second_call, .. } = *resolution;
		CoopPosition {
			coop,
			voter: poll.voter,
			concern: poll.concern,
			asleep: poll.asleep,
			electors: poll.electorate.electors,
			participants_needed: poll.quorum(track, second_call),
			result: is_counted.then(|| CoopResult {
				position: poll.position(track, second_call),
				participants: poll.tally.participants(),
				for_: poll.tally.for_,
				against: poll.tally.against,
				abstain: poll.tally.abstain,
			}),
		}
	}

	pub(crate) fn positions_on(id: ResolutionId) -> Vec<CoopPosition> {
		let mut found = PositionsOf::<T>::get(id).into_inner();
		if let Some(resolution) = Resolutions::<T>::get(id) {
			let is_closed = Results::<T>::contains_key(id);
			let polls = Polls::<T>::iter_prefix(id);
			found.extend(polls.map(|(coop, poll)| Self::position_of(&resolution, coop, &poll, is_closed)));
		}
		found.sort_by_key(|one| one.coop);
		found
	}

	/// Who is on the roll that the teller reports last, in order of their numbers. Iterates over all who take part in the vote.
	pub(crate) fn roll_of(id: ResolutionId, coop: CoopId, teller: Hand) -> Vec<Present> {
		let second_call = Resolutions::<T>::get(id).is_some_and(|one| one.second_call && !one.body.is_of_coops());
		let assembly = Assemblies::<T>::get(id, coop).unwrap_or_default();
		let reports = (0u8..).zip(&assembly.reports);
		let Some((at, _)) = reports.filter(|(_, report)| report.by == teller).last() else {
			return Vec::new();
		};
		let present = |(member, ballot): (MemberNo, Ballot)| {
			let named = ballot.named_on(second_call);
			let dissents = assembly.names(at, named.dissents);
			let proxies = ProxyBook::new(id, coop, second_call);
			let holder = || proxies.of::<T>(&assembly, at, member).holder;
			assembly.names(at, named.rolls).then(|| Present { member, dissents, holder: holder() })
		};
		let mut members: Vec<Present> = Ballots::<T>::iter_prefix((id, coop)).filter_map(present).collect();
		members.sort_unstable_by_key(|one| one.member);
		members
	}

	pub(crate) fn minutes_on(id: ResolutionId, coop: CoopId) -> Vec<Minutes<T::Hash>> {
		let now = Assemblies::<T>::get(id, coop).and_then(|assembly| assembly.minutes());
		MinutesOf::<T>::get(id, coop).into_iter().chain(now).collect()
	}

	fn next(id: ResolutionId, resolution: &Resolution) -> Next {
		match resolution.phase {
			Phase::Draft | Phase::Failed { .. } => Next::Lapses,
			Phase::Consent { objections: 0 } => Next::Passes,
			Phase::Consent { .. } => Next::GoesToVote,
			Phase::Notice { .. } | Phase::SecondCall => Next::VoteOpens,
			Phase::LastDay { .. } => Next::IsCounted,
			Phase::Voting { .. } if resolution.body.is_of_coops() => Next::IsCounted,
			Phase::Voting { .. } if resolution.matter.is_some() => match Self::outcome_now(id, resolution) {
				Some(Outcome::Rejected(reason)) => Next::IsRejected(reason),
				Some(Outcome::OpensAgain) => Next::SecondCall,
				Some(Outcome::Chosen) | None => Next::Passes,
			},
			Phase::Voting { second_call, .. } => match Self::rejection_now(id, resolution).0 {
				None => Next::Passes,
				Some(Rejection::NoQuorum) if !second_call && Self::has_second_call(id, resolution) => Next::SecondCall,
				Some(reason) => Next::IsRejected(reason),
			},
			Phase::Passed | Phase::Suspended | Phase::Retried { .. } => Next::TakesEffect,
			Phase::Enacted | Phase::Rejected { .. } | Phase::Withdrawn | Phase::Lapsed | Phase::Rescinded { .. } => {
				Next::Nothing
			}
		}
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use super::{Arithmetic, CoopPosition, Minutes, Overview, Present};
	use alloc::vec::Vec;
	use codec::Codec;
	use rochdale_primitives::{money::Hand, CoopId, ResolutionId};

	sp_api::decl_runtime_apis! {
		/// Questions about resolutions.
		pub trait ResolutionApi<Hash: Codec, Call: Codec> {
			/// Title, phase, what is needed and what is reached.
			fn overview(resolution: ResolutionId) -> Option<Overview<Hash>>;

			/// The call that the resolution enacts, `None` if it only adopts a text or its call was removed.
			fn effect(resolution: ResolutionId) -> Option<Call>;

			/// The resolutions proposed in the co-op that are not final.
			fn open(coop: CoopId) -> Vec<ResolutionId>;

			/// What several co-ops decide and is not final.
			fn open_among_coops() -> Vec<ResolutionId>;

			/// Who votes for each co-op, and once the vote is closed where each stands.
			fn positions(resolution: ResolutionId) -> Vec<CoopPosition>;

			/// Who is on the roll that a teller reports last of the assembly of a co-op.
			fn roll(resolution: ResolutionId, coop: CoopId, teller: Hand) -> Vec<Present>;

			/// What is kept for ever of the assemblies of a co-op that counted, and of the one that counts now.
			fn minutes(resolution: ResolutionId, coop: CoopId) -> Vec<Minutes<Hash>>;

			/// The arithmetic of a vote among co-ops, once it is closed.
			fn arithmetic(resolution: ResolutionId) -> Option<Arithmetic>;
		}
	}
}
