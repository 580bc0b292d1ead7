//! Whom a decision concerns.

use super::*;

/// How a decision concerns who would decide on it: a member in their co-op, or a co-op in the federation.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Concern {
	/// It pays them.
	#[codec(index = 0)]
	Paid,
	/// It judges them, and perhaps pays them as well.
	#[codec(index = 1)]
	Judged,
	/// It rescinds what would pay them.
	#[codec(index = 2)]
	Loses,
}

/// How many electors a decision concerns. None of them is counted in the electorate.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Concerned {
	/// Who is paid by it or by what it rescinds.
	pub paid: u32,
	/// Whom it judges.
	pub judged: u32,
}

impl Concerned {
	/// All of them.
	pub const fn all(self) -> u32 {
		self.paid.saturating_add(self.judged)
	}

	/// The same with one more.
	pub(crate) const fn and(self, concern: Concern) -> Self {
		match concern {
			Concern::Paid | Concern::Loses => Self { paid: self.paid.saturating_add(1), ..self },
			Concern::Judged => Self { judged: self.judged.saturating_add(1), ..self },
		}
	}
}

/// Whose an objection or a signature is.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Whose {
	/// A member's own.
	#[codec(index = 0)]
	Member(MemberNo),
	/// The co-op's, whoever speaks for it.
	#[codec(index = 1)]
	Coop,
}
