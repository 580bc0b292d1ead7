//! How a year's surplus is divided, in the order of the law. (practice §3.2; nos. 80 to 84)
//!
//! ```text
//! result − tax ≤ 0                          a loss: see `losses`
//! covered    = losses of earlier years, from the members' result first, from no more than the result after tax
//! base, base_x = what of the members' and of the others' result is not covered
//! others' reserve = up(base_x × others_bps) ; the rest of base_x pays the tax, and is voluntary reserve
//! reserve, education, solidarity = up(base × bps) each ; what the others' result cannot pay of the tax, base pays first
//! returns    = what shares say, within the room left by a chosen voluntary reserve
//! patronage  = what is left, in whole units ; dust to the reserve
//! ```
//!
//! `up` is rounded up to the unit that moves, so that no minimum is missed, and no line takes more than is left for it.

use super::units::{bps_up, down};
use crate::types::{sum, Figures, Outcome, Precedence, Rates, Refusal, Returns, Voluntary, Waterfall};
use rochdale_primitives::ledger::Balance;

/// What a year comes to, before it is known what returns on shares take.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(clippy::large_enum_variant)] // one of it is made, and taken apart at once
pub enum Year {
	/// It is a loss with its tax, of so much: nothing is divided.
	Lost(Balance),
	/// It can be divided.
	Earned(Divisible),
}

/// A year's surplus before returns on shares.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Divisible {
	/// What is settled whatever returns take. Lines that wait for them are nothing.
	settled: Waterfall,
	/// What is left of the base after the tax that it pays.
	taxed: Balance,
	rates: Rates,
	unit: Balance,
	precedence: Precedence,
	voluntary: Voluntary,
	room: Balance,
}

impl Year {
	/// What the figures of a year come to by these rates, where money moves in units of `unit` millionths.
	///
	/// Fails where the percentages are more than the whole, or more voluntary reserve was chosen than is left.
	pub fn of(
		figures: &Figures,
		rates: &Rates,
		unit: Balance,
		precedence: Precedence,
		voluntary: Voluntary,
	) -> Result<Self, Refusal> {
		check(rates)?;
		let earned = sum(&[figures.members.profit(), figures.others.profit()])?;
		let spent = sum(&[figures.members.loss(), figures.others.loss(), figures.tax])?;
		// Also where there is nothing to divide: a unit of nothing is wrong in any year.
		let after_tax = match earned.checked_sub(spent) {
			Some(_) if unit == 0 => return Err(Refusal::NoUnit),
			Some(after_tax) => after_tax,
			None => return Ok(Self::Lost(spent.checked_sub(earned).ok_or(Refusal::TooLarge)?)),
		};
		let (members, others) = set_off(figures);
		let covered = figures.prior_losses.min(after_tax);
		let base = members.saturating_sub(covered);
		let others_base = others.saturating_sub(covered.saturating_sub(members));
		let tax = figures.tax;

		let others_reserve =
			bps_up(others_base, rates.others_bps, unit)?.min(others_base).min(less(after_tax, covered)?);
		let rest = less(others_base, others_reserve)?;
		let tax_of_others = tax.min(rest);
		let taxed = less(base, less(tax, tax_of_others)?)?;
		let settled = Waterfall {
			base,
			others_base,
			covered,
			tax,
			others_reserve,
			others_voluntary: less(rest, tax_of_others)?,
			..Default::default()
		};
		let mut year = Divisible { settled, taxed, rates: *rates, unit, precedence, voluntary, room: 0 };
		// Less than a unit is left where one of them could not get all of its own: nobody has a choice about that.
		let left = down(less(taxed, sum(&year.funds(0)?)?)?, unit)?;
		let chosen = match voluntary {
			Voluntary::Sum(chosen) => chosen,
			Voluntary::Rest => 0,
		};
		let room = left.checked_sub(chosen).ok_or(Refusal::VoluntaryAboveLeft)?;
		// What patronage loses by being whole units must not put it below what supporters get.
		year.room = room.saturating_sub(unit.saturating_sub(1));
		Ok(Self::Earned(year))
	}
}

impl Divisible {
	/// By what the caps of returns are measured.
	pub fn base(&self) -> Balance {
		self.settled.base
	}

	/// What returns can be at most, with the dust that they leave.
	///
	/// Supporters must not get more than half of what members' returns leave of it, which is never more than patronage.
	pub fn room(&self) -> Balance {
		self.room
	}

