//! What members decide takes effect by itself, whatever else the chain is busy with.

use crate::harness::*;
use frame_support::traits::fungible::Inspect;
use pallet_coop_membership::{Applications, Call as MembershipCall, Candidate, Class, Ground, Members, Stage};
use pallet_resolutions::{
	Call as ResolutionsCall, Choice, Error as ResolutionsError, Event as ResolutionsEvent, Motions, OpaqueCall, Phase,
	Rejection, ResolutionCount,
};
use rochdale_primitives::{CoopInspect, MemberInspect, Office, ResolutionId, Secrecy, Track};
use rochdale_runtime::{
	configs::system::PayingWeight, constants::UNIT, AccountId, Balances, Cooperatives, Membership, Runtime,
	RuntimeCall, RuntimeEvent, System,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError, TokenError,
};

type Refusal = ResolutionsError<Runtime>;

/// A bakery with a board of three and a fourth member, whose account is empty.
const BAKERY: u32 = 1;

fn balance(who: &AccountId) -> u128 {
	Balances::total_balance(who)
}

fn bakery() -> AccountId {
	Cooperatives::account(BAKERY).unwrap()
}

fn phase(resolution: ResolutionId) -> Phase {
	phase_of(resolution)
}

fn is_voting(resolution: ResolutionId) -> bool {
	matches!(phase(resolution), Phase::Voting { .. })
}

fn transfer(to: AccountId, value: u128) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: to.into(), value }.into()
}

fn vote(resolution: ResolutionId, choice: Choice) -> ResolutionsCall<Runtime> {
	ResolutionsCall::vote { resolution, coop: BAKERY, choice }
}

/// Alice proposes that the bakery pays. Gives the resolution.
fn propose_payment(payee: Key, amount: u128) -> ResolutionId {
	let title = b"Flour for the winter".to_vec().try_into().unwrap();
	let payee = payee.to_account_id().into();
	let call = ResolutionsCall::propose_payment { coop: BAKERY, title, document: document(1), payee, amount };
	succeed(Key::Alice, call);
	ResolutionCount::<Runtime>::get()
}

/// Alice proposes and Bob seconds a payment.
fn noticed_payment(payee: Key, amount: u128) -> ResolutionId {
	let resolution = propose_payment(payee, amount);
	succeed(Key::Bob, ResolutionsCall::second { resolution, coop: BAKERY, version: 0 });
	resolution
}

/// Makes empty blocks until something holds.
fn blocks_while(holds: impl Fn() -> bool) {
	for _ in 0..60 {
		if !holds() {
			return;
		}
		block(|| ());
	}
	panic!("sixty blocks were not enough");
}

/// Three of four vote for it, which is enough.
fn vote_through(resolution: ResolutionId) {
	blocks_while(|| !is_voting(resolution));
	block(|| {
		for voter in [Key::Alice, Key::Bob, Key::Ferdie] {
			succeed(voter, vote(resolution, Choice::For));
		}
	});
}

