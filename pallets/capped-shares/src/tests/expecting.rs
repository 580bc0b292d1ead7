//! Offers by bank: lists are expected by one officer, posted by two hands, and refunds go in runs.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Posting};
use rochdale_primitives::assert_refused;
use rochdale_primitives::ledger::MAX_ITEMS;

const TERMS_OF_OFFER: OfferTerms =
	OfferTerms { class: CLASS, minimum: 4, target: 8, maximum: 10_000, allotment: Allotment::InProportion, days: 30 };

fn offer(terms: OfferTerms) -> OfferNo {
	assert_ok!(Shares::open_offer(ordinary(HOUSING), terms, doc(2)));
	Books::<Test>::get(HOUSING).unwrap().offers
}

fn record(offer: OfferNo) -> OfferOf<Test> {
	Offers::<Test>::get(HOUSING, offer).unwrap()
}

fn list(members: impl IntoIterator<Item = (MemberNo, u64)>) -> SubscriptionList {
	members.into_iter().collect::<Vec<_>>().try_into().unwrap()
}

fn expect(by: MemberNo, offer: OfferNo, members: &[(MemberNo, u64)]) -> DispatchResult {
	plain(Shares::expect(signed(HOUSING, by), HOUSING, Expected::Offer(offer, list(members.iter().copied()))))
}

/// The number that was last given to something that waits for the bank.
pub fn last_pending() -> PendingNo {
	pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(HOUSING)).unwrap().last_pending
}

/// Two hands post all that waits of something, or so much of one item, by a line of that day. Gives how many calls it took.
fn post_by(
	hands: [MemberNo; 2],
	pending: PendingNo,
	part: Option<(u32, Balance)>,
	direction: Direction,
	booked: Day,
) -> u32 {
	let waits = pallet_ledger::Pendings::<Test>::get(LedgerId::Coop(HOUSING), pending).unwrap();
	let (part, amount) = match part {
		Some((place, amount)) => (Part::Item { pending, place, amount }, amount),
		None => (Part::Whole(pending), waits.items.iter().map(|item| item.remaining).sum()),
	};
	let line = pallet_ledger::StatementLine { reference: fresh(), booked, valued: booked, direction, amount };
	let posting =
		Posting { bank: CASH_NO, line, parts: vec![part].try_into().unwrap(), rest: 0, voucher: H256::default() };
	for hand in hands {
		assert_ok!(plain(Ledger::post(signed(HOUSING, hand), LedgerId::Coop(HOUSING), HOUSING, posting.clone())));
	}
	2
}

pub fn post_on(pending: PendingNo, part: Option<(u32, Balance)>, direction: Direction, booked: Day) -> u32 {
	post_by([1, 2], pending, part, direction, booked)
}

fn post(pending: PendingNo, direction: Direction) -> u32 {
	post_on(pending, None, direction, today())
}

#[test]
fn what_one_officer_expects_binds_nobody_until_two_hands_have_posted_it() {
	new_test(|| {
		let no = offer(OfferTerms { minimum: 3, ..TERMS_OF_OFFER });
		assert_noop!(Shares::subscribe_offer(signed(HOUSING, ADA), HOUSING, no, 1), Errors::NotInUnits);
		assert_noop!(expect(ADA, no, &[(ADA, 1)]), Errors::NotOnBoard);
		assert_refused!(Shares::expect(anybody(), HOUSING, Expected::Offer(no, list([(ADA, 1)]))), Errors::NotMember);
		assert_ok!(expect(1, no, &[(ADA, 1), (BEN, 2), (CLEO, 1)]));
		assert_eq!((record(no).shares, stake(HOUSING, ADA)), (0, Default::default()));
		assert_ok!(check());
		post(last_pending(), Direction::In);
		assert_eq!((record(no).shares, record(no).paid), (4, 4 * PAR));
		pass_days(45);
		assert_eq!((record(no).state, held(HOUSING, CLASS, BEN)), (OfferState::Done { is_met: true }, 1));
		// Two of four were above the cap.
		assert_eq!(owed(HOUSING, BEN), PAR);
	});
}

