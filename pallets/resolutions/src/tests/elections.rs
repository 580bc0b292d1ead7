//! Candidates stand against one another, in secret, and nobody with fewer votes is seated before somebody with more.

use super::*;
use proptest::prelude::{any, prop, proptest};
use rochdale_primitives::{bylaws::Ties, ledger::day_of, Mandate};

/// Members who stand: none of them is a teller.
const STANDING: [AccountId; 6] = [CHAIR, SECRETARY, TREASURER, DORA, NINA, TINA];

/// The last day of the decision, from today on, and the last on which the term can begin.
const TAKES: i32 = 21 + 7 + 7 + 7 + 3;
const WITHIN: i32 = 365;

fn today() -> i32 {
	day_of(MockClock::civil()).unwrap()
}

fn election(office: Office, seats: u32, method: Method) -> Election {
	Election { office, seats, method, days: 365, begins_on: today() + 60 }
}

fn propose_election(who: AccountId, election: Election) -> DispatchResult {
	Resolutions::propose_election(signed(who), BAKERY, title(), Hash::default(), election).plain()
}

fn stand(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::stand(signed(who), id).plain()
}

fn nominate(who: AccountId, id: ResolutionId, member: MemberNo) -> DispatchResult {
	Resolutions::nominate_candidate(signed(who), id, member).plain()
}

fn withdraw(who: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::withdraw_candidacy(signed(who), id).plain()
}

/// An election on the agenda, in which these stand.
fn noticed(election: Election, standing: &[AccountId]) -> ResolutionId {
	assert_ok!(propose_election(CHAIR, election));
	let id = ResolutionCount::<Test>::get();
	assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
	for who in standing {
		assert_ok!(stand(*who, id));
	}
	id
}

/// An election whose vote is open, with all members on the roll of the first teller.
fn voting(election: Election, standing: &[AccountId]) -> ResolutionId {
	let id = noticed(election, standing);
	finish_phase(id);
	assert_ok!(roll_call(5, id, 1..=10));
	id
}

/// Papers for somebody, for nobody and blank, with what they give each candidate.
fn papers(for_: u32, against: u32, abstain: u32, candidates: &[u32]) -> AssemblyResult<Hash> {
	AssemblyResult { candidates: candidates.to_vec().try_into().unwrap(), ..result(for_, against, abstain) }
}

/// An election that has passed, of two seats on the teller's bench, with ten votes for three candidates.
fn passed_election() -> ResolutionId {
	let id = voting(election(Office::Auditor, 2, Method::Approval), &[DORA, NINA, TINA]);
	count_assembly(id, papers(8, 1, 1, &[3, 6, 5]));
	finish_phase(id);
	assert_eq!(phase(id), Phase::Passed);
	id
}

fn contest(id: ResolutionId) -> Contest<Hash> {
	Elections::<Test>::get(id).unwrap()
}

/// Who stands, with the votes that are kept.
fn kept(id: ResolutionId) -> Vec<(MemberNo, u32)> {
	contest(id).candidates.iter().map(|candidate| (candidate.member, candidate.votes)).collect()
}

/// Who was put into office last.
fn installed() -> Vec<MemberNo> {
	Installed::get().last().unwrap().2.clone()
}

/// The three enter another result after the close, by the first of them.
fn recount(id: ResolutionId, result: AssemblyResult<Hash>) {
	assert_ok!(enter(5, id, result));
	assert_ok!(confirm(6, id, 5));
	assert_ok!(confirm(7, id, 5));
}

#[test]
fn who_has_the_most_votes_is_put_into_office() {
	new_test(|| {
		let begins_on = today() + 60;
		let id = passed_election();
		assert_eq!(kept(id), [(4, 3), (9, 6), (10, 5)]);
		let elected = Event::Elected { resolution: id, members: vec![9, 10] };
		assert!(events().contains(&elected));
		assert!(Installed::get().is_empty(), "nobody is in office before it takes effect");
		let effect = deeds::Call::install { office: Office::Auditor, members: vec![9, 10], days: 365, begins_on };
		assert_eq!(Resolutions::effect(id), Some(effect.into()));
		let opened_at = resolution(id).opened_at;
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
		let (coop, track, secrecy) = (BAKERY, Track::Ordinary, Secrecy::Secret);
		let mandate = Mandate { coop, resolution: id, track, secrecy, opened_at };
		assert_eq!(Installed::get(), [(mandate, Office::Auditor, vec![9, 10], 365, begins_on)]);
	});
}

#[test]
fn nobody_proposes_to_put_anybody_into_office() {
	new_test(|| {
		let install = deeds::Call::install { office: Office::Chair, members: vec![4], days: 365, begins_on: 0 };
		for call in [install.clone().into(), batch([install.into()])] {
			let proposed = propose(CHAIR, Track::Special, Secrecy::Secret, &call);
			assert_refused!(proposed, Errors::CallNotAllowed);
		}
	});
}

#[test]
fn an_election_is_amended_into_nothing_else() {
	new_test(|| {
		assert_ok!(propose_election(CHAIR, election(Office::Chair, 1, Method::Plurality)));
		let amend = |call: Option<RuntimeCall>| {
			Resolutions::amend(signed(CHAIR), 1, title(), Hash::repeat_byte(1), call.as_ref().map(opaque)).plain()
		};
		assert_refused!(amend(Some(appoint(4))), Errors::OtherKind);
		// Its text can be, until somebody stands by it.
		assert_ok!(amend(None));
		assert_ok!(Resolutions::second(signed(SECRETARY), 1, BAKERY, 1));
		assert_ok!(amend(None));
		assert_ok!(stand(DORA, 1));
		assert_refused!(amend(None), Errors::OtherKind);
		// And nothing else is made one.
		let text = supported(Track::Ordinary, &note(1));
		assert_refused!(stand(DORA, text), Errors::NotElection);
	});
}

