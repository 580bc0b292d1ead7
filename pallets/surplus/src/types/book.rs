//! What a co-op keeps over all its years.

use super::{Beneficiary, Carried, ChargeNo, Debt, Payable, Pool};
use crate::limits::{MAX_ACCOUNT_YEARS, MAX_CARRIED, MAX_PARTS, PROFITABLE_YEARS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::ledger::{AccountNo, Balance, Day};
use scale_info::TypeInfo;

/// The years of a co-op together.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Book {
	/// The first day of the last year that was closed.
	pub last: Day,
	/// The day after the last year that was closed: the next one begins on it.
	pub until: Day,
	/// The losses that are not covered yet, by the first day of their year, oldest first. Those from before the first year that
	/// was closed here are named by the day before it.
	pub carried: BoundedVec<Carried, ConstU32<MAX_CARRIED>>,
	/// What part of the result of each of the last profitable years the indivisible reserve got, in basis points.
	pub reserve_parts: BoundedVec<u16, ConstU32<PROFITABLE_YEARS>>,
	/// What is left of the education fund, by the day from which on it is the federation's, earliest first.
	pub education: BoundedVec<(Day, Balance), ConstU32<MAX_PARTS>>,
	/// What is to be paid to the federation of the education fund.
	pub education_due: Payable,
	/// What is to be paid to the solidarity fund.
	pub levy: Payable,
	/// What is to be divided by use and is not opened to claims: the sum of all pools.
	pub pooled: Balance,
	/// What of it is to be paid, up to the unit that moves for each pool.
	pub pooled_cash: Balance,
	/// What members have in their accounts, by year, oldest first.
	pub kept: BoundedVec<KeptYear, ConstU32<MAX_ACCOUNT_YEARS>>,
	/// The years of which patronage is to be divided, claimed or collected, oldest first. Accounts of members have no others.
	pub running: BoundedVec<Day, ConstU32<MAX_ACCOUNT_YEARS>>,
	/// What members have borne of losses outside a closing, by use, in all: what they were charged with, and what the accounts of
	/// those bore who left.
	pub charged: Balance,
	/// The number of the loss that members were charged with last.
	pub charges: ChargeNo,
	/// What hands of the books have entered of what members owe of losses without the name of one of them.
	pub unnamed: Debt,
	/// Its accounts in the books of the co-op.
	pub accounts: Accounts,
}

/// The accounts of a co-op's surplus.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Accounts {
	/// What is due to members. (2200, kept by shares)
	pub due: AccountNo,
	/// The indivisible reserve. (3900, kept by shares)
	pub reserve: AccountNo,
	/// What is to be divided by use. (2600)
	pub patronage: AccountNo,
	/// The education fund. (2700)
	pub education: AccountNo,
	/// What of it is due to the federation. (2710)
	pub education_due: AccountNo,
	/// The solidarity levy that is due. (2800)
	pub levy: AccountNo,
	/// What members owe of losses. (1410)
	pub owed_back: AccountNo,
	/// Member accounts. (3300)
	pub kept: AccountNo,
	/// The results that were allocated, and the losses that were borne. (3800)
	pub allocated: AccountNo,
	/// The voluntary reserve. (3850)
	pub voluntary: AccountNo,
	/// Education that the fund has paid. (4700)
	pub educated: AccountNo,
}

impl Book {
	/// What a co-op keeps before it closes the year that begins on that day as its first one.
	pub fn new(from: Day, accounts: Accounts) -> Self {
		Self {
			last: from,
			until: from,
			carried: BoundedVec::new(),
			reserve_parts: BoundedVec::new(),
			education: BoundedVec::new(),
			education_due: Payable::default(),
			levy: Payable::default(),
			pooled: 0,
			pooled_cash: 0,
			kept: BoundedVec::new(),
			running: BoundedVec::new(),
			charged: 0,
			charges: 0,
			unnamed: Debt::default(),
			accounts,
		}
	}

	/// Carries a loss. Where there are as many as can be, the oldest two become one, with the day of the later of them.
	pub fn carry(&mut self, year: Day, amount: Balance) -> Option<()> {
		if amount == 0 {
			return Some(());
		}
		if self.carried.is_full() {
			let oldest = self.carried.remove(0);
			let next = self.carried.get_mut(0)?;
			next.amount = next.amount.checked_add(oldest.amount)?;
		}
		self.carried.try_push(Carried { year, amount }).ok()
	}

	/// Carries what was charged to a member and is not to be had from them, with the losses of the last year that was closed.
	pub fn carry_again(&mut self, amount: Balance) -> Option<()> {
		match self.carried.iter_mut().find(|of| of.year == self.last) {
			Some(of) => of.amount = of.amount.checked_add(amount)?,
			None => self.carry(self.last, amount)?,
		}
		Some(())
	}

	/// Notes what part of a surplus the indivisible reserve got.
	pub fn note_part(&mut self, bps: u16) -> Option<()> {
		if self.reserve_parts.is_full() {
			self.reserve_parts.remove(0);
		}
		self.reserve_parts.try_push(bps).ok()
	}

	/// What is in the education fund.
	pub fn in_education(&self) -> Balance {
		self.education.iter().fold(0, |sum, (_, left)| left.saturating_add(sum))
	}

