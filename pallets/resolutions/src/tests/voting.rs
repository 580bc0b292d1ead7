//! Votes on the chain, and what they come to.

use super::*;

/// A vote that is open with so many votes of each kind, by the members in the order of their numbers.
fn with_votes(
	track: Track,
	call: &RuntimeCall,
	for_: AccountId,
	against: AccountId,
	abstain: AccountId,
) -> ResolutionId {
	let id = opened(track, call);
	vote_all(id, 1..=for_, Choice::For);
	vote_all(id, for_ + 1..=for_ + against, Choice::Against);
	vote_all(id, for_ + against + 1..=for_ + against + abstain, Choice::Abstain);
	id
}

fn outcome(track: Track, call: RuntimeCall, for_: AccountId, against: AccountId, abstain: AccountId) -> Phase {
	let mut outcome = Phase::Draft;
	new_test(|| {
		let id = with_votes(track, &call, for_, against, abstain);
		almost_finish_phase(id);
		finish_phase(id);
		outcome = phase(id);
	});
	outcome
}

const NO_MAJORITY: Phase = Phase::Rejected { reason: Rejection::NoMajority };
const NO_QUORUM: Phase = Phase::Rejected { reason: Rejection::NoQuorum };

#[test]
fn opening_is_announced_with_what_is_needed() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		events();
		finish_phase(id);
		let opened_at = START + 21 * DAY;
		let closes_at = opened_at + 7 * DAY;
		assert_eq!(
			events(),
			[Event::VotingOpened { resolution: id, closes_at, electors: 10, quorum: 6, second_call: false }]
		);
		assert_eq!((resolution(id).opened_at, motion(id).opened_at), (opened_at, Some(opened_at + CIVIL_AHEAD)));
	});
}

#[test]
fn ordinary_resolutions_need_more_votes_for_than_against() {
	assert_eq!(outcome(Track::Ordinary, note(1), 4, 3, 0), Phase::Passed);
	assert_eq!(outcome(Track::Ordinary, note(1), 5, 5, 0), NO_MAJORITY);
	assert_eq!(outcome(Track::Ordinary, note(1), 3, 3, 0), NO_MAJORITY);
	assert_eq!(outcome(Track::Ordinary, note(1), 4, 6, 0), NO_MAJORITY);
	assert_eq!(outcome(Track::Ordinary, note(1), 1, 0, 5), Phase::Passed);
	assert_eq!(outcome(Track::Ordinary, note(1), 0, 0, 10), NO_MAJORITY);
	assert_eq!(outcome(Track::Ordinary, note(1), 5, 0, 0), Phase::SecondCall);
	assert_eq!(outcome(Track::Ordinary, note(1), 0, 5, 0), Phase::SecondCall);
	assert_eq!(outcome(Track::Ordinary, note(1), 0, 0, 0), Phase::SecondCall);
}

#[test]
fn special_resolutions_need_the_majority_of_the_bylaws_and_have_no_second_call() {
	// Three quarters in the United Kingdom.
	assert_eq!(outcome(Track::Special, bylaws(), 6, 2, 0), Phase::Passed);
	assert_eq!(outcome(Track::Special, bylaws(), 6, 2, 2), Phase::Passed);
	assert_eq!(outcome(Track::Special, bylaws(), 7, 3, 0), NO_MAJORITY);
	assert_eq!(outcome(Track::Special, bylaws(), 5, 0, 0), NO_QUORUM);
	assert_eq!(outcome(Track::Special, bylaws(), 6, 0, 0), Phase::Passed);
}

#[test]
fn results_are_announced_and_dated() {
	new_test(|| {
		let id = with_votes(Track::Ordinary, &note(1), 6, 0, 0);
		almost_finish_phase(id);
		events();
		finish_phase(id);
		let now = Time::get();
		assert_eq!(events(), [Event::Passed { resolution: id, enacts_at: now + 3 * DAY }]);
		assert_eq!((motion(id).decided_at, motion(id).passed_at), (Some(now + CIVIL_AHEAD), Some(now)));

		let id = with_votes(Track::Ordinary, &note(1), 0, 6, 0);
		almost_finish_phase(id);
		events();
		finish_phase(id);
		assert_eq!(events(), [Event::Rejected { resolution: id, reason: Rejection::NoMajority }]);
		assert_eq!((motion(id).decided_at, motion(id).passed_at), (Some(Time::get() + CIVIL_AHEAD), None));
		assert!(open().is_empty());
	});
}

