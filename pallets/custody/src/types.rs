//! What the pallet keeps, and what it says.

use super::*;

pub use rochdale_primitives::money::{CustodianId, RedemptionNo};

/// An amount of units in their smallest part: millionths.
pub type Balance = u128;

/// The number of a deposit that was attested, from 1 on without gaps, whatever becomes of it.
pub type DepositNo = u32;

/// The number of an issue of units in the register, from 1 on without gaps.
pub type IssueNo = u32;

/// The number of a payout in the register, from 1 on without gaps.
pub type PayoutNo = u32;

/// The number of a statement of a custodian, from 1 on without gaps.
pub type StatementNo = u32;

/// The name of a custodian's account with its bank, or of its bank.
pub type Title = rochdale_primitives::Text<MAX_TITLE>;

/// Whether a custodian issues units.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Status {
	/// It issues and redeems.
	#[codec(index = 0)]
	#[default]
	Active,
	/// It redeems only.
	#[codec(index = 1)]
	Removed,
}

/// Who has paused a custodian.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum PausedBy<Hash> {
	/// Two auditors of different co-ops.
	#[codec(index = 0)]
	Auditors {
		/// Who noted it first, and who paused.
		hands: [Hand; 2],
		/// Hash of the reasons of the second.
		reason: Hash,
	},
	/// The federation.
	#[codec(index = 1)]
	Resolution(ResolutionId),
}

/// A time in which a custodian issues nothing.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Pause<Hash> {
	/// Deadline time at which it ends, in milliseconds.
	pub until: Moment,
	/// Who has paused.
	pub by: PausedBy<Hash>,
}

/// What a custodian answered for at the end of a civil day, or answers for by now on the day that has not ended.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Closing {
	/// The day.
	pub day: Day,
	/// What was outstanding, with what was confirmed and not issued yet.
	pub outstanding: Balance,
	/// What of it was reported as paid, and not burnt yet, without what was withdrawn or decided to be unpaid since.
	pub reported: Balance,
}

/// The last statement of a custodian that was confirmed.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct LastStatement {
	/// Its number.
	pub number: StatementNo,
	/// What was at the bank at the end of the day.
	pub balance: Balance,
	/// What the custodian answered for at the end of the day.
	pub closing: Closing,
}

/// A co-op that holds money of the federation at a bank, and for how much of it units can be issued.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Custodian<Hash> {
	/// The co-op.
	pub coop: CoopId,
	/// What its account with the bank is called.
	pub title: Title,
	/// Hash of the terms of custody.
	pub document: Hash,
	/// The most that it can issue in a day.
	pub daily: Balance,
	/// The most that can be outstanding, with what is owed.
	pub total: Balance,
	/// What of confirmed deposits is not issued yet.
	pub owed: Balance,
	/// What holders have on hold for it to redeem.
	pub on_hold: Balance,
	/// What of it is reported as paid and not burnt yet, in dispute or not.
	pub reported: Balance,
	/// What was issued in the last day.
	pub today: Window,
	/// How many deposits wait for an auditor, or for the day on which the rest of them is issued.
	pub pending: u32,
	/// Whether it issues.
	pub status: Status,
	/// The last pause, which may be over.
	pub pause: Option<Pause<Hash>>,
	/// Deadline time from which auditors can pause it by themselves, in milliseconds.
	pub hands_pause_from: Moment,
	/// Its last statement.
	pub statement: Option<LastStatement>,
	/// Deadline time at which it was approved, or its last statement confirmed, in milliseconds. Zero at genesis.
	pub stated_at: Moment,
	/// What it answered for at the end of each of the last days on which that has changed, in the order of time.
	pub closings: BoundedVec<Closing, ConstU32<MAX_CLOSINGS>>,
	/// The resolution of the federation that approved it, `None` at genesis.
	pub approved_by: Option<ResolutionId>,
}