#[test]
fn payment_is_proposed_seconded_voted_on_and_paid() {
	on(TEST, || {
		let payee = Key::One.to_account_id();
		let before = balance(&payee);
		let resolution = block(|| {
			succeed(Key::Alice, transfer(bakery(), 100 * UNIT));
			let resolution = propose_payment(Key::One, 5 * UNIT);
			assert_eq!(phase(resolution), Phase::Draft);
			// Neither a second by the proposer nor a vote before the notice is over.
			let second = ResolutionsCall::second { resolution, coop: BAKERY, version: 0 };
			assert_eq!(apply(Key::Alice, second.clone()), Ok(Err(Refusal::SeconderIsProposer.into())));
			let early = vote(resolution, Choice::For);
			assert_eq!(apply(Key::Alice, early.clone()), Ok(Err(Refusal::NotInThisPhase.into())));
			succeed(Key::Bob, second);
			assert_eq!(apply(Key::Alice, early), Ok(Err(Refusal::NotInThisPhase.into())));
			resolution
		});

		let noticed = System::block_number();
		blocks_while(|| !is_voting(resolution));
		// Twenty-one days of a second each.
		assert_eq!(System::block_number() - noticed, 7);
		block(|| {
			succeed(Key::Alice, vote(resolution, Choice::For));
			succeed(Key::Ferdie, vote(resolution, Choice::Against));
			succeed(Key::Ferdie, vote(resolution, Choice::For));
			succeed(Key::Charlie, vote(resolution, Choice::Abstain));
		});
		assert_eq!(balance(&Key::Ferdie.to_account_id()), 0);

		blocks_while(|| is_voting(resolution));
		assert_eq!(phase(resolution), Phase::Passed);
		assert_eq!(balance(&payee), before);
		blocks_while(|| phase(resolution) == Phase::Passed);
		assert_eq!(phase(resolution), Phase::Enacted);
		assert_eq!(balance(&payee), before + 5 * UNIT);
		assert_eq!(balance(&bakery()), 95 * UNIT);
	});
}

#[test]
fn payment_without_second_vote_or_quorum_is_not_made() {
	on(TEST, || {
		let (draft, unvoted, tied) = block(|| {
			succeed(Key::Alice, transfer(bakery(), 100 * UNIT));
			(propose_payment(Key::One, UNIT), noticed_payment(Key::One, UNIT), noticed_payment(Key::One, UNIT))
		});
		blocks_while(|| !is_voting(tied));
		block(|| {
			for (voter, choice) in [
				(Key::Alice, Choice::For),
				(Key::Bob, Choice::Against),
				(Key::Charlie, Choice::For),
				(Key::Ferdie, Choice::Against),
			] {
				succeed(voter, vote(tied, choice));
			}
		});
		blocks_until(60);
		assert_eq!(phase(draft), Phase::Lapsed);
		assert_eq!(phase(unvoted), Phase::Rejected { reason: Rejection::NoQuorum });
		assert_eq!(phase(tied), Phase::Rejected { reason: Rejection::NoMajority });
		assert_eq!(balance(&bakery()), 100 * UNIT);
	});
}

#[test]
fn two_payments_enacted_in_one_block_both_happen() {
	on(TEST, || {
		let (first, second) = block(|| {
			succeed(Key::Alice, transfer(bakery(), 100 * UNIT));
			(noticed_payment(Key::One, 3 * UNIT), noticed_payment(Key::Two, 4 * UNIT))
		});
		let before = [Key::One, Key::Two].map(|key| balance(&key.to_account_id()));
		vote_through(first);
		block(|| {
			for voter in [Key::Alice, Key::Bob, Key::Ferdie] {
				succeed(voter, vote(second, Choice::For));
			}
		});
		let enacted = |resolution| phase(resolution) == Phase::Enacted;
		blocks_while(|| !enacted(first) && !enacted(second));
		assert!(enacted(first) && enacted(second));
		let at = |resolution| Motions::<Runtime>::get(resolution).unwrap().enacted_at.unwrap();
		assert_eq!(at(first), at(second));
		let after = [Key::One, Key::Two].map(|key| balance(&key.to_account_id()));
		assert_eq!(after, [before[0] + 3 * UNIT, before[1] + 4 * UNIT]);
	});
}

#[test]
fn it_is_said_at_once_that_more_directors_are_appointed_than_sit_until_an_election() {
	on(TEST, || {
		let propose = |members: &[u32]| {
			let appoint = |member: &u32| -> RuntimeCall {
				pallet_cooperatives::Call::appoint { office: Office::Director, member: *member, days: 300 }.into()
			};
			let calls = members.iter().map(appoint).collect();
			let call = RuntimeCall::from(pallet_utility::Call::batch_all { calls });
			let (track, secrecy) = (Track::Ordinary, Secrecy::Open);
			let (title, call) = (b"Directors".to_vec().try_into().unwrap(), OpaqueCall::from(&call));
			ResolutionsCall::propose { coop: BAKERY, track, secrecy, title, document: document(1), call }
		};
		block(|| {
			let too_many = pallet_cooperatives::Error::<Runtime>::TooManyAppointed.into();
			assert_eq!(apply(Key::Alice, propose(&[1, 2, 3])), Ok(Err(too_many)));
			succeed(Key::Alice, propose(&[1, 2]));
		});
	});
}

