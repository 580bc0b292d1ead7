//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970, and amounts millionths of a unit.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
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
		/// A deposit, or the rest of it, was not turned into units.
		DepositEnded { custodian: CustodianId, deposit: DepositNo, reason: DepositEnd<T::Hash> },
		/// Units were issued against a deposit.
		Issued {
			custodian: CustodianId,
			issue: IssueNo,
			deposit: DepositNo,
			beneficiary: T::AccountId,
			amount: BalanceOf<T>,
			by: Confirmed,
		},
		/// A first hand has entered what a second one must carry out.
		Noted { subject: Subject, note: NoteOf<T>, by: Hand, lapses_at: Moment },
		/// A member has taken back what no second hand has agreed to yet.
		NoteWithdrawn { subject: Subject, by: Hand },
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
		ReportWithdrawn { custodian: CustodianId, redemption: RedemptionNo, by: [Hand; 2] },
		/// A part of a confirmed deposit is still to be issued.
		RestOwed { custodian: CustodianId, deposit: DepositNo, owed: BalanceOf<T>, next_at: Moment },
		/// What was at the bank of a custodian at the end of a day was confirmed and entered.
		StatementConfirmed {
			custodian: CustodianId,
			statement: StatementNo,
			balance: BalanceOf<T>,
			closing: Closing,
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
