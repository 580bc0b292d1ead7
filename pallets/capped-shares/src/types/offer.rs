//! Offers of shares, and who subscribes.

use super::ClassNo;
use crate::limits;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{
	ledger::{AccountNo, Balance, Day},
	Moment, ResolutionId,
};
use scale_info::TypeInfo;

/// What happens where more is subscribed than is offered.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Allotment {
	/// Who comes first is served, and what is more is refused.
	#[codec(index = 0)]
	FirstCome,
	/// All get in proportion to what they have paid, to the last share, and the rest is refunded.
	#[codec(index = 1)]
	InProportion,
}

/// What an offer promises, which never changes.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct OfferTerms {
	/// The class.
	pub class: ClassNo,
	/// How many shares must be paid for, and must be what caps let be issued, or all are refunded.
	pub minimum: u64,
	/// How many the co-op hopes for.
	pub target: u64,
	/// How many are issued at most.
	pub maximum: u64,
	/// What happens where more is subscribed.
	pub allotment: Allotment,
	/// Days for which it is open.
	pub days: u16,
}

impl OfferTerms {
	/// Whether they are inside the bounds of the chain.
	pub fn are_within(&self) -> bool {
		let sums = [1, self.minimum, self.target, self.maximum, limits::MAX_SHARES];
		let in_order = sums.windows(2).all(|pair| matches!(pair, [less, more] if less <= more));
		in_order && limits::OFFER_DAYS.contains(&self.days)
	}
}

/// What becomes of an offer whose minimum was paid for.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Met {
	/// The civil day from which on the shares are held.
	pub day: Day,
	/// How many shares there is room for, when it is the turn of the offer.
	pub issued: u64,
	/// All capital at par with what is issued, by which caps are measured. While they are, there will be no more than that.
	pub base: Balance,
	/// How often it is still measured at most what caps let be issued, before shares are allotted. Zero when that is known.
	pub rounds: u8,
	/// To how many shares it has come in the round that runs.
	pub measured: u64,
}

/// Where an offer stands.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum OfferState {
	/// Members subscribe. Left at its end, and by a resolution that takes it back.
	#[codec(index = 0)]
	Open,
	/// It is closed, and subscribers are settled one after another. Left when all are.
	#[codec(index = 1)]
	Settling {
		/// How many are settled.
		settled: u32,
		/// How many shares they had paid for.
		counted: u64,
		/// What comes of it, `None` if the minimum was missed.
		met: Option<Met>,
	},
	/// All are settled.
	#[codec(index = 2)]
	Done {
		/// Whether the minimum was met.
		is_met: bool,
	},
}

/// An offer of shares.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Offer<Hash> {
	/// What it promises.
	pub terms: OfferTerms,
	/// Hash of the document that describes it.
	pub document: Hash,
	/// The resolution that made it.
	pub resolution: ResolutionId,
	/// The entry fee of who has not paid one, in millionths of the currency. (no. 62)
	pub fee: Balance,
	/// The account in which its money is held aside.
	pub account: AccountNo,
	/// The last civil day on which money counts.
	pub last_day: Day,
	/// Deadline time at which it closes, in milliseconds. Later while the value of its class is doubted.
	pub closes_at: Moment,
	/// How many shares were paid for, of members who have not left.
	pub shares: u64,
	/// What was paid, also of those who have left, in millionths of the currency.
	pub paid: Balance,
	/// How many have subscribed.
	pub subscribers: u32,
	/// How many lists were expected by bank.
	pub lists: u32,
	/// Where it stands.
	pub state: OfferState,
}

/// What a member has paid for shares of an offer.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Subscription {
	/// How much, in millionths of the currency.
	pub paid: Balance,
	/// How much of it came too late, or when the member had left, and is refunded.
	pub refundable: Balance,
	/// How much of it is the entry fee, if they get shares.
	pub fee: Balance,
}

impl Subscription {
	/// How many shares of that par it is for. What is less than a share is refunded.
	pub fn shares(&self, par: Balance) -> Option<u64> {
		self.counted()?.saturating_sub(self.fee).checked_div(par)?.try_into().ok()
	}

	/// How much of the entry fee is not paid.
	pub fn fee_left(&self) -> Option<Balance> {
		Some(self.fee.saturating_sub(self.counted()?))
	}

	/// How much of it is not refunded.
	fn counted(&self) -> Option<Balance> {
		self.paid.checked_sub(self.refundable)
	}
}
