//! The story of the documentation: an oven, a gift, a loss and two payments.

use crate::{mock::*, Event, *};
use frame::testing_prelude::*;

#[test]
fn a_bakery_buys_an_oven_and_ada_leaves() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { budget_bps: 200, ..TERMS });
		let terms = OfferTerms {
			class: CLASS,
			minimum: 250,
			target: 300,
			maximum: 400,
			allotment: Allotment::InProportion,
			days: 14,
		};
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		let all = [(1, 60), (2, 60), (3, 60), (4, 60), (ADA, 8), (CLEO, 37)];
		for (member, shares) in all {
			assert_ok!(Shares::subscribe_offer(signed(BAKERY, member), BAKERY, 1, shares));
		}
		pass_days(15);
		assert_eq!(class(BAKERY, CLASS).held, 285);

		pass_until(date(2026, 12, 31));
		assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 3));
		let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, ADA, content));
		for officer in [1, 2] {
			assert_ok!(Shares::consent(signed(BAKERY, officer), BAKERY, CLASS, ADA, content));
		}
		assert_eq!((held(BAKERY, CLASS, ADA), held(BAKERY, CLASS, BEN)), (5, 3));
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 2, true));
		pass_until(date(2027, 3, 1));
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(0);
		assert_eq!(Shares::queue(BAKERY, CLASS)[0].1.left, 5 * PAR);

		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, 92 * EURO, doc(5)));
		assert_ok!(Shares::value(special(BAKERY), CLASS, 92 * EURO, doc(5)));
		let release = |year: i32, amount| {
			let day = new_year(year);
			let release =
				Release { amount, accounts_until: day, approved_on: day, surplus: 10_000 * EURO, solvency: doc(3) };
			[1, 2].into_iter().for_each(|officer| {
				assert_ok!(Shares::release(signed(BAKERY, officer), BAKERY, CLASS, release));
			});
		};
		pass_until(new_year(2028) + 180);
		release(2028, 200 * EURO);
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
		assert_eq!(owed(BAKERY, ADA), 200 * EURO);
		pass_until(new_year(2029) + 180);
		release(2029, 300 * EURO);
		assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(ADA)));
		assert_eq!(purse(BAKERY, ADA), PURSE - 8 * PAR + 460 * EURO);
		assert!(<Shares as Settlement>::is_settled(BAKERY, ADA));

		let (coop, class, member, shares) = (BAKERY, CLASS, ADA, 5);
		let told: [Event<Test>; 11] = [
			Event::PaidIn { coop, offer: 1, member, amount: 8 * PAR, paid: 248 * PAR, shares: 248 },
			Event::OfferClosed { coop, offer: 1, is_met: true, shares: 285, paid: 285 * PAR },
			Event::Settled { coop, offer: 1, member, shares: 8, refund: 0 },
			Event::OfferSettled { coop, offer: 1 },
			Event::Transferred { coop, class, from: ADA, to: BEN, shares: 3, operation: 7 },
			Event::SharesEnded { coop, class, member, shares, amount: 5 * PAR, claim: 1, operation: 8 },
			Event::Valued { coop, class, value: 92 * EURO, resolution: 77, operation: 9 },
			Event::Released { coop, class, amount: 200 * EURO },
			Event::Released { coop, class, amount: 260 * EURO },
			Event::Collected { coop, member, claim: Some(1), amount: 260 * EURO, interest: 0, deducted: 0 },
			Event::PaidOut { coop, member, amount: 460 * EURO },
		];
		told.into_iter().for_each(|event| System::assert_has_event(event.into()));
	});
}

/// Three shares of 100, a loss of 8 % and a debt of 20 are 256.00, paid over two years.
#[test]
fn a_loss_and_a_debt_leave_256_of_300() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { budget_bps: 2_500, ..TERMS });
		for member in 1..=9 {
			assert_ok!(subscribe(member, 1));
		}
		assert_ok!(subscribe(ADA, 2));
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(0);
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, 92 * EURO, doc(5)));
		assert_ok!(Shares::value(special(BAKERY), CLASS, 92 * EURO, doc(5)));
		let mut paid = 0;
		for year in [2027, 2028] {
			pass_until(new_year(year) + 180);
			let (accounts_until, approved_on) = (new_year(year), new_year(year));
			let (amount, surplus) = (138 * EURO, 1_000 * EURO);
			let release = Release { amount, accounts_until, approved_on, surplus, solvency: doc(3) };
			assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release));
			assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
			if year == 2027 {
				set_off_20();
			}
			paid += owed(BAKERY, ADA);
			assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(ADA)));
		}
		assert_eq!(paid, 256 * EURO);
		assert_eq!(class(BAKERY, CLASS).queued, 0);
		assert!(<Shares as Settlement>::is_settled(BAKERY, ADA));
	});
}

fn set_off_20() {
	let set_off =
		|by: RuntimeOrigin, amount, document| Shares::set_off(by, BAKERY, ADA, amount, Debt::Document(doc(document)));
	let one = |by| set_off(signed(BAKERY, by), 20 * EURO, 6);
	let owed_before = owed(BAKERY, ADA);
	assert_noop!(one(ADA), Errors::NotMember);
	assert_noop!(one(AUDITOR), Errors::NotOnBoard);
	assert_noop!(set_off(signed(BAKERY, 1), 20 * EURO, 0), Errors::NoDocument);
	assert_noop!(set_off(signed(BAKERY, 1), 0, 6), Errors::NothingOwed);
	assert_noop!(set_off(signed(BAKERY, 1), owed_before + 1, 6), Errors::NothingOwed);
	assert_noop!(set_off(ordinary(HOUSING), 20 * EURO, 6), Errors::OtherCoop);
	assert_noop!(set_off(decided(BAKERY, Track::Consent), 20 * EURO, 6), Errors::MandateTooWeak);
	assert_ok!(one(1));
	assert_noop!(one(1), Errors::AlreadyBegun);
	assert_eq!(owed(BAKERY, ADA), owed_before);
	assert_ok!(one(2));
	assert_eq!(owed(BAKERY, ADA), owed_before - 20 * EURO);
	assert_eq!(balance(BAKERY, accounts(BAKERY).set_off), 20 * EURO);
	let own = Shares::set_off(signed(BAKERY, 1), BAKERY, 1, EURO, Debt::Document(doc(6)));
	assert_noop!(own, Errors::YouBenefit);
}
