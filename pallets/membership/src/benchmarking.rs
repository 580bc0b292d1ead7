//! The worst cases that the weights of this pallet are measured on.
//!
//! Accounts are fresh, so that creating and removing them is measured, and none is whitelisted. What two officers do is
//! measured for the second one. There may be no time on the chain that is measured, so that all dates are zero.

use super::*;
use alloc::vec;
use frame::benchmarking::prelude::*;
use rochdale_primitives::{migration::AsItIs, MemberInspect, OpenRegister};

/// The member about whom something is done, who holds no office.
const SUBJECT: MemberNo = 5;

fn officer<T: Config>(index: u32) -> T::AccountId {
	account("member", index, 0)
}

fn newcomer<T: Config>() -> T::AccountId {
	account("newcomer", 0, 0)
}

fn anyone<T: Config>() -> OriginFor<T> {
	signed::<T>(&account("anyone", 0, 0))
}

fn lookup<T: Config>(who: &T::AccountId) -> AccountIdLookupOf<T> {
	T::Lookup::unlookup(who.clone())
}

fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

fn hash<T: Config>() -> T::Hash {
	Default::default()
}

/// The date in `days` days.
fn later<T: Config>(days: u32) -> Moment {
	T::Clock::in_days(days).unwrap_or(Moment::MAX)
}

/// A co-op with five members, of whom the first three are the board and the fourth is the auditor.
fn co_op<T: Config>() -> CoopId {
	let coop = T::Coops::benchmark_found();
	seat_members::<T>(coop);
	coop
}

fn seat_members<T: Config>(coop: CoopId) {
	for index in 0..5 {
		let _ = Pallet::<T>::benchmark_seat(coop, &officer::<T>(index));
	}
}

/// An enacted resolution of a co-op with five members.
fn resolved<T: Config>() -> Result<(OriginFor<T>, Mandate), BenchmarkError> {
	let coop = co_op::<T>();
	let origin = T::CoopOrigin::try_successful_origin().map_err(|_| BenchmarkError::Stop("no resolution"))?;
	let mandate = T::CoopOrigin::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Stop("no resolution"))?;
	if mandate.coop != coop {
		seat_members::<T>(mandate.coop);
	}
	Ok((origin, mandate))
}

/// Changes the entry of the subject.
fn change<T: Config>(coop: CoopId, change: impl FnOnce(&mut EntryOf<T>)) {
	Members::<T>::mutate(coop, SUBJECT, |entry| {
		if let Some(entry) = entry {
			change(entry);
		}
	});
}

/// Gives the subject a history as long as it can be where the vote still changes twice.
fn remember<T: Config>(coop: CoopId, votes: bool) {
	change::<T>(coop, |entry| {
		entry.votes = BoundedVec::truncate_from(
			(0..6u32)
				.map(|index| VoteChange { version: index, votes: (index % 2 == 1) == votes, at: 0 })
				.collect::<Vec<_>>(),
		);
	});
}

fn case<T: Config>(coop: CoopId, stage: CaseStage) {
	let case = Case {
		kind: CaseKind::LostRequirement,
		opened_by: (1, 2),
		opened_at: 0,
		since: 0,
		hearing_from: 0,
		statement: hash::<T>(),
		defence: None,
		defences: 0,
		hearing: None,
		stage,
	};
	Pallet::<T>::schedule(stage.ends_at(), (coop, Due::Case(SUBJECT)));
	Cases::<T>::insert(coop, SUBJECT, case);
}

/// Which case [`case`] puts.
fn reference<T: Config>() -> CaseReference<T::Hash> {
	CaseReference { kind: CaseKind::LostRequirement, since: 0, statement: hash::<T>() }
}

fn put_under_case<T: Config>(coop: CoopId) {
	case::<T>(coop, CaseStage::Open { lapses_at: later::<T>(30) });
}

