//! What those are paid whose seat has ended, by how it ended.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// Three shares are the least holding. A fifth of it is deducted of who leaves too early, and three tenths of who is expelled.
const STRICT: ClassTerms = ClassTerms {
	minimum: 3,
	earliest_days: 0,
	redemption: Redemption::Right,
	unjustified_bps: 2_000,
	expelled_bps: 3_000,
	..TERMS
};

/// An account of heirs, which sits nowhere.
const HEIRS: AccountId = 8_888;

/// Ten shares each of ten members.
fn hold(terms: ClassTerms) {
	open_class(BAKERY, terms);
	for shares in [3, 7] {
		(1..=10).for_each(|member| subscribe(member, shares).unwrap());
	}
}

fn ends(member: MemberNo, end: SeatEnd) {
	unseat(BAKERY, member);
	Shares::on_seat_ended(BAKERY, member, end);
	pass_days(0);
}

/// The members release so much by the accounts of the year before.
fn release(amount: Balance) -> DispatchResult {
	let (day, _) = MockYears::year_of(BAKERY, today()).unwrap();
	let release =
		Release { amount, accounts_until: day, approved_on: day, surplus: 1_000_000 * EURO, solvency: doc(3) };
	plain(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release))
}

fn collect(claim: ClaimNo) -> DispatchResult {
	plain(Shares::collect_claims(anybody(), BAKERY, only(claim)))
}

fn reserve() -> Balance {
	balance(BAKERY, accounts(BAKERY).reserve)
}

/// What a member with ten shares of 100 is paid and what the reserve gets, where their seat ended like that.
fn settled(end: SeatEnd) -> (Balance, Balance) {
	let (mut paid, mut kept) = (0, 0);
	empty_test(|| {
		hold(STRICT);
		ends(ADA, end);
		pass_until(new_year(2027));
		assert_ok!(release(1_000 * EURO));
		assert_ok!(collect(1));
		(paid, kept) = (owed(BAKERY, ADA), reserve());
	});
	(paid, kept)
}

#[test]
fn something_of_the_least_holding_is_deducted_of_who_leaves_too_early_or_is_expelled_and_of_nobody_else() {
	assert_eq!(settled(SeatEnd::LeftEarly), (940 * EURO, 60 * EURO));
	assert_eq!(settled(SeatEnd::Expelled), (910 * EURO, 90 * EURO));
	for end in [SeatEnd::Left, SeatEnd::Died] {
		assert_eq!(settled(end), (1_000 * EURO, 0));
	}
}

#[test]
fn a_deduction_is_exact_after_a_loss_and_in_many_payments_and_shown_in_the_claim() {
	empty_test(|| {
		hold(STRICT);
		ends(ADA, SeatEnd::LeftEarly);
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, 92 * EURO, doc(5)));
		assert_ok!(Shares::value(special(BAKERY), CLASS, 92 * EURO, doc(5)));
		pass_until(new_year(2027));
		// A fifth of 3 times 92.00.
		let parts = [333_333_333, 333_333_333, 253_333_334];
		for amount in parts {
			assert_ok!(release(amount));
			assert_ok!(check());
			assert_ok!(collect(1));
			if let Some(Claim { taken, deducted, least, .. }) = Claims::<Test>::get(BAKERY, 1) {
				assert_eq!((least, deducted), (3, taken * 3 * 2_000 / 100_000));
			}
		}
		assert_eq!((owed(BAKERY, ADA), reserve()), (864_800_000, 55_200_000));
		let (coop, member, claim, deducted) = (BAKERY, ADA, Some(1), 15_200_001);
		let told = Event::Collected { coop, member, claim, amount: 253_333_334 - 15_200_001, interest: 0, deducted };
		System::assert_last_event(told.into());
	});
}

#[test]
fn what_was_given_back_before_is_deducted_of_as_far_as_it_was_of_the_least_holding() {
	empty_test(|| {
		hold(STRICT);
		for shares in [6, 4] {
			assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, shares, false));
			pass_days(90);
		}
		assert_eq!([1, 2].map(|claim| Claims::<Test>::get(BAKERY, claim).unwrap().least), [0, 3]);
		// Who has given all back leaves early all the same.
		ends(ADA, SeatEnd::LeftEarly);
		pass_until(new_year(2028));
		assert_ok!(release(1_000 * EURO));
		[1, 2].into_iter().for_each(|claim| collect(claim).unwrap());
		assert_eq!((owed(BAKERY, ADA), reserve()), (940 * EURO, 60 * EURO));
	});
}

