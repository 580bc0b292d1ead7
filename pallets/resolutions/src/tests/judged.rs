//! Members who are judged: dismissed, declared dead, expelled or appointed, and what part they take in that.

use super::*;

/// What judges Dora and leaves her no part in deciding on it.
fn silencing() -> [(Track, RuntimeCall); 2] {
	[(Track::Ordinary, dismiss(4)), (Track::Special, declare_dead(4))]
}

#[test]
fn who_is_judged_leaves_numerator_and_denominator() {
	for (track, call) in silencing() {
		new_test(|| {
			let id = opened(track, &call);
			assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![4], 9));
			let is_secret = resolution(id).secrecy == Secrecy::Secret;
			let refusal = || if is_secret { Errors::SecretBallot } else { Errors::Recused };
			for choice in [Choice::For, Choice::Against, Choice::Abstain] {
				assert_refused!(vote(DORA, id, choice), refusal());
			}
			assert_refused!(roll_call(5, id, [4]), Errors::Recused);
			// More than half of nine.
			assert_ok!(roll_call(5, id, [1, 2, 3, 9]));
			count_assembly(id, result(4, 0, 0));
			let Overview { electors, recused, participants_needed, .. } = Resolutions::overview(id).unwrap();
			assert_eq!((electors, recused, participants_needed), (9, 1, 5));
			assert_eq!(resolution(id).rejection(), Some(Rejection::NoQuorum));
		});
	}
}

#[test]
fn who_is_judged_brings_nothing_about_themselves_on_the_agenda() {
	for (track, call) in silencing() {
		new_test(|| {
			let id = draft(track, &call);
			assert_refused!(Resolutions::second(signed(DORA), id, BAKERY, 0), Errors::Recused);
			assert_refused!(Resolutions::sign_petition(signed(DORA), id, BAKERY, 0), Errors::Recused);
			assert_ok!(Resolutions::sign_petition(signed(NINA), id, BAKERY, 0));
			assert_ok!(Resolutions::sign_petition(signed(TINA), id, BAKERY, 0));
			let notice = matches!(phase(id), Phase::Notice { .. });
			assert!(notice, "two of the others put it there");
		});
	}
	new_test(|| {
		let id = supported(Track::Ordinary, &dismiss(4));
		assert_refused!(Resolutions::request_secrecy(signed(DORA), id), Errors::Recused);
	});
}

#[test]
fn who_is_judged_is_told_by_the_number_and_not_by_the_account() {
	for (track, call) in silencing() {
		new_test(|| {
			move_seat(BAKERY, 4, None);
			let id = opened(track, &call);
			assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![4], 9));
			// Whoever has the key by then has no vote with it.
			move_seat(BAKERY, 4, 44);
			assert_refused!(roll_call(5, id, [4]), Errors::Recused);
			if track == Track::Ordinary {
				assert_refused!(vote(44, id, Choice::Against), Errors::Recused);
			}
		});
	}
}

#[test]
fn who_is_judged_without_a_vote_is_not_taken_out_twice() {
	for (track, call) in silencing() {
		new_test(|| {
			set_vote(BAKERY, 4, false);
			let id = opened(track, &call);
			assert_eq!((resolution(id).concerned, resolution(id).electors()), (Concerned::default(), 9));
			assert_refused!(roll_call(5, id, [4]), Errors::Recused);
		});
	}
}

#[test]
fn who_stands_for_an_office_votes_on_it() {
	new_test(|| {
		let id = draft(Track::Ordinary, &appoint(4));
		assert_ok!(Resolutions::propose_text(
			signed(DORA),
			BAKERY,
			Track::Ordinary,
			Secrecy::Open,
			title(),
			Hash::default()
		));
		assert_ok!(Resolutions::second(signed(DORA), id, BAKERY, 0));
		finish_phase(id);
		assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![], 10));
		assert_ok!(vote(DORA, id, Choice::For));
	});
}

#[test]
fn the_own_expulsion_and_appeal_are_voted_on() {
	for call in [judge(4), deeds::Call::decide_appeal { member: 4 }.into()] {
		new_test(|| {
			let id = opened(Track::Special, &call);
			assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![], 10));
			assert_ok!(roll_call(5, id, [4]));
		});
	}
}

#[test]
fn of_a_replacement_only_who_is_dismissed_takes_no_part() {
	new_test(|| {
		let id = opened(Track::Ordinary, &batch([dismiss(4), appoint(9)]));
		assert_eq!((judged(id), resolution(id).electors()), (vec![4, 9], 9));
		assert_refused!(vote(DORA, id, Choice::Against), Errors::Recused);
		assert_ok!(vote(NINA, id, Choice::For));
	});
}

#[test]
fn the_others_dismiss_in_a_co_op_of_three_and_none_of_them_alone() {
	for quorum_first_bps in [2_500, 5_001] {
		for (votes, decided) in [(1, Phase::SecondCall), (2, Phase::Passed)] {
			new_test(|| {
				set_bylaws(|bylaws| bylaws.quorum_first_bps = quorum_first_bps);
				(4..=10).for_each(|member| unseat(BAKERY, member));
				let id = opened(Track::Ordinary, &dismiss(3));
				assert_eq!((resolution(id).electors(), resolution(id).quorum()), (2, 2));
				vote_all(id, 1..=votes, Choice::For);
				finish_phase(id);
				assert_eq!(phase(id), decided, "{votes} of two, {quorum_first_bps}");
				if decided == Phase::SecondCall {
					finish_phase(id);
					finish_phase(id);
					assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
				}
			});
		}
	}
}
