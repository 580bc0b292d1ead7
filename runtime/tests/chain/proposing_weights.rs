//! Whoever proposes the call that takes the most reading is weighed by what is read, and by little more.

use crate::{
	coops::title,
	federation::{strangers, with_members},
	harness::*,
};
use codec::Encode;
use frame_support::{
	dispatch::GetDispatchInfo,
	storage::{with_transaction, TransactionOutcome},
	traits::{fungible::Mutate, WhitelistedStorageKeys},
	weights::constants::ParityDbWeight,
};
use pallet_coop_membership::Members;
use pallet_cooperatives::{Call as CooperativesCall, CoopCount, Coops};
use pallet_resolutions::{Call as ResolutionsCall, Motions, OpaqueCall, ResolutionCount, MAX_ALTERNATIVES};
use pallet_treasuries::{Call as TreasuriesCall, NewSigner, Rules, SignerKind, Treasuries, YearBegin};
use rochdale_mocks::accesses::{watched, Access};
use rochdale_primitives::{
	money::{Mode, TreasuryId},
	CoopId, Office, ResolutionId, Secrecy, Track,
};
use rochdale_runtime::{
	configs::governance::longest_look::{co_ops, longest, pay, treasuries},
	constants::UNIT,
	questions::beside_accesses,
	AccountId, AllPalletsWithSystem, Balances, Runtime, RuntimeCall, RuntimeOrigin,
};
use sp_core::{hexdisplay::HexDisplay, Pair};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::Dispatchable, DispatchError, MultiAddress};
use std::collections::BTreeSet;

const BAKERY: CoopId = 1;
/// The co-op whose first treasury the others are like.
const OPENER: CoopId = 3;

/// The items that were read and written, each once, as weights count them.
#[derive(Clone, Default)]
struct Accesses {
	reads: BTreeSet<String>,
	writes: BTreeSet<String>,
}

impl Accesses {
	/// Those of what is done, without what is left out.
	fn of<R>(left_out: &BTreeSet<String>, done: impl FnOnce() -> R) -> (R, Self) {
		let (result, seen) = watched(done);
		let mut accesses = Self::default();
		// What begins with a colon is of no pallet, and what every block reads has been read.
		let counts = |key: &str| !key.is_empty() && !key.starts_with("3a") && !left_out.contains(key);
		for Access { method, key } in seen.into_iter().filter(|access| counts(&access.key)) {
			match method.as_str() {
				"Get" | "Exists" | "Hash" if !accesses.writes.contains(&key) => _ = accesses.reads.insert(key),
				"Put" | "Append" => _ = accesses.writes.insert(key),
				_ => (),
			}
		}
		(result, accesses)
	}

	/// What they weigh in the database.
	fn weight(&self) -> u64 {
		let (reads, writes) = (self.reads.len() as u64, self.writes.len() as u64);
		ParityDbWeight::get().reads_writes(reads, writes).ref_time()
	}
}

/// What a call of Alice's accesses, and the weights of accesses that it declares and that it reports, in picoseconds.
struct Measured {
	counted: Accesses,
	declared: u64,
	used: u64,
	result: Result<(), DispatchError>,
}

fn undone<R>(f: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(f()))).unwrap()
}

fn measured(by: &AccountId, call: impl Into<RuntimeCall>) -> Measured {
	let call = call.into();
	let origin = || RuntimeOrigin::signed(by.clone());
	let used = || {
		let most = call.get_dispatch_info().call_weight;
		let made = undone(|| call.clone().dispatch(origin()));
		made.unwrap_or_else(|failed| failed.post_info).actual_weight.unwrap_or(most).min(most)
	};
	let of_accesses =
		|weigh: &dyn Fn() -> frame_support::weights::Weight| weigh().ref_time() - beside_accesses(weigh).ref_time();
	let (declared, used) = (of_accesses(&|| call.get_dispatch_info().call_weight), of_accesses(&used));
	let whitelisted = AllPalletsWithSystem::whitelisted_storage_keys();
	let whitelisted = whitelisted.iter().map(|tracked| HexDisplay::from(&tracked.key).to_string()).collect();
	let (result, counted) = Accesses::of(&whitelisted, || undone(|| call.clone().dispatch(origin())));
	Measured { counted, declared, used, result: result.map(|_| ()).map_err(|failed| failed.error) }
}