#[test]
fn treasuries_know_what_waits_for_the_bank_and_what_no_statement_confirms() {
	new_test(|| {
		let ledger = LedgerId::Coop(HOUSING);
		let aside = || {
			let of = <Shares as SetAside>::set_aside(ledger);
			(of, <Shares as SetAside>::set_aside_or_ordered(ledger), <Shares as SetAside>::unconfirmed(ledger))
		};
		let no = offer(OfferTerms { minimum: 1_000, target: 1_000, ..TERMS_OF_OFFER });
		assert_ok!(expect(1, no, &[(ADA, 1), (BEN, 2)]));
		assert_eq!(aside(), (0, 0, 0));
		post_on(last_pending(), Some((1, 2 * PAR)), Direction::In, today());
		post_on(last_pending(), Some((0, PAR)), Direction::In, today());
		assert_eq!(aside(), (3 * PAR, 3 * PAR, 3 * PAR));
		// A statement confirms it. What comes after it is unconfirmed again.
		pass_days(1);
		let balance = pallet_ledger::BankBalance { account: CASH_NO, balance: 3 * PAR, is_overdrawn: false };
		let balances = vec![balance].try_into().unwrap();
		let statement = pallet_ledger::Statement { through: today() - 1, balances, document: doc(66) };
		for hand in [1, 2] {
			assert_ok!(plain(Ledger::close(signed(HOUSING, hand), ledger, HOUSING, statement.clone())));
		}
		assert_eq!(aside(), (3 * PAR, 3 * PAR, 0));
		assert_ok!(expect(1, no, &[(CLEO, 1)]));
		post(last_pending(), Direction::In);
		assert_eq!(aside(), (4 * PAR, 4 * PAR, PAR));
		// It is due when the offer is closed, and no longer said of what is held.
		pass_days(45);
		let books = Books::<Test>::get(HOUSING).unwrap();
		// As between two steps in which subscribers are settled.
		Books::<Test>::mutate(HOUSING, |books| books.as_mut().unwrap().open_offers.try_push(no).unwrap());
		assert_eq!(aside(), (4 * PAR, 4 * PAR, 0));
		Books::<Test>::insert(HOUSING, books);
		assert_eq!(aside(), (4 * PAR, 4 * PAR, 0));
		let members = vec![BEN].try_into().unwrap();
		assert_ok!(Shares::order_payouts(signed(HOUSING, 1), HOUSING, members));
		assert_eq!(aside(), (2 * PAR, 4 * PAR, 0));
		post(last_pending(), Direction::Out);
		assert_eq!(aside(), (2 * PAR, 2 * PAR, 0));
		assert_eq!(<Shares as SetAside>::set_aside(LedgerId::Treasury(1)), 0);
	});
}

#[test]
fn what_cannot_be_expected_is_refused_by_name() {
	new_test(|| {
		let no = offer(TERMS_OF_OFFER);
		assert_noop!(expect(1, no, &[]), Errors::NoShares);
		assert_noop!(expect(1, no, &[(ADA, 0)]), Errors::NoShares);
		assert_noop!(expect(1, no, &[(ADA, 1), (ADA, 1)]), Errors::MemberTwice);
		assert_noop!(expect(1, no, &[(99, 1)]), Errors::NotMember);
		assert_noop!(expect(1, no, &[(ADA, 3_334)]), Errors::AboveHoldingCap);
		let narrow = offer(OfferTerms { allotment: Allotment::FirstCome, maximum: 8, ..TERMS_OF_OFFER });
		let all: Vec<_> = (1..=9).map(|member| (member, 1)).collect();
		assert_noop!(expect(1, narrow, &all), Errors::OfferFull);
		assert_refused!(Shares::order_payouts(signed(BAKERY, 1), BAKERY, Default::default()), Errors::NotByBank);
		assert_ok!(Shares::open_offer(ordinary(BAKERY), TERMS_OF_OFFER, doc(2)));
		assert_refused!(
			Shares::expect(signed(BAKERY, 1), BAKERY, Expected::Offer(1, list([(ADA, 1)]))),
			Errors::NotByBank
		);
	});
}

