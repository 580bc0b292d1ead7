//! What is overdue is given up without anybody's call.

use crate::*;
use rochdale_primitives::queue::DueQueue;

impl<T: Config> Pallet<T> {
	/// The books without what waited of a pending entry whose deadline has passed.
	pub(crate) fn may_expire(ledger: LedgerId, no: PendingNo) -> Result<Sheet<T>, Error<T>> {
		let mut sheet = Sheet::<T>::open(ledger)?;
		let deadline = sheet.pending(no)?.deadline.ok_or(Error::<T>::NotDue)?;
		ensure!(T::Clock::has_passed(deadline), Error::<T>::NotDue);
		Self::end(&mut sheet, no, None, Some(Became::Expired))?;
		sheet.balanced()
	}

	/// Gives up what is overdue.
	pub(crate) fn do_expire(ledger: LedgerId, no: PendingNo, sheet: Sheet<T>) {
		sheet.write();
		Self::deposit_event(Event::Expired { ledger, pending: no });
	}
}

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = (LedgerId, PendingNo);
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		<T as Config>::WeightInfo::expire(MAX_ITEMS).saturating_add(T::Heard::weight(MAX_ITEMS))
	}

	fn step((ledger, no): Self::Due) -> DispatchResult {
		let sheet = Self::may_expire(ledger, no)?;
		Self::do_expire(ledger, no, sheet);
		Ok(())
	}
}
