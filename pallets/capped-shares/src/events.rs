//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970, days civil ones, and amounts millionths of the
	/// currency.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// An officer of the board has begun something that another one completes.
		Begun { coop: CoopId, content: T::Hash, by: Hand, lapses_at: Moment },
		/// A class can be subscribed outside offers, or not.
		ClassSet { coop: CoopId, class: ClassNo, is_open: bool, resolution: ResolutionId },
		/// A co-op has a new class of shares.
		ClassOpened { coop: CoopId, class: ClassNo, terms: ClassTerms, document: T::Hash, resolution: ResolutionId },
		/// What a claim or a return gives is owed to a member.
		Collected {
			coop: CoopId,
			member: MemberNo,
			/// Of which claim, none for a return.
			claim: Option<ClaimNo>,
			amount: BalanceOf<T>,
			/// What the co-op owes beside it because it paid late.
			interest: BalanceOf<T>,
			/// What was deducted of it for the indivisible reserve.
			deducted: BalanceOf<T>,
		},
		/// Members are expected to pay by bank.
		Expected { coop: CoopId, purpose: Purpose, pending: PendingNo },
		/// An auditor has said what a share is worth.
		FigureGiven {
			coop: CoopId,
			class: ClassNo,
			value: BalanceOf<T>,
			document: T::Hash,
			by: Hand,
			/// Until when nobody leaves ahead of the loss, where it is less than what a share is worth.
			until: Moment,
		},
		/// What was paid out does not let the capital fall below another sum from now on.
		FloorSet { coop: CoopId, floor: BalanceOf<T>, resolution: ResolutionId },
		/// A list of payments by bank is expected no longer.
		ListGivenUp { coop: CoopId, purpose: Purpose, pending: PendingNo },
		/// The highest rate of a class for a business year was said.
		MaximumDeclared { coop: CoopId, class: ClassNo, year: Day, bps: u16, resolution: ResolutionId },
		/// A holder does not give shares back after all.
		NoticeCancelled { coop: CoopId, class: ClassNo, member: MemberNo, shares: u64, ends_on: Day },
		/// A holder gives shares back, and holds them until that day.
		NoticeGiven { coop: CoopId, class: ClassNo, member: MemberNo, shares: u64, ends_on: Day },
		/// An offer is closed.
		OfferClosed {
			coop: CoopId,
			offer: OfferNo,
			/// Whether the minimum was paid for. Caps may still let less be issued.
			is_met: bool,
			/// How many shares were paid for.
			shares: u64,
			paid: BalanceOf<T>,
		},
		/// Members can subscribe shares.
		OfferOpened { coop: CoopId, offer: OfferNo, terms: OfferTerms, document: T::Hash, resolution: ResolutionId },
		/// All subscribers of an offer have their shares or their money.
		OfferSettled { coop: CoopId, offer: OfferNo },
		/// The bank is to pay members what is due to them.
		PayoutsOrdered { coop: CoopId, pending: PendingNo },
		/// A member has paid for an offer.
		PaidIn {
			coop: CoopId,
			offer: OfferNo,
			member: MemberNo,
			amount: BalanceOf<T>,
			/// What all have paid.
			paid: BalanceOf<T>,
			/// For how many shares that counts.
			shares: u64,
		},
		/// A member was paid in units what was due to them.
		PaidOut { coop: CoopId, member: MemberNo, amount: BalanceOf<T> },
		/// Money was released to those who wait first.
		Released { coop: CoopId, class: ClassNo, amount: BalanceOf<T> },
		/// A return was declared, and so much is set aside for it.
		ReturnDeclared { coop: CoopId, class: ClassNo, year: Day, amount: BalanceOf<T>, resolution: ResolutionId },
		/// What was due to a member was set off against what they owe.
		SetOff { coop: CoopId, member: MemberNo, amount: BalanceOf<T>, debt: DebtOf<T> },
		/// A subscriber has shares of an offer, and the rest of the money is owed to them.
		Settled { coop: CoopId, offer: OfferNo, member: MemberNo, shares: u64, refund: BalanceOf<T> },
		/// Shares ended, and a claim stands for them.
		SharesEnded {
			coop: CoopId,
			class: ClassNo,
			member: MemberNo,
			shares: u64,
			amount: BalanceOf<T>,
			claim: ClaimNo,
			operation: OperationNo,
		},
		/// A member has new shares.
		Subscribed { coop: CoopId, class: ClassNo, member: MemberNo, shares: u64, operation: OperationNo },
		/// Payments for shares of a class are suspended, or not any more.
		Suspended { coop: CoopId, class: ClassNo, until: Moment, reason: T::Hash },
		/// What an officer had begun was taken back.
		TakenBack { coop: CoopId, content: T::Hash, by: Hand },
		/// The receiver of shares has accepted them.
		TransferAccepted { coop: CoopId, class: ClassNo, from: MemberNo, to: MemberNo },
		/// A holder wants to give shares to somebody.
		TransferProposed {
			coop: CoopId,
			class: ClassNo,
			from: MemberNo,
			to: T::AccountId,
			shares: u64,
			content: T::Hash,
		},
		/// A holder does not want to give shares away after all.
		TransferWithdrawn { coop: CoopId, class: ClassNo, from: MemberNo },
		/// Shares have gone to another member.
		Transferred { coop: CoopId, class: ClassNo, from: MemberNo, to: MemberNo, shares: u64, operation: OperationNo },
		/// Money that came for shares goes to a treasury of the co-op that pays with it.
		HandedOver { coop: CoopId, treasury: TreasuryId, amount: BalanceOf<T>, document: T::Hash },
		/// Money for shares is taken in one more way.
		CashOpened { coop: CoopId, mode: Mode, resolution: ResolutionId },
		/// All shares of a class have another value.
		Valued { coop: CoopId, class: ClassNo, value: BalanceOf<T>, resolution: ResolutionId, operation: OperationNo },
		/// Interest came with what was released, because it came late.
		InterestDue { coop: CoopId, class: ClassNo, amount: BalanceOf<T> },
		/// What a member was owed and did not claim in time has gone to the reserve.
		Lapsed { coop: CoopId, member: MemberNo, amount: BalanceOf<T> },
		/// A member wants what they are owed.
		OwedClaimed { coop: CoopId, member: MemberNo, by: Hand },
		/// What is due to a former member is paid to that account.
		PayeeNamed { coop: CoopId, member: MemberNo, account: T::AccountId, document: T::Hash },
		/// The federation has attested a rate for a calendar year.
		ReferenceAttested { index: ReferenceRate, year: i32, bps: u16, document: T::Hash, resolution: ResolutionId },
		/// What of a return was not collected in time has gone to the reserve.
		ReturnLapsed { coop: CoopId, class: ClassNo, year: Day, amount: BalanceOf<T> },
		/// A draft of a register that comes in has so many lines.
		ImportDrafted { coop: CoopId, class: ClassNo, by: MemberNo, lines: u32, digest: T::Hash },
		/// It was agreed that a draft comes in.
		ImportAgreed { coop: CoopId, class: ClassNo, by: MemberNo, totals: ImportTotalsOf<T>, agreed: Agreed },
		/// An auditor has refused what was agreed.
		ImportRefused { coop: CoopId, class: ClassNo, by: MemberNo, auditor: MemberNo },
		/// An auditor has confirmed a register, and it comes in.
		ImportConfirmed { coop: CoopId, class: ClassNo, by: MemberNo, totals: ImportTotalsOf<T>, auditor: MemberNo },
		/// All of a register has come in.
		Imported {
			coop: CoopId,
			class: ClassNo,
			/// The last of its operations.
			until: OperationNo,
		},
		/// Nothing comes in of a class, which is as a new one.
		ImportEnded { coop: CoopId, class: ClassNo },
		/// A bank took money back that is shares or a refund already. The member owes it.
		BankTookBack { coop: CoopId, member: MemberNo, account: AccountNo, amount: BalanceOf<T> },
		/// A member will pay shares in instalments.
		Committed { coop: CoopId, class: ClassNo, member: MemberNo, unpaid: u64, last_day: Day },
		/// Shares that were to be paid in instalments are not paid any more.
		CommitmentEnded { coop: CoopId, class: ClassNo, member: MemberNo, unpaid: u64 },
		/// A member has paid the entry fee, which goes to the indivisible reserve.
		EntryFeePaid { coop: CoopId, member: MemberNo, amount: BalanceOf<T> },
		/// The time of a member to pay shares in instalments is over.
		InArrears { coop: CoopId, class: ClassNo, member: MemberNo, unpaid: u64 },
		/// What came by bank for shares, or some of it, becomes none, and is owed back.
		OwedBack { coop: CoopId, class: ClassNo, member: MemberNo, amount: BalanceOf<T> },
		/// A member will pay shares by bank in instalments.
		Promised {
			coop: CoopId,
			class: ClassNo,
			member: MemberNo,
			shares: u64,
			/// How many of them at once.
			first: u64,
			/// Until when the first ones are awaited. It binds nobody before.
			lapses_at: Moment,
		},
		/// A member was reminded of shares that are late.
		Reminded { coop: CoopId, class: ClassNo, member: MemberNo, document: T::Hash, until: Day },
		/// The members keep what a share is worth, against the figure of an auditor.
		FigureRejected {
			coop: CoopId,
			class: ClassNo,
			value: BalanceOf<T>,
			document: T::Hash,
			resolution: ResolutionId,
		},
		/// What no bank can pay of what a former member was owed has gone to the reserve.
		FractionKept { coop: CoopId, member: MemberNo, amount: BalanceOf<T> },
		/// Caps let less of an offer be issued than its minimum, and all is refunded.
		OfferMissed {
			coop: CoopId,
			offer: OfferNo,
			/// They let no more shares than that be issued.
			shares: u64,
		},
		/// What stood in the account of a member who has left waits as shares do that have ended.
		AccountQueued {
			coop: CoopId,
			class: ClassNo,
			member: MemberNo,
			shares: u64,
			amount: BalanceOf<T>,
			claim: ClaimNo,
			operation: OperationNo,
		},
		/// It is said what all shares of a co-op that is dissolved get of its money.
		WoundUp { coop: CoopId, amount: BalanceOf<T>, resolution: ResolutionId },
		/// Shares of a co-op that is wound up have ended, and their worth is owed to their holder.
		Repaid {
			coop: CoopId,
			class: ClassNo,
			member: MemberNo,
			shares: u64,
			amount: BalanceOf<T>,
			operation: OperationNo,
		},
	}
}
