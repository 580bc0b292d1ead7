//! Money that is held together, and where units come from: what only the runtime as a whole can get wrong.

mod adversary;
mod custody;
mod decisions;
mod dissolution;
mod fractions;
mod free;
mod fund;
mod fund_rounds;
mod parties;
mod payments;
mod redeem;
mod surplus;
mod units;
mod winding_up;

use crate::{coops::account, harness::*};
use codec::Encode;
use frame_support::traits::fungible::Inspect;
use pallet_custody::Call as CustodyCall;
use pallet_ledger::{
	Accounts, Call as LedgerCall, Entries, EntryOf, Error as LedgerError, Ledgers, PartOf, Posting, PostingOf,
	StatementLine,
};
use pallet_treasuries::{
	Call as TreasuriesCall, Item, NewLine, NewSigner, NewSigners, Payments, Rhythm, Rules, SignerKind, Treasuries,
	YearBegin,
};
use rochdale_primitives::{
	ledger::{day_of, AccountNo, Day, LedgerId, Leg, Party, PendingNo, Side},
	money::{Direction, Mode, PaymentNo, TreasuryId},
	AgreementMandate, Clock as _, CoopId, FederationMandate, Mandate, Office, Secrecy, Track,
};
use rochdale_runtime::{
	constants::UNIT, AccountId, Balances, Clock, Hash, Runtime, RuntimeCall, RuntimeOrigin, SessionKeys,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

/// Two approve up to a tenth of the yearly budget, and what the threshold needs approves the rest: both at most the shares of
/// what is held that bound every tier.
const RULES: Rules = Rules { threshold: 2, tier1: 120 * UNIT, tier2: 1_200 * UNIT };

/// What the first line of each treasury comes to in a year.
const BUDGET: u128 = 1_200 * UNIT;

/// The accounts of each treasury in its ledger, in the order in which they are opened. The last is that of the first line.
const RECEIPTS: AccountNo = 1;
const CASH: AccountNo = 2;
const CHARGES: AccountNo = 4;
const COURSES: AccountNo = 6;

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
	let (title, signers) = (b"Training".to_vec().try_into().unwrap(), named(signers));
	let line = |title: &[u8]| title.to_vec().try_into().unwrap();
	let line = NewLine { title: line(b"Courses"), purpose: document(1), limit: BUDGET, rhythm: Rhythm::Year };
	let lines = vec![line].try_into().unwrap();
	let shares = Default::default();
	TreasuriesCall::open_treasury {
		title,
		currency,
		mode,
		rules,
		signers,
		lines,
		shares,
		year_begins: YearBegin::JANUARY,
	}
}

fn line(treasury: TreasuryId, limit: u128) -> TreasuriesCall<Runtime> {
	let title = b"Books".to_vec().try_into().unwrap();
	TreasuriesCall::open_line { treasury, title, purpose: document(1), limit, rhythm: Rhythm::Year }
}

fn last_treasury() -> TreasuryId {
	pallet_treasuries::TreasuryCount::<Runtime>::get()
}

/// Opens a treasury of the co-ops, or of the federation if there are none, with its first line.
fn open(coops: &[CoopId], mode: Mode, signers: &[SignerKind]) -> TreasuryId {
	if coops.is_empty() {
		empty_federation();
	}
	decide(coops, opening(mode, signers));
	last_treasury()
}

/// As [`open`], in units, of which it gets so many.
fn funded(coops: &[CoopId], signers: &[SignerKind], amount: u128) -> TreasuryId {
	let treasury = open(coops, Mode::Units, signers);
	fund(treasury, amount);
	treasury
}

/// Gives so many units to the treasury, which are entered.
fn fund(treasury: TreasuryId, amount: u128) {
	give(&account_of(treasury), amount);
	let by_anybody = RuntimeOrigin::signed(id(Key::Ferdie));
	assert_eq!(dispatched(by_anybody, enter_receipts(treasury)), Ok(()));
}

fn enter_receipts(treasury: TreasuryId) -> LedgerCall<Runtime> {
	LedgerCall::enter_receipts { ledger: ledger(treasury), account: CASH }
}

/// The account of a validator sets session keys.
fn set_keys(validator: &AccountId) {
	let made = SessionKeys::generate(&validator.encode(), None);
	let set = pallet_session::Call::set_keys { keys: made.keys, proof: made.proof.encode() };
	assert_eq!(dispatched(RuntimeOrigin::signed(validator.clone()), set), Ok(()));
}

fn account_of(treasury: TreasuryId) -> AccountId {
	Treasuries::<Runtime>::get(treasury).unwrap().account
}

/// The books of the treasury, or of the one that has this number when it is opened.
fn ledger(treasury: TreasuryId) -> LedgerId {
	Treasuries::<Runtime>::get(treasury).map_or(LedgerId::Treasury(treasury), |record| record.ledger)
}

