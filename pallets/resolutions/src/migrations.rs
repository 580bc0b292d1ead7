//! The migration of the rehearsal, which gives every resolution one field more (docs/upgrading.md).
//!
//! A real one looks the same and is in every build.

use super::*;
use core::marker::PhantomData;
use frame_support::storage::StoragePrefixedMap as _;
use rochdale_primitives::{migration::Relayout, Electorate};

/// What was stored at storage version 1.
pub mod v1 {
	use super::*;

	/// A resolution: who decides on it, by which rules, and how far it has come.
	#[derive(Clone, Debug, Decode, Encode)]
	#[allow(missing_docs)] // as in the type of today
	pub struct Resolution {
		pub body: Body,
		pub coop: CoopId,
		pub number: u32,
		pub track: Track,
		pub secrecy: Secrecy,
		pub subject: Subject,
		pub phase: Phase,
		pub ends_at: Option<Moment>,
		pub rules: Rules,
		pub electorate: Electorate,
		pub rescinds: bool,
		pub recused: RecusedSeats,
		pub concerned: Concerned,
		pub appellant: Option<MemberNo>,
		pub judged: AllJudged,
		pub opened_at: Moment,
		pub tally: Tally,
		pub second_call: bool,
		pub matter: Option<ResolutionId>,
		pub counted_in: Option<u32>,
	}
}

/// From version 1 to 2: a resolution says whether it has come through the migration.
#[derive(Debug)]
pub struct ToVersion2<T>(PhantomData<T>);

impl<T: Config> Relayout for ToVersion2<T> {
	type New = Resolution;
	type Old = v1::Resolution;
	type Pallet = Pallet<T>;

	const FROM: u16 = 1;

	fn prefix() -> [u8; 32] {
		Resolutions::<T>::final_prefix()
	}

	fn renewed(old: Self::Old) -> Self::New {
		Resolution {
			migrated: true,
			body: old.body,
			coop: old.coop,
			number: old.number,
			track: old.track,
			secrecy: old.secrecy,
			subject: old.subject,
			phase: old.phase,
			ends_at: old.ends_at,
			rules: old.rules,
			electorate: old.electorate,
			rescinds: old.rescinds,
			recused: old.recused,
			concerned: old.concerned,
			appellant: old.appellant,
			judged: old.judged,
			opened_at: old.opened_at,
			tally: old.tally,
			second_call: old.second_call,
			matter: old.matter,
			counted_in: old.counted_in,
		}
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::renew_resolution()
	}
}
