//! Money moves nothing that members decide: the same history, once with money and once with little, ends the same.

use crate::{
	coops::{delegate, members, BAKERY, COURIERS, GROCERY, LINDENHOF, WEAVERS},
	harness::*,
	moves::{people, Actor, Rng, World, FOUNDED},
	samples::{name, MONEY, OURS},
};
use codec::Encode;
use frame_support::{
	storage::unhashed,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
		ReservableCurrency,
	},
};
use pallet_capped_shares::Books;
use pallet_coop_membership::Event as MembershipEvent;
use pallet_resolutions::{
	Call as ResolutionsCall, Choice, Event as ResolutionsEvent, OpenAmongCoops, Phase, ResolutionCount, Resolutions,
};
use rochdale_primitives::{CoopInspect, Track};
use rochdale_runtime::{
	configs::money::FundAddress, constants::UNIT, AccountId, Balances, Cooperatives, Runtime, RuntimeCall,
	RuntimeEvent, System,
};
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::transaction_validity::TransactionValidityError;
use std::collections::{BTreeMap, BTreeSet};

/// How many blocks a history has.
const BLOCKS: u32 = 500;

/// How many calls are signed in a block at most.
const CALLS: u32 = 24;

/// Who does what costs a fee, and what anybody can do.
const SECRETARY: Key = Key::FerdieStash;

/// Whether the account is drained in the second history.
///
/// Not the validators': session keys hold on to them, so that they must be released where no balance keeps them alive.
fn is_drained(account: &AccountId) -> bool {
	![SECRETARY, Key::Alice, Key::Bob, Key::Charlie, Key::Dave, Key::Eve]
		.map(|key| key.to_account_id())
		.contains(account)
		&& AsRef::<[u8; 32]>::as_ref(account)[0].is_multiple_of(2)
}

/// What a history leaves of itself.
struct History {
	/// Everything that the pallets of co-ops store, by key.
	stored: BTreeMap<Vec<u8>, Vec<u8>>,
	/// What they said happened, block by block.
	events: Vec<RuntimeEvent>,
	/// What became of each call.
	outcomes: Vec<(RuntimeCall, Result<sp_runtime::DispatchResult, TransactionValidityError>)>,
	/// How many calls succeeded, by name.
	calls: BTreeMap<(&'static str, &'static str), u32>,
	/// How many calls succeeded of people without any balance.
	by_the_poor: u32,
	/// Texts that the federation adopted by double majority.
	texts: usize,
	/// What each of the people has at the end.
	held: Vec<u128>,
	/// How many calls about shares succeeded.
	dealt: usize,
	/// What all shares are worth at par at the end.
	capital: u128,
}

/// All that is stored under a pallet's prefix.
fn stored(pallet: &str) -> BTreeMap<Vec<u8>, Vec<u8>> {
	let prefix = sp_io::hashing::twox_128(pallet.as_bytes()).to_vec();
	let mut found = BTreeMap::new();
	let mut key = prefix.clone();
	while let Some(next) = sp_io::storage::next_key(&key).filter(|next| next.starts_with(&prefix)) {
		found.insert(next.clone(), unhashed::get_raw(&next).unwrap());
		key = next;
	}
	found
}

/// What moves money about without asking anybody: gifts, transfers, reserves, and people who are left with nothing.
fn disturb(rng: &mut Rng, world: &World) {
	let give = |from: &AccountId, to: &AccountId, amount, preservation| {
		let _ = <Balances as Mutate<_>>::transfer(from, to, amount, preservation);
	};
	for _ in 0..rng.below(4) {
		let (one, other) = (rng.pick(&world.people).unwrap(), rng.pick(&world.people).unwrap());
		let amount = u128::from(rng.below(1_000)) * UNIT;
		if is_drained(&one) || is_drained(&other) {
			continue;
		}
		match rng.below(4) {
			0 => give(&Cooperatives::federation_account(), &one, amount / 20, Preservation::Preserve),
			1 => give(&one, &other, amount, Preservation::Preserve),
			2 => drop(Balances::reserve(&one, amount)),
			_ => drop(Balances::unreserve(&one, amount)),
		}
	}
	for account in world.people.iter().filter(|account| is_drained(account)) {
		let all = Balances::reducible_balance(account, Preservation::Expendable, Fortitude::Force);
		give(account, &FundAddress::get(), all, Preservation::Expendable);
	}
}

