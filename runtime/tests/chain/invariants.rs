//! What holds across pallets is seen to break.

use crate::{capital, harness::*};
use pallet_capped_shares::{Allotment, Call as SharesCall, ClassTerms, OfferTerms};
use pallet_ledger::{Accounts, Entries, Pendings};
use pallet_surplus::{Call as SurplusCall, Choices, Figures, Outcome, Voluntary, YearAccounts};
use pallet_treasuries::{
	Call as TreasuriesCall, CarriedOut, Item, NewSigner, Rules, SignerKind, Treasuries, TreasuryOfLedger, YearBegin,
};
use rochdale_primitives::{
	ledger::{AccountNo, Basis, BusinessYears, Keeper, LedgerId, Leg, Party, Side},
	money::{Direction, Mode, RedemptionNo, TreasuryId},
	Clock as _, CoopId, Mandate, Office, Secrecy, Track,
};
use rochdale_runtime::{constants::UNIT, invariants, AccountId, Balances, Clock, Runtime, RuntimeCall, RuntimeOrigin};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::traits::Dispatchable;

const BAKERY: CoopId = 1;
const RECEIPTS: AccountNo = 1;
const CASH: AccountNo = 2;
/// The bakery's first treasury has the books of the bakery, the second one, at a bank, its own.
const UNITS: (TreasuryId, LedgerId) = (1, LedgerId::Coop(BAKERY));
const BANK: (TreasuryId, LedgerId) = (2, LedgerId::Treasury(2));

fn decide(call: TreasuriesCall<Runtime>) {
	let (track, secrecy, opened_at) = (Track::Special, Secrecy::Open, Clock::deadline());
	let mandate = Mandate { coop: BAKERY, resolution: 1, track, secrecy, opened_at };
	let origin = pallet_resolutions::Origin::Coop(mandate).into();
	assert!(RuntimeCall::from(call.clone()).dispatch(origin).is_ok(), "{call:?}");
}

fn open(mode: Mode, currency: [u8; 3]) {
	let offices = [Office::Chair, Office::Secretary, Office::Treasurer];
	let signers = offices.map(|office| NewSigner { who: SignerKind::Office(BAKERY, office), days: 300 });
	decide(TreasuriesCall::open_treasury {
		title: b"Ovens".to_vec().try_into().unwrap(),
		currency,
		mode,
		rules: Rules { threshold: 2, tier1: UNIT, tier2: 10 * UNIT },
		signers: signers.to_vec().try_into().unwrap(),
		lines: Default::default(),
		shares: Default::default(),
		year_begins: YearBegin::JANUARY,
	});
}

/// A treasury in units that holds some, and one at a bank from which a payment waits to go.
fn with_treasuries(corrupt: impl FnOnce()) -> Result<(), sp_runtime::TryRuntimeError> {
	state_of(genesis(FEDERATION)).execute_with(|| {
		block(|| {
			open(Mode::Units, *b"EUR");
			open(Mode::Bank, *b"GBP");
			give(&Treasuries::<Runtime>::get(UNITS.0).unwrap().account, 100 * UNIT);
			let entered = pallet_ledger::Call::enter_receipts { ledger: UNITS.1, account: CASH };
			give(&Key::Ferdie.to_account_id(), 10 * UNIT);
			succeed(Key::Ferdie, entered);
			let leg = Leg { account: RECEIPTS, side: Side::Credit, amount: 90 * UNIT, party: None };
			let booked = rochdale_primitives::ledger::day_of(Clock::civil()).unwrap();
			let (reference, direction, amount) = (document(4), Direction::In, 90 * UNIT);
			let line = pallet_ledger::StatementLine { reference, booked, valued: booked, direction, amount };
			let parts = vec![pallet_ledger::Part::Direct(leg)].try_into().unwrap();
			let posting = pallet_ledger::Posting { bank: CASH, line, parts, rest: 0, voucher: document(2) };
			for by in [Key::Alice, Key::Bob] {
				succeed(by, pallet_ledger::Call::post { ledger: BANK.1, coop: BAKERY, posting: posting.clone() });
			}
			let items = vec![Item { payee: Party::Outside(document(3)), amount: 10 * UNIT, custodian: None }]
				.try_into()
				.unwrap();
			decide(TreasuriesCall::pay { treasury: BANK.0, line: None, items, voucher: document(5) });
		});
		assert_eq!(invariants::try_state(), Ok(()));
		corrupt();
		invariants::try_state()
	})
}

