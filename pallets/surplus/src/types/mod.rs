//! What is kept of years, their accounts and what became of their results.
//!
//! Nothing here touches storage.

mod accounts;
mod bases;
mod book;
mod claims;
mod debts;
mod locks;
mod losses;
mod member_account;
mod patronage;
mod refusal;
mod waterfall;
mod year;

pub use accounts::*;
pub use bases::*;
pub use book::*;
pub use claims::*;
pub use debts::*;
pub use locks::*;
pub use losses::*;
pub use member_account::*;
pub use patronage::*;
pub use refusal::*;
pub use waterfall::*;
pub use year::*;

pub use rochdale_primitives::{ledger::BalanceOf, payable::Payable};

use crate::limits::{MAX_CLAIMS, MAX_COLLECTED};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{two_hands::FirstHand, MemberNo};

type HashOf<T> = <T as frame_system::Config>::Hash;
/// The accounts of a year of the chain.
pub type YearAccountsOf<T> = YearAccounts<HashOf<T>>;
/// What use is measured by in a year of the chain.
pub type BasesOf<T> = FixedBases<HashOf<T>>;
/// A closed year of the chain.
pub type YearOf<T> = Year<HashOf<T>>;
/// The patronage of a year of the chain.
pub type PatronageOf<T> = Patronage<HashOf<T>>;
/// What is committed to on the chain.
pub type CommitmentOf<T> = Commitment<HashOf<T>>;
/// What an officer of the chain has committed to.
pub type CommittedOf<T> = FirstHand<<T as frame_system::Config>::AccountId, Committing<HashOf<T>>>;
/// A loss that members of the chain were charged with.
pub type ChargeOf<T> = Charge<HashOf<T>>;
/// A claim on the chain.
pub type PatronageClaimOf<T> = PatronageClaim<HashOf<T>>;
/// Claims that are made together.
pub type ClaimList<T> = BoundedVec<PatronageClaimOf<T>, ConstU32<MAX_CLAIMS>>;
/// Members for whom something is collected together.
pub type MemberList = BoundedVec<MemberNo, ConstU32<MAX_COLLECTED>>;

/// How many a list has. Lists are bounded far below what can be counted.
pub(crate) fn count<R>(list: &[R]) -> u32 {
	u32::try_from(list.len()).unwrap_or(u32::MAX)
}
