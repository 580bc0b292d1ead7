//! What can be asked about dissolutions.

use crate::*;
use frame_support::storage::{with_transaction, TransactionOutcome};

impl<T: Config> Pallet<T> {
	/// How far the dissolution of a co-op is, what hinders it, and what each would get now. Nothing is changed.
	pub(crate) fn state_of(coop: CoopId) -> StateOf<T> {
		let dissolution = Dissolutions::<T>::get(coop);
		let heir = dissolution.as_ref().map(|known| known.heir);
		let plan = match dissolution.as_ref().map(|known| &known.stage) {
			Some(Stage::Distributed(residue) | Stage::Extinct { residue, .. }) => Ok(Plan {
				owed: residue.accounts.map_or(0, |accounts| Self::owed(coop, &accounts)),
				heir,
				..Self::plan_of(residue)
			}),
			_ => with_transaction(|| TransactionOutcome::Rollback(Self::plan_now(coop)))
				.map(|plan| Plan { heir, ..plan }),
		};
		let hinders = match dissolution.as_ref().map(|known| &known.stage) {
			Some(Stage::Distributed(_) | Stage::Extinct { .. }) => Vec::new(),
			_ => Self::hinders(coop).into_iter().filter_map(DispatchResult::err).collect(),
		};
		State { dissolution, hinders, plan }
	}

	fn plan_of(residue: &Residue<T::Hash>) -> Plan {
		let Residue { shares, member_accounts, left, from_reserve, lost, .. } = *residue;
		Plan { shares, member_accounts, residue: left, from_reserve, lost, ..Plan::default() }
	}

	fn plan_now(coop: CoopId) -> Result<Plan, DispatchError> {
		let voucher = T::Hashing::hash_of(&(b"plan", coop));
		let divided = Self::divide(coop, 0, voucher, true)?;
		Ok(Plan { owed: divided.owed, classes: T::Shares::by_class(coop), ..Self::plan_of(&divided.residue) })
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use crate::State;
	use codec::Codec;
	use rochdale_primitives::CoopId;

	sp_api::decl_runtime_apis! {
		/// Questions about the end of co-ops. Amounts are millionths of the currency.
		pub trait DissolutionApi<AccountId: Codec, Hash: Codec> {
			/// How far the dissolution of a co-op is, what hinders its final balance, and what each would get if its money were
			/// divided now, also before anybody has decided to end it.
			fn state(coop: CoopId) -> State<AccountId, Hash>;
		}
	}
}
