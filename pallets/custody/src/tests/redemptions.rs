//! Units are burnt when they are paid for, or go back to their holder, and never both.

use crate::{mock::*, *};
use frame::{deps::sp_runtime::traits::BadOrigin, testing_prelude::*};

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
	Custody::confirm_payout(signed(AUDITOR), redemption, COURIERS, doc(reference))
}

fn take_back(redemption: RedemptionNo) -> DispatchResult {
	Custody::take_back(signed(BAKERY_ACCOUNT), redemption)
}

fn dispute(redemption: RedemptionNo) -> DispatchResult {
	Custody::dispute(signed(BAKERY_ACCOUNT), redemption, doc(8))
}

fn withdraw(redemption: RedemptionNo) -> DispatchResult {
	Custody::withdraw_report(signed(CHAIR), redemption)
}

fn decide(redemption: RedemptionNo, paid: bool) -> DispatchResult {
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
		assert_eq!((on_hold(BAKERY_ACCOUNT), bank().on_hold, bank().redeemed), (0, 0, 480 * UNIT));
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
		assert_noop!(confirm(redemption, 1), Error::<Test>::NotReported);
		assert_ok!(report(TREASURER, redemption, 1));
		let confirm_as = |who, coop| Custody::confirm_payout(signed(who), redemption, coop, doc(1));
		assert_noop!(confirm(redemption, 2), Error::<Test>::DiffersFromFirst);
		assert_noop!(confirm_as(HOUSING_AUDITOR, HOUSING), Error::<Test>::NotForeign);
		assert_noop!(confirm_as(BAKERY_AUDITOR, BAKERY), Error::<Test>::ConflictOfInterest);
		assert_noop!(confirm_as(WEAVER, WEAVERS), Error::<Test>::NotAuditor);
		assert_noop!(confirm_as(STRANGER, WEAVERS), Error::<Test>::NotMember);
		seat(HOUSING, 9, WEAVERS_AUDITOR);
		assert_noop!(confirm_as(WEAVERS_AUDITOR, WEAVERS), Error::<Test>::NotForeign);
		set_standing(COURIERS, Standing::Suspended);
		assert_noop!(confirm(redemption, 1), Error::<Test>::CoopNotMember);
		set_standing(COURIERS, Standing::Member);
		assert_ok!(confirm(redemption, 1));
		let by = PaidBy::Auditor(Hand { coop: COURIERS, member: 4 });
		assert_eq!(Payouts::<Test>::get(1).map(|payout| payout.paid_by), Some(by));
	});
}

#[test]
fn an_auditor_does_not_confirm_what_his_account_reported_or_holds() {
	new_test(|| {
		let redemption = reported(UNIT, 1);
		seat(HOUSING, 3, STRANGER);
		seat(COURIERS, 4, TREASURER);
		let same = Custody::confirm_payout(signed(TREASURER), redemption, COURIERS, doc(1));
		assert_noop!(same, Error::<Test>::SameHand);
		// The holder is the auditor.
		seat(COURIERS, 4, BAKER);
		assert_ok!(request(BAKER, UNIT));
		assert_ok!(report(CHAIR, 2, 2));
		let own = Custody::confirm_payout(signed(BAKER), 2, COURIERS, doc(2));
		assert_noop!(own, Error::<Test>::ConflictOfInterest);
	});
}

#[test]
fn what_a_former_officer_reported_needs_the_holder() {
	new_test(|| {
		let redemption = reported(UNIT, 1);
		dismiss(HOUSING, 3);
		assert_noop!(confirm(redemption, 1), Error::<Test>::OfficeLost);
		assert_ok!(acknowledge(redemption));
	});
}

#[test]
fn what_is_requested_must_make_sense() {
	new_test(|| {
		let request_with = |who, amount, payout| Custody::request_redemption(signed(who), BANK, amount, doc(payout));
		assert_noop!(request_with(BAKER, UNIT, 0), Error::<Test>::NoDocument);
		assert_noop!(request(BAKER, 0), Error::<Test>::BelowMinimum);
		assert_noop!(request(BAKER, DEPOSIT - 1), Error::<Test>::BelowMinimum);
		assert_noop!(request(BAKER, 1_000 * UNIT + 1), Error::<Test>::NotEnoughUnits);
		assert_noop!(request(BAKER, 1_000 * UNIT - 1), Error::<Test>::BelowMinimum);
		// The account lives by its units.
		assert_noop!(request(BAKER, 1_000 * UNIT), Error::<Test>::NotEnoughUnits);
		assert_noop!(request(BAKER, ENDOWED + 1), Error::<Test>::MoreThanOutstanding);
		assert_noop!(Custody::request_redemption(by_all(), BANK, UNIT, doc(1)), BadOrigin);
		RedemptionCount::<Test>::put(u32::MAX);
		assert_noop!(request(BAKER, UNIT), Error::<Test>::Overflow);
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
		let title = Title::try_from(b"bank".to_vec()).unwrap();
		assert_ok!(Custody::approve_custodian(by_all(), WEAVERS, title, doc(5), DAILY, TOTAL));
		let request = |amount| Custody::request_redemption(signed(BAKERY_ACCOUNT), 2, amount, doc(7));
		assert_noop!(request(UNIT), Error::<Test>::MoreThanOutstanding);
		assert_ok!(Custody::attest_deposit(signed(WEAVER), 2, BAKER, 5 * UNIT, doc(1)));
		assert_ok!(Custody::confirm_deposit(signed(AUDITOR), 1, COURIERS));
		assert_noop!(request(5 * UNIT + 1), Error::<Test>::MoreThanOutstanding);
		// Units are units, whoever issued them.
		assert_ok!(request(4 * UNIT));
		assert_noop!(request(UNIT + 1), Error::<Test>::MoreThanOutstanding);
		assert_ok!(request(UNIT));
	});
}

