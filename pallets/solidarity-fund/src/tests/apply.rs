//! Co-ops apply, answer, take back what they have applied for, and agree that applications exclude each other.

use super::scene::*;
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

fn applying(coop: CoopId, officer: MemberNo, round: RoundNo, asks: &Apply<H256>) -> DispatchResult {
	SolidarityFund::apply(signed(coop, officer), coop, round, asks.clone())
}

fn withdrawing(coop: CoopId, officer: MemberNo, round: RoundNo, place: u8) -> DispatchResult {
	SolidarityFund::withdraw(signed(coop, officer), coop, round, place)
}

/// Two officers take an application back.
fn withdraw(coop: CoopId, round: RoundNo, place: u8) {
	for officer in [1, 2] {
		assert_ok!(withdrawing(coop, officer, round, place));
	}
}

fn agreeing(coop: CoopId, officer: MemberNo, round: RoundNo, place: u8, other: u8) -> DispatchResult {
	SolidarityFund::agree_exclusion(signed(coop, officer), coop, round, place, other)
}

fn answering(coop: CoopId, member: MemberNo, round: RoundNo, place: u8, document: H256) -> DispatchResult {
	SolidarityFund::answer(signed(coop, member), coop, round, place, document)
}

/// An application that excludes these.
fn excluding(places: &[u8], minimum: Balance, full: Balance) -> Apply<H256> {
	Apply { excludes: places.to_vec().try_into().unwrap(), ..grant(minimum, full) }
}

fn application(round: RoundNo, place: u8) -> Application<H256> {
	Applications::<Test>::get(round, place).unwrap()
}

#[test]
fn two_officers_apply_and_one_alone_only_begins() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let asks = grant(1_000, 2_000);
		events();
		assert_ok!(applying(BAKERY, 1, no, &asks));
		let content = SolidarityFund::content_of_application(no, &asks);
		let (by, lapses_at) = (Hand { coop: BAKERY, member: 1 }, MockClock::deadline() + 30 * DAY);
		assert_eq!(events(), [Event::Begun { coop: BAKERY, content, by, lapses_at }]);
		assert!(round(no).applicants.is_empty() && !Applications::<Test>::contains_key(no, 0));
		assert_ok!(applying(BAKERY, 2, no, &asks));
		let (minimum, full) = (1_000 * EURO, 2_000 * EURO);
		assert_eq!(events(), [Event::Applied { round: no, place: 0, coop: BAKERY, minimum, full }]);
		assert_eq!(round(no).applicants, vec![BAKERY]);
		let known = Application { coop: BAKERY, asks, answers: None, stand: Stand::InRound };
		assert_eq!(application(no, 0), known);
		assert!(!Begun::<Test>::contains_key(BAKERY, content));
	});
}

#[test]
fn the_second_officer_is_another_person_and_repeats_all_that_is_asked() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let asks = grant(1_000, 2_000);
		assert_ok!(applying(BAKERY, 1, no, &asks));
		assert_refused!(applying(BAKERY, 1, no, &asks), Errors::AlreadyBegun);
		// What differs in anything is something else, which begins.
		for other in [
			Apply { full: 2_001 * EURO, ..asks.clone() },
			Apply { minimum: 999 * EURO, ..asks.clone() },
			Apply { purpose: Purpose::Education, ..asks.clone() },
			Apply { instrument: Instrument::RecoverableGrant, ..asks.clone() },
			Apply { document: fresh(), ..asks.clone() },
		] {
			assert_ok!(applying(BAKERY, 2, no, &other));
		}
		assert_eq!(Begun::<Test>::iter_prefix(BAKERY).count(), 6);
		assert!(round(no).applicants.is_empty());
		// The seat of who has begun it moves to the key of another officer.
		Moving::set(vec![(BAKERY, 1, account(BAKERY, 2))]);
		assert_refused!(applying(BAKERY, 2, no, &asks), Errors::SamePerson);
		Moving::set(vec![]);
		assert_ok!(applying(BAKERY, 2, no, &asks));
		assert_eq!(round(no).applicants, vec![BAKERY]);
	});
}

