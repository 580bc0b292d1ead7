//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, _: Option<CoopId>) -> DispatchResult {
		match self {
			Self::approve_custodian { coop, title, document, .. } => {
				let may_be_in = match T::Coops::standing(*coop) {
					Some(standing) => standing != Standing::Left,
					None => may_come(*coop, T::Coops::count()),
				};
				ensure!(may_be_in, Error::<T>::CoopNotMember);
				ensure!(!T::Dissolutions::is_dissolved(*coop), Error::<T>::CoopDissolved);
				Pallet::<T>::title(title)?;
				Pallet::<T>::ensure_document(*document)?;
			}
			Self::set_ceilings { custodian, .. } | Self::remove_custodian { custodian } => {
				ensure_may_be_active::<T>(*custodian)?;
			}
			Self::set_pause { custodian, days } => {
				ensure_may_be_active::<T>(*custodian)?;
				ensure!(u32::from(*days) <= T::MaxPauseDays::get(), Error::<T>::PauseTooLong);
			}
			// An account asks by a resolution, and says by another what came of it. Whose it is [`Call::check_acting`] asks.
			Self::decide_redemption { redemption, .. }
			| Self::acknowledge_payout { redemption }
			| Self::take_back { redemption } => {
				ensure_may_be_open::<T>(*redemption)?;
			}
			Self::dispute { redemption, reason } => {
				ensure_may_be_open::<T>(*redemption)?;
				Pallet::<T>::ensure_document(*reason)?;
			}
			Self::request_redemption { custodian, amount, payout } => {
				let may_redeem = Custodians::<T>::contains_key(custodian) || is_next::<T>(*custodian);
				ensure!(may_redeem, Error::<T>::NoSuchCustodian);
				Pallet::<T>::ensure_document(*payout)?;
				ensure!(*amount >= T::Currency::minimum_balance(), Error::<T>::BelowMinimum);
				ensure!(*amount <= T::Currency::total_issuance(), Error::<T>::NotEnoughUnits);
			}
			_ => {}
		}
		Ok(())
	}
}

impl<T: Config> Call<T> {
	/// Whether the call could take effect where a resolution has this account make it, as far as that depends on the account.
	///
	/// Fails with [`Error::NotHolder`] for what is said of a redemption that another account has requested.
	pub fn check_acting(&self, who: &T::AccountId) -> DispatchResult {
		if let Self::acknowledge_payout { redemption }
		| Self::take_back { redemption }
		| Self::dispute { redemption, .. } = self
		{
			let is_own = Redemptions::<T>::get(redemption).is_none_or(|open| open.holder == *who);
			ensure!(is_own, Error::<T>::NotHolder);
		}
		Ok(())
	}
}

/// Whether the redemption is open, or its number may be given out by then. What is settled is never open again.
fn ensure_may_be_open<T: Config>(redemption: RedemptionNo) -> Result<(), Error<T>> {
	let is_open = Redemptions::<T>::contains_key(redemption);
	ensure!(is_open || may_come(redemption, RedemptionCount::<T>::get()), Error::<T>::NoSuchRedemption);
	Ok(())
}

/// Whether the number may be given to a custodian by then.
fn is_next<T: Config>(custodian: CustodianId) -> bool {
	may_come(custodian, CustodianCount::<T>::get())
}

/// Whether the custodian was not removed, or may be approved by then.
fn ensure_may_be_active<T: Config>(custodian: CustodianId) -> Result<(), Error<T>> {
	if is_next::<T>(custodian) {
		return Ok(());
	}
	Pallet::<T>::active(custodian).map(|_| ())
}
