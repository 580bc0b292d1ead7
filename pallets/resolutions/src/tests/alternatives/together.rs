//! Co-ops choose among alternatives, and one of them takes effect at most.

use super::*;

/// Seconds for another co-op what a co-op brings.
fn second_for(coop: CoopId, id: ResolutionId) -> DispatchResult {
	Resolutions::second(signed(delegate(coop)), id, coop, motion(id).amendments).plain()
}

/// A draft of the delegate of a co-op, on the same track as another resolution.
fn draft_of(coop: CoopId, other: ResolutionId, call: &RuntimeCall) -> ResolutionId {
	draft_by(coop, delegate(coop), resolution(other).track, call)
}

/// A draft that the delegate of a co-op puts as an alternative.
fn put_draft_of(coop: CoopId, to: ResolutionId, call: &RuntimeCall) -> ResolutionId {
	let id = draft_of(coop, to, call);
	assert_ok!(put(delegate(coop), id, to));
	id
}

/// An alternative that the delegate of a co-op brings and that of the bakery seconds.
fn alternative_of(coop: CoopId, to: ResolutionId, call: &RuntimeCall) -> ResolutionId {
	let id = put_draft_of(coop, to, call);
	assert_ok!(second_for(BAKERY, id));
	id
}

/// So many alternatives of the federation, which federate their number and are voted on: that of the bakery, and of co-ops from
/// the third on.
fn opened_together(track: Track, count: u32) -> Vec<ResolutionId> {
	let id = federation_supported(track, &federate(1));
	let mut all = vec![id];
	all.extend((2..=count).map(|what| alternative_of(what + 1, id, &federate(what))));
	finish_phase(id);
	all
}

const fn last_day(extensions: u8, passes: bool) -> Phase {
	Phase::LastDay { second_call: false, extensions, passes }
}

#[test]
fn of_those_that_pass_the_one_with_the_most_co_ops_for_it_takes_effect() {
	new_test(|| {
		federation(5);
		let one = federation_supported(Track::Ordinary, &federate(1));
		pass_days(9);
		let other = put_draft_of(3, one, &federate(2));
		events();
		assert_ok!(second_for(COURIERS, other));
		let opens_at = resolution(one).ends_at.unwrap();
		let Phase::Notice { freezes_at } = phase(one) else { unreachable!() };
		assert_eq!(
			events(),
			[
				Event::Seconded { resolution: other, coop: COURIERS, by: 9 },
				Event::JoinedAlternatives { resolution: other, matter: one },
				Event::NoticeGiven { resolution: other, freezes_at, opens_at, electors: 5 },
			]
		);
		assert_eq!((resolution(other).ends_at, motion(other).noticed_at), (Some(opens_at), motion(one).noticed_at));
		finish_phase(one);
		delegates_vote(one, 1..=3, Choice::For);
		delegates_vote(other, 2..=5, Choice::For);
		finish_phase(one);
		// A day before the end it is noted which would be chosen.
		assert_eq!([one, other].map(phase), [last_day(0, false), last_day(0, true)]);
		assert_eq!([one, other].map(|id| overview(id).next), [Next::IsCounted; 2]);
		events();
		finish_phase(one);
		let enacts_at = resolution(other).ends_at.unwrap();
		assert_eq!(
			events(),
			[
				Event::Rejected { resolution: one, reason: Rejection::NotChosen { chosen: other } },
				Event::Chosen { resolution: other, matter: one },
				Event::Passed { resolution: other, enacts_at },
			]
		);
		finish_phase(other);
		assert_eq!(([one, other].map(phase), done_by_federation()), ([not_chosen(other), Phase::Enacted], vec![2]));
		// It is known later, with the arithmetic of each.
		pass(200 * DAY);
		for (id, coops, of, others) in [(one, 3, not_chosen(other), other), (other, 4, Phase::Enacted, one)] {
			assert_eq!(record(id).phase, of);
			let Overview { alternatives, chosen, for_, .. } = overview(id);
			assert_eq!((alternatives, chosen, for_), (vec![others], Some(other), coops));
			let sum = Results::<Test>::get(id).unwrap();
			assert_eq!((sum.coops_for, sum.rejection), (coops, None));
			assert_eq!(Resolutions::positions_on(id).len(), 5);
		}
	});
}

