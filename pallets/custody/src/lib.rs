//! # Custody
//!
//! Where units come from and where they go: issued against deposits that are attested, burnt when they are paid out.
//!
//! ## Overview
//!
//! A unit stands for money at a bank, and somebody answers for it. Custodians are co-ops that the federation has approved by
//! special resolution, with a ceiling for a day and one for all. An officer of the custodian attests that money has come, an
//! auditor of another co-op confirms it, and units are issued to the beneficiary: nothing else mints. A holder has units
//! redeemed by naming a custodian and, by a hash, where to pay. They are put on hold, the custodian's bank pays, the holder
//! says so or, where he is silent for a week, an auditor of another co-op, and they are burnt: nothing else burns. Who is not
//! paid in time takes the units back, and what is disputed the two settle between them or the federation decides. From time
//! to time a custodian attests what is at its bank, and what an auditor confirms is entered beside what was outstanding. So
//! the registers of issues, payouts and statements say for every unit who answers for it.
//!
//! Only parties that the chain knows can receive units: members, co-ops, treasuries and funds, and the accounts that a co-op
//! has registered here by two of its officers, such as a multisig. Never an account from which units could not come out again,
//! such as that of a book that moves money by bank.
//!
//! ## Terminology
//!
//! - *Custodian*: a co-op that holds money of the federation at a bank. The officers of its board act for it.
//! - *Foreign auditor*: an auditor of another co-op that is a member of the federation, without a seat in the custodian's. A
//!   key to which a seat is moving counts as that of the member already.
//! - *Behind an account*: the co-ops to which the account of a treasury or of a validator belongs.
//! - *Concerned*: the co-op whose own account receives or redeems the units, those in which its owner sits, the one that has
//!   registered it and those behind it. Who sits in one of them confirms nothing about it, wherever he is an auditor.
//! - *Outstanding*: what was issued against a custodian's deposits and not redeemed.
//! - *Ceiling*: the most that a custodian can issue in a day, and the most that can be outstanding.
//! - *Reference*: the hash of what the bank calls a payment. Each is used once.
//! - *Reported*: what the custodian says that its bank has paid, and what is not burnt yet, in dispute or not.
//! - *Statement*: what was at the bank at a time, confirmed by an auditor.
//! - *Covered*: at the last statement, what was at the bank and what was reported were together no less than outstanding. What
//!   turns out not to be paid no longer counts as reported then.
//! - *Pause*: a time in which a custodian issues nothing. It redeems all the same.
//! - *Registered account*: one for which a co-op answers, though no register has it as a member, a co-op or a fund.
//!
//! ## Lifecycle
//!
//! | deposit | by | to |
//! |---|---|---|
//! | – | `attest_deposit` by an officer of the custodian | waiting |
//! | waiting | `confirm_deposit` by a foreign auditor | issued, in the register |
//! | waiting | `reject_deposit` by a foreign auditor or an officer of the custodian, the end of the time | gone |
//!
//! | redemption | by | to |
//! |---|---|---|
//! | – | `request_redemption` by a holder | requested, units on hold |
//! | requested | `report_payout` by an officer of the custodian | reported |
//! | requested | `take_back` by the holder after the deadline | gone, units free |
//! | reported | `report_payout` by another officer, where who reported lost the office | reported, for 7 days anew |
//! | reported | `acknowledge_payout` by the holder | paid, in the register, units burnt |
//! | reported | `confirm_payout` by a foreign auditor, 7 days after the report | paid, in the register, units burnt |
//! | reported | `dispute` by the holder, an officer for a co-op, a delegate for the federation | disputed |
//! | disputed | `acknowledge_payout` by the holder | paid, in the register, units burnt |
//! | disputed | `decide_redemption` by the federation, in a vote that opened later | paid, or gone with the units free |
//! | reported or disputed | `withdraw_report` by an officer of the custodian, once | requested, up to its deadline and for 3 days at least |
//!
//! ## Scenario
//!
//! The housing co-op Lindenhof is custodian 1, with 50,000 a day and 1,000,000 in all. The bakery pays 6,000 into its
//! account with the bank. Dave, treasurer of the housing co-op, attests it with the hash of the bank's reference. Ferdie,
//! auditor of the bakery, cannot confirm it, because the bakery would receive the units; the auditor of the couriers looks
//! at the bank's statement and confirms, with the same hash. The bakery has 6,000 units, and issue 17 names both.
//!
//! In spring the bakery wants 480 back. Its resolution puts 480 units on hold. Dave has the bank pay and reports the
//! reference; the bakery sees the money and acknowledges it, and the units are gone. Had nothing come in 14 days, the bakery
//! would have taken the units back. Had Dave reported what was never paid, one of the bakery's officers would dispute it within
//! the week in which no auditor can confirm it: a resolution takes longer. If the money comes after all, the bakery
//! acknowledges it; if it was a mistake, Dave withdraws the report, and three days later the bakery can take the units back;
//! otherwise the federation decides.
//!
//! In summer Dave attests a balance of 5,419.90 while 5,520 are outstanding, of which 100 are reported as paid. When an auditor
//! confirms that, and that 100 have left the bank, ten cents are missing, and the housing co-op issues nothing until a later
//! statement covers what is outstanding. Had 5,420 been there and Dave withdrawn his report of the 100 afterwards, nothing would
//! be issued either until a statement shows the 100 too.
//!
//! ## Invariants
//!
//! 1. All units that exist are those issued without those redeemed, over all custodians.
//! 2. The numbers of issues run from 1 to their count without a gap, and those of a custodian are what it has issued.
//! 3. The numbers of payouts run from 1 to their count without a gap, and those of a custodian are what it has redeemed.
//! 4. The references of a co-op's deposits are those of its issues and of the deposits that wait, each once. Those of its
//!    payouts are those in the register and those of redemptions that are reported or disputed, each once.
//! 5. A deposit that waits has a number that was given out, a custodian that counts it within the bound, and one entry in the
//!    queue, which has no other.
//! 6. An open redemption has a number that was given out. What a custodian has on hold is the sum of its open redemptions and
//!    no more than is outstanding, what a holder has on hold is the sum of his, and his are counted within the bound.
//! 7. The numbers of a custodian's statements run from 1 to the last one without a gap, each later than the one before. What
//!    the custodian knows of the last one is what the register says, and no more of it reported.
//! 8. Registered accounts are counted for their co-ops, which are in the register, within the bound.
//! 9. Every issue was attested in the custodian's co-op and confirmed in another one.
//! 10. The numbers of custodians run from 1 to their count without a gap, and a co-op is one of those that issue at most once.
//! 11. What a custodian has reported is the sum of its open redemptions that are reported or in dispute.
//! 12. What the last statement of a custodian counts as reported is no less than the sum of those that it has counted and that
//!     still are.
//!
//! ## Limitations
//!
//! The chain cannot see a bank. It sees that two people say the same, of whom one answers for the money and the other has
//! nothing to do with it. A lowered ceiling, a pause and the removal of a custodian stop issues only. A statement compares what
//! was at the bank at its time with what is outstanding and reported when it is confirmed, so that it should be confirmed soon.
//! A co-op that is removed and approved anew has two numbers, and one balance at one bank could be attested for both: who
//! confirms statements, and the federation before it approves, looks at both. In a federation of two co-ops nobody can confirm
//! for a beneficiary of the only one that is not the custodian. One foreign auditor can reject every deposit, until his co-op
//! dismisses him or is suspended. Of an account that sits in more than eight co-ops, eight seats are looked at. At genesis
//! validators are not known yet, and count as the members that they are. Accounts that a co-op has registered stay registered
//! when it leaves, until its officers take them from the register. A holder whose account lives by its units alone cannot have
//! the last of them redeemed, the existential deposit.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{boxed::Box, string::String, vec::Vec};
use frame::{
	deps::frame_support::traits::tokens::{DepositConsequence, Fortitude, Precision, Provenance},
	prelude::*,
	traits::{
		fungible::{Inspect, InspectHold, Mutate, MutateHold},
		StaticLookup,
	},
};
use frame_support::weights::WeightMeter;
use rochdale_primitives::{
	money::{CoopsBehind, Hand},
	queue::DueQueue,
	Clock, CoopId, CoopInspect, CoopSettlement, FederationMandate, MemberInspect, MemberNo, Moment, Office, Quota,
	ResolutionId, Standing, Track, Window, MAX_PARTIES,
};
use serde::{Deserialize, Serialize};

