//! Calls are weighed for the most that they can do, and give back what they have not done.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use frame_support::dispatch::GetDispatchInfo;

type Weights = <Test as Config>::WeightInfo;

fn weighed(done: DispatchResultWithPostInfo) -> Option<Weight> {
	done.unwrap().actual_weight
}

fn declared(call: Call<Test>) -> Weight {
	call.get_dispatch_info().call_weight
}

/// Ten shares each of ten members of a class that buys out who waits.
fn hundred() {
	open_class(BAKERY, ClassTerms { buys_out: true, ..TERMS });
	for _ in 0..10 {
		for member in 1..=10 {
			assert_ok!(subscribe(member, 1));
		}
	}
}

fn leave(member: MemberNo) {
	unseat(BAKERY, member);
	Shares::on_seat_ended(BAKERY, member, SeatEnd::Left);
	pass_days(1);
}

fn released(amount: Balance) -> ReleaseOf<Test> {
	let (year, _) = MockYears::year_of(BAKERY, today()).unwrap();
	Release { amount, accounts_until: year, approved_on: year, surplus: 1_000 * PAR, solvency: doc(3) }
}

#[test]
fn who_subscribes_pays_for_the_queue_only_where_somebody_waits() {
	empty_test(|| {
		hundred();
		let one_more = || Shares::subscribe(signed(BAKERY, BEN), BAKERY, CLASS, 1);
		assert!(Weights::subscribe().ref_time() < Weights::subscribe_and_buy_out().ref_time());
		assert_eq!(weighed(one_more()), Some(Weights::subscribe()));
		leave(ADA);
		assert_eq!(weighed(one_more()), None);
		let call = Call::subscribe { coop: BAKERY, class: CLASS, shares: 1 };
		assert_eq!(declared(call), Weights::subscribe_and_buy_out());
	});
}

#[test]
fn a_release_is_weighed_by_the_days_that_it_pays() {
	empty_test(|| {
		hundred();
		[ADA, BEN, CLEO].into_iter().for_each(leave);
		pass_until(new_year(2027) + 180);
		let release = released(10 * PAR);
		let say = |by| Shares::release(signed(BAKERY, by), BAKERY, CLASS, release);
		assert_eq!(weighed(say(1)), Some(Weights::release(1) + RESERVED));
		assert_eq!(weighed(say(2)), Some(Weights::release(1) + RESERVED));
		pass_until(new_year(2028) + 180);
		let two_days = Release { amount: 7 * PAR, ..released(PAR) };
		assert_eq!(
			weighed(Shares::release(ordinary(BAKERY), BAKERY, CLASS, two_days)),
			Some(Weights::release(1) + RESERVED)
		);
		pass_until(new_year(2029) + 180);
		let two_days = Release { amount: 7 * PAR, ..released(PAR) };
		assert_eq!(
			weighed(Shares::release(ordinary(BAKERY), BAKERY, CLASS, two_days)),
			Some(Weights::release(2) + RESERVED)
		);
		let call = Call::release { coop: BAKERY, class: CLASS, release };
		assert_eq!(declared(call), Weights::release(limits::MAX_GROUPS) + RESERVED);
	});
}

#[test]
fn who_collects_pays_for_an_entry_only_where_the_co_op_keeps_something() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { expelled_bps: 3_000, ..TERMS });
		for member in 1..=10 {
			assert_ok!(subscribe(member, 1));
		}
		for (member, end) in [(BEN, SeatEnd::Left), (ADA, SeatEnd::Expelled)] {
			unseat(BAKERY, member);
			Shares::on_seat_ended(BAKERY, member, end);
			pass_days(0);
		}
		for year in [2027, 2028] {
			pass_until(new_year(year) + 180);
			assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, released(PAR / 2)));
		}
		let collect = |claim| weighed(Shares::collect_claims(anybody(), BAKERY, only(claim)));
		assert_eq!(collect(1), Some(Shares::claims_weight(1, 0)));
		assert_eq!(collect(2), Some(Shares::claims_weight(1, 1)));
		assert!(Shares::claims_weight(1, 0).ref_time() < Shares::claims_weight(1, 1).ref_time());
	});
}