#[test]
fn with_as_many_co_ops_it_is_what_came_on_the_agenda_first() {
	new_test(|| {
		federation(5);
		// Its number is lower, because it was held back.
		let held_back = draft_by(3, delegate(3), Track::Ordinary, &federate(2));
		let one = federation_supported(Track::Ordinary, &federate(1));
		assert_ok!(put(delegate(3), held_back, one));
		assert_ok!(second_for(COURIERS, held_back));
		finish_phase(one);
		// In one co-op the members vote, whose ballots weigh nothing in what is ordinary.
		for (id, members) in [(one, 1..=6), (held_back, 1..=10)] {
			assert_ok!(request_ballot_late(4, id));
			delegates_vote(id, 1..=3, Choice::For);
			vote_in(4, id, members, Choice::For);
		}
		close(one);
		assert_eq!([one, held_back].map(phase), [Phase::Passed, not_chosen(one)]);
	});
}

/// The members of a co-op without a delegate ask for its vote while it is open.
fn request_ballot_late(coop: CoopId, id: ResolutionId) -> DispatchResult {
	end_term(coop, Office::Delegate, 1);
	request_ballot(coop, 2, id).and_then(|()| request_ballot(coop, 3, id))
}

#[test]
fn of_what_is_special_with_as_many_co_ops_it_is_what_more_of_their_members_are_for() {
	// For the second in each of three co-ops: more of the members, as many, or more of fewer who vote.
	for (first, second, is_chosen) in [((6, 4), (7, 3), true), ((7, 3), (7, 3), false), ((7, 3), (6, 1), true)] {
		new_test(|| {
			federation(4);
			let [one, other] = opened_together(Track::Special, 2)[..] else { unreachable!() };
			for (id, (for_, against)) in [(one, first), (other, second)] {
				for coop in 1..=3 {
					vote_in(coop, id, 1..=for_, Choice::For);
					vote_in(coop, id, for_ + 1..=for_ + against, Choice::Against);
				}
			}
			close(one);
			let expected =
				if is_chosen { [not_chosen(other), Phase::Passed] } else { [Phase::Passed, not_chosen(one)] };
			assert_eq!([one, other].map(phase), expected);
		});
	}
}

#[test]
fn a_co_op_more_counts_more_than_all_members_of_the_others() {
	new_test(|| {
		federation(4);
		let [one, other] = opened_together(Track::Special, 2)[..] else { unreachable!() };
		(1..=4).for_each(|coop| vote_in(coop, one, 1..=6, Choice::For));
		(1..=4).for_each(|coop| vote_in(coop, one, 7..=10, Choice::Against));
		(1..=3).for_each(|coop| vote_in(coop, other, 1..=10, Choice::For));
		close(one);
		assert_eq!([one, other].map(phase), [Phase::Passed, not_chosen(one)]);
	});
}

#[test]
fn what_passes_by_one_of_two_majorities_only_is_not_chosen() {
	new_test(|| {
		federation(4);
		join_federation(5, 200);
		let [one, other] = opened_together(Track::Special, 2)[..] else { unreachable!() };
		// More co-ops are for the second, and fewer of all members.
		(1..=4).for_each(|coop| vote_in(coop, other, 1..=6, Choice::For));
		(1..=4).for_each(|coop| vote_in(coop, other, 7..=10, Choice::Against));
		vote_in(5, other, 1..=200, Choice::Against);
		[1, 2, 3, 5].into_iter().for_each(|coop| vote_in(coop, one, 1..=10, Choice::For));
		vote_in(5, one, 11..=120, Choice::For);
		close(one);
		assert_eq!([one, other].map(phase), [Phase::Passed, rejected(Rejection::NoMajorityOfMembers)]);
	});
}

