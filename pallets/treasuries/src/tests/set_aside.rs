//! What shares hold aside for subscribers or owe to members is no money of the treasury: by no door does it go but their own.

use super::bank::{back, came, close_books, direct, member, post, shop, statement, went, CHARGES, SHOP, WAGES};
use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
use pallet_ledger::Part;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::ledger::Item as Waiting;

type BookError = pallet_ledger::Error<Test>;

/// What is held aside, and what else there is.
const ASIDE: Balance = 25_000 * EURO;
const OWN_MONEY: Balance = 1_000 * EURO;

/// What an offer is held on, and what is due to members.
const HELD_CODE: u32 = 2_401;
const DUE_CODE: u32 = 2_200;

/// The largest ordinary payment of so much: less than a third.
const ORDINARY: Balance = 333 * EURO;

/// The co-op 1 has 1,000 in units of its own, and a member subscribes for 25,000.
fn offers(test: impl FnOnce(AccountNo)) {
	new_test(|| {
		set_money(OWN, OWN_MONEY);
		let held = MockShares::open(OWN, HELD_CODE);
		subscribes(held, ASIDE);
		assert_eq!(available(OWN), OWN_MONEY + ASIDE);
		test(held);
	});
}

/// The member 4 pays so much in units for shares.
fn subscribes(held: AccountNo, amount: Balance) {
	let TreasuryOf::<Test> { ledger, cash, .. } = record(OWN);
	set_units(account(1, 4), amount);
	let leg = |account, side, party| Leg { account, side, amount, party };
	let legs = vec![leg(cash, Side::Debit, None), leg(held, Side::Credit, Some(Party::Member(1, 4)))];
	let (moves, voucher) = (Moves::From(account(1, 4)), doc(20));
	let draft = Draft { ledger, legs, day: None, basis: Basis::Contribution, voucher, moves };
	assert_ok!(<Books as Post<_, _>>::post(draft));
}

/// Shares pay so much to the member 4 in units.
fn refund(held: AccountNo, amount: Balance) -> DispatchResult {
	let TreasuryOf::<Test> { ledger, cash, .. } = record(OWN);
	let leg = |account, side, party| Leg { account, side, amount, party };
	let legs = vec![leg(held, Side::Debit, Some(Party::Member(1, 4))), leg(cash, Side::Credit, None)];
	let (moves, voucher) = (Moves::To(account(1, 4)), doc(21));
	let draft = Draft { ledger, legs, day: None, basis: Basis::Rule, voucher, moves };
	<Books as Post<_, _>>::post(draft).map(|_| ())
}

/// A resolution of the co-op 1 that pays the co-op 4, in the budget or out of it.
fn pays(track: Track, line: Option<LineNo>, amount: Balance) -> DispatchResult {
	pay(by_coop(1, track), OWN, line, Party::Coop(4), amount)
}

fn approved(number: PaymentNo) {
	for member in [2, 3, 5] {
		let _ = approve(OWN, number, 1, member);
	}
	pass(DAY);
}

/// What was held back, and why.
fn held_back() -> Option<DispatchError> {
	let why = |event| match event {
		Event::<Test>::PaymentHeld { error, .. } => Some(error),
		_ => None,
	};
	rochdale_mocks::take_events::<Test, Event<Test>>().into_iter().find_map(why)
}

#[test]
fn what_can_be_paid_and_all_limits_are_those_of_its_own_money() {
	offers(|_| {
		let card = Treasuries::treasury(OWN).unwrap();
		assert_eq!((card.held, card.available, card.set_aside), (OWN_MONEY + ASIDE + ED, OWN_MONEY, ASIDE));
		assert_eq!((card.tier1, card.tier2), ((OWN_MONEY + ED) / 10, (OWN_MONEY + ED) / 2));
		assert_eq!(Treasuries::track_of_payment(OWN, ORDINARY), Track::Ordinary);
		assert_eq!(Treasuries::track_of_payment(OWN, ORDINARY + EURO), Track::Special);
		assert_ok!(Treasuries::report_outturn(signed(1, 1), OWN, 1, doc(1)));
		assert_eq!(Reports::<Test>::get(OWN, 1).unwrap().available, OWN_MONEY);
		// Others have nothing set aside.
		assert_eq!(Treasuries::treasury(JOINT).unwrap().set_aside, 0);
	});
}