#[test]
fn payment_that_fails_keeps_its_error_and_is_retried_by_two_members() {
	on(TEST, || {
		let before = balance(&Key::One.to_account_id());
		let resolution = block(|| noticed_payment(Key::One, 5 * UNIT));
		vote_through(resolution);
		blocks_while(|| !matches!(phase(resolution), Phase::Failed { .. }));
		let error = DispatchError::Token(TokenError::FundsUnavailable);
		assert_eq!(phase(resolution), Phase::Failed { error });

		let retry = || ResolutionsCall::retry { resolution, coop: BAKERY };
		block(|| {
			assert_eq!(apply(Key::Dave, retry()), Ok(Err(Refusal::NotMember.into())));
			succeed(Key::Charlie, retry());
		});
		assert_eq!(phase(resolution), Phase::Failed { error });
		block(|| succeed(Key::Bob, retry()));
		blocks_while(|| phase(resolution) == (Phase::Retried { suspended: false }));
		assert_eq!(phase(resolution), Phase::Failed { error });

		block(|| {
			succeed(Key::Alice, transfer(bakery(), 100 * UNIT));
			succeed(Key::Charlie, retry());
			assert_eq!(apply(Key::Charlie, retry()), Ok(Err(Refusal::AlreadySigned.into())));
			succeed(Key::Bob, retry());
			assert_eq!(apply(Key::Charlie, retry()), Ok(Err(Refusal::NotFailed.into())));
		});
		blocks_while(|| phase(resolution) == (Phase::Retried { suspended: false }));
		assert_eq!(phase(resolution), Phase::Enacted);
		assert_eq!(balance(&Key::One.to_account_id()), before + 5 * UNIT);
	});
}

#[test]
fn batch_that_fails_in_its_last_call_pays_nothing() {
	on(TEST, || {
		let before = balance(&Key::One.to_account_id());
		let resolution = block(|| {
			succeed(Key::Alice, transfer(bakery(), 100 * UNIT));
			let pay = |amount| {
				let call = Box::new(transfer(Key::One.to_account_id(), amount));
				RuntimeCall::from(pallet_cooperatives::Call::act { call })
			};
			let both = pallet_utility::Call::batch_all { calls: vec![pay(UNIT), pay(1_000 * UNIT)] }.into();
			let title = b"Flour".to_vec().try_into().unwrap();
			let (track, secrecy) = (Track::Ordinary, Secrecy::Open);
			let call = OpaqueCall::from(&both);
			let call = ResolutionsCall::propose { coop: BAKERY, track, secrecy, title, document: document(1), call };
			succeed(Key::Alice, call);
			let resolution = ResolutionCount::<Runtime>::get();
			succeed(Key::Bob, ResolutionsCall::second { resolution, coop: BAKERY, version: 0 });
			resolution
		});
		vote_through(resolution);
		blocks_while(|| !matches!(phase(resolution), Phase::Failed { .. }));
		assert_eq!(balance(&Key::One.to_account_id()), before);
		assert_eq!(balance(&bakery()), 100 * UNIT);
	});
}

