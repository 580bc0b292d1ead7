//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, decides: Option<CoopId>) -> DispatchResult {
		match self {
			Self::approve_custodian { coop, title, document, .. } => {
				let may_be_in = match T::Coops::standing(*coop) {
					Some(standing) => standing != Standing::Left,
					None => may_come(*coop, T::Coops::count()),
				};
				ensure!(may_be_in, Error::<T>::CoopNotMember);
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
			Self::decide_redemption { redemption, .. } => {
				may_be_open::<T>(*redemption)?;
			}
			// The account of a co-op asks by a resolution, and says by another what came of it.
			Self::acknowledge_payout { redemption } | Self::take_back { redemption } => {
				ensure_may_be_own::<T>(*redemption, decides)?;
			}
			Self::dispute { redemption, reason } => {
				ensure_may_be_own::<T>(*redemption, decides)?;
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

/// The redemption, which is open, `None` where its number may be given out by then. What is settled is never open again.
fn may_be_open<T: Config>(redemption: RedemptionNo) -> Result<Option<RedemptionOf<T>>, Error<T>> {
	let open = Redemptions::<T>::get(redemption);
	let may_be = open.is_some() || may_come(redemption, RedemptionCount::<T>::get());
	ensure!(may_be, Error::<T>::NoSuchRedemption);
	Ok(open)
}

/// Whether the redemption may be open by then and that of the account that acts, which is known where one co-op decides.
fn ensure_may_be_own<T: Config>(redemption: RedemptionNo, decides: Option<CoopId>) -> Result<(), Error<T>> {
	if let (Some(open), Some(coop)) = (may_be_open::<T>(redemption)?, decides) {
		ensure!(T::Coops::account(coop) == Some(open.holder), Error::<T>::NotHolder);
	}
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
