//! Shares that are paid in instalments, and what happens where they are not.

use crate::{mock::*, Event, *};
use frame::testing_prelude::*;

/// A quarter at once, the rest in a year, and at least four shares.
const PARTS: ClassTerms = ClassTerms { minimum: 4, first_bps: 2_500, instalment_months: 12, ..TERMS };

fn commit(member: MemberNo, shares: u64, first: u64) -> DispatchResult {
	Shares::commit(signed(BAKERY, member), BAKERY, CLASS, shares, first, Mode::Units)
}

fn pay(member: MemberNo, shares: u64) -> DispatchResult {
	Shares::pay_instalment(signed(BAKERY, member), BAKERY, CLASS, shares)
}

fn remind(by: MemberNo, member: MemberNo) -> DispatchResult {
	Shares::remind(signed(BAKERY, by), BAKERY, CLASS, member, doc(8))
}

fn end(by: RuntimeOrigin, member: MemberNo) -> DispatchResult {
	Shares::end_commitment(by, BAKERY, CLASS, member)
}

fn card(member: MemberNo) -> Option<CommitmentCard> {
	Shares::commitment(BAKERY, CLASS, member)
}

fn unpaid(member: MemberNo) -> u64 {
	Commitments::<Test>::get((BAKERY, CLASS, member)).map_or(0, |commitment| commitment.unpaid)
}

/// Members 7 to 12 hold twenty shares each, so that a third of the capital is forty.
fn parts_test(test: impl FnOnce()) {
	empty_test(|| {
		open_class(BAKERY, PARTS);
		let terms = OfferTerms {
			class: CLASS,
			minimum: 120,
			target: 120,
			maximum: 120,
			allotment: Allotment::FirstCome,
			days: 7,
		};
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		for member in 7..=12 {
			assert_ok!(Shares::subscribe_offer(signed(BAKERY, member), BAKERY, 1, 20));
		}
		pass_days(9);
		test();
	});
}

fn write_down_to(value: Balance) {
	assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, value, doc(5)));
	assert_ok!(Shares::value(special(BAKERY), CLASS, value, doc(5)));
}

/// Ada has paid two of eight, and her year is over.
fn let_ada_be_late() {
	assert_ok!(commit(ADA, 8, 2));
	pass_until(card(ADA).unwrap().last_day + 2);
}

/// Lets an offer be missed for which a member had paid, so that so many shares' worth is owed to them.
fn let_be_owed(member: MemberNo, shares: u64) {
	let terms =
		OfferTerms { class: CLASS, minimum: 99, target: 99, maximum: 99, allotment: Allotment::FirstCome, days: 30 };
	assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
	let no = Books::<Test>::get(BAKERY).unwrap().offers;
	assert_ok!(Shares::subscribe_offer(signed(BAKERY, member), BAKERY, no, shares));
	assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), no));
	pass_days(0);
}

#[test]
fn only_what_is_paid_is_held_and_capital() {
	parts_test(|| {
		let (before, begun) = (Books::<Test>::get(BAKERY).unwrap(), today());
		assert_ok!(commit(ADA, 8, 2));
		assert_eq!((held(BAKERY, CLASS, ADA), purse(BAKERY, ADA)), (2, PURSE - 2 * PAR));
		let after = Books::<Test>::get(BAKERY).unwrap();
		assert_eq!((after.par, after.capital), (before.par + 2 * PAR, before.capital + 2 * PAR));
		assert_eq!(Shares::certificate(BAKERY, CLASS, ADA).unwrap().par, 2 * PAR);
		let CommitmentCard { unpaid, amount, last_day, is_late, reminded_until } = card(ADA).unwrap();
		assert_eq!((unpaid, amount, is_late, reminded_until), (6, 6 * PAR, false, None));
		assert_eq!(last_day, begun + 365);
		assert_ok!(check());
		pass_days(10);
		assert_ok!(pay(ADA, 1));
		assert_ok!(pay(ADA, 5));
		assert_eq!((held(BAKERY, CLASS, ADA), card(ADA), stake(BAKERY, ADA).committed), (8, None, 0));
		// Two shares for ten days, and eight for one.
		pass_days(1);
		let (_, class, _) = Shares::book_and_class(BAKERY, CLASS).unwrap();
		let mut holding = Holdings::<Test>::get((BAKERY, CLASS, ADA));
		holding.count(&class).unwrap();
		assert_eq!(holding.years.years().iter().map(|(_, days)| days).sum::<u128>(), (2 * 10 + 8) * PAR);
		let numbers = after.operations - 1..=after.operations + 2;
		let told: Vec<_> = numbers.map(|no| Operations::<Test>::get(BAKERY, no).unwrap()).collect();
		let told: Vec<_> = told.iter().map(|one| (one.kind, one.shares)).collect();
		let (subscribed, committed) = (OperationKind::Subscribed, OperationKind::Committed);
		assert_eq!(told, [(subscribed, 2), (committed, 6), (subscribed, 1), (subscribed, 5)]);
	});
}

