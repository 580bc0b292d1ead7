//! Standing payments: what is paid again and again, and approved once.

use crate::*;

/// From when, until when and how often something is paid.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Plan {
	/// How often: each month, quarter or year.
	pub rhythm: Rhythm,
	/// The first civil day, on which the first period begins. The others begin so many months later, in months that have no such
	/// day on their last one.
	pub first: Day,
	/// The last civil day on which a period can begin.
	pub last: Day,
}

impl Plan {
	/// The civil day on which the period of that number begins, from 0 on, paid for or not.
	pub(crate) fn begin(&self, nth: u32) -> Option<Day> {
		months_later(self.first, self.rhythm.months()?.checked_mul(nth)?)
	}

	/// The civil day from which on the payment of that number is made, from 0 on. `None` after the last one.
	pub fn day(&self, nth: u32) -> Option<Day> {
		self.begin(nth).filter(|day| *day <= self.last)
	}

	/// How many payments there are in twelve months, at most.
	pub(crate) fn times_a_year(&self) -> u32 {
		let most = self.rhythm.months().and_then(|months| 12u32.checked_div(months)).unwrap_or_default();
		count((0..most).filter(|nth| self.day(*nth).is_some()).count())
	}
}

/// What counts for the tier of a request: where it is a standing payment, what each payee gets in twelve months.
pub(crate) fn counted<AccountId: Clone, Hash: Clone>(
	items: &[Item<AccountId, Hash>],
	plan: Option<Plan>,
) -> Option<Vec<Item<AccountId, Hash>>> {
	let times = plan.map_or(1, |plan| plan.times_a_year());
	let item = |item: &Item<AccountId, Hash>| {
		let Item { payee, amount, custodian } = item.clone();
		Some(Item { payee, amount: amount.checked_mul(times.into())?, custodian })
	};
	items.iter().map(item).collect()
}

/// A standing payment that runs.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct StandingPayment<AccountId, Hash> {
	/// The budget line to which it is charged.
	pub line: LineNo,
	/// Who is paid, and how much each time.
	pub item: Item<AccountId, Hash>,
	/// When.
	pub plan: Plan,
	/// Hash of the document behind it, such as a contract.
	pub voucher: Hash,
	/// Whether the document may have been used before.
	pub again: bool,
	/// The hash of what was approved, which signers repeat who end it.
	pub content: Hash,
	/// Who has requested it.
	pub requested_by: Hand,
	/// The account with which it was requested.
	pub requester: AccountId,
	/// Under which key the payee is counted for as long as it runs.
	pub key: Hash,
	/// Who has approved it. That they sign no longer does not end it.
	pub approved_by: Hands,
	/// How many had to approve it.
	pub tier: Tier,
	/// The number of the next payment in its plan, from 0 on.
	pub next: u32,
	/// Deadline time at which it is looked at next, in milliseconds.
	pub looks_at: Moment,
	/// A signer who wants it ended, which may count no longer.
	pub first_hand: Option<FirstHand<AccountId>>,
}

/// Why a standing payment has ended.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum StandingEnd {
	/// Its last day has come.
	#[codec(index = 0)]
	Over,
	/// Two signers have ended it.
	#[codec(index = 1)]
	Signers(Hand, Hand),
	/// A resolution of the owners has.
	#[codec(index = 2)]
	Resolution(ResolutionId),
	/// The bank details of the payee have changed. It has to be requested anew.
	#[codec(index = 3)]
	DetailsChanged,
}
