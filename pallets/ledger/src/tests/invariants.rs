//! What always holds, and that its checks bite.

use super::*;

/// Books with a bit of everything.
fn history() {
	post(on(TODAY - 30, came(1, 1_000 * ONE, vec![dues(9, 1_000 * ONE)])));
	close(TODAY - 20, 1_000 * ONE);
	let no = order(payment(vec![wage(9, 300 * ONE), wage(8, 15 * ONE)]));
	post(on(TODAY - 10, went(2, 300 * ONE, vec![Part::Item { pending: no, place: 0, amount: 300 * ONE }])));
	let back = Part::Back { entry: 2, place: 0, amount: 285 * ONE };
	post(on(TODAY - 9, came(3, 285 * ONE, vec![back])));
	let expiring = receivable(vec![Item { account: DUES, charged: None, ..wage(9, 20 * ONE) }]);
	order(Order { deadline: Some(Now::get() + DAY), ..expiring });
	assert_ok!(Books::contribute(signed(ANN), MILL, UNITS, 50 * ONE, hash(1), Some(1)));
	let (basis, voucher, moves) = (Basis::Resolution(1), hash(1), Moves::Nothing);
	let legs = vec![debit(COSTS, 7 * ONE), credit(DUE, 7 * ONE)];
	let mill = Draft { ledger: MILL, legs, day: None, basis, voucher, moves };
	let legs = vec![debit(DUE, 7 * ONE), credit(RECEIPTS, 7 * ONE)];
	assert_ok!(Books::post_linked([mill.clone(), Draft { ledger: FUND, legs, ..mill }]));
}

/// Asserts that the check with this number bites where the state was changed.
#[track_caller]
fn bites(number: &str, corrupt: impl FnOnce()) {
	chain().execute_with(|| {
		history();
		assert_ok!(Books::do_try_state());
		corrupt();
		let error = Books::do_try_state().expect_err("the check bites");
		let DispatchError::Other(text) = error else { panic!("it says why") };
		assert!(text.starts_with(&format!("{number}:")), "{text}");
	});
}

fn change_entry(no: EntryNo, change: impl FnOnce(&mut EntryOf<Test>)) {
	Entries::<Test>::mutate(SHOP, no, |entry| change(entry.as_mut().unwrap()));
}

fn change_account(account: AccountNo, change: impl FnOnce(&mut AccountOf<Test>)) {
	Accounts::<Test>::mutate(SHOP, account, |record| change(record.as_mut().unwrap()));
}

fn change_ledger(change: impl FnOnce(&mut LedgerOf<Test>)) {
	Ledgers::<Test>::mutate(SHOP, |record| change(record.as_mut().unwrap()));
}

fn change_pending(no: PendingNo, change: impl FnOnce(&mut PendingOf<Test>)) {
	Pendings::<Test>::mutate(SHOP, no, |pending| change(pending.as_mut().unwrap()));
}

#[test]
fn what_no_statement_confirms_has_come() {
	bites("16", || change_account(BANK, |account| account.unconfirmed += 285 * ONE + CENT));
	bites("16", || change_account(DUES, |account| account.unconfirmed = CENT));
	// Where shares hold money aside no more has come since the last close than on days that are open, and never more than in all.
	for (unconfirmed, counted_at) in [(CENT, 1), (1_000 * ONE + CENT, 0)] {
		bites("16", || {
			change_account(DUES, |account| {
				(account.terms.keeper, account.terms.kind) = (Keeper::Shares, AccountKind::Liability);
				(account.unconfirmed, account.counted_at) = (unconfirmed, counted_at);
			});
		});
	}
}

#[test]
fn legs_balance() {
	bites("1", || change_entry(1, |entry| entry.legs[0].amount += CENT));
	bites("1", || change_entry(1, |entry| entry.legs.clear()));
	bites("1", || change_entry(1, |entry| entry.legs[0].account = 99));
	bites("1", || change_entry(1, |entry| entry.legs.iter_mut().for_each(|leg| leg.amount = 0)));
}

#[test]
fn sums_of_a_ledger_balance() {
	// Both an entry and the sums of its accounts are wrong alike, but for one of the sides.
	bites("3", || change_account(DUES, |account| account.sums.credits += CENT));
	bites("3", || change_account(WAGES, |account| account.sums.pending_debits += CENT));
	bites("3", || Accounts::<Test>::remove(SHOP, OTHER));
	bites("3", || Accounts::<Test>::insert(LedgerId::Coop(4), 1, Accounts::<Test>::get(SHOP, 1).unwrap()));
}

#[test]
fn sums_of_a_ledger_are_its_entries_and_what_waits() {
	// The item waits on one side only.
	bites("2", || {
		change_pending(1, |pending| pending.items[1].remaining -= 5 * ONE);
		change_account(WAGES, |account| account.sums.pending_debits -= 5 * ONE);
		change_account(BANK, |account| account.sums.pending_credits -= 5 * ONE);
		// A pending entry of the same account on both sides: the sums are right, and do not balance.
		change_pending(2, |pending| pending.bank = 99);
		change_account(BANK, |account| account.sums.pending_debits -= 20 * ONE);
	});
}

