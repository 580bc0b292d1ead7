//! A co-op is dissolved: nobody gets, gives or gives back shares any more, and what there is for all of them is divided once.

use super::expecting::{last_pending, post_on};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use frame_support::dispatch::GetDispatchInfo;
use rochdale_mocks::ProfileOfAll;
use rochdale_primitives::{
	assert_refused,
	bylaws::Profile,
	free::{Charge, FreeCall},
};

/// The resolution by which a co-op is dissolved.
const RESOLUTION: ResolutionId = 55;

/// The second class, of supporters.
const SUPPORTERS: ClassNo = 2;

/// The members of a co-op dissolve it.
pub fn dissolve(coop: CoopId) {
	Dissolved::mutate(|all| all.push(coop));
	assert_ok!(<Shares as WindUp<H256>>::on_dissolved(coop));
}

fn ready(coop: CoopId) -> DispatchResult {
	<Shares as WindUp<H256>>::ensure_ready(coop)
}

pub fn wind_up(coop: CoopId, available: Balance) -> Result<Balance, DispatchError> {
	<Shares as WindUp<H256>>::wind_up(coop, available, RESOLUTION, doc(9))
}

fn is_wound_up(coop: CoopId) -> bool {
	<Shares as WindUp<H256>>::is_wound_up(coop)
}

fn repay(coop: CoopId, members: &[MemberNo]) -> DispatchResult {
	plain(Shares::repay(anybody(), coop, members.to_vec().try_into().unwrap()))
}

fn collect(coop: CoopId, claim: ClaimNo) -> DispatchResult {
	plain(Shares::collect_claims(anybody(), coop, only(claim)))
}

fn leave(coop: CoopId, member: MemberNo, end: SeatEnd) {
	unseat(coop, member);
	Shares::on_seat_ended(coop, member, end);
	pass_days(0);
}

fn give(member: MemberNo, class: ClassNo, shares: u64) {
	assert_ok!(Shares::give_notice(signed(BAKERY, member), BAKERY, class, shares, false));
}

/// Members subscribe so many shares of a class each, in one offer.
fn hold(class: ClassNo, all: &[(MemberNo, u64)]) {
	let sum = all.iter().map(|(_, shares)| shares).sum();
	let (minimum, allotment) = (1, Allotment::FirstCome);
	let terms = OfferTerms { class, minimum, target: sum, maximum: sum, allotment, days: 7 };
	assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
	let offer = Books::<Test>::get(BAKERY).unwrap().offers;
	for (member, shares) in all {
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, *member), BAKERY, offer, *shares));
	}
	pass_days(9);
}

/// Ten members hold ten shares each of the first class. Ada, Ben and Cleo hold three each of that of supporters too.
fn two_classes() {
	open_class(BAKERY, TERMS);
	open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..TERMS });
	hold(CLASS, &(1..=10).map(|member| (member, 10)).collect::<Vec<_>>());
	hold(SUPPORTERS, &[(ADA, 3), (BEN, 3), (CLEO, 3)]);
}

/// Where three members stand when the co-op is wound up: Ada holds all of hers, Ben waits with six, and Cleo's notice runs.
fn three_members() {
	two_classes();
	give(BEN, CLASS, 6);
	pass_days(91);
	give(CLEO, CLASS, 5);
	dissolve(BAKERY);
	assert_ok!(ready(BAKERY));
}

fn worth() -> Balance {
	Books::<Test>::get(BAKERY).unwrap().capital
}

/// All that is due is collected and paid, by whoever does not hold anything.
fn pay_all() {
	assert_ok!(repay(BAKERY, &(1..=MEMBERS).collect::<Vec<_>>()));
	for claim in Claims::<Test>::iter_key_prefix(BAKERY).collect::<Vec<_>>() {
		assert_ok!(collect(BAKERY, claim));
	}
	for member in (1..=MEMBERS).filter(|member| owed(BAKERY, *member) > 0) {
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(member)));
	}
}

// What does not work from then on

/// An act, with what must be done before it.
type Scenario = (&'static str, fn(), fn() -> DispatchResult);

/// The first class can be paid in instalments, and Cleo has paid one of four. Ada proposes to give a share to Ben, an offer is
/// open and a register is drafted.
fn everything() {
	open_class(BAKERY, ClassTerms { first_bps: 2_500, instalment_months: 12, ..TERMS });
	hold(CLASS, &(1..=6).map(|member| (member, 10)).collect::<Vec<_>>());
	assert_ok!(Shares::commit(signed(BAKERY, CLEO), BAKERY, CLASS, 4, 1, Mode::Units));
	assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 1));
	assert_ok!(Shares::open_cash(ordinary(BAKERY), Mode::Bank));
	open_class(BAKERY, ClassTerms { since: Some(0), ..TERMS });
	assert_ok!(Shares::import(signed(BAKERY, 1), BAKERY, 2, 0, only(line())));
}

