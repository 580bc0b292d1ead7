//! Agreements between named co-ops, each of which decides by its own members and its own rules.

use super::*;
use rochdale_primitives::{
	bylaws::{Majority, Parameters, Profile},
	listed::{Listed, MAX_LISTED},
	AgreementMandate, MAX_PARTIES,
};

fn parties<List: TryFrom<Vec<CoopId>, Error: core::fmt::Debug>>(coops: &[CoopId]) -> List {
	coops.to_vec().try_into().unwrap()
}

fn propose_agreement(who: AccountId, coop: CoopId, coops: &[CoopId], track: Track) -> DispatchResult {
	let call = Some(opaque(&agree()));
	Resolutions::propose_agreement(signed(who), coop, parties(coops), track, title(), Hash::default(), call).plain()
}

/// A draft of the delegate of the bakery for an agreement with the couriers and the third co-op.
fn agreement_draft(track: Track) -> ResolutionId {
	assert_ok!(propose_agreement(DORA, BAKERY, &[BAKERY, COURIERS, 3], track));
	ResolutionCount::<Test>::get()
}

fn agreement_supported(track: Track) -> ResolutionId {
	let id = agreement_draft(track);
	assert_ok!(Resolutions::second(signed(NINA), id, COURIERS, 0));
	id
}

pub(super) fn agreement_opened(track: Track) -> ResolutionId {
	let id = agreement_supported(track);
	finish_phase(id);
	id
}

fn set_own(coop: CoopId, change: impl FnOnce(&mut Parameters)) {
	let mut bylaws = MockCoops::parameters(coop).unwrap();
	change(&mut bylaws);
	set_bylaws_of(coop, bylaws);
}

#[test]
fn an_agreement_of_too_many_co_ops_is_refused_by_name() {
	new_test(|| {
		federation(20);
		for count in [MAX_PARTIES + 1, MAX_LISTED] {
			let coops: Vec<_> = (1..=count).collect();
			let (coop, parties): (_, Listed<CoopId>) = (BAKERY, parties(&coops));
			let (track, title, document, call) = (Track::Ordinary, title(), Hash::default(), None);
			let call = Call::<Test>::propose_agreement { coop, parties, track, title, document, call };
			// It decodes, which it must for the name to be heard.
			assert_eq!(Call::decode(&mut &*call.encode()), Ok(call.clone()));
			assert_eq!(call.charge(&DORA), Charge::Refused(Errors::TooManyParties.into()));
			assert_refused!(propose_agreement(DORA, BAKERY, &coops, Track::Ordinary), Errors::TooManyParties);
		}
		let most: Vec<_> = (1..=MAX_PARTIES).collect();
		assert_ok!(propose_agreement(DORA, BAKERY, &most, Track::Ordinary));
	});
}

