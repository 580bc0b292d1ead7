//! The bounds of what is kept of years and their surplus.

/// The most classes of shares for which one closing declares a return.
pub const MAX_CLASSES: u32 = 8;

/// The most days of a business year. What a co-op has done longer than a year without accounts is two years.
pub const MAX_YEAR_DAYS: u32 = 366;

/// The most years of which losses are carried. With more, the oldest two are carried as one.
pub const MAX_CARRIED: u32 = 16;

/// The most parts of the education fund that have a day each until which they are used.
pub const MAX_PARTS: u32 = 4;

/// The profitable years of which the average part counts that went to obligatory funds. (ES 59.2)
pub const PROFITABLE_YEARS: u32 = 5;

/// The most years of which patronage is to be divided, claimed or collected. (no. 86: fifteen in accounts, five until what nobody
/// collects is the reserve's, and some that are late)
pub const MAX_ACCOUNT_YEARS: u32 = 24;

/// The most parts of the indivisible reserve that have a day each until which they bear no loss. With more, the earliest two
/// become one.
pub const MAX_LOCKS: u32 = 16;

/// The most claims that are made together.
pub const MAX_CLAIMS: u32 = 16;

/// The most members for whom something is collected together.
pub const MAX_COLLECTED: u32 = 100;

/// Days after which what an officer has committed to lapses that no auditor has confirmed.
pub const COMMITTED_DAYS: u32 = 90;

/// Days in which members can object to how patronage is divided.
pub const OBJECTION_DAYS: u32 = 14;

/// The part of those who had a vote at confirmation whose objections stop it, in basis points, rounded up.
pub const OBJECTION_BPS: u16 = 1_000;

/// The least objections that stop it, so that no one member can.
pub const LEAST_OBJECTIONS: u32 = 2;

/// Days after which what nobody has claimed or collected is the reserve's: five years.
pub const LIMITATION_DAYS: u32 = 1_827;

/// The most that happens by itself in one block.
pub const MAX_STEPS_PER_BLOCK: u32 = 4;

/// Days after which what a first hand has begun lapses.
pub const BEGUN_DAYS: u32 = 30;

/// The whole of what percentages are of, in basis points.
pub const WHOLE_BPS: u16 = 10_000;
