use crate::{harness::*, samples::calls_of_members};
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	traits::{Contains, InstanceFilter},
	weights::Weight,
};
use rochdale_primitives::CoopInspect;
use rochdale_runtime::{
	configs::{system::Permitted, tools::ProxyType},
	constants::UNIT,
	AccountId, Cooperatives, Proxy, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System, Timestamp,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn id(key: Key) -> AccountId {
	key.to_account_id()
}

fn burn() -> RuntimeCall {
	pallet_balances::Call::burn { value: UNIT, keep_alive: false }.into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn boxed(call: RuntimeCall) -> Box<RuntimeCall> {
	Box::new(call)
}

/// Makes a call as if it was in a block already, where some of these wrappers would not come: they carry too much.
fn made(signer: Key, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(RuntimeOrigin::signed(id(signer))).map(|_| ()).map_err(|failure| failure.error)
}

/// Calls that nobody may reach.
fn forbidden() -> Vec<RuntimeCall> {
	vec![
		burn(),
		pallet_balances::Call::force_transfer { source: id(Key::Bob).into(), dest: id(Key::Alice).into(), value: 1 }
			.into(),
		pallet_balances::Call::force_unreserve { who: id(Key::Bob).into(), amount: 1 }.into(),
		pallet_balances::Call::force_set_balance { who: id(Key::Bob).into(), new_free: 1 }.into(),
		pallet_balances::Call::upgrade_accounts { who: vec![id(Key::Bob)] }.into(),
		pallet_balances::Call::force_adjust_total_issuance {
			direction: pallet_balances::AdjustmentDirection::Increase,
			delta: 1,
		}
		.into(),
		pallet_session::Call::purge_keys {}.into(),
		frame_system::Call::set_code { code: vec![] }.into(),
		frame_system::Call::set_code_without_checks { code: vec![] }.into(),
		frame_system::Call::set_heap_pages { pages: 1 }.into(),
		frame_system::Call::set_storage { items: vec![] }.into(),
		frame_system::Call::kill_storage { keys: vec![] }.into(),
		frame_system::Call::kill_prefix { prefix: vec![], subkeys: 0 }.into(),
		frame_system::Call::authorize_upgrade { code_hash: Default::default() }.into(),
		frame_system::Call::authorize_upgrade_without_checks { code_hash: Default::default() }.into(),
		pallet_utility::Call::as_derivative { index: 0, call: boxed(remark()) }.into(),
		pallet_utility::Call::dispatch_as {
			as_origin: Box::new(frame_system::RawOrigin::Root.into()),
			call: boxed(remark()),
		}
		.into(),
		pallet_utility::Call::dispatch_as_fallible {
			as_origin: Box::new(frame_system::RawOrigin::Root.into()),
			call: boxed(remark()),
		}
		.into(),
		pallet_utility::Call::with_weight { call: boxed(remark()), weight: Weight::zero() }.into(),
	]
}

#[test]
fn forbidden_calls_are_refused_by_name() {
	on(DEV, || {
		for call in forbidden() {
			assert!(!Permitted::contains(&call), "{call:?}");
			block(|| assert_eq!(apply(Key::Alice, call.clone()).unwrap(), Err(filtered()), "{call:?}"));
		}
	});
}

#[test]
fn forbidden_calls_are_refused_to_co_ops() {
	on(DEV, || {
		block(|| ());
		let mandate = rochdale_primitives::Mandate {
			coop: 1,
			resolution: 1,
			track: rochdale_primitives::Track::Special,
			secrecy: rochdale_primitives::Secrecy::Secret,
			opened_at: u64::MAX,
		};
		let account = Cooperatives::account(1).unwrap();
		for call in forbidden() {
			for origin in [
				RuntimeOrigin::from(pallet_resolutions::Origin::Coop(mandate)),
				RuntimeOrigin::signed(account.clone()),
				RuntimeOrigin::none(),
			] {
				assert_eq!(call.clone().dispatch(origin).unwrap_err().error, filtered(), "{call:?}");
			}
		}
	});
}

#[test]
fn forbidden_calls_are_refused_in_batches() {
	on(DEV, || {
		let before = pallet_balances::Pallet::<Runtime>::total_issuance();
		for call in forbidden() {
			for nested in [
				pallet_utility::Call::batch_all { calls: vec![call.clone()] },
				pallet_utility::Call::batch_all {
					calls: vec![pallet_utility::Call::batch_all { calls: vec![call.clone()] }.into()],
				},
			] {
				block(|| {
					let result = made(Key::Alice, nested);
					assert!(result == Err(filtered()), "{call:?}: {result:?}");
				});
			}
			for nested in [
				pallet_utility::Call::batch { calls: vec![call.clone()] },
				pallet_utility::Call::force_batch { calls: vec![call.clone()] },
				pallet_utility::Call::if_else { main: boxed(call.clone()), fallback: boxed(remark()) },
			] {
				block(|| {
					assert_ok!(made(Key::Alice, nested));
					assert!(
						happened(|event| match event {
							RuntimeEvent::Utility(
								pallet_utility::Event::BatchInterrupted { error, .. }
								| pallet_utility::Event::ItemFailed { error }
								| pallet_utility::Event::IfElseFallbackCalled { main_error: error },
							) => *error == filtered(),
							_ => false,
						}),
						"{call:?}"
					);
				});
			}
		}
		assert_eq!(pallet_balances::Pallet::<Runtime>::total_issuance(), before);
	});
}

#[test]
fn forbidden_calls_are_refused_through_proxies() {
	on(DEV, || {
		block(|| {
			assert_ok!(Proxy::add_proxy(
				RuntimeOrigin::signed(id(Key::Alice)),
				id(Key::Bob).into(),
				ProxyType::Payments,
				0
			));
		});
		for call in forbidden() {
			block(|| {
				let proxied = pallet_proxy::Call::proxy {
					real: id(Key::Alice).into(),
					force_proxy_type: None,
					call: Box::new(call.clone()),
				};
				assert_ok!(made(Key::Bob, proxied));
				assert!(
					happened(|event| matches!(
						event,
						RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result: Err(error) })
							if *error == filtered()
					)),
					"{call:?}"
				);
			});
		}
	});
}

