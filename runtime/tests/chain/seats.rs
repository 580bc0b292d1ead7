use crate::harness::*;
use codec::Encode;
use frame_support::assert_ok;
use pallet_validator_seats::{Call as SeatsCall, SessionKeysOf};
use rochdale_primitives::{
	free::{Charge, FreeCall},
	Standing,
};
use rochdale_runtime::{
	configs::consensus::KeysOfValidators, AccountId, Grandpa, Runtime, RuntimeOrigin, Session, SessionKeys, System,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{transaction_validity::InvalidTransaction, DispatchError};

type SessionError = pallet_session::Error<Runtime>;

/// Length of a session on the local chain, in blocks.
const SESSION: u32 = 20;

fn validators(keys: &[Key]) -> Vec<AccountId> {
	keys.iter().map(|key| key.to_account_id()).collect()
}

fn suspend(coop: u32, suspended: bool) {
	pallet_cooperatives::Coops::<Runtime>::mutate(coop, |coop| {
		let coop = coop.as_mut().unwrap();
		coop.standing = if suspended { Standing::Suspended } else { Standing::Member };
		coop.suspension = suspended.then(|| pallet_cooperatives::CoopSuspension {
			document: document(1),
			since: next_timestamp(),
			suspended_at: next_timestamp(),
			resolution: 1,
		});
	});
}

#[test]
fn sessions_rotate_and_validators_stay() {
	on(LOCAL, || {
		blocks_until(3 * SESSION);
		assert_eq!(Session::current_index(), 3);
		assert_eq!(Session::validators(), validators(&[Key::Alice, Key::Bob, Key::Charlie, Key::Dave]));
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
	});
}

#[test]
fn finality_sees_a_new_set_only_when_validators_or_keys_change() {
	on(LOCAL, || {
		let set_id = || pallet_grandpa::CurrentSetId::<Runtime>::get();
		blocks_until(4 * SESSION + 1);
		let before = set_id();
		blocks_until(8 * SESSION + 1);
		assert_eq!(set_id(), before);

		let bob = Key::Bob.to_account_id();
		let generated = SessionKeys::generate(&bob.encode(), None);
		assert_ok!(Session::set_keys(RuntimeOrigin::signed(bob), generated.keys.clone(), generated.proof.encode()));
		blocks_until(11 * SESSION + 1);
		assert_eq!(set_id(), before + 1);
		assert!(Grandpa::grandpa_authorities().iter().any(|(key, _)| *key == generated.keys.grandpa));

		// Proofs about validators hold for the new keys.
		use frame_support::traits::KeyOwnerProofSystem;
		let key = (sp_core::crypto::key_types::AURA, generated.keys.aura);
		let proof = rochdale_runtime::Historical::prove(key.clone()).unwrap();
		assert_eq!(rochdale_runtime::Historical::check_proof(key, proof).unwrap().1, 2);
	});
}

#[test]
fn seat_follows_standing_two_sessions_later() {
	on(LOCAL, || {
		blocks_until(5);
		suspend(2, true);
		blocks_until(2 * SESSION - 1);
		assert_eq!(Session::validators().len(), 4);
		blocks_until(2 * SESSION);
		assert_eq!(Session::validators(), validators(&[Key::Alice, Key::Charlie, Key::Dave]));
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 3);
		blocks_until(2 * SESSION + 1);
		assert_eq!(Grandpa::grandpa_authorities().len(), 3);

		// A second one would leave fewer than the floor of three.
		suspend(3, true);
		blocks_until(5 * SESSION);
		assert_eq!(Session::validators().len(), 3);

		suspend(2, false);
		blocks_until(7 * SESSION);
		assert_eq!(Session::validators(), validators(&[Key::Alice, Key::Bob, Key::Dave]));
	});
}

#[test]
fn only_named_accounts_set_keys_and_without_a_deposit() {
	on(LOCAL, || {
		blocks_until(1);
		let set = |who: Key| {
			let owner = who.to_account_id();
			let generated = SessionKeys::generate(&owner.encode(), None);
			let balance = pallet_balances::Pallet::<Runtime>::free_balance(&owner);
			let result =
				Session::set_keys(RuntimeOrigin::signed(owner.clone()), generated.keys, generated.proof.encode());
			assert_eq!(pallet_balances::Pallet::<Runtime>::free_balance(&owner), balance);
			result
		};
		assert_ok!(set(Key::Bob));
		assert_eq!(set(Key::Eve), Err(DispatchError::from(pallet_session::Error::<Runtime>::NoAssociatedValidatorId)));
	});
}

