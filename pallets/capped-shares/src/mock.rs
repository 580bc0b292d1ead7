//! A bakery whose money moves in units and a housing co-op whose money moves by bank, with their books.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_capped_shares, *};
use frame::testing_prelude::*;
pub use rochdale_mocks::{
	appoint, dismiss, move_seat, plain, says, seat, seat_next, unseat, AccountId, DeadlineTime, Dissolved, Liquidating,
	MockClock, MockCoops, MockDissolutions, MockMembers, Moving, DAY,
};
use rochdale_mocks::{Decision, EnsureCoop, EnsureFederation};
use rochdale_primitives::ledger::{Acting, KeepLedgers, KnowParties};
use std::collections::BTreeMap;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Ledger = pallet_ledger;
	#[runtime::pallet_index(3)]
	pub type Shares = pallet_capped_shares;
	#[runtime::pallet_index(4)]
	pub type Decisions = rochdale_mocks::decisions;
}

pub type Errors = pallet_capped_shares::Error<Test>;

/// Its money moves in units.
pub const BAKERY: CoopId = 1;
/// Its money moves by bank.
pub const HOUSING: CoopId = 2;

/// The members of each co-op: the board are 1 to 3, the auditor is 4.
pub const MEMBERS: MemberNo = 12;
pub const AUDITOR: MemberNo = 4;
pub const ADA: MemberNo = 5;
pub const BEN: MemberNo = 6;
pub const CLEO: MemberNo = 7;

/// An account that sits nowhere.
pub const STRANGER: AccountId = 9_999;

pub const EURO: Balance = 1_000_000;
pub const CENT: Balance = 10_000;
pub const ED: Balance = 100;
/// The par of the shares of the tests.
pub const PAR: Balance = 100 * EURO;
/// What every member has in units at first.
pub const PURSE: Balance = 1_000_000 * EURO;

/// What it weighs to ask what the surplus sets aside.
pub const RESERVED: Weight = Weight::from_parts(1, 0);

/// The first class of a co-op.
pub const CLASS: ClassNo = 1;

parameter_types! {
	pub const HomeCurrency: [u8; 3] = *b"EUR";
	pub const FundAddress: AccountId = 7_777;
	pub const Database: frame_support::weights::RuntimeDbWeight =
		frame_support::weights::RuntimeDbWeight { read: 1, write: 0 };
}

rochdale_mocks::told! {
	/// Co-ops that have no books.
	pub static WithoutBooks: Vec<CoopId> = vec![];
	/// The cash of co-ops that a benchmark has founded.
	pub static Founded: BTreeMap<CoopId, CashAccount> = BTreeMap::new();
	/// The last document that was made up.
	pub static NextDocument: u64 = 1_000;
	/// Accounts that nobody has registered.
	pub static Unregistered: Vec<AccountId> = vec![];
	/// The first days of business years, where they are not calendar years.
	pub static Starts: Vec<Day> = vec![];
	/// What members of a co-op have to claim by proofs.
	pub static ToClaim: BTreeMap<CoopId, Balance> = BTreeMap::new();
	/// What the surplus of a co-op sets aside.
	pub static OfSurplus: BTreeMap<CoopId, Balance> = BTreeMap::new();
}

/// The account of a member.
pub fn account(coop: CoopId, member: MemberNo) -> AccountId {
	AccountId::from(coop) * 1_000_000 + AccountId::from(member)
}

/// The address of the bakery's cash.
pub const CASH: AccountId = 70_001;

/// The account of income in the books of each co-op.
pub const INCOME_NO: AccountNo = 1;

/// The account of cash in the books of each co-op.
pub const CASH_NO: AccountNo = 2;

pub struct MockCash;

impl KnowCash for MockCash {
	fn cash(ledger: LedgerId) -> Option<CashAccount> {
		match ledger {
			LedgerId::Coop(coop) if WithoutBooks::get().contains(&coop) => None,
			LedgerId::Coop(BAKERY) => Some(CashAccount { account: CASH_NO, mode: Mode::Units, unit: 1 }),
			LedgerId::Coop(HOUSING) => Some(CashAccount { account: CASH_NO, mode: Mode::Bank, unit: CENT }),
			LedgerId::Coop(coop) => Founded::get().get(&coop).copied(),
			_ => None,
		}
	}
}

/// A treasury of the bakery by bank, one of its in units, and one that it shares with others.
pub const BY_BANK: TreasuryId = 2;
pub const IN_UNITS: TreasuryId = 3;
pub const JOINT: TreasuryId = 4;

/// The address of a treasury.
pub fn address(treasury: TreasuryId) -> AccountId {
	80_000 + AccountId::from(treasury)
}

pub struct MockTreasuries;

