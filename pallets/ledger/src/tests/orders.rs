//! What waits for the bank, and how it ends.

use super::*;

fn due(member: MemberNo) -> ItemOf<Test> {
	Item { account: DUES, charged: None, ..wage(member, 20 * ONE) }
}

fn expect(who: AccountId, item: ItemOf<Test>, days: u32) -> DispatchResultWithPostInfo {
	Books::expect(signed(who), SHOP, 1, BANK, item, hash(5), days)
}

#[test]
fn money_is_set_aside_on_both_sides() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE), wage(8, 5 * ONE)]));
		assert_eq!(sums(BANK).pending_credits, 20 * ONE);
		assert_eq!(sums(WAGES).pending_debits, 20 * ONE);
		assert_eq!(Books::available(SHOP, BANK), 80 * ONE);
		System::assert_last_event(Event::Ordered { ledger: SHOP, pending: no }.into());
	});
}

#[test]
fn an_account_with_an_overdraft_has_no_limit() {
	new_test(|| {
		assert_eq!(Books::available(SHOP, OTHER), rochdale_primitives::ledger::MAX_AMOUNT);
		order(Order { bank: OTHER, ..payment(vec![wage(9, 15 * ONE)]) });
		assert_eq!(Books::available(SHOP, 99), 0);
	});
}

#[test]
fn what_is_owed_is_paid_once() {
	new_test(|| {
		endow(1, 100 * ONE);
		let legs = vec![debit(CAPITAL, 10 * ONE), credit(REDEMPTIONS, 10 * ONE)];
		let (basis, voucher, moves) = (Basis::Rule, hash(1), Moves::Nothing);
		assert_ok!(<Books as Post<_, _>>::post(Draft { ledger: SHOP, legs, day: None, basis, voucher, moves }));
		let redeem = |amount| payment(vec![Item { account: REDEMPTIONS, charged: None, ..wage(9, amount) }]);
		assert_noop!(Books::order(redeem(11 * ONE)), TestError::NotEnough);
		let no = order(redeem(10 * ONE));
		assert_noop!(Books::order(redeem(ONE)), TestError::NotEnough);
		post(went(2, 10 * ONE, vec![Part::Whole(no)]));
		assert_eq!(held(REDEMPTIONS), 0);
	});
}

#[test]
fn what_the_bank_rejected_is_voided_and_the_money_is_free() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE), wage(8, 5 * ONE)]));
		Told::take();
		void(no, Some(1));
		System::assert_last_event(Event::Voided { ledger: SHOP, pending: no, place: Some(1), reason: hash(44) }.into());
		assert_eq!((waits(no), Books::available(SHOP, BANK)), (15 * ONE, 85 * ONE));
		void(no, None);
		assert_eq!((waits(no), Books::available(SHOP, BANK)), (0, 100 * ONE));
		assert_eq!(
			told(),
			vec![
				(Keeper::Treasuries, Became::Voided, vec![(Some((no, 1)), 5 * ONE)]),
				(Keeper::Treasuries, Became::Voided, vec![(Some((no, 0)), 15 * ONE)]),
			]
		);
	});
}

#[test]
fn nothing_is_voided_twice_or_posted_after() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 15 * ONE)]));
		assert_refused!(send_void(ANN, no + 1, None), TestError::NoSuchPending);
		assert_refused!(send_void(ANN, no, Some(1)), TestError::NoSuchItem);
		assert_refused!(Books::void(signed(ANN), SHOP, 1, no, None, H256::zero()), TestError::NoDocument);
		void(no, None);
		assert_refused!(send_void(ANN, no, None), TestError::AlreadyEnded);
		assert_refused!(send_void(ANN, no, Some(0)), TestError::AlreadyEnded);
		refused(went(2, 15 * ONE, vec![Part::Whole(no)]), TestError::AlreadyEnded);
		assert_noop!(Books::give_up(SHOP, no), TestError::AlreadyEnded);
	});
}

#[test]
fn money_after_the_void_is_a_new_entry() {
	new_test(|| {
		let no = order(receivable(vec![due(9)]));
		void(no, None);
		post(came(1, 20 * ONE, vec![dues(9, 20 * ONE)]));
		assert_eq!((waits(no), entries()), (0, 1));
	});
}

