//! Who approves and rejects, and what counts when the money moves.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::ledger::KeepLedgers;

fn has_interest(treasury: TreasuryId, party: &PartyOf<Test>, hand: Hand, who: &AccountId) -> bool {
	let ledger = crate::Treasuries::<Test>::get(treasury).map_or(LedgerId::Fund, |record| record.ledger);
	<Treasuries as KeepLedgers<_, _>>::benefits(ledger, &[party], &[(hand, who)]).is_some()
}

#[test]
fn two_others_approve_a_small_payment() {
	new_test(|| {
		let number = requested(JOINT, 1, 3, 100 * EURO);
		assert_refused!(approve(JOINT, number, 1, 3), Errors::RequesterCannotDecide);
		assert_ok!(approve(JOINT, number, 2, 3));
		System::assert_last_event(Event::RequestApproved { treasury: JOINT, payment: number, by: hand(2, 3) }.into());
		assert_refused!(approve(JOINT, number, 2, 3), Errors::AlreadyApproved);
		assert!(last_paid().is_none());
		assert_ok!(approve(JOINT, number, 3, 3));

		let basis = Basis::Request {
			number,
			requested_by: hand(1, 3),
			approved_by: vec![hand(2, 3), hand(3, 3)].try_into().unwrap(),
		};
		let ledger = record(JOINT).ledger;
		let entry = pallet_ledger::Entries::<Test>::get(ledger, 2).unwrap();
		assert_eq!((entry.basis.clone(), entry.voucher), (basis, doc(NextDocument::get())));
		let legs: Vec<_> =
			entry.legs.iter().map(|leg| (leg.account, leg.side, leg.amount, leg.party.clone())).collect();
		let line = Lines::<Test>::get(JOINT, LINE).unwrap().account;
		let cash = (record(JOINT).cash, Side::Credit, 100 * EURO, None);
		assert_eq!(legs, vec![(line, Side::Debit, 100 * EURO, Some(Party::Coop(4))), cash]);
		assert_eq!(Balances::free_balance(coop_account(4)), 100 * EURO + ED);
		let paid = Event::Paid {
			treasury: JOINT,
			payment: number,
			line: LINE,
			total: 100 * EURO,
			// The first entry is what plain transfers have brought.
			booked: Booked::Entered(2),
		};
		System::assert_last_event(paid.into());
		assert_eq!(paid_in(JOINT, number), Some(Tier::Two));
		assert_eq!(available(JOINT), 99_900 * EURO);
		assert_refused!(approve(JOINT, number, 1, 3), Errors::NoSuchRequest);
		// Of what waits, only the look at what is open is left.
		assert!(Deadlines::<Test>::iter_keys().all(|(_, due)| due == Due::Expiry(JOINT)));
	});
}

#[test]
fn only_signers_decide() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, EURO);
		assert_refused!(approve(JOINT, number, 2, 1), Errors::NotSigner);
		assert_refused!(approve(JOINT, number, 4, 3), Errors::NotSigner);
		assert_refused!(reject(JOINT, number, 2, 1), Errors::NotSigner);
		let hash = content(JOINT, number);
		assert_refused!(Treasuries::approve(signed(2, 3), JOINT, number, 3, hash), Errors::NotMember);
		// Nor without saying to what.
		let other = Treasuries::approve(signed(2, 3), JOINT, number, 2, doc(1));
		assert_refused!(other, Errors::OtherContent);
		let other = Treasuries::reject(signed(2, 3), JOINT, number, 2, doc(1), doc(1));
		assert_refused!(other, Errors::OtherContent);
		assert_refused!(approve(JOINT, 2, 2, 3), Errors::NoSuchRequest);
		assert_refused!(approve(4, 1, 2, 3), Errors::NoSuchTreasury);
		assert_refused!(reject(JOINT, 2, 2, 3), Errors::NoSuchRequest);
		let without = Treasuries::reject(signed(2, 3), JOINT, number, 2, hash, doc(0));
		assert_refused!(without, Errors::NoDocument);
	});
}

