//! What always holds, as numbered in the documentation of the pallet.

use super::*;
use alloc::collections::BTreeSet;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let accounts: Vec<(CoopId, T::AccountId)> = Validators::<T>::iter()
			.chain(Successors::<T>::iter())
			.chain(Retiring::<T>::iter().flat_map(|(coop, list)| list.into_iter().map(move |account| (coop, account))))
			.collect();
		// As many entries as accounts, each with its own: so no account is counted twice.
		ensure!(
			accounts.iter().all(|(coop, account)| CoopOfValidator::<T>::get(account) == Some(*coop))
				&& accounts.len() == CoopOfValidator::<T>::iter_keys().count(),
			"1: an account belongs to two co-ops or cannot be found"
		);

		let seats: Vec<_> = Seated::<T>::get().into_iter().map(CoopOfValidator::<T>::get).collect();
		ensure!(
			seats.iter().all(Option::is_some) && seats.iter().zip(seats.iter().skip(1)).all(|(coop, next)| coop < next),
			"2: a seat is out of order, a second one or held by an account of no co-op"
		);

		let floor = Floor::<T>::get();
		ensure!(floor > 0 && seats.len() >= floor as usize, "3: there are fewer seats than the floor");
		ensure!(!SessionLength::<T>::get().is_zero(), "4: a session has no length");
		ensure!(
			Successors::<T>::iter_keys()
				.chain(Resting::<T>::iter_keys())
				.chain(Equivocations::<T>::iter_keys())
				.all(Validators::<T>::contains_key),
			"5: a co-op that has named nobody has a successor, rests or has equivocated"
		);

		let number = |coop: CoopId| accounts.iter().filter(|(other, _)| *other == coop).count();
		ensure!(
			accounts.iter().all(|(coop, _)| number(*coop) <= MAX_ACCOUNTS as usize),
			"6: a co-op has too many accounts"
		);
		ensure!(
			accounts.iter().all(|(_, account)| frame_system::Pallet::<T>::providers(account) > 0),
			"7: an account of a co-op has no provider reference"
		);
		ensure!(
			LastAuthored::<T>::iter_keys()
				.chain(Attendances::<T>::iter_keys())
				.chain(Returns::<T>::iter_keys())
				.all(|coop| number(coop) > 0),
			"8: the attendance of a co-op without accounts is known"
		);

		let distinct = |list: Vec<Vec<u8>>| list.iter().collect::<BTreeSet<_>>().len() == list.len();
		ensure!(
			Proposals::<T>::iter_values().all(|list| {
				distinct(list.iter().map(|proposal| proposal.by.encode()).collect())
					&& distinct(list.iter().map(|proposal| proposal.validator.encode()).collect())
			}) && NamingQuota::<T>::iter_values()
				.all(|list| distinct(list.iter().map(|quota| quota.by.encode()).collect())),
			"9: an officer has two proposals or quotas, or an account is proposed twice"
		);
		ensure!(
			KeysHeldUntil::<T>::iter_keys().all(CoopOfValidator::<T>::contains_key),
			"10: an account of no co-op waits to set other keys"
		);
		Ok(())
	}
}
