//! The agenda: one queue for each co-op that proposes, and turns between them, so that none can hold up the others.

use super::*;
use crate::agenda::Progress;

impl<T: Config> Pallet<T> {
	/// Puts a resolution on the agenda.
	pub(crate) fn schedule(coop: CoopId, due: Moment, id: ResolutionId) {
		Agenda::<T>::insert((coop, due.to_be_bytes(), id), ());
		let head = HeadOf::<T>::get(coop);
		if head.is_none_or(|head| due < head) {
			Self::set_head(coop, head, Some(due));
		}
	}

	/// Takes a resolution off the agenda.
	pub(crate) fn unschedule(coop: CoopId, due: Moment, id: ResolutionId) {
		Agenda::<T>::remove((coop, due.to_be_bytes(), id));
		if HeadOf::<T>::get(coop) == Some(due) {
			let next = Agenda::<T>::iter_key_prefix((coop,)).next().map(|(due, _)| Moment::from_be_bytes(due));
			Self::set_head(coop, Some(due), next);
		}
	}

	fn set_head(coop: CoopId, before: Option<Moment>, after: Option<Moment>) {
		if before == after {
			return;
		}
		if let Some(before) = before {
			Heads::<T>::remove(before.to_be_bytes(), coop);
		}
		if let Some(after) = after {
			Heads::<T>::insert(after.to_be_bytes(), coop, ());
		}
		HeadOf::<T>::set(coop, after);
	}

	/// Does what is due, as far as the meter and [`MAX_STEPS_PER_BLOCK`] allow: one step for each co-op in turn, in the order
	/// of their deadlines.
	pub(crate) fn run_agenda(meter: &mut WeightMeter) {
		let mut steps = MAX_STEPS_PER_BLOCK;
		// What has no room in this block stands first in the next, and others go on meanwhile.
		let mut postponed = Vec::new();
		loop {
			let coops: Vec<CoopId> = Heads::<T>::iter_keys()
				.take_while(|(due, _)| T::Clock::has_passed(Moment::from_be_bytes(*due)))
				.map(|(_, coop)| coop)
				.take(steps as usize)
				.collect();
			let mut worked = false;
			for coop in coops {
				if meter.try_consume(T::WeightInfo::step()).is_err() {
					return;
				}
				steps = steps.saturating_sub(1);
				let next = Agenda::<T>::iter_key_prefix((coop,)).find(|(_, id)| !postponed.contains(id));
				let Some((due, id)) = next.filter(|(due, _)| T::Clock::has_passed(Moment::from_be_bytes(*due))) else {
					continue;
				};
				worked = true;
				match Resolutions::<T>::get(id) {
					Some(resolution) => {
						if Self::step(id, resolution, meter) == Progress::Postponed {
							postponed.push(id);
						}
					}
					None => {
						defensive!("every entry of the agenda has its resolution");
						Self::unschedule(coop, Moment::from_be_bytes(due), id);
					}
				}
			}
			if !worked || steps == 0 {
				return;
			}
		}
	}
}
