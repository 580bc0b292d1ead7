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

/// An offer of sixty shares, for which members pay ten each. Gives whether it was met.
fn ten_each(class: ClassNo, members: &[MemberNo]) -> bool {
	let terms = OfferTerms { class, minimum: 1, target: 30, maximum: 60, allotment: Allotment::FirstCome, days: 30 };
	assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
	let no = Books::<Test>::get(BAKERY).unwrap().offers;
	for member in members {
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, *member), BAKERY, no, 10));
	}
	pass_days(31);
	Offers::<Test>::get(BAKERY, no).unwrap().state == OfferState::Done { is_met: true }
}

#[test]
fn one_member_or_two_hold_the_minimum_each_and_no_more() {
	for members in [&[ADA][..], &[ADA, BEN]] {
		new_test(|| {
			for member in members {
				assert_ok!(subscribe(*member, 1));
			}
			assert_noop!(subscribe(ADA, 1), Errors::AboveHoldingCap);
			assert!(!ten_each(CLASS, members));
			for member in members {
				assert_eq!((held(BAKERY, CLASS, *member), owed(BAKERY, *member)), (1, 10 * PAR));
			}
			// Whoever joins holds the minimum, too.
			assert_ok!(subscribe(CLEO, 1));
		});
	}
}

#[test]
fn one_member_has_the_minimum_of_an_offer_before_anybody_holds_a_share() {
	new_test(|| {
		assert!(ten_each(CLASS, &[ADA]));
		assert_eq!((held(BAKERY, CLASS, ADA), owed(BAKERY, ADA)), (1, 9 * PAR));
	});
}

#[test]
fn three_members_hold_a_third_each() {
	let three = [ADA, BEN, CLEO];
	new_test(|| {
		for member in three {
			assert_ok!(subscribe(member, 1));
		}
		// Alone she would hold two of four.
		assert_noop!(subscribe(ADA, 1), Errors::AboveHoldingCap);
		assert!(ten_each(CLASS, &three));
		assert_eq!(three.map(|member| held(BAKERY, CLASS, member)), [11; 3]);
		// As much of another class, of which each has the first ones.
		let other = open_class(BAKERY, TERMS);
		assert!(ten_each(other, &three));
		assert_eq!(three.map(|member| stake(BAKERY, member).par), [21 * PAR; 3]);
		// With a newcomer each has less than a third.
		assert_ok!(subscribe(8, 1));
		let cap = caps::most_of_one(PAR, TERMS.cap_bps, 64 * PAR).unwrap();
		assert!((21 * PAR..22 * PAR).contains(&cap));
	});
}

#[test]
fn no_two_accounts_of_shares_have_the_same_code_whatever_the_number_of_the_offer() {
	chain().execute_with(|| {
		for _ in 0..8 {
			assert_ok!(Shares::open_class(special(BAKERY), ClassTerms { since: Some(0), ..TERMS }, doc(1)));
		}
		assert_ok!(Shares::open_cash(ordinary(BAKERY), Mode::Bank));
		assert_ok!(Shares::end_import(ordinary(BAKERY), BAKERY, CLASS));
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 1, allotment: Allotment::FirstCome, days: 30 };
		let open = |number: OfferNo| {
			Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().offers = number - 1);
			assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
			assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), number));
			pass_days(0);
		};
		// By four digits they would be those of what classes brought in, of capital, losses, the reserve, receipts and returns.
		let last = OfferNo::MAX - 240_000;
		[1, 601, 701, 800, 1_500, 1_610, 2_800, 2_810, last].into_iter().for_each(open);
		let of_shares = pallet_ledger::Accounts::<Test>::iter_prefix_values(LedgerId::Coop(BAKERY));
		let of_shares = of_shares.filter(|account| account.terms.keeper == Keeper::Shares);
		let codes: Vec<_> = of_shares.map(|account| account.terms.code).collect();
		let known: std::collections::BTreeSet<_> = codes.iter().collect();
		assert_eq!((codes.len(), known.len()), (7 + 3 * 8 + 1 + 9, codes.len()));
		assert_noop!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)), Errors::Overflow);
	});
}

