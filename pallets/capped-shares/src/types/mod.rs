//! What is kept about shares, their holders and those who are to be paid for theirs.
//!
//! Nothing here touches storage.

mod book;
mod class;
mod commitment;
mod declared;
mod expected;
mod holding;
mod import;
mod offer;
mod queue;
mod reference;
mod transfer;
mod value_days;

pub use book::*;
pub use class::*;
pub use commitment::*;
pub use declared::*;
pub use expected::*;
pub use holding::*;
pub use import::*;
pub use offer::*;
pub use queue::*;
pub use reference::*;
pub use transfer::*;
pub use value_days::*;

use crate::limits::{MAX_CLASSES, MAX_LIST};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::{ledger::AccountNo, MemberNo};

pub use rochdale_primitives::{ledger::BalanceOf, surplus::ClassNo};

/// The number of an offer in its co-op, from 1 on without gaps.
pub type OfferNo = u32;

/// The number of a claim in its co-op, from 1 on without gaps.
pub type ClaimNo = u32;

/// The number of an operation in the register of a co-op, from 1 on without gaps.
pub type OperationNo = u32;

/// Members who pay by bank for shares, and for how many each.
pub type SubscriptionList = BoundedVec<(MemberNo, u64), ConstU32<MAX_LIST>>;

/// Members of whom a bank took money back, and the accounts in the books in which that is missing.
pub type MissingList = BoundedVec<(MemberNo, AccountNo), ConstU32<MAX_LIST>>;

/// Members of whom each is paid or told what is due.
pub type MemberList = BoundedVec<MemberNo, ConstU32<MAX_LIST>>;

/// Claims by number.
pub type ClaimList = BoundedVec<ClaimNo, ConstU32<MAX_LIST>>;

/// Classes and their rates of return for a whole year, in basis points.
pub type Rates = BoundedVec<(ClassNo, u16), ConstU32<MAX_CLASSES>>;

/// Lines of a register that comes in.
pub type ImportedLines = BoundedVec<ImportedLine, ConstU32<MAX_LIST>>;

/// How a call names an account.
pub type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as sp_runtime::traits::StaticLookup>::Source;

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
type HashOf<T> = <T as frame_system::Config>::Hash;
/// A class of the chain.
pub type ClassOf<T> = Class<HashOf<T>>;
/// An offer of the chain.
pub type OfferOf<T> = Offer<HashOf<T>>;
/// A commitment of the chain.
pub type CommitmentOf<T> = Commitment<HashOf<T>>;
/// What is kept of a member of the chain over all classes.
pub type StakeOf<T> = Stake<AccountIdOf<T>>;
/// An attested rate of the chain.
pub type ReferenceOf<T> = Reference<HashOf<T>>;
/// A transfer of the chain.
pub type TransferOf<T> = Transfer<AccountIdOf<T>>;
/// A release of the chain.
pub type ReleaseOf<T> = Release<HashOf<T>>;
/// What an officer drafts of a register that comes in.
pub type ImportOf<T> = Import<HashOf<T>>;
/// A batch of such a draft.
pub type ImportBatchOf<T> = ImportBatch<HashOf<T>>;
/// What those repeat who agree to such a draft.
pub type ImportTotalsOf<T> = ImportTotals<HashOf<T>>;
/// What a member of the chain owes their co-op.
pub type DebtOf<T> = Debt<HashOf<T>>;
/// An auditor's figure of the chain.
pub type FigureOf<T> = Figure<HashOf<T>>;
/// An auditor of the chain who has doubted a value.
pub type DoubtOf<T> = Doubt<HashOf<T>>;

/// How many there are of a list.
pub(crate) fn count<R>(list: &[R]) -> u32 {
	list.len().try_into().unwrap_or(u32::MAX)
}
