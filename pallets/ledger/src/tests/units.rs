//! Units move as they are entered.

use super::*;
use frame_support::traits::fungible::{Inspect, Mutate};
use frame_support::traits::tokens::Preservation;

fn contribute(who: AccountId, amount: Balance, as_member_of: Option<CoopId>) -> DispatchResult {
	Books::contribute(signed(who), MILL, UNITS, amount, hash(1), as_member_of)
}

/// A payment of the mill.
fn spend(to: AccountId, amount: Balance) -> DraftOf<Test> {
	let legs = vec![debit(COSTS, amount), credit(UNITS, amount)];
	let (basis, voucher) = (Basis::Resolution(1), hash(2));
	Draft { ledger: MILL, legs, day: None, basis, voucher, moves: Moves::To(to) }
}

fn keep(draft: DraftOf<Test>) -> Result<EntryNo, DispatchError> {
	<Books as Post<_, _>>::post(draft)
}

fn mill(no: EntryNo) -> EntryOf<Test> {
	Entries::<Test>::get(MILL, no).unwrap()
}

/// What the mill's address holds, and what its books say.
fn units(ledger: LedgerId) -> (Balance, Balance) {
	let sums = Books::sums(ledger, UNITS).unwrap();
	(Balances::total_balance(&address_of(ledger)), sums.debits - sums.credits)
}

#[test]
fn units_move_into_the_books_by_name() {
	new_test(|| {
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		assert_ok!(contribute(REGISTERED, 10 * ONE, None));
		assert_eq!(units(MILL), (60 * ONE, 60 * ONE));
		assert_eq!(mill(1).parties(), vec![&Party::Member(1, 1)]);
		assert_eq!(mill(2).parties(), vec![&Party::Account(REGISTERED)]);
		assert_eq!((mill(1).day, mill(1).basis.clone(), mill(1).voucher), (TODAY, Basis::Contribution, hash(1)));
	});
}

#[test]
fn account_of_a_co_op_pays_in_as_the_co_op_and_in_its_own_books_as_nobody() {
	new_test(|| {
		assert_ok!(contribute(SHOPS_OWN, 10 * ONE, None));
		assert_eq!(mill(1).parties(), vec![&Party::Coop(1)]);
		let address = address_of(SHOP);
		let terms = Terms { cash: Cash::Units { address, receipts: DUES }, ..terms(AccountKind::Asset) };
		let units = <Books as Post<_, _>>::open_account(SHOP, terms).unwrap();
		assert_ok!(Books::contribute(signed(SHOPS_OWN), SHOP, units, 5 * ONE, hash(1), None));
		assert_eq!(Entries::<Test>::get(SHOP, 1).unwrap().parties(), Vec::<&TestParty>::new());
	});
}

#[test]
fn contributions_that_are_none_are_refused() {
	new_test(|| {
		assert_noop!(contribute(ANN, 50 * ONE, Some(2)), TestError::NotMember);
		assert_noop!(contribute(ANN, 50 * ONE, None), TestError::WrongParty);
		assert_noop!(contribute(ANN, 0, Some(1)), TestError::WrongAmount);
		assert_noop!(contribute(ANN, 2_000_000 * ONE, Some(1)), TestError::NotEnough);
		let to = |ledger, account, voucher| Books::contribute(signed(ANN), ledger, account, ONE, voucher, Some(1));
		assert_noop!(to(LedgerId::Coop(4), UNITS, hash(1)), TestError::NoSuchLedger);
		assert_noop!(to(MILL, 99, hash(1)), TestError::NoSuchAccount);
		assert_noop!(to(MILL, COSTS, hash(1)), TestError::NotInUnits);
		assert_noop!(to(SHOP, BANK, hash(1)), TestError::NotInUnits);
		assert_noop!(to(MILL, UNITS, H256::zero()), TestError::NoDocument);
	});
}

