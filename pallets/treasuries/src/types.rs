//! What is kept about treasuries, their signers, their budgets and the payments that are requested from them.

use super::*;

/// Gives the type of amounts a name that wallets know.
pub trait Amounts {
	/// An amount, in millionths of the currency.
	type Balance;
}

impl<T> Amounts for T {
	type Balance = Balance;
}

/// An amount, in millionths of the currency.
pub type BalanceOf<T> = <T as Amounts>::Balance;

/// The name of a treasury or of a budget line.
pub type Title = Text<MAX_TITLE>;

/// Whose a treasury is.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Owner {
	/// That of these co-ops, each once, in the order of their numbers. One alone or several together.
	#[codec(index = 0)]
	Coops(Parties),
	/// That of the federation.
	#[codec(index = 1)]
	Federation,
}

impl Owner {
	/// The co-ops to which the treasury belongs, none where it is the federation's.
	pub fn coops(&self) -> &[CoopId] {
		match self {
			Self::Coops(coops) => coops,
			Self::Federation => &[],
		}
	}

	/// The co-op to which the treasury belongs alone.
	pub fn sole(&self) -> Option<CoopId> {
		match self.coops() {
			[coop] => Some(*coop),
			_ => None,
		}
	}
}

/// How many must approve, and from which sums on.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rules {
	/// How many signers approve what is in the second tier, from 2 to 16. More than half of those who are named do in any
	/// case.
	pub threshold: u8,
	/// Up to which part of the yearly budget two signers approve, in hundredths of a percent.
	pub tier1_bps: u16,
	/// Up to which part of the yearly budget signers approve at all, in hundredths of a percent.
	pub tier2_bps: u16,
}

impl Rules {
	/// Whether signers approve larger sums than is recommended, so that it takes a special resolution. (practice no. 106)
	pub fn are_loose(&self) -> bool {
		self.tier1_bps > TIER1_BPS || self.tier2_bps > TIER2_BPS
	}

	/// The kind of decision that adopts them.
	pub fn track(&self) -> Track {
		if self.are_loose() {
			Track::Special
		} else {
			Track::Ordinary
		}
	}
}

/// Who signs for a treasury.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum SignerKind {
	/// Whoever holds this office of the board of the co-op.
	#[codec(index = 0)]
	Office(CoopId, Office),
	/// This member of the co-op.
	#[codec(index = 1)]
	Seat(CoopId, MemberNo),
}

impl SignerKind {
	/// The co-op for which the signer stands.
	pub const fn coop(self) -> CoopId {
		match self {
			Self::Office(coop, _) | Self::Seat(coop, _) => coop,
		}
	}
}

/// A signer who is to be named.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct NewSigner {
	/// Who signs.
	pub who: SignerKind,
	/// Days of the term from now on, 1 to 730.
	pub days: u16,
}

/// The signers who are to be named, all of them.
pub type NewSigners = BoundedVec<NewSigner, ConstU32<MAX_SIGNERS>>;

/// A signer of a treasury.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Signer {
	/// The number in the treasury, from 1 on. Who is named again after having lost it gets another one.
	pub no: u32,
	/// Who signs.
	pub who: SignerKind,
	/// Deadline time since which the signer is one without a break that counts, in milliseconds.
	pub since: Moment,
	/// Deadline time at which the term ends, in milliseconds. A time of grace follows.
	pub until: Moment,
}

/// The signers of a treasury.
pub type Signers = BoundedVec<Signer, ConstU32<MAX_SIGNERS>>;

/// When a member who is no longer a signer was one.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PastSigner {
	/// Deadline time since which the member was a signer without a break that counts, in milliseconds.
	pub since: Moment,
	/// Deadline time at which the member was no longer one, in milliseconds.
	pub until: Moment,
}

/// Who has paused a treasury.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum PausedBy {
	/// Two signers.
	#[codec(index = 0)]
	Signers(Hand, Hand),
	/// An auditor.
	#[codec(index = 1)]
	Auditor(Hand),
	/// A resolution of the owners.
	#[codec(index = 2)]
	Resolution(ResolutionId),
}

/// A time in which nothing is requested, approved or paid.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Pause {
	/// Deadline time at which it ends by itself, in milliseconds.
	pub until: Moment,
	/// Who has paused the treasury.
	pub by: PausedBy,
}

