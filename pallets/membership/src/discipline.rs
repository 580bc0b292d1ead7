//! Cases against members and appeals. Nobody is expelled without notice, hearing, secret vote and appeal window. (ES 18)

use super::*;
use rochdale_primitives::{Secrecy, Track};

/// How often a member can hand in a defence, so that a free call uses up what allowed it.
pub(crate) const MAX_DEFENCES: u8 = 5;

impl<T: Config> Pallet<T> {
	/// What an enacted resolution may do, if it is strong enough.
	pub(crate) fn mandate(origin: OriginFor<T>, track: Track, secrecy: Secrecy) -> Result<Mandate, DispatchError> {
		let mandate = T::CoopOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= track && mandate.secrecy >= secrecy, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	fn case(coop: CoopId, member: MemberNo) -> Result<CaseOf<T>, Error<T>> {
		Cases::<T>::get(coop, member).ok_or(Error::<T>::NotUnderCase)
	}

	/// A case that is not decided and has not lapsed, and when it does.
	fn open_case_of(coop: CoopId, member: MemberNo) -> Result<(CaseOf<T>, Moment), Error<T>> {
		let case = Self::case(coop, member)?;
		let CaseStage::Open { lapses_at } = case.stage else {
			return Err(Error::<T>::AlreadyVoted);
		};
		ensure!(!T::Clock::has_passed(lapses_at), Error::<T>::TooLate);
		Ok((case, lapses_at))
	}

	/// The approval, the entry and the case that is to be opened.
	pub(crate) fn may_open_case(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		kind: CaseKind,
		statement: T::Hash,
	) -> ByTwo<T, CaseOf<T>> {
		let entry = Self::seated(coop, member)?;
		ensure!(entry.state == MemberState::Active, Error::<T>::OnProbation);
		ensure!(!Cases::<T>::contains_key(coop, member), Error::<T>::UnderCase);
		// A suspended member gets the vote back, may lose it with the end of the case and is reinstated one day.
		ensure!(entry.suspension.is_none() || Self::can_remember(&entry, 3), Error::<T>::SuspendedTooOften);
		let bylaws = Self::bylaws(coop)?;
		let approval = Self::may_act_on(coop, who, member, &entry, Action::OpenCase { member, kind, statement })?;
		let case = Case {
			kind,
			// Stored by the second officer.
			opened_by: approval.officers(),
			opened_at: T::Clock::deadline(),
			since: T::Clock::civil(),
			hearing_from: Self::after(bylaws.expulsion_notice_days)?,
			statement,
			defence: None,
			defences: 0,
			hearing: None,
			stage: CaseStage::Open { lapses_at: Self::after(bylaws.discipline_lapse_days)? },
		};
		Ok((approval, entry, case))
	}
	pub(crate) fn do_open_case(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		kind: CaseKind,
		statement: T::Hash,
	) -> DispatchResult {
		let (approval, entry, case) = Self::may_open_case(coop, who, member, kind, statement)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		let (hearing_from, lapses_at) = (case.hearing_from, case.stage.ends_at());
		Self::schedule(lapses_at, (coop, Due::Case(member)));
		Cases::<T>::insert(coop, member, case);
		Self::put(coop, member, entry)?;
		Self::deposit_event(Event::CaseOpened { coop, member, kind, by, statement, hearing_from, lapses_at });
		Ok(())
	}

	/// The case with the defence.
	pub(crate) fn may_defend(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		document: T::Hash,
	) -> Result<CaseOf<T>, Error<T>> {
		let entry = Self::seated(coop, member)?;
		let (case, _) = Self::open_case_of(coop, member)?;
		// A defence takes the place of the one before, so that not everybody hands in one.
		Self::ensure_speaks_for(coop, who, member, &entry, Some(&case), |signer| {
			T::Coops::serves_on_board(coop, signer) || T::Coops::serves(coop, Office::Auditor, signer)
		})?;
		let defences = case.defences.checked_add(1).filter(|given| *given <= MAX_DEFENCES);
		Ok(Case { defence: Some(document), defences: defences.ok_or(Error::<T>::TooManyDefences)?, ..case })
	}
	pub(crate) fn do_submit_defence(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		document: T::Hash,
	) -> DispatchResult {
		let case = Self::may_defend(coop, who, member, document)?;

		Cases::<T>::insert(coop, member, case);
		Self::deposit_event(Event::DefenceSubmitted { coop, member, document });
		Ok(())
	}

	/// The approval, and the case with the hearing.
	pub(crate) fn may_record_hearing(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		document: T::Hash,
	) -> Result<(Approval<T>, CaseOf<T>), Error<T>> {
		let entry = Self::seated(coop, member)?;
		let (case, _) = Self::open_case_of(coop, member)?;
		ensure!(case.hearing.is_none(), Error::<T>::AlreadyHeard);
		ensure!(T::Clock::has_passed(case.hearing_from), Error::<T>::HearingTooEarly);
		let action = Action::RecordHearing { member, case: case.reference(), document };
		let approval = Self::may_act_on(coop, who, member, &entry, action)?;
		Ok((approval, Case { hearing: Some(Hearing { at: T::Clock::deadline(), document }), ..case }))
	}
	pub(crate) fn do_record_hearing(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		document: T::Hash,
	) -> DispatchResult {
		let (approval, case) = Self::may_record_hearing(coop, who, member, document)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		Cases::<T>::insert(coop, member, case);
		Self::deposit_event(Event::HearingRecorded { coop, member, by, document });
		Ok(())
	}

	/// The approval, the entry and the case.
	pub(crate) fn may_drop_case(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		document: T::Hash,
	) -> ByTwo<T, CaseOf<T>> {
		let entry = Self::seated(coop, member)?;
		let (case, _) = Self::open_case_of(coop, member)?;
		let action = Action::DropCase { member, case: case.reference(), document };
		let approval = Self::may_act_on(coop, who, member, &entry, action)?;
		Ok((approval, entry, case))
	}
	pub(crate) fn do_drop_case(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		document: T::Hash,
	) -> DispatchResult {
		let (approval, entry, case) = Self::may_drop_case(coop, who, member, document)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		Self::end_case(coop, member, entry, &case)?;
		Self::deposit_event(Event::CaseDropped { coop, member, by, document });
		Ok(())
	}

	/// The case with the members' vote to expel, and its stage before.
	///
	/// The hearing is never before the end of the notice, so that a vote that opened after it was late enough for both.
	pub(crate) fn may_expel(mandate: &Mandate, member: MemberNo) -> Result<(CaseOf<T>, Moment, Moment), Error<T>> {
		Self::seated(mandate.coop, member)?;
		let (case, lapses_at) = Self::open_case_of(mandate.coop, member)?;
		let hearing = case.hearing.ok_or(Error::<T>::NotHeard)?;
		ensure!(hearing.at <= mandate.opened_at, Error::<T>::VotedTooEarly);
		let appeal_until = Self::after(Self::bylaws(mandate.coop)?.appeal_window_days)?;
		Ok((Case { stage: CaseStage::Voted { appeal_until }, ..case }, lapses_at, appeal_until))
	}
	pub(crate) fn do_expel(mandate: &Mandate, member: MemberNo) -> DispatchResult {
		let (coop, resolution) = (mandate.coop, mandate.resolution);
		let (case, before, appeal_until) = Self::may_expel(mandate, member)?;

		Self::restage_case(coop, member, before, case);
		Self::deposit_event(Event::ExpulsionVoted { coop, member, resolution, appeal_until });
		Ok(())
	}

	/// Writes a case whose stage ended at `before`.
	pub(crate) fn restage_case(coop: CoopId, member: MemberNo, before: Moment, case: CaseOf<T>) {
		Self::unschedule(before, (coop, Due::Case(member)));
		Self::schedule(case.stage.ends_at(), (coop, Due::Case(member)));
		Cases::<T>::insert(coop, member, case);
	}

	/// Ends a case in the member's favour.
	pub(crate) fn end_case(
		coop: CoopId,
		member: MemberNo,
		entry: EntryOf<T>,
		case: &CaseOf<T>,
	) -> Result<(), Error<T>> {
		Self::unschedule(case.stage.ends_at(), (coop, Due::Case(member)));
		Cases::<T>::remove(coop, member);
		Self::put(coop, member, entry)
	}

	/// What the end of the stage of a case brings.
	pub(crate) fn end_case_stage(coop: CoopId, member: MemberNo) -> Result<(), Error<T>> {
		let entry = Self::seated(coop, member)?;
		let case = Self::case(coop, member)?;
		match case.stage {
			CaseStage::Open { .. } => {
				Self::end_case(coop, member, entry, &case)?;
				Self::deposit_event(Event::CaseLapsed { coop, member });
			}
			CaseStage::Voted { .. } => Self::end_seat(coop, member, entry, Ending::Expelled)?,
			CaseStage::Appealed { .. } => {
				Self::end_case(coop, member, entry, &case)?;
				Self::deposit_event(Event::AppealUpheld { coop, member });
			}
		}
		Ok(())
	}

	/// What an appeal is against, as it stands with the appeal in it, and until when the members decide.
	pub(crate) fn may_appeal(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
	) -> Result<(Appealed<T>, Moment), Error<T>> {
		let mut entry = Self::seated(coop, member)?;
		let case = Cases::<T>::get(coop, member);
		Self::ensure_speaks_for(coop, who, member, &entry, case.as_ref(), |_| true)?;
		let (at, decide_by) = (T::Clock::deadline(), Self::after(Self::bylaws(coop)?.appeal_resolution_days)?);

		// An expulsion is the greater evil, so it comes first.
		if let Some((case, until)) = case.and_then(|case| match case.stage {
			CaseStage::Voted { appeal_until } => Some((case, appeal_until)),
			_ => None,
		}) {
			ensure!(!T::Clock::has_passed(until), Error::<T>::TooLate);
			let case = Case { stage: CaseStage::Appealed { at, decide_by }, ..case };
			return Ok((Appealed::Expulsion { before: until, case }, decide_by));
		}
		let suspension = entry.suspension.as_mut().ok_or(Error::<T>::NothingToAppeal)?;
		let Remedy::Open { until } = suspension.remedy else {
			return Err(Error::<T>::NothingToAppeal);
		};
		ensure!(!T::Clock::has_passed(until), Error::<T>::TooLate);
		suspension.remedy = Remedy::Appealed { at, decide_by };
		Ok((Appealed::Suspension(entry), decide_by))
	}
	pub(crate) fn do_appeal(who: &T::AccountId, coop: CoopId, member: MemberNo) -> DispatchResult {
		let (appealed, decide_by) = Self::may_appeal(coop, who, member)?;

		match appealed {
			Appealed::Expulsion { before, case } => Self::restage_case(coop, member, before, case),
			Appealed::Suspension(entry) => {
				Self::schedule(decide_by, (coop, Due::Suspension(member)));
				Members::<T>::insert(coop, member, entry);
			}
		}
		Self::deposit_event(Event::AppealMade { coop, member, decide_by });
		Ok(())
	}

	/// Dismisses the appeal of a member: the expulsion is final, or the suspension stands.
	pub(crate) fn dismiss(mandate: &Mandate, member: MemberNo) -> Result<(), Error<T>> {
		let coop = mandate.coop;
		let mut entry = Self::seated(coop, member)?;
		if let Some(CaseStage::Appealed { at, decide_by }) = Cases::<T>::get(coop, member).map(|case| case.stage) {
			ensure!(at <= mandate.opened_at, Error::<T>::VotedTooEarly);
			ensure!(!T::Clock::has_passed(decide_by), Error::<T>::TooLate);
			Self::deposit_event(Event::AppealDismissed { coop, member, resolution: mandate.resolution });
			return Self::end_seat(coop, member, entry, Ending::Expelled);
		}
		let suspension = entry.suspension.as_mut().ok_or(Error::<T>::NothingAppealed)?;
		let Remedy::Appealed { at, decide_by } = suspension.remedy else {
			return Err(Error::<T>::NothingAppealed);
		};
		ensure!(at <= mandate.opened_at, Error::<T>::VotedTooEarly);
		ensure!(!T::Clock::has_passed(decide_by), Error::<T>::TooLate);
		suspension.remedy = Remedy::Dismissed;
		Self::unschedule(decide_by, (coop, Due::Suspension(member)));
		Members::<T>::insert(coop, member, entry);
		Self::deposit_event(Event::AppealDismissed { coop, member, resolution: mandate.resolution });
		Ok(())
	}
}

/// What a member appeals against, with the appeal noted.
pub(crate) enum Appealed<T: Config> {
	Expulsion { before: Moment, case: CaseOf<T> },
	Suspension(EntryOf<T>),
}
