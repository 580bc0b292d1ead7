//! A wrong entry is mirrored and entered anew.

use super::*;

#[test]
fn three_thousand_entered_for_three_hundred_is_put_right() {
	new_test(|| {
		post(came(1, 3_000 * ONE, vec![dues(9, 3_000 * ONE)]));
		correct(1, Some(came(1, 300 * ONE, vec![dues(9, 300 * ONE)])));
		assert_eq!((held(BANK), held(DUES)), (300 * ONE as i128, -(300 * ONE as i128)));
		assert_eq!(StatementLines::<Test>::get((SHOP, BANK), hash(1)).unwrap().amount, 300 * ONE);
		let mirror = entry(2);
		assert_eq!((mirror.basis.clone(), mirror.voucher), (Basis::Correction(1), hash(88)));
		assert_eq!(mirror.leg(0).unwrap().side, Side::Debit);
		// The wrong one stays as it was.
		assert_eq!(entry(1).leg(1).unwrap().amount, 3_000 * ONE);
		pass_days(1);
		close(TODAY, 300 * ONE);
	});
}

#[test]
fn a_mirror_has_the_day_of_its_entry_while_that_is_open() {
	new_test(|| {
		post(on(TODAY - 20, came(1, 30 * ONE, vec![dues(9, 30 * ONE)])));
		let anew = on(TODAY - 10, came(1, 30 * ONE, vec![dues(9, 30 * ONE)]));
		correct(1, Some(anew));
		assert_eq!((entry(2).day, entry(3).day), (TODAY - 20, TODAY - 10));
		close(TODAY - 15, 0);
		close(TODAY - 5, 30 * ONE);
	});
}

#[test]
fn what_a_wrong_entry_had_posted_waits_again_and_its_keeper_hears() {
	new_test(|| {
		endow(1, 100 * ONE);
		let [nine, eight] = [9, 8].map(|member| order(payment(vec![wage(member, 15 * ONE)])));
		post(went(2, 15 * ONE, vec![Part::Whole(nine)]));
		Told::take();
		correct(2, Some(went(2, 15 * ONE, vec![Part::Whole(eight)])));
		assert_eq!((waits(nine), waits(eight)), (15 * ONE, 0));
		assert_eq!(
			told(),
			vec![
				(Keeper::Treasuries, Became::Unposted(3), vec![(Some((nine, 0)), 15 * ONE)]),
				(Keeper::Treasuries, Became::Posted(4), vec![(Some((eight, 0)), 15 * ONE)]),
			]
		);
		// It can be posted by its own line now.
		post(went(3, 15 * ONE, vec![Part::Whole(nine)]));
	});
}

#[test]
fn a_payment_is_entered_anew_by_the_same_pending_entry() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 50 * ONE)]));
		let charged = |charges| vec![Part::Whole(no), Part::Direct(debit(charges, ONE))];
		post(went(2, 51 * ONE, charged(CHARGES)));
		correct(2, Some(went(2, 51 * ONE, charged(EXCHANGE))));
		assert_eq!((held(CHARGES), held(EXCHANGE), held(WAGES)), (0, ONE as i128, 50 * ONE as i128));
		assert_eq!(Ledgers::<Test>::get(SHOP).unwrap().open_pendings, 0);
	});
}

#[test]
fn what_was_covered_is_entered_anew_without_being_covered_again() {
	new_test(|| {
		endow(1, 100 * ONE);
		post(went(2, 8 * ONE, vec![Part::Direct(debit(CHARGES, 8 * ONE))]));
		// The keepers count the eight, and would cover no more than one.
		MayGo::set(ONE);
		let anew = |amount| Some(went(2, amount, vec![Part::Direct(debit(CHARGES, amount))]));
		assert_refused!(send_correction(ANN, 2, anew(10 * ONE).as_ref()), TestError::NotCovered);
		correct(2, anew(9 * ONE));
		assert_eq!(held(CHARGES), 9 * ONE as i128);
	});
}

#[test]
fn a_line_is_free_again_when_nothing_of_it_is_entered() {
	new_test(|| {
		post(came(1, 30 * ONE, vec![dues(9, 30 * ONE)]));
		correct(1, None);
		assert_eq!(StatementLines::<Test>::iter().count(), 0);
		assert_eq!(held(BANK), 0);
		post(came(1, 20 * ONE, vec![dues(9, 20 * ONE)]));
	});
}

#[test]
fn one_of_two_calls_that_explain_a_line_is_corrected_alone() {
	new_test(|| {
		post(Posting { rest: 40 * ONE, ..came(1, 100 * ONE, vec![dues(9, 60 * ONE)]) });
		post(came(1, 100 * ONE, vec![dues(8, 40 * ONE)]));
		correct(1, None);
		assert_eq!(StatementLines::<Test>::get((SHOP, BANK), hash(1)).unwrap().explained, 40 * ONE);
		let day = statement(TODAY, 40 * ONE);
		pass_days(1);
		assert_refused!(send_close(ANN, &day), TestError::NotExplained);
		post(came(1, 100 * ONE, vec![dues(7, 60 * ONE)]));
		close(TODAY, 100 * ONE);
	});
}

