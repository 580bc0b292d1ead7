//! The numbers in a co-op's bylaws, and the ranges in which law lets a co-op choose them.
//!
//! A parameter lies inside the range of the co-op's jurisdiction profile, which lies inside the range of the chain. Periods
//! are days of deadline time, shares are basis points (10 000 are the whole).

use super::{Office, DAYS_OF_YEAR};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The law that a co-op's bylaws follow.
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
pub enum Profile {
	/// European Cooperative Society, Regulation (EC) 1435/2003, written for co-ops across borders.
	#[codec(index = 0)]
	#[serde(rename = "SCE")]
	Sce,
	/// Spain, Ley 27/1999 de Cooperativas.
	#[codec(index = 1)]
	#[serde(rename = "ES")]
	Es,
	/// United Kingdom, after the model articles of a worker co-op.
	#[codec(index = 2)]
	#[serde(rename = "UK")]
	Uk,
}

impl Profile {
	/// All profiles.
	pub const ALL: [Self; 3] = [Self::Sce, Self::Es, Self::Uk];
}

/// What becomes of an application on which the board does not decide in time.
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
#[serde(rename_all = "camelCase")]
pub enum Silence {
	/// The members decide in an assembly.
	#[codec(index = 0)]
	Escalates,
	/// The applicant is admitted.
	#[codec(index = 1)]
	Admits,
}

/// Whether a new member is entered before the contribution is paid.
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
#[serde(rename_all = "camelCase")]
pub enum Contribution {
	/// Admission enters the member.
	#[codec(index = 0)]
	NotRequired,
	/// Two officers confirm the payment first.
	#[codec(index = 1)]
	Required,
}

/// Who gets a seat for which candidates have as many votes.
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
#[serde(rename_all = "camelCase")]
pub enum Ties {
	/// Who has been a member for longer, by the number in the register.
	#[codec(index = 0)]
	Elder,
	/// Nobody: it is elected anew.
	#[codec(index = 1)]
	Vacant,
}

/// Who gives a co-op's vote on ordinary resolutions of the federation.
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
#[serde(rename_all = "camelCase")]
pub enum FederationVote {
	/// Its delegate, unless members petition for a ballot.
	#[codec(index = 0)]
	ByDelegate,
	/// Always its members.
	#[codec(index = 1)]
	ByMembers,
}

/// How large the part of the votes for and against must be that is for.
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
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum Majority {
	/// More than half: a tie rejects.
	#[codec(index = 0)]
	MoreThanHalf,
	/// Two thirds or more.
	#[codec(index = 1)]
	TwoThirds,
	/// Three quarters or more.
	#[codec(index = 2)]
	ThreeQuarters,
	/// Four fifths or more, the most that Spanish law allows bylaws to ask for.
	#[codec(index = 3)]
	FourFifths,
}

impl Majority {
	/// Whether `for_` votes against `against` reach it. Nothing is decided without a vote for it.
	pub fn is_reached(self, for_: u32, against: u32) -> bool {
		let (for_, against) = (u64::from(for_), u64::from(against));
		// Both counts fit 32 bits, so that no product of them with a small number overflows 64.
		let at_least =
			|parts: u64, of: u64| for_.saturating_mul(of) >= for_.saturating_add(against).saturating_mul(parts);
		for_ > 0
			&& match self {
				Self::MoreThanHalf => for_ > against,
				Self::TwoThirds => at_least(2, 3),
				Self::ThreeQuarters => at_least(3, 4),
				Self::FourFifths => at_least(4, 5),
			}
	}
}

/// A choice or number in the bylaws, put in order of its strength so that ranges of it can be compared.
trait Value: Copy + Sized {
	fn rank(self) -> u32;
	fn of_rank(rank: u32) -> Option<Self>;
}

impl Value for u16 {
	fn rank(self) -> u32 {
		self.into()
	}

	fn of_rank(rank: u32) -> Option<Self> {
		rank.try_into().ok()
	}
}