fn account_of(treasury: TreasuryId) -> AccountId {
	Treasuries::<Runtime>::get(treasury).unwrap().account
}

fn registered(number: u32) -> Vec<AccountId> {
	(0..number)
		.map(|one| {
			let account = AccountId::from([100 + one as u8; 32]);
			let registration = pallet_custody::Registration { coop: 2, purpose: document(1), since: 0, by: None };
			pallet_custody::Registered::<Runtime>::insert(&account, registration);
			// Of whom a co-op has named it is asked whether they have keys.
			pallet_validator_seats::CoopOfValidator::<Runtime>::insert(&account, 2);
			account
		})
		.collect()
}

fn act(payee: AccountId) -> RuntimeCall {
	let call = Box::new(pallet_balances::Call::transfer_keep_alive { dest: payee.into(), value: 1 }.into());
	CooperativesCall::act { call }.into()
}

/// Co-ops beyond those of which all are asked whether they own a treasury.
fn large_federation() {
	let model = Coops::<Runtime>::get(BAKERY).unwrap();
	for coop in (1..=200).filter(|coop| !Coops::<Runtime>::contains_key(coop)) {
		Coops::<Runtime>::insert(coop, model.clone());
	}
	CoopCount::<Runtime>::put(200);
}

/// Calls of one kind, of which none accesses more than its weight says, and one that succeeds nearly as much.
#[derive(Default)]
struct Kind(Vec<(String, Measured)>);

impl Kind {
	fn with(&mut self, name: &str, by: &AccountId, call: ResolutionsCall<Runtime>) {
		self.0.push((name.into(), measured(by, call)));
	}

	/// What is wrong with the weights of these.
	fn wrong(&self, kind: &str) -> Vec<String> {
		let (mut wrong, mut closest) = (vec![], 0);
		for (name, Measured { counted, declared, used, result }) in &self.0 {
			let (reads, writes, weight) = (counted.reads.len(), counted.writes.len(), counted.weight());
			println!(
				"{kind}, {name}: {reads} reads and {writes} writes weigh {weight} of {used}, declared {declared} {result:?}"
			);
			if weight > *used || used > declared {
				wrong.push(format!("{kind}, {name}: {weight} of {used}, declared {declared}"));
			}
			if result.is_ok() {
				closest = closest.max(weight * 100 / used);
			}
		}
		if closest < 90 {
			wrong.push(format!("{kind}: {closest} % at most"));
		}
		wrong
	}
}

fn dispatched(by: &AccountId, call: ResolutionsCall<Runtime>) -> ResolutionId {
	let made = RuntimeCall::from(call.clone()).dispatch(RuntimeOrigin::signed(by.clone()));
	assert!(made.is_ok(), "{call:?} {made:?}");
	ResolutionCount::<Runtime>::get()
}

const TRACK: Track = Track::Ordinary;

/// So many stand beside the first one when the last one comes.
const BESIDE: usize = MAX_ALTERNATIVES as usize - 2;

fn propose(call: &RuntimeCall) -> ResolutionsCall<Runtime> {
	let (title, document, call) = (title(), document(1), OpaqueCall::from(call));
	ResolutionsCall::propose { coop: BAKERY, track: TRACK, secrecy: Secrecy::Open, title, document, call }
}

fn to_federation(call: Option<&RuntimeCall>) -> ResolutionsCall<Runtime> {
	let (title, document, call) = (title(), document(1), call.map(OpaqueCall::from));
	ResolutionsCall::propose_to_federation { coop: BAKERY, track: TRACK, title, document, call }
}