#[test]
fn no_officer_keeps_others_from_expecting_what_really_comes() {
	new_test(|| {
		let no = offer(TERMS_OF_OFFER);
		for _ in 0..limits::MAX_LISTS {
			assert_ok!(expect(1, no, &[(ADA, 1)]));
		}
		assert_noop!(expect(2, no, &[(BEN, 1)]), Errors::TooManyLists);
		let give_up = |by, pending| Shares::give_up_list(signed(HOUSING, by), HOUSING, pending);
		assert_noop!(give_up(ADA, 1), Errors::NotOnBoard);
		assert_noop!(Shares::give_up_list(anybody(), HOUSING, 1), Errors::NotMember);
		assert_ok!(give_up(2, 1));
		assert_noop!(give_up(2, 1), Errors::NoSuchList);
		assert_ok!(expect(2, no, &[(BEN, 1)]));
		// Nor do they give up what waits for others.
		let order = Order {
			ledger: LedgerId::Coop(HOUSING),
			keeper: Keeper::Treasuries,
			bank: CASH_NO,
			direction: Direction::In,
			items: vec![Item { account: 1, amount: EURO, party: Party::Member(HOUSING, ADA), charged: None }],
			basis: Basis::Contribution,
			voucher: doc(5),
			deadline: None,
		};
		let wages = <Ledger as Post<_, _>>::order(order).unwrap();
		assert_noop!(give_up(2, wages), Errors::NoSuchList);
		pass_days(45);
		assert_noop!(give_up(2, 2), Errors::OfferClosed);
	});
}

#[test]
fn what_comes_in_part_too_late_or_of_who_has_left_is_refunded() {
	new_test(|| {
		let no = offer(OfferTerms { minimum: 1, target: 1, ..TERMS_OF_OFFER });
		assert_ok!(expect(1, no, &[(ADA, 1), (BEN, 1), (CLEO, 1), (8, 1), (9, 1), (10, 1)]));
		let pending = last_pending();
		post_on(pending, Some((0, PAR)), Direction::In, today());
		post_on(pending, Some((1, PAR / 4)), Direction::In, today());
		unseat(HOUSING, CLEO);
		Shares::on_seat_ended(HOUSING, CLEO, SeatEnd::Left);
		post_on(pending, Some((2, PAR)), Direction::In, today());
		for place in [3, 4] {
			post_on(pending, Some((place, PAR)), Direction::In, today());
		}
		assert_eq!((record(no).shares, record(no).paid), (3, 4 * PAR + PAR / 4));
		pass_until(record(no).last_day + 1);
		post_on(pending, Some((5, PAR)), Direction::In, today());
		assert_eq!((record(no).shares, record(no).paid), (3, 5 * PAR + PAR / 4));
		pass_days(14);
		let got = |member| (held(HOUSING, CLASS, member), owed(HOUSING, member));
		assert_eq!([ADA, BEN, CLEO, 10].map(got), [(1, 0), (0, PAR / 4), (0, PAR), (0, PAR)]);
	});
}

#[test]
fn what_comes_first_by_bank_is_served_and_the_rest_is_refunded() {
	new_test(|| {
		let no = offer(OfferTerms { allotment: Allotment::FirstCome, maximum: 8, ..TERMS_OF_OFFER });
		// What is expected takes nothing from others.
		assert_ok!(expect(1, no, &[(8, 2), (9, 2)]));
		let second = last_pending();
		assert_ok!(expect(1, no, &[(5, 2), (6, 2), (7, 2)]));
		post(last_pending(), Direction::In);
		post(second, Direction::In);
		assert_eq!((record(no).shares, record(no).paid), (8, 10 * PAR));
		pass_days(45);
		let got = |member| (held(HOUSING, CLASS, member), owed(HOUSING, member));
		assert_eq!([5, 8, 9].map(got), [(2, 0), (2, 0), (0, 2 * PAR)]);
	});
}