#[test]
fn each_co_op_has_the_same_part_in_each_and_says_on_each_what_it_wants() {
	new_test(|| {
		federation(5);
		let one = federation_supported(Track::Ordinary, &federate(1));
		let before = poll_of(one, 3);
		// One co-op has instructed its delegate, in another the members ask to vote, and there is a third with new members.
		assert_ok!(instruct(COURIERS, one, Choice::For));
		assert_ok!(request_ballot(3, 2, one));
		assert_ok!(request_ballot(3, 3, one));
		assert_eq!(poll_of(one, 3).voter, Voter::Members);
		(11..=20).for_each(|member| seat(4, member, account_in(4, member)));
		by_members(5);
		let other = alternative_of(3, one, &federate(2));
		assert_eq!(poll_of(other, 3), before);
		for coop in 1..=5 {
			let anew = Poll { voter: Voter::Delegate, requests: 0, delegate: None, ..poll_of(one, coop) };
			assert_eq!(poll_of(other, coop), anew);
		}
		assert_eq!(resolution(other).electorate, resolution(one).electorate);
		// Members ask on each by itself, and who asks on one has said nothing on the other.
		assert_ok!(request_ballot(3, 2, other));
		assert_ok!(request_ballot(3, 3, other));
		finish_phase(one);
		assert_refused!(vote_as_delegate(COURIERS, one, Choice::Against), Errors::Instructed);
		assert_ok!(vote_as_delegate(COURIERS, other, Choice::Against));
		vote_in(3, one, 1..=6, Choice::Against);
		vote_in(3, other, 1..=6, Choice::For);
		let positions = |id| [2, 3, 4].map(|coop| position(id, coop));
		assert_eq!(positions(one), [Position::For, Position::Against, Position::Absent]);
		assert_eq!(positions(other), [Position::Against, Position::For, Position::Absent]);
	});
}

#[test]
fn an_alternative_comes_in_time_to_be_read_and_delays_no_co_op() {
	for (track, last) in [(Track::Ordinary, 10), (Track::Special, 15)] {
		new_test(|| {
			federation(4);
			let one = federation_supported(track, &federate(1));
			let opens_at = resolution(one).ends_at;
			let (early, late) = (draft_of(3, one, &federate(2)), put_draft_of(4, one, &federate(3)));
			pass(last * DAY - 1);
			assert_ok!(put(delegate(3), early, one));
			assert_ok!(second_for(BAKERY, early));
			Time::set(Time::get() + 1);
			assert_refused!(second_for(BAKERY, late), Errors::AlternativeTooLate);
			assert_eq!([one, early].map(|id| resolution(id).ends_at), [opens_at; 2]);
			// By itself it has its own notice.
			assert_ok!(put(delegate(4), late, None));
			assert_ok!(second_for(BAKERY, late));
			assert!(resolution(late).ends_at > opens_at && resolution(late).matter.is_none());
		});
	}
}

#[test]
fn what_judges_a_co_op_or_rescinds_is_no_alternative_nor_is_an_agreement() {
	new_test(|| {
		federation(5);
		let judging = federation_supported(Track::Ordinary, &pause_coop(5));
		is_not_put(delegate(3), draft_of(3, judging, &federate(1)), judging, Errors::NotAlternatives);
		let one = federation_supported(Track::Ordinary, &federate(1));
		// Otherwise who is judged would vote for what is chosen instead.
		is_not_put(delegate(3), draft_of(3, one, &pause_coop(5)), one, Errors::NotAlternatives);
		is_not_put(delegate(3), draft_of(3, one, &settle_claim(5, 77)), one, Errors::NotAlternatives);
		// To rescind is decided alone, though it is of the same subject.
		let rescission = draft_of(3, one, &Call::rescind { resolution: one }.into());
		assert_eq!(resolution(rescission).subject, resolution(one).subject);
		is_not_put(delegate(3), rescission, one, Errors::NotAlternatives);
		is_not_put(CHAIR, draft_like(CHAIR, one, &note(2)), one, Errors::NotAlternatives);
		let special = federation_supported(Track::Special, &federate(1));
		is_not_put(delegate(4), draft_of(4, special, &federate(2)), one, Errors::NotAlternatives);
		is_not_put(delegate(4), draft_of(4, special, &charter()), special, Errors::NotAlternatives);
		let agreement = || {
			let parties = vec![BAKERY, COURIERS].try_into().unwrap();
			let (track, call) = (Track::Ordinary, Some(opaque(&agree())));
			let document = Hash::repeat_byte(1);
			assert_ok!(Resolutions::propose_agreement(signed(NINA), COURIERS, parties, track, title(), document, call));
			ResolutionCount::<Test>::get()
		};
		let first = agreement();
		assert_ok!(second_for(BAKERY, first));
		is_not_put(NINA, agreement(), first, Errors::NotAlternatives);
		// What does the same is put by nobody.
		is_not_put(delegate(4), draft_of(4, one, &batch([federate(1)])), one, Errors::ExcludesNothing);
		// What is put is not amended into a judgement and supported then.
		let other = put_draft_of(4, one, &federate(2));
		let judge = Some(opaque(&pause_coop(5)));
		assert_ok!(Resolutions::amend(signed(delegate(4)), other, title(), Hash::default(), judge));
		assert_refused!(second_for(BAKERY, other), Errors::NotAlternatives);
	});
}

