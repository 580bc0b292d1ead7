//! A chain with four co-ops, of which the second is the custodian, whose members and resolutions are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_custody, Balance, GenesisCustodian, GenesisDeposit};
use frame::testing_prelude::*;
use frame_support::traits::tokens::imbalance::ResolveTo;
pub use rochdale_mocks::{
	appoint, coop_account, dismiss, end_term, move_seat, plain, says, seat, set_standing, unseat, AccountId, DayLength,
	DeadlineTime, MockClock, MockCoops, MockMembers, Moving, Seats, Terms, DAY, RESOLUTION, START,
};
use rochdale_mocks::{Decision, EnsureFederation, ACCOUNTS_OF_COOPS};
use rochdale_primitives::{
	ledger::{AccountNo, Acting, Day, KeepLedgers, KnowParties, LedgerId, Party, Sums},
	money::{CoopsBehind, Hand, RegisteredAccounts},
	CoopId, CoopInspect, FederationMandate, MemberInspect, MemberNo, Moment, Office, Track,
};

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
	pub type Books = pallet_ledger;
	#[runtime::pallet_index(3)]
	pub type Custody = pallet_custody;
	#[runtime::pallet_index(4)]
	pub type Decisions = rochdale_mocks::decisions;
}

pub const BAKERY: CoopId = 1;
pub const HOUSING: CoopId = 2;
pub const COURIERS: CoopId = 3;
pub const WEAVERS: CoopId = 4;

/// The custodian: the housing co-op.
pub const BANK: crate::CustodianId = 1;

/// The boards and the auditors of the co-ops. The first digit is the co-op, the second the member.
pub const BAKER: AccountId = 11;
pub const BAKERY_AUDITOR: AccountId = 14;
pub const CHAIR: AccountId = 21;
pub const SECRETARY: AccountId = 22;
pub const TREASURER: AccountId = 23;
pub const HOUSING_AUDITOR: AccountId = 24;
pub const COURIER: AccountId = 31;
pub const AUDITOR: AccountId = 34;
pub const WEAVER: AccountId = 41;
pub const WEAVERS_AUDITOR: AccountId = 44;

/// The keyless account of the bakery.
pub const BAKERY_ACCOUNT: AccountId = ACCOUNTS_OF_COOPS + 1;
/// A treasury of several co-ops, of which the chain knows no more than that.
pub const TREASURY: AccountId = 777;
/// A treasury of the couriers and the weavers.
pub const JOINT: AccountId = 778;
/// The account of the couriers' validator.
pub const VALIDATOR: AccountId = 779;
/// The account of a book that moves money by bank.
pub const BY_BANK: AccountId = 780;
/// The solidarity fund, which receives dust.
pub const FUND: AccountId = 999;
/// The federation's own account.
pub const FEDERATION: AccountId = 998;
/// Nobody whom the chain knows.
pub const STRANGER: AccountId = 500;
/// A multisig, of which the chain does not know whose it is.
pub const MULTISIG: AccountId = 600;

/// The civil day on which the chain starts.
pub const TODAY: Day = 20_775;

pub const UNIT: Balance = 1_000_000;
pub const DEPOSIT: Balance = 10_000;
pub const DAILY: Balance = 50_000 * UNIT;
pub const TOTAL: Balance = 1_000_000 * UNIT;
/// What exists at genesis.
pub const ENDOWED: Balance = 7_010 * UNIT;

parameter_types! {
	pub const Fund: AccountId = FUND;
	pub const HomeCurrency: [u8; 3] = *b"EUR";
	/// The address of the fund's own books, which are none of what is tested here.
	pub const FundAddress: AccountId = 997;
}

rochdale_mocks::told! {
	/// Which co-ops are behind accounts.
	pub static Behind: Vec<(AccountId, CoopId)> = vec![(JOINT, COURIERS), (JOINT, WEAVERS), (VALIDATOR, COURIERS)];
	/// Which accounts cannot be left again by what they receive.
	pub static Closed: Vec<AccountId> = vec![BY_BANK];
	/// What became of redemptions, as it was told.
	pub static Ended: Vec<(u32, bool)> = vec![];
	/// The redemptions of which nothing can be told.
	pub static DeafTo: Vec<u32> = vec![];
	pub static MostPending: u32 = 4;
	pub static MostRegistered: u32 = 3;
	pub static MostOpen: u32 = 3;
	pub static Free: u32 = 3;
}

