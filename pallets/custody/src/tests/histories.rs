//! Random histories: nothing that anybody does makes a unit for which nobody answers.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::proposable::Proposable;

type TestCall = crate::Call<Test>;

/// Who can act: the boards and auditors, holders, and somebody who is nobody.
const PEOPLE: [AccountId; 12] = [
	BAKER,
	BAKERY_AUDITOR,
	CHAIR,
	SECRETARY,
	TREASURER,
	HOUSING_AUDITOR,
	COURIER,
	AUDITOR,
	WEAVERS_AUDITOR,
	BAKERY_ACCOUNT,
	MULTISIG,
	STRANGER,
];

#[derive(Clone, Debug)]
enum Step {
	Call(AccountId, TestCall),
	/// The same, by somebody who may do so to the one of this place among those that are open.
	Aimed(usize, TestCall),
	/// What the federation decides.
	Decide(usize, TestCall),
	Transfer(AccountId, AccountId, Balance),
	Dismiss(CoopId, MemberNo),
	Appoint(CoopId, Office, MemberNo),
	Move(CoopId, MemberNo, AccountId),
	Stand(CoopId, Standing),
	Pass(Moment),
	/// Another treasurer takes over, and reports anew what the old one reported.
	Replace,
}

fn hash() -> impl Strategy<Value = H256> {
	prop_oneof![1 => 0u64..8, 3 => 0u64..400].prop_map(doc)
}

fn person() -> impl Strategy<Value = AccountId> {
	(0..PEOPLE.len()).prop_map(|nth| PEOPLE[nth])
}

fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![
		0u128..3 * DEPOSIT,
		(1u128..3_000).prop_map(|units| units * UNIT),
		(1u128..4).prop_map(|days| days * DAILY - UNIT),
	]
}

fn balance() -> impl Strategy<Value = Balance> {
	prop_oneof![1 => amount(), 3 => Just(20 * ENDOWED)]
}

/// One of these, if there is any.
fn one_of<K: Ord>(nth: usize, open: impl Iterator<Item = K>) -> Option<K> {
	let mut open: Vec<K> = open.collect();
	open.sort();
	let nth = nth.checked_rem(open.len())?;
	open.into_iter().nth(nth)
}

