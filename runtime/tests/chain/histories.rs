//! Long histories of random calls from everybody, and bytes that nobody has written.

use crate::{
	capital,
	harness::*,
	moves::{frozen_call, people, Actor, Name, Rng, World, FOUNDED, LONG},
	samples::{calls_of_members, name},
};
use codec::Decode;
use frame_support::{dispatch::GetDispatchInfo, traits::fungible::Inspect};
use pallet_capped_shares::Stakes;
use pallet_coop_membership::{KeptAlive, Seats};
use pallet_custody::UNITS_ISSUED;
use pallet_ledger::{
	AccountOfAddress, Accounts, Call as LedgerCall, Entries, EntryLeg, Event as LedgerEvent, Origin, Pendings,
};
use pallet_resolutions::Event as ResolutionsEvent;
use rochdale_primitives::{
	ledger::{AccountNo, Basis, Cash, EntryNo, Keeper, LedgerId, Party, Side},
	CoopInspect,
};
use rochdale_runtime::{
	configs::money::FundAddress,
	constants::{SLOT_DURATION, UNIT},
	AccountId, Balances, Cooperatives, Custody, Hash, Runtime, RuntimeCall, RuntimeEvent, System,
};
use sp_core::{sr25519, Pair};
use sp_runtime::traits::Dispatchable;
use std::collections::BTreeMap;

/// How many calls there are, and after how many of them the invariants are checked.
const CALLS: u32 = 100_000;
const CHECKED_EVERY: u32 = 1_000;

/// What a history of this length may not come to: an heir is paid when money is divided, and only what was not there then is paid
/// by this call. A story of its own makes it (`money/dissolution.rs`).
const SELDOM: [(&str, &str); 1] = [("Dissolution", "pay_residue")];

/// After how many calls a history heads for what chance has not brought.
const LEFT_TO_CHANCE: u32 = 15_000;

/// So many of the calls are told that came last.
const LAST: usize = 12;

/// How many accounts something else uses at once.
const USED_ELSEWHERE: usize = 8;

/// A day of a slot: long enough that people do something in it, short enough for years to pass.
const DAY: u64 = SLOT_DURATION;

/// A civil day, in milliseconds, whatever a day of deadlines is.
const CIVIL_DAY: u64 = 86_400_000;

/// The seed, or another one to look for what this one does not find.
fn seed() -> u64 {
	let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1865);
	println!("the seed is {seed}");
	seed
}

/// Gives most of the people and the co-ops money that a founder has, which nothing here depends on but payments.
fn endow(world: &World) {
	use frame_support::traits::{fungible::Mutate, tokens::Preservation::Preserve};
	let coops = (1..=FOUNDED).filter_map(Cooperatives::account);
	for account in world.people.iter().take(20).cloned().chain(coops) {
		Balances::transfer(&Cooperatives::federation_account(), &account, 300 * UNIT, Preserve).unwrap();
	}
}

/// How often a call was made.
#[derive(Default)]
struct Count {
	/// By somebody, with success.
	made: u32,
	/// By a resolution that took effect.
	enacted: u32,
	/// By somebody, without.
	refused: u32,
}

impl Count {
	/// Whether it never succeeded.
	const fn is_zero(&self) -> bool {
		self.made == 0 && self.enacted == 0
	}
}

/// What the resolutions have done that took effect in this block.
fn enacted() -> Vec<RuntimeCall> {
	let calls = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::Resolutions(ResolutionsEvent::Enacted { resolution }) => frozen_call(resolution),
		_ => None,
	});
	calls
		.flat_map(|call| match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => calls,
			call => vec![call],
		})
		.collect()
}

/// Now and then an account is used, or no longer used, by something else that does not let it go.
fn use_elsewhere(world: &mut World) {
	// What nothing else keeps alive any more is let go soon.
	let is_left = |account: &AccountId| KeptAlive::<Runtime>::get(account) == Some(0);
	if let Some(left) = world.in_use.iter().position(is_left).filter(|_| world.rng.chance(500)) {
		System::dec_consumers(&world.in_use.remove(left));
	}
	if world.rng.chance(700) {
		return;
	}
	if world.in_use.len() >= USED_ELSEWHERE {
		System::dec_consumers(&world.in_use.remove(0));
		return;
	}
	// Somebody whom nothing but a single seat or application keeps alive, an application rather, which ends soon.
	let is_alone = |account: &&AccountId| {
		KeptAlive::<Runtime>::get(account) == Some(1)
			&& Balances::free_balance(*account) == 0
			&& !world.in_use.contains(account)
	};
	let alone: Vec<AccountId> = world.people.iter().filter(is_alone).cloned().collect();
	let has_no_seat = |account: &&AccountId| Seats::<Runtime>::iter_key_prefix(account).next().is_none();
	let applying: Vec<AccountId> = alone.iter().filter(has_no_seat).cloned().collect();
	if let Some(account) = world.rng.pick(&applying).or_else(|| world.rng.pick(&alone)) {
		System::inc_consumers(&account).unwrap();
		world.in_use.push(account);
	}
}

