//! Drafts are put as alternatives to what is on notice. Members, or co-ops, vote on each of them, and one takes effect at most.
//!
//! All have the same days, electorate and secrecy, so that nobody who puts one delays another. (practice 4.1; ES 24.2; DE 46)

use crate::{
	rules::{
		alternatives::{chosen, has_room, is_decided_later, outcomes, Outcome, Stand},
		among_coops::approvals,
	},
	*,
};
use frame_support::storage::with_storage_layer;

/// What is decided on together, with what the co-ops say on it where they vote.
type Together = Vec<(ResolutionId, Resolution, Option<Arithmetic>)>;

impl<T: Config> Pallet<T> {
	/// The motion of the draft with what it is an alternative to from now on.
	pub(crate) fn may_put_as_alternative(
		who: &T::AccountId,
		id: ResolutionId,
		to: Option<ResolutionId>,
	) -> Result<Motion<T::Hash>, Error<T>> {
		let (draft, mut motion) = Self::before_vote(who, id)?;
		ensure!(draft.phase == Phase::Draft, Error::<T>::NotInThisPhase);
		ensure!(motion.alternative_to != to, Error::<T>::AlreadyPut);
		// What is supported is another decision then, as after an amendment.
		ensure!(motion.amendments < MAX_AMENDMENTS, Error::<T>::TooManyAmendments);
		if let Some(to) = to {
			let draft = Self::as_of_notice(id, draft)?;
			Self::joined(id, draft, &motion, to, &[true, false])?;
			ensure!(motion.call.is_some() == Self::motion(to)?.call.is_some(), Error::<T>::NotAlternatives);
			Self::ensure_excludes(Self::beside(to).into_iter(), motion.document, Calls::<T>::get(id).as_ref())?;
		}
		motion.amendments = motion.amendments.saturating_add(1);
		motion.alternative_to = to;
		Ok(motion)
	}

	pub(crate) fn do_put_as_alternative(id: ResolutionId, mut motion: Motion<T::Hash>) {
		let signatures_dropped = core::mem::take(&mut motion.signatures);
		let (to, amendments) = (motion.alternative_to, motion.amendments);
		Motions::<T>::insert(id, motion);
		Signers::<T>::remove(id);
		Self::deposit_event(Event::PutAsAlternative { resolution: id, to });
		Self::deposit_event(Event::Amended { resolution: id, amendments, signatures_dropped });
	}

	/// The draft as of its notice, as an alternative if it is put as one. It goes by itself where the other was withdrawn.
	pub(crate) fn with_alternatives(
		id: ResolutionId,
		draft: Resolution,
		motion: &Motion<T::Hash>,
		by_petition: bool,
	) -> Result<Resolution, Error<T>> {
		let is_there = |to: &ResolutionId| {
			Resolutions::<T>::get(to).is_some_and(|one| !matches!(one.phase, Phase::Withdrawn | Phase::Lapsed))
		};
		match motion.alternative_to.filter(is_there) {
			Some(to) => Self::joined(id, draft, motion, to, &[by_petition]),
			None => Ok(draft),
		}
	}

