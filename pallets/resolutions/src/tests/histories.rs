//! Random histories of two co-ops: whatever happens, votes are what was voted and notice stands.

use super::*;
use proptest::prelude::{any, prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::{
	bylaws::{Parameter, Profile},
	Electorate, Electors, MemberInspect,
};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody does with a resolution.
#[derive(Clone, Debug)]
enum Act {
	Second,
	/// Signs the text as it is, or as it was.
	Sign(bool),
	WithdrawSignature,
	TakeOver,
	Amend(Option<RuntimeCall>),
	/// Puts it as an alternative to one of the latest, or by itself.
	Put(Option<usize>),
	Withdraw,
	Object,
	WithdrawObjection,
	RequestSecrecy,
	Vote(Choice),
	RollCall(Vec<MemberNo>),
	StrikeRoll(Vec<MemberNo>),
	NoteDissent(Vec<MemberNo>, bool),
	/// Each with who holds it and whose it is.
	EnterProxies(Vec<(MemberNo, MemberNo)>),
	Enter(u32, u32),
	/// Agrees to the last report of somebody with that number as it stands, or as it does not.
	Confirm(MemberNo, bool),
	Discard,
	Retry,
	Challenge,
	Uphold,
	Stand,
	Nominate(MemberNo),
	WithdrawCandidacy,
	Advance,
}

/// What happens: somebody's call, a change of a register or the bylaws, or time.
#[derive(Clone, Debug)]
enum Step {
	Propose(MemberNo, CoopId, Track, Secrecy, Option<RuntimeCall>),
	/// What the board brings on the agenda as it should be.
	Bring(CoopId, Option<RuntimeCall>),
	/// By the member with that number, or by a stranger, with one of the latest resolutions.
	Act(MemberNo, usize, Act),
	/// What a member puts as an alternative to one of the latest that are on notice, which the board seconds.
	Alternative(MemberNo, usize, RuntimeCall),
	/// An election to so many seats, counted by that method, in which the members of the board or nobody stand.
	Elect(CoopId, u32, Method, bool),
	/// Everybody from one number to another votes so, which random votes seldom do.
	VoteAll(usize, MemberNo, MemberNo, Choice),
	/// A teller reports an assembly, on some of whose members all others agree or almost.
	CountAssembly(usize, MemberNo, Vec<MemberNo>, bool),
	Join(CoopId),
	Rejoin(CoopId, MemberNo),
	Leave(CoopId, MemberNo),
	SetVote(CoopId, MemberNo, bool),
	MoveKey(CoopId, MemberNo),
	Appoint(CoopId, Office, MemberNo, bool),
	/// Some are no longer tellers of a co-op.
	EndTellers(CoopId, Vec<MemberNo>),
	ChangeBylaws(usize, bool),
	ChangeVersion,
	Repair(bool),
	Pass(Moment),
	/// Time passes until just before the phase of a resolution ends.
	AlmostEnd(usize),
}

/// Random numbers of members, most of whom exist.
pub(super) fn member() -> impl Strategy<Value = MemberNo> {
	1..14u32
}

fn calls() -> impl Strategy<Value = Option<RuntimeCall>> {
	prop_oneof![
		4 => (0..9u32).prop_map(|what| Some(note(what))),
		3 => (1..14 as AccountId).prop_map(|payee| Some(pay(payee))),
		2 => (1..14 as AccountId).prop_map(|payee| Some(batch([note(1), pay(payee), pay(3)]))),
		1 => Just(Some(fail())),
		2 => Just(Some(bylaws())),
		2 => member().prop_map(|member| Some(judge(member))),
		2 => member().prop_map(|member| Some(batch([appoint(member), appoint(5)]))),
		2 => member().prop_map(|member| Some(dismiss(member))),
		1 => member().prop_map(|member| Some(declare_dead(member))),
		1 => member().prop_map(|member| Some(batch([appoint(member), dismiss(5)]))),
		2 => member().prop_map(|member| Some(deeds::Call::decide_appeal { member }.into())),
		1 => Just(Some(heavy())),
		1 => Just(Some(batch([note(1), fail()]))),
		1 => Just(Some(deeds::Call::forbidden {}.into())),
		2 => Just(None),
	]
}

pub(super) fn choices() -> impl Strategy<Value = Choice> {
	prop_oneof![3 => Just(Choice::For), 2 => Just(Choice::Against), 1 => Just(Choice::Abstain)]
}

fn acts() -> impl Strategy<Value = Act> {
	let roll = || prop::collection::vec(member(), 0..4);
	prop_oneof![
		6 => Just(Act::Second),
		4 => prop::bool::weighted(0.9).prop_map(Act::Sign),
		1 => Just(Act::WithdrawSignature),
		2 => Just(Act::TakeOver),
		2 => calls().prop_map(Act::Amend),
		1 => prop::option::weighted(0.9, any::<usize>()).prop_map(Act::Put),
		1 => Just(Act::Withdraw),
		3 => Just(Act::Object),
		2 => Just(Act::WithdrawObjection),
		1 => Just(Act::RequestSecrecy),
		12 => choices().prop_map(Act::Vote),
		5 => roll().prop_map(Act::RollCall),
		2 => roll().prop_map(Act::StrikeRoll),
		3 => prop::collection::vec((member(), member()), 1..3).prop_map(Act::EnterProxies),
		3 => (roll(), prop::bool::weighted(0.7)).prop_map(|(of, dissents)| Act::NoteDissent(of, dissents)),
		5 => (0..3u32, 0..2u32).prop_map(|(for_, against)| Act::Enter(for_, against)),
		6 => (5..9u32, prop::bool::weighted(0.9)).prop_map(|(of, same)| Act::Confirm(of, same)),
		1 => Just(Act::Discard),
		2 => Just(Act::Retry),
		3 => Just(Act::Challenge),
		1 => Just(Act::Uphold),
		3 => Just(Act::Stand),
		2 => member().prop_map(Act::Nominate),
		1 => Just(Act::WithdrawCandidacy),
		2 => Just(Act::Advance),
	]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let coop = || prop_oneof![4 => Just(BAKERY), 2 => Just(COURIERS)];
	let track = prop_oneof![2 => Just(Track::Consent), 4 => Just(Track::Ordinary), 3 => Just(Track::Special)];
	let secrecy = prop_oneof![3 => Just(Secrecy::Open), 1 => Just(Secrecy::Secret)];
	let office = prop_oneof![3 => Just(Office::Teller), 1 => Just(Office::Auditor), 2 => Just(Office::Chair)];
	let time = prop_oneof![Just(1), Just(DAY), Just(7 * DAY), Just(21 * DAY), Just(30 * DAY), 1..40 * DAY];
	let method = prop_oneof![Just(Method::Plurality), Just(Method::Approval), Just(Method::Counted)];
	let nth = any::<usize>;
	let step = prop_oneof![
		10 => (member(), coop(), track, secrecy, calls())
			.prop_map(|(who, coop, track, secrecy, call)| Step::Propose(who, coop, track, secrecy, call)),
		12 => (coop(), calls()).prop_map(|(coop, call)| Step::Bring(coop, call)),
		12 => (3..11u32, nth(), (1..9u32, any::<bool>()))
			.prop_map(|(who, nth, (what, pays))| {
				let call = if pays { batch([note(1), pay(what.into()), pay(3)]) } else { note(what) };
				Step::Alternative(who, nth, call)
			}),
		6 => (coop(), 1..4u32, method, any::<bool>())
			.prop_map(|(coop, seats, method, stand)| Step::Elect(coop, seats, method, stand)),
		60 => (member(), nth(), acts()).prop_map(|(who, nth, act)| Step::Act(who, nth, act)),
		6 => (nth(), member(), member(), choices())
			.prop_map(|(nth, from, to, choice)| Step::VoteAll(nth, from, to, choice)),
		8 => (nth(), 5..9u32, prop::collection::vec(member(), 1..7), prop::bool::weighted(0.7))
			.prop_map(|(nth, by, roll, all)| Step::CountAssembly(nth, by, roll, all)),
		2 => coop().prop_map(Step::Join),
		1 => (coop(), member()).prop_map(|(coop, member)| Step::Rejoin(coop, member)),
		2 => (coop(), member()).prop_map(|(coop, member)| Step::Leave(coop, member)),
		4 => (coop(), member(), any::<bool>()).prop_map(|(coop, member, votes)| Step::SetVote(coop, member, votes)),
		2 => (coop(), member()).prop_map(|(coop, member)| Step::MoveKey(coop, member)),
		2 => (coop(), office, member(), any::<bool>())
			.prop_map(|(coop, office, member, holds)| Step::Appoint(coop, office, member, holds)),
		2 => (coop(), prop::collection::vec(5..9u32, 0..4)).prop_map(|(coop, tellers)| Step::EndTellers(coop, tellers)),
		3 => (nth(), any::<bool>()).prop_map(|(nth, strict)| Step::ChangeBylaws(nth, strict)),
		1 => Just(Step::ChangeVersion),
		1 => any::<bool>().prop_map(Step::Repair),
		8 => time.prop_map(Step::Pass),
		6 => nth().prop_map(Step::AlmostEnd),
	];
	prop::collection::vec(step, 1..200)
}

/// A resolution as the model knows it.
#[derive(Clone, Debug, Default)]
struct Known {
	phase: Option<Phase>,
	/// What notice fixed.
	notice: Option<(Electorate, Rules)>,
	/// Whom it benefits, once the vote is open, and of these those who are against it all the same.
	recused: BTreeSet<MemberNo>,
	opposed: BTreeSet<MemberNo>,
	/// Who signs the text as it is.
	signers: BTreeSet<MemberNo>,
	votes: BTreeMap<MemberNo, Choice>,
	assembly: KnownAssembly,
}

/// An assembly as the model knows it: whole rolls of names, and whole results.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownAssembly {
	/// What each teller reports now.
	reports: BTreeMap<Hand, KnownReport>,
	/// With whose report each teller agrees.
	words: BTreeMap<Hand, Hand>,
	/// The report that counts, and the three who agreed to it.
	counted: Option<(KnownReport, BTreeSet<Hand>)>,
}