impl OwnTreasuries<AccountId> for MockTreasuries {
	fn own_treasury(_: CoopId, treasury: TreasuryId) -> Option<(Mode, AccountId)> {
		match treasury {
			BY_BANK => Some((Mode::Bank, address(treasury))),
			IN_UNITS => Some((Mode::Units, address(treasury))),
			_ => None,
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_treasury(coop: CoopId, mode: Mode) -> TreasuryId {
		let is_first = !Founded::get().contains_key(&coop);
		let treasury = if mode == Mode::Units { IN_UNITS } else { BY_BANK };
		let (ledger, at) = match is_first {
			true => (LedgerId::Coop(coop), rochdale_mocks::coop_account(coop)),
			false => (LedgerId::Treasury(treasury), address(treasury)),
		};
		open_books(ledger, (mode == Mode::Units).then_some(at));
		<Ledger as Post<_, _>>::benchmark_fund(ledger, CASH_NO, PURSE * 1_000);
		if is_first {
			let unit = if mode == Mode::Units { 1 } else { CENT };
			Founded::mutate(|founded| founded.insert(coop, CashAccount { account: CASH_NO, mode, unit }));
		}
		treasury
	}
}

fn leap_years_before(year: i32) -> i32 {
	let year = year - 1;
	year / 4 - year / 100 + year / 400
}

/// The first day of a calendar year.
pub fn new_year(year: i32) -> Day {
	(year - 1970) * 365 + leap_years_before(year) - leap_years_before(1970)
}

/// A day of a year, month by month.
pub fn date(year: i32, month: usize, day: i32) -> Day {
	let february = new_year(year + 1) - new_year(year) - 337;
	let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	new_year(year) + months[..month - 1].iter().sum::<i32>() + day - 1
}

/// Business years are calendar years, where no others are told.
pub struct MockYears;

impl BusinessYears for MockYears {
	fn year_of(_: CoopId, day: Day) -> Option<(Day, Day)> {
		if let [.., _] = Starts::get()[..] {
			let starts = Starts::get();
			let next = starts.iter().position(|start| *start > day)?;
			return Some((starts[next.checked_sub(1)?], starts[next]));
		}
		let near = 1970 + day.div_euclid(365);
		let year = (near - 20..=near).rev().find(|year| new_year(*year) <= day)?;
		Some((new_year(year), new_year(year + 1)))
	}
}

/// The surplus of co-ops.
pub struct MockSurplus;

impl Entrusted for MockSurplus {
	fn entrusted(coop: CoopId) -> Balance {
		ToClaim::get().get(&coop).copied().unwrap_or_default()
	}
}

impl SetAside for MockSurplus {
	fn set_aside(ledger: LedgerId) -> Balance {
		match ledger {
			LedgerId::Coop(coop) => OfSurplus::get().get(&coop).copied().unwrap_or_default(),
			_ => 0,
		}
	}

	fn set_aside_or_ordered(ledger: LedgerId) -> Balance {
		Self::set_aside(ledger)
	}

	fn unconfirmed(_: LedgerId) -> Balance {
		0
	}

	fn weight() -> Weight {
		RESERVED
	}
}

pub struct MockParties;

impl KnowParties<AccountId, H256> for MockParties {
	fn is_party(party: &Party<AccountId, H256>) -> bool {
		match party {
			Party::Member(coop, member) => (1..=rochdale_mocks::members_of(*coop)).contains(member),
			Party::Account(account) => !Unregistered::get().contains(account),
			_ => true,
		}
	}
}

/// The board acts for the books of its co-op.
pub struct MockKeepers;

impl KeepLedgers<AccountId, H256> for MockKeepers {
	fn hand(ledger: LedgerId, coop: CoopId, who: &AccountId) -> Option<Acting> {
		let member = MockMembers::seat_of(coop, who)?;
		let may = ledger == LedgerId::Coop(coop) && MockCoops::is_board(coop, member);
		may.then_some(Acting { hand: Hand { coop, member }, since: 0, is_joint: false })
	}

	fn benefits(_: LedgerId, parties: &[&Party<AccountId, H256>], hands: &[(Hand, &AccountId)]) -> Option<Hand> {
		let is_one = |hand: &Hand| parties.iter().any(|party| **party == Party::Member(hand.coop, hand.member));
		hands.iter().map(|(hand, _)| *hand).find(is_one)
	}

	fn may_go(_: LedgerId, _: &[(AccountNo, Balance)], _: Day) -> DispatchResult {
		Ok(())
	}

	fn weight(_: u32) -> Weight {
		Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(AccountId, Hand); 2]) {
		let hand = |member| (account(HOUSING, member), Hand { coop: HOUSING, member });
		(LedgerId::Coop(HOUSING), [hand(1), hand(2)])
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type DbWeight = Database;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl rochdale_mocks::decisions::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
}

impl pallet_ledger::Config for Test {
	type Clock = MockClock;
	type Currency = Balances;
	type FreeBegun = ConstU32<32>;
	type FreeDays = ConstU32<30>;
	type FundAddress = FundAddress;
	type Heard = Shares;
	type HomeCurrency = HomeCurrency;
	type Keepers = MockKeepers;
	type MaxPendings = ConstU32<256>;
	type Members = MockMembers;
	type Parties = MockParties;
	type WeightInfo = ();
}

impl pallet_capped_shares::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type Members = MockMembers;
	type CoopOrigin = EnsureCoop;
	type FederationOrigin = EnsureFederation;
	type Ledger = Ledger;
	type Cash = MockCash;
	type Treasuries = MockTreasuries;
	type Parties = MockParties;
	type Years = MockYears;
	type Dissolutions = MockDissolutions;
	type Entrusted = MockSurplus;
	type Reserved = MockSurplus;
	type FreeCalls = ConstU32<4>;
	type FreeDays = ConstU32<30>;
	type WeightInfo = ();
}

/// The co-op has decided.
pub fn decided(coop: CoopId, track: Track) -> RuntimeOrigin {
	Decision::of_coop(coop, track).into()
}

pub fn ordinary(coop: CoopId) -> RuntimeOrigin {
	decided(coop, Track::Ordinary)
}

pub fn special(coop: CoopId) -> RuntimeOrigin {
	decided(coop, Track::Special)
}

/// The federation has decided.
pub fn federation(track: Track) -> RuntimeOrigin {
	Decision::of_federation(track).into()
}

/// A member has signed.
pub fn signed(coop: CoopId, member: MemberNo) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(coop, member))
}