#[test]
fn no_resolution_pays_with_what_is_held_aside() {
	for line in [None, Some(LINE)] {
		offers(|_| {
			assert_refused!(pays(Track::Special, line, OWN_MONEY + 1), Errors::DueToOthers);
			assert_refused!(pays(Track::Special, line, OWN_MONEY + ASIDE), Errors::DueToOthers);
			assert_refused!(pays(Track::Ordinary, line, ORDINARY + EURO), Errors::MajorDisposal);
			assert_ok!(pays(Track::Ordinary, line, ORDINARY));
			assert_ok!(pays(Track::Special, line, OWN_MONEY - ORDINARY));
			assert_refused!(pays(Track::Special, line, 1), Errors::DueToOthers);
			assert_eq!(available(OWN), ASIDE);
		});
	}
}

#[test]
fn no_request_pays_with_what_is_held_aside() {
	offers(|_| {
		assert_refused!(request_by(OWN, 1, 1, OWN_MONEY / 2 + EURO), Errors::NeedsResolution);
		assert_refused!(request_by(OWN, 1, 1, ORDINARY + EURO), Errors::MajorDisposal);
		let small = requested(OWN, 1, 1, OWN_MONEY / 10);
		approved(small);
		assert_eq!(paid_in(OWN, small), Some(Tier::Two));
		// What was approved goes only if it is there when it is to go.
		let large = requested(OWN, 1, 1, OWN_MONEY / 5);
		for member in [2, 3, 5] {
			assert_ok!(approve(OWN, large, 1, member));
		}
		assert_ok!(pays(Track::Special, None, OWN_MONEY * 8 / 10));
		pass(DAY);
		assert_eq!(held_back(), Some(Errors::NeedsResolution.into()));
		assert_refused!(execute(OWN, large), Errors::NeedsResolution);
		assert_eq!(available(OWN), ASIDE + OWN_MONEY / 10);
	});
}

#[test]
fn no_line_of_a_special_resolution_pays_with_what_is_held_aside() {
	new_test(|| {
		// Tiers are shares of what there is, so that signers can approve up to half of it and never more than there is.
		set_money(OWN, OWN_MONEY);
		assert_ok!(Treasuries::change_line(by_coop(1, Track::Special), OWN, LINE, LIMIT));
		subscribes(MockShares::open(OWN, HELD_CODE), ASIDE);
		assert_refused!(request_by(OWN, 1, 1, OWN_MONEY / 2 + EURO), Errors::NeedsResolution);
		let half = requested(OWN, 1, 1, OWN_MONEY / 2);
		approved(half);
		assert_eq!(available(OWN), ASIDE + OWN_MONEY / 2);
	});
}

#[test]
fn no_standing_payment_is_made_with_what_is_held_aside() {
	new_test(|| {
		assert_ok!(Treasuries::change_line(by_coop(1, Track::Special), OWN, LINE, LIMIT));
		let held = MockShares::open(OWN, HELD_CODE);
		// Of two payments of 300, the second one falls due when the co-op has 200.
		let today = day_of(<MockClock as Clock>::civil()).unwrap();
		let plan = Plan { rhythm: Rhythm::Month, first: today, last: today + 31 };
		let item = Item { payee: Party::Account(REGISTERED), amount: 300 * EURO, custodian: None };
		let asked = Treasuries::request_standing(signed(1, 1), OWN, 1, LINE, item, fresh(), false, plan);
		assert_ok!(plain(asked));
		for member in [2, 3, 5] {
			let _ = approve(OWN, 1, 1, member);
		}
		pass(DAY);
		assert_eq!((available(OWN), held_back()), (HELD - 300 * EURO, None));
		set_money(OWN, 200 * EURO);
		subscribes(held, ASIDE);
		for _ in 0..31 {
			pass(DAY);
		}
		assert_eq!(held_back(), Some(Errors::DueToOthers.into()));
		assert_refused!(execute(OWN, 1), Errors::DueToOthers);
		assert_eq!(available(OWN), ASIDE + 200 * EURO);
	});
}

