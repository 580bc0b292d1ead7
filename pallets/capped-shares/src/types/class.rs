//! Classes of shares.

use super::{day_of_rank, is_of_heirs, Importing, Rank, ValueDays, MAX_STARTS};
use crate::{
	limits::{self, LEAST_VALUE, MAX_PAR, MAX_SHARES},
	rules::{
		days::Curve,
		late::{parts_due, years_later},
		part::share,
		profiles::Ranges,
	},
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{
	ledger::{AccountNo, Balance, Day},
	MemberNo, Moment, SeatEnd,
};
use scale_info::TypeInfo;

/// Who holds a class. It says nothing about votes, which nobody has by shares.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Holders {
	/// Members who work in the co-op or use it.
	#[codec(index = 0)]
	Ordinary,
	/// Whoever supports it with capital.
	#[codec(index = 1)]
	Supporters,
}

/// What a member can ask who gives shares back.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Redemption {
	/// To be paid: neither budget nor surplus stand against it, only the capital floor does. (ES 45.1 a)
	#[codec(index = 0)]
	Right,
	/// To wait in the queue for what the board releases. (ES 45.1 b)
	#[codec(index = 1)]
	Discretion,
}

/// A published rate by which law or bylaws measure others. The federation attests it year by year.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum ReferenceRate {
	/// Legal interest. (ES 48.2, ES 51.4)
	#[codec(index = 0)]
	LegalInterest,
	/// The average yield of private bonds of the three last calendar years, which the federation attests as that average. (FR, L47-1775 art. 14)
	#[codec(index = 1)]
	Tmo,
	/// The base rate of the central bank. (CSH 6.1)
	#[codec(index = 2)]
	BaseRate,
}

/// The terms of a class, which never change.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ClassTerms {
	/// What one share is paid with, in millionths of the currency. (no. 59; SCE 4.3)
	pub par: Balance,
	/// Who holds them.
	pub holders: Holders,
	/// What a member can ask who gives some back.
	pub redemption: Redemption,
	/// The least shares that a holder keeps. (no. 60)
	pub minimum: u64,
	/// The most shares of one holder.
	pub maximum: u64,
	/// The most of all capital that one holder has with them, in basis points. (no. 63)
	pub cap_bps: u16,
	/// Days of notice. (no. 67)
	pub notice_days: u16,
	/// What is paid out in a year, in basis points of the capital with which it began. (no. 68)
	pub budget_bps: u16,
	/// Years after which a claim is overdue. (no. 69)
	pub max_years: u8,
	/// Days after the accounts were approved before which nothing is paid out. (no. 70)
	pub earliest_days: u16,
	/// Whether what is subscribed pays those first who wait. (ES 51.7)
	pub buys_out: bool,
	/// What is paid at once of what is subscribed in instalments, in basis points: 10,000 where nobody can. (no. 61)
	pub first_bps: u16,
	/// Months in which the rest is paid. (no. 61; SCE 4.5)
	pub instalment_months: u8,
	/// What the first shares of a member cost beside their par, in basis points of the least holding. (no. 62; ES 52.2)
	pub entry_fee_bps: u16,
	/// What is deducted of the least holding of who leaves before they may, in basis points. (no. 72; PV 66.1)
	pub unjustified_bps: u16,
	/// The same of who is expelled. (no. 72; ES 51.3)
	pub expelled_bps: u16,
	/// How far a year's return can be above a rate that the federation attests, in basis points. (no. 74)
	pub above: Option<(ReferenceRate, u16)>,
	/// The day since which it exists elsewhere, where its register comes in. None where the class is new.
	pub since: Option<Day>,
}

impl ClassTerms {
	/// Whether they are inside the bounds of the chain, where this is the smallest amount that moves.
	pub fn are_within(&self, unit: Balance) -> bool {
		let amounts = self.par > 0 && self.par <= MAX_PAR && self.par.checked_rem(unit) == Some(0);
		let numbers = self.minimum >= 1 && self.minimum <= self.maximum && self.maximum <= MAX_SHARES;
		amounts
			&& numbers
			&& limits::CAP_BPS.contains(&self.cap_bps)
			&& limits::NOTICE_DAYS.contains(&self.notice_days)
			&& limits::BUDGET_BPS.contains(&self.budget_bps)
			&& limits::MAX_YEARS_QUEUED.contains(&self.max_years)
			&& limits::EARLIEST_DAYS.contains(&self.earliest_days)
			&& limits::FIRST_BPS.contains(&self.first_bps)
			&& limits::INSTALMENT_MONTHS.contains(&self.instalment_months)
			&& limits::ENTRY_FEE_BPS.contains(&self.entry_fee_bps)
			&& limits::UNJUSTIFIED_BPS.contains(&self.unjustified_bps)
			&& limits::EXPELLED_BPS.contains(&self.expelled_bps)
			&& (self.holders == Holders::Ordinary || (self.unjustified_bps, self.expelled_bps) == (0, 0))
			&& self.above.is_none_or(|(_, spread)| limits::SPREAD_BPS.contains(&spread))
			&& self.since.is_none_or(|day| day >= limits::FIRST_DAY)
			// Who can pay in instalments has months for it, and nobody else has.
			&& self.has_instalments() == (self.instalment_months > 0)
	}

