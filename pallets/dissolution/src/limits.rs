//! The bounds of what is kept of dissolutions, and their days.

/// Days in which members can object to the final balance. (ES 74.2)
pub const NOTICE_DAYS: u32 = 40;

/// Days after which the federation can step in if nothing has moved: two months. (practice §3.3)
pub const IDLE_DAYS: u32 = 60;

/// Years in which what an heir got bears no loss. (ES 75.2; no. 89)
pub const LOCKED_YEARS: u32 = 15;

/// The part of those who had a vote at confirmation whose objections stop a balance, in basis points, rounded up.
pub const OBJECTION_BPS: u16 = 1_000;

/// The least objections that stop it, so that no one member can.
pub const LEAST_OBJECTIONS: u32 = 2;

/// Days after which what a first hand has begun lapses.
pub const BEGUN_DAYS: u32 = 30;

/// The most that happens by itself in one block.
pub const MAX_STEPS_PER_BLOCK: u32 = 1;
