//! The federation's charter and account.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

#[test]
fn special_resolution_puts_a_new_charter_in_force() {
	new_test(|| {
		start();
		assert_eq!(Cooperatives::charter(), Charter::RECOMMENDED);
		let parameters = Charter { seasoning_days: 200, ..Charter::RECOMMENDED };
		assert_ok!(Cooperatives::adopt_charter(by_all(), document(2), parameters));

		System::assert_last_event(
			Event::CharterAdopted { version: 2, hash: document(2), resolution: RESOLUTION }.into(),
		);
		let expected = CharterInForce {
			version: 2,
			hash: document(2),
			parameters,
			effective_from: MockClock::civil(),
			resolution: Some(RESOLUTION),
			old_notice: None,
		};
		assert_eq!(Cooperatives::charter_in_force(), Some(expected));
		assert_eq!(Cooperatives::charter(), parameters);
		assert_eq!(CharterHistory::<Test>::get(2), Some(expected.entry()));
		assert_eq!(CharterHistory::<Test>::get(1).unwrap().parameters, Charter::RECOMMENDED);
	});
}

#[test]
fn charter_changes_only_with_a_new_document() {
	new_test(|| {
		let adopt = |n| Cooperatives::adopt_charter(by_all(), document(n), Charter::RECOMMENDED);
		assert_refused!(adopt(0), Error::<Test>::NoDocument);
		assert_ok!(adopt(2));
		assert_refused!(adopt(2), Error::<Test>::SameCharter);
		assert_ok!(adopt(3));
		FederationCharter::<Test>::mutate(|charter| charter.as_mut().unwrap().version = u32::MAX);
		assert_refused!(adopt(4), Error::<Test>::Overflow);
		FederationCharter::<Test>::mutate(|charter| charter.as_mut().unwrap().version = 3);
	});
}

#[test]
fn every_parameter_of_the_charter_is_guarded_by_the_special_track_and_its_range() {
	new_test(|| {
		for (n, parameter) in (100..).zip(CharterParameter::ALL) {
			let range = parameter.range();
			for wrong in [u16::checked_sub(*range.start(), 1), u16::checked_add(*range.end(), 1)].into_iter().flatten()
			{
				let parameters = Charter::RECOMMENDED.with(*parameter, wrong);
				assert_eq!(Cooperatives::wrong_charter_parameter(parameters), Some(*parameter));
				assert_refused!(
					Cooperatives::adopt_charter(by_all(), document(n), parameters),
					Error::<Test>::ParameterOutsideRange
				);
			}
			let now = Cooperatives::charter();
			let other = range.map(|value| now.with(*parameter, value)).find(|one| *one != now && one.check().is_ok());
			for weak in [Track::Consent, Track::Ordinary] {
				assert_refused!(
					Cooperatives::adopt_charter(by_federation(weak), document(n), other.unwrap()),
					Error::<Test>::MandateTooWeak
				);
			}
			assert_ok!(Cooperatives::adopt_charter(by_all(), document(n), other.unwrap()));
			assert_eq!(Cooperatives::charter(), other.unwrap());
		}
		assert_eq!(Cooperatives::wrong_charter_parameter(Charter::RECOMMENDED), None);
	});
}

fn chain_with(charter: Option<Charter>, charter_hash: Option<H256>) -> TestState {
	let cooperatives = crate::GenesisConfig::<Test> { charter, charter_hash, ..Default::default() };
	TestState::new(RuntimeGenesisConfig { cooperatives, ..Default::default() }.build_storage().unwrap())
}

#[test]
fn genesis_has_a_charter() {
	Seats::set(Default::default());
	let chosen = Charter { seasoning_days: 365, ..Charter::RECOMMENDED };
	for (charter, hash) in [(None, None), (Some(chosen), Some(document(7)))] {
		chain_with(charter, hash).execute_with(|| {
			let expected = CharterInForce {
				version: 1,
				hash: hash.unwrap_or_default(),
				parameters: charter.unwrap_or(Charter::RECOMMENDED),
				effective_from: 0,
				resolution: None,
				old_notice: None,
			};
			assert_eq!(Cooperatives::charter_in_force(), Some(expected));
			assert_eq!(CharterHistory::<Test>::get(1), Some(expected.entry()));
			Cooperatives::do_try_state().unwrap();
		});
	}
}

#[test]
fn genesis_names_the_parameter_that_is_outside_its_range() {
	let wrong = Charter { seasoning_days: 179, ..Charter::RECOMMENDED };
	let panic = std::panic::catch_unwind(move || chain_with(Some(wrong), None)).map(|_| ()).unwrap_err();
	assert_eq!(
		panic.downcast_ref::<String>().unwrap(),
		"charter of the genesis: the parameter SeasoningDays of the charter is outside its range"
	);
}

fn act(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
	Cooperatives::act_for_federation(origin, Box::new(call.into()))
}

fn remark() -> frame_system::Call<Test> {
	frame_system::Call::remark { remark: vec![1] }
}

#[test]
fn the_account_of_the_federation_signs_what_its_filter_allows() {
	new_test(|| {
		let account = Cooperatives::federation_account();
		assert!(System::account_exists(&account));
		assert_eq!(Cooperatives::coop_of(&account), None);
		assert_ok!(act(by_federation(Track::Ordinary), remark()));
		System::assert_last_event(Event::FederationActed { resolution: RESOLUTION }.into());
		assert_ok!(act(by_all(), remark()));

		assert_refused!(act(by_federation(Track::Consent), remark()), Error::<Test>::MandateTooWeak);
		// Co-ops may make this call, the federation may not.
		let louder = frame_system::Call::remark_with_event { remark: vec![1] };
		assert_refused!(act(by_all(), louder), Error::<Test>::NotPermitted);
		let inner = Box::new(RuntimeCall::from(remark()));
		assert_refused!(act(by_all(), crate::Call::act_for_federation { call: inner }), Error::<Test>::NotPermitted);
		for origin in [
			RuntimeOrigin::signed(account),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			decided(BAKERY, Track::Special),
			agreed(&[1, 2], Track::Special),
		] {
			assert_refused!(act(origin.clone(), remark()), BadOrigin);
			assert_refused!(Cooperatives::adopt_charter(origin, document(2), Charter::RECOMMENDED), BadOrigin);
		}
	});
}

#[test]
fn an_act_of_the_federation_weighs_its_call_and_gives_its_error_back() {
	new_test(|| {
		let own = <() as WeightInfo>::act_for_federation();
		for well in [true, false] {
			let call: RuntimeCall = meeting::Call::end { well }.into();
			let info =
				RuntimeCall::from(crate::Call::act_for_federation { call: Box::new(call.clone()) }).get_dispatch_info();
			assert_eq!((info.call_weight, info.class), (own + meeting::WEIGHT, DispatchClass::Operational));
			let result = act(by_all(), call);
			assert_eq!(result.map_err(|failed| failed.error).is_ok(), well);
			let post_info = result.unwrap_or_else(|failed| failed.post_info);
			assert_eq!(post_info.actual_weight, Some(own + meeting::USED));
		}
	});
}
