//! How many approve what, the delay of the second tier, and payments that are split.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn needed(treasury: TreasuryId, number: PaymentNo) -> u32 {
	Treasuries::open_requests(treasury).into_iter().find(|card| card.payment == number).unwrap().needed
}

fn ready_at(treasury: TreasuryId, number: PaymentNo) -> Option<Moment> {
	Payments::<Test>::get(treasury, number).unwrap().ready_at
}

/// Pays the co-op 4 from the treasury of the co-op 1 in the first tier.
fn pay_small(amount: Balance) {
	let number = requested(OWN, 1, 1, amount);
	assert_ok!(approve(OWN, number, 1, 2));
	assert_ok!(approve(OWN, number, 1, 3));
	assert_eq!(paid_in(OWN, number), Some(Tier::Two));
}

#[test]
fn the_tiers_are_sums_and_never_more_than_a_share_of_the_money() {
	new_test(|| {
		let tiers = || {
			let card = Treasuries::treasury(OWN).unwrap();
			(card.held, card.tier1, card.tier2)
		};
		assert_eq!(tiers(), (HELD, TIER1, TIER2));
		let small = requested(OWN, 1, 1, TIER1);
		let large = requested(OWN, 1, 1, TIER1 + 1);
		assert_eq!((needed(OWN, small), needed(OWN, large)), (2, 3));
		assert_ok!(request_by(OWN, 1, 1, TIER2));
		assert_refused!(request_by(OWN, 1, 1, TIER2 + 1), Errors::NeedsResolution);
		// A longer budget changes nothing, and larger sums that the owners adopt do.
		assert_ok!(open_line(alone(), OWN, LIMIT, Rhythm::Year));
		assert_eq!(needed(OWN, large), 3);
		let rules = Rules { threshold: 3, tier1: 2 * TIER1, tier2: 2 * TIER2 };
		assert_ok!(Treasuries::set_rules(alone(), OWN, rules));
		assert_eq!(needed(OWN, large), 2);
		assert_ok!(request_by(OWN, 1, 1, 2 * TIER2));
		// Whatever they adopt, a tenth and a half of what there is are the most.
		set_money(OWN, 9_000 * EURO);
		let rules = Rules { threshold: 3, tier1: LIMIT, tier2: 1_000_000 * EURO };
		assert_ok!(Treasuries::set_rules(alone(), OWN, rules));
		assert_eq!(tiers(), (9_000 * EURO, 900 * EURO, 4_500 * EURO));
		set_money(OWN, 0);
		assert_eq!(tiers(), (0, 0, 0));
		assert_refused!(request_by(OWN, 1, 1, 1), Errors::NeedsResolution);
	});
}

#[test]
fn a_larger_payment_needs_the_threshold_and_a_day() {
	new_test(|| {
		let number = requested(OWN, 1, 1, 480 * EURO);
		assert_ok!(approve(OWN, number, 1, 2));
		assert_ok!(approve(OWN, number, 1, 3));
		assert_eq!(ready_at(OWN, number), None);
		assert_refused!(execute(OWN, number), Errors::TooFewApprovals);
		assert_ok!(approve(OWN, number, 1, 5));
		let begun = Event::DelayBegun { treasury: OWN, payment: number, ready_at: START + DAY };
		System::assert_last_event(begun.into());
		assert_refused!(execute(OWN, number), Errors::NotReady);
		pass(DAY - 1);
		assert_refused!(execute(OWN, number), Errors::NotReady);
		assert!(last_paid().is_none());
		// It is paid without anybody's call.
		pass(1);
		assert_eq!(paid_in(OWN, number), Some(Tier::Threshold));
		assert_eq!(last_paid().unwrap().payment, number);
		assert!(Deadlines::<Test>::iter_keys().all(|(_, due)| due == Due::Expiry(OWN)));
	});
}

