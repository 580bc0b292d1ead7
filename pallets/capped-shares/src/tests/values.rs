//! A class is written down on an auditor's figure, and up again to its par.

use crate::{mock::*, Event, *};
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
		pass_until(new_year(2027) + 330);
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
		// But again a year after it began.
		pass_days(274);
		assert_ok!(figure(AUDITOR, PAR / 2, 9));
		assert_ok!(subscribe(11, 1));
		pass_days(1);
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

fn reject(value: Balance, document: u64) -> DispatchResult {
	Shares::reject_figure(ordinary(BAKERY), CLASS, value, doc(document))
}

/// A release of one share by the accounts of the year before this one, approved on a day.
fn release_by_accounts_of(approved_on: Day) -> DispatchResult {
	let (accounts_until, _) = MockYears::year_of(BAKERY, approved_on).unwrap();
	let release = Release { amount: PAR, accounts_until, approved_on, surplus: PAR, solvency: doc(3) };
	plain(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release))
}

#[test]
fn the_members_keep_a_value_against_a_figure_that_they_repeat() {
	new_test(|| {
		ten_and_one_waits();
		assert_noop!(reject(PAR / 2, 7), Errors::NoFigure);
		assert_ok!(figure(AUDITOR, PAR, 6));
		assert_noop!(reject(PAR, 6), Errors::NotInDoubt);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_noop!(Shares::reject_figure(signed(BAKERY, 1), CLASS, PAR / 2, doc(7)), DispatchError::BadOrigin);
		let weak = decided(BAKERY, Track::Consent);
		assert_noop!(Shares::reject_figure(weak, CLASS, PAR / 2, doc(7)), Errors::MandateTooWeak);
		assert_noop!(Shares::reject_figure(ordinary(BAKERY), 9, PAR / 2, doc(7)), Errors::NoSuchClass);
		assert_noop!(reject(PAR / 2, 8), Errors::NoFigure);
		assert_noop!(reject(PAR / 2 + 1, 7), Errors::NoFigure);
		assert_noop!(subscribe(11, 1), Errors::ValueInDoubt);
		assert_ok!(reject(PAR / 2, 7));
		assert_eq!(class(BAKERY, CLASS).value, PAR);
		assert!(System::events().iter().any(|record| matches!(
			record.event,
			RuntimeEvent::Shares(Event::FigureRejected { coop: BAKERY, class: CLASS, .. })
		)));
		// Shares are issued, offered and given to others again.
		assert_ok!(subscribe(11, 1));
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 1, allotment: Allotment::FirstCome, days: 7 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		assert_noop!(reject(PAR / 2, 7), Errors::NotInDoubt);
	});
}

#[test]
fn the_members_can_still_write_a_class_down_on_a_figure_that_they_rejected() {
	new_test(|| {
		ten_and_one_waits();
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_ok!(reject(PAR / 2, 7));
		assert_ok!(value(PAR / 2, 7));
		assert_eq!((class(BAKERY, CLASS).value, class(BAKERY, CLASS).kept_on), (PAR / 2, None));
	});
}

#[test]
fn a_majority_that_keeps_a_value_is_not_paid_by_it_until_later_accounts_are_approved() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { earliest_days: 0, buys_out: true, ..TERMS });
		ten_and_one_waits();
		pass_until(new_year(2027) + 10);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		pass_days(10);
		let kept_on = today();
		assert_ok!(reject(PAR / 2, 7));
		for approved_on in [new_year(2027), kept_on] {
			assert_noop!(release_by_accounts_of(approved_on), Errors::ValueKept);
		}
		// Nor by who comes in at par, or when the time of the doubt would have been over.
		pass_days(200);
		assert_ok!(subscribe(11, 1));
		assert_eq!(class(BAKERY, CLASS).queued, PAR);
		assert_noop!(release_by_accounts_of(kept_on), Errors::ValueKept);
		// Nor because somebody says that a share is worth its par after all.
		assert_ok!(figure(AUDITOR, PAR, 8));
		assert_noop!(release_by_accounts_of(kept_on), Errors::ValueKept);
		assert_ok!(release_by_accounts_of(kept_on + 1));
		assert_eq!((class(BAKERY, CLASS).queued, class(BAKERY, CLASS).kept_on), (0, None));
	});
}

#[test]
fn an_auditor_doubts_once_a_year_and_no_one_doubts_by_a_document_that_was_rejected() {
	const SECOND: MemberNo = 11;
	new_test(|| {
		ten_and_one_waits();
		rochdale_mocks::appoint(BAKERY, Office::Auditor, SECOND);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_ok!(reject(PAR / 2, 7));
		for auditor in [AUDITOR, SECOND] {
			assert_ok!(figure(auditor, PAR / 4, 7));
			assert_ok!(subscribe(12, 1));
		}
		// Another one finds something else.
		assert_ok!(figure(SECOND, PAR / 2, 9));
		assert_noop!(subscribe(12, 1), Errors::ValueInDoubt);
		pass_days(89);
		assert_noop!(subscribe(12, 1), Errors::ValueInDoubt);
		pass_days(1);
		// Whatever they say within a year is a figure and stops nothing.
		for auditor in [AUDITOR, SECOND] {
			assert_ok!(figure(auditor, PAR / 4, 10));
			assert_ok!(subscribe(10, 1));
		}
		pass_days(275);
		assert_ok!(figure(AUDITOR, PAR / 4, 11));
		assert_noop!(subscribe(12, 1), Errors::ValueInDoubt);
	});
}

#[test]
fn no_auditor_lifts_what_another_one_doubts_by_doubting_more_first() {
	const SECOND: MemberNo = 11;
	new_test(|| {
		ten_and_one_waits();
		rochdale_mocks::appoint(BAKERY, Office::Auditor, SECOND);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_ok!(figure(SECOND, PAR / 4, 8));
		assert_noop!(figure(SECOND, PAR, 9), Errors::OtherFigure);
		assert_ok!(figure(SECOND, PAR / 2, 9));
		// Who joins takes no more time.
		pass_days(90);
		assert_ok!(subscribe(12, 1));
	});
}

#[test]
fn a_class_is_valued_on_a_figure_of_the_last_twelve_months() {
	new_test(|| {
		ten_and_one_waits();
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		pass_days(365);
		assert_noop!(value(PAR / 2, 7), Errors::FigureTooOld);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		pass_days(364);
		assert_ok!(value(PAR / 2, 7));
	});
}
