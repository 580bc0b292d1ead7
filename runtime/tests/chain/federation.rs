//! What co-ops decide together, by signed calls only, each step failing without the votes that it needs.

use crate::{coops::*, decisions::fill, harness::*};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::fungible::Inspect,
};
use pallet_cooperatives::{
	Agreements, Call as CooperativesCall, Coops, Error as CooperativesError, Founding, FoundingOffice,
};
use pallet_resolutions::{
	Call as ResolutionsCall, Choice, Error as ResolutionsError, Event as ResolutionsEvent, OpenResolutions, Phase,
	Polls, Rejection, Resolutions, Results, WeightInfo,
};
use pallet_validator_seats::Call as SeatsCall;
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	CoopId, CoopInspect, MemberInspect, Office, Standing, Track, Voice,
};
use rochdale_runtime::{
	configs::{
		governance::MaxCallWeight,
		system::{RuntimeBlockWeights, MAXIMUM_BLOCK_WEIGHT},
	},
	constants::{SLOT_DURATION, UNIT},
	AccountId, Balances, Cooperatives, Executive, Membership, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	Session, SessionKeys, System,
};
use serde_json::json;
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError, DispatchResult,
};

type Refusal = ResolutionsError<Runtime>;
type Register = CooperativesError<Runtime>;

/// The validators of the five co-ops.
const VALIDATORS: [Key; 5] = [Key::Alice, Key::Bob, Key::Charlie, Key::Dave, Key::Eve];

fn balance(who: &AccountId) -> u128 {
	Balances::total_balance(who)
}

fn validators() -> Vec<AccountId> {
	Session::validators()
}

fn accounts(keys: &[Key]) -> Vec<AccountId> {
	keys.iter().map(|key| key.to_account_id()).collect()
}

fn refused(by: Key, call: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
	assert_eq!(apply(by, call), Ok(Err(error.into())));
}

/// Alice proposes that the federation pays the couriers, and Lindenhof seconds.
fn payment_to_couriers(amount: u128) -> u32 {
	let (title, document, payee) = (title(), document(1), account(COURIERS).into());
	let call = ResolutionsCall::propose_federation_payment { coop: BAKERY, title, document, payee, amount };
	succeed(Key::Alice, call);
	second(last(), LINDENHOF, Key::Dave);
	last()
}

#[test]
fn delegates_decide_that_the_federation_pays_a_co_op() {
	on(FEDERATION, || {
		let federation = Cooperatives::federation_account();
		let before = (balance(&federation), balance(&account(COURIERS)));
		block(|| {
			// Nobody seconds themselves, in however many co-ops they are the delegate.
			let (title, document, track) = (title(), document(1), Track::Ordinary);
			let propose = ResolutionsCall::propose_to_federation { coop: GROCERY, track, title, document, call: None };
			succeed(Key::EveStash, propose);
			let alone = ResolutionsCall::second { resolution: last(), coop: WEAVERS, version: 0 };
			refused(Key::EveStash, alone, Refusal::SeconderIsProposer);
		});
		let (resolution, unvoted, tied) = block(|| {
			let (title, document, payee) = (title(), document(1), account(COURIERS).into());
			let call =
				ResolutionsCall::propose_federation_payment { coop: BAKERY, title, document, payee, amount: 5 * UNIT };
			succeed(Key::Alice, call);
			let resolution = last();
			let by = |coop| ResolutionsCall::second { resolution, coop, version: 0 };
			// Another co-op seconds, by who speaks for it.
			refused(Key::Bob, by(BAKERY), Refusal::SeconderIsProposer);
			refused(Key::Alice, by(LINDENHOF), Refusal::NotSpeaker);
			second(resolution, LINDENHOF, Key::Dave);
			(resolution, payment_to_couriers(UNIT), payment_to_couriers(UNIT))
		});
		let vote = |coop, choice| ResolutionsCall::vote_as_delegate { resolution, coop, choice };
		block(|| refused(Key::Alice, vote(BAKERY, Choice::For), Refusal::NotInThisPhase));
		blocks_while(|| !is_voting(resolution));
		block(|| {
			refused(Key::Bob, vote(BAKERY, Choice::For), Refusal::NotDelegate);
			refused(Key::Alice, vote(LINDENHOF, Choice::For), Refusal::NotDelegate);
			// Who gets the money has no vote.
			refused(Key::BobStash, vote(COURIERS, Choice::For), Refusal::Recused);
			let ballot = ResolutionsCall::vote { resolution, coop: BAKERY, choice: Choice::For };
			refused(Key::Bob, ballot, Refusal::DelegateVotes);
			succeed(Key::Alice, vote(BAKERY, Choice::Against));
			succeed(Key::Alice, vote(BAKERY, Choice::For));
			succeed(Key::Dave, vote(LINDENHOF, Choice::For));
			succeed(Key::EveStash, vote(GROCERY, Choice::Against));
		});
		delegates_vote(
			tied,
			&[(BAKERY, Choice::For), (LINDENHOF, Choice::For), (GROCERY, Choice::Against), (WEAVERS, Choice::Against)],
		);
		assert_eq!(outcome(resolution), Phase::Enacted);
		let result = Results::<Runtime>::get(resolution).unwrap();
		assert_eq!((result.coops, result.coops_needed), (4, 3));
		assert_eq!((result.coops_for, result.coops_against, result.coops_absent), (2, 1, 1));
		assert_eq!(outcome(tied), Phase::Rejected { reason: Rejection::NoMajority });
		assert_eq!(outcome(unvoted), Phase::Rejected { reason: Rejection::NoQuorum });
		let after = (balance(&federation), balance(&account(COURIERS)));
		assert_eq!(after, (before.0 - 5 * UNIT, before.1 + 5 * UNIT));
	});
}

