//! Money that is held together, and where units come from: what only the runtime as a whole can get wrong.

mod decisions;
mod free;
mod payments;
mod units;

use crate::{coops::account, harness::*};
use frame_support::traits::fungible::Inspect;
use pallet_custody::Call as CustodyCall;
use pallet_treasuries::{Call as TreasuriesCall, NewSigner, NewSigners, Payments, Rules, SignerKind, Treasuries};
use rochdale_primitives::{
	money::{Book, Mode, Party, PaymentNo, TreasuryId},
	AgreementMandate, CoopId, FederationMandate, Mandate, Office, Secrecy, Track,
};
use rochdale_runtime::{constants::UNIT, AccountId, Balances, Clock, Hash, Runtime, RuntimeCall, RuntimeOrigin};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

/// Two approve up to a tenth of the yearly budget, and what the threshold needs approves the rest.
const RULES: Rules = Rules { threshold: 2, tier1_bps: 1_000, tier2_bps: 10_000 };

/// What the only line of each treasury comes to in a year.
const BUDGET: u128 = 1_200 * UNIT;

fn id(key: Key) -> AccountId {
	key.to_account_id()
}

fn balance(who: &AccountId) -> u128 {
	Balances::total_balance(who)
}

fn issued() -> u128 {
	Balances::total_issuance()
}

fn refused(by: Key, call: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
	assert_eq!(apply(by, call), Ok(Err(error.into())));
}

/// The origin of what the co-ops have decided: one, several together, or none of them but the federation.
fn owners(coops: &[CoopId], track: Track) -> RuntimeOrigin {
	use rochdale_primitives::Clock as _;

	let (resolution, opened_at) = (1, Clock::deadline());
	let origin = match coops {
		[] => pallet_resolutions::Origin::Federation(FederationMandate { resolution, track, opened_at }),
		[coop] => {
			let (coop, secrecy) = (*coop, Secrecy::Secret);
			pallet_resolutions::Origin::Coop(Mandate { coop, resolution, track, secrecy, opened_at })
		}
		coops => {
			let parties = coops.to_vec().try_into().unwrap();
			pallet_resolutions::Origin::Agreement(AgreementMandate { parties, resolution, track, opened_at })
		}
	};
	origin.into()
}

fn dispatched(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(origin).map(|_| ()).map_err(|failure| failure.error)
}

/// They have decided it by special resolution.
fn decide(coops: &[CoopId], call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert_eq!(dispatched(owners(coops, Track::Special), call.clone()), Ok(()), "{call:?}");
}

fn office(coop: CoopId, office: Office) -> SignerKind {
	SignerKind::Office(coop, office)
}

/// The treasurers of the co-ops.
fn treasurers(coops: &[CoopId]) -> Vec<SignerKind> {
	coops.iter().map(|coop| office(*coop, Office::Treasurer)).collect()
}

fn board(coop: CoopId) -> Vec<SignerKind> {
	[Office::Chair, Office::Secretary, Office::Treasurer].map(|one| office(coop, one)).into()
}

fn named(signers: &[SignerKind]) -> NewSigners {
	signers.iter().map(|who| NewSigner { who: *who, days: 365 }).collect::<Vec<_>>().try_into().unwrap()
}

fn opening(mode: Mode, signers: &[SignerKind]) -> TreasuriesCall<Runtime> {
	opening_with(RULES, mode, signers)
}

fn opening_with(rules: Rules, mode: Mode, signers: &[SignerKind]) -> TreasuriesCall<Runtime> {
	let currency = if mode == Mode::Units { *b"EUR" } else { *b"GBP" };
	let title = b"Training".to_vec().try_into().unwrap();
	TreasuriesCall::open_treasury { title, currency, mode, rules, signers: named(signers) }
}

fn line(treasury: TreasuryId, limit: u128) -> TreasuriesCall<Runtime> {
	let title = b"Courses".to_vec().try_into().unwrap();
	TreasuriesCall::open_line { treasury, title, purpose: document(1), limit, period_days: 365 }
}

/// Opens a treasury of the co-ops, or of the federation if there are none, with its line.
fn open(coops: &[CoopId], mode: Mode, signers: &[SignerKind]) -> TreasuryId {
	decide(coops, opening(mode, signers));
	let treasury = pallet_treasuries::TreasuryCount::<Runtime>::get();
	decide(coops, line(treasury, BUDGET));
	treasury
}

/// As [`open`], in units, of which it gets so many.
fn funded(coops: &[CoopId], signers: &[SignerKind], amount: u128) -> TreasuryId {
	let treasury = open(coops, Mode::Units, signers);
	give(&account_of(treasury), amount);
	treasury
}

fn account_of(treasury: TreasuryId) -> AccountId {
	Treasuries::<Runtime>::get(treasury).unwrap().account
}

fn book(treasury: TreasuryId) -> Book {
	Book::Treasury(treasury)
}

fn request(treasury: TreasuryId, coop: CoopId, payee: Party<AccountId, Hash>, amount: u128) -> TreasuriesCall<Runtime> {
	TreasuriesCall::request { treasury, coop, line: 1, payee, amount, reason: document(2) }
}

fn approve(treasury: TreasuryId, payment: PaymentNo, coop: CoopId) -> TreasuriesCall<Runtime> {
	TreasuriesCall::approve { treasury, payment, coop }
}

fn pay(treasury: TreasuryId, payee: Party<AccountId, Hash>, amount: u128) -> TreasuriesCall<Runtime> {
	TreasuriesCall::pay { treasury, line: None, payee, amount, reason: document(3) }
}

/// The number of what was requested last.
fn last_request(treasury: TreasuryId) -> PaymentNo {
	Treasuries::<Runtime>::get(treasury).unwrap().payments
}

fn is_open(treasury: TreasuryId, payment: PaymentNo) -> bool {
	Payments::<Runtime>::contains_key(treasury, payment)
}

/// The custodian of the beginning attests a deposit of which the bank says this. Gives its number.
fn attest(beneficiary: &AccountId, amount: u128, reference: u8) -> u32 {
	let (beneficiary, reference) = (beneficiary.clone().into(), document(reference));
	succeed(Key::Dave, CustodyCall::attest_deposit { custodian: 1, beneficiary, amount, reference });
	pallet_custody::DepositCount::<Runtime>::get()
}

/// Its holder wants units redeemed by the custodian of the beginning. Gives the number.
fn redeem(holder: Key, amount: u128) -> u32 {
	succeed(holder, CustodyCall::request_redemption { custodian: 1, amount, payout: document(4) });
	pallet_custody::RedemptionCount::<Runtime>::get()
}

/// What comes of something that is then undone.
fn undone<R>(something: impl FnOnce() -> R) -> R {
	use frame_support::storage::{with_transaction, TransactionOutcome};

	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(something()))).unwrap()
}

/// As the account of the co-op, by its resolution.
fn as_coop(coop: CoopId, call: impl Into<RuntimeCall>) -> DispatchResult {
	assert!(balance(&account(coop)) > 0);
	let call = pallet_cooperatives::Call::act { call: Box::new(call.into()) };
	dispatched(owners(&[coop], Track::Ordinary), call)
}
