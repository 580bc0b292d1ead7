//! Shares outside offers that are paid by bank, and what banks take back.

use super::expecting::{last_pending, post_on};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Posting, StatementLine};
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::assert_refused;
use rochdale_primitives::ledger::EntryNo;

const LEDGER: LedgerId = LedgerId::Coop(HOUSING);

fn expect(by: MemberNo, list: &[(MemberNo, u64)]) -> DispatchResult {
	plain(Shares::expect(signed(HOUSING, by), HOUSING, Expected::Class(CLASS, list.to_vec().try_into().unwrap())))
}

fn last_entry() -> EntryNo {
	pallet_ledger::Ledgers::<Test>::get(LEDGER).unwrap().last_entry
}

fn post(pending: PendingNo) {
	post_on(pending, None, Direction::In, today());
}

/// One officer expects what a member pays, two hands post it, and the days aside pass.
fn pay_in(member: MemberNo, shares: u64) -> EntryNo {
	assert_ok!(expect(3, &[(member, shares)]));
	post(last_pending());
	let entry = last_entry();
	pass_days(8);
	entry
}

/// Two hands say that an entry was wrong.
fn correct(entry: EntryNo) {
	let reason = fresh();
	for hand in [1, 2] {
		assert_ok!(plain(Ledger::correct(signed(HOUSING, hand), LEDGER, HOUSING, entry, reason, None)));
	}
}

/// The bank takes so much back of the first item of an entry.
fn take_back(entry: EntryNo, amount: Balance) -> EntryNo {
	let line =
		StatementLine { reference: fresh(), booked: today(), valued: today(), direction: Direction::Out, amount };
	let parts = vec![Part::Back { entry, place: 0, amount }].try_into().unwrap();
	let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher: fresh() };
	for hand in [1, 2] {
		assert_ok!(plain(Ledger::post(signed(HOUSING, hand), LEDGER, HOUSING, posting.clone())));
	}
	last_entry()
}

fn paid_in() -> AccountNo {
	accounts(HOUSING).paid_in
}

fn missing(member: MemberNo) -> Balance {
	stake(HOUSING, member).missing
}

fn aside() -> Balance {
	Books::<Test>::get(HOUSING).unwrap().aside
}

/// Members 8 to 12 hold a share each.
fn bank_test(terms: ClassTerms, test: impl FnOnce()) {
	empty_test(|| {
		open_class(HOUSING, terms);
		let list: Vec<_> = (8..=12).map(|member| (member, terms.minimum)).collect();
		assert_ok!(expect(3, &list));
		post(last_pending());
		pass_days(8);
		assert_eq!(class(HOUSING, CLASS).held, 5 * terms.minimum);
		test();
	});
}

#[test]
fn what_comes_is_shares_a_week_later_from_the_day_on_which_it_came() {
	bank_test(TERMS, || {
		// Of a member without an account, too.
		move_seat(HOUSING, ADA, None);
		assert_ok!(expect(1, &[(ADA, 2)]));
		assert_eq!((stake(HOUSING, ADA), aside()), (Default::default(), 0));
		pass_days(3);
		let came = today() - 1;
		post_on(last_pending(), None, Direction::In, came);
		assert_eq!((held(HOUSING, CLASS, ADA), aside(), stake(HOUSING, ADA).open), (0, 2 * PAR, 1));
		assert_eq!(<Shares as SetAside>::set_aside(LEDGER), 2 * PAR);
		pass_days(6);
		assert_eq!(held(HOUSING, CLASS, ADA), 0);
		pass_days(2);
		assert_eq!((held(HOUSING, CLASS, ADA), aside(), stake(HOUSING, ADA).open), (2, 0, 0));
		assert_eq!(<Shares as SetAside>::set_aside(LEDGER), 0);
		let (_, class, day) = Shares::book_and_class(HOUSING, CLASS).unwrap();
		let mut holding = Holdings::<Test>::get((HOUSING, CLASS, ADA));
		holding.count(&class).unwrap();
		let days = u128::from(day.abs_diff(came));
		assert_eq!(holding.years.years().iter().map(|(_, days)| days).sum::<u128>(), 2 * PAR * days);
		let operation = Operations::<Test>::get(HOUSING, 6).unwrap();
		assert_eq!((operation.kind, operation.member, operation.day), (OperationKind::Subscribed, ADA, came));
	});
}

