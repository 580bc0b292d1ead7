//! The story of the documentation: an oven, a gift, a loss and two payments.

use crate::{mock::*, *};
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
		Shares::on_seat_ended(BAKERY, ADA);
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
		assert_ok!(Shares::collect_claim(anybody(), BAKERY, 1));
		assert_eq!(owed(BAKERY, ADA), 200 * EURO);
		pass_until(new_year(2029) + 180);
		release(2029, 300 * EURO);
		assert_ok!(Shares::collect_claim(anybody(), BAKERY, 1));
		assert_ok!(Shares::pay_out(anybody(), BAKERY, ADA));
		assert_eq!(purse(BAKERY, ADA), PURSE - 8 * PAR + 460 * EURO);
		assert!(<Shares as Settlement>::is_settled(BAKERY, ADA));
	});
}
