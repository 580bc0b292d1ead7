//! A proof shows that a share is in what was committed to, and nothing else does.

use super::CENT;
use crate::{
	rules::{
		commitment::{check, fits, leaf, node, root, way},
		tree::Tree,
	},
	types::{Commitment, Node, Proof, Refusal, Share, MAX_LEVELS, MAX_SHARES},
};
use codec::{Decode, Encode, MaxEncodedLen};
use proptest::prelude::*;
use rochdale_primitives::MemberNo;
use sp_runtime::{
	testing::H256,
	traits::{BlakeTwo256, Hash},
};

const DOCUMENT: H256 = H256::repeat_byte(7);

fn share(member: MemberNo, refund: u128) -> Share {
	let units = vec![u64::from(member) * 1_000_000].try_into().unwrap();
	Share { coop: 3, year: 20_454, member, units, refund, cash: refund / 5, salt: [member as u8; 32] }
}

fn shares(count: u32) -> Vec<Share> {
	(1..=count).map(|member| share(member, u128::from(member) * CENT)).collect()
}

fn of(shares: &[Share]) -> (Commitment<H256>, Vec<Proof<H256>>) {
	let tree = Tree::<BlakeTwo256>::of(shares).unwrap();
	let proofs = (0..tree.count()).map(|index| tree.proof(index).unwrap()).collect();
	(tree.commitment(DOCUMENT).unwrap(), proofs)
}

fn checked(commitment: &Commitment<H256>, share: &Share, proof: &Proof<H256>) -> Result<(), Refusal> {
	check::<BlakeTwo256>(commitment, share, proof)
}

#[test]
fn every_share_of_trees_of_all_shapes_is_proved() {
	for count in 1..=70 {
		let shares = shares(count);
		let (commitment, proofs) = of(&shares);
		assert_eq!(commitment.total, shares.iter().map(|share| share.refund).sum::<u128>());
		for (share, proof) in shares.iter().zip(&proofs) {
			assert_eq!(checked(&commitment, share, proof), Ok(()));
			assert_eq!(way(proof.index, count).unwrap().count(), proof.siblings.len());
		}
	}
}

#[test]
fn a_way_is_no_longer_than_a_commitment_holds() {
	assert_eq!(way(MAX_SHARES - 1, MAX_SHARES).unwrap().count(), MAX_LEVELS as usize);
	assert_eq!(way(0, MAX_SHARES).unwrap().count(), MAX_LEVELS as usize);
	assert_eq!(way(0, 1).unwrap().count(), 0);
	// The last of 2^19 and one more moves up alone until the top.
	assert_eq!(way(1 << 19, (1 << 19) + 1).unwrap().count(), 1);
	assert_eq!(way(0, 0).map(|_| ()), Err(Refusal::WrongCount));
	assert_eq!(way(0, MAX_SHARES + 1).map(|_| ()), Err(Refusal::WrongCount));
	assert_eq!(way(5, 5).map(|_| ()), Err(Refusal::WrongIndex));
}

/// A proof with its share fits a QR code of 2,331 bytes, which is the largest that still reads with a stain on it.
#[test]
fn a_proof_fits_one_code() {
	assert!(Share::max_encoded_len() + Proof::<H256>::max_encoded_len() < 2_331);
}

