//! Shares are given back, and money is released to those who wait.

use crate::{mock::*, *};
use frame::testing_prelude::*;

fn give(member: MemberNo, shares: u64, to_year_end: bool) -> DispatchResult {
	Shares::give_notice(signed(BAKERY, member), BAKERY, CLASS, shares, to_year_end)
}

/// A release by the last accounts, which the members approved on the first day on which it is early enough.
fn released(amount: Balance) -> ReleaseOf<Test> {
	let (accounts_until, _) = MockYears::year_of(BAKERY, today()).unwrap();
	Release { amount, accounts_until, approved_on: accounts_until, surplus: 1_000_000 * EURO, solvency: doc(3) }
}

fn release_by(member: MemberNo, release: ReleaseOf<Test>) -> DispatchResult {
	plain(Shares::release(signed(BAKERY, member), BAKERY, CLASS, release))
}

/// Two officers release.
fn release(release: ReleaseOf<Test>) -> DispatchResult {
	release_by(1, release)?;
	release_by(2, release)
}

fn collect(claim: ClaimNo) -> DispatchResult {
	plain(Shares::collect_claims(anybody(), BAKERY, only(claim)))
}

/// Ten shares each of ten members, from a class that pays a tenth in a year: ten shares.
fn hundred() {
	for _ in 0..10 {
		(1..=10).for_each(|member| {
			assert_ok!(subscribe(member, 1));
		});
	}
	assert_eq!(class(BAKERY, CLASS).held, 100);
}

fn leave(member: MemberNo) {
	unseat(BAKERY, member);
	Shares::on_seat_ended(BAKERY, member, SeatEnd::Left);
	pass_days(0);
}

#[test]
fn a_surplus_is_there_once_for_all_classes() {
	new_test(|| {
		let other = open_class(BAKERY, TERMS);
		hundred();
		for _ in 0..10 {
			for member in 1..=10 {
				assert_ok!(Shares::subscribe(signed(BAKERY, member), BAKERY, other, 1));
			}
		}
		assert_ok!(give(ADA, 5, true));
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, other, 5, true));
		pass_until(new_year(2028));
		pass_days(180);
		let of_class = |class, amount| {
			Shares::release(ordinary(BAKERY), BAKERY, class, Release { surplus: 5 * PAR, ..released(amount) })
		};
		assert_ok!(of_class(CLASS, 3 * PAR));
		assert_noop!(of_class(other, 2 * PAR + 1), Errors::OverSurplus);
		assert_ok!(of_class(other, 2 * PAR));
		assert_noop!(of_class(CLASS, 1), Errors::OverSurplus);
		// That of the next year is another one.
		pass_until(new_year(2029) + 180);
		assert_ok!(of_class(CLASS, 2 * PAR));
	});
}

#[test]
fn shares_are_held_until_the_notice_is_over_and_then_a_claim_stands_by_itself() {
	new_test(|| {
		hundred();
		assert_ok!(give(ADA, 4, false));
		let ends_on = today() + 90;
		pass_until(ends_on - 1);
		assert_eq!((held(BAKERY, CLASS, ADA), class(BAKERY, CLASS).queued), (10, 0));
		pass_days(1);
		assert_eq!((held(BAKERY, CLASS, ADA), class(BAKERY, CLASS).queued), (6, 4 * PAR));
		assert_eq!(Shares::queue(BAKERY, CLASS).iter().map(|(day, _)| *day).collect::<Vec<_>>(), vec![ends_on]);
		assert_eq!(balance(BAKERY, class(BAKERY, CLASS).redeemable), 4 * PAR);
		assert_eq!(stake(BAKERY, ADA).open, 1);
		// The capital is what it was until somebody is paid.
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().capital, 100 * PAR);
	});
}