fn agreement(call: Option<&RuntimeCall>) -> ResolutionsCall<Runtime> {
	let parties = (1..=16).collect::<Vec<CoopId>>().try_into().unwrap();
	let (title, document, call) = (title(), document(1), call.map(OpaqueCall::from));
	ResolutionsCall::propose_agreement { coop: BAKERY, parties, track: TRACK, title, document, call }
}

fn amend(resolution: ResolutionId, call: Option<&RuntimeCall>) -> ResolutionsCall<Runtime> {
	let (title, document, call) = (title(), document(2), call.map(OpaqueCall::from));
	ResolutionsCall::amend { resolution, title, document, call }
}

fn second(resolution: ResolutionId, version: u8) {
	dispatched(&Key::Bob.to_account_id(), ResolutionsCall::second { resolution, coop: BAKERY, version });
}

/// Puts a text on the agenda to which nobody objects yet.
fn consent() -> ResolutionId {
	let (title, document, secrecy) = (title(), document(1), Secrecy::Open);
	let text = ResolutionsCall::propose_text { coop: BAKERY, track: Track::Consent, secrecy, title, document };
	let resolution = dispatched(&Key::Alice.to_account_id(), text);
	second(resolution, 0);
	resolution
}

/// Batches of calls that take much reading, and some that pay so many that they are refused.
fn calls() -> Vec<(&'static str, RuntimeCall)> {
	let shared = treasuries(OPENER, 1..=16, 92).unwrap();
	let by_seven: Vec<_> = treasuries(OPENER, 1..=7, 9).unwrap().into_iter().map(account_of).collect();
	let own = treasuries(OPENER, OPENER..=OPENER, 48).unwrap();
	let registered = registered(45);
	let mut sixteen = registered[..15].to_vec();
	// Their co-op answers for them.
	sixteen.push(Coops::<Runtime>::get(2).unwrap().account);
	let all: Vec<_> = shared.iter().map(|id| account_of(*id)).collect();
	let of = |call: &dyn Fn(usize) -> RuntimeCall| longest(|n| Some(call(n))).unwrap();
	let signed_by = |first: CoopId| {
		let signer = |coop| NewSigner { who: SignerKind::Office(coop, Office::Chair), days: 300 };
		RuntimeCall::from(TreasuriesCall::open_treasury {
			title: b"O".to_vec().try_into().unwrap(),
			currency: *b"EUR",
			mode: Mode::Units,
			rules: Rules { threshold: 9, tier1: UNIT, tier2: 10 * UNIT },
			signers: (first..first + 16).map(signer).collect::<Vec<_>>().try_into().unwrap(),
			lines: Default::default(),
			shares: Default::default(),
			year_begins: YearBegin::JANUARY,
		})
	};
	let most_items = (1..=shared.len()).rev().find_map(|count| {
		let call = pay(own[0], Some(1), &shared[..count]).unwrap();
		(call.encoded_size() <= 2_048).then_some(call)
	});
	vec![
		("to 16 accounts", of(&|n| act(sixteen[n % 16].clone()))),
		("to 9 treasuries", of(&|n| act(by_seven[n % 9].clone()))),
		("to too many accounts", of(&|n| act(registered[n % 45].clone()))),
		("to too many owners", of(&|n| act(all[n].clone()))),
		("one payment to most treasuries", most_items.unwrap()),
		("payments from most treasuries", longest(|n| pay(own[n], Some(1), &shared[n..=n])).unwrap()),
		("pauses", of(&|n| TreasuriesCall::set_pause { treasury: own[n], days: 1 }.into())),
		("closed lines", of(&|n| TreasuriesCall::close_line { treasury: own[n], line: 1 }.into())),
		("signers of most co-ops", of(&|n| signed_by(n as u32 * 16 + 1))),
	]
}

