//! Members choose among alternatives, and one of them takes effect at most.

use super::*;
use frame_support::weights::WeightMeter;

mod model;
mod putting;
mod together;

/// The first of some alternatives, which the chair brings on the agenda.
fn first(call: &RuntimeCall) -> ResolutionId {
	supported(Track::Ordinary, call)
}

fn put(who: AccountId, id: ResolutionId, to: impl Into<Option<ResolutionId>>) -> DispatchResult {
	Resolutions::put_as_alternative(signed(who), id, to.into()).plain()
}

fn second(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::second(signed(who), id, BAKERY, motion(id).amendments).plain()
}

fn sign(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::sign_petition(signed(who), id, BAKERY, motion(id).amendments).plain()
}

fn amend(who: AccountId, id: ResolutionId, call: &RuntimeCall) -> DispatchResult {
	Resolutions::amend(signed(who), id, title(), Hash::default(), Some(opaque(call))).plain()
}

/// A draft like another resolution, by a member and with a call.
fn draft_like(by: AccountId, other: ResolutionId, call: &RuntimeCall) -> ResolutionId {
	let Resolution { track, secrecy, .. } = resolution(other);
	assert_ok!(propose(by, track, secrecy, call));
	ResolutionCount::<Test>::get()
}

/// A draft that is put as an alternative.
fn put_draft(by: AccountId, to: ResolutionId, call: &RuntimeCall) -> ResolutionId {
	let id = draft_like(by, to, call);
	assert_ok!(put(by, id, to));
	id
}

/// An alternative to what is on notice, which the secretary seconds.
fn alternative(by: AccountId, to: ResolutionId, call: &RuntimeCall) -> ResolutionId {
	let id = put_draft(by, to, call);
	assert_ok!(second(SECRETARY, id));
	id
}

/// So many alternatives that note their number and are voted on.
fn alternatives_opened(count: u32) -> Vec<ResolutionId> {
	let id = first(&note(1));
	let mut all = vec![id];
	all.extend((2..=count).map(|what| alternative([DORA, NINA, TINA][what as usize - 2], id, &note(what))));
	finish_phase(id);
	all
}

/// Members from one to another vote for it, and as many others against it.
fn votes_are(id: ResolutionId, for_: u32, against: u32) {
	vote_all(id, 1..=AccountId::from(for_), Choice::For);
	vote_all(id, AccountId::from(for_) + 1..=AccountId::from(for_ + against), Choice::Against);
}

const fn not_chosen(chosen: ResolutionId) -> Phase {
	Phase::Rejected { reason: Rejection::NotChosen { chosen } }
}

const fn rejected(reason: Rejection) -> Phase {
	Phase::Rejected { reason }
}

fn overview(id: ResolutionId) -> Overview<Hash> {
	Resolutions::overview(id).unwrap()
}

