//! Owners have shares and take them with them; treasuries are renamed and closed.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

/// That of the co-ops 1, 2 and 3 by bank, in euros.
const BANK: TreasuryId = 4;

fn shares(parts: &[u16]) -> Shares {
	parts.to_vec().try_into().unwrap()
}

fn shares_of(id: TreasuryId) -> Vec<u16> {
	record(id).shares.to_vec()
}

fn leave(coop: CoopId, id: TreasuryId) -> DispatchResult {
	Treasuries::leave_treasury(by_coop(coop, Track::Ordinary), id)
}

fn due(id: TreasuryId, coop: CoopId) -> Balance {
	Claims::<Test>::get(id, coop).map_or(0, |claim| claim.amount)
}

/// What the owners of a treasury can pay.
fn left(id: TreasuryId) -> Balance {
	Treasuries::available(&record(id))
}

fn units(account: AccountId) -> Balance {
	Balances::free_balance(account) - ED
}

fn leave_federation(coop: CoopId) {
	Standings::mutate(|all| all.push((coop, Standing::Left)));
	<Treasuries as OnCoopLeft>::on_coop_left(coop);
}

/// A treasury of three by bank that holds 1,000.05 euros.
fn by_bank(test: impl FnOnce()) {
	new_test(|| {
		let three = [treasurer(1), treasurer(2), treasurer(3)];
		let rules = Rules { tier1: HELD, tier2: HELD, ..RULES };
		assert_ok!(open(together(), "Bank", b"EUR", Mode::Bank, rules, &three));
		set_money(BANK, 1_000_050_000);
		test();
	});
}

#[test]
fn shares_are_stated_when_a_treasury_is_opened_or_are_equal() {
	new_test(|| {
		let opened = |origin, stated: &[u16]| {
			let (list, stated) = (signers(&[treasurer(1), treasurer(2)]), shares(stated));
			let (name, lines) = (title("Two"), no_lines());
			plain(Treasuries::open_treasury(
				origin,
				name,
				*b"EUR",
				Mode::Units,
				RULES,
				list,
				lines,
				stated,
				YearBegin::JANUARY,
			))
		};
		let two = || by_agreement(&[1, 2], Track::Ordinary);
		assert_ok!(opened(two(), &[7_500, 2_500]));
		assert_eq!(shares_of(4), [7_500, 2_500]);
		for wrong in [&[10_000][..], &[5_000, 5_001], &[10_000, 0], &[5_000, 4_000, 1_000]] {
			assert_refused!(opened(two(), wrong), Errors::SharesNotWhole);
		}
		assert_refused!(opened(all(), &[10_000]), Errors::SharesNotWhole);
		assert_eq!([OWN, JOINT, COMMON].map(shares_of), [vec![10_000], vec![3_334, 3_333, 3_333], vec![]]);
	});
}

#[test]
fn all_owners_agree_on_other_shares() {
	new_test(|| {
		let set = |origin, parts: &[u16]| Treasuries::set_shares(origin, JOINT, shares(parts));
		assert_refused!(set(alone(), &[10_000]), DispatchError::BadOrigin);
		assert_refused!(set(by_agreement(&[1, 2, 3], Track::Consent), &[5_000, 3_000, 2_000]), Errors::MandateTooWeak);
		assert_refused!(set(by_agreement(&[1, 2], Track::Special), &[5_000, 5_000]), Errors::NotOwner);
		assert_refused!(set(together(), &[5_000, 5_000]), Errors::SharesNotWhole);
		assert_refused!(set(together(), &[5_000, 5_000, 1]), Errors::SharesNotWhole);
		assert_ok!(set(together(), &[5_000, 3_000, 2_000]));
		let (shares, resolution) = (shares(&[5_000, 3_000, 2_000]), RESOLUTION);
		System::assert_last_event(Event::SharesSet { treasury: JOINT, shares, resolution }.into());
	});
}