#[test]
fn a_delay_begins_anew_with_the_approval_that_makes_enough() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, 480 * EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!(ready_at(JOINT, number), Some(START + DAY));
		// One more changes nothing.
		pass(DAY / 2);
		assert_ok!(approve(JOINT, number, 1, 3));
		assert_eq!(ready_at(JOINT, number), Some(START + DAY));
		// One less, and one that is void, leave one.
		assert_ok!(reject(JOINT, number, 1, 3));
		assert_eq!(ready_at(JOINT, number), Some(START + DAY));
		assert_ok!(Treasuries::replace_signer(by_coop(3, Track::Ordinary), JOINT, seat(3, 5)));
		assert_ok!(approve(JOINT, number, 1, 3));
		assert_eq!(ready_at(JOINT, number), Some(START + DAY / 2 + DAY));
		pass(DAY / 2);
		assert!(last_paid().is_none());
		pass(DAY / 2);
		assert_eq!(paid_in(JOINT, number), Some(Tier::Threshold));
	});
}

#[test]
fn who_approves_late_does_not_approve_in_vain() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, 480 * EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		let expires_at = || Payments::<Test>::get(JOINT, number).unwrap().expires_at;
		pass(29 * DAY);
		assert_eq!(expires_at(), START + 30 * DAY);
		// The day would end with the request.
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!((ready_at(JOINT, number), expires_at()), (Some(START + 30 * DAY), START + 31 * DAY));
		Treasuries::do_try_state().unwrap();
		stop_money(JOINT);
		pass(DAY);
		assert_eq!(closed(JOINT, number), None);
		let_money_flow(JOINT);
		assert_ok!(execute(JOINT, number));
		assert_eq!(paid_in(JOINT, number), Some(Tier::Threshold));
		assert!(Deadlines::<Test>::iter_keys().all(|(_, due)| due == Due::Expiry(JOINT)));
	});
	// Before that nothing changes, and a day after its delay it is over.
	new_test(|| {
		let number = requested(JOINT, 1, 1, 480 * EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		pass(28 * DAY);
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!(Payments::<Test>::get(JOINT, number).unwrap().expires_at, START + 30 * DAY);
		stop_money(JOINT);
		pass(2 * DAY);
		assert_eq!(closed(JOINT, number), Some(Closed::Expired));
	});
}

#[test]
fn a_rejection_ends_a_delay() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, 480 * EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_ok!(reject(JOINT, number, 3, 3));
		assert_eq!(ready_at(JOINT, number), None);
		Treasuries::do_try_state().unwrap();
		pass(2 * DAY);
		assert!(last_paid().is_none());
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!(ready_at(JOINT, number), Some(START + 3 * DAY));
	});
}

#[test]
fn a_payment_is_held_when_its_approvals_do_not_count_any_more() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, 480 * EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		Officers::set(vec![(2, Office::Treasurer, 6, 9)]);
		pass(DAY);
		let error = Errors::TooFewApprovals.into();
		System::assert_last_event(Event::PaymentHeld { treasury: JOINT, payment: number, error }.into());
		assert_refused!(execute(JOINT, number), Errors::TooFewApprovals);
		// The delay begins anew when enough have approved again.
		assert_ok!(approve(JOINT, number, 2, 6));
		assert_eq!(ready_at(JOINT, number), Some(START + 2 * DAY));
		pass(DAY);
		assert_eq!(paid_in(JOINT, number), Some(Tier::Threshold));
	});
}

#[test]
fn no_delay_begins_on_approvals_that_do_not_count() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, 480 * EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		Officers::set(vec![(2, Office::Treasurer, 6, 9)]);
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!(ready_at(JOINT, number), None);
		assert_ok!(approve(JOINT, number, 2, 6));
		assert_eq!(ready_at(JOINT, number), Some(START + DAY));
	});
}

