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
	/// More losses are covered than were carried.
	#[codec(index = 6)]
	CoveredAboveCarried,
	/// Member accounts hold less than the loss that they are to bear.
	#[codec(index = 7)]
	LossAboveAccounts,
	/// Use is measured by nothing.
	#[codec(index = 8)]
	NoBases,
	/// Use is measured by more than a year can have.
	#[codec(index = 9)]
	TooManyBases,
	/// The weights of the bases are not the whole together, or one of them is nothing.
	#[codec(index = 10)]
	WeightsNotWhole,
	/// The units are not one number a base.
	#[codec(index = 11)]
	UnitsNotOfBases,
	/// Nobody has used anything of the base at this place, from 0 on.
	#[codec(index = 12)]
	BaseOfZero(u8),
	/// A member has more units than all members together.
	#[codec(index = 13)]
	UnitsAboveAll,
	/// There is no share, or there are more than a commitment holds.
	#[codec(index = 14)]
	WrongCount,
	/// Members would get more than there is.
	#[codec(index = 15)]
	TotalAbovePool,
	/// Members would get less than there is, by more than rounding leaves.
	#[codec(index = 16)]
	TotalBelowPool,
	/// What is paid is not the part that the co-op pays.
	#[codec(index = 17)]
	WrongCash,
	/// There is no share at that place.
	#[codec(index = 18)]
	WrongIndex,
	/// The proof has fewer or more nodes than its place asks for.
	#[codec(index = 19)]
	WrongLength,
	/// The share is not in what was committed to.
	#[codec(index = 20)]
	WrongRoot,
	/// The sums of the proof are not those that were committed to.
	#[codec(index = 21)]
	WrongSums,
}
