//! Rights after random histories, compared with a model that keeps a plain list of all terms that ever were.

use crate::{mock::*, *};
use frame_support::dispatch::CheckIfFeeless;
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};

const MEMBERS: u32 = 6;

const OFFICES: [Office; 6] =
	[Office::Chair, Office::Secretary, Office::Treasurer, Office::Auditor, Office::Delegate, Office::Teller];

#[derive(Clone, Debug)]
enum Step {
	Appoint(CoopId, Track, Office, MemberNo, u32),
	Dismiss(CoopId, Office, MemberNo),
	Resign(CoopId, Office, AccountId),
	EndSeat(CoopId, MemberNo),
	Pass(Moment),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let coop = 1u32..4;
	let office = (0..OFFICES.len()).prop_map(|nth| OFFICES[nth]);
	let member = 1..MEMBERS + 2;
	let track = prop_oneof![1 => Just(Track::Consent), 9 => Just(Track::Ordinary)];
	let step = prop_oneof![
		12 => (coop.clone(), track, office.clone(), member.clone(), 0u32..20)
			.prop_map(|(coop, track, office, member, days)| Step::Appoint(coop, track, office, member, days)),
		3 => (coop.clone(), office.clone(), member.clone())
			.prop_map(|(coop, office, member)| Step::Dismiss(coop, office, member)),
		3 => (coop.clone(), office, 1u128..9).prop_map(|(coop, office, who)| Step::Resign(coop, office, who)),
		1 => (1u32..3, member).prop_map(|(coop, member)| Step::EndSeat(coop, member)),
		4 => prop_oneof![Just(DAY), 1..8 * DAY].prop_map(Step::Pass),
	];
	prop::collection::vec(step, 1..150)
}

/// A term as the model knows it: until when it gives rights.
#[derive(Clone, Copy, Debug)]
struct Known {
	coop: CoopId,
	office: Office,
	member: MemberNo,
	until: Moment,
}

/// Ends the terms of the model that are in force and meant.
fn end(model: &mut [Known], meant: impl Fn(&Known) -> bool) -> bool {
	let now = DeadlineTime::get();
	let ends: Vec<_> = model.iter_mut().filter(|term| now < term.until && meant(term)).collect();
	let any = !ends.is_empty();
	ends.into_iter().for_each(|term| term.until = now);
	any
}

fn holds(model: &[Known], coop: CoopId, office: Office, member: MemberNo) -> bool {
	let now = DeadlineTime::get();
	model.iter().any(|term| (term.coop, term.office, term.member) == (coop, office, member) && now < term.until)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn nobody_has_rights_that_no_term_in_force_gives(steps in steps()) {
		with_members(MEMBERS, || {
			let mut model = vec![];
			for coop in [1, 2] {
				for (office, member) in [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)] {
					model.push(Known { coop, office, member, until: START + 730 * DAY });
				}
			}
			for step in steps {
				match step {
					Step::Pass(time) => DeadlineTime::mutate(|now| *now += time),
					Step::EndSeat(coop, member) => {
						Gone::mutate(|gone| gone.push((coop, member)));
						Cooperatives::on_seat_ended(coop, member);
						end(&mut model, |term| (term.coop, term.member) == (coop, member));
					},
					Step::Dismiss(coop, office, member) => {
						let done = Cooperatives::dismiss(decided(coop, Track::Ordinary), office, member).is_ok();
						let held =
							end(&mut model, |term| (term.coop, term.office, term.member) == (coop, office, member));
						assert_eq!(done, held);
					},
					Step::Resign(coop, office, who) => {
						let call = RuntimeCall::Cooperatives(crate::Call::resign_office { coop, office });
						let free = call.is_feeless(&RuntimeOrigin::signed(who));
						let done = Cooperatives::resign_office(RuntimeOrigin::signed(who), coop, office).is_ok();
						let held = end(&mut model, |term| {
							(term.coop, term.office, AccountId::from(term.member)) == (coop, office, who)
						});
						assert_eq!((done, free), (held, held));
					},
					Step::Appoint(coop, track, office, member, days) => {
						let conflict = if office == Office::Auditor {
							OFFICES.iter().any(|held| held.is_board() && holds(&model, coop, *held, member))
						} else {
							office.is_board() && holds(&model, coop, Office::Auditor, member)
						};
						let may = track >= Track::Ordinary
							&& coop < 3 && MockMembers::is_eligible(coop, member)
							&& days > 0 && !conflict;
						let done = Cooperatives::appoint(decided(coop, track), office, member, days).is_ok();
						assert_eq!(done, may);
						if done {
							end(&mut model, |term| {
								(term.coop, term.office) == (coop, office)
									&& (office.is_single() || term.member == member)
							});
							let until = DeadlineTime::get() + u64::from(days) * DAY;
							model.push(Known { coop, office, member, until });
						}
					},
				}
				Cooperatives::do_try_state().unwrap();

				for coop in 1..=3 {
					for member in 1..=MEMBERS + 1 {
						for office in OFFICES {
							let held = Cooperatives::holds(coop, office, member);
							assert_eq!(held, holds(&model, coop, office, member), "{coop} {office:?} {member}");
							assert!(!held || MockMembers::is_seated(coop, member));
						}
						let board = OFFICES.iter().any(|held| held.is_board() && holds(&model, coop, *held, member));
						assert_eq!(Cooperatives::is_board(coop, member), board);
					}
					// Every term that ever was is in one of the two registers.
					let ever = model.iter().filter(|term| term.coop == coop).count();
					let past = OfficeHistoryCount::<Test>::get(coop) as usize;
					assert_eq!(Offices::<Test>::get(coop).len() + past, ever);
				}
			}
		});
	}
}