#[test]
fn a_notice_can_run_to_the_end_of_the_business_year() {
	new_test(|| {
		hundred();
		assert_ok!(give(ADA, 4, true));
		let [notice] = Holdings::<Test>::get((BAKERY, CLASS, ADA)).notices[..] else { unreachable!() };
		assert_eq!(notice, Notice { shares: 4, ends_on: new_year(2028), due_at: notice.due_at });
		pass_until(new_year(2028));
		assert_eq!(held(BAKERY, CLASS, ADA), 6);
	});
}

#[test]
fn what_cannot_be_given_back_is_refused_by_name() {
	new_test(|| {
		hundred();
		let give_of = |class, shares| Shares::give_notice(signed(BAKERY, ADA), BAKERY, class, shares, false);
		assert_noop!(Shares::give_notice(anybody(), BAKERY, CLASS, 1, false), Errors::NotMember);
		assert_noop!(give_of(9, 1), Errors::NoSuchClass);
		assert_noop!(give_of(CLASS, 0), Errors::NoShares);
		assert_noop!(give_of(CLASS, 11), Errors::NotEnoughShares);
		for _ in 0..4 {
			assert_ok!(give_of(CLASS, 1));
		}
		assert_noop!(give_of(CLASS, 7), Errors::NotEnoughShares);
		assert_noop!(give_of(CLASS, 1), Errors::TooManyNotices);
		let wide = open_class(BAKERY, ClassTerms { minimum: 3, ..TERMS });
		assert_ok!(Shares::subscribe(signed(BAKERY, ADA), BAKERY, wide, 4));
		assert_noop!(give_of(wide, 2), Errors::BelowMinimum);
		assert_ok!(give_of(wide, 4));
	});
}

#[test]
fn a_notice_is_taken_back_until_it_is_over() {
	new_test(|| {
		hundred();
		assert_ok!(give(ADA, 4, false));
		let ends_on = today() + 90;
		let cancel = |by: RuntimeOrigin, shares| Shares::cancel_notice(by, BAKERY, CLASS, shares, ends_on);
		assert_noop!(cancel(anybody(), 4), Errors::NotMember);
		assert_noop!(cancel(signed(BAKERY, ADA), 3), Errors::NoSuchNotice);
		// Of two alike one is taken back, and the other one still ends.
		assert_ok!(give(ADA, 4, false));
		assert_ok!(cancel(signed(BAKERY, ADA), 4));
		assert_ok!(check());
		assert_ok!(cancel(signed(BAKERY, ADA), 4));
		assert_noop!(cancel(signed(BAKERY, ADA), 4), Errors::NoSuchNotice);
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		pass_days(90);
		assert_eq!(held(BAKERY, CLASS, ADA), 10);
		assert_ok!(give(ADA, 4, false));
		// On the day itself it is over, whether or not the chain has come to it.
		DeadlineTime::mutate(|now| *now += 90 * DAY);
		let cancel = Shares::cancel_notice(signed(BAKERY, ADA), BAKERY, CLASS, 4, today());
		assert_noop!(cancel, Errors::NoSuchNotice);
		pass_days(0);
		assert_eq!(held(BAKERY, CLASS, ADA), 6);
	});
}

#[test]
fn who_leaves_gives_everything_back_that_day_and_notices_are_done_with() {
	new_test(|| {
		hundred();
		assert_ok!(give(ADA, 4, true));
		leave(ADA);
		assert_eq!((held(BAKERY, CLASS, ADA), class(BAKERY, CLASS).queued), (0, 10 * PAR));
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		pass_until(new_year(2028) + 1);
		assert_eq!((class(BAKERY, CLASS).queued, Books::<Test>::get(BAKERY).unwrap().claims), (10 * PAR, 1));
	});
}