#[test]
fn a_list_is_weighed_by_its_length_and_what_is_due_by_what_it_is() {
	let list = |n: MemberNo| (1..=n).map(|member| (member, 1)).collect::<Vec<_>>().try_into().unwrap();
	assert_eq!(declared(Call::expect { coop: BAKERY, expected: Expected::Offer(1, list(3)) }), Weights::expect(3));
	let members: MemberList = vec![1, 2].try_into().unwrap();
	assert_eq!(declared(Call::order_payouts { coop: BAKERY, members: members.clone() }), Weights::order_payouts(2));
	assert_eq!(declared(Call::pay_out { coop: BAKERY, members }), Weights::pay_out(2));
	let of = |due| declared(Call::advance { at: 0, due });
	assert_eq!(of(Due::Settle(BAKERY, 1)), Weights::settle(limits::SETTLED_AT_ONCE));
	assert_eq!(of(Due::Exit(BAKERY, ADA, 0)), Weights::exit(limits::MAX_CLASSES));
	assert_eq!(of(Due::Close(BAKERY, 1)), Weights::close_offer());
	assert_eq!(of(Due::Notice(BAKERY, CLASS, ADA, 0)), Weights::end_notice());
}

#[test]
fn a_step_is_weighed_for_the_most_of_each_kind_of_what_is_due() {
	use codec::Encode;
	use scale_info::{TypeDef, TypeInfo};

	let TypeDef::Variant(kinds) = Due::type_info().type_def else { panic!("what is due is of some kind") };
	let kinds: Vec<_> = kinds.variants.iter().map(|kind| kind.index).collect();
	assert_eq!(Due::KINDS.map(|due| due.encode()[0]).to_vec(), kinds);
	let most = <Shares as DueQueue>::step_weight();
	for due in Due::KINDS {
		let weight = declared(Call::advance { at: 0, due });
		assert!(weight.all_lte(most), "{due:?} weighs {weight:?}");
	}
}

#[test]
fn who_is_refused_gives_back_what_was_not_asked() {
	empty_test(|| {
		open_class(HOUSING, TERMS);
		open_class(BAKERY, TERMS);
		let offer = OfferTerms {
			class: CLASS,
			minimum: 1,
			target: 1,
			maximum: 100,
			allotment: Allotment::InProportion,
			days: 30,
		};
		assert_ok!(Shares::open_offer(ordinary(HOUSING), offer, doc(2)));
		let refused = |done: DispatchResultWithPostInfo| done.unwrap_err().post_info.actual_weight;
		let (few, zero) = (Some(Weights::remind()), Some(Weight::zero()));
		let list = |member| vec![(member, 1), (ADA, 1)].try_into().unwrap();
		let expect = |by, offer, member| refused(Shares::expect(by, HOUSING, Expected::Offer(offer, list(member))));
		assert_eq!(expect(RuntimeOrigin::none(), 1, BEN), zero);
		assert_eq!([expect(anybody(), 1, BEN), expect(signed(HOUSING, ADA), 1, BEN)], [few, few]);
		assert_eq!(expect(signed(HOUSING, 1), 2, BEN), few);
		// The list was asked.
		assert_eq!(expect(signed(HOUSING, 1), 1, 99), Some(Weights::expect(2)));
		let expect = |by, class, member| refused(Shares::expect(by, HOUSING, Expected::Class(class, list(member))));
		assert_eq!([expect(anybody(), CLASS, BEN), expect(signed(HOUSING, 1), 2, BEN)], [few, few]);
		assert_eq!(expect(signed(HOUSING, 1), CLASS, 99), Some(Weights::expect_shares(2)));
		let missing =
			|by| refused(Shares::expect(by, HOUSING, Expected::Missing(vec![(ADA, 1), (BEN, 1)].try_into().unwrap())));
		assert_eq!([missing(anybody()), missing(signed(HOUSING, 1))], [few, Some(Weights::expect_missing(2))]);
		let members: MemberList = vec![ADA, BEN].try_into().unwrap();
		let order = |coop, by| refused(Shares::order_payouts(signed(coop, by), coop, members.clone()));
		assert_eq!([order(HOUSING, ADA), order(BAKERY, 1)], [few, few]);
		assert_eq!(order(HOUSING, 1), Some(Weights::order_payouts(2)));
		let lines: ImportedLines = only(ImportedLine::Holding { member: ADA, shares: 1, since: today() });
		let import = |by| refused(Shares::import(by, BAKERY, CLASS, 0, lines.clone()));
		assert_eq!([import(anybody()), import(signed(BAKERY, 1))], [few, few]);
		let claims = refused(Shares::collect_claims(anybody(), BAKERY, vec![1, 2].try_into().unwrap()));
		assert_eq!(claims, Some(Shares::claims_weight(2, 0)));
		let returns = refused(Shares::collect_returns(anybody(), BAKERY, CLASS, 0, members));
		assert_eq!(returns, Some(Shares::returns_weight(2, 0)));
	});
}
