//! The federation attests published rates, by which returns and interest are measured.

use crate::*;
use rochdale_primitives::calendar::{new_year, year_of};
use rules::late::YearRate;

impl<T: Config> Pallet<T> {
	/// Whether the federation can say what a rate was in a calendar year that has begun. It corrects itself until the rate is used.
	pub(crate) fn may_attest_reference(
		index: ReferenceRate,
		year: i32,
		bps: u16,
		document: T::Hash,
	) -> Result<ReferenceOf<T>, Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(bps <= limits::MAX_REFERENCE_BPS, Error::<T>::RateTooHigh);
		let has_begun = new_year(year).is_some_and(|first| Self::today().is_ok_and(|today| first <= today));
		ensure!(has_begun, Error::<T>::YearNotBegun);
		let before = References::<T>::get(index, year);
		ensure!(!before.is_some_and(|before| before.is_used), Error::<T>::ReferenceUsed);
		Ok(Reference { bps, document, is_used: false })
	}

	/// The rate by which the return of a class for a business year is measured, and how far it can be above it: that of the
	/// calendar year in which the business year began. `None` where the terms name no rate.
	pub(crate) fn reference_of(terms: &ClassTerms, year: Day) -> Result<Option<(u16, u16)>, Error<T>> {
		let Some((index, spread)) = terms.above else {
			return Ok(None);
		};
		let calendar = year_of(year).ok_or(Error::<T>::Overflow)?;
		let Reference { bps, .. } = References::<T>::get(index, calendar).ok_or(Error::<T>::NoReference)?;
		Ok(Some((bps, spread)))
	}

	/// Notes that something was measured by a rate. It never changes after that.
	pub(crate) fn use_reference(index: ReferenceRate, year: i32) -> Option<u16> {
		let reference = References::<T>::get(index, year)?;
		if !reference.is_used {
			References::<T>::insert(index, year, Reference { is_used: true, ..reference });
		}
		Some(reference.bps)
	}

	/// Legal interest in each calendar year from one day to another one, the last years only. Nothing where nobody has attested it.
	pub(crate) fn interest_rates(from: Day, to: Day) -> Vec<YearRate> {
		let last = year_of(to).unwrap_or_default();
		let first =
			year_of(from).unwrap_or(last).max(last.saturating_sub(limits::INTEREST_YEARS.into()).saturating_add(1));
		let rate = |year: i32| {
			let (first, next) = (new_year(year)?, new_year(year.checked_add(1)?)?);
			// On the first day of a year nothing of it is over.
			let bps = Self::use_reference(ReferenceRate::LegalInterest, year).filter(|_| first < to)?;
			Some(YearRate { first, next, bps })
		};
		(first..=last).filter_map(rate).collect()
	}
}
