//! What all members get for a year's use, committed to by one hash: a Merkle tree of which every node has its sums.
//!
//! ```text
//! leaf = H(0x00 ‖ share)                      with the share's refund and cash as its sums
//! node = H(0x01 ‖ left ‖ right)               each of them hash ‖ refund ‖ cash, and its sums are those of both
//! root = H(0x02 ‖ count ‖ top)                so that number and sums are bound as the shares are
//! ```
//!
//! All in SCALE: numbers little-endian, `count` 4 bytes, sums 16 each. The last node of a level with an odd number moves up
//! as it is. Tags keep a leaf from being taken for a node, or a node for a leaf. Sums are checked on the way, so that whoever
//! commits can give members together no more than the total: a branch whose sum is understated proves no share below it.

use super::patronage::beyond_dust;
use crate::types::{Commitment, Node, Proof, Refusal, Share, MAX_SHARES};
use rochdale_primitives::{ledger::Balance, part::part_up};
use sp_runtime::traits::Hash;

const LEAF: u8 = 0;
const NODE: u8 = 1;
const ROOT: u8 = 2;

/// The leaf of a share.
pub fn leaf<H: Hash>(share: &Share) -> Node<H::Output> {
	let hash = H::hash_of(&(LEAF, share));
	Node { hash, refund: share.refund, cash: share.cash }
}

/// The node above two.
pub fn node<H: Hash>(left: &Node<H::Output>, right: &Node<H::Output>) -> Result<Node<H::Output>, Refusal> {
	Ok(Node {
		hash: H::hash_of(&(NODE, left, right)),
		refund: left.refund.checked_add(right.refund).ok_or(Refusal::TooLarge)?,
		cash: left.cash.checked_add(right.cash).ok_or(Refusal::TooLarge)?,
	})
}

/// What is committed to: so many shares below this topmost node.
pub fn root<H: Hash>(count: u32, top: &Node<H::Output>) -> H::Output {
	H::hash_of(&(ROOT, count, top))
}

/// On which side of a node its sibling is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
	/// Before it.
	Left,
	/// After it.
	Right,
}

/// The sides of the siblings on the way up from the place `index` of `count`, from below. A node that moves up alone has none.
///
/// Fails where there is no such place, or a commitment does not hold so many.
pub fn way(index: u32, count: u32) -> Result<impl Iterator<Item = Side>, Refusal> {
	if !(1..=MAX_SHARES).contains(&count) {
		return Err(Refusal::WrongCount);
	}
	if index >= count {
		return Err(Refusal::WrongIndex);
	}
	let levels = core::iter::successors(Some((index, count)), |(place, width)| {
		(*width > 2).then(|| (place.div_euclid(2), width.div_ceil(2)))
	});
	Ok(levels.filter_map(|(place, width)| match place.is_multiple_of(2) {
		false => Some(Side::Left),
		true if place.saturating_add(1) < width => Some(Side::Right),
		true => None,
	}))
}

/// Whether a share is one of those that were committed to.
///
/// Fails where the place is none of them, the proof has fewer or more nodes than the place asks for, or share, nodes, number or
/// sums are others. Says nothing of whose the share is, or whether it was claimed.
pub fn check<H: Hash>(
	commitment: &Commitment<H::Output>,
	share: &Share,
	proof: &Proof<H::Output>,
) -> Result<(), Refusal> {
	let mut siblings = proof.siblings.iter();
	let mut top = leaf::<H>(share);
	for side in way(proof.index, commitment.count)? {
		let sibling = siblings.next().ok_or(Refusal::WrongLength)?;
		top = match side {
			Side::Left => node::<H>(sibling, &top)?,
			Side::Right => node::<H>(&top, sibling)?,
		};
	}
	if siblings.next().is_some() {
		return Err(Refusal::WrongLength);
	}
	if root::<H>(commitment.count, &top) != commitment.root {
		return Err(Refusal::WrongRoot);
	}
	// Whoever commits can name other sums than those of the nodes.
	match (top.refund, top.cash) == (commitment.total, commitment.cash) {
		true => Ok(()),
		false => Err(Refusal::WrongSums),
	}
}

/// Whether a commitment fits the pool that members divide: nothing of it is missing but the dust of rounding, and what is paid is
/// the co-op's part of each refund, rounded up to whole units.
pub fn fits<Hash>(
	commitment: &Commitment<Hash>,
	pool: Balance,
	bases: u32,
	cash_bps: u16,
	unit: Balance,
) -> Result<(), Refusal> {
	let Commitment { count, total, cash, .. } = *commitment;
	if !(1..=MAX_SHARES).contains(&count) {
		return Err(Refusal::WrongCount);
	}
	let dust = pool.checked_sub(total).ok_or(Refusal::TotalAbovePool)?;
	if dust >= beyond_dust(count, bases, unit).ok_or(Refusal::NoBases)? {
		return Err(Refusal::TotalBelowPool);
	}
	let least = part_up(total, cash_bps.into(), 10_000).ok_or(Refusal::TooLarge)?;
	let rounded = Balance::from(count).checked_mul(unit).ok_or(Refusal::TooLarge)?;
	let most = least.saturating_add(rounded).min(total);
	match (least..=most).contains(&cash) {
		true => Ok(()),
		false => Err(Refusal::WrongCash),
	}
}
