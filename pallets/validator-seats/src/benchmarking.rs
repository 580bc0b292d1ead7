//! The worst cases that the weights of this pallet are measured on.

use super::*;
use alloc::vec;
use frame::benchmarking::prelude::*;
use pallet_authorship::EventHandler;
use rochdale_primitives::{
	money::Hand,
	two_hands::{Entered, FirstHand},
	Quota,
};

/// A member of the co-op, by number.
fn member<T: Config>(number: MemberNo) -> T::AccountId {
	account("member", number, 0)
}

fn signed<T: Config>(number: MemberNo) -> OriginFor<T> {
	RawOrigin::Signed(member::<T>(number)).into()
}

fn validator<T: Config>(number: u32) -> T::AccountId {
	account("validator", number, 0)
}

/// A co-op with the members 1 to 3 as its board, a validator, a successor, and as many accounts that retire as leave
/// one free.
fn co_op<T: Config>() -> CoopId {
	let coop = T::Coops::benchmark_found();
	for number in 1..=3 {
		if T::Members::seat_of(coop, &member::<T>(number)).is_none() {
			T::Members::benchmark_seat(coop, &member::<T>(number));
		}
	}
	for number in 1..MAX_ACCOUNTS {
		Pallet::<T>::appoint(coop, &validator::<T>(number));
	}
	coop
}

/// Puts the seat of a co-op into a state.
fn stand<T: Config>(coop: CoopId, state: SeatState) {
	Seats::<T>::mutate_extant(coop, |seat| seat.state = state);
}

/// Each officer of the board has proposed an account.
fn board_proposes<T: Config>(coop: CoopId) {
	let proposed = |number| {
		let entered = Entered::now::<T::Clock>(Hand { coop, member: number }, &member::<T>(number));
		FirstHand { entered, lapses_at: Moment::MAX, content: validator::<T>(MAX_ACCOUNTS.saturating_add(number)) }
	};
	ProposedNames::<T>::insert(coop, BoundedVec::truncate_from((1..=MAX_BOARD).map(proposed).collect()));
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn name_validator() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let named = validator::<T>(MAX_ACCOUNTS);
		let lookup = T::Lookup::unlookup(named.clone());
		// The last of a whole board whose officers each proposed another account.
		board_proposes::<T>(coop);
		Pallet::<T>::name_validator(signed::<T>(1), coop, lookup.clone())?;

		#[extrinsic_call]
		_(signed::<T>(2), coop, lookup);

		assert_eq!(Seats::<T>::get(coop).and_then(|seat| seat.successor), Some(named));
		Ok(())
	}

	#[benchmark]
	fn return_to_seat() {
		let coop = co_op::<T>();
		// As after an equivocation, where most is asked.
		let hold = Hold { session: 0, until: 0, named: true, rest: Some(Rest { since: 1, until: 0 }) };
		stand::<T>(coop, SeatState::Held(hold));

		#[extrinsic_call]
		_(signed::<T>(2), coop);

		assert_eq!(Seats::<T>::get(coop).map(|seat| seat.state), Some(SeatState::Returning));
	}

	#[benchmark]
	fn set_keys() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let successor = Seats::<T>::get(coop).and_then(|seat| seat.successor).ok_or("the co-op has a successor")?;
		let (keys, proof) = T::Keys::benchmark_keys(&successor);
		T::Keys::set(&successor, keys, proof)?;
		let (keys, proof) = T::Keys::benchmark_keys(&successor);
		let proof = BoundedVec::truncate_from(proof);

		#[block]
		{
			// Whether it is free is asked before, and verifies the same signatures.
			Pallet::<T>::may_set_keys(&successor, &keys, &proof)?;
			Pallet::<T>::set_keys(RawOrigin::Signed(successor.clone()).into(), keys, proof)?;
		}

		assert!(KeysHeldUntil::<T>::contains_key(successor));
		Ok(())
	}

	#[benchmark]
	fn withdraw_proposed_name() {
		let coop = co_op::<T>();
		board_proposes::<T>(coop);

		#[extrinsic_call]
		_(signed::<T>(2), coop);

		assert_eq!(ProposedNames::<T>::get(coop).len() as u32, MAX_BOARD - 1);
	}

	#[benchmark]
	fn note_author() {
		let coop = co_op::<T>();

		#[block]
		{
			Pallet::<T>::note_author(validator::<T>(1));
		}

		assert_eq!(Seats::<T>::get(coop).and_then(|seat| seat.authored), Some(T::CurrentSession::get()));
	}

	#[benchmark]
	fn report_offence() {
		let coop = co_op::<T>();
		let session = T::CurrentSession::get();
		// As the report of GRANDPA: it is asked once before the call and once in it.
		Seats::<T>::mutate_extant(coop, |seat| seat.cleared = Some(0));
		let offender = (validator::<T>(1), coop);

		#[block]
		{
			let _ = Pallet::<T>::is_done_with(coop, None);
			let _ = Pallet::<T>::charge_all(session.saturating_add(1), vec![offender]);
		}

		assert!(Seats::<T>::get(coop).is_some_and(|seat| seat.state.hold().is_some()));
	}

	#[benchmark]
	fn on_coop_left() {
		let coop = co_op::<T>();
		board_proposes::<T>(coop);
		let quota = |by| (by, Quota { until: 0, used: 1 });
		NamingQuota::<T>::insert(coop, BoundedVec::truncate_from((1..=MAX_BOARD).map(quota).collect()));
		stand::<T>(coop, SeatState::Resting(Rest { since: 1, until: 0 }));

		#[block]
		{
			Pallet::<T>::on_coop_left(coop);
		}

		let retiring = Seats::<T>::get(coop).map(|seat| seat.retiring.len() as u32);
		assert_eq!(retiring, Some(MAX_ACCOUNTS - 1));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(&[], 1), crate::mock::Test);
}
