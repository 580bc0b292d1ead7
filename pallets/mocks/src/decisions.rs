//! What bodies decide, as the origin of the calls that a resolution enacts.

use crate::LastCoop;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, Get};
use rochdale_primitives::{AgreementMandate, CoopId, FederationMandate, Mandate, Moment, ResolutionId, Secrecy, Track};
use scale_info::TypeInfo;

pub use pallet::*;

/// A pallet whose origin is what a body has decided.
#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::origin]
	pub type Origin = super::Decision;
}

/// The resolution that is enacted.
pub const RESOLUTION: ResolutionId = 77;

crate::told! {
	/// Deadline time at which the vote on it opened: after everything else, where nothing else is told.
	pub static VoteOpened: Moment = Moment::MAX;
}

/// What a body has decided, by an open vote that opened as [`VoteOpened`] says.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Decision {
	Coop(Mandate),
	Federation(FederationMandate),
	Agreement(AgreementMandate),
}

impl Decision {
	/// A co-op has decided.
	pub fn of_coop(coop: CoopId, track: Track) -> Self {
		let opened_at = VoteOpened::get();
		Self::Coop(Mandate { coop, resolution: RESOLUTION, track, secrecy: Secrecy::Open, opened_at })
	}

	/// The federation has decided.
	pub fn of_federation(track: Track) -> Self {
		Self::Federation(FederationMandate { resolution: RESOLUTION, track, opened_at: VoteOpened::get() })
	}

	/// These co-ops have agreed.
	pub fn of_agreement(parties: &[CoopId], track: Track) -> Self {
		let (parties, opened_at) = (parties.to_vec().try_into().unwrap(), VoteOpened::get());
		Self::Agreement(AgreementMandate { parties, resolution: RESOLUTION, track, opened_at })
	}
}

/// Defines what lets pass the decisions of a body, and which of them a benchmark gets.
macro_rules! ensure_decided {
	($(#[$doc:meta])* $name:ident, $variant:ident: $mandate:ty, $example:expr) => {
		$(#[$doc])*
		pub struct $name<Last = LastCoop>(PhantomData<Last>);

		impl<O: Into<Result<Decision, O>> + From<Decision>, Last: Get<CoopId>> EnsureOrigin<O> for $name<Last> {
			type Success = $mandate;

			fn try_origin(origin: O) -> Result<$mandate, O> {
				match origin.into()? {
					Decision::$variant(mandate) => Ok(mandate),
					other => Err(other.into()),
				}
			}

			#[cfg(feature = "runtime-benchmarks")]
			fn try_successful_origin() -> Result<O, ()> {
				let example: fn(CoopId) -> Decision = $example;
				Ok(example(Last::get()).into())
			}
		}
	};
}

ensure_decided!(
	/// Lets pass what a co-op has decided. In a benchmark it is the last co-op.
	EnsureCoop,
	Coop: Mandate,
	|last| match Decision::of_coop(last, Track::Special) {
		Decision::Coop(mandate) => Decision::Coop(Mandate { secrecy: Secrecy::Secret, ..mandate }),
		other => other,
	}
);

ensure_decided!(
	/// Lets pass what the federation has decided.
	EnsureFederation,
	Federation: FederationMandate,
	|_| Decision::of_federation(Track::Special)
);

ensure_decided!(
	/// Lets pass what co-ops have agreed. In a benchmark it is the last two of them.
	EnsureAgreement,
	Agreement: AgreementMandate,
	|last| Decision::of_agreement(&[last - 1, last], Track::Special)
);