#[test]
fn what_came_before_a_return_was_declared_is_held_after_that_year() {
	bank_test(TERMS, || {
		assert_ok!(Shares::declare_maximum(ordinary(HOUSING), CLASS, new_year(2027), 800));
		pass_until(new_year(2028));
		assert_ok!(expect(1, &[(ADA, 1)]));
		post_on(last_pending(), None, Direction::In, new_year(2028) - 1);
		assert_ok!(declare_return(HOUSING, new_year(2027), &[(CLASS, 100)], 1_000 * EURO));
		pass_days(8);
		assert_eq!(Operations::<Test>::get(HOUSING, 6).unwrap().day, new_year(2028));
		assert_ok!(check());
		let collect = Shares::collect_returns(anybody(), HOUSING, CLASS, new_year(2027), only(ADA));
		assert_noop!(plain(collect), Errors::NothingDue);
	});
}

#[test]
fn what_came_long_before_it_is_entered_is_held_for_a_quarter_before_at_most() {
	bank_test(TERMS, || {
		pass_days(300);
		for (came, counts) in [(92, 92), (93, 92), (200, 92)] {
			assert_ok!(expect(1, &[(ADA, 1)]));
			let entered = today();
			post_on(last_pending(), None, Direction::In, entered - came);
			pass_days(8);
			let Book { operations, .. } = Books::<Test>::get(HOUSING).unwrap();
			assert_eq!(Operations::<Test>::get(HOUSING, operations).unwrap().day, entered - counts, "{came}");
			// As if it had never been, so that caps let her have the next one.
			assert_ok!(Shares::give_notice(signed(HOUSING, ADA), HOUSING, CLASS, 1, false));
			pass_days(100);
		}
	});
}

#[test]
fn nobody_holds_a_share_before_there_is_the_class() {
	bank_test(TERMS, || {
		pass_days(30);
		// One whose register came in has its value since the year began.
		Classes::<Test>::mutate(HOUSING, CLASS, |class| class.as_mut().unwrap().since = today() - 5);
		let since = today() - 5;
		assert_ok!(expect(1, &[(ADA, 1)]));
		post_on(last_pending(), None, Direction::In, today() - 20);
		pass_days(8);
		let Book { operations, .. } = Books::<Test>::get(HOUSING).unwrap();
		assert_eq!(Operations::<Test>::get(HOUSING, operations).unwrap().day, since);
	});
}

#[test]
fn what_cannot_be_expected_is_refused_by_name() {
	bank_test(ClassTerms { minimum: 2, maximum: 4, ..TERMS }, || {
		assert_noop!(expect(ADA, &[(ADA, 2)]), Errors::NotOnBoard);
		assert_refused!(
			Shares::expect(anybody(), HOUSING, Expected::Class(CLASS, Default::default())),
			Errors::NotMember
		);
		assert_noop!(expect(1, &[]), Errors::NoShares);
		assert_noop!(expect(1, &[(ADA, 0)]), Errors::NoShares);
		assert_noop!(expect(1, &[(ADA, 2), (ADA, 2)]), Errors::MemberTwice);
		assert_noop!(expect(1, &[(99, 2)]), Errors::NotMember);
		assert_noop!(expect(1, &[(ADA, 1)]), Errors::BelowMinimum);
		assert_noop!(expect(1, &[(ADA, 5)]), Errors::AboveMaximum);
		let wide = open_class(HOUSING, TERMS);
		let in_wide = |shares| {
			plain(Shares::expect(
				signed(HOUSING, 1),
				HOUSING,
				Expected::Class(wide, vec![(ADA, shares)].try_into().unwrap()),
			))
		};
		assert_noop!(in_wide(6), Errors::AboveHoldingCap);
		let theirs = open_class(HOUSING, ClassTerms { holders: Holders::Supporters, ..TERMS });
		let in_theirs = |list: &[(MemberNo, u64)]| {
			plain(Shares::expect(
				signed(HOUSING, 1),
				HOUSING,
				Expected::Class(theirs, list.to_vec().try_into().unwrap()),
			))
		};
		assert_noop!(in_theirs(&[(ADA, 9)]), Errors::AboveHoldingCap);
		let no_class =
			Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Class(9, vec![(ADA, 1)].try_into().unwrap()));
		assert_refused!(no_class, Errors::NoSuchClass);
		assert_ok!(Shares::set_open(ordinary(HOUSING), CLASS, false));
		assert_noop!(expect(1, &[(ADA, 2)]), Errors::ClassClosed);
		assert_ok!(Shares::set_open(ordinary(HOUSING), CLASS, true));
		assert_ok!(Shares::give_figure(signed(HOUSING, AUDITOR), HOUSING, CLASS, PAR / 2, doc(5)));
		assert_noop!(expect(1, &[(ADA, 2)]), Errors::ValueInDoubt);
		open_class(BAKERY, TERMS);
		let in_units =
			Shares::expect(signed(BAKERY, 1), BAKERY, Expected::Class(CLASS, vec![(ADA, 1)].try_into().unwrap()));
		assert_refused!(in_units, Errors::NotByBank);
	});
}

