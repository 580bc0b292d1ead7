//! Votes in an assembly, which three tellers enter, or all who can in a co-op of three.

use super::*;

/// Who is on the roll that a teller reports last.
fn on_roll(id: ResolutionId, coop: CoopId, teller: Hand) -> Vec<MemberNo> {
	Resolutions::roll(id, coop, teller).into_iter().map(|one| one.member).collect()
}

/// A vote that is open on the appeal of a member who was suspended before the notice.
fn appeal_of_suspended_dora() -> ResolutionId {
	set_vote(BAKERY, 4, false);
	opened(Track::Special, &deeds::Call::decide_appeal { member: 4 }.into())
}

#[test]
fn a_report_counts_when_three_tellers_agree_to_it() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		events();
		assert_ok!(roll_call(5, id, 1..=4));
		assert_ok!(roll_call(5, id, [9, 10]));
		assert_ok!(enter(5, id, result(3, 2, 1)));
		assert_eq!(tally(id), (0, 0, 0));
		assert_refused!(enter(5, id, result(3, 2, 1)), Errors::AlreadyEntered);
		assert_refused!(confirm(5, id, 5), Errors::AlreadyConfirmed);
		assert_ok!(confirm(6, id, 5));
		assert_eq!((assembly(id).counted, tally(id)), (None, (0, 0, 0)));
		assert_refused!(confirm(6, id, 5), Errors::AlreadyConfirmed);
		let report = report(id, 5);
		assert_ok!(confirm(7, id, 5));
		assert_eq!(
			events(),
			[
				Event::RollCalled { resolution: id, coop: BAKERY, by: own(5), roll: 4 },
				Event::RollCalled { resolution: id, coop: BAKERY, by: own(5), roll: 6 },
				Event::ResultEntered { resolution: id, coop: BAKERY, by: own(5) },
				Event::ResultConfirmed { resolution: id, coop: BAKERY, by: own(6), of: own(5), tellers: 2 },
				Event::ResultConfirmed { resolution: id, coop: BAKERY, by: own(7), of: own(5), tellers: 3 },
				Event::AssemblyCounted { resolution: id, coop: BAKERY, roll: 6, result: result(3, 2, 1) },
			]
		);
		assert_eq!(resolution(id).tally, Tally { for_: 3, against: 2, abstain: 1, on_chain: 0, in_assembly: 6 });
		let counted = Report { was_counted: true, ..report };
		assert_eq!(assembly(id).reports.to_vec(), [counted]);
		assert_eq!(
			assembly(id).counted,
			Some(Counted { report: 0, tellers: vec![own(5), own(6), own(7)].try_into().unwrap() })
		);

		// Nobody else changes anything about it any more.
		assert_refused!(enter(8, id, result(0, 0, 0)), Errors::AlreadyCounted);
		assert_refused!(roll_call(8, id, [5]), Errors::AlreadyCounted);
		assert_refused!(strike_roll(8, id, [1]), Errors::AlreadyCounted);
		assert_refused!(confirm(8, id, 5), Errors::AlreadyCounted);
		assert_refused!(discard(8, id), Errors::AlreadyCounted);
		assert_refused!(vote(1, id, Choice::For), Errors::VotesInAssembly);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn one_teller_silences_nobody() {
	new_test(|| {
		// Twenty members. The chair proposes to pay much, a teller seconds it.
		(11..=20).for_each(|member| seat(BAKERY, member, member.into()));
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &pay(STRANGER)));
		let id = ResolutionCount::<Test>::get();
		assert_ok!(Resolutions::second(signed(5), id, BAKERY, 0));
		finish_phase(id);
		// When the vote opens, that teller alone enters all others, and that they voted nothing.
		let others = || (2..=20).filter(|member| *member != 5);
		let enters = || {
			assert_ok!(roll_call(5, id, others()));
			assert_ok!(enter(5, id, result(0, 0, 0)));
		};
		enters();
		assert_eq!(report(id, 5).roll, 18);
		// All of them vote nevertheless.
		for member in (2..=9).filter(|member| *member != 5) {
			assert_ok!(vote(member, id, Choice::Against));
		}
		finish_phase(id);
		// Too few had time. At the second call it begins anew.
		assert_eq!(phase(id), Phase::SecondCall);
		finish_phase(id);
		enters();
		for member in [1, 5] {
			assert_ok!(vote(member, id, Choice::For));
		}
		for member in 10..=20 {
			assert_ok!(vote(member, id, Choice::Against));
		}
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
		assert_eq!((tally(id), done()), ((2, 18, 0), vec![]));
	});
}

