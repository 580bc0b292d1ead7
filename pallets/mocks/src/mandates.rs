//! What co-ops and the federation have decided, as the origin of a call.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::testing_prelude::*;
use rochdale_primitives::{AgreementMandate, CoopId, FederationMandate, Mandate, Moment, ResolutionId, Secrecy, Track};

/// The resolution that the tests enact.
pub const RESOLUTION: ResolutionId = 77;

/// What a body has decided.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Decision {
	/// One co-op.
	Coop(Mandate),
	/// The federation.
	Federation(FederationMandate),
	/// Co-ops that agree.
	Agreement(AgreementMandate),
}

/// A pallet whose origin is a [`Decision`].
#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod meeting {
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Asks for nothing.
	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::origin]
	pub type Origin = super::Decision;
}

/// The decision of a co-op by an open vote that opened at that deadline time.
pub fn by_coop_in_vote_of(opened_at: Moment, coop: CoopId, track: Track) -> Decision {
	Decision::Coop(Mandate { coop, resolution: RESOLUTION, track, secrecy: Secrecy::Open, opened_at })
}

/// The decision of the federation by a vote that opened at that deadline time.
pub fn by_federation_in_vote_of(opened_at: Moment, track: Track) -> Decision {
	Decision::Federation(FederationMandate { resolution: RESOLUTION, track, opened_at })
}

/// The decision of co-ops that agree, by votes that opened at that deadline time.
pub fn by_agreement_in_vote_of(opened_at: Moment, parties: &[CoopId], track: Track) -> Decision {
	let parties = parties.to_vec().try_into().unwrap();
	Decision::Agreement(AgreementMandate { parties, resolution: RESOLUTION, track, opened_at })
}

/// Defines what lets pass the decisions of a body.
macro_rules! ensure_decided {
	($(#[$doc:meta])* $name:ident, $variant:ident: $mandate:ty, $example:expr) => {
		$(#[$doc])*
		pub struct $name;

		impl<O: Into<Result<Decision, O>> + From<Decision>> EnsureOrigin<O> for $name {
			type Success = $mandate;

			fn try_origin(origin: O) -> Result<$mandate, O> {
				match origin.into()? {
					Decision::$variant(mandate) => Ok(mandate),
					other => Err(other.into()),
				}
			}

			#[cfg(feature = "runtime-benchmarks")]
			fn try_successful_origin() -> Result<O, ()> {
				Ok($example.into())
			}
		}
	};
}

// Benchmarks found the co-ops that decide, which are the last ones.
ensure_decided!(
	/// Lets pass what a co-op has decided.
	EnsureMandate,
	Coop: Mandate,
	by_coop_in_vote_of(0, crate::CoopCount::get(), Track::Special)
);

ensure_decided!(
	/// Lets pass what the federation has decided.
	EnsureFederation,
	Federation: FederationMandate,
	by_federation_in_vote_of(0, Track::Special)
);

ensure_decided!(
	/// Lets pass what co-ops have agreed on.
	EnsureAgreement,
	Agreement: AgreementMandate,
	by_agreement_in_vote_of(0, &[crate::CoopCount::get() - 1, crate::CoopCount::get()], Track::Special)
);
