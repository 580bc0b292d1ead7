//! What is kept for ever of a resolution.

use super::*;

/// What is kept for ever of a final resolution: what a book of resolutions says of it. (architecture §5)
///
/// Its call, its ballots and what else the rules asked are gone. Minutes, elections, alternatives and where co-ops stood are kept
/// beside it.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Record<Hash> {
	/// Whose decision it was.
	pub body: Body,
	/// The co-op in which it was proposed.
	#[codec(compact)]
	pub coop: CoopId,
	/// Its number among the resolutions of that body.
	#[codec(compact)]
	pub number: u32,
	/// The kind of decision.
	pub track: Track,
	/// Whether the vote was open or secret.
	pub secrecy: Secrecy,
	/// How it ended.
	pub phase: Phase,
	/// Its title.
	pub title: Title,
	/// Hash of the document with its text.
	pub document: Hash,
	/// Hash of the call that it enacted, `None` where it only decided on a text.
	pub call: Option<Hash>,
	/// Who proposed it.
	#[codec(compact)]
	pub proposer: MemberNo,
	/// Who seconded it, and for which co-op. `None` where a petition did or nobody has.
	pub seconder: Option<Hand>,
	/// Civil time of submission.
	pub submitted_at: Moment,
	/// Civil time of the first notice.
	pub noticed_at: Option<Moment>,
	/// Civil time at which the vote first opened.
	pub opened_at: Option<Moment>,
	/// Civil time of the result.
	pub decided_at: Option<Moment>,
	/// Civil time of the effect.
	pub enacted_at: Option<Moment>,
	/// How many members could vote, or how many co-ops.
	#[codec(compact)]
	pub electors: u32,
	/// Members who had no vote on it because they were paid or judged, or such co-ops.
	#[codec(compact)]
	pub recused: u32,
	/// How many had to take part.
	#[codec(compact)]
	pub participants_needed: u32,
	/// Share of the electors who had to take part, on the call that was the last.
	pub quorum_bps: u16,
	/// How many of the votes had to be for it.
	pub majority: Majority,
	/// Whether there was a second call.
	pub second_call: bool,
	/// The votes.
	pub tally: Tally,
	/// The matter on which it was one of several alternatives, which is kept beside it.
	pub matter: Option<ResolutionId>,
}

impl<Hash> Record<Hash> {
	/// What is kept of a resolution in which so many had to take part.
	pub(crate) fn of(resolution: &Resolution, motion: Motion<Hash>, participants_needed: u32) -> Self {
		let Resolution { body, coop, number, track, secrecy, phase, rules, second_call, tally, matter, .. } =
			*resolution;
		Self {
			body,
			coop,
			number,
			track,
			secrecy,
			phase,
			title: motion.title,
			document: motion.document,
			call: motion.call,
			proposer: motion.proposer,
			seconder: motion.seconder,
			submitted_at: motion.submitted_at,
			noticed_at: motion.noticed_at,
			opened_at: motion.opened_at,
			decided_at: motion.decided_at,
			enacted_at: motion.enacted_at,
			electors: resolution.electors(),
			recused: resolution.concerned.all(),
			participants_needed,
			quorum_bps: if second_call { rules.quorum_second_bps } else { rules.quorum_first_bps },
			majority: rules.majority,
			second_call,
			tally,
			matter,
		}
	}
}
