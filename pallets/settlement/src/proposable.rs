//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::Proposable;

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, _: Option<CoopId>) -> DispatchResult {
		// The account of a co-op pays in by a resolution. Its treasury may be opened by then.
		if let Self::contribute { book, amount, reason, .. } = self {
			let may_be_in_units = Books::<T>::get(book).is_none_or(|record| record.mode == Mode::Units);
			ensure!(may_be_in_units, Error::<T>::ByBankOnly);
			ensure!(*amount > 0, Error::<T>::NothingToEnter);
			ensure!(*amount <= T::Currency::total_issuance(), Error::<T>::NotEnough);
			ensure!(*reason != T::Hash::default(), Error::<T>::NoReason);
		}
		Ok(())
	}
}