#[test]
fn who_leaves_is_due_its_share_and_nobody_else_spends_it() {
	new_test(|| {
		assert_ok!(Treasuries::set_shares(together(), JOINT, shares(&[5_000, 3_000, 2_000])));
		assert_ok!(leave(1, JOINT));
		System::assert_has_event(Event::ClaimMade { treasury: JOINT, coop: 1, amount: HELD / 2 }.into());
		assert_eq!((due(JOINT, 1), left(JOINT), shares_of(JOINT)), (HELD / 2, HELD / 2, vec![6_000, 4_000]));
		let card = Treasuries::treasury(JOINT).unwrap();
		assert_eq!((card.held, card.available, card.owed), (HELD, HELD / 2, HELD / 2));
		assert_eq!(card.tier2, TIER2.min(HELD / 4));
		let OwnersAccounts { equity, due: account } = record(JOINT).accounts.unwrap();
		let ledger = record(JOINT).ledger;
		let [equity, owed] = [equity, account].map(|no| <Books as Post<_, _>>::sums(ledger, no).unwrap());
		assert_eq!((equity.debits, owed.credits), (HELD / 2, HELD / 2));

		let pay = |track, amount| pay(by_agreement(&[2, 3], track), JOINT, None, Party::Coop(4), amount);
		assert_refused!(pay(Track::Special, HELD / 2 + 1), Errors::DueToOthers);
		assert_refused!(pay(Track::Ordinary, HELD / 6), Errors::MajorDisposal);
		assert_ok!(pay(Track::Special, HELD / 2));
		assert_eq!((due(JOINT, 1), left(JOINT)), (HELD / 2, 0));
		// Nor do signers.
		Lines::<Test>::mutate(JOINT, LINE, |line| line.as_mut().unwrap().track = Track::Special);
		assert_refused!(request_by(JOINT, 2, 3, EURO), Errors::NeedsResolution);
	});
}

#[test]
fn what_was_approved_before_does_not_spend_what_is_due() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, EURO);
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(leave(1, JOINT));
		assert_ok!(pay(by_agreement(&[2, 3], Track::Special), JOINT, None, Party::Coop(4), left(JOINT) - EURO + 1));
		Lines::<Test>::mutate(JOINT, LINE, |line| line.as_mut().unwrap().track = Track::Special);
		// The tiers are sums of what is theirs.
		assert_ok!(approve(JOINT, number, 3, 3));
		assert_refused!(execute(JOINT, number), Errors::NeedsResolution);
	});
}

#[test]
fn the_last_owner_keeps_its_own_share_only() {
	new_test(|| {
		assert_ok!(Treasuries::set_shares(together(), JOINT, shares(&[5_000, 3_000, 2_000])));
		assert_ok!(leave(2, JOINT));
		leave_federation(3);
		assert_eq!([1, 2, 3].map(|coop| due(JOINT, coop)), [0, 30_000 * EURO, 19_999 * EURO]);
		assert_eq!((left(JOINT), shares_of(JOINT)), (50_001 * EURO, vec![10_000]));
		assert_refused!(leave(1, JOINT), Errors::LastOwner);
		// Whatever it decides.
		let sweep = |amount| pay(by_coop(1, Track::Special), JOINT, None, Party::Coop(4), amount);
		let list = signers(&[treasurer(1), seat(1, 5)]);
		assert_ok!(Treasuries::set_signers(alone(), JOINT, list));
		assert_refused!(sweep(50_001 * EURO + 1), Errors::DueToOthers);
		assert_ok!(sweep(50_001 * EURO));
		assert_refused!(sweep(1), Errors::DueToOthers);
		// What comes later is its own.
		set_money(JOINT, 49_999 * EURO + EURO);
		assert_eq!(left(JOINT), EURO);

		// It goes by itself, and nothing stops it.
		assert_ok!(Treasuries::set_pause(alone(), JOINT, 30));
		let call = |coop| Treasuries::pay_claim(RuntimeOrigin::signed(STRANGER), JOINT, coop);
		assert_refused!(call(2), Errors::NotDue);
		assert_refused!(call(1), Errors::NothingDueToThem);
		pass(70 * DAY);
		assert_ok!(Treasuries::set_pause(alone(), JOINT, 30));
		pass(20 * DAY);
		assert_eq!([2, 3].map(|coop| units(coop_account(coop))), [30_000 * EURO, 19_999 * EURO]);
		assert_eq!(Claims::<Test>::iter().count(), 0);
		assert_eq!((left(JOINT), Treasuries::owed(&record(JOINT))), (EURO, 0));
	});
}

