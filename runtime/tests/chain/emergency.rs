//! When more than a third of the validators is gone, delegates of two thirds of the co-ops start finality anew, and nothing
//! weaker does.

use crate::{coops::title, harness::*};
use codec::Decode;
use frame_support::storage::{with_transaction, TransactionOutcome};
use pallet_resolutions::{
	Call as ResolutionsCall, EmergencyCalls, Error as ResolutionsError, Event as ResolutionsEvent,
};
use pallet_validator_seats::{Event as SeatsEvent, LastRestart, OngoingRescue, RescueStage};
use rochdale_primitives::{CoopId, Track};
use rochdale_runtime::{
	configs::consensus::set_is_new, constants::SLOT_DURATION, AccountId, Executive, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, Session, System,
};
use serde_json::{json, Value};
use sp_consensus_grandpa::{AuthorityId, ConsensusLog, GRANDPA_ENGINE_ID};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring as Key};
use sp_runtime::{traits::Dispatchable, DigestItem, DispatchError};

type Refusal = ResolutionsError<Runtime>;

/// The delegate of each of the seven co-ops.
const DELEGATES: [Key; 7] = [Key::Alice, Key::Dave, Key::BobStash, Key::EveStash, Key::EveStash, Key::One, Key::Two];

/// The validator of each, with the key by which it votes for finality.
const VALIDATORS: [(Key, Ed25519Keyring); 7] = [
	(Key::Alice, Ed25519Keyring::Alice),
	(Key::Bob, Ed25519Keyring::Bob),
	(Key::Charlie, Ed25519Keyring::Charlie),
	(Key::Dave, Ed25519Keyring::Dave),
	(Key::Eve, Ed25519Keyring::Eve),
	(Key::Ferdie, Ed25519Keyring::Ferdie),
	(Key::One, Ed25519Keyring::One),
];

/// Length of a session in blocks.
const SESSION: u32 = 10;

/// The federation's chain with two more co-ops that validate, and days of twenty blocks.
fn seven() -> Value {
	let mut genesis = genesis(FEDERATION);
	genesis["clock"]["dayLength"] = json!(60_000);
	for (coop, board) in [(6, [Key::One, Key::Two, Key::Dave]), (7, [Key::Two, Key::One, Key::Dave])] {
		let push = |list: &mut Value, entry: Value| list.as_array_mut().unwrap().push(entry);
		let joined_at = genesis["membership"]["registers"][0]["members"][0]["joinedAt"].clone();
		let members: Vec<_> =
			board.map(|key| json!({ "account": key.to_account_id(), "joinedAt": joined_at })).to_vec();
		let register = json!({ "coop": coop, "importDays": 0, "members": members });
		push(&mut genesis["membership"]["registers"], register);
		// Offices as in the grocery, which has three members too.
		let mut founding = genesis["cooperatives"]["coops"][3].clone();
		founding["title"] = json!(format!("Co-op {coop}, Rochdale"));
		push(&mut genesis["cooperatives"]["coops"], founding);
		let (validator, grandpa) = VALIDATORS[coop - 1];
		let account = validator.to_account_id();
		push(&mut genesis["validatorSeats"]["names"], json!({ "coop": coop, "validator": account }));
		let keys = rochdale_runtime::SessionKeys { aura: validator.public().into(), grandpa: grandpa.public().into() };
		push(&mut genesis["session"]["keys"], json!([account, account, keys]));
	}
	genesis
}

fn account(coop: usize) -> AccountId {
	VALIDATORS[coop - 1].0.to_account_id()
}

/// The validators of these co-ops.
fn of(coops: &[usize]) -> Vec<AccountId> {
	coops.iter().map(|coop| account(*coop)).collect()
}

fn finality_keys(coops: &[usize]) -> Vec<AuthorityId> {
	coops.iter().map(|coop| VALIDATORS[*coop - 1].1.public().into()).collect()
}

/// Makes a block in the next slot whose author lives, and gives what it says about finality.
fn block_of(living: &[usize], transactions: impl FnOnce()) -> Vec<ConsensusLog<u32>> {
	let mut slot = next_timestamp() / SLOT_DURATION;
	let authors = pallet_aura::Authorities::<Runtime>::get();
	let keys: Vec<_> = living.iter().map(|coop| VALIDATORS[*coop - 1].0.public().into()).collect();
	// The author of a slot is the one whose turn it is.
	while !keys.contains(&authors[(slot % authors.len() as u64) as usize]) {
		slot += 1;
	}
	open_block(slot, slot * SLOT_DURATION).unwrap().unwrap();
	transactions();
	let header = Executive::finalize_block();
	check_invariants();
	let log = |item: &DigestItem| match item {
		DigestItem::Consensus(GRANDPA_ENGINE_ID, log) => Some(ConsensusLog::decode(&mut &log[..]).unwrap()),
		_ => None,
	};
	header.digest.logs.iter().filter_map(log).collect()
}

