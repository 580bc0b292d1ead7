//! Counts and rights after random histories, compared with a model that keeps a plain list.

use super::*;
use proptest::prelude::{any, prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::{Electors, MemberInspect};

/// A call by one of a few accounts, a resolution, or time that passes.
#[derive(Clone, Debug)]
enum Step {
	Call(AccountId, Call<Test>),
	/// What two officers do together, which random calls seldom hit.
	Both(Call<Test>),
	Resolve(Call<Test>),
	Pass(Moment),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let account = 1..14 as AccountId;
	let new_account = 9..14 as AccountId;
	let coop = prop_oneof![8 => Just(BAKERY), 1 => Just(COURIERS), 1 => Just(3)];
	let application = 1u32..8;
	let member = 1u32..10;
	let hash = (1u8..3).prop_map(doc);
	// Those whom histories have apply.
	let candidate = (prop::option::weighted(0.8, account.clone()), hash.clone())
		.prop_map(|(account, commitment)| Candidate { account, commitment, class: Class::Ordinary });
	let class = prop_oneof![3 => Just(Class::Ordinary), 1 => Just(Class::Supporter)];
	let due = prop_oneof![
		application.clone().prop_map(Due::Application),
		member.clone().prop_map(Due::Seasoning),
		member.clone().prop_map(Due::Exit),
		member.clone().prop_map(Due::Case),
		member.clone().prop_map(Due::Move),
	];
	let by_one = prop_oneof![
		(coop.clone(), class.clone(), hash.clone()).prop_map(|(coop, class, commitment)| Call::apply {
			coop,
			class,
			commitment
		}),
		(coop.clone(), new_account.clone()).prop_map(|(coop, newcomer)| Call::invite { coop, newcomer }),
		(coop.clone(), class.clone(), hash.clone()).prop_map(|(coop, class, commitment)| Call::accept_invitation {
			coop,
			class,
			commitment
		}),
		(coop.clone(), class.clone(), hash.clone()).prop_map(|(coop, class, commitment)| Call::apply_on_paper {
			coop,
			class,
			commitment
		}),
		(coop.clone(), application.clone()).prop_map(|(coop, application)| Call::sponsor { coop, application }),
		(coop.clone(), application.clone()).prop_map(|(coop, application)| Call::withdraw { coop, application }),
		(coop.clone(), application.clone()).prop_map(|(coop, application)| Call::appeal_refusal { coop, application }),
		coop.clone().prop_map(|coop| Call::leave { coop }),
		coop.clone().prop_map(|coop| Call::leave_in_dissent { coop, resolution: 3 }),
		(coop.clone(), member.clone()).prop_map(|(coop, member)| Call::appeal { coop, member }),
		(coop.clone(), member.clone(), hash.clone()).prop_map(|(coop, member, document)| Call::submit_defence {
			coop,
			member,
			document
		}),
		(coop.clone(), member.clone()).prop_map(|(coop, member)| Call::contest_death { coop, member }),
		(coop.clone(), member.clone()).prop_map(|(coop, member)| Call::object_to_leaving { coop, member }),
		(coop.clone(), member.clone()).prop_map(|(coop, member)| Call::close { coop, member }),
		(coop.clone(), member.clone()).prop_map(|(coop, member)| Call::veto_move { coop, member }),
		(coop.clone(), due).prop_map(|(coop, due)| Call::advance { coop, due }),
		coop.clone().prop_map(|coop| Call::discard_import { coop }),
		(coop.clone(), hash.clone()).prop_map(|(coop, document)| Call::confirm_import {
			coop,
			digest: Membership::batch_digest(&one_more()),
			document
		}),
		coop.clone().prop_map(|coop| Call::import { coop, entries: one_more(), document: doc(1) }),
		account.clone().prop_map(|account| Call::release_account { account }),
		(coop.clone(), member.clone(), hash.clone()).prop_map(|(coop, member, document)| {
			let approval = Membership::action_hash(&Action::RecordDeath { member, document });
			Call::withdraw_approval { coop, approval }
		}),
	];
	let by_two = prop_oneof![
		// Some of them name who stands in the application.
		8 => (coop.clone(), application.clone(), candidate.clone())
			.prop_map(|(coop, application, candidate)| Call::admit { coop, application, candidate }),
		2 => (coop.clone(), application.clone(), candidate.clone(), hash.clone()).prop_map(
			|(coop, application, candidate, reason)| Call::refuse { coop, application, candidate, reason }
		),
		4 => (coop.clone(), application.clone(), candidate.clone(), hash.clone()).prop_map(
			|(coop, application, candidate, receipt)| Call::confirm_contribution { coop, application, candidate, receipt }
		),
		1 => (coop.clone(), member.clone(), any::<bool>(), hash.clone())
			.prop_map(|(coop, member, passed, reason)| Call::end_probation { coop, member, passed, reason }),
		1 => (coop.clone(), member.clone(), any::<bool>(), hash.clone())
			.prop_map(|(coop, member, justified, reason)| Call::classify_exit { coop, member, justified, reason }),
		1 => (coop.clone(), member.clone(), hash.clone())
			.prop_map(|(coop, member, document)| Call::leave_on_paper { coop, member, document }),
		4 => (coop.clone(), member.clone(), hash.clone())
			.prop_map(|(coop, member, document)| Call::suspend { coop, member, ground: Ground::Arrears, document }),
		3 => (coop.clone(), member.clone(), hash.clone())
			.prop_map(|(coop, member, document)| Call::reinstate { coop, member, document }),
		3 => (coop.clone(), member.clone(), hash.clone()).prop_map(|(coop, member, statement)| Call::open_case {
			coop,
			member,
			kind: CaseKind::LostRequirement,
			statement
		}),
		2 => (coop.clone(), member.clone(), hash.clone())
			.prop_map(|(coop, member, document)| Call::record_hearing { coop, member, document }),
		1 => (coop.clone(), member.clone(), hash.clone())
			.prop_map(|(coop, member, document)| Call::drop_case { coop, member, document }),
		1 => (coop.clone(), member.clone(), hash.clone())
			.prop_map(|(coop, member, document)| Call::record_death { coop, member, document }),
		2 => (coop.clone(), member.clone(), hash.clone())
			.prop_map(|(coop, member, document)| Call::report_appearance { coop, member, document }),
		1 => (coop.clone(), member.clone()).prop_map(|(coop, member)| Call::unlink { coop, member }),
		2 => (coop.clone(), member.clone(), new_account.clone())
			.prop_map(|(coop, member, new_account)| Call::move_seat { coop, member, new_account }),
		1 => (coop, member.clone(), 0u64..9, hash).prop_map(|(coop, member, at, document)| Call::correct {
			coop,
			member,
			correction: Correction::JoinedAt(at),
			document
		}),
	];
	let by_all = prop_oneof![
		(application, candidate, any::<bool>()).prop_map(|(application, candidate, admitted)| {
			Call::decide_admission { application, candidate, admitted }
		}),
		member.clone().prop_map(|member| Call::expel { member }),
		member.clone().prop_map(|member| Call::dismiss_appeal { member }),
		member.clone().prop_map(|member| Call::decide_death { member }),
		member.clone().prop_map(|member| Call::decide_leaving { member }),
		(member, new_account).prop_map(|(member, new_account)| Call::decide_move { member, new_account }),
	];
	let step = prop_oneof![
		6 => (account.clone(), by_one).prop_map(|(who, call)| Step::Call(who, call)),
		2 => (account, by_two.clone()).prop_map(|(who, call)| Step::Call(who, call)),
		5 => by_two.prop_map(Step::Both),
		1 => by_all.prop_map(Step::Resolve),
		3 => prop_oneof![Just(0), Just(1), 1..40 * DAY].prop_map(Step::Pass),
	];
	prop::collection::vec(step, 1..200)
}

fn one_more() -> WrittenBatchOf<Test> {
	let one = ImportedMember { account: None, commitment: doc(1), class: Class::Ordinary, joined_at: 7 };
	vec![one].try_into().unwrap()
}

/// Sends a call and checks that it succeeds if it is free, and fails as foretold if it is refused.
///
/// What is free succeeds, so nobody can use up blocks with free calls that fail.
fn try_call(who: AccountId, call: Call<Test>) {
	let charge = call.charge(&who);
	let result = frame_support::storage::with_storage_layer(|| send(who, call.clone()));
	match charge {
		Charge::Free => assert!(result.is_ok(), "a free call failed: {call:?} {result:?}"),
		Charge::Refused(error) => assert_eq!(result, Err(error), "{call:?}"),
		Charge::Fee => (),
	}
}

/// Has the members resolve something, which may fail.
fn try_to_resolve(call: Call<Test>) {
	mandate(Track::Special, Secrecy::Secret, Time::get());
	let _ = frame_support::storage::with_storage_layer(|| RuntimeCall::from(call).dispatch(resolved()));
}

/// The rule in words, read from the entries alone: whether somebody has a vote, `None` for never having one.
fn should_vote(member: MemberNo, entry: &EntryOf<Test>) -> Option<bool> {
	let seated = matches!(entry.state, MemberState::Active | MemberState::Probation { .. });
	let seasoned = entry.seasons_at.is_none();
	let silenced = entry.suspension.is_some() && Cases::<Test>::get(BAKERY, member).is_none();
	(seated && seasoned && entry.class == Class::Ordinary).then_some(!silenced)
}

fn members_who(should: bool) -> Vec<MemberNo> {
	Members::<Test>::iter_prefix(BAKERY)
		.filter(|(member, entry)| should_vote(*member, entry) == Some(should))
		.map(|(member, _)| member)
		.collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn registers_stay_sound_and_every_past_count_is_found(steps in steps(), probe in any::<Moment>()) {
		new_test(|| {
			Dissent::set(Some((3, 4, 62)));
			bylaws(|bylaws| bylaws.min_stay_days = 21_000);
			OfficersShare::set(10_000);
			// The count of the bakery after each change as a plain list, and who had a vote in each version.
			let mut model = vec![(FOUNDED, 6u32)];
			let mut voters_of = std::collections::BTreeMap::new();
			let mut numbers = PAPER;
			for (index, step) in steps.into_iter().enumerate() {
				if index % 31 == 30 {
					OfficersShare::set(if index % 2 == 0 { 200 } else { 10_000 });
					bylaws(|bylaws| {
						use rochdale_primitives::bylaws::{Contribution, Silence};
						bylaws.probation_days = if index % 2 == 0 { 0 } else { 50 };
						bylaws.exit_notice_days = if index % 4 == 0 { 0 } else { 20 };
						(bylaws.entry_contribution, bylaws.admission_silence) =
							if index % 3 == 0 { (Contribution::Required, Silence::Admits) } else { (Contribution::NotRequired, Silence::Escalates) };
					});
				}
				match step {
					Step::Pass(time) => pass(time),
					Step::Resolve(call) => try_to_resolve(call),
					Step::Both(call) => for who in [ALICE, BOB, CHARLIE] {
						try_call(who, call.clone());
					},
					Step::Call(who, call) => try_call(who, call),
				}
				Membership::do_try_state().unwrap();

				let voting = members_who(true);
				let electorate = <Membership as Electors<AccountId>>::electorate(BAKERY);
				assert_eq!(electorate.electors as usize, voting.len());
				assert_eq!(electorate.suspended as usize, members_who(false).len());
				let count = electorate.electors;
				match model.last_mut() {
					Some(last) if last.0 == Time::get() => last.1 = count,
					Some(last) if last.1 == count => (),
					_ => model.push((Time::get(), count)),
				}
				voters_of.insert(electorate.version, (Time::get(), voting));
				// Numbers are given out one by one and never taken back.
				let last_no = Rolls::<Test>::get(BAKERY).last_no;
				assert!(last_no >= numbers && (1..=last_no).all(|number| Members::<Test>::contains_key(BAKERY, number)));
				numbers = last_no;
			}

			let model_at = |at| model.iter().rev().find(|(from, _)| *from <= at).map_or(0, |(_, count)| *count);
			let interesting = model.iter().flat_map(|(from, _)| [from - 1, *from, from + 1]);
			for at in interesting.chain([0, probe, probe % (2 * START), u64::MAX]) {
				assert_eq!(Membership::seats_at(BAKERY, at), model_at(at), "at {at}");
			}
			// Nobody who still sits there has gained or lost a vote in the electorate of an earlier resolution.
			for (version, (at, voting)) in voters_of {
				if Time::get() >= at + 200 * DAY {
					continue;
				}
				for member in 1..=numbers {
					let expected = voting.contains(&member) && Membership::is_seated(BAKERY, member);
					let found = <Membership as Electors<AccountId>>::is_elector(BAKERY, member, version);
					assert_eq!(found, expected, "member {member} in version {version}");
				}
			}
		});
	}
}
