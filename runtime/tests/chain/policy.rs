//! What resolutions can enact, and that no guard is weaker than what it guards.

use crate::{
	harness::*,
	samples::{
		calls_of_members, enactable, every_call, is_enactable, name, never, AS_ROOT, BY_ANYBODY_TOO, BY_THE_BOARD_TOO,
	},
};
use codec::{Decode, Encode};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	storage::{unhashed, with_transaction, TransactionOutcome},
	traits::GetCallMetadata,
	weights::Weight,
};
use pallet_coop_membership::{Call as MembershipCall, Candidate, Class, Error as MembershipError, Rolls};
use pallet_cooperatives::{Bylaws, Call as CooperativesCall, Error as CooperativesError, Founding, FoundingOffice};
use pallet_resolutions::{
	Body, Call as ResolutionsCall, CallPolicy, Choice, Error as ResolutionsError, Motions, OpaqueCall, Origin, Phase,
	ResolutionCount, Resolutions,
};
use pallet_utility::Call as UtilityCall;
use rochdale_primitives::{
	bylaws::{Majority, Parameter, Parameters, Profile},
	charter::CharterParameter,
	AgreementMandate, CoopId, CoopInspect, Electors, FederationMandate, Mandate, Office, Parties, Secrecy, Track,
};
use rochdale_runtime::{
	charges,
	configs::{
		governance::{CoopPolicy, MaxCallWeight},
		tools::ProxyType,
	},
	constants::UNIT,
	AccountId, Cooperatives, Membership, Runtime, RuntimeCall, RuntimeOrigin,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

mod known;

use known::KNOWN;

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
	pallet_balances::Call::transfer_keep_alive { dest: id(Key::DaveStash).into(), value }.into()
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

/// The bodies that decide: one co-op, the federation, and an agreement of that co-op with another.
const BODIES: [Body; 3] = [Body::Coop(LINDENHOF), Body::Federation, Body::Agreement];

/// The co-op and the one with which it agrees on something.
fn parties() -> Parties {
	vec![1, LINDENHOF].try_into().unwrap()
}

/// The proposal to a body. Among co-ops votes are open, so that there is no other.
fn propose_to(body: Body, track: Track, secrecy: Secrecy, call: &RuntimeCall) -> RuntimeCall {
	let title = b"Something".to_vec().try_into().unwrap();
	let (coop, document, opaque) = (LINDENHOF, document(1), OpaqueCall::from(call));
	match body {
		Body::Coop(_) => propose(track, secrecy, opaque),
		Body::Federation => {
			ResolutionsCall::propose_to_federation { coop, track, title, document, call: Some(opaque) }.into()
		}
		Body::Agreement => {
			let (parties, call) = (parties().into_inner().try_into().unwrap(), Some(opaque));
			ResolutionsCall::propose_agreement { coop, parties, track, title, document, call }.into()
		}
	}
}

/// What comes of the proposal, which is as if it had not been made.
fn tried(body: Body, track: Track, secrecy: Secrecy, call: &RuntimeCall) -> DispatchResult {
	undone(|| {
		let result = propose_to(body, track, secrecy, call).dispatch(RuntimeOrigin::signed(id(Key::Dave)));
		result.map(|_| ()).map_err(|failure| failure.error)
	})
}

/// What comes of something that is then undone.
fn undone<R>(something: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(something()))).unwrap()
}

/// The payment that a resolution of the body can enact.
fn pay_from(body: Body) -> RuntimeCall {
	let call = Box::new(transfer(UNIT));
	match body {
		Body::Coop(_) => pay(),
		Body::Federation => CooperativesCall::act_for_federation { call }.into(),
		Body::Agreement => CooperativesCall::act_under_agreement { coop: LINDENHOF, call }.into(),
	}
}