	/// The draft as one of the alternatives to what is on notice, which it joins in one of these ways: by a petition or not.
	///
	/// What the others do is looked at when it is put, and not again: they could be amended for that alone, to keep it out.
	fn joined(
		id: ResolutionId,
		draft: Resolution,
		motion: &Motion<T::Hash>,
		to: ResolutionId,
		ways: &[bool],
	) -> Result<Resolution, Error<T>> {
		let first = Self::find(to)?;
		let Phase::Notice { freezes_at } = first.phase else {
			return Err(Error::<T>::NotInThisPhase);
		};
		let alike = |one: &Resolution| (one.body, one.track, one.subject);
		let is_free = |id: ResolutionId, one: &Resolution| {
			let is_about_nobody = one.judged.is_empty() && !Elections::<T>::contains_key(id);
			// What must be secret is about somebody, be it no member.
			let may_be_open = one.secrecy == Secrecy::Open || Self::is_secret_by_choice(id, one);
			// Who is judged or paid by what it rescinds, and a co-op that is judged, would help to choose the other.
			let stands_alone = |call: CallOf<T>| {
				let judges_coop = one.body == Body::Federation && !Self::coops_judged_by(&call).is_empty();
				judges_coop || T::Policy::rescinds(&call).is_some()
			};
			let is_choice = !Self::frozen_call(id).and_then(Result::ok).is_some_and(stands_alone);
			match one.body {
				Body::Coop(_) => is_choice && is_about_nobody && may_be_open,
				Body::Federation => is_choice,
				// All parties are for it or it does not pass, so that as many would be for each.
				Body::Agreement => false,
			}
		};
		// A secret vote that members have asked for on the one keeps out no other.
		let is_alike = alike(&first) == alike(&draft) && draft.secrecy <= first.secrecy;
		ensure!(is_alike && is_free(id, &draft) && is_free(to, &first), Error::<T>::NotAlternatives);
		let until = Self::alternatives_until(&first).ok_or(Error::<T>::Overflow)?.min(freezes_at);
		ensure!(!T::Clock::has_passed(until), Error::<T>::AlternativeTooLate);

		let matter = first.matter.unwrap_or(to);
		let brought = |one| Some((Resolutions::<T>::get(one)?.coop, Motions::<T>::get(one)?));
		let others: Vec<_> = Self::beside(to).into_iter().filter_map(brought).collect();
		let way = |by_petition: &bool| others.iter().filter(|(_, one)| one.by_petition == *by_petition).count();
		let has_room = |by_petition| has_room(others.len().saturated_into(), way(by_petition).saturated_into());
		ensure!(ways.iter().any(has_room), Error::<T>::TooManyAlternatives);
		// Otherwise one hand would fill the places of others. Who speaks for a co-op takes none of its members' petitions.
		let is_taken = |by_petition: &bool| {
			others.iter().any(|(coop, one)| match first.body.is_of_coops() {
				true => *coop == draft.coop && one.by_petition == *by_petition,
				false => one.proposer == motion.proposer,
			})
		};
		ensure!(!ways.iter().all(is_taken), Error::<T>::ProposesAnother);

		// The days are those of the notice that was given, and nobody who puts an alternative changes the rules of another.
		let Rules { notice_days, freeze_days, voting_days, second_call_days, .. } = first.rules;
		let stricter = draft.rules.stricter(first.rules);
		Ok(Resolution {
			rules: Rules { notice_days, freeze_days, voting_days, second_call_days, ..stricter },
			electorate: first.electorate,
			secrecy: first.secrecy,
			matter: Some(matter),
			..draft
		})
	}

	/// Deadline time until which there is time to read an alternative. Of what is special there is half the notice for that, as
	/// law has it for what is added to the agenda (DE 46), and so there is among co-ops, which instruct their delegates.
	fn alternatives_until(first: &Resolution) -> Option<Moment> {
		let to_read = match first.track == Track::Special || first.body.is_of_coops() {
			true => first.rules.notice_days.div_ceil(2),
			false => 0,
		};
		first.ends_at?.checked_sub(T::Clock::day().checked_mul(to_read.into())?)
	}

	/// The alternatives on a matter, in the order in which they came on the agenda.
	pub(crate) fn alternatives_on(matter: ResolutionId) -> Vec<ResolutionId> {
		Matters::<T>::get(matter).unwrap_or_default().alternatives.into_inner()
	}

	/// What would be decided on together with an alternative to this one: it and its alternatives.
	pub(crate) fn beside(to: ResolutionId) -> Vec<ResolutionId> {
		let matter = Resolutions::<T>::get(to).and_then(|one| one.matter);
		matter.map_or_else(|| alloc::vec![to], Self::alternatives_on)
	}

	/// What it weighs to look at all alternatives on a matter, if there are any.
	pub(crate) fn looking_at(matter: Option<ResolutionId>) -> Weight {
		matter.map_or_else(Weight::zero, |_| T::WeightInfo::put_as_alternative())
	}

	/// Whether what is decided on is something else than what the others do.
	pub(crate) fn ensure_excludes(
		mut others: impl Iterator<Item = ResolutionId>,
		document: T::Hash,
		call: Option<&StoredCallOf<T>>,
	) -> Result<(), Error<T>> {
		let own = call.map(Self::deeds);
		let does_the_same = |other: ResolutionId| match (&own, Calls::<T>::get(other)) {
			(Some(own), Some(call)) => *own == Self::deeds(&call),
			// Where there is no call, the text is what is decided.
			(None, None) => Motions::<T>::get(other).is_some_and(|motion| motion.document == document),
			_ => false,
		};
		ensure!(!others.any(does_the_same), Error::<T>::ExcludesNothing);
		Ok(())
	}