/// That the check of this number says no.
fn breaks(number: &str, corrupt: impl FnOnce()) {
	let error = with_treasuries(corrupt).expect_err(number);
	let said = format!("{error:?}");
	assert!(said.contains(&format!("\"{number}: ")), "{number}: {said}");
}

fn on_account(ledger: LedgerId, account: AccountNo, change: impl FnOnce(&mut pallet_ledger::AccountOf<Runtime>)) {
	Accounts::<Runtime>::mutate(ledger, account, |known| change(known.as_mut().unwrap()));
}

#[test]
fn debits_that_are_not_the_credits_are_seen() {
	breaks("1", || on_account(BANK.1, RECEIPTS, |account| account.sums.credits += 1));
	breaks("1", || on_account(BANK.1, CASH, |account| account.sums.pending_credits -= 1));
}

#[test]
fn address_that_holds_less_than_the_books_say_is_seen() {
	breaks("2", || {
		let address: AccountId = Treasuries::<Runtime>::get(UNITS.0).unwrap().account;
		give_back(&address, UNIT);
	});
}

/// Takes units from an address past its books.
fn give_back(address: &AccountId, amount: u128) {
	use frame_support::traits::{fungible::Mutate, tokens::Preservation};

	let to = Key::Ferdie.to_account_id();
	Balances::transfer(address, &to, amount, Preservation::Preserve).unwrap();
}

#[test]
fn units_that_nobody_attested_are_seen() {
	use frame_support::traits::fungible::Mutate;

	breaks("3", || {
		Balances::mint_into(&Key::Ferdie.to_account_id(), UNIT).unwrap();
	});
	let on_entry = |change: fn(&mut pallet_ledger::EntryOf<Runtime>)| {
		Entries::<Runtime>::mutate(LedgerId::Custody, 1, |entry| change(entry.as_mut().unwrap()));
	};
	breaks("3", || on_entry(|entry| entry.voucher = document(9)));
	breaks("3", || on_entry(|entry| entry.basis = Basis::Rule));
	breaks("3", || on_entry(|entry| entry.basis = Basis::Issue(2)));
	breaks("3", || on_entry(|entry| entry.basis = Basis::Payout(1)));
	breaks("3", || on_entry(|entry| entry.legs.iter_mut().for_each(|leg| leg.side = leg.side.other())));
	breaks("3", || on_entry(|entry| entry.legs.iter_mut().for_each(|leg| leg.amount += 1)));
	breaks("3", || Entries::<Runtime>::remove(LedgerId::Custody, 1));
	breaks("3", || {
		let entry = Entries::<Runtime>::get(LedgerId::Custody, 1).unwrap();
		Entries::<Runtime>::insert(LedgerId::Custody, 999, entry);
	});
	breaks("3", || pallet_custody::Issues::<Runtime>::mutate_extant(1, |issue| issue.custodian = 2));
	breaks("3", || pallet_custody::Issues::<Runtime>::remove(1));
}

#[test]
fn treasury_whose_cash_is_elsewhere_is_seen() {
	breaks("4", || Treasuries::<Runtime>::mutate_extant(UNITS.0, |record| record.currency = *b"GBP"));
	breaks("4", || Treasuries::<Runtime>::mutate_extant(UNITS.0, |record| record.account = [9; 32].into()));
	breaks("4", || Treasuries::<Runtime>::mutate_extant(BANK.0, |record| record.cash = RECEIPTS));
	breaks("4", || TreasuryOfLedger::<Runtime>::insert(UNITS.1, BANK.0));
	breaks("4", || TreasuryOfLedger::<Runtime>::insert(LedgerId::Fund, 7));
}

#[test]
fn payment_that_waits_and_that_no_treasury_has_carried_out_is_seen() {
	breaks("5", || {
		let pending = Pendings::<Runtime>::get(BANK.1, 1).unwrap();
		Pendings::<Runtime>::insert(UNITS.1, 1, pending);
	});
	breaks("5", || CarriedOut::<Runtime>::remove(BANK.0, 1));
}

/// A treasury in units from which a custodian is to pay somebody outside.
fn breaks_while_redeeming(corrupt: impl FnOnce(&AccountId, RedemptionNo)) {
	breaks("6", || {
		let items = vec![Item { payee: Party::Outside(document(6)), amount: UNIT, custodian: Some(1) }];
		let items = items.try_into().unwrap();
		decide(TreasuriesCall::pay { treasury: UNITS.0, line: None, items, voucher: document(7) });
		assert_eq!(invariants::try_state(), Ok(()));
		let (redemption, _) = pallet_treasuries::Redemptions::<Runtime>::iter().next().unwrap();
		corrupt(&Treasuries::<Runtime>::get(UNITS.0).unwrap().account, redemption);
	});
}

