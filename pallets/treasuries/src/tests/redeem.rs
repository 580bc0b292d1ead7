//! Units leave for somebody outside through a custodian, as they are paid, and come back by two hands or the owners.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
use pallet_ledger::{Part, Posting, StatementLine};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::free::{Charge as Fee, FreeCall};

fn through(custodian: Option<CustodianId>, payee: PartyOf<Test>, amount: Balance) -> ItemsOf<Test> {
	vec![Item { payee, amount, custodian }].try_into().unwrap()
}

fn ask(treasury: TreasuryId, items: ItemsOf<Test>, voucher: H256) -> DispatchResult {
	let by = if treasury == COMMON { signed(1, 5) } else { signed(1, 1) };
	plain(Treasuries::request(by, treasury, 1, LINE, items, voucher, false))
}

/// Two signers of the co-op 1 have the custodian pay the baker, on the document 5. Gives the number of the request.
fn redeem(amount: Balance) -> PaymentNo {
	assert_ok!(ask(OWN, through(Some(1), baker(), amount), doc(5)));
	let number = record(OWN).payments;
	assert_ok!(approve(OWN, number, 1, 2));
	assert_eq!(OnHold::get().len(), Redemptions::<Test>::iter().count());
	assert_ok!(approve(OWN, number, 1, 3));
	number
}

fn sums() -> Sums {
	<Books as rochdale_primitives::ledger::Post<_, _>>::sums(record(OWN).ledger, record(OWN).cash).unwrap()
}

fn take_back(coop: CoopId, member: MemberNo, redemption: RedemptionNo) -> DispatchResult {
	plain(Treasuries::end_redemption(signed(coop, member), OWN, redemption, None, Some(coop)))
}

#[test]
fn who_is_outside_is_paid_through_a_custodian_whom_the_item_names() {
	new_test(|| {
		for (treasury, custodian, payee) in
			[(OWN, None, baker()), (OWN, Some(1), Party::Coop(4)), (COMMON, Some(1), baker())]
		{
			assert_refused!(ask(treasury, through(custodian, payee, EURO), doc(5)), Errors::NamesCustodian);
		}
		// A custodian pays by bank.
		assert_refused!(ask(OWN, through(Some(1), baker(), EURO + 1), doc(5)), Errors::BelowSmallestUnit);
		let pays = |items| plain(Treasuries::pay(by_coop(1, Track::Special), OWN, None, items, doc(5)));
		assert_refused!(pays(through(None, baker(), EURO)), Errors::NamesCustodian);
		assert_refused!(pays(through(Some(9), baker(), EURO)), Errors::NotPayable);
		assert_ok!(pays(through(Some(1), baker(), EURO)));
		assert_eq!(OnHold::get(), vec![Some((record(OWN).account, EURO, doc(500)))]);
		// Another custodian or another payee is another content.
		assert_ok!(ask(OWN, through(Some(1), baker(), EURO), doc(6)));
		assert_ok!(ask(OWN, through(Some(2), baker(), EURO), doc(7)));
		let read = |number| Payments::<Test>::get(OWN, number).unwrap();
		let (one, other) = (read(1), read(2));
		let content = |items| Treasuries::content_of(OWN, &record(OWN), 1, (LINE, items, doc(6), false, None));
		assert_eq!(content(&one.items), one.content);
		assert_ne!(content(&other.items), one.content);
	});
}