/// The next timestamp, mostly in the next slot, or that for which something waits.
fn later(rng: &mut Rng, awaited: Option<u64>) -> u64 {
	let next = next_timestamp();
	if let Some(at) = awaited.filter(|at| *at > next) {
		return at.next_multiple_of(SLOT_DURATION);
	}
	let slots = match rng.below(100) {
		0..=84 => 1,
		85..=89 => 2,
		// Deadline time goes thirty seconds ahead at most.
		90..=98 => 10,
		// Years pass now and then, because what nobody wants lapses after five.
		99 if rng.chance(400) => CIVIL_DAY / SLOT_DURATION * 365,
		// Months pass, because budgets follow the calendar.
		_ => CIVIL_DAY / SLOT_DURATION * u64::from(1 + rng.below(20)),
	};
	let timestamp = next + (slots - 1) * SLOT_DURATION;
	// The last of the validators is down most of the time, so that its seat rests.
	let authors = u64::try_from(pallet_aura::Authorities::<Runtime>::decode_len().unwrap()).unwrap();
	let is_last = (timestamp / SLOT_DURATION) % authors == authors - 1;
	if is_last && rng.chance(999) {
		timestamp + SLOT_DURATION
	} else {
		timestamp
	}
}

/// Whether two have approved what it rests on neither of whom has asked for it, or those have decided it whose money it is.
fn is_of_two_or_decided(basis: &Basis) -> bool {
	match basis {
		Basis::Request { requested_by, approved_by, .. } => {
			let first = approved_by.first();
			approved_by.iter().any(|hand| Some(hand) != first) && !approved_by.contains(requested_by)
		}
		Basis::Resolution(_) => true,
		_ => false,
	}
}

/// Whether the leg is about what shares owe somebody, what two officers hand to another treasury of the co-op or pay to the fund, or
/// what the fund and the federation get of a surplus.
fn is_of_shares(ledger: LedgerId, leg: &EntryLeg<AccountId, Hash>, basis: &Basis) -> bool {
	let kept_by = Accounts::<Runtime>::get(ledger, leg.account).unwrap().terms.keeper;
	let is_due = match kept_by {
		Keeper::Shares => true,
		Keeper::Surplus => matches!(leg.party, Some(Party::Fund | Party::Federation)),
		Keeper::Dissolution => matches!(leg.party, Some(Party::Coop(_) | Party::Federation)),
		// What a co-op gives back or owes, by the word of two officers.
		Keeper::Fund => leg.party == Some(Party::Fund),
		_ => false,
	};
	let is_by_rule = *basis == Basis::Rule || kept_by == Keeper::Dissolution && matches!(basis, Basis::Dissolution(_));
	is_by_rule && leg.side == Side::Debit && is_due
}

/// Fails where an entry says that money has gone on the word of one. Says whether any has, and whether by bank.
///
/// What was approved or decided can go, and what is due to a co-op that has left. By bank two different hands have to say that it
/// has; that is enough for what a bank takes by itself, for receipts that are taken back and for entries that were wrong.
fn went(ledger: LedgerId, number: EntryNo) -> Option<bool> {
	let entry = Entries::<Runtime>::get(ledger, number).unwrap();
	let is_cash = |account| Accounts::<Runtime>::get(ledger, account).unwrap().terms.cash != Cash::None;
	if !entry.legs.iter().any(|leg| leg.side == Side::Credit && is_cash(leg.account)) {
		return None;
	}
	let of_pending = entry.legs.iter().filter_map(|leg| match leg.origin {
		Some(Origin::Item(pending, _)) => Some((leg, Pendings::<Runtime>::get(ledger, pending).unwrap().basis)),
		_ => None,
	});
	let is_claim = |basis: &Basis, party: &Option<_>| *basis == Basis::Rule && matches!(party, Some(Party::Coop(_)));
	for (leg, basis) in of_pending {
		let is_due = is_claim(&basis, &leg.party) || is_of_shares(ledger, leg, &basis);
		assert!(is_of_two_or_decided(&basis) || is_due, "{ledger:?} {number}: {basis:?}");
	}
	match entry.hands {
		Some([one, other]) => assert!(one != other, "{ledger:?} {number}: {one:?} alone"),
		None => {
			let is_due = |leg: &&EntryLeg<AccountId, Hash>| {
				is_claim(&entry.basis, &leg.party) || is_of_shares(ledger, leg, &entry.basis)
			};
			let is_due = entry.legs.iter().find(is_due).is_some();
			assert!(is_of_two_or_decided(&entry.basis) || is_due, "{ledger:?} {number}: {:?}", entry.basis);
		}
	}
	Some(entry.hands.is_some())
}

