//! A co-op that is dissolved begins nothing new, keeps its officers, and leaves when it is wound up.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::{dissolution::Depart, proposable::Proposable};

/// The resolution that dissolved a co-op.
const DISSOLVING: ResolutionId = RESOLUTION + 1;

fn special(coop: CoopId) -> RuntimeOrigin {
	decided(coop, Track::Special)
}

fn conclude(parties: &[CoopId]) -> DispatchResultWithPostInfo {
	Cooperatives::conclude_agreement(agreed(parties, Track::Ordinary), document(4), 30)
}

fn depart(coop: CoopId) -> DispatchResult {
	<Cooperatives as Depart>::depart(coop, DISSOLVING)
}

fn record(coop: CoopId) -> CoopOf<Test> {
	Coops::<Test>::get(coop).unwrap()
}

/// Has the co-op leave the federation by its own notice.
fn leave(coop: CoopId) {
	assert_ok!(Cooperatives::leave_federation(special(coop)));
	pass(180 * DAY);
	assert_eq!(Cooperatives::standing(coop), Some(Standing::Left));
}

#[test]
fn a_dissolved_co_op_begins_nothing_new() {
	federation(3, || {
		let dissolved = DispatchError::from(Error::<Test>::CoopDissolved);
		let parameters = Parameters::of(Profile::Es);
		Dissolved::set(vec![BAKERY]);
		assert_refused!(Cooperatives::adopt_bylaws(special(BAKERY), document(9), parameters), dissolved);
		assert_refused!(Cooperatives::nominate(ordinary(), laundry()), dissolved);
		assert_refused!(Cooperatives::leave_federation(special(BAKERY)), dissolved);
		assert_refused!(conclude(&[BAKERY, 2]), dissolved);
		assert_refused!(conclude(&[BAKERY, 2, 3]), dissolved);

		// The others go on, and so does it when its members say so.
		assert_ok!(conclude(&[2, 3]));
		assert_ok!(Cooperatives::adopt_bylaws(special(2), document(9), parameters));
		Dissolved::set(vec![2]);
		assert_refused!(conclude(&[BAKERY, 2]), dissolved);
		Dissolved::set(vec![]);
		assert_ok!(conclude(&[BAKERY, 2]));
		assert_ok!(Cooperatives::adopt_bylaws(special(BAKERY), document(9), parameters));
		assert_ok!(Cooperatives::nominate(ordinary(), laundry()));
		assert_ok!(Cooperatives::leave_federation(special(BAKERY)));
	});
}

#[test]
fn what_a_dissolved_co_op_cannot_do_is_not_proposed() {
	federation(2, || {
		let parameters = Parameters::of(Profile::Es);
		let calls: [crate::Call<Test>; 3] = [
			crate::Call::adopt_bylaws { hash: document(9), parameters },
			crate::Call::nominate { founding: laundry() },
			crate::Call::leave_federation {},
		];
		Dissolved::set(vec![BAKERY]);
		for call in calls {
			assert_refused!(call.check_proposed(Some(BAKERY)), Error::<Test>::CoopDissolved);
			assert_ok!(call.check_proposed(Some(2)));
		}
	});
}

#[test]
fn calls_weigh_the_question_whether_a_co_op_is_dissolved() {
	type Weights = ();
	let weight = |call: crate::Call<Test>| RuntimeCall::from(call).get_dispatch_info().call_weight;
	let (hash, parameters) = (document(9), Parameters::of(Profile::Es));
	assert_eq!(weight(crate::Call::adopt_bylaws { hash, parameters }), Weights::adopt_bylaws() + ASKING_DISSOLVED);
	assert_eq!(weight(crate::Call::leave_federation {}), Weights::leave_federation() + ASKING_DISSOLVED);
	assert_eq!(weight(crate::Call::nominate { founding: laundry() }), Weights::nominate(5) + ASKING_DISSOLVED);
	assert_eq!(
		weight(crate::Call::conclude_agreement { document: hash, exit_days: 30 }),
		Weights::conclude_agreement(MAX_PARTIES) + ASKING_DISSOLVED * u64::from(MAX_PARTIES)
	);
	federation(3, || {
		Dissolved::set(vec![3]);
		let refused = conclude(&[1, 2, 3]).unwrap_err();
		assert_eq!(refused.error, Error::<Test>::CoopDissolved.into());
		let asked = Weights::conclude_agreement(3) + ASKING_DISSOLVED * 3;
		assert_eq!(refused.post_info.actual_weight, Some(asked));
	});
}

