//! What the tests of patronage share: a pool, how it is divided, and the proofs.

use super::scene::*;
use crate::{mock::*, rules::tree::Tree, *};
use frame::testing_prelude::*;
use sp_runtime::traits::BlakeTwo256;

/// Hours of members, which leave some dust of 720.
pub const HOURS: [(MemberNo, u64); 3] = [(ADA, 1), (BEN, 2), (CLEO, 4)];

/// A year with 720 for patronage, of which a fifth is paid.
pub fn make_pool(coop: CoopId) {
	fix_hours(coop, year());
	close_by(coop, &of_2026(profit(1_000)), &plain_choices());
}

/// The shares of members in the pool of 2026, by their hours.
pub fn shares(coop: CoopId, hours: &[(MemberNo, u64)]) -> Vec<Share> {
	let pool = Pools::<Test>::get(coop, year()).unwrap();
	shares_of(coop, year(), &pool, hours)
}

pub fn shares_of(coop: CoopId, year: Day, pool: &Pool, hours: &[(MemberNo, u64)]) -> Vec<Share> {
	let all = hours.iter().map(|(_, hours)| u128::from(*hours)).sum();
	let division = patronage::Division::of(pool.amount, &[10_000], &[all], pool.unit).unwrap();
	let share = |(member, hours): &(MemberNo, u64)| {
		let refund = division.refund(&[*hours]).unwrap();
		let cash = patronage::cash(refund, pool.cash_bps, pool.unit).unwrap();
		let units = vec![*hours].try_into().unwrap();
		Share { coop, year, member: *member, units, refund, cash, salt: [7; 32] }
	};
	hours.iter().map(share).collect()
}

pub fn tree(shares: &[Share]) -> Tree<BlakeTwo256> {
	Tree::of(shares).unwrap()
}

pub fn commitment(shares: &[Share]) -> CommitmentOf<Test> {
	tree(shares).commitment(doc(9)).unwrap()
}

/// The claim of the share at a place.
pub fn claim_at(shares: &[Share], place: u32) -> PatronageClaimOf<Test> {
	PatronageClaim { share: shares[place as usize].clone(), proof: tree(shares).proof(place).unwrap() }
}

pub fn commit(officer: MemberNo, commitment: CommitmentOf<Test>) -> DispatchResult {
	Surplus::commit_patronage(signed(BAKERY, officer), BAKERY, year(), commitment)
}

/// As an auditor, what an officer has committed to.
pub fn confirm_by(auditor: MemberNo, officer: MemberNo, commitment: CommitmentOf<Test>) -> DispatchResult {
	Surplus::confirm_patronage(signed(BAKERY, auditor), BAKERY, year(), officer, commitment)
}

/// An officer commits to it and an auditor confirms it.
pub fn settle_on(commitment: CommitmentOf<Test>) {
	assert_ok!(commit(1, commitment));
	assert_ok!(confirm_by(AUDITOR, 1, commitment));
}

pub fn object(member: MemberNo, root: H256) -> DispatchResult {
	Surplus::object_to_patronage(signed(BAKERY, member), BAKERY, year(), root)
}

pub fn agree(coop: CoopId, commitment: CommitmentOf<Test>) -> DispatchResult {
	Surplus::agree_patronage(ordinary(coop), year(), commitment)
}

/// A pool with these hours to which claims are open.
pub fn open(coop: CoopId, hours: &[(MemberNo, u64)]) -> Vec<Share> {
	make_pool(coop);
	let shares = shares(coop, hours);
	assert_ok!(agree(coop, commitment(&shares)));
	shares
}

pub fn claim(claims: Vec<PatronageClaimOf<Test>>) -> DispatchResult {
	let coop = claims[0].share.coop;
	Surplus::claim_patronage(anybody(), coop, year(), claims.try_into().unwrap())
}

pub fn claim_all(shares: &[Share]) {
	for place in 0..shares.len() as u32 {
		assert_ok!(claim(vec![claim_at(shares, place)]));
	}
}

pub fn only(member: MemberNo) -> MemberList {
	vec![member].try_into().unwrap()
}

pub fn patronage_of(coop: CoopId) -> PatronageOf<Test> {
	Patronages::<Test>::get(coop, year()).unwrap()
}

pub fn claimed(coop: CoopId) -> Claimed {
	*patronage_of(coop).claimed().unwrap()
}

pub fn owed(coop: CoopId, member: MemberNo) -> Balance {
	Owed::get().get(&(coop, member)).copied().unwrap_or_default()
}

/// What a member has in their account of 2026, before losses.
pub fn in_account(coop: CoopId, member: MemberNo) -> Balance {
	MemberAccounts::<Test>::get(coop, member).of(year())
}

/// All that is due to members is theirs by name, waits as shares, or is entrusted.
pub fn assert_due(coop: CoopId) {
	use rochdale_primitives::surplus::Entrusted;
	let of = |told: std::collections::BTreeMap<(CoopId, MemberNo), Balance>| -> Balance {
		told.into_iter().filter(|((at, _), _)| *at == coop).map(|(_, amount)| amount).sum()
	};
	let all = of(Owed::get()) + of(Queued::get()) + Surplus::entrusted(coop);
	assert_eq!(credit(coop, book(coop).accounts.due), all as i128);
}
