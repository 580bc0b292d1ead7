//! What a co-op is entitled to.
//!
//! A co-op is entitled to a seat if it has a vote in the federation, its account has session keys, and its seat does not rest.

use super::ByCoop;
use crate::Seat;
use rochdale_primitives::Voice;

/// What a co-op is entitled to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Right<AccountId> {
	/// A place for this account.
	To(AccountId),
	/// No place until it returns.
	Rests,
	/// No place.
	Nothing,
}

/// What a co-op has and what it is entitled to.
#[derive(Clone, Debug)]
pub(crate) struct Claim<AccountId> {
	/// The account that has its place in the session planned last.
	pub seat: Option<AccountId>,
	/// What it is entitled to.
	pub right: Right<AccountId>,
}

impl<AccountId> Claim<AccountId> {
	/// Whether it is entitled to a place, be it for another account.
	pub fn is_entitled(&self) -> bool {
		matches!(self.right, Right::To(_))
	}
}

impl<AccountId: PartialEq> Claim<AccountId> {
	/// Whether the account that has the place is entitled to it.
	pub fn keeps(&self) -> bool {
		matches!((&self.seat, &self.right), (Some(seat), Right::To(right)) if seat == right)
	}
}

/// The claims of all co-ops that have a place or a named account.
pub(crate) type Claims<AccountId> = ByCoop<Claim<AccountId>>;

/// What a co-op is entitled to that has this voice and named these accounts.
pub(crate) fn right_of<AccountId: Clone>(
	seat: &Seat<AccountId>,
	voice: Voice,
	has_keys: impl Fn(&AccountId) -> bool,
) -> Right<AccountId> {
	let rests = seat.state.rest().is_some();
	let with_keys = |account: &Option<AccountId>| account.clone().filter(|account| has_keys(account));
	match (with_keys(&seat.successor), with_keys(&seat.named)) {
		_ if voice != Voice::Votes => Right::Nothing,
		(None, None) => Right::Nothing,
		// Where one equivocated, no successor ends the rest.
		(Some(_), _) if rests && seat.state.hold().is_some() => Right::Rests,
		(Some(successor), _) => Right::To(successor),
		(None, Some(_)) if rests => Right::Rests,
		(None, Some(named)) => Right::To(named),
	}
}