#[test]
fn a_co_op_that_one_of_them_pays_has_its_vote_on_the_others() {
	new_test(|| {
		federation(5);
		let one = federation_supported(Track::Ordinary, &federate(1));
		let other = alternative_of(4, one, &federation_pays(coop_account(3)));
		finish_phase(one);
		assert_eq!([one, other].map(|id| resolution(id).electors()), [5, 4]);
		assert_refused!(vote_as_delegate(3, other, Choice::For), Errors::Recused);
		delegates_vote(one, 1..=3, Choice::For);
		delegates_vote(other, [1, 2, 4], Choice::For);
		assert_ok!(vote_as_delegate(3, other, Choice::Against));
		close(one);
		assert_eq!([one, other].map(phase), [Phase::Passed, not_chosen(one)]);
		assert_eq!(Results::<Test>::get(other).unwrap().coops_against, 1);
	});
}

#[test]
fn a_choice_that_turns_in_the_last_day_extends_the_vote_on_all_five_times_at_most() {
	new_test(|| {
		federation(5);
		let [one, other] = opened_together(Track::Ordinary, 2)[..] else { unreachable!() };
		delegates_vote(one, 1..=4, Choice::For);
		delegates_vote(other, 1..=4, Choice::For);
		let closes_at = resolution(one).ends_at.unwrap() + DAY;
		finish_phase(one);
		assert_eq!([one, other].map(phase), [last_day(0, true), last_day(0, false)]);
		// Two delegates turn the choice on each day by what one of them says, now on the one and then on the other.
		assert_ok!(vote_as_delegate(5, other, Choice::For));
		events();
		finish_phase(one);
		let extended = |resolution| Event::VoteExtended { resolution, closes_at: closes_at + DAY };
		assert_eq!(events(), [extended(one), extended(other)]);
		assert_eq!([one, other].map(phase), [last_day(1, false), last_day(1, true)]);
		for (day, (id, choice)) in [
			(other, Choice::Against),
			(other, Choice::For),
			(one, Choice::For),
			(one, Choice::Against),
			(one, Choice::For),
		]
		.into_iter()
		.enumerate()
		{
			assert_ok!(vote_as_delegate(5, id, choice));
			if day == 4 {
				// The last word counts.
				finish_phase(one);
				assert_eq!([one, other].map(phase), [Phase::Passed, not_chosen(one)]);
			} else {
				finish_phase(one);
				let extensions = day as u8 + 2;
				assert_eq!(
					[one, other].map(phase),
					[last_day(extensions, day % 2 == 0), last_day(extensions, day % 2 == 1)]
				);
			}
		}
		assert_eq!(motion(one).passed_at, Some(closes_at + 5 * DAY));
	});
}

#[test]
fn what_would_pass_by_itself_but_is_not_chosen_extends_nothing() {
	new_test(|| {
		federation(5);
		let [one, other] = opened_together(Track::Ordinary, 2)[..] else { unreachable!() };
		delegates_vote(one, 1..=4, Choice::For);
		delegates_vote(other, 1..=2, Choice::For);
		finish_phase(one);
		assert_ok!(vote_as_delegate(3, other, Choice::For));
		assert_eq!(Resolutions::arithmetic_now(other, &resolution(other)).rejection, None);
		finish_phase(one);
		assert_eq!([one, other].map(phase), [Phase::Passed, not_chosen(one)]);
	});
}

