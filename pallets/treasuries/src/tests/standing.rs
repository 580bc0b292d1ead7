//! Standing payments: approved once, made in each period that comes, and ended.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::{Dispatchable, *};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::free::{Charge as Fee, FreeCall};

/// 1 December 2026.
const DECEMBER: Day = 20_788;

fn today() -> Day {
	day_of(<MockClock as Clock>::civil()).unwrap()
}

/// From 1 December on, so many months.
fn monthly(months: u32) -> Plan {
	Plan { rhythm: Rhythm::Month, first: DECEMBER, last: months_later(DECEMBER, months - 1).unwrap() }
}

fn ask_on(id: TreasuryId, payee: PartyOf<Test>, amount: Balance, voucher: H256, plan: Plan) -> DispatchResult {
	let (coop, member) = if id == COMMON { (1, 5) } else { (1, 1) };
	let item = Item { payee, amount, custodian: None };
	plain(Treasuries::request_standing(signed(coop, member), id, coop, LINE, item, voucher, false, plan))
}

fn ask(id: TreasuryId, amount: Balance, plan: Plan) -> DispatchResult {
	let payee = if id == COMMON { baker() } else { Party::Account(REGISTERED) };
	ask_on(id, payee, amount, fresh(), plan)
}

/// Enough approve what was requested last, and a day passes.
fn approved(id: TreasuryId) -> PaymentNo {
	let number = record(id).payments;
	let others: &[_] = match id {
		OWN => &[(1, 2), (1, 3), (1, 5)],
		JOINT => &[(2, 3), (3, 3)],
		_ => &[(2, 5), (3, 5), (4, 5)],
	};
	for (coop, member) in others {
		let _ = approve(id, number, *coop, *member);
	}
	pass(DAY);
	number
}

/// A standing payment that runs.
fn runs(id: TreasuryId, amount: Balance, plan: Plan) -> PaymentNo {
	assert_ok!(ask(id, amount, plan));
	let number = approved(id);
	assert!(StandingPayments::<Test>::contains_key(id, number));
	number
}

/// Owners set tiers that are large enough for a rent.
fn large(id: TreasuryId) {
	let rules = Rules { tier1: 365 * EURO, tier2: 20_000 * EURO, ..record(id).rules };
	assert_ok!(Treasuries::set_rules(owners_of(id, Track::Ordinary), id, rules));
}

/// What was told about standing payments since the last look.
fn told() -> Vec<Event<Test>> {
	let is_about = |event: &Event<Test>| {
		matches!(
			event,
			Event::StandingPaid { .. }
				| Event::StandingMissed { .. }
				| Event::StandingEnded { .. }
				| Event::PaymentHeld { .. }
		)
	};
	rochdale_mocks::take_events::<Test, Event<Test>>().into_iter().filter(is_about).collect()
}

/// The days for which something was paid since the last look, and the sums.
fn paid() -> Vec<(Day, Balance)> {
	let paid = |event| match event {
		Event::StandingPaid { day, total, .. } => Some((day, total)),
		_ => None,
	};
	told().into_iter().filter_map(paid).collect()
}

/// Lets days pass until the civil day has come.
fn pass_until(day: Day) {
	while today() < day {
		pass(DAY);
	}
}