#[test]
fn a_payment_that_was_posted_wrongly_or_went_back_does_not_count() {
	new_test(|| {
		let no = offer(OfferTerms { minimum: 1, target: 1, ..TERMS_OF_OFFER });
		assert_ok!(expect(1, no, &[(ADA, 1), (BEN, 1)]));
		post(last_pending(), Direction::In);
		assert_eq!(record(no).shares, 2);
		let entry = pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(HOUSING)).unwrap().last_entry;
		let correct =
			|hand| plain(Ledger::correct(signed(HOUSING, hand), LedgerId::Coop(HOUSING), HOUSING, entry, doc(9), None));
		assert_ok!(correct(1));
		assert_ok!(correct(2));
		assert_eq!((record(no).shares, record(no).paid), (0, 0));
		assert_ok!(check());
		// It waits again, and is posted once more.
		post(last_pending(), Direction::In);
		assert_eq!(record(no).shares, 2);
		pass_days(45);
		// Once it is closed, no correction takes of what was issued.
		assert_eq!(held(HOUSING, CLASS, ADA), 1);
	});
}

#[test]
fn the_correction_of_a_late_payment_leaves_what_was_paid_in_time() {
	new_test(|| {
		let no = offer(OfferTerms { minimum: 1, target: 1, ..TERMS_OF_OFFER });
		// Others, so that caps let two be held.
		for list in [[(ADA, 1), (8, 1), (9, 1)], [(ADA, 1), (10, 1), (12, 1)]] {
			assert_ok!(expect(1, no, &list));
		}
		let late = last_pending();
		let in_time = late - 1;
		for (pending, place) in [(in_time, 0), (in_time, 1), (in_time, 2), (late, 1), (late, 2)] {
			post_on(pending, Some((place, PAR)), Direction::In, today());
		}
		pass_until(record(no).last_day + 1);
		post_on(late, Some((0, PAR)), Direction::In, today());
		assert_eq!((record(no).shares, record(no).paid), (5, 6 * PAR));
		let entry = pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(HOUSING)).unwrap().last_entry;
		for hand in [1, 2] {
			let ledger = LedgerId::Coop(HOUSING);
			assert_ok!(plain(Ledger::correct(signed(HOUSING, hand), ledger, HOUSING, entry, doc(9), None)));
			// One hand alone takes nothing.
			assert_eq!(record(no).paid, if hand == 1 { 6 * PAR } else { 5 * PAR });
		}
		assert_eq!(record(no).shares, 5);
		pass_days(14);
		assert_eq!((held(HOUSING, CLASS, ADA), owed(HOUSING, ADA)), (1, 0));
	});
}

/// Those who pay for a share each, and officers who are none of them: two who post, and one who expects.
const SUBSCRIBERS: MemberNo = 3_000;
const POSTING: [MemberNo; 2] = [SUBSCRIBERS + 1, SUBSCRIBERS + 2];
const EXPECTING: MemberNo = SUBSCRIBERS + 3;

fn lists() -> Vec<Vec<MemberNo>> {
	let all: Vec<MemberNo> = (1..=SUBSCRIBERS).collect();
	all.chunks(MAX_ITEMS as usize).map(<[_]>::to_vec).collect()
}

/// All of them pay for an offer by bank. Gives how many transactions of the co-op that took.
fn three_thousand(minimum: u64) -> (OfferNo, u32) {
	for member in MEMBERS + 1..=EXPECTING {
		seat(HOUSING, member, account(HOUSING, member));
		set_bank(HOUSING, member, doc(member.into()));
	}
	rochdale_mocks::appoint_board(HOUSING, &[POSTING[0], POSTING[1], EXPECTING]);
	let (no, mut calls) = (offer(OfferTerms { minimum, target: 5_000, ..TERMS_OF_OFFER }), 0);
	for members in lists() {
		assert_ok!(expect(EXPECTING, no, &members.iter().map(|member| (*member, 1)).collect::<Vec<_>>()));
		calls += 1 + post_by(POSTING, last_pending(), None, Direction::In, today());
	}
	(no, calls)
}

fn pass_until_settled(no: OfferNo) {
	pass_days(45);
	while !matches!(record(no).state, OfferState::Done { .. }) {
		pass_days(0);
	}
}

