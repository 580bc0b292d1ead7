//! Each invariant sees the state that it forbids.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// Corrupts the state of a chain and gives what the check says.
///
/// The bakery has new bylaws and two past terms. The second co-op has nominated another one, is excluded, and gave notice to
/// leave its agreement with the bakery. The federation has a second charter.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	chain(vec![bakery(), bakery()]).execute_with(|| {
		seat_members(BAKERY, 5);
		start();
		assert_ok!(Cooperatives::nominate(decided(2, Track::Ordinary), laundry()));
		assert_ok!(Cooperatives::accept_founding(RuntimeOrigin::signed(FOUNDERS[1]), 1));
		assert_ok!(Cooperatives::suspend(by_all(), 2, document(1)));
		assert_ok!(Cooperatives::exclude(by_all(), 2, document(1)));
		assert_ok!(Cooperatives::conclude_agreement(agreed(&[1, 2], Track::Ordinary), document(1), 30));
		assert_ok!(Cooperatives::leave_agreement(decided(2, Track::Ordinary), 1));
		assert_ok!(Cooperatives::adopt_charter(by_all(), document(5), Charter::RECOMMENDED));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Auditor, 4, 1));
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 1));
		assert_ok!(Cooperatives::appoint(ordinary(), Office::Chair, 5, 1));
		assert_ok!(Cooperatives::dismiss(ordinary(), Office::Chair, 5));
		let parameters = Parameters::of(Profile::Es);
		assert_ok!(Cooperatives::adopt_bylaws(decided(BAKERY, Track::Special), document(2), parameters));
		Cooperatives::do_try_state().unwrap();
		corrupt();
		Cooperatives::do_try_state().unwrap_err()
	})
}

fn change_bylaws(change: impl FnOnce(&mut BylawsOf<Test>)) {
	Bylaws::<Test>::mutate(BAKERY, |bylaws| change(bylaws.as_mut().unwrap()));
}

fn change_coop(coop: CoopId, change: impl FnOnce(&mut CoopOf<Test>)) {
	Coops::<Test>::mutate(coop, |coop| change(coop.as_mut().unwrap()));
}

fn change_application(change: impl FnOnce(&mut CoopApplicationOf<Test>)) {
	Applications::<Test>::mutate(1, |application| change(application.as_mut().unwrap()));
}

fn change_agreement(change: impl FnOnce(&mut AgreementOf<Test>)) {
	Agreements::<Test>::mutate(1, |agreement| change(agreement.as_mut().unwrap()));
}

fn change_charter(change: impl FnOnce(&mut CharterOf<Test>)) {
	FederationCharter::<Test>::mutate(|charter| change(charter.as_mut().unwrap()));
}

fn change_terms(change: impl FnOnce(&mut Terms)) {
	Offices::<Test>::mutate(BAKERY, change);
}

#[test]
fn numbers_are_gap_free() {
	let wrong = says("1: a number of a co-op is missing or was not given out");
	assert_eq!(corrupted(|| CoopCount::<Test>::put(3)), wrong);
	assert_eq!(corrupted(|| CoopCount::<Test>::put(1)), wrong);
	assert_eq!(corrupted(|| Coops::<Test>::remove(1)), wrong);
	let wrong = says("1: the count of co-ops that have not left is wrong");
	assert_eq!(corrupted(|| PresentCount::<Test>::put(1)), wrong);
	assert_eq!(corrupted(|| change_coop(1, |coop| coop.standing = Standing::Left)), wrong);
}

#[test]
fn accounts_belong_to_their_co_ops() {
	let wrong = says("2: an account of a co-op is not its own, is not found or has no provider");
	assert_eq!(corrupted(|| Coops::<Test>::mutate(1, |coop| coop.as_mut().unwrap().account = ALICE)), wrong);
	assert_eq!(corrupted(|| CoopOfAccount::<Test>::remove(Cooperatives::account(2).unwrap())), wrong);
	assert_eq!(corrupted(|| assert!(System::dec_providers(&Cooperatives::account(1).unwrap()).is_ok())), wrong);
	assert_eq!(corrupted(|| CoopOfAccount::<Test>::insert(ALICE, 1)), says("2: an account belongs to no co-op"));
	let wrong = says("2: the federation's account has no provider or is that of a co-op");
	let account = Cooperatives::federation_account;
	assert_eq!(corrupted(|| assert!(System::dec_providers(&account()).is_ok())), wrong);
	assert_eq!(corrupted(|| CoopOfAccount::<Test>::insert(account(), 1)), wrong);
}

