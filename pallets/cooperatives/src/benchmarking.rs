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
	let office = |(office, member)| FoundingOffice { office, member, days: 730 };
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

/// Founds co-ops with a vote until there are so many. Member 1 of each is its chair and delegate.
pub(crate) fn federation<T: Config>(coops: u32) {
	let bylaws = BylawsInForce {
		version: 1,
		hash: document::<T>("bylaws"),
		profile: Profile::Sce,
		parameters: Parameters::of(Profile::Sce),
		effective_from: 0,
		resolution: None,
	};
	let term = |office| Term {
		office,
		member: 1,
		since: 0,
		ends: TermEnd::DaysAfterStart(730),
		resolution: None,
		given_at: 0,
	};
	let terms = Terms::truncate_from([Office::Chair, Office::Delegate].map(term).to_vec());
	while CoopCount::<T>::get() < coops {
		let Ok((coop, account)) = Pallet::<T>::next_coop() else {
			return;
		};
		let record = Coop {
			title: b"A co-op".to_vec().try_into().unwrap_or_default(),
			jurisdiction: *b"ES",
			currency: *b"EUR",
			account,
			standing: Standing::Member,
			registered_at: 0,
			admitted_by: None,
			seasoned_at: None,
			suspension: None,
			notice: None,
			left_at: None,
		};
		Pallet::<T>::enter(coop, record, terms.clone(), bylaws);
		T::Members::benchmark_seat(coop, &frame_benchmarking::account("founder", coop, 0));
	}
}

/// The origin of a special resolution of a co-op that was founded, and its mandate.
fn mandated<T: Config>() -> Result<(T::RuntimeOrigin, Mandate), BenchmarkError> {
	found::<T>();
	let none = BenchmarkError::Stop("there is no origin of a co-op");
	let origin = T::CoopOrigin::try_successful_origin().map_err(|()| none)?;
	let mandate = T::CoopOrigin::ensure_origin(origin.clone()).map_err(DispatchError::from)?;
	Ok((origin, mandate))
}

/// The origin of a special resolution of the federation, and its mandate.
fn resolved<T: Config>() -> Result<(T::RuntimeOrigin, FederationMandate), BenchmarkError> {
	let none = BenchmarkError::Stop("there is no origin of the federation");
	let origin = T::FederationOrigin::try_successful_origin().map_err(|()| none)?;
	let mandate = T::FederationOrigin::ensure_origin(origin.clone()).map_err(DispatchError::from)?;
	Ok((origin, mandate))
}

/// An account that the chain has not seen.
fn founder<T: Config>(index: u32) -> T::AccountId {
	account("founding", index, 0)
}

/// A co-op with so many founders and as many officers as it can have.
fn founding<T: Config>(founders: u32) -> WrittenFoundingOf<T> {
	let office = |office, member| FoundingOffice { office, member, days: 365 };
	let mut offices = alloc::vec![
		office(Office::Chair, 1),
		office(Office::Secretary, 2),
		office(Office::Treasurer, 3),
		office(Office::Delegate, 1),
	];
	offices.extend((4..=founders).map(|member| office(Office::Auditor, member)));
	offices.extend((1..=founders).map(|member| office(Office::Teller, member)));
	offices.truncate(MAX_OFFICES as usize);
	Founding {
		title: b"A name that is as long as the name of a co-op can ever be ......"
			.to_vec()
			.try_into()
			.unwrap_or_default(),
		jurisdiction: *b"ES",
		currency: *b"EUR",
		profile: Profile::Sce,
		bylaws: document::<T>("founding"),
		parameters: Parameters::of(Profile::Sce),
		founders: BoundedVec::truncate_from((0..founders).map(founder::<T>).collect()),
		offices: BoundedVec::truncate_from(offices),
	}
}

/// Opens an application of a co-op with so many founders, all but the last of whom have accepted.
fn application<T: Config>(nominator: CoopId, founders: u32) -> Result<CoopApplicationNo, BenchmarkError> {
	let mandate = Mandate {
		coop: nominator,
		resolution: 1,
		track: Track::Special,
		secrecy: rochdale_primitives::Secrecy::Open,
		opened_at: 0,
	};
	let (number, opened) = Pallet::<T>::may_nominate(&mandate, founding::<T>(founders)).map_err(DispatchError::from)?;
	Pallet::<T>::open_nomination(number, opened);
	for index in 0..founders.saturating_sub(1) {
		Pallet::<T>::accept_founding(RawOrigin::Signed(founder::<T>(index)).into(), number)?;
	}
	Ok(number)
}

