//! A chain with the books of a few ledgers, whose hands and parties are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_ledger, *};
use frame::testing_prelude::*;
use rochdale_primitives::ledger::{Acting, Post};
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
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Books = pallet_ledger;
}

pub type AccountId = u64;
pub type TestParty = PartyOf<Test>;
pub type TestPosting = PostingOf<Test>;

/// A day in milliseconds, civil and of deadline time.
pub const DAY: Moment = 86_400_000;
/// The civil day on which the tests begin.
pub const TODAY: Day = 20_000;
/// A cent, in millionths.
pub const CENT: Balance = 10_000;
/// One of the currency.
pub const ONE: Balance = 1_000_000;
/// The existential deposit.
pub const ED: Balance = 100;
pub const MAX_PENDINGS: u32 = 8;
pub const FREE_BEGUN: u32 = 6;
pub const FREE_DAYS: u32 = 30;

/// Books by bank, in euros.
pub const SHOP: LedgerId = LedgerId::Coop(1);
/// Books in units and by bank.
pub const MILL: LedgerId = LedgerId::Coop(2);
/// Books in units that mirror those of the mill.
pub const FUND: LedgerId = LedgerId::Fund;
/// Books by bank, in yen.
pub const YEN: LedgerId = LedgerId::Treasury(7);

/// The accounts of the shop, and of the yen.
pub const BANK: AccountNo = 1;
pub const DUES: AccountNo = 2;
pub const CHARGES: AccountNo = 3;
pub const WAGES: AccountNo = 4;
pub const EXCHANGE: AccountNo = 5;
pub const CAPITAL: AccountNo = 6;
pub const REDEMPTIONS: AccountNo = 7;
pub const RESERVE: AccountNo = 8;
/// A second bank account of the shop, with an overdraft.
pub const OTHER: AccountNo = 9;

/// The accounts of the mill and of the fund.
pub const RECEIPTS: AccountNo = 1;
pub const UNITS: AccountNo = 2;
pub const COSTS: AccountNo = 3;
/// What the mill owes to the fund, and what the fund is owed.
pub const DUE: AccountNo = 4;

/// Members 1, 2 and 3 of co-op 1, and member 1 of co-op 2, who are hands.
pub const ANN: AccountId = 101;
pub const BEN: AccountId = 102;
pub const CLEO: AccountId = 103;
pub const DAN: AccountId = 201;
/// Member 9 of co-op 1, who is none.
pub const EVE: AccountId = 109;
/// An account that officers have registered.
pub const REGISTERED: AccountId = 900;
/// The account of co-op 1, whose books are those of the shop.
pub const SHOPS_OWN: AccountId = 901;

/// What keepers are told at a time.
pub type News = (LedgerId, Keeper, Became, Day, Vec<HeardOf<Test>>);

parameter_types! {
	pub static Now: Moment = 0;
	/// How far civil time is ahead of deadline time.
	pub static Ahead: Moment = 0;
	/// Who is a hand in which co-op, and since when.
	pub static HandsOf: BTreeMap<(CoopId, AccountId), (MemberNo, Moment)> = BTreeMap::new();
	/// Whether the money belongs to several co-ops.
	pub static Joint: bool = false;
	/// The most that goes without being approved.
	pub static MayGo: Balance = 0;
	/// Seats that will have another account.
	pub static Moving: Vec<(CoopId, MemberNo, AccountId)> = vec![];
	/// Who sits in a co-op beside its first members.
	pub static Newcomer: Option<(CoopId, AccountId)> = None;
	/// What a keeper posts when it hears next that something was posted.
	pub static Inside: Vec<DraftOf<Test>> = vec![];
	/// What the keepers were told.
	pub static Told: Vec<News> = vec![];
	pub const Home: Currency = *b"EUR";
	pub const FundAddress: AccountId = 40_000;
}

pub struct MockClock;

impl Clock for MockClock {
	fn civil() -> Moment {
		Now::get() + Ahead::get()
	}

	fn deadline() -> Moment {
		Now::get()
	}

	fn started_at() -> Option<Moment> {
		Some(0)
	}

	fn day() -> Moment {
		DAY
	}
}

/// The account of a member.
pub fn account_of_member(coop: CoopId, member: MemberNo) -> AccountId {
	AccountId::from(coop) * 100 + AccountId::from(member)
}

pub struct MockMembers;

impl MemberInspect<AccountId> for MockMembers {
	fn seat_of(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		let newcomer = (Newcomer::get() == Some((coop, *who))).then_some(10);
		(1..=9).find(|member| account_of_member(coop, *member) == *who).or(newcomer)
	}

