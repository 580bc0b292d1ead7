//! What is well and what is not, from what was seen. Nothing here looks at anything.

use crate::signing::{Past, YOUNG_BLOCKS};
use rochdale_primitives::CoopId;
use rochdale_runtime::{
	constants::{SLOT_DURATION, SS58_PREFIX},
	AccountId, BlockNumber,
};
use sp_core::crypto::Ss58Codec;
use std::{collections::BTreeSet, fmt, net::SocketAddr, path::PathBuf};

/// How something is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Verdict {
	/// As it should be.
	Ok,
	/// To be looked at.
	Warn,
	/// To be put right.
	Bad,
}

impl fmt::Display for Verdict {
	fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
		formatter.pad(match self {
			Self::Ok => "ok",
			Self::Warn => "warn",
			Self::Bad => "bad",
		})
	}
}

/// What was found of one thing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
	pub verdict: Verdict,
	pub subject: &'static str,
	pub what: String,
	/// What to do. Empty where nothing is to be done.
	pub todo: String,
}

impl fmt::Display for Finding {
	fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
		write!(formatter, "{:<4}  {}: {}", self.verdict, self.subject, self.what)?;
		if !self.todo.is_empty() {
			write!(formatter, "; {}", self.todo)?;
		}
		Ok(())
	}
}

fn ok(subject: &'static str, what: impl Into<String>) -> Finding {
	Finding { verdict: Verdict::Ok, subject, what: what.into(), todo: String::new() }
}

fn warn(subject: &'static str, what: impl Into<String>, todo: impl Into<String>) -> Finding {
	Finding { verdict: Verdict::Warn, subject, what: what.into(), todo: todo.into() }
}

fn bad(subject: &'static str, what: impl Into<String>, todo: impl Into<String>) -> Finding {
	Finding { verdict: Verdict::Bad, subject, what: what.into(), todo: todo.into() }
}

/// What cannot be judged, for this reason.
pub fn unknown(subject: &'static str, reason: String) -> Finding {
	warn(subject, reason, "see to the database first, or start the node")
}

/// What is seen of the clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
	/// Whether the system says that a time service keeps it. `None` if it does not say.
	pub is_kept: Option<bool>,
	/// How old the newest block is, in milliseconds. Negative if it is of the future.
	pub age: Option<i64>,
	/// Whether that block is the newest of a node that runs.
	pub is_running: bool,
}

/// How much the newest block may be ahead of the clock, and how old that of a node that runs may be, in slots.
const AHEAD_SLOTS: i64 = 2;
const OLD_SLOTS: i64 = 40;

const SET_CLOCK: &str = "check the time service (timedatectl), and install one such as chrony";

pub fn clock(Clock { is_kept, age, is_running }: Clock) -> Finding {
	let slot = i64::try_from(SLOT_DURATION).unwrap_or(i64::MAX);
	let seconds = age.unwrap_or_default().unsigned_abs() / 1_000;
	if age.is_some_and(|age| age < slot.saturating_mul(AHEAD_SLOTS).saturating_neg()) {
		let what = format!("the newest block is {seconds} seconds ahead of the clock of this machine");
		return bad("clock", what, SET_CLOCK);
	}
	if is_kept == Some(false) {
		return bad("clock", "no time service keeps the clock of this machine", SET_CLOCK);
	}
	if is_running && age.is_some_and(|age| age > slot.saturating_mul(OLD_SLOTS)) {
		let what = format!("the newest block is {seconds} seconds old: no blocks come, or the clock is ahead");
		return warn("clock", what, SET_CLOCK);
	}
	match is_kept {
		Some(_) => ok("clock", "a time service keeps it"),
		None => warn("clock", "the system does not say whether a time service keeps it", SET_CLOCK),
	}
}

/// How a port is on which the node listens for others.
#[derive(Clone, Debug)]
pub enum Port {
	/// The node that runs listens on it.
	Listens,
	/// The node that runs does not listen at this address.
	Idle(SocketAddr),
	/// It is free for a node that does not run.
	Free,
	/// It is not, for this reason.
	Taken(String),
}