#[test]
fn what_cannot_go_by_itself_is_tried_by_anybody() {
	new_test(|| {
		assert_ok!(leave(1, JOINT));
		let (amount, before) = (due(JOINT, 1), units(coop_account(1)));
		set_units(record(JOINT).account, 0);
		pass(90 * DAY);
		let held = Event::ClaimHeld { treasury: JOINT, coop: 1, error: not_enough() };
		System::assert_has_event(held.into());
		let call = || Treasuries::pay_claim(RuntimeOrigin::signed(STRANGER), JOINT, 1);
		assert_eq!(call(), Err(not_enough()));
		set_units(record(JOINT).account, HELD);
		assert_ok!(call());
		assert_eq!(units(coop_account(1)), before + amount);
		assert_refused!(call(), Errors::NothingDueToThem);
		let nowhere = Treasuries::pay_claim(RuntimeOrigin::signed(STRANGER), 99, 1);
		assert_refused!(nowhere, Errors::NoSuchTreasury);
	});
}

#[test]
fn signers_and_owners_pay_what_is_due_and_no_more() {
	new_test(|| {
		assert_ok!(leave(1, JOINT));
		let (amount, before) = (due(JOINT, 1), units(coop_account(1)));
		let ask = |payee, amount| ask_by(JOINT, (2, 1), CLAIMS, payee, amount);
		assert_refused!(ask(Party::Coop(1), amount + 1), Errors::NothingDueToThem);
		assert_refused!(ask(Party::Coop(4), 1), Errors::NothingDueToThem);
		assert_refused!(ask(Party::Member(1, 1), 1), Errors::NothingDueToThem);
		assert_refused!(ask_by(OWN, (1, 1), CLAIMS, Party::Coop(4), 1), Errors::NoSuchLine);
		// A third of it, which is more than tier 2, and takes the threshold and a day.
		assert_ok!(ask(Party::Coop(1), amount / 3));
		let number = record(JOINT).payments;
		assert_ok!(approve(JOINT, number, 2, 3));
		assert_ok!(approve(JOINT, number, 3, 3));
		assert!(Payments::<Test>::contains_key(JOINT, number));
		pass(DAY);
		assert_eq!(paid_in(JOINT, number), Some(Tier::Threshold));
		assert_eq!((due(JOINT, 1), units(coop_account(1))), (amount - amount / 3, before + amount / 3));
		// It is no disposal and no expense, and counts for nobody.
		assert_eq!((record(JOINT).gone, requested_of(JOINT, LINE)), (Window::default(), 0));
		assert_eq!(Payees::<Test>::iter().count(), 0);

		let two = || by_agreement(&[2, 3], Track::Ordinary);
		let rest = amount - amount / 3;
		assert_refused!(pay(two(), JOINT, Some(CLAIMS), Party::Coop(1), rest + 1), Errors::NothingDueToThem);
		assert_ok!(pay(two(), JOINT, Some(CLAIMS), Party::Coop(1), rest));
		assert_eq!((units(coop_account(1)), Claims::<Test>::iter().count()), (before + amount, 0));
		// Nothing waits in the queue.
		let is_claim = |(_, due): ([u8; 8], Due)| matches!(due, Due::Claim(..));
		assert!(!Deadlines::<Test>::iter_keys().any(is_claim));
	});
}

#[test]
fn by_bank_what_is_due_waits_for_the_bank_and_can_come_back() {
	by_bank(|| {
		// What waits for the bank is gone already, and what a bank cannot pay stays.
		assert_ok!(pay(together(), BANK, None, baker(), 100 * EURO));
		assert_ok!(leave(2, BANK));
		assert_eq!((due(BANK, 2), left(BANK)), (299_980_000, 600_070_000));
		let tier2 = Treasuries::treasury(BANK).unwrap().tier2;
		assert_eq!(tier2, (1_000_050_000 - 299_980_000) / 2);
		assert_ok!(ask_by(BANK, (1, 1), CLAIMS, Party::Coop(2), 299_980_000));
		let number = record(BANK).payments;
		assert_ok!(approve(BANK, number, 1, 3));
		assert_ok!(approve(BANK, number, 3, 3));
		pass(DAY);
		assert!(matches!(closed(BANK, number), Some(Closed::Paid { booked: Booked::Ordered(2), .. })));
		assert_eq!((due(BANK, 2), left(BANK)), (0, 600_070_000));
		// The tiers are parts of what the others have, also while it waits.
		assert_eq!(Treasuries::treasury(BANK).unwrap().tier2, tier2);
		assert_refused!(ask_by(BANK, (1, 1), CLAIMS, Party::Coop(2), 10_000), Errors::NothingDueToThem);
		Treasuries::do_try_state().unwrap();
		for coop in [1, 3] {
			assert_ok!(plain(Books::void(signed(coop, 3), record(BANK).ledger, coop, 2, None, doc(77))));
		}
		assert_eq!((due(BANK, 2), left(BANK)), (299_980_000, 600_070_000));
		assert!(matches!(closed(BANK, number), Some(Closed::NotPaid { .. })));
		// Not by itself.
		pass(100 * DAY);
		let call = Treasuries::pay_claim(RuntimeOrigin::signed(STRANGER), BANK, 2);
		assert_refused!(call, Errors::NothingDueToThem);
		assert_ok!(pay(by_agreement(&[1, 3], Track::Ordinary), BANK, Some(CLAIMS), Party::Coop(2), 299_980_000));
		assert_eq!((due(BANK, 2), left(BANK)), (0, 600_070_000));
	});
}

