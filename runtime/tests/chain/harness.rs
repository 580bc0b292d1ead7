//! Makes chains from presets and blocks with signed transactions.

use codec::Encode;
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::{
		fungible::{Inspect, Mutate},
		tokens::Preservation,
		TryState, TryStateSelect,
	},
	weights::Weight,
};
use pallet_capped_shares::{ClassTerms, Holders, Redemption};
use rochdale_primitives::{
	free::Charge,
	ledger::{Day, LedgerId, Party},
	money::Hand,
	CoopId, MemberNo,
};
use rochdale_runtime::{
	charges::{charge, code},
	constants::{SLOT_DURATION, UNIT},
	extensions::Admission,
	genesis_config_presets, AccountId, Address, AllPalletsWithSystem, Balances, BlockNumber, Cooperatives, Executive,
	Hash, Header, Moment, Nonce, Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, Signature, SignedPayload,
	System, TxExtension, UncheckedExtrinsic,
};
use serde_json::Value;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring as Key;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	generic::Era,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError},
	ApplyExtrinsicResult, BuildStorage, Digest, DigestItem, DispatchError, DispatchResult,
};

pub const DEV: &str = sp_genesis_builder::DEV_RUNTIME_PRESET;
pub const TEST: &str = genesis_config_presets::TEST_PRESET;
pub const FEDERATION: &str = genesis_config_presets::FEDERATION_PRESET;
pub const LOCAL: &str = sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET;

/// A class of shares of ordinary members, of which each test changes what it is about.
pub const TERMS: ClassTerms = ClassTerms {
	par: UNIT,
	holders: Holders::Ordinary,
	redemption: Redemption::Right,
	minimum: 1,
	maximum: 50,
	cap_bps: 3_333,
	notice_days: 30,
	budget_bps: 2_500,
	max_years: 3,
	earliest_days: 0,
	buys_out: true,
	first_bps: 10_000,
	instalment_months: 0,
	entry_fee_bps: 0,
	unjustified_bps: 0,
	expelled_bps: 0,
	above: None,
	since: None,
};

/// A timestamp at the beginning of a slot.
pub const START: Moment = 1_795_000_002_000;

/// Hash of a document, zero for none.
pub fn document(number: u8) -> Hash {
	Hash::repeat_byte(number)
}

/// Genesis of a preset: the runtime's default with the preset laid over it, as the node does.
pub fn genesis(preset: &str) -> Value {
	fn lay_over(base: &mut Value, patch: &Value) {
		match (base, patch) {
			(Value::Object(base), Value::Object(patch)) => {
				for (key, value) in patch {
					lay_over(base.entry(key).or_insert(Value::Null), value);
				}
			}
			(base, patch) => *base = patch.clone(),
		}
	}
	let patch = genesis_config_presets::get_preset(&preset.into()).expect("the preset exists");
	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	lay_over(&mut genesis, &serde_json::from_slice(&patch).unwrap());
	genesis
}

/// Has the federation's account hold so much from the beginning, deposited like everything else.
pub fn endow_federation(genesis: &mut Value, amount: u64) {
	let federation = serde_json::to_value(Cooperatives::federation_account()).unwrap();
	let custodian = &mut genesis["custody"]["custodians"][0];
	custodian["total"] = u64::MAX.into();
	for deposit in custodian["deposits"].as_array_mut().unwrap() {
		if deposit["beneficiary"] == federation {
			deposit["amount"] = amount.into();
		}
	}
}

/// What a genesis stores.
pub fn storage(genesis: Value) -> sp_core::storage::Storage {
	let genesis: RuntimeGenesisConfig = serde_json::from_value(genesis).unwrap();
	genesis.build_storage().unwrap()
}

pub fn state_of(genesis: Value) -> sp_io::TestExternalities {
	let mut state = sp_io::TestExternalities::new(storage(genesis));
	state.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	state
}

/// Runs a test on the genesis of a preset and checks all invariants after it.
pub fn on(preset: &str, test: impl FnOnce()) {
	state_of(genesis(preset)).execute_with(|| {
		test();
		check_invariants();
	});
}

/// As [`on`], with a federation that has more than anybody can spend.
pub fn on_rich(preset: &str, test: impl FnOnce()) {
	let mut genesis = genesis(preset);
	endow_federation(&mut genesis, 100_000_000_000_000);
	state_of(genesis).execute_with(|| {
		test();
		check_invariants();
	});
}