#[test]
fn what_cannot_be_committed_or_paid_is_refused_by_name() {
	parts_test(|| {
		assert_noop!(Shares::commit(anybody(), BAKERY, CLASS, 8, 2, Mode::Units), Errors::NotMember);
		assert_noop!(commit(ADA, 8, 0), Errors::NoShares);
		assert_noop!(commit(ADA, 0, 0), Errors::NoShares);
		assert_noop!(commit(ADA, 9, 2), Errors::FirstTooSmall);
		assert_noop!(commit(ADA, 8, 8), Errors::MoreThanUnpaid);
		assert_noop!(commit(ADA, 3, 1), Errors::BelowMinimum);
		assert_noop!(pay(ADA, 1), Errors::NoSuchCommitment);
		assert_ok!(commit(ADA, 4, 1));
		assert_noop!(commit(ADA, 4, 1), Errors::AlreadyCommitted);
		assert_noop!(pay(ADA, 0), Errors::NoShares);
		assert_noop!(pay(ADA, 4), Errors::MoreThanUnpaid);
		assert_ok!(Shares::set_open(ordinary(BAKERY), CLASS, false));
		assert_noop!(commit(BEN, 8, 2), Errors::ClassClosed);
		// What was promised can be paid all the same.
		assert_ok!(pay(ADA, 3));
		let whole = open_class(BAKERY, TERMS);
		let commit_whole = Shares::commit(signed(BAKERY, BEN), BAKERY, whole, 8, 2, Mode::Units);
		assert_noop!(commit_whole, Errors::NoInstalments);
	});
}

#[test]
fn what_is_not_paid_counts_for_the_caps_of_who_is_to_pay_it_and_not_as_capital() {
	parts_test(|| {
		// 10 paid shares make 130: a third is 43.
		assert_noop!(commit(ADA, 44, 11), Errors::AboveHoldingCap);
		assert_ok!(commit(ADA, 40, 10));
		// The capital is 130 by now, and others have room for a third of what is paid.
		assert_noop!(subscribe(BEN, 66), Errors::AboveHoldingCap);
		// Of another class, too.
		let other = open_class(BAKERY, PARTS);
		let more = |shares| Shares::subscribe(signed(BAKERY, ADA), BAKERY, other, shares);
		assert_noop!(more(8), Errors::AboveHoldingCap);
		// Nor are shares given to her that would pass the cap with what she has committed herself to.
		assert_ok!(Shares::propose_transfer(signed(BAKERY, CLEO), BAKERY, CLASS, account(BAKERY, ADA), 10));
		let content = Shares::transfer_content(BAKERY, CLASS, CLEO).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, ADA), BAKERY, CLASS, CLEO, content));
		let consented = Shares::consent(ordinary(BAKERY), BAKERY, CLASS, CLEO, content);
		assert_noop!(consented, Errors::AboveHoldingCap);
		// Nor does an offer allot what would.
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 8, maximum: 8, allotment: Allotment::FirstCome, days: 7 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		assert_noop!(Shares::subscribe_offer(signed(BAKERY, ADA), BAKERY, 2, 8), Errors::AboveHoldingCap);
		let narrow = open_class(BAKERY, ClassTerms { maximum: 10, ..PARTS });
		let in_narrow = |shares, first| Shares::commit(signed(BAKERY, BEN), BAKERY, narrow, shares, first, Mode::Units);
		assert_noop!(in_narrow(11, 3), Errors::AboveMaximum);
		assert_ok!(in_narrow(8, 2));
		let more = Shares::subscribe(signed(BAKERY, BEN), BAKERY, narrow, 3);
		assert_noop!(more, Errors::AboveMaximum);
	});
}

