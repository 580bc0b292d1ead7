//! What can be asked about years and their surplus.

use crate::*;
use frame_support::storage::{with_transaction, TransactionOutcome};

impl<T: Config> Pallet<T> {
	/// What a year would come to, line by line. Nothing is changed.
	pub(crate) fn preview_of(
		coop: CoopId,
		accounts: &YearAccountsOf<T>,
		choices: &Choices,
	) -> Result<Vec<Line>, DispatchError> {
		with_transaction(|| TransactionOutcome::Rollback(Self::lines_of(coop, accounts, choices)))
	}

	fn lines_of(coop: CoopId, accounts: &YearAccountsOf<T>, choices: &Choices) -> Result<Vec<Line>, DispatchError> {
		let (book, terms) = Self::may_divide(coop, accounts, choices)?;
		let mut book = Self::book_for(coop, book, accounts)?;
		let divided = Self::divide(coop, &mut book, (accounts, choices), &terms)?;
		let mut lines = divided.result.lines(&terms.rates, terms.law.precedence);
		let amount = divided.from_accounts;
		lines.push(Line { step: Step::LossOfAccounts, bps: None, amount });
		Ok(lines)
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use crate::{Choices, Line, YearAccounts};
	use alloc::vec::Vec;
	use codec::Codec;
	use rochdale_primitives::CoopId;
	use sp_runtime::DispatchError;

	sp_api::decl_runtime_apis! {
		/// Questions about surplus. Amounts are millionths of the currency, days are counted from 1 January 1970.
		pub trait SurplusApi<Hash: Codec> {
			/// What becomes of a year's result if it were closed now by these accounts and choices: every line with its rule, in the
			/// order in which they are taken. It need not be confirmed. Fails as the closing would.
			fn preview(coop: CoopId, accounts: YearAccounts<Hash>, choices: Choices) -> Result<Vec<Line>, DispatchError>;
		}
	}
}
