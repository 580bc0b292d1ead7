//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970, and amounts millionths of a unit.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// An officer has noted what another one must carry out with an account.
		AccountNoted {
			coop: CoopId,
			account: T::AccountId,
			action: AccountActionOf<T>,
			by: MemberNo,
			lapses_at: Moment,
		},
		/// An account may receive units, because a co-op answers for it.
		AccountRegistered { coop: CoopId, account: T::AccountId, purpose: T::Hash, by: [Hand; 2] },
		/// An account may no longer receive units.
		AccountUnregistered { coop: CoopId, account: T::AccountId, by: [Hand; 2] },
		/// A custodian has other ceilings.
		CeilingsSet { custodian: CustodianId, daily: BalanceOf<T>, total: BalanceOf<T>, resolution: ResolutionId },
		/// The federation has approved a custodian.
		CustodianApproved {
			custodian: CustodianId,
			coop: CoopId,
			document: T::Hash,
			daily: BalanceOf<T>,
			total: BalanceOf<T>,
			resolution: ResolutionId,
		},
		/// A custodian issues nothing for a while.
		CustodianPaused { custodian: CustodianId, until: Moment, by: PausedBy<T::Hash> },
		/// A custodian issues nothing more, and redeems what is outstanding.
		CustodianRemoved { custodian: CustodianId, resolution: ResolutionId },
		/// A custodian attests a deposit, which waits for an auditor of another co-op.
		DepositAttested {
			custodian: CustodianId,
			deposit: DepositNo,
			beneficiary: T::AccountId,
			amount: BalanceOf<T>,
			reference: T::Hash,
			by: Hand,
			lapses_at: Moment,
		},
		/// A deposit was not turned into units.
		DepositEnded { custodian: CustodianId, deposit: DepositNo, reason: DepositEnd<T::Hash> },
		/// An auditor objects to a deposit, which one of another co-op can reject with this one.
		DepositOpposed { custodian: CustodianId, deposit: DepositNo, by: Hand, reason: T::Hash },
		/// Units were issued against a deposit.
		Issued {
			custodian: CustodianId,
			issue: IssueNo,
			deposit: DepositNo,
			beneficiary: T::AccountId,
			amount: BalanceOf<T>,
			by: Hand,
		},
		/// A member has taken back what no second hand has agreed to yet.
		NoteWithdrawn { note: NotedOf<T>, by: Hand },
		/// Units were paid for and burnt.
		PaidOut {
			custodian: CustodianId,
			redemption: RedemptionNo,
			payout: PayoutNo,
			holder: T::AccountId,
			amount: BalanceOf<T>,
			paid_by: PaidBy,
		},
		/// The federation has ended the pause of a custodian.
		PauseEnded { custodian: CustodianId, resolution: ResolutionId },
		/// An auditor has noted that a custodian is to be paused, which one of another co-op can do.
		PauseNoted { custodian: CustodianId, by: Hand, reason: T::Hash, lapses_at: Moment },
		/// A custodian says that its bank has paid a holder.
		PayoutReported { custodian: CustodianId, redemption: RedemptionNo, reference: T::Hash, by: Hand },
		/// A payout has not come, says its holder or who speaks for them, and the federation decides.
		RedemptionDisputed { custodian: CustodianId, redemption: RedemptionNo, reason: T::Hash, by: T::AccountId },
		/// A holder wants to be paid for units, which are on hold.
		RedemptionRequested {
			custodian: CustodianId,
			redemption: RedemptionNo,
			holder: T::AccountId,
			amount: BalanceOf<T>,
			take_back_at: Moment,
		},
		/// A custodian no longer says that its bank has paid.
		ReportWithdrawn { custodian: CustodianId, redemption: RedemptionNo, by: Hand },
		/// A custodian attests what is at its bank, which waits for an auditor of another co-op.
		StatementAttested {
			custodian: CustodianId,
			/// Civil time of the balance.
			as_of: Moment,
			balance: BalanceOf<T>,
			document: T::Hash,
			by: Hand,
		},
		/// What is at the bank of a custodian was confirmed and entered.
		StatementConfirmed {
			custodian: CustodianId,
			statement: StatementNo,
			balance: BalanceOf<T>,
			outstanding: BalanceOf<T>,
			reported: BalanceOf<T>,
			by: Hand,
		},
		/// Units that were on hold are free again.
		UnitsReturned {
			custodian: CustodianId,
			redemption: RedemptionNo,
			holder: T::AccountId,
			amount: BalanceOf<T>,
			reason: ReturnedBy,
		},
	}
}