/// Blocks of the living up to this number, with all that they say about finality.
fn blocks_of(living: &[usize], number: u32) -> Vec<ConsensusLog<u32>> {
	let mut logs = vec![];
	while System::block_number() < number {
		logs.extend(block_of(living, || ()));
	}
	logs
}

/// The number of the set that finality has, as the chain counts.
fn set_id() -> u64 {
	pallet_grandpa::CurrentSetId::<Runtime>::get()
}

fn stalled() -> bool {
	pallet_grandpa::Stalled::<Runtime>::exists()
}

/// How far the rescue has come, if one waits.
fn rescue() -> Option<RescueStage> {
	OngoingRescue::<Runtime>::get().map(|rescue| rescue.stage)
}

fn call_emergency(coop: CoopId) -> ResolutionsCall<Runtime> {
	ResolutionsCall::call_emergency { coop, delay: 5, best_finalised: 30 }
}

/// The delegates of these co-ops demand that finality starts anew.
fn demand(coops: impl IntoIterator<Item = CoopId>) {
	for coop in coops {
		succeed(DELEGATES[coop as usize - 1], call_emergency(coop));
	}
}

const ALL: [usize; 7] = [1, 2, 3, 4, 5, 6, 7];

/// Whether these are enough of a set to finalise anything: more than two thirds of it.
fn is_enough(living: usize, set: usize) -> bool {
	3 * living > 2 * set
}

/// Three of seven validators are gone, and as many seats rest as may. Gives the number of the last block.
fn lose_three(living: &[usize]) -> u32 {
	assert_eq!(Session::validators(), of(&ALL));
	assert!(blocks_of(&ALL, 2 * SESSION - 1).is_empty());
	let since = Session::current_index();
	// Nobody can finalise what the living four say.
	assert!(!is_enough(living.len(), 7));
	let mut logs = vec![];
	while Session::validators().len() == 7 {
		logs.extend(block_of(living, || ()));
		assert!(System::block_number() < 20 * SESSION, "no seat rests");
	}
	// Four sessions were idle, and a set is planned a session ahead.
	assert!(Session::current_index() >= since + 4);
	// At most a third of seven: two, of which the validators are the first that are gone.
	assert_eq!(Session::validators(), of(&[1, 2, 3, 4, 7]));
	// More sessions change nothing more.
	let number = System::block_number() + 3 * SESSION;
	logs.extend(blocks_of(living, number));
	assert_eq!(Session::validators(), of(&[1, 2, 3, 4, 7]));
	// The change is an ordinary one, which takes effect when the block is final that announces it: by the old set, never.
	assert!(!logs.is_empty());
	for log in &logs {
		match log {
			ConsensusLog::ScheduledChange(change) => {
				let keys: Vec<_> = change.next_authorities.iter().map(|(key, _)| key.clone()).collect();
				assert_eq!(keys, finality_keys(&[1, 2, 3, 4, 7]));
			}
			other => panic!("finality changes by {other:?}"),
		}
	}
	System::block_number()
}

/// Goes on until finality starts anew with those who are left, as delegates have demanded it in this session.
fn rescued(living: &[usize]) {
	assert!(rescue() == Some(RescueStage::Called) && !stalled());
	let begins = (System::block_number() / SESSION + 1) * SESSION;
	assert!(blocks_of(living, begins).is_empty());
	let session = Session::current_index() + 1;
	assert_eq!(rescue(), Some(RescueStage::Planned(session)));
	// The session that is planned begins, and finality learns of its set in the same block.
	assert!(blocks_of(living, begins + SESSION - 1).is_empty());
	let logs = block_of(living, || {
		assert!(happened(|event| matches!(
			event,
			RuntimeEvent::ValidatorSeats(SeatsEvent::FinalityStartsAnew { session: begun, delay: 5, best_finalised: 30 })
				if *begun == session
		)));
	});
	let [ConsensusLog::ForcedChange(30, change)] = &logs[..] else { panic!("{logs:?}") };
	assert_eq!(change.delay, 5);
	let keys: Vec<_> = change.next_authorities.iter().map(|(key, _)| key.clone()).collect();
	assert_eq!(keys, finality_keys(living));
	assert!(is_enough(living.len(), keys.len()));
	assert!(!stalled());
	assert_eq!(Session::validators(), of(living));

	// It is in force after the delay, and nothing else comes.
	let logs = blocks_of(living, System::block_number() + 5);
	assert!(logs.is_empty(), "{logs:?}");
	assert!(!pallet_grandpa::PendingChange::<Runtime>::exists());
	let in_force = rochdale_runtime::Grandpa::grandpa_authorities().into_iter().map(|(key, _)| key);
	assert_eq!(in_force.collect::<Vec<_>>(), finality_keys(living));
}

