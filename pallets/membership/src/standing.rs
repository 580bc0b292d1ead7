//! What becomes of members: probation, leaving, suspension, and what remains of them afterwards.

use super::{absence::OBJECTION_DAYS, *};
use rochdale_primitives::{BallotBook, ResolutionId, Settlement, DAYS_OF_YEAR};

/// Days in which two officers can say that an exit had no good cause. (ES 17.2: three months)
pub(crate) const CLASSIFICATION_DAYS: u32 = 90;

/// How a probation ends that two officers end.
pub(crate) enum ProbationEnd {
	/// Well. It would have ended at this deadline time.
	Passed { until: Moment },
	/// The seat ends at once, which either side may bring about. (ES 81)
	Left,
	/// The seat of a member without account, who cannot answer, ends at this deadline time.
	Leaves { effective_at: Moment },
}

impl<T: Config> Pallet<T> {
	/// Whether two officers may do this about the member.
	pub(crate) fn may_act_on(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		entry: &EntryOf<T>,
		action: ActionOf<T>,
	) -> Result<Approval<T>, Error<T>> {
		Self::may_act(coop, who, Concerned::Member(member, entry.account.as_ref()), action)
	}

	/// Whether `who` may speak for the member: the member, or for a paper member those of the others who can.
	///
	/// Who opened the case against a paper member does not speak for that member.
	pub(crate) fn ensure_speaks_for(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		entry: &EntryOf<T>,
		case: Option<&CaseOf<T>>,
		can: impl FnOnce(MemberNo) -> bool,
	) -> Result<(), Error<T>> {
		let signer = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		let accuses = |case: &CaseOf<T>| case.opened_by.0 == signer || case.opened_by.1 == signer;
		let entitled = signer == member || entry.account.is_none() && !case.is_some_and(accuses) && can(signer);
		ensure!(entitled, Error::<T>::NotEntitled);
		Ok(())
	}

