//! A co-op that stays away from the votes of the federation sleeps, and is awake again once it takes part.
//!
//! Who has no voters any more would otherwise stop for good what two thirds of all co-ops must want. (practice §4.1)

use crate::*;
use alloc::collections::BTreeMap;
use rochdale_primitives::Voice;

/// What it weighs to ask of all co-ops whether they are awake.
pub(crate) fn asking_all_awake<T: Config>() -> Weight {
	T::DbWeight::get().reads(T::Coops::count().saturating_mul(2).into())
}

impl<T: Config> Pallet<T> {
	/// Whether the co-op counts in the federation only if it takes part.
	pub(crate) fn is_asleep(coop: CoopId) -> bool {
		Absences::<T>::get(coop).is_some_and(|absence| absence.is_sleep::<T::Clock>())
	}

	/// Whether the co-op has a vote in the federation and every other that has one sleeps.
	pub(crate) fn is_awake_alone(coop: CoopId) -> bool {
		let with_vote = T::Coops::federation().into_iter().filter(|(_, voice)| *voice == Voice::Votes);
		with_vote.map(|(one, _)| one).filter(|one| *one == coop || !Self::is_asleep(*one)).eq([coop])
	}

	/// Tells a co-op that sleeps that it does, at the notice of the first vote in which it counts only if it takes part.
	///
	/// It has missed enough votes before and the year has passed without another one, at whose end it would have been told.
	pub(crate) fn tell_sleep(coop: CoopId) {
		if let Some(absence) = Absences::<T>::get(coop).filter(|absence| !absence.told) {
			Absences::<T>::insert(coop, Absence { told: true, ..absence });
			Self::deposit_event(Event::FellAsleep { coop });
		}
	}

	/// Notes at the end of a vote of the federation who has missed it. What was no co-op's to decide it did not miss.
	///
	/// Alternatives are one vote, which a co-op has not missed that takes part in one of them: two who put some beside each other
	/// do not put others to sleep by that.
	pub(crate) fn note_absences(together: &[(ResolutionId, Resolution, Option<Arithmetic>)]) {
		let Some((_, first, Some(_))) = together.first() else { return };
		if first.body != Body::Federation {
			return;
		}
		let Resolution { track, opened_at, matter, .. } = *first;
		// Some alternatives can have been decided on first call.
		let earlier = matter.map(Self::alternatives_on).unwrap_or_default();
		let earlier = earlier.into_iter().filter(|id| together.iter().all(|(one, ..)| one != id));
		let earlier = earlier.filter_map(|id| Some((id, Resolutions::<T>::get(id)?.second_call)));
		let all = together.iter().map(|(id, one, _)| (*id, one.second_call)).chain(earlier);
		let mut parts = BTreeMap::<CoopId, (bool, bool)>::new();
		for (id, second_call) in all {
			for (coop, poll) in Polls::<T>::iter_prefix(id).filter(|(_, poll)| poll.has_vote()) {
				let (takes_part, _) = parts.entry(coop).or_insert((false, poll.asleep));
				*takes_part |= poll.takes_part(track, second_call);
			}
		}
		for (coop, (takes_part, asleep)) in parts {
			let absence = Absences::<T>::get(coop);
			if takes_part {
				if absence.is_some() {
					Absences::<T>::remove(coop);
				}
				if asleep {
					Self::deposit_event(Event::Woken { coop });
				}
				continue;
			}
			let first = Absence { votes: 0, since: opened_at, told: false };
			let absence = absence.unwrap_or(first).one_more();
			let falls_asleep = !absence.told && absence.is_sleep::<T::Clock>();
			Absences::<T>::insert(coop, Absence { told: absence.told || falls_asleep, ..absence });
			if falls_asleep {
				Self::deposit_event(Event::FellAsleep { coop });
			}
		}
	}
}
