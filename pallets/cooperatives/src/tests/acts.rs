//! The account of a co-op does what a resolution says and the filter allows.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::proposable::Proposable;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn act(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
	Cooperatives::act(origin, Box::new(call.into()))
}

fn remark() -> frame_system::Call<Test> {
	frame_system::Call::remark_with_event { remark: vec![1] }
}

fn leave() {
	assert_ok!(Cooperatives::leave_federation(decided(BAKERY, Track::Special)));
	pass(180 * DAY);
	assert_eq!(Cooperatives::standing(BAKERY), Some(Standing::Left));
}

#[test]
fn who_decides_nothing_does_not_weigh_what_was_to_be_done() {
	new_test(|| {
		let call = Box::new(RuntimeCall::System(frame_system::Call::remark { remark: vec![1; 1_000] }));
		let acts = [
			crate::Call::<Test>::act { call: call.clone() },
			crate::Call::act_for_federation { call: call.clone() },
			crate::Call::act_under_agreement { coop: BAKERY, call },
			crate::Call::nominate { founding: laundry() },
			crate::Call::admit { application: 1 },
			crate::Call::conclude_agreement { document: document(1), exit_days: 1 },
		];
		for call in acts {
			let failed = RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(ALICE)).unwrap_err();
			assert_eq!((failed.error, failed.post_info.actual_weight), (BadOrigin.into(), Some(Weight::zero())));
		}
	});
}

#[test]
fn the_account_of_the_co_op_signs() {
	new_test(|| {
		let sender = Cooperatives::account(BAKERY).unwrap();
		assert_ok!(act(ordinary(), remark()));

		let hash = <Test as frame_system::Config>::Hashing::hash(&[1]);
		System::assert_has_event(frame_system::Event::Remarked { sender, hash }.into());
		System::assert_last_event(Event::Acted { coop: BAKERY, resolution: RESOLUTION }.into());
	});
}

#[test]
fn consent_is_too_weak_to_act() {
	new_test(|| {
		assert_refused!(act(decided(BAKERY, Track::Consent), remark()), Error::<Test>::MandateTooWeak);
		assert_ok!(act(decided(BAKERY, Track::Special), remark()));
	});
}

#[test]
fn only_a_resolution_makes_a_co_op_act() {
	new_test(|| {
		let account = Cooperatives::account(BAKERY).unwrap();
		for origin in
			[RuntimeOrigin::signed(ALICE), RuntimeOrigin::signed(account), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_refused!(act(origin, remark()), BadOrigin);
		}
		assert_refused!(act(decided(3, Track::Ordinary), remark()), Error::<Test>::NoSuchCoop);
	});
}

#[test]
fn what_the_filter_does_not_allow_is_not_done() {
	new_test(|| {
		assert_refused!(
			act(ordinary(), frame_system::Call::kill_storage { keys: vec![] }),
			Error::<Test>::NotPermitted
		);
		// Not even an act within an act.
		let inner = Box::new(RuntimeCall::from(remark()));
		assert_refused!(act(ordinary(), crate::Call::act { call: inner }), Error::<Test>::NotPermitted);
	});
}

#[test]
fn an_account_that_is_the_cash_of_a_treasury_does_nothing_past_its_books() {
	new_test(|| {
		let remark = || Box::new(RuntimeCall::System(frame_system::Call::remark { remark: vec![1] }));
		let parties = [BAKERY, 2];
		let acts = [
			(ordinary(), crate::Call::<Test>::act { call: remark() }, Some(BAKERY)),
			(by_federation(Track::Ordinary), crate::Call::act_for_federation { call: remark() }, None),
			(
				agreed(&parties, Track::Ordinary),
				crate::Call::act_under_agreement { coop: BAKERY, call: remark() },
				None,
			),
		];
		let answers = || {
			acts.clone().map(|(origin, call, decides)| {
				let enacted =
					RuntimeCall::from(call.clone()).dispatch(origin).map(|_| ()).map_err(|failed| failed.error);
				assert_eq!(call.check_proposed(decides), enacted);
				enacted
			})
		};
		assert_eq!(answers(), [Ok(()); 3]);
		let refused = Err(Error::<Test>::PaysByTreasury.into());
		CashOf::set(vec![Cooperatives::account(BAKERY).unwrap()]);
		assert_eq!(answers(), [refused, Ok(()), refused]);
		// The other party acts as before.
		let other = RuntimeCall::from(crate::Call::act_under_agreement { coop: 2, call: remark() });
		assert_ok!(other.dispatch(agreed(&parties, Track::Ordinary)));
		CashOf::set(vec![Cooperatives::federation_account()]);
		assert_eq!(answers(), [Ok(()), refused, Ok(())]);
	});
}

