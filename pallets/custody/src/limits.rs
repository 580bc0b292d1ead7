//! The numbers that hold whatever the runtime sets.

use rochdale_primitives::MAX_PARTIES;

/// The longest title of a custodian, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 64;

/// The most officers that can be on the board of a co-op: chair, secretary and treasurer.
pub const MAX_BOARD: u32 = 3;

/// Days from the report of a payout in which only its holder can say that it has come, or dispute it.
pub const CONTEST_DAYS: u32 = 7;

/// Days from the withdrawal of a report before which the holder cannot take the units back.
pub const WITHDRAWN_DAYS: u32 = 3;

/// How many seats of one account are looked at.
pub const MAX_SEATS_ASKED: u32 = 8;

/// Reads for the seats of an auditor in the co-ops behind a joint treasury, of which benchmarks have none.
pub(crate) const OWNER_READS: u64 = 2 * MAX_PARTIES as u64;

/// Reads for the seat and the office of an auditor who speaks for a member, of which benchmarks have none.
pub(crate) const SPEAKER_READS: u64 = 2 * MAX_SEATS_ASKED as u64;

/// The most deadlines that one block carries out by itself.
pub const MAX_STEPS_PER_BLOCK: u32 = 16;
