//! What a member has of earlier patronage that was not paid to them.

use super::KeptYear;
use crate::limits::MAX_ACCOUNT_YEARS;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	ledger::{Balance, Day},
	part::part,
};
use scale_info::TypeInfo;

/// The account of a member, for all years.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct MemberAccount {
	/// What was kept of each year that they have claimed, before losses, oldest first. Nothing says that they have claimed it all
	/// the same. Years of which nobody can claim or collect anything are over and no longer count.
	pub years: BoundedVec<(Day, Balance), ConstU32<MAX_ACCOUNT_YEARS>>,
}

impl MemberAccount {
	/// Whether the member has claimed their share of that year.
	pub fn has_claimed(&self, year: Day) -> bool {
		self.years.iter().any(|(of, _)| *of == year)
	}

	/// What was kept of a year.
	pub fn of(&self, year: Day) -> Balance {
		self.years.iter().find(|(of, _)| *of == year).map_or(0, |(_, kept)| *kept)
	}

	/// Whether there is no room for another year.
	pub fn is_full(&self) -> bool {
		self.years.is_full()
	}

	/// Adds what is kept of a year that was not claimed. `None` where there is no room.
	pub fn add(&mut self, year: Day, kept: Balance) -> Option<()> {
		let place = self.years.iter().position(|(of, _)| *of > year).unwrap_or(self.years.len());
		self.years.try_insert(place, (year, kept)).ok()
	}

	/// Takes out what was kept of a year. That it was claimed stays.
	pub fn take(&mut self, year: Day) -> Balance {
		let of_year = self.years.iter_mut().find(|(of, _)| *of == year);
		of_year.map_or(0, |(_, kept)| core::mem::take(kept))
	}

	/// Forgets all years but these.
	pub fn keep_only(&mut self, years: &[Day]) {
		self.years.retain(|(of, _)| years.contains(of));
	}
}

impl KeptYear {
	/// What is left after losses of so much that was kept, rounded down. `None` where so much was not kept.
	pub fn worth(&self, kept: Balance) -> Option<Balance> {
		match kept {
			0 => Some(0),
			_ if kept > self.kept => None,
			_ => part(self.left, kept, self.kept),
		}
	}

	/// Takes so much out of what was kept, and gives what is left of it after losses.
	pub fn take(&mut self, kept: Balance) -> Option<Balance> {
		let worth = self.worth(kept)?;
		self.kept = self.kept.checked_sub(kept)?;
		self.left = self.left.checked_sub(worth)?;
		Some(worth)
	}
}

/// What a member has in their account of one year.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct AccountLine {
	/// The first day of the year.
	pub year: Day,
	/// What was kept of it, in millionths of the currency.
	pub kept: Balance,
	/// What is left of that after losses.
	pub left: Balance,
	/// Whether it is paid back, so that it can be collected.
	pub is_revolved: bool,
}
