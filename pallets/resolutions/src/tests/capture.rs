//! Capture: whatever a tenth of the members, two officers and a delegate do together, what two thirds want takes effect, as it was
//! proposed and not before its time, and what they do not want does not. All that it comes to is a delay of days that the rules
//! know.

use super::*;
use rochdale_primitives::{
	bylaws::{FederationVote, Majority},
	MemberInspect,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many histories there are, unless `HISTORIES` says so.
const HISTORIES: u64 = 500;

/// The first of them, unless `SEED` says so. Each is the same wherever it runs.
const SEED: u64 = 1844;

/// So often somebody acts.
const TURN: Moment = DAY / 2;

/// What two thirds want. Nobody else decides on it.
const WANTED: u32 = 1_066;

/// What two thirds want where they name an officer.
const NAMING: &str = "naming";

/// Who has the office, and is one of the tenth, and who is to have it.
const OUSTED: MemberNo = 1;
const NAMED: MemberNo = 2;

/// What two thirds want, and how they bring it about.
struct Wish {
	name: &'static str,
	/// Whether the federation decides, and not one co-op.
	together: bool,
	track: Track,
	by_petition: bool,
	call: fn() -> RuntimeCall,
}

static WISHES: [Wish; 12] = [
	wish("consent", false, Track::Consent, false, wanted),
	wish("ordinary", false, Track::Ordinary, false, wanted),
	wish("petition", false, Track::Ordinary, true, wanted),
	wish(NAMING, false, Track::Ordinary, true, naming),
	wish("special", false, Track::Special, false, wanted),
	wish("bylaws", false, Track::Special, false, bylaws),
	// A co-op leaves the federation by a special resolution, for which a board need not be asked.
	wish("leaving", false, Track::Special, true, wanted),
	wish("federation, consent", true, Track::Consent, false, wanted_together),
	wish("federation, ordinary", true, Track::Ordinary, false, wanted_together),
	wish("federation, petition", true, Track::Ordinary, true, wanted_together),
	wish("federation, special", true, Track::Special, false, wanted_together),
	wish("federation, charter", true, Track::Special, false, charter),
];

const fn wish(name: &'static str, together: bool, track: Track, by_petition: bool, call: fn() -> RuntimeCall) -> Wish {
	Wish { name, together, track, by_petition, call }
}

fn wanted() -> RuntimeCall {
	note(WANTED)
}

fn naming() -> RuntimeCall {
	batch([dismiss(OUSTED), appoint(NAMED)])
}

fn wanted_together() -> RuntimeCall {
	federate(WANTED)
}

/// Random numbers that depend on nothing but the first. (SplitMix64)
struct Dice(u64);

impl Dice {
	fn roll(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	fn below(&mut self, end: u32) -> u32 {
		(self.roll() % u64::from(end)) as u32
	}

	fn chance(&mut self, percent: u32) -> bool {
		self.below(100) < percent
	}

	fn pick<One: Clone>(&mut self, from: &[One]) -> One {
		from[self.below(from.len() as u32) as usize].clone()
	}

	fn shuffled<One>(&mut self, from: impl IntoIterator<Item = One>) -> Vec<One> {
		let mut keyed: Vec<_> = from.into_iter().map(|one| (self.roll(), one)).collect();
		keyed.sort_by_key(|(key, _)| *key);
		keyed.into_iter().map(|(_, one)| one).collect()
	}
}

/// What somebody sends, and whether it succeeds.
fn tries(hand: Hand, call: Call<Test>) -> bool {
	let who = MockMembers::account_of(hand.coop, hand.member).unwrap();
	RuntimeCall::from(call).dispatch(signed(who)).is_ok()
}

/// What the adversary tries.
#[derive(Clone, Copy, Debug)]
enum Try {
	Propose,
	PutBeside,
	Second,
	Sign,
	WithdrawSignature,
	Amend,
	Withdraw,
	TakeOver,
	Object,
	WithdrawObjection,
	RequestSecrecy,
	RequestBallot,
	NameHour,
	Vote,
	VoteAsDelegate,
	RollCall,
	StrikeRoll,
	EnterProxies,
	NoteDissent,
	Enter,
	Confirm,
	Discard,
	Stand,
	WithdrawCandidacy,
	Challenge,
	Uphold,
	Hasten,
	Rescind,
	Instruct,
	Retry,
	Advance,
	CallEmergency,
	Suspend,
}

const ALL_TRIES: [Try; 33] = [
	Try::Propose,
	Try::PutBeside,
	Try::Second,
	Try::Sign,
	Try::WithdrawSignature,
	Try::Amend,
	Try::Withdraw,
	Try::TakeOver,
	Try::Object,
	Try::WithdrawObjection,
	Try::RequestSecrecy,
	Try::RequestBallot,
	Try::NameHour,
	Try::Vote,
	Try::VoteAsDelegate,
	Try::RollCall,
	Try::StrikeRoll,
	Try::EnterProxies,
	Try::NoteDissent,
	Try::Enter,
	Try::Confirm,
	Try::Discard,
	Try::Stand,
	Try::WithdrawCandidacy,
	Try::Challenge,
	Try::Uphold,
	Try::Hasten,
	Try::Rescind,
	Try::Instruct,
	Try::Retry,
	Try::Advance,
	Try::CallEmergency,
	Try::Suspend,
];

/// What may hinder something in this phase.
const fn aimed(phase: Phase) -> &'static [Try] {
	match phase {
		Phase::Draft => &[Try::Second, Try::Sign, Try::WithdrawSignature, Try::Propose, Try::Amend, Try::Suspend],
		Phase::Consent { .. } => &[Try::Object, Try::Object, Try::WithdrawObjection, Try::Propose],
		Phase::Notice { .. } => &[
			Try::RequestSecrecy,
			Try::RequestBallot,
			Try::NameHour,
			Try::Propose,
			Try::PutBeside,
			Try::PutBeside,
			Try::Stand,
			Try::Amend,
			Try::Suspend,
		],
		Phase::Voting { .. } | Phase::LastDay { .. } => &[
			Try::Vote,
			Try::VoteAsDelegate,
			Try::RollCall,
			Try::Enter,
			Try::Confirm,
			Try::EnterProxies,
			Try::NoteDissent,
			Try::StrikeRoll,
			Try::Discard,
			Try::Instruct,
			Try::Suspend,
		],
		Phase::Passed | Phase::Suspended => {
			&[Try::Challenge, Try::Challenge, Try::Uphold, Try::Hasten, Try::Rescind, Try::Propose, Try::Suspend]
		}
		_ => &[Try::Propose, Try::Retry, Try::TakeOver, Try::Advance],
	}
}

/// Who is there, and what two thirds will do.
struct Scene {
	wish: &'static Wish,
	coops: Vec<CoopId>,
	/// The co-ops that want it: the one, or two thirds of all.
	willing: Vec<CoopId>,
	members: u32,
	/// A tenth of the members.
	tenth: Vec<Hand>,
	/// Two thirds of them.
	want: Vec<Hand>,
	others: Vec<Hand>,
	/// The tellers of the co-op who are none of the tenth, and who stands in for those whom it lacks.
	tellers: Vec<Hand>,
	proposer: Hand,
	seconder: Hand,
	/// Turns before it is proposed, and from then until it is supported.
	proposed_after: u32,
	supported_after: u32,
	/// Whether there is an assembly, whether others come to it, and how they vote.
	meets: bool,
	others_come: bool,
	others_choose: Choice,
	/// At which part of a vote the assembly meets and each votes, in thousandths.
	meets_at: u32,
	votes_at: BTreeMap<Hand, u32>,
	/// How often the tenth knows what it does, in percent.
	aim: u32,
	/// What it wants instead, and what the two thirds have said so far.
	id: Option<ResolutionId>,
	proposed_at: Moment,
	opened: BTreeMap<(ResolutionId, bool), Moment>,
	voted: BTreeSet<Hand>,
	has_met: bool,
}

impl Scene {
	/// Tells of a federation or a co-op that nobody has heard of before.
	fn tell(wish: &'static Wish, dice: &mut Dice) -> Self {
		let hand = |coop, member| Hand { coop, member };
		let (coops, members) = match wish.together {
			true => (5 + dice.below(5), 6 + dice.below(5)),
			false => (1, 20 + dice.below(11)),
		};
		let coops: Vec<CoopId> = (1..=coops).collect();
		Bylaws::mutate(|bylaws| bylaws.special_majority = Majority::TwoThirds);
		Terms::set(vec![]);
		Seats::set(BTreeMap::new());
		set_standing(COURIERS, None);
		// So that places run out if anybody can fill them.
		MaxOpen::set(2 * RESERVED_PLACES + 1);
		NoteNeeds::set(Track::Consent);
		System::set_block_number(100);
		for coop in &coops {
			set_standing(*coop, Standing::Member);
			(1..=members).for_each(|member| seat(*coop, member, account_in(*coop, member)));
		}

		// The tenth is in one co-op, or everywhere.
		let of_all = coops.len() as u32 * members;
		let last = coops.len() as CoopId;
		let in_one = wish.together && dice.chance(30);
		let willing: Vec<CoopId> = match wish.together {
			true => dice.shuffled(1..last).into_iter().take((2 * coops.len()).div_ceil(3)).collect(),
			false => vec![BAKERY],
		};
		let everybody = coops.iter().flat_map(|coop| (1..=members).map(move |member| hand(*coop, member)));
		let mut everybody = dice.shuffled(everybody);
		if wish.name == NAMING {
			everybody.sort_by_key(|one| match one.member {
				OUSTED => 0,
				NAMED => 2,
				_ => 1,
			});
		}
		let mut tenth = Vec::<Hand>::new();
		for one in &everybody {
			let there = tenth.iter().filter(|bad| bad.coop == one.coop).count() as u32;
			// What a co-op wants a third of it does not hinder, but one that wants nothing can be theirs.
			let has_room = !wish.together || there < members / 3 || !willing.contains(&one.coop);
			if (tenth.len() as u32) < of_all / 10 && has_room && (!in_one || one.coop == last) {
				tenth.push(*one);
			}
		}
		let good: Vec<Hand> = everybody.into_iter().filter(|one| !tenth.contains(one)).collect();
		let (mut want, mut others): (Vec<Hand>, Vec<Hand>) =
			good.into_iter().partition(|one| wish.together && willing.contains(&one.coop));
		while want.len() as u32 * 3 < of_all * 2 {
			want.push(others.remove(0));
		}
		assert_eq!((want.len() + others.len() + tenth.len()) as u32, of_all);
		if wish.name == NAMING {
			// They can be suspended at any time, so that nobody counts on their vote.
			let named = others.pop();
			assert_eq!(named.map(|one| one.member), Some(NAMED));
		}

		// Two of the tenth are officers.
		let mut officers = tenth.clone();
		if dice.chance(50) {
			officers.sort_by_key(|one| (willing.contains(&one.coop), one.coop));
			officers.dedup_by_key(|one| if willing.contains(&one.coop) { (0, one.member) } else { (one.coop, 0) });
		}
		let delegate = officers.first().copied().unwrap();
		let first_of_two = 1.min(officers.len() - 1);
		officers.rotate_left(first_of_two);
		let offices = [Office::Chair, Office::Secretary, Office::Treasurer, Office::Teller, Office::Auditor];
		let offices = dice.shuffled(offices);
		let bad_offices: BTreeMap<(CoopId, Office), MemberNo> = officers
			.iter()
			.cycle()
			.zip(offices)
			.take(2)
			.map(|(one, office)| ((one.coop, office), one.member))
			.collect();
		for coop in &coops {
			let mut of_all: Vec<_> = want.iter().chain(&others).filter(|one| one.coop == *coop).collect();
			if !willing.contains(coop) {
				of_all.reverse();
			}
			let mut free = of_all.into_iter();
			let tellers = 1 + dice.below(5) as usize;
			let wished = [Office::Chair, Office::Secretary, Office::Treasurer, Office::Delegate].into_iter();
			let wished = wished.chain(core::iter::repeat_n(Office::Teller, tellers)).chain([Office::Auditor]);
			for office in wished {
				let is_theirs = office == Office::Delegate && delegate.coop == *coop;
				let is_filled = MockCoops::holder(*coop, office).is_some();
				match bad_offices.get(&(*coop, office)) {
					_ if is_theirs => give_office(*coop, office, delegate.member),
					Some(bad) if !is_filled => give_office(*coop, office, *bad),
					_ => free.next().into_iter().for_each(|one| give_office(*coop, office, one.member)),
				}
			}
			if dice.chance(30) {
				let federation_vote = FederationVote::ByMembers;
				set_bylaws_of(*coop, rochdale_primitives::bylaws::Parameters { federation_vote, ..Bylaws::get() });
			}
		}
		let holders = |coop, office| MockCoops::holders(coop, office).into_iter().map(move |one| hand(coop, one));
		let is_good = |one: &Hand| !tenth.contains(one);
		let lacks = 3usize.saturating_sub(MockCoops::holders(BAKERY, Office::Teller).len());
		let tellers: Vec<Hand> = holders(BAKERY, Office::Teller)
			.filter(is_good)
			.chain(holders(BAKERY, Office::Auditor).filter(is_good).take(lacks))
			.collect();

		let brings = |one: &&Hand| {
			let speaks = MockCoops::is_board(one.coop, one.member)
				|| wish.together && MockCoops::holds(one.coop, Office::Delegate, one.member);
			speaks && willing.contains(&one.coop)
		};
		let is_auditor = |one: &Hand| MockCoops::holds(one.coop, Office::Auditor, one.member);
		let speakers: Vec<Hand> = want.iter().filter(brings).copied().collect();
		let seconder = dice.pick(&speakers);
		let proposers: Vec<Hand> = match (wish.together, wish.by_petition) {
			(true, false) => speakers.iter().copied().filter(|one| one.coop != seconder.coop).collect(),
			(true, true) => {
				want.iter().copied().filter(|one| one.coop != seconder.coop && willing.contains(&one.coop)).collect()
			}
			_ => want.iter().copied().filter(|one| *one != seconder && !is_auditor(one)).collect(),
		};
		let proposer = dice.pick(&proposers);
		let (proposer, seconder) = match !wish.together && dice.chance(50) {
			true => (seconder, proposer),
			false => (proposer, seconder),
		};
		let votes_at = want.iter().chain(&others).map(|one| (*one, dice.below(1_001))).collect();
		Self {
			wish,
			coops,
			willing,
			members,
			tenth,
			want,
			others,
			tellers,
			proposer,
			seconder,
			proposed_after: dice.below(120),
			supported_after: dice.below(20),
			meets: dice.chance(40),
			others_come: dice.chance(50),
			others_choose: dice.pick(&[Choice::Against, Choice::Against, Choice::Abstain]),
			meets_at: dice.below(1_001),
			votes_at,
			aim: 30 + dice.below(70),
			id: None,
			proposed_at: 0,
			opened: BTreeMap::new(),
			voted: BTreeSet::new(),
			has_met: false,
		}
	}

	fn of(hands: &[Hand], coop: CoopId) -> impl Iterator<Item = Hand> + '_ {
		hands.iter().copied().filter(move |one| one.coop == coop)
	}

	/// The delegate of a co-op who is none of the tenth.
	fn delegate_of(&self, coop: CoopId) -> Option<Hand> {
		let member = MockCoops::holder(coop, Office::Delegate)?;
		Some(Hand { coop, member }).filter(|one| !self.tenth.contains(one))
	}

	fn propose(&mut self) {
		let Wish { together, track, call, .. } = *self.wish;
		let (coop, title, document, call) = (self.proposer.coop, title(), Hash::repeat_byte(9), opaque(&call()));
		let propose = match together {
			true => Call::propose_to_federation { coop, track, title, document, call: Some(call) },
			false => Call::propose { coop, track, secrecy: Secrecy::Open, title, document, call },
		};
		assert!(tries(self.proposer, propose));
		self.id = Some(ResolutionCount::<Test>::get());
		self.proposed_at = Time::get();
	}

	/// Brings the draft on the agenda, on the other way if one is full.
	fn bring(&self, id: ResolutionId) {
		let coop = self.proposer.coop;
		let is_draft = || phase(id) == Phase::Draft;
		let sign = || {
			for one in Self::of(&self.want, coop).take_while(|_| is_draft()) {
				tries(one, Call::sign_petition { resolution: id, coop, version: 0 });
			}
		};
		if self.wish.by_petition {
			sign();
		}
		if is_draft() {
			tries(self.seconder, Call::second { resolution: id, coop: self.seconder.coop, version: 0 });
		}
		if is_draft() {
			sign();
		}
		assert!(!is_draft(), "two thirds were kept from the agenda");
	}

	/// Members ask for the vote of their co-op where its delegate is one of the tenth.
	fn take_back_the_vote(&self, id: ResolutionId) {
		for coop in self.willing.iter().filter(|coop| self.delegate_of(**coop).is_none()) {
			let is_delegates =
				|| Polls::<Test>::get(id, coop).is_some_and(|poll| matches!(poll.voter, Voter::Delegate));
			for one in Self::of(&self.want, *coop).take_while(|_| is_delegates()) {
				tries(one, Call::request_ballot { resolution: id, coop: *coop });
			}
			assert!(!is_delegates(), "a delegate kept the vote of a co-op");
		}
	}

	/// The tellers report who came and what they voted.
	fn meet(&mut self, id: ResolutionId) {
		let coop = BAKERY;
		let mut roll: Vec<MemberNo> = self.want.iter().map(|one| one.member).collect();
		let for_ = roll.len() as u32;
		if self.others_come {
			let takes_part = |member: &MemberNo| self.wish.name != NAMING || *member != OUSTED;
			roll.extend(self.others.iter().chain(&self.tenth).map(|one| one.member).filter(takes_part));
		}
		let rest = roll.len() as u32 - for_;
		let (first, others) = self.tellers.split_first().unwrap();
		assert!(tries(*first, Call::roll_call { resolution: id, coop, members: roll.try_into().unwrap() }));
		let result = match self.others_choose {
			Choice::Against => result(for_, rest, 0),
			_ => result(for_, 0, rest),
		};
		assert!(tries(*first, Call::enter_result { resolution: id, coop, result: result.clone() }));
		let roll = report(id, first.member).roll_hash;
		for teller in &others[..2] {
			let result = result.clone();
			assert!(tries(*teller, Call::confirm_result { resolution: id, coop, of: *first, roll, result }));
		}
		self.has_met = true;
	}

	/// Everybody but the tenth votes when they have the time.
	fn vote(&mut self, id: ResolutionId, second_call: bool) {
		let now = Time::get();
		let Resolution { secrecy, rules, .. } = resolution(id);
		let since = now - *self.opened.entry((id, second_call)).or_insert(now);
		let last = Moment::from(rules.voting_days) * DAY - TURN;
		let is_time = |part: u32| since >= last * Moment::from(part) / 1_000;
		if self.wish.together {
			return self.vote_together(id, is_time);
		}
		let can_count = self.tellers.len() >= 3;
		if can_count && (secrecy == Secrecy::Secret || self.meets) && !second_call {
			if !self.has_met && is_time(self.meets_at) {
				self.meet(id);
			}
			if secrecy == Secrecy::Secret || self.others_come {
				return;
			}
		}
		if secrecy == Secrecy::Secret {
			return;
		}
		let choices = self.others.iter().map(|one| (*one, self.others_choose));
		// Where it was not counted on all alternatives they vote again, openly.
		let choices =
			self.want.iter().filter(|_| !self.has_met || second_call).map(|one| (*one, Choice::For)).chain(choices);
		for (one, choice) in choices.collect::<Vec<_>>() {
			let comes = choice != Choice::For || second_call || !(can_count && self.meets);
			if comes && is_time(self.votes_at[&one]) && self.voted.insert(one) {
				assert!(tries(one, Call::vote { resolution: id, coop: one.coop, choice }));
			}
		}
	}

	fn vote_together(&mut self, id: ResolutionId, is_time: impl Fn(u32) -> bool) {
		for coop in self.coops.clone() {
			let wants = self.willing.contains(&coop);
			match poll_of(id, coop).voter {
				Voter::Delegate => {
					let choice = if wants { Choice::For } else { self.others_choose };
					let Some(one) = self.delegate_of(coop) else { continue };
					if is_time(self.votes_at[&one]) && self.voted.insert(one) {
						// Few others can have instructed a co-op that does not want it.
						let has_voted = tries(one, Call::vote_as_delegate { resolution: id, coop, choice });
						assert!(has_voted || !wants, "a delegate was kept from voting");
					}
				}
				_ => {
					let others = Self::of(&self.others, coop).map(|one| (one, self.others_choose));
					let all: Vec<_> = Self::of(&self.want, coop).map(|one| (one, Choice::For)).chain(others).collect();
					for (one, choice) in all {
						if is_time(self.votes_at[&one]) && self.voted.insert(one) {
							assert!(tries(one, Call::vote { resolution: id, coop, choice }));
						}
					}
				}
			}
		}
	}

	/// The two thirds do what it takes for what they want.
	fn support(&mut self) {
		let Some(id) = self.id else { return };
		match phase(id) {
			Phase::Draft if Time::get() >= self.proposed_at + TURN * Moment::from(self.supported_after) => {
				self.bring(id);
			}
			Phase::Notice { .. } if self.wish.together => self.take_back_the_vote(id),
			phase => {
				if let Some(second_call) = phase.vote() {
					self.vote(id, second_call);
				}
			}
		}
	}

	/// Whether the two thirds have a say in it: what a few others do in a co-op of their own is theirs.
	fn is_theirs(&self, body: Body) -> bool {
		body.coop().is_none_or(|coop| self.willing.contains(&coop))
	}

	/// They object to all else, and vote against it.
	fn oppose(&mut self) {
		let open: BTreeSet<_> = self.coops.iter().flat_map(|coop| Resolutions::open(*coop)).collect();
		for id in open.into_iter().filter(|id| Some(*id) != self.id) {
			let Resolution { body, phase, secrecy, .. } = resolution(id);
			if !self.is_theirs(body) {
				continue;
			}
			match (phase, body) {
				(Phase::Consent { objections: 0 }, Body::Coop(coop)) => {
					let mut all = Self::of(&self.want, coop);
					let object = |one| tries(one, Call::object { resolution: id, coop, reason: Hash::default() });
					assert!(all.any(object), "nobody could object");
				}
				(Phase::Consent { objections: 0 }, _) => {
					let mut all = self.willing.iter().filter_map(|coop| self.delegate_of(*coop));
					let object = |one: Hand| {
						tries(one, Call::object { resolution: id, coop: one.coop, reason: Hash::default() })
					};
					assert!(all.any(object), "no co-op could object");
				}
				(Phase::Notice { .. }, Body::Federation) => self.take_back_the_vote(id),
				_ => {}
			}
			let Some(second_call) = phase.vote() else { continue };
			if self.opened.insert((id, second_call), Time::get()).is_some() || secrecy == Secrecy::Secret {
				continue;
			}
			for coop in self.willing.iter().filter(|coop| body.coop().is_none_or(|own| own == **coop)) {
				let against = |one| tries(one, Call::vote { resolution: id, coop: *coop, choice: Choice::Against });
				match Polls::<Test>::get(id, coop).map(|poll| (poll.voter, poll.concern)) {
					Some((_, Some(Concern::Judged)) | (Voter::Suspended, _)) => {}
					Some((Voter::Delegate, _)) => {
						let choice = Choice::Against;
						if let Some(one) = self.delegate_of(*coop) {
							tries(one, Call::vote_as_delegate { resolution: id, coop: *coop, choice });
						}
					}
					_ => {
						for one in Self::of(&self.want, *coop) {
							against(one);
						}
					}
				}
			}
		}
	}

	/// The tenth does something.
	fn attack(&self, dice: &mut Dice) {
		let latest = ResolutionCount::<Test>::get();
		let target = match self.id.filter(|_| dice.chance(60)) {
			Some(id) => id,
			None if latest > 0 => latest - dice.below(latest.min(6)),
			None => 0,
		};
		let attempt = match crate::Resolutions::<Test>::get(target).map(|one| one.phase) {
			None => Try::Propose,
			Some(phase) if dice.chance(self.aim) => dice.pick(aimed(phase)),
			_ => dice.pick(&ALL_TRIES),
		};
		let hands = if dice.chance(30) { self.tenth.clone() } else { vec![dice.pick(&self.tenth)] };
		for hand in hands {
			match attempt {
				Try::Propose => self.propose_instead(hand, dice),
				Try::PutBeside => self.put_beside(hand, target, dice),
				Try::Suspend => self.suspend_who_is_named(),
				_ => drop(self.call_of(hand, target, attempt, dice).map(|call| tries(hand, call))),
			}
		}
	}

	/// Two officers suspend whom the two thirds want in the office, and nobody reinstates them.
	fn suspend_who_is_named(&self) {
		if self.wish.name == NAMING && MockMembers::is_in_good_standing(BAKERY, NAMED) {
			suspend_member(BAKERY, NAMED);
			SuspendedVotes::set(1);
		}
	}

	fn somebody(&self, dice: &mut Dice) -> MemberNo {
		1 + dice.below(self.members)
	}

	/// What the tenth wants, against the two thirds.
	fn propose_instead(&self, hand: Hand, dice: &mut Dice) {
		let coop = hand.coop;
		let (title, document) = (title(), Hash::default());
		let track = dice.pick(&[Track::Consent, Track::Ordinary, Track::Special]);
		let own = MockMembers::account_of(coop, hand.member).unwrap();
		let victim = self.somebody(dice);
		let rescind: Option<RuntimeCall> = self.id.map(|resolution| Call::rescind { resolution }.into());
		let count = ResolutionCount::<Test>::get();
		if self.wish.together && dice.chance(70) {
			let against = dice.pick(&self.coops);
			let call = match dice.below(9) {
				0 => federate(1),
				1 => federation_pays(own),
				2 => federation_pays(coop_account(coop)),
				3 => suspend_coop(against),
				4 => pause_coop(against),
				5 => charter(),
				6 => upgrade(),
				7 => batch(self.willing.iter().map(|coop| federation_pays(coop_account(*coop))).collect::<Vec<_>>()),
				_ => rescind.unwrap_or(federate(2)),
			};
			tries(hand, Call::propose_to_federation { coop, track, title, document, call: Some(opaque(&call)) });
		} else if self.wish.together && dice.chance(20) {
			let parties = [coop, dice.pick(&self.coops)].to_vec().try_into().unwrap();
			let call = Some(opaque(&agree()));
			tries(hand, Call::propose_agreement { coop, parties, track, title, document, call });
		} else if dice.chance(15) {
			tries(hand, Call::propose_text { coop, track, secrecy: Secrecy::Open, title, document });
		} else if dice.chance(10) {
			let begins_on = (MockClock::civil() / DAY) as i32 + 200;
			let office = dice.pick(&[Office::Chair, Office::Teller, Office::Auditor]);
			let election = Election { office, seats: 1, method: Method::Plurality, days: 30, begins_on };
			tries(hand, Call::propose_election { coop, title, document, election });
		} else {
			let instruct = |resolution| Call::instruct { resolution, version: 0, choice: Choice::Against }.into();
			let call = match dice.below(9) {
				0 => note(1),
				1 => pay(own),
				2 => bylaws(),
				3 => judge(victim),
				4 => dismiss(victim),
				5 => declare_dead(victim),
				6 => batch([appoint(hand.member), dismiss(victim)]),
				7 => self.id.map_or(fail(), instruct),
				_ => rescind.unwrap_or(note(2)),
			};
			let secrecy = match Resolutions::ensure_allowed(Body::Coop(coop), &call) {
				Ok(asks) if dice.chance(80) => asks.secrecy,
				_ => dice.pick(&[Secrecy::Open, Secrecy::Secret]),
			};
			tries(hand, Call::propose { coop, track, secrecy, title, document, call: opaque(&call) });
		}
		let id = ResolutionCount::<Test>::get();
		if id > count && dice.chance(70) {
			for other in &self.tenth {
				tries(*other, Call::second { resolution: id, coop: other.coop, version: 0 });
				tries(*other, Call::sign_petition { resolution: id, coop: other.coop, version: 0 });
			}
		}
	}

	/// The tenth puts something else, or something more, beside what is on notice.
	fn put_beside(&self, hand: Hand, to: ResolutionId, dice: &mut Dice) {
		let Some(Resolution { track, .. }) = crate::Resolutions::<Test>::get(to) else { return };
		let (coop, title, document, what) = (hand.coop, title(), Hash::default(), 4 + dice.below(3));
		let other = if self.wish.together { federate(what) } else { note(what) };
		let more = matches!((self.wish.call)(), RuntimeCall::Deeds(deeds::Call::charter {} | deeds::Call::bylaws {}));
		let call = opaque(&if more { batch([(self.wish.call)(), other]) } else { other });
		let count = ResolutionCount::<Test>::get();
		let propose = match self.wish.together {
			true => Call::propose_to_federation { coop, track, title, document, call: Some(call) },
			false => Call::propose { coop, track, secrecy: Secrecy::Open, title, document, call },
		};
		if tries(hand, propose) && tries(hand, Call::put_as_alternative { resolution: count + 1, to: Some(to) }) {
			for other in &self.tenth {
				tries(*other, Call::second { resolution: count + 1, coop: other.coop, version: 1 });
				tries(*other, Call::sign_petition { resolution: count + 1, coop: other.coop, version: 1 });
			}
		}
	}

	fn call_of(&self, hand: Hand, id: ResolutionId, attempt: Try, dice: &mut Dice) -> Option<Call<Test>> {
		let (resolution, coop) = (id, hand.coop);
		let version = motion(id).amendments;
		let members = |dice: &mut Dice| -> Vec<MemberNo> {
			match dice.chance(50) {
				true => (1..=self.members).collect(),
				false => vec![self.somebody(dice), self.somebody(dice)],
			}
		};
		let choice = dice.pick(&[Choice::For, Choice::Against, Choice::Abstain]);
		Some(match attempt {
			Try::Propose | Try::PutBeside | Try::Suspend => return None,
			Try::Second => Call::second { resolution, coop, version },
			Try::Sign => Call::sign_petition { resolution, coop, version },
			Try::WithdrawSignature => Call::withdraw_signature { resolution, coop },
			Try::Amend => {
				let call = Some(opaque(&if self.wish.together { federate(3) } else { note(3) }));
				Call::amend { resolution, title: title(), document: Hash::default(), call }
			}
			Try::Withdraw => Call::withdraw { resolution },
			Try::TakeOver => Call::take_over { resolution, coop },
			Try::Object => Call::object { resolution, coop, reason: Hash::default() },
			Try::WithdrawObjection => Call::withdraw_objection { resolution, coop },
			Try::RequestSecrecy => Call::request_secrecy { resolution },
			Try::RequestBallot => Call::request_ballot { resolution, coop },
			Try::NameHour => {
				let Resolution { ends_at, rules, .. } = crate::Resolutions::<Test>::get(id)?;
				let first = ends_at?.saturating_sub(Time::get()) + Moment::from(rules.voting_days) * DAY;
				let later = dice.pick(&[0, 1, LATER_HOUR_DAYS, LATER_HOUR_DAYS, LATER_HOUR_DAYS + 1]);
				Call::name_closing_hour {
					resolution,
					closes_on: MockClock::civil() + first + Moment::from(later) * DAY,
				}
			}
			Try::Vote => Call::vote { resolution, coop, choice },
			Try::VoteAsDelegate => Call::vote_as_delegate { resolution, coop, choice },
			Try::RollCall => Call::roll_call { resolution, coop, members: members(dice).try_into().unwrap() },
			Try::StrikeRoll => Call::strike_roll { resolution, coop, members: members(dice).try_into().unwrap() },
			Try::EnterProxies => {
				let proxies = vec![Represented { holder: hand.member, member: self.somebody(dice) }];
				Call::enter_proxies { resolution, coop, proxies: proxies.try_into().unwrap() }
			}
			Try::NoteDissent => {
				let (members, dissents) = (members(dice).try_into().unwrap(), dice.chance(70));
				Call::note_dissent { resolution, coop, members, dissents }
			}
			Try::Enter => {
				let roll = Assemblies::<Test>::get(id, coop)?.reports.iter().map(|report| report.roll).max()?;
				let for_ = dice.below(roll + 1);
				Call::enter_result { resolution, coop, result: result(for_, dice.below(roll + 2 - for_), 0) }
			}
			Try::Confirm => {
				let reports = Assemblies::<Test>::get(id, coop)?.reports.into_inner();
				let report = (!reports.is_empty()).then(|| dice.pick(&reports))?;
				let result = report.result?;
				Call::confirm_result { resolution, coop, of: report.by, roll: report.roll_hash, result }
			}
			Try::Discard => Call::discard_result { resolution, coop },
			Try::Stand => Call::stand { resolution },
			Try::WithdrawCandidacy => Call::withdraw_candidacy { resolution },
			Try::Challenge => Call::challenge { resolution, coop },
			Try::Uphold => Call::uphold { resolution, coop },
			Try::Hasten => Call::hasten { resolution, coop },
			Try::Rescind => Call::rescind { resolution },
			Try::Instruct => Call::instruct { resolution, version: 0, choice },
			Try::Retry => Call::retry { resolution, coop },
			Try::Advance => Call::advance { resolution },
			Try::CallEmergency => Call::call_emergency { coop, delay: 1, best_finalised: 7 },
		})
	}

	/// By how many days what two thirds want can be later than without the tenth.
	///
	/// Who seconds it names the last hour for its close, and votes that change in the last day extend it. In a co-op a tenth has
	/// the vote made secret, for which its tellers may be too few, so that it is open on second call only. One objection turns
	/// consent into a vote, and each that is withdrawn in the last day gives the others another one. In the federation those who
	/// speak for a fifth of the co-ops, none of which was for it, suspend it, or of up to five a fifth of the members of one; and
	/// none is for what has passed because nobody objected.
	fn most_days(&self, rules: &Rules) -> u32 {
		let vote = u32::from(rules.voting_days);
		let again = if self.wish.together { 0 } else { u32::from(rules.second_call_days) + vote };
		let speaks = |one: &&Hand| {
			MockCoops::is_board(one.coop, one.member) || MockCoops::holds(one.coop, Office::Delegate, one.member)
		};
		let speaks_for: BTreeSet<CoopId> = self.tenth.iter().filter(speaks).map(|one| one.coop).collect();
		let fifth_of = |coop: &CoopId| {
			self.tenth.iter().filter(|one| one.coop == *coop).count() as u32 >= rules.challenge(self.members)
		};
		let suspended = |among: &[CoopId]| {
			let speakers = among.iter().filter(|coop| speaks_for.contains(coop)).count() as u32;
			let of_members = self.coops.len() <= 5 && among.iter().any(fifth_of);
			let is_fifth = of_members || speakers >= rules.challenge(self.coops.len() as u32);
			if self.wish.together && is_fifth {
				rules.suspension_days()
			} else {
				0
			}
		};
		let unwilling: Vec<_> = self.coops.iter().copied().filter(|coop| !self.willing.contains(coop)).collect();
		let voted = LATER_HOUR_DAYS + u32::from(MAX_EXTENSIONS) + again + suspended(&unwilling);
		match self.wish.track {
			Track::Consent => {
				let withdrawn = if self.wish.together { 1 } else { self.tenth.len() as u32 };
				withdrawn + suspended(&self.coops).max(u32::from(rules.notice_days) + vote + voted)
			}
			_ => voted,
		}
	}

	/// Whether the two thirds got what they wanted, all of it, in its time and nothing else.
	fn check(&self, id: ResolutionId) {
		let (is, said) = (resolution(id), motion(id));
		let call = (self.wish.call)();
		assert_eq!((said.call, said.document), (Some(hash_of(&call.encode())), Hash::repeat_byte(9)));
		assert_eq!((said.title.bounded(), said.amendments, said.proposer), (Some(title()), 0, self.proposer.member));
		// Not before its notice, its vote and its wait.
		let rules = match self.wish.together {
			true => Rules::of_charter(&MockCoops::charter(), is.track, is.subject),
			false => Rules::of(&MockCoops::parameters(BAKERY).unwrap(), is.track, is.subject),
		};
		assert_eq!(is.rules, is.rules.stricter(rules), "a rule has become weaker");
		let consent = if self.wish.track == Track::Consent { rules.consent_days } else { 0 };
		let was_voted_on = is.opened_at > 0;
		assert!(was_voted_on || self.wish.track == Track::Consent);
		let vote = if was_voted_on { rules.notice_days + rules.voting_days } else { 0 };
		let least = DAY * Moment::from(consent + vote + rules.timelock_days);
		assert!(said.enacted_at.unwrap() - said.noticed_at.unwrap() >= least, "it was hurried");

		for other in (1..=ResolutionCount::<Test>::get()).filter(|other| *other != id) {
			let (body, phase) = body_and_phase(other);
			let is_done = matches!(phase, Phase::Enacted | Phase::Failed { .. });
			assert!(
				!is_done || !self.is_theirs(body),
				"resolution {other} passed against two thirds: {:?}",
				crate::Resolutions::<Test>::get(other)
			);
		}
		let theirs = Done::get().into_iter().filter(|(mandate, _)| self.willing.contains(&mandate.coop));
		let mut theirs: Vec<_> = theirs.map(|(mandate, _)| mandate.resolution).collect();
		// Of what is dismissed and appointed in one batch both are done.
		if self.wish.name == NAMING {
			theirs.dedup();
		}
		let together: Vec<_> = DoneByFederation::get().into_iter().map(|(mandate, _)| mandate.resolution).collect();
		assert_eq!((theirs, together), if self.wish.together { (vec![], vec![id]) } else { (vec![id], vec![]) });
		assert!(DoneByAgreement::get().iter().all(|one| one.parties.iter().all(|coop| !self.willing.contains(coop))));
		assert!(Installed::get().is_empty() && Restarted::get().is_empty() && Upgrades::get() == 0);
	}
}