/// Founds a co-op in a federation of as many as there can be, and counts changes of standing that leave room for one more.
fn busy_year<T: Config>() {
	federation::<T>(CoopCount::<T>::get().saturating_add(1));
	PresentCount::<T>::put(MAX_COOPS);
	let most = standing::changes_a_year(MAX_COOPS);
	let at = T::Clock::deadline();
	// Numbers that no co-op has, so that the one that is changed is not counted already.
	let others = (MAX_COOPS..).skip(1).take(most.saturating_sub(1) as usize);
	let coops = others.map(|coop| StandingChange { coop, at }).collect::<Vec<_>>();
	StandingChanges::<T>::put(BoundedVec::truncate_from(coops));
	let admitted = standing::admissions_a_year(MAX_COOPS).saturating_sub(1);
	let coops = (MAX_COOPS..).skip(1).take(admitted as usize).map(|coop| StandingChange { coop, at });
	Admissions::<T>::put(BoundedVec::truncate_from(coops.collect::<Vec<_>>()));
}

/// The last co-op founded, suspended.
fn suspended<T: Config>() -> CoopId {
	let coop = CoopCount::<T>::get();
	Coops::<T>::mutate(coop, |record| {
		if let Some(record) = record {
			let suspension =
				CoopSuspension { document: document::<T>("reasons"), since: 0, suspended_at: 0, resolution: 1 };
			record.standing = Standing::Suspended;
			record.suspension = Some(suspension);
		}
	});
	coop
}

/// Has the federation exclude the co-op at that time.
fn excluded<T: Config>(coop: CoopId, effective_at: Moment) {
	Coops::<T>::mutate(coop, |record| {
		if let Some(record) = record {
			record.notice = Some(CoopNotice { effective_at, reason: CoopExit::Excluded, resolution: 1 });
		}
	});
	Pallet::<T>::schedule(effective_at, Due::Departure(coop));
}

fn agreement_of<T: Config>(parties: Vec<CoopId>) -> Result<AgreementId, BenchmarkError> {
	let mandate = AgreementMandate {
		parties: Parties::truncate_from(parties),
		resolution: 1,
		track: Track::Special,
		opened_at: 0,
	};
	let document = document::<T>("agreement");
	let (number, concluded) = Pallet::<T>::may_conclude(&mandate, document, 30).map_err(DispatchError::from)?;
	Pallet::<T>::write_agreement(number, concluded).map_err(DispatchError::from)?;
	Ok(number)
}

fn remark<T: Config>() -> Box<<T as Config>::RuntimeCall> {
	Box::new(frame_system::Call::<T>::remark { remark: Vec::new() }.into())
}

/// Fills the offices of the co-op: `member` holds all but the auditor's, and tellers make up the number `held`.
///
/// Each has been elected again since the last change, so that as many terms end with the next one, and `stay` tellers are over
/// whose successors are not in.
fn fill_offices<T: Config>(coop: CoopId, member: MemberNo, held: u32, stay: u32) {
	let own = [Office::Teller, Office::Chair, Office::Secretary, Office::Director, Office::Delegate];
	let term = |office, member, ends| Term { office, member, since: 0, ends, resolution: Some(1), given_at: 0 };
	let others = (1..).map(|other| (Office::Teller, member.wrapping_add(other)));
	let all: Vec<_> = own.map(|office| (office, member)).into_iter().chain(others).take(held as usize).collect();
	let before = all.iter().map(|(office, member)| term(*office, *member, TermEnd::At(Moment::MAX)));
	// So soon over that it gives way to another.
	let after = TermEnd::Coming { begins_on: 0, ends_at: T::Clock::deadline().saturating_add(1) };
	let again = all.iter().map(|(office, member)| term(*office, *member, after));
	let over =
		(1..=stay).map(|nth| term(Office::Teller, MemberNo::MAX.wrapping_sub(nth), TermEnd::At(T::Clock::deadline())));
	Offices::<T>::insert(coop, Terms::truncate_from(before.chain(again).chain(over).collect()));
}