#[test]
fn the_requester_is_known_by_his_key_too() {
	new_test(|| {
		// The treasurer of the co-op 2 has the same key as the chair of the co-op 1.
		let number = requested(JOINT, 1, 1, EURO);
		Moved::set(vec![(2, 3, account(1, 1))]);
		assert_refused!(approve(JOINT, number, 2, 3), Errors::RequesterCannotDecide);
		assert_refused!(reject(JOINT, number, 2, 3), Errors::RequesterCannotDecide);
		// A requester whose seat has moved is the same member.
		let number = requested(JOINT, 3, 3, EURO);
		Moved::set(vec![(3, 3, 4_444)]);
		assert_refused!(approve(JOINT, number, 3, 3), Errors::RequesterCannotDecide);
	});
}

#[test]
fn a_key_to_which_a_seat_moves_is_that_of_the_same_person() {
	new_test(|| {
		// The chair of the co-op 1 requests, and the seat moves to the key of the treasurer of the co-op 2.
		let number = requested(JOINT, 1, 1, EURO);
		Moving::set(vec![(1, 1, account(2, 3))]);
		assert_refused!(approve(JOINT, number, 2, 3), Errors::RequesterCannotDecide);
		assert_refused!(reject(JOINT, number, 2, 3), Errors::RequesterCannotDecide);
		// What that key has approved before the move was announced counts no longer.
		Moving::set(vec![]);
		assert_ok!(approve(JOINT, number, 2, 3));
		Moving::set(vec![(1, 1, account(2, 3))]);
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!(last_paid(), None);
		assert_eq!(Treasuries::open_requests(JOINT)[0].approved, 1);
		let strict = Rules { threshold: 3, ..RULES };
		assert_ok!(Treasuries::set_rules(together(), JOINT, strict));
		let large = requested(JOINT, 1, 1, TIER1 + 1);
		assert_refused!(approve(JOINT, large, 2, 3), Errors::RequesterCannotDecide);
		assert_ok!(Treasuries::set_rules(together(), JOINT, RULES));

		// A seat of the co-op that is paid moves to a signer's key, and so does the seat of the member who is paid.
		Moving::set(vec![(4, 6, account(2, 3))]);
		let number = requested(JOINT, 1, 1, EURO);
		assert_refused!(approve(JOINT, number, 2, 3), Errors::YouBenefit);
		let payee = Party::Member(4, 6);
		assert_ok!(ask_by(OWN, (1, 1), LINE, payee, EURO));
		Moving::set(vec![(4, 6, account(1, 3))]);
		assert_refused!(approve(OWN, 1, 1, 3), Errors::YouBenefit);
		assert_ok!(approve(OWN, 1, 1, 2));
	});
}

