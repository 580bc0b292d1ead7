//! The numbers that hold whatever the runtime sets.

use rochdale_primitives::{two_hands::MAX_BOARD, MAX_COOPS, MAX_PARTIES};

/// The longest title of a custodian, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 64;

/// The most hands that can have entered something about one subject: the officers of a board, and an auditor beside them.
pub const MAX_NOTES: u32 = MAX_BOARD + 1;

/// The most deposits that one call confirms.
pub const MAX_CONFIRMED: u32 = 32;

/// Of how many days, on which it has changed, it is kept what a custodian answered for at their end.
pub const MAX_CLOSINGS: u32 = 32;

/// Days from a statement, or from the approval, until a custodian issues nothing without another statement.
pub const STATEMENT_DAYS: u32 = 90;

/// Days from the report of a payout in which only its holder can say that it has come, or dispute it.
pub const CONTEST_DAYS: u32 = 7;

/// Days from the withdrawal of a report before which the holder cannot take the units back.
pub const WITHDRAWN_DAYS: u32 = 3;

/// How many seats of one account are looked at.
pub const MAX_SEATS_ASKED: u32 = 8;

/// Reads for the seats of an auditor in the co-ops behind a joint treasury, of which benchmarks have none.
pub(crate) const OWNER_READS: u64 = 2 * MAX_PARTIES as u64;

/// Reads of the register of co-ops in which none is a third to a custodian and an auditor.
pub(crate) const REGISTER_READS: u64 = MAX_COOPS as u64;

/// So many members of the federation that one of them is not behind a party, the party's co-op, the custodian or the auditor's.
pub(crate) const ENOUGH_MEMBERS: usize = (MAX_PARTIES + MAX_SEATS_ASKED) as usize + 6;

/// Reads for the seat and the office of an auditor who speaks for a member, of which benchmarks have none.
pub(crate) const SPEAKER_READS: u64 = 2 * MAX_SEATS_ASKED as u64;

/// The most deadlines that one block carries out by itself.
pub const MAX_STEPS_PER_BLOCK: u32 = 16;