/// Four of the five co-ops of the federation validate, which is as many as the floor.
fn four() -> Value {
	let mut genesis = genesis(FEDERATION);
	genesis["clock"]["dayLength"] = json!(60_000);
	genesis["validatorSeats"]["names"].as_array_mut().unwrap().truncate(4);
	genesis["session"]["keys"].as_array_mut().unwrap().truncate(4);
	genesis["validatorSeats"]["floor"] = json!(4);
	genesis
}

#[test]
fn two_of_four_validators_that_are_left_make_blocks_final_again() {
	state_of(four()).execute_with(|| {
		let (all, living) = ([1, 2, 3, 4], [1, 2]);
		assert!(blocks_of(&all, 2 * SESSION).is_empty());
		// However long it lasts, half of the seats rests nobody.
		assert!(blocks_of(&living, 12 * SESSION).is_empty());
		assert_eq!(Session::validators(), of(&all));
		assert!(!is_enough(living.len(), all.len()));
		block_of(&living, || {
			demand([1, 2, 3]);
			assert_eq!(rescue(), None);
			demand([4]);
		});
		rescued(&living);
		let stays = matches!(rescue(), Some(RescueStage::Restarted(_)));
		assert!(stays, "there are fewer places than the floor");

		// A third machine is back: an ordinary change, which those two make final.
		block_of(&living, || succeed(Key::Charlie, pallet_validator_seats::Call::return_to_seat { coop: 3 }));
		let logs = blocks_of(&living, System::block_number() + 2 * SESSION);
		let [ConsensusLog::ScheduledChange(change)] = &logs[..] else { panic!("{logs:?}") };
		assert_eq!(change.next_authorities.len(), 3);
		assert_eq!(Session::validators(), of(&[1, 2, 3]));
	});
}

#[test]
fn delegates_of_two_thirds_restore_finality_when_three_of_seven_validators_are_gone() {
	state_of(seven()).execute_with(|| {
		let living = [1, 2, 3, 4];
		let in_force = set_id();
		let number = lose_three(&living);
		// Two places were taken away in a set that was announced and never is in force.
		assert_eq!(set_id(), in_force + 1);
		block_of(&living, || {
			let refused = |by, coop, error: Refusal| {
				assert_eq!(apply(by, call_emergency(coop)), Ok(Err(error.into())));
			};
			refused(Key::Bob, 1, Refusal::NotDelegate);
			refused(Key::Alice, 2, Refusal::NotDelegate);
			refused(Key::Charlie, 2, Refusal::NotMember);
			// Four of seven are less than two thirds.
			demand([1, 2, 3, 4]);
			refused(Key::Alice, 1, Refusal::AlreadySigned);
			// Who demands something else joins nobody.
			succeed(Key::EveStash, ResolutionsCall::call_emergency { coop: 5, delay: 5, best_finalised: 31 });
			let future = ResolutionsCall::call_emergency { coop: 6, delay: 5, best_finalised: System::block_number() };
			assert_eq!(apply(Key::One, future), Ok(Err(Refusal::NotYetABlock.into())));
			assert_eq!(rescue(), None);
		});
		// A session later nothing has come of it.
		let logs = blocks_of(&living, System::block_number() + SESSION);
		assert!(logs.is_empty(), "{logs:?}");
		assert!(rescue().is_none() && !stalled());

		// The fifth delegate.
		let logs = block_of(&living, || {
			demand([5]);
			assert!(happened(|event| matches!(
				event,
				RuntimeEvent::Resolutions(ResolutionsEvent::FinalityRestarted { delay: 5, best_finalised: 30 })
			)));
		});
		assert!(logs.is_empty());
		rescued(&living);
		// Nodes count it as the next one after the one in which they voted, and know nothing of those between.
		assert_eq!(set_id(), in_force + 1);
		let session_of = pallet_grandpa::SetIdSession::<Runtime>::get;
		let begun = LastRestart::<Runtime>::get().unwrap();
		assert!(begun > number / SESSION);
		assert_eq!(session_of(in_force), Some(begun - 1));
		assert_eq!((session_of(in_force + 1), session_of(in_force + 2)), (Some(Session::current_index()), None));

		// Finality starts anew once more, before anything was final: the set of the first time is in force, and not the one that
		// was announced when somebody returned.
		block_of(&living, || succeed(Key::EveStash, pallet_validator_seats::Call::return_to_seat { coop: 5 }));
		let logs = blocks_of(&living, System::block_number() + 7 * SESSION);
		assert!(matches!(&logs[..], [ConsensusLog::ScheduledChange(_)]), "{logs:?}");
		assert_eq!((Session::validators(), set_id()), (of(&[1, 2, 3, 4, 5]), in_force + 2));
		block_of(&living, || demand([1, 2, 3, 4, 5]));
		rescued(&living);
		assert_eq!(set_id(), in_force + 2);
		assert_eq!(session_of(in_force + 1), LastRestart::<Runtime>::get().map(|begun| begun - 1));
		let logs = blocks_of(&living, System::block_number() + 3 * SESSION);
		assert!(logs.iter().all(|log| matches!(log, ConsensusLog::ScheduledChange(_))), "{logs:?}");
	});
}