#[test]
fn what_waits_ends_once() {
	bites("4", || Pendings::<Test>::insert(LedgerId::Coop(4), 1, Pendings::<Test>::get(SHOP, 1).unwrap()));
	bites("4", || change_ledger(|record| record.open_pendings += 1));
	bites("4", || change_ledger(|record| record.last_pending += 1));
	bites("4", || change_pending(2, |pending| pending.by = Some(Hand { coop: 1, member: 1 })));
	bites("4", || {
		change_ledger(|record| {
			record.expected.try_insert(Hand { coop: 1, member: 1 }, 1).unwrap();
		});
	});
	bites("4", || drop(Deadlines::<Test>::clear(u32::MAX, None)));
	bites("4", || Deadlines::<Test>::insert([0; 8], (SHOP, 1), ()));
	// An item was ordered for less than was posted and came to wait.
	bites("4", || change_pending(1, |pending| pending.items[0].item.amount = 299 * ONE));
	bites("4", || {
		change_entry(2, |entry| entry.legs[0].origin = Some(Origin::Item(1, 5)));
		rehash();
	});
}

/// Makes the head that of the entries.
fn rehash() {
	let record = Ledgers::<Test>::get(SHOP).unwrap();
	let all = (1..=record.last_entry).map(entry);
	let head = all.fold(H256::zero(), |head, entry| <Test as frame_system::Config>::Hashing::hash_of(&(head, entry)));
	change_ledger(|record| record.head = head);
}

#[test]
fn no_account_is_beyond_its_limit() {
	bites("5", || {
		change_pending(1, |pending| {
			pending.items[1].item.amount = 990 * ONE;
			pending.items[1].remaining = 990 * ONE;
		});
		change_account(WAGES, |account| account.sums.pending_debits = 990 * ONE);
		change_account(BANK, |account| account.sums.pending_credits = 990 * ONE);
	});
}

#[test]
fn addresses_hold_what_the_books_say() {
	bites("6", || {
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), address_of(MILL), 49 * ONE));
	});
	bites("6", || AccountOfAddress::<Test>::remove(address_of(MILL)));
	bites("6", || AccountOfAddress::<Test>::insert(1, (SHOP, BANK)));
}

#[test]
fn what_was_closed_stays_as_the_statement_said() {
	let change_close = |change: fn(&mut Close<H256>)| {
		Closes::<Test>::mutate(SHOP, 1, |close| change(close.as_mut().unwrap()));
	};
	bites("7", || change_close(|close| close.balances[0].balance += CENT));
	bites("7", || change_close(|close| close.through -= 1));
	bites("7", || Closes::<Test>::remove(SHOP, 1));
	bites("7", || change_ledger(|record| record.banks.clear()));
	bites("7", || change_ledger(|record| record.closed_through = None));
	let change_line = |no: u64, change: fn(&mut Line)| {
		StatementLines::<Test>::mutate((SHOP, BANK), hash(no), |line| change(line.as_mut().unwrap()));
	};
	bites("7", || change_line(1, |line| line.amount += CENT));
	bites("7", || change_line(1, |line| line.amount -= CENT));
	bites("7", || change_line(2, |line| line.explained -= CENT));
	bites("7", || change_line(2, |line| line.amount += CENT));
	bites("7", || StatementLines::<Test>::remove((SHOP, BANK), hash(2)));
	bites("7", || change_account(BANK, |account| account.days.clear()));
	bites("7", || change_account(DUES, |account| _ = account.days.try_insert(TODAY, DaySums::default())));
}

#[test]
fn entries_have_numbers_without_gaps_that_the_head_proves() {
	bites("8", || change_ledger(|record| record.head = hash(1)));
	bites("8", || change_entry(2, |entry| entry.voucher = hash(1)));
	bites("8", || change_ledger(|record| record.last_entry += 1));
	bites("8", || Entries::<Test>::insert(LedgerId::Coop(4), 1, entry(1)));
}

#[test]
fn no_entry_dates_into_a_closed_period() {
	bites("9", || {
		Closes::<Test>::mutate(SHOP, 1, |close| close.as_mut().unwrap().entry = 0);
	});
}

