//! Examines a machine on which a node runs or is to run, and says what to do. See docs/operating-a-validator.md.
//!
//! `verdicts` judges what was seen, `ask` asks a node that runs, and this looks. The node is left as it is: where it runs its RPC
//! is asked, and where it does not its database is opened.

mod ask;
mod verdicts;

use crate::{
	database::{self, Durable},
	found::source::plainly,
	seats::{self, State, Stored},
	service,
	signing::{self, Journal, Past},
};
use ask::{Asked, Rpc};
use sc_cli::{CliConfiguration, ImportParams, KeystoreParams, NetworkParams, RunCmd, SharedParams};
use sc_client_api::{Backend, HeaderBackend};
use sc_network::{
	config::{NodeKeyConfig, Secret as NodeSecret},
	multiaddr::{Multiaddr, Protocol},
};
use sc_service::{
	config::{KeystoreConfig, RpcMethods},
	BasePath, Configuration, Role,
};
use serde_json::json;
use sp_core::{crypto::key_types, ed25519, sr25519, Pair as _};
use std::{
	fs,
	io::ErrorKind,
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream, ToSocketAddrs as _},
	os::unix::fs::{MetadataExt as _, PermissionsExt as _},
	path::{Path, PathBuf},
	sync::mpsc,
	thread,
	time::Duration,
};
use verdicts::{Account, Chain, Clock, Finding, Held, NodeKey, Pair, Port, Secret, Verdict};

/// How long a bootnode may take to be found, and as long again to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// Examine this machine, its keys, its database and its network, and say what to do.
///
/// Takes the options with which the node is started. Works while the node runs and while it does not. Run it as the user of the
/// node. Ends with code 1 if something is bad.
#[derive(Debug, clap::Parser)]
pub struct DoctorCmd {
	/// How the node is run.
	#[command(flatten)]
	run: RunCmd,
}

impl CliConfiguration for DoctorCmd {
	fn shared_params(&self) -> &SharedParams {
		self.run.shared_params()
	}

	fn import_params(&self) -> Option<&ImportParams> {
		self.run.import_params()
	}

	fn network_params(&self) -> Option<&NetworkParams> {
		self.run.network_params()
	}

	fn keystore_params(&self) -> Option<&KeystoreParams> {
		self.run.keystore_params()
	}

	fn base_path(&self) -> sc_cli::Result<Option<BasePath>> {
		self.run.base_path()
	}

	fn node_key(&self, _: &PathBuf) -> sc_cli::Result<NodeKeyConfig> {
		// The libraries make a key where the file is missing.
		Ok(NodeKeyConfig::default())
	}

	fn rpc_addr(&self, port: u16) -> sc_cli::Result<Option<Vec<sc_cli::RpcEndpoint>>> {
		self.run.rpc_addr(port)
	}

	// The role stays that of a node which only follows, because for a validator the libraries refuse what is to be judged here.
}

/// What the chain says, wherever it was asked.
struct Sight {
	chain: Chain,
	state: Option<Box<dyn State>>,
	blocks: u32,
	/// Its node, if it runs.
	rpc: Option<Rpc>,
}

impl DoctorCmd {
	/// Looks at everything and prints what is found.
	pub fn run(&self, config: Configuration) -> Result<(), String> {
		let findings = self.examine(&config);
		findings.iter().for_each(|finding| println!("{finding}"));
		match findings.iter().filter(|finding| finding.verdict == Verdict::Bad).count() {
			0 => Ok(()),
			count => Err(format!("{count} of {} checks are bad", findings.len())),
		}
	}

	fn is_validator(&self) -> bool {
		self.run.validator || self.run.shared_params.dev || self.run.get_keyring().is_some()
	}

