//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970, and amounts millionths of the currency.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// The members have decided to end a co-op, and who gets what is left of it.
		Dissolved { coop: CoopId, heir: Heir, document: T::Hash, resolution: ResolutionId },
		/// The members have decided that the co-op goes on.
		Resumed { coop: CoopId, document: T::Hash, resolution: ResolutionId },
		/// An officer of the board has begun to publish a balance, and another one completes it.
		Begun { coop: CoopId, document: T::Hash, by: Hand, lapses_at: Moment },
		/// The final balance waits for an auditor, and the money of the co-op stands still.
		BalancePublished { coop: CoopId, document: T::Hash, by: Publisher<T::AccountId> },
		/// The final balance is confirmed, and members can object until the money is divided.
		BalanceConfirmed {
			coop: CoopId,
			document: T::Hash,
			/// None where the federation has stepped in.
			auditor: Option<Hand>,
			needed: u32,
			ends_at: Moment,
		},
		/// A member has objected to the final balance.
		BalanceObjected { coop: CoopId, member: MemberNo, objections: u32, needed: u32 },
		/// Who has begun it has taken it back.
		TakenBack { coop: CoopId, document: T::Hash, by: Hand },
		/// The final balance no longer counts, and creditors are paid again.
		BalanceStopped { coop: CoopId, document: T::Hash },
		/// The federation has stepped in, because nothing had moved.
		SteppedIn { coop: CoopId, document: T::Hash, resolution: ResolutionId },
		/// Something hinders that the money is divided. Anybody has it divided later.
		DistributionHindered { coop: CoopId },
		/// What members get is due to them, and the rest to the heir.
		Distributed {
			coop: CoopId,
			shares: BalanceOf<T>,
			member_accounts: BalanceOf<T>,
			residue: BalanceOf<T>,
			/// What of the indivisible reserve was not there any more.
			lost: BalanceOf<T>,
		},
		/// More is left for the heir: what came since, or what nobody has claimed.
		MoreLeft { coop: CoopId, amount: BalanceOf<T>, lost: BalanceOf<T> },
		/// The bank is to pay the heir what is left.
		ResidueOrdered { coop: CoopId, to: Heir, pending: PendingNo, amount: BalanceOf<T> },
		/// What is left was paid to the heir in units.
		ResiduePaid { coop: CoopId, to: Heir, amount: BalanceOf<T> },
		/// What is left of others has come to the reserve of a co-op by bank.
		ResidueReceived { coop: CoopId, amount: BalanceOf<T> },
		/// Everything is paid, and the co-op exists no more.
		Extinct { coop: CoopId, heir: Heir, residue: BalanceOf<T> },
	}
}
