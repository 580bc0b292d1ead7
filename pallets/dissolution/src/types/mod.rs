//! What is kept of dissolutions.
//!
//! Nothing here touches storage.

mod balance;
mod residue;
mod state;

pub use balance::*;
pub use residue::*;
pub use state::*;

pub use rochdale_primitives::ledger::BalanceOf;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rochdale_primitives::{ledger::Balance, CoopId, Moment, ResolutionId};
use scale_info::TypeInfo;

/// A dissolution on the chain.
pub type DissolutionOf<T> = Dissolution<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;
/// A balance that was published on the chain.
pub type PublishedOf<T> = Published<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;
/// A balance that was confirmed on the chain.
pub type ConfirmedOf<T> = Confirmed<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;
/// A co-op whose money was divided, and what is left of it.
pub(crate) type LeftOf<T> = (DissolutionOf<T>, Residue<<T as frame_system::Config>::Hash>);
/// A balance of the chain that can be confirmed, and the co-op.
pub(crate) type ConfirmingOf<T> = (DissolutionOf<T>, ConfirmedOf<T>);
/// What is known of a co-op's dissolution on the chain.
pub type StateOf<T> = State<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// Who gets what is left of a co-op. (ES 75.2, SCE 75)
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Heir {
	/// Another co-op of the federation.
	#[codec(index = 0)]
	Coop(CoopId),
	/// The federation.
	#[codec(index = 1)]
	Federation,
}

/// A co-op whose members have decided to end it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Dissolution<AccountId, Hash> {
	/// Who gets what is left, as the members have decided. The federation stands in for a co-op that cannot take it by then.
	pub heir: Heir,
	/// Hash of the reasons.
	pub document: Hash,
	/// The resolution.
	pub resolution: ResolutionId,
	/// Civil time of it, in milliseconds.
	pub dissolved_at: Moment,
	/// Deadline time from which the federation can step in, in milliseconds: so long nothing has moved.
	pub idle_at: Moment,
	/// Whether an auditor has taken back a balance that others than the board had published: that can be once.
	pub is_stopped: bool,
	/// How far it is.
	pub stage: Stage<AccountId, Hash>,
}

/// How far a dissolution is.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Stage<AccountId, Hash> {
	/// Creditors are paid.
	#[codec(index = 0)]
	Liquidating,
	/// The final balance waits for an auditor. Its money stands still.
	#[codec(index = 1)]
	Published(Published<AccountId, Hash>),
	/// An auditor has confirmed it, and members can object.
	#[codec(index = 2)]
	Confirmed(Confirmed<AccountId, Hash>),
	/// What members get is due to them, and what is left to the heir.
	#[codec(index = 3)]
	Distributed(Residue<Hash>),
	/// Everything is paid. The co-op has left the federation.
	#[codec(index = 4)]
	Extinct {
		/// Civil time, in milliseconds.
		at: Moment,
		/// What went to others.
		residue: Residue<Hash>,
		/// All that was ever due to members by then. What is more since, a bank has given back.
		was_due: Balance,
	},
}
