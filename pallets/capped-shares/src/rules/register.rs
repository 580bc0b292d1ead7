//! The register of shares read from its first operation on: what members hold and wait for, and what it comes to.
//!
//! Whoever has the operations of a co-op can tell by them what there was on any day. (practice, invariant 20)

use super::part::part_up;
use crate::types::{rank, ClassNo, Group, Operation, OperationKind, Rank};
use alloc::collections::BTreeMap;
use rochdale_primitives::{
	ledger::{day_of, Balance},
	MemberNo,
};

/// What the operations of a class come to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ClassRegister {
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
	fn new(par: Balance) -> Self {
		Self { value: par, level: 1, ..Default::default() }
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

	/// Carries an operation out.
	fn follow(&mut self, operation: &Operation) -> Option<()> {
		let Operation { kind, member, shares, day, at, .. } = *operation;
		match kind {
			OperationKind::Subscribed | OperationKind::Allotted(_) | OperationKind::Imported => {
				self.hold(member, shares)?
			}
			OperationKind::Transferred { to } => {
				self.give(member, shares)?;
				self.hold(to, shares)?;
			}
			OperationKind::Ended(_) => {
				self.give(member, shares)?;
				// It is of the day on which it was entered, which is later where the chain stood still.
				self.queue.entry(rank(day_of(at)?, self.level)).or_default().join(shares, self.value)?;
				self.queued = self.value.checked_mul(shares.into())?.checked_add(self.queued)?;
			}
			OperationKind::ImportedClaim { paid, .. } => {
				let group = self.queue.entry(rank(day, 0)).or_default();
				self.queued = group.bring_in(shares, self.value, paid)?.checked_add(self.queued)?;
			}
			OperationKind::Valued { value } => {
				self.queued = part_up(self.queued, value, self.value)?;
				self.value = value;
				self.level = self.level.checked_add(1)?;
			}
			OperationKind::Released { amount } => {
				let mut left = amount;
				for group in self.queue.values_mut() {
					if left == 0 {
						break;
					}
					group.follow(self.value)?;
					left = left.checked_sub(group.release(left)?)?;
				}
				self.queue.retain(|_, group| !group.is_paid());
				// All of it has gone to somebody who waited.
				(left == 0).then_some(())?;
				self.queued = self.queued.checked_sub(amount)?;
			}
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
	par: impl Fn(ClassNo) -> Option<Balance>,
) -> Option<BTreeMap<ClassNo, ClassRegister>> {
	let mut classes = BTreeMap::<ClassNo, ClassRegister>::new();
	for operation in operations {
		let no = operation.class;
		if !classes.contains_key(&no) {
			classes.insert(no, ClassRegister::new(par(no)?));
		}
		classes.get_mut(&no)?.follow(operation)?;
	}
	Some(classes)
}
