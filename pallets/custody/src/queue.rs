//! What happens without anybody's call.

use super::*;

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = DepositNo;
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		<T as Config>::WeightInfo::advance()
	}

	fn step(number: DepositNo) -> DispatchResult {
		let deposit = Deposits::<T>::get(number).ok_or(Error::<T>::NothingDue)?;
		if deposit.confirmed.is_none() {
			let custodian = Self::without(&deposit)?;
			Self::end_deposit(number, &deposit, custodian, DepositEnd::Lapsed);
			return Ok(());
		}
		let (custodian, mut last) = (deposit.custodian, IssueCount::<T>::get());
		let mut record = Self::custodian_of(custodian)?;
		let issuing = Self::issuing(number, deposit, &mut last, &mut record)?;
		Self::issue(issuing, &mut record)?;
		Self::put(custodian, record);
		Ok(())
	}
}