#[test]
fn a_key_from_which_a_seat_moves_is_that_of_the_same_person() {
	new_test(|| {
		// The seat of the treasurer of the co-op 2 moves to the key of the chair of the co-op 1, who requests.
		let number = requested(JOINT, 1, 1, EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		Moving::set(vec![(2, 3, account(1, 1))]);
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!((last_paid(), Treasuries::open_requests(JOINT)[0].approved), (None, 1));
		let next = requested(JOINT, 1, 1, EURO);
		assert_refused!(approve(JOINT, next, 2, 3), Errors::RequesterCannotDecide);
		assert_refused!(reject(JOINT, next, 2, 3), Errors::RequesterCannotDecide);
		// To that of another member it can.
		Moving::set(vec![(2, 3, account(1, 2))]);
		assert_ok!(approve(JOINT, next, 2, 3));

		// The seat of a signer moves to the key of the member who is paid.
		let payee = Party::Member(4, 6);
		assert_ok!(ask_by(OWN, (1, 1), LINE, payee.clone(), EURO));
		Moving::set(vec![(1, 3, account(4, 6))]);
		assert_refused!(approve(OWN, 1, 1, 3), Errors::YouBenefit);
		assert!(has_interest(OWN, &payee, hand(1, 3), &account(1, 3)));
		assert!(!has_interest(OWN, &payee, hand(1, 2), &account(1, 2)));
		assert_ok!(approve(OWN, 1, 1, 2));
		// Or to an account that is paid.
		Moving::set(vec![(1, 3, REGISTERED)]);
		let paid = Party::Account(REGISTERED);
		assert!(has_interest(OWN, &paid, hand(1, 3), &account(1, 3)));
		assert!(!has_interest(OWN, &paid, hand(1, 2), &account(1, 2)));
		// A member without an account is known by the seat, and by the key to which it will move.
		Keyless::set(vec![(4, 6)]);
		Moving::set(vec![(4, 6, account(1, 3))]);
		let benefits = |member| has_interest(OWN, &payee, hand(1, member), &account(1, member));
		assert_eq!((benefits(3), benefits(2)), (true, false));
		assert!(has_interest(OWN, &payee, hand(4, 6), &STRANGER));
	});
}

#[test]
fn what_all_co_ops_share_is_nobody_s_interest_in_the_federation() {
	new_test(|| {
		let open = |parties: &[CoopId]| {
			let list = [seat(parties[0], 5), seat(parties[1], 5)];
			let origin = by_agreement(parties, Track::Ordinary);
			assert_ok!(open(origin, "Other", b"GBP", Mode::Bank, RULES, &list));
			Party::Treasury(TreasuryCount::<Test>::get())
		};
		let benefits = |payee: &PartyOf<Test>| {
			[1, 2, 3, 4].map(|coop| has_interest(COMMON, payee, hand(coop, 5), &account(coop, 5)))
		};
		// Nobody could confirm by bank what the federation pays there, and what is set aside would stay so.
		let everyone = open(&[1, 2, 3, 4, 5]);
		assert_eq!(benefits(&everyone), [false; 4]);
		let ask = |payee: &PartyOf<Test>| ask_by(COMMON, (1, 5), LINE, payee.clone(), EURO);
		assert_ok!(ask(&everyone));
		assert_ok!(approve(COMMON, 1, 2, 5));
		assert_ok!(approve(COMMON, 1, 3, 5));
		assert_eq!(paid_in(COMMON, 1), Some(Tier::Two));

		// Where one co-op has no part in it, the others have an interest.
		let four = open(&[1, 2, 3, 4]);
		assert_eq!(benefits(&four), [true; 4]);
		assert_ok!(ask(&four));
		for coop in 2..=4 {
			assert_refused!(approve(COMMON, 2, coop, 5), Errors::YouBenefit);
		}
		Standings::set(vec![(5, Standing::Suspended)]);
		assert_eq!(benefits(&four), [true; 4]);
		// Unless it has left.
		Standings::set(vec![(5, Standing::Left)]);
		assert_eq!(benefits(&four), [false; 4]);
		Standings::set(vec![]);
		// Nor is a co-op everybody, even where it is the only one that is left.
		assert_eq!(benefits(&Party::Coop(2)), [false, true, false, false]);
		assert_eq!(benefits(&Party::Treasury(OWN)), [true, false, false, false]);
		Standings::set([2, 3, 4, 5].map(|coop| (coop, Standing::Left)).to_vec());
		assert!(benefits(&Party::Treasury(OWN))[0]);
		// To those who share the money of several it makes no difference.
		Standings::set(vec![(4, Standing::Left), (5, Standing::Left)]);
		let two = open(&[1, 2]);
		Standings::set([3, 4, 5].map(|coop| (coop, Standing::Left)).to_vec());
		assert!(has_interest(JOINT, &two, hand(1, 3), &account(1, 3)));
		assert_eq!(benefits(&two)[..2], [false; 2]);

		// A larger federation than can be asked is not asked.
		Standings::set((6..=MAX_COOPS_ASKED + 1).map(|coop| (coop, Standing::Left)).collect());
		CoopCount::set(MAX_COOPS_ASKED);
		assert_eq!(benefits(&everyone), [false; 4]);
		CoopCount::set(MAX_COOPS_ASKED + 1);
		assert_eq!(benefits(&everyone), [true; 4]);
	});
}

#[test]
fn what_all_who_share_the_money_share_as_well_is_nobody_s_interest() {
	new_test(|| {
		let open = |parties: &[CoopId]| {
			let list = [seat(parties[0], 5), seat(parties[1], 5)];
			let origin = by_agreement(parties, Track::Ordinary);
			assert_ok!(open(origin, "Other", b"EUR", Mode::Units, RULES, &list));
			Party::Treasury(TreasuryCount::<Test>::get())
		};
		let benefits = |payee: &PartyOf<Test>, coop| has_interest(JOINT, payee, hand(coop, 3), &account(coop, 3));
		// The same co-ops keep two treasuries: otherwise nobody could approve or confirm a payment between them.
		let same = open(&[1, 2, 3]);
		assert_eq!([1, 2, 3].map(|coop| benefits(&same, coop)), [false; 3]);
		assert_ok!(ask_by(JOINT, (1, 1), LINE, same, EURO));
		assert_ok!(approve(JOINT, 1, 2, 3));
		assert_ok!(approve(JOINT, 1, 3, 3));
		assert_eq!(paid_in(JOINT, 1), Some(Tier::Two));

		// What belongs to some of them only is the interest of those.
		let some = open(&[1, 2]);
		assert_eq!([1, 2, 3].map(|coop| benefits(&some, coop)), [true, true, false]);
		assert_ok!(ask_by(JOINT, (3, 1), LINE, some, EURO));
		for coop in 1..=2 {
			assert_refused!(approve(JOINT, 2, coop, 3), Errors::YouBenefit);
		}
		// Where somebody else shares it too, those who also sit there stay out.
		let more = open(&[1, 2, 3, 4]);
		assert_eq!([1, 2, 3, 4].map(|coop| benefits(&more, coop)), [false, false, false, true]);
		Moved::set(vec![(4, 7, account(2, 3))]);
		assert_eq!([1, 2, 3].map(|coop| benefits(&more, coop)), [false, true, false]);
		// A treasury of the federation has no owners that share anything with all of it.
		assert!(has_interest(COMMON, &more, hand(1, 5), &account(1, 5)));
	});
}

#[test]
fn a_request_outlives_the_office_of_who_made_it() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, EURO);
		Officers::set(vec![(1, Office::Chair, 6, 9)]);
		Gone::set(vec![(1, 1)]);
		assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::NotMember);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!(paid_in(JOINT, number), Some(Tier::Two));
		assert!(record(JOINT).open.is_empty());
	});
}

