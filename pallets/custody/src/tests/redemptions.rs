//! Units are burnt when they are paid for, or go back to their holder, and never both.

use crate::{mock::*, *};
use frame::{
	deps::frame_support::storage::with_storage_layer, deps::sp_runtime::traits::BadOrigin, testing_prelude::*,
};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

/// The time in which only the holder says what came of a payout.
const CONTEST: Moment = CONTEST_DAYS as Moment * DAY;

fn on_hold(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Redemption.into(), &who)
}

fn request(who: AccountId, amount: Balance) -> DispatchResult {
	Custody::request_redemption(signed(who), BANK, amount, doc(7))
}

fn report(who: AccountId, redemption: RedemptionNo, reference: u64) -> DispatchResult {
	Custody::report_payout(signed(who), redemption, doc(reference))
}

fn acknowledge(redemption: RedemptionNo) -> DispatchResult {
	Custody::acknowledge_payout(signed(BAKERY_ACCOUNT), redemption)
}

fn confirm(redemption: RedemptionNo, reference: u64) -> DispatchResult {
	confirm_payout(AUDITOR, redemption, COURIERS, doc(reference))
}

fn take_back(redemption: RedemptionNo) -> DispatchResult {
	Custody::take_back(signed(BAKERY_ACCOUNT), redemption)
}

fn dispute(redemption: RedemptionNo) -> DispatchResult {
	plain(Custody::dispute(signed(BAKERY_ACCOUNT), redemption, doc(8)))
}

fn withdraw(redemption: RedemptionNo) -> DispatchResult {
	withdraw_report(redemption)
}

fn decide(redemption: RedemptionNo, paid: bool) -> DispatchResult {
	// In a vote that opens after what has happened so far.
	pass(1);
	Custody::decide_redemption(by_federation(Track::Ordinary), redemption, paid)
}

#[test]
fn units_are_on_hold_until_the_bank_has_paid() {
	new_test(|| {
		assert_ok!(request(BAKERY_ACCOUNT, 480 * UNIT));
		let take_back_at = START + 14 * DAY;
		System::assert_last_event(
			Event::RedemptionRequested {
				custodian: BANK,
				redemption: 1,
				holder: BAKERY_ACCOUNT,
				amount: 480 * UNIT,
				take_back_at,
			}
			.into(),
		);
		assert_eq!((on_hold(BAKERY_ACCOUNT), bank().on_hold), (480 * UNIT, 480 * UNIT));
		assert_eq!(Balances::free_balance(BAKERY_ACCOUNT), 5_520 * UNIT);
		assert_eq!(Balances::total_issuance(), ENDOWED);

		assert_ok!(report(TREASURER, 1, 1));
		let by = Hand { coop: HOUSING, member: 3 };
		let event = Event::PayoutReported { custodian: BANK, redemption: 1, reference: doc(1), by };
		System::assert_last_event(event.into());
		assert_eq!(Balances::total_issuance(), ENDOWED);

		assert_ok!(acknowledge(1));
		System::assert_last_event(
			Event::PaidOut {
				custodian: BANK,
				redemption: 1,
				payout: 1,
				holder: BAKERY_ACCOUNT,
				amount: 480 * UNIT,
				paid_by: PaidBy::Holder,
			}
			.into(),
		);
		assert_eq!(Balances::total_issuance(), ENDOWED - 480 * UNIT);
		assert_eq!((on_hold(BAKERY_ACCOUNT), bank().on_hold, sums().credits), (0, 0, 480 * UNIT));
		let expected = Payout {
			custodian: BANK,
			redemption: 1,
			holder: BAKERY_ACCOUNT,
			amount: 480 * UNIT,
			payout: doc(7),
			reference: doc(1),
			reported_by: by,
			paid_by: PaidBy::Holder,
			at: START + 1_000,
		};
		assert_eq!(Payouts::<Test>::get(1), Some(expected));
	});
}

#[test]
fn an_auditor_of_another_co_op_confirms_where_the_holder_is_silent() {
	new_test(|| {
		let redemption = requested(480 * UNIT);
		assert_refused!(confirm(redemption, 1), Error::<Test>::NotReported);
		assert_ok!(report(TREASURER, redemption, 1));
		// Else officer and auditor together burn what was never paid, before its holder has seen that it is said to be.
		assert_refused!(confirm(redemption, 1), Error::<Test>::NotDue);
		pass(CONTEST - 1);
		assert_refused!(confirm(redemption, 1), Error::<Test>::NotDue);
		pass(1);
		let confirm_as = |who, coop| confirm_payout(who, redemption, coop, doc(1));
		assert_refused!(confirm(redemption, 2), Error::<Test>::DiffersFromFirst);
		// Another holder or amount than the one that left the bank.
		let seen =
			|holder, amount| Custody::confirm_payout(signed(AUDITOR), redemption, COURIERS, holder, amount, doc(1));
		assert_refused!(seen(BAKER, 480 * UNIT), Error::<Test>::DiffersFromFirst);
		assert_refused!(seen(BAKERY_ACCOUNT, 480 * UNIT + 1), Error::<Test>::DiffersFromFirst);
		assert_refused!(confirm_as(HOUSING_AUDITOR, HOUSING), Error::<Test>::NotForeign);
		assert_refused!(confirm_as(BAKERY_AUDITOR, BAKERY), Error::<Test>::ConflictOfInterest);
		assert_refused!(confirm_as(WEAVER, WEAVERS), Error::<Test>::NotAuditor);
		assert_refused!(confirm_as(STRANGER, WEAVERS), Error::<Test>::NotMember);
		seat(HOUSING, 9, WEAVERS_AUDITOR);
		assert_refused!(confirm_as(WEAVERS_AUDITOR, WEAVERS), Error::<Test>::NotForeign);
		set_standing(COURIERS, Standing::Suspended);
		assert_refused!(confirm(redemption, 1), Error::<Test>::CoopNotMember);
		set_standing(COURIERS, Standing::Member);
		assert_ok!(confirm(redemption, 1));
		let by = PaidBy::Auditors(Confirmed { by: Hand { coop: COURIERS, member: 4 }, and: None });
		assert_eq!(Payouts::<Test>::get(1).map(|payout| payout.paid_by), Some(by));
	});
}

