//! The numbers in the federation's charter, and the ranges in which the federation can choose them.
//!
//! They are for the federation what the parameters of its bylaws are for a co-op. All of them change by special resolution of
//! the federation only, with a new document. Periods are days of deadline time, shares are basis points.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Defines the parameters, each with its range and what is recommended.
macro_rules! charter {
	($($(#[$doc:meta])* $variant:ident $field:ident = $range:expr => $default:expr;)+) => {
		/// Names a parameter of the federation's charter.
		#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
		pub enum CharterParameter {
			$($(#[$doc])* $variant,)+
		}

		/// The numbers in the federation's charter.
		#[derive(
			Clone,
			Copy,
			Debug,
			Decode,
			DecodeWithMemTracking,
			Deserialize,
			Encode,
			Eq,
			MaxEncodedLen,
			PartialEq,
			Serialize,
			TypeInfo,
		)]
		#[serde(rename_all = "camelCase", deny_unknown_fields)]
		pub struct Charter {
			$($(#[$doc])* pub $field: u16,)+
		}

		impl CharterParameter {
			/// All parameters.
			pub const ALL: &'static [Self] = &[$(Self::$variant),+];

			/// The values that the federation can choose.
			pub const fn range(self) -> RangeInclusive<u16> {
				match self {
					$(Self::$variant => $range,)+
				}
			}
		}

		impl Charter {
			/// What is recommended.
			pub const RECOMMENDED: Self = Self { $($field: $default,)+ };

			/// The value of a parameter.
			pub const fn value(&self, parameter: CharterParameter) -> u16 {
				match parameter {
					$(CharterParameter::$variant => self.$field,)+
				}
			}

			/// This charter with one parameter changed.
			pub fn with(mut self, parameter: CharterParameter, value: u16) -> Self {
				match parameter {
					$(CharterParameter::$variant => self.$field = value,)+
				}
				self
			}
		}
	};
}

charter! {
	/// Days in which co-ops can object to what seeks their consent. (no. 47; CoTech 7, Co-op Cloud 14)
	ConsentWindowDays consent_window_days = 7..=14 => 7;

	/// Days of notice of an ordinary resolution. (no. 32; ES 24.1, CLS)
	NoticeOrdinaryDays notice_ordinary_days = 14..=60 => 21;

	/// Days of notice of a special resolution, never fewer than of an ordinary one. (no. 33; SCE 56.3)
	NoticeSpecialDays notice_special_days = 21..=60 => 30;

	/// Days before the vote from which the text cannot change. (no. 35; ES 24.2)
	TextFreezeDays text_freeze_days = 3..=10 => 4;

	/// Days in which an ordinary resolution is voted on. (no. 40; SolidFund)
	VotingOrdinaryDays voting_ordinary_days = 3..=28 => 7;

	/// Days in which a special resolution is voted on, never fewer than for an ordinary one. (no. 40; Co-op Cloud 001)
	VotingSpecialDays voting_special_days = 7..=28 => 14;

	/// Share of the co-ops with a vote that must take part in an ordinary resolution, rounded up. (no. 41; ES 25)
	QuorumFirstBps quorum_first_bps = 2_500..=6_667 => 5_001;

	/// Share of them on second call, rounded up, and always two co-ops at least. (no. 42; ES 25.1)
	QuorumSecondBps quorum_second_bps = 0..=3_333 => 1_000;

	/// Days from the end of a vote without a quorum to the second call. (no. 43; CLS)
	SecondCallDelayDays second_call_delay_days = 1..=30 => 7;

	/// Days between the passing of a resolution and its effect. (no. 49; chosen inside the evidence)
	TimelockDays timelock_days = 1..=14 => 3;

	/// Days between the passing of a new charter and its effect, in which co-ops can leave. (no. 49; ES 31.3: forty)
	TimelockCharterDays timelock_charter_days = 30..=60 => 40;

	/// The most that one co-op's members weigh among all ballots on a special resolution. (no. 27; ES 26.6, IT 2538)
	VoteCapBps vote_cap_bps = 1_000..=3_333 => 2_000;

	/// Days after its admission in which a co-op has a voice but neither a vote nor a validator seat. (no. 104; IN 63C)
	SeasoningDays seasoning_days = 180..=365 => 180;

	/// Days from a co-op's notice to the end of its membership. (no. 12; Bread 30, SCE 15.2: five years)
	ExitNoticeDays exit_notice_days = 30..=1_825 => 180;

	/// Days from a party's notice to the end of its part in an agreement, at most. (no. 12; ES 78.3)
	AgreementExitDays agreement_exit_days = 30..=365 => 180;
}

impl Charter {
	/// Whether every parameter lies in its range, and no weaker decision asks for more than a stronger one.
	///
	/// Gives the first parameter that is wrong.
	pub fn check(&self) -> Result<(), CharterParameter> {
		if let Some(outside) = CharterParameter::ALL.iter().find(|one| !one.range().contains(&self.value(**one))) {
			return Err(*outside);
		}
		let orders = [
			(self.notice_ordinary_days <= self.notice_special_days, CharterParameter::NoticeOrdinaryDays),
			(self.voting_ordinary_days <= self.voting_special_days, CharterParameter::VotingOrdinaryDays),
			(self.quorum_second_bps <= self.quorum_first_bps, CharterParameter::QuorumSecondBps),
			(self.timelock_days <= self.timelock_charter_days, CharterParameter::TimelockDays),
			(self.text_freeze_days < self.notice_ordinary_days, CharterParameter::TextFreezeDays),
		];
		orders.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, parameter)| Err(parameter))
	}
}

impl Default for Charter {
	fn default() -> Self {
		Self::RECOMMENDED
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn recommended_charter_is_allowed() {
		assert_eq!(Charter::RECOMMENDED.check(), Ok(()));
	}

	#[test]
	fn every_parameter_is_refused_outside_its_range_by_name() {
		for parameter in CharterParameter::ALL {
			let range = parameter.range();
			assert!(!range.is_empty());
			for wrong in [range.start().checked_sub(1), range.end().checked_add(1)].into_iter().flatten() {
				let changed = Charter::RECOMMENDED.with(*parameter, wrong);
				assert_eq!(changed.check(), Err(*parameter), "{wrong}");
			}
		}
	}

	#[test]
	fn every_value_inside_the_range_can_be_chosen_unless_an_order_stands_against_it() {
		for parameter in CharterParameter::ALL {
			for value in parameter.range() {
				let changed = Charter::RECOMMENDED.with(*parameter, value);
				assert_eq!(changed.value(*parameter), value);
				let ordered = [CharterParameter::NoticeOrdinaryDays, CharterParameter::VotingOrdinaryDays];
				assert!(changed.check().map_or_else(|one| ordered.contains(&one), |()| true), "{parameter:?} {value}");
			}
		}
	}

	#[test]
	fn weaker_decisions_never_ask_for_more_than_stronger_ones() {
		let usual = Charter::RECOMMENDED;
		let wrong = [
			(Charter { notice_ordinary_days: 31, ..usual }, CharterParameter::NoticeOrdinaryDays),
			(Charter { voting_ordinary_days: 15, ..usual }, CharterParameter::VotingOrdinaryDays),
			(Charter { quorum_first_bps: 2_500, quorum_second_bps: 2_501, ..usual }, CharterParameter::QuorumSecondBps),
		];
		for (charter, parameter) in wrong {
			assert_eq!(charter.check(), Err(parameter));
		}
	}
}
