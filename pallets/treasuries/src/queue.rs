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

	/// What one entry of the queue can weigh at most.
	pub(crate) fn step_weight() -> Weight {
		<T as Config>::WeightInfo::advance().saturating_add(T::Settlement::pay_weight())
	}

	/// Carries out what is due, as far as the meter and [`MAX_STEPS_PER_BLOCK`] allow.
	pub(crate) fn run_queue(meter: &mut WeightMeter) {
		// The head of the queue and the time.
		let looking = T::DbWeight::get().reads(2);
		for _ in 0..MAX_STEPS_PER_BLOCK {
			if !meter.can_consume(Self::step_weight()) || meter.try_consume(looking).is_err() {
				return;
			}
			let Some((at, due)) = Deadlines::<T>::iter_keys().next() else {
				return;
			};
			let at = Moment::from_be_bytes(at);
			// What was looked at is part of the step.
			let rest = Self::step_weight().saturating_sub(looking);
			if !T::Clock::has_passed(at) || meter.try_consume(rest).is_err() {
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

	/// Carries out one thing whose time has come and whose entry in the queue is gone.
	pub(crate) fn step(due: Due) -> DispatchResult {
		match due {
			Due::Delay(id, number) => Self::attempt(id, number),
			Due::Expiry(id, number) => {
				Self::close(id, number, Closed::Expired);
				Self::deposit_event(Event::RequestExpired { treasury: id, payment: number });
			}
		}
		Ok(())
	}
}