fn close() {
	assert_ok!(Shares::set_open(ordinary(HOUSING), CLASS, false));
}

fn doubt() {
	assert_ok!(Shares::give_figure(signed(HOUSING, AUDITOR), HOUSING, CLASS, PAR / 2, doc(5)));
}

#[test]
fn what_cannot_become_shares_any_more_is_owed_back() {
	let cases: [(fn(), bool); 6] = [
		(|| {}, true),
		(close, false),
		(
			|| {
				unseat(HOUSING, ADA);
				Shares::on_seat_ended(HOUSING, ADA, SeatEnd::Left);
			},
			false,
		),
		(doubt, false),
		(
			|| {
				doubt();
				assert_ok!(Shares::value(special(HOUSING), CLASS, PAR / 2, doc(5)));
			},
			false,
		),
		// Others leave, so that two shares are more than a third.
		(
			|| {
				for member in 8..=11 {
					unseat(HOUSING, member);
					Shares::on_seat_ended(HOUSING, member, SeatEnd::Left);
				}
			},
			false,
		),
	];
	for (case, (happens, becomes)) in cases.into_iter().enumerate() {
		bank_test(TERMS, || {
			assert_ok!(expect(1, &[(ADA, 2)]));
			post(last_pending());
			happens();
			pass_days(8);
			let (shares, back) = if becomes { (2, 0) } else { (0, 2 * PAR) };
			assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA), aside()), (shares, back, 0), "{case}");
		});
	}
}

#[test]
fn what_is_less_than_a_share_is_owed_back() {
	bank_test(TERMS, || {
		assert_ok!(expect(1, &[(ADA, 2)]));
		let pending = last_pending();
		post_on(pending, Some((0, PAR / 2)), Direction::In, today());
		pass_days(3);
		post_on(pending, Some((0, PAR)), Direction::In, today());
		pass_days(5);
		assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA)), (1, PAR / 2));
		let told = Event::OwedBack { coop: HOUSING, class: CLASS, member: ADA, amount: PAR / 2 };
		System::assert_has_event(told.into());
		// What comes of it later is a payment of its own.
		post_on(pending, Some((0, PAR / 2)), Direction::In, today());
		pass_days(8);
		assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA)), (1, PAR));
	});
}

#[test]
fn the_entry_fee_is_part_of_what_is_expected() {
	bank_test(ClassTerms { entry_fee_bps: 2_500, ..TERMS }, || {
		let reserve = || balance(HOUSING, accounts(HOUSING).reserve);
		let before = reserve();
		assert_eq!(before, 5 * PAR / 4);
		pay_in(ADA, 1);
		assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA), reserve() - before), (1, 0, PAR / 4));
		pay_in(ADA, 1);
		assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA), reserve() - before), (2, 0, PAR / 4));
		// Of an offer, also where it comes in parts.
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 2, maximum: 2, allotment: Allotment::FirstCome, days: 7 };
		assert_ok!(Shares::open_offer(ordinary(HOUSING), terms, doc(2)));
		let list = vec![(BEN, 1), (CLEO, 1)].try_into().unwrap();
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Offer(1, list)));
		let pending = last_pending();
		post_on(pending, Some((0, PAR / 8)), Direction::In, today());
		post_on(pending, Some((1, PAR)), Direction::In, today());
		assert_ok!(check());
		assert_eq!(Offers::<Test>::get(HOUSING, 1).unwrap().shares, 0);
		post_on(pending, Some((0, PAR + PAR / 8)), Direction::In, today());
		assert_eq!(Offers::<Test>::get(HOUSING, 1).unwrap().shares, 1);
		pass_days(25);
		assert_eq!((held(HOUSING, CLASS, BEN), owed(HOUSING, BEN)), (1, 0));
		assert_eq!((held(HOUSING, CLASS, CLEO), owed(HOUSING, CLEO)), (0, PAR));
		assert_eq!(reserve() - before, PAR / 2);
	});
}

