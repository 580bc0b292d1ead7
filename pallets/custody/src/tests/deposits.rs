//! Units are issued against deposits that two hands have seen, and against nothing else.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn attest(who: AccountId, beneficiary: AccountId, amount: Balance, reference: u64) -> DispatchResult {
	Custody::attest_deposit(signed(who), BANK, beneficiary, amount, doc(reference))
}

fn confirm(deposit: DepositNo) -> DispatchResult {
	confirm_deposit(AUDITOR, deposit, COURIERS)
}

#[test]
fn an_auditor_of_another_co_op_confirms_and_units_are_issued() {
	new_test(|| {
		assert_eq!(attested(500 * UNIT, 1), 1);
		let lapses_at = START + 30 * DAY;
		let by = Hand { coop: HOUSING, member: 3 };
		System::assert_last_event(
			Event::DepositAttested {
				custodian: BANK,
				deposit: 1,
				beneficiary: BAKERY_ACCOUNT,
				amount: 500 * UNIT,
				reference: doc(1),
				by,
				lapses_at,
			}
			.into(),
		);
		assert_eq!(bank().pending, 1);
		assert_eq!(Balances::total_issuance(), ENDOWED);

		assert_ok!(confirm(1));
		let confirmed_by = Hand { coop: COURIERS, member: 4 };
		System::assert_last_event(
			Event::Issued {
				custodian: BANK,
				issue: 4,
				deposit: 1,
				beneficiary: BAKERY_ACCOUNT,
				amount: 500 * UNIT,
				by: Confirmed { by: confirmed_by, and: None },
			}
			.into(),
		);
		assert_eq!(Balances::free_balance(BAKERY_ACCOUNT), 6_500 * UNIT);
		assert_eq!(Balances::total_issuance(), ENDOWED + 500 * UNIT);
		let expected = Issue {
			custodian: BANK,
			beneficiary: BAKERY_ACCOUNT,
			amount: 500 * UNIT,
			deposit: 1,
			reference: doc(1),
			attested_by: by,
			confirmed_by: Confirmed { by: confirmed_by, and: None },
			at: START + 1_000,
		};
		assert_eq!(Issues::<Test>::get(4), Some(expected));
		assert_eq!((bank().pending, sums().debits), (0, ENDOWED + 500 * UNIT));
		// Not twice.
		assert_refused!(confirm(1), Error::<Test>::NoSuchDeposit);
	});
}

#[test]
fn only_the_board_of_the_custodian_attests() {
	new_test(|| {
		for officer in [CHAIR, SECRETARY, TREASURER] {
			assert_ok!(attest(officer, BAKERY_ACCOUNT, UNIT, officer as u64));
		}
		assert_refused!(attest(HOUSING_AUDITOR, BAKERY_ACCOUNT, UNIT, 1), Error::<Test>::NotBoard);
		assert_refused!(attest(BAKER, BAKERY_ACCOUNT, UNIT, 1), Error::<Test>::NotMember);
		dismiss(HOUSING, 3);
		assert_refused!(attest(TREASURER, BAKERY_ACCOUNT, UNIT, 1), Error::<Test>::NotBoard);
	});
}

#[test]
fn what_is_attested_must_make_sense() {
	new_test(|| {
		assert_refused!(attest(TREASURER, TREASURER, UNIT, 1), Error::<Test>::NotForYourself);
		assert_refused!(attest(TREASURER, BAKERY_ACCOUNT, 0, 1), Error::<Test>::NoAmount);
		assert_refused!(attest(TREASURER, BAKERY_ACCOUNT, UNIT, 0), Error::<Test>::NoDocument);
		assert_refused!(attest(TREASURER, STRANGER, UNIT, 1), Error::<Test>::NotRegistered);
		assert_ok!(attest(TREASURER, BAKERY_ACCOUNT, DAILY, 1));
		assert_refused!(attest(SECRETARY, BAKERY_ACCOUNT, UNIT, 1), Error::<Test>::ReferenceUsed);
		assert_refused!(attest(SECRETARY, BAKERY_ACCOUNT, UNIT, 102), Error::<Test>::ReferenceUsed);
		DepositCount::<Test>::put(u32::MAX);
		assert_refused!(attest(SECRETARY, BAKERY_ACCOUNT, UNIT, 2), Error::<Test>::Overflow);
	});
}

#[test]
fn a_custodian_that_is_suspended_issues_nothing() {
	new_test(|| {
		let waiting = attested(UNIT, 1);
		for standing in [Standing::Suspended, Standing::Left] {
			set_standing(HOUSING, standing);
			assert_refused!(attest(TREASURER, BAKERY_ACCOUNT, UNIT, 2), Error::<Test>::CoopNotMember);
			assert_refused!(confirm(waiting), Error::<Test>::CoopNotMember);
		}
		set_standing(HOUSING, Standing::Member);
		assert_ok!(confirm(waiting));
	});
}

#[test]
fn only_so_many_deposits_wait() {
	new_test(|| {
		for reference in 1..=4 {
			attested(UNIT, reference);
		}
		assert_refused!(attest(TREASURER, BAKERY_ACCOUNT, UNIT, 5), Error::<Test>::TooManyPending);
		assert_ok!(confirm(2));
		assert_ok!(attest(TREASURER, BAKERY_ACCOUNT, UNIT, 5));
	});
}

#[test]
fn an_auditor_has_nothing_to_do_with_the_custodian() {
	new_test(|| {
		let deposit = attested(UNIT, 1);
		let confirm = |who, coop| confirm_deposit(who, deposit, coop);
		assert_refused!(confirm(HOUSING_AUDITOR, HOUSING), Error::<Test>::NotForeign);
		assert_refused!(confirm(AUDITOR, WEAVERS), Error::<Test>::NotMember);
		assert_refused!(confirm(COURIER, COURIERS), Error::<Test>::NotAuditor);
		assert_refused!(confirm(STRANGER, COURIERS), Error::<Test>::NotMember);
		// An auditor with a seat in the custodian's co-op.
		seat(HOUSING, 9, AUDITOR);
		assert_refused!(confirm(AUDITOR, COURIERS), Error::<Test>::NotForeign);
		seat(HOUSING, 9, STRANGER);
		for standing in [Standing::Suspended, Standing::Left] {
			set_standing(COURIERS, standing);
			assert_refused!(confirm(AUDITOR, COURIERS), Error::<Test>::CoopNotMember);
		}
		dismiss(WEAVERS, 4);
		assert_refused!(confirm(WEAVERS_AUDITOR, WEAVERS), Error::<Test>::NotAuditor);
		set_standing(COURIERS, Standing::Member);
		assert_ok!(confirm(AUDITOR, COURIERS));
	});
}

