//! The worst cases that the weights of this pallet are measured on.

use super::*;
use alloc::string::ToString;
use frame::benchmarking::prelude::*;

/// A hash that is not zero.
fn document<T: Config>(text: &str) -> T::Hash {
	<T::Hashing as frame::traits::Hash>::hash(text.as_bytes())
}

/// Founds a co-op whose members 1, 2 and 3 are its board, 4 its auditor and 5, 6 and 7 its tellers.
pub(crate) fn found<T: Config>() -> CoopId {
	let office = |(office, member)| GenesisOffice { office, member, days: 730 };
	let offices = [
		(Office::Chair, 1),
		(Office::Secretary, 2),
		(Office::Treasurer, 3),
		(Office::Auditor, 4),
		(Office::Teller, 5),
		(Office::Teller, 6),
		(Office::Teller, 7),
	];
	Pallet::<T>::found(&GenesisCoop {
		title: "A co-op".to_string(),
		jurisdiction: "ES".to_string(),
		currency: "EUR".to_string(),
		registered_at: 0,
		profile: Profile::Sce,
		bylaws: document::<T>("bylaws"),
		parameters: None,
		offices: offices.into_iter().map(office).collect(),
	})
	.unwrap_or_default()
}

/// The origin of a special resolution, and its mandate, whose co-op is in the register.
fn mandated<T: Config>() -> Result<(T::RuntimeOrigin, Mandate), BenchmarkError> {
	let none = BenchmarkError::Stop("there is no origin of a co-op");
	let origin = T::CoopOrigin::try_successful_origin().map_err(|()| none)?;
	let mandate = T::CoopOrigin::ensure_origin(origin.clone()).map_err(DispatchError::from)?;
	if !Coops::<T>::contains_key(mandate.coop) {
		let founded = found::<T>();
		Coops::<T>::swap(founded, mandate.coop);
		Bylaws::<T>::swap(founded, mandate.coop);
	}
	Ok((origin, mandate))
}

/// Fills the offices of the co-op: `member` holds all but the auditor's, and tellers make up the number.
fn fill_offices<T: Config>(coop: CoopId, member: MemberNo, ends: TermEnd) {
	let held = [Office::Teller, Office::Chair, Office::Secretary, Office::Treasurer, Office::Delegate];
	let term = |office, member| Term { office, member, since: 0, ends, resolution: Some(1) };
	let others = (1..).map(|other| term(Office::Teller, member.wrapping_add(other)));
	let own = held.into_iter().map(|office| term(office, member));
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
		fill_offices::<T>(coop, member, TermEnd::DaysAfterStart(730));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), coop, Office::Delegate);

		assert_eq!(Offices::<T>::get(coop).len() as u32, MAX_OFFICES - 1);
		assert_eq!(OfficeHistoryCount::<T>::get(coop), 1);
	}

	#[benchmark]
	fn adopt_bylaws() -> Result<(), BenchmarkError> {
		let (origin, mandate) = mandated::<T>()?;
		let before = Bylaws::<T>::get(mandate.coop).map_or(0, |bylaws| bylaws.version);
		let profile = Bylaws::<T>::get(mandate.coop).map_or(Profile::Sce, |bylaws| bylaws.profile);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, document::<T>("new bylaws"), Parameters::of(profile));

		assert_eq!(Bylaws::<T>::get(mandate.coop).map(|bylaws| bylaws.version), before.checked_add(1));
		Ok(())
	}

	#[benchmark]
	fn appoint() -> Result<(), BenchmarkError> {
		// Every term is over and goes to the history.
		let (origin, Mandate { coop, .. }) = mandated::<T>()?;
		let member = T::Members::benchmark_seat(coop, &account::<T::AccountId>("officer", 0, 0));
		fill_offices::<T>(coop, member, TermEnd::At(0));
		let before = OfficeHistoryCount::<T>::get(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Office::Chair, member, 365);

		assert_eq!(Offices::<T>::get(coop).len(), 1);
		assert_eq!(OfficeHistoryCount::<T>::get(coop), before.saturating_add(MAX_OFFICES));
		Ok(())
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let (origin, Mandate { coop, .. }) = mandated::<T>()?;
		fill_offices::<T>(coop, 1, TermEnd::DaysAfterStart(730));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Office::Delegate, 1);

		assert_eq!(Offices::<T>::get(coop).len() as u32, MAX_OFFICES - 1);
		Ok(())
	}

	#[benchmark]
	fn act() -> Result<(), BenchmarkError> {
		let (origin, Mandate { coop, resolution, .. }) = mandated::<T>()?;
		let call: Box<<T as Config>::RuntimeCall> =
			Box::new(frame_system::Call::<T>::remark { remark: Vec::new() }.into());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, call);

		let acted = <T as frame_system::Config>::RuntimeEvent::from(Event::<T>::Acted { coop, resolution });
		frame_system::Pallet::<T>::assert_last_event(acted);
		Ok(())
	}

	#[benchmark]
	fn on_seat_ended() {
		// All offices that one member can hold at a time.
		let coop = found::<T>();
		fill_offices::<T>(coop, 1, TermEnd::DaysAfterStart(730));

		#[block]
		{
			Pallet::<T>::on_seat_ended(coop, 1);
		}

		assert_eq!(Offices::<T>::get(coop).len() as u32, MAX_OFFICES - 5);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(alloc::vec![]), crate::mock::Test);
}
