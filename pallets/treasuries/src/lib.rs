//! # Treasuries
//!
//! Money that is held together: the treasuries of one co-op, of several, and of the federation, their budgets and
//! payments.
//!
//! ## Overview
//!
//! A treasury has a number without gaps and a keyless account whose address never changes, whoever signs for it. It
//! belongs to one co-op, to several together, or to the federation. Its owners decide by resolution: a co-op by its
//! own, several by an agreement of just those co-ops, the federation by one of the federation. They name signers, adopt
//! budget lines, and can pay anything at any time.
//!
//! Buying flour must not take a month. Within a budget line a signer, or an officer of the board of an owner, requests
//! a payment; signers approve it; the last approval that is needed pays. Small sums need two approvals, larger ones
//! more and a day's delay, and above that only a resolution pays. The limits look through payments that are split over
//! time, over lines and over the forms in which somebody can be paid, and they are the same in units and by bank.
//! Tiers that reach further than is recommended take a special resolution. (practice nos. 105, 106)
//!
//! Nobody approves alone, nobody his own request or a payment to himself, and where the money belongs to several,
//! nobody who sits in the co-op that is paid. What all owners share as well, such as another treasury of theirs, is
//! nobody's interest. Who has approved is asked again when the money moves: the approval of a
//! signer who was removed, whose term or office has ended or whose seat has moved to another key does not count in that
//! same block.
//!
//! Books and movements of money are kept by another pallet, in units or by bank. What officers and signers do here is
//! free of charge and bound by state: every free call uses up what allowed it, or one of a number in a period.
//!
//! ## Terminology
//!
//! - *Owner*: the co-op, the co-ops together, or the federation. *Joint* is what more than one co-op shares.
//! - *Signer*: an office of the board or a named seat, with a term. Where the money is joint, each is of a different
//!   co-op.
//! - *Active*: a signer for whom somebody can act now. A term is followed by 30 days of grace.
//! - *Hand*: a member who acts: an active signer, or an officer of the board of an owner.
//! - *Budget line*: a purpose, and the most that requests can take in any period of its length.
//! - *Yearly budget*: what the limits of the open lines come to in 365 days.
//! - *Tier*: how many approve. The first needs two and reaches up to a part of the yearly budget, the second needs the
//!   *threshold* and a day, up to a larger part.
//! - *Window*: a sum over the last days, which counts everything for the whole period and up to a twelfth longer.
//! - *Threshold*: what the owners have adopted, and at least more than half of the signers who are named.
//! - *Frozen*: a treasury with fewer active signers than the threshold. Money comes in; nothing goes out until the
//!   owners name others. It is asked anew each time and stored nowhere.
//! - *Out-turn report*: a document that compares the budget with what was paid, every 90 days.
//!
//! ## Lifecycle
//!
//! | request | by | to |
//! |---|---|---|
//! | – | `request` by a hand | open |
//! | open | `approve` that makes enough, first tier | paid |
//! | open | `approve` that makes enough, second tier | open, with a delay |
//! | open, with a delay | the end of the day | paid, or held if it cannot be |
//! | open, held | `execute` by anyone | paid |
//! | open | `reject` that leaves too few who could approve | rejected |
//! | open | `withdraw_request` by who requested it | withdrawn |
//! | open | 30 days, and a day after a delay | expired |
//! | paid by bank | the bank has not paid | not paid, and the budget is free again |
//!
//! | treasury | by | to |
//! |---|---|---|
//! | – | `open_treasury` by the owners | active |
//! | active | `pause` by two signers or an auditor, `set_pause` by the owners | paused |
//! | paused | the end of the time, `set_pause` by the owners | active |
//! | active | too few signers are left | frozen |
//! | frozen | `set_signers` by the owners, `replace_signer` by a co-op | active |
//!
//! ## Scenario
//!
//! Three co-ops in Seville, Lyon and Leipzig agree on a treasury with their three treasurers as signers, and on a
//! budget of 6,000 a year for training. Seville requests 480 for a course. That is in the second tier, and the
//! treasurers of Lyon and Leipzig approve it. Before the day is over, Lyon's members name another signer: the approval
//! of the old one is void in that block, and the address of the treasury stays. When the new signer has approved, the
//! day begins anew, and then the course is paid without anybody's call. A request of 7,000 is refused, because only a
//! resolution can pay that; the three co-ops agree on it, and it is paid and charged to the line, so that the out-turn
//! shows it.
//!
//! ## Invariants
//!
//! 1. The numbers of treasuries run from 1 to their count without a gap, and each has a book in its mode.
//! 2. Every treasury's account is derived from its number, is found by it and has a provider reference.
//! 3. The owners of a treasury are one co-op or more, each once and in order, or the federation.
//! 4. Signers have different numbers that were given out and are of different kinds. They are of the owners, and where
//!    the money is joint of different co-ops. The threshold that was adopted is from two to the most signers.
//! 5. The numbers of lines run from 1 without a gap. Open lines are counted, within the bound, and make up the yearly
//!    budget.
//! 6. Every number that was given to a request belongs to an open one or to one that is closed, and to no more. Open
//!    requests are counted and within the bound.
//! 7. Every open request is in the queue once for its end and, while its delay runs, once for that. The queue has
//!    nothing else.
//! 8. Nobody has spoken twice about a request, and never who has requested it.
//! 9. What requests took from a line in a period is never above the highest limit that the line had.
//! 10. The numbers of reports run from 1 without a gap, and each report begins where the one before it ended.
//! 11. What is listed for a co-op is what it owns or has a signer in, each once and within the bound.
//! 12. Who is a signer is not remembered as a past one.
//! 13. The open requests of each co-op and of each member in a treasury are counted, and no count is kept where there are
//!     none. A member has no more than a share of them, and neither has a co-op where others share the money.
//!
//! ## Limitations
//!
//! A treasury cannot be closed, and its name, currency and way of settling cannot be changed. What resolutions pay
//! counts for the limit of the line that they name and for major disposals, not for the tiers of requests: it was
//! decided above them. Two payees outside the federation are the same to the chain only if they are given by the same
//! hash, a member who moves to another key is somebody else from then on, and a co-op is somebody else than its
//! members. The approvals of somebody who moves a seat to the key of another signer do not count until that is over.
//! Whether a treasury belongs to all co-ops is asked only where the federation has given out up to 64 numbers. As a treasury
//! has at most 16 owners, that leaves out only a federation that most have left; there, by bank, nobody could confirm what
//! its treasury pays to that of all. A budget is an ordinary resolution, and the yearly budget counts a line
//! with a short period as often as it fits into a year, so that a large line, or one of few days, widens what signers can
//! approve: the owners see it in the resolution. A co-op that is excluded from the federation loses its part in what it
//! shares, as one that leaves does; what it wants back is agreed before.
//! A request stays valid when who made it loses the seat or the office that allowed it: signers answer for
//! it, and they reject what they do not want. All who act for a co-op have one share of the open requests where
//! others share the money, so that one of them can use it up. An approval that does not count because a term has
//! lapsed counts again when the owners renew that term. A sum over a period counts for up to a twelfth longer than
//! the period.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::weights::WeightMeter;
use rochdale_primitives::{
	money::{
		Basis, Book, Direction, Hand, Hands, Leg, LineNo, Mode, Party, PaymentNo, RegisteredAccounts, Settle, Settled,
		TreasuryId, MAX_SIGNERS,
	},
	queue::DueQueue,
	text::is_visible,
	AgreementMandate, Clock, CoopId, CoopInspect, FederationMandate, Mandate, MemberInspect, MemberNo, Moment, Office,
	OnCoopLeft, Parties, Quota, ResolutionId, Standing, Text, Track, Voice, Window,
};

