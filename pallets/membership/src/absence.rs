//! What two officers report of somebody who may not be able to answer: that a member without account leaves, that a member has
//! died.
//!
//! It takes effect after a time in which the member, any other member or the auditor can object. After an objection only the
//! members can decide it. What they have decided stands against every further objection, until two officers or an auditor
//! report that the person has appeared.

use super::*;

/// Days at least in which others can object to what officers report of somebody who may not be able to answer.
pub(crate) const OBJECTION_DAYS: u32 = 30;

/// Who reports that a member has appeared.
pub(crate) enum Reporter<T: Config> {
	/// An auditor, whose word is enough.
	Auditor(MemberNo),
	/// Officers, of whom it takes two.
	Officers(Approval<T>),
}

impl<T: Config> Pallet<T> {
	/// The exit of a member without account, and when it takes effect.
	///
	/// The notice of the bylaws and the time for objections run together.
	fn notice_on_paper(coop: CoopId, entry: &EntryOf<T>) -> Result<(Exit, Moment), Error<T>> {
		ensure!(entry.account.is_none(), Error::<T>::HasAccount);
		let (exit, effective_at) = Self::notice(coop, entry, None)?;
		let least = Self::after(OBJECTION_DAYS)?;
		Ok((exit, effective_at.map_or(least, |at| at.max(least))))
	}

	/// The approval, the entry, whether the exit has good cause and when it takes effect.
	pub(crate) fn may_leave_on_paper(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		document: T::Hash,
	) -> ByTwo<T, (Exit, Moment)> {
		let entry = Self::seated(coop, member)?;
		let notice = Self::notice_on_paper(coop, &entry)?;
		ensure!(!entry.leaves_by_members_only, Error::<T>::OnlyMembersCanEnterNotice);
		let approval = Self::may_act_on(coop, who, member, &entry, Action::LeaveOnPaper { member, document })?;
		Ok((approval, entry, notice))
	}
	pub(crate) fn do_leave_on_paper(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		document: T::Hash,
	) -> DispatchResult {
		let (approval, entry, (exit, effective_at)) = Self::may_leave_on_paper(coop, who, member, document)?;

		if Self::approve(coop, approval).is_some() {
			Self::note_notice(coop, member, entry, exit, effective_at, NoticeBy::Officers);
		}
		Ok(())
	}