#[test]
fn nobody_confirms_what_he_or_his_co_op_receives() {
	new_test(|| {
		assert_ok!(Custody::register_account(signed(31), COURIERS, MULTISIG, doc(1)));
		assert_ok!(Custody::register_account(signed(32), COURIERS, MULTISIG, doc(1)));
		MostPending::set(10);
		// The auditor, a member of his co-op, its account, and one that it has registered.
		for beneficiary in [AUDITOR, COURIER, coop_account(COURIERS), MULTISIG] {
			assert_ok!(attest(TREASURER, beneficiary, UNIT, beneficiary as u64));
			let deposit = DepositCount::<Test>::get();
			assert_refused!(confirm(deposit), Error::<Test>::ConflictOfInterest);
			assert_ok!(confirm_deposit(WEAVERS_AUDITOR, deposit, WEAVERS));
		}
		// The auditor of two co-ops, for the other one.
		assert_ok!(attest(TREASURER, WEAVERS_AUDITOR, UNIT, 1));
		seat(COURIERS, 5, WEAVERS_AUDITOR);
		appoint(COURIERS, Office::Auditor, 5);
		let deposit = DepositCount::<Test>::get();
		let twice = confirm_deposit(WEAVERS_AUDITOR, deposit, COURIERS);
		assert_refused!(twice, Error::<Test>::ConflictOfInterest);
		// A treasury of the federation is nobody's in particular.
		assert_ok!(attest(TREASURER, TREASURY, UNIT, 2));
		assert_ok!(confirm(DepositCount::<Test>::get()));
	});
}

#[test]
fn an_auditor_confirms_the_deposit_that_he_has_seen() {
	new_test(|| {
		// Where a block is replaced, number 1 can be another deposit than the one that they saw.
		assert_eq!(attested(500 * UNIT, 2), 1);
		let confirm = |change: fn(&mut SeenOf<Test>)| {
			let mut changed = seen(1);
			change(&mut changed);
			confirm_all(AUDITOR, COURIERS, vec![changed])
		};
		let wrong: [fn(&mut SeenOf<Test>); 5] = [
			|one| one.reference = doc(1),
			|one| one.reference = doc(0),
			|one| one.amount += 1,
			|one| one.amount -= 1,
			|one| one.beneficiary = BAKER,
		];
		for change in wrong {
			assert_refused!(confirm(change), Error::<Test>::DiffersFromFirst);
		}
		// Nor one of another custodian.
		let title = Written::try_from(b"bank".to_vec()).unwrap();
		assert_ok!(Custody::approve_custodian(by_all(), WEAVERS, title, doc(5), DAILY, TOTAL));
		let of = |custodian| {
			Custody::confirm_deposits(signed(AUDITOR), custodian, COURIERS, BoundedVec::truncate_from(vec![seen(1)]))
		};
		assert_refused!(of(2), Error::<Test>::DiffersFromFirst);
		assert_refused!(of(3), Error::<Test>::NoSuchCustodian);
		assert_ok!(confirm(|_| ()));
	});
}

#[test]
fn an_auditor_rejects_the_deposit_that_they_have_seen() {
	new_test(|| {
		attested(UNIT, 2);
		for (who, coop) in [(AUDITOR, COURIERS), (CHAIR, HOUSING)] {
			let other = Custody::reject_deposit(signed(who), 1, coop, doc(1), doc(9));
			assert_refused!(other, Error::<Test>::DiffersFromFirst);
		}
		assert_ok!(reject_deposit(AUDITOR, 1, COURIERS, doc(9)));
		let second = |reference| Custody::reject_deposit(signed(BAKERY_AUDITOR), 1, BAKERY, doc(reference), doc(9));
		assert_refused!(second(1), Error::<Test>::DiffersFromFirst);
		assert_ok!(second(2));
		assert!(!Deposits::<Test>::contains_key(1));
	});
}

#[test]
fn an_auditor_with_two_seats_does_not_name_the_other_co_op() {
	new_test(|| {
		MostPending::set(10);
		Behind::mutate(|behind| behind.push((TREASURY, BAKERY)));
		assert_ok!(Custody::register_account(signed(11), BAKERY, MULTISIG, doc(1)));
		assert_ok!(Custody::register_account(signed(12), BAKERY, MULTISIG, doc(1)));
		// The bakery, a member of it, its registered account, a treasury of it, and whoever will be a member.
		move_to(BAKERY, 8, WEAVER);
		for (nth, beneficiary) in (1..).zip([BAKERY_ACCOUNT, MULTISIG, TREASURY]) {
			assert_ok!(attest(TREASURER, beneficiary, UNIT, nth));
			let deposit = DepositCount::<Test>::get();
			// The couriers' auditor sits in the bakery too, or will.
			seat(BAKERY, 9, AUDITOR);
			assert_refused!(confirm(deposit), Error::<Test>::ConflictOfInterest);
			seat(BAKERY, 9, STRANGER);
			move_to(BAKERY, 9, AUDITOR);
			assert_refused!(confirm(deposit), Error::<Test>::ConflictOfInterest);
			Moving::mutate(|moving| moving.retain(|(_, member, _)| *member != 9));
			assert_ok!(confirm(deposit));
		}
		// A member of it, and whoever will be one: not by its officers, while to be a member of the same is no interest.
		for (nth, beneficiary) in (7..).zip([BAKER, WEAVER]) {
			assert_ok!(attest(TREASURER, beneficiary, UNIT, nth));
			let deposit = DepositCount::<Test>::get();
			seat(BAKERY, 9, AUDITOR);
			let terms = Terms::get();
			for office in [Office::Auditor, Office::Treasurer] {
				appoint(BAKERY, office, 9);
				assert_refused!(confirm(deposit), Error::<Test>::ConflictOfInterest);
				Terms::set(terms.clone());
			}
			assert_ok!(confirm(deposit));
		}
	});
}