/// The entries of this block.
fn entered() -> Vec<(LedgerId, EntryNo)> {
	let entered = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::Ledger(LedgerEvent::Entered { ledger, entry, .. }) => Some((ledger, entry)),
		_ => None,
	});
	entered.collect()
}

/// The only calls that make or burn units.
const MAKE_UNITS: [(&str, &str); 6] = [
	// Two signers say that a custodian has paid.
	("Treasuries", "end_redemption"),
	("Custody", "confirm_deposits"),
	("Custody", "advance"),
	("Custody", "acknowledge_payout"),
	("Custody", "confirm_payout"),
	("Custody", "decide_redemption"),
];

/// What was attested less what was redeemed.
fn attested() -> u128 {
	let custodians = Accounts::<Runtime>::iter_prefix(LedgerId::Custody).filter(|(no, _)| *no != UNITS_ISSUED);
	custodians.map(|(_, account)| account.sums.debits - account.sums.credits).sum()
}

/// What each address of a ledger holds that nobody has entered yet.
fn not_entered() -> BTreeMap<AccountId, u128> {
	let addresses = AccountOfAddress::<Runtime>::iter();
	let of = |(address, (ledger, account)): (AccountId, (LedgerId, AccountNo))| {
		let sums = Accounts::<Runtime>::get(ledger, account).unwrap().sums;
		let more = Balances::total_balance(&address).checked_sub(sums.debits - sums.credits);
		let more = more.unwrap_or_else(|| panic!("{ledger:?} has less than its books say: {sums:?}"));
		(address, more)
	};
	addresses.map(of).collect()
}

/// The address whose receipts the call enters, alone or with what it pays in.
fn entering(call: &RuntimeCall) -> Option<AccountId> {
	let RuntimeCall::Ledger(
		LedgerCall::enter_receipts { ledger, account } | LedgerCall::contribute { ledger, account, .. },
	) = call
	else {
		return None;
	};
	match Accounts::<Runtime>::get(ledger, account)?.terms.cash {
		Cash::Units { address, .. } => Some(address),
		_ => None,
	}
}

/// Whether a member who may have left was paid at this account what was owed to them for shares.
fn was_paid_for_shares(to: &AccountId) -> bool {
	let paid = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::Shares(pallet_capped_shares::Event::PaidOut { coop, member, .. }) => Some((coop, member)),
		_ => None,
	});
	let mut accounts = paid.filter_map(|(coop, member)| Stakes::<Runtime>::get(coop, member).account);
	accounts.any(|account| account == *to)
}