/// As whom the holder of an account counts the votes of a co-op, by the offices that they have.
pub(super) fn hand_in(coop: CoopId, who: AccountId) -> Option<Hand> {
	let holds = |coop, office| {
		let member = MockMembers::seat_of(coop, &who)?;
		MockCoops::holds(coop, office, member).then_some(Hand { coop, member })
	};
	let others = MockCoops::federation().into_iter().filter(|(other, voice)| *other != coop && *voice == Voice::Votes);
	let elsewhere = others.filter_map(|(other, _)| holds(other, Office::Teller));
	[holds(coop, Office::Teller), holds(coop, Office::Auditor)].into_iter().flatten().chain(elsewhere).next()
}

/// What somebody with that number reports last, and who it is.
pub(super) fn last_report(id: ResolutionId, coop: CoopId, number: MemberNo) -> (Hand, Option<Report<Hash>>) {
	let found = Assemblies::<Test>::get(id, coop).unwrap_or_default();
	let found = found.reports.into_iter().rfind(|report| report.by.member == number);
	(found.as_ref().map_or(Hand { coop, member: number }, |report| report.by), found)
}

#[derive(Clone, Debug, Default)]
pub(super) struct KnownReport {
	roll: BTreeSet<MemberNo>,
	dissents: BTreeSet<MemberNo>,
	/// Who votes for whom.
	proxies: BTreeMap<MemberNo, MemberNo>,
	result: Option<(u32, u32)>,
}

