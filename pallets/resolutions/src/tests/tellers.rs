//! Tellers that exist: who stands in for those whom a co-op lacks.

use super::*;
use frame_support::storage::{with_transaction, TransactionOutcome};

/// A third co-op, of whose members the first is its delegate.
const WEAVERS: CoopId = 3;

/// Leaves the bakery these tellers and auditors, and the weavers these tellers. The couriers have none.
fn only(tellers: &[MemberNo], auditors: &[MemberNo], neighbours: &[MemberNo]) {
	Terms::mutate(|terms| terms.retain(|term| !matches!(term.office, Office::Teller | Office::Auditor)));
	join_federation(WEAVERS, MEMBERS);
	tellers.iter().for_each(|member| give_office(BAKERY, Office::Teller, *member));
	auditors.iter().for_each(|member| give_office(BAKERY, Office::Auditor, *member));
	neighbours.iter().for_each(|member| give_office(WEAVERS, Office::Teller, *member));
}

/// A weaver.
fn weaver(member: MemberNo) -> (AccountId, Hand) {
	(account_in(WEAVERS, member), Hand { coop: WEAVERS, member })
}

/// A baker.
fn baker(member: MemberNo) -> (AccountId, Hand) {
	(member.into(), own(member))
}

/// Agrees to what somebody reports now.
fn agree(who: AccountId, id: ResolutionId, of: Hand) -> DispatchResult {
	let report = assembly(id).reports.into_iter().rfind(|report| report.by == of).unwrap();
	let (roll, result) = (report.roll_hash, report.result.unwrap());
	Resolutions::confirm_result(signed(who), id, BAKERY, of, roll, result).plain()
}

/// The first of them reports an assembly of six, and the others agree, as far as they are not refused. Whether it counts.
fn all_agree(id: ResolutionId, hands: &[(AccountId, Hand)]) -> bool {
	let mut hands = hands.iter().copied();
	let Some((first, of)) = hands.next() else { return false };
	if roll_call(first, id, 1..=6).is_err() {
		return false;
	}
	assert_ok!(enter(first, id, result(5, 1, 0)));
	for (who, _) in hands {
		if assembly(id).counted.is_none() {
			assert_ok!(agree(who, id, of));
		}
	}
	assert_eq!(assembly(id).counted.is_some(), tally(id) == (5, 1, 0));
	assembly(id).counted.is_some()
}

#[test]
fn who_stands_in_weighs_that_it_is_asked_whom_the_call_concerns() {
	new_test(|| {
		only(&[5], &[9], &[]);
		let id = opened(Track::Ordinary, &note(1));
		let usual = <() as WeightInfo>::roll_call(1);
		for (who, weight) in [(5, usual), (9, telling::<Test>(usual))] {
			let members = vec![1].try_into().unwrap();
			let done = Resolutions::roll_call(signed(who), id, BAKERY, members).unwrap();
			assert_eq!(done.actual_weight, Some(weight));
		}
	});
}

#[test]
fn who_stands_in_counts_nobody_who_has_voted_on_the_chain() {
	new_test(|| {
		only(&[5], &[9], &[2]);
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(vote(6, id, Choice::Against));
		for who in [9, weaver(2).0] {
			assert_refused!(roll_call(who, id, [1, 6]), Errors::HasVoted);
			assert_ok!(roll_call(who, id, [1]));
		}
		// Their own teller knows them.
		assert_ok!(roll_call(5, id, [1, 6]));
	});
}