fn put_suspended<T: Config>(coop: CoopId, remedy: Remedy) {
	let suspension = Suspension { ground: Ground::Arrears, document: hash::<T>(), since: 0, remedy };
	if let Remedy::Appealed { decide_by, .. } = remedy {
		Pallet::<T>::schedule(decide_by, (coop, Due::Suspension(SUBJECT)));
	}
	let counted = !Cases::<T>::contains_key(coop, SUBJECT);
	change::<T>(coop, |entry| {
		entry.suspension = Some(suspension);
		entry.vote_suspended = counted;
	});
	Rolls::<T>::mutate(coop, |roll| roll.suspended = counted.into());
}

/// Puts everything on the subject that the end of a seat has to take away.
fn burden<T: Config>(coop: CoopId) -> Result<(), BenchmarkError> {
	let at = later::<T>(30);
	put_under_case::<T>(coop);
	put_suspended::<T>(coop, Remedy::Appealed { at: 0, decide_by: at });
	Pallet::<T>::schedule(at, (coop, Due::Death(SUBJECT)));
	Deaths::<T>::insert(coop, SUBJECT, Death { document: Some(hash::<T>()), effective_at: at });
	Pallet::<T>::start_move(coop, SUBJECT, newcomer::<T>(), at).map_err(|_| BenchmarkError::Stop("no move"))?;
	Pallet::<T>::schedule(at, (coop, Due::Probation(SUBJECT)));
	Pallet::<T>::schedule(at, (coop, Due::Seasoning(SUBJECT)));
	remember::<T>(coop, true);
	change::<T>(coop, |entry| {
		entry.seasons_at = Some(at);
		entry.corrections = BoundedVec::truncate_from((0..MAX_CORRECTIONS).collect::<Vec<_>>());
	});
	Ok(())
}

/// Takes the account from the subject, whose entry is as long as it can be and whose date of joining was corrected first.
fn put_on_paper<T: Config>(coop: CoopId) {
	Seats::<T>::remove(officer::<T>(4), coop);
	remember::<T>(coop, true);
	for number in 1..=MAX_CORRECTIONS {
		let kind = if number == 1 { Correction::JoinedAt(0) } else { Correction::Commitment(Some(hash::<T>())) };
		let (by, document, at) = ((1, 2), hash::<T>(), 0);
		Corrections::<T>::insert(
			coop,
			number,
			CorrectingEntry { member: SUBJECT, old: kind, new: kind, by, document, at },
		);
	}
	change::<T>(coop, |entry| {
		entry.account = None;
		entry.corrections = BoundedVec::truncate_from((1..=MAX_CORRECTIONS).collect::<Vec<_>>());
	});
}

fn put_leaving<T: Config>(coop: CoopId, by: NoticeBy) {
	let effective_at = later::<T>(30);
	Pallet::<T>::schedule(effective_at, (coop, Due::Exit(SUBJECT)));
	change::<T>(coop, |entry| entry.notice = Some(ExitNotice { effective_at, exit: Exit::Justified, by }));
}

fn on_probation<T: Config>(coop: CoopId) {
	change::<T>(coop, |entry| entry.state = MemberState::Probation { until: later::<T>(30) });
}

/// Who stands in [`application`].
fn candidate<T: Config>() -> CandidateOf<T> {
	Candidate { account: Some(newcomer::<T>()), commitment: hash::<T>(), class: Class::Ordinary }
}

/// Puts an application of the newcomer at a stage, with all the sponsors that it can have.
fn application<T: Config>(coop: CoopId, stage: Stage) -> Result<ApplicationNo, BenchmarkError> {
	let found = Application {
		account: Some(newcomer::<T>()),
		commitment: Some(hash::<T>()),
		class: Class::Ordinary,
		since: 0,
		sponsors: BoundedVec::truncate_from(vec![4, 5]),
		stage,
	};
	if let Stage::Invited { .. } = stage {
		OpenInvitations::<T>::insert(coop, 1);
	}
	Pallet::<T>::open(coop, found).map_err(|_| BenchmarkError::Stop("no application"))
}

fn under_review<T: Config>(coop: CoopId) -> Result<ApplicationNo, BenchmarkError> {
	application::<T>(coop, Stage::UnderReview { decide_by: later::<T>(30) })
}