pub use pallet::*;
pub use rochdale_primitives::money::RegisteredAccounts;
pub use types::*;
pub use views::{runtime_api, CustodianBalance, CustodianCard, Reconciliation};
pub use weights::WeightInfo;

use custodians::{NewStatement, PauseHands};
use deposits::{Confirmed, Rejected};
use redemptions::{Reporting, Withdrawing};

mod accounts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod custodians;
mod deposits;
mod free;
mod genesis;
mod hands;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod queue;
mod redemptions;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

/// The longest title of a custodian, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 64;

/// The most officers that can be on the board of a co-op: chair, secretary and treasurer.
pub const MAX_BOARD: u32 = 3;

/// Days from the report of a payout in which only its holder can say that it has come, or dispute it.
pub const CONTEST_DAYS: u32 = 7;

/// Days from the withdrawal of a report before which the holder cannot take the units back.
pub const WITHDRAWN_DAYS: u32 = 3;

/// How many seats of one account are looked at.
pub const MAX_SEATS_ASKED: u32 = 8;

/// Reads for the seats of an auditor in the co-ops behind a joint treasury, of which benchmarks have none.
const OWNER_READS: u64 = 2 * MAX_PARTIES as u64;

/// The most deadlines that one block carries out by itself.
pub const MAX_STEPS_PER_BLOCK: u32 = 16;

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		// Dependencies

		/// The units. Nothing but this pallet mints or burns them.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Why units can be on hold in the runtime.
		type RuntimeHoldReason: From<HoldReason>;

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The register of co-ops.
		type Coops: CoopInspect<Self::AccountId>;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// An enacted resolution of the federation.
		///
		/// Benchmarks need a successful origin of the special track.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// The accounts that may receive units without a registration.
		///
		/// Those of members, co-ops, treasuries, the federation and funds.
		type KnownParties: Contains<Self::AccountId>;

		/// The co-ops that an account belongs to although no register has it as a member's, and the federation's accounts.
		type Behind: CoopsBehind<Self::AccountId>;

		/// The account to which dust goes, which is one of the federation's. Nothing is issued to others before it exists, or
		/// dust would be burnt.
		type Fund: Get<Self::AccountId>;

		// Parameters

		/// Days until what one hand has entered lapses, unless another one confirms it.
		#[pallet::constant]
		type DepositDays: Get<u32>;

		/// Days in which a custodian pays before the holder can take the units back.
		#[pallet::constant]
		type PayoutDays: Get<u32>;

		/// Days for which two auditors can pause a custodian.
		///
		/// (practice no. 109)
		#[pallet::constant]
		type PauseDays: Get<u32>;

		/// Days for which a resolution can pause a custodian.
		///
		/// As many must pass between two pauses by auditors. (practice no. 109)
		#[pallet::constant]
		type MaxPauseDays: Get<u32>;

		/// The most deposits of one custodian that can wait for an auditor.
		#[pallet::constant]
		type MaxPending: Get<u32>;

		/// The most accounts that one co-op can register.
		#[pallet::constant]
		type MaxRegistered: Get<u32>;

		/// The most redemptions that one account can have open.
		#[pallet::constant]
		type MaxOpen: Get<u32>;

		/// How many entries that can be repeated each member has free of charge in a period.
		#[pallet::constant]
		type FreeEntries: Get<u32>;

		/// Days of that period.
		#[pallet::constant]
		type FreeDays: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// Why units are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Their holder wants to be paid for them.
		#[codec(index = 0)]
		Redemption,
	}

	/// The custodians, those that were removed included.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Custodians<T: Config> = StorageMap<_, Twox64Concat, CustodianId, CustodianOf<T>, OptionQuery>;

	/// How many custodians were approved, which is also the last number given out.
	#[pallet::storage]
	pub type CustodianCount<T: Config> = StorageValue<_, CustodianId, ValueQuery>;

	/// The custodian that a co-op is and that was not removed.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type CustodianOfCoop<T: Config> = StorageMap<_, Twox64Concat, CoopId, CustodianId, OptionQuery>;

	/// The deposits that wait for an auditor.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Deposits<T: Config> = StorageMap<_, Twox64Concat, DepositNo, DepositOf<T>, OptionQuery>;

	/// How many deposits were attested, which is also the last number given out.
	#[pallet::storage]
	pub type DepositCount<T: Config> = StorageValue<_, DepositNo, ValueQuery>;

	/// The references of deposits that a co-op has used as a custodian, each once.
	#[pallet::storage]
	pub type DepositReferences<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::Hash, (), OptionQuery>;

	/// The register of issues, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Issues<T: Config> = StorageMap<_, Twox64Concat, IssueNo, IssueOf<T>, OptionQuery>;

	/// How many issues the register holds, which is also the last number given out.
	#[pallet::storage]
	pub type IssueCount<T: Config> = StorageValue<_, IssueNo, ValueQuery>;

	/// The redemptions that are open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Redemptions<T: Config> = StorageMap<_, Twox64Concat, RedemptionNo, RedemptionOf<T>, OptionQuery>;

	/// How many redemptions were requested, which is also the last number given out.
	#[pallet::storage]
	pub type RedemptionCount<T: Config> = StorageValue<_, RedemptionNo, ValueQuery>;

	/// How many redemptions an account has open.
	#[pallet::storage]
	pub type OpenRedemptions<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The references of payouts that a co-op has used as a custodian, each once.
	#[pallet::storage]
	pub type PayoutReferences<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::Hash, (), OptionQuery>;

	/// The register of payouts, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Payouts<T: Config> = StorageMap<_, Twox64Concat, PayoutNo, PayoutOf<T>, OptionQuery>;

	/// How many payouts the register holds, which is also the last number given out.
	#[pallet::storage]
	pub type PayoutCount<T: Config> = StorageValue<_, PayoutNo, ValueQuery>;

	/// The notes of auditors that a custodian is to be paused.
	///
	/// One that has lapsed counts for nothing, though it may still stand here.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type PauseNotes<T: Config> = StorageMap<_, Twox64Concat, CustodianId, PauseNoteOf<T>, OptionQuery>;

	/// What custodians have attested about their banks and no auditor has confirmed.
	///
	/// One that has lapsed counts for nothing, though it may still stand here.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type PendingStatements<T: Config> =
		StorageMap<_, Twox64Concat, CustodianId, PendingStatementOf<T>, OptionQuery>;

	/// The statements of a custodian, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Statements<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		CustodianId,
		Twox64Concat,
		StatementNo,
		Statement<<T as frame_system::Config>::Hash>,
		OptionQuery,
	>;

	/// The accounts that may receive units because a co-op answers for them.
	#[pallet::storage]
	pub type Registered<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, RegistrationOf<T>, OptionQuery>;

	/// How many accounts a co-op has registered.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type RegisteredCount<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

	/// What officers of a co-op have noted about accounts and no second one has carried out.
	///
	/// Notes that have lapsed count for nothing, though they may still stand here.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type AccountNotes<T: Config> = StorageMap<_, Twox64Concat, CoopId, AccountNotesOf<T>, ValueQuery>;

	/// How many entries a member has made free of charge.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type FreeUsed<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// Everything that happens by itself, in the order of its time.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, Due, (), OptionQuery>;

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first custodians, and the deposits for all units that exist.
		pub custodians: Vec<GenesisCustodian<T::AccountId, T::Hash>>,
		/// The accounts that are registered from the start.
		pub accounts: Vec<GenesisAccount<T::AccountId, T::Hash>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for account in &self.accounts {
				if let Err(reason) = Pallet::<T>::found_account(account) {
					panic!("registered account {:?} of the genesis: {reason}", account.account);
				}
			}
			for custodian in &self.custodians {
				if let Err(reason) = Pallet::<T>::found_custodian(custodian) {
					panic!("custodian '{}' of the genesis: {reason}", custodian.title);
				}
			}
			if let Err(reason) = Pallet::<T>::ensure_attested().and_then(|()| Pallet::<T>::ensure_fund_exists()) {
				panic!("custody of the genesis: {reason}");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An officer has noted what another one must carry out with an account.
		AccountNoted {
			/// The co-op.
			coop: CoopId,
			/// The account.
			account: T::AccountId,
			/// What is to be done.
			action: AccountActionOf<T>,
			/// The officer.
			by: MemberNo,
			/// Deadline time at which the note no longer counts.
			lapses_at: Moment,
		},
		/// An account may receive units, because a co-op answers for it.
		AccountRegistered {
			/// The co-op.
			coop: CoopId,
			/// The account.
			account: T::AccountId,
			/// Hash of what it is for.
			purpose: T::Hash,
			/// The two officers.
			by: [Hand; 2],
		},
		/// An account may no longer receive units.
		AccountUnregistered {
			/// The co-op that had registered it.
			coop: CoopId,
			/// The account.
			account: T::AccountId,
			/// The two officers.
			by: [Hand; 2],
		},
		/// A custodian has other ceilings.
		CeilingsSet {
			/// The custodian.
			custodian: CustodianId,
			/// The most that it can issue in a day.
			daily: BalanceOf<T>,
			/// The most that can be outstanding.
			total: BalanceOf<T>,
			/// The resolution of the federation.
			resolution: ResolutionId,
		},
		/// The federation has approved a custodian.
		CustodianApproved {
			/// Its number.
			custodian: CustodianId,
			/// The co-op.
			coop: CoopId,
			/// Hash of the terms of custody.
			document: T::Hash,
			/// The most that it can issue in a day.
			daily: BalanceOf<T>,
			/// The most that can be outstanding.
			total: BalanceOf<T>,
			/// The resolution of the federation.
			resolution: ResolutionId,
		},
		/// A custodian issues nothing for a while.
		CustodianPaused {
			/// The custodian.
			custodian: CustodianId,
			/// Deadline time at which the pause ends.
			until: Moment,
			/// Who has paused it.
			by: PausedBy<T::Hash>,
		},
		/// A custodian issues nothing more, and redeems what is outstanding.
		CustodianRemoved {
			/// The custodian.
			custodian: CustodianId,
			/// The resolution of the federation.
			resolution: ResolutionId,
		},
		/// A custodian attests a deposit, which waits for an auditor of another co-op.
		DepositAttested {
			/// The custodian.
			custodian: CustodianId,
			/// The number of the deposit.
			deposit: DepositNo,
			/// Who is to receive the units.
			beneficiary: T::AccountId,
			/// How much was deposited.
			amount: BalanceOf<T>,
			/// Hash of the bank's reference.
			reference: T::Hash,
			/// The officer of the custodian.
			by: Hand,
			/// Deadline time at which it lapses.
			lapses_at: Moment,
		},
		/// A deposit was not turned into units.
		DepositEnded {
			/// The custodian.
			custodian: CustodianId,
			/// The number of the deposit.
			deposit: DepositNo,
			/// Why not.
			reason: DepositEnd<T::Hash>,
		},
		/// Units were issued against a deposit.
		Issued {
			/// The custodian.
			custodian: CustodianId,
			/// The number in the register of issues.
			issue: IssueNo,
			/// The number of the deposit.
			deposit: DepositNo,
			/// Who has received the units.
			beneficiary: T::AccountId,
			/// How many.
			amount: BalanceOf<T>,
			/// The auditor who has confirmed the deposit.
			by: Hand,
		},
		/// Units were paid for and burnt.
		PaidOut {
			/// The custodian.
			custodian: CustodianId,
			/// The number of the request.
			redemption: RedemptionNo,
			/// The number in the register of payouts.
			payout: PayoutNo,
			/// Whose units they were.
			holder: T::AccountId,
			/// How many.
			amount: BalanceOf<T>,
			/// Who has said the last word.
			paid_by: PaidBy,
		},
		/// The federation has ended the pause of a custodian.
		PauseEnded {
			/// The custodian.
			custodian: CustodianId,
			/// The resolution of the federation.
			resolution: ResolutionId,
		},
		/// An auditor has noted that a custodian is to be paused, which one of another co-op can do.
		PauseNoted {
			/// The custodian.
			custodian: CustodianId,
			/// The auditor.
			by: Hand,
			/// Hash of the reasons.
			reason: T::Hash,
			/// Deadline time at which the note no longer counts.
			lapses_at: Moment,
		},
		/// A custodian says that its bank has paid a holder.
		PayoutReported {
			/// The custodian.
			custodian: CustodianId,
			/// The number of the request.
			redemption: RedemptionNo,
			/// Hash of the bank's reference.
			reference: T::Hash,
			/// The officer of the custodian.
			by: Hand,
		},
		/// A payout has not come, says its holder or who speaks for him, and the federation decides.
		RedemptionDisputed {
			/// The custodian.
			custodian: CustodianId,
			/// The number of the request.
			redemption: RedemptionNo,
			/// Hash of what the holder says.
			reason: T::Hash,
			/// The holder, an officer of the co-op that is the holder, or a delegate where the federation is.
			by: T::AccountId,
		},
		/// A holder wants to be paid for units, which are on hold.
		RedemptionRequested {
			/// The custodian.
			custodian: CustodianId,
			/// The number of the request.
			redemption: RedemptionNo,
			/// Whose units they are.
			holder: T::AccountId,
			/// How many.
			amount: BalanceOf<T>,
			/// Deadline time from which the holder can take them back.
			take_back_at: Moment,
		},
		/// A custodian no longer says that its bank has paid.
		ReportWithdrawn {
			/// The custodian.
			custodian: CustodianId,
			/// The number of the request.
			redemption: RedemptionNo,
			/// The officer of the custodian.
			by: Hand,
		},
		/// A custodian attests what is at its bank, which waits for an auditor of another co-op.
		StatementAttested {
			/// The custodian.
			custodian: CustodianId,
			/// Civil time of the balance.
			as_of: Moment,
			/// What was at the bank.
			balance: BalanceOf<T>,
			/// Hash of the bank's document.
			document: T::Hash,
			/// The officer of the custodian.
			by: Hand,
		},
		/// What is at the bank of a custodian was confirmed and entered.
		StatementConfirmed {
			/// The custodian.
			custodian: CustodianId,
			/// The number of the statement.
			statement: StatementNo,
			/// What was at the bank.
			balance: BalanceOf<T>,
			/// What is outstanding.
			outstanding: BalanceOf<T>,
			/// What of it is reported as paid and not burnt yet.
			reported: BalanceOf<T>,
			/// The auditor.
			by: Hand,
		},
		/// Units that were on hold are free again.
		UnitsReturned {
			/// The custodian that was to redeem them.
			custodian: CustodianId,
			/// The number of the request.
			redemption: RedemptionNo,
			/// Whose units they are.
			holder: T::AccountId,
			/// How many.
			amount: BalanceOf<T>,
			/// Why.
			reason: ReturnedBy,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This co-op is a custodian already.
		AlreadyCustodian,
		/// This account may receive units without a registration.
		AlreadyKnown,
		/// Your co-op has noted this already, and another hand must carry it out.
		AlreadyNoted,
		/// This custodian is paused already.
		AlreadyPaused,
		/// This account is registered already.
		AlreadyRegistered,
		/// The custodian has already reported that it was paid.
		AlreadyReported,
		/// A report about this redemption was withdrawn before, which can be done once.
		AlreadyWithdrawn,
		/// An account holds either nothing or at least the existential deposit.
		BelowMinimum,
		/// Units that this account receives could never leave it again.
		CannotReceive,
		/// You or your co-op would have the money, so that somebody else must confirm it.
		ConflictOfInterest,
		/// This co-op is not a member of the federation, or is suspended.
		CoopNotMember,
		/// This custodian is paused and issues nothing.
		CustodianPaused,
		/// This custodian was removed and issues nothing more.
		CustodianRemoved,
		/// This is more than the custodian can issue in a day.
		DailyCeiling,
		/// This is not what the first hand has entered.
		DiffersFromFirst,
		/// The account to which dust goes must have units before anybody else.
		FundFirst,
		/// The redemption is in dispute, and the federation decides.
		InDispute,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// This custodian does not have that much outstanding for you to redeem.
		MoreThanOutstanding,
		/// The amount must not be zero.
		NoAmount,
		/// This needs the hash of a document or of a reference.
		NoDocument,
		/// There is no custodian with this number.
		NoSuchCustodian,
		/// No such deposit waits for an auditor.
		NoSuchDeposit,
		/// There is no open redemption with this number.
		NoSuchRedemption,
		/// No statement of this custodian waits for an auditor.
		NoSuchStatement,
		/// You are not an auditor of this co-op.
		NotAuditor,
		/// You do not hold an office of the board of this co-op.
		NotBoard,
		/// The time for this has not come yet.
		NotDue,
		/// You do not have that many units free.
		NotEnoughUnits,
		/// You cannot do this with your own money.
		NotForYourself,
		/// An auditor must be of another co-op and have no seat in the custodian's.
		NotForeign,
		/// These are not your units.
		NotHolder,
		/// This redemption is not in dispute.
		NotInDispute,
		/// You are not a member of this co-op.
		NotMember,
		/// This custodian is not paused.
		NotPaused,
		/// This account is not registered, or not by your co-op.
		NotRegistered,
		/// The custodian has not reported that it was paid.
		NotReported,
		/// Nothing of this kind waits for this time.
		NothingDue,
		/// Who has entered this no longer holds the office, so that it must be entered anew.
		OfficeLost,
		/// A number or a time has reached its end.
		Overflow,
		/// Auditors have paused this custodian not long ago, so that it takes a resolution now.
		PauseNeedsResolution,
		/// A pause cannot be that long.
		PauseTooLong,
		/// This reference of the bank was used already.
		ReferenceUsed,
		/// Two different accounts must sign.
		SameHand,
		/// The balance must be of a time that has passed.
		StatementInFuture,
		/// The last statement is of this time or a later one.
		StatementNotNewer,
		/// The title must be text that can be seen, without spaces at its ends.
		TitleNotText,
		/// Your co-op has as many registered accounts as it can have.
		TooManyAccounts,
		/// As many deposits of this custodian wait as can.
		TooManyPending,
		/// You have as many open redemptions as you can have.
		TooManyRedemptions,
		/// This is more than the custodian can have outstanding.
		TotalCeiling,
		/// At the last statement less was at the bank than was outstanding and not reported as paid.
		Uncovered,
		/// The vote on the dispute did not open later than the dispute.
		VotedTooEarly,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A custodian's ceilings, what it has outstanding and can still issue, and what stops it.
		pub fn custodian(custodian: CustodianId) -> Option<CustodianCard> {
			Self::card(custodian)
		}

		/// What each custodian has issued and redeemed, and all units that exist.
		pub fn reconciliation() -> Reconciliation {
			Self::reconcile()
		}

		/// Whether the account may receive units.
		pub fn can_receive(account: T::AccountId) -> bool {
			Self::may_receive(&account)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::run_queue(&mut meter, MAX_STEPS_PER_BLOCK);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::DepositDays::get() > 0, "auditors must have time to confirm");
			assert!(T::PayoutDays::get() > 0, "custodians must have time to pay");
			let pauses = 1..=T::MaxPauseDays::get();
			assert!(pauses.contains(&T::PauseDays::get()), "auditors pause for no longer than the federation");
			assert!(T::Currency::minimum_balance() > 0, "there is a smallest redemption");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Approve a co-op as a custodian of the federation's money.
		///
		/// `document` is the hash of the terms of custody, `daily` the most that it can issue in a day, and `total` the most
		/// that can be outstanding, both in millionths of a unit. A co-op that was removed can be approved anew, under another
		/// number; the references that it has used stay used.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::CoopNotMember`]: the co-op is not in the federation, or is suspended.
		/// - [`Error::AlreadyCustodian`]: it is a custodian.
		/// - [`Error::TitleNotText`]: the title is empty, not UTF-8, begins or ends with a space, or has signs that hide.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::CustodianApproved`]
		#[pallet::call_index(0)]
		pub fn approve_custodian(
			origin: OriginFor<T>,
			coop: CoopId,
			title: Title,
			document: T::Hash,
			daily: BalanceOf<T>,
			total: BalanceOf<T>,
		) -> DispatchResult {
			let FederationMandate { resolution, .. } = Self::ensure_federation(origin, Track::Special)?;
			let (custodian, record) = Self::new_custodian(coop, title, document, (daily, total), Some(resolution))?;

			Self::enter_custodian(custodian, record);
			Self::deposit_event(Event::CustodianApproved { custodian, coop, document, daily, total, resolution });
			Ok(())
		}

		/// Give a custodian other ceilings.
		///
		/// What was issued above a lower one stays, and nothing more is issued until it fits.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::CustodianRemoved`]: it issues nothing anyway.
		///
		/// ## Events
		/// - [`Event::CeilingsSet`]
		#[pallet::call_index(1)]
		pub fn set_ceilings(
			origin: OriginFor<T>,
			custodian: CustodianId,
			daily: BalanceOf<T>,
			total: BalanceOf<T>,
		) -> DispatchResult {
			let FederationMandate { resolution, .. } = Self::ensure_federation(origin, Track::Special)?;
			let record = Self::active(custodian)?;

			Custodians::<T>::insert(custodian, Custodian { daily, total, ..record });
			Self::deposit_event(Event::CeilingsSet { custodian, daily, total, resolution });
			Ok(())
		}

		/// Remove a custodian, which issues nothing more and redeems what is outstanding.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCustodian`], [`Error::CustodianRemoved`]: there is none with this number, or not any more.
		///
		/// ## Events
		/// - [`Event::CustodianRemoved`]
		#[pallet::call_index(2)]
		pub fn remove_custodian(origin: OriginFor<T>, custodian: CustodianId) -> DispatchResult {
			let FederationMandate { resolution, .. } = Self::ensure_federation(origin, Track::Special)?;
			let record = Self::active(custodian)?;

			CustodianOfCoop::<T>::remove(record.coop);
			Custodians::<T>::insert(custodian, Custodian { status: Status::Removed, ..record });
			Self::deposit_event(Event::CustodianRemoved { custodian, resolution });
			Ok(())
		}

		/// Attest, for a custodian, that money has come for which units are to be issued.
		///
		/// `reference` is the hash of the bank's reference, which counts once. An auditor of another co-op has 30 days to
		/// confirm it.
		///
		/// ## Origin
		/// Signed by an officer of the board of the custodian's co-op. Free of charge 64 times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of its co-op.
		/// - [`Error::NotForYourself`]: the caller is the beneficiary, or will be when a seat has moved.
		/// - [`Error::NoAmount`]: the amount is zero.
		/// - [`Error::NoDocument`]: the reference is zero.
		/// - [`Error::CustodianRemoved`], [`Error::CustodianPaused`], [`Error::CoopNotMember`]: it issues nothing now.
		/// - [`Error::DailyCeiling`], [`Error::TotalCeiling`]: it could not issue that much.
		/// - [`Error::CannotReceive`]: units could not leave the beneficiary's account again.
		/// - [`Error::NotRegistered`]: the beneficiary may not receive units.
		/// - [`Error::ReferenceUsed`]: the reference is that of an issue or of a deposit that waits.
		/// - [`Error::TooManyPending`]: as many deposits wait as can.
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::DepositAttested`]
		#[pallet::call_index(3)]
		pub fn attest_deposit(
			origin: OriginFor<T>,
			custodian: CustodianId,
			beneficiary: AccountIdLookupOf<T>,
			amount: BalanceOf<T>,
			reference: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let beneficiary = T::Lookup::lookup(beneficiary)?;
			let (number, deposit, record) = Self::may_attest(&who, custodian, &beneficiary, amount, reference)?;

			let (by, lapses_at) = (deposit.attested.by, deposit.lapses_at);
			Self::count_entry(by);
			Self::enter_deposit(number, deposit, record);
			let deposit = number;
			Self::deposit_event(Event::DepositAttested {
				custodian,
				deposit,
				beneficiary,
				amount,
				reference,
				by,
				lapses_at,
			});
			Ok(())
		}

		/// Confirm, as an auditor of another co-op, that money has come, and issue units for it.
		///
		/// `reference` is the one that was attested, so that you confirm the deposit that you have seen at the bank and no other.
		/// The first units of a chain go to the account to which dust goes.
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, who has no seat in the custodian's co-op. Free of charge, because it can be done
		/// once.
		///
		/// ## Errors
		/// - [`Error::NoSuchDeposit`]: the deposit does not wait, or its time is over.
		/// - [`Error::NotForeign`]: `coop` is the custodian's, or the caller has a seat there too or will have.
		/// - [`Error::NotMember`], [`Error::NotAuditor`]: the caller is not an auditor of `coop`.
		/// - [`Error::CoopNotMember`]: `coop` or the custodian's co-op is not in the federation, or is suspended.
		/// - [`Error::DiffersFromFirst`]: another reference was attested.
		/// - [`Error::SameHand`]: the caller has attested the deposit, with this account or one to or from which a seat moves.
		/// - [`Error::ConflictOfInterest`]: the caller or `coop` or one of its members is the beneficiary, or `coop` has
		///   registered the beneficiary's account or is behind it; or the caller has or will have a seat in a co-op of which
		///   that is true.
		/// - [`Error::CustodianRemoved`], [`Error::CustodianPaused`], [`Error::Uncovered`]: it issues nothing now.
		/// - [`Error::OfficeLost`]: who attested the deposit is no longer on the board.
		/// - [`Error::CannotReceive`], [`Error::NotRegistered`]: the beneficiary may no longer receive units.
		/// - [`Error::FundFirst`]: the account to which dust goes has less than the existential deposit, and is not the
		///   beneficiary.
		/// - [`Error::DailyCeiling`], [`Error::TotalCeiling`]: the custodian would have issued too much.
		/// - [`Error::BelowMinimum`]: the beneficiary would have less than the existential deposit.
		/// - [`Error::Overflow`]: the numbers or the units have run out.
		///
		/// ## Events
		/// - [`Event::Issued`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::confirm_deposit().saturating_add(T::DbWeight::get().reads(OWNER_READS)))]
		pub fn confirm_deposit(
			origin: OriginFor<T>,
			deposit: DepositNo,
			coop: CoopId,
			reference: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let Confirmed { deposit: confirmed, number, issue, custodian } =
				Self::may_confirm(&who, deposit, coop, reference)?;

			let Issue { beneficiary, amount, confirmed_by: by, .. } = issue.clone();
			T::Currency::mint_into(&beneficiary, amount)?;
			Self::unschedule(confirmed.lapses_at, Due::Deposit(deposit));
			Deposits::<T>::remove(deposit);
			Self::enter_issue(number, issue, custodian);
			let (custodian, issue) = (confirmed.custodian, number);
			Self::deposit_event(Event::Issued { custodian, issue, deposit, beneficiary, amount, by });
			Ok(())
		}

		/// Reject a deposit that waits, or take it back for the custodian.
		///
		/// Its reference can be used again. `reason` is the hash of the reasons.
		///
		/// ## Origin
		/// Signed by an auditor of `coop` as for [`Pallet::confirm_deposit`], or, where `coop` is the custodian's, by an officer
		/// of its board. Free of charge 64 times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchDeposit`]: the deposit does not wait, or its time is over.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: `coop` is the custodian's, and the caller not on its board.
		/// - [`Error::NotMember`], [`Error::NotAuditor`], [`Error::NotForeign`], [`Error::CoopNotMember`]: the caller is not an
		///   auditor as above.
		/// - [`Error::NoDocument`]: the hash is zero.
		///
		/// ## Events
		/// - [`Event::DepositEnded`]
		#[pallet::call_index(5)]
		pub fn reject_deposit(
			origin: OriginFor<T>,
			deposit: DepositNo,
			coop: CoopId,
			reason: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let Rejected { by, deposit: rejected, custodian, end } = Self::may_reject(&who, deposit, coop, reason)?;

			Self::count_entry(by);
			Self::end_deposit(deposit, &rejected, custodian, end);
			Ok(())
		}

		/// Have a custodian pay you for units.
		///
		/// The units are put on hold. `payout` is the salted hash of where to pay, which you tell the custodian by other means.
		/// Where nothing was reported in 14 days you can take the units back.
		///
		/// ## Origin
		/// Signed by the holder, such as the account of a co-op by its resolution. It costs the fee.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::BelowMinimum`]: the amount, or what would be left, is less than the existential deposit.
		/// - [`Error::MoreThanOutstanding`]: the custodian answers for less, without what others have on hold.
		/// - [`Error::TooManyRedemptions`]: the caller has as many open as can be.
		/// - [`Error::NotEnoughUnits`]: the caller has not that many units free.
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::RedemptionRequested`]
		#[pallet::call_index(6)]
		pub fn request_redemption(
			origin: OriginFor<T>,
			custodian: CustodianId,
			amount: BalanceOf<T>,
			payout: T::Hash,
		) -> DispatchResult {
			let holder = ensure_signed(origin)?;
			let (redemption, requested, record) = Self::may_request(&holder, custodian, amount, payout)?;

			let take_back_at = requested.take_back_at;
			Self::open(redemption, requested, record)?;
			Self::deposit_event(Event::RedemptionRequested { custodian, redemption, holder, amount, take_back_at });
			Ok(())
		}

		/// Report, for a custodian, that its bank has paid a holder.
		///
		/// `reference` is the hash of the bank's reference, which counts once. It can be reported as long as the holder has not
		/// taken the units back, also after the deadline. What was reported by an officer who no longer is one can be reported
		/// anew, and this report takes its place. The holder has 7 days before an auditor can confirm it in his place.
		///
		/// ## Origin
		/// Signed by an officer of the board of the custodian's co-op who is not the holder. Free of charge 64 times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of the custodian's co-op.
		/// - [`Error::NotForYourself`]: the caller is the holder, or will be when a seat has moved.
		/// - [`Error::AlreadyReported`]: it was reported by an officer who still is one.
		/// - [`Error::InDispute`]: the federation decides, or [`Pallet::withdraw_report`] ends it.
		/// - [`Error::NoDocument`]: the reference is zero.
		/// - [`Error::ReferenceUsed`]: the reference is that of another payout or report.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::PayoutReported`]
		#[pallet::call_index(7)]
		pub fn report_payout(origin: OriginFor<T>, redemption: RedemptionNo, reference: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let Reporting { by, replaced, redemption: reported, custodian: record } =
				Self::may_report(&who, redemption, reference)?;

			Self::count_entry(by);
			if let Some(replaced) = replaced {
				PayoutReferences::<T>::remove(by.coop, replaced);
			}
			PayoutReferences::<T>::insert(by.coop, reference, ());
			let custodian = reported.custodian;
			Custodians::<T>::insert(custodian, record);
			Redemptions::<T>::insert(redemption, reported);
			Self::deposit_event(Event::PayoutReported { custodian, redemption, reference, by });
			Ok(())
		}

		/// Say that the payout for your units has come, so that they are burnt.
		///
		/// You can say so in a dispute too, which is over then.
		///
		/// ## Origin
		/// Signed by the holder. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotHolder`]: the units are not the caller's.
		/// - [`Error::NotReported`]: the custodian has not reported the payout.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::PaidOut`]
		#[pallet::call_index(8)]
		pub fn acknowledge_payout(origin: OriginFor<T>, redemption: RedemptionNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let settling = Self::may_acknowledge(&who, redemption)?;

			Self::settle(settling)
		}

		/// Confirm, as an auditor of another co-op, that a payout was made, and burn the units.
		///
		/// `reference` is the one that was reported, so that nobody can put another one in its place meanwhile. The holder, who may
		/// know that nothing has come, has 7 days from the report before you can.
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, who has no seat in the custodian's co-op. Free of charge, because it can be done
		/// once.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotForeign`], [`Error::NotMember`], [`Error::NotAuditor`], [`Error::CoopNotMember`]: the caller is not an
		///   auditor of another co-op, as for [`Pallet::confirm_deposit`].
		/// - [`Error::NotReported`]: the custodian has not reported the payout.
		/// - [`Error::InDispute`]: the federation decides.
		/// - [`Error::DiffersFromFirst`]: another reference was reported.
		/// - [`Error::SameHand`]: the caller has reported it, as for [`Pallet::confirm_deposit`].
		/// - [`Error::ConflictOfInterest`]: the caller or `coop` or one of its members is the holder, or `coop` has registered
		///   the holder's account or is behind it; or the caller has or will have a seat in a co-op of which that is true.
		/// - [`Error::OfficeLost`]: who reported it is no longer on the board.
		/// - [`Error::NotDue`]: the holder still has time to acknowledge or dispute it.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::PaidOut`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::confirm_payout().saturating_add(T::DbWeight::get().reads(OWNER_READS)))]
		pub fn confirm_payout(
			origin: OriginFor<T>,
			redemption: RedemptionNo,
			coop: CoopId,
			reference: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let settling = Self::may_confirm_payout(&who, redemption, coop, reference)?;

			Self::settle(settling)
		}

		/// Take your units back, because the custodian has not paid in time.
		///
		/// ## Origin
		/// Signed by the holder. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotHolder`]: the units are not the caller's.
		/// - [`Error::AlreadyReported`]: the custodian has reported the payout. [`Pallet::dispute`] says that it has not come.
		/// - [`Error::NotDue`]: the custodian still has time.
		///
		/// ## Events
		/// - [`Event::UnitsReturned`]
		#[pallet::call_index(10)]
		pub fn take_back(origin: OriginFor<T>, redemption: RedemptionNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (open, custodian) = Self::may_take_back(&who, redemption)?;

			Self::give_back(redemption, open, custodian, ReturnedBy::Holder)
		}

		/// Say that a payout has not come although it was reported, so that the federation decides.
		///
		/// `reason` is the hash of what you say. You have 7 days from the report before an auditor can confirm it in your place. As
		/// a resolution takes longer, one officer disputes it for a co-op, and one delegate for the federation: it moves no money.
		/// The dispute is over when the holder acknowledges the payout after all, when the custodian withdraws the report, or when
		/// the federation has decided.
		///
		/// ## Origin
		/// Signed by the holder; by an officer of the board of the co-op whose own account that is; or, where it is an account of
		/// the federation, by the delegate of a co-op that is a member and not suspended, found among eight seats of the caller.
		/// Free of charge, because it can be done once to a report.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotHolder`]: the units are not the caller's, who does not speak for the holder as above either.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::NotReported`]: the custodian has not reported the payout.
		/// - [`Error::InDispute`]: it is in dispute.
		///
		/// ## Events
		/// - [`Event::RedemptionDisputed`]
		#[pallet::call_index(11)]
		pub fn dispute(origin: OriginFor<T>, redemption: RedemptionNo, reason: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let disputed = Self::may_dispute(&who, redemption, reason)?;

			let custodian = disputed.custodian;
			Redemptions::<T>::insert(redemption, disputed);
			Self::deposit_event(Event::RedemptionDisputed { custodian, redemption, reason, by: who });
			Ok(())
		}

		/// Decide whether a payout in dispute was made: the units are burnt, or free again.
		///
		/// Where it was not, and the last statement has counted it as paid, that no longer covers it.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special, on which the vote opened after the dispute.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotInDispute`]: the holder does not dispute it.
		/// - [`Error::VotedTooEarly`]: the vote did not open later than the dispute.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::PaidOut`] or [`Event::UnitsReturned`]
		#[pallet::call_index(12)]
		pub fn decide_redemption(origin: OriginFor<T>, redemption: RedemptionNo, paid: bool) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Ordinary)?;
			let (disputed, report) = Self::may_decide(&mandate, redemption)?;
			let resolution = mandate.resolution;
			if paid {
				let settling = Self::settling(redemption, disputed, report, PaidBy::Resolution(resolution))?;
				return Self::settle(settling);
			}
			let custodian = Self::unpaid(&disputed, &report)?;

			PayoutReferences::<T>::remove(custodian.coop, report.reference);
			Self::give_back(redemption, disputed, custodian, ReturnedBy::Resolution(resolution))
		}

		/// Say, for a custodian, that its bank has not paid after all.
		///
		/// The redemption is open as before, also out of a dispute, and the reference can be used again. The holder can take the
		/// units back when the deadline is over, and not before three days have passed. Where the last statement has counted it as
		/// paid, it no longer covers it. This is possible once: what is reported
		/// after that, the holder, an auditor or the federation decides on.
		///
		/// ## Origin
		/// Signed by an officer of the board of the custodian's co-op who is not the holder. Free of charge 64 times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of the custodian's co-op.
		/// - [`Error::NotForYourself`]: the caller is the holder, or will be when a seat has moved.
		/// - [`Error::NotReported`]: nothing was reported.
		/// - [`Error::AlreadyWithdrawn`]: a report was withdrawn before.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::ReportWithdrawn`]
		#[pallet::call_index(13)]
		pub fn withdraw_report(origin: OriginFor<T>, redemption: RedemptionNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let Withdrawing { by, reference, redemption: open, custodian: record } =
				Self::may_withdraw_report(&who, redemption)?;

			Self::count_entry(by);
			PayoutReferences::<T>::remove(by.coop, reference);
			let custodian = open.custodian;
			Custodians::<T>::insert(custodian, record);
			Redemptions::<T>::insert(redemption, open);
			Self::deposit_event(Event::ReportWithdrawn { custodian, redemption, by });
			Ok(())
		}

		/// Pause a custodian with an auditor of another co-op, so that it issues nothing for 14 days.
		///
		/// The first auditor's call is noted for 30 days, and the second one's pauses. `reason` is the hash of the reasons.
		/// Redemptions go on. (practice no. 109)
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, who has no seat in the custodian's co-op. The first call is free of charge 64 times in
		/// 30 days, the second one always.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`], [`Error::CustodianRemoved`]: there is none with this number, or not any more.
		/// - [`Error::NotForeign`], [`Error::NotMember`], [`Error::NotAuditor`], [`Error::CoopNotMember`]: the caller is not an
		///   auditor of another co-op, as for [`Pallet::confirm_deposit`].
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyPaused`]: it is paused.
		/// - [`Error::PauseNeedsResolution`]: the last pause by auditors was to end less than 30 days ago.
		/// - [`Error::AlreadyNoted`]: `coop` has noted it.
		/// - [`Error::SameHand`]: the caller has noted it for another co-op, as for [`Pallet::confirm_deposit`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::PauseNoted`] or [`Event::CustodianPaused`]
		#[pallet::call_index(14)]
		pub fn pause(origin: OriginFor<T>, custodian: CustodianId, coop: CoopId, reason: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			match Self::may_pause(&who, custodian, coop, reason)? {
				PauseHands::First(note) => {
					let (by, lapses_at) = (note.noted.by, note.lapses_at);
					Self::count_entry(by);
					PauseNotes::<T>::insert(custodian, note);
					Self::deposit_event(Event::PauseNoted { custodian, by, reason, lapses_at });
				}
				PauseHands::Second(record, Pause { until, by }) => {
					PauseNotes::<T>::remove(custodian);
					Custodians::<T>::insert(custodian, *record);
					Self::deposit_event(Event::CustodianPaused { custodian, until, by });
				}
			}
			Ok(())
		}

		/// Pause a custodian for a number of days from now, or end its pause with zero.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special. (practice no. 109)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCustodian`], [`Error::CustodianRemoved`]: there is none with this number, or not any more.
		/// - [`Error::PauseTooLong`]: it is more than 30 days.
		/// - [`Error::NotPaused`]: there is no pause to end.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::CustodianPaused`] or [`Event::PauseEnded`]
		#[pallet::call_index(15)]
		pub fn set_pause(origin: OriginFor<T>, custodian: CustodianId, days: u16) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Ordinary)?;
			let record = Self::may_set_pause(&mandate, custodian, days)?;

			let resolution = mandate.resolution;
			let event = match record.pause {
				Some(Pause { until, by }) => Event::CustodianPaused { custodian, until, by },
				None => Event::PauseEnded { custodian, resolution },
			};
			Custodians::<T>::insert(custodian, record);
			Self::deposit_event(event);
			Ok(())
		}

		/// Attest, for a custodian, what was at its bank.
		///
		/// `as_of` is the civil time of the balance in milliseconds, `balance` in millionths, `document` the hash of the bank's
		/// statement. It takes the place of one that waits. An auditor of another co-op has 30 days to confirm it.
		///
		/// ## Origin
		/// Signed by an officer of the board of the custodian's co-op. Free of charge 64 times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of its co-op.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::StatementInFuture`]: the time has not come.
		/// - [`Error::StatementNotNewer`]: the last statement is not older.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::StatementAttested`]
		#[pallet::call_index(16)]
		pub fn attest_statement(
			origin: OriginFor<T>,
			custodian: CustodianId,
			as_of: Moment,
			balance: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let statement = Self::may_attest_statement(&who, custodian, as_of, balance, document)?;

			let by = statement.attested.by;
			Self::count_entry(by);
			PendingStatements::<T>::insert(custodian, statement);
			Self::deposit_event(Event::StatementAttested { custodian, as_of, balance, document, by });
			Ok(())
		}

		/// Confirm, as an auditor of another co-op, what was at the bank of a custodian.
		///
		/// You repeat what was attested, so that nobody can put something else in its place meanwhile, and with `reported` what the
		/// custodian has reported as paid and is not burnt yet, in millionths: you vouch that it has left the bank. Where less was
		/// there than the rest of what is outstanding, the custodian issues nothing until a later statement covers it.
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, who has no seat in the custodian's co-op. Free of charge, because it can be done
		/// once.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NotForeign`], [`Error::NotMember`], [`Error::NotAuditor`], [`Error::CoopNotMember`]: the caller is not an
		///   auditor of another co-op, as for [`Pallet::confirm_deposit`].
		/// - [`Error::NoSuchStatement`]: none waits, or its time is over.
		/// - [`Error::DiffersFromFirst`]: it is not what was attested, or something else is reported.
		/// - [`Error::SameHand`]: the caller has attested it, as for [`Pallet::confirm_deposit`].
		/// - [`Error::OfficeLost`]: who attested it is no longer on the board.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::StatementConfirmed`]
		#[pallet::call_index(17)]
		pub fn confirm_statement(
			origin: OriginFor<T>,
			custodian: CustodianId,
			coop: CoopId,
			as_of: Moment,
			balance: BalanceOf<T>,
			reported: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let seen = (as_of, balance, reported, document);
			let NewStatement { number, statement, custodian: record } =
				Self::may_confirm_statement(&who, custodian, coop, seen)?;

			let Statement { outstanding, confirmed_by: by, .. } = statement;
			PendingStatements::<T>::remove(custodian);
			Custodians::<T>::insert(custodian, record);
			Statements::<T>::insert(custodian, number, statement);
			let statement = number;
			Self::deposit_event(Event::StatementConfirmed { custodian, statement, balance, outstanding, reported, by });
			Ok(())
		}

		/// Register an account for which your co-op answers, with another officer.
		///
		/// The first officer's call is noted for 30 days, and the same call by a second one registers the account, which may
		/// receive units then. `purpose` is the hash of what it is for.
		///
		/// ## Origin
		/// Signed by an officer of the board of the co-op. The first call is free of charge 64 times in 30 days, the second one
		/// always.
		///
		/// ## Errors
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of the co-op.
		/// - [`Error::CoopNotMember`]: the co-op is not in the federation, or is suspended.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyKnown`]: the account is that of a member, a co-op, a treasury or a fund.
		/// - [`Error::CannotReceive`]: units could not leave the account again.
		/// - [`Error::AlreadyRegistered`]: a co-op has registered it.
		/// - [`Error::TooManyAccounts`]: the co-op has as many as it can have.
		/// - [`Error::AlreadyNoted`]: the caller has noted this.
		/// - [`Error::SameHand`]: the caller has noted this as another member, as for [`Pallet::confirm_deposit`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::AccountNoted`] or [`Event::AccountRegistered`]
		#[pallet::call_index(18)]
		pub fn register_account(
			origin: OriginFor<T>,
			coop: CoopId,
			account: AccountIdLookupOf<T>,
			purpose: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			let hands = Self::may_register(&who, coop, &account, purpose)?;

			if let Some(by) = Self::join_hands(coop, hands, &account, AccountAction::Register { purpose }) {
				let since = T::Clock::civil();
				Self::register(&account, Registration { coop, purpose, since, by: Some(by) });
				Self::deposit_event(Event::AccountRegistered { coop, account, purpose, by });
			}
			Ok(())
		}

		/// Take an account of your co-op from the register, with another officer.
		///
		/// The first officer's call is noted for 30 days, and the same call by a second one carries it out. The account keeps
		/// its units.
		///
		/// ## Origin
		/// Signed by an officer of the board of the co-op. The first call is free of charge 64 times in 30 days, the second one
		/// always.
		///
		/// ## Errors
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of the co-op.
		/// - [`Error::NotRegistered`]: the co-op has not registered the account.
		/// - [`Error::AlreadyNoted`]: the caller has noted this.
		/// - [`Error::SameHand`]: the caller has noted this as another member, as for [`Pallet::confirm_deposit`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::AccountNoted`] or [`Event::AccountUnregistered`]
		#[pallet::call_index(19)]
		pub fn unregister_account(origin: OriginFor<T>, coop: CoopId, account: AccountIdLookupOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			let hands = Self::may_unregister(&who, coop, &account)?;

			if let Some(by) = Self::join_hands(coop, hands, &account, AccountAction::Unregister) {
				Self::unregister(coop, &account);
				Self::deposit_event(Event::AccountUnregistered { coop, account, by });
			}
			Ok(())
		}

		/// Carry out what is due, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]: nothing of this kind waits for this time.
		/// - [`Error::NotDue`]: the time has not come.
		///
		/// ## Events
		/// - [`Event::DepositEnded`]
		#[pallet::call_index(20)]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResult {
			ensure_signed(origin)?;
			Self::may_advance(at, due, Error::<T>::NothingDue, Error::<T>::NotDue)?;

			Self::unschedule(at, due);
			Self::step(due)
		}
	}
}