	fn examine(&self, config: &Configuration) -> Vec<Finding> {
		let sight = self.look(config);
		let is_running = sight.rpc.is_some();
		let time = sight.state.as_deref().and_then(|state| seats::time(state).ok()).filter(|time| *time > 0);
		let age = |time: u64| i64::try_from(i128::from(signing::now()).saturating_sub(i128::from(time))).ok();
		let mut findings =
			vec![verdicts::clock(Clock { is_kept: is_clock_kept(), age: time.and_then(age), is_running })];

		let listening = ["/proc/net/tcp", "/proc/net/tcp6"].map(|table| fs::read_to_string(table).unwrap_or_default());
		let listening: Vec<_> = listening.iter().flat_map(|table| listening_in(table)).collect();
		// Where another program has the port of one family of addresses, the node listens on the other alone and says nothing.
		let own = sight.rpc.and_then(|rpc| rpc.ask("system_localListenAddresses", json!([])).ok()).unwrap_or_default();
		let own: Vec<_> = own.as_array().into_iter().flatten().filter_map(listened).collect();
		let has_six = has_six(&fs::read_to_string("/proc/net/if_inet6").unwrap_or_default());
		let wanted = config.network.listen_addresses.iter().filter_map(listen_address);
		for address in wanted.filter(|address| address.is_ipv4() || has_six) {
			let port = match is_running {
				true if own.iter().any(|one| is_at(address, *one)) => Port::Listens,
				true => Port::Idle(address),
				false => TcpListener::bind(address).map_or_else(|reason| Port::Taken(plainly(&reason)), |_| Port::Free),
			};
			findings.push(verdicts::port(address.port(), &port));
		}
		// One port of both families of addresses is one thing.
		findings.dedup();
		let endpoints = config.rpc.addr.iter().flatten();
		let open: Vec<_> = match is_running {
			true => listening.into_iter().filter(|one| one.port() == rpc_port(config)).collect(),
			false => endpoints.clone().map(|endpoint| endpoint.listen_addr).collect(),
		};
		let open: Vec<_> = open.into_iter().filter(|address| !address.ip().is_loopback()).collect();
		let has_unsafe = endpoints.clone().any(|endpoint| matches!(endpoint.rpc_methods, RpcMethods::Unsafe));
		findings.push(verdicts::exposure(&open, has_unsafe));

		let (key, key_file) = self.node_key_of(config);
		let mut secrets: Vec<_> = key_file.iter().filter_map(|path| secret(path)).collect();
		if let KeystoreConfig::Path { path, .. } = &config.keystore {
			let files = fs::read_dir(path).into_iter().flatten().flatten().map(|file| file.path());
			secrets.extend(std::iter::once(path.clone()).chain(files).filter_map(|path| secret(&path)));
			findings.push(match sight.state.as_deref().map(accounts) {
				Some(Ok(accounts)) => verdicts::keys(self.is_validator(), &self.held(path), &accounts),
				Some(Err(reason)) => verdicts::unknown("keys", reason),
				None => verdicts::unknown("keys", "they cannot be compared with the chain without a database".into()),
			});
		}
		findings.push(verdicts::permissions(&secrets));
		let peer = sight.rpc.and_then(|rpc| rpc.ask("system_localPeerId", json!([])).ok());
		let peer = peer.as_ref().and_then(|peer| peer.as_str());
		findings.push(verdicts::node_key(&key, self.is_validator(), peer));

		findings.push(verdicts::chain(&sight.chain));
		match sight.state.as_deref().map(seats::runtime_version) {
			Some(Ok(version)) => findings.push(verdicts::versions(version, rochdale_runtime::VERSION.spec_version)),
			Some(Err(reason)) => findings.push(verdicts::unknown("versions", reason)),
			None => {}
		}
		let folder = config.database.path().unwrap_or(config.base_path.path());
		if let Some(free) = folder.ancestors().find_map(|folder| fs2::available_space(folder).ok()) {
			findings.push(verdicts::disk(free, crate::metrics::taken(folder), sight.blocks));
		}
		let own = match &key {
			NodeKey::Filed(identity) => Some(identity.as_str()),
			_ => peer,
		};
		let others = config.network.boot_nodes.iter().filter(|node| Some(node.peer_id.to_string().as_str()) != own);
		findings.push(verdicts::bootnodes(&tried(others.map(|node| node.multiaddr.clone()).collect())));
		findings
	}