#[test]
fn of_those_that_pass_the_one_with_the_most_votes_for_it_takes_effect() {
	new_test(|| {
		let one = first(&note(1));
		pass_days(10);
		let other = put_draft(DORA, one, &note(2));
		events();
		assert_ok!(second(SECRETARY, other));
		let (freezes_at, opens_at) = (START + 17 * DAY, START + 21 * DAY);
		assert_eq!(
			events(),
			[
				Event::Seconded { resolution: other, coop: BAKERY, by: 2 },
				Event::JoinedAlternatives { resolution: other, matter: one },
				Event::NoticeGiven { resolution: other, freezes_at, opens_at, electors: 10 },
			]
		);
		assert_eq!(motion(other).noticed_at, motion(one).noticed_at, "notice was given of the matter");
		finish_phase(one);
		let closes_at = START + 28 * DAY;
		let opened =
			|resolution| Event::VotingOpened { resolution, closes_at, electors: 10, quorum: 6, second_call: false };
		assert_eq!(events(), [opened(one), opened(other)]);
		// Each is for the one or the other or for both.
		votes_are(one, 6, 2);
		votes_are(other, 7, 2);
		assert_eq!(overview(one).next, Next::IsRejected(Rejection::NotChosen { chosen: other }));
		assert_eq!(overview(other).next, Next::Passes);
		almost_finish_phase(one);
		almost_finish_phase(other);
		events();
		pass(1);
		let enacts_at = closes_at + 3 * DAY;
		assert_eq!(
			events(),
			[
				Event::Rejected { resolution: one, reason: Rejection::NotChosen { chosen: other } },
				Event::Chosen { resolution: other, matter: one },
				Event::Passed { resolution: other, enacts_at },
			]
		);
		finish_phase(other);
		assert_eq!((phase(one), phase(other)), (not_chosen(other), Phase::Enacted));
		assert_eq!(done(), [2]);
		// It is known later, when the ballots are removed.
		pass(200 * DAY);
		assert!(Records::<Test>::contains_key(one) && Records::<Test>::contains_key(other));
		for (id, others) in [(one, vec![other]), (other, vec![one])] {
			let Overview { alternatives, chosen, .. } = overview(id);
			assert_eq!((alternatives, chosen), (others, Some(other)));
		}
		assert_eq!((overview(one).phase, overview(other).phase), (not_chosen(other), Phase::Enacted));
		assert_eq!(done(), [2]);
	});
}

#[test]
fn with_as_many_votes_it_is_the_one_that_came_on_the_agenda_first() {
	new_test(|| {
		// Its number is lower, because it was held back.
		let held_back = draft_like(DORA, draft(Track::Ordinary, &note(9)), &note(2));
		let one = first(&note(1));
		assert!(held_back < one);
		assert_ok!(put(DORA, held_back, one));
		assert_ok!(second(SECRETARY, held_back));
		finish_phase(one);
		votes_are(one, 6, 0);
		votes_are(held_back, 6, 0);
		finish_phase(one);
		assert_eq!((phase(one), phase(held_back)), (Phase::Passed, not_chosen(one)));
	});
}

#[test]
fn a_majority_that_is_for_one_only_has_that_one_whatever_is_put_beside_it() {
	new_test(|| {
		let [one, other] = alternatives_opened(2)[..] else { unreachable!() };
		// All the others like what is put beside it, and six want the first alone.
		votes_are(one, 6, 4);
		vote_all(other, 1..=6, Choice::Against);
		vote_all(other, 7..=10, Choice::For);
		finish_phase(one);
		assert_eq!((phase(one), phase(other)), (Phase::Passed, rejected(Rejection::NoMajority)));
	});
}

/// Checks that nobody puts this draft to that resolution, for that reason.
fn is_not_put(who: AccountId, id: ResolutionId, to: ResolutionId, error: Errors) {
	let call = Call::<Test>::put_as_alternative { resolution: id, to: Some(to) };
	assert_eq!(call.charge(&who), Charge::Refused(put_error(who, id, to)));
	assert_refused!(put(who, id, to), error);
}

fn put_error(who: AccountId, id: ResolutionId, to: ResolutionId) -> DispatchError {
	Resolutions::may_put_as_alternative(&who, id, Some(to)).refusal().unwrap()
}

#[test]
fn a_secret_vote_that_is_asked_for_on_one_is_secret_on_all() {
	new_test(|| {
		let one = first(&note(1));
		let other = alternative(DORA, one, &note(2));
		assert_ok!(Resolutions::request_secrecy(signed(TINA), other));
		assert_eq!(resolution(one).secrecy, Secrecy::Open);
		events();
		assert_ok!(Resolutions::request_secrecy(signed(NINA), other));
		let asked = |resolution| Event::TellersNeeded { resolution, coop: BAKERY, needed: 3, found: 3 };
		assert_eq!(
			events(),
			[Event::SecrecyRequested { resolution: other, by: 9, granted: true }, asked(other), asked(one)]
		);
		assert_eq!(resolution(one).secrecy, Secrecy::Secret);
		assert_refused!(Resolutions::request_secrecy(signed(NINA), one), Errors::SecretBallot);
		// What comes after that is secret as well.
		let third = alternative(NINA, one, &note(3));
		assert_eq!(resolution(third).secrecy, Secrecy::Secret);
		finish_phase(one);
		for (id, for_) in [(one, 3), (other, 5), (third, 4)] {
			assert_ok!(roll_call(5, id, 1..=6));
			count_assembly(id, result(for_, 1, 0));
		}
		finish_phase(one);
		assert_eq!([one, other, third].map(phase), [not_chosen(other), Phase::Passed, not_chosen(other)]);
	});
}

