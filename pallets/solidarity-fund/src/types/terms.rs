//! The numbers by which the fund works, which the federation can choose within their ranges.

use crate::limits::UNIT;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::ledger::Balance;
use scale_info::TypeInfo;

/// The numbers of the fund. Shares are basis points, periods days of deadline time, amounts millionths of the home currency.
///
/// A round keeps those of the day on which it opened.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Terms {
	/// The most that one co-op is awarded in twelve months, of what the fund is when a round opens: 500 to 3,300. (no. 95)
	pub recipient_cap_bps: u16,
	/// The most that one round awards of it: 500 to 5,000. (no. 95)
	pub round_cap_bps: u16,
	/// What rounds leave for emergencies: 500 to 3,000. (no. 99)
	pub floor_bps: u16,
	/// The part of the co-ops with a vote that must take part in a round, rounded up: 1,000 to 5,000. (no. 94)
	pub quorum_bps: u16,
	/// The most that the committee grants in a calendar year, of what the fund is at its first grant: 0 to 3,000. (no. 98)
	pub emergency_bps: u16,
	/// The most of one emergency grant: 0 to 5,000 units. (no. 98)
	pub emergency_most: Balance,
	/// Above this an award is paid in three parts: 0 to 100,000 units. (no. 101)
	pub tranche_threshold: Balance,
	/// Days from a payment to its report, where another payment follows: 30 to 365. (no. 100)
	pub report_days: u16,
	/// Days from the last payment to the final report: 30 to 365. (no. 100)
	pub final_report_days: u16,
	/// Days in which co-ops apply: 7 to 30. (practice §5.2)
	pub application_days: u16,
	/// Days in which members ask and applicants answer: 3 to 30. (practice §5.2)
	pub question_days: u16,
	/// Days in which members vote: 3 to 28. (practice §5.2)
	pub voting_days: u16,
	/// Days between the vote and the awards: 1 to 30. (practice §5.2)
	pub settlement_days: u16,
	/// What a co-op owes the fund for each of its members and each week: 0 to 10 units. (no. 90)
	pub dues_per_week: Balance,
}

impl Terms {
	/// What is recommended.
	pub const RECOMMENDED: Self = Self {
		recipient_cap_bps: 2_000,
		round_cap_bps: 2_500,
		floor_bps: 1_000,
		quorum_bps: 2_500,
		emergency_bps: 1_000,
		emergency_most: 1_000 * UNIT,
		tranche_threshold: 5_000 * UNIT,
		report_days: 90,
		final_report_days: 365,
		application_days: 10,
		question_days: 7,
		voting_days: 7,
		settlement_days: 6,
		dues_per_week: UNIT,
	};

	/// Whether every number lies in its range.
	pub fn are_in_range(&self) -> bool {
		let shares = [
			(self.recipient_cap_bps, 500..=3_300),
			(self.round_cap_bps, 500..=5_000),
			(self.floor_bps, 500..=3_000),
			(self.quorum_bps, 1_000..=5_000),
			(self.emergency_bps, 0..=3_000),
			(self.report_days, 30..=365),
			(self.final_report_days, 30..=365),
			(self.application_days, 7..=30),
			(self.question_days, 3..=30),
			(self.voting_days, 3..=28),
			(self.settlement_days, 1..=30),
		];
		let amounts = [
			(self.emergency_most, 5_000 * UNIT),
			(self.tranche_threshold, 100_000 * UNIT),
			(self.dues_per_week, 10 * UNIT),
		];
		shares.iter().all(|(value, range)| range.contains(value)) && amounts.iter().all(|(value, most)| value <= most)
	}

	/// The days of each of the first four phases of a round.
	pub fn days_of_phases(&self) -> [u16; 4] {
		[self.application_days, self.question_days, self.voting_days, self.settlement_days]
	}

	/// Days from the opening of a round to its awards.
	pub fn days_of_round(&self) -> u32 {
		self.days_of_phases().map(u32::from).into_iter().fold(0, u32::saturating_add)
	}
}

impl Default for Terms {
	/// What is recommended, and no dues: nobody owes any before the federation has resolved on them.
	fn default() -> Self {
		Self { dues_per_week: 0, ..Self::RECOMMENDED }
	}
}
