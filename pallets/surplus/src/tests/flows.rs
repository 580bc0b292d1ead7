//! Whatever members do with the patronage of a year, and in whatever order, all of it is somewhere to the last unit.

use super::{dividing::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use proptest::prelude::{any, prop, prop_oneof, proptest, ProptestConfig, Strategy};

#[derive(Clone, Debug)]
enum Act {
	/// The shares at these places are claimed together.
	Claim(Vec<u8>),
	Collect(Vec<u8>),
	/// A member leaves, if they have not, and their account is settled.
	Settle(u8),
	/// So many basis points of what is in accounts are lost.
	Lose(u16),
	Revolve,
	Pass(u16),
}

fn act() -> impl Strategy<Value = Act> {
	let some = || prop::collection::vec(any::<u8>(), 1..5);
	prop_oneof![
		4 => some().prop_map(Act::Claim),
		3 => some().prop_map(Act::Collect),
		1 => any::<u8>().prop_map(Act::Settle),
		1 => (0u16..=10_000).prop_map(Act::Lose),
		1 => proptest::strategy::Just(Act::Revolve),
		1 => (1u16..900).prop_map(Act::Pass),
	]
}

/// What accounts have borne is income of nothing else here.
fn lose(bps: u16) -> Balance {
	let mut book = book(BAKERY);
	let Some(of) = book.kept.iter_mut().next() else { return 0 };
	let lost = of.left * Balance::from(bps) / 10_000;
	of.left -= lost;
	let legs = vec![Surplus::debit(book.accounts.kept, lost), Surplus::credit(book.accounts.educated, lost)];
	assert_ok!(Surplus::enter(BAKERY, legs, Basis::Rule, doc(1), Moves::Nothing));
	Books::<Test>::insert(BAKERY, book);
	lost
}

/// Gives what was lost. Whatever is refused changes nothing.
fn do_act(act: Act, shares: &[Share]) -> Balance {
	let place = |place: u8| u32::from(place) % shares.len() as u32;
	let member = |of: u8| shares[place(of) as usize].member;
	match act {
		Act::Claim(places) => {
			let _ = claim(places.into_iter().map(|of| claim_at(shares, place(of))).collect());
		}
		Act::Collect(members) => {
			let members = members.into_iter().map(member).collect::<Vec<_>>().try_into().unwrap();
			let _ = Surplus::collect_account(anybody(), BAKERY, year(), members);
		}
		Act::Settle(of) => {
			unseat(BAKERY, member(of));
			let _ = Surplus::settle_account(anybody(), BAKERY, member(of));
		}
		Act::Lose(bps) => return lose(bps),
		Act::Revolve => drop(Surplus::revolve(ordinary(BAKERY), BAKERY, year())),
		Act::Pass(days) => pass_days(days.into()),
	}
	0
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	/// Every share is claimed once at most, and pool = owed + queued + lost + reserve, exactly, with nothing left in any account.
	#[test]
	fn all_of_a_pool_is_somewhere(
		hours in prop::collection::vec(0u64..1_000, 1..12),
		cash_bps in 2_000u16..=10_000,
		acts in prop::collection::vec(act(), 1..40),
	) {
		new_test(|| {
			let mut hours: Vec<_> = (1..).zip(hours).collect();
			hours[0].1 += 1;
			fix_hours(BAKERY, year());
			close_by(BAKERY, &of_2026(profit(1_000)), &Choices { cash_bps, ..plain_choices() });
			let shares = shares(BAKERY, &hours);
			let (pool, before) = (Pools::<Test>::get(BAKERY, year()).unwrap().amount, reserve(BAKERY));
			settle_on(commitment(&shares));
			pass_days(14);
			let mut lost = 0;
			for act in acts {
				lost += do_act(act, &shares);
				assert_due(BAKERY);
				assert_ok!(check());
			}
			// Until nothing is left to be claimed or collected. Education goes its own way meanwhile.
			pass_days(1_827);
			let _ = Surplus::revolve(ordinary(BAKERY), BAKERY, year());
			pass_days(1_828);
			assert_due(BAKERY);
			let book = book(BAKERY);
			assert_eq!((book.running.len(), book.kept.len()), (0, 0));
			for account in [book.accounts.patronage, book.accounts.kept] {
				assert_eq!(credit(BAKERY, account), 0);
			}
			let of_members: Balance = Owed::get().values().chain(Queued::get().values()).sum();
			assert_eq!(credit(BAKERY, book.accounts.due), of_members as i128);
			let to_reserve = reserve(BAKERY) - before;
			assert!(to_reserve >= 0);
			assert_eq!(of_members + lost + to_reserve as u128, pool);
			// Nobody has more than their share, but for what rounding left of the accounts of others who have left.
			for share in &shares {
				let queued = Queued::get().get(&(BAKERY, share.member)).copied().unwrap_or_default();
				assert!(owed(BAKERY, share.member) + queued <= share.refund);
			}
		});
	}
}
