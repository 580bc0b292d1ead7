//! Lines of a statement are posted by what explains them.

use super::*;
use crate::rules::limits::FIRST_DAY;

#[test]
fn nothing_is_entered_until_a_second_hand_sends_the_same() {
	new_test(|| {
		let posting = came(1, 20 * ONE, vec![dues(9, 20 * ONE)]);
		assert_ok!(send(ANN, &posting));
		assert_eq!((entries(), held(BANK)), (0, 0));
		assert_ok!(send(BEN, &posting));
		assert_eq!((entries(), held(BANK), held(DUES)), (1, 20 * ONE as i128, -(20 * ONE as i128)));
		let entered = entry(1);
		assert_eq!((entered.day, entered.value_day, entered.basis.clone()), (TODAY, TODAY, Basis::Statement));
		// The time of the block is civil time, which is not that of deadlines.
		assert_eq!(entered.at, Now::get() + Ahead::get());
		assert_eq!(entered.hands.map(|hands| hands.map(|hand| hand.member)), Some([1, 2]));
		assert_eq!(entered.line, Some((BANK, hash(1))));
		assert_eq!(entered.voucher, hash(77));
		assert_eq!(entered.parties(), vec![&Party::Member(1, 9)]);
	});
}

#[test]
fn a_keeper_posts_inside_when_it_hears() {
	new_test(|| {
		// What subscribers paid was held, and is capital as soon as the last of it came.
		let held_for = order(receivable(vec![Item { account: DUES, charged: None, ..wage(9, 20 * ONE) }]));
		let legs = vec![debit(DUES, 20 * ONE), credit(CAPITAL, 20 * ONE)];
		let (basis, voucher, moves) = (Basis::Rule, hash(1), Moves::Nothing);
		Inside::set(vec![Draft { ledger: SHOP, legs, day: None, basis, voucher, moves }]);
		post(came(1, 20 * ONE, vec![Part::Whole(held_for)]));
		assert_eq!([BANK, DUES, CAPITAL].map(held), [20, 0, -20].map(|sum| sum * ONE as i128));
		assert_eq!([1, 2].map(|no| entry(no).basis), [Basis::Statement, Basis::Rule]);
		assert_eq!((entry(2).line, entry(2).hands), (None, None));
	});
}

#[test]
fn expected_money_arrives_in_part_and_the_rest_still_waits() {
	new_test(|| {
		let item = Item { account: DUES, charged: None, ..wage(9, 20 * ONE) };
		let no = order(receivable(vec![item]));
		post(came(1, 12 * ONE, vec![Part::Item { pending: no, place: 0, amount: 12 * ONE }]));
		assert_eq!(waits(no), 8 * ONE);
		assert_eq!(sums(BANK), Sums { debits: 12 * ONE, pending_debits: 8 * ONE, ..Sums::default() });
		assert_eq!(sums(DUES), Sums { credits: 12 * ONE, pending_credits: 8 * ONE, ..Sums::default() });
		assert_eq!(told(), vec![(Keeper::Shares, Became::Posted(1), vec![(Some((no, 0)), 12 * ONE)])]);
	});
}

#[test]
fn expected_money_cannot_be_spent() {
	new_test(|| {
		let item = Item { account: DUES, charged: None, ..wage(9, 20 * ONE) };
		order(receivable(vec![item]));
		assert_noop!(Books::order(payment(vec![wage(8, ONE)])), TestError::NotEnough);
		assert_eq!(Books::available(SHOP, BANK), 0);
	});
}

#[test]
fn sixth_hold_of_a_thousand_on_five_thousand_is_refused() {
	new_test(|| {
		endow(1, 5_000 * ONE);
		for member in 4..9 {
			order(payment(vec![wage(member, 1_000 * ONE)]));
		}
		assert_eq!(Books::available(SHOP, BANK), 0);
		assert_noop!(Books::order(payment(vec![wage(9, 1_000 * ONE)])), TestError::NotEnough);
	});
}