/// Gives some of what the federation's account has or had, as no call can.
pub fn give(to: &AccountId, amount: u128) {
	let own = Cooperatives::federation_account();
	let is_cash = pallet_ledger::AccountOfAddress::<Runtime>::contains_key(&own);
	let from = if is_cash { AccountId::from([254; 32]) } else { own };
	Balances::transfer(&from, to, amount, Preservation::Preserve).unwrap();
}

/// Lets the bank details of a member be in force in the books of their co-op, as two hands say days before they are.
pub fn bank_details(coop: CoopId, member: MemberNo) {
	let (ledger, party) = (LedgerId::Coop(coop), Party::Member(coop, member));
	let hands = [1, 2].map(|member| Hand { coop, member });
	let after = Hash::repeat_byte(7);
	let details = pallet_ledger::Details { version: 1, before: None, after, day: Day::MIN, from: 0, hands };
	pallet_ledger::DetailsOf::<Runtime>::insert(ledger, party, details);
}

/// Puts what the federation's account has elsewhere, but for what keeps it alive, so that its first treasury begins empty.
pub fn empty_federation() {
	use frame_support::traits::tokens::Fortitude;

	let own = Cooperatives::federation_account();
	let all = Balances::reducible_balance(&own, Preservation::Preserve, Fortitude::Polite);
	if all > 0 && !pallet_ledger::AccountOfAddress::<Runtime>::contains_key(&own) {
		give(&AccountId::from([254; 32]), all);
	}
}

/// Tells which invariant is broken, which pallets say in the log alone.
struct Told;

impl log::Log for Told {
	fn enabled(&self, _: &log::Metadata) -> bool {
		true
	}

	fn log(&self, record: &log::Record) {
		println!("{}", record.args());
	}

	fn flush(&self) {}
}

pub fn check_invariants() {
	// Tests that run at once share it.
	let _ = log::set_logger(&Told);
	log::set_max_level(log::LevelFilter::Error);
	let all = AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All);
	log::set_max_level(log::LevelFilter::Off);
	all.expect("all invariants hold");
	rochdale_runtime::invariants::try_state().expect("what holds across pallets holds");
}

/// Starts a block in a slot, with a timestamp, and says whether the inherent was accepted.
pub fn open_block(slot: u64, timestamp: Moment) -> ApplyExtrinsicResult {
	let number = System::block_number() + 1;
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
	let parent = System::block_hash(number - 1);
	Executive::initialize_block(&Header {
		parent_hash: parent,
		number,
		state_root: Default::default(),
		extrinsics_root: Default::default(),
		digest,
	});
	let set = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now: timestamp });
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(set))
}

/// The timestamp of the next block, if no slot is left out.
pub fn next_timestamp() -> Moment {
	match pallet_timestamp::Now::<Runtime>::get() {
		0 => START,
		now => now + SLOT_DURATION,
	}
}

/// Makes a block at a timestamp with what `transactions` applies to it.
pub fn block_at<R>(timestamp: Moment, transactions: impl FnOnce() -> R) -> R {
	let result = quick_block_at(timestamp, transactions);
	check_invariants();
	result
}

/// Makes a block at a timestamp without checking the invariants after it, for long runs that check them now and then.
pub fn quick_block_at<R>(timestamp: Moment, transactions: impl FnOnce() -> R) -> R {
	open_block(timestamp / SLOT_DURATION, timestamp).unwrap().unwrap();
	let result = transactions();
	Executive::finalize_block();
	result
}

/// Makes the next block.
pub fn block<R>(transactions: impl FnOnce() -> R) -> R {
	block_at(next_timestamp(), transactions)
}

/// Makes empty blocks up to this number.
pub fn blocks_until(number: BlockNumber) {
	while System::block_number() < number {
		block(|| ());
	}
}

/// A call signed by a well-known key, with its next nonce or another.
pub fn transaction(signer: Key, nonce: Nonce, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	transaction_of(&signer.pair(), nonce, call)
}

/// A call signed by any key.
pub fn transaction_of(signer: &sr25519::Pair, nonce: Nonce, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	tipped(signer, nonce, 0, call)
}

/// A call signed by any key, with a tip.
pub fn tipped(signer: &sr25519::Pair, nonce: Nonce, tip: u128, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let extension: TxExtension = (
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		Admission::new(nonce, tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call.into(), extension).unwrap();
	let signature = payload.using_encoded(|bytes| Signature::Sr25519(signer.sign(bytes)));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, Address::Id(signer.public().into()), signature, extension)
}

pub fn nonce(who: Key) -> Nonce {
	*System::account_nonce(who.to_account_id())
}

