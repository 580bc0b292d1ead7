//! A fund, and co-ops whose money moves in units and by bank, and one without any books.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_solidarity_fund, *};
use frame::testing_prelude::*;
use frame_support::traits::fungible::Mutate;
pub use rochdale_mocks::{
	appoint, dismiss, plain, seat, set_voice, set_vote, unseat, AccountId, Dissolved, Ineligible, MockClock, MockCoops,
	MockDissolutions, MockMembers, Moving, SuspendedSeats, DAY,
};
use rochdale_mocks::{Decision, EnsureCoop, EnsureFederation};
use rochdale_primitives::ledger::{Acting, KeepLedgers, FUND_CASH};
pub use rochdale_primitives::Office;
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
	pub type SolidarityFund = pallet_solidarity_fund;
	#[runtime::pallet_index(4)]
	pub type Decisions = rochdale_mocks::decisions;
}

pub type Errors = pallet_solidarity_fund::Error<Test>;

/// Their money moves in units.
pub const BAKERY: CoopId = 1;
pub const MILL: CoopId = 2;
pub const TAXI: CoopId = 3;
pub const FARM: CoopId = 4;
/// Its money moves by bank.
pub const HOUSING: CoopId = 5;
/// It has no books.
pub const READERS: CoopId = 6;
/// All of them.
pub const COOPS: [CoopId; 6] = [BAKERY, MILL, TAXI, FARM, HOUSING, READERS];

/// The members of each co-op: the board are 1 to 3, the auditors are 4 and 5, and 6 is elected into committees.
pub const MEMBERS: MemberNo = 12;
pub const AUDITOR: MemberNo = 4;
pub const OTHER_AUDITOR: MemberNo = 5;
pub const ELECTED: MemberNo = 6;
pub const ADA: MemberNo = 7;
pub const BEN: MemberNo = 8;

/// An account that sits nowhere.
pub const STRANGER: AccountId = 9_999;
/// The account of the fund.
pub const FUND: AccountId = 7_777;

pub const EURO: Balance = 1_000_000;
pub const CENT: Balance = 10_000;
pub const ED: Balance = 100;

/// The accounts of a co-op's books, in the order in which they are opened.
pub const RECEIPTS: AccountNo = 1;
pub const CASH_NO: AccountNo = 2;

parameter_types! {
	pub const HomeCurrency: [u8; 3] = *b"EUR";
	pub const FundAddress: AccountId = FUND;
	pub const Database: frame_support::weights::RuntimeDbWeight =
		frame_support::weights::RuntimeDbWeight { read: 1, write: 0 };
}

rochdale_mocks::told! {
	/// The last document that was made up.
	pub static NextDocument: u64 = 1_000;
	/// What of the cash of a co-op belongs to others.
	pub static Aside: BTreeMap<CoopId, Balance> = BTreeMap::new();
	/// The co-ops that have no account.
	pub static WithoutAccount: Vec<CoopId> = vec![];
	/// More co-ops whose money moves by bank.
	pub static ByBank: Vec<CoopId> = vec![];
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
	coop != HOUSING && coop != READERS
}

pub struct MockCash;

impl KnowCash for MockCash {
	fn cash(ledger: LedgerId) -> Option<CashAccount> {
		match ledger {
			LedgerId::Coop(coop) if coop == HOUSING || ByBank::get().contains(&coop) => {
				Some(CashAccount { account: CASH_NO, mode: Mode::Bank, unit: CENT })
			}
			LedgerId::Coop(coop) if pallet_ledger::Ledgers::<Test>::contains_key(LedgerId::Coop(coop)) => {
				Some(CashAccount { account: CASH_NO, mode: Mode::Units, unit: 1 })
			}
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
			Party::Coop(coop) => (!WithoutAccount::get().contains(coop)).then(|| address(*coop)),
			Party::Fund => Some(FUND),
			_ => None,
		}
	}
}

pub struct MockAside;

impl SetAside for MockAside {
	fn set_aside(ledger: LedgerId) -> Balance {
		match ledger {
			LedgerId::Coop(coop) => Aside::get().get(&coop).copied().unwrap_or_default(),
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
		Weight::from_parts(7, 0)
	}
}

/// The emergency committee acts for the books of the fund, and the board for those of its co-op.
pub struct MockKeepers;

impl KeepLedgers<AccountId, H256> for MockKeepers {
	fn hand(ledger: LedgerId, coop: CoopId, who: &AccountId) -> Option<Acting> {
		if ledger == LedgerId::Fund {
			return SolidarityFund::hand(ledger, coop, who);
		}
		let member = MockMembers::seat_of(coop, who)?;
		let may = ledger == LedgerId::Coop(coop) && MockCoops::is_board(coop, member);
		may.then_some(Acting { hand: Hand { coop, member }, since: 0, is_joint: false })
	}

	fn benefits(ledger: LedgerId, parties: &[&Party<AccountId, H256>], hands: &[(Hand, &AccountId)]) -> Option<Hand> {
		match ledger {
			LedgerId::Fund => SolidarityFund::benefits(ledger, parties, hands),
			_ => None,
		}
	}

