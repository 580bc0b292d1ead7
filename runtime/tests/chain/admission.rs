//! Which transactions enter the pool and blocks, before which others, and what nobody pays for.

use crate::{
	coops::{BAKERY, COURIERS},
	decisions::fill,
	harness::*,
	samples::{every_call, name, OURS},
};
use codec::{Compact, Encode};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::fungible::Inspect,
	weights::Weight,
};
use pallet_coop_membership::{Call as MembershipCall, Error as MembershipError};
use pallet_multisig::Call as MultisigCall;
use pallet_proxy::Call as ProxyCall;
use pallet_utility::Call as UtilityCall;
use rochdale_runtime::{
	charges::{Answer, CARRIES_TOO_MUCH, ELSEWHERE, FORBIDDEN, SEVERAL, TOO_MANY_WAIT},
	configs::{
		system::{PayingLength, PayingWeight, RuntimeBlockWeights, MAXIMUM_BLOCK_WEIGHT},
		tools::ProxyType,
	},
	constants::UNIT,
	extensions::{Admission, FREE_PRIORITY, FREE_WAITING},
	questions::question,
	Address, Balances, Executive, Nonce, Runtime, RuntimeCall, RuntimeOrigin, System, TxExtension,
};
use scale_info::meta_type;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{
	traits::{Dispatchable, TransactionExtension},
	transaction_validity::{InvalidTransaction, TransactionValidity, TransactionValidityError},
	DispatchResult,
};

/// A member of the bakery, and one who has nothing.
const RICH: Key = Key::Alice;
const POOR: Key = Key::Ferdie;

/// A free call of each member, another one for each number.
fn invite(number: u8) -> RuntimeCall {
	let newcomer = rochdale_runtime::AccountId::new([number; 32]).into();
	MembershipCall::invite { coop: BAKERY, newcomer }.into()
}

/// As [`invite`], to a co-op in which the signer has no seat.
fn invite_elsewhere() -> RuntimeCall {
	MembershipCall::invite { coop: COURIERS, newcomer: Key::One.to_account_id().into() }.into()
}

fn transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: Key::Bob.to_account_id().into(), value: 1 }.into()
}

fn remark(length: usize) -> RuntimeCall {
	frame_system::Call::remark { remark: vec![0; length] }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	UtilityCall::batch { calls }.into()
}

fn refused(code: u8) -> TransactionValidityError {
	InvalidTransaction::Custom(code).into()
}

/// What the pool says of a call behind so many of its signer.
fn behind(signer: Key, number: Nonce, call: RuntimeCall) -> TransactionValidity {
	pool_takes_at(signer, nonce(signer) + number, 0, call)
}

/// What the signer has, and the number of the next transaction.
fn means(who: Key) -> (u128, Nonce) {
	(Balances::total_balance(&who.to_account_id()), nonce(who))
}

