//! Random histories, compared with a model that keeps names in plain lists.
//!
//! It knows nothing of how plans are made: it says what must hold of every plan, whatever came before.

use crate::{mock::*, rules::places::third, *};
use proptest::prelude::{any, prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::free::Charge;
use sp_runtime::traits::Dispatchable;
use std::collections::{BTreeMap, BTreeSet};

const COOPS: u32 = 9;

#[derive(Clone, Debug)]
enum Step {
	Stand(CoopId, Voice),
	Leave(CoopId),
	Propose(CoopId, MemberNo, AccountId),
	/// Two officers name the same, which random calls seldom do.
	Name(CoopId, AccountId),
	TakeBack(CoopId, MemberNo),
	Dismiss(CoopId, MemberNo),
	Appoint(CoopId, MemberNo),
	SetKeys(AccountId),
	/// It sends them without a fee.
	SendKeys(AccountId),
	/// Every account of a co-op sets its keys.
	SetAllKeys(CoopId),
	Return(CoopId, MemberNo),
	/// The validator of a co-op equivocated in the session that runs or one before.
	Report(CoopId, u32),
	Pass(Moment),
	/// Two thirds of the delegates rescue finality, with this delay.
	Rescue(u32),
	/// A session in which the machines of these co-ops stand still.
	Session(BTreeSet<CoopId>),
	/// The same for many sessions.
	Sessions(BTreeSet<CoopId>, u32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let coop = 1..=COOPS;
	let officer = 1u32..=4;
	let account = prop_oneof![1 => 101..=109 as AccountId, 3 => 201..240 as AccountId];
	let voice = prop_oneof![4 => Just(Voice::Votes), 1 => Just(Voice::Seasoning), 2 => Just(Voice::Suspended)];
	let silent = prop::collection::btree_set(1..=COOPS, 0..5);
	let step = prop_oneof![
		4 => (coop.clone(), voice).prop_map(|(coop, voice)| Step::Stand(coop, voice)),
		1 => coop.clone().prop_map(Step::Leave),
		5 => (coop.clone(), officer.clone(), account.clone()).prop_map(|(coop, by, who)| Step::Propose(coop, by, who)),
		5 => (coop.clone(), account.clone()).prop_map(|(coop, who)| Step::Name(coop, who)),
		2 => (coop.clone(), officer.clone()).prop_map(|(coop, by)| Step::TakeBack(coop, by)),
		1 => (coop.clone(), officer.clone()).prop_map(|(coop, by)| Step::Dismiss(coop, by)),
		1 => (coop.clone(), officer.clone()).prop_map(|(coop, by)| Step::Appoint(coop, by)),
		2 => account.clone().prop_map(Step::SetKeys),
		2 => account.prop_map(Step::SendKeys),
		4 => coop.clone().prop_map(Step::SetAllKeys),
		2 => (coop.clone(), 0u32..3).prop_map(|(coop, before)| Step::Report(coop, before)),
		4 => (coop, officer).prop_map(|(coop, by)| Step::Return(coop, by)),
		2 => (0..40 * DAY).prop_map(Step::Pass),
		2 => (1u32..1_000).prop_map(Step::Rescue),
		10 => silent.clone().prop_map(Step::Session),
		3 => (silent, 2u32..8).prop_map(|(silent, sessions)| Step::Sessions(silent, sessions)),
	];
	prop::collection::vec(step, 1..120)
}

/// What the model knows of names.
#[derive(Default)]
struct Model {
	named: BTreeMap<CoopId, AccountId>,
	successors: BTreeMap<CoopId, AccountId>,
	retiring: Vec<(CoopId, AccountId)>,
	/// What each officer has proposed, and until when.
	proposed: BTreeMap<(CoopId, MemberNo), (AccountId, Moment)>,
	/// When the period of each officer ends, and how many proposals were made in it.
	begun: BTreeMap<(CoopId, MemberNo), (Moment, u32)>,
	/// When each account set its keys without a fee.
	sent: BTreeMap<AccountId, Moment>,
	/// In which session each co-op last produced a block, and in which its seat returned.
	authored: BTreeMap<CoopId, u32>,
	returned: BTreeMap<CoopId, u32>,
	/// Until when each seat rests at least.
	rests: BTreeMap<CoopId, Moment>,
	/// Until when each co-op pays for an equivocation, and whether it has named an account since.
	charged: BTreeMap<CoopId, (Moment, bool)>,
	/// In which session each co-op had paid.
	cleared: BTreeMap<CoopId, u32>,
	gone: BTreeSet<CoopId>,
	/// The first session that counts for each seat.
	counted_from: BTreeMap<CoopId, u32>,
	rescue: Option<Stage>,
}

/// How far a rescue has come, with its delay as long as finality has not started anew.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
	Called(u32),
	Planned(u32),
	Restarted,
}

impl Model {
	fn accounts(&self, coop: CoopId) -> Vec<AccountId> {
		let retiring = self.retiring.iter().filter(|(other, _)| *other == coop).map(|(_, account)| *account);
		self.named.get(&coop).into_iter().chain(self.successors.get(&coop)).copied().chain(retiring).collect()
	}

	fn is_taken(&self, account: AccountId) -> bool {
		(1..=COOPS).any(|coop| self.accounts(coop).contains(&account))
	}

	/// Gives whether the call may succeed, and does what it does.
	fn propose(&mut self, coop: CoopId, by: MemberNo, account: AccountId) -> bool {
		let now = DeadlineTime::get();
		let period = u64::from(NAMING_DAYS) * DAY;
		let named = self.named.get(&coop) == Some(&account);
		let is_last = self.successors.get(&coop).or(self.named.get(&coop)) == Some(&account);
		let is_needed = self.charged.get(&coop).is_some_and(|(_, named)| !named);
		let may = MockCoops::is_board(coop, by)
			&& !self.gone.contains(&coop)
			&& (!is_last || is_needed)
			&& (is_last || named || !self.is_taken(account) && self.accounts(coop).len() < MAX_ACCOUNTS as usize);
		if !may {
			return false;
		}
		// Who has left the board begins anew on coming back, if another proposal was made meanwhile.
		let stands = |(coop, by): &(CoopId, MemberNo), until: Moment| now < until && MockCoops::is_board(*coop, *by);
		let same =
			self.proposed.iter().find(|(of, (other, until))| of.0 == coop && *other == account && stands(of, *until));
		match same.map(|((_, first), _)| *first) {
			Some(first) => {
				if first == by {
					return false;
				}
				self.proposed.retain(|(other, _), _| *other != coop);
				self.charged.entry(coop).and_modify(|(_, named)| *named = true);
				if is_last {
					return true;
				}
				if let Some(old) = self.successors.remove(&coop) {
					self.retiring.push((coop, old));
				}
				if !named {
					let list = if self.named.contains_key(&coop) { &mut self.successors } else { &mut self.named };
					list.insert(coop, account);
				}
			}
			None => {
				let begun = self.begun.get(&(coop, by)).copied().filter(|(until, _)| now < *until);
				let (until, used) = begun.unwrap_or((now + period, 0));
				if used == NAMINGS {
					return false;
				}
				self.proposed.retain(|of, (_, until)| of.0 != coop || stands(of, *until));
				self.begun.retain(|of, (until, _)| of.0 != coop || stands(of, *until));
				self.begun.insert((coop, by), (until, used + 1));
				self.proposed.insert((coop, by), (account, now + period));
			}
		}
		true
	}

	fn leave(&mut self, coop: CoopId) {
		self.gone.insert(coop);
		let left = self.named.remove(&coop).into_iter().chain(self.successors.remove(&coop));
		self.retiring.extend(left.map(|account| (coop, account)));
		self.proposed.retain(|(other, _), _| *other != coop);
		self.rests.remove(&coop);
		self.charged.remove(&coop);
		self.cleared.remove(&coop);
	}

	/// Gives whether a report is news, and notes it.
	fn report(&mut self, coop: CoopId, session: u32) -> bool {
		let is_cleared = self.cleared.get(&coop).is_some_and(|cleared| session <= *cleared);
		let is_news = self.named.contains_key(&coop) && !self.charged.contains_key(&coop) && !is_cleared;
		if is_news {
			self.proposed.retain(|(other, _), _| *other != coop);
			self.cleared.remove(&coop);
			let until = DeadlineTime::get() + u64::from(EQUIVOCATION_DAYS) * DAY;
			self.charged.insert(coop, (until, false));
		}
		is_news
	}

	/// Gives whether the account may set keys without a fee, and notes that it does.
	fn send_keys(&mut self, account: AccountId) -> bool {
		let now = DeadlineTime::get();
		let named = self.named.values().chain(self.successors.values()).any(|other| *other == account);
		let waits = self.sent.get(&account).is_some_and(|sent| now < sent + u64::from(KEYS_DAYS) * DAY);
		let may = named && (!waits || Keyless::get().contains(&account));
		if may {
			self.sent.insert(account, now);
		}
		may
	}

	/// Gives whether an officer may have the seat return, and notes that it does.
	fn give_back(&mut self, coop: CoopId, by: MemberNo) -> bool {
		let now = DeadlineTime::get();
		let rest = self.rests.get(&coop).filter(|until| now >= **until);
		let has_paid = self.charged.get(&coop).is_none_or(|(until, named)| *named && now >= *until);
		let may = rest.is_some() && has_paid && MockCoops::is_board(coop, by);
		if may {
			if self.charged.remove(&coop).is_some() {
				self.cleared.insert(coop, CurrentSession::get());
			}
			self.rests.remove(&coop);
			self.returned.insert(coop, CurrentSession::get());
			self.counted_from.insert(coop, CurrentSession::get() + 1);
		}
		may
	}

	/// The successor that can take over.
	fn heir(&self, coop: CoopId) -> Option<AccountId> {
		self.successors.get(&coop).copied().filter(|successor| !Keyless::get().contains(successor))
	}

	/// Whether the co-op votes and an account that it has named has keys.
	fn could_sit(&self, coop: CoopId) -> bool {
		let named = self.named.get(&coop).is_some_and(|named| !Keyless::get().contains(named));
		MockCoops::voice(coop) == Some(Voice::Votes) && (named || self.heir(coop).is_some())
	}

	/// The co-ops that a rescue leaves of those that are entitled to their places, if any.
	///
	/// Those whose machines produced a block not long ago and did not vote twice, or else just the former.
	fn left(&self, entitled: Vec<CoopId>) -> Option<BTreeSet<CoopId>> {
		let (running, from) =
			(CurrentSession::get(), |coop: &CoopId| self.counted_from.get(coop).copied().unwrap_or(0));
		let spoke = |coop: &CoopId| self.authored.get(coop).is_some_and(|last| last + REST_AFTER >= running);
		let is_new = |coop: &CoopId| from(coop) + REST_AFTER > running;
		let answering: BTreeSet<_> = entitled.into_iter().filter(|coop| spoke(coop) || is_new(coop)).collect();
		let trusted = answering.iter().filter(|coop| !self.charged.contains_key(coop)).copied().collect();
		[trusted, answering].into_iter().find(|left| !left.is_empty())
	}

	/// Follows a rescue through a session, and gives whether it is planned in it.
	fn rescue(&mut self, restarts: usize, before: &[AccountId]) -> bool {
		let started = Restarts::get().split_off(restarts);
		let planned = match self.rescue {
			Some(Stage::Planned(delay)) => {
				assert_eq!(started, vec![(delay, 1, before.to_vec())]);
				self.rescue = Some(Stage::Restarted);
				return false;
			}
			Some(Stage::Called(delay)) => {
				self.rescue = Some(Stage::Planned(delay));
				true
			}
			_ => false,
		};
		assert!(started.is_empty(), "{started:?}");
		planned
	}

	/// Runs a session and checks the plan that is made after it.
	fn session(&mut self, silent: &BTreeSet<CoopId>, floor: usize) {
		let now = DeadlineTime::get();
		let before = Queue::get();
		let rested: BTreeSet<_> = resting().into_iter().collect();
		// Who could not rest while it paid has paid.
		for (coop, (until, named)) in self.charged.clone() {
			let seated = self.accounts(coop).iter().any(|account| before.contains(account));
			if seated && !rested.contains(&coop) && named && now >= until {
				self.charged.remove(&coop);
				self.cleared.insert(coop, CurrentSession::get() + 1);
			}
		}
		let accounts_of = |coop| self.accounts(coop).into_iter().map(move |account| (account, coop));
		let owners: BTreeMap<_, _> = (1..=COOPS).flat_map(accounts_of).collect();
		let co_op =
			|account: &AccountId| *owners.get(account).expect("every seat belongs to an account that the model knows");
		let seats: BTreeMap<_, _> = before.iter().map(|account| (co_op(account), *account)).collect();
		let authors: Vec<_> = Running::get().into_iter().filter(|who| !silent.contains(&co_op(who))).collect();
		// A successor ends the rest, but not where its co-op pays for an equivocation. Then a seat is not given either.
		let is_entitled = |coop: &CoopId| {
			let charged = self.charged.contains_key(coop);
			let rests = rested.contains(coop) && (self.heir(*coop).is_none() || charged);
			self.could_sit(*coop) && !rests && (seats.contains_key(coop) || !charged)
		};
		let entitled = (1..=COOPS).filter(is_entitled).count();
		let (session_before, restarts) = (CurrentSession::get(), Restarts::get().len());
		let authors_of: Vec<_> = authors.iter().map(co_op).collect();
		let seated = (1..=COOPS).filter(|coop| is_entitled(coop) && seats.contains_key(coop)).collect();

		let after = session(authors);
		self.authored.extend(authors_of.into_iter().map(|coop| (coop, session_before)));
		let left = self.rescue(restarts, &before).then(|| self.left(seated)).flatten();
		let next: BTreeMap<_, _> = after.iter().map(|account| (co_op(account), *account)).collect();
		assert_eq!(next.len(), after.len(), "one seat per co-op");
		assert!(next.len() >= floor || next.len() >= seats.len() || left.is_some(), "never below the floor");
		assert_eq!(after, Seated::<Test>::get().into_inner());

		if let Some(left) = &left {
			let kept: Vec<_> = seats.iter().filter(|(coop, _)| left.contains(coop)).map(|(_, who)| *who).collect();
			assert_eq!(after, kept, "just those who are left, with the accounts that they have");
		}
		if self.rescue == Some(Stage::Restarted) && next.len() >= floor {
			self.rescue = None;
		}
		assert_eq!(OngoingRescue::<Test>::exists(), self.rescue.is_some());

		// No limit applies to a rescue.
		let limit = if left.is_some() { before.len() } else { third(before.len()).max(1) };
		let (old, new): (BTreeSet<_>, BTreeSet<_>) = (before.iter().collect(), after.iter().collect());
		assert!(old.difference(&new).count() <= limit, "{before:?} {after:?}");
		assert!(new.difference(&old).count() <= limit, "{before:?} {after:?}");
		for account in new.difference(&old) {
			let coop = co_op(account);
			assert!(MockCoops::voice(coop) == Some(Voice::Votes) && !Keyless::get().contains(account));
			assert_eq!(self.heir(coop).as_ref().or(self.named.get(&coop)), Some(*account), "{coop}");
			assert!(seats.contains_key(&coop) || !self.charged.contains_key(&coop), "{coop}");
		}
		// A seat goes only for a reason, and only while enough are entitled.
		for coop in seats.keys().filter(|coop| !next.contains_key(coop)) {
			assert!(!self.could_sit(*coop) || rest(*coop).is_some(), "{coop}");
			assert!(entitled >= floor || left.is_some(), "{coop}");
		}

		for coop in next.keys().filter(|coop| seats.get(coop) != next.get(coop)) {
			self.counted_from.insert(*coop, CurrentSession::get() + 1);
		}
		let rests: BTreeSet<_> = resting().into_iter().collect();
		let could: Vec<_> = (1..=COOPS).filter(|coop| self.could_sit(*coop)).collect();
		let resting = could.iter().filter(|coop| rests.contains(coop)).count();
		for coop in rests.difference(&rested) {
			let proved = self.returned.get(coop).is_none_or(|session| self.authored.get(coop) >= Some(session));
			let wait = now + u64::from(WAIT_DAYS) * DAY;
			self.rests.insert(*coop, if proved { 0 } else { wait });
			assert!(self.could_sit(*coop));
			if !seats.contains_key(coop) {
				assert!(self.charged.contains_key(coop));
				continue;
			}
			let within = resting <= third(could.len()) && could.len() - resting >= floor;
			assert!(within || left.is_some(), "{resting} of {could:?}");
		}

		// What became of the names: a successor with keys took over where the co-op had no seat, or has its seat now.
		for (coop, successor) in self.successors.clone() {
			let keyed = !Keyless::get().contains(&successor);
			if keyed && (!seats.contains_key(&coop) || next.get(&coop) == Some(&successor)) {
				self.successors.remove(&coop);
				if rested.contains(&coop) && !self.charged.contains_key(&coop) {
					self.rests.remove(&coop);
					self.returned.insert(coop, CurrentSession::get());
				}
				let old = self.named.insert(coop, successor).unwrap();
				self.retiring.push((coop, old));
			}
		}
		let in_use: BTreeSet<_> = before.iter().chain(&after).copied().collect();
		self.retiring.retain(|(_, account)| in_use.contains(account));
		let (rests_of, kept): (Vec<_>, Vec<_>) = (
			self.rests.keys().copied().collect(),
			self.sent.keys().filter(|account| self.is_taken(**account)).copied().collect(),
		);
		assert_eq!(rests_of, rests.iter().copied().collect::<Vec<_>>());
		for (coop, until) in &self.rests {
			assert_eq!(rest(*coop).map(|rest| rest.until), Some(*until), "{coop}");
		}
		// Where there is room, who equivocated rests.
		let waits = |coop: &&CoopId| self.could_sit(**coop) && !rests.contains(*coop);
		let room = third(could.len()) > resting && could.len() - resting > floor && left.is_none();
		assert!(!room || self.charged.keys().filter(waits).count() == 0);
		self.sent.retain(|account, _| kept.contains(account));
		for coop in 1..=COOPS {
			if self.accounts(coop).is_empty() {
				self.returned.remove(&coop);
				self.authored.remove(&coop);
				self.counted_from.remove(&coop);
			}
		}
		assert!(Running::get().iter().all(CoopOfValidator::<Test>::contains_key));
	}
}

/// What was to be said about the price of a call that ended like this: just what is refused fails, and by the same error.
fn charge_for(done: DispatchResult) -> Charge {
	done.map_or_else(Charge::Refused, |()| Charge::Free)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn plans_keep_to_the_rules(coops in 1u32..=7, floor in 1u32..=5, steps in steps(), leaving in any::<bool>()) {
		let floor = floor.min(coops);
		with_seats(coops, floor, || {
			let mut model = Model::default();
			for coop in 1..=coops {
				model.named.insert(coop, first(coop));
			}
			Keyless::set((201..240).chain(AccountId::from(101 + coops)..=109).collect());
			for step in steps {
				match step {
					Step::Stand(coop, voice) => if !model.gone.contains(&coop) {
						set_voice(coop, Some(voice));
					},
					Step::Leave(coop) => if !model.gone.contains(&coop) && leaving {
						set_voice(coop, None);
						ValidatorSeats::on_coop_left(coop);
						model.leave(coop);
					},
					Step::Propose(coop, by, account) => {
						let call = crate::Call::name_validator { coop, validator: account };
						let charged = charge(member(coop, by), call);
						let done = propose(coop, by, account);
						assert_eq!((charge_for(done), done.is_ok()), (charged, model.propose(coop, by, account)));
					},
					Step::Name(coop, account) => for by in 1..=2 {
						assert_eq!(propose(coop, by, account).is_ok(), model.propose(coop, by, account));
					},
					Step::TakeBack(coop, by) => {
						let charged = charge(member(coop, by), crate::Call::withdraw_proposed_name { coop });
						let signed = RuntimeOrigin::signed(member(coop, by));
						let done = ValidatorSeats::withdraw_proposed_name(signed, coop);
						let was_there = model.proposed.remove(&(coop, by)).is_some();
						assert_eq!((charge_for(done), done.is_ok()), (charged, was_there));
					},
					Step::Dismiss(coop, by) => dismiss(coop, by),
					Step::Appoint(coop, by) => if let Some(office) = BOARD.get(by as usize - 1) { appoint(coop, *office, by) },
					Step::SetKeys(account) => if model.is_taken(account) {
						set_keys(account);
					},
					Step::SendKeys(account) => {
						let sent = crate::Call::set_keys { keys: 1, proof: PROOF.to_vec().try_into().unwrap() };
						let charged = charge(account, sent.clone());
						let done = RuntimeCall::ValidatorSeats(sent).dispatch(RuntimeOrigin::signed(account));
						let done = done.map(|_| ()).map_err(|failure| failure.error);
						assert_eq!((charge_for(done), done.is_ok()), (charged, model.send_keys(account)));
					},
					Step::SetAllKeys(coop) => model.accounts(coop).into_iter().for_each(set_keys),
					Step::Return(coop, by) => {
						let may = model.give_back(coop, by);
						let charged = charge(member(coop, by), crate::Call::return_to_seat { coop });
						let done = ValidatorSeats::return_to_seat(RuntimeOrigin::signed(member(coop, by)), coop);
						assert_eq!((charge_for(done), done.is_ok()), (charged, may));
					},
					Step::Report(coop, before) => {
						let session = CurrentSession::get().saturating_sub(before);
						assert!(!is_known(coop) || model.charged.contains_key(&coop) || !model.named.contains_key(&coop));
						assert_eq!(report_of(session, coop).is_ok(), model.report(coop, session));
					},
					Step::Rescue(delay) => {
						ValidatorSeats::begin_rescue(delay, 1);
						// Sessions have ten blocks.
						model.rescue = Some(Stage::Called(delay.min(9)));
					},
					Step::Pass(time) => DeadlineTime::mutate(|now| *now += time),
					Step::Session(silent) => model.session(&silent, floor as usize),
					Step::Sessions(silent, sessions) => {
						(0..sessions).for_each(|_| model.session(&silent, floor as usize));
					},
				}
				ValidatorSeats::do_try_state().unwrap();
				let mut index: BTreeMap<CoopId, BTreeSet<AccountId>> = BTreeMap::new();
				for (account, coop) in CoopOfValidator::<Test>::iter() {
					index.entry(coop).or_default().insert(account);
				}
				for coop in 1..=COOPS {
					let card = ValidatorSeats::seat_of_coop(coop);
					assert_eq!(card.named.as_ref(), model.named.get(&coop));
					assert_eq!(card.successor.as_ref(), model.successors.get(&coop));
					let charge = hold(coop).map(|hold| (hold.until, hold.named));
					assert_eq!(charge, model.charged.get(&coop).copied(), "{coop}");
					assert_eq!(card.cleared, model.cleared.get(&coop).copied(), "{coop}");
					assert_eq!(card.state == Some(SeatState::Retired), card.named.is_none() && !card.retiring.is_empty());
					let accounts: BTreeSet<_> = model.accounts(coop).into_iter().collect();
					assert_eq!(index.remove(&coop).unwrap_or_default(), accounts);
				}
			}
		});
	}
}