#[test]
fn a_chain_without_units_issues_to_the_fund_first() {
	let mut genesis = custody();
	genesis.custodians[0].deposits.clear();
	chain(genesis).execute_with(|| {
		// What the baker leaves as dust would be lost, and less would exist than is attested.
		assert_ok!(attest(TREASURER, BAKER, 2 * UNIT, 1));
		assert_refused!(confirm(1), Error::<Test>::FundFirst);
		assert_ok!(attest(TREASURER, FUND, DEPOSIT - 1, 2));
		assert_refused!(confirm(2), Error::<Test>::BelowMinimum);
		assert_ok!(attest(TREASURER, FUND, DEPOSIT, 3));
		assert_ok!(confirm(3));
		assert_ok!(confirm(1));
		assert_ok!(Balances::transfer_allow_death(signed(BAKER), BAKERY_ACCOUNT, 2 * UNIT - DEPOSIT + 1));
		assert_eq!((Balances::free_balance(BAKER), Balances::free_balance(FUND)), (0, 2 * DEPOSIT - 1));
		Custody::do_try_state().unwrap();
	});
	// A fund that had its units redeemed must have some again.
	new_test(|| {
		let deposit = attested(UNIT, 1);
		assert_ok!(Balances::transfer_allow_death(signed(FUND), BAKER, 10 * UNIT));
		assert_refused!(confirm(deposit), Error::<Test>::FundFirst);
		assert_ok!(Balances::transfer_allow_death(signed(BAKER), FUND, DEPOSIT));
		assert_ok!(confirm(deposit));
	});
}

#[test]
fn nobody_confirms_for_the_treasury_or_the_validator_of_his_co_op() {
	new_test(|| {
		let confirm = |deposit, who, coop| confirm_deposit(who, deposit, coop);
		// Of a joint treasury no owner's auditor is a stranger to the money.
		let joint = DepositCount::<Test>::get() + 1;
		assert_ok!(attest(TREASURER, JOINT, UNIT, 1));
		assert_refused!(confirm(joint, AUDITOR, COURIERS), Error::<Test>::ConflictOfInterest);
		assert_refused!(confirm(joint, WEAVERS_AUDITOR, WEAVERS), Error::<Test>::ConflictOfInterest);
		assert_ok!(confirm(joint, BAKERY_AUDITOR, BAKERY));
		// What a validator has is its co-op's.
		assert_ok!(attest(TREASURER, VALIDATOR, UNIT, 2));
		assert_refused!(confirm(joint + 1, AUDITOR, COURIERS), Error::<Test>::ConflictOfInterest);
		assert_ok!(confirm(joint + 1, WEAVERS_AUDITOR, WEAVERS));
	});
}

#[test]
fn a_key_to_which_a_seat_moves_is_the_same_person() {
	new_test(|| {
		MostPending::set(10);
		let confirm = |deposit, who, coop| confirm_deposit(who, deposit, coop);
		// The treasurer is the couriers' auditor too. He attests with the key to which that seat moves.
		let deposit = attested(UNIT, 1);
		move_to(COURIERS, 4, TREASURER);
		assert_refused!(confirm(deposit, AUDITOR, COURIERS), Error::<Test>::SameHand);
		assert_ok!(confirm(deposit, WEAVERS_AUDITOR, WEAVERS));
		// Or the auditor's key is the one to which a seat in the custodian's co-op moves.
		let deposit = attested(UNIT, 2);
		move_to(HOUSING, 9, WEAVERS_AUDITOR);
		assert_refused!(confirm(deposit, WEAVERS_AUDITOR, WEAVERS), Error::<Test>::NotForeign);
		// Or the beneficiary's is the one to which a seat in the auditor's co-op moves.
		assert_ok!(attest(TREASURER, BAKER, UNIT, 3));
		move_to(WEAVERS, 2, BAKER);
		Moving::mutate(|moving| moving.retain(|(coop, ..)| *coop != HOUSING));
		assert_refused!(confirm(deposit + 1, WEAVERS_AUDITOR, WEAVERS), Error::<Test>::ConflictOfInterest);
		// Who attests for the key to which his own seat moves attests for himself.
		move_to(HOUSING, 3, COURIER);
		assert_refused!(attest(TREASURER, COURIER, UNIT, 4), Error::<Test>::NotForYourself);
		assert_ok!(attest(CHAIR, COURIER, UNIT, 4));
	});
}

#[test]
fn what_the_beneficiary_could_not_get_out_again_is_not_issued() {
	new_test(|| {
		assert_refused!(attest(TREASURER, BY_BANK, UNIT, 1), Error::<Test>::CannotReceive);
		let deposit = attested(UNIT, 1);
		Closed::mutate(|closed| closed.push(BAKERY_ACCOUNT));
		assert_refused!(confirm(deposit), Error::<Test>::CannotReceive);
	});
}

#[test]
fn one_account_is_not_two_hands() {
	new_test(|| {
		let deposit = attested(UNIT, 1);
		// The treasurer's seat moves to another account, and the old one becomes auditor of the couriers.
		seat(HOUSING, 3, STRANGER);
		seat(COURIERS, 4, TREASURER);
		let confirm = |who| confirm_deposit(who, deposit, COURIERS);
		assert_refused!(confirm(TREASURER), Error::<Test>::SameHand);
		// Nor is the new account of the seat.
		seat(COURIERS, 4, STRANGER);
		assert_refused!(confirm(STRANGER), Error::<Test>::NotForeign);
		seat(COURIERS, 4, AUDITOR);
		assert_ok!(confirm(AUDITOR));
	});
}