#[test]
fn what_comes_back_is_counted_and_no_more_than_went() {
	bites("10", || TakenBacks::<Test>::remove(SHOP, 2));
	bites("10", || {
		change_entry(3, |entry| entry.legs[0].origin = Some(Origin::Back(9, 0)));
		rehash();
	});
	bites("10", || {
		change_entry(3, |entry| entry.legs[0].origin = Some(Origin::Back(2, 9)));
		rehash();
	});
	// More came back than the item was.
	bites("10", || {
		change_entry(3, |entry| entry.legs[0].origin = Some(Origin::Back(1, 0)));
		change_entry(1, |entry| {
			let legs = entry.legs.iter().cloned().flat_map(|leg| {
				let half = EntryLeg { amount: leg.amount / 5, ..leg.clone() };
				[half, EntryLeg { amount: leg.amount - leg.amount / 5, ..leg }]
			});
			entry.legs = legs.collect::<Vec<_>>().try_into().unwrap();
		});
		TakenBacks::<Test>::remove(SHOP, 2);
		TakenBacks::<Test>::insert(
			SHOP,
			1,
			TakenBack::try_from(std::collections::BTreeMap::from([(0, 285 * ONE)])).unwrap(),
		);
		rehash();
	});
	// It came back before it went.
	bites("10", || {
		change_entry(2, |entry| entry.day = TODAY - 8);
		change_entry(3, |entry| entry.day = TODAY - 9);
		change_account(BANK, |account| {
			let went = account.days.remove(&(TODAY - 10)).unwrap();
			account.days.try_insert(TODAY - 8, went).unwrap();
		});
		rehash();
	});
}

#[test]
fn hands_differ_and_are_no_party() {
	bites("11", || change_entry(2, |entry| entry.hands = Some([Hand { coop: 1, member: 1 }; 2])));
	bites("11", || change_entry(2, |entry| entry.hands = Some([9, 1].map(|member| Hand { coop: 1, member }))));
	bites("11", || change_entry(2, |entry| entry.hands = None));
}

#[test]
fn banks_can_book_what_is_entered_and_waits() {
	bites("12", || change_pending(1, |pending| pending.items[1].item.amount += 1));
	bites("12", || change_entry(1, |entry| entry.legs.iter_mut().for_each(|leg| leg.amount += 1)));
}

#[test]
fn what_is_mirrored_is_in_both_ledgers() {
	let change = |ledger, no, change: fn(&mut EntryOf<Test>)| {
		Entries::<Test>::mutate(ledger, no, |entry| change(entry.as_mut().unwrap()));
		let record = Ledgers::<Test>::get(ledger).unwrap();
		let all = (1..=record.last_entry).map(|no| Entries::<Test>::get(ledger, no).unwrap());
		let head =
			all.fold(H256::zero(), |head, entry| <Test as frame_system::Config>::Hashing::hash_of(&(head, entry)));
		Ledgers::<Test>::mutate(ledger, |record| record.as_mut().unwrap().head = head);
	};
	bites("13", || change(MILL, 2, |entry| entry.linked = None));
	bites("13", || change(MILL, 2, |entry| entry.linked = Some((FUND, 9))));
	bites("13", || {
		change(FUND, 1, |entry| entry.legs.iter_mut().for_each(|leg| leg.amount += ONE));
		for (account, side) in [(DUE, Side::Debit), (RECEIPTS, Side::Credit)] {
			Accounts::<Test>::mutate(FUND, account, |account| *account.as_mut().unwrap().sums.posted(side) += ONE);
		}
	});
}

#[test]
fn nothing_takes_from_the_indivisible_reserve() {
	bites("14", || change_entry(2, |entry| entry.legs[0].account = RESERVE));
}

/// Opens the balances of the books in yen, and puts them right.
fn open_twice() {
	for (day, amount) in [(TODAY - 1, 3), (TODAY, 4)] {
		let legs = vec![debit(BANK, amount * ONE), credit(CAPITAL, (amount - 2) * ONE), credit(RESERVE, 2 * ONE)];
		let opening = Opening { day, legs: legs.try_into().unwrap(), document: hash(1) };
		for who in [ANN, BEN] {
			assert_ok!(Books::open_balances(signed(who), YEN, 1, opening.clone()));
		}
	}
	Books::do_try_state().unwrap();
}

/// Changes an entry of the books in yen, and makes their head that of the entries.
fn change_opened(no: EntryNo, change: impl FnOnce(&mut EntryOf<Test>)) {
	Entries::<Test>::mutate(YEN, no, |entry| change(entry.as_mut().unwrap()));
	let all = (1..=3).map(|no| Entries::<Test>::get(YEN, no).unwrap());
	let head = all.fold(H256::zero(), |head, entry| <Test as frame_system::Config>::Hashing::hash_of(&(head, entry)));
	Ledgers::<Test>::mutate(YEN, |record| record.as_mut().unwrap().head = head);
}

#[test]
fn one_opening_stands() {
	let opened = |corrupt: fn()| {
		move || {
			open_twice();
			corrupt();
		}
	};
	bites("15", opened(|| Ledgers::<Test>::mutate(YEN, |record| record.as_mut().unwrap().opening = 1)));
	bites(
		"15",
		opened(|| {
			change_opened(2, |entry| {
				entry.basis = Basis::Loss(1);
				entry.hands = None;
			})
		}),
	);
	// Two hands have put it right, and the reserve is as large as it was.
	bites("11", opened(|| change_opened(2, |entry| entry.hands = None)));
	bites("14", opened(|| change_opened(3, |entry| entry.legs[2].account = CAPITAL)));
}