#[test]
fn officers_are_members_and_single_where_they_must_be() {
	let wrong = says("3: an office is held twice or by somebody who is not a member");
	assert_eq!(corrupted(|| unseat(BAKERY, 4)), wrong);
	assert_eq!(
		corrupted(|| change_terms(|terms| {
			let auditor = *terms.iter().find(|term| term.office == Office::Auditor).unwrap();
			terms.try_push(auditor).unwrap();
		})),
		wrong
	);
	assert_eq!(
		corrupted(|| change_terms(|terms| {
			let secretary = *terms.iter().find(|term| term.office == Office::Secretary).unwrap();
			terms.try_push(Term { member: 5, ..secretary }).unwrap();
		})),
		wrong
	);
}

#[test]
fn only_co_ops_have_officers_and_members() {
	assert_eq!(
		corrupted(|| Offices::<Test>::insert(3, Terms::default())),
		says("4: officers of a co-op that is not in the register")
	);
	assert_eq!(
		corrupted(|| OfficeHistoryCount::<Test>::insert(3, 0)),
		says("4: past officers of a co-op that is not in the register")
	);
	assert_eq!(corrupted(|| seat(3, 1, ALICE)), says("4: members of a co-op that is not in the register"));
}

#[test]
fn every_co_op_has_bylaws_and_their_history() {
	assert_eq!(corrupted(|| Bylaws::<Test>::remove(2)), says("5: a co-op has no bylaws"));
	assert_eq!(
		corrupted(|| Bylaws::<Test>::insert(3, Bylaws::<Test>::get(2).unwrap())),
		says("5: bylaws of a co-op that is not in the register")
	);
	let wrong = says("5: a version of bylaws is missing or the last one is not in force");
	assert_eq!(corrupted(|| BylawsHistory::<Test>::remove(BAKERY, 1)), wrong);
	assert_eq!(corrupted(|| BylawsHistory::<Test>::remove(BAKERY, 2)), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.version = 3)), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.hash = document(3))), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.resolution = None)), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.effective_from += 1)), wrong);
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.parameters.sponsors_required = 2)), wrong);

	let not_given = says("5: a version of bylaws was not given out");
	let entry = || BylawsHistory::<Test>::get(BAKERY, 1).unwrap();
	assert_eq!(corrupted(|| BylawsHistory::<Test>::insert(BAKERY, 3, entry())), not_given);
	assert_eq!(corrupted(|| BylawsHistory::<Test>::insert(BAKERY, 0, entry())), not_given);
	assert_eq!(corrupted(|| BylawsHistory::<Test>::insert(3, 1, entry())), not_given);
}

#[test]
fn parameters_are_inside_the_profile() {
	let wrong = says("6: a parameter is not what the profile of the co-op allows");
	assert_eq!(corrupted(|| change_bylaws(|bylaws| bylaws.profile = Profile::Uk)), wrong);
	assert_eq!(
		corrupted(|| change_bylaws(|bylaws| {
			bylaws.parameters.sponsors_required = 4;
			BylawsHistory::<Test>::insert(BAKERY, bylaws.version, bylaws.entry());
		})),
		wrong
	);
}

/// Gives offices without asking, in the place of who holds them.
fn appoint_unasked(given: &[(Office, MemberNo)]) {
	change_terms(|terms| {
		let like = terms[0];
		for (office, member) in given {
			terms.retain(|term| term.office != *office || !office.is_single());
			terms.try_push(Term { office: *office, member: *member, ..like }).unwrap();
		}
	});
}

#[test]
fn offices_that_control_one_another_are_in_several_hands() {
	let wrong = says("7: offices are in one hand that must be in two");
	let give = |from: &[Office], member| {
		corrupted(|| {
			change_terms(|terms| {
				terms.iter_mut().filter(|term| from.contains(&term.office)).for_each(|term| term.member = member);
			})
		})
	};
	assert_eq!(give(&[Office::Auditor], 2), wrong);
	assert_eq!(corrupted(|| appoint_unasked(&[(Office::Chair, 2), (Office::Treasurer, 2)])), wrong);
	assert_eq!(corrupted(|| appoint_unasked(&[(Office::Delegate, 2), (Office::Deputy, 2)])), wrong);
}

