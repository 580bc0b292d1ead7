//! Who may do what on the way into a co-op, and the steps of that way.
//!
//! The `may_…` functions write nothing. A call asks them first, and the fee is waived just where they say yes, so that a free
//! call is one that succeeds.

use super::*;
use rochdale_primitives::Standing;

/// An officer's admission of an applicant.
pub(crate) struct Decision {
	/// The officer.
	pub by: MemberNo,
	/// The other officer who has admitted already.
	pub first: Option<MemberNo>,
	/// What is decided on.
	pub candidacy: Candidacy,
	sponsor: Option<MemberNo>,
}

impl Decision {
	/// The candidacy with this admission noted.
	pub fn approved(&self) -> Candidacy {
		Candidacy { stage: Stage::Applied { sponsor: self.sponsor, approved_by: Some(self.by) }, ..self.candidacy }
	}
}

impl<T: Config> Pallet<T> {
	/// The signer of a call and the account that it names.
	pub(crate) fn signer_and(
		origin: &OriginFor<T>,
		named: &AccountIdLookupOf<T>,
	) -> Option<(T::AccountId, T::AccountId)> {
		Some((ensure_signed(origin.clone()).ok()?, T::Lookup::lookup(named.clone()).ok()?))
	}

	pub(crate) fn ensure_can_become_candidate(coop: CoopId, who: &T::AccountId) -> Result<(), Error<T>> {
		let standing = T::Coops::standing(coop).ok_or(Error::<T>::NoSuchCoop)?;
		ensure!(standing != Standing::Left, Error::<T>::CoopLeft);
		ensure!(!Seats::<T>::contains_key(who, coop), Error::<T>::AlreadyMember);
		ensure!(!Candidates::<T>::contains_key(coop, who), Error::<T>::AlreadyCandidate);
		Ok(())
	}

	/// The inviter's number, and his quota and the co-op's count of open invitations with this one.
	pub(crate) fn may_invite(
		coop: CoopId,
		who: &T::AccountId,
		newcomer: &T::AccountId,
	) -> Result<(MemberNo, Quota, u32), Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		Self::ensure_can_become_candidate(coop, newcomer)?;

		let open = OpenInvitations::<T>::get(coop).checked_add(1).ok_or(Error::<T>::Overflow)?;
		ensure!(open <= T::MaxOpenInvitations::get(), Error::<T>::TooManyInvitations);