#[test]
fn what_a_bank_takes_back_in_a_week_was_never_a_share() {
	bank_test(TERMS, || {
		assert_ok!(expect(1, &[(ADA, 2)]));
		let pending = last_pending();
		post(pending);
		correct(last_entry());
		assert_eq!((aside(), stake(HOUSING, ADA).open), (0, 0));
		assert_ok!(check());
		pass_days(5);
		// It waits again, and its days begin anew.
		post(pending);
		let entry = last_entry();
		pass_days(5);
		assert_eq!(aside(), 2 * PAR);
		let back = take_back(entry, PAR);
		assert_eq!((aside(), missing(ADA)), (PAR, 0));
		// It was wrong that it came back.
		correct(back);
		assert_eq!((aside(), missing(ADA)), (2 * PAR, 0));
		pass_days(3);
		assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA)), (2, 0));
	});
}

#[test]
fn what_a_bank_takes_back_later_is_missing_until_it_is_paid() {
	bank_test(TERMS, || {
		let entry = pay_in(ADA, 2);
		take_back(entry, PAR);
		assert_eq!((held(HOUSING, CLASS, ADA), missing(ADA)), (2, PAR));
		assert_eq!(balance(HOUSING, paid_in()), PAR);
		assert_ok!(check());
		let told = Event::BankTookBack { coop: HOUSING, member: ADA, account: paid_in(), amount: PAR };
		System::assert_has_event(told.into());
		assert_noop!(expect(1, &[(ADA, 1)]), Errors::InArrears);

		let ask = |by, list: &[(MemberNo, AccountNo)]| {
			plain(Shares::expect(signed(HOUSING, by), HOUSING, Expected::Missing(list.to_vec().try_into().unwrap())))
		};
		assert_noop!(ask(ADA, &[(ADA, paid_in())]), Errors::NotOnBoard);
		assert_noop!(ask(1, &[]), Errors::NothingMissing);
		assert_noop!(ask(1, &[(BEN, paid_in())]), Errors::NothingMissing);
		assert_noop!(ask(1, &[(ADA, paid_in()), (ADA, paid_in())]), Errors::MemberTwice);
		assert_refused!(Shares::expect(anybody(), HOUSING, Expected::Missing(Default::default())), Errors::NotMember);
		assert_ok!(ask(1, &[(ADA, paid_in())]));
		let first = last_pending();
		assert_ok!(ask(2, &[(ADA, paid_in())]));
		post(first);
		assert_eq!((missing(ADA), balance(HOUSING, paid_in())), (0, 0));
		// What comes twice is owed back.
		post(last_pending());
		assert_eq!(aside(), PAR);
		pass_days(8);
		assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA)), (2, PAR));
	});
}

#[test]
fn what_is_missing_is_set_off_by_two_hands_and_the_rest_is_paid_out() {
	bank_test(TERMS, || {
		let entry = pay_in(ADA, 2);
		take_back(entry, PAR);
		let all = Shares::set_off(ordinary(HOUSING), HOUSING, ADA, PAR, Debt::Missing(paid_in()));
		assert_noop!(all, Errors::NothingOwed);
		let order = |members: &[MemberNo]| {
			plain(Shares::order_payouts(signed(HOUSING, 1), HOUSING, members.to_vec().try_into().unwrap()))
		};
		assert_noop!(order(&[ADA]), Errors::NothingOwed);
		unseat(HOUSING, ADA);
		Shares::on_seat_ended(HOUSING, ADA, SeatEnd::Left);
		pass_days(0);
		release_half_a_share();
		assert_eq!(owed(HOUSING, ADA), PAR / 2);
		assert_noop!(order(&[ADA]), Errors::InArrears);

		let recover = |by, amount| Shares::set_off(by, HOUSING, ADA, amount, Debt::Missing(paid_in()));
		assert_noop!(recover(ordinary(HOUSING), 0), Errors::NothingMissing);
		assert_noop!(recover(ordinary(HOUSING), PAR + 1), Errors::NothingMissing);
		assert_noop!(recover(ordinary(BAKERY), PAR / 2), Errors::OtherCoop);
		assert_ok!(recover(signed(HOUSING, 1), PAR / 2));
		assert_eq!(missing(ADA), PAR);
		assert_ok!(recover(signed(HOUSING, 2), PAR / 2));
		assert_eq!((missing(ADA), owed(HOUSING, ADA)), (PAR / 2, 0));
		assert_eq!(balance(HOUSING, paid_in()), PAR / 2);
	});
}