/// Vector 5 of the practice: 200 thousand of capital, a tenth of it, claims of 12, 15 and 4 thousand.
#[test]
fn a_budget_pays_the_head_of_the_queue_and_the_rest_keeps_its_order() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { budget_bps: 1_000, ..TERMS });
		assert_ok!(Shares::open_offer(
			ordinary(BAKERY),
			OfferTerms {
				class: CLASS,
				minimum: 2_000,
				target: 2_000,
				maximum: 2_000,
				allotment: Allotment::FirstCome,
				days: 7
			},
			doc(2)
		));
		for (member, shares) in [(5, 120), (6, 150), (7, 40), (8, 600), (9, 600), (10, 490)] {
			assert_ok!(Shares::subscribe_offer(signed(BAKERY, member), BAKERY, 1, shares));
		}
		pass_until(new_year(2027) - 1);
		for member in [5, 6, 7] {
			leave(member);
			pass_days(1);
		}
		// Those of 2027 can be paid by its accounts, half a year after they were approved. All of it is there.
		pass_until(new_year(2028) + 180);
		assert_eq!(class(BAKERY, CLASS).queued, 310 * PAR);
		assert_noop!(release(released(200 * PAR + 1)), Errors::OverBudget);
		assert_ok!(release(released(200 * PAR)));
		let left = |(_, group): &(Day, Group)| group.left;
		assert_eq!(Shares::queue(BAKERY, CLASS).iter().map(left).collect::<Vec<_>>(), vec![70 * PAR, 40 * PAR]);
		for (claim, part) in [(1, 120), (2, 80)] {
			assert_ok!(collect(claim));
			assert_eq!(owed(BAKERY, 4 + claim), part * PAR);
		}
		assert_noop!(collect(2), Errors::NothingDue);
		assert_noop!(collect(3), Errors::NothingDue);
		assert_noop!(collect(1), Errors::NoSuchClaim);
		assert_noop!(release(released(1)), Errors::OverBudget);
		assert_ok!(check());
		// Next year, of what there was by then.
		pass_until(new_year(2029) + 180);
		assert_ok!(release(released(110 * PAR)));
		[2, 3].into_iter().for_each(|claim| {
			assert_ok!(collect(claim));
		});
		assert_eq!((owed(BAKERY, 6), owed(BAKERY, 7)), (150 * PAR, 40 * PAR));
		assert_eq!(class(BAKERY, CLASS).queued, 0);
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(6)));
		assert_eq!(purse(BAKERY, 6), PURSE);
	});
}

/// A queue of two claims of one day and one of the next, half a year after the accounts.
fn three_wait() {
	hundred();
	unseat(BAKERY, ADA);
	Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
	leave(BEN);
	pass_days(1);
	leave(CLEO);
	pass_until(new_year(2027) + 180);
}

#[test]
fn those_of_one_day_get_the_same_part_and_a_thousand_small_ones_do_not_pass_the_head() {
	new_test(|| {
		three_wait();
		assert_ok!(release(released(10 * PAR)));
		[1, 2].into_iter().for_each(|claim| {
			assert_ok!(collect(claim));
		});
		assert_eq!((owed(BAKERY, ADA), owed(BAKERY, BEN)), (5 * PAR, 5 * PAR));
		assert_noop!(collect(3), Errors::NothingDue);
	});
}

#[test]
fn one_officer_releases_nothing_and_nobody_who_waits_does() {
	new_test(|| {
		three_wait();
		let one = released(PAR);
		assert_noop!(release_by(ADA, one), Errors::NotMember);
		assert_noop!(release_by(AUDITOR, one), Errors::NotOnBoard);
		assert_ok!(release_by(1, one));
		assert_noop!(release_by(1, one), Errors::AlreadyBegun);
		assert_eq!(class(BAKERY, CLASS).queued, 30 * PAR);
		// Another amount is another content.
		assert_ok!(release_by(2, released(2 * PAR)));
		assert_eq!(class(BAKERY, CLASS).queued, 30 * PAR);
		// The key of one is about to be that of the other.
		Moving::set(vec![(BAKERY, 2, account(BAKERY, 1))]);
		assert_noop!(release_by(2, one), Errors::SamePerson);
		Moving::set(vec![]);
		// Who waits in the queue has no hand in it, and what they had begun does not count.
		assert_ok!(Shares::give_notice(signed(BAKERY, 1), BAKERY, CLASS, 10, false));
		pass_days(90);
		assert_noop!(release_by(1, one), Errors::YouBenefit);
		assert_ok!(release_by(2, one));
		assert_ok!(release_by(3, one));
		assert_eq!(class(BAKERY, CLASS).queued, 39 * PAR);
	});
}

