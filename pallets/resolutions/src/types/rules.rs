//! The rules by which a resolution is decided, and what makes others apply.

use super::*;
use crate::{
	rules::quorum::{fewest, petition, quorum, NO_SINGLE_HAND, WHOLE_BPS},
	CHALLENGE_BPS, LATER_HOUR_DAYS, MAX_EXTENSIONS, SUPPORT_DAYS,
};
use rochdale_primitives::bylaws::share_rounded_up;

/// The rules by which a resolution is decided, taken from the bylaws. Periods in days, shares in basis points.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rules {
	/// How many of the votes must be for it.
	pub majority: Majority,
	/// Share of the electors who must take part.
	pub quorum_first_bps: u16,
	/// Share of the electors who must take part on second call; 100 members always suffice.
	pub quorum_second_bps: u16,
	/// Time for objections.
	pub consent_days: u16,
	/// From the agenda to the vote.
	pub notice_days: u16,
	/// Before the vote, in which the text stands.
	pub freeze_days: u16,
	/// Length of the vote.
	pub voting_days: u16,
	/// From a vote without quorum to the second call.
	pub second_call_days: u16,
	/// From the result to its effect.
	pub timelock_days: u16,
	/// Share of the electors whose signatures put it on the agenda; 200 always do.
	pub petition_bps: u16,
	/// Share of the electors at whose request the vote is secret.
	pub secret_bps: u16,
	/// After new bylaws take effect, in which who did not vote for them can leave with good cause.
	pub dissent_days: u16,
	/// The most that the ballots of one co-op weigh where several decide, in basis points of the resulting total.
	pub vote_cap_bps: u16,
	/// How many absent members one who is present represents at most in an assembly.
	pub proxies: u16,
}

impl Rules {
	/// The rules of these bylaws for a track and a subject.
	pub const fn of(bylaws: &Parameters, track: Track, subject: Subject) -> Self {
		let special = matches!(track, Track::Special);
		Self {
			majority: match subject {
				Subject::Person => bylaws.expulsion_majority,
				_ if special => bylaws.special_majority,
				_ => Majority::MoreThanHalf,
			},
			quorum_first_bps: bylaws.quorum_first_bps,
			quorum_second_bps: bylaws.quorum_second_bps,
			consent_days: bylaws.consent_window_days,
			notice_days: if special { bylaws.notice_special_days } else { bylaws.notice_ordinary_days },
			freeze_days: bylaws.text_freeze_days,
			voting_days: if special { bylaws.voting_special_days } else { bylaws.voting_ordinary_days },
			second_call_days: bylaws.second_call_delay_days,
			timelock_days: match subject {
				Subject::Bylaws => bylaws.timelock_bylaws_days,
				_ => bylaws.timelock_days,
			},
			petition_bps: bylaws.petition_bps,
			secret_bps: bylaws.secret_on_request_bps,
			dissent_days: bylaws.dissent_exit_days,
			vote_cap_bps: WHOLE_BPS,
			proxies: bylaws.proxies_per_member,
		}
	}

	/// The rules of the federation's charter for a track and a subject.
	pub const fn of_charter(charter: &Charter, track: Track, subject: Subject) -> Self {
		let special = matches!(track, Track::Special);
		Self {
			majority: if special { Majority::TwoThirds } else { Majority::MoreThanHalf },
			quorum_first_bps: charter.quorum_first_bps,
			quorum_second_bps: charter.quorum_second_bps,
			consent_days: charter.consent_window_days,
			notice_days: if special { charter.notice_special_days } else { charter.notice_ordinary_days },
			freeze_days: charter.text_freeze_days,
			voting_days: if special { charter.voting_special_days } else { charter.voting_ordinary_days },
			second_call_days: charter.second_call_delay_days,
			timelock_days: match subject {
				// A new runtime can change every guard, the charter included.
				Subject::Bylaws | Subject::Upgrade => charter.timelock_charter_days,
				_ => charter.timelock_days,
			},
			// Neither petitions of members nor requests for secrecy are among co-ops.
			petition_bps: WHOLE_BPS,
			secret_bps: WHOLE_BPS,
			dissent_days: 0,
			vote_cap_bps: charter.vote_cap_bps,
			proxies: 0,
		}
	}

	/// The stricter of two sets of rules, each rule by itself.
	pub fn stricter(self, other: Self) -> Self {
		Self {
			majority: self.majority.max(other.majority),
			quorum_first_bps: self.quorum_first_bps.max(other.quorum_first_bps),
			quorum_second_bps: self.quorum_second_bps.max(other.quorum_second_bps),
			consent_days: self.consent_days.max(other.consent_days),
			notice_days: self.notice_days.max(other.notice_days),
			freeze_days: self.freeze_days.max(other.freeze_days),
			voting_days: self.voting_days.max(other.voting_days),
			second_call_days: self.second_call_days.max(other.second_call_days),
			timelock_days: self.timelock_days.max(other.timelock_days),
			petition_bps: self.petition_bps.max(other.petition_bps),
			// Fewer members who can ask for secrecy is the stricter rule for the vote.
			secret_bps: self.secret_bps.min(other.secret_bps),
			dissent_days: self.dissent_days.max(other.dissent_days),
			vote_cap_bps: self.vote_cap_bps.min(other.vote_cap_bps),
			proxies: self.proxies.min(other.proxies),
		}
	}

	/// How many of so many electors must take part. `members` are all who have a vote or will have it again.
	pub fn quorum(&self, electors: u32, members: u32, second_call: bool) -> u32 {
		let share_bps = if second_call { self.quorum_second_bps } else { self.quorum_first_bps };
		quorum(electors, members, share_bps, second_call)
	}

	/// How many signatures put a draft on the agenda.
	pub fn petition(&self, electorate: Electorate) -> u32 {
		petition(self.petition_bps, electorate)
	}

	/// How many electors suspend what has passed.
	pub fn challenge(&self, electors: u32) -> u32 {
		share_rounded_up(electors, CHALLENGE_BPS).max(fewest(electors)).max(1)
	}

	/// How many days a decision takes that is not extended, from its notice to its effect, the second call included.
	pub fn decision_days(&self) -> u32 {
		let votes = u32::from(self.voting_days).saturating_mul(2);
		let waits = [self.notice_days, self.second_call_days, self.timelock_days];
		waits.into_iter().fold(votes, |days, wait| days.saturating_add(wait.into()))
	}

	/// For how many days a challenge suspends what has passed: as long as a decision takes by the same rules that rescinds it,
	/// from its draft to its effect, whatever few do to delay it.
	pub fn suspension_days(&self) -> u32 {
		let delays = LATER_HOUR_DAYS.saturating_add(MAX_EXTENSIONS.into());
		self.decision_days().saturating_add(delays).saturating_add(SUPPORT_DAYS.into())
	}

	/// How many electors must ask for a secret vote.
	pub fn secret_request(&self, electors: u32) -> u32 {
		share_rounded_up(electors, self.secret_bps).max(NO_SINGLE_HAND)
	}
}
