//! What becomes of a pool: a commitment to how it is divided, which is confirmed, and claims of those who have a share.

use super::{Commitment, Pool, Proof, Share};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{
	ledger::{Balance, Day},
	money::Hand,
	part::part,
	MemberNo, Moment,
};
use scale_info::TypeInfo;

/// The patronage of a year, from the first confirmation on.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Patronage<Hash> {
	/// How often somebody has confirmed or agreed how it is divided. What was said of one time counts for no other.
	pub round: u32,
	/// How it is divided, as said last.
	pub commitment: Commitment<Hash>,
	/// Where it stands.
	pub state: PatronageState,
}

/// Where the patronage of a year stands.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum PatronageState {
	/// An auditor has confirmed it, and members can object.
	#[codec(index = 0)]
	Confirmed(Objectable),
	/// Members have stopped it.
	#[codec(index = 1)]
	Stopped,
	/// Members claim their shares, or have claimed them.
	#[codec(index = 2)]
	Open(Claimed),
}

/// What members can object to.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Objectable {
	/// The auditor who has confirmed it.
	pub by: Hand,
	/// The electorate of which members can object.
	pub version: u32,
	/// How many objections stop it.
	pub needed: u32,
	/// How many there are.
	pub objections: u32,
	/// Deadline time at which claims open, in milliseconds.
	pub ends_at: Moment,
}

/// What was claimed of a year, in millionths of the currency.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Claimed {
	/// The smallest amount that moved when the year was closed.
	pub unit: Balance,
	/// The part of each refund that is paid, in basis points.
	pub cash_bps: u16,
	/// How many shares were claimed.
	pub shares: u32,
	/// What was claimed to be paid.
	pub cash: Balance,
	/// What was claimed to be kept in member accounts, before losses.
	pub kept: Balance,
	/// Deadline time at which nothing can be claimed any more, in milliseconds.
	pub lapses_at: Moment,
	/// Whether what nobody has claimed went to the indivisible reserve.
	pub is_lapsed: bool,
	/// What of the accounts is paid back, once the members have decided it.
	pub revolved: Option<Revolved>,
}

/// The member accounts of a year, which are paid back.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Revolved {
	/// What was in them before losses, also what was not claimed by then.
	pub kept: Balance,
	/// What is paid for it.
	pub amount: Balance,
	/// What of `kept` is not collected.
	pub open_kept: Balance,
	/// What of `amount` is not collected.
	pub open: Balance,
	/// Deadline time at which nothing can be collected any more, in milliseconds.
	pub lapses_at: Moment,
	/// Everybody's part is so many of these: the smallest amount that moves where the co-op is wound up, and a millionth else.
	pub unit: Balance,
}

/// A member's share, and that it was committed to.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PatronageClaim<Hash> {
	/// The share.
	pub share: Share,
	/// That it is in the commitment.
	pub proof: Proof<Hash>,
}

/// What an officer commits to: the first day of the year, and how its pool is divided.
pub type Committing<Hash> = (Day, Commitment<Hash>);

/// What can be asked about the patronage of a year.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PatronageCard<Hash> {
	/// What is to be divided, while claims are not open.
	pub pool: Option<Pool>,
	/// How it is divided, and what was claimed.
	pub patronage: Option<Patronage<Hash>>,
	/// What officers have committed to and no auditor has confirmed, each with the officer's number.
	pub committed: alloc::vec::Vec<(MemberNo, Commitment<Hash>)>,
}

impl<Hash> Patronage<Hash> {
	/// What was claimed, once claims are open.
	pub const fn claimed(&self) -> Option<&Claimed> {
		match &self.state {
			PatronageState::Open(claimed) => Some(claimed),
			_ => None,
		}
	}

	/// What is kept in accounts of all shares together, before losses. `None` where a commitment pays more than there is.
	pub fn kept(&self) -> Option<Balance> {
		self.commitment.total.checked_sub(self.commitment.cash)
	}

	/// What of the accounts nobody has claimed yet, before losses.
	pub fn unclaimed(&self, claimed: &Claimed) -> Option<Balance> {
		if claimed.is_lapsed {
			return Some(0);
		}
		self.kept()?.checked_sub(claimed.kept)
	}

	/// What is due to members and not theirs by name yet.
	pub fn entrusted(&self) -> Balance {
		let Some(claimed) = self.claimed() else {
			return 0;
		};
		let cash = if claimed.is_lapsed { 0 } else { self.commitment.cash.saturating_sub(claimed.cash) };
		cash.saturating_add(claimed.revolved.map_or(0, |revolved| revolved.open))
	}
}

impl Claimed {
	/// Nothing is claimed yet of a pool.
	pub const fn new(pool: &Pool, lapses_at: Moment) -> Self {
		let Pool { unit, cash_bps, .. } = *pool;
		Self { unit, cash_bps, shares: 0, cash: 0, kept: 0, lapses_at, is_lapsed: false, revolved: None }
	}

	/// Counts one more share. `None` where all that was claimed is more than what was committed to, in `cash` or `kept`.
	pub fn claim(&mut self, share: (Balance, Balance), (cash, kept): (Balance, Balance)) -> Option<()> {
		self.shares = self.shares.checked_add(1)?;
		self.cash = self.cash.checked_add(share.0).filter(|claimed| *claimed <= cash)?;
		self.kept = self.kept.checked_add(share.1).filter(|claimed| *claimed <= kept)?;
		Some(())
	}
}

impl Revolved {
	/// Nothing is collected yet of what is paid for what was kept, in parts of `unit` each.
	pub const fn new((kept, amount): (Balance, Balance), unit: Balance, lapses_at: Moment) -> Self {
		Self { kept, amount, open_kept: kept, open: amount, lapses_at, unit }
	}

	/// What is paid for so much in an account, which is no longer open then. Rounded down: the rest is that of the last one.
	pub fn take(&mut self, kept: Balance) -> Option<Balance> {
		let exact = part(self.amount, kept, self.kept)?;
		let amount = exact.checked_sub(exact.checked_rem(self.unit)?)?;
		self.open_kept = self.open_kept.checked_sub(kept)?;
		self.open = self.open.checked_sub(amount)?;
		Some(amount)
	}

	/// What rounding has left, once all is collected.
	pub fn take_dust(&mut self) -> Balance {
		if self.open_kept > 0 {
			return 0;
		}
		core::mem::take(&mut self.open)
	}
}