fn line() -> ImportedLine {
	ImportedLine::Holding { member: ADA, shares: 2, since: 1 }
}

fn totals() -> ImportTotalsOf<Test> {
	let Import { digest, .. } = Imports::<Test>::get((BAKERY, 2, 1)).unwrap();
	let (holdings, shares, claims, claimed, paid, value, released, document) = (1, 2, 0, 0, 0, PAR, 0, doc(7));
	ImportTotals { holdings, shares, claims, claimed, paid, value, released, digest, document }
}

fn offered() -> OfferTerms {
	OfferTerms { class: CLASS, minimum: 1, target: 2, maximum: 3, allotment: Allotment::FirstCome, days: 30 }
}

fn open_offer() {
	assert_ok!(Shares::open_offer(ordinary(BAKERY), offered(), doc(2)));
}

fn content() -> H256 {
	Shares::transfer_content(BAKERY, CLASS, ADA).unwrap_or_default()
}

fn accept() {
	assert_ok!(Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, ADA, content()));
}

/// Cleo's time to pay is over.
fn let_cleo_be_late() {
	pass_days(400);
	assert!(stake(BAKERY, CLEO).late > 0);
}

fn nothing() {}

fn expect(expected: Expected) -> DispatchResult {
	plain(Shares::expect(signed(BAKERY, 1), BAKERY, expected))
}

fn refused() -> Vec<Scenario> {
	vec![
		("open_class", nothing, || Shares::open_class(special(BAKERY), TERMS, doc(1))),
		("set_open", nothing, || Shares::set_open(ordinary(BAKERY), CLASS, false)),
		("open_offer", nothing, || Shares::open_offer(ordinary(BAKERY), offered(), doc(2))),
		("subscribe", nothing, || subscribe(ADA, 1)),
		("subscribe_offer", open_offer, || Shares::subscribe_offer(signed(BAKERY, ADA), BAKERY, 2, 1)),
		("expect of an offer", open_offer, || expect(Expected::Offer(2, only((ADA, 1))))),
		("expect of a class", nothing, || expect(Expected::Class(CLASS, only((ADA, 1))))),
		("expect of an instalment", nothing, || expect(Expected::Class(CLASS, only((CLEO, 1))))),
		("commit in units", nothing, || Shares::commit(signed(BAKERY, ADA), BAKERY, CLASS, 4, 1, Mode::Units)),
		("commit by bank", nothing, || Shares::commit(signed(BAKERY, ADA), BAKERY, CLASS, 4, 1, Mode::Bank)),
		(
			"promise_on_paper",
			|| move_seat(BAKERY, 11, None),
			|| Shares::promise_on_paper(signed(BAKERY, 1), BAKERY, CLASS, 11, 4, 1, doc(8)),
		),
		("pay_instalment", nothing, || Shares::pay_instalment(signed(BAKERY, CLEO), BAKERY, CLASS, 1)),
		("remind", let_cleo_be_late, || Shares::remind(signed(BAKERY, 1), BAKERY, CLASS, CLEO, doc(8))),
		(
			"apply_owed",
			|| {
				open_offer();
				assert_ok!(Shares::subscribe_offer(signed(BAKERY, CLEO), BAKERY, 2, 1));
				assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 2));
				let_cleo_be_late();
			},
			|| Shares::apply_owed(ordinary(BAKERY), BAKERY, CLASS, CLEO, 1),
		),
		("propose_transfer", nothing, || {
			Shares::propose_transfer(signed(BAKERY, BEN), BAKERY, CLASS, account(BAKERY, ADA), 1)
		}),
		("accept_transfer", nothing, || Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, ADA, content())),
		("consent", accept, || Shares::consent(ordinary(BAKERY), BAKERY, CLASS, ADA, content())),
		("give_notice", nothing, || Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 1, false)),
		(
			"release",
			|| {
				give(ADA, CLASS, 1);
				pass_days(91);
				pass_until(new_year(2028) + 180);
			},
			|| {
				let day = new_year(2028);
				let (amount, surplus) = (PAR, PAR);
				let release = Release { amount, accounts_until: day, approved_on: day, surplus, solvency: doc(3) };
				plain(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release))
			},
		),
		(
			"value",
			|| {
				assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, PAR / 2, doc(5)));
			},
			|| Shares::value(special(BAKERY), CLASS, PAR / 2, doc(5)),
		),
		("declare_maximum", nothing, || Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2027), 100)),
		(
			"hand_over",
			|| {
				assert_ok!(expect(Expected::Class(CLASS, only((ADA, 1)))));
				let pending = pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(BAKERY)).unwrap().last_pending;
				super::other_cash::post(BAKERY, pending, Direction::In);
				pass_days(8);
			},
			|| Shares::hand_over(ordinary(BAKERY), BAKERY, BY_BANK, CENT, doc(5)),
		),
		("import", nothing, || plain(Shares::import(signed(BAKERY, 1), BAKERY, 2, 1, only(line())))),
		("agree_import", nothing, || Shares::agree_import(ordinary(BAKERY), BAKERY, 2, 1, totals())),
		(
			"confirm_import",
			|| {
				assert_ok!(Shares::agree_import(ordinary(BAKERY), BAKERY, 2, 1, totals()));
			},
			|| Shares::confirm_import(signed(BAKERY, AUDITOR), BAKERY, 2, 1, totals()),
		),
		("what stands in the account of who has left", nothing, || {
			match <Shares as Dues<H256>>::queue(BAKERY, ADA, PAR, INCOME_NO, (Basis::Rule, doc(9))) {
				// It asks for a class of which shares are issued.
				Err(why) if why == Errors::NoWholeClass.into() => Err(Errors::CoopDissolved.into()),
				done => done,
			}
		}),
	]
}