#[test]
fn who_is_paid_has_no_say() {
	new_test(|| {
		let ask = |treasury, payee| {
			let (coop, member) = if treasury == COMMON { (1, 5) } else { (1, 1) };
			assert_ok!(ask_by(treasury, (coop, member), LINE, payee, EURO));
			record(treasury).payments
		};
		// In what belongs to one co-op, only the member himself.
		let number = ask(OWN, Party::Member(1, 2));
		assert_refused!(approve(OWN, number, 1, 2), Errors::YouBenefit);
		assert_refused!(reject(OWN, number, 1, 2), Errors::YouBenefit);
		assert_ok!(approve(OWN, number, 1, 3));
		// A member of another co-op, by the seat that the signer has there.
		Moved::set(vec![(2, 6, account(1, 2))]);
		let number = ask(OWN, Party::Member(2, 6));
		assert_refused!(approve(OWN, number, 1, 2), Errors::YouBenefit);
		let number = ask(OWN, Party::Member(2, 5));
		assert_refused!(approve(OWN, number, 1, 2), Errors::YouBenefit);
		let number = ask(OWN, Party::Coop(2));
		assert_refused!(approve(OWN, number, 1, 2), Errors::YouBenefit);
		let number = ask(OWN, Party::Treasury(JOINT));
		assert_refused!(approve(OWN, number, 1, 2), Errors::YouBenefit);
		assert_ok!(approve(OWN, number, 1, 3));

		// Where others share the money, everybody of the co-op that is paid.
		let number = ask(JOINT, Party::Member(2, 5));
		assert_refused!(approve(JOINT, number, 2, 3), Errors::YouBenefit);
		assert_ok!(approve(JOINT, number, 1, 3));
		let number = ask(JOINT, Party::Treasury(OWN));
		assert_refused!(approve(JOINT, number, 1, 3), Errors::YouBenefit);
		RegisteredBy::set(vec![(REGISTERED, 3)]);
		let number = ask(JOINT, Party::Account(REGISTERED));
		assert_refused!(approve(JOINT, number, 3, 3), Errors::YouBenefit);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert!(has_interest(OWN, &Party::Account(account(1, 5)), hand(1, 5), &account(1, 5)));
		let number = ask(COMMON, Party::Coop(4));
		assert_refused!(approve(COMMON, number, 4, 5), Errors::YouBenefit);
		let number = ask(COMMON, baker());
		assert_ok!(approve(COMMON, number, 4, 5));
		Moved::set(vec![]);
	});
}