#[test]
fn every_choice_is_counted_and_can_be_changed_a_few_times() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		events();
		assert_ok!(vote(DORA, id, Choice::For));
		assert_eq!(events(), [Event::Voted { resolution: id, coop: BAKERY, by: 4, choice: Choice::For }]);
		assert_eq!(tally(id), (1, 0, 0));
		assert_refused!(vote(DORA, id, Choice::For), Errors::AlreadyVotedSo);
		assert_ok!(vote(DORA, id, Choice::Against));
		assert_eq!(tally(id), (0, 1, 0));
		assert_ok!(vote(DORA, id, Choice::Abstain));
		assert_eq!(tally(id), (0, 0, 1));
		assert_ok!(vote(DORA, id, Choice::For));
		assert_refused!(vote(DORA, id, Choice::Against), Errors::TooManyChanges);
		assert_eq!((tally(id), resolution(id).tally.on_chain), ((1, 0, 0), 1));
		assert_eq!(Ballots::<Test>::get((id, BAKERY, 4)), Some(cast(Choice::For, MAX_CHANGES)));
	});
}

#[test]
fn nobody_votes_before_the_vote_opens_or_after_it_closes() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		assert_refused!(vote(DORA, id, Choice::For), Errors::NotInThisPhase);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		almost_finish_phase(id);
		assert_refused!(vote(DORA, id, Choice::For), Errors::NotInThisPhase);
		finish_phase(id);
		almost_finish_phase(id);
		assert_ok!(vote(DORA, id, Choice::For));
		// The agenda is late.
		Time::set(Time::get() + 1);
		assert_refused!(vote(NINA, id, Choice::For), Errors::NotInThisPhase);
		assert_refused!(vote(DORA, id, Choice::Against), Errors::NotInThisPhase);
		assert_refused!(roll_call(TELLERS[0], id, [9]), Errors::NotInThisPhase);
		poll();
		assert_eq!(phase(id), Phase::SecondCall);
		assert_refused!(vote(NINA, id, Choice::For), Errors::NotInThisPhase);
	});
}

#[test]
fn only_electors_vote() {
	new_test(|| {
		set_vote(BAKERY, 9, false);
		let id = opened(Track::Ordinary, &note(1));
		assert_refused!(vote(NINA, id, Choice::For), Errors::NotElector);
		assert_refused!(vote(STRANGER, id, Choice::For), Errors::NotMember);
		assert_refused!(Resolutions::vote(RuntimeOrigin::root(), id, BAKERY, Choice::For), DispatchError::BadOrigin);
		// A member of another co-op only.
		seat(COURIERS, 11, 11);
		assert_refused!(vote(11, id, Choice::For), Errors::NotMember);
	});
}

#[test]
fn the_ballot_of_a_leaver_stays_counted() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		vote_all(id, 4..=9, Choice::For);
		unseat(BAKERY, 4);
		assert_refused!(vote(DORA, id, Choice::Against), Errors::NotMember);
		unseat(BAKERY, 10);
		assert_refused!(vote(TINA, id, Choice::For), Errors::NotMember);
		assert_eq!((tally(id), resolution(id).electors()), ((6, 0, 0), 10));
		// Under a new number he is no elector of this resolution.
		seat(BAKERY, 11, DORA);
		assert_refused!(vote(DORA, id, Choice::For), Errors::NotElector);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_member_with_a_new_key_has_the_same_ballot() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(vote(DORA, id, Choice::For));
		move_seat(BAKERY, 4, 44);
		assert_refused!(vote(DORA, id, Choice::Against), Errors::NotMember);
		assert_refused!(vote(44, id, Choice::For), Errors::AlreadyVotedSo);
		assert_ok!(vote(44, id, Choice::Against));
		assert_eq!((tally(id), resolution(id).tally.on_chain), ((0, 1, 0), 1));
	});
}

