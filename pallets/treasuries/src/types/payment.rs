//! Requests and payments.

use crate::*;

/// What one of the payees of a request gets.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Item<AccountId, Hash> {
	/// Who is paid.
	pub payee: Party<AccountId, Hash>,
	/// How much, in millionths of the currency.
	pub amount: Balance,
	/// The custodian who pays somebody outside for units, `None` wherever else.
	pub custodian: Option<CustodianId>,
}

/// What all payees get: one where it is a single payment, several in a payment run.
pub type Items<AccountId, Hash> = BoundedVec<Item<AccountId, Hash>, ConstU32<MAX_ITEMS>>;

/// What all of them get together, `None` if that is more than can be counted.
pub(crate) fn total<AccountId, Hash>(items: &[Item<AccountId, Hash>]) -> Option<Balance> {
	items.iter().try_fold(0, |sum: Balance, item| sum.checked_add(item.amount))
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
	/// Civil time since which the member held the office in which they acted, or was named, in milliseconds.
	pub since: Moment,
}

/// What signers have said about a request.
pub type Approvals<AccountId> = BoundedVec<Approval<AccountId>, ConstU32<MAX_SIGNERS>>;

/// A request for a payment that is open.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Payment<AccountId, Hash> {
	/// The budget line to which it is charged.
	pub line: LineNo,
	/// Who is paid, and how much.
	pub items: Items<AccountId, Hash>,
	/// Hash of the document behind it, such as an invoice.
	pub voucher: Hash,
	/// Whether the document may have been used before.
	pub again: bool,
	/// When it is paid again and again, `None` where it is paid once.
	pub plan: Option<Plan>,
	/// The hash of all that is requested, with the bank details of the payees. Who decides on it repeats it.
	pub content: Hash,
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

/// Where the books have a payment.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Booked {
	/// As the entry of this number. The money has moved.
	#[codec(index = 0)]
	Entered(EntryNo),
	/// As the pending entry of this number, which waits for the bank.
	#[codec(index = 1)]
	Ordered(PendingNo),
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
	/// The solidarity fund.
	#[codec(index = 5)]
	Fund,
}

/// What limits count of a payee.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Payee {
	/// What requests paid to them in the last 30 days.
	pub got: Window,
	/// What the standing payments to them that run pay each time, together, in millionths of the currency.
	pub standing: Balance,
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
	Paid {
		/// How many had to approve it.
		tier: Tier,
		/// Where the books have it.
		booked: Booked,
	},
	/// It was carried out, and the bank has paid nothing of it, or all of it came back.
	#[codec(index = 1)]
	NotPaid {
		/// How many had to approve it.
		tier: Tier,
		/// Where the books have it.
		booked: Booked,
	},
	/// Too few were left who could still approve it.
	#[codec(index = 2)]
	Rejected,
	/// Who requested it has taken it back.
	#[codec(index = 3)]
	Withdrawn,
	/// Its time was over.
	#[codec(index = 4)]
	Expired,
	/// It became a standing payment, which runs or has ended.
	#[codec(index = 5)]
	Standing {
		/// How many had to approve it.
		tier: Tier,
		/// Where the books have the last payment, `None` before the first one.
		last: Option<Booked>,
	},
}

/// What was carried out by bank, so that what comes back is given back where it was counted.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Carried<AccountId, Hash> {
	/// The number of the request, and how many had to approve it. `None` is a resolution.
	pub request: Option<(PaymentNo, Tier)>,
	/// Who has requested it, and with which account.
	pub requested: Option<(Hand, AccountId)>,
	/// Who is paid, and how much.
	pub items: Items<AccountId, Hash>,
	/// Under which key each of them was counted. Who is behind a payee may be somebody else by now.
	pub keys: BoundedVec<Hash, ConstU32<MAX_ITEMS>>,
	/// Hash of the document behind it.
	pub voucher: Hash,
	/// The hash of what was approved.
	pub content: Hash,
	/// Deadline time at which it was carried out and counted, in milliseconds.
	pub at: Moment,
	/// How much of it waits or was paid and has not come back, in millionths of the currency.
	pub stands: Balance,
	/// Whether it counts among what went in a year.
	pub is_disposal: bool,
	/// Whether it is what was due to owners who left, and counts for nothing else.
	pub is_claim: bool,
	/// What signers are approving again, with other bank details.
	pub again: Option<Anew<AccountId, Hash>>,
}

/// What signers say about a payment that waits for the bank, after bank details have changed.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Anew<AccountId, Hash> {
	/// The hash of what they approve.
	pub content: Hash,
	/// Who has approved it. Whether that counts is asked anew each time.
	pub approvals: Approvals<AccountId>,
	/// Deadline time from which it counts in the second tier, in milliseconds, once enough have approved.
	pub ready_at: Option<Moment>,
}

/// Units that a custodian is to pay out to somebody outside.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Redeeming<AccountId, Hash> {
	/// The treasury whose units they are.
	pub treasury: TreasuryId,
	/// The pending entry that waits for it in its books.
	pub pending: PendingNo,
	/// A signer who says that what was reported with this reference has come, which may count no longer.
	pub paid: Option<(FirstHand<AccountId>, Hash)>,
	/// A signer who wants the units taken back, which may count no longer.
	pub unpaid: Option<FirstHand<AccountId>>,
}

impl<AccountId, Hash> Redeeming<AccountId, Hash> {
	/// The signer who says that the money has come, or wants the units back, which is forgotten.
	pub fn take(&mut self, is_paid: bool) -> Option<FirstHand<AccountId>> {
		if is_paid {
			self.paid.take().map(|(first, _)| first)
		} else {
			self.unpaid.take()
		}
	}
}

/// What happens by itself.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Due {
	/// The delay of a request in the second tier is over.
	#[codec(index = 0)]
	Delay(TreasuryId, PaymentNo),
	/// A treasury is looked at, whether the time of a request is over.
	#[codec(index = 1)]
	Expiry(TreasuryId),
	/// A standing payment is looked at, whether its next day has come.
	#[codec(index = 2)]
	Standing(TreasuryId, PaymentNo),
	/// What is due to an owner who left is paid by itself.
	#[codec(index = 3)]
	Claim(TreasuryId, CoopId),
}
