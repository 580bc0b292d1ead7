//! Who puts a vote on the agenda names the civil hour at which it closes, as an assembly has a day and an hour.

use crate::*;

/// An hour that may be named.
pub(crate) struct ClosingHour<T: Config> {
	/// Who names it.
	pub by: MemberNo,
	motion: Motion<T::Hash>,
	/// The alternatives that close at the same hour.
	others: Vec<ResolutionId>,
}

impl<T: Config> Pallet<T> {
	/// Who has seconded it, or where a petition brought it on the agenda who has proposed it, as long as the text can change:
	/// no sooner than the vote would close by itself, and no more than [`LATER_HOUR_DAYS`] later.
	pub(crate) fn may_name_hour(
		who: &T::AccountId,
		id: ResolutionId,
		closes_on: Moment,
	) -> Result<ClosingHour<T>, Error<T>> {
		let resolution = Self::find(id)?;
		let Phase::Notice { freezes_at } = resolution.phase else {
			return Err(Error::<T>::NotInThisPhase);
		};
		let mut motion = Self::motion(id)?;
		let proposer = Hand { coop: resolution.coop, member: motion.proposer };
		let Hand { coop, member: by } = motion.seconder.unwrap_or(proposer);
		// Alternatives close together, at the hour that is named with the first of them.
		let is_convener = T::Members::seat_of(coop, who) == Some(by) && Self::is_first(id, &resolution);
		ensure!(is_convener, Error::<T>::NotConvener);
		ensure!(!T::Clock::has_passed(freezes_at), Error::<T>::TextFrozen);
		// A free call that changes nothing could be sent without end.
		ensure!(motion.closes_on.is_none(), Error::<T>::AlreadySigned);
		let opens_in = resolution.ends_at.unwrap_or_default().saturating_sub(T::Clock::deadline());
		let of_days = |days: u32| T::Clock::day().checked_mul(days.into());
		let vote = of_days(resolution.rules.voting_days.into()).and_then(|vote| vote.checked_add(opens_in));
		let first = vote.and_then(|vote| T::Clock::civil().checked_add(vote)).ok_or(Error::<T>::Overflow)?;
		let last = of_days(LATER_HOUR_DAYS).and_then(|later| first.checked_add(later)).ok_or(Error::<T>::Overflow)?;
		ensure!((first..=last).contains(&closes_on), Error::<T>::HourOutsideRange);
		motion.closes_on = Some(closes_on);
		let others = resolution.matter.map(Self::alternatives_on).unwrap_or_default();
		Ok(ClosingHour { by, motion, others })
	}

	pub(crate) fn do_name_hour(id: ResolutionId, closes_on: Moment, hour: ClosingHour<T>) {
		let ClosingHour { by, motion, others } = hour;
		for other in others {
			Self::change_motion(other, |motion| motion.closes_on = Some(closes_on));
		}
		Motions::<T>::insert(id, motion);
		Self::deposit_event(Event::ClosingHourNamed { resolution: id, by, closes_on });
	}

	/// Deadline time at which a vote closes that opens now and lasts so many days, or until the civil hour that was named.
	///
	/// It is never shorter than its days, also where the chain has stood still meanwhile.
	pub(crate) fn closing_time(days: u16, closes_on: Option<Moment>) -> Result<Moment, Error<T>> {
		let first = Self::in_days(days)?;
		let named = closes_on.map(|hour| hour.saturating_sub(T::Clock::civil()).saturating_add(T::Clock::deadline()));
		Ok(named.map_or(first, |named| named.max(first)))
	}
}
