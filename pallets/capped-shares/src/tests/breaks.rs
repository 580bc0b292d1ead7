//! What somebody could try at the cost of others.

use super::expecting::{last_pending, post_on};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Posting, StatementLine};
use rochdale_mocks::CivilAhead;
use rochdale_primitives::free::{Charge, FreeCall};

const SECOND_AUDITOR: MemberNo = 11;

const OFFER: OfferTerms =
	OfferTerms { class: CLASS, minimum: 10, target: 10, maximum: 1_000, allotment: Allotment::FirstCome, days: 30 };

fn offer(terms: OfferTerms) -> OfferNo {
	assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
	Books::<Test>::get(BAKERY).unwrap().offers
}

fn pay(member: MemberNo, offer: OfferNo, shares: u64) -> DispatchResult {
	Shares::subscribe_offer(signed(BAKERY, member), BAKERY, offer, shares)
}

fn figure(by: MemberNo, value: Balance, document: u64) -> DispatchResult {
	Shares::give_figure(signed(BAKERY, by), BAKERY, CLASS, value, doc(document))
}

/// Ten members hold a share each.
fn ten() {
	(1..=10).for_each(|member| subscribe(member, 1).unwrap());
}

#[test]
fn a_figure_that_doubts_nothing_takes_no_time_from_one_that_does() {
	new_test(|| {
		ten();
		// The yearly one. A loss is found a month later, and another time after four months.
		for days in [30, 120] {
			assert_ok!(figure(AUDITOR, PAR, 7));
			pass_days(days);
			assert_ok!(figure(AUDITOR, PAR / 2, 8));
			pass_days(89);
			assert_noop!(subscribe(12, 1), Errors::ValueInDoubt);
			assert_ok!(Shares::value(special(BAKERY), CLASS, PAR / 2, doc(8)));
			assert_ok!(figure(AUDITOR, PAR, 9));
			assert_ok!(Shares::value(special(BAKERY), CLASS, PAR, doc(9)));
		}
	});
}

#[test]
fn no_auditor_lifts_what_another_one_doubts() {
	new_test(|| {
		ten();
		rochdale_mocks::appoint(BAKERY, Office::Auditor, SECOND_AUDITOR);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		for higher in [PAR / 2 + 1, PAR] {
			assert_noop!(figure(SECOND_AUDITOR, higher, 8), Errors::OtherFigure);
		}
		assert_noop!(subscribe(12, 1), Errors::ValueInDoubt);
		// They can be of the same mind, or doubt more.
		assert_ok!(figure(SECOND_AUDITOR, PAR / 4, 8));
		assert_noop!(figure(AUDITOR, PAR / 2, 9), Errors::OtherFigure);
		// Who is no auditor any more doubts nothing.
		dismiss(BAKERY, SECOND_AUDITOR);
		assert_ok!(figure(AUDITOR, PAR, 9));
		assert_ok!(subscribe(12, 1));
		// The time of a doubt ends it, too.
		assert_ok!(figure(AUDITOR, PAR / 2, 10));
		rochdale_mocks::appoint(BAKERY, Office::Auditor, SECOND_AUDITOR);
		pass_days(90);
		assert_ok!(figure(SECOND_AUDITOR, PAR, 11));
	});
}

#[test]
fn nobody_is_issued_shares_at_par_while_an_auditor_doubts_their_value() {
	new_test(|| {
		ten();
		let no = offer(OFFER);
		for member in 3..=12 {
			assert_ok!(pay(member, no, 1));
		}
		pass_days(20);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		pass_days(30);
		assert_eq!((Offers::<Test>::get(BAKERY, no).unwrap().state, held(BAKERY, CLASS, 12)), (OfferState::Open, 0));
		assert_noop!(pay(12, no, 1), Errors::OfferClosed);
		assert_ok!(check());
		// The members take it back, and everybody has their money before the loss is written down.
		assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), no));
		pass_days(0);
		assert_ok!(Shares::value(special(BAKERY), CLASS, PAR / 2, doc(7)));
		assert_eq!((held(BAKERY, CLASS, 12), owed(BAKERY, 12)), (0, PAR));
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_offer_is_met_when_the_doubt_about_its_class_is_over() {
	new_test(|| {
		ten();
		let no = offer(OFFER);
		for member in 3..=12 {
			assert_ok!(pay(member, no, 1));
		}
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		pass_days(89);
		assert_eq!(held(BAKERY, CLASS, 12), 0);
		pass_days(2);
		assert_eq!((held(BAKERY, CLASS, 12), owed(BAKERY, 12)), (1, 0));
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
	});
}

