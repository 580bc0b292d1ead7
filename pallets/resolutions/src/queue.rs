//! The agenda: one queue for each co-op that proposes, and turns between them, so that none can hold up the others.
//!
//! What is due at the same time comes in the order of its number.

use super::*;
use crate::agenda::Progress;

/// When it is a co-op's turn, and with which resolution.
type Turn = (Moment, ResolutionId);

/// The entry of the agenda with this key, which is big-endian.
fn turn((due, id): ([u8; 8], [u8; 4])) -> Turn {
	(Moment::from_be_bytes(due), ResolutionId::from_be_bytes(id))
}

impl<T: Config> Pallet<T> {
	/// Puts a resolution on the agenda.
	pub(crate) fn schedule(coop: CoopId, due: Moment, id: ResolutionId) {
		Agenda::<T>::insert((coop, due.to_be_bytes(), id.to_be_bytes()), ());
		let head = HeadOf::<T>::get(coop);
		if head.is_none_or(|head| (due, id) < head) {
			Self::set_head(coop, head, Some((due, id)));
		}
	}

	/// Takes a resolution off the agenda.
	pub(crate) fn unschedule(coop: CoopId, due: Moment, id: ResolutionId) {
		Agenda::<T>::remove((coop, due.to_be_bytes(), id.to_be_bytes()));
		let head = HeadOf::<T>::get(coop);
		if let Some((at, _)) = head.filter(|(at, _)| due <= *at) {
			// What is due already has its turn when the co-op had it, not earlier.
			let earliest = at.min(T::Clock::deadline());
			let next = Agenda::<T>::iter_key_prefix((coop,)).next().map(turn);
			Self::set_head(coop, head, next.map(|(due, id)| (due.max(earliest), id)));
		}
	}

	/// Puts a co-op that has had its turn behind all whose turn it is, if more of it is due.
	fn end_turn(coop: CoopId) {
		let (head, now) = (HeadOf::<T>::get(coop), T::Clock::deadline());
		if let Some((at, id)) = head.filter(|(at, _)| *at < now) {
			Self::set_head(coop, Some((at, id)), Some((now, id)));
		}
	}

	fn set_head(coop: CoopId, before: Option<Turn>, after: Option<Turn>) {
		if before == after {
			return;
		}
		if let Some((at, id)) = before {
			Heads::<T>::remove(at.to_be_bytes(), id.to_be_bytes());
		}
		if let Some((at, id)) = after {
			Heads::<T>::insert(at.to_be_bytes(), id.to_be_bytes(), coop);
		}
		HeadOf::<T>::set(coop, after);
	}

	/// Does what is due, as far as the meter and [`MAX_STEPS_PER_BLOCK`] allow: one step for each co-op in turn.
	///
	/// First comes the co-op whose turn was longest ago, or whose deadline is the oldest if it had none since. What has no
	/// room in this block keeps its co-op where it stands, and the next block begins with it. Others go on meanwhile.
	pub(crate) fn run_agenda(meter: &mut WeightMeter) {
		let (mut steps, mut looks) = (MAX_STEPS_PER_BLOCK, MAX_LOOKS_PER_BLOCK);
		let mut postponed = Vec::<(CoopId, ResolutionId)>::new();
		loop {
			let coops: Vec<CoopId> = Heads::<T>::iter()
				.take_while(|(due, _, _)| T::Clock::has_passed(Moment::from_be_bytes(*due)))
				.map(|(_, _, coop)| coop)
				.take(looks as usize)
				.collect();
			let mut worked = false;
			for coop in coops {
				if steps == 0 || looks == 0 || meter.try_consume(T::WeightInfo::step()).is_err() {
					return;
				}
				looks = looks.saturating_sub(1);
				let mut entries = Agenda::<T>::iter_key_prefix((coop,)).map(turn);
				let next = entries.find(|(_, id)| !postponed.contains(&(coop, *id)));
				let Some((due, id)) = next.filter(|(due, _)| T::Clock::has_passed(*due)) else {
					continue;
				};
				worked = true;
				let progress = match Resolutions::<T>::get(id) {
					Some(resolution) => Self::step(id, resolution, meter),
					None => {
						defensive!("every entry of the agenda has its resolution");
						Self::unschedule(coop, due, id);
						Progress::Done
					}
				};
				if progress == Progress::Postponed {
					postponed.push((coop, id));
					continue;
				}
				steps = steps.saturating_sub(1);
				if !postponed.iter().any(|(waits, _)| *waits == coop) {
					Self::end_turn(coop);
				}
			}
			if !worked {
				return;
			}
		}
	}
}
