//! Puts the node together: client, pool, consensus, network.

use crate::{
	authoring::Authoring,
	database::Durable,
	pool::Pool,
	signing::{self, Guarded, Journal, Past, Sources},
	skew::{Patient, Skew, Timed},
	tasks::Tasks,
};
use futures::FutureExt;
use rochdale_runtime::{apis::RuntimeApi, opaque::Block};
use sc_client_api::{Backend, BlockBackend};
use sc_client_db::DatabaseSource;
use sc_consensus_aura::{BuildVerifierParams, SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{GrandpaPruningFilter, SharedVoterState};
use sc_executor::{HeapAllocStrategy, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_network::{
	config::{FullNetworkConfiguration, NetworkBackendType, SyncMode},
	NetworkBackend,
};
use sc_service::{
	config::ExecutorConfiguration, error::Error as ServiceError, Configuration, GenesisBlockBuilder, TaskManager,
	WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{
	sr25519::{AuthorityId as AuraId, AuthorityPair as AuraPair},
	AuraApi, Slot, SlotDuration,
};
use sp_consensus_grandpa::GrandpaApi;
use sp_core::{traits::SpawnEssentialNamed, ByteArray};
use sp_keystore::KeystorePtr;
use std::{path::Path, sync::Arc, time::Duration};

/// The client, which executes the runtime as Wasm only.
pub type FullClient =
	sc_service::TFullClient<Block, RuntimeApi, sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>>;
/// The database, as the client sees it.
pub type FullBackend = sc_service::TFullBackend<Block>;
type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
/// The pool of the libraries.
pub type FullPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;
type GrandpaBlockImport = sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, FullSelectChain>;

/// What every command needs of the node.
pub type Components = sc_service::PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	FullPool,
	Others,
>;

/// What running the node needs besides.
pub struct Others {
	block_import: GrandpaBlockImport,
	grandpa_link: GrandpaLink,
	telemetry: Option<Telemetry>,
	database: Arc<Durable>,
	skew: Arc<Skew>,
	tasks: Tasks,
}

/// How many blocks may pass until a justification is imported and kept.
const JUSTIFICATION_PERIOD: u32 = 512;

/// How long GRANDPA allows for a message to reach all. A round takes four times that, somewhat less than two blocks, and forces
/// two votes to the disk, whether there is a new block or not. What was in a block is final some five seconds later.
const GOSSIP: Duration = Duration::from_millis(1_300);

/// The same where one validator is alone, as on a developer's chain.
const GOSSIP_ALONE: Duration = Duration::from_millis(333);

/// What a block's author adds to it: the time and the slot that follows from it.
async fn inherents(
	duration: SlotDuration,
) -> Result<
	(sp_consensus_aura::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider),
	Box<dyn std::error::Error + Send + Sync>,
> {
	let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
	let slot =
		sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(*timestamp, duration);
	Ok((slot, timestamp))
}

/// The executor of the runtime, as the library makes it from the configuration, but with a folder for compiled runtimes.
fn executor(
	config: &ExecutorConfiguration,
	compiled: Option<&Path>,
) -> sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions> {
	let heap = config
		.default_heap_pages
		.and_then(|pages| u32::try_from(pages).ok())
		.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |extra_pages| HeapAllocStrategy::Static { extra_pages });
	let builder = sc_executor::WasmExecutor::builder()
		.with_execution_method(config.wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(config.max_runtime_instances)
		.with_runtime_cache_size(config.runtime_cache_size);
	match compiled {
		Some(folder) => builder.with_cache_path(folder).build(),
		None => builder.build(),
	}
}

/// Opens the database and makes what every command needs.
///
/// Compiled runtimes are kept in the folder `compiled`, if there is one. `tasks` makes what starts the essential tasks.
pub fn new_partial(
	config: &Configuration,
	compiled: Option<&Path>,
	tasks: fn(&TaskManager) -> Tasks,
) -> Result<Components, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let executor = executor(&config.executor, compiled);
	let (database, backend, is_new) = backend(config)?;
	let genesis_block_builder = GenesisBlockBuilder::new(
		config.chain_spec.as_storage_builder(),
		!config.no_genesis(),
		backend.clone(),
		executor.clone(),
	)?;
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			backend,
			genesis_block_builder,
			false,
		)?;
	let client = Arc::new(client);
	if is_new {
		database.complete().map_err(ServiceError::Other)?;
	}
	let tasks = tasks(&task_manager);

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());

	let transaction_pool = Arc::from(
		sc_transaction_pool::Builder::new(tasks.clone(), client.clone(), config.role.is_authority().into())
			.with_options(config.transaction_pool.clone())
			.with_prometheus(config.prometheus_registry())
			.build(),
	);

	ensure_genesis_has_validators(&client)?;
	let (grandpa_block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(Telemetry::handle),
	)?;

	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	let skew = Arc::new(Skew::new(slot_duration, config.prometheus_registry())?);
	let verifier = sc_consensus_aura::build_verifier::<AuraPair, _, _, _>(BuildVerifierParams {
		client: client.clone(),
		create_inherent_data_providers: move |_, ()| inherents(slot_duration),
		check_for_equivocation: Default::default(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
		compatibility_mode: Default::default(),
	});
	let import_queue = sc_consensus::BasicQueue::new(
		Timed { inner: verifier, client: client.clone(), skew: skew.clone() },
		Box::new(grandpa_block_import.clone()),
		Some(Box::new(grandpa_block_import.clone())),
		&tasks,
		config.prometheus_registry(),
	);

	Ok(Components {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: Others { block_import: grandpa_block_import, grandpa_link, telemetry, database, skew, tasks },
	})
}

/// Opens the database that the configuration names, as one that can be forced to the disk. Says whether it is new.
pub fn backend(config: &Configuration) -> Result<(Arc<Durable>, Arc<FullBackend>, bool), ServiceError> {
	let folder = config.database.path().ok_or_else(|| ServiceError::Other("the database has no folder".into()))?;
	let is_new = Durable::is_to_be_made(folder)?;
	let database = Durable::open(folder).map_err(|error| ServiceError::Other(format!("database error: {error}")))?;
	let database = Arc::new(database);
	let mut settings = config.db_config();
	settings.source = DatabaseSource::Custom { db: database.clone(), require_create_flag: is_new };
	// A light client syncs from the justifications at changes of the validators, so they outlive pruning.
	settings.pruning_filters = vec![Arc::new(GrandpaPruningFilter)];
	Ok((database, sc_service::new_db_backend(settings)?, is_new))
}

/// A chain without authorities could make no block, and the libraries take it for impossible.
fn ensure_genesis_has_validators(client: &FullClient) -> Result<(), ServiceError> {
	let info = client.info();
	// Later the state of the genesis may be pruned.
	if info.best_number > 0 {
		return Ok(());
	}
	let api = client.runtime_api();
	let aura = AuraApi::<Block, AuraId>::authorities(&*api, info.genesis_hash).map_err(sp_blockchain::Error::from)?;
	let grandpa = api.grandpa_authorities(info.genesis_hash).map_err(sp_blockchain::Error::from)?;
	if aura.is_empty() || grandpa.is_empty() {
		return Err(ServiceError::Other(
			"the genesis has no validator: co-ops must name validators, and these must have session keys".into(),
		));
	}
	Ok(())
}

/// Starts the node on the network backend that the command line chose, with room for so many transactions and so many bytes of
/// them in its pool.
pub fn run(config: Configuration, components: Components, room: (usize, usize)) -> Result<TaskManager, ServiceError> {
	match config.network.network_backend {
		NetworkBackendType::Litep2p => run_on::<sc_network::Litep2pNetworkBackend>(config, components, room),
		NetworkBackendType::Libp2p => run_on::<
			sc_network::NetworkWorker<Block, <Block as sp_runtime::traits::Block>::Hash>,
		>(config, components, room),
	}
}

fn run_on<N>(
	config: Configuration,
	components: Components,
	(count, bytes): (usize, usize),
) -> Result<TaskManager, ServiceError>
where
	N: NetworkBackend<Block, <Block as sp_runtime::traits::Block>::Hash>,
{
	let Components {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: Others { block_import, grandpa_link, mut telemetry, database, skew, tasks },
	} = components;

	let transaction_pool = Arc::new(Pool::new(transaction_pool, client.clone(), count, bytes));

	let mut net_config =
		FullNetworkConfiguration::<_, _, N>::new(&config.network, config.prometheus_registry().cloned());
	let metrics = N::register_notification_metrics(config.prometheus_registry());
	let genesis_hash =
		client.block_hash(0)?.ok_or_else(|| ServiceError::Other("the database has no genesis block".into()))?;
	let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let (grandpa_protocol_config, grandpa_notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
		grandpa_protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(grandpa_protocol_config);

	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	));

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: Some({
				let skew = skew.clone();
				Box::new(move |_| Box::new(Patient::new(skew)))
			}),
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	if config.offchain_worker.enabled {
		let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
			runtime_api_provider: client.clone(),
			is_validator: config.role.is_authority(),
			keystore: Some(keystore_container.keystore()),
			offchain_db: backend.offchain_storage(),
			transaction_pool: Some(OffchainTransactionPoolFactory::new(transaction_pool.clone())),
			network_provider: Arc::new(network.clone()),
			enable_http_requests: false,
			custom_extensions: |_| vec![],
		})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}

	if matches!(config.network.sync_mode, SyncMode::Warp) {
		task_manager.spawn_handle().spawn("proofs", None, crate::warp::watch(sync_service.clone()));
	}

	let role = config.role;
	let keystore = config.keystore.path().filter(|_| role.is_authority());
	let journal = keystore.map(|keystore| Journal::open(keystore, genesis_hash.0)).transpose()?;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let enable_grandpa = !config.disable_grandpa;
	let prometheus_registry = config.prometheus_registry().cloned();

	let rpc_builder = {
		let client = client.clone();
		let pool = transaction_pool.clone();
		Box::new(move |_| crate::rpc::create_full(client.clone(), pool.clone()).map_err(ServiceError::Application))
	};

	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		config,
		client: client.clone(),
		backend: backend.clone(),
		task_manager: &mut task_manager,
		keystore: keystore_container.keystore(),
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if let Some(registry) = &prometheus_registry {
		let keystore = role.is_authority().then(|| keystore_container.keystore());
		let sources = crate::metrics::Sources { client: client.clone(), backend, database: database.clone(), keystore };
		let keeping = crate::metrics::keep(registry, sources)?;
		task_manager.spawn_handle().spawn_blocking("figures", None, keeping);
	}

	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	let authorities = grandpa_link.shared_authority_set().clone();
	let votes =
		move |key: &[u8; 32]| authorities.current_authorities().iter().any(|(voter, _)| voter.as_slice() == key);
	let keystore = keystore_container.keystore();
	let guarded = journal.map(|journal| Arc::new(Guarded::new(keystore, journal, database.clone(), Box::new(votes))));
	let noting = crate::database::keep_note(database.clone(), client.clone(), guarded.clone());
	tasks.spawn_essential_blocking("finality-note", None, noting.boxed());
	let sources = Sources {
		client: client.clone(),
		sync: sync_service.clone(),
		authorities: grandpa_link.shared_authority_set().clone(),
		started: Slot::from_timestamp(sp_timestamp::Timestamp::current(), slot_duration),
	};

	if let Some(guarded) = guarded.clone() {
		let proposer_factory = sc_basic_authorship::ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			prometheus_registry.as_ref(),
			telemetry.as_ref().map(Telemetry::handle),
		);
		let aura = sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
			slot_duration,
			client,
			select_chain,
			block_import,
			proposer_factory,
			create_inherent_data_providers: move |_, ()| inherents(slot_duration),
			force_authoring,
			backoff_authoring_blocks: Some(Authoring::new(move |slot| skew.ahead().is_none() && guarded.claim(slot))),
			keystore: keystore_container.keystore(),
			sync_oracle: sync_service.clone(),
			justification_sync_link: sync_service.clone(),
			block_proposal_slot_portion: SlotProportion::new(2f32 / 3f32),
			max_block_proposal_slot_portion: None,
			telemetry: telemetry.as_ref().map(Telemetry::handle),
			compatibility_mode: Default::default(),
		})?;
		tasks.spawn_essential_blocking("aura", Some("block-authoring"), aura.boxed());
	}

	if enable_grandpa {
		let voters = sources.authorities.current_authorities().len().get();
		let params = sc_consensus_grandpa::GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: if voters > 1 { GOSSIP } else { GOSSIP_ALONE },
				justification_generation_period: JUSTIFICATION_PERIOD,
				name: Some(name),
				observer_enabled: false,
				// A node without a keystore only watches what the others finalise.
				keystore: guarded.clone().map(|guarded| guarded as KeystorePtr),
				local_role: role,
				telemetry: telemetry.as_ref().map(Telemetry::handle),
				protocol_name: grandpa_protocol,
			},
			link: grandpa_link,
			network,
			sync: sync_service,
			notification_service: grandpa_notifications,
			// Not the customary two blocks behind the best: with one slot's author at a time forks are rare, and members wait
			// for finality.
			voting_rule: sc_consensus_grandpa::VotingRulesBuilder::new()
				.add(sc_consensus_grandpa::ThreeQuartersOfTheUnfinalizedChain)
				.build(),
			prometheus_registry,
			shared_voter_state: SharedVoterState::empty(),
			telemetry: telemetry.as_ref().map(Telemetry::handle),
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(transaction_pool),
		};
		let resting = guarded.filter(|guarded| guarded.past() != Past::Known);
		let spawner = task_manager.spawn_handle();
		let voting = async move {
			if let Some(guarded) = resting {
				if !signing::begin(&guarded, &sources).await {
					spawner.spawn_blocking("votes-at-rest", None, signing::rest(guarded, sources));
				}
			}
			match sc_consensus_grandpa::run_grandpa_voter(params) {
				Ok(voter) => voter.await,
				Err(error) => log::error!("the voter cannot start: {error}"),
			}
		};
		tasks.spawn_essential_blocking("grandpa-voter", None, voting.boxed());
	}

	Ok(task_manager)
}