#[test]
fn a_roll_that_is_too_long_is_refused_by_name_before_anything_is_read() {
	use frame_support::dispatch::GetDispatchInfo;
	use rochdale_primitives::listed::{Listed, MAX_LISTED};

	type Change = fn(ResolutionId, Listed<MemberNo>) -> Call<Test>;
	type Weighed = (Change, fn(u32) -> Weight);

	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		let of = |count: u32| (1..=count).collect::<Vec<_>>().try_into().unwrap();
		let changes: [Weighed; 2] = [
			(
				|resolution, members| Call::roll_call { resolution, coop: BAKERY, members },
				<() as WeightInfo>::roll_call,
			),
			(
				|resolution, members| Call::strike_roll { resolution, coop: BAKERY, members },
				<() as WeightInfo>::strike_roll,
			),
		];
		for (change, weight) in changes {
			for count in [MAX_ROLL_CALL + 1, MAX_LISTED] {
				let call = change(id, of(count));
				// It decodes, which it must for the name to be heard.
				assert_eq!(Call::decode(&mut &*call.encode()), Ok(call.clone()));
				assert_eq!(call.charge(&5), Charge::Refused(Errors::RollTooLong.into()));
				assert_eq!(call.get_dispatch_info().call_weight, telling::<Test>(weight(0)));
				let refused = RuntimeCall::from(call).dispatch(signed(5)).unwrap_err();
				assert_eq!(refused.error, Errors::RollTooLong.into());
				assert_eq!(refused.post_info.actual_weight, Some(telling::<Test>(<() as WeightInfo>::refused_roll(0))));
			}
			let longest = change(id, of(MAX_ROLL_CALL));
			assert_eq!(longest.get_dispatch_info().call_weight, telling::<Test>(weight(MAX_ROLL_CALL)));
			assert_ne!(longest.charge(&5), Charge::Refused(Errors::RollTooLong.into()));
		}
	});
}

#[test]
fn a_roll_that_one_teller_enters_hinders_no_other_teller() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		// A teller names everybody, and that they voted nothing.
		assert_ok!(roll_call(8, id, 1..=10));
		assert_ok!(enter(8, id, result(0, 0, 0)));
		assert_ok!(vote(4, id, Choice::Against));
		// Three others report who was there. The first of them can confirm nothing for them, nor take anything back.
		assert_ok!(roll_call(5, id, [1, 2, 3, 9]));
		assert_refused!(strike_roll(8, id, [11]), Errors::NotOnRoll);
		assert_ok!(strike_roll(8, id, [1, 2]));
		assert_eq!((report(id, 5).roll, report(id, 8).roll), (4, 8));
		assert_ok!(enter(5, id, result(4, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		assert_refused!(discard(8, id), Errors::NoResult);
		assert_ok!(enter(8, id, result(0, 0, 0)));
		assert_ok!(discard(8, id));
		assert_ok!(confirm(7, id, 5));
		assert_eq!(resolution(id).tally, Tally { for_: 4, against: 1, abstain: 0, on_chain: 1, in_assembly: 4 });
		assert_refused!(vote(1, id, Choice::For), Errors::VotesInAssembly);
		assert_ok!(vote(10, id, Choice::For));
	});
}

#[test]
fn who_agrees_repeats_the_roll_and_the_result() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_refused!(confirm(6, id, 5), Errors::NoResult);
		assert_ok!(roll_call(5, id, 1..=4));
		assert_refused!(confirm(6, id, 5), Errors::NoResult);
		assert_ok!(enter(5, id, result(2, 1, 0)));
		let roll = report(id, 5).roll_hash;
		let agree = |of, roll, result| Resolutions::confirm_result(signed(6), id, BAKERY, own(of), roll, result);
		assert_refused!(agree(5, roll, result(2, 1, 1)), Errors::ResultDiffers);
		assert_refused!(agree(5, Hash::default(), result(2, 1, 0)), Errors::ResultDiffers);
		let other_minutes = AssemblyResult { minutes: Hash::repeat_byte(8), ..result(2, 1, 0) };
		assert_refused!(agree(5, roll, other_minutes), Errors::ResultDiffers);
		assert_refused!(agree(7, roll, result(2, 1, 0)), Errors::NoResult);
		// Meanwhile somebody else is on the roll, and another is not, so that it is as long as before.
		assert_ok!(strike_roll(5, id, [4]));
		assert_ok!(roll_call(5, id, [9]));
		assert_refused!(agree(5, roll, result(2, 1, 0)), Errors::NoResult);
		assert_ok!(enter(5, id, result(2, 1, 0)));
		assert_refused!(agree(5, roll, result(2, 1, 0)), Errors::ResultDiffers);
		assert_ok!(confirm(6, id, 5));
	});
}

