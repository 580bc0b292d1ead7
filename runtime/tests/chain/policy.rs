//! What resolutions can enact, and that no guard is weaker than what it guards.

use crate::{
	harness::*,
	samples::{calls_of_members, every_call, name, ENACTABLE},
};
use codec::{Decode, Encode};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo, traits::GetCallMetadata, weights::Weight};
use pallet_coop_membership::{Call as MembershipCall, Error as MembershipError};
use pallet_cooperatives::{Bylaws, Call as CooperativesCall, Error as CooperativesError};
use pallet_resolutions::{Call as ResolutionsCall, Error as ResolutionsError, OpaqueCall, Origin};
use pallet_utility::Call as UtilityCall;
use rochdale_primitives::{
	bylaws::{Majority, Parameter, Parameters},
	CoopId, CoopInspect, Mandate, Office, Secrecy, Track,
};
use rochdale_runtime::{
	configs::{governance::MaxCallWeight, tools::ProxyType},
	constants::UNIT,
	AccountId, Cooperatives, Runtime, RuntimeCall, RuntimeOrigin,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

type Refusal = ResolutionsError<Runtime>;

/// The co-op of the profile that leaves a choice in every parameter.
const LINDENHOF: CoopId = 2;

const TRACKS: [Track; 3] = [Track::Consent, Track::Ordinary, Track::Special];
const SECRECIES: [Secrecy; 2] = [Secrecy::Open, Secrecy::Secret];

fn id(key: Key) -> AccountId {
	key.to_account_id()
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn transfer(value: u128) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: id(Key::One).into(), value }.into()
}

fn act(call: RuntimeCall) -> RuntimeCall {
	CooperativesCall::act { call: Box::new(call) }.into()
}

fn pay() -> RuntimeCall {
	act(transfer(UNIT))
}

fn appoint() -> RuntimeCall {
	CooperativesCall::appoint { office: Office::Teller, member: 1, days: 1 }.into()
}

fn adopt(hash: u8, parameters: Parameters) -> RuntimeCall {
	CooperativesCall::adopt_bylaws { hash: document(hash), parameters }.into()
}

fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	UtilityCall::batch_all { calls }.into()
}

fn propose(track: Track, secrecy: Secrecy, call: OpaqueCall<RuntimeCall>) -> RuntimeCall {
	let title = b"Something".to_vec().try_into().unwrap();
	ResolutionsCall::propose { coop: LINDENHOF, track, secrecy, title, document: document(1), call }.into()
}

/// The answer to the proposal in a signed transaction of Dave, the chair.
fn proposed(track: Track, secrecy: Secrecy, call: &RuntimeCall) -> DispatchResult {
	apply(Key::Dave, propose(track, secrecy, call.into())).unwrap()
}

/// Like [`proposed`], on the track that is strong enough for everything.
fn proposed_strongly(call: &RuntimeCall) -> DispatchResult {
	proposed(Track::Special, Secrecy::Secret, call)
}

/// What carries another call, of whatever kind there is.
fn wrapped(call: &RuntimeCall) -> Vec<RuntimeCall> {
	let boxed = || Box::new(call.clone());
	let calls = || vec![call.clone()];
	let (weight, other_signatories) = (Weight::zero(), || vec![id(Key::Bob)]);
	let root = || Box::new(frame_system::RawOrigin::Root.into());
	let real = || id(Key::Alice).into();
	vec![
		UtilityCall::batch { calls: calls() }.into(),
		UtilityCall::force_batch { calls: calls() }.into(),
		UtilityCall::if_else { main: boxed(), fallback: Box::new(pay()) }.into(),
		UtilityCall::if_else { main: Box::new(pay()), fallback: boxed() }.into(),
		UtilityCall::as_derivative { index: 0, call: boxed() }.into(),
		UtilityCall::dispatch_as { as_origin: root(), call: boxed() }.into(),
		UtilityCall::dispatch_as_fallible { as_origin: root(), call: boxed() }.into(),
		UtilityCall::with_weight { call: boxed(), weight }.into(),
		pallet_proxy::Call::proxy { real: real(), force_proxy_type: None, call: boxed() }.into(),
		pallet_proxy::Call::proxy_announced {
			delegate: id(Key::Bob).into(),
			real: real(),
			force_proxy_type: None,
			call: boxed(),
		}
		.into(),
		pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: other_signatories(),
			maybe_timepoint: None,
			call: boxed(),
			max_weight: weight,
		}
		.into(),
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories: other_signatories(), call: boxed() }.into(),
	]
}

