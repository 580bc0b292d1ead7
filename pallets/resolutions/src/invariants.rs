//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use crate::rules::recusal::may_say;
use alloc::collections::{BTreeMap, BTreeSet};
use rochdale_primitives::{bylaws::Parameter, Electorate};
use sp_runtime::TryRuntimeError;

/// The vote of whoever is paid and against that.
const AGAINST_FOR_GOOD: Cast = Cast { choice: Choice::Against, changes: MAX_CHANGES };

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let count = ResolutionCount::<T>::get();
		let mut numbers = BTreeMap::<Body, BTreeSet<u32>>::new();
		let mut agenda = BTreeSet::new();
		let mut prunings = BTreeSet::new();
		let mut open = BTreeMap::<CoopId, BTreeSet<ResolutionId>>::new();
		let mut petitions = BTreeMap::<CoopId, u32>::new();
		let mut holders = BTreeMap::<(CoopId, MemberNo), u32>::new();
		let mut kept = BTreeSet::new();

		let all: BTreeMap<_, _> = Resolutions::<T>::iter().collect();
		let records: BTreeMap<_, _> = Records::<T>::iter().collect();
		let mut ids: Vec<ResolutionId> = all.keys().chain(records.keys()).copied().collect();
		ids.sort_unstable();
		ensure!(ids.into_iter().eq(1..=count), "1: an id of a resolution is missing or was not given out");
		for (id, record) in &records {
			let is_new = numbers.entry(record.body).or_default().insert(record.number);
			ensure!(is_new, "1: a number is given twice");
			Self::check_record(*id, record)?;
		}
		for (id, resolution) in &all {
			let (id, coop) = (*id, resolution.coop);
			ensure!(
				!matches!(resolution.body, Body::Coop(decides) if decides != coop),
				"1: a resolution of one co-op was proposed in another"
			);
			let is_new = numbers.entry(resolution.body).or_default().insert(resolution.number);
			ensure!(is_new, "1: a number is given twice");
			let motion = Motions::<T>::get(id).ok_or("2: a resolution has no motion")?;
			Self::check_call(id, resolution, &motion)?;
			Self::check_election(id, resolution, &motion)?;

			if let Some(ends_at) = resolution.ends_at {
				if resolution.phase.is_final() {
					prunings.insert((ends_at.to_be_bytes(), id));
				} else {
					agenda.insert((coop, ends_at.to_be_bytes(), id.to_be_bytes()));
				}
				if let Some(noticed_at) = motion.noticed_at {
					kept.insert((resolution.body.coop(), noticed_at.to_be_bytes(), id));
				}
				// A final resolution may be pruned in part.
				if !resolution.phase.is_final() || !T::Clock::has_passed(ends_at) {
					Self::check_votes(id, resolution)?;
					Self::check_signatures(id, resolution, &motion)?;
				}
			}
			if resolution.phase.holds_place() {
				open.entry(coop).or_default().insert(id);
				let count: &mut u32 = petitions.entry(coop).or_default();
				*count = count.saturating_add(motion.by_petition.into());
				for member in Self::holders_of_place(coop, &motion) {
					let count: &mut u32 = holders.entry((coop, member)).or_default();
					*count = count.saturating_add(1);
				}
			}
			ensure!(
				Drafts::<T>::contains_key(coop, id) == (resolution.phase == Phase::Draft),
				"4: a draft is not listed, or what is none"
			);
			ensure!(
				OpenAmongCoops::<T>::contains_key(id)
					== (resolution.body.is_of_coops() && !resolution.phase.is_final()),
				"4: what several co-ops decide is not listed, or listed though it is final"
			);
			Self::check_rules(resolution, &motion)?;
		}

		for (body, numbers) in &numbers {
			ensure!(numbers.iter().copied().eq(1..=NumbersGiven::<T>::get(body)), "1: a number of a body is missing");
		}
		ensure!(
			NumbersGiven::<T>::iter_keys().all(|body| numbers.contains_key(&body))
				&& Motions::<T>::iter_keys().count() == all.len()
				&& Elections::<T>::iter_keys().all(|id| all.contains_key(&id) || records.contains_key(&id)),
			"2: a motion, an election or a count of numbers belongs to no resolution"
		);
		ensure!(
			Agenda::<T>::iter_keys().collect::<BTreeSet<_>>() == agenda
				&& Prunings::<T>::iter_keys().collect::<BTreeSet<_>>() == prunings,
			"3: the agenda or the queue of prunings is not what waits for a deadline"
		);
		let mut firsts = BTreeMap::<CoopId, (Moment, ResolutionId)>::new();
		for (coop, due, id) in agenda.iter().rev() {
			firsts.insert(*coop, (Moment::from_be_bytes(*due), ResolutionId::from_be_bytes(*id)));
		}
		let heads: BTreeMap<_, _> = HeadOf::<T>::iter().collect();
		let turns: BTreeSet<_> =
			heads.iter().map(|(coop, (at, id))| (at.to_be_bytes(), id.to_be_bytes(), *coop)).collect();
		// Who has had a turn while more was due waits from then on.
		let now = T::Clock::deadline();
		let is_head = |(coop, (first, next)): (&CoopId, &(Moment, ResolutionId))| {
			let is_turn = |(at, id): &(Moment, ResolutionId)| id == next && (at == first || (first < at && *at <= now));
			heads.get(coop).is_some_and(is_turn)
		};
		ensure!(
			firsts.iter().all(is_head)
				&& heads.len() == firsts.len()
				&& Heads::<T>::iter().collect::<BTreeSet<_>>() == turns,
			"3: the turn of a co-op is neither its next deadline nor its last turn"
		);
		let body_of = |id: ResolutionId| {
			let record = || records.get(&id).map(|record| record.body);
			all.get(&id).map(|one| one.body).or_else(record)
		};
		let is_of_coops = |id: ResolutionId| body_of(id).is_some_and(Body::is_of_coops);
		ensure!(
			OpenAmongCoops::<T>::iter_keys().all(|id| all.contains_key(&id))
				&& Polls::<T>::iter_keys().all(|(id, _)| all.contains_key(&id) && is_of_coops(id))
				&& Results::<T>::iter_keys().all(is_of_coops)
				&& PositionsOf::<T>::iter_keys().all(|id| is_of_coops(id) && Results::<T>::contains_key(id)),
			"10: a part of a co-op or a result belongs to no decision of several"
		);
		let drafts = all.values().filter(|one| one.phase == Phase::Draft).count();
		ensure!(Drafts::<T>::iter_keys().count() == drafts, "4: a draft is not listed, or what is none");
		for (id, coop, kept) in MinutesOf::<T>::iter() {
			let (second_call, is_over) = match (all.get(&id), records.get(&id)) {
				(Some(one), _) => (one.second_call && !one.body.is_of_coops(), one.phase.is_final()),
				(None, Some(record)) => (record.second_call && !record.body.is_of_coops(), true),
				(None, None) => return Err("11: minutes are kept of no resolution".into()),
			};
			Self::check_minutes(coop, second_call, is_over, &kept)?;
		}
		for (id, record) in &records {
			let last = |coop: CoopId| MinutesOf::<T>::get(id, coop).last().map_or(0, |minutes| minutes.count.roll);
			let took_part = |one: &CoopPosition| one.result.map_or(0, |result| result.participants);
			ensure!(
				record.body.coop().is_none_or(|coop| [0, last(coop)].contains(&record.tally.in_assembly))
					&& PositionsOf::<T>::get(id).iter().all(|one| last(one.coop) <= took_part(one)),
				"11: the minutes of an assembly are not kept"
			);
		}
		ensure!(
			Absences::<T>::get().values().all(|one| one.votes > 0 && one.since <= now),
			"12: a co-op has missed no vote, or one that is still to come"
		);
		Self::check_matters(&all, &records)?;
		for (coop, listed) in OpenResolutions::<T>::iter() {
			let (held, by_petition) = (listed.len().saturated_into::<u32>(), PlacesOfPetitions::<T>::get(coop));
			let most = T::MaxOpen::get().saturating_sub(RESERVED_PLACES);
			ensure!(
				petitions.remove(&coop).unwrap_or_default() == by_petition
					&& by_petition.max(held.saturating_sub(by_petition)) <= most,
				"4: places are counted wrong, or too many are held in one way"
			);
			let expected = open.remove(&coop).unwrap_or_default();
			ensure!(
				listed.len() == expected.len() && listed.iter().all(|id| expected.contains(id)),
				"4: the list of open resolutions is wrong"
			);
		}
		ensure!(open.is_empty(), "4: an open resolution is not listed");
		let counted: BTreeMap<_, _> =
			PlacesOfMembers::<T>::iter().map(|(coop, member, count)| ((coop, member), count)).collect();
		ensure!(counted == holders, "4: the places of who proposes or seconds are counted wrong");
		ensure!(
			Kept::<T>::iter_keys().collect::<BTreeSet<_>>() == kept,
			"9: ballots are kept that are not known to be, or the other way round"
		);
		Ok(())
	}

	fn check_call(id: ResolutionId, resolution: &Resolution, motion: &Motion<T::Hash>) -> Result<(), TryRuntimeError> {
		let call = Calls::<T>::get(id).map(|call| T::Hashing::hash(call.bytes()));
		let expected = motion.call.filter(|_| resolution.ends_at.is_some());
		ensure!(call == expected, "2: the call of a resolution is missing, left over or not what was frozen");
		// Calls of another version may be read as others.
		let is_read = motion.transaction_version == T::Version::get().transaction_version;
		if let Some(Ok(call)) = Self::frozen_call(id).filter(|_| is_read) {
			// What is rescinded may be amended until its own vote, and over sooner.
			let is_copied = T::Policy::rescinds(&call).is_some();
			ensure!(
				is_copied || Self::judged_by(&call) == *resolution.judged,
				"2: who is judged is not whom the call of a resolution judges"
			);
		}
		Ok(())
	}

	fn check_election(
		id: ResolutionId,
		resolution: &Resolution,
		motion: &Motion<T::Hash>,
	) -> Result<(), TryRuntimeError> {
		let Some(Contest { election, candidates, .. }) = Elections::<T>::get(id) else {
			return Ok(());
		};
		let is_one = matches!(resolution.body, Body::Coop(_))
			&& (resolution.track, resolution.secrecy) == (Track::Ordinary, Secrecy::Secret)
			&& motion.call.is_none();
		ensure!(is_one, "13: an election is not decided in secret by the members of one co-op, or has a call");
		ensure!(
			(1..=Election::most_seats(election.office)).contains(&election.seats),
			"13: an election is of more seats than there are"
		);
		let stand = candidates.iter().map(|candidate| Judged { member: candidate.member, part: Part::Votes });
		let names: BTreeSet<MemberNo> = candidates.iter().map(|candidate| candidate.member).collect();
		ensure!(
			stand.eq(resolution.judged.iter().copied()) && names.len() == candidates.len(),
			"13: who stands is not who counts no votes, or stands twice"
		);
		let has_stood = |member: &MemberNo| Signatures::<T>::get((id, resolution.coop, Whose::Member(*member))).stood;
		ensure!(
			resolution.phase.is_final() || names.iter().all(has_stood),
			"13: a candidate has not said that they stand"
		);
		let is_decided = resolution.phase.waits_for_effect() || resolution.phase.is_final();
		ensure!(
			is_decided || candidates.iter().all(|candidate| candidate.votes == 0),
			"13: votes for a candidate are kept before the close"
		);
		ensure!(
			!resolution.phase.waits_for_effect() || Self::installing(id).is_some(),
			"13: an election has passed in which nobody is elected"
		);
		Ok(())
	}

	fn check_matters(
		all: &BTreeMap<ResolutionId, Resolution>,
		records: &BTreeMap<ResolutionId, Record<T::Hash>>,
	) -> Result<(), TryRuntimeError> {
		let mut named = BTreeSet::new();
		for (matter, Matter { alternatives, chosen }) in Matters::<T>::iter() {
			let open: Vec<_> = alternatives.iter().filter_map(|id| Some((*id, all.get(id)?))).collect();
			// Of what is long over only a record is kept.
			let found = |id: &ResolutionId| match (all.get(id), records.get(id)) {
				(Some(one), _) => Some((*id, one.matter, (one.body, one.track), one.phase)),
				(None, Some(record)) => Some((*id, record.matter, (record.body, record.track), record.phase)),
				(None, None) => None,
			};
			let found: Vec<_> = alternatives.iter().filter_map(found).collect();
			let names_it = |(id, of, ..): &(ResolutionId, _, _, _)| *of == Some(matter) && named.insert(*id);
			ensure!(
				!found.is_empty() && found.len() == alternatives.len() && found.iter().all(names_it),
				"15: an alternative is listed that is none, or twice"
			);
			let is_sound = |(id, _, (body, _), phase): &(ResolutionId, _, (Body, Track), Phase)| {
				*body != Body::Agreement
					&& !Elections::<T>::contains_key(id)
					&& !matches!(phase, Phase::Draft | Phase::Consent { .. } | Phase::Withdrawn)
			};
			let kind = |one: &Resolution| (one.subject, one.electorate.version);
			ensure!(
				found.iter().all(is_sound)
					&& open.iter().all(|(id, one)| one.judged.is_empty() && !Self::judges_coop(*id))
					&& found.iter().all(|(_, _, one, _)| found.first().is_some_and(|(_, _, first, _)| one == first))
					&& open.iter().all(|(_, one)| open.first().is_some_and(|(_, first)| kind(one) == kind(first))),
				"15: alternatives are not alike"
			);
			let phases: Vec<_> = found.into_iter().map(|(id, _, _, phase)| (id, phase)).collect();
			Self::check_choice(&open, &phases, chosen)?;
		}
		let of_matters = all.values().map(|one| one.matter).chain(records.values().map(|record| record.matter));
		ensure!(of_matters.flatten().count() == named.len(), "15: an alternative is not listed");
		Ok(())
	}

	fn judges_coop(id: ResolutionId) -> bool {
		Polls::<T>::iter_prefix_values(id).any(|poll| poll.concern == Some(Concern::Judged))
	}

	/// The co-ops that decide, with the electors and the rules that notice has fixed for each.
	fn parts_of(id: ResolutionId) -> BTreeMap<CoopId, impl PartialEq> {
		let fixed = |poll: Poll| {
			let electors = poll.electorate.electors.saturating_add(poll.concerned.all());
			let Poll { majority, quorum_first_bps, quorum_second_bps, petition_bps, asleep, proxies, .. } = poll;
			let rules = (majority, quorum_first_bps, quorum_second_bps, petition_bps, proxies);
			(Electorate { electors, ..poll.electorate }, rules, asleep)
		};
		Polls::<T>::iter_prefix(id).map(|(coop, poll)| (coop, fixed(poll))).collect()
	}

	/// Checks that what is undecided is decided at the same time on the same terms, and what is decided by one choice.
	fn check_choice(
		open: &[(ResolutionId, &Resolution)],
		phases: &[(ResolutionId, Phase)],
		chosen: Option<ResolutionId>,
	) -> Result<(), TryRuntimeError> {
		let undecided: Vec<_> = open.iter().filter(|(_, one)| one.phase.awaits_result()).collect();
		let terms = |id: ResolutionId, one: &Resolution| {
			let electors = one.electors().saturating_add(one.concerned.all());
			// In the last day it is noted of each whether it was chosen a day ago.
			let phase = match one.phase {
				Phase::LastDay { second_call, extensions, .. } => {
					Phase::LastDay { second_call, extensions, passes: false }
				}
				phase => phase,
			};
			(phase, one.ends_at, one.secrecy, electors, one.electorate.suspended, Self::parts_of(id))
		};
		let noted = |(_, one): &&&(ResolutionId, &Resolution)| matches!(one.phase, Phase::LastDay { passes: true, .. });
		ensure!(undecided.iter().filter(noted).count() <= 1, "15: more than one alternative was chosen a day ago");
		let mut each = undecided.iter().map(|(id, one)| terms(*id, one));
		let first = each.next();
		ensure!(each.all(|one| Some(one) == first), "15: alternatives are decided at other times or by others");
		let has_passed = |phase: &Phase| {
			let later = matches!(
				phase,
				Phase::Enacted | Phase::Rescinded { .. } | Phase::Rejected { reason: Rejection::OnlyWithPaid }
			);
			later || phase.waits_for_effect()
		};
		let is_fit = |(id, phase): &(ResolutionId, Phase)| match phase {
			Phase::Rejected { reason: Rejection::NotChosen { chosen: other } } => chosen == Some(*other) && other != id,
			_ => !has_passed(phase) || chosen == Some(*id),
		};
		ensure!(phases.iter().all(is_fit), "15: more than one alternative has passed, or one that was not chosen");
		let is_choice =
			|(id, phase): &(ResolutionId, Phase)| chosen == Some(*id) && (has_passed(phase) || *phase == Phase::Lapsed);
		ensure!(
			chosen.is_none() || (undecided.is_empty() && phases.iter().any(is_choice)),
			"15: an alternative is chosen that has not passed, or too soon"
		);
		Ok(())
	}

	fn check_votes(id: ResolutionId, resolution: &Resolution) -> Result<(), TryRuntimeError> {
		let coops: BTreeSet<CoopId> = Ballots::<T>::iter_key_prefix((id,)).map(|(coop, _)| coop).collect();
		match resolution.body {
			Body::Coop(coop) => {
				ensure!(coops.iter().all(|one| *one == coop), "5: a ballot was cast in another co-op");
				Self::check_concerned(coop, resolution)?;
				Self::check_votes_in(id, resolution, None, coop)
			}
			_ => {
				for coop in coops {
					ensure!(Polls::<T>::contains_key(id, coop), "10: a ballot was cast in a co-op that has no part");
				}
				Self::check_polls(id, resolution)
			}
		}
	}

	fn check_concerned(coop: CoopId, resolution: &Resolution) -> Result<(), TryRuntimeError> {
		let Resolution { recused, concerned, electorate, .. } = resolution;
		let has_vote = |member: &MemberNo| T::Members::is_elector(coop, *member, electorate.version);
		let is_judged = |member: &&MemberNo| resolution.concern_of(None, **member) == Some(Concern::Judged);
		let (judged, paid): (Vec<_>, Vec<_>) = recused.iter().partition(is_judged);
		// Some may have left since.
		let fits = |of: Vec<&MemberNo>, count: u32| {
			let electors = of.iter().filter(|member| has_vote(member)).count();
			(electors..=of.len()).contains(&(count as usize))
		};
		ensure!(
			fits(judged, concerned.judged) && fits(paid, concerned.paid),
			"5: the members whom it concerns are counted wrong"
		);
		Ok(())
	}

	fn check_polls(id: ResolutionId, resolution: &Resolution) -> Result<(), TryRuntimeError> {
		let polls: BTreeMap<CoopId, Poll> = Polls::<T>::iter_prefix(id).collect();
		for (coop, poll) in &polls {
			let is_heard = may_say(poll.concern, Some(Choice::Against));
			let may_vote = poll.voter == Voter::Members && is_heard;
			ensure!(
				may_vote || Ballots::<T>::iter_key_prefix((id, *coop)).next().is_none(),
				"10: a member voted where the members do not"
			);
			let against = Ballot { cast: Some(AGAINST_FOR_GOOD), named: None };
			ensure!(
				poll.concern.is_none() || Ballots::<T>::iter_prefix_values((id, *coop)).all(|ballot| ballot == against),
				"10: a member of a co-op that is paid was not against that once and for all"
			);
			let is_given = |vote: DelegateVote| match poll.voter {
				Voter::Delegate => true,
				// What the co-op itself had said stands where its members vote.
				Voter::Members => vote.by.is_none(),
				Voter::Suspended => false,
			};
			ensure!(
				poll.delegate.is_none_or(|vote| is_heard && is_given(vote)),
				"10: a delegate voted where the delegate does not"
			);
			let may_say = |vote: DelegateVote| vote.by.is_none() || may_say(poll.concern, Some(vote.choice));
			ensure!(poll.delegate.is_none_or(may_say), "10: the delegate of a co-op that is paid is not against that");
			let has_vote = |member: &&MemberNo| T::Members::is_elector(*coop, **member, poll.electorate.version);
			let electors = poll.recused.iter().filter(has_vote).count();
			// Some may have left since.
			ensure!(
				(electors..=poll.recused.len()).contains(&(poll.concerned.all() as usize)),
				"10: the members whom it pays are counted wrong"
			);
			Self::check_votes_in(id, resolution, Some(poll), *coop)?;
		}
		if resolution.phase.has_electorate() {
			let count = |is: fn(&Poll) -> bool| polls.values().filter(|poll| is(poll)).count();
			ensure!(
				count(|poll| poll.has_vote() && !poll.asleep) == resolution.electorate.electors as usize
					&& count(|poll| poll.voter == Voter::Suspended && poll.concern.is_none())
						== resolution.electorate.suspended as usize
					&& count(|poll| poll.concern == Some(Concern::Judged)) == resolution.concerned.judged as usize
					&& count(|poll| matches!(poll.concern, Some(Concern::Paid | Concern::Loses)) && !poll.asleep)
						== resolution.concerned.paid as usize,
				"10: the co-ops that count are counted wrong"
			);
		}
		Ok(())
	}

	fn check_votes_in(
		id: ResolutionId,
		resolution: &Resolution,
		poll: Option<&Poll>,
		coop: CoopId,
	) -> Result<(), TryRuntimeError> {
		let second_call = resolution.second_call && poll.is_none();
		let assembly = Assemblies::<T>::get(id, coop).unwrap_or_default();
		let recused = poll.map_or(&resolution.recused, |poll| &poll.recused);
		let mut tally = Tally::default();
		let mut found: Vec<(u32, u32, Votes)> = assembly.reports.iter().map(|_| Default::default()).collect();
		for (member, ballot) in Ballots::<T>::iter_prefix((id, coop)) {
			let Ballot { cast, named } = ballot;
			if recused.contains(&member) {
				let is_heard = may_say(resolution.concern_of(poll, member), Some(Choice::Against));
				ensure!(is_heard, "5: a member voted whom the resolution judges, or who is paid by what it rescinds");
				ensure!(
					cast == Some(AGAINST_FOR_GOOD) && named.is_none(),
					"5: a recused member was not against it once and for all"
				);
				// Counted against it, and not for the quorum.
				tally.against = tally.against.saturating_add(1);
				continue;
			}
			if T::Members::is_seated(coop, member) {
				ensure!(
					Self::ensure_elector(resolution, poll, coop, member).is_ok(),
					"5: a ballot is not an elector's"
				);
			}
			ensure!(cast.is_some() || named.is_some(), "5: a ballot is empty");
			if let Some(Cast { choice, .. }) = cast {
				tally.on_chain = tally.on_chain.saturating_add(1);
				let count = tally.of(choice);
				*count = count.saturating_add(1);
			}
			let Named { rolls, dissents, .. } = ballot.named_on(second_call);
			ensure!(
				assembly.reports.len() >= 64usize.saturating_sub(rolls.0.leading_zeros() as usize),
				"8: a member is on the roll of no report"
			);
			for ((roll, dissenting, replaces), at) in found.iter_mut().zip(0u8..) {
				let dissents = assembly.names(at, dissents);
				ensure!(!dissents || assembly.names(at, rolls), "8: a member dissents who is on no roll");
				*dissenting = dissenting.saturating_add(dissents.into());
				if assembly.names(at, rolls) {
					*roll = roll.saturating_add(1);
					if let Some(Cast { choice, .. }) = cast {
						let count = replaces.of(choice);
						*count = count.saturating_add(1);
					}
				}
			}
		}
		Self::check_proxies(id, coop, second_call, &assembly)?;
		Self::check_assembly(coop, &assembly, &found, resolution)?;
		if let Some(report) = assembly.counted_report() {
			// As many are on the roll as was found, so that nothing can be too many.
			tally = tally.with_assembly(report).unwrap_or_default();
		}
		let (counted, electors) = match poll {
			Some(poll) => (poll.tally, poll.electorate.electors),
			None => (resolution.tally, resolution.electors()),
		};
		ensure!(tally == counted, "5: the tally is not what the ballots say");
		ensure!(
			!resolution.phase.has_electorate() || tally.participants() <= electors,
			"5: more members took part than have a vote"
		);
		Ok(())
	}

	/// Checks that who is represented in a report and who represents them are on its roll, and counted right.
	fn check_proxies(
		id: ResolutionId,
		coop: CoopId,
		second_call: bool,
		assembly: &Assembly<T::Hash>,
	) -> Result<(), TryRuntimeError> {
		let known = ProxiesOf::<T>::iter_prefix((id, coop)).filter(|(_, one)| one.second_call == second_call);
		let known: Vec<_> = known.collect();
		for (report, at) in assembly.reports.iter().zip(0u8..) {
			let said: BTreeMap<_, _> = known.iter().map(|(no, one)| (*no, assembly.proxy(at, &one.said))).collect();
			let holders: Vec<_> = said.values().filter_map(|proxy| proxy.holder).collect();
			let is_on = |member: &MemberNo| {
				let named = Ballots::<T>::get((id, coop, member)).unwrap_or_default().named_on(second_call);
				assembly.names(at, named.rolls)
			};
			let fits = |(member, proxy): (&MemberNo, &Proxy)| {
				let held = holders.iter().filter(|holder| *holder == member).count();
				let takes_part = proxy.holder.is_some() || proxy.held > 0;
				held == usize::from(proxy.held)
					&& (proxy.holder.is_none() || proxy.held == 0)
					&& (!takes_part || is_on(member))
			};
			ensure!(
				said.iter().all(fits)
					&& holders.iter().all(|holder| said.contains_key(holder))
					&& holders.len() == report.proxies as usize,
				"8: proxies are counted wrong"
			);
		}
		Ok(())
	}

	/// Checks what tellers report of an assembly against the rolls and the votes on the chain that were found for each report.
	fn check_assembly(
		coop: CoopId,
		assembly: &Assembly<T::Hash>,
		found: &[(u32, u32, Votes)],
		resolution: &Resolution,
	) -> Result<(), TryRuntimeError> {
		let said = assembly.reports.iter().map(|report| (report.roll, report.dissents, report.replaces));
		ensure!(said.eq(found.iter().copied()), "8: the roll of an assembly is counted wrong");
		for (report, at) in assembly.reports.iter().zip(0u8..) {
			let votes = report.result.as_ref().map_or(Some(0), |result| result.votes().sum());
			ensure!(votes.is_some_and(|votes| votes <= report.roll), "8: an assembly has more votes than members");
			let dissent = report.result.as_ref().is_none_or(|result| report.dissents <= result.not_for());
			ensure!(dissent, "8: more members dissent than were not for it");
			let earlier = report.corrects.and_then(|corrects| assembly.report(corrects));
			ensure!(
				report.corrects.is_none_or(|corrects| corrects < at) && earlier.is_none_or(|one| one.was_counted),
				"8: a report corrects what was not counted"
			);
			let open = assembly.open_report_of(report.by);
			ensure!(report.was_counted || open == Some(at), "8: a teller has two reports at a time");
		}
		let names: BTreeSet<_> = assembly.tellers.iter().map(|teller| teller.hand).collect();
		ensure!(names.len() == assembly.tellers.len(), "8: a teller agrees to two reports");
		let is_open = |at: u8| assembly.report(at).is_some_and(|one| one.result.is_some() && !one.was_counted);
		ensure!(
			assembly.tellers.iter().all(|teller| teller.agrees_to.is_none_or(is_open)),
			"8: a teller agrees to what nobody reports"
		);
		let Electorate { electors, suspended, .. } = resolution.electorate;
		let concerned = resolution.concerned.all() as usize;
		let members = (electors as usize).saturating_add(suspended as usize).saturating_add(concerned);
		// The case of a member whose vote is suspended counts them twice here.
		let members = members.saturating_sub(resolution.appellant.iter().count());
		let is_small = matches!(resolution.body, Body::Coop(_)) && members <= TELLERS;
		let least = if is_small { FEWEST_TELLERS } else { TELLERS };
		let counted = assembly.counted.as_ref().map(|counted| counted.tellers.iter().copied().collect::<BTreeSet<_>>());
		ensure!(
			counted.is_none_or(|tellers| tellers.len() >= least && tellers.is_subset(&names)),
			"8: an assembly is counted with too few tellers"
		);
		let is_own = |tellers: &Counted| tellers.tellers.iter().any(|teller| teller.coop == coop);
		ensure!(assembly.counted.as_ref().is_none_or(is_own), "8: an assembly is counted by strangers alone");
		let is_counted = |report: &Report<T::Hash>| report.result.is_some() && report.was_counted;
		ensure!(
			assembly.counted.is_some() == assembly.counted_report().is_some_and(is_counted)
				&& (assembly.counted.is_some() || assembly.reports.iter().all(|report| !report.was_counted)),
			"8: an assembly is counted without a result"
		);
		Ok(())
	}

	/// Checks that nothing but what is kept for ever is kept of what has a record.
	fn check_record(id: ResolutionId, record: &Record<T::Hash>) -> Result<(), TryRuntimeError> {
		ensure!(record.phase.is_final(), "14: a record is of what is not over");
		let is_gone = !Calls::<T>::contains_key(id)
			&& !Signers::<T>::contains_key(id)
			&& Ballots::<T>::iter_key_prefix((id,)).next().is_none()
			&& Signatures::<T>::iter_key_prefix((id,)).next().is_none()
			&& Objections::<T>::iter_key_prefix((id,)).next().is_none()
			&& ProxiesOf::<T>::iter_key_prefix((id,)).next().is_none()
			&& Assemblies::<T>::iter_key_prefix(id).next().is_none();
		ensure!(is_gone, "14: more than its record is kept of what is over");
		Ok(())
	}

	/// Checks what is kept for ever of the assemblies of a co-op.
	fn check_minutes(
		coop: CoopId,
		second_call: bool,
		is_over: bool,
		kept: &AllMinutes<T::Hash>,
	) -> Result<(), TryRuntimeError> {
		// What is kept is of the first call, until the ballots of the second are removed.
		let most = usize::from(second_call).saturating_add(usize::from(is_over));
		ensure!(!kept.is_empty() && kept.len() <= most, "11: minutes are kept of more assemblies than there were");
		for Minutes { count, tellers, corrected, .. } in kept {
			let fits = |count: &Count| count.votes.sum().is_some_and(|votes| votes <= count.roll);
			ensure!(fits(count) && corrected.as_ref().is_none_or(fits), "11: minutes have more votes than members");
			let people: BTreeSet<_> = tellers.iter().copied().collect();
			ensure!(
				people.len() == tellers.len()
					&& people.len() >= FEWEST_TELLERS
					&& people.iter().any(|teller| teller.coop == coop),
				"11: minutes are kept on which too few tellers agreed"
			);
		}
		Ok(())
	}

	fn check_signatures(
		id: ResolutionId,
		resolution: &Resolution,
		motion: &Motion<T::Hash>,
	) -> Result<(), TryRuntimeError> {
		let signers = Signers::<T>::get(id);
		let is_back = |member: &MemberNo| {
			Signatures::<T>::get((id, resolution.coop, Whose::Member(*member))).taken_back == Some(motion.amendments)
		};
		ensure!(
			signers.len() == motion.signatures as usize
				&& signers.iter().collect::<BTreeSet<_>>().len() == signers.len()
				&& !signers.iter().any(is_back),
			"7: signatures are counted wrong, or one was taken back"
		);
		let signed: Vec<_> = Signatures::<T>::iter_prefix_values((id,)).collect();
		let count = |is: fn(&Signature) -> bool| signed.iter().filter(|one| is(one)).count();
		let in_polls =
			|of: fn(&Poll) -> u32| Polls::<T>::iter_prefix_values(id).map(|poll| of(&poll) as usize).sum::<usize>();
		ensure!(
			count(|one| one.secrecy) == motion.secret_requests as usize
				&& count(|one| one.challenge)
					== in_polls(|poll| poll.challenges).saturating_add(motion.challenges as usize)
				&& (resolution.body != Body::Federation
					|| in_polls(|poll| poll.challenged_by.is_some().into()) == motion.challenges as usize)
				&& count(|one| one.ballot) == in_polls(|poll| poll.requests),
			"7: requests or challenges are counted wrong"
		);
		let nominate = |whose: Whose| match whose {
			Whose::Member(member) => signed.iter().filter(|one| one.nominates == Some(member)).count(),
			Whose::Coop => 0,
		};
		ensure!(
			Signatures::<T>::iter_prefix((id, resolution.coop))
				.all(|(whose, one)| nominate(whose) == one.nominations as usize)
				&& (Elections::<T>::contains_key(id) || signed.iter().all(|one| one.nominates.is_none())),
			"7: nominations are counted wrong, or somebody is nominated in no election"
		);
		if let Phase::Consent { objections } = resolution.phase {
			let standing = Objections::<T>::iter_prefix_values((id,)).filter(|objection| objection.stands).count();
			ensure!(standing == objections as usize, "7: objections are counted wrong");
		}
		Ok(())
	}

	fn check_rules(resolution: &Resolution, motion: &Motion<T::Hash>) -> Result<(), TryRuntimeError> {
		let rules = &resolution.rules;
		let special = resolution.track == Track::Special;
		let notice = if special { Parameter::NoticeSpecialDays } else { Parameter::NoticeOrdinaryDays };
		let guards = [
			(notice, rules.notice_days),
			(Parameter::TextFreezeDays, rules.freeze_days),
			(Parameter::QuorumFirstBps, rules.quorum_first_bps),
			(Parameter::VotingOrdinaryDays, rules.voting_days),
			(Parameter::TimelockDays, rules.timelock_days),
		];
		ensure!(
			guards.into_iter().all(|(guard, value)| *guard.chain_range().start() <= u32::from(value)),
			"6: a rule is weaker than the chain allows"
		);
		if let (Some(noticed_at), Some(opened_at)) = (motion.noticed_at, motion.opened_at) {
			let notice = T::Clock::day().checked_mul(rules.notice_days.into()).ok_or("6: a notice without end")?;
			ensure!(opened_at.saturating_sub(noticed_at) >= notice, "6: a vote opened before its time");
		}
		Ok(())
	}
}