#[test]
fn what_the_bank_took_beyond_the_payment_is_charges_and_exchange() {
	new_test(|| {
		endow(1, 1_000 * ONE);
		let no = order(payment(vec![wage(9, 500 * ONE)]));
		Told::take();
		post(went(
			2,
			503 * ONE + 40 * CENT,
			vec![Part::Whole(no), Part::Direct(debit(CHARGES, 3 * ONE)), Part::Direct(debit(EXCHANGE, 40 * CENT))],
		));
		assert_eq!(held(BANK), (496 * ONE + 60 * CENT) as i128);
		assert_eq!(
			(held(WAGES), held(CHARGES), held(EXCHANGE)),
			(500 * ONE as i128, 3 * ONE as i128, 40 * CENT as i128)
		);
		assert_eq!((waits(no), sums(BANK).pending_credits), (0, 0));
		let all = vec![(Some((no, 0)), 500 * ONE), (None, 3 * ONE), (None, 40 * CENT)];
		assert_eq!(told(), vec![(Keeper::Treasuries, Became::Posted(2), all)]);
	});
}

#[test]
fn less_may_go_than_was_approved_where_the_exchange_was_better() {
	new_test(|| {
		endow(1, 1_000 * ONE);
		let no = order(payment(vec![wage(9, 500 * ONE)]));
		post(went(2, 498 * ONE, vec![Part::Whole(no), Part::Direct(credit(EXCHANGE, 2 * ONE))]));
		assert_eq!((held(WAGES), held(EXCHANGE)), (500 * ONE as i128, -(2 * ONE as i128)));
	});
}

#[test]
fn posting_above_what_was_pending_meets_the_limit_of_the_account() {
	new_test(|| {
		endow(1, 500 * ONE);
		let no = order(payment(vec![wage(9, 500 * ONE)]));
		let more = vec![Part::Whole(no), Part::Direct(debit(CHARGES, ONE))];
		refused(went(2, 501 * ONE, more.clone()), TestError::NotEnough);
		endow(3, ONE);
		post(went(2, 501 * ONE, more));
	});
}

#[test]
fn charges_that_the_keepers_do_not_cover_are_refused() {
	new_test(|| {
		endow(1, 500 * ONE);
		MayGo::set(2 * ONE);
		refused(went(2, 3 * ONE, vec![Part::Direct(debit(CHARGES, 3 * ONE))]), TestError::NotCovered);
		post(went(2, 2 * ONE, vec![Part::Direct(debit(CHARGES, 2 * ONE))]));
	});
}

#[test]
fn charges_in_several_parts_are_covered_together() {
	new_test(|| {
		endow(1, 500 * ONE);
		MayGo::set(10 * ONE);
		let parts = |each| vec![Part::Direct(debit(CHARGES, each)), Part::Direct(debit(EXCHANGE, each))];
		refused(went(2, 12 * ONE, parts(6 * ONE)), TestError::NotCovered);
		let twice = vec![Part::Direct(debit(CHARGES, 6 * ONE)); 2];
		refused(went(2, 12 * ONE, twice), TestError::NotCovered);
		// Nor beside money that came.
		let beside = vec![Part::Direct(credit(DUES, 20 * ONE)), Part::Direct(debit(CHARGES, 11 * ONE))];
		refused(came(2, 9 * ONE, beside), TestError::NotCovered);
		post(went(2, 10 * ONE, parts(5 * ONE)));
	});
}

#[test]
fn a_run_of_thirty_wages_is_one_line_and_one_entry() {
	new_test(|| {
		endow(1, 1_000 * ONE);
		let no = order(payment((10..40).map(|member| wage(member, 15 * ONE)).collect()));
		Told::take();
		post(went(2, 450 * ONE, vec![Part::Whole(no)]));
		let entered = entry(2);
		assert_eq!(entered.legs.len(), 31);
		assert_eq!(entered.leg(30).unwrap().account, BANK);
		assert_eq!(entered.leg(7).unwrap().party, Some(Party::Member(1, 17)));
		assert_eq!((held(WAGES), held(BANK), waits(no)), (450 * ONE as i128, 550 * ONE as i128, 0));
		let [(keeper, became, items)]: [_; 1] = told().try_into().unwrap();
		assert_eq!((keeper, became, items.len()), (Keeper::Treasuries, Became::Posted(2), 30));
	});
}

