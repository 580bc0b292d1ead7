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

/// The most years of which members have something in their accounts. (no. 86: fifteen, and that of the year that is added)
pub const MAX_ACCOUNT_YEARS: u32 = 16;

/// The most that happens by itself in one block.
pub const MAX_STEPS_PER_BLOCK: u32 = 4;

/// Days after which what a first hand has begun lapses.
pub const BEGUN_DAYS: u32 = 30;

/// The whole of what percentages are of, in basis points.
pub const WHOLE_BPS: u16 = 10_000;