fn entries(treasury: TreasuryId) -> Vec<EntryOf<Runtime>> {
	(1..).map_while(|number| Entries::<Runtime>::get(ledger(treasury), number)).collect()
}

/// What the books say that the treasury holds.
fn held(treasury: TreasuryId) -> u128 {
	let sums = Accounts::<Runtime>::get(ledger(treasury), CASH).unwrap().sums;
	sums.debits - sums.credits
}

fn contribution(treasury: TreasuryId, amount: u128, as_member_of: Option<CoopId>) -> LedgerCall<Runtime> {
	LedgerCall::contribute { ledger: ledger(treasury), account: CASH, amount, voucher: document(1), as_member_of }
}

fn item(payee: Party<AccountId, Hash>, amount: u128) -> Item<AccountId, Hash> {
	Item { payee, amount, custodian: None }
}

fn request(treasury: TreasuryId, coop: CoopId, payee: Party<AccountId, Hash>, amount: u128) -> TreasuriesCall<Runtime> {
	request_run(treasury, coop, vec![item(payee, amount)])
}

/// A request on a document that may be there more than once.
fn request_run(treasury: TreasuryId, coop: CoopId, items: Vec<Item<AccountId, Hash>>) -> TreasuriesCall<Runtime> {
	let items = items.try_into().unwrap();
	TreasuriesCall::request { treasury, coop, line: 1, items, voucher: document(2), again: true }
}

/// What approvers of the request sign.
fn content(treasury: TreasuryId, payment: PaymentNo) -> Hash {
	Payments::<Runtime>::get(treasury, payment).map(|record| record.content).unwrap_or_default()
}

fn approve(treasury: TreasuryId, payment: PaymentNo, coop: CoopId) -> TreasuriesCall<Runtime> {
	TreasuriesCall::approve { treasury, payment, coop, content: content(treasury, payment) }
}

fn pay(treasury: TreasuryId, payee: Party<AccountId, Hash>, amount: u128) -> TreasuriesCall<Runtime> {
	let items = vec![item(payee, amount)].try_into().unwrap();
	TreasuriesCall::pay { treasury, line: None, items, voucher: document(3) }
}

fn today() -> Day {
	day_of(Clock::civil()).unwrap()
}

/// A line of today's statement of the treasury's bank, and what explains it.
fn posting(
	treasury: TreasuryId,
	direction: Direction,
	amount: u128,
	reference: u8,
	parts: Vec<PartOf<Runtime>>,
) -> LedgerCall<Runtime> {
	let (booked, reference) = (today(), document(reference));
	let line = StatementLine { reference, booked, valued: booked, direction, amount };
	let posting: PostingOf<Runtime> =
		Posting { bank: CASH, line, parts: parts.try_into().unwrap(), rest: 0, voucher: document(2) };
	LedgerCall::post { ledger: ledger(treasury), coop: 0, posting }
}

/// Money that came to the bank from somebody, whom the books name if they are to.
fn received(
	treasury: TreasuryId,
	party: Option<Party<AccountId, Hash>>,
	amount: u128,
	reference: u8,
) -> LedgerCall<Runtime> {
	let leg = Leg { account: RECEIPTS, side: Side::Credit, amount, party };
	posting(treasury, Direction::In, amount, reference, vec![PartOf::<Runtime>::Direct(leg)])
}

/// What has come to the bank counts from now on, as after the close of a day that is over.
fn confirmed(treasury: TreasuryId) {
	pallet_ledger::Accounts::<Runtime>::mutate(ledger(treasury), CASH, |account| {
		let account = account.as_mut().unwrap();
		assert!(core::mem::take(&mut account.unconfirmed) > 0);
	});
}

/// The same call of two hands, by a member of another co-op.
fn of_hand(coop: CoopId, mut call: LedgerCall<Runtime>) -> LedgerCall<Runtime> {
	match &mut call {
		LedgerCall::post { coop: by, .. }
		| LedgerCall::void { coop: by, .. }
		| LedgerCall::correct { coop: by, .. }
		| LedgerCall::close { coop: by, .. }
		| LedgerCall::open_balances { coop: by, .. }
		| LedgerCall::set_details { coop: by, .. } => *by = coop,
		other => panic!("not of two hands: {other:?}"),
	}
	call
}

/// Both hands say it, and it is done.
fn both(hands: [(Key, CoopId); 2], call: &LedgerCall<Runtime>) {
	for (by, coop) in hands {
		succeed(by, of_hand(coop, call.clone()));
	}
}

/// What waits for the treasury's bank, with the last number.
fn last_pending(treasury: TreasuryId) -> PendingNo {
	Ledgers::<Runtime>::get(ledger(treasury)).unwrap().last_pending
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
