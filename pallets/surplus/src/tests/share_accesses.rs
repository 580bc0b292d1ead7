//! Patronage reads and writes the same number of storage items whether ten members have a share or a thousand.

use super::{
	dividing::*,
	scene::*,
	wind_up::{dissolve, is_wound_up, stated, wind_up},
};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_mocks::accesses::{counted, Counts};
use rochdale_primitives::dissolution::WindUp;
use std::collections::BTreeMap;

/// What is done, with what must be done before it.
type Scenario = (&'static str, fn(&[Share]), fn(&[Share]) -> DispatchResult);

/// The member of the share at a place.
const FIRST: MemberNo = 1;

fn nothing(_: &[Share]) {}

fn is_done(done: DispatchResult) {
	assert_ok!(done);
}

fn opened(shares: &[Share]) {
	assert_ok!(agree(BAKERY, commitment(shares)));
}

/// All have claimed: the first of them by a call, the others as if they had.
fn all_claimed(shares: &[Share]) {
	opened(shares);
	assert_ok!(claim(vec![claim_at(shares, 0)]));
	Patronages::<Test>::mutate(BAKERY, year(), |of| {
		let PatronageState::Open(claimed) = &mut of.as_mut().unwrap().state else { panic!("claims are open") };
		for share in &shares[1..] {
			let kept = share.refund - share.cash;
			claimed.claim((share.cash, kept), (Balance::MAX, Balance::MAX)).unwrap();
			MemberAccounts::<Test>::mutate(BAKERY, share.member, |account| account.add(year(), kept).unwrap());
			Owed::mutate(|owed| owed.insert((BAKERY, share.member), share.cash));
		}
	});
}

fn all_revolved(shares: &[Share]) {
	all_claimed(shares);
	assert_ok!(Surplus::revolve(ordinary(BAKERY), BAKERY, year()));
}

fn all_dissolved(shares: &[Share]) {
	all_claimed(shares);
	dissolve(BAKERY);
}

fn scenarios() -> Vec<Scenario> {
	vec![
		("commit_patronage", nothing, |shares| commit(1, commitment(shares))),
		(
			"confirm_patronage",
			|shares| is_done(commit(1, commitment(shares))),
			|shares| confirm_by(AUDITOR, 1, commitment(shares)),
		),
		(
			"object_to_patronage",
			|shares| settle_on(commitment(shares)),
			|shares| object(FIRST, commitment(shares).root),
		),
		("agree_patronage", nothing, |shares| agree(BAKERY, commitment(shares))),
		("claims open", |shares| settle_on(commitment(shares)), |_| Surplus::claims_open(BAKERY, year())),
		("claim_patronage", opened, |shares| claim(vec![claim_at(shares, 0)])),
		("claims lapse", opened, |_| Surplus::lapse_claims(BAKERY, year())),
		("revolve", all_claimed, |_| Surplus::revolve(ordinary(BAKERY), BAKERY, year())),
		("collect_account", all_revolved, |_| Surplus::collect_account(anybody(), BAKERY, year(), only(FIRST))),
		(
			"settle_account",
			|shares| {
				all_claimed(shares);
				unseat(BAKERY, FIRST);
			},
			|_| Surplus::settle_account(anybody(), BAKERY, FIRST),
		),
		("accounts lapse", all_revolved, |_| Surplus::lapse_accounts(BAKERY, year())),
		("on_dissolved", all_claimed, |_| Surplus::on_dissolved(BAKERY)),
		("wind_up", all_dissolved, |_| wind_up(BAKERY, stated(BAKERY)).map(|_| ())),
		(
			"is_wound_up",
			|shares| {
				all_dissolved(shares);
				assert_ok!(wind_up(BAKERY, 0));
			},
			|_| {
				assert!(is_wound_up(BAKERY));
				Ok(())
			},
		),
	]
}

fn measured(count: MemberNo, (_, before, act): &Scenario) -> Counts {
	chain().execute_with(|| {
		pass_until(new_year(2027) + 40);
		make_pool(BAKERY);
		let hours: Vec<_> = (FIRST..=count).map(|member| (member, 7)).collect();
		let shares = shares(BAKERY, &hours);
		before(&shares);
		let (done, counts) = counted(|| act(&shares));
		assert_ok!(done);
		counts
	})
}

#[test]
fn every_call_touches_as_much_with_ten_shares_as_with_a_thousand() {
	for scenario in scenarios() {
		let (few, many) = (measured(10, &scenario), measured(1_000, &scenario));
		assert!(few.values().sum::<u32>() > 0, "{}", scenario.0);
		assert_eq!(few, many, "{}", scenario.0);
	}
}

/// All that the pallet keeps.
fn kept() -> BTreeMap<Vec<u8>, Vec<u8>> {
	let prefix = sp_io::hashing::twox_128(b"Surplus").to_vec();
	let keys = std::iter::successors(sp_io::storage::next_key(&prefix), |key| sp_io::storage::next_key(key));
	let own = keys.take_while(|key| key.starts_with(&prefix));
	own.map(|key| (key.clone(), sp_io::storage::get(&key).unwrap().to_vec())).collect()
}

/// Beside what shares keep of what is owed: the member's account and the counters of the year.
#[test]
fn a_claim_writes_two_items_here() {
	new_test(|| {
		let shares = open(BAKERY, &HOURS);
		let before = kept();
		assert_ok!(claim(vec![claim_at(&shares, 0)]));
		let after = kept();
		let written: Vec<_> = after.iter().filter(|(key, value)| before.get(*key) != Some(value)).collect();
		assert_eq!((written.len(), before.keys().all(|key| after.contains_key(key))), (2, true));
	});
}
