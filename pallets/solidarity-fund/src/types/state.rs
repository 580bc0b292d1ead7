//! What can be asked about the fund.

use super::{Application, Round, RoundCoop, Terms, Verdict};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use rochdale_primitives::{ledger::Balance, CoopId, Moment};
use scale_info::TypeInfo;

/// What the fund has, in millionths of the currency.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct FundState {
	/// In units.
	pub units: Balance,
	/// At the bank.
	pub bank: Balance,
	/// What was awarded and is still to be paid.
	pub promised: Balance,
	/// What is there beside that.
	pub free: Balance,
	/// What is lent.
	pub lent: Balance,
	/// The numbers by which it works.
	pub terms: Terms,
}

/// What counts of the points for an application.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Counted {
	/// All of them, scaled.
	pub points: u128,
	/// Those of each co-op that gave some.
	pub by_coop: Vec<(CoopId, u128)>,
	/// What becomes of it, or would if the round were settled now.
	pub verdict: Option<Verdict>,
}

/// All about a round.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct RoundState<Hash> {
	/// The round.
	pub round: Round,
	/// The civil time at which each of its first four phases ends, in milliseconds: of one to come if the chain stands still no
	/// more, of one that is over if it has not stood still since.
	pub dates: [Moment; 4],
	/// What there is to award, or would be if it were settled now.
	pub pot: Balance,
	/// Its applications, in their order, with what counts for each.
	pub applications: Vec<(Application<Hash>, Counted)>,
	/// The co-ops that have a vote in it.
	pub coops: Vec<(CoopId, RoundCoop)>,
}