#[test]
fn supporters_do_not_pass_their_cap_by_what_they_pay_later() {
	parts_test(|| {
		let no = open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..PARTS });
		let commit =
			|member, shares, first| Shares::commit(signed(BAKERY, member), BAKERY, no, shares, first, Mode::Units);
		let all = |book: &Book| (book.supporters, book.committed);
		// 98 beside 120 of others are nine twentieths.
		for member in [1, 2] {
			assert_ok!(commit(member, 40, 10));
		}
		assert_eq!(all(&Books::<Test>::get(BAKERY).unwrap()), (20 * PAR, 60 * PAR));
		assert_noop!(commit(3, 19, 5), Errors::AboveSupportersCap);
		assert_ok!(commit(3, 18, 5));
		assert_noop!(Shares::subscribe(signed(BAKERY, 5), BAKERY, no, 4), Errors::AboveSupportersCap);
		// Those who committed themselves first can pay.
		for (member, shares) in [(1, 30), (2, 30), (3, 13)] {
			assert_ok!(Shares::pay_instalment(signed(BAKERY, member), BAKERY, no, shares));
		}
		let book = Books::<Test>::get(BAKERY).unwrap();
		assert_eq!(all(&book), (98 * PAR, 0));
		assert!(book.supporters * 100 <= book.par * 45);
	});
}

#[test]
fn nobody_gives_all_that_is_paid_while_more_is_to_be_paid() {
	parts_test(|| {
		assert_ok!(commit(ADA, 12, 6));
		let give = |shares| Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, shares, false);
		let propose =
			|shares| Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), shares);
		assert_noop!(give(6), Errors::BelowMinimum);
		assert_noop!(propose(6), Errors::BelowMinimum);
		assert_ok!(propose(2));
		assert_ok!(Shares::withdraw_transfer(signed(BAKERY, ADA), BAKERY, CLASS));
		assert_ok!(pay(ADA, 6));
		assert_ok!(propose(12));
		assert_ok!(give(12));
	});
}

#[test]
fn who_is_late_gets_nothing_more_and_can_pay() {
	parts_test(|| {
		let_be_owed(ADA, 4);
		assert_ok!(commit(ADA, 8, 2));
		let last_day = card(ADA).unwrap().last_day;
		pass_until(last_day);
		assert!(!card(ADA).unwrap().is_late);
		assert_noop!(remind(1, ADA), Errors::NotInArrears);
		pass_days(2);
		assert!(card(ADA).unwrap().is_late);
		System::assert_has_event(Event::InArrears { coop: BAKERY, class: CLASS, member: ADA, unpaid: 6 }.into());
		assert_noop!(subscribe(ADA, 1), Errors::InArrears);
		let other = open_class(BAKERY, PARTS);
		assert_noop!(Shares::commit(signed(BAKERY, ADA), BAKERY, other, 8, 2, Mode::Units), Errors::InArrears);
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 8, maximum: 8, allotment: Allotment::FirstCome, days: 7 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		assert_noop!(Shares::subscribe_offer(signed(BAKERY, ADA), BAKERY, 3, 1), Errors::InArrears);
		assert_ok!(Shares::propose_transfer(signed(BAKERY, CLEO), BAKERY, CLASS, account(BAKERY, ADA), 1));
		let content = Shares::transfer_content(BAKERY, CLASS, CLEO).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, ADA), BAKERY, CLASS, CLEO, content));
		assert_noop!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, CLEO, content), Errors::InArrears);
		assert_noop!(Shares::pay_out(signed(BAKERY, ADA), BAKERY, only(ADA)), Errors::InArrears);
		assert_ok!(pay(ADA, 5));
		assert_noop!(Shares::pay_out(signed(BAKERY, ADA), BAKERY, only(ADA)), Errors::InArrears);
		assert_ok!(pay(ADA, 1));
		assert_eq!((held(BAKERY, CLASS, ADA), stake(BAKERY, ADA).late), (8, 0));
		assert_ok!(Shares::pay_out(signed(BAKERY, ADA), BAKERY, only(ADA)));
		assert_ok!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, CLEO, content));
	});
}