	/// Whether they are inside what the law of the co-op's profile allows.
	pub fn are_lawful(&self, ranges: &Ranges) -> bool {
		let most = self.par.checked_mul(self.maximum.into());
		let is_small = ranges.most_of_one.is_none_or(|limit| most.is_some_and(|most| most <= limit));
		is_small
			&& self.cap_bps <= ranges.cap_bps
			&& self.max_years <= ranges.max_years
			&& self.first_bps >= ranges.first_bps
			&& self.instalment_months <= ranges.instalment_months
			&& self.entry_fee_bps <= ranges.entry_fee_bps
			&& self.unjustified_bps <= ranges.unjustified_bps
			&& self.expelled_bps <= ranges.expelled_bps
			&& self.above.is_none_or(|(_, spread)| spread <= ranges.spread_bps)
	}

	/// Whether shares can be paid in instalments.
	pub fn has_instalments(&self) -> bool {
		self.first_bps < 10_000
	}

	/// What the first shares of a member cost beside their par, down to the smallest amount that moves. Nothing for supporters.
	/// (no. 62; ES 52.2)
	pub fn entry_fee(&self, unit: Balance) -> Option<Balance> {
		if self.holders == Holders::Supporters {
			return Some(0);
		}
		let fee = share(self.par.checked_mul(self.minimum.into())?, self.entry_fee_bps)?;
		fee.checked_sub(fee.checked_rem(unit)?)
	}

	/// What is deducted of the least holding of a member whose seat ended like that, in basis points. `None` while it can still
	/// be said that they had no good cause. (ES 51.3, PV 66.1)
	pub fn deducted_bps(&self, end: SeatEnd, has_passed: impl Fn(Moment) -> bool) -> Option<u16> {
		match end {
			SeatEnd::LeftUnclassified { until } if self.unjustified_bps > 0 && !has_passed(until) => None,
			SeatEnd::Left | SeatEnd::LeftUnclassified { .. } | SeatEnd::Died => Some(0),
			SeatEnd::LeftEarly => Some(self.unjustified_bps),
			SeatEnd::Expelled => Some(self.expelled_bps),
		}
	}

	/// Until which day those of a rank are to be paid, heirs within a year. `None` beyond all days that can be written.
	pub fn due_on(&self, rank: Rank) -> Option<Day> {
		let years = if is_of_heirs(rank) { limits::HEIRS_YEARS } else { self.max_years };
		years_later(day_of_rank(rank), years)
	}

	/// What is to be paid to those of a rank until which day, all in all, where they are paid so much altogether.
	pub fn parts_due(&self, rank: Rank, all: Balance) -> Vec<(Day, Balance)> {
		match self.redemption {
			Redemption::Right if !is_of_heirs(rank) => parts_due(day_of_rank(rank), all, self.max_years).collect(),
			_ => self.due_on(rank).map(|day| (day, all)).into_iter().collect(),
		}
	}

	/// Whether a share can be worth so much: no more than its par, and no less than a thousandth of it.
	pub fn may_be_worth(&self, value: Balance, unit: Balance) -> bool {
		let least = self.par.div_ceil(LEAST_VALUE);
		(least..=self.par).contains(&value) && value.checked_rem(unit) == Some(0)
	}
}

/// A class of shares.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Class<Hash> {
	/// Its terms.
	pub terms: ClassTerms,
	/// Hash of the document that describes it.
	pub document: Hash,
	/// Whether members can subscribe outside offers.
	pub is_open: bool,
	/// What one share is worth, in millionths of the currency: its par, unless it was written down.
	pub value: Balance,
	/// How often that has changed.
	pub level: u32,
	/// How many shares are held.
	pub held: u64,
	/// What those are worth that wait in the queue, and a little more after a write-down.
	pub queued: Balance,
	/// The account of what is held.
	pub capital: AccountNo,
	/// The account of what is queued.
	pub redeemable: AccountNo,
	/// The value of one share added up over days, at the first day of each business year.
	pub starts: BoundedVec<(Day, u128), ConstU32<MAX_STARTS>>,
	/// The same at the day on which the class was last looked at.
	pub now: (Day, u128),
	/// The day since which a share has its value.
	pub valued_on: Day,
	/// The value-days of all holders by business year.
	pub years: ValueDays,
	/// What all shares of the class were worth when the business year began.
	pub began_with: Balance,
	/// What was released of the queue since then by the board or the members.
	pub released: Balance,
	/// Deadline time until which nothing is released, in milliseconds.
	pub suspended_until: Moment,
	/// The civil day on which the members kept the value that an auditor doubted, while no accounts were approved since.
	pub kept_on: Option<Day>,
	/// Deadline time until which that doubt would have stood, in milliseconds.
	pub kept_until: Moment,
	/// How many offers of it are being settled or are open.
	pub offers: u32,
	/// Civil days on which no share of it was issued because of a loss, or of what an auditor said.
	pub paused_days: u32,
	/// The day since which that is so again.
	pub paused_since: Option<Day>,
	/// The civil day since which there can be shares of it.
	pub since: Day,
	/// Whether its register still comes in.
	pub importing: Importing,
}