#[test]
fn a_leaf_is_never_taken_for_a_node_nor_a_node_for_a_leaf() {
	let four = shares(4);
	let tree = Tree::<BlakeTwo256>::of(&four).unwrap();
	let (commitment, proofs) = of(&four);
	// A node for a leaf: the way is cut short below, by whoever commits to a number of two as well.
	let two = Commitment { root: root::<BlakeTwo256>(2, &top(&tree)), count: 2, ..commitment };
	for (share, proof) in four.iter().zip(&proofs) {
		let siblings = proof.siblings[1..].to_vec().try_into().unwrap();
		let cut = Proof { index: proof.index / 2, siblings };
		assert_eq!(checked(&two, share, &cut), Err(Refusal::WrongRoot));
	}
	// What is hashed for a leaf and for a node differs in its first byte, and never has the same length either.
	let [left, right] = [leaf::<BlakeTwo256>(&four[0]), leaf::<BlakeTwo256>(&four[1])];
	let above = node::<BlakeTwo256>(&left, &right).unwrap();
	let body = (left, right).encode();
	assert_eq!(above.hash, BlakeTwo256::hash(&[&[1], &body[..]].concat()));
	assert_ne!(above.hash, BlakeTwo256::hash(&[&[0], &body[..]].concat()));
	for bases in 0..=5 {
		let units = vec![0; bases].try_into().unwrap();
		let share = Share { units, ..share(1, 1) };
		assert_eq!(leaf::<BlakeTwo256>(&share).hash, BlakeTwo256::hash(&[&[0], &share.encode()[..]].concat()));
		assert_ne!(share.encode().len(), body.len());
	}
	// A leaf for a node: nothing can be below it.
	assert!(
		Share::decode(&mut &body[..]).is_err()
			|| <(Node<H256>, Node<H256>)>::decode(&mut &four[0].encode()[..]).is_err()
	);
	for (share, proof) in shares(2).iter().zip(&of(&shares(2)).1) {
		let below = [&[leaf::<BlakeTwo256>(share)], &proof.siblings[..]].concat().try_into().unwrap();
		let longer = Proof { index: proof.index * 2, siblings: below };
		let three = Commitment { count: 4, ..of(&shares(2)).0 };
		assert_eq!(checked(&three, share, &longer), Err(Refusal::WrongRoot));
	}
}

fn top(tree: &Tree<BlakeTwo256>) -> Node<H256> {
	let four = shares(4);
	let leaves: Vec<_> = four.iter().map(leaf::<BlakeTwo256>).collect();
	let left = node::<BlakeTwo256>(&leaves[0], &leaves[1]).unwrap();
	let right = node::<BlakeTwo256>(&leaves[2], &leaves[3]).unwrap();
	let top = node::<BlakeTwo256>(&left, &right).unwrap();
	assert_eq!(root::<BlakeTwo256>(4, &top), tree.commitment(DOCUMENT).unwrap().root);
	top
}

#[test]
fn a_proof_that_is_shorter_or_longer_is_refused() {
	let shares = shares(5);
	let (commitment, proofs) = of(&shares);
	for (share, proof) in shares.iter().zip(&proofs) {
		let mut shorter = proof.clone();
		shorter.siblings.pop();
		assert_eq!(checked(&commitment, share, &shorter), Err(Refusal::WrongLength));
		let mut longer = proof.clone();
		longer.siblings.try_push(leaf::<BlakeTwo256>(share)).unwrap();
		assert_eq!(checked(&commitment, share, &longer), Err(Refusal::WrongLength));
	}
}

#[test]
fn sums_that_are_not_those_of_the_shares_are_refused() {
	let shares = shares(4);
	let (commitment, proofs) = of(&shares);
	let other = |total, cash| Commitment { total, cash, ..commitment };
	let (total, cash) = (commitment.total, commitment.cash);
	for (total, cash) in [(total - 1, cash), (total + 1, cash), (total, cash - 1), (total, cash + 1), (cash, total)] {
		assert_eq!(checked(&other(total, cash), &shares[0], &proofs[0]), Err(Refusal::WrongSums));
	}
	let mut most = proofs[0].clone();
	most.siblings[1].refund = u128::MAX;
	assert_eq!(checked(&commitment, &shares[0], &most), Err(Refusal::TooLarge));
	most.siblings[1] = Node { cash: u128::MAX, ..proofs[0].siblings[1] };
	assert_eq!(checked(&commitment, &shares[0], &most), Err(Refusal::TooLarge));
}