#[test]
fn a_change_of_a_report_drops_who_agreed_to_it() {
	let changes: [fn(ResolutionId); 3] = [
		|id| roll_call(5, id, [9]).unwrap(),
		|id| strike_roll(5, id, [1]).unwrap(),
		|id| enter(5, id, result(2, 1, 0)).unwrap(),
	];
	for change in changes {
		new_test(|| {
			let id = opened(Track::Ordinary, &note(1));
			assert_ok!(roll_call(5, id, 1..=4));
			assert_ok!(enter(5, id, result(3, 0, 0)));
			assert_ok!(confirm(6, id, 5));
			change(id);
			if report(id, 5).result.is_none() {
				assert_ok!(enter(5, id, result(2, 1, 0)));
			}
			assert_ok!(confirm(7, id, 5));
			assert_eq!(tally(id), (0, 0, 0));
			assert_ok!(confirm(6, id, 5));
			assert_eq!(tally(id), (2, 1, 0));
		});
	}
}

#[test]
fn a_teller_agrees_to_one_report_at_a_time_and_can_take_that_back() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		for teller in [5, 6] {
			assert_ok!(roll_call(teller, id, 1..=4));
			assert_ok!(enter(teller, id, result(teller as u32 - 4, 0, 0)));
		}
		let agrees =
			|teller: MemberNo| assembly(id).tellers.iter().find(|one| one.hand == own(teller)).unwrap().agrees_to;
		assert_ok!(confirm(7, id, 5));
		assert_ok!(confirm(7, id, 6));
		assert_eq!(agrees(7), Some(1));
		// So that two agree to each, and a fourth decides.
		assert_ok!(confirm(8, id, 5));
		events();
		assert_ok!(discard(8, id));
		assert_eq!(events(), [Event::ResultDiscarded { resolution: id, coop: BAKERY, by: own(8) }]);
		assert_refused!(discard(8, id), Errors::NoResult);
		assert_ok!(confirm(8, id, 6));
		assert_eq!(tally(id), (2, 0, 0));
		assert_eq!(
			assembly(id).counted,
			Some(Counted { report: 1, tellers: vec![own(6), own(7), own(8)].try_into().unwrap() })
		);
	});
}

#[test]
fn one_person_with_two_seats_is_one_teller() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=4));
		assert_ok!(enter(5, id, result(4, 0, 0)));
		// The seat of the sixth member is about to move to the key of the fifth, or the other way round.
		for (member, key) in [(6, 5), (5, 6)] {
			Moving::set(vec![(BAKERY, member, key)]);
			assert_refused!(confirm(6, id, 5), Errors::SamePerson);
		}
		Moving::set(vec![]);
		assert_ok!(confirm(6, id, 5));
		// Two who have agreed already become one.
		Moving::set(vec![(BAKERY, 6, 5)]);
		assert_ok!(confirm(7, id, 5));
		assert_eq!(tally(id), (0, 0, 0));
		assert_ok!(confirm(8, id, 5));
		assert_eq!(
			(tally(id), assembly(id).counted.unwrap().tellers),
			((4, 0, 0), vec![own(5), own(7), own(8)].try_into().unwrap())
		);
	});
}