/// A signer who wants a treasury paused and waits for a second one.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct FirstHand<AccountId> {
	/// The signer.
	pub signer: Approval<AccountId>,
	/// Deadline time at which this no longer counts, in milliseconds.
	pub lapses_at: Moment,
}

/// A treasury.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Treasury<AccountId> {
	/// Its public name.
	pub title: Title,
	/// Whose it is.
	pub owner: Owner,
	/// Its keyless account, which never changes.
	pub account: AccountId,
	/// In which way its money moves.
	pub mode: Mode,
	/// The currency of its amounts, a code of ISO 4217.
	pub currency: [u8; 3],
	/// How many must approve, and from which sums on.
	pub rules: Rules,
	/// Who signs.
	pub signers: Signers,
	/// The last number given to a signer.
	pub last_signer: u32,
	/// The last number given to a budget line.
	pub lines: LineNo,
	/// How many budget lines are open.
	pub open_lines: u32,
	/// What the open lines come to in a year, in millionths of the currency.
	pub budget: Balance,
	/// The last number given to a request.
	pub payments: PaymentNo,
	/// How many requests are open.
	pub open_requests: u32,
	/// The pause that was last decided, which may be over.
	pub pause: Option<Pause>,
	/// A signer who wants a pause, which may count no longer.
	pub first_hand: Option<FirstHand<AccountId>>,
	/// Deadline time from which signers and auditors can pause it again, in milliseconds.
	pub hands_again_at: Moment,
	/// Deadline time at which the next out-turn report is overdue, in milliseconds.
	pub report_due_at: Moment,
	/// The last number given to a report.
	pub reports: u32,
	/// What resolutions paid in the last year.
	pub resolved: Window,
	/// What two signers approved in the last 30 days, of all lines together.
	pub small: Window,
	/// Civil time at which it was opened, in milliseconds.
	pub opened_at: Moment,
	/// The resolution that opened it.
	pub resolution: ResolutionId,
}

impl<AccountId> Treasury<AccountId> {
	/// Whether two who act together must be of different co-ops.
	pub fn is_joint(&self) -> bool {
		self.owner.sole().is_none()
	}

	/// The co-ops that own it or have a signer, as often as they do.
	pub fn coops(&self) -> impl Iterator<Item = CoopId> + '_ {
		self.owner.coops().iter().copied().chain(self.signers.iter().map(|signer| signer.who.coop()))
	}
}

/// A budget line.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Line<Hash> {
	/// Its name.
	pub title: Title,
	/// Hash of the document that says what the money is for.
	pub purpose: Hash,
	/// The most that requests can take from it in any period, in millionths of the currency.
	pub limit: Balance,
	/// The highest limit that it ever had.
	pub highest: Balance,
	/// Days of the period.
	pub period_days: u16,
	/// What requests took from it in the last period.
	pub spent: Window,
	/// What resolutions charged to it in the last period, whatever its limit.
	pub resolved: Window,
	/// Whether nothing can be charged to it any more.
	pub closed: bool,
	/// The resolution that opened or last changed it.
	pub resolution: ResolutionId,
}

/// What a signer has said about a request.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Approval<AccountId> {
	/// The number of the signer.
	pub signer: u32,
	/// The member who acted.
	pub hand: Hand,
	/// The account with which the member acted.
	pub who: AccountId,
	/// Civil time since which the member held the office in which they acted, in milliseconds. Zero for a named seat.
	pub since: Moment,
}

/// What signers have said about a request.
pub type Approvals<AccountId> = BoundedVec<Approval<AccountId>, ConstU32<MAX_SIGNERS>>;

/// A request for a payment that is open.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Payment<AccountId, Hash> {
	/// The budget line to which it is charged.
	pub line: LineNo,
	/// Who is paid.
	pub payee: Party<AccountId, Hash>,
	/// How much, in millionths of the currency.
	pub amount: Balance,
	/// Hash of the document that gives the reason, such as an invoice.
	pub reason: Hash,
	/// Who has requested it.
	pub requested_by: Hand,
	/// The account with which it was requested.
	pub requester: AccountId,
	/// Civil time of the request, in milliseconds.
	pub requested_at: Moment,
	/// Deadline time at which it expires, in milliseconds.
	pub expires_at: Moment,
	/// Who has approved it. Whether that counts is asked anew each time.
	pub approvals: Approvals<AccountId>,
	/// Who has rejected it.
	pub rejections: Approvals<AccountId>,
	/// Deadline time from which it can be paid in the second tier, in milliseconds, once enough have approved.
	pub ready_at: Option<Moment>,
}

