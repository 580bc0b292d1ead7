//! Ballots on the chain, and what counting a vote can bring about.

use super::*;
use crate::{
	acts::proxies::ProxyBook,
	rules::recusal::{counts, Counts},
};

/// A vote that may be cast.
pub(crate) struct Vote<Hash> {
	/// Who votes.
	by: MemberNo,
	/// The ballot that is kept.
	ballot: Ballot,
	/// What is voted on.
	resolution: Resolution,
	/// The votes with this one.
	tally: Tally,
	/// The assembly, where a teller has named the voter: its reports note the vote.
	assembly: Option<Assembly<Hash>>,
	/// What changes of proxies, as somebody was to vote for them.
	proxies: ProxyBook,
	/// The part of the co-op where several co-ops decide.
	poll: Option<Poll>,
	/// Whether it would have passed without this vote.
	passed_before: bool,
}

impl<T: Config> Pallet<T> {
	/// Whether a vote on the resolution is open, and whether assemblies meet for the second time.
	pub(crate) fn ensure_voting(resolution: &Resolution) -> Result<bool, Error<T>> {
		let second_call = resolution.phase.vote().ok_or(Error::<T>::NotInThisPhase)?;
		Self::ensure_running(resolution)?;
		// Among co-ops everything stands for the second call, assemblies included.
		Ok(second_call && !resolution.body.is_of_coops())
	}

	pub(crate) fn may_vote(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		choice: Choice,
	) -> Result<Vote<T::Hash>, Error<T>> {
		let resolution = Self::find(id)?;
		let second_call = Self::ensure_voting(&resolution)?;
		let passed_before = resolution.rejection().is_none();
		let poll = Self::poll_of_members(id, &resolution, coop, Some(choice))?;
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let own = counts(resolution.concern_of(poll.as_ref(), by), choice);
		let is_coop_paid = poll.as_ref().is_some_and(|poll| poll.concern.is_some());
		let opposing = own == Counts::OutsideQuorum || is_coop_paid;
		// Who is paid, or whose co-op is, can be against it openly only, because an assembly could not tell.
		ensure!(opposing || resolution.secrecy == Secrecy::Open, Error::<T>::SecretBallot);
		ensure!(own != Counts::Nowhere, Error::<T>::Recused);
		Self::ensure_has_vote(&resolution, poll.as_ref(), coop, by)?;

		let mut tally = poll.as_ref().map_or(resolution.tally, |poll| poll.tally);
		let ballot = Ballots::<T>::get((id, coop, by)).unwrap_or_default();
		let mut named = ballot.named_on(second_call);
		let before = ballot.cast.map(|cast| cast.choice);
		let mut proxies = ProxyBook::new(id, coop, second_call);
		let assembly = match named.rolls == OnRolls::default() {
			true => None,
			false => {
				let mut assembly = Assemblies::<T>::get(id, coop).unwrap_or_default();
				// Nobody is held on a roll to which no three tellers agree, whoever has put them there.
				ensure!(!assembly.counts_as_present(named.rolls), Error::<T>::VotesInAssembly);
				named = Self::end_proxies(&mut assembly, &mut proxies, by, named)?;
				assembly.note_vote(named.rolls, before, choice).ok_or(Error::<T>::Overflow)?;
				Some(assembly)
			}
		};
		let changes = match ballot.cast {
			Some(Cast { choice: before, changes }) => {
				ensure!(before != choice, Error::<T>::AlreadyVotedSo);
				ensure!(changes < MAX_CHANGES, Error::<T>::TooManyChanges);
				let count = tally.of(before);
				*count = count.checked_sub(1).ok_or(Error::<T>::Overflow)?;
				changes.saturating_add(1)
			}
			None => {
				let takes_part = u32::from(own == Counts::Fully);
				tally.on_chain = tally.on_chain.checked_add(takes_part).ok_or(Error::<T>::Overflow)?;
				if opposing {
					MAX_CHANGES
				} else {
					0
				}
			}
		};
		let count = tally.of(choice);
		*count = count.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let ballot = Ballot { cast: Some(Cast { choice, changes }), named: None }.with_named(named);
		Ok(Vote { by, ballot, resolution, tally, assembly, proxies, poll, passed_before })
	}

	/// Casts a vote, and gives what that weighs.
	pub(crate) fn do_vote(
		id: ResolutionId,
		coop: CoopId,
		choice: Choice,
		vote: Vote<T::Hash>,
	) -> Result<Weight, DispatchError> {
		let Vote { by, ballot, resolution, tally, assembly, proxies, poll, passed_before } = vote;
		Ballots::<T>::insert((id, coop, by), ballot);
		let is_named = assembly.is_some();
		// Where co-ops vote, no ballot of a member turns a choice.
		let is_alternative = resolution.matter.is_some() && poll.is_none();
		let usual = Self::usual_weight(&resolution, poll.as_ref());
		if let Some(assembly) = assembly {
			Assemblies::<T>::insert(id, coop, assembly);
		}
		let ended = proxies.len().saturated_into::<u32>();
		if ended > 0 {
			proxies.write::<T>();
			Self::deposit_event(Event::ProxyEnded { resolution: id, coop, member: by });
		}
		Self::deposit_event(Event::Voted { resolution: id, coop, by, choice });
		let extended = Self::count_in(id, coop, resolution, poll, tally, passed_before)?;
		// Most votes are of members whom no teller has named, on what has no alternative, and do not extend the vote.
		Ok(match is_named || extended || is_alternative {
			false => usual,
			true => <T as Config>::WeightInfo::vote()
				.saturating_add(ending_proxies::<T>(ended))
				.saturating_add(<T as Config>::WeightInfo::extend_alternatives()),
		})
	}

