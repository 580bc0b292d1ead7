//! Proxies on the roll of an assembly.

use super::*;

/// A vote that is open, with the first three and the tellers in the room.
fn in_the_room() -> ResolutionId {
	let id = opened(Track::Ordinary, &note(1));
	assert_ok!(roll_call(5, id, [1, 2, 3, 5, 6, 7]));
	id
}

/// Who is on the roll of the first teller, with who votes for them.
fn on_roll(id: ResolutionId) -> Vec<(MemberNo, Option<MemberNo>)> {
	Resolutions::roll(id, BAKERY, own(5)).into_iter().map(|one| (one.member, one.holder)).collect()
}

#[test]
fn who_is_represented_counts_as_who_is_there() {
	new_test(|| {
		let id = in_the_room();
		// Who has voted is not represented.
		assert_ok!(vote(8, id, Choice::Against));
		assert_refused!(enter_proxies(5, id, [(1, 8)]), Errors::HasVoted);
		events();
		let before = report(id, 5).roll_hash;
		assert_ok!(enter_proxies(5, id, [(1, 9), (1, 10), (2, 4)]));
		assert_eq!(events(), [Event::ProxiesEntered { resolution: id, coop: BAKERY, by: own(5), roll: 9, proxies: 3 }]);
		assert_ne!(report(id, 5).roll_hash, before);
		assert_eq!(on_roll(id)[..4], [(1, None), (2, None), (3, None), (4, Some(2))]);
		assert_eq!(on_roll(id)[7..], [(9, Some(1)), (10, Some(1))]);
		count_assembly(id, result(8, 1, 0));
		assert_eq!(resolution(id).tally, Tally { for_: 8, against: 2, abstain: 0, on_chain: 1, in_assembly: 9 });
		assert_refused!(vote(NINA, id, Choice::Against), Errors::VotesInAssembly);
	});
}

#[test]
fn who_comes_in_person_votes_and_the_proxy_falls() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(enter_proxies(5, id, [(1, 9), (1, 10)]));
		assert_ok!(note_dissent(5, id, [10], true));
		// A second teller has another holder, and the third saw her in the room.
		assert_ok!(roll_call(6, id, [2, 3]));
		assert_ok!(enter_proxies(6, id, [(2, 10)]));
		assert_ok!(roll_call(7, id, [10]));
		assert_ok!(enter(5, id, result(6, 2, 0)));
		assert_ok!(confirm(6, id, 5));
		let hash = |teller| report(id, teller).roll_hash;
		let before = [5, 6, 7].map(hash);
		events();
		assert_ok!(vote(TINA, id, Choice::Against));
		assert_eq!(
			events(),
			[
				Event::ProxyEnded { resolution: id, coop: BAKERY, member: 10 },
				Event::Voted { resolution: id, coop: BAKERY, by: 10, choice: Choice::Against },
			]
		);
		// She is off both rolls on which somebody represented her, and nobody agrees to these as they were.
		assert_eq!(on_roll(id)[6..], [(9, Some(1))]);
		let of = |teller| {
			let Report { roll, proxies, dissents, result, replaces, .. } = report(id, teller);
			(roll, proxies, dissents, result.is_some(), replaces.against)
		};
		assert_eq!([5, 6, 7].map(of), [(7, 1, 0, false, 0), (2, 0, 0, false, 0), (1, 0, 0, false, 1)]);
		let after = [5, 6, 7].map(hash);
		assert!(before[0] != after[0] && before[1] != after[1] && before[2] == after[2]);
		assert!(assembly(id).tellers.iter().all(|teller| teller.agrees_to.is_none()));
		// Her holder has room for another, and she is not represented again.
		assert_refused!(enter_proxies(5, id, [(1, 10)]), Errors::HasVoted);
		assert_ok!(enter_proxies(5, id, [(1, 4)]));
		assert_ok!(strike_roll(6, id, [2]));
		assert_ok!(vote(TINA, id, Choice::For));
		count_assembly(id, result(7, 1, 0));
		assert_eq!(resolution(id).tally, Tally { for_: 8, against: 1, abstain: 0, on_chain: 1, in_assembly: 8 });
	});
}