impl KnownAssembly {
	/// The votes that count: those on the chain of whoever is not in the assembly, and those of the assembly.
	pub(super) fn tally(&self, votes: &BTreeMap<MemberNo, Choice>, opposed: &BTreeSet<MemberNo>) -> Tally {
		let none = KnownReport::default();
		let counted = self.counted.as_ref().map_or(&none, |(report, _)| report);
		let (for_, against) = counted.result.unwrap_or_default();
		let on_chain: Vec<_> = votes.iter().filter(|(member, _)| !counted.roll.contains(member)).collect();
		let cast = |choice| on_chain.iter().filter(|(_, one)| **one == choice).count() as u32;
		Tally {
			for_: cast(Choice::For) + for_,
			against: cast(Choice::Against) + against,
			abstain: cast(Choice::Abstain),
			// Who benefits is part of no quorum.
			on_chain: (on_chain.len() - opposed.len()) as u32,
			in_assembly: counted.roll.len() as u32,
		}
	}

	/// Whether the member votes in the assembly.
	pub(super) fn is_present(&self, member: MemberNo) -> bool {
		self.counted.as_ref().is_some_and(|(report, _)| report.roll.contains(&member))
	}

	/// The report of the teller to which the call is about, whose content nobody has agreed to any more.
	fn changed(&mut self, by: Hand) -> &mut KnownReport {
		self.speaks(by);
		self.words.retain(|_, of| *of != by);
		let counted = self.counted.as_ref().map(|(report, _)| report.clone()).unwrap_or_default();
		self.reports.entry(by).or_insert(KnownReport { result: None, ..counted })
	}

	fn speaks(&self, by: Hand) {
		let corrects = self.counted.as_ref().is_none_or(|(_, three)| three.contains(&by));
		assert!(corrects, "only the three correct what counts");
	}

	pub(super) fn call_roll(&mut self, by: Hand, members: &[MemberNo]) {
		self.changed(by).roll.extend(members);
		self.changed(by).result = None;
	}

	pub(super) fn strike_roll(&mut self, by: Hand, members: &[MemberNo]) {
		self.changed(by).roll.retain(|member| !members.contains(member));
		self.changed(by).dissents.retain(|member| !members.contains(member));
		self.changed(by).proxies.retain(|member, _| !members.contains(member));
		assert!(self.changed(by).proxies.values().all(|holder| !members.contains(holder)), "who holds proxies stays");
		self.changed(by).result = None;
	}