#[test]
fn as_many_stand_in_as_the_co_op_lacks_and_one_at_least_is_its_own() {
	for own in 0..=4u32 {
		for (auditors, neighbours) in (0..=2u32).flat_map(|auditors| (0..=3u32).map(move |others| (auditors, others))) {
			new_test(|| {
				let numbers = |from: u32, count: u32| (from..from + count).collect::<Vec<_>>();
				only(&numbers(5, own), &numbers(9, auditors), &numbers(2, neighbours));
				let id = opened(Track::Ordinary, &note(1));
				let lacks = 3u32.saturating_sub(own);
				assert_eq!(Resolutions::overview(id).unwrap().tellers, Some(Tellers { needed: 3, found: 3 - lacks }));
				for tellers in 0..=own {
					for (a, n) in (0..=auditors).flat_map(|a| (0..=neighbours).map(move |n| (a, n))) {
						let mut hands: Vec<_> = numbers(5, tellers).into_iter().map(baker).collect();
						// Nobody stands in where nobody lacks, which is refused by name.
						if lacks > 0 {
							hands.extend(numbers(9, a).into_iter().map(baker));
							hands.extend(numbers(2, n).into_iter().map(weaver));
						} else if let Some((who, _)) =
							numbers(9, a).into_iter().map(baker).chain(numbers(2, n).into_iter().map(weaver)).next()
						{
							assert_refused!(roll_call(who, id, [1]), Errors::HasTellers);
						}
						// Whoever writes the report.
						for first in 0..hands.len().max(1) {
							let mut hands = hands.clone();
							let turn = first.min(hands.len());
							hands.rotate_left(turn);
							let counts = with_transaction(|| {
								let counts = all_agree(id, &hands);
								Resolutions::do_try_state().unwrap();
								TransactionOutcome::Rollback(Ok::<_, DispatchError>(counts))
							});
							let expected = match own {
								3.. => tellers >= 3,
								_ => tellers == own && a + n >= lacks && tellers + a > 0,
							};
							assert_eq!(counts, Ok(expected), "{own} {auditors} {neighbours}: {tellers} {a} {n}");
						}
					}
				}
			});
		}
	}
}