#[test]
fn an_auditor_does_not_confirm_what_his_account_reported_or_holds() {
	new_test(|| {
		let redemption = reported(UNIT, 1);
		seat(HOUSING, 3, STRANGER);
		seat(COURIERS, 4, TREASURER);
		let same = confirm_payout(TREASURER, redemption, COURIERS, doc(1));
		assert_refused!(same, Error::<Test>::SameHand);
		// Nor what the key has reported to which his seat moves.
		seat(COURIERS, 4, AUDITOR);
		move_to(COURIERS, 4, TREASURER);
		assert_refused!(confirm(redemption, 1), Error::<Test>::SameHand);
		// The holder is the auditor.
		seat(COURIERS, 4, BAKER);
		assert_ok!(request(BAKER, UNIT));
		assert_ok!(report(CHAIR, 2, 2));
		let own = confirm_payout(BAKER, 2, COURIERS, doc(2));
		assert_refused!(own, Error::<Test>::ConflictOfInterest);
		// Or the one to whom the holder's seat moves sits in the auditor's co-op.
		move_to(WEAVERS, 9, BAKER);
		let own = confirm_payout(WEAVERS_AUDITOR, 2, WEAVERS, doc(2));
		assert_refused!(own, Error::<Test>::ConflictOfInterest);
	});
}

#[test]
fn nobody_confirms_what_the_treasury_of_his_co_op_was_paid() {
	new_test(|| {
		assert_ok!(Custody::attest_deposit(signed(TREASURER), BANK, JOINT, 2 * UNIT, doc(1)));
		assert_ok!(confirm_deposit(BAKERY_AUDITOR, 1, BAKERY));
		assert_ok!(request(JOINT, UNIT));
		assert_ok!(report(TREASURER, 1, 1));
		pass(CONTEST);
		let confirm = |who, coop| confirm_payout(who, 1, coop, doc(1));
		assert_refused!(confirm(AUDITOR, COURIERS), Error::<Test>::ConflictOfInterest);
		assert_refused!(confirm(WEAVERS_AUDITOR, WEAVERS), Error::<Test>::ConflictOfInterest);
		assert_ok!(confirm(BAKERY_AUDITOR, BAKERY));
	});
}

#[test]
fn nobody_with_a_seat_in_the_holders_co_op_confirms_for_another_one() {
	new_test(|| {
		// The couriers' auditor sits in the bakery too, whose money it is.
		let redemption = reported(UNIT, 1);
		assert_ok!(request(BAKER, UNIT));
		assert_ok!(report(TREASURER, 2, 2));
		pass(CONTEST);
		seat(BAKERY, 9, AUDITOR);
		assert_refused!(confirm(redemption, 1), Error::<Test>::ConflictOfInterest);
		seat(BAKERY, 9, STRANGER);
		move_to(BAKERY, 9, AUDITOR);
		assert_refused!(confirm(redemption, 1), Error::<Test>::ConflictOfInterest);
		Moving::set(vec![]);
		// For a member of it he does not confirm while he holds an office there.
		seat(BAKERY, 9, AUDITOR);
		let terms = Terms::get();
		appoint(BAKERY, Office::Auditor, 9);
		assert_refused!(confirm(2, 2), Error::<Test>::ConflictOfInterest);
		Terms::set(terms);
		assert_ok!(confirm(2, 2));
		seat(BAKERY, 9, STRANGER);
		assert_ok!(confirm(redemption, 1));
	});
}

/// Has this holder receive two units and request one, which is reported, and gives the number.
fn reported_to(holder: AccountId, reference: u64) -> RedemptionNo {
	assert_ok!(Custody::attest_deposit(signed(TREASURER), BANK, holder, 2 * UNIT, doc(reference)));
	assert_ok!(confirm_deposit(WEAVERS_AUDITOR, DepositCount::<Test>::get(), WEAVERS));
	assert_ok!(request(holder, UNIT));
	let redemption = RedemptionCount::<Test>::get();
	assert_ok!(report(TREASURER, redemption, reference));
	redemption
}

fn dispute_as(who: AccountId, redemption: RedemptionNo) -> DispatchResult {
	plain(Custody::dispute(signed(who), redemption, doc(8)))
}

#[test]
fn an_officer_disputes_for_a_co_op_that_decides_too_slowly() {
	new_test(|| {
		// No resolution of the bakery passes within the week after which officer and auditor burn its units, never paid.
		let redemption = reported(UNIT, 1);
		pass(CONTEST - 1);
		// Not an officer of another co-op or one of the custodian, a delegate or a stranger.
		appoint(COURIERS, Office::Delegate, 2);
		for other in [COURIER, 32, CHAIR, STRANGER, FUND] {
			assert_refused!(dispute_as(other, redemption), Error::<Test>::NotHolder);
		}
		dismiss(BAKERY, 2);
		assert_refused!(dispute_as(12, redemption), Error::<Test>::NotHolder);
		// The key to which an officer's seat moves is not his yet.
		move_to(BAKERY, 3, STRANGER);
		assert_refused!(dispute_as(STRANGER, redemption), Error::<Test>::NotHolder);
		assert_refused!(Custody::dispute(signed(BAKER), redemption, doc(0)), Error::<Test>::NoDocument);
		assert_ok!(dispute_as(BAKER, redemption));
		let event = Event::RedemptionDisputed { custodian: BANK, redemption, reason: doc(8), by: BAKER };
		System::assert_last_event(event.into());
		pass(1);
		assert_refused!(confirm(redemption, 1), Error::<Test>::InDispute);
		// Nothing else is the officer's to say.
		assert_refused!(Custody::acknowledge_payout(signed(BAKER), redemption), Error::<Test>::NotHolder);
		assert_refused!(Custody::take_back(signed(BAKER), redemption), Error::<Test>::NotHolder);
		assert_ok!(decide(redemption, false));

		// A co-op that has left has its money and its officers still. Its members' units are not the officers'.
		set_standing(BAKERY, Standing::Left);
		let redemption = reported(UNIT, 2);
		assert_ok!(dispute_as(13, redemption));
		let own = reported_to(14, 3);
		assert_refused!(dispute_as(BAKER, own), Error::<Test>::NotHolder);
		assert_ok!(dispute_as(14, own));
	});
}

