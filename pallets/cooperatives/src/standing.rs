//! Where co-ops stand: suspended, reinstated, excluded, or leaving by their own notice.

use super::*;
use rochdale_primitives::dissolution::Depart;

/// The part of the co-ops whose standing can be changed by decision in a year.
const CHANGED_A_YEAR: u32 = 10;

/// The part of the co-ops that can be admitted in a year, so that a federation does not change hands by admissions.
const ADMITTED_A_YEAR: u32 = 5;

/// So many can be admitted in a year, however few there are.
const ALWAYS_ADMITTED: u32 = 2;

/// So many days a decision takes at most from its proposal to its effect, where nobody suspends it.
pub(crate) const PROPOSED_DAYS: u32 = 180;

impl<T: Config> Pallet<T> {
	/// The year up to now with a change of the standing of this co-op counted.
	///
	/// A co-op that is counted already can be changed again, so that what was wrong can be undone. It is counted from its last
	/// change on, so that in no year, whenever it begins, the standing of more co-ops changes.
	pub(crate) fn one_more_change(coop: CoopId) -> Result<YearOfStanding, Error<T>> {
		let most = changes_a_year(PresentCount::<T>::get());
		Self::one_more(StandingChanges::<T>::get(), coop, most).ok_or(Error::<T>::TooManyStandingChanges)
	}

	/// The year up to now with the admission of this co-op.
	pub(crate) fn one_more_admission(coop: CoopId) -> Result<YearOfStanding, Error<T>> {
		let most = admissions_a_year(PresentCount::<T>::get());
		Self::one_more(Admissions::<T>::get(), coop, most).ok_or(Error::<T>::TooManyAdmissions)
	}

	/// The year up to now with one more, `None` where there are as many as can be.
	fn one_more(mut coops: YearOfStanding, coop: CoopId, most: u32) -> Option<YearOfStanding> {
		coops.retain(|change| !Self::is_long_ago(change.at));
		let counted = coops.len();
		coops.retain(|change| change.coop != coop);
		if coops.len() == counted && counted >= usize::try_from(most).ok()? {
			return None;
		}
		coops.try_push(StandingChange { coop, at: T::Clock::deadline() }).ok()?;
		Some(coops)
	}

	/// Whether there will be room for one more by the time at which what is proposed now takes effect. Nobody waits for longer.
	pub(crate) fn will_have_room(mut coops: YearOfStanding, coop: Option<CoopId>, most: u32) -> bool {
		let ahead = T::Clock::day().saturating_mul(PROPOSED_DAYS.into());
		let year = T::Clock::day().saturating_mul(DAYS_OF_YEAR.into());
		coops.retain(|change| change.at.saturating_add(year) > T::Clock::deadline().saturating_add(ahead));
		coops.len() < most as usize || coops.iter().any(|change| Some(change.coop) == coop)
	}

	/// Whether a year has passed since that deadline time.
	fn is_long_ago(at: Moment) -> bool {
		let year = T::Clock::day().checked_mul(DAYS_OF_YEAR.into());
		year.and_then(|year| at.checked_add(year)).is_some_and(T::Clock::has_passed)
	}

	/// The record of a co-op that the federation suspends.
	pub(crate) fn may_suspend(
		mandate: &FederationMandate,
		coop: CoopId,
		document: T::Hash,
	) -> Result<(CoopOf<T>, YearOfStanding), Error<T>> {
		let mut record = Self::present(coop)?;
		ensure!(record.standing == Standing::Member, Error::<T>::AlreadySuspended);
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		record.standing = Standing::Suspended;
		record.suspension = Some(CoopSuspension {
			document,
			since: T::Clock::civil(),
			suspended_at: T::Clock::deadline(),
			resolution: mandate.resolution,
		});
		Ok((record, Self::one_more_change(coop)?))
	}

	/// The record of a co-op whose suspension ends, and the notice that ends with it.
	pub(crate) fn may_reinstate(coop: CoopId) -> Result<(CoopOf<T>, Option<CoopNotice>, YearOfStanding), Error<T>> {
		let mut record = Self::present(coop)?;
		ensure!(record.standing == Standing::Suspended, Error::<T>::NotSuspended);
		record.standing = Standing::Member;
		record.suspension = None;
		let exclusion = record.notice.filter(|notice| notice.reason == CoopExit::Excluded);
		if exclusion.is_some() {
			record.notice = None;
		}
		Ok((record, exclusion, Self::one_more_change(coop)?))
	}

