//! What members owe of losses by their use: shown by proofs, paid by themselves, and debited to nobody.

use super::{dividing::*, losses::close_next, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use frame_support::traits::fungible::Mutate;
use pallet_ledger::{Part, Posting, PostingOf, StatementLine};
use rochdale_primitives::{assert_refused, Settlement};

/// What each one owes of 90.
const PARTS: [(MemberNo, Balance); 3] = [(ADA, 10), (BEN, 30), (CLEO, 50)];

/// The parts of members in a loss, in whole euros.
fn parts(coop: CoopId, parts: &[(MemberNo, Balance)]) -> Vec<Share> {
	let share = |(member, euros): &(MemberNo, Balance)| {
		let units = vec![*euros as u64].try_into().unwrap();
		Share { coop, year: year(), member: *member, units, refund: euros * EURO, cash: 0, salt: [7; 32] }
	};
	parts.iter().map(share).collect()
}

/// A co-op has lost 90, which had their year, and charges members with it.
fn charged(coop: CoopId) -> Vec<Share> {
	bylaws(|bylaws| bylaws.loss_carry_years = 1);
	close_2026(coop, loss(90));
	pass_until(new_year(2028) + 40);
	let of = accounts(next_year(), new_year(2028), profit(0));
	let figures = Figures { prior_losses: 90 * EURO, ..of.figures };
	close_by(coop, &YearAccounts { figures, ..of }, &keep_all());
	let parts = parts(coop, &PARTS);
	assert_ok!(Surplus::charge_loss(ordinary(coop), commitment(&parts)));
	parts
}

fn show(coop: CoopId, parts: &[Share], places: &[u32]) -> DispatchResult {
	let claims: Vec<_> = places.iter().map(|place| claim_at(parts, *place)).collect();
	Surplus::show_debts(anybody(), coop, 1, claims.try_into().unwrap())
}

fn debt(coop: CoopId, member: MemberNo) -> (Balance, Balance) {
	let Debt { owed, paid } = Debts::<Test>::get(coop, member);
	(owed / EURO, paid / EURO)
}

/// What the books say that members owe.
fn owed_back(coop: CoopId) -> i128 {
	-credit(coop, book(coop).accounts.owed_back) / EURO as i128
}

#[test]
fn what_a_member_owes_is_what_the_members_have_decided() {
	new_test(|| {
		rochdale_mocks::take_events::<Test, Event<Test>>();
		let parts = charged(BAKERY);
		let charge = Charges::<Test>::get(BAKERY, 1).unwrap();
		assert_eq!((charge.commitment, charge.charged_on, charge.shares), (commitment(&parts), today(), 0));
		let (coop, resolution) = (BAKERY, rochdale_mocks::RESOLUTION);
		let events = rochdale_mocks::take_events::<Test, Event<Test>>();
		let told = Event::LossCharged { coop, charge: 1, commitment: charge.commitment, resolution };
		assert_eq!(events.last(), Some(&told));
		assert_ok!(show(BAKERY, &parts, &[0, 2]));
		let shown = |member, euros| Event::DebtShown { coop, charge: 1, member, amount: euros * EURO };
		let events = rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_eq!(events, vec![shown(ADA, 10), shown(CLEO, 50)]);
		assert_eq!([ADA, BEN, CLEO].map(|member| debt(BAKERY, member).0), [10, 0, 50]);
		let charge = Charges::<Test>::get(BAKERY, 1).unwrap();
		assert_eq!((charge.shares, charge.shown), (2, 60 * EURO));
		// Nobody has less than before.
		assert_eq!((owed_back(BAKERY), Owed::get().len()), (90, 0));
		// In a list, what is new counts.
		assert_ok!(show(BAKERY, &parts, &[0, 1]));
		assert_refused!(show(BAKERY, &parts, &[1]), Errors::AlreadyShown);
		assert_eq!([ADA, BEN, CLEO].map(|member| debt(BAKERY, member).0), [10, 30, 50]);
	});
}

#[test]
fn nobody_owes_what_is_not_in_the_decision() {
	new_test(|| {
		let parts = charged(BAKERY);
		let with = |change: fn(&mut PatronageClaimOf<Test>)| {
			let mut one = claim_at(&parts, 1);
			change(&mut one);
			Surplus::show_debts(anybody(), BAKERY, 1, vec![one].try_into().unwrap())
		};
		assert_refused!(with(|one| one.share.refund += 1), Errors::NotInCommitment);
		assert_refused!(with(|one| one.share.member = ADA), Errors::NotInCommitment);
		assert_refused!(with(|one| one.share.coop = HOUSING), Errors::OtherShare);
		assert_refused!(with(|one| one.proof.index = 3), Errors::NoSuchPlace);
		assert_refused!(with(|one| assert!(one.proof.siblings.pop().is_some())), Errors::WrongLength);
		let none = Surplus::show_debts(anybody(), BAKERY, 1, Default::default());
		assert_refused!(none, Errors::NothingDue);
		let other = Surplus::show_debts(anybody(), BAKERY, 2, vec![claim_at(&parts, 1)].try_into().unwrap());
		assert_refused!(other, Errors::NoSuchCharge);
		let nobody = Surplus::show_debts(RuntimeOrigin::none(), BAKERY, 1, Default::default());
		assert_refused!(nobody, DispatchError::BadOrigin);
		assert_eq!(Debts::<Test>::iter().count(), 0);
	});
}

/// What a careless majority could decide: members who are there twice, or never were, and sums that are none.
#[test]
fn a_wrong_decision_makes_nobody_owe_more_than_was_charged() {
	new_test(|| {
		charged(BAKERY);
		close_next(loss(90), &keep_all());
		close_next(profit(0), &keep_all());
		let odd = parts(BAKERY, &[(ADA, 10), (ADA, 30), (99, 50)]);
		let show = |place| Surplus::show_debts(anybody(), BAKERY, 2, vec![claim_at(&odd, place)].try_into().unwrap());
		assert_ok!(Surplus::charge_loss(ordinary(BAKERY), commitment(&odd)));
		assert_ok!(show(1));
		assert_refused!(show(0), Errors::AlreadyShown);
		assert_refused!(show(2), Errors::NoSuchMember);
		Charges::<Test>::mutate(BAKERY, 2, |charge| charge.as_mut().unwrap().commitment.total -= 1);
		assert_refused!(show(0), Errors::AlreadyShown);
		ChargedTo::<Test>::remove((BAKERY, 2, ADA));
		assert_refused!(show(0), Errors::WrongSums);
		Charges::<Test>::mutate(BAKERY, 2, |charge| charge.as_mut().unwrap().commitment.total += 1);
		Charges::<Test>::mutate(BAKERY, 2, |charge| charge.as_mut().unwrap().shown = 81 * EURO);
		assert_refused!(show(0), Errors::BeyondSum);
		// As it was.
		Charges::<Test>::mutate(BAKERY, 2, |charge| charge.as_mut().unwrap().shown = 30 * EURO);
		ChargedTo::<Test>::insert((BAKERY, 2, ADA), 30 * EURO);
		assert_eq!(debt(BAKERY, ADA), (30, 0));
	});
}

#[test]
fn a_debt_is_paid_in_units_by_whoever_pays() {
	new_test(|| {
		let parts = charged(BAKERY);
		let pay = |amount| Surplus::pay_debt(anybody(), BAKERY, BEN, amount);
		assert_refused!(pay(1), Errors::MoreThanOwed);
		assert_ok!(show(BAKERY, &parts, &[1]));
		assert_ok!(Balances::mint_into(&STRANGER, 100 * EURO));
		let before = in_cash(BAKERY);
		assert_refused!(pay(0), Errors::NothingDue);
		assert_refused!(pay(30 * EURO + 1), Errors::MoreThanOwed);
		rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_ok!(pay(20 * EURO));
		let (coop, member) = (BAKERY, BEN);
		let events = rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_eq!(events, vec![Event::DebtPaid { coop, member, amount: 20 * EURO, left: 10 * EURO }]);
		assert_eq!((debt(BAKERY, BEN), owed_back(BAKERY), in_cash(BAKERY)), ((30, 20), 70, before + 20 * EURO));
		assert_eq!(Balances::free_balance(STRANGER), 80 * EURO);
		assert_refused!(pay(10 * EURO + 1), Errors::MoreThanOwed);
		assert_ok!(pay(10 * EURO));
		assert_refused!(pay(1), Errors::MoreThanOwed);
		WithoutBooks::set(vec![BAKERY]);
		assert_ok!(show(BAKERY, &parts, &[0]));
		assert_refused!(Surplus::pay_debt(anybody(), BAKERY, ADA, EURO), Errors::NoBooks);
		WithoutBooks::set(vec![]);
		let nobody = Surplus::pay_debt(RuntimeOrigin::none(), BAKERY, ADA, EURO);
		assert_refused!(nobody, DispatchError::BadOrigin);
	});
}

/// The posting of a line of the bank by which this came in for what members owe.
fn came(amount: Balance, party: Option<Party<AccountId, H256>>) -> PostingOf<Test> {
	let (reference, booked, voucher) = (fresh(), today(), fresh());
	let line = StatementLine { reference, booked, valued: booked, direction: Direction::In, amount };
	let leg = Leg { account: book(HOUSING).accounts.owed_back, side: Side::Credit, amount, party };
	Posting { bank: CASH_NO, line, parts: vec![Part::Direct(leg)].try_into().unwrap(), rest: 0, voucher }
}

fn post(posting: &PostingOf<Test>) -> u32 {
	let ledger = LedgerId::Coop(HOUSING);
	for hand in [1, 2] {
		assert_ok!(plain(Ledger::post(signed(HOUSING, hand), ledger, HOUSING, posting.clone())));
	}
	pallet_ledger::Ledgers::<Test>::get(ledger).unwrap().last_entry
}

#[test]
fn a_debt_is_paid_by_bank_as_hands_of_the_books_enter_it() {
	new_test(|| {
		let parts = charged(HOUSING);
		assert_ok!(show(HOUSING, &parts, &[0, 1, 2]));
		assert_refused!(Surplus::pay_debt(anybody(), HOUSING, BEN, EURO), Errors::PaidByBank);
		let ledger = LedgerId::Coop(HOUSING);
		let entry = post(&came(30 * EURO, Some(Party::Member(HOUSING, BEN))));
		assert_eq!((debt(HOUSING, BEN), owed_back(HOUSING)), ((30, 30), 60));
		// What was entered wrongly is owed again.
		let reason = fresh();
		for hand in [1, 2] {
			assert_ok!(plain(Ledger::correct(signed(HOUSING, hand), ledger, HOUSING, entry, reason, None)));
		}
		assert_eq!((Debts::<Test>::get(HOUSING, BEN).left(), owed_back(HOUSING)), (30 * EURO, 90));
		// And what the bank has taken back.
		let entry = post(&came(50 * EURO, Some(Party::Member(HOUSING, CLEO))));
		let back = Part::Back { entry, place: 0, amount: 20 * EURO };
		let line = StatementLine { direction: Direction::Out, amount: 20 * EURO, ..came(1, None).line };
		let parts = vec![back].try_into().unwrap();
		post(&Posting { bank: CASH_NO, line, parts, rest: 0, voucher: fresh() });
		assert_eq!((Debts::<Test>::get(HOUSING, CLEO).left(), owed_back(HOUSING)), (20 * EURO, 60));
		// What names no member of the co-op pays nobody's debt, and the books say so.
		post(&came(5 * EURO, None));
		post(&came(5 * EURO, Some(Party::Member(BAKERY, BEN))));
		assert_eq!((book(HOUSING).unnamed, owed_back(HOUSING)), (Debt { owed: 0, paid: 10 * EURO }, 50));
		assert_eq!(debt(BAKERY, BEN), (0, 0));
	});
}

#[test]
fn what_hands_had_expected_of_a_member_pays_their_debt() {
	new_test(|| {
		let parts = charged(HOUSING);
		assert_ok!(show(HOUSING, &parts, &[1]));
		let (ledger, party) = (LedgerId::Coop(HOUSING), Party::Member(HOUSING, BEN));
		let item = Item { account: book(HOUSING).accounts.owed_back, amount: 30 * EURO, party, charged: None };
		let expect = Ledger::expect(signed(HOUSING, 1), ledger, HOUSING, CASH_NO, item, fresh(), 30);
		assert_ok!(plain(expect));
		let pending = pallet_ledger::Ledgers::<Test>::get(ledger).unwrap().last_pending;
		post(&Posting { parts: vec![Part::Whole(pending)].try_into().unwrap(), ..came(30 * EURO, None) });
		assert_eq!((debt(HOUSING, BEN), owed_back(HOUSING)), ((30, 30), 60));
	});
}

#[test]
fn a_member_alone_sets_off_what_is_owed_to_them() {
	new_test(|| {
		let parts = charged(BAKERY);
		assert_ok!(show(BAKERY, &parts, &[0, 1]));
		let set_off = |member, amount| Surplus::set_off_debt(signed(BAKERY, member), BAKERY, amount);
		assert_refused!(set_off(BEN, EURO), DispatchError::Other("not so much is owed"));
		// As if it were owed to them for anything.
		let accounts = book(BAKERY).accounts;
		let legs = vec![Surplus::debit(accounts.educated, 40 * EURO), Surplus::credit(accounts.due, 40 * EURO)];
		assert_ok!(Surplus::enter(BAKERY, legs, Basis::Rule, doc(1), Moves::Nothing));
		assert_ok!(MockDues::owe(BAKERY, BEN, 40 * EURO));
		// Not by anybody else: it is their own debt that others pay.
		assert_refused!(set_off(CLEO, EURO), Errors::MoreThanOwed);
		assert_refused!(Surplus::set_off_debt(anybody(), BAKERY, EURO), Errors::NotMember);
		assert_refused!(Surplus::set_off_debt(ordinary(BAKERY), BAKERY, EURO), DispatchError::BadOrigin);
		assert_refused!(set_off(BEN, 0), Errors::NothingDue);
		assert_refused!(set_off(BEN, 31 * EURO), Errors::MoreThanOwed);
		assert_ok!(set_off(BEN, 25 * EURO));
		assert_eq!((debt(BAKERY, BEN), owed(BAKERY, BEN), owed_back(BAKERY)), ((30, 25), 15 * EURO, 65));
		assert_due(BAKERY);
	});
}

/// What is not to be had from a member is a loss again, which later years cover first, so that no debt stands for ever.
#[test]
fn the_members_write_off_what_is_not_to_be_had() {
	new_test(|| {
		let parts = charged(BAKERY);
		assert_ok!(show(BAKERY, &parts, &[1, 2]));
		let write_off = |amount| Surplus::write_off_debt(ordinary(BAKERY), BEN, amount, doc(6));
		assert_refused!(write_off(30 * EURO + 1), Errors::MoreThanOwed);
		assert_refused!(write_off(0), Errors::NothingDue);
		let without = Surplus::write_off_debt(ordinary(BAKERY), BEN, EURO, H256::default());
		assert_refused!(without, Errors::NoDocument);
		let weak = Surplus::write_off_debt(decided(BAKERY, Track::Consent), BEN, EURO, doc(6));
		assert_refused!(weak, Errors::MandateTooWeak);
		let alone = Surplus::write_off_debt(signed(BAKERY, 1), BEN, EURO, doc(6));
		assert_refused!(alone, DispatchError::BadOrigin);
		rochdale_mocks::take_events::<Test, Event<Test>>();
		assert_ok!(write_off(10 * EURO));
		let (coop, member, resolution) = (BAKERY, BEN, rochdale_mocks::RESOLUTION);
		let told = Event::DebtWrittenOff { coop, member, amount: 10 * EURO, document: doc(6), resolution };
		assert_eq!(rochdale_mocks::take_events::<Test, Event<Test>>(), vec![told]);
		assert_ok!(write_off(20 * EURO));
		assert_eq!((debt(BAKERY, BEN), owed_back(BAKERY), book(BAKERY).charged), ((0, 0), 60, 60 * EURO));
		assert_eq!(book(BAKERY).carried, vec![Carried { year: next_year(), amount: 30 * EURO }]);
		close_next(profit(100), &keep_all());
		assert_eq!(waterfall(BAKERY, new_year(2028)).covered, 30 * EURO);
		assert_eq!(book(BAKERY).carried.len(), 0);
	});
}

#[test]
fn who_owes_something_is_not_settled() {
	new_test(|| {
		let parts = charged(BAKERY);
		assert!(Surplus::is_settled(BAKERY, BEN));
		assert_ok!(show(BAKERY, &parts, &[1]));
		unseat(BAKERY, BEN);
		assert!(!Surplus::is_settled(BAKERY, BEN));
		Surplus::forget(BAKERY, BEN);
		assert_eq!(debt(BAKERY, BEN), (30, 0));
		assert_ok!(Balances::mint_into(&STRANGER, 100 * EURO));
		assert_ok!(Surplus::pay_debt(anybody(), BAKERY, BEN, 30 * EURO));
		assert!(Surplus::is_settled(BAKERY, BEN));
		Surplus::forget(BAKERY, BEN);
		assert!(!Debts::<Test>::contains_key(BAKERY, BEN));
		// It is not owed once more.
		assert_refused!(show(BAKERY, &parts, &[1]), Errors::AlreadyShown);
	});
}

#[test]
fn invariant_13_what_members_owe_is_what_was_charged() {
	let broken = |says_what, breaks: fn(&[Share])| {
		chain().execute_with(|| {
			pass_until(new_year(2027) + 40);
			let parts = charged(BAKERY);
			assert_ok!(show(BAKERY, &parts, &[0]));
			assert_ok!(check());
			breaks(&parts);
			assert_eq!(Surplus::do_try_state(), Err(says(says_what)));
		});
	};
	const BOOKS: &str = "13: what members owe of losses is not what the books say";
	broken(BOOKS, |_| Debts::<Test>::mutate(BAKERY, ADA, |debt| debt.paid += 1));
	broken(BOOKS, |_| Debts::<Test>::mutate(BAKERY, BEN, |debt| debt.owed += 1));
	broken(BOOKS, |_| Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().unnamed.paid = 1));
	const SHOWN: &str = "13: what was shown of a loss is not counted";
	broken(SHOWN, |_| ChargedTo::<Test>::insert((BAKERY, 1, BEN), EURO));
	broken(SHOWN, |_| Charges::<Test>::mutate(BAKERY, 1, |of| of.as_mut().unwrap().shown -= 1));
	broken("13: members owe more of a loss than it is", |_| {
		Charges::<Test>::mutate(BAKERY, 1, |of| of.as_mut().unwrap().commitment.total = EURO)
	});
	const NUMBERS: &str = "13: losses that were charged are not numbered";
	broken(NUMBERS, |_| Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().charges = 2));
	broken(NUMBERS, |_| {
		let of = Charges::<Test>::take(BAKERY, 1).unwrap();
		Charges::<Test>::insert(BAKERY, 2, Charge { shares: 0, shown: 0, ..of });
	});
	broken("13: members owe of losses in a co-op that has closed no year", |_| {
		Debts::<Test>::insert(HOUSING, ADA, Debt { owed: 1, paid: 0 })
	});
}