#[test]
fn what_is_the_cash_of_a_ledger_pays_in_by_no_door() {
	new_test(|| {
		// A second address of the mill, which is also the account of a member.
		let cash = Cash::Units { address: BEN, receipts: RECEIPTS };
		let other = account(MILL, Terms { cash, limit: Some(Side::Credit), ..terms(AccountKind::Asset) });
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		assert_ok!(Books::contribute(signed(ANN), FUND, UNITS, 50 * ONE, hash(1), Some(1)));
		let doors = [(MILL, UNITS), (MILL, other), (FUND, UNITS)];
		for (ledger, account) in doors {
			let pays = |who, coop| Books::contribute(signed(who), ledger, account, ONE, hash(1), coop);
			assert_noop!(pays(BEN, Some(1)), TestError::PayerIsCash);
			assert_ok!(pays(CLEO, Some(1)));
		}
		// Nor as whom it is registered.
		AccountOfAddress::<Test>::insert(SHOPS_OWN, (MILL, other));
		for (ledger, account) in doors {
			let pays = || Books::contribute(signed(SHOPS_OWN), ledger, account, ONE, hash(1), None);
			assert_noop!(pays(), TestError::PayerIsCash);
		}
		AccountOfAddress::<Test>::remove(SHOPS_OWN);
	});
}

#[test]
fn what_plain_transfers_brought_is_entered_first() {
	new_test(|| {
		assert_ok!(<Balances as Mutate<_>>::transfer(&EVE, &address_of(MILL), 5 * ONE, Preservation::Preserve));
		assert_eq!(units(MILL), (5 * ONE, 0));
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		assert_eq!((mill(1).leg(0).unwrap().amount, mill(1).parties()), (5 * ONE, vec![]));
		assert_eq!(mill(2).leg(0).unwrap().amount, 50 * ONE);
		assert_eq!(units(MILL), (55 * ONE, 55 * ONE));
	});
}

#[test]
fn what_plain_transfers_brought_can_be_spent_at_once() {
	new_test(|| {
		assert_ok!(<Balances as Mutate<_>>::transfer(&EVE, &address_of(MILL), 5 * ONE, Preservation::Preserve));
		assert_ok!(keep(spend(REGISTERED, 2 * ONE)));
		assert_eq!(mill(1).leg(0).unwrap().amount, 5 * ONE);
		assert_eq!(units(MILL), (3 * ONE, 3 * ONE));
	});
}

#[test]
fn what_an_address_held_before_is_entered_when_it_becomes_cash() {
	new_test(|| {
		let before = Balances::total_balance(&SHOPS_OWN);
		let cash = Cash::Units { address: SHOPS_OWN, receipts: DUES };
		let terms = Terms { cash, limit: Some(Side::Credit), ..terms(AccountKind::Asset) };
		let units = <Books as Post<_, _>>::open_account(SHOP, terms).unwrap();
		assert_eq!((entry(1).leg(0).unwrap().amount, entry(1).parties()), (before, vec![]));
		assert_eq!(held(units), before as i128);
		assert_noop!(Books::enter_receipts(signed(EVE), SHOP, units), TestError::NothingToEnter);
	});
}

#[test]
fn units_on_hold_become_no_cash() {
	use frame_support::traits::ReservableCurrency;

	new_test(|| {
		assert_ok!(<Balances as ReservableCurrency<_>>::reserve(&SHOPS_OWN, ONE));
		let cash = Cash::Units { address: SHOPS_OWN, receipts: DUES };
		let terms = Terms { cash, limit: Some(Side::Credit), ..terms(AccountKind::Asset) };
		let open = || <Books as Post<_, _>>::open_account(SHOP, terms.clone());
		assert_noop!(open(), TestError::UnitsOnHold);
		<Balances as ReservableCurrency<_>>::unreserve(&SHOPS_OWN, ONE);
		assert_ok!(open());
	});
}

#[test]
fn anybody_enters_what_plain_transfers_brought() {
	new_test(|| {
		let enter = || Books::enter_receipts(signed(EVE), MILL, UNITS);
		assert_noop!(enter(), TestError::NothingToEnter);
		assert_ok!(<Balances as Mutate<_>>::transfer(&EVE, &address_of(MILL), 5 * ONE, Preservation::Preserve));
		assert_ok!(enter());
		assert_noop!(enter(), TestError::NothingToEnter);
		assert_eq!(units(MILL), (5 * ONE, 5 * ONE));
		assert_noop!(Books::enter_receipts(signed(EVE), MILL, COSTS), TestError::NotInUnits);
	});
}

#[test]
fn a_payment_in_units_moves_at_once() {
	new_test(|| {
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		let before = Balances::total_balance(&REGISTERED);
		assert_eq!(keep(spend(REGISTERED, 20 * ONE)), Ok(2));
		assert_eq!(Balances::total_balance(&REGISTERED), before + 20 * ONE);
		assert_eq!(units(MILL), (30 * ONE, 30 * ONE));
		assert_eq!(Books::available(MILL, UNITS), 30 * ONE - ED);
	});
}