#[test]
fn the_same_three_correct_what_counts_until_the_close() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		for (member, choice) in [(1, Choice::Against), (4, Choice::Against), (10, Choice::For)] {
			assert_ok!(vote(member, id, choice));
		}
		assert_ok!(roll_call(5, id, [1, 2, 3, 9]));
		count_assembly(id, result(4, 0, 0));
		assert_eq!(resolution(id).tally, Tally { for_: 5, against: 1, abstain: 0, on_chain: 2, in_assembly: 4 });

		// The first was not there, and the fourth was. Until the three agree again, what counted counts.
		assert_ok!(strike_roll(6, id, [1]));
		assert_ok!(roll_call(6, id, [4]));
		assert_ok!(enter(6, id, result(3, 1, 0)));
		assert_ok!(confirm(7, id, 6));
		assert_eq!((tally(id), report(id, 6).corrects), ((5, 1, 0), Some(0)));
		assert_refused!(vote(1, id, Choice::For), Errors::VotesInAssembly);
		assert_refused!(confirm(8, id, 6), Errors::AlreadyCounted);
		assert_ok!(vote(8, id, Choice::Abstain));
		events();
		assert_ok!(confirm(5, id, 6));
		let corrected = Event::AssemblyCorrected { resolution: id, coop: BAKERY, roll: 4, result: result(3, 1, 0) };
		assert_eq!(events().pop(), Some(corrected));
		// Who is no longer on the roll has the vote on the chain again, and who is now has it no longer.
		assert_eq!(resolution(id).tally, Tally { for_: 4, against: 2, abstain: 1, on_chain: 3, in_assembly: 4 });
		assert_ok!(vote(1, id, Choice::For));
		assert_eq!(tally(id), (5, 1, 1));
		assert_refused!(vote(4, id, Choice::For), Errors::VotesInAssembly);
		assert_eq!(on_roll(id, BAKERY, own(6)), [2, 3, 4, 9]);
		assert_eq!(on_roll(id, BAKERY, own(5)), [1, 2, 3, 9], "the trace of what counted before");

		// Only the counts were wrong: the roll stays, and so it is corrected once more.
		assert_ok!(enter(5, id, result(1, 3, 0)));
		assert_ok!(confirm(6, id, 5));
		assert_ok!(confirm(7, id, 5));
		assert_eq!(resolution(id).tally, Tally { for_: 3, against: 3, abstain: 1, on_chain: 3, in_assembly: 4 });
		assert_eq!(assembly(id).reports.len(), 3);
		Time::set(resolution(id).ends_at.unwrap());
		assert_refused!(enter(5, id, result(4, 0, 0)), Errors::NotInThisPhase);
		poll();
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn what_was_said_of_a_correction_before_is_not_what_its_three_say() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(6, id, [1, 2]));
		assert_ok!(enter(6, id, result(0, 2, 0)));
		assert_ok!(confirm(8, id, 6));
		assert_ok!(roll_call(5, id, [1, 2]));
		count_assembly(id, result(2, 0, 0));
		// The eighth agreed to the report of the sixth, and is none of the three.
		assert_ok!(confirm(6, id, 6));
		assert_ok!(confirm(7, id, 6));
		assert_eq!(tally(id), (2, 0, 0));
		assert_ok!(confirm(5, id, 6));
		assert_eq!(tally(id), (0, 2, 0));
	});
}

#[test]
fn who_of_the_three_is_no_teller_any_more_corrects_nothing() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, [1, 2]));
		count_assembly(id, result(2, 0, 0));
		end_term(BAKERY, Office::Teller, 7);
		assert_ok!(enter(5, id, result(0, 2, 0)));
		assert_ok!(confirm(6, id, 5));
		// The seventh is still a teller of the couriers, which makes nobody one of the three.
		assert_refused!(confirm(7, id, 5), Errors::AlreadyCounted);
		end_term(COURIERS, Office::Teller, 7);
		assert_refused!(confirm(7, id, 5), Errors::NotTeller);
		assert_refused!(confirm(8, id, 5), Errors::AlreadyCounted);
		assert_eq!(tally(id), (2, 0, 0));
	});
}

#[test]
fn every_teller_has_room_for_a_report() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		// More tellers than a co-op has at a time, and those who came into office meanwhile.
		let last = MAX_REPORTS + 100;
		for member in 100..=last {
			seat(BAKERY, member, member.into());
			give_office(BAKERY, Office::Teller, member);
		}
		for teller in 100..last {
			assert_ok!(roll_call(teller.into(), id, [1, 2, 3]));
			assert_ok!(strike_roll(teller.into(), id, [3]));
		}
		assert_eq!(assembly(id).reports.len() as u32, MAX_REPORTS);
		assert_refused!(roll_call(last.into(), id, [1]), Errors::TooManyReports);
		assert_refused!(enter(last.into(), id, result(0, 0, 0)), Errors::TooManyReports);
		// The last of all counts as well, and a vote is noted in each.
		assert_ok!(vote(1, id, Choice::For));
		let votes = Votes { for_: 1, ..Default::default() };
		assert!(assembly(id).reports.iter().all(|report| report.replaces == votes));
		let by = last - 1;
		assert_ok!(enter(by.into(), id, result(0, 2, 0)));
		assert_ok!(confirm(100, id, by));
		assert_ok!(confirm(101, id, by));
		assert_eq!(resolution(id).tally, Tally { for_: 0, against: 2, abstain: 0, on_chain: 0, in_assembly: 2 });
		assert_refused!(vote(1, id, Choice::For), Errors::VotesInAssembly);
	});
}

#[test]
fn only_tellers_of_the_co_op_count() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		for (who, error) in [(DORA, Errors::NotTeller), (CHAIR, Errors::NotTeller), (STRANGER, Errors::NotMember)] {
			let error = DispatchError::from(error);
			assert_refused!(roll_call(who, id, [1]), error);
			assert_refused!(strike_roll(who, id, [2]), error);
			assert_refused!(enter(who, id, result(0, 0, 0)), error);
			assert_refused!(confirm(who, id, 5), error);
			assert_refused!(discard(who, id), error);
		}
		// A teller of the couriers is none of the bakery, which has three of its own.
		end_term(BAKERY, Office::Teller, 5);
		assert_refused!(roll_call(5, id, [1]), Errors::HasTellers);
	});
}

