//! The worst cases that the weights of this pallet are measured on.
//!
//! Accounts are fresh, so that creating and removing them is measured, and none is whitelisted.

use super::*;
use frame::benchmarking::prelude::*;

/// A co-op whose board are the first three of the accounts given back; the fourth is an ordinary member.
fn co_op<T: Config>() -> (CoopId, [T::AccountId; 4]) {
	let coop = T::Coops::benchmark_found();
	let members = [0, 1, 2, 3].map(|index| account::<T::AccountId>("member", index, 0));
	for member in &members {
		let _ = Pallet::<T>::enter(coop, member, T::Clock::civil());
	}
	(coop, members)
}

fn newcomer<T: Config>() -> T::AccountId {
	account("newcomer", 0, 0)
}

fn lookup<T: Config>(who: &T::AccountId) -> AccountIdLookupOf<T> {
	T::Lookup::unlookup(who.clone())
}

fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// Has the newcomer apply on the invitation of the ordinary member.
fn apply_by_invitation<T: Config>(coop: CoopId, sponsor: &T::AccountId) -> Result<(), DispatchError> {
	Pallet::<T>::invite(signed::<T>(sponsor), coop, lookup::<T>(&newcomer::<T>()))?;
	Pallet::<T>::accept_invitation(signed::<T>(&newcomer::<T>()), coop)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn apply() {
		// A member of another co-op has his quota looked up and counted.
		let (elsewhere, [.., member]) = co_op::<T>();
		let coop = T::Coops::benchmark_found();
		if coop == elsewhere {
			// The mock has one co-op only.
			Seats::<T>::swap(&member, coop, &member, coop.wrapping_add(1));
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(member.clone()), coop);

		assert!(Candidates::<T>::contains_key(coop, &member));
		assert_eq!(ApplicationQuota::<T>::get(member).sent, 1);
	}

	#[benchmark]
	fn invite() {
		let (coop, [.., member]) = co_op::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(member), coop, lookup::<T>(&newcomer::<T>()));

		assert_eq!(OpenInvitations::<T>::get(coop), 1);
	}

	#[benchmark]
	fn accept_invitation() -> Result<(), BenchmarkError> {
		let (coop, [.., member]) = co_op::<T>();
		Pallet::<T>::invite(signed::<T>(&member), coop, lookup::<T>(&newcomer::<T>()))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(newcomer::<T>()), coop);

		assert_eq!(OpenInvitations::<T>::get(coop), 0);
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		// An officer who withdraws another's invitation has his office looked up as well.
		let (coop, [officer, .., member]) = co_op::<T>();
		Pallet::<T>::invite(signed::<T>(&member), coop, lookup::<T>(&newcomer::<T>()))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), coop, lookup::<T>(&newcomer::<T>()));

		assert!(!Candidates::<T>::contains_key(coop, newcomer::<T>()));
		Ok(())
	}

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		// The second officer's admission enters the member.
		let (coop, [first, second, _, member]) = co_op::<T>();
		apply_by_invitation::<T>(coop, &member)?;
		Pallet::<T>::admit(signed::<T>(&first), coop, lookup::<T>(&newcomer::<T>()))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(second), coop, lookup::<T>(&newcomer::<T>()));

		assert!(Seats::<T>::contains_key(newcomer::<T>(), coop));
		Ok(())
	}

	#[benchmark]
	fn refuse() -> Result<(), BenchmarkError> {
		let (coop, [officer, .., member]) = co_op::<T>();
		apply_by_invitation::<T>(coop, &member)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), coop, lookup::<T>(&newcomer::<T>()), Default::default());

		assert!(!Candidates::<T>::contains_key(coop, newcomer::<T>()));
		Ok(())
	}

	#[benchmark]
	fn leave() {
		// An officer, whose account goes with the seat.
		let (coop, [officer, ..]) = co_op::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer.clone()), coop);

		assert!(!frame_system::Pallet::<T>::account_exists(&officer));
	}

	#[benchmark]
	fn lapse() {
		let (coop, _) = co_op::<T>();
		let candidacy = Candidacy { since: 0, lapses_at: 0, stage: Stage::Invited { by: 1 } };
		let _ = Pallet::<T>::open_candidacy(coop, &newcomer::<T>(), candidacy);
		OpenInvitations::<T>::insert(coop, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(account::<T::AccountId>("anyone", 0, 0)), coop, lookup::<T>(&newcomer::<T>()));

		assert!(!frame_system::Pallet::<T>::account_exists(&newcomer::<T>()));
	}

	#[benchmark]
	fn release_account() {
		frame_system::Pallet::<T>::inc_providers(&newcomer::<T>());
		KeptAlive::<T>::insert(newcomer::<T>(), 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(account::<T::AccountId>("anyone", 0, 0)), lookup::<T>(&newcomer::<T>()));

		assert!(!frame_system::Pallet::<T>::account_exists(&newcomer::<T>()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(vec![]), crate::mock::Test);
}
