//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, coop: Option<CoopId>) -> DispatchResult {
		let own = |of: CoopId| {
			ensure!(coop.is_none_or(|coop| coop == of), Error::<T>::OtherCoop);
			Ok::<_, Error<T>>(())
		};
		// Rounds and awards that come meanwhile have the next numbers. Of what the federation decides it must be known when the
		// vote opens whom it benefits or judges, so that there its award is there already.
		let known = |award: AwardNo| {
			let is_known = Awards::<T>::contains_key(award) || may_come(award, LastAward::<T>::get());
			ensure!(is_known, Error::<T>::NoSuchAward);
			Ok::<_, Error<T>>(())
		};
		match self {
			Self::set_terms { terms, document } => Pallet::<T>::check_terms(terms, *document)?,
			Self::hold_rounds { plan, first_in_days } => Pallet::<T>::check_plan(plan, *first_in_days)?,
			Self::apply { coop: of, round, asks } => {
				own(*of)?;
				Pallet::<T>::check_application(asks)?;
				let is_known = Rounds::<T>::contains_key(round) || may_come(*round, LastRound::<T>::get());
				ensure!(is_known, Error::<T>::NoSuchRound);
			}
			Self::withdraw { coop: of, .. } | Self::agree_exclusion { coop: of, .. } => own(*of)?,
			Self::give_up { coop: of, award } => {
				own(*of)?;
				known(*award)?;
			}
			Self::repay { coop: of, debt, amount } => {
				own(*of)?;
				ensure!(*amount > 0, Error::<T>::MoreThanOwed);
				if let Debt::Award(award) = debt {
					known(*award)?;
				}
			}
			Self::cancel { award, .. } => _ = Pallet::<T>::award(*award)?,
			Self::call_guarantee { award, amount } | Self::write_off { award, amount } => {
				ensure!(*amount > 0, Error::<T>::MoreThanOwed);
				Pallet::<T>::award(*award)?;
			}
			Self::allow_return { amount, document } => Pallet::<T>::check_return(*amount, *document)?,
			Self::open_bank {} => Pallet::<T>::may_open_bank()?,
			Self::decide_report { award, document, .. } => {
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				Pallet::<T>::award(*award)?;
			}
			Self::elect_committee { members, days } => Pallet::<T>::check_election(members, *days)?,
			_ => {}
		}
		Ok(())
	}
}