#[test]
fn nobody_holds_more_than_their_part_of_what_an_offer_has_issued() {
	new_test(|| {
		// A third of a thousand would be hers, if all of them were issued.
		let no = offer(OFFER);
		assert_ok!(pay(ADA, no, 333));
		for (member, shares) in [(BEN, 20), (CLEO, 10), (8, 10)] {
			assert_ok!(pay(member, no, shares));
		}
		pass_days(40);
		let Book { par, .. } = Books::<Test>::get(BAKERY).unwrap();
		// 20 of 60 are a third.
		let held = [ADA, BEN, CLEO, 8].into_iter().map(|member| held(BAKERY, CLASS, member)).collect::<Vec<_>>();
		assert_eq!((par, held), (60 * PAR, vec![20, 20, 10, 10]));
		assert!(stake(BAKERY, ADA).par * 3 <= par);
	});
}

#[test]
fn who_pays_alone_for_an_offer_holds_the_least_of_it_or_has_all_back_where_that_is_too_little() {
	for (minimum, held_then) in [(1, 1), (2, 0)] {
		new_test(|| {
			let terms = OfferTerms { minimum, allotment: Allotment::InProportion, ..OFFER };
			assert_ok!(Shares::open_offer(ordinary(HOUSING), terms, doc(2)));
			let list = vec![(ADA, 300)].try_into().unwrap();
			assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Offer(1, list)));
			post_on(last_pending(), None, Direction::In, today());
			pass_days(50);
			let back = (300 - u128::from(held_then)) * PAR;
			assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA)), (held_then, back));
		});
	}
}

#[test]
fn two_offers_to_supporters_issue_no_more_than_their_part() {
	new_test(|| {
		ten();
		let theirs = [(); 2].map(|()| open_class(BAKERY, ClassTerms { holders: Holders::Supporters, ..TERMS }));
		for class in theirs {
			let no = offer(OfferTerms { class, minimum: 8, target: 8, maximum: 8, ..OFFER });
			(1..=8).for_each(|member| pay(member, no, 1).unwrap());
		}
		pass_days(32);
		let Book { par, supporters, .. } = Books::<Test>::get(BAKERY).unwrap();
		assert!(supporters * 10_000 <= par * 4_500, "{supporters} of {par}");
		assert_eq!(supporters, 8 * PAR);
		// Nothing could be issued of the one that came second.
		let states = Offers::<Test>::iter_prefix_values(BAKERY).map(|offer| offer.state);
		let missed = states.filter(|state| *state == OfferState::Done { is_met: false });
		assert_eq!(missed.count(), 1);
		assert_eq!((1..=8).map(|member| owed(BAKERY, member)).collect::<Vec<_>>(), vec![PAR; 8]);
	});
}

#[test]
fn a_payment_is_missing_that_did_not_come_back_after_all_when_it_was_paid_once_more() {
	new_test(|| {
		let ledger = LedgerId::Coop(HOUSING);
		assert_ok!(Shares::open_offer(ordinary(HOUSING), OFFER, doc(2)));
		let list = vec![(ADA, 1), (BEN, 1)].try_into().unwrap();
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Offer(1, list)));
		post_on(last_pending(), None, Direction::In, today());
		pass_days(50);
		let order = || Shares::order_payouts(signed(HOUSING, 1), HOUSING, only(ADA));
		let last_entry = || pallet_ledger::Ledgers::<Test>::get(ledger).unwrap().last_entry;
		let come_back = |entry| {
			let (reference, booked, valued) = (fresh(), today(), today());
			let line = StatementLine { reference, booked, valued, direction: Direction::In, amount: PAR };
			let parts = vec![Part::Back { entry, place: 0, amount: PAR }].try_into().unwrap();
			let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher: fresh() };
			for hand in [1, 2] {
				assert_ok!(plain(Ledger::post(signed(HOUSING, hand), ledger, HOUSING, posting.clone())));
			}
			last_entry()
		};
		let correct = |entry| {
			let reason = fresh();
			for hand in [1, 2] {
				assert_ok!(plain(Ledger::correct(signed(HOUSING, hand), ledger, HOUSING, entry, reason, None)));
			}
			last_entry()
		};
		assert_ok!(order());
		post_on(last_pending(), None, Direction::Out, today());
		let back = come_back(last_entry());
		assert_ok!(order());
		post_on(last_pending(), None, Direction::Out, today());
		// It was somebody else's that came back.
		correct(back);
		assert_ok!(check());
		let known = |member| (stake(HOUSING, member).owed, stake(HOUSING, member).missing);
		assert_eq!((known(ADA), known(BEN)), ((0, PAR), (PAR, 0)));
		// What is Ben's is due to Ben, as what is missing is kept apart from it.
		let Accounts { due, paid_in, .. } = accounts(HOUSING);
		assert_eq!((balance(HOUSING, due), Missing::<Test>::get((HOUSING, ADA, paid_in))), (PAR, PAR));
		// Ada pays it back by bank, and once more what is wrong is put right.
		let list = || vec![(ADA, paid_in)].try_into().unwrap();
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Missing(list())));
		post_on(last_pending(), None, Direction::In, today());
		assert_eq!(known(ADA), (0, 0));
		assert_ok!(check());
		correct(last_entry());
		assert_eq!(known(ADA), (0, PAR));
		assert_ok!(check());
	});
}

