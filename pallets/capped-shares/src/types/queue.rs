//! The queue of those who are to be paid for their shares.
//!
//! What falls due on one day is a *group*. Money is released to groups in the order of their days, and within one each claim
//! has the same part of what was released. So ties are in proportion, and a release looks at no claim.

use super::ClassNo;
use crate::rules::part::part;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{
	ledger::{Balance, Day},
	MemberNo,
};
use scale_info::TypeInfo;

/// The place of a group in the queue: its day, and how often the value had changed. In the order of bytes.
pub type Rank = [u8; 8];

/// The part of a rank that says that its claims are of heirs.
const OF_HEIRS: u32 = 1 << 31;

/// The rank of what heirs are to be paid, where others have this one.
pub fn rank_of_heirs(day: Day, level: u32) -> Rank {
	rank(day, level | OF_HEIRS)
}

/// Whether claims of a rank are of heirs.
pub fn is_of_heirs([.., a, b, c, d]: Rank) -> bool {
	u32::from_be_bytes([a, b, c, d]) & OF_HEIRS != 0
}

/// The rank of what falls due on a day, where the value had changed so often.
pub fn rank(day: Day, level: u32) -> Rank {
	let mut rank = Rank::default();
	let bytes = day.abs_diff(Day::MIN).to_be_bytes().into_iter().chain(level.to_be_bytes());
	rank.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
	rank
}

/// The day of a rank.
pub fn day_of_rank([a, b, c, d, ..]: Rank) -> Day {
	Day::MIN.saturating_add_unsigned(u32::from_be_bytes([a, b, c, d]))
}

/// All that fell due on one day.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Group {
	/// How many shares its claims are for.
	pub shares: u64,
	/// What its claims are weighed by together: their shares, or what they waited for when they came in from elsewhere.
	pub weight: Balance,
	/// What waits, at the value of `seen`, in millionths of the currency.
	pub left: Balance,
	/// The value of a share when it was last looked at.
	pub seen: Balance,
	/// What was released.
	pub released: Balance,
	/// What claims have collected of that.
	pub collected: Balance,
	/// How many claims have not collected everything.
	pub claims: u32,
	/// The interest on what was released when it was overdue, which is no payment for shares.
	pub interest: Balance,
	/// What claims have collected of that.
	pub interest_collected: Balance,
}

impl Group {
	/// One more claim for so many shares of that value joins, before anything was released. All join at the same value.
	pub fn join(&mut self, shares: u64, value: Balance) -> Option<()> {
		self.seen = value;
		self.add(shares, shares.into(), value.checked_mul(shares.into())?)
	}

	/// One more claim joins that was paid in part elsewhere, and gives its weight.
	///
	/// Claims of one day may have been paid different parts, so that each is weighed by what it still waits for.
	pub fn bring_in(&mut self, shares: u64, value: Balance, paid: Balance) -> Option<Balance> {
		let waits = value.checked_mul(shares.into())?.checked_sub(paid)?;
		self.seen = value;
		self.add(shares, waits, waits)?;
		Some(waits)
	}

	fn add(&mut self, shares: u64, weight: Balance, left: Balance) -> Option<()> {
		self.shares = self.shares.checked_add(shares)?;
		self.weight = self.weight.checked_add(weight)?;
		self.left = self.left.checked_add(left)?;
		self.claims = self.claims.checked_add(1)?;
		Some(())
	}

	/// Lets what waits follow the value of a share. A write-down hits it as it hits what is held.
	pub fn follow(&mut self, value: Balance) -> Option<()> {
		if self.seen != value {
			self.left = part(self.left, value, self.seen)?;
			self.seen = value;
		}
		Some(())
	}

	/// Releases as much as waits, of so much. Gives what was released.
	pub fn release(&mut self, amount: Balance) -> Option<Balance> {
		let released = amount.min(self.left);
		self.left = self.left.checked_sub(released)?;
		self.released = self.released.checked_add(released)?;
		Some(released)
	}

