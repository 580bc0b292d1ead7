//! Rights after random histories, compared with models: a plain list of all terms that ever were, and one of all co-ops.

use crate::{mock::*, *};
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::{
	free::{Charge, FreeCall},
	ledger::day_of,
	Secrecy,
};
use std::collections::BTreeSet;

const MEMBERS: u32 = 6;

const OFFICES: [Office; 8] = [
	Office::Chair,
	Office::Secretary,
	Office::Treasurer,
	Office::Auditor,
	Office::Delegate,
	Office::Teller,
	Office::Director,
	Office::Deputy,
];

#[derive(Clone, Debug)]
enum Step {
	Appoint(CoopId, Track, Office, MemberNo, u32),
	Dismiss(CoopId, Office, MemberNo),
	Resign(CoopId, Office, AccountId),
	/// With how many days ahead the terms begin.
	Install(CoopId, Office, Vec<MemberNo>, u32, i32),
	EndSeat(CoopId, MemberNo),
	Pass(Moment),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let coop = 1u32..4;
	let office = (0..OFFICES.len()).prop_map(|nth| OFFICES[nth]);
	let member = 1..MEMBERS + 2;
	let track = prop_oneof![1 => Just(Track::Consent), 9 => Just(Track::Ordinary)];
	let step = prop_oneof![
		12 => (coop.clone(), track, office.clone(), member.clone(), 0u32..40)
			.prop_map(|(coop, track, office, member, days)| Step::Appoint(coop, track, office, member, days)),
		3 => (coop.clone(), office.clone(), member.clone())
			.prop_map(|(coop, office, member)| Step::Dismiss(coop, office, member)),
		5 => (coop.clone(), office.clone(), prop::collection::vec(member.clone(), 0..4), 0u32..20, -2i32..20)
			.prop_map(|(coop, office, members, days, ahead)| Step::Install(coop, office, members, days, ahead)),
		3 => (coop.clone(), office, 1u128..9).prop_map(|(coop, office, who)| Step::Resign(coop, office, who)),
		1 => (1u32..3, member).prop_map(|(coop, member)| Step::EndSeat(coop, member)),
		4 => prop_oneof![Just(DAY), 1..8 * DAY, Just(45 * DAY)].prop_map(Step::Pass),
	];
	prop::collection::vec(step, 1..150)
}

/// A term as the model knows it.
#[derive(Clone, Copy, Debug)]
struct Known {
	coop: CoopId,
	office: Office,
	member: MemberNo,
	/// Civil time from which it gives rights.
	from: Moment,
	/// Deadline time at which it is over by itself.
	until: Moment,
	/// Whether it was given until somebody is elected.
	until_elected: bool,
	/// Whether it has taken the place of those before it.
	begun: bool,
	/// Whether it was ended, by whatever.
	ended: bool,
}

impl Known {
	fn is(&self, coop: CoopId, office: Office, member: MemberNo) -> bool {
		(self.coop, self.office, self.member) == (coop, office, member)
	}

	fn is_over(&self) -> bool {
		self.until <= DeadlineTime::get()
	}

	/// Whether it can still end: it is to come, in force, or was over not long ago.
	fn stands(&self) -> bool {
		!self.ended && DeadlineTime::get() < self.until + 90 * DAY
	}
}

/// Ends the terms of the model that stand and are meant.
fn end(model: &mut [Known], meant: impl Fn(&Known) -> bool) -> bool {
	let ends: Vec<_> = model.iter_mut().filter(|term| term.stands() && meant(term)).collect();
	let any = !ends.is_empty();
	ends.into_iter().for_each(|term| term.ended = true);
	any
}

/// A term takes its place at this civil time.
fn begin(model: &mut [Known], nth: usize, at: Moment) {
	let new = model[nth];
	let own = |term: &Known| {
		term.coop == new.coop && term.office == new.office && (new.office.is_single() || term.member == new.member)
	};
	// Whoever stayed then, however long ago that is by now.
	let stood = |term: &Known| term.begun && !term.ended && at < term.until + 90 * DAY;
	let mut before = model.iter_mut().enumerate().filter(|(other, term)| *other != nth && stood(term));
	let mut replaced = false;
	let mut stayers = vec![];
	for (_, term) in before.by_ref() {
		if own(term) {
			(term.ended, replaced) = (true, true);
		} else if (term.coop, term.office) == (new.coop, new.office) && term.until_elected && !new.until_elected {
			term.ended = true;
		} else if (term.coop, term.office) == (new.coop, new.office) && term.is_over() && term.until <= at {
			stayers.push(term);
		}
	}
	stayers.sort_by_key(|term| (term.until, term.member));
	if let Some(first) = stayers.into_iter().next().filter(|_| !replaced) {
		first.ended = true;
	}
	model[nth].begun = true;
}