#[test]
fn a_short_business_year_gives_no_more_than_the_rate_for_its_days() {
	new_test(|| {
		let (this, next) = (new_year(2027), date(2027, 7, 1));
		Starts::set(vec![new_year(2026), this, next, date(2028, 7, 1)]);
		empty_years();
		for _ in 0..10 {
			ten();
		}
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, this, 800));
		pass_until(next);
		let all = 1_000_000 * EURO;
		assert_ok!(declare_return(BAKERY, this, &[(CLASS, 800)], all));
		assert_ok!(plain(Shares::collect_returns(anybody(), BAKERY, CLASS, this, only(ADA))));
		// 8 % a year for 181 days.
		assert_eq!(owed(BAKERY, ADA), 10 * PAR * 800 * 181 / 10_000 / 365);
	});
}

/// The business years that the books of the bakery know are those that are told by now.
fn empty_years() {
	let (start, next) = MockYears::year_of(BAKERY, today()).unwrap();
	Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().years = vec![start, next].try_into().unwrap());
}

#[test]
fn nobody_keeps_less_than_the_minimum_by_what_they_take_back() {
	empty_test(|| {
		open_class(BAKERY, ClassTerms { minimum: 3, ..TERMS });
		for shares in [3, 1] {
			(1..=10).for_each(|member| subscribe(member, shares).unwrap());
		}
		let give = |shares| Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, shares, false);
		let cancel = |shares| Shares::cancel_notice(signed(BAKERY, ADA), BAKERY, CLASS, shares, today() + 90);
		assert_ok!(give(1));
		assert_ok!(give(3));
		// One share would stay.
		assert_noop!(cancel(1), Errors::BelowMinimum);
		assert_ok!(cancel(3));
		assert_ok!(cancel(1));
	});
}

#[test]
fn who_gives_all_back_comes_anew_with_no_less_than_the_minimum() {
	empty_test(|| {
		let wide = ClassTerms { minimum: 3, first_bps: 2_500, instalment_months: 3, ..TERMS };
		open_class(BAKERY, wide);
		(1..=12).for_each(|member| subscribe(member, 3).unwrap());
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 3, false));
		assert_noop!(subscribe(ADA, 1), Errors::BelowMinimum);
		let no = offer(OFFER);
		assert_noop!(pay(ADA, no, 2), Errors::BelowMinimum);
		let commit = |shares| Shares::commit(signed(BAKERY, ADA), BAKERY, CLASS, shares, 1, Mode::Units);
		assert_noop!(commit(2), Errors::BelowMinimum);
		assert_ok!(Shares::propose_transfer(signed(BAKERY, BEN), BAKERY, CLASS, account(BAKERY, ADA), 3));
		let content = Shares::transfer_content(BAKERY, CLASS, BEN).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, ADA), BAKERY, CLASS, BEN, content));
		assert_ok!(Shares::consent(ordinary(BAKERY), BAKERY, CLASS, BEN, content));
		assert_ok!(subscribe(ADA, 1));
		pass_days(90);
		assert_eq!(held(BAKERY, CLASS, ADA), 4);
	});
}

