//! Who may do what on the way into a co-op, and the steps of that way.
//!
//! The `may_…` functions write nothing. A call asks them first, and so does the table of what is free in `free.rs`, so that a
//! free call is one that succeeds.

use super::*;
use rochdale_primitives::{
	bylaws::{Contribution, Silence},
	ApplicationNo,
};

/// Days for which a refusal that the members did not answer waits for their next assembly.
///
/// An ordinary one is held within six months after each business year, so that eighteen months can lie between two. (ES 23.1)
pub(crate) const UNANSWERED_DAYS: u32 = 550;

impl<T: Config> Pallet<T> {
	/// Whether the account neither sits in the co-op nor is on the way to a seat in it.
	pub(crate) fn ensure_new(coop: CoopId, who: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(!Seats::<T>::contains_key(who, coop), Error::<T>::AlreadyMember);
		ensure!(!ApplicationOf::<T>::contains_key(who, coop), Error::<T>::AlreadyCandidate);
		ensure!(!MovesTo::<T>::contains_key(who, coop), Error::<T>::AccountReserved);
		Ok(())
	}

	/// Whether somebody can become a member of the co-op. Who is admitted to one that is dissolved, and has not been entered,
	/// does not: what they paid is owed to them.
	pub(crate) fn ensure_admits(coop: CoopId) -> Result<(), Error<T>> {
		ensure!(!T::Dissolutions::is_dissolved(coop), Error::<T>::CoopDissolved);
		Ok(())
	}

	/// What a call on the way into a co-op weighs with the question whether it is dissolved.
	pub(crate) fn admitting_weight(own: Weight) -> Weight {
		own.saturating_add(T::Dissolutions::weight())
	}

	/// An application on which it is not too late to act.
	fn open_application(coop: CoopId, application: ApplicationNo) -> Result<ApplicationInfoOf<T>, Error<T>> {
		let found = Applications::<T>::get(coop, application).ok_or(Error::<T>::NoSuchApplication)?;
		ensure!(!T::Clock::has_passed(found.stage.ends_at()), Error::<T>::TooLate);
		Ok(found)
	}