#[test]
fn no_custodian_pays_with_what_is_held_aside() {
	offers(|_| {
		let through = |amount| {
			let items = vec![Item { payee: baker(), amount, custodian: Some(1) }].try_into().unwrap();
			plain(Treasuries::pay(by_coop(1, Track::Special), OWN, None, items, fresh()))
		};
		assert_refused!(through(OWN_MONEY + EURO / 100), Errors::DueToOthers);
		assert_ok!(through(OWN_MONEY));
		// What waits for the custodian is gone.
		assert_refused!(pays(Track::Special, None, 1), Errors::DueToOthers);
		assert_eq!(Treasuries::treasury(OWN).unwrap().tier2, (OWN_MONEY + ED) / 2);
	});
}

#[test]
fn what_shares_pay_out_is_no_business_of_the_treasury() {
	offers(|held| {
		// It is paused and has no report, and so little of its own that anything large would be a disposal.
		pass(90 * DAY);
		assert_ok!(Treasuries::set_pause(by_coop(1, Track::Ordinary), OWN, 5));
		let before = record(OWN);
		assert_ok!(refund(held, 10_000 * EURO));
		assert_eq!(record(OWN), before);
		assert_eq!(Treasuries::lines(OWN)[0].spent, 0);
		let card = Treasuries::treasury(OWN).unwrap();
		assert_eq!((card.available, card.set_aside), (OWN_MONEY, ASIDE - 10_000 * EURO));
		assert_refused!(refund(held, 15_000 * EURO + 1), BookError::NotEnough);
		assert_ok!(refund(held, 15_000 * EURO));
		assert_eq!(available(OWN), OWN_MONEY);
	});
}

#[test]
fn a_co_op_that_has_left_pays_what_it_owes_before_it_closes_its_treasury() {
	offers(|held| {
		Standings::set(vec![(1, Standing::Left)]);
		<Treasuries as OnCoopLeft>::on_coop_left(1);
		let close = || Treasuries::close_treasury(by_coop(1, Track::Special), OWN);
		assert_refused!(pays(Track::Special, None, OWN_MONEY + 1), Errors::DueToOthers);
		assert_ok!(pays(Track::Special, None, OWN_MONEY));
		assert_refused!(close(), Errors::NotEmpty);
		assert_ok!(refund(held, ASIDE - MOST_LEFT));
		assert_ok!(close());
		// Less than a unit keeps nothing open, and is paid all the same.
		assert_refused!(pays(Track::Special, None, 1), Errors::DueToOthers);
		assert_ok!(refund(held, MOST_LEFT));
	});
	// Nor is it closed while something is owed that is not there.
	offers(|held| {
		Standings::set(vec![(1, Standing::Left)]);
		<Treasuries as OnCoopLeft>::on_coop_left(1);
		set_money(OWN, 0);
		let close = || Treasuries::close_treasury(by_coop(1, Track::Special), OWN);
		assert_refused!(close(), Errors::NotEmpty);
		set_money(OWN, ASIDE);
		assert_ok!(refund(held, ASIDE));
		assert_ok!(close());
	});
}

/// The shop has 1,000 of its own. Five members are expected to pay 5,000 each. Gives the account and the number of the list.
fn list(test: impl FnOnce(AccountNo, PendingNo)) {
	shop(|| {
		set_money(SHOP, OWN_MONEY);
		Moved::mutate(|all| all.extend((10..15).map(|no| (5, no, 50_000 + u128::from(no)))));
		let held = MockShares::open(SHOP, HELD_CODE);
		let pending = order(Direction::In, held, &[5_000 * EURO; 5]);
		test(held, pending);
	});
}

