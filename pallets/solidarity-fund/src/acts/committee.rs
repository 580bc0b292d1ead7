//! The federation elects the emergency committee.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn may_elect(
		members: &Listed<Hand>,
		days: u16,
		resolution: rochdale_primitives::ResolutionId,
	) -> Result<Committee, Error<T>> {
		Self::check_election(members, days)?;
		Self::ensure_can_sit(members)?;
		Ok(Committee {
			members: bounded(members).ok_or(Error::<T>::CommitteeUnclear)?,
			since: T::Clock::civil(),
			until: Self::in_days(days)?,
			resolution,
		})
	}

	/// Whether these are three to five, each of another co-op, and for a term that can be.
	pub(crate) fn check_election(members: &[Hand], days: u16) -> Result<(), Error<T>> {
		let sizes = limits::LEAST_COMMITTEE..=limits::COMMITTEE;
		ensure!(u32::try_from(members.len()).is_ok_and(|len| sizes.contains(&len)), Error::<T>::CommitteeUnclear);
		let mut coops: Vec<_> = members.iter().map(|hand| hand.coop).collect();
		coops.sort_unstable();
		coops.dedup();
		ensure!(coops.len() == members.len(), Error::<T>::CommitteeUnclear);
		ensure!((1..=limits::COMMITTEE_DAYS).contains(&days), Error::<T>::OutOfRange);
		Ok(())
	}

	/// Whether these are as many people who can hold an office, of co-ops with a vote.
	fn ensure_can_sit(members: &[Hand]) -> Result<(), Error<T>> {
		ensure!(members.iter().all(Self::can_sit), Error::<T>::CommitteeUnclear);
		let account = |hand: &Hand| T::Members::account_of(hand.coop, hand.member);
		let is_other = |hand: &Hand| {
			let mut others = members.iter().filter(|other| *other != hand).filter_map(account);
			others.all(|other| !T::Members::has_seat(*hand, &other))
		};
		ensure!(members.iter().all(is_other), Error::<T>::CommitteeUnclear);
		Ok(())
	}

	/// Whether a member can be elected to the committee.
	fn can_sit(hand: &Hand) -> bool {
		T::Coops::voice(hand.coop) == Some(Voice::Votes) && T::Members::is_eligible(hand.coop, hand.member)
	}

	/// Whether who was elected has a say. Whoever cannot sit any more has none from then on, and who is suspended none meanwhile.
	pub(crate) fn has_say(hand: &Hand) -> bool {
		T::Coops::voice(hand.coop) == Some(Voice::Votes) && T::Members::is_in_good_standing(hand.coop, hand.member)
	}

	pub(crate) fn do_elect(committee: Committee) {
		let (members, until) = (committee.members.to_vec(), committee.until);
		EmergencyCommittee::<T>::put(committee);
		Self::deposit_event(Event::CommitteeElected { members, until });
	}

	/// The member of the committee as whom `who` acts for a co-op, with the committee.
	pub(crate) fn in_committee(coop: CoopId, who: &T::AccountId) -> Result<(Hand, Committee), Error<T>> {
		let committee = EmergencyCommittee::<T>::get().ok_or(Error::<T>::NotInCommittee)?;
		let by = Self::member(coop, who).map_err(|_| Error::<T>::NotInCommittee)?;
		let is_in = committee.members.contains(&by) && !T::Clock::has_passed(committee.until);
		ensure!(is_in && Self::has_say(&by), Error::<T>::NotInCommittee);
		Ok((by, committee))
	}
}