pub use pallet::*;
// `Signer` by name: the prelude has one too.
pub use types::{Signer, *};
pub use views::{runtime_api, LineCard, RequestCard, SignerCard, Status, TreasuryCard};
pub use weights::WeightInfo;

use budget::Charge;
use rights::{Active, Decided};
use safety::Pausing;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod budget;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
mod keeping;
#[cfg(test)]
mod mock;
mod payments;
mod queue;
mod rights;
mod safety;
mod signers;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

/// An amount, in millionths of the currency.
pub type Balance = u128;

/// The longest title of a treasury or a line, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 64;

/// The most treasuries that a co-op can own or have a signer in.
pub const MAX_TREASURIES: u32 = 32;

/// The most co-ops of which it is asked whether they all share a treasury.
pub const MAX_COOPS_ASKED: u32 = 64;

/// The fewest approvals of any payment. (practice no. 105)
pub const MIN_APPROVALS: usize = 2;

/// All of it, in hundredths of a percent.
pub const WHOLE_BPS: u16 = 10_000;

/// Recommended part of the yearly budget up to which two approve, in hundredths of a percent. (practice no. 106)
pub const TIER1_BPS: u16 = 100;

/// Recommended part of the yearly budget up to which signers approve, in hundredths of a percent. (practice no. 106)
pub const TIER2_BPS: u16 = 1_000;

/// Days by which a payment in the second tier is delayed. (practice §6)
pub const TIER2_DELAY_DAYS: u32 = 1;

/// Days over which payments are added up for the tiers. (practice §6)
pub const SPLIT_DAYS: u32 = 30;

/// Recommended days of a signer's term. (practice no. 107)
pub const SIGNER_TERM_DAYS: u16 = 365;

/// The most days of a signer's term.
pub const MAX_TERM_DAYS: u16 = 730;

/// The most days for which a named seat signs without a break: 36 months. (practice no. 107)
pub const MAX_CONSECUTIVE_DAYS: u32 = 1_095;

/// Days of a break after which a seat begins anew.
pub const BREAK_DAYS: u32 = 180;

/// Days after the end of a term for which a signer can still act. (practice §6)
pub const GRACE_DAYS: u32 = 30;

/// Days in which a report of the out-turn is due. (practice no. 108)
pub const OUTTURN_DAYS: u32 = 90;

/// Days for which signers or an auditor can pause a treasury. (practice no. 109)
pub const PAUSE_DAYS: u32 = 14;

/// Days after such a pause in which only the owners can pause it again.
pub const PAUSE_REST_DAYS: u32 = 30;

/// The most days for which the owners can pause a treasury.
pub const MAX_PAUSE_DAYS: u32 = 30;

/// Into how many shares the requests are divided that a treasury can have open.
///
/// Where one co-op owns it, each member has one share, and else each co-op, so that nobody alone keeps others from
/// requesting.
pub const REQUEST_SHARES: u32 = 8;

/// Days in which a request expires.
pub const EXPIRY_DAYS: u32 = 30;

/// The part of a treasury from which on a disposal is a major one, in hundredths of a percent. (practice no. 58; CLS)
pub const MAJOR_DISPOSAL_BPS: u16 = 3_333;

/// Days of a year, over which disposals are added up and which the yearly budget covers.
pub const YEAR_DAYS: u32 = 365;