/// Who may do so to one of those that are open, with what must be said about it.
fn aimed(nth: usize, call: TestCall) -> (AccountId, TestCall) {
	let custodian = BANK;
	let officer = [CHAIR, SECRETARY, TREASURER][nth % 3];
	let baker = 11 + nth as AccountId % 3;
	let (auditor, coop) = [(BAKERY_AUDITOR, BAKERY), (AUDITOR, COURIERS), (WEAVERS_AUDITOR, WEAVERS)][nth % 3];
	let deposit = one_of(nth, Deposits::<Test>::iter_keys()).unwrap_or(1);
	let redemption = one_of(nth, Redemptions::<Test>::iter_keys()).unwrap_or(1);
	let open = Redemptions::<Test>::get(redemption);
	let holder = open.as_ref().map_or(BAKER, |open| open.holder);
	match call {
		TestCall::attest_deposit { beneficiary, amount, reference, .. } => {
			(officer, TestCall::attest_deposit { custodian, beneficiary, amount, reference })
		}
		TestCall::confirm_deposits { .. } => {
			// The one, or it and those that were attested before.
			let least = if nth.is_multiple_of(2) { deposit } else { 0 };
			let waits = |(no, open): (DepositNo, DepositOf<Test>)| {
				(open.custodian == custodian && open.confirmed.is_none() && (least..=deposit).contains(&no))
					.then_some(no)
			};
			let all: BTreeSet<_> = Deposits::<Test>::iter().filter_map(waits).collect();
			let seen = BoundedVec::truncate_from(all.into_iter().map(seen).collect());
			(auditor, TestCall::confirm_deposits { custodian, coop, seen })
		}
		// Of the rest of one, the custodian says so too.
		TestCall::reject_deposit { reason, .. } if nth.is_multiple_of(4) => {
			let reference = seen(deposit).reference;
			(officer, TestCall::reject_deposit { deposit, coop: HOUSING, reference, reason })
		}
		TestCall::request_redemption { amount, payout, .. } => {
			let holder = [BAKER, BAKERY_ACCOUNT, MULTISIG][nth % 3];
			(holder, TestCall::request_redemption { custodian, amount, payout })
		}
		TestCall::report_payout { reference, .. } => (officer, TestCall::report_payout { redemption, reference }),
		TestCall::acknowledge_payout { .. } => (holder, TestCall::acknowledge_payout { redemption }),
		TestCall::confirm_payout { reference, .. } => {
			let reference = match open.map(|open| open.stage) {
				Some(RedemptionStage::Reported(report)) => report.reference,
				_ => reference,
			};
			let (holder, amount) = seen_redemption(redemption);
			(auditor, TestCall::confirm_payout { redemption, coop, holder, amount, reference })
		}
		TestCall::take_back { .. } => (holder, TestCall::take_back { redemption }),
		TestCall::dispute { reason, .. } => {
			let who = if holder == BAKERY_ACCOUNT { baker } else { holder };
			(who, TestCall::dispute { redemption, reason })
		}
		TestCall::withdraw_report { reference, .. } => {
			let reference = match open.map(|open| open.stage) {
				Some(RedemptionStage::Reported(report) | RedemptionStage::Disputed { report, .. }) => report.reference,
				_ => reference,
			};
			(officer, TestCall::withdraw_report { redemption, reference })
		}
		TestCall::pause { reason, .. } => (auditor, TestCall::pause { custodian, coop, reason }),
		TestCall::attest_statement { balance, document, .. } => {
			let day = Custody::today().unwrap() - 1 - nth as Day % 3;
			(officer, TestCall::attest_statement { custodian, day, balance, document })
		}
		TestCall::confirm_statement { balance, document, .. } => {
			let said = |note: FirstHandOf<Test>| match note.content {
				Note::Statement { day, balance, document } => Some((day, balance, document)),
				_ => None,
			};
			let said = Notes::<Test>::get(Subject::Custodian(BANK)).into_iter().filter_map(said).collect::<Vec<_>>();
			let (day, balance, document) = said.get(nth % 3).copied().unwrap_or((TODAY, balance, document));
			let closing = bank().closing(day).unwrap_or(Closing { day, outstanding: 0, reported: 0 });
			(auditor, TestCall::confirm_statement { custodian, coop, closing, balance, document })
		}
		TestCall::register_account { .. } => {
			let (account, purpose) = (MULTISIG, doc(1));
			(baker, TestCall::register_account { coop: BAKERY, account, purpose })
		}
		TestCall::unregister_account { .. } => {
			(baker, TestCall::unregister_account { coop: BAKERY, account: MULTISIG })
		}
		TestCall::withdraw_note { subject, .. } => match subject {
			Subject::Custodian(_) if nth.is_multiple_of(2) => {
				(officer, TestCall::withdraw_note { coop: HOUSING, subject: Subject::Custodian(custodian) })
			}
			Subject::Accounts(_) => {
				(baker, TestCall::withdraw_note { coop: BAKERY, subject: Subject::Accounts(BAKERY) })
			}
			Subject::Deposit(_) => (auditor, TestCall::withdraw_note { coop, subject: Subject::Deposit(deposit) }),
			Subject::Redemption(_) => {
				(officer, TestCall::withdraw_note { coop: HOUSING, subject: Subject::Redemption(redemption) })
			}
			Subject::Custodian(_) => {
				(auditor, TestCall::withdraw_note { coop, subject: Subject::Custodian(custodian) })
			}
		},
		other => (CHAIR, other),
	}
}

/// The redemptions in dispute.
fn disputed() -> impl Iterator<Item = RedemptionNo> {
	let in_dispute = |open: &RedemptionOf<Test>| matches!(open.stage, RedemptionStage::Disputed { .. });
	Redemptions::<Test>::iter().filter(move |(_, open)| in_dispute(open)).map(|(number, _)| number)
}

fn subject() -> impl Strategy<Value = Subject> {
	prop_oneof![
		(1u32..10).prop_map(Subject::Deposit),
		(1u32..10).prop_map(Subject::Redemption),
		(1u32..3).prop_map(Subject::Custodian),
		(1u32..5).prop_map(Subject::Accounts),
	]
}