#[test]
fn more_than_the_address_can_spare_is_not_paid() {
	new_test(|| {
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		assert_noop!(keep(spend(REGISTERED, 50 * ONE)), TestError::NotEnough);
		assert_noop!(keep(spend(REGISTERED, 51 * ONE)), TestError::NotEnough);
	});
}

/// The mill takes 50 in as a debt, in an account that is opened for it. Gives its number.
fn owe_fifty() -> AccountNo {
	let debt = account(MILL, Terms { limit: Some(Side::Debit), ..terms(AccountKind::Liability) });
	let legs = vec![debit(UNITS, 50 * ONE), credit(debt, 50 * ONE)];
	assert_ok!(keep(Draft { legs, moves: Moves::From(ANN), ..spend(REGISTERED, 0) }));
	debt
}

#[test]
fn what_is_owed_goes_to_the_last_unit() {
	new_test(|| {
		let debt = owe_fifty();
		let pay = |amount| Draft { legs: vec![debit(debt, amount), credit(UNITS, amount)], ..spend(REGISTERED, 0) };
		// What would be left is too little for an address.
		assert_noop!(keep(pay(50 * ONE - 1)), TestError::NotEnough);
		assert_noop!(keep(pay(50 * ONE + 1)), TestError::NotEnough);
		// Nor does what is spent beside it end the address.
		let both = vec![debit(debt, 49 * ONE), debit(COSTS, ONE), credit(UNITS, 50 * ONE)];
		assert_noop!(keep(Draft { legs: both, ..spend(REGISTERED, 0) }), TestError::NotEnough);
		assert_ok!(keep(pay(50 * ONE)));
		assert_eq!(units(MILL), (0, 0));
		assert_eq!(System::providers(&address_of(MILL)), 1);
		assert_ok!(contribute(ANN, 20 * ONE, Some(1)));
		assert_eq!(units(MILL), (20 * ONE, 20 * ONE));
	});
}

#[test]
fn what_is_owed_does_not_end_an_address_that_nothing_else_keeps_alive() {
	new_test(|| {
		let debt = owe_fifty();
		assert_ok!(System::dec_providers(&address_of(MILL)));
		let pay = |amount| Draft { legs: vec![debit(debt, amount), credit(UNITS, amount)], ..spend(REGISTERED, 0) };
		assert_noop!(keep(pay(50 * ONE)), TestError::NotEnough);
		assert_ok!(keep(pay(50 * ONE - ED)));
		assert_eq!(units(MILL), (ED, ED));
	});
}

#[test]
fn a_payment_to_a_reaped_account_loses_nothing() {
	new_test(|| {
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		// Less than an account needs to exist.
		let refused = keep(spend(555, ED - 1)).unwrap_err();
		assert_eq!(refused, TokenError::BelowMinimum.into());
		assert_eq!(units(MILL), (50 * ONE, 50 * ONE));
		assert_ok!(keep(spend(555, ED)));
	});
}

#[test]
fn the_books_of_another_ledger_that_is_paid_say_who_paid() {
	new_test(|| {
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		assert_ok!(<Balances as Mutate<_>>::transfer(&EVE, &address_of(FUND), 5 * ONE, Preservation::Preserve));
		assert_ok!(keep(spend(address_of(FUND), 20 * ONE)));
		let received = |no| Entries::<Test>::get(FUND, no).unwrap();
		assert_eq!(received(1).parties(), Vec::<&TestParty>::new());
		assert_eq!(received(2).parties(), vec![&Party::Coop(2)]);
		assert_eq!((units(MILL), units(FUND)), ((30 * ONE, 30 * ONE), (25 * ONE, 25 * ONE)));
	});
}

#[test]
fn a_ledger_does_not_pay_itself() {
	new_test(|| {
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		assert_noop!(keep(spend(address_of(MILL), ONE)), TestError::WrongMove);
		// Nor by another address of its own.
		let cash = Cash::Units { address: 77_777, receipts: RECEIPTS };
		account(MILL, Terms { cash, ..terms(AccountKind::Asset) });
		assert_noop!(keep(spend(77_777, ONE)), TestError::ToItself);
	});
}