#[test]
fn three_thousand_subscribers_are_entered_and_hold_their_shares_after_ninety_transactions() {
	new_test(|| {
		let (no, calls) = three_thousand(3_000);
		assert_eq!((record(no).shares, record(no).subscribers, calls), (3_000, SUBSCRIBERS, 90));
		pass_until_settled(no);
		assert_eq!(record(no).state, OfferState::Done { is_met: true });
		assert!((1..=SUBSCRIBERS).all(|member| held(HOUSING, CLASS, member) == 1 && owed(HOUSING, member) == 0));
		assert_eq!(balance(HOUSING, class(HOUSING, CLASS).capital), 3_000 * PAR);
	});
}

#[test]
fn three_thousand_subscribers_are_refunded_to_the_last_cent_after_ninety_transactions() {
	new_test(|| {
		let (no, calls) = three_thousand(4_000);
		assert_eq!((record(no).shares, record(no).subscribers, calls), (3_000, SUBSCRIBERS, 90));
		// One has left, one has no account any more, and one has another bank.
		unseat(HOUSING, ADA);
		Shares::on_seat_ended(HOUSING, ADA, SeatEnd::Left);
		move_seat(HOUSING, BEN, None);
		let other_bank = |by| {
			Ledger::set_details(
				signed(HOUSING, by),
				LedgerId::Coop(HOUSING),
				HOUSING,
				Party::Member(HOUSING, CLEO),
				doc(8),
			)
		};
		assert!(POSTING.into_iter().all(|by| plain(other_bank(by)).is_ok()));
		pass_until_settled(no);
		assert_eq!(record(no).state, OfferState::Done { is_met: false });
		assert!((1..=SUBSCRIBERS).all(|member| owed(HOUSING, member) == PAR));
		let mut calls = 0;
		for members in lists() {
			assert_ok!(Shares::order_payouts(signed(HOUSING, EXPECTING), HOUSING, members.clone().try_into().unwrap()));
			assert_eq!(stake(HOUSING, members[0]).ordered, PAR);
			calls += 1 + post_by(POSTING, last_pending(), None, Direction::Out, today());
		}
		assert_eq!(calls, 90);
		assert!((1..=SUBSCRIBERS).all(|member| <Shares as Settlement>::is_settled(HOUSING, member)));
		assert_eq!([accounts(HOUSING).due, CASH_NO].map(|account| balance(HOUSING, account)), [0, 0]);
	});
}

#[test]
fn a_payout_that_does_not_arrive_is_owed_again() {
	new_test(|| {
		let no = offer(OfferTerms { minimum: 1_000, target: 1_000, ..TERMS_OF_OFFER });
		assert_ok!(expect(1, no, &[(ADA, 1), (BEN, 1)]));
		post(last_pending(), Direction::In);
		pass_days(45);
		let order = |by, members: &[MemberNo]| {
			plain(Shares::order_payouts(signed(HOUSING, by), HOUSING, members.to_vec().try_into().unwrap()))
		};
		assert_noop!(Shares::pay_out(signed(HOUSING, 1), HOUSING, only(ADA)), Errors::NotInUnits);
		assert_noop!(order(ADA, &[ADA]), Errors::NotOnBoard);
		assert_noop!(order(1, &[]), Errors::NothingOwed);
		assert_noop!(order(1, &[CLEO]), Errors::NothingOwed);
		assert_noop!(order(1, &[ADA, ADA]), Errors::MemberTwice);
		assert_ok!(order(1, &[ADA, BEN]));
		let pending = last_pending();
		let known = |member| (stake(HOUSING, member).owed, stake(HOUSING, member).ordered);
		assert_eq!(known(ADA), (0, PAR));
		// What is on order lapses never, and what comes of it is owed anew.
		assert_noop!(Shares::lapse(anybody(), HOUSING, ADA), Errors::NothingOwed);
		let since = stake(HOUSING, BEN).owed_since;
		pass_days(1);
		post_on(pending, Some((0, PAR)), Direction::Out, today());
		assert_eq!(known(ADA), (0, 0));
		// Ben's is voided.
		for hand in [1, 2] {
			let ledger = LedgerId::Coop(HOUSING);
			assert_ok!(plain(Ledger::void(signed(HOUSING, hand), ledger, HOUSING, pending, Some(1), doc(77))));
		}
		assert_eq!(known(BEN), (PAR, 0));
		assert_eq!(stake(HOUSING, BEN).owed_since, since + 1);
		// Ada's comes back.
		let entry = pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(HOUSING)).unwrap().last_entry;
		let line = pallet_ledger::StatementLine {
			reference: fresh(),
			booked: today(),
			valued: today(),
			direction: Direction::In,
			amount: PAR,
		};
		let parts = vec![Part::Back { entry, place: 0, amount: PAR }].try_into().unwrap();
		let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher: doc(78) };
		for hand in [1, 2] {
			let posted = Ledger::post(signed(HOUSING, hand), LedgerId::Coop(HOUSING), HOUSING, posting.clone());
			assert_ok!(plain(posted));
		}
		assert_eq!(known(ADA), (PAR, 0));
		assert_eq!(stake(HOUSING, ADA).owed_since, today());
		assert_ok!(check());
		// It was wrong that it came back.
		let entry = entry + 1;
		for hand in [1, 2] {
			let ledger = LedgerId::Coop(HOUSING);
			assert_ok!(plain(Ledger::correct(signed(HOUSING, hand), ledger, HOUSING, entry, doc(79), None)));
		}
		assert_eq!(known(ADA), (0, 0));
	});
}

