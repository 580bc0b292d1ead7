//! Shares go to another member, at par and with consent.

use crate::{mock::*, *};
use frame::testing_prelude::*;

fn propose(from: MemberNo, to: AccountId, shares: u64) -> DispatchResult {
	Shares::propose_transfer(signed(BAKERY, from), BAKERY, CLASS, to, shares)
}

fn content(from: MemberNo) -> H256 {
	Shares::transfer_content(BAKERY, CLASS, from).unwrap_or_default()
}

fn accept(by: AccountId, from: MemberNo) -> DispatchResult {
	Shares::accept_transfer(RuntimeOrigin::signed(by), BAKERY, CLASS, from, content(from))
}

fn consent(by: MemberNo, from: MemberNo) -> DispatchResult {
	Shares::consent(signed(BAKERY, by), BAKERY, CLASS, from, content(from))
}

fn ada() -> AccountId {
	account(BAKERY, ADA)
}

fn ben() -> AccountId {
	account(BAKERY, BEN)
}

/// Ten members have ten shares each.
fn ten_each() {
	assert_ok!(Shares::open_offer(
		ordinary(BAKERY),
		OfferTerms { class: CLASS, minimum: 100, target: 100, maximum: 100, allotment: Allotment::FirstCome, days: 7 },
		doc(2)
	));
	for member in 1..=10 {
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, member), BAKERY, 1, 10));
	}
	pass_days(8);
}

#[test]
fn shares_move_when_the_receiver_has_accepted_and_two_officers_consent() {
	new_test(|| {
		ten_each();
		assert_ok!(propose(ADA, ben(), 7));
		assert_noop!(consent(1, ADA), Errors::NotAccepted);
		assert_ok!(accept(ben(), ADA));
		assert_noop!(accept(ben(), ADA), Errors::AlreadyAccepted);
		assert_ok!(consent(1, ADA));
		assert_noop!(consent(1, ADA), Errors::AlreadyBegun);
		assert_eq!((held(BAKERY, CLASS, ADA), held(BAKERY, CLASS, BEN)), (10, 10));
		assert_ok!(consent(2, ADA));
		assert_eq!((held(BAKERY, CLASS, ADA), held(BAKERY, CLASS, BEN)), (3, 17));
		assert_eq!((stake(BAKERY, ADA).par, stake(BAKERY, BEN).par), (3 * PAR, 17 * PAR));
		// It is neither an exit nor an issue.
		assert_eq!((class(BAKERY, CLASS).held, class(BAKERY, CLASS).queued), (100, 0));
		assert_noop!(consent(2, ADA), Errors::NoSuchTransfer);
	});
}

#[test]
fn the_day_counts_for_the_receiver() {
	new_test(|| {
		ten_each();
		pass_until(date(2027, 12, 31));
		assert_ok!(propose(ADA, ben(), 7));
		assert_ok!(accept(ben(), ADA));
		assert_ok!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, ADA, content(ADA)));
		pass_until(new_year(2028));
		let (_, class, _) = Shares::book_and_class(BAKERY, CLASS).unwrap();
		let days = |member| {
			let mut holding = Holdings::<Test>::get((BAKERY, CLASS, member));
			holding.count(&class).unwrap();
			holding.years.of(new_year(2027))
		};
		assert_eq!(days(ADA), PAR * (364 * 10 + 3));
		assert_eq!(days(BEN), PAR * (364 * 10 + 17));
	});
}

#[test]
fn somebody_who_joins_in_three_months_can_receive() {
	new_test(|| {
		ten_each();
		assert_ok!(propose(ADA, STRANGER, 10));
		assert_noop!(accept(STRANGER, ADA), Errors::NotMember);
		let newcomer = seat_next(BAKERY, STRANGER);
		assert_ok!(accept(STRANGER, ADA));
		assert_ok!(consent(1, ADA));
		assert_ok!(consent(3, ADA));
		// Who gives everything away has nothing left to settle.
		assert_eq!((held(BAKERY, CLASS, ADA), held(BAKERY, CLASS, newcomer)), (0, 10));
		assert!(<Shares as Settlement>::is_settled(BAKERY, ADA));
	});
}

#[test]
fn a_transfer_lapses_after_three_months() {
	new_test(|| {
		ten_each();
		assert_ok!(propose(ADA, ben(), 7));
		let content = content(ADA);
		pass_days(92);
		let accept = Shares::accept_transfer(RuntimeOrigin::signed(ben()), BAKERY, CLASS, ADA, content);
		assert_noop!(accept, Errors::NoSuchTransfer);
	});
}

