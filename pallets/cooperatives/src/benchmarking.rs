//! The worst cases that the weights of this pallet are measured on.

use super::*;
use alloc::{string::ToString, vec};
use frame::benchmarking::prelude::*;

/// Founds a co-op whose members 1, 2 and 3 are its board.
pub(crate) fn found<T: Config>() -> CoopId {
	let office = |office, member| GenesisOffice { office, member, days: 730 };
	Pallet::<T>::found(&GenesisCoop {
		title: "A co-op".to_string(),
		jurisdiction: "ES".to_string(),
		currency: "EUR".to_string(),
		registered_at: 0,
		offices: vec![office(Office::Chair, 1), office(Office::Secretary, 2), office(Office::Treasurer, 3)],
	})
	.unwrap_or_default()
}

/// Fills the offices of the co-op: every one is held by `member`, and auditors make up the number.
fn fill_offices<T: Config>(coop: CoopId, member: MemberNo) {
	let held = [Office::Chair, Office::Secretary, Office::Treasurer, Office::Auditor, Office::Delegate, Office::Teller];
	let ends = TermEnd::DaysAfterStart(730);
	let others =
		(1..).map(|other| member.wrapping_add(other)).map(|member| Term { office: Office::Auditor, member, ends });
	let own = held.into_iter().map(|office| Term { office, member, ends });
	let terms: Vec<_> = own.chain(others).take(MAX_OFFICES as usize).collect();
	Offices::<T>::insert(coop, Terms::truncate_from(terms));
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn resign_office() {
		let coop = found::<T>();
		let caller = account::<T::AccountId>("officer", 0, 0);
		let member = T::Members::benchmark_seat(coop, &caller);
		fill_offices::<T>(coop, member);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), coop, Office::Teller);

		assert_eq!(Offices::<T>::get(coop).len() as u32, MAX_OFFICES - 1);
	}

	#[benchmark]
	fn on_seat_ended() {
		let coop = found::<T>();
		fill_offices::<T>(coop, 1);

		#[block]
		{
			Pallet::<T>::on_seat_ended(coop, 1);
		}

		assert_eq!(Offices::<T>::get(coop).len() as u32, MAX_OFFICES - 6);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(vec![]), crate::mock::Test);
}