#[test]
fn a_dissolved_co_op_keeps_its_officers_and_its_account() {
	with_members(4, || {
		Dissolved::set(vec![BAKERY]);
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 1));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 4, 30));
		assert_ok!(Cooperatives::resign_office(RuntimeOrigin::signed(2), BAKERY, Office::Secretary));
		let remark = Box::new(RuntimeCall::from(frame_system::Call::remark { remark: vec![1] }));
		assert_ok!(Cooperatives::act(ordinary(), remark));
		// It has its vote in the federation until it leaves.
		assert_eq!(Cooperatives::voice(BAKERY), Some(Voice::Votes));
	});
}

#[test]
fn a_co_op_that_is_wound_up_leaves_at_once_with_its_agreements() {
	federation(3, || {
		assert_ok!(conclude(&[1, 2]));
		assert_ok!(conclude(&[1, 2, 3]));
		assert_ok!(Cooperatives::leave_agreement(decided(1, Track::Ordinary), 2));
		Dissolved::set(vec![1]);
		pass(DAY);
		System::reset_events();
		assert_ok!(depart(1));

		System::assert_last_event(Event::CoopDeparted { coop: 1, reason: CoopExit::Dissolved }.into());
		let notice =
			CoopNotice { effective_at: DeadlineTime::get(), reason: CoopExit::Dissolved, resolution: DISSOLVING };
		assert_eq!((record(1).notice, record(1).left_at), (Some(notice), Some(MockClock::civil())));
		assert_eq!((Cooperatives::standing(1), Cooperatives::voice(1)), (Some(Standing::Left), None));
		assert_eq!((LeftCoops::get(), PresentCount::<Test>::get()), (vec![1], 2));
		assert!(AgreementsOf::<Test>::get(1).is_empty());
		let ended = |agreement| Agreements::<Test>::get(agreement).unwrap().ended_at.is_some();
		assert!(ended(1) && !ended(2));
		// Nothing of it waits for its time any more.
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		Cooperatives::do_try_state().unwrap();
	});
}

#[test]
fn dissolution_ends_a_notice_an_exclusion_and_a_suspension_that_run() {
	federation(2, || {
		assert_ok!(Cooperatives::leave_federation(special(1)));
		assert_eq!(Deadlines::<Test>::iter().count(), 1);
		assert_ok!(depart(1));
		assert_eq!(record(1).notice.unwrap().reason, CoopExit::Dissolved);
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		pass(400 * DAY);
		assert_eq!(LeftCoops::get(), [1]);
	});
	federation(2, || {
		assert_ok!(Cooperatives::suspend(by_all(), 1, document(1)));
		assert_ok!(Cooperatives::exclude(by_all(), 1, document(2)));
		assert_ok!(depart(1));
		assert_eq!((record(1).standing, record(1).suspension), (Standing::Left, None));
		pass(400 * DAY);
		assert_eq!(LeftCoops::get(), [1]);
	});
}

#[test]
fn a_co_op_that_left_before_it_was_wound_up_has_left_once() {
	federation(2, || {
		leave(1);
		let before = record(1);
		System::reset_events();
		assert_storage_noop!(assert_ok!(depart(1)));
		assert_eq!((record(1), LeftCoops::get(), System::events().len()), (before, vec![1], 0));
		for nobody in [0, 3] {
			assert_refused!(depart(nobody), Error::<Test>::NoSuchCoop);
		}
	});
}

#[test]
fn a_dissolved_co_op_that_is_excluded_or_leaves_goes_as_any_other() {
	federation(2, || {
		assert_ok!(Cooperatives::leave_federation(special(1)));
		Dissolved::set(vec![1, 2]);
		assert_ok!(Cooperatives::suspend(by_all(), 2, document(1)));
		assert_ok!(Cooperatives::exclude(by_all(), 2, document(2)));
		pass(180 * DAY);
		let reasons = [1, 2].map(|coop| record(coop).notice.unwrap().reason);
		assert_eq!(reasons, [CoopExit::Own, CoopExit::Excluded]);
		let left: std::collections::BTreeSet<_> = LeftCoops::get().into_iter().collect();
		assert_eq!(left, [1, 2].into());
		// Who has left is wound up all the same: officers are given and taken.
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Teller, 3, 30));
		assert!(Cooperatives::holds(BAKERY, Office::Teller, 3));
	});
}

#[test]
fn departing_weighs_as_much_as_the_end_of_a_notice() {
	assert_eq!(<Cooperatives as Depart>::weight(), <() as WeightInfo>::advance() + TELLING);
}