#[test]
fn call_frozen_for_another_version_of_the_chain_fails_by_name() {
	on(TEST, || {
		let resolution = block(|| {
			succeed(Key::Alice, transfer(bakery(), 100 * UNIT));
			noticed_payment(Key::One, 5 * UNIT)
		});
		vote_through(resolution);
		// The upgrade: from now on the runtime is another version than the one for which the call was written.
		Motions::<Runtime>::mutate(resolution, |motion| motion.as_mut().unwrap().transaction_version += 1);
		blocks_while(|| !matches!(phase(resolution), Phase::Failed { .. }));
		assert_eq!(phase(resolution), Phase::Failed { error: Refusal::VersionChanged.into() });
		block(|| {
			let retry = ResolutionsCall::retry { resolution, coop: BAKERY };
			assert_eq!(apply(Key::Charlie, retry), Ok(Err(Refusal::VersionChanged.into())));
		});
		assert_eq!(balance(&bakery()), 100 * UNIT);
		// It must be proposed anew.
		let anew = block(|| noticed_payment(Key::One, 5 * UNIT));
		vote_through(anew);
		blocks_while(|| phase(anew) != Phase::Enacted);
	});
}

/// Ferdie has the bakery dismiss Alice as its delegate and name him, and she and Bob suspend him at a time.
fn suspended_when(is_time: impl Fn(Phase) -> bool) {
	on(TEST, || {
		let delegate = Office::Delegate;
		let resolution = block(|| {
			let dismiss = pallet_cooperatives::Call::dismiss { office: delegate, member: 1 };
			let appoint = pallet_cooperatives::Call::appoint { office: delegate, member: 4, days: 60 };
			let both = pallet_utility::Call::batch_all { calls: vec![dismiss.into(), appoint.into()] };
			let (track, secrecy, document) = (Track::Ordinary, Secrecy::Open, document(1));
			let (title, call) = (b"Delegate".to_vec().try_into().unwrap(), OpaqueCall::from(&both.into()));
			let propose = ResolutionsCall::propose { coop: BAKERY, track, secrecy, title, document, call };
			succeed(Key::Ferdie, propose);
			let resolution = ResolutionCount::<Runtime>::get();
			succeed(Key::Charlie, ResolutionsCall::second { resolution, coop: BAKERY, version: 0 });
			resolution
		});
		assert_eq!(Cooperatives::holder(BAKERY, delegate), Some(1));
		let (mut has_voted, mut is_suspended) = (false, false);
		for _ in 0..60 {
			// Before the term of sixty days is over.
			if phase(resolution) == Phase::Enacted {
				break;
			}
			block(|| {
				if is_time(phase(resolution)) && !is_suspended {
					let (member, ground, document) = (4, Ground::Arrears, document(2));
					for officer in [Key::Alice, Key::Bob] {
						succeed(officer, MembershipCall::suspend { coop: BAKERY, member, ground, document });
					}
					is_suspended = true;
				}
				if is_voting(resolution) && !has_voted {
					for voter in [Key::Charlie, Key::Ferdie] {
						succeed(voter, vote(resolution, Choice::For));
					}
					has_voted = true;
				}
			});
		}
		assert!(has_voted && is_suspended);
		assert_eq!(phase(resolution), Phase::Enacted);
		assert_eq!(Cooperatives::holder(BAKERY, delegate), Some(4));
		assert!(Members::<Runtime>::get(BAKERY, 4).unwrap().suspension.is_some());
	});
}

#[test]
fn two_officers_do_not_keep_the_office_of_one_of_them_by_suspending_whom_members_name() {
	suspended_when(|phase| matches!(phase, Phase::Notice { .. }));
	suspended_when(|phase| matches!(phase, Phase::Voting { .. }));
	suspended_when(|phase| phase == Phase::Passed);
}