	/// What a vote weighs of a member whom no teller has named, and that extends nothing.
	///
	/// Where one has been counted in this block before, the resolution is in memory, and the poll of the co-op among several. What
	/// counts the votes is written once for all of them.
	pub(crate) fn usual_weight(resolution: &Resolution, poll: Option<&Poll>) -> Weight {
		let (usual, accesses) = (<T as Config>::WeightInfo::vote_usually(), T::DbWeight::get());
		let counted_in = poll.map_or(resolution.counted_in, |poll| poll.counted_in);
		match poll {
			_ if counted_in == Some(Self::block()) => usual.saturating_sub(accesses.reads_writes(1, 1)),
			Some(_) => usual.saturating_add(accesses.reads(1)),
			None => usual,
		}
	}

	fn block() -> u32 {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// Stores the votes in the co-op, and says whether the vote is extended.
	pub(crate) fn count_in(
		id: ResolutionId,
		coop: CoopId,
		resolution: Resolution,
		poll: Option<Poll>,
		tally: Tally,
		passed_before: bool,
	) -> Result<bool, DispatchError> {
		match poll {
			Some(poll) => {
				Polls::<T>::insert(id, coop, Poll { tally, counted_in: Some(Self::block()), ..poll });
				Ok(false)
			}
			None => Self::count(id, resolution, tally, passed_before),
		}
	}

	/// Stores the votes, and extends a vote by a day whose result changes in its last one.
	fn count(
		id: ResolutionId,
		mut resolution: Resolution,
		tally: Tally,
		passed_before: bool,
	) -> Result<bool, DispatchError> {
		let before = core::mem::replace(&mut resolution.tally, tally);
		resolution.counted_in = Some(Self::block());
		let passes = resolution.rejection().is_none();

		if let (Phase::Voting { second_call, extensions }, Some(ends_at)) = (resolution.phase, resolution.ends_at) {
			// Few votes change the result, and only these ask how long a day is. Which alternative is chosen is more to ask.
			let may_change = passes != passed_before || resolution.matter.is_some();
			let day = (may_change && extensions < MAX_EXTENSIONS).then(T::Clock::day);
			let day = day.filter(|day| ends_at.saturating_sub(T::Clock::deadline()) <= *day);
			let changes = || resolution.matter.is_none_or(|matter| Self::turns_choice(id, matter, before, tally));
			if let Some(day) = day.filter(|_| changes()) {
				let closes_at = ends_at.checked_add(day).ok_or(Error::<T>::Overflow)?;
				let phase = Phase::Voting { second_call, extensions: extensions.saturating_add(1) };
				let matter = resolution.matter;
				Self::enter_phase(id, resolution, phase, closes_at);
				Self::deposit_event(Event::VoteExtended { resolution: id, closes_at });
				matter.into_iter().for_each(|matter| Self::extend_alternatives(id, matter, phase, closes_at));
				return Ok(true);
			}
		}
		Resolutions::<T>::insert(id, resolution);
		Ok(false)
	}
}

impl<T: Config> BallotBook for Pallet<T> {
	fn oldest_kept(coop: CoopId) -> Option<Moment> {
		let oldest = |decides: Option<CoopId>| Kept::<T>::iter_key_prefix((decides,)).next();
		let of_each = [oldest(Some(coop)), oldest(None)].into_iter().flatten();
		of_each.map(|(noticed_at, _)| Moment::from_be_bytes(noticed_at)).min()
	}

	fn dissents(coop: CoopId, member: MemberNo, id: ResolutionId, days: u16) -> bool {
		let Some(resolution) = Resolutions::<T>::get(id) else {
			return false;
		};
		// The days are those before the bylaws could shorten them, and begin when these take effect.
		let days = days.max(resolution.rules.dissent_days);
		let until = Motions::<T>::get(id)
			.and_then(|motion| T::Clock::day().checked_mul(days.into())?.checked_add(motion.effect_at?))
			.filter(|until| !T::Clock::has_passed(*until));
		let ballot = Ballots::<T>::get((id, coop, member)).unwrap_or_default();
		let Named { rolls, dissents, .. } = ballot.named_on(resolution.second_call);
		// Who was in an assembly may have voted for it, unseen, where their dissent is not on record. Who is only said to have
		// been by fewer than three tellers was not.
		let assembly = Assemblies::<T>::get(id, coop).unwrap_or_default();
		let voted_for = match assembly.counts_as_present(rolls) {
			true => !assembly.counts_as_present(dissents),
			false => ballot.cast.is_some_and(|cast| cast.choice == Choice::For),
		};
		let is_or_comes = resolution.phase == Phase::Enacted || resolution.phase.waits_for_effect();
		resolution.body == Body::Coop(coop)
			&& is_or_comes
			&& resolution.subject == Subject::Bylaws
			&& until.is_some()
			&& !voted_for
			&& T::Members::is_elector(coop, member, resolution.electorate.version)
	}
}