/// The most days of the period of a budget line.
pub const MAX_PERIOD_DAYS: u16 = 1_825;

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

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The federation's register of co-ops, which must know who holds an office.
		type Coops: CoopInspect<Self::AccountId>;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// An enacted resolution of one co-op.
		///
		/// Benchmarks need a successful origin of the special track, of the last co-op founded.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// An enacted agreement between co-ops.
		///
		/// Benchmarks need a successful origin of the special track between the last two co-ops founded.
		type AgreementOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = AgreementMandate>;

		/// An enacted resolution of the federation.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// What keeps the books and moves the money.
		type Settlement: Settle<Self::AccountId, Self::Hash, Balance>;

		/// The accounts that may receive units although no register has them.
		type Registered: RegisteredAccounts<Self::AccountId>;

		// Parameters

		/// Seed of the accounts of treasuries. Changing it changes their addresses.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The currency of units, a code of ISO 4217.
		#[pallet::constant]
		type HomeCurrency: Get<[u8; 3]>;

		/// The most budget lines of a treasury that can be open.
		#[pallet::constant]
		type MaxLines: Get<u32>;

		/// The most requests of a treasury that can be open.
		#[pallet::constant]
		type MaxRequests: Get<u32>;

		/// How many requests, reports and changes of mind a member has free of charge in a period.
		#[pallet::constant]
		type FreeRequests: Get<u32>;

		/// Days of that period.
		#[pallet::constant]
		type FreeDays: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The treasuries, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Treasuries<T: Config> = StorageMap<_, Twox64Concat, TreasuryId, TreasuryOf<T>, OptionQuery>;

	/// How many treasuries were opened, which is also the last number given out.
	#[pallet::storage]
	pub type TreasuryCount<T: Config> = StorageValue<_, TreasuryId, ValueQuery>;

	/// The treasury to which a keyless account belongs.
	#[pallet::storage]
	pub type TreasuryOfAccount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, TreasuryId, OptionQuery>;

	/// The treasuries that a co-op owns or has a signer in.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type TreasuriesOf<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<TreasuryId, ConstU32<MAX_TREASURIES>>, ValueQuery>;

	/// The members who are signers of a treasury no longer, and when they were.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type PastSigners<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, TreasuryId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		PastSigner,
		OptionQuery,
	>;

	/// The budget lines of a treasury, those that are closed included.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Lines<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, LineNo, LineOf<T>, OptionQuery>;

	/// The requests for a payment that are open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Payments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PaymentNo, PaymentOf<T>, OptionQuery>;

	/// What has become of the requests that are no longer open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type ClosedPayments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PaymentNo, Closed, OptionQuery>;

	/// How many requests of a treasury a co-op or a member has open, nothing where it is none.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type RequestsBy<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, Asker, u32, ValueQuery>;

	/// What requests paid to a payee of a treasury in the last days, by the hash of who is behind.
	#[pallet::storage]
	pub type Payees<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Blake2_128Concat, T::Hash, Window, ValueQuery>;

	/// The reports of a treasury, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Reports<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, u32, Report<T::Hash>, OptionQuery>;

	/// How much of what is free of charge a member has used.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Quotas<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// Everything that happens by itself, in the order of its time.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, Due, (), OptionQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A co-op has left the federation and with it this treasury.
		CoopGone {
			/// The treasury.
			treasury: TreasuryId,
			/// The co-op.
			coop: CoopId,
		},
		/// A co-op is no longer one of the owners of a treasury.
		CoopLeftTreasury {
			/// The treasury.
			treasury: TreasuryId,
			/// The co-op.
			coop: CoopId,
			/// Its resolution.
			resolution: ResolutionId,
		},
		/// Enough have approved a request, and a delay has begun after which it is paid.
		DelayBegun {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
			/// Deadline time at which it is paid.
			ready_at: Moment,
		},
		/// The limit of a budget line has changed.
		LineChanged {
			/// The treasury.
			treasury: TreasuryId,
			/// The line.
			line: LineNo,
			/// Its limit now.
			limit: BalanceOf<T>,
			/// The resolution of the owners.
			resolution: ResolutionId,
		},
		/// Nothing is charged to a budget line any more.
		LineClosed {
			/// The treasury.
			treasury: TreasuryId,
			/// The line.
			line: LineNo,
			/// The resolution of the owners.
			resolution: ResolutionId,
		},
		/// A treasury has a new budget line.
		LineOpened {
			/// The treasury.
			treasury: TreasuryId,
			/// The line.
			line: LineNo,
			/// The most that requests can take from it in any period.
			limit: BalanceOf<T>,
			/// Days of the period.
			period_days: u16,
			/// The resolution of the owners.
			resolution: ResolutionId,
		},
		/// A report of the out-turn was given.
		OutturnReported {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the report.
			report: u32,
			/// Hash of the document.
			document: T::Hash,
			/// Who has reported.
			by: Hand,
			/// Deadline time at which the next one is overdue.
			next_due_at: Moment,
		},
		/// A request was carried out.
		///
		/// Money that moves by bank is set aside for it.
		Paid {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
			/// The budget line to which it is charged.
			line: LineNo,
			/// Who is paid.
			payee: PartyOf<T>,
			/// How much.
			amount: BalanceOf<T>,
			/// What has become of it.
			settled: Settled,
		},
		/// A resolution of the owners has paid.
		///
		/// Money that moves by bank is set aside for it.
		PaidByResolution {
			/// The treasury.
			treasury: TreasuryId,
			/// The budget line to which it is charged, if it is to one.
			line: Option<LineNo>,
			/// Who is paid.
			payee: PartyOf<T>,
			/// How much.
			amount: BalanceOf<T>,
			/// What has become of it.
			settled: Settled,
			/// The resolution.
			resolution: ResolutionId,
		},
		/// The owners have ended the pause of a treasury.
		PauseEnded {
			/// The treasury.
			treasury: TreasuryId,
			/// The resolution of the owners.
			resolution: ResolutionId,
		},
		/// A signer wants a treasury paused, for which a second one is needed.
		PauseWanted {
			/// The treasury.
			treasury: TreasuryId,
			/// The signer.
			by: Hand,
			/// Hash of the reasons.
			reason: T::Hash,
			/// Deadline time at which this no longer counts.
			lapses_at: Moment,
		},
		/// A request could not be carried out now, and stays open until it expires.
		PaymentHeld {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
			/// Why it could not.
			error: DispatchError,
		},
		/// A signer has approved a request.
		RequestApproved {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
			/// The signer.
			by: Hand,
		},
		/// The time of a request is over.
		RequestExpired {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
		},
		/// A signer is against a request.
		RequestOpposed {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
			/// The signer.
			by: Hand,
			/// Hash of the reasons.
			reason: T::Hash,
		},
		/// A request is closed, because too few are left who could approve it.
		RequestRejected {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
			/// The budget line to which it would have been charged.
			line: LineNo,
		},
		/// A request was taken back.
		RequestWithdrawn {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
		},
		/// A payment was requested.
		Requested {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the request.
			payment: PaymentNo,
			/// The budget line to which it is charged.
			line: LineNo,
			/// Who is paid.
			payee: PartyOf<T>,
			/// How much.
			amount: BalanceOf<T>,
			/// Hash of the document that gives the reason.
			reason: T::Hash,
			/// Who has requested it.
			by: Hand,
			/// Deadline time at which it expires.
			expires_at: Moment,
		},
		/// A treasury has new rules.
		RulesSet {
			/// The treasury.
			treasury: TreasuryId,
			/// The rules.
			rules: Rules,
			/// The resolution of the owners.
			resolution: ResolutionId,
		},
		/// Somebody is no longer a signer of a treasury, and what he approved does not count.
		SignerEnded {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the signer.
			signer: u32,
			/// Who signed.
			who: SignerKind,
			/// Why it ended.
			reason: SignerEnd,
		},
		/// A treasury has a signer, or a signer a new term.
		SignerNamed {
			/// The treasury.
			treasury: TreasuryId,
			/// The number of the signer.
			signer: u32,
			/// Who signs.
			who: SignerKind,
			/// Deadline time at which the term ends.
			until: Moment,
		},
		/// The signers of a treasury were named, and how many of them must approve what is larger.
		SignersSet {
			/// The treasury.
			treasury: TreasuryId,
			/// How many must approve.
			threshold: u8,
			/// The resolution of the owners, or of the co-op that has replaced its own.
			resolution: ResolutionId,
		},
		/// A treasury was opened.
		TreasuryOpened {
			/// Its number.
			treasury: TreasuryId,
			/// Its account.
			account: T::AccountId,
			/// Whose it is.
			owner: Owner,
			/// The resolution of the owners.
			resolution: ResolutionId,
		},
		/// A treasury is paused.
		TreasuryPaused {
			/// The treasury.
			treasury: TreasuryId,
			/// Deadline time at which the pause ends by itself.
			until: Moment,
			/// Who has paused it.
			by: PausedBy,
			/// Hash of the reasons, where signers or an auditor have paused it.
			reason: Option<T::Hash>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// You have already approved this.
		AlreadyApproved,
		/// This treasury is already paused.
		AlreadyPaused,
		/// You have already rejected this request.
		AlreadyRejected,
		/// This co-op is not in the federation, or has left it.
		CoopLeft,
		/// Too few signers of this treasury can act, and its owners must name others.
		Frozen,
		/// The last owner of a treasury cannot leave it.
		LastOwner,
		/// Nothing is charged to this budget line any more.
		LineClosed,
		/// This is a third of the money or more, and needs a special resolution.
		MajorDisposal,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// This is more than signers can approve, and needs a resolution of the owners.
		NeedsResolution,
		/// This needs the hash of a document.
		NoDocument,
		/// There is no budget line with this number.
		NoSuchLine,
		/// There is no open request with this number.
		NoSuchRequest,
		/// There is no treasury with this number.
		NoSuchTreasury,
		/// The time for this has not come yet.
		NotDue,
		/// You neither sign for this treasury nor sit on the board of an owner.
		NotHand,
		/// The owner of this treasury names its signers itself.
		NotJoint,
		/// The currency must be a code of capital letters.
		NotLetters,
		/// You are not a member of this co-op.
		NotMember,
		/// This treasury belongs to others.
		NotOwner,
		/// This payee cannot be paid from this treasury.
		NotPayable,
		/// The delay of this payment is not over.
		NotReady,
		/// Somebody else has requested this.
		NotRequester,
		/// You do not sign for this treasury now.
		NotSigner,
		/// Nothing of this kind waits for this time.
		NothingDue,
		/// Only the chair, the secretary or the treasurer of a co-op can sign by office.
		OfficeCannotSign,
		/// The budget line has less left than this.
		OverBudget,
		/// A number, an amount or a time has reached its end.
		Overflow,
		/// This treasury is paused.
		Paused,
		/// This treasury was paused not long ago, and only its owners can pause it again.
		PauseNeedsResolution,
		/// A pause has at most 30 days.
		PauseOutsideRange,
		/// The period of a budget line has from 1 day to 1825 days.
		PeriodOutsideRange,
		/// The report of this treasury is overdue, and nothing is requested or approved before it.
		ReportOverdue,
		/// Who requests a payment has no say in it.
		RequesterCannotDecide,
		/// This member cannot be a signer now, or nobody who can holds the office.
		SignerNotEligible,
		/// A signer is not of a co-op in the federation.
		SignerNotInFederation,
		/// A signer is not of a co-op to which the treasury belongs, or not of yours.
		SignerNotOfOwner,
		/// A signer is named twice.
		SignerTwice,
		/// Where the money belongs to several, each signer is of a different co-op.
		SignersOfOneCoop,
		/// The term of a signer has from 1 day to 730 days.
		TermOutsideRange,
		/// Nobody signs for more than 36 months without a break of half a year.
		TermTooLong,
		/// The threshold must be more than half of the signers, at least two, and no more than all.
		ThresholdOutsideRange,
		/// The first tier must not reach further than the second, nor that further than the budget.
		TiersOutsideRange,
		/// The name must be text that can be seen, without spaces at its ends.
		TitleNotText,
		/// Not enough signers have approved this who still count.
		TooFewApprovals,
		/// Too few signers could approve this.
		TooFewApprovers,
		/// This treasury has as many budget lines as it can have.
		TooManyLines,
		/// You, or your co-op where others share the money, have too many open requests here.
		TooManyOfYours,
		/// This treasury has as many open requests as it can have.
		TooManyRequests,
		/// A co-op owns or signs for as many treasuries as it can.
		TooManyTreasuries,
		/// Units are of the home currency of the federation only.
		WrongCurrency,
		/// You or your co-op would be paid.
		YouBenefit,
		/// The amount must not be zero.
		ZeroAmount,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Account, money, status, signers and tiers of a treasury.
		pub fn treasury(treasury: TreasuryId) -> Option<TreasuryCard<T::AccountId>> {
			Self::card(treasury)
		}

		/// What was planned and what was paid of each budget line of a treasury.
		pub fn lines(treasury: TreasuryId) -> Vec<LineCard> {
			Self::line_cards(treasury)
		}

		/// The open requests of a treasury, and how far each has come.
		pub fn open_requests(treasury: TreasuryId) -> Vec<RequestCard> {
			Self::request_cards(treasury)
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
			assert!(
				Self::derive_account(TreasuryId::MAX).is_some(),
				"accounts of treasuries must fit the account type"
			);
			assert!(T::MaxLines::get() > 0 && T::MaxRequests::get() > 0, "treasuries must be able to pay");
			assert!(T::FreeRequests::get() > 0 && T::FreeDays::get() > 0, "members must be able to request");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Open a treasury of your co-op, of your co-ops together, or of the federation.
		///
		/// It gets the next number and a keyless account, whose address never changes. `signers` are all of its
		/// signers. The first report of the out-turn is due in 90 days.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special: of one co-op, an agreement, or of the federation. It
		/// must be special if a tier reaches further than [`TIER1_BPS`] and [`TIER2_BPS`]. (practice no. 106)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent, or is not special and lets signers approve larger
		///   sums than is recommended.
		/// - [`Error::TitleNotText`]: the name is empty, not UTF-8, begins or ends with a space, or has signs that
		///   hide.
		/// - [`Error::NotLetters`]: the currency is not three capital letters.
		/// - [`Error::WrongCurrency`]: a treasury in units has another currency than units have.
		/// - [`Error::CoopLeft`]: an owner is not in the federation.
		/// - [`Error::TiersOutsideRange`], [`Error::ThresholdOutsideRange`]: the rules do not fit the signers.
		/// - Those of [`Pallet::set_signers`] about the signers.
		/// - [`Error::TooManyTreasuries`]: an owner or the co-op of a signer has [`MAX_TREASURIES`].
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::SignerNamed`] for each signer, and [`Event::TreasuryOpened`]
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::open_treasury().saturating_add(T::Settlement::open_weight()))]
		pub fn open_treasury(
			origin: OriginFor<T>,
			title: Title,
			currency: [u8; 3],
			mode: Mode,
			rules: Rules,
			signers: NewSigners,
		) -> DispatchResult {
			let decided = Self::ensure_body(origin)?;
			let resolution = decided.resolution;
			let (treasury, opened) = Self::may_open(decided, title, currency, mode, rules, &signers)?;

			let (account, owner) = (opened.account.clone(), opened.owner.clone());
			Self::enter(treasury, opened)?;
			Self::deposit_event(Event::TreasuryOpened { treasury, account, owner, resolution });
			Ok(())
		}

		/// Name all signers of your treasury anew.
		///
		/// Who was a signer stays one, with a new term, and what he approved counts on. Who is not named is one no
		/// longer, and what he approved is void at once. The threshold that was adopted stays, or
		/// becomes all of them where they are fewer; more than half of them approve in any case.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::SignerTwice`]: a signer is named twice.
		/// - [`Error::OfficeCannotSign`]: an office is not one of the board.
		/// - [`Error::SignerNotEligible`]: a member is not seated, on probation, suspended or leaving.
		/// - [`Error::TermOutsideRange`]: a term is zero or longer than [`MAX_TERM_DAYS`].
		/// - [`Error::SignerNotOfOwner`], [`Error::SignerNotInFederation`]: a signer is of a co-op that has no part in
		///   it.
		/// - [`Error::SignersOfOneCoop`]: two signers of a joint treasury are of the same co-op. (practice no. 105)
		/// - [`Error::TermTooLong`]: a seat would sign for more than [`MAX_CONSECUTIVE_DAYS`] without a break.
		/// - [`Error::ThresholdOutsideRange`]: there are fewer signers than two.
		/// - [`Error::TooManyTreasuries`]: the co-op of a signer has [`MAX_TREASURIES`].
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] and [`Event::SignerNamed`] for those who are concerned, and [`Event::SignersSet`]
		#[pallet::call_index(1)]
		pub fn set_signers(origin: OriginFor<T>, treasury: TreasuryId, signers: NewSigners) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			Self::ensure_signers(&before.owner, &signers)?;
			let after = Self::with_signers(treasury, before.clone(), &signers)?;
			Self::ensure_room(Some(&before), &after)?;

			let threshold = Self::counting_threshold(&after)?;
			Self::put(treasury, Some(&before), after, Some(SignerEnd::Removed));
			Self::deposit_event(Event::SignersSet { treasury, threshold, resolution });
			Ok(())
		}

		/// Name the signer of your co-op in a treasury that several share.
		///
		/// He takes the place of the one that the co-op had, whose approvals are void at once. An owner without a
		/// signer gets one.
		///
		/// ## Origin
		/// An enacted resolution of one of the owners, or of a co-op that has a signer in a treasury of the federation,
		/// ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NotJoint`]: the treasury belongs to one co-op, which names all signers.
		/// - [`Error::SignerNotOfOwner`]: the signer is not of your co-op.
		/// - [`Error::SignerNotEligible`]: nobody with an account holds the office, or the member cannot sign.
		/// - Those of [`Pallet::set_signers`] about a signer.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] if there was another one, [`Event::SignerNamed`] and [`Event::SignersSet`]
		#[pallet::call_index(2)]
		pub fn replace_signer(origin: OriginFor<T>, treasury: TreasuryId, signer: NewSigner) -> DispatchResult {
			let mandate = Self::ensure_coop(origin)?;
			let (before, after) = Self::may_replace(&mandate, treasury, signer)?;

			let threshold = Self::counting_threshold(&after)?;
			Self::put(treasury, Some(&before), after, Some(SignerEnd::Replaced));
			Self::deposit_event(Event::SignersSet { treasury, threshold, resolution: mandate.resolution });
			Ok(())
		}

		/// Set how many signers must approve, and up to which sums.
		///
		/// It applies to what is pending too.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special. It must be special if a tier reaches further than
		/// [`TIER1_BPS`] and [`TIER2_BPS`]. (practice no. 106)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this, or not by an
		///   ordinary resolution.
		/// - [`Error::ThresholdOutsideRange`]: the threshold is not more than half of the signers, less than two or
		///   more than all.
		/// - [`Error::TiersOutsideRange`]: the first tier reaches further than the second, or that further than the
		///   budget.
		///
		/// ## Events
		/// - [`Event::RulesSet`]
		#[pallet::call_index(3)]
		pub fn set_rules(origin: OriginFor<T>, treasury: TreasuryId, rules: Rules) -> DispatchResult {
			let (before, Decided { resolution, track, .. }) = Self::ensure_owner(origin, treasury)?;
			ensure!(track >= rules.track(), Error::<T>::MandateTooWeak);
			Self::ensure_rules(rules, before.signers.len())?;

			Treasuries::<T>::insert(treasury, Treasury { rules, ..before });
			Self::deposit_event(Event::RulesSet { treasury, rules, resolution });
			Ok(())
		}

		/// Adopt a budget line: what signers can pay for one purpose.
		///
		/// `purpose` is the hash of the document that describes it, `limit` what can be paid in any period of
		/// `period_days`.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::TitleNotText`]: as for [`Pallet::open_treasury`].
		/// - [`Error::NoDocument`], [`Error::ZeroAmount`]: the hash or the limit is zero.
		/// - [`Error::PeriodOutsideRange`]: the period is zero or longer than [`MAX_PERIOD_DAYS`].
		/// - [`Error::TooManyLines`]: as many lines are open as can be.
		/// - [`Error::Overflow`]: the budget of a year is more than can be counted.
		///
		/// ## Events
		/// - [`Event::LineOpened`]
		#[pallet::call_index(4)]
		pub fn open_line(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			title: Title,
			purpose: T::Hash,
			limit: BalanceOf<T>,
			period_days: u16,
		) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let (after, opened) = Self::may_open_line(before, resolution, title, purpose, limit, period_days)?;

			let line = after.lines;
			Treasuries::<T>::insert(treasury, after);
			Lines::<T>::insert(treasury, line, opened);
			Self::deposit_event(Event::LineOpened { treasury, line, limit, period_days, resolution });
			Ok(())
		}

		/// Change the limit of a budget line.
		///
		/// A limit of zero stops it for a while. What was paid stays counted, and requests that are open are measured
		/// by the new limit.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		/// - [`Error::Overflow`]: the budget of a year is more than can be counted.
		///
		/// ## Events
		/// - [`Event::LineChanged`]
		#[pallet::call_index(5)]
		pub fn change_line(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			line: LineNo,
			limit: BalanceOf<T>,
		) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let (after, changed) = Self::may_change_line(treasury, before, resolution, line, limit)?;

			Treasuries::<T>::insert(treasury, after);
			Lines::<T>::insert(treasury, line, changed);
			Self::deposit_event(Event::LineChanged { treasury, line, limit, resolution });
			Ok(())
		}

		/// Close a budget line, to which nothing is charged any more.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		///
		/// ## Events
		/// - [`Event::LineClosed`]
		#[pallet::call_index(6)]
		pub fn close_line(origin: OriginFor<T>, treasury: TreasuryId, line: LineNo) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let (after, closed) = Self::may_close_line(treasury, before, resolution, line)?;

			Treasuries::<T>::insert(treasury, after);
			Lines::<T>::insert(treasury, line, closed);
			Self::deposit_event(Event::LineClosed { treasury, line, resolution });
			Ok(())
		}

		/// Pay from your treasury by resolution, within the budget or outside it.
		///
		/// With a line it is charged to it without regard to its limit, so that the out-turn shows it. `reason` is the
		/// hash of the document that gives the reason.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special. It must be special if this payment and what
		/// resolutions paid in the last year come to a third of the money or more. (practice no. 58; CLS)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::Paused`], [`Error::Frozen`]: no money leaves the treasury now.
		/// - [`Error::ZeroAmount`], [`Error::NoDocument`]: the amount or the hash is zero.
		/// - [`Error::NotPayable`]: the payee cannot be paid, or must be named in another way.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		/// - [`Error::MajorDisposal`]: it needs a special resolution.
		/// - [`Error::Overflow`]: the sums are more than can be counted.
		/// - What the books say, such as that there is not enough money.
		///
		/// ## Events
		/// - [`Event::PaidByResolution`]
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::pay().saturating_add(T::Settlement::pay_weight()))]
		pub fn pay(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			line: Option<LineNo>,
			payee: PartyOf<T>,
			amount: BalanceOf<T>,
			reason: T::Hash,
		) -> DispatchResult {
			let (before, Decided { resolution, track, .. }) = Self::ensure_owner(origin, treasury)?;
			Self::ensure_moving(&before, &Self::active_signers(&before))?;
			ensure!(amount > 0, Error::<T>::ZeroAmount);
			ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
			let (to, _) = Self::payable(treasury, &before, &payee)?;
			let (after, charged) = Self::may_charge_by_resolution(treasury, before, track, line, amount)?;

			let leg = Leg {
				direction: Direction::Out,
				party: Some(payee.clone()),
				amount,
				line,
				reason,
				basis: Basis::Resolution(resolution),
				decided_at: T::Clock::deadline(),
				counted_as: None,
			};
			let settled = T::Settlement::pay(Book::Treasury(treasury), leg, to.as_ref())?;
			Treasuries::<T>::insert(treasury, after);
			if let Some((number, charged)) = charged {
				Lines::<T>::insert(treasury, number, charged);
			}
			Self::deposit_event(Event::PaidByResolution { treasury, line, payee, amount, settled, resolution });
			Ok(())
		}

		/// Pause your treasury for some days, or end a pause with zero days.
		///
		/// The days are counted from now on, also where it is paused already. Zero days are no error where there is no
		/// pause, so that owners can pay in the same resolution whatever happens until then. (practice no. 109)
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::PauseOutsideRange`]: there are more than [`MAX_PAUSE_DAYS`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::TreasuryPaused`], or [`Event::PauseEnded`] if it was paused
		#[pallet::call_index(8)]
		pub fn set_pause(origin: OriginFor<T>, treasury: TreasuryId, days: u16) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let pause = Self::may_set_pause(days, resolution)?;

			let was_paused = Self::is_paused(&before);
			Treasuries::<T>::insert(treasury, Treasury { pause, ..before });
			match pause {
				Some(Pause { until, by }) => {
					Self::deposit_event(Event::TreasuryPaused { treasury, until, by, reason: None });
				}
				None if was_paused => Self::deposit_event(Event::PauseEnded { treasury, resolution }),
				None => {}
			}
			Ok(())
		}

		/// Leave a treasury that your co-op shares with others.
		///
		/// Nobody can refuse it. The co-op is no owner any more and has no signer in it. What it has paid in stays.
		///
		/// ## Origin
		/// An enacted resolution of one of several owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::LastOwner`]: no other owner is left.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] if it had a signer, and [`Event::CoopLeftTreasury`]
		#[pallet::call_index(9)]
		pub fn leave_treasury(origin: OriginFor<T>, treasury: TreasuryId) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::ensure_coop(origin)?;
			let (before, after) = Self::may_leave(coop, treasury)?;

			Self::put(treasury, Some(&before), after, Some(SignerEnd::LeftTreasury));
			Self::deposit_event(Event::CoopLeftTreasury { treasury, coop, resolution });
			Ok(())
		}

		/// Request a payment within the budget.
		///
		/// `reason` is the hash of the document that gives the reason, such as an invoice. Signers have 30 days to
		/// approve it.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or an officer of the board of an owner. Free of charge a few
		/// times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotHand`]: you cannot request this.
		/// - [`Error::Paused`], [`Error::Frozen`], [`Error::ReportOverdue`]: nothing is requested now.
		/// - [`Error::ZeroAmount`], [`Error::NoDocument`]: the amount or the hash is zero.
		/// - [`Error::TooManyRequests`], [`Error::TooManyOfYours`]: as many requests are open as can be, or as many of yours,
		///   or where others share the money of your co-op.
		/// - [`Error::NotPayable`]: the payee cannot be paid, or must be named in another way.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		/// - [`Error::OverBudget`]: the line has less left in this period.
		/// - [`Error::NeedsResolution`]: with what the payee got in 30 days it is more than signers can approve.
		/// - [`Error::TooFewApprovers`]: too few signers are neither you nor those who benefit.
		/// - [`Error::Overflow`]: the sums, the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::Requested`]
		#[pallet::call_index(10)]
		#[pallet::weight(<T as Config>::WeightInfo::request().saturating_add(Pallet::<T>::all_weight()))]
		pub fn request(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			line: LineNo,
			payee: PartyOf<T>,
			amount: BalanceOf<T>,
			reason: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (after, request) = Self::may_request(treasury, coop, &who, line, &payee, amount, reason)?;

			let (payment, expires_at, by) = (after.payments, request.expires_at, request.requested_by);
			Self::use_quota(by);
			Self::make_request(treasury, payment, request);
			Treasuries::<T>::insert(treasury, after);
			Self::deposit_event(Event::Requested { treasury, payment, line, payee, amount, reason, by, expires_at });
			Ok(())
		}

		/// Take back your request.
		///
		/// ## Origin
		/// Signed by the member of `coop` who has requested it. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotRequester`]: somebody else has requested it.
		///
		/// ## Events
		/// - [`Event::RequestWithdrawn`]
		#[pallet::call_index(11)]
		pub fn withdraw_request(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::may_withdraw(treasury, payment, coop, &who)?;

			Self::close(treasury, payment, Closed::Withdrawn);
			Self::deposit_event(Event::RequestWithdrawn { treasury, payment });
			Ok(())
		}

		/// Approve a request, which is paid when enough have.
		///
		/// The approval that makes enough pays at once, or lets the delay of a day begin, after which it is paid by
		/// itself. Where it cannot be paid then, the approval stands all the same. An approval takes back your
		/// rejection.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, is not the requester and does not benefit. Free of charge;
		/// changes of mind a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::RequesterCannotDecide`], [`Error::YouBenefit`]: you have no say in this.
		/// - [`Error::Paused`], [`Error::Frozen`], [`Error::ReportOverdue`]: nothing is approved now.
		/// - [`Error::AlreadyApproved`]: you have approved it.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::RequestApproved`], and [`Event::Paid`], [`Event::DelayBegun`] or [`Event::PaymentHeld`]
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::approve().saturating_add(T::Settlement::pay_weight()).saturating_add(Pallet::<T>::all_weight()))]
		pub fn approve(origin: OriginFor<T>, treasury: TreasuryId, payment: PaymentNo, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let word = Self::may_approve(treasury, payment, coop, &who)?;

			Self::deposit_event(Event::RequestApproved { treasury, payment, by: word.hand });
			Self::hear(treasury, payment, word)
		}

		/// Reject a request, which is closed when too few are left who could approve it.
		///
		/// `reason` is the hash of your reasons. A rejection takes back your approval.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, is not the requester and does not benefit. Free of charge;
		/// changes of mind a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::RequesterCannotDecide`], [`Error::YouBenefit`]: you have no say in this.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyRejected`]: you have rejected it.
		///
		/// ## Events
		/// - [`Event::RequestOpposed`], and [`Event::RequestRejected`] if it is closed
		#[pallet::call_index(13)]
		#[pallet::weight(<T as Config>::WeightInfo::reject().saturating_add(Pallet::<T>::all_weight()))]
		pub fn reject(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
			reason: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let word = Self::may_reject(treasury, payment, coop, &who, reason)?;

			Self::deposit_event(Event::RequestOpposed { treasury, payment, by: word.hand, reason });
			Self::hear(treasury, payment, word)
		}

		/// Carry out a request that enough have approved and that could not be paid before.
		///
		/// Everything is asked anew. Where a delay is needed now and none has begun, it begins.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::Paused`], [`Error::Frozen`]: no money leaves the treasury now.
		/// - [`Error::NotPayable`]: the payee cannot be paid any more.
		/// - [`Error::LineClosed`], [`Error::OverBudget`], [`Error::NeedsResolution`]: the budget does not allow it
		///   now.
		/// - [`Error::TooFewApprovals`]: not enough have approved it who count now.
		/// - [`Error::NotReady`]: the delay is not over.
		/// - [`Error::Overflow`]: the sums or the time have run out.
		/// - What the books say, such as that there is not enough money.
		///
		/// ## Events
		/// - [`Event::Paid`] or [`Event::DelayBegun`]
		#[pallet::call_index(14)]
		#[pallet::weight(<T as Config>::WeightInfo::execute().saturating_add(T::Settlement::pay_weight()).saturating_add(Pallet::<T>::all_weight()))]
		pub fn execute(origin: OriginFor<T>, treasury: TreasuryId, payment: PaymentNo) -> DispatchResult {
			ensure_signed(origin)?;
			match Self::lacks_delay(treasury, payment)? {
				true => Self::begin_delay(treasury, payment),
				false => Self::carry_out(treasury, payment),
			}
		}

		/// Pause a treasury for 14 days, as one of two signers or as an auditor.
		///
		/// The first signer's wish is noted, the second one's pauses it. An auditor of an owner, or for a treasury of
		/// the federation of any co-op that votes there, does so alone. `reason` is the hash of the
		/// reasons. (practice no. 109)
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer or an auditor. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotSigner`]: you are neither signer nor auditor.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyPaused`]: the treasury is paused.
		/// - [`Error::PauseNeedsResolution`]: such a pause has ended less than 30 days ago.
		/// - [`Error::AlreadyApproved`]: you are the first signer who wants it.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::PauseWanted`] or [`Event::TreasuryPaused`]
		#[pallet::call_index(15)]
		pub fn pause(origin: OriginFor<T>, treasury: TreasuryId, coop: CoopId, reason: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let mut record = Self::existing(treasury)?;
			let (by, pausing) = Self::may_pause(&record, coop, &who, reason)?;

			match pausing {
				Pausing::Noted(first) => {
					let lapses_at = first.lapses_at;
					record.first_hand = Some(first);
					Self::deposit_event(Event::PauseWanted { treasury, by, reason, lapses_at });
				}
				Pausing::Paused(pause, again_at) => {
					let Pause { until, by } = pause;
					record.first_hand = None;
					record.pause = Some(pause);
					record.hands_again_at = again_at;
					Self::deposit_event(Event::TreasuryPaused { treasury, until, by, reason: Some(reason) });
				}
			}
			Treasuries::<T>::insert(treasury, record);
			Ok(())
		}

		/// Report on what was planned and what was paid.
		///
		/// `document` is the hash of the report. The next one is due in 90 days. (practice no. 108)
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or an officer of the board of an owner. Free of charge a few
		/// times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotHand`]: you cannot report on it.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::OutturnReported`]
		#[pallet::call_index(16)]
		pub fn report_outturn(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (after, report) = Self::may_report(treasury, coop, &who, document)?;

			let (number, by, next_due_at) = (after.reports, report.by, after.report_due_at);
			Self::use_quota(by);
			Reports::<T>::insert(treasury, number, report);
			Treasuries::<T>::insert(treasury, after);
			Self::deposit_event(Event::OutturnReported { treasury, report: number, document, by, next_due_at });
			Ok(())
		}

		/// Lay down being a signer.
		///
		/// What you have approved is void at once.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or holds the office that is one. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		///
		/// ## Events
		/// - [`Event::SignerEnded`]
		#[pallet::call_index(17)]
		pub fn resign_signer(origin: OriginFor<T>, treasury: TreasuryId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (before, after) = Self::may_resign(treasury, coop, &who)?;

			Self::put(treasury, Some(&before), after, Some(SignerEnd::Resigned));
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
		/// - [`Event::Paid`], [`Event::PaymentHeld`] or [`Event::RequestExpired`]
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T>::step_weight())]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResult {
			ensure_signed(origin)?;
			Self::may_advance(at, due, Error::<T>::NothingDue, Error::<T>::NotDue)?;

			Self::unschedule(at, due);
			Self::step(due)
		}
	}
}
