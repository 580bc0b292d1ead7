//! By weaker decisions alone nobody is admitted, suspended, excluded or given a vote.

use crate::{mock::*, *};
use frame::{prelude::Dispatchable, testing_prelude::*};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

/// The body that decides on a call, and the call.
type Decided = (fn(Track) -> RuntimeOrigin, crate::Call<Test>);

/// What only a special resolution does, with the body that decides on it.
fn special_only() -> Vec<Decided> {
	let by_co_op = |track| decided(BAKERY, track);
	vec![
		(by_federation, crate::Call::admit { application: 1 }),
		(by_federation, crate::Call::suspend { coop: 1, document: document(1) }),
		(by_federation, crate::Call::reinstate { coop: 2 }),
		(by_federation, crate::Call::exclude { coop: 2, document: document(1) }),
		(by_federation, crate::Call::adopt_charter { hash: document(1), parameters: Charter::RECOMMENDED }),
		(by_co_op, crate::Call::leave_federation {}),
		(by_co_op, crate::Call::adopt_bylaws { hash: document(9), parameters: Parameters::of(Profile::Es) }),
	]
}

/// What an ordinary resolution does, with the body that decides on it.
fn ordinary_suffices() -> Vec<Decided> {
	let by_co_op = |track| decided(BAKERY, track);
	let by_two = |track| agreed(&[1, 2], track);
	let call = || Box::new(RuntimeCall::from(frame_system::Call::remark { remark: vec![] }));
	vec![
		(by_co_op, crate::Call::nominate { founding: laundry() }),
		(by_co_op, crate::Call::withdraw_nomination { application: 1 }),
		(by_co_op, crate::Call::leave_agreement { agreement: 1 }),
		(by_two, crate::Call::conclude_agreement { document: document(1), exit_days: 30 }),
		(by_two, crate::Call::act_under_agreement { coop: 1, call: call() }),
		(by_federation, crate::Call::act_for_federation { call: call() }),
		(by_co_op, crate::Call::act { call: call() }),
	]
}

/// A federation in which each of the calls can succeed.
fn prepared(test: impl FnOnce()) {
	federation(20, || {
		assert_ok!(Cooperatives::nominate(ordinary(), laundry()));
		for founder in FOUNDERS {
			assert_ok!(Cooperatives::accept_founding(RuntimeOrigin::signed(founder), 1));
		}
		assert_ok!(Cooperatives::suspend(by_all(), 2, document(1)));
		assert_ok!(Cooperatives::conclude_agreement(agreed(&[1, 2], Track::Ordinary), document(1), 30));
		test();
	});
}

fn send(origin: RuntimeOrigin, call: &crate::Call<Test>) -> DispatchResult {
	RuntimeCall::from(call.clone()).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

/// Every body that a call could be tried with, and everybody else.
fn others() -> Vec<RuntimeOrigin> {
	let account = Cooperatives::account(BAKERY).unwrap();
	vec![
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
		RuntimeOrigin::signed(ALICE),
		RuntimeOrigin::signed(account),
		RuntimeOrigin::signed(Cooperatives::federation_account()),
	]
}

#[test]
fn weaker_tracks_do_not_reach_what_needs_a_special_resolution() {
	for (by, call) in special_only() {
		prepared(|| {
			for weak in [Track::Consent, Track::Ordinary] {
				assert_refused!(send(by(weak), &call), Error::<Test>::MandateTooWeak);
			}
			for other in others() {
				assert_refused!(send(other, &call), BadOrigin);
			}
			assert_ok!(send(by(Track::Special), &call));
		});
	}
}

#[test]
fn consent_does_not_reach_what_needs_a_vote() {
	for (by, call) in ordinary_suffices() {
		prepared(|| {
			assert_refused!(send(by(Track::Consent), &call), Error::<Test>::MandateTooWeak);
			for other in others() {
				assert_refused!(send(other, &call), BadOrigin);
			}
			assert_ok!(send(by(Track::Ordinary), &call));
		});
	}
}

#[test]
fn no_body_decides_for_another() {
	prepared(|| {
		let bodies: [fn(Track) -> RuntimeOrigin; 3] =
			[by_federation, |track| decided(BAKERY, track), |track| agreed(&[1, 2], track)];
		for (right, call) in special_only().into_iter().chain(ordinary_suffices()) {
			let right = right(Track::Special).caller;
			for body in bodies {
				let origin = body(Track::Special);
				if core::mem::discriminant(&decision(&origin.caller)) != core::mem::discriminant(&decision(&right)) {
					assert_refused!(send(origin, &call), BadOrigin);
				}
			}
		}
	});
}

fn decision(caller: &OriginCaller) -> Decision {
	match caller {
		OriginCaller::Decisions(decision) => decision.clone(),
		_ => panic!("not a decision"),
	}
}

#[test]
fn no_sequence_of_ordinary_resolutions_changes_who_votes() {
	prepared(|| {
		let voices = Cooperatives::federation();
		let standings: Vec<_> = (1..=20).map(Cooperatives::standing).collect();
		for _ in 0..3 {
			for (by, call) in special_only().into_iter().chain(ordinary_suffices()) {
				let _ = send(by(Track::Ordinary), &call);
			}
			pass(400 * DAY);
		}
		assert_eq!(Cooperatives::federation(), voices);
		assert_eq!((1..=20).map(Cooperatives::standing).collect::<Vec<_>>(), standings);
		assert_eq!(Cooperatives::charter(), Charter::RECOMMENDED);
	});
}