#[test]
fn units_on_hold_that_do_not_wait_in_the_books_are_seen() {
	use frame_support::traits::{fungible::MutateHold, tokens::Precision};

	let reason = pallet_custody::HoldReason::Redemption.into();
	breaks("6", || {
		let address = Treasuries::<Runtime>::get(UNITS.0).unwrap().account;
		Balances::hold(&reason, &address, UNIT).unwrap();
	});
	breaks_while_redeeming(|address, _| {
		Balances::release(&reason, address, 1, Precision::Exact).unwrap();
	});
	// As much of either side, so that the books are still even.
	breaks("6", || {
		on_account(UNITS.1, RECEIPTS, |account| account.sums.pending_debits += 1);
		on_account(UNITS.1, CASH, |account| account.sums.pending_credits += 1);
	});
}

#[test]
fn treasury_that_waits_for_a_custodian_who_does_not_pay_is_seen() {
	use pallet_custody::Redemptions as AtCustody;
	use pallet_treasuries::Redemptions as AtTreasury;

	breaks_while_redeeming(|_, redemption| AtCustody::<Runtime>::remove(redemption));
	breaks_while_redeeming(|_, redemption| {
		AtCustody::<Runtime>::mutate_extant(redemption, |open| open.holder = Key::Ferdie.to_account_id());
	});
	breaks_while_redeeming(|_, redemption| {
		AtTreasury::<Runtime>::mutate_extant(redemption, |redeeming| redeeming.treasury = BANK.0);
	});
}

/// Two shares of the bakery are paid for in units and held aside for an offer.
fn subscribe_offer() {
	let terms = ClassTerms { maximum: 9, ..TERMS };
	decide_about_shares(SharesCall::open_class { terms, document: document(1) });
	let (allotment, document) = (Allotment::FirstCome, document(2));
	let terms = OfferTerms { class: 1, minimum: 5, target: 5, maximum: 9, allotment, days: 7 };
	decide_about_shares(SharesCall::open_offer { terms, document });
	let pay = SharesCall::subscribe_offer { coop: BAKERY, offer: 1, shares: 2 };
	assert!(RuntimeCall::from(pay).dispatch(RuntimeOrigin::signed(Key::Alice.to_account_id())).is_ok());
	assert_eq!(invariants::try_state(), Ok(()));
}

/// As [`breaks`], with [`subscribe_offer`] before.
fn breaks_with_shares(number: &str, corrupt: impl FnOnce()) {
	breaks(number, || {
		subscribe_offer();
		corrupt();
	});
}

fn decide_about_shares(call: SharesCall<Runtime>) {
	let (track, secrecy, opened_at) = (Track::Special, Secrecy::Open, Clock::deadline());
	let mandate = Mandate { coop: BAKERY, resolution: 1, track, secrecy, opened_at };
	let origin = pallet_resolutions::Origin::Coop(mandate).into();
	assert!(RuntimeCall::from(call.clone()).dispatch(origin).is_ok(), "{call:?}");
}

#[test]
fn account_of_shares_in_which_hands_could_enter_something_is_seen() {
	use pallet_capped_shares::{Books, Classes, Offers};

	let due = || Books::<Runtime>::get(BAKERY).unwrap().accounts.due;
	let class = || Classes::<Runtime>::get(BAKERY, 1).unwrap();
	let held = || Offers::<Runtime>::get(BAKERY, 1).unwrap().account;
	breaks_with_shares("7", || on_account(UNITS.1, due(), |account| account.terms.keeper = Keeper::Hands));
	breaks_with_shares("7", || on_account(UNITS.1, class().capital, |account| account.terms.is_direct = true));
	breaks_with_shares("7", || on_account(UNITS.1, class().redeemable, |account| account.terms.limit = None));
	breaks_with_shares("7", || on_account(UNITS.1, held(), |account| account.terms.keeper = Keeper::Treasuries));
}

#[test]
fn cash_in_units_that_does_not_cover_what_shares_set_aside_is_seen() {
	use pallet_capped_shares::Books;

	let accounts = || Books::<Runtime>::get(BAKERY).unwrap().accounts;
	let owed = |amount| {
		on_account(UNITS.1, accounts().due, |account| account.sums.credits += amount);
		on_account(UNITS.1, accounts().losses, |account| account.sums.debits += amount);
	};
	// 102 are there, of which 2 are held aside.
	breaks_with_shares("8", || owed(100 * UNIT + 1));
}