#[test]
fn what_one_officer_has_begun_lapses_with_time_and_with_their_office() {
	new_test(|| {
		set_terms(|terms| (terms.application_days, terms.question_days) = (30, 30));
		let no = open_round(10_000, VIABLE);
		let place = apply(BAKERY, no, &grant(1_000, 2_000));
		assert_ok!(withdrawing(BAKERY, 1, no, place));
		pass_days(30);
		assert_ok!(withdrawing(BAKERY, 2, no, place));
		assert_eq!(stand(no, place), Stand::InRound);
		let begun: Vec<_> = Begun::<Test>::iter_prefix(BAKERY).map(|(_, first)| first.entered.by.member).collect();
		assert_eq!(begun, [2]);
		dismiss(BAKERY, 2);
		assert_ok!(withdrawing(BAKERY, 3, no, place));
		assert_eq!(stand(no, place), Stand::InRound);
		assert_refused!(withdrawing(BAKERY, 2, no, place), Errors::NotOnBoard);
		assert_ok!(withdrawing(BAKERY, 1, no, place));
		assert_eq!(stand(no, place), Stand::Withdrawn);
	});
}

#[test]
fn members_apply_by_a_resolution_and_nobody_else_does() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let call = |origin| SolidarityFund::apply(origin, BAKERY, no, grant(1, 2));
		assert_refused!(call(ordinary(MILL)), Errors::OtherCoop);
		let consent = rochdale_mocks::Decision::of_coop(BAKERY, Track::Consent);
		assert_refused!(call(consent.into()), Errors::MandateTooWeak);
		assert_refused!(call(federation(Track::Special)), DispatchError::BadOrigin);
		assert_refused!(call(RuntimeOrigin::root()), DispatchError::BadOrigin);
		assert_refused!(call(anybody()), Errors::NotMember);
		assert_refused!(call(signed(MILL, 1)), Errors::NotMember);
		assert_refused!(call(signed(BAKERY, ADA)), Errors::NotOnBoard);
		assert_ok!(call(ordinary(BAKERY)));
		assert_eq!(round(no).applicants, vec![BAKERY]);
	});
}

#[test]
fn an_application_makes_sense() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let asks = grant(1_000, 2_000);
		let applying = |asks: Apply<H256>| applying(BAKERY, 1, no, &asks);
		assert_refused!(applying(Apply { document: H256::zero(), ..asks.clone() }), Errors::NoDocument);
		let above = Apply { minimum: 2_000 * EURO + 1, ..asks.clone() };
		assert_refused!(applying(above), Errors::MinimumAboveFull);
		assert_refused!(applying(Apply { minimum: 0, ..asks.clone() }), Errors::MinimumAboveFull);
		let with = |instrument| Apply { instrument, ..asks.clone() };
		for wrong in [
			Instrument::Loan { months: 0, grace: 0 },
			Instrument::Loan { months: 61, grace: 0 },
			Instrument::Loan { months: 1, grace: 13 },
			Instrument::Guarantee { months: 0 },
			Instrument::Guarantee { months: 61 },
		] {
			assert_refused!(applying(with(wrong)), Errors::OutOfRange);
		}
		for right in [
			Instrument::Grant,
			Instrument::RecoverableGrant,
			Instrument::Loan { months: 1, grace: 12 },
			Instrument::Loan { months: 60, grace: 0 },
			Instrument::Guarantee { months: 1 },
			Instrument::Guarantee { months: 60 },
		] {
			assert_ok!(applying(with(right)));
		}
		assert_ok!(applying(Apply { minimum: 2_000 * EURO, ..asks }));
	});
}

