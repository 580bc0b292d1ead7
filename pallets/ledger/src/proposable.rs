//! Which calls could take effect, told when they are proposed.

use crate::{rules::limits, *};
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, _: Option<CoopId>) -> DispatchResult {
		// The account of a co-op or of the federation pays in by a resolution, and sits nowhere as a member.
		if let Self::contribute { ledger, account, amount, voucher, as_member_of } = self {
			ensure!(as_member_of.is_none(), Error::<T>::NotMember);
			ensure!(limits::is_amount(*amount), Error::<T>::WrongAmount);
			ensure!(*amount <= T::Currency::total_issuance(), Error::<T>::NotEnough);
			ensure!(*voucher != T::Hash::default(), Error::<T>::NoDocument);
			// The ledger may be opened by then.
			if let Some(record) = Ledgers::<T>::get(ledger) {
				let may_be_in_units = match Accounts::<T>::get(ledger, account) {
					Some(known) => matches!(known.terms.cash, Cash::Units { .. }),
					None => may_come(*account, record.last_account),
				};
				ensure!(may_be_in_units, Error::<T>::NotInUnits);
			}
		}
		Ok(())
	}
}
