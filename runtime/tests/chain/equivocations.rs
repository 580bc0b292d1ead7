//! Validators that sign two votes for finality which contradict each other.

use crate::harness::*;
use codec::{Decode, Encode};
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::KeyOwnerProofSystem,
};
use pallet_grandpa::{Call as GrandpaCall, Error as GrandpaError};
use pallet_validator_seats::{Call as SeatsCall, Error as SeatsError, Event as SeatsEvent, Hold, Seats};
use rochdale_primitives::Clock as _;
use rochdale_runtime::{
	AccountId, Balances, Block, Clock, Executive, Grandpa, Hash, Historical, Runtime, RuntimeCall, RuntimeEvent,
	Session, System, UncheckedExtrinsic, ValidatorSeats,
};
use sp_consensus_grandpa::{
	runtime_decl_for_grandpa_api::GrandpaApiV3, AuthorityId, EquivocationProof, SetId, KEY_TYPE,
};
use sp_core::{
	offchain::{testing::TestTransactionPoolExt, TransactionPoolExt},
	Pair,
};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring as Key};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity},
	DispatchError,
};
use sp_session::MembershipProof;

/// Length of a session on the local chain, in blocks.
const SESSION: u32 = 20;

/// The co-op whose validator equivocates, and the keys of its validator.
const COURIERS: u32 = 3;
const CHARLIE: Ed25519Keyring = Ed25519Keyring::Charlie;

type Proof = EquivocationProof<Hash, u32>;

fn set_id() -> SetId {
	pallet_grandpa::CurrentSetId::<Runtime>::get()
}

/// The two votes of a key as a validator sends them: `kind` 0 for prevotes, 1 for precommits.
fn votes(key: Ed25519Keyring, kind: u8, round: u64, set: SetId, targets: [(Hash, u32); 2]) -> Proof {
	let signed = targets.map(|target| (target, key.pair().sign(&(kind, target, round, set).encode())));
	Proof::decode(&mut &*(set, kind, round, AuthorityId::from(key.public()), signed).encode()).unwrap()
}

/// Two votes of a round for different blocks.
fn two_votes(key: Ed25519Keyring, round: u64) -> Proof {
	votes(key, 1, round, set_id(), [(document(1), 7), (document(2), 7)])
}

/// The proof that a validator of the session that runs has the key.
fn owner(key: Ed25519Keyring) -> MembershipProof {
	Historical::prove((KEY_TYPE, AuthorityId::from(key.public()))).unwrap()
}

fn unsigned(proof: Proof, key_owner_proof: MembershipProof) -> RuntimeCall {
	GrandpaCall::report_equivocation_unsigned { equivocation_proof: Box::new(proof), key_owner_proof }.into()
}

fn signed(proof: Proof, key_owner_proof: MembershipProof) -> RuntimeCall {
	GrandpaCall::report_equivocation { equivocation_proof: Box::new(proof), key_owner_proof }.into()
}

/// What the pool of a node says to an unsigned call.
fn validity(source: TransactionSource, call: RuntimeCall) -> TransactionValidity {
	let asked = with_transaction(|| {
		let parent = System::block_hash(System::block_number());
		let validity = Executive::validate_transaction(source, UncheckedExtrinsic::new_bare(call), parent);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(validity))
	});
	asked.unwrap()
}

/// Puts an unsigned call into the block that is open.
fn include(call: RuntimeCall) -> sp_runtime::ApplyExtrinsicResult {
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call))
}

fn failed(error: GrandpaError<Runtime>) -> Result<(), DispatchError> {
	Err(error.into())
}

/// What the seat of the co-op pays that is held.
fn hold() -> Option<Hold> {
	Seats::<Runtime>::get(COURIERS).unwrap().state.hold()
}

fn seats() -> Vec<AccountId> {
	Session::validators()
}

fn accounts(keys: &[Key]) -> Vec<AccountId> {
	keys.iter().map(|key| key.to_account_id()).collect()
}