/// Who commits can understate what a branch comes to, so that the whole seems to fit the pool. Nobody below it has a proof then.
#[test]
fn a_branch_whose_sum_is_understated_proves_no_share_below_it() {
	let shares = shares(4);
	let leaves: Vec<_> = shares.iter().map(leaf::<BlakeTwo256>).collect();
	let left = node::<BlakeTwo256>(&leaves[0], &leaves[1]).unwrap();
	let understated = Node { refund: left.refund - CENT, ..left };
	let right = node::<BlakeTwo256>(&leaves[2], &leaves[3]).unwrap();
	let top = node::<BlakeTwo256>(&understated, &right).unwrap();
	let commitment = Commitment {
		root: root::<BlakeTwo256>(4, &top),
		count: 4,
		total: top.refund,
		cash: top.cash,
		document: DOCUMENT,
	};
	let proof = |index, siblings: [Node<H256>; 2]| Proof { index, siblings: siblings.to_vec().try_into().unwrap() };
	assert_eq!(checked(&commitment, &shares[0], &proof(0, [leaves[1], right])), Err(Refusal::WrongRoot));
	assert_eq!(checked(&commitment, &shares[1], &proof(1, [leaves[0], right])), Err(Refusal::WrongRoot));
	assert_eq!(checked(&commitment, &shares[2], &proof(2, [leaves[3], understated])), Ok(()));
	// All that can be claimed is no more than the total.
	assert!(shares[2].refund + shares[3].refund <= commitment.total);
}

#[test]
fn a_commitment_fits_its_pool_but_for_the_dust() {
	let commitment = |count, total, cash| Commitment { root: DOCUMENT, count, total, cash, document: DOCUMENT };
	let asked = |count, total, cash| fits(&commitment(count, total, cash), 1_000_000, 1, 2_000, CENT);
	// Three members lose less than a cent each.
	assert_eq!(asked(3, 1_000_000, 200_000), Ok(()));
	assert_eq!(asked(3, 970_001, 200_000), Ok(()));
	assert_eq!(asked(3, 970_000, 200_000), Err(Refusal::TotalBelowPool));
	assert_eq!(asked(3, 1_000_001, 200_001), Err(Refusal::TotalAbovePool));
	// By two bases a millionth more each, and one of the pool.
	assert_eq!(fits(&commitment(3, 969_997, 200_000), 1_000_000, 2, 2_000, CENT), Ok(()));
	assert_eq!(fits(&commitment(3, 969_996, 200_000), 1_000_000, 2, 2_000, CENT), Err(Refusal::TotalBelowPool));
	// Each member's cash is rounded up to a cent.
	assert_eq!(asked(3, 1_000_000, 199_999), Err(Refusal::WrongCash));
	assert_eq!(asked(3, 1_000_000, 230_000), Ok(()));
	assert_eq!(asked(3, 1_000_000, 230_001), Err(Refusal::WrongCash));
	// And is never more than the refunds.
	assert_eq!(fits(&commitment(3, 1_000, 1_000), 1_000, 1, 2_000, CENT), Ok(()));
	assert_eq!(fits(&commitment(3, 1_000, 1_001), 1_000, 1, 2_000, CENT), Err(Refusal::WrongCash));
	assert_eq!(asked(0, 1_000_000, 200_000), Err(Refusal::WrongCount));
	assert_eq!(asked(MAX_SHARES + 1, 1_000_000, 200_000), Err(Refusal::WrongCount));
	assert_eq!(fits(&commitment(3, 1_000, 200), 1_000, 0, 2_000, CENT), Err(Refusal::NoBases));
	assert_eq!(fits(&commitment(1, u128::MAX, u128::MAX), u128::MAX, 1, 20_000, 1), Err(Refusal::TooLarge));
}