	/// The record of a co-op that the federation excludes, and the time at which it leaves.
	pub(crate) fn may_exclude(
		mandate: &FederationMandate,
		coop: CoopId,
		document: T::Hash,
	) -> Result<(CoopOf<T>, Moment, YearOfStanding), Error<T>> {
		let mut record = Self::present(coop)?;
		let suspension = record.suspension.ok_or(Error::<T>::NotSuspended)?;
		ensure!(record.notice.is_none(), Error::<T>::AlreadyLeaving);
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		// Two steps: the members vote on the exclusion of a co-op of which they know that it was suspended.
		ensure!(suspension.suspended_at <= mandate.opened_at, Error::<T>::VotedTooEarly);
		let effective_at = Self::exit_at(Self::charter().exit_notice_days)?;
		let resolution = mandate.resolution;
		record.notice = Some(CoopNotice { effective_at, reason: CoopExit::Excluded, resolution });
		Ok((record, effective_at, Self::one_more_change(coop)?))
	}

	/// Whether the co-op goes on: who is dissolved leaves when it is wound up, and begins nothing new.
	pub(crate) fn ensure_not_dissolved(coop: CoopId) -> Result<(), Error<T>> {
		ensure!(!T::Dissolutions::is_dissolved(coop), Error::<T>::CoopDissolved);
		Ok(())
	}

	/// What a call weighs with the question of so many co-ops whether they are dissolved.
	pub(crate) fn with_asking(own: Weight, coops: u32) -> Weight {
		own.saturating_add(T::Dissolutions::weight().saturating_mul(coops.into()))
	}

	/// The record of a co-op that gives notice, the notice that it replaces, and the time at which the co-op leaves.
	pub(crate) fn may_leave(mandate: &Mandate) -> Result<(CoopOf<T>, Option<CoopNotice>, Moment), Error<T>> {
		let mut record = Self::present(mandate.coop)?;
		Self::ensure_not_dissolved(mandate.coop)?;
		let exclusion = record.notice;
		ensure!(exclusion.is_none_or(|notice| notice.reason == CoopExit::Excluded), Error::<T>::AlreadyLeaving);
		let own = Self::exit_at(Self::notice_of_leaving(mandate.opened_at))?;
		let effective_at = exclusion.map_or(own, |exclusion| exclusion.effective_at.min(own));
		record.notice = Some(CoopNotice { effective_at, reason: CoopExit::Own, resolution: mandate.resolution });
		Ok((record, exclusion, effective_at))
	}

	/// When a co-op leaves that gives or gets notice of so many days now. (practice no. 12)
	fn exit_at(days: u16) -> Result<Moment, Error<T>> {
		T::Clock::in_days(days.into()).ok_or(Error::<T>::Overflow)
	}

	/// Ends the membership of a co-op whose notice is over.
	pub(crate) fn end_notice(coop: CoopId) -> DispatchResult {
		let record = Self::present(coop)?;
		let notice = record.notice.ok_or(Error::<T>::NothingDue)?;
		Self::end_membership(coop, record, notice)
	}

	/// Ends the membership of a co-op with this notice, what binds it to others, and its rights among them.
	fn end_membership(coop: CoopId, mut record: CoopOf<T>, notice: CoopNotice) -> DispatchResult {
		for agreement in AgreementsOf::<T>::get(coop) {
			Self::part(agreement, coop)?;
		}
		record.standing = Standing::Left;
		record.suspension = None;
		record.notice = Some(notice);
		record.left_at = Some(T::Clock::civil());
		Coops::<T>::insert(coop, record);
		PresentCount::<T>::mutate(|present| *present = present.saturating_sub(1));
		T::OnCoopLeft::on_coop_left(coop);
		Self::deposit_event(Event::CoopDeparted { coop, reason: notice.reason });
		Ok(())
	}
}

impl<T: Config> Depart for Pallet<T> {
	fn depart(coop: CoopId, resolution: ResolutionId) -> DispatchResult {
		let record = match Self::present(coop) {
			Err(Error::<T>::CoopLeft) => return Ok(()),
			known => known?,
		};
		if let Some(pending) = record.notice {
			Self::unschedule(pending.effective_at, Due::Departure(coop));
		}
		let effective_at = T::Clock::deadline();
		Self::end_membership(coop, record, CoopNotice { effective_at, reason: CoopExit::Dissolved, resolution })
	}

	fn weight() -> Weight {
		Self::step_weight()
	}
}

/// Of how many co-ops the standing can be changed in a year, of so many that have not left.
pub(crate) fn changes_a_year(present: u32) -> u32 {
	present.checked_div(CHANGED_A_YEAR).unwrap_or_default().max(1)
}

/// How many co-ops can be admitted in a year to so many that have not left.
pub(crate) fn admissions_a_year(present: u32) -> u32 {
	present.checked_div(ADMITTED_A_YEAR).unwrap_or_default().max(ALWAYS_ADMITTED)
}