		let quota = InvitationQuota::<T>::get(coop, by);
		let quota = Self::one_more(quota, T::InvitationDays::get(), T::InvitationsPerMember::get())
			.ok_or(Error::<T>::QuotaUsed)?;
		Ok((by, quota, open))
	}

	/// The quota with one more in it, `None` where `most` were used in the period of `days`.
	fn one_more(quota: Quota, days: u32, most: u32) -> Option<Quota> {
		let Quota { until, sent } =
			if T::Clock::has_passed(quota.until) { Quota { until: T::Clock::in_days(days)?, sent: 0 } } else { quota };
		let sent = sent.checked_add(1).filter(|sent| *sent <= most)?;
		Some(Quota { until, sent })
	}

	/// When an application would lapse.
	pub(crate) fn may_apply(coop: CoopId, who: &T::AccountId) -> Result<Moment, Error<T>> {
		Self::ensure_can_become_candidate(coop, who)?;
		T::Clock::in_days(T::ApplicationDays::get()).ok_or(Error::<T>::Overflow)
	}

	/// The quota with an application that is free of charge, because the applicant is a member elsewhere.
	pub(crate) fn free_application(who: &T::AccountId) -> Option<Quota> {
		Seats::<T>::iter_key_prefix(who).next()?;
		Self::one_more(ApplicationQuota::<T>::get(who), T::ApplicationDays::get(), T::FreeApplications::get())
	}

	pub(crate) fn may_accept(coop: CoopId, who: &T::AccountId) -> Result<(MemberNo, Candidacy), Error<T>> {
		let invitation = Candidates::<T>::get(coop, who).ok_or(Error::<T>::NotInvited)?;
		let Stage::Invited { by } = invitation.stage else {
			return Err(Error::<T>::NotInvited);
		};
		ensure!(!T::Clock::has_passed(invitation.lapses_at), Error::<T>::CandidacyLapsed);
		let standing = T::Coops::standing(coop).ok_or(Error::<T>::NoSuchCoop)?;
		ensure!(standing != Standing::Left, Error::<T>::CoopLeft);
		Ok((by, invitation))
	}

	pub(crate) fn may_withdraw(
		coop: CoopId,
		who: &T::AccountId,
		candidate: &T::AccountId,
	) -> Result<Candidacy, Error<T>> {
		let candidacy = Candidates::<T>::get(coop, candidate).ok_or(Error::<T>::NotCandidate)?;
		let entitled = who == candidate
			|| match candidacy.stage {
				Stage::Invited { by } => {
					Seats::<T>::get(who, coop).is_some_and(|seat| seat == by || T::Coops::is_board(coop, seat))
				}
				Stage::Applied { .. } => false,
			};
		ensure!(entitled, Error::<T>::NotEntitled);
		Ok(candidacy)
	}

	pub(crate) fn may_admit(coop: CoopId, who: &T::AccountId, applicant: &T::AccountId) -> Result<Decision, Error<T>> {
		let (by, candidacy, sponsor, approved_by) = Self::decide_on(coop, who, applicant)?;
		let standing = T::Coops::standing(coop).ok_or(Error::<T>::NoSuchCoop)?;
		ensure!(standing != Standing::Left, Error::<T>::CoopLeft);
		ensure!(sponsor != Some(by), Error::<T>::SponsorCannotAdmit);
		let first = approved_by.filter(|first| T::Coops::is_board(coop, *first));
		ensure!(first != Some(by), Error::<T>::AlreadyApproved);
		Ok(Decision { by, first, candidacy, sponsor })
	}

	pub(crate) fn may_refuse(
		coop: CoopId,
		who: &T::AccountId,
		applicant: &T::AccountId,
	) -> Result<(MemberNo, Candidacy), Error<T>> {
		let (by, candidacy, ..) = Self::decide_on(coop, who, applicant)?;
		Ok((by, candidacy))
	}

	/// The officer's number and the open application, with its sponsor and the officer who has admitted already.
	#[allow(clippy::type_complexity)]
	fn decide_on(
		coop: CoopId,
		who: &T::AccountId,
		applicant: &T::AccountId,
	) -> Result<(MemberNo, Candidacy, Option<MemberNo>, Option<MemberNo>), Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::is_board(coop, by), Error::<T>::NotBoard);
		let candidacy = Candidates::<T>::get(coop, applicant).ok_or(Error::<T>::NotApplicant)?;
		let Stage::Applied { sponsor, approved_by } = candidacy.stage else {
			return Err(Error::<T>::NotApplicant);
		};
		ensure!(!T::Clock::has_passed(candidacy.lapses_at), Error::<T>::CandidacyLapsed);
		Ok((by, candidacy, sponsor, approved_by))
	}

	pub(crate) fn open_candidacy(coop: CoopId, who: &T::AccountId, candidacy: Candidacy) -> Result<(), Error<T>> {
		Self::keep_alive(who)?;
		Lapses::<T>::insert((candidacy.lapses_at.to_be_bytes(), coop, who), ());
		Candidates::<T>::insert(coop, who, candidacy);
		Ok(())
	}

	/// Turns an invitation into an application, without letting go of the account in between.
	pub(crate) fn replace_candidacy(coop: CoopId, who: &T::AccountId, invitation: &Candidacy, application: Candidacy) {
		Self::unlist(coop, who, invitation);
		Lapses::<T>::insert((application.lapses_at.to_be_bytes(), coop, who), ());
		Candidates::<T>::insert(coop, who, application);
	}

	pub(crate) fn close_candidacy(coop: CoopId, who: &T::AccountId, candidacy: &Candidacy) {
		Candidates::<T>::remove(coop, who);
		Self::unlist(coop, who, candidacy);
		Self::let_go(who);
	}

	fn unlist(coop: CoopId, who: &T::AccountId, candidacy: &Candidacy) {
		Lapses::<T>::remove((candidacy.lapses_at.to_be_bytes(), coop, who));
		if let Stage::Invited { .. } = candidacy.stage {
			OpenInvitations::<T>::mutate_exists(coop, |open| {
				*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
			});
		}
	}

	/// Ends the candidacies that have lapsed, as far as the meter and [`MAX_LAPSES_PER_BLOCK`] allow.
	pub(crate) fn run_lapses(meter: &mut WeightMeter) {
		for _ in 0..MAX_LAPSES_PER_BLOCK {
			if meter.try_consume(T::WeightInfo::lapse()).is_err() {
				return;
			}
			let Some((lapses_at, coop, candidate)) = Lapses::<T>::iter_keys().next() else {
				return;
			};
			if !T::Clock::has_passed(Moment::from_be_bytes(lapses_at)) {
				return;
			}
			match Candidates::<T>::get(coop, &candidate) {
				Some(candidacy) => {
					Self::close_candidacy(coop, &candidate, &candidacy);
					Self::deposit_event(Event::Lapsed { coop, candidate });
				}
				None => {
					defensive!("every entry in the queue of lapses has its candidacy");
					Lapses::<T>::remove((lapses_at, coop, &candidate));
				}
			}
		}
	}
}