fn rent_of_two_years(limit: Balance, rhythm: Rhythm) {
	new_test(|| {
		large(JOINT);
		assert_ok!(Treasuries::change_line(together(), JOINT, LINE, 0));
		assert_ok!(open_line(together(), JOINT, limit, rhythm));
		let (item, voucher) =
			(Item { payee: Party::Account(REGISTERED), amount: 1_000 * EURO, custodian: None }, doc(1));
		let plan = monthly(24);
		let asked = Treasuries::request_standing(signed(1, 1), JOINT, 1, 2, item, voucher, false, plan);
		assert_ok!(plain(asked));
		let number = approved(JOINT);
		let tier = Tier::Threshold;
		assert_eq!(closed(JOINT, number), Some(Closed::Standing { tier, last: None }));
		let card = Treasuries::standing_payments(JOINT).remove(0);
		assert_eq!((card.payment, card.line, card.amount, card.next), (number, 2, 1_000 * EURO, DECEMBER));
		assert_eq!(content(JOINT, number), card.content);

		let mut months = vec![];
		while today() < months_later(DECEMBER, 25).unwrap() {
			pass(DAY);
			if today() % 60 == 0 {
				assert_ok!(Treasuries::report_outturn(signed(1, 3), JOINT, 1, doc(2)));
			}
			// Other signers do not end it.
			if today() % 300 == 0 {
				let others = [office(1, Office::Chair), office(2, Office::Chair), treasurer(3)];
				assert_ok!(Treasuries::set_signers(together(), JOINT, signers(&others)));
			}
			for (day, total) in paid() {
				assert_eq!(day, today(), "it is paid on its day");
				months.push((day, total));
			}
			Treasuries::do_try_state().unwrap();
		}
		let expected = (0..24).map(|nth| (months_later(DECEMBER, nth).unwrap(), 1_000 * EURO));
		assert_eq!(months, expected.collect::<Vec<_>>());
		assert_eq!(available(JOINT), HELD - 24_000 * EURO);
		assert_eq!((record(JOINT).standing, requested_of(JOINT, 2)), (0, 24_000 * EURO));
		assert!(matches!(closed(JOINT, number), Some(Closed::Standing { last: Some(Booked::Entered(_)), .. })));
		// The contract stays used.
		assert_refused!(
			ask_on(JOINT, Party::Account(REGISTERED), EURO, voucher, Plan { first: today(), last: today(), ..plan }),
			Errors::VoucherUsed
		);
		assert!(Vouchers::<Test>::contains_key(JOINT, voucher));
	});
}

#[test]
fn a_rent_of_1_000_is_paid_on_the_first_of_24_months_within_12_000_a_year() {
	rent_of_two_years(12_000 * EURO, Rhythm::Year);
}

#[test]
fn and_within_1_000_a_month() {
	rent_of_two_years(1_000 * EURO, Rhythm::Month);
}

#[test]
fn its_tier_is_that_of_twelve_months() {
	let tier = |amount: Balance, plan: Plan| {
		let mut tier = None;
		new_test(|| {
			assert_ok!(ask(JOINT, amount, plan));
			tier = match closed(JOINT, approved(JOINT)) {
				Some(Closed::Standing { tier, .. }) => Some(tier),
				_ => None,
			};
		});
		tier.unwrap()
	};
	let of = |rhythm, months: u32| Plan { rhythm, ..monthly(months) };
	// The first tier reaches up to 365.
	assert_eq!(tier(30 * EURO, monthly(60)), Tier::Two);
	assert_eq!(tier(31 * EURO, monthly(60)), Tier::Threshold);
	assert_eq!(tier(91 * EURO, of(Rhythm::Quarter, 60)), Tier::Two);
	assert_eq!(tier(92 * EURO, of(Rhythm::Quarter, 60)), Tier::Threshold);
	assert_eq!(tier(365 * EURO, of(Rhythm::Year, 60)), Tier::Two);
	assert_eq!(tier(366 * EURO, of(Rhythm::Year, 60)), Tier::Threshold);
	// Less, where there are not so many.
	assert_eq!(tier(180 * EURO, monthly(2)), Tier::Two);
	assert_eq!(tier(183 * EURO, monthly(2)), Tier::Threshold);
	new_test(|| {
		assert_refused!(ask(JOINT, 305 * EURO, monthly(12)), Errors::NeedsResolution);
		// Nor is it split over several, or over one and a payment.
		let first = runs(JOINT, 30 * EURO, monthly(12));
		let second = runs(JOINT, 30 * EURO, monthly(12));
		let tiers = [first, second].map(|number| StandingPayments::<Test>::get(JOINT, number).unwrap().tier);
		assert_eq!(tiers, [Tier::Two, Tier::Threshold]);
		let _ = runs(JOINT, 235 * EURO, monthly(12));
		assert_refused!(ask_by(JOINT, (1, 1), LINE, Party::Account(REGISTERED), 100 * EURO), Errors::NeedsResolution);
		assert_refused!(ask(JOINT, 5 * EURO, monthly(12)), Errors::NeedsResolution);
	});
	new_test(|| {
		// What it comes to is a major disposal at once.
		assert_ok!(Treasuries::change_line(together(), JOINT, LINE, 100_000 * EURO));
		let rules = Rules { tier2: 50_000 * EURO, ..RULES };
		assert_ok!(Treasuries::set_rules(together(), JOINT, rules));
		assert_refused!(ask(JOINT, 2_778 * EURO, monthly(12)), Errors::MajorDisposal);
		assert_ok!(ask(JOINT, 2_777 * EURO, monthly(12)));
	});
}

