//! What delegates do when finality stands still.

use frame::prelude::*;
use sp_staking::SessionIndex;

/// How far a rescue has come.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum RescueStage {
	/// Delegates have called for it. The next plan takes away the places of all who are gone.
	Called,
	/// The session with which finality starts anew is planned.
	Planned(SessionIndex),
	/// Finality starts anew with this session. Until there are as many places as the floor, seats are to return.
	Restarted(SessionIndex),
}

/// A rescue of finality, from the call until there are as many places as the floor again.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rescue {
	/// How many blocks after the session begins finality starts anew.
	pub delay: u32,
	/// The number of the last block that everybody takes for final.
	pub best_finalised: u32,
	/// How far it has come.
	pub stage: RescueStage,
}

/// Starts finality anew.
pub trait RestartFinality {
	/// Finality starts anew with the session that begins now.
	///
	/// After `delay` blocks, from `best_finalised`, the number of the last block that everybody takes for final. `last` is the
	/// session with which it did so before.
	fn restart_finality(delay: u32, best_finalised: u32, last: Option<SessionIndex>);
}
