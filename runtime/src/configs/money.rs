//! Units, fees and where they go; money that is held together, and where units come from.

use crate::{
	configs::governance::{interests, DecidedByAgreement, DecidedByCoop},
	constants::{EXISTENTIAL_DEPOSIT, HOME_CURRENCY},
	weights, AccountId, Balance, Balances, Clock, Cooperatives, Custody, Dissolution, Hash, Ledger, Membership,
	Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, Shares, SolidarityFund, Surplus, System, Treasuries,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchResult,
	parameter_types,
	traits::{fungible::Credit, tokens::imbalance::ResolveTo, ConstU128, ConstU32, ConstU8, Contains, VariantCountOf},
	weights::{Weight, WeightToFeeCoefficient, WeightToFeeCoefficients, WeightToFeePolynomial},
	PalletId,
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use rochdale_primitives::{
	interest::CoopsBehind,
	ledger::{AccountNo, Acting, Became, Day, HearPosts, Heard, KeepLedgers, Keeper, KnowParties, LedgerId, Party},
	money::{Hand, Mode, RegisteredAccounts, TreasuryId},
	CoopId, CoopInspect, MemberInspect,
};
use sp_runtime::{traits::AccountIdConversion, FixedPointNumber, Perbill, Perquintill};

parameter_types! {
	/// The account of the solidarity fund, which receives fees and dust.
	pub FundAddress: AccountId = PalletId(*b"rd/solid").into_account_truncating();
	/// Fees begin to rise when blocks are fuller than this share of what ordinary transactions can fill.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast fees follow the fullness of blocks.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	/// Fees never fall below what is listed.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_integer(1);
	/// Fees never rise above a hundred times what is listed.
	pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(100);
}

/// The fee for execution: two units for a whole second, so that a transfer costs less than a fifth of a cent.
pub struct WeightFee;

impl WeightToFeePolynomial for WeightFee {
	type Balance = Balance;

	fn polynomial() -> WeightToFeeCoefficients<Balance> {
		// Half a million picoseconds cost the smallest part of a unit.
		core::iter::once(WeightToFeeCoefficient {
			degree: 1,
			negative: false,
			coeff_frac: Perbill::from_parts(2_000),
			coeff_integer: 0,
		})
		.collect()
	}
}

/// The fee for length: the smallest part of a unit for each byte, so that a full block costs five units.
pub type LengthFee = frame_support::weights::ConstantMultiplier<Balance, ConstU128<1>>;

/// What is left when an account falls below the existential deposit.
pub type Dust = Credit<AccountId, Balances>;

impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type DoneSlashHandler = ();
	type DustRemoval = ResolveTo<FundAddress, Balances>;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type ReserveIdentifier = [u8; 8];
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = BalancesWeight;
}

/// What transfers weigh: what is measured, and the question of the call filter whether the payee may receive units.
pub struct BalancesWeight;

impl BalancesWeight {
	fn asking(transfer: Weight) -> Weight {
		use pallet_custody::WeightInfo;
		transfer.saturating_add(weights::pallet_custody::WeightInfo::<Runtime>::may_receive())
	}
}

type Measured = weights::pallet_balances::WeightInfo<Runtime>;

impl pallet_balances::WeightInfo for BalancesWeight {
	fn transfer_allow_death() -> Weight {
		Self::asking(Measured::transfer_allow_death())
	}

	fn transfer_keep_alive() -> Weight {
		Self::asking(Measured::transfer_keep_alive())
	}

	fn transfer_all() -> Weight {
		Self::asking(Measured::transfer_all())
	}

	fn force_set_balance_creating() -> Weight {
		Measured::force_set_balance_creating()
	}

	fn force_set_balance_killing() -> Weight {
		Measured::force_set_balance_killing()
	}

	fn force_transfer() -> Weight {
		Measured::force_transfer()
	}

	fn force_unreserve() -> Weight {
		Measured::force_unreserve()
	}

	fn upgrade_accounts(u: u32) -> Weight {
		Measured::upgrade_accounts(u)
	}

	fn force_adjust_total_issuance() -> Weight {
		Measured::force_adjust_total_issuance()
	}

	fn burn_allow_death() -> Weight {
		Measured::burn_allow_death()
	}

	fn burn_keep_alive() -> Weight {
		Measured::burn_keep_alive()
	}
}

