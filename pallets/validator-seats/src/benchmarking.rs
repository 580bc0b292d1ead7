//! The worst cases that the weights of this pallet are measured on.

use super::*;
use frame::benchmarking::prelude::*;
use pallet_authorship::EventHandler;

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

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn name_validator() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let named = validator::<T>(MAX_ACCOUNTS);
		let lookup = T::Lookup::unlookup(named.clone());
		Pallet::<T>::name_validator(signed::<T>(1), coop, lookup.clone())?;

		#[extrinsic_call]
		_(signed::<T>(2), coop, lookup);

		assert_eq!(Successors::<T>::get(coop), Some(named));
		Ok(())
	}

	#[benchmark]
	fn return_to_seat() {
		let coop = co_op::<T>();
		Resting::<T>::insert(coop, 1);

		#[extrinsic_call]
		_(signed::<T>(2), coop);

		assert!(!Resting::<T>::contains_key(coop));
	}

	#[benchmark]
	fn note_author() {
		let coop = co_op::<T>();

		#[block]
		{
			Pallet::<T>::note_author(validator::<T>(1));
		}

		assert_eq!(LastAuthored::<T>::get(coop), Some(T::CurrentSession::get()));
	}

	#[benchmark]
	fn on_coop_left() {
		let coop = co_op::<T>();
		Proposals::<T>::insert(coop, Proposal { validator: validator::<T>(MAX_ACCOUNTS), by: 1, lapses_at: 0 });
		NamingQuota::<T>::insert(coop, Quota::default());
		Resting::<T>::insert(coop, 1);

		#[block]
		{
			Pallet::<T>::on_coop_left(coop);
		}

		assert_eq!(Retiring::<T>::get(coop).len() as u32, MAX_ACCOUNTS - 1);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(&[], 1), crate::mock::Test);
}