/// What a proposal of a call from zeros is answered with.
fn answer(body: Body, track: Track, secrecy: Secrecy, call: &RuntimeCall) -> DispatchResult {
	// The samples of what an account does carry a remark, which none may make.
	let carries = ["act", "act_for_federation", "act_under_agreement"].contains(&name(call).1);
	match enactable(body, call).filter(|_| !carries) {
		_ if track == Track::Consent && body == Body::Agreement => Err(Refusal::TrackTooWeak.into()),
		_ if track == Track::Consent && secrecy == Secrecy::Secret => Err(Refusal::ConsentIsOpen.into()),
		None => Err(Refusal::CallNotAllowed.into()),
		Some((least, least_secrecy)) if track >= least && secrecy >= least_secrecy => Ok(()),
		Some(_) => Err(Refusal::TrackTooWeak.into()),
	}
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

/// What the accounts of co-ops and of the federation can do when their members decide so.
const BY_ACCOUNTS: [(&str, &str); 7] = [
	("Balances", "transfer_keep_alive"),
	("Balances", "transfer_allow_death"),
	("Ledger", "contribute"),
	("Custody", "request_redemption"),
	("Custody", "acknowledge_payout"),
	("Custody", "take_back"),
	("Custody", "dispute"),
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
		block(|| {
			for call in every_call() {
				for body in BODIES {
					for (track, secrecy) in ways(body) {
						let expected = answer(body, track, secrecy, &call).and(never(&call));
						assert_eq!(
							tried(body, track, secrecy, &call),
							expected,
							"{body:?} {track:?} {secrecy:?} {call:?}"
						);
					}
				}
			}
			for body in BODIES {
				let pay = pay_from(body);
				for call in [pay.clone(), batch_all(vec![pay.clone(), pay])] {
					assert_ok!(tried(body, Track::Ordinary, Secrecy::Open, &call));
					assert!(tried(body, Track::Consent, Secrecy::Open, &call).is_err());
				}
			}
			// What one body pays with is nothing that another can enact.
			for body in BODIES {
				for other in BODIES.into_iter().filter(|other| *other != body) {
					let result = tried(body, Track::Special, Secrecy::Open, &pay_from(other));
					assert_eq!(result, Err(Refusal::CallNotAllowed.into()));
				}
			}
		});
		for call in [pay(), batch_all(vec![pay(), pay()]), batch_all(vec![appoint(), appoint()])] {
			block(|| {
				assert_ok!(proposed(Track::Ordinary, Secrecy::Open, &call));
			});
		}
		block(|| {
			let mixed = batch_all(vec![pay(), appoint()]);
			assert_eq!(proposed(Track::Ordinary, Secrecy::Open, &mixed), Err(Refusal::PersonsApart.into()));
		});
	});
}

/// The tracks of a body, with the kinds of vote that it can take.
fn ways(body: Body) -> Vec<(Track, Secrecy)> {
	let kinds: &[Secrecy] = if body.is_of_coops() { &[Secrecy::Open] } else { &SECRECIES };
	TRACKS.into_iter().flat_map(|track| kinds.iter().map(move |secrecy| (track, *secrecy))).collect()
}

/// The calls of the register that change where a co-op stands, each decided alone.
const JUDGES_A_CO_OP: [(&str, &str); 5] = [
	("Custody", "approve_custodian"),
	("Cooperatives", "exclude"),
	("Cooperatives", "reinstate"),
	("Cooperatives", "suspend"),
	("Dissolution", "step_in"),
];

/// The same answer, or the one that comes first because no agreement is made by consent.
fn refused(body: Body, track: Track, secrecy: Secrecy, refusal: Refusal) -> DispatchResult {
	match (body, track) {
		(Body::Agreement, Track::Consent) => Err(Refusal::TrackTooWeak.into()),
		(_, Track::Consent) if secrecy == Secrecy::Secret => Err(Refusal::ConsentIsOpen.into()),
		_ => Err(refusal.into()),
	}
}