#[test]
fn an_office_is_elected_for_what_the_bylaws_allow() {
	new_test(|| {
		let (plurality, chair) = (Method::Plurality, election(Office::Chair, 1, Method::Plurality));
		for (office, seats) in [
			(Office::Chair, 0),
			(Office::Chair, 2),
			(Office::Delegate, 2),
			(Office::Teller, 0),
			(Office::Teller, MAX_SEATS + 1),
		] {
			assert_refused!(propose_election(CHAIR, election(office, seats, plurality)), Errors::SeatsOutsideRange);
		}
		// The board has fifteen seats, and who is chair, secretary and treasurer needs three of them.
		assert_refused!(propose_election(CHAIR, election(Office::Director, 0, plurality)), Errors::SeatsOutsideRange);
		for seats in 13..=17 {
			assert_refused!(
				propose_election(CHAIR, election(Office::Director, seats, plurality)),
				Errors::BoardTooLarge
			);
		}
		assert_ok!(propose_election(SECRETARY, election(Office::Director, 12, plurality)));
		let years = |office| match office {
			Office::Delegate => 2,
			_ => 3,
		};
		for office in [Office::Chair, Office::Delegate, Office::Auditor] {
			for days in [0, years(office) * 365 + 1] {
				let term = Election { office, days, ..chair };
				assert_refused!(propose_election(CHAIR, term), Errors::TermOutsideRange);
			}
			assert_ok!(propose_election(CHAIR, Election { office, days: years(office) * 365, ..chair }));
		}
		assert_ok!(propose_election(CHAIR, election(Office::Teller, MAX_SEATS, plurality)));
	});
}

#[test]
fn a_term_begins_after_all_that_an_election_takes_and_within_a_year() {
	new_test(|| {
		let begins = |method, days| Election { begins_on: today() + days, ..election(Office::Chair, 1, method) };
		// Civil time is ahead of deadline time by less than a day here.
		for (method, takes) in [(Method::Plurality, TAKES), (Method::Counted, TAKES + 4)] {
			for days in [i32::MIN / 2, -1, 0, takes - 1, WITHIN + 1, i32::MAX / 2] {
				assert_refused!(propose_election(CHAIR, begins(method, days)), Errors::BeginsOutsideRange);
			}
			assert_ok!(propose_election(CHAIR, begins(method, takes)));
			assert_ok!(propose_election(CHAIR, begins(method, WITHIN)));
		}
	});
}

#[test]
fn members_stand_from_the_notice_until_the_text_freezes() {
	new_test(|| {
		assert_ok!(propose_election(CHAIR, election(Office::Chair, 1, Method::Plurality)));
		assert_refused!(stand(DORA, 1), Errors::CandidatesFixed);
		assert_ok!(Resolutions::second(signed(SECRETARY), 1, BAKERY, 0));
		assert_refused!(stand(STRANGER, 1), Errors::NotMember);
		assert_refused!(withdraw(STRANGER, 1), Errors::NotMember);
		assert_refused!(withdraw(DORA, 1), Errors::NotCandidate);
		events();
		assert_ok!(stand(DORA, 1));
		assert_eq!(events(), [Event::Stands { resolution: 1, coop: BAKERY, by: 4 }]);
		assert_refused!(stand(DORA, 1), Errors::HasStood);
		assert_ok!(stand(NINA, 1));
		assert_ok!(withdraw(DORA, 1));
		assert_eq!(events().last(), Some(&Event::CandidacyWithdrawn { resolution: 1, coop: BAKERY, by: 4 }));
		// Once, so that nobody comes and goes free of charge without end.
		assert_refused!(stand(DORA, 1), Errors::HasStood);
		assert_eq!(kept(1), [(9, 0)]);
		assert_eq!(judged(1), [9]);

		let Phase::Notice { freezes_at } = phase(1) else { panic!("notice") };
		pass(freezes_at - Time::get() - 1);
		assert_ok!(stand(TINA, 1));
		pass(1);
		assert_refused!(stand(TREASURER, 1), Errors::CandidatesFixed);
		assert_refused!(withdraw(TINA, 1), Errors::CandidatesFixed);
		finish_phase(1);
		assert_refused!(withdraw(TINA, 1), Errors::CandidatesFixed);
		assert_refused!(stand(TREASURER, 2), Errors::NoSuchResolution);
	});
}

#[test]
fn only_who_can_hold_the_office_stands_for_it() {
	new_test(|| {
		give_office(BAKERY, Office::Auditor, 4);
		let chair = noticed(election(Office::Chair, 1, Method::Plurality), &[]);
		assert_refused!(stand(DORA, chair), Errors::OfficesConflict);
		Ineligible::mutate(|ineligible| ineligible.push((BAKERY, 9)));
		assert_refused!(stand(NINA, chair), Errors::NotEligible);
		let auditors = noticed(election(Office::Auditor, 2, Method::Plurality), &[DORA]);
		for board in [CHAIR, SECRETARY, TREASURER] {
			assert_refused!(stand(board, auditors), Errors::OfficesConflict);
			assert_ok!(stand(board, chair));
		}
		// Delegates and tellers are neither.
		let delegate = noticed(election(Office::Delegate, 1, Method::Plurality), &[DORA, CHAIR]);
		end_term(BAKERY, Office::Chair, 1);
		assert_ok!(stand(CHAIR, auditors));
		assert_eq!((kept(chair).len(), kept(auditors).len(), kept(delegate).len()), (3, 2, 2));
	});
}

