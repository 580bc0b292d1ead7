//! The story that the documentation of the pallet tells.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

#[test]
fn three_co_ops_share_a_budget_for_training() {
	new_test(|| {
		const SEVILLE: CoopId = 1;
		const LYON: CoopId = 2;
		const LEIPZIG: CoopId = 3;
		let list = signers(&[treasurer(SEVILLE), treasurer(LYON), treasurer(LEIPZIG)]);
		let lines = BoundedVec::truncate_from(vec![line("Training", 6_000 * EURO, Rhythm::Year)]);
		assert_ok!(Treasuries::open_treasury(
			together(),
			title("Courses"),
			*b"EUR",
			Mode::Units,
			RULES,
			list,
			lines,
			equal(),
			YearBegin::JANUARY
		));
		let id = TreasuryCount::<Test>::get();
		set_money(id, 20_000 * EURO);
		let address = record(id).account;

		let course = requested(id, SEVILLE, 3, 480 * EURO);
		assert_ok!(approve(id, course, LYON, 3));
		assert_ok!(approve(id, course, LEIPZIG, 3));
		pass(DAY / 2);
		assert_ok!(Treasuries::replace_signer(by_coop(LYON, Track::Ordinary), id, seat(LYON, 5)));
		assert_eq!(Treasuries::open_requests(id)[0].approved, 1);
		assert_eq!(record(id).account, address);
		assert_refused!(approve(id, course, LYON, 3), Errors::NotSigner);
		assert_ok!(approve(id, course, LYON, 5));
		pass(DAY / 2);
		assert!(Payments::<Test>::contains_key(id, course));
		pass(DAY / 2);
		assert_eq!(paid_in(id, course), Some(Tier::Threshold));
		assert_eq!(available(id), 19_520 * EURO);

		assert_refused!(request_by(id, SEVILLE, 3, 7_000 * EURO), Errors::OverBudget);
		let by_agreement =
			|track| pay(by_agreement(&[SEVILLE, LYON, LEIPZIG], track), id, Some(1), Party::Coop(4), 7_000 * EURO);
		// It is more than a third of what there is.
		assert_refused!(by_agreement(Track::Ordinary), Errors::MajorDisposal);
		assert_ok!(by_agreement(Track::Special));
		let card = Treasuries::lines(id).remove(0);
		assert_eq!((card.spent, card.left), (7_480 * EURO, 0));
	});
}