#[test]
fn a_teller_who_keeps_back_the_count_of_one_does_not_choose_another_by_that() {
	let secret_or_open = [Secrecy::Secret, Secrecy::Open];
	for (track, secrecy) in
		[Track::Ordinary, Track::Special].into_iter().flat_map(|one| secret_or_open.map(|other| (one, other)))
	{
		new_test(|| {
			assert_ok!(propose(CHAIR, track, secrecy, &note(1)));
			assert_ok!(second(SECRETARY, 1));
			let other = alternative(DORA, 1, &note(2));
			let third = alternative(NINA, 1, &note(3));
			finish_phase(1);
			assert_ok!(roll_call(5, 1, 1..=6));
			count_assembly(1, result(6, 0, 0));
			assert_ok!(roll_call(5, third, 1..=6));
			count_assembly(third, result(0, 6, 0));
			// Of what the room decided on the second, one teller says nothing.
			assert_ok!(roll_call(5, other, 1..=7));
			assert_ok!(enter(5, other, result(7, 0, 0)));
			assert_ok!(confirm(6, other, 5));
			assert_eq!(overview(1).next, Next::SecondCall);
			finish_phase(1);
			let again = (Phase::SecondCall, Secrecy::Open);
			for id in [1, other] {
				assert_eq!((phase(id), resolution(id).secrecy), again);
			}
			assert_eq!(phase(third), rejected(Rejection::NoMajority));
			assert_eq!(tally(1), (0, 0, 0));
			finish_phase(1);
			votes_are(1, 6, 0);
			votes_are(other, 7, 0);
			finish_phase(1);
			assert_eq!((phase(1), phase(other)), (not_chosen(other), Phase::Passed));
		});
	}
}

#[test]
fn where_one_has_passed_another_that_missed_its_quorum_has_no_second_call() {
	new_test(|| {
		let [one, other] = alternatives_opened(2)[..] else { unreachable!() };
		votes_are(one, 5, 0);
		votes_are(other, 6, 0);
		assert_eq!(overview(one).next, Next::IsRejected(Rejection::NoQuorum));
		finish_phase(one);
		assert_eq!((phase(one), phase(other)), (rejected(Rejection::NoQuorum), Phase::Passed));
	});
}

#[test]
fn where_none_has_passed_those_that_missed_their_quorum_have_the_second_call_together() {
	new_test(|| {
		let [one, other, third] = alternatives_opened(3)[..] else { unreachable!() };
		votes_are(one, 2, 0);
		votes_are(other, 3, 1);
		votes_are(third, 2, 5);
		finish_phase(one);
		assert_eq!(
			[one, other, third].map(phase),
			[Phase::SecondCall, Phase::SecondCall, rejected(Rejection::NoMajority)]
		);
		assert_eq!(left(one), left(other));
		finish_phase(one);
		let again = Phase::Voting { second_call: true, extensions: 0 };
		assert_eq!((phase(one), phase(other), left(one)), (again, again, left(other)));
		assert_ok!(vote(3, one, Choice::For));
		assert_ok!(vote(4, one, Choice::For));
		finish_phase(one);
		assert_eq!((phase(one), phase(other)), (Phase::Passed, not_chosen(one)));
		assert_eq!(Matters::<Test>::get(one).unwrap().chosen, Some(one));
	});
}