pub fn anybody() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

/// The document number `n`.
pub fn doc(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

/// A document that nothing rests on yet.
pub fn fresh() -> H256 {
	NextDocument::mutate(|next| *next += 1);
	doc(NextDocument::get())
}

/// The terms of the classes of the tests.
pub const TERMS: ClassTerms = ClassTerms {
	par: PAR,
	holders: Holders::Ordinary,
	redemption: Redemption::Discretion,
	minimum: 1,
	maximum: 1_000_000,
	cap_bps: 3_333,
	notice_days: 90,
	budget_bps: 1_000,
	max_years: 3,
	earliest_days: 180,
	buys_out: false,
	first_bps: 10_000,
	instalment_months: 0,
	entry_fee_bps: 0,
	unjustified_bps: 0,
	expelled_bps: 0,
	above: None,
	since: None,
};

/// Opens a class of these terms to everybody, and gives its number.
pub fn open_class(coop: CoopId, terms: ClassTerms) -> ClassNo {
	assert_ok!(Shares::open_class(special(coop), terms, doc(1)));
	let class = Books::<Test>::get(coop).unwrap().classes;
	assert_ok!(Shares::set_open(ordinary(coop), class, true));
	class
}

pub fn class(coop: CoopId, no: ClassNo) -> ClassOf<Test> {
	Classes::<Test>::get(coop, no).unwrap()
}

pub fn held(coop: CoopId, no: ClassNo, member: MemberNo) -> u64 {
	Holdings::<Test>::get((coop, no, member)).shares
}

pub fn owed(coop: CoopId, member: MemberNo) -> Balance {
	Stakes::<Test>::get(coop, member).owed
}

pub fn stake(coop: CoopId, member: MemberNo) -> StakeOf<Test> {
	Stakes::<Test>::get(coop, member)
}

pub fn purse(coop: CoopId, member: MemberNo) -> Balance {
	Balances::free_balance(account(coop, member))
}

/// What an account of the books of a co-op says, the larger side less the smaller one.
pub fn balance(coop: CoopId, no: AccountNo) -> Balance {
	let sums = <Ledger as Post<_, _>>::sums(LedgerId::Coop(coop), no).unwrap();
	sums.debits.abs_diff(sums.credits)
}

/// Declares returns for a business year at these rates, where all of a surplus is left for them.
pub fn declare_return(coop: CoopId, year: Day, rates: &[(ClassNo, u16)], surplus: Balance) -> DispatchResult {
	let (_, until) = MockYears::year_of(coop, year).ok_or(Errors::Overflow)?;
	declare_return_of(coop, (year, until), rates, (surplus, surplus))
}

/// The same for days that are said, and of a surplus from members of which so much is left, as the surplus does: it posts what
/// is due to members and what rounding leaves.
pub fn declare_return_of(
	coop: CoopId,
	year: (Day, Day),
	rates: &[(ClassNo, u16)],
	(base, room): (Balance, Balance),
) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| {
		let plan = <Shares as LimitedReturn<H256>>::plan(coop, year, rates, base, room)?;
		let accounts = <Shares as Dues<H256>>::accounts(coop)?;
		let legs = vec![
			Shares::debit(INCOME_NO, plan.total() + plan.dust(), None),
			Shares::credit(accounts.due, plan.total(), None),
			Shares::credit(accounts.reserve, plan.dust(), None),
		];
		Shares::enter(coop, legs, Basis::Resolution(0), doc(4), Moves::Nothing)?;
		<Shares as LimitedReturn<H256>>::declare(coop, year.0, plan, 0)
	})
}

