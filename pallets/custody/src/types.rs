//! What the pallet keeps, and what it says.

use super::*;

/// An amount of units in their smallest part: millionths.
pub type Balance = u128;

/// The number of a custodian, from 1 on without gaps.
pub type CustodianId = u32;

/// The number of a deposit that was attested, from 1 on without gaps, whatever becomes of it.
pub type DepositNo = u32;

/// The number of an issue of units in the register, from 1 on without gaps.
pub type IssueNo = u32;

/// The number of a redemption that was requested, from 1 on without gaps, whatever becomes of it.
pub type RedemptionNo = u32;

/// The number of a payout in the register, from 1 on without gaps.
pub type PayoutNo = u32;

/// The number of a statement of a custodian, from 1 on without gaps.
pub type StatementNo = u32;

/// The name of a custodian's account with its bank, or of its bank.
pub type Title = rochdale_primitives::Text<MAX_TITLE>;

/// Whether a custodian issues units.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Status {
	/// It issues and redeems.
	#[codec(index = 0)]
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

/// The last statement of a custodian that was confirmed.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct LastStatement {
	/// Its number.
	pub number: StatementNo,
	/// Civil time of the balance, in milliseconds.
	pub as_of: Moment,
	/// What was at the bank.
	pub balance: Balance,
	/// What was outstanding when it was confirmed.
	pub outstanding: Balance,
	/// What of it was reported as paid then, and not burnt yet, without what was withdrawn or decided to be unpaid since.
	pub reported: Balance,
}

/// A co-op that holds money of the federation at a bank, and for how much of it units can be issued.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Custodian<Hash> {
	/// The co-op.
	pub coop: CoopId,
	/// What its account with the bank is called.
	pub title: Title,
	/// Hash of the terms of custody.
	pub document: Hash,
	/// The most that it can issue in a day.
	pub daily: Balance,
	/// The most that can be outstanding.
	pub total: Balance,
	/// What was issued against its deposits in all. It only grows.
	pub issued: Balance,
	/// What was paid out and burnt in all. It only grows.
	pub redeemed: Balance,
	/// What holders have on hold for it to redeem.
	pub on_hold: Balance,
	/// What of it is reported as paid and not burnt yet, in dispute or not.
	pub reported: Balance,
	/// What was issued in the last day.
	pub today: Window,
	/// How many deposits wait for an auditor.
	pub pending: u32,
	/// Whether it issues.
	pub status: Status,
	/// The last pause, which may be over.
	pub pause: Option<Pause<Hash>>,
	/// Deadline time from which auditors can pause it by themselves, in milliseconds.
	pub hands_pause_from: Moment,
	/// Its last statement.
	pub statement: Option<LastStatement>,
	/// The resolution of the federation that approved it, `None` at genesis.
	pub approved_by: Option<ResolutionId>,
}

impl<Hash> Custodian<Hash> {
	/// The units for which it answers: what was issued and not redeemed.
	pub fn outstanding(&self) -> Option<Balance> {
		self.issued.checked_sub(self.redeemed)
	}

	/// Whether no statement is known, or the last one covers what was outstanding then.
	///
	/// What was reported as paid had left the bank, though its units were not burnt yet.
	pub fn is_covered(&self) -> bool {
		let to_pay = |last: LastStatement| last.outstanding.checked_sub(last.reported);
		self.statement.is_none_or(|last| to_pay(last).is_some_and(|to_pay| last.balance >= to_pay))
	}

	/// Takes from its last statement what was reported as paid and counted there, and was not. `None` where less was counted.
	pub(crate) fn count_as_unpaid<A, H>(&mut self, report: &Report<A, H>, amount: Balance) -> Option<()> {
		if let Some(last) = self.statement.as_mut().filter(|last| report.after < last.number) {
			last.reported = last.reported.checked_sub(amount)?;
		}
		Some(())
	}

	/// Whether a pause is running.
	pub fn is_paused<C: Clock>(&self) -> bool {
		self.pause.as_ref().is_some_and(|pause| !C::has_passed(pause.until))
	}
}

/// A deposit that a custodian attests and that waits for an auditor.
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
	/// The auditor who would reject it, until one of another co-op agrees. It stops nobody from confirming the deposit.
	pub objection: Option<Objection<AccountId, Hash>>,
	/// Deadline time at which it lapses, in milliseconds.
	pub lapses_at: Moment,
}

