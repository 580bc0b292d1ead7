//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::Proposable;

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, coop: Option<CoopId>) -> DispatchResult {
		let goes_on = || coop.map_or(Ok(()), Pallet::<T>::ensure_goes_on);
		match self {
			Self::fix_bases { bases, document, .. } => {
				goes_on()?;
				Pallet::<T>::ensure_weighted(bases, *document)?;
			}
			Self::close_year { accounts, choices } => {
				goes_on()?;
				Pallet::<T>::ensure_chosen(choices)?;
				Pallet::<T>::ensure_year(accounts)?;
				if let Some(coop) = coop {
					// Members vote on accounts that an auditor has confirmed.
					Pallet::<T>::confirmed_by(coop, Pallet::<T>::content_of(coop, accounts))?;
					ensure!(!Years::<T>::contains_key(coop, accounts.from), Error::<T>::YearClosed);
				}
			}
			Self::charge_loss { commitment } => {
				goes_on()?;
				Pallet::<T>::ensure_chargeable(commitment)?;
			}
			Self::write_off_debt { amount, document, .. } => {
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				ensure!(*amount > 0, Error::<T>::NothingDue);
			}
			Self::use_education { coop: of, amount, document } => {
				ensure!(coop.is_none_or(|coop| coop == *of), Error::<T>::OtherCoop);
				goes_on()?;
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				ensure!(*amount > 0, Error::<T>::NothingDue);
				Pallet::<T>::ensure_unused(*of, *document)?;
			}
			Self::agree_patronage { year, commitment } => {
				ensure!(commitment.document != T::Hash::default(), Error::<T>::NoDocument);
				if let Some(coop) = coop {
					Pallet::<T>::ensure_agreeable(coop, *year, commitment)?;
				}
			}
			Self::replace_patronage { year, commitment } => {
				ensure!(commitment.document != T::Hash::default(), Error::<T>::NoDocument);
				if let Some(coop) = coop {
					Pallet::<T>::may_replace_patronage(coop, *year, commitment)?;
				}
			}
			Self::revolve { coop: of, year } => {
				ensure!(coop.is_none_or(|coop| coop == *of), Error::<T>::OtherCoop);
				goes_on()?;
				if let Some(coop) = coop {
					ensure!(Pallet::<T>::book(coop)?.keeps(*year), Error::<T>::NothingDue);
				}
			}
			_ => {}
		}
		Ok(())
	}
}