/// Has a seat move to an account, which takes a while.
pub fn move_to(coop: CoopId, member: MemberNo, account: AccountId) {
	Moving::mutate(|moving| moving.push((coop, member, account)));
}

/// The accounts that the chain knows.
pub struct MockParties;

impl Contains<AccountId> for MockParties {
	fn contains(account: &AccountId) -> bool {
		[FUND, FEDERATION, TREASURY, JOINT, VALIDATOR].contains(account)
			|| MockCoops::coop_of(account).is_some()
			|| Seats::get().into_values().any(|seat| seat.account == Some(*account))
	}
}

/// Whom the books name.
pub struct MockPayees;

impl KnowParties<AccountId, H256> for MockPayees {
	fn is_party(party: &PartyOf) -> bool {
		match party {
			Party::Account(account) => *account == VALIDATOR || Custody::registered_by(account).is_some(),
			_ => true,
		}
	}

	fn payee_of(account: &AccountId) -> PartyOf {
		match (*account, MockCoops::coop_of(account), MockMembers::seats_of(account, 1).first()) {
			(FUND, ..) => Party::Fund,
			(FEDERATION, ..) => Party::Federation,
			(TREASURY, ..) => Party::Treasury(1),
			(JOINT, ..) => Party::Treasury(2),
			(_, Some(coop), _) => Party::Coop(coop),
			(_, None, Some((coop, member))) => Party::Member(*coop, *member),
			(_, None, None) => Party::Account(*account),
		}
	}
}

/// With whom units are exchanged.
pub type PartyOf = Party<AccountId, H256>;

/// Says that nobody acts for any books.
pub struct NoKeepers;

impl KeepLedgers<AccountId, H256> for NoKeepers {
	fn hand(_: LedgerId, _: CoopId, _: &AccountId) -> Option<Acting> {
		None
	}

	fn benefits(_: LedgerId, _: &[&PartyOf], hands: &[(Hand, &AccountId)]) -> Option<Hand> {
		hands.first().map(|(hand, _)| *hand)
	}

	fn may_go(_: LedgerId, _: &[(AccountNo, Balance)], _: Day) -> DispatchResult {
		Err(DispatchError::Other("nobody keeps these books"))
	}

	fn weight(_: u32) -> Weight {
		Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(AccountId, Hand); 2]) {
		// The books are not measured here.
		(LedgerId::Custody, [BAKER, WEAVER].map(|who| (who, Hand { coop: BAKERY, member: 1 })))
	}
}

/// The co-ops behind accounts.
pub struct MockBehind;

impl CoopsBehind<AccountId> for MockBehind {
	fn coops_behind(account: &AccountId) -> Vec<CoopId> {
		Behind::get().into_iter().filter(|(one, _)| one == account).map(|(_, coop)| coop).collect()
	}

	fn is_closed(account: &AccountId) -> bool {
		Closed::get().contains(account)
	}

	fn is_of_federation(account: &AccountId) -> bool {
		[FUND, FEDERATION].contains(account)
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type DustRemoval = ResolveTo<Fund, Balances>;
	type ExistentialDeposit = ConstU128<DEPOSIT>;
	type RuntimeHoldReason = RuntimeHoldReason;
}

/// Notes what became of redemptions, or lets that fail.
pub struct MockOutcomes;

impl rochdale_primitives::money::HearRedemptions for MockOutcomes {
	fn ended(redemption: u32, is_paid: bool) -> DispatchResult {
		ensure!(!DeafTo::get().contains(&redemption), DispatchError::Other("the books do not have it"));
		Ended::mutate(|ended| ended.push((redemption, is_paid)));
		Ok(())
	}

	fn weight() -> Weight {
		Weight::from_parts(7_000, 0)
	}
}

impl rochdale_mocks::decisions::Config for Test {}

impl pallet_ledger::Config for Test {
	type Clock = MockClock;
	type Currency = Balances;
	type FreeBegun = ConstU32<1>;
	type FreeDays = ConstU32<30>;
	type FundAddress = FundAddress;
	type Heard = ();
	type HomeCurrency = HomeCurrency;
	type Keepers = NoKeepers;
	type MaxPendings = ConstU32<1>;
	type Members = MockMembers;
	type Parties = MockPayees;
	type WeightInfo = ();
}

impl pallet_custody::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Clock = MockClock;
	type Coops = MockCoops;
	type Dissolutions = rochdale_mocks::MockDissolutions;
	type Members = MockMembers;
	type FederationOrigin = EnsureFederation;
	type KnownParties = MockParties;
	type Behind = MockBehind;
	type Fund = Fund;
	type Ledger = Books;
	type Parties = MockPayees;
	type HomeCurrency = HomeCurrency;
	type Outcomes = MockOutcomes;
	type DepositDays = ConstU32<30>;
	type PayoutDays = ConstU32<14>;
	type PauseDays = ConstU32<14>;
	type MaxPauseDays = ConstU32<30>;
	type MaxPending = MostPending;
	type MaxRegistered = MostRegistered;
	type MaxOpen = MostOpen;
	type FreeEntries = Free;
	type FreeDays = ConstU32<30>;
	type WeightInfo = ();
}

