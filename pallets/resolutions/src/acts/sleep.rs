//! A co-op that stays away from the votes of the federation sleeps, and is awake again once it takes part.
//!
//! Who has no voters any more would otherwise stop for good what two thirds of all co-ops must want. (practice §4.1)

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::defensive_assert;
use rochdale_primitives::Voice;

/// What it weighs to ask of all co-ops whether they are awake.
pub(crate) fn asking_all_awake<T: Config>() -> Weight {
	T::DbWeight::get().reads(T::Coops::count().saturating_add(1).into())
}

impl<T: Config> Pallet<T> {
	/// The co-ops that count in the federation only if they take part.
	pub(crate) fn asleep() -> BTreeSet<CoopId> {
		let absences = Absences::<T>::get().into_iter();
		absences.filter(|(_, absence)| absence.is_sleep::<T::Clock>()).map(|(coop, _)| coop).collect()
	}

	/// How many other co-ops with a vote in the federation are awake, `None` for one that has no vote itself.
	pub(crate) fn others_awake(coop: CoopId) -> Option<u32> {
		let asleep = Self::asleep();
		let with_vote: Vec<_> = T::Coops::federation()
			.into_iter()
			.filter(|(_, voice)| *voice == Voice::Votes)
			.map(|(coop, _)| coop)
			.collect();
		let others = with_vote.iter().filter(|one| **one != coop && !asleep.contains(one));
		with_vote.contains(&coop).then(|| others.count().saturated_into())
	}

	/// Whether the co-op has a vote in the federation and every other that has one sleeps.
	pub(crate) fn is_awake_alone(coop: CoopId) -> bool {
		Self::others_awake(coop) == Some(0)
	}

	/// Tells co-ops that sleep that they do, at the notice of the first vote in which they count only if they take part.
	///
	/// They have missed enough votes before and the year has passed without another one, at whose end they would have been told.
	pub(crate) fn tell_sleep(asleep: impl Iterator<Item = CoopId>) {
		let mut absences = Absences::<T>::get();
		let mut told_any = false;
		for coop in asleep {
			if let Some(absence) = absences.get_mut(&coop).filter(|absence| !absence.told) {
				(absence.told, told_any) = (true, true);
				Self::deposit_event(Event::FellAsleep { coop });
			}
		}
		if told_any {
			Absences::<T>::put(absences);
		}
	}

	/// Notes at the end of a vote of the federation who has missed it. What was no co-op's to decide it did not miss.
	///
	/// Alternatives are one vote, which a co-op has not missed that takes part in one of them: two who put some beside each other
	/// do not put others to sleep by that. Some of them can have been decided on first call.
	pub(crate) fn note_absences(id: ResolutionId, resolution: &Resolution) {
		if resolution.body != Body::Federation {
			return;
		}
		// Nothing where the co-op had no vote in any of them.
		let mut parts = BTreeMap::<CoopId, Option<bool>>::new();
		for id in Self::beside(id) {
			let Some(Resolution { track, second_call, .. }) = Resolutions::<T>::get(id) else { continue };
			for (coop, poll) in Polls::<T>::iter_prefix(id) {
				let part = parts.entry(coop).or_default();
				if poll.has_vote() {
					*part = Some(*part == Some(true) || poll.takes_part(track, second_call));
				}
			}
		}
		let mut absences = Absences::<T>::get();
		// Who has left the federation misses nothing any more.
		absences.retain(|coop, _| parts.contains_key(coop));
		let first = Absence { votes: 0, since: resolution.opened_at, told: false };
		for (coop, takes_part) in parts.into_iter().filter_map(|(coop, part)| Some((coop, part?))) {
			if takes_part {
				if absences.remove(&coop).is_some_and(|absence| absence.told) {
					Self::deposit_event(Event::Woken { coop });
				}
				continue;
			}
			let absence = absences.get(&coop).copied().unwrap_or(first).one_more();
			let falls_asleep = !absence.told && absence.is_sleep::<T::Clock>();
			let noted = absences.try_insert(coop, Absence { told: absence.told || falls_asleep, ..absence });
			defensive_assert!(noted.is_ok(), "there are no more co-ops than the federation can have");
			if falls_asleep {
				Self::deposit_event(Event::FellAsleep { coop });
			}
		}
		Absences::<T>::put(absences);
	}
}