impl<Hash> Class<Hash> {
	/// What all shares of the class are worth together, with those that wait. `None` beyond all numbers.
	pub fn worth(&self) -> Option<Balance> {
		self.value_of(self.held)?.checked_add(self.queued)
	}

	/// What so many shares are worth.
	pub fn value_of(&self, shares: u64) -> Option<Balance> {
		self.value.checked_mul(shares.into())
	}

	/// What so many shares are paid with.
	pub fn par_of(&self, shares: u64) -> Option<Balance> {
		self.terms.par.checked_mul(shares.into())
	}

	/// On how many days no share was issued because of a loss or the doubt about one, `is_paused` saying whether one is issued
	/// now.
	pub fn paused_until(&self, is_paused: bool, today: Day) -> Option<u32> {
		let Some(since) = self.paused_since else {
			return Some(self.paused_days);
		};
		let days = today.max(since).abs_diff(since);
		// A doubt ends by itself.
		self.paused_days.checked_add(if is_paused { days } else { days.min(limits::DOUBT_DAYS) })
	}

	/// Notes that shares are not issued any more, or are again.
	pub fn pause(&mut self, was_paused: bool, is_paused: bool, today: Day) -> Option<()> {
		if self.paused_since.is_some() && !(was_paused && is_paused) {
			self.paused_days = self.paused_until(was_paused, today)?;
			self.paused_since = None;
		}
		if is_paused && self.paused_since.is_none() {
			self.paused_since = Some(today);
		}
		Some(())
	}

	/// Whether new shares pay those first who wait. Not while payments are suspended, nor while the value is kept against an
	/// auditor's figure: the queue rests then, and what comes stays in cash.
	pub fn buys_out(&self, has_passed: impl Fn(Moment) -> bool) -> bool {
		self.terms.buys_out && self.queued > 0 && has_passed(self.suspended_until) && self.kept_on.is_none()
	}

	/// The value of a share over days.
	pub fn curve(&self) -> Curve<'_> {
		Curve { starts: &self.starts, now: self.now, value: self.value, since: self.valued_on }
	}

	/// Counts the days until today. `years` are the first days of the co-op's business years.
	pub fn roll(&mut self, years: &[Day], today: Day) -> Option<()> {
		let before = self.now;
		let sum_on = |day: Day| self.value.checked_mul(day.abs_diff(before.0).into())?.checked_add(before.1);
		let begun: Vec<Day> = years.iter().copied().filter(|start| before.0 < *start && *start <= today).collect();
		let mut sums = Vec::new();
		for start in &begun {
			sums.push((*start, sum_on(*start)?));
		}
		let now = (today.max(before.0), sum_on(today.max(before.0))?);
		for start in sums {
			if self.starts.is_full() {
				self.starts.remove(0);
			}
			self.starts.try_push(start).ok()?;
		}
		if !begun.is_empty() {
			// Nothing of it has changed since it was last looked at.
			(self.began_with, self.released) = (self.worth()?, 0);
		}
		self.now = now;
		let days = self.curve().split(self.held, before, now)?;
		self.years.add(&days)
	}
}

/// An auditor's figure of what a share is worth.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Figure<Hash> {
	/// What one share is worth, in millionths of the currency.
	pub value: Balance,
	/// Hash of the document.
	pub document: Hash,
	/// The civil day on which it was given.
	pub given_on: Day,
	/// Deadline time until which nobody leaves ahead of the loss, in milliseconds.
	pub until: Moment,
	/// The document against whose figure the members have kept the value last.
	pub rejected: Option<Hash>,
	/// The auditors who have doubted the value in the last year, each once.
	pub doubts: BoundedVec<Doubt<Hash>, ConstU32<{ limits::MAX_DOUBTS }>>,
}

/// An auditor who has doubted what a share of a class is worth.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Doubt<Hash> {
	/// The auditor.
	pub by: MemberNo,
	/// What one share is worth by their last figure, in millionths of the currency.
	pub value: Balance,
	/// Hash of its document.
	pub document: Hash,
	/// The civil day on which it was given.
	pub given_on: Day,
	/// Deadline time until which that holds, in milliseconds.
	pub until: Moment,
	/// Deadline time from which they can doubt the value again, in milliseconds.
	pub again_at: Moment,
}