#[test]
fn no_call_is_reached_through_another_on_any_track_of_any_body() {
	on(DEV, || {
		block(|| {
			for call in every_call() {
				let once = wrapped(&call);
				for body in BODIES {
					let pay = pay_from(body);
					let batches = |hidden: &RuntimeCall| {
						[batch_all(vec![hidden.clone()]), batch_all(vec![pay.clone(), hidden.clone()])]
					};
					let deeper = |hidden: &RuntimeCall| batch_all(vec![pay.clone(), batch_all(vec![hidden.clone()])]);
					for (track, secrecy) in ways(body) {
						let says = |call: &RuntimeCall, refusal| {
							let expected = refused(body, track, secrecy, refusal);
							assert_eq!(tried(body, track, secrecy, call), expected, "{body:?} {track:?} {call:?}");
						};
						for hidden in &once {
							says(hidden, Refusal::CallNotAllowed);
							batches(hidden).iter().for_each(|batch| says(batch, Refusal::CallNotAllowed));
							says(&deeper(hidden), Refusal::NestedTooDeep);
						}
						says(&deeper(&call), Refusal::NestedTooDeep);
						// In a batch what needs neither root nor secrecy, judges no co-op and rescinds nothing can be enacted, as on
						// its own.
						let alone = AS_ROOT.contains(&name(&call))
							|| JUDGES_A_CO_OP.contains(&name(&call))
							|| name(&call) == ("Resolutions", "rescind");
						let needs = enactable(body, &call);
						let secret = needs.is_some_and(|(_, secrecy)| secrecy == Secrecy::Secret);
						let grave = needs.is_some_and(|(track, _)| track == Track::Special);
						// Who is appointed or dismissed, reminded, or whose debt is set off or written off, is in no company of a
						// payment.
						let about_one = [
							("Cooperatives", "appoint"),
							("Cooperatives", "dismiss"),
							("Shares", "apply_owed"),
							("Shares", "end_commitment"),
							("Shares", "remind"),
							("Shares", "set_off"),
							("Surplus", "write_off_debt"),
						];
						let person = needs.is_some() && about_one.contains(&name(&call));
						for batch in batches(&call) {
							let pays = batch != batch_all(vec![call.clone()]);
							let expected = match answer(body, track, secrecy, &call) {
								_ if name(&call) == ("Utility", "batch_all") => {
									refused(body, track, secrecy, Refusal::NestedTooDeep)
								}
								_ if alone || secret => refused(body, track, secrecy, Refusal::CallNotAllowed),
								_ if person && pays => refused(body, track, secrecy, Refusal::PersonsApart),
								Ok(()) if pays && (body, track) == (Body::Federation, Track::Special) => {
									Err(Refusal::PaymentsApart.into())
								}
								_ if grave && pays => refused(body, track, secrecy, Refusal::PaymentsApart),
								// A payment is ordinary at least.
								Ok(()) if track == Track::Consent && pays => Err(Refusal::TrackTooWeak.into()),
								as_alone => as_alone,
							};
							let expected = expected.and(never(&call));
							assert_eq!(tried(body, track, secrecy, &batch), expected, "{body:?} {track:?} {batch:?}");
						}
						// What accounts do is none of what members decide.
						if !BY_ACCOUNTS.contains(&name(&call)) {
							for acting in acts(&call) {
								says(&acting, Refusal::CallNotAllowed);
							}
						}
					}
				}
			}
		});
	});
}

/// What has an account make the call, of each body.
fn acts(call: &RuntimeCall) -> [RuntimeCall; 3] {
	let boxed = || Box::new(call.clone());
	[
		CooperativesCall::act { call: boxed() }.into(),
		CooperativesCall::act_for_federation { call: boxed() }.into(),
		CooperativesCall::act_under_agreement { coop: LINDENHOF, call: boxed() }.into(),
	]
}

/// What carries a call, of whatever kind there is, batches and accounts that act included.
fn carried(call: &RuntimeCall) -> Vec<RuntimeCall> {
	let batches = [batch_all(vec![call.clone()]), batch_all(vec![pay(), call.clone()])];
	wrapped(call).into_iter().chain(acts(call)).chain(batches).collect()
}

/// Whether a runtime is authorised, and whether finality is to start anew.
fn of_root() -> [bool; 2] {
	let is_stored =
		|pallet: &[u8], item: &[u8]| unhashed::exists(&frame_support::storage::storage_prefix(pallet, item));
	[is_stored(b"System", b"AuthorizedUpgrade"), is_stored(b"Grandpa", b"Stalled")]
}

