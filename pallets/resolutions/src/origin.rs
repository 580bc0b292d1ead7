//! The origin of what a resolution enacts.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use rochdale_primitives::{AgreementMandate, FederationMandate, Mandate};

/// What an enacted resolution acts as.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Origin {
	/// A co-op, by its members' resolution.
	#[codec(index = 0)]
	Coop(Mandate),
	/// The federation, by a resolution of its co-ops.
	#[codec(index = 1)]
	Federation(FederationMandate),
	/// Co-ops that have agreed, each by its own members.
	#[codec(index = 2)]
	Agreement(AgreementMandate),
}

/// Defines what lets pass the resolutions of a body.
macro_rules! ensure_body {
	($(#[$doc:meta])* $name:ident, $variant:ident: $mandate:ty, $example:expr) => {
		$(#[$doc])*
		pub struct $name;

		impl<O: Into<Result<Origin, O>> + From<Origin>> EnsureOrigin<O> for $name {
			type Success = $mandate;

			fn try_origin(origin: O) -> Result<$mandate, O> {
				match origin.into()? {
					Origin::$variant(mandate) => Ok(mandate),
					other => Err(other.into()),
				}
			}

			#[cfg(feature = "runtime-benchmarks")]
			fn try_successful_origin() -> Result<O, ()> {
				Ok(Origin::$variant($example).into())
			}
		}
	};
}

ensure_body!(
	/// Lets pass what a resolution of one co-op enacts, and gives its mandate.
	EnsureCoop,
	Coop: Mandate,
	Mandate {
		coop: 1,
		resolution: 1,
		track: rochdale_primitives::Track::Special,
		secrecy: rochdale_primitives::Secrecy::Secret,
		opened_at: rochdale_primitives::Moment::MAX,
	}
);

ensure_body!(
	/// Lets pass what a resolution of the federation enacts, and gives its mandate.
	EnsureFederation,
	Federation: FederationMandate,
	FederationMandate {
		resolution: 1,
		track: rochdale_primitives::Track::Special,
		opened_at: rochdale_primitives::Moment::MAX,
	}
);

ensure_body!(
	/// Lets pass what an agreement between co-ops enacts, and gives its mandate.
	EnsureAgreement,
	Agreement: AgreementMandate,
	AgreementMandate {
		parties: alloc::vec![1, 2].try_into().unwrap_or_default(),
		resolution: 1,
		track: rochdale_primitives::Track::Special,
		opened_at: rochdale_primitives::Moment::MAX,
	}
);