	pub(super) fn enter_proxies(&mut self, by: Hand, proxies: &[(MemberNo, MemberNo)], most: usize) {
		let report = self.changed(by);
		for (holder, member) in proxies {
			assert!(report.roll.contains(holder) && !report.proxies.contains_key(holder));
			assert!(report.roll.insert(*member) && report.proxies.insert(*member, *holder).is_none());
			assert!(report.proxies.values().filter(|one| *one == holder).count() <= most);
		}
		report.result = None;
	}

	/// Who votes in person is represented by nobody, and no teller agrees to a report that said so.
	pub(super) fn come_in_person(&mut self, member: MemberNo) {
		for (by, report) in &mut self.reports {
			if report.proxies.remove(&member).is_some() {
				report.roll.remove(&member);
				report.dissents.remove(&member);
				report.result = None;
				self.words.retain(|_, of| of != by);
			}
		}
	}

	/// Compares what a teller reports with what is known of it.
	pub(super) fn check(&self, id: ResolutionId, coop: CoopId, by: Hand) {
		if let Some(report) = self.reports.get(&by) {
			let roll = report.roll.iter().map(|member| Present {
				member: *member,
				dissents: report.dissents.contains(member),
				holder: report.proxies.get(member).copied(),
			});
			assert_eq!(Resolutions::roll(id, coop, by), roll.collect::<Vec<_>>());
		}
	}

	pub(super) fn note_dissent(&mut self, by: Hand, members: &[MemberNo], dissents: bool) {
		let report = self.changed(by);
		assert!(members.iter().all(|member| report.roll.contains(member)));
		match dissents {
			true => report.dissents.extend(members),
			false => report.dissents.retain(|member| !members.contains(member)),
		}
		report.result = None;
	}

	/// Whether it is on record that the member, who votes in the assembly, dissents.
	pub(super) fn dissents(&self, member: MemberNo) -> bool {
		self.counted.as_ref().is_some_and(|(report, _)| report.dissents.contains(&member))
	}

	pub(super) fn enter(&mut self, by: Hand, for_: u32, against: u32) {
		self.changed(by).result = Some((for_, against));
		assert!(for_ + against <= self.reports[&by].roll.len() as u32);
		assert!(self.reports[&by].dissents.len() as u32 <= against);
		self.words.insert(by, by);
	}

	pub(super) fn confirm(
		&mut self,
		(id, coop): (ResolutionId, CoopId),
		by: Hand,
		of: Hand,
		concerned: &BTreeSet<MemberNo>,
	) {
		self.speaks(by);
		assert!(self.reports[&of].result.is_some());
		self.words.insert(by, of);
		let counts = |hand: &Hand| {
			let account = MockMembers::account_of(hand.coop, hand.member);
			account.is_some_and(|account| hand_in(coop, account) == Some(*hand))
		};
		let agrees = |hand: &&Hand| self.words[*hand] == of && counts(hand);
		let agree: BTreeSet<Hand> = self.words.keys().filter(agrees).copied().collect();
		let is_teller = |hand: &Hand| hand.coop == coop && MockCoops::holds(coop, Office::Teller, hand.member);
		let own = agree.iter().filter(|hand| is_teller(hand)).count();
		let enough = match &self.counted {
			Some((_, three)) => three.iter().all(|teller| agree.contains(teller)),
			None => {
				let tellers = MockCoops::holders(coop, Office::Teller);
				// Who has the office and no account says nothing.
				let can_tell = |teller: &&MemberNo| {
					!concerned.contains(teller) && MockMembers::account_of(coop, **teller).is_some()
				};
				let lacks = 3usize.saturating_sub(tellers.iter().filter(can_tell).count());
				own + (agree.len() - own).min(lacks) >= 3 && agree.iter().any(|hand| hand.coop == coop)
			}
		};
		if enough {
			let three = Assemblies::<Test>::get(id, coop).unwrap().counted.unwrap().tellers;
			assert!(three.iter().all(|teller| agree.contains(teller)));
			assert!(three.iter().any(|teller| teller.coop == coop), "strangers alone said what it voted");
			self.counted = Some((self.reports.remove(&of).unwrap(), three.into_iter().collect()));
			self.words.retain(|_, agrees| *agrees != of);
		}
	}

	pub(super) fn discard(&mut self, by: Hand) {
		self.speaks(by);
		assert!(self.words.remove(&by).is_some());
	}
}

impl Known {
	fn tally(&self) -> Tally {
		self.assembly.tally(&self.votes, &self.opposed)
	}