#[test]
fn equal_wages_both_post() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE), wage(9, 15 * ONE)]));
		post(went(2, 15 * ONE, vec![Part::Item { pending: no, place: 0, amount: 15 * ONE }]));
		post(went(3, 15 * ONE, vec![Part::Item { pending: no, place: 1, amount: 15 * ONE }]));
		assert_eq!((held(WAGES), waits(no)), (30 * ONE as i128, 0));
	});
}

#[test]
fn a_list_of_subscriptions_is_one_line() {
	new_test(|| {
		let held_for = |member| Item { account: CAPITAL, charged: None, ..wage(member, 50 * ONE) };
		let numbers: Vec<_> = (10..13).map(|member| order(receivable(vec![held_for(member)]))).collect();
		post(came(1, 150 * ONE, numbers.iter().map(|no| Part::Whole(*no)).collect()));
		assert_eq!(sums(CAPITAL).credits, 150 * ONE);
		assert!(numbers.iter().all(|no| waits(*no) == 0));
		assert_eq!(Ledgers::<Test>::get(SHOP).unwrap().open_pendings, 0);
	});
}

#[test]
fn a_list_posts_whole_or_not() {
	new_test(|| {
		endow(1, 100 * ONE);
		let first = order(payment(vec![wage(9, 15 * ONE)]));
		let second = order(payment(vec![wage(8, 15 * ONE)]));
		void(second, None);
		refused(went(2, 30 * ONE, vec![Part::Whole(first), Part::Whole(second)]), TestError::AlreadyEnded);
		assert_eq!(waits(first), 15 * ONE);
	});
}

#[test]
fn a_batch_counts_its_parts_once() {
	new_test(|| {
		let (one, two) = (329 * ONE + 56 * CENT, 100 * ONE);
		refused(came(1, 2 * (one + two), vec![dues(9, one), dues(8, two)]), TestError::SumDiffers);
		post(came(1, one + two, vec![dues(9, one), dues(8, two)]));
		assert_eq!(held(BANK), (one + two) as i128);
	});
}

#[test]
fn a_list_whose_sum_differs_is_refused() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		refused(went(2, 16 * ONE, vec![Part::Whole(no)]), TestError::SumDiffers);
		refused(came(2, 15 * ONE, vec![Part::Whole(no)]), TestError::SumDiffers);
		refused(went(2, 14 * ONE, vec![Part::Whole(no)]), TestError::SumDiffers);
		refused(went(2, 15 * ONE, vec![]), TestError::SumDiffers);
	});
}

#[test]
fn a_long_list_is_explained_by_several_calls_that_say_what_remains() {
	new_test(|| {
		let whole = came(1, 100 * ONE, vec![dues(9, 60 * ONE)]);
		refused(Posting { rest: 30 * ONE, ..whole.clone() }, TestError::SumDiffers);
		post(Posting { rest: 40 * ONE, ..whole.clone() });
		let kept = StatementLines::<Test>::get((SHOP, BANK), hash(1)).unwrap();
		assert_eq!((kept.explained, kept.is_unexplained()), (60 * ONE, true));
		let rest = came(1, 100 * ONE, vec![dues(8, 40 * ONE)]);
		refused(came(1, 101 * ONE, vec![dues(8, 41 * ONE)]), TestError::LineDiffers);
		post(rest.clone());
		assert_eq!((entries(), held(BANK)), (2, 100 * ONE as i128));
		refused(rest, TestError::ReferenceUsed);
	});
}

#[test]
fn a_repeated_reference_is_told_from_one_of_other_content() {
	new_test(|| {
		post(came(1, 20 * ONE, vec![dues(9, 20 * ONE)]));
		refused(came(1, 20 * ONE, vec![dues(9, 20 * ONE)]), TestError::ReferenceUsed);
		refused(came(1, 21 * ONE, vec![dues(9, 21 * ONE)]), TestError::LineDiffers);
		refused(on(TODAY - 1, came(1, 20 * ONE, vec![dues(9, 20 * ONE)])), TestError::LineDiffers);
		let nameless = came(0, 20 * ONE, vec![dues(9, 20 * ONE)]);
		refused(nameless, TestError::NoReference);
	});
}

