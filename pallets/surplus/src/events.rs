//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970, days civil ones, and amounts millionths of the
	/// currency. A year is named by its first day.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// An auditor has confirmed the accounts of a year.
		AccountsConfirmed { coop: CoopId, accounts: YearAccountsOf<T>, content: T::Hash, by: Hand },
		/// It is fixed by what the use of a co-op is measured in a year.
		BasesFixed { coop: CoopId, year: Day, bases: Weighted, document: T::Hash, resolution: ResolutionId },
		/// An officer of the board has begun something that another one completes.
		Begun { coop: CoopId, content: T::Hash, by: Hand, lapses_at: Moment },
		/// What was not used of the education fund in time is the federation's.
		EducationForfeited { coop: CoopId, amount: BalanceOf<T> },
		/// The education fund has paid for education.
		EducationUsed { coop: CoopId, amount: BalanceOf<T>, document: T::Hash },
		/// Members owe what nothing else has covered of losses, as the commitment says.
		LossCharged { coop: CoopId, charge: ChargeNo, commitment: CommitmentOf<T>, resolution: ResolutionId },
		/// The bank is to pay what a co-op owes of its surplus.
		Ordered { coop: CoopId, to: Beneficiary, pending: PendingNo, amount: BalanceOf<T> },
		/// What a co-op owes of its surplus was paid in units.
		Paid { coop: CoopId, to: Beneficiary, amount: BalanceOf<T> },
		/// What was begun or confirmed was taken back.
		TakenBack { coop: CoopId, content: T::Hash, by: Hand },
		/// A year was closed, and this became of its result.
		YearClosed {
			coop: CoopId,
			year: Day,
			until: Day,
			result: YearResult,
			/// What the accounts of members bore of losses that were carried.
			from_accounts: BalanceOf<T>,
			is_late: bool,
			resolution: ResolutionId,
		},
		/// An officer has committed the co-op to how a pool is divided.
		PatronageCommitted { coop: CoopId, year: Day, commitment: CommitmentOf<T>, by: Hand, lapses_at: Moment },
		/// An auditor has confirmed how a pool is divided, and members can object until claims open.
		PatronageConfirmed {
			coop: CoopId,
			year: Day,
			commitment: CommitmentOf<T>,
			officer: MemberNo,
			by: Hand,
			needed: u32,
			ends_at: Moment,
		},
		/// A member has objected to how a pool is divided.
		PatronageObjected { coop: CoopId, year: Day, member: MemberNo, objections: u32, needed: u32 },
		/// Members or its auditor have stopped how a pool was to be divided, or money has.
		PatronageStopped { coop: CoopId, year: Day },
		/// Members can claim their shares in the patronage of a year.
		ClaimsOpened {
			coop: CoopId,
			year: Day,
			commitment: CommitmentOf<T>,
			/// What rounding has left, which is the reserve's.
			dust: BalanceOf<T>,
			lapses_at: Moment,
		},
		/// A share was claimed: one part of it is owed to the member, the rest in their account.
		PatronageClaimed { coop: CoopId, year: Day, member: MemberNo, cash: BalanceOf<T>, kept: BalanceOf<T> },
		/// What nobody has claimed or collected of a year is the reserve's.
		ClaimsLapsed { coop: CoopId, year: Day, amount: BalanceOf<T> },
		/// The accounts of a year are paid back: members collect theirs.
		AccountsRevolved {
			coop: CoopId,
			year: Day,
			amount: BalanceOf<T>,
			/// None where the years of the bylaws had passed and the members had not decided it.
			resolution: Option<ResolutionId>,
			lapses_at: Moment,
		},
		/// What a member had in their account of a year is owed to them.
		AccountCollected { coop: CoopId, year: Day, member: MemberNo, amount: BalanceOf<T> },
		/// What a member had in their account who has left waits as their shares do.
		AccountSettled {
			coop: CoopId,
			member: MemberNo,
			amount: BalanceOf<T>,
			/// What it bore before of losses that are carried.
			borne: BalanceOf<T>,
		},
		/// It was shown what a member owes of a loss.
		DebtShown { coop: CoopId, charge: ChargeNo, member: MemberNo, amount: BalanceOf<T> },
		/// A member has paid what they owe of losses, or set it off, and so much is left.
		DebtPaid { coop: CoopId, member: MemberNo, amount: BalanceOf<T>, left: BalanceOf<T> },
		/// The members have written off what one of them owes of losses, which is carried again.
		DebtWrittenOff {
			coop: CoopId,
			member: MemberNo,
			amount: BalanceOf<T>,
			document: T::Hash,
			resolution: ResolutionId,
		},
		/// The members have replaced the root of what claims are open to, and nothing else of it.
		PatronageReplaced { coop: CoopId, year: Day, commitment: CommitmentOf<T>, resolution: ResolutionId },
		/// All member accounts are paid back, because the co-op is wound up.
		AccountsWoundUp {
			coop: CoopId,
			amount: BalanceOf<T>,
			/// What they bore of losses.
			lost: BalanceOf<T>,
			resolution: ResolutionId,
		},
		/// So much of the indivisible reserve bears no loss until that day.
		ReserveLocked { coop: CoopId, amount: BalanceOf<T>, until: Day },
	}
}
