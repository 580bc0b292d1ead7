//! What several co-ops decide: the federation, or co-ops that conclude an agreement.

use super::*;
use crate::rules::{
	among_coops::count_coops,
	recusal::{counts, may_say, Counts},
};
use alloc::collections::BTreeSet;
use rochdale_primitives::{Electorate, Parties, Voice};

/// A petition of members to vote instead of their delegate.
pub(crate) struct BallotRequest {
	/// Who asks.
	pub by: MemberNo,
	/// All that they have signed then.
	pub signature: Signature,
	/// The poll with the request counted.
	pub poll: Poll,
	/// Whether enough have asked.
	pub granted: bool,
}

/// A demand for finality to start anew.
pub(crate) struct Emergency {
	/// The demand.
	pub call: EmergencyCall,
	/// How many co-ops have the same, with this one.
	pub coops: u32,
	/// Whether they are enough.
	pub enough: bool,
}

impl<T: Config> Pallet<T> {
	/// The co-ops that decide on an agreement, in order.
	pub(crate) fn may_name(coop: CoopId, parties: &Listed<CoopId>) -> Result<Parties, Error<T>> {
		let mut parties: Parties = bounded(parties).ok_or(Error::<T>::TooManyParties)?;
		parties.sort();
		let distinct = parties.iter().zip(parties.iter().skip(1)).all(|(one, next)| one != next);
		ensure!(distinct && parties.len() > 1 && parties.contains(&coop), Error::<T>::PartiesUnclear);
		for party in &parties {
			let standing = T::Coops::standing(*party).ok_or(Error::<T>::NoSuchCoop)?;
			ensure!(standing != Standing::Left, Error::<T>::CoopLeft);
		}
		Ok(parties)
	}

	/// Whether the co-op has a voice in what the body decides.
	pub(crate) fn ensure_voice(body: Body, coop: CoopId) -> Result<(), Error<T>> {
		if body == Body::Federation {
			let voice = T::Coops::voice(coop).ok_or(Error::<T>::CoopLeft)?;
			ensure!(voice != Voice::Suspended, Error::<T>::CoopSuspended);
		}
		Ok(())
	}

	/// Whether the member speaks for the co-op among others.
	pub(crate) fn speaks_for(coop: CoopId, member: MemberNo) -> bool {
		T::Coops::is_board(coop, member) || Self::ensure_delegated(coop, member).is_ok()
	}

	/// Whether the member is the delegate of the co-op, or the deputy of one who is missing or has no vote in it now.
	pub(crate) fn ensure_delegated(coop: CoopId, member: MemberNo) -> Result<(), Error<T>> {
		let stands_in = || {
			let can_act = |delegate| {
				let now = T::Members::electorate(coop).version;
				T::Members::is_elector(coop, delegate, now) && T::Members::account_of(coop, delegate).is_some()
			};
			let delegate = T::Coops::holder(coop, Office::Delegate);
			T::Coops::holds(coop, Office::Deputy, member) && !delegate.is_some_and(can_act)
		};
		ensure!(T::Coops::holds(coop, Office::Delegate, member) || stands_in(), Error::<T>::NotDelegate);
		Ok(())
	}

	/// The number of the signer in the co-op, if they are its delegate or the deputy.
	fn delegate_or_deputy(coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let holds = |office| T::Coops::holds(coop, office, by);
		ensure!(holds(Office::Delegate) || holds(Office::Deputy), Error::<T>::NotDelegate);
		Ok(by)
	}

	/// Whether nobody is there to vote and object for the co-op.
	pub(crate) fn has_nobody(coop: CoopId) -> bool {
		let acts = |office| T::Coops::holder(coop, office).and_then(|member| T::Members::account_of(coop, member));
		[Office::Delegate, Office::Deputy].into_iter().all(|office| acts(office).is_none())
	}

	/// The number of who can object for a co-op to what seeks the consent of co-ops: the delegate, the deputy while the delegate
	/// has not, or one of the board where nobody is either.
	pub(crate) fn objector(resolution: &Resolution, coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let is_left = T::Coops::is_board(coop, by) && Self::has_nobody(coop);
		if !is_left {
			Self::delegate_or_deputy(coop, who)?;
		}
		Self::ensure_voice(resolution.body, coop)?;
		Ok(by)
	}

	/// Whether none of the parties has left the federation since it was named.
	pub(crate) fn ensure_parties_are_there(id: ResolutionId) -> Result<(), Error<T>> {
		for party in PartiesOf::<T>::get(id) {
			ensure!(T::Coops::standing(party) != Some(Standing::Left), Error::<T>::CoopLeft);
		}
		Ok(())
	}

