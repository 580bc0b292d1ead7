//! What goes on while a migration changes the layout of what is stored, and what does not.

use crate::{coops::BAKERY, harness::*};
use codec::Encode;
use frame_support::traits::PalletsInfoAccess;
use pallet_coop_membership::Call as MembershipCall;
use pallet_migrations::{Cursor, MigrationCursor};
use rochdale_primitives::{migration::LONGEST_KEY, Clock as _};
use rochdale_runtime::{
	charges::{Answer, UPGRADING},
	constants::SLOT_DURATION,
	AccountId, AllPalletsWithSystem, Clock, Executive, Header, Runtime, RuntimeCall, System,
};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	Digest, DigestItem, ExtrinsicInclusionMode,
};

/// A free call of a member.
fn invite() -> RuntimeCall {
	let newcomer = AccountId::new([7; 32]).into();
	MembershipCall::invite { coop: BAKERY, newcomer }.into()
}

fn transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: Key::Bob.to_account_id().into(), value: 1 }.into()
}

/// Lets a migration run that goes on until it is taken away.
fn begin() {
	Cursor::<Runtime>::put(MigrationCursor::Stuck);
}

fn end() {
	Cursor::<Runtime>::kill();
}

fn refused() -> TransactionValidityError {
	InvalidTransaction::Custom(UPGRADING).into()
}

/// Which transactions the next block is open for. Nothing of that block stays.
fn next_block_takes() -> ExtrinsicInclusionMode {
	frame_support::storage::with_transaction(|| {
		let number = System::block_number() + 1;
		let slot = Slot::from(next_timestamp() / SLOT_DURATION);
		let mode = Executive::initialize_block(&Header {
			parent_hash: System::block_hash(number - 1),
			number,
			state_root: Default::default(),
			extrinsics_root: Default::default(),
			digest: Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] },
		});
		frame_support::storage::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(mode))
	})
	.unwrap()
}

#[test]
fn during_a_migration_blocks_go_on_with_inherents_and_no_deadline_passes() {
	on(LOCAL, || {
		block(|| ());
		assert!(matches!(next_block_takes(), ExtrinsicInclusionMode::AllExtrinsics));
		let (civil, deadline) = (Clock::civil(), Clock::deadline());
		begin();
		for blocks in 1..=100 {
			assert!(matches!(next_block_takes(), ExtrinsicInclusionMode::OnlyInherents));
			block(|| ());
			assert_eq!((Clock::civil(), Clock::deadline()), (civil + blocks * SLOT_DURATION, deadline));
		}
		end();
		block(|| ());
		// The time of the migration is not made up for.
		assert_eq!(Clock::deadline(), deadline + SLOT_DURATION);
		assert!(matches!(next_block_takes(), ExtrinsicInclusionMode::AllExtrinsics));
	});
}

#[test]
fn during_a_migration_whoever_signs_is_told_so_whatever_they_sign() {
	on(DEV, || {
		block(|| ());
		let calls = [invite(), transfer(), frame_system::Call::remark { remark: vec![] }.into()];
		for call in &calls {
			pool_takes(Key::Alice, call.clone()).unwrap();
		}
		begin();
		for call in &calls {
			assert_eq!(pool_takes(Key::Alice, call.clone()), Err(refused()), "{call:?}");
			let answer = Answer::of(&Key::Alice.to_account_id(), &call.encode());
			assert!(matches!(answer, Answer::Refused { code: UPGRADING, .. }), "{answer:?}");
		}
		end();
		block(|| calls.into_iter().for_each(|call| succeed(Key::Alice, call)));
	});
}

#[test]
fn every_pallet_of_ours_says_the_layout_of_what_it_stores() {
	on(DEV, || {
		for pallet in crate::samples::OURS.iter().chain(&["Clock"]) {
			let key = [sp_io::hashing::twox_128(pallet.as_bytes()), sp_io::hashing::twox_128(b":__STORAGE_VERSION__:")]
				.concat();
			let version: Option<u16> = frame_support::storage::unhashed::get(&key);
			assert!(version.is_some_and(|version| version > 0), "{pallet} has no storage version");
		}
		let infos = AllPalletsWithSystem::infos();
		assert!(infos.iter().any(|info| info.name == "Migrations"));
	});
}

#[test]
fn keys_of_what_is_stored_fit_into_the_cursor_of_a_migration() {
	let room = <<Runtime as pallet_migrations::Config>::CursorMaxLen as frame_support::traits::Get<u32>>::get();
	assert!(LONGEST_KEY + 4 <= room);
}
