//! Offers in units: met, missed, over-subscribed, taken back.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::assert_refused;

const TERMS_OF_OFFER: OfferTerms =
	OfferTerms { class: CLASS, minimum: 4, target: 8, maximum: 10, allotment: Allotment::InProportion, days: 30 };

fn offer(terms: OfferTerms) -> OfferNo {
	assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
	Books::<Test>::get(BAKERY).unwrap().offers
}

fn pay(member: MemberNo, offer: OfferNo, shares: u64) -> DispatchResult {
	Shares::subscribe_offer(signed(BAKERY, member), BAKERY, offer, shares)
}

fn class_held(no: ClassNo) -> u64 {
	class(BAKERY, no).held
}

fn record(offer: OfferNo) -> OfferOf<Test> {
	Offers::<Test>::get(BAKERY, offer).unwrap()
}

#[test]
fn members_make_an_offer_inside_the_bounds() {
	new_test(|| {
		let open = |origin, terms| Shares::open_offer(origin, terms, doc(2));
		assert_noop!(open(signed(BAKERY, 1), TERMS_OF_OFFER), DispatchError::BadOrigin);
		assert_noop!(open(decided(BAKERY, Track::Consent), TERMS_OF_OFFER), Errors::MandateTooWeak);
		assert_noop!(Shares::open_offer(ordinary(BAKERY), TERMS_OF_OFFER, doc(0)), Errors::NoDocument);
		assert_noop!(open(ordinary(BAKERY), OfferTerms { class: 9, ..TERMS_OF_OFFER }), Errors::NoSuchClass);
		for terms in [
			OfferTerms { minimum: 0, ..TERMS_OF_OFFER },
			OfferTerms { target: 3, ..TERMS_OF_OFFER },
			OfferTerms { maximum: 7, ..TERMS_OF_OFFER },
			OfferTerms { maximum: limits::MAX_SHARES + 1, ..TERMS_OF_OFFER },
			OfferTerms { days: 6, ..TERMS_OF_OFFER },
			OfferTerms { days: 366, ..TERMS_OF_OFFER },
		] {
			assert_noop!(open(ordinary(BAKERY), terms), Errors::TermsOutsideRange);
		}
		offer(TERMS_OF_OFFER);
		offer(TERMS_OF_OFFER);
		assert_noop!(open(ordinary(BAKERY), TERMS_OF_OFFER), Errors::TooManyOffers);
	});
}

#[test]
fn what_is_paid_is_held_aside_and_issued_when_the_offer_is_met() {
	new_test(|| {
		let no = offer(TERMS_OF_OFFER);
		for member in 5..=8 {
			assert_ok!(pay(member, no, 1));
		}
		assert_eq!((record(no).shares, record(no).paid), (4, 4 * PAR));
		assert_eq!((held(BAKERY, CLASS, ADA), balance(BAKERY, record(no).account)), (0, 4 * PAR));
		assert_eq!(<Shares as SetAside>::set_aside(LedgerId::Coop(BAKERY)), 4 * PAR);
		assert_ok!(check());
		pass_days(31);
		assert_eq!(<Shares as SetAside>::set_aside(LedgerId::Coop(BAKERY)), 0);
		assert_eq!(record(no).state, OfferState::Done { is_met: true });
		assert_eq!((5..=8).map(|member| held(BAKERY, CLASS, member)).collect::<Vec<_>>(), vec![1; 4]);
		assert_eq!(balance(BAKERY, class(BAKERY, CLASS).capital), 4 * PAR);
		assert_eq!(balance(BAKERY, accounts(BAKERY).due), 0);
		// All since the day on which it closed, whoever was settled first.
		assert_eq!(class(BAKERY, CLASS).held, 4);
	});
}