#[test]
fn co_ops_apply_in_the_phase_of_applications_only() {
	new_test(|| {
		let asks = grant(1, 2);
		assert_refused!(applying(BAKERY, 1, 1, &asks), Errors::NoSuchRound);
		let no = open_round(10_000, VIABLE);
		assert_refused!(applying(BAKERY, 1, no + 1, &asks), Errors::NoSuchRound);
		assert_ok!(applying(BAKERY, 1, no, &asks));
		// Its time is over, though nothing has ended the phase yet.
		rochdale_mocks::DeadlineTime::set(round(no).ends_at[0]);
		assert_eq!(round(no).phase, Phase::Applications);
		assert_refused!(applying(BAKERY, 2, no, &asks), Errors::NotInThisPhase);
		for phase in [Phase::Questions, Phase::Voting, Phase::Settlement, Phase::Settled] {
			pass_to(no, phase);
			assert_refused!(applying(BAKERY, 2, no, &asks), Errors::NotInThisPhase);
		}
	});
}

#[test]
fn a_co_op_without_its_rights_does_not_apply() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let asks = grant(1, 2);
		let refuses = |why: Errors| {
			assert_refused!(applying(BAKERY, 1, no, &asks), why);
		};
		for voice in [Some(Voice::Suspended), Some(Voice::Seasoning), None] {
			set_voice(BAKERY, voice);
			refuses(Errors::NotInGoodStanding);
		}
		set_voice(BAKERY, Voice::Votes);
		Dissolved::set(vec![BAKERY]);
		refuses(Errors::CoopDissolved);
		Dissolved::set(vec![]);
		(1..=MEMBERS).for_each(|member| set_vote(BAKERY, member, false));
		refuses(Errors::CoopAsleep);
		set_vote(BAKERY, ADA, true);
		WithoutAccount::set(vec![BAKERY]);
		refuses(Errors::NotPayable);
		WithoutAccount::set(vec![]);
		assert_ok!(applying(BAKERY, 1, no, &asks));
		// The second officer is asked the same.
		set_voice(BAKERY, Voice::Suspended);
		assert_refused!(applying(BAKERY, 2, no, &asks), Errors::NotInGoodStanding);
		assert!(round(no).applicants.is_empty());
	});
}

#[test]
fn a_co_op_whose_money_is_at_a_bank_applies_once_the_fund_has_one() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let asks = grant(1, 2);
		assert_refused!(applying(HOUSING, 1, no, &asks), Errors::NotPayable);
		assert_ok!(SolidarityFund::open_bank(federation(Track::Ordinary)));
		assert_ok!(applying(HOUSING, 1, no, &asks));
		// One without books is paid at its account.
		assert_ok!(applying(READERS, 1, no, &asks));
	});
}

#[test]
fn a_co_op_with_sixteen_open_awards_does_not_apply() {
	chain(60_000).execute_with(|| {
		let no = open_round(10_000, VIABLE);
		let award = |award: AwardNo| {
			assert_ok!(SolidarityFund::make_award(
				BAKERY,
				Source::Aid(award),
				Instrument::Grant,
				EURO,
				doc(1),
				&Terms::RECOMMENDED
			));
		};
		(1..=15).for_each(award);
		assert_ok!(applying(BAKERY, 1, no, &grant(1, 2)));
		award(16);
		assert_refused!(applying(BAKERY, 2, no, &grant(1, 2)), Errors::TooManyAwards);
	});
}

#[test]
fn a_minimum_above_what_the_co_op_can_get_is_refused_and_a_full_budget_is_not() {
	new_test(|| {
		let no = open_round(15_000, VIABLE);
		// A fifth of 60,000.
		let asks = |minimum| Apply { minimum, full: Balance::MAX, ..grant(1, 1) };
		assert_refused!(applying(BAKERY, 1, no, &asks(12_000 * EURO + 1)), Errors::AboveCap);
		assert_ok!(applying(BAKERY, 1, no, &asks(12_000 * EURO)));
		Records::<Test>::mutate(BAKERY, |record| record.received.try_push((today() - 364, 2_000 * EURO)).unwrap());
		assert_refused!(applying(BAKERY, 1, no, &asks(10_000 * EURO + 1)), Errors::AboveCap);
		assert_ok!(applying(BAKERY, 1, no, &asks(10_000 * EURO)));
		// What it got a year ago counts no more.
		pass_days(1);
		assert_ok!(applying(BAKERY, 1, no, &asks(11_999 * EURO)));
		assert_refused!(applying(BAKERY, 1, no, &asks(12_000 * EURO + 1)), Errors::AboveCap);
	});
}