#[test]
fn a_treasury_is_renamed_by_its_owners() {
	new_test(|| {
		let rename = |origin, name: &str| Treasuries::rename_treasury(origin, JOINT, title(name));
		assert_refused!(rename(alone(), "New"), Errors::NotOwner);
		assert_refused!(rename(by_agreement(&[1, 2, 3], Track::Consent), "New"), Errors::MandateTooWeak);
		assert_refused!(rename(together(), " New"), Errors::TitleNotText);
		assert_refused!(rename(together(), &"a".repeat(65)), Errors::TitleTooLong);
		assert_ok!(rename(together(), "New"));
		System::assert_last_event(Event::TreasuryRenamed { treasury: JOINT, resolution: RESOLUTION }.into());
		assert_eq!(record(JOINT).title.to_vec(), b"New");
	});
}

#[test]
fn a_treasury_is_closed_when_it_is_empty() {
	new_test(|| {
		let close = |track| Treasuries::close_treasury(by_agreement(&[1, 2, 3], track), JOINT);
		assert_refused!(close(Track::Ordinary), Errors::MandateTooWeak);
		assert_refused!(close(Track::Special), Errors::NotEmpty);
		set_money(JOINT, 0);
		// What came by plain transfer is held too.
		set_units(record(JOINT).account, EURO);
		assert_refused!(close(Track::Special), Errors::NotEmpty);
		set_units(record(JOINT).account, 0);
		let number = {
			set_money(JOINT, HELD);
			requested(JOINT, 1, 1, EURO)
		};
		set_money(JOINT, 0);
		assert_refused!(close(Track::Special), Errors::NotEmpty);
		assert_ok!(Treasuries::withdraw_request(signed(1, 1), JOINT, number, 1));
		assert_ok!(close(Track::Special));
		System::assert_last_event(Event::TreasuryClosed { treasury: JOINT, resolution: RESOLUTION }.into());
		assert_eq!(Treasuries::treasury(JOINT).unwrap().status, Status::Closed);
		assert_eq!((record(JOINT).signers.len(), TreasuriesOf::<Test>::get(2).contains(&JOINT)), (0, true));

		// Nothing is decided or requested any more, and nobody pays into it.
		let two = signers(&[treasurer(1), treasurer(2)]);
		assert_refused!(Treasuries::set_signers(together(), JOINT, two), Errors::TreasuryClosed);
		assert_refused!(Treasuries::replace_signer(alone(), JOINT, seat(1, 5)), Errors::TreasuryClosed);
		assert_refused!(Treasuries::set_rules(together(), JOINT, RULES), Errors::TreasuryClosed);
		assert_refused!(Treasuries::rename_treasury(together(), JOINT, title("New")), Errors::TreasuryClosed);
		assert_refused!(Treasuries::set_shares(together(), JOINT, shares(&[1, 1, 9_998])), Errors::TreasuryClosed);
		assert_refused!(Treasuries::set_pause(together(), JOINT, 0), Errors::TreasuryClosed);
		assert_refused!(Treasuries::stop_standing(together(), JOINT, 1), Errors::TreasuryClosed);
		assert_refused!(open_line(together(), JOINT, EURO, Rhythm::Once), Errors::TreasuryClosed);
		assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::TreasuryClosed);
		assert_refused!(Treasuries::report_outturn(signed(1, 1), JOINT, 1, doc(1)), Errors::TreasuryClosed);
		assert_refused!(Treasuries::pause(signed(1, 4), JOINT, 1, doc(1)), Errors::TreasuryClosed);
		assert_refused!(close(Track::Special), Errors::TreasuryClosed);
		assert_refused!(ask_by(OWN, (1, 1), LINE, Party::Treasury(JOINT), EURO), Errors::NotPayable);

		// What comes later is never lost: its owners pay it out, and take their shares with them.
		set_money(JOINT, 100 * EURO);
		assert_ok!(pay(by_agreement(&[1, 2, 3], Track::Special), JOINT, None, Party::Coop(4), 70 * EURO));
		assert_ok!(leave(1, JOINT));
		leave_federation(2);
		assert_eq!(due(JOINT, 1), 10_002_000);
		assert_eq!(due(JOINT, 2), shares::part(30 * EURO - 10_002_000, 5_000, 1).unwrap());
		assert_ok!(pay(by_coop(3, Track::Special), JOINT, None, Party::Coop(4), left(JOINT)));
		pass(90 * DAY);
		assert_eq!(available(JOINT), 0);
	});
}

