//! Whoever benefits has no vote on it.

use super::*;

#[test]
fn a_payee_who_is_a_member_leaves_numerator_and_denominator() {
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(DORA));
		assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![4], 9));
		// More than half of nine.
		assert_eq!(Resolutions::overview(id).unwrap().participants_needed, 5);
		assert_refused!(vote(DORA, id, Choice::For), Errors::Recused);
		assert_refused!(roll_call(5, id, [4]), Errors::Recused);
		vote_all(id, [1, 2, 3, 5, 6], Choice::For);
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [2]);
	});
}

#[test]
fn who_is_paid_can_be_against_it_once_and_for_all() {
	new_test(|| {
		let id = opened(Track::Ordinary, &batch([pay(DORA), pay(NINA)]));
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote(DORA, id, choice), Errors::Recused);
		}
		events();
		assert_ok!(vote(DORA, id, Choice::Against));
		assert_eq!(events(), [Event::Voted { resolution: id, coop: BAKERY, by: 4, choice: Choice::Against }]);
		assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![4, 9], 8));
		assert_eq!(resolution(id).tally, Tally { against: 1, ..Default::default() }, "no part of the quorum");
		let ballot = cast(Choice::Against, MAX_CHANGES);
		assert_eq!(Ballots::<Test>::get((id, BAKERY, 4)), Some(ballot));
		assert_refused!(vote(DORA, id, Choice::Against), Errors::AlreadyVotedSo);
		for choice in [Choice::For, Choice::Abstain] {
			assert_refused!(vote(DORA, id, choice), Errors::Recused);
		}
		assert_refused!(roll_call(5, id, [4]), Errors::Recused);
		// Who is paid is no elector unless he was one at notice, whatever he is for.
		unseat(BAKERY, 9);
		assert_refused!(vote(NINA, id, Choice::Against), Errors::NotMember);
	});
}

#[test]
fn a_tenth_of_the_electors_at_most_or_one_leaves_the_quorum() {
	let cases = [(10, 1, 5), (10, 2, 5), (10, 9, 5), (19, 1, 10), (19, 2, 10), (20, 1, 10), (20, 2, 10), (40, 16, 19)];
	for (members, paid, needed) in cases {
		new_test(|| {
			(11..=members).for_each(|member| seat(BAKERY, member, member.into()));
			let pays: Vec<_> = (1..=paid).map(|member| pay(AccountId::from(members + 1 - member))).collect();
			let id = opened(Track::Ordinary, &batch(pays));
			assert_eq!(resolution(id).electors(), members - paid);
			let share = |electors: u32| (electors * 5_001).div_ceil(10_000);
			assert_eq!(needed, share(members - paid.min(1.max(members / 10))));
			assert_eq!(Resolutions::overview(id).unwrap().participants_needed, needed, "{paid} of {members}");
		});
	}
}

/// A payment that two of ten want, with a little for each of the others.
fn bribes() -> RuntimeCall {
	batch((3..=10).chain([STRANGER]).map(pay).collect::<Vec<_>>())
}

#[test]
fn two_do_not_pay_eight_to_be_silent() {
	new_test(|| {
		let id = opened(Track::Ordinary, &bribes());
		vote_all(id, 1..=2, Choice::For);
		finish_phase(id);
		assert_eq!(phase(id), Phase::SecondCall);
		finish_phase(id);
		vote_all(id, 3..=4, Choice::Against);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority }, "a tie");
	});
}

#[test]
fn two_do_not_pay_eight_to_be_silent_in_secret() {
	new_test(|| {
		(11..=18).for_each(|member| seat(BAKERY, member, member.into()));
		// Nobody but the two and three tellers is left, and by an assembly nobody is against it who is paid.
		let payees = (3..=18).filter(|member| !(5..=7).contains(member)).map(pay);
		let id = supported(Track::Ordinary, &batch(payees.collect::<Vec<_>>()));
		for who in [CHAIR, SECRETARY] {
			assert_ok!(Resolutions::request_secrecy(signed(who), id));
		}
		finish_phase(id);
		assert_ok!(roll_call(5, id, 1..=2));
		count_assembly(id, result(2, 0, 0));
		assert_refused!(vote(8, id, Choice::For), Errors::SecretBallot);
		for who in 8..=18 {
			assert_ok!(vote(who, id, Choice::Against));
		}
		// The quorum is missed without them. At the second call their votes still stand, and the assembly meets anew.
		close(id);
		assert_eq!((phase(id), resolution(id).tally), (Phase::SecondCall, Tally { against: 11, ..Default::default() }));
		finish_phase(id);
		assert_ok!(roll_call(5, id, 1..=2));
		count_assembly(id, result(2, 0, 0));
		close(id);
		assert_eq!((phase(id), tally(id)), (Phase::Rejected { reason: Rejection::NoMajority }, (2, 11, 0)));
	});
}