#[test]
fn what_is_late_is_ended_by_two_hands_thirty_days_after_a_reminder() {
	parts_test(|| {
		assert_noop!(remind(1, ADA), Errors::NoSuchCommitment);
		let_ada_be_late();
		assert_noop!(end(signed(BAKERY, 1), ADA), Errors::NotReminded);
		assert_noop!(remind(ADA, ADA), Errors::NotOnBoard);
		assert_noop!(Shares::remind(anybody(), BAKERY, CLASS, ADA, doc(8)), Errors::NotMember);
		assert_noop!(Shares::remind(signed(BAKERY, 1), BAKERY, CLASS, ADA, doc(0)), Errors::NoDocument);
		assert_ok!(remind(1, ADA));
		// No officer puts off what another one has begun.
		assert_noop!(remind(2, ADA), Errors::AlreadyReminded);
		assert_eq!(card(ADA).unwrap().reminded_until, Some(today() + 30));
		pass_days(30);
		assert_noop!(end(signed(BAKERY, 1), ADA), Errors::NotReminded);
		assert_noop!(end(ordinary(BAKERY), ADA), Errors::NotReminded);
		pass_days(1);
		assert_noop!(end(signed(BAKERY, ADA), ADA), Errors::NotOnBoard);
		assert_noop!(end(signed(BAKERY, AUDITOR), ADA), Errors::NotOnBoard);
		assert_noop!(end(ordinary(HOUSING), ADA), Errors::OtherCoop);
		assert_noop!(end(decided(BAKERY, Track::Consent), ADA), Errors::MandateTooWeak);
		assert_ok!(end(signed(BAKERY, 1), ADA));
		assert_noop!(end(signed(BAKERY, 1), ADA), Errors::AlreadyBegun);
		assert_eq!(unpaid(ADA), 6);
		// What is paid meanwhile makes it another thing to agree to.
		assert_ok!(pay(ADA, 1));
		assert_ok!(end(signed(BAKERY, 2), ADA));
		assert_eq!(unpaid(ADA), 5);
		assert_ok!(end(signed(BAKERY, 3), ADA));
		// Three are fewer than the least holding.
		assert_eq!((unpaid(ADA), held(BAKERY, CLASS, ADA), stake(BAKERY, ADA).late), (0, 0, 0));
		assert_eq!(Shares::queue(BAKERY, CLASS)[0].1.left, 3 * PAR);
		let unpaid = Event::CommitmentEnded { coop: BAKERY, class: CLASS, member: ADA, unpaid: 5 };
		System::assert_has_event(unpaid.into());
	});
}

#[test]
fn an_officer_neither_reminds_nor_ends_their_own() {
	parts_test(|| {
		assert_ok!(commit(1, 8, 2));
		pass_until(card(1).unwrap().last_day + 2);
		assert_noop!(remind(1, 1), Errors::YouBenefit);
		assert_ok!(remind(2, 1));
		pass_days(31);
		assert_noop!(end(signed(BAKERY, 1), 1), Errors::YouBenefit);
		for hand in [2, 3] {
			assert_ok!(end(signed(BAKERY, hand), 1));
		}
		assert_eq!(unpaid(1), 0);
	});
}

#[test]
fn what_is_paid_stays_if_it_is_the_least_holding() {
	parts_test(|| {
		assert_ok!(commit(ADA, 8, 4));
		pass_until(card(ADA).unwrap().last_day + 2);
		assert_ok!(remind(1, ADA));
		pass_days(31);
		assert_ok!(end(ordinary(BAKERY), ADA));
		assert_eq!((unpaid(ADA), held(BAKERY, CLASS, ADA)), (0, 4));
		assert_ok!(subscribe(ADA, 1));
	});
}

#[test]
fn no_time_runs_while_a_class_is_written_down() {
	parts_test(|| {
		assert_ok!(commit(ADA, 8, 2));
		let last_day = card(ADA).unwrap().last_day;
		pass_days(10);
		write_down_to(PAR / 2);
		assert_noop!(pay(ADA, 1), Errors::WrittenDown);
		assert_noop!(commit(BEN, 8, 2), Errors::WrittenDown);
		pass_days(400);
		assert!(!card(ADA).unwrap().is_late);
		write_down_to(PAR * 3 / 4);
		pass_days(100);
		write_down_to(PAR);
		assert_eq!(card(ADA).unwrap().last_day, last_day + 500);
		pass_until(last_day + 500);
		assert!(!card(ADA).unwrap().is_late);
		// A month at most after its day, as the chain does not look every day meanwhile.
		pass_days(31);
		assert!(card(ADA).unwrap().is_late);
		assert_ok!(remind(1, ADA));
		pass_days(20);
		write_down_to(PAR / 2);
		pass_days(60);
		assert_noop!(end(ordinary(BAKERY), ADA), Errors::WrittenDown);
		write_down_to(PAR);
		// Ten of her thirty days are left.
		pass_days(10);
		assert_noop!(end(ordinary(BAKERY), ADA), Errors::NotReminded);
		pass_days(1);
		assert_ok!(end(ordinary(BAKERY), ADA));
	});
}