#[test]
fn new_bylaws_are_adopted_and_an_officer_is_appointed() {
	on(TEST, || {
		let (bylaws, office) = block(|| {
			let propose = |track, call: RuntimeCall| {
				let title = b"Something".to_vec().try_into().unwrap();
				let (secrecy, call) = (Secrecy::Open, OpaqueCall::from(&call));
				let document = document(1);
				succeed(Key::Alice, ResolutionsCall::propose { coop: BAKERY, track, secrecy, title, document, call });
				let resolution = ResolutionCount::<Runtime>::get();
				succeed(Key::Bob, ResolutionsCall::second { resolution, coop: BAKERY, version: 0 });
				resolution
			};
			let mut parameters = Cooperatives::parameters(BAKERY).unwrap();
			parameters.exit_notice_days = 10;
			let adopt = pallet_cooperatives::Call::adopt_bylaws { hash: document(9), parameters };
			let appoint = pallet_cooperatives::Call::appoint { office: Office::Deputy, member: 4, days: 300 };
			(propose(Track::Special, adopt.into()), propose(Track::Ordinary, appoint.into()))
		});
		vote_through(office);
		vote_through(bylaws);
		blocks_while(|| phase(office) != Phase::Enacted);
		assert!(Cooperatives::holds(BAKERY, Office::Deputy, 4));
		blocks_while(|| phase(bylaws) != Phase::Enacted);
		assert_eq!(Cooperatives::parameters(BAKERY).unwrap().exit_notice_days, 10);
	});
}

/// Fills the open block with transactions of somebody rich until no more goes in.
pub fn fill() {
	for number in [400, 40, 4, 1] {
		let call = || pallet_utility::Call::force_batch { calls: vec![transfer(Key::Two.to_account_id(), 1); number] };
		let mut applied = 0;
		loop {
			match apply(Key::EveStash, call()) {
				Ok(result) => result.unwrap(),
				Err(error) => {
					assert_eq!(error, InvalidTransaction::ExhaustsResources.into());
					break;
				}
			}
			applied += 1;
			assert!(applied < 100, "a block is never full");
		}
	}
	assert!(weight_so_far().ref_time() > PayingWeight::get().ref_time() / 100 * 95);
}

/// In which blocks a vote opens and closes, the bakery pays, and an invitation lapses.
fn course_of_a_payment(busy: bool) -> [u32; 4] {
	let mut course = [0; 4];
	on_rich(TEST, || {
		let newcomer = Key::Dave.to_account_id();
		let resolution = block(|| {
			succeed(Key::Alice, transfer(bakery(), 100 * UNIT));
			// What fills the blocks costs much.
			give(&Key::EveStash.to_account_id(), 1_000_000 * UNIT);
			let invite = MembershipCall::invite { coop: BAKERY, newcomer: newcomer.clone().into() };
			succeed(Key::Alice, invite);
			noticed_payment(Key::One, 5 * UNIT)
		});
		let before = balance(&Key::One.to_account_id());
		assert!(matches!(Applications::<Runtime>::get(BAKERY, 1).unwrap().stage, Stage::Invited { .. }));
		for _ in 0..20 {
			block(|| {
				if is_voting(resolution) {
					for voter in [Key::Alice, Key::Bob, Key::Ferdie] {
						let _ = apply(voter, vote(resolution, Choice::For));
					}
				}
				if busy {
					fill();
				}
			});
			let reached = [
				is_voting(resolution),
				phase(resolution) == Phase::Passed,
				phase(resolution) == Phase::Enacted,
				Applications::<Runtime>::get(BAKERY, 1).is_none(),
			];
			for (since, reached) in course.iter_mut().zip(reached) {
				if reached && *since == 0 {
					*since = System::block_number();
				}
			}
		}
		assert_eq!(balance(&Key::One.to_account_id()), before + 5 * UNIT);
		assert_eq!(Membership::seat_of(BAKERY, &newcomer), None);
	});
	course
}

#[test]
fn full_blocks_stop_neither_a_vote_nor_a_payment_nor_an_application() {
	let (empty, full) = (course_of_a_payment(false), course_of_a_payment(true));
	assert_eq!(empty, full);
	assert!(empty.iter().all(|number| *number > 0), "{empty:?}");
}