/// Applies a signed call to the block that is open, as the author of the block does.
pub fn include(signer: Key, call: impl Into<RuntimeCall>) -> Result<DispatchResult, TransactionValidityError> {
	put_in(transaction(signer, nonce(signer), call))
}

/// Applies a transaction to the block that is open. Nothing is left of what enters no block, as the author sees to it.
pub fn put_in(transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	let applied = with_transaction(|| match Executive::apply_extrinsic(transaction) {
		Err(refusal) => TransactionOutcome::Rollback(Ok::<_, DispatchError>(Err(refusal))),
		applied => TransactionOutcome::Commit(Ok(applied)),
	});
	applied.unwrap()
}

/// As [`include`]. What would be free if it were right enters no block, and fails with the error for which its code stands.
pub fn apply(signer: Key, call: impl Into<RuntimeCall>) -> Result<DispatchResult, TransactionValidityError> {
	let call = call.into();
	let outcome = include(signer, call.clone());
	match (&outcome, charge(&signer.to_account_id(), &call)) {
		(Err(refusal), Charge::Refused(error))
			if *refusal == InvalidTransaction::Custom(code(&call, &error)).into() =>
		{
			Ok(Err(error))
		}
		_ => outcome,
	}
}

/// How the pool refuses a call for an error of its own pallet.
pub fn refused_by(error: impl Into<DispatchError>) -> TransactionValidityError {
	let DispatchError::Module(module) = error.into() else { panic!("an error of no pallet") };
	InvalidTransaction::Custom(module.error[0]).into()
}

/// Whether nobody has paid a fee in the block so far.
pub fn nobody_paid() -> bool {
	!happened(|event| matches!(event, RuntimeEvent::TransactionPayment(_)))
}

/// Applies a signed call that has to succeed.
pub fn succeed(signer: Key, call: impl Into<RuntimeCall>) {
	apply(signer, call).unwrap().unwrap();
}

/// Has two officers of the bakery register an account, so that it may receive units.
pub fn register(account: &AccountId) {
	for officer in [Key::Alice, Key::Bob] {
		let account = account.clone().into();
		succeed(officer, pallet_custody::Call::register_account { coop: 1, account, purpose: document(7) });
	}
}

/// What an auditor of the co-op sends who has seen a deposit that waits, as it was attested.
pub fn confirm_deposit(deposit: u32, coop: u32) -> pallet_custody::Call<Runtime> {
	let open = pallet_custody::Deposits::<Runtime>::get(deposit).unwrap();
	let pallet_custody::Deposit { custodian, beneficiary, amount, reference, .. } = open;
	let seen = vec![pallet_custody::Seen { deposit, beneficiary, amount, reference }].try_into().unwrap();
	pallet_custody::Call::confirm_deposits { custodian, coop, seen }
}

/// The last civil day that has ended, and what the custodian answered for at its end.
pub fn closing_of(custodian: u32) -> pallet_custody::Closing {
	use rochdale_primitives::{ledger::day_of, Clock as _};

	let record = pallet_custody::Custodians::<Runtime>::get(custodian).unwrap();
	record.closing(day_of(rochdale_runtime::Clock::civil()).unwrap() - 1).unwrap()
}

/// Whether the pool takes the call with the next nonce of its signer, before the next block.
pub fn pool_takes(signer: Key, call: impl Into<RuntimeCall>) -> TransactionValidity {
	pool_takes_at(signer, nonce(signer), 0, call)
}

/// As [`pool_takes`], with any nonce and a tip.
pub fn pool_takes_at(signer: Key, nonce: Nonce, tip: u128, call: impl Into<RuntimeCall>) -> TransactionValidity {
	let transaction = tipped(&signer.pair(), nonce, tip, call);
	let asked = with_transaction(|| {
		let (source, parent) = (TransactionSource::External, System::block_hash(System::block_number()));
		let validity = Executive::validate_transaction(source, transaction, parent);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(validity))
	});
	asked.unwrap()
}

/// Whether the block emitted an event for which `is` holds.
pub fn happened(is: impl Fn(&RuntimeEvent) -> bool) -> bool {
	System::events().iter().any(|record| is(&record.event))
}

/// What the block has executed so far.
pub fn weight_so_far() -> Weight {
	System::block_weight().total()
}

/// How far a resolution has come, also where no more than its record is kept.
pub fn phase_of(resolution: rochdale_primitives::ResolutionId) -> pallet_resolutions::Phase {
	let kept = pallet_resolutions::Resolutions::<Runtime>::get(resolution).map(|one| one.phase);
	kept.unwrap_or_else(|| pallet_resolutions::Records::<Runtime>::get(resolution).unwrap().phase)
}