#[test]
fn what_no_bank_could_move_is_not_applied_for() {
	new_test(|| {
		let no = open_round(15_000, VIABLE);
		let asks = |minimum, full| Apply { minimum, full, ..grant(1, 1) };
		for (minimum, full) in [(1, CENT - 1), (EURO + 1, EURO + CENT - 1), (EURO + 1, EURO + 1)] {
			assert_refused!(applying(BAKERY, 1, no, &asks(minimum, full)), Errors::AboveCap);
		}
		assert_ok!(applying(BAKERY, 1, no, &asks(1, CENT)));
		assert_ok!(applying(BAKERY, 1, no, &asks(EURO, EURO + 1)));
	});
}

#[test]
fn a_round_has_fifty_applications_and_two_of_a_co_op() {
	new_test(|| {
		(7..=31).for_each(|coop| found_with(coop, 3));
		let no = open_round(15_000, VIABLE);
		for coop in 7..=31 {
			assert_eq!(round(no).applicants.len(), 2 * (coop as usize - 7));
			apply(coop, no, &grant(1, 2));
			assert_ok!(applying(coop, 1, no, &grant(1, 2)));
			apply(coop, no, &grant(1, 2));
			if coop < 31 {
				assert_refused!(applying(coop, 1, no, &grant(1, 2)), Errors::TooManyOwn);
			}
		}
		assert_refused!(applying(BAKERY, 1, no, &grant(1, 2)), Errors::TooManyApplications);
	});
}

#[test]
fn what_is_taken_back_makes_room_for_another_application_of_the_co_op() {
	new_test(|| {
		let no = open_round(15_000, VIABLE);
		apply(BAKERY, no, &grant(1, 2));
		apply(BAKERY, no, &grant(1, 2));
		withdraw(BAKERY, no, 0);
		let place = apply(BAKERY, no, &grant(1, 2));
		assert_eq!((place, stand(no, place)), (2, Stand::InRound));
		assert_refused!(applying(BAKERY, 1, no, &grant(1, 2)), Errors::TooManyOwn);
	});
}

#[test]
fn a_co_op_that_applies_and_withdraws_again_and_again_does_not_fill_a_round() {
	new_test(|| {
		let no = open_round(15_000, VIABLE);
		for place in 0..4 {
			assert_eq!(apply(BAKERY, no, &grant(1, 2)), place);
			withdraw(BAKERY, no, place);
		}
		assert_refused!(applying(BAKERY, 1, no, &grant(1, 2)), Errors::TooManyOwn);
		assert_eq!(apply(MILL, no, &grant(1, 2)), 4);
	});
}

#[test]
fn an_officer_answers_questions_until_the_vote_opens() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let place = apply(BAKERY, no, &grant(1, 2));
		assert_refused!(answering(BAKERY, ADA, no, place, doc(1)), Errors::NotOnBoard);
		assert_refused!(SolidarityFund::answer(signed(MILL, 1), BAKERY, no, place, doc(1)), Errors::NotMember);
		assert_refused!(SolidarityFund::answer(ordinary(BAKERY), BAKERY, no, place, doc(1)), DispatchError::BadOrigin);
		assert_refused!(answering(BAKERY, 1, no, place, H256::zero()), Errors::NoDocument);
		assert_refused!(answering(BAKERY, 1, no + 1, place, doc(1)), Errors::NoSuchRound);
		assert_refused!(answering(BAKERY, 1, no, place + 1, doc(1)), Errors::NoSuchApplication);
		assert_refused!(answering(MILL, 1, no, place, doc(1)), Errors::OtherCoop);
		events();
		assert_ok!(answering(BAKERY, 1, no, place, doc(1)));
		assert_eq!(events(), [Event::Answered { round: no, place, document: doc(1) }]);
		pass_to(no, Phase::Questions);
		assert_ok!(answering(BAKERY, 3, no, place, doc(2)));
		assert_eq!(application(no, place).answers, Some(doc(2)));
		assert_eq!(FreeQuota::<Test>::get(BAKERY, 3).used, 1);
		rochdale_mocks::DeadlineTime::set(round(no).ends_at[1]);
		assert_refused!(answering(BAKERY, 1, no, place, doc(3)), Errors::NotInThisPhase);
		pass_to(no, Phase::Voting);
		assert_refused!(answering(BAKERY, 1, no, place, doc(3)), Errors::NotInThisPhase);
	});
}

