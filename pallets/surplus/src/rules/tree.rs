//! Commitments with all their nodes, for tests and benchmarks: the chain itself only checks proofs.

use super::commitment::{leaf, node, root, way};
use crate::types::{Commitment, Node, Proof, Refusal, Share};
use alloc::{vec, vec::Vec};
use sp_runtime::traits::Hash;

/// All nodes of a commitment, level by level from below.
pub struct Tree<H: Hash>(Vec<Vec<Node<H::Output>>>);

impl<H: Hash> Tree<H> {
	/// The tree above these shares.
	pub fn of(shares: &[Share]) -> Result<Self, Refusal> {
		let mut levels = vec![shares.iter().map(leaf::<H>).collect::<Vec<_>>()];
		while let Some(level) = levels.last().filter(|level| level.len() > 1) {
			let above = |pair: &[Node<H::Output>]| match pair {
				[left, right] => node::<H>(left, right),
				[alone] => Ok(*alone),
				_ => Err(Refusal::WrongLength),
			};
			let above = level.chunks(2).map(above).collect::<Result<_, _>>()?;
			levels.push(above);
		}
		Ok(Self(levels))
	}

	/// How many shares there are.
	pub fn count(&self) -> u32 {
		self.0.first().and_then(|leaves| leaves.len().try_into().ok()).unwrap_or(0)
	}

	/// What is committed to, by a document.
	pub fn commitment(&self, document: H::Output) -> Option<Commitment<H::Output>> {
		let top = self.0.last()?.first()?;
		let count = self.count();
		Some(Commitment { root: root::<H>(count, top), count, total: top.refund, cash: top.cash, document })
	}

	/// That the share at a place is in it.
	pub fn proof(&self, index: u32) -> Option<Proof<H::Output>> {
		let mut place = usize::try_from(index).ok()?;
		let mut siblings = Vec::new();
		for level in &self.0 {
			let beside = if place.is_multiple_of(2) { place.checked_add(1)? } else { place.checked_sub(1)? };
			siblings.extend(level.get(beside));
			place = place.div_euclid(2);
		}
		debug_assert_eq!(way(index, self.count()).map(|way| way.count()), Ok(siblings.len()));
		Some(Proof { index, siblings: siblings.try_into().ok()? })
	}
}
