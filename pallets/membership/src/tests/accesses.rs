//! Every call reads and writes the same number of storage items whether a co-op has few members or many.
//!
//! Steps to the next key are not counted, of which there is at most one: for a seat elsewhere and for the head of the queue.

use super::*;
use rochdale_mocks::accesses::{counted, Counts};

/// Puts so many more members into the bakery, who have made as many changes of the count.
fn crowd(count: u32) {
	let mut roll = Rolls::<Test>::get(BAKERY);
	let like = entry(5);
	for number in 0..count {
		let account = 1_000_000 + AccountId::from(number);
		roll.last_no += 1;
		Members::<Test>::insert(BAKERY, roll.last_no, MemberEntry { account: Some(account), ..like.clone() });
		Seats::<Test>::insert(account, BAKERY, roll.last_no);
		let from = FOUNDED + 1 + u64::from(number);
		SeatHistory::<Test>::insert(BAKERY, roll.changes, SeatCount { from, voters: roll.voters });
		roll.changes += 1;
	}
	roll.seated += count;
	roll.voters += count;
	Rolls::<Test>::insert(BAKERY, roll);
}

type Scenario = (&'static str, fn() -> (RuntimeOrigin, Call<Test>));

fn by(who: AccountId, call: Call<Test>) -> (RuntimeOrigin, Call<Test>) {
	(signed(who), call)
}

fn one_member() -> WrittenBatchOf<Test> {
	let one = ImportedMember { account: Some(GINA), commitment: doc(1), class: Class::Ordinary, joined_at: 7 };
	vec![one].try_into().unwrap()
}

/// The calls that need no second officer.
fn scenarios() -> Vec<Scenario> {
	const COOP: CoopId = BAKERY;
	vec![
		("apply", || by(HUGO, Call::apply { coop: COOP, class: Class::Ordinary, commitment: doc(1) })),
		("invite", || by(DAVE, Call::invite { coop: COOP, newcomer: GINA })),
		("accept_invitation", || {
			assert_ok!(Membership::invite(signed(DAVE), BAKERY, GINA));
			by(GINA, Call::accept_invitation { coop: COOP, class: Class::Ordinary, commitment: doc(1) })
		}),
		("apply_on_paper", || {
			by(DAVE, Call::apply_on_paper { coop: COOP, class: Class::Ordinary, commitment: doc(1) })
		}),
		("sponsor", || {
			bylaws(|bylaws| bylaws.sponsors_required = 2);
			by(EVE, Call::sponsor { coop: COOP, application: gina_applies() })
		}),
		("withdraw", || by(GINA, Call::withdraw { coop: COOP, application: gina_applies() })),
		("appeal_refusal", || {
			let application = gina_applies();
			both(refusal(application, doc(1)));
			by(GINA, Call::appeal_refusal { coop: COOP, application })
		}),
		("decide_admission", || {
			let application = gina_applies();
			pass(60 * DAY);
			(resolved(), decision(application, true))
		}),
		("leave", || {
			bylaws(|bylaws| bylaws.exit_notice_days = 0);
			by(DAVE, Call::leave { coop: COOP })
		}),
		("leave_in_dissent", || {
			Dissent::set(Some((3, 4, 62)));
			by(DAVE, Call::leave_in_dissent { coop: COOP, resolution: 3 })
		}),
		("appeal", || {
			suspend(4);
			by(DAVE, Call::appeal { coop: COOP, member: 4 })
		}),
		("dismiss_appeal", || {
			suspend(4);
			assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
			(resolved(), Call::dismiss_appeal { member: 4 })
		}),
		("submit_defence", || {
			open_case(4);
			by(DAVE, Call::submit_defence { coop: COOP, member: 4, document: doc(1) })
		}),
		("expel", || {
			hear(4);
			(resolved(), Call::expel { member: 4 })
		}),
		("contest_death", || {
			both(Call::record_death { coop: COOP, member: 4, document: doc(1) });
			by(DAVE, Call::contest_death { coop: COOP, member: 4 })
		}),
		("decide_death", || {
			dave_contests_his_death();
			(resolved(), Call::decide_death { member: 4 })
		}),
		("object_to_leaving", || {
			paper_member_is_said_to_leave();
			by(DAVE, Call::object_to_leaving { coop: COOP, member: PAPER })
		}),
		("decide_leaving", || {
			eve_objects_to_the_leaving();
			(resolved(), Call::decide_leaving { member: PAPER })
		}),
		("close", || {
			dies(4);
			by(HUGO, Call::close { coop: COOP, member: 4 })
		}),
		("veto_move", || {
			both(Call::move_seat { coop: COOP, member: 4, new_account: GINA });
			by(DAVE, Call::veto_move { coop: COOP, member: 4 })
		}),
		("decide_move", || {
			dave_vetoes_a_move();
			(resolved(), Call::decide_move { member: 4, new_account: GINA })
		}),
		("import", || by(ALICE, Call::import { coop: COOP, entries: one_member(), document: doc(1) })),
		("confirm_import", || {
			assert_ok!(Membership::import(signed(ALICE), BAKERY, one_member(), doc(1)));
			let digest = Membership::batch_digest(&one_member());
			by(EVE, Call::confirm_import { coop: COOP, digest, document: doc(1) })
		}),
		("discard_import", || {
			assert_ok!(Membership::import(signed(ALICE), BAKERY, one_member(), doc(1)));
			by(EVE, Call::discard_import { coop: COOP })
		}),
		("advance", || {
			assert_ok!(Membership::leave(signed(DAVE), BAKERY));
			Time::set(START + 91 * DAY);
			by(HUGO, Call::advance { coop: COOP, due: Due::Exit(4) })
		}),
		("release_account", || {
			KeptAlive::<Test>::insert(GINA, 0);
			System::inc_providers(&GINA);
			by(HUGO, Call::release_account { account: GINA })
		}),
		("withdraw_approval", || {
			assert_ok!(Membership::record_death(signed(ALICE), BAKERY, 4, doc(1)));
			let approval = Approvals::<Test>::iter_key_prefix(BAKERY).next().unwrap();
			by(ALICE, Call::withdraw_approval { coop: COOP, approval })
		}),
	]
}

/// The accesses of a call in a co-op with so many more members.
fn with_members(count: u32, set_up: impl Fn() -> (RuntimeOrigin, Call<Test>)) -> Counts {
	let mut counts = Counts::new();
	two_coops().execute_with(|| {
		let (origin, call) = set_up();
		crowd(count);
		let (result, seen) = counted(|| RuntimeCall::from(call).dispatch(origin));
		assert_ok!(result);
		counts = seen;
	});
	counts
}

#[test]
fn accesses_do_not_depend_on_the_number_of_members() {
	let mut seen = 0;
	let mut compare = |name: &str, set_up: &dyn Fn() -> (RuntimeOrigin, Call<Test>)| {
		let few = with_members(10, set_up);
		assert!(few.contains_key("Get") && few.contains_key("Put"), "{name}: {few:?}");
		assert_eq!(few, with_members(10_000, set_up), "{name}");
		seen += 1;
	};
	for (name, set_up) in scenarios() {
		compare(name, &set_up);
	}
	for (name, set_up) in hands::scenarios() {
		compare(name, &|| {
			let call = set_up();
			assert_ok!(send(ALICE, call.clone()));
			(signed(BOB), call)
		});
	}
	assert_eq!(seen, <Call<Test> as frame_support::traits::GetCallName>::get_call_names().len(), "no call is left out");
}

#[test]
fn what_happens_by_itself_does_not_depend_on_the_number_of_members() {
	let step = |count| {
		let mut counts = Counts::new();
		two_coops().execute_with(|| {
			assert_ok!(Membership::leave(signed(DAVE), BAKERY));
			crowd(count);
			Time::set(START + 91 * DAY);
			(_, counts) = counted(|| Membership::on_idle(1, Weight::MAX));
			assert!(!entry(4).is_seated());
		});
		counts
	};
	assert_eq!(step(10), step(10_000));
}

#[test]
fn more_accesses_are_counted_as_more() {
	two_coops().execute_with(|| {
		let (_, one) = counted(|| Members::<Test>::get(BAKERY, 1));
		let (_, all) = counted(|| Members::<Test>::iter().count());
		assert_eq!(one.values().sum::<u32>(), 1);
		assert!(all.values().sum::<u32>() >= 10);
	});
}
