//! What became of the result of a year.

use super::{waterfall::sum, Cover, Figures, Precedence, Rates, Refusal, Waterfall};
use crate::rules::units::bps_up;
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{
	ledger::{Balance, Day},
	MemberNo, Moment, ResolutionId,
};
use scale_info::TypeInfo;

/// A year that was closed.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Year<Hash> {
	/// The day after its last one.
	pub until: Day,
	/// What its accounts said, from which all that follows can be computed anew.
	pub figures: Figures,
	/// Hash of the accounts.
	pub document: Hash,
	/// The civil day on which it was closed.
	pub closed_on: Day,
	/// Whether that was later than the bylaws say. (no. 88)
	pub is_late: bool,
	/// The resolution.
	pub resolution: ResolutionId,
	/// The auditor who had confirmed its accounts.
	pub auditor: MemberNo,
	/// What became of its result.
	pub result: YearResult,
	/// What the accounts of members bore of losses that were carried.
	pub from_accounts: Balance,
}

impl<Hash> Year<Hash> {
	/// Whether its result is all of what its accounts said that it earned or lost, and no more losses were covered than there
	/// were.
	pub fn is_of_figures(&self) -> bool {
		let Figures { members, others, tax, prior_losses } = self.figures;
		let earned = sum(&[members.profit(), others.profit()]);
		let lost = sum(&[members.loss(), others.loss()]);
		let (Ok(earned), Ok(lost)) = (earned, lost) else {
			return false;
		};
		match &self.result {
			YearResult::Surplus(waterfall) => {
				let is_whole = waterfall.total().ok().and_then(|total| total.checked_add(lost)) == Some(earned);
				is_whole && waterfall.tax == tax && waterfall.covered <= prior_losses
			}
			YearResult::Loss(Cover { voluntary, reserve, carried }) => {
				let borne = sum(&[earned, *voluntary, *reserve, *carried]).ok();
				borne.is_some() && borne == lost.checked_add(tax)
			}
		}
	}
}

/// What became of a result, in millionths of the currency.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum YearResult {
	/// There was a surplus, or nothing.
	#[codec(index = 0)]
	Surplus(Waterfall),
	/// There was a loss.
	#[codec(index = 1)]
	Loss(Cover),
}

/// What the education fund has paid. (ES 56.3)
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct EducationUse {
	/// How much, in millionths of the currency.
	pub amount: Balance,
	/// The civil day on which it paid.
	pub used_on: Day,
}

/// What is to be divided by use of a year, until it is opened to claims.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Pool {
	/// How much.
	pub amount: Balance,
	/// The smallest amount that moved when the year was closed: every refund is so many of these.
	pub unit: Balance,
	/// The part of each refund that is paid, in basis points.
	pub cash_bps: u16,
	/// Deadline time at which it is the indivisible reserve's if nobody has divided it, in milliseconds.
	pub lapses_at: Moment,
}

impl Pool {
	/// What of it is paid, up to the smallest amount that moves.
	pub fn cash(&self) -> Result<Balance, Refusal> {
		Ok(bps_up(self.amount, self.cash_bps, self.unit)?.min(self.amount))
	}
}

/// A step of the waterfall, each by its rule.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Step {
	/// Losses of earlier years are covered first. (ES 56.2)
	#[codec(index = 0)]
	Covered,
	/// Tax.
	#[codec(index = 1)]
	Tax,
	/// The part of the result from others that goes to the indivisible reserve. (no. 81)
	#[codec(index = 2)]
	OthersReserve,
	/// The rest of that result, to the voluntary reserve.
	#[codec(index = 3)]
	OthersVoluntary,
	/// The indivisible reserve. (no. 80)
	#[codec(index = 4)]
	Reserve,
	/// The education fund. (no. 82)
	#[codec(index = 5)]
	Education,
	/// The solidarity levy. (no. 84)
	#[codec(index = 6)]
	Solidarity,
	/// The limited return on shares. (nos. 74 to 78)
	#[codec(index = 7)]
	Returns,
	/// The voluntary reserve, as the members choose.
	#[codec(index = 8)]
	Voluntary,
	/// By use. (practice §3.2)
	#[codec(index = 9)]
	Patronage,
	/// What rounding leaves, to the indivisible reserve.
	#[codec(index = 10)]
	Dust,
	/// A loss that the voluntary reserve bears.
	#[codec(index = 11)]
	LossOfVoluntary,
	/// A loss that the indivisible reserve bears, within its limit. (ES 59)
	#[codec(index = 12)]
	LossOfReserve,
	/// A loss that is carried. (no. 87)
	#[codec(index = 13)]
	Carried,
	/// What the accounts of members bear of all that is carried.
	#[codec(index = 14)]
	LossOfAccounts,
	/// The bases by which patronage is divided were fixed here on a day of that year or later: the document says when the members
	/// had decided them. It is no part of the result, and how much is nothing.
	#[codec(index = 15)]
	BasesOfBefore,
}

/// A line of a preview.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Line {
	/// The step, which names its rule.
	pub step: Step,
	/// The percentage by which it is measured, in basis points, where it has one.
	pub bps: Option<u16>,
	/// How much, in millionths of the currency.
	pub amount: Balance,
}

impl Waterfall {
	/// Its lines in the order in which they are taken, each with the percentage that the bylaws have for it.
	pub fn lines(&self, rates: &Rates, precedence: Precedence) -> Vec<Line> {
		let line = |step, bps, amount| Line { step, bps, amount };
		let returns = line(Step::Returns, None, self.returns);
		let whole = [
			line(Step::OthersReserve, Some(rates.others_bps), self.others_reserve),
			line(Step::OthersVoluntary, None, self.others_voluntary),
			line(Step::Reserve, Some(rates.reserve_bps), self.reserve),
			line(Step::Education, Some(rates.education_bps), self.education),
			line(Step::Solidarity, Some(rates.solidarity_bps), self.solidarity),
		];
		let rest = [
			line(Step::Voluntary, None, self.voluntary),
			line(Step::Patronage, None, self.patronage),
			line(Step::Dust, None, self.dust),
		];
		let before = [line(Step::Covered, None, self.covered), line(Step::Tax, None, self.tax)];
		let (first, second) = match precedence {
			Precedence::Reserve => (None, Some(returns)),
			Precedence::Returns => (Some(returns), None),
		};
		before.into_iter().chain(first).chain(whole).chain(second).chain(rest).collect()
	}
}

impl Cover {
	/// Its lines in the order in which they bear.
	pub fn lines(&self) -> Vec<Line> {
		let line = |step, amount| Line { step, bps: None, amount };
		vec![
			line(Step::LossOfVoluntary, self.voluntary),
			line(Step::LossOfReserve, self.reserve),
			line(Step::Carried, self.carried),
		]
	}
}

impl YearResult {
	/// Its lines in the order in which they are taken.
	pub fn lines(&self, rates: &Rates, precedence: Precedence) -> Vec<Line> {
		match self {
			Self::Surplus(waterfall) => waterfall.lines(rates, precedence),
			Self::Loss(cover) => cover.lines(),
		}
	}
}

/// Who gets something of a surplus that is no member of the co-op.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Beneficiary {
	/// The solidarity fund.
	#[codec(index = 0)]
	Fund,
	/// The education fund of the federation.
	#[codec(index = 1)]
	Federation,
}
