//! The numbers that hold whatever bylaws say.

/// Days after which a draft lapses that nobody put on the agenda.
pub const DRAFT_DAYS: u32 = 30;

/// Days in which who has supported what its proposer withdrew can take it over.
pub const TAKE_OVER_DAYS: u32 = 7;

/// Days after it failed in which a resolution that could not take effect can be retried, however often it fails.
pub const RETRY_DAYS: u32 = 30;

/// Days for which somebody's word counts that what failed be retried, until a second one says so.
pub const FIRST_HAND_DAYS: u32 = 7;

/// Days from the second of those who retry to the effect, in which others suspend it: as many as a resolution waits at least.
pub const RETRIED_DAYS: u16 = 3;

/// Days in which anybody can count published papers again, before who is elected by them is put into office. (practice §4.3)
pub const RECOUNT_DAYS: u16 = 7;

/// Civil days within which a term begins that is proposed today.
pub const BEGINS_WITHIN_DAYS: i32 = 365;

/// Share of the electors who suspend what has passed, in basis points. (practice no. 51; ES 31.5)
pub const CHALLENGE_BPS: u16 = 2_000;

/// Days by which the hour that is named for the close of a vote can be later than it would be by itself.
pub const LATER_HOUR_DAYS: u32 = 7;

/// Days in which a draft that rescinds what is suspended finds its support.
pub const SUPPORT_DAYS: u16 = 14;

/// Votes of the federation that a co-op misses in a row until it sleeps. (architecture §6, cooperatives)
pub const MISSED_VOTES: u32 = 3;

/// Days after the first of these votes opened until it sleeps.
pub const SLEEPS_AFTER_DAYS: u32 = 365;

/// Days for which ballots are kept after the end of a resolution: longer than dissenters can leave because of it.
pub const BALLOTS_KEPT_DAYS: u32 = 100;

/// How often a member can change a ballot.
pub const MAX_CHANGES: u8 = 3;

/// By how many days a vote is extended at most.
pub const MAX_EXTENSIONS: u8 = 5;

/// How often the text of a proposal can be amended.
pub const MAX_AMENDMENTS: u8 = 10;

/// The number of signatures that suffice for a petition, whatever the share. (ES 24.2)
pub const ALWAYS_A_PETITION: u32 = 200;

/// How often a teller can correct free of charge what they have said about an assembly.
pub const FREE_CORRECTIONS: u8 = 10;

/// How deep a call can be nested before it is not even read. A batch, a proxy's or a multisig's call is one level each.
///
/// Executing what is nested takes the same stack as decoding it does, a good deal a level. People need three or four.
pub const MAX_DEPTH: u32 = 16;

/// The most calls in a batch: about as many as there can be payments in one. Each is asked whether it could take effect.
pub const MAX_BATCH: usize = 48;

/// Days after which a runtime can no longer be put in force that a resolution has authorised.
pub const UPGRADE_DAYS: u32 = 14;

/// The most blocks for which delegates can let finality wait until it starts anew, about an hour.
///
/// GRANDPA makes nothing final that comes after, so that a longer wait would be a way to stall the chain.
pub const MAX_EMERGENCY_DELAY: u32 = 1_000;

/// The most resolutions each of which rescinds the one before it, of which the last concerns those whom the first does.
pub const MAX_RESCISSIONS: u32 = 3;

/// Where no more than so many others are awake, a co-op puts on the agenda of the federation by itself what it proposes.
///
/// It would decide nothing by that: an ordinary resolution takes two co-ops, if there are two. But who has fallen silent would
/// stop the federation for ever, because co-ops fall asleep by votes that they miss.
pub const FEW_OTHERS: u32 = 2;

/// The most alternatives on one matter.
pub const MAX_ALTERNATIVES: u32 = 6;

/// So many of them are kept for what somebody seconds, and so many for petitions, so that neither shuts out the other.
pub const RESERVED_ALTERNATIVES: u32 = 2;

/// So many of the places on the agenda of a co-op are kept for what somebody seconds, and so many for petitions.
///
/// Otherwise a tenth of the members could keep a co-op by their petitions from deciding to leave, or its board by its proposals keep
/// the members from theirs.
pub const RESERVED_PLACES: u32 = 32;

/// So many places on the agenda stay free for each one that a member holds when they propose or second for another.
///
/// The fuller the agenda, the fewer places one person holds, and who holds none takes the last. Alone on it, one holds as many as
/// the drafts that they can submit in three months, for which most decisions hold a place.
pub const FREE_FOR_EACH_PLACE: u32 = 16;

/// What happens by itself in one block at most.
pub const MAX_STEPS_PER_BLOCK: u32 = 32;

/// Entries of the agenda that are looked at in one block at most, those included for which there is no room.
pub const MAX_LOOKS_PER_BLOCK: u32 = 64;

/// Ballots and signatures removed in one step of pruning.
pub const PRUNED_PER_STEP: u32 = 32;