	/// What is seen of the key of the network, and the file in which it is.
	fn node_key_of(&self, config: &Configuration) -> (NodeKey, Option<PathBuf>) {
		let folder = config.base_path.config_dir(config.chain_spec.id()).join("network");
		let params = &self.run.network_params.node_key_params;
		match params.node_key(&folder, Role::Full, false) {
			Ok(key) => node_key(&key),
			Err(_) => (NodeKey::Told, None),
		}
	}

	/// The session keys that are here: those in the folder, and those of the name that the command line gives.
	fn held(&self, keystore: &Path) -> Held {
		let files = fs::read_dir(keystore).into_iter().flatten().flatten();
		let names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
		let mut held = held_in(&names);
		if let Ok(Some(seed)) = self.run.dev_key_seed(self.run.shared_params.dev) {
			held.aura.extend(sr25519::Pair::from_string(&seed, None).ok().map(|pair| pair.public().0));
			held.grandpa.extend(ed25519::Pair::from_string(&seed, None).ok().map(|pair| pair.public().0));
		}
		held
	}

	/// Looks at the chain: in the database, or through the node that has it open.
	fn look(&self, config: &Configuration) -> Sight {
		let seen = |chain| Sight { chain, state: None, blocks: 0, rpc: None };
		let Some(folder) = config.database.path() else {
			return seen(Chain::Unusable("the database has no folder".into()));
		};
		if let Some(sight) = running(config) {
			return sight;
		}
		let user = |path: &Path| fs::metadata(path).map(|metadata| metadata.uid()).ok();
		if let Some(owner) = user(folder).filter(|owner| user(Path::new("/proc/self")) != Some(*owner)) {
			return seen(Chain::Foreign(folder.into(), owner));
		}
		match Durable::is_complete(folder) {
			Ok(true) => {}
			Ok(false) => return seen(Chain::Missing(folder.into())),
			Err(reason) => return seen(Chain::Unusable(format!("'{}' cannot be seen: {reason}", folder.display()))),
		}
		let (durable, backend, _) = match service::backend(config) {
			Ok(opened) => opened,
			Err(error) => {
				let reason = error.to_string();
				return seen(match reason.contains("Database file is in use") {
					true => Chain::Silent(folder.into(), rpc_port(config)),
					false => Chain::Unusable(crate::command::why_closed(folder, &reason)),
				});
			}
		};
		let info = backend.blockchain().info();
		let chain = Chain::Stopped {
			best: info.best_number,
			finalised: info.finalized_number,
			lost: database::ensure_complete(folder, info.finalized_number).err(),
			past: self.is_validator().then(|| past(config, info.genesis_hash.0, &durable)),
		};
		let state = Box::new(Stored::new(backend, info.best_hash));
		Sight { chain, state: Some(state), blocks: info.best_number, rpc: None }
	}
}

/// What the journal says of earlier votes on the chain with this first block.
fn past(config: &Configuration, chain: [u8; 32], database: &Durable) -> Past {
	let journal = config.keystore.path().and_then(|keystore| Journal::peek(keystore, chain).ok());
	journal.map_or(Past::New, |journal| journal.past(database.held()))
}

/// The port on which the node answers this machine.
fn rpc_port(config: &Configuration) -> u16 {
	let endpoints = config.rpc.addr.iter().flatten();
	endpoints.map(|endpoint| endpoint.listen_addr.port()).next().unwrap_or(config.rpc.port)
}