#[test]
fn a_reference_is_used_once_for_each_bank_account() {
	new_test(|| {
		post(came(1, 20 * ONE, vec![dues(9, 20 * ONE)]));
		post(Posting { bank: OTHER, ..came(1, 20 * ONE, vec![dues(9, 20 * ONE)]) });
		assert_eq!((held(BANK), held(OTHER)), (20 * ONE as i128, 20 * ONE as i128));
	});
}

#[test]
fn a_line_booked_before_it_is_valued_is_dated_by_its_booking() {
	new_test(|| {
		let posting = came(1, 20 * ONE, vec![dues(9, 20 * ONE)]);
		let line = StatementLine { booked: TODAY - 2, valued: TODAY, ..posting.line.clone() };
		post(Posting { line, ..posting });
		assert_eq!((entry(1).day, entry(1).value_day), (TODAY - 2, TODAY));
	});
}

#[test]
fn books_can_begin_in_1951() {
	new_test(|| {
		let day = -6_880;
		post(on(day, came(1, 20 * ONE, vec![dues(9, 20 * ONE)])));
		assert_eq!(entry(1).day, day);
		close(day, 20 * ONE);
	});
}

#[test]
fn a_bank_can_be_one_day_ahead_and_no_more() {
	new_test(|| {
		let posting = came(1, 20 * ONE, vec![dues(9, 20 * ONE)]);
		refused(on(TODAY + 2, posting.clone()), TestError::DayInFuture);
		refused(on(FIRST_DAY - 1, posting.clone()), TestError::DayTooEarly);
		let valued = |valued| {
			let line = StatementLine { valued, ..posting.line.clone() };
			Posting { line, ..posting.clone() }
		};
		// Typed as a date, out of every calendar, and a day too far on both sides.
		for wrong in [20_261_028, Day::MAX, Day::MIN, TODAY + 367, TODAY - 367] {
			refused(valued(wrong), TestError::ValueDayTooFar);
		}
		for right in [TODAY + 366, TODAY - 366] {
			assert_ok!(send(ANN, &valued(right)));
		}
		post(on(TODAY + 1, posting));
	});
}

#[test]
fn amounts_are_multiples_of_the_smallest_unit_of_the_bank() {
	new_test(|| {
		refused(came(1, CENT + 1, vec![dues(9, CENT + 1)]), TestError::BelowSmallestUnit);
		assert_noop!(Books::order(payment(vec![wage(9, CENT / 2)])), TestError::BelowSmallestUnit);
		// Neither is a part of a line, where the line is.
		let halves = vec![dues(9, CENT / 2), dues(8, CENT / 2)];
		refused(came(1, CENT, halves), TestError::BelowSmallestUnit);
		let yen = came(1, 10_000 * ONE + CENT, vec![Part::Direct(credit(DUES, 10_000 * ONE + CENT))]);
		assert_refused!(Books::post(signed(ANN), YEN, 1, yen), TestError::BelowSmallestUnit);
		let yen = came(1, 10_000 * ONE, vec![Part::Direct(credit(DUES, 10_000 * ONE))]);
		assert_ok!(Books::post(signed(ANN), YEN, 1, yen));
	});
}

#[test]
fn amounts_are_more_than_zero_and_bounded() {
	new_test(|| {
		refused(came(1, 0, vec![dues(9, 0)]), TestError::WrongAmount);
		let too_much = rochdale_primitives::ledger::MAX_AMOUNT + CENT;
		refused(came(1, too_much, vec![dues(9, too_much)]), TestError::WrongAmount);
		refused(came(1, ONE, vec![dues(9, ONE), dues(8, 0)]), TestError::WrongAmount);
		assert_noop!(Books::order(payment(vec![wage(9, 0)])), TestError::WrongAmount);
		assert_noop!(Books::order(payment(vec![])), TestError::WrongAmount);
	});
}

