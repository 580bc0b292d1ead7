//! What the node and wallets can ask the runtime.

// What the macro makes calls these, not us.
#![allow(clippy::arithmetic_side_effects)]

use super::*;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	traits::KeyOwnerProofSystem,
	weights::Weight,
};
use rochdale_primitives::{
	ledger::{AccountNo, Day, EntryNo, LedgerId, PendingNo},
	money::{Hand, PaymentNo, TreasuryId},
	ApplicationNo, CoopId, Electorate, MemberNo, ResolutionId,
};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult,
};

/// What the register says about a member.
pub type MemberCard = pallet_coop_membership::MemberCardOf<Runtime>;
/// What is known about an application.
pub type ApplicationCard = pallet_coop_membership::ApplicationCardOf<Runtime>;

#[cfg(feature = "runtime-benchmarks")]
impl frame_system_benchmarking::Config for Runtime {}
#[cfg(feature = "runtime-benchmarks")]
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> sp_runtime::ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			proof: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			owner: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(proof, owner.decode()?)
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority))
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(codec::Encode::encode(&proof)))
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			*System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall> for Runtime {
		fn query_call_info(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl rochdale_primitives::runtime_api::RegisterApi<Block, AccountId, MemberCard, ApplicationCard> for Runtime {
		fn seats_at(coop: CoopId, at: Moment) -> u32 {
			Membership::seats_at(coop, at)
		}

		fn seat(coop: CoopId, account: AccountId) -> Option<MemberNo> {
			Membership::seat(coop, account)
		}

		fn member(coop: CoopId, member: MemberNo) -> Option<MemberCard> {
			Membership::member(coop, member)
		}

		fn application(coop: CoopId, application: ApplicationNo) -> Option<ApplicationCard> {
			Membership::application(coop, application)
		}

		fn electorate(coop: CoopId) -> Electorate {
			Membership::electorate(coop)
		}
	}

	impl pallet_resolutions::runtime_api::ResolutionApi<Block, Hash, RuntimeCall> for Runtime {
		fn overview(resolution: ResolutionId) -> Option<pallet_resolutions::Overview<Hash>> {
			Resolutions::overview(resolution)
		}

		fn effect(resolution: ResolutionId) -> Option<RuntimeCall> {
			Resolutions::effect(resolution)
		}

		fn open(coop: CoopId) -> Vec<ResolutionId> {
			pallet_resolutions::OpenResolutions::<Runtime>::get(coop).into_inner()
		}

		fn open_among_coops() -> Vec<ResolutionId> {
			let mut open: Vec<_> = pallet_resolutions::OpenAmongCoops::<Runtime>::iter_keys().collect();
			open.sort_unstable();
			open
		}

		fn positions(resolution: ResolutionId) -> Vec<pallet_resolutions::CoopPosition> {
			Resolutions::positions(resolution)
		}

		fn roll(resolution: ResolutionId, coop: CoopId, teller: Hand) -> Vec<pallet_resolutions::Present> {
			Resolutions::roll(resolution, coop, teller)
		}

		fn minutes(resolution: ResolutionId, coop: CoopId) -> Vec<pallet_resolutions::Minutes<Hash>> {
			Resolutions::minutes(resolution, coop)
		}

		fn arithmetic(resolution: ResolutionId) -> Option<pallet_resolutions::Arithmetic> {
			Resolutions::arithmetic(resolution)
		}
	}

	impl charges::runtime_api::ChargeApi<Block, AccountId> for Runtime {
		fn charge_of(account: AccountId, call: Vec<u8>) -> charges::Answer {
			charges::Answer::of(&account, &call)
		}
	}

	impl pallet_ledger::runtime_api::LedgerApi<Block, AccountId, Hash> for Runtime {
		fn accounts(ledger: LedgerId, from: AccountNo) -> Vec<pallet_ledger::TrialLine<AccountId>> {
			Ledger::accounts(ledger, from)
		}

		fn entries(ledger: LedgerId, from: EntryNo) -> Vec<(EntryNo, pallet_ledger::EntryOf<Runtime>)> {
			Ledger::entries(ledger, from)
		}

		fn pendings(ledger: LedgerId, from: PendingNo) -> Vec<(PendingNo, pallet_ledger::PendingOf<Runtime>)> {
			Ledger::pendings(ledger, from)
		}

		fn balance_on(ledger: LedgerId, bank: AccountNo, day: Day) -> Option<pallet_ledger::BankBalance> {
			Ledger::balance_on(ledger, bank, day)
		}

		fn details(ledger: LedgerId, party: pallet_ledger::PartyOf<Runtime>) -> Option<Hash> {
			Ledger::details(ledger, party)
		}
	}

	impl pallet_treasuries::runtime_api::TreasuryApi<Block, AccountId, Hash> for Runtime {
		fn treasury(treasury: TreasuryId) -> Option<pallet_treasuries::TreasuryCard<AccountId>> {
			Treasuries::treasury(treasury)
		}

		fn lines(treasury: TreasuryId) -> Vec<pallet_treasuries::LineCard> {
			Treasuries::lines(treasury)
		}

		fn open_requests(treasury: TreasuryId) -> Vec<pallet_treasuries::RequestCard<Hash>> {
			Treasuries::open_requests(treasury)
		}

		fn standing_payments(treasury: TreasuryId) -> Vec<pallet_treasuries::StandingCard<AccountId, Hash>> {
			Treasuries::standing_payments(treasury)
		}

		fn content(treasury: TreasuryId, payment: PaymentNo) -> Option<Hash> {
			Treasuries::content(treasury, payment)
		}
	}

	impl pallet_custody::runtime_api::CustodyApi<Block, AccountId> for Runtime {
		fn custodian(custodian: pallet_custody::CustodianId) -> Option<pallet_custody::CustodianCard> {
			Custody::custodian(custodian)
		}

		fn reconciliation() -> pallet_custody::Reconciliation {
			Custody::reconciliation()
		}

		fn may_receive(account: AccountId) -> bool {
			Custody::may_receive(&account)
		}
	}

	impl pallet_capped_shares::runtime_api::SharesApi<Block, Hash> for Runtime {
		fn certificate(
			coop: CoopId,
			class: pallet_capped_shares::ClassNo,
			member: MemberNo,
		) -> Option<pallet_capped_shares::Certificate> {
			Shares::certificate(coop, class, member)
		}

		fn queue(coop: CoopId, class: pallet_capped_shares::ClassNo) -> Vec<(Day, pallet_capped_shares::Group)> {
			Shares::queue(coop, class)
		}

		fn due_by(coop: CoopId, class: pallet_capped_shares::ClassNo) -> Vec<(Day, Balance)> {
			Shares::due_by(coop, class)
		}

		fn commitment(
			coop: CoopId,
			class: pallet_capped_shares::ClassNo,
			member: MemberNo,
		) -> Option<pallet_capped_shares::CommitmentCard> {
			Shares::commitment(coop, class, member)
		}

		fn lapses_on(coop: CoopId, member: MemberNo) -> Option<Day> {
			Shares::lapses_on(coop, member)
		}

		fn transfer_content(coop: CoopId, class: pallet_capped_shares::ClassNo, from: MemberNo) -> Option<Hash> {
			Shares::transfer_content(coop, class, from)
		}
	}

	impl pallet_surplus::runtime_api::SurplusApi<Block, Hash> for Runtime {
		fn preview(
			coop: CoopId,
			accounts: pallet_surplus::YearAccounts<Hash>,
			choices: pallet_surplus::Choices,
		) -> Result<Vec<pallet_surplus::Line>, sp_runtime::DispatchError> {
			Surplus::preview(coop, accounts, choices)
		}

		fn patronage(coop: CoopId, year: Day) -> pallet_surplus::PatronageCard<Hash> {
			Surplus::patronage(coop, year)
		}

		fn account(coop: CoopId, member: MemberNo) -> Vec<pallet_surplus::AccountLine> {
			Surplus::account(coop, member)
		}
	}

	impl pallet_solidarity_fund::runtime_api::SolidarityFundApi<Block, Hash> for Runtime {
		fn fund() -> pallet_solidarity_fund::FundState {
			SolidarityFund::fund()
		}

		fn round(round: pallet_solidarity_fund::RoundNo) -> Option<pallet_solidarity_fund::RoundState<Hash>> {
			SolidarityFund::round(round)
		}
	}

	impl pallet_dissolution::runtime_api::DissolutionApi<Block, AccountId, Hash> for Runtime {
		fn state(coop: CoopId) -> pallet_dissolution::State<AccountId, Hash> {
			Dissolution::state(coop)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_config_presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(extra: bool) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			use frame_benchmarking::BenchmarkList;
			use frame_support::traits::StorageInfoTrait;

			let mut list = Vec::<BenchmarkList>::new();
			list_benchmarks!(list, extra);
			(list, AllPalletsWithSystem::storage_info())
		}

		#[allow(non_local_definitions)]
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			use frame_support::traits::WhitelistedStorageKeys;

			let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
			let mut batches = Vec::<frame_benchmarking::BenchmarkBatch>::new();
			let params = (&config, &whitelist);
			add_benchmarks!(params, batches);
			Ok(batches)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			#[allow(clippy::expect_used)]
			let weight = Executive::try_runtime_upgrade(checks).expect("the upgrade must be possible");
			(weight, configs::system::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			#[allow(clippy::expect_used)]
			let weight = Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("the block must be possible");
			#[allow(clippy::expect_used)]
			invariants::try_state().expect("what holds across pallets must hold");
			weight
		}
	}
}