/// Asks for a payment of 365 on a day in two years, again and again when what was approved before is out of the window of 30 days.
fn on_one_day(id: TreasuryId, payees: &[PartyOf<Test>]) -> Vec<Tier> {
	let day = today() + 700;
	let plan = Plan { rhythm: Rhythm::Year, first: day, last: day };
	let mut tiers = vec![];
	for payee in payees {
		assert_ok!(ask_on(id, payee.clone(), TIER1, fresh(), plan));
		let number = approved(id);
		tiers.push(StandingPayments::<Test>::get(id, number).unwrap().tier);
		pass(33 * DAY);
		assert_ok!(Treasuries::report_outturn(signed(1, 3), id, 1, doc(2)));
	}
	tiers
}

#[test]
fn what_runs_counts_for_the_payee_until_it_has_ended() {
	new_test(|| {
		let payee = Party::Account(REGISTERED);
		let tiers = on_one_day(JOINT, &[payee.clone(), payee.clone(), payee.clone()]);
		assert_eq!(tiers, [Tier::Two, Tier::Threshold, Tier::Threshold]);
		// Nor do two signers add to it by a payment.
		assert_ok!(ask_by(JOINT, (1, 1), LINE, payee.clone(), EURO));
		let number = approved(JOINT);
		pass(DAY);
		assert_eq!(paid_in(JOINT, number), Some(Tier::Threshold));
		// What is above the second tier with what runs, no signers approve.
		assert_refused!(ask_by(JOINT, (1, 1), LINE, payee.clone(), TIER2 - 3 * TIER1), Errors::NeedsResolution);
		for payment in 1..=3 {
			assert_ok!(Treasuries::stop_standing(together(), JOINT, payment));
		}
		pass(33 * DAY);
		assert_ok!(Treasuries::report_outturn(signed(1, 3), JOINT, 1, doc(2)));
		assert_ok!(ask_by(JOINT, (1, 1), LINE, payee, TIER1));
		let number = approved(JOINT);
		assert_eq!(paid_in(JOINT, number), Some(Tier::Two));
	});
}

#[test]
fn what_two_signers_let_run_counts_with_what_they_approve() {
	new_test(|| {
		assert_ok!(Treasuries::set_rules(together(), JOINT, Rules { tier2: 1_000 * EURO, ..RULES }));
		let payees = [Party::Account(REGISTERED), Party::Coop(4), Party::Member(4, 2)];
		let tiers = on_one_day(JOINT, &payees);
		assert_eq!(tiers, [Tier::Two, Tier::Two, Tier::Threshold]);
		// With 730 that run, two signers approve 270 in 30 days.
		let pays = |payee: &PartyOf<Test>, amount| {
			assert_ok!(ask_by(JOINT, (1, 1), LINE, payee.clone(), amount));
			let number = approved(JOINT);
			pass(DAY);
			paid_in(JOINT, number)
		};
		assert_eq!(pays(&Party::Member(4, 1), 270 * EURO), Some(Tier::Two));
		assert_eq!(pays(&Party::Member(5, 1), EURO), Some(Tier::Threshold));
		Treasuries::do_try_state().unwrap();
		// When all of it is over nothing counts any more.
		while record(JOINT).standing > 0 {
			pass(20 * DAY);
			assert_ok!(Treasuries::report_outturn(signed(1, 3), JOINT, 1, doc(2)));
		}
		assert_eq!(record(JOINT).small_standing, 0);
		assert!(Payees::<Test>::iter_values().all(|payee| payee.standing == 0));
	});
}