/// The calls that the runtime had when this was written, by pallet.
///
/// Who adds one decides here and in the policy whether a resolution can enact it.
const KNOWN: &[(&str, &[&str])] = &[
	(
		"System",
		&[
			"remark",
			"set_heap_pages",
			"set_code",
			"set_code_without_checks",
			"set_storage",
			"kill_storage",
			"kill_prefix",
			"remark_with_event",
			"authorize_upgrade",
			"authorize_upgrade_without_checks",
			"apply_authorized_upgrade",
		],
	),
	("Timestamp", &["set"]),
	(
		"Balances",
		&[
			"transfer_allow_death",
			"force_transfer",
			"transfer_keep_alive",
			"transfer_all",
			"force_unreserve",
			"upgrade_accounts",
			"force_set_balance",
			"force_adjust_total_issuance",
			"burn",
		],
	),
	(
		"Membership",
		&[
			"apply",
			"invite",
			"accept_invitation",
			"apply_on_paper",
			"sponsor",
			"withdraw",
			"admit",
			"refuse",
			"appeal_refusal",
			"decide_admission",
			"confirm_contribution",
			"end_probation",
			"leave",
			"leave_in_dissent",
			"leave_on_paper",
			"classify_exit",
			"suspend",
			"reinstate",
			"appeal",
			"dismiss_appeal",
			"open_case",
			"submit_defence",
			"record_hearing",
			"drop_case",
			"expel",
			"record_death",
			"contest_death",
			"decide_death",
			"close",
			"unlink",
			"move_seat",
			"veto_move",
			"decide_move",
			"correct",
			"import",
			"confirm_import",
			"discard_import",
			"advance",
			"release_account",
		],
	),
	("Cooperatives", &["resign_office", "adopt_bylaws", "appoint", "dismiss", "act"]),
	(
		"Resolutions",
		&[
			"propose",
			"propose_text",
			"propose_payment",
			"second",
			"sign_petition",
			"amend",
			"withdraw",
			"object",
			"withdraw_objection",
			"request_secrecy",
			"vote",
			"roll_call",
			"strike_roll",
			"enter_result",
			"discard_result",
			"retry",
			"advance",
		],
	),
	("Session", &["set_keys", "purge_keys"]),
	("Grandpa", &["report_equivocation", "report_equivocation_unsigned", "note_stalled"]),
	(
		"Utility",
		&[
			"batch",
			"as_derivative",
			"batch_all",
			"dispatch_as",
			"force_batch",
			"with_weight",
			"if_else",
			"dispatch_as_fallible",
		],
	),
	("Multisig", &["as_multi_threshold_1", "as_multi", "approve_as_multi", "cancel_as_multi", "poke_deposit"]),
	(
		"Proxy",
		&[
			"proxy",
			"add_proxy",
			"remove_proxy",
			"remove_proxies",
			"create_pure",
			"kill_pure",
			"announce",
			"remove_announcement",
			"reject_announcement",
			"proxy_announced",
			"poke_deposit",
		],
	),
];

#[test]
fn every_call_is_known_here() {
	let found: Vec<(&str, Vec<&str>)> = RuntimeCall::get_module_names()
		.iter()
		.map(|module| (*module, RuntimeCall::get_call_names(module).to_vec()))
		.collect();
	let known: Vec<(&str, Vec<&str>)> = KNOWN.iter().map(|(module, calls)| (*module, calls.to_vec())).collect();
	assert_eq!(found, known);
}