impl<Hash> Custodian<Hash> {
	/// Whether no statement is known, or the last one covers what was outstanding and owed at the end of its day.
	///
	/// What was reported as paid had left the bank, though its units were not burnt yet.
	pub fn is_covered(&self) -> bool {
		let to_pay = |last: LastStatement| last.closing.outstanding.checked_sub(last.closing.reported);
		self.statement.is_none_or(|last| to_pay(last).is_some_and(|to_pay| last.balance >= to_pay))
	}

	/// What it answered for at the end of that day, `None` where that is no longer kept, or it was none then.
	pub fn closing(&self, day: Day) -> Option<Closing> {
		let closing = self.closings.iter().rev().find(|closing| closing.day <= day)?;
		Some(Closing { day, ..*closing })
	}

	/// Enters for what it answers now. What has not changed since an earlier day needs no entry, and the oldest makes room.
	pub(crate) fn close(&mut self, day: Day, outstanding: Balance) {
		let now = Closing { day, outstanding, reported: self.reported };
		if self.closing(day) == Some(now) {
			return;
		}
		let kept: Vec<_> = self.closings.iter().filter(|closing| closing.day < day).chain([&now]).copied().collect();
		let surplus = kept.len().saturating_sub(MAX_CLOSINGS as usize);
		self.closings = BoundedVec::truncate_from(kept.into_iter().skip(surplus).collect());
	}

	/// Takes what was reported as paid on that day, and was not, from what has counted it. `None` where less was counted.
	pub(crate) fn count_as_unpaid(&mut self, since: Day, amount: Balance) -> Option<()> {
		let last = self.statement.as_mut().map(|last| &mut last.closing);
		for closing in self.closings.iter_mut().chain(last).filter(|closing| since <= closing.day) {
			closing.reported = closing.reported.checked_sub(amount)?;
		}
		Some(())
	}

	/// Whether a pause is running.
	pub fn is_paused<C: Clock>(&self) -> bool {
		self.pause.as_ref().is_some_and(|pause| !C::has_passed(pause.until))
	}

	/// Deadline time of the last statement, or of the approval.
	fn stated<C: Clock>(&self) -> Moment {
		self.stated_at.max(C::started_at().unwrap_or_default())
	}

	/// Deadline time at which its next statement is due, in milliseconds, `None` beyond the end of time.
	pub fn statement_due<C: Clock>(&self) -> Option<Moment> {
		self.stated::<C>().checked_add(C::day().checked_mul(STATEMENT_DAYS.into())?)
	}

	/// Whether its next statement is overdue. It is not as long as no civil day has ended of which there is none yet, as where a
	/// chain for tests has shorter days.
	pub fn is_overdue<C: Clock>(&self) -> bool {
		let stated = self.statement.and_then(|last| last.closing.day.checked_add(1));
		let first = stated.or(day_of(self.stated::<C>()));
		self.statement_due::<C>().is_some_and(C::has_passed) && day_of(C::civil()) > first
	}
}

/// Who has confirmed what a custodian says.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Confirmed {
	/// An auditor of another co-op.
	pub by: Hand,
	/// The one who came after, where the money is of the custodian's own co-op or of a member of it.
	pub and: Option<Hand>,
}

/// A deposit that a custodian attests, until all of it is issued.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Deposit<AccountId, Hash> {
	/// The custodian.
	pub custodian: CustodianId,
	/// Who receives the units.
	pub beneficiary: AccountId,
	/// How much was deposited.
	pub amount: Balance,
	/// Hash of the bank's reference.
	pub reference: Hash,
	/// The officer who attests it.
	pub attested: Entered<AccountId>,
	/// Who has confirmed it, `None` as long as it waits for that.
	pub confirmed: Option<Confirmed>,
	/// What of it was issued.
	pub issued: Balance,
	/// Deadline time at which it lapses, or, when it was confirmed, at which more of it is issued, in milliseconds.
	pub due_at: Moment,
}