#[test]
fn what_gives_or_takes_shares_is_refused_where_the_co_op_is_dissolved_and_works_where_it_goes_on() {
	for (name, before, act) in refused() {
		for is_dissolved in [false, true] {
			chain().execute_with(|| {
				everything();
				before();
				if is_dissolved {
					Dissolved::set(vec![BAKERY]);
					println!("{name}");
					assert_noop!(act(), Errors::CoopDissolved);
				} else {
					// Another co-op is.
					Dissolved::set(vec![HOUSING]);
					assert_eq!(act(), Ok(()), "{name}");
				}
				assert_ok!(check());
			});
		}
	}
}

// What goes on

/// Creditors come before shares, also where money for these is kept apart.
#[test]
fn what_came_for_shares_is_there_for_creditors_until_the_balance_is_published() {
	chain().execute_with(|| {
		everything();
		let (_, before, hand_over) = refused().into_iter().find(|(name, ..)| *name == "hand_over").unwrap();
		before();
		Dissolved::set(vec![BAKERY]);
		assert_refused!(hand_over(), Errors::CoopDissolved);
		Liquidating::set(vec![BAKERY]);
		assert_ok!(hand_over());
		assert_ok!(check());
	});
}

#[test]
fn what_was_owed_before_is_paid_set_off_and_claimed() {
	empty_test(|| {
		two_classes();
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2027), 800));
		give(ADA, CLASS, 4);
		give(BEN, CLASS, 4);
		pass_days(91);
		pass_until(new_year(2028) + 180);
		assert_ok!(declare_return(BAKERY, new_year(2027), &[(CLASS, 100)], 1_000 * EURO));
		let day = new_year(2028);
		let (amount, surplus) = (8 * PAR, 8 * PAR);
		let release = Release { amount, accounts_until: day, approved_on: day, surplus, solvency: doc(3) };
		assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release));
		give(CLEO, CLASS, 2);
		assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 1));
		dissolve(BAKERY);

		assert_ok!(collect(BAKERY, 1));
		assert_ok!(Shares::collect_returns(anybody(), BAKERY, CLASS, new_year(2027), only(ADA)));
		assert!(owed(BAKERY, ADA) > 4 * PAR);
		assert_ok!(Shares::set_off(ordinary(BAKERY), BAKERY, ADA, PAR, Debt::Document(doc(6))));
		assert_ok!(Shares::claim_owed(signed(BAKERY, ADA), BAKERY, ADA));
		assert_ok!(Shares::pay_out(signed(BAKERY, ADA), BAKERY, only(ADA)));
		assert_eq!(owed(BAKERY, ADA), 0);
		assert_ok!(Shares::withdraw_transfer(signed(BAKERY, ADA), BAKERY, CLASS));
		let ends_on = today() + 90;
		assert_ok!(Shares::cancel_notice(signed(BAKERY, CLEO), BAKERY, CLASS, 2, ends_on));
		// Who leaves waits as ever.
		leave(BAKERY, CLEO, SeatEnd::Left);
		assert_eq!(stake(BAKERY, CLEO).open, 2);
		// What nobody wants lapses.
		assert_ok!(collect(BAKERY, 2));
		pass_until(new_year(2034));
		assert_ok!(Shares::lapse(anybody(), BAKERY, BEN));
		assert_ok!(Shares::lapse_return(anybody(), BAKERY, CLASS, new_year(2027)));
	});
}