#[test]
fn nobody_keeps_a_treasury_open() {
	// Not by sending it next to nothing.
	new_test(|| {
		set_money(JOINT, EURO - 1);
		assert_ok!(Treasuries::close_treasury(by_agreement(&[1, 2, 3], Track::Special), JOINT));
		assert_ok!(pay(together(), JOINT, None, Party::Coop(4), EURO / 4));
		assert_eq!(Treasuries::lines(JOINT)[0].left, 0);
	});
	// Nor by expecting money.
	by_bank(|| {
		let TreasuryOf::<Test> { ledger, cash, .. } = record(BANK);
		set_money(BANK, 0);
		let item = rochdale_primitives::ledger::Item { account: 1, amount: EURO, party: baker(), charged: None };
		assert_ok!(plain(Books::expect(signed(1, 3), ledger, 1, cash, item, doc(1), 30)));
		assert_ok!(Treasuries::close_treasury(by_agreement(&[1, 2, 3], Track::Special), BANK));
	});
	// Nor by requesting again and again: nothing is requested without a line, and what was requested expires.
	new_test(|| {
		let _ = requested(JOINT, 1, 1, EURO);
		assert_ok!(Treasuries::close_line(together(), JOINT, LINE));
		assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::LineClosed);
		pass(30 * DAY);
		set_money(JOINT, 0);
		assert_ok!(Treasuries::close_treasury(by_agreement(&[1, 2, 3], Track::Special), JOINT));
	});
}

#[test]
fn a_claim_of_less_than_an_account_needs_keeps_no_treasury_open() {
	new_test(|| {
		use frame_support::traits::fungible::Mutate;
		set_money(JOINT, 3 * (ED - 1));
		assert_ok!(leave(3, JOINT));
		let claim = due(JOINT, 3);
		assert!(claim > 0 && claim < ED);
		Balances::set_balance(&coop_account(3), 0);
		pass(DAY * Moment::from(CLAIM_DAYS));
		let error = TokenError::BelowMinimum.into();
		System::assert_has_event(Event::ClaimHeld { treasury: JOINT, coop: 3, error }.into());
		let pays = || Treasuries::pay_claim(signed(4, 1), JOINT, 3);
		assert_refused!(pays(), TokenError::BelowMinimum);
		assert_ok!(Treasuries::close_treasury(by_agreement(&[1, 2], Track::Special), JOINT));
		// It is due all the same, and the others cannot pay it to themselves.
		assert_eq!(due(JOINT, 3), claim);
		let all = pay(by_agreement(&[1, 2], Track::Special), JOINT, None, Party::Coop(4), 3 * (ED - 1) - claim + 1);
		assert_refused!(all, Errors::DueToOthers);
		set_units(coop_account(3), 0);
		assert_ok!(pays());
		assert_eq!((due(JOINT, 3), units(coop_account(3))), (0, claim));
	});
}

#[test]
fn hands_do_not_open_books_in_which_something_is_due_to_owners() {
	new_test(|| {
		let three = [treasurer(1), treasurer(2), treasurer(3)];
		assert_ok!(open(together(), "Bank", b"EUR", Mode::Bank, RULES, &three));
		let TreasuryOf::<Test> { ledger, cash, accounts, .. } = record(BANK);
		let OwnersAccounts { equity, due } = accounts.unwrap();
		let leg = |account, side| Leg { account, side, amount: EURO, party: None };
		let opening = |account| pallet_ledger::Opening {
			day: day_of(<MockClock as Clock>::civil()).unwrap() - 1,
			legs: vec![leg(cash, Side::Debit), leg(account, Side::Credit)].try_into().unwrap(),
			document: doc(1),
		};
		let opens = |coop, account| plain(Books::open_balances(signed(coop, 3), ledger, coop, opening(account)));
		assert_eq!(opens(1, due), Err(pallet_ledger::Error::<Test>::NotDirect.into()));
		assert_ok!(opens(1, equity));
		assert_ok!(opens(2, equity));
		assert_eq!(left(BANK), EURO);
	});
}