#[test]
fn a_holder_has_only_so_many_open() {
	new_test(|| {
		for _ in 0..3 {
			requested(UNIT);
		}
		assert_noop!(request(BAKERY_ACCOUNT, UNIT), Error::<Test>::TooManyRedemptions);
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
		assert_noop!(report(BAKER, redemption, 1), Error::<Test>::NotMember);
		assert_noop!(report(HOUSING_AUDITOR, redemption, 1), Error::<Test>::NotBoard);
		assert_noop!(report(TREASURER, redemption, 0), Error::<Test>::NoDocument);
		assert_noop!(report(TREASURER, 9, 1), Error::<Test>::NoSuchRedemption);
		assert_ok!(report(TREASURER, redemption, 1));
		assert_noop!(report(TREASURER, redemption, 2), Error::<Test>::AlreadyReported);
		let other = requested(UNIT);
		assert_noop!(report(TREASURER, other, 1), Error::<Test>::ReferenceUsed);
		assert_ok!(acknowledge(redemption));
		assert_noop!(report(TREASURER, other, 1), Error::<Test>::ReferenceUsed);
		// A reference of a deposit is another matter.
		assert_ok!(report(TREASURER, other, 101));

		// The chair is a holder.
		seat(HOUSING, 1, BAKER);
		assert_ok!(request(BAKER, UNIT));
		assert_noop!(report(BAKER, 3, 3), Error::<Test>::NotForYourself);
		assert_ok!(report(TREASURER, 3, 3));
		let withdraw = Custody::withdraw_report(signed(BAKER), 3);
		assert_noop!(withdraw, Error::<Test>::NotForYourself);
	});
}

#[test]
fn units_go_back_after_the_deadline() {
	new_test(|| {
		let redemption = requested(UNIT);
		let noop = |who| Custody::take_back(signed(who), redemption);
		assert_noop!(noop(BAKER), Error::<Test>::NotHolder);
		assert_noop!(noop(BAKERY_ACCOUNT), Error::<Test>::NotDue);
		pass(14 * DAY - 1);
		assert_noop!(noop(BAKERY_ACCOUNT), Error::<Test>::NotDue);
		pass(1);
		assert_ok!(take_back(redemption));
		let reason = ReturnedBy::Holder;
		System::assert_last_event(
			Event::UnitsReturned { custodian: BANK, redemption, holder: BAKERY_ACCOUNT, amount: UNIT, reason }.into(),
		);
		assert_eq!(Balances::free_balance(BAKERY_ACCOUNT), 6_000 * UNIT);
		assert_noop!(take_back(redemption), Error::<Test>::NoSuchRedemption);
		assert_noop!(report(TREASURER, redemption, 1), Error::<Test>::NoSuchRedemption);
	});
}

#[test]
fn who_reports_after_the_deadline_is_in_time_if_the_holder_was_not_faster() {
	new_test(|| {
		let redemption = requested(UNIT);
		pass(20 * DAY);
		assert_ok!(report(TREASURER, redemption, 1));
		assert_noop!(take_back(redemption), Error::<Test>::AlreadyReported);
		// Back to what it was, with the deadline that it had.
		assert_ok!(withdraw(redemption));
		let by = Hand { coop: HOUSING, member: 1 };
		System::assert_last_event(Event::ReportWithdrawn { custodian: BANK, redemption, by }.into());
		assert_noop!(withdraw(redemption), Error::<Test>::NotReported);
		let other = requested(UNIT);
		assert_ok!(report(TREASURER, other, 1));
		assert_ok!(take_back(redemption));
	});
}