/// After how long it takes effect, and by how many days that can be later than without the tenth.
fn history(wish: &'static Wish, seed: u64, is_attacked: bool) -> (Moment, u32) {
	chain().execute_with(|| {
		let mut scene = Scene::tell(wish, &mut Dice(seed));
		let mut dice = Dice(!seed);
		for turn in 0.. {
			assert!(turn < 1_000, "what two thirds want was stopped");
			Time::set(Time::get() + TURN);
			poll();
			if turn == scene.proposed_after {
				scene.propose();
			}
			match scene.id.map(|id| (id, phase(id))) {
				Some((id, Phase::Enacted)) => {
					scene.check(id);
					Resolutions::do_try_state().unwrap();
					let enacted_at = motion(id).enacted_at.unwrap() - CIVIL_AHEAD;
					return (enacted_at - scene.proposed_at, scene.most_days(&resolution(id).rules));
				}
				Some((_, phase)) if phase.is_final() => panic!("what two thirds want is {phase:?}"),
				_ => {}
			}
			let comes_first = dice.chance(50);
			let attempts = if is_attacked { dice.below(4) } else { 0 };
			if comes_first {
				(0..attempts).for_each(|_| scene.attack(&mut dice));
			}
			scene.oppose();
			scene.support();
			if !comes_first {
				(0..attempts).for_each(|_| scene.attack(&mut dice));
			}
		}
		unreachable!()
	})
}