	/// What a call does, be it in a batch and in whatever order.
	fn deeds(call: &StoredCallOf<T>) -> Vec<Vec<u8>> {
		let each = |call: CallOf<T>| match T::Policy::batch(&call) {
			Some(calls) => calls.iter().map(Encode::encode).collect(),
			None => alloc::vec![call.encode()],
		};
		let mut deeds = Self::read(call.bytes()).map_or_else(|_| alloc::vec![call.bytes().to_vec()], each);
		deeds.sort_unstable();
		deeds
	}

	/// Puts what was given a place on the agenda among the alternatives to what is on notice, with the same notice.
	pub(crate) fn join(id: ResolutionId, resolution: Resolution, to: ResolutionId) -> DispatchResult {
		let mut first = Self::find(to)?;
		let (Phase::Notice { freezes_at }, Some(opens_at), Some(matter)) =
			(first.phase, first.ends_at, resolution.matter)
		else {
			return Err(Error::<T>::NotInThisPhase.into());
		};
		let mut alternatives = Matters::<T>::get(matter).unwrap_or_default();
		let full = |_| Error::<T>::TooManyAlternatives;
		if first.matter.is_none() {
			alternatives.alternatives.try_push(to).map_err(full)?;
			first.matter = Some(matter);
			Resolutions::<T>::insert(to, first);
		}
		alternatives.alternatives.try_push(id).map_err(full)?;
		Matters::<T>::insert(matter, alternatives);
		let closes_on = Self::motion(to)?.closes_on;
		Self::change_motion(id, |motion| motion.closes_on = closes_on);
		if resolution.body.is_of_coops() {
			let polls: Vec<(CoopId, Poll)> = Polls::<T>::iter_prefix(to).collect();
			polls.into_iter().for_each(|(coop, poll)| Polls::<T>::insert(id, coop, poll.anew()));
		}

		let electors = resolution.electors();
		Self::deposit_event(Event::JoinedAlternatives { resolution: id, matter });
		Self::deposit_event(Event::NoticeGiven { resolution: id, freezes_at, opens_at, electors });
		Self::ask_for_tellers(id, &resolution);
		Self::enter_phase(id, resolution, Phase::Notice { freezes_at }, opens_at);
		Ok(())
	}

	/// Takes what ends before the vote out of the alternatives on its matter.
	pub(crate) fn leave_alternatives(id: ResolutionId, resolution: Resolution) -> Resolution {
		if let (Phase::Notice { .. }, Some(matter)) = (resolution.phase, resolution.matter) {
			Matters::<T>::mutate_exists(matter, |found| {
				if let Some(Matter { alternatives, .. }) = found {
					alternatives.retain(|one| *one != id);
					if alternatives.is_empty() {
						*found = None;
					}
				}
			});
			return Resolution { matter: None, ..resolution };
		}
		resolution
	}

	/// The alternatives on a matter that are not decided. They are in the same phase, which ends at the same time.
	pub(crate) fn undecided(matter: ResolutionId) -> Vec<(ResolutionId, Resolution)> {
		let all = Self::alternatives_on(matter).into_iter().filter_map(|id| Some((id, Resolutions::<T>::get(id)?)));
		all.filter(|(_, one)| one.phase.awaits_result()).collect()
	}

	/// On how many alternatives a step of this one ends the phase.
	pub(crate) fn alternatives_in_step(resolution: &Resolution) -> u64 {
		let matter = resolution.matter.filter(|_| resolution.phase.awaits_result());
		matter.map_or(1, |matter| Self::alternatives_on(matter).len().saturated_into())
	}

	/// Makes the vote on all alternatives secret, where enough members have asked for that on one.
	pub(crate) fn make_all_secret(matter: Option<ResolutionId>) {
		let others = matter.into_iter().flat_map(Self::undecided);
		for (id, open) in others.filter(|(_, one)| one.secrecy == Secrecy::Open) {
			let secret = Resolution { secrecy: Secrecy::Secret, ..open };
			Self::ask_for_tellers(id, &secret);
			Resolutions::<T>::insert(id, secret);
		}
	}