fn call() -> impl Strategy<Value = TestCall> {
	let custodian = || 1u32..3;
	let deposit = 1u32..10;
	let redemption = || 1u32..10;
	let coop = || 1u32..5;
	prop_oneof![
		6 => (custodian(), person(), amount(), hash()).prop_map(|(custodian, beneficiary, amount, reference)| {
			TestCall::attest_deposit { custodian, beneficiary, amount, reference }
		}),
		4 => (custodian(), deposit.clone(), coop(), hash()).prop_map(|(custodian, deposit, coop, reference)| {
			let seen = Seen { deposit, beneficiary: BAKER, amount: UNIT, reference };
			TestCall::confirm_deposits { custodian, coop, seen: BoundedVec::truncate_from(vec![seen]) }
		}),
		1 => (deposit, coop(), hash(), hash()).prop_map(|(deposit, coop, reference, reason)| {
			TestCall::reject_deposit { deposit, coop, reference, reason }
		}),
		6 => (custodian(), amount(), hash()).prop_map(|(custodian, amount, payout)| {
			TestCall::request_redemption { custodian, amount, payout }
		}),
		8 => (redemption(), hash()).prop_map(|(redemption, reference)| TestCall::report_payout { redemption, reference }),
		4 => redemption().prop_map(|redemption| TestCall::acknowledge_payout { redemption }),
		4 => (redemption(), coop(), person(), amount(), hash()).prop_map(
			|(redemption, coop, holder, amount, reference)| {
				TestCall::confirm_payout { redemption, coop, holder, amount, reference }
			}
		),
		4 => redemption().prop_map(|redemption| TestCall::take_back { redemption }),
		4 => (redemption(), hash()).prop_map(|(redemption, reason)| TestCall::dispute { redemption, reason }),
		4 => (redemption(), hash()).prop_map(|(redemption, reference)| {
			TestCall::withdraw_report { redemption, reference }
		}),
		2 => (custodian(), coop(), hash()).prop_map(|(custodian, coop, reason)| {
			TestCall::pause { custodian, coop, reason }
		}),
		2 => (custodian(), 0i32..200, balance(), hash()).prop_map(|(custodian, days, balance, document)| {
			TestCall::attest_statement { custodian, day: TODAY + days, balance, document }
		}),
		2 => (custodian(), coop(), 0i32..200, balance(), hash()).prop_map(|(custodian, coop, days, balance, document)| {
			let closing = Closing { day: TODAY + days, outstanding: ENDOWED, reported: 0 };
			TestCall::confirm_statement { custodian, coop, closing, balance, document }
		}),
		1 => (coop(), person(), hash()).prop_map(|(coop, account, purpose)| {
			TestCall::register_account { coop, account, purpose }
		}),
		1 => (coop(), person()).prop_map(|(coop, account)| TestCall::unregister_account { coop, account }),
		2 => (coop(), subject()).prop_map(|(coop, subject)| TestCall::withdraw_note { coop, subject }),
	]
}