#[test]
fn the_payee_does_not_void_their_own() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(1, 15 * ONE)]));
		assert_refused!(send_void(ANN, no, None), TestError::YouBenefit);
	});
}

#[test]
fn a_keeper_gives_up_what_waits_and_nobody_hears() {
	new_test(|| {
		let no = order(receivable(vec![due(9)]));
		assert_ok!(Books::give_up(SHOP, no));
		System::assert_last_event(Event::GivenUp { ledger: SHOP, pending: no }.into());
		assert_eq!((waits(no), told()), (0, vec![]));
	});
}

#[test]
fn what_is_overdue_is_given_up_by_itself() {
	new_test(|| {
		let deadline = Some(Now::get() + 5 * DAY);
		let no = order(Order { deadline, ..receivable(vec![due(9)]) });
		post(came(1, 12 * ONE, vec![Part::Item { pending: no, place: 0, amount: 12 * ONE }]));
		Told::take();
		pass_days(4);
		assert_eq!(waits(no), 8 * ONE);
		pass_days(1);
		assert_eq!((waits(no), sums(BANK).pending_debits), (0, 0));
		System::assert_last_event(Event::Expired { ledger: SHOP, pending: no }.into());
		assert_eq!(told(), vec![(Keeper::Shares, Became::Expired, vec![(Some((no, 0)), 8 * ONE)])]);
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_is_overdue_is_not_posted_and_anybody_gives_it_up() {
	let expire = |ledger, no| Books::expire(signed(EVE), ledger, no).map_err(|refused| refused.error);
	new_test(|| {
		let deadline = Some(Now::get() + 5 * DAY);
		let no = order(Order { deadline, ..receivable(vec![due(9)]) });
		let without = order(receivable(vec![due(9)]));
		assert_noop!(expire(SHOP, no), TestError::NotDue);
		// The block has no room for it.
		Now::mutate(|now| *now += 5 * DAY);
		refused(came(1, 20 * ONE, vec![Part::Whole(no)]), TestError::AlreadyEnded);
		assert_ok!(expire(SHOP, no));
		assert_noop!(expire(SHOP, no), TestError::AlreadyEnded);
		assert_noop!(expire(SHOP, without), TestError::NotDue);
		assert_noop!(expire(SHOP, without + 1), TestError::NoSuchPending);
		assert_noop!(expire(LedgerId::Coop(4), 1), TestError::NoSuchLedger);
	});
}

#[test]
fn what_ended_before_its_deadline_does_not_expire() {
	new_test(|| {
		let deadline = Some(Now::get() + 5 * DAY);
		let no = order(Order { deadline, ..receivable(vec![due(9)]) });
		post(came(1, 20 * ONE, vec![Part::Whole(no)]));
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		// Corrected, it waits again, until the same deadline.
		correct(1, None);
		assert_eq!(Deadlines::<Test>::iter().count(), 1);
		pass_days(5);
		assert_eq!(waits(no), 0);
	});
}

#[test]
fn one_hand_expects_money_which_binds_nobody() {
	new_test(|| {
		assert_ok!(expect(ANN, due(9), 30));
		assert_eq!((waits(1), Books::available(SHOP, BANK)), (20 * ONE, 0));
		assert_eq!(Pendings::<Test>::get(SHOP, 1).unwrap().keeper, Keeper::Hands);
		pass_days(30);
		assert_eq!(waits(1), 0);
	});
}

#[test]
fn hands_expect_only_what_they_could_enter() {
	new_test(|| {
		assert_refused!(expect(EVE, due(9), 30), TestError::NotAHand);
		assert_refused!(expect(ANN, due(9), 0), TestError::WrongDeadline);
		assert_refused!(expect(ANN, due(9), MAX_EXPECT_DAYS + 1), TestError::WrongDeadline);
		assert_refused!(expect(ANN, Item { account: CAPITAL, ..due(9) }, 30), TestError::NotDirect);
		assert_refused!(expect(ANN, wage(9, ONE), 30), TestError::NotDirect);
		assert_refused!(Books::expect(signed(ANN), SHOP, 1, BANK, due(9), H256::zero(), 30), TestError::NoDocument);
		assert_refused!(Books::expect(signed(ANN), SHOP, 1, DUES, due(9), hash(5), 30), TestError::NotByBank);
		assert_refused!(expect(ANN, Item { account: BANK, ..due(9) }, 30), TestError::IsCash);
	});
}

#[test]
fn what_hands_expect_leaves_room_for_what_was_decided() {
	new_test(|| {
		for who in [ANN, BEN] {
			for _ in 0..3 {
				assert_ok!(expect(who, due(9), 30));
			}
		}
		assert_refused!(expect(ANN, due(9), 30), TestError::TooManyPendings);
		order(receivable(vec![due(9)]));
		order(receivable(vec![due(9)]));
		assert_noop!(Books::order(receivable(vec![due(9)])), TestError::TooManyPendings);
		// What has ended makes room.
		void(1, None);
		order(receivable(vec![due(9)]));
	});
}

#[test]
fn one_hand_keeps_no_others_from_expecting() {
	new_test(|| {
		let expected = || Ledgers::<Test>::get(SHOP).unwrap().expected.into_inner().into_values().collect::<Vec<_>>();
		for _ in 0..3 {
			assert_ok!(expect(ANN, due(9), 30));
		}
		assert_refused!(expect(ANN, due(9), 30), TestError::TooManyOfYours);
		assert_ok!(expect(BEN, due(9), 30));
		assert_eq!(expected(), [3, 1]);
		// What has ended makes room, whoever has ended it.
		void(1, None);
		assert_eq!(expected(), [2, 1]);
		assert_ok!(expect(ANN, due(9), 30));
		post(came(1, 20 * ONE, vec![Part::Whole(2)]));
		assert_ok!(expect(ANN, due(9), 30));
		assert_refused!(expect(ANN, due(9), 30), TestError::TooManyOfYours);
		// What is put right waits again, and counts.
		correct(1, None);
		assert_eq!(expected(), [4, 1]);
		pass_days(31);
		assert!(expected().is_empty());
	});
}

#[test]
fn a_run_is_bounded_in_items_and_accounts() {
	new_test(|| {
		let items = (0..=rochdale_primitives::ledger::MAX_ITEMS).map(|_| due(9)).collect();
		assert_noop!(Books::order(receivable(items)), TestError::TooManyItems);
		let accounts: Vec<_> = (0..=MAX_RUN_ACCOUNTS).map(|_| account(SHOP, terms(AccountKind::Income))).collect();
		let items = |most: usize| {
			let items = accounts.iter().take(most).map(|account| Item { account: *account, ..due(9) });
			items.collect::<Vec<_>>()
		};
		let most = MAX_RUN_ACCOUNTS as usize;
		assert_noop!(Books::order(receivable(items(most + 1))), TestError::TooManyAccounts);
		order(receivable(items(most)));
	});
}

#[test]
fn nothing_is_ordered_with_who_is_no_party() {
	new_test(|| {
		let with = |party| receivable(vec![Item { party, ..due(9) }]);
		for party in [Party::Coop(9), Party::Member(1, 201), Party::Treasury(10), Party::Account(ANN)] {
			assert_noop!(Books::order(with(party)), TestError::WrongParty);
		}
		assert_noop!(Books::order(with(Party::Coop(1))), TestError::ToItself);
		// Every number ever given stays a party, also where nobody sits under it any more.
		for party in [Party::Member(1, 150), Party::Coop(5), Party::Account(REGISTERED), outside(3), Party::Fund] {
			order(with(party));
		}
	});
}

#[test]
fn a_former_member_is_paid_as_that_member() {
	new_test(|| {
		endow(1, 300 * ONE);
		let no = order(payment(vec![wage(150, 256 * ONE)]));
		post(went(2, 256 * ONE, vec![Part::Whole(no)]));
		assert_eq!(entry(2).parties(), vec![&Party::Member(1, 150)]);
	});
}

#[test]
fn the_indivisible_reserve_is_never_paid_out() {
	new_test(|| {
		endow(1, 300 * ONE);
		let item = Item { account: RESERVE, charged: None, ..wage(9, ONE) };
		assert_noop!(Books::order(payment(vec![item.clone()])), TestError::ReserveIsIndivisible);
		order(receivable(vec![item]));
	});
}
