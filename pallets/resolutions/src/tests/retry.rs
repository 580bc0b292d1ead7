//! What failed is retried by two whom it does not concern, for a while.

use super::*;
use rochdale_primitives::money::Hand;

fn impossible() -> Phase {
	Phase::Failed { error: deeds::Error::<Test>::Impossible.into() }
}

fn retry_by(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::retry(signed(who), id, BAKERY).plain()
}

/// A payment that has failed because nobody knew whose account it was.
fn failed_payment(payee: AccountId) -> ResolutionId {
	let id = opened(Track::Ordinary, &pay(payee));
	vote_all(id, (1..=7).filter(|member| *member != payee), Choice::For);
	finish_phase(id);
	let written_for = TransactionVersion::get();
	TransactionVersion::set(written_for + 1);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Failed { error: Errors::VersionChanged.into() });
	TransactionVersion::set(written_for);
	id
}

#[test]
fn two_members_retry_what_failed() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		let mandate = resolution(id).mandate(id, BAKERY);
		events();
		assert_ok!(retry_by(DORA, id));
		assert_eq!(events(), [Event::RetryAsked { resolution: id, coop: BAKERY, by: 4 }]);
		assert_eq!(
			(phase(id), motion(id).retry),
			(impossible(), Some((Hand { coop: BAKERY, member: 4 }, Time::get() + 7 * DAY)))
		);
		assert_refused!(retry_by(DORA, id), Errors::AlreadySigned);
		pass(1);
		assert_eq!(phase(id), impossible(), "one alone brings nothing about");

		events();
		assert_ok!(retry_by(CHAIR, id));
		let enacts_at = Time::get() + 3 * DAY;
		assert_eq!(
			events(),
			[Event::RetryAsked { resolution: id, coop: BAKERY, by: 1 }, Event::Retried { resolution: id, enacts_at }]
		);
		assert_eq!((phase(id), motion(id).retry), (Phase::Retried { suspended: false }, None));
		assert_refused!(retry_by(CHAIR, id), Errors::NotFailed);
		finish_phase(id);
		assert_eq!(phase(id), impossible());

		Failing::set(false);
		retry(id);
		assert_eq!(phase(id), Phase::Enacted);
		assert_eq!(Done::get(), [(mandate, 0)]);
		assert_eq!(System::providers(&0), 1);
	});
}

#[test]
fn retrying_gives_no_more_time() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		let until = resolution(id).ends_at;
		retry(id);
		assert_eq!((phase(id), resolution(id).ends_at), (impossible(), until));

		almost_finish_phase(id);
		assert_ok!(retry_by(DORA, id));
		assert_ok!(retry_by(CHAIR, id));
		events();
		finish_phase(id);
		assert_eq!(phase(id), Phase::Lapsed);
		assert!(matches!(events()[..], [Event::EnactmentFailed { .. }, Event::Lapsed { resolution: 1 }]));
	});
}

#[test]
fn new_bylaws_that_failed_can_be_retried_for_as_long_as_a_payment() {
	new_test(|| {
		let id = passed(Track::Special, &bylaws());
		TransactionVersion::set(2);
		finish_phase(id);
		assert_eq!(left(id), 30 * DAY, "from the failure on, forty days after the result");
	});
}

#[test]
fn one_of_the_two_is_on_the_board_if_there_is_one() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		Failing::set(false);
		assert_ok!(retry_by(DORA, id));
		assert_refused!(retry_by(NINA, id), Errors::SeconderNotBoard);
		give_office(BAKERY, Office::Director, 5);
		for (office, member) in [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)] {
			end_term(BAKERY, office, member);
		}
		// A director alone is a board too.
		assert_refused!(retry_by(NINA, id), Errors::SeconderNotBoard);
		end_term(BAKERY, Office::Director, 5);
		assert_ok!(retry_by(NINA, id));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
	});
}

#[test]
fn only_members_with_a_vote_in_the_co_op_retry() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		assert_refused!(retry_by(STRANGER, id), Errors::NotMember);
		seat(COURIERS, 11, 11);
		assert_refused!(retry_by(11, id), Errors::NotMember);
		assert_refused!(Resolutions::retry(RuntimeOrigin::root(), id, BAKERY), DispatchError::BadOrigin);
		assert_refused!(Resolutions::retry(signed(CHAIR), id, COURIERS), Errors::NotAsked);
		unseat(BAKERY, 9);
		assert_refused!(retry_by(NINA, id), Errors::NotMember);
		set_vote(BAKERY, 10, false);
		assert_refused!(retry_by(TINA, id), Errors::NotElector);
	});
}

#[test]
fn who_is_paid_does_not_bring_the_payment_about() {
	new_test(|| {
		let id = failed_payment(NINA);
		assert_refused!(retry_by(NINA, id), Errors::Recused);
		assert_ok!(retry_by(DORA, id));
		assert_refused!(retry_by(NINA, id), Errors::Recused);
		// Nor with a seat that is about to move to the account that is paid.
		let other = failed_payment(77);
		assert_ok!(retry_by(DORA, other));
		Moving::set(vec![(BAKERY, 10, 77)]);
		assert_refused!(retry_by(TINA, other), Errors::Recused);
		assert_ok!(retry_by(CHAIR, other));
	});
}