#[test]
fn payout_for_shares_that_waits_for_no_bank_is_seen() {
	use pallet_capped_shares::Stakes;

	breaks_with_shares("9", || Stakes::<Runtime>::mutate(BAKERY, 1, |stake| stake.ordered = 1));
}

/// That what is added up after each block of a history says no to this, where one member holds a share and another one has paid for
/// two of an offer.
fn is_missed(what: &str, corrupt: impl FnOnce()) {
	let _ = with_treasuries(|| {
		subscribe_offer();
		decide_about_shares(SharesCall::set_open { class: 1, is_open: true });
		let (bob, pay) = (Key::Bob.to_account_id(), SharesCall::subscribe { coop: BAKERY, class: 1, shares: 1 });
		give(&bob, 10 * UNIT);
		assert!(RuntimeCall::from(pay).dispatch(RuntimeOrigin::signed(bob)).is_ok());
		assert_eq!(capital::check(), Ok(()));
		corrupt();
		let said = capital::check().expect_err(what);
		assert!(said.starts_with(what), "{what}: {said}");
	});
}

#[test]
fn holdings_that_are_not_the_capital_of_their_class_are_seen_after_a_block() {
	use pallet_capped_shares::{Books, Classes, Holdings, Offers, Subscriptions};

	let of_class = |change: fn(&mut pallet_capped_shares::ClassOf<Runtime>)| {
		Classes::<Runtime>::mutate(BAKERY, 1, |class| change(class.as_mut().unwrap()));
	};
	let of_book = |change: fn(&mut pallet_capped_shares::Book)| {
		Books::<Runtime>::mutate(BAKERY, |book| change(book.as_mut().unwrap()));
	};
	let capital = || Classes::<Runtime>::get(BAKERY, 1).unwrap().capital;
	let redeemable = || Classes::<Runtime>::get(BAKERY, 1).unwrap().redeemable;
	let aside = || Offers::<Runtime>::get(BAKERY, 1).unwrap().account;
	is_missed("capital", || Holdings::<Runtime>::mutate((BAKERY, 1, 2), |holding| holding.shares += 1));
	is_missed("capital", || Holdings::<Runtime>::remove((BAKERY, 1, 2)));
	is_missed("capital", || of_class(|class| class.held += 1));
	is_missed("capital", || of_class(|class| class.value /= 2));
	is_missed("capital", || on_account(UNITS.1, capital(), |account| account.sums.credits += 1));
	is_missed("queue", || of_class(|class| class.queued += 1));
	is_missed("queue", || on_account(UNITS.1, redeemable(), |account| account.sums.credits += 1));
	is_missed("par", || of_book(|book| book.par -= 1));
	is_missed("all capital", || of_book(|book| book.capital += 1));
	is_missed("offer", || Offers::<Runtime>::mutate(BAKERY, 1, |offer| offer.as_mut().unwrap().paid += 1));
	is_missed("offer", || Subscriptions::<Runtime>::remove((BAKERY, 1, 1)));
	is_missed("offer", || on_account(UNITS.1, aside(), |account| account.sums.debits += 1));
}

/// As [`breaks`], with a year of the bakery that was closed with a surplus of 100, of which it owes nothing to anybody any more but
/// its education fund and what is divided by use.
fn breaks_with_surplus(number: &str, corrupt: impl FnOnce()) {
	breaks(number, || {
		let today = rochdale_primitives::ledger::day_of(Clock::civil()).unwrap();
		let (until, _) = rochdale_runtime::Treasuries::year_of(BAKERY, today).unwrap();
		let (members, others) = (Outcome::Profit(100 * UNIT), Outcome::Profit(0));
		let figures = Figures { members, others, tax: 0, prior_losses: 0 };
		let accounts = YearAccounts { from: until - 365, until, figures, document: document(1) };
		let choices =
			Choices { voluntary: Voluntary::Rest, rates: Default::default(), cash_bps: 2_000, from_accounts: false };
		let confirm = SurplusCall::confirm_accounts { coop: BAKERY, accounts: accounts.clone() };
		let auditor = crate::coops::members(BAKERY)[3].to_account_id();
		assert!(RuntimeCall::from(confirm).dispatch(RuntimeOrigin::signed(auditor)).is_ok());
		let (track, secrecy, opened_at) = (Track::Ordinary, Secrecy::Open, Clock::deadline());
		let mandate = Mandate { coop: BAKERY, resolution: 1, track, secrecy, opened_at };
		let origin = pallet_resolutions::Origin::Coop(mandate).into();
		let close = RuntimeCall::from(SurplusCall::close_year { accounts, choices });
		assert!(close.clone().dispatch(origin).is_ok(), "{close:?}");
		assert_eq!(invariants::try_state(), Ok(()));
		corrupt();
	});
}

