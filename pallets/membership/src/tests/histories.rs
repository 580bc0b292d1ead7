//! Counts and rights after random histories, compared with a model that keeps a plain list.

use crate::{mock::*, *};
use frame::prelude::Dispatchable;
use frame_support::dispatch::CheckIfFeeless;
use proptest::prelude::{any, prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::MemberInspect;

/// A call by one of a few accounts, or time that passes.
#[derive(Clone, Debug)]
enum Step {
	Call(AccountId, Call<Test>),
	/// An officer admits one of those who are on the way in, which random names seldom hit.
	Admit(CoopId, AccountId, usize),
	Pass(Moment),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let account = 1u64..10;
	let coop = 1u32..4;
	let call = prop_oneof![
		coop.clone().prop_map(|coop| Call::apply { coop }),
		(coop.clone(), account.clone()).prop_map(|(coop, newcomer)| Call::invite { coop, newcomer }),
		coop.clone().prop_map(|coop| Call::accept_invitation { coop }),
		(coop.clone(), account.clone()).prop_map(|(coop, candidate)| Call::withdraw { coop, candidate }),
		(coop.clone(), account.clone()).prop_map(|(coop, applicant)| Call::admit { coop, applicant }),
		(coop.clone(), account.clone()).prop_map(|(coop, applicant)| Call::refuse {
			coop,
			applicant,
			reason: Default::default()
		}),
		coop.clone().prop_map(|coop| Call::leave { coop }),
		(coop, account.clone()).prop_map(|(coop, candidate)| Call::lapse { coop, candidate }),
		account.clone().prop_map(|account| Call::release_account { account }),
	];
	let step = prop_oneof![
		6 => (account, call).prop_map(|(who, call)| Step::Call(who, call)),
		3 => (1u32..3, ALICE..=CHARLIE, any::<usize>())
			.prop_map(|(coop, officer, nth)| Step::Admit(coop, officer, nth)),
		1 => prop_oneof![Just(0), Just(1), 1..40 * DAY].prop_map(Step::Pass),
	];
	prop::collection::vec(step, 1..200)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn registers_stay_sound_and_every_past_count_is_found(steps in steps(), probe in any::<Moment>()) {
		new_test(|| {
			// The count of the bakery after each change, as a plain list.
			let mut model = vec![(FOUNDED, 4u32)];
			let mut numbers = 4;
			for step in steps {
				match step {
					Step::Pass(time) => pass(time),
					Step::Admit(coop, officer, nth) => {
						let candidates: Vec<_> = Candidates::<Test>::iter_key_prefix(coop).collect();
						if let Some(applicant) = nth.checked_rem(candidates.len()).map(|nth| candidates[nth]) {
							let _ = RuntimeCall::from(Call::admit { coop, applicant }).dispatch(signed(officer));
						}
					},
					Step::Call(who, call) => {
						let call = RuntimeCall::from(call);
						let free = call.is_feeless(&signed(who));
						let result = call.dispatch(signed(who));
						// What is free succeeds, so nobody can use up blocks with free calls that fail.
						assert!(!free || result.is_ok(), "a free call failed: {result:?}");
					},
				}
				Membership::do_try_state().unwrap();

				let iterated = Members::<Test>::iter_prefix_values(BAKERY)
					.filter(|entry| entry.state == MemberState::Active)
					.count() as u32;
				assert_eq!(Membership::voting_seats(BAKERY), iterated);
				if model.last().unwrap().1 != iterated {
					model.push((Time::get(), iterated));
				}
				// Numbers are given out one by one and never taken back.
				let last_no = Rolls::<Test>::get(BAKERY).last_no;
				assert!(last_no == numbers || last_no == numbers + 1);
				numbers = last_no;
			}

			let model_at = |at| model.iter().rev().find(|(from, _)| *from <= at).map_or(0, |(_, count)| *count);
			let interesting = model.iter().flat_map(|(from, _)| [from - 1, *from, from + 1]);
			for at in interesting.chain([0, probe, probe % (2 * START), u64::MAX]) {
				assert_eq!(Membership::seats_at(BAKERY, at), model_at(at), "at {at}");
			}
		});
	}
}

#[test]
fn count_is_found_with_few_reads_in_a_long_history() {
	new_test(|| {
		for round in 0..1_000 {
			Time::set(START + 2 * round);
			Membership::enter(BAKERY, &(1_000 + round), Time::get()).unwrap();
			Time::set(START + 2 * round + 1);
			Membership::end_seat(BAKERY, 5 + u32::try_from(round).unwrap(), &(1_000 + round)).unwrap();
		}
		assert_eq!(Rolls::<Test>::get(BAKERY).changes, 2_001);
		for round in 0..1_000 {
			assert_eq!(Membership::seats_at(BAKERY, START + 2 * round), 5);
			assert_eq!(Membership::seats_at(BAKERY, START + 2 * round + 1), 4);
		}
		assert_eq!(Membership::seats_at(BAKERY, FOUNDED - 1), 0);
		assert_eq!(Membership::seats_at(3, START), 0);
	});
}