/// Whether somebody without a balance can do it like everybody else, or the secretary does it for all.
fn signer(account: AccountId, call: &RuntimeCall) -> Option<AccountId> {
	match name(call) {
		// An application costs a fee unless the applicant is a member elsewhere: newcomers are invited.
		("Membership", "apply") => None,
		("Membership", "advance" | "close" | "release_account") | ("Resolutions" | "Cooperatives", "advance") => {
			Some(SECRETARY.to_account_id())
		}
		_ => Some(account),
	}
}

/// What the federation deliberates on whatever else happens: now and then Alice proposes a text or a payment, Lindenhof
/// seconds, and delegates or members vote when they can.
fn of_federation(number: u32) -> Vec<(Key, RuntimeCall)> {
	let mut calls = vec![];
	let mut call = |by: Key, call: ResolutionsCall<Runtime>| calls.push((by, call.into()));
	let title = || b"Together".to_vec().try_into().unwrap();
	let (coop, document) = (BAKERY, document(1));
	match number % 40 {
		0 => {
			let (payee, amount) = (Cooperatives::account(COURIERS).unwrap().into(), UNIT);
			call(
				Key::Alice,
				ResolutionsCall::propose_federation_payment { coop, title: title(), document, payee, amount },
			);
		}
		20 => {
			let (track, title) = (Track::Special, title());
			call(Key::Alice, ResolutionsCall::propose_to_federation { coop, track, title, document, call: None });
		}
		1 | 21 => {
			let resolution = ResolutionCount::<Runtime>::get();
			call(Key::Dave, ResolutionsCall::second { resolution, coop: LINDENHOF, version: 0 });
		}
		_ => {
			let mut open: Vec<u32> = OpenAmongCoops::<Runtime>::iter_keys().collect();
			open.sort_unstable();
			for resolution in open {
				let one = Resolutions::<Runtime>::get(resolution).unwrap();
				// Once each: the vote has just opened.
				if !matches!(one.phase, Phase::Voting { .. }) || one.opened_at + 4_000 < next_timestamp() - 3_000 {
					continue;
				}
				for coop in [BAKERY, LINDENHOF, GROCERY, WEAVERS] {
					// Of the delegates one is now and then against it.
					let against = one.track != Track::Special && (number + coop).is_multiple_of(5);
					let choice = if against { Choice::Against } else { Choice::For };
					if one.track == Track::Special {
						for voter in members(coop) {
							call(*voter, ResolutionsCall::vote { resolution, coop, choice });
						}
					} else {
						call(delegate(coop), ResolutionsCall::vote_as_delegate { resolution, coop, choice });
					}
				}
			}
		}
	}
	calls
}

/// What is different in a history.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Trouble {
	/// Nothing.
	None,
	/// Money moves about, and some people have none.
	Money,
	/// Co-ops offer shares, and members hold them, give them to one another and are paid for them.
	Shares,
}

/// Co-ops have books and a class of shares, whether or not anybody holds any.
fn open_classes(world: &mut World) {
	for coop in 1..FOUNDED {
		for _ in 0..2 {
			let steps = world.steps_about_shares(coop);
			let (actor, call) = steps.first().cloned().unwrap();
			assert!(sp_runtime::traits::Dispatchable::dispatch(call, actor.origin()).is_ok());
		}
	}
}

/// Some of what happens with shares, past the transactions of the history.
fn deal_in_shares(world: &mut World) -> usize {
	let steps = 4 + world.rng.below(8);
	// A treasury more is money, and what the co-op's account pays then takes another way. Nobody joins a co-op that is dissolved.
	let others = ["Treasuries", "Dissolution"];
	let calls = (0..steps).filter_map(|_| world.shares()).filter(|(_, call)| !others.contains(&name(call).0));
	let made = calls.filter(|(actor, call)| {
		let origin = actor.origin();
		sp_runtime::traits::Dispatchable::dispatch(call.clone(), origin).is_ok()
	});
	made.count()
}

