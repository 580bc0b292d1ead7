//! Classes are adopted, and subscribed outside offers.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_mocks::ProfileOfAll;
use rochdale_primitives::{bylaws::Profile, proposable::Proposable};

#[test]
fn a_class_is_adopted_by_special_resolution_inside_the_bounds_of_the_chain() {
	empty_test(|| {
		assert_noop!(Shares::open_class(signed(BAKERY, 1), TERMS, doc(1)), DispatchError::BadOrigin);
		assert_noop!(Shares::open_class(ordinary(BAKERY), TERMS, doc(1)), Errors::MandateTooWeak);
		assert_noop!(Shares::open_class(special(BAKERY), TERMS, doc(0)), Errors::NoDocument);
		let wrong = [
			ClassTerms { par: 0, ..TERMS },
			ClassTerms { par: limits::MAX_PAR + 1, ..TERMS },
			ClassTerms { minimum: 0, ..TERMS },
			ClassTerms { minimum: 3, maximum: 2, ..TERMS },
			ClassTerms { maximum: limits::MAX_SHARES + 1, ..TERMS },
			ClassTerms { cap_bps: 99, ..TERMS },
			ClassTerms { cap_bps: 3_334, ..TERMS },
			ClassTerms { notice_days: 29, ..TERMS },
			ClassTerms { notice_days: 366, ..TERMS },
			ClassTerms { budget_bps: 199, ..TERMS },
			ClassTerms { budget_bps: 2_501, ..TERMS },
			ClassTerms { max_years: 0, ..TERMS },
			ClassTerms { max_years: 6, ..TERMS },
			ClassTerms { earliest_days: 181, ..TERMS },
		];
		for terms in wrong {
			assert_noop!(Shares::open_class(special(BAKERY), terms, doc(1)), Errors::TermsOutsideRange);
		}
		// A bank has no parts of a cent.
		let terms = ClassTerms { par: PAR + 1, ..TERMS };
		assert_noop!(Shares::open_class(special(HOUSING), terms, doc(1)), Errors::TermsOutsideRange);
		assert_ok!(Shares::open_class(special(BAKERY), TERMS, doc(1)));
		assert_eq!((class(BAKERY, 1).value, class(BAKERY, 1).is_open), (PAR, false));
	});
}

#[test]
fn terms_are_inside_what_the_law_of_the_profile_allows() {
	empty_test(|| {
		let five = ClassTerms { max_years: 5, unjustified_bps: 2_000, ..TERMS };
		let most = 100_000 * EURO;
		let dear = ClassTerms { par: most / 10, minimum: 1, maximum: 11, ..TERMS };
		let cases = [
			(Profile::Sce, five, false),
			(Profile::Sce, ClassTerms { max_years: 3, ..five }, true),
			(Profile::Es, five, true),
			(Profile::Uk, five, false),
			(Profile::Uk, dear, false),
			(Profile::Uk, ClassTerms { maximum: 10, ..dear }, true),
			(Profile::Es, dear, true),
		];
		for (place, (profile, terms, may)) in cases.into_iter().enumerate() {
			ProfileOfAll::set(profile);
			let opened = Shares::open_class(special(BAKERY), terms, doc(1));
			let expected = if may { Ok(()) } else { Err(Errors::TermsOutsideRange.into()) };
			assert_eq!(opened, expected, "{place}");
			let proposed = Call::<Test>::open_class { terms, document: doc(1) }.check_proposed(Some(BAKERY));
			assert_eq!(proposed, expected, "{place}");
		}
	});
}

#[test]
fn nobody_holds_more_than_the_law_of_the_profile_lets_them_over_all_classes() {
	empty_test(|| {
		ProfileOfAll::set(Profile::Uk);
		let par = 10_000 * EURO;
		for _ in 0..2 {
			let class = open_class(BAKERY, ClassTerms { par, maximum: 10, ..TERMS });
			for member in 6..=12 {
				assert_ok!(Shares::subscribe(signed(BAKERY, member), BAKERY, class, 1));
			}
		}
		let more = |member: MemberNo, class, shares| Shares::subscribe(signed(BAKERY, member), BAKERY, class, shares);
		for _ in 0..5 {
			for member in 6..=11 {
				_ = more(member, 1, 1);
				_ = more(member, 2, 1);
			}
		}
		assert_eq!(stake(BAKERY, 6).par, 100_000 * EURO);
		assert_noop!(more(6, 1, 1), Errors::AboveHoldingCap);
		assert_ok!(more(12, 1, 1));
	});
}

