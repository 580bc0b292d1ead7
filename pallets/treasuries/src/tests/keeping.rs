//! What the ledger is told about treasuries, and what treasuries hear of the bank.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::ledger::{BusinessYears, CashAccount, HearPosts, KeepLedgers, KnowCash};

/// Requests and has approved a payment by bank, and gives its numbers as a request and in the books.
fn pay_by_bank(amount: Balance) -> (PaymentNo, PendingNo) {
	let number = requested(COMMON, 1, 5, amount);
	for coop in 2..=4 {
		let _ = approve(COMMON, number, coop, 5);
	}
	pass(DAY);
	let Booked::Ordered(pending) = last_paid().unwrap().booked else { panic!() };
	(number, pending)
}

/// What was spent of the line, what two approved, what the payees got, and what went in a year.
fn spent() -> [Balance; 4] {
	let now = DeadlineTime::get();
	let payees: Balance =
		Payees::<Test>::iter_prefix_values(COMMON).map(|payee| payee.got.sum(30 * DAY, now).unwrap()).sum();
	let record = record(COMMON);
	let [small, gone] = [(record.small, 30), (record.gone, 365)].map(|(sum, days)| sum.sum(days * DAY, now).unwrap());
	[requested_of(COMMON, LINE), small, payees, gone]
}

fn ledger(treasury: TreasuryId) -> LedgerId {
	crate::Treasuries::<Test>::get(treasury).map_or(LedgerId::Fund, |record| record.ledger)
}

#[test]
fn hands_keep_the_books() {
	new_test(|| {
		let hand_of = |treasury, coop, member| {
			let hand = <Treasuries as KeepLedgers<_, _>>::hand(ledger(treasury), coop, &account(coop, member));
			hand.map(|acting| acting.hand)
		};
		assert_eq!(hand_of(OWN, 1, 5), Some(hand(1, 5)));
		assert_eq!(hand_of(OWN, 1, 2), Some(hand(1, 2)));
		assert_eq!(hand_of(OWN, 1, 6), None);
		assert_eq!(hand_of(OWN, 2, 2), None);
		assert_eq!(hand_of(JOINT, 2, 1), Some(hand(2, 1)));
		assert_eq!(hand_of(COMMON, 2, 1), None);
		assert_eq!(hand_of(COMMON, 2, 5), Some(hand(2, 5)));
		assert_eq!(hand_of(4, 1, 1), None);
		// They keep on while nothing new is paid.
		assert_ok!(Treasuries::set_pause(alone(), OWN, 5));
		assert_eq!(hand_of(OWN, 1, 5), Some(hand(1, 5)));
		Ineligible::set(vec![(1, 5)]);
		assert_eq!(hand_of(OWN, 1, 5), None);
		let is_joint = |(treasury, coop, member)| {
			let acting = <Treasuries as KeepLedgers<_, _>>::hand(ledger(treasury), coop, &account(coop, member));
			acting.map(|acting| acting.is_joint)
		};
		let joint = [(OWN, 1, 2), (JOINT, 2, 1), (COMMON, 2, 5)].map(is_joint);
		assert_eq!(joint, [Some(false), Some(true), Some(true)]);
		let benefits = |id| {
			let hands = [(hand(1, 1), &account(1, 1))];
			<Treasuries as KeepLedgers<_, _>>::benefits(ledger(id), &[&baker()], &hands)
		};
		assert_eq!(benefits(4), Some(hand(1, 1)));
		assert_eq!(benefits(OWN), None);
	});
}

#[test]
fn hands_are_hands_since_they_hold_office_or_were_named() {
	new_test(|| {
		let since = |treasury, coop, member| {
			let hand = <Treasuries as KeepLedgers<_, _>>::hand(ledger(treasury), coop, &account(coop, member));
			hand.map(|acting| acting.since)
		};
		assert_eq!(since(JOINT, 1, 3), Some(5));
		assert_eq!(since(OWN, 1, 5), Some(START + 1_000));
		pass(10 * DAY);
		// Who stays is one without a break, and who comes back is not.
		let own = [office(1, Office::Chair), office(1, Office::Secretary), treasurer(1)];
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&[own[0], own[1], own[2], seat(1, 5)])));
		assert_eq!(since(OWN, 1, 5), Some(START + 1_000));
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&own)));
		assert_eq!(since(OWN, 1, 5), None);
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&[own[0], own[1], own[2], seat(1, 5)])));
		assert_eq!(since(OWN, 1, 5), Some(START + 10 * DAY + 1_000));
		// The office that somebody holds longest counts.
		Officers::set(vec![(2, Office::Chair, 3, 9)]);
		assert_eq!(since(JOINT, 2, 3), Some(5));
		Officers::set(vec![(2, Office::Treasurer, 3, 9)]);
		assert_eq!(since(JOINT, 2, 3), Some(9));
	});
}

