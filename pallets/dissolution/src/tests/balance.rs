//! Who publishes and confirms a final balance, what hinders it, and who stops it.

use super::scene::*;
use crate::{
	mock::{Dissolution, *},
	Event, *,
};
use frame::testing_prelude::*;
use rochdale_mocks::{set_vote, Moving};
use rochdale_primitives::assert_refused;

fn by_members(coop: CoopId) -> DispatchResult {
	Dissolution::publish_balance(ordinary(coop), coop, balance(coop))
}

fn take_back(coop: CoopId, member: MemberNo) -> DispatchResult {
	Dissolution::take_back(signed(coop, member), coop, balance(coop))
}

fn step_in(coop: CoopId) -> DispatchResult {
	Dissolution::step_in(federation(Track::Special), coop, balance(coop))
}

#[test]
fn two_officers_publish_it_who_are_two_people() {
	new_test(|| {
		assert_refused!(publish_by(BAKERY, 1), Errors::NotDissolved);
		dissolve(BAKERY, Heir::Federation);
		assert_refused!(publish_by(BAKERY, ADA), Errors::NotOnBoard);
		let stranger = Dissolution::publish_balance(anybody(), BAKERY, balance(BAKERY));
		assert_refused!(stranger, Errors::NotMember);
		assert_refused!(Dissolution::publish_balance(signed(BAKERY, 1), BAKERY, doc(0)), Errors::NoDocument);
		assert_ok!(publish_by(BAKERY, 1));
		assert_refused!(publish_by(BAKERY, 1), Errors::AlreadyBegun);
		Moving::set(vec![(BAKERY, 2, account(BAKERY, 1))]);
		assert_refused!(publish_by(BAKERY, 2), Errors::SamePerson);
		Moving::set(vec![]);
		assert_ok!(publish_by(BAKERY, 2));
		assert!(matches!(stage(BAKERY), Stage::Published(_)));
		assert_refused!(publish_by(BAKERY, 3), Errors::AlreadyPublished);
	});
}

#[test]
fn what_an_officer_has_begun_lapses_and_is_taken_back() {
	new_test(|| {
		dissolve(BAKERY, Heir::Federation);
		assert_ok!(publish_by(BAKERY, 1));
		pass_days(limits::BEGUN_DAYS.into());
		assert_ok!(publish_by(BAKERY, 2));
		assert!(matches!(stage(BAKERY), Stage::Liquidating));
		assert_refused!(take_back(BAKERY, ADA), Errors::NotOnBoard);
		assert_ok!(take_back(BAKERY, 3));
		assert_refused!(take_back(BAKERY, 3), Errors::NothingBegun);
		// Who began it has left office.
		assert_ok!(publish_by(BAKERY, 1));
		dismiss(BAKERY, 1);
		assert_ok!(publish_by(BAKERY, 2));
		assert!(matches!(stage(BAKERY), Stage::Liquidating));
	});
}

#[test]
fn members_publish_in_the_place_of_the_board() {
	new_test(|| {
		dissolve(BAKERY, Heir::Federation);
		let other = Dissolution::publish_balance(ordinary(MILL), BAKERY, balance(BAKERY));
		assert_refused!(other, Errors::OtherCoop);
		let weak = Dissolution::publish_balance(decided(BAKERY, Track::Consent), BAKERY, balance(BAKERY));
		assert_refused!(weak, Errors::MandateTooWeak);
		publish(BAKERY);
		// They make it theirs.
		assert_ok!(by_members(BAKERY));
		assert_refused!(by_members(BAKERY), Errors::AlreadyPublished);
		assert_refused!(take_back(BAKERY, 1), Errors::DecidedByMembers);
		let other = Dissolution::publish_balance(signed(BAKERY, 1), BAKERY, doc(77));
		assert_refused!(other, Errors::DecidedByMembers);
		assert_ok!(confirm(BAKERY));
		assert_refused!(by_members(BAKERY), Errors::AlreadyPublished);
		assert_refused!(object(BAKERY, ADA), Errors::DecidedByMembers);
		// An auditor stops it once, and no second time.
		assert_refused!(take_back(BAKERY, 1), Errors::NotAuditor);
		assert_ok!(take_back(BAKERY, OTHER_AUDITOR));
		assert!(matches!(stage(BAKERY), Stage::Liquidating));
		assert_ok!(by_members(BAKERY));
		assert_ok!(confirm(BAKERY));
		assert_refused!(take_back(BAKERY, AUDITOR), Errors::AlreadyTakenBack);
		pass_days(40);
		assert!(matches!(stage(BAKERY), Stage::Distributed(_)));
		assert_refused!(by_members(BAKERY), Errors::AlreadyDistributed);
	});
}