#[test]
fn what_a_custodian_is_to_pay_waits_and_is_posted_when_it_is_paid() {
	new_test(|| {
		let number = redeem(100 * EURO);
		let (ledger, account) = (record(OWN).ledger, record(OWN).account);
		let booked = Booked::Ordered(1);
		assert_eq!(closed(OWN, number), Some(Closed::Paid { tier: Tier::Two, booked }));
		let redeeming = Event::Redeeming { treasury: OWN, redemption: 1, custodian: 1, pending: 1 };
		System::assert_has_event(redeeming.into());
		assert_eq!((sums().pending_credits, requested_of(OWN, LINE)), (100 * EURO, 100 * EURO));
		assert_eq!(available(OWN), HELD - 100 * EURO);
		// No hand posts it, voids it, or approves it again.
		let void = Books::void(signed(1, 1), ledger, 1, 1, None, doc(1));
		assert_refused!(void, pallet_ledger::Error::<Test>::NotByBank);
		let (day, direction) = (rochdale_primitives::ledger::day_of(START).unwrap(), Direction::Out);
		let line = StatementLine { reference: doc(8), booked: day, valued: day, direction, amount: 100 * EURO };
		let (bank, parts) = (record(OWN).cash, vec![Part::Whole(1)].try_into().unwrap());
		let post = Books::post(signed(1, 1), ledger, 1, Posting { bank, line, parts, rest: 0, voucher: doc(9) });
		assert_refused!(post, pallet_ledger::Error::<Test>::NotByBank);
		let again = Treasuries::approve_again(signed(1, 2), OWN, number, 1, content(OWN, number));
		assert_refused!(again, Errors::NothingToApproveAgain);

		let issued = Balances::total_issuance();
		assert_ok!(ended(1, true));
		assert_eq!(Balances::total_issuance(), issued - 100 * EURO);
		assert_eq!((sums().pending_credits, requested_of(OWN, LINE)), (0, 100 * EURO));
		let last = pallet_ledger::Ledgers::<Test>::get(ledger).unwrap().last_entry;
		let entry = pallet_ledger::Entries::<Test>::get(ledger, last).unwrap();
		assert_eq!(entry.parties(), vec![&baker()]);
		assert!(matches!(entry.basis, Basis::Request { number: of, .. } if of == number));
		assert_eq!(Treasuries::treasury(OWN).unwrap().held, Balances::free_balance(account));
		assert_eq!(Redemptions::<Test>::iter().count(), 0);
		assert_eq!(closed(OWN, number), Some(Closed::Paid { tier: Tier::Two, booked }));
		assert_refused!(ask(OWN, through(Some(1), baker(), EURO), doc(5)), Errors::VoucherUsed);
	});
}

#[test]
fn what_is_not_paid_out_frees_the_budget_and_the_document() {
	new_test(|| {
		let number = redeem(100 * EURO);
		assert_ne!((record(OWN).small, record(OWN).gone), (Window::default(), Window::default()));
		assert_ok!(ended(1, false));
		let booked = Booked::Ordered(1);
		assert_eq!(closed(OWN, number), Some(Closed::NotPaid { tier: Tier::Two, booked }));
		System::assert_has_event(Event::NotPaid { treasury: OWN, payment: number }.into());
		assert_eq!((sums().pending_credits, requested_of(OWN, LINE), available(OWN)), (0, 0, HELD));
		let now = MockClock::deadline();
		assert_eq!(record(OWN).small.sum(30 * DAY, now), Some(0));
		assert_ok!(ask(OWN, through(Some(1), baker(), EURO), doc(5)));
	});
}

#[test]
fn two_signers_or_the_owners_take_units_back_and_nobody_else() {
	new_test(|| {
		redeem(100 * EURO);
		assert_refused!(take_back(1, 2, 2), Errors::NoSuchRedemption);
		let elsewhere = Treasuries::end_redemption(signed(1, 3), JOINT, 1, None, Some(1));
		assert_refused!(elsewhere, Errors::NoSuchRedemption);
		assert_refused!(take_back(2, 2, 1), Errors::NotSigner);
		assert_refused!(Treasuries::end_redemption(signed(1, 2), OWN, 1, None, Some(2)), Errors::NotMember);
		assert_refused!(Treasuries::end_redemption(signed(1, 2), OWN, 1, None, None), DispatchError::BadOrigin);
		assert_refused!(Treasuries::end_redemption(by_coop(2, Track::Special), OWN, 1, None, None), Errors::NotOwner);

		assert_ok!(take_back(1, 2, 1));
		let lapses_at = MockClock::deadline() + 14 * DAY;
		let by = hand(1, 2);
		let wanted = Event::EndingRedemption { treasury: OWN, redemption: 1, paid: None, by, lapses_at };
		System::assert_last_event(wanted.into());
		assert_refused!(take_back(1, 2, 1), Errors::AlreadyApproved);
		// What the first one wants lapses, and the custodian has its time.
		pass(14 * DAY);
		assert_ok!(take_back(1, 3, 1));
		CustodianHasTime::set(true);
		assert_refused!(take_back(1, 2, 1), DispatchError::Other("not due"));
		CustodianHasTime::set(false);
		assert_ok!(take_back(1, 2, 1));
		assert_eq!((sums().pending_credits, available(OWN)), (0, HELD));

		assert_ok!(ask(OWN, through(Some(1), baker(), EURO), doc(5)));
		assert_ok!(approve(OWN, 2, 1, 2));
		assert_ok!(approve(OWN, 2, 1, 3));
		assert_ok!(Treasuries::end_redemption(alone(), OWN, 2, None, None));
		assert_eq!((sums().pending_credits, available(OWN)), (0, HELD));
	});
}