#[test]
fn what_the_bank_has_not_paid_is_free_again() {
	new_test(|| {
		let (small, first) = pay_by_bank(TIER1);
		let (large, second) = pay_by_bank(TIER1 + EURO);
		let both = 2 * TIER1 + EURO;
		assert_eq!(spent(), [both, TIER1, both, both]);
		assert_eq!([small, large].map(|number| paid_in(COMMON, number)), [Some(Tier::Two), Some(Tier::Threshold)]);

		assert_ok!(void(COMMON, second));
		assert_eq!(spent(), [TIER1; 4]);
		let booked = Booked::Ordered(second);
		assert_eq!(closed(COMMON, large), Some(Closed::NotPaid { tier: Tier::Threshold, booked }));
		let told = rochdale_mocks::take_events::<Test, Event<Test>>();
		assert!(told.contains(&Event::NotPaid { treasury: COMMON, payment: large }));
		// Once only.
		assert_refused!(void(COMMON, second), pallet_ledger::Error::<Test>::AlreadyEnded);
		assert_ok!(void(COMMON, first));
		assert_eq!(spent(), [0; 4]);
	});
}

#[test]
fn what_was_not_paid_is_given_back_to_whom_it_was_counted() {
	new_test(|| {
		let payee = Party::Member(5, 5);
		assert_ok!(ask_by(COMMON, (1, 5), LINE, payee, TIER1));
		assert_ok!(approve(COMMON, 1, 2, 5));
		assert_ok!(approve(COMMON, 1, 3, 5));
		assert_eq!(spent(), [TIER1; 4]);
		// Meanwhile the member has another key, and the former one sits elsewhere.
		Moved::set(vec![(5, 5, 4_444), (5, 7, account(5, 5))]);
		assert_ok!(void(COMMON, 1));
		assert_eq!(spent(), [0; 4]);
	});
}

#[test]
fn what_is_given_back_is_that_of_the_period_in_which_it_was_charged() {
	new_test(|| {
		assert_ok!(open_line(all(), COMMON, TIER1, Rhythm::Month));
		let pay = || {
			assert_ok!(ask_by(COMMON, (1, 5), 2, baker(), TIER1));
			let number = record(COMMON).payments;
			assert_ok!(approve(COMMON, number, 2, 5));
			assert_ok!(approve(COMMON, number, 3, 5));
		};
		pay();
		// 1 December 2026, and the tiers count for a month and a twelfth.
		pass(40 * DAY);
		pay();
		assert_ok!(void(COMMON, 1));
		let spent = |period| Spent::<Test>::get((COMMON, 2, period)).requested;
		assert_eq!([20_758, 20_788].map(spent), [0, TIER1]);
		assert_refused!(ask_by(COMMON, (1, 5), 2, baker(), EURO), Errors::OverBudget);
	});
}

#[test]
fn what_nobody_has_approved_goes_as_far_as_two_signers_approve() {
	new_test(|| {
		let may =
			|treasury, amount| <Treasuries as KeepLedgers<_, _>>::may_go(ledger(treasury), &[(4, amount), (3, 0)], 0);
		assert_ok!(may(COMMON, TIER1));
		assert_refused!(may(COMMON, TIER1 + 1), Errors::NotCovered);
		assert_refused!(may(4, 1), Errors::NoSuchTreasury);
		let twice = [(4, Balance::MAX), (3, 1)];
		let sum = <Treasuries as KeepLedgers<_, _>>::may_go(ledger(COMMON), &twice, 0);
		assert_refused!(sum, Errors::Overflow);
		assert_ok!(Treasuries::set_pause(all(), COMMON, 5));
		assert_refused!(may(COMMON, 1), Errors::Paused);
		Ineligible::set(vec![(1, 5), (2, 5)]);
		pass(5 * DAY);
		assert_refused!(may(COMMON, 1), Errors::Frozen);
		Ineligible::set(vec![]);
		assert_ok!(may(COMMON, TIER1));
		// An overdue report stops what signers do, not what the bank did.
		pass(90 * DAY);
		assert!(Treasuries::treasury(COMMON).unwrap().is_report_overdue);
		assert_ok!(may(COMMON, TIER1));
	});
}

