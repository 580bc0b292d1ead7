//! Who produces blocks, and which seats rest because they do not.

use super::*;
use crate::plan::{third, Claim, Claims, Right};
use alloc::collections::{BTreeMap, BTreeSet};
use core::cmp::Reverse;

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

	/// Deadline time before which a seat that rests does not return.
	///
	/// Otherwise two dead machines whose seats are returned in turn would never let finality alone.
	fn rest_until(coop: CoopId) -> Moment {
		let is_unproved = |returned| LastAuthored::<T>::get(coop).is_none_or(|last: SessionIndex| last < returned);
		match Returns::<T>::get(coop).is_some_and(is_unproved) {
			true => T::Clock::in_days(WAIT_DAYS).unwrap_or(Moment::MAX),
			false => 0,
		}
	}

	/// Lets seats rest whose validators equivocated, and then those that were idle for too long: the longest idle first,
	/// then by the numbers of their co-ops.
	pub(crate) fn rest(index: SessionIndex, claims: &mut Claims<T::AccountId>, idle: &BTreeMap<CoopId, u32>) {
		Self::settle_held(claims);
		let charged: BTreeSet<CoopId> = claims
			.iter()
			.filter(|(coop, claim)| matches!(claim.right, Right::To(_)) && Self::unsettled(**coop).is_some())
			.map(|(coop, _)| *coop)
			.collect();
		// That a seat is not given takes nothing away from finality, so no limit applies.
		let is_vacant = |(coop, claim): &(&CoopId, &mut Claim<_>)| claim.seat.is_none() && charged.contains(coop);
		for (coop, claim) in claims.iter_mut().filter(is_vacant) {
			Self::begin_rest(index, *coop, claim, 0);
		}

		let entitled = claims.values().filter(|claim| matches!(claim.right, Right::To(_))).count();
		let resting = claims.values().filter(|claim| matches!(claim.right, Right::Rests)).count();
		let allowed = third(entitled.saturating_add(resting))
			.saturating_sub(resting)
			.min(entitled.saturating_sub(Floor::<T>::get() as usize));
		let mut due: Vec<_> = claims
			.iter()
			.filter(|(_, claim)| matches!(claim.right, Right::To(_)))
			.filter_map(|(coop, claim)| {
				let is_charged = charged.contains(coop);
				// Whose successor waits for the seat will have it soon.
				let idle = idle.get(coop).copied().filter(|idle| claim.keeps() && *idle >= T::RestAfter::get());
				// `false` comes first.
				(is_charged || idle.is_some()).then(|| (!is_charged, Reverse(idle.unwrap_or(0)), *coop))
			})
			.collect();
		due.sort();
		due.truncate(allowed);
		for (_, Reverse(idle), coop) in due {
			if let Some(claim) = claims.get_mut(&coop) {
				Self::begin_rest(index, coop, claim, idle);
			}
		}
	}

	/// Lets the seat of a co-op rest.
	fn begin_rest(index: SessionIndex, coop: CoopId, claim: &mut Claim<T::AccountId>, idle: u32) {
		claim.right = Right::Rests;
		Resting::<T>::insert(coop, Rest { since: index, until: Self::rest_until(coop) });
		if let Some(validator) = claim.seat.clone() {
			Self::deposit_event(Event::SeatRested { coop, validator, idle });
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