/// Makes a call, some as transactions that cost a fee, and says whether it succeeded.
///
/// Whatever it is, it makes no units unless it is one of those that do, and nobody receives any who may not. What it pays in or
/// out is in the books at once, and the books say what an address holds when its receipts are entered.
fn make(world: &mut World, keys: &BTreeMap<AccountId, sr25519::Pair>, actor: &Actor, call: RuntimeCall) -> bool {
	// What is the cash of a ledger has no key, and no resolution acts for it. Contributions refuse it by themselves; a transfer or a
	// redemption that it could sign would leave less than the books say.
	let is_cash = matches!(actor, Actor::Signed(account) if AccountOfAddress::<Runtime>::contains_key(account));
	if is_cash && !matches!(call, RuntimeCall::Ledger(LedgerCall::contribute { .. })) {
		return false;
	}
	let (before, seen) = (Balances::total_issuance(), System::event_count());
	let pair = match actor {
		Actor::Signed(account) => keys.get(account).filter(|_| world.rng.chance(250)).map(|pair| (account, pair)),
		_ => None,
	};
	let made_by = name(&call);
	let in_books = ["Ledger", "Treasuries", "Shares", "Surplus", "Dissolution", "SolidarityFund"]
		.contains(&made_by.0)
		.then(|| (not_entered(), entering(&call)));
	let is_made = match pair {
		Some((account, pair)) => {
			let transaction = transaction_of(pair, *System::account_nonce(account), call);
			matches!(put_in(transaction), Ok(Ok(())))
		}
		None => {
			let most = call.get_dispatch_info().call_weight;
			let result = call.dispatch(actor.origin());
			// A refusal weighs no more than the call either: what it says beyond that is cut off.
			let used = result.unwrap_or_else(|refusal| refusal.post_info).actual_weight.unwrap_or(most);
			assert!(used.all_lte(most), "{made_by:?} weighs {used} where it said {most} at most");
			result.is_ok()
		}
	};
	assert!(!is_cash || !is_made, "the cash of a ledger has paid in by itself");
	if let Some((before, address)) = in_books.filter(|_| is_made) {
		let after = not_entered();
		// The fee of the call comes to the fund after it.
		for (one, more) in before.into_iter().filter(|(one, _)| *one != FundAddress::get()) {
			let is_entered = after[&one] == 0;
			assert!(is_entered || after[&one] == more && Some(&one) != address.as_ref(), "{made_by:?}: {more}");
		}
	}
	let after = Balances::total_issuance();
	assert!(before == after || MAKE_UNITS.contains(&made_by), "{made_by:?} made or burnt units");
	assert_eq!(after, attested(), "{made_by:?}");
	// Members' own pallets move no units.
	let moves = [
		"Balances",
		"Cooperatives",
		"Ledger",
		"Treasuries",
		"Custody",
		"Shares",
		"Surplus",
		"Dissolution",
		"SolidarityFund",
	]
	.contains(&made_by.0);
	let events = moves.then(System::read_events_no_consensus).into_iter().flatten();
	for record in events.skip(seen as usize) {
		if let RuntimeEvent::Balances(
			pallet_balances::Event::Transfer { to, .. } | pallet_balances::Event::Endowed { account: to, .. },
		) = &record.event
		{
			// What a transaction gives back of its own fee is no receipt.
			let is_own = matches!(actor, Actor::Signed(account) if account == to) || was_paid_for_shares(to);
			assert!(is_own || Custody::may_receive(to), "{made_by:?} by {actor:?}: {:?}", record.event);
		}
	}
	is_made
}

#[test]
fn no_sequence_of_calls_breaks_an_invariant() {
	let seed = seed();
	let mut genesis = genesis(FEDERATION);
	genesis["clock"]["dayLength"] = DAY.into();
	let mut state = state_of(genesis);
	let mut world = World::new(seed, 40);
	world.with_shares = true;
	let keys: BTreeMap<AccountId, sr25519::Pair> =
		people().into_iter().map(|pair| (AccountId::from(pair.public()), pair)).collect();
	let mut counts: BTreeMap<Name, Count> = BTreeMap::new();
	state.execute_with(|| quick_block_at(next_timestamp(), || endow(&world)));

	let (mut made, mut checked) = (0, 0);
	let (mut by_bank, mut in_units) = (0u32, 0u32);
	let expected: Vec<_> = calls_of_members().iter().map(name).collect();
	let missed = |counts: &BTreeMap<Name, Count>| -> Vec<_> {
		expected.iter().filter(|name| counts.get(*name).is_none_or(Count::is_zero)).copied().collect()
	};
	let mut met: BTreeMap<Name, u32> = BTreeMap::new();
	while made < CALLS {
		state.execute_with(|| {
			let timestamp = later(&mut world.rng, world.aims.awaited());
			// With a year its deadlines pass, too, as if its blocks had been made.
			let days = (timestamp - next_timestamp()) / CIVIL_DAY;
			let is_long = days > u64::try_from(LONG).unwrap();
			quick_block_at(timestamp, || {
				if is_long {
					pallet_clock::Now::<Runtime>::mutate(|times| {
						let times = times.as_mut().unwrap();
						times.deadline = times.civil.min(times.deadline + days * CIVIL_DAY);
					});
				}
				for _ in 0..world.rng.below(80) {
					let (actor, call) = world.any();
					let name = name(&call);
					let is_made = make(&mut world, &keys, &actor, call);
					let count = counts.entry(name).or_default();
					*(if is_made { &mut count.made } else { &mut count.refused }) += 1;
					made += 1;
					if is_made {
						met.entry(name).or_insert(made);
						world.aims.is_met(name);
					}
				}
				use_elsewhere(&mut world);
			});
			// What resolutions and deadlines bring included.
			assert_eq!(Balances::total_issuance(), attested());
			assert_eq!(capital::check(), Ok(()));
			for is_by_bank in entered().into_iter().filter_map(|(ledger, entry)| went(ledger, entry)) {
				*(if is_by_bank { &mut by_bank } else { &mut in_units }) += 1;
			}
			for call in enacted() {
				counts.entry(name(&call)).or_default().enacted += 1;
			}
			if made / CHECKED_EVERY > checked {
				checked = made / CHECKED_EVERY;
				check_invariants();
				if checked.is_multiple_of(25) {
					println!("{made} calls, without {:?}", missed(&counts));
				}
			}
		});
		if made >= LEFT_TO_CHANCE {
			world.aims.set(missed(&counts));
		}
		// The root of the state is computed from what is not committed, at the end of each block.
		state.commit_all().unwrap();
	}
	state.execute_with(check_invariants);

	for ((pallet, call), Count { made, enacted, refused }) in &counts {
		println!("{pallet}.{call}: {made} made, {enacted} enacted by resolutions, {refused} refused");
	}
	println!("{made} calls in {} blocks", state.execute_with(System::block_number));
	let mut met: Vec<_> = met.into_iter().map(|(name, after)| (after, name)).collect();
	met.sort_unstable();
	println!("the last that succeeded for the first time, and after how many calls: {:?}", &met[met.len() - LAST..]);
	println!("{by_bank} times money went by bank and {in_units} times in units");
	assert!(by_bank > 0 && in_units > 0);
	let never: Vec<_> = missed(&counts).into_iter().filter(|name| !SELDOM.contains(name)).collect();
	assert_eq!(never, [], "seed {seed}: these never succeeded");
}