#[test]
fn only_so_many_stand() {
	new_test(|| {
		(11..=43).for_each(|member| seat(BAKERY, member, member.into()));
		let id = noticed(election(Office::Teller, 16, Method::Approval), &[]);
		for member in 11..=42 {
			assert_ok!(stand(member, id));
		}
		assert_refused!(stand(43, id), Errors::TooManyCandidates);
		// Who takes back makes room.
		assert_ok!(withdraw(11, id));
		assert_ok!(stand(43, id));
		finish_phase(id);
		// All of them are elected, voted for and counted.
		assert_ok!(roll_call(5, id, 1..=43));
		count_assembly(id, papers(40, 1, 2, &(1..=32).collect::<Vec<_>>()));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(installed(), [43].into_iter().chain((28..=42).rev()).collect::<Vec<_>>());
	});
}

#[test]
fn who_is_nominated_by_more_members_stands_in_the_place_of_who_is_by_fewer() {
	new_test(|| {
		(11..=50).for_each(|member| seat(BAKERY, member, member.into()));
		let id = noticed(election(Office::Teller, 16, Method::Approval), &[]);
		// Thirty-two friends nominate one another, and fill the list before others come.
		for member in 11..=42 {
			assert_ok!(nominate(member, id, if member == 42 { 11 } else { member as MemberNo + 1 }));
			assert_ok!(stand(member, id));
		}
		assert_refused!(stand(50, id), Errors::TooManyCandidates);
		assert_ok!(nominate(NINA, id, 50));
		assert_refused!(stand(50, id), Errors::TooManyCandidates);
		assert_ok!(nominate(TINA, id, 50));
		events();
		assert_ok!(stand(50, id));
		let (resolution, coop) = (id, BAKERY);
		let displaced = |member| Event::CandidateDisplaced { resolution, coop, member };
		assert_eq!(events(), [displaced(42), Event::Stands { resolution, coop, by: 50 }]);
		let standing: Vec<_> = (11..=41).chain([50]).collect();
		assert_eq!(kept(id).into_iter().map(|(member, _)| member).collect::<Vec<_>>(), standing);
		assert_eq!(judged(id), standing);
		// Who gave way comes back when as many more nominate them.
		assert_refused!(stand(42, id), Errors::TooManyCandidates);
		assert_ok!(nominate(DORA, id, 42));
		assert_ok!(stand(42, id));
		assert_eq!(events().iter().filter(|event| **event == displaced(41)).count(), 1);
		// But nobody who has taken it back themselves.
		assert_ok!(withdraw(50, id));
		assert_refused!(stand(50, id), Errors::HasStood);
		// Where there is room, nobody needs to be nominated.
		assert_ok!(stand(49, id));
	});
}

#[test]
fn who_is_suspended_before_they_stand_is_nominated_stands_and_is_elected() {
	new_test(|| {
		suspend_member(BAKERY, 9);
		let id = noticed(election(Office::Chair, 1, Method::Plurality), &[DORA]);
		assert_ok!(nominate(DORA, id, 9));
		assert_eq!(Call::<Test>::stand { resolution: id }.charge(&NINA), Charge::Free);
		assert_ok!(stand(NINA, id));
		finish_phase(id);
		// It gives them no vote.
		assert_refused!(roll_call(5, id, [9]), Errors::NotElector);
		assert_ok!(roll_call(5, id, (1..=10).filter(|member| *member != 9)));
		count_assembly(id, papers(9, 0, 0, &[3, 6]));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
		finish_phase(id);
		assert_eq!(installed(), [9]);
	});
}

#[test]
fn who_has_a_vote_nominates_one_member_once() {
	new_test(|| {
		assert_ok!(propose_election(CHAIR, election(Office::Chair, 1, Method::Plurality)));
		assert_refused!(nominate(NINA, 1, 4), Errors::CandidatesFixed);
		assert_ok!(Resolutions::second(signed(SECRETARY), 1, BAKERY, 0));
		// Who has come since has no vote on it, and can be nominated.
		seat(BAKERY, 11, 11);
		assert_refused!(nominate(11, 1, 4), Errors::NotElector);
		assert_refused!(nominate(STRANGER, 1, 4), Errors::NotMember);
		for nobody in [0, 12, 99] {
			assert_refused!(nominate(NINA, 1, nobody), Errors::NotEligible);
		}
		Ineligible::mutate(|ineligible| ineligible.push((BAKERY, 10)));
		assert_refused!(nominate(NINA, 1, 10), Errors::NotEligible);
		events();
		assert_eq!(Call::<Test>::nominate_candidate { resolution: 1, member: 11 }.charge(&NINA), Charge::Free);
		assert_ok!(nominate(NINA, 1, 11));
		assert_eq!(events(), [Event::CandidateNominated { resolution: 1, coop: BAKERY, by: 9, member: 11 }]);
		assert_refused!(nominate(NINA, 1, 4), Errors::HasNominated);
		// Themselves too, which is no more than what another one does.
		assert_ok!(nominate(DORA, 1, 4));
		assert_ok!(nominate(CHAIR, 1, 4));
		let nominations = |member| Signatures::<Test>::get((1, BAKERY, Whose::Member(member))).nominations;
		assert_eq!([1, 4, 9, 11].map(nominations), [0, 2, 0, 1]);
		assert!(kept(1).is_empty(), "nobody stands who has not said so");

		let text = supported(Track::Ordinary, &note(1));
		assert_refused!(nominate(NINA, text, 4), Errors::NotElection);
		assert_ok!(stand(DORA, 1));
		let Phase::Notice { freezes_at } = phase(1) else { panic!("notice") };
		pass(freezes_at - Time::get());
		assert_refused!(nominate(TREASURER, 1, 4), Errors::CandidatesFixed);
	});
}