#[test]
fn members_take_back_what_anybody_has_published() {
	new_test(|| {
		dissolve(BAKERY, Heir::Federation);
		let by_members = |coop, track, document| Dissolution::take_back(decided(coop, track), BAKERY, document);
		assert_refused!(by_members(BAKERY, Track::Ordinary, balance(BAKERY)), Errors::NotPublished);
		publish(BAKERY);
		assert_refused!(by_members(BAKERY, Track::Ordinary, doc(5)), Errors::OtherBalance);
		assert_refused!(by_members(MILL, Track::Ordinary, balance(BAKERY)), Errors::OtherCoop);
		assert_refused!(by_members(BAKERY, Track::Consent, balance(BAKERY)), Errors::MandateTooWeak);
		assert_ok!(by_members(BAKERY, Track::Ordinary, balance(BAKERY)));
		publish(BAKERY);
		assert_ok!(confirm(BAKERY));
		assert_ok!(by_members(BAKERY, Track::Ordinary, balance(BAKERY)));
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		assert!(matches!(stage(BAKERY), Stage::Liquidating));
	});
}

#[test]
fn an_officer_takes_back_what_no_auditor_has_confirmed() {
	new_test(|| {
		dissolve(BAKERY, Heir::Federation);
		publish(BAKERY);
		assert_refused!(take_back(BAKERY, ADA), Errors::NotOnBoard);
		assert_ok!(take_back(BAKERY, 3));
		assert!(matches!(stage(BAKERY), Stage::Liquidating));
		assert_eq!(Dissolution::set_aside(LedgerId::Coop(BAKERY)), 0);
	});
}

#[test]
fn what_is_open_hinders_it_by_name() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		dissolve(HOUSING, Heir::Federation);
		Elsewhere::set(vec![HOUSING]);
		assert_refused!(publish_by(HOUSING, 1), Errors::MoneyElsewhere);
		Elsewhere::set(vec![]);
		for open in [SharesOpen::set, SurplusOpen::set] {
			open(vec![HOUSING]);
			assert_refused!(publish_by(HOUSING, 1), DispatchError::Other("something is open"));
			open(vec![]);
		}
		// Something waits for the bank.
		let (ledger, party) = (LedgerId::Coop(HOUSING), Party::Member(HOUSING, ADA));
		let waiting = Order {
			ledger,
			keeper: Keeper::Shares,
			bank: CASH_NO,
			direction: Direction::Out,
			items: vec![Item { account: DUE_NO, amount: EURO, party, charged: None }],
			basis: Basis::Rule,
			voucher: doc(8),
			deadline: MockClock::in_days(5),
		};
		assert_ok!(<Ledger as Post<AccountId, H256>>::order(waiting));
		assert_refused!(publish_by(HOUSING, 1), Errors::WaitsForBank);
		assert_eq!(Dissolution::state(HOUSING).hinders, [Errors::WaitsForBank.into()]);
		pass_days(5);
		publish(HOUSING);
		SharesOpen::set(vec![HOUSING]);
		assert_refused!(confirm(HOUSING), DispatchError::Other("something is open"));
	});
}

/// What a hand expects is of their word alone: nobody else has to void it before the co-op can end.
#[test]
fn no_hand_keeps_a_co_op_alone_from_ending() {
	new_test(|| {
		fund(HOUSING, FUNDS);
		dissolve(HOUSING, Heir::Federation);
		let expect = || {
			let item = Item { account: RECEIPTS, amount: EURO, party: Party::Member(HOUSING, ADA), charged: None };
			let (by, ledger) = (signed(HOUSING, 1), LedgerId::Coop(HOUSING));
			assert_ok!(plain(Ledger::expect(by, ledger, HOUSING, CASH_NO, item, doc(8), 366)));
		};
		expect();
		publish(HOUSING);
		expect();
		assert_ok!(confirm(HOUSING));
		pass_days(40);
		assert_eq!(residue(HOUSING).left, 540 * EURO);
	});
}

#[test]
fn an_auditor_confirms_it_who_has_not_published_it() {
	new_test(|| {
		assert_refused!(confirm(BAKERY), Errors::NotDissolved);
		dissolve(BAKERY, Heir::Federation);
		assert_refused!(confirm(BAKERY), Errors::NotPublished);
		publish(BAKERY);
		let by = |member, document| Dissolution::confirm_balance(signed(BAKERY, member), BAKERY, document);
		assert_refused!(by(ADA, balance(BAKERY)), Errors::NotAuditor);
		assert_refused!(by(AUDITOR, doc(5)), Errors::OtherBalance);
		Moving::set(vec![(BAKERY, 2, account(BAKERY, AUDITOR))]);
		assert_refused!(by(AUDITOR, balance(BAKERY)), Errors::SamePerson);
		Moving::set(vec![]);
		assert_ok!(by(AUDITOR, balance(BAKERY)));
		assert_refused!(by(OTHER_AUDITOR, balance(BAKERY)), Errors::NotPublished);
	});
}