#[test]
fn nothing_is_collected_until_an_early_exit_is_classified_or_its_time_is_over() {
	let unclassified = || {
		let until = MockClock::deadline() + 90 * DAY;
		hold(STRICT);
		ends(ADA, SeatEnd::LeftUnclassified { until });
		pass_until(new_year(2027));
		assert_ok!(release(1_000 * EURO));
		assert_noop!(collect(1), Errors::NotClassified);
	};
	empty_test(|| {
		unclassified();
		Shares::on_exit_classified(BAKERY, ADA, SeatEnd::LeftEarly);
		assert_ok!(collect(1));
		assert_eq!(reserve(), 60 * EURO);
	});
	empty_test(|| {
		unclassified();
		Shares::on_exit_classified(BAKERY, ADA, SeatEnd::Left);
		assert_ok!(collect(1));
		assert_eq!(reserve(), 0);
	});
	// Silence means that they had good cause. (ES 17.2)
	empty_test(|| {
		unclassified();
		pass_days(90);
		assert_ok!(collect(1));
		assert_eq!((owed(BAKERY, ADA), reserve()), (1_000 * EURO, 0));
	});
	// Where nothing could be deducted nobody waits.
	empty_test(|| {
		hold(ClassTerms { unjustified_bps: 0, ..STRICT });
		ends(ADA, SeatEnd::LeftUnclassified { until: Moment::MAX });
		pass_until(new_year(2027));
		assert_ok!(release(1_000 * EURO));
		assert_ok!(collect(1));
	});
}

#[test]
fn nothing_is_deducted_of_what_supporters_hold() {
	empty_test(|| {
		let terms = ClassTerms { holders: Holders::Supporters, ..STRICT };
		let open = |terms| Shares::open_class(special(BAKERY), terms, doc(1));
		assert_noop!(open(terms), Errors::TermsOutsideRange);
		assert_noop!(open(ClassTerms { expelled_bps: 0, ..terms }), Errors::TermsOutsideRange);
		assert_ok!(open(ClassTerms { expelled_bps: 0, unjustified_bps: 0, ..terms }));
	});
}

/// Ben leaves on 1 December 2026, Ada dies on 1 February 2027 and Cleo leaves on 1 March.
fn three_end(terms: ClassTerms) {
	hold(terms);
	pass_until(date(2026, 12, 1));
	ends(BEN, SeatEnd::Left);
	pass_until(date(2027, 2, 1));
	ends(ADA, SeatEnd::Died);
	pass_until(date(2027, 3, 1));
	ends(CLEO, SeatEnd::Left);
}

const BUDGETED: ClassTerms = ClassTerms { redemption: Redemption::Discretion, ..STRICT };

#[test]
fn heirs_are_to_be_paid_within_a_year_and_the_others_in_the_order_of_their_days() {
	empty_test(|| {
		three_end(BUDGETED);
		let days = || Shares::queue(BAKERY, CLASS).into_iter().map(|(day, _)| day).collect::<Vec<_>>();
		assert_eq!(days(), [date(2027, 2, 1), date(2026, 12, 1), date(2027, 3, 1)]);
		let due = [2028, 2029, 2030].into_iter().zip([2, 12, 3]).map(|(year, month)| date(year, month, 1));
		let each = due.map(|day| (day, 1_000 * EURO)).collect::<Vec<_>>();
		assert_eq!(Shares::due_by(BAKERY, CLASS), each);
		// By the accounts of 2026 only Ben can be paid.
		assert_ok!(release(400 * EURO));
		assert_ok!(collect(1));
		assert_eq!(owed(BAKERY, BEN), 400 * EURO);
		// By those of 2027 the heirs come first.
		pass_until(new_year(2028));
		assert_ok!(release(960 * EURO));
		assert_ok!(check());
		assert_noop!(collect(1), Errors::NothingDue);
		assert_ok!(collect(2));
		assert_eq!(owed(BAKERY, ADA), 960 * EURO);
		assert_eq!(days().len(), 3);
	});
}

#[test]
fn heirs_who_wait_for_longer_than_a_year_stop_the_return() {
	empty_test(|| {
		three_end(BUDGETED);
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2028), 400));
		pass_until(new_year(2029));
		let declare = || declare_return(BAKERY, new_year(2028), &[(CLASS, 400)], 10_000 * EURO);
		assert_noop!(declare(), Errors::ClaimsOverdue);
		assert_ok!(release(1_000 * EURO));
		assert_ok!(declare());
	});
}

fn name(by: RuntimeOrigin, member: MemberNo, to: AccountId) -> DispatchResult {
	Shares::name_payee(by, BAKERY, member, to, doc(8))
}

