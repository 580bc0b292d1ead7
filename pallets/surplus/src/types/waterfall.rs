//! The figures of a year, and into what they are divided.

use super::Refusal;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{ledger::Balance, part::part};
use scale_info::TypeInfo;

/// What a year's business of one kind came to, in millionths of the currency.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Outcome {
	/// It earned so much, which can be nothing.
	#[codec(index = 0)]
	Profit(Balance),
	/// It lost so much.
	#[codec(index = 1)]
	Loss(Balance),
}

impl Outcome {
	/// What it earned.
	pub fn profit(&self) -> Balance {
		match self {
			Self::Profit(amount) => *amount,
			Self::Loss(_) => 0,
		}
	}

	/// What it lost.
	pub fn loss(&self) -> Balance {
		match self {
			Self::Profit(_) => 0,
			Self::Loss(amount) => *amount,
		}
	}
}

/// The figures of a year's accounts, in millionths of the currency. (practice §3.2)
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Figures {
	/// The result of business with members, before tax.
	pub members: Outcome,
	/// The result of business with others and of what is extraordinary, before tax.
	pub others: Outcome,
	/// The tax on both.
	pub tax: Balance,
	/// Losses of earlier years that were not covered yet.
	pub prior_losses: Balance,
}

/// What of a surplus cannot be divided among members, in basis points. (nos. 80, 81, 82, 84)
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rates {
	/// Of the members' result, to the indivisible reserve.
	pub reserve_bps: u16,
	/// Of the others' result, to the indivisible reserve.
	pub others_bps: u16,
	/// Of the members' result, to the education fund.
	pub education_bps: u16,
	/// Of the members' result, to the solidarity fund.
	pub solidarity_bps: u16,
}

/// What is taken of a surplus first.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Precedence {
	/// Reserve and funds are measured by all of it. (SCE 65, ES 58)
	#[codec(index = 0)]
	Reserve,
	/// Reserve and funds are measured by what the returns on shares leave. (QC 146)
	#[codec(index = 1)]
	Returns,
}

/// What members choose to keep as voluntary reserve.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Voluntary {
	/// So much, in millionths of the currency, before returns on shares.
	#[codec(index = 0)]
	Sum(Balance),
	/// All whole units that are left when the returns on shares are taken, so that nothing goes to patronage.
	#[codec(index = 1)]
	Rest,
}

/// The returns on shares of a year, in millionths of the currency.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Returns {
	/// What all classes get.
	pub total: Balance,
	/// What classes of supporters get of that.
	pub supporters: Balance,
	/// What rounding leaves beside that, for the reserve.
	pub dust: Balance,
}

/// How a year's surplus is divided, each line in millionths of the currency. (practice §3.2)
///
/// All lines but `base` and `others_base` together are the result of the year before tax, exactly.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Waterfall {
	/// By what reserve, funds and returns are measured: the members' result less the losses that it covers.
	pub base: Balance,
	/// The others' result less the losses that it covers.
	pub others_base: Balance,
	/// Losses of earlier years that are covered.
	pub covered: Balance,
	/// The tax.
	pub tax: Balance,
	/// Of the others' result, to the indivisible reserve. (no. 81)
	pub others_reserve: Balance,
	/// The rest of the others' result, to the voluntary reserve.
	pub others_voluntary: Balance,
	/// Of the members' result, to the indivisible reserve. (no. 80)
	pub reserve: Balance,
	/// To the education fund. (no. 82)
	pub education: Balance,
	/// To the solidarity fund. (no. 84)
	pub solidarity: Balance,
	/// To holders of shares. (nos. 74 to 78)
	pub returns: Balance,
	/// What members keep as voluntary reserve.
	pub voluntary: Balance,
	/// To members by use.
	pub patronage: Balance,
	/// What rounding leaves, to the indivisible reserve.
	pub dust: Balance,
}

impl Waterfall {
	/// All that goes to the indivisible reserve.
	pub fn to_reserve(&self) -> Result<Balance, Refusal> {
		sum(&[self.reserve, self.others_reserve, self.dust])
	}

	/// All that goes to the voluntary reserve.
	pub fn to_voluntary(&self) -> Result<Balance, Refusal> {
		sum(&[self.voluntary, self.others_voluntary])
	}

	/// The result of the year before tax, of which all this is made.
	pub fn total(&self) -> Result<Balance, Refusal> {
		sum(&[self.covered, self.tax, self.allocated()?])
	}

	/// What is allocated by an entry in the books: all but covered losses and tax, which are in them already.
	pub fn allocated(&self) -> Result<Balance, Refusal> {
		sum(&[self.to_reserve()?, self.to_voluntary()?, self.education, self.solidarity, self.returns, self.patronage])
	}

	/// What of the others' and the members' result the indivisible reserve got, in basis points, rounded down.
	pub fn reserve_part(&self) -> Result<u16, Refusal> {
		let base = sum(&[self.base, self.others_base])?;
		if base == 0 {
			return Ok(0);
		}
		let bps = part(self.to_reserve()?, 10_000, base).ok_or(Refusal::TooLarge)?;
		u16::try_from(bps).map_err(|_| Refusal::TooLarge)
	}
}

/// A sum that is counted exactly.
pub(crate) fn sum(amounts: &[Balance]) -> Result<Balance, Refusal> {
	amounts.iter().try_fold(0, |sum: Balance, amount| sum.checked_add(*amount)).ok_or(Refusal::TooLarge)
}