fn history(seed: u64, trouble: Trouble, with_shares: bool) -> History {
	let disturbed = trouble == Trouble::Money;
	let mut genesis = genesis(FEDERATION);
	endow_federation(&mut genesis, 100_000_000 * UNIT as u64);
	let mut state = state_of(genesis);
	let mut world = World::new(seed, 20);
	let mut about_money = Rng(seed ^ 0xffff);
	let mut about_shares = World::new(seed ^ 0xffff, 20);
	let mut dealt = 0;
	let keys: BTreeMap<AccountId, sr25519::Pair> =
		people().into_iter().map(|pair| (AccountId::from(pair.public()), pair)).collect();
	let (mut events, mut calls, mut by_the_poor) = (vec![], BTreeMap::new(), 0);
	let mut outcomes = vec![];

	state.execute_with(|| {
		quick_block_at(next_timestamp(), || {
			let federation = Cooperatives::federation_account();
			let give = |from: &AccountId, to: &AccountId, amount| {
				<Balances as Mutate<_>>::transfer(from, to, amount, Preservation::Preserve).unwrap();
			};
			// Co-ops can pay whatever happens to people.
			for coop in 1..=FOUNDED {
				give(&federation, &Cooperatives::account(coop).unwrap(), 1_000_000 * UNIT);
			}
			for account in &world.people {
				give(&federation, account, 10_000 * UNIT);
			}
			if with_shares {
				open_classes(&mut World::new(1, 0));
			}
		});
	});
	for number in 0..BLOCKS {
		state.execute_with(|| {
			let slots = if world.rng.chance(60) { 10 } else { 1 };
			let timestamp = next_timestamp() + (slots - 1) * rochdale_runtime::constants::SLOT_DURATION;
			quick_block_at(timestamp, || {
				if disturbed {
					disturb(&mut about_money, &world);
				}
				if trouble == Trouble::Shares {
					dealt += deal_in_shares(&mut about_shares);
				}
				// Somebody has the offices, or nobody could do anything.
				if world.rng.chance(200) {
					let (actor, call) = world.appointment();
					let _ = sp_runtime::traits::Dispatchable::dispatch(call, actor.origin());
				}
				let of_federation = of_federation(number).into_iter().map(|(by, call)| (by.to_account_id(), call));
				let made: Vec<_> = of_federation.collect();
				let random = world.rng.below(CALLS) as usize + made.len();
				for place in 0..random {
					// What is planned comes first.
					let (account, call) = if place < made.len() {
						made[place].clone()
					} else {
						match world.of_members() {
							(Actor::Signed(account), call) => (account, call),
							_ => continue,
						}
					};
					// The register of who has left closes when they are paid for their shares.
					if with_shares && [("Membership", "close"), ("Membership", "unlink")].contains(&name(&call)) {
						continue;
					}
					let Some(account) = signer(account, &call) else {
						continue;
					};
					let nonce = *System::account_nonce(&account);
					let is_poor = Balances::free_balance(&account) == 0;
					let transaction = transaction_of(&keys[&account], nonce, call.clone());
					let outcome = put_in(transaction);
					outcomes.push((call.clone(), outcome));
					if let Ok(Ok(())) = outcome {
						*calls.entry(name(&call)).or_default() += 1;
						by_the_poor += u32::from(is_poor);
					}
				}
			});
			events.extend(System::events().into_iter().map(|record| record.event).filter(|event| {
				matches!(
					event,
					RuntimeEvent::Membership(_)
						| RuntimeEvent::Cooperatives(_)
						| RuntimeEvent::Resolutions(_)
						| RuntimeEvent::ValidatorSeats(_)
				)
			}));
			if number % 100 == 99 {
				check_invariants();
			}
		});
		state.commit_all().unwrap();
	}
	state.execute_with(|| History {
		stored: OURS.iter().filter(|pallet| !MONEY.contains(pallet)).flat_map(|pallet| stored(pallet)).collect(),
		events,
		outcomes,
		calls,
		by_the_poor,
		texts: Resolutions::<Runtime>::iter_values()
			.map(|one| (one.body, one.track, one.phase))
			.chain(pallet_resolutions::Records::<Runtime>::iter_values().map(|one| (one.body, one.track, one.phase)))
			.filter(|one| *one == (pallet_resolutions::Body::Federation, Track::Special, Phase::Enacted))
			.count(),
		held: world.people.iter().map(Balances::total_balance).collect(),
		dealt,
		capital: Books::<Runtime>::iter_values().map(|book| book.par).sum(),
	})
}