#[test]
fn an_election_lapses_in_which_nobody_stands() {
	new_test(|| {
		let seen = noticed(election(Office::Chair, 1, Method::Plurality), &[]);
		finish_phase(seen);
		assert_eq!(phase(seen), Phase::Lapsed);
		let left = noticed(election(Office::Chair, 1, Method::Plurality), &[DORA]);
		assert_ok!(withdraw(DORA, left));
		finish_phase(left);
		assert_eq!(phase(left), Phase::Lapsed);
	});
}

#[test]
fn candidates_vote_and_do_not_count() {
	new_test(|| {
		// The fourth teller stands, and seven is judged by nothing.
		let id = noticed(election(Office::Auditor, 1, Method::Plurality), &[DORA, 8]);
		finish_phase(id);
		for who in [DORA, 8, NINA] {
			assert_refused!(vote(who, id, Choice::For), Errors::SecretBallot);
		}
		assert_refused!(roll_call(8, id, 1..=10), Errors::Recused);
		assert_refused!(enter(8, id, papers(0, 0, 0, &[0, 0])), Errors::Recused);
		assert_eq!(resolution(id).electors(), 10);
		assert_ok!(roll_call(5, id, 1..=10));
		count_assembly(id, papers(10, 0, 0, &[4, 6]));
		assert_refused!(confirm(8, id, 5), Errors::Recused);
		finish_phase(id);
		finish_phase(id);
		assert_eq!(installed(), [8]);
	});
}

#[test]
fn more_papers_for_nobody_elect_nobody() {
	for (for_, against, passes) in [(5, 4, true), (5, 5, false), (4, 5, false), (0, 0, false)] {
		new_test(|| {
			let id = voting(election(Office::Chair, 1, Method::Plurality), &[DORA]);
			count_assembly(id, papers(for_, against, 10 - for_ - against, &[for_]));
			finish_phase(id);
			let rejected = Phase::Rejected { reason: Rejection::NoMajority };
			assert_eq!(phase(id), if passes { Phase::Passed } else { rejected });
			assert_eq!(kept(id), [(4, for_)], "what was counted is kept");
		});
	}
}

#[test]
fn counts_must_be_those_of_the_papers() {
	new_test(|| {
		let file = Some(Hash::repeat_byte(9));
		for (method, candidates, papers_file, fits) in [
			// A mark at least on each of eight papers, and two at most.
			(Method::Plurality, &[8, 0, 0][..], None, true),
			(Method::Plurality, &[8, 8, 0], None, true),
			(Method::Plurality, &[8, 8, 1], None, false),
			(Method::Plurality, &[7, 0, 0], None, false),
			(Method::Plurality, &[9, 0, 0], None, false),
			(Method::Plurality, &[8, 0], None, false),
			(Method::Plurality, &[8, 0, 0, 0], None, false),
			(Method::Plurality, &[], None, false),
			(Method::Plurality, &[u32::MAX, u32::MAX, u32::MAX], None, false),
			// Published papers are as good.
			(Method::Plurality, &[4, 4, 0], file, true),
			(Method::Approval, &[8, 8, 8], None, true),
			(Method::Approval, &[3, 3, 2], None, true),
			(Method::Approval, &[3, 3, 1], None, false),
			(Method::Approval, &[9, 0, 0], None, false),
			// Points up to the number of seats.
			(Method::Counted, &[2, 1, 0], file, true),
			(Method::Counted, &[1, 1, 1], file, true),
			(Method::Counted, &[3, 1, 0], file, false),
			(Method::Counted, &[2, 1, 0], None, false),
			(Method::Counted, &[0, 0, 0], file, true),
		] {
			let id = voting(election(Office::Auditor, 2, method), &[DORA, NINA, TINA]);
			let result = AssemblyResult { papers: papers_file, ..papers(8, 1, 1, candidates) };
			if fits {
				assert_ok!(enter(5, id, result));
			} else {
				assert_refused!(enter(5, id, result), Errors::CountsDoNotFit);
			}
			finish_phase(id);
			DraftQuota::<Test>::remove(BAKERY, 1);
		}
		let counted = election(Office::Auditor, 2, Method::Counted);
		let result = AssemblyResult { papers: file, ..papers(0, 1, 1, &[1]) };
		assert!(!crate::rules::election::fits(&counted, 1, &result), "nobody is elected by no papers");
	});
}

proptest! {
	#[test]
	fn counts_of_any_papers_fit_and_no_vote_is_made_or_lost(
		ballots in prop::collection::vec(prop::collection::vec(any::<bool>(), 5), 0..40),
		seats in 1..6u32,
		more in 0..5usize,
	) {
		let marks = |ballot: &Vec<bool>| ballot.iter().filter(|marked| **marked).count() as u32;
		for method in [Method::Plurality, Method::Approval] {
			let is_valid = |ballot: &&Vec<bool>| match method {
				Method::Plurality => (1..=seats).contains(&marks(ballot)),
				_ => marks(ballot) > 0,
			};
			let valid: Vec<_> = ballots.iter().filter(is_valid).collect();
			let votes_for = |at: usize| valid.iter().filter(|ballot| ballot[at]).count() as u32;
			let counts: Vec<u32> = (0..5).map(votes_for).collect();
			let all_marks: u32 = valid.iter().map(|ballot| marks(ballot)).sum();
			assert_eq!(counts.iter().sum::<u32>(), all_marks);
			let election = Election { office: Office::Teller, seats, method, days: 1, begins_on: 0 };
			let fits = |counts: &[u32]| {
				let result = papers(valid.len() as u32, 0, 0, counts);
				crate::rules::election::fits(&election, 5, &result)
			};
			assert!(fits(&counts));
			// More for one than there are papers, or fewer in all.
			let mut wrong = counts.clone();
			wrong[more] = valid.len() as u32 + 1;
			assert!(!fits(&wrong));
			let few = (valid.len() as u32).saturating_sub(1);
			assert!(valid.is_empty() || !fits(&[few, 0, 0, 0, 0]));
		}
	}
}