#[test]
fn who_asks_for_secrecy_keeps_no_co_op_without_tellers_from_leaving() {
	new_test(|| {
		only(&[5, 6], &[9], &[2]);
		let id = supported(Track::Special, &bylaws());
		events();
		assert_ok!(Resolutions::request_secrecy(signed(DORA), id));
		assert_ok!(Resolutions::request_secrecy(signed(TINA), id));
		let needed = Event::TellersNeeded { resolution: id, coop: BAKERY, needed: 3, found: 2 };
		assert_eq!(events()[1..], [Event::SecrecyRequested { resolution: id, by: 10, granted: true }, needed]);
		finish_phase(id);
		assert!(all_agree(id, &[baker(5), baker(6), weaver(2)]));
		assert_eq!(assembly(id).counted.unwrap().tellers.to_vec(), [own(5), own(6), weaver(2).1]);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn the_co_op_is_asked_for_tellers_when_notice_is_given_of_a_secret_vote() {
	new_test(|| {
		only(&[4, 5], &[], &[]);
		let id = draft(Track::Special, &judge(4));
		events();
		assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
		// One of the two is whom it judges.
		let needed = Event::TellersNeeded { resolution: id, coop: BAKERY, needed: 3, found: 1 };
		assert_eq!(events().pop(), Some(needed));
		assert_eq!(Resolutions::overview(id).unwrap().tellers, Some(Tellers { needed: 3, found: 1 }));
		// Nobody is asked where the vote is open, nor where several co-ops decide.
		supported(Track::Ordinary, &note(1));
		assert!(!events().iter().any(|event| matches!(event, Event::TellersNeeded { .. })));
		federation(3);
		let id = federation_supported(Track::Ordinary, &federate(1));
		assert_eq!(Resolutions::overview(id).unwrap().tellers, None);
	});
}

#[test]
fn whom_it_concerns_or_who_brought_it_does_not_stand_in() {
	let refused = |call: RuntimeCall, prepare: fn()| {
		new_test(|| {
			only(&[5, 6], &[1, 9], &[2]);
			prepare();
			let id = opened(Track::Ordinary, &call);
			// The chair has proposed it, and the secretary seconded it.
			assert_refused!(roll_call(CHAIR, id, [1]), Errors::Recused);
			for (who, error) in [(9, Errors::Recused), (weaver(2).0, Errors::Recused)] {
				assert_refused!(roll_call(who, id, [1]), error);
			}
		});
	};
	// Both are paid, or their co-op is.
	refused(batch([pay(9), pay(account_in(WEAVERS, 2))]), || {});
	refused(batch([pay(9), pay(coop_account(WEAVERS))]), || {});
	// One is paid whose seat is about to move to the payee, with the other.
	refused(pay(77), || Moving::set(vec![(BAKERY, 9, 77), (WEAVERS, 2, 77)]));
	// They sit in the bakery as well, where they are appointed.
	refused(batch([appoint(9), appoint(4)]), || move_seat(BAKERY, 4, account_in(WEAVERS, 2)));
	// It is the seconder who stands in, or will have their seat.
	refused(note(1), || {
		give_office(BAKERY, Office::Auditor, 2);
		Moving::set(vec![(WEAVERS, 2, 2), (BAKERY, 9, 2)]);
	});
	new_test(|| {
		only(&[5, 6], &[1, 9], &[2]);
		let id = opened(Track::Ordinary, &pay(STRANGER));
		assert!(all_agree(id, &[weaver(2), baker(5), baker(6)]));
	});
}

#[test]
fn tellers_of_co_ops_without_a_vote_in_the_federation_do_not_stand_in() {
	for voice in [Some(Voice::Seasoning), Some(Voice::Suspended), None] {
		new_test(|| {
			only(&[5, 6], &[], &[2]);
			let id = opened(Track::Ordinary, &note(1));
			assert_ok!(roll_call(5, id, 1..=6));
			assert_ok!(enter(5, id, result(5, 1, 0)));
			set_voice(WEAVERS, voice);
			assert_refused!(agree(weaver(2).0, id, own(5)), Errors::NotMember);
			set_voice(WEAVERS, Voice::Votes);
			// Nor if it loses it after they have agreed.
			assert_ok!(agree(weaver(2).0, id, own(5)));
			set_voice(WEAVERS, voice);
			assert_ok!(agree(6, id, own(5)));
			assert_eq!(assembly(id).counted, None);
		});
	}
}

#[test]
fn nobody_stands_in_any_more_once_the_co_op_has_tellers_and_who_was_counted_can_still_correct() {
	new_test(|| {
		only(&[5, 6], &[], &[2]);
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		assert_ok!(enter(5, id, result(5, 1, 0)));
		assert_ok!(agree(weaver(2).0, id, own(5)));
		give_office(BAKERY, Office::Teller, 7);
		assert_ok!(agree(6, id, own(5)));
		assert_eq!(assembly(id).counted, None);
		assert_refused!(discard(weaver(2).0, id), Errors::HasTellers);
		end_term(BAKERY, Office::Teller, 7);
		assert_ok!(discard(6, id));
		assert_ok!(agree(6, id, own(5)));
		assert!(assembly(id).counted.is_some());

		give_office(BAKERY, Office::Teller, 7);
		assert_refused!(enter(7, id, result(1, 1, 0)), Errors::AlreadyCounted);
		assert_ok!(enter(weaver(2).0, id, result(4, 2, 0)));
		assert_ok!(agree(5, id, weaver(2).1));
		assert_ok!(agree(6, id, weaver(2).1));
		assert_eq!(tally(id), (4, 2, 0));
	});
}

#[test]
fn who_stands_in_is_another_person() {
	new_test(|| {
		only(&[5, 6], &[9], &[2]);
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		assert_ok!(enter(5, id, result(5, 1, 0)));
		for (coop, member, key) in [(WEAVERS, 2, 5), (BAKERY, 5, account_in(WEAVERS, 2))] {
			Moving::set(vec![(coop, member, key)]);
			assert_refused!(agree(weaver(2).0, id, own(5)), Errors::SamePerson);
		}
		Moving::set(vec![]);
		assert_ok!(agree(weaver(2).0, id, own(5)));
	});
	// Two tellers who are one person are one of those whom the co-op has.
	new_test(|| {
		only(&[5, 6, 7], &[9], &[]);
		let id = opened(Track::Ordinary, &note(1));
		assert_refused!(roll_call(9, id, [1]), Errors::HasTellers);
		Moving::set(vec![(BAKERY, 6, 5)]);
		assert_eq!(Resolutions::overview(id).unwrap().tellers, Some(Tellers { needed: 3, found: 2 }));
		assert!(all_agree(id, &[baker(5), baker(9), baker(7)]));
	});
}

#[test]
fn tellers_of_one_other_co_op_leave_room() {
	new_test(|| {
		only(&[5, 6], &[9], &[2, 3, 4, 5]);
		let id = opened(Track::Ordinary, &note(1));
		for member in 2..=4 {
			assert_ok!(roll_call(weaver(member).0, id, [1]));
			assert_ok!(enter(weaver(member).0, id, result(1, 0, 0)));
		}
		assert_refused!(roll_call(weaver(5).0, id, [1]), Errors::TooManyReports);
		assert_refused!(agree(weaver(5).0, id, weaver(2).1), Errors::TooManyReports);
		assert!(all_agree(id, &[baker(9), baker(5), baker(6)]));
	});
}

#[test]
fn others_stand_in_where_a_co_op_takes_part_in_a_decision_of_the_federation() {
	new_test(|| {
		federation(3);
		only(&[5, 6, 7], &[], &[]);
		(4..=5).for_each(|member| give_office(WEAVERS, Office::Auditor, member));
		let id = federation_opened(Track::Special, &charter());
		let auditor = signed(account_in(WEAVERS, 4));
		let roll = (1..=6).collect::<Vec<_>>();
		assert_ok!(Resolutions::roll_call(auditor.clone(), id, WEAVERS, roll.try_into().unwrap()));
		assert_ok!(Resolutions::enter_result(auditor, id, WEAVERS, result(5, 1, 0)));
		let of = Hand { coop: WEAVERS, member: 4 };
		let found = Assemblies::<Test>::get(id, WEAVERS).unwrap().reports[0].clone();
		for who in [5, 6] {
			let (roll, result) = (found.roll_hash, found.result.clone().unwrap());
			assert_ok!(Resolutions::confirm_result(signed(who), id, WEAVERS, of, roll, result));
		}
		assert_eq!(poll_of(id, WEAVERS).tally.in_assembly, 6);
	});
}

#[test]
fn no_silent_teller_keeps_what_members_wanted_secret_from_being_taken_back() {
	new_test(|| {
		only(&[5, 6, 7], &[], &[]);
		let id = supported(Track::Ordinary, &note(1));
		for who in [DORA, NINA] {
			assert_ok!(Resolutions::request_secrecy(signed(who), id));
		}
		assert_eq!(resolution(id).secrecy, Secrecy::Secret);
		finish_phase(id);
		assert_ok!(roll_call(5, id, 1..=10));
		count_assembly(id, result(8, 1, 1));
		finish_phase(id);
		assert_ok!(Resolutions::challenge(signed(DORA), id, BAKERY));
		assert_ok!(Resolutions::challenge(signed(NINA), id, BAKERY));
		let call = Call::rescind { resolution: id }.into();
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Secret, &call));
		let later = ResolutionCount::<Test>::get();
		assert_ok!(Resolutions::second(signed(SECRETARY), later, BAKERY, 0));
		// Two tellers are there, and the third says nothing.
		finish_phase(later);
		finish_phase(later);
		assert_eq!((phase(later), resolution(later).secrecy), (Phase::SecondCall, Secrecy::Open));
		finish_phase(later);
		vote_all(later, 1..=6, Choice::For);
		finish_phase(later);
		finish_phase(later);
		assert_eq!(phase(id), Phase::Rescinded { by: later });
	});
}