/// What comes of a resolution of the body that has passed with this call, past the check of proposals.
fn enacted(body: Body, track: Track, secrecy: Secrecy, call: &RuntimeCall) -> (Phase, [bool; 2]) {
	undone(|| {
		let text = propose_to(body, Track::Ordinary, Secrecy::Open, &pay_from(body));
		assert_ok!(text.dispatch(RuntimeOrigin::signed(id(Key::Dave))));
		let resolution = ResolutionCount::<Runtime>::get();
		Resolutions::<Runtime>::mutate(resolution, |one| {
			let one = one.as_mut().unwrap();
			(one.phase, one.ends_at, one.track, one.secrecy) = (Phase::Passed, Some(0), track, secrecy);
		});
		Motions::<Runtime>::mutate(resolution, |motion| {
			motion.as_mut().unwrap().passed_at = Some(pallet_clock::Now::<Runtime>::get().unwrap().deadline);
		});
		let call = pallet_resolutions::StoredCallOf::<Runtime>::try_from(&OpaqueCall::from(call)).unwrap();
		pallet_resolutions::Calls::<Runtime>::insert(resolution, call);
		let advance = RuntimeCall::from(ResolutionsCall::advance { resolution });
		assert_ok!(advance.dispatch(RuntimeOrigin::signed(id(Key::Dave))));
		(Resolutions::<Runtime>::get(resolution).unwrap().phase, of_root())
	})
}

#[test]
fn root_reaches_one_call_and_only_by_special_resolution_of_the_federation() {
	on(DEV, || {
		block(|| {
			assert_eq!(of_root(), [false; 2]);
			for call in every_call() {
				let is_for_root = AS_ROOT.contains(&name(&call));
				for body in BODIES {
					for (track, secrecy) in ways(body) {
						let (phase, reached) = enacted(body, track, secrecy, &call);
						let passes = is_for_root && body == Body::Federation && track == Track::Special;
						assert_eq!(reached.contains(&true), passes, "{body:?} {track:?} {call:?}");
						if passes {
							assert_eq!(phase, Phase::Enacted);
							assert_eq!(reached, [true, false]);
						}
						if enactable(body, &call).is_none() {
							let error = Refusal::CallNotAllowed.into();
							assert_eq!(phase, Phase::Failed { error }, "{body:?} {track:?} {call:?}");
						}
					}
				}
			}
		});
	});
}

#[test]
fn root_is_reached_through_no_wrapper_two_deep_on_any_track() {
	on(DEV, || {
		block(|| {
			// The call with arguments as they would be, and two that nothing may ever reach so.
			let calls: [RuntimeCall; 3] = [
				frame_system::Call::authorize_upgrade { code_hash: document(7) }.into(),
				pallet_grandpa::Call::note_stalled { delay: 1, best_finalized_block_number: 0 }.into(),
				frame_system::Call::set_storage { items: vec![(b"key".to_vec(), b"value".to_vec())] }.into(),
			];
			for call in calls {
				let once = carried(&call);
				let twice = once.iter().flat_map(carried).collect::<Vec<_>>();
				assert_eq!((once.len(), twice.len()), (17, 17 * 17));
				for hidden in once.iter().chain(&twice) {
					for body in BODIES {
						for (track, secrecy) in ways(body) {
							let result = tried(body, track, secrecy, hidden);
							assert!(result.is_err(), "{body:?} {track:?} {hidden:?}");
							let (phase, reached) = enacted(body, track, secrecy, hidden);
							assert!(matches!(phase, Phase::Failed { .. }), "{body:?} {track:?} {hidden:?}: {phase:?}");
							assert_eq!(reached, [false; 2], "{body:?} {track:?} {hidden:?}");
							assert!(!unhashed::exists(b"key"));
						}
					}
				}
			}
		});
	});
}

/// A co-op that nobody knows yet, founded by three people.
fn founding() -> pallet_cooperatives::WrittenFoundingOf<Runtime> {
	let offices = [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3), (Office::Delegate, 1)];
	Founding {
		title: b"Wash House, laundry, Lyon".to_vec().try_into().unwrap(),
		jurisdiction: *b"FR",
		currency: *b"EUR",
		profile: Profile::Sce,
		bylaws: document(5),
		parameters: Parameters::of(Profile::Sce),
		founders: [Key::One, Key::Two, Key::Ferdie].map(id).to_vec().try_into().unwrap(),
		offices: offices
			.map(|(office, member)| FoundingOffice { office, member, days: 300 })
			.to_vec()
			.try_into()
			.unwrap(),
	}
}