#[test]
fn report_takes_the_seat_away_at_the_next_plan() {
	on(LOCAL, || {
		blocks_until(SESSION + 4);
		let report = unsigned(two_votes(CHARLIE, 9), owner(CHARLIE));
		assert!(validity(TransactionSource::Local, report.clone()).is_ok());
		// Only who builds blocks puts it into one.
		assert_eq!(validity(TransactionSource::External, report.clone()), InvalidTransaction::Call.into());
		block(|| {
			assert_eq!(include(report.clone()), Ok(Ok(())));
			assert!(happened(|event| matches!(
				event,
				RuntimeEvent::ValidatorSeats(SeatsEvent::EquivocationReported { coop: COURIERS, session: 1, .. })
			)));
			assert!(weight_so_far().ref_time() > 50_000_000_000, "as much as with all the seats there can be");
		});
		assert_eq!(seats().len(), 4);
		blocks_until(2 * SESSION);
		assert!(hold().is_some_and(|hold| hold.rest.is_some()));
		assert!(!ValidatorSeats::seat_of_coop(COURIERS).seated);
		blocks_until(3 * SESSION + 1);
		assert_eq!(seats(), accounts(&[Key::Alice, Key::Bob, Key::Dave]));
		assert!(!Grandpa::grandpa_authorities().iter().any(|(key, _)| *key == CHARLIE.public().into()));

		// The seat returns after thirty days, when the board has named an account anew.
		let back = || SeatsCall::return_to_seat { coop: COURIERS };
		let name = || SeatsCall::name_validator { coop: COURIERS, validator: Key::Charlie.to_account_id().into() };
		let refused = |error: SeatsError<Runtime>| {
			block(|| assert_eq!(apply(Key::BobStash, back()), Ok(Err(error.into()))));
		};
		refused(SeatsError::NamingNeeded);
		block(|| {
			succeed(Key::BobStash, name());
			succeed(Key::CharlieStash, name());
		});
		refused(SeatsError::ReturnTooSoon);
		while !Clock::has_passed(hold().unwrap().until) {
			block(|| ());
		}
		block(|| succeed(Key::BobStash, back()));
		let session = Session::current_index();
		blocks_until((session + 2) * SESSION);
		assert_eq!(seats(), accounts(&[Key::Alice, Key::Bob, Key::Charlie, Key::Dave]));
	});
}

#[test]
fn second_report_is_refused() {
	on(LOCAL, || {
		blocks_until(SESSION + 4);
		block(|| assert_eq!(include(unsigned(two_votes(CHARLIE, 9), owner(CHARLIE))), Ok(Ok(()))));
		let before = Seats::<Runtime>::get(COURIERS);
		assert!(hold().is_some());
		// The same votes and those of another round.
		for round in [9, 10] {
			let proof = || two_votes(CHARLIE, round);
			let report = unsigned(proof(), owner(CHARLIE));
			assert_eq!(validity(TransactionSource::Local, report.clone()), InvalidTransaction::Stale.into());
			block(|| {
				assert_eq!(include(report), Err(InvalidTransaction::Stale.into()));
				let outcome = apply(Key::Alice, signed(proof(), owner(CHARLIE))).unwrap();
				assert_eq!(outcome, failed(GrandpaError::DuplicateOffenceReport));
			});
		}
		assert_eq!(Seats::<Runtime>::get(COURIERS), before);
	});
}

