//! The bounds of what the fund keeps, and the days of what it does.

use rochdale_primitives::ledger::Balance;

/// One unit of the home currency, in millionths.
pub const UNIT: Balance = 1_000_000;

/// The most applications of one round, at most 64.
pub const MAX_APPLICATIONS: u32 = 50;

/// The most applications of one co-op in one round, which may be alternatives.
pub const MAX_OWN: u32 = 2;

/// The most of them with those that it has taken back, which keep their places: no co-op fills a round by itself.
pub const MAX_OWN_PLACES: u32 = 4;

/// The most applications that one excludes.
pub const MAX_EXCLUDED: u32 = 8;

/// The most awards of one co-op that are not completed.
pub const MAX_OPEN_AWARDS: u32 = 16;

/// The most awards of one co-op in twelve months.
pub const MAX_RECEIVED: u32 = 64;

/// The most members of the emergency committee. (no. 97)
pub const COMMITTEE: u32 = 5;

/// The fewest members of it: two of three still decide where the co-op of the third asks.
pub const LEAST_COMMITTEE: u32 = 3;

/// The most who have to agree to aid: more than half of five. (no. 97)
pub const COMMITTEE_MAJORITY: u32 = 3;

/// The longest term of the committee, in days. (no. 55)
pub const COMMITTEE_DAYS: u16 = 730;

/// Days in which the committee decides on a request. (no. 97: 72 hours)
pub const AID_DAYS: u32 = 3;

/// The most requests for aid of one co-op that wait: one of each officer of its board.
pub const MAX_WAITING: u32 = 3;

/// How many auditors of other co-ops accept a report. (practice §5.2)
pub const REVIEWERS: u32 = 2;

/// Days after which a report is late that was due. (practice §5.2)
pub const GRACE_DAYS: u32 = 30;

/// Days in which a co-op pays its dues once they are assessed: whoever has it assessed late in the year cannot block it at once.
pub const DUES_DAYS: u32 = 30;

/// Whoever has as many seats in co-ops gives no points: nobody could tell any more where they sit.
pub const MAX_SEATS: u32 = 17;

/// How often a member changes their points in a round for nothing.
pub const FREE_CHANGES: u8 = 10;

/// Days after which what a first hand has begun lapses.
pub const BEGUN_DAYS: u32 = 30;

/// The months of the longest loan or guarantee, and of the longest time before its first instalment. (no. 102)
pub const MAX_MONTHS: (u8, u8) = (60, 12);

/// The most debts of one co-op for which something is expected by bank: who expects much keeps no others from it.
pub const MAX_EXPECTED: u32 = 8;

/// The most that is expected of all co-ops, half of it for the first one of each: what the fund is to pay has room in its books.
pub const MAX_ANNOUNCED: u32 = 128;

/// Days for which the fund expects by bank what a co-op said it pays.
pub const EXPECTED_DAYS: u32 = 90;

/// Days of deadline time for each month of a guarantee.
pub const DAYS_OF_MONTH: u32 = 31;

/// The most that leaves the bank of the fund in 30 days by the word of two hands alone: charges of the bank.
pub const MAX_CHARGES: Balance = 50 * UNIT;

/// Days of that period.
pub const CHARGE_DAYS: u32 = 30;

/// Days of deadline time in which hands enter what the federation lets them enter as taken back by the bank.
pub const RETURN_DAYS: u32 = 90;

/// Days for which ballots are kept once a round is settled.
pub const KEEP_BALLOTS_DAYS: u32 = 30;

/// The most ballots that go in one step once a round has ended.
pub const PRUNED_PER_STEP: u32 = 50;

/// The most that happens by itself in one block.
pub const MAX_STEPS_PER_BLOCK: u32 = 4;