/// Who votes in the federation, who can vote in each co-op, and the rules of the federation.
fn electorates() -> impl PartialEq + std::fmt::Debug {
	let count = pallet_cooperatives::CoopCount::<Runtime>::get();
	let members: Vec<_> = (1..=count).map(<Membership as Electors<AccountId>>::electorate).collect();
	let charter = pallet_cooperatives::FederationCharter::<Runtime>::get();
	(Cooperatives::federation(), members, charter)
}

#[test]
fn no_decision_below_special_admits_or_suspends_a_co_op_or_gives_it_a_vote() {
	on(DEV, || {
		block(|| {
			let coop = |track| mandate(track, Secrecy::Open);
			let federation = mandate_of_federation;
			let agreement = mandate_of_agreement;
			// A co-op that waits for its admission, one that is suspended, and one that is not.
			assert_ok!(
				RuntimeCall::from(CooperativesCall::nominate { founding: founding() }).dispatch(coop(Track::Ordinary))
			);
			for founder in [Key::One, Key::Two, Key::Ferdie] {
				let accept = RuntimeCall::from(CooperativesCall::accept_founding { application: 1 });
				assert_ok!(accept.dispatch(RuntimeOrigin::signed(id(founder))));
			}
			let suspend = |coop| RuntimeCall::from(CooperativesCall::suspend { coop, document: document(3) });
			assert_ok!(suspend(3).dispatch(federation(Track::Special)));

			let charter = Cooperatives::charter_in_force().unwrap().parameters;
			let of_federation: [RuntimeCall; 5] = [
				CooperativesCall::admit { application: 1 }.into(),
				suspend(3),
				CooperativesCall::reinstate { coop: 3 }.into(),
				CooperativesCall::exclude { coop: 3, document: document(4) }.into(),
				CooperativesCall::adopt_charter {
					hash: document(6),
					parameters: charter.with(CharterParameter::VoteCapBps, 3_333),
				}
				.into(),
			];
			let of_coop: [RuntimeCall; 1] = [CooperativesCall::leave_federation {}.into()];

			let before = electorates();
			for track in [Track::Consent, Track::Ordinary] {
				let calls = every_call().into_iter().chain(of_federation.clone()).chain(of_coop.clone());
				for call in calls {
					let batch = batch_all(vec![call.clone()]);
					let carried = batch_all(vec![batch.clone()]);
					for call in [call, batch, carried] {
						for origin in [coop(track), federation(track), agreement(track)] {
							undone(|| {
								let _ = call.clone().dispatch(origin);
								assert_eq!(electorates(), before, "{track:?} {call:?}");
								// Nor does the co-op begin to leave.
								assert_eq!(pallet_cooperatives::Coops::<Runtime>::get(LINDENHOF).unwrap().notice, None);
							});
						}
					}
				}
				for call in &of_federation {
					for body in [Body::Coop(LINDENHOF), Body::Agreement] {
						assert_eq!(
							tried(body, Track::Special, Secrecy::Open, call),
							Err(Refusal::CallNotAllowed.into())
						);
					}
					let result = tried(Body::Federation, track, Secrecy::Open, call);
					assert_eq!(result, Err(Refusal::TrackTooWeak.into()), "{track:?} {call:?}");
					let error = call.clone().dispatch(federation(track)).unwrap_err().error;
					assert_eq!(error, CooperativesError::<Runtime>::MandateTooWeak.into(), "{track:?} {call:?}");
				}
			}

			// On the special track each of them changes something, or it would prove nothing.
			for call in of_federation.iter().filter(|call| **call != suspend(3)) {
				undone(|| {
					// One of three co-ops a year: the one that was suspended is counted.
					pallet_cooperatives::StandingChanges::<Runtime>::kill();
					assert_ok!(call.clone().dispatch(federation(Track::Special)), Default::default());
					let record = pallet_cooperatives::Coops::<Runtime>::get(3).unwrap();
					assert!(electorates() != before || record.notice.is_some(), "{call:?}");
				});
			}
			// Even then a co-op that is admitted has no vote.
			pallet_cooperatives::StandingChanges::<Runtime>::kill();
			assert_ok!(of_federation[0].clone().dispatch(federation(Track::Special)));
			assert_eq!(Cooperatives::voice(4), Some(rochdale_primitives::Voice::Seasoning));
		});
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
			assert_eq!(
				apply(Key::Alice, deep),
				Err(sp_runtime::transaction_validity::InvalidTransaction::Custom(charges::GARBLED).into())
			);
			register(&id(Key::One));
			succeed(Key::Alice, batch_all(vec![transfer(UNIT)]));
		});
		blocks_until(3);
	});
}