#[test]
fn only_some_plans_can_be() {
	new_test(|| {
		let plan = monthly(12);
		for wrong in [
			Plan { rhythm: Rhythm::Once, ..plan },
			Plan { first: today() - 1, ..plan },
			Plan { last: plan.first - 1, ..plan },
			Plan { last: today() + MAX_STANDING_DAYS + 1, ..plan },
		] {
			assert_refused!(ask(JOINT, EURO, wrong), Errors::PlanOutsideRange);
		}
		assert_ok!(ask(JOINT, EURO, Plan { first: today(), last: today() + MAX_STANDING_DAYS, ..plan }));
		assert_refused!(ask(JOINT, LIMIT + 1, plan), Errors::OverBudget);
		let item = Item { payee: Party::Account(REGISTERED), amount: EURO, custodian: None };
		let asked = Treasuries::request_standing(signed(1, 1), JOINT, 1, CLAIMS, item, fresh(), false, plan);
		assert_refused!(asked, Errors::NoSuchLine);
		assert_refused!(ask_on(JOINT, baker(), EURO, fresh(), plan), Errors::NamesCustodian);
	});
	new_test(|| {
		let later = Plan { first: today() + 60, last: today() + 400, ..monthly(12) };
		let sixteen: Vec<_> = (0..MAX_STANDING).map(|_| runs(OWN, EURO, later)).collect();
		assert_refused!(ask(OWN, EURO, later), Errors::TooManyStanding);
		assert_ok!(Treasuries::stop_standing(alone(), OWN, sixteen[0]));
		// Two that wait for the last place: one gets it.
		for _ in 0..2 {
			assert_ok!(ask(OWN, EURO, later));
		}
		let second = record(OWN).payments;
		assert_ok!(approve(OWN, second, 1, 2));
		assert_ok!(approve(OWN, second, 1, 3));
		assert_ok!(approve(OWN, second - 1, 1, 2));
		assert_ok!(approve(OWN, second - 1, 1, 3));
		assert!(Payments::<Test>::contains_key(OWN, second - 1));
		assert_refused!(execute(OWN, second - 1), Errors::TooManyStanding);
	});
}

#[test]
fn everything_is_asked_each_time_but_for_approvals() {
	type Step = fn();
	let cases: [(Step, DispatchError, Step); 8] = [
		(
			|| assert!(Treasuries::set_pause(alone(), OWN, 20).is_ok()),
			Errors::Paused.into(),
			|| assert!(Treasuries::set_pause(alone(), OWN, 0).is_ok()),
		),
		(|| Gone::set(vec![(1, 1), (1, 2)]), Errors::Frozen.into(), || Gone::set(vec![])),
		(
			|| assert!(Treasuries::change_line(alone(), OWN, LINE, 9 * EURO).is_ok()),
			Errors::OverBudget.into(),
			|| assert!(Treasuries::change_line(alone(), OWN, LINE, LIMIT).is_ok()),
		),
		(|| set_money(OWN, 9 * EURO), Errors::MajorDisposal.into(), || set_money(OWN, HELD)),
		(|| stop_money(OWN), not_enough(), || let_money_flow(OWN)),
		(|| RegisteredBy::set(vec![]), Errors::NotPayable.into(), || RegisteredBy::set(vec![(REGISTERED, 5)])),
		(
			|| crate::Treasuries::<Test>::mutate(OWN, |record| record.as_mut().unwrap().report_due_at = 0),
			Errors::ReportOverdue.into(),
			|| assert!(Treasuries::report_outturn(signed(1, 3), OWN, 1, doc(2)).is_ok()),
		),
		(|| (), Errors::NotDue.into(), || ()),
	];
	for (stop, error, go) in cases {
		new_test(|| {
			let number = runs(OWN, 10 * EURO, monthly(12));
			pass_until(DECEMBER - 1);
			assert_refused!(execute(OWN, number), Errors::NotDue);
			if error == Errors::NotDue.into() {
				return;
			}
			let _ = told();
			stop();
			pass(DAY);
			assert_eq!(told(), [Event::PaymentHeld { treasury: OWN, payment: number, error }]);
			assert_eq!(execute(OWN, number).unwrap_err(), error);
			// It is tried again each day, and by anybody.
			pass(DAY);
			assert_eq!(told().len(), 1);
			go();
			assert_ok!(execute(OWN, number));
			assert_eq!(paid(), [(DECEMBER, 10 * EURO)]);
			assert_refused!(execute(OWN, number), Errors::NotDue);
			pass(DAY);
			assert_eq!(paid(), []);
		});
	}
	new_test(|| {
		let number = runs(OWN, 10 * EURO, monthly(12));
		assert_ok!(Treasuries::close_line(alone(), OWN, LINE));
		pass_until(DECEMBER);
		assert_refused!(execute(OWN, number), Errors::LineClosed);
	});
}