#[test]
fn only_elections_have_candidates() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=10));
		assert_refused!(enter(5, id, papers(8, 1, 1, &[8])), Errors::CountsDoNotFit);
		let with_file = AssemblyResult { papers: Some(Hash::default()), ..result(8, 1, 1) };
		assert_refused!(enter(5, id, with_file), Errors::CountsDoNotFit);
		assert_ok!(enter(5, id, result(8, 1, 1)));
	});
}

#[test]
fn a_result_is_agreed_to_with_every_count() {
	new_test(|| {
		let id = voting(election(Office::Auditor, 1, Method::Approval), &[DORA, NINA]);
		assert_ok!(enter(5, id, papers(8, 1, 1, &[3, 6])));
		let roll = report(id, 5).roll_hash;
		let confirm = |result| Resolutions::confirm_result(signed(6), id, BAKERY, own(5), roll, result).plain();
		for other in [
			papers(8, 1, 1, &[6, 3]),
			papers(8, 1, 1, &[3, 7]),
			AssemblyResult { papers: Some(Hash::default()), ..papers(8, 1, 1, &[3, 6]) },
		] {
			assert_refused!(confirm(other), Errors::ResultDiffers);
		}
		assert_ok!(confirm(papers(8, 1, 1, &[3, 6])));
	});
}

/// Whether a candidate is elected, by whom they must have beaten.
fn is_elected(all: &[(MemberNo, u32)], (member, votes): (MemberNo, u32), seats: u32, ties: Ties) -> bool {
	let stands_before = |(other, theirs): &(MemberNo, u32)| match ties {
		Ties::Elder => *theirs > votes || (*theirs == votes && *other < member),
		Ties::Vacant => *theirs >= votes && *other != member,
	};
	votes > 0 && (all.iter().filter(|other| stands_before(other)).count() as u32) < seats
}

#[test]
fn the_truth_table_of_one_to_six_candidates_holds() {
	let mut cases = 0;
	for candidates in 1..=6u32 {
		for nth in 0..4u32.pow(candidates) {
			// Not in the order of their numbers.
			let all: Vec<(MemberNo, u32)> =
				(0..candidates).map(|at| (1 + (at * 5 + 3) % 7, nth / 4u32.pow(at) % 4)).collect();
			let standing: Vec<_> =
				all.iter().map(|(member, votes)| Candidate { member: *member, votes: *votes }).collect();
			for (seats, ties) in (1..=6).flat_map(|seats| [(seats, Ties::Elder), (seats, Ties::Vacant)]) {
				let elected = crate::rules::election::elected(&standing, seats, ties);
				let votes = |member: &MemberNo| all.iter().find(|one| one.0 == *member).unwrap().1;
				assert!(elected.is_sorted_by_key(|member| core::cmp::Reverse(votes(member))), "{all:?}");
				for one in &all {
					let model = is_elected(&all, *one, seats, ties);
					assert_eq!(elected.contains(&one.0), model, "{one:?} of {all:?} to {seats}, {ties:?}");
				}
				cases += 1;
			}
		}
	}
	assert_eq!(cases, 12 * (4 + 16 + 64 + 256 + 1_024 + 4_096));
}

#[test]
fn ties_are_settled_as_the_bylaws_say() {
	// Votes, seats, and who is elected by either rule.
	for (votes, seats, elder, vacant) in [
		(&[3, 3][..], 1, &[1][..], &[][..]),
		(&[2, 3, 3], 1, &[2], &[]),
		(&[4, 3, 3], 2, &[1, 2], &[1]),
		(&[3, 4, 3, 1], 2, &[2, 1], &[2]),
		(&[2, 2, 2], 2, &[1, 2], &[]),
		(&[2, 2, 2], 3, &[1, 2, 3], &[1, 2, 3]),
		// Seats that nobody has votes for stay empty.
		(&[5, 0, 3], 3, &[1, 3], &[1, 3]),
	] {
		for (ties, expected) in [(Ties::Elder, elder), (Ties::Vacant, vacant)] {
			new_test(|| {
				set_bylaws(|bylaws| bylaws.ties = ties);
				// Who stood first is not elected for that.
				let mut standing: Vec<(AccountId, u32)> = STANDING.into_iter().zip(votes.iter().copied()).collect();
				standing.reverse();
				(1..=3).for_each(|member| {
					end_term(
						BAKERY,
						[Office::Chair, Office::Secretary, Office::Treasurer][member - 1],
						member as MemberNo,
					)
				});
				give_office(BAKERY, Office::Chair, 10);
				let election = election(Office::Teller, seats, Method::Approval);
				assert_ok!(propose_election(TINA, election));
				let id = ResolutionCount::<Test>::get();
				assert_ok!(Resolutions::second(signed(NINA), id, BAKERY, 0));
				for (who, _) in &standing {
					assert_ok!(stand(*who, id));
				}
				// It is the rule of when it was proposed.
				set_bylaws(|bylaws| bylaws.ties = if ties == Ties::Elder { Ties::Vacant } else { Ties::Elder });
				finish_phase(id);
				assert_ok!(roll_call(5, id, 1..=10));
				let counts: Vec<u32> = standing.iter().map(|(_, votes)| *votes).collect();
				let most = counts.iter().copied().max().unwrap();
				count_assembly(id, papers(most, 0, 10 - most, &counts));
				finish_phase(id);
				if expected.is_empty() {
					assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
				} else {
					finish_phase(id);
					assert_eq!(installed(), expected);
				}
			});
		}
	}
}

