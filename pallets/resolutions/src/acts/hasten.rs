//! The auditors of the federation shorten the wait for a new runtime that four fifths of its co-ops want.
//!
//! A runtime can change every guard, so that it waits for as long as a change of the charter does. What is urgent, such as a
//! fault that is being used, waits no longer than a payment does.

use crate::*;

/// The word of an auditor that may be given.
pub(crate) struct Haste<T: Config> {
	/// Who gives it.
	pub by: MemberNo,
	resolution: Resolution,
	motion: Motion<T::Hash>,
	poll: Poll,
	/// When it takes effect, if that is enough.
	enacts_at: Option<Moment>,
}

impl<T: Config> Pallet<T> {
	/// One auditor of each co-op with a vote, who has given no word for another one: more than half of the co-ops are enough.
	pub(crate) fn may_hasten(who: &T::AccountId, id: ResolutionId, coop: CoopId) -> Result<Haste<T>, Error<T>> {
		let resolution = Self::find(id)?;
		ensure!(resolution.subject == Subject::Upgrade, Error::<T>::NotUpgrade);
		ensure!(resolution.phase == Phase::Passed, Error::<T>::NotInThisPhase);
		Self::ensure_running(&resolution)?;
		let counts = |poll: &Poll| poll.counts(resolution.track, resolution.second_call);
		let mut poll = Polls::<T>::get(id, coop).filter(counts).ok_or(Error::<T>::NotAsked)?;
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::holds(coop, Office::Auditor, by), Error::<T>::NotAuditor);
		ensure!(poll.hastened_by.is_none(), Error::<T>::AlreadySigned);
		let has_signed = |poll: &Poll, member| poll.hastened_by == Some(member);
		ensure!(!Self::has_signed_elsewhere(who, id, has_signed), Error::<T>::SamePerson);

		let result = Results::<T>::get(id).ok_or(Error::<T>::NotInThisPhase)?;
		let awake = resolution.electors().saturating_add(result.coops_woken);
		let is_wanted = u64::from(result.coops_for).saturating_mul(5) >= u64::from(awake).saturating_mul(4);
		ensure!(is_wanted, Error::<T>::NoFourFifths);
		let mut motion = Self::motion(id)?;
		motion.hastened = motion.hastened.checked_add(1).ok_or(Error::<T>::Overflow)?;
		poll.hastened_by = Some(by);
		let is_enough = u64::from(motion.hastened).saturating_mul(2) > u64::from(awake);
		let enacts_at = if is_enough { Some(Self::hastened_at(&motion)?) } else { None };
		let is_sooner = |at: &Moment| resolution.ends_at.is_some_and(|ends_at| *at < ends_at);
		Ok(Haste { by, enacts_at: enacts_at.filter(is_sooner), resolution, motion, poll })
	}

	/// Whether who signs has done so for another co-op, or has more seats than are looked at.
	pub(crate) fn has_signed_elsewhere(
		who: &T::AccountId,
		id: ResolutionId,
		has_signed: impl Fn(&Poll, MemberNo) -> bool,
	) -> bool {
		let seats = T::Members::sits_or_will_in(who, MAX_RECUSED.saturating_add(1));
		let in_poll = |(coop, member)| Polls::<T>::get(id, coop).is_some_and(|poll| has_signed(&poll, member));
		seats.len() > MAX_RECUSED as usize || seats.into_iter().any(in_poll)
	}

	/// When a new runtime takes effect that waits no longer than a payment of the federation.
	fn hastened_at(motion: &Motion<T::Hash>) -> Result<Moment, Error<T>> {
		let wait = T::Clock::day().checked_mul(T::Coops::charter().timelock_days.into());
		let first = wait.zip(motion.passed_at).and_then(|(wait, passed_at)| passed_at.checked_add(wait));
		let at_once = T::Clock::in_days(0);
		first.zip(at_once).map(|(first, at_once)| first.max(at_once)).ok_or(Error::<T>::Overflow)
	}

	pub(crate) fn do_hasten(id: ResolutionId, coop: CoopId, haste: Haste<T>) {
		let Haste { by, resolution, mut motion, poll, enacts_at } = haste;
		Polls::<T>::insert(id, coop, poll);
		Self::deposit_event(Event::Hastened { resolution: id, coop, by });
		if let Some(enacts_at) = enacts_at {
			motion.effect_at = Some(enacts_at);
			Self::enter_phase(id, resolution, Phase::Passed, enacts_at);
			Self::deposit_event(Event::WaitShortened { resolution: id, enacts_at });
		}
		Motions::<T>::insert(id, motion);
	}
}