fn of_surplus(change: impl FnOnce(&mut pallet_surplus::Book)) {
	pallet_surplus::Books::<Runtime>::mutate(BAKERY, |book| change(book.as_mut().unwrap()));
}

#[test]
fn account_of_the_surplus_in_which_hands_could_enter_something_is_seen() {
	let accounts = || pallet_surplus::Books::<Runtime>::get(BAKERY).unwrap().accounts;
	breaks_with_surplus("10", || on_account(UNITS.1, accounts().kept, |account| account.terms.keeper = Keeper::Hands));
	breaks_with_surplus("10", || on_account(UNITS.1, accounts().educated, |account| account.terms.is_direct = true));
	breaks_with_surplus("10", || of_surplus(|book| book.accounts.reserve = book.accounts.voluntary));
}

#[test]
fn cash_in_units_that_does_not_cover_what_pools_promise_members_is_seen() {
	breaks_with_surplus("8", || of_surplus(|book| book.pooled_cash += 100 * UNIT));
}

#[test]
fn levy_that_waits_for_no_bank_is_seen() {
	breaks_with_surplus("9", || of_surplus(|book| book.levy.ordered = 1));
	breaks_with_surplus("9", || of_surplus(|book| book.education_due.ordered = 1));
}

#[test]
fn indivisible_reserve_that_has_lost_something_to_somebody_else_is_seen() {
	// What was entered to the reserve was taken from it, on this basis.
	let taken = |basis: Basis| {
		move || {
			let reserve = pallet_surplus::Books::<Runtime>::get(BAKERY).unwrap().accounts.reserve;
			let mut entries = Entries::<Runtime>::iter_prefix(UNITS.1);
			let is_of_reserve = |leg: &pallet_ledger::EntryLeg<AccountId, _>| leg.account == reserve;
			let (no, mut entry) = entries.find(|(_, entry)| entry.legs.iter().any(is_of_reserve)).unwrap();
			entry.legs.iter_mut().filter(|leg| leg.account == reserve).for_each(|leg| leg.side = Side::Debit);
			entry.basis = basis;
			Entries::<Runtime>::insert(UNITS.1, no, entry);
		}
	};
	breaks_with_surplus("11", taken(Basis::Rule));
	breaks_with_surplus("11", taken(Basis::Resolution(1)));
	breaks_with_surplus("11", taken(Basis::Correction(1)));
	// Nobody has ended the bakery.
	breaks_with_surplus("11", taken(Basis::Dissolution(1)));
}

#[test]
fn account_of_a_dissolution_that_another_keeps_is_seen() {
	let inherited = pallet_dissolution::Inheritance { account: RECEIPTS, arrived: 0, reserved: 0 };
	breaks("12", || pallet_dissolution::Inheritances::<Runtime>::insert(BAKERY, inherited));
	breaks("12", || pallet_dissolution::FederationReserve::<Runtime>::put(CASH));
}

#[test]
fn account_of_the_fund_that_another_keeps_is_seen() {
	use pallet_solidarity_fund::{Books, Call as FundCall, CoopAccounts, Records};

	// With a bank of the fund.
	let breaks_with_bank = |corrupt: fn()| {
		breaks("13", || {
			let track = Track::Ordinary;
			let mandate = rochdale_primitives::FederationMandate { resolution: 1, track, opened_at: Clock::deadline() };
			let open = RuntimeCall::from(FundCall::open_bank {});
			assert!(open.dispatch(pallet_resolutions::Origin::Federation(mandate).into()).is_ok());
			assert_eq!(invariants::try_state(), Ok(()));
			corrupt();
		});
	};
	breaks_with_bank(|| {
		let promised = Books::<Runtime>::get().unwrap().promised;
		on_account(LedgerId::Fund, promised, |account| account.terms.is_direct = true);
	});
	breaks_with_bank(|| {
		let (bank, ..) = Books::<Runtime>::get().unwrap().bank.unwrap();
		on_account(LedgerId::Fund, bank, |account| account.terms.keeper = Keeper::Hands);
	});
	breaks_with_bank(|| {
		let accounts = Some(CoopAccounts { borrowed: RECEIPTS, aid: CASH, dues: CASH });
		Records::<Runtime>::mutate(BAKERY, |record| record.accounts = accounts);
	});
}
