//! The register of shares read from its first operation on: what members hold and wait for, and what it comes to.
//!
//! Whoever has the operations of a co-op can tell by them what there was on any day. (practice, invariant 20)

use super::part::part_up;
use crate::types::{
	day_of_rank, is_of_heirs, rank, rank_of_heirs, ClassNo, ClassTerms, Grounds, Group, Operation, OperationKind, Rank,
};
use alloc::collections::{btree_map::Entry, BTreeMap};
use rochdale_primitives::{
	ledger::{day_of, Balance, Day},
	MemberNo,
};

/// What the operations of a class come to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ClassRegister {
	/// The terms of the class.
	terms: ClassTerms,
	/// What one share is worth, in millionths of the currency.
	pub value: Balance,
	/// Who holds how many.
	pub holdings: BTreeMap<MemberNo, u64>,
	/// What waits, in its order.
	pub queue: BTreeMap<Rank, Group>,
	/// What those are worth that wait.
	pub queued: Balance,
	/// How often the value has changed, beside what came in from elsewhere.
	level: u32,
}

impl ClassRegister {
	fn new(terms: ClassTerms) -> Self {
		let (holdings, queue) = (BTreeMap::new(), BTreeMap::new());
		Self { terms, value: terms.par, holdings, queue, queued: 0, level: 1 }
	}

	/// Whose turn it is of those of days before `until`: heirs and others by the day until which they are to be paid.
	fn next(&self, until: Day) -> Option<Rank> {
		let head = |heirs| self.queue.keys().copied().find(|rank| is_of_heirs(*rank) == heirs);
		let heads = [head(true), head(false)].into_iter().flatten();
		heads.filter(|rank| day_of_rank(*rank) < until).min_by_key(|rank| self.terms.due_on(*rank))
	}

	/// Pays those whose turn it is.
	fn release(&mut self, amount: Balance, until: Day) -> Option<()> {
		let mut left = amount;
		while left > 0 {
			let rank = self.next(until)?;
			let group = self.queue.get_mut(&rank)?;
			group.follow(self.value)?;
			left = left.checked_sub(group.release(left)?)?;
			if group.is_paid() {
				self.queue.remove(&rank);
			}
		}
		self.queued = self.queued.checked_sub(amount)?;
		Some(())
	}

	/// How many shares are held. `None` beyond all numbers.
	pub fn held(&self) -> Option<u64> {
		self.holdings.values().try_fold(0u64, |sum, shares| sum.checked_add(*shares))
	}

	/// What all shares are worth, with those that wait.
	pub fn capital(&self) -> Option<Balance> {
		self.value.checked_mul(self.held()?.into())?.checked_add(self.queued)
	}

	fn hold(&mut self, member: MemberNo, shares: u64) -> Option<()> {
		let held = self.holdings.entry(member).or_default();
		*held = held.checked_add(shares)?;
		Some(())
	}

	fn give(&mut self, member: MemberNo, shares: u64) -> Option<()> {
		let held = self.holdings.get_mut(&member)?;
		*held = held.checked_sub(shares)?;
		self.holdings.retain(|_, held| *held > 0);
		Some(())
	}

	/// Lets shares wait from a day on.
	fn wait(&mut self, shares: u64, (day, grounds): (Day, Grounds)) -> Option<()> {
		let rank = if grounds == Grounds::Death { rank_of_heirs } else { rank }(day, self.level);
		self.queue.entry(rank).or_default().join(shares, self.value)?;
		self.queued = self.value.checked_mul(shares.into())?.checked_add(self.queued)?;
		Some(())
	}

	/// Carries an operation out.
	fn follow(&mut self, operation: &Operation) -> Option<()> {
		let Operation { kind, member, shares, day, at, grounds, .. } = *operation;
		match kind {
			OperationKind::Subscribed | OperationKind::Allotted(_) | OperationKind::Imported => {
				self.hold(member, shares)?
			}
			OperationKind::Transferred { to } => {
				self.give(member, shares)?;
				self.hold(to, shares)?;
			}
			OperationKind::Repaid => self.give(member, shares)?,
			OperationKind::Ended(_) => {
				self.give(member, shares)?;
				// It is of the day on which it was entered, which is later where the chain stood still.
				self.wait(shares, (day_of(at)?, grounds))?;
			}
			// What nobody has held is not taken from anybody.
			OperationKind::Retained(_) => self.wait(shares, (day_of(at)?, grounds))?,
			OperationKind::ImportedClaim { paid, .. } => {
				let group = self.queue.entry(rank(day, 0)).or_default();
				self.queued = group.bring_in(shares, self.value, paid)?.checked_add(self.queued)?;
			}
			OperationKind::Valued { value } => {
				self.queued = part_up(self.queued, value, self.value)?;
				self.value = value;
				self.level = self.level.checked_add(1)?;
			}
			// Nothing is held by what is to be paid.
			OperationKind::Committed | OperationKind::CommitmentEnded => {}
			OperationKind::Released { amount, until } => self.release(amount, until)?,
			OperationKind::Rounded { amount } => {
				// Rounding has left nothing to whom may still be told.
				for group in self.queue.values_mut() {
					group.follow(self.value)?;
				}
				self.queue.retain(|_, group| !group.is_paid());
				self.queue.is_empty().then_some(())?;
				self.queued = self.queued.checked_sub(amount)?;
			}
		}
		Some(())
	}
}

/// What the operations of a co-op come to, by class. `None` where one of them cannot be.
pub fn read<'a>(
	operations: impl IntoIterator<Item = &'a Operation>,
	terms: impl Fn(ClassNo) -> Option<ClassTerms>,
) -> Option<BTreeMap<ClassNo, ClassRegister>> {
	let mut classes = BTreeMap::<ClassNo, ClassRegister>::new();
	for operation in operations {
		let no = operation.class;
		let class = match classes.entry(no) {
			Entry::Occupied(known) => known.into_mut(),
			Entry::Vacant(new) => new.insert(ClassRegister::new(terms(no)?)),
		};
		class.follow(operation)?;
	}
	Some(classes)
}
