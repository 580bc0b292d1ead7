//! What happens without anybody's call: one queue of deadlines, and what each of them brings.

use super::*;
use frame_support::storage::with_storage_layer;

impl<T: Config> Pallet<T> {
	/// The deadline that lies so many days ahead.
	pub(crate) fn after(days: impl Into<u32>) -> Result<Moment, Error<T>> {
		T::Clock::in_days(days.into()).ok_or(Error::<T>::Overflow)
	}

	pub(crate) fn schedule(at: Moment, coop: CoopId, due: Due) {
		Deadlines::<T>::insert((at.to_be_bytes(), coop, due), ());
	}

	pub(crate) fn unschedule(at: Moment, coop: CoopId, due: Due) {
		Deadlines::<T>::remove((at.to_be_bytes(), coop, due));
	}

	/// The deadline of something that waits in the queue, `None` if it does not.
	pub(crate) fn deadline_of(coop: CoopId, due: Due) -> Option<Moment> {
		match due {
			Due::Application(no) => Some(Applications::<T>::get(coop, no)?.stage.ends_at()),
			Due::Seasoning(member) => Members::<T>::get(coop, member)?.seasons_at,
			Due::Probation(member) => match Members::<T>::get(coop, member)?.state {
				MemberState::Probation { until } => Some(until),
				_ => None,
			},
			Due::Exit(member) => Some(Members::<T>::get(coop, member)?.notice?.effective_at),
			Due::Case(member) => Some(Cases::<T>::get(coop, member)?.stage.ends_at()),
			Due::Suspension(member) => match Members::<T>::get(coop, member)?.suspension?.remedy {
				Remedy::Appealed { decide_by, .. } => Some(decide_by),
				_ => None,
			},
			Due::Death(member) => Some(Deaths::<T>::get(coop, member)?.effective_at),
			Due::Move(member) => Some(Moves::<T>::get(coop, member)?.effective_at),
			Due::Approval(key) => Some(Approvals::<T>::get(coop, key)?.lapses_at),
		}
	}

	/// The deadline of something that waits in the queue and whose time has come.
	pub(crate) fn may_advance(coop: CoopId, due: Due) -> Result<Moment, Error<T>> {
		let at = Self::deadline_of(coop, due).ok_or(Error::<T>::NothingPending)?;
		ensure!(T::Clock::has_passed(at), Error::<T>::NotDue);
		Ok(at)
	}

	/// What one entry of the queue can weigh at most.
	pub(crate) fn step_weight() -> Weight {
		T::WeightInfo::advance().saturating_add(T::OnSeatEnded::weight())
	}

	/// Carries out what is due, as far as the meter and [`MAX_STEPS_PER_BLOCK`] allow.
	pub(crate) fn run_queue(meter: &mut WeightMeter) {
		for _ in 0..MAX_STEPS_PER_BLOCK {
			if meter.try_consume(Self::step_weight()).is_err() {
				return;
			}
			let Some((at, coop, due)) = Deadlines::<T>::iter_keys().next() else {
				return;
			};
			let at = Moment::from_be_bytes(at);
			if !T::Clock::has_passed(at) {
				return;
			}
			Self::unschedule(at, coop, due);
			if with_storage_layer(|| Self::step(coop, due)).is_err() {
				defensive!("what is due can be carried out");
			}
		}
	}

	/// Carries out one thing whose time has come and whose entry in the queue is gone.
	pub(crate) fn step(coop: CoopId, due: Due) -> DispatchResult {
		match due {
			Due::Application(application) => Self::end_stage(coop, application)?,
			Due::Seasoning(member) => {
				let mut entry = Self::seated(coop, member)?;
				entry.seasons_at = None;
				let suspended = entry.suspension.is_some();
				Self::put(coop, member, entry)?;
				if !suspended {
					Self::deposit_event(Event::VoteGained { coop, member });
				}
			}
			Due::Probation(member) => {
				let mut entry = Self::seated(coop, member)?;
				entry.state = MemberState::Active;
				Self::put(coop, member, entry)?;
				Self::deposit_event(Event::ProbationPassed { coop, member });
			}
			Due::Exit(member) => {
				let entry = Self::seated(coop, member)?;
				let exit = entry.notice.ok_or(Error::<T>::NothingPending)?.exit;
				Self::end_seat(coop, member, entry, Ending::Left(exit))?;
			}
			Due::Case(member) => Self::end_case_stage(coop, member)?,
			Due::Suspension(member) => {
				let mut entry = Self::seated(coop, member)?;
				entry.suspension = None;
				Self::put(coop, member, entry)?;
				Self::deposit_event(Event::AppealUpheld { coop, member });
			}
			Due::Death(member) => {
				let entry = Self::seated(coop, member)?;
				Self::end_seat(coop, member, entry, Ending::Deceased)?;
			}
			Due::Move(member) => {
				let pending = Moves::<T>::get(coop, member).ok_or(Error::<T>::NothingPending)?;
				let entry = Self::seated(coop, member)?;
				Self::carry_out_move(coop, member, entry, pending.new_account)?;
			}
			Due::Approval(key) => {
				let stored = Approvals::<T>::get(coop, key).ok_or(Error::<T>::NothingPending)?;
				Self::forget_approval(coop, key, &stored);
				Self::deposit_event(Event::ApprovalLapsed { coop, by: stored.by, action: stored.action });
			}
		}
		Ok(())
	}
}