#[test]
fn an_agreement_names_two_co_ops_or_more_with_ones_own() {
	new_test(|| {
		federation(4);
		for unclear in [&[BAKERY][..], &[], &[COURIERS, 3], &[BAKERY, COURIERS, BAKERY], &[BAKERY, 3, 3]] {
			assert_refused!(propose_agreement(DORA, BAKERY, unclear, Track::Ordinary), Errors::PartiesUnclear);
		}
		assert_refused!(propose_agreement(DORA, BAKERY, &[BAKERY, 99], Track::Ordinary), Errors::NoSuchCoop);
		assert_refused!(propose_agreement(DORA, BAKERY, &[BAKERY, 3], Track::Consent), Errors::TrackTooWeak);
		assert_refused!(propose_agreement(STRANGER, BAKERY, &[BAKERY, 3], Track::Ordinary), Errors::NotMember);
		set_vote(BAKERY, 8, false);
		assert_refused!(propose_agreement(8, BAKERY, &[BAKERY, 3], Track::Ordinary), Errors::NotElector);
		let propose = |title: &[u8], call: RuntimeCall| {
			Resolutions::propose_agreement(
				signed(DORA),
				BAKERY,
				parties(&[BAKERY, 3]),
				Track::Special,
				title.to_vec().try_into().unwrap(),
				Hash::default(),
				Some(opaque(&call)),
			)
		};
		assert_refused!(propose(b"", agree()), Errors::TitleNotText);
		for foreign in [note(1), federate(1), federation_pays(9), upgrade(), batch([agree(), note(1)])] {
			assert_refused!(propose(b"Flour", foreign), Errors::CallNotAllowed);
		}
		let left = account_in(3, 1);
		set_standing(BAKERY, Standing::Left);
		assert_refused!(propose_agreement(left, 3, &[BAKERY, 3], Track::Ordinary), Errors::CoopLeft);
		set_standing(BAKERY, Standing::Member);

		events();
		assert_ok!(propose_agreement(DORA, BAKERY, &[4, BAKERY, 3], Track::Ordinary));
		assert_eq!(events(), [Event::Proposed { resolution: 1, coop: BAKERY, number: 1, by: 4 }]);
		assert_eq!((resolution(1).body, PartiesOf::<Test>::get(1)), (Body::Agreement, parties(&[BAKERY, 3, 4])));
	});
}

#[test]
fn only_another_party_seconds() {
	new_test(|| {
		federation(4);
		let id = agreement_draft(Track::Ordinary);
		let second = |who, coop| Resolutions::second(signed(who), id, coop, 0);
		assert_refused!(second(account_in(4, 1), 4), Errors::NotAsked);
		assert_refused!(second(CHAIR, BAKERY), Errors::SeconderIsProposer);
		assert_refused!(second(account_in(3, 5), 3), Errors::NotSpeaker);
		assert_ok!(second(account_in(3, 2), 3));

		assert_ok!(propose_agreement(TINA, BAKERY, &[BAKERY, 3], Track::Ordinary));
		let id = ResolutionCount::<Test>::get();
		let second = |who, coop| Resolutions::second(signed(who), id, coop, 0);
		assert_refused!(second(NINA, COURIERS), Errors::NotAsked);
		assert_refused!(second(account_in(3, 1), 3), Errors::NotSupported);
		for signer in [DORA, TINA] {
			assert_ok!(Resolutions::sign_petition(signed(signer), id, BAKERY, 0));
		}
		assert_ok!(second(account_in(3, 1), 3));
	});
}

#[test]
fn it_comes_on_no_agenda_if_a_party_has_left() {
	new_test(|| {
		federation(3);
		let second = |id, coop| Resolutions::second(signed(account(coop, 1)), id, coop, 0);
		for gone in [BAKERY, COURIERS, 3] {
			let id = agreement_draft(Track::Ordinary);
			set_standing(gone, Standing::Left);
			let other = if gone == 3 { COURIERS } else { 3 };
			assert_refused!(second(id, other), Errors::CoopLeft);
			set_standing(gone, Standing::Member);
			assert_ok!(second(id, 3));
		}
	});
}

