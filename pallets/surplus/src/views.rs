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
		let year = accounts.from;
		if divided.pool.is_some() && Bases::<T>::get(coop, year).is_some_and(|bases| bases.fixed_on >= year) {
			lines.push(Line { step: Step::BasesOfBefore, bps: None, amount: 0 });
		}
		Ok(lines)
	}
}

impl<T: Config> Pallet<T> {
	/// How the patronage of a year is divided.
	pub(crate) fn card_of(coop: CoopId, year: Day) -> PatronageCard<T::Hash> {
		let of_year = |(by, first): (MemberNo, CommittedOf<T>)| {
			let (of, commitment) = first.content;
			(of == year).then_some((by, commitment))
		};
		PatronageCard {
			pool: Pools::<T>::get(coop, year),
			patronage: Patronages::<T>::get(coop, year),
			committed: Committed::<T>::iter_prefix(coop).filter_map(of_year).collect(),
		}
	}

	/// What a member has in their account, by year.
	pub(crate) fn account_of(coop: CoopId, member: MemberNo) -> Vec<AccountLine> {
		let Some(book) = Books::<T>::get(coop) else {
			return Vec::new();
		};
		let line = |(year, kept): &(Day, Balance)| {
			let (year, kept) = (*year, *kept);
			if let Some(of) = book.kept.iter().find(|of| of.year == year) {
				return Some(AccountLine { year, kept, left: of.worth(kept)?, is_revolved: false });
			}
			let (_, _, mut revolved) = Self::revolved(coop, year).ok()?;
			Some(AccountLine { year, kept, left: revolved.take(kept)?, is_revolved: true })
		};
		let account = MemberAccounts::<T>::get(coop, member);
		let has_some = |(year, kept): &&(Day, Balance)| *kept > 0 && book.running.contains(year);
		account.years.iter().filter(has_some).filter_map(line).collect()
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use crate::{AccountLine, Choices, Line, PatronageCard, YearAccounts};
	use alloc::vec::Vec;
	use codec::Codec;
	use rochdale_primitives::{ledger::Day, CoopId, MemberNo};
	use sp_runtime::DispatchError;

	sp_api::decl_runtime_apis! {
		/// Questions about surplus. Amounts are millionths of the currency, days are counted from 1 January 1970.
		pub trait SurplusApi<Hash: Codec> {
			/// What becomes of a year's result if it were closed now by these accounts and choices: every line with its rule, in the
			/// order in which they are taken. It need not be confirmed. Fails as the closing would.
			fn preview(coop: CoopId, accounts: YearAccounts<Hash>, choices: Choices) -> Result<Vec<Line>, DispatchError>;

			/// How the patronage of a year is divided, by its first day, what was claimed of it, and to what officers have committed.
			fn patronage(coop: CoopId, year: Day) -> PatronageCard<Hash>;

			/// What a member has in their account, by year: what was kept, what is left of it after losses, and whether it can be
			/// collected.
			fn account(coop: CoopId, member: MemberNo) -> Vec<AccountLine>;
		}
	}
}
