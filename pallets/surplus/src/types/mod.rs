//! What is kept of years, their accounts and what became of their results.
//!
//! Nothing here touches storage.

mod accounts;
mod bases;
mod book;
mod losses;
mod patronage;
mod refusal;
mod waterfall;
mod year;

pub use accounts::*;
pub use bases::*;
pub use book::*;
pub use losses::*;
pub use patronage::*;
pub use refusal::*;
pub use waterfall::*;
pub use year::*;

use rochdale_primitives::ledger::Balance;

/// Gives the type of amounts a name that wallets know.
pub trait Amounts {
	/// An amount, in millionths of the currency.
	type Balance;
}

impl<T> Amounts for T {
	type Balance = Balance;
}

/// An amount, in millionths of the currency.
pub type BalanceOf<T> = <T as Amounts>::Balance;

type HashOf<T> = <T as frame_system::Config>::Hash;
/// The accounts of a year of the chain.
pub type YearAccountsOf<T> = YearAccounts<HashOf<T>>;
/// What an auditor of the chain has confirmed.
pub type ConfirmationOf<T> = Confirmation<HashOf<T>>;
/// What use is measured by in a year of the chain.
pub type BasesOf<T> = FixedBases<HashOf<T>>;
/// A closed year of the chain.
pub type YearOf<T> = Year<HashOf<T>>;