/// Half a share is released to Ada's claim.
fn release_half_a_share() {
	pass_until(new_year(2028) + 180);
	let day = new_year(2028);
	let release = Release { amount: PAR / 2, accounts_until: day, approved_on: day, surplus: PAR, solvency: doc(3) };
	assert_ok!(Shares::release(ordinary(HOUSING), HOUSING, CLASS, release));
	assert_ok!(Shares::collect_claims(anybody(), HOUSING, only(1)));
}

#[test]
fn a_bank_takes_back_what_an_offer_has_issued() {
	bank_test(TERMS, || {
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 9, maximum: 9, allotment: Allotment::FirstCome, days: 30 };
		let open = || {
			assert_ok!(Shares::open_offer(ordinary(HOUSING), terms, doc(2)));
			Books::<Test>::get(HOUSING).unwrap().offers
		};
		let expect = |no, member| {
			let list = vec![(member, 1)].try_into().unwrap();
			assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Offer(no, list)));
			last_pending()
		};
		let no = open();
		post(expect(no, ADA));
		let entry = last_entry();
		pass_days(46);
		assert_eq!(held(HOUSING, CLASS, ADA), 1);
		take_back(entry, PAR / 4);
		assert_eq!(missing(ADA), PAR / 4);
		assert_ok!(check());
		let account = Offers::<Test>::get(HOUSING, no).unwrap().account;
		let list = vec![(ADA, account)].try_into().unwrap();
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Missing(list)));
		post(last_pending());
		assert_eq!(missing(ADA), 0);
		// What comes for an offer that was taken back is owed back.
		let no = open();
		let pending = expect(no, BEN);
		assert_ok!(Shares::withdraw_offer(ordinary(HOUSING), no));
		pass_days(1);
		post(pending);
		assert_ok!(check());
		assert_eq!(aside(), PAR);
		pass_days(8);
		assert_eq!((held(HOUSING, CLASS, BEN), owed(HOUSING, BEN), aside()), (0, PAR, 0));
	});
}

#[test]
fn no_officer_keeps_others_from_expecting_what_really_comes() {
	bank_test(TERMS, || {
		for _ in 1..limits::MAX_CLASS_LISTS {
			assert_ok!(expect(1, &[(ADA, 1)]));
		}
		let last = last_pending();
		// The first one has ended, and made room.
		assert_ok!(expect(1, &[(ADA, 1)]));
		assert_noop!(expect(2, &[(BEN, 1)]), Errors::TooManyLists);
		let give_up = |by, pending| Shares::give_up_list(signed(HOUSING, by), HOUSING, pending);
		assert_noop!(give_up(ADA, last), Errors::NotOnBoard);
		assert_noop!(Shares::give_up_list(anybody(), HOUSING, last), Errors::NotMember);
		assert_noop!(give_up(2, 1), Errors::NoSuchList);
		assert_noop!(give_up(2, 99), Errors::NoSuchList);
		assert_ok!(give_up(2, last));
		assert_noop!(give_up(2, last), Errors::NoSuchList);
		assert_ok!(expect(2, &[(BEN, 1)]));
	});
}

const PARTS: ClassTerms = ClassTerms { minimum: 4, first_bps: 2_500, instalment_months: 12, ..TERMS };

fn unpaid(member: MemberNo) -> u64 {
	Commitments::<Test>::get((HOUSING, CLASS, member)).map_or(0, |commitment| commitment.unpaid)
}