#[test]
fn its_auditor_disputes_for_a_co_op_of_whose_board_one_is_left_and_its_delegate_where_nobody_is() {
	for (office, member, key) in [(Office::Auditor, 4, BAKERY_AUDITOR), (Office::Delegate, 5, 15)] {
		new_test(|| {
			let redemption = reported(UNIT, 1);
			seat(BAKERY, 5, 15);
			appoint(BAKERY, office, member);
			dismiss(BAKERY, 1);
			dismiss(BAKERY, 2);
			if office == Office::Delegate {
				assert_refused!(dispute_as(key, redemption), Error::<Test>::NotHolder);
				dismiss(BAKERY, 3);
			}
			for other in [BAKER, COURIER, AUDITOR, STRANGER] {
				assert_refused!(dispute_as(other, redemption), Error::<Test>::NotHolder);
			}
			assert_ok!(dispute_as(key, redemption));
		});
	}
}

#[test]
fn an_auditor_disputes_for_a_member_who_does_not_answer() {
	new_test(|| {
		// The weaver 42 has units, and an account of the couriers too.
		seat(COURIERS, 7, 42);
		assert_ok!(Balances::transfer_allow_death(signed(BAKER), 42, 2 * UNIT));
		let mut number = 0;
		let mut report = |reference| {
			assert_ok!(Custody::request_redemption(signed(42), BANK, UNIT / 2, doc(7)));
			number += 1;
			assert_ok!(Custody::report_payout(signed(TREASURER), number, doc(reference)));
			number
		};
		let redemption = report(1);
		// Not officers and fellow members, nor anybody of a co-op in which the member does not sit, nor who has no seat.
		seat(WEAVERS, 5, 45);
		for other in [45, WEAVER, COURIER, BAKER, BAKERY_AUDITOR, CHAIR, STRANGER] {
			assert_refused!(dispute_as(other, redemption), Error::<Test>::NotHolder);
		}
		assert_ok!(dispute_as(WEAVERS_AUDITOR, redemption));
		assert_ok!(dispute_as(AUDITOR, report(2)));
		// It moves nothing: the member says that the money has come.
		assert_ok!(Custody::acknowledge_payout(signed(42), redemption));
	});
}

#[test]
fn a_delegate_disputes_for_the_federation() {
	new_test(|| {
		MostOpen::set(10);
		for (holder, nth) in [(FUND, 1), (FEDERATION, 2)] {
			let redemption = reported_to(holder, nth);
			// The chair of the couriers is not their delegate.
			for other in [COURIER, 32, AUDITOR, CHAIR, BAKERY_ACCOUNT, STRANGER] {
				assert_refused!(dispute_as(other, redemption), Error::<Test>::NotHolder);
			}
			appoint(COURIERS, Office::Delegate, 2);
			move_to(COURIERS, 2, STRANGER);
			assert_refused!(dispute_as(STRANGER, redemption), Error::<Test>::NotHolder);
			for standing in [Standing::Suspended, Standing::Left] {
				set_standing(COURIERS, standing);
				assert_refused!(dispute_as(32, redemption), Error::<Test>::NotHolder);
			}
			set_standing(COURIERS, Standing::Member);
			// Wherever among eight seats the delegate's is, and no further.
			(50..58).for_each(|member| seat(BAKERY, member, 32));
			assert_refused!(dispute_as(32, redemption), Error::<Test>::NotHolder);
			unseat(BAKERY, 50);
			assert_ok!(dispute_as(32, redemption));
			let event = Event::RedemptionDisputed { custodian: BANK, redemption, reason: doc(8), by: 32 };
			System::assert_last_event(event.into());
			pass(CONTEST);
			assert_refused!(confirm(redemption, nth), Error::<Test>::InDispute);
			dismiss(COURIERS, 2);
			(51..58).for_each(|member| unseat(BAKERY, member));
		}
		// A treasury of several co-ops is not the federation's.
		appoint(COURIERS, Office::Delegate, 2);
		let redemption = reported_to(TREASURY, 3);
		assert_refused!(dispute_as(32, redemption), Error::<Test>::NotHolder);
	});
}

#[test]
fn what_a_former_officer_reported_needs_the_holder() {
	new_test(|| {
		let redemption = reported(UNIT, 1);
		dismiss(HOUSING, 3);
		assert_refused!(confirm(redemption, 1), Error::<Test>::OfficeLost);
		assert_ok!(acknowledge(redemption));
	});
}

#[test]
fn what_a_former_officer_reported_is_reported_anew() {
	new_test(|| {
		let redemption = reported(UNIT, 1);
		pass(CONTEST);
		// As long as he is one, nobody else can put another reference in the place of his.
		assert_refused!(report(CHAIR, redemption, 2), Error::<Test>::AlreadyReported);
		dismiss(HOUSING, 3);
		// What was paid could be taken back too if the report had to be withdrawn first, 14 days being over.
		pass(14 * DAY);
		assert_refused!(take_back(redemption), Error::<Test>::AlreadyReported);
		assert_ok!(report(CHAIR, redemption, 2));
		let by = Hand { coop: HOUSING, member: 1 };
		System::assert_last_event(Event::PayoutReported { custodian: BANK, redemption, reference: doc(2), by }.into());
		assert_eq!(bank().reported, UNIT);
		assert_refused!(take_back(redemption), Error::<Test>::AlreadyReported);
		// The holder has as long as after the first one, and the old reference is free.
		assert_refused!(confirm(redemption, 2), Error::<Test>::NotDue);
		pass(CONTEST);
		assert_refused!(confirm(redemption, 1), Error::<Test>::DiffersFromFirst);
		assert_ok!(confirm(redemption, 2));
		let other = requested(UNIT);
		assert_refused!(report(SECRETARY, other, 2), Error::<Test>::ReferenceUsed);
		assert_ok!(report(SECRETARY, other, 1));

		// The same reference is the same payment.
		dismiss(HOUSING, 2);
		let third = reported_by(CHAIR, 3);
		assert_refused!(report(CHAIR, other, 3), Error::<Test>::ReferenceUsed);
		assert_ok!(report(CHAIR, other, 1));
		assert_eq!(Payouts::<Test>::get(1).map(|payout| payout.reported_by), Some(by));
		// What is in dispute is not: its holder would have to dispute it again.
		assert_ok!(dispute(third));
		dismiss(HOUSING, 1);
		appoint(HOUSING, Office::Chair, 2);
		assert_refused!(report(SECRETARY, third, 4), Error::<Test>::InDispute);
	});
}