	/// What a call that succeeded means.
	fn note(&mut self, (id, coop): (ResolutionId, CoopId), by: MemberNo, teller: Hand, act: &Act) {
		match act {
			Act::Vote(choice) => {
				assert!(!self.opposed.contains(&by), "who benefits votes once and for all");
				if self.recused.contains(&by) {
					assert_eq!(*choice, Choice::Against);
					self.opposed.insert(by);
				}
				assert!(!self.assembly.is_present(by), "who is in the assembly votes there");
				self.assembly.come_in_person(by);
				self.votes.insert(by, *choice);
			}
			Act::Sign(_) => assert!(self.signers.insert(by), "a signature counts once"),
			Act::WithdrawSignature => assert!(self.signers.remove(&by)),
			Act::Amend(_) | Act::Put(_) => self.signers.clear(),
			Act::RollCall(members) => {
				assert!(members.iter().all(|member| !self.recused.contains(member)));
				self.assembly.call_roll(teller, members);
			}
			Act::StrikeRoll(members) => self.assembly.strike_roll(teller, members),
			Act::EnterProxies(proxies) => {
				assert!(proxies.iter().all(|(_, member)| !self.recused.contains(member)));
				let most = resolution(id).rules.proxies;
				self.assembly.enter_proxies(teller, proxies, most.into());
			}
			Act::NoteDissent(members, dissents) => self.assembly.note_dissent(teller, members, *dissents),
			Act::Enter(for_, against) => self.assembly.enter(teller, *for_, *against),
			Act::Confirm(of, _) => {
				let Resolution { recused, judged, appellant, .. } = resolution(id);
				let judged = judged.iter().map(|judged| judged.member);
				let concerned = recused.into_iter().chain(judged).chain(appellant).collect();
				let of = last_report(id, coop, *of).0;
				self.assembly.confirm((id, coop), teller, of, &concerned);
			}
			Act::Discard => self.assembly.discard(teller),
			_ => {}
		}
		if matches!(
			act,
			Act::RollCall(_) | Act::StrikeRoll(_) | Act::EnterProxies(_) | Act::NoteDissent(..) | Act::Enter(..)
		) {
			self.assembly.check(id, coop, teller);
		}
	}

	/// Compares the resolution with what is known of it, and notes what it has become.
	fn check(&mut self, id: ResolutionId) {
		let Some(now) = crate::Resolutions::<Test>::get(id) else {
			let Record { phase, tally, .. } = record(id);
			return assert_eq!((Some(phase), tally), (self.phase, self.tally()), "what is over has changed");
		};
		let before = self.phase.replace(now.phase);
		if now.phase == Phase::SecondCall && before != self.phase {
			// The assembly meets anew.
			self.assembly = KnownAssembly::default();
		}
		assert_eq!(now.tally, self.tally(), "resolution {id}");
		assert!(Signers::<Test>::get(id).iter().all(|signer| self.signers.contains(signer)), "resolution {id}");
		// Who leaves because of new bylaws was not for them, as far as is known.
		if now.phase == Phase::Passed && now.subject == Subject::Bylaws {
			for member in 1..=members_of(now.coop) {
				let for_them = match self.assembly.is_present(member) {
					true => !self.assembly.dissents(member),
					false => self.votes.get(&member) == Some(&Choice::For),
				};
				let had_vote = MockMembers::is_elector(now.coop, member, now.electorate.version);
				assert_eq!(Resolutions::dissents(now.coop, member, id, 60), had_vote && !for_them);
			}
		}

		if let Phase::Rejected { reason: Rejection::NotChosen { chosen } } = now.phase {
			assert_eq!(now.rejection(), None, "resolution {id}");
			assert!(Matters::<Test>::get(now.matter.unwrap()).unwrap().alternatives.contains(&id));
			// Of the chosen one perhaps only its record is kept by now.
			if let Some(chosen) = crate::Resolutions::<Test>::get(chosen) {
				assert!(chosen.matter == now.matter);
				assert!(chosen.tally.for_ >= now.tally.for_, "who has fewer votes was chosen");
			}
		}
		if let Some(contest) = Elections::<Test>::get(id).filter(|_| now.phase.waits_for_effect()) {
			let elected = contest.elected();
			let votes = |member| contest.candidates.iter().find(|one| one.member == member).unwrap().votes;
			let fewest = elected.iter().map(|member| votes(*member)).min().unwrap();
			let others = contest.candidates.iter().filter(|one| !elected.contains(&one.member));
			assert!(others.into_iter().all(|one| one.votes <= fewest), "who has more votes is elected first");
		}
		let fixed = (now.electorate, now.rules);
		let on_agenda = |phase| matches!(phase, Some(Phase::Consent { .. } | Phase::Notice { .. }));
		let newly = match before {
			None | Some(Phase::Draft) => on_agenda(self.phase),
			Some(Phase::Consent { .. }) => matches!(now.phase, Phase::Notice { .. }),
			_ => false,
		};
		if newly {
			let coop = now.coop;
			let mut bylaws = Rules::of(&Bylaws::get(), now.track, now.subject);
			match (now.matter, motion(id).alternative_to) {
				(Some(_), Some(to)) => {
					let first = resolution(to);
					assert_eq!((now.phase, now.ends_at), (first.phase, first.ends_at));
					assert_eq!((now.electorate, now.secrecy), (first.electorate, first.secrecy));
					let Rules { notice_days, freeze_days, voting_days, second_call_days, .. } = first.rules;
					let days = Rules { notice_days, freeze_days, voting_days, second_call_days, ..bylaws };
					bylaws = days.stricter(first.rules);
					// The days are those of the first, be they fewer.
					assert_eq!(
						now.rules,
						Rules { notice_days, freeze_days, voting_days, second_call_days, ..now.rules }
					);
				}
				_ => assert_eq!(now.electorate, MockMembers::electorate(coop)),
			}
			assert_eq!(now.rules, now.rules.stricter(bylaws), "notice takes the stricter rules");
			if before == Some(Phase::Draft) && motion(id).seconder.is_none() {
				let version = MockMembers::electorate(coop).version;
				let here = self.signers.iter().filter(|member| MockMembers::is_elector(coop, **member, version));
				let own =
					if now.matter.is_none() { now.rules } else { Rules::of(&Bylaws::get(), now.track, now.subject) };
				let needed = own.petition(MockMembers::electorate(coop));
				assert!(here.count() as u32 >= needed, "a petition of others");
			}
			self.notice = Some(fixed);
		} else if let Some((Electorate { version, electors, suspended }, rules)) = self.notice {
			let recused: BTreeSet<_> = now.recused.iter().copied().collect();
			if matches!(before, Some(Phase::Notice { .. })) && matches!(now.phase, Phase::Voting { .. }) {
				self.recused.clone_from(&recused);
			}
			assert_eq!(recused, self.recused, "who benefits has changed since the vote opened");
			let electors = electors - now.concerned.all() + u32::from(now.appellant.is_some());
			assert_eq!(fixed, (Electorate { version, electors, suspended }, rules), "what notice fixed has changed");
		}
	}
}