#[test]
fn units_move_as_the_entry_says() {
	new_test(|| {
		assert_ok!(contribute(ANN, 50 * ONE, Some(1)));
		let draft = spend(REGISTERED, ONE);
		let with = |moves| Draft { moves, ..draft.clone() };
		assert_noop!(keep(with(Moves::Nothing)), TestError::WrongMove);
		assert_noop!(keep(with(Moves::From(ANN))), TestError::WrongMove);
		assert_noop!(keep(Draft { day: Some(TODAY), ..draft.clone() }), TestError::WrongMove);
		let without = Draft { legs: vec![debit(COSTS, ONE), credit(RECEIPTS, ONE)], ..draft.clone() };
		assert_noop!(keep(without), TestError::WrongMove);
		let twice = vec![debit(COSTS, 2 * ONE), credit(UNITS, ONE), credit(UNITS, ONE)];
		assert_noop!(keep(Draft { legs: twice, ..draft.clone() }), TestError::WrongMove);
		// Nobody's units come from the address of a ledger but by its own books.
		let legs = vec![debit(UNITS, ONE), credit(RECEIPTS, ONE)];
		assert_noop!(
			keep(Draft { legs: legs.clone(), moves: Moves::From(address_of(FUND)), ..draft.clone() }),
			TestError::PayerIsCash
		);
		// Units that have not moved are not entered.
		assert_noop!(keep(Draft { legs, moves: Moves::Done, ..draft }), TestError::UnitsMissing);
	});
}

#[test]
fn issued_and_redeemed_units_have_moved_already() {
	new_test(|| {
		let done = |legs| Draft { legs, moves: Moves::Done, ..spend(0, ONE) };
		assert_ok!(<Balances as Mutate<_>>::mint_into(&address_of(MILL), 50 * ONE));
		assert_ok!(keep(done(vec![debit(UNITS, 50 * ONE), credit(RECEIPTS, 50 * ONE)])));
		assert_eq!((units(MILL), mill(1).voucher), ((50 * ONE, 50 * ONE), hash(2)));
		assert_ok!(Balances::burn(signed(address_of(MILL)), 20 * ONE, true));
		assert_ok!(keep(done(vec![debit(COSTS, 20 * ONE), credit(UNITS, 20 * ONE)])));
		assert_eq!((units(MILL), Ledgers::<Test>::get(MILL).unwrap().last_entry), ((30 * ONE, 30 * ONE), 2));
	});
}

#[test]
fn keepers_post_what_balances_today_or_before() {
	new_test(|| {
		let plain = |legs| Draft { legs, moves: Moves::Nothing, ..spend(0, ONE) };
		let fine = plain(vec![debit(COSTS, ONE), credit(RECEIPTS, ONE)]);
		assert_noop!(keep(plain(vec![debit(COSTS, ONE), credit(RECEIPTS, 2 * ONE)])), TestError::Unbalanced);
		assert_noop!(keep(plain(vec![])), TestError::Unbalanced);
		assert_noop!(keep(plain(vec![debit(COSTS, 0), credit(RECEIPTS, 0)])), TestError::WrongAmount);
		assert_noop!(keep(plain(vec![debit(99, ONE), credit(RECEIPTS, ONE)])), TestError::NoSuchAccount);
		assert_noop!(keep(Draft { day: Some(TODAY + 1), ..fine.clone() }), TestError::DayInFuture);
		assert_noop!(keep(Draft { voucher: H256::zero(), ..fine.clone() }), TestError::NoDocument);
		let many = (0..60).flat_map(|_| [debit(COSTS, ONE), credit(RECEIPTS, ONE)]).collect();
		assert_noop!(keep(plain(many)), TestError::TooManyItems);
		let party = Some(Party::Coop(9));
		let with = vec![Leg { party, ..debit(COSTS, ONE) }, credit(RECEIPTS, ONE)];
		assert_noop!(keep(plain(with)), TestError::WrongParty);
		assert_ok!(keep(Draft { day: Some(TODAY - 100), ..fine }));
		assert_eq!((mill(1).day, mill(1).value_day, mill(1).hands), (TODAY - 100, TODAY - 100, None));
	});
}

#[test]
fn money_at_a_bank_is_entered_by_its_statement_only() {
	new_test(|| {
		let legs = vec![debit(BANK, ONE), credit(DUES, ONE)];
		let draft = Draft { ledger: SHOP, legs, moves: Moves::Nothing, ..spend(0, ONE) };
		assert_noop!(keep(draft), TestError::ByStatementOnly);
	});
}