#[test]
fn a_co_op_acts_when_it_is_suspended_and_when_it_has_left() {
	new_test(|| {
		let sender = Cooperatives::account(BAKERY).unwrap();
		let hash = <Test as frame_system::Config>::Hashing::hash(&[1]);
		let acts = || {
			System::reset_events();
			assert_ok!(act(ordinary(), remark()));
			System::assert_has_event(frame_system::Event::Remarked { sender, hash }.into());
			System::assert_last_event(Event::Acted { coop: BAKERY, resolution: RESOLUTION }.into());
		};
		assert_ok!(Cooperatives::suspend(by_all(), BAKERY, document(1)));
		acts();
		leave();
		acts();
		assert_eq!(Cooperatives::account(BAKERY), Some(sender));
	});
}

#[test]
fn a_co_op_that_left_keeps_its_affairs_and_has_none_in_the_federation() {
	with_members(4, || {
		let (special, hash) = (|| decided(BAKERY, Track::Special), document(9));
		leave();
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 1));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 4, 1));
		assert!(Cooperatives::holds(BAKERY, Office::Chair, 4));
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 4));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 4, 1));
		assert_ok!(Cooperatives::resign_office(RuntimeOrigin::signed(4), BAKERY, Office::Chair));
		let parameters = Parameters { sponsors_required: 2, ..Parameters::of(Profile::Es) };
		assert_ok!(Cooperatives::adopt_bylaws(special(), hash, parameters));
		assert_eq!(Cooperatives::parameters(BAKERY), Some(parameters));

		assert_refused!(Cooperatives::nominate(ordinary(), laundry()), Error::<Test>::CoopLeft);
		assert_refused!(Cooperatives::leave_federation(special()), Error::<Test>::CoopLeft);
		let conclude = Cooperatives::conclude_agreement(agreed(&[1, 2], Track::Ordinary), hash, 30);
		assert_refused!(conclude, Error::<Test>::CoopLeft);
		assert_refused!(Cooperatives::suspend(by_all(), BAKERY, hash), Error::<Test>::CoopLeft);
		assert_eq!(Cooperatives::voice(BAKERY), None);
	});
}

#[test]
fn the_error_of_the_call_is_given_back_as_it_is() {
	new_test(|| {
		// The account of a co-op is not a member of it.
		let resign = crate::Call::resign_office { coop: BAKERY, office: Office::Chair };
		let failed = act(ordinary(), resign).unwrap_err();
		assert_eq!(failed.error, Error::<Test>::NotMember.into());
		assert_refused!(
			act(ordinary(), meeting::Call::end { well: false }).map_err(|failed| failed.error),
			meeting::Error::<Test>::ToldTo
		);
		assert_eq!(System::events(), vec![]);
	});
}

#[test]
fn an_act_weighs_its_call_and_gives_back_what_that_gives_back() {
	new_test(|| {
		let own = <() as WeightInfo>::act();
		for well in [true, false] {
			let call: RuntimeCall = meeting::Call::end { well }.into();
			let info = RuntimeCall::from(crate::Call::act { call: Box::new(call.clone()) }).get_dispatch_info();
			assert_eq!(info.call_weight, own + meeting::WEIGHT);
			assert_eq!(info.class, DispatchClass::Operational);

			let result = act(ordinary(), call);
			assert_eq!(result.is_ok(), well);
			let post_info = result.unwrap_or_else(|failed| failed.post_info);
			assert_eq!(post_info.actual_weight, Some(own + meeting::USED));
		}
	});
}