#[test]
fn tellers_count_only_while_the_vote_is_open() {
	new_test(|| {
		let id = supported(Track::Ordinary, &note(1));
		assert_refused!(roll_call(5, id, [1]), Errors::NotInThisPhase);
		finish_phase(id);
		assert_ok!(roll_call(5, id, [1]));
		assert_ok!(enter(5, id, result(1, 0, 0)));
		Time::set(resolution(id).ends_at.unwrap());
		assert_refused!(roll_call(5, id, [2]), Errors::NotInThisPhase);
		assert_refused!(strike_roll(5, id, [1]), Errors::NotInThisPhase);
		assert_refused!(enter(5, id, result(0, 1, 0)), Errors::NotInThisPhase);
		assert_refused!(confirm(6, id, 5), Errors::NotInThisPhase);
		assert_refused!(discard(5, id), Errors::NotInThisPhase);
	});
}

#[test]
fn a_result_has_no_more_votes_than_members_on_the_roll() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=4));
		for wrong in [result(5, 0, 0), result(2, 2, 1), result(0, 0, 5), result(u32::MAX, 1, 0)] {
			assert_refused!(enter(5, id, wrong), Errors::MoreVotesThanMembers);
		}
		assert_ok!(enter(5, id, result(2, 1, 0)));
	});
}

#[test]
fn a_wrong_result_is_entered_anew_before_three_agree() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=4));
		assert_refused!(discard(5, id), Errors::NoResult);
		assert_ok!(enter(5, id, result(4, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		assert_ok!(roll_call(5, id, [9]));
		assert_eq!((report(id, 5).roll, report(id, 5).result), (5, None));
		count_assembly(id, result(4, 1, 0));
		assert_eq!(tally(id), (4, 1, 0));
	});
}

#[test]
fn nobody_is_on_the_roll_twice() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_refused!(roll_call(5, id, [1, 2, 1]), Errors::AlreadyOnRoll);
		assert_ok!(roll_call(5, id, [1, 2]));
		assert_refused!(roll_call(5, id, [3, 2]), Errors::AlreadyOnRoll);
		assert_eq!(report(id, 5).roll, 2);
		// On the rolls of two tellers everybody can be, of which one counts at most.
		assert_ok!(roll_call(6, id, [2]));
		count_assembly(id, result(2, 0, 0));
		assert_eq!(resolution(id).tally.participants(), 2);
	});
}

#[test]
fn a_roll_names_somebody() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_refused!(roll_call(5, id, []), Errors::NobodyNamed);
		assert_refused!(strike_roll(5, id, []), Errors::NobodyNamed);
	});
}

#[test]
fn only_electors_are_on_the_roll() {
	new_test(|| {
		set_vote(BAKERY, 9, false);
		let id = opened(Track::Ordinary, &note(1));
		seat(BAKERY, 11, 11);
		unseat(BAKERY, 10);
		for no_elector in [9, 10, 11, 12] {
			assert_refused!(roll_call(5, id, [2, no_elector]), Errors::NotElector);
		}
		assert_ok!(roll_call(5, id, [2]));
		count_assembly(id, result(1, 0, 0));
		assert_refused!(vote(2, id, Choice::For), Errors::VotesInAssembly);
	});
}

#[test]
fn who_is_on_a_roll_votes_on_the_chain_until_three_agree_and_who_voted_there_can_be_on_a_roll() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(vote(1, id, Choice::For));
		assert_ok!(roll_call(5, id, [1, 2, 3, 4]));
		assert_ok!(vote(DORA, id, Choice::Against));
		assert_eq!((report(id, 5).roll, tally(id)), (4, (1, 1, 0)));
		let named = Some(Named { rolls: OnRolls(1), dissents: OnRolls(0), second_call: false });
		let ballot = |choice| Some(Ballot { cast: Some(Cast { choice, changes: 0 }), named });
		assert_eq!(Ballots::<Test>::get((id, BAKERY, 4)), ballot(Choice::Against));
		assert_eq!(Ballots::<Test>::get((id, BAKERY, 1)), ballot(Choice::For));
		assert_eq!(resolution(id).tally.on_chain, 2);
		assert_ok!(enter(5, id, result(3, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		assert_ok!(vote(DORA, id, Choice::Abstain));
		assert_ok!(vote(2, id, Choice::For));
		assert_ok!(vote(NINA, id, Choice::For));
		assert_eq!(resolution(id).tally, Tally { for_: 3, against: 0, abstain: 1, on_chain: 4, in_assembly: 0 });

		// Now they vote in the assembly, whatever they had voted on the chain.
		assert_ok!(confirm(7, id, 5));
		assert_eq!(resolution(id).tally, Tally { for_: 4, against: 0, abstain: 0, on_chain: 1, in_assembly: 4 });
		for member in 1..=4 {
			assert_refused!(vote(member, id, Choice::Against), Errors::VotesInAssembly);
		}
		assert_ok!(vote(TINA, id, Choice::For));
	});
}