#[test]
fn what_cannot_be_paid_until_its_period_is_over_is_missed() {
	new_test(|| {
		let number = runs(OWN, 10 * EURO, monthly(3));
		let january = months_later(DECEMBER, 1).unwrap();
		pass_until(DECEMBER - 1);
		RegisteredBy::set(vec![]);
		pass_until(january - 1);
		assert!(told().iter().all(|event| matches!(event, Event::PaymentHeld { .. })));
		pass(DAY);
		let missed = |day| Event::StandingMissed { treasury: OWN, payment: number, day };
		assert_eq!(told()[0], missed(DECEMBER));
		RegisteredBy::set(vec![(REGISTERED, 5)]);
		pass(DAY);
		assert_eq!(paid(), [(january, 10 * EURO)]);
		// Also the last one, with which it ends.
		RegisteredBy::set(vec![]);
		let february = months_later(DECEMBER, 2).unwrap();
		pass_until(months_later(DECEMBER, 3).unwrap());
		let ended = Event::StandingEnded { treasury: OWN, payment: number, why: StandingEnd::Over };
		assert!(told().ends_with(&[missed(february), ended]));
		assert_eq!(requested_of(OWN, LINE), 10 * EURO);
	});
}

#[test]
fn a_chain_that_stood_still_catches_up_once_a_period() {
	new_test(|| {
		assert_ok!(Treasuries::change_line(alone(), OWN, LINE, 0));
		assert_ok!(open_line(alone(), OWN, 10 * EURO, Rhythm::Month));
		let item = Item { payee: Party::Account(REGISTERED), amount: 10 * EURO, custodian: None };
		let plan = monthly(6);
		assert_ok!(plain(Treasuries::request_standing(signed(1, 1), OWN, 1, 2, item, fresh(), false, plan)));
		let _ = approved(OWN);
		let _ = told();
		let days: Vec<_> = (0..6).map(|nth| months_later(DECEMBER, nth).unwrap()).collect();
		// Civil time has gone on until 20 March.
		rochdale_mocks::CivilAhead::set((days[3] + 19 - today()) as Moment * DAY);
		pass(DAY);
		assert_eq!(paid(), [0, 1, 2, 3].map(|nth| (days[nth], 10 * EURO)));
		for day in &days[..4] {
			assert_eq!(Spent::<Test>::get((OWN, 2, day)).requested, 10 * EURO, "each is charged to its period");
		}
		pass(5 * DAY);
		assert_eq!(paid(), []);
		// A clock that is put back pays nothing twice.
		rochdale_mocks::CivilAhead::set(0);
		pass(DAY);
		assert_eq!(paid(), []);
		rochdale_mocks::CivilAhead::set(365 * DAY);
		pass(DAY);
		assert_eq!(paid(), [4, 5].map(|nth| (days[nth], 10 * EURO)));
		assert_eq!(record(OWN).standing, 0);
	});
}