/// Has the first officer approve something.
fn approve<T: Config>(coop: CoopId, action: ActionOf<T>) -> Result<(), BenchmarkError> {
	let approval = Pallet::<T>::may_act(coop, &officer::<T>(0), Concerned::Member(SUBJECT, None), action)
		.map_err(|_| BenchmarkError::Stop("no approval"))?;
	assert!(Pallet::<T>::approve(coop, approval).is_none());
	Ok(())
}

/// The first officer, who enters something now.
fn entered<T: Config>(coop: CoopId) -> EnteredOf<T> {
	Entered::now::<T::Clock>(Hand { coop, member: 1 }, &officer::<T>(0))
}

/// A batch of `n` members with fresh accounts.
fn batch<T: Config>(n: u32) -> BatchOf<T> {
	let entries = (0..n).map(|index| ImportedMember {
		account: Some(account("imported", index, 0)),
		commitment: hash::<T>(),
		class: Class::Ordinary,
		joined_at: 0,
	});
	BoundedVec::truncate_from(entries.collect::<Vec<_>>())
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn apply() -> Result<(), BenchmarkError> {
		// The quota of a member of another co-op is looked up and counted.
		let elsewhere = co_op::<T>();
		let coop = T::Coops::benchmark_found();
		let member = officer::<T>(4);
		if coop == elsewhere {
			// The mock has one co-op only.
			Seats::<T>::swap(&member, coop, &member, coop.wrapping_add(1));
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(member.clone()), coop, Class::Ordinary, hash::<T>());

		assert_eq!(ApplicationQuota::<T>::get(member).used, 1);
		Ok(())
	}

	#[benchmark]
	fn invite() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(4)), coop, lookup::<T>(&newcomer::<T>()));

		assert_eq!(OpenInvitations::<T>::get(coop), 1);
		Ok(())
	}

	#[benchmark]
	fn accept_invitation() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let found = Application {
			account: Some(newcomer::<T>()),
			commitment: None,
			class: Class::Ordinary,
			since: 0,
			sponsors: BoundedVec::new(),
			stage: Stage::Invited { by: SUBJECT, lapses_at: later::<T>(30) },
		};
		Pallet::<T>::open(coop, found).map_err(|_| BenchmarkError::Stop("no invitation"))?;
		OpenInvitations::<T>::insert(coop, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(newcomer::<T>()), coop, Class::Ordinary, hash::<T>());

		assert_eq!(OpenInvitations::<T>::get(coop), 0);
		Ok(())
	}

	#[benchmark]
	fn apply_on_paper() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(4)), coop, Class::Ordinary, hash::<T>());

		assert!(Applications::<T>::contains_key(coop, 1));
		Ok(())
	}

	#[benchmark]
	fn sponsor() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let stage = Stage::Applied { lapses_at: later::<T>(30) };
		let number = application::<T>(coop, stage)?;
		Applications::<T>::mutate(coop, number, |found| {
			if let Some(found) = found {
				found.sponsors.retain(|by| *by != SUBJECT);
			}
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(4)), coop, number);

		assert!(Applications::<T>::get(coop, number).is_some_and(|found| found.sponsors.contains(&SUBJECT)));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		// The office of an officer who withdraws another's invitation is looked up as well.
		let coop = co_op::<T>();
		let number = application::<T>(coop, Stage::Invited { by: SUBJECT, lapses_at: later::<T>(30) })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, number);

		assert!(!Applications::<T>::contains_key(coop, number));
		Ok(())
	}

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let number = under_review::<T>(coop)?;
		approve::<T>(coop, Action::Admit { application: number, candidate: candidate::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, number, candidate::<T>());

		assert!(Seats::<T>::contains_key(newcomer::<T>(), coop));
		Ok(())
	}

	#[benchmark]
	fn refuse() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let number = under_review::<T>(coop)?;
		let candidate = candidate::<T>();
		approve::<T>(coop, Action::Refuse { application: number, candidate: candidate.clone(), reason: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, number, candidate, hash::<T>());

		assert!(Applications::<T>::get(coop, number).is_some_and(|found| matches!(found.stage, Stage::Refused { .. })));
		Ok(())
	}

	#[benchmark]
	fn appeal_refusal() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let number = application::<T>(coop, Stage::Refused { appeal_until: later::<T>(30) })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(newcomer::<T>()), coop, number);

		assert!(Applications::<T>::get(coop, number).is_some_and(|found| matches!(found.stage, Stage::Appealed { .. })));
		Ok(())
	}

	#[benchmark]
	fn decide_admission() -> Result<(), BenchmarkError> {
		let (origin, mandate) = resolved::<T>()?;
		let coop = mandate.coop;
		let number = application::<T>(coop, Stage::Appealed { asked_at: 0, decide_by: later::<T>(30) })?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number, candidate::<T>(), true);

		assert!(Seats::<T>::contains_key(newcomer::<T>(), coop));
		Ok(())
	}

	#[benchmark]
	fn confirm_contribution() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let stage = Stage::Unpaid { lapses_at: later::<T>(30), by: Admission::Silence };
		let number = application::<T>(coop, stage)?;
		let candidate = candidate::<T>();
		let (application, receipt) = (number, hash::<T>());
		approve::<T>(coop, Action::ConfirmContribution { application, candidate: candidate.clone(), receipt })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, number, candidate, hash::<T>());

		assert!(Seats::<T>::contains_key(newcomer::<T>(), coop));
		Ok(())
	}

	#[benchmark]
	fn end_probation() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		burden::<T>(coop)?;
		on_probation::<T>(coop);
		approve::<T>(coop, Action::EndProbation { member: SUBJECT, passed: false, reason: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, false, hash::<T>());

		assert!(!Pallet::<T>::is_seated(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn leave() -> Result<(), BenchmarkError> {
		// On probation, so that everything ends at once.
		let coop = co_op::<T>();
		burden::<T>(coop)?;
		on_probation::<T>(coop);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(4)), coop);

		assert!(!frame_system::Pallet::<T>::account_exists(&officer::<T>(4)));
		Ok(())
	}

	#[benchmark]
	fn leave_in_dissent() -> Result<(), BenchmarkError> {
		// What the book of ballots says of a vote that there is none of does not let anybody leave.
		let coop = co_op::<T>();
		burden::<T>(coop)?;
		on_probation::<T>(coop);
		let who = officer::<T>(4);

		#[block]
		{
			let _ = Pallet::<T>::may_leave(coop, &who, Some(1));
			if let Ok((member, entry, exit, effective_at)) = Pallet::<T>::may_leave(coop, &who, None) {
				let _ = Pallet::<T>::give_notice(coop, member, entry, exit, effective_at);
			}
		}

		assert!(!Pallet::<T>::is_seated(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn leave_on_paper() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		put_on_paper::<T>(coop);
		approve::<T>(coop, Action::LeaveOnPaper { member: SUBJECT, document: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, hash::<T>());

		assert!(Members::<T>::get(coop, SUBJECT).is_some_and(|entry| entry.notice.is_some()));
		Ok(())
	}

	#[benchmark]
	fn object_to_leaving() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		put_on_paper::<T>(coop);
		put_leaving::<T>(coop, NoticeBy::Officers);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(3)), coop, SUBJECT);

		assert!(Members::<T>::get(coop, SUBJECT).is_some_and(|entry| entry.notice.is_none()));
		Ok(())
	}

	#[benchmark]
	fn decide_leaving() -> Result<(), BenchmarkError> {
		let (origin, mandate) = resolved::<T>()?;
		let coop = mandate.coop;
		put_on_paper::<T>(coop);
		change::<T>(coop, |entry| entry.leaves_by_members_only = true);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, SUBJECT);

		assert!(Members::<T>::get(coop, SUBJECT).is_some_and(|entry| entry.notice.is_some()));
		Ok(())
	}

	#[benchmark]
	fn classify_exit() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let (effective_at, exit) = (later::<T>(30), Exit::Unclassified { until: later::<T>(30) });
		let notice = ExitNotice { effective_at, exit, by: NoticeBy::Member };
		change::<T>(coop, |entry| entry.notice = Some(notice));
		remember::<T>(coop, true);
		approve::<T>(coop, Action::ClassifyExit { member: SUBJECT, justified: false, reason: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, false, hash::<T>());

		assert!(Members::<T>::get(coop, SUBJECT)
			.and_then(|entry| entry.notice)
			.is_some_and(|notice| notice.exit == Exit::Unjustified));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		remember::<T>(coop, true);
		let (ground, document) = (Ground::Arrears, hash::<T>());
		approve::<T>(coop, Action::Suspend { member: SUBJECT, ground, document })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, ground, document);

		assert!(Members::<T>::get(coop, SUBJECT).is_some_and(|entry| !entry.has_vote()));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		put_suspended::<T>(coop, Remedy::Appealed { at: 0, decide_by: later::<T>(30) });
		remember::<T>(coop, false);
		let (member, ground, suspension, document) = (SUBJECT, Ground::Arrears, hash::<T>(), hash::<T>());
		approve::<T>(coop, Action::Reinstate { member, ground, suspension, since: 0, document })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, hash::<T>());

		assert!(Members::<T>::get(coop, SUBJECT).is_some_and(|entry| entry.has_vote()));
		Ok(())
	}

	#[benchmark]
	fn appeal() -> Result<(), BenchmarkError> {
		// A case has two deadlines written, and for a paper member an auditor's office is looked up after the board's.
		let coop = co_op::<T>();
		case::<T>(coop, CaseStage::Voted { appeal_until: later::<T>(30) });
		remember::<T>(coop, true);
		Seats::<T>::remove(officer::<T>(4), coop);
		change::<T>(coop, |entry| entry.account = None);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(3)), coop, SUBJECT);

		assert!(Cases::<T>::get(coop, SUBJECT).is_some_and(|case| matches!(case.stage, CaseStage::Appealed { .. })));
		Ok(())
	}

	#[benchmark]
	fn dismiss_appeal() -> Result<(), BenchmarkError> {
		let (origin, mandate) = resolved::<T>()?;
		let coop = mandate.coop;
		burden::<T>(coop)?;
		Pallet::<T>::unschedule(later::<T>(30), (coop, Due::Case(SUBJECT)));
		case::<T>(coop, CaseStage::Appealed { at: 0, decide_by: later::<T>(40) });

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, SUBJECT);

		assert!(!Pallet::<T>::is_seated(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn open_case() -> Result<(), BenchmarkError> {
		// A suspended member gets the vote back.
		let coop = co_op::<T>();
		put_suspended::<T>(coop, Remedy::Open { until: later::<T>(30) });
		change::<T>(coop, |entry| {
			let off = VoteChange { version: 9, votes: false, at: 0 };
			entry.votes = BoundedVec::truncate_from(vec![off; 5]);
		});
		let (kind, statement) = (CaseKind::Offence(1), hash::<T>());
		approve::<T>(coop, Action::OpenCase { member: SUBJECT, kind, statement })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, kind, statement);

		assert!(Cases::<T>::contains_key(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn submit_defence() -> Result<(), BenchmarkError> {
		// For a paper member an auditor's office is looked up after the board's.
		let coop = co_op::<T>();
		put_under_case::<T>(coop);
		Seats::<T>::remove(officer::<T>(4), coop);
		change::<T>(coop, |entry| entry.account = None);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(3)), coop, SUBJECT, hash::<T>());

		assert!(Cases::<T>::get(coop, SUBJECT).is_some_and(|case| case.defence.is_some()));
		Ok(())
	}

	#[benchmark]
	fn record_hearing() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		put_under_case::<T>(coop);
		approve::<T>(coop, Action::RecordHearing { member: SUBJECT, case: reference::<T>(), document: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, hash::<T>());

		assert!(Cases::<T>::get(coop, SUBJECT).is_some_and(|case| case.hearing.is_some()));
		Ok(())
	}

	#[benchmark]
	fn drop_case() -> Result<(), BenchmarkError> {
		// A suspended member loses the vote again.
		let coop = co_op::<T>();
		put_under_case::<T>(coop);
		put_suspended::<T>(coop, Remedy::Dismissed);
		remember::<T>(coop, true);
		approve::<T>(coop, Action::DropCase { member: SUBJECT, case: reference::<T>(), document: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, hash::<T>());

		assert!(!Cases::<T>::contains_key(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn expel() -> Result<(), BenchmarkError> {
		let (origin, mandate) = resolved::<T>()?;
		let coop = mandate.coop;
		put_under_case::<T>(coop);
		Cases::<T>::mutate(coop, SUBJECT, |case| {
			if let Some(case) = case {
				case.hearing = Some(Hearing { at: 0, document: hash::<T>() });
			}
		});

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, SUBJECT);

		assert!(Cases::<T>::get(coop, SUBJECT).is_some_and(|case| matches!(case.stage, CaseStage::Voted { .. })));
		Ok(())
	}

	#[benchmark]
	fn record_death() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		approve::<T>(coop, Action::RecordDeath { member: SUBJECT, document: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, hash::<T>());

		assert!(Deaths::<T>::contains_key(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn contest_death() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		burden::<T>(coop)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(4)), coop, SUBJECT);

		assert!(!Deaths::<T>::contains_key(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn decide_death() -> Result<(), BenchmarkError> {
		let (origin, mandate) = resolved::<T>()?;
		let coop = mandate.coop;
		remember::<T>(coop, true);
		change::<T>(coop, |entry| entry.declared_by_members_only = true);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, SUBJECT);

		assert!(Deaths::<T>::contains_key(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn report_appearance() -> Result<(), BenchmarkError> {
		// By two officers, of somebody of whom the members had decided both.
		let coop = co_op::<T>();
		put_on_paper::<T>(coop);
		put_leaving::<T>(coop, NoticeBy::Members);
		Pallet::<T>::note_death(coop, SUBJECT, None, later::<T>(30));
		approve::<T>(coop, Action::ReportAppearance { member: SUBJECT, document: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, hash::<T>());

		assert!(!Deaths::<T>::contains_key(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn close() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		change::<T>(coop, |entry| {
			entry.state = MemberState::Former { ending: Ending::Expelled, at: 0, ended: 0, closed_at: None };
		});

		#[extrinsic_call]
		_(anyone::<T>() as T::RuntimeOrigin, coop, SUBJECT);

		assert!(Pallet::<T>::may_close(coop, SUBJECT).is_err());
		Ok(())
	}

	#[benchmark]
	fn unlink() -> Result<(), BenchmarkError> {
		// There may be no time that could pass, so that the retention is asked and the entry erased all the same.
		let coop = co_op::<T>();
		change::<T>(coop, |entry| {
			entry.state = MemberState::Former { ending: Ending::Expelled, at: 0, ended: 0, closed_at: Some(0) };
		});
		let both = Correction::Commitment(Some(hash::<T>()));
		for _ in 1..=MAX_CORRECTIONS {
			let correction =
				CorrectingEntry { member: SUBJECT, old: both, new: both, by: (1, 2), document: hash::<T>(), at: 0 };
			if let Some(entry) = Members::<T>::get(coop, SUBJECT) {
				let _ = Pallet::<T>::add_correction(coop, entry, correction);
			}
		}
		approve::<T>(coop, Action::Unlink { member: SUBJECT })?;
		let who = officer::<T>(1);

		#[block]
		{
			let _ = Pallet::<T>::may_unlink(coop, &who, SUBJECT);
			let _ = T::Settlement::is_settled(coop, SUBJECT);
			let _ = T::Ballots::oldest_kept(coop);
			if let Some(entry) = Members::<T>::get(coop, SUBJECT) {
				let action = Action::Unlink { member: SUBJECT };
				if let Ok(approval) = Pallet::<T>::may_act_on(coop, &who, SUBJECT, &entry, action) {
					assert!(Pallet::<T>::approve(coop, approval).is_some());
				}
				Pallet::<T>::erase(coop, SUBJECT, entry);
			}
		}

		assert!(Members::<T>::get(coop, SUBJECT).is_some_and(|entry| entry.erased));
		Ok(())
	}

	#[benchmark]
	fn move_seat() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		approve::<T>(coop, Action::MoveSeat { member: SUBJECT, new_account: newcomer::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, lookup::<T>(&newcomer::<T>()));

		assert!(Moves::<T>::contains_key(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn veto_move() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		burden::<T>(coop)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(4)), coop, SUBJECT);

		assert!(!Moves::<T>::contains_key(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn decide_move() -> Result<(), BenchmarkError> {
		let (origin, mandate) = resolved::<T>()?;
		let coop = mandate.coop;
		remember::<T>(coop, true);
		change::<T>(coop, |entry| entry.moved_by_members_only = true);
		let new = account::<T::AccountId>("new", 0, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, SUBJECT, lookup::<T>(&new));

		assert!(Seats::<T>::contains_key(new, coop));
		Ok(())
	}

	#[benchmark]
	fn correct() -> Result<(), BenchmarkError> {
		// The date is looked up in all corrections before, none of which is one of it.
		let coop = co_op::<T>();
		let commitment = Correction::Commitment(Some(hash::<T>()));
		for _ in 1..MAX_CORRECTIONS {
			let correction = CorrectingEntry {
				member: SUBJECT,
				old: commitment,
				new: commitment,
				by: (1, 2),
				document: hash::<T>(),
				at: 0,
			};
			if let Some(entry) = Members::<T>::get(coop, SUBJECT) {
				let _ = Pallet::<T>::add_correction(coop, entry, correction);
			}
		}
		remember::<T>(coop, true);
		change::<T>(coop, |entry| entry.joined_at = 1);
		let correction = Correction::JoinedAt(0);
		approve::<T>(coop, Action::Correct { member: SUBJECT, correction, document: hash::<T>() })?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(1)), coop, SUBJECT, correction, hash::<T>());

		assert!(Corrections::<T>::contains_key(coop, MAX_CORRECTIONS));
		Ok(())
	}

	#[benchmark]
	fn import(n: Linear<1, MAX_IMPORT>) -> Result<(), BenchmarkError> {
		// There may be no time in which an import is open, so that it is asked and the batch taken all the same.
		let coop = co_op::<T>();
		let entries = batch::<T>(n);
		let who = officer::<T>(0);

		#[block]
		{
			let _ = Pallet::<T>::ensure_importing(coop);
			if let (Ok(_), Ok(())) = (Pallet::<T>::officer(coop, &who), Pallet::<T>::check_import(coop, &entries)) {
				let _ = Pallet::<T>::stage_import(entered::<T>(coop), entries, hash::<T>());
			}
		}

		assert!(Imports::<T>::contains_key(coop));
		Ok(())
	}

	#[benchmark]
	fn confirm_import(n: Linear<1, MAX_IMPORT>) -> Result<(), BenchmarkError> {
		// As for the import.
		let coop = co_op::<T>();
		let entries = batch::<T>(n);
		let checked = (Pallet::<T>::batch_digest(&entries), hash::<T>());
		let entered = entered::<T>(coop);
		Imports::<T>::insert(coop, Import { entered, entries, document: hash::<T>() });
		let who = officer::<T>(3);

		#[block]
		{
			let _ = Pallet::<T>::ensure_importing(coop);
			let _ = Pallet::<T>::may_confirm_import(coop, &who, checked);
			let staged = Pallet::<T>::check_staged(coop, (4, &who), checked);
			if let (Some(by), Ok(staged)) = (Seats::<T>::get(&who, coop), staged) {
				let _ = Pallet::<T>::enter_batch(coop, by, staged);
			}
		}

		assert_eq!(Rolls::<T>::get(coop).last_no, SUBJECT.saturating_add(n));
		Ok(())
	}

	#[benchmark]
	fn discard_import() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let (entered, entries) = (entered::<T>(coop), batch::<T>(MAX_IMPORT));
		Imports::<T>::insert(coop, Import { entered, entries, document: hash::<T>() });

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(3)), coop);

		assert!(!Imports::<T>::contains_key(coop));
		Ok(())
	}

	#[benchmark]
	fn advance() -> Result<(), BenchmarkError> {
		// The end of a seat takes more away than anything else.
		let coop = co_op::<T>();
		burden::<T>(coop)?;
		let notice = ExitNotice { effective_at: 0, exit: Exit::Justified, by: NoticeBy::Member };
		change::<T>(coop, |entry| entry.notice = Some(notice));
		Pallet::<T>::schedule(0, (coop, Due::Exit(SUBJECT)));

		#[extrinsic_call]
		_(anyone::<T>() as T::RuntimeOrigin, coop, Due::Exit(SUBJECT));

		assert!(!Pallet::<T>::is_seated(coop, SUBJECT));
		Ok(())
	}

	#[benchmark]
	fn release_account() -> Result<(), BenchmarkError> {
		frame_system::Pallet::<T>::inc_providers(&newcomer::<T>());
		KeptAlive::<T>::insert(newcomer::<T>(), 0);

		#[extrinsic_call]
		_(anyone::<T>() as T::RuntimeOrigin, lookup::<T>(&newcomer::<T>()));

		assert!(!frame_system::Pallet::<T>::account_exists(&newcomer::<T>()));
		Ok(())
	}

	#[benchmark]
	fn withdraw_approval() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let action = Action::Correct { member: SUBJECT, correction: Correction::JoinedAt(0), document: hash::<T>() };
		let approval = Pallet::<T>::action_hash(&action);
		approve::<T>(coop, action)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer::<T>(0)), coop, approval);

		assert!(!Approvals::<T>::contains_key(coop, approval));
		Ok(())
	}

	#[benchmark]
	fn refused() -> Result<(), BenchmarkError> {
		// What reads most before it is refused: the ballot of a member whose date of joining was corrected first.
		let coop = co_op::<T>();
		put_on_paper::<T>(coop);
		let who = officer::<T>(4);
		Seats::<T>::insert(&who, coop, SUBJECT);
		put_leaving::<T>(coop, NoticeBy::Member);

		let result;
		#[block]
		{
			let _ = T::Ballots::dissents(coop, SUBJECT, 1, 1);
			let _ = Members::<T>::get(coop, SUBJECT).map(|entry| Pallet::<T>::joined_at(coop, &entry));
			result = Pallet::<T>::may_leave(coop, &who, None).map(|_| ());
		}

		assert!(matches!(result, Err(Error::<T>::AlreadyLeaving)));
		Ok(())
	}

	#[benchmark]
	fn open_register(f: Linear<3, 16>) -> Result<(), BenchmarkError> {
		// Fresh accounts, each of which is given a reference.
		let coop = T::Coops::benchmark_found();
		let coop = if Rolls::<T>::contains_key(coop) { coop.saturating_add(1) } else { coop };
		let founders: Vec<_> = (0..f).map(|index| account("founding", index, 0)).collect();

		#[block]
		{
			Pallet::<T>::open_register(coop, &founders, 90)?;
		}

		assert_eq!(Rolls::<T>::get(coop).voters, f);
		Ok(())
	}

	#[benchmark]
	fn renew_member() -> Result<(), BenchmarkError> {
		// The longest entry.
		let coop = co_op::<T>();
		remember::<T>(coop, true);
		put_leaving::<T>(coop, NoticeBy::Member);
		let suspension = Suspension {
			ground: Ground::Arrears,
			document: hash::<T>(),
			since: 0,
			remedy: Remedy::Appealed { at: 0, decide_by: 0 },
		};
		change::<T>(coop, |entry| {
			entry.commitment = Some(hash::<T>());
			entry.suspension = Some(suspension);
			entry.corrections = BoundedVec::truncate_from((1..=MAX_CORRECTIONS).collect::<Vec<_>>());
			entry.state = MemberState::Probation { until: 0 };
			entry.seasons_at = Some(0);
		});
		StorageVersion::new(1).put::<Pallet<T>>();
		let key = Members::<T>::hashed_key_for(coop, SUBJECT);

		let done;
		#[block]
		{
			done = AsItIs::<Pallet<T>, Members<T>, EntryOf<T>>::renew(&key);
		}

		assert!(done);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(vec![]), crate::mock::Test);
}