#[test]
fn a_teller_takes_off_their_own_roll_whom_they_entered_by_mistake() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, [1, 2, 3]));
		assert_refused!(strike_roll(6, id, [1]), Errors::NotOnRoll);
		assert_refused!(strike_roll(5, id, [4]), Errors::NotOnRoll);
		assert_refused!(strike_roll(5, id, [1, 1]), Errors::NotOnRoll);
		assert_ok!(vote(1, id, Choice::For));
		events();
		assert_ok!(strike_roll(5, id, [1, 2]));
		assert_eq!(events(), [Event::RollStruck { resolution: id, coop: BAKERY, by: own(5), roll: 1 }]);
		assert_eq!(Ballots::<Test>::get((id, BAKERY, 1)), Some(cast(Choice::For, 0)));
		assert_eq!(Ballots::<Test>::get((id, BAKERY, 2)), None);
		assert_eq!(report(id, 5).replaces, Votes::default());
		assert_ok!(roll_call(5, id, [2]));
		assert_eq!(on_roll(id, BAKERY, own(5)), [2, 3]);
		assert_eq!((on_roll(id, BAKERY, own(6)), on_roll(id, COURIERS, own(5))), (vec![], vec![]));
	});
}

#[test]
fn recused_and_judged_tellers_do_not_count() {
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(5));
		assert_refused!(roll_call(5, id, [1]), Errors::Recused);
		assert_refused!(enter(5, id, result(0, 0, 0)), Errors::Recused);

		let id = opened(Track::Special, &judge(6));
		assert_eq!((judged(id), resolution(id).electors()), (vec![6], 10));
		assert_refused!(roll_call(6, id, [1]), Errors::Recused);
		assert_refused!(strike_roll(6, id, [1]), Errors::Recused);
		assert_refused!(enter(6, id, result(0, 0, 0)), Errors::Recused);
		assert_refused!(confirm(6, id, 5), Errors::Recused);
		assert_refused!(discard(6, id), Errors::Recused);
		// Who is judged keeps the vote.
		assert_ok!(roll_call(5, id, [6]));
	});
}

#[test]
fn the_word_of_a_teller_counts_as_long_as_the_office_lasts() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		assert_ok!(enter(5, id, result(6, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		end_term(BAKERY, Office::Teller, 5);
		events();
		assert_ok!(confirm(7, id, 5));
		let two = Event::ResultConfirmed { resolution: id, coop: BAKERY, by: own(7), of: own(5), tellers: 2 };
		assert_eq!((events(), tally(id)), (vec![two], (0, 0, 0)));
		assert_ok!(confirm(8, id, 5));
		assert_eq!(
			(tally(id), assembly(id).counted.unwrap().tellers),
			((6, 0, 0), vec![own(6), own(7), own(8)].try_into().unwrap())
		);
	});
}

#[test]
fn votes_on_the_chain_and_in_the_assembly_add_up() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		vote_all(id, [1, 2], Choice::For);
		vote_all(id, [3], Choice::Against);
		assert_ok!(roll_call(5, id, [4, 5, 6]));
		count_assembly(id, result(0, 1, 1));
		vote_all(id, [10], Choice::For);
		// One in the room gave no vote, and took part all the same.
		assert_eq!(resolution(id).tally, Tally { for_: 3, against: 2, abstain: 1, on_chain: 4, in_assembly: 3 });
		assert_eq!(Resolutions::overview(id).unwrap().participants, 7);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_roll_without_a_result_is_no_quorum() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(vote(9, id, Choice::For));
		assert_ok!(roll_call(5, id, 1..=8));
		assert_ok!(enter(5, id, result(8, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		finish_phase(id);
		assert_eq!(phase(id), Phase::SecondCall);
	});
}

#[test]
fn a_secret_vote_takes_place_in_an_assembly_only() {
	new_test(|| {
		let id = opened(Track::Special, &judge(4));
		assert_refused!(vote(CHAIR, id, Choice::For), Errors::SecretBallot);
		assert_ok!(roll_call(5, id, [1, 2, 3, 4, 9, 10]));
		count_assembly(id, result(5, 1, 0));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [4]);
		let mandate = Done::get()[0].0;
		assert_eq!((mandate.track, mandate.secrecy), (Track::Special, Secrecy::Secret));
	});
}