	/// The co-ops of the body with what each can do, the suspended ones included.
	fn voices(body: Body, id: ResolutionId) -> Vec<(CoopId, Voice)> {
		match body {
			Body::Coop(_) => Vec::new(),
			Body::Federation => {
				T::Coops::federation().into_iter().filter(|(_, voice)| *voice != Voice::Seasoning).collect()
			}
			// In an agreement each speaks for itself only, whatever its standing in the federation.
			Body::Agreement => PartiesOf::<T>::get(id).into_iter().map(|coop| (coop, Voice::Votes)).collect(),
		}
	}

	/// Fixes who decides: opens a poll for each co-op, with its electorate and its rules of now.
	pub(crate) fn open_polls(id: ResolutionId, resolution: &mut Resolution) -> Result<(), Error<T>> {
		let Resolution { body, track, .. } = *resolution;
		let mut electorate = Electorate { version: 0, electors: 0, suspended: 0 };
		let mut polls = Vec::new();
		let sleeping = if body == Body::Federation { Self::asleep() } else { BTreeSet::new() };
		for (coop, voice) in Self::voices(body, id) {
			let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoSuchCoop)?;
			let asleep = voice == Voice::Votes && sleeping.contains(&coop);
			let poll = Poll::new(body, track, (voice, asleep), &bylaws, T::Members::electorate(coop));
			if poll.voter == Voter::Suspended {
				electorate.suspended = electorate.suspended.checked_add(1).ok_or(Error::<T>::Overflow)?;
			} else if !asleep {
				electorate.electors = electorate.electors.checked_add(1).ok_or(Error::<T>::Overflow)?;
			}
			polls.push((coop, bylaws, poll));
		}
		Self::tell_sleep(polls.iter().filter(|(_, _, poll)| poll.asleep).map(|(coop, ..)| *coop));
		// Where all sleep, each of those who wake decides as one who is alone.
		let is_alone = |asleep: bool| match electorate.electors {
			0 => body == Body::Federation,
			1 => !asleep,
			_ => false,
		};
		for (coop, bylaws, poll) in polls {
			let decides_alone = poll.has_vote() && is_alone(poll.asleep);
			Polls::<T>::insert(id, coop, if decides_alone { poll.alone(&bylaws) } else { poll });
		}
		resolution.electorate = electorate;
		Ok(())
	}

	pub(crate) fn rules_of_parties(parties: &Parties, track: Track, subject: Subject) -> Result<Rules, Error<T>> {
		let mut together: Option<Rules> = None;
		for coop in parties {
			let bylaws = T::Coops::parameters(*coop).ok_or(Error::<T>::NoSuchCoop)?;
			let own = Rules::of(&bylaws, track, subject);
			together = Some(together.map_or(own, |others| others.stricter(own)));
		}
		together.ok_or(Error::<T>::NoSuchCoop)
	}

	/// Takes out whom the frozen call benefits or judges: co-ops, and members in the polls of theirs.
	pub(crate) fn apply_interests_together(
		id: ResolutionId,
		resolution: &mut Resolution,
		call: &CallOf<T>,
	) -> Result<(), Error<T>> {
		let (payees, concern) = Self::payees_of(call);
		let rescinds = T::Policy::rescinds(call);
		resolution.rescinds = rescinds.is_some();
		// What co-ops agree on for themselves is everybody's own affair.
		if resolution.body == Body::Federation {
			// Who is judged is not heard as one who is paid, so that this comes first.
			for coop in Self::coops_judged_by(call) {
				Self::recuse_coop(id, resolution, coop, Concern::Judged)?;
			}
		}
		if let Some(earlier) = rescinds {
			Self::recuse_as_before(id, resolution, earlier)?;
		}
		if resolution.body == Body::Federation {
			for coop in payees.iter().filter_map(Self::coop_paid) {
				Self::recuse_coop(id, resolution, coop, concern)?;
			}
		}
		let (seats, are_all) = Self::seats_paid(&payees);
		// Nobody who is paid keeps others from rescinding that by having many seats.
		ensure!(are_all || resolution.rescinds, Error::<T>::TooManyBeneficiaries);
		for Hand { coop, member } in seats {
			Self::recuse_member(id, coop, member, concern)?;
		}
		Ok(())
	}

	/// Takes the vote on a rescission from whom the other concerned when its vote opened, though they have moved their seat since.
	fn recuse_as_before(id: ResolutionId, resolution: &mut Resolution, earlier: ResolutionId) -> Result<(), Error<T>> {
		if !Resolutions::<T>::get(earlier).is_some_and(|earlier| earlier.phase.waits_for_effect()) {
			return Ok(());
		}
		for (coop, before) in Polls::<T>::iter_prefix(earlier) {
			match before.concern {
				Some(Concern::Judged) => Self::recuse_coop(id, resolution, coop, Concern::Judged)?,
				Some(Concern::Paid | Concern::Loses) => Self::recuse_coop(id, resolution, coop, Concern::Loses)?,
				None => {}
			}
			for member in before.recused {
				Self::recuse_member(id, coop, member, Concern::Loses)?;
			}
		}
		Ok(())
	}

	/// Takes the vote from a co-op but for what the rule leaves of it, unless it has lost it already.
	fn recuse_coop(
		id: ResolutionId,
		resolution: &mut Resolution,
		coop: CoopId,
		concern: Concern,
	) -> Result<(), Error<T>> {
		let Some(poll) = Polls::<T>::get(id, coop).filter(|poll| poll.concern.is_none()) else {
			return Ok(());
		};
		let count = match (poll.voter, concern) {
			// It has no vote that could be taken, and none to get by being paid.
			(Voter::Suspended, Concern::Paid | Concern::Loses) => return Ok(()),
			(Voter::Suspended, Concern::Judged) if resolution.track != Track::Special => return Ok(()),
			(Voter::Suspended, Concern::Judged) => Some(&mut resolution.electorate.suspended),
			_ if poll.asleep => None,
			_ => Some(&mut resolution.electorate.electors),
		};
		if let Some(count) = count {
			*count = count.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		}
		// Who sleeps counts if they are judged, so that one who is awake never judges the other.
		if concern == Concern::Judged || !poll.asleep {
			resolution.concerned = resolution.concerned.and(concern);
		}
		// What the co-op itself has said stays where it is paid, and counts if it is against that.
		let delegate = poll.delegate.filter(|_| concern == Concern::Paid);
		Polls::<T>::insert(id, coop, Poll { concern: Some(concern), delegate, ..poll });
		Ok(())
	}

	fn recuse_member(id: ResolutionId, coop: CoopId, member: MemberNo, concern: Concern) -> Result<(), Error<T>> {
		let Some(mut poll) = Polls::<T>::get(id, coop).filter(|poll| !poll.recused.contains(&member)) else {
			return Ok(());
		};
		// Where the delegate votes it would take one of the two, and not both.
		if poll.is_of_two() && poll.voter == Voter::Members {
			return Ok(());
		}
		if poll.recused.try_push(member).is_err() {
			// Nobody who is paid keeps others from rescinding that by having many seats.
			ensure!(concern == Concern::Loses, Error::<T>::TooManyBeneficiaries);
			return Ok(());
		}
		if T::Members::is_elector(coop, member, poll.electorate.version) {
			poll.electorate.electors = poll.electorate.electors.checked_sub(1).ok_or(Error::<T>::Overflow)?;
			poll.concerned = poll.concerned.and(concern);
		}
		Polls::<T>::insert(id, coop, poll);
		Ok(())
	}

	/// The poll of the co-op in which its members vote, `None` for what one co-op decides by itself.
	///
	/// With no `choice` every one must be theirs, as in an assembly, which could not tell that it was against it only.
	pub(crate) fn poll_of_members(
		id: ResolutionId,
		resolution: &Resolution,
		coop: CoopId,
		choice: Option<Choice>,
	) -> Result<Option<Poll>, Error<T>> {
		if let Body::Coop(decides) = resolution.body {
			ensure!(decides == coop, Error::<T>::NotAsked);
			return Ok(None);
		}
		Self::poll_of(id, coop, Voter::Members, choice).map(Some)
	}

	/// The poll of the co-op, if that is who gives its vote and it has this one.
	fn poll_of(id: ResolutionId, coop: CoopId, voter: Voter, choice: Option<Choice>) -> Result<Poll, Error<T>> {
		let poll = Polls::<T>::get(id, coop).ok_or(Error::<T>::NotAsked)?;
		ensure!(may_say(poll.concern, choice), Error::<T>::Recused);
		match poll.voter {
			own if own == voter => Ok(poll),
			Voter::Delegate => Err(Error::<T>::DelegateVotes),
			Voter::Members => Err(Error::<T>::MembersVote),
			Voter::Suspended => Err(Error::<T>::CoopSuspended),
		}
	}

	/// The number of the delegate or of the deputy, and the poll with their vote.
	///
	/// The vote of the deputy counts until the delegate gives theirs, which the deputy does not change.
	pub(crate) fn may_vote_as_delegate(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		choice: Choice,
	) -> Result<(MemberNo, Poll), Error<T>> {
		let resolution = Self::find(id)?;
		Self::ensure_voting(&resolution)?;
		let mut poll = Self::poll_of(id, coop, Voter::Delegate, Some(choice))?;
		let by = Self::delegate_or_deputy(coop, who)?;
		let own = counts(resolution.concern_of(Some(&poll), by), choice);
		// Who is paid and has no vote of their own votes for nobody.
		let may_speak = match own {
			Counts::Nowhere => false,
			Counts::OutsideQuorum => T::Members::is_elector(coop, by, poll.electorate.version),
			Counts::Fully => true,
		};
		ensure!(may_speak, Error::<T>::Recused);
		let is_delegate = T::Coops::holds(coop, Office::Delegate, by);
		// What a deputy has said, the delegate makes theirs by saying the same, so that it stays.
		let is_deputys = |member: &MemberNo| is_delegate && T::Coops::holds(coop, Office::Deputy, *member);
		let changes = match poll.delegate {
			Some(DelegateVote { by: None, .. }) => return Err(Error::<T>::Instructed),
			Some(DelegateVote { by: Some(before), .. }) if before != by && !is_delegate => {
				return Err(Error::<T>::DelegateHasVoted)
			}
			Some(DelegateVote { choice: before, by: said, .. })
				if before == choice && !said.as_ref().is_some_and(is_deputys) =>
			{
				return Err(Error::<T>::AlreadyVotedSo)
			}
			Some(DelegateVote { by: Some(before), changes, .. }) if before == by => {
				ensure!(changes < MAX_CHANGES, Error::<T>::TooManyChanges);
				changes.saturating_add(1)
			}
			_ if own == Counts::OutsideQuorum => MAX_CHANGES,
			Some(DelegateVote { .. }) | None => 0,
		};
		poll.delegate = Some(DelegateVote { by: Some(by), choice, changes });
		Ok((by, poll))
	}

	/// The poll with the vote that the co-op itself gives, which its delegate cannot change.
	pub(crate) fn may_instruct(coop: CoopId, id: ResolutionId, version: u8, choice: Choice) -> Result<Poll, Error<T>> {
		let resolution = Self::find(id)?;
		let open = matches!(resolution.phase, Phase::Notice { .. }) || resolution.phase.vote().is_some();
		ensure!(open, Error::<T>::NotInThisPhase);
		Self::ensure_running(&resolution)?;
		ensure!(Self::motion(id)?.amendments == version, Error::<T>::TextAmended);
		let poll = match Polls::<T>::get(id, coop) {
			// What it decides stands where the members who have asked to vote are too few.
			Some(poll) if poll.voter == Voter::Members && poll.requests > 0 && poll.concern.is_none() => poll,
			// A co-op that is paid can take back that it is against it.
			Some(poll)
				if poll.concern.is_some() && poll.delegate.is_some_and(|vote| vote.choice == Choice::Against) =>
			{
				poll
			}
			_ => Self::poll_of(id, coop, Voter::Delegate, Some(choice))?,
		};
		Ok(Poll { delegate: Some(DelegateVote { by: None, choice, changes: 0 }), ..poll })
	}

	/// Ends what co-ops have instructed on a text that is another one now, which they have not read. Who was against it stays
	/// so, or its proposer could amend a word to be rid of that. Gives how many co-ops there are and how many had instructed.
	pub(crate) fn end_instructions(id: ResolutionId) -> (u64, u64) {
		let polls: Vec<(CoopId, Poll)> = Polls::<T>::iter_prefix(id).collect();
		let looked_at = polls.len().saturated_into();
		let mut ended = 0u64;
		let was_for = |poll: &Poll| poll.instruction().is_some_and(|choice| choice != Choice::Against);
		for (coop, poll) in polls.into_iter().filter(|(_, poll)| was_for(poll)) {
			Polls::<T>::insert(id, coop, Poll { delegate: None, ..poll });
			Self::deposit_event(Event::InstructionEnded { resolution: id, coop });
			ended = ended.saturating_add(1);
		}
		(looked_at, ended)
	}

	/// A member's request that the members vote instead of the delegate.
	pub(crate) fn may_request_ballot(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
	) -> Result<BallotRequest, Error<T>> {
		let resolution = Self::find(id)?;
		let is_noticed = matches!(resolution.phase, Phase::Notice { .. });
		let is_open = resolution.phase.vote().is_some();
		ensure!(is_noticed || is_open, Error::<T>::NotInThisPhase);
		Self::ensure_running(&resolution)?;
		let mut poll = Self::poll_of(id, coop, Voter::Delegate, None)?;
		// Who has laid the office down during the vote does not take it along.
		let is_theirs = is_noticed || (poll.delegate.is_none() && Self::has_nobody(coop));
		ensure!(is_theirs, Error::<T>::NotInThisPhase);
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		Self::ensure_elector(&resolution, Some(&poll), coop, by)?;
		let signature = Signatures::<T>::get((id, coop, Whose::Member(by)));
		ensure!(!signature.ballot, Error::<T>::AlreadySigned);
		poll.requests = poll.requests.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let granted = poll.requests >= poll.petition();
		if granted {
			// What the co-op had decided stands until enough of its members say otherwise.
			poll.voter = Voter::Members;
		}
		Ok(BallotRequest { by, signature: Signature { ballot: true, ..signature }, poll, granted })
	}

	/// The arithmetic of a vote among co-ops, with the votes so far.
	pub(crate) fn arithmetic_now(id: ResolutionId, resolution: &Resolution) -> Arithmetic {
		let polls: Vec<Poll> = Polls::<T>::iter_prefix_values(id).collect();
		count_coops(resolution, &polls)
	}

	pub(crate) fn may_call_emergency(
		who: &T::AccountId,
		coop: CoopId,
		delay: u32,
		best_finalised: u32,
	) -> Result<Emergency, Error<T>> {
		let by = Self::delegate_or_deputy(coop, who)?;
		let is_delegate = T::Coops::holder(coop, Office::Delegate).is_none_or(|delegate| delegate == by);
		ensure!(is_delegate, Error::<T>::NotDelegate);
		ensure!(T::Coops::voice(coop) == Some(Voice::Votes), Error::<T>::NoVoteInFederation);
		ensure!((1..=MAX_EMERGENCY_DELAY).contains(&delay), Error::<T>::DelayOutsideRange);
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(BlockNumberFor::<T>::from(best_finalised) < now, Error::<T>::NotYetABlock);
		ensure!(T::Finality::can_have_stopped_at(best_finalised), Error::<T>::BlockTooNew);
		let called_at = T::Clock::deadline();
		let changes = match EmergencyCalls::<T>::get(coop).filter(Self::is_heard) {
			None => 0,
			Some(before) => {
				let same = (before.delay, before.best_finalised) == (delay, best_finalised);
				ensure!(!same, Error::<T>::AlreadySigned);
				ensure!(before.changes < MAX_CHANGES, Error::<T>::TooManyChanges);
				before.changes.saturating_add(1)
			}
		};
		// Two thirds of all co-ops that count, those included that are suspended.
		let asleep = Self::asleep();
		let counting = T::Coops::federation().into_iter().filter(|(_, voice)| *voice != Voice::Seasoning);
		let (all, joined) = counting.fold((0u32, 0u32), |(all, joined), (one, voice)| {
			let demands = |call: EmergencyCall| (call.delay, call.best_finalised) == (delay, best_finalised);
			let joins = voice == Voice::Votes
				&& (one == coop || EmergencyCalls::<T>::get(one).filter(Self::is_heard).is_some_and(demands));
			let counts = joins || !asleep.contains(&one);
			(all.saturating_add(counts.into()), joined.saturating_add(joins.into()))
		});
		let enough =
			joined >= NO_CO_OP_ALONE && u64::from(joined).saturating_mul(3) >= u64::from(all).saturating_mul(2);
		Ok(Emergency { call: EmergencyCall { delay, best_finalised, called_at, changes }, coops: joined, enough })
	}

	pub(crate) fn do_call_emergency(coop: CoopId, emergency: Emergency) -> DispatchResult {
		let Emergency { call, coops, enough } = emergency;
		let EmergencyCall { delay, best_finalised, .. } = call;
		EmergencyCalls::<T>::insert(coop, call);
		Self::deposit_event(Event::EmergencyCalled { coop, coops });
		if enough {
			RestartedAt::<T>::put(T::Clock::deadline());
			T::Finality::restore_finality(delay, best_finalised)?;
			Self::deposit_event(Event::FinalityRestarted { delay, best_finalised });
		}
		Ok(())
	}

	/// Whether a demand is of this day, and finality has not started anew since.
	pub(crate) fn is_heard(call: &EmergencyCall) -> bool {
		let until = call.called_at.saturating_add(T::Clock::day());
		!T::Clock::has_passed(until) && RestartedAt::<T>::get().is_none_or(|restarted| call.called_at > restarted)
	}
}

/// So many delegates must demand that finality starts anew, at least.
const NO_CO_OP_ALONE: u32 = 2;