/// What an auditor has seen at the bank of a custodian, which they repeat as it was attested.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Seen<AccountId, Hash> {
	/// The deposit.
	pub deposit: DepositNo,
	/// Who receives the units.
	pub beneficiary: AccountId,
	/// How much was deposited.
	pub amount: Balance,
	/// Hash of the bank's reference.
	pub reference: Hash,
}

/// Why a deposit, or the rest of it, was not turned into units.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum DepositEnd<Hash> {
	/// Two auditors of different co-ops have rejected it, or one of them and an officer the rest of one that was confirmed.
	#[codec(index = 0)]
	Rejected {
		/// Who objected first, and who agreed.
		hands: [Hand; 2],
		/// Hash of the reasons of the second one.
		reason: Hash,
	},
	/// The custodian has taken it back.
	#[codec(index = 1)]
	TakenBack {
		/// The officer.
		by: Hand,
		/// Hash of the reasons.
		reason: Hash,
	},
	/// Its time was over.
	#[codec(index = 2)]
	Lapsed,
}

/// Units that were issued against a deposit.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Issue<AccountId, Hash> {
	/// The custodian.
	pub custodian: CustodianId,
	/// Who received the units.
	pub beneficiary: AccountId,
	/// How many.
	pub amount: Balance,
	/// The number of the deposit, zero at genesis. It may be one of several issues against it.
	pub deposit: DepositNo,
	/// Hash of the bank's reference of the deposit.
	pub reference: Hash,
	/// The officer of the custodian who attested the deposit.
	pub attested_by: Hand,
	/// Who confirmed it.
	pub confirmed_by: Confirmed,
	/// Civil time of the issue, in milliseconds. Zero at genesis, when no time is known yet.
	pub at: Moment,
}

/// What a custodian says that its bank has paid.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Report<AccountId, Hash> {
	/// Hash of the bank's reference.
	pub reference: Hash,
	/// The officer who reported it.
	pub reported: Entered<AccountId>,
	/// Deadline time from which an auditor can confirm it in the place of the holder, in milliseconds.
	pub auditors_from: Moment,
	/// The civil day on which this or the report was made whose place it takes. A statement of that day or a later one counts it.
	pub day: Day,
}

/// How far a redemption has come.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum RedemptionStage<AccountId, Hash> {
	/// The custodian is to pay.
	#[codec(index = 0)]
	Requested,
	/// The custodian says that its bank has paid.
	#[codec(index = 1)]
	Reported(Report<AccountId, Hash>),
	/// The holder says that it has not, and the federation decides.
	#[codec(index = 2)]
	Disputed {
		/// What the custodian says.
		report: Report<AccountId, Hash>,
		/// Hash of what the holder says.
		reason: Hash,
		/// Deadline time of the dispute, in milliseconds. A vote on it must have opened later.
		disputed_at: Moment,
	},
}

/// Units that a holder wants to be paid for, and that are on hold.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Redemption<AccountId, Hash> {
	/// The custodian.
	pub custodian: CustodianId,
	/// Whose units they are.
	pub holder: AccountId,
	/// How many.
	pub amount: Balance,
	/// Salted hash of where to pay.
	pub payout: Hash,
	/// Civil time of the request, in milliseconds.
	pub requested_at: Moment,
	/// Deadline time from which the holder can take the units back, in milliseconds.
	pub take_back_at: Moment,
	/// Whether the custodian has withdrawn a report about it, which it can do once.
	pub withdrawn: bool,
	/// How far it has come.
	pub stage: RedemptionStage<AccountId, Hash>,
}

/// Who has said the last word about a payout.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum PaidBy {
	/// The holder has received it.
	#[codec(index = 0)]
	Holder,
	/// Auditors of other co-ops have seen it.
	#[codec(index = 1)]
	Auditors(Confirmed),
	/// The federation has decided that it was paid.
	#[codec(index = 2)]
	Resolution(ResolutionId),
}