#[test]
fn members_take_the_vote_from_their_delegate_and_a_co_op_instructs_its_own() {
	on(FEDERATION, || {
		let (resolution, instructing) = block(|| {
			let resolution = payment_to_couriers(5 * UNIT);
			let instruct = ResolutionsCall::instruct { resolution, version: 0, choice: Choice::Against };
			(resolution, propose_in(LINDENHOF, Track::Consent, &instruct.into()))
		});
		block(|| {
			let ask = || ResolutionsCall::request_ballot { resolution, coop: BAKERY };
			refused(Key::Eve, ask(), Refusal::NotMember);
			succeed(Key::Bob, ask());
			refused(Key::Bob, ask(), Refusal::AlreadySigned);
			succeed(Key::Ferdie, ask());
			refused(Key::Charlie, ask(), Refusal::MembersVote);
		});
		assert_eq!(outcome(instructing), Phase::Enacted);
		assert!(!is_voting(resolution));
		blocks_while(|| !is_voting(resolution));
		block(|| {
			let delegated = |coop| ResolutionsCall::vote_as_delegate { resolution, coop, choice: Choice::For };
			refused(Key::Alice, delegated(BAKERY), Refusal::MembersVote);
			refused(Key::Dave, delegated(LINDENHOF), Refusal::Instructed);
			succeed(Key::EveStash, delegated(WEAVERS));
			for voter in [Key::Alice, Key::Bob, Key::Ferdie] {
				succeed(voter, ResolutionsCall::vote { resolution, coop: BAKERY, choice: Choice::For });
			}
		});
		assert_eq!(outcome(resolution), Phase::Enacted);
		let result = Results::<Runtime>::get(resolution).unwrap();
		assert_eq!((result.coops_for, result.coops_against, result.coops_absent), (2, 1, 1));
	});
}

/// A laundry of four founders, the last of whom has an empty account.
const FOUNDERS: [Key; 4] = [Key::CharlieStash, Key::DaveStash, Key::BobStash, Key::Ferdie];

/// Who validates for the laundry.
const LAUNDRYMAN: Key = Key::AliceStash;

pub fn founding() -> RuntimeCall {
	let offices = [
		(Office::Chair, 1),
		(Office::Secretary, 2),
		(Office::Treasurer, 3),
		(Office::Delegate, 1),
		(Office::Auditor, 4),
	];
	let offices = offices.map(|(office, member)| FoundingOffice { office, member, days: 700 });
	let founding = Founding {
		title: b"Wash House, laundry, Lyon".to_vec().try_into().unwrap(),
		jurisdiction: *b"FR",
		currency: *b"EUR",
		profile: Profile::Sce,
		bylaws: document(5),
		parameters: Parameters::of(Profile::Sce),
		founders: accounts(&FOUNDERS).try_into().unwrap(),
		offices: offices.to_vec().try_into().unwrap(),
	};
	CooperativesCall::nominate { founding }.into()
}