#[test]
fn forbidden_calls_are_refused_through_multisigs() {
	on(DEV, || {
		for call in forbidden() {
			block(|| {
				assert_ok!(made(
					Key::Alice,
					pallet_multisig::Call::as_multi {
						threshold: 2,
						other_signatories: vec![id(Key::Bob)],
						maybe_timepoint: None,
						call: boxed(call.clone()),
						max_weight: Weight::zero(),
					},
				));
			});
			// The timestamp is the first extrinsic of a block.
			let timepoint = pallet_multisig::Timepoint { height: System::block_number(), index: 1 };
			block(|| {
				assert_ok!(made(
					Key::Bob,
					pallet_multisig::Call::as_multi {
						threshold: 2,
						other_signatories: vec![id(Key::Alice)],
						maybe_timepoint: Some(timepoint),
						call: boxed(call.clone()),
						max_weight: call.get_dispatch_info().call_weight,
					},
				));
				assert!(
					happened(|event| matches!(
						event,
						RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result: Err(error), .. })
							if *error == filtered()
					)),
					"{call:?}"
				);
			});
		}
	});
}

#[test]
fn ordinary_payments_and_remarks_pass() {
	on(DEV, || {
		let dest = || id(Key::Bob).into();
		for call in [
			RuntimeCall::from(pallet_balances::Call::transfer_keep_alive { dest: dest(), value: UNIT }),
			pallet_balances::Call::transfer_allow_death { dest: dest(), value: UNIT }.into(),
			frame_system::Call::remark { remark: vec![1] }.into(),
			frame_system::Call::remark_with_event { remark: vec![1] }.into(),
			pallet_balances::Call::transfer_all { dest: dest(), keep_alive: true }.into(),
		] {
			block(|| succeed(Key::Alice, call));
		}
	});
}