/// The account with which the member sits or sat, or a stranger's.
pub(super) fn account_of(coop: CoopId, member: MemberNo) -> AccountId {
	Seats::get().get(&(coop, member)).map_or(STRANGER, |seat| seat.account.unwrap())
}

fn call_for(id: ResolutionId, act: &Act) -> Call<Test> {
	let members = |members: &Vec<MemberNo>| members.clone().try_into().unwrap();
	match act {
		Act::Second => Call::second { resolution: id, coop: BAKERY, version: motion(id).amendments },
		Act::Sign(same) => {
			let version = motion(id).amendments.wrapping_sub(u8::from(!same));
			Call::sign_petition { resolution: id, coop: BAKERY, version }
		}
		Act::TakeOver => Call::take_over { resolution: id, coop: BAKERY },
		Act::WithdrawSignature => Call::withdraw_signature { resolution: id, coop: BAKERY },
		Act::Amend(call) => {
			Call::amend { resolution: id, title: title(), document: Hash::default(), call: call.as_ref().map(opaque) }
		}
		Act::Put(nth) => Call::put_as_alternative { resolution: id, to: nth.and_then(latest) },
		Act::Withdraw => Call::withdraw { resolution: id },
		Act::Object => Call::object { resolution: id, coop: BAKERY, reason: Hash::default() },
		Act::WithdrawObjection => Call::withdraw_objection { resolution: id, coop: BAKERY },
		Act::RequestSecrecy => Call::request_secrecy { resolution: id },
		Act::Vote(choice) => Call::vote { resolution: id, coop: BAKERY, choice: *choice },
		Act::RollCall(roll) => Call::roll_call { resolution: id, coop: BAKERY, members: members(roll) },
		Act::StrikeRoll(roll) => Call::strike_roll { resolution: id, coop: BAKERY, members: members(roll) },
		Act::EnterProxies(proxies) => {
			let proxies: Vec<_> =
				proxies.iter().map(|(holder, member)| Represented { holder: *holder, member: *member }).collect();
			Call::enter_proxies { resolution: id, coop: BAKERY, proxies: proxies.try_into().unwrap() }
		}
		Act::NoteDissent(of, dissents) => {
			Call::note_dissent { resolution: id, coop: BAKERY, members: members(of), dissents: *dissents }
		}
		Act::Enter(for_, against) => {
			let mut result = result(*for_, *against, 0);
			if let Some(Contest { election, candidates, .. }) = Elections::<Test>::get(id) {
				// All papers are for one of them, by the number of papers.
				let first = (*for_ as usize).checked_rem(candidates.len()).unwrap_or_default();
				let votes = if election.method == Method::Counted { election.seats.min(*for_) } else { *for_ };
				let counts = (0..candidates.len()).map(|at| if at == first { votes } else { 0 });
				result.candidates = counts.collect::<Vec<_>>().try_into().unwrap();
				result.papers = Some(Hash::repeat_byte(1));
			}
			Call::enter_result { resolution: id, coop: BAKERY, result }
		}
		Act::Confirm(of, same) => {
			let (of, found) = last_report(id, BAKERY, *of);
			let roll = found.as_ref().map(|report| report.roll_hash).filter(|_| *same).unwrap_or_default();
			let result = found.and_then(|report| report.result).unwrap_or_else(|| result(0, 0, 0));
			Call::confirm_result { resolution: id, coop: BAKERY, of, roll, result }
		}
		Act::Discard => Call::discard_result { resolution: id, coop: BAKERY },
		Act::Retry => Call::retry { resolution: id, coop: BAKERY },
		Act::Challenge => Call::challenge { resolution: id, coop: BAKERY },
		Act::Stand => Call::stand { resolution: id },
		Act::Nominate(member) => Call::nominate_candidate { resolution: id, member: *member },
		Act::WithdrawCandidacy => Call::withdraw_candidacy { resolution: id },
		Act::Uphold => Call::uphold { resolution: id, coop: BAKERY },
		Act::Advance => Call::advance { resolution: id },
	}
}

