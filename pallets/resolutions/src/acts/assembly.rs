//! Votes in an assembly, which counts as three tellers report it, or all who can in a co-op of three.
//!
//! Where a co-op lacks tellers, its auditors and tellers of other co-ops stand in, so that nobody keeps it from deciding by
//! asking for a secret vote, or by being judged. (practice 4.2)

use crate::{
	acts::proxies::ProxyBook,
	rules::tellers::{enough, Role},
	*,
};
use rochdale_primitives::{money::Hand, Electorate, Voice};

/// Of how many seats of somebody it is asked whether they tell for another co-op there.
pub(crate) const SEATS_ASKED: u32 = 4;

/// What a teller does to an assembly.
pub(crate) struct Telling<T: Config> {
	/// The teller, who may be of another co-op.
	pub by: Hand,
	/// Whether they stand in for a teller of the co-op.
	stands_in: bool,
	/// The co-op whose assembly it is.
	coop: CoopId,
	/// What is voted on.
	pub resolution: Resolution,
	/// The part of the co-op where several co-ops decide.
	pub poll: Option<Poll>,
	/// Whether the assembly meets for the second time.
	pub second_call: bool,
	/// Whether the teller changes what they had said. More than a few times have a fee.
	corrects: bool,
	/// The assembly, in the end with what the teller says.
	pub assembly: Assembly<T::Hash>,
}

/// What it weighs at most to say something about an assembly that weighs so much from a teller of the co-op: who stands in for
/// one asks whom the call concerns, and whom it pays.
pub(crate) fn telling<T: Config>(usual: Weight) -> Weight {
	usual.saturating_add(asking_whom::<T>(true).saturating_mul(2))
}

/// What it weighs to agree to a report that counts then.
pub(crate) fn counting<T: Config>() -> Weight {
	let counted = T::WeightInfo::confirm_result().max(T::WeightInfo::recount());
	counted.saturating_add(T::WeightInfo::extend_alternatives())
}

impl<T: Config> Telling<T> {
	/// What it weighs to say what weighs so much from a teller of the co-op.
	pub(crate) fn weight(&self, usual: Weight) -> Weight {
		if self.stands_in {
			telling::<T>(usual)
		} else {
			usual
		}
	}

	/// Whether the teller still corrects free of charge what they had said.
	pub(crate) fn is_free(&self) -> bool {
		let own = self.assembly.tellers.iter().find(|teller| teller.hand == self.by);
		!self.corrects || own.is_none_or(|teller| teller.corrections <= FREE_CORRECTIONS)
	}

	/// Notes that the teller changes what they had said.
	fn correct(&mut self) -> Result<(), Error<T>> {
		let teller = self.assembly.teller_mut(self.coop, self.by).ok_or(Error::<T>::TooManyReports)?;
		teller.corrections = teller.corrections.saturating_add(1);
		self.corrects = true;
		Ok(())
	}

	/// Notes to which report the teller agrees now. It is a correction if they agreed to another.
	fn agree_to(&mut self, report: Option<u8>) -> Result<(), Error<T>> {
		let teller = self.assembly.teller_mut(self.coop, self.by).ok_or(Error::<T>::TooManyReports)?;
		match core::mem::replace(&mut teller.agrees_to, report) {
			Some(_) => self.correct(),
			None => Ok(()),
		}
	}
}

/// What a teller notes about members. Its number is part of the hash of the roll.
#[derive(Clone, Copy, Encode, Eq, PartialEq)]
pub(crate) enum Entry {
	/// They are struck off the roll.
	Struck = 0,
	/// They are entered on it.
	Entered = 1,
	/// They do not dissent after all.
	Concurs = 2,
	/// They dissent.
	Dissents = 3,
	/// They are entered on it as absent, with somebody who votes for them.
	Represented = 4,
}