/// Has the bakery request a redemption, which this officer reports, and gives its number.
fn reported_by(who: AccountId, reference: u64) -> RedemptionNo {
	let redemption = requested(UNIT);
	assert_ok!(report(who, redemption, reference));
	redemption
}

#[test]
fn nobody_reports_or_withdraws_for_the_key_to_which_his_seat_moves() {
	new_test(|| {
		move_to(HOUSING, 3, BAKER);
		assert_ok!(request(BAKER, UNIT));
		assert_refused!(report(TREASURER, 1, 1), Error::<Test>::NotForYourself);
		assert_ok!(report(CHAIR, 1, 1));
		// Paid, he would withdraw it as the treasurer and take the units back with his new key.
		let withdraw = Custody::withdraw_report(signed(TREASURER), 1, doc(1));
		assert_refused!(withdraw, Error::<Test>::NotForYourself);
	});
}

#[test]
fn what_was_withdrawn_is_not_taken_back_at_once() {
	new_test(|| {
		let late = requested(UNIT);
		let early = requested(UNIT);
		assert_ok!(report(TREASURER, early, 1));
		assert_ok!(withdraw(early));
		// There was more time than that left.
		assert_eq!(Redemptions::<Test>::get(early).unwrap().take_back_at, START + 14 * DAY);

		// Two officers could withdraw what was paid, for a friend who takes the units back in the same block. So the others have
		// three days to report it again.
		pass(20 * DAY);
		assert_ok!(report(TREASURER, late, 2));
		assert_ok!(withdraw(late));
		let seen = WITHDRAWN_DAYS as Moment * DAY;
		assert_eq!(Redemptions::<Test>::get(late).unwrap().take_back_at, START + 20 * DAY + seen);
		assert_refused!(take_back(late), Error::<Test>::NotDue);
		pass(seen - 1);
		assert_refused!(take_back(late), Error::<Test>::NotDue);
		assert_ok!(report(SECRETARY, late, 2));
		pass(1);
		assert_refused!(take_back(late), Error::<Test>::AlreadyReported);
		assert_refused!(withdraw(late), Error::<Test>::AlreadyWithdrawn);
		assert_ok!(take_back(early));
		assert_eq!(bank().reported, UNIT);
		// Nothing was withdrawn about this one, which is taken back when three days are over.
		let other = requested(UNIT);
		pass(14 * DAY);
		assert_ok!(report(TREASURER, other, 3));
		assert_ok!(withdraw(other));
		pass(seen);
		assert_ok!(take_back(other));
	});
}

#[test]
fn one_officer_alone_withdraws_no_report() {
	new_test(|| {
		// The bank has paid, 14 days are over, and an officer would have a friend take the units back too.
		let redemption = reported(UNIT, 1);
		pass(14 * DAY);
		let wish = |who, reference| Custody::withdraw_report(signed(who), redemption, doc(reference));
		assert_refused!(wish(CHAIR, 2), Error::<Test>::DiffersFromFirst);
		assert_ok!(wish(CHAIR, 1));
		let by = Hand { coop: HOUSING, member: 1 };
		let (subject, note) = (Subject::Redemption(redemption), Note::WithdrawReport { reference: doc(1) });
		let lapses_at = START + 44 * DAY;
		System::assert_last_event(Event::Noted { subject, note, by, lapses_at }.into());
		assert_refused!(take_back(redemption), Error::<Test>::AlreadyReported);
		assert_refused!(wish(CHAIR, 1), Error::<Test>::AlreadyNoted);
		// Nor with another key of the same person, an auditor, or somebody of another co-op.
		seat(HOUSING, 1, STRANGER);
		assert_refused!(wish(STRANGER, 1), Error::<Test>::AlreadyNoted);
		seat(HOUSING, 3, CHAIR);
		assert_refused!(wish(CHAIR, 1), Error::<Test>::SameHand);
		assert_refused!(wish(HOUSING_AUDITOR, 1), Error::<Test>::NotBoard);
		assert_refused!(wish(AUDITOR, 1), Error::<Test>::NotMember);
		pass(30 * DAY - 1);
		assert_refused!(take_back(redemption), Error::<Test>::AlreadyReported);
		assert_ok!(wish(SECRETARY, 1));
		pass(WITHDRAWN_DAYS as Moment * DAY);
		assert_ok!(take_back(redemption));
	});
}

#[test]
fn who_wants_a_report_withdrawn_is_still_on_the_board_and_in_time() {
	let voids: [fn(); 2] = [|| dismiss(HOUSING, 1), || pass(30 * DAY)];
	for void in voids {
		new_test(|| {
			let redemption = reported(UNIT, 1);
			let wish = |who| Custody::withdraw_report(signed(who), redemption, doc(1));
			assert_ok!(wish(CHAIR));
			void();
			// The second is the first now.
			assert_ok!(wish(SECRETARY));
			assert_eq!(bank().reported, UNIT);
			assert_ok!(wish(TREASURER));
			assert_eq!(bank().reported, 0);
		});
	}
	// Nor was it wished of what is reported anew.
	new_test(|| {
		let redemption = reported(UNIT, 1);
		assert_ok!(Custody::withdraw_report(signed(CHAIR), redemption, doc(1)));
		dismiss(HOUSING, 3);
		assert_ok!(report(SECRETARY, redemption, 2));
		assert!(!Notes::<Test>::contains_key(Subject::Redemption(redemption)));
		assert_ok!(Custody::withdraw_report(signed(SECRETARY), redemption, doc(2)));
		assert_eq!(bank().reported, UNIT);
	});
}