pub fn port(number: u16, port: &Port) -> Finding {
	match port {
		Port::Listens => ok("ports", format!("the node listens for others on {number}")),
		Port::Free => ok("ports", format!("{number}, on which the node listens for others, is free")),
		Port::Idle(address) => bad(
			"ports",
			format!("the node that runs does not listen on {address}"),
			"stop what else does (ss -ltnp shows that) and start the node again, or give the doctor the options of the node",
		),
		Port::Taken(reason) => bad(
			"ports",
			format!("the node cannot listen for others on {number}: {reason}"),
			"stop what uses it (ss -ltnp shows that), or choose another --port",
		),
	}
}

/// Judges where RPC answers, or would, beside this machine itself.
pub fn exposure(open: &[SocketAddr], has_unsafe_methods: bool) -> Finding {
	let Some(address) = open.first() else { return ok("rpc", "it answers this machine only") };
	let what = format!("it answers whoever reaches {address}");
	if has_unsafe_methods {
		return bad("rpc", format!("{what}, unsafe methods too"), "take --rpc-methods and --rpc-external away");
	}
	warn("rpc", what, "take --rpc-external away from a validator, and put a proxy before a public node")
}

/// A pair of session keys.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Pair {
	pub aura: [u8; 32],
	pub grandpa: [u8; 32],
}

/// Public keys of which the secrets are in the keystore.
#[derive(Clone, Debug, Default)]
pub struct Held {
	pub aura: BTreeSet<[u8; 32]>,
	pub grandpa: BTreeSet<[u8; 32]>,
}

impl Held {
	fn holds(&self, pair: &Option<Pair>) -> bool {
		pair.is_some_and(|pair| self.aura.contains(&pair.aura) && self.grandpa.contains(&pair.grandpa))
	}

	/// The kind of the key that is missing, where the other one is there.
	fn missing(&self, pair: &Option<Pair>) -> Option<&'static str> {
		let Pair { aura, grandpa } = pair.as_ref()?;
		match (self.aura.contains(aura), self.grandpa.contains(grandpa)) {
			(true, false) => Some("GRANDPA"),
			(false, true) => Some("Aura"),
			_ => None,
		}
	}
}

/// An account that validates for a co-op, with its keys as the chain has them.
#[derive(Clone, Debug)]
pub struct Account {
	pub coop: CoopId,
	pub account: AccountId,
	/// Where the seat of the co-op stands.
	pub standing: &'static str,
	/// The keys of the session that runs, those of the next one, and those that were set last.
	pub now: Option<Pair>,
	pub next: Option<Pair>,
	pub set: Option<Pair>,
}

const SET_KEYS: &str = "make keys on this machine and send validatorSeats.setKeys with them (docs/keys.md)";

/// Judges whether the keys that are here are those of a seat.
pub fn keys(is_validator: bool, held: &Held, accounts: &[Account]) -> Finding {
	if held.aura.is_empty() && held.grandpa.is_empty() {
		return match is_validator {
			true => bad("keys", "there are no session keys here", SET_KEYS),
			false => ok("keys", "there are none, and none are needed without --validator"),
		};
	}
	let is_own = |one: &&Account| [&one.now, &one.next, &one.set].into_iter().any(|pair| held.holds(pair));
	let own: Vec<_> = accounts.iter().filter(is_own).collect();
	let (one, others) = match own.split_first() {
		Some((one, others)) => (*one, others),
		None => {
			let half = accounts.iter().find_map(|one| Some((one.coop, held.missing(&one.set)?)));
			return match half {
				Some((coop, kind)) => bad("keys", format!("the {kind} key of co-op {coop} is missing here"), SET_KEYS),
				None => bad("keys", "the chain does not know the session keys that are here", SET_KEYS),
			};
		}
	};
	let Account { coop, account, standing, .. } = one;
	let account = account.to_ss58check_with_version(SS58_PREFIX.into());
	if let Some(other) = others.first() {
		return warn(
			"keys",
			format!("those of co-op {coop} and of co-op {} are both here", other.coop),
			"let each machine have the keys of one seat",
		);
	}
	if !held.holds(&one.set) {
		let what = format!("co-op {coop} has set other keys for {account}, which are not here");
		return bad("keys", what, SET_KEYS);
	}
	if held.holds(&one.now) {
		return ok("keys", format!("those of co-op {coop} ({account}), which validates"));
	}
	if held.holds(&one.next) {
		return ok("keys", format!("those of co-op {coop} ({account}), which validates from the next session on"));
	}
	let todo = match *standing {
		"resting" | "held" => "see what happened and have it return (docs/operating-a-validator.md)",
		_ => "wait for the session after next; a co-op that is new or suspended has no place",
	};
	warn("keys", format!("those of co-op {coop} ({account}), which has no place now: its seat is {standing}"), todo)
}

