//! A bakery whose money moves in units and a housing co-op whose money moves by bank, with their books.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_surplus, *};
use frame::testing_prelude::*;
pub use rochdale_mocks::{
	appoint, appoint_board, dismiss, end_term, plain, says, seat, unseat, AccountId, Bylaws, Dissolved, MockClock,
	MockCoops, MockDissolutions, MockMembers, ProfileOfAll, DAY,
};
use rochdale_mocks::{Decision, EnsureCoop};
pub use rochdale_primitives::bylaws::{Parameters, Profile};
pub use rochdale_primitives::Office;
use rochdale_primitives::{
	ledger::{Acting, KeepLedgers},
	surplus::{ClassNo, DueAccounts, DuesWeight},
};
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
	pub type Surplus = pallet_surplus;
	#[runtime::pallet_index(4)]
	pub type Decisions = rochdale_mocks::decisions;
}

pub type Errors = pallet_surplus::Error<Test>;

/// Its money moves in units.
pub const BAKERY: CoopId = 1;
/// Its money moves by bank.
pub const HOUSING: CoopId = 2;

/// The members of each co-op: the board are 1 to 3, the auditors are 4 and 5.
pub const MEMBERS: MemberNo = 12;
pub const AUDITOR: MemberNo = 4;
pub const OTHER_AUDITOR: MemberNo = 5;
pub const ADA: MemberNo = 6;
pub const BEN: MemberNo = 7;
pub const CLEO: MemberNo = 8;

/// An account that sits nowhere.
pub const STRANGER: AccountId = 9_999;

pub const EURO: Balance = 1_000_000;
pub const CENT: Balance = 10_000;
pub const ED: Balance = 100;
/// What each co-op has in cash at first.
pub const CASH_AT_FIRST: Balance = 1_000_000 * EURO;

/// The classes of shares of each co-op: of ordinary members, and of supporters.
pub const ORDINARY: ClassNo = 1;
pub const SUPPORTERS: ClassNo = 2;

/// The accounts of the fund and of the federation.
pub const FUND: AccountId = 7_777;
pub const FEDERATION: AccountId = 7_778;

parameter_types! {
	pub const HomeCurrency: [u8; 3] = *b"EUR";
	pub const FundAddress: AccountId = FUND;
	pub const Database: frame_support::weights::RuntimeDbWeight =
		frame_support::weights::RuntimeDbWeight { read: 1, write: 0 };
}

/// What was declared: of which co-op and year, and what each class gets.
pub type DeclaredOf = (CoopId, Day, Vec<(ClassNo, Balance)>);

rochdale_mocks::told! {
	/// Co-ops that have no books.
	pub static WithoutBooks: Vec<CoopId> = vec![];
	/// The cash of co-ops that a benchmark has founded.
	pub static Founded: BTreeMap<CoopId, CashAccount> = BTreeMap::new();
	/// The last document that was made up.
	pub static NextDocument: u64 = 1_000;
	/// The accounts that all who post for members share, where they are opened.
	pub static Shared: BTreeMap<CoopId, DueAccounts> = BTreeMap::new();
	/// What members are owed.
	pub static Owed: BTreeMap<(CoopId, MemberNo), Balance> = BTreeMap::new();
	/// What became shares of who has left.
	pub static Queued: BTreeMap<(CoopId, MemberNo), Balance> = BTreeMap::new();
	/// What shares are worth, by class.
	pub static Worth: BTreeMap<(CoopId, ClassNo), Balance> = BTreeMap::new();
	/// Whether shares refuse any return.
	pub static RefusesReturns: bool = false;
	/// What was declared.
	pub static Declared: Vec<DeclaredOf> = vec![];
	/// What others hold aside of the cash of co-ops.
	pub static HeldAside: BTreeMap<CoopId, Balance> = BTreeMap::new();
	/// What the fund was told that it has received.
	pub static Levied: Vec<(CoopId, Day, Balance)> = vec![];
	/// Whether the fund and the federation have accounts.
	pub static HasAccounts: bool = true;
	/// The first days of business years, where they are not calendar years.
	pub static Starts: Vec<Day> = vec![];
}

/// The account of a member.
pub fn account(coop: CoopId, member: MemberNo) -> AccountId {
	AccountId::from(coop) * 1_000_000 + AccountId::from(member)
}