	/// The approval, the entry, and how the probation ends.
	pub(crate) fn may_end_probation(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		passed: bool,
		reason: T::Hash,
	) -> ByTwo<T, ProbationEnd> {
		let entry = Self::seated(coop, member)?;
		let MemberState::Probation { until } = entry.state else {
			return Err(Error::<T>::NotOnProbation);
		};
		ensure!(entry.notice.is_none(), Error::<T>::AlreadyLeaving);
		let end = match entry.account {
			_ if passed => ProbationEnd::Passed { until },
			Some(_) => ProbationEnd::Left,
			None => {
				ensure!(!entry.leaves_by_members_only, Error::<T>::OnlyMembersCanEnterNotice);
				ProbationEnd::Leaves { effective_at: Self::after(OBJECTION_DAYS)? }
			}
		};
		let action = Action::EndProbation { member, passed, reason };
		Ok((Self::may_act_on(coop, who, member, &entry, action)?, entry, end))
	}
	pub(crate) fn do_end_probation(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		passed: bool,
		reason: T::Hash,
	) -> DispatchResultWithPostInfo {
		let asked = Self::may_end_probation(coop, who, member, passed, reason);
		let (approval, entry, end) = asked.or_refused(T::WeightInfo::refused())?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(().into());
		};
		Self::deposit_event(Event::ProbationDecided { coop, member, passed, by, reason });
		Self::end_probation_of(coop, member, entry, end)?;
		Ok(().into())
	}

	/// Ends a probation as two officers have said.
	pub(crate) fn end_probation_of(
		coop: CoopId,
		member: MemberNo,
		mut entry: EntryOf<T>,
		end: ProbationEnd,
	) -> Result<(), Error<T>> {
		match end {
			ProbationEnd::Passed { until } => {
				Self::unschedule(until, (coop, Due::Probation(member)));
				entry.state = MemberState::Active;
				Self::put(coop, member, entry)
			}
			ProbationEnd::Left => Self::end_seat(coop, member, entry, Ending::Left(Exit::OnProbation)),
			ProbationEnd::Leaves { effective_at } => {
				Self::note_notice(coop, member, entry, Exit::OnProbation, effective_at, NoticeBy::Officers);
				Ok(())
			}
		}
	}

	/// The notice that the member gives now, `None` for leaving at once.
	pub(crate) fn notice(
		coop: CoopId,
		entry: &EntryOf<T>,
		dissent: Option<ResolutionId>,
	) -> Result<(Exit, Option<Moment>), Error<T>> {
		ensure!(entry.notice.is_none(), Error::<T>::AlreadyLeaving);
		if entry.state != MemberState::Active {
			return Ok((Exit::OnProbation, None));
		}
		let bylaws = Self::bylaws(coop)?;
		let exit = match dissent {
			Some(resolution) => Exit::Dissent { resolution },
			None => {
				let stay = T::Clock::day().checked_mul(bylaws.min_stay_days.into()).ok_or(Error::<T>::Overflow)?;
				let stayed = T::Clock::civil().saturating_sub(Self::joined_at(coop, entry));
				if stayed < stay {
					Exit::Unclassified { until: Self::after(CLASSIFICATION_DAYS)? }
				} else {
					Exit::Justified
				}
			}
		};
		let effective_at = match bylaws.exit_notice_days {
			0 => None,
			days => Some(Self::after(days)?),
		};
		Ok((exit, effective_at))
	}

	/// The member, the entry, whether the exit has good cause and when it takes effect if not at once.
	#[allow(clippy::type_complexity)]
	pub(crate) fn may_leave(
		coop: CoopId,
		who: &T::AccountId,
		dissent: Option<ResolutionId>,
	) -> Result<(MemberNo, EntryOf<T>, Exit, Option<Moment>), Error<T>> {
		let (member, entry) = Self::own_seat(coop, who)?;
		if let Some(resolution) = dissent {
			let days = Self::bylaws(coop)?.dissent_exit_days;
			ensure!(T::Ballots::dissents(coop, member, resolution, days), Error::<T>::NoDissent);
		}
		let (exit, effective_at) = Self::notice(coop, &entry, dissent)?;
		Ok((member, entry, exit, effective_at))
	}
	/// Has the member leave, because of new bylaws if there is a resolution.
	pub(crate) fn do_leave(
		who: &T::AccountId,
		coop: CoopId,
		dissent: Option<ResolutionId>,
	) -> DispatchResultWithPostInfo {
		let asked = Self::may_leave(coop, who, dissent);
		let (member, entry, exit, effective_at) = asked.or_refused(T::WeightInfo::refused())?;

		Self::give_notice(coop, member, entry, exit, effective_at)?;
		Ok(().into())
	}

	/// Notes the member's own notice, or ends the seat where there is none to keep.
	pub(crate) fn give_notice(
		coop: CoopId,
		member: MemberNo,
		entry: EntryOf<T>,
		exit: Exit,
		effective_at: Option<Moment>,
	) -> Result<(), Error<T>> {
		let Some(effective_at) = effective_at else {
			return Self::end_seat(coop, member, entry, Ending::Left(exit));
		};
		Self::note_notice(coop, member, entry, exit, effective_at, NoticeBy::Member);
		Ok(())
	}

	/// Notes a notice, which takes effect by itself.
	pub(crate) fn note_notice(
		coop: CoopId,
		member: MemberNo,
		mut entry: EntryOf<T>,
		exit: Exit,
		effective_at: Moment,
		by: NoticeBy,
	) {
		entry.notice = Some(ExitNotice { effective_at, exit, by });
		Members::<T>::insert(coop, member, entry);
		Self::schedule(effective_at, (coop, Due::Exit(member)));
		Self::deposit_event(Event::NoticeGiven { coop, member, effective_at, exit, by });
	}

	/// The approval, and the entry with the exit classified.
	pub(crate) fn may_classify_exit(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		justified: bool,
		reason: T::Hash,
	) -> ByTwo<T, Exit> {
		let mut entry = Self::entry(coop, member)?;
		let exit = match (&mut entry.notice, &mut entry.state) {
			(Some(notice), _) => &mut notice.exit,
			(None, MemberState::Former { ending: Ending::Left(exit), .. }) => exit,
			_ => return Err(Error::<T>::NotLeaving),
		};
		let Exit::Unclassified { until } = *exit else {
			return Err(Error::<T>::ExitClassified);
		};
		ensure!(!T::Clock::has_passed(until), Error::<T>::TooLate);
		*exit = if justified { Exit::Justified } else { Exit::Unjustified };
		let exit = *exit;
		let action = Action::ClassifyExit { member, justified, reason };
		Ok((Self::may_act_on(coop, who, member, &entry, action)?, entry, exit))
	}
	pub(crate) fn do_classify_exit(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		justified: bool,
		reason: T::Hash,
	) -> DispatchResult {
		let (approval, entry, exit) = Self::may_classify_exit(coop, who, member, justified, reason)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		if let MemberState::Former { ending, .. } = entry.state {
			T::OnSeatEnded::on_exit_classified(coop, member, ending.kind());
		}
		Members::<T>::insert(coop, member, entry);
		Self::deposit_event(Event::ExitClassified { coop, member, exit, by, reason });
		Ok(())
	}

	/// The approval, the entry with the suspension, the co-op's quota with it, and until when the member can appeal.
	pub(crate) fn may_suspend(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		ground: Ground,
		document: T::Hash,
	) -> ByTwo<T, (Quota, Moment)> {
		let mut entry = Self::seated(coop, member)?;
		ensure!(entry.state == MemberState::Active, Error::<T>::OnProbation);
		ensure!(entry.suspension.is_none(), Error::<T>::AlreadySuspended);
		ensure!(!Cases::<T>::contains_key(coop, member), Error::<T>::UnderCase);
		// The suspension and the reinstatement.
		ensure!(Self::can_remember(&entry, 2), Error::<T>::SuspendedTooOften);
		// Two officers must not be able to take the votes of the members who would decide against them.
		let quota =
			Self::one_more_of_share(coop, SuspensionQuota::<T>::get(coop)).ok_or(Error::<T>::TooManySuspensions)?;
		let approval = Self::may_act_on(coop, who, member, &entry, Action::Suspend { member, ground, document })?;
		let until = Self::after(Self::bylaws(coop)?.appeal_window_days)?;
		let remedy = Remedy::Open { until };
		entry.suspension = Some(Suspension { ground, document, since: T::Clock::civil(), remedy });
		Ok((approval, entry, (quota, until)))
	}
	pub(crate) fn do_suspend(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		ground: Ground,
		document: T::Hash,
	) -> DispatchResult {
		let (approval, entry, (quota, appeal_until)) = Self::may_suspend(coop, who, member, ground, document)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		SuspensionQuota::<T>::insert(coop, quota);
		Self::put(coop, member, entry)?;
		Self::deposit_event(Event::Suspended { coop, member, ground, by, document, appeal_until });
		Ok(())
	}

	/// The approval, and the entry with the suspension that is to end.
	pub(crate) fn may_reinstate(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		document: T::Hash,
	) -> ByTwo<T, SuspensionOf<T>> {
		let entry = Self::seated(coop, member)?;
		let suspension = entry.suspension.ok_or(Error::<T>::NotSuspended)?;
		let Suspension { ground, document: reasons, since, .. } = suspension;
		let action = Action::Reinstate { member, ground, suspension: reasons, since, document };
		let approval = Self::may_act_on(coop, who, member, &entry, action)?;
		Ok((approval, entry, suspension))
	}
	pub(crate) fn do_reinstate(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		document: T::Hash,
	) -> DispatchResult {
		let (approval, entry, suspension) = Self::may_reinstate(coop, who, member, document)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		Self::end_suspension(coop, member, entry, &suspension)?;
		Self::deposit_event(Event::Reinstated { coop, member, by, document });
		Ok(())
	}

	/// Ends a suspension, and the appeal against it if there is one.
	pub(crate) fn end_suspension(
		coop: CoopId,
		member: MemberNo,
		mut entry: EntryOf<T>,
		suspension: &SuspensionOf<T>,
	) -> Result<(), Error<T>> {
		if let Remedy::Appealed { decide_by, .. } = suspension.remedy {
			Self::unschedule(decide_by, (coop, Due::Suspension(member)));
		}
		entry.suspension = None;
		Self::put(coop, member, entry)
	}

	/// The entry of a former member with whom everything is settled, closed.
	pub(crate) fn may_close(coop: CoopId, member: MemberNo) -> Result<EntryOf<T>, Error<T>> {
		let mut entry = Self::entry(coop, member)?;
		let MemberState::Former { closed_at, .. } = &mut entry.state else {
			return Err(Error::<T>::StillSeated);
		};
		ensure!(closed_at.is_none(), Error::<T>::AlreadyClosed);
		ensure!(T::Settlement::is_settled(coop, member), Error::<T>::NotSettled);
		*closed_at = Some(T::Clock::civil());
		Ok(entry)
	}

	/// The approval, and the entry of a former member that nothing obliges the co-op to keep.
	pub(crate) fn may_unlink(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
	) -> Result<(Approval<T>, EntryOf<T>), Error<T>> {
		let entry = Self::entry(coop, member)?;
		let MemberState::Former { at, ended, closed_at, .. } = entry.state else {
			return Err(Error::<T>::StillSeated);
		};
		ensure!(closed_at.is_some(), Error::<T>::NotClosed);
		ensure!(!entry.erased, Error::<T>::AlreadyUnlinked);
		let years = u64::from(Self::bylaws(coop)?.retention_years);
		let kept = years
			.checked_mul(DAYS_OF_YEAR.into())
			.and_then(|days| days.checked_mul(T::Clock::day()))
			.and_then(|period| period.checked_add(ended))
			.ok_or(Error::<T>::Overflow)?;
		ensure!(T::Clock::has_passed(kept), Error::<T>::RetainedLonger);
		ensure!(T::Settlement::is_settled(coop, member), Error::<T>::NotSettled);
		ensure!(T::Ballots::oldest_kept(coop).is_none_or(|oldest| oldest > at), Error::<T>::BallotsStillKept);
		Ok((Self::may_act_on(coop, who, member, &entry, Action::Unlink { member })?, entry))
	}
	pub(crate) fn do_unlink(who: &T::AccountId, coop: CoopId, member: MemberNo) -> DispatchResult {
		let (approval, entry) = Self::may_unlink(coop, who, member)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		Self::erase(coop, member, entry);
		Self::deposit_event(Event::Unlinked { coop, member, by });
		Ok(())
	}

	/// Erases who a former member was, in the entry and in its corrections.
	pub(crate) fn erase(coop: CoopId, member: MemberNo, mut entry: EntryOf<T>) {
		for correction in &entry.corrections {
			Corrections::<T>::mutate(coop, correction, |correction| {
				for side in correction.iter_mut().flat_map(|one| [&mut one.old, &mut one.new]) {
					if let Correction::Commitment(commitment) = side {
						*commitment = None;
					}
				}
			});
		}
		entry.account = None;
		entry.commitment = None;
		entry.erased = true;
		Members::<T>::insert(coop, member, entry);
		T::Settlement::forget(coop, member);
	}
}
