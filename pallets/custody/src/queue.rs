//! What happens without anybody's call.

use super::*;

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = Due;
	type Entries = Deadlines<T>;

	fn step_weight() -> Weight {
		<T as Config>::WeightInfo::advance()
	}

	fn look_weight() -> Weight {
		T::DbWeight::get().reads(2)
	}

	fn step(due: Due) -> DispatchResult {
		let Due::Deposit(number) = due;
		let deposit = Deposits::<T>::get(number).ok_or(Error::<T>::NothingDue)?;
		let custodian = Self::without_one(&deposit)?;
		Self::end_deposit(number, &deposit, custodian, DepositEnd::Lapsed);
		Ok(())
	}
}