#[test]
fn a_person_is_judged_by_the_majority_for_expulsions() {
	for (for_, against, passes) in [(6, 2, true), (7, 3, false)] {
		new_test(|| {
			let id = opened(Track::Special, &judge(4));
			assert_ok!(roll_call(5, id, (1..=10).take((for_ + against) as usize)));
			count_assembly(id, result(for_, against, 0));
			finish_phase(id);
			assert_eq!(phase(id) == Phase::Passed, passes);
		});
	}
}

#[test]
fn an_assembly_that_changes_the_result_in_the_last_day_extends_the_vote() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		almost_finish_phase(id);
		let closes_at = resolution(id).ends_at.unwrap() + DAY;
		events();
		count_assembly(id, result(6, 0, 0));
		assert_eq!(events().pop(), Some(Event::VoteExtended { resolution: id, closes_at }));
		assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 1 });
	});
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		almost_finish_phase(id);
		count_assembly(id, result(0, 6, 0));
		assert_eq!(left(id), 1, "it would have failed before, too");
		// A correction that turns the result extends it as well.
		assert_ok!(enter(5, id, result(6, 0, 0)));
		assert_ok!(confirm(6, id, 5));
		assert_eq!(left(id), 1);
		assert_ok!(confirm(7, id, 5));
		assert_eq!(left(id), DAY + 1);
	});
}

#[test]
fn who_appeals_has_a_vote_on_it_even_while_suspended() {
	new_test(|| {
		let id = appeal_of_suspended_dora();
		assert_eq!((resolution(id).appellant, resolution(id).electors()), (Some(4), 10));
		assert_ok!(roll_call(5, id, [4, 1, 2, 3, 9, 10]));
		count_assembly(id, result(6, 0, 0));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(done(), [5]);
	});
}