/// Shares order so much of the members 10 and on, or for them.
fn order(direction: Direction, account: AccountNo, amounts: &[Balance]) -> PendingNo {
	let items = amounts.iter().zip(10..).map(|(amount, no)| {
		let (amount, party) = (*amount, member(no));
		Waiting { account, amount, party, charged: None }
	});
	let TreasuryOf::<Test> { ledger, cash: bank, .. } = record(SHOP);
	let (keeper, basis, voucher) = (Keeper::Shares, Basis::Rule, doc(30));
	let items = items.collect();
	let order = Order { ledger, keeper, bank, direction, items, basis, voucher, deadline: None };
	<Books as Post<_, _>>::order(order).unwrap()
}

/// An entry of shares without money: so much from one account of what is owed to the other.
fn moves_on(from: AccountNo, to: AccountNo, amount: Balance) {
	let leg = |account, side| Leg { account, side, amount, party: None };
	let legs = vec![leg(from, Side::Debit), leg(to, Side::Credit)];
	let (ledger, basis, moves) = (record(SHOP).ledger, Basis::Rule, Moves::Nothing);
	assert_ok!(<Books as Post<_, _>>::post(Draft { ledger, legs, day: None, basis, voucher: doc(31), moves }));
}

fn card() -> TreasuryCard<AccountId> {
	Treasuries::treasury(SHOP).unwrap()
}

#[test]
fn a_list_of_subscribers_arrives_in_parts_and_comes_back() {
	list(|_, pending| {
		let before = record(SHOP);
		let parts = (0..3).map(|place| Part::Item { pending, place, amount: 5_000 * EURO }).collect();
		assert_ok!(came(1, 15_000 * EURO, parts));
		assert_eq!((card().available, card().set_aside), (OWN_MONEY, 15_000 * EURO));
		// The other two in one line, of which one has paid in part.
		let part = |place, amount| Part::Item { pending, place, amount };
		assert_ok!(came(2, 8_000 * EURO, vec![part(3, 3_000 * EURO), part(4, 5_000 * EURO)]));
		assert_ok!(came(3, 2_000 * EURO, vec![Part::Whole(pending)]));
		assert_eq!((card().available, card().set_aside), (OWN_MONEY, ASIDE));
		// The bank takes back what one of them had paid, which is far more than hands may enter as charges.
		assert_ok!(went(4, 5_000 * EURO, vec![back(1, 1, 5_000 * EURO)]));
		assert_refused!(went(5, EURO, vec![back(1, 1, EURO)]), BookError::MoreThanRemains);
		assert_eq!((card().available, card().set_aside), (OWN_MONEY, ASIDE - 5_000 * EURO));
		assert_eq!(record(SHOP), before);
		// It was entered wrongly.
		for member in [1, 2] {
			assert_ok!(plain(Books::correct(signed(5, member), record(SHOP).ledger, 5, 4, doc(3), None)));
		}
		assert_eq!((card().available, card().set_aside), (OWN_MONEY, ASIDE));
		assert_eq!(record(SHOP), before);
		assert_eq!(Treasuries::lines(SHOP).iter().map(|line| line.spent).sum::<Balance>(), 0);
		// A receipt of its own that the bank takes back is its own as before.
		assert_ok!(came(6, 500 * EURO, vec![direct(1, Side::Credit, 500 * EURO)]));
		assert_refused!(went(7, 101 * EURO, vec![back(6, 0, 101 * EURO)]), BookError::NotCovered);
	});
}

