//! What wallets and tools are told.

use super::*;
use crate::views::CoopResult;
use rochdale_primitives::bylaws::Majority;

fn overview(id: ResolutionId) -> Overview<Hash> {
	Resolutions::overview(id).unwrap()
}

fn next(id: ResolutionId) -> Next {
	overview(id).next
}

#[test]
fn an_overview_says_what_is_needed_and_what_is_reached() {
	new_test(|| {
		let call = batch([pay(DORA), note(1)]);
		let id = opened(Track::Ordinary, &call);
		vote_all(id, [1, 2, 3], Choice::For);
		vote_all(id, [9], Choice::Against);
		assert_ok!(roll_call(5, id, [5, 6]));
		count_assembly(id, result(0, 0, 2));
		let expected = Overview {
			body: Body::Coop(BAKERY),
			coop: BAKERY,
			number: 1,
			title: title().bounded().unwrap(),
			document: Hash::default(),
			track: Track::Ordinary,
			secrecy: Secrecy::Open,
			phase: Phase::Voting { second_call: false, extensions: 0 },
			ends_at: Some(START + 28 * DAY),
			ends_on: Some(START + 28 * DAY + CIVIL_AHEAD),
			stood_still: CIVIL_AHEAD,
			closes_on: None,
			next: Next::Passes,
			electors: 9,
			recused: 1,
			participants_needed: 5,
			participants: 6,
			majority: Majority::MoreThanHalf,
			for_: 3,
			against: 1,
			abstain: 2,
			signatures_needed: 2,
			signatures: 0,
			tellers: Some(Tellers { needed: 3, found: 3 }),
			exceeds_funds: false,
			alternative_to: None,
			alternatives: vec![],
			chosen: None,
		};
		assert_eq!(overview(id), expected);
		assert_eq!(Resolutions::overview(id + 1), None);
		assert_eq!(Resolutions::effect(id), Some(call));
		assert_eq!(Resolutions::effect(id + 1), None);
	});
}

#[test]
fn a_draft_shows_the_signatures_that_it_needs_now() {
	new_test(|| {
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_eq!((overview(1).signatures, overview(1).signatures_needed), (0, 2));
		(11..=21).for_each(|member| seat(BAKERY, member, member.into()));
		assert_eq!(overview(1).signatures_needed, 3);
		assert_ok!(Resolutions::sign_petition(signed(DORA), 1, BAKERY, 0));
		assert_eq!((overview(1).signatures, phase(1)), (1, Phase::Draft));
	});
}

#[test]
fn what_comes_next_is_what_happens() {
	new_test(|| {
		let id = draft(Track::Ordinary, &fail());
		assert_eq!(next(id), Next::Lapses);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		assert_eq!(next(id), Next::VoteOpens);
		finish_phase(id);
		assert_eq!((next(id), overview(id).participants_needed), (Next::SecondCall, 6));
		finish_phase(id);
		assert_eq!((next(id), overview(id).participants_needed), (Next::VoteOpens, 2));
		finish_phase(id);
		assert_eq!(next(id), Next::IsRejected(Rejection::NoQuorum));
		assert_ok!(vote(1, id, Choice::Against));
		assert_eq!(next(id), Next::IsRejected(Rejection::NoQuorum));
		assert_ok!(vote(2, id, Choice::Against));
		assert_eq!(next(id), Next::IsRejected(Rejection::NoMajority));
		vote_all(id, [3, 4, 5], Choice::For);
		assert_eq!(next(id), Next::Passes);
		finish_phase(id);
		assert_eq!(next(id), Next::TakesEffect);
		finish_phase(id);
		assert!(matches!(phase(id), Phase::Failed { .. }));
		assert_eq!(next(id), Next::Lapses);
		finish_phase(id);
		assert_eq!(next(id), Next::Nothing);
		finish_phase(id);
		assert_eq!((next(id), overview(id).ends_at), (Next::Nothing, None));
	});
}

#[test]
fn what_comes_next_for_consent_depends_on_objections() {
	new_test(|| {
		let id = draft_text(Track::Consent);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		assert_eq!(next(id), Next::Passes);
		assert_ok!(Resolutions::object(signed(DORA), id, BAKERY, Hash::default()));
		assert_eq!(next(id), Next::GoesToVote);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
		assert_eq!(next(id), Next::Nothing);
	});
}

#[test]
fn a_special_resolution_without_a_quorum_is_rejected() {
	new_test(|| {
		let id = opened(Track::Special, &bylaws());
		assert_eq!(next(id), Next::IsRejected(Rejection::NoQuorum));
		finish_phase(id);
		assert_eq!(next(id), Next::Nothing);
	});
}

