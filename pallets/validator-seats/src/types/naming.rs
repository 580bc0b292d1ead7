//! What officers of a co-op propose.

use crate::MAX_BOARD;
use frame::prelude::*;
use rochdale_primitives::{two_hands::FirstHand, CoopId, MemberNo, Moment, Quota};
use serde::{Deserialize, Serialize};

/// A co-op's validator account at genesis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisName<AccountId> {
	/// The co-op.
	pub coop: CoopId,
	/// Its validator account.
	pub validator: AccountId,
}

/// An account that one officer has proposed as the validator of the co-op, as its content.
pub type ProposedName<AccountId> = FirstHand<AccountId, AccountId>;

/// The accounts that officers of a co-op have proposed, at most one each.
pub type ProposedNamesOf<AccountId> = BoundedVec<ProposedName<AccountId>, ConstU32<MAX_BOARD>>;

/// What a member takes back, and what the others have proposed.
pub(crate) struct NameTakenBack<AccountId> {
	pub own: ProposedName<AccountId>,
	pub left: ProposedNamesOf<AccountId>,
}

/// How many names each officer of a co-op has proposed in a period, at most one entry each.
pub type NamingQuotas = BoundedVec<(MemberNo, Quota), ConstU32<MAX_BOARD>>;

/// An officer's call to name a validator that is possible.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Naming<AccountId> {
	/// It proposes the account. What the officers have proposed and used is then this.
	First { by: MemberNo, lapses_at: Moment, proposed: ProposedNamesOf<AccountId>, quotas: NamingQuotas },
	/// It confirms what another officer has proposed, who comes first.
	Second { by: (MemberNo, MemberNo) },
}