#[test]
fn what_somebody_wanted_who_signs_no_longer_takes_no_units_back() {
	new_test(|| {
		redeem(100 * EURO);
		assert_ok!(take_back(1, 2, 1));
		let others = [seat(1, 3), seat(1, 4), seat(1, 5)];
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&others)));
		assert_ok!(take_back(1, 3, 1));
		assert_eq!((sums().pending_credits, Redemptions::<Test>::contains_key(1)), (100 * EURO, true));
		assert_ok!(take_back(1, 5, 1));
		assert_eq!((sums().pending_credits, Redemptions::<Test>::contains_key(1)), (0, false));
		assert_refused!(take_back(1, 3, 1), Errors::NoSuchRedemption);
	});
}

#[test]
fn who_wants_units_back_first_can_want_it_no_longer() {
	new_test(|| {
		redeem(100 * EURO);
		let wish = Wish::RedemptionEnd(1, false);
		let withdraw = |coop, member| Treasuries::withdraw_wish(signed(coop, member), OWN, coop, wish);
		assert_refused!(withdraw(1, 2), Errors::NothingNoted);
		assert_ok!(take_back(1, 2, 1));
		assert_refused!(withdraw(1, 3), Errors::NothingNoted);
		assert_refused!(withdraw(2, 2), Errors::NothingNoted);
		assert_refused!(Treasuries::withdraw_wish(signed(1, 2), OWN, 2, wish), Errors::NotMember);
		// Of another redemption, and of another treasury.
		let other = Treasuries::withdraw_wish(signed(1, 2), OWN, 1, Wish::RedemptionEnd(2, false));
		assert_refused!(other, Errors::NoSuchRedemption);
		assert_refused!(Treasuries::withdraw_wish(signed(1, 2), JOINT, 1, wish), Errors::NoSuchRedemption);

		MostFree::set(2);
		let call = crate::Call::<Test>::withdraw_wish { treasury: OWN, coop: 1, wish };
		assert_eq!(call.charge(&account(1, 2)), Fee::Free);
		assert_eq!(call.charge(&account(1, 3)), Fee::Refused(Errors::NothingNoted.into()));
		let used = Quotas::<Test>::get(1, 2).used;
		assert_ok!(withdraw(1, 2));
		assert_eq!(Quotas::<Test>::get(1, 2).used, used + 1);
		System::assert_last_event(Event::WishWithdrawn { treasury: OWN, by: hand(1, 2), wish }.into());
		assert_refused!(withdraw(1, 2), Errors::NothingNoted);
		// The next one is the first now.
		assert_ok!(take_back(1, 3, 1));
		assert_eq!((sums().pending_credits, Redemptions::<Test>::contains_key(1)), (100 * EURO, true));
		// Beyond the quota it costs the fee.
		assert_ok!(take_back(1, 2, 1));
		assert!(!Redemptions::<Test>::contains_key(1));
	});
}

#[test]
fn what_guards_payments_guards_what_a_custodian_pays() {
	new_test(|| {
		let items = |amount| through(Some(1), baker(), amount);
		assert_refused!(ask(OWN, items(LIMIT + EURO), doc(5)), Errors::OverBudget);
		assert_refused!(ask(OWN, items(TIER2 + EURO), doc(5)), Errors::NeedsResolution);
		let pays = |amount| plain(Treasuries::pay(alone(), OWN, None, items(amount), doc(5)));
		assert_refused!(pays(34_000 * EURO), Errors::MajorDisposal);
		// In the second tier it waits a day.
		let number = redeem(TIER1 + EURO);
		assert!(Payments::<Test>::contains_key(OWN, number) && OnHold::get().is_empty());
		assert_ok!(Treasuries::set_pause(alone(), OWN, 3));
		pass(DAY);
		assert!(OnHold::get().is_empty());
		assert_refused!(pays(EURO), Errors::Paused);
		assert_refused!(ask(OWN, items(EURO), doc(6)), Errors::Paused);
		assert_ok!(Treasuries::set_pause(alone(), OWN, 0));
		assert_ok!(approve(OWN, number, 1, 5));
		pass(2 * DAY);
		assert_eq!(OnHold::get().len(), 1);
	});
}