#[test]
fn enough_members_stop_it_who_had_a_vote() {
	new_test(|| {
		(MEMBERS + 1..=21).for_each(|member| seat(BAKERY, member, account(BAKERY, member)));
		dissolve(BAKERY, Heir::Federation);
		assert_refused!(object(BAKERY, ADA), Errors::NotPublished);
		set_vote(BAKERY, BEN, false);
		publish(BAKERY);
		assert_ok!(confirm(BAKERY));
		let Stage::Confirmed(confirmed) = stage(BAKERY) else { panic!("it is confirmed") };
		// A tenth of 20, rounded up.
		assert_eq!(confirmed.needed, 2);
		let other = Dissolution::object(signed(BAKERY, ADA), BAKERY, doc(5));
		assert_refused!(other, Errors::OtherBalance);
		assert_refused!(object(BAKERY, BEN), Errors::NotElector);
		seat(BAKERY, 30, account(BAKERY, 30));
		assert_refused!(object(BAKERY, 30), Errors::NotElector);
		assert_refused!(Dissolution::object(anybody(), BAKERY, balance(BAKERY)), Errors::NotMember);
		assert_ok!(object(BAKERY, ADA));
		assert_refused!(object(BAKERY, ADA), Errors::AlreadyObjected);
		events();
		assert_ok!(object(BAKERY, CLEO));
		let document = balance(BAKERY);
		assert_eq!(
			events(),
			[
				Event::BalanceObjected { coop: BAKERY, member: CLEO, objections: 2, needed: 2 },
				Event::BalanceStopped { coop: BAKERY, document }
			]
		);
		// Another round begins without them.
		publish(BAKERY);
		assert_ok!(confirm(BAKERY));
		assert_ok!(object(BAKERY, ADA));
		rochdale_mocks::DeadlineTime::mutate(|now| *now += 40 * DAY);
		assert_refused!(object(BAKERY, CLEO), Errors::ObjectionsOver);
		pass_days(0);
		assert_refused!(object(BAKERY, CLEO), Errors::ObjectionsOver);
	});
}

#[test]
fn the_federation_steps_in_where_nothing_has_moved_for_sixty_days() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		assert_refused!(step_in(BAKERY), Errors::NotDissolved);
		dissolve(BAKERY, Heir::Coop(MILL));
		assert_refused!(step_in(BAKERY), Errors::NotIdle);
		pass_days(59);
		// The board publishes, and nobody confirms. An officer who begins alone moves nothing.
		publish(BAKERY);
		pass_days(59);
		assert_refused!(step_in(BAKERY), Errors::NotIdle);
		pass_days(1);
		let ordinary = Dissolution::step_in(federation(Track::Ordinary), BAKERY, balance(BAKERY));
		assert_refused!(ordinary, Errors::MandateTooWeak);
		let blank = Dissolution::step_in(federation(Track::Special), BAKERY, doc(0));
		assert_refused!(blank, Errors::NoDocument);
		assert_ok!(step_in(BAKERY));
		assert_refused!(step_in(BAKERY), Errors::AlreadyPublished);
		// Members can object, and an auditor stops it once.
		assert_ok!(object(BAKERY, ADA));
		assert_ok!(take_back(BAKERY, AUDITOR));
		pass_days(60);
		assert_ok!(step_in(BAKERY));
		assert_refused!(take_back(BAKERY, AUDITOR), Errors::AlreadyTakenBack);
		pass_days(40);
		assert_eq!(reserve(MILL), 540 * EURO);
	});
}

/// What one officer began does not stand in the way of the auditor.
#[test]
fn an_auditor_takes_back_what_an_officer_began_and_the_federation_published() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		dissolve(BAKERY, Heir::Federation);
		pass_days(59);
		assert_ok!(publish_by(BAKERY, 1));
		pass_days(1);
		assert_ok!(step_in(BAKERY));
		assert_refused!(take_back(BAKERY, 1), Errors::NotAuditor);
		assert_ok!(take_back(BAKERY, AUDITOR));
		assert!(matches!(stage(BAKERY), Stage::Liquidating));
		// What the officer began is theirs to take back as ever.
		assert_ok!(take_back(BAKERY, 1));
	});
}

#[test]
fn a_sleeping_board_keeps_nobody_from_ending_a_co_op() {
	new_test(|| {
		fund(BAKERY, FUNDS);
		(1..=5).for_each(|member| dismiss(BAKERY, member));
		dissolve(BAKERY, Heir::Coop(MILL));
		// Each of two hands that are one begins again and again, which moves nothing.
		assert_refused!(publish_by(BAKERY, 1), Errors::NotOnBoard);
		pass_days(60);
		assert_ok!(step_in(BAKERY));
		pass_days(40);
		all_paid(BAKERY);
		assert_ok!(conclude(BAKERY));
		assert!(is_extinct(BAKERY));
	});
}
