//! What happens without anybody's call: one queue of deadlines, and what each of them brings.

use super::*;
use frame_support::storage::with_storage_layer;

impl<T: Config> Pallet<T> {
	pub(crate) fn schedule(at: Moment, due: Due) {
		Deadlines::<T>::insert(at.to_be_bytes(), due, ());
	}

	pub(crate) fn unschedule(at: Moment, due: Due) {
		Deadlines::<T>::remove(at.to_be_bytes(), due);
	}

	/// Carries out what is due, as far as the meter and [`MAX_STEPS_PER_BLOCK`] allow.
	pub(crate) fn run_queue(meter: &mut WeightMeter) {
		// The head of the queue and the time.
		let looking = T::DbWeight::get().reads(2);
		let step = <T as Config>::WeightInfo::advance();
		for _ in 0..MAX_STEPS_PER_BLOCK {
			if !meter.can_consume(step) || meter.try_consume(looking).is_err() {
				return;
			}
			let Some((at, due)) = Deadlines::<T>::iter_keys().next() else {
				return;
			};
			let at = Moment::from_be_bytes(at);
			// What was looked at is part of the step.
			if !T::Clock::has_passed(at) || meter.try_consume(step.saturating_sub(looking)).is_err() {
				return;
			}
			Self::unschedule(at, due);
			if with_storage_layer(|| Self::step(due)).is_err() {
				defensive!("what is due can be carried out");
			}
		}
	}

	/// Whether this waits in the queue, and its time has come.
	pub(crate) fn may_advance(at: Moment, due: Due) -> Result<(), Error<T>> {
		ensure!(Deadlines::<T>::contains_key(at.to_be_bytes(), due), Error::<T>::NothingDue);
		ensure!(T::Clock::has_passed(at), Error::<T>::NotDue);
		Ok(())
	}

	/// Carries out one thing whose time has come.
	pub(crate) fn step(due: Due) -> DispatchResult {
		let Due::Deposit(number) = due;
		let deposit = Deposits::<T>::get(number).ok_or(Error::<T>::NothingDue)?;
		let custodian = Self::without_one(&deposit)?;
		Self::end_deposit(number, &deposit, custodian, DepositEnd::Lapsed);
		Ok(())
	}
}