fn fill(coop: CoopId, room: u64) {
	Classes::<Test>::mutate(coop, CLASS, |class| class.as_mut().unwrap().held = limits::MAX_SHARES - room);
	Books::<Test>::mutate(coop, |book| book.as_mut().unwrap().par = PAR * u128::from(limits::MAX_SHARES));
}

const PARTS: ClassTerms = ClassTerms { first_bps: 2_500, instalment_months: 12, ..TERMS };

#[test]
fn a_class_that_is_full_has_no_more_shares_by_whichever_door() {
	chain().execute_with(|| {
		for coop in [BAKERY, HOUSING] {
			open_class(coop, PARTS);
			fill(coop, 3);
		}
		let commit = |coop, shares, mode| Shares::commit(signed(coop, ADA), coop, CLASS, shares, 1, mode);
		assert_noop!(subscribe(ADA, 4), Errors::TooManyShares);
		assert_noop!(commit(BAKERY, 4, Mode::Units), Errors::TooManyShares);
		assert_noop!(commit(HOUSING, 4, Mode::Bank), Errors::TooManyShares);
		let expect = |list: &[(MemberNo, u64)]| {
			let list = Expected::Class(CLASS, list.to_vec().try_into().unwrap());
			plain(Shares::expect(signed(HOUSING, 1), HOUSING, list))
		};
		assert_noop!(expect(&[(ADA, 4)]), Errors::TooManyShares);
		move_seat(HOUSING, BEN, None);
		let on_paper = Shares::promise_on_paper(signed(HOUSING, 1), HOUSING, CLASS, BEN, 4, 1, doc(7));
		assert_noop!(on_paper, Errors::TooManyShares);
		let offer = |maximum| {
			let terms =
				OfferTerms { class: CLASS, minimum: 1, target: 1, maximum, allotment: Allotment::FirstCome, days: 30 };
			Shares::open_offer(ordinary(BAKERY), terms, doc(2))
		};
		assert_noop!(offer(4), Errors::TooManyShares);
		// Nor what was to be paid when there was room.
		assert_ok!(commit(BAKERY, 3, Mode::Units));
		assert_ok!(offer(2));
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, BEN), BAKERY, 1, 2));
		assert_ok!(expect(&[(CLEO, 3)]));
		let pending = crate::tests::expecting::last_pending();
		crate::tests::expecting::post_on(pending, None, Direction::In, today());
		[BAKERY, HOUSING].into_iter().for_each(|coop| fill(coop, 1));
		let pay = |shares| Shares::pay_instalment(signed(BAKERY, ADA), BAKERY, CLASS, shares);
		assert_noop!(pay(2), Errors::TooManyShares);
		assert_ok!(pay(1));
		assert_noop!(pay(1), Errors::TooManyShares);
		pass_days(40);
		assert_eq!((held(HOUSING, CLASS, CLEO), owed(HOUSING, CLEO)), (0, 3 * PAR));
		assert_eq!((held(BAKERY, CLASS, BEN), owed(BAKERY, BEN)), (0, 2 * PAR));
		assert_eq!(class(BAKERY, CLASS).held, limits::MAX_SHARES);
	});
}

#[test]
fn an_offer_issues_no_more_than_a_class_has_room_for_when_it_is_measured() {
	for (room, is_met) in [(2, true), (1, false)] {
		chain().execute_with(|| {
			open_class(BAKERY, PARTS);
			fill(BAKERY, 4);
			let terms = OfferTerms {
				class: CLASS,
				minimum: 2,
				target: 4,
				maximum: 4,
				allotment: Allotment::FirstCome,
				days: 30,
			};
			assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
			(5..=8).for_each(|member| Shares::subscribe_offer(signed(BAKERY, member), BAKERY, 1, 1).unwrap());
			let closes_at = Offers::<Test>::get(BAKERY, 1).unwrap().closes_at;
			DeadlineTime::set(closes_at);
			assert_ok!(Shares::advance(anybody(), closes_at, Due::Close(BAKERY, 1)));
			fill(BAKERY, room);
			pass_days(0);
			assert_eq!(Offers::<Test>::get(BAKERY, 1).unwrap().state, OfferState::Done { is_met });
			let issued = if is_met { room } else { 0 };
			assert_eq!(class(BAKERY, CLASS).held, limits::MAX_SHARES - room + issued);
		});
	}
}
