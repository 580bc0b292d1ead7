//! What wallets and tools can ask about custodians.

use super::*;

/// A custodian at a glance: what it may still issue, and for what it answers.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct CustodianCard {
	/// Its number.
	pub custodian: CustodianId,
	/// The co-op.
	pub coop: CoopId,
	/// What its account with the bank is called.
	pub title: Title,
	/// Whether it issues.
	pub status: Status,
	/// The most that it can issue in a day.
	pub daily: Balance,
	/// The most that can be outstanding.
	pub total: Balance,
	/// What was issued in all.
	pub issued: Balance,
	/// What was paid out and burnt in all.
	pub redeemed: Balance,
	/// The difference: units for which it answers.
	pub outstanding: Balance,
	/// What holders have on hold for it to redeem.
	pub on_hold: Balance,
	/// What of it is reported as paid and not burnt yet, in dispute or not.
	pub reported: Balance,
	/// What of confirmed deposits is not issued yet.
	pub owed: Balance,
	/// What it can still issue today below its daily ceiling.
	pub left_today: Balance,
	/// What it can still issue below its total ceiling.
	pub left_in_total: Balance,
	/// How many deposits wait for an auditor, or for the day on which the rest of them is issued.
	pub pending: u32,
	/// Deadline time until which it issues nothing, in milliseconds, `None` if it is not paused.
	pub paused_until: Option<Moment>,
	/// Whether at the last statement no less was at the bank than was outstanding or owed and not reported as paid. Nothing is
	/// issued otherwise.
	pub covered: bool,
	/// Deadline time at which the next statement is due, in milliseconds. Nothing is issued from then on.
	pub statement_due: Option<Moment>,
	/// The last statement.
	pub statement: Option<LastStatement>,
}

/// All units that exist, and who answers for them.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Reconciliation {
	/// Every custodian, in the order of their numbers.
	pub custodians: Vec<CustodianCard>,
	/// All units that exist: what the custodians have outstanding together.
	pub total_issuance: Balance,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn card(custodian: CustodianId) -> Option<CustodianCard> {
		let record = Custodians::<T>::get(custodian)?;
		let sums = Self::sums_of(custodian)?;
		let today = record.today.sum(T::Clock::day(), T::Clock::deadline())?;
		let paused_until = record.pause.filter(|_| record.is_paused::<T::Clock>()).map(|pause| pause.until);
		Some(CustodianCard {
			custodian,
			coop: record.coop,
			status: record.status,
			daily: record.daily,
			total: record.total,
			issued: sums.debits,
			redeemed: sums.credits,
			outstanding: Self::outstanding(custodian),
			on_hold: record.on_hold,
			reported: record.reported,
			// A ceiling that was lowered leaves nothing, not less.
			left_today: record.daily.saturating_sub(today),
			left_in_total: record.total.saturating_sub(Self::liable(custodian, &record)?),
			owed: record.owed,
			statement_due: record.statement_due::<T::Clock>(),
			pending: record.pending,
			paused_until,
			covered: record.is_covered(),
			statement: record.statement,
			title: record.title,
		})
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use super::{CustodianCard, CustodianId, Reconciliation};
	use codec::Codec;

	sp_api::decl_runtime_apis! {
		/// Questions about where units come from and who may have them.
		pub trait CustodyApi<AccountId: Codec> {
			/// A custodian's ceilings, what it has outstanding and can still issue, and what stops it.
			fn custodian(custodian: CustodianId) -> Option<CustodianCard>;

			/// What each custodian has issued and redeemed, and all units that exist.
			fn reconciliation() -> Reconciliation;

			/// Whether the account may receive units.
			fn may_receive(account: AccountId) -> bool;
		}
	}
}
