//! The migration of the rehearsal, which gives every member's entry one field more (docs/upgrading.md).
//!
//! A real one looks the same and is in every build.

use super::*;
use core::marker::PhantomData;
use frame_support::storage::StoragePrefixedMap as _;
use rochdale_primitives::migration::Relayout;

/// What was stored at storage version 1.
pub mod v1 {
	use super::*;

	/// An entry in a co-op's register of members.
	#[derive(Clone, Debug, Decode, Encode)]
	#[allow(missing_docs)] // as in the type of today
	pub struct MemberEntry<AccountId, Hash> {
		pub account: Option<AccountId>,
		pub commitment: Option<Hash>,
		pub class: Class,
		pub joined_at: Moment,
		pub state: MemberState,
		pub suspension: Option<Suspension<Hash>>,
		pub notice: Option<ExitNotice>,
		pub seasons_at: Option<Moment>,
		pub votes: BoundedVec<VoteChange, ConstU32<MAX_VOTE_CHANGES>>,
		pub corrections: BoundedVec<CorrectionNo, ConstU32<MAX_CORRECTIONS>>,
		pub vote_suspended: bool,
		pub moved_by_members_only: bool,
		pub declared_by_members_only: bool,
		pub leaves_by_members_only: bool,
		pub death_reopened: bool,
		pub leaving_reopened: bool,
		pub erased: bool,
	}
}

/// From version 1 to 2: an entry says whether it has come through the migration.
#[derive(Debug)]
pub struct ToVersion2<T>(PhantomData<T>);

impl<T: Config> Relayout for ToVersion2<T> {
	type New = EntryOf<T>;
	type Old = v1::MemberEntry<AccountIdOf<T>, HashOf<T>>;
	type Pallet = Pallet<T>;

	const FROM: u16 = 1;

	fn prefix() -> [u8; 32] {
		Members::<T>::final_prefix()
	}

	fn renewed(old: Self::Old) -> Self::New {
		MemberEntry {
			migrated: true,
			account: old.account,
			commitment: old.commitment,
			class: old.class,
			joined_at: old.joined_at,
			state: old.state,
			suspension: old.suspension,
			notice: old.notice,
			seasons_at: old.seasons_at,
			votes: old.votes,
			corrections: old.corrections,
			vote_suspended: old.vote_suspended,
			moved_by_members_only: old.moved_by_members_only,
			declared_by_members_only: old.declared_by_members_only,
			leaves_by_members_only: old.leaves_by_members_only,
			death_reopened: old.death_reopened,
			leaving_reopened: old.leaving_reopened,
			erased: old.erased,
		}
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::renew_member()
	}
}