#[test]
fn where_none_passes_those_without_their_quorum_have_the_second_call_together() {
	new_test(|| {
		federation(6);
		let [one, other, third] = opened_together(Track::Ordinary, 3)[..] else { unreachable!() };
		delegates_vote(one, 1..=2, Choice::For);
		delegates_vote(other, 1..=2, Choice::For);
		delegates_vote(third, 1..=5, Choice::Against);
		close(one);
		assert_eq!(
			[one, other, third].map(phase),
			[Phase::SecondCall, Phase::SecondCall, rejected(Rejection::NoMajority)]
		);
		assert!([one, other].iter().all(|id| !Results::<Test>::contains_key(id) && left(*id) == left(one)));
		finish_phase(one);
		assert_eq!([one, other].map(phase), [Phase::Voting { second_call: true, extensions: 0 }; 2]);
		// What they have said stands.
		delegates_vote(other, [3], Choice::For);
		close(one);
		assert_eq!([one, other].map(phase), [not_chosen(other), Phase::Passed]);
	});
}

#[test]
fn where_one_passes_another_without_its_quorum_has_no_second_call() {
	new_test(|| {
		federation(6);
		let [one, other] = opened_together(Track::Ordinary, 2)[..] else { unreachable!() };
		delegates_vote(one, 1..=2, Choice::For);
		delegates_vote(other, 1..=4, Choice::For);
		close(one);
		assert_eq!([one, other].map(phase), [rejected(Rejection::NoQuorum), Phase::Passed]);
		assert!(Results::<Test>::contains_key(one));
	});
}

#[test]
fn alternatives_are_one_vote_that_a_co_op_misses_by_taking_part_in_none() {
	new_test(|| {
		federation(6);
		let [one, other, third] = opened_together(Track::Ordinary, 3)[..] else { unreachable!() };
		delegates_vote(one, 1..=2, Choice::For);
		delegates_vote(third, 2..=5, Choice::Against);
		close(one);
		// As long as some of them are voted on again nobody has missed anything.
		assert_eq!((phase(third), phase(one)), (rejected(Rejection::NoMajority), Phase::SecondCall));
		assert_eq!([1, 6].map(absence), [None; 2]);
		finish_phase(one);
		delegates_vote(other, 1..=2, Choice::For);
		close(one);
		// Who had taken part in the one that was decided on first call has missed nothing.
		assert_eq!([1, 2, 3, 4, 5, 6].map(absence), [None, None, None, None, None, Some(1)]);
		assert_eq!([one, other].map(phase), [Phase::Passed, not_chosen(one)]);
	});
}

#[test]
fn two_who_put_alternatives_beside_each_other_put_nobody_to_sleep() {
	new_test(|| {
		federation(5);
		absent(5, Absence { votes: 1, since: START, told: false });
		pass_days(SLEEPS_AFTER_DAYS as u16);
		let all = opened_together(Track::Ordinary, 3);
		all.iter().for_each(|id| delegates_vote(*id, 1..=4, Choice::For));
		close(all[0]);
		assert_eq!((absence(5), is_asleep(5)), (Some(2), false));
	});
}

#[test]
fn who_sleeps_counts_in_those_in_which_it_takes_part_and_is_awake_from_then_on() {
	new_test(|| {
		federation(5);
		let since = START;
		pass_days(SLEEPS_AFTER_DAYS as u16);
		absent(5, Absence { votes: MISSED_VOTES, since, told: true });
		let [one, other] = opened_together(Track::Ordinary, 2)[..] else { unreachable!() };
		assert!([one, other].iter().all(|id| poll_of(*id, 5).asleep && resolution(*id).electors() == 4));
		delegates_vote(one, 1..=4, Choice::For);
		delegates_vote(other, 1..=5, Choice::For);
		finish_phase(one);
		events();
		close(one);
		let told = events();
		assert_eq!(told.iter().filter(|event| **event == Event::Woken { coop: 5 }).count(), 1);
		assert_eq!([one, other].map(phase), [not_chosen(other), Phase::Passed]);
		let sums = [one, other].map(|id| Results::<Test>::get(id).unwrap());
		assert_eq!(sums.map(|sum| (sum.coops, sum.coops_woken)), [(4, 0), (5, 1)]);
		assert_eq!(absence(5), None);
	});
}

