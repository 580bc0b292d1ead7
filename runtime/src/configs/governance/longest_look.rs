//! The call that takes the most reading of all that can be proposed, with what it reads, to measure what that takes.

#![allow(clippy::arithmetic_side_effects)]

use super::MaxCallWeight;
use crate::{configs::money::HomeCurrency, constants::UNIT, AccountId, Balances, Hash, Runtime, RuntimeCall};
use alloc::{vec, vec::Vec};
use codec::Encode;
use core::ops::RangeInclusive;
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{fungible::Mutate, Get},
};
use pallet_cooperatives::{Bylaws, Coop, CoopCount, CoopOfAccount, Coops};
use pallet_ledger::{AccountOfAddress, Accounts};
use pallet_resolutions::{Config, Origin, MAX_BATCH};
use pallet_treasuries::{
	Call, Item, Lines, NewLine, NewSigner, Owner, OwnersAccounts, Rhythm, Rules, SignerKind, Treasuries, Treasury,
	TreasuryCount, TreasuryOfAccount, YearBegin, MAX_COOPS_ASKED,
};
use rochdale_primitives::{
	ledger::{Cash, LedgerId, Party},
	money::{LineNo, Mode, TreasuryId},
	text::Written,
	CoopId, Mandate, Secrecy, Standing, Track, MAX_PARTIES,
};
use sp_io::hashing::blake2_256;
use sp_runtime::traits::Dispatchable;

/// As many co-ops as are asked whether they own a treasury with the others. Those that are new have left, but for so many that
/// share one, so that it takes long to ask.
pub fn co_ops(like: CoopId, sharing: CoopId) {
	let (Some(model), Some(bylaws)) = (Coops::<Runtime>::get(like), Bylaws::<Runtime>::get(like)) else { return };
	for coop in (1..=MAX_COOPS_ASKED).filter(|coop| !Coops::<Runtime>::contains_key(coop)) {
		let account = AccountId::from(blake2_256(&(*b"co-op", coop).encode()));
		let standing = if coop > sharing { Standing::Left } else { model.standing };
		CoopOfAccount::<Runtime>::insert(&account, coop);
		Bylaws::<Runtime>::insert(coop, bylaws);
		Coops::<Runtime>::insert(coop, Coop { account, standing, ..model.clone() });
	}
	CoopCount::<Runtime>::put(MAX_COOPS_ASKED);
}

/// A treasury of the co-op with a line, of which the first three members sign.
fn open(coop: CoopId) -> Option<TreasuryId> {
	let title = Written::try_from(b"Ovens".to_vec()).ok()?;
	let line = NewLine { title: title.clone(), purpose: Hash::repeat_byte(1), limit: UNIT, rhythm: Rhythm::Month };
	let signer = |member| NewSigner { who: SignerKind::Seat(coop, member), days: 300 };
	let open = Call::open_treasury {
		title,
		currency: HomeCurrency::get(),
		mode: Mode::Units,
		rules: Rules { threshold: 2, tier1: UNIT, tier2: UNIT },
		signers: [1, 2, 3].map(signer).to_vec().try_into().ok()?,
		lines: vec![line].try_into().ok()?,
		shares: Default::default(),
		year_begins: YearBegin::JANUARY,
	};
	let mandate = Mandate { coop, resolution: 1, track: Track::Special, secrecy: Secrecy::Open, opened_at: 0 };
	RuntimeCall::from(open).dispatch(Origin::Coop(mandate).into()).ok()?;
	Some(TreasuryCount::<Runtime>::get())
}