#[test]
fn by_bank_it_is_an_order_like_any_other() {
	new_test(|| {
		large(COMMON);
		let number = runs(COMMON, 1_000 * EURO, monthly(12));
		pass_until(DECEMBER);
		let last = StandingPayments::<Test>::get(COMMON, number).map(|standing| standing.next);
		assert_eq!((paid(), last), (vec![(DECEMBER, 1_000 * EURO)], Some(1)));
		assert_eq!((available(COMMON), requested_of(COMMON, LINE)), (HELD - 1_000 * EURO, 1_000 * EURO));
		// What the bank has not paid frees the budget, and is not paid a second time.
		assert_ok!(void(COMMON, 1));
		System::assert_has_event(Event::NotPaid { treasury: COMMON, payment: number }.into());
		assert_eq!((available(COMMON), requested_of(COMMON, LINE)), (HELD, 0));
		let _ = told();
		pass(2 * DAY);
		assert_eq!(paid(), []);
		pass_until(months_later(DECEMBER, 1).unwrap());
		assert_eq!(paid().len(), 1);
		// The new details are in force after three days. They have to be approved for what waits, and end what would come.
		let ledger = record(COMMON).ledger;
		for coop in [1, 2] {
			assert_ok!(plain(Books::set_details(signed(coop, 5), ledger, coop, baker(), doc(70))));
		}
		let before = content(COMMON, number);
		pass(4 * DAY);
		assert_ne!(content(COMMON, number), before);
		for coop in 2..=4 {
			let again = content(COMMON, number);
			assert_ok!(plain(Treasuries::approve_again(signed(coop, 5), COMMON, number, coop, again)));
		}
		assert!(told().is_empty());
		pass_until(months_later(DECEMBER, 2).unwrap());
		let why = StandingEnd::DetailsChanged;
		assert_eq!(told(), [Event::StandingEnded { treasury: COMMON, payment: number, why }]);
		assert_eq!(record(COMMON).standing, 0);
	});
}

#[test]
fn of_two_orders_that_wait_when_bank_details_change_the_older_one_is_voided() {
	new_test(|| {
		large(COMMON);
		let number = runs(COMMON, 1_000 * EURO, monthly(12));
		pass_until(months_later(DECEMBER, 1).unwrap());
		assert_eq!(paid().len(), 2);
		let ledger = record(COMMON).ledger;
		for coop in [1, 2] {
			assert_ok!(plain(Books::set_details(signed(coop, 5), ledger, coop, baker(), doc(70))));
		}
		pass(4 * DAY);
		let post = |no: PendingNo| {
			let (booked, valued, reference) = (today(), today(), doc(9_000 + u64::from(no)));
			let (direction, amount) = (Direction::Out, 1_000 * EURO);
			let line = pallet_ledger::StatementLine { reference, booked, valued, direction, amount };
			let parts = vec![pallet_ledger::Part::Whole(no)].try_into().unwrap();
			let posting =
				pallet_ledger::Posting { bank: record(COMMON).cash, line, parts, rest: 0, voucher: H256::zero() };
			for coop in [1, 2] {
				plain(Books::post(signed(coop, 5), ledger, coop, posting.clone()))?;
			}
			Ok(())
		};
		let changed: DispatchResult = Err(pallet_ledger::Error::<Test>::DetailsChanged.into());
		assert_eq!([1, 2].map(post), [changed, changed]);
		// What signers approve again is the last one.
		let again = |coop| {
			let content = content(COMMON, number);
			plain(Treasuries::approve_again(signed(coop, 5), COMMON, number, coop, content))
		};
		for coop in 2..=4 {
			assert_ok!(again(coop));
		}
		// In the second tier that takes a day, as the approval did.
		pass(DAY);
		assert_ok!(again(4));
		assert_eq!(again(2), Err(Errors::NothingToApproveAgain.into()));
		assert_eq!([1, 2].map(post), [changed, Ok(())]);
		// The older one frees its budget, and is requested anew like any other payment.
		let before = requested_of(COMMON, LINE);
		assert_ok!(void(COMMON, 1));
		assert_eq!(requested_of(COMMON, LINE), before - 1_000 * EURO);
		assert_ok!(ask_by(COMMON, (1, 5), LINE, baker(), 1_000 * EURO));
		let anew = approved(COMMON);
		assert!(matches!(closed(COMMON, anew), Some(Closed::Paid { booked: Booked::Ordered(3), .. })));
		assert_eq!(post(3), Ok(()));
	});
}