/// Sends the call, of which it must be known before it is made whether it succeeds if it is free. Says whether it did.
pub(super) fn send(who: AccountId, call: Call<Test>) -> bool {
	let charge = call.charge(&who);
	let call = RuntimeCall::from(call);
	let most = call.get_dispatch_info().call_weight;
	let result = call.dispatch(signed(who));
	let used = result.map_or_else(|failure| failure.post_info.actual_weight, |after| after.actual_weight);
	assert!(used.is_none_or(|used| used.all_lte(most)), "weighs {used:?} where it said {most} at most");
	let result = result.map_err(|failure| failure.error);
	match charge {
		Charge::Free => assert!(result.is_ok(), "a free call failed: {result:?}"),
		Charge::Refused(error) => assert_eq!(result, Err(error), "a call was refused by another name"),
		Charge::Fee => {}
	}
	result.is_ok()
}

/// One of the latest resolutions, among which are those that are open.
pub(super) fn latest(nth: usize) -> Option<ResolutionId> {
	let count = ResolutionCount::<Test>::get();
	let latest = (nth as u32).checked_rem(count.min(6)).map(|back| count - back);
	latest.filter(|id| crate::Resolutions::<Test>::contains_key(id))
}

/// The history so far, as it should be.
#[derive(Default)]
struct Model {
	known: BTreeMap<ResolutionId, Known>,
	keys: AccountId,
}

impl Model {
	fn act(&mut self, member: MemberNo, id: ResolutionId, act: &Act) {
		let coop = crate::Resolutions::<Test>::get(id).map_or_else(|| record(id).coop, |one| one.coop);
		let who = account_of(coop, member);
		if send(who, call_for(id, act)) {
			let by = MockMembers::seat_of(coop, &who).unwrap_or_default();
			let teller = hand_in(coop, who).unwrap_or(Hand { coop, member: by });
			self.known.entry(id).or_default().note((id, coop), by, teller, act);
		}
	}

