//! What happens without anybody's call: one queue of deadlines, and what each of them brings.

use super::*;

impl<T: Config> Pallet<T> {
	/// The deadline that lies so many days ahead.
	pub(crate) fn after(days: impl Into<u32>) -> Result<Moment, Error<T>> {
		T::Clock::in_days(days.into()).ok_or(Error::<T>::Overflow)
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
	pub(crate) fn may_advance_due(coop: CoopId, due: Due) -> Result<Moment, Error<T>> {
		let at = Self::deadline_of(coop, due).ok_or(Error::<T>::NothingPending)?;
		Self::may_advance(at, (coop, due), Error::<T>::NothingPending, Error::<T>::NotDue)?;
		Ok(at)
	}
}

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = (CoopId, Due);
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		Self::admitting_weight(T::WeightInfo::advance()).saturating_add(T::OnSeatEnded::weight())
	}

	fn step((coop, due): (CoopId, Due)) -> DispatchResult {
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
				let by = stored.entered.by.member;
				Self::deposit_event(Event::ApprovalLapsed { coop, by, action: stored.content });
			}
		}
		Ok(())
	}
}