#[test]
fn only_a_bank_account_has_a_statement() {
	new_test(|| {
		refused(Posting { bank: DUES, ..came(1, ONE, vec![dues(9, ONE)]) }, TestError::NotByBank);
		refused(Posting { bank: 99, ..came(1, ONE, vec![dues(9, ONE)]) }, TestError::NoSuchAccount);
		let ledger = LedgerId::Coop(4);
		let posting = came(1, ONE, vec![dues(9, ONE)]);
		assert_refused!(Books::post(signed(ANN), ledger, 1, posting), TestError::NoSuchLedger);
	});
}

#[test]
fn what_waits_for_one_bank_account_is_not_posted_at_another() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		refused(Posting { bank: OTHER, ..went(2, 15 * ONE, vec![Part::Whole(no)]) }, TestError::OtherBank);
	});
}

#[test]
fn hands_enter_directly_only_where_that_is_allowed() {
	new_test(|| {
		refused(came(1, ONE, vec![Part::Direct(credit(CAPITAL, ONE))]), TestError::NotDirect);
		refused(came(1, ONE, vec![Part::Direct(credit(OTHER, ONE))]), TestError::IsCash);
		let nameless = Posting { voucher: H256::zero(), ..came(1, ONE, vec![dues(9, ONE)]) };
		refused(nameless, TestError::NoDocument);
	});
}

#[test]
fn a_payment_needs_no_voucher_beside_its_own() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		post(Posting { voucher: H256::zero(), ..went(2, 15 * ONE, vec![Part::Whole(no)]) });
		assert_eq!(Pendings::<Test>::get(SHOP, no).unwrap().voucher, hash(55));
	});
}

#[test]
fn two_posts_share_one_remainder() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		let part = |amount| vec![Part::Item { pending: no, place: 0, amount }];
		post(went(2, 10 * ONE, part(10 * ONE)));
		refused(went(3, 6 * ONE, part(6 * ONE)), TestError::MoreThanRemains);
		// Nor by two parts of one call.
		let twice = [part(3 * ONE), part(3 * ONE)].concat();
		refused(went(3, 6 * ONE, twice), TestError::MoreThanRemains);
		post(went(3, 5 * ONE, part(5 * ONE)));
		refused(went(4, ONE, part(ONE)), TestError::AlreadyEnded);
		refused(went(4, ONE, vec![Part::Whole(no)]), TestError::AlreadyEnded);
	});
}

#[test]
fn items_that_there_are_not_are_not_posted() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		let part = |pending, place| vec![Part::Item { pending, place, amount: ONE }];
		refused(went(2, ONE, part(no, 1)), TestError::NoSuchItem);
		refused(went(2, ONE, part(no + 1, 0)), TestError::NoSuchPending);
	});
}

#[test]
fn an_entry_has_no_more_legs_than_can_be_read() {
	new_test(|| {
		endow(1, 1_000 * ONE);
		let run = order(payment((10..110).map(|member| wage(member, ONE)).collect()));
		let single = order(payment(vec![wage(9, ONE)]));
		refused(went(2, 101 * ONE, vec![Part::Whole(run), Part::Whole(single)]), TestError::TooManyItems);
		let most = Posting { rest: ONE, ..went(2, 101 * ONE, vec![Part::Whole(run)]) };
		post(most);
		post(went(2, 101 * ONE, vec![Part::Whole(single)]));
		assert_eq!(held(WAGES), 101 * ONE as i128);
	});
}

#[test]
fn more_days_than_can_be_open_are_refused_until_some_are_closed() {
	new_test(|| {
		for day in 0..MAX_OPEN_DAYS as Day {
			post(on(TODAY - 200 + day, came(1_000 + day as u64, ONE, vec![dues(9, ONE)])));
		}
		let next = on(TODAY - 200 + MAX_OPEN_DAYS as Day, came(1, ONE, vec![dues(9, ONE)]));
		refused(next.clone(), TestError::TooManyDays);
		close(TODAY - 190, 11 * ONE);
		post(next);
	});
}