#[test]
fn too_heavy_calls_are_refused_by_name() {
	on(DEV, || {
		block(|| {
			let most = MaxCallWeight::get();
			// As many as fit of each that is short to write and much to do.
			let many = |call: RuntimeCall| {
				let number = ((2_048 - 10) / call.encoded_size()).min(48);
				batch_all(vec![call; number])
			};
			let is_heavy = |call: &RuntimeCall| call.get_dispatch_info().call_weight.any_gt(most);
			let heavy: Vec<_> = every_call().into_iter().filter(is_enactable).map(many).filter(is_heavy).collect();
			assert!(!heavy.is_empty(), "no call that fits is too heavy");
			let said = heavy.iter().map(|call| proposed(Track::Special, Secrecy::Open, call));
			let too_heavy = said.map(|said| said.unwrap_err()).filter(|error| *error == Refusal::CallTooHeavy.into());
			assert!(too_heavy.count() > 0);
			assert_ok!(proposed(Track::Ordinary, Secrecy::Open, &appoint()));
		});
	});
}

fn mandate(track: Track, secrecy: Secrecy) -> RuntimeOrigin {
	let mandate = Mandate { coop: LINDENHOF, resolution: 1, track, secrecy, opened_at: u64::MAX };
	Origin::Coop(mandate).into()
}

fn mandate_of_federation(track: Track) -> RuntimeOrigin {
	Origin::Federation(FederationMandate { resolution: 1, track, opened_at: u64::MAX }).into()
}