#[test]
fn the_members_release_where_officers_are_missing() {
	new_test(|| {
		three_wait();
		[1, 2, 3].into_iter().for_each(|member| dismiss(BAKERY, member));
		let by = |origin| Shares::release(origin, BAKERY, CLASS, released(PAR));
		assert_noop!(by(signed(BAKERY, 1)), Errors::NotOnBoard);
		assert_noop!(by(decided(BAKERY, Track::Consent)), Errors::MandateTooWeak);
		assert_noop!(by(ordinary(HOUSING)), Errors::OtherCoop);
		assert_ok!(by(ordinary(BAKERY)));
		assert_eq!(class(BAKERY, CLASS).queued, 29 * PAR);
	});
}

#[test]
fn what_an_officer_has_begun_is_taken_back_by_the_board() {
	new_test(|| {
		three_wait();
		assert_ok!(release_by(1, released(PAR)));
		let content = Begun::<Test>::iter_key_prefix(BAKERY).next().unwrap();
		let take_back = |by: RuntimeOrigin, content| Shares::take_back(by, BAKERY, content);
		assert_noop!(take_back(signed(BAKERY, 2), doc(1)), Errors::NothingBegun);
		assert_noop!(take_back(anybody(), content), Errors::NotMember);
		assert_noop!(take_back(signed(BAKERY, AUDITOR), content), Errors::NotOnBoard);
		assert_ok!(take_back(signed(BAKERY, 2), content));
		assert_ok!(release_by(3, released(PAR)));
		assert_eq!(class(BAKERY, CLASS).queued, 30 * PAR);
		// In office or not.
		dismiss(BAKERY, 3);
		assert_ok!(take_back(signed(BAKERY, 3), content));
	});
}

#[test]
fn each_guard_of_a_release_has_its_name() {
	new_test(|| {
		hundred();
		assert_noop!(release(released(PAR)), Errors::NothingQueued);
		leave(ADA);
		assert_noop!(release(released(0)), Errors::NothingQueued);
		assert_noop!(release_by(1, Release { solvency: doc(0), ..released(PAR) }), Errors::NoDocument);
		assert_noop!(Shares::release(signed(BAKERY, 1), BAKERY, 9, released(PAR)), Errors::NoSuchClass);
		// The class began this year, with nothing.
		let early = Release { accounts_until: new_year(2026), approved_on: new_year(2026), ..released(PAR) };
		assert_noop!(release_by(1, early), Errors::OverBudget);
		pass_until(new_year(2027) + 179);
		assert_noop!(release_by(1, released(PAR)), Errors::TooEarly);
		pass_days(1);
		for wrong in [
			Release { accounts_until: new_year(2027) + 1, ..released(PAR) },
			Release { accounts_until: new_year(2028), approved_on: new_year(2028), ..released(PAR) },
			Release { approved_on: new_year(2027) - 1, ..released(PAR) },
			Release { approved_on: today() + 1, ..released(PAR) },
		] {
			assert_noop!(release_by(1, wrong), Errors::NoAccounts);
		}
		assert_noop!(release_by(1, Release { surplus: PAR - 1, ..released(PAR) }), Errors::OverSurplus);
		assert_noop!(release_by(1, released(10 * PAR + 1)), Errors::OverBudget);
		let set_floor = |origin, floor| Shares::set_floor(origin, floor);
		assert_noop!(set_floor(signed(BAKERY, 1), 1), DispatchError::BadOrigin);
		assert_noop!(set_floor(ordinary(BAKERY), 1), Errors::MandateTooWeak);
		assert_ok!(set_floor(special(BAKERY), 99 * PAR + 1));
		assert_noop!(release_by(1, released(PAR)), Errors::BelowFloor);
		assert_ok!(set_floor(special(BAKERY), 99 * PAR));
		WithoutBooks::set(vec![BAKERY]);
		assert_noop!(release_by(1, released(PAR)), Errors::NoBooks);
		WithoutBooks::set(vec![]);
		// What is there has gone for something else, all but what is paid out.
		let cash = Balances::free_balance(CASH) - ED;
		let spend = |amount| {
			let legs = vec![Shares::debit(1, amount, None), Shares::credit(CASH_NO, amount, None)];
			assert_ok!(Shares::enter(BAKERY, legs, Basis::Rule, doc(4), Moves::To(STRANGER)));
		};
		spend(cash - PAR - ED);
		assert_noop!(release_by(1, released(PAR + ED + 1)), Errors::BelowFloor);
		assert_ok!(set_floor(special(BAKERY), 0));
		assert_noop!(release_by(1, released(PAR + ED + 1)), Errors::NotLiquid);
		assert_ok!(release(released(PAR)));
		// What was released is owed, and not released twice.
		assert_noop!(release_by(1, released(PAR)), Errors::NotLiquid);
	});
}