#[test]
fn nobody_makes_the_quorum_by_being_against_what_pays_him() {
	for (others, expected) in [(vec![], Phase::SecondCall), (vec![6], Phase::Passed)] {
		new_test(|| {
			let id = opened(Track::Ordinary, &batch([pay(DORA), pay(NINA)]));
			vote_all(id, [1, 2, 3, 5], Choice::For);
			vote_all(id, [DORA, NINA], Choice::Against);
			vote_all(id, others.clone(), Choice::For);
			// More than half of nine.
			let Overview { electors, recused, participants, participants_needed, against, .. } =
				Resolutions::overview(id).unwrap();
			assert_eq!((electors, recused, participants_needed), (8, 2, 5));
			assert_eq!((participants, against), (4 + others.len() as u32, 2));
			finish_phase(id);
			assert_eq!(phase(id), expected);
		});
	}
}

#[test]
fn a_payee_who_turns_the_result_in_the_last_day_gives_a_day_more() {
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(DORA));
		// Five are a quorum without Dora. With her it is a tie.
		vote_all(id, [1, 2, 3], Choice::For);
		vote_all(id, [5, 6], Choice::Against);
		almost_finish_phase(id);
		assert_ok!(vote(DORA, id, Choice::Against));
		assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 1 });
	});
}

#[test]
fn a_payee_who_turns_nothing_gives_no_day_more() {
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(DORA));
		vote_all(id, [1, 2, 3, 5, 6], Choice::For);
		almost_finish_phase(id);
		assert_ok!(vote(DORA, id, Choice::Against));
		assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 0 });
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn beneficiaries_are_found_in_batches() {
	new_test(|| {
		let id = opened(Track::Ordinary, &batch([pay(DORA), note(1), pay(NINA), pay(DORA), pay(STRANGER)]));
		assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![4, 9], 8));
		assert_refused!(vote(NINA, id, Choice::For), Errors::Recused);
		assert_ok!(vote(TINA, id, Choice::For));
	});
}

#[test]
fn beneficiaries_would_be_found_however_deep() {
	let nested = batch([pay(DORA), batch([batch([pay(NINA), pay(DORA)]), pay(STRANGER)])]);
	assert_eq!(Resolutions::beneficiaries_of(&nested), [DORA, NINA, STRANGER].map(Payee::Account));
}

#[test]
fn a_payee_who_has_no_vote_changes_nothing() {
	new_test(|| {
		set_vote(BAKERY, 9, false);
		seat(COURIERS, 11, 11);
		let id = supported(Track::Ordinary, &batch([pay(STRANGER), pay(NINA), pay(11), pay(12)]));
		// One who joins after notice is no elector either.
		seat(BAKERY, 12, 12);
		finish_phase(id);
		let Resolution { recused, concerned, electorate, .. } = resolution(id);
		// Known by their seats, and nobody leaves the electorate.
		assert_eq!((recused.to_vec(), concerned, electorate.electors), (vec![9, 12], Concerned::default(), 9));
		for who in [NINA, 12] {
			assert_refused!(vote(who, id, Choice::Against), Errors::NotElector);
			assert_refused!(vote(who, id, Choice::For), Errors::Recused);
		}
	});
}

#[test]
fn the_frozen_call_decides_who_is_recused() {
	new_test(|| {
		let id = supported(Track::Ordinary, &pay(DORA));
		assert_eq!(resolution(id).electors(), 10);
		assert_ok!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), Some(opaque(&pay(NINA)))));
		finish_phase(id);
		assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![9], 9));
	});
}

#[test]
fn a_beneficiary_is_found_under_his_new_key() {
	new_test(|| {
		let id = supported(Track::Ordinary, &pay(44));
		move_seat(BAKERY, 4, 44);
		finish_phase(id);
		assert_eq!(resolution(id).recused.to_vec(), [4]);
		assert_refused!(vote(44, id, Choice::For), Errors::Recused);
	});
}