#[test]
fn who_has_nothing_passes_the_pool_with_what_succeeds_and_with_nothing_else() {
	on(TEST, || {
		let refused = |error: Refusal| Err(refused_by(error));
		let resolution = block(|| noticed_payment(Key::One, 5 * UNIT));
		assert_eq!(pool_takes(Key::Ferdie, vote(resolution, Choice::For)), refused(Refusal::NotInThisPhase));
		blocks_while(|| !is_voting(resolution));
		assert!(pool_takes(Key::Ferdie, vote(resolution, Choice::For)).is_ok());
		block(|| {
			succeed(Key::Ferdie, vote(resolution, Choice::For));
			assert!(nobody_paid());
			assert!(happened(|event| matches!(
				event,
				RuntimeEvent::Resolutions(ResolutionsEvent::Voted { by: 4, choice: Choice::For, .. })
			)));
		});
		// The same vote again, and what he may not do at all.
		assert_eq!(pool_takes(Key::Ferdie, vote(resolution, Choice::For)), refused(Refusal::AlreadyVotedSo));
		let advance = ResolutionsCall::advance { resolution };
		assert_eq!(pool_takes(Key::Ferdie, advance), Err(InvalidTransaction::Payment.into()));
		let retry = ResolutionsCall::retry { resolution, coop: BAKERY };
		assert_eq!(pool_takes(Key::Ferdie, retry), refused(Refusal::NotFailed));
		assert_eq!(pool_takes(Key::Ferdie, vote(resolution + 1, Choice::For)), refused(Refusal::NoSuchResolution));

		// He changes it three times, and no more.
		block(|| {
			for choice in [Choice::Against, Choice::For, Choice::Abstain] {
				succeed(Key::Ferdie, vote(resolution, choice));
			}
		});
		assert!(is_voting(resolution));
		assert_eq!(pool_takes(Key::Ferdie, vote(resolution, Choice::For)), refused(Refusal::TooManyChanges));
		let tally = pallet_resolutions::Resolutions::<Runtime>::get(resolution).unwrap().tally;
		assert_eq!((tally.on_chain, tally.participants()), (1, 1));
	});
}

#[test]
fn flood_of_free_calls_that_fail_does_not_reach_the_pool() {
	on(TEST, || {
		let resolution = block(|| noticed_payment(Key::One, 5 * UNIT));
		let title = || b"Spam".to_vec().try_into().unwrap();
		for number in 0..200u32 {
			let (coop, hash) = (BAKERY + 1 + number % 7, document(u8::try_from(number).unwrap()));
			let candidate = Candidate { account: None, commitment: hash, class: Class::Ordinary };
			let calls: [RuntimeCall; 8] = [
				vote(resolution + number, Choice::For).into(),
				ResolutionsCall::second { resolution: resolution + number, coop: BAKERY, version: 0 }.into(),
				ResolutionsCall::object { resolution: resolution + number, coop: BAKERY, reason: hash }.into(),
				ResolutionsCall::propose_text {
					coop,
					track: Track::Ordinary,
					secrecy: Secrecy::Open,
					title: title(),
					document: hash,
				}
				.into(),
				MembershipCall::sponsor { coop: BAKERY, application: number }.into(),
				MembershipCall::admit { coop: BAKERY, application: number, candidate }.into(),
				MembershipCall::accept_invitation { coop, class: Class::Ordinary, commitment: hash }.into(),
				pallet_cooperatives::Call::resign_office { coop, office: Office::Chair }.into(),
			];
			for call in calls {
				let refused = pool_takes(Key::Ferdie, call.clone());
				let Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(_))) = refused else {
					panic!("{call:?}: {refused:?}");
				};
			}
		}
		// Nor does what succeeds succeed without end.
		let mut proposed = 0;
		while pool_takes(
			Key::Ferdie,
			ResolutionsCall::propose_text {
				coop: BAKERY,
				track: Track::Ordinary,
				secrecy: Secrecy::Open,
				title: title(),
				document: document(1),
			},
		)
		.is_ok()
		{
			let (track, secrecy) = (Track::Ordinary, Secrecy::Open);
			let call =
				ResolutionsCall::propose_text { coop: BAKERY, track, secrecy, title: title(), document: document(1) };
			block(|| succeed(Key::Ferdie, call));
			proposed += 1;
		}
		assert_eq!(proposed, 5);
	});
}