#[test]
fn what_a_former_officer_attested_no_longer_counts() {
	new_test(|| {
		let deposit = attested(UNIT, 1);
		dismiss(HOUSING, 3);
		assert_refused!(confirm(deposit), Error::<Test>::OfficeLost);
		// An office that is given again is another one.
		pass(DAY);
		appoint(HOUSING, Office::Treasurer, 3);
		assert_refused!(confirm(deposit), Error::<Test>::OfficeLost);
		let again = attested(UNIT, 2);
		assert_ok!(confirm(again));
	});
}

#[test]
fn another_office_of_the_board_held_all_the_time_is_enough() {
	new_test(|| {
		appoint(HOUSING, Office::Secretary, 3);
		let deposit = attested(UNIT, 1);
		end_term(HOUSING, Office::Treasurer, 3);
		assert_ok!(confirm(deposit));
	});
}

#[test]
fn the_beneficiary_must_still_be_known() {
	new_test(|| {
		assert_ok!(attest(TREASURER, BAKER, UNIT, 1));
		seat(BAKERY, 1, STRANGER);
		assert_refused!(confirm(1), Error::<Test>::NotRegistered);
	});
}

#[test]
fn no_account_is_created_below_the_existential_deposit() {
	new_test(|| {
		assert_ok!(attest(TREASURER, BAKERY_AUDITOR, DEPOSIT - 1, 1));
		assert_ok!(attest(TREASURER, BAKERY_AUDITOR, DEPOSIT, 2));
		assert_refused!(confirm(1), Error::<Test>::BelowMinimum);
		assert_ok!(confirm(2));
		assert_ok!(confirm(1));
		assert_eq!(Balances::free_balance(BAKERY_AUDITOR), 2 * DEPOSIT - 1);
	});
}

/// What of a deposit is not issued yet.
fn rest(deposit: DepositNo) -> Option<Balance> {
	Deposits::<Test>::get(deposit).map(|open| open.amount - open.issued)
}

/// A day, and the twelfth more by which issues are counted.
const NEXT: Moment = DAY + DAY / 12;

#[test]
fn the_daily_ceiling_is_that_of_any_day() {
	new_test(|| {
		let first = attested(DAILY - UNIT, 1);
		let second = attested(2 * UNIT, 2);
		let third = attested(UNIT, 3);
		assert_ok!(confirm(first));
		// What does not fit waits for a later day, and everything behind it.
		assert_ok!(confirm(second));
		assert_ok!(confirm(third));
		assert_eq!((rest(second), rest(third), bank().owed), (Some(UNIT), Some(UNIT), 2 * UNIT));
		// A day later, counted in twelfths.
		pass(NEXT - 1);
		assert_eq!(bank().owed, 2 * UNIT);
		pass(1);
		assert_eq!((rest(second), rest(third), bank().owed), (None, None, 0));
	});
}

#[test]
fn a_deposit_above_the_daily_ceiling_is_issued_over_days() {
	new_test(|| {
		let deposit = attested(2 * DAILY + UNIT, 1);
		assert_ok!(confirm(deposit));
		let by = Confirmed { by: Hand { coop: COURIERS, member: 4 }, and: None };
		let (beneficiary, amount) = (BAKERY_ACCOUNT, DAILY);
		let issued = Event::Issued { custodian: BANK, issue: 4, deposit, beneficiary, amount, by };
		let owed = Event::RestOwed { custodian: BANK, deposit, owed: DAILY + UNIT, next_at: START + NEXT };
		let events: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		assert!(events.contains(&issued.into()) && events.last() == Some(&owed.into()));
		// All of it counts from the confirmation on: below the ceiling in all, for whoever leaves, and as one that waits.
		let card = Custody::custodian(BANK).unwrap();
		assert_eq!((card.owed, card.left_today, card.pending), (DAILY + UNIT, 0, 1));
		assert_eq!(card.left_in_total, TOTAL - ENDOWED - 2 * DAILY - UNIT);
		let most = TOTAL - ENDOWED - 2 * DAILY - UNIT;
		assert_refused!(attest(TREASURER, BAKER, most + 1, 2), Error::<Test>::TotalCeiling);
		assert_refused!(confirm(deposit), Error::<Test>::NoSuchDeposit);

		for issue in [5, 6] {
			assert_eq!(IssueCount::<Test>::get(), issue - 1);
			pass(NEXT - 1);
			assert_eq!(IssueCount::<Test>::get(), issue - 1);
			pass(1);
			let entered = Issues::<Test>::get(issue).unwrap();
			assert_eq!((entered.deposit, entered.reference, entered.confirmed_by), (deposit, doc(1), by));
			Custody::do_try_state().unwrap();
		}
		assert_eq!(Balances::free_balance(BAKERY_ACCOUNT), 6_000 * UNIT + 2 * DAILY + UNIT);
		assert_eq!((rest(deposit), bank().owed, bank().pending), (None, 0, 0));
		assert!(!Deadlines::<Test>::iter_keys().any(|(_, due)| due == deposit));
	});
}

#[test]
fn anybody_has_the_rest_issued_where_the_chain_is_too_busy() {
	new_test(|| {
		let deposit = attested(DAILY + UNIT, 1);
		assert_ok!(confirm(deposit));
		let advance = || Custody::advance(signed(STRANGER), START + NEXT, deposit);
		assert_refused!(advance(), Error::<Test>::NotDue);
		DeadlineTime::mutate(|now| *now += NEXT);
		assert_ok!(advance());
		assert_eq!((rest(deposit), sums().debits), (None, ENDOWED + DAILY + UNIT));
	});
}