#[test]
fn what_has_come_for_subscribers_lowers_no_limit_before_a_statement_confirms_it() {
	list(|held, pending| {
		let tiers = || (card().tier1, card().tier2);
		let part = |place| Part::Item { pending, place, amount: 5_000 * EURO };
		assert_ok!(came(1, 15_000 * EURO, vec![part(0), part(1), part(2)]));
		assert_eq!(tiers(), (OWN_MONEY / 10, OWN_MONEY / 2));
		assert_ok!(plain(Treasuries::request(signed(5, 3), SHOP, 5, WAGES, one(baker(), ORDINARY), fresh(), false)));
		// Nor does it hide that hands alone say what else has come.
		assert_ok!(came(2, 15_000 * EURO, vec![direct(1, Side::Credit, 15_000 * EURO)]));
		assert_eq!(tiers(), (OWN_MONEY / 10, OWN_MONEY / 2));
		// What was entered wrongly, or was taken back, hides no more than was there.
		let correct = |entry| {
			for member in [1, 2] {
				assert_ok!(plain(Books::correct(signed(5, member), record(SHOP).ledger, 5, entry, doc(3), None)));
			}
		};
		correct(1);
		assert_eq!(tiers(), (OWN_MONEY / 10, OWN_MONEY / 2));
		assert_ok!(came(3, ASIDE, vec![Part::Whole(pending)]));
		correct(2);
		assert_eq!((tiers(), card().available), ((OWN_MONEY / 10, OWN_MONEY / 2), OWN_MONEY));
		// What has become capital is its own, and raises limits once a statement confirms it.
		let terms = Terms {
			kind: AccountKind::Equity,
			code: 3_101,
			keeper: Keeper::Shares,
			cash: Cash::None,
			limit: None,
			is_direct: false,
			mirror: None,
		};
		let capital = <Books as Post<_, _>>::open_account(record(SHOP).ledger, terms).unwrap();
		let due = MockShares::open(SHOP, DUE_CODE);
		moves_on(held, due, ASIDE);
		moves_on(due, capital, ASIDE - 5_000 * EURO);
		assert_eq!((tiers(), card().available), ((0, 0), OWN_MONEY + ASIDE - 5_000 * EURO));
		pass(DAY);
		close_books();
		assert_eq!(tiers(), (1_000 * EURO, 10_000 * EURO));
	});
}

#[test]
fn what_shares_owe_is_paid_by_bank_whatever_stops_the_treasury() {
	list(|held, pending| {
		assert_ok!(came(1, ASIDE, vec![Part::Whole(pending)]));
		pass(DAY);
		close_books();
		let tiers = || (card().tier1, card().tier2);
		assert_eq!(tiers(), (OWN_MONEY / 10, OWN_MONEY / 2));
		let due = MockShares::open(SHOP, DUE_CODE);
		moves_on(held, due, ASIDE);
		pass(90 * DAY);
		assert_ok!(Treasuries::set_pause(by_coop(5, Track::Ordinary), SHOP, 5));
		let before = record(SHOP);
		let paid = order(Direction::Out, due, &[5_000 * EURO; 5]);
		// What waits for the bank raises no limit.
		assert_eq!((card().set_aside, card().available, tiers()), (0, OWN_MONEY, (OWN_MONEY / 10, OWN_MONEY / 2)));
		let part = |place| Part::Item { pending: paid, place, amount: 5_000 * EURO };
		assert_ok!(went(2, 10_000 * EURO, vec![part(0), part(1)]));
		assert_ok!(went(3, 15_000 * EURO, vec![Part::Whole(paid)]));
		// One account was closed: it is owed again, and no line has more left.
		assert_ok!(came(4, 5_000 * EURO, vec![back(3, 1, 5_000 * EURO)]));
		assert_eq!((card().set_aside, card().available), (5_000 * EURO, OWN_MONEY));
		assert_eq!(record(SHOP), before);
		assert_eq!(Treasuries::lines(SHOP).iter().map(|line| line.spent).sum::<Balance>(), 0);
		assert_eq!(CarriedOut::<Test>::iter_prefix(SHOP).count(), 0);
	});
}

#[test]
fn no_bank_pays_for_the_treasury_with_what_is_held_aside() {
	list(|_, pending| {
		assert_ok!(came(1, ASIDE, vec![Part::Whole(pending)]));
		let pays = |amount| pay(by_coop(5, Track::Special), SHOP, Some(WAGES), baker(), amount);
		assert_refused!(pays(OWN_MONEY + EURO / 100), Errors::DueToOthers);
		assert_ok!(pays(OWN_MONEY));
		assert_refused!(pays(EURO / 100), Errors::DueToOthers);
	});
}

#[test]
fn hands_enter_as_charges_what_two_signers_approve_of_its_own_money() {
	list(|_, pending| {
		let charge = |no, amount| went(no, amount, vec![direct(CHARGES, Side::Debit, amount)]);
		assert_ok!(came(1, ASIDE, vec![Part::Whole(pending)]));
		assert_refused!(charge(2, OWN_MONEY / 10 + EURO / 100), BookError::NotCovered);
		assert_ok!(charge(2, OWN_MONEY / 10));
		assert_refused!(charge(3, EURO / 100), BookError::NotCovered);
	});
}