/// What a node of this chain says that runs, if one does.
fn running(config: &Configuration) -> Option<Sight> {
	let rpc = Rpc::new(rpc_port(config));
	let ask = |method, params| rpc.ask(method, params).ok();
	ask("system_chain", json!([])).filter(|name| name.as_str() == Some(config.chain_spec.name()))?;
	let best = ask::number(&ask("chain_getHeader", json!([]))?)?;
	let hash = ask("chain_getBlockHash", json!([best]))?.as_str()?.to_owned();
	let head = ask("chain_getFinalizedHead", json!([]))?;
	let finalised = ask::number(&ask("chain_getHeader", json!([head]))?)?;
	let health = ask("system_health", json!([]))?;
	let peers = health.get("peers")?.as_u64().and_then(|peers| u32::try_from(peers).ok())?;
	let should_have_peers = health.get("shouldHavePeers").and_then(|should| should.as_bool()).unwrap_or(true);
	let is_syncing = health.get("isSyncing")?.as_bool()?;
	let chain =
		Chain::Running { best, finalised, peers: (should_have_peers || peers > 0).then_some(peers), is_syncing };
	Some(Sight { chain, state: Some(Box::new(Asked::new(rpc, hash))), blocks: best, rpc: Some(rpc) })
}

/// Whether the system says that a time service keeps the clock.
fn is_clock_kept() -> Option<bool> {
	let said =
		std::process::Command::new("timedatectl").args(["show", "--property=NTPSynchronized", "--value"]).output();
	match said.ok()?.stdout.trim_ascii() {
		b"yes" => Some(true),
		b"no" => Some(false),
		_ => None,
	}
}

/// The accounts that validate, with their keys.
fn accounts(state: &dyn State) -> Result<Vec<Account>, String> {
	let validators = seats::validators(state)?;
	let (aura, grandpa) = seats::authorities(state)?;
	let queued = seats::queued(state)?;
	let pair = |keys: &rochdale_runtime::SessionKeys| pair_of(keys.aura.as_ref(), keys.grandpa.as_ref());
	let mut found = Vec::new();
	for (coop, seat) in seats::seats(state)? {
		for account in seat.accounts() {
			let place = validators.iter().position(|validator| validator == account);
			found.push(Account {
				coop,
				account: account.clone(),
				standing: seats::standing(&seat.state),
				now: place.and_then(|at| pair_of(aura.get(at)?.as_ref(), grandpa.get(at)?.as_ref())),
				next: queued.iter().find(|(validator, _)| validator == account).and_then(|(_, keys)| pair(keys)),
				set: seats::keys_of(state, account)?.as_ref().and_then(pair),
			});
		}
	}
	Ok(found)
}

fn pair_of(aura: &[u8], grandpa: &[u8]) -> Option<Pair> {
	Some(Pair { aura: aura.try_into().ok()?, grandpa: grandpa.try_into().ok()? })
}

/// The session keys in a keystore, whose files are named by their kind and the public key.
fn held_in(names: &[String]) -> Held {
	let mut held = Held::default();
	for bytes in names.iter().filter_map(|name| ask::from_hex(name)) {
		let Some((kind, key)) = bytes.split_at_checked(4) else { continue };
		let Ok(key) = <[u8; 32]>::try_from(key) else { continue };
		if kind == key_types::AURA.0 {
			held.aura.insert(key);
		} else if kind == key_types::GRANDPA.0 {
			held.grandpa.insert(key);
		}
	}
	held
}

/// What others can do with a file or folder.
fn secret(path: &Path) -> Option<Secret> {
	let metadata = fs::metadata(path).ok()?;
	Some(Secret { path: path.into(), mode: metadata.permissions().mode(), is_folder: metadata.is_dir() })
}

/// What is seen of the key of the network, and the file in which it is.
fn node_key(config: &NodeKeyConfig) -> (NodeKey, Option<PathBuf>) {
	let NodeKeyConfig::Ed25519(secret) = config;
	let NodeSecret::File(path) = secret else { return (NodeKey::Told, None) };
	let file = Some(path.clone());
	match fs::read(path) {
		Ok(_) => {}
		Err(reason) if reason.kind() == ErrorKind::NotFound => return (NodeKey::Missing(path.clone()), None),
		Err(reason) => return (NodeKey::Unreadable(path.clone(), plainly(&reason)), file),
	}
	match config.clone().into_keypair() {
		Ok(pair) => (NodeKey::Filed(pair.public().to_peer_id().to_string()), file),
		Err(_) => (NodeKey::Unreadable(path.clone(), "it is no key".into()), file),
	}
}