#[test]
fn a_missed_minimum_refunds_everybody_also_who_has_left_or_has_a_new_key() {
	new_test(|| {
		let no = offer(TERMS_OF_OFFER);
		for member in 5..=8 {
			assert_ok!(pay(member, no, 1));
		}
		// With one who leaves it is one less than the minimum.
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		move_seat(BAKERY, BEN, STRANGER);
		assert_eq!(record(no).shares, 3);
		assert_ok!(check());
		pass_days(31);
		assert_eq!(record(no).state, OfferState::Done { is_met: false });
		assert_eq!((5..=8).map(|member| owed(BAKERY, member)).collect::<Vec<_>>(), vec![PAR; 4]);
		assert_eq!(<Shares as SetAside>::set_aside(LedgerId::Coop(BAKERY)), 4 * PAR);
		for member in 5..=8 {
			assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(member)));
			assert_noop!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(member)), Errors::NothingOwed);
		}
		assert_eq!((purse(BAKERY, ADA), purse(BAKERY, CLEO)), (PURSE, PURSE));
		assert_eq!((purse(BAKERY, BEN), Balances::free_balance(STRANGER)), (PURSE - PAR, PAR));
		assert!(<Shares as Settlement>::is_settled(BAKERY, ADA));
		assert_eq!(balance(BAKERY, CASH_NO), ED);
	});
}

#[test]
fn a_refund_that_cannot_be_paid_stays_owed() {
	new_test(|| {
		// Less than an account can live of.
		let terms = ClassTerms { par: ED / 2, ..TERMS };
		let class = open_class(BAKERY, terms);
		let no = offer(OfferTerms { class, ..TERMS_OF_OFFER });
		assert_ok!(pay(ADA, no, 1));
		assert_ok!(Balances::transfer_all(signed(BAKERY, ADA), account(BAKERY, BEN), false));
		pass_days(31);
		assert!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(ADA)).is_err());
		assert_eq!(owed(BAKERY, ADA), ED / 2);
		// Until there is an account again.
		assert_ok!(Balances::transfer_allow_death(signed(BAKERY, BEN), account(BAKERY, ADA), ED));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(ADA)));
	});
}

#[test]
fn too_much_is_allotted_in_proportion_and_the_rest_is_owed() {
	new_test(|| {
		let no = offer(TERMS_OF_OFFER);
		// 15 for 10: two thirds each, to the last share.
		for (member, shares) in [(5, 3), (6, 3), (7, 3), (8, 2), (9, 2), (10, 1), (11, 1)] {
			assert_ok!(pay(member, no, shares));
		}
		pass_days(31);
		let got = |member| (held(BAKERY, CLASS, member), owed(BAKERY, member));
		assert_eq!([5, 8, 10].map(got), [(2, PAR), (1, PAR), (1, 0)]);
		assert_eq!(class(BAKERY, CLASS).held, 10);
	});
}

#[test]
fn who_comes_first_is_served_where_the_offer_says_so() {
	new_test(|| {
		let no = offer(OfferTerms { allotment: Allotment::FirstCome, ..TERMS_OF_OFFER });
		for member in 5..=7 {
			assert_ok!(pay(member, no, 3));
		}
		assert_noop!(pay(8, no, 2), Errors::OfferFull);
		assert_ok!(pay(8, no, 1));
		pass_days(31);
		assert_eq!((held(BAKERY, CLASS, 5), held(BAKERY, CLASS, 8)), (3, 1));
	});
}

#[test]
fn caps_are_measured_again_by_what_is_issued() {
	new_test(|| {
		let no = offer(OfferTerms { minimum: 3, ..TERMS_OF_OFFER });
		// A third of ten, but two of four are half.
		assert_noop!(pay(ADA, no, 4), Errors::AboveHoldingCap);
		assert_ok!(pay(ADA, no, 2));
		assert_ok!(pay(BEN, no, 1));
		assert_ok!(pay(CLEO, no, 1));
		pass_days(31);
		assert_eq!((held(BAKERY, CLASS, ADA), owed(BAKERY, ADA)), (1, PAR));
	});
}

#[test]
fn an_offer_to_supporters_issues_no_more_than_they_can_hold() {
	new_test(|| {
		for member in 1..=4 {
			assert_ok!(subscribe(member, 1));
		}
		let class = open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..TERMS });
		let small = offer(OfferTerms { class, minimum: 3, ..TERMS_OF_OFFER });
		for member in 5..=12 {
			assert_ok!(pay(member, small, 1));
		}
		pass_days(31);
		// Three beside four are three sevenths, and four would be half.
		assert_eq!((record(small).state, self::class_held(class)), (OfferState::Done { is_met: true }, 3));
		let large = offer(OfferTerms { class, ..TERMS_OF_OFFER });
		for member in 5..=12 {
			assert_ok!(pay(member, large, 1));
		}
		pass_days(31);
		assert_eq!(record(large).state, OfferState::Done { is_met: false });
	});
}