/// Why units on hold went back to their holder.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum ReturnedBy {
	/// The holder has taken them back after the deadline.
	#[codec(index = 0)]
	Holder,
	/// The federation has decided that they were not paid for.
	#[codec(index = 1)]
	Resolution(ResolutionId),
}

/// Units that were paid for and burnt.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Payout<AccountId, Hash> {
	/// The custodian.
	pub custodian: CustodianId,
	/// The number of the request.
	pub redemption: RedemptionNo,
	/// Whose units they were.
	pub holder: AccountId,
	/// How many.
	pub amount: Balance,
	/// Salted hash of where it was paid.
	pub payout: Hash,
	/// Hash of the bank's reference.
	pub reference: Hash,
	/// The officer of the custodian who reported it.
	pub reported_by: Hand,
	/// Who has said the last word.
	pub paid_by: PaidBy,
	/// Civil time at which the units were burnt, in milliseconds.
	pub at: Moment,
}

/// What was at a custodian's bank at the end of a civil day, and what it answered for then.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Statement<Hash> {
	/// What was at the bank.
	pub balance: Balance,
	/// The day, what was outstanding or owed at the end of it, and what of that was reported as paid and not burnt yet.
	pub closing: Closing,
	/// Hash of the bank's document.
	pub document: Hash,
	/// The officer of the custodian who attested it.
	pub attested_by: Hand,
	/// The auditor of another co-op who confirmed it.
	pub confirmed_by: Hand,
	/// Civil time of the confirmation, in milliseconds.
	pub at: Moment,
}

/// An account that may receive units because a co-op answers for it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Registration<Hash> {
	/// The co-op.
	pub coop: CoopId,
	/// Hash of what the account is for.
	pub purpose: Hash,
	/// Civil time of the registration, in milliseconds. Zero at genesis, when no time is known yet.
	pub since: Moment,
	/// The two officers who registered it, `None` at genesis.
	pub by: Option<[Hand; 2]>,
}

/// What two hands do something about.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Subject {
	/// A deposit.
	#[codec(index = 0)]
	Deposit(DepositNo),
	/// A redemption.
	#[codec(index = 1)]
	Redemption(RedemptionNo),
	/// A custodian.
	#[codec(index = 2)]
	Custodian(CustodianId),
	/// The accounts that a co-op registers.
	#[codec(index = 3)]
	Accounts(CoopId),
}

/// What the first of two hands has entered, and can take back as long as no second one has agreed.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Note<AccountId, Hash> {
	/// An auditor has seen the deposit or the payout, which is the money of the custodian's own co-op or of a member of it.
	#[codec(index = 0)]
	Confirm {
		/// Hash of the bank's reference.
		reference: Hash,
	},
	/// The deposit, or the rest of it, is to end.
	#[codec(index = 1)]
	Reject {
		/// Hash of the reasons. The second hand has reasons of its own.
		reason: Hash,
	},
	/// The bank of the custodian has not paid after all.
	#[codec(index = 2)]
	WithdrawReport {
		/// Hash of the bank's reference that was reported.
		reference: Hash,
	},
	/// The custodian is to be paused.
	#[codec(index = 3)]
	Pause {
		/// Hash of the reasons. The second hand has reasons of its own.
		reason: Hash,
	},
	/// What was at the bank of the custodian at the end of a day.
	#[codec(index = 4)]
	Statement {
		/// The civil day.
		day: Day,
		/// What was at the bank.
		balance: Balance,
		/// Hash of the bank's document.
		document: Hash,
	},
	/// An account is to be registered.
	#[codec(index = 5)]
	Register {
		/// The account.
		account: AccountId,
		/// Hash of what it is for.
		purpose: Hash,
	},
	/// An account is to be taken from the register.
	#[codec(index = 6)]
	Unregister {
		/// The account.
		account: AccountId,
	},
}

impl<AccountId: PartialEq, Hash: PartialEq> Note<AccountId, Hash> {
	/// Whether who enters one of them agrees with who has entered the other.
	pub(crate) fn agrees(&self, other: &Self) -> bool {
		let has_reasons = matches!(self, Self::Reject { .. } | Self::Pause { .. });
		self == other || has_reasons && core::mem::discriminant(self) == core::mem::discriminant(other)
	}

