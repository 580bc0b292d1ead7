//! Dues: so much for each member and each week, assessed for a calendar year, and waived where a co-op cannot pay. (no. 90)

use crate::*;
use rochdale_primitives::calendar::year_of;

/// Weeks of a year.
const WEEKS: Balance = 52;

impl<T: Config> Pallet<T> {
	/// The calendar year of today.
	pub(crate) fn year() -> Result<i32, Error<T>> {
		year_of(Self::today()?).ok_or(Error::<T>::Overflow)
	}

	/// Whether a co-op owes nothing of last year's dues for which it has had its time.
	pub(crate) fn ensure_dues_paid(coop: CoopId) -> Result<(), Error<T>> {
		let last = Self::year()?.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		let owes = |dues: Dues| !dues.waived && dues.paid < dues.owed && T::Clock::has_passed(dues.late_from);
		let owes = DuesOf::<T>::get(coop, last).is_some_and(owes);
		ensure!(!owes, Error::<T>::DuesUnpaid);
		Ok(())
	}

	pub(crate) fn may_assess(coop: CoopId) -> Result<(i32, Dues), Error<T>> {
		ensure!(T::Coops::voice(coop) == Some(Voice::Votes), Error::<T>::NotInGoodStanding);
		let year = Self::year()?;
		ensure!(!DuesOf::<T>::contains_key(coop, year), Error::<T>::AlreadyAssessed);
		let members = Balance::from(T::Electors::electorate(coop).electors);
		// A co-op that sleeps for some days would owe nothing for the whole year.
		ensure!(members > 0, Error::<T>::CoopAsleep);
		let dues_per_week = FundTerms::<T>::get().dues_per_week;
		ensure!(dues_per_week > 0, Error::<T>::NoSuchDues);
		let a_member = dues_per_week.checked_mul(WEEKS);
		let owed = a_member.and_then(|dues| dues.checked_mul(members)).ok_or(Error::<T>::Overflow)?;
		// The rest no bank could pay, and a co-op without units would owe it for ever.
		let owed = Self::in_whole_units(owed)?;
		ensure!(owed > 0, Error::<T>::NoSuchDues);
		let late_from = Self::in_days(limits::DUES_DAYS)?;
		Ok((year, Dues { owed, late_from, ..Dues::default() }))
	}

	pub(crate) fn do_assess(coop: CoopId, year: i32, dues: Dues) {
		let owed = dues.owed;
		DuesOf::<T>::insert(coop, year, dues);
		Self::deposit_event(Event::DuesAssessed { coop, year, owed });
	}

	pub(crate) fn may_waive(coop: CoopId, year: i32) -> Result<Dues, Error<T>> {
		let dues = DuesOf::<T>::get(coop, year).filter(|dues| !dues.waived && dues.paid < dues.owed);
		dues.ok_or(Error::<T>::NoSuchDues)
	}

	pub(crate) fn do_waive(coop: CoopId, year: i32, dues: Dues) {
		DuesOf::<T>::insert(coop, year, Dues { waived: true, ..dues });
		Self::deposit_event(Event::DuesWaived { coop, year });
	}
}