#[test]
fn who_comes_to_benefit_counts_no_longer() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, TIER1);
		assert_ok!(approve(JOINT, number, 2, 3));
		// The treasurer takes a seat in the co-op that is paid.
		Moved::set(vec![(4, 7, account(2, 3))]);
		assert_ok!(approve(JOINT, number, 3, 3));
		assert!(last_paid().is_none());
		assert_ok!(approve(JOINT, number, 1, 3));
		let Basis::Request { approved_by, .. } = basis(&last_paid().unwrap()) else { panic!() };
		assert_eq!(approved_by.to_vec(), vec![hand(1, 3), hand(3, 3)]);
		Moved::set(vec![]);
	});
}

/// What voids the approval of the treasurer of the co-op 2 in the same block.
fn assert_voided(void: impl FnOnce()) {
	new_test(|| {
		let number = requested(JOINT, 1, 1, TIER1);
		assert_ok!(approve(JOINT, number, 2, 3));
		void();
		let approved = || Treasuries::open_requests(JOINT)[0].approved;
		assert_eq!(approved(), 0);
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_eq!((approved(), last_paid()), (1, None));
		Treasuries::do_try_state().unwrap();
		// With another one it is paid.
		assert_ok!(approve(JOINT, number, 1, 3));
		assert_eq!(paid_in(JOINT, number), Some(Tier::Two));
	});
}

#[test]
fn the_approval_of_a_removed_signer_is_void() {
	assert_voided(|| {
		let three = [treasurer(1), seat(2, 3), treasurer(3)];
		assert_ok!(Treasuries::set_signers(together(), JOINT, signers(&three)));
	});
	// The same treasurer named again is another signer.
	assert_voided(|| {
		assert_ok!(Treasuries::replace_signer(by_coop(2, Track::Ordinary), JOINT, seat(2, 6)));
		assert_ok!(Treasuries::replace_signer(by_coop(2, Track::Ordinary), JOINT, treasurer(2)));
	});
	assert_voided(|| {
		assert_ok!(Treasuries::resign_signer(signed(2, 3), JOINT, 2));
	});
	assert_voided(|| {
		assert_ok!(Treasuries::leave_treasury(by_coop(2, Track::Ordinary), JOINT));
	});
}