#[test]
fn a_payment_that_was_held_for_money_needs_no_new_day() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, 480 * EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		stop_money(JOINT);
		pass(DAY);
		let held = Event::PaymentHeld { treasury: JOINT, payment: number, error: not_enough() };
		System::assert_last_event(held.into());
		assert_refused!(execute(JOINT, number), not_enough());
		let_money_flow(JOINT);
		assert_ok!(execute(JOINT, number));
		assert_eq!(paid_in(JOINT, number), Some(Tier::Threshold));
	});
}

#[test]
fn a_raised_threshold_applies_to_what_is_pending() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, 480 * EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_ok!(Treasuries::set_rules(together(), JOINT, Rules { threshold: 3, ..RULES }));
		pass(DAY);
		assert_refused!(execute(JOINT, number), Errors::TooFewApprovals);
		// Lowered again, anybody lets the delay begin.
		assert_ok!(Treasuries::set_rules(together(), JOINT, RULES));
		assert_ok!(execute(JOINT, number));
		let begun = Event::DelayBegun { treasury: JOINT, payment: number, ready_at: START + 2 * DAY };
		System::assert_last_event(begun.into());
		assert_refused!(execute(JOINT, number), Errors::NotReady);
		pass(DAY);
		assert_eq!(paid_in(JOINT, number), Some(Tier::Threshold));
	});
}

#[test]
fn lowered_tiers_apply_to_what_is_pending() {
	new_test(|| {
		stop_money(JOINT);
		let number = requested(JOINT, 1, 1, TIER1);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_ok!(Treasuries::set_rules(together(), JOINT, Rules { tier1: TIER1 - 1, ..RULES }));
		let_money_flow(JOINT);
		// It was approved for the first tier and has come into the second, with a day.
		assert_ok!(execute(JOINT, number));
		assert_eq!(ready_at(JOINT, number), Some(START + DAY));
		assert_ok!(Treasuries::set_rules(together(), JOINT, Rules { tier1: 0, tier2: 0, ..RULES }));
		assert_refused!(execute(JOINT, number), Errors::NeedsResolution);
		pass(DAY);
		assert!(last_paid().is_none());
		// Somebody who approves what nobody can pay is heard all the same.
		assert_ok!(approve(JOINT, number, 1, 3));
	});
}

#[test]
fn payments_to_one_payee_are_added_up() {
	new_test(|| {
		pay_small(200 * EURO);
		let number = requested(OWN, 1, 1, 165 * EURO);
		assert_eq!(needed(OWN, number), 2);
		let number = requested(OWN, 1, 1, 165 * EURO + 1);
		assert_eq!(needed(OWN, number), 3);
		// Another payee has not got anything.
		assert_ok!(ask_by(OWN, (1, 1), LINE, Party::Coop(5), TIER1));
		assert_eq!(needed(OWN, record(OWN).payments), 2);
		// Nor are the lines a way around, or the second tier.
		assert_ok!(open_line(alone(), OWN, 400 * EURO, Rhythm::Year));
		assert_ok!(ask_by(OWN, (1, 1), 2, Party::Coop(4), 166 * EURO));
		assert_eq!(needed(OWN, record(OWN).payments), 3);
		assert_refused!(request_by(OWN, 1, 1, TIER2 - 200 * EURO + 1), Errors::NeedsResolution);
		assert_ok!(request_by(OWN, 1, 1, TIER2 - 200 * EURO));
		pass(30 * DAY);
		assert_refused!(request_by(OWN, 1, 1, TIER2 - 200 * EURO + 1), Errors::NeedsResolution);
		pass(5 * DAY / 2);
		assert_ok!(request_by(OWN, 1, 1, TIER2));
	});
}