#[test]
fn where_one_officer_is_left_the_holder_and_the_federation_undo_a_report() {
	new_test(|| {
		dismiss(HOUSING, 1);
		dismiss(HOUSING, 2);
		let wrong = reported(UNIT, 1);
		assert_ok!(Custody::withdraw_report(signed(TREASURER), wrong, doc(1)));
		assert_eq!(bank().reported, UNIT);
		// The holder disputes it, and the federation decides.
		assert_ok!(dispute(wrong));
		assert_ok!(decide(wrong, false));
		assert_eq!((bank().reported, Balances::free_balance(BAKERY_ACCOUNT)), (0, 6_000 * UNIT));
		// Or it comes after all.
		let late = reported(UNIT, 1);
		assert_ok!(Custody::withdraw_report(signed(TREASURER), late, doc(1)));
		assert_ok!(acknowledge(late));
		assert!(Notes::<Test>::iter_keys().next().is_none());
	});
}

#[test]
fn what_a_custodian_pays_to_its_own_two_auditors_confirm() {
	new_test(|| {
		assert_ok!(Balances::transfer_allow_death(signed(BAKER), CHAIR, 2 * UNIT));
		assert_ok!(request(CHAIR, UNIT));
		assert_ok!(report(TREASURER, 1, 1));
		pass(CONTEST);
		let confirm = |who, coop| confirm_payout(who, 1, coop, doc(1));
		assert_ok!(confirm(AUDITOR, COURIERS));
		let (subject, note) = (Subject::Redemption(1), Note::Confirm { reference: doc(1) });
		let by = Hand { coop: COURIERS, member: 4 };
		System::assert_last_event(Event::Noted { subject, note, by, lapses_at: START + 37 * DAY }.into());
		assert_eq!(Balances::total_issuance(), ENDOWED);
		assert_refused!(confirm(AUDITOR, COURIERS), Error::<Test>::AlreadyNoted);
		seat(COURIERS, 5, STRANGER);
		appoint(COURIERS, Office::Auditor, 5);
		assert_refused!(confirm(STRANGER, COURIERS), Error::<Test>::AlreadyNoted);
		assert_ok!(confirm(WEAVERS_AUDITOR, WEAVERS));
		let and = Some(Hand { coop: WEAVERS, member: 4 });
		assert_eq!(Payouts::<Test>::get(1).map(|one| one.paid_by), Some(PaidBy::Auditors(Confirmed { by, and })));
		assert_eq!(Balances::total_issuance(), ENDOWED - UNIT);
	});
	// Where there is no third co-op, two auditors of the other one.
	new_test(|| {
		assert_ok!(Balances::transfer_allow_death(signed(BAKER), CHAIR, 2 * UNIT));
		assert_ok!(request(CHAIR, UNIT));
		assert_ok!(report(TREASURER, 1, 1));
		pass(CONTEST);
		set_standing(BAKERY, Standing::Left);
		set_standing(WEAVERS, Standing::Suspended);
		seat(COURIERS, 5, STRANGER);
		appoint(COURIERS, Office::Auditor, 5);
		let confirm = |who| Custody::confirm_payout(signed(who), 1, COURIERS, CHAIR, UNIT, doc(1));
		assert!(confirm(AUDITOR).unwrap().actual_weight.is_some());
		assert_eq!(Balances::total_issuance(), ENDOWED);
		assert_eq!(confirm(STRANGER).unwrap().actual_weight, None);
		assert_eq!(Balances::total_issuance(), ENDOWED - UNIT);
	});
}

#[test]
fn a_dispute_ends_between_the_two() {
	new_test(|| {
		// The money has come after all.
		let late = reported(UNIT, 1);
		assert_ok!(dispute(late));
		assert_refused!(Custody::acknowledge_payout(signed(BAKER), late), Error::<Test>::NotHolder);
		assert_ok!(acknowledge(late));
		assert_eq!(Payouts::<Test>::get(1).map(|payout| payout.paid_by), Some(PaidBy::Holder));
		assert_refused!(decide(late, false), Error::<Test>::NoSuchRedemption);

		// It was never paid.
		let wrong = reported(UNIT, 2);
		assert_ok!(dispute(wrong));
		assert_eq!(bank().reported, UNIT);
		pass(14 * DAY);
		assert_ok!(withdraw(wrong));
		assert_eq!(bank().reported, 0);
		assert_refused!(decide(wrong, true), Error::<Test>::NotInDispute);
		assert_refused!(acknowledge(wrong), Error::<Test>::NotReported);
		pass(WITHDRAWN_DAYS as Moment * DAY);
		assert_ok!(take_back(wrong));
		assert_eq!(Balances::total_issuance(), ENDOWED - UNIT);
		let again = requested(UNIT);
		assert_ok!(report(TREASURER, again, 2));
	});
}

