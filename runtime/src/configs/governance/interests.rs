//! Who gets something by a decision, and whom it judges: the accounts and the co-ops behind those whom its call names.

use crate::{
	configs::money::BehindAccounts, AccountId, Cooperatives, Custody, Hash, Membership, Runtime, RuntimeCall,
	Treasuries,
};
use alloc::{vec, vec::Vec};
use frame_support::{dispatch::DispatchResult, ensure};
use frame_system::Config;
use pallet_custody::{CustodianId, RedemptionNo};
use rochdale_primitives::{
	interest::CoopsBehind,
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
	let registered = Custody::registered_by(&account);
	let coops = registered.into_iter().chain(BehindAccounts::coops_behind(&account)).filter_map(Cooperatives::account);
	coops.chain(core::iter::once(account.clone())).collect()
}

/// The accounts of the co-ops whose treasury it is, none where it is that of them all.
fn owners_of(treasury: TreasuryId) -> Vec<AccountId> {
	owners(treasury).into_iter().filter_map(Cooperatives::account).collect()
}

/// The co-ops whose treasury it is, none where it is that of them all: none of them has an interest of its own then.
pub(crate) fn owners(treasury: TreasuryId) -> Vec<CoopId> {
	let record = pallet_treasuries::Treasuries::<Runtime>::get(treasury);
	let coops = record.map(|record| record.owner.coops().to_vec()).unwrap_or_default();
	if Treasuries::are_all(&coops) {
		return vec![];
	}
	coops
}

/// Whether it is known who is behind the party: a treasury that is not open, or an account that nobody has registered, could
/// be anybody's later. Fails with what is missing.
pub(super) fn ensure_known(party: &Party<AccountId, Hash>) -> DispatchResult {
	use pallet_custody::Error as CustodyError;
	use pallet_treasuries::{Error as TreasuriesError, Treasuries};

	match party {
		Party::Treasury(treasury) => {
			ensure!(Treasuries::<Runtime>::contains_key(treasury), TreasuriesError::<Runtime>::NoSuchTreasury);
		}
		Party::Account(account) => {
			ensure!(Custody::registered_by(account).is_some(), CustodyError::<Runtime>::NotRegistered);
		}
		Party::Member(coop, member) => {
			ensure!(Membership::is_seated(*coop, *member), TreasuriesError::<Runtime>::NotPayable);
		}
		Party::Coop(_) | Party::Outside(_) => {}
	}
	Ok(())
}

/// Whether an account that makes the call pays nobody of whom it could turn out later who is behind them.
pub(super) fn ensure_pays_who_is_known(call: &RuntimeCall) -> DispatchResult {
	match call {
		RuntimeCall::Settlement(pallet_settlement::Call::contribute { book: Book::Treasury(treasury), .. }) => {
			ensure_known(&Party::Treasury(*treasury))
		}
		call => match payee(call) {
			Some(payee) if !Custody::may_receive(&payee) => Err(pallet_custody::Error::<Runtime>::NotRegistered.into()),
			_ => Ok(()),
		},
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