/// A roll that may be changed.
pub(crate) struct RollChange<T: Config> {
	/// The teller's word.
	pub telling: Telling<T>,
	/// What is kept of the members named, `None` where nothing is any more.
	pub ballots: Vec<(MemberNo, Option<Ballot>)>,
	/// The place of the report that changes.
	pub at: u8,
	/// What is noted in it.
	pub entry: Entry,
	/// What changes of proxies.
	pub proxies: ProxyBook,
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
	/// Whether the signer can say something about the assembly, as its teller or in the place of one.
	fn telling(who: &T::AccountId, id: ResolutionId, coop: CoopId) -> Result<Telling<T>, Error<T>> {
		let resolution = Self::find(id)?;
		let second_call = Self::ensure_counting(id, &resolution)?;
		let poll = Self::poll_of_members(id, &resolution, coop, None)?;
		let (by, role) = Self::hand_of(coop, who)?;
		let assembly = Assemblies::<T>::get(id, coop).unwrap_or_default();
		if role.stands_in() {
			Self::ensure_stands_in(id, coop, &resolution, poll.as_ref(), (by, who))?;
		} else {
			ensure!(!Self::is_concerned_in(&resolution, poll.as_ref(), by.member), Error::<T>::Recused);
		}
		match &assembly.counted {
			Some(counted) => ensure!(counted.tellers.contains(&by), Error::<T>::AlreadyCounted),
			None if role.stands_in() => {
				let lacks = Self::tellers_lacking(coop, &resolution, poll.as_ref());
				ensure!(lacks > 0, Error::<T>::HasTellers);
			}
			None => {}
		}
		let stands_in = role.stands_in();
		Ok(Telling { by, stands_in, coop, resolution, poll, second_call, corrects: false, assembly })
	}

	/// As whom the signer counts the votes of the co-op: as its teller, its auditor or the teller of another.
	fn hand_of(coop: CoopId, who: &T::AccountId) -> Result<(Hand, Role), Error<T>> {
		let with_role = |hand: Hand| Self::role_of(coop, hand).map(|role| (hand, role));
		let own = T::Members::seat_of(coop, who);
		if let Some(found) = own.and_then(|member| with_role(Hand { coop, member })) {
			return Ok(found);
		}
		let elsewhere = T::Members::seats_of(who, SEATS_ASKED)
			.into_iter()
			.find_map(|(other, member)| (other != coop).then(|| with_role(Hand { coop: other, member })).flatten());
		elsewhere.ok_or(if own.is_some() { Error::<T>::NotTeller } else { Error::<T>::NotMember })
	}

	/// What the member is to a co-op whose votes are counted, `None` if they cannot count them.
	fn role_of(coop: CoopId, hand: Hand) -> Option<Role> {
		let holds = |office| T::Coops::holds(hand.coop, office, hand.member);
		match hand.coop == coop {
			true if T::Coops::serves(coop, Office::Teller, hand.member) => Some(Role::Teller),
			true => holds(Office::Auditor).then_some(Role::Auditor),
			false => {
				let is_neighbour = holds(Office::Teller) && T::Coops::voice(hand.coop) == Some(Voice::Votes);
				is_neighbour.then_some(Role::Neighbour)
			}
		}
	}

	/// Whether it concerns neither the member nor their co-op, and they have not brought it on the agenda.
	fn ensure_stands_in(
		id: ResolutionId,
		coop: CoopId,
		resolution: &Resolution,
		poll: Option<&Poll>,
		(by, who): (Hand, &T::AccountId),
	) -> Result<(), Error<T>> {
		let own_seat = T::Members::sits_or_will(coop, who);
		let concerned = own_seat.is_some_and(|member| Self::is_concerned_in(resolution, poll, member));
		ensure!(!concerned, Error::<T>::Recused);
		let motion = Self::motion(id)?;
		let proposer = Hand { coop: resolution.coop, member: motion.proposer };
		for brought_by in core::iter::once(proposer).chain(motion.seconder) {
			let account = T::Members::account_of(brought_by.coop, brought_by.member);
			let is_one = |account| T::Members::is_one_person((by, who), (brought_by, &account));
			ensure!(by != brought_by && !account.is_some_and(is_one), Error::<T>::Recused);
		}
		if let Some(call) = Self::frozen_call(id).transpose()? {
			let is_co_op = |payee| by.coop != coop && Self::coop_paid(&payee) == Some(by.coop);
			let concerned = Self::is_concerned_by(&call, resolution, by.coop, by.member, who)
				|| Self::payees_of(&call).0.into_iter().any(is_co_op);
			ensure!(!concerned, Error::<T>::Recused);
		}
		Ok(())
	}

