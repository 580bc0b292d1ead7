use crate::harness::*;
use codec::Encode;
use frame_support::assert_ok;
use rochdale_primitives::Standing;
use rochdale_runtime::{AccountId, Grandpa, Runtime, RuntimeOrigin, Session, SessionKeys};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::DispatchError;

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