fn mandate_of_agreement(track: Track) -> RuntimeOrigin {
	Origin::Agreement(AgreementMandate { parties: parties(), resolution: 1, track, opened_at: u64::MAX }).into()
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
						let leave = CooperativesCall::leave_agreement { agreement: 1 }.into();
						let batched = batch_all(vec![leave, bylaws.clone()]);
						// Nor is anybody paid by the decision that changes them.
						let paying = batch_all(vec![pay(), bylaws.clone()]);
						let result = tried(Body::Coop(LINDENHOF), track, Secrecy::Open, &paying);
						assert_eq!(result, Err(Refusal::PaymentsApart.into()));
						for call in [&bylaws, &batched] {
							let result = tried(Body::Coop(LINDENHOF), track, Secrecy::Open, call);
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
			let judgements: [RuntimeCall; 5] = [
				MembershipCall::expel { member: 5 }.into(),
				MembershipCall::dismiss_appeal { member: 5 }.into(),
				MembershipCall::decide_move { member: 5, new_account: id(Key::One).into() }.into(),
				MembershipCall::decide_death { member: 5 }.into(),
				// Who has an account leaves by themselves, and the next one may have none.
				MembershipCall::decide_leaving { member: Rolls::<Runtime>::get(LINDENHOF).last_no + 1 }.into(),
			];
			let (account, class) = (Some(id(Key::One)), Class::Ordinary);
			let candidate = Candidate { account, commitment: document(9), class };
			let applies = MembershipCall::apply { coop: LINDENHOF, class, commitment: document(9) };
			assert_ok!(RuntimeCall::from(applies).dispatch(RuntimeOrigin::signed(id(Key::One))));
			let application = Rolls::<Runtime>::get(LINDENHOF).last_application;
			let admission: RuntimeCall =
				MembershipCall::decide_admission { application, candidate, admitted: true }.into();
			let least = judgements
				.into_iter()
				.map(|call| (call, Track::Special))
				.chain(std::iter::once((admission, Track::Ordinary)));
			for (call, least) in least {
				for track in TRACKS {
					for secrecy in SECRECIES {
						let enough = track >= least && secrecy == Secrecy::Secret;
						let result = tried(Body::Coop(LINDENHOF), track, secrecy, &call);
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
				CooperativesCall::nominate { founding: founding() }.into(),
				CooperativesCall::withdraw_nomination { application: 1 }.into(),
				CooperativesCall::leave_agreement { agreement: 1 }.into(),
			];
			for call in calls {
				assert_eq!(proposed(Track::Consent, Secrecy::Open, &call), Err(Refusal::TrackTooWeak.into()));
				let error = call.dispatch(mandate(Track::Consent, Secrecy::Open)).unwrap_err().error;
				assert_eq!(error, CooperativesError::<Runtime>::MandateTooWeak.into());
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
		let mandates = [
			mandate(Track::Special, Secrecy::Secret),
			mandate_of_federation(Track::Special),
			mandate_of_agreement(Track::Special),
		];
		for call in every_call() {
			for (body, origin) in BODIES.into_iter().zip(mandates.clone()) {
				let is_listed = enactable(body, &call).is_some() && !AS_ROOT.contains(&name(&call));
				let result = undone(|| call.clone().dispatch(origin)).map_err(|failure| failure.error);
				let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
				// A remark says nothing, an upgrade has to be authorized, and what a batch carries has to pass too.
				let is_harmless = name(&call).0 == "Utility"
					|| [("System", "remark"), ("System", "apply_authorized_upgrade")].contains(&name(&call));
				// Only an election of the co-op makes this call, which no resolution can propose.
				let elects = matches!(body, Body::Coop(_)) && name(&call) == ("Cooperatives", "install_elected");
				if !is_listed && !is_harmless && !elects {
					let error = result.unwrap_err();
					assert!(error == filtered || error == DispatchError::BadOrigin, "{body:?} {call:?}: {error:?}");
				}
			}
		}
	});
}

#[test]
fn nobody_signs_what_a_resolution_enacts() {
	on(DEV, || {
		block(|| ());
		let federation = Cooperatives::federation_account();
		let signers = [id(Key::Dave), Cooperatives::account(LINDENHOF).unwrap(), federation];
		for call in every_call().into_iter().filter(is_enactable) {
			for who in signers.clone() {
				let error = undone(|| call.clone().dispatch(RuntimeOrigin::signed(who))).unwrap_err().error;
				if BY_THE_BOARD_TOO.contains(&name(&call)) {
					// The samples are about a co-op that there is not.
					let expected = match name(&call).0 {
						"Dissolution" => pallet_dissolution::Error::<Runtime>::NotMember.into(),
						"SolidarityFund" => pallet_solidarity_fund::Error::<Runtime>::NotMember.into(),
						"Surplus" => pallet_surplus::Error::<Runtime>::NotMember.into(),
						_ => pallet_capped_shares::Error::<Runtime>::NotMember.into(),
					};
					assert_eq!(error, expected, "{call:?}");
					continue;
				}
				if BY_ANYBODY_TOO.contains(&name(&call)) {
					assert_eq!(error, pallet_surplus::Error::<Runtime>::NothingDue.into(), "{call:?}");
					continue;
				}
				let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
				assert!(error == DispatchError::BadOrigin || error == filtered, "{call:?}: {error:?}");
			}
		}
	});
}

#[test]
fn no_rider_keeps_what_it_is_decided_with_from_a_challenge() {
	let can_wait = |calls: Vec<RuntimeCall>| CoopPolicy::can_wait(&UtilityCall::batch_all { calls }.into());
	let appoint = |office| RuntimeCall::from(CooperativesCall::<Runtime>::appoint { office, member: 8, days: 300 });
	let dismiss = |office| RuntimeCall::from(CooperativesCall::<Runtime>::dismiss { office, member: 4 });
	let instruct =
		|| RuntimeCall::from(ResolutionsCall::<Runtime>::instruct { resolution: 1, version: 0, choice: Choice::For });
	for alone in [dismiss(Office::Teller), instruct()] {
		assert!(!CoopPolicy::can_wait(&alone) && !can_wait(vec![alone]));
	}
	// Who comes in the place of somebody comes with that.
	assert!(!can_wait(vec![dismiss(Office::Teller), appoint(Office::Teller), appoint(Office::Teller)]));
	for rider in [dismiss(Office::Teller), instruct()] {
		assert!(can_wait(vec![rider.clone(), act(transfer(1))]));
		assert!(can_wait(vec![rider, appoint(Office::Delegate)]));
	}
	assert!(can_wait(vec![appoint(Office::Teller)]));
}
