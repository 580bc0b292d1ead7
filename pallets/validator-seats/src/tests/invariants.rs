//! The check of every invariant finds the state that breaks it.

use crate::{mock::*, *};
use frame::prelude::{BoundedVec, DispatchError};

/// Corrupts the state and gives what the check says.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	chain(&[(1, 101), (2, 102), (3, 103)], 2).execute_with(|| {
		plan_genesis();
		ValidatorSeats::do_try_state().unwrap();
		corrupt();
		ValidatorSeats::do_try_state().unwrap_err()
	})
}

fn seat(validators: Vec<u64>) {
	Seated::<Test>::put(BoundedVec::truncate_from(validators));
}

fn retire(coop: CoopId, validators: Vec<u64>) {
	Retiring::<Test>::insert(coop, BoundedVec::truncate_from(validators));
}

#[test]
fn accounts_belong_to_one_co_op() {
	let one = DispatchError::Other("1: an account belongs to two co-ops or cannot be found");
	assert_eq!(corrupted(|| Validators::<Test>::insert(4, 101)), one);
	assert_eq!(corrupted(|| Validators::<Test>::remove(3)), one);
	assert_eq!(corrupted(|| CoopOfValidator::<Test>::remove(103)), one);
	assert_eq!(corrupted(|| CoopOfValidator::<Test>::insert(104, 4)), one);
	assert_eq!(corrupted(|| Successors::<Test>::insert(1, 101)), one);
	assert_eq!(corrupted(|| Successors::<Test>::insert(1, 102)), one);
	assert_eq!(corrupted(|| retire(1, vec![101])), one);
	assert_eq!(corrupted(|| retire(1, vec![104])), one);
}

#[test]
fn seats_are_distinct_and_in_order() {
	let two = DispatchError::Other("2: a seat is out of order, a second one or held by an account of no co-op");
	assert_eq!(corrupted(|| seat(vec![101, 102, 101])), two);
	assert_eq!(corrupted(|| seat(vec![101, 101])), two);
	assert_eq!(corrupted(|| seat(vec![102, 101])), two);
	assert_eq!(corrupted(|| seat(vec![101, 104])), two);
	let second = || {
		ValidatorSeats::take_in(1, &201);
		Successors::<Test>::insert(1, 201);
		seat(vec![101, 201, 102]);
	};
	assert_eq!(corrupted(second), two);
}

#[test]
fn floor_and_length_hold() {
	let three = DispatchError::Other("3: there are fewer seats than the floor");
	assert_eq!(corrupted(|| seat(vec![101])), three);
	assert_eq!(corrupted(|| Floor::<Test>::put(0)), three);
	assert_eq!(corrupted(|| SessionLength::<Test>::put(0)), DispatchError::Other("4: a session has no length"));
}

#[test]
fn successors_and_rests_need_a_name() {
	let five = DispatchError::Other("5: a co-op that has named nobody has a successor, rests or has equivocated");
	let equivocation = Equivocation { session: 1, until: 1, named: false, settled: None };
	assert_eq!(corrupted(|| Equivocations::<Test>::insert(4, equivocation)), five);
	assert_eq!(corrupted(|| Resting::<Test>::insert(4, Rest { since: 1, until: 0 })), five);
	let successor = || {
		ValidatorSeats::take_in(4, &104);
		Successors::<Test>::insert(4, 104);
	};
	assert_eq!(corrupted(successor), five);
}

#[test]
fn accounts_are_bounded_alive_and_watched() {
	let too_many = || {
		let accounts: Vec<_> = (201..=200 + u64::from(MAX_ACCOUNTS)).collect();
		accounts.iter().for_each(|account| ValidatorSeats::take_in(1, account));
		retire(1, accounts);
	};
	assert_eq!(corrupted(too_many), DispatchError::Other("6: a co-op has too many accounts"));
	let dead = || assert!(System::dec_providers(&101).is_ok());
	assert_eq!(corrupted(dead), DispatchError::Other("7: an account of a co-op has no provider reference"));
	let eight = DispatchError::Other("8: the attendance of a co-op without accounts is known");
	assert_eq!(corrupted(|| LastAuthored::<Test>::insert(4, 1)), eight);
	assert_eq!(corrupted(|| Attendances::<Test>::insert(4, Attendance::default())), eight);
	assert_eq!(corrupted(|| Returns::<Test>::insert(4, 1)), eight);
}

#[test]
fn officers_and_accounts_are_proposed_once() {
	let nine = DispatchError::Other("9: an officer has two proposals or quotas, or an account is proposed twice");
	let propose = |proposed: Vec<(u32, u64)>| {
		let proposal = |(by, validator)| Proposal { validator, by, lapses_at: 0 };
		let list = proposed.into_iter().map(proposal).collect();
		Proposals::<Test>::insert(4, BoundedVec::truncate_from(list));
	};
	assert_eq!(corrupted(|| propose(vec![(1, 204), (1, 205)])), nine);
	assert_eq!(corrupted(|| propose(vec![(1, 204), (2, 204)])), nine);
	let quota = Quota { by: 1, until: 0, used: 1 };
	let quotas = || NamingQuota::<Test>::insert(4, BoundedVec::truncate_from(vec![quota, quota]));
	assert_eq!(corrupted(quotas), nine);
}

#[test]
fn only_accounts_of_co_ops_wait() {
	let ten = DispatchError::Other("10: an account of no co-op waits to set other keys");
	assert_eq!(corrupted(|| KeysHeldUntil::<Test>::insert(104, 1)), ten);
}