/// Where a node listens, as far as that is by TCP.
fn listen_address(address: &Multiaddr) -> Option<SocketAddr> {
	let (host, port) = reached_by(address)?;
	Some(SocketAddr::new(host.parse().ok()?, port))
}

/// An address at which a node says that it listens.
fn listened(address: &serde_json::Value) -> Option<SocketAddr> {
	listen_address(&address.as_str()?.parse().ok()?)
}

/// Whether a node that is to listen at `wanted` does so by listening at `own`. It names each address of the machine where it
/// listens at all.
fn is_at(wanted: SocketAddr, own: SocketAddr) -> bool {
	let is_like = match wanted.ip().is_unspecified() {
		true => wanted.is_ipv4() == own.is_ipv4(),
		false => wanted.ip() == own.ip(),
	};
	is_like && wanted.port() == own.port()
}

/// Whether the machine has an address of IPv6 that is not of one link, by the system's table of them.
fn has_six(table: &str) -> bool {
	table.lines().any(|line| !line.starts_with("fe80"))
}

/// The host and the port of TCP by which a node is reached.
fn reached_by(address: &Multiaddr) -> Option<(String, u16)> {
	let mut parts = address.iter();
	let host = match parts.next()? {
		Protocol::Ip4(ip) => ip.to_string(),
		Protocol::Ip6(ip) => ip.to_string(),
		Protocol::Dns(name) | Protocol::Dns4(name) | Protocol::Dns6(name) => name.into_owned(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some((host, port)),
		_ => None,
	}
}

/// Tries all addresses at once.
fn tried(addresses: Vec<Multiaddr>) -> Vec<(String, Result<(), String>)> {
	let by_tcp = addresses.into_iter().filter_map(|address| Some((address.to_string(), reached_by(&address)?)));
	let tries: Vec<_> = by_tcp.map(|(name, at)| (name, thread::spawn(move || reach(at)))).collect();
	let ended = tries.into_iter().map(|(name, tried)| (name, tried.join()));
	ended.map(|(name, tried)| (name, tried.unwrap_or_else(|_| Err("it cannot be tried".into())))).collect()
}

/// Connects to a host.
fn reach((host, port): (String, u16)) -> Result<(), String> {
	let (send, found) = mpsc::channel();
	let name = host.clone();
	// The system may take longer to find a host than anybody waits.
	thread::spawn(move || {
		let _ = send.send((name.as_str(), port).to_socket_addrs().map(Vec::from_iter));
	});
	let found = found.recv_timeout(PATIENCE).map_err(|_| format!("'{host}' is not found"))?;
	let found = found.map_err(|_| format!("'{host}' is not found"))?;
	let mut refusal = format!("'{host}' is not found");
	for address in found {
		match TcpStream::connect_timeout(&address, PATIENCE) {
			Ok(_) => return Ok(()),
			Err(reason) => refusal = plainly(&reason),
		}
	}
	Err(refusal)
}

/// Where processes listen, by the system's table of TCP sockets.
fn listening_in(table: &str) -> Vec<SocketAddr> {
	const LISTENING: &str = "0A";
	let address = |line: &str| {
		let mut fields = line.split_whitespace().skip(1);
		let (ip, port) = fields.next()?.split_once(':')?;
		fields.nth(1).filter(|state| *state == LISTENING)?;
		let bytes = ask::from_hex(ip)?;
		// Words of four bytes stand as the processor has them.
		let bytes: Vec<u8> = bytes.chunks(4).flat_map(|word| word.iter().rev().copied()).collect();
		let ip = match <[u8; 4]>::try_from(bytes.as_slice()) {
			Ok(bytes) => IpAddr::V4(Ipv4Addr::from(bytes)),
			Err(_) => IpAddr::V6(Ipv6Addr::from(<[u8; 16]>::try_from(bytes.as_slice()).ok()?)),
		};
		Some(SocketAddr::new(ip, u16::from_str_radix(port, 16).ok()?))
	};
	table.lines().filter_map(address).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sockets_that_listen_are_read_from_the_table_of_the_system() {
		let table = "  sl  local_address rem_address   st tx_queue\n\
			   0: 0100007F:26D8 00000000:0000 0A 00000000:00000000 00:00000000\n\
			   1: 00000000:76AD 00000000:0000 0A 00000000:00000000 00:00000000\n\
			   2: 0100007F:26D8 0100007F:9C40 01 00000000:00000000 00:00000000\n";
		let said: Vec<_> = listening_in(table).iter().map(SocketAddr::to_string).collect();
		assert_eq!(said, ["127.0.0.1:9944", "0.0.0.0:30381"]);
		let six = "   0: 00000000000000000000000001000000:26D8 00000000000000000000000000000000:0000 0A 00000000\n";
		assert_eq!(listening_in(six), ["[::1]:9944".parse().unwrap()]);
	}

	#[test]
	fn a_node_listens_where_it_is_to_only_in_the_same_family_of_addresses() {
		let own = |address: &str| listened(&json!(address)).unwrap();
		let (four, six) = (
			own("/ip4/192.0.2.7/tcp/30333/p2p/12D3KooWBmAwcd4PJNJvfV89HwE48nwkRmAgo8Vy3uQEyNNHBox2"),
			own("/ip6/::1/tcp/30333"),
		);
		let wanted = |address: &str| address.parse().unwrap();
		assert!(is_at(wanted("0.0.0.0:30333"), four) && is_at(wanted("192.0.2.7:30333"), four));
		assert!(is_at(wanted("[::]:30333"), six));
		for (address, own) in
			[("0.0.0.0:30333", six), ("[::]:30333", four), ("0.0.0.0:30334", four), ("192.0.2.8:30333", four)]
		{
			assert!(!is_at(wanted(address), own), "{address}");
		}
		assert!(has_six("00000000000000000000000000000001 01 80 10 80       lo\n"));
		assert!(!has_six("fe800000000000000000000000000001 02 40 20 80     eth0\n") && !has_six(""));
	}

	#[test]
	fn the_names_of_files_in_a_keystore_tell_the_public_keys() {
		let name = |kind: &str, digits: &str| format!("{kind}{}", digits.repeat(32));
		let names = [name("61757261", "07"), name("6772616e", "08"), name("62616265", "09"), "README".into()];
		let held = held_in(&names);
		assert_eq!(held.aura, [[7; 32]].into());
		assert_eq!(held.grandpa, [[8; 32]].into());
	}

	#[test]
	fn a_bootnode_is_reached_by_name_or_number_and_only_by_tcp() {
		let reached = |address: &str| reached_by(&address.parse().unwrap());
		assert_eq!(reached("/dns/node.example.coop/tcp/30333"), Some(("node.example.coop".into(), 30_333)));
		assert_eq!(reached("/ip4/192.0.2.7/tcp/30334/ws"), Some(("192.0.2.7".into(), 30_334)));
		assert_eq!(reached("/ip4/192.0.2.7/udp/30335/webrtc-direct"), None);
	}

	#[test]
	fn an_address_at_which_nobody_listens_is_told_from_one_that_answers() {
		let listener = TcpListener::bind("127.0.0.1:0").unwrap();
		let port = listener.local_addr().unwrap().port();
		let address: Multiaddr = format!("/ip4/127.0.0.1/tcp/{port}").parse().unwrap();
		assert_eq!(tried(vec![address.clone()])[0].1, Ok(()));
		drop(listener);
		assert!(tried(vec![address])[0].1.is_err());
		assert_eq!(reach(("nowhere.invalid".into(), 1)), Err("'nowhere.invalid' is not found".into()));
	}

	#[test]
	fn accounts_are_read_with_all_their_keys() {
		let accounts = accounts(&crate::seats::tests::genesis()).unwrap();
		assert_eq!(accounts.len(), 4);
		for Account { standing, now, next, set, .. } in accounts {
			assert_eq!(standing, "seated");
			assert!(now.is_some() && now == next && next == set);
		}
	}
}
