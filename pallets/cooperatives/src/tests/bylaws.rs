//! Bylaws change by special resolution, with a new document, inside the profile.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::bylaws::Parameter;

fn special() -> RuntimeOrigin {
	decided(BAKERY, Track::Special)
}

fn es() -> Parameters {
	Parameters::of(Profile::Es)
}

#[test]
fn special_resolution_puts_new_bylaws_in_force() {
	new_test(|| {
		start();
		let parameters = Parameters { notice_ordinary_days: 25, ..es() };
		assert_ok!(Cooperatives::adopt_bylaws(special(), document(2), parameters));

		System::assert_last_event(
			Event::BylawsAdopted { coop: BAKERY, version: 2, hash: document(2), resolution: RESOLUTION }.into(),
		);
		let expected = BylawsInForce {
			version: 2,
			hash: document(2),
			profile: Profile::Es,
			parameters,
			effective_from: MockClock::civil(),
			resolution: Some(RESOLUTION),
		};
		assert_eq!(Cooperatives::bylaws_in_force(BAKERY), Some(expected));
		assert_eq!(Cooperatives::parameters(BAKERY), Some(parameters));
		assert_eq!(Cooperatives::parameters(2), Some(es()));
	});
}

#[test]
fn every_version_stays_readable() {
	new_test(|| {
		for version in 2..=5u32 {
			let parameters = Parameters { notice_special_days: 30 + version as u16, ..es() };
			assert_ok!(Cooperatives::adopt_bylaws(special(), document(version.into()), parameters));
		}
		// A co-op can return to a document that it once had.
		assert_ok!(Cooperatives::adopt_bylaws(special(), document(1), es()));

		let kept: Vec<_> = (1..=7).map(|version| BylawsHistory::<Test>::get(BAKERY, version)).collect();
		let hashes: Vec<_> = kept.iter().flatten().map(|version| version.hash).collect();
		assert_eq!(hashes, [1, 2, 3, 4, 5, 1].map(document));
		let days: Vec<_> = kept.iter().flatten().map(|version| version.parameters.notice_special_days).collect();
		assert_eq!(days, [30, 32, 33, 34, 35, 30]);
		assert_eq!(kept[0].unwrap().resolution, None);
		assert_eq!(kept[5].unwrap().resolution, Some(RESOLUTION));
		assert_eq!(kept[6], None);
	});
}

#[test]
fn parameters_change_only_with_a_new_document() {
	new_test(|| {
		let parameters = Parameters { notice_ordinary_days: 25, ..es() };
		assert_refused!(Cooperatives::adopt_bylaws(special(), document(1), parameters), Error::<Test>::SameBylaws);
		assert_refused!(Cooperatives::adopt_bylaws(special(), H256::zero(), parameters), Error::<Test>::NoDocument);
	});
}

#[test]
fn only_a_resolution_of_a_co_op_in_the_register_adopts() {
	new_test(|| {
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_refused!(Cooperatives::adopt_bylaws(origin, document(2), es()), BadOrigin);
		}
		let account = Cooperatives::account(BAKERY).unwrap();
		assert_refused!(Cooperatives::adopt_bylaws(RuntimeOrigin::signed(account), document(2), es()), BadOrigin);
		assert_refused!(
			Cooperatives::adopt_bylaws(decided(3, Track::Special), document(2), es()),
			Error::<Test>::NoSuchCoop
		);
	});
}

#[test]
fn versions_do_not_overflow() {
	chain(vec![bakery()]).execute_with(|| {
		Bylaws::<Test>::mutate(BAKERY, |bylaws| bylaws.as_mut().unwrap().version = u32::MAX);
		assert_refused!(Cooperatives::adopt_bylaws(special(), document(2), es()), Error::<Test>::Overflow);
	});
}

/// The co-ops of this test follow the profiles in the order of [`Profile::ALL`].
fn one_of_each_profile() -> TestState {
	chain(Profile::ALL.map(|profile| GenesisCoop { profile, ..bakery() }).to_vec())
}

#[test]
fn every_parameter_is_guarded_by_the_special_track() {
	one_of_each_profile().execute_with(|| {
		let mut changed = 0;
		for (coop, profile) in (1..).zip(Profile::ALL) {
			for (n, parameter) in (100..).zip(Parameter::ALL) {
				let now = Cooperatives::parameters(coop).unwrap();
				let others = parameter.range(profile).filter(|rank| *rank != now.rank(*parameter));
				let allowed = others
					.filter_map(|rank| now.with(*parameter, rank))
					.find(|parameters| parameters.check(profile).is_ok());
				changed += u32::from(allowed.is_some());
				let parameters = allowed.unwrap_or(now);

				for weak in [Track::Consent, Track::Ordinary] {
					assert_refused!(
						Cooperatives::adopt_bylaws(decided(coop, weak), document(n), parameters),
						Error::<Test>::MandateTooWeak
					);
				}
				assert_ok!(Cooperatives::adopt_bylaws(decided(coop, Track::Special), document(n), parameters));
				assert_eq!(Cooperatives::parameters(coop), Some(parameters));
				assert_eq!(Bylaws::<Test>::get(coop).unwrap().profile, profile);
			}
			assert_eq!(Bylaws::<Test>::get(coop).unwrap().version as usize, 1 + Parameter::ALL.len());
		}
		// A law may leave no choice, but seldom.
		assert!(changed as usize > 3 * Parameter::ALL.len() - 9, "{changed}");
		Cooperatives::do_try_state().unwrap();
	});
}

#[test]
fn no_parameter_leaves_the_range_of_the_profile() {
	one_of_each_profile().execute_with(|| {
		for (coop, profile) in (1..).zip(Profile::ALL) {
			for parameter in Parameter::ALL {
				let range = parameter.range(profile);
				for wrong in
					[u32::checked_sub(*range.start(), 1), u32::checked_add(*range.end(), 1)].into_iter().flatten()
				{
					let Some(parameters) = Parameters::of(profile).with(*parameter, wrong) else { continue };
					assert_eq!(Cooperatives::wrong_parameter(profile, parameters), Some(*parameter));
					assert_refused!(
						Cooperatives::adopt_bylaws(decided(coop, Track::Special), document(2), parameters),
						Error::<Test>::ParameterOutsideRange
					);
				}
			}
			assert_eq!(Cooperatives::wrong_parameter(profile, Parameters::of(profile)), None);
		}
	});
}

#[test]
fn bylaws_give_no_more_of_a_surplus_than_the_whole() {
	one_of_each_profile().execute_with(|| {
		for (coop, profile) in (1..).zip(Profile::ALL) {
			let least = Parameters { education_bps: 500, solidarity_bps: 100, ..Parameters::of(profile) };
			let above = Parameters { reserve_bps: 9_401, ..least };
			assert_eq!(Cooperatives::wrong_parameter(profile, above), Some(Parameter::ReserveBps));
			assert_refused!(
				Cooperatives::adopt_bylaws(decided(coop, Track::Special), document(2), above),
				Error::<Test>::ParameterOutsideRange
			);
			let whole = Parameters { reserve_bps: 9_400, ..least };
			assert_ok!(Cooperatives::adopt_bylaws(decided(coop, Track::Special), document(2), whole));
		}
	});
}

#[test]
fn a_co_op_cannot_take_what_another_law_allows() {
	one_of_each_profile().execute_with(|| {
		// Three quarters is the least for special resolutions in the UK, two thirds elsewhere.
		assert_refused!(
			Cooperatives::adopt_bylaws(decided(3, Track::Special), document(2), Parameters::of(Profile::Sce)),
			Error::<Test>::ParameterOutsideRange
		);
	});
}