#[test]
fn what_stops_an_issue_stops_the_rest_of_a_deposit() {
	let ceilings = |daily, total| Custody::set_ceilings(by_all(), BANK, daily, total).unwrap();
	#[allow(clippy::type_complexity)]
	let stops: [(fn(), fn()); 7] = [
		(|| Custody::set_pause(by_all(), BANK, 30).unwrap(), || Custody::set_pause(by_all(), BANK, 0).unwrap()),
		(|| set_standing(HOUSING, Standing::Suspended), || set_standing(HOUSING, Standing::Member)),
		(
			|| Custody::set_ceilings(by_all(), BANK, DAILY, ENDOWED + DAILY).unwrap(),
			|| Custody::set_ceilings(by_all(), BANK, DAILY, TOTAL).unwrap(),
		),
		(
			|| Custody::set_ceilings(by_all(), BANK, 0, TOTAL).unwrap(),
			|| Custody::set_ceilings(by_all(), BANK, DAILY, TOTAL).unwrap(),
		),
		(|| assert!(!covers(TODAY - 1, 0)), || assert!(covers(TODAY, 2 * ENDOWED + DAILY))),
		(|| pass(90 * DAY), || assert!(covers(TODAY + 89, 2 * ENDOWED + DAILY))),
		(
			|| Closed::mutate(|closed| closed.push(BAKER)),
			|| Closed::mutate(|closed| closed.retain(|one| *one != BAKER)),
		),
	];
	for (nth, (stop, go)) in stops.into_iter().enumerate() {
		new_test(|| {
			assert_ok!(attest(TREASURER, BAKER, DAILY + UNIT, 1));
			if nth == 5 {
				// Nothing is left of the day, for ninety days.
				ceilings(0, TOTAL);
				assert_ok!(confirm(1));
				stop();
				ceilings(DAILY + UNIT, TOTAL);
			} else {
				assert_ok!(confirm(1));
				stop();
			}
			let owed = bank().owed;
			pass(2 * NEXT);
			// It stays owed, and is asked for again and again.
			assert_eq!((rest(1), bank().owed), (Some(owed), owed), "{nth}");
			assert!(Deposits::<Test>::get(1).unwrap().due_at > DeadlineTime::get());
			assert!(!<Custody as rochdale_primitives::CoopSettlement>::is_settled(HOUSING));
			go();
			pass(NEXT);
			assert_eq!((rest(1), bank().owed), (None, 0), "{nth}");
		});
	}
	// What is removed never issues again.
	new_test(|| {
		assert_ok!(attest(TREASURER, BAKER, DAILY + UNIT, 1));
		assert_ok!(confirm(1));
		assert_ok!(Custody::remove_custodian(by_all(), BANK));
		pass(90 * DAY);
		assert_eq!((rest(1), bank().owed), (Some(UNIT), UNIT));
	});
}

#[test]
fn the_rest_of_a_deposit_ends_by_two_hands() {
	new_test(|| {
		let reject = |who, coop| reject_deposit(who, 1, coop, doc(9));
		attested(DAILY + UNIT, 1);
		assert_ok!(confirm(1));
		// The custodian alone would keep the money, and the time is not over after 30 days.
		assert_ok!(Custody::remove_custodian(by_all(), BANK));
		pass(31 * DAY);
		assert_ok!(reject(CHAIR, HOUSING));
		assert_eq!(rest(1), Some(UNIT));
		assert_refused!(reject(SECRETARY, HOUSING), Error::<Test>::AlreadyNoted);
		assert_ok!(reject(BAKERY_AUDITOR, BAKERY));
		let hands = [Hand { coop: HOUSING, member: 1 }, Hand { coop: BAKERY, member: 4 }];
		let reason = DepositEnd::Rejected { hands, reason: doc(9) };
		System::assert_last_event(Event::DepositEnded { custodian: BANK, deposit: 1, reason }.into());
		assert_eq!((rest(1), bank().owed, bank().pending), (None, 0, 0));
		// Its reference stays used, because units were issued for it.
		assert!(DepositReferences::<Test>::contains_key(HOUSING, doc(1)));
		assert!(Notes::<Test>::iter_keys().next().is_none());
	});
	// Where nothing was issued of it, its reference is free again.
	new_test(|| {
		attested(UNIT, 1);
		assert_ok!(Custody::set_ceilings(by_all(), BANK, 0, TOTAL));
		assert_ok!(confirm(1));
		assert_eq!(bank().owed, UNIT);
		for (who, coop) in [(AUDITOR, COURIERS), (WEAVERS_AUDITOR, WEAVERS)] {
			assert_ok!(reject_deposit(who, 1, coop, doc(9)));
		}
		assert_eq!(bank().owed, 0);
		attested(UNIT, 1);
	});
}

#[test]
fn deposits_are_confirmed_together_or_not_at_all() {
	new_test(|| {
		let deposits: Vec<_> = (1..=3).map(|nth| attested(UNIT, nth)).collect();
		let all = || deposits.iter().map(|deposit| seen(*deposit)).collect::<Vec<_>>();
		let confirm = |all| confirm_all(AUDITOR, COURIERS, all);
		assert_refused!(confirm(vec![]), Error::<Test>::NoSuchDeposit);
		let mut wrong = all();
		wrong[2].amount += 1;
		assert_refused!(confirm(wrong), Error::<Test>::DiffersFromFirst);
		let twice = [all(), vec![seen(1)]].concat();
		assert_refused!(confirm(twice), Error::<Test>::NoSuchDeposit);
		assert_ok!(attest(TREASURER, COURIER, UNIT, 4));
		let concerned = [all(), vec![seen(4)]].concat();
		assert_refused!(confirm(concerned), Error::<Test>::ConflictOfInterest);
		assert_ok!(confirm(all()));
		assert_eq!((sums().debits, bank().pending, IssueCount::<Test>::get()), (ENDOWED + 3 * UNIT, 1, 6));
	});
	// Together they stay below the ceiling of the day and in all.
	new_test(|| {
		let (first, second) = (attested(DAILY, 1), attested(UNIT, 2));
		assert_ok!(Custody::set_ceilings(by_all(), BANK, DAILY, ENDOWED + DAILY));
		let all = vec![seen(first), seen(second)];
		assert_refused!(confirm_all(AUDITOR, COURIERS, all.clone()), Error::<Test>::TotalCeiling);
		assert_ok!(Custody::set_ceilings(by_all(), BANK, DAILY, TOTAL));
		assert_ok!(confirm_all(AUDITOR, COURIERS, all));
		assert_eq!((rest(first), rest(second)), (None, Some(UNIT)));
	});
}