#[test]
fn nobody_votes_on_a_dispute_that_is_not_there_yet() {
	new_test(|| {
		let redemption = reported(UNIT, 1);
		pass(DAY);
		assert_ok!(dispute(redemption));
		// The custodian's friends would have it decided before the holder has said why he disputes it.
		let decide_by = |opened_at| {
			let vote = by_vote_of(Track::Ordinary, opened_at);
			Custody::decide_redemption(vote, redemption, true)
		};
		assert_refused!(decide_by(START), Error::<Test>::VotedTooEarly);
		assert_refused!(decide_by(START + DAY - 1), Error::<Test>::VotedTooEarly);
		// Nor in the block of the dispute, in which nobody can say what came first.
		assert_refused!(decide_by(START + DAY), Error::<Test>::VotedTooEarly);
		// Nor does a vote on one dispute decide the next one about the same redemption.
		pass(DAY);
		assert_ok!(withdraw(redemption));
		assert_ok!(report(TREASURER, redemption, 1));
		assert_ok!(dispute(redemption));
		assert_refused!(decide_by(START + DAY), Error::<Test>::VotedTooEarly);
		// So that it comes to an end, a custodian withdraws what it says once.
		assert_refused!(withdraw(redemption), Error::<Test>::AlreadyWithdrawn);
		assert_refused!(decide_by(START + 2 * DAY), Error::<Test>::VotedTooEarly);
		assert_ok!(decide_by(START + 2 * DAY + 1));
	});
}

#[test]
fn what_is_requested_must_make_sense() {
	new_test(|| {
		let request_with = |who, amount, payout| Custody::request_redemption(signed(who), BANK, amount, doc(payout));
		assert_refused!(request_with(BAKER, UNIT, 0), Error::<Test>::NoDocument);
		assert_refused!(request(BAKER, 0), Error::<Test>::BelowMinimum);
		assert_refused!(request(BAKER, DEPOSIT - 1), Error::<Test>::BelowMinimum);
		assert_refused!(request(BAKER, 1_000 * UNIT + 1), Error::<Test>::NotEnoughUnits);
		assert_refused!(request(BAKER, 1_000 * UNIT - 1), Error::<Test>::BelowMinimum);
		// The account lives by its units.
		assert_refused!(request(BAKER, 1_000 * UNIT), Error::<Test>::NotEnoughUnits);
		assert_refused!(request(BAKER, ENDOWED + 1), Error::<Test>::MoreThanOutstanding);
		assert_refused!(Custody::request_redemption(by_all(), BANK, UNIT, doc(1)), BadOrigin);
		RedemptionCount::<Test>::put(u32::MAX);
		assert_refused!(request(BAKER, UNIT), Error::<Test>::Overflow);
		RedemptionCount::<Test>::put(0);
		assert_ok!(request(BAKER, 1_000 * UNIT - DEPOSIT));
	});
}

#[test]
fn an_account_that_lives_by_itself_can_redeem_everything_and_take_it_back() {
	new_test(|| {
		let all = requested(6_000 * UNIT);
		assert_eq!((Balances::free_balance(BAKERY_ACCOUNT), on_hold(BAKERY_ACCOUNT)), (0, 6_000 * UNIT));
		pass(14 * DAY);
		assert_ok!(take_back(all));
		assert_eq!((Balances::free_balance(BAKERY_ACCOUNT), on_hold(BAKERY_ACCOUNT)), (6_000 * UNIT, 0));
		let all = reported(6_000 * UNIT, 1);
		assert_ok!(acknowledge(all));
		assert_eq!(Balances::total_issuance(), ENDOWED - 6_000 * UNIT);
	});
}

#[test]
fn nobody_redeems_more_than_a_custodian_answers_for() {
	new_test(|| {
		let title = Written::try_from(b"bank".to_vec()).unwrap();
		assert_ok!(Custody::approve_custodian(by_all(), WEAVERS, title, doc(5), DAILY, TOTAL));
		let request = |amount| Custody::request_redemption(signed(BAKERY_ACCOUNT), 2, amount, doc(7));
		assert_refused!(request(UNIT), Error::<Test>::MoreThanOutstanding);
		assert_ok!(Custody::attest_deposit(signed(WEAVER), 2, BAKER, 5 * UNIT, doc(1)));
		assert_ok!(confirm_deposit(AUDITOR, 1, COURIERS));
		assert_refused!(request(5 * UNIT + 1), Error::<Test>::MoreThanOutstanding);
		// Units are units, whoever issued them.
		assert_ok!(request(4 * UNIT));
		assert_refused!(request(UNIT + 1), Error::<Test>::MoreThanOutstanding);
		assert_ok!(request(UNIT));
	});
}

#[test]
fn a_holder_has_only_so_many_open() {
	new_test(|| {
		for _ in 0..3 {
			requested(UNIT);
		}
		assert_refused!(request(BAKERY_ACCOUNT, UNIT), Error::<Test>::TooManyRedemptions);
		assert_ok!(request(BAKER, UNIT));
		pass(14 * DAY);
		assert_ok!(take_back(2));
		assert_ok!(request(BAKERY_ACCOUNT, UNIT));
	});
}

#[test]
fn only_the_board_of_the_custodian_reports_and_not_on_its_own_units() {
	new_test(|| {
		let redemption = requested(UNIT);
		assert_refused!(report(BAKER, redemption, 1), Error::<Test>::NotMember);
		assert_refused!(report(HOUSING_AUDITOR, redemption, 1), Error::<Test>::NotBoard);
		assert_refused!(report(TREASURER, redemption, 0), Error::<Test>::NoDocument);
		assert_refused!(report(TREASURER, 9, 1), Error::<Test>::NoSuchRedemption);
		assert_ok!(report(TREASURER, redemption, 1));
		assert_refused!(report(TREASURER, redemption, 2), Error::<Test>::AlreadyReported);
		let other = requested(UNIT);
		assert_refused!(report(TREASURER, other, 1), Error::<Test>::ReferenceUsed);
		assert_ok!(acknowledge(redemption));
		assert_refused!(report(TREASURER, other, 1), Error::<Test>::ReferenceUsed);
		// A reference of a deposit is another matter.
		assert_ok!(report(TREASURER, other, 101));

		// The chair is a holder.
		seat(HOUSING, 1, BAKER);
		assert_ok!(request(BAKER, UNIT));
		assert_refused!(report(BAKER, 3, 3), Error::<Test>::NotForYourself);
		assert_ok!(report(TREASURER, 3, 3));
		let withdraw = Custody::withdraw_report(signed(BAKER), 3, doc(3));
		assert_refused!(withdraw, Error::<Test>::NotForYourself);
	});
}