#[test]
fn nobody_loses_a_vote_because_officers_move_their_seat_to_the_account_that_is_paid() {
	// Before the vote opens, and while it waits for its effect.
	for moves_before in [true, false] {
		new_test(|| {
			let officers_move = || Moving::set(vec![(BAKERY, 4, 44)]);
			if moves_before {
				officers_move();
			}
			let id = opened(Track::Ordinary, &pay(44));
			assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![], 10));
			// Without any of them it would lack the quorum and the majority.
			vote_all(id, [1, 2, 3, DORA], Choice::For);
			vote_all(id, 5..=7, Choice::Against);
			finish_phase(id);
			assert_eq!(phase(id), Phase::Passed);
			officers_move();
			finish_phase(id);
			assert_eq!(phase(id), Phase::Enacted);
		});
	}
}

#[test]
fn nobody_loses_a_vote_on_a_rescission_because_officers_move_their_seat() {
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(44));
		vote_all(id, 1..=6, Choice::For);
		finish_phase(id);
		for who in [8, NINA] {
			assert_ok!(Resolutions::challenge(signed(who), id, BAKERY));
		}
		Moving::set(vec![(BAKERY, 4, 44)]);
		let by = opened(Track::Ordinary, &Call::rescind { resolution: id }.into());
		assert!(resolution(by).recused.is_empty());
		assert_ok!(vote(DORA, by, Choice::For));
	});
}

#[test]
fn who_is_paid_by_account_and_by_seat_is_recused_once() {
	new_test(|| {
		let id = opened(Track::Ordinary, &batch([pay_seat(BAKERY, 4), pay(DORA)]));
		assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![4], 9));
	});
}

#[test]
fn a_member_on_paper_is_recused_by_their_seat() {
	new_test(|| {
		move_seat(BAKERY, 4, None);
		let id = opened(Track::Ordinary, &pay_seat(BAKERY, 4));
		assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![4], 9));
		assert_refused!(roll_call(5, id, [4]), Errors::Recused);
		assert_ok!(roll_call(5, id, [1]));
		assert_refused!(enter_proxies(5, id, [(1, 4)]), Errors::Recused);
		// Who has an account by then can say no.
		move_seat(BAKERY, 4, 44);
		assert_refused!(vote(44, id, Choice::For), Errors::Recused);
		assert_ok!(vote(44, id, Choice::Against));
	});
}

#[test]
fn who_is_paid_by_the_seat_in_another_co_op_is_recused_in_their_own() {
	new_test(|| {
		let id = opened(Track::Ordinary, &batch([pay_seat(COURIERS, 9), pay(NINA), pay_seat(COURIERS, 99)]));
		assert_eq!((resolution(id).recused.to_vec(), resolution(id).electors()), (vec![9], 9));
	});
}

#[test]
fn nobody_pays_himself() {
	new_test(|| {
		assert_ok!(Resolutions::propose_payment(signed(CHAIR), BAKERY, title(), Hash::default(), CHAIR, 480));
		assert_ok!(Resolutions::second(signed(SECRETARY), 1, BAKERY, 0));
		finish_phase(1);
		for _ in 0..2 {
			assert_refused!(vote(CHAIR, 1, Choice::For), Errors::Recused);
			finish_phase(1);
			if phase(1) == Phase::SecondCall {
				finish_phase(1);
			}
		}
		assert_eq!(phase(1), Phase::Rejected { reason: Rejection::NoQuorum });
		assert!(done().is_empty());
	});
}

#[test]
fn where_all_benefit_nobody_decides() {
	new_test(|| {
		let all: Vec<_> = (1..=10).map(pay).collect();
		let id = opened(Track::Ordinary, &batch(all));
		assert_eq!(resolution(id).electors(), 0);
		for member in 1..=10 {
			assert_refused!(vote(member, id, Choice::For), Errors::Recused);
		}
		finish_phase(id);
		assert_eq!(phase(id), Phase::SecondCall);
		finish_phase(id);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn a_payment_by_consent_goes_to_a_vote_without_the_payee_if_anyone_objects() {
	new_test(|| {
		NoteNeeds::set(Track::Consent);
		let id = supported(Track::Consent, &note(1));
		assert_ok!(Resolutions::object(signed(DORA), id, BAKERY, Hash::default()));
		finish_phase(id);
		assert_ok!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), Some(opaque(&pay(DORA)))));
		finish_phase(id);
		assert_refused!(vote(DORA, id, Choice::For), Errors::Recused);
		// Who has objected can still be against it.
		assert_ok!(vote(DORA, id, Choice::Against));
	});
}
