//! What the rules of a surplus find wrong.

use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// Why figures, choices, weights or a proof cannot be accepted.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum Refusal {
	/// An amount is more than can be counted.
	#[codec(index = 0)]
	TooLarge,
	/// Money moves in units, and a unit of nothing was given.
	#[codec(index = 1)]
	NoUnit,
	/// Percentages together are more than the whole.
	#[codec(index = 2)]
	AboveWhole,
	/// Members chose to keep more as voluntary reserve than is left.
	#[codec(index = 3)]
	VoluntaryAboveLeft,
	/// The returns on shares are more than there is room for.
	#[codec(index = 4)]
	ReturnsAboveRoom,
	/// Supporters would get more than members get for their patronage.
	#[codec(index = 5)]
	SupportersAbovePatronage,
}