#[test]
fn wallets_see_the_extensions_that_they_know_in_the_order_that_they_expect() {
	let seen = <TxExtension as TransactionExtension<RuntimeCall>>::metadata();
	let names: Vec<_> = seen.iter().map(|extension| extension.identifier).collect();
	assert_eq!(
		names,
		[
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
	assert_eq!(seen[5].ty, meta_type::<frame_system::CheckNonce<Runtime>>());
	assert_eq!(seen[6].ty, meta_type::<frame_system::CheckWeight<Runtime>>());
	assert_eq!(seen[7].ty, meta_type::<pallet_transaction_payment::ChargeTransactionPayment<Runtime>>());
	// One after the other in bytes, as wallets write them.
	let parts = (frame_system::CheckNonce::<Runtime>::from(300u32.into()), Compact(7u128));
	assert_eq!(Admission::new(300, 7).encode(), parts.encode());
}

#[test]
fn free_calls_come_before_whatever_pays() {
	on(DEV, || {
		let free = pool_takes(POOR, invite(100)).unwrap();
		assert_eq!(free.priority, FREE_PRIORITY);
		let plain = pool_takes(RICH, transfer()).unwrap().priority;
		let tipped = pool_takes_at(RICH, nonce(RICH), 100 * UNIT, transfer()).unwrap().priority;
		let upgrade = frame_system::Call::apply_authorized_upgrade { code: vec![] };
		let operational = pool_takes_at(RICH, nonce(RICH), 100 * UNIT, upgrade).unwrap().priority;
		assert!(plain < tipped && tipped < FREE_PRIORITY && operational < FREE_PRIORITY);
	});
}

#[test]
fn what_pays_leaves_a_tenth_of_the_weight_of_a_block_to_what_is_free() {
	on_rich(DEV, || {
		give(&Key::EveStash.to_account_id(), 1_000 * UNIT);
		block(|| {
			fill();
			let normal = || *System::block_weight().get(DispatchClass::Normal);
			assert!(normal().all_lte(PayingWeight::get()));
			let room = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.unwrap() - normal();
			assert!(room.ref_time() >= MAXIMUM_BLOCK_WEIGHT.ref_time() / 10);
			for number in 100..103 {
				succeed(POOR, invite(number));
			}
			assert_eq!(include(RICH, transfer()), Err(InvalidTransaction::ExhaustsResources.into()));
		});
	});
}

#[test]
fn what_pays_leaves_a_tenth_of_the_length_of_a_block_to_what_is_free() {
	on(DEV, || {
		block(|| {
			let limit = usize::try_from(PayingLength::get()).unwrap();
			let before = means(RICH);
			assert_eq!(include(RICH, remark(limit)), Err(InvalidTransaction::ExhaustsResources.into()));
			assert_eq!(pool_takes(RICH, remark(limit)), Err(InvalidTransaction::ExhaustsResources.into()));
			assert_eq!(means(RICH), before);
			succeed(RICH, remark(limit - 1_000));
			assert_eq!(include(RICH, remark(1_000)), Err(InvalidTransaction::ExhaustsResources.into()));
			succeed(POOR, invite(100));
		});
	});
}

#[test]
fn what_pays_and_never_fits_is_refused_before_it_waits() {
	on(DEV, || {
		let calls = (1..).map(|number| batch(vec![transfer(); number * 100]));
		let info = |call: &RuntimeCall| call.get_dispatch_info().call_weight;
		let heavy = calls.into_iter().find(|call| info(call).any_gt(PayingWeight::get())).unwrap();
		assert!(info(&heavy).all_lte(RuntimeBlockWeights::get().get(DispatchClass::Normal).max_extrinsic.unwrap()));
		assert_eq!(pool_takes(RICH, heavy), Err(InvalidTransaction::ExhaustsResources.into()));
	});
}

#[test]
fn session_change_does_not_widen_the_room_of_what_pays() {
	on_rich(DEV, || {
		give(&Key::EveStash.to_account_id(), 1_000 * UNIT);
		blocks_until(9);
		block(|| {
			fill();
			assert!(System::block_weight().get(DispatchClass::Normal).all_lte(PayingWeight::get()));
			succeed(POOR, invite(100));
		});
		assert_eq!(rochdale_runtime::Session::current_index(), 1);
	});
}

#[test]
fn nobody_pays_for_what_would_be_free_if_it_were_right() {
	on(DEV, || {
		block(|| {
			succeed(POOR, invite(100));
			for who in [POOR, RICH] {
				let before = means(who);
				let twice = include(who, invite(100));
				assert_eq!(twice, Err(refused_by(MembershipError::<Runtime>::AlreadyCandidate)));
				assert_eq!(means(who), before);
			}
			assert!(nobody_paid());
		});
	});
}

#[test]
fn batch_of_one_call_is_that_call() {
	on(DEV, || {
		block(|| {
			let wraps: [fn(RuntimeCall) -> RuntimeCall; 4] = [
				|call| UtilityCall::batch { calls: vec![call] }.into(),
				|call| UtilityCall::batch_all { calls: vec![call] }.into(),
				|call| UtilityCall::force_batch { calls: vec![call] }.into(),
				|call| batch(vec![batch(vec![call])]),
			];
			// Each invites three times at most.
			for (who, (number, wrap)) in [POOR, POOR, POOR, RICH].into_iter().zip((100..).zip(wraps)) {
				let before = means(who).0;
				succeed(who, wrap(invite(number)));
				let twice = Err(refused_by(MembershipError::<Runtime>::AlreadyCandidate));
				assert_eq!(include(who, wrap(invite(number))), twice);
				assert_eq!(means(who).0, before);
			}
			assert!(nobody_paid());
		});
	});
}

#[test]
fn batch_of_several_calls_says_why_it_has_a_fee() {
	on(DEV, || {
		block(|| {
			let both = || batch(vec![invite(100), invite(101)]);
			assert_eq!(include(POOR, both()), Err(refused(SEVERAL)));
			assert_eq!(include(POOR, remark(0)), Err(InvalidTransaction::Payment.into()));
			let before = means(RICH).0;
			succeed(RICH, both());
			assert!(means(RICH).0 < before);
		});
	});
}

#[test]
fn error_of_another_pallet_has_a_code_of_its_own() {
	on(DEV, || {
		// The register of members asks that of co-ops.
		let nowhere = MembershipCall::accept_invitation {
			coop: 99,
			class: pallet_coop_membership::Class::Ordinary,
			commitment: document(1),
		};
		let answer = Answer::of(&POOR.to_account_id(), &RuntimeCall::from(nowhere.clone()).encode());
		let Answer::Refused { code, pallet, .. } = answer else { panic!("{answer:?}") };
		assert_eq!(pool_takes(POOR, nowhere), Err(refused(code)));
		assert_eq!(code == ELSEWHERE, pallet != "Membership");
	});
}

#[test]
fn few_free_calls_of_one_account_wait() {
	on(DEV, || {
		for number in 0..FREE_WAITING {
			assert_eq!(behind(POOR, number, invite(100)).unwrap().priority, FREE_PRIORITY);
		}
		assert_eq!(behind(POOR, FREE_WAITING, invite(100)), Err(refused(TOO_MANY_WAIT)));
		// Who can pay the fee waits like all that pay.
		assert!(behind(RICH, FREE_WAITING, invite(100)).unwrap().priority < FREE_PRIORITY);
	});
}

/// The pool of a node has room for 8,192 transactions by default, of which what is free has three quarters.
#[test]
fn free_part_of_a_pool_is_full_only_with_more_than_a_thousand_accounts() {
	on(DEV, || {
		let is_free = |number: &Nonce| behind(POOR, *number, invite(100)).is_ok();
		let waiting = (0..100).filter(is_free).count();
		assert!(waiting > 1 && 8_192 / 4 * 3 / waiting > 1_000, "{waiting} of one account");
	});
}

#[test]
fn call_that_an_earlier_one_makes_right_waits_for_it_where_a_fee_could_be_paid() {
	on(DEV, || {
		let error = refused_by(MembershipError::<Runtime>::NotMember);
		assert_eq!(behind(RICH, 0, invite_elsewhere()), Err(error));
		assert!(behind(RICH, 1, invite_elsewhere()).unwrap().priority < FREE_PRIORITY);
		assert_eq!(behind(POOR, 1, invite_elsewhere()), Err(error));
		// When its turn comes and it is wrong, nobody pays for it.
		block(|| {
			succeed(RICH, transfer());
			let before = means(RICH);
			assert_eq!(include(RICH, invite_elsewhere()), Err(error));
			assert_eq!(means(RICH), before);
		});
	});
}

#[test]
fn proxies_and_multisigs_pay_for_what_they_carry() {
	on(DEV, || {
		let call = Box::new(invite(100));
		let wrapped: [RuntimeCall; 2] = [
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![Key::Bob.to_account_id()],
				call: call.clone(),
			}
			.into(),
			pallet_proxy::Call::proxy { real: RICH.to_account_id().into(), force_proxy_type: None, call }.into(),
		];
		for call in wrapped {
			assert_eq!(pool_takes(POOR, call.clone()), Err(InvalidTransaction::Payment.into()));
			assert!(pool_takes(RICH, call).is_ok());
		}
	});
}

#[test]
fn weight_of_charging_is_given_back_where_nothing_is_charged() {
	on(DEV, || {
		block(|| {
			let used = |who, call: RuntimeCall| {
				let before = weight_so_far();
				let declared = call.get_dispatch_info().call_weight;
				succeed(who, call);
				(weight_so_far() - before, declared)
			};
			// What the chain does by itself before the first transaction.
			succeed(RICH, remark(0));
			let (free, declared) = used(POOR, invite(100));
			let (paid, remark) = used(RICH, remark(0));
			let charging = pallet_transaction_payment_weight();
			let asked = question(&invite(100));
			assert!((free + charging).ref_time() <= (paid - remark + declared + asked).ref_time());
		});
	});
}

fn pallet_transaction_payment_weight() -> Weight {
	use pallet_transaction_payment::WeightInfo;
	<Runtime as pallet_transaction_payment::Config>::WeightInfo::charge_transaction_payment()
}

/// What a refusal says beyond that would be cut off, so that its call is weighed wrong.
#[test]
fn a_refused_call_weighs_no_more_than_it_said() {
	on(DEV, || {
		let mut heavier = vec![];
		block(|| {
			for call in every_call() {
				for who in [RICH, Key::One] {
					let most = call.get_dispatch_info().call_weight;
					let origin = RuntimeOrigin::signed(who.to_account_id());
					let Err(refusal) = undone_here(|| call.clone().dispatch(origin)) else { continue };
					if refusal.post_info.actual_weight.is_some_and(|used| used.any_gt(most)) {
						heavier.push((name(&call), refusal.error));
					}
				}
			}
		});
		assert!(heavier.is_empty(), "{heavier:?}");
	});
}

/// Calls that fail are no cheap way to fill blocks.
#[test]
fn paying_call_that_fails_keeps_no_more_than_a_fiftieth_of_a_block() {
	on(DEV, || {
		let limit = MAXIMUM_BLOCK_WEIGHT.ref_time() / 50;
		let mut heavy = vec![];
		for call in every_call().into_iter().filter(|call| OURS.contains(&name(call).0)) {
			for who in [RICH, Key::One] {
				let info = call.get_dispatch_info();
				let origin = RuntimeOrigin::signed(who.to_account_id());
				let Err(refusal) = undone_here(|| call.clone().dispatch(origin)) else { continue };
				let kept = refusal.post_info.actual_weight.unwrap_or(info.call_weight).ref_time();
				if kept > limit {
					heavy.push((name(&call), kept * 100 / MAXIMUM_BLOCK_WEIGHT.ref_time()));
				}
			}
		}
		heavy.dedup();
		assert!(heavy.is_empty(), "keep percents of a block: {heavy:?}");
	});
}

/// A call of one thing that is not there, which uses little of the much that it declares.
fn advance() -> RuntimeCall {
	pallet_resolutions::Call::advance { resolution: 999_999 }.into()
}

fn proxy(real: Address, call: RuntimeCall) -> RuntimeCall {
	ProxyCall::proxy { real, force_proxy_type: None, call: Box::new(call) }.into()
}

fn proxy_announced(delegate: Key, call: RuntimeCall) -> RuntimeCall {
	let (delegate, real) = (delegate.to_account_id().into(), Key::Bob.to_account_id().into());
	ProxyCall::proxy_announced { delegate, real, force_proxy_type: None, call: Box::new(call) }.into()
}

/// Two fifths of a block.
const MUCH: Weight = Weight::from_parts(400_000_000_000, 1_000_000);

type Since = Option<pallet_multisig::Timepoint<rochdale_runtime::BlockNumber>>;

fn as_multi(threshold: u16, others: &[Key], maybe_timepoint: Since, call: RuntimeCall) -> RuntimeCall {
	let other_signatories = others.iter().map(|other| other.to_account_id()).collect();
	MultisigCall::as_multi { threshold, other_signatories, maybe_timepoint, call: Box::new(call), max_weight: MUCH }
		.into()
}

fn approve_as_multi(threshold: u16, others: &[Key], maybe_timepoint: Since, call: &RuntimeCall) -> RuntimeCall {
	let other_signatories = others.iter().map(|other| other.to_account_id()).collect();
	let call_hash = sp_io::hashing::blake2_256(&call.encode());
	MultisigCall::approve_as_multi { threshold, other_signatories, maybe_timepoint, call_hash, max_weight: MUCH }.into()
}

fn as_multi_threshold_1(others: &[Key], call: RuntimeCall) -> RuntimeCall {
	let other_signatories = others.iter().map(|other| other.to_account_id()).collect();
	MultisigCall::as_multi_threshold_1 { other_signatories, call: Box::new(call) }.into()
}

/// Wrappers of what is heavy that nobody may make.
fn forbidden() -> [RuntimeCall; 4] {
	let as_origin: Box<rochdale_runtime::OriginCaller> =
		Box::new(frame_system::RawOrigin::Signed(Key::Bob.to_account_id()).into());
	[
		UtilityCall::with_weight { call: Box::new(remark(0)), weight: MUCH }.into(),
		UtilityCall::dispatch_as { as_origin: as_origin.clone(), call: Box::new(advance()) }.into(),
		UtilityCall::dispatch_as_fallible { as_origin, call: Box::new(advance()) }.into(),
		UtilityCall::as_derivative { index: 0, call: Box::new(advance()) }.into(),
	]
}

/// Has Bob name proxies of his who have to wait, and as a group with Alice begin what she has yet to approve, which since when.
fn prepare_wrappers() -> Since {
	block(|| {
		for (delegate, delay) in [(RICH, 1), (Key::Dave, 0)] {
			let delegate = delegate.to_account_id().into();
			succeed(Key::Bob, ProxyCall::add_proxy { delegate, proxy_type: ProxyType::Payments, delay });
		}
		let since = System::extrinsic_index();
		succeed(Key::Bob, as_multi(2, &[RICH], None, transfer()));
		since.map(|index| pallet_multisig::Timepoint { height: System::block_number(), index })
	})
}

/// Every error with which wrappers fail before they make what they carry, and what comes of it.
fn failing(since: Since) -> Vec<(Key, RuntimeCall, &'static str)> {
	let bob = || Address::Id(Key::Bob.to_account_id());
	let wrong = || since.map(|since| pallet_multisig::Timepoint { index: since.index + 1, ..since });
	let mut two = [Key::Bob, Key::Charlie];
	two.sort_by_key(|key| key.to_account_id());
	let backwards = [two[1], two[0]];
	let many = [Key::Bob; 32];
	let mut found = vec![
		(Key::Eve, proxy(bob(), advance()), "NotProxy"),
		(RICH, proxy(Address::Index(()), advance()), "Lookup"),
		(RICH, proxy(bob(), advance()), "Unannounced"),
		(RICH, proxy_announced(Key::Eve, advance()), "NotProxy"),
		(RICH, proxy_announced(RICH, advance()), "Unannounced"),
		(RICH, as_multi_threshold_1(&[], advance()), "TooFewSignatories"),
		(RICH, as_multi_threshold_1(&many, advance()), "TooManySignatories"),
		(RICH, as_multi_threshold_1(&backwards, advance()), "SignatoriesOutOfOrder"),
		(RICH, as_multi_threshold_1(&[RICH], advance()), "SenderInSignatories"),
		(RICH, as_multi_threshold_1(&[Key::Bob], proxy(bob(), advance())), "NotProxy"),
		(RICH, as_multi_threshold_1(&[Key::Bob], as_multi(2, &[], None, advance())), "TooFewSignatories"),
	];
	for wrap in [
		(|threshold, others, since| as_multi(threshold, others, since, transfer()))
			as fn(u16, &[Key], Since) -> RuntimeCall,
		|threshold, others, since| approve_as_multi(threshold, others, since, &transfer()),
	] {
		found.extend([
			(RICH, wrap(1, &[Key::Bob], None), "MinimumThreshold"),
			(RICH, wrap(2, &[], None), "TooFewSignatories"),
			(RICH, wrap(2, &many, None), "TooManySignatories"),
			(RICH, wrap(2, &backwards, None), "SignatoriesOutOfOrder"),
			(RICH, wrap(2, &[RICH], None), "SenderInSignatories"),
			(RICH, wrap(2, &[Key::Eve], since), "UnexpectedTimepoint"),
			(RICH, wrap(2, &[Key::Bob], None), "NoTimepoint"),
			(RICH, wrap(2, &[Key::Bob], wrong()), "WrongTimepoint"),
			(Key::Bob, wrap(2, &[RICH], since), "AlreadyApproved"),
		]);
	}
	found
}

/// By what the balance of the signer and the weight of the block differ when the call was made, which is then undone.
fn made(who: Key, call: RuntimeCall) -> (Result<DispatchResult, TransactionValidityError>, u128, u64) {
	undone_here(|| {
		let (weight, units) = (weight_so_far(), means(who).0);
		let result = include(who, call);
		(result, units - means(who).0, (weight_so_far() - weight).ref_time())
	})
}

#[test]
fn wrapper_that_fails_gives_back_what_it_declares_for_what_it_has_not_made() {
	on(DEV, || {
		let since = prepare_wrappers();
		block(|| {
			let limit = MAXIMUM_BLOCK_WEIGHT.ref_time() / 50;
			for (who, call, expected) in failing(since) {
				assert!(call.get_dispatch_info().call_weight.ref_time() > 5 * limit, "{call:?}");
				let (result, paid, kept) = made(who, call.clone());
				let error = result.unwrap().unwrap_err();
				assert!(format!("{error:?}").contains(expected), "{error:?}: {call:?}");
				// No less than what a transaction weighs that does nothing.
				assert!(kept > made(RICH, remark(0)).2 && kept <= limit, "{kept}: {call:?}");
				assert!(paid > 0 && paid < UNIT / 20, "{paid}: {call:?}");
			}
		});
	});
}

#[test]
fn multisig_keeps_no_more_than_what_it_makes_declares() {
	on(DEV, || {
		let since = prepare_wrappers();
		block(|| {
			let call = as_multi(2, &[Key::Bob], since, transfer());
			let (result, paid, kept) = made(RICH, call);
			result.unwrap().unwrap();
			assert!(kept > transfer().get_dispatch_info().call_weight.ref_time());
			assert!(kept <= MAXIMUM_BLOCK_WEIGHT.ref_time() / 50 && paid < UNIT / 20, "{kept}, {paid}");
		});
	});
}

#[test]
fn what_nobody_may_do_is_refused_before_it_is_made() {
	on(DEV, || {
		block(|| {
			let dest = rochdale_runtime::AccountId::new([100; 32]).into();
			let to_nobody = pallet_balances::Call::transfer_keep_alive { dest, value: UNIT }.into();
			let burn = pallet_balances::Call::burn { value: 1, keep_alive: true }.into();
			for call in forbidden().into_iter().chain([to_nobody, burn]) {
				for who in [RICH, POOR] {
					let before = means(who);
					assert_eq!(include(who, call.clone()), Err(refused(FORBIDDEN)), "{call:?}");
					assert_eq!(means(who), before);
				}
				let Answer::Refused { code, pallet, error } = Answer::of(&RICH.to_account_id(), &call.encode()) else {
					panic!("not refused: {call:?}")
				};
				assert_eq!((code, pallet.as_str(), error.as_str()), (FORBIDDEN, "System", "CallFiltered"));
			}
		});
	});
}

#[test]
fn what_is_carried_keeps_no_more_than_a_fiftieth_of_a_block_if_it_fails() {
	on(DEV, || {
		let bob = || Address::Id(Key::Bob.to_account_id());
		let keeps = [
			proxy(bob(), advance()),
			proxy_announced(Key::Eve, advance()),
			as_multi(2, &[Key::Eve], None, advance()),
			approve_as_multi(2, &[Key::Eve], None, &advance()),
			as_multi_threshold_1(&[], advance()),
		];
		block(|| {
			for inner in keeps.into_iter().chain(forbidden()) {
				let boxed = || Box::new(inner.clone());
				for call in [
					batch(vec![inner.clone()]),
					batch(vec![remark(0), inner.clone()]),
					UtilityCall::batch_all { calls: vec![inner.clone()] }.into(),
					UtilityCall::force_batch { calls: vec![batch(vec![inner.clone()])] }.into(),
					UtilityCall::if_else { main: boxed(), fallback: Box::new(remark(0)) }.into(),
					UtilityCall::if_else { main: Box::new(remark(0)), fallback: boxed() }.into(),
					proxy(bob(), inner.clone()),
					proxy_announced(Key::Dave, batch(vec![inner.clone()])),
					as_multi(2, &[Key::Bob], None, inner.clone()),
					as_multi_threshold_1(&[Key::Bob], batch(vec![inner.clone()])),
				] {
					let before = means(RICH);
					assert_eq!(include(RICH, call.clone()), Err(refused(CARRIES_TOO_MUCH)), "{call:?}");
					assert_eq!(means(RICH), before);
				}
			}
			// What is light goes together, until it is too much.
			let light = |count| batch(vec![proxy(bob(), transfer()); count]);
			made(RICH, light(3)).0.unwrap().unwrap();
			assert_eq!(include(RICH, light(240)), Err(refused(CARRIES_TOO_MUCH)));
		});
	});
}

fn undone_here<R>(what: impl FnOnce() -> R) -> R {
	use frame_support::storage::{with_transaction, TransactionOutcome};
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(what()))).unwrap()
}