fn decision() -> impl Strategy<Value = TestCall> {
	let custodian = || 1u32..3;
	prop_oneof![
		12 => (1u32..10, any::<bool>()).prop_map(|(redemption, paid)| TestCall::decide_redemption { redemption, paid }),
		1 => (custodian(), amount(), amount()).prop_map(|(custodian, daily, total)| {
			TestCall::set_ceilings { custodian, daily, total: ENDOWED + total * 20 }
		}),
		1 => (custodian(), 0u16..32).prop_map(|(custodian, days)| TestCall::set_pause { custodian, days }),
		1 => (1u32..5).prop_map(|coop| {
			let title = Written::try_from(b"bank".to_vec()).unwrap();
			TestCall::approve_custodian { coop, title, document: doc(1), daily: DAILY, total: TOTAL }
		}),
		1 => custodian().prop_map(|custodian| TestCall::remove_custodian { custodian }),
	]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let coop = || 1u32..5;
	let office = prop_oneof![Just(Office::Treasurer), Just(Office::Auditor)];
	let standing = prop_oneof![3 => Just(Standing::Member), 1 => Just(Standing::Suspended), 1 => Just(Standing::Left)];
	let step = prop_oneof![
		20 => (person(), call()).prop_map(|(who, call)| Step::Call(who, call)),
		90 => (0usize..64, call()).prop_map(|(nth, call)| Step::Aimed(nth, call)),
		6 => (0usize..64, decision()).prop_map(|(nth, call)| Step::Decide(nth, call)),
		5 => (person(), person(), amount()).prop_map(|(from, to, amount)| Step::Transfer(from, to, amount)),
		1 => (coop(), 1u32..5).prop_map(|(coop, member)| Step::Dismiss(coop, member)),
		2 => (coop(), office, 1u32..5).prop_map(|(coop, office, member)| Step::Appoint(coop, office, member)),
		1 => (coop(), 1u32..5, person()).prop_map(|(coop, member, account)| Step::Move(coop, member, account)),
		1 => (coop(), standing).prop_map(|(coop, standing)| Step::Stand(coop, standing)),
		6 => prop_oneof![Just(DAY), Just(7 * DAY), Just(14 * DAY), 0u64..DAY].prop_map(Step::Pass),
		1 => Just(Step::Replace),
	];
	prop::collection::vec(step, 1..150)
}

fn dispatch(origin: RuntimeOrigin, call: TestCall) -> bool {
	use frame::prelude::Dispatchable;
	RuntimeCall::Custody(call).dispatch(origin).is_ok()
}

/// Makes a call, which is free of charge just where it succeeds, and changes nothing where it fails.
fn attempt(who: AccountId, call: TestCall) {
	let free = is_free(who, call.clone());
	let costs = matches!(call, TestCall::request_redemption { .. });
	let before = frame::deps::sp_io::storage::root(Default::default());
	let done = dispatch(signed(who), call.clone());
	assert_eq!(free, done && !costs, "{who}: {call:?}");
	assert!(done || before == frame::deps::sp_io::storage::root(Default::default()));
}

/// Everything that anybody owns.
fn owned() -> Balance {
	frame_system::Account::<Test>::iter_values().map(|account| account.data.free + account.data.reserved).sum()
}

/// How far a redemption has come, as the rules say it in a few words.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
	Requested,
	/// By this member, with this reference, at this time.
	Reported(MemberNo, u64, Moment),
	/// Since then.
	Disputed(Moment),
	Paid,
	Returned,
}

impl Stage {
	fn is_reported(self) -> bool {
		matches!(self, Self::Reported(..) | Self::Disputed(_))
	}
}

struct Model {
	number: RedemptionNo,
	take_back_at: Moment,
	withdrawn: bool,
	stage: Stage,
}