	/// What a claim of so much weight has of what was released: as many as its shares, unless it came in from elsewhere.
	pub fn part_of(&self, weight: Balance) -> Option<Balance> {
		part(self.released, weight, self.weight)
	}

	/// What a claim of so much weight has of the interest.
	pub fn interest_of(&self, weight: Balance) -> Option<Balance> {
		part(self.interest, weight, self.weight)
	}

	/// What nobody has collected, with the interest.
	pub fn uncollected(&self) -> Option<Balance> {
		let interest = self.interest.checked_sub(self.interest_collected)?;
		self.released.checked_sub(self.collected)?.checked_add(interest)
	}

	/// Whether everything was released.
	pub fn is_paid(&self) -> bool {
		self.left == 0
	}
}

/// What a member is to be paid for shares that have ended.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Claim {
	/// The class.
	pub class: ClassNo,
	/// Who it is.
	pub member: MemberNo,
	/// Its group.
	pub rank: Rank,
	/// How many shares have ended.
	pub shares: u64,
	/// Its weight in its group.
	pub weight: Balance,
	/// How many of them were of the least holding of the class, of which something may be deducted.
	pub least: u64,
	/// What was collected, with what was deducted of it.
	pub taken: Balance,
	/// What was deducted of that for the indivisible reserve.
	pub deducted: Balance,
	/// What was collected of interest because the co-op paid late, with what was deducted of it.
	pub interest: Balance,
}

/// What a claim gives now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Collecting {
	/// The claim.
	pub claim: Claim,
	/// Its group.
	pub group: Group,
	/// What was released for the shares.
	pub amount: Balance,
	/// What of that is deducted.
	pub deducted: Balance,
	/// Interest because it was released late.
	pub interest: Balance,
	/// What of that is deducted.
	pub interest_deducted: Balance,
}