#[test]
fn who_confirms_several_is_weighed_for_them_and_gets_back_what_was_not_asked() {
	new_test(|| {
		MostPending::set(9);
		let call = |number: u64| {
			let all = (1..=number).map(|nth| seen(nth as DepositNo)).collect();
			Call::<Test>::confirm_deposits { custodian: BANK, coop: COURIERS, seen: BoundedVec::truncate_from(all) }
		};
		let weight = |number| {
			frame::deps::frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call(number)).call_weight
		};
		let search = <<Test as frame_system::Config>::DbWeight as Get<frame_support::weights::RuntimeDbWeight>>::get()
			.reads(rochdale_primitives::MAX_COOPS.into());
		(1..=9).for_each(|nth| {
			attested(UNIT, nth);
		});
		assert_eq!((weight(9) - search).ref_time(), 9 * (weight(1) - search).ref_time());
		let made = |who, number| {
			let Call::confirm_deposits { custodian, coop, seen } = call(number) else { unreachable!() };
			Custody::confirm_deposits(signed(who), custodian, coop, seen)
		};
		let stranger = made(STRANGER, 9).unwrap_err().post_info.actual_weight;
		assert_eq!(stranger, Some(<() as WeightInfo>::pause()));
		assert_eq!(made(AUDITOR, 9).unwrap().actual_weight, Some(weight(9) - search));
	});
}

/// Has a deposit of the custodian's own co-op attested, and gives its number.
fn own(beneficiary: AccountId, reference: u64) -> DepositNo {
	assert_ok!(attest(TREASURER, beneficiary, UNIT, reference));
	DepositCount::<Test>::get()
}

#[test]
fn a_custodian_issues_to_its_own_with_auditors_of_two_other_co_ops() {
	new_test(|| {
		MostPending::set(10);
		Behind::mutate(|behind| behind.extend([(TREASURY, HOUSING), (801, HOUSING)]));
		assert_ok!(Custody::register_account(signed(21), HOUSING, MULTISIG, doc(1)));
		assert_ok!(Custody::register_account(signed(22), HOUSING, MULTISIG, doc(1)));
		// A member of another co-op who sits in it, or will.
		seat(HOUSING, 9, WEAVER);
		move_to(HOUSING, 8, BAKER);
		let all = [coop_account(HOUSING), CHAIR, HOUSING_AUDITOR, MULTISIG, TREASURY, BAKER];
		for (nth, beneficiary) in (1..).zip(all) {
			let deposit = own(beneficiary, nth);
			assert_ok!(confirm(deposit));
			let by = Hand { coop: COURIERS, member: 4 };
			let (subject, note) = (Subject::Deposit(deposit), Note::Confirm { reference: doc(nth) });
			System::assert_last_event(Event::Noted { subject, note, by, lapses_at: START + 30 * DAY }.into());
			assert_eq!((sums().debits, bank().owed), (ENDOWED + UNIT * u128::from(nth - 1), 0));
			// Not twice, nor by another auditor of the same co-op.
			assert_refused!(confirm(deposit), Error::<Test>::AlreadyNoted);
			seat(COURIERS, 5, STRANGER);
			appoint(COURIERS, Office::Auditor, 5);
			assert_refused!(confirm_deposit(STRANGER, deposit, COURIERS), Error::<Test>::AlreadyNoted);
			dismiss(COURIERS, 5);
			assert_ok!(confirm_deposit(WEAVERS_AUDITOR, deposit, WEAVERS));
			let and = Some(Hand { coop: WEAVERS, member: 4 });
			let issue = Issues::<Test>::get(IssueCount::<Test>::get()).unwrap();
			assert_eq!((issue.beneficiary, issue.confirmed_by), (beneficiary, Confirmed { by, and }));
			assert!(!Notes::<Test>::contains_key(subject));
		}
		// Of others one suffices.
		let other = own(BAKERY_ACCOUNT, 9);
		assert_ok!(confirm(other));
		assert_eq!(rest(other), None);
	});
}

#[test]
fn the_two_who_confirm_are_two_people_and_in_office() {
	new_test(|| {
		let deposit = own(CHAIR, 1);
		assert_ok!(confirm(deposit));
		// One person in two co-ops.
		seat(WEAVERS, 4, AUDITOR);
		assert_refused!(confirm_deposit(AUDITOR, deposit, WEAVERS), Error::<Test>::SameHand);
		seat(WEAVERS, 4, WEAVERS_AUDITOR);
		move_to(WEAVERS, 4, AUDITOR);
		assert_refused!(confirm_deposit(WEAVERS_AUDITOR, deposit, WEAVERS), Error::<Test>::SameHand);
		Moving::set(vec![]);
		// Whoever is no longer an auditor, or takes it back, has said nothing.
		dismiss(COURIERS, 4);
		assert_ok!(confirm_deposit(WEAVERS_AUDITOR, deposit, WEAVERS));
		assert_eq!(rest(deposit), Some(UNIT));
		assert_ok!(Custody::withdraw_note(signed(WEAVERS_AUDITOR), WEAVERS, Subject::Deposit(deposit)));
		assert_ok!(confirm_deposit(BAKERY_AUDITOR, deposit, BAKERY));
		assert_eq!(rest(deposit), Some(UNIT));
		assert_ok!(confirm_deposit(WEAVERS_AUDITOR, deposit, WEAVERS));
		assert_eq!(rest(deposit), None);
	});
}