#[test]
fn validator_without_a_balance_sets_its_keys() {
	on(LOCAL, || {
		// An account that nobody has paid anything and that is no member.
		let newcomer = Key::Two;
		let account = newcomer.to_account_id();
		let name = || SeatsCall::name_validator { coop: 4, validator: account.clone().into() };
		let set = |who: Key| {
			let generated = SessionKeys::generate(&who.to_account_id().encode(), None);
			let proof = generated.proof.encode().try_into().unwrap();
			(generated.keys.clone(), SeatsCall::set_keys { keys: generated.keys, proof })
		};
		block(|| ());
		assert!(pool_takes(newcomer, set(newcomer).1).is_err());
		block(|| {
			succeed(Key::EveStash, name());
			succeed(Key::FerdieStash, name());
		});
		let balance = || System::account(&account).data.free;
		assert_eq!((balance(), nonce(newcomer)), (0, 0));
		// The way of the session pallet costs a fee, which it cannot pay.
		let paid = SessionKeys::generate(&account.encode(), None);
		let paid = pallet_session::Call::set_keys { keys: paid.keys, proof: paid.proof.encode() };
		assert_eq!(pool_takes(newcomer, paid), Err(InvalidTransaction::Payment.into()));
		let (keys, call) = set(newcomer);
		assert!(pool_takes(newcomer, call.clone()).is_ok());
		block(|| succeed(newcomer, call));
		assert_eq!((balance(), nonce(newcomer), Session::load_keys(&account)), (0, 1, Some(keys)));

		// Once a day, which lasts four blocks here.
		assert_eq!(
			pool_takes(newcomer, set(newcomer).1),
			Err(refused_by(pallet_validator_seats::Error::<Runtime>::KeysSetLately))
		);
		blocks_until(System::block_number() + 4);
		let (keys, call) = set(newcomer);
		// The proof of another account, and keys that another validator has.
		assert!(pool_takes(newcomer, set(Key::Bob).1).is_err());
		block(|| succeed(newcomer, call.clone()));
		blocks_until(System::block_number() + 4);
		assert_eq!(Session::load_keys(&account), Some(keys));

		blocks_until(3 * SESSION);
		assert_eq!(Session::validators(), validators(&[Key::Alice, Key::Bob, Key::Charlie, newcomer]));
	});
}

#[test]
fn keys_are_free_just_where_the_session_pallet_takes_them() {
	on(LOCAL, || {
		block(|| ());
		let (alice, bob) = (Key::Alice.to_account_id(), Key::Bob.to_account_id());
		let mine = SessionKeys::generate(&alice.encode(), None);
		// Both hold these keys, and Bob has them entered.
		let shared = |owner: &AccountId| SessionKeys::generate(&owner.encode(), Some(b"//shared".to_vec()));
		let (others, same) = (shared(&bob), shared(&alice));
		assert_eq!(others.keys, same.keys);
		assert_ok!(Session::set_keys(RuntimeOrigin::signed(bob), others.keys.clone(), others.proof.encode()));
		let mixed = SessionKeys { aura: mine.keys.aura.clone(), grandpa: others.keys.grandpa.clone() };
		let mut refusals = vec![];
		for (keys, proof) in [
			(mine.keys.clone(), vec![]),
			(mine.keys.clone(), others.proof.encode()),
			(mixed, mine.proof.encode()),
			(others.keys, others.proof.encode()),
			(same.keys, same.proof.encode()),
			(mine.keys, mine.proof.encode()),
		] {
			let call = SeatsCall::<Runtime>::set_keys { keys: keys.clone(), proof: proof.clone().try_into().unwrap() };
			let charged = call.charge(&alice);
			let ours = KeysOfValidators::may_set(&alice, &keys, &proof);
			let theirs = Session::set_keys(RuntimeOrigin::signed(alice.clone()), keys, proof);
			refusals.extend(theirs.err());
			assert_eq!((ours, charged), (theirs, Charge::of(theirs)));
		}
		let (unproved, taken) = (SessionError::InvalidProof.into(), SessionError::DuplicatedKey.into());
		assert_eq!(refusals, [unproved, unproved, unproved, unproved, taken]);
	});
}

#[test]
fn old_validator_sets_are_forgotten() {
	on(DEV, || {
		let kept = rochdale_runtime::configs::consensus::SESSIONS_KEPT;
		blocks_until(10 * (kept + 5));
		let (first, last) = pallet_session::historical::StoredRange::<Runtime>::get().unwrap();
		assert!(last - first <= kept + 1, "{first}..{last}");
	});
}

#[test]
fn ownership_of_a_validators_key_can_be_proved() {
	use frame_support::traits::KeyOwnerProofSystem;
	on(LOCAL, || {
		blocks_until(SESSION);
		let authority = pallet_aura::Authorities::<Runtime>::get()[1].clone();
		let key = (sp_core::crypto::key_types::AURA, authority);
		let proof = rochdale_runtime::Historical::prove(key.clone()).unwrap();
		let (validator, coop) = rochdale_runtime::Historical::check_proof(key, proof).unwrap();
		assert_eq!((validator, coop), (Key::Bob.to_account_id(), 2));
	});
}