/// The document or reference number `n`.
pub fn doc(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The origin of a resolution that the federation has enacted, on which the vote has opened now.
pub fn by_federation(track: Track) -> RuntimeOrigin {
	by_vote_of(track, DeadlineTime::get())
}

/// The same, on which the vote opened then.
pub fn by_vote_of(track: Track, opened_at: Moment) -> RuntimeOrigin {
	Decision::Federation(FederationMandate { resolution: RESOLUTION, track, opened_at }).into()
}

/// The origin of a special resolution of the federation.
pub fn by_all() -> RuntimeOrigin {
	by_federation(Track::Special)
}

/// A deposit of the genesis with the housing co-op, with the reference number `reference`, which the couriers' auditor confirms.
pub fn endowed(beneficiary: AccountId, amount: Balance, reference: u64) -> GenesisDeposit<AccountId, H256> {
	GenesisDeposit { beneficiary, amount, reference: doc(reference), attested_by: 3, confirmed_by: (COURIERS, 4) }
}

/// The genesis of the tests: the housing co-op is custodian of what the fund, a baker and the bakery have.
pub fn custody() -> pallet_custody::GenesisConfig<Test> {
	let custodian = GenesisCustodian {
		coop: HOUSING,
		title: "Lindenhof, account at the bank".into(),
		document: doc(1),
		daily: DAILY,
		total: TOTAL,
		deposits: vec![
			endowed(FUND, 10 * UNIT, 101),
			endowed(BAKER, 1_000 * UNIT, 102),
			endowed(BAKERY_ACCOUNT, 6_000 * UNIT, 103),
		],
	};
	pallet_custody::GenesisConfig { custodians: vec![custodian], accounts: vec![] }
}

/// A chain with this genesis, which has started.
pub fn chain(custody: pallet_custody::GenesisConfig<Test>) -> TestState {
	chain_with(custody, vec![], || ())
}

/// The same, where accounts have units before and something else is true of the co-ops.
pub fn chain_with(
	custody: pallet_custody::GenesisConfig<Test>,
	balances: Vec<(AccountId, Balance)>,
	also: impl FnOnce(),
) -> TestState {
	rochdale_mocks::reset();
	forget();
	DeadlineTime::set(0);
	for coop in [BAKERY, HOUSING, COURIERS, WEAVERS] {
		rochdale_mocks::found(coop);
		appoint(coop, Office::Auditor, 4);
		for member in 1..=4 {
			seat(coop, member, AccountId::from(coop * 10 + member));
		}
	}
	also();
	let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
	let mut state = rochdale_mocks::begin::<Test>(RuntimeGenesisConfig { balances, custody, ..Default::default() });
	state.execute_with(|| {
		DeadlineTime::set(START);
		System::inc_providers(&BAKERY_ACCOUNT);
	});
	state
}

/// Runs a test on a chain and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain(custody()).execute_with(|| {
		test();
		Custody::do_try_state().unwrap();
		#[cfg(feature = "try-runtime")]
		Books::do_try_state().unwrap();
	});
}

/// Lets time pass and the chain do what it does at the end of a block.
pub fn pass(time: Moment) {
	rochdale_mocks::pass::<_, Custody>(time);
}

/// Has an officer of the housing co-op attest a deposit for the bakery, and gives its number.
pub fn attested(amount: Balance, reference: u64) -> crate::DepositNo {
	assert_ok!(Custody::attest_deposit(signed(TREASURER), BANK, BAKERY_ACCOUNT, amount, doc(reference)));
	crate::DepositCount::<Test>::get()
}