/// How many must approve what is paid after the first tier was used up by `first`.
fn needed_after(treasury: TreasuryId, first: PartyOf<Test>, next: PartyOf<Test>) -> u32 {
	let coop = 1;
	let ask = |payee, amount| {
		assert_ok!(ask_by(treasury, (coop, 1), LINE, payee, amount));
		record(treasury).payments
	};
	let number = ask(first, TIER1);
	let others = if treasury == OWN { [(1, 2), (1, 3)] } else { [(2, 3), (3, 3)] };
	for (coop, member) in others {
		assert_ok!(approve(treasury, number, coop, member));
	}
	assert_eq!(paid_in(treasury, number), Some(Tier::Two));
	needed(treasury, ask(next, EURO))
}

#[test]
fn the_same_payee_in_another_form_is_the_same() {
	/// The second account that the co-op 5 has registered.
	const OTHER: AccountId = 8_889;
	let two_of = |treasury, first: PartyOf<Test>, next: PartyOf<Test>| {
		let mut results = vec![];
		for (first, next) in [(first.clone(), next.clone()), (next, first)] {
			new_test(|| {
				RegisteredBy::set(vec![(REGISTERED, 5), (OTHER, 5), (4_444, 1), (4_445, 1)]);
				Moved::set(vec![(5, 6, account(4, 6))]);
				let open = |owners: RuntimeOrigin, list: [NewSigner; 2]| {
					assert_ok!(open(owners, "Too", b"EUR", Mode::Units, RULES, &list));
				};
				open(by_coop(5, Track::Ordinary), [treasurer(5), seat(5, 6)]);
				open(by_agreement(&[4, 5], Track::Ordinary), [treasurer(4), treasurer(5)]);
				open(by_agreement(&[4, 5], Track::Ordinary), [seat(4, 5), treasurer(5)]);
				open(all(), [treasurer(4), treasurer(5)]);
				open(all(), [seat(4, 5), treasurer(5)]);
				open(by_agreement(&[1, 4, 5], Track::Ordinary), [treasurer(4), treasurer(5)]);
				// All must approve what is in the second tier, so that the two can be told apart.
				let rules = Rules { threshold: 3, ..RULES };
				assert_ok!(Treasuries::set_rules(owners_of(treasury, Track::Ordinary), treasury, rules));
				results.push(needed_after(treasury, first, next));
			});
		}
		assert_eq!(results[0], results[1]);
		results[0] == 3
	};
	let (of_five, of_both) = (Party::Treasury(4), Party::Treasury(5));
	let (of_both_too, of_all, of_all_too, of_others) =
		(Party::Treasury(6), Party::Treasury(7), Party::Treasury(8), Party::Treasury(9));
	let [registered, other, supplier, second] = [REGISTERED, OTHER, 4_444, 4_445].map(Party::Account);
	for treasury in [OWN, JOINT] {
		let same = |first: &PartyOf<Test>, next: &PartyOf<Test>| two_of(treasury, first.clone(), next.clone());
		// A co-op, what it has registered, and its treasury.
		for form in [&registered, &other, &of_five] {
			assert!(same(&Party::Coop(5), form), "{form:?}");
		}
		assert!(same(&registered, &other));
		// Not what it shares with others, nor its members.
		for another in [&of_both, &Party::Member(5, 5), &Party::Coop(4)] {
			assert!(!same(&Party::Coop(5), another), "{another:?}");
		}
		// All treasuries that several share, and all of the federation.
		assert!(same(&of_both, &of_both_too));
		assert!(same(&of_all, &of_all_too));
		for another in [&of_all, &of_five] {
			assert!(!same(&of_both, another), "{another:?}");
		}
		if treasury == OWN {
			assert!(!same(&of_both, &of_others));
		}
		// A person with a seat in two co-ops.
		assert!(same(&Party::Member(5, 6), &Party::Member(4, 6)));
		assert!(!same(&Party::Member(5, 6), &Party::Member(5, 5)));
	}
	// The accounts that a co-op has registered are its suppliers where it spends its own money.
	assert!(!two_of(OWN, supplier.clone(), second.clone()));
	assert!(!two_of(OWN, supplier.clone(), Party::Coop(5)));
}