/// What is changed of a commitment, a share or a proof.
fn changed(
	(mut commitment, mut share, mut proof): (Commitment<H256>, Share, Proof<H256>),
	change: u8,
	by: u32,
	other: &Share,
) -> (Commitment<H256>, Share, Proof<H256>) {
	let by_at_least = by.max(1);
	let level = by as usize % proof.siblings.len().max(1);
	match change {
		0 => proof.index ^= by_at_least,
		1 => commitment.count = by % 70,
		2 => commitment.root = BlakeTwo256::hash_of(&by),
		3 => commitment.total ^= u128::from(by_at_least),
		4 => commitment.cash ^= u128::from(by_at_least),
		5 => share.refund ^= u128::from(by_at_least),
		6 => share.cash ^= u128::from(by_at_least),
		7 => share.member ^= by_at_least,
		8 => share.coop ^= by_at_least,
		9 => share.year ^= by_at_least as i32,
		10 => share.salt[by as usize % 32] ^= 1,
		11 => share.units[0] ^= u64::from(by_at_least),
		12 => share.units.try_push(u64::from(by)).unwrap(),
		13 => share = other.clone(),
		14 => proof.siblings.as_mut().reverse(),
		15 => drop(proof.siblings.pop()),
		16 => drop(proof.siblings.try_push(leaf::<BlakeTwo256>(other))),
		17 => proof.siblings.iter_mut().skip(level).take(1).for_each(|node| node.refund ^= u128::from(by_at_least)),
		18 => proof.siblings.iter_mut().skip(level).take(1).for_each(|node| node.cash ^= u128::from(by_at_least)),
		19 => proof.siblings.iter_mut().skip(level).take(1).for_each(|node| node.hash = BlakeTwo256::hash_of(&by)),
		// What one sibling lacks, another one has.
		20 => {
			let mut nodes = proof.siblings.iter_mut();
			if let (Some(one), Some(two)) = (nodes.next(), nodes.next()) {
				(one.refund, two.refund) = (one.refund + 1, two.refund - 1);
			}
		}
		// The member's own sum grows by what a sibling lacks.
		_ => {
			if let Some(one) = proof.siblings.iter_mut().next() {
				(one.refund, share.refund) = (one.refund - 1, share.refund + 1);
			}
		}
	}
	(commitment, share, proof)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	/// Whatever is changed, it is no proof any more.
	#[test]
	fn nothing_of_a_proof_can_be_changed(count in 1u32..70, at: u32, change in 0u8..22, by: u32) {
		let shares = shares(count);
		let (commitment, proofs) = of(&shares);
		let place = (at % count) as usize;
		let right = (commitment, shares[place].clone(), proofs[place].clone());
		prop_assert_eq!(checked(&right.0, &right.1, &right.2), Ok(()));
		let other = shares[(place + 1) % count as usize].clone();
		let wrong = changed(right.clone(), change, by, &other);
		prop_assume!(wrong != right);
		prop_assert!(checked(&wrong.0, &wrong.1, &wrong.2).is_err());
	}

	/// A proof of another tree, be it of the same members or of the same number, is none.
	#[test]
	fn a_foreign_proof_is_refused(count in 1u32..40, others in 1u32..40, at: u32) {
		let (here, mut there) = (shares(count), shares(others));
		there.iter_mut().for_each(|share| share.coop = 4);
		let (commitment, _) = of(&here);
		let (_, proofs) = of(&there);
		let place = (at % others) as usize;
		prop_assert!(checked(&commitment, &there[place], &proofs[place]).is_err());
	}

	/// A tree that is built by the rules of patronage fits its pool, whatever members used.
	#[test]
	fn what_is_built_by_the_rules_fits(
		pool in 0u128..=10u128.pow(24),
		units in proptest::collection::vec((0u64.., 1u64..), 1..20),
		bps in 0u16..=10_000,
		unit in prop_oneof![Just(1), Just(CENT)],
		first in 1u16..10_000,
	) {
		use crate::rules::patronage::{cash, Division};
		let totals = [
			units.iter().map(|units| u128::from(units.0)).sum::<u128>(),
			units.iter().map(|units| u128::from(units.1)).sum::<u128>(),
		];
		prop_assume!(totals[0] > 0);
		let division = Division::of(pool, &[first, 10_000 - first], &totals, unit).unwrap();
		let share_of = |(member, units): (u32, &(u64, u64))| {
			let refund = division.refund(&[units.0, units.1]).unwrap();
			let paid = cash(refund, bps, unit).unwrap();
			Share { units: vec![units.0, units.1].try_into().unwrap(), cash: paid, ..share(member, refund) }
		};
		let shares: Vec<_> = (1..).zip(&units).map(share_of).collect();
		let (commitment, _) = of(&shares);
		prop_assert_eq!(fits(&commitment, pool, 2, bps, unit), Ok(()));
	}
}