/// The address of the bakery's cash.
pub const CASH: AccountId = 70_001;

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

fn leap_years_before(year: i32) -> i32 {
	let year = year - 1;
	year / 4 - year / 100 + year / 400
}

/// The first day of a calendar year.
pub fn new_year(year: i32) -> Day {
	(year - 1970) * 365 + leap_years_before(year) - leap_years_before(1970)
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

pub struct MockParties;

impl KnowParties<AccountId, H256> for MockParties {
	fn is_party(party: &Party<AccountId, H256>) -> bool {
		match party {
			Party::Member(coop, member) => (1..=rochdale_mocks::members_of(*coop)).contains(member),
			_ => true,
		}
	}

	fn account_of(party: &Party<AccountId, H256>) -> Option<AccountId> {
		match party {
			Party::Fund => HasAccounts::get().then_some(FUND),
			Party::Federation => HasAccounts::get().then_some(FEDERATION),
			_ => None,
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

/// Keeps what members are owed beside the chain. Its accounts are in the books.
pub struct MockDues;

impl Dues<H256> for MockDues {
	fn accounts(coop: CoopId) -> Result<DueAccounts, DispatchError> {
		let ledger = LedgerId::Coop(coop);
		let known = Shared::get().get(&coop).copied();
		// What was told may have been taken back with the chain.
		if let Some(known) =
			known.filter(|known| <Ledger as Post<AccountId, H256>>::sums(ledger, known.reserve).is_some())
		{
			return Ok(known);
		}
		let open = |kind, code, limit| {
			let (keeper, cash) = (Keeper::Shares, Cash::None);
			<Ledger as Post<AccountId, H256>>::open_account(
				ledger,
				Terms { kind, code, keeper, cash, limit, is_direct: false, mirror: None },
			)
		};
		let due = open(AccountKind::Liability, 2_200, Some(Side::Debit))?;
		let reserve = open(AccountKind::IndivisibleReserve, 3_900, Some(Side::Debit))?;
		Shared::mutate(|shared| shared.insert(coop, DueAccounts { due, reserve }));
		Ok(DueAccounts { due, reserve })
	}

	fn owe(coop: CoopId, member: MemberNo, amount: Balance) -> DispatchResult {
		Owed::mutate(|owed| *owed.entry((coop, member)).or_default() += amount);
		Ok(())
	}

	fn queue(
		coop: CoopId,
		member: MemberNo,
		amount: Balance,
		from: AccountNo,
		(basis, voucher): (Basis, H256),
	) -> DispatchResult {
		let due = Self::accounts(coop)?.due;
		let leg = |account, side| Leg { account, side, amount, party: None };
		let legs = vec![leg(from, Side::Debit), leg(due, Side::Credit)];
		let ledger = LedgerId::Coop(coop);
		<Ledger as Post<AccountId, H256>>::post(Draft {
			ledger,
			legs,
			day: None,
			basis,
			voucher,
			moves: Moves::Nothing,
		})?;
		Queued::mutate(|queued| *queued.entry((coop, member)).or_default() += amount);
		Ok(())
	}

	fn set_off(
		coop: CoopId,
		member: MemberNo,
		amount: Balance,
		to: AccountNo,
		(basis, voucher): (Basis, H256),
	) -> DispatchResult {
		let (due, owed) = (Self::accounts(coop)?.due, Owed::get().get(&(coop, member)).copied().unwrap_or_default());
		ensure!(amount <= owed, DispatchError::Other("not so much is owed"));
		let legs = vec![Surplus::debit(due, amount), Surplus::credit(to, amount)];
		let ledger = LedgerId::Coop(coop);
		<Ledger as Post<AccountId, H256>>::post(Draft {
			ledger,
			legs,
			day: None,
			basis,
			voucher,
			moves: Moves::Nothing,
		})?;
		Owed::mutate(|told| told.insert((coop, member), owed - amount));
		Ok(())
	}

	fn weight() -> DuesWeight {
		DuesWeight {
			accounts: Weight::from_parts(1_000, 0),
			queue: Weight::from_parts(10_000, 0),
			set_off: Weight::from_parts(20_000, 0),
			..Default::default()
		}
	}
}

/// A return that shares have planned.
pub struct MockPlan(Vec<(ClassNo, Balance)>);

impl PlannedReturn for MockPlan {
	fn total(&self) -> Balance {
		self.0.iter().map(|(_, amount)| amount).sum()
	}

	fn supporters(&self) -> Balance {
		self.0.iter().filter(|(class, _)| *class == SUPPORTERS).map(|(_, amount)| amount).sum()
	}

	fn dust(&self) -> Balance {
		0
	}

	fn classes(&self) -> Vec<(ClassNo, Balance)> {
		self.0.clone()
	}
}

/// Shares whose return is their rate of what they are worth, 40 % of the base and the room at most.
pub struct MockReturns;

impl LimitedReturn<H256> for MockReturns {
	type Plan = MockPlan;

	fn plan(
		coop: CoopId,
		_: (Day, Day),
		rates: &[(ClassNo, u16)],
		base: Balance,
		room: Balance,
	) -> Result<MockPlan, DispatchError> {
		if RefusesReturns::get() {
			return Err(DispatchError::Other("shares refuse"));
		}
		let worth = Worth::get();
		let mut left = room.min(base * 4 / 10);
		let mut classes = vec![];
		for (class, bps) in rates {
			let due = worth.get(&(coop, *class)).copied().unwrap_or_default() * Balance::from(*bps) / 10_000;
			let amount = if *class == SUPPORTERS { due.min(left / 2) } else { due.min(left) };
			left -= amount;
			classes.push((*class, amount));
		}
		Ok(MockPlan(classes))
	}

	fn declare(coop: CoopId, year: Day, plan: MockPlan, _: ResolutionId) -> DispatchResult {
		Declared::mutate(|declared| declared.push((coop, year, plan.0)));
		Ok(())
	}

	fn weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

/// What others hold aside.
pub struct MockReserved;

impl SetAside for MockReserved {
	fn set_aside(ledger: LedgerId) -> Balance {
		match ledger {
			LedgerId::Coop(coop) => HeldAside::get().get(&coop).copied().unwrap_or_default(),
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
		Weight::zero()
	}
}

/// The fund, which is told what it has received.
pub struct MockLevy;

impl Levy for MockLevy {
	fn on_levy(coop: CoopId, year: Day, amount: Balance) {
		Levied::mutate(|levied| levied.push((coop, year, amount)));
	}

	fn weight() -> Weight {
		Weight::from_parts(100, 0)
	}
}

/// Treasuries with the books of co-ops that benchmarks have founded.
#[cfg(feature = "runtime-benchmarks")]
pub struct MockTreasuries;

#[cfg(feature = "runtime-benchmarks")]
impl rochdale_primitives::ledger::OwnTreasuries<AccountId> for MockTreasuries {
	fn own_treasury(_: CoopId, _: rochdale_primitives::money::TreasuryId) -> Option<(Mode, AccountId)> {
		None
	}

	fn benchmark_treasury(coop: CoopId, mode: Mode) -> rochdale_primitives::money::TreasuryId {
		let address = (mode == Mode::Units).then(|| rochdale_mocks::coop_account(coop));
		open_books(LedgerId::Coop(coop), address);
		<Ledger as Post<AccountId, H256>>::benchmark_fund(LedgerId::Coop(coop), CASH_NO, CASH_AT_FIRST);
		let unit = if mode == Mode::Units { 1 } else { CENT };
		Founded::mutate(|founded| founded.insert(coop, CashAccount { account: CASH_NO, mode, unit }));
		1
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
	type Heard = Surplus;
	type HomeCurrency = HomeCurrency;
	type Keepers = MockKeepers;
	type MaxPendings = ConstU32<256>;
	type Members = MockMembers;
	type Parties = MockParties;
	type WeightInfo = ();
}

impl pallet_surplus::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type Members = MockMembers;
	type Electors = MockMembers;
	type CoopOrigin = EnsureCoop;
	type Ledger = Ledger;
	type Cash = MockCash;
	type Years = MockYears;
	type Dues = MockDues;
	type Returns = MockReturns;
	type Reserved = MockReserved;
	type Dissolutions = MockDissolutions;
	type Levy = MockLevy;
	type Parties = MockParties;
	#[cfg(feature = "runtime-benchmarks")]
	type Treasuries = MockTreasuries;
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

pub fn book(coop: CoopId) -> Book {
	Books::<Test>::get(coop).unwrap()
}

/// What an account of the books of a co-op says, credits less debits.
pub fn credit(coop: CoopId, no: AccountNo) -> i128 {
	let sums = <Ledger as Post<AccountId, H256>>::sums(LedgerId::Coop(coop), no).unwrap();
	sums.credits as i128 - sums.debits as i128
}

/// What can be paid of the cash of a co-op.
pub fn in_cash(coop: CoopId) -> Balance {
	<Ledger as Post<AccountId, H256>>::available(LedgerId::Coop(coop), CASH_NO)
}

pub fn today() -> Day {
	day_of(MockClock::civil()).unwrap()
}

/// Lets days pass, and the chain do what is due.
pub fn pass_days(days: Day) {
	rochdale_mocks::pass::<u64, (Surplus, Ledger)>(DAY * Moment::try_from(days).unwrap());
}

/// Lets time pass until a day.
pub fn pass_until(day: Day) {
	pass_days(day - today());
}

/// Opens books whose cash is in units at an address, or else at a bank.
fn open_books(ledger: LedgerId, address: Option<AccountId>) {
	let keeper = Keeper::Treasuries;
	assert_ok!(<Ledger as Post<AccountId, H256>>::open_ledger(ledger, *b"EUR"));
	let receipts = Terms {
		kind: AccountKind::Income,
		code: 4_000,
		keeper,
		cash: Cash::None,
		limit: None,
		is_direct: true,
		mirror: None,
	};
	assert_ok!(<Ledger as Post<AccountId, H256>>::open_account(ledger, receipts.clone()));
	let cash = address.map_or(Cash::Bank, |address| Cash::Units { address, receipts: 1 });
	let terms =
		Terms { kind: AccountKind::Asset, code: 1_000, cash, limit: Some(Side::Credit), is_direct: false, ..receipts };
	assert_ok!(<Ledger as Post<AccountId, H256>>::open_account(ledger, terms));
}

/// Money comes to the bank of the housing co-op, as its hands and a statement say.
pub fn bring_to_bank(amount: Balance) {
	use pallet_ledger::{Part, Posting, StatementLine};
	let (reference, booked, voucher) = (fresh(), today(), fresh());
	let line = StatementLine { reference, booked, valued: booked, direction: Direction::In, amount };
	let leg = Leg { account: 1, side: Side::Credit, amount, party: None };
	let parts = vec![Part::Direct(leg)].try_into().unwrap();
	let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher };
	for hand in [1, 2] {
		let ledger = LedgerId::Coop(HOUSING);
		assert_ok!(plain(Ledger::post(signed(HOUSING, hand), ledger, HOUSING, posting.clone())));
	}
}

/// A chain with both co-ops and their books. It is 10 February 2027.
pub fn chain() -> TestState {
	rochdale_mocks::reset();
	forget();
	for coop in [BAKERY, HOUSING] {
		rochdale_mocks::found(coop);
		(1..=MEMBERS).for_each(|member| seat(coop, member, account(coop, member)));
		appoint(coop, Office::Auditor, AUDITOR);
		appoint(coop, Office::Auditor, OTHER_AUDITOR);
	}
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: vec![(CASH, CASH_AT_FIRST + ED), (FUND, ED), (FEDERATION, ED)],
			..Default::default()
		},
		..Default::default()
	};
	let mut state = rochdale_mocks::begin::<Test>(genesis);
	state.execute_with(|| {
		open_books(LedgerId::Coop(BAKERY), Some(CASH));
		open_books(LedgerId::Coop(HOUSING), None);
	});
	state
}

/// Runs a test on a chain, and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain().execute_with(|| {
		pass_until(new_year(2027) + 40);
		bring_to_bank(CASH_AT_FIRST);
		test();
		assert_ok!(check());
	});
}

/// Checks the invariants of surplus, and those of the books where they are compiled.
pub fn check() -> DispatchResult {
	#[cfg(feature = "try-runtime")]
	Ledger::do_try_state()?;
	Surplus::do_try_state()
}