#[test]
fn only_losses_and_dissolution_take_from_the_indivisible_reserve() {
	new_test(|| {
		let draft = |legs, basis| {
			let (voucher, moves) = (hash(1), Moves::Nothing);
			Draft { ledger: SHOP, legs, day: None, basis, voucher, moves }
		};
		let grows = vec![debit(WAGES, 9 * ONE), credit(RESERVE, 9 * ONE)];
		assert_ok!(keep(draft(grows, Basis::Resolution(1))));
		let taken = vec![debit(RESERVE, ONE), credit(CAPITAL, ONE)];
		for basis in [Basis::Resolution(1), Basis::Rule, Basis::Statement, Basis::Opening, Basis::Correction(1)] {
			assert_noop!(keep(draft(taken.clone(), basis)), TestError::ReserveIsIndivisible);
		}
		assert_ok!(keep(draft(taken.clone(), Basis::Loss(1))));
		assert_ok!(keep(draft(taken, Basis::Dissolution(1))));
	});
}

/// What a custodian is to pay the baker for units of the mill.
fn redeeming(amount: Balance) -> OrderOf<Test> {
	let item = ItemOf::<Test> { account: COSTS, amount, party: outside(9), charged: None };
	Order { ledger: MILL, bank: UNITS, ..payment(vec![item]) }
}

fn burn(amount: Balance) {
	use frame_support::traits::tokens::{Fortitude, Precision};

	let (address, all) = (address_of(MILL), Precision::Exact);
	assert_ok!(<Balances as Mutate<_>>::burn_from(&address, amount, Preservation::Expendable, all, Fortitude::Polite));
}

#[test]
fn what_a_custodian_is_to_pay_for_units_waits_until_its_keeper_says_what_became_of_it() {
	new_test(|| {
		assert_ok!(<Balances as Mutate<_>>::transfer(&EVE, &address_of(MILL), 50 * ONE, Preservation::Preserve));
		// What plain transfers brought is entered first.
		let (paid, back) = (order(redeeming(20 * ONE)), order(redeeming(10 * ONE)));
		assert_eq!((units(MILL), Books::sums(MILL, UNITS).unwrap().pending_credits), ((50 * ONE, 50 * ONE), 30 * ONE));
		let more = <Books as Post<_, _>>::order(redeeming(21 * ONE));
		assert_eq!(more, Err(TestError::NotEnough.into()));
		let cents = <Books as Post<_, _>>::order(redeeming(ONE / 1_000));
		assert_eq!(cents, Err(TestError::BelowSmallestUnit.into()));
		for wrong in
			[Order { keeper: Keeper::Hands, ..redeeming(ONE) }, Order { direction: Direction::In, ..redeeming(ONE) }]
		{
			assert_eq!(<Books as Post<_, _>>::order(wrong), Err(TestError::NotByBank.into()));
		}
		// Hands neither void nor post it.
		let void = Books::void(signed(ANN), MILL, 1, paid, None, hash(44));
		assert_refused!(void, TestError::NotByBank);
		let posting = Posting { bank: UNITS, ..went(1, 20 * ONE, vec![Part::Whole(paid)]) };
		assert_refused!(Books::post(signed(ANN), MILL, 1, posting), TestError::NotByBank);

		let settle = |pending, is_paid| <Books as Post<_, _>>::settle(MILL, pending, is_paid);
		told();
		// Not before the units have left.
		burn(20 * ONE);
		assert_ok!(settle(paid, true));
		assert_eq!(units(MILL), (30 * ONE, 30 * ONE));
		assert_eq!((mill(2).parties(), mill(2).hands, mill(2).line), (vec![&outside(9)], None, None));
		assert_eq!(told(), vec![(Keeper::Treasuries, Became::Posted(2), vec![(Some((paid, 0)), 20 * ONE)])]);
		assert_ok!(settle(back, false));
		System::assert_last_event(Event::GivenUp { ledger: MILL, pending: back }.into());
		assert_eq!(told(), vec![(Keeper::Treasuries, Became::Voided, vec![(Some((back, 0)), 10 * ONE)])]);
		assert_eq!((units(MILL), Books::sums(MILL, UNITS).unwrap().pending_credits), ((30 * ONE, 30 * ONE), 0));
		for is_paid in [true, false] {
			assert_noop!(settle(back, is_paid), TestError::AlreadyEnded);
		}
		// What waits for a bank is for hands.
		endow(3, 5 * ONE);
		let by_bank = order(payment(vec![wage(1, ONE)]));
		assert_noop!(<Books as Post<_, _>>::settle(SHOP, by_bank, true), TestError::NotInUnits);
	});
}
