//! What other pallets are told about treasuries, and what they tell.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::money::KeepBooks;

/// Requests and has approved a payment by bank, and gives its leg.
fn pay_by_bank(amount: Balance) -> LegOf<Test> {
	let number = requested(COMMON, 1, 5, amount);
	for coop in 2..=4 {
		let _ = approve(COMMON, number, coop, 5);
	}
	pass(DAY);
	last_paid().unwrap().1
}

fn spent() -> (Option<Balance>, Option<Balance>, Option<Balance>) {
	let line = Lines::<Test>::get(COMMON, LINE).unwrap();
	let now = DeadlineTime::get();
	let payees: Balance = Payees::<Test>::iter_prefix_values(COMMON).map(|got| got.sum(30 * DAY, now).unwrap()).sum();
	(line.spent.sum(365 * DAY, now), record(COMMON).small.sum(30 * DAY, now), Some(payees))
}

#[test]
fn hands_keep_the_books() {
	new_test(|| {
		let hand_of = |treasury, coop, member| {
			<Treasuries as KeepBooks<_, _, _>>::hand(Book::Treasury(treasury), coop, &account(coop, member))
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
		let joint = [OWN, JOINT, COMMON, 4].map(|id| Treasuries::is_joint(Book::Treasury(id)));
		assert_eq!(joint, [false, true, true, true]);
		assert!(Treasuries::benefits(Book::Treasury(4), &baker(), hand(1, 1), &account(1, 1)));
		assert!(!Treasuries::benefits(Book::Treasury(OWN), &baker(), hand(1, 1), &account(1, 1)));
	});
}

#[test]
fn what_the_bank_has_not_paid_is_free_again() {
	new_test(|| {
		let small = pay_by_bank(TIER1);
		let large = pay_by_bank(TIER1 + 1);
		let both = 2 * TIER1 + 1;
		assert_eq!(spent(), (Some(both), Some(TIER1), Some(both)));
		assert_eq!(
			[1, 2].map(|number| closed(COMMON, number).unwrap()),
			[Tier::Two, Tier::Threshold].map(Closed::Paid)
		);

		let book = Book::Treasury(COMMON);
		Treasuries::on_not_paid(book, &large);
		assert_eq!(spent(), (Some(TIER1), Some(TIER1), Some(TIER1)));
		assert_eq!(closed(COMMON, 2), Some(Closed::NotPaid));
		// Once only.
		Treasuries::on_not_paid(book, &large);
		assert_eq!(spent(), (Some(TIER1), Some(TIER1), Some(TIER1)));
		Treasuries::on_not_paid(book, &small);
		assert_eq!(spent(), (Some(0), Some(0), Some(0)));
	});
}

#[test]
fn what_was_not_paid_is_given_back_to_whom_it_was_counted() {
	new_test(|| {
		let payee = Party::Member(5, 5);
		assert_ok!(Treasuries::request(signed(1, 5), COMMON, 1, LINE, payee.clone(), TIER1, doc(9)));
		assert_ok!(approve(COMMON, 1, 2, 5));
		assert_ok!(approve(COMMON, 1, 3, 5));
		let (_, leg, _) = last_paid().unwrap();
		assert_eq!(spent().2, Some(TIER1));
		// Meanwhile the member has another key, and the former one sits elsewhere.
		Moved::set(vec![(5, 5, 4_444), (5, 7, account(5, 5))]);
		Treasuries::on_not_paid(Book::Treasury(COMMON), &leg);
		assert_eq!(spent(), (Some(0), Some(0), Some(0)));
	});
}

#[test]
fn money_may_leave_a_book_that_is_neither_paused_nor_frozen() {
	new_test(|| {
		let may = || [OWN, JOINT, COMMON, 4].map(|id| Treasuries::may_move(Book::Treasury(id)));
		assert_eq!(may(), [true, true, true, false]);
		assert_ok!(Treasuries::set_pause(alone(), OWN, 5));
		assert_eq!(may(), [false, true, true, false]);
		Officers::set(vec![(1, Office::Treasurer, 0, 0), (2, Office::Treasurer, 0, 0)]);
		assert_eq!(may(), [false, false, true, false]);
		Officers::set(vec![]);
		pass(5 * DAY);
		assert_eq!(may(), [true, true, true, false]);
		// An overdue report stops what signers do, not what was decided.
		pass(90 * DAY);
		assert!(Treasuries::treasury(OWN).unwrap().is_report_overdue);
		assert_eq!(may(), [true, true, true, false]);
	});
}

#[test]
fn what_the_bank_has_not_paid_of_a_resolution_is_free_again() {
	new_test(|| {
		let pay = |line, amount| Treasuries::pay(all(), COMMON, line, baker(), amount, doc(9));
		assert_ok!(pay(Some(LINE), 30_000 * EURO));
		assert_refused!(pay(None, 3_330 * EURO), Errors::MajorDisposal);
		let (_, leg, _) = last_paid().unwrap();
		Treasuries::on_not_paid(Book::Treasury(COMMON), &leg);
		assert_eq!(Treasuries::lines(COMMON)[0].spent, 0);
		set_money(Book::Treasury(COMMON), 100_000 * EURO);
		assert_ok!(pay(None, 30_000 * EURO));
		let (_, leg, _) = last_paid().unwrap();
		Treasuries::on_not_paid(Book::Treasury(COMMON), &leg);
		// What is no payment of a treasury changes nothing.
		let before = record(COMMON);
		for basis in [Basis::Contribution, Basis::Correction(1)] {
			Treasuries::on_not_paid(Book::Treasury(COMMON), &Leg { basis, ..leg.clone() });
		}
		assert_eq!(record(COMMON), before);
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
fn what_others_do_is_weighed() {
	let one = Weight::from_parts(10, 0);
	assert_eq!(<Treasuries as OnCoopLeft>::weight(), one);
	let of = |call: crate::Call<Test>| call.get_dispatch_info().call_weight;
	let payee = Party::Coop(4);
	assert_eq!(of(crate::Call::pay { treasury: 1, line: None, payee, amount: 1, reason: doc(1) }), one + PAYING);
	// Whether all co-ops share the treasury that is paid.
	let asked = Weight::from_parts(u64::from(MAX_COOPS_ASKED) + 1, 0);
	let payee = Party::Treasury(2);
	let request = crate::Call::request { treasury: 1, coop: 1, line: 1, payee, amount: 1, reason: doc(1) };
	assert_eq!(of(request), one + asked);
	assert_eq!(of(crate::Call::approve { treasury: 1, payment: 1, coop: 1 }), one + PAYING + asked);
	assert_eq!(of(crate::Call::reject { treasury: 1, payment: 1, coop: 1, reason: doc(1) }), one + asked);
	assert_eq!(of(crate::Call::execute { treasury: 1, payment: 1 }), one + PAYING + asked);
	assert_eq!(of(crate::Call::advance { at: 1, due: Due::Delay(1, 1) }), one + PAYING + asked);
	assert_eq!(<Treasuries as KeepBooks<_, _, _>>::weight(), one + asked);
	let call = crate::Call::open_treasury {
		title: title("Caja"),
		currency: *b"EUR",
		mode: Mode::Bank,
		rules: RULES,
		signers: signers(&[]),
	};
	assert_eq!(of(call), one + OPENING);
}