#[test]
fn what_cannot_be_paid_for_is_refused_by_name_and_nothing_is_held() {
	new_test(|| {
		assert_noop!(pay(ADA, 1, 1), Errors::NoSuchOffer);
		let no = offer(TERMS_OF_OFFER);
		assert_noop!(Shares::subscribe_offer(anybody(), BAKERY, no, 1), Errors::NotMember);
		assert_noop!(pay(ADA, no, 0), Errors::NoShares);
		let narrow = open_class(BAKERY, ClassTerms { minimum: 2, maximum: 3, ..TERMS });
		let other = offer(OfferTerms { class: narrow, ..TERMS_OF_OFFER });
		assert_noop!(pay(ADA, other, 1), Errors::BelowMinimum);
		assert_ok!(pay(ADA, other, 2));
		assert_noop!(pay(ADA, other, 2), Errors::AboveMaximum);
		pass_until(record(no).last_day);
		assert_ok!(pay(BEN, no, 1));
		DeadlineTime::mutate(|now| *now += DAY);
		assert_noop!(pay(BEN, no, 1), Errors::OfferClosed);
		assert_refused!(
			Shares::expect(signed(BAKERY, 1), BAKERY, Expected::Offer(no, Default::default())),
			Errors::OfferClosed
		);
	});
}

#[test]
fn an_offer_that_is_taken_back_refunds_everybody() {
	new_test(|| {
		let no = offer(TERMS_OF_OFFER);
		for member in 5..=8 {
			assert_ok!(pay(member, no, 1));
		}
		assert_noop!(Shares::withdraw_offer(signed(BAKERY, 1), no), DispatchError::BadOrigin);
		assert_noop!(Shares::withdraw_offer(decided(BAKERY, Track::Consent), no), Errors::MandateTooWeak);
		assert_noop!(Shares::withdraw_offer(ordinary(BAKERY), 7), Errors::NoSuchOffer);
		assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), no));
		assert_noop!(Shares::withdraw_offer(ordinary(BAKERY), no), Errors::OfferClosed);
		assert_ok!(check());
		pass_days(0);
		assert_eq!((owed(BAKERY, ADA), record(no).state), (PAR, OfferState::Done { is_met: false }));
	});
}

#[test]
fn many_subscribers_are_settled_step_by_step_and_anybody_can_go_on() {
	new_test(|| {
		let no = offer(OfferTerms { maximum: 1_000, ..TERMS_OF_OFFER });
		for place in 0..40 {
			let account = 500 + place;
			assert_ok!(Balances::transfer_allow_death(signed(BAKERY, 1), account, 2 * PAR));
			seat_next(BAKERY, account);
			assert_ok!(Shares::subscribe_offer(RuntimeOrigin::signed(account), BAKERY, no, 1));
		}
		let closes_at = record(no).closes_at;
		let close = || Shares::advance(anybody(), closes_at, Due::Close(BAKERY, no));
		assert_noop!(close(), Errors::NothingDue);
		DeadlineTime::set(closes_at);
		assert_ok!(close());
		assert_noop!(close(), Errors::NothingDue);
		let settle = || Shares::advance(anybody(), closes_at, Due::Settle(BAKERY, no));
		// First it is measured what caps let be issued.
		for issued in [0, 0, 0, 16, 32, 40] {
			assert_ok!(settle());
			assert_eq!(class(BAKERY, CLASS).held, issued);
			assert_ok!(check());
		}
		assert_noop!(settle(), Errors::NothingDue);
		assert_eq!(record(no).state, OfferState::Done { is_met: true });
	});
}

/// Four members have paid for a share each of an offer that is closed, and then Ada leaves.
fn closed_before_ada_leaves(minimum: u64) -> OfferNo {
	let no = offer(OfferTerms { minimum, ..TERMS_OF_OFFER });
	for member in 5..=8 {
		assert_ok!(pay(member, no, 1));
	}
	let closes_at = record(no).closes_at;
	DeadlineTime::set(closes_at);
	assert_ok!(Shares::advance(anybody(), closes_at, Due::Close(BAKERY, no)));
	unseat(BAKERY, ADA);
	Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
	pass_days(0);
	no
}