#[test]
fn after_a_close_both_are_dated_on_the_first_open_day_and_the_cash_stays() {
	new_test(|| {
		post(on(TODAY - 20, came(1, 30 * ONE, vec![dues(9, 30 * ONE)])));
		close(TODAY - 10, 30 * ONE);
		let anew = |amount, parts| on(TODAY - 20, came(1, amount, parts));
		assert_refused!(send_correction(ANN, 1, None), TestError::CashIsClosed);
		let less = anew(20 * ONE, vec![dues(9, 20 * ONE)]);
		assert_refused!(send_correction(ANN, 1, Some(&less)), TestError::CashIsClosed);
		let other = on(TODAY - 20, came(2, 30 * ONE, vec![dues(9, 30 * ONE)]));
		assert_refused!(send_correction(ANN, 1, Some(&other)), TestError::CashIsClosed);
		correct(1, Some(anew(30 * ONE, vec![dues(8, 30 * ONE)])));
		assert_eq!((entry(2).day, entry(3).day), (TODAY - 9, TODAY - 9));
		assert_eq!(entry(3).parties(), vec![&Party::Member(1, 8)]);
		pass_days(1);
		close(TODAY, 30 * ONE);
	});
}

#[test]
fn what_is_entered_anew_does_not_date_into_a_closed_period() {
	new_test(|| {
		post(on(TODAY - 5, came(1, 30 * ONE, vec![dues(9, 30 * ONE)])));
		close(TODAY - 10, 0);
		let anew = |day| on(day, came(1, 30 * ONE, vec![dues(9, 30 * ONE)]));
		assert_refused!(send_correction(ANN, 1, Some(&anew(TODAY - 10))), TestError::PeriodClosed);
		correct(1, Some(anew(TODAY - 9)));
		assert_eq!((entry(2).day, entry(3).day), (TODAY - 5, TODAY - 9));
	});
}

#[test]
fn a_payment_of_a_closed_period_is_given_to_who_was_paid() {
	new_test(|| {
		post(on(TODAY - 30, came(1, 100 * ONE, vec![dues(9, 100 * ONE)])));
		let [nine, eight] = [9, 8].map(|member| order(payment(vec![wage(member, 15 * ONE)])));
		let paid = |no| on(TODAY - 20, went(2, 15 * ONE, vec![Part::Whole(no)]));
		post(paid(nine));
		close(TODAY - 10, 85 * ONE);
		correct(2, Some(paid(eight)));
		assert_eq!((waits(nine), waits(eight)), (15 * ONE, 0));
		assert_eq!((entry(3).day, entry(4).day, entry(4).value_day), (TODAY - 9, TODAY - 9, TODAY - 9));
		assert_eq!(Books::balance_on(SHOP, BANK, TODAY - 10).unwrap().balance, 85 * ONE);
		post(went(3, 15 * ONE, vec![Part::Whole(nine)]));
		pass_days(1);
		close(TODAY, 70 * ONE);
	});
}

#[test]
fn what_was_put_right_after_a_close_keeps_the_cash_when_it_is_put_right_again() {
	new_test(|| {
		let anew = |amount, member| on(TODAY - 20, came(1, amount, vec![dues(member, amount)]));
		post(anew(30 * ONE, 9));
		close(TODAY - 10, 30 * ONE);
		correct(1, Some(anew(30 * ONE, 8)));
		// Its own day is open, but that of its line is not.
		assert_refused!(send_correction(ANN, 3, None), TestError::CashIsClosed);
		assert_refused!(send_correction(ANN, 3, Some(&anew(20 * ONE, 7))), TestError::CashIsClosed);
		correct(3, Some(anew(30 * ONE, 7)));
		assert_eq!((entry(4).day, entry(5).day, held(BANK)), (TODAY - 9, TODAY - 9, 30 * ONE as i128));
	});
}

#[test]
fn nothing_is_corrected_twice() {
	new_test(|| {
		post(came(1, 30 * ONE, vec![dues(9, 30 * ONE)]));
		correct(1, Some(came(1, 20 * ONE, vec![dues(9, 20 * ONE)])));
		assert_refused!(send_correction(ANN, 1, None), TestError::AlreadyTakenBack);
		// Neither is a mirror, but what was entered anew is.
		assert_refused!(send_correction(ANN, 2, None), TestError::NotByStatement);
		correct(3, None);
		assert_eq!(held(BANK), 0);
	});
}

#[test]
fn only_what_a_statement_says_is_corrected_by_hands() {
	new_test(|| {
		let legs = vec![debit(WAGES, ONE), credit(CAPITAL, ONE)];
		let (basis, voucher, moves) = (Basis::Rule, hash(1), Moves::Nothing);
		assert_ok!(<Books as Post<_, _>>::post(Draft { ledger: SHOP, legs, day: None, basis, voucher, moves }));
		assert_refused!(send_correction(ANN, 1, None), TestError::NotByStatement);
		assert_refused!(send_correction(ANN, 2, None), TestError::NoSuchEntry);
		endow(1, ONE);
		assert_refused!(Books::correct(signed(ANN), SHOP, 1, 2, H256::zero(), None), TestError::NoDocument);
	});
}

#[test]
fn a_correction_meets_the_limit_of_the_account() {
	new_test(|| {
		post(came(1, 30 * ONE, vec![dues(9, 30 * ONE)]));
		order(payment(vec![wage(9, 25 * ONE)]));
		let less = |amount| came(1, amount, vec![dues(9, amount)]);
		assert_refused!(send_correction(ANN, 1, Some(&less(20 * ONE))), TestError::NotEnough);
		correct(1, Some(less(25 * ONE)));
	});
}

#[test]
fn a_party_of_what_is_corrected_is_no_hand_of_it() {
	new_test(|| {
		let own = came(1, 30 * ONE, vec![dues(1, 30 * ONE)]);
		assert_ok!(send(BEN, &own));
		assert_ok!(send(CLEO, &own));
		assert_refused!(send_correction(ANN, 1, None), TestError::YouBenefit);
		// Nor who becomes one.
		let anew = came(1, 30 * ONE, vec![dues(2, 30 * ONE)]);
		assert_refused!(send_correction(BEN, 1, Some(&anew)), TestError::YouBenefit);
	});
}
