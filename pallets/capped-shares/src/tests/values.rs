//! A class is written down on an auditor's figure, and up again to its par.

use crate::{mock::*, *};
use frame::testing_prelude::*;

fn figure(by: MemberNo, value: Balance, document: u64) -> DispatchResult {
	Shares::give_figure(signed(BAKERY, by), BAKERY, CLASS, value, doc(document))
}

fn value(value: Balance, document: u64) -> DispatchResult {
	Shares::value(special(BAKERY), CLASS, value, doc(document))
}

/// Ten members have a share each, and Ada has given hers back.
fn ten_and_one_waits() {
	for member in 1..=10 {
		assert_ok!(subscribe(member, 1));
	}
	unseat(BAKERY, ADA);
	Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
	pass_days(1);
}

#[test]
fn a_loss_hits_what_is_held_and_what_waits_alike() {
	new_test(|| {
		ten_and_one_waits();
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_ok!(value(PAR / 2, 7));
		let class = class(BAKERY, CLASS);
		assert_eq!((class.value, class.queued), (PAR / 2, PAR / 2));
		assert_eq!(balance(BAKERY, class.capital), 9 * PAR / 2);
		assert_eq!(balance(BAKERY, class.redeemable), PAR / 2);
		assert_eq!(balance(BAKERY, accounts(BAKERY).losses), 5 * PAR);
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().capital, 5 * PAR);
		assert_eq!(Shares::queue(BAKERY, CLASS)[0].1.left, PAR / 2);
		assert_eq!(Shares::certificate(BAKERY, CLASS, BEN).unwrap().value, PAR / 2);
		// A class that was written down issues nothing.
		assert_noop!(subscribe(11, 1), Errors::WrittenDown);
	});
}

#[test]
fn a_class_is_restored_to_its_par_and_no_further() {
	new_test(|| {
		ten_and_one_waits();
		for (worth, document) in [(PAR / 3, 7), (PAR * 2 / 3, 8), (PAR, 9)] {
			assert_ok!(figure(AUDITOR, worth, document));
			assert_ok!(value(worth, document));
			assert_ok!(check());
		}
		assert_noop!(figure(AUDITOR, PAR + 1, 10), Errors::ValueOutsideRange);
		let left = Shares::queue(BAKERY, CLASS)[0].1.left;
		assert!((PAR - 3..=PAR).contains(&left), "{left}");
		assert!(class(BAKERY, CLASS).queued >= left);
		assert_ok!(subscribe(11, 1));
	});
}

#[test]
fn a_figure_is_an_auditors_and_binds_nobody() {
	new_test(|| {
		ten_and_one_waits();
		assert_noop!(figure(1, PAR / 2, 7), Errors::NotAuditor);
		assert_noop!(Shares::give_figure(anybody(), BAKERY, CLASS, PAR, doc(7)), Errors::NotMember);
		assert_noop!(figure(AUDITOR, PAR / 2, 0), Errors::NoDocument);
		assert_noop!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, 9, PAR, doc(7)), Errors::NoSuchClass);
		for wrong in [0, PAR / 1_000 - 1] {
			assert_noop!(figure(AUDITOR, wrong, 7), Errors::ValueOutsideRange);
		}
		let by_bank = Shares::give_figure(signed(HOUSING, AUDITOR), HOUSING, CLASS, PAR - 1, doc(7));
		assert_noop!(by_bank, Errors::ValueOutsideRange);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_eq!(class(BAKERY, CLASS).value, PAR);
	});
}

#[test]
fn the_members_repeat_the_last_figure() {
	new_test(|| {
		ten_and_one_waits();
		assert_noop!(value(PAR / 2, 7), Errors::NoFigure);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_noop!(Shares::value(signed(BAKERY, 1), CLASS, PAR / 2, doc(7)), DispatchError::BadOrigin);
		assert_noop!(Shares::value(ordinary(BAKERY), CLASS, PAR / 2, doc(7)), Errors::MandateTooWeak);
		assert_noop!(Shares::value(special(BAKERY), 9, PAR / 2, doc(7)), Errors::NoSuchClass);
		assert_noop!(value(PAR / 2, 8), Errors::NoFigure);
		assert_noop!(value(PAR / 2 + 1, 7), Errors::NoFigure);
		assert_ok!(value(PAR / 2, 7));
		assert_noop!(value(PAR / 2, 7), Errors::NoFigure);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_noop!(value(PAR / 2, 7), Errors::SameValue);
	});
}