#[test]
fn past_terms_are_gap_free() {
	let missing = says("8: a number of a past term is missing");
	assert_eq!(corrupted(|| OfficeHistory::<Test>::remove(BAKERY, 1)), missing);
	assert_eq!(corrupted(|| OfficeHistoryCount::<Test>::insert(BAKERY, 3)), missing);
	let not_given = says("8: a number of a past term was not given out");
	let entry = || OfficeHistory::<Test>::get(BAKERY, 1).unwrap();
	assert_eq!(corrupted(|| OfficeHistory::<Test>::insert(BAKERY, 0, entry())), not_given);
	assert_eq!(corrupted(|| OfficeHistory::<Test>::insert(2, 1, entry())), not_given);
	assert_eq!(corrupted(|| OfficeHistoryCount::<Test>::insert(BAKERY, 1)), not_given);
	assert_eq!(corrupted(|| OfficeHistoryCount::<Test>::remove(BAKERY)), not_given);
}

#[test]
fn applications_are_counted_and_their_founders_alive() {
	assert_eq!(
		corrupted(|| Applications::<Test>::insert(2, Applications::<Test>::get(1).unwrap())),
		says("9: an application's number was not given out")
	);
	let wrong = says("9: somebody has accepted twice or is no founder");
	for place in [0, 2, 6] {
		assert_eq!(corrupted(|| change_application(|open| open.accepted.try_push(place).unwrap())), wrong);
	}
	assert_eq!(
		corrupted(|| assert!(System::dec_providers(&FOUNDERS[4]).is_ok())),
		says("9: a founder's account is not kept alive")
	);
	let wrong = says("9: the count of open applications is wrong or beyond the bound");
	assert_eq!(corrupted(|| OpenApplications::<Test>::put(2)), wrong);
	assert_eq!(corrupted(|| MostApplications::set(0)), wrong);
	assert_eq!(corrupted(|| Nominations::<Test>::insert(2, 2)), wrong);
	assert_eq!(corrupted(|| Nominations::<Test>::insert(1, 1)), wrong);
	assert_eq!(corrupted(|| change_application(|open| open.nominator = 1)), wrong);
	assert_eq!(
		corrupted(|| {
			let open = Applications::<Test>::get(1).unwrap();
			for number in 2..=MAX_NOMINATIONS + 1 {
				Cooperatives::open_nomination(number, open.clone());
			}
		}),
		wrong
	);
}

#[test]
fn standing_of_few_co_ops_changes() {
	let wrong =
		says("10: the standing of too many co-ops was changed, or of one that is counted twice or not in the register");
	let put = |coops: Vec<(CoopId, Moment)>| {
		let coops = coops.into_iter().map(|(coop, at)| StandingChange { coop, at }).collect::<Vec<_>>();
		corrupted(|| StandingChanges::<Test>::put(YearOfStanding::try_from(coops).unwrap()))
	};
	for coops in [vec![2, 2], vec![3], vec![1, 2]] {
		assert_eq!(put(coops.into_iter().map(|coop| (coop, START)).collect()), wrong);
	}
	let wrong = says("10: changes of standing are not in the order of time, or lie ahead");
	assert_eq!(put(vec![(2, START + 1)]), wrong);
	// There is room for two in a larger federation.
	let in_larger = |first, second| {
		corrupted(|| {
			for coop in 3..=20 {
				seat_members(coop, 3);
				Cooperatives::found(&bakery()).unwrap();
			}
			let coops = [(1, first), (2, second)].map(|(coop, at)| StandingChange { coop, at });
			StandingChanges::<Test>::put(YearOfStanding::try_from(coops.to_vec()).unwrap());
		})
	};
	assert_eq!(in_larger(START, START - 1), wrong);
	assert_eq!(in_larger(START - 1, START + 1), wrong);
}