#[test]
fn sixth_co_op_is_admitted_by_double_majority_and_seasons_before_it_votes_and_validates() {
	on(FEDERATION, || {
		const LAUNDRY: CoopId = 6;
		let admit = RuntimeCall::from(CooperativesCall::admit { application: 1 });
		decided_by(BAKERY, Track::Ordinary, &founding());

		// Without its founders, and without the votes of enough co-ops, it is not admitted.
		let (too_early, too_few) = block(|| {
			let special = || propose_to_federation(Track::Special, Some(&admit));
			for founder in &FOUNDERS[..3] {
				succeed(*founder, CooperativesCall::accept_founding { application: 1 });
			}
			(special(), special())
		});
		members_vote(too_early, &[BAKERY, LINDENHOF, COURIERS, GROCERY]);
		block(|| {
			for coop in [BAKERY, LINDENHOF, COURIERS] {
				for voter in members(coop) {
					succeed(*voter, ResolutionsCall::vote { resolution: too_few, coop, choice: Choice::For });
				}
			}
			// Two of three would be enough for the grocery's quorum, one is not.
			let vote = ResolutionsCall::vote { resolution: too_few, coop: GROCERY, choice: Choice::For };
			succeed(Key::Dave, vote);
		});
		assert_eq!(outcome(too_few), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
		assert_eq!(outcome(too_early), Phase::Failed { error: Register::FoundersMissing.into() });
		assert_eq!(Cooperatives::standing(LAUNDRY), None);

		block(|| {
			assert!(pool_takes(Key::Ferdie, CooperativesCall::accept_founding { application: 1 }).is_ok());
			succeed(Key::Ferdie, CooperativesCall::accept_founding { application: 1 });
			succeed(Key::Alice, ResolutionsCall::retry { resolution: too_early, coop: BAKERY });
			succeed(Key::Dave, ResolutionsCall::retry { resolution: too_early, coop: LINDENHOF });
		});
		assert_eq!(outcome(too_early), Phase::Enacted);
		assert_eq!(balance(&Key::Ferdie.to_account_id()), 0);
		assert_eq!(Cooperatives::voice(LAUNDRY), Some(Voice::Seasoning));
		assert_eq!(Membership::seat_of(LAUNDRY, &Key::Ferdie.to_account_id()), Some(4));
		let result = Results::<Runtime>::get(too_early).unwrap();
		assert_eq!((result.coops, result.coops_needed, result.coops_for), (5, 4, 4));

		// It proposes at once, names a validator, and has neither vote nor seat.
		let name = || SeatsCall::name_validator { coop: LAUNDRY, validator: LAUNDRYMAN.to_account_id().into() };
		let resolution = block(|| {
			succeed(FOUNDERS[0], name());
			refused(FOUNDERS[0], name(), pallet_validator_seats::Error::<Runtime>::AlreadyProposed);
			succeed(FOUNDERS[1], name());
			let keys = SessionKeys::generate(&LAUNDRYMAN.to_account_id().encode(), None);
			let set = pallet_session::Call::set_keys { keys: keys.keys, proof: keys.proof.encode() };
			succeed(LAUNDRYMAN, set);
			let (title, document, track) = (title(), document(1), Track::Ordinary);
			let propose = ResolutionsCall::propose_to_federation { coop: LAUNDRY, track, title, document, call: None };
			succeed(FOUNDERS[0], propose);
			second(last(), BAKERY, Key::Alice);
			last()
		});
		assert!(!Polls::<Runtime>::contains_key(resolution, LAUNDRY));
		blocks_while(|| !is_voting(resolution));
		block(|| {
			let vote = ResolutionsCall::vote_as_delegate { resolution, coop: LAUNDRY, choice: Choice::For };
			refused(FOUNDERS[0], vote, Refusal::NotAsked);
		});
		let seasoned_at = Coops::<Runtime>::get(LAUNDRY).unwrap().seasoned_at.unwrap();
		let deadline = || pallet_clock::Now::<Runtime>::get().unwrap().deadline;
		let mut waited = 0;
		while deadline() < seasoned_at {
			assert_eq!(Cooperatives::voice(LAUNDRY), Some(Voice::Seasoning));
			assert_eq!(validators(), accounts(&VALIDATORS));
			block(|| ());
			waited += 1;
		}
		assert!(waited > 40, "{waited}");
		assert_eq!(Cooperatives::voice(LAUNDRY), Some(Voice::Votes));

		// Then it has a vote on what is put on the agenda, and a seat after two sessions.
		let later = block(|| propose_to_federation(Track::Ordinary, None));
		let since = Session::current_index();
		blocks_while(|| !is_voting(later));
		block(|| {
			let vote = ResolutionsCall::vote_as_delegate { resolution: later, coop: LAUNDRY, choice: Choice::For };
			succeed(FOUNDERS[0], vote);
		});
		blocks_while(|| validators().len() == 5);
		assert_eq!(Session::current_index(), since + 2);
		assert_eq!(validators(), accounts(&[&VALIDATORS[..], &[LAUNDRYMAN]].concat()));
		blocks_until(System::block_number() + 1);
		assert_eq!(rochdale_runtime::Grandpa::grandpa_authorities().len(), 6);
	});
}

#[test]
fn suspended_co_op_loses_its_seat_and_stays_in_the_denominator() {
	on(FEDERATION, || {
		let suspend = |coop| RuntimeCall::from(CooperativesCall::suspend { coop, document: document(3) });
		let resolution = block(|| propose_to_federation(Track::Special, Some(&suspend(WEAVERS))));
		blocks_while(|| !is_voting(resolution));
		block(|| {
			// Who is judged does not vote on it.
			let vote = ResolutionsCall::vote { resolution, coop: WEAVERS, choice: Choice::Against };
			refused(Key::Two, vote, Refusal::Recused);
		});
		members_vote(resolution, &[BAKERY, LINDENHOF, COURIERS, GROCERY]);
		assert_eq!(outcome(resolution), Phase::Enacted);
		// Who is judged stays one of all.
		assert_eq!(Results::<Runtime>::get(resolution).unwrap().coops, 5);
		let (since, suspended) = (Session::current_index(), Cooperatives::standing(WEAVERS));
		assert_eq!(suspended, Some(Standing::Suspended));
		assert_eq!(validators(), accounts(&VALIDATORS));
		blocks_while(|| validators().len() == 5);
		assert_eq!(Session::current_index(), since + 2);
		assert_eq!(validators(), accounts(&VALIDATORS[..4]));

		// Three of five co-ops are not two thirds, with one suspended or not.
		let (three, back) = block(|| {
			let reinstate = CooperativesCall::reinstate { coop: WEAVERS };
			(
				propose_to_federation(Track::Special, None),
				propose_to_federation(Track::Special, Some(&reinstate.into())),
			)
		});
		members_vote(three, &[BAKERY, LINDENHOF, COURIERS]);
		block(|| {
			let speak = ResolutionsCall::vote { resolution: three, coop: WEAVERS, choice: Choice::For };
			refused(Key::Two, speak, Refusal::CoopSuspended);
			for coop in [BAKERY, LINDENHOF, COURIERS, GROCERY] {
				for voter in members(coop) {
					succeed(*voter, ResolutionsCall::vote { resolution: back, coop, choice: Choice::For });
				}
			}
		});
		assert_eq!(outcome(three), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
		let result = Results::<Runtime>::get(three).unwrap();
		assert_eq!((result.coops, result.coops_needed, result.coops_for), (5, 4, 3));
		// The co-op was counted already in this year. Nobody else's standing can be changed in it.
		assert_eq!(outcome(back), Phase::Enacted);
		block(|| {
			let call = Some(pallet_resolutions::OpaqueCall::from(&suspend(GROCERY)));
			let (coop, track, title, document) = (BAKERY, Track::Special, title(), document(1));
			let other = ResolutionsCall::propose_to_federation { coop, track, title, document, call };
			refused(Key::Alice, other, Register::TooManyStandingChanges);
		});
		assert_eq!(Cooperatives::voice(WEAVERS), Some(Voice::Votes));
		blocks_while(|| validators().len() == 4);
		assert_eq!(validators(), accounts(&VALIDATORS));
	});
}

#[test]
fn co_op_leaves_with_its_seat_and_nobody_can_refuse() {
	on(FEDERATION, || {
		let leave = RuntimeCall::from(CooperativesCall::leave_federation {});
		decided_by(WEAVERS, Track::Special, &leave);
		let notice = Coops::<Runtime>::get(WEAVERS).unwrap().notice.unwrap();
		let day = pallet_clock::DayLength::<Runtime>::get();
		let now = pallet_clock::Now::<Runtime>::get().unwrap().deadline;
		assert_eq!(notice.effective_at, now + 180 * day);
		// Until then it has a vote, and nobody can take its notice back.
		assert_eq!(Cooperatives::voice(WEAVERS), Some(Voice::Votes));
		let departed = || Cooperatives::standing(WEAVERS) == Some(Standing::Left);
		blocks_while(|| !departed());
		assert!(pallet_clock::Now::<Runtime>::get().unwrap().deadline < notice.effective_at + 4 * day);
		let since = Session::current_index();
		assert_eq!(validators(), accounts(&VALIDATORS));
		blocks_while(|| validators().len() == 5);
		assert_eq!(Session::current_index(), since + 2);
		assert_eq!(validators(), accounts(&VALIDATORS[..4]));

		// Its members still decide nothing there, and the others go on without it.
		block(|| {
			let (title, document, coop, track) = (title(), document(1), WEAVERS, Track::Ordinary);
			let propose = ResolutionsCall::propose_to_federation { coop, track, title, document, call: None };
			refused(Key::EveStash, propose, Refusal::CoopLeft);
		});
		// About themselves they decide as before: they take their money along, elect and have their bylaws.
		let payee = Key::Charlie.to_account_id();
		let (before, dest) = (balance(&payee), payee.clone().into());
		block(|| give(&account(WEAVERS), 100 * UNIT));
		let transfer = pallet_balances::Call::transfer_allow_death { dest, value: 60 * UNIT };
		decided_by(WEAVERS, Track::Ordinary, &CooperativesCall::act { call: Box::new(transfer.into()) }.into());
		assert_eq!(balance(&payee), before + 60 * UNIT);
		let appoint = CooperativesCall::appoint { office: Office::Teller, member: 1, days: 30 };
		decided_by(WEAVERS, Track::Ordinary, &appoint.into());
		assert!(Cooperatives::holds(WEAVERS, Office::Teller, 1));
		let parameters = Cooperatives::parameters(WEAVERS).unwrap();
		decided_by(WEAVERS, Track::Special, &CooperativesCall::adopt_bylaws { hash: document(9), parameters }.into());
		assert_eq!(Cooperatives::bylaws_in_force(WEAVERS).unwrap().hash, document(9));
		let text = block(|| propose_to_federation(Track::Special, None));
		members_vote(text, &[BAKERY, LINDENHOF, COURIERS]);
		assert_eq!(outcome(text), Phase::Enacted);
		assert_eq!(Results::<Runtime>::get(text).unwrap().coops, 4);
		// Its account is forgotten with its keys.
		assert_eq!(rochdale_runtime::ValidatorSeats::coop_of(Key::Eve.to_account_id()), None);
		block(|| {
			let keys = SessionKeys::generate(&Key::Eve.to_account_id().encode(), None);
			let set = pallet_session::Call::set_keys { keys: keys.keys, proof: keys.proof.encode() };
			refused(Key::Eve, set, pallet_session::Error::<Runtime>::NoAssociatedValidatorId);
		});
	});
}

#[test]
fn co_op_suspended_while_it_seasons_proposes_nothing_and_counts_nowhere() {
	on(FEDERATION, || {
		let deadline = || pallet_clock::Now::<Runtime>::get().unwrap().deadline;
		let stand = |seasoned_at| {
			Coops::<Runtime>::mutate(WEAVERS, |coop| {
				let coop = coop.as_mut().unwrap();
				(coop.standing, coop.seasoned_at) = (Standing::Suspended, Some(seasoned_at));
				coop.suspension = Some(pallet_cooperatives::CoopSuspension {
					document: document(1),
					since: 0,
					suspended_at: 0,
					resolution: 1,
				});
			});
		};
		// How many co-ops a special resolution needs two thirds of: with a vote, and suspended.
		let counted = || {
			let resolution = propose_to_federation(Track::Special, None);
			let electorate = Resolutions::<Runtime>::get(resolution).unwrap().electorate;
			assert_eq!(Polls::<Runtime>::contains_key(resolution, WEAVERS), electorate.suspended > 0);
			(electorate.electors, electorate.suspended)
		};
		block(|| {
			stand(deadline() + 1);
			assert_eq!(counted(), (4, 0));
			let (title, document, coop, track) = (title(), document(1), WEAVERS, Track::Ordinary);
			let propose = ResolutionsCall::propose_to_federation { coop, track, title, document, call: None };
			refused(Key::EveStash, propose.clone(), Refusal::CoopSuspended);
			// From when on it would have a vote, its suspension makes nothing pass.
			stand(deadline());
			assert_eq!(counted(), (4, 1));
			refused(Key::EveStash, propose, Refusal::CoopSuspended);
		});
	});
}

#[test]
fn three_co_ops_conclude_an_agreement_and_one_leaves_it() {
	on(FEDERATION, || {
		let parties = || vec![BAKERY, LINDENHOF, COURIERS].try_into().unwrap();
		let agree = |call: RuntimeCall| {
			let (title, document, track) = (title(), document(1), Track::Ordinary);
			let (parties, call) = (parties(), Some((&call).into()));
			let call = ResolutionsCall::propose_agreement { coop: BAKERY, parties, track, title, document, call };
			succeed(Key::Alice, call);
			refused(
				Key::EveStash,
				ResolutionsCall::second { resolution: last(), coop: GROCERY, version: 0 },
				Refusal::NotAsked,
			);
			second(last(), LINDENHOF, Key::Dave);
			last()
		};
		let conclude = || CooperativesCall::conclude_agreement { document: document(8), exit_days: 30 }.into();
		let (refused_by_one, concluded) = block(|| (agree(conclude()), agree(conclude())));
		members_vote(refused_by_one, &[BAKERY, LINDENHOF]);
		block(|| {
			for voter in [Key::BobStash, Key::CharlieStash, Key::Eve] {
				let coop = COURIERS;
				succeed(voter, ResolutionsCall::vote { resolution: refused_by_one, coop, choice: Choice::Against });
			}
		});
		members_vote(concluded, &[BAKERY, LINDENHOF, COURIERS]);
		assert_eq!(outcome(refused_by_one), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
		assert_eq!(outcome(concluded), Phase::Enacted);
		let bound = || Agreements::<Runtime>::get(1).unwrap().bound().map(|party| party.coop).collect::<Vec<_>>();
		assert_eq!(bound(), [BAKERY, LINDENHOF, COURIERS]);
		assert!(Agreements::<Runtime>::get(2).is_none());

		let leave = || RuntimeCall::from(CooperativesCall::leave_agreement { agreement: 1 });
		decided_by(COURIERS, Track::Ordinary, &leave());
		assert_eq!(bound(), [BAKERY, LINDENHOF, COURIERS]);
		blocks_while(|| bound().len() == 3);
		assert_eq!(bound(), [BAKERY, LINDENHOF]);
		let left = Agreements::<Runtime>::get(1).unwrap().parties[2];
		assert!(left.left_at.is_some() && left.leaves_at.is_some());
		// One that has none to leave hears it by name when they propose it.
		block(|| {
			let (coop, track, secrecy) = (COURIERS, Track::Ordinary, rochdale_primitives::Secrecy::Open);
			let (title, document, call) = (title(), document(1), pallet_resolutions::OpaqueCall::from(&leave()));
			let again = ResolutionsCall::propose { coop, track, secrecy, title, document, call };
			refused(members(COURIERS)[0], again, Register::NotParty);
		});
	});
}

/// The runtime that is authorised, as the system pallet stores it.
fn authorised() -> Option<Vec<u8>> {
	frame_support::storage::unhashed::get_raw(&frame_support::storage::storage_prefix(b"System", b"AuthorizedUpgrade"))
}

#[test]
fn runtime_is_authorised_by_special_resolution_and_only_for_fourteen_days() {
	on(FEDERATION, || {
		let code = b"not even a runtime".to_vec();
		let code_hash = rochdale_runtime::Hash::from(sp_io::hashing::blake2_256(&code));
		let authorize = RuntimeCall::from(frame_system::Call::authorize_upgrade { code_hash });
		block(|| {
			let (title, document, call) = (title(), document(1), Some((&authorize).into()));
			let (coop, track) = (BAKERY, Track::Ordinary);
			let ordinary = ResolutionsCall::propose_to_federation { coop, track, title, document, call };
			refused(Key::Alice, ordinary, Refusal::TrackTooWeak);
			refused(Key::Alice, authorize.clone(), frame_system::Error::<Runtime>::CallFiltered);
		});
		let lost = block(|| propose_to_federation(Track::Special, Some(&authorize)));
		members_vote(lost, &[BAKERY, LINDENHOF, COURIERS]);
		assert_eq!(outcome(lost), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
		assert_eq!(authorised(), None);

		decided_specially(&authorize, &[BAKERY, LINDENHOF, COURIERS, GROCERY]);
		assert!(authorised().unwrap().starts_with(code_hash.as_bytes()));
		let deadline = || pallet_clock::Now::<Runtime>::get().unwrap().deadline;
		let (since, day) = (deadline(), pallet_clock::DayLength::<Runtime>::get());
		block(|| {
			let other = frame_system::Call::apply_authorized_upgrade { code: b"another one".to_vec() };
			refused(Key::Alice, other, frame_system::Error::<Runtime>::Unauthorized);
			assert!(authorised().is_some());
		});
		while deadline() + pallet_clock::DayLength::<Runtime>::get() * 3 < since + 14 * day {
			assert!(authorised().is_some());
			block(|| ());
		}
		block(|| ());
		if authorised().is_some() {
			block(|| ());
		}
		assert_eq!(authorised(), None);
		assert!(deadline() >= since + 14 * day && deadline() < since + 20 * day);
		assert!(happened(|event| matches!(event, RuntimeEvent::Resolutions(ResolutionsEvent::UpgradeExpired))));
		block(|| {
			let late = frame_system::Call::apply_authorized_upgrade { code };
			refused(Key::Alice, late, frame_system::Error::<Runtime>::NothingAuthorized);
		});
	});
}

#[test]
fn federations_call_frozen_before_an_upgrade_fails_by_name_and_is_proposed_anew() {
	on(FEDERATION, || {
		let before = balance(&account(COURIERS));
		let votes = [(BAKERY, Choice::For), (LINDENHOF, Choice::For), (WEAVERS, Choice::For)];
		let resolution = block(|| payment_to_couriers(5 * UNIT));
		delegates_vote(resolution, &votes);
		age_call_of(resolution);
		assert_eq!(outcome(resolution), Phase::Failed { error: Refusal::VersionChanged.into() });
		block(|| {
			let retry = ResolutionsCall::retry { resolution, coop: BAKERY };
			refused(Key::Alice, retry, Refusal::VersionChanged);
		});
		assert_eq!(phase(resolution), Phase::Failed { error: Refusal::VersionChanged.into() });
		assert_eq!(balance(&account(COURIERS)), before);

		let anew = block(|| payment_to_couriers(5 * UNIT));
		delegates_vote(anew, &votes);
		assert_eq!(outcome(anew), Phase::Enacted);
		assert_eq!(balance(&account(COURIERS)), before + 5 * UNIT);
	});
}

/// Keys of so many people who are members of nothing yet.
pub fn strangers(number: u32) -> Vec<sr25519::Pair> {
	let seed = |number: u32| {
		let mut seed = [9; 32];
		seed[..4].copy_from_slice(&number.to_be_bytes());
		sr25519::Pair::from_seed(&seed)
	};
	(0..number).map(seed).collect()
}

/// The federation's chain, where these people are members of a co-op too.
pub fn with_members(coop: CoopId, people: &[sr25519::Pair]) -> serde_json::Value {
	let mut genesis = genesis(FEDERATION);
	let register = genesis["membership"]["registers"][coop as usize - 1]["members"].as_array_mut().unwrap();
	let joined_at = register[0]["joinedAt"].clone();
	for person in people {
		let account = AccountId::from(person.public());
		register.push(json!({ "account": account, "joinedAt": joined_at }));
	}
	genesis
}

fn dispatched(by: &AccountId, call: impl Into<RuntimeCall>) -> DispatchResult {
	let result = call.into().dispatch(RuntimeOrigin::signed(by.clone()));
	result.map(|_| ()).map_err(|failure| failure.error)
}

/// How many people flood the agenda: enough for as many proposals as a co-op can have open.
const FLOODERS: u32 = 52;

/// In which blocks a vote of the bakery's and one of the federation's open, pass and take effect, while the grocery enacts
/// as much as it can, or does not.
///
/// The others begin so many blocks after the flood: three, and its votes open and close with theirs, or twenty-four, and what
/// has passed takes effect then.
fn course_of_votes(flooded: bool, lag: u32, busy: bool) -> Vec<[u32; 3]> {
	let people = strangers(FLOODERS);
	let mut genesis = with_members(GROCERY, &people);
	// The lowest quorum that the law of a co-op allows: the most that a few can do.
	let mut parameters = Parameters::of(Profile::Uk);
	parameters.quorum_first_bps = 2_500;
	genesis["cooperatives"]["coops"][3]["parameters"] = serde_json::to_value(parameters).unwrap();
	endow_federation(&mut genesis, 100_000_000_000_000);
	let mut course = vec![[0; 3]; 2];
	state_of(genesis).execute_with(|| {
		let people: Vec<AccountId> = people.iter().map(|one| one.public().into()).collect();
		let flood: Vec<u32> = quick_block_at(next_timestamp(), || {
			give(&Key::EveStash.to_account_id(), 1_000_000 * UNIT);
			give(&account(BAKERY), 100 * UNIT);
			if !flooded {
				return vec![];
			}
			let mut found = vec![];
			// As heavy as a call can be that is proposed.
			let appoint = |number: u32| {
				CooperativesCall::appoint { office: Office::Teller, member: 4 + number % 4, days: 1 + number % 20 }
					.into()
			};
			let batch = |number: u32| {
				let calls: Vec<RuntimeCall> = (0..number).map(appoint).collect();
				RuntimeCall::from(pallet_utility::Call::batch_all { calls })
			};
			let fits = |call: &RuntimeCall| call.get_dispatch_info().call_weight.all_lte(MaxCallWeight::get());
			let heavy = (1..=48).rev().map(batch).find(fits).unwrap();
			let propose = |coop| ResolutionsCall::propose {
				coop,
				track: Track::Ordinary,
				secrecy: rochdale_primitives::Secrecy::Open,
				title: title(),
				document: document(1),
				call: (&heavy).into(),
			};
			for person in &people {
				for _ in 0..5 {
					assert_eq!(dispatched(person, propose(GROCERY)), Ok(()));
					found.push(last());
				}
			}
			found.retain(|resolution| {
				let sign = ResolutionsCall::sign_petition { resolution: *resolution, coop: GROCERY, version: 0 };
				let signs = |person| dispatched(person, sign.clone());
				let last =
					people.iter().map(signs).find(|signed| signed.is_err() || phase(*resolution) != Phase::Draft);
				match last.unwrap() {
					Ok(()) => true,
					Err(error) => {
						assert_eq!(error, Refusal::TooManyOfProposer.into());
						false
					}
				}
			});
			// The last places are for the board, and for who holds none yet.
			assert_eq!(found.len(), 210);
			found
		});
		let flood_votes = || {
			if flood.first().is_some_and(|first| phase(*first).vote().is_some()) {
				for resolution in &flood {
					// More than a quarter of all, each once.
					for person in people.iter().take(14) {
						let vote =
							ResolutionsCall::vote { resolution: *resolution, coop: GROCERY, choice: Choice::For };
						let _ = dispatched(person, vote);
					}
				}
			}
		};
		for _ in 0..lag {
			quick_block_at(next_timestamp(), flood_votes);
		}
		let (payment, together) = quick_block_at(next_timestamp(), || {
			let payee = Key::One.to_account_id().into();
			let (title, document, amount) = (title(), document(1), UNIT);
			let pay = ResolutionsCall::propose_payment { coop: BAKERY, title, document, payee, amount };
			succeed(Key::Alice, pay);
			let payment = last();
			second(payment, BAKERY, Key::Bob);
			(payment, payment_to_couriers(UNIT))
		});
		let start = System::block_number();
		let before = flood.iter().filter(|one| phase(**one) == Phase::Enacted).count();
		for _ in 0..18 {
			quick_block_at(next_timestamp(), || {
				flood_votes();
				if is_voting(payment) {
					for voter in [Key::Alice, Key::Bob, Key::Ferdie] {
						let vote = ResolutionsCall::vote { resolution: payment, coop: BAKERY, choice: Choice::For };
						let _ = apply(voter, vote);
					}
				}
				if is_voting(together) {
					for coop in [BAKERY, LINDENHOF, WEAVERS] {
						let (resolution, choice) = (together, Choice::For);
						let _ = apply(delegate(coop), ResolutionsCall::vote_as_delegate { resolution, coop, choice });
					}
				}
				if busy {
					fill();
				}
			});
			for (course, resolution) in course.iter_mut().zip([payment, together]) {
				let reached =
					[is_voting(resolution), phase(resolution) == Phase::Passed, phase(resolution) == Phase::Enacted];
				for (since, reached) in course.iter_mut().zip(reached) {
					if reached && *since == 0 {
						*since = System::block_number() - start;
					}
				}
			}
		}
		// The flood was one: it has not ended, and later on its heavy calls took effect all the time.
		let open = flood.iter().filter(|one| !phase(**one).is_final()).count();
		let enacted = flood.iter().filter(|one| phase(**one) == Phase::Enacted).count() - before;
		println!("flooded {flooded}, {lag} blocks later, busy {busy}: {course:?}, {enacted} enacted, {open} open");
		assert!(open * 10 >= flood.len() * 9, "{open}");
		assert_eq!(flooded && lag > 3, enacted > 10);
		check_invariants();
	});
	course
}

#[test]
fn flood_from_one_co_op_holds_up_neither_another_nor_the_federation() {
	let calm = course_of_votes(false, 3, false);
	assert!(calm.iter().flatten().all(|block| *block > 0), "{calm:?}");
	for (lag, busy) in [(3, false), (3, true), (24, false), (24, true)] {
		let flooded = course_of_votes(true, lag, busy);
		for (calm, flooded) in calm.iter().flatten().zip(flooded.iter().flatten()) {
			let in_time = *flooded > 0 && *flooded <= calm + 3;
			assert!(in_time, "{lag} blocks later, busy {busy}: block {flooded} instead of {calm}");
		}
	}
}

#[test]
fn counting_a_thousand_co_ops_takes_less_than_a_quarter_of_a_block() {
	let all = <Runtime as pallet_resolutions::Config>::WeightInfo::step_counting_coops(1_000);
	println!("{} of {} picoseconds", all.ref_time(), MAXIMUM_BLOCK_WEIGHT.ref_time());
	assert!(all.ref_time() < MAXIMUM_BLOCK_WEIGHT.ref_time() / 4, "{all:?}");
}

/// What each of these people's ballots adds to the weight of a block, of which the first comes with the hooks before it.
fn ballots_in_a_block(resolution: u32, people: &[sr25519::Pair]) -> Vec<u64> {
	open_block(next_timestamp() / SLOT_DURATION, next_timestamp()).unwrap().unwrap();
	let mut weights = vec![];
	for voter in people {
		let (vote, before) = (ResolutionsCall::vote { resolution, coop: BAKERY, choice: Choice::For }, weight_so_far());
		match put_in(transaction_of(voter, 0, vote)) {
			Ok(result) => result.unwrap(),
			Err(error) => {
				assert_eq!(error, InvalidTransaction::ExhaustsResources.into());
				break;
			}
		}
		weights.push((weight_so_far() - before).ref_time());
	}
	Executive::finalize_block();
	weights
}

#[test]
fn full_block_takes_two_thousand_two_hundred_ballots_each_of_which_weighs_at_most_half_a_transfer() {
	let people = strangers(2_500);
	state_of(with_members(BAKERY, &people)).execute_with(|| {
		let resolution = quick_block_at(next_timestamp(), || {
			let (title, document, track, coop) = (title(), document(1), Track::Ordinary, BAKERY);
			let secrecy = rochdale_primitives::Secrecy::Open;
			succeed(Key::Alice, ResolutionsCall::propose_text { coop, track, secrecy, title, document });
			second(last(), BAKERY, Key::Bob);
			last()
		});
		while !is_voting(resolution) {
			quick_block_at(next_timestamp(), || ());
		}
		let ballots = ballots_in_a_block(resolution, &people);
		let normal = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.unwrap().ref_time();
		println!("{} ballots in a block whose transactions weigh {normal} ps at most", ballots.len());
		assert!(ballots.len() < people.len(), "the block was never full");
		let tally = Resolutions::<Runtime>::get(resolution).unwrap().tally;
		assert_eq!(tally.on_chain as usize, ballots.len());
		assert!(ballots.len() >= 2_200, "{}", ballots.len());
		let ballot = ballots[1];
		assert!(ballots[1..].iter().all(|one| *one == ballot));
		// A ballot must fit with all that it could bring about, so that the last few wait for the next block.
		assert!(ballots.len() as u64 * ballot * 100 >= normal * 98);

		open_block(next_timestamp() / SLOT_DURATION, next_timestamp()).unwrap().unwrap();
		let mut transfers = (0..2).map(|_| {
			let (dest, value) = (Key::Bob.to_account_id().into(), UNIT);
			succeed(Key::Alice, pallet_balances::Call::transfer_keep_alive { dest, value });
			weight_so_far()
		});
		let (first, second) = (transfers.next().unwrap(), transfers.next().unwrap());
		let transfer = (second - first).ref_time();
		Executive::finalize_block();
		println!("a ballot weighs {ballot} ps, a transfer {transfer} ps");
		assert!(ballot > 0 && ballot * 2 <= transfer, "{ballot} {transfer}");
		check_invariants();
	});
}

#[test]
fn ballot_of_a_member_on_what_co_ops_decide_weighs_as_much_as_one_in_the_co_op() {
	let people = strangers(6);
	state_of(with_members(BAKERY, &people)).execute_with(|| {
		let (own, together) = block(|| {
			let (title, document, track, coop) = (title(), document(1), Track::Special, BAKERY);
			let secrecy = rochdale_primitives::Secrecy::Open;
			succeed(Key::Alice, ResolutionsCall::propose_text { coop, track, secrecy, title: title.clone(), document });
			second(last(), BAKERY, Key::Bob);
			let own = last();
			let propose = ResolutionsCall::propose_to_federation { coop, track, title, document, call: None };
			succeed(Key::Alice, propose);
			second(last(), LINDENHOF, Key::Dave);
			(own, last())
		});
		blocks_while(|| !is_voting(own));
		let in_co_op = ballots_in_a_block(own, &people[..3]);
		blocks_while(|| !is_voting(together));
		let among_co_ops = ballots_in_a_block(together, &people[3..]);
		assert_eq!(in_co_op.len(), 3);
		assert_eq!(in_co_op[1..], among_co_ops[1..]);
		check_invariants();
	});
}

#[test]
fn ballot_that_fails_enters_no_block_and_nobody_pays() {
	let people = strangers(1);
	state_of(with_members(BAKERY, &people)).execute_with(|| {
		let resolution = block(|| {
			let (title, document, track, coop) = (title(), document(1), Track::Ordinary, BAKERY);
			let secrecy = rochdale_primitives::Secrecy::Open;
			succeed(Key::Alice, ResolutionsCall::propose_text { coop, track, secrecy, title, document });
			second(last(), BAKERY, Key::Bob);
			last()
		});
		let vote = |coop| ResolutionsCall::vote { resolution, coop, choice: Choice::For };
		let refusals = |coop, refusal: Refusal| {
			let code: TransactionValidityError = refused_by(refusal);
			// It has something to pay with, and does not.
			let before = (nonce(Key::Bob), balance(&Key::Bob.to_account_id()), weight_so_far());
			assert_eq!(pool_takes(Key::Bob, vote(coop)), Err(code));
			assert_eq!(include(Key::Bob, vote(coop)), Err(code));
			assert_eq!((nonce(Key::Bob), balance(&Key::Bob.to_account_id()), weight_so_far()), before);
		};
		block(|| refusals(BAKERY, Refusal::NotInThisPhase));
		blocks_while(|| !is_voting(resolution));
		block(|| {
			refusals(GROCERY, Refusal::NotAsked);
			assert_eq!(include(Key::Bob, vote(BAKERY)), Ok(Ok(())));
			refusals(BAKERY, Refusal::AlreadyVotedSo);
			assert_eq!(Resolutions::<Runtime>::get(resolution).unwrap().tally.on_chain, 1);
		});
	});
}

#[test]
fn drafts_however_many_keep_no_co_op_from_deciding() {
	let people = strangers(FLOODERS);
	state_of(with_members(GROCERY, &people)).execute_with(|| {
		quick_block_at(next_timestamp(), || {
			let text = |coop| ResolutionsCall::propose_text {
				coop,
				track: Track::Ordinary,
				secrecy: rochdale_primitives::Secrecy::Open,
				title: title(),
				document: document(1),
			};
			for person in people.iter().map(|one| AccountId::from(one.public())) {
				for _ in 0..5 {
					let _ = dispatched(&person, text(GROCERY));
				}
			}
			// They hold no place on the agenda, on which the co-op can decide to leave.
			assert!(OpenResolutions::<Runtime>::get(GROCERY).is_empty());
			assert!(pallet_resolutions::Pallet::<Runtime>::open(GROCERY).len() > 256);
			let leave = RuntimeCall::from(CooperativesCall::leave_federation {});
			let propose = ResolutionsCall::propose {
				coop: GROCERY,
				track: Track::Special,
				secrecy: rochdale_primitives::Secrecy::Open,
				title: title(),
				document: document(1),
				call: (&leave).into(),
			};
			succeed(Key::EveStash, propose);
			second(last(), GROCERY, Key::Dave);
			succeed(Key::EveStash, text(WEAVERS));
			payment_to_couriers(UNIT);
		});
		check_invariants();
	});
}