/// That both histories came to the same in everything but money: what became of each call, what was told, and what is stored.
fn assert_same(seed: u64, plain: &History, disturbed: &History) {
	for ((call, one), (same, other)) in plain.outcomes.iter().zip(&disturbed.outcomes) {
		assert_eq!(call, same, "seed {seed}");
		// What does not succeed costs a fee, which not everybody can pay.
		let (good, too) = (matches!(one, Ok(Ok(()))), matches!(other, Ok(Ok(()))));
		assert_eq!(good, too, "seed {seed}: {call:?}: {one:?}, {other:?}");
	}
	for (number, (one, other)) in plain.events.iter().zip(&disturbed.events).enumerate() {
		assert_eq!(one, other, "seed {seed}: event {number}");
	}
	assert_eq!(plain.events.len(), disturbed.events.len(), "seed {seed}");
	assert_eq!(plain.calls, disturbed.calls, "seed {seed}");
	let keys: BTreeSet<_> = plain.stored.keys().chain(disturbed.stored.keys()).collect();
	for key in keys {
		assert_eq!(plain.stored.get(key), disturbed.stored.get(key), "seed {seed}: {:?}", key.encode());
	}
}

#[test]
fn money_changes_no_vote_no_seat_and_no_office() {
	for seed in [1845, 1938] {
		let (plain, disturbed) = (history(seed, Trouble::None, false), history(seed, Trouble::Money, false));
		let differ = plain.held.iter().zip(&disturbed.held).filter(|(one, other)| one.abs_diff(**other) > UNIT).count();
		assert!(differ > plain.held.len() / 2, "{differ} people have more or less than before");
		assert_eq!(plain.by_the_poor, 0);
		assert!(disturbed.by_the_poor > 200, "{}", disturbed.by_the_poor);

		assert_same(seed, &plain, &disturbed);

		// The histories were those of a co-op: people came and went, and decisions were made.
		let count = |is: fn(&RuntimeEvent) -> bool| plain.events.iter().filter(|event| is(event)).count();
		let happened = [
			count(|event| matches!(event, RuntimeEvent::Membership(MembershipEvent::Entered { .. }))),
			count(|event| matches!(event, RuntimeEvent::Membership(MembershipEvent::SeatEnded { .. }))),
			count(|event| matches!(event, RuntimeEvent::Membership(MembershipEvent::Suspended { .. }))),
			count(|event| matches!(event, RuntimeEvent::Resolutions(ResolutionsEvent::Voted { .. }))),
			count(|event| matches!(event, RuntimeEvent::Resolutions(ResolutionsEvent::Rejected { .. }))),
			count(|event| matches!(event, RuntimeEvent::Resolutions(ResolutionsEvent::Enacted { .. }))),
			count(|event| matches!(event, RuntimeEvent::Cooperatives(pallet_cooperatives::Event::OfficeGiven { .. }))),
			// And those of the federation: delegates and members voted, and its account paid.
			count(|event| matches!(event, RuntimeEvent::Resolutions(ResolutionsEvent::DelegateVoted { .. }))),
			count(|event| {
				matches!(event, RuntimeEvent::Cooperatives(pallet_cooperatives::Event::FederationActed { .. }))
			}),
			plain.texts,
		];
		println!("seed {seed}: {happened:?}, {} calls of people without balance", disturbed.by_the_poor);
		assert!(happened.iter().all(|times| *times > 0), "seed {seed}: {happened:?}");
	}
}

#[test]
fn shares_change_no_vote_no_seat_and_no_office() {
	let seed = 1844;
	let (plain, disturbed) = (history(seed, Trouble::None, true), history(seed, Trouble::Shares, true));
	println!("{} calls about shares, {} of capital", disturbed.dealt, disturbed.capital);
	assert_eq!((plain.dealt, plain.capital), (0, 0));
	assert!(disturbed.dealt > 1_000 && disturbed.capital > 100 * UNIT, "{} {}", disturbed.dealt, disturbed.capital);
	assert_same(seed, &plain, &disturbed);
	let voted = |event: &&RuntimeEvent| matches!(event, RuntimeEvent::Resolutions(ResolutionsEvent::Voted { .. }));
	assert!(plain.events.iter().filter(voted).count() > 100);
}