impl pallet_transaction_payment::Config for Runtime {
	type FeeMultiplierUpdate =
		TargetedFeeAdjustment<Runtime, TargetBlockFullness, AdjustmentVariable, MinimumMultiplier, MaximumMultiplier>;
	type LengthToFee = LengthFee;
	type OnChargeTransaction = FungibleAdapter<Balances, ResolveTo<FundAddress, Balances>>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
	type WeightToFee = WeightFee;
}

parameter_types! {
	/// Seed of the accounts of treasuries.
	pub const TreasuriesId: PalletId = PalletId(*b"rd/treas");
	/// The currency for which units stand.
	pub const HomeCurrency: [u8; 3] = HOME_CURRENCY;
}

/// The co-op whose validator the account is, once it has set session keys.
///
/// That takes its own signature. Before, it is what two officers say of any account they like: they would silence their own co-op
/// on what pays somebody else. No co-op is paid unseen by an account that has no keys, because it cannot be paid as a validator.
fn coop_of_validator(account: &AccountId) -> Option<CoopId> {
	let coop = pallet_validator_seats::CoopOfValidator::<Runtime>::get(account)?;
	pallet_session::NextKeys::<Runtime>::contains_key(account).then_some(coop)
}

/// The parties of the federation that may receive units and that the chain knows by its registers: members, co-ops and their
/// validators, treasuries, the federation and its solidarity fund. An account to which a seat is still to move is no member's.
pub struct KnownParties;

impl Contains<AccountId> for KnownParties {
	fn contains(account: &AccountId) -> bool {
		!Membership::seats_of(account, 1).is_empty()
			|| Cooperatives::coop_of(account).is_some()
			// What the address of a treasury by bank receives, nothing could get out again.
			|| pallet_ledger::AccountOfAddress::<Runtime>::contains_key(account)
			|| *account == FundAddress::get()
			|| *account == Cooperatives::federation_account()
			|| coop_of_validator(account).is_some()
	}
}

/// The treasury whose account it is and nobody else's: that of a co-op or of the federation says by itself whose it is.
fn treasury_at(account: &AccountId) -> Option<TreasuryId> {
	let is_own = || Cooperatives::coop_of(account).is_some() || *account == Cooperatives::federation_account();
	pallet_treasuries::TreasuryOfAccount::<Runtime>::get(account).filter(|_| !is_own())
}

/// The accounts from which money goes by the books of a treasury only.
pub struct CashInUnits;

impl Contains<AccountId> for CashInUnits {
	fn contains(account: &AccountId) -> bool {
		pallet_ledger::AccountOfAddress::<Runtime>::contains_key(account)
	}
}

/// The accounts that can be paid though they are no member's: those that officers have registered, and those of validators.
pub struct Registered;

impl RegisteredAccounts<AccountId> for Registered {
	fn registered_by(account: &AccountId) -> Option<CoopId> {
		let validator = || coop_of_validator(account);
		// A member is one by number, not by account.
		let is_nobodys_own = || Membership::seats_of(account, 1).is_empty();
		Custody::registered_by(account).or_else(|| validator().filter(|_| is_nobodys_own()))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(coop: CoopId, account: &AccountId) {
		Custody::benchmark_register(coop, account);
	}
}

/// The co-ops behind accounts of treasuries and validators. A treasury of the federation is nobody's in particular.
pub struct BehindAccounts;

impl CoopsBehind<AccountId> for BehindAccounts {
	fn coops_behind(account: &AccountId) -> Vec<CoopId> {
		let treasury = treasury_at(account);
		treasury.map(interests::owners).unwrap_or_default().into_iter().chain(coop_of_validator(account)).collect()
	}

	fn is_of_federation(account: &AccountId) -> bool {
		*account == Cooperatives::federation_account()
			|| *account == FundAddress::get()
			// A treasury that is nobody's in particular.
			|| treasury_at(account).is_some_and(|treasury| interests::owners(treasury).is_empty())
	}

	fn is_closed(account: &AccountId) -> bool {
		let treasury = pallet_treasuries::TreasuryOfAccount::<Runtime>::get(account);
		let record = treasury.and_then(pallet_treasuries::Treasuries::<Runtime>::get);
		record.is_some_and(|record| record.mode == Mode::Bank)
	}
}

/// All with whom money can be exchanged: everybody whom a register has or ever had under a number, accounts that officers have
/// registered, and anybody outside.
pub struct Parties;

impl KnowParties<AccountId, Hash> for Parties {
	fn is_party(party: &Party<AccountId, Hash>) -> bool {
		match party {
			Party::Coop(coop) => Cooperatives::standing(*coop).is_some(),
			Party::Member(coop, member) => {
				let last = pallet_coop_membership::Rolls::<Runtime>::get(coop).last_no;
				(1..=last).contains(member)
			}
			Party::Treasury(treasury) => pallet_treasuries::Treasuries::<Runtime>::contains_key(treasury),
			Party::Account(account) => Registered::registered_by(account).is_some(),
			Party::Federation | Party::Fund | Party::Outside(_) => true,
		}
	}

