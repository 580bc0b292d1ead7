//! What one member holds of a class.

use super::{Class, ValueDays};
use crate::limits::MAX_NOTICES;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	ledger::{Balance, Day},
	Moment,
};
use scale_info::TypeInfo;

/// Shares that a member gives back.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Notice {
	/// How many.
	pub shares: u64,
	/// The civil day that does not count for them any more.
	pub ends_on: Day,
	/// Deadline time at which the chain ends them, in milliseconds: when that day has begun, or a little later.
	pub due_at: Moment,
}

/// What one member holds of a class.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Holding {
	/// How many shares.
	pub shares: u64,
	/// The day since which it is so many.
	pub begun: Day,
	/// The day until which its value-days are counted.
	pub since: Day,
	/// The value of a share added up over days until then, as the class counts it.
	pub seen: u128,
	/// Value-days by business year, of which no return was collected.
	pub years: ValueDays,
	/// Shares that are being given back and are held until then.
	pub notices: BoundedVec<Notice, ConstU32<MAX_NOTICES>>,
}

impl Holding {
	/// How many shares are not being given back. `None` beyond all numbers.
	pub fn free(&self) -> Option<u64> {
		let given = self.notices.iter().try_fold(0u64, |sum, notice| sum.checked_add(notice.shares))?;
		self.shares.checked_sub(given)
	}

	/// Whether nothing is left of it.
	pub fn is_empty(&self) -> bool {
		self.shares == 0 && self.years.years().is_empty()
	}

	/// Counts the days until today, to which the class is rolled.
	pub fn count<Hash>(&mut self, class: &Class<Hash>) -> Option<()> {
		if self.shares > 0 {
			self.years.add(&class.curve().split(self.shares, (self.since, self.seen), class.now)?)?;
		}
		(self.since, self.seen) = class.now;
		Some(())
	}

	/// Adds shares from a day on. Days before the class has its value count no more. The class is rolled to today.
	pub fn put_in<Hash>(&mut self, class: &mut Class<Hash>, shares: u64, day: Day) -> Option<()> {
		self.count(class)?;
		let curve = class.curve();
		let days = curve.split(shares, curve.on(day)?, class.now)?;
		class.years.add(&days)?;
		self.years.add(&days)?;
		class.held = class.held.checked_add(shares)?;
		self.begun = if self.shares == 0 { day } else { self.begun.max(day) };
		self.shares = self.shares.checked_add(shares)?;
		Some(())
	}

	/// Takes shares out that were held until a day, which is today or not long ago. The class is rolled to today.
	pub fn take_out<Hash>(&mut self, class: &mut Class<Hash>, shares: u64, day: Day) -> Option<()> {
		self.shares.checked_sub(shares)?;
		self.count(class)?;
		let curve = class.curve();
		let days = curve.split(shares, curve.on(day)?, class.now)?;
		let mut own = self.years.clone();
		// Where the chain stood still and a return was collected meanwhile, that counts as it was collected.
		if own.subtract(&days).is_some() {
			class.years.subtract(&days)?;
			self.years = own;
		}
		class.held = class.held.checked_sub(shares)?;
		self.begun = self.begun.max(day);
		self.shares = self.shares.checked_sub(shares)?;
		Some(())
	}
}

/// What a certificate says of a holding.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Certificate {
	/// How many shares.
	pub shares: u64,
	/// What they were paid with, in millionths of the currency.
	pub par: Balance,
	/// What they are worth.
	pub value: Balance,
	/// The day since which it is so many.
	pub since: Day,
}