#[test]
fn the_proxy_falls_in_a_correction_that_is_under_way() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(enter_proxies(5, id, [(1, 9)]));
		count_assembly(id, result(6, 1, 0));
		assert_ok!(enter_proxies(6, id, [(1, 10)]));
		assert_ok!(vote(TINA, id, Choice::For));
		assert_eq!((report(id, 6).proxies, report(id, 6).roll), (1, 7));
		// Who is represented in what counts is in the assembly.
		assert_refused!(vote(NINA, id, Choice::For), Errors::VotesInAssembly);
		assert_eq!(resolution(id).tally, Tally { for_: 7, against: 1, abstain: 0, on_chain: 1, in_assembly: 7 });
	});
}

#[test]
fn the_hash_of_the_roll_says_who_votes_for_whom() {
	let hash = |proxies: [(MemberNo, MemberNo); 2]| {
		chain().execute_with(|| {
			let id = in_the_room();
			assert_ok!(enter_proxies(5, id, proxies));
			report(id, 5).roll_hash
		})
	};
	assert_eq!(hash([(1, 9), (2, 10)]), hash([(1, 9), (2, 10)]));
	assert_ne!(hash([(1, 9), (2, 10)]), hash([(2, 9), (1, 10)]));
}

#[test]
fn nobody_holds_more_proxies_than_the_bylaws_of_the_notice_allow() {
	for most in 0..=3 {
		new_test(|| {
			set_bylaws(|bylaws| bylaws.proxies_per_member = most);
			(11..=14).for_each(|member| seat(BAKERY, member, member.into()));
			let id = in_the_room();
			set_bylaws(|bylaws| bylaws.proxies_per_member = 3);
			let of_the_first = |count: u16| (9..).take(count.into()).map(|member| (1, member)).collect::<Vec<_>>();
			assert_refused!(enter_proxies(5, id, of_the_first(most + 1)), Errors::TooManyProxies);
			if most > 0 {
				assert_ok!(enter_proxies(5, id, of_the_first(most)));
			}
			assert_refused!(enter_proxies(5, id, [(1, 14)]), Errors::TooManyProxies);
			// Another teller counts for themselves, and who was struck off makes room.
			if most > 0 {
				assert_ok!(roll_call(6, id, [1]));
				assert_ok!(enter_proxies(6, id, [(1, 14)]));
				assert_ok!(strike_roll(5, id, [9]));
				assert_ok!(enter_proxies(5, id, [(1, 14)]));
			}
		});
	}
}

#[test]
fn no_proxy_is_of_a_proxy_and_each_is_held_by_somebody_present() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(enter_proxies(5, id, [(1, 9)]));
		for wrong in [(9, 10), (1, 9), (4, 10), (4, 4), (2, 1), (2, 2)] {
			let error = match wrong {
				(9, 10) | (4, 4) => Errors::ProxyOfProxy,
				(4, 10) => Errors::HolderNotOnRoll,
				_ => Errors::AlreadyOnRoll,
			};
			assert_refused!(enter_proxies(5, id, [wrong]), error);
		}
		// Neither in one list.
		assert_refused!(enter_proxies(5, id, [(1, 10), (10, 4)]), Errors::ProxyOfProxy);
		assert_refused!(enter_proxies(5, id, [(10, 4), (1, 10)]), Errors::ProxyOfProxy);
		assert_refused!(enter_proxies(5, id, [(1, 10), (2, 10)]), Errors::AlreadyOnRoll);
		assert_refused!(enter_proxies(5, id, []), Errors::NobodyNamed);
		let many = (0..=MAX_PROXY_CALL).map(|member| (1, 20 + member));
		assert_refused!(enter_proxies(5, id, many), Errors::RollTooLong);
		assert_refused!(enter_proxies(5, id, [(1, 99)]), Errors::NotElector);
		assert_refused!(enter_proxies(6, id, [(1, 10)]), Errors::HolderNotOnRoll);
	});
	new_test(|| {
		let id = opened(Track::Ordinary, &pay(NINA));
		assert_ok!(roll_call(5, id, [1]));
		assert_refused!(enter_proxies(5, id, [(1, 9)]), Errors::Recused);
	});
}