#[test]
fn block_is_refused_that_is_less_than_four_sessions_old_or_comes_after_a_new_set() {
	state_of(seven()).execute_with(|| {
		let living = [1, 2, 3, 4];
		let refused = |best_finalised| {
			let demand = ResolutionsCall::call_emergency { coop: 1, delay: 5, best_finalised };
			assert_eq!(apply(Key::Alice, demand), Ok(Err(Refusal::BlockTooNew.into())), "{best_finalised}");
		};
		let heard = |coop: CoopId, best_finalised| {
			let demand = ResolutionsCall::call_emergency { coop, delay: 5, best_finalised };
			succeed(DELEGATES[coop as usize - 1], demand);
		};
		let number = lose_three(&living);
		// The change that waits at nodes, because nothing can make the block final that announces it.
		let last_of_old_set = pallet_grandpa::SetIdSession::<Runtime>::get(set_id() - 1).unwrap();
		let announced = (last_of_old_set + 1) * SESSION;
		block_of(&living, || {
			let old_enough = System::block_number() - 4 * SESSION;
			assert!(old_enough < announced && announced < number);
			[old_enough + 1, announced, number - SESSION, number].into_iter().for_each(refused);
			heard(1, old_enough);
		});
		// Old enough, and the change is new for a day of sessions.
		blocks_of(&living, announced + 24 * SESSION - 2);
		block_of(&living, || {
			[announced, announced + 1, announced + 10 * SESSION].into_iter().for_each(refused);
			heard(1, announced - 1);
		});
		block_of(&living, || heard(1, announced));
	});
}

#[test]
fn set_is_new_for_no_longer_than_a_quarter_of_the_validators_take_for_a_day_of_blocks() {
	assert_eq!([10, 600, 1_200, 2_400].map(set_is_new), [240, 7_200, 7_200, 7_200]);
	let blocks_of_a_day = 86_400 / 3;
	assert!(set_is_new(u32::MAX) <= blocks_of_a_day / 4);
}

#[test]
fn finality_that_stood_still_with_everybody_there_starts_anew_with_everybody() {
	state_of(seven()).execute_with(|| {
		// Whatever keeps nodes from voting: they make blocks, so nobody is gone.
		assert!(blocks_of(&ALL, 8 * SESSION).is_empty());
		let in_force = set_id();
		block_of(&ALL, || demand([1, 2, 3, 4, 5]));
		rescued(&ALL);
		assert_eq!(set_id(), in_force + 1);
		let logs = blocks_of(&ALL, System::block_number() + 3 * SESSION);
		assert!(logs.is_empty(), "{logs:?}");
	});
}

#[test]
fn demands_of_different_days_do_not_come_together() {
	state_of(seven()).execute_with(|| {
		blocks_of(&ALL, 70);
		block_of(&ALL, || demand([1, 2, 3, 4]));
		// A day later.
		blocks_of(&ALL, 91);
		block_of(&ALL, || {
			demand([5, 6]);
			assert!(EmergencyCalls::<Runtime>::contains_key(4));
			assert_eq!(rescue(), None);
			// Those who still demand it demand it again.
			demand([1, 2]);
			assert_eq!(rescue(), None);
			demand([7]);
			assert_eq!(rescue(), Some(RescueStage::Called));
		});
	});
}

