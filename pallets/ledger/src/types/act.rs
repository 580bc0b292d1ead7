//! What two hands do together.

use frame::prelude::*;

/// What two hands do together. The second signs the same content as the first.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Act {
	/// Post what explains a line of the statement.
	#[codec(index = 0)]
	Post,
	/// Give up what waits.
	#[codec(index = 1)]
	Void,
	/// Correct a wrong entry.
	#[codec(index = 2)]
	Correct,
	/// Close the books through a day.
	#[codec(index = 3)]
	Close,
	/// Enter the books as they were when the ledger began.
	#[codec(index = 4)]
	OpeningBalances,
	/// Enter the bank details of a party.
	#[codec(index = 5)]
	Details,
}
