//! Bytes that anybody may send are understood or refused, and bring nothing to a halt.

use crate::harness::*;
use codec::{Compact, Decode, Encode};
use rochdale_runtime::{
	arrivals::{Arrival, Understood, MAX_DEPTH},
	charges::GARBLED,
	Block, Executive, RuntimeCall, System, UncheckedExtrinsic,
};
use scale_info::TypeInfo;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{
	traits::{ExtrinsicCall, ExtrinsicLike, LazyExtrinsic},
	transaction_validity::{InvalidTransaction, TransactionSource},
	OpaqueExtrinsic,
};

/// A remark inside so many batches.
fn nested(depth: u32) -> RuntimeCall {
	(0..depth).fold(frame_system::Call::remark { remark: vec![] }.into(), |call, _| {
		pallet_utility::Call::batch { calls: vec![call] }.into()
	})
}

/// Bytes that somebody sends, as the node hands them over.
fn sent(bytes: &[u8]) -> Vec<u8> {
	bytes.to_vec().encode()
}

/// The bytes of a signed transaction without their length.
fn unprefixed(call: RuntimeCall) -> Vec<u8> {
	OpaqueExtrinsic::from(transaction(Key::Alice, 0, call)).inner().to_vec()
}

#[test]
fn whatever_does_not_decode_is_refused_with_a_code() {
	on(DEV, || {
		let good = unprefixed(nested(1));
		let mut too_long = good.clone();
		too_long.push(0);
		let mut version_9 = good.clone();
		version_9[0] = 0x89;
		let mut no_pallet = good.clone();
		let call = good.len() - nested(1).encode().len();
		no_pallet[call] = 250;
		let mut too_many = unprefixed(pallet_utility::Call::batch { calls: vec![] }.into());
		too_many.pop();
		too_many.extend(Compact(u32::MAX).encode());
		let shorter = (0..good.len()).map(|length| good[..length].to_vec());
		for bytes in shorter.chain([too_long, version_9, no_pallet, too_many]) {
			let arrived = Arrival::decode(&mut &*sent(&bytes)).unwrap();
			assert_eq!(arrived, Arrival::Garbled(bytes.clone()));
			assert_eq!(arrived.encode(), sent(&bytes));
			assert_eq!(OpaqueExtrinsic::from(arrived.clone()).inner(), bytes);
			assert_eq!(UncheckedExtrinsic::decode_unprefixed(&bytes).unwrap(), arrived);
			assert!(!arrived.is_bare());
			let parent = System::block_hash(System::block_number());
			let refused = InvalidTransaction::Custom(GARBLED);
			let validity = Executive::validate_transaction(TransactionSource::External, arrived.clone(), parent);
			assert_eq!(validity, Err(refused.into()));
			block(|| assert_eq!(Executive::apply_extrinsic(arrived), Err(refused.into())));
		}
	});
}

#[test]
fn what_is_understood_is_the_same_bytes_as_the_type_of_the_sdk() {
	on(DEV, || {
		let transaction = transaction(Key::Alice, 0, nested(2));
		let Arrival::Understood(understood) = &transaction else { panic!("garbled") };
		assert_eq!(transaction.encode(), understood.encode());
		let decoded = Arrival::decode(&mut &*understood.encode()).unwrap();
		assert_eq!(decoded, transaction);
		assert_eq!(decoded.call(), &nested(2));
		assert_eq!(Arrival::type_info(), Understood::type_info());
	});
}

#[test]
fn what_is_nested_too_deeply_is_refused_and_nothing_less_is() {
	on(DEV, || {
		block(|| {
			succeed(Key::Alice, nested(MAX_DEPTH));
			for depth in [MAX_DEPTH + 1, 255, 10_000] {
				// Longer than what can be made of calls without running out of stack here, too.
				let mut call = [40u8, 0, 4].repeat(usize::try_from(depth).unwrap());
				call.extend(nested(0).encode());
				let mut bytes = unprefixed(nested(0));
				bytes.truncate(bytes.len() - nested(0).encode().len());
				bytes.extend(call);
				let arrived = Arrival::decode(&mut &*sent(&bytes)).unwrap();
				assert_eq!(arrived, Arrival::Garbled(bytes));
				assert_eq!(Executive::apply_extrinsic(arrived), Err(InvalidTransaction::Custom(GARBLED).into()));
			}
		});
	});
}

#[test]
fn block_with_what_does_not_decode_is_rejected() {
	on(DEV, || {
		block(|| ());
		let parent = System::block_hash(System::block_number());
		let header = rochdale_runtime::Header {
			parent_hash: parent,
			number: System::block_number() + 1,
			state_root: Default::default(),
			extrinsics_root: Default::default(),
			digest: Default::default(),
		};
		let block = Block { header, extrinsics: vec![Arrival::Garbled(vec![1, 2, 3])] };
		let panic = frame_support::storage::with_transaction(|| {
			let executed = std::panic::catch_unwind(|| Executive::execute_block(block.into()));
			frame_support::storage::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(executed))
		});
		assert!(panic.unwrap().is_err());
	});
}

#[test]
fn lists_that_are_longer_than_they_may_be_are_refused_by_the_name_of_their_pallet() {
	use rochdale_primitives::{listed::MAX_LISTED, CoopId, Track};
	use rochdale_runtime::{charges::code, Hash, Runtime};
	use sp_runtime::DispatchError;

	let (coop, resolution, document) = (crate::coops::BAKERY, 1, Hash::repeat_byte(1));
	let numbers = |count: u32| (1..=count).collect::<Vec<CoopId>>().try_into().unwrap();
	let member = |_| pallet_coop_membership::ImportedMember {
		account: None,
		commitment: document,
		class: pallet_coop_membership::Class::Ordinary,
		joined_at: 1,
	};
	let title = || b"Flour".to_vec().try_into().unwrap();
	let roll_too_long = || pallet_resolutions::Error::<Runtime>::RollTooLong.into();
	on(DEV, || {
		for count in [65, MAX_LISTED] {
			let entries = (0..count).map(member).collect::<Vec<_>>().try_into().unwrap();
			let refused: [(RuntimeCall, DispatchError); 5] = [
				(
					pallet_resolutions::Call::roll_call { resolution, coop, members: numbers(count) }.into(),
					roll_too_long(),
				),
				(
					pallet_resolutions::Call::strike_roll { resolution, coop, members: numbers(count) }.into(),
					roll_too_long(),
				),
				(
					pallet_resolutions::Call::note_dissent {
						resolution,
						coop,
						members: numbers(count),
						dissents: true,
					}
					.into(),
					roll_too_long(),
				),
				(
					pallet_resolutions::Call::propose_agreement {
						coop,
						parties: numbers(count),
						track: Track::Ordinary,
						title: title(),
						document,
						call: None,
					}
					.into(),
					pallet_resolutions::Error::<Runtime>::TooManyParties.into(),
				),
				(
					pallet_coop_membership::Call::import { coop, entries, document }.into(),
					pallet_coop_membership::Error::<Runtime>::ImportTooLong.into(),
				),
			];
			for (call, error) in refused {
				let expected = InvalidTransaction::Custom(code(&call, &error));
				assert_ne!(expected, InvalidTransaction::Custom(GARBLED));
				let arrived = Arrival::decode(&mut &*sent(&unprefixed(call))).unwrap();
				let parent = System::block_hash(System::block_number());
				let validity = Executive::validate_transaction(TransactionSource::External, arrived, parent);
				assert_eq!(validity, Err(expected.into()));
			}
		}
	});
}