#[test]
fn what_the_bank_has_charged_is_entered_all_the_same_and_stays_owed() {
	list(|_, pending| {
		set_money(SHOP, 0);
		assert_ok!(came(1, ASIDE, vec![Part::Whole(pending)]));
		pass(DAY);
		close_books();
		let charge = |no, amount| went(no, amount, vec![direct(CHARGES, Side::Debit, amount)]);
		// The tiers are those of nothing, and so little is entered whatever there is.
		assert_eq!(card().tier1, 0);
		assert_refused!(charge(2, 25 * EURO + EURO / 100), BookError::NotCovered);
		assert_ok!(charge(2, 25 * EURO));
		assert_eq!((available(SHOP), card().available, card().set_aside), (ASIDE - 25 * EURO, 0, ASIDE));
		// What comes in makes up for it first.
		assert_ok!(came(3, 30 * EURO, vec![direct(1, Side::Credit, 30 * EURO)]));
		assert_eq!(card().available, 5 * EURO);
		let pays = |amount| pay(by_coop(5, Track::Special), SHOP, None, baker(), amount);
		assert_refused!(pays(6 * EURO), Errors::DueToOthers);
		assert_ok!(pays(5 * EURO));
	});
}

#[test]
fn by_bank_too_a_co_op_that_has_left_pays_what_it_owes() {
	list(|held, pending| {
		assert_ok!(came(1, ASIDE, vec![Part::Whole(pending)]));
		pass(DAY);
		close_books();
		Standings::set(vec![(5, Standing::Left)]);
		<Treasuries as OnCoopLeft>::on_coop_left(5);
		let close = || Treasuries::close_treasury(by_coop(5, Track::Special), SHOP);
		let pays = |amount| pay(by_coop(5, Track::Special), SHOP, None, baker(), amount);
		assert_refused!(pays(OWN_MONEY + EURO), Errors::DueToOthers);
		assert_ok!(pays(OWN_MONEY));
		let baked = pallet_ledger::Ledgers::<Test>::get(record(SHOP).ledger).unwrap().last_pending;
		assert_ok!(went(2, OWN_MONEY, vec![Part::Whole(baked)]));
		assert_refused!(close(), Errors::NotEmpty);
		let refunds = order(Direction::Out, held, &[5_000 * EURO; 5]);
		// It waits for the bank.
		assert_refused!(close(), Errors::NotEmpty);
		assert_ok!(went(3, ASIDE, vec![Part::Whole(refunds)]));
		assert_ok!(close());
		// A refund that comes back later is paid once more, by the board.
		assert_ok!(came(4, 5_000 * EURO, vec![back(3, 2, 5_000 * EURO)]));
		assert_refused!(pays(EURO), Errors::DueToOthers);
		let again = order(Direction::Out, held, &[5_000 * EURO]);
		assert_ok!(post(statement(5, Direction::Out, 5_000 * EURO, vec![Part::Whole(again)])));
	});
	// What no bank can pay keeps nothing open, and a cent does.
	list(|held, pending| {
		assert_ok!(came(1, ASIDE, vec![Part::Whole(pending)]));
		Standings::set(vec![(5, Standing::Left)]);
		<Treasuries as OnCoopLeft>::on_coop_left(5);
		let close = || Treasuries::close_treasury(by_coop(5, Track::Special), SHOP);
		set_money(SHOP, 0);
		let gone = <Books as Post<_, _>>::open_account(
			record(SHOP).ledger,
			Terms {
				kind: AccountKind::Equity,
				code: 3_900,
				keeper: Keeper::Shares,
				cash: Cash::None,
				limit: None,
				is_direct: false,
				mirror: None,
			},
		);
		moves_on(held, gone.unwrap(), ASIDE - EURO / 100);
		assert_refused!(close(), Errors::NotEmpty);
		moves_on(held, gone.unwrap(), 1);
		assert_ok!(close());
	});
}