#[test]
fn whoever_asks_hears_what_a_call_costs_and_why_it_is_refused() {
	on(DEV, || {
		let ask = |who: Key, call: RuntimeCall| Answer::of(&who.to_account_id(), &call.encode());
		assert_eq!(ask(POOR, invite(100)), Answer::Free);
		assert_eq!(ask(POOR, batch(vec![invite(100)])), Answer::Free);
		let Answer::Refused { code, pallet, error } = ask(RICH, invite_elsewhere()) else { panic!("not refused") };
		assert_eq!((pallet.as_str(), error.as_str()), ("Membership", "NotMember"));
		assert_eq!(pool_takes(RICH, invite_elsewhere()), Err(refused(code)));
		assert_eq!(Answer::of(&RICH.to_account_id(), &[255, 255]), Answer::NoCall);
		assert_eq!(Answer::of(&RICH.to_account_id(), &[invite(1).encode(), vec![0]].concat()), Answer::NoCall);

		block(|| {
			for call in [transfer(), remark(1_000), batch(vec![invite(100), invite(101)])] {
				let Answer::Fee(fee) = ask(RICH, call.clone()) else { panic!("no fee") };
				let before = means(RICH).0;
				let sent = transaction(RICH, nonce(RICH), call);
				Executive::apply_extrinsic(sent).unwrap().unwrap();
				let paid = before - means(RICH).0;
				assert!(paid > 0 && paid <= fee, "{paid} of {fee}");
			}
		});
	});
}

#[test]
fn fee_that_is_told_is_withdrawn_where_nothing_is_given_back() {
	on(DEV, || {
		block(|| {
			let Answer::Fee(fee) = Answer::of(&RICH.to_account_id(), &remark(100).encode()) else { panic!("no fee") };
			let before = means(RICH).0;
			succeed(RICH, remark(100));
			let paid = before - means(RICH).0;
			// What extensions give back, and a few bytes around the call that this transaction does without.
			assert!(paid <= fee && fee - paid < 300, "{paid} of {fee}");
		});
	});
}