#[test]
fn where_none_passes_none_is_chosen() {
	new_test(|| {
		let all = alternatives_opened(2);
		all.iter().for_each(|id| votes_are(*id, 3, 3));
		finish_phase(all[0]);
		all.iter().for_each(|id| assert_eq!(phase(*id), rejected(Rejection::NoMajority)));
		assert_eq!((Matters::<Test>::get(1).unwrap().chosen, overview(1).chosen), (None, None));
	});
}

#[test]
fn a_choice_that_turns_in_the_last_day_extends_the_vote_on_all() {
	new_test(|| {
		let [one, other] = alternatives_opened(2)[..] else { unreachable!() };
		votes_are(one, 7, 0);
		votes_are(other, 7, 0);
		let closes_at = resolution(one).ends_at.unwrap();
		pass(left(one) - DAY - 1);
		// A day before it is not the last day.
		assert_ok!(vote(8, other, Choice::For));
		assert_ok!(vote(8, other, Choice::Against));
		assert_eq!(resolution(one).ends_at, Some(closes_at));
		pass(1);
		events();
		// Nothing changes in which pass, and the other is chosen now.
		assert_ok!(vote(8, other, Choice::For));
		let closes_at = closes_at + DAY;
		let extended = |resolution| Event::VoteExtended { resolution, closes_at };
		assert_eq!(events()[1..], [extended(other), extended(one)]);
		let phase_of_all = Phase::Voting { second_call: false, extensions: 1 };
		assert_eq!((phase(one), phase(other)), (phase_of_all, phase_of_all));
		// Those who are for the first see that, and can answer on it.
		pass(DAY);
		assert_ok!(vote(9, one, Choice::For));
		// A tie is for the one that came first, which is another choice.
		assert_eq!(resolution(other).ends_at, Some(closes_at + DAY));
	});
}

#[test]
fn the_vote_on_alternatives_is_extended_as_often_as_any_other() {
	new_test(|| {
		let [one, other] = alternatives_opened(2)[..] else { unreachable!() };
		votes_are(one, 6, 0);
		votes_are(other, 6, 0);
		let closes_at = resolution(one).ends_at.unwrap();
		// Each day another is chosen by one vote, on whichever of them it is cast.
		for day in 0..6u8 {
			pass(left(one) - DAY / 2);
			let id = if day % 2 == 0 { other } else { one };
			let ahead = AccountId::from(7 + day / 2);
			assert_ok!(vote(ahead, id, Choice::For));
			if id == one {
				// A tie is for the first already.
				assert_eq!(resolution(one).tally.for_, resolution(other).tally.for_);
			}
			let extensions = (day + 1).min(MAX_EXTENSIONS);
			for one in [one, other] {
				assert_eq!(phase(one), Phase::Voting { second_call: false, extensions });
			}
		}
		assert_eq!(resolution(one).ends_at, Some(closes_at + 5 * DAY));
	});
}

#[test]
fn a_vote_that_turns_no_choice_extends_nothing() {
	new_test(|| {
		let [one, other] = alternatives_opened(2)[..] else { unreachable!() };
		votes_are(one, 8, 0);
		votes_are(other, 5, 0);
		pass(left(one) - DAY / 2);
		// The other would pass by itself now.
		assert_ok!(vote(6, other, Choice::For));
		assert_eq!(resolution(other).rejection(), None);
		assert_eq!(phase(other), Phase::Voting { second_call: false, extensions: 0 });
	});
}

#[test]
fn an_assembly_in_the_last_day_extends_the_vote_on_all() {
	new_test(|| {
		let [one, other] = alternatives_opened(2)[..] else { unreachable!() };
		votes_are(one, 4, 0);
		pass(left(one) - DAY / 2);
		assert_ok!(roll_call(5, one, [8, 9]));
		count_assembly(one, result(2, 0, 0));
		assert_eq!(phase(other), Phase::Voting { second_call: false, extensions: 1 });
		assert_eq!(left(one), left(other));
	});
}