	/// Whether the resolution concerns a member of the co-op, by its own or in its part.
	fn is_concerned_in(resolution: &Resolution, poll: Option<&Poll>, member: MemberNo) -> bool {
		poll.map_or_else(|| Self::is_concerned(resolution, member), |poll| poll.recused.contains(&member))
	}

	/// How many tellers the co-op lacks: of those who must agree, how many it has not in office, whom it does not concern.
	pub(crate) fn tellers_lacking(coop: CoopId, resolution: &Resolution, poll: Option<&Poll>) -> usize {
		let needed = Self::tellers_needed(coop, resolution);
		let mut found = Vec::new();
		let tellers = T::Coops::holders(coop, Office::Teller).into_iter();
		for member in tellers.filter(|member| !Self::is_concerned_in(resolution, poll, *member)) {
			if found.len() < needed {
				Self::add_person(&mut found, Hand { coop, member });
			}
		}
		needed.saturating_sub(found.len())
	}

	/// Adds a member who has an account and is no other person than those who are there.
	fn add_person(people: &mut Vec<(Hand, T::AccountId)>, hand: Hand) {
		if let Some(account) = T::Members::account_of(hand.coop, hand.member) {
			let is_one =
				|other: &(Hand, T::AccountId)| T::Members::is_one_person((hand, &account), (other.0, &other.1));
			if !people.iter().any(is_one) {
				people.push((hand, account));
			}
		}
	}

	/// Asks the co-op for tellers where its members vote in secret, so that it can appoint some before the vote.
	pub(crate) fn ask_for_tellers(id: ResolutionId, resolution: &Resolution) {
		if let (Body::Coop(coop), Secrecy::Secret) = (resolution.body, resolution.secrecy) {
			let Tellers { needed, found } = Self::tellers_of(coop, resolution);
			Self::deposit_event(Event::TellersNeeded { resolution: id, coop, needed, found });
		}
	}

	/// How many tellers must agree, and how many of them the co-op has.
	pub(crate) fn tellers_of(coop: CoopId, resolution: &Resolution) -> Tellers {
		let needed = Self::tellers_needed(coop, resolution);
		let found = needed.saturating_sub(Self::tellers_lacking(coop, resolution, None));
		Tellers { needed: needed.saturated_into(), found: found.saturated_into() }
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
		let change = Self::changing_roll(who, id, coop, members, Entry::Entered)?;
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
		Self::changing_roll(who, id, coop, members, Entry::Struck)
	}

	pub(crate) fn may_note_dissent(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		members: &[MemberNo],
		dissents: bool,
	) -> Result<RollChange<T>, Error<T>> {
		let entry = if dissents { Entry::Dissents } else { Entry::Concurs };
		Self::changing_roll(who, id, coop, members, entry)
	}