#[test]
fn every_party_decides_by_its_members_and_all_must_agree() {
	new_test(|| {
		federation(4);
		let id = agreement_supported(Track::Ordinary);
		assert_refused!(request_ballot(3, 2, id), Errors::MembersVote);
		assert_refused!(instruct(3, id, Choice::For), Errors::MembersVote);
		events();
		finish_phase(id);
		let closes_at = START + 28 * DAY;
		assert_eq!(
			events(),
			[Event::VotingOpened { resolution: id, closes_at, electors: 3, quorum: 3, second_call: false }]
		);
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::MembersVote);
		assert_refused!(vote_as_delegate(4, id, Choice::For), Errors::NotAsked);
		assert_refused!(Resolutions::vote(signed(account_in(4, 1)), id, 4, Choice::For), Errors::NotAsked);
		vote_in(BAKERY, id, 1..=6, Choice::For);
		vote_in(COURIERS, id, 1..=4, Choice::For);
		vote_in(COURIERS, id, 5..=7, Choice::Against);
		vote_in(3, id, 1..=6, Choice::For);
		close(id);
		let result = Results::<Test>::get(id).unwrap();
		assert_eq!((result.coops, result.coops_needed, result.coops_for), (3, 3, 3));
		assert_eq!(phase(id), Phase::Passed);
		finish_phase(id);
		let mandate = AgreementMandate {
			parties: parties(&[BAKERY, COURIERS, 3]),
			resolution: id,
			track: Track::Ordinary,
			opened_at: START + 21 * DAY,
		};
		assert_eq!(DoneByAgreement::get(), [mandate]);
		for origin in [signed(CHAIR), RuntimeOrigin::root()] {
			assert_refused!(agree().dispatch(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn one_party_against_it_rejects_it() {
	for track in [Track::Ordinary, Track::Special] {
		new_test(|| {
			federation(3);
			let id = agreement_opened(track);
			vote_in(BAKERY, id, 1..=10, Choice::For);
			vote_in(COURIERS, id, 1..=10, Choice::For);
			vote_in(3, id, 1..=6, Choice::Against);
			close(id);
			assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
		});
	}
}

#[test]
fn one_against_it_rejects_it_though_others_are_absent_or_abstain() {
	new_test(|| {
		federation(3);
		let id = agreement_opened(Track::Ordinary);
		vote_in(3, id, 1..=6, Choice::Against);
		close(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
		let id = agreement_opened(Track::Ordinary);
		vote_in(BAKERY, id, 1..=10, Choice::For);
		vote_in(COURIERS, id, 1..=10, Choice::For);
		vote_in(3, id, 1..=6, Choice::Abstain);
		close(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajorityOfCoops });
	});
}

#[test]
fn an_absent_party_is_called_once_more_on_the_ordinary_track_only() {
	for track in [Track::Ordinary, Track::Special] {
		new_test(|| {
			federation(3);
			let id = agreement_opened(track);
			vote_in(BAKERY, id, 1..=10, Choice::For);
			vote_in(COURIERS, id, 1..=10, Choice::For);
			vote_in(3, id, 1..=2, Choice::For);
			close(id);
			if track == Track::Special {
				assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
				return;
			}
			assert_eq!(phase(id), Phase::SecondCall);
			finish_phase(id);
			// Two of ten are the quorum of the third co-op now.
			close(id);
			assert_eq!(phase(id), Phase::Passed);
		});
	}
}

#[test]
fn a_special_agreement_needs_the_majority_of_each_partys_bylaws() {
	for (for_, passes) in [(7, false), (8, true)] {
		new_test(|| {
			federation(3);
			set_bylaws_of(COURIERS, Parameters::of(Profile::Sce));
			set_bylaws_of(3, Parameters { special_majority: Majority::FourFifths, ..Bylaws::get() });
			let id = agreement_opened(Track::Special);
			let majorities = [BAKERY, COURIERS, 3].map(|coop| poll_of(id, coop).majority);
			assert_eq!(majorities, [Majority::ThreeQuarters, Majority::TwoThirds, Majority::FourFifths]);
			vote_in(BAKERY, id, 1..=6, Choice::For);
			vote_in(BAKERY, id, 7..=8, Choice::Against);
			vote_in(COURIERS, id, 1..=4, Choice::For);
			vote_in(COURIERS, id, 5..=6, Choice::Against);
			vote_in(3, id, 1..=for_, Choice::For);
			vote_in(3, id, for_ + 1..=10, Choice::Against);
			assert_eq!([BAKERY, COURIERS].map(|coop| position(id, coop)), [Position::For; 2]);
			close(id);
			assert_eq!(phase(id) == Phase::Passed, passes, "{for_}");
		});
	}
	new_test(|| {
		federation(3);
		let id = agreement_opened(Track::Ordinary);
		assert_eq!(poll_of(id, BAKERY).majority, Majority::MoreThanHalf);
	});
}

#[test]
fn the_slowest_rules_of_the_parties_hold_of_submission_and_of_notice() {
	new_test(|| {
		federation(3);
		set_own(COURIERS, |bylaws| bylaws.notice_ordinary_days = 40);
		set_own(3, |bylaws| {
			bylaws.voting_ordinary_days = 20;
			bylaws.timelock_days = 10;
		});
		let id = agreement_draft(Track::Ordinary);
		set_own(3, |bylaws| bylaws.timelock_days = 2);
		set_own(COURIERS, |bylaws| bylaws.second_call_delay_days = 15);
		assert_ok!(Resolutions::second(signed(NINA), id, COURIERS, 0));
		let rules = resolution(id).rules;
		assert_eq!((rules.notice_days, rules.voting_days, rules.timelock_days), (40, 20, 10));
		assert_eq!(rules.second_call_days, 15);
		set_own(3, |bylaws| bylaws.notice_ordinary_days = 60);
		assert_eq!(left(id), 40 * DAY);
		finish_phase(id);
		assert_eq!(left(id), 19 * DAY);
		// Quorums stay each party's own.
		assert_eq!(poll_of(id, BAKERY).quorum(Track::Ordinary, false), 6);
	});
}

#[test]
fn parties_are_fixed_and_speak_for_themselves_whatever_their_standing() {
	new_test(|| {
		federation(4);
		set_voice(3, Voice::Suspended);
		set_voice(4, Voice::Seasoning);
		let coops = [BAKERY, 3, 4];
		assert_ok!(propose_agreement(account_in(3, 1), 3, &coops, Track::Ordinary));
		assert_ok!(Resolutions::second(signed(account_in(4, 1)), 1, 4, 0));
		assert_eq!((resolution(1).electors(), resolution(1).electorate.suspended), (3, 0));
		join_federation(5, 4);
		set_voice(4, Voice::Suspended);
		assert_ok!(Resolutions::amend(signed(account_in(3, 1)), 1, title(), Hash::repeat_byte(2), None));
		finish_phase(1);
		coops.into_iter().for_each(|coop| vote_in(coop, 1, 1..=6, Choice::For));
		assert_refused!(Resolutions::vote(signed(account_in(5, 1)), 1, 5, Choice::For), Errors::NotAsked);
		close(1);
		assert_eq!((phase(1), PartiesOf::<Test>::get(1)), (Phase::Passed, parties(&coops)));
		let all: Vec<_> = Resolutions::positions_on(1).into_iter().map(|one| one.coop).collect();
		assert_eq!(all, coops);
	});
}

#[test]
fn votes_among_parties_are_open() {
	new_test(|| {
		federation(3);
		let id = agreement_supported(Track::Ordinary);
		assert_refused!(Resolutions::request_secrecy(signed(DORA), id), Errors::CoopsVoteOpenly);
	});
}

#[test]
fn who_speaks_for_two_parties_retries() {
	new_test(|| {
		federation(4);
		let id = agreement_opened(Track::Ordinary);
		[BAKERY, COURIERS, 3].into_iter().for_each(|coop| vote_in(coop, id, 1..=6, Choice::For));
		close(id);
		TransactionVersion::set(2);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Failed { error: Errors::VersionChanged.into() });
		TransactionVersion::set(1);
		assert_refused!(Resolutions::retry(signed(account_in(4, 1)), id, 4), Errors::NotAsked);
		assert_refused!(Resolutions::retry(signed(account_in(3, 9)), id, 3), Errors::NotSpeaker);
		assert_ok!(Resolutions::retry(signed(delegate(3)), id, 3));
		assert_ok!(Resolutions::retry(signed(delegate(COURIERS)), id, COURIERS));
		finish_phase(id);
		assert_eq!(DoneByAgreement::get().len(), 1);
	});
}