	/// Whether it is the first of its alternatives, or has none.
	pub(crate) fn is_first(id: ResolutionId, resolution: &Resolution) -> bool {
		resolution.matter.is_none_or(|matter| Self::alternatives_on(matter).first() == Some(&id))
	}

	/// How the vote on an alternative stands, which co-ops have counted so where they vote.
	fn stand_of(id: ResolutionId, resolution: &Resolution, result: Option<&Arithmetic>) -> Stand {
		let first_call = resolution.phase.vote() == Some(false);
		let (rejection, approvals) = match result {
			Some(sum) => (sum.rejection, approvals(resolution.track, sum)),
			None => (resolution.rejection(), (resolution.tally.for_, 0)),
		};
		let missed = first_call && rejection == Some(Rejection::NoQuorum);
		Stand {
			id,
			rejection,
			approvals,
			opens_again: missed && Self::has_second_call(id, resolution),
			lacks_assembly: missed && (Self::lacks_assembly(id, resolution) || Self::lacks_agreement(id, resolution)),
		}
	}

	/// How the votes on all undecided alternatives stand, on this one with these votes.
	fn stands_with(id: ResolutionId, matter: ResolutionId, tally: Tally) -> Vec<Stand> {
		let with = |(one, resolution): (ResolutionId, Resolution)| match one == id {
			true => Self::stand_of(id, &Resolution { tally, ..resolution }, None),
			false => Self::stand_of(one, &resolution, None),
		};
		Self::undecided(matter).into_iter().map(with).collect()
	}

	/// What would become of an alternative if the vote closed now.
	pub(crate) fn outcome_now(id: ResolutionId, resolution: &Resolution) -> Option<Outcome> {
		let stands = Self::stands_with(id, resolution.matter?, resolution.tally);
		outcomes(&stands).into_iter().find(|(one, _)| *one == id).map(|(_, outcome)| outcome)
	}

	/// Whether another alternative is chosen with these votes on one of them than with those before.
	pub(crate) fn turns_choice(id: ResolutionId, matter: ResolutionId, before: Tally, after: Tally) -> bool {
		chosen(&Self::stands_with(id, matter, before)) != chosen(&Self::stands_with(id, matter, after))
	}

	/// Extends the vote on the other alternatives with that on one of them, so that nobody knows a result before others vote.
	pub(crate) fn extend_alternatives(id: ResolutionId, matter: ResolutionId, phase: Phase, closes_at: Moment) {
		for (other, resolution) in Self::undecided(matter).into_iter().filter(|(other, _)| *other != id) {
			Self::enter_phase(other, resolution, phase, closes_at);
			Self::deposit_event(Event::VoteExtended { resolution: other, closes_at });
		}
	}

	/// Ends the phase of what is decided on together: the vote on it opens, or it closes and one is chosen.
	///
	/// That is all alternatives on a matter, or what co-ops decide on without any.
	pub(crate) fn step_together(open: Vec<(ResolutionId, Resolution)>) {
		let with_result = |(id, one): (ResolutionId, Resolution)| {
			let is_counted = one.body.is_of_coops() && one.phase.vote().is_some();
			let result = is_counted.then(|| Self::arithmetic_now(id, &one));
			(id, one, result)
		};
		let open: Together = open.into_iter().map(with_result).collect();
		let voting = open.iter().filter(|(_, one, _)| one.phase.vote().is_some());
		let stands: Vec<_> = voting.map(|(id, one, result)| Self::stand_of(*id, one, result.as_ref())).collect();
		if Self::enter_last_day(&open, chosen(&stands)) {
			return;
		}
		let openly = is_decided_later(&stands) && stands.iter().any(|stand| stand.lacks_assembly);
		let outcomes = outcomes(&stands);
		if !outcomes.iter().any(|(_, outcome)| *outcome == Outcome::OpensAgain) {
			if let Some((id, first, Some(_))) = open.first() {
				Self::note_absences(*id, first);
			}
		}
		for (id, resolution, result) in open {
			let before = resolution.clone();
			let outcome = outcomes.iter().find(|(one, _)| *one == id).map(|(_, outcome)| *outcome);
			let resolution = Self::note_result(id, resolution, result);
			let done = match (outcome, resolution.phase) {
				(Some(Outcome::Chosen), _) => Self::choose(id, resolution),
				(Some(Outcome::OpensAgain), _) => Self::set_second_call(id, resolution, openly),
				(Some(Outcome::Rejected(reason)), _) => {
					Self::note_decision(id, None);
					Self::reject(id, resolution, reason)
				}
				(None, Phase::Notice { .. }) => with_storage_layer(|| Self::open_vote(id, resolution)),
				(None, _) => Self::reopen_vote(id, resolution),
			};
			if let Err(error) = done {
				Self::give_up(id, before, error);
			}
		}
	}