impl Model {
	/// Does something to the redemption, which succeeds just where it may.
	fn step(&mut self, action: u8, nth: u64) {
		let (number, now, stage) = (self.number, DeadlineTime::get(), self.stage);
		let holder = || signed(BAKERY_ACCOUNT);
		let (reference, decide) = match stage {
			Stage::Reported(_, reference, _) => (reference, now),
			Stage::Disputed(since) if nth.is_multiple_of(3) => (nth, since - 1),
			_ => (nth, now),
		};
		let decided = |paid| {
			let may = matches!(stage, Stage::Disputed(since) if since < decide);
			let done = Custody::decide_redemption(by_vote_of(Track::Ordinary, decide), number, paid);
			(done, may.then_some(if paid { Stage::Paid } else { Stage::Returned }))
		};
		let (done, expected) = match action {
			1 | 2 => {
				let by = if action == 1 { TREASURER } else { CHAIR };
				let member = if action == 1 { 3 } else { 1 };
				(
					Custody::report_payout(signed(by), number, doc(nth)),
					(stage == Stage::Requested).then_some(Stage::Reported(member, nth, now)),
				)
			}
			// Who has reported it loses the office for a while.
			3 | 4 => {
				let reporter = if let Stage::Reported(member, ..) = stage { member } else { 3 };
				let terms = Terms::get();
				dismiss(HOUSING, reporter);
				let done = Custody::report_payout(signed(SECRETARY), number, doc(nth));
				Terms::set(terms);
				let may = !matches!(stage, Stage::Reported(2, ..));
				let open = matches!(stage, Stage::Requested | Stage::Reported(..));
				(done, (may && open).then_some(Stage::Reported(2, nth, now)))
			}
			5 => {
				let done = withdraw_report(number);
				let may = stage.is_reported() && !self.withdrawn;
				if may {
					self.take_back_at = self.take_back_at.max(now + 3 * DAY);
					self.withdrawn = true;
				}
				(done, may.then_some(Stage::Requested))
			}
			6 | 7 => {
				let may = matches!(stage, Stage::Reported(..));
				(plain(Custody::dispute(holder(), number, doc(8))), may.then_some(Stage::Disputed(now)))
			}
			8 => (Custody::acknowledge_payout(holder(), number), stage.is_reported().then_some(Stage::Paid)),
			9 => {
				let may = matches!(stage, Stage::Reported(_, _, since) if since + 7 * DAY <= now);
				let done = confirm_payout(AUDITOR, number, COURIERS, doc(reference));
				(done, may.then_some(Stage::Paid))
			}
			10 => {
				let may = stage == Stage::Requested && self.take_back_at <= now;
				(Custody::take_back(holder(), number), may.then_some(Stage::Returned))
			}
			_ => decided(nth.is_multiple_of(2)),
		};
		assert_eq!(done.is_ok(), expected.is_some(), "{action} {stage:?}: {done:?}");
		self.stage = expected.unwrap_or(stage);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn whatever_happens_the_books_are_right(steps in steps()) {
		new_test(|| {
			Free::set(1_000);
			for step in steps {
				match step {
					Step::Call(who, call) => attempt(who, call),
					Step::Aimed(nth, call) => {
						let (who, call) = aimed(nth, call);
						attempt(who, call);
					},
					Step::Decide(nth, call) => {
						let call = match (call, one_of(nth, disputed())) {
							(TestCall::decide_redemption { paid, .. }, Some(redemption)) => {
								TestCall::decide_redemption { redemption, paid }
							},
							(call, _) => call,
						};
						// A vote on what is in dispute by now.
						pass(1);
						let proposed = call.check_proposed(None);
						let done = dispatch(by_all(), call);
						assert!(proposed.is_ok() || !done, "what takes effect could be proposed");
					},
					Step::Transfer(from, to, amount) => {
						if Custody::may_receive(&to) {
							let _ = Balances::transfer_allow_death(signed(from), to, amount);
						}
					},
					Step::Dismiss(coop, member) => dismiss(coop, member),
					Step::Appoint(coop, office, member) => {
						// As in the register: no auditor is on the board.
						dismiss(coop, member);
						appoint(coop, office, member);
					},
					Step::Move(coop, member, account) => {
						if MockMembers::seat_of(coop, &account).is_none() && account != BAKERY_ACCOUNT {
							seat(coop, member, account);
						}
					},
					Step::Stand(coop, standing) => set_standing(coop, standing),
					Step::Pass(time) => pass(time),
					Step::Replace => {
						let treasurer = if MockCoops::is_board(HOUSING, 4) { 3 } else { 4 };
						dismiss(HOUSING, 7 - treasurer);
						appoint(HOUSING, Office::Treasurer, treasurer);
						let who = MockMembers::account_of(HOUSING, treasurer).unwrap();
						for redemption in Redemptions::<Test>::iter_keys().collect::<Vec<_>>() {
							let reference = doc(1_000 + u64::from(redemption));
							attempt(who, TestCall::report_payout { redemption, reference });
						}
					},
				}
				Custody::do_try_state().unwrap();
				assert_eq!(owned(), Balances::total_issuance());
			}
		});
	}

	/// In no day, whenever it began, is more issued than the highest ceiling in it, nor more outstanding or owed than the total;
	/// and what is confirmed is issued in the end, to the last unit.
	#[test]
	fn ceilings_hold_over_random_windows(
		issues in prop::collection::vec((1u128..260, 0u64..DAY / 2, prop_oneof![4 => Just(None), 1 => (20u128..100).prop_map(Some)]), 1..40),
	) {
		new_test(|| {
			MostPending::set(100);
			Free::set(1_000);
			let mut model: Vec<(Moment, Balance)> = vec![];
			let (mut daily, total) = (100 * UNIT, ENDOWED + 1_500 * UNIT);
			let mut confirmed = 0;
			assert_ok!(Custody::set_ceilings(by_all(), BANK, daily, total));
			let mut check = |daily: Balance, confirmed: Balance| {
				let now = DeadlineTime::get();
				let before: Balance = model.iter().map(|(_, amount)| amount).sum();
				let issued = sums().debits - ENDOWED - before;
				if issued > 0 {
					let since: Balance = model.iter().filter(|(at, _)| *at >= now - DAY).map(|(_, amount)| amount).sum();
					assert!(since + issued <= daily, "{since} {issued} {daily}");
					model.push((now, issued));
				}
				assert_eq!(sums().debits + bank().owed, ENDOWED + confirmed);
				assert!(Custody::liable(BANK, &bank()).unwrap() <= total);
				Custody::do_try_state().unwrap();
			};
			for (nth, (units, time, ceiling)) in (1_000..).zip(issues) {
				pass(time);
				check(daily, confirmed);
				let amount = units * UNIT;
				if Custody::attest_deposit(signed(TREASURER), BANK, BAKERY_ACCOUNT, amount, doc(nth)).is_err() {
					assert!(confirmed + ENDOWED + amount > total);
					continue;
				}
				// It can be lowered while a deposit waits.
				if let Some(units) = ceiling {
					daily = units * UNIT;
					assert_ok!(Custody::set_ceilings(by_all(), BANK, daily, total));
				}
				assert_ok!(confirm_deposit(AUDITOR, DepositCount::<Test>::get(), COURIERS));
				confirmed += amount;
				check(daily, confirmed);
			}
			// Nothing is issued any more when nothing waits.
			for _ in 0..85 {
				if (bank().owed, bank().pending) == (0, 0) {
					break;
				}
				pass(DAY + DAY / 12);
				check(daily, confirmed);
			}
			assert_eq!((bank().owed, bank().pending), (0, 0));
		});
	}

	/// However a redemption comes to its end, it takes the way that it may, and what is reported is what the model says.
	#[test]
	fn redemptions_take_the_ways_that_they_may(steps in prop::collection::vec((0usize..3, 0u8..13, 0u64..9), 1..80)) {
		new_test(|| {
			MostOpen::set(100);
			let mut model: Vec<Model> = vec![];
			// What the last statement has counted as paid that was not withdrawn or decided to be unpaid since.
			let (mut counted, mut last_reported): (Vec<RedemptionNo>, Balance) = (vec![], 0);
			for (nth, (place, action, days)) in (1_000..).zip(steps) {
				if action == 12 {
					// At the end of this day nothing else has happened.
					let day = Custody::today().unwrap();
					let reported = bank().reported;
					pass(DAY);
					let seen = closing(day);
					assert_eq!((seen.outstanding, seen.reported), (Custody::liable(BANK, &bank()).unwrap(), reported));
					assert_ok!(Custody::attest_statement(signed(CHAIR), BANK, day, ENDOWED, doc(4)));
					let confirm = |closing| {
						Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, closing, ENDOWED, doc(4))
					};
					assert!(confirm(Closing { reported: reported + 1, ..seen }).is_err());
					assert_ok!(confirm(seen));
					let open = model.iter().filter(|one| one.stage.is_reported());
					(counted, last_reported) = (open.map(|one| one.number).collect(), reported);
				} else if action == 0 || model.len() <= place {
					let number = requested(UNIT);
					let take_back_at = DeadlineTime::get() + 14 * DAY;
					model.push(Model { number, take_back_at, withdrawn: false, stage: Stage::Requested });
				} else {
					let last = model.len() - 1;
					let one = &mut model[last - place];
					one.step(action, nth);
					if !one.stage.is_reported() && counted.contains(&one.number) {
						counted.retain(|number| *number != one.number);
						last_reported -= if one.stage == Stage::Paid { 0 } else { UNIT };
					}
				}
				assert_eq!(bank().statement.map_or(0, |last| last.closing.reported), last_reported);
				pass(days * DAY / 2);
				let count = |said: fn(Stage) -> bool| model.iter().filter(|one| said(one.stage)).count() as Balance;
				assert_eq!(bank().reported, UNIT * count(Stage::is_reported));
				assert_eq!(sums().credits, UNIT * count(|stage| stage == Stage::Paid));
				let is_open = |stage| !matches!(stage, Stage::Paid | Stage::Returned);
				assert_eq!(bank().on_hold, UNIT * count(is_open));
				Custody::do_try_state().unwrap();
			}
		});
	}