#[test]
fn nothing_is_paid_to_the_account_of_the_dead_and_two_officers_name_that_of_the_heirs() {
	empty_test(|| {
		hold(STRICT);
		ends(ADA, SeatEnd::Died);
		ends(BEN, SeatEnd::Left);
		pass_until(new_year(2027));
		assert_ok!(release(2_000 * EURO));
		[1, 2].into_iter().for_each(|claim| collect(claim).unwrap());
		let pay = |member| Shares::pay_out(signed(BAKERY, 1), BAKERY, only(member));
		assert_noop!(pay(ADA), Errors::NoAccount);

		assert_noop!(name(anybody(), ADA, HEIRS), Errors::NotMember);
		assert_noop!(name(signed(BAKERY, CLEO), ADA, HEIRS), Errors::NotOnBoard);
		assert_noop!(name(ordinary(HOUSING), ADA, HEIRS), Errors::OtherCoop);
		assert_noop!(name(decided(BAKERY, Track::Consent), ADA, HEIRS), Errors::MandateTooWeak);
		assert_noop!(name(signed(BAKERY, 1), CLEO, HEIRS), Errors::StillMember);
		assert_noop!(name(signed(BAKERY, 1), 99, HEIRS), Errors::NothingOwed);
		assert_noop!(name(signed(BAKERY, 1), BEN, HEIRS), Errors::AccountKnown);
		assert_noop!(name(signed(BAKERY, 1), ADA, account(BAKERY, 1)), Errors::YouBenefit);
		let without = Shares::name_payee(signed(BAKERY, 1), BAKERY, ADA, HEIRS, doc(0));
		assert_noop!(without, Errors::NoDocument);
		Unregistered::set(vec![HEIRS]);
		assert_noop!(name(signed(BAKERY, 1), ADA, HEIRS), Errors::UnknownPayee);
		assert_noop!(name(ordinary(BAKERY), ADA, HEIRS), Errors::UnknownPayee);
		Unregistered::set(vec![]);
		// Of two officers neither is paid.
		assert_ok!(name(signed(BAKERY, 2), ADA, account(BAKERY, 1)));
		assert_noop!(name(signed(BAKERY, 1), ADA, account(BAKERY, 1)), Errors::YouBenefit);

		assert_ok!(name(signed(BAKERY, 1), ADA, HEIRS));
		assert_noop!(pay(ADA), Errors::NoAccount);
		assert_noop!(name(signed(BAKERY, 1), ADA, HEIRS), Errors::AlreadyBegun);
		assert_ok!(name(signed(BAKERY, 2), ADA, HEIRS));
		System::assert_last_event(
			Event::PayeeNamed { coop: BAKERY, member: ADA, account: HEIRS, document: doc(8) }.into(),
		);
		// A slip is corrected until it is paid.
		assert_ok!(name(ordinary(BAKERY), ADA, STRANGER));
		assert_ok!(name(ordinary(BAKERY), ADA, HEIRS));
		assert_ok!(pay(ADA));
		assert_eq!((Balances::free_balance(HEIRS), purse(BAKERY, ADA)), (1_000 * EURO, PURSE - 1_000 * EURO));
		assert_noop!(name(ordinary(BAKERY), ADA, HEIRS), Errors::NothingOwed);
		assert_ok!(pay(BEN));
		assert_eq!(purse(BAKERY, BEN), PURSE);
	});
}

#[test]
fn a_debt_is_set_off_of_the_first_payments_of_a_claim() {
	empty_test(|| {
		hold(STRICT);
		ends(ADA, SeatEnd::Left);
		pass_until(new_year(2027));
		assert_ok!(release(15 * EURO));
		assert_ok!(collect(1));
		let set_off = |amount| Shares::set_off(ordinary(BAKERY), BAKERY, ADA, amount, Debt::Document(doc(6)));
		assert_noop!(set_off(20 * EURO), Errors::NothingOwed);
		assert_ok!(set_off(15 * EURO));
		assert_ok!(release(985 * EURO));
		assert_ok!(collect(1));
		assert_ok!(set_off(5 * EURO));
		assert_eq!(owed(BAKERY, ADA), 980 * EURO);
	});
}

#[test]
fn who_a_member_was_is_forgotten_once_they_are_settled() {
	empty_test(|| {
		hold(STRICT);
		ends(ADA, SeatEnd::Left);
		pass_until(new_year(2027));
		assert_ok!(release(1_000 * EURO));
		assert_ok!(collect(1));
		Shares::forget(BAKERY, ADA);
		assert_eq!(stake(BAKERY, ADA).account, Some(account(BAKERY, ADA)));
		assert_ok!(Shares::pay_out(signed(BAKERY, 1), BAKERY, only(ADA)));
		assert_eq!(stake(BAKERY, ADA).account, Some(account(BAKERY, ADA)));
		Shares::forget(BAKERY, ADA);
		assert!(!Stakes::<Test>::contains_key(BAKERY, ADA));
	});
}