#[test]
fn whoever_proposes_is_weighed_by_what_is_read_and_by_little_more() {
	let people = strangers(7);
	state_of(with_members(BAKERY, &people)).execute_with(|| {
		block(|| ());
		let calls = calls();
		let alice = Key::Alice.to_account_id();
		let treasurer = Members::<Runtime>::get(OPENER, 1).unwrap().account.unwrap();
		let mut wrong = vec![];

		let (mut alone, mut together, mut agreeing) = (Kind::default(), Kind::default(), Kind::default());
		large_federation();
		let (name, signers) = calls.last().unwrap();
		alone.with(&format!("{name} of many"), &alice, propose(signers));
		CoopCount::<Runtime>::put(5);
		for coop in 6..=200 {
			Coops::<Runtime>::remove(coop);
		}
		co_ops(BAKERY, 16);
		for (name, call) in &calls {
			alone.with(name, &alice, propose(call));
			together.with(name, &alice, to_federation(Some(call)));
			agreeing.with(name, &alice, agreement(Some(call)));
		}
		together.with("text", &alice, to_federation(None));
		agreeing.with("text", &alice, agreement(None));
		wrong.extend(alone.wrong("propose"));
		wrong.extend(together.wrong("propose_to_federation"));
		wrong.extend(agreeing.wrong("propose_agreement"));

		let (mut own, mut of_federation) = (Kind::default(), Kind::default());
		for coop in 6..=200 {
			Coops::<Runtime>::remove(coop);
		}
		co_ops(BAKERY, 15);
		Balances::mint_into(&Coops::<Runtime>::get(OPENER).unwrap().account, 100 * UNIT).unwrap();
		let shared = [15, 16].map(|last| account_of(treasuries(OPENER, 1..=last, 1).unwrap()[0]));
		for payee in registered(1).into_iter().chain(shared) {
			let (name, document, amount, payee) = (payee.to_string(), document(1), 1, MultiAddress::Id(payee));
			for (by, coop) in [(&alice, BAKERY), (&treasurer, OPENER)] {
				let (title, payee) = (title(), payee.clone());
				own.with(&name, by, ResolutionsCall::propose_payment { coop, title, document, payee, amount });
			}
			let (title, coop) = (title(), BAKERY);
			let pays = ResolutionsCall::propose_federation_payment { coop, title, document, payee, amount };
			of_federation.with(&name, &alice, pays);
		}
		wrong.extend(own.wrong("propose_payment"));
		wrong.extend(of_federation.wrong("propose_federation_payment"));

		let (mut amending, mut putting) = (Kind::default(), Kind::default());
		let accounts = registered(8);
		let first = dispatched(&alice, propose(&act(accounts[0].clone())));
		second(first, 0);
		for (name, call) in &calls {
			amending.with(name, &alice, amend(first, Some(call)));
		}
		amending.with("text", &alice, amend(first, None));
		amending.with("text to which nobody objects", &alice, amend(consent(), None));
		for (number, person) in people.iter().enumerate() {
			let by = AccountId::from(person.public());
			let last = dispatched(&by, propose(&act(accounts[number + 1].clone())));
			let put = ResolutionsCall::put_as_alternative { resolution: last, to: Some(first) };
			if number == BESIDE {
				putting.with("the last", &by, put.clone());
			}
			dispatched(&by, put);
			if number == BESIDE {
				for (name, call) in &calls {
					amending.with(&format!("alternative, {name}"), &by, amend(last, Some(call)));
				}
				break;
			}
			second(last, 1);
			// Half of them as if by petition, so that all have room.
			Motions::<Runtime>::mutate(last, |motion| {
				motion.iter_mut().for_each(|motion| motion.by_petition = number % 2 == 0);
			});
		}
		wrong.extend(amending.wrong("amend"));
		wrong.extend(putting.wrong("put_as_alternative"));
		assert!(wrong.is_empty(), "{wrong:#?}");
	});
}