#[test]
fn nobody_leaves_ahead_of_a_loss_that_an_auditor_has_found() {
	new_test(|| {
		ten_and_one_waits();
		assert_ok!(Shares::propose_transfer(signed(BAKERY, BEN), BAKERY, CLASS, account(BAKERY, CLEO), 1));
		let content = Shares::transfer_content(BAKERY, CLASS, BEN).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, CLEO), BAKERY, CLASS, BEN, content));
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		pass_until(new_year(2027) + 180);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		let release = |by| {
			let release = Release {
				amount: PAR,
				accounts_until: new_year(2027),
				approved_on: new_year(2027),
				surplus: PAR,
				solvency: doc(3),
			};
			Shares::release(signed(BAKERY, by), BAKERY, CLASS, release)
		};
		assert_noop!(release(1), Errors::ValueInDoubt);
		assert_noop!(subscribe(11, 1), Errors::ValueInDoubt);
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 1, allotment: Allotment::FirstCome, days: 7 };
		assert_noop!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)), Errors::ValueInDoubt);
		// Not for ever, by one auditor alone.
		pass_days(90);
		assert_ok!(figure(AUDITOR, PAR / 2, 8));
		assert_ok!(release(1));
		assert_ok!(release(2));
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		// But again after that.
		pass_days(90);
		assert_ok!(figure(AUDITOR, PAR / 2, 9));
		assert_noop!(subscribe(11, 1), Errors::ValueInDoubt);
	});
}

#[test]
fn a_transfer_waits_for_what_the_members_decide() {
	new_test(|| {
		ten_and_one_waits();
		assert_ok!(Shares::propose_transfer(signed(BAKERY, BEN), BAKERY, CLASS, account(BAKERY, CLEO), 1));
		let content = Shares::transfer_content(BAKERY, CLASS, BEN).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, CLEO), BAKERY, CLASS, BEN, content));
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		let consent = || Shares::consent(signed(BAKERY, 1), BAKERY, CLASS, BEN, content);
		assert_noop!(consent(), Errors::ValueInDoubt);
		assert_ok!(value(PAR / 2, 7));
		assert_ok!(consent());
	});
}

#[test]
fn a_class_on_offer_is_not_valued_anew_until_the_offer_is_settled() {
	new_test(|| {
		ten_and_one_waits();
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 1, allotment: Allotment::FirstCome, days: 7 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_noop!(Shares::subscribe_offer(signed(BAKERY, 11), BAKERY, 1, 1), Errors::ValueInDoubt);
		assert_noop!(value(PAR / 2, 7), Errors::OfferOpen);
		assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
		assert_noop!(value(PAR / 2, 7), Errors::OfferOpen);
		pass_days(0);
		assert_ok!(value(PAR / 2, 7));
	});
}

#[test]
fn what_waits_is_there_to_the_last_unit_after_the_value_went_down_and_up() {
	empty_test(|| {
		let terms = ClassTerms { par: 1_000, redemption: Redemption::Right, ..TERMS };
		open_class(BAKERY, terms);
		ten_and_one_waits();
		pass_until(new_year(2027) + 180);
		let (accounts_until, approved_on) = (new_year(2027), new_year(2027));
		let release = |amount| {
			let release = Release { amount, accounts_until, approved_on, surplus: 0, solvency: doc(3) };
			Shares::release(ordinary(BAKERY), BAKERY, CLASS, release)
		};
		assert_ok!(release(1));
		// Half of 999 has no half.
		for (worth, document) in [(500, 7), (1_000, 8)] {
			assert_ok!(figure(AUDITOR, worth, document));
			assert_ok!(value(worth, document));
		}
		assert_ok!(release(1_000));
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
		assert_eq!(owed(BAKERY, ADA), 1_000);
		// What was rounded up goes to the reserve.
		assert_eq!((class(BAKERY, CLASS).queued, balance(BAKERY, accounts(BAKERY).reserve)), (0, 1));
	});
}