#[test]
fn what_the_bank_has_not_paid_of_a_resolution_is_free_again() {
	new_test(|| {
		let pay = |line, amount| pay(all(), COMMON, line, baker(), amount);
		assert_ok!(pay(Some(LINE), 30_000 * EURO));
		assert_refused!(pay(None, 3_330 * EURO), Errors::MajorDisposal);
		assert_ok!(void(COMMON, 1));
		assert_eq!(Treasuries::lines(COMMON)[0].spent, 0);
		assert_ok!(pay(None, 30_000 * EURO));
		assert_ok!(void(COMMON, 2));
		assert_eq!(spent(), [0; 4]);
		assert!(Vouchers::<Test>::iter_prefix(COMMON).next().is_none());
		// What others have decided is theirs, and what is of no treasury is not heard.
		let before = record(COMMON);
		let heard_of = |ledger, keeper, item| {
			let became = rochdale_primitives::ledger::Became::Posted(1);
			let item = rochdale_primitives::ledger::Heard {
				item,
				account: 4,
				side: Side::Debit,
				amount: EURO,
				party: None,
				charged: None,
				undoes: None,
			};
			<Treasuries as HearPosts<_, _>>::heard(ledger, keeper, became, 0, &[item]);
		};
		let heard = |ledger, keeper| heard_of(ledger, keeper, None);
		heard_of(before.ledger, Keeper::Shares, Some((1, 0)));
		heard(LedgerId::Fund, Keeper::Treasuries);
		assert_eq!(record(COMMON), before);
		// What goes on the word of hands counts, whoever keeps the account.
		for keeper in [Keeper::Treasuries, Keeper::Shares] {
			let before = record(COMMON).unapproved;
			heard(record(COMMON).ledger, keeper);
			assert_ne!(record(COMMON).unapproved, before);
		}
	});
}

#[test]
fn a_co_op_that_has_left_has_no_part_in_what_others_share() {
	new_test(|| {
		let number = requested(JOINT, 2, 3, EURO);
		assert_ok!(approve(JOINT, number, 1, 3));
		Standings::set(vec![(1, Standing::Left)]);
		<Treasuries as OnCoopLeft>::on_coop_left(1);
		Treasuries::do_try_state().unwrap();
		assert_eq!(record(JOINT).owner.coops(), [2, 3]);
		assert_eq!(record(JOINT).signers.len(), 2);
		assert_eq!(record(COMMON).signers.len(), 3);
		System::assert_last_event(Event::CoopGone { treasury: COMMON, coop: 1 }.into());
		let who = SignerKind::Seat(1, 5);
		let ended = Event::SignerEnded { treasury: COMMON, signer: 1, who, reason: SignerEnd::LeftFederation };
		System::assert_has_event(ended.into());
		// It keeps what is its own.
		assert_eq!(record(OWN).owner.coops(), [1]);
		assert_eq!(record(OWN).signers.len(), 4);
		assert_eq!(TreasuriesOf::<Test>::get(1).to_vec(), vec![OWN]);
		assert_ok!(request_by(OWN, 1, 1, EURO));
		assert_eq!(Treasuries::open_requests(JOINT)[0].approved, 0);
	});
}

#[test]
fn others_know_the_cash_of_a_ledger_and_the_smallest_amount_that_moves() {
	new_test(|| {
		let cash = <Treasuries as KnowCash>::cash;
		assert_eq!(cash(LedgerId::Coop(1)), Some(CashAccount { account: 2, mode: Mode::Units, unit: 1 }));
		assert_eq!(cash(LedgerId::Federation), Some(CashAccount { account: 2, mode: Mode::Bank, unit: EURO / 100 }));
		assert_eq!([LedgerId::Coop(5), LedgerId::Fund].map(cash), [None, None]);
		// A second treasury has books of its own and changes nothing.
		assert_ok!(open(by_coop(5, Track::Ordinary), "Yen", b"JPY", Mode::Bank, RULES, &[treasurer(5), seat(5, 5)]));
		assert_ok!(open(by_coop(5, Track::Ordinary), "Euro", b"EUR", Mode::Units, RULES, &[treasurer(5), seat(5, 5)]));
		assert_eq!(cash(LedgerId::Coop(5)), Some(CashAccount { account: 2, mode: Mode::Bank, unit: EURO }));
	});
}