#[test]
fn charter_in_force_is_the_last_one_and_allowed() {
	assert_eq!(corrupted(FederationCharter::<Test>::kill), says("11: no charter is in force"));
	assert_eq!(
		corrupted(|| change_charter(|charter| charter.parameters.seasoning_days = 1)),
		says("11: a parameter of the charter is outside its range")
	);
	let wrong = says("11: the notice of before is not shorter than that of the charter, or outside its range");
	for days in [29, 180, 181] {
		let old_notice = Some(OldNotice { days, until: START });
		assert_eq!(corrupted(|| change_charter(|charter| charter.old_notice = old_notice)), wrong);
	}
	let wrong = says("11: a version of the charter is missing, was not given out, or the last one is not in force");
	assert_eq!(corrupted(|| change_charter(|charter| charter.hash = document(6))), wrong);
	assert_eq!(corrupted(|| change_charter(|charter| charter.version = 1)), wrong);
	assert_eq!(corrupted(|| change_charter(|charter| charter.version = 3)), wrong);
	assert_eq!(corrupted(|| CharterHistory::<Test>::remove(1)), wrong);
	assert_eq!(corrupted(|| CharterHistory::<Test>::insert(0, CharterHistory::<Test>::get(1).unwrap())), wrong);
}

#[test]
fn records_say_why_a_co_op_is_suspended_and_how_it_left() {
	let wrong = says("12: a co-op is suspended without a reason, or has one and is not");
	assert_eq!(corrupted(|| change_coop(2, |coop| coop.suspension = None)), wrong);
	assert_eq!(corrupted(|| change_coop(2, |coop| coop.standing = Standing::Member)), wrong);
	assert_eq!(corrupted(|| change_coop(1, |coop| coop.standing = Standing::Suspended)), wrong);
	let wrong = says("12: a co-op has left without a date or a notice, or has a date and has not left");
	assert_eq!(corrupted(|| change_coop(1, |coop| coop.left_at = Some(1))), wrong);
	let left = |left_at| {
		PresentCount::<Test>::put(1);
		change_coop(1, |coop| {
			coop.standing = Standing::Left;
			coop.left_at = left_at;
		});
	};
	assert_eq!(corrupted(|| left(None)), wrong);
	assert_eq!(corrupted(|| left(Some(1))), wrong);
	let wrong = says("12: a co-op waits to leave that leaves at once, because it is dissolved");
	let dissolve = |coop: &mut CoopOf<Test>| coop.notice.as_mut().unwrap().reason = CoopExit::Dissolved;
	assert_eq!(corrupted(|| change_coop(2, dissolve)), wrong);
}

#[test]
fn agreements_bind_who_is_listed() {
	let wrong = says("13: a number of an agreement is missing or was not given out");
	assert_eq!(corrupted(|| AgreementCount::<Test>::put(2)), wrong);
	assert_eq!(corrupted(|| AgreementCount::<Test>::put(0)), wrong);
	assert_eq!(corrupted(|| Agreements::<Test>::remove(1)), wrong);
	let wrong = says("13: a party is listed twice or is not in the register");
	assert_eq!(corrupted(|| change_agreement(|agreement| agreement.parties[0].coop = 2)), wrong);
	assert_eq!(corrupted(|| change_agreement(|agreement| agreement.parties[0].coop = 3)), wrong);
	let wrong = says("13: an agreement of one party, or an ended one of two");
	assert_eq!(corrupted(|| change_agreement(|agreement| agreement.parties[0].left_at = Some(1))), wrong);
	assert_eq!(corrupted(|| change_agreement(|agreement| agreement.ended_at = Some(1))), wrong);
	let wrong = says("13: a co-op is listed as bound by an agreement that does not bind it");
	assert_eq!(corrupted(|| AgreementsOf::<Test>::try_append(1, 2).unwrap()), wrong);
	let wrong = says("13: a co-op is not listed as bound, or is twice");
	assert_eq!(corrupted(|| AgreementsOf::<Test>::remove(1)), wrong);
	assert_eq!(corrupted(|| AgreementsOf::<Test>::try_append(1, 1).unwrap()), wrong);
}

#[test]
fn what_waits_is_queued_once() {
	let missing = says("14: something waits for its time and is not in the queue");
	for (at, due) in [
		(START + 90 * DAY, Due::Application(1)),
		(START + 180 * DAY, Due::Departure(2)),
		(START + 30 * DAY, Due::AgreementExit(1, 2)),
	] {
		assert_eq!(corrupted(|| Deadlines::<Test>::remove(at.to_be_bytes(), due)), missing);
		assert_eq!(
			corrupted(|| Deadlines::<Test>::insert((at + 1).to_be_bytes(), due, ())),
			says("14: the queue has an entry for nothing")
		);
	}
	assert_eq!(corrupted(|| change_coop(2, |coop| coop.notice.as_mut().unwrap().effective_at += 1)), missing);
}