#[test]
fn a_co_op_without_shares_has_no_floor() {
	empty_test(|| {
		assert_noop!(Shares::set_floor(special(BAKERY), 1), Errors::NoSuchClass);
	});
}

#[test]
fn what_ended_after_the_year_of_the_accounts_waits_for_the_next_ones() {
	new_test(|| {
		hundred();
		pass_until(new_year(2027) + 1);
		leave(ADA);
		pass_until(new_year(2027) + 180);
		assert_ok!(release_by(1, released(PAR)));
		assert_noop!(release_by(2, released(PAR)), Errors::NothingDue);
		pass_until(new_year(2028) + 180);
		assert_ok!(release(released(PAR)));
	});
}

#[test]
fn a_right_to_be_paid_knows_no_budget_but_the_floor() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { redemption: Redemption::Right, ..TERMS });
		three_wait();
		assert_ok!(Shares::set_floor(special(BAKERY), 71 * PAR));
		let all = Release { surplus: 0, ..released(30 * PAR) };
		assert_noop!(release_by(1, all), Errors::BelowFloor);
		assert_ok!(Shares::set_floor(special(BAKERY), 70 * PAR));
		assert_ok!(release(all));
		assert_eq!(class(BAKERY, CLASS).queued, 0);
	});
}

#[test]
fn a_suspension_keeps_the_order_and_has_an_end() {
	new_test(|| {
		three_wait();
		let suspend = |by: RuntimeOrigin, days, reason| Shares::suspend(by, BAKERY, CLASS, days, reason);
		assert_noop!(suspend(signed(BAKERY, 1), 30, doc(0)), Errors::NoDocument);
		assert_noop!(suspend(signed(BAKERY, 1), 366, doc(9)), Errors::SuspensionOutsideRange);
		assert_noop!(suspend(signed(BAKERY, AUDITOR), 30, doc(9)), Errors::NotOnBoard);
		assert_noop!(Shares::suspend(signed(BAKERY, 1), BAKERY, 9, 30, doc(9)), Errors::NoSuchClass);
		assert_ok!(suspend(signed(BAKERY, 1), 30, doc(9)));
		assert_ok!(release(released(PAR)));
		assert_ok!(suspend(signed(BAKERY, 2), 30, doc(9)));
		assert_noop!(release_by(1, released(PAR)), Errors::Suspended);
		let before = Shares::queue(BAKERY, CLASS);
		pass_days(30);
		assert_eq!(Shares::queue(BAKERY, CLASS), before);
		assert_ok!(release(released(PAR)));
		assert_noop!(suspend(signed(BAKERY, 1), 30, doc(9)), Errors::SuspensionNeedsResolution);
		assert_ok!(suspend(ordinary(BAKERY), 30, doc(9)));
		assert_noop!(release_by(1, released(PAR)), Errors::Suspended);
		assert_ok!(suspend(ordinary(BAKERY), 0, doc(9)));
		assert_ok!(release(released(PAR)));
		pass_days(365);
		assert_ok!(suspend(signed(BAKERY, 1), 30, doc(9)));
	});
}

