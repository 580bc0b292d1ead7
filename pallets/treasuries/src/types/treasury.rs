//! Treasuries, and what stops them.

use crate::*;

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

/// How many must approve, and up to which sums.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rules {
	/// How many signers approve what is in the second tier, from 2 to 16. More than half of those who are named do in any
	/// case.
	pub threshold: u8,
	/// Up to which sum two signers approve, in millionths of the currency. It is never more than
	/// [`TIER1_SHARE_BPS`](limits::TIER1_SHARE_BPS) of the money confirmed.
	pub tier1: Balance,
	/// Up to which sum signers approve at all, in millionths of the currency. It is never more than
	/// [`TIER2_SHARE_BPS`](limits::TIER2_SHARE_BPS) of the money confirmed.
	pub tier2: Balance,
}

/// A treasury.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Treasury<AccountId, Hash> {
	/// Its public name.
	pub title: Title,
	/// Whose it is.
	pub owner: Owner,
	/// The share of each owner in what is held, none where it is the federation's.
	pub shares: Shares,
	/// The accounts of what belongs to owners who leave, where several have opened it.
	pub accounts: Option<OwnersAccounts>,
	/// Its keyless account, which never changes.
	pub account: AccountId,
	/// The books in which its money is.
	pub ledger: LedgerId,
	/// The account of its money in them.
	pub cash: AccountNo,
	/// The account of what resolutions pay without a budget line.
	pub unbudgeted: AccountNo,
	/// The civil day on which its business years begin.
	pub year_begins: YearBegin,
	/// In which way its money moves.
	pub mode: Mode,
	/// The currency of its amounts, a code of ISO 4217.
	pub currency: Currency,
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
	/// The last number given to a request.
	pub payments: PaymentNo,
	/// The requests that are open.
	pub open: BoundedBTreeMap<PaymentNo, OpenRequest<Hash>, ConstU32<MAX_OPEN_REQUESTS>>,
	/// Deadline time at which it is looked for requests whose time is over, in milliseconds: no later than that of any which is
	/// open. `None` where nobody has to look.
	pub looks_at: Option<Moment>,
	/// How many standing payments run.
	pub standing: u32,
	/// Whether it is closed. What still comes goes by resolution only.
	pub closed: bool,
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
	/// What went in the last year, but for what a special resolution has budgeted.
	pub gone: Window,
	/// What went in the last 30 days that nobody has approved: charges of the bank, and receipts that it took back.
	pub unapproved: Window,
	/// What two signers approved in the last 30 days, of all lines together.
	pub small: Window,
	/// What the standing payments that run and two signers approved pay each time, together, in millionths of the currency.
	pub small_standing: Balance,
	/// Civil time at which it was opened, in milliseconds.
	pub opened_at: Moment,
	/// The resolution that opened it.
	pub resolution: ResolutionId,
}

impl<AccountId, Hash: PartialEq> Treasury<AccountId, Hash> {
	/// How many requests are open of the member where one co-op owns the treasury, and else of all who act for the co-op.
	pub fn open_of(&self, hand: Hand) -> usize {
		let is_joint = self.is_joint();
		let is_its = |open: &&OpenRequest<_>| open.by == hand || is_joint && open.by.coop == hand.coop;
		self.open.values().filter(is_its).count()
	}

	/// Whether a request that is open stands on this document.
	pub fn stands_on(&self, voucher: Hash) -> bool {
		self.open.values().any(|open| open.voucher == voucher)
	}

	/// Whether two who act together must be of different co-ops.
	pub fn is_joint(&self) -> bool {
		self.owner.sole().is_none()
	}

	/// The co-ops that own it or have a signer, as often as they do.
	pub fn coops(&self) -> impl Iterator<Item = CoopId> + '_ {
		self.owner.coops().iter().copied().chain(self.signers.iter().map(|signer| signer.who.coop()))
	}
}

/// What a treasury knows of a request that is open.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct OpenRequest<Hash> {
	/// Who has made it.
	pub by: Hand,
	/// Hash of the document behind it.
	pub voucher: Hash,
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

/// What a signer can want, and a second one is needed for.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Wish {
	/// That the treasury is paused.
	#[codec(index = 0)]
	Pause,
	/// That the standing payment of this request ends.
	#[codec(index = 1)]
	StandingEnd(PaymentNo),
	/// That this redemption ends: paid by the custodian, or with the units taken back.
	#[codec(index = 2)]
	RedemptionEnd(RedemptionNo, bool),
}

/// A signer who wants something and waits for a second one.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct FirstHand<AccountId> {
	/// The signer.
	pub signer: Approval<AccountId>,
	/// Deadline time at which this no longer counts, in milliseconds.
	pub lapses_at: Moment,
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