#[test]
fn notices_that_run_when_a_co_op_is_dissolved_end_as_they_were_to() {
	empty_test(|| {
		two_classes();
		give(ADA, CLASS, 4);
		dissolve(BAKERY);
		pass_days(91);
		assert_eq!((held(BAKERY, CLASS, ADA), class(BAKERY, CLASS).queued), (6, 4 * PAR));
	});
}

#[test]
fn offers_are_taken_back_at_once_and_everybody_is_refunded() {
	empty_test(|| {
		two_classes();
		open_offer();
		open_offer();
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, 11), BAKERY, 3, 2));
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, 12), BAKERY, 4, 1));
		dissolve(BAKERY);
		assert_eq!(ready(BAKERY), Err(Errors::OfferOpen.into()));
		assert_eq!(wind_up(BAKERY, Balance::MAX), Err(Errors::OfferOpen.into()));
		assert_noop!(Shares::withdraw_offer(ordinary(BAKERY), 3), Errors::OfferClosed);
		pass_days(0);
		assert_eq!([11, 12].map(|member| owed(BAKERY, member)), [2 * PAR, PAR]);
		assert_eq!([11, 12].map(|member| held(BAKERY, CLASS, member)), [0, 0]);
		assert_ok!(ready(BAKERY));
	});
}

#[test]
fn an_offer_that_was_met_before_is_settled_first() {
	empty_test(|| {
		two_classes();
		open_offer();
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, 11), BAKERY, 3, 2));
		let closes_at = Offers::<Test>::get(BAKERY, 3).unwrap().closes_at;
		DeadlineTime::set(closes_at);
		assert_ok!(Shares::advance(anybody(), closes_at, Due::Close(BAKERY, 3)));
		dissolve(BAKERY);
		assert_eq!(ready(BAKERY), Err(Errors::OfferOpen.into()));
		(0..3).for_each(|_| pass_days(0));
		assert_eq!((held(BAKERY, CLASS, 11), ready(BAKERY)), (2, Ok(())));
	});
}

#[test]
fn what_came_by_bank_is_owed_back_before_anything_is_divided() {
	new_test(|| {
		let expected = Expected::Class(CLASS, only((ADA, 1)));
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, expected));
		let pending = last_pending();
		post_on(pending, None, Direction::In, today());
		dissolve(HOUSING);
		assert_eq!(ready(HOUSING), Err(Errors::HeldAside.into()));
		assert!(!is_wound_up(HOUSING));
		pass_days(8);
		assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA)), (0, PAR));
		assert_ok!(ready(HOUSING));
		// What Ada is owed is none of what is divided.
		assert_eq!(wind_up(HOUSING, 0), Ok(0));
		assert!(!is_wound_up(HOUSING));
		assert_ok!(Shares::order_payouts(signed(HOUSING, 1), HOUSING, only(ADA)));
		assert!(!is_wound_up(HOUSING));
		post_on(last_pending(), None, Direction::Out, today());
		assert!(is_wound_up(HOUSING));
	});
}

#[test]
fn what_comes_by_bank_for_an_offer_that_is_taken_back_is_owed_back() {
	new_test(|| {
		assert_ok!(Shares::open_offer(ordinary(HOUSING), offered(), doc(2)));
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Offer(1, only((ADA, 1)))));
		let pending = last_pending();
		dissolve(HOUSING);
		pass_days(0);
		assert_ok!(ready(HOUSING));
		post_on(pending, None, Direction::In, today());
		assert_eq!(ready(HOUSING), Err(Errors::HeldAside.into()));
		pass_days(8);
		assert_eq!((owed(HOUSING, ADA), ready(HOUSING)), (PAR, Ok(())));
	});
}

#[test]
fn a_register_that_still_comes_in_is_ended_first() {
	chain().execute_with(|| {
		everything();
		dissolve(BAKERY);
		pass_days(0);
		assert_eq!(ready(BAKERY), Err(Errors::BeingImported.into()));
		assert_eq!(wind_up(BAKERY, Balance::MAX), Err(Errors::BeingImported.into()));
		assert_ok!(Shares::end_import(ordinary(BAKERY), BAKERY, 2));
		assert_ok!(ready(BAKERY));
		assert_ok!(check());
	});
}

#[test]
fn nothing_of_instalments_is_paid_any_more_and_they_end_at_any_time() {
	chain().execute_with(|| {
		everything();
		assert_ok!(Shares::end_import(ordinary(BAKERY), BAKERY, 2));
		let end = || Shares::end_commitment(ordinary(BAKERY), BAKERY, CLASS, CLEO);
		assert_noop!(end(), Errors::NotInArrears);
		dissolve(BAKERY);
		// No time runs, and nobody is late with what they cannot pay.
		pass_days(500);
		assert_eq!((stake(BAKERY, CLEO).late, stake(BAKERY, CLEO).committed), (0, 3 * PAR));
		assert_ok!(end());
		assert_noop!(end(), Errors::NoSuchCommitment);
		assert_eq!((held(BAKERY, CLASS, CLEO), stake(BAKERY, CLEO).committed), (1, 0));
		assert_ok!(check());
	});
}