#[test]
fn a_second_call_forgets_what_was_counted_on_the_first() {
	new_test(|| {
		let id = noticed(election(Office::Auditor, 1, Method::Plurality), &[DORA, NINA]);
		finish_phase(id);
		assert_ok!(roll_call(5, id, 1..=4));
		count_assembly(id, papers(4, 0, 0, &[4, 0]));
		finish_phase(id);
		assert_eq!(phase(id), Phase::SecondCall);
		assert_eq!((kept(id), Resolutions::effect(id)), (vec![(4, 0), (9, 0)], None));
		finish_phase(id);
		assert_refused!(vote(DORA, id, Choice::For), Errors::SecretBallot);
		assert_ok!(roll_call(5, id, 1..=4));
		count_assembly(id, papers(4, 0, 0, &[1, 3]));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(installed(), [9]);

		// Where nobody meets nobody is elected.
		let id = noticed(election(Office::Auditor, 1, Method::Plurality), &[DORA, NINA]);
		(0..4).for_each(|_| finish_phase(id));
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn the_same_three_count_again_once_until_it_takes_effect() {
	new_test(|| {
		let id = passed_election();
		pass_days(2);
		// Nobody else, and not who was there.
		assert_refused!(enter(8, id, papers(8, 1, 1, &[6, 6, 5])), Errors::AlreadyCounted);
		assert_refused!(strike_roll(5, id, [10]), Errors::NotInThisPhase);
		assert_refused!(roll_call(5, id, [10]), Errors::NotInThisPhase);
		assert_ok!(enter(5, id, papers(8, 1, 1, &[6, 6, 5])));
		assert_ok!(confirm(6, id, 5));
		assert_eq!(kept(id), [(4, 3), (9, 6), (10, 5)], "two change nothing");
		events();
		assert_ok!(confirm(7, id, 5));
		assert_eq!(kept(id), [(4, 6), (9, 6), (10, 5)]);
		let enacts_at = Time::get() + 3 * DAY;
		let told = events();
		assert!(told.contains(&Event::Elected { resolution: id, members: vec![4, 9] }));
		assert_eq!(told.last(), Some(&Event::Passed { resolution: id, enacts_at }));
		// The members have the whole time again to challenge it, and nobody counts a third time.
		assert_eq!((phase(id), resolution(id).ends_at), (Phase::Passed, Some(enacts_at)));
		assert_eq!(motion(id).effect_at, Some(enacts_at));
		assert_refused!(enter(5, id, papers(8, 1, 1, &[3, 6, 5])), Errors::NotInThisPhase);
		finish_phase(id);
		assert_eq!(installed(), [4, 9]);
		assert_refused!(enter(5, id, papers(8, 1, 1, &[3, 6, 5])), Errors::NotInThisPhase);
	});
}

#[test]
fn a_recount_can_show_that_nobody_is_elected() {
	new_test(|| {
		let id = passed_election();
		recount(id, papers(4, 5, 1, &[3, 4, 4]));
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
		assert_eq!(kept(id), [(4, 3), (9, 4), (10, 4)]);
		pass_days(30);
		assert!(Installed::get().is_empty());
	});
}

#[test]
fn the_first_counts_of_the_candidates_are_kept_beside_those_of_the_recount() {
	new_test(|| {
		let id = passed_election();
		let of = |counts: &[u32]| BoundedVec::<u32, _>::truncate_from(counts.to_vec());
		let kept = || {
			let [Minutes { count, corrected, .. }] = &Resolutions::minutes(id, BAKERY)[..] else { panic!() };
			(count.candidates.clone(), corrected.as_ref().map(|first| first.candidates.clone()))
		};
		assert_eq!(kept(), (of(&[3, 6, 5]), None));
		recount(id, papers(8, 1, 1, &[5, 5, 4]));
		let both = (of(&[5, 5, 4]), Some(of(&[3, 6, 5])));
		assert_eq!(kept(), both);
		// For ever.
		until_recorded(id);
		assert_eq!(kept(), both);
	});
}

#[test]
fn a_recount_is_possible_while_it_is_suspended() {
	new_test(|| {
		let id = passed_election();
		assert_ok!(Resolutions::challenge(signed(DORA), id, BAKERY));
		assert_ok!(Resolutions::challenge(signed(NINA), id, BAKERY));
		let until = resolution(id).ends_at;
		assert_eq!(phase(id), Phase::Suspended);
		recount(id, papers(8, 1, 1, &[6, 6, 5]));
		assert_eq!((phase(id), resolution(id).ends_at), (Phase::Suspended, until), "it hurries nothing");
		finish_phase(id);
		assert_eq!(installed(), [4, 9]);
	});
}

#[test]
fn members_have_the_whole_time_again_for_others_who_are_elected_by_a_recount_of_what_is_suspended() {
	for (counts, are_others) in [([6, 6, 5], true), ([3, 7, 5], false)] {
		new_test(|| {
			let id = passed_election();
			let first = contest(id).elected();
			assert_ok!(Resolutions::challenge(signed(DORA), id, BAKERY));
			assert_ok!(Resolutions::challenge(signed(NINA), id, BAKERY));
			almost_finish_phase(id);
			recount(id, papers(8, 1, 1, &counts));
			assert_eq!(contest(id).elected() != first, are_others);
			let Rules { timelock_days, .. } = resolution(id).rules;
			let days = if are_others { resolution(id).rules.suspension_days() } else { timelock_days.into() };
			assert_eq!((phase(id), left(id)), (Phase::Suspended, Moment::from(days) * DAY));
		});
	}
}

#[test]
fn nothing_else_is_counted_after_the_close() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=10));
		count_assembly(id, result(8, 1, 1));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
		assert_refused!(enter(5, id, result(1, 8, 1)), Errors::NotInThisPhase);
	});
}