#[test]
fn two_signers_say_that_the_money_has_come_that_was_reported() {
	new_test(|| {
		let say = |member, paid| plain(Treasuries::end_redemption(signed(1, member), OWN, 1, paid, Some(1)));
		let (first, anew) = (Some(doc(20)), Some(doc(21)));
		let not_so = DispatchError::Other("not reported so");
		let number = redeem(100 * EURO);
		assert_refused!(say(2, first), not_so);
		ReportedAs::set(first);
		// Whose co-op is to pay, nobody while it is paused, and no resolution.
		OfCustodian::set(account(1, 2));
		assert_refused!(say(2, first), DispatchError::Other("of the custodian"));
		OfCustodian::set(STRANGER);
		assert_ok!(Treasuries::set_pause(alone(), OWN, 1));
		assert_refused!(say(2, first), Errors::Paused);
		assert_ok!(Treasuries::set_pause(alone(), OWN, 0));
		assert_refused!(Treasuries::end_redemption(alone(), OWN, 1, first, None), Errors::NotSigner);

		assert_ok!(say(2, first));
		assert_refused!(say(2, first), Errors::AlreadyApproved);
		// Who wants the units back joins nobody who says that the money has come, and keeps nobody from saying it.
		assert_ok!(say(3, None));
		assert_refused!(say(3, None), Errors::AlreadyApproved);
		// What was said of one report says nothing of another one.
		ReportedAs::set(anew);
		assert_refused!(say(3, first), not_so);
		assert_ok!(say(3, anew));
		assert_eq!((sums().pending_credits, Redemptions::<Test>::contains_key(1)), (100 * EURO, true));
		// Each of the two is withdrawn by itself.
		let withdraw =
			|member, is_paid| Treasuries::withdraw_wish(signed(1, member), OWN, 1, Wish::RedemptionEnd(1, is_paid));
		assert_refused!(withdraw(2, true), Errors::NothingNoted);
		assert_ok!(withdraw(3, false));
		assert_refused!(withdraw(3, false), Errors::NothingNoted);
		assert_ok!(say(2, anew));
		let booked = Booked::Ordered(1);
		assert_eq!(closed(OWN, number), Some(Closed::Paid { tier: Tier::Two, booked }));
		assert_eq!((sums().pending_credits, available(OWN)), (0, HELD - 100 * EURO));
		assert_refused!(say(2, anew), Errors::NoSuchRedemption);
	});
}

#[test]
fn what_would_fail_in_the_end_is_no_free_call() {
	new_test(|| {
		redeem(100 * EURO);
		let charge = |member, paid| {
			let call = crate::Call::<Test>::end_redemption { treasury: OWN, redemption: 1, paid, coop: Some(1) };
			call.charge(&account(1, member))
		};
		assert_eq!(charge(2, Some(doc(20))), Fee::Refused(DispatchError::Other("not reported so")));
		assert_eq!(charge(2, None), Fee::Free);
		assert_ok!(take_back(1, 2, 1));
		CustodianHasTime::set(true);
		assert_eq!(charge(3, None), Fee::Refused(DispatchError::Other("not due")));
		CustodianHasTime::set(false);
		assert_eq!(charge(3, None), Fee::Free);
	});
}

#[test]
fn what_a_closed_treasury_has_redeemed_its_owners_take_back() {
	new_test(|| {
		redeem(100 * EURO);
		let set_closed = |closed| {
			crate::Treasuries::<Test>::mutate(OWN, |record| record.as_mut().unwrap().closed = closed);
		};
		set_closed(true);
		assert_refused!(take_back(1, 2, 1), Errors::TreasuryClosed);
		assert_ok!(Treasuries::end_redemption(alone(), OWN, 1, None, None));
		set_closed(false);
		assert_eq!((sums().pending_credits, available(OWN)), (0, HELD));
	});
}

#[test]
fn no_request_names_a_custodian_who_is_none() {
	new_test(|| {
		assert_refused!(ask(OWN, through(Some(3), baker(), EURO), doc(5)), Errors::NotPayable);
		assert_ok!(ask(OWN, through(Some(1), baker(), EURO), doc(5)));
	});
}
