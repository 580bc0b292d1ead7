//! An officer lays an office down.

use super::change::Change;
use crate::*;

impl<T: Config> Pallet<T> {
	/// The offices of the co-op without one of the caller's.
	pub(crate) fn may_resign(who: &T::AccountId, coop: CoopId, office: Office) -> Result<Change, Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let is_it = |term: &Term| (term.office, term.member) == (office, member);
		Self::without(coop, None, |term| is_it(term).then_some(EndReason::Resigned))
	}
}
