//! Co-ops whose money moves in units and by bank, with their books, and one without any.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_dissolution, *};
use frame::testing_prelude::*;
pub use rochdale_mocks::{
	appoint, dismiss, plain, says, seat, set_standing, unseat, AccountId, MockClock, MockCoops, MockMembers, DAY,
	RESOLUTION,
};
use rochdale_mocks::{Decision, EnsureCoop, EnsureFederation};
pub use rochdale_primitives::Office;
use rochdale_primitives::{
	dissolution::WindUpWeight,
	ledger::{Acting, KeepLedgers},
	surplus::{ClassNo, DuesWeight},
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
	pub type Dissolution = pallet_dissolution;
	#[runtime::pallet_index(4)]
	pub type Decisions = rochdale_mocks::decisions;
}

pub type Errors = pallet_dissolution::Error<Test>;

/// Its money moves in units.
pub const BAKERY: CoopId = 1;
/// Another one whose money moves in units.
pub const MILL: CoopId = 2;
/// Its money moves by bank.
pub const HOUSING: CoopId = 3;
/// Another one whose money moves by bank.
pub const ALLOTMENT: CoopId = 4;
/// It has no books.
pub const READERS: CoopId = 5;
/// Its money moves by bank, in francs.
pub const SWISS: CoopId = 6;
/// All of them.
pub const COOPS: [CoopId; 6] = [BAKERY, MILL, HOUSING, ALLOTMENT, READERS, SWISS];

/// The members of each co-op: the board are 1 to 3, the auditors are 4 and 5.
pub const MEMBERS: MemberNo = 12;
pub const AUDITOR: MemberNo = 4;
pub const OTHER_AUDITOR: MemberNo = 5;
pub const ADA: MemberNo = 6;
pub const BEN: MemberNo = 7;
pub const CLEO: MemberNo = 8;

/// An account that sits nowhere.
pub const STRANGER: AccountId = 9_999;
/// The account of the federation.
pub const FEDERATION: AccountId = 7_778;

pub const EURO: Balance = 1_000_000;
pub const CENT: Balance = 10_000;
pub const ED: Balance = 100;

/// The accounts of each books, in the order in which they are opened.
pub const RECEIPTS: AccountNo = 1;
pub const CASH_NO: AccountNo = 2;
pub const DUE_NO: AccountNo = 3;
pub const RESERVE_NO: AccountNo = 4;
pub const CAPITAL: AccountNo = 5;
pub const KEPT: AccountNo = 6;
pub const CHARGES: AccountNo = 7;

parameter_types! {
	pub const HomeCurrency: [u8; 3] = *b"EUR";
	pub const FundAddress: AccountId = 7_777;
	pub const Database: frame_support::weights::RuntimeDbWeight =
		frame_support::weights::RuntimeDbWeight { read: 1, write: 0 };
}

rochdale_mocks::told! {
	/// The last document that was made up.
	pub static NextDocument: u64 = 1_000;
	/// Whether the federation has books.
	pub static FederationHasBooks: bool = true;
	/// Another account of cash of a co-op.
	pub static OtherCash: BTreeMap<CoopId, CashAccount> = BTreeMap::new();
	/// The co-ops with money in another treasury.
	pub static Elsewhere: Vec<CoopId> = vec![];
	/// The co-ops that answer for units.
	pub static Custodians: Vec<CoopId> = vec![];
	/// The co-ops of which shares say that something is open.
	pub static SharesOpen: Vec<CoopId> = vec![];
	/// The co-ops of which the surplus says that something is open.
	pub static SurplusOpen: Vec<CoopId> = vec![];
	/// What is due to others of the surplus of a co-op.
	pub static SurplusAside: BTreeMap<CoopId, Balance> = BTreeMap::new();
	/// The co-ops that shares and surplus were told of.
	pub static Told: Vec<CoopId> = vec![];
	/// The co-ops that have left for good, with the resolution.
	pub static Departed: Vec<(CoopId, ResolutionId)> = vec![];
	/// What is locked of the reserves of heirs, and until when.
	pub static Locked: Vec<(CoopId, Balance, Day)> = vec![];
	/// Whether the federation has an account.
	pub static HasAccounts: bool = true;
}