#[test]
fn only_listed_calls_can_be_proposed() {
	on(DEV, || {
		for call in every_call() {
			let is_listed = ENACTABLE.contains(&name(&call));
			block(|| {
				let result = proposed_strongly(&call);
				// An act is judged by what it carries, a batch by what is in it, and here both carry nothing that is allowed.
				let expected = match name(&call) {
					("Cooperatives", "act") | ("Utility", "batch_all") => Err(Refusal::CallNotAllowed.into()),
					_ if is_listed => {
						// The draft is taken back, so that there is room for the next.
						let resolution = pallet_resolutions::ResolutionCount::<Runtime>::get();
						succeed(Key::Dave, ResolutionsCall::withdraw { resolution });
						pallet_resolutions::DraftQuota::<Runtime>::remove(LINDENHOF, 1);
						Ok(())
					}
					_ => Err(Refusal::CallNotAllowed.into()),
				};
				assert_eq!(result, expected, "{call:?}");
			});
		}
		for call in [pay(), batch_all(vec![pay(), appoint()])] {
			block(|| {
				assert_ok!(proposed(Track::Ordinary, Secrecy::Open, &call));
			});
		}
	});
}

#[test]
fn calls_that_are_not_listed_can_be_hidden_in_no_other() {
	on(DEV, || {
		for call in every_call() {
			let is_listed = ENACTABLE.contains(&name(&call));
			block(|| {
				for hidden in wrapped(&call) {
					assert_eq!(proposed_strongly(&hidden), Err(Refusal::CallNotAllowed.into()), "{hidden:?}");
					let batched = batch_all(vec![pay(), hidden.clone()]);
					assert_eq!(proposed_strongly(&batched), Err(Refusal::CallNotAllowed.into()), "{batched:?}");
					let deeper = batch_all(vec![pay(), batch_all(vec![hidden])]);
					assert_eq!(proposed_strongly(&deeper), Err(Refusal::NestedTooDeep.into()), "{deeper:?}");
				}
				// What a co-op's account does is none of what its members decide.
				let is_payment = ["transfer_keep_alive", "transfer_allow_death"].contains(&name(&call).1);
				if !is_payment {
					let acting = act(call.clone());
					assert_eq!(proposed_strongly(&acting), Err(Refusal::CallNotAllowed.into()), "{acting:?}");
				}
				if !is_listed {
					let once = batch_all(vec![pay(), call.clone()]);
					for batched in [batch_all(vec![call.clone()]), once] {
						assert_eq!(proposed_strongly(&batched), Err(Refusal::CallNotAllowed.into()), "{batched:?}");
					}
					let twice = batch_all(vec![pay(), batch_all(vec![call.clone()])]);
					assert_eq!(proposed_strongly(&twice), Err(Refusal::NestedTooDeep.into()), "{twice:?}");
				}
			});
		}
	});
}

#[test]
fn account_of_a_co_op_only_pays() {
	on(DEV, || {
		block(|| {
			for call in [
				pallet_balances::Call::transfer_all { dest: id(Key::One).into(), keep_alive: false }.into(),
				pallet_proxy::Call::add_proxy {
					delegate: id(Key::One).into(),
					proxy_type: ProxyType::Payments,
					delay: 0,
				}
				.into(),
				batch_all(vec![transfer(1)]),
				MembershipCall::apply {
					coop: 1,
					class: pallet_coop_membership::Class::Ordinary,
					commitment: document(1),
				}
				.into(),
				adopt(9, Cooperatives::parameters(LINDENHOF).unwrap()),
				appoint(),
				pay(),
				remark(),
			] {
				assert_eq!(proposed_strongly(&act(call)), Err(Refusal::CallNotAllowed.into()));
			}
		});
	});
}

