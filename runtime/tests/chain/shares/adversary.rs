//! A member, an officer or an auditor alone tries every call about shares, wrapped in every way: nobody else has less by it, and
//! they have no more.

use super::*;
use crate::moves::{Rng, World};
use frame_support::{traits::fungible::Inspect, weights::Weight};
use pallet_capped_shares::{Claims, Classes, Groups, Offers, Stakes, Subscriptions};
use rochdale_runtime::{configs::tools::ProxyType, Balances};

/// A civil day, in milliseconds.
const CIVIL_DAY: u64 = 86_400_000;

/// How many days they try, and how often on each.
const DAYS: u32 = 80;
const TRIES: u32 = 50;

/// What rounding can leave in the books, in millionths.
const DUST: u128 = 4;

/// All that a member has of the co-op's shares, whatever has become of it, with what is in their purse.
fn has(member: MemberNo) -> u128 {
	let mut all = Balances::total_balance(&account_of(member));
	for (no, class) in Classes::<Runtime>::iter_prefix(COOP) {
		all += class.value_of(Holdings::<Runtime>::get((COOP, no, member)).shares).unwrap();
		for claim in Claims::<Runtime>::iter_prefix_values(COOP).filter(|one| (one.class, one.member) == (no, member)) {
			let mut group = Groups::<Runtime>::get((COOP, no, claim.rank)).unwrap();
			group.follow(class.value).unwrap();
			let released = group.part_of(claim.weight).unwrap();
			all += released - claim.taken + group.left * claim.weight / group.weight;
		}
	}
	for offer in Offers::<Runtime>::iter_key_prefix(COOP) {
		all += Subscriptions::<Runtime>::get((COOP, offer, member)).map_or(0, |one| one.paid);
	}
	let stake = Stakes::<Runtime>::get(COOP, member);
	all + stake.owed + stake.ordered
}

fn all_have() -> [u128; 5] {
	[1, 2, 3, 4, 5].map(has)
}

/// Shares of everybody, a notice that is over, a gift without consent, a refund that is owed, an offer that is open.
fn begin() {
	quick_block_at(next_timestamp(), || {
		open_class();
		decide(SharesCall::set_open { class: CLASS, is_open: true });
		hold(8);
	});
	for _ in 0..9 {
		quick_block_at(next_timestamp(), || ());
	}
	quick_block_at(next_timestamp(), || {
		for member in [2, 3] {
			let notice = SharesCall::give_notice { coop: COOP, class: CLASS, shares: 2, to_year_end: false };
			assert_ok!(dispatched(by(member), notice));
		}
		let content = propose(2, 4, 3);
		let accept = SharesCall::accept_transfer { coop: COOP, class: CLASS, from: 2, content };
		assert_ok!(dispatched(by(4), accept));
		for offered in [2, 3] {
			decide(offer(5));
			for member in 1..=5 {
				let pay = SharesCall::subscribe_offer { coop: COOP, offer: offered, shares: 1 };
				assert_ok!(dispatched(by(member), pay));
			}
		}
		decide(SharesCall::withdraw_offer { offer: 2 });
		// Ordinary proxies and multisigs, as they are for payments.
		for member in 1..=5 {
			let add = pallet_proxy::Call::add_proxy {
				delegate: account_of(1 + member % 5).into(),
				proxy_type: ProxyType::Payments,
				delay: 0,
			};
			assert_ok!(dispatched(by(member), add));
		}
	});
}

/// The call in one of the ways in which somebody can make it.
fn wrapped(rng: &mut Rng, call: RuntimeCall) -> RuntimeCall {
	let boxed = || Box::new(call.clone());
	let calls = vec![call.clone(), call.clone()];
	let real = account_of(1 + rng.below(5)).into();
	match rng.below(8) {
		0 => pallet_utility::Call::batch { calls }.into(),
		1 => pallet_utility::Call::batch_all { calls }.into(),
		2 => pallet_utility::Call::force_batch { calls }.into(),
		3 => pallet_proxy::Call::proxy { real, force_proxy_type: None, call: boxed() }.into(),
		4 => pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![account_of(1 + rng.below(5))],
			call: boxed(),
		}
		.into(),
		5 => pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: vec![account_of(1 + rng.below(5))],
			maybe_timepoint: None,
			call: boxed(),
			max_weight: Weight::zero(),
		}
		.into(),
		_ => call,
	}
}

/// What comes of it: how many calls succeeded, and by how much each has less at most at any time, and more.
fn tried(seed: u64, hands: &[MemberNo]) -> (u32, [u128; 5], [u128; 5]) {
	let mut state = state_of(genesis(FEDERATION));
	let (mut done, mut less, mut more) = (0, [0; 5], [0; 5]);
	state.execute_with(|| {
		begin();
		let mut world = World::new(seed, 100);
		let mut before = all_have();
		for day in 0..DAYS {
			quick_block_at(next_timestamp() + CIVIL_DAY, || {
				for _ in 0..TRIES {
					let steps = world.steps_about_shares(COOP);
					let (Some((_, call)), Some(hand)) = (world.rng.pick(&steps), world.rng.pick(hands)) else {
						continue;
					};
					let call = wrapped(&mut world.rng, call);
					done += u32::from(dispatched(by(hand), call).is_ok());
				}
			});
			// Deposits of multisigs and proxies are theirs.
			let after = all_have();
			for place in 0..5 {
				less[place] = less[place].max(before[place].saturating_sub(after[place]));
				more[place] = more[place].max(after[place].saturating_sub(before[place]));
			}
			if day % 20 == 0 {
				check_invariants();
			}
			before = after;
		}
		check_invariants();
	});
	(done, less, more)
}

#[test]
fn one_hand_alone_takes_nothing_from_anybody_and_gains_nothing() {
	// An officer of the board, the auditor, and a member without office.
	for hand in [1, 4, 5] {
		for seed in 0..2 {
			let (done, less, more) = tried(seed, &[hand]);
			println!("member {hand}, seed {seed}: {done} calls, {less:?} less, {more:?} more");
			assert!(done > 30, "{done}");
			assert!(less.into_iter().chain(more).all(|by| by <= DUST), "{hand} {seed}: {less:?} {more:?}");
		}
	}
}

#[test]
fn what_two_of_the_board_do_together_is_seen() {
	let takes = |seed| tried(seed, &[1, 2]).1.into_iter().any(|by| by > UNIT / 4);
	assert!((0..8).any(takes), "they set nothing off");
}