#[test]
fn published_papers_are_counted_again_for_a_week() {
	new_test(|| {
		let id = voting(election(Office::Auditor, 2, Method::Counted), &[DORA, NINA, TINA]);
		let file = Hash::repeat_byte(9);
		count_assembly(id, AssemblyResult { papers: Some(file), ..papers(9, 0, 1, &[0, 1, 2]) });
		finish_phase(id);
		assert_eq!((left(id), contest(id).papers), (7 * DAY, Some(file)));
		finish_phase(id);
		assert_eq!(installed(), [10, 9]);
		assert_eq!(contest(id).papers, Some(file));
	});
}

#[test]
fn elections_are_challenged_and_rescinded_like_all_else() {
	new_test(|| {
		let id = passed_election();
		assert_ok!(Resolutions::challenge(signed(DORA), id, BAKERY));
		assert_ok!(Resolutions::challenge(signed(NINA), id, BAKERY));
		// What was decided in secret is taken back in secret.
		let call = Call::rescind { resolution: id }.into();
		assert_refused!(propose(CHAIR, Track::Special, Secrecy::Open, &call), Errors::TrackTooWeak);
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Secret, &call));
		let later = ResolutionCount::<Test>::get();
		assert_ok!(Resolutions::second(signed(SECRETARY), later, BAKERY, 0));
		finish_phase(later);
		// Who stood votes on that, and counts no votes.
		give_office(BAKERY, Office::Teller, 9);
		assert_refused!(roll_call(NINA, later, [1]), Errors::Recused);
		assert_ok!(roll_call(5, later, 1..=10));
		count_assembly(later, result(9, 0, 1));
		finish_phase(later);
		finish_phase(later);
		assert_eq!(phase(id), Phase::Rescinded { by: later });
		assert!(Installed::get().is_empty());
		assert_eq!(kept(id), [(4, 3), (9, 6), (10, 5)]);
	});
}

#[test]
fn who_stood_does_not_retry_what_failed() {
	new_test(|| {
		InstallFails::set(true);
		let id = passed_election();
		finish_phase(id);
		assert!(matches!(phase(id), Phase::Failed { .. }));
		InstallFails::set(false);
		// An upgrade that changes the version has not changed what is elected.
		TransactionVersion::set(2);
		for who in [DORA, NINA, TINA] {
			assert_refused!(Resolutions::retry(signed(who), id, BAKERY), Errors::Recused);
		}
		assert_ok!(Resolutions::retry(signed(5), id, BAKERY));
		assert_ok!(Resolutions::retry(signed(CHAIR), id, BAKERY));
		finish_phase(id);
		assert_eq!((phase(id), installed()), (Phase::Enacted, vec![9, 10]));
	});
}

#[test]
fn an_auditor_who_stands_lets_nothing_go_on() {
	new_test(|| {
		give_office(BAKERY, Office::Auditor, 4);
		give_office(BAKERY, Office::Auditor, 10);
		let id = voting(election(Office::Delegate, 1, Method::Plurality), &[DORA, NINA]);
		count_assembly(id, papers(10, 0, 0, &[6, 4]));
		finish_phase(id);
		assert_ok!(Resolutions::challenge(signed(NINA), id, BAKERY));
		assert_ok!(Resolutions::challenge(signed(TINA), id, BAKERY));
		assert_refused!(Resolutions::uphold(signed(DORA), id, BAKERY), Errors::Recused);
		assert_ok!(Resolutions::uphold(signed(TINA), id, BAKERY));
	});
}

#[test]
fn an_election_survives_an_upgrade() {
	new_test(|| {
		let id = passed_election();
		TransactionVersion::set(2);
		finish_phase(id);
		assert_eq!(installed(), [9, 10]);
	});
}

#[test]
fn what_is_too_heavy_fails_and_blocks_nothing() {
	new_test(|| {
		let id = passed_election();
		InstallWeight::set(MAX_CALL_WEIGHT + 1);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Failed { error: Errors::CallTooHeavy.into() });
	});
}

#[test]
fn counts_are_kept_when_ballots_are_removed() {
	new_test(|| {
		let id = passed_election();
		finish_phase(id);
		pass_days(101);
		assert!(Records::<Test>::contains_key(id) && Assemblies::<Test>::iter_key_prefix(id).next().is_none());
		assert_eq!(kept(id), [(4, 3), (9, 6), (10, 5)]);
		assert_eq!(contest(id).election.office, Office::Auditor);
	});
}

#[test]
fn what_happens_next_is_what_was_counted() {
	new_test(|| {
		let id = voting(election(Office::Auditor, 1, Method::Plurality), &[DORA, NINA]);
		let next = |id| Resolutions::overview(id).unwrap().next;
		assert_eq!(next(id), Next::SecondCall);
		count_assembly(id, papers(8, 1, 1, &[3, 5]));
		assert_eq!(next(id), Next::Passes);
		set_bylaws(|bylaws| bylaws.ties = Ties::Vacant);
		let id = voting(election(Office::Auditor, 1, Method::Plurality), &[DORA, NINA]);
		count_assembly(id, papers(8, 1, 1, &[4, 4]));
		assert_eq!(next(id), Next::IsRejected(Rejection::NoMajority));
	});
}