#[test]
fn nothing_that_decodes_panics() {
	let seed = seed();
	on(FEDERATION, || {
		let mut world = World::new(seed, 40);
		quick_block_at(next_timestamp(), || endow(&world));
		// The bytes of plausible calls, with some of them changed, and bytes that begin like a call of some pallet.
		let pallets = [0, 1, 2, 10, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 32, 35, 40, 41, 42];
		let (mut decoded, mut tried) = (0u32, 0u32);
		for _ in 0..100 {
			quick_block_at(next_timestamp(), || {
				for _ in 0..200 {
					tried += 1;
					let mut bytes = if world.rng.chance(500) {
						let (_, call) = world.any();
						let mut bytes = codec::Encode::encode(&call);
						for _ in 0..=world.rng.below(3) {
							let at = world.rng.below(u32::try_from(bytes.len()).unwrap()) as usize;
							bytes[at] = world.rng.next().to_le_bytes()[0];
						}
						bytes
					} else {
						(0..world.rng.below(120)).map(|_| world.rng.next().to_le_bytes()[0]).collect()
					};
					if let (Some(first), true) = (bytes.first_mut(), world.rng.chance(500)) {
						*first = world.rng.pick(&pallets).unwrap();
					}
					if let (Some(second), true) = (bytes.get_mut(1), world.rng.chance(300)) {
						*second %= 40;
					}
					let Ok(call) = RuntimeCall::decode(&mut &*bytes) else {
						continue;
					};
					decoded += 1;
					let actor = match world.rng.below(12) {
						10 => Actor::Federation(rochdale_primitives::FederationMandate {
							resolution: 1,
							track: rochdale_primitives::Track::Special,
							opened_at: u64::MAX,
						}),
						11 => Actor::Agreement(rochdale_primitives::AgreementMandate {
							parties: vec![1, 2].try_into().unwrap(),
							resolution: 1,
							track: rochdale_primitives::Track::Special,
							opened_at: u64::MAX,
						}),
						0 => Actor::Coop(rochdale_primitives::Mandate {
							coop: 1 + world.rng.below(FOUNDED),
							resolution: 1,
							track: rochdale_primitives::Track::Special,
							secrecy: rochdale_primitives::Secrecy::Secret,
							opened_at: u64::MAX,
						}),
						// Inherents are the block author's: nobody else can make a call without an origin.
						1 if name(&call).0 != "Timestamp" => Actor::Nobody,
						_ => Actor::Signed(world.anybody()),
					};
					let _ = call.dispatch(actor.origin());
				}
			});
		}
		println!("{decoded} of {tried} sequences of bytes were calls");
		assert!(decoded > 2_000, "{decoded}");
	});
}
