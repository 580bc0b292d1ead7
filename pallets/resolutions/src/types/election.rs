//! What is elected, who stands, and what was counted for each.

use super::*;
use rochdale_primitives::{bylaws::Ties, ledger::Day, two_hands::MAX_BOARD, Office};

/// The most members who can stand in one election.
pub const MAX_CANDIDATES: u32 = 32;

/// The most seats that one election can fill.
pub const MAX_SEATS: u32 = 16;

/// The most directors that one election can give a board, which has a chair, a secretary and a treasurer beside them.
pub const MAX_DIRECTORS: u32 = MAX_BOARD - 3;

/// How the papers of an election are counted.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Method {
	/// A paper has at most as many marks as there are seats, each for another candidate. (ES 34.1)
	#[codec(index = 0)]
	Plurality,
	/// A paper marks as many candidates as it likes.
	#[codec(index = 1)]
	Approval,
	/// Papers are published and counted in another way, as by a transferable vote. Tellers enter points for who is elected.
	#[codec(index = 2)]
	Counted,
}

/// What is to be filled, how and from when on.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Election {
	/// The office.
	pub office: Office,
	/// How many members are elected to it, at most [`MAX_SEATS`], of directors [`MAX_DIRECTORS`], and one where only one can
	/// hold it.
	pub seats: u32,
	/// How the papers are counted.
	pub method: Method,
	/// Length of the term in days.
	pub days: u32,
	/// The civil day on which the term begins. If that is over when it takes effect, it begins then.
	pub begins_on: Day,
}

impl Election {
	/// How many seats of the office one election can fill.
	pub const fn most_seats(office: Office) -> u32 {
		match office {
			Office::Director => MAX_DIRECTORS,
			office if office.is_single() => 1,
			_ => MAX_SEATS,
		}
	}
}

/// A member who stands.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Candidate {
	/// Their number in the co-op.
	pub member: MemberNo,
	/// Papers that mark them, or their points where papers are counted in another way.
	pub votes: u32,
}

/// An election with all who stand in it, which is kept for good.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Contest<Hash> {
	/// What is to be filled.
	pub election: Election,
	/// Who gets a seat for which candidates have as many votes, by the bylaws when it was proposed.
	pub ties: Ties,
	/// Who stands, in the order in which they came, with the votes counted at the close.
	pub candidates: BoundedVec<Candidate, ConstU32<MAX_CANDIDATES>>,
	/// Hash of the file of all papers, where one was published.
	pub papers: Option<Hash>,
	/// Whether the result was corrected after the close.
	pub was_recounted: bool,
}

impl<Hash: Copy> Contest<Hash> {
	/// An election in which nobody stands yet.
	pub(crate) fn new(election: Election, ties: Ties) -> Self {
		Self { election, ties, candidates: BoundedVec::new(), papers: None, was_recounted: false }
	}

	/// The same with what an assembly has counted, or with nothing if none did.
	pub(crate) fn counted(mut self, result: Option<&AssemblyResult<Hash>>) -> Self {
		let counts = result.map(|result| result.candidates.as_slice()).unwrap_or_default();
		let counts = counts.iter().copied().chain(core::iter::repeat(0));
		self.candidates.iter_mut().zip(counts).for_each(|(candidate, votes)| candidate.votes = votes);
		self.papers = result.and_then(|result| result.papers);
		self
	}

	/// Who is elected by what was counted, those with more votes first.
	pub fn elected(&self) -> Vec<MemberNo> {
		crate::rules::election::elected(&self.candidates, self.election.seats, self.ties)
	}
}