	fn may_go(ledger: LedgerId, going: &[(AccountNo, Balance)], day: Day) -> DispatchResult {
		match ledger {
			LedgerId::Fund => SolidarityFund::may_go(ledger, going, day),
			_ => Ok(()),
		}
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
		if mode == Mode::Bank {
			ByBank::mutate(|coops| coops.push(coop));
		}
		open_books(coop, own);
		<Ledger as Post<AccountId, H256>>::benchmark_fund(LedgerId::Coop(coop), CASH_NO, 1_000_000 * EURO);
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
	type Heard = SolidarityFund;
	type HomeCurrency = HomeCurrency;
	type Keepers = MockKeepers;
	type MaxPendings = ConstU32<256>;
	type Members = MockMembers;
	type Parties = MockParties;
	type WeightInfo = ();
}

impl pallet_solidarity_fund::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type Members = MockMembers;
	type Electors = MockMembers;
	type CoopOrigin = EnsureCoop;
	type FederationOrigin = EnsureFederation;
	type Ledger = Ledger;
	type Cash = MockCash;
	type SetAside = MockAside;
	type Parties = MockParties;
	type Dissolutions = MockDissolutions;
	#[cfg(feature = "runtime-benchmarks")]
	type Treasuries = MockTreasuries;
	type FreeCalls = ConstU32<4>;
	type FreeDays = ConstU32<30>;
	type WeightInfo = ();
}

/// The co-op has decided.
pub fn ordinary(coop: CoopId) -> RuntimeOrigin {
	Decision::of_coop(coop, Track::Ordinary).into()
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

pub fn today() -> Day {
	day_of(MockClock::civil()).unwrap()
}

/// Lets days pass, and the chain do what is due.
pub fn pass_days(days: Moment) {
	rochdale_mocks::pass::<u64, (SolidarityFund, Ledger)>(DAY * days);
}

/// Lets the chain do what is due by the next block.
pub fn pass_block() {
	rochdale_mocks::pass::<u64, (SolidarityFund, Ledger)>(10);
}

/// Opens the books of a co-op whose cash is in units at an address, or else at a bank.
pub fn open_books(coop: CoopId, address: Option<AccountId>) {
	use AccountKind::{Asset, Income};
	let ledger = LedgerId::Coop(coop);
	assert_ok!(<Ledger as Post<AccountId, H256>>::open_ledger(ledger, *b"EUR"));
	let open = |kind, code, cash, limit, is_direct| {
		let terms = AccountTerms { kind, code, keeper: Keeper::Treasuries, cash, limit, is_direct, mirror: None };
		assert_ok!(<Ledger as Post<AccountId, H256>>::open_account(ledger, terms));
	};
	let cash = address.map_or(Cash::Bank, |address| Cash::Units { address, receipts: RECEIPTS });
	open(Income, 4_000, Cash::None, None, true);
	open(Asset, 1_000, cash, Some(Side::Credit), false);
}

/// Units come to an account by a plain transfer.
pub fn mint(to: AccountId, amount: Balance) {
	assert_ok!(<Balances as Mutate<_>>::mint_into(&to, amount));
}

/// Units come to the fund, and into its books.
pub fn give_to_fund(amount: Balance) {
	mint(FUND, amount);
	SolidarityFund::enter_receipts();
}

/// Units come to a co-op, and into its books.
pub fn give_to(coop: CoopId, amount: Balance) {
	mint(address(coop), amount);
	if in_units(coop) {
		assert_ok!(<Ledger as Post<AccountId, H256>>::enter_receipts(LedgerId::Coop(coop), CASH_NO));
	}
}

/// A chain with all co-ops and their books, and a fund of so many euros.
pub fn chain(euros: Balance) -> TestState {
	rochdale_mocks::reset();
	forget();
	for coop in COOPS {
		rochdale_mocks::found(coop);
		(1..=MEMBERS).for_each(|member| seat(coop, member, account(coop, member)));
		appoint(coop, Office::Auditor, AUDITOR);
		appoint(coop, Office::Auditor, OTHER_AUDITOR);
	}
	let keyless = COOPS.map(address).into_iter().chain([FUND]).map(|account| (account, ED));
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances: keyless.collect(), ..Default::default() },
		..Default::default()
	};
	let mut state = rochdale_mocks::begin::<Test>(genesis);
	state.execute_with(|| {
		for coop in COOPS {
			System::inc_providers(&address(coop));
			if coop != READERS {
				open_books(coop, in_units(coop).then(|| address(coop)));
			}
		}
		FundTerms::<Test>::put(Terms::RECOMMENDED);
		give_to_fund(euros * EURO);
	});
	state
}

/// Runs a test on a chain whose fund has 60,000 euros, and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain(60_000).execute_with(|| {
		pass_days(1);
		assert_eq!(CASH_NO, FUND_CASH);
		test();
		assert_ok!(check());
	});
}

/// Checks the invariants of the fund, and those of the books where they are compiled.
pub fn check() -> DispatchResult {
	#[cfg(feature = "try-runtime")]
	Ledger::do_try_state()?;
	SolidarityFund::do_try_state()
}
