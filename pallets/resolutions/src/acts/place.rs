//! What is on the agenda of a co-op holds one of its places. A draft holds none, so that nobody fills them alone.

use crate::*;

/// Whether there is a place for one more where so many are held, and so many of them by what came on the agenda in the same way.
const fn is_free(held: u32, in_the_same_way: u32, places: u32) -> bool {
	held < places && in_the_same_way < places.saturating_sub(RESERVED_PLACES)
}

impl<T: Config> Pallet<T> {
	/// Whether the co-op has a place for what a petition brings, or for what somebody seconds.
	pub(crate) fn ensure_place(coop: CoopId, by_petition: bool) -> Result<(), Error<T>> {
		let held = OpenResolutions::<T>::decode_len(coop).unwrap_or_default().saturated_into::<u32>();
		let petitions = PlacesOfPetitions::<T>::get(coop);
		let in_the_same_way = if by_petition { petitions } else { held.saturating_sub(petitions) };
		ensure!(is_free(held, in_the_same_way, T::MaxOpen::get()), Error::<T>::TooManyOpen);
		Ok(())
	}

	/// Gives a draft a place on the agenda.
	pub(crate) fn take_place(id: ResolutionId, coop: CoopId, by_petition: bool) -> Result<(), Error<T>> {
		Drafts::<T>::remove(coop, id);
		OpenResolutions::<T>::try_mutate(coop, |open| open.try_push(id)).map_err(|_| Error::<T>::TooManyOpen)?;
		if by_petition {
			PlacesOfPetitions::<T>::mutate(coop, |count| *count = count.saturating_add(1));
		}
		Ok(())
	}

	/// Takes the place of a resolution from it, as it was until now.
	pub(crate) fn leave_place(id: ResolutionId, resolution: &Resolution) {
		let coop = resolution.coop;
		if resolution.phase == Phase::Draft {
			Drafts::<T>::remove(coop, id);
		}
		if !resolution.phase.holds_place() {
			return;
		}
		OpenResolutions::<T>::mutate(coop, |open| open.retain(|one| *one != id));
		if Motions::<T>::get(id).is_some_and(|motion| motion.by_petition) {
			PlacesOfPetitions::<T>::mutate(coop, |count| *count = count.saturating_sub(1));
		}
	}

	/// The resolutions proposed in a co-op that are not final and have not failed, drafts included.
	pub fn open(coop: CoopId) -> Vec<ResolutionId> {
		let mut open = OpenResolutions::<T>::get(coop).into_inner();
		open.extend(Drafts::<T>::iter_key_prefix(coop));
		open.sort_unstable();
		open
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn neither_way_to_the_agenda_fills_the_last_places_of_the_other() {
		let (all, most) = (256, 256 - RESERVED_PLACES);
		assert!(is_free(0, 0, all) && is_free(most - 1, most - 1, all) && is_free(all - 1, most - 1, all));
		assert!(!is_free(most, most, all) && !is_free(all, 0, all) && !is_free(all, most - 1, all));
		assert!(is_free(most, 0, all) && is_free(most + RESERVED_PLACES - 1, RESERVED_PLACES - 1, all));
	}
}
