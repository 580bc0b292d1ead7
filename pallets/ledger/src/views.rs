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

/// The numbers that are read at once.
pub(crate) fn page(from: u32) -> core::ops::Range<u32> {
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