#[test]
fn suspended_co_op_demands_nothing_and_counts_among_all() {
	state_of(seven()).execute_with(|| {
		blocks_of(&ALL, 70);
		block_of(&ALL, || {
			demand([1, 2, 3, 7]);
			pallet_cooperatives::Coops::<Runtime>::mutate(7, |coop| {
				let coop = coop.as_mut().unwrap();
				coop.standing = rochdale_primitives::Standing::Suspended;
				coop.suspension = Some(pallet_cooperatives::CoopSuspension {
					document: document(1),
					since: START,
					suspended_at: START,
					resolution: 1,
				});
			});
			assert_eq!(apply(Key::Two, call_emergency(7)), Ok(Err(Refusal::NoVoteInFederation.into())));
			// The fifth signature, of which four count.
			demand([4]);
			assert_eq!(rescue(), None);
			demand([5]);
			assert_eq!(rescue(), Some(RescueStage::Called));
		});
	});
}

#[test]
fn finality_is_put_off_by_no_more_than_a_thousand_blocks() {
	state_of(seven()).execute_with(|| {
		blocks_of(&ALL, 4 * SESSION);
		block_of(&ALL, || {
			for (delay, possible) in [(0, false), (1, true), (1_000, true), (1_001, false), (u32::MAX, false)] {
				let demand = ResolutionsCall::call_emergency { coop: 1, delay, best_finalised: 0 };
				let expected = if possible { Ok(()) } else { Err(Refusal::DelayOutsideRange.into()) };
				assert_eq!(apply(Key::Alice, demand), Ok(expected), "{delay}");
			}
		});
	});
}

#[test]
fn nothing_weaker_reaches_finality() {
	state_of(seven()).execute_with(|| {
		let living = [1, 2, 3, 4];
		lose_three(&living);
		block_of(&living, || {
			demand([1, 2, 3, 4]);
			let note =
				|| RuntimeCall::from(pallet_grandpa::Call::note_stalled { delay: 5, best_finalized_block_number: 30 });
			let undone = |call: RuntimeCall, origin: RuntimeOrigin| {
				let stalls = with_transaction(|| {
					let _ = call.dispatch(origin);
					TransactionOutcome::Rollback(Ok::<_, DispatchError>(stalled()))
				});
				stalls.unwrap()
			};
			// Root can, and is reached for this by the delegates only.
			assert!(undone(note(), RuntimeOrigin::root()));
			let carried = [
				note(),
				pallet_utility::Call::batch_all { calls: vec![note()] }.into(),
				pallet_utility::Call::dispatch_as {
					as_origin: Box::new(frame_system::RawOrigin::Root.into()),
					call: Box::new(note()),
				}
				.into(),
				pallet_cooperatives::Call::act { call: Box::new(note()) }.into(),
				pallet_cooperatives::Call::act_for_federation { call: Box::new(note()) }.into(),
			];
			for call in carried {
				for (track, coop) in [(Track::Consent, 1), (Track::Ordinary, 2), (Track::Special, 3)] {
					let mandate = rochdale_primitives::Mandate {
						coop,
						resolution: 1,
						track,
						secrecy: rochdale_primitives::Secrecy::Secret,
						opened_at: u64::MAX,
					};
					let federation =
						rochdale_primitives::FederationMandate { resolution: 1, track, opened_at: u64::MAX };
					for origin in [
						pallet_resolutions::Origin::Coop(mandate).into(),
						pallet_resolutions::Origin::Federation(federation).into(),
						RuntimeOrigin::signed(account(coop as usize)),
						RuntimeOrigin::signed(DELEGATES[coop as usize - 1].to_account_id()),
						RuntimeOrigin::none(),
					] {
						assert!(!undone(call.clone(), origin), "{call:?}");
					}
				}
			}
			// No resolution can enact it: it would count no sets and take the seats as they are.
			for track in [Track::Consent, Track::Ordinary, Track::Special] {
				let (title, document, call) = (title(), document(1), Some((&note()).into()));
				let propose = ResolutionsCall::propose_to_federation { coop: 1, track, title, document, call };
				assert_eq!(apply(Key::Alice, propose), Ok(Err(Refusal::CallNotAllowed.into())));
			}
		});
		// Seats that return, or keys that are set anew, make ordinary changes only.
		block_of(&living, || {
			let back = pallet_validator_seats::Call::return_to_seat { coop: 5 };
			succeed(Key::EveStash, back);
		});
		let logs = blocks_of(&living, System::block_number() + 3 * SESSION);
		// Where one more seat is held by who is gone, one that was gone all along may rest instead.
		assert_eq!(Session::validators(), of(&[1, 2, 3, 4, 5]));
		assert!(!logs.is_empty());
		assert!(logs.iter().all(|log| matches!(log, ConsensusLog::ScheduledChange(_))), "{logs:?}");
		assert!(rescue().is_none() && !stalled());
	});
}
