//! The origins of what resolutions enact, each with the mandate that it carries.

#[cfg(feature = "runtime-benchmarks")]
use crate::Runtime;
use crate::RuntimeOrigin;
use frame_support::traits::EnsureOrigin;
use pallet_resolutions::{EnsureAgreement, EnsureCoop};
use rochdale_primitives::{AgreementMandate, Mandate};
#[cfg(feature = "runtime-benchmarks")]
use rochdale_primitives::{Secrecy, Track};

/// Lets pass what a resolution of one co-op enacts, and gives its mandate.
pub struct DecidedByCoop;

impl EnsureOrigin<RuntimeOrigin> for DecidedByCoop {
	type Success = Mandate;

	fn try_origin(origin: RuntimeOrigin) -> Result<Mandate, RuntimeOrigin> {
		EnsureCoop::try_origin(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		// Benchmarks found a co-op of their own, which is the last one.
		let mandate = Mandate {
			coop: pallet_cooperatives::CoopCount::<Runtime>::get(),
			resolution: 1,
			track: Track::Special,
			secrecy: Secrecy::Secret,
			opened_at: rochdale_primitives::Moment::MAX,
		};
		Ok(pallet_resolutions::Origin::Coop(mandate).into())
	}
}

/// Lets pass what an agreement between co-ops enacts, and gives its mandate.
pub struct DecidedByAgreement;

impl EnsureOrigin<RuntimeOrigin> for DecidedByAgreement {
	type Success = AgreementMandate;

	fn try_origin(origin: RuntimeOrigin) -> Result<AgreementMandate, RuntimeOrigin> {
		EnsureAgreement::try_origin(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		// Benchmarks found the co-ops that agree, which are the last ones.
		let last = pallet_cooperatives::CoopCount::<Runtime>::get();
		let mandate = AgreementMandate {
			parties: alloc::vec![last.saturating_sub(1), last].try_into().map_err(|_| ())?,
			resolution: 1,
			track: Track::Special,
			opened_at: rochdale_primitives::Moment::MAX,
		};
		Ok(pallet_resolutions::Origin::Agreement(mandate).into())
	}
}