#[test]
fn a_co_op_whose_profile_nobody_knows_has_no_class() {
	empty_test(|| {
		rochdale_mocks::set_standing(BAKERY, None);
		assert_noop!(Shares::open_class(special(BAKERY), TERMS, doc(1)), Errors::TermsOutsideRange);
	});
}

#[test]
fn a_co_op_without_books_has_no_class() {
	empty_test(|| {
		WithoutBooks::set(vec![BAKERY]);
		assert_noop!(Shares::open_class(special(BAKERY), TERMS, doc(1)), Errors::NoBooks);
	});
}

#[test]
fn a_co_op_has_eight_classes_at_most() {
	empty_test(|| {
		(0..8).for_each(|_| _ = open_class(BAKERY, TERMS));
		assert_noop!(Shares::open_class(special(BAKERY), TERMS, doc(1)), Errors::TooManyClasses);
		let accounts: std::collections::BTreeSet<_> =
			(1..=8).flat_map(|no| [class(BAKERY, no).capital, class(BAKERY, no).redeemable]).collect();
		assert_eq!(accounts.len(), 16);
	});
}

#[test]
fn who_subscribes_holds_shares_and_the_books_have_them() {
	new_test(|| {
		assert_ok!(subscribe(ADA, 1));
		assert_eq!((held(BAKERY, CLASS, ADA), purse(BAKERY, ADA)), (1, PURSE - PAR));
		assert_eq!(balance(BAKERY, class(BAKERY, CLASS).capital), PAR);
		assert_eq!(balance(BAKERY, CASH_NO), PAR + ED);
		let operation = Operations::<Test>::get(BAKERY, 1).unwrap();
		assert_eq!((operation.kind, operation.member, operation.shares), (OperationKind::Subscribed, ADA, 1));
		let certificate = Shares::certificate(BAKERY, CLASS, ADA).unwrap();
		assert_eq!((certificate.par, certificate.value, certificate.since), (PAR, PAR, today()));
		assert_eq!(Shares::certificate(BAKERY, CLASS, BEN), None);
	});
}

#[test]
fn what_cannot_be_subscribed_is_refused_by_name_and_nothing_is_held() {
	new_test(|| {
		assert_noop!(Shares::subscribe(anybody(), BAKERY, CLASS, 1), Errors::NotMember);
		assert_noop!(Shares::subscribe(signed(BAKERY, ADA), BAKERY, 2, 1), Errors::NoSuchClass);
		assert_noop!(Shares::subscribe(signed(HOUSING, ADA), HOUSING, CLASS, 1), Errors::NotInUnits);
		assert_noop!(subscribe(ADA, 0), Errors::NoShares);
		assert_noop!(Shares::set_open(signed(BAKERY, 1), CLASS, false), DispatchError::BadOrigin);
		assert_noop!(Shares::set_open(decided(BAKERY, Track::Consent), CLASS, false), Errors::MandateTooWeak);
		assert_noop!(Shares::set_open(ordinary(BAKERY), 2, false), Errors::NoSuchClass);
		assert_ok!(Shares::set_open(ordinary(BAKERY), CLASS, false));
		assert_noop!(subscribe(ADA, 1), Errors::ClassClosed);
		let narrow = ClassTerms { minimum: 3, maximum: 4, ..TERMS };
		let class = open_class(BAKERY, narrow);
		let subscribe = |shares| Shares::subscribe(signed(BAKERY, ADA), BAKERY, class, shares);
		assert_noop!(subscribe(2), Errors::BelowMinimum);
		assert_noop!(subscribe(5), Errors::AboveMaximum);
		assert_ok!(subscribe(3));
		assert_noop!(subscribe(2), Errors::AboveMaximum);
	});
}

#[test]
fn one_member_holds_a_third_at_most_and_the_minimum_always() {
	new_test(|| {
		// The first one holds everything.
		assert_ok!(subscribe(ADA, 1));
		assert_noop!(subscribe(ADA, 1), Errors::AboveHoldingCap);
		for member in 6..=10 {
			assert_ok!(subscribe(member, 1));
		}
		// Two of seven.
		assert_ok!(subscribe(ADA, 1));
		assert_noop!(subscribe(ADA, 1), Errors::AboveHoldingCap);
	});
}