#[test]
fn false_proofs_are_refused() {
	on(LOCAL, || {
		blocks_until(SESSION + 4);
		let (set, targets) = (set_id(), [(document(1), 7), (document(2), 7)]);
		let genuine = |round| votes(CHARLIE, 0, round, set, targets);
		let same = votes(CHARLIE, 0, 9, set, [targets[0]; 2]);
		// Votes that he signed in other rounds, with one that he never signed, and of a set that is not yet.
		let moved = {
			let (set, kind, _, rest): (SetId, u8, u64, [u8; 232]) = Decode::decode(&mut &*genuine(9).encode()).unwrap();
			Proof::decode(&mut &*(set, kind, 8u64, rest).encode()).unwrap()
		};
		let forged = {
			let mut bytes = genuine(9).encode();
			*bytes.last_mut().unwrap() ^= 1;
			Proof::decode(&mut &*bytes).unwrap()
		};
		let future = votes(CHARLIE, 0, 9, set + 1, targets);
		for proof in [same, moved, forged, future] {
			block(|| {
				// Whoever reports what is not so pays for it, be it the author of a block with its room.
				let outcome = include(unsigned(proof.clone(), owner(CHARLIE))).unwrap();
				assert_eq!(outcome, failed(GrandpaError::InvalidEquivocationProof));
				let balance = Balances::free_balance(Key::Alice.to_account_id());
				let outcome = apply(Key::Alice, signed(proof.clone(), owner(CHARLIE))).unwrap();
				assert_eq!(outcome, failed(GrandpaError::InvalidEquivocationProof));
				assert!(Balances::free_balance(Key::Alice.to_account_id()) < balance);
			});
		}
		// The key of somebody else, and of nobody.
		let bad = InvalidTransaction::BadProof;
		for (key, owner) in [(CHARLIE, owner(Ed25519Keyring::Bob)), (Ed25519Keyring::Eve, owner(CHARLIE))] {
			let report = unsigned(two_votes(key, 9), owner.clone());
			assert_eq!(validity(TransactionSource::Local, report.clone()), bad.into());
			block(|| {
				assert_eq!(include(report), Err(bad.into()));
				let outcome = apply(Key::Alice, signed(two_votes(key, 9), owner.clone())).unwrap();
				assert_eq!(outcome, failed(GrandpaError::InvalidKeyOwnershipProof));
			});
		}
		assert!(Seats::<Runtime>::iter_values().all(|seat| seat.state.hold().is_none()));

		// Anybody can send a genuine report, and pays nothing.
		block(|| {
			let balance = Balances::free_balance(Key::Alice.to_account_id());
			succeed(Key::Alice, signed(genuine(9), owner(CHARLIE)));
			assert_eq!(Balances::free_balance(Key::Alice.to_account_id()), balance);
		});
		assert!(hold().is_some());
	});
}

#[test]
fn votes_of_a_session_that_is_forgotten_are_refused() {
	on(DEV, || {
		let (length, alice) = (10, Ed25519Keyring::Alice);
		blocks_until(3 * length + 1);
		let (proof, owner) = (two_votes(alice, 9), owner(alice));
		let kept = rochdale_runtime::configs::consensus::SESSIONS_KEPT;
		let forgotten_at = (owner.session + kept) * length;
		while System::block_number() < forgotten_at - 1 {
			quick_block_at(next_timestamp(), || ());
		}
		let report = unsigned(proof, owner);
		assert!(validity(TransactionSource::Local, report.clone()).is_ok());
		blocks_until(forgotten_at);
		assert_eq!(validity(TransactionSource::Local, report.clone()), InvalidTransaction::BadProof.into());
		block(|| assert_eq!(include(report), Err(InvalidTransaction::BadProof.into())));
	});
}

#[test]
fn owner_of_another_session_proves_nothing() {
	on(LOCAL, || {
		blocks_until(SESSION + 4);
		let old = votes(CHARLIE, 0, 9, set_id(), [(document(1), 7), (document(2), 7)]);
		block(|| {
			assert_eq!(include(unsigned(two_votes(Ed25519Keyring::Dave, 1), owner(Ed25519Keyring::Dave))), Ok(Ok(())))
		});
		blocks_until(3 * SESSION + 4);
		// Finality has another set now.
		block(|| {
			let outcome = include(unsigned(old.clone(), owner(CHARLIE))).unwrap();
			assert_eq!(outcome, failed(GrandpaError::InvalidEquivocationProof));
		});
	});
}

#[test]
fn node_that_sees_both_votes_reports_them() {
	let mut state = state_of(genesis(LOCAL));
	let (pool, pooled) = TestTransactionPoolExt::new();
	state.register_extension(TransactionPoolExt::new(pool));
	state.execute_with(|| {
		blocks_until(SESSION + 4);
		let key = AuthorityId::from(CHARLIE.public());
		let owner = <Runtime as GrandpaApiV3<Block>>::generate_key_ownership_proof(set_id(), key).unwrap();
		let proof = two_votes(CHARLIE, 9);
		let sent = <Runtime as GrandpaApiV3<Block>>::submit_report_equivocation_unsigned_extrinsic(proof, owner);
		assert_eq!(sent, Some(()));
		let sent = pooled.write().transactions.pop().unwrap();
		block(|| {
			let extrinsic = UncheckedExtrinsic::decode(&mut &*sent).unwrap();
			assert_eq!(Executive::apply_extrinsic(extrinsic), Ok(Ok(())));
		});
		assert!(hold().is_some());
	});
}
