//! Votes in an assembly, which counts as three tellers report it, or all who can in a co-op of three.

use super::*;
use rochdale_primitives::{money::Hand, Electorate};

/// What a teller does to an assembly.
pub(crate) struct Telling<T: Config> {
	/// The teller.
	pub by: MemberNo,
	/// What is voted on.
	resolution: Resolution,
	/// The part of the co-op where several co-ops decide.
	poll: Option<Poll>,
	/// Whether the assembly meets for the second time.
	second_call: bool,
	/// Whether the teller changes what they had said. More than a few times have a fee.
	corrects: bool,
	/// The assembly, in the end with what the teller says.
	pub assembly: Assembly<T::Hash>,
}

impl<T: Config> Telling<T> {
	/// Whether the teller still corrects free of charge what they had said.
	pub(crate) fn is_free(&self) -> bool {
		let own = self.assembly.tellers.iter().find(|teller| teller.member == self.by);
		!self.corrects || own.is_none_or(|teller| teller.corrections <= FREE_CORRECTIONS)
	}

	/// Notes that the teller changes what they had said.
	fn correct(&mut self) -> Result<(), Error<T>> {
		let teller = self.assembly.teller_mut(self.by).ok_or(Error::<T>::TooManyReports)?;
		teller.corrections = teller.corrections.saturating_add(1);
		self.corrects = true;
		Ok(())
	}

	/// Notes to which report the teller agrees now. It is a correction if they agreed to another.
	fn agree_to(&mut self, report: Option<u8>) -> Result<(), Error<T>> {
		let teller = self.assembly.teller_mut(self.by).ok_or(Error::<T>::TooManyReports)?;
		match core::mem::replace(&mut teller.agrees_to, report) {
			Some(_) => self.correct(),
			None => Ok(()),
		}
	}
}

/// A roll that may be changed.
pub(crate) struct RollChange<T: Config> {
	/// The teller's word.
	pub telling: Telling<T>,
	/// What is kept of the members named, `None` where nothing is any more.
	pub ballots: Vec<(MemberNo, Option<Ballot>)>,
	/// Members on the roll then.
	pub roll: u32,
}

/// A report to which a teller may agree.
pub(crate) struct Agreement<T: Config> {
	/// The teller's word.
	pub telling: Telling<T>,
	/// Tellers in office who agree then.
	pub tellers: u32,
	/// What counts then, once enough agree.
	pub counting: Option<Counting>,
}

/// A report that counts from now on.
pub(crate) struct Counting {
	/// Members on its roll.
	pub roll: u32,
	/// Whether it corrects another that counted.
	pub corrects: bool,
	/// The votes in the co-op with it.
	pub tally: Tally,
	/// What is voted on.
	pub resolution: Resolution,
	/// The part of the co-op where several co-ops decide.
	pub poll: Option<Poll>,
}

