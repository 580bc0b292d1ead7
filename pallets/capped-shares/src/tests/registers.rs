//! Each operation says what it rests on, and what there was on any day can be told by operations alone.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_mocks::RESOLUTION;

/// What the last operation was and what it rests on.
#[track_caller]
fn last(kind: OperationKind, grounds: Grounds) {
	let no = Books::<Test>::get(BAKERY).unwrap().operations;
	let operation = Operations::<Test>::get(BAKERY, no).unwrap();
	assert_eq!((operation.kind, operation.grounds), (kind, grounds));
}

fn release(amount: Balance) -> ReleaseOf<Test> {
	let (day, _) = MockYears::year_of(BAKERY, today()).unwrap();
	Release { amount, accounts_until: day, approved_on: day, surplus: 1_000 * PAR, solvency: doc(3) }
}

fn give(from: MemberNo, to: MemberNo) -> H256 {
	assert_ok!(Shares::propose_transfer(signed(BAKERY, from), BAKERY, CLASS, account(BAKERY, to), 1));
	let content = Shares::transfer_content(BAKERY, CLASS, from).unwrap();
	assert_ok!(Shares::accept_transfer(signed(BAKERY, to), BAKERY, CLASS, from, content));
	content
}

#[test]
fn each_operation_says_who_has_decided_it() {
	empty_test(|| {
		let terms = ClassTerms { earliest_days: 0, redemption: Redemption::Right, buys_out: true, ..TERMS };
		open_class(BAKERY, terms);
		for _ in 0..4 {
			(1..=10).for_each(|member| subscribe(member, 1).unwrap());
		}
		last(OperationKind::Subscribed, Grounds::Will);
		let offer =
			OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 1, allotment: Allotment::FirstCome, days: 7 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), offer, doc(2)));
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, ADA), BAKERY, 1, 1));
		pass_days(8);
		last(OperationKind::Allotted(1), Grounds::Members(RESOLUTION));
		let content = give(ADA, BEN);
		assert_ok!(Shares::consent(signed(BAKERY, 2), BAKERY, CLASS, ADA, content));
		assert_ok!(Shares::consent(signed(BAKERY, 3), BAKERY, CLASS, ADA, content));
		last(OperationKind::Transferred { to: BEN }, Grounds::Board([2, 3]));
		let content = give(BEN, ADA);
		assert_ok!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, BEN, content));
		last(OperationKind::Transferred { to: ADA }, Grounds::Members(RESOLUTION));
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 1, false));
		pass_days(90);
		last(OperationKind::Ended(1), Grounds::Will);
		unseat(BAKERY, BEN);
		Shares::on_seat_ended(BAKERY, BEN, SeatEnd::Left);
		pass_days(0);
		last(OperationKind::Ended(2), Grounds::Rule);
		let value = PAR * 999 / 1_000;
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, value, doc(5)));
		assert_ok!(Shares::value(special(BAKERY), CLASS, value, doc(5)));
		last(OperationKind::Valued { value }, Grounds::Members(RESOLUTION));
		pass_until(new_year(2028));
		assert_ok!(Shares::release(signed(BAKERY, 1), BAKERY, CLASS, release(EURO)));
		assert_ok!(Shares::release(signed(BAKERY, 3), BAKERY, CLASS, release(EURO)));
		last(OperationKind::Released { amount: EURO, until: new_year(2028) }, Grounds::Board([1, 3]));
		assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release(7)));
		last(OperationKind::Released { amount: 7, until: new_year(2028) }, Grounds::Members(RESOLUTION));
		// The new shares of somebody pay those who wait first.
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, PAR, doc(5)));
		assert_ok!(Shares::value(special(BAKERY), CLASS, PAR, doc(5)));
		assert_ok!(subscribe(CLEO, 1));
		last(OperationKind::Released { amount: PAR, until: new_year(2028) }, Grounds::Rule);
		let left = class(BAKERY, CLASS).queued;
		assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release(left)));
		// Rounding up when the value changed has left a part of it.
		let no = Books::<Test>::get(BAKERY).unwrap().operations;
		let operation = Operations::<Test>::get(BAKERY, no).unwrap();
		assert!(matches!(operation.kind, OperationKind::Rounded { amount } if amount > 0 && amount < left));
		assert_eq!((operation.grounds, class(BAKERY, CLASS).queued), (Grounds::Rule, 0));
	});
}

#[test]
fn a_release_on_accounts_of_before_the_class_is_refused() {
	empty_test(|| {
		let terms = ClassTerms { earliest_days: 0, redemption: Redemption::Right, ..TERMS };
		open_class(BAKERY, terms);
		(1..=10).for_each(|member| subscribe(member, 1).unwrap());
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(0);
		assert_noop!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release(1)), Errors::BeforeClass);
	});
}

#[test]
fn a_certificate_says_the_day_since_which_it_is_so_many_also_after_a_return() {
	new_test(|| {
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2026), 800));
		(1..=10).for_each(|member| subscribe(member, 1).unwrap());
		let since = today();
		pass_until(new_year(2027));
		assert_ok!(declare_return(BAKERY, new_year(2026), &[(CLASS, 800)], 1_000 * EURO));
		assert_ok!(Shares::collect_returns(anybody(), BAKERY, CLASS, new_year(2026), only(ADA)));
		let certificate = |member| Shares::certificate(BAKERY, CLASS, member).unwrap().since;
		assert_eq!(certificate(ADA), since);
		assert_ok!(subscribe(BEN, 1));
		assert_eq!(certificate(BEN), new_year(2027));
	});
}