#[test]
fn notices_of_one_day_that_were_given_before_and_after_a_halt_end_once() {
	new_test(|| {
		for _ in 0..10 {
			ten();
		}
		let give = || Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 2, true);
		assert_ok!(give());
		// The chain stands still for two hours.
		CivilAhead::mutate(|ahead| *ahead += 7_200_000);
		assert_ok!(give());
		assert_ok!(check());
		pass_until(new_year(2028) - 1);
		while held(BAKERY, CLASS, ADA) == 10 {
			rochdale_mocks::pass::<u64, (Shares, Ledger)>(DAY / 24);
		}
		assert_eq!((held(BAKERY, CLASS, ADA), Deadlines::<Test>::iter().count()), (6, 0));
		assert_ok!(check());
	});
}

#[test]
fn a_figure_for_a_class_that_comes_in_takes_no_time_from_those_who_pay_later() {
	empty_test(|| {
		let terms = ClassTerms { since: Some(date(1998, 3, 1)), first_bps: 2_500, instalment_months: 3, ..TERMS };
		open_class(BAKERY, terms);
		assert_ok!(figure(AUDITOR, PAR, 7));
		pass_days(30);
		assert_ok!(Shares::end_import(ordinary(BAKERY), BAKERY, CLASS));
		for _ in 0..10 {
			ten();
		}
		assert_ok!(Shares::commit(signed(BAKERY, 12), BAKERY, CLASS, 4, 1, Mode::Units));
		let last_day = || Shares::commitment(BAKERY, CLASS, 12).unwrap().last_day;
		let said = last_day();
		pass_days(40);
		assert_eq!(last_day(), said);
	});
}

fn reject(value: Balance, document: u64) -> DispatchResult {
	Shares::reject_figure(ordinary(BAKERY), CLASS, value, doc(document))
}

/// A release of what is worth a share by the accounts of the year that is over.
fn release(approved_on: Day) -> DispatchResult {
	let (accounts_until, _) = MockYears::year_of(BAKERY, approved_on).unwrap();
	let release = Release { amount: PAR, accounts_until, approved_on, surplus: PAR, solvency: doc(3) };
	plain(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release))
}

/// Ada has given a share back in the year before this one.
fn one_waits() {
	open_class(BAKERY, ClassTerms { earliest_days: 0, ..TERMS });
	ten();
	assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 1, false));
	pass_days(90);
	pass_until(new_year(2028) + 10);
}

#[test]
fn a_majority_that_keeps_a_value_is_paid_no_earlier_than_one_that_does_nothing() {
	for is_rejected in [false, true] {
		empty_test(|| {
			one_waits();
			assert_ok!(figure(AUDITOR, PAR / 2, 7));
			if is_rejected {
				assert_ok!(reject(PAR / 2, 7));
			}
			// They approve accounts on the next day, and pay by them what an auditor says that is not there.
			pass_days(1);
			let approved_on = today();
			let why = || if is_rejected { Errors::ValueKept } else { Errors::ValueInDoubt };
			assert_noop!(release(approved_on), why());
			pass_days(88);
			assert_noop!(release(approved_on), why());
			pass_days(1);
			assert_ok!(release(approved_on));
		});
	}
}

#[test]
fn a_document_that_was_rejected_doubts_nothing_after_another_figure_either() {
	new_test(|| {
		ten();
		rochdale_mocks::appoint(BAKERY, Office::Auditor, SECOND_AUDITOR);
		assert_ok!(figure(AUDITOR, PAR / 2, 7));
		assert_ok!(reject(PAR / 2, 7));
		assert_ok!(figure(SECOND_AUDITOR, PAR, 8));
		assert_ok!(figure(SECOND_AUDITOR, PAR / 2, 7));
		assert_ok!(subscribe(12, 1));
	});
}

#[test]
fn nobody_ends_a_doubt_by_one_that_takes_no_time() {
	const OTHERS: [MemberNo; 4] = [8, 9, 10, 11];
	new_test(|| {
		ten();
		for auditor in OTHERS {
			rochdale_mocks::appoint(BAKERY, Office::Auditor, auditor);
		}
		// Three doubt something small and think better of it.
		for auditor in [8, 9, 10] {
			assert_ok!(figure(auditor, PAR - EURO, 7));
			assert_ok!(figure(auditor, PAR, 8));
		}
		assert_ok!(figure(AUDITOR, PAR / 2, 9));
		// The fifth one joins a doubt that stands, and there is no place for theirs.
		assert_ok!(figure(SECOND_AUDITOR, PAR / 2, 10));
		assert_noop!(subscribe(12, 1), Errors::ValueInDoubt);
	});
	new_test(|| {
		ten();
		for auditor in OTHERS {
			rochdale_mocks::appoint(BAKERY, Office::Auditor, auditor);
		}
		assert_ok!(figure(8, PAR / 2, 7));
		assert_ok!(reject(PAR / 2, 7));
		assert_ok!(figure(AUDITOR, PAR / 2, 9));
		// Nor by a document that doubts nothing any more.
		assert_ok!(figure(SECOND_AUDITOR, PAR / 2, 7));
		assert_noop!(subscribe(12, 1), Errors::ValueInDoubt);
	});
}