#[test]
fn no_kind_of_proxy_acts_as_a_member() {
	on(DEV, || {
		let leave = RuntimeCall::from(pallet_coop_membership::Call::leave { coop: 1 });
		let resign = pallet_cooperatives::Call::resign_office { coop: 1, office: rochdale_primitives::Office::Chair };
		let add_proxy =
			pallet_proxy::Call::add_proxy { delegate: id(Key::Eve).into(), proxy_type: ProxyType::Payments, delay: 0 };
		let pay = RuntimeCall::from(pallet_balances::Call::transfer_keep_alive { dest: id(Key::Bob).into(), value: 1 });
		let batch = |calls: Vec<RuntimeCall>| RuntimeCall::from(pallet_utility::Call::batch_all { calls });
		let multisig = |call: RuntimeCall| {
			RuntimeCall::from(pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![],
				maybe_timepoint: None,
				call: Box::new(call),
				max_weight: Weight::zero(),
			})
		};
		let personal = [leave.clone(), resign.into(), add_proxy.into()];
		for call in personal {
			for wrapped in [call.clone(), batch(vec![pay.clone(), call.clone()]), multisig(call.clone())] {
				assert!(!ProxyType::Payments.filter(&wrapped), "{wrapped:?}");
				assert!(!ProxyType::RejectAnnouncements.filter(&wrapped), "{wrapped:?}");
			}
		}
		for wrapped in [pay.clone(), batch(vec![pay.clone(), pay.clone()]), multisig(pay.clone())] {
			assert!(ProxyType::Payments.filter(&wrapped));
			assert!(!ProxyType::RejectAnnouncements.filter(&wrapped));
		}
		let reject =
			pallet_proxy::Call::reject_announcement { delegate: id(Key::Bob).into(), call_hash: Default::default() };
		assert!(ProxyType::RejectAnnouncements.filter(&reject.into()));

		block(|| {
			succeed(
				Key::Alice,
				pallet_proxy::Call::add_proxy {
					delegate: id(Key::Bob).into(),
					proxy_type: ProxyType::Payments,
					delay: 0,
				},
			);
			let proxied = |call| pallet_proxy::Call::proxy {
				real: id(Key::Alice).into(),
				force_proxy_type: None,
				call: Box::new(call),
			};
			succeed(Key::Bob, proxied(leave));
			assert!(rochdale_runtime::Membership::seat(1, id(Key::Alice)).is_some());
			succeed(Key::Bob, proxied(pay));
			assert!(happened(|event| matches!(
				event,
				RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result: Ok(()) })
			)));
		});
		assert!(Timestamp::get() > 0);
	});
}

#[test]
fn no_kind_of_proxy_makes_any_call_of_members() {
	let pay = || RuntimeCall::from(pallet_balances::Call::transfer_keep_alive { dest: id(Key::Bob).into(), value: 1 });
	let calls = calls_of_members();
	assert!(calls.len() > 50);
	for call in calls {
		let (boxed, calls) = (|| Box::new(call.clone()), || vec![pay(), call.clone()]);
		for wrapped in [
			call.clone(),
			pallet_utility::Call::batch { calls: calls() }.into(),
			pallet_utility::Call::batch_all { calls: calls() }.into(),
			pallet_utility::Call::force_batch { calls: calls() }.into(),
			pallet_utility::Call::if_else { main: boxed(), fallback: Box::new(pay()) }.into(),
			pallet_utility::Call::if_else { main: Box::new(pay()), fallback: boxed() }.into(),
			pallet_utility::Call::batch_all { calls: vec![pallet_utility::Call::batch_all { calls: calls() }.into()] }
				.into(),
			pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![],
				maybe_timepoint: None,
				call: boxed(),
				max_weight: Weight::zero(),
			}
			.into(),
			pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![], call: boxed() }.into(),
			pallet_proxy::Call::proxy { real: id(Key::Alice).into(), force_proxy_type: None, call: boxed() }.into(),
		] {
			for kind in [ProxyType::Payments, ProxyType::RejectAnnouncements] {
				assert!(!kind.filter(&wrapped), "{kind:?}: {wrapped:?}");
			}
		}
	}
}

#[test]
fn signed_calls_do_not_reach_root() {
	on(DEV, || {
		block(|| ());
		let note_stalled =
			RuntimeCall::from(pallet_grandpa::Call::note_stalled { delay: 1, best_finalized_block_number: 0 });
		let result = note_stalled.dispatch(RuntimeOrigin::signed(id(Key::Alice)));
		assert_eq!(result.unwrap_err().error, DispatchError::BadOrigin);
	});
}