impl<T: Config> Pallet<T> {
	/// Whether the signer is a teller who can say something about the assembly.
	fn telling(who: &T::AccountId, id: ResolutionId, coop: CoopId) -> Result<Telling<T>, Error<T>> {
		let resolution = Self::find(id)?;
		let second_call = Self::ensure_counting(id, &resolution)?;
		let poll = Self::poll_of_members(id, &resolution, coop, None)?;
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::holds(coop, Office::Teller, by), Error::<T>::NotTeller);
		let recused_here = poll.as_ref().is_some_and(|poll| poll.recused.contains(&by));
		let concerned = poll.is_none() && Self::is_concerned(&resolution, by);
		ensure!(!recused_here && !concerned, Error::<T>::Recused);
		let assembly = Assemblies::<T>::get(id, coop).unwrap_or_default();
		let corrects = assembly.counted.as_ref().is_none_or(|counted| counted.tellers.contains(&by));
		ensure!(corrects, Error::<T>::AlreadyCounted);
		Ok(Telling { by, resolution, poll, second_call, corrects: false, assembly })
	}

	/// Whether the resolution benefits or judges the member, who then cannot count the votes on it.
	pub(crate) fn is_concerned(resolution: &Resolution, member: MemberNo) -> bool {
		resolution.recused.contains(&member)
			|| resolution.appellant == Some(member)
			|| resolution.judged.iter().any(|judged| judged.member == member)
	}

	pub(crate) fn may_call_roll(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		members: &[MemberNo],
	) -> Result<RollChange<T>, Error<T>> {
		let change = Self::changing_roll(who, id, coop, members, true)?;
		let Telling { resolution, poll, .. } = &change.telling;
		for member in members {
			Self::ensure_elector(resolution, poll.as_ref(), coop, *member)?;
		}
		Ok(change)
	}

	pub(crate) fn may_strike_roll(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		members: &[MemberNo],
	) -> Result<RollChange<T>, Error<T>> {
		Self::changing_roll(who, id, coop, members, false)
	}

	/// The teller's own roll with these members or without them. Nobody agrees to it as it was.
	fn changing_roll(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		members: &[MemberNo],
		enters: bool,
	) -> Result<RollChange<T>, Error<T>> {
		ensure!(members.len() <= MAX_ROLL_CALL as usize, Error::<T>::RollTooLong);
		let mut telling = Self::telling(who, id, coop)?;
		// Who was there is not counted again.
		Self::ensure_voting(&telling.resolution)?;
		// A free call that changes nothing could be sent without end.
		ensure!(!members.is_empty(), Error::<T>::NobodyNamed);
		let (by, second_call) = (telling.by, telling.second_call);
		let assembly = &mut telling.assembly;
		let at = assembly.report_to_change(by).ok_or(Error::<T>::TooManyReports)?;
		let report = assembly.report(at).ok_or(Error::<T>::Overflow)?;
		let (mut roll, mut replaces) = (report.roll, report.replaces);
		let change = |count: u32| if enters { count.checked_add(1) } else { count.checked_sub(1) };

		let mut ballots = Vec::with_capacity(members.len());
		for (index, member) in members.iter().enumerate() {
			let ballot = Ballots::<T>::get((id, coop, member)).unwrap_or_default();
			let rolls = ballot.rolls(second_call);
			let repeated = members.iter().take(index).any(|earlier| earlier == member);
			let was_on = assembly.names(at, rolls);
			match enters {
				true => ensure!(!was_on && !repeated, Error::<T>::AlreadyOnRoll),
				false => ensure!(was_on && !repeated, Error::<T>::NotOnRoll),
			}
			roll = change(roll).ok_or(Error::<T>::Overflow)?;
			if let Some(Cast { choice, .. }) = ballot.cast {
				let count = replaces.of(choice);
				*count = change(*count).ok_or(Error::<T>::Overflow)?;
			}
			let ballot = ballot.on_rolls(rolls.turned(at), second_call);
			ballots.push((*member, Some(ballot).filter(|ballot| *ballot != Ballot::default())));
		}

		let report = assembly.report_mut(at).ok_or(Error::<T>::Overflow)?;
		let roll_hash = T::Hashing::hash_of(&(report.roll_hash, enters, members));
		*report = Report { roll, roll_hash, replaces, result: None, ..report.clone() };
		assembly.forget_agreement(at);
		if !enters {
			telling.correct()?;
		}
		Ok(RollChange { telling, ballots, roll })
	}

	pub(crate) fn may_enter_result(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		result: &AssemblyResult<T::Hash>,
	) -> Result<Telling<T>, Error<T>> {
		let mut telling = Self::telling(who, id, coop)?;
		Self::ensure_fits(id, &telling.resolution, result)?;
		let assembly = &mut telling.assembly;
		let at = assembly.report_to_change(telling.by).ok_or(Error::<T>::TooManyReports)?;
		let report = assembly.report_mut(at).ok_or(Error::<T>::Overflow)?;
		let votes = result.votes().sum();
		ensure!(votes.is_some_and(|votes| votes <= report.roll), Error::<T>::MoreVotesThanMembers);
		ensure!(report.result.as_ref() != Some(result), Error::<T>::AlreadyEntered);
		let corrects = report.result.is_some();
		report.result = Some(result.clone());
		// Others agreed to what it was.
		assembly.forget_agreement(at);
		telling.agree_to(Some(at))?;
		if corrects {
			telling.correct()?;
		}
		Ok(telling)
	}

	pub(crate) fn may_confirm_result(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		of: MemberNo,
		roll: &T::Hash,
		result: &AssemblyResult<T::Hash>,
	) -> Result<Agreement<T>, Error<T>> {
		let mut telling = Self::telling(who, id, coop)?;
		let by = telling.by;
		let at = telling.assembly.open_report_of(of).ok_or(Error::<T>::NoResult)?;
		let report = telling.assembly.report(at).ok_or(Error::<T>::NoResult)?;
		let entered = report.result.as_ref().ok_or(Error::<T>::NoResult)?;
		ensure!(entered == result && report.roll_hash == *roll, Error::<T>::ResultDiffers);
		let own = telling.assembly.tellers.iter().find(|teller| teller.member == by);
		ensure!(own.is_none_or(|teller| teller.agrees_to != Some(at)), Error::<T>::AlreadyConfirmed);
		telling.agree_to(Some(at))?;

		let agreeing = Self::who_agrees(coop, &telling.assembly, at);
		ensure!(agreeing.contains(&by), Error::<T>::SamePerson);
		let tellers = agreeing.len().saturated_into();
		let needed = Self::tellers_needed(coop, &telling.resolution);
		let counting = match agreeing.get(..needed) {
			Some(tellers) => Some(Self::counting(&mut telling, at, tellers).ok_or(Error::<T>::Overflow)?),
			None => None,
		};
		Ok(Agreement { telling, tellers, counting })
	}

	/// How many tellers must agree: three or, where a co-op of three decides on some of its own, all the others, but two at least.
	///
	/// The register says how many there are, those with a suspended vote included, as of the notice. In a co-op of four or more
	/// it is three always, so that two tellers are never enough because somebody has the others judged, paid or suspended.
	pub(crate) fn tellers_needed(coop: CoopId, resolution: &Resolution) -> usize {
		let Electorate { electors, suspended, version } = resolution.electorate;
		let Resolution { recused, judged, .. } = resolution;
		let own_case = resolution.appellant.iter().count();
		// Their own case gives a vote to one who has none. They are one of the members if it is suspended, and not if it is to come.
		let electors = (electors as usize).saturating_sub(own_case);
		let members = electors.saturating_add(recused.len()).saturating_add(suspended as usize);
		if !matches!(resolution.body, Body::Coop(_)) || members > TELLERS {
			return TELLERS;
		}
		// Of many whom a batch judges the first say enough, so that this reads little.
		let judged = judged.iter().map(|judged| judged.member).filter(|member| !recused.contains(member)).take(TELLERS);
		let also_judged = judged.filter(|member| T::Members::is_elector(coop, *member, version)).count();
		let own_case = own_case.min(suspended as usize);
		let concerned = recused.len().saturating_add(also_judged).saturating_add(own_case);
		members.saturating_sub(concerned).clamp(FEWEST_TELLERS, TELLERS)
	}

	/// The tellers who agree to the report, are still in office and are different people. Once one was counted, of those who
	/// agreed to it only.
	fn who_agrees(coop: CoopId, assembly: &Assembly<T::Hash>, at: u8) -> Vec<MemberNo> {
		let mut people = Vec::<(Hand, T::AccountId)>::new();
		for Teller { member, agrees_to, .. } in &assembly.tellers {
			let (member, hand) = (*member, Hand { coop, member: *member });
			let corrects = assembly.counted.as_ref().is_none_or(|counted| counted.tellers.contains(&member));
			if *agrees_to != Some(at) || !corrects || !T::Coops::holds(coop, Office::Teller, member) {
				continue;
			}
			let Some(account) = T::Members::account_of(coop, member) else {
				continue;
			};
			let is_another =
				|other: &(Hand, T::AccountId)| !T::Members::is_one_person((hand, &account), (other.0, &other.1));
			if people.iter().all(is_another) {
				people.push((hand, account));
			}
		}
		people.into_iter().map(|(hand, _)| hand.member).collect()
	}

	/// Lets the report count to which enough tellers agree, instead of the one that did. `None` if a count has come to its end.
	fn counting(telling: &mut Telling<T>, at: u8, tellers: &[MemberNo]) -> Option<Counting> {
		let (resolution, poll) = (telling.resolution.clone(), telling.poll.clone());
		let tellers = tellers.to_vec().try_into().ok()?;
		let assembly = &mut telling.assembly;
		let mut tally = poll.as_ref().map_or(resolution.tally, |poll| poll.tally);
		let corrected = assembly.counted_report();
		if let Some(corrected) = corrected {
			tally = tally.without_assembly(corrected)?;
		}
		let corrects = corrected.is_some();
		let report = assembly.report_mut(at)?;
		tally = tally.with_assembly(report)?;
		report.was_counted = true;
		let roll = report.roll;
		assembly.counted = Some(Counted { report: at, tellers });
		assembly.forget_agreement(at);
		Some(Counting { roll, corrects, tally, resolution, poll })
	}

	pub(crate) fn may_discard_result(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
	) -> Result<Telling<T>, Error<T>> {
		let mut telling = Self::telling(who, id, coop)?;
		let own = telling.assembly.tellers.iter().find(|teller| teller.member == telling.by);
		ensure!(own.is_some_and(|teller| teller.agrees_to.is_some()), Error::<T>::NoResult);
		telling.agree_to(None)?;
		Ok(telling)
	}

	/// Stores a roll that a teller has changed.
	pub(crate) fn change_roll(id: ResolutionId, coop: CoopId, change: RollChange<T>) {
		for (member, ballot) in change.ballots {
			Ballots::<T>::set((id, coop, member), ballot);
		}
		Assemblies::<T>::insert(id, coop, change.telling.assembly);
	}

	/// Counts a report to which enough tellers agree.
	pub(crate) fn count_assembly(
		id: ResolutionId,
		coop: CoopId,
		counting: Counting,
		result: AssemblyResult<T::Hash>,
	) -> DispatchResult {
		let Counting { roll, corrects, tally, resolution, poll } = counting;
		Self::deposit_event(match corrects {
			false => Event::AssemblyCounted { resolution: id, coop, roll, result },
			true => Event::AssemblyCorrected { resolution: id, coop, roll, result },
		});
		let passed_before = resolution.rejection().is_none();
		let is_open = resolution.phase.vote().is_some();
		Self::count_in(id, coop, resolution, poll, tally, passed_before)?;
		if is_open {
			return Ok(());
		}
		Self::recount(id)
	}
}
