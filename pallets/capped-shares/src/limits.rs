//! The bounds inside which co-ops choose the terms of their shares. (practice nos. 60 to 73)

use crate::rules::caps::A_THIRD_BPS;
use core::ops::RangeInclusive;

/// The most classes of a co-op.
pub const MAX_CLASSES: u32 = 8;

/// The most offers of a co-op that are open or being settled at a time.
pub const MAX_OPEN_OFFERS: u32 = 2;

/// The most subscribers of one list, and the most members of one payment run.
pub const MAX_LIST: u32 = rochdale_primitives::ledger::MAX_ITEMS;

/// The most lists of subscribers by bank of one offer. With two open offers they leave half of what can wait for the bank to
/// others.
pub const MAX_LISTS: u32 = 64;

/// The most lists by bank of a co-op that are expected at a time outside offers, so that one officer does not fill its books.
pub const MAX_CLASS_LISTS: u32 = 32;

/// Days for which what is paid by bank outside offers is expected, and for which the word stands of who will pay so.
pub const EXPECTED_DAYS: u32 = 90;

/// Days for which a payment to a member waits for the bank, before it is owed again: a month, of whose payments a statement tells,
/// and two weeks in which hands enter it. One officer orders it, and keeps nobody from their money for longer.
pub const ORDERED_DAYS: u32 = 45;

/// Days for which what came by bank is held aside before it becomes shares: a bank takes most of what it takes back by then.
pub const ASIDE_DAYS: u32 = 7;

/// Days before an entry in the books from which on shares are held at the earliest that it pays for outside offers, however early
/// the money came: a quarter, as a bank that sends a statement so seldom has told of it by then. Who enters an older line gives
/// nobody a return for that time.
pub const DATED_BACK_DAYS: i32 = 92;

/// Days between a reminder of what is unpaid and the end of it: what was not paid by then can be given up. (ES 46.5)
pub const REMINDER_DAYS: u16 = 30;

/// Days after which the chain looks again at a commitment whose time does not run.
pub const LOOK_AGAIN_DAYS: i32 = 30;

/// The most notices of one holding that run.
pub const MAX_NOTICES: u32 = 4;

/// How many business years a holding remembers of which no return was collected. (limitation)
pub const MAX_YEARS: u32 = 8;

/// Of how many days of the queue one release pays.
pub const MAX_GROUPS: u32 = 16;

/// Of how many days of the queue one subscription buys out.
pub const MAX_BOUGHT_OUT: u32 = 4;

/// How often it is measured what caps let be issued of an offer. A few times are enough, but where many have as much as they can.
pub const MAX_ROUNDS: u8 = 200;

/// In how many of these rounds, the last ones, what is not known of it is halved: as [`MAX_SHARES`] are until one is left.
pub const HALVED_ROUNDS: u8 = 34;

/// How many subscribers are settled in one step.
pub const SETTLED_AT_ONCE: u32 = 16;

/// The most that happens by itself in one block.
pub const MAX_STEPS_PER_BLOCK: u32 = 4;

/// Days after which what a first hand has begun lapses.
pub const BEGUN_DAYS: u32 = 30;

/// Days after which a transfer lapses: also who joins in three months can receive. (ES 50)
pub const TRANSFER_DAYS: u32 = 92;

/// Days after an offer by bank in which two hands enter what came until its last day.
pub const GRACE_DAYS: u32 = 14;

/// Days in which members decide on an auditor's figure. Until then nobody leaves ahead of a loss.
pub const DOUBT_DAYS: u32 = 90;

/// Days from one doubt of an auditor about a class to the next one: alone nobody stops it for more than 90 of 365 days.
pub const DOUBT_EVERY_DAYS: u32 = 365;

/// The most auditors who can doubt the value of a class in that time.
pub const MAX_DOUBTS: u32 = 4;

/// Months for which a class can be written down on an auditor's figure: later there are accounts of another year.
pub const FIGURE_MONTHS: u32 = 12;

/// The most shares of one class that are held: together with [`MAX_PAR`] they are no more than books can count.
pub const MAX_SHARES: u64 = 1_000_000_000;

/// The highest par, in millionths of the currency.
pub const MAX_PAR: u128 = 1_000_000_000_000_000;

/// A share keeps at least this part of its par, so that what is restored is exact enough: a thousandth.
pub const LEAST_VALUE: u128 = 1_000;

/// The most of all capital that one member holds, in basis points, the highest of which stand for a third. (no. 63; ES 45.6)
pub const CAP_BPS: RangeInclusive<u16> = 100..=A_THIRD_BPS;

/// Days of notice. (no. 67)
pub const NOTICE_DAYS: RangeInclusive<u16> = 30..=365;

/// What can be paid out in a year of the capital with which it began, in basis points. (no. 68; ES 45.1)
pub const BUDGET_BPS: RangeInclusive<u16> = 200..=2_500;

/// Years in which a claim is to be paid. (no. 69; SCE 16.3, ES 51.4)
pub const MAX_YEARS_QUEUED: RangeInclusive<u8> = 1..=5;

/// Years in which heirs are paid. (no. 69; ES 51.5)
pub const HEIRS_YEARS: u8 = 1;

/// Into how many parts what a class pays as of right is divided, of which one is paid each year. (no. 71; ES 51.4)
pub const YEARLY_PARTS: u8 = 5;

/// The most calendar years for which interest on what is paid late is counted, the last ones.
pub const INTEREST_YEARS: u8 = 10;

/// The days for which a rate is at least, also where a business year is shorter.
pub const DAYS_OF_A_YEAR: u16 = 365;

/// Months after which what was not claimed goes to the reserve: five years, as for what is paid on shares. (ES, CCom 947)
pub const LIMITATION_MONTHS: u32 = 60;

/// The highest reference rate, in basis points: what is more is a slip.
pub const MAX_REFERENCE_BPS: u16 = 5_000;

/// Days after the accounts were approved before which nothing is paid. (no. 70; SCE 16.3)
pub const EARLIEST_DAYS: RangeInclusive<u16> = 0..=180;

/// What is paid at once of what is subscribed in instalments, in basis points. (no. 61; ES 46.3)
pub const FIRST_BPS: RangeInclusive<u16> = 2_500..=10_000;

/// Months in which the rest is paid. (no. 61; SCE 4.5)
pub const INSTALMENT_MONTHS: RangeInclusive<u8> = 0..=60;

/// The entry fee, in basis points of the least holding. (no. 62; ES 52.2)
pub const ENTRY_FEE_BPS: RangeInclusive<u16> = 0..=2_500;

/// What is deducted where somebody leaves before they may, in basis points. (no. 72; PV 66.1)
pub const UNJUSTIFIED_BPS: RangeInclusive<u16> = 0..=2_000;

/// What is deducted where somebody is expelled, in basis points. (no. 72; ES 51.3)
pub const EXPELLED_BPS: RangeInclusive<u16> = 0..=3_000;

/// How far a return can be above an attested rate, in basis points. (no. 74)
pub const SPREAD_BPS: RangeInclusive<u16> = 0..=600;

/// The first day since which a class can exist: 1 January 1844, the year of the first co-op in Rochdale.
pub const FIRST_DAY: i32 = -46_021;

/// The most batches of one draft of a register that comes in: a hundred thousand lines.
pub const MAX_BATCHES: u32 = 1_000;

/// Days for which an offer is open.
pub const OFFER_DAYS: RangeInclusive<u16> = 7..=365;

/// The most days for which payments out of the queue can be suspended. (practice §2.5)
pub const MAX_SUSPENSION_DAYS: u16 = 365;