#[test]
fn new_shares_buy_out_the_head_of_the_queue() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { buys_out: true, ..TERMS });
		three_wait();
		let (capital, cash) = (Books::<Test>::get(BAKERY).unwrap().capital, Balances::free_balance(CASH));
		assert_ok!(subscribe(11, 4));
		[1, 2].into_iter().for_each(|claim| {
			assert_ok!(collect(claim));
		});
		assert_eq!((owed(BAKERY, ADA), owed(BAKERY, BEN)), (2 * PAR, 2 * PAR));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(ADA)));
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().capital, capital);
		assert_eq!(Balances::free_balance(CASH), cash + 2 * PAR);
		// No budget of the year was used for it.
		assert_eq!(class(BAKERY, CLASS).released, 0);
	});
}

#[test]
fn what_rounding_leaves_of_a_day_goes_to_the_reserve() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { par: 1_000, minimum: 1, redemption: Redemption::Right, ..TERMS });
		hundred();
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		unseat(BAKERY, BEN);
		Shares::on_seat_ended(BAKERY, BEN, SeatEnd::Left);
		leave(CLEO);
		pass_until(new_year(2027) + 180);
		// Three parts of a hundred, and then of what is left after a loss.
		assert_ok!(release(released(100)));
		(1..=3).for_each(|claim| {
			assert_ok!(collect(claim));
		});
		assert_eq!([ADA, BEN, CLEO].map(|member| owed(BAKERY, member)), [33; 3]);
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, 500, doc(5)));
		assert_ok!(Shares::value(special(BAKERY), CLASS, 500, doc(5)));
		assert_ok!(release(released(14_950)));
		(1..=3).for_each(|claim| {
			assert_ok!(collect(claim));
		});
		assert_eq!([ADA, BEN, CLEO].map(|member| owed(BAKERY, member)), [5_016; 3]);
		assert_eq!(balance(BAKERY, accounts(BAKERY).reserve), 15_050 - 3 * 5_016);
	});
}

#[test]
fn a_chain_that_stood_still_ends_a_notice_as_of_its_day() {
	new_test(|| {
		hundred();
		assert_ok!(give(ADA, 4, false));
		let day = today() + 90;
		pass_days(120);
		assert_eq!(held(BAKERY, CLASS, ADA), 6);
		let operation = Operations::<Test>::iter_prefix_values(BAKERY).find(|one| one.kind == OperationKind::Ended(1));
		assert_eq!(operation.map(|one| one.day), Some(day));
		// It joined the queue when the chain came to it, so that nobody who was paid before is paid less.
		assert_eq!(Shares::queue(BAKERY, CLASS)[0].0, day + 30);
	});
}

#[test]
fn what_ended_with_the_year_is_of_its_accounts() {
	new_test(|| {
		hundred();
		pass_until(new_year(2027));
		leave(ADA);
		pass_until(new_year(2027) + 180);
		assert_ok!(release(released(PAR)));
	});
}