/// A file or folder with secrets.
#[derive(Clone, Debug)]
pub struct Secret {
	pub path: PathBuf,
	/// Its permissions.
	pub mode: u32,
	pub is_folder: bool,
}

/// Judges whether somebody else can read secrets.
pub fn permissions(secrets: &[Secret]) -> Finding {
	let open = |is_folder| secrets.iter().find(move |one| one.is_folder == is_folder && one.mode & 0o077 != 0);
	let said = |one: &Secret| format!("other users may open '{}' ({:04o})", one.path.display(), one.mode & 0o7777);
	if let Some(file) = open(false) {
		return bad(
			"permissions",
			said(file),
			format!("chmod 600 '{}', and set new keys if somebody can have read it", file.path.display()),
		);
	}
	if let Some(folder) = open(true) {
		return warn("permissions", said(folder), format!("chmod 700 '{}'", folder.path.display()));
	}
	ok("permissions", "only this user can open the keys")
}

/// What is seen of the key of the network.
#[derive(Clone, Debug)]
pub enum NodeKey {
	/// It stands on the command line.
	Told,
	Missing(PathBuf),
	Unreadable(PathBuf, String),
	/// It is in a file, and gives this identity.
	Filed(String),
}

/// Judges it, beside the identity of the node that runs.
pub fn node_key(key: &NodeKey, is_validator: bool, running: Option<&str>) -> Finding {
	match key {
		NodeKey::Told => warn(
			"node key",
			"it stands on the command line, which all users of this machine can read",
			"put it into a file, and give --node-key-file",
		),
		NodeKey::Missing(path) if is_validator => bad(
			"node key",
			format!("there is none in '{}'", path.display()),
			format!("rochdale-node key generate-node-key --file '{}'", path.display()),
		),
		NodeKey::Missing(_) => ok("node key", "the first start makes one"),
		NodeKey::Unreadable(path, reason) => bad(
			"node key",
			format!("'{}' cannot be read: {reason}", path.display()),
			"put it back from the backup, or make another one and tell those who have its address",
		),
		NodeKey::Filed(identity) => match running.filter(|running| running != identity) {
			Some(running) => warn(
				"node key",
				format!("the file has that of {identity}, and the node that runs is {running}"),
				"give the doctor the options of the node, or start the node again",
			),
			None => ok("node key", identity.clone()),
		},
	}
}

/// What is seen of the chain.
#[derive(Clone, Debug)]
pub enum Chain {
	/// There is no database.
	Missing(PathBuf),
	/// The database is another user's, whose files would become those of this one.
	Foreign(PathBuf, u32),
	/// It cannot be opened.
	Unusable(String),
	/// A process has it open, and no node answers.
	Silent(PathBuf, u16),
	/// It lies still.
	Stopped {
		best: BlockNumber,
		finalised: BlockNumber,
		/// What was noted of it and is no longer there.
		lost: Option<String>,
		/// What is known of earlier votes, for a validator.
		past: Option<Past>,
	},
	/// A node works on it.
	Running {
		best: BlockNumber,
		finalised: BlockNumber,
		/// `None` where it need not have any.
		peers: Option<u32>,
		is_syncing: bool,
	},
}

/// How many blocks that are not final are to be looked at.
const MANY: BlockNumber = 100;