	/// What a custodian answered for at the end of a day is what it answered for when the day ended, without what was not paid.
	#[test]
	fn closings_are_what_was_seen_at_the_end_of_the_day(steps in prop::collection::vec((0u8..6, 0u64..3), 1..60)) {
		new_test(|| {
			MostOpen::set(100);
			MostPending::set(100);
			Free::set(1_000);
			// Each with its number, the first day on which it was reported, and whether it still is.
			let mut reports: Vec<(RedemptionNo, Day)> = vec![];
			let mut seen: Vec<(Day, Balance, Balance)> = vec![];
			for (nth, (action, days)) in (1_000..).zip(steps) {
				match action {
					0 => confirm_deposit(AUDITOR, attested(DAILY / 3, nth), COURIERS).unwrap(),
					1 | 2 => reports.push((reported(UNIT, nth), Custody::today().unwrap())),
					3 => if let Some((number, _)) = reports.pop() {
						assert_ok!(Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), number));
					},
					4 => if let Some((number, day)) = reports.pop() {
						assert_ok!(withdraw_report(number));
						seen.iter_mut().filter(|(other, ..)| day <= *other).for_each(|(.., reported)| *reported -= UNIT);
					},
					_ => if let Some((number, day)) = reports.pop() {
						assert_ok!(Custody::dispute(signed(BAKER), number, doc(8)).map(|_| ()).map_err(|one| one.error));
						DeadlineTime::mutate(|now| *now += 1);
						assert_ok!(Custody::decide_redemption(by_federation(Track::Ordinary), number, false));
						seen.iter_mut().filter(|(other, ..)| day <= *other).for_each(|(.., reported)| *reported -= UNIT);
					},
				}
				for _ in 0..days {
					seen.push((Custody::today().unwrap(), Custody::liable(BANK, &bank()).unwrap(), bank().reported));
					pass(DAY);
				}
				let mut known = 0;
				for (day, outstanding, reported) in &seen {
					if let Some(closing) = bank().closing(*day) {
						assert_eq!(closing, Closing { day: *day, outstanding: *outstanding, reported: *reported });
						known += 1;
					}
				}
				assert!(known >= seen.len().min(MAX_CLOSINGS as usize));
				Custody::do_try_state().unwrap();
			}
		});
	}

	/// What is redeemed and issued in any parts comes to the same.
	#[test]
	fn parts_conserve_the_whole(parts in prop::collection::vec((DEPOSIT..500 * UNIT, 0u8..3), 1..12)) {
		MostOpen::set(20);
		chain(custody()).execute_with(|| {
			MostOpen::set(20);
			let mut burnt = 0;
			for (nth, (amount, way)) in (1..).zip(parts) {
				let redemption = requested(amount);
				match way {
					0 => pass(14 * DAY),
					_ => {
						Custody::report_payout(signed(TREASURER), redemption, doc(nth)).unwrap();
					},
				}
				match way {
					0 => Custody::take_back(signed(BAKERY_ACCOUNT), redemption).unwrap(),
					1 => Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption).unwrap(),
					_ => {
						pass(7 * DAY);
						confirm_payout(AUDITOR, redemption, COURIERS, doc(nth)).unwrap();
					},
				}
				burnt += if way == 0 { 0 } else { amount };
				prop_assert_eq!(Balances::total_issuance(), ENDOWED - burnt);
				prop_assert_eq!(Balances::free_balance(BAKERY_ACCOUNT), 6_000 * UNIT - burnt);
				prop_assert!(Custody::do_try_state().is_ok());
			}
			Ok(())
		})?;
	}
}