#[test]
fn instalments_by_bank_begin_with_the_first_money_that_a_member_has_promised() {
	bank_test(PARTS, || {
		let commit = |shares, first| Shares::commit(signed(HOUSING, ADA), HOUSING, CLASS, shares, first, Mode::Bank);
		assert_noop!(Shares::commit(anybody(), HOUSING, CLASS, 7, 2, Mode::Bank), Errors::NotMember);
		assert_noop!(commit(9, 2), Errors::FirstTooSmall);
		assert_noop!(commit(8, 8), Errors::MoreThanUnpaid);
		assert_noop!(expect(1, &[(ADA, 2)]), Errors::BelowMinimum);
		assert_ok!(commit(7, 2));
		// It reserves nothing.
		assert_eq!((unpaid(ADA), stake(HOUSING, ADA)), (0, Default::default()));
		assert_noop!(expect(1, &[(ADA, 1)]), Errors::BelowMinimum);
		pay_in(ADA, 2);
		assert_eq!((held(HOUSING, CLASS, ADA), unpaid(ADA)), (2, 5));
		assert_noop!(commit(7, 2), Errors::AlreadyCommitted);
		let in_units = Shares::pay_instalment(signed(HOUSING, ADA), HOUSING, CLASS, 1);
		assert_noop!(in_units, Errors::NotInUnits);
		assert_noop!(expect(1, &[(ADA, 6)]), Errors::MoreThanUnpaid);
		// Two lists at once pay no more than what is unpaid.
		assert_ok!(expect(1, &[(ADA, 4)]));
		let first = last_pending();
		assert_ok!(expect(1, &[(ADA, 4)]));
		post(first);
		post(last_pending());
		pass_days(8);
		assert_eq!((held(HOUSING, CLASS, ADA), unpaid(ADA), owed(HOUSING, ADA)), (7, 0, 3 * PAR));
	});
}

#[test]
fn what_a_member_without_an_account_has_signed_on_paper_two_officers_enter() {
	bank_test(PARTS, || {
		let promise = |by, member, document| {
			Shares::promise_on_paper(signed(HOUSING, by), HOUSING, CLASS, member, 7, 2, doc(document))
		};
		assert_noop!(promise(1, ADA, 7), Errors::SignsAlone);
		move_seat(HOUSING, ADA, None);
		assert_noop!(promise(1, ADA, 0), Errors::NoDocument);
		assert_noop!(promise(BEN, ADA, 7), Errors::NotOnBoard);
		assert_noop!(promise(1, 1, 7), Errors::YouBenefit);
		assert_noop!(promise(1, 99, 7), Errors::NotMember);
		assert_ok!(promise(1, ADA, 7));
		assert_noop!(promise(1, ADA, 7), Errors::AlreadyBegun);
		assert_noop!(expect(3, &[(ADA, 2)]), Errors::BelowMinimum);
		assert_ok!(promise(2, ADA, 7));
		pay_in(ADA, 2);
		assert_eq!((held(HOUSING, CLASS, ADA), unpaid(ADA)), (2, 5));
		pay_in(ADA, 5);
		assert_eq!((held(HOUSING, CLASS, ADA), unpaid(ADA)), (7, 0));
	});
}

#[test]
fn a_promise_lapses() {
	bank_test(PARTS, || {
		assert_ok!(Shares::commit(signed(HOUSING, ADA), HOUSING, CLASS, 7, 2, Mode::Bank));
		pass_days(91);
		assert_noop!(expect(1, &[(ADA, 2)]), Errors::BelowMinimum);
		move_seat(HOUSING, BEN, None);
		open_class(BAKERY, PARTS);
		let in_units = Shares::promise_on_paper(signed(BAKERY, 1), BAKERY, CLASS, ADA, 7, 2, doc(7));
		assert_noop!(in_units, Errors::SignsAlone);
		move_seat(BAKERY, ADA, None);
		let in_units = Shares::promise_on_paper(signed(BAKERY, 1), BAKERY, CLASS, ADA, 7, 2, doc(7));
		assert_noop!(in_units, Errors::NotByBank);
	});
}