pub fn chain(chain: &Chain) -> Finding {
	match chain {
		Chain::Missing(path) => warn(
			"database",
			format!("there is none in '{}'", path.display()),
			"the first start makes it: check --base-path and --chain",
		),
		Chain::Foreign(path, user) => bad(
			"database",
			format!("'{}' belongs to user {user}", path.display()),
			"run the doctor as that user (sudo -u), so that no file becomes another's",
		),
		Chain::Unusable(reason) => bad("database", reason.clone(), "purge-chain and sync again if it is damaged"),
		Chain::Silent(path, port) => bad(
			"database",
			format!("'{}' is in use, and no node of this chain answers on 127.0.0.1:{port}", path.display()),
			"give the doctor the --rpc-port of the node, or wait until it has started",
		),
		Chain::Stopped { lost: Some(reason), .. } => bad("database", reason.clone(), "as it says"),
		Chain::Stopped { best, finalised, past, .. } => {
			let what = format!("it holds block {best}, and {finalised} is final");
			match past {
				Some(Past::New | Past::Unknown) if *best > 0 => warn(
					"database",
					format!(
						"{what}; nobody knows what the keys have signed, because the journal is missing, a copy or newer \
						than the database"
					),
					format!(
						"no other machine may run with these keys; the node votes again when {YOUNG_BLOCKS} new blocks are final"
					),
				),
				_ => ok("database", what),
			}
		}
		Chain::Running { best, finalised, peers, is_syncing } => {
			let what = format!("the node runs and has block {best}, and {finalised} is final");
			let lag = best.saturating_sub(*finalised);
			if *peers == Some(0) {
				return warn("database", format!("{what}; it has no peers"), "check the bootnodes and the firewall");
			}
			if *is_syncing {
				return warn("database", format!("{what}; it still syncs"), "wait");
			}
			if lag >= MANY {
				let what = format!("{what}: {lag} blocks are not");
				return warn("database", what, "see 'When finality stands still' in docs/operating-a-validator.md");
			}
			match peers {
				Some(peers) => ok("database", format!("{what}; it has {peers} peers")),
				None => ok("database", what),
			}
		}
	}
}

/// Judges the version of the runtime of the chain, beside the one that is built in.
pub fn versions(of_chain: u32, built_in: u32) -> Finding {
	match of_chain.cmp(&built_in) {
		std::cmp::Ordering::Equal => ok("versions", format!("chain and node have runtime {of_chain}")),
		std::cmp::Ordering::Less => {
			ok("versions", format!("the chain has runtime {of_chain}, and this node brings {built_in}"))
		}
		std::cmp::Ordering::Greater => warn(
			"versions",
			format!("the chain has runtime {of_chain}, and this node is of the time of {built_in}"),
			"install the newer release soon",
		),
	}
}

/// Below how many bytes there is little room on the disk.
const LITTLE: u64 = 10_000_000_000;
/// For how many days there should be room, at least.
const DAYS: u64 = 20;
/// Blocks of a day.
const BLOCKS: u64 = 86_400_000 / SLOT_DURATION;

/// Judges the room on the disk, where the database takes so much after so many blocks, all in bytes.
pub fn disk(free: u64, database: u64, blocks: BlockNumber) -> Finding {
	let gigabytes = |bytes: u64| format!("{}.{} GB", bytes / 1_000_000_000, bytes % 1_000_000_000 / 100_000_000);
	// A database begins with some megabytes, so little is known of its growth before a day has passed.
	let per_day = match u64::from(blocks) {
		blocks if blocks < BLOCKS => 0,
		blocks => database.checked_div(blocks).unwrap_or_default().saturating_mul(BLOCKS),
	};
	let what = format!("{} are free, and the database takes {}", gigabytes(free), gigabytes(database));
	if free < crate::database::SCARCE {
		return bad("disk", what, "make room: the node stops when the disk is full");
	}
	if free < LITTLE {
		return warn("disk", what, "make room: 10 GB should be free");
	}
	if free < per_day.saturating_mul(DAYS) {
		let days = free.checked_div(per_day).unwrap_or_default();
		return warn("disk", format!("{what}; that is full in {days} days"), "make room");
	}
	ok("disk", what)
}