/// For whom open requests are counted.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo)]
pub enum Asker {
	/// All members who act for the co-op together.
	#[codec(index = 0)]
	Coop(CoopId),
	/// This member.
	#[codec(index = 1)]
	Member(Hand),
}

impl Asker {
	/// For whom a request of this member is counted.
	pub(crate) const fn all(hand: Hand) -> [Self; 2] {
		[Self::Coop(hand.coop), Self::Member(hand)]
	}
}

/// Who is behind a payee, so that what they got comes together whatever the form in which they are paid.
#[derive(Clone, Debug, Encode)]
pub(crate) enum Behind<AccountId, Hash> {
	/// A co-op.
	#[codec(index = 0)]
	Coop(CoopId),
	/// Who uses the account.
	#[codec(index = 1)]
	Account(AccountId),
	/// A member who has no account.
	#[codec(index = 2)]
	Seat(CoopId, MemberNo),
	/// Several co-ops together, or the federation.
	#[codec(index = 3)]
	Owners(Owner),
	/// Somebody outside the federation.
	#[codec(index = 4)]
	Outside(Hash),
}

/// How many must approve a payment.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Tier {
	/// Two signers.
	#[codec(index = 0)]
	Two,
	/// As many as the rules of the treasury say, with a day's delay.
	#[codec(index = 1)]
	Threshold,
}

/// What has become of a request.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Closed {
	/// It was carried out. Where the money moves by bank, it waits or waited for that.
	#[codec(index = 0)]
	Paid(Tier),
	/// It was carried out, and the bank has not paid.
	#[codec(index = 1)]
	NotPaid,
	/// Too few were left who could still approve it.
	#[codec(index = 2)]
	Rejected,
	/// Who requested it has taken it back.
	#[codec(index = 3)]
	Withdrawn,
	/// Its time was over.
	#[codec(index = 4)]
	Expired,
}

/// A report of what was planned and what was paid.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Report<Hash> {
	/// Civil time of the report, in milliseconds.
	pub at: Moment,
	/// Civil time of the one before, or at which the treasury was opened, in milliseconds.
	pub from: Moment,
	/// Hash of the document.
	pub document: Hash,
	/// Who has reported.
	pub by: Hand,
	/// What could be paid at that time, in millionths of the currency.
	pub available: Balance,
}

/// What happens by itself.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Due {
	/// The delay of a request in the second tier is over.
	#[codec(index = 0)]
	Delay(TreasuryId, PaymentNo),
	/// The time of a request is over.
	#[codec(index = 1)]
	Expiry(TreasuryId, PaymentNo),
}

/// Why a signer is one no longer.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum SignerEnd {
	/// The owners have named others.
	#[codec(index = 0)]
	Removed,
	/// The co-op has named another one.
	#[codec(index = 1)]
	Replaced,
	/// The signer has laid it down.
	#[codec(index = 2)]
	Resigned,
	/// The co-op has left the treasury.
	#[codec(index = 3)]
	LeftTreasury,
	/// The co-op has left the federation.
	#[codec(index = 4)]
	LeftFederation,
}

/// A treasury of the chain.
pub type TreasuryOf<T> = Treasury<<T as frame_system::Config>::AccountId>;
/// A budget line of the chain.
pub type LineOf<T> = Line<<T as frame_system::Config>::Hash>;
/// A request of the chain.
pub type PaymentOf<T> = Payment<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;
/// Who is paid on the chain.
pub type PartyOf<T> = Party<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;
/// A leg on the chain.
pub type LegOf<T> = Leg<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash, Balance>;
/// A treasury of the chain, and the number and record of a line that is charged.
pub(crate) type Charged<T> = (TreasuryOf<T>, Option<(LineNo, LineOf<T>)>);
/// The account that is paid in units, and the key of the payee.
pub(crate) type Payable<T> = (Option<<T as frame_system::Config>::AccountId>, <T as frame_system::Config>::Hash);
/// A treasury of the chain with its new report.
pub(crate) type Reported<T> = (TreasuryOf<T>, Report<<T as frame_system::Config>::Hash>);
/// What a signer of the chain has said.
pub type ApprovalOf<T> = Approval<<T as frame_system::Config>::AccountId>;
