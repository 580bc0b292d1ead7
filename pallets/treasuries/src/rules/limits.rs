//! The numbers of the rules about treasuries, and where they come from.

/// The longest title of a treasury or a line, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 64;

/// The most treasuries that a co-op can own or have a signer in.
pub const MAX_TREASURIES: u32 = 32;

/// The most budget lines with which a treasury is opened.
pub const MAX_NEW_LINES: u32 = 16;

/// The most co-ops of which it is asked whether they all share a treasury.
pub const MAX_COOPS_ASKED: u32 = 64;

/// The fewest approvals of any payment. (practice no. 105)
pub const MIN_APPROVALS: usize = 2;

/// All of it, in hundredths of a percent.
pub const WHOLE_BPS: u16 = 10_000;

/// The part of the money held up to which two signers approve at most, in hundredths of a percent. (practice no. 106)
pub const TIER1_SHARE_BPS: u16 = 1_000;

/// The part of the money held up to which signers approve at most, in hundredths of a percent. (practice no. 106)
pub const TIER2_SHARE_BPS: u16 = 5_000;

/// What hands may enter in 30 days as gone without an approval whatever is held, in a bank's smallest units: 25.00 of most
/// currencies.
///
/// It is what a bank takes for an account of a small co-op in a month. It goes without being asked for, and a month in which it
/// could not be entered could not be closed.
pub const SMALL_CHARGES: u128 = 2_500;

/// Days by which a payment in the second tier is delayed. (practice §6)
pub const TIER2_DELAY_DAYS: u32 = 1;

/// Days over which payments are added up for the tiers. (practice §6)
pub const SPLIT_DAYS: u32 = 30;

/// The most days of a signer's term.
pub const MAX_TERM_DAYS: u16 = 730;

/// The most days for which a named seat signs without a break: 36 months. (practice no. 107)
pub const MAX_CONSECUTIVE_DAYS: u32 = 1_095;

/// Days of a break after which a seat begins anew.
pub const BREAK_DAYS: u32 = 180;

/// Days after the end of a term for which a signer can still act. (practice §6)
pub const GRACE_DAYS: u32 = 30;

/// Days in which a report of the out-turn is due. (practice no. 108)
pub const OUTTURN_DAYS: u32 = 90;

/// Days for which signers or an auditor can pause a treasury. (practice no. 109)
pub const PAUSE_DAYS: u32 = 14;

/// Days after such a pause in which only the owners can pause it again.
pub const PAUSE_REST_DAYS: u32 = 30;

/// The most standing payments of a treasury that can run.
pub const MAX_STANDING: u32 = 16;

/// The most days that can lie between today and the last day of a standing payment: five years.
pub const MAX_STANDING_DAYS: i32 = 1_827;

/// Days after which what is due to an owner who left is paid by itself, where the money moves in units.
pub const CLAIM_DAYS: u32 = 90;

/// The most that a treasury in units can hold when it is closed, in millionths: less than a unit. Anybody can send it units, and
/// so could keep it open for next to nothing.
pub const MOST_LEFT: u128 = 999_999;

/// The budget line to which payments are charged of what is due to owners who left. The others are numbered from 1 on.
pub const CLAIMS: u32 = 0;

/// The most days for which the owners can pause a treasury.
pub const MAX_PAUSE_DAYS: u32 = 30;

/// The most requests of a treasury that can be open.
pub const MAX_OPEN_REQUESTS: u32 = 64;

/// Into how many shares the requests are divided that a treasury can have open.
///
/// Where one co-op owns it, each member has one share, and else each co-op, so that nobody alone keeps others from
/// requesting.
pub const REQUEST_SHARES: u32 = 8;

/// Days in which a request expires.
pub const EXPIRY_DAYS: u32 = 30;

/// The part of a treasury from which on a disposal is a major one, in hundredths of a percent. (practice no. 58; CLS)
pub const MAJOR_DISPOSAL_BPS: u16 = 3_333;

/// Days of a year, over which disposals are added up.
pub const YEAR_DAYS: u32 = 365;

/// The most deadlines that one block carries out by itself.
pub const MAX_STEPS_PER_BLOCK: u32 = 16;

/// The codes of the accounts of a treasury, by which treasurers know them.
pub const CODE_CASH: u32 = 1_000;

/// What is due to owners who left.
pub const CODE_DUE: u32 = 2_000;

/// What belongs to the owners.
pub const CODE_EQUITY: u32 = 3_000;

/// What came in.
pub const CODE_RECEIPTS: u32 = 4_000;

/// What exchange has gained or lost.
pub const CODE_EXCHANGE: u32 = 4_900;

/// What was paid without a budget line, before the numbers of the lines.
pub const CODE_PAYMENTS: u32 = 5_000;

/// What the bank has charged.
pub const CODE_CHARGES: u32 = 5_900;