	/// The inviter's number and quota and the co-op's count of open invitations with this one, and when it lapses.
	pub(crate) fn may_invite(
		coop: CoopId,
		who: &T::AccountId,
		newcomer: &T::AccountId,
	) -> Result<(MemberNo, Quota, u32, Moment), Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		Self::ensure_admits(coop)?;
		Self::ensure_new(coop, newcomer)?;
		let open = OpenInvitations::<T>::get(coop).checked_add(1).ok_or(Error::<T>::Overflow)?;
		ensure!(open <= T::MaxOpenInvitations::get(), Error::<T>::TooManyInvitations);
		let quota = Self::one_more_invitation(coop, by)?;
		Ok((by, quota, open, Self::after(T::InvitationDays::get())?))
	}
	pub(crate) fn do_invite(who: &T::AccountId, coop: CoopId, newcomer: T::AccountId) -> DispatchResult {
		let (by, quota, open, lapses_at) = Self::may_invite(coop, who, &newcomer)?;

		let application = Self::open(
			coop,
			Application {
				account: Some(newcomer.clone()),
				commitment: None,
				class: Class::Ordinary,
				since: T::Clock::civil(),
				sponsors: BoundedVec::new(),
				stage: Stage::Invited { by, lapses_at },
			},
		)?;
		InvitationQuota::<T>::insert(coop, by, quota);
		OpenInvitations::<T>::insert(coop, open);
		Self::deposit_event(Event::Invited { coop, application, newcomer, by, lapses_at });
		Ok(())
	}

	fn one_more_invitation(coop: CoopId, by: MemberNo) -> Result<Quota, Error<T>> {
		let quota = InvitationQuota::<T>::get(coop, by);
		quota
			.one_more::<T::Clock>(T::InvitationDays::get(), T::InvitationsPerMember::get())
			.ok_or(Error::<T>::QuotaUsed)
	}

	/// The first stage of an application with so many sponsors.
	fn stage_with(coop: CoopId, sponsors: usize) -> Result<Stage, Error<T>> {
		let bylaws = Self::bylaws(coop)?;
		Self::ensure_admits(coop)?;
		if sponsors >= usize::from(bylaws.sponsors_required) {
			Ok(Stage::UnderReview { decide_by: Self::after(bylaws.admission_decision_days)? })
		} else {
			Ok(Stage::Applied { lapses_at: Self::after(T::ApplicationDays::get())? })
		}
	}

	pub(crate) fn may_apply(coop: CoopId, who: &T::AccountId) -> Result<Stage, Error<T>> {
		Self::ensure_new(coop, who)?;
		Self::stage_with(coop, 0)
	}
	pub(crate) fn do_apply(who: &T::AccountId, coop: CoopId, class: Class, commitment: T::Hash) -> DispatchResult {
		let stage = Self::may_apply(coop, who)?;

		if let Some(quota) = Self::free_application(who) {
			ApplicationQuota::<T>::insert(who, quota);
		}
		let application = Self::open(
			coop,
			Application {
				account: Some(who.clone()),
				commitment: Some(commitment),
				class,
				since: T::Clock::civil(),
				sponsors: BoundedVec::new(),
				stage,
			},
		)?;
		let (account, ends_at) = (Some(who.clone()), stage.ends_at());
		Self::deposit_event(Event::Applied { coop, application, account, class, sponsor: None, ends_at });
		Ok(())
	}

	/// The quota with an application that is free of charge, because the applicant is a member elsewhere.
	pub(crate) fn free_application(who: &T::AccountId) -> Option<Quota> {
		Seats::<T>::iter_key_prefix(who).next()?;
		ApplicationQuota::<T>::get(who).one_more::<T::Clock>(T::ApplicationDays::get(), T::FreeApplications::get())
	}

	/// The number and quota of the member who signs and the first stage.
	pub(crate) fn may_apply_on_paper(coop: CoopId, who: &T::AccountId) -> Result<(MemberNo, Quota, Stage), Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		Ok((by, Self::one_more_invitation(coop, by)?, Self::stage_with(coop, 1)?))
	}
	pub(crate) fn do_apply_on_paper(
		who: &T::AccountId,
		coop: CoopId,
		class: Class,
		commitment: T::Hash,
	) -> DispatchResult {
		let (by, quota, stage) = Self::may_apply_on_paper(coop, who)?;

		let mut sponsors = BoundedVec::new();
		sponsors.try_push(by).map_err(|_| Error::<T>::TooManySponsors)?;
		let application = Self::open(
			coop,
			Application {
				account: None,
				commitment: Some(commitment),
				class,
				since: T::Clock::civil(),
				sponsors,
				stage,
			},
		)?;
		InvitationQuota::<T>::insert(coop, by, quota);
		let (sponsor, ends_at) = (Some(by), stage.ends_at());
		Self::deposit_event(Event::Applied { coop, application, account: None, class, sponsor, ends_at });
		Ok(())
	}

	/// The invitation, with the sponsor and the stage that it is to have.
	#[allow(clippy::type_complexity)]
	pub(crate) fn may_accept(
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<(ApplicationNo, ApplicationInfoOf<T>, Option<MemberNo>, Stage), Error<T>> {
		let application = ApplicationOf::<T>::get(who, coop).ok_or(Error::<T>::NotInvited)?;
		let invitation = Applications::<T>::get(coop, application).ok_or(Error::<T>::NotInvited)?;
		let Stage::Invited { by, lapses_at } = invitation.stage else {
			return Err(Error::<T>::NotInvited);
		};
		ensure!(!T::Clock::has_passed(lapses_at), Error::<T>::TooLate);
		// Who has left meanwhile speaks for nobody.
		let sponsor = Members::<T>::get(coop, by).filter(|inviter| inviter.is_seated()).map(|_| by);
		Ok((application, invitation, sponsor, Self::stage_with(coop, sponsor.into_iter().count())?))
	}
	pub(crate) fn do_accept_invitation(
		who: &T::AccountId,
		coop: CoopId,
		class: Class,
		commitment: T::Hash,
	) -> DispatchResult {
		let (application, invitation, sponsor, stage) = Self::may_accept(coop, who)?;

		let before = invitation.stage;
		let mut sponsors = BoundedVec::new();
		if let Some(sponsor) = sponsor {
			sponsors.try_push(sponsor).map_err(|_| Error::<T>::TooManySponsors)?;
		}
		let accepted = Application {
			commitment: Some(commitment),
			class,
			since: T::Clock::civil(),
			sponsors,
			stage,
			..invitation
		};
		Self::restage(coop, application, &before, accepted);
		let (account, ends_at) = (Some(who.clone()), stage.ends_at());
		Self::deposit_event(Event::Applied { coop, application, account, class, sponsor, ends_at });
		Ok(())
	}

	/// The application with one more sponsor, and the sponsor.
	pub(crate) fn may_sponsor(
		coop: CoopId,
		who: &T::AccountId,
		application: ApplicationNo,
	) -> Result<(MemberNo, ApplicationInfoOf<T>, Stage), Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		let mut found = Self::open_application(coop, application)?;
		ensure!(matches!(found.stage, Stage::Applied { .. }), Error::<T>::NeedsNoSponsor);
		ensure!(!found.sponsors.contains(&by), Error::<T>::AlreadySponsor);
		let before = found.stage;
		found.sponsors.try_push(by).map_err(|_| Error::<T>::TooManySponsors)?;
		if let Stage::UnderReview { decide_by } = Self::stage_with(coop, found.sponsors.len())? {
			found.stage = Stage::UnderReview { decide_by };
		}
		Ok((by, found, before))
	}
	pub(crate) fn do_sponsor(who: &T::AccountId, coop: CoopId, application: ApplicationNo) -> DispatchResult {
		let (by, found, before) = Self::may_sponsor(coop, who, application)?;

		let stage = found.stage;
		Self::restage(coop, application, &before, found);
		Self::deposit_event(Event::Sponsored { coop, application, by });
		if let Stage::UnderReview { decide_by } = stage {
			Self::deposit_event(Event::ReviewBegun { coop, application, decide_by });
		}
		Ok(())
	}

	pub(crate) fn may_withdraw(
		coop: CoopId,
		who: &T::AccountId,
		application: ApplicationNo,
	) -> Result<ApplicationInfoOf<T>, Error<T>> {
		let found = Applications::<T>::get(coop, application).ok_or(Error::<T>::NoSuchApplication)?;
		let seat = || Seats::<T>::get(who, coop);
		let on_paper = found.account.is_none();
		let entitled = found.account.as_ref() == Some(who)
			|| match found.stage {
				Stage::Invited { by, .. } => {
					seat().is_some_and(|seat| seat == by || T::Coops::serves_on_board(coop, seat))
				}
				// On paper it is up to the member who entered it, so that no other sponsor takes it from the applicant.
				_ => on_paper && seat().is_some_and(|seat| found.sponsors.first() == Some(&seat)),
			};
		ensure!(entitled, Error::<T>::NotEntitled);
		// Later the applicant may have appealed or paid, and one hand must not take that away.
		let early = matches!(found.stage, Stage::Applied { .. } | Stage::UnderReview { .. });
		ensure!(!on_paper || early, Error::<T>::TooLate);
		Ok(found)
	}
	pub(crate) fn do_withdraw(who: &T::AccountId, coop: CoopId, application: ApplicationNo) -> DispatchResult {
		let found = Self::may_withdraw(coop, who, application)?;

		Self::close_application(coop, application, &found);
		Self::deposit_event(Event::Withdrawn { coop, application });
		Ok(())
	}

	/// Whether two officers may do this about an application that is open.
	///
	/// Where a block is replaced, its number can be that of another applicant than the one whom they decided on.
	fn may_act_on_application(
		coop: CoopId,
		who: &T::AccountId,
		found: &ApplicationInfoOf<T>,
		candidate: &CandidateOf<T>,
		action: ActionOf<T>,
	) -> Result<Approval<T>, Error<T>> {
		ensure!(found.candidate().as_ref() == Some(candidate), Error::<T>::OtherCandidate);
		Self::may_act(coop, who, Concerned::Sponsors(&found.sponsors), action)
	}

	pub(crate) fn may_admit(
		coop: CoopId,
		who: &T::AccountId,
		application: ApplicationNo,
		candidate: &CandidateOf<T>,
	) -> Result<(Approval<T>, ApplicationInfoOf<T>), Error<T>> {
		let found = Self::open_application(coop, application)?;
		let decides =
			matches!(found.stage, Stage::UnderReview { .. } | Stage::Escalated { .. } | Stage::Unanswered { .. });
		ensure!(decides, Error::<T>::NotUnderReview);
		Self::ensure_admits(coop)?;
		let action = Action::Admit { application, candidate: candidate.clone() };
		Ok((Self::may_act_on_application(coop, who, &found, candidate, action)?, found))
	}
	pub(crate) fn do_admit(
		who: &T::AccountId,
		coop: CoopId,
		application: ApplicationNo,
		candidate: &CandidateOf<T>,
	) -> DispatchResult {
		let (approval, found) = Self::may_admit(coop, who, application, candidate)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		let (first, second) = by;
		Self::admitted(coop, application, found, Admission::Board { first, second })?;
		Ok(())
	}

	/// The approval, the application, and until when the refusal can be appealed.
	pub(crate) fn may_refuse(
		coop: CoopId,
		who: &T::AccountId,
		application: ApplicationNo,
		candidate: &CandidateOf<T>,
		reason: T::Hash,
	) -> Result<(Approval<T>, ApplicationInfoOf<T>, Moment), Error<T>> {
		let found = Self::open_application(coop, application)?;
		ensure!(matches!(found.stage, Stage::UnderReview { .. }), Error::<T>::NotUnderReview);
		let action = Action::Refuse { application, candidate: candidate.clone(), reason };
		let approval = Self::may_act_on_application(coop, who, &found, candidate, action)?;
		Ok((approval, found, Self::after(Self::bylaws(coop)?.admission_appeal_days)?))
	}
	pub(crate) fn do_refuse(
		who: &T::AccountId,
		coop: CoopId,
		application: ApplicationNo,
		candidate: &CandidateOf<T>,
		reason: T::Hash,
	) -> DispatchResult {
		let (approval, found, appeal_until) = Self::may_refuse(coop, who, application, candidate, reason)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		let before = found.stage;
		Self::restage(coop, application, &before, Application { stage: Stage::Refused { appeal_until }, ..found });
		Self::deposit_event(Event::Refused { coop, application, by, reason, appeal_until });
		Ok(())
	}

	/// The application and until when the members decide on the refusal.
	pub(crate) fn may_appeal_refusal(
		coop: CoopId,
		who: &T::AccountId,
		application: ApplicationNo,
	) -> Result<(ApplicationInfoOf<T>, Moment), Error<T>> {
		let found = Self::open_application(coop, application)?;
		ensure!(matches!(found.stage, Stage::Refused { .. }), Error::<T>::NotRefused);
		let entitled = match &found.account {
			Some(account) => account == who,
			None => Seats::<T>::get(who, coop).is_some_and(|seat| found.sponsors.contains(&seat)),
		};
		ensure!(entitled, Error::<T>::NotEntitled);
		Ok((found, Self::after(Self::bylaws(coop)?.appeal_resolution_days)?))
	}
	pub(crate) fn do_appeal_refusal(who: &T::AccountId, coop: CoopId, application: ApplicationNo) -> DispatchResult {
		let (found, decide_by) = Self::may_appeal_refusal(coop, who, application)?;

		let before = found.stage;
		let stage = Stage::Appealed { asked_at: T::Clock::deadline(), decide_by };
		Self::restage(coop, application, &before, Application { stage, ..found });
		Self::deposit_event(Event::RefusalAppealed { coop, application, decide_by });
		Ok(())
	}

	/// An application on which the vote of the members can decide.
	pub(crate) fn may_decide_admission(
		mandate: &Mandate,
		application: ApplicationNo,
		candidate: &CandidateOf<T>,
	) -> Result<ApplicationInfoOf<T>, Error<T>> {
		let found = Applications::<T>::get(mandate.coop, application).ok_or(Error::<T>::NoSuchApplication)?;
		ensure!(found.candidate().as_ref() == Some(candidate), Error::<T>::OtherCandidate);
		// After the time for an appeal the refusal still waits for the members.
		let is_appealed = matches!(found.stage, Stage::Appealed { .. });
		ensure!(is_appealed || !T::Clock::has_passed(found.stage.ends_at()), Error::<T>::TooLate);
		let asked_at = found.stage.asked_at().ok_or(Error::<T>::NotBeforeMembers)?;
		ensure!(asked_at <= mandate.opened_at, Error::<T>::VotedTooEarly);
		Ok(found)
	}
	pub(crate) fn do_decide_admission(
		mandate: &Mandate,
		application: ApplicationNo,
		candidate: &CandidateOf<T>,
		admitted: bool,
	) -> DispatchResult {
		let (coop, resolution) = (mandate.coop, mandate.resolution);
		let found = Self::may_decide_admission(mandate, application, candidate)?;

		if admitted {
			Self::ensure_admits(coop)?;
			Self::admitted(coop, application, found, Admission::Members { resolution })?;
		} else {
			Self::close_application(coop, application, &found);
			Self::deposit_event(Event::AdmissionDenied { coop, application, resolution });
		}
		Ok(())
	}

	pub(crate) fn may_confirm_contribution(
		coop: CoopId,
		who: &T::AccountId,
		application: ApplicationNo,
		candidate: &CandidateOf<T>,
		receipt: T::Hash,
	) -> Result<(Approval<T>, ApplicationInfoOf<T>, Admission), Error<T>> {
		let found = Self::open_application(coop, application)?;
		let Stage::Unpaid { by, .. } = found.stage else {
			return Err(Error::<T>::NotUnpaid);
		};
		Self::ensure_admits(coop)?;
		let action = Action::ConfirmContribution { application, candidate: candidate.clone(), receipt };
		let approval = Self::may_act_on_application(coop, who, &found, candidate, action)?;
		Ok((approval, found, by))
	}
	pub(crate) fn do_confirm_contribution(
		who: &T::AccountId,
		coop: CoopId,
		application: ApplicationNo,
		candidate: &CandidateOf<T>,
		receipt: T::Hash,
	) -> DispatchResult {
		let (approval, found, admission) = Self::may_confirm_contribution(coop, who, application, candidate, receipt)?;

		if Self::approve(coop, approval).is_some() {
			Self::enter_applicant(coop, application, found, admission)?;
		}
		Ok(())
	}

	/// Opens an application under the next number.
	pub(crate) fn open(coop: CoopId, found: ApplicationInfoOf<T>) -> Result<ApplicationNo, Error<T>> {
		let application = Rolls::<T>::get(coop).last_application.checked_add(1).ok_or(Error::<T>::Overflow)?;
		if let Some(account) = &found.account {
			Self::keep_alive(account)?;
			ApplicationOf::<T>::insert(account, coop, application);
		}
		Rolls::<T>::mutate(coop, |roll| roll.last_application = application);
		Self::schedule(found.stage.ends_at(), (coop, Due::Application(application)));
		Applications::<T>::insert(coop, application, found);
		Ok(application)
	}

	/// Writes an application whose stage was `before`.
	pub(crate) fn restage(coop: CoopId, application: ApplicationNo, before: &Stage, found: ApplicationInfoOf<T>) {
		Self::unlist(coop, application, before);
		Self::schedule(found.stage.ends_at(), (coop, Due::Application(application)));
		Applications::<T>::insert(coop, application, found);
	}

	pub(crate) fn close_application(coop: CoopId, application: ApplicationNo, found: &ApplicationInfoOf<T>) {
		Self::unlist(coop, application, &found.stage);
		Applications::<T>::remove(coop, application);
		if let Some(account) = &found.account {
			ApplicationOf::<T>::remove(account, coop);
			Self::let_go(account);
		}
	}

	fn unlist(coop: CoopId, application: ApplicationNo, stage: &Stage) {
		Self::unschedule(stage.ends_at(), (coop, Due::Application(application)));
		if let Stage::Invited { .. } = stage {
			OpenInvitations::<T>::mutate_exists(coop, |open| {
				*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
			});
		}
	}

	/// Enters somebody who was admitted, or waits for the contribution where the bylaws ask for one. (ES 13.5)
	pub(crate) fn admitted(
		coop: CoopId,
		application: ApplicationNo,
		found: ApplicationInfoOf<T>,
		by: Admission,
	) -> Result<(), Error<T>> {
		Self::deposit_event(Event::Admitted { coop, application, by });
		match Self::bylaws(coop)?.entry_contribution {
			Contribution::NotRequired => Self::enter_applicant(coop, application, found, by),
			Contribution::Required => {
				let lapses_at = Self::after(T::ApplicationDays::get())?;
				let before = found.stage;
				Self::restage(
					coop,
					application,
					&before,
					Application { stage: Stage::Unpaid { lapses_at, by }, ..found },
				);
				Ok(())
			}
		}
	}

	/// Turns an application into a seat, without letting go of the account in between.
	///
	/// Nothing else can have given the account a seat in the co-op while the application was open.
	pub(crate) fn enter_applicant(
		coop: CoopId,
		application: ApplicationNo,
		found: ApplicationInfoOf<T>,
		by: Admission,
	) -> Result<(), Error<T>> {
		let bylaws = Self::bylaws(coop)?;
		let joined_at = T::Clock::civil();
		let state = match bylaws.probation_days {
			0 => MemberState::Active,
			days => MemberState::Probation { until: Self::after(days)? },
		};
		let newcomer = Newcomer {
			account: found.account.clone(),
			commitment: found.commitment,
			class: found.class,
			joined_at,
			state,
			seasons_at: Self::seasons_at(found.class, joined_at, &bylaws)?,
		};
		let member = Self::enter(coop, newcomer)?;
		Self::close_application(coop, application, &found);
		Self::deposit_event(Event::Entered { coop, member, application, account: found.account, by });
		Ok(())
	}

	/// What the end of a stage brings.
	pub(crate) fn end_stage(coop: CoopId, application: ApplicationNo) -> Result<(), Error<T>> {
		let found = Applications::<T>::get(coop, application).ok_or(Error::<T>::NoSuchApplication)?;
		let before = found.stage;
		match before {
			Stage::UnderReview { .. } if Self::bylaws(coop)?.admission_silence == Silence::Escalates => {
				let lapses_at = Self::after(T::ApplicationDays::get())?;
				let stage = Stage::Escalated { asked_at: T::Clock::deadline(), lapses_at };
				Self::restage(coop, application, &before, Application { stage, ..found });
				Self::deposit_event(Event::AdmissionEscalated { coop, application, lapses_at });
			}
			Stage::UnderReview { .. } if Self::ensure_admits(coop).is_ok() => {
				Self::admitted(coop, application, found, Admission::Silence)?;
			}
			Stage::Appealed { asked_at, .. } => {
				let lapses_at = Self::after(UNANSWERED_DAYS)?;
				let stage = Stage::Unanswered { asked_at, lapses_at };
				Self::restage(coop, application, &before, Application { stage, ..found });
				Self::deposit_event(Event::RefusalUnanswered { coop, application, lapses_at });
			}
			_ => {
				Self::close_application(coop, application, &found);
				Self::deposit_event(Event::ApplicationLapsed { coop, application });
			}
		}
		Ok(())
	}
}