#[test]
fn batches_nest_in_none() {
	on(DEV, || {
		block(|| {
			let deep = |depth| (0..depth).fold(pay(), |call, _| batch_all(vec![call]));
			assert_ok!(proposed(Track::Ordinary, Secrecy::Open, &deep(1)));
			for depth in 2..16 {
				let result = proposed(Track::Ordinary, Secrecy::Open, &deep(depth));
				assert_eq!(result, Err(Refusal::NestedTooDeep.into()), "{depth}");
			}
		});
	});
}

/// The bytes of so many batches, each in the one before, which no program would have made.
fn nested(depth: usize) -> Vec<u8> {
	let layer = {
		let mut bytes = batch_all(vec![remark()]).encode();
		bytes.truncate(bytes.len() - remark().encode().len());
		bytes
	};
	let mut bytes = layer.repeat(depth);
	bytes.extend(remark().encode());
	bytes
}

#[test]
fn endlessly_nested_calls_are_refused_by_name_and_the_chain_goes_on() {
	assert_eq!(nested(2), batch_all(vec![batch_all(vec![remark()])]).encode());
	on(DEV, || {
		for (depth, error) in
			[(50_000, Refusal::CallTooLong), (600, Refusal::CallUnreadable), (17, Refusal::CallUnreadable)]
		{
			let bytes = nested(depth);
			let fits = bytes.len() <= 2_048;
			assert_eq!(fits, depth < 1_000);
			block(|| {
				let call = OpaqueCall::from_bytes(bytes);
				let result = apply(Key::Dave, propose(Track::Special, Secrecy::Open, call));
				assert_eq!(result, Ok(Err(error.into())));
			});
		}
		block(|| {
			assert_ok!(proposed(Track::Ordinary, Secrecy::Open, &pay()));
		});
	});
}

#[test]
fn bytes_after_a_call_make_it_unreadable() {
	on(DEV, || {
		block(|| {
			let mut bytes = pay().encode();
			bytes.push(0);
			for bytes in [bytes, vec![], vec![255, 255]] {
				let call = OpaqueCall::from_bytes(bytes);
				let result = apply(Key::Dave, propose(Track::Special, Secrecy::Open, call));
				assert_eq!(result, Ok(Err(Refusal::CallUnreadable.into())));
			}
		});
	});
}

#[test]
fn nested_transaction_is_refused_and_the_chain_goes_on() {
	// How deep a transaction can be decoded at all is decided by the stack of the Wasm, which is not there in these tests.
	on(DEV, || {
		block(|| {
			let deep = RuntimeCall::decode(&mut &*nested(60)).unwrap();
			let filtered = frame_system::Error::<Runtime>::CallFiltered;
			assert_eq!(apply(Key::Alice, deep), Ok(Err(filtered.into())));
			succeed(Key::Alice, batch_all(vec![transfer(UNIT)]));
		});
		blocks_until(3);
	});
}

#[test]
fn too_heavy_calls_are_refused_by_name() {
	on(DEV, || {
		block(|| {
			let death = RuntimeCall::from(MembershipCall::decide_death { member: 1 });
			let most = MaxCallWeight::get();
			// Many of one that is short to write and much to do.
			let number = (2_048 - 10) / death.encoded_size();
			let many = batch_all(vec![death.clone(); number]);
			assert!(many.encoded_size() <= 2_048);
			assert!(many.get_dispatch_info().call_weight.any_gt(most), "no call that fits is too heavy");
			assert_eq!(proposed(Track::Ordinary, Secrecy::Open, &many), Err(Refusal::CallTooHeavy.into()));
			assert_ok!(proposed(Track::Ordinary, Secrecy::Open, &death));
		});
	});
}

fn mandate(track: Track, secrecy: Secrecy) -> RuntimeOrigin {
	let mandate = Mandate { coop: LINDENHOF, resolution: 1, track, secrecy, opened_at: u64::MAX };
	Origin::Coop(mandate).into()
}