#[test]
fn what_is_paid_of_less_than_the_minimum_is_not_given_back_to_a_co_op_that_is_dissolved() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { minimum: 4, first_bps: 2_500, instalment_months: 12, ..TERMS });
		hold(CLASS, &(1..=6).map(|member| (member, 10)).collect::<Vec<_>>());
		assert_ok!(Shares::commit(signed(BAKERY, CLEO), BAKERY, CLASS, 4, 1, Mode::Units));
		dissolve(BAKERY);
		assert_ok!(Shares::end_commitment(ordinary(BAKERY), BAKERY, CLASS, CLEO));
		assert_eq!((held(BAKERY, CLASS, CLEO), class(BAKERY, CLASS).queued), (1, 0));
	});
}

#[test]
fn a_co_op_that_goes_on_after_all_leaves_members_the_time_to_pay() {
	chain().execute_with(|| {
		everything();
		let last_day = || Shares::commitment(BAKERY, CLASS, CLEO).unwrap().last_day;
		let before = last_day();
		pass_days(2);
		dissolve(BAKERY);
		pass_days(50);
		Dissolved::set(vec![]);
		assert_eq!(last_day(), before + 50);
		assert_ok!(Shares::pay_instalment(signed(BAKERY, CLEO), BAKERY, CLASS, 1));
		assert_ok!(check());
	});
}

// What there is for shares

#[test]
fn where_there_is_enough_all_shares_are_worth_what_they_were() {
	empty_test(|| {
		three_members();
		let all = 109 * PAR;
		assert_eq!((worth(), is_wound_up(BAKERY)), (all, false));
		assert_noop!(repay(BAKERY, &[ADA]), Errors::NotWoundUp);
		assert_eq!(wind_up(BAKERY, all + 50 * EURO), Ok(all));
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().wound_up, Some(RESOLUTION));
		System::assert_last_event(Event::WoundUp { coop: BAKERY, amount: all, resolution: RESOLUTION }.into());
		assert_noop!(wind_up(BAKERY, all), Errors::CoopDissolved);
		assert_ok!(check());
		// What waits is released without officers, and not to be collected before.
		assert_refused!(Shares::collect_claims(anybody(), BAKERY, only(1)), Errors::NothingDue);
		pass_days(0);
		assert_ok!(collect(BAKERY, 1));
		assert_eq!(owed(BAKERY, BEN), 6 * PAR);
		assert_ok!(repay(BAKERY, &[ADA, BEN, CLEO]));
		assert_eq!([ADA, BEN, CLEO].map(|member| owed(BAKERY, member)), [13 * PAR, 13 * PAR, 13 * PAR]);
		let operation = Books::<Test>::get(BAKERY).unwrap().operations;
		let (coop, member, shares) = (BAKERY, CLEO, 3);
		System::assert_last_event(
			Event::Repaid { coop, class: SUPPORTERS, member, shares, amount: 3 * PAR, operation }.into(),
		);
		let Operation { kind, grounds, day, .. } = Operations::<Test>::get(BAKERY, operation).unwrap();
		assert_eq!((kind, grounds, day), (OperationKind::Repaid, Grounds::Members(RESOLUTION), today()));
		assert_noop!(repay(BAKERY, &[ADA]), Errors::NothingDue);
		assert_ok!(check());
		pay_all();
		assert_eq!((1..=10).map(|member| purse(BAKERY, member)).collect::<Vec<_>>(), [PURSE; 10]);
		assert!(is_wound_up(BAKERY));
	});
}

/// A half of what all shares are worth.
fn half_in(profile: Profile) -> [Balance; 3] {
	let mut had = [0; 3];
	empty_test(|| {
		three_members();
		ProfileOfAll::set(profile);
		let losses = accounts(BAKERY).losses;
		assert_eq!(wind_up(BAKERY, 545 * PAR / 10), Ok(worth()));
		assert_eq!(balance(BAKERY, losses), 109 * PAR - worth());
		assert_ok!(check());
		pass_days(0);
		pay_all();
		had = [ADA, BEN, CLEO].map(|member| purse(BAKERY, member) + 13 * PAR - PURSE);
		assert!(is_wound_up(BAKERY));
	});
	had
}

