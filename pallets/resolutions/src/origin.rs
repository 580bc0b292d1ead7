//! The origin of what a resolution enacts.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use rochdale_primitives::Mandate;

/// What an enacted resolution acts as.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Origin {
	/// A co-op, by its members' resolution.
	#[codec(index = 0)]
	Coop(Mandate),
}

/// Lets pass what a resolution of one co-op enacts, and gives its mandate.
pub struct EnsureCoop;

impl<O: Into<Result<Origin, O>> + From<Origin>> EnsureOrigin<O> for EnsureCoop {
	type Success = Mandate;

	fn try_origin(origin: O) -> Result<Mandate, O> {
		origin.into().map(|Origin::Coop(mandate)| mandate)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Origin::Coop(Mandate {
			coop: 1,
			resolution: 1,
			track: rochdale_primitives::Track::Special,
			secrecy: rochdale_primitives::Secrecy::Secret,
			opened_at: rochdale_primitives::Moment::MAX,
		})
		.into())
	}
}
