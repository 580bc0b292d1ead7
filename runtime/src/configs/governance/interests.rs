//! Who gets something by a decision, and whom it judges: the accounts and the co-ops behind those whom its call names.

use crate::{AccountId, Cooperatives, Custody, Hash, Membership, Runtime, RuntimeCall, Treasuries};
use alloc::{vec, vec::Vec};
use frame_system::Config;
use pallet_custody::{CustodianId, RedemptionNo};
use rochdale_primitives::{
	money::{Book, Party, RegisteredAccounts, TreasuryId},
	CoopId, CoopInspect, MemberInspect,
};
use sp_runtime::traits::StaticLookup;

/// Whom the call pays, `None` if it is not a payment.
pub(super) fn payee(call: &RuntimeCall) -> Option<AccountId> {
	use pallet_balances::Call;

	match call {
		RuntimeCall::Balances(Call::transfer_keep_alive { dest, .. } | Call::transfer_allow_death { dest, .. }) => {
			<Runtime as Config>::Lookup::lookup(dest.clone()).ok()
		}
		_ => None,
	}
}

/// Those whom a call pays that an account makes, with those who answer for them.
pub(super) fn paid(call: &RuntimeCall) -> Vec<AccountId> {
	match call {
		RuntimeCall::Settlement(pallet_settlement::Call::contribute { book: Book::Treasury(treasury), .. }) => {
			owners_of(*treasury)
		}
		call => payee(call).map(behind).unwrap_or_default(),
	}
}

/// The accounts that a payment to the party benefits: its own, and those of the co-ops whose treasury or account it is.
pub(super) fn accounts_of(party: &Party<AccountId, Hash>) -> Vec<AccountId> {
	match party {
		Party::Coop(coop) => Cooperatives::account(*coop).into_iter().collect(),
		Party::Member(coop, member) => Membership::account_of(*coop, *member).into_iter().collect(),
		Party::Account(account) => behind(account.clone()),
		Party::Treasury(treasury) => owners_of(*treasury),
		Party::Outside(_) => vec![],
	}
}

/// The account, and those of the co-ops whose treasury or validator it belongs to or that answer for it.
fn behind(account: AccountId) -> Vec<AccountId> {
	let treasury = pallet_treasuries::TreasuryOfAccount::<Runtime>::get(&account);
	let validates = pallet_validator_seats::CoopOfValidator::<Runtime>::get(&account);
	let coops = Custody::registered_by(&account).into_iter().chain(validates);
	let owners = treasury.map(owners_of).unwrap_or_default();
	core::iter::once(account).chain(coops.filter_map(Cooperatives::account)).chain(owners).collect()
}

/// The accounts of the co-ops whose treasury it is, none where it is that of them all.
fn owners_of(treasury: TreasuryId) -> Vec<AccountId> {
	let owner = pallet_treasuries::Treasuries::<Runtime>::get(treasury).map(|treasury| treasury.owner);
	let coops = owner.map(|owner| owner.coops().to_vec()).unwrap_or_default();
	// None of them has an interest of its own then.
	if Treasuries::are_all(&coops) {
		return vec![];
	}
	coops.into_iter().filter_map(Cooperatives::account).collect()
}

/// Whether it is known who is behind the party: a treasury that is not open, or an account that nobody has registered, could
/// be anybody's later.
pub(super) fn is_known(party: &Party<AccountId, Hash>) -> bool {
	match party {
		Party::Treasury(treasury) => pallet_treasuries::Treasuries::<Runtime>::contains_key(treasury),
		Party::Account(account) => Custody::registered_by(account).is_some(),
		Party::Member(coop, member) => Membership::is_seated(*coop, *member),
		Party::Coop(_) | Party::Outside(_) => true,
	}
}

/// Whether an account that makes the call pays nobody of whom it could turn out later who is behind them.
pub(super) fn pays_who_is_known(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Settlement(pallet_settlement::Call::contribute { book: Book::Treasury(treasury), .. }) => {
			is_known(&Party::Treasury(*treasury))
		}
		call => payee(call).is_none_or(|payee| Custody::may_receive(&payee)),
	}
}

/// The holder of the units that are to be redeemed, with those who answer for the account.
pub(super) fn holder(redemption: RedemptionNo) -> Vec<AccountId> {
	let redemption = pallet_custody::Redemptions::<Runtime>::get(redemption);
	redemption.map(|redemption| behind(redemption.holder)).unwrap_or_default()
}

/// The co-op that is the custodian.
pub(super) fn custodian(custodian: CustodianId) -> Option<CoopId> {
	pallet_custody::Custodians::<Runtime>::get(custodian).map(|custodian| custodian.coop)
}

/// The co-op whose bank has paid, or has not, for the units that are to be redeemed.
pub(super) fn custodian_of(redemption: RedemptionNo) -> Option<CoopId> {
	custodian(pallet_custody::Redemptions::<Runtime>::get(redemption)?.custodian)
}

/// The co-op that is to pay for units of the federation's own, where its account says whether that was done.
pub(super) fn custodian_answering(call: &RuntimeCall) -> Option<CoopId> {
	use pallet_custody::Call;

	match call {
		RuntimeCall::Custody(Call::acknowledge_payout { redemption } | Call::dispute { redemption, .. }) => {
			custodian_of(*redemption)
		}
		_ => None,
	}
}