macro_rules! choice {
	($type:ty: $($choice:path),+) => {
		impl Value for $type {
			fn rank(self) -> u32 {
				[$($choice),+].iter().take_while(|choice| **choice != self).count().try_into().unwrap_or(u32::MAX)
			}

			fn of_rank(rank: u32) -> Option<Self> {
				[$($choice),+].into_iter().nth(rank.try_into().ok()?)
			}
		}
	};
}
choice!(Silence: Silence::Escalates, Silence::Admits);
choice!(FederationVote: FederationVote::ByDelegate, FederationVote::ByMembers);
choice!(Ties: Ties::Elder, Ties::Vacant);
choice!(Contribution: Contribution::NotRequired, Contribution::Required);
choice!(Majority: Majority::MoreThanHalf, Majority::TwoThirds, Majority::ThreeQuarters, Majority::FourFifths);

/// Defines the parameters: for each the range of the chain, and for each profile its range and its default.
macro_rules! parameters {
	($(
		$(#[$doc:meta])*
		$variant:ident $field:ident: $type:ty = $chain:expr;
		$sce:expr => $sce_default:expr, $es:expr => $es_default:expr, $uk:expr => $uk_default:expr;
	)+) => {
		/// Names a parameter of the bylaws.
		#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
		pub enum Parameter {
			$($(#[$doc])* $variant,)+
		}

		/// The numbers in a co-op's bylaws.
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
		pub struct Parameters {
			$($(#[$doc])* pub $field: $type,)+
		}

		impl Parameter {
			/// All parameters.
			pub const ALL: &'static [Self] = &[$(Self::$variant),+];

			/// The range of the chain, as ranks.
			pub fn chain_range(self) -> RangeInclusive<u32> {
				match self {
					$(Self::$variant => $chain.start().rank()..=$chain.end().rank(),)+
				}
			}

			/// The range of a profile, as ranks.
			pub fn range(self, profile: Profile) -> RangeInclusive<u32> {
				match self {
					$(Self::$variant => {
						let range = match profile {
							Profile::Sce => $sce,
							Profile::Es => $es,
							Profile::Uk => $uk,
						};
						range.start().rank()..=range.end().rank()
					})+
				}
			}
		}

		impl Parameters {
			/// What a profile recommends.
			pub const fn of(profile: Profile) -> Self {
				match profile {
					Profile::Sce => Self { $($field: $sce_default,)+ },
					Profile::Es => Self { $($field: $es_default,)+ },
					Profile::Uk => Self { $($field: $uk_default,)+ },
				}
			}

			/// The value of a parameter as its rank: numbers as they are, choices counted from zero.
			pub fn rank(&self, parameter: Parameter) -> u32 {
				match parameter {
					$(Parameter::$variant => self.$field.rank(),)+
				}
			}

			/// These parameters with one of them set to a rank, `None` if there is no such value.
			pub fn with(mut self, parameter: Parameter, rank: u32) -> Option<Self> {
				match parameter {
					$(Parameter::$variant => self.$field = Value::of_rank(rank)?,)+
				}
				Some(self)
			}
		}
	};
}

parameters! {
	/// Members who must sponsor an application before the board decides on it. (practice no. 3, Bread)
	SponsorsRequired sponsors_required: u16 = 0..=3u16;
	0..=3u16 => 1, 0..=3u16 => 1, 0..=3u16 => 1;

	/// Days in which the board decides on an application. (no. 4; ES 13.1: three months at most)
	AdmissionDecisionDays admission_decision_days: u16 = 14..=90u16;
	14..=90u16 => 60, 14..=90u16 => 60, 14..=90u16 => 60;

	/// What the board's silence on an application means. (no. 5; ES 13.1: admission)
	AdmissionSilence admission_silence: Silence = Silence::Escalates..=Silence::Admits;
	Silence::Escalates..=Silence::Admits => Silence::Escalates, Silence::Admits..=Silence::Admits => Silence::Admits,
	Silence::Escalates..=Silence::Admits => Silence::Escalates;

	/// Days in which a refused applicant can appeal. (no. 6; ES 13.2: twenty)
	AdmissionAppealDays admission_appeal_days: u16 = 14..=60u16;
	14..=60u16 => 20, 20..=60u16 => 20, 14..=60u16 => 20;

	/// Whether two officers confirm a payment before a member is entered. (ES 13.5)
	EntryContribution entry_contribution: Contribution = Contribution::NotRequired..=Contribution::Required;
	Contribution::NotRequired..=Contribution::Required => Contribution::NotRequired,
	Contribution::NotRequired..=Contribution::Required => Contribution::NotRequired,
	Contribution::NotRequired..=Contribution::Required => Contribution::NotRequired;

	/// Days of probation of a new member. (no. 8; ES 81: six months, eighteen for special posts)
	ProbationDays probation_days: u16 = 0..=540u16;
	0..=540u16 => 180, 0..=540u16 => 180, 0..=540u16 => 180;

	/// Days after joining from which a member votes. (no. 10; IT 2538: ninety)
	VoteSeasoningDays vote_seasoning_days: u16 = 0..=90u16;
	0..=90u16 => 30, 0..=90u16 => 30, 0..=90u16 => 30;

	/// Days from a member's notice to the end of the membership. (no. 11; ES 17.1: a year at most)
	ExitNoticeDays exit_notice_days: u16 = 0..=365u16;
	0..=365u16 => 90, 0..=365u16 => 90, 0..=365u16 => 90;

	/// Days of membership before which an exit counts as unjustified. (no. 13; ES 17.3: five years at most)
	MinStayDays min_stay_days: u16 = 0..=1825u16;
	0..=1825u16 => 0, 0..=1825u16 => 0, 0..=1825u16 => 0;

	/// Days after new bylaws in which who did not vote for them can leave with good cause. (no. 14; ES 17.4, SCE 15.2)
	DissentExitDays dissent_exit_days: u16 = 40..=90u16;
	60..=90u16 => 60, 40..=90u16 => 60, 40..=90u16 => 60;

	/// Days from the notice of a case to the vote on the expulsion. (no. 15; worker co-op model articles)
	ExpulsionNoticeDays expulsion_notice_days: u16 = 21..=60u16;
	21..=60u16 => 21, 21..=60u16 => 21, 21..=60u16 => 21;

	/// The majority for an expulsion, never above that for special resolutions. (no. 16; CLS: three quarters)
	ExpulsionMajority expulsion_majority: Majority = Majority::MoreThanHalf..=Majority::FourFifths;
	Majority::TwoThirds..=Majority::FourFifths => Majority::TwoThirds,
	Majority::MoreThanHalf..=Majority::FourFifths => Majority::TwoThirds,
	Majority::ThreeQuarters..=Majority::FourFifths => Majority::ThreeQuarters;

	/// Days in which an expelled or suspended member can appeal. (no. 17; ES 18.3: a month)
	AppealWindowDays appeal_window_days: u16 = 15..=60u16;
	15..=60u16 => 30, 30..=60u16 => 30, 15..=60u16 => 30;

	/// Days in which the members decide on an appeal; silence upholds it. (no. 18; ES 18.3: two months)
	AppealResolutionDays appeal_resolution_days: u16 = 30..=90u16;
	30..=90u16 => 60, 30..=60u16 => 60, 30..=90u16 => 60;

	/// Days after which a case lapses that was not decided. (no. 19; ES 18.2: four months)
	DisciplineLapseDays discipline_lapse_days: u16 = 60..=180u16;
	60..=180u16 => 120, 60..=120u16 => 120, 60..=180u16 => 120;

	/// Years for which a former member's entry is kept before it can be erased. (no. 21; CLS 10, ES 60: six)
	RetentionYears retention_years: u16 = 5..=10u16;
	5..=10u16 => 10, 6..=10u16 => 10, 10..=10u16 => 10;

	/// Days of notice of an ordinary resolution. (no. 32; SCE 56.3: thirty, ES 24.1: fifteen, UK: fourteen)
	NoticeOrdinaryDays notice_ordinary_days: u16 = 14..=60u16;
	30..=60u16 => 30, 15..=60u16 => 21, 14..=60u16 => 21;

	/// Days of notice of a special resolution, never fewer than of an ordinary one. (no. 33; SCE 56.3)
	NoticeSpecialDays notice_special_days: u16 = 21..=60u16;
	30..=60u16 => 30, 21..=60u16 => 30, 21..=60u16 => 30;

	/// Days before the vote from which the text cannot change. (no. 35; ES 24.2: four)
	TextFreezeDays text_freeze_days: u16 = 3..=10u16;
	3..=10u16 => 4, 4..=10u16 => 4, 3..=10u16 => 4;

	/// Share of the electors whose signatures put a draft on the agenda; 200 always do. (no. 36; SCE 57, ES 24.2: 10 %)
	PetitionBps petition_bps: u16 = 500..=1_000u16;
	500..=1_000u16 => 1_000, 500..=1_000u16 => 1_000, 500..=1_000u16 => 1_000;

	/// Days in which an ordinary resolution is voted on. (no. 40; SolidFund)
	VotingOrdinaryDays voting_ordinary_days: u16 = 3..=28u16;
	3..=28u16 => 7, 3..=28u16 => 7, 3..=28u16 => 7;

	/// Days in which a special resolution is voted on, never fewer than for an ordinary one. (no. 40; Co-op Cloud 001)
	VotingSpecialDays voting_special_days: u16 = 3..=28u16;
	3..=28u16 => 14, 3..=28u16 => 14, 3..=28u16 => 14;

	/// Share of the electors who must take part, rounded up. (no. 41; ES 25: more than half; SCE 61.4: half)
	QuorumFirstBps quorum_first_bps: u16 = 2_500..=6_667u16;
	5_000..=6_667u16 => 5_001, 5_001..=6_667u16 => 5_001, 2_500..=6_667u16 => 5_001;

	/// Share of the electors who must take part on second call, rounded up; 100 always suffice. (no. 42; ES 25.1)
	QuorumSecondBps quorum_second_bps: u16 = 0..=3_333u16;
	0..=3_333u16 => 1_000, 1_000..=3_333u16 => 1_000, 0..=3_333u16 => 1_000;

	/// Days from the end of a vote without a quorum to the second call. (no. 43; CLS)
	SecondCallDelayDays second_call_delay_days: u16 = 1..=30u16;
	1..=30u16 => 7, 1..=30u16 => 7, 1..=30u16 => 7;

	/// The majority for a special resolution. (no. 45; SCE 61.4, ES 28.2: two thirds; UK: three quarters)
	SpecialMajority special_majority: Majority = Majority::TwoThirds..=Majority::FourFifths;
	Majority::TwoThirds..=Majority::FourFifths => Majority::TwoThirds,
	Majority::TwoThirds..=Majority::FourFifths => Majority::TwoThirds,
	Majority::ThreeQuarters..=Majority::FourFifths => Majority::ThreeQuarters;

	/// Days in which a proposal that seeks consent can be objected to. (no. 47; CoTech 7, Co-op Cloud 14)
	ConsentWindowDays consent_window_days: u16 = 7..=14u16;
	7..=14u16 => 7, 7..=14u16 => 7, 7..=14u16 => 7;

	/// Share of the electors at whose request the vote is secret, in an assembly. (no. 48; ES 25.3: 10 %)
	SecretOnRequestBps secret_on_request_bps: u16 = 500..=1_000u16;
	500..=1_000u16 => 1_000, 500..=1_000u16 => 1_000, 500..=1_000u16 => 1_000;

	/// Absent members for whom one who is present can vote in an assembly. (no. 30; ES 27.2: two; Quebec: none)
	ProxiesPerMember proxies_per_member: u16 = 0..=3u16;
	0..=3u16 => 2, 0..=2u16 => 2, 0..=3u16 => 2;

	/// Days between the passing of a resolution and its effect. (no. 49; chosen inside the evidence)
	TimelockDays timelock_days: u16 = 1..=14u16;
	1..=14u16 => 3, 1..=14u16 => 3, 1..=14u16 => 3;

	/// Days between the passing of new bylaws and their effect. (no. 49; ES 31.3: forty, to challenge them)
	TimelockBylawsDays timelock_bylaws_days: u16 = 30..=60u16;
	30..=60u16 => 40, 40..=60u16 => 40, 30..=60u16 => 40;

	/// The longest term of a board office, of an auditor or of a teller, in years. (no. 52; ES 35.1: three to six)
	BoardTermYears board_term_years: u16 = 1..=6u16;
	1..=6u16 => 3, 3..=6u16 => 3, 1..=6u16 => 3;

	/// The longest term of a delegate, in years. (no. 55; ES 30: three)
	DelegateTermYears delegate_term_years: u16 = 1..=3u16;
	1..=3u16 => 2, 1..=3u16 => 2, 1..=3u16 => 2;

	/// Who gets a seat for which candidates have as many votes. (chosen: no law that is followed here says)
	Ties ties: Ties = Ties::Elder..=Ties::Vacant;
	Ties::Elder..=Ties::Vacant => Ties::Elder, Ties::Elder..=Ties::Vacant => Ties::Elder,
	Ties::Elder..=Ties::Vacant => Ties::Elder;

	/// Who votes for the co-op on ordinary resolutions of the federation. (ES 30, SCE 63: delegates who report)
	FederationVote federation_vote: FederationVote = FederationVote::ByDelegate..=FederationVote::ByMembers;
	FederationVote::ByDelegate..=FederationVote::ByMembers => FederationVote::ByDelegate,
	FederationVote::ByDelegate..=FederationVote::ByMembers => FederationVote::ByDelegate,
	FederationVote::ByDelegate..=FederationVote::ByMembers => FederationVote::ByDelegate;

	/// Share of a year's surplus from members that goes to the indivisible reserve. (no. 80; SCE 65: 15 %, ES 58.1: 20 %)
	///
	/// With education and solidarity no more than the whole.
	ReserveBps reserve_bps: u16 = 1_500..=10_000u16;
	1_500..=10_000u16 => 2_000, 2_000..=10_000u16 => 2_000, 1_500..=10_000u16 => 2_000;

	/// Share of a year's surplus from others than members that goes to that reserve. (no. 81; ES 58.2: half)
	OthersReserveBps others_reserve_bps: u16 = 5_000..=10_000u16;
	5_000..=10_000u16 => 5_000, 5_000..=10_000u16 => 5_000, 5_000..=10_000u16 => 5_000;

	/// Share of a year's surplus from members that goes to the education fund. (no. 82; ES 58.1: 5 %, IN 63: 1 %)
	EducationBps education_bps: u16 = 100..=1_000u16;
	100..=1_000u16 => 500, 500..=1_000u16 => 500, 100..=1_000u16 => 500;

	/// Share of a year's surplus from members that goes to the solidarity fund. (no. 84; IT L. 59/1992 art. 11: 3 %)
	SolidarityBps solidarity_bps: u16 = 100..=1_000u16;
	100..=1_000u16 => 300, 100..=1_000u16 => 300, 100..=1_000u16 => 300;

	/// Share of each member's refund that is paid; the rest stays in their account. (no. 85; US Subchapter T: 20 %)
	PatronageCashBps patronage_cash_bps: u16 = 0..=10_000u16;
	0..=10_000u16 => 2_000, 0..=10_000u16 => 2_000, 0..=10_000u16 => 2_000;

	/// Years after which anybody can have paid what stands in members' accounts, the oldest first. (no. 86; chosen)
	AccountRevolveYears account_revolve_years: u16 = 3..=15u16;
	3..=15u16 => 7, 3..=15u16 => 7, 3..=15u16 => 7;

	/// Years for which a loss is carried, to be covered first. (no. 87; PV 73: five, ES 59.2: seven)
	LossCarryYears loss_carry_years: u16 = 1..=7u16;
	1..=7u16 => 5, 1..=7u16 => 5, 1..=7u16 => 5;

	/// Days after a business year in which the members approve its accounts. (no. 88; ES 23.1, SCE 54.1: six months)
	AccountsDeadlineDays accounts_deadline_days: u16 = 1..=180u16;
	1..=180u16 => 180, 1..=180u16 => 180, 1..=180u16 => 180;
}

impl Parameters {
	/// Whether every parameter lies in the range of the profile, no weaker decision asks for more than a stronger one, the
	/// members can decide on an appeal before silence does, and the parts of a surplus are no more than the whole.
	///
	/// The order of decisions is what keeps guards in place: parameters change by special resolution, so nothing that they set may be
	/// harder to reach than a special resolution is. Gives the first parameter that is wrong.
	pub fn check(&self, profile: Profile) -> Result<(), Parameter> {
		if let Some(outside) = Parameter::ALL.iter().find(|one| !one.range(profile).contains(&self.rank(**one))) {
			return Err(*outside);
		}
		// What the members need to decide on a person, with a week to propose it.
		let [expulsion, notice, voting, timelock, drafting] = [
			self.expulsion_notice_days,
			self.notice_special_days,
			self.voting_special_days,
			self.timelock_days,
			DRAFTING_DAYS,
		]
		.map(u32::from);
		let after_notice = [voting, timelock, drafting].into_iter().sum::<u32>();
		let orders = [
			(
				u32::from(self.appeal_resolution_days) >= after_notice.saturating_add(notice),
				Parameter::AppealResolutionDays,
			),
			(
				u32::from(self.discipline_lapse_days) >= after_notice.saturating_add(notice.max(expulsion)),
				Parameter::DisciplineLapseDays,
			),
			(self.notice_ordinary_days <= self.notice_special_days, Parameter::NoticeOrdinaryDays),
			(self.voting_ordinary_days <= self.voting_special_days, Parameter::VotingOrdinaryDays),
			(self.expulsion_majority <= self.special_majority, Parameter::ExpulsionMajority),
			(self.quorum_second_bps <= self.quorum_first_bps, Parameter::QuorumSecondBps),
			(self.timelock_days <= self.timelock_bylaws_days, Parameter::TimelockDays),
			// The text freezes before the vote opens, and after it could be known.
			(self.text_freeze_days < self.notice_ordinary_days, Parameter::TextFreezeDays),
			// All three are measured by the same surplus. Above the whole of it, no year with one could be closed.
			(self.funds_bps() <= 10_000, Parameter::ReserveBps),
		];
		orders.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, parameter)| Err(parameter))
	}

	/// The longest term of an office, in days. (practice nos. 52 and 55)
	pub fn longest_term(&self, office: Office) -> u32 {
		let years = match office {
			Office::Delegate | Office::Deputy => self.delegate_term_years,
			_ => self.board_term_years,
		};
		// Years of 16 bits make days that fit.
		u32::from(years).saturating_mul(DAYS_OF_YEAR)
	}

	/// What of a year's surplus from members goes to the indivisible reserve, education and solidarity, in basis points.
	fn funds_bps(&self) -> u32 {
		[self.reserve_bps, self.education_bps, self.solidarity_bps].map(u32::from).into_iter().sum()
	}
}

/// Days in which members can get to propose a decision on a person.
const DRAFTING_DAYS: u16 = 7;

/// The share `bps` of `electors`, rounded up.
pub fn share_rounded_up(electors: u32, bps: u16) -> u32 {
	// A share above the whole is the whole, so that the result fits.
	let parts = u64::from(electors).saturating_mul(u64::from(bps.min(10_000)));
	parts.div_ceil(10_000).try_into().unwrap_or(electors)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn profiles_lie_inside_the_ranges_of_the_chain() {
		for parameter in Parameter::ALL {
			let chain = parameter.chain_range();
			for profile in Profile::ALL {
				let range = parameter.range(profile);
				assert!(!range.is_empty(), "{parameter:?} {profile:?}");
				assert!(chain.contains(range.start()) && chain.contains(range.end()), "{parameter:?} {profile:?}");
			}
		}
	}

	#[test]
	fn defaults_are_allowed() {
		for profile in Profile::ALL {
			assert_eq!(Parameters::of(profile).check(profile), Ok(()), "{profile:?}");
		}
	}

	#[test]
	fn every_parameter_is_refused_outside_its_range_by_name() {
		for profile in Profile::ALL {
			for parameter in Parameter::ALL {
				let range = parameter.range(profile);
				for wrong in [range.start().checked_sub(1), range.end().checked_add(1)].into_iter().flatten() {
					if let Some(changed) = Parameters::of(profile).with(*parameter, wrong) {
						assert_eq!(changed.check(profile), Err(*parameter), "{profile:?} {wrong}");
					}
				}
			}
		}
	}

	#[test]
	fn every_value_inside_the_range_can_be_chosen() {
		for profile in Profile::ALL {
			for parameter in Parameter::ALL {
				for rank in parameter.range(profile) {
					let changed = Parameters::of(profile).with(*parameter, rank).unwrap();
					assert_eq!(changed.rank(*parameter), rank);
					// Only an order between two parameters can stand against it.
					let ordered = [
						Parameter::NoticeOrdinaryDays,
						Parameter::VotingOrdinaryDays,
						Parameter::ExpulsionMajority,
						Parameter::TextFreezeDays,
						Parameter::AppealResolutionDays,
						Parameter::DisciplineLapseDays,
						Parameter::ReserveBps,
					];
					assert!(
						changed.check(profile).map_or_else(|one| ordered.contains(&one), |()| true),
						"{parameter:?}"
					);
				}
			}
		}
	}

	#[test]
	fn nothing_is_harder_to_reach_than_the_special_resolution_that_changes_it() {
		let uk = Parameters::of(Profile::Uk);
		let wrong = [
			(Parameters { notice_ordinary_days: 31, ..uk }, Parameter::NoticeOrdinaryDays),
			(Parameters { voting_ordinary_days: 15, ..uk }, Parameter::VotingOrdinaryDays),
			(Parameters { expulsion_majority: Majority::FourFifths, ..uk }, Parameter::ExpulsionMajority),
			(Parameters { quorum_first_bps: 2_500, quorum_second_bps: 2_501, ..uk }, Parameter::QuorumSecondBps),
		];
		for (parameters, parameter) in wrong {
			assert_eq!(parameters.check(Profile::Uk), Err(parameter));
		}
	}

	#[test]
	fn members_can_decide_on_a_person_before_time_does() {
		let sce = Parameters::of(Profile::Sce);
		let slow = Parameters { notice_special_days: 40, voting_special_days: 18, timelock_days: 3, ..sce };
		assert_eq!(slow.check(Profile::Sce), Err(Parameter::AppealResolutionDays));
		let late = Parameters { appeal_resolution_days: 67, ..slow };
		assert_eq!(late.check(Profile::Sce), Err(Parameter::AppealResolutionDays));
		let patient = Parameters { appeal_resolution_days: 68, ..slow };
		assert_eq!(patient.check(Profile::Sce), Ok(()));
		let hasty = Parameters { discipline_lapse_days: 67, ..patient };
		assert_eq!(hasty.check(Profile::Sce), Err(Parameter::DisciplineLapseDays));
		let heard_late = Parameters { expulsion_notice_days: 60, discipline_lapse_days: 83, ..sce };
		assert_eq!(heard_late.check(Profile::Sce), Err(Parameter::DisciplineLapseDays));
		assert_eq!(Parameters { discipline_lapse_days: 84, ..heard_late }.check(Profile::Sce), Ok(()));
	}

	#[test]
	fn reserve_education_and_solidarity_are_no_more_than_the_whole() {
		for profile in Profile::ALL {
			let of = |reserve_bps| Parameters {
				reserve_bps,
				education_bps: 1_000,
				solidarity_bps: 700,
				..Parameters::of(profile)
			};
			assert_eq!(of(8_300).check(profile), Ok(()));
			assert_eq!(of(8_301).check(profile), Err(Parameter::ReserveBps));
			assert_eq!(Parameters { solidarity_bps: 701, ..of(8_300) }.check(profile), Err(Parameter::ReserveBps));
			assert_eq!(Parameters { education_bps: 999, ..of(8_301) }.check(profile), Ok(()));
			// The result from others is another amount.
			assert_eq!(Parameters { others_reserve_bps: 10_000, ..of(8_300) }.check(profile), Ok(()));
		}
	}

	#[test]
	fn quorum_is_rounded_up() {
		for electors in 1..=20u32 {
			for percent in 1..=100u16 {
				let needed = share_rounded_up(electors, percent * 100);
				// The smallest number that is at least the share.
				assert!(needed * 100 >= electors * u32::from(percent), "{electors} {percent}");
				assert!((needed - 1) * 100 < electors * u32::from(percent), "{electors} {percent}");
			}
		}
		assert_eq!(share_rounded_up(3, 5_000), 2);
		assert_eq!(share_rounded_up(4, 5_001), 3);
		assert_eq!(share_rounded_up(0, 5_000), 0);
		assert_eq!(share_rounded_up(u32::MAX, 10_000), u32::MAX);
		assert_eq!(share_rounded_up(7, u16::MAX), 7);
	}

	#[test]
	fn majorities_are_exact_and_ties_reject() {
		assert!(!Majority::MoreThanHalf.is_reached(5, 5));
		assert!(Majority::MoreThanHalf.is_reached(6, 5));
		assert!(Majority::TwoThirds.is_reached(2, 1));
		assert!(!Majority::TwoThirds.is_reached(66, 34));
		assert!(Majority::ThreeQuarters.is_reached(18, 6));
		assert!(!Majority::ThreeQuarters.is_reached(17, 6));
		assert!(Majority::FourFifths.is_reached(4, 1));
		assert!(!Majority::FourFifths.is_reached(79, 20 + 1));
		assert!(Majority::FourFifths.is_reached(u32::MAX, 1_000_000));
		for majority in [Majority::MoreThanHalf, Majority::TwoThirds, Majority::ThreeQuarters, Majority::FourFifths] {
			assert!(!majority.is_reached(0, 0), "nothing passes without a vote");
		}
	}
}