#[test]
fn no_parameter_changes_on_a_weaker_track_or_without_a_new_document() {
	on(DEV, || {
		block(|| {
			// Bylaws in which no parameter is held where it is by another one.
			let before = Cooperatives::parameters(LINDENHOF).unwrap();
			let loose = Parameters {
				notice_special_days: 60,
				special_majority: Majority::FourFifths,
				appeal_resolution_days: 90,
				discipline_lapse_days: 180,
				..before
			};
			assert_ok!(adopt(8, loose).dispatch(mandate(Track::Special, Secrecy::Open)));
			let now = Bylaws::<Runtime>::get(LINDENHOF).unwrap();
			for parameter in Parameter::ALL {
				let others: Vec<Parameters> = parameter
					.range(now.profile)
					.filter(|rank| *rank != now.parameters.rank(*parameter))
					.filter_map(|rank| now.parameters.with(*parameter, rank))
					.filter(|changed| changed.check(now.profile).is_ok())
					.collect();
				// The smallest and the largest of the others: one of them weakens what it guards.
				let ends = [others.first().unwrap(), others.last().unwrap()];
				for changed in ends {
					let bylaws = adopt(9, *changed);
					for track in [Track::Consent, Track::Ordinary] {
						let batched = batch_all(vec![pay(), appoint(), bylaws.clone()]);
						for call in [&bylaws, &batched] {
							let result = proposed(track, Secrecy::Open, call);
							assert_eq!(result, Err(Refusal::TrackTooWeak.into()), "{parameter:?} {track:?}");
						}
						for secrecy in SECRECIES {
							assert_noop!(
								bylaws.clone().dispatch(mandate(track, secrecy)).map_err(|failure| failure.error),
								CooperativesError::<Runtime>::MandateTooWeak
							);
						}
					}

					let same = CooperativesCall::adopt_bylaws { hash: now.hash, parameters: *changed };
					let special = || mandate(Track::Special, Secrecy::Open);
					assert_noop!(
						RuntimeCall::from(same).dispatch(special()).map_err(|failure| failure.error),
						CooperativesError::<Runtime>::SameBylaws
					);
					assert_ok!(bylaws.dispatch(special()));
					assert_eq!(Cooperatives::parameters(LINDENHOF), Some(*changed));
					// As before, for the next.
					let before = CooperativesCall::adopt_bylaws { hash: now.hash, parameters: now.parameters };
					assert_ok!(RuntimeCall::from(before).dispatch(special()));
				}
			}
			assert_eq!(Cooperatives::parameters(LINDENHOF), Some(now.parameters));
		});
	});
}

#[test]
fn bylaws_with_other_numbers_can_be_proposed_on_the_special_track() {
	on(DEV, || {
		block(|| {
			let now = Cooperatives::parameters(LINDENHOF).unwrap();
			for secrecy in SECRECIES {
				assert_ok!(proposed(Track::Special, secrecy, &adopt(9, now)));
			}
		});
	});
}

#[test]
fn judgements_and_admissions_need_their_track_and_their_secrecy() {
	on(DEV, || {
		block(|| {
			let judgements: [RuntimeCall; 2] =
				[MembershipCall::expel { member: 5 }.into(), MembershipCall::dismiss_appeal { member: 5 }.into()];
			let admission: RuntimeCall = MembershipCall::decide_admission { application: 1, admitted: true }.into();
			let least = judgements
				.into_iter()
				.map(|call| (call, Track::Special))
				.chain(std::iter::once((admission, Track::Ordinary)));
			for (call, least) in least {
				for track in TRACKS {
					for secrecy in SECRECIES {
						let enough = track >= least && secrecy == Secrecy::Secret;
						let result = proposed(track, secrecy, &call);
						let expected = match (track, secrecy) {
							_ if enough => Ok(()),
							(Track::Consent, Secrecy::Secret) => Err(Refusal::ConsentIsOpen.into()),
							_ => Err(Refusal::TrackTooWeak.into()),
						};
						assert_eq!(result, expected, "{call:?} {track:?} {secrecy:?}");

						let dispatched =
							call.clone().dispatch(mandate(track, secrecy)).map_err(|failure| failure.error);
						let refusal = Err(DispatchError::from(MembershipError::<Runtime>::MandateTooWeak));
						assert_eq!(dispatched.map(|_| ()) == refusal, !enough, "{call:?} {track:?} {secrecy:?}");
					}
				}
				// What is about a person is decided alone.
				let batched = batch_all(vec![pay(), call]);
				assert_eq!(proposed_strongly(&batched), Err(Refusal::CallNotAllowed.into()));
			}
		});
	});
}