#[test]
fn who_proposed_one_takes_it_out_before_the_vote_and_stops_no_other_by_that() {
	new_test(|| {
		let one = first(&note(1));
		let other = alternative(DORA, one, &note(2));
		let waiting = put_draft(NINA, one, &note(3));
		let opens_at = resolution(one).ends_at;
		assert_ok!(Resolutions::withdraw(signed(CHAIR), one));
		assert_eq!((resolution(one).matter, overview(one).alternatives), (None, vec![]));
		assert_eq!((resolution(other).ends_at, overview(other).alternatives), (opens_at, vec![]));
		// What was put to it is put to the other, which who supports it sees.
		assert_ok!(put(NINA, waiting, other));
		assert_ok!(second(SECRETARY, waiting));
		assert_eq!((resolution(waiting).matter, resolution(waiting).ends_at), (Some(one), opens_at));
		// Who supported the first takes it over, and puts it anew.
		assert_ok!(Resolutions::take_over(signed(SECRETARY), one, BAKERY));
		let anew = ResolutionCount::<Test>::get();
		assert_eq!((resolution(anew).matter, motion(anew).alternative_to), (None, None));
		assert_ok!(put(SECRETARY, anew, other));
		assert_ok!(second(TINA, anew));
		assert_eq!(overview(other).alternatives, [waiting, anew]);
		// All of them can be withdrawn.
		for (who, id) in [(DORA, other), (NINA, waiting), (SECRETARY, anew)] {
			assert_ok!(Resolutions::withdraw(signed(who), id));
		}
		assert_eq!(Matters::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_was_put_to_something_that_is_withdrawn_goes_by_itself_with_its_support() {
	new_test(|| {
		let one = first(&note(1));
		let other = put_draft(DORA, one, &note(2));
		assert_ok!(sign(NINA, other));
		pass_days(10);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), one));
		assert_ok!(sign(TINA, other));
		assert_eq!((resolution(other).matter, left(other)), (None, 21 * DAY));
		assert_eq!(motion(other).noticed_at, Some(START + 10 * DAY + CIVIL_AHEAD));
	});
}

#[test]
fn who_amends_theirs_into_another_keeps_that_out_by_nothing() {
	for amended in [Some(note(2)), None] {
		new_test(|| {
			let one = first(&note(1));
			let other = put_draft(DORA, one, &note(2));
			assert_ok!(sign(NINA, other));
			let call = amended.as_ref().map(opaque);
			assert_ok!(Resolutions::amend(signed(CHAIR), one, title(), Hash::default(), call));
			assert_ok!(sign(TINA, other));
			assert_eq!(resolution(other).matter, Some(one));
			let call = (amended.is_some()).then(|| opaque(&note(1)));
			assert_ok!(Resolutions::amend(signed(CHAIR), one, title(), Hash::repeat_byte(1), call));
		});
	}
}

#[test]
fn what_was_withdrawn_is_not_chosen_and_its_votes_go_to_nobody() {
	new_test(|| {
		let one = first(&note(1));
		let other = alternative(DORA, one, &note(2));
		pass(left(one) - 1);
		assert_ok!(Resolutions::withdraw(signed(DORA), other));
		pass(1);
		votes_are(one, 6, 0);
		finish_phase(one);
		finish_phase(one);
		assert_eq!((phase(one), phase(other), done()), (Phase::Enacted, Phase::Withdrawn, vec![1]));
	});
}

#[test]
fn a_draft_that_nobody_supports_lapses_and_is_no_alternative() {
	new_test(|| {
		let one = first(&note(1));
		let other = put_draft(DORA, one, &note(2));
		pass_days(30);
		assert_eq!((phase(other), resolution(other).matter), (Phase::Lapsed, None));
		assert_eq!((resolution(one).matter, Matters::<Test>::iter().count()), (None, 0));
	});
}

#[test]
fn one_whose_vote_cannot_open_lapses_and_stops_no_other() {
	new_test(|| {
		let one = first(&note(1));
		let other = alternative(DORA, one, &note(2));
		let third = alternative(NINA, one, &note(3));
		let unreadable = OpaqueCall::<RuntimeCall>::from_bytes(vec![255; 3]);
		Calls::<Test>::insert(other, StoredCallOf::<Test>::try_from(&unreadable).unwrap());
		Motions::<Test>::mutate(other, |motion| motion.as_mut().unwrap().call = Some(hash_of(unreadable.bytes())));
		finish_phase(one);
		assert_eq!((phase(other), resolution(other).matter), (Phase::Lapsed, None));
		assert_eq!((phase(one), phase(third)), (phase(third), phase(one)));
		votes_are(third, 6, 0);
		finish_phase(one);
		assert_eq!((phase(one), phase(third)), (rejected(Rejection::NoQuorum), Phase::Passed));
	});
}

/// Two alternatives, the second of which is chosen, and the first would have passed as well.
fn chosen(call: &RuntimeCall) -> (ResolutionId, ResolutionId) {
	let one = first(&note(1));
	let other = alternative(DORA, one, call);
	finish_phase(one);
	votes_are(one, 6, 0);
	votes_are(other, 7, 0);
	finish_phase(one);
	assert_eq!((phase(one), phase(other)), (not_chosen(other), Phase::Passed));
	(one, other)
}

#[test]
fn the_others_stay_rejected_when_the_chosen_one_fails_and_lapses_or_is_retried() {
	for retried in [false, true] {
		new_test(|| {
			let (one, other) = chosen(&fail());
			finish_phase(other);
			assert!(matches!(phase(other), Phase::Failed { .. }));
			assert_refused!(Resolutions::retry(signed(CHAIR), one, BAKERY), Errors::NotFailed);
			if retried {
				Failing::set(false);
				retry(other);
				assert_eq!((phase(other), done()), (Phase::Enacted, vec![0]));
			} else {
				finish_phase(other);
				assert_eq!((phase(other), done()), (Phase::Lapsed, vec![]));
			}
			pass(200 * DAY);
			assert_eq!((overview(one).phase, done().len()), (not_chosen(other), usize::from(retried)));
		});
	}
}

#[test]
fn the_others_stay_rejected_when_the_chosen_one_is_suspended_and_rescinded_or_upheld() {
	for rescinded in [false, true] {
		new_test(|| {
			give_office(BAKERY, Office::Auditor, 10);
			let (one, other) = chosen(&note(2));
			assert_refused!(Resolutions::challenge(signed(NINA), one, BAKERY), Errors::NotInThisPhase);
			for who in [8, NINA] {
				assert_ok!(Resolutions::challenge(signed(who), other, BAKERY));
			}
			assert_eq!(phase(other), Phase::Suspended);
			if rescinded {
				let by = passed(Track::Ordinary, &Call::rescind { resolution: other }.into());
				finish_phase(by);
				assert_eq!(phase(other), Phase::Rescinded { by });
				assert!(done().is_empty());
			} else {
				assert_ok!(Resolutions::uphold(signed(TINA), other, BAKERY));
				finish_phase(other);
				assert_eq!((phase(other), done()), (Phase::Enacted, vec![2]));
			}
			assert_eq!(phase(one), not_chosen(other));
		});
	}
}

#[test]
fn what_rescinds_is_no_alternative_nor_amended_into_one() {
	new_test(|| {
		let earlier = passed(Track::Ordinary, &pay(77));
		let rescission = Call::rescind { resolution: earlier }.into();
		let one = first(&note(1));
		let by_itself = draft_like(DORA, one, &rescission);
		assert_refused!(put(DORA, by_itself, one), Errors::NotAlternatives);
		let other = alternative(NINA, one, &note(2));
		let rescission = Some(opaque(&rescission));
		let amended = Resolutions::amend(signed(NINA), other, title(), Hash::default(), rescission);
		assert_refused!(amended, Errors::OtherKind);
	});
}

#[test]
fn a_decision_can_rescind_nothing_that_was_not_chosen() {
	new_test(|| {
		let (one, _) = chosen(&note(2));
		let rescission = RuntimeCall::from(Call::rescind { resolution: one });
		assert_refused!(
			Resolutions::may_rescind(origin::Origin::Coop(resolution(one).mandate(one, BAKERY)).into(), one),
			Errors::NotInThisPhase
		);
		assert!(matches!(rescission, RuntimeCall::Resolutions(_)));
	});
}

#[test]
fn who_is_paid_after_all_has_chosen_nothing_by_their_vote() {
	// With seven votes against six, and one more of those seven is paid; or two ahead.
	for (ahead, expected) in [(7, rejected(Rejection::OnlyWithPaid)), (8, Phase::Enacted)] {
		new_test(|| {
			let one = first(&note(1));
			let other = alternative(DORA, one, &pay(77));
			finish_phase(one);
			vote_all(one, 1..=6, Choice::For);
			vote_all(other, 1..=ahead, Choice::For);
			finish_phase(one);
			assert_eq!((phase(one), phase(other)), (not_chosen(other), Phase::Passed));
			move_seat(BAKERY, 1, 77);
			finish_phase(other);
			assert_eq!((phase(other), phase(one)), (expected, not_chosen(other)));
		});
	}
}

#[test]
fn what_the_others_had_is_known_when_they_are_long_over_and_the_chosen_one_was_suspended() {
	// Without the vote of who is paid it has seven, too, and came later; or it still has more.
	for (others, expected) in [(7, rejected(Rejection::OnlyWithPaid)), (6, Phase::Enacted)] {
		new_test(|| {
			set_bylaws(|bylaws| (bylaws.notice_special_days, bylaws.voting_special_days) = (42, 21));
			let one = supported(Track::Special, &note(1));
			let other = alternative(DORA, one, &pay(77));
			finish_phase(one);
			vote_all(one, 1..=others, Choice::For);
			vote_all(other, 1..=8, Choice::For);
			finish_phase(one);
			for who in [NINA, TINA] {
				assert_ok!(Resolutions::challenge(signed(who), other, BAKERY));
			}
			move_seat(BAKERY, 1, 77);
			almost_finish_phase(other);
			assert!(Records::<Test>::contains_key(one));
			assert_eq!((overview(other).alternatives, overview(one).alternatives), (vec![one], vec![other]));
			finish_phase(other);
			assert_eq!((phase(other), overview(one).chosen), (expected, Some(other)));
		});
	}
}

#[test]
fn nobody_loses_the_vote_on_one_by_being_paid_by_another() {
	new_test(|| {
		let one = first(&note(1));
		// Two of those who are for the first are paid a little by what is put beside it.
		let other = alternative(DORA, one, &batch([pay(9), pay(10)]));
		finish_phase(one);
		assert_eq!((resolution(one).electors(), resolution(other).electors()), (10, 8));
		assert_refused!(vote(NINA, other, Choice::For), Errors::Recused);
		assert_ok!(vote(NINA, one, Choice::For));
		assert_ok!(vote(TINA, one, Choice::For));
		vote_all(one, 1..=4, Choice::For);
		finish_phase(one);
		assert_eq!((phase(one), phase(other)), (Phase::Passed, rejected(Rejection::NoQuorum)));
	});
}

#[test]
fn what_is_put_late_is_counted_with_who_had_a_vote_then_and_kept_as_long() {
	new_test(|| {
		let one = first(&note(1));
		pass_days(10);
		let other = alternative(DORA, one, &note(2));
		// The register must know who had a vote as of the notice, as long as the alternative is kept.
		assert_ok!(Resolutions::withdraw(signed(CHAIR), one));
		pass_days(100);
		let oldest = <Resolutions as rochdale_primitives::BallotBook>::oldest_kept(BAKERY);
		assert_eq!((oldest, motion(other).noticed_at), (Some(START + CIVIL_AHEAD), Some(START + CIVIL_AHEAD)));
	});
}

#[test]
fn the_hour_is_named_for_all_with_the_first_of_them() {
	new_test(|| {
		let one = first(&note(1));
		let other = alternative(DORA, one, &note(2));
		let hour = MockClock::civil() + 30 * DAY;
		let name = |who, id| Resolutions::name_closing_hour(signed(who), id, hour).plain();
		assert_refused!(name(SECRETARY, other), Errors::NotConvener);
		assert_refused!(name(NINA, one), Errors::NotConvener);
		assert_ok!(name(SECRETARY, one));
		let late = alternative(NINA, one, &note(3));
		for id in [one, other, late] {
			assert_eq!(motion(id).closes_on, Some(hour));
		}
		finish_phase(one);
		assert_eq!([left(one), left(other), left(late)], [9 * DAY; 3]);
	});
}

#[test]
fn the_hour_is_named_with_the_next_where_the_first_was_withdrawn() {
	new_test(|| {
		let one = first(&note(1));
		let other = alternative(DORA, one, &note(2));
		assert_ok!(Resolutions::withdraw(signed(CHAIR), one));
		let hour = MockClock::civil() + 30 * DAY;
		assert_ok!(Resolutions::name_closing_hour(signed(SECRETARY), other, hour));
		assert_eq!((motion(other).closes_on, motion(one).closes_on), (Some(hour), None));
	});
}

#[test]
fn anybody_advances_all_at_once_and_a_block_has_room_for_all_or_none() {
	new_test(|| {
		let all = alternatives_opened(3);
		all.iter().for_each(|id| votes_are(*id, 6, 0));
		Time::set(Time::get() + left(all[0]));
		let before = all.iter().map(|id| phase(*id)).collect::<Vec<_>>();
		// A step weighs ten, and so does each of the others.
		let mut meter = WeightMeter::with_limit(Weight::from_parts(29, 0));
		Resolutions::run_agenda(&mut meter);
		assert_eq!(all.iter().map(|id| phase(*id)).collect::<Vec<_>>(), before);
		let mut meter = WeightMeter::with_limit(Weight::from_parts(30, 0));
		Resolutions::run_agenda(&mut meter);
		assert_eq!((phase(all[0]), phase(all[2])), (Phase::Passed, not_chosen(all[0])));
	});
	new_test(|| {
		let all = alternatives_opened(3);
		all.iter().for_each(|id| votes_are(*id, 6, 0));
		Time::set(Time::get() + left(all[0]));
		assert_ok!(Resolutions::advance(signed(STRANGER), all[2]));
		assert_eq!((phase(all[0]), phase(all[2])), (Phase::Passed, not_chosen(all[0])));
		assert_refused!(Resolutions::advance(signed(STRANGER), all[1]), Errors::NothingDue);
	});
}

#[test]
fn an_alternative_in_a_secret_vote_is_not_amended_into_what_must_be_secret() {
	new_test(|| {
		let one = first(&note(1));
		let other = alternative(DORA, one, &note(2));
		for who in [TINA, NINA] {
			assert_ok!(Resolutions::request_secrecy(signed(who), other));
		}
		let amend = || {
			let call = Some(opaque(&note(3)));
			Resolutions::amend(signed(DORA), other, title(), Hash::default(), call).plain()
		};
		NoteIsSecret::set(true);
		assert_refused!(amend(), Errors::OtherKind);
		NoteIsSecret::set(false);
		assert_ok!(amend());
		// Without an assembly the members vote openly on all of them.
		finish_phase(one);
		finish_phase(one);
		assert_eq!([one, other].map(|id| (phase(id), resolution(id).secrecy)), [(Phase::SecondCall, Secrecy::Open); 2]);
	});
}