#[test]
fn where_no_third_co_op_could_confirm_it_two_auditors_of_the_other_one_do() {
	let leave = |coops: &[CoopId]| coops.iter().for_each(|coop| set_standing(*coop, Standing::Left));
	let another = || {
		seat(COURIERS, 5, STRANGER);
		appoint(COURIERS, Office::Auditor, 5);
	};
	new_test(|| {
		// A federation of two.
		leave(&[BAKERY, WEAVERS]);
		another();
		let deposit = own(coop_account(HOUSING), 1);
		assert_ok!(confirm(deposit));
		assert_refused!(confirm(deposit), Error::<Test>::AlreadyNoted);
		assert_eq!(rest(deposit), Some(UNIT));
		// Nor by the same person with another seat.
		seat(COURIERS, 5, AUDITOR);
		appoint(COURIERS, Office::Auditor, 5);
		assert_refused!(confirm(deposit), Error::<Test>::AlreadyNoted);
		seat(COURIERS, 5, STRANGER);
		// As soon as a third one is in, it takes that.
		set_standing(WEAVERS, Standing::Member);
		assert_refused!(confirm_deposit(STRANGER, deposit, COURIERS), Error::<Test>::AlreadyNoted);
		set_standing(WEAVERS, Standing::Suspended);
		let weighed =
			Custody::confirm_deposits(signed(STRANGER), BANK, COURIERS, BoundedVec::truncate_from(vec![seen(1)]));
		assert_eq!(weighed.unwrap().actual_weight, None);
		assert_eq!(rest(deposit), None);
		let confirmed = Issues::<Test>::get(4).unwrap().confirmed_by;
		let [by, and] = [4, 5].map(|member| Hand { coop: COURIERS, member });
		assert_eq!(confirmed, Confirmed { by, and: Some(and) });
	});
	new_test(|| {
		// A federation of three, and a treasury of two of them: the third is behind the money itself.
		leave(&[BAKERY]);
		another();
		Behind::mutate(|behind| behind.extend([(TREASURY, HOUSING), (TREASURY, WEAVERS)]));
		let deposit = own(TREASURY, 1);
		assert_refused!(confirm_deposit(WEAVERS_AUDITOR, deposit, WEAVERS), Error::<Test>::ConflictOfInterest);
		assert_ok!(confirm(deposit));
		assert_ok!(confirm_deposit(STRANGER, deposit, COURIERS));
		assert_eq!(rest(deposit), None);
		// For a member of it who sits in the third co-op too, neither can anybody there.
		seat(WEAVERS, 9, CHAIR);
		let deposit = own(CHAIR, 2);
		assert_refused!(confirm_deposit(WEAVERS_AUDITOR, deposit, WEAVERS), Error::<Test>::ConflictOfInterest);
		assert_ok!(confirm(deposit));
		assert_ok!(confirm_deposit(STRANGER, deposit, COURIERS));
		assert_eq!(rest(deposit), None);
	});
}

#[test]
fn the_total_ceiling_is_that_of_what_is_outstanding() {
	new_test(|| {
		assert_ok!(Custody::set_ceilings(by_all(), BANK, DAILY, ENDOWED + 10 * UNIT));
		assert_refused!(attest(TREASURER, BAKERY_ACCOUNT, 10 * UNIT + 1, 1), Error::<Test>::TotalCeiling);
		let first = attested(6 * UNIT, 1);
		let second = attested(6 * UNIT, 2);
		assert_ok!(confirm(first));
		assert_refused!(confirm(second), Error::<Test>::TotalCeiling);
	});
}

#[test]
fn issues_end_where_numbers_do() {
	new_test(|| {
		let deposit = attested(UNIT, 1);
		IssueCount::<Test>::put(u32::MAX);
		assert_refused!(confirm(deposit), Error::<Test>::Overflow);
		IssueCount::<Test>::put(3);
		// More units than there can be.
		assert_ok!(Custody::set_ceilings(by_all(), BANK, Balance::MAX, Balance::MAX));
		let beyond = attest(TREASURER, BAKERY_ACCOUNT, Balance::MAX - ENDOWED, 2);
		assert_refused!(beyond, Error::<Test>::Overflow);
		// As many as there can be, where there are others meanwhile.
		assert_ok!(Custody::set_ceilings(by_all(), BANK, Balance::MAX, ENDOWED + MAX_AMOUNT));
		let all = attested(MAX_AMOUNT, 2);
		assert_ok!(confirm(deposit));
		assert_refused!(confirm(all), Error::<Test>::TotalCeiling);
	});
}

#[test]
fn a_deposit_is_rejected_or_taken_back_and_its_reference_is_free() {
	new_test(|| {
		let reject = |who, deposit, coop| reject_deposit(who, deposit, coop, doc(9));
		let first = attested(UNIT, 1);
		assert_refused!(reject(BAKER, first, BAKERY), Error::<Test>::NotAuditor);
		assert_refused!(reject(HOUSING_AUDITOR, first, HOUSING), Error::<Test>::NotBoard);
		assert_refused!(reject(STRANGER, first, HOUSING), Error::<Test>::NotMember);
		seat(HOUSING, 9, WEAVERS_AUDITOR);
		assert_refused!(reject(WEAVERS_AUDITOR, first, WEAVERS), Error::<Test>::NotForeign);
		assert_refused!(reject_deposit(AUDITOR, first, COURIERS, doc(0)), Error::<Test>::NoDocument);
		assert_ok!(reject(AUDITOR, first, COURIERS));
		assert_ok!(reject(BAKERY_AUDITOR, first, BAKERY));
		let hands = [Hand { coop: COURIERS, member: 4 }, Hand { coop: BAKERY, member: 4 }];
		let reason = DepositEnd::Rejected { hands, reason: doc(9) };
		System::assert_last_event(Event::DepositEnded { custodian: BANK, deposit: first, reason }.into());
		assert_refused!(reject(AUDITOR, first, COURIERS), Error::<Test>::NoSuchDeposit);
		assert_refused!(confirm(first), Error::<Test>::NoSuchDeposit);

		let second = attested(UNIT, 1);
		assert_ok!(reject(CHAIR, second, HOUSING));
		let reason = DepositEnd::TakenBack { by: Hand { coop: HOUSING, member: 1 }, reason: doc(9) };
		System::assert_last_event(Event::DepositEnded { custodian: BANK, deposit: second, reason }.into());
		let third = attested(UNIT, 1);
		assert_eq!(third, 3);
		assert_ok!(confirm(third));
		assert_refused!(attest(TREASURER, BAKERY_ACCOUNT, UNIT, 1), Error::<Test>::ReferenceUsed);
	});
}

