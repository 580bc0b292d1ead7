use crate::harness::*;
use frame_support::traits::fungible::Inspect;
use pallet_coop_membership::Class;
use rochdale_runtime::{
	configs::system::NonceFloor, constants::UNIT, AccountId, Balances, Executive, RuntimeCall, System,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::transaction_validity::InvalidTransaction;

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn pay(to: &AccountId, value: u128) -> RuntimeCall {
	pallet_balances::Call::transfer_allow_death { dest: to.clone().into(), value }.into()
}

fn empty(to: &AccountId) -> RuntimeCall {
	pallet_balances::Call::transfer_all { dest: to.clone().into(), keep_alive: false }.into()
}

#[test]
fn reaped_account_that_returns_accepts_no_old_transaction() {
	on(DEV, || {
		let (one, alice) = (Key::One, Key::Alice.to_account_id());
		let account = one.to_account_id();
		let first = block(|| {
			register(&account);
			succeed(Key::Alice, pay(&account, UNIT));
			// More transactions than blocks so far, signed for ever.
			let first = transaction(one, 0, pay(&alice, 1));
			Executive::apply_extrinsic(first.clone()).unwrap().unwrap();
			for _ in 0..5 {
				succeed(one, remark());
			}
			succeed(one, empty(&alice));
			first
		});
		assert!(!System::account_exists(&account));
		assert_eq!(NonceFloor::get(), 7);

		block(|| {
			succeed(Key::Alice, pay(&account, UNIT));
			assert_eq!(nonce(one), 7);
			let replayed = Executive::apply_extrinsic(first);
			assert_eq!(replayed, Err(InvalidTransaction::Stale.into()));
			succeed(one, remark());
			assert_eq!(nonce(one), 8);
		});
	});
}

#[test]
fn member_without_balance_who_left_and_returns_accepts_no_old_transaction() {
	on(TEST, || {
		let ferdie = Key::Ferdie;
		let leave = block(|| {
			let leave = transaction(ferdie, 0, pallet_coop_membership::Call::leave { coop: 1 });
			Executive::apply_extrinsic(leave.clone()).unwrap().unwrap();
			leave
		});
		// Until the notice is over the account is kept alive.
		assert!(System::account_exists(&ferdie.to_account_id()));
		blocks_until(System::block_number() + 30);
		assert!(!System::account_exists(&ferdie.to_account_id()));
		block(|| {
			let newcomer = ferdie.to_account_id().into();
			succeed(Key::Bob, pallet_coop_membership::Call::invite { coop: 1, newcomer });
			assert_eq!(nonce(ferdie), 1);
			assert_eq!(Executive::apply_extrinsic(leave), Err(InvalidTransaction::Stale.into()));
			let (class, commitment) = (Class::Ordinary, document(1));
			succeed(ferdie, pallet_coop_membership::Call::accept_invitation { coop: 1, class, commitment });
		});
	});
}

#[test]
fn floor_never_falls() {
	on(DEV, || {
		NonceFloor::set(&100);
		block(|| {
			let alice = Key::Alice.to_account_id();
			let account = Key::Two.to_account_id();
			register(&account);
			succeed(Key::Alice, pay(&account, UNIT));
			assert_eq!(nonce(Key::Two), 100);
			succeed(Key::Two, empty(&alice));
			assert_eq!(NonceFloor::get(), 101);
			assert_eq!(Balances::total_balance(&account), 0);
			// Alice has been there since genesis and keeps her own count.
			assert_eq!(nonce(Key::Alice), 2);
		});
	});
}