#[test]
fn who_is_to_be_expelled_has_a_vote_on_it_even_while_suspended() {
	new_test(|| {
		set_vote(BAKERY, 4, false);
		let id = opened(Track::Special, &judge(4));
		assert_eq!((resolution(id).appellant, resolution(id).electors()), (Some(4), 10));
		assert_ok!(roll_call(5, id, [4, 1, 2, 3, 9, 10]));
		count_assembly(id, result(4, 2, 0));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn all_who_are_appointed_in_a_batch_do_not_count_the_votes() {
	new_test(|| {
		let id = opened(Track::Ordinary, &batch([appoint(7), appoint(6), appoint(7)]));
		assert_eq!((judged(id), resolution(id).electors()), (vec![6, 7], 10));
		for teller in [6, 7] {
			assert_refused!(roll_call(teller, id, [1]), Errors::Recused);
			assert_refused!(enter(teller, id, result(0, 0, 0)), Errors::Recused);
		}
		assert_ok!(roll_call(5, id, [6]));
		assert_ok!(vote(7, id, Choice::For));
		assert_ok!(enter(8, id, result(0, 0, 0)));
	});
	let nested = batch([judge(7), batch([batch([appoint(6), judge(7)]), note(1)])]);
	let (candidate, accused) = (Part::Votes, Part::VotesThoughSuspended);
	let found = [(6, candidate), (7, accused)].map(|(member, part)| Judged { member, part });
	assert_eq!(Resolutions::judged_by(&nested), found);
}

#[test]
fn who_appeals_with_a_vote_counts_once() {
	new_test(|| {
		let id = opened(Track::Special, &deeds::Call::decide_appeal { member: 4 }.into());
		assert_eq!(judged(id), [4]);
		assert_eq!((resolution(id).appellant, resolution(id).electors()), (None, 10));
	});
}

#[test]
fn a_suspended_member_has_no_vote_on_other_matters_or_after_leaving() {
	new_test(|| {
		set_vote(BAKERY, 4, false);
		for other in [bylaws(), appoint(4), judge(9), deeds::Call::decide_appeal { member: 9 }.into()] {
			let id = opened(Track::Special, &other);
			assert_eq!((resolution(id).appellant, resolution(id).electors()), (None, 9));
			assert_refused!(roll_call(5, id, [4]), Errors::NotElector);
		}

		let appeal = appeal_of_suspended_dora();
		unseat(BAKERY, 4);
		assert_refused!(roll_call(5, appeal, [4]), Errors::NotElector);
		// Who has left before the vote opens does not count for it.
		let late = opened(Track::Special, &deeds::Call::decide_appeal { member: 4 }.into());
		assert_eq!((resolution(late).appellant, resolution(late).electors()), (None, 9));
	});
}

#[test]
fn a_teller_who_appeals_does_not_count_the_votes() {
	new_test(|| {
		set_vote(BAKERY, 5, false);
		let id = opened(Track::Special, &deeds::Call::decide_appeal { member: 5 }.into());
		assert_refused!(roll_call(5, id, [1]), Errors::Recused);
	});
}

/// Leaves so many members in the bakery, all of them tellers.
fn leave_only(members: MemberNo) {
	(members + 1..=MEMBERS).for_each(|member| unseat(BAKERY, member));
	(1..=members).for_each(|member| give_office(BAKERY, Office::Teller, member));
}

/// What the first two tellers alone say of an assembly of theirs: how many votes for it are counted.
fn two_tell(id: ResolutionId) -> u32 {
	assert_ok!(roll_call(1, id, [1, 2]));
	assert_ok!(enter(1, id, result(2, 0, 0)));
	assert_eq!(tally(id), (0, 0, 0));
	assert_ok!(confirm(2, id, 1));
	tally(id).0
}

#[test]
fn in_a_co_op_of_three_the_two_who_are_not_judged_tell() {
	new_test(|| {
		leave_only(3);
		let id = opened(Track::Special, &judge(3));
		assert_eq!(two_tell(id), 2);
		assert_eq!(assembly(id).counted.unwrap().tellers.to_vec(), [own(1), own(2)]);
		// Both together can correct it.
		assert_ok!(enter(2, id, result(1, 1, 0)));
		assert_eq!(tally(id), (2, 0, 0));
		assert_ok!(confirm(1, id, 2));
		assert_eq!(tally(id), (1, 1, 0));
		assert_ok!(enter(1, id, result(2, 0, 0)));
		assert_ok!(confirm(2, id, 1));
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
	// Where one of them has an own case, and a suspended vote.
	new_test(|| {
		leave_only(3);
		set_vote(BAKERY, 3, false);
		SuspendedVotes::set(1);
		let id = opened(Track::Special, &deeds::Call::decide_appeal { member: 3 }.into());
		assert_eq!(resolution(id).appellant, Some(3));
		assert_eq!(two_tell(id), 2);
	});
}

#[test]
fn all_three_tell_where_none_of_them_is_judged() {
	// Neither does it help to judge somebody without a vote, or who never was a member.
	for judged in [4, 99] {
		new_test(|| {
			leave_only(3);
			seat(BAKERY, 4, 4);
			set_vote(BAKERY, 4, false);
			let id = opened(Track::Special, &judge(judged));
			assert_eq!(two_tell(id), 0);
			assert_ok!(confirm(3, id, 1));
			assert_eq!(tally(id), (2, 0, 0));
		});
	}
	// Nor to have the third suspended.
	new_test(|| {
		leave_only(3);
		set_vote(BAKERY, 3, false);
		SuspendedVotes::set(1);
		assert_eq!(two_tell(opened(Track::Special, &judge(99))), 0);
	});
}

#[test]
fn nobody_becomes_all_tellers_by_having_others_out_of_the_way() {
	// In a co-op of four three tell, whoever of them is judged, and in one of ten if all but two are.
	new_test(|| {
		leave_only(4);
		let id = opened(Track::Special, &judge(4));
		assert_eq!(two_tell(id), 0);
		assert_ok!(confirm(3, id, 1));
		assert_eq!(tally(id), (2, 0, 0));
	});
	new_test(|| {
		[1, 2].into_iter().for_each(|member| give_office(BAKERY, Office::Teller, member));
		let id = opened(Track::Ordinary, &batch((3..=MEMBERS).map(appoint).collect::<Vec<_>>()));
		assert_eq!(resolution(id).judged.len(), 8);
		assert_eq!(two_tell(id), 0);
	});
	new_test(|| {
		[1, 2].into_iter().for_each(|member| give_office(BAKERY, Office::Teller, member));
		let id = opened(Track::Ordinary, &batch((3..=MEMBERS).map(|member| pay(member.into())).collect::<Vec<_>>()));
		assert_eq!((resolution(id).concerned.paid, resolution(id).electors()), (8, 2));
		assert_eq!(two_tell(id), 0);
	});
	// Nor by having members suspended.
	new_test(|| {
		leave_only(4);
		set_vote(BAKERY, 3, false);
		SuspendedVotes::set(1);
		assert_eq!(two_tell(opened(Track::Special, &judge(4))), 0);
	});
}

#[test]
fn one_teller_is_never_all() {
	new_test(|| {
		leave_only(2);
		let id = opened(Track::Special, &judge(2));
		assert_ok!(roll_call(1, id, [1, 2]));
		assert_ok!(enter(1, id, result(2, 0, 0)));
		assert_refused!(confirm(1, id, 1), Errors::AlreadyConfirmed);
		assert_refused!(confirm(2, id, 1), Errors::Recused);
		assert_eq!((tally(id), assembly(id).counted), ((0, 0, 0), None));
		let id = opened(Track::Special, &judge(99));
		assert_eq!(two_tell(id), 2);
	});
}