/// Lets the terms begin whose day has come, the first one first.
fn begin_all(model: &mut [Known]) {
	loop {
		let due = (0..model.len()).filter(|nth| !model[*nth].begun && !model[*nth].ended);
		let due = due.filter(|nth| model[*nth].from <= MockClock::civil());
		let Some(nth) = due.min_by_key(|nth| model[*nth].from) else { return };
		begin(model, nth, model[nth].from);
	}
}

fn holds(model: &[Known], coop: CoopId, office: Office, member: MemberNo) -> bool {
	model.iter().any(|term| term.is(coop, office, member) && term.begun && !term.ended && !term.is_over())
}

/// Whether one member would have two offices, or three, that are not for one, were these theirs.
fn conflict(has: impl Fn(Office) -> bool) -> bool {
	let heads = [Office::Chair, Office::Secretary, Office::Treasurer];
	has(Office::Auditor) && (heads.into_iter().any(&has) || has(Office::Director))
		|| heads.into_iter().all(&has)
		|| has(Office::Delegate) && has(Office::Deputy)
}

/// Whether the member stays in the office for routine acts.
fn stays(model: &[Known], coop: CoopId, office: Office, member: MemberNo) -> bool {
	let over = |term: &Known| term.is(coop, office, member) && term.begun && term.stands() && term.is_over();
	model.iter().any(over) && !conflict(|held| held == office || holds(model, coop, held, member))
}

/// Whether on some day the member would hold offices that are not for one, were no term over by then.
fn will_conflict(model: &[Known], coop: CoopId, member: MemberNo) -> bool {
	let standing = |term: &&Known| term.coop == coop && !term.ended && !term.is_over();
	let days = model.iter().filter(standing).map(|term| term.from).chain([MockClock::civil()]);
	days.into_iter().any(|day| {
		let last = |office: Office| {
			let of_office = |term: &&Known| term.office == office && (office.is_single() || term.member == member);
			let until_elected = |term: &&Known| {
				let elected = |other: &Known| !other.until_elected && !other.begun && other.from <= day;
				term.until_elected
					&& model.iter().filter(standing).any(|other| other.office == office && elected(other))
			};
			let begun = model.iter().filter(standing).filter(of_office).filter(|term| term.begun || term.from <= day);
			let begun = begun.filter(|term| !until_elected(term));
			begun.max_by_key(|term| if term.begun { 0 } else { term.from }).map(|term| term.member)
		};
		day >= MockClock::civil() && conflict(|office| last(office) == Some(member))
	})
}