#[test]
fn a_cap_counts_all_classes_and_a_breach_by_shrinkage_blocks_new_shares_only() {
	new_test(|| {
		let other = open_class(BAKERY, TERMS);
		for member in 5..=10 {
			assert_ok!(subscribe(member, 1));
		}
		assert_ok!(Shares::subscribe(signed(BAKERY, ADA), BAKERY, other, 1));
		assert_noop!(subscribe(ADA, 1), Errors::AboveHoldingCap);
		for member in 6..=10 {
			unseat(BAKERY, member);
			Shares::on_seat_ended(BAKERY, member, SeatEnd::Left);
		}
		pass_days(1);
		// All that is left is hers, and stays so.
		assert_eq!((held(BAKERY, CLASS, ADA), Books::<Test>::get(BAKERY).unwrap().par), (1, 2 * PAR));
		assert_noop!(subscribe(ADA, 1), Errors::AboveHoldingCap);
	});
}

#[test]
fn supporters_together_hold_nine_twentieths_at_most() {
	new_test(|| {
		let supporters = open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..TERMS });
		for member in 5..=9 {
			assert_ok!(subscribe(member, 1));
		}
		let support = |member| Shares::subscribe(signed(BAKERY, member), BAKERY, supporters, 1);
		for member in 1..=4 {
			assert_ok!(support(member));
		}
		// Five of ten would be half.
		assert_noop!(support(10), Errors::AboveSupportersCap);
		assert_ok!(subscribe(11, 1));
		assert_noop!(support(10), Errors::AboveSupportersCap);
		assert_ok!(subscribe(12, 1));
		assert_ok!(support(10));
	});
}

#[test]
fn nobody_is_settled_who_has_shares_or_is_owed_something() {
	new_test(|| {
		assert!(<Shares as Settlement>::is_settled(BAKERY, ADA));
		assert_ok!(subscribe(ADA, 1));
		assert!(!<Shares as Settlement>::is_settled(BAKERY, ADA));
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(1);
		assert_eq!((stake(BAKERY, ADA).par, stake(BAKERY, ADA).open), (0, 1));
		assert!(!<Shares as Settlement>::is_settled(BAKERY, ADA));
	});
}

#[test]
fn a_time_that_no_calendar_has_is_refused() {
	new_test(|| {
		let now = DeadlineTime::get();
		DeadlineTime::set(Moment::MAX);
		assert_noop!(subscribe(ADA, 1), Errors::Overflow);
		DeadlineTime::set(now);
	});
}

#[test]
fn who_supports_the_co_op_with_capital_holds_no_shares_of_ordinary_members() {
	new_test(|| {
		let supporters = open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..TERMS });
		(1..=10).for_each(|member| subscribe(member, 1).unwrap());
		rochdale_mocks::Supporting::set(vec![(BAKERY, 11)]);
		assert_noop!(subscribe(11, 1), Errors::NotForSupporters);
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 9, allotment: Allotment::FirstCome, days: 30 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		assert_noop!(Shares::subscribe_offer(signed(BAKERY, 11), BAKERY, 1, 1), Errors::NotForSupporters);
		// Nor by way of a member who gives theirs away.
		assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, 11), 1));
		let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, 11), BAKERY, CLASS, ADA, content));
		assert_noop!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, ADA, content), Errors::NotForSupporters);
		assert_ok!(Shares::subscribe(signed(BAKERY, 11), BAKERY, supporters, 1));
	});
}

#[test]
fn who_becomes_a_supporter_while_an_offer_runs_is_refunded() {
	new_test(|| {
		(1..=10).for_each(|member| subscribe(member, 1).unwrap());
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 9, allotment: Allotment::FirstCome, days: 30 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, 11), BAKERY, 1, 1));
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, 12), BAKERY, 1, 1));
		rochdale_mocks::Supporting::set(vec![(BAKERY, 11)]);
		pass_days(40);
		assert_eq!([11, 12].map(|member| held(BAKERY, CLASS, member)), [0, 1]);
		assert_eq!([11, 12].map(|member| owed(BAKERY, member)), [PAR, 0]);
	});
}