#[test]
fn one_auditor_alone_ends_no_deposit() {
	new_test(|| {
		let reject = |who, deposit, coop| reject_deposit(who, deposit, coop, doc(9));
		let deposit = attested(UNIT, 1);
		assert_ok!(reject(AUDITOR, deposit, COURIERS));
		let by = Hand { coop: COURIERS, member: 4 };
		let (subject, note) = (Subject::Deposit(deposit), Note::Reject { reason: doc(9) });
		System::assert_last_event(Event::Noted { subject, note, by, lapses_at: START + 30 * DAY }.into());
		assert_refused!(reject(AUDITOR, deposit, COURIERS), Error::<Test>::AlreadyNoted);
		// Two auditors of one co-op are one voice, and one person in two co-ops is one too.
		seat(COURIERS, 5, STRANGER);
		appoint(COURIERS, Office::Auditor, 5);
		assert_refused!(reject(STRANGER, deposit, COURIERS), Error::<Test>::AlreadyNoted);
		seat(WEAVERS, 4, AUDITOR);
		assert_refused!(reject(AUDITOR, deposit, WEAVERS), Error::<Test>::SameHand);
		seat(WEAVERS, 4, WEAVERS_AUDITOR);
		move_to(WEAVERS, 4, AUDITOR);
		assert_refused!(reject(WEAVERS_AUDITOR, deposit, WEAVERS), Error::<Test>::SameHand);
		Moving::set(vec![]);
		// Who sees the money at the bank confirms it all the same.
		assert_ok!(confirm_deposit(WEAVERS_AUDITOR, deposit, WEAVERS));
	});
}

#[test]
fn an_objection_counts_as_long_as_its_auditor_does() {
	let voids: [fn(); 3] =
		[|| dismiss(COURIERS, 4), || set_standing(COURIERS, Standing::Suspended), || seat(HOUSING, 9, AUDITOR)];
	for void in voids {
		new_test(|| {
			let reject = |who, coop| reject_deposit(who, 1, coop, doc(9));
			attested(UNIT, 1);
			assert_ok!(reject(AUDITOR, COURIERS));
			void();
			// The second is the first now.
			assert_ok!(reject(WEAVERS_AUDITOR, WEAVERS));
			assert!(Deposits::<Test>::contains_key(1));
			assert_ok!(reject(BAKERY_AUDITOR, BAKERY));
			assert!(!Deposits::<Test>::contains_key(1));
		});
	}
}

#[test]
fn a_deposit_lapses_by_itself() {
	new_test(|| {
		let deposit = attested(UNIT, 1);
		DeadlineTime::mutate(|now| *now += 30 * DAY);
		// Not even before the chain came to it.
		assert_refused!(confirm(deposit), Error::<Test>::NoSuchDeposit);
		let reject = reject_deposit(AUDITOR, deposit, COURIERS, doc(9));
		assert_refused!(reject, Error::<Test>::NoSuchDeposit);
		pass(0);
		let reason = DepositEnd::Lapsed;
		System::assert_last_event(Event::DepositEnded { custodian: BANK, deposit, reason }.into());
		assert_eq!(bank().pending, 0);
		assert_ok!(attest(TREASURER, BAKERY_ACCOUNT, UNIT, 1));
	});
}

#[test]
fn anybody_can_help_a_busy_chain() {
	new_test(|| {
		let deposit = attested(UNIT, 1);
		let (at, due) = (START + 30 * DAY, deposit);
		let advance = |at, due| Custody::advance(signed(STRANGER), at, due);
		assert_refused!(advance(at, due), Error::<Test>::NotDue);
		DeadlineTime::set(at);
		assert_refused!(advance(at + 1, due), Error::<Test>::NothingDue);
		assert_refused!(advance(at, 9), Error::<Test>::NothingDue);
		assert_ok!(advance(at, due));
		assert_refused!(advance(at, due), Error::<Test>::NothingDue);
		assert!(!Deposits::<Test>::contains_key(deposit));
	});
}

#[test]
fn the_queue_uses_no_more_than_it_may() {
	new_test(|| {
		MostPending::set(40);
		for reference in 1..=20 {
			attested(UNIT, reference);
		}
		DeadlineTime::mutate(|now| *now += 30 * DAY);
		assert_eq!(Custody::on_idle(1, Weight::zero()), Weight::zero());
		assert_eq!(bank().pending, 20);
		Custody::on_idle(1, Weight::MAX);
		assert_eq!(bank().pending, 4);
		// Looking at the queue, and two steps.
		let step = <() as WeightInfo>::advance();
		let used = Custody::on_idle(1, step.saturating_mul(2));
		assert_eq!((bank().pending, used), (2, step.saturating_mul(2)));
	});
}

#[test]
fn time_can_run_out() {
	new_test(|| {
		DeadlineTime::set(Moment::MAX - DAY);
		assert_refused!(attest(TREASURER, BAKERY_ACCOUNT, UNIT, 1), Error::<Test>::Overflow);
		let request = Custody::request_redemption(signed(BAKERY_ACCOUNT), BANK, UNIT, doc(7));
		assert_refused!(request, Error::<Test>::Overflow);
		assert_refused!(Custody::pause(signed(AUDITOR), BANK, COURIERS, doc(1)), Error::<Test>::Overflow);
		assert_refused!(Custody::set_pause(by_all(), BANK, 2), Error::<Test>::Overflow);
		assert_refused!(Custody::register_account(signed(31), COURIERS, MULTISIG, doc(1)), Error::<Test>::Overflow);
		let statement = Custody::attest_statement(signed(TREASURER), BANK, 1, 1, doc(1));
		assert_refused!(statement, Error::<Test>::Overflow);
	});
}