/// Ada and Ben are owed a share each, because an offer has missed its minimum.
fn owed_to_two() {
	let no = offer(OfferTerms { minimum: 1_000, target: 1_000, ..TERMS_OF_OFFER });
	assert_ok!(expect(1, no, &[(ADA, 1), (BEN, 1)]));
	post(last_pending(), Direction::In);
	pass_days(45);
	assert_eq!((owed(HOUSING, ADA), owed(HOUSING, BEN)), (PAR, PAR));
}

fn order(members: &[MemberNo]) -> DispatchResult {
	plain(Shares::order_payouts(signed(HOUSING, 1), HOUSING, members.to_vec().try_into().unwrap()))
}

#[test]
fn a_payout_that_nobody_posts_is_owed_again_by_itself() {
	new_test(|| {
		owed_to_two();
		let (since, asked_on) = (stake(HOUSING, ADA).owed_since, today());
		assert_ok!(order(&[ADA, BEN]));
		let pending = last_pending();
		post_on(pending, Some((1, PAR)), Direction::Out, today());
		let days = Day::try_from(limits::ORDERED_DAYS).unwrap();
		pass_days(days - 1);
		let known = |member| (stake(HOUSING, member).owed, stake(HOUSING, member).ordered);
		assert_eq!((known(ADA), known(BEN)), ((0, PAR), (0, 0)));
		pass_days(1);
		assert_eq!((known(ADA), known(BEN)), ((PAR, 0), (0, 0)));
		// The time after which it lapses begins anew.
		assert_eq!((stake(HOUSING, ADA).owed_since, since < today()), (today(), true));
		System::assert_has_event(pallet_ledger::Event::Expired { ledger: LedgerId::Coop(HOUSING), pending }.into());
		// If the bank had paid it all the same, it is ordered anew and posted by the line of that time.
		assert_ok!(order(&[ADA]));
		post_on(last_pending(), None, Direction::Out, asked_on);
		assert_eq!((known(ADA), balance(HOUSING, CASH_NO)), ((0, 0), 0));
	});
}

#[test]
fn nobody_is_ordered_to_be_paid_of_whom_no_bank_details_are_in_force() {
	new_test(|| {
		owed_to_two();
		let (ledger, party) = (LedgerId::Coop(HOUSING), Party::Member(HOUSING, BEN));
		pallet_ledger::DetailsOf::<Test>::remove(ledger, &party);
		assert_noop!(order(&[ADA, BEN]), Errors::NoBankDetails);
		for hand in [1, 2] {
			assert_ok!(plain(Ledger::set_details(signed(HOUSING, hand), ledger, HOUSING, party.clone(), doc(8))));
		}
		pass_days(2);
		assert_noop!(order(&[ADA, BEN]), Errors::NoBankDetails);
		pass_days(1);
		assert_ok!(order(&[ADA, BEN]));
		post(last_pending(), Direction::Out);
		assert_eq!(balance(HOUSING, CASH_NO), 0);
	});
}