#[test]
fn units_go_back_after_the_deadline() {
	new_test(|| {
		let redemption = requested(UNIT);
		let noop = |who| Custody::take_back(signed(who), redemption);
		assert_refused!(noop(BAKER), Error::<Test>::NotHolder);
		assert_refused!(noop(BAKERY_ACCOUNT), Error::<Test>::NotDue);
		pass(14 * DAY - 1);
		assert_refused!(noop(BAKERY_ACCOUNT), Error::<Test>::NotDue);
		pass(1);
		assert_ok!(take_back(redemption));
		let reason = ReturnedBy::Holder;
		System::assert_last_event(
			Event::UnitsReturned { custodian: BANK, redemption, holder: BAKERY_ACCOUNT, amount: UNIT, reason }.into(),
		);
		assert_eq!(Balances::free_balance(BAKERY_ACCOUNT), 6_000 * UNIT);
		assert_refused!(take_back(redemption), Error::<Test>::NoSuchRedemption);
		assert_refused!(report(TREASURER, redemption, 1), Error::<Test>::NoSuchRedemption);
	});
}

#[test]
fn who_reports_after_the_deadline_is_in_time_if_the_holder_was_not_faster() {
	new_test(|| {
		let redemption = requested(UNIT);
		pass(20 * DAY);
		assert_ok!(report(TREASURER, redemption, 1));
		assert_refused!(take_back(redemption), Error::<Test>::AlreadyReported);
		assert_ok!(withdraw(redemption));
		let by = [2, 1].map(|member| Hand { coop: HOUSING, member });
		System::assert_last_event(Event::ReportWithdrawn { custodian: BANK, redemption, by }.into());
		assert_refused!(withdraw(redemption), Error::<Test>::NotReported);
		let other = requested(UNIT);
		assert_ok!(report(TREASURER, other, 1));
		pass(WITHDRAWN_DAYS as Moment * DAY);
		assert_ok!(take_back(redemption));
	});
}

#[test]
fn the_federation_decides_a_dispute() {
	new_test(|| {
		for (paid, nth) in [(true, 1), (false, 2)] {
			let redemption = requested(UNIT);
			assert_refused!(dispute(redemption), Error::<Test>::NotReported);
			assert_refused!(decide(redemption, paid), Error::<Test>::NotInDispute);
			assert_ok!(report(TREASURER, redemption, nth));
			assert_refused!(decide(redemption, paid), Error::<Test>::NotInDispute);
			assert_refused!(Custody::dispute(signed(COURIER), redemption, doc(8)), Error::<Test>::NotHolder);
			assert_refused!(Custody::dispute(signed(BAKERY_ACCOUNT), redemption, doc(0)), Error::<Test>::NoDocument);
			assert_ok!(dispute(redemption));
			let by = BAKERY_ACCOUNT;
			let event = Event::RedemptionDisputed { custodian: BANK, redemption, reason: doc(8), by };
			System::assert_last_event(event.into());

			pass(20 * DAY);
			assert_refused!(dispute(redemption), Error::<Test>::InDispute);
			assert_refused!(confirm(redemption, nth), Error::<Test>::InDispute);
			assert_refused!(take_back(redemption), Error::<Test>::AlreadyReported);
			assert_refused!(report(TREASURER, redemption, 9), Error::<Test>::InDispute);
			let weak = Custody::decide_redemption(by_federation(Track::Consent), redemption, paid);
			assert_refused!(weak, Error::<Test>::MandateTooWeak);
			assert_refused!(Custody::decide_redemption(signed(CHAIR), redemption, paid), BadOrigin);
			let before = Balances::total_issuance();
			assert_ok!(decide(redemption, paid));
			assert_eq!(Balances::total_issuance(), before - if paid { UNIT } else { 0 });
			assert_refused!(decide(redemption, paid), Error::<Test>::NoSuchRedemption);
		}
		let reason = ReturnedBy::Resolution(RESOLUTION);
		System::assert_last_event(
			Event::UnitsReturned { custodian: BANK, redemption: 2, holder: BAKERY_ACCOUNT, amount: UNIT, reason }
				.into(),
		);
		assert_eq!(Payouts::<Test>::get(1).map(|payout| payout.paid_by), Some(PaidBy::Resolution(RESOLUTION)));
		// What was never paid with leaves the reference free.
		let again = requested(UNIT);
		assert_refused!(report(TREASURER, again, 1), Error::<Test>::ReferenceUsed);
		assert_ok!(report(TREASURER, again, 2));
	});
}

#[test]
fn only_the_holder_says_that_the_money_has_come() {
	new_test(|| {
		let redemption = requested(UNIT);
		assert_refused!(acknowledge(redemption), Error::<Test>::NotReported);
		assert_ok!(report(TREASURER, redemption, 1));
		assert_refused!(Custody::acknowledge_payout(signed(BAKER), redemption), Error::<Test>::NotHolder);
		PayoutCount::<Test>::put(u32::MAX);
		assert_refused!(acknowledge(redemption), Error::<Test>::Overflow);
		PayoutCount::<Test>::put(0);
		assert_ok!(acknowledge(redemption));
		assert_refused!(acknowledge(redemption), Error::<Test>::NoSuchRedemption);
		assert_refused!(confirm(redemption, 1), Error::<Test>::NoSuchRedemption);
		assert_refused!(dispute(redemption), Error::<Test>::NoSuchRedemption);
		assert_refused!(withdraw(redemption), Error::<Test>::NoSuchRedemption);
		assert_refused!(take_back(redemption), Error::<Test>::NoSuchRedemption);
	});
}

#[test]
fn a_pause_or_a_suspension_stops_no_redemption() {
	new_test(|| {
		assert_ok!(Custody::set_pause(by_all(), BANK, 30));
		set_standing(HOUSING, Standing::Left);
		let redemption = reported(UNIT, 1);
		pass(CONTEST);
		assert_ok!(confirm(redemption, 1));
	});
}