#[test]
fn an_application_is_taken_back_by_two_officers_or_the_members_until_the_vote_opens() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		let places = [BAKERY, BAKERY, MILL].map(|coop| apply(coop, no, &grant(1, 2)));
		assert_refused!(withdrawing(BAKERY, ADA, no, 0), Errors::NotOnBoard);
		assert_refused!(SolidarityFund::withdraw(signed(MILL, 1), BAKERY, no, 0), Errors::NotMember);
		assert_refused!(SolidarityFund::withdraw(ordinary(MILL), BAKERY, no, 0), Errors::OtherCoop);
		let consent = rochdale_mocks::Decision::of_coop(BAKERY, Track::Consent);
		assert_refused!(SolidarityFund::withdraw(consent.into(), BAKERY, no, 0), Errors::MandateTooWeak);
		assert_refused!(withdrawing(BAKERY, 1, no + 1, 0), Errors::NoSuchRound);
		assert_refused!(withdrawing(BAKERY, 1, no, 3), Errors::NoSuchApplication);
		assert_refused!(withdrawing(BAKERY, 1, no, places[2]), Errors::OtherCoop);

		assert_ok!(withdrawing(BAKERY, 1, no, 0));
		assert_eq!((stand(no, 0), round(no).withdrawn), (Stand::InRound, 0));
		assert_refused!(withdrawing(BAKERY, 1, no, 0), Errors::AlreadyBegun);
		Moving::set(vec![(BAKERY, 2, account(BAKERY, 1))]);
		assert_refused!(withdrawing(BAKERY, 2, no, 0), Errors::SamePerson);
		Moving::set(vec![]);
		events();
		assert_ok!(withdrawing(BAKERY, 2, no, 0));
		assert_eq!(events(), [Event::Withdrawn { round: no, place: 0 }]);
		assert_eq!((stand(no, 0), round(no).withdrawn), (Stand::Withdrawn, 0b1));
		assert_refused!(withdrawing(BAKERY, 1, no, 0), Errors::NotInRound);
		assert_refused!(answering(BAKERY, 1, no, 0, doc(1)), Errors::NotInRound);

		pass_to(no, Phase::Questions);
		assert_ok!(SolidarityFund::withdraw(ordinary(MILL), MILL, no, 2));
		assert_eq!(round(no).withdrawn, 0b101);
		assert_ok!(withdrawing(BAKERY, 1, no, 1));
		rochdale_mocks::DeadlineTime::set(round(no).ends_at[1]);
		assert_refused!(withdrawing(BAKERY, 2, no, 1), Errors::NotInThisPhase);
		pass_to(no, Phase::Voting);
		assert_refused!(withdrawing(BAKERY, 2, no, 1), Errors::NotInThisPhase);
	});
}

#[test]
fn an_application_excludes_earlier_ones_that_are_in_the_round() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(1, 2));
		apply(MILL, no, &grant(1, 2));
		withdraw(MILL, no, 1);
		for unknown in [1, 2, 49, 255] {
			assert_refused!(applying(TAXI, 1, no, &excluding(&[0, unknown], 1, 2)), Errors::ExcludesUnknown);
		}
		let place = apply(TAXI, no, &excluding(&[0], 1, 2));
		assert_eq!(application(no, place).asks.excludes, vec![0]);
	});
}