#[test]
fn where_there_is_too_little_all_classes_fall_alike_whether_shares_are_held_or_wait() {
	assert_eq!(half_in(Profile::Sce), [13 * PAR / 2; 3]);
	assert_eq!(half_in(Profile::Uk), [13 * PAR / 2; 3]);
}

/// 900 of 5,450 go to supporters, and 4,550 to a hundred shares of members.
#[test]
fn where_there_is_too_little_supporters_come_first_in_spain() {
	assert_eq!(half_in(Profile::Es), [3 * PAR + 10 * 45_500_000; 3]);
}

#[test]
fn a_class_that_was_written_down_is_worth_no_more_than_that() {
	empty_test(|| {
		two_classes();
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, 40 * EURO, doc(5)));
		assert_ok!(Shares::value(special(BAKERY), CLASS, 40 * EURO, doc(5)));
		dissolve(BAKERY);
		assert_eq!(wind_up(BAKERY, 109 * PAR), Ok(100 * 40 * EURO + 9 * PAR));
		assert_ok!(repay(BAKERY, &[ADA]));
		assert_eq!(owed(BAKERY, ADA), 10 * 40 * EURO + 3 * PAR);
	});
}

#[test]
fn doubts_suspensions_and_floors_stand_in_the_way_of_nobody() {
	empty_test(|| {
		three_members();
		assert_ok!(Shares::set_floor(special(BAKERY), 100 * PAR));
		assert_ok!(Shares::suspend(ordinary(BAKERY), BAKERY, CLASS, 300, doc(6)));
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, 40 * EURO, doc(5)));
		assert_eq!(wind_up(BAKERY, 109 * PAR), Ok(109 * PAR));
		pass_days(0);
		pay_all();
		assert_eq!([ADA, BEN, CLEO].map(|member| purse(BAKERY, member)), [PURSE; 3]);
		assert!(is_wound_up(BAKERY));
	});
}

#[test]
fn where_nothing_is_left_shares_and_claims_end_with_nothing() {
	empty_test(|| {
		three_members();
		assert_eq!(wind_up(BAKERY, 0), Ok(0));
		assert_eq!([CLASS, SUPPORTERS].map(|no| class(BAKERY, no).value), [0, 0]);
		assert_ok!(check());
		// Shares that nobody has given up yet are still there.
		assert!(!is_wound_up(BAKERY));
		pass_days(0);
		assert_ok!(check());
		assert_eq!((stake(BAKERY, BEN).open, class(BAKERY, CLASS).queued), (1, 0));
		pay_all();
		assert_eq!([ADA, BEN, CLEO].map(|member| purse(BAKERY, member)), [PURSE - 13 * PAR; 3]);
		assert!([ADA, BEN, CLEO].iter().all(|member| <Shares as Settlement>::is_settled(BAKERY, *member)));
		assert!(is_wound_up(BAKERY));
	});
}

#[test]
fn a_share_falls_to_what_a_bank_can_pay() {
	new_test(|| {
		let list = (ADA..ADA + 3).map(|member| (member, 1)).collect::<Vec<_>>().try_into().unwrap();
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Class(CLASS, list)));
		post_on(last_pending(), None, Direction::In, today());
		pass_days(8);
		dissolve(HOUSING);
		assert_eq!(wind_up(HOUSING, 100 * EURO), Ok(3 * 3_333 * CENT));
		assert_eq!(class(HOUSING, CLASS).value, 3_333 * CENT);
	});
}

// Who collects, and when

#[test]
fn a_member_repays_themselves_free_of_charge_and_a_run_has_its_fee() {
	empty_test(|| {
		three_members();
		let charge = |members: &[MemberNo], who| {
			let members = members.to_vec().try_into().unwrap();
			Call::<Test>::repay { coop: BAKERY, members }.charge(&account(BAKERY, who))
		};
		assert_eq!(charge(&[ADA], ADA), Charge::Refused(Errors::NotWoundUp.into()));
		assert_ok!(wind_up(BAKERY, 109 * PAR));
		assert_eq!(
			[charge(&[ADA], ADA), charge(&[ADA], BEN), charge(&[ADA, BEN], ADA)],
			[Charge::Free, Charge::Fee, Charge::Fee]
		);
		assert_ok!(repay(BAKERY, &[ADA]));
		assert_eq!(charge(&[ADA], ADA), Charge::Refused(Errors::NothingDue.into()));
	});
}

