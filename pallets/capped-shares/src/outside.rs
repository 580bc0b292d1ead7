//! What shares ask of other pallets.

use rochdale_primitives::{
	ledger::{AccountNo, Balance, Day, LedgerId},
	money::Mode,
	CoopId,
};

/// The account in which a co-op receives what is paid to it, and from which it pays.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CashAccount {
	/// Its number in the books of the co-op.
	pub account: AccountNo,
	/// In which way its money moves.
	pub mode: Mode,
	/// The smallest amount that moves, in millionths of the currency: 1 in units.
	pub unit: Balance,
}

/// Knows the cash of ledgers.
pub trait KnowCash {
	/// The cash of a ledger, `None` where it has no books.
	fn cash(ledger: LedgerId) -> Option<CashAccount>;
}

/// Knows the business years of co-ops.
pub trait BusinessYears {
	/// The first day of the business year in which a day lies, and that of the next one.
	fn year_of(coop: CoopId, day: Day) -> Option<(Day, Day)>;
}

/// Knows what of the cash of a ledger belongs to others, so that whoever pays from it leaves that alone.
pub trait SetAside {
	/// What is owed or held aside and has no order by which it goes already, in millionths of the currency.
	fn set_aside(ledger: LedgerId) -> Balance;
}