#[test]
fn the_first_treasury_of_a_co_op_is_closed_after_it_has_left() {
	new_test(|| {
		set_money(OWN, 0);
		set_money(COMMON, 0);
		let close = |id| Treasuries::close_treasury(owners_of(id, Track::Special), id);
		assert_refused!(close(OWN), Errors::FirstOfItsOwner);
		assert_refused!(close(COMMON), Errors::FirstOfItsOwner);
		assert_ok!(open(alone(), "Second", b"EUR", Mode::Units, RULES, &[treasurer(1), seat(1, 5)]));
		assert_ok!(close_of_one(4));
		leave_federation(1);
		assert_ok!(close(OWN));
	});
}

fn close_of_one(id: TreasuryId) -> DispatchResult {
	set_units(record(id).account, 0);
	Treasuries::close_treasury(by_coop(1, Track::Special), id)
}

#[test]
fn nothing_is_closed_that_waits_for_the_bank_or_owes_something() {
	by_bank(|| {
		let close = |parties: &[CoopId]| Treasuries::close_treasury(by_agreement(parties, Track::Special), BANK);
		let special = || by_agreement(&[1, 2, 3], Track::Special);
		assert_ok!(pay(special(), BANK, None, baker(), 1_000_050_000));
		assert_refused!(close(&[1, 2, 3]), Errors::NotEmpty);
		for coop in [1, 3] {
			assert_ok!(plain(Books::void(signed(coop, 3), record(BANK).ledger, coop, 1, None, doc(77))));
		}
		assert_ok!(leave(3, BANK));
		assert_ok!(pay(by_agreement(&[1, 2], Track::Special), BANK, None, baker(), left(BANK)));
		assert_refused!(close(&[1, 2]), Errors::NotEmpty);
	});
	new_test(|| {
		assert_ok!(Treasuries::change_line(together(), JOINT, LINE, EURO));
		let (line, voucher, plan) = (LINE, fresh(), Plan { rhythm: Rhythm::Year, first: 30_000, last: 30_000 });
		let item = Item { payee: Party::Account(REGISTERED), amount: EURO, custodian: None };
		let plan = Plan { first: day_of(<MockClock as Clock>::civil()).unwrap() + 400, last: 21_500, ..plan };
		assert_ok!(plain(Treasuries::request_standing(signed(1, 1), JOINT, 1, line, item, voucher, false, plan)));
		assert_ok!(approve(JOINT, 1, 2, 3));
		assert_ok!(approve(JOINT, 1, 3, 3));
		assert_eq!(record(JOINT).standing, 1);
		set_money(JOINT, 0);
		let close = || Treasuries::close_treasury(by_agreement(&[1, 2, 3], Track::Special), JOINT);
		assert_refused!(close(), Errors::NotEmpty);
		assert_ok!(Treasuries::stop_standing(together(), JOINT, 1));
		assert_ok!(close());
	});
}