	/// Adds to the education fund what is the federation's from that day on, if it is not used before. Gives whether nothing else
	/// had that day.
	pub fn add_education(&mut self, day: Day, amount: Balance) -> Option<bool> {
		if amount == 0 {
			return Some(false);
		}
		let place = self.education.iter().position(|(of, _)| *of >= day);
		let place = match place {
			None if self.education.is_full() => self.education.len().checked_sub(1)?,
			None => {
				self.education.try_push((day, amount)).ok()?;
				return Some(true);
			}
			Some(place) => place,
		};
		let is_full = self.education.is_full();
		let (of, left) = self.education.get_mut(place)?;
		if *of == day || is_full {
			*left = left.checked_add(amount)?;
			return Some(false);
		}
		self.education.try_insert(place, (day, amount)).ok()?;
		Some(true)
	}

	/// Uses so much of the education fund, what is the federation's first before the rest. `None` where there is not so much.
	pub fn use_education(&mut self, amount: Balance) -> Option<()> {
		let mut open = amount;
		for (_, left) in self.education.iter_mut() {
			let used = open.min(*left);
			*left = left.checked_sub(used)?;
			open = open.checked_sub(used)?;
		}
		self.education.retain(|(_, left)| *left > 0);
		(open == 0).then_some(())
	}

	/// Takes out of the education fund what is the federation's from that day on or before, and says how much it is.
	pub fn forfeit_education(&mut self, day: Day) -> Option<Balance> {
		let is_over = |part: &&(Day, Balance)| part.0 <= day;
		let over =
			self.education.iter().filter(is_over).try_fold(0, |sum: Balance, (_, left)| sum.checked_add(*left))?;
		self.education.retain(|part| !is_over(&part));
		self.education_due.add(over)?;
		Some(over)
	}

	/// What is owed to the fund or to the federation.
	pub const fn payable(&self, to: Beneficiary) -> &Payable {
		match to {
			Beneficiary::Fund => &self.levy,
			Beneficiary::Federation => &self.education_due,
		}
	}

	/// The same, to be changed.
	pub fn payable_mut(&mut self, to: Beneficiary) -> &mut Payable {
		match to {
			Beneficiary::Fund => &mut self.levy,
			Beneficiary::Federation => &mut self.education_due,
		}
	}

	/// The account in the books on which that stands.
	pub const fn account_of(&self, to: Beneficiary) -> AccountNo {
		match to {
			Beneficiary::Fund => self.accounts.levy,
			Beneficiary::Federation => self.accounts.education_due,
		}
	}

	/// To whom is owed what stands on an account of the books.
	pub fn beneficiary_of(&self, account: AccountNo) -> Option<Beneficiary> {
		[Beneficiary::Fund, Beneficiary::Federation].into_iter().find(|to| self.account_of(*to) == account)
	}

	/// What of the cash belongs to others, or is set aside for what the members have decided: with or without what the bank is to
	/// pay already.
	pub fn aside(&self, with_ordered: bool) -> Balance {
		let due = |payable: &Payable| match with_ordered {
			true => payable.due.saturating_add(payable.ordered),
			false => payable.due,
		};
		let parts = [self.pooled_cash, self.in_education(), due(&self.education_due), due(&self.levy)];
		parts.into_iter().fold(0, Balance::saturating_add)
	}

	/// A pool is divided, or nobody has divided it in its time.
	pub fn take_pool(&mut self, pool: &Pool) -> Option<()> {
		self.pooled = self.pooled.checked_sub(pool.amount)?;
		self.pooled_cash = self.pooled_cash.checked_sub(pool.cash().ok()?)?;
		Some(())
	}

	/// Keeps for members what of a year is not paid. `None` where there is no room, or the year is there already.
	pub fn keep(&mut self, year: Day, amount: Balance) -> Option<()> {
		if amount == 0 {
			return Some(());
		}
		let place = self.kept.iter().position(|of| of.year >= year).unwrap_or(self.kept.len());
		if self.kept.get(place).is_some_and(|of| of.year == year) {
			return None;
		}
		self.kept.try_insert(place, KeptYear { year, kept: amount, left: amount }).ok()
	}

	/// Takes out of the accounts of a year so much of what was kept, and gives what is left of it after losses. A year of which
	/// nothing is kept any more is not kept.
	pub fn take_kept(&mut self, year: Day, kept: Balance) -> Option<Balance> {
		let Some(of) = self.kept.iter_mut().find(|of| of.year == year) else {
			return (kept == 0).then_some(0);
		};
		let worth = of.take(kept)?;
		self.kept.retain(|of| of.kept > 0);
		Some(worth)
	}

	/// Whether members have something in their accounts of that year that is not paid back.
	pub fn keeps(&self, year: Day) -> bool {
		self.kept.iter().any(|of| of.year == year)
	}

	/// Nothing of a year is divided, claimed or collected any more.
	pub fn end(&mut self, year: Day) {
		self.running.retain(|of| *of != year);
	}

	/// What members have in their accounts.
	pub fn in_accounts(&self) -> Option<Balance> {
		self.kept.iter().try_fold(0, |sum: Balance, of| sum.checked_add(of.left))
	}
}

/// What members have in their accounts of one year.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct KeptYear {
	/// The first day of the year.
	pub year: Day,
	/// What was kept of it.
	pub kept: Balance,
	/// What of that is left after losses that the accounts have borne.
	pub left: Balance,
}