#[test]
fn no_time_runs_while_an_auditor_doubts_the_value() {
	parts_test(|| {
		assert_ok!(commit(ADA, 8, 2));
		let last_day = card(ADA).unwrap().last_day;
		let figure = |value| Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, value, doc(5));
		assert_ok!(figure(PAR / 2));
		assert_noop!(pay(ADA, 1), Errors::ValueInDoubt);
		pass_days(20);
		assert_eq!(card(ADA).unwrap().last_day, last_day + 20);
		assert_ok!(figure(PAR));
		pass_days(345);
		assert_eq!(card(ADA).unwrap().last_day, last_day + 20);
		// A doubt that nobody decides on ends after ninety days.
		assert_ok!(figure(PAR / 2));
		pass_days(150);
		assert_eq!(card(ADA).unwrap().last_day, last_day + 20 + 90);
		assert_ok!(Shares::value(special(BAKERY), CLASS, PAR / 2, doc(5)));
		pass_days(5);
		write_down_to(PAR);
		assert_eq!(card(ADA).unwrap().last_day, last_day + 20 + 90 + 5);
	});
}

#[test]
fn what_is_to_be_paid_ends_with_the_seat() {
	parts_test(|| {
		let_ada_be_late();
		let_be_owed(BEN, 4);
		assert_ok!(commit(BEN, 8, 2));
		for member in [ADA, BEN] {
			unseat(BAKERY, member);
			Shares::on_seat_ended(BAKERY, member, SeatEnd::Left);
			assert_noop!(pay(member, 1), Errors::NotMember);
		}
		pass_days(0);
		for member in [ADA, BEN] {
			assert_eq!((unpaid(member), held(BAKERY, CLASS, member)), (0, 0));
			assert_eq!((stake(BAKERY, member).committed, stake(BAKERY, member).late), (0, 0));
		}
		assert_eq!(Shares::queue(BAKERY, CLASS)[0].1.left, 4 * PAR);
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(BEN)));
	});
}

#[test]
fn what_is_owed_pays_what_is_late_if_two_hands_say_so() {
	parts_test(|| {
		let_be_owed(ADA, 4);
		let apply = |by, shares| Shares::apply_owed(by, BAKERY, CLASS, ADA, shares);
		assert_noop!(apply(ordinary(BAKERY), 1), Errors::NoSuchCommitment);
		assert_ok!(commit(ADA, 8, 2));
		assert_noop!(apply(ordinary(BAKERY), 1), Errors::NotInArrears);
		pass_until(card(ADA).unwrap().last_day + 2);
		assert_noop!(apply(ordinary(BAKERY), 5), Errors::NothingOwed);
		assert_noop!(apply(ordinary(BAKERY), 7), Errors::MoreThanUnpaid);
		assert_noop!(apply(ordinary(BAKERY), 0), Errors::NoShares);
		assert_noop!(apply(signed(BAKERY, ADA), 1), Errors::NotOnBoard);
		assert_noop!(apply(ordinary(HOUSING), 1), Errors::OtherCoop);
		let (capital, before) = (balance(BAKERY, class(BAKERY, CLASS).capital), purse(BAKERY, ADA));
		assert_ok!(apply(signed(BAKERY, 1), 4));
		assert_eq!(held(BAKERY, CLASS, ADA), 2);
		assert_ok!(apply(signed(BAKERY, 2), 4));
		assert_eq!((held(BAKERY, CLASS, ADA), unpaid(ADA), owed(BAKERY, ADA)), (6, 2, 0));
		assert_eq!(balance(BAKERY, class(BAKERY, CLASS).capital), capital + 4 * PAR);
		assert_eq!(purse(BAKERY, ADA), before);
		assert!(card(ADA).unwrap().is_late);
	});
}