/// The account of a member.
pub fn account(coop: CoopId, member: MemberNo) -> AccountId {
	AccountId::from(coop) * 1_000_000 + AccountId::from(member)
}

/// The address of a co-op's cash in units.
pub fn address(coop: CoopId) -> AccountId {
	70_000 + AccountId::from(coop)
}

pub fn in_units(coop: CoopId) -> bool {
	[BAKERY, MILL].contains(&coop)
}

pub struct MockCash;

impl KnowCash for MockCash {
	fn cash(ledger: LedgerId) -> Option<CashAccount> {
		let cash = |mode, unit| Some(CashAccount { account: CASH_NO, mode, unit });
		match ledger {
			LedgerId::Coop(BAKERY | MILL) => cash(Mode::Units, 1),
			LedgerId::Coop(HOUSING | ALLOTMENT | SWISS) => cash(Mode::Bank, CENT),
			LedgerId::Federation if FederationHasBooks::get() => cash(Mode::Units, 1),
			#[cfg(feature = "runtime-benchmarks")]
			LedgerId::Coop(coop) => Founded::get().get(&coop).copied(),
			_ => None,
		}
	}
}

pub struct MockParties;

impl KnowParties<AccountId, H256> for MockParties {
	fn is_party(_: &Party<AccountId, H256>) -> bool {
		true
	}

