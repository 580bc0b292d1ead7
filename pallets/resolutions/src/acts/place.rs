//! What is on the agenda of a co-op holds one of its places. A draft holds none, so that nobody fills them alone.
//!
//! Nor do few fill them together: who proposes or seconds leaves more places free for others the more of them they hold.

use crate::*;

/// How many places are free for what comes on the agenda in one way, where so many are held, and so many of them by that way.
const fn free(held: u32, in_the_same_way: u32, places: u32) -> u32 {
	let of_the_way = places.saturating_sub(RESERVED_PLACES).saturating_sub(in_the_same_way);
	let all = places.saturating_sub(held);
	if all < of_the_way {
		all
	} else {
		of_the_way
	}
}

impl<T: Config> Pallet<T> {
	/// Whether the co-op has a place for what this member has proposed, by a petition or by somebody who seconds, of the co-op
	/// itself where that is `seconder`.
	pub(crate) fn ensure_place(
		coop: CoopId,
		proposer: MemberNo,
		seconder: Option<MemberNo>,
		by_petition: bool,
	) -> Result<(), Error<T>> {
		let held = OpenResolutions::<T>::decode_len(coop).unwrap_or_default().saturated_into::<u32>();
		let petitions = PlacesOfPetitions::<T>::get(coop);
		let in_the_same_way = if by_petition { petitions } else { held.saturating_sub(petitions) };
		let free = free(held, in_the_same_way, T::MaxOpen::get());
		ensure!(free > 0, Error::<T>::TooManyOpen);
		let leaves_enough = |member: MemberNo| {
			let kept_free = PlacesOfMembers::<T>::get(coop, member).saturating_mul(FREE_FOR_EACH_PLACE);
			free > kept_free
		};
		ensure!(leaves_enough(proposer), Error::<T>::TooManyOfProposer);
		ensure!(seconder.is_none_or(leaves_enough), Error::<T>::TooManyOfSeconder);
		Ok(())
	}

	/// The members of the co-op in which it was proposed who hold its place: who proposed it, and who seconded it there.
	pub(crate) fn holders_of_place(coop: CoopId, motion: &Motion<T::Hash>) -> impl Iterator<Item = MemberNo> {
		let seconder = motion.seconder.filter(|hand| hand.coop == coop && hand.member != motion.proposer);
		core::iter::once(motion.proposer).chain(seconder.map(|hand| hand.member))
	}

	/// Gives a draft a place on the agenda.
	pub(crate) fn take_place(id: ResolutionId, coop: CoopId, by_petition: bool) -> Result<(), Error<T>> {
		let motion = Self::motion(id)?;
		Drafts::<T>::remove(coop, id);
		OpenResolutions::<T>::try_mutate(coop, |open| open.try_push(id)).map_err(|_| Error::<T>::TooManyOpen)?;
		for member in Self::holders_of_place(coop, &motion) {
			PlacesOfMembers::<T>::mutate(coop, member, |count| *count = count.saturating_add(1));
		}
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
		let Some(motion) = Motions::<T>::get(id) else { return };
		for member in Self::holders_of_place(coop, &motion) {
			PlacesOfMembers::<T>::mutate_exists(coop, member, |count| {
				*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
			});
		}
		if motion.by_petition {
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
		assert_eq!([free(0, 0, all), free(most - 1, most - 1, all), free(all - 1, most - 1, all)], [most, 1, 1]);
		assert_eq!([free(most, most, all), free(all, 0, all), free(all, most - 1, all)], [0; 3]);
		assert_eq!(
			[free(most, 0, all), free(most + RESERVED_PLACES - 1, RESERVED_PLACES - 1, all)],
			[RESERVED_PLACES, 1]
		);
	}
}