#[test]
fn who_was_paid_when_the_vote_opened_does_not_retry_by_moving_their_seat() {
	new_test(|| {
		let id = failed_payment(DORA);
		move_seat(BAKERY, 4, 78);
		assert_refused!(retry_by(78, id), Errors::Recused);
		assert_ok!(retry_by(NINA, id));
		assert_ok!(retry_by(CHAIR, id));
	});
}

#[test]
fn one_person_is_not_both() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		assert_ok!(retry_by(DORA, id));
		Moving::set(vec![(BAKERY, 1, DORA)]);
		assert_refused!(retry_by(CHAIR, id), Errors::SamePerson);
	});
}

#[test]
fn a_fifth_suspends_what_two_retry_until_it_can_be_taken_back() {
	new_test(|| {
		let id = failed_payment(77);
		// The co-op pays in another way, and the members are about to take it back.
		let challenge = |who| Resolutions::challenge(signed(who), id, BAKERY).plain();
		assert_refused!(challenge(NINA), Errors::NotInThisPhase);
		assert_ok!(retry_by(DORA, id));
		assert_ok!(retry_by(CHAIR, id));
		let later = supported(Track::Ordinary, &Call::rescind { resolution: id }.into());
		assert_ok!(challenge(NINA));
		assert_eq!(phase(id), Phase::Retried { suspended: false }, "one alone stops nothing");
		assert_ok!(challenge(TINA));
		let days = resolution(id).rules.suspension_days();
		assert_eq!((phase(id), left(id)), (Phase::Retried { suspended: true }, Moment::from(days) * DAY));
		assert_refused!(challenge(8), Errors::NotInThisPhase);
		finish_phase(later);
		vote_all(later, 1..=6, Choice::For);
		finish_phase(later);
		finish_phase(later);
		assert_eq!(phase(id), Phase::Rescinded { by: later });
	});
}

#[test]
fn who_has_suspended_it_before_does_not_suspend_it_again_when_it_is_retried() {
	new_test(|| {
		let id = opened(Track::Ordinary, &fail());
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		let challenge = |who| Resolutions::challenge(signed(who), id, BAKERY).plain();
		assert_ok!(challenge(NINA));
		assert_ok!(challenge(TINA));
		finish_phase(id);
		assert_eq!(phase(id), impossible());
		assert_ok!(retry_by(DORA, id));
		assert_ok!(retry_by(CHAIR, id));
		assert_refused!(challenge(NINA), Errors::AlreadySigned);
		assert_ok!(challenge(8));
		assert_eq!(phase(id), Phase::Retried { suspended: false }, "it takes a fifth again");
		assert_ok!(challenge(7));
		assert_eq!(phase(id), Phase::Retried { suspended: true });
		// An auditor lets it go on.
		give_office(BAKERY, Office::Auditor, 6);
		assert_ok!(Resolutions::uphold(signed(6), id, BAKERY));
		assert_eq!(left(id), 3 * DAY, "nobody who has retried it ends the wait");
		Failing::set(false);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
	});
}

#[test]
fn the_word_of_who_has_left_no_longer_counts() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		assert_ok!(retry_by(DORA, id));
		unseat(BAKERY, 4);
		assert_ok!(retry_by(CHAIR, id));
		assert_eq!(
			(phase(id), motion(id).retry),
			(impossible(), Some((Hand { coop: BAKERY, member: 1 }, Time::get() + 7 * DAY)))
		);
		assert_ok!(retry_by(NINA, id));
		assert_eq!(phase(id), Phase::Retried { suspended: false });
	});
}

#[test]
fn the_word_of_one_counts_for_a_week() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		assert_ok!(retry_by(DORA, id));
		pass(7 * DAY);
		// The co-op has paid in another way meanwhile, and this is the first of two again.
		assert_ok!(retry_by(CHAIR, id));
		assert_eq!(phase(id), impossible());
	});
}

#[test]
fn who_is_paid_by_now_was_not_the_first_of_two() {
	new_test(|| {
		let id = failed_payment(77);
		assert_ok!(retry_by(DORA, id));
		Moving::set(vec![(BAKERY, 4, 77)]);
		assert_ok!(retry_by(CHAIR, id));
		assert!(matches!(phase(id), Phase::Failed { .. }));
		assert_ok!(retry_by(NINA, id));
		assert_eq!(phase(id), Phase::Retried { suspended: false });
	});
}

#[test]
fn a_board_that_is_paid_itself_holds_nobody_up() {
	new_test(|| {
		let id = failed_payment(1);
		end_term(BAKERY, Office::Secretary, 2);
		end_term(BAKERY, Office::Treasurer, 3);
		assert_ok!(retry_by(DORA, id));
		assert_ok!(retry_by(NINA, id));
		assert_eq!(phase(id), Phase::Retried { suspended: false });
	});
}