#[test]
fn members_can_vote_on_several_resolutions_of_several_co_ops() {
	new_test(|| {
		assert_ok!(Resolutions::propose_text(
			signed(CHAIR),
			COURIERS,
			Track::Ordinary,
			Secrecy::Open,
			title(),
			Hash::default()
		));
		assert_ok!(Resolutions::second(signed(DORA), 1, COURIERS, 0));
		let id = opened(Track::Ordinary, &note(1));
		assert_refused!(vote(DORA, 1, Choice::For), Errors::NotAsked);
		assert_ok!(Resolutions::vote(signed(DORA), 1, COURIERS, Choice::For));
		assert_ok!(vote(DORA, id, Choice::Against));
		assert_eq!((tally(1), tally(id)), ((1, 0, 0), (0, 1, 0)));
	});
}

#[test]
fn a_result_that_changes_in_the_last_day_extends_the_vote_by_a_day() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let closes_at = resolution(id).ends_at.unwrap();
		vote_all(id, 1..=3, Choice::For);
		vote_all(id, 4..=6, Choice::Against);
		pass(6 * DAY - 1);
		// Before the last day nothing is extended.
		assert_ok!(vote(8, id, Choice::For));
		assert_ok!(vote(8, id, Choice::Against));
		assert_eq!(resolution(id).ends_at, Some(closes_at));

		pass(1);
		events();
		assert_ok!(vote(8, id, Choice::Abstain));
		assert_ok!(vote(9, id, Choice::Abstain));
		assert_eq!(resolution(id).ends_at, Some(closes_at), "still a tie");
		events();
		assert_ok!(vote(7, id, Choice::For));
		assert_eq!(
			events(),
			[
				Event::Voted { resolution: id, coop: BAKERY, by: 7, choice: Choice::For },
				Event::VoteExtended { resolution: id, closes_at: closes_at + DAY },
			]
		);
		assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 1 });
		// It passes all the same.
		assert_ok!(vote(9, id, Choice::For));
		assert_eq!(resolution(id).ends_at, Some(closes_at + DAY));
		pass(DAY);
		assert_eq!(left(id), DAY);
		assert_ok!(vote(10, id, Choice::For));
		assert_eq!(left(id), DAY, "its result did not change");
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_result_that_changes_because_of_the_quorum_extends_the_vote() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		vote_all(id, 1..=5, Choice::For);
		almost_finish_phase(id);
		assert_ok!(vote(6, id, Choice::Abstain));
		assert_eq!((phase(id), left(id)), (Phase::Voting { second_call: false, extensions: 1 }, DAY + 1));
	});
}

#[test]
fn a_vote_is_extended_only_so_often() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let closes_at = resolution(id).ends_at.unwrap();
		vote_all(id, 4..=6, Choice::For);
		vote_all(id, 7..=9, Choice::Against);
		let mut passes = false;
		// Two members change their votes again and again in the last moment.
		for nth in 1..=8u8 {
			almost_finish_phase(id);
			let voter = if nth <= 4 { CHAIR } else { SECRETARY };
			passes = !passes;
			assert_ok!(vote(voter, id, if passes { Choice::For } else { Choice::Abstain }));
			let extensions = nth.min(MAX_EXTENSIONS);
			assert_eq!(phase(id), Phase::Voting { second_call: false, extensions });
			assert_eq!(resolution(id).ends_at, Some(closes_at + u64::from(extensions) * DAY));
		}
		finish_phase(id);
		assert_eq!(phase(id), NO_MAJORITY);
	});
}

#[test]
fn without_electors_nothing_is_decided() {
	new_test(|| {
		let id = draft(Track::Ordinary, &note(1));
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		// Nobody can propose where nobody votes, so that such an electorate comes from elsewhere.
		crate::Resolutions::<Test>::mutate(id, |resolution| resolution.as_mut().unwrap().electorate.electors = 0);
		finish_phase(id);
		finish_phase(id);
		assert_eq!(phase(id), NO_MAJORITY);
	});
}