#[test]
fn who_holds_proxies_comes_off_the_roll_after_those_for_whom_they_vote() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(enter_proxies(5, id, [(1, 9), (2, 10)]));
		assert_refused!(strike_roll(5, id, [1]), Errors::HoldsProxies);
		assert_refused!(strike_roll(5, id, [1, 9]), Errors::HoldsProxies);
		assert_ok!(strike_roll(5, id, [9, 1]));
		assert_eq!((report(id, 5).proxies, report(id, 5).roll), (1, 6));
		// Now the other way round.
		assert_ok!(roll_call(5, id, [9]));
		assert_ok!(enter_proxies(5, id, [(9, 1)]));
		assert_eq!(on_roll(id)[0], (1, Some(9)));
	});
}

#[test]
fn a_correction_begins_with_the_proxies_of_what_counted_and_changes_them() {
	new_test(|| {
		let id = in_the_room();
		assert_ok!(enter_proxies(5, id, [(1, 9), (2, 10)]));
		count_assembly(id, result(8, 0, 0));
		// The ninth came after all, and the tenth had given the proxy to another.
		assert_refused!(strike_roll(6, id, [1]), Errors::HoldsProxies);
		assert_ok!(strike_roll(6, id, [9, 10]));
		assert_ok!(roll_call(6, id, [9]));
		assert_ok!(enter_proxies(6, id, [(9, 10)]));
		assert_ok!(strike_roll(6, id, [1]));
		assert_eq!((report(id, 6).proxies, report(id, 5).proxies), (1, 2));
		assert_ok!(enter(6, id, result(7, 0, 0)));
		assert_ok!(confirm(5, id, 6));
		assert_ok!(confirm(7, id, 6));
		assert_eq!(on_roll(id)[6..], [(9, Some(1)), (10, Some(2))], "the trace of what counted before");
		let now = Resolutions::roll(id, BAKERY, own(6)).into_iter().filter_map(|one| Some((one.member, one.holder?)));
		assert_eq!(now.collect::<Vec<_>>(), [(10, 9)]);
	});
}

#[test]
fn proxies_are_given_for_one_call_and_removed_with_the_ballots() {
	new_test(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, [1, 2]));
		assert_ok!(enter_proxies(5, id, [(1, 9), (1, 10)]));
		count_assembly(id, result(4, 0, 0));
		finish_phase(id);
		assert_eq!(phase(id), Phase::SecondCall);
		finish_phase(id);
		assert_ok!(roll_call(5, id, [1, 9]));
		assert_ok!(enter_proxies(5, id, [(9, 2), (1, 10)]));
		assert_eq!(on_roll(id), [(1, None), (2, Some(9)), (9, None), (10, Some(1))]);
		count_assembly(id, result(4, 0, 0));
		until_recorded(id);
		assert_eq!(ProxiesOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn members_of_each_co_op_are_represented_by_its_own_bylaws_where_several_decide() {
	new_test(|| {
		federation(3);
		set_bylaws(|bylaws| bylaws.proxies_per_member = 1);
		let id = federation_opened(Track::Special, &charter());
		assert_ok!(roll_call(5, id, [5]));
		assert_ok!(enter_proxies(5, id, [(5, 9)]));
		assert_refused!(enter_proxies(5, id, [(5, 10)]), Errors::TooManyProxies);
		count_assembly(id, result(2, 0, 0));
		assert_eq!(poll_of(id, BAKERY).tally.in_assembly, 2);
	});
}