/// What those attest who release money to the queue.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Release<Hash> {
	/// The most that is released, in millionths of the currency.
	pub amount: Balance,
	/// The first day after the business year of the last accounts: what ended with that year or before can be paid.
	pub accounts_until: Day,
	/// The civil day on which the members approved them.
	pub approved_on: Day,
	/// The surplus of that year that is there for it, in millionths of the currency. (CSH 2.3)
	pub surplus: Balance,
	/// Hash of the document that says that the co-op can pay what it owes now and in the year that follows.
	pub solvency: Hash,
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn group(claims: &[u64], value: Balance) -> Group {
		let mut group = Group::default();
		claims.iter().for_each(|shares| group.join(*shares, value).unwrap());
		group
	}

	/// Releases money to groups in their order.
	fn release(groups: &mut [Group], mut amount: Balance, value: Balance) {
		for group in groups {
			group.follow(value).unwrap();
			amount -= group.release(amount).unwrap();
		}
	}

	#[test]
	fn ranks_are_in_the_order_of_days_and_then_of_levels() {
		let days = [Day::MIN, -1, 0, 1, 20_785, Day::MAX];
		let ranks: Vec<Rank> = days.iter().flat_map(|day| [rank(*day, 0), rank(*day, 1)]).collect();
		assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]));
		assert!(days.iter().all(|day| day_of_rank(rank(*day, 7)) == *day));
	}

	/// Vector 5 of the practice, in cents: 10 % of 20,000,000 are paid to claims of three days.
	#[test]
	fn a_budget_pays_the_head_of_the_queue_first() {
		let mut queue = [12_000, 15_000, 4_000].map(|shares| group(&[shares], 100));
		release(&mut queue, 2_000_000, 100);
		assert_eq!(queue.map(|group| group.released), [1_200_000, 800_000, 0]);
		assert_eq!(queue.map(|group| group.left), [0, 700_000, 400_000]);
		// Next year, in the same order.
		release(&mut queue, 800_000, 100);
		assert_eq!(queue.map(|group| group.left), [0, 0, 300_000]);
		assert_eq!(queue[1].part_of(15_000), Some(1_500_000));
	}

	#[test]
	fn those_of_one_day_are_paid_in_proportion() {
		let mut queue = [group(&[300, 100, 200], 1)];
		release(&mut queue, 300, 1);
		assert_eq!([300, 100, 200].map(|shares| queue[0].part_of(shares).unwrap()), [150, 50, 100]);
	}

	#[test]
	fn nobody_leaves_ahead_of_a_loss() {
		let mut queue = [group(&[1], 100)];
		release(&mut queue, 100, 50);
		assert_eq!((queue[0].part_of(1), queue[0].is_paid()), (Some(50), true));
	}

	/// Three shares of 100: a loss of 8 %, then 256.00 in two years, after 20 were set off.
	#[test]
	fn a_loss_and_two_payments_are_exact() {
		let mut queue = [group(&[3], 100_000_000)];
		release(&mut queue, 100_000_000, 92_000_000);
		assert_eq!(queue[0].left, 176_000_000);
		release(&mut queue, 1_000_000_000, 92_000_000);
		assert_eq!(queue[0].part_of(3), Some(276_000_000));
	}

	#[test]
	fn what_is_restored_is_restored_of_what_waits() {
		let mut queue = [group(&[1], 100)];
		release(&mut queue, 20, 50);
		release(&mut queue, 1_000, 100);
		// 20 of 50 were paid, and the other 30 are 60 again.
		assert_eq!(queue[0].released, 80);
		// Who joined after the loss has what is restored, too.
		let mut queue = [group(&[1], 50)];
		release(&mut queue, 1_000, 100);
		assert_eq!(queue[0].part_of(1), Some(100));
	}

	proptest! {
		/// Whatever is released and however the value goes up and down, no claim gets more than its par, all claims together no
		/// more than was released, and groups are paid in their order.
		#[test]
		fn no_claim_gets_more_than_its_par(
			groups in proptest::collection::vec(proptest::collection::vec(1u64..50, 1..6), 1..6),
			acts in proptest::collection::vec((1u128..=1_000, 0u128..20_000), 1..20),
		) {
			// Shares of a par of 1,000 that joined at that or at half of it.
			let mut queue: Vec<Group> =
				groups.iter().zip([1_000, 500].into_iter().cycle()).map(|(shares, value)| group(shares, value)).collect();
			for (value, amount) in acts {
				release(&mut queue, amount, value);
				prop_assert!(queue.windows(2).all(|pair| pair[0].is_paid() || pair[1].released == 0 || pair[1].is_paid()));
				for (group, shares) in queue.iter().zip(&groups) {
					let parts: Vec<Balance> = shares.iter().map(|shares| group.part_of((*shares).into()).unwrap()).collect();
					prop_assert!(parts.iter().zip(shares).all(|(part, shares)| *part <= u128::from(*shares) * 1_000));
					prop_assert!(parts.iter().sum::<u128>() <= group.released);
					prop_assert!(group.released + group.left * 1_000 / group.seen <= u128::from(group.shares) * 1_000);
				}
			}
		}

		/// The same as a plain list of claims, one after another, where each is of its own day.
		#[test]
		fn the_queue_is_a_plain_list(
			claims in proptest::collection::vec(1u64..700, 1..20),
			releases in proptest::collection::vec(0u128..8_000, 1..20),
		) {
			let mut queue: Vec<Group> = claims.iter().map(|shares| group(&[*shares], 7)).collect();
			let mut list: Vec<Balance> = claims.iter().map(|shares| u128::from(*shares) * 7).collect();
			for amount in releases {
				release(&mut queue, amount, 7);
				let mut money = amount;
				for left in list.iter_mut() {
					let paid = money.min(*left);
					(*left, money) = (*left - paid, money - paid);
					if *left > 0 {
						break;
					}
				}
				prop_assert_eq!(queue.iter().map(|group| group.left).collect::<Vec<_>>(), list.clone());
			}
		}
	}
}