#[test]
fn no_auditor_keeps_the_members_from_writing_a_class_down_on_the_figure_of_another() {
	for (other, is_still_doubted) in [(PAR / 2, false), (PAR / 4, true)] {
		new_test(|| {
			ten();
			rochdale_mocks::appoint(BAKERY, Office::Auditor, SECOND_AUDITOR);
			assert_ok!(figure(AUDITOR, PAR / 2, 7));
			// While the members vote on it.
			assert_ok!(figure(SECOND_AUDITOR, other, 8));
			let value = |worth, document| Shares::value(special(BAKERY), CLASS, worth, doc(document));
			assert_noop!(value(PAR / 2, 9), Errors::NoFigure);
			assert_ok!(value(PAR / 2, 7));
			assert_eq!(class(BAKERY, CLASS).value, PAR / 2);
			// Who says that it is worth less still doubts it, for as long as before.
			let is_doubted = || Shares::ensure_undoubted(BAKERY, CLASS, &class(BAKERY, CLASS)).is_err();
			assert_eq!(is_doubted(), is_still_doubted);
			pass_days(89);
			assert_eq!(is_doubted(), is_still_doubted);
			pass_days(1);
			assert!(!is_doubted());
		});
	}
}

#[test]
fn a_list_that_has_ended_is_given_up_neither_twice_nor_free_of_charge() {
	new_test(|| {
		assert_ok!(Shares::open_offer(ordinary(HOUSING), OFFER, doc(2)));
		let list = vec![(ADA, 1), (BEN, 1)].try_into().unwrap();
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Offer(1, list)));
		let pending = last_pending();
		post_on(pending, None, Direction::In, today());
		let call = Call::<Test>::give_up_list { coop: HOUSING, pending };
		assert_eq!(call.charge(&account(HOUSING, 1)), Charge::Refused(Errors::NoSuchList.into()));
		assert_noop!(Shares::give_up_list(signed(HOUSING, 1), HOUSING, pending), Errors::NoSuchList);
	});
}

#[test]
fn an_offer_issues_what_caps_let_be_issued_where_many_have_as_much_as_they_can() {
	const HELD: u64 = 2_500;
	const ASKED: u64 = 15_000;
	const MANY: std::ops::RangeInclusive<MemberNo> = 101..=149;
	empty_test(|| {
		open_class(BAKERY, TERMS);
		// Caps are not asked of what four hold: they came to it when there were more.
		for member in [1, 2, 3, 8] {
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), account(BAKERY, member), 100 * PURSE));
		}
		let no = offer(OfferTerms { maximum: 4 * HELD, allotment: Allotment::InProportion, ..OFFER });
		for member in [1, 2, 3, 8] {
			assert_ok!(pay(member, no, HELD));
		}
		pass_days(32);
		pass_days(0);
		// What each of many can have is a fiftieth of what all have then.
		let small = open_class(BAKERY, ClassTerms { cap_bps: 200, ..TERMS });
		let terms = OfferTerms { class: small, minimum: 450_000, target: 1_000_000, maximum: 2_000_000, ..OFFER };
		let no = offer(terms);
		for member in MANY {
			seat(BAKERY, member, account(BAKERY, member));
			let who = account(BAKERY, member);
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who, 100 * PURSE));
			assert_ok!(pay(member, no, ASKED));
		}
		pass_days(31);
		while matches!(Offers::<Test>::get(BAKERY, no).unwrap().state, OfferState::Open | OfferState::Settling { .. }) {
			pass_days(0);
		}
		// 490,000 beside the 10,000 of the others would be 10,000 for each, and rounding may stop a little before.
		let (issued, Book { par, .. }) = (class(BAKERY, small).held, Books::<Test>::get(BAKERY).unwrap());
		assert!((485_000..=490_000).contains(&issued));
		for member in MANY {
			assert!(stake(BAKERY, member).par * 50 <= par);
		}
	});
}