#[test]
fn instalments_buy_out_who_waits_as_other_new_shares_do() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { buys_out: true, ..PARTS });
		for member in 5..=12 {
			assert_ok!(subscribe(member, 4));
		}
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(0);
		pass_days(1);
		assert_ok!(commit(1, 8, 2));
		assert_eq!(class(BAKERY, CLASS).queued, 2 * PAR);
		assert_ok!(pay(1, 6));
		assert_eq!(class(BAKERY, CLASS).queued, 0);
	});
}

#[test]
fn a_class_has_months_for_instalments_or_none() {
	empty_test(|| {
		for (first_bps, instalment_months) in [(10_000, 1), (9_999, 0), (2_499, 12), (2_500, 61)] {
			let terms = ClassTerms { first_bps, instalment_months, ..TERMS };
			assert_noop!(Shares::open_class(special(BAKERY), terms, doc(1)), Errors::TermsOutsideRange);
		}
	});
}

#[test]
fn who_pays_and_who_reminds_is_charged_as_the_table_says() {
	use rochdale_primitives::free::{Charge, FreeCall};
	parts_test(|| {
		let (coop, class, member) = (BAKERY, CLASS, ADA);
		let charge = |call: Call<Test>, member| call.charge(&account(BAKERY, member));
		assert_eq!(charge(Call::commit { coop, class, shares: 8, first: 2, mode: Mode::Units }, ADA), Charge::Fee);
		let_be_owed(ADA, 4);
		let_ada_be_late();
		assert_eq!(charge(Call::pay_instalment { coop, class, shares: 1 }, ADA), Charge::Fee);
		let remind = Call::remind { coop, class, member, document: doc(8) };
		assert_eq!(charge(remind.clone(), 1), Charge::Free);
		assert_eq!(charge(remind, ADA), Charge::Refused(Errors::NotOnBoard.into()));
		let end = Call::end_commitment { coop, class, member };
		assert_eq!(charge(end.clone(), 1), Charge::Refused(Errors::NotReminded.into()));
		assert_ok!(super::instalments::remind(1, ADA));
		pass_days(31);
		assert_eq!(charge(end, 1), Charge::Free);
		assert_eq!(charge(Call::apply_owed { coop, class, member, shares: 4 }, 1), Charge::Free);
		let too_much = Call::apply_owed { coop, class, member, shares: 5 };
		assert_eq!(charge(too_much, 1), Charge::Refused(Errors::NothingOwed.into()));
	});
}

#[test]
fn what_is_owed_to_who_is_late_does_not_lapse() {
	parts_test(|| {
		let_be_owed(ADA, 4);
		let_ada_be_late();
		pass_days(6 * 366);
		assert_noop!(Shares::lapse(anybody(), BAKERY, ADA), Errors::InArrears);
		assert_ok!(pay(ADA, 6));
		assert_ok!(Shares::lapse(anybody(), BAKERY, ADA));
	});
}

#[test]
fn the_members_remind_where_the_officers_are_missing() {
	parts_test(|| {
		let_ada_be_late();
		let remind = |by| Shares::remind(by, BAKERY, CLASS, ADA, doc(8));
		assert_noop!(remind(ordinary(HOUSING)), Errors::OtherCoop);
		assert_noop!(remind(decided(BAKERY, Track::Consent)), Errors::MandateTooWeak);
		[1, 2, 3].into_iter().for_each(|officer| dismiss(BAKERY, officer));
		assert_ok!(remind(ordinary(BAKERY)));
		assert_noop!(remind(ordinary(BAKERY)), Errors::AlreadyReminded);
		pass_days(31);
		assert_ok!(end(ordinary(BAKERY), ADA));
		assert_eq!(unpaid(ADA), 0);
	});
}

#[test]
fn time_runs_again_when_the_members_keep_a_value() {
	parts_test(|| {
		assert_ok!(commit(ADA, 8, 2));
		let last_day = card(ADA).unwrap().last_day;
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, PAR / 2, doc(5)));
		pass_days(20);
		assert_ok!(Shares::reject_figure(ordinary(BAKERY), CLASS, PAR / 2, doc(5)));
		pass_days(100);
		assert_eq!(card(ADA).unwrap().last_day, last_day + 20);
		assert_ok!(pay(ADA, 1));
	});
}