	fn sits_or_will(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		let will = Moving::get().into_iter().find(|(of, _, account)| *of == coop && account == who);
		Self::seat_of(coop, who).or(will.map(|(_, member, _)| member))
	}

	fn moves_to(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		let is_theirs = |one: &(CoopId, MemberNo, AccountId)| (one.0, one.1) == (coop, member);
		Moving::get().into_iter().find(is_theirs).map(|(.., account)| account)
	}

	fn account_of(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		(1..=9).contains(&member).then(|| account_of_member(coop, member))
	}

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		Self::account_of(coop, member).is_some()
	}

	fn may_sit(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member)
	}

	fn is_supporter(_: CoopId, _: MemberNo) -> bool {
		false
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member)
	}

	fn is_in_good_standing(coop: CoopId, member: MemberNo) -> bool {
		Self::is_eligible(coop, member)
	}

	fn seats_of(_: &AccountId, _: u32) -> Vec<(CoopId, MemberNo)> {
		vec![]
	}

	fn sits_or_will_in(_: &AccountId, _: u32) -> Vec<(CoopId, MemberNo)> {
		vec![]
	}

	fn registers() -> Vec<CoopId> {
		vec![1, 2]
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(coop: CoopId, who: &AccountId) -> MemberNo {
		Newcomer::set(Some((coop, *who)));
		10
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_take_account(_: CoopId, _: MemberNo) {}
}

pub struct MockParties;

impl KnowParties<AccountId, H256> for MockParties {
	fn is_party(party: &TestParty) -> bool {
		match party {
			Party::Coop(coop) => (1..=5).contains(coop),
			// Also the numbers of those who have left.
			Party::Member(coop, member) => (1..=5).contains(coop) && (1..=200).contains(member),
			Party::Treasury(treasury) => (1..=9).contains(treasury),
			Party::Federation | Party::Fund | Party::Outside(_) => true,
			Party::Account(account) => *account == REGISTERED || *account == EVE,
		}
	}

	fn party_of(account: &AccountId) -> TestParty {
		match *account {
			SHOPS_OWN => Party::Coop(1),
			account => Party::Account(account),
		}
	}
}

pub struct MockKeepers;

impl KeepLedgers<AccountId, H256> for MockKeepers {
	fn hand(_: LedgerId, coop: CoopId, who: &AccountId) -> Option<Acting> {
		let (member, since) = *HandsOf::get().get(&(coop, *who))?;
		Some(Acting { hand: Hand { coop, member }, since, is_joint: Joint::get() })
	}

	fn benefits(_: LedgerId, parties: &[&TestParty], hands: &[(Hand, &AccountId)]) -> Option<Hand> {
		let is_of = |hand: Hand, who: &AccountId| {
			parties.iter().any(|party| match party {
				Party::Member(coop, member) => {
					let member = Hand { coop: *coop, member: *member };
					member == hand || MockMembers::has_seat(member, who)
				}
				_ => false,
			})
		};
		hands.iter().find(|(hand, who)| is_of(*hand, who)).map(|(hand, _)| *hand)
	}

	fn may_go(_: LedgerId, going: &[(AccountNo, Balance)], _: Day) -> DispatchResult {
		let all: Balance = going.iter().map(|(_, amount)| amount).sum();
		ensure!(all <= MayGo::get(), DispatchError::Other("not in the budget"));
		Ok(())
	}

	fn weight(items: u32) -> Weight {
		Weight::from_parts(1_000 + 100 * u64::from(items), 0)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(AccountId, Hand); 2]) {
		let ledger = LedgerId::Treasury(9);
		if !Ledgers::<Test>::contains_key(ledger) {
			assert_ok!(Books::open_ledger(ledger, *b"EUR"));
		}
		MayGo::set(Balance::MAX);
		let hand = |member| Hand { coop: 1, member };
		(ledger, [(ANN, hand(1)), (BEN, hand(2))])
	}
}

pub struct MockHeard;

impl HearPosts<AccountId, H256> for MockHeard {
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, day: Day, items: &[HeardOf<Test>]) {
		Told::mutate(|told| told.push((ledger, keeper, became, day, items.to_vec())));
		if let Became::Posted(_) = became {
			Inside::take().into_iter().for_each(|draft| assert!(<Books as Post<_, _>>::post(draft).is_ok()));
		}
	}

	fn weight(items: u32) -> Weight {
		Weight::from_parts(10_000 * u64::from(items), 0)
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type Block = MockBlock<Test>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
}

impl pallet_ledger::Config for Test {
	type Clock = MockClock;
	type Currency = Balances;
	type FreeBegun = ConstU32<FREE_BEGUN>;
	type FreeDays = ConstU32<FREE_DAYS>;
	type FundAddress = FundAddress;
	type Heard = MockHeard;
	type HomeCurrency = Home;
	type Keepers = MockKeepers;
	type MaxPendings = ConstU32<MAX_PENDINGS>;
	type Members = MockMembers;
	type Parties = MockParties;
	type WeightInfo = ();
}

