//! A co-op reports on what it was paid, and auditors of two other co-ops accept that.

use crate::*;
use rochdale_primitives::interest::Person;

/// A report that one more auditor accepts.
pub(crate) struct Reviewed<Hash> {
	pub by: Hand,
	award: Award<Hash>,
	is_last: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn may_report(
		coop: CoopId,
		who: &T::AccountId,
		no: AwardNo,
		document: T::Hash,
	) -> Result<(Hand, Award<T::Hash>), Error<T>> {
		let by = Self::officer(coop, who)?;
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let award = Self::award(no)?;
		ensure!(award.coop == coop, Error::<T>::OtherCoop);
		// What was accepted of an earlier part says nothing about this one.
		let waits = award.report.as_ref().is_some_and(|report| report.document == document);
		ensure!(!waits && !award.reported.contains(&document), Error::<T>::AlreadyReported);
		// What was released is paid first.
		ensure!(Self::must_report(&award)? && !Self::waits(&award), Error::<T>::NoReportDue);
		Ok((by, award))
	}

	/// Another report in the place of one that waits begins with no reviewer.
	pub(crate) fn do_report(no: AwardNo, document: T::Hash, (by, award): (Hand, Award<T::Hash>)) -> DispatchResult {
		let part = award.released;
		Self::count_free(by);
		let report = Some(Report { document, accepted_by: BoundedVec::new() });
		Awards::<T>::insert(no, Award { report, ..award });
		Self::deposit_event(Event::Reported { award: no, part, document });
		Ok(())
	}

	/// An award of which a report with this document waits.
	pub(crate) fn with_report(no: AwardNo, document: T::Hash) -> Result<Award<T::Hash>, Error<T>> {
		let award = Self::award(no)?;
		let waits = award.report.as_ref().is_some_and(|report| report.document == document);
		ensure!(waits, Error::<T>::NoSuchReport);
		Ok(award)
	}

	/// Whether a member is an auditor whose co-op has a vote.
	fn can_review(hand: &Hand) -> bool {
		T::Coops::holds(hand.coop, Office::Auditor, hand.member) && T::Coops::voice(hand.coop) == Some(Voice::Votes)
	}

	pub(crate) fn may_review(
		coop: CoopId,
		who: &T::AccountId,
		no: AwardNo,
		document: T::Hash,
	) -> Result<Reviewed<T::Hash>, Error<T>> {
		let by = Self::member(coop, who)?;
		ensure!(Self::can_review(&by), Error::<T>::NotReviewer);
		let mut award = Self::with_report(no, document)?;
		let is_own = coop == award.coop || T::Members::sits_or_will(award.coop, who).is_some();
		ensure!(!is_own, Error::<T>::NotReviewer);
		let report = award.report.as_mut().ok_or(Error::<T>::NoSuchReport)?;
		// The word of who could not review any more counts no more.
		report.accepted_by.retain(|other| Self::can_review(other) && !Self::also_sits_in(award.coop, other));
		for other in &report.accepted_by {
			ensure!(other.coop != coop, Error::<T>::AlreadyReviewed);
			ensure!(!Person::Seat(*other).is::<T::Members>(by, who), Error::<T>::SamePerson);
		}
		report.accepted_by.try_push(by).map_err(|_| Error::<T>::AlreadyReviewed)?;
		let is_last = report.accepted_by.is_full();
		Ok(Reviewed { by, award, is_last })
	}

	pub(crate) fn do_review(no: AwardNo, Reviewed { by, award, is_last }: Reviewed<T::Hash>) -> DispatchResult {
		Self::count_free(by);
		Self::deposit_event(Event::Reviewed { award: no, part: award.released, by });
		if is_last {
			return Self::do_accept(no, award);
		}
		Awards::<T>::insert(no, award);
		Ok(())
	}

	/// The report is accepted: the next part is released, or nothing more is to be reported.
	pub(crate) fn do_accept(no: AwardNo, mut award: Award<T::Hash>) -> DispatchResult {
		if let Some(report) = award.report.take() {
			award.reported.try_push(report.document).map_err(|_| Error::<T>::Overflow)?;
		}
		award.report_due = None;
		award.accepted = award.released;
		let has_more = usize::from(award.released) < award.tranches.len();
		if has_more && award.stage == Stage::Active {
			return Self::release(no, award);
		}
		Self::conclude(no, award)
	}

	/// It is as if nothing had been reported.
	pub(crate) fn do_send_back(no: AwardNo, document: T::Hash, award: Award<T::Hash>) {
		Awards::<T>::insert(no, Award { report: None, ..award });
		Self::deposit_event(Event::ReportSentBack { award: no, document });
	}
}
