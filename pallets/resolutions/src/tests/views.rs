//! What wallets and tools are told.

use super::*;
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
		let id = opened(Track::Special, &batch([pay(DORA), bylaws()]));
		vote_all(id, [1, 2, 3], Choice::For);
		vote_all(id, [9], Choice::Against);
		assert_ok!(roll_call(5, id, [5, 6]));
		count_assembly(id, result(0, 0, 2));
		let expected = Overview {
			body: Body::Coop(BAKERY),
			coop: BAKERY,
			number: 1,
			title: title(),
			document: Hash::default(),
			track: Track::Special,
			secrecy: Secrecy::Open,
			phase: Phase::Voting { second_call: false, extensions: 0 },
			ends_at: Some(START + 44 * DAY),
			next: Next::Passes,
			electors: 9,
			recused: 1,
			participants_needed: 5,
			participants: 6,
			majority: Majority::ThreeQuarters,
			for_: 3,
			against: 1,
			abstain: 2,
			signatures_needed: 2,
			signatures: 0,
		};
		assert_eq!(overview(id), expected);
		assert_eq!(Resolutions::overview(id + 1), None);
		assert_eq!(Resolutions::effect(id), Some(batch([pay(DORA), bylaws()])));
		assert_eq!(Resolutions::effect(id + 1), None);
	});
}

#[test]
fn a_draft_shows_the_signatures_that_it_needs_now() {
	new_test(|| {
		assert_ok!(propose_text(DORA, Track::Ordinary));
		assert_eq!((overview(1).signatures, overview(1).signatures_needed), (0, 2));
		(11..=21).for_each(|member| seat(BAKERY, member, member.into(), true));
		assert_eq!(overview(1).signatures_needed, 3);
		assert_ok!(Resolutions::sign_petition(signed(DORA), 1, BAKERY));
		assert_eq!((overview(1).signatures, phase(1)), (1, Phase::Draft));
	});
}

#[test]
fn what_comes_next_is_what_happens() {
	new_test(|| {
		let id = draft(Track::Ordinary, &fail());
		assert_eq!(next(id), Next::Lapses);
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY));
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
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY));
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