	/// The teller's own roll with what they note about these members. Nobody agrees to it as it was.
	pub(crate) fn changing_roll(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		members: &[MemberNo],
		entry: Entry,
	) -> Result<RollChange<T>, Error<T>> {
		ensure!(members.len() <= MAX_ROLL_CALL as usize, Error::<T>::RollTooLong);
		let mut telling = Self::telling(who, id, coop)?;
		// Who was there is not counted again.
		Self::ensure_voting(&telling.resolution)?;
		// A free call that changes nothing could be sent without end.
		ensure!(!members.is_empty(), Error::<T>::NobodyNamed);
		let (by, second_call, stands_in) = (telling.by, telling.second_call, telling.stands_in);
		let assembly = &mut telling.assembly;
		let at = assembly.report_to_change(coop, by).ok_or(Error::<T>::TooManyReports)?;
		let report = assembly.report(at).ok_or(Error::<T>::Overflow)?;
		let (mut roll, mut dissents, mut replaces) = (report.roll, report.dissents, report.replaces);
		let (mut with_proxy, mut proxies) = (report.proxies, ProxyBook::new(id, coop, second_call));
		let adds = matches!(entry, Entry::Entered | Entry::Represented | Entry::Dissents);
		let change = |count: &mut u32| -> Result<(), Error<T>> {
			let changed = if adds { count.checked_add(1) } else { count.checked_sub(1) };
			*count = changed.ok_or(Error::<T>::Overflow)?;
			Ok(())
		};

		let mut ballots = Vec::with_capacity(members.len());
		for (index, member) in members.iter().enumerate() {
			let ballot = Ballots::<T>::get((id, coop, member)).unwrap_or_default();
			let mut named = ballot.named_on(second_call);
			let is_first = !members.iter().take(index).any(|earlier| earlier == member);
			let (is_on, dissented) = (assembly.names(at, named.rolls), assembly.names(at, named.dissents));
			match entry {
				Entry::Entered | Entry::Represented => {
					ensure!(!is_on && is_first, Error::<T>::AlreadyOnRoll);
					// Strangers do not know that somebody came who has said already what they want.
					ensure!(!stands_in || ballot.cast.is_none(), Error::<T>::HasVoted);
				}
				Entry::Struck => ensure!(is_on && is_first, Error::<T>::NotOnRoll),
				Entry::Dissents => {
					ensure!(is_on, Error::<T>::NotOnRoll);
					ensure!(!dissented && is_first, Error::<T>::AlreadyDissents);
				}
				Entry::Concurs => ensure!(dissented && is_first, Error::<T>::NotDissenting),
			}
			// Few assemblies have proxies, and only these look for them.
			if entry == Entry::Struck && with_proxy > 0 && proxies.take_back::<T>(assembly, at, *member)? {
				change(&mut with_proxy)?;
			}
			if matches!(entry, Entry::Entered | Entry::Represented | Entry::Struck) {
				change(&mut roll)?;
				if let Some(Cast { choice, .. }) = ballot.cast {
					change(replaces.of(choice))?;
				}
				named.rolls = named.rolls.turned(at);
			}
			if dissented || entry == Entry::Dissents {
				change(&mut dissents)?;
				named.dissents = named.dissents.turned(at);
			}
			let ballot = ballot.with_named(named);
			ballots.push((*member, Some(ballot).filter(|ballot| *ballot != Ballot::default())));
		}

		let report = assembly.report_mut(at).ok_or(Error::<T>::Overflow)?;
		let roll_hash = T::Hashing::hash_of(&(report.roll_hash, entry, members));
		*report = Report { roll, roll_hash, proxies: with_proxy, dissents, replaces, result: None, ..report.clone() };
		assembly.forget_agreement(at);
		if !adds {
			telling.correct()?;
		}
		Ok(RollChange { telling, ballots, at, entry, proxies })
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
		let at = assembly.report_to_change(coop, telling.by).ok_or(Error::<T>::TooManyReports)?;
		let report = assembly.report_mut(at).ok_or(Error::<T>::Overflow)?;
		let votes = result.votes().sum();
		ensure!(votes.is_some_and(|votes| votes <= report.roll), Error::<T>::MoreVotesThanMembers);
		ensure!(report.dissents <= result.not_for(), Error::<T>::MoreDissenters);
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
		of: Hand,
		roll: &T::Hash,
		result: &AssemblyResult<T::Hash>,
	) -> Result<Agreement<T>, Error<T>> {
		let mut telling = Self::telling(who, id, coop)?;
		let by = telling.by;
		let at = telling.assembly.open_report_of(of).ok_or(Error::<T>::NoResult)?;
		let report = telling.assembly.report(at).ok_or(Error::<T>::NoResult)?;
		let entered = report.result.as_ref().ok_or(Error::<T>::NoResult)?;
		ensure!(entered == result && report.roll_hash == *roll, Error::<T>::ResultDiffers);
		let own = telling.assembly.tellers.iter().find(|teller| teller.hand == by);
		ensure!(own.is_none_or(|teller| teller.agrees_to != Some(at)), Error::<T>::AlreadyConfirmed);
		telling.agree_to(Some(at))?;

		let agreeing = Self::who_agrees(coop, &telling.assembly, at);
		ensure!(agreeing.iter().any(|(_, hand)| *hand == by), Error::<T>::SamePerson);
		let tellers = agreeing.len().saturated_into();
		let needed = Self::tellers_needed(coop, &telling.resolution);
		let standing_in = agreeing.iter().filter(|(role, _)| role.stands_in()).count();
		// Who was counted corrects it together, whoever has come into office since.
		let lacks = match telling.assembly.counted {
			None if standing_in > 0 => Self::tellers_lacking(coop, &telling.resolution, telling.poll.as_ref()),
			_ => standing_in,
		};
		let counting = match enough(needed, lacks, agreeing) {
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
		let Resolution { recused, concerned, judged, .. } = resolution;
		let concerned = concerned.all() as usize;
		let own_case = resolution.appellant.iter().count();
		// Their own case gives a vote to one who has none. They are one of the members if it is suspended, and not if it is to come.
		let electors = (electors as usize).saturating_sub(own_case);
		let members = electors.saturating_add(concerned).saturating_add(suspended as usize);
		if !matches!(resolution.body, Body::Coop(_)) || members > TELLERS {
			return TELLERS;
		}
		// Of many whom a batch judges the first say enough, so that this reads little.
		let judged = judged.iter().map(|judged| judged.member).filter(|member| !recused.contains(member)).take(TELLERS);
		let also_judged = judged.filter(|member| T::Members::is_elector(coop, *member, version)).count();
		let own_case = own_case.min(suspended as usize);
		let concerned = concerned.saturating_add(also_judged).saturating_add(own_case);
		members.saturating_sub(concerned).clamp(FEWEST_TELLERS, TELLERS)
	}

	/// Those who agree to the report, are still in office and are different people. Once one was counted, of those who agreed
	/// to it only.
	fn who_agrees(coop: CoopId, assembly: &Assembly<T::Hash>, at: u8) -> Vec<(Role, Hand)> {
		let mut people = Vec::<(Hand, T::AccountId)>::new();
		let counted = assembly.counted.as_ref();
		let agree = assembly.tellers.iter().filter(|teller| teller.agrees_to == Some(at)).map(|teller| teller.hand);
		for hand in agree.filter(|hand| counted.is_none_or(|counted| counted.tellers.contains(hand))) {
			if Self::role_of(coop, hand).is_some() {
				Self::add_person(&mut people, hand);
			}
		}
		people.into_iter().filter_map(|(hand, _)| Some((Self::role_of(coop, hand)?, hand))).collect()
	}

	/// Lets the report count to which enough tellers agree, instead of the one that did. `None` if a count has come to its end.
	fn counting(telling: &mut Telling<T>, at: u8, tellers: Vec<Hand>) -> Option<Counting> {
		let (resolution, poll) = (telling.resolution.clone(), telling.poll.clone());
		let tellers = tellers.try_into().ok()?;
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
		let own = telling.assembly.tellers.iter().find(|teller| teller.hand == telling.by);
		ensure!(own.is_some_and(|teller| teller.agrees_to.is_some()), Error::<T>::NoResult);
		telling.agree_to(None)?;
		Ok(telling)
	}

	/// Stores a roll that a teller has changed, and tells of it.
	pub(crate) fn change_roll(resolution: ResolutionId, coop: CoopId, change: RollChange<T>) {
		let RollChange { telling: Telling { by, assembly, .. }, ballots, at, entry, proxies } = change;
		for (member, ballot) in ballots {
			Ballots::<T>::set((resolution, coop, member), ballot);
		}
		proxies.write::<T>();
		let said = assembly.report(at).map(|report| (report.roll, report.proxies, report.dissents));
		let (roll, proxies, dissents) = said.unwrap_or_default();
		Assemblies::<T>::insert(resolution, coop, assembly);
		Self::deposit_event(match entry {
			Entry::Entered => Event::RollCalled { resolution, coop, by, roll },
			Entry::Struck => Event::RollStruck { resolution, coop, by, roll },
			Entry::Represented => Event::ProxiesEntered { resolution, coop, by, roll, proxies },
			Entry::Dissents | Entry::Concurs => Event::DissentNoted { resolution, coop, by, dissents },
		});
	}

	/// Removes an assembly, and keeps its minutes for ever if it counted.
	pub(crate) fn close_assembly(id: ResolutionId, coop: CoopId) {
		if let Some(minutes) = Assemblies::<T>::take(id, coop).and_then(|assembly| assembly.minutes()) {
			if MinutesOf::<T>::mutate(id, coop, |kept| kept.try_push(minutes)).is_err() {
				defensive!("there are two calls at most");
			}
		}
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
