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
	/// All capital at par with what is issued, by which caps are measured.
	pub base: Balance,
	/// What all capital comes to at least, when it is measured by that.
	pub least: Balance,
	/// What it comes to at most, whatever it is measured by.
	pub most: Balance,
	/// How often it is still measured at most what caps let be issued, before shares are allotted. Zero when that is known.
	pub rounds: u8,
	/// To how many shares it has come in the round that runs.
	pub measured: u64,
}

impl Met {
	/// Of an offer whose shares are held from this day on, before anything is measured.
	pub const fn on(day: Day) -> Self {
		Self { day, issued: 0, base: 0, least: 0, most: 0, rounds: limits::MAX_ROUNDS, measured: 0 }
	}

	/// Begins to measure: so many shares there is room for, and all capital at par is so much without and with what was paid for of
	/// them.
	pub fn begin(&mut self, issued: u64, (capital, most): (Balance, Balance)) {
		(self.issued, self.base, self.least, self.most) = (issued, most, capital, most);
	}

	/// Ends a round in which all capital at par has `reached` so much. By how much it is measured next is between what it reaches
	/// and what it does not, until these are one share of that par apart. `capital` is all capital without the offer, which is
	/// always reached. Gives whether no more can be issued than in this round. `None` where a share has no par.
	pub fn end_round(&mut self, reached: Balance, capital: Balance, par: Balance) -> Option<bool> {
		let (is_reached, is_last) = (reached >= self.base, self.rounds == 1);
		if is_reached && (is_last || self.base == self.most) {
			self.rounds = 0;
			return Some(true);
		}
		if is_reached {
			// Measured by that it comes to no less.
			self.least = reached;
		} else {
			self.most = reached;
		}
		self.rounds = self.rounds.saturating_sub(1).max(1);
		let half = self.most.saturating_sub(self.least).checked_div(par)?.div_ceil(2);
		self.base = match half {
			// Somebody has left since that was reached.
			_ if is_last => capital,
			_ if self.rounds > limits::HALVED_ROUNDS => self.most,
			half if half > 0 && self.rounds > 1 => self.least.checked_add(half.checked_mul(par)?)?.min(self.most),
			_ => {
				self.rounds = 1;
				self.least
			}
		};
		Some(!is_reached)
	}
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

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const PAR: Balance = 1_000;

	/// To how many shares it comes, where each of those who ask has at most a part of all capital, in basis points.
	fn issued(asked: &[u64], bps: Balance, base: Balance) -> u64 {
		let most = u64::try_from(base * bps / 10_000 / PAR).unwrap();
		asked.iter().map(|asked| (*asked).min(most)).sum()
	}

	/// How many shares are issued in the end, and how many rounds it takes.
	fn measure(asked: &[u64], bps: Balance, others: u64) -> (u64, u8) {
		let capital = Balance::from(others) * PAR;
		let reached = |count: u64| capital + Balance::from(count) * PAR;
		let mut met = Met::on(0);
		met.begin(u64::MAX, (capital, reached(asked.iter().sum())));
		for round in 1..=limits::MAX_ROUNDS {
			let count = issued(asked, bps, met.base);
			met.end_round(reached(count), capital, PAR).unwrap();
			if met.rounds == 0 {
				assert!(reached(count) >= met.base);
				return (count, round);
			}
		}
		panic!("it goes on and on");
	}

	#[test]
	fn as_much_is_issued_as_caps_allow_where_many_have_as_much_as_they_can() {
		let (count, rounds) = measure(&[15_000; 99], 100, 10_000);
		assert!((980_000..=990_000).contains(&count) && rounds < limits::MAX_ROUNDS, "{count} in {rounds}");
		let (count, rounds) = measure(&[1_000_000_000; 99], 100, 10_000);
		assert!((980_000..=990_000).contains(&count) && rounds < limits::MAX_ROUNDS, "{count} in {rounds}");
	}

	proptest! {
		/// Nobody can have more than their part of what is there then, and no more than a hundredth more could be issued.
		#[test]
		fn no_more_could_be_issued(
			asked in proptest::collection::vec(1u64..100_000, 1..120),
			bps in 100u128..=3_333,
			others in 0u64..1_000_000,
		) {
			let (count, _) = measure(&asked, bps, others);
			// The same by rounds without end.
			let mut most = asked.iter().sum();
			loop {
				let next = issued(&asked, bps, Balance::from(others + most) * PAR);
				if next >= most {
					break;
				}
				most = next;
			}
			prop_assert!(count <= most);
			prop_assert!(count * 100 >= most * 99, "{} of {}", count, most);
		}
	}
}