/// Gives a term, unless the member would hold offices that are not for one.
fn give(model: &mut Vec<Known>, new: Known) -> bool {
	let mut changed = model.clone();
	let same_day = |term: &Known| {
		!term.begun
			&& term.from == new.from
			&& term.coop == new.coop
			&& term.office == new.office
			&& (new.office.is_single() || term.member == new.member)
	};
	end(&mut changed, |term| same_day(term));
	changed.push(new);
	if new.from <= MockClock::civil() {
		let last = changed.len() - 1;
		begin(&mut changed, last, MockClock::civil());
	}
	let is_appointed = |term: &&Known| {
		let is_in_force = term.begun && !term.ended && !term.is_over();
		(term.coop, term.office) == (new.coop, Office::Director) && term.until_elected && is_in_force
	};
	let may = !(1..=MEMBERS).any(|member| will_conflict(&changed, new.coop, member))
		&& changed.iter().filter(is_appointed).count() <= MAX_APPOINTED_DIRECTORS;
	if may {
		*model = changed;
	}
	may
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn nobody_has_rights_that_no_term_in_force_gives(steps in steps()) {
		with_members(MEMBERS, || {
			let mut model = vec![];
			for coop in [1, 2] {
				for (office, member) in [(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3)] {
					let until = START + 730 * DAY;
					let (until_elected, begun) = (false, true);
					model.push(Known { coop, office, member, from: 0, until, until_elected, begun, ended: false });
				}
			}
			for (nth, step) in steps.into_iter().enumerate() {
				match step {
					Step::Pass(time) => {
						DeadlineTime::mutate(|now| *now += time);
						begin_all(&mut model);
					},
					Step::EndSeat(coop, member) => {
						if MockMembers::is_seated(coop, member) {
							unseat(coop, member);
						}
						Cooperatives::on_seat_ended(coop, member, SeatEnd::Left);
						end(&mut model, |term| (term.coop, term.member) == (coop, member));
					},
					Step::Dismiss(coop, office, member) => {
						let done = Cooperatives::dismiss(decided(coop, Track::Ordinary), office, member).is_ok();
						let held =
							end(&mut model, |term| term.is(coop, office, member));
						assert_eq!(done, held);
					},
					Step::Resign(coop, office, who) => {
						let call = crate::Call::<Test>::resign_office { coop, office };
						let free = call.charge(&who) == Charge::Free;
						let done = Cooperatives::resign_office(RuntimeOrigin::signed(who), coop, office).is_ok();
						let held = end(&mut model, |term| {
							(term.coop, term.office, AccountId::from(term.member)) == (coop, office, who)
						});
						assert_eq!((done, free), (held, held));
					},
					Step::Appoint(coop, track, office, member, days) => {
						let (from, until) = (MockClock::civil(), DeadlineTime::get() + u64::from(days) * DAY);
						let until_elected = office.is_board() || office == Office::Auditor;
						let new = Known { coop, office, member, from, until, until_elected, begun: false, ended: false };
						let holds = |term: &Known| {
							let is_seat = office.is_single() || term.member == member;
							is_seat && (term.coop, term.office) == (coop, office) && term.begun && !term.ended
						};
						let lasts = |term: &Known| term.until > DeadlineTime::get() + 21 * DAY;
						let may = track >= Track::Ordinary
							&& coop < 3 && MockMembers::is_eligible(coop, member)
							&& !model.iter().any(|term| holds(term) && lasts(term))
							&& days > 0 && give(&mut model, new);
						assert_eq!(Cooperatives::appoint(decided(coop, track), office, member, days).is_ok(), may);
					},
					Step::Install(coop, office, members, days, ahead) => {
						let begins_on = day_of(MockClock::civil()).unwrap() + ahead;
						let from = start_of(begins_on).unwrap().max(MockClock::civil());
						let until = DeadlineTime::get() + from - MockClock::civil() + u64::from(days) * DAY;
						let different: BTreeSet<_> = members.iter().collect();
						let may = coop < 3 && days > 0 && different.len() == members.len()
							&& (members.len() < 2 || !office.is_single());
						let elected = members.iter().filter(|member| {
							let member = **member;
							let (until_elected, begun) = (false, false);
							let new = Known { coop, office, member, from, until, until_elected, begun, ended: false };
							may && MockMembers::is_eligible(coop, member) && give(&mut model, new)
						}).count();
						let members = members.try_into().unwrap();
						let origin = decided(coop, Track::Ordinary);
						let done = Cooperatives::install_elected(origin, office, members, days, begins_on).is_ok();
						assert_eq!(done, elected > 0);
					},
				}
				Cooperatives::do_try_state().unwrap();

				for coop in 1..=3 {
					let officers = Cooperatives::officers(coop);
					for member in 1..=MEMBERS + 1 {
						for office in OFFICES {
							let is_one = |term: &Term| (term.office, term.member) == (office, member);
							let is = |wanted| officers.iter().any(|(term, state)| is_one(term) && *state == wanted);
							let held = is(TermState::InForce);
							assert_eq!(held, holds(&model, coop, office, member), "{coop} {office:?} {member}");
							let serves = held || stays(&model, coop, office, member);
							assert_eq!(held || is(TermState::Staying), serves, "{coop} {office:?} {member}");
							assert!(!serves || MockMembers::is_seated(coop, member));
							if nth % 4 == member as usize % 4 {
								assert_eq!(Cooperatives::held_since(coop, office, member).is_some(), held);
								assert_eq!(Cooperatives::serves(coop, office, member), serves);
								if office.is_single() {
									assert_eq!(Cooperatives::holder(coop, office) == Some(member), held);
								}
							}
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

/// What can happen to the federation.
#[derive(Clone, Debug)]
enum Turn {
	Nominate(CoopId),
	Accept(CoopApplicationNo, usize),
	AcceptAll(CoopApplicationNo),
	Decline(CoopApplicationNo, usize),
	Withdraw(CoopId, CoopApplicationNo),
	Admit(Track, CoopApplicationNo),
	Suspend(Track, CoopId),
	Reinstate(Track, CoopId),
	Exclude(Track, CoopId),
	/// With how many days ago the vote opened.
	Leave(Track, CoopId, u64),
	Charter(u16),
	Conclude(CoopId, CoopId),
	LeaveAgreement(CoopId, AgreementId),
	Advance(Moment, Due),
	Pass(Moment),
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
	let coop = 1u32..7;
	let application = 1u32..6;
	let track = || prop_oneof![1 => Just(Track::Ordinary), 6 => Just(Track::Special)];
	let due = prop_oneof![
		application.clone().prop_map(Due::Application),
		coop.clone().prop_map(Due::Departure),
		(1u32..4, coop.clone()).prop_map(|(agreement, coop)| Due::AgreementExit(agreement, coop)),
	];
	let turn = prop_oneof![
		4 => coop.clone().prop_map(Turn::Nominate),
		2 => (application.clone(), 0usize..5).prop_map(|(application, nth)| Turn::Accept(application, nth)),
		4 => application.clone().prop_map(Turn::AcceptAll),
		1 => (application.clone(), 0usize..5).prop_map(|(application, nth)| Turn::Decline(application, nth)),
		1 => (coop.clone(), application.clone()).prop_map(|(coop, application)| Turn::Withdraw(coop, application)),
		4 => (track(), application).prop_map(|(track, application)| Turn::Admit(track, application)),
		4 => (track(), coop.clone()).prop_map(|(track, coop)| Turn::Suspend(track, coop)),
		3 => (track(), coop.clone()).prop_map(|(track, coop)| Turn::Reinstate(track, coop)),
		3 => (track(), coop.clone()).prop_map(|(track, coop)| Turn::Exclude(track, coop)),
		2 => (track(), coop.clone(), 0u64..150).prop_map(|(track, coop, ago)| Turn::Leave(track, coop, ago)),
		2 => prop_oneof![30u16..400, Just(180)].prop_map(Turn::Charter),
		3 => (coop.clone(), coop.clone()).prop_map(|(one, other)| Turn::Conclude(one, other)),
		3 => (coop, 1u32..6).prop_map(|(coop, agreement)| Turn::LeaveAgreement(coop, agreement)),
		1 => (0u64..400, due).prop_map(|(days, due)| Turn::Advance(START + days * DAY, due)),
		6 => prop_oneof![Just(0), Just(DAY), (1u64..120).prop_map(|days| days * DAY)].prop_map(Turn::Pass),
	];
	prop::collection::vec(turn, 1..120)
}

/// A charter's notice, and from when on it is in force.
type KnownNotice = (Moment, u64);

/// A co-op as the model knows it.
#[derive(Clone, Copy, Debug, Default)]
struct KnownCoop {
	votes_from: Moment,
	suspended: bool,
	/// When it leaves, and whether by its own notice.
	leaves: Option<(Moment, bool)>,
}

/// The federation as the model knows it.
#[derive(Default)]
struct Model {
	coops: Vec<KnownCoop>,
	/// Every change of standing that ever was.
	changes: Vec<(Moment, usize)>,
	/// When co-ops were admitted.
	admissions: Vec<Moment>,
	/// Every notice that ever was in a charter, the last one in force.
	notices: Vec<KnownNotice>,
}

impl Model {
	fn has_left(&self, coop: usize) -> bool {
		self.coops[coop].leaves.is_some_and(|(at, _)| at <= DeadlineTime::get())
	}

	fn present(&self) -> usize {
		(0..self.coops.len()).filter(|coop| !self.has_left(*coop)).count()
	}

	/// The co-ops whose standing was changed in the last year.
	fn changed(&self) -> BTreeSet<usize> {
		let now = DeadlineTime::get();
		self.changes.iter().filter(|(at, _)| now < at + 365 * DAY).map(|(_, coop)| *coop).collect()
	}

	/// Whether the standing of the co-op can change now.
	fn may_change(&self, coop: usize) -> bool {
		let changed = self.changed();
		changed.contains(&coop) || changed.len() < (self.present() / 10).max(1)
	}

	/// Whether a co-op can be admitted now.
	fn may_admit(&self) -> bool {
		let now = DeadlineTime::get();
		self.admissions.iter().filter(|at| now < *at + 365 * DAY).count() < (self.present() / 5).max(2)
	}

	fn note_change(&mut self, coop: usize) {
		self.changes.push((DeadlineTime::get(), coop));
	}

	/// The days of notice in force.
	fn notice(&self) -> u64 {
		self.notices.last().unwrap().1
	}

	/// The days of notice for a co-op whose vote opened then.
	///
	/// Each lengthening leaves what held before it to the votes of 60 days, the shortest of all that overlap.
	fn notice_for(&self, opened_at: Moment) -> u64 {
		let mut old: Option<(u64, Moment)> = None;
		for pair in self.notices.windows(2) {
			let ((_, before), (at, after)) = (pair[0], pair[1]);
			// It is remembered for who began to leave in time.
			old = old.filter(|(_, until)| at < *until + 406 * DAY);
			if after > before {
				old = Some((old.map_or(before, |(days, _)| days.min(before)), at + 60 * DAY));
			}
		}
		let shortest = old.filter(|(_, until)| opened_at < *until).map(|(days, _)| days);
		shortest.unwrap_or(u64::MAX).min(self.notice())
	}

	/// Changes the standing of a co-op by special resolution, if the model allows it.
	fn change(&mut self, track: Track, coop: CoopId, change: impl FnOnce(&mut KnownCoop, Moment) -> bool) -> bool {
		let index = coop as usize - 1;
		if track < Track::Special || index >= self.coops.len() || self.has_left(index) {
			return false;
		}
		let mut changed = self.coops[index];
		let done = self.may_change(index) && change(&mut changed, DeadlineTime::get() + self.notice() * DAY);
		if done {
			self.coops[index] = changed;
			self.note_change(index);
		}
		done
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn nobody_votes_whom_special_resolutions_did_not_let(turns in turns()) {
		federation(3, || {
			let notices = vec![(START, 180)];
			let mut model = Model { coops: vec![KnownCoop::default(); 3], notices, ..Default::default() };
			for (nth, turn) in (100..).zip(turns) {
				let signed = |founder: usize| RuntimeOrigin::signed(FOUNDERS[founder]);
				match turn {
					Turn::Pass(time) => pass(time),
					Turn::Nominate(coop) => {
						let _ = Cooperatives::nominate(decided(coop, Track::Ordinary), laundry());
					},
					Turn::Accept(application, founder) => {
						let call = crate::Call::<Test>::accept_founding { application };
						let free = call.charge(&FOUNDERS[founder]) == Charge::Free;
						assert_eq!(Cooperatives::accept_founding(signed(founder), application).is_ok(), free);
					},
					Turn::AcceptAll(application) => {
						for founder in 0..5 {
							let _ = Cooperatives::accept_founding(signed(founder), application);
						}
					},
					Turn::Decline(application, founder) => {
						let call = crate::Call::<Test>::decline_founding { application };
						let free = call.charge(&FOUNDERS[founder]) == Charge::Free;
						assert_eq!(Cooperatives::decline_founding(signed(founder), application).is_ok(), free);
					},
					Turn::Withdraw(coop, application) => {
						let _ = Cooperatives::withdraw_nomination(decided(coop, Track::Ordinary), application);
					},
					Turn::Admit(track, application) => {
						let accepted = Applications::<Test>::get(application).is_some_and(|open| open.accepted.len() == 5);
						let may = model.may_admit() && track == Track::Special && accepted;
						assert_eq!(Cooperatives::admit(by_federation(track), application).is_ok(), may);
						if may {
							let votes_from = DeadlineTime::get() + 180 * DAY;
							model.admissions.push(DeadlineTime::get());
							model.coops.push(KnownCoop { votes_from, ..Default::default() });
						}
					},
					Turn::Suspend(track, coop) => {
						let may = model.change(track, coop, |coop, _| !std::mem::replace(&mut coop.suspended, true));
						assert_eq!(Cooperatives::suspend(by_federation(track), coop, document(1)).is_ok(), may);
					},
					Turn::Reinstate(track, coop) => {
						let may = model.change(track, coop, |coop, _| {
							coop.leaves = coop.leaves.filter(|(_, own)| *own);
							std::mem::replace(&mut coop.suspended, false)
						});
						assert_eq!(Cooperatives::reinstate(by_federation(track), coop).is_ok(), may);
					},
					Turn::Exclude(track, coop) => {
						let may = model.change(track, coop, |coop, at| {
							let may = coop.suspended && coop.leaves.is_none();
							coop.leaves = coop.leaves.or(Some((at, false)));
							may
						});
						assert_eq!(Cooperatives::exclude(by_federation(track), coop, document(1)).is_ok(), may);
					},
					Turn::Leave(track, coop, ago) => {
						let index = coop as usize - 1;
						let opened_at = DeadlineTime::get() - ago * DAY;
						let own = (DeadlineTime::get() + model.notice_for(opened_at) * DAY, true);
						let may = track == Track::Special
							&& index < model.coops.len() && !model.has_left(index)
							&& !model.coops[index].leaves.is_some_and(|(_, own)| own);
						if may {
							let leaves = &mut model.coops[index].leaves;
							*leaves = Some(leaves.map_or(own, |(at, _)| (at.min(own.0), true)));
						}
						let mandate = Mandate { coop, resolution: 1, track, secrecy: Secrecy::Open, opened_at };
						let left = Cooperatives::leave_federation(Decision::Coop(mandate).into());
						assert_eq!(left.is_ok(), may);
						let leaves_at = || Coops::<Test>::get(coop).unwrap().notice.unwrap().effective_at;
						assert!(!may || model.coops[index].leaves == Some((leaves_at(), true)));
					},
					Turn::Charter(days) => {
						let parameters = Charter { exit_notice_days: days, ..Charter::RECOMMENDED };
						assert!(Cooperatives::adopt_charter(by_all(), document(nth), parameters).is_ok());
						model.notices.push((DeadlineTime::get(), days.into()));
					},
					Turn::Conclude(one, other) => {
						let origin = agreed(&[one, other], Track::Ordinary);
						let bound = |coop: u32| {
							(coop as usize) <= model.coops.len() && !model.has_left(coop as usize - 1)
						};
						let done = Cooperatives::conclude_agreement(origin, document(nth), 40).is_ok();
						assert_eq!(done, one < other && bound(one) && bound(other));
					},
					Turn::LeaveAgreement(coop, agreement) => {
						let _ = Cooperatives::leave_agreement(decided(coop, Track::Ordinary), agreement);
					},
					Turn::Advance(at, due) => {
						let waits = Deadlines::<Test>::contains_key(at.to_be_bytes(), due);
						let done = Cooperatives::advance(RuntimeOrigin::signed(STRANGER), at, due).is_ok();
						assert_eq!(done, waits && at <= DeadlineTime::get());
					},
				}
				Cooperatives::do_try_state().unwrap();

				let now = DeadlineTime::get();
				let expected: Vec<_> = (0..model.coops.len())
					.filter(|coop| !model.has_left(*coop))
					.filter_map(|index| {
						let KnownCoop { votes_from, suspended, .. } = model.coops[index];
						let voice = match (suspended, now < votes_from) {
							(true, true) => return None,
							(true, false) => Voice::Suspended,
							(false, true) => Voice::Seasoning,
							(false, false) => Voice::Votes,
						};
						Some((index as u32 + 1, voice))
					})
					.collect();
				assert_eq!(Cooperatives::federation(), expected);
				// In no year, whenever it began, has the standing of more co-ops changed.
				assert!(model.changed().len() <= (model.coops.len() / 10).max(1));
			}
		});
	}
}