#[test]
fn the_federation_decides_a_dispute() {
	new_test(|| {
		for (paid, nth) in [(true, 1), (false, 2)] {
			let redemption = requested(UNIT);
			assert_noop!(dispute(redemption), Error::<Test>::NotReported);
			assert_noop!(decide(redemption, paid), Error::<Test>::NotInDispute);
			assert_ok!(report(TREASURER, redemption, nth));
			assert_noop!(decide(redemption, paid), Error::<Test>::NotInDispute);
			assert_noop!(Custody::dispute(signed(BAKER), redemption, doc(8)), Error::<Test>::NotHolder);
			assert_noop!(Custody::dispute(signed(BAKERY_ACCOUNT), redemption, doc(0)), Error::<Test>::NoDocument);
			assert_ok!(dispute(redemption));
			let event = Event::RedemptionDisputed { custodian: BANK, redemption, reason: doc(8) };
			System::assert_last_event(event.into());

			pass(20 * DAY);
			assert_noop!(dispute(redemption), Error::<Test>::InDispute);
			assert_noop!(acknowledge(redemption), Error::<Test>::InDispute);
			assert_noop!(confirm(redemption, nth), Error::<Test>::InDispute);
			assert_noop!(withdraw(redemption), Error::<Test>::InDispute);
			assert_noop!(take_back(redemption), Error::<Test>::AlreadyReported);
			assert_noop!(report(TREASURER, redemption, 9), Error::<Test>::AlreadyReported);
			let weak = Custody::decide_redemption(by_federation(Track::Consent), redemption, paid);
			assert_noop!(weak, Error::<Test>::MandateTooWeak);
			assert_noop!(Custody::decide_redemption(signed(CHAIR), redemption, paid), BadOrigin);
			let before = Balances::total_issuance();
			assert_ok!(decide(redemption, paid));
			assert_eq!(Balances::total_issuance(), before - if paid { UNIT } else { 0 });
			assert_noop!(decide(redemption, paid), Error::<Test>::NoSuchRedemption);
		}
		let reason = ReturnedBy::Resolution(RESOLUTION);
		System::assert_last_event(
			Event::UnitsReturned { custodian: BANK, redemption: 2, holder: BAKERY_ACCOUNT, amount: UNIT, reason }
				.into(),
		);
		assert_eq!(Payouts::<Test>::get(1).map(|payout| payout.paid_by), Some(PaidBy::Resolution(RESOLUTION)));
		// What was never paid with leaves the reference free.
		let again = requested(UNIT);
		assert_noop!(report(TREASURER, again, 1), Error::<Test>::ReferenceUsed);
		assert_ok!(report(TREASURER, again, 2));
	});
}

#[test]
fn only_the_holder_says_that_the_money_has_come() {
	new_test(|| {
		let redemption = requested(UNIT);
		assert_noop!(acknowledge(redemption), Error::<Test>::NotReported);
		assert_ok!(report(TREASURER, redemption, 1));
		assert_noop!(Custody::acknowledge_payout(signed(BAKER), redemption), Error::<Test>::NotHolder);
		PayoutCount::<Test>::put(u32::MAX);
		assert_noop!(acknowledge(redemption), Error::<Test>::Overflow);
		PayoutCount::<Test>::put(0);
		assert_ok!(acknowledge(redemption));
		assert_noop!(acknowledge(redemption), Error::<Test>::NoSuchRedemption);
		assert_noop!(confirm(redemption, 1), Error::<Test>::NoSuchRedemption);
		assert_noop!(dispute(redemption), Error::<Test>::NoSuchRedemption);
		assert_noop!(withdraw(redemption), Error::<Test>::NoSuchRedemption);
		assert_noop!(take_back(redemption), Error::<Test>::NoSuchRedemption);
	});
}

#[test]
fn a_pause_or_a_suspension_stops_no_redemption() {
	new_test(|| {
		assert_ok!(Custody::set_pause(by_all(), BANK, 30));
		set_standing(HOUSING, Standing::Left);
		let redemption = reported(UNIT, 1);
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

/// Every order of what can happen to a redemption settles it once, or not at all, and no unit is lost.
#[test]
fn every_order_settles_once() {
	const LENGTH: u32 = 4;
	let actions: [fn(RedemptionNo, u64) -> DispatchResult; 9] = [
		|no, reference| report(TREASURER, no, reference),
		|no, _| withdraw(no),
		|no, _| acknowledge(no),
		|no, reference| confirm(no, reference),
		|no, _| take_back(no),
		|no, _| dispute(no),
		|no, _| decide(no, true),
		|no, _| decide(no, false),
		|no, _| {
			pass(14 * DAY);
			Redemptions::<Test>::get(no).map(|_| ()).ok_or(DispatchError::Other("settled"))
		},
	];
	let (mut burnt, mut returned) = (0, 0);
	new_test(|| {
		for order in 0..9u32.pow(LENGTH) {
			let storage = frame_support::storage::with_transaction(|| {
				let now = DeadlineTime::get();
				let redemption = requested(UNIT);
				for nth in 0..LENGTH {
					let open = Redemptions::<Test>::contains_key(redemption);
					let action = actions[(order / 9u32.pow(nth) % 9) as usize];
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
				DeadlineTime::set(now);
				frame::deps::sp_runtime::TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
			assert_ok!(storage);
		}
	});
	assert!(burnt > 100 && returned > 100, "{burnt} {returned}");
}