#[test]
fn a_co_op_takes_one_place_and_its_members_by_petition_another() {
	new_test(|| {
		federation(10);
		let one = federation_supported(Track::Ordinary, &federate(1));
		let put_by_member = |coop, member, what| {
			let who = account(coop, member);
			let id = draft_by(coop, who, Track::Ordinary, &federate(what));
			assert_ok!(put(who, id, one));
			id
		};
		// Members with the same number in other co-ops are others.
		let third = alternative_of(3, one, &federate(2));
		let fourth = alternative_of(4, one, &federate(3));
		assert_eq!([third, fourth].map(|id| motion(id).proposer), [1, 1]);
		// Two delegates fill no more places than two.
		let again = put_by_member(3, 1, 4);
		assert_refused!(second_for(4, again), Errors::ProposesAnother);
		give_office(3, Office::Chair, 2);
		let of_chair = put_by_member(3, 2, 5);
		assert_refused!(second_for(4, of_chair), Errors::ProposesAnother);
		// They keep out no petition of the members of their co-op.
		let petition = put_by_member(3, 5, 6);
		assert_refused!(second_for(4, petition), Errors::NotSupported);
		for member in [5, 6] {
			assert_ok!(Resolutions::sign_petition(signed(account(3, member)), petition, 3, 1));
		}
		assert_ok!(second_for(4, petition));
		assert!(motion(petition).by_petition);
		let second_petition = put_draft_by(3, 7, one, 7);
		assert_eq!(second_petition, Err(Errors::ProposesAnother.into()));
		// Four of six are of those who speak for co-ops.
		alternative_of(5, one, &federate(8));
		let fifth = put_draft_of(6, one, &federate(9));
		assert_refused!(second_for(BAKERY, fifth), Errors::TooManyAlternatives);
		assert_eq!(overview(one).alternatives.len(), 4);
	});
}

/// A member proposes and puts a draft beside what is on notice, if they can.
fn put_draft_by(coop: CoopId, member: MemberNo, to: ResolutionId, what: u32) -> DispatchResult {
	let who = account(coop, member);
	assert_ok!(propose_to_federation(who, coop, Track::Ordinary, Some(&federate(what))));
	put(who, ResolutionCount::<Test>::get(), to)
}

#[test]
fn what_most_co_ops_want_alone_is_chosen_whatever_two_put_beside_it() {
	for track in [Track::Ordinary, Track::Special] {
		new_test(|| {
			federation(6);
			let all = opened_together(track, 3);
			let for_the_first = |coop: CoopId, id: ResolutionId| match id == all[0] {
				true => Choice::For,
				false if coop <= 4 => Choice::Against,
				false => Choice::For,
			};
			for id in &all {
				for coop in 1..=6 {
					let choice = for_the_first(coop, *id);
					match track {
						Track::Special => vote_in(coop, *id, 1..=6, choice),
						_ => {
							assert_ok!(vote_as_delegate(coop, *id, choice));
						}
					}
				}
			}
			let closes_at = resolution(all[0]).ends_at.unwrap() + DAY;
			close(all[0]);
			assert_eq!((phase(all[0]), motion(all[0]).passed_at), (Phase::Passed, Some(closes_at)));
			assert!(all[1..].iter().all(|id| matches!(phase(*id), Phase::Rejected { .. })));
		});
	}
}

#[test]
fn who_takes_theirs_back_leaves_the_others_their_days_and_their_hour() {
	new_test(|| {
		federation(5);
		let one = federation_supported(Track::Ordinary, &federate(1));
		let other = alternative_of(3, one, &federate(2));
		let waiting = put_draft_of(4, one, &federate(3));
		let opens_at = resolution(one).ends_at;
		// The hour is named for all by who has seconded the first.
		let hour = MockClock::civil() + 30 * DAY;
		let name = |who, id| Resolutions::name_closing_hour(signed(who), id, hour).plain();
		assert_refused!(name(delegate(BAKERY), other), Errors::NotConvener);
		assert_ok!(name(delegate(COURIERS), one));
		assert_eq!(motion(other).closes_on, Some(hour));
		assert_ok!(Resolutions::withdraw(signed(delegate(BAKERY)), one));
		assert_eq!((resolution(one).matter, resolution(other).ends_at), (None, opens_at));
		assert_ok!(put(delegate(4), waiting, other));
		assert_ok!(second_for(COURIERS, waiting));
		assert_eq!((resolution(waiting).matter, resolution(waiting).ends_at), (Some(one), opens_at));
		finish_phase(other);
		assert_eq!([other, waiting].map(left), [8 * DAY; 2]);
		delegates_vote(waiting, 1..=4, Choice::For);
		close(other);
		assert_eq!([other, waiting].map(phase), [rejected(Rejection::NoQuorum), Phase::Passed]);
	});
}