/// The address of cash in units.
pub fn address_of(ledger: LedgerId) -> AccountId {
	match ledger {
		LedgerId::Coop(coop) => 10_000 + AccountId::from(coop),
		LedgerId::Treasury(treasury) => 20_000 + AccountId::from(treasury),
		LedgerId::Federation => 30_000,
		LedgerId::Fund => FundAddress::get(),
		LedgerId::Custody => 50_000,
	}
}

/// Terms of an account that says what money is for.
pub fn terms(kind: AccountKind) -> Terms<AccountId> {
	let cash = Cash::None;
	Terms { kind, code: 0, keeper: Keeper::Treasuries, cash, limit: None, is_direct: false, mirror: None }
}

/// Opens an account.
pub fn account(ledger: LedgerId, terms: Terms<AccountId>) -> AccountNo {
	Books::open_account(ledger, terms).unwrap()
}

/// Opens books by bank, with the accounts of the shop.
pub fn open_by_bank(ledger: LedgerId, currency: Currency) {
	use AccountKind::*;
	assert_ok!(Books::open_ledger(ledger, currency));
	let bank = Terms { cash: Cash::Bank, limit: Some(Side::Credit), ..terms(Asset) };
	account(ledger, bank.clone());
	account(ledger, Terms { is_direct: true, ..terms(Income) });
	account(ledger, Terms { is_direct: true, ..terms(Expense) });
	account(ledger, terms(Expense));
	account(ledger, Terms { is_direct: true, ..terms(Expense) });
	account(ledger, Terms { keeper: Keeper::Shares, ..terms(Equity) });
	account(ledger, Terms { keeper: Keeper::Shares, limit: Some(Side::Debit), ..terms(Liability) });
	account(ledger, terms(IndivisibleReserve));
	account(ledger, Terms { limit: None, ..bank });
}

/// Opens books in units, with the accounts of the mill. The first ones of the fund are open from the start.
pub fn open_in_units(ledger: LedgerId) {
	use AccountKind::*;
	let address = address_of(ledger);
	System::inc_providers(&address);
	if ledger != FUND {
		assert_ok!(Books::open_ledger(ledger, *b"EUR"));
		account(ledger, terms(Income));
		let cash = Cash::Units { address, receipts: RECEIPTS };
		account(ledger, Terms { cash, limit: Some(Side::Credit), ..terms(Asset) });
	}
	account(ledger, terms(Expense));
}

pub fn add_hand(coop: CoopId, who: AccountId) {
	let member = (who % 100) as MemberNo;
	HandsOf::mutate(|hands| hands.insert((coop, who), (member, MockClock::civil())));
}

pub fn remove_hand(coop: CoopId, who: AccountId) {
	HandsOf::mutate(|hands| hands.remove(&(coop, who)));
}

/// Lets days pass, and what is due then happen.
pub fn pass_days(days: u32) {
	Now::mutate(|now| *now += DAY * Moment::from(days));
	Books::on_idle(1, Weight::MAX);
}

pub fn chain() -> TestState {
	Now::set(DAY * TODAY as Moment);
	Ahead::set(7);
	HandsOf::set(BTreeMap::new());
	Joint::set(false);
	MayGo::set(10 * ONE);
	Moving::set(vec![]);
	Newcomer::set(None);
	Inside::set(vec![]);
	Told::set(vec![]);
	[(1, ANN), (1, BEN), (1, CLEO), (2, DAN)].into_iter().for_each(|(coop, who)| add_hand(coop, who));
	let rich = [ANN, BEN, CLEO, DAN, EVE, REGISTERED, SHOPS_OWN].map(|account| (account, 1_000_000 * ONE)).to_vec();
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances: rich, ..Default::default() },
		..Default::default()
	};
	let mut state = TestState::new(genesis.build_storage().unwrap());
	state.execute_with(|| {
		System::set_block_number(1);
		open_by_bank(SHOP, *b"EUR");
		open_in_units(MILL);
		open_in_units(FUND);
		open_by_bank(YEN, *b"JPY");
		account(MILL, Terms { keeper: Keeper::Surplus, ..terms(AccountKind::Liability) });
		let mirror = Some((MILL, DUE));
		account(FUND, Terms { keeper: Keeper::Fund, mirror, ..terms(AccountKind::Asset) });
	});
	state
}

/// Runs a test and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain().execute_with(|| {
		test();
		Books::do_try_state().unwrap();
	});
}