	fn take(&mut self, step: Step) {
		let exists = |coop, member| Seats::get().contains_key(&(coop, member));
		match step {
			Step::Propose(member, coop, track, secrecy, call) => {
				let (title, document) = (title(), Hash::default());
				let call = match call.as_ref().map(opaque) {
					Some(call) => Call::propose { coop, track, secrecy, title, document, call },
					None => Call::propose_text { coop, track, secrecy, title, document },
				};
				send(account_of(coop, member), call);
			}
			Step::Bring(coop, call) => {
				let requirement =
					call.as_ref().and_then(|call| Resolutions::ensure_allowed(Body::Coop(BAKERY), call).ok());
				// Whoever brings a text seeks consent.
				let (track, secrecy) =
					requirement.map_or((Track::Consent, Secrecy::Open), |one| (one.track, one.secrecy));
				let count = ResolutionCount::<Test>::get();
				self.take(Step::Propose(1, coop, track, secrecy, call));
				if ResolutionCount::<Test>::get() > count {
					self.act(2, count + 1, &Act::Second);
				}
			}
			Step::Alternative(member, nth, call) => {
				let count = ResolutionCount::<Test>::get();
				let on_notice = |id: &ResolutionId| matches!(body_and_phase(*id).1, Phase::Notice { .. });
				let found: Vec<_> = (1..=count).rev().take(6).filter(on_notice).collect();
				let Some(to) = nth.checked_rem(found.len()).map(|at| found[at]) else { return };
				let Resolution { coop, track, secrecy, .. } = resolution(to);
				self.take(Step::Propose(member, coop, track, secrecy, Some(call)));
				let id = ResolutionCount::<Test>::get();
				if id > count {
					let call = Call::put_as_alternative { resolution: id, to: Some(to) };
					send(account_of(coop, member), call);
					self.act(2, id, &Act::Second);
				}
			}
			Step::Elect(coop, seats, method, standing) => {
				let begins_on = (MockClock::civil() / DAY) as i32 + 200;
				let election = Election { office: Office::Teller, seats, method, days: 30, begins_on };
				let (title, document) = (title(), Hash::default());
				let propose = Call::propose_election { coop, title, document, election };
				if send(account_of(coop, 1), propose) {
					let id = ResolutionCount::<Test>::get();
					self.act(2, id, &Act::Second);
					(1..=if standing { 4 } else { 0 }).for_each(|member| self.act(member, id, &Act::Stand));
				}
			}
			Step::Act(member, nth, act) => {
				if let Some(id) = latest(nth) {
					self.act(member, id, &act);
				}
			}
			Step::VoteAll(nth, from, to, choice) => {
				if let Some(id) = latest(nth) {
					(from..=to).for_each(|member| self.act(member, id, &Act::Vote(choice)));
				}
			}
			Step::CountAssembly(nth, by, roll, all) => {
				if let Some(id) = latest(nth) {
					let roll: BTreeSet<_> = roll.into_iter().collect();
					for member in roll {
						self.act(by, id, &Act::RollCall(vec![member]));
					}
					let votes = last_report(id, BAKERY, by).1.map_or(0, |report| report.roll);
					self.act(by, id, &Act::Enter(votes, 0));
					let others = (5..=8).filter(|teller| *teller != by).take(if all { 3 } else { 1 });
					others.for_each(|teller| self.act(teller, id, &Act::Confirm(by, true)));
				}
			}
			Step::Join(coop) => {
				let member = members_of(coop) + 1;
				seat(coop, member, 100 + AccountId::from(member));
			}
			Step::Rejoin(coop, former) => {
				if exists(coop, former) && !MockMembers::is_seated(coop, former) {
					let account = account_of(coop, former);
					if MockMembers::seat_of(coop, &account).is_none() {
						seat_next(coop, account);
					}
				}
			}
			Step::Leave(coop, member) if exists(coop, member) => unseat(coop, member),
			Step::SetVote(coop, member, votes) if exists(coop, member) => set_vote(coop, member, votes),
			Step::MoveKey(coop, member) if exists(coop, member) => {
				self.keys += 1;
				move_seat(coop, member, 1_000 + self.keys);
			}
			Step::Leave(..) | Step::SetVote(..) | Step::MoveKey(..) => {}
			Step::Appoint(coop, office, member, true) => give_office(coop, office, member),
			Step::Appoint(coop, office, member, false) => end_term(coop, office, member),
			Step::EndTellers(coop, tellers) => {
				tellers.into_iter().for_each(|teller| end_term(coop, Office::Teller, teller));
			}
			Step::ChangeBylaws(nth, strict) => {
				let parameter = Parameter::ALL[nth % Parameter::ALL.len()];
				let range = parameter.range(Profile::Uk);
				let rank = if strict { range.end() } else { range.start() };
				let changed = Bylaws::get().with(parameter, *rank).unwrap();
				if changed.check(Profile::Uk).is_ok() {
					Bylaws::set(changed);
				}
			}
			Step::ChangeVersion => TransactionVersion::mutate(|version| *version += 1),
			Step::Repair(broken) => Failing::set(broken),
			Step::Pass(time) => pass(time),
			Step::AlmostEnd(nth) => {
				let ends_at = latest(nth).and_then(|id| crate::Resolutions::<Test>::get(id)?.ends_at);
				if let Some(time) = ends_at.and_then(|ends_at| (ends_at - 1).checked_sub(Time::get())) {
					pass(time);
				}
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn votes_are_counted_and_notice_stands_whatever_happens(steps in steps()) {
		new_test(|| {
			let mut model = Model::default();
			NoteNeeds::set(Track::Consent);
			for step in steps {
				let count = ResolutionCount::<Test>::get();
				model.take(step);
				Resolutions::do_try_state().unwrap();
				// Numbers are given out one by one.
				assert!(ResolutionCount::<Test>::get() <= count + 1);
				for id in 1..=ResolutionCount::<Test>::get() {
					model.known.entry(id).or_default().check(id);
				}
			}
		});
	}
}