/// How many terms of the co-op have ended.
fn ended<T: Config>(coop: CoopId) -> u32 {
	OfficeHistoryCount::<T>::get(coop)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn resign_office() {
		let coop = found::<T>();
		let caller = account::<T::AccountId>("officer", 0, 0);
		let member = T::Members::benchmark_seat(coop, &caller);
		fill_offices::<T>(coop, member, MAX_OFFICES, MAX_OFFICES);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), coop, Office::Delegate);

		assert_eq!(ended::<T>(coop), MAX_OFFICES + 1);
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
		let (origin, Mandate { coop, .. }) = mandated::<T>()?;
		let member = T::Members::benchmark_seat(coop, &account::<T::AccountId>("officer", 0, 0));
		fill_offices::<T>(coop, member, MAX_OFFICES, MAX_OFFICES);
		let before = ended::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Office::Chair, member, 365);

		assert_eq!(ended::<T>(coop), before.saturating_add(MAX_OFFICES + 1));
		Ok(())
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let (origin, Mandate { coop, .. }) = mandated::<T>()?;
		fill_offices::<T>(coop, 1, MAX_OFFICES, MAX_OFFICES);
		let before = ended::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Office::Delegate, 1);

		assert_eq!(ended::<T>(coop), before.saturating_add(MAX_OFFICES + 1));
		Ok(())
	}

	#[benchmark]
	fn install_elected() -> Result<(), BenchmarkError> {
		let (origin, Mandate { coop, .. }) = mandated::<T>()?;
		let seat = |nth| T::Members::benchmark_seat(coop, &account::<T::AccountId>("officer", nth, 0));
		let elected: Vec<_> = (0..MAX_ELECTED).map(seat).collect();
		let held = MAX_OFFICES - MAX_ELECTED;
		fill_offices::<T>(coop, 1, held, MAX_OFFICES);
		let before = ended::<T>(coop);
		let members = BoundedVec::truncate_from(elected);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Office::Teller, members, 365, 0);

		assert_eq!(ended::<T>(coop), before.saturating_add(MAX_OFFICES));
		Ok(())
	}

	#[benchmark]
	fn act() -> Result<(), BenchmarkError> {
		let (origin, Mandate { coop, resolution, .. }) = mandated::<T>()?;
		let call = remark::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, call);

		let acted = <T as frame_system::Config>::RuntimeEvent::from(Event::<T>::Acted { coop, resolution });
		frame_system::Pallet::<T>::assert_last_event(acted);
		Ok(())
	}

	#[benchmark]
	fn nominate(f: Linear<3, MAX_FOUNDERS>) -> Result<(), BenchmarkError> {
		let (origin, _) = mandated::<T>()?;
		let said = founding::<T>(f);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, said);

		assert!(Applications::<T>::contains_key(LastApplication::<T>::get()));
		Ok(())
	}

	#[benchmark]
	fn accept_founding() -> Result<(), BenchmarkError> {
		let coop = found::<T>();
		let number = application::<T>(coop, MAX_FOUNDERS)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(founder::<T>(MAX_FOUNDERS.saturating_sub(1))), number);

		let accepted = Applications::<T>::get(number).map_or(0, |open| open.accepted.len() as u32);
		assert_eq!(accepted, MAX_FOUNDERS);
		Ok(())
	}

	#[benchmark]
	fn decline_founding() -> Result<(), BenchmarkError> {
		let coop = found::<T>();
		let number = application::<T>(coop, MAX_FOUNDERS)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(founder::<T>(MAX_FOUNDERS.saturating_sub(1))), number);

		assert!(!Applications::<T>::contains_key(number));
		Ok(())
	}

	#[benchmark]
	fn withdraw_nomination() -> Result<(), BenchmarkError> {
		let (origin, mandate) = mandated::<T>()?;
		let number = application::<T>(mandate.coop, MAX_FOUNDERS)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number);

		assert!(!Applications::<T>::contains_key(number));
		Ok(())
	}

	#[benchmark]
	fn admit(f: Linear<3, MAX_FOUNDERS>) -> Result<(), BenchmarkError> {
		busy_year::<T>();
		let (origin, _) = resolved::<T>()?;
		let before = CoopCount::<T>::get();
		let number = application::<T>(before, f)?;
		Pallet::<T>::accept_founding(RawOrigin::Signed(founder::<T>(f.saturating_sub(1))).into(), number)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number);

		assert_eq!(CoopCount::<T>::get(), before.saturating_add(1));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		busy_year::<T>();
		let (origin, _) = resolved::<T>()?;
		let coop = CoopCount::<T>::get();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, coop, document::<T>("reasons"));

		assert_eq!(Pallet::<T>::voice(coop), Some(Voice::Suspended));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		busy_year::<T>();
		let (origin, _) = resolved::<T>()?;
		let coop = suspended::<T>();
		excluded::<T>(coop, T::Clock::in_days(30).unwrap_or(Moment::MAX));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, coop);

		assert_eq!(Pallet::<T>::voice(coop), Some(Voice::Votes));
		Ok(())
	}

	#[benchmark]
	fn exclude() -> Result<(), BenchmarkError> {
		busy_year::<T>();
		let (origin, _) = resolved::<T>()?;
		let coop = suspended::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, coop, document::<T>("reasons"));

		assert!(Coops::<T>::get(coop).is_some_and(|record| record.notice.is_some()));
		Ok(())
	}

	#[benchmark]
	fn leave_federation() -> Result<(), BenchmarkError> {
		let (origin, mandate) = mandated::<T>()?;
		let coop = suspended::<T>();
		excluded::<T>(coop, T::Clock::in_days(30).unwrap_or(Moment::MAX));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		let notice = Coops::<T>::get(mandate.coop).and_then(|record| record.notice);
		assert_eq!(notice.map(|notice| notice.reason), Some(CoopExit::Own));
		Ok(())
	}

	#[benchmark]
	fn adopt_charter() -> Result<(), BenchmarkError> {
		let (origin, _) = resolved::<T>()?;
		let before = FederationCharter::<T>::get().map_or(0, |charter| charter.version);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, document::<T>("charter"), Charter::RECOMMENDED);

		assert_eq!(FederationCharter::<T>::get().map(|charter| charter.version), before.checked_add(1));
		Ok(())
	}

	#[benchmark]
	fn act_for_federation() -> Result<(), BenchmarkError> {
		let (origin, FederationMandate { resolution, .. }) = resolved::<T>()?;
		let call = remark::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, call);

		let acted = <T as frame_system::Config>::RuntimeEvent::from(Event::<T>::FederationActed { resolution });
		frame_system::Pallet::<T>::assert_last_event(acted);
		Ok(())
	}

	#[benchmark]
	fn conclude_agreement(p: Linear<2, MAX_PARTIES>) -> Result<(), BenchmarkError> {
		// The origin of the benchmark has two parties only, so that what the call does is done here.
		let first = CoopCount::<T>::get().saturating_add(1);
		federation::<T>(CoopCount::<T>::get().saturating_add(p));
		let parties: Vec<_> = (first..).take(p as usize).collect();

		#[block]
		{
			agreement_of::<T>(parties)?;
		}

		assert!(Agreements::<T>::contains_key(AgreementCount::<T>::get()));
		Ok(())
	}

	#[benchmark]
	fn leave_agreement() -> Result<(), BenchmarkError> {
		let others = CoopCount::<T>::get();
		federation::<T>(others.saturating_add(MAX_PARTIES));
		let (origin, Mandate { coop, .. }) = mandated::<T>()?;
		let mut parties: Vec<_> = (others.saturating_add(2)..).take(MAX_PARTIES.saturating_sub(1) as usize).collect();
		parties.push(coop);
		let number = agreement_of::<T>(parties)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number);

		let agreement = Agreements::<T>::get(number);
		assert!(agreement.is_some_and(|one| one.bound().any(|party| party.leaves_at.is_some())));
		Ok(())
	}

	#[benchmark]
	fn act_under_agreement() -> Result<(), BenchmarkError> {
		federation::<T>(CoopCount::<T>::get().saturating_add(2));
		let none = BenchmarkError::Stop("there is no origin of an agreement");
		let origin = T::AgreementOrigin::try_successful_origin().map_err(|()| none)?;
		let mandate = T::AgreementOrigin::ensure_origin(origin.clone()).map_err(DispatchError::from)?;
		let coop = CoopCount::<T>::get();
		let resolution = mandate.resolution;
		let call = remark::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, coop, call);

		let acted = <T as frame_system::Config>::RuntimeEvent::from(Event::<T>::Acted { coop, resolution });
		frame_system::Pallet::<T>::assert_last_event(acted);
		Ok(())
	}

	#[benchmark]
	fn advance() -> Result<(), BenchmarkError> {
		// A co-op leaves whose agreements all end, with as many others who had given notice.
		let first = CoopCount::<T>::get().saturating_add(1);
		federation::<T>(first.saturating_add(MAX_AGREEMENTS));
		let coop = CoopCount::<T>::get();
		let later = T::Clock::in_days(30).unwrap_or(Moment::MAX);
		for other in (first..coop).take(MAX_AGREEMENTS as usize) {
			let number = agreement_of::<T>(alloc::vec![other, coop])?;
			Agreements::<T>::mutate(number, |agreement| {
				let parties = agreement.iter_mut().flat_map(|agreement| agreement.parties.iter_mut());
				for party in parties {
					party.leaves_at = Some(later);
					Pallet::<T>::schedule(later, Due::AgreementExit(number, party.coop));
				}
			});
		}
		excluded::<T>(coop, 0);
		let caller: T::AccountId = account("anyone", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), 0, Due::Departure(coop));

		assert_eq!(Pallet::<T>::standing(coop), Some(Standing::Left));
		assert!(AgreementsOf::<T>::iter().next().is_none());
		Ok(())
	}

	#[benchmark]
	fn on_seat_ended() {
		// All offices that one member can hold at a time.
		let coop = found::<T>();
		fill_offices::<T>(coop, 1, MAX_OFFICES, MAX_OFFICES);

		#[block]
		{
			Pallet::<T>::on_seat_ended(coop, 1, SeatEnd::Left);
		}

		assert_eq!(ended::<T>(coop), MAX_OFFICES + 5);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(alloc::vec![]), crate::mock::Test);
}