/// So many treasuries of these owners with a line and some units, of which owners who left are due something. They are like the
/// first one of the co-op.
pub fn treasuries(coop: CoopId, owners: RangeInclusive<CoopId>, number: u32) -> Option<Vec<TreasuryId>> {
	let like = Treasuries::<Runtime>::iter().find(|(_, treasury)| treasury.ledger == LedgerId::Coop(coop));
	let like = like.map_or_else(|| open(coop), |(id, _)| Some(id))?;
	let model = Treasuries::<Runtime>::get(like)?;
	let cash = Accounts::<Runtime>::get(model.ledger, model.cash)?;
	let line = Lines::<Runtime>::get(like, 1)?;
	let owner = Owner::Coops(owners.collect::<Vec<_>>().try_into().ok()?);
	let accounts = OwnersAccounts { equity: model.cash + 1, due: model.cash + 2 };
	let first = TreasuryCount::<Runtime>::get() + 1;
	let all: Vec<TreasuryId> = (first..first + number).collect();
	for id in &all {
		let account = AccountId::from(blake2_256(&(*b"treasury", id).encode()));
		let ledger = LedgerId::Treasury(*id);
		let mut own = cash.clone();
		own.terms.cash = Cash::Units { address: account.clone(), receipts: 1 };
		Accounts::<Runtime>::insert(ledger, model.cash, own);
		let mut due = cash.clone();
		due.terms.cash = Cash::None;
		Accounts::<Runtime>::insert(ledger, accounts.due, due);
		Lines::<Runtime>::insert(id, 1, line.clone());
		TreasuryOfAccount::<Runtime>::insert(&account, id);
		AccountOfAddress::<Runtime>::insert(&account, (ledger, model.cash));
		Balances::mint_into(&account, UNIT).ok()?;
		let (owner, accounts) = (owner.clone(), Some(accounts));
		Treasuries::<Runtime>::insert(id, Treasury { owner, account, ledger, accounts, ..model.clone() });
	}
	TreasuryCount::<Runtime>::put(first + number - 1);
	Some(all)
}

/// The call by which a treasury pays others.
pub fn pay(treasury: TreasuryId, line: Option<LineNo>, payees: &[TreasuryId]) -> Option<RuntimeCall> {
	let item = |payee: &TreasuryId| Item { payee: Party::Treasury(*payee), amount: 1, custodian: None };
	let items = payees.iter().map(item).collect::<Vec<_>>().try_into().ok()?;
	Some(Call::pay { treasury, line, items, voucher: Hash::repeat_byte(1) }.into())
}

/// The longest batch of calls, of which each is made from a number.
pub fn longest(call: impl Fn(usize) -> Option<RuntimeCall>) -> Option<RuntimeCall> {
	let of = |count: usize| -> Option<RuntimeCall> {
		let calls = (0..count).map(&call).collect::<Option<Vec<_>>>()?;
		Some(pallet_utility::Call::batch_all { calls }.into())
	};
	let fits = |batch: &RuntimeCall| {
		let length: u32 = <Runtime as Config>::MaxCallLength::get();
		let weight = batch.get_dispatch_info().call_weight;
		batch.encoded_size() <= length as usize && weight.all_lte(MaxCallWeight::get())
	};
	(1..=MAX_BATCH).map_while(|count| of(count).filter(&fits)).last()
}

/// Payments from as many treasuries as fit into a call, each by a line and to another treasury that the most co-ops share.
pub fn call(coop: CoopId) -> Option<RuntimeCall> {
	let most = u32::try_from(MAX_BATCH).ok()?;
	let paying = treasuries(coop, coop..=coop, most)?;
	let paid = treasuries(coop, 1..=MAX_PARTIES, most)?;
	co_ops(coop, MAX_PARTIES);
	longest(|n| pay(*paying.get(n)?, Some(1), &[*paid.get(n)?]))
}

/// The account of a treasury of which the owners and itself are as many as can be recused, where the co-op has some units.
pub fn payee(coop: CoopId) -> Option<AccountId> {
	let sharing = MAX_PARTIES - 1;
	let paid = treasuries(coop, 1..=sharing, 1)?;
	co_ops(coop, sharing);
	Balances::mint_into(&Coops::<Runtime>::get(coop)?.account, UNIT).ok()?;
	Treasuries::<Runtime>::get(paid.first()?).map(|treasury| treasury.account)
}