#[test]
fn all_that_a_tenth_can_do_to_two_thirds_is_a_delay_of_days() {
	let number = |name, usual| std::env::var(name).ok().and_then(|said| said.parse().ok()).unwrap_or(usual);
	let (first, histories) = (number("SEED", SEED), number("HISTORIES", HISTORIES));
	let mut delays = BTreeMap::<&str, (Vec<f64>, u32)>::new();
	for nth in 0..histories {
		let seed = first + nth;
		let wish = &WISHES[(seed % WISHES.len() as u64) as usize];
		let told = std::panic::catch_unwind(|| (history(wish, seed, false), history(wish, seed, true)));
		let Ok(((alone, _), (attacked, most))) = told else { panic!("{}: see SEED={seed} HISTORIES=1", wish.name) };
		let days = (attacked as f64 - alone as f64) / DAY as f64;
		assert!(days <= most.into(), "{}: {days} days later, not {most} at most: SEED={seed} HISTORIES=1", wish.name);
		let (all, bound) = delays.entry(wish.name).or_default();
		all.push(days);
		*bound = most.max(*bound);
	}
	for (name, (all, bound)) in &mut delays {
		all.sort_by(f64::total_cmp);
		let (median, worst) = (all[all.len() / 2], all.last().unwrap());
		println!("{name}: median {median}, worst {worst} of {bound} days later, in {} histories", all.len());
	}
}