	fn party_of(account: &AccountId) -> Party<AccountId, Hash> {
		match Cooperatives::coop_of(account) {
			Some(coop) => Party::Coop(coop),
			None if *account == Cooperatives::federation_account() => Party::Federation,
			None if *account == FundAddress::get() => Party::Fund,
			None => Party::Account(account.clone()),
		}
	}

	fn payee_of(account: &AccountId) -> Party<AccountId, Hash> {
		match Self::party_of(account) {
			Party::Account(account) => match (treasury_at(&account), Membership::seats_of(&account, 1).first()) {
				(Some(treasury), _) => Party::Treasury(treasury),
				(None, Some((coop, member))) => Party::Member(*coop, *member),
				(None, None) => Party::Account(account),
			},
			known => known,
		}
	}

	fn account_of(party: &Party<AccountId, Hash>) -> Option<AccountId> {
		match party {
			Party::Coop(coop) => Cooperatives::account(*coop),
			Party::Federation => Some(Cooperatives::federation_account()),
			Party::Fund => Some(FundAddress::get()),
			_ => None,
		}
	}
}

/// Who keeps the books: the committee of the solidarity fund those of the fund, and treasuries all others.
pub struct Keepers;

impl KeepLedgers<AccountId, Hash> for Keepers {
	fn hand(ledger: LedgerId, coop: CoopId, who: &AccountId) -> Option<Acting> {
		match ledger {
			LedgerId::Fund => SolidarityFund::hand(ledger, coop, who),
			_ => Treasuries::hand(ledger, coop, who),
		}
	}

	fn benefits(ledger: LedgerId, parties: &[&Party<AccountId, Hash>], hands: &[(Hand, &AccountId)]) -> Option<Hand> {
		match ledger {
			LedgerId::Fund => SolidarityFund::benefits(ledger, parties, hands),
			_ => Treasuries::benefits(ledger, parties, hands),
		}
	}

	fn may_go(ledger: LedgerId, going: &[(AccountNo, Balance)], day: Day) -> DispatchResult {
		match ledger {
			LedgerId::Fund => SolidarityFund::may_go(ledger, going, day),
			_ => Treasuries::may_go(ledger, going, day),
		}
	}

	fn weight(items: u32) -> Weight {
		let of_fund = <SolidarityFund as KeepLedgers<AccountId, Hash>>::weight(items);
		<Treasuries as KeepLedgers<AccountId, Hash>>::weight(items).max(of_fund)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(AccountId, Hand); 2]) {
		Treasuries::benchmark_hands()
	}
}

/// Who hears what became of the books of co-ops and treasuries.
type HeardOfOthers = (Treasuries, (Shares, (Surplus, Dissolution)));

/// Who hears what became of what was entered or expected: the fund of its own books, others of all others.
pub struct HeardByKeepers;

impl HearPosts<AccountId, Hash> for HeardByKeepers {
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, day: Day, items: &[Heard<AccountId, Hash>]) {
		match ledger {
			LedgerId::Fund => SolidarityFund::heard(ledger, keeper, became, day, items),
			_ => HeardOfOthers::heard(ledger, keeper, became, day, items),
		}
	}

	/// What others hear of their books, which weighs more than what the fund hears of its own. Nothing is in the books of both.
	fn weight(items: u32) -> Weight {
		HeardOfOthers::weight(items)
	}
}

impl pallet_ledger::Config for Runtime {
	type Clock = Clock;
	type Currency = Balances;
	type FreeBegun = ConstU32<64>;
	type FreeDays = ConstU32<30>;
	type FundAddress = FundAddress;
	type Heard = HeardByKeepers;
	type HomeCurrency = HomeCurrency;
	type Keepers = Keepers;
	type MaxPendings = ConstU32<256>;
	type Members = Membership;
	type Parties = Parties;
	type WeightInfo = weights::pallet_ledger::WeightInfo<Runtime>;
}

