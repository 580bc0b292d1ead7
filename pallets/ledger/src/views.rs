//! What wallets and tools can ask.

use super::*;

/// The most entries or pending entries that are read at once.
pub const MAX_PAGE: u32 = 256;

/// A line of a trial balance.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct TrialLine<AccountId> {
	/// The number of the account.
	pub account: AccountNo,
	/// How it was opened.
	pub terms: Terms<AccountId>,
	/// Its four sums, in millionths of the currency.
	pub sums: Sums,
}

impl<T: Config> Pallet<T> {
	/// The accounts of a ledger from a number on, with their sums: at most [`MAX_PAGE`].
	pub fn read_accounts(ledger: LedgerId, from: AccountNo) -> Vec<TrialLine<T::AccountId>> {
		let read = |no| Accounts::<T>::get(ledger, no).map(|LedgerAccount { terms, sums, .. }| (no, terms, sums));
		let lines = page(from).filter_map(read);
		lines.map(|(account, terms, sums)| TrialLine { account, terms, sums }).collect()
	}

	/// The entries of a ledger from a number on: at most [`MAX_PAGE`].
	pub fn read_entries(ledger: LedgerId, from: EntryNo) -> Vec<(EntryNo, EntryOf<T>)> {
		page(from).map_while(|no| Some((no, Entries::<T>::get(ledger, no)?))).collect()
	}

	/// The pending entries of a ledger that have not ended, of the [`MAX_PAGE`] numbers from one on.
	pub fn read_pendings(ledger: LedgerId, from: PendingNo) -> Vec<(PendingNo, PendingOf<T>)> {
		let read = |no| Pendings::<T>::get(ledger, no).map(|pending| (no, pending));
		page(from).map_while(read).filter(|(_, pending)| pending.is_open()).collect()
	}

	/// What a bank account held at the end of a day that is not closed yet, or of the last that is.
	pub fn read_balance(ledger: LedgerId, bank: AccountNo, day: Day) -> Option<BankBalance> {
		let record = Ledgers::<T>::get(ledger)?;
		let is_kept = record.closed_through.is_none_or(|closed| day >= closed);
		let account = Accounts::<T>::get(ledger, bank).filter(|account| account.terms.cash == Cash::Bank && is_kept)?;
		BankBalance::of(bank, &account.sums, &DaySums::after(&OpenDaysOf::<T>::get(ledger, bank), day)?)
	}
}

/// The numbers that are read at once.
fn page(from: u32) -> core::ops::Range<u32> {
	let from = from.max(1);
	from..from.saturating_add(MAX_PAGE)
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use super::TrialLine;
	use crate::{BankBalance, Entry, Pending};
	use alloc::vec::Vec;
	use codec::Codec;
	use rochdale_primitives::ledger::{AccountNo, Day, EntryNo, LedgerId, Party, PendingNo};

	sp_api::decl_runtime_apis! {
		/// Questions about the books. Amounts are millionths of the currency, days are counted from 1 January 1970.
		pub trait LedgerApi<AccountId: Codec, Hash: Codec> {
			/// The accounts of a ledger from a number on, at most 256, with their sums: its trial balance.
			fn accounts(ledger: LedgerId, from: AccountNo) -> Vec<TrialLine<AccountId>>;

			/// The entries of a ledger from a number on, at most 256.
			fn entries(ledger: LedgerId, from: EntryNo) -> Vec<(EntryNo, Entry<AccountId, Hash>)>;

			/// What has not ended of the 256 pending entries of a ledger from a number on.
			fn pendings(ledger: LedgerId, from: PendingNo) -> Vec<(PendingNo, Pending<AccountId, Hash>)>;

			/// What a bank account held at the end of a day that is not closed, or of the last one that is.
			fn balance_on(ledger: LedgerId, bank: AccountNo, day: Day) -> Option<BankBalance>;

			/// The commitment to the bank details of a party that is in force today.
			fn details(ledger: LedgerId, party: Party<AccountId, Hash>) -> Option<Hash>;
		}
	}
}