	/// The signer's number, the entry of the member who is said to leave, and the notice.
	pub(crate) fn may_object_to_leaving(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
	) -> Result<(MemberNo, EntryOf<T>, ExitNotice), Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		let entry = Self::seated(coop, member)?;
		let notice = entry.notice.ok_or(Error::<T>::NotLeaving)?;
		match notice.by {
			NoticeBy::Member => return Err(Error::<T>::OwnNotice),
			NoticeBy::Members => return Err(Error::<T>::DecidedByMembers),
			NoticeBy::Officers => {}
		}
		ensure!(!T::Clock::has_passed(notice.effective_at), Error::<T>::TooLate);
		Ok((by, entry, notice))
	}
	pub(crate) fn do_object_to_leaving(who: &T::AccountId, coop: CoopId, member: MemberNo) -> DispatchResult {
		let (by, mut entry, _) = Self::may_object_to_leaving(coop, who, member)?;

		Self::take_back_notice(coop, member, &mut entry);
		entry.leaves_by_members_only = true;
		Members::<T>::insert(coop, member, entry);
		Self::deposit_event(Event::LeavingContested { coop, member, by });
		Ok(())
	}

	/// Takes back a notice that was not the member's own.
	pub(crate) fn take_back_notice(coop: CoopId, member: MemberNo, entry: &mut EntryOf<T>) {
		if let Some(notice) = entry.notice.take() {
			Self::unschedule(notice.effective_at, (coop, Due::Exit(member)));
		}
	}

	/// The entry of the member of whom the members decide that they leave, whether with good cause, and when.
	pub(crate) fn may_decide_leaving(coop: CoopId, member: MemberNo) -> Result<(EntryOf<T>, Exit, Moment), Error<T>> {
		let entry = Self::seated(coop, member)?;
		ensure!(entry.leaves_by_members_only, Error::<T>::OfficersCanEnterNotice);
		let (exit, effective_at) = Self::notice_on_paper(coop, &entry)?;
		Ok((entry, exit, effective_at))
	}
	pub(crate) fn do_decide_leaving(mandate: &Mandate, member: MemberNo) -> DispatchResult {
		let (coop, resolution) = (mandate.coop, mandate.resolution);
		let (entry, exit, effective_at) = Self::may_decide_leaving(coop, member)?;

		Self::deposit_event(Event::LeavingDecided { coop, member, resolution });
		Self::note_notice(coop, member, entry, exit, effective_at, NoticeBy::Members);
		Ok(())
	}

	/// The approval, and when the death takes effect.
	pub(crate) fn may_record_death(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		document: T::Hash,
	) -> Result<(Approval<T>, Moment), Error<T>> {
		let entry = Self::seated(coop, member)?;
		ensure!(!Deaths::<T>::contains_key(coop, member), Error::<T>::DeathRecorded);
		ensure!(!entry.declared_by_members_only, Error::<T>::OnlyMembersCanDeclare);
		let approval = Self::may_act_on(coop, who, member, &entry, Action::RecordDeath { member, document })?;
		Ok((approval, Self::after(OBJECTION_DAYS)?))
	}
	pub(crate) fn do_record_death(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		document: T::Hash,
	) -> DispatchResult {
		let (approval, effective_at) = Self::may_record_death(coop, who, member, document)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		Self::note_death(coop, member, Some(document), effective_at);
		Self::deposit_event(Event::DeathRecorded { coop, member, by, document, effective_at });
		Ok(())
	}

	/// When the death takes effect on which the members decide, after one recorded by officers was contested.
	pub(crate) fn may_decide_death(coop: CoopId, member: MemberNo) -> Result<Moment, Error<T>> {
		let entry = Self::seated(coop, member)?;
		ensure!(entry.declared_by_members_only, Error::<T>::OfficersCanDeclare);
		ensure!(!Deaths::<T>::contains_key(coop, member), Error::<T>::DeathRecorded);
		Self::after(OBJECTION_DAYS)
	}
	pub(crate) fn do_decide_death(mandate: &Mandate, member: MemberNo) -> DispatchResult {
		let (coop, resolution) = (mandate.coop, mandate.resolution);
		let effective_at = Self::may_decide_death(coop, member)?;

		Self::note_death(coop, member, None, effective_at);
		Self::deposit_event(Event::DeathDecided { coop, member, resolution, effective_at });
		Ok(())
	}

	/// Notes a death, which takes effect by itself.
	pub(crate) fn note_death(coop: CoopId, member: MemberNo, document: Option<T::Hash>, effective_at: Moment) {
		Self::schedule(effective_at, (coop, Due::Death(member)));
		Deaths::<T>::insert(coop, member, Death { document, effective_at });
	}

	/// Takes back a death that was recorded or decided.
	pub(crate) fn take_back_death(coop: CoopId, member: MemberNo, death: &DeathOf<T>) {
		Self::unschedule(death.effective_at, (coop, Due::Death(member)));
		Deaths::<T>::remove(coop, member);
	}

	/// The signer's number, the entry of the member who is said to be dead, and what is recorded.
	pub(crate) fn may_contest_death(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
	) -> Result<(MemberNo, EntryOf<T>, DeathOf<T>), Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		let entry = Self::seated(coop, member)?;
		let death = Deaths::<T>::get(coop, member).ok_or(Error::<T>::NoDeathRecorded)?;
		// Whoever holds the key of somebody who has died would contest it without end.
		ensure!(!death.is_decided(), Error::<T>::DecidedByMembers);
		ensure!(!T::Clock::has_passed(death.effective_at), Error::<T>::TooLate);
		Ok((by, entry, death))
	}
	pub(crate) fn do_contest_death(who: &T::AccountId, coop: CoopId, member: MemberNo) -> DispatchResult {
		let (by, mut entry, death) = Self::may_contest_death(coop, who, member)?;

		Self::take_back_death(coop, member, &death);
		entry.declared_by_members_only = true;
		Members::<T>::insert(coop, member, entry);
		Self::deposit_event(Event::DeathContested { coop, member, by });
		Ok(())
	}

	/// Who reports that a member has appeared, the entry of the member, and what of the members' decisions is taken back: the death,
	/// and the notice of leaving.
	#[allow(clippy::type_complexity)]
	pub(crate) fn may_report_appearance(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		document: T::Hash,
	) -> Result<(Reporter<T>, EntryOf<T>, Option<DeathOf<T>>, Option<ExitNotice>), Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		let entry = Self::seated(coop, member)?;
		let mut death = Deaths::<T>::get(coop, member).filter(Death::is_decided);
		let mut leaving = entry.notice.filter(|notice| notice.by == NoticeBy::Members);
		ensure!(death.is_some() || leaving.is_some(), Error::<T>::NothingDecided);

		let reporter = if T::Coops::serves(coop, Office::Auditor, by) {
			ensure!(by != member, Error::<T>::NotOnYourself);
			// Auditors who hold the office one after the other must not put the members off without end.
			death = death.filter(|_| !entry.death_reopened);
			leaving = leaving.filter(|_| !entry.leaving_reopened);
			ensure!(death.is_some() || leaving.is_some(), Error::<T>::AlreadyReported);
			Reporter::Auditor(by)
		} else {
			let action = Action::ReportAppearance { member, document };
			Reporter::Officers(Self::may_act_on(coop, who, member, &entry, action)?)
		};
		let mut ends =
			death.map(|death| death.effective_at).into_iter().chain(leaving.map(|notice| notice.effective_at));
		ensure!(!ends.any(T::Clock::has_passed), Error::<T>::TooLate);
		Ok((reporter, entry, death, leaving))
	}
	pub(crate) fn do_report_appearance(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		document: T::Hash,
	) -> DispatchResult {
		let (reporter, mut entry, death, leaving) = Self::may_report_appearance(coop, who, member, document)?;

		let (by, first) = match reporter {
			Reporter::Auditor(by) => {
				// The members decide anew.
				entry.death_reopened |= death.is_some();
				entry.leaving_reopened |= leaving.is_some();
				(by, None)
			}
			Reporter::Officers(approval) => {
				let Some((first, by)) = Self::approve(coop, approval) else {
					return Ok(());
				};
				// Two officers have the word again, as if nothing had been said.
				(entry.declared_by_members_only, entry.leaves_by_members_only) = (false, false);
				(entry.death_reopened, entry.leaving_reopened) = (false, false);
				(by, Some(first))
			}
		};
		if let Some(death) = death {
			Self::take_back_death(coop, member, &death);
		}
		if leaving.is_some() {
			Self::take_back_notice(coop, member, &mut entry);
		}
		Members::<T>::insert(coop, member, entry);
		Self::deposit_event(Event::AppearanceReported { coop, member, by, first, document });
		Ok(())
	}
}