#[test]
fn a_co_op_that_has_left_or_is_suspended_retries_nothing_of_the_federation() {
	new_test(|| {
		federation(4);
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, 1..=3, Choice::For);
		close(id);
		fails(id);
		let retry = |coop| Resolutions::retry(signed(delegate(coop)), id, coop);
		set_voice(4, Voice::Suspended);
		assert_refused!(retry(4), Errors::CoopSuspended);
		set_voice(4, None);
		assert_refused!(retry(4), Errors::CoopLeft);
		assert_ok!(retry(3));
		set_voice(3, Voice::Suspended);
		// Nor was it the first of two.
		assert_ok!(retry(BAKERY));
		assert!(matches!(phase(id), Phase::Failed { .. }));
	});
}

#[test]
fn a_co_op_that_the_federation_pays_does_not_retry_it() {
	new_test(|| {
		federation(4);
		let id = federation_opened(Track::Ordinary, &federation_pays(coop_account(4)));
		delegates_vote(id, 1..=3, Choice::For);
		close(id);
		fails(id);
		assert_refused!(Resolutions::retry(signed(delegate(4)), id, 4), Errors::Recused);
		assert_ok!(Resolutions::retry(signed(delegate(3)), id, 3));
	});
}

#[test]
fn the_only_member_retries_alone() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		(3..=10).for_each(|member| unseat(BAKERY, member));
		assert_ok!(retry_by(CHAIR, id));
		assert_eq!(phase(id), impossible(), "the other one is there");
		unseat(BAKERY, 2);
		// Nor does the only one do it who waits for somebody who will have their vote again.
		SuspendedVotes::set(1);
		assert_refused!(retry_by(CHAIR, id), Errors::AlreadySigned);
		SuspendedVotes::set(0);
		Failing::set(false);
		events();
		assert_ok!(retry_by(CHAIR, id));
		let enacts_at = Time::get() + 3 * DAY;
		assert_eq!(
			events(),
			[Event::RetryAsked { resolution: id, coop: BAKERY, by: 1 }, Event::Retried { resolution: id, enacts_at }]
		);
		assert_eq!(motion(id).retry, None);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
	});
	// Though not for themselves.
	new_test(|| {
		let id = failed_payment(CHAIR);
		(2..=10).for_each(|member| unseat(BAKERY, member));
		assert_refused!(retry_by(CHAIR, id), Errors::Recused);
	});
}

#[test]
fn only_what_failed_is_retried() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		let not_failed = |id| {
			assert_refused!(retry_by(CHAIR, id), Errors::NotFailed);
		};
		not_failed(id);
		finish_phase(id);
		not_failed(id);
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		not_failed(id);
		finish_phase(id);
		not_failed(id);
		assert_eq!(done(), [1]);
	});
}

#[test]
fn what_nobody_retries_lapses() {
	new_test(|| {
		let id = enacted(Track::Ordinary, &fail());
		almost_finish_phase(id);
		Time::set(Time::get() + 1);
		assert_refused!(retry_by(CHAIR, id), Errors::NotInThisPhase);
		events();
		poll();
		assert_eq!(events(), [Event::Lapsed { resolution: id }]);
		assert_eq!(phase(id), Phase::Lapsed);
		assert_refused!(retry_by(CHAIR, id), Errors::NotFailed);
	});
}

#[test]
fn who_has_moved_their_seat_to_the_account_that_is_paid_is_recused_after_all() {
	let by_paid = Phase::Rejected { reason: Rejection::OnlyWithPaid };
	for (votes_for, votes_against, expected) in [
		// Six of nine are for it without the first, more than half of whom take part.
		(1..=7, 8..=8, Phase::Enacted),
		// Four are for it and four against it.
		(1..=5, 6..=9, by_paid),
		// The first is against it, which stays.
		(2..=6, 1..=1, Phase::Enacted),
	] {
		new_test(|| {
			let id = opened(Track::Ordinary, &pay(77));
			vote_all(id, votes_for, Choice::For);
			vote_all(id, votes_against, Choice::Against);
			finish_phase(id);
			assert_eq!(phase(id), Phase::Passed);
			move_seat(BAKERY, 1, 77);
			finish_phase(id);
			assert_eq!(phase(id), expected);
		});
	}
}

#[test]
fn who_was_in_an_assembly_may_have_voted_for_what_pays_them() {
	for (for_, expected) in [(3, Phase::Rejected { reason: Rejection::OnlyWithPaid }), (4, Phase::Enacted)] {
		new_test(|| {
			let id = opened(Track::Ordinary, &pay(77));
			assert_ok!(roll_call(5, id, [1, 2, 3, 4, 8, 9]));
			count_assembly(id, result(for_, 2, 0));
			finish_phase(id);
			assert_eq!(phase(id), Phase::Passed);
			move_seat(BAKERY, 1, 77);
			finish_phase(id);
			assert_eq!(phase(id), expected);
		});
	}
}