/// What a ballot weighs that succeeds.
fn ballot_weighs(who: AccountId, id: ResolutionId, coop: CoopId, choice: Choice) -> Weight {
	Resolutions::vote(signed(who), id, coop, choice).unwrap().actual_weight.unwrap()
}

#[test]
fn a_ballot_gives_back_what_another_has_left_in_memory_in_the_same_block() {
	new_test(|| {
		let (id, other) = (supported(Track::Ordinary, &note(1)), supported(Track::Ordinary, &note(2)));
		finish_phase(id);
		let weighs = |who, choice| ballot_weighs(who, id, BAKERY, choice);
		let first = <() as WeightInfo>::vote_usually();
		let next = first - DbWeight::get().reads_writes(1, 1);
		assert_eq!((first.ref_time(), next.ref_time()), (10, 7));
		let is_as = |before: &Resolution, (for_, against, abstain): (u32, u32, u32), in_assembly| {
			let on_chain = for_ + against + abstain - in_assembly;
			let tally = Tally { for_, against, abstain, on_chain, in_assembly };
			let counted_in = Some(System::block_number() as u32);
			assert_eq!(resolution(id), Resolution { tally, counted_in, ..before.clone() });
		};
		let before = resolution(id);

		System::set_block_number(7);
		assert_eq!([weighs(1, Choice::For), weighs(2, Choice::For), weighs(1, Choice::Against)], [first, next, next]);
		// Each resolution has its own.
		assert_eq!(ballot_weighs(1, other, BAKERY, Choice::For), first);
		assert_eq!(weighs(3, Choice::Abstain), next);
		is_as(&before, (1, 1, 1), 0);
		System::set_block_number(8);
		assert_eq!([weighs(4, Choice::For), weighs(5, Choice::For)], [first, next]);
		is_as(&before, (3, 1, 1), 0);

		// What is undone leaves nothing in memory.
		System::set_block_number(9);
		let vote = || RuntimeCall::from(Call::vote { resolution: id, coop: BAKERY, choice: Choice::For });
		assert!(batch([vote(), vote()]).dispatch(signed(6)).is_err());
		assert_eq!(resolution(id).counted_in, Some(8));
		assert_eq!([weighs(6, Choice::For), weighs(7, Choice::For)], [first, next]);
		is_as(&before, (5, 1, 1), 0);

		// So does an assembly that counts.
		System::set_block_number(10);
		assert_ok!(roll_call(5, id, [9]));
		count_assembly(id, result(1, 0, 0));
		assert_eq!(weighs(8, Choice::For), next);
		is_as(&before, (7, 1, 1), 1);
		Resolutions::do_try_state().unwrap();
	});
}

#[test]
fn a_ballot_in_a_poll_gives_back_what_another_has_left_in_memory_there() {
	new_test(|| {
		federation(3);
		let id = federation_opened(Track::Special, &charter());
		let before = resolution(id);
		let usual = <() as WeightInfo>::vote_usually();
		let (first, next) = (usual + DbWeight::get().reads(1), usual - DbWeight::get().reads_writes(1, 1));
		let weighs = |coop, voter| ballot_weighs(account(coop, voter), id, coop, Choice::For);
		assert_eq!([1, 2, 3].map(|voter| weighs(COURIERS, voter)), [first, next, next]);
		assert_eq!([1, 2].map(|voter| weighs(3, voter)), [first, next], "each poll is another item");
		System::set_block_number(System::block_number() + 1);
		assert_eq!(weighs(COURIERS, 4), first);
		assert_eq!((resolution(id), poll_of(id, COURIERS).tally.for_), (before, 4));
	});
}

#[test]
fn votes_of_an_impossible_number_are_refused() {
	chain().execute_with(|| {
		let id = opened(Track::Ordinary, &note(1));
		crate::Resolutions::<Test>::mutate(id, |resolution| resolution.as_mut().unwrap().tally.for_ = u32::MAX);
		assert_refused!(vote(DORA, id, Choice::For), Errors::Overflow);
	});
}
