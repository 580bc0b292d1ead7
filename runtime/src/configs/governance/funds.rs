//! Whether there is as much as a decision would pay, where it pays from.

use super::policy::CoopPolicy;
use crate::{AccountId, Balance, Balances, Cooperatives, RuntimeCall, Treasuries};
use alloc::collections::BTreeMap;
use frame_support::traits::{
	fungible::Inspect,
	tokens::{Fortitude, Preservation},
};
use pallet_resolutions::{Body, CallPolicy};
use rochdale_primitives::{money::TreasuryId, CoopInspect};

/// Where a payment comes from.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Source {
	/// An account that makes the payment itself.
	Account(AccountId),
	/// A treasury, without what of it belongs to others.
	Treasury(TreasuryId),
}

impl Source {
	/// How much is there now, with or without what keeps the account.
	fn funds(&self, keeps: Preservation) -> Balance {
		match self {
			Self::Account(account) => Balances::reducible_balance(account, keeps, Fortitude::Polite),
			Self::Treasury(treasury) => Treasuries::available_in(*treasury),
		}
	}
}

/// Whether the call pays more than there is, all calls of a batch together.
pub(super) fn are_exceeded(body: Body, call: &RuntimeCall) -> bool {
	let mut sums = BTreeMap::<Source, (Balance, Preservation)>::new();
	for call in CoopPolicy::batch(call).unwrap_or(core::slice::from_ref(call)) {
		if let Some((source, amount, keeps)) = payment(body, call) {
			let (sum, all) = sums.entry(source).or_insert((0, Preservation::Expendable));
			*sum = sum.saturating_add(amount);
			if keeps == Preservation::Preserve {
				*all = keeps;
			}
		}
	}
	sums.into_iter().any(|(source, (sum, keeps))| sum > source.funds(keeps))
}

/// Where a call that carries no others pays from, what it pays, and whether the account is kept.
fn payment(body: Body, call: &RuntimeCall) -> Option<(Source, Balance, Preservation)> {
	use pallet_cooperatives::Call as CooperativesCall;
	use pallet_treasuries::Call as TreasuriesCall;

	let (account, call) = match call {
		RuntimeCall::Treasuries(TreasuriesCall::pay { treasury, items, .. }) => {
			let sum = items.iter().fold(0, |sum: Balance, item| sum.saturating_add(item.amount));
			return Some((Source::Treasury(*treasury), sum, Preservation::Preserve));
		}
		RuntimeCall::Cooperatives(CooperativesCall::act { call }) => (Cooperatives::account(body.coop()?)?, call),
		RuntimeCall::Cooperatives(CooperativesCall::act_for_federation { call }) => {
			(Cooperatives::federation_account(), call)
		}
		RuntimeCall::Cooperatives(CooperativesCall::act_under_agreement { coop, call }) => {
			(Cooperatives::account(*coop)?, call)
		}
		_ => return None,
	};
	let keeps = match call.as_ref() {
		RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { .. }) => Preservation::Preserve,
		_ => Preservation::Expendable,
	};
	Some((Source::Account(account), amount(call)?, keeps))
}

/// What an account pays that makes the call.
fn amount(call: &RuntimeCall) -> Option<Balance> {
	use pallet_balances::Call::{transfer_allow_death, transfer_keep_alive};

	match call {
		RuntimeCall::Balances(transfer_allow_death { value, .. } | transfer_keep_alive { value, .. }) => Some(*value),
		RuntimeCall::Ledger(pallet_ledger::Call::contribute { amount, .. })
		| RuntimeCall::Custody(pallet_custody::Call::request_redemption { amount, .. }) => Some(*amount),
		_ => None,
	}
}