/// What happens at the bank and in the co-op. Numbers that fit nothing are refused.
#[derive(Clone, Debug)]
enum Turn {
	Expect(MemberNo, u64),
	Promise(MemberNo, u64, u64),
	Post(PendingNo, Balance),
	TakeBack(EntryNo, Balance),
	Correct(EntryNo),
	Missing(MemberNo),
	Recover(MemberNo, Balance),
	Open(bool),
	Leave(MemberNo),
	Pass(Day),
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
	let member = || 5u32..9;
	let turn = prop_oneof![
		6 => (member(), 1u64..9).prop_map(|(member, shares)| Turn::Expect(member, shares)),
		2 => (member(), 4u64..8, 1u64..4).prop_map(|(member, shares, first)| Turn::Promise(member, shares, first)),
		8 => (0u32..6, 1u128..9).prop_map(|(pending, part)| Turn::Post(pending, part)),
		3 => (0u32..6, 1u128..9).prop_map(|(entry, part)| Turn::TakeBack(entry, part)),
		2 => (0u32..6).prop_map(Turn::Correct),
		1 => member().prop_map(Turn::Missing),
		2 => (member(), 1u128..9).prop_map(|(member, part)| Turn::Recover(member, part)),
		1 => prop::bool::ANY.prop_map(Turn::Open),
		1 => member().prop_map(Turn::Leave),
		4 => (0i32..9).prop_map(Turn::Pass),
		1 => Just(Turn::Pass(100)),
	];
	prop::collection::vec(turn, 1..60)
}

/// All that has come of a member less what went back, by the legs of entries of the bank.
fn came(member: MemberNo) -> i128 {
	let entries = pallet_ledger::Entries::<Test>::iter_prefix_values(LEDGER).filter(|entry| entry.line.is_some());
	let legs = entries.flat_map(|entry| entry.legs.into_iter());
	let theirs = legs.filter(|leg| leg.party == Some(Party::Member(HOUSING, member)));
	theirs.map(|leg| if leg.side == Side::Credit { leg.amount as i128 } else { -(leg.amount as i128) }).sum()
}

fn turn(turn: Turn) {
	// The second hand completes what the first has begun, or both are refused.
	let both = |call: &dyn Fn(MemberNo) -> DispatchResult| _ = call(1).and_then(|()| call(2));
	match turn {
		Turn::Expect(member, shares) => _ = expect(3, &[(member, shares)]),
		Turn::Promise(member, shares, first) => {
			_ = Shares::commit(signed(HOUSING, member), HOUSING, CLASS, shares, first, Mode::Bank);
		}
		Turn::Post(ago, part) => {
			let pending = last_pending().saturating_sub(ago);
			let amount = part * PAR / 4;
			let line = StatementLine {
				reference: fresh(),
				booked: today(),
				valued: today(),
				direction: Direction::In,
				amount,
			};
			let parts = vec![Part::Item { pending, place: 0, amount }].try_into().unwrap();
			let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher: H256::default() };
			both(&|hand| plain(Ledger::post(signed(HOUSING, hand), LEDGER, HOUSING, posting.clone())));
		}
		Turn::TakeBack(ago, part) => {
			let (entry, amount) = (last_entry().saturating_sub(ago), part * PAR / 4);
			let line = StatementLine {
				reference: fresh(),
				booked: today(),
				valued: today(),
				direction: Direction::Out,
				amount,
			};
			let parts = vec![Part::Back { entry, place: 0, amount }].try_into().unwrap();
			let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher: fresh() };
			both(&|hand| plain(Ledger::post(signed(HOUSING, hand), LEDGER, HOUSING, posting.clone())));
		}
		Turn::Correct(ago) => {
			let (entry, reason) = (last_entry().saturating_sub(ago), fresh());
			both(&|hand| plain(Ledger::correct(signed(HOUSING, hand), LEDGER, HOUSING, entry, reason, None)));
		}
		Turn::Missing(member) => {
			let list = vec![(member, paid_in())].try_into().unwrap();
			_ = Shares::expect(signed(HOUSING, 3), HOUSING, Expected::Missing(list));
		}
		Turn::Recover(member, part) => {
			both(&|hand| {
				Shares::set_off(signed(HOUSING, hand), HOUSING, member, part * PAR / 4, Debt::Missing(paid_in()))
			});
		}
		Turn::Open(is_open) => _ = Shares::set_open(ordinary(HOUSING), CLASS, is_open),
		Turn::Leave(member) => {
			if MockMembers::is_seated(HOUSING, member) {
				unseat(HOUSING, member);
				Shares::on_seat_ended(HOUSING, member, SeatEnd::Left);
			}
		}
		Turn::Pass(days) => pass_days(days),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	/// To the last unit, all that came of a member is shares at par, held or given back, the fee, what is owed and what is aside,
	/// less what is missing.
	#[test]
	fn all_that_came_is_shares_a_fee_or_owed_back(turns in turns()) {
		bank_test(ClassTerms { entry_fee_bps: 500, ..PARTS }, || {
			for one in turns {
				let text = format!("{one:?}");
				turn(one);
				assert_eq!(check(), Ok(()), "{text}");
				for member in 5..9 {
					let stake = stake(HOUSING, member);
					let queued = Claims::<Test>::iter_prefix_values(HOUSING).filter(|claim| claim.member == member);
					let shares = held(HOUSING, CLASS, member) + queued.map(|claim| claim.shares).sum::<u64>();
					let fee = if stake.has_entered { class(HOUSING, CLASS).terms.entry_fee(CENT).unwrap() } else { 0 };
					let remittances = Remittances::<Test>::iter_prefix_values((HOUSING,));
					let aside: Balance = remittances.filter(|one| one.member == member).map(|one| one.paid).sum();
					let all = u128::from(shares) * PAR + fee + stake.owed + aside;
					assert_eq!(came(member), all as i128 - stake.missing as i128, "{member} {text}");
				}
			}
		});
	}
}