#[test]
fn the_approval_of_a_former_officer_is_void() {
	assert_voided(|| Officers::set(vec![(2, Office::Treasurer, 6, 9)]));
	assert_voided(|| Officers::set(vec![(2, Office::Treasurer, 0, 0)]));
	// Given up and given again.
	assert_voided(|| Officers::set(vec![(2, Office::Treasurer, 3, 9)]));
}

#[test]
fn the_approval_with_a_key_that_is_no_longer_that_of_the_seat_is_void() {
	assert_voided(|| Moved::set(vec![(2, 3, 4_444)]));
	assert_voided(|| Gone::set(vec![(2, 3)]));
}

#[test]
fn the_approval_of_a_seat_that_cannot_hold_office_is_void() {
	new_test(|| {
		let number = requested(OWN, 1, 1, TIER1);
		assert_ok!(approve(OWN, number, 1, 5));
		Ineligible::set(vec![(1, 5)]);
		assert_ok!(approve(OWN, number, 1, 2));
		assert!(last_paid().is_none());
		assert_ok!(approve(OWN, number, 1, 3));
		assert!(last_paid().is_some());
	});
}

#[test]
fn a_renewed_term_leaves_approvals_in_force() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, TIER1);
		assert_ok!(approve(JOINT, number, 2, 3));
		let three = [treasurer(1), treasurer(2), treasurer(3)];
		assert_ok!(Treasuries::set_signers(together(), JOINT, signers(&three)));
		assert_ok!(approve(JOINT, number, 3, 3));
		assert!(last_paid().is_some());
	});
}

#[test]
fn a_new_holder_approves_in_the_place_of_the_former_one() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, TIER1);
		assert_ok!(approve(JOINT, number, 2, 3));
		Officers::set(vec![(2, Office::Treasurer, 6, 9)]);
		assert_refused!(approve(JOINT, number, 2, 3), Errors::NotSigner);
		assert_ok!(approve(JOINT, number, 2, 6));
		let approvals = Payments::<Test>::get(JOINT, number).unwrap().approvals;
		assert_eq!(approvals.iter().map(|one| (one.signer, one.hand)).collect::<Vec<_>>(), vec![(2, hand(2, 6))]);
		assert_ok!(approve(JOINT, number, 3, 3));
		assert!(last_paid().is_some());
	});
}

#[test]
fn a_later_word_replaces_the_earlier() {
	new_test(|| {
		let number = requested(OWN, 1, 1, TIER1);
		let said = || {
			let payment = Payments::<Test>::get(OWN, number).unwrap();
			(payment.approvals.len(), payment.rejections.len())
		};
		assert_ok!(approve(OWN, number, 1, 2));
		assert_eq!(said(), (1, 0));
		assert_ok!(reject(OWN, number, 1, 2));
		System::assert_last_event(
			Event::RequestOpposed { treasury: OWN, payment: number, by: hand(1, 2), reason: doc(10) }.into(),
		);
		assert_eq!(said(), (0, 1));
		assert_refused!(reject(OWN, number, 1, 2), Errors::AlreadyRejected);
		assert_ok!(approve(OWN, number, 1, 2));
		assert_eq!(said(), (1, 0));
		assert_eq!(Quotas::<Test>::get(1, 2).used, 2);
	});
}

