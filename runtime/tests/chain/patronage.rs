//! How the patronage of a year is divided among members, with the proofs of all of them.

use crate::harness::document;
use pallet_surplus::{
	rules::{
		patronage::{cash, Division},
		tree::Tree,
	},
	Bases, ClaimList, Claimed, CommitmentOf, PatronageClaim, Patronages, Pool, Pools, Share, YearResult, Years,
};
use rochdale_primitives::{ledger::Day, CoopId, MemberNo};
use rochdale_runtime::Runtime;
use sp_runtime::traits::BlakeTwo256;

/// The shares of members in the pool of a year.
pub struct Divided {
	shares: Vec<Share>,
	tree: Tree<BlakeTwo256>,
}

/// What is divided, also where its claims are open.
fn pool_of(coop: CoopId, year: Day) -> Pool {
	if let Some(pool) = Pools::<Runtime>::get(coop, year) {
		return pool;
	}
	let claimed = *Patronages::<Runtime>::get(coop, year).unwrap().claimed().unwrap();
	let YearResult::Surplus(waterfall) = Years::<Runtime>::get(coop, year).unwrap().result else {
		panic!("a loss is not divided")
	};
	let Claimed { unit, cash_bps, lapses_at, .. } = claimed;
	Pool { amount: waterfall.patronage, unit, cash_bps, lapses_at }
}

impl Divided {
	/// By what members used, in the order of their numbers: so much of each base of the year.
	pub fn by(coop: CoopId, year: Day, uses: &[(MemberNo, u64)]) -> Self {
		let Pool { amount, unit, cash_bps, .. } = pool_of(coop, year);
		let bases = Bases::<Runtime>::get(coop, year).unwrap().bases;
		let weights: Vec<u16> = bases.iter().map(|(_, weight)| *weight).collect();
		let all = uses.iter().map(|(_, used)| u128::from(*used)).sum();
		let division = Division::of(amount, &weights, &vec![all; weights.len()], unit).unwrap();
		let share = |(member, used): &(MemberNo, u64)| {
			let units = vec![*used; weights.len()];
			let refund = division.refund(&units).unwrap();
			let cash = cash(refund, cash_bps, unit).unwrap();
			Share { coop, year, member: *member, units: units.try_into().unwrap(), refund, cash, salt: [7; 32] }
		};
		let shares: Vec<_> = uses.iter().map(share).collect();
		let tree = Tree::of(&shares).unwrap();
		Self { shares, tree }
	}

	/// What members owe of a loss, so much each.
	pub fn owing(coop: CoopId, members: &[MemberNo], amount: u128) -> Self {
		let units = || vec![1].try_into().unwrap();
		let share = |member: &MemberNo| Share {
			coop,
			year: 0,
			member: *member,
			units: units(),
			refund: amount,
			cash: 0,
			salt: [7; 32],
		};
		let shares: Vec<_> = members.iter().map(share).collect();
		let tree = Tree::of(&shares).unwrap();
		Self { shares, tree }
	}

	/// The same with other salts.
	pub fn salted(self, salt: u8) -> Self {
		let shares: Vec<_> = self.shares.into_iter().map(|share| Share { salt: [salt; 32], ..share }).collect();
		let tree = Tree::of(&shares).unwrap();
		Self { shares, tree }
	}

	pub fn commitment(&self) -> CommitmentOf<Runtime> {
		self.tree.commitment(document(9)).unwrap()
	}

	fn place(&self, member: MemberNo) -> usize {
		self.shares.iter().position(|share| share.member == member).unwrap()
	}

	pub fn share(&self, member: MemberNo) -> &Share {
		&self.shares[self.place(member)]
	}

	/// The claims of these members.
	pub fn claims(&self, members: &[MemberNo]) -> ClaimList<Runtime> {
		let claim = |member: &MemberNo| {
			let proof = self.tree.proof(self.place(*member).try_into().unwrap()).unwrap();
			PatronageClaim { share: self.share(*member).clone(), proof }
		};
		members.iter().map(claim).collect::<Vec<_>>().try_into().unwrap()
	}
}