#[test]
fn what_sought_the_consent_of_co_ops_has_alternatives_once_it_goes_to_a_vote() {
	new_test(|| {
		federation(5);
		let one = federation_supported(Track::Consent, &federate(1));
		let consent = draft_by(3, delegate(3), Track::Consent, &federate(2));
		is_not_put(delegate(3), consent, one, Errors::NotInThisPhase);
		assert_ok!(Resolutions::object(signed(delegate(4)), one, 4, Hash::default()));
		finish_phase(one);
		is_not_put(delegate(3), consent, one, Errors::NotAlternatives);
		let other = alternative_of(5, one, &federate(2));
		finish_phase(one);
		delegates_vote(one, 1..=3, Choice::For);
		delegates_vote(other, 1..=4, Choice::For);
		close(one);
		assert_eq!([one, other].map(phase), [not_chosen(other), Phase::Passed]);
	});
}

#[test]
fn what_is_not_chosen_among_co_ops_stays_rejected_when_the_other_is_suspended_and_rescinded() {
	new_test(|| {
		federation(6);
		let [one, other] = opened_together(Track::Ordinary, 2)[..] else { unreachable!() };
		delegates_vote(one, 1..=4, Choice::For);
		delegates_vote(other, 1..=4, Choice::For);
		close(one);
		for coop in [5, 6] {
			assert_ok!(Resolutions::challenge(signed(delegate(coop)), one, coop));
		}
		assert_refused!(Resolutions::challenge(signed(delegate(5)), other, 5), Errors::NotInThisPhase);
		assert_eq!(phase(one), Phase::Suspended);
		let by = federation_opened(Track::Ordinary, &Call::rescind { resolution: one }.into());
		delegates_vote(by, 1..=4, Choice::For);
		close(by);
		finish_phase(by);
		assert_eq!([one, other].map(phase), [Phase::Rescinded { by }, not_chosen(one)]);
		pass(200 * DAY);
		assert_eq!((done_by_federation(), overview(other).chosen), (vec![], Some(one)));
	});
}

#[test]
fn a_ballot_on_an_alternative_of_co_ops_weighs_as_much_as_on_what_has_none() {
	new_test(|| {
		federation(4);
		let weighs = |id, member| {
			let vote = Resolutions::vote(signed(account(3, member)), id, 3, Choice::For);
			vote.unwrap().actual_weight
		};
		let alone = federation_opened(Track::Special, &federate(9));
		let [one, other] = opened_together(Track::Special, 2)[..] else { unreachable!() };
		assert_eq!([one, other].map(|id| weighs(id, 1)), [weighs(alone, 1); 2]);
	});
}

#[test]
fn who_likes_the_later_of_two_better_says_nothing_on_the_first() {
	new_test(|| {
		federation(5);
		let [one, other] = opened_together(Track::Ordinary, 2)[..] else { unreachable!() };
		delegates_vote(one, 1..=4, Choice::For);
		delegates_vote(one, [5], Choice::Abstain);
		delegates_vote(other, 1..=5, Choice::For);
		close(one);
		assert_eq!([one, other].map(phase), [not_chosen(other), Phase::Passed]);
	});
}

#[test]
fn a_block_has_room_for_all_alternatives_of_co_ops_or_for_none() {
	new_test(|| {
		federation(5);
		let all = opened_together(Track::Ordinary, 3);
		all.iter().for_each(|id| delegates_vote(*id, 1..=3, Choice::For));
		for _ in 0..2 {
			Time::set(Time::get() + left(all[0]));
			let before: Vec<_> = all.iter().map(|id| phase(*id)).collect();
			// A step weighs ten, and counting in each of them as much. They are in the queues of three co-ops.
			let mut meter = WeightMeter::with_limit(Weight::from_parts(29, 0));
			Resolutions::run_agenda(&mut meter);
			assert_eq!(all.iter().map(|id| phase(*id)).collect::<Vec<_>>(), before);
			let mut meter = WeightMeter::with_limit(Weight::from_parts(30, 0));
			Resolutions::run_agenda(&mut meter);
			assert!(all.iter().zip(before).all(|(id, before)| phase(*id) != before));
		}
		assert_eq!([all[0], all[2]].map(phase), [Phase::Passed, not_chosen(all[0])]);
	});
}