#[test]
fn what_is_on_hold_cannot_be_spent() {
	new_test(|| {
		requested(5_999 * UNIT);
		let spend = |amount| Balances::transfer_allow_death(signed(BAKERY_ACCOUNT), BAKER, amount);
		assert!(spend(2 * UNIT).is_err());
		assert_ok!(spend(UNIT));
	});
}

/// Whether the custodian says that it has paid.
fn is_reported(redemption: RedemptionNo) -> bool {
	Redemptions::<Test>::get(redemption).is_some_and(|open| open.stage != RedemptionStage::Requested)
}

/// Every order of what can happen to a redemption settles it once, or not at all, and no unit is lost.
#[test]
fn every_order_settles_once() {
	const LENGTH: u32 = 4;
	const ACTIONS: u32 = 10;
	let actions: [fn(RedemptionNo, u64) -> DispatchResult; ACTIONS as usize] = [
		|no, reference| report(TREASURER, no, reference),
		|no, _| withdraw(no),
		|no, _| acknowledge(no),
		|no, _| match Redemptions::<Test>::get(no).map(|open| open.stage) {
			Some(RedemptionStage::Reported(Report { reference, .. })) => {
				confirm_payout(AUDITOR, no, COURIERS, reference)
			}
			_ => confirm(no, 1),
		},
		|no, _| take_back(no),
		|no, _| dispute(no),
		|no, _| decide(no, true),
		|no, _| decide(no, false),
		|no, _| {
			pass(14 * DAY);
			Redemptions::<Test>::get(no).map(|_| ()).ok_or(DispatchError::Other("settled"))
		},
		// The treasurer is gone, and the chair reports with another reference.
		|no, reference| {
			dismiss(HOUSING, 3);
			report(CHAIR, no, reference + 1)
		},
	];
	let (mut burnt, mut returned) = (0, 0);
	new_test(|| {
		let terms = Terms::get();
		for order in 0..ACTIONS.pow(LENGTH) {
			let storage = frame_support::storage::with_transaction(|| {
				let now = DeadlineTime::get();
				let redemption = requested(UNIT);
				for nth in 0..LENGTH {
					let open = Redemptions::<Test>::contains_key(redemption);
					let action = actions[(order / ACTIONS.pow(nth) % ACTIONS) as usize];
					let done = action(redemption, 1);
					assert!(open || done.is_err(), "{order}: something happens to what is settled");
				}
				Custody::do_try_state().unwrap();
				let paid = Balances::total_issuance() == ENDOWED - UNIT;
				let back = Balances::free_balance(BAKERY_ACCOUNT) == 6_000 * UNIT;
				let open = on_hold(BAKERY_ACCOUNT) == UNIT;
				assert_eq!([paid, back, open].into_iter().filter(|one| *one).count(), 1, "{order}");
				assert_eq!(PayoutCount::<Test>::get() == 1, paid);
				burnt += u32::from(paid);
				returned += u32::from(back);
				assert_eq!(bank().reported, if is_reported(redemption) { UNIT } else { 0 });
				DeadlineTime::set(now);
				Terms::set(terms.clone());
				frame::deps::sp_runtime::TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
			assert_ok!(storage);
		}
	});
	assert!(burnt > 100 && returned > 100, "{burnt} {returned}");
}

#[test]
fn whose_books_have_the_units_hears_what_became_of_them() {
	new_test(|| {
		let by_books =
			|custodian, amount| <Custody as Redeem<_, _>>::redeem(&BAKERY_ACCOUNT, custodian, amount, doc(7));
		// Nothing is loosened for them.
		assert_noop!(by_books(9, UNIT), Error::<Test>::NoSuchCustodian);
		assert_noop!(by_books(BANK, 100_000 * UNIT), Error::<Test>::MoreThanOutstanding);
		let redemptions = [(); 3].map(|()| by_books(BANK, UNIT).unwrap());
		assert_noop!(by_books(BANK, UNIT), Error::<Test>::TooManyRedemptions);
		// As within a call.
		let back = |number| with_storage_layer(|| <Custody as Redeem<_, _>>::take_back(number));
		assert_noop!(back(redemptions[0]), Error::<Test>::NotDue);
		assert_noop!(back(99), Error::<Test>::NoSuchRedemption);
		assert_ok!(report(CHAIR, redemptions[0], 1));
		assert_ok!(report(CHAIR, redemptions[1], 2));
		assert_noop!(back(redemptions[0]), Error::<Test>::AlreadyReported);
		assert_eq!(Ended::get(), vec![]);
		pass(14 * DAY);
		assert_ok!(confirm_payout(AUDITOR, redemptions[0], COURIERS, doc(1)));
		assert_ok!(dispute(redemptions[1]));
		assert_ok!(decide(redemptions[1], false));
		// Where the books cannot say it, it does not happen.
		DeafTo::set(vec![redemptions[2]]);
		assert_noop!(back(redemptions[2]), DispatchError::Other("the books do not have it"));
		DeafTo::set(vec![]);
		assert_ok!(back(redemptions[2]));
		assert_eq!(Ended::get(), vec![(redemptions[0], true), (redemptions[1], false), (redemptions[2], false)]);
		assert_eq!(on_hold(BAKERY_ACCOUNT), 0);
	});
}

#[test]
fn an_officer_of_an_owner_disputes_for_a_treasury() {
	new_test(|| {
		assert_ok!(Custody::attest_deposit(signed(TREASURER), BANK, JOINT, 2 * UNIT, doc(5)));
		assert_ok!(confirm_deposit(BAKERY_AUDITOR, DepositCount::<Test>::get(), BAKERY));
		assert_ok!(request(JOINT, UNIT));
		let redemption = RedemptionCount::<Test>::get();
		assert_ok!(report(TREASURER, redemption, 5));
		for stranger in [CHAIR, BAKER, BAKERY_AUDITOR] {
			assert_refused!(dispute_as(stranger, redemption), Error::<Test>::NotHolder);
		}
		assert_ok!(dispute_as(WEAVER, redemption));
	});
}