#[test]
fn who_has_nothing_does_not_stop_the_others() {
	empty_test(|| {
		three_members();
		assert_noop!(repay(77, &[ADA]), Errors::NoSuchClass);
		assert_ok!(wind_up(BAKERY, 109 * PAR));
		assert_noop!(repay(BAKERY, &[11, 12]), Errors::NothingDue);
		assert_noop!(repay(BAKERY, &[]), Errors::NothingDue);
		assert_ok!(repay(BAKERY, &[11, ADA, 12, ADA, BEN]));
		assert_eq!([ADA, BEN].map(|member| stake(BAKERY, member).par), [0, 0]);
		assert_eq!([ADA, BEN].map(|member| owed(BAKERY, member)), [13 * PAR, 7 * PAR]);
	});
}

#[test]
fn a_run_is_weighed_by_the_classes_that_the_co_op_has() {
	type Weights = <Test as Config>::WeightInfo;
	empty_test(|| {
		three_members();
		let members: MemberList = vec![ADA, BEN, CLEO].try_into().unwrap();
		let call = Call::<Test>::repay { coop: BAKERY, members: members.clone() };
		assert_eq!(call.get_dispatch_info().call_weight, Weights::repay(3 * limits::MAX_CLASSES));
		let refused = |done: DispatchResultWithPostInfo| done.unwrap_err().post_info.actual_weight;
		let run = |by| Shares::repay(by, BAKERY, members.clone());
		assert_eq!(refused(run(RuntimeOrigin::none())), Some(Weight::zero()));
		assert_eq!(refused(run(anybody())), Some(Weights::repay(1)));
		assert_ok!(wind_up(BAKERY, 109 * PAR));
		assert_eq!(run(anybody()).unwrap().actual_weight, Some(Weights::repay(3 * 2)));
		assert_eq!(refused(run(anybody())), Some(Weights::repay(1) + Database::get().reads(3 * 2 * 2)));
	});
}

#[test]
fn the_queue_is_released_by_itself_some_days_at_a_time_and_without_interest() {
	empty_test(|| {
		open_class(BAKERY, TERMS);
		hold(CLASS, &[(ADA, 30), (BEN, 30), (CLEO, 30), (8, 10)]);
		// Twenty days of Ada's, a claim of Ben's heirs, and all of it is overdue.
		for _ in 0..20 {
			assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 1, false));
			pass_days(91);
		}
		leave(BAKERY, BEN, SeatEnd::Died);
		for year in 2026..=2036 {
			pass_until(new_year(year).max(today()));
			let by = federation(Track::Ordinary);
			assert_ok!(Shares::attest_reference(by, ReferenceRate::LegalInterest, year, 300, doc(7)));
		}
		dissolve(BAKERY);
		assert_eq!(wind_up(BAKERY, 50 * PAR), Ok(50 * PAR));
		let at = DeadlineTime::get();
		let due = Due::Rest(BAKERY, CLASS);
		assert_ok!(check());
		assert_ok!(Shares::advance(anybody(), at, due));
		assert_eq!(Shares::queue(BAKERY, CLASS).len(), 21 - 16);
		assert_ok!(check());
		assert_ok!(Shares::advance(anybody(), at, due));
		assert_eq!(Shares::queue(BAKERY, CLASS).len(), 0);
		assert_noop!(Shares::advance(anybody(), at, due), Errors::NothingDue);
		assert_eq!(balance(BAKERY, accounts(BAKERY).interest), 0);
		for claim in 1..=21 {
			assert_ok!(collect(BAKERY, claim));
		}
		assert_eq!([ADA, BEN].map(|member| owed(BAKERY, member)), [10 * PAR, 15 * PAR]);
		// The heirs are named and paid.
		assert_ok!(Shares::name_payee(ordinary(BAKERY), BAKERY, BEN, STRANGER, doc(8)));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(BEN)));
		assert_eq!(Balances::free_balance(STRANGER), 15 * PAR);
	});
}

#[test]
fn what_rounding_leaves_in_a_queue_goes_to_the_reserve() {
	empty_test(|| {
		open_class(BAKERY, TERMS);
		hold(CLASS, &[(ADA, 3), (BEN, 3), (CLEO, 3)]);
		give(ADA, CLASS, 1);
		give(BEN, CLASS, 1);
		pass_days(91);
		pass_until(new_year(2028) + 180);
		let day = new_year(2028);
		// A third of a share is paid before, so that what waits is no number of shares.
		let amount = 33_333_333;
		let release = Release { amount, accounts_until: day, approved_on: day, surplus: PAR, solvency: doc(3) };
		assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release));
		dissolve(BAKERY);
		let all = worth();
		let divided = wind_up(BAKERY, all * 2 / 3).unwrap();
		assert!(divided <= all * 2 / 3);
		pass_days(0);
		assert_eq!(class(BAKERY, CLASS).queued, 0);
		pay_all();
		let dust = balance(BAKERY, accounts(BAKERY).reserve);
		assert!(dust <= 3, "{dust}");
		assert!(is_wound_up(BAKERY));
	});
}