#[test]
fn accounts_that_one_owner_has_registered_are_that_owner_to_the_others() {
	new_test(|| {
		RegisteredBy::set(vec![(4_444, 4), (4_445, 4)]);
		// The officers of one co-op pay its accounts in turn.
		assert_eq!(needed_after(JOINT, Party::Account(4_444), Party::Account(4_445)), 2);
		let rules = Rules { threshold: 3, ..RULES };
		assert_ok!(Treasuries::set_rules(together(), JOINT, rules));
		assert_eq!(needed(JOINT, record(JOINT).payments), 3);
	});
}

#[test]
fn a_member_without_an_account_is_a_payee_by_bank() {
	new_test(|| {
		Keyless::set(vec![(5, 5), (5, 6)]);
		let ask = |member, amount| {
			let payee = Party::Member(5, member);
			assert_ok!(ask_by(COMMON, (1, 5), LINE, payee, amount));
			record(COMMON).payments
		};
		let number = ask(5, TIER1);
		assert_ok!(approve(COMMON, number, 2, 5));
		assert_ok!(approve(COMMON, number, 3, 5));
		assert_eq!(paid_in(COMMON, number), Some(Tier::Two));
		let (same, other) = (ask(5, EURO), ask(6, EURO));
		assert_eq!((needed(COMMON, same), needed(COMMON, other)), (3, 2));
	});
}

#[test]
fn what_has_become_too_much_meanwhile_waits_for_more() {
	new_test(|| {
		let first = requested(OWN, 1, 1, 200 * EURO);
		let second = requested(OWN, 1, 1, 200 * EURO);
		assert_ok!(approve(OWN, first, 1, 2));
		assert_ok!(approve(OWN, second, 1, 2));
		assert_ok!(approve(OWN, first, 1, 3));
		assert_eq!(paid_in(OWN, first), Some(Tier::Two));
		// Both would have been in the first tier alone.
		assert_ok!(approve(OWN, second, 1, 3));
		assert_eq!((closed(OWN, second), needed(OWN, second)), (None, 3));
		assert_ok!(approve(OWN, second, 1, 5));
		assert_eq!(ready_at(OWN, second), Some(START + DAY));
	});
}

#[test]
fn small_payments_are_limited_together_whatever_the_line() {
	new_test(|| {
		// Ten payees get 365 each, which is the second tier.
		let to = |nth: u64| Party::Outside(doc(100 + nth));
		for nth in 0..10 {
			assert_ok!(ask_by(COMMON, (1, 5), LINE, to(nth), TIER1));
			let number = record(COMMON).payments;
			assert_ok!(approve(COMMON, number, 2, 5));
			assert_ok!(approve(COMMON, number, 3, 5));
			assert_eq!(paid_in(COMMON, number), Some(Tier::Two), "{nth}");
		}
		assert_ok!(ask_by(COMMON, (1, 5), LINE, to(10), EURO));
		let number = record(COMMON).payments;
		assert_eq!(needed(COMMON, number), 3);
		// More lines do not raise it, but for what a larger budget does.
		for line in 2..10 {
			assert_ok!(open_line(all(), COMMON, EURO, Rhythm::Year));
			assert_ok!(ask_by(COMMON, (2, 5), line, to(10), EURO));
			assert_eq!(needed(COMMON, record(COMMON).payments), 3);
			assert_ok!(Treasuries::withdraw_request(signed(2, 5), COMMON, record(COMMON).payments, 2));
		}
		// What was approved by more is not among them.
		assert_ok!(approve(COMMON, number, 2, 5));
		assert_ok!(approve(COMMON, number, 3, 5));
		assert_ok!(approve(COMMON, number, 4, 5));
		pass(DAY);
		assert_eq!(paid_in(COMMON, number), Some(Tier::Threshold));
		let small = record(COMMON).small;
		assert_eq!(small.sum(30 * DAY, DeadlineTime::get()), Some(TIER2));
	});
}