	/// The whole waterfall, with these returns.
	///
	/// Fails where they are more than there is room for, or supporters get more than members get for their patronage.
	pub fn with(&self, returns: Returns) -> Result<Waterfall, Refusal> {
		let taken = sum(&[returns.total, returns.dust])?;
		if taken > self.room {
			return Err(Refusal::ReturnsAboveRoom);
		}
		let before_funds = match self.precedence {
			Precedence::Reserve => 0,
			Precedence::Returns => taken,
		};
		let [reserve, education, solidarity] = self.funds(before_funds)?;
		let left = less(self.taxed, sum(&[reserve, education, solidarity, taken])?)?;
		let (voluntary, patronage) = match self.voluntary {
			Voluntary::Sum(chosen) => (chosen, down(less(left, chosen)?, self.unit)?),
			Voluntary::Rest => (down(left, self.unit)?, 0),
		};
		if returns.supporters > patronage {
			return Err(Refusal::SupportersAbovePatronage);
		}
		Ok(Waterfall {
			reserve,
			education,
			solidarity,
			returns: returns.total,
			voluntary,
			patronage,
			dust: sum(&[returns.dust, less(left, sum(&[voluntary, patronage])?)?])?,
			..self.settled
		})
	}

	/// Reserve, education and solidarity, where so much was taken before them.
	fn funds(&self, taken: Balance) -> Result<[Balance; 3], Refusal> {
		let base = less(self.settled.base, taken)?;
		let left = less(self.taxed, taken)?;
		let reserve = bps_up(base, self.rates.reserve_bps, self.unit)?.min(left);
		let left = less(left, reserve)?;
		// What is handed on moves in whole units.
		let education = bps_up(base, self.rates.education_bps, self.unit)?.min(down(left, self.unit)?);
		let left = less(left, education)?;
		let solidarity = bps_up(base, self.rates.solidarity_bps, self.unit)?.min(down(left, self.unit)?);
		Ok([reserve, education, solidarity])
	}
}

impl Waterfall {
	/// How much holders of shares and members get at once, where so much of patronage is paid.
	pub fn given(&self, cash_bps: u16, unit: Balance) -> Result<Balance, Refusal> {
		let patronage = bps_up(self.patronage, cash_bps, unit)?.min(self.patronage);
		sum(&[self.returns, patronage])
	}

	/// How much money the year asks for with what they get: also what is due to others.
	pub fn cash(&self, cash_bps: u16, unit: Balance) -> Result<Balance, Refusal> {
		sum(&[self.education, self.solidarity, self.tax, self.given(cash_bps, unit)?])
	}

	/// Whether a year can be divided so by who has so much money that is nobody else's. What is due to the funds and for tax is
	/// due whether it is there or not. Nobody gets anything before it is.
	pub fn is_covered(&self, cash_bps: u16, unit: Balance, free: Balance) -> Result<bool, Refusal> {
		Ok(self.given(cash_bps, unit)? == 0 || self.cash(cash_bps, unit)? <= free)
	}
}

/// Fails where percentages of the same amount are together more than all of it.
fn check(rates: &Rates) -> Result<(), Refusal> {
	let Rates { reserve_bps, others_bps, education_bps, solidarity_bps } = *rates;
	let all = [reserve_bps, education_bps, solidarity_bps].iter().try_fold(0, |sum: u16, bps| sum.checked_add(*bps));
	match all {
		Some(all) if all <= 10_000 && others_bps <= 10_000 => Ok(()),
		_ => Err(Refusal::AboveWhole),
	}
}

/// The members' and the others' result, where a loss of one has lessened the other.
fn set_off(figures: &Figures) -> (Balance, Balance) {
	match (figures.members, figures.others) {
		(Outcome::Profit(members), Outcome::Profit(others)) => (members, others),
		(Outcome::Profit(members), Outcome::Loss(loss)) => (members.saturating_sub(loss), 0),
		(Outcome::Loss(loss), Outcome::Profit(others)) => (0, others.saturating_sub(loss)),
		(Outcome::Loss(_), Outcome::Loss(_)) => (0, 0),
	}
}

/// A difference that is never less than nothing.
fn less(amount: Balance, taken: Balance) -> Result<Balance, Refusal> {
	amount.checked_sub(taken).ok_or(Refusal::TooLarge)
}