#[test]
fn nobody_consents_who_gives_or_receives() {
	new_test(|| {
		ten_each();
		// The secretary gives to the chair.
		assert_ok!(propose(2, account(BAKERY, 1), 3));
		assert_ok!(accept(account(BAKERY, 1), 2));
		assert_noop!(consent(1, 2), Errors::YouBenefit);
		assert_noop!(consent(2, 2), Errors::YouBenefit);
		assert_noop!(consent(AUDITOR, 2), Errors::NotOnBoard);
		assert_noop!(Shares::consent(anybody(), BAKERY, CLASS, 2, content(2)), Errors::NotMember);
		assert_ok!(consent(3, 2));
		// The members are the other door.
		let by = |origin| Shares::consent(origin, BAKERY, CLASS, 2, content(2));
		assert_noop!(by(decided(BAKERY, Track::Consent)), Errors::MandateTooWeak);
		assert_noop!(by(ordinary(HOUSING)), Errors::OtherCoop);
		assert_ok!(by(ordinary(BAKERY)));
		assert_eq!(held(BAKERY, CLASS, 1), 13);
	});
}

#[test]
fn two_officers_who_are_one_person_do_not_consent() {
	new_test(|| {
		ten_each();
		assert_ok!(propose(ADA, ben(), 7));
		assert_ok!(accept(ben(), ADA));
		assert_ok!(consent(1, ADA));
		Moving::set(vec![(BAKERY, 2, account(BAKERY, 1))]);
		assert_noop!(consent(2, ADA), Errors::SamePerson);
	});
}

#[test]
fn who_agrees_signs_what_was_proposed_last() {
	new_test(|| {
		ten_each();
		assert_ok!(propose(ADA, ben(), 1));
		let first = content(ADA);
		assert_ok!(propose(ADA, ben(), 9));
		let accept_first = Shares::accept_transfer(RuntimeOrigin::signed(ben()), BAKERY, CLASS, ADA, first);
		assert_noop!(accept_first, Errors::OtherContent);
		assert_noop!(accept(account(BAKERY, CLEO), ADA), Errors::NotReceiver);
		assert_ok!(accept(ben(), ADA));
		let consent_first = Shares::consent(signed(BAKERY, 1), BAKERY, CLASS, ADA, first);
		assert_noop!(consent_first, Errors::OtherContent);
	});
}

#[test]
fn a_holder_takes_back_what_they_have_proposed() {
	new_test(|| {
		ten_each();
		assert_ok!(propose(ADA, ben(), 1));
		let content = content(ADA);
		let withdraw = |by: RuntimeOrigin| Shares::withdraw_transfer(by, BAKERY, CLASS);
		assert_noop!(withdraw(anybody()), Errors::NotMember);
		assert_noop!(withdraw(signed(BAKERY, BEN)), Errors::NoSuchTransfer);
		assert_ok!(withdraw(signed(BAKERY, ADA)));
		let accept = Shares::accept_transfer(RuntimeOrigin::signed(ben()), BAKERY, CLASS, ADA, content);
		assert_noop!(accept, Errors::NoSuchTransfer);
	});
}

#[test]
fn what_cannot_be_given_is_refused_by_name() {
	new_test(|| {
		ten_each();
		assert_noop!(Shares::propose_transfer(anybody(), BAKERY, CLASS, ben(), 1), Errors::NotMember);
		assert_noop!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, 9, ben(), 1), Errors::NoSuchClass);
		assert_noop!(propose(ADA, ada(), 1), Errors::SamePerson);
		assert_noop!(propose(ADA, ben(), 0), Errors::NoShares);
		assert_noop!(propose(ADA, ben(), 11), Errors::NotEnoughShares);
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 4, false));
		assert_noop!(propose(ADA, ben(), 7), Errors::NotEnoughShares);
		// A holder of nothing but what is being given back would be below the minimum.
		assert_noop!(propose(ADA, ben(), 6), Errors::BelowMinimum);
		// By the time of the consent it is asked again.
		assert_ok!(propose(ADA, ben(), 5));
		assert_ok!(accept(ben(), ADA));
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 2, false));
		assert_noop!(consent(1, ADA), Errors::NotEnoughShares);
	});
}

#[test]
fn the_caps_bind_the_receiver() {
	new_test(|| {
		ten_each();
		for from in [5, 7] {
			assert_ok!(propose(from, ben(), 10));
			assert_ok!(accept(ben(), from));
			assert_ok!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, from, content(from)));
		}
		// Thirty of a hundred, and a third is less than forty.
		assert_ok!(propose(8, ben(), 10));
		assert_ok!(accept(ben(), 8));
		assert_noop!(consent(1, 8), Errors::AboveHoldingCap);
		let narrow = open_class(BAKERY, ClassTerms { minimum: 2, maximum: 5, ..TERMS });
		for member in [ADA, BEN] {
			assert_noop!(Shares::subscribe(signed(BAKERY, member), BAKERY, narrow, 6), Errors::AboveMaximum);
		}
		assert_ok!(Shares::subscribe(signed(BAKERY, ADA), BAKERY, narrow, 5));
		let give = |to, shares| Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, narrow, to, shares);
		assert_noop!(give(ben(), 4), Errors::BelowMinimum);
		assert_ok!(give(account(BAKERY, CLEO), 1));
		let content = Shares::transfer_content(BAKERY, narrow, ADA).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, CLEO), BAKERY, narrow, ADA, content));
		assert_noop!(Shares::consent(signed(BAKERY, 1), BAKERY, narrow, ADA, content), Errors::BelowMinimum);
	});
}