#[test]
fn what_is_ordinary_cannot_be_enacted_by_consent() {
	on(DEV, || {
		block(|| {
			let calls = [
				pay(),
				appoint(),
				CooperativesCall::dismiss { office: Office::Teller, member: 5 }.into(),
				MembershipCall::decide_move { member: 5, new_account: id(Key::One).into() }.into(),
				MembershipCall::decide_death { member: 5 }.into(),
			];
			for call in calls {
				assert_eq!(proposed(Track::Consent, Secrecy::Open, &call), Err(Refusal::TrackTooWeak.into()));
				let error = call.dispatch(mandate(Track::Consent, Secrecy::Open)).unwrap_err().error;
				assert!(
					error == CooperativesError::<Runtime>::MandateTooWeak.into()
						|| error == MembershipError::<Runtime>::MandateTooWeak.into()
				);
			}
		});
	});
}

#[test]
fn only_members_decisions_change_bylaws() {
	on(DEV, || {
		block(|| ());
		let before = Bylaws::<Runtime>::get(LINDENHOF);
		let changed = before.unwrap().parameters.with(Parameter::TimelockDays, 1).unwrap();
		let account = Cooperatives::account(LINDENHOF).unwrap();
		let special = || mandate(Track::Special, Secrecy::Secret);
		assert_noop!(
			act(adopt(9, changed)).dispatch(special()).map_err(|failure| failure.error),
			CooperativesError::<Runtime>::NotPermitted
		);
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			RuntimeOrigin::signed(account),
			RuntimeOrigin::signed(id(Key::Dave)),
		] {
			assert_noop!(adopt(9, changed).dispatch(origin).map_err(|failure| failure.error), DispatchError::BadOrigin);
		}
		assert_ok!(appoint().dispatch(special()));
		assert_eq!(Bylaws::<Runtime>::get(LINDENHOF), before);
	});
}

#[test]
fn root_is_no_member_and_no_co_op() {
	on(DEV, || {
		block(|| ());
		for call in calls_of_members() {
			let error = call.clone().dispatch(RuntimeOrigin::root()).unwrap_err().error;
			assert_eq!(error, DispatchError::BadOrigin, "{call:?}");
			let error = call.clone().dispatch(RuntimeOrigin::none()).unwrap_err().error;
			assert_eq!(error, DispatchError::BadOrigin, "{call:?}");
		}
	});
}

#[test]
fn mandate_is_no_signature_and_not_root() {
	on(DEV, || {
		block(|| ());
		for call in every_call() {
			let listed = ENACTABLE.contains(&name(&call));
			let result =
				call.clone().dispatch(mandate(Track::Special, Secrecy::Secret)).map_err(|failure| failure.error);
			let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
			// A remark says nothing, an upgrade has to be authorized, and what a batch carries has to pass too.
			let is_harmless = name(&call).0 == "Utility"
				|| [("System", "remark"), ("System", "apply_authorized_upgrade")].contains(&name(&call));
			if !listed && !is_harmless {
				let error = result.unwrap_err();
				assert!(error == filtered || error == DispatchError::BadOrigin, "{call:?}: {error:?}");
			}
		}
	});
}