#[test]
fn where_co_ops_stand_is_shown_after_the_close_and_not_before() {
	new_test(|| {
		federation(5);
		by_members(3);
		set_voice(5, Voice::Suspended);
		let id = federation_draft(Track::Ordinary, &federation_pays(coop_account(4)));
		assert_eq!((Resolutions::positions(id), Resolutions::arithmetic(id)), (vec![], None));
		assert_ok!(Resolutions::second(signed(NINA), id, COURIERS, 0));
		finish_phase(id);
		delegates_vote(id, [BAKERY], Choice::For);
		vote_in(3, id, 1..=6, Choice::For);
		vote_in(3, id, 7..=8, Choice::Against);
		vote_in(3, id, 9..=9, Choice::Abstain);
		let before = |(coop, voter, concern)| CoopPosition {
			coop,
			voter,
			concern,
			asleep: false,
			electors: 10,
			participants_needed: 6,
			result: None,
		};
		let voters = [
			(BAKERY, Voter::Delegate, None),
			(COURIERS, Voter::Delegate, None),
			(3, Voter::Members, None),
			(4, Voter::Delegate, Some(Concern::Paid)),
			(5, Voter::Suspended, None),
		];
		let hidden: Vec<_> = voters.into_iter().map(before).collect();
		for _ in 0..2 {
			assert_eq!((Resolutions::positions(id), Resolutions::arithmetic(id)), (hidden.clone(), None));
			let Overview { participants, for_, against, next, .. } = overview(id);
			assert_eq!((participants, for_, against, next), (0, 0, 0, Next::IsCounted));
			finish_phase(id);
		}

		let positions = Resolutions::positions(id);
		let results: Vec<_> = positions.iter().map(|one| (one.coop, one.result.unwrap())).collect();
		let stands = |position| CoopResult { position, participants: 0, for_: 0, against: 0, abstain: 0 };
		assert_eq!(
			results,
			[
				(BAKERY, stands(Position::For)),
				(COURIERS, stands(Position::Absent)),
				(3, CoopResult { position: Position::For, participants: 9, for_: 6, against: 2, abstain: 1 }),
				(4, stands(Position::Recused)),
				(5, stands(Position::Suspended)),
			]
		);
		let sum = Resolutions::arithmetic(id).unwrap();
		assert_eq!((sum.coops, sum.coops_needed, sum.coops_for, sum.coops_absent), (3, 2, 2, 1));
		assert_eq!((sum.ballots_for, sum.ballots_against, sum.rejection), (6, 2, None));
		let Overview { participants, for_, against, abstain, .. } = overview(id);
		assert_eq!((participants, for_, against, abstain), (2, 2, 0, 0));
		// They stay, after the ballots are gone.
		until_recorded(id);
		assert_eq!((Resolutions::positions(id), Resolutions::arithmetic(id)), (positions, Some(sum)));
		assert_eq!((Resolutions::positions(id + 1), Resolutions::arithmetic(id + 1)), (vec![], None));
	});
}

#[test]
fn where_co_ops_stand_is_hidden_until_the_second_call_is_over() {
	new_test(|| {
		federation(5);
		let id = federation_opened(Track::Ordinary, &federate(1));
		delegates_vote(id, [3, 4], Choice::For);
		close(id);
		let shown = || {
			let positions = Resolutions::positions(id).iter().any(|one| one.result.is_some());
			assert_eq!(Resolutions::arithmetic(id).is_some(), positions);
			assert_eq!(resolution(id).tally != Tally::default(), positions);
			positions
		};
		assert!(phase(id) == Phase::SecondCall && !shown());
		finish_phase(id);
		assert!(!shown());
		close(id);
		assert!(phase(id) == Phase::Passed && shown());
	});
}

#[test]
fn an_overview_of_what_co_ops_decide_counts_co_ops() {
	new_test(|| {
		federation(6);
		set_voice(5, Voice::Suspended);
		set_voice(6, Voice::Seasoning);
		let id = federation_opened(Track::Special, &suspend_coop(3));
		let expected = Overview {
			body: Body::Federation,
			coop: BAKERY,
			number: 1,
			title: title().bounded().unwrap(),
			document: Hash::default(),
			track: Track::Special,
			secrecy: Secrecy::Open,
			phase: Phase::Voting { second_call: false, extensions: 0 },
			ends_at: Some(START + 43 * DAY),
			ends_on: Some(START + 43 * DAY + CIVIL_AHEAD),
			stood_still: CIVIL_AHEAD,
			closes_on: None,
			next: Next::IsCounted,
			electors: 3,
			recused: 1,
			// Two thirds of five, the suspended one and the one that is judged included.
			participants_needed: 4,
			participants: 0,
			majority: Majority::TwoThirds,
			for_: 0,
			against: 0,
			abstain: 0,
			signatures_needed: 2,
			signatures: 0,
			tellers: None,
			exceeds_funds: false,
			alternative_to: None,
			alternatives: vec![],
			chosen: None,
		};
		assert_eq!(overview(id), expected);
		finish_phase(id);
		assert_eq!(next(id), Next::IsCounted);
		finish_phase(id);
		assert_eq!(next(id), Next::Nothing);
	});
}

#[test]
fn what_comes_next_for_consent_of_co_ops_depends_on_objections() {
	new_test(|| {
		federation(3);
		let id = federation_draft(Track::Consent, &federate(1));
		assert_eq!((next(id), overview(id).signatures_needed), (Next::Lapses, 2));
		assert_ok!(Resolutions::second(signed(NINA), id, COURIERS, 0));
		assert_eq!(next(id), Next::Passes);
		assert_ok!(Resolutions::object(signed(delegate(3)), id, 3, Hash::default()));
		assert_eq!(next(id), Next::GoesToVote);
		finish_phase(id);
		assert_eq!(next(id), Next::VoteOpens);
	});
}

#[test]
fn a_payment_of_more_than_there_is_is_marked_and_not_refused() {
	new_test(|| {
		Funds::set(479);
		let id = draft(Track::Ordinary, &pay(STRANGER));
		assert!(overview(id).exceeds_funds);
		assert!(!overview(draft(Track::Ordinary, &note(1))).exceeds_funds);
		assert!(!overview(draft_text(Track::Ordinary)).exceeds_funds);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		finish_phase(id);
		assert!(overview(id).exceeds_funds);
		// Money has come.
		Funds::set(480);
		assert!(!overview(id).exceeds_funds);
		// What is over is not about money any more.
		Funds::set(0);
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		finish_phase(id);
		assert_eq!((phase(id), overview(id).exceeds_funds), (Phase::Enacted, false));
	});
}
