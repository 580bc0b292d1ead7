//! Hands report on what was planned and what was paid.

use crate::*;

impl<T: Config> Pallet<T> {
	/// The treasury with one more report, and the report. (practice no. 108)
	pub(crate) fn may_report(
		id: TreasuryId,
		coop: CoopId,
		who: &T::AccountId,
		document: T::Hash,
	) -> Result<Reported<T>, Error<T>> {
		let mut treasury = Self::existing(id)?;
		let by = Self::ensure_hand(&treasury, coop, who)?;
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let from = Reports::<T>::get(id, treasury.reports).map_or(treasury.opened_at, |report| report.at);
		treasury.reports = treasury.reports.checked_add(1).ok_or(Error::<T>::Overflow)?;
		treasury.report_due_at = Self::after(OUTTURN_DAYS)?;
		let available = Self::available(&treasury);
		Ok((treasury, Report { at: T::Clock::civil(), from, document, by, available }))
	}
}
