//! A challenge suspends what has passed, until the members have decided again or an auditor lets it go on.
//!
//! Few delay by it what many have decided, once and for a time that is known, and never undo it. (practice nos. 50, 51; ES 31.5)

use crate::{
	rules::{quorum::NO_SINGLE_HAND, recusal::may_say},
	*,
};
use rochdale_primitives::bylaws::share_rounded_up;

/// A challenge that may be signed.
pub(crate) struct Challenge<T: Config> {
	/// Who signs.
	by: MemberNo,
	resolution: Resolution,
	/// The motion with the signature counted.
	motion: Motion<T::Hash>,
	/// The part of the co-op where several decide, with the signature counted if it is a party to an agreement.
	poll: Option<Poll>,
	/// Whose signature it is, the member's or the co-op's, and all that they have signed then.
	signature: (Whose, Signature),
	/// The phase in which it is suspended, if that is enough.
	enough: Option<Phase>,
}

impl<T: Config> Pallet<T> {
	/// In one co-op and in each party to an agreement electors challenge who have not voted for it on the chain; in the federation
	/// who speaks for a co-op that has a voice and was not for it, and for no other one. Of up to five co-ops electors of such a
	/// co-op do so, too, and of one or two those of any.
	pub(crate) fn may_challenge(who: &T::AccountId, id: ResolutionId, coop: CoopId) -> Result<Challenge<T>, Error<T>> {
		let resolution = Self::find(id)?;
		let Err(Some(suspended)) = resolution.phase.suspended() else {
			return Err(Error::<T>::NotInThisPhase);
		};
		Self::ensure_running(&resolution)?;
		if let Some(call) = Self::frozen_call(id).transpose()? {
			ensure!(T::Policy::can_wait(&call), Error::<T>::CannotWait);
		}
		let mut motion = Self::motion(id)?;
		let mut poll = match resolution.body {
			Body::Coop(decided) => {
				ensure!(decided == coop, Error::<T>::NotAsked);
				None
			}
			_ => Some(Polls::<T>::get(id, coop).ok_or(Error::<T>::NotAsked)?),
		};
		let woken = Results::<T>::get(id).map_or(0, |result| result.coops_woken);
		// Who is paid can be against it, and so is one of those of whom it takes a fifth.
		let with_paid = |electors: u32, concerned: Concerned| match resolution.rescinds {
			true => electors,
			false => electors.saturating_add(concerned.paid),
		};
		let decided = with_paid(resolution.electors(), resolution.concerned).saturating_add(woken);
		// A fifth of so few co-ops is one of them, and where the others are for it there is no second one.
		let of_few = resolution.body == Body::Federation && share_rounded_up(decided, CHALLENGE_BPS) < NO_SINGLE_HAND;
		// Of two co-ops both may have to be for it, and none speaks against it. Of three one can always be left.
		let by_speakers = resolution.body == Body::Federation && decided > 2;
		let coop_was_for = |poll: &Poll| poll.position(resolution.track, resolution.second_call) == Position::For;
		// Who was suspended, or slept and took no part, is none of those of whom a fifth suspends. Who is paid can be against that.
		let counts = |poll: &Poll| {
			let unpaid = Poll { concern: poll.concern.filter(|concern| *concern != Concern::Paid), ..poll.clone() };
			unpaid.counts(resolution.track, resolution.second_call)
		};
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		Self::ensure_voice(resolution.body, coop)?;
		let spoken_by = poll.as_ref().and_then(|poll| poll.challenged_by);
		ensure!(spoken_by != Some(by), Error::<T>::AlreadySigned);
		let speaks = by_speakers && (!of_few || spoken_by.is_none()) && Self::speaks_for(coop, by);
		let (whose, was_for) = if speaks {
			let poll = poll.as_mut().ok_or(Error::<T>::NotAsked)?;
			ensure!(may_say(poll.concern, Some(Choice::Against)), Error::<T>::Recused);
			ensure!(counts(poll), Error::<T>::NotAsked);
			ensure!(poll.challenged_by.is_none(), Error::<T>::AlreadySigned);
			let has_signed = |poll: &Poll, member| poll.challenged_by == Some(member);
			ensure!(!Self::has_signed_elsewhere(who, id, has_signed), Error::<T>::SamePerson);
			poll.challenged_by = Some(by);
			(Whose::Coop, coop_was_for(poll))
		} else {
			ensure!(!by_speakers || of_few, Error::<T>::NotSpeaker);
			ensure!(!of_few || poll.as_ref().is_some_and(counts), Error::<T>::NotAsked);
			let concern = resolution.concern_of(poll.as_ref(), by);
			ensure!(may_say(concern, Some(Choice::Against)), Error::<T>::Recused);
			Self::ensure_has_vote(&resolution, poll.as_ref(), coop, by)?;
			let cast = Ballots::<T>::get((id, coop, by)).and_then(|ballot| ballot.cast);
			let delegate = poll.as_ref().and_then(|poll| poll.delegate).filter(|vote| vote.by == Some(by));
			let said = [cast.map(|cast| cast.choice), delegate.map(|vote| vote.choice)];
			let with_coop = by_speakers && poll.as_ref().is_some_and(coop_was_for);
			(Whose::Member(by), with_coop || said.contains(&Some(Choice::For)))
		};
		ensure!(!was_for, Error::<T>::WasForIt);
		let signature = Signatures::<T>::get((id, coop, whose));
		ensure!(!signature.challenge, Error::<T>::AlreadySigned);
		// A party to an agreement suspends it by itself, as it could what it decides alone, and so does one of few co-ops. Where
		// several decided for it, no single hand does.
		let (count, needed) = match poll.as_mut().filter(|_| !speaks) {
			Some(poll) => {
				let needed = resolution.rules.challenge(with_paid(poll.electorate.electors, poll.concerned));
				(&mut poll.challenges, if by_speakers { needed.max(NO_SINGLE_HAND) } else { needed })
			}
			None => (&mut motion.challenges, resolution.rules.challenge(decided)),
		};
		*count = count.checked_add(1).ok_or(Error::<T>::Overflow)?;
		// Where it failed after it was suspended and is retried, it takes as many others.
		let enough = count.is_multiple_of(needed).then_some(suspended);
		let signature = (whose, Signature { challenge: true, ..signature });
		Ok(Challenge { by, resolution, motion, poll, signature, enough })
	}