/// Judges the bootnodes by whether each was reached, and why not.
pub fn bootnodes(tried: &[(String, Result<(), String>)]) -> Finding {
	const TODO: &str = "tell who runs it, and take the address of another node with --bootnodes meanwhile";
	let failed: Vec<_> = tried.iter().filter_map(|(address, tried)| Some((address, tried.as_ref().err()?))).collect();
	match failed.first() {
		None if tried.is_empty() => warn(
			"bootnodes",
			"the chain spec names none beside this node",
			"give --bootnodes with the address of another node, unless all are on this local network",
		),
		None => ok("bootnodes", format!("all {} answer", tried.len())),
		Some((address, reason)) => {
			let what = format!("{} of {} do not answer: {address} ({reason})", failed.len(), tried.len());
			match failed.len() == tried.len() {
				true => bad("bootnodes", what, TODO),
				false => warn("bootnodes", what, TODO),
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// What is said, without the subject.
	fn said(finding: &Finding) -> String {
		let text = finding.to_string();
		assert!(finding.verdict == Verdict::Ok || !finding.todo.is_empty(), "{text}: what is to be done?");
		assert_eq!(finding.verdict == Verdict::Ok, finding.todo.is_empty(), "{text}");
		text
	}

	#[track_caller]
	fn expect(finding: Finding, verdict: Verdict, part: &str) {
		let text = said(&finding);
		assert_eq!(finding.verdict, verdict, "{text}");
		assert!(text.contains(part), "{text}");
	}

	#[test]
	fn a_line_says_how_it_is_what_it_is_and_what_to_do() {
		assert_eq!(ok("disk", "there is room").to_string(), "ok    disk: there is room");
		assert_eq!(warn("disk", "it is full", "make room").to_string(), "warn  disk: it is full; make room");
		assert_eq!(bad("disk", "it is full", "make room").to_string(), "bad   disk: it is full; make room");
	}

	#[test]
	fn a_clock_is_judged_by_its_service_and_by_the_newest_block() {
		let judged = |is_kept, age, is_running| clock(Clock { is_kept, age, is_running });
		expect(judged(Some(true), Some(1_000), true), Verdict::Ok, "a time service keeps it");
		expect(judged(Some(true), Some(1_000_000), false), Verdict::Ok, "a time service keeps it");
		expect(judged(Some(false), None, false), Verdict::Bad, "no time service");
		expect(judged(None, None, false), Verdict::Warn, "does not say");
		expect(
			judged(Some(true), Some(-6_001), false),
			Verdict::Bad,
			"the newest block is 6 seconds ahead of the clock",
		);
		expect(judged(Some(true), Some(-6_000), false), Verdict::Ok, "keeps it");
		expect(judged(Some(true), Some(120_001), true), Verdict::Warn, "the newest block is 120 seconds old");
		expect(judged(Some(true), Some(120_000), true), Verdict::Ok, "keeps it");
	}

	#[test]
	fn a_port_is_free_or_the_nodes_own() {
		expect(port(30_333, &Port::Free), Verdict::Ok, "30333, on which the node listens for others, is free");
		expect(port(30_333, &Port::Listens), Verdict::Ok, "the node listens for others on 30333");
		let idle = Port::Idle("0.0.0.0:30333".parse().unwrap());
		expect(port(30_333, &idle), Verdict::Bad, "does not listen on 0.0.0.0:30333; stop what else does");
		expect(port(30_333, &Port::Taken("Address in use".into())), Verdict::Bad, "on 30333: Address in use");
	}

	#[test]
	fn rpc_answers_this_machine_only() {
		let outside: SocketAddr = "0.0.0.0:9944".parse().unwrap();
		expect(exposure(&[], true), Verdict::Ok, "this machine only");
		expect(exposure(&[outside], false), Verdict::Warn, "whoever reaches 0.0.0.0:9944");
		expect(exposure(&[outside], true), Verdict::Bad, "unsafe methods too");
	}

	const OLD: Pair = Pair { aura: [1; 32], grandpa: [2; 32] };
	const NEW: Pair = Pair { aura: [3; 32], grandpa: [4; 32] };
	const OTHER: Pair = Pair { aura: [5; 32], grandpa: [6; 32] };

	fn held(pairs: &[Pair]) -> Held {
		Held {
			aura: pairs.iter().map(|pair| pair.aura).collect(),
			grandpa: pairs.iter().map(|pair| pair.grandpa).collect(),
		}
	}

	fn account(coop: CoopId, standing: &'static str, [now, next, set]: [Option<Pair>; 3]) -> Account {
		Account { coop, account: AccountId::new([7; 32]), standing, now, next, set }
	}

	#[test]
	fn keys_that_are_here_are_those_of_one_seat() {
		let seated = [account(3, "seated", [Some(OLD); 3]), account(4, "seated", [Some(OTHER); 3])];
		let judged = |pairs: &[Pair]| keys(true, &held(pairs), &seated);
		expect(judged(&[OLD]), Verdict::Ok, "those of co-op 3 (5");
		expect(judged(&[OLD, NEW]), Verdict::Ok, "which validates");
		expect(judged(&[]), Verdict::Bad, "there are no session keys here");
		expect(keys(false, &held(&[]), &seated), Verdict::Ok, "none are needed without --validator");
		expect(judged(&[NEW]), Verdict::Bad, "the chain does not know the session keys that are here");
		expect(judged(&[OLD, OTHER]), Verdict::Warn, "those of co-op 3 and of co-op 4 are both here");
		let half = Held { aura: [OTHER.aura].into(), ..Held::default() };
		expect(keys(true, &half, &seated), Verdict::Bad, "the GRANDPA key of co-op 4 is missing here");
		let half = Held { grandpa: [OTHER.grandpa].into(), ..Held::default() };
		expect(keys(true, &half, &seated), Verdict::Bad, "the Aura key of co-op 4 is missing here");
	}

	#[test]
	fn keys_that_are_set_come_into_use_and_those_before_them_go() {
		let judged = |pair, standing, keys_of| keys(true, &held(&[pair]), &[account(3, standing, keys_of)]);
		expect(judged(NEW, "named", [None, None, Some(NEW)]), Verdict::Warn, "its seat is named");
		expect(judged(NEW, "resting", [None, None, Some(NEW)]), Verdict::Warn, "have it return");
		expect(judged(NEW, "seated", [None, Some(NEW), Some(NEW)]), Verdict::Ok, "from the next session on");
		expect(judged(NEW, "seated", [Some(OLD), Some(NEW), Some(NEW)]), Verdict::Ok, "from the next session on");
		expect(judged(OLD, "seated", [Some(OLD), Some(NEW), Some(NEW)]), Verdict::Bad, "co-op 3 has set other keys");
	}

	#[test]
	fn nobody_else_may_open_what_is_secret() {
		let secret = |mode, is_folder| Secret { path: "/keys/one".into(), mode, is_folder };
		expect(permissions(&[secret(0o100_600, false), secret(0o40_700, true)]), Verdict::Ok, "only this user");
		expect(permissions(&[secret(0o40_755, true)]), Verdict::Warn, "'/keys/one' (0755); chmod 700 '/keys/one'");
		let both = [secret(0o40_755, true), secret(0o100_644, false)];
		expect(permissions(&both), Verdict::Bad, "'/keys/one' (0644); chmod 600 '/keys/one'");
	}

	#[test]
	fn the_key_of_the_network_is_in_a_file_and_is_the_one_that_runs() {
		let filed = NodeKey::Filed("12D3Me".into());
		expect(node_key(&filed, true, None), Verdict::Ok, "12D3Me");
		expect(node_key(&filed, true, Some("12D3Me")), Verdict::Ok, "12D3Me");
		expect(node_key(&filed, true, Some("12D3Other")), Verdict::Warn, "the node that runs is 12D3Other");
		expect(node_key(&NodeKey::Told, true, None), Verdict::Warn, "on the command line");
		let missing = NodeKey::Missing("/node.key".into());
		expect(node_key(&missing, true, None), Verdict::Bad, "key generate-node-key --file '/node.key'");
		expect(node_key(&missing, false, None), Verdict::Ok, "the first start makes one");
		let unreadable = NodeKey::Unreadable("/node.key".into(), "Permission denied".into());
		expect(node_key(&unreadable, true, None), Verdict::Bad, "'/node.key' cannot be read: Permission denied");
	}

	fn stopped(best: BlockNumber, lost: Option<&str>, past: Option<Past>) -> Finding {
		chain(&Chain::Stopped { best, finalised: 8, lost: lost.map(Into::into), past })
	}

	#[test]
	fn a_database_that_lies_still_is_whole_and_knows_its_votes() {
		expect(stopped(9, None, Some(Past::Known)), Verdict::Ok, "it holds block 9, and 8 is final");
		expect(stopped(9, None, None), Verdict::Ok, "it holds block 9");
		expect(stopped(9, Some("it is damaged"), Some(Past::Known)), Verdict::Bad, "it is damaged");
		expect(stopped(9, None, Some(Past::Unknown)), Verdict::Warn, "the journal is missing, a copy");
		expect(stopped(0, None, Some(Past::Unknown)), Verdict::Ok, "it holds block 0");
		expect(stopped(9, None, Some(Past::New)), Verdict::Warn, "the journal is missing, a copy");
	}

	#[test]
	fn a_database_that_cannot_be_opened_says_what_to_do() {
		expect(chain(&Chain::Missing("/there".into())), Verdict::Warn, "there is none in '/there'");
		expect(chain(&Chain::Foreign("/there".into(), 7)), Verdict::Bad, "'/there' belongs to user 7");
		expect(chain(&Chain::Unusable("it cannot be read".into())), Verdict::Bad, "it cannot be read");
		expect(
			chain(&Chain::Silent("/there".into(), 9_944)),
			Verdict::Bad,
			"no node of this chain answers on 127.0.0.1:9944",
		);
	}

	#[test]
	fn a_node_that_runs_has_peers_and_finality() {
		let running = |best, peers, is_syncing| chain(&Chain::Running { best, finalised: 8, peers, is_syncing });
		expect(
			running(9, Some(4), false),
			Verdict::Ok,
			"the node runs and has block 9, and 8 is final; it has 4 peers",
		);
		expect(running(9, None, false), Verdict::Ok, "the node runs");
		expect(running(9, Some(0), false), Verdict::Warn, "it has no peers");
		expect(running(9, Some(4), true), Verdict::Warn, "it still syncs");
		expect(running(108, Some(4), false), Verdict::Warn, "100 blocks are not");
		expect(running(107, Some(4), false), Verdict::Ok, "107");
	}

	#[test]
	fn a_runtime_that_is_newer_than_the_node_asks_for_a_release() {
		expect(versions(7, 7), Verdict::Ok, "chain and node have runtime 7");
		expect(versions(6, 7), Verdict::Ok, "the chain has runtime 6, and this node brings 7");
		expect(versions(8, 7), Verdict::Warn, "install the newer release");
	}

	#[test]
	fn the_disk_has_room_for_ten_gigabytes_and_for_twenty_days() {
		expect(
			disk(50_000_000_000, 1_500_000_000, 300_000),
			Verdict::Ok,
			"50.0 GB are free, and the database takes 1.5 GB",
		);
		expect(disk(9_900_000_000, 0, 0), Verdict::Warn, "10 GB should be free");
		expect(disk(2_000_000_000, 0, 0), Verdict::Bad, "the node stops when the disk is full");
		// A gigabyte a day.
		expect(disk(19_000_000_000, 2_000_000_000, 57_600), Verdict::Warn, "that is full in 19 days");
		expect(disk(21_000_000_000, 2_000_000_000, 57_600), Verdict::Ok, "21.0 GB");
		// Of a database that begins nothing is known.
		expect(disk(19_000_000_000, 2_000_000_000, 100), Verdict::Ok, "19.0 GB");
	}

	#[test]
	fn a_bootnode_that_does_not_answer_is_named() {
		let tried = |name: &str, answers| (name.to_owned(), if answers { Ok(()) } else { Err("refused".to_owned()) });
		expect(bootnodes(&[tried("/a", true), tried("/b", true)]), Verdict::Ok, "all 2 answer");
		expect(
			bootnodes(&[tried("/a", true), tried("/b", false)]),
			Verdict::Warn,
			"1 of 2 do not answer: /b (refused)",
		);
		expect(bootnodes(&[tried("/b", false)]), Verdict::Bad, "1 of 1 do not answer: /b (refused)");
		expect(bootnodes(&[]), Verdict::Warn, "names none");
	}

	#[test]
	fn what_cannot_be_judged_is_no_failure() {
		expect(unknown("keys", "there is no state".into()), Verdict::Warn, "there is no state");
	}
}