	/// Lets a vote among co-ops go on for its last day, or for another one where it passes now and did not a day ago, or another
	/// alternative is chosen. Gives whether it goes on.
	fn enter_last_day(open: &Together, chosen: Option<ResolutionId>) -> bool {
		let turns = |(id, one, _): &(ResolutionId, Resolution, _)| match one.phase {
			Phase::LastDay { passes, .. } => passes != (chosen == Some(*id)),
			_ => false,
		};
		let turned = open.iter().any(turns);
		let mut goes_on = false;
		for (id, one, _) in open.iter().filter(|(_, _, result)| result.is_some()) {
			let Some(last_day) = one.phase.last_day(turned, chosen == Some(*id)) else { continue };
			goes_on = true;
			match Self::in_days(1) {
				Ok(closes_at) => {
					Self::enter_phase(*id, one.clone(), last_day, closes_at);
					if turned {
						Self::deposit_event(Event::VoteExtended { resolution: *id, closes_at });
					}
				}
				Err(error) => Self::give_up(*id, one.clone(), error.into()),
			}
		}
		goes_on
	}

	/// The resolution with the votes of the co-ops, whose arithmetic is kept.
	fn note_result(id: ResolutionId, resolution: Resolution, result: Option<Arithmetic>) -> Resolution {
		let Some(result) = result else { return resolution };
		// Those that are paid and against it are no part of the quorum.
		let with_vote = resolution.electors().saturating_add(result.coops_woken);
		let tally = Tally {
			for_: result.coops_for,
			against: result.coops_against,
			abstain: result.coops_abstaining,
			on_chain: with_vote.saturating_sub(result.coops_absent),
			in_assembly: 0,
		};
		Results::<T>::insert(id, result);
		Resolution { tally, ..resolution }
	}

	/// Lets pass what was chosen, or passes without any alternative.
	fn choose(id: ResolutionId, resolution: Resolution) -> DispatchResult {
		if let Some(matter) = resolution.matter {
			Matters::<T>::mutate(matter, |found| found.iter_mut().for_each(|found| found.chosen = Some(id)));
			Self::deposit_event(Event::Chosen { resolution: id, matter });
		}
		Self::pass(id, resolution)
	}

	/// Whether what was chosen in one co-op would have been with fewer votes for it: the others had as many as is known.
	pub(crate) fn is_still_chosen(id: ResolutionId, resolution: &Resolution) -> bool {
		let Some(matter) = resolution.matter else { return true };
		let stand = |one: ResolutionId| {
			// Of the others perhaps only records are kept by now.
			let recorded = || Records::<T>::get(one).map(|record| (record.phase, record.tally));
			let found = || Resolutions::<T>::get(one).map(|found| (found.phase, found.tally)).or_else(recorded);
			let (rejection, approvals) = match one == id {
				true => (resolution.rejection(), resolution.tally.for_),
				false => match found()? {
					(Phase::Rejected { reason: Rejection::NotChosen { .. } }, tally) => (None, tally.for_),
					(_, tally) => (Some(Rejection::NoMajority), tally.for_),
				},
			};
			let approvals = (approvals, 0);
			Some(Stand { id: one, rejection, approvals, opens_again: false, lacks_assembly: false })
		};
		let stands: Vec<_> = Self::alternatives_on(matter).into_iter().filter_map(stand).collect();
		chosen(&stands) == Some(id)
	}
}