#[test]
fn whoever_was_named_by_a_later_application_agrees_that_they_exclude_each_other() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(1, 2));
		apply(MILL, no, &excluding(&[0], 1, 2));
		apply(TAXI, no, &grant(1, 2));
		assert_refused!(agreeing(BAKERY, ADA, no, 0, 1), Errors::NotOnBoard);
		assert_refused!(SolidarityFund::agree_exclusion(signed(MILL, 1), BAKERY, no, 0, 1), Errors::NotMember);
		assert_refused!(SolidarityFund::agree_exclusion(ordinary(MILL), BAKERY, no, 0, 1), Errors::OtherCoop);
		let consent = rochdale_mocks::Decision::of_coop(BAKERY, Track::Consent);
		assert_refused!(SolidarityFund::agree_exclusion(consent.into(), BAKERY, no, 0, 1), Errors::MandateTooWeak);
		assert_refused!(agreeing(BAKERY, 1, no + 1, 0, 1), Errors::NoSuchRound);
		assert_refused!(agreeing(BAKERY, 1, no, 3, 1), Errors::NoSuchApplication);
		assert_refused!(agreeing(BAKERY, 1, no, 2, 1), Errors::OtherCoop);
		// The one that has not named it, itself, and one that is not there.
		for other in [2, 0, 3] {
			assert_refused!(agreeing(BAKERY, 1, no, 0, other), Errors::ExcludesUnknown);
		}
		// Whoever has named it has nothing to agree to.
		assert_refused!(agreeing(MILL, 1, no, 1, 0), Errors::ExcludesUnknown);

		assert_ok!(agreeing(BAKERY, 1, no, 0, 1));
		assert_refused!(agreeing(BAKERY, 1, no, 0, 1), Errors::AlreadyBegun);
		Moving::set(vec![(BAKERY, 1, account(BAKERY, 2))]);
		assert_refused!(agreeing(BAKERY, 2, no, 0, 1), Errors::SamePerson);
		Moving::set(vec![]);
		assert!(application(no, 0).asks.excludes.is_empty());
		events();
		assert_ok!(agreeing(BAKERY, 2, no, 0, 1));
		assert_eq!(events(), [Event::ExclusionAgreed { round: no, place: 0, other: 1 }]);
		assert_eq!(application(no, 0).asks.excludes, vec![1]);
		assert_refused!(agreeing(BAKERY, 1, no, 0, 1), Errors::ExcludesUnknown);
	});
}

#[test]
fn exclusions_are_agreed_until_the_vote_opens_between_what_is_in_the_round() {
	new_test(|| {
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(1, 2));
		apply(MILL, no, &excluding(&[0], 1, 2));
		apply(TAXI, no, &excluding(&[0, 1], 1, 2));
		withdraw(MILL, no, 1);
		assert_refused!(agreeing(BAKERY, 1, no, 0, 1), Errors::ExcludesUnknown);
		assert_refused!(agreeing(MILL, 1, no, 1, 2), Errors::NotInRound);
		pass_to(no, Phase::Questions);
		assert_ok!(agreeing(BAKERY, 1, no, 0, 2));
		pass_to(no, Phase::Voting);
		assert_refused!(agreeing(BAKERY, 2, no, 0, 2), Errors::NotInThisPhase);
		assert!(application(no, 0).asks.excludes.is_empty());
	});
}

#[test]
fn an_application_agrees_to_exclude_eight_others_at_most() {
	new_test(|| {
		(7..=15).for_each(|coop| found_with(coop, 3));
		let no = open_round(10_000, VIABLE);
		apply(BAKERY, no, &grant(1, 2));
		(7..=15).for_each(|coop| assert_eq!(apply(coop, no, &excluding(&[0], 1, 2)), coop as u8 - 6));
		for other in 1..=8 {
			assert_ok!(SolidarityFund::agree_exclusion(ordinary(BAKERY), BAKERY, no, 0, other));
		}
		assert_refused!(SolidarityFund::agree_exclusion(ordinary(BAKERY), BAKERY, no, 0, 9), Errors::ExcludesUnknown);
	});
}