/// Has the bakery request a redemption, and gives its number.
pub fn requested(amount: Balance) -> crate::RedemptionNo {
	assert_ok!(Custody::request_redemption(signed(BAKERY_ACCOUNT), BANK, amount, doc(7)));
	crate::RedemptionCount::<Test>::get()
}

/// Has the bakery request a redemption, which is reported, and gives its number.
pub fn reported(amount: Balance, reference: u64) -> crate::RedemptionNo {
	let redemption = requested(amount);
	assert_ok!(Custody::report_payout(signed(TREASURER), redemption, doc(reference)));
	redemption
}

/// The record of the custodian.
pub fn bank() -> crate::CustodianOf<Test> {
	crate::Custodians::<Test>::get(BANK).unwrap()
}

/// What was issued against the deposits with the custodian, as debits, and what was redeemed, as credits.
pub fn sums() -> Sums {
	Custody::sums_of(BANK).unwrap()
}

/// Whether the call is free of charge for the signer.
pub fn is_free(who: AccountId, call: crate::Call<Test>) -> bool {
	use rochdale_primitives::free::{Charge, FreeCall};
	call.charge(&who) == Charge::Free
}

/// What the bank of a custodian shows of the deposit, as it was attested.
pub fn seen(deposit: crate::DepositNo) -> crate::SeenOf<Test> {
	let waiting = crate::Deposits::<Test>::get(deposit);
	let content = waiting.map(|one| (one.beneficiary, one.amount, one.reference));
	let (beneficiary, amount, reference) = content.unwrap_or_default();
	crate::Seen { deposit, beneficiary, amount, reference }
}

/// Has an auditor confirm these deposits of the custodian together.
pub fn confirm_all(who: AccountId, coop: CoopId, all: Vec<crate::SeenOf<Test>>) -> DispatchResult {
	let custodian = all.first().and_then(|one| crate::Deposits::<Test>::get(one.deposit));
	let custodian = custodian.map_or(BANK, |one| one.custodian);
	plain(Custody::confirm_deposits(signed(who), custodian, coop, BoundedVec::truncate_from(all)))
}

/// Has an auditor confirm the deposit as it was attested.
pub fn confirm_deposit(who: AccountId, deposit: crate::DepositNo, coop: CoopId) -> DispatchResult {
	confirm_all(who, coop, vec![seen(deposit)])
}

/// Has two officers of the housing co-op withdraw what was reported.
pub fn withdraw_report(redemption: crate::RedemptionNo) -> DispatchResult {
	use crate::RedemptionStage::{Disputed, Reported, Requested};
	let reference = match crate::Redemptions::<Test>::get(redemption).map(|open| open.stage) {
		Some(Reported(report) | Disputed { report, .. }) => report.reference,
		Some(Requested) | None => doc(1),
	};
	let withdraw = |who| Custody::withdraw_report(signed(who), redemption, reference);
	withdraw(SECRETARY)?;
	withdraw(CHAIR)
}

/// What the custodian answered for at the end of that day.
pub fn closing(day: Day) -> crate::Closing {
	bank().closing(day).unwrap()
}

/// Has what was at the custodian's bank attested and confirmed, and says whether it covers what it answered for.
pub fn covers(day: Day, balance: Balance) -> bool {
	assert_ok!(Custody::attest_statement(signed(TREASURER), BANK, day, balance, doc(4)));
	assert_ok!(Custody::confirm_statement(signed(AUDITOR), BANK, COURIERS, closing(day), balance, doc(4)));
	bank().is_covered()
}

/// Has somebody reject the deposit, or take it back, with the reference that was attested.
pub fn reject_deposit(who: AccountId, deposit: crate::DepositNo, coop: CoopId, reason: H256) -> DispatchResult {
	let reference = seen(deposit).reference;
	Custody::reject_deposit(signed(who), deposit, coop, reference, reason)
}

/// What an auditor repeats of a redemption that is open, beside the reference, and of one that is not something else.
pub fn seen_redemption(redemption: crate::RedemptionNo) -> (AccountId, Balance) {
	crate::Redemptions::<Test>::get(redemption).map(|open| (open.holder, open.amount)).unwrap_or_default()
}

/// Has an auditor confirm that the holder of the redemption was paid with this reference.
pub fn confirm_payout(
	who: AccountId,
	redemption: crate::RedemptionNo,
	coop: CoopId,
	reference: H256,
) -> DispatchResult {
	let (holder, amount) = seen_redemption(redemption);
	plain(Custody::confirm_payout(signed(who), redemption, coop, holder, amount, reference))
}