#[test]
fn who_leaves_before_their_shares_are_allotted_is_refunded() {
	new_test(|| {
		closed_before_ada_leaves(3);
		assert_eq!((held(BAKERY, CLASS, ADA), owed(BAKERY, ADA)), (0, PAR));
		assert_eq!((held(BAKERY, CLASS, BEN), class(BAKERY, CLASS).held), (1, 3));
	});
}

#[test]
fn an_offer_is_missed_where_too_few_are_left_when_it_is_measured() {
	new_test(|| {
		let no = closed_before_ada_leaves(4);
		assert_eq!((record(no).state, class_held(CLASS)), (OfferState::Done { is_met: false }, 0));
		assert_eq!((5..=8).map(|member| owed(BAKERY, member)).collect::<Vec<_>>(), vec![PAR; 4]);
	});
}

#[test]
fn an_offer_is_missed_of_which_caps_let_less_be_issued_than_its_minimum() {
	let big = [(ADA, 333), (BEN, 20), (CLEO, 10), (8, 10)];
	// All paid for more than enough, but only sixty can be issued: no more than a third each.
	for (minimum, is_met) in [(61, false), (60, true)] {
		new_test(|| {
			let no = offer(OfferTerms { minimum, target: 300, maximum: 1_000, ..TERMS_OF_OFFER });
			big.into_iter().for_each(|(member, shares)| pay(member, no, shares).unwrap());
			pass_days(31);
			assert_eq!(record(no).state, OfferState::Done { is_met });
			let got = |member| (held(BAKERY, CLASS, member), owed(BAKERY, member));
			let issued = if is_met { [20, 20, 10, 10] } else { [0; 4] };
			for ((member, shares), issued) in big.into_iter().zip(issued) {
				assert_eq!(got(member), (issued, u128::from(shares - issued) * PAR), "{member}");
			}
			let missed = crate::Event::OfferMissed { coop: BAKERY, offer: no, shares: 60 };
			let told = System::events().into_iter().any(|record| record.event == missed.clone().into());
			assert_eq!(told, !is_met);
		});
	}
}

#[test]
fn what_a_subscriber_has_bought_elsewhere_since_does_not_let_an_offer_issue_less_than_its_minimum() {
	new_test(|| {
		(1..=4).for_each(|member| subscribe(member, 1).unwrap());
		let no = offer(OfferTerms { minimum: 9, target: 9, ..TERMS_OF_OFFER });
		for (member, shares) in [(5, 4), (6, 4), (7, 1)] {
			assert_ok!(pay(member, no, shares));
		}
		// With one more she would hold five of fourteen.
		assert_ok!(subscribe(ADA, 1));
		pass_days(31);
		assert_eq!((record(no).state, owed(BAKERY, ADA)), (OfferState::Done { is_met: false }, 4 * PAR));
	});
}

#[test]
fn offers_that_close_together_are_settled_one_after_another() {
	new_test(|| {
		let both = [(); 2].map(|()| offer(TERMS_OF_OFFER));
		for no in both {
			(5..=8).for_each(|member| pay(member, no, 1).unwrap());
		}
		let settling = || Books::<Test>::get(BAKERY).unwrap().settling.into_inner();
		let closes_at = record(1).closes_at;
		DeadlineTime::set(closes_at);
		for no in both {
			assert_ok!(Shares::advance(anybody(), closes_at, Due::Close(BAKERY, no)));
		}
		let settle = |no| Shares::advance(anybody(), closes_at, Due::Settle(BAKERY, no));
		assert_eq!(settling(), both);
		assert_noop!(settle(2), Errors::NothingDue);
		// Until one of them is settled no other one is opened.
		assert_noop!(Shares::open_offer(ordinary(BAKERY), TERMS_OF_OFFER, doc(2)), Errors::TooManyOffers);
		for no in both {
			assert_ok!(check());
			assert_ok!(settle(no));
			assert_ok!(settle(no));
			assert_eq!((record(no).state, class_held(CLASS)), (OfferState::Done { is_met: true }, 4 * u64::from(no)));
		}
		assert_eq!((settling(), Deadlines::<Test>::iter().count()), (vec![], 0));
		offer(TERMS_OF_OFFER);
	});
}