	fn account_of(party: &Party<AccountId, H256>) -> Option<AccountId> {
		match party {
			Party::Coop(coop) => HasAccounts::get().then(|| address(*coop)),
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

	fn benefits(_: LedgerId, _: &[&Party<AccountId, H256>], _: &[(Hand, &AccountId)]) -> Option<Hand> {
		None
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

pub struct MockDues;

impl Dues<H256> for MockDues {
	fn accounts(_: CoopId) -> Result<DueAccounts, DispatchError> {
		Ok(DueAccounts { due: DUE_NO, reserve: RESERVE_NO })
	}

	fn owe(_: CoopId, _: MemberNo, _: Balance) -> DispatchResult {
		Ok(())
	}

	fn queue(_: CoopId, _: MemberNo, _: Balance, _: AccountNo, _: (Basis, H256)) -> DispatchResult {
		Ok(())
	}

	fn set_off(_: CoopId, _: MemberNo, _: Balance, _: AccountNo, _: (Basis, H256)) -> DispatchResult {
		Ok(())
	}

	fn weight() -> DuesWeight {
		DuesWeight::default()
	}
}

/// What an account of the books has more on its credit side.
fn more_credit(coop: CoopId, account: AccountNo) -> Balance {
	<Ledger as Post<AccountId, H256>>::sums(LedgerId::Coop(coop), account)
		.map_or(0, |sums| sums.credits.saturating_sub(sums.debits))
}

/// Lets what stands on an account be due to members, as far as the money goes.
fn give(coop: CoopId, from: AccountNo, available: Balance, resolution: ResolutionId, voucher: H256) -> Balance {
	let amount = more_credit(coop, from).min(available);
	let legs = vec![Dissolution::debit(from, amount), Dissolution::credit(DUE_NO, amount)];
	assert_ok!(Dissolution::enter(coop, legs, Basis::Dissolution(resolution), voucher));
	amount
}

fn told(told: bool) -> DispatchResult {
	if told {
		Err(DispatchError::Other("something is open"))
	} else {
		Ok(())
	}
}

/// Shares of one class, whose capital is one account.
pub struct MockShares;

impl WindUp<H256> for MockShares {
	fn on_dissolved(coop: CoopId) -> DispatchResult {
		Told::mutate(|all| all.push(coop));
		Ok(())
	}

	fn ensure_ready(coop: CoopId) -> DispatchResult {
		told(SharesOpen::get().contains(&coop))
	}

	fn wind_up(
		coop: CoopId,
		available: Balance,
		resolution: ResolutionId,
		voucher: H256,
	) -> Result<Balance, DispatchError> {
		// They are written down to what there is, and members collect it.
		let capital = more_credit(coop, CAPITAL);
		let lost = capital.saturating_sub(available);
		let legs = vec![Dissolution::debit(CAPITAL, lost), Dissolution::credit(CHARGES, lost)];
		Dissolution::enter(coop, legs, Basis::Dissolution(resolution), voucher)?;
		Ok(capital.min(available))
	}

	fn is_wound_up(coop: CoopId) -> bool {
		more_credit(coop, DUE_NO) == 0 && more_credit(coop, CAPITAL) == 0
	}

	fn uncollected(coop: CoopId) -> Balance {
		let stage = Dissolutions::<Test>::get(coop).map(|known| known.stage);
		let is_valued = matches!(stage, Some(Stage::Distributed(_) | Stage::Extinct { .. }));
		if is_valued {
			more_credit(coop, CAPITAL)
		} else {
			0
		}
	}

	fn other_cash(coop: CoopId) -> Option<CashAccount> {
		OtherCash::get().get(&coop).copied()
	}

	fn by_class(coop: CoopId) -> Vec<(ClassNo, Balance)> {
		let has_books = MockCash::cash(LedgerId::Coop(coop)).is_some();
		has_books.then(|| (1, more_credit(coop, CAPITAL))).into_iter().collect()
	}

	fn weight() -> WindUpWeight {
		WindUpWeight { wind_up: Weight::from_parts(1_000, 0), ..Default::default() }
	}
}

/// Member accounts, all of which are one account of the books.
pub struct MockSurplus;

impl WindUp<H256> for MockSurplus {
	fn on_dissolved(_: CoopId) -> DispatchResult {
		Ok(())
	}

	fn ensure_ready(coop: CoopId) -> DispatchResult {
		told(SurplusOpen::get().contains(&coop))
	}

	fn wind_up(
		coop: CoopId,
		available: Balance,
		resolution: ResolutionId,
		voucher: H256,
	) -> Result<Balance, DispatchError> {
		let available = available.saturating_sub(MockReserves::locked(coop));
		Ok(give(coop, KEPT, available, resolution, voucher))
	}

	fn is_wound_up(coop: CoopId) -> bool {
		!SurplusOpen::get().contains(&coop)
	}

	fn weight() -> WindUpWeight {
		WindUpWeight { wind_up: Weight::from_parts(500, 0), ..Default::default() }
	}
}

impl SetAside for MockSurplus {
	fn set_aside(ledger: LedgerId) -> Balance {
		match ledger {
			LedgerId::Coop(coop) => SurplusAside::get().get(&coop).copied().unwrap_or_default(),
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

pub struct MockElsewhere;

impl MoneyElsewhere for MockElsewhere {
	fn has_money_elsewhere(coop: CoopId) -> bool {
		Elsewhere::get().contains(&coop)
	}

	fn weight() -> Weight {
		Weight::from_parts(7, 0)
	}
}

pub struct MockCustody;

impl IsCustodian for MockCustody {
	fn is_custodian(coop: CoopId) -> bool {
		Custodians::get().contains(&coop)
	}

	fn weight() -> Weight {
		Weight::from_parts(9, 0)
	}
}

pub struct MockDepart;

impl Depart for MockDepart {
	fn depart(coop: CoopId, resolution: ResolutionId) -> DispatchResult {
		set_standing(coop, Standing::Left);
		Departed::mutate(|all| all.push((coop, resolution)));
		Ok(())
	}

	fn weight() -> Weight {
		Weight::from_parts(11, 0)
	}
}

pub struct MockReserves;

impl LockReserve for MockReserves {
	fn lock(coop: CoopId, amount: Balance, until: Day) -> DispatchResult {
		Locked::mutate(|all| all.push((coop, amount, until)));
		Ok(())
	}

	fn locked(coop: CoopId) -> Balance {
		let today = day_of(MockClock::civil()).unwrap();
		let holds = |(of, _, until): &(CoopId, Balance, Day)| *of == coop && *until > today;
		Locked::get().into_iter().filter(holds).map(|(_, amount, _)| amount).sum()
	}

	fn weight() -> Weight {
		Weight::from_parts(13, 0)
	}
}

#[cfg(feature = "runtime-benchmarks")]
rochdale_mocks::parameter_types! {
	/// The cash of co-ops that a benchmark has founded.
	pub static Founded: BTreeMap<CoopId, CashAccount> = BTreeMap::new();
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
		let own = (mode == Mode::Units).then(|| address(coop));
		// The account of a co-op has a provider since there is one.
		if let Some(account) = &own {
			System::inc_providers(account);
		}
		open_books(LedgerId::Coop(coop), *b"EUR", own);
		<Ledger as Post<AccountId, H256>>::benchmark_fund(LedgerId::Coop(coop), CASH_NO, 1_000_000 * EURO);
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
	type Heard = Dissolution;
	type HomeCurrency = HomeCurrency;
	type Keepers = MockKeepers;
	type MaxPendings = ConstU32<16>;
	type Members = MockMembers;
	type Parties = MockParties;
	type WeightInfo = ();
}

impl pallet_dissolution::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type Depart = MockDepart;
	type Members = MockMembers;
	type Electors = MockMembers;
	type CoopOrigin = EnsureCoop;
	type FederationOrigin = EnsureFederation;
	type Ledger = Ledger;
	type Cash = MockCash;
	type Elsewhere = MockElsewhere;
	type Custody = MockCustody;
	type Shares = MockShares;
	type Surplus = MockSurplus;
	type Dues = MockDues;
	type Reserved = MockSurplus;
	type Reserves = MockReserves;
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

/// What an account of books says, credits less debits.
pub fn credit_in(ledger: LedgerId, no: AccountNo) -> i128 {
	let sums = <Ledger as Post<AccountId, H256>>::sums(ledger, no).unwrap();
	sums.credits as i128 - sums.debits as i128
}

pub fn credit(coop: CoopId, no: AccountNo) -> i128 {
	credit_in(LedgerId::Coop(coop), no)
}

pub fn today() -> Day {
	day_of(MockClock::civil()).unwrap()
}

/// Lets days pass, and the chain do what is due.
pub fn pass_days(days: Moment) {
	rochdale_mocks::pass::<u64, (Dissolution, Ledger)>(DAY * days);
}

/// Opens books whose cash is in units at an address, or else at a bank, with the accounts that shares and surplus have.
pub fn open_books(ledger: LedgerId, currency: [u8; 3], address: Option<AccountId>) {
	use AccountKind::{Asset, Equity, Expense, Income, IndivisibleReserve, Liability};
	assert_ok!(<Ledger as Post<AccountId, H256>>::open_ledger(ledger, currency));
	let open = |kind, code, keeper, cash, limit, is_direct| {
		let terms = Terms { kind, code, keeper, cash, limit, is_direct, mirror: None };
		assert_ok!(<Ledger as Post<AccountId, H256>>::open_account(ledger, terms));
	};
	let cash = address.map_or(Cash::Bank, |address| Cash::Units { address, receipts: RECEIPTS });
	open(Income, 4_000, Keeper::Treasuries, Cash::None, None, true);
	open(Asset, 1_000, Keeper::Treasuries, cash, Some(Side::Credit), false);
	open(Liability, 2_200, Keeper::Shares, Cash::None, Some(Side::Debit), false);
	open(IndivisibleReserve, 3_900, Keeper::Shares, Cash::None, Some(Side::Debit), false);
	open(Equity, 3_100, Keeper::Shares, Cash::None, Some(Side::Debit), false);
	open(Equity, 3_300, Keeper::Surplus, Cash::None, Some(Side::Debit), false);
	open(Expense, 5_000, Keeper::Treasuries, Cash::None, None, true);
}

/// Posts what a line of a co-op's bank statement says, by two of its hands.
pub fn by_bank(coop: CoopId, direction: Direction, amount: Balance, part: pallet_ledger::Part<AccountId, H256>) {
	use pallet_ledger::{Posting, StatementLine};
	let (reference, booked, voucher) = (fresh(), today(), fresh());
	let line = StatementLine { reference, booked, valued: booked, direction, amount };
	let posting = Posting { bank: CASH_NO, line, parts: vec![part].try_into().unwrap(), rest: 0, voucher };
	for hand in [1, 2] {
		assert_ok!(plain(Ledger::post(signed(coop, hand), LedgerId::Coop(coop), coop, posting.clone())));
	}
}

/// Money comes, which is what the account says.
pub fn bring(coop: CoopId, account: AccountNo, amount: Balance) {
	if amount == 0 {
		return;
	}
	let ledger = LedgerId::Coop(coop);
	if in_units(coop) {
		let from = STRANGER;
		assert_ok!(<Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(&from, amount + ED));
		let legs = vec![Dissolution::debit(CASH_NO, amount), Dissolution::credit(account, amount)];
		let draft =
			Draft { ledger, legs, day: None, basis: Basis::Contribution, voucher: fresh(), moves: Moves::From(from) };
		assert_ok!(<Ledger as Post<AccountId, H256>>::post(draft));
		return;
	}
	let leg = Leg { account: RECEIPTS, side: Side::Credit, amount, party: None };
	by_bank(coop, Direction::In, amount, pallet_ledger::Part::Direct(leg));
	let legs = vec![Dissolution::debit(RECEIPTS, amount), Dissolution::credit(account, amount)];
	assert_ok!(Dissolution::enter(coop, legs, Basis::Rule, fresh()));
}

/// Lets members collect what their shares are worth.
pub fn repay(coop: CoopId) {
	give(coop, CAPITAL, Balance::MAX, RESOLUTION, fresh());
}

/// Pays members all that they are owed.
pub fn pay_members(coop: CoopId) {
	let amount = more_credit(coop, DUE_NO);
	if amount == 0 {
		return;
	}
	let ledger = LedgerId::Coop(coop);
	let party = Some(Party::Member(coop, ADA));
	if in_units(coop) {
		let legs = vec![Leg { party, ..Dissolution::debit(DUE_NO, amount) }, Dissolution::credit(CASH_NO, amount)];
		let draft = Draft {
			ledger,
			legs,
			day: None,
			basis: Basis::Rule,
			voucher: fresh(),
			moves: Moves::To(account(coop, ADA)),
		};
		assert_ok!(<Ledger as Post<AccountId, H256>>::post(draft));
		return;
	}
	let item = Item { account: DUE_NO, amount, party: Party::Member(coop, ADA), charged: None };
	let order = Order {
		ledger,
		keeper: Keeper::Shares,
		bank: CASH_NO,
		direction: Direction::Out,
		items: vec![item],
		basis: Basis::Rule,
		voucher: fresh(),
		deadline: None,
	};
	let pending = <Ledger as Post<AccountId, H256>>::order(order).unwrap();
	by_bank(coop, Direction::Out, amount, pallet_ledger::Part::Whole(pending));
}

/// A chain with all co-ops and their books.
pub fn chain() -> TestState {
	rochdale_mocks::reset();
	forget();
	for coop in COOPS {
		rochdale_mocks::found(coop);
		(1..=MEMBERS).for_each(|member| seat(coop, member, account(coop, member)));
		appoint(coop, Office::Auditor, AUDITOR);
		appoint(coop, Office::Auditor, OTHER_AUDITOR);
	}
	let keyless = [address(BAKERY), address(MILL), FEDERATION, FundAddress::get()].map(|account| (account, ED));
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances: keyless.to_vec(), ..Default::default() },
		..Default::default()
	};
	let mut state = rochdale_mocks::begin::<Test>(genesis);
	state.execute_with(|| {
		for coop in [BAKERY, MILL] {
			System::inc_providers(&address(coop));
			open_books(LedgerId::Coop(coop), *b"EUR", Some(address(coop)));
		}
		for coop in [HOUSING, ALLOTMENT] {
			open_books(LedgerId::Coop(coop), *b"EUR", None);
		}
		open_books(LedgerId::Coop(SWISS), *b"CHF", None);
		open_books(LedgerId::Federation, *b"EUR", Some(FEDERATION));
	});
	state
}

/// Runs a test on a chain, and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain().execute_with(|| {
		pass_days(1);
		test();
		assert_ok!(check());
	});
}

/// Checks the invariants of dissolution, and those of the books where they are compiled.
pub fn check() -> DispatchResult {
	#[cfg(feature = "try-runtime")]
	Ledger::do_try_state()?;
	Dissolution::do_try_state()
}