/// What the first of two auditors has against a deposit.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Objection<AccountId, Hash> {
	/// The auditor.
	pub noted: Entered<AccountId>,
	/// Hash of the reasons.
	pub reason: Hash,
}

/// Why a deposit was not turned into units.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum DepositEnd<Hash> {
	/// Two auditors of different co-ops have rejected it.
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
	/// Hash of the bank's reference of the deposit.
	pub reference: Hash,
	/// The officer of the custodian who attested the deposit.
	pub attested_by: Hand,
	/// The auditor of another co-op who confirmed it.
	pub confirmed_by: Hand,
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
	/// The number of the custodian's last statement when this or the report before it was made, zero where there was none. A
	/// later statement has counted it.
	pub after: StatementNo,
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
	/// An auditor of another co-op has seen it.
	#[codec(index = 1)]
	Auditor(Hand),
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

/// What a custodian says that it has at the bank, until an auditor confirms it.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PendingStatement<AccountId, Hash> {
	/// Civil time of the balance, in milliseconds.
	pub as_of: Moment,
	/// What was at the bank.
	pub balance: Balance,
	/// Hash of the bank's document.
	pub document: Hash,
	/// The officer who attests it.
	pub attested: Entered<AccountId>,
	/// Deadline time at which it no longer counts, in milliseconds.
	pub lapses_at: Moment,
}

/// What was at a custodian's bank, and what was outstanding and reported as paid then.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Statement<Hash> {
	/// Civil time of the balance, in milliseconds.
	pub as_of: Moment,
	/// What was at the bank.
	pub balance: Balance,
	/// What was outstanding when it was confirmed.
	pub outstanding: Balance,
	/// What of it was reported as paid then, and not burnt yet.
	pub reported: Balance,
	/// Hash of the bank's document.
	pub document: Hash,
	/// The officer of the custodian who attested it.
	pub attested_by: Hand,
	/// The auditor of another co-op who confirmed it.
	pub confirmed_by: Hand,
	/// Civil time of the confirmation, in milliseconds.
	pub at: Moment,
}

/// What two officers do with an account.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum AccountAction<Hash> {
	/// They register it.
	#[codec(index = 0)]
	Register {
		/// Hash of what it is for.
		purpose: Hash,
	},
	/// They take it from the register.
	#[codec(index = 1)]
	Unregister,
}

/// What an officer notes about an account, until another one agrees.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct AboutAccount<AccountId, Hash> {
	/// The account.
	pub account: AccountId,
	/// What is to be done.
	pub action: AccountAction<Hash>,
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

/// What the first of two hands has entered, and can take back as long as no second one has agreed.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Noted<AccountId> {
	/// An objection to a deposit.
	#[codec(index = 0)]
	Objection(DepositNo),
	/// That a custodian is to be paused.
	#[codec(index = 1)]
	Pause(CustodianId),
	/// What was at a custodian's bank.
	#[codec(index = 2)]
	Statement(CustodianId),
	/// What is to be done with an account.
	#[codec(index = 3)]
	Account(AccountId),
}

/// What happens by itself when its time has come.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Due {
	/// A deposit lapses.
	#[codec(index = 0)]
	Deposit(DepositNo),
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

/// What this runtime's auditors have against deposits.
pub type ObjectionOf<T> = Objection<AccountIdOf<T>, HashOf<T>>;

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

/// An auditor's note that a custodian is to be paused, by the hash of the reasons, until one of another co-op agrees.
pub type PauseNoteOf<T> = FirstHand<AccountIdOf<T>, HashOf<T>>;

/// What hands of this runtime have entered first.
pub type NotedOf<T> = Noted<AccountIdOf<T>>;

/// The statements of a custodian that wait, at most one of each officer of the board.
pub type PendingStatementsOf<T> = BoundedVec<PendingStatementOf<T>, ConstU32<MAX_BOARD>>;

/// The record type of this runtime's statements that wait.
pub type PendingStatementOf<T> = PendingStatement<AccountIdOf<T>, HashOf<T>>;

/// The type of this runtime's notes about accounts.
pub type AccountNoteOf<T> = FirstHand<AccountIdOf<T>, AboutAccount<AccountIdOf<T>, HashOf<T>>>;

/// The notes about accounts in one co-op, at most one of each officer of the board.
pub type AccountNotesOf<T> = BoundedVec<AccountNoteOf<T>, ConstU32<MAX_BOARD>>;

/// What this runtime's officers do with an account.
pub type AccountActionOf<T> = AccountAction<HashOf<T>>;

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
