//! The members fix by what use is measured in a year.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Whether these bases are named in their order, each once, and their weights are the whole.
	pub(crate) fn ensure_weighted(bases: &Weighted, document: T::Hash) -> Result<(), Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(!bases.is_empty(), Error::<T>::NoBases);
		let in_order = bases.windows(2).all(|pair| matches!(pair, [one, next] if one.0 < next.0));
		ensure!(in_order, Error::<T>::BaseTwice);
		let all = bases.iter().try_fold(0u16, |sum, (_, weight)| sum.checked_add(*weight));
		let is_whole = all == Some(limits::WHOLE_BPS) && bases.iter().all(|(_, weight)| *weight > 0);
		ensure!(is_whole, Error::<T>::WeightsDoNotAddUp);
		Ok(())
	}

	/// Whether the members can fix these bases for the business year that begins on that day.
	pub(crate) fn may_fix_bases(coop: CoopId, year: Day, bases: &Weighted, document: T::Hash) -> Result<(), Error<T>> {
		Self::ensure_weighted(bases, document)?;
		Self::ensure_goes_on(coop)?;
		if year <= Self::today()? {
			// Whoever knows how much was used, and by whom, must not choose what counts.
			ensure!(!Books::<T>::contains_key(coop), Error::<T>::YearHasBegun);
			ensure!(!Bases::<T>::contains_key(coop, year), Error::<T>::BasesFixed);
			let (_, until) = T::Years::year_of(coop, year).ok_or(Error::<T>::NotBusinessYear)?;
			let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoBooks)?;
			let last_day = until.saturating_add(bylaws.accounts_deadline_days.into());
			ensure!(Self::today()? < last_day, Error::<T>::BasesTooLate);
			return Ok(());
		}
		ensure!(Self::begins_on(coop, year), Error::<T>::NotBusinessYear);
		Ok(())
	}

	/// Whether a business year of the co-op begins on that day.
	pub(crate) fn begins_on(coop: CoopId, day: Day) -> bool {
		T::Years::year_of(coop, day).is_some_and(|(first, _)| first == day)
	}
}
