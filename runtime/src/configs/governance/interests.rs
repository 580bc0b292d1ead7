//! Who gets something by a decision, and whom it judges: the members and the co-ops behind those whom its call names.

use crate::{
	configs::money::{BehindAccounts, Parties},
	AccountId, Balance, Cooperatives, Custody, Hash, Runtime, RuntimeCall, Treasuries,
};
use alloc::{collections::BTreeSet, vec, vec::Vec};
use frame_support::dispatch::DispatchResult;
use frame_system::Config;
use pallet_capped_shares::ClassNo;
use pallet_custody::{CustodianId, RedemptionNo};
use pallet_resolutions::Payee;
use pallet_solidarity_fund::AwardNo;
use pallet_treasuries::Item;
use rochdale_primitives::{
	interest::CoopsBehind,
	ledger::{KnowParties, Party},
	money::{Hand, LineNo, RegisteredAccounts, TreasuryId},
	CoopId, CoopInspect, MemberNo, ResolutionId, Track,
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

/// Who is behind an account that a call names.
pub(super) fn named(account: &<<Runtime as Config>::Lookup as StaticLookup>::Source) -> Vec<Payee<AccountId>> {
	<Runtime as Config>::Lookup::lookup(account.clone()).map(behind).unwrap_or_default()
}

/// Those whom a call pays that an account makes, with those who answer for them.
pub(super) fn paid(call: &RuntimeCall) -> Vec<Payee<AccountId>> {
	match call {
		RuntimeCall::Ledger(pallet_ledger::Call::contribute { ledger, .. }) => {
			ledger.owner().as_ref().map(behind_party).unwrap_or_default()
		}
		call => payee(call).map(behind).unwrap_or_default(),
	}
}

/// Whom a payment to the party benefits: a member by their seat, otherwise by its own account and those of the co-ops whose
/// treasury or account it is.
pub(super) fn behind_party(party: &Party<AccountId, Hash>) -> Vec<Payee<AccountId>> {
	match party {
		Party::Coop(coop) => of_co_ops([*coop]),
		Party::Member(coop, member) => vec![Payee::Seat(Hand { coop: *coop, member: *member })],
		Party::Account(account) => behind(account.clone()),
		Party::Treasury(treasury) => of_co_ops(owners(*treasury)),
		// What is the federation's is nobody's in particular.
		Party::Federation | Party::Fund | Party::Outside(_) => vec![],
	}
}

/// The account, and those of the co-ops whose treasury or validator it belongs to or that answer for it.
fn behind(account: AccountId) -> Vec<Payee<AccountId>> {
	let registered = Custody::registered_by(&account);
	let mut found = of_co_ops(registered.into_iter().chain(BehindAccounts::coops_behind(&account)));
	found.push(Payee::Account(account));
	found
}

/// The co-ops by their accounts.
fn of_co_ops(coops: impl IntoIterator<Item = CoopId>) -> Vec<Payee<AccountId>> {
	coops.into_iter().filter_map(Cooperatives::account).map(Payee::Account).collect()
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

/// Who gives shares by a transfer that stands, and who receives them.
pub(super) fn in_transfer(coop: CoopId, class: ClassNo, from: MemberNo) -> Vec<Payee<AccountId>> {
	let to = pallet_capped_shares::Transfers::<Runtime>::get((coop, class, from)).map(|transfer| transfer.to);
	core::iter::once(Payee::Seat(Hand { coop, member: from })).chain(to.map(Payee::Account)).collect()
}

/// Whether it is known who is behind the party: a treasury that is not open, a number in a register that nobody has had, or an
/// account that nobody has registered, could be anybody's later. Fails with what is missing.
pub(super) fn ensure_known(party: &Party<AccountId, Hash>) -> DispatchResult {
	use pallet_custody::Error as CustodyError;
	use pallet_treasuries::Error as TreasuriesError;

	if Parties::is_party(party) {
		return Ok(());
	}
	Err(match party {
		Party::Treasury(_) => TreasuriesError::<Runtime>::NoSuchTreasury.into(),
		Party::Account(_) => CustodyError::<Runtime>::NotRegistered.into(),
		_ => TreasuriesError::<Runtime>::NotPayable.into(),
	})
}

/// Whether it is known who is behind each payee.
pub(super) fn ensure_all_known(items: &[Item<AccountId, Hash>]) -> DispatchResult {
	items.iter().try_for_each(|item| ensure_known(&item.payee))
}

/// Whom payments to all of these benefit.
pub(super) fn behind_all(items: &[Item<AccountId, Hash>]) -> Vec<Payee<AccountId>> {
	items.iter().flat_map(|item| behind_party(&item.payee)).collect()
}

/// Whether payments to all of these benefit no more than so many. What comes after they are more is not looked at.
pub(super) fn are_at_most(items: &[Item<AccountId, Hash>], most: usize) -> bool {
	let mut found = BTreeSet::new();
	items.iter().all(|item| {
		found.extend(behind_party(&item.payee));
		found.len() <= most
	})
}

/// The track of what a decision would take back. What is not there cannot be taken back, whatever the track.
pub(super) fn track_of_earlier(resolution: ResolutionId) -> Track {
	pallet_resolutions::Resolutions::<Runtime>::get(resolution).map_or(Track::Consent, |earlier| earlier.track)
}

/// What kind of decision it takes to pay all of these. What is due to owners who left is no disposal.
pub(super) fn track_of(treasury: TreasuryId, line: Option<LineNo>, items: &[Item<AccountId, Hash>]) -> Track {
	if line == Some(pallet_treasuries::CLAIMS) {
		return Track::Ordinary;
	}
	let sum = items.iter().try_fold(0, |sum: Balance, item| sum.checked_add(item.amount));
	sum.map_or(Track::Special, |sum| Treasuries::track_of_payment(treasury, sum))
}

/// Whether an account that makes the call pays nobody of whom it could turn out later who is behind them.
pub(super) fn ensure_pays_who_is_known(call: &RuntimeCall) -> DispatchResult {
	match call {
		RuntimeCall::Ledger(pallet_ledger::Call::contribute { ledger, .. }) => {
			let owner = ledger.owner().ok_or(pallet_treasuries::Error::<Runtime>::NotPayable)?;
			ensure_known(&owner)
		}
		call => match payee(call) {
			Some(payee) => Custody::ensure_receives(&payee).map_err(Into::into),
			None => Ok(()),
		},
	}
}

/// The co-op that was awarded something by the solidarity fund.
pub(super) fn recipient(award: AwardNo) -> Option<CoopId> {
	pallet_solidarity_fund::Awards::<Runtime>::get(award).map(|award| award.coop)
}

/// The co-op that was awarded something.
pub(super) fn awarded(award: AwardNo) -> Vec<Payee<AccountId>> {
	of_co_ops(recipient(award))
}

/// The holder of the units that are to be redeemed, with those who answer for the account.
pub(super) fn holder(redemption: RedemptionNo) -> Vec<Payee<AccountId>> {
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
