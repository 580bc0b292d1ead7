//! Who produces blocks, and which seats rest because they do not.

use super::*;
use crate::plan::{third, Claims, Right};
use alloc::collections::BTreeMap;

impl<T: Config> Pallet<T> {
	/// Counts the sessions of a seat anew, from a session on.
	pub(crate) fn begin_attendance(coop: CoopId, from: SessionIndex) {
		Attendances::<T>::insert(coop, Attendance { from, idle: 0 });
	}

	/// Counts the session that has ended when the session `index` is planned, and gives how many sessions in a row were
	/// idle.
	///
	/// Seats that were not held for all of it are left out.
	pub(crate) fn count_session(index: SessionIndex, seats: &BTreeMap<CoopId, T::AccountId>) -> BTreeMap<CoopId, u32> {
		// The session before the planned one has just begun.
		let Some(ended) = index.checked_sub(2) else {
			return BTreeMap::new();
		};
		let seats: Vec<_> = seats
			.keys()
			.map(|coop| (*coop, Attendances::<T>::get(coop)))
			.filter(|(_, attendance)| attendance.from <= ended)
			.map(|(coop, attendance)| {
				(coop, attendance, LastAuthored::<T>::get(coop).is_some_and(|last| last >= ended))
			})
			.collect();
		let authors = seats.iter().filter(|(_, _, authored)| *authored).count();
		// Otherwise the network is cut or the session shorter than a round, and it is nobody's fault.
		let counts = authors.saturating_mul(2) >= seats.len();
		let count = |(coop, before, authored): (CoopId, Attendance, bool)| {
			let idle = match authored {
				true => 0,
				false => before.idle.saturating_add(counts.into()),
			};
			if idle != before.idle {
				Attendances::<T>::insert(coop, Attendance { idle, ..before });
			}
			(coop, idle)
		};
		seats.into_iter().map(count).collect()
	}

	/// Lets seats rest that were idle for too long: the longest idle first, then by the numbers of their co-ops.
	pub(crate) fn rest(index: SessionIndex, claims: &mut Claims<T::AccountId>, idle: &BTreeMap<CoopId, u32>) {
		let entitled = claims.values().filter(|claim| matches!(claim.right, Right::To(_))).count();
		let resting = claims.values().filter(|claim| matches!(claim.right, Right::Rests)).count();
		let allowed = third(entitled.saturating_add(resting))
			.saturating_sub(resting)
			.min(entitled.saturating_sub(Floor::<T>::get() as usize));

		let mut due: Vec<_> = claims
			.iter()
			// Whose successor waits for the seat will have it soon.
			.filter(|(_, claim)| claim.keeps())
			.filter_map(|(coop, _)| idle.get(coop).map(|idle| (core::cmp::Reverse(*idle), *coop)))
			.filter(|(idle, _)| idle.0 >= T::RestAfter::get())
			.collect();
		due.sort();
		due.truncate(allowed);
		for (core::cmp::Reverse(idle), coop) in due {
			let Some(claim) = claims.get_mut(&coop) else { continue };
			claim.right = Right::Rests;
			Resting::<T>::insert(coop, index);
			if let Some(validator) = claim.seat.clone() {
				Self::deposit_event(Event::SeatRested { coop, validator, idle });
			}
		}
	}
}

impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
	fn note_author(author: T::AccountId) {
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			T::WeightInfo::note_author(),
			DispatchClass::Mandatory,
		);
		let Some(coop) = CoopOfValidator::<T>::get(author) else { return };
		let session = T::CurrentSession::get();
		if LastAuthored::<T>::get(coop) != Some(session) {
			LastAuthored::<T>::insert(coop, session);
		}
	}
}