impl pallet_treasuries::Config for Runtime {
	type AgreementOrigin = DecidedByAgreement;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type Dissolutions = Dissolution;
	type FederationOrigin = pallet_resolutions::EnsureFederation;
	type FreeDays = ConstU32<30>;
	type FreeRequests = ConstU32<32>;
	type HomeCurrency = HomeCurrency;
	type Ledger = Ledger;
	type MaxLines = ConstU32<32>;
	type MaxRequests = ConstU32<64>;
	type Members = Membership;
	type PalletId = TreasuriesId;
	type Parties = Parties;
	type Redeem = Custody;
	type Registered = Registered;
	type SetAside = ((Shares, Surplus), Dissolution);
	type WeightInfo = weights::pallet_treasuries::WeightInfo<Runtime>;
}

impl pallet_capped_shares::Config for Runtime {
	type Cash = Treasuries;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type Dissolutions = Dissolution;
	type Entrusted = Surplus;
	type FederationOrigin = pallet_resolutions::EnsureFederation;
	type FreeCalls = ConstU32<32>;
	type FreeDays = ConstU32<30>;
	type Ledger = Ledger;
	type Members = Membership;
	type Parties = Parties;
	type Reserved = Surplus;
	type Treasuries = Treasuries;
	type WeightInfo = weights::pallet_capped_shares::WeightInfo<Runtime>;
	type Years = Treasuries;
}

impl pallet_surplus::Config for Runtime {
	type Cash = Treasuries;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type Dissolutions = Dissolution;
	type Dues = Shares;
	type Electors = Membership;
	type FreeCalls = ConstU32<32>;
	type FreeDays = ConstU32<30>;
	type Ledger = Ledger;
	type Levy = SolidarityFund;
	type Members = Membership;
	type Parties = Parties;
	type Reserved = Shares;
	type Returns = Shares;
	#[cfg(feature = "runtime-benchmarks")]
	type Treasuries = Treasuries;
	type WeightInfo = weights::pallet_surplus::WeightInfo<Runtime>;
	type Years = Treasuries;
}

impl pallet_dissolution::Config for Runtime {
	type Cash = Treasuries;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type Custody = Custody;
	type Depart = Cooperatives;
	type Dues = Shares;
	type Electors = Membership;
	type Elsewhere = Treasuries;
	type FederationOrigin = pallet_resolutions::EnsureFederation;
	type FreeCalls = ConstU32<32>;
	type FreeDays = ConstU32<30>;
	type Ledger = Ledger;
	type Members = Membership;
	type Parties = Parties;
	type Reserved = Surplus;
	type Reserves = Surplus;
	type Shares = Shares;
	type Surplus = Surplus;
	#[cfg(feature = "runtime-benchmarks")]
	type Treasuries = Treasuries;
	type WeightInfo = weights::pallet_dissolution::WeightInfo<Runtime>;
}

impl pallet_solidarity_fund::Config for Runtime {
	type Cash = Treasuries;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type Dissolutions = Dissolution;
	type Electors = Membership;
	type FederationOrigin = pallet_resolutions::EnsureFederation;
	type FreeCalls = ConstU32<32>;
	type FreeDays = ConstU32<30>;
	type Ledger = Ledger;
	type Members = Membership;
	type Parties = Parties;
	type SetAside = ((Shares, Surplus), Dissolution);
	#[cfg(feature = "runtime-benchmarks")]
	type Treasuries = Treasuries;
	type WeightInfo = weights::pallet_solidarity_fund::WeightInfo<Runtime>;
}

impl pallet_custody::Config for Runtime {
	type Behind = BehindAccounts;
	type Clock = Clock;
	type Coops = Cooperatives;
	type Currency = Balances;
	type DepositDays = ConstU32<30>;
	type Dissolutions = Dissolution;
	type FederationOrigin = pallet_resolutions::EnsureFederation;
	type FreeDays = ConstU32<30>;
	type FreeEntries = ConstU32<64>;
	type Fund = FundAddress;
	type HomeCurrency = HomeCurrency;
	type KnownParties = KnownParties;
	type Ledger = Ledger;
	type MaxOpen = ConstU32<16>;
	type MaxPauseDays = ConstU32<30>;
	type MaxPending = ConstU32<32>;
	type MaxRegistered = ConstU32<64>;
	type Members = Membership;
	type Outcomes = Treasuries;
	type Parties = Parties;
	type PauseDays = ConstU32<14>;
	type PayoutDays = ConstU32<14>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = weights::pallet_custody::WeightInfo<Runtime>;
}