#[test]
fn a_request_is_closed_when_too_few_are_left() {
	new_test(|| {
		// Three others could approve, and two must.
		let number = requested(OWN, 1, 1, TIER1);
		assert_ok!(reject(OWN, number, 1, 2));
		assert!(Payments::<Test>::contains_key(OWN, number));
		assert_ok!(reject(OWN, number, 1, 3));
		assert_eq!(closed(OWN, number), Some(Closed::Rejected));
		System::assert_last_event(Event::RequestRejected { treasury: OWN, payment: number, line: LINE }.into());
		assert!(record(OWN).open.is_empty());
		assert_refused!(approve(OWN, number, 1, 5), Errors::NoSuchRequest);
		// In the second tier all three must.
		let number = requested(OWN, 1, 1, TIER2);
		assert_ok!(reject(OWN, number, 1, 5));
		assert_eq!(closed(OWN, number), Some(Closed::Rejected));
		// The rejection of a former officer does not count.
		let number = requested(OWN, 1, 1, TIER1);
		assert_ok!(reject(OWN, number, 1, 2));
		Officers::set(vec![(1, Office::Secretary, 6, 9)]);
		assert_ok!(reject(OWN, number, 1, 3));
		assert!(Payments::<Test>::contains_key(OWN, number));
		assert_ok!(reject(OWN, number, 1, 6));
		assert_eq!(closed(OWN, number), Some(Closed::Rejected));
	});
}

#[test]
fn money_that_comes_later_pays_what_was_approved() {
	new_test(|| {
		stop_money(JOINT);
		let number = requested(JOINT, 1, 1, TIER1);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_refused!(execute(JOINT, number), Errors::TooFewApprovals);
		assert_ok!(approve(JOINT, number, 3, 3));
		let held = Event::PaymentHeld { treasury: JOINT, payment: number, error: not_enough() };
		System::assert_last_event(held.into());
		assert_refused!(execute(JOINT, number), not_enough());
		// What failed has charged nothing.
		assert_eq!(requested_of(JOINT, LINE), 0);
		let_money_flow(JOINT);
		assert_ok!(execute(JOINT, number));
		assert_eq!((paid_in(JOINT, number), available(JOINT)), (Some(Tier::Two), HELD - TIER1));
		assert_refused!(execute(JOINT, number), Errors::NoSuchRequest);
		assert_refused!(Treasuries::execute(RuntimeOrigin::root(), JOINT, number), DispatchError::BadOrigin);
	});
}

#[test]
fn a_payee_who_is_gone_is_not_paid() {
	new_test(|| {
		assert_ok!(ask_by(OWN, (1, 1), LINE, Party::Member(2, 2), EURO));
		assert_ok!(approve(OWN, 1, 1, 2));
		Gone::set(vec![(2, 2)]);
		assert_ok!(approve(OWN, 1, 1, 3));
		assert_refused!(execute(OWN, 1), Errors::NotPayable);
	});
}

#[test]
fn less_than_an_account_needs_waits_until_the_payee_has_one() {
	new_test(|| {
		let payee = Party::Member(4, 1);
		let address = MockMembers::account_of(4, 1).unwrap();
		assert_eq!(Balances::free_balance(address), 0);
		assert_ok!(ask_by(JOINT, (1, 3), LINE, payee, ED - 1));
		let number = record(JOINT).payments;
		let voucher = Payments::<Test>::get(JOINT, number).unwrap().voucher;
		let before = available(JOINT);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		let error = TokenError::BelowMinimum.into();
		System::assert_last_event(Event::PaymentHeld { treasury: JOINT, payment: number, error }.into());
		assert_refused!(execute(JOINT, number), TokenError::BelowMinimum);
		// Nothing is lost: it is open, its budget is free, and its document is used by nothing else.
		assert!(Payments::<Test>::contains_key(JOINT, number));
		assert_eq!((available(JOINT), requested_of(JOINT, LINE)), (before, 0));
		assert_eq!((Vouchers::<Test>::get(JOINT, voucher), record(JOINT).stands_on(voucher)), (0, true));
		set_units(address, 0);
		assert_ok!(execute(JOINT, number));
		assert_eq!(paid_in(JOINT, number), Some(Tier::Two));
		assert_eq!((available(JOINT), requested_of(JOINT, LINE)), (before - (ED - 1), ED - 1));
		assert_eq!((Balances::free_balance(address), Vouchers::<Test>::get(JOINT, voucher)), (2 * ED - 1, 1));
	});
}