#[test]
fn two_signers_end_it() {
	new_test(|| {
		let number = runs(JOINT, 30 * EURO, monthly(12));
		let end = |coop, member| {
			plain(Treasuries::end_standing(signed(coop, member), JOINT, number, coop, content(JOINT, number)))
		};
		let wish = Wish::StandingEnd(number);
		let keep = |coop, member| Treasuries::withdraw_wish(signed(coop, member), JOINT, coop, wish);
		assert_refused!(end(4, 3), Errors::NotSigner);
		assert_refused!(end(1, 1), Errors::NotSigner);
		assert_refused!(Treasuries::end_standing(signed(1, 3), JOINT, number, 1, doc(1)), Errors::OtherContent);
		assert_refused!(Treasuries::end_standing(signed(1, 3), JOINT, 9, 1, doc(1)), Errors::NoSuchRequest);
		assert_refused!(keep(1, 3), Errors::NothingNoted);
		let of_none = Treasuries::withdraw_wish(signed(1, 3), JOINT, 1, Wish::StandingEnd(9));
		assert_refused!(of_none, Errors::NoSuchRequest);
		assert_ok!(end(1, 3));
		let lapses_at = DeadlineTime::get() + 14 * DAY;
		let by = hand(1, 3);
		System::assert_last_event(Event::StandingUnwanted { treasury: JOINT, payment: number, by, lapses_at }.into());
		assert_refused!(end(1, 3), Errors::AlreadyApproved);
		// Taken back by nobody else, lapsed, and of somebody who signs no longer it does not count.
		assert_refused!(keep(2, 3), Errors::NothingNoted);
		assert_ok!(keep(1, 3));
		System::assert_last_event(Event::WishWithdrawn { treasury: JOINT, by, wish }.into());
		assert_ok!(end(2, 3));
		pass(14 * DAY);
		assert_ok!(end(1, 3));
		assert_ok!(Treasuries::replace_signer(by_coop(1, Track::Ordinary), JOINT, seat(1, 5)));
		assert_ok!(end(2, 3));
		assert!(StandingPayments::<Test>::contains_key(JOINT, number));
		assert_ok!(end(3, 3));
		let why = StandingEnd::Signers(hand(2, 3), hand(3, 3));
		System::assert_last_event(Event::StandingEnded { treasury: JOINT, payment: number, why }.into());
		assert_refused!(end(3, 3), Errors::NoSuchRequest);
		assert_eq!(record(JOINT).standing, 0);
		let _ = told();
		pass_until(months_later(DECEMBER, 3).unwrap());
		assert_eq!(told(), []);
	});
}

#[test]
fn the_owners_stop_it() {
	new_test(|| {
		let number = runs(JOINT, 30 * EURO, monthly(12));
		let stop = |origin| Treasuries::stop_standing(origin, JOINT, number);
		assert_refused!(stop(alone()), Errors::NotOwner);
		assert_refused!(stop(by_agreement(&[1, 2, 3], Track::Consent)), Errors::MandateTooWeak);
		assert_ok!(stop(together()));
		let why = StandingEnd::Resolution(RESOLUTION);
		System::assert_last_event(Event::StandingEnded { treasury: JOINT, payment: number, why }.into());
		assert_refused!(stop(together()), Errors::NoSuchRequest);
	});
}

#[test]
fn hands_ask_for_it_and_end_it_free_of_charge_a_few_times() {
	new_test(|| {
		let number = runs(JOINT, 30 * EURO, monthly(12));
		let item = Item { payee: Party::Account(REGISTERED), amount: EURO, custodian: None };
		let (treasury, coop, line, voucher, plan) = (JOINT, 1, LINE, doc(1), monthly(12));
		let asks = crate::Call::<Test>::request_standing { treasury, coop, line, item, voucher, again: false, plan };
		let content = content(JOINT, number);
		let ends = crate::Call::<Test>::end_standing { treasury, payment: number, coop, content };
		let keeps = crate::Call::<Test>::withdraw_wish { treasury, coop, wish: Wish::StandingEnd(number) };
		let who = account(1, 3);
		assert_eq!([&asks, &ends].map(|call| call.charge(&who)), [Fee::Free, Fee::Free]);
		assert_eq!(keeps.charge(&who), Fee::Refused(Errors::NothingNoted.into()));
		assert_eq!(ends.charge(&STRANGER), Fee::Refused(Errors::NotMember.into()));
		assert_ok!(RuntimeCall::Treasuries(ends.clone()).dispatch(signed(1, 3)));
		assert_eq!(keeps.charge(&who), Fee::Free);
		assert_eq!(Quotas::<Test>::get(1, 3).used, 1);
		assert_ok!(RuntimeCall::Treasuries(keeps).dispatch(signed(1, 3)));
		MostFree::set(2);
		assert_ne!(ends.charge(&who), Fee::Free);
		assert_ne!(asks.charge(&who), Fee::Free);
	});
}