	/// The account that it is about.
	pub(crate) fn account(&self) -> Option<&AccountId> {
		match self {
			Self::Register { account, .. } | Self::Unregister { account } => Some(account),
			_ => None,
		}
	}
}

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
type HashOf<T> = <T as frame_system::Config>::Hash;

/// An amount of this runtime's units.
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<AccountIdOf<T>>>::Balance;

/// How a wallet names one account.
pub type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

/// The record type of this runtime's custodians.
pub type CustodianOf<T> = Custodian<HashOf<T>>;

/// The record type of this runtime's deposits that wait.
pub type DepositOf<T> = Deposit<AccountIdOf<T>, HashOf<T>>;

/// What auditors of this runtime have seen.
pub type SeenOf<T> = Seen<AccountIdOf<T>, HashOf<T>>;

/// The deposits of a custodian that one auditor confirms together.
pub type AllSeenOf<T> = BoundedVec<SeenOf<T>, ConstU32<MAX_CONFIRMED>>;

/// The record type of this runtime's issues.
pub type IssueOf<T> = Issue<AccountIdOf<T>, HashOf<T>>;

/// The record type of this runtime's open redemptions.
pub type RedemptionOf<T> = Redemption<AccountIdOf<T>, HashOf<T>>;

/// What this runtime's custodians say that their banks have paid.
pub type ReportOf<T> = Report<AccountIdOf<T>, HashOf<T>>;

/// The record type of this runtime's payouts.
pub type PayoutOf<T> = Payout<AccountIdOf<T>, HashOf<T>>;

/// What the first of two hands has entered in this runtime.
pub type EnteredOf<T> = Entered<AccountIdOf<T>>;

/// What a first hand of this runtime enters.
pub type NoteOf<T> = Note<AccountIdOf<T>, HashOf<T>>;

/// What a first hand of this runtime has entered, and when.
pub type FirstHandOf<T> = FirstHand<AccountIdOf<T>, NoteOf<T>>;

/// What hands of this runtime have entered about one subject, at most one of each.
pub type NotesOf<T> = BoundedVec<FirstHandOf<T>, ConstU32<MAX_NOTES>>;

/// What comes of a hand of this runtime.
pub type PartOf<T> = Part<AccountIdOf<T>, NoteOf<T>>;

/// The record type of this runtime's registered accounts.
pub type RegistrationOf<T> = Registration<HashOf<T>>;

/// A deposit of the genesis, for which units exist from the start.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisDeposit<AccountId, Hash> {
	/// Who has the units.
	pub beneficiary: AccountId,
	/// How many.
	pub amount: Balance,
	/// Hash of the bank's reference, not zero, each once.
	pub reference: Hash,
	/// The officer of the custodian's board who attests it.
	pub attested_by: MemberNo,
	/// The auditor of another co-op who confirms it: the co-op and the member.
	pub confirmed_by: (CoopId, MemberNo),
}

/// A custodian of the genesis. Its number is its place in the list, counted from 1.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisCustodian<AccountId, Hash> {
	/// The co-op.
	pub coop: CoopId,
	/// What its account with the bank is called, at most 64 bytes.
	pub title: String,
	/// Hash of the terms of custody, not zero.
	pub document: Hash,
	/// The most that it can issue in a day.
	pub daily: Balance,
	/// The most that can be outstanding, the deposits of the genesis included.
	pub total: Balance,
	/// What was deposited with it.
	pub deposits: Vec<GenesisDeposit<AccountId, Hash>>,
}

/// An account that is registered at genesis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisAccount<AccountId, Hash> {
	/// The co-op that answers for it.
	pub coop: CoopId,
	/// The account.
	pub account: AccountId,
	/// Hash of what it is for, not zero.
	pub purpose: Hash,
}