#[test]
fn officers_expect_and_recover_free_of_charge_a_few_times() {
	use rochdale_primitives::free::{Charge, FreeCall};
	bank_test(PARTS, || {
		let (coop, class, member) = (HOUSING, CLASS, ADA);
		let charge = |call: Call<Test>, member| call.charge(&account(HOUSING, member));
		assert_eq!(charge(Call::commit { coop, class, shares: 7, first: 2, mode: Mode::Bank }, ADA), Charge::Free);
		let whole = Call::commit { coop, class, shares: 7, first: 7, mode: Mode::Bank };
		assert_eq!(charge(whole, ADA), Charge::Refused(Errors::MoreThanUnpaid.into()));
		let list: SubscriptionList = vec![(ADA, 4)].try_into().unwrap();
		assert_eq!(charge(Call::expect { coop, expected: Expected::Class(class, list.clone()) }, 1), Charge::Free);
		let by_ada = Call::expect { coop, expected: Expected::Class(class, list) };
		assert_eq!(charge(by_ada, ADA), Charge::Refused(Errors::NotOnBoard.into()));
		let entry = pay_in(ADA, 4);
		take_back(entry, PAR);
		let missing = vec![(ADA, paid_in())].try_into().unwrap();
		assert_eq!(charge(Call::expect { coop, expected: Expected::Missing(missing) }, 1), Charge::Free);
		let pending = last_pending();
		let give_up = Call::give_up_list { coop, pending };
		assert_eq!(charge(give_up, 1), Charge::Refused(Errors::NoSuchList.into()));
		let recover = Call::set_off { coop, member, amount: PAR, debt: Debt::Missing(paid_in()) };
		assert_eq!(charge(recover, 1), Charge::Refused(Errors::NothingOwed.into()));
		move_seat(HOUSING, BEN, None);
		let document = doc(7);
		let on_paper = Call::promise_on_paper { coop, class, member: BEN, shares: 7, first: 2, document };
		assert_eq!(charge(on_paper, 1), Charge::Free);
	});
}

#[test]
fn what_is_missing_is_not_forgotten_with_who_has_left() {
	bank_test(TERMS, || {
		assert_ok!(expect(1, &[(ADA, 2)]));
		post(last_pending());
		let entry = last_entry();
		close();
		pass_days(8);
		let members = vec![ADA].try_into().unwrap();
		assert_ok!(Shares::order_payouts(signed(HOUSING, 1), HOUSING, members));
		post_on(last_pending(), None, Direction::Out, today());
		unseat(HOUSING, ADA);
		Shares::on_seat_ended(HOUSING, ADA, SeatEnd::Left);
		take_back(entry, PAR);
		<Shares as Settlement>::forget(HOUSING, ADA);
		assert_eq!((missing(ADA), stake(HOUSING, ADA).account), (PAR, None));
	});
}