#[test]
fn nothing_of_today_is_paid_because_it_may_still_become_more() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { buys_out: true, earliest_days: 0, redemption: Redemption::Right, ..TERMS });
		hundred();
		pass_until(new_year(2027));
		leave(ADA);
		assert_ok!(subscribe(11, 4));
		assert_eq!(class(BAKERY, CLASS).queued, 10 * PAR);
		let by_members = || Shares::release(ordinary(BAKERY), BAKERY, CLASS, released(PAR));
		assert_noop!(by_members(), Errors::NothingDue);
		leave(BEN);
		pass_days(1);
		assert_ok!(by_members());
		[1, 2].into_iter().for_each(|claim| {
			assert_ok!(collect(claim));
		});
		assert_eq!((owed(BAKERY, ADA), owed(BAKERY, BEN)), (PAR / 2, PAR / 2));
	});
}

#[test]
fn what_an_officer_had_begun_counts_no_more_when_they_wait_themselves() {
	new_test(|| {
		three_wait();
		assert_ok!(give(1, 10, false));
		pass_days(80);
		let one = released(PAR);
		assert_ok!(release_by(1, one));
		pass_days(10);
		assert_eq!(stake(BAKERY, 1).open, 1);
		assert_ok!(release_by(2, one));
		assert_eq!(class(BAKERY, CLASS).queued, 40 * PAR);
		assert_ok!(release_by(3, one));
		assert_eq!(class(BAKERY, CLASS).queued, 39 * PAR);
	});
}

#[test]
fn new_shares_pay_nobody_while_payments_are_suspended() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { buys_out: true, ..TERMS });
		hundred();
		leave(ADA);
		pass_days(1);
		assert_ok!(Shares::suspend(ordinary(BAKERY), BAKERY, CLASS, 30, doc(5)));
		let cash = Balances::free_balance(CASH);
		assert_ok!(subscribe(BEN, 4));
		// What came stays in cash, as capital.
		assert_eq!(class(BAKERY, CLASS).queued, 10 * PAR);
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().capital, 104 * PAR);
		assert_eq!(Balances::free_balance(CASH), cash + 4 * PAR);
		assert_ok!(check());
		pass_days(30);
		assert_ok!(subscribe(BEN, 4));
		assert_eq!(class(BAKERY, CLASS).queued, 6 * PAR);
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().capital, 104 * PAR);
	});
}

#[test]
fn who_comes_back_under_a_new_number_does_not_release_their_old_claims() {
	new_test(|| {
		hundred();
		leave(ADA);
		let again = seat_next(BAKERY, account(BAKERY, ADA));
		appoint(BAKERY, Office::Treasurer, again);
		pass_until(new_year(2027) + 180);
		let by_ada = || Shares::release(signed(BAKERY, ADA), BAKERY, CLASS, released(10 * PAR));
		assert_noop!(plain(by_ada()), Errors::YouBenefit);
		assert_ok!(release_by(1, released(PAR)));
		assert_eq!(class(BAKERY, CLASS).queued, 10 * PAR);
		assert_ok!(release_by(2, released(PAR)));
		assert_eq!(class(BAKERY, CLASS).queued, 9 * PAR);
		assert_eq!(Leavers::<Test>::get(BAKERY, account(BAKERY, ADA)), 1);
		assert_ok!(release(released(9 * PAR)));
		assert_ok!(collect(1));
		// Nothing of theirs is open any more.
		assert_eq!(Leavers::<Test>::get(BAKERY, account(BAKERY, ADA)), 0);
		assert_noop!(plain(by_ada()), Errors::NothingQueued);
	});
}

#[test]
fn who_is_paid_for_a_former_member_does_not_release_their_claims() {
	new_test(|| {
		hundred();
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Died);
		pass_days(0);
		assert_ok!(Shares::name_payee(ordinary(BAKERY), BAKERY, ADA, account(BAKERY, 3), doc(8)));
		pass_until(new_year(2027) + 180);
		assert_noop!(release_by(3, released(PAR)), Errors::YouBenefit);
		assert_ok!(release(released(PAR)));
	});
}
