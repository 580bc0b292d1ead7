//! Candidates stand against one another for the seats of an office, and members elect them in secret.
//!
//! Where more want to stand than can, those come first whom more members have nominated, so that few do not fill the list.
//! Three tellers count the papers, and can correct that once more until it takes effect. (practice §4.3; ES 34.1, 35.1)

use crate::{proposals::Draft, *};
use rochdale_primitives::ledger::day_of;

/// A candidacy that may begin or end.
pub(crate) struct Candidacy<T: Config> {
	/// Whose it is.
	by: MemberNo,
	/// The resolution whose tellers they are not, or can be again.
	resolution: Resolution,
	/// The election with them, or without them.
	contest: Contest<T::Hash>,
	/// Who no longer stands, because they do.
	displaced: Option<MemberNo>,
}

/// A nomination that may be made.
pub(crate) struct Nomination {
	/// Whose it is.
	by: MemberNo,
	coop: CoopId,
	/// What they have signed then.
	signature: Signature,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn may_propose_election(
		who: &T::AccountId,
		coop: CoopId,
		title: &Written,
		election: &Election,
	) -> Result<(Draft<T>, Contest<T::Hash>), DispatchError> {
		let mut draft = Self::may_propose(who, coop, Track::Ordinary, Secrecy::Secret, title, None)?;
		let Election { office, seats, method, days, begins_on } = *election;
		let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoSuchCoop)?;
		let most = Election::most_seats(office);
		ensure!(office != Office::Director || seats <= most, Error::<T>::BoardTooLarge);
		ensure!((1..=most).contains(&seats), Error::<T>::SeatsOutsideRange);
		ensure!((1..=bylaws.longest_term(office)).contains(&days), Error::<T>::TermOutsideRange);
		if method == Method::Counted {
			// As long as anybody can count the published papers again.
			draft.rules.timelock_days = draft.rules.timelock_days.max(RECOUNT_DAYS);
		}
		let least = T::Clock::day().checked_mul(draft.rules.decision_days().into());
		let first =
			least.and_then(|least| day_of(T::Clock::civil().checked_add(least)?)).ok_or(Error::<T>::Overflow)?;
		let today = day_of(T::Clock::civil()).ok_or(Error::<T>::Overflow)?;
		let last = today.checked_add(BEGINS_WITHIN_DAYS).ok_or(Error::<T>::Overflow)?;
		ensure!((first..=last).contains(&begins_on), Error::<T>::BeginsOutsideRange);
		Ok((draft, Contest::new(*election, bylaws.ties)))
	}

	pub(crate) fn submit_election(draft: Draft<T>, document: T::Hash, contest: Contest<T::Hash>) {
		Elections::<T>::insert(draft.id, contest);
		Self::submit(draft, document);
	}

	/// The election, if its list of candidates is open.
	fn open_list(id: ResolutionId) -> Result<(Resolution, Contest<T::Hash>), Error<T>> {
		let resolution = Self::find(id)?;
		let contest = Elections::<T>::get(id).ok_or(Error::<T>::NotElection)?;
		let is_open = matches!(resolution.phase, Phase::Notice { freezes_at } if !T::Clock::has_passed(freezes_at));
		ensure!(is_open, Error::<T>::CandidatesFixed);
		Ok((resolution, contest))
	}

	/// The election whose list of candidates is open, and the signer's number in the co-op.
	fn candidacy(who: &T::AccountId, id: ResolutionId) -> Result<Candidacy<T>, Error<T>> {
		let (resolution, contest) = Self::open_list(id)?;
		let by = T::Members::seat_of(resolution.coop, who).ok_or(Error::<T>::NotMember)?;
		Ok(Candidacy { by, resolution, contest, displaced: None })
	}

	/// Whose nomination it is, and what they have signed then.
	pub(crate) fn may_nominate(who: &T::AccountId, id: ResolutionId, member: MemberNo) -> Result<Nomination, Error<T>> {
		let (resolution, _) = Self::open_list(id)?;
		let coop = resolution.coop;
		let by = Self::voter_on(&resolution, None, coop, who)?;
		ensure!(T::Members::is_eligible(coop, member), Error::<T>::NotEligible);
		let signature = Signatures::<T>::get((id, coop, Whose::Member(by)));
		ensure!(signature.nominates.is_none(), Error::<T>::HasNominated);
		Ok(Nomination { by, coop, signature: Signature { nominates: Some(member), ..signature } })
	}

	pub(crate) fn do_nominate(id: ResolutionId, Nomination { by, coop, signature }: Nomination, member: MemberNo) {
		Signatures::<T>::insert((id, coop, Whose::Member(by)), signature);
		// Who nominates may be who is nominated.
		Signatures::<T>::mutate((id, coop, Whose::Member(member)), |of| {
			of.nominations = of.nominations.saturating_add(1)
		});
		Self::deposit_event(Event::CandidateNominated { resolution: id, coop, by, member });
	}

	/// Who gives way to somebody with so many nominations, where no more can stand: the last one of those with the fewest.
	fn to_displace(
		id: ResolutionId,
		coop: CoopId,
		candidates: &[Candidate],
		nominations: u32,
	) -> Result<MemberNo, Error<T>> {
		let nominated = |candidate: &Candidate| {
			(Signatures::<T>::get((id, coop, Whose::Member(candidate.member))).nominations, candidate.member)
		};
		let fewest = candidates.iter().rev().map(nominated).min_by_key(|(count, _)| *count);
		let gives_way = fewest.filter(|(count, _)| *count < nominations).map(|(_, member)| member);
		gives_way.ok_or(Error::<T>::TooManyCandidates)
	}

	/// The candidacy, with what the member has signed then.
	///
	/// Who could not act in the office cannot stand for it, so that members on paper get an account first.
	pub(crate) fn may_stand(who: &T::AccountId, id: ResolutionId) -> Result<(Candidacy<T>, Signature), Error<T>> {
		let mut candidacy = Self::candidacy(who, id)?;
		let Candidacy { by, ref mut resolution, ref mut contest, ref mut displaced } = candidacy;
		let (coop, office) = (resolution.coop, contest.election.office);
		ensure!(T::Members::is_eligible(coop, by), Error::<T>::NotEligible);
		let conflicts = match office {
			Office::Auditor => T::Coops::is_board(coop, by),
			_ => office.is_board() && T::Coops::holds(coop, Office::Auditor, by),
		};
		ensure!(!conflicts, Error::<T>::OfficesConflict);
		let signature = Signatures::<T>::get((id, coop, Whose::Member(by)));
		// A free call that can be taken back could be sent without end.
		ensure!(!signature.stood, Error::<T>::HasStood);
		if contest.candidates.is_full() {
			let member = Self::to_displace(id, coop, &contest.candidates, signature.nominations)?;
			contest.candidates.retain(|candidate| candidate.member != member);
			resolution.judged.retain(|judged| judged.member != member);
			*displaced = Some(member);
		}
		let full = Error::<T>::TooManyCandidates;
		contest.candidates.try_push(Candidate { member: by, votes: 0 }).map_err(|_| full)?;
		resolution.judged.try_push(Judged { member: by, part: Part::Votes }).map_err(|_| Error::<T>::Overflow)?;
		Ok((candidacy, Signature { stood: true, ..signature }))
	}

	pub(crate) fn do_stand(id: ResolutionId, candidacy: Candidacy<T>, signature: Signature) {
		let (by, coop) = (candidacy.by, candidacy.resolution.coop);
		Signatures::<T>::insert((id, coop, Whose::Member(by)), signature);
		if let Some(member) = candidacy.displaced {
			// They can come back when more have nominated them, which ends: each who gives way has fewer than who comes.
			Signatures::<T>::mutate((id, coop, Whose::Member(member)), |of| of.stood = false);
			Self::deposit_event(Event::CandidateDisplaced { resolution: id, coop, member });
		}
		Self::write_candidacy(id, candidacy);
		Self::deposit_event(Event::Stands { resolution: id, coop, by });
	}

	pub(crate) fn may_withdraw_candidacy(who: &T::AccountId, id: ResolutionId) -> Result<Candidacy<T>, Error<T>> {
		let mut candidacy = Self::candidacy(who, id)?;
		let Candidacy { by, ref mut resolution, ref mut contest, .. } = candidacy;
		let before = contest.candidates.len();
		contest.candidates.retain(|candidate| candidate.member != by);
		resolution.judged.retain(|judged| judged.member != by);
		ensure!(contest.candidates.len() < before, Error::<T>::NotCandidate);
		Ok(candidacy)
	}

	pub(crate) fn do_withdraw_candidacy(id: ResolutionId, candidacy: Candidacy<T>) {
		let (by, coop) = (candidacy.by, candidacy.resolution.coop);
		Self::write_candidacy(id, candidacy);
		Self::deposit_event(Event::CandidacyWithdrawn { resolution: id, coop, by });
	}

	fn write_candidacy(id: ResolutionId, Candidacy { resolution, contest, .. }: Candidacy<T>) {
		Resolutions::<T>::insert(id, resolution);
		Elections::<T>::insert(id, contest);
	}

	/// The election that the resolution is. Of what cannot be one nothing is read.
	fn contest(id: ResolutionId, resolution: &Resolution) -> Option<Contest<T::Hash>> {
		let can_be = resolution.secrecy == Secrecy::Secret && resolution.track == Track::Ordinary;
		can_be.then(|| Elections::<T>::get(id))?
	}

	/// Whether it is an election in which nobody stands.
	pub(crate) fn lacks_candidates(id: ResolutionId, resolution: &Resolution) -> bool {
		resolution.judged.is_empty() && Self::contest(id, resolution).is_some()
	}

	/// Whether tellers can report now, and whether of a second call: while a vote is open, and in an election until its result
	/// takes effect, unless that was corrected already.
	pub(crate) fn ensure_counting(id: ResolutionId, resolution: &Resolution) -> Result<bool, Error<T>> {
		let is_decided = matches!(resolution.phase, Phase::Passed | Phase::Suspended);
		if is_decided && Self::contest(id, resolution).is_some_and(|contest| !contest.was_recounted) {
			Self::ensure_running(resolution)?;
			return Ok(resolution.second_call);
		}
		Self::ensure_voting(resolution)
	}

	/// Whether the result is one of an election with these candidates, or of no election.
	pub(crate) fn ensure_fits(
		id: ResolutionId,
		resolution: &Resolution,
		result: &AssemblyResult<T::Hash>,
	) -> Result<(), Error<T>> {
		let fits = match Self::contest(id, resolution) {
			Some(Contest { election, candidates, .. }) => rules::election::fits(&election, candidates.len(), result),
			None => result.candidates.is_empty() && result.papers.is_none(),
		};
		ensure!(fits, Error::<T>::CountsDoNotFit);
		Ok(())
	}

	/// Why what one co-op decides would not pass now, `None` if it would. An election passes if somebody is elected.
	pub(crate) fn rejection_now(
		id: ResolutionId,
		resolution: &Resolution,
	) -> (Option<Rejection>, Option<Contest<T::Hash>>) {
		let contest = Self::contest(id, resolution).map(|contest| {
			let assembly = Assemblies::<T>::get(id, resolution.coop).unwrap_or_default();
			contest.counted(assembly.counted_report().and_then(|report| report.result.as_ref()))
		});
		let nobody = contest.as_ref().is_some_and(|contest| contest.elected().is_empty());
		let rejection = resolution.rejection().or_else(|| nobody.then_some(Rejection::NoMajority));
		(rejection, contest)
	}

	/// Keeps what was counted for each candidate, and says why what one co-op decides does not pass, `None` if it does.
	pub(crate) fn note_counts(id: ResolutionId, resolution: &Resolution) -> Option<Rejection> {
		let (rejection, contest) = Self::rejection_now(id, resolution);
		// What an assembly has counted on first call is forgotten on second.
		let is_over = rejection != Some(Rejection::NoQuorum) || resolution.second_call;
		if let Some(contest) = contest.filter(|_| is_over) {
			if rejection.is_none() {
				Self::deposit_event(Event::Elected { resolution: id, members: contest.elected() });
			}
			Elections::<T>::insert(id, contest);
		}
		rejection
	}

	/// Lets a count stand that tellers have corrected after the close. The time to its effect begins anew, and where it was
	/// suspended and others are elected now, so does the time of the members to take that back.
	pub(crate) fn recount(id: ResolutionId) -> DispatchResult {
		let resolution = Self::find(id)?;
		let elected = || Elections::<T>::get(id).map(|contest| contest.elected());
		let before = elected();
		let rejection = Self::note_counts(id, &resolution);
		Elections::<T>::mutate(id, |contest| contest.iter_mut().for_each(|one| one.was_recounted = true));
		if let Some(reason) = rejection {
			return Self::reject(id, resolution, reason);
		}
		let days = match resolution.phase == Phase::Suspended && elected() != before {
			true => resolution.rules.suspension_days(),
			false => resolution.rules.timelock_days.into(),
		};
		let anew = T::Clock::in_days(days).ok_or(Error::<T>::Overflow)?;
		let enacts_at = resolution.ends_at.map_or(anew, |ends_at| ends_at.max(anew));
		Self::change_motion(id, |motion| {
			// What is decided now waits as long as what was decided before, whoever upholds it.
			motion.passed_at = Some(T::Clock::deadline());
			motion.effect_at = Some(enacts_at);
		});
		let phase = resolution.phase;
		Self::enter_phase(id, resolution, phase, enacts_at);
		Self::deposit_event(Event::Passed { resolution: id, enacts_at });
		Ok(())
	}

	/// What the resolution does when it takes effect: its call, or that which puts into office who is elected.
	pub(crate) fn effect_of(id: ResolutionId) -> Option<Result<CallOf<T>, Error<T>>> {
		Self::frozen_call(id).or_else(|| Self::installing(id).map(Ok))
	}

	/// The call that puts into office who is elected. Nobody can propose it.
	pub(crate) fn installing(id: ResolutionId) -> Option<CallOf<T>> {
		let contest = Elections::<T>::get(id)?;
		let members = contest.elected();
		let Election { office, days, begins_on, .. } = contest.election;
		(!members.is_empty()).then(|| T::Elections::elected(office, members, days, begins_on))
	}
}