#[test]
fn who_stands_pays_nothing() {
	new_test(|| {
		let proposal = election(Office::Chair, 1, Method::Plurality);
		let propose = Call::<Test>::propose_election {
			coop: BAKERY,
			title: title(),
			document: Hash::default(),
			election: proposal,
		};
		assert_eq!(propose.charge(&DORA), Charge::Free);
		assert_eq!(propose.charge(&STRANGER), Charge::Refused(Errors::NotMember.into()));
		let id = noticed(proposal, &[DORA]);
		let stand = Call::<Test>::stand { resolution: id };
		let withdraw = Call::<Test>::withdraw_candidacy { resolution: id };
		assert_eq!((stand.charge(&NINA), withdraw.charge(&DORA)), (Charge::Free, Charge::Free));
		assert_eq!(stand.charge(&DORA), Charge::Refused(Errors::HasStood.into()));
		assert_eq!(withdraw.charge(&NINA), Charge::Refused(Errors::NotCandidate.into()));
	});
}

/// What the check says of an election that has passed, in which somebody stands and that was corrupted.
fn corrupted(corrupt: impl FnOnce(ResolutionId)) -> DispatchError {
	chain().execute_with(|| {
		let id = passed_election();
		corrupt(id);
		Resolutions::do_try_state().unwrap_err()
	})
}

fn change(id: ResolutionId, change: impl FnOnce(&mut Contest<Hash>)) {
	Elections::<Test>::mutate(id, |contest| change(contest.as_mut().unwrap()));
}

fn change_resolution(id: ResolutionId, change: impl FnOnce(&mut Resolution)) {
	crate::Resolutions::<Test>::mutate(id, |resolution| change(resolution.as_mut().unwrap()));
}

#[test]
fn an_election_is_one_of_the_members_of_a_co_op() {
	let kind = says("13: an election is not decided in secret by the members of one co-op, or has a call");
	assert_eq!(corrupted(|id| change_resolution(id, |one| one.secrecy = Secrecy::Open)), kind);
	let seats = says("13: an election is of more seats than there are");
	assert_eq!(corrupted(|id| change(id, |one| one.election.seats = 0)), seats);
	assert_eq!(corrupted(|id| change(id, |one| one.election.office = Office::Chair)), seats);
	let directors = |one: &mut Contest<Hash>| (one.election.office, one.election.seats) = (Office::Director, 13);
	assert_eq!(corrupted(|id| change(id, directors)), seats);
	let unknown = says("2: a motion, an election or a count of numbers belongs to no resolution");
	assert_eq!(corrupted(|id| Elections::<Test>::insert(7, contest(id))), unknown);
}

#[test]
fn candidates_are_those_who_said_so_and_count_no_votes() {
	let judged = says("13: who stands is not who counts no votes, or stands twice");
	assert_eq!(corrupted(|id| change_resolution(id, |one| one.judged = Default::default())), judged);
	assert_eq!(corrupted(|id| change(id, |one| one.candidates[0].member = 1)), judged);
	let part = |one: &mut Resolution| one.judged[0].part = Part::None;
	assert_eq!(corrupted(|id| change_resolution(id, part)), judged);
	let twice = |id| {
		change(id, |one| one.candidates[0].member = 9);
		change_resolution(id, |one| one.judged[0].member = 9);
	};
	assert_eq!(corrupted(twice), judged);
	let unsaid = says("13: a candidate has not said that they stand");
	assert_eq!(corrupted(|id| Signatures::<Test>::remove((id, BAKERY, Whose::Member(4)))), unsaid);
	let nominations = says("7: nominations are counted wrong, or somebody is nominated in no election");
	let nominated = |of: &mut Signature| of.nominations += 1;
	assert_eq!(corrupted(|id| Signatures::<Test>::mutate((id, BAKERY, Whose::Member(4)), nominated)), nominations);
}

#[test]
fn counts_are_kept_from_the_close_on_and_elect_somebody() {
	let nobody = says("13: an election has passed in which nobody is elected");
	assert_eq!(corrupted(|id| change(id, |one| one.candidates.iter_mut().for_each(|one| one.votes = 0))), nobody);
	let early = chain().execute_with(|| {
		let id = voting(election(Office::Auditor, 2, Method::Approval), &[DORA, NINA]);
		change(id, |one| one.candidates[1].votes = 1);
		Resolutions::do_try_state().unwrap_err()
	});
	assert_eq!(early, says("13: votes for a candidate are kept before the close"));
}

#[test]
fn an_election_that_is_withdrawn_is_proposed_anew_and_not_taken_over() {
	new_test(|| {
		let id = noticed(election(Office::Auditor, 1, Method::Approval), &[]);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
		assert_refused!(Resolutions::take_over(signed(SECRETARY), id, BAKERY).plain(), Errors::OtherKind);
	});
}

#[test]
fn an_election_in_which_somebody_stands_is_not_withdrawn() {
	new_test(|| {
		let id = noticed(election(Office::Auditor, 1, Method::Approval), &[DORA]);
		assert_refused!(Resolutions::withdraw(signed(CHAIR), id), Errors::CandidatesFixed);
		assert_ok!(withdraw(DORA, id));
		assert_ok!(Resolutions::withdraw(signed(CHAIR), id));
	});
}
