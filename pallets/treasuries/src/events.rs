//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970, and amounts millionths of the currency.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// A signer has approved again what waits for the bank, with other bank details.
		ApprovedAgain { treasury: TreasuryId, payment: PaymentNo, by: Hand, is_enough: bool },
		/// What is due to a co-op that left could not be paid now. Anybody can try again.
		ClaimHeld { treasury: TreasuryId, coop: CoopId, error: DispatchError },
		/// A co-op that was an owner is due its share, and nobody else can spend it.
		ClaimMade { treasury: TreasuryId, coop: CoopId, amount: BalanceOf<T> },
		/// What was due to a co-op that left was paid by itself.
		ClaimPaid { treasury: TreasuryId, coop: CoopId, amount: BalanceOf<T>, booked: Booked },
		/// A co-op has left the federation and with it this treasury.
		CoopGone { treasury: TreasuryId, coop: CoopId },
		/// A co-op is no longer one of the owners of a treasury.
		CoopLeftTreasury { treasury: TreasuryId, coop: CoopId, resolution: ResolutionId },
		/// Enough have approved, and a delay has begun after which it is paid or approved again.
		DelayBegun { treasury: TreasuryId, payment: PaymentNo, ready_at: Moment },
		/// The limit of a budget line has changed.
		LineChanged { treasury: TreasuryId, line: LineNo, limit: BalanceOf<T>, resolution: ResolutionId },
		/// Nothing is charged to a budget line any more.
		LineClosed { treasury: TreasuryId, line: LineNo, resolution: ResolutionId },
		/// A treasury has a new budget line.
		LineOpened {
			treasury: TreasuryId,
			line: LineNo,
			/// The most that requests can take from it in a period.
			limit: BalanceOf<T>,
			rhythm: Rhythm,
			resolution: ResolutionId,
		},
		/// The bank has paid nothing of a payment, or all of it came back.
		NotPaid { treasury: TreasuryId, payment: PaymentNo },
		/// A report of the out-turn was given.
		OutturnReported { treasury: TreasuryId, report: u32, document: T::Hash, by: Hand, next_due_at: Moment },
		/// A request was carried out.
		///
		/// Money that moves by bank is set aside for it.
		Paid { treasury: TreasuryId, payment: PaymentNo, line: LineNo, total: BalanceOf<T>, booked: Booked },
		/// It was wrong that nothing of a payment was paid, or that all of it came back.
		PaidAfterAll { treasury: TreasuryId, payment: PaymentNo },
		/// A resolution of the owners has paid.
		///
		/// Money that moves by bank is set aside for it.
		PaidByResolution {
			treasury: TreasuryId,
			/// The budget line to which it is charged, if it is to one.
			line: Option<LineNo>,
			total: BalanceOf<T>,
			booked: Booked,
			resolution: ResolutionId,
		},
		/// The owners have ended the pause of a treasury.
		PauseEnded { treasury: TreasuryId, resolution: ResolutionId },
		/// A signer wants a treasury paused, for which a second one is needed.
		PauseWanted { treasury: TreasuryId, by: Hand, reason: T::Hash, lapses_at: Moment },
		/// A request could not be carried out now, and stays open until it expires.
		PaymentHeld { treasury: TreasuryId, payment: PaymentNo, error: DispatchError },
		/// A custodian is to pay somebody outside for units, which are on hold until it has.
		Redeeming { treasury: TreasuryId, redemption: RedemptionNo, custodian: CustodianId, pending: PendingNo },
		/// A signer has approved a request.
		RequestApproved { treasury: TreasuryId, payment: PaymentNo, by: Hand },
		/// The time of a request is over.
		RequestExpired { treasury: TreasuryId, payment: PaymentNo },
		/// A signer is against a request.
		RequestOpposed { treasury: TreasuryId, payment: PaymentNo, by: Hand, reason: T::Hash },
		/// A request is closed, because too few are left who could approve it.
		RequestRejected { treasury: TreasuryId, payment: PaymentNo, line: LineNo },
		/// A request was taken back.
		RequestWithdrawn { treasury: TreasuryId, payment: PaymentNo },
		/// A payment was requested.
		Requested {
			treasury: TreasuryId,
			payment: PaymentNo,
			line: LineNo,
			total: BalanceOf<T>,
			/// The hash of all that is requested, which signers repeat.
			content: T::Hash,
			by: Hand,
			expires_at: Moment,
		},
		/// A treasury has new rules.
		RulesSet { treasury: TreasuryId, rules: Rules, resolution: ResolutionId },
		/// The owners of a treasury have stated the share of each.
		SharesSet {
			treasury: TreasuryId,
			/// In the order of the numbers of the owners, in hundredths of a percent.
			shares: Shares,
			resolution: ResolutionId,
		},
		/// Somebody is no longer a signer of a treasury, and what they approved does not count.
		SignerEnded { treasury: TreasuryId, signer: u32, who: SignerKind, reason: SignerEnd },
		/// A treasury has a signer, or a signer a new term.
		SignerNamed { treasury: TreasuryId, signer: u32, who: SignerKind, until: Moment },
		/// The signers of a treasury were named, and how many of them must approve what is larger.
		SignersSet { treasury: TreasuryId, threshold: u8, resolution: ResolutionId },
		/// A standing payment runs, of which enough have approved.
		StandingBegun { treasury: TreasuryId, payment: PaymentNo, plan: Plan },
		/// A standing payment runs no longer.
		StandingEnded { treasury: TreasuryId, payment: PaymentNo, why: StandingEnd },
		/// A standing payment was not made for the period that began on this day.
		StandingMissed { treasury: TreasuryId, payment: PaymentNo, day: Day },
		/// A standing payment was made for the period that began on this day.
		///
		/// Money that moves by bank is set aside for it.
		StandingPaid { treasury: TreasuryId, payment: PaymentNo, day: Day, total: BalanceOf<T>, booked: Booked },
		/// A signer wants a standing payment ended, for which a second one is needed.
		StandingUnwanted { treasury: TreasuryId, payment: PaymentNo, by: Hand, lapses_at: Moment },
		/// A signer says that a custodian has paid, or wants units back. A second one is needed.
		EndingRedemption {
			treasury: TreasuryId,
			redemption: RedemptionNo,
			paid: Option<T::Hash>,
			by: Hand,
			lapses_at: Moment,
		},
		/// A treasury was closed.
		TreasuryClosed { treasury: TreasuryId, resolution: ResolutionId },
		/// A treasury was opened.
		TreasuryOpened {
			treasury: TreasuryId,
			account: T::AccountId,
			owner: Owner,
			ledger: LedgerId,
			resolution: ResolutionId,
		},
		/// A treasury is paused.
		TreasuryPaused {
			treasury: TreasuryId,
			until: Moment,
			by: PausedBy,
			/// Hash of the reasons, where signers or an auditor have paused it.
			reason: Option<T::Hash>,
		},
		/// A treasury has another name.
		TreasuryRenamed { treasury: TreasuryId, resolution: ResolutionId },
		/// A signer has taken back what they wanted a second one to join.
		WishWithdrawn { treasury: TreasuryId, by: Hand, wish: Wish },
	}
}
