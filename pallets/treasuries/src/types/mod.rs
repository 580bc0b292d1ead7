//! What is kept about treasuries, their signers, their budgets and the payments that are requested from them.
//!
//! Nothing here touches storage.

mod line;
mod payment;
mod share;
mod signer;
mod standing;
mod treasury;

pub use line::*;
pub use payment::*;
pub use share::*;
// `Signer` by name: the prelude has one too.
pub use signer::{Signer, *};
pub use standing::*;
pub use treasury::*;

pub use rochdale_primitives::ledger::BalanceOf;

use crate::{limits::MAX_TITLE, Text};

/// The name of a treasury or of a budget line.
pub type Title = Text<MAX_TITLE>;

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
type HashOf<T> = <T as frame_system::Config>::Hash;
/// A treasury of the chain.
pub type TreasuryOf<T> = Treasury<AccountIdOf<T>, <T as frame_system::Config>::Hash>;
/// A budget line of the chain.
pub type LineOf<T> = Line<HashOf<T>>;
/// A request of the chain.
pub type PaymentOf<T> = Payment<AccountIdOf<T>, HashOf<T>>;
/// What was carried out by bank on the chain.
pub type CarriedOf<T> = Carried<AccountIdOf<T>, HashOf<T>>;
/// A standing payment of the chain.
pub type StandingOf<T> = StandingPayment<AccountIdOf<T>, HashOf<T>>;
/// Units of the chain that a custodian is to pay out.
pub type RedeemingOf<T> = Redeeming<AccountIdOf<T>, HashOf<T>>;
/// What one payee of the chain gets.
pub type ItemOf<T> = Item<AccountIdOf<T>, HashOf<T>>;
/// Who is paid on the chain.
pub type PartyOf<T> = rochdale_primitives::ledger::Party<AccountIdOf<T>, HashOf<T>>;
/// What payees of the chain get.
pub type ItemsOf<T> = Items<AccountIdOf<T>, HashOf<T>>;
/// A treasury of the chain with its new report.
pub(crate) type Reported<T> = (TreasuryOf<T>, Report<HashOf<T>>);
/// What a signer of the chain has said.
pub type ApprovalOf<T> = Approval<AccountIdOf<T>>;