/// What owners do with a treasury of several.
#[derive(Clone, Debug)]
enum Turn {
	Leave(CoopId),
	LeaveFederation(CoopId),
	/// Those who are left pay so much of ten thousand of what is there, with what is due.
	Pay(u16),
	PayClaim(CoopId, u16),
	Receive(Balance),
	Shares(Vec<u16>),
	Pass(Moment),
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
	let turn = prop_oneof![
		3 => (1u32..6).prop_map(Turn::Leave),
		1 => (1u32..6).prop_map(Turn::LeaveFederation),
		3 => (0u16..=10_000).prop_map(Turn::Pay),
		1 => (1u32..6, 0u16..=10_000).prop_map(|(coop, part)| Turn::PayClaim(coop, part)),
		2 => (1u128..1_000_000_000).prop_map(Turn::Receive),
		1 => prop::collection::vec(1u16..5_000, 1..6).prop_map(Turn::Shares),
		2 => prop_oneof![Just(DAY), Just(45 * DAY)].prop_map(Turn::Pass),
	];
	prop::collection::vec(turn, 1..25)
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..Default::default() })]

	/// However owners go and whatever the others try, what is due to those who left and what is left to the others is all that is
	/// held, to the last unit, and nobody spends what is due to others.
	#[test]
	fn claims_and_what_remains_are_what_is_held(held in 0u128..10_000_000_000, turns in turns()) {
		new_test(|| {
			let five: Vec<CoopId> = (1..=5).collect();
			let list: Vec<_> = five.iter().map(|coop| treasurer(*coop)).collect();
			let rules = Rules { threshold: 3, ..RULES };
			assert_ok!(open(by_agreement(&five, Track::Ordinary), "Five", b"EUR", Mode::Units, rules, &list));
			let id = TreasuryCount::<Test>::get();
			set_units(record(id).account, 0);
			let bring = |amount: Balance| {
				set_units(account(5, 1), amount);
				let given = Books::contribute(signed(5, 1), record(id).ledger, 2, amount, doc(3), Some(5));
				assert!(given.is_ok() || amount == 0);
			};
			bring(held);
			// What each co-op has or is due, which only grows.
			let has = |coop| units(coop_account(coop)) + due(id, coop);
			for turn in turns {
				let owners = record(id).owner.coops().to_vec();
				let by = |track| if owners.len() == 1 { by_coop(owners[0], track) } else { by_agreement(&owners, track) };
				let (all, before) = (available(id), five.iter().map(|coop| has(*coop)).collect::<Vec<_>>());
				match turn {
					Turn::Leave(coop) => {
						let (part, last) = (left(id), owners.len() == 1);
						let place = owners.iter().position(|owner| *owner == coop);
						let share = place.map(|place| shares_of(id)[place]);
						let done = leave(coop, id);
						assert_eq!(done.is_ok(), place.is_some() && !last);
						if done.is_ok() {
							assert_eq!(due(id, coop), part * Balance::from(share.unwrap()) / 10_000);
						}
					},
					Turn::LeaveFederation(coop) => leave_federation(coop),
					Turn::Pay(part) => {
						let amount = all * Balance::from(part) / 10_000;
						// Where owners have gone, their signers have too.
						let list = [office(owners[0], Office::Chair), treasurer(owners[0]), seat(owners[0], 5)];
						let joint: Vec<_> = owners.iter().map(|coop| treasurer(*coop)).collect();
						let list = if owners.len() > 1 { joint } else { list.to_vec() };
						let _ = Treasuries::set_signers(by(Track::Special), id, signers(&list));
						let could = amount <= left(id) && amount > 0;
						let done = pay(by(Track::Special), id, None, Party::Account(REGISTERED), amount);
						assert_eq!(done.is_ok(), could, "{done:?}");
					},
					Turn::PayClaim(coop, part) => {
						let amount = due(id, coop) * Balance::from(part) / 10_000;
						let _ = pay(by(Track::Ordinary), id, Some(CLAIMS), Party::Coop(coop), amount);
					},
					Turn::Receive(amount) => bring(amount),
					Turn::Shares(parts) => {
						let _ = Treasuries::set_shares(by(Track::Ordinary), id, shares(&shares::scaled(&parts)));
					},
					Turn::Pass(time) => pass(time),
				}
				let owed: Balance = five.iter().map(|coop| due(id, *coop)).sum();
				assert_eq!(owed + left(id), available(id), "claims and what remains are what is held");
				let after: Vec<_> = five.iter().map(|coop| has(*coop)).collect();
				assert!(before.iter().zip(&after).all(|(before, after)| before <= after), "a claim was spent");
				Treasuries::do_try_state().unwrap();
			}
		});
	}
}

#[test]
fn money_of_a_co_op_beside_its_books_is_found_in_its_other_treasuries() {
	use rochdale_primitives::dissolution::MoneyElsewhere;
	by_bank(|| {
		let elsewhere = || [1, 2, 3].map(<Treasuries as MoneyElsewhere>::has_money_elsewhere);
		// What is in the books of the co-op itself is not elsewhere.
		for id in 1..=TreasuryCount::<Test>::get() {
			let is_own = matches!(record(id).ledger, LedgerId::Coop(_));
			set_money(id, if is_own { HELD } else { 0 });
		}
		assert_eq!(elsewhere(), [false; 3]);
		set_money(BANK, 10_000);
		assert_eq!(elsewhere(), [true; 3]);
	});
}