#[test]
fn business_years_of_a_co_op_are_those_of_its_first_treasury() {
	new_test(|| {
		let year = <Treasuries as BusinessYears>::year_of;
		// 2026 and 2028, which has 366 days.
		assert_eq!(year(1, 20_758), Some((20_454, 20_819)));
		assert_eq!(year(1, 21_184), Some((21_184, 21_550)));
		assert_eq!([year(2, 20_758), year(5, 20_758)], [None, None]);
		let open = |month| {
			let two = signers(&[treasurer(5), seat(5, 5)]);
			let (by, begins) = (by_coop(5, Track::Ordinary), YearBegin { month, day: 1 });
			let (name, lines) = (title("Shop"), no_lines());
			assert_ok!(Treasuries::open_treasury(by, name, *b"EUR", Mode::Bank, RULES, two, lines, equal(), begins));
		};
		open(3);
		open(7);
		// 29 February 2028 ends a year, and 1 March begins one.
		assert_eq!(year(5, 21_243), Some((20_878, 21_244)));
		assert_eq!(year(5, 21_244), Some((21_244, 21_609)));
		// So it stays when the co-op has left and has closed it.
		Standings::set(vec![(5, Standing::Left)]);
		<Treasuries as OnCoopLeft>::on_coop_left(5);
		assert_ok!(Treasuries::close_treasury(by_coop(5, Track::Special), 4));
		assert_eq!(year(5, 21_243), Some((20_878, 21_244)));
	});
}

#[test]
fn what_others_do_is_weighed() {
	let [least, of_one, of_all] = [10, 11, 110].map(|weight| Weight::from_parts(weight, 0));
	// Of each treasury the entry of what is due.
	let claims = <Books as Post<_, _>>::post_weight(2) * u64::from(MAX_TREASURIES);
	assert_eq!(<Treasuries as OnCoopLeft>::weight(), least + claims);
	let of = |call: crate::Call<Test>| call.get_dispatch_info().call_weight;
	let (treasury, payment, coop, items) = (1, 1, 1, one_to_four());
	// Whether all co-ops share the treasury that is paid.
	let asked = Weight::from_parts(u64::from(MAX_COOPS_ASKED) + 1, 0);
	let order = |items| <Books as Post<AccountId, H256>>::order_weight(items);
	// What a custodian pays is set aside there.
	let custody = <<Test as Config>::Redeem as rochdale_primitives::money::Redeem<AccountId, H256>>::weight();
	let two_legs = <Books as Post<AccountId, H256>>::post_weight(2);
	let books = |items| order(items).max(two_legs).max(order(1) + custody);
	// And to whom the seat of a signer moves.
	let moving = Weight::from_parts(u64::from(MAX_SIGNERS) * 4, 0);
	// And what shares hold aside, wherever it is asked what there is.
	let aside = <MockShares as SetAside>::weight();
	let pay = crate::Call::pay { treasury, line: None, items: items.clone(), voucher: doc(1) };
	assert_eq!(of(pay), of_one + books(1) + aside);
	let request = crate::Call::request { treasury, coop, line: 1, items, voucher: doc(1), again: false };
	assert_eq!(of(request), of_one + aside);
	let content = doc(1);
	let approve = crate::Call::approve { treasury, payment, coop, content };
	assert_eq!(of(approve), of_all + of_all + books(MAX_ITEMS) + asked + moving + aside);
	let reject = crate::Call::reject { treasury, payment, coop, content, reason: doc(1) };
	assert_eq!(of(reject), of_all + asked + moving + aside);
	assert_eq!(of(crate::Call::execute { treasury, payment }), of_all + books(MAX_ITEMS) + asked + aside);
	assert_eq!(of(crate::Call::report_outturn { treasury, coop, document: doc(1) }), least + aside);
	assert_eq!(of(crate::Call::close_treasury { treasury }), least + aside);
	// What is due may be the time of as many requests as can be open, each of which weighs what it does to take one back.
	let expiring = least * u64::from(MAX_OPEN_REQUESTS);
	let step = (of_all + books(MAX_ITEMS) + asked + aside).max(expiring);
	assert_eq!(of(crate::Call::advance { at: 1, due: Due::Delay(1, 1) }), step);
	// Of each who has approved, whether they have set the bank details.
	let seats = Weight::from_parts(u64::from(MAX_SIGNERS), 0);
	assert_eq!(
		of(crate::Call::approve_again { treasury, payment, coop, content }),
		of_all + books(MAX_ITEMS) + asked + moving + seats
	);
	assert_eq!(<Treasuries as KeepLedgers<_, _>>::weight(1), of_one + asked + aside);
	assert_eq!(<Treasuries as HearPosts<_, _>>::weight(1), of_one);
	let call = crate::Call::open_treasury {
		title: title("Caja"),
		currency: *b"EUR",
		mode: Mode::Bank,
		rules: RULES,
		signers: signers(&[]),
		lines: no_lines(),
		shares: equal(),
		year_begins: YearBegin::JANUARY,
	};
	let dissolved = ASKING_DISSOLVED * u64::from(MAX_PARTIES);
	assert_eq!(of(call), least + <Books as Post<_, _>>::open_weight() * 8 + dissolved);
}

fn one_to_four() -> ItemsOf<Test> {
	one(Party::Coop(4), 1)
}