	pub(crate) fn do_challenge(id: ResolutionId, coop: CoopId, challenge: Challenge<T>) -> DispatchResult {
		let Challenge { by, resolution, mut motion, poll, signature: (whose, signature), enough } = challenge;
		let days = resolution.rules.suspension_days();
		let until = T::Clock::in_days(days).ok_or(Error::<T>::Overflow)?;
		// Where what has passed waits for longer than that anyway the members have the time that they need.
		let until = motion.effect_at.map_or(until, |effect_at| effect_at.max(until));
		Signatures::<T>::insert((id, coop, whose), signature);
		if let Some(poll) = poll {
			Polls::<T>::insert(id, coop, poll);
		}
		Self::deposit_event(Event::Challenged { resolution: id, coop, by });
		if let Some(suspended) = enough {
			motion.effect_at = Some(until);
			Self::enter_phase(id, resolution, suspended, until);
			Self::deposit_event(Event::Suspended { resolution: id, until });
		}
		Motions::<T>::insert(id, motion);
		Ok(())
	}

	/// The auditor's number, and what goes on: no earlier than without the challenge.
	pub(crate) fn may_uphold(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
	) -> Result<(MemberNo, Resolution, Moment), Error<T>> {
		let resolution = Self::find(id)?;
		ensure!(resolution.body == Body::Coop(coop), Error::<T>::NotAsked);
		ensure!(resolution.phase.suspended().is_ok(), Error::<T>::NotInThisPhase);
		Self::ensure_running(&resolution)?;
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::holds(coop, Office::Auditor, by), Error::<T>::NotAuditor);
		ensure!(!Self::is_concerned(&resolution, by), Error::<T>::Recused);
		let motion = Self::motion(id)?;
		let has_seconded = motion.seconder == Some(Hand { coop, member: by });
		ensure!(motion.proposer != by && !has_seconded, Error::<T>::Recused);
		if let Some(call) = Self::frozen_call(id).transpose()? {
			ensure!(!Self::is_concerned_by(&call, &resolution, coop, by, who), Error::<T>::Recused);
		}
		let timelock =
			T::Clock::day().checked_mul(resolution.rules.timelock_days.into()).ok_or(Error::<T>::Overflow)?;
		let first = motion.passed_at.and_then(|passed_at| passed_at.checked_add(timelock));
		// Of what is retried the wait of a retry is left at least, so that nobody who has brought that about ends it.
		let days = if resolution.phase == Phase::Suspended { 0 } else { RETRIED_DAYS };
		let soonest = Self::in_days(days)?;
		let enacts_at = first.map_or(soonest, |first| first.max(soonest));
		// A free call that changes nothing could be sent without end.
		ensure!(resolution.ends_at.is_none_or(|ends_at| enacts_at < ends_at), Error::<T>::AlreadySigned);
		Ok((by, resolution, enacts_at))
	}

	pub(crate) fn do_uphold(id: ResolutionId, coop: CoopId, by: MemberNo, resolution: Resolution, enacts_at: Moment) {
		Self::change_motion(id, |motion| motion.effect_at = Some(enacts_at));
		// It stays one that was suspended, and is not suspended again.
		let phase = resolution.phase;
		Self::enter_phase(id, resolution, phase, enacts_at);
		Self::deposit_event(Event::Upheld { resolution: id, coop, by, enacts_at });
	}
}