#[test]
fn notices_and_members_who_leave_end_as_everybody_does_when_it_is_wound_up() {
	empty_test(|| {
		three_members();
		give_more_notices();
		assert_ok!(wind_up(BAKERY, 109 * PAR));
		pass_days(0);
		// Cleo's notice is over by itself, and all that she holds is repaid.
		pass_days(91);
		assert_eq!((owed(BAKERY, CLEO), stake(BAKERY, CLEO).par, stake(BAKERY, CLEO).open), (13 * PAR, 0, 0));
		leave(BAKERY, ADA, SeatEnd::LeftEarly);
		assert_eq!((owed(BAKERY, ADA), stake(BAKERY, ADA).par, stake(BAKERY, ADA).open), (13 * PAR, 0, 0));
		// Who was repaid can leave, too.
		assert_ok!(repay(BAKERY, &[8]));
		leave(BAKERY, 8, SeatEnd::Left);
		assert_eq!(owed(BAKERY, 8), 10 * PAR);
	});
}

/// Cleo's holding has one more notice of another class, which ends on another day.
fn give_more_notices() {
	Dissolved::set(vec![]);
	pass_days(1);
	give(CLEO, SUPPORTERS, 1);
	Dissolved::set(vec![BAKERY]);
}

#[test]
fn a_seat_that_ended_before_and_is_settled_later_does_not_break() {
	empty_test(|| {
		three_members();
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		assert_ok!(wind_up(BAKERY, 109 * PAR));
		assert_ok!(repay(BAKERY, &[ADA]));
		pass_days(0);
		assert_eq!((owed(BAKERY, ADA), stake(BAKERY, ADA).open), (13 * PAR, 0));
	});
}

#[test]
fn who_was_late_is_repaid_and_paid() {
	chain().execute_with(|| {
		everything();
		assert_ok!(Shares::end_import(ordinary(BAKERY), BAKERY, 2));
		let_cleo_be_late();
		dissolve(BAKERY);
		assert_ok!(wind_up(BAKERY, 100 * PAR));
		assert_ok!(repay(BAKERY, &[CLEO]));
		assert_eq!((stake(BAKERY, CLEO).late, stake(BAKERY, CLEO).committed), (0, 0));
		assert_ok!(Shares::pay_out(signed(BAKERY, CLEO), BAKERY, only(CLEO)));
		assert_eq!(purse(BAKERY, CLEO), PURSE);
		assert_ok!(check());
	});
}

#[test]
fn a_return_that_was_declared_stays_to_be_collected() {
	empty_test(|| {
		two_classes();
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2027), 800));
		pass_until(new_year(2028) + 1);
		assert_ok!(declare_return(BAKERY, new_year(2027), &[(CLASS, 100)], 1_000 * EURO));
		dissolve(BAKERY);
		assert_ok!(wind_up(BAKERY, 109 * PAR));
		pay_all();
		assert!(!is_wound_up(BAKERY));
		for member in 1..=10 {
			assert_ok!(Shares::collect_returns(anybody(), BAKERY, CLASS, new_year(2027), only(member)));
			assert_eq!(owed(BAKERY, member), 10 * EURO);
		}
		pay_all_again();
		assert!(is_wound_up(BAKERY));
	});
}

fn pay_all_again() {
	// The return was of income that came from elsewhere.
	let legs = vec![Shares::debit(CASH_NO, PAR, None), Shares::credit(INCOME_NO, PAR, None)];
	assert_ok!(Shares::enter(BAKERY, legs, Basis::Rule, doc(4), Moves::From(account(BAKERY, 12))));
	for member in 1..=10 {
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(member)));
	}
}

#[test]
fn a_co_op_without_shares_has_nothing_to_wind_up() {
	empty_test(|| {
		dissolve(BAKERY);
		assert_ok!(ready(BAKERY));
		assert_eq!(wind_up(BAKERY, PAR), Ok(0));
		assert!(is_wound_up(BAKERY));
		// What members have by use has its account here, and is theirs.
		let due = <Shares as Dues<H256>>::accounts(BAKERY).unwrap().due;
		assert!(is_wound_up(BAKERY));
		let legs = vec![Shares::debit(INCOME_NO, PAR, None), Shares::credit(due, PAR, None)];
		assert_ok!(Shares::enter(BAKERY, legs, Basis::Rule, doc(4), Moves::Nothing));
		ToClaim::mutate(|all| all.insert(BAKERY, PAR));
		assert!(!is_wound_up(BAKERY));
		assert_eq!(wind_up(BAKERY, PAR), Ok(0));
		assert_noop!(repay(BAKERY, &[ADA]), Errors::NothingDue);
	});
}