/// A list of one.
pub fn only<One: Clone + std::fmt::Debug, Most: Get<u32>>(one: One) -> BoundedVec<One, Most> {
	vec![one].try_into().unwrap()
}

pub fn accounts(coop: CoopId) -> Accounts {
	Books::<Test>::get(coop).unwrap().accounts
}

pub fn today() -> Day {
	day_of(MockClock::civil()).unwrap()
}

/// Lets days pass, and the chain do what is due.
pub fn pass_days(days: Day) {
	rochdale_mocks::pass::<u64, (Shares, Ledger)>(DAY * Moment::try_from(days).unwrap());
}

/// Lets time pass until a day.
pub fn pass_until(day: Day) {
	pass_days(day - today());
}

/// Subscribes in units outside offers, as many members hold shares that caps do not bind.
pub fn subscribe(member: MemberNo, shares: u64) -> DispatchResult {
	plain(Shares::subscribe(signed(BAKERY, member), BAKERY, CLASS, shares))
}

/// Lets the bank details of a member be in force in the books of their co-op.
pub fn set_bank(coop: CoopId, member: MemberNo, after: H256) {
	let hands = [1, 2].map(|member| Hand { coop, member });
	let details = pallet_ledger::Details { version: 1, before: None, after, day: Day::MIN, from: 0, hands };
	pallet_ledger::DetailsOf::<Test>::insert(LedgerId::Coop(coop), Party::Member(coop, member), details);
}

/// Opens books whose cash is in units at an address, or else at a bank.
fn open_books(ledger: LedgerId, address: Option<AccountId>) {
	let keeper = Keeper::Treasuries;
	assert_ok!(<Ledger as Post<_, _>>::open_ledger(ledger, *b"EUR"));
	let receipts = Terms {
		kind: AccountKind::Income,
		code: 4_000,
		keeper,
		cash: Cash::None,
		limit: None,
		is_direct: true,
		mirror: None,
	};
	assert_ok!(<Ledger as Post<_, _>>::open_account(ledger, receipts.clone()));
	let cash = address.map_or(Cash::Bank, |address| Cash::Units { address, receipts: 1 });
	let terms =
		Terms { kind: AccountKind::Asset, code: 1_000, cash, limit: Some(Side::Credit), is_direct: false, ..receipts };
	assert_ok!(<Ledger as Post<_, _>>::open_account(ledger, terms));
}

/// A chain with both co-ops and their books, which have the bank details of all members.
pub fn chain() -> TestState {
	rochdale_mocks::reset();
	forget();
	for coop in [BAKERY, HOUSING] {
		rochdale_mocks::found(coop);
		(1..=MEMBERS).for_each(|member| seat(coop, member, account(coop, member)));
		appoint(coop, Office::Auditor, AUDITOR);
	}
	let purses = (1..=MEMBERS).map(|member| (account(BAKERY, member), PURSE)).chain([(CASH, ED)]).collect();
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances: purses, ..Default::default() },
		..Default::default()
	};
	let mut state = rochdale_mocks::begin::<Test>(genesis);
	state.execute_with(|| {
		open_books(LedgerId::Coop(BAKERY), Some(CASH));
		open_books(LedgerId::Coop(HOUSING), None);
		for coop in [BAKERY, HOUSING] {
			(1..=MEMBERS).for_each(|member| set_bank(coop, member, doc(member.into())));
		}
	});
	state
}

/// Runs a test on a chain with a class in each co-op, and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	empty_test(|| {
		open_class(BAKERY, TERMS);
		open_class(HOUSING, TERMS);
		test();
	});
}

/// Runs a test on a chain without classes, and checks the invariants after it.
pub fn empty_test(test: impl FnOnce()) {
	chain().execute_with(|| {
		test();
		assert_ok!(check());
	});
}

/// Checks the invariants of shares, and those of the books where they are compiled.
pub fn check() -> DispatchResult {
	#[cfg(feature = "try-runtime")]
	Ledger::do_try_state()?;
	Shares::do_try_state()
}
