// What an operator does with the node beside running it, and what the node says when something is wrong.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { key } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { ran } from "../lib/command.mjs";
import { BINARY, eventually, freePort, Node, run, temporaryFolder } from "../lib/node.mjs";

const EXAMPLE = fileURLToPath(new URL("../../examples/federation.toml", import.meta.url));

/** The identity of some node. */
const PEER = "12D3KooWBmAwcd4PJNJvfV89HwE48nwkRmAgo8Vy3uQEyNNHBox2";

/** The one sentence of a command that failed. */
function sentence({ code, signal, stderr }) {
	assert.equal(signal, null, `the command did not end by itself:\n${stderr}`);
	assert.notEqual(code, 0);
	const lines = stderr.split("\n").filter((line) => line.startsWith("Error: "));
	assert.equal(lines.length, 1, stderr);
	return lines[0];
}

/** Ports that are free, also while `make run` runs. */
const LISTENING = ["--rpc-port", 0, "--listen-addr", "/ip4/127.0.0.1/tcp/0", "--no-mdns", "--no-prometheus"];

/** Starts a node of which it is expected that it does not run. */
const attempt = (...args) => run([...LISTENING, ...args].map(String));
const start = (basePath, ...args) => attempt("--dev", "--base-path", basePath, ...args);

/** The ports of RPC, metrics and peers that a node takes unless it is told others. */
const usual = [9944, 9615, 30333].map((port) => createServer().on("error", () => {}).listen(port, "127.0.0.1"));
after(() => usual.forEach((server) => server.close()));

describe("bad input ends in one sentence that names the cause", () => {
	test("unknown chain", async () => {
		assert.match(sentence(await attempt("--chain", "nowhere", "--tmp")), /there is no chain named 'nowhere': use dev, local, test, test-federation or the path of a chain-spec file/);
	});

	test("no chain", async () => {
		const reason = /^Error: no chain is named: give --chain with the raw chain spec of your federation, or --dev to try things out$/m;
		assert.match(sentence(await attempt("--validator", "--tmp")), reason);
		assert.match(sentence(await run(["chain-info", "--base-path", temporaryFolder()])), reason);
	});

	test("founding file with a mistake", async () => {
		const file = join(temporaryFolder(), "federation.toml");
		writeFileSync(file, "[chain]\nname = \"Ours\nid = \"ours\"\n");
		const said = sentence(await run(["found", file]));
		assert.ok(said.includes(`${file}, line 2: this cannot be read; look for a quote`), said);
	});

	test("chain spec that is not JSON", async () => {
		const file = join(temporaryFolder(), "broken.json");
		writeFileSync(file, '{"name": "x", ');
		assert.match(sentence(await attempt("--chain", file, "--tmp")), /chain-spec file '.*broken\.json' cannot be used: .*EOF/);
	});

	test("chain spec with a part missing", async () => {
		const file = join(temporaryFolder(), "partial.json");
		writeFileSync(file, '{"name": "x"}');
		assert.match(sentence(await attempt("--chain", file, "--tmp")), /chain-spec file '.*' cannot be used: .*missing field/);
	});

	test("chain spec whose genesis makes no sense", async () => {
		const folder = temporaryFolder();
		const file = join(folder, "spec.json");
		assert.equal((await run(["export-chain-spec", "--chain", "dev", "--output", file])).code, 0);
		const spec = JSON.parse(readFileSync(file, "utf8"));
		spec.genesis.runtimeGenesis.patch.cooperatives.coops[0].currency = "euros";
		writeFileSync(file, JSON.stringify(spec));
		assert.match(
			sentence(await attempt("--chain", file, "--base-path", folder)),
			/co-op 'La Espiga, bakery, Seville' of the genesis: the currency must be three capital letters/,
		);
	});

	test("chain spec whose validators have no keys", async () => {
		const folder = temporaryFolder();
		const file = join(folder, "spec.json");
		assert.equal((await run(["export-chain-spec", "--chain", "dev", "--output", file])).code, 0);
		const spec = JSON.parse(readFileSync(file, "utf8"));
		const start = () => attempt("--chain", file, "--base-path", folder);
		const { patch } = (spec.genesis.runtimeGenesis = { ...spec.genesis.runtimeGenesis });
		patch.session.keys = [];
		writeFileSync(file, JSON.stringify(spec));
		assert.match(sentence(await start()), /fewer co-ops have a validator with session keys than the floor/);
		patch.validatorSeats.names = [];
		writeFileSync(file, JSON.stringify(spec));
		assert.match(sentence(await start()), /the genesis has no validator: co-ops must name validators/);
	});

	test("RPC port in use", async () => {
		const server = createServer().listen(0, "127.0.0.1");
		await once(server, "listening");
		const { port } = server.address();
		try {
			const [, , ...others] = LISTENING;
			const taken = ["--dev", "--base-path", temporaryFolder(), ...others, "--rpc-port", port];
			const said = sentence(await run(taken.map(String)));
			assert.match(said, new RegExp(`the RPC address 127.0.0.1:${port} cannot be used: Address already in use`));
		} finally {
			server.close();
		}
	});

	test("a way of catching up that loses finality", async () => {
		assert.match(sentence(await attempt("--dev", "--tmp", "--sync", "fast")), /'--sync fast' is not offered.*full or warp/);
	});

	test("base path that cannot be written", async () => {
		const file = join(temporaryFolder(), "a-file");
		writeFileSync(file, "");
		assert.match(sentence(await start(join(file, "base"))), /base path '.*' cannot be written: Not a directory/);
		assert.match(sentence(await start("/proc/rochdale")), /base path '\/proc\/rochdale' cannot be written/);
	});

	test("what belongs to another user", async () => {
		// Root opens whatever it wants unless that is taken from it.
		const within = process.getuid() === 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];
		const [program, ...before] = [...within, BINARY];
		const start = (...args) => ran(program, [...before, ...LISTENING, "--chain", "dev", ...args]);
		const denied = (path) => `Error: '${path}' cannot be opened: permission denied`;
		const file = join(temporaryFolder(), "node.key");
		writeFileSync(file, "", { mode: 0 });
		const said = sentence(await start("--base-path", temporaryFolder(), "--node-key-file", file, "--validator"));
		assert.ok(said.startsWith(denied(file)), said);

		// A node that browsers reach reads its key before all else.
		const basePath = temporaryFolder();
		chmodSync(basePath, 0);
		const closed = sentence(await start("--base-path", basePath, "--listen-addr", "/ip4/127.0.0.1/udp/0/webrtc-direct"));
		chmodSync(basePath, 0o700);
		assert.ok(closed.startsWith(denied(basePath)), closed);

		const keystore = temporaryFolder();
		writeFileSync(join(keystore, "rochdale-signed"), "", { mode: 0 });
		const key = ["--node-key", "7".repeat(64)];
		const there = ["--base-path", temporaryFolder(), "--keystore-path", keystore];
		const unsigned = sentence(await start(...there, ...key, "--validator"));
		assert.ok(unsigned.startsWith(denied(join(keystore, "rochdale-signed"))), unsigned);
	});

	test("half-written database", async () => {
		const basePath = temporaryFolder();
		const node = await Node.start({ basePath });
		const database = join(basePath, "chains", "rochdale_dev", "paritydb", "full");
		const note = join(database, "rochdale-finalised");
		const noted = () => existsSync(note) && Number(readFileSync(note, "utf8"));
		await eventually("the node to note how far finality has come", () => noted() >= 2 || undefined);
		await node.kill();
		const half = (file) => truncateSync(file, Math.floor(statSync(file).size / 2));
		const others = (copy) => readdirSync(copy).filter((file) => !["metadata", "rochdale-finalised"].includes(file));
		const damage = [
			["truncated metadata", (copy) => half(join(copy, "metadata"))],
			["no metadata", (copy) => rmSync(join(copy, "metadata"))],
			["truncated logs", (copy) => others(copy).forEach((file) => half(join(copy, file)))],
			["no logs", (copy) => others(copy).forEach((file) => rmSync(join(copy, file)))],
		];
		for (const [what, harm] of damage) {
			const copy = temporaryFolder();
			cpSync(basePath, copy, { recursive: true });
			harm(join(copy, "chains", "rochdale_dev", "paritydb", "full"));
			const said = sentence(await start(copy));
			assert.match(said, /database/i, what);
			assert.ok(said.includes(copy), `${what}: ${said}`);
		}
		// The one that was left alone goes on.
		const again = await Node.start({ basePath });
		await again.finalises(noted() + 1);
		await again.kill();
	});
});

describe("a chain spec goes round", () => {
	test("plain and raw spec give the genesis of the built-in chain", async () => {
		const folder = temporaryFolder();
		for (const chain of ["dev", "local"]) {
			const plain = join(folder, `${chain}.json`);
			const raw = join(folder, `${chain}-raw.json`);
			assert.equal((await run(["export-chain-spec", "--chain", chain, "--output", plain])).code, 0);
			assert.equal((await run(["export-chain-spec", "--chain", plain, "--raw", "--output", raw])).code, 0);
			const [first, second] = [plain, raw].map((file) => JSON.parse(readFileSync(file, "utf8")));
			assert.deepEqual(first.properties, { ss58Format: 42, tokenDecimals: 6, tokenSymbol: "EUR" });
			assert.deepEqual(second.properties, first.properties);
			assert.equal(first.telemetryEndpoints, null);
			assert.ok(Object.keys(second.genesis.raw.top).length > 50);

			const hashes = [];
			for (const spec of [chain, plain, raw]) {
				const node = await Node.start({ chain: ["--chain", spec] });
				hashes.push(await node.rpc("chain_getBlockHash", 0));
				await node.kill();
			}
			assert.equal(new Set(hashes).size, 1, hashes.join(" "));
		}
	});
});

describe("commands", () => {
	const basePath = temporaryFolder();
	const at = ["--dev", "--base-path", basePath];
	/** Of how many blocks the node keeps the states. */
	const KEPT = 16;
	/** The chain's clock, which runs faster than ours. */
	const clock = new Clock();
	let finalised, genesis;

	/** Runs a command that succeeds and that speaks of no failure. */
	async function succeeds(...args) {
		const ended = await run(args);
		assert.equal(ended.code, 0, ended.stderr);
		assert.doesNotMatch(ended.stderr, /failed|error/i);
		return ended;
	}

	before(async () => {
		const node = await Node.start({ basePath, args: ["--state-pruning", KEPT], environment: clock.environment });
		try {
			// Deadline time begins with the first block.
			await node.finalises(1);
			clock.follow(node);
			genesis = await node.rpc("chain_getBlockHash", 0);
			finalised = await clock.until("the first states to be gone", async () => {
				const { finalised } = await node.heights();
				return finalised >= KEPT + 4 && finalised;
			});
			for (const command of [["chain-info"], ["purge-chain", "-y"]]) {
				assert.match(sentence(await run([...command, ...at])), /is in use: stop the node that runs on it/);
			}
			const keys = join(basePath, "chains/rochdale_dev/keystore");
			const second = await start(temporaryFolder(), "--keystore-path", keys);
			assert.match(sentence(second), /the keys in '.*keystore' are in use by another node: stop it first/);
		} finally {
			await node.kill("SIGTERM");
		}
		assert.doesNotMatch(node.log, /Essential task|without which the node cannot go on/);
	});

	test("chain-info prints what the database holds", async () => {
		const { stdout } = await succeeds("chain-info", ...at);
		const info = JSON.parse(stdout);
		assert.ok(info.finalized_number >= finalised);
		assert.equal(info.genesis_hash, genesis);
	});

	test("a path without a database is left as it is", async () => {
		const nowhere = join(temporaryFolder(), "nowhere");
		const file = join(temporaryFolder(), "blocks");
		for (const args of [["chain-info"], ["revert"], ["check-block", 1], ["export-blocks", file], ["purge-chain", "-y"]]) {
			const said = sentence(await run([...args, "--dev", "--base-path", nowhere]));
			assert.ok(said.startsWith(`Error: there is no database in '${nowhere}/chains/rochdale_dev/paritydb/full'`), said);
		}
		const said = sentence(await run(["import-blocks", "--dev", "--base-path", nowhere, file]));
		assert.equal(said, `Error: the file '${file}' cannot be read: no such file or directory`);
		assert.ok(!existsSync(nowhere));
	});

	test("how many states are kept is refused where it cannot be, and the database stays as it is", async () => {
		const said = sentence(await start(basePath, "--state-pruning", "archive"));
		assert.match(said, /was made with another '--state-pruning', which cannot be changed/);
		assert.match(sentence(await start(basePath, "--state-pruning", 1)), /must leave the states of 16 blocks at least/);
		await succeeds("chain-info", ...at, "--state-pruning", 256);
	});

	test("a block whose state is gone cannot be checked, nor one that is not there", async () => {
		const check = async (block) => sentence(await run(["check-block", ...at, block]));
		assert.match(await check(2), /block 2 cannot be checked, because the state before it is gone/);
		assert.match(await check(0), /the first block is the genesis, which is not executed/);
		assert.match(await check(1_000_000), /the database has no such block/);
	});

	test("blocks are exported, checked and imported elsewhere", async () => {
		const file = join(temporaryFolder(), "blocks");
		await succeeds("export-blocks", ...at, "--to", 4, file);
		const none = sentence(await run(["export-blocks", ...at, "--from", 1_000_000, file]));
		assert.match(none, /there are no blocks from 1000000 to \d+: the chain ends with block \d+$/);
		await succeeds("check-block", ...at, finalised - 1);
		const elsewhere = temporaryFolder();
		await succeeds("import-blocks", "--dev", "--base-path", elsewhere, file);
		const info = JSON.parse((await run(["chain-info", "--dev", "--base-path", elsewhere])).stdout);
		assert.equal(info.best_number, 4);
		assert.equal(info.genesis_hash, genesis);
	});

	test("revert goes back, but not behind what is final", async () => {
		const before = JSON.parse((await run(["chain-info", ...at])).stdout);
		await succeeds("revert", ...at, 1);
		const info = JSON.parse((await run(["chain-info", ...at])).stdout);
		assert.ok(info.best_number >= before.finalized_number);
	});

	describe("the doctor", () => {
		/** What it says, by what it has looked at: whether that is well, and the rest of the line. */
		async function examined(folder, ...args) {
			const common = ["--validator", "--rpc-port", await freePort(), "--listen-addr", `/ip4/127.0.0.1/tcp/${await freePort()}`];
			const { code, stdout, stderr } = await run(["doctor", "--chain", "dev", "--base-path", folder, ...common, ...args]);
			const lines = stdout.trim().split("\n").map((line) => /^(ok|warn|bad) +([a-z ]+): (.+)$/.exec(line).slice(1));
			const verdicts = Object.fromEntries(lines.map(([verdict, subject]) => [subject, verdict]));
			const bad = lines.filter(([verdict]) => verdict === "bad");
			assert.equal(code, bad.length === 0 ? 0 : 1, stdout + stderr);
			if (bad.length > 0) assert.ok(stderr.includes(`Error: ${bad.length} of ${lines.length} checks are bad`), stderr);
			return { verdicts, bad: Object.fromEntries(bad.map(([, subject, what]) => [subject, what])) };
		}

		/** Puts the key of a name into a keystore, and gives its file. */
		async function insert(folder, kind, scheme, name) {
			const keystore = join(folder, "chains", "rochdale_dev", "keystore");
			const before = existsSync(keystore) ? readdirSync(keystore) : [];
			const key = ["--key-type", kind, "--scheme", scheme, "--suri", `//${name}`];
			await succeeds("key", "insert", "--chain", "dev", "--base-path", folder, ...key);
			chmodSync(keystore, 0o700);
			return join(keystore, readdirSync(keystore).find((file) => !before.includes(file)));
		}

		/** A copy of what the node has left, with a key of the network and session keys of somebody. */
		async function machine(name) {
			const folder = temporaryFolder();
			cpSync(basePath, folder, { recursive: true });
			const network = join(folder, "chains", "rochdale_dev", "network");
			mkdirSync(network, { recursive: true });
			await succeeds("key", "generate-node-key", "--file", join(network, "secret_ed25519"));
			chmodSync(join(network, "secret_ed25519"), 0o600);
			const files = [await insert(folder, "aura", "sr25519", name), await insert(folder, "gran", "ed25519", name)];
			return { folder, files };
		}

		test("finds nothing bad where all is well", async () => {
			const other = createServer().listen(0, "127.0.0.1");
			await once(other, "listening");
			const bootnode = `/ip4/127.0.0.1/tcp/${other.address().port}/p2p/${PEER}`;
			const { verdicts, bad } = await examined((await machine("Alice")).folder, "--bootnodes", bootnode);
			other.close();
			// Where tests run no time service need be.
			delete bad.clock;
			assert.deepEqual(bad, {});
			const well = ["ports", "rpc", "keys", "permissions", "node key", "versions", "bootnodes"];
			for (const subject of well) assert.equal(verdicts[subject], "ok", subject);
			// The journal was copied.
			assert.equal(verdicts.database, "warn");
		});

		test("names a wrong key, a key that others can read and a bootnode that does not answer", async () => {
			const { folder, files } = await machine("Mallory");
			chmodSync(files[0], 0o644);
			const closed = `/ip4/127.0.0.1/tcp/${await freePort()}/p2p/${PEER}`;
			const { bad } = await examined(folder, "--bootnodes", closed);
			delete bad.clock;
			assert.deepEqual(Object.keys(bad).sort(), ["bootnodes", "keys", "permissions"]);
			assert.match(bad.keys, /the chain does not know the session keys that are here; make keys .*setKeys/);
			assert.ok(bad.permissions.startsWith(`other users may open '${files[0]}' (0644); chmod 600`), bad.permissions);
			assert.ok(bad.bootnodes.startsWith(`1 of 1 do not answer: ${closed.split("/p2p/")[0]}`), bad.bootnodes);
		});

		test("asks the node where one runs", async () => {
			const { folder } = await machine("Alice");
			const chain = ["--chain", "dev", "--validator", "--force-authoring"];
			// Another program has one of the ports of the node.
			const other = createServer().listen(0, "127.0.0.1");
			await once(other, "listening");
			const taken = `/ip4/127.0.0.1/tcp/${other.address().port}`;
			const args = ["--listen-addr", taken];
			const node = await Node.start({ basePath: folder, chain, args, environment: clock.environment });
			try {
				await node.finalises(finalised + 1);
				const here = ["doctor", "--chain", "dev", "--base-path", folder];
				const listening = ["--listen-addr", `/ip4/127.0.0.1/tcp/${node.p2pPort}`, "--listen-addr", taken];
				const said = await run([...here, "--validator", "--rpc-port", node.rpcPort, ...listening]);
				assert.match(said.stdout, /^ok +database: the node runs and has block \d+, and \d+ is final$/m);
				assert.match(said.stdout, /^ok +keys: those of co-op 1 \(\w+\), which validates$/m);
				assert.match(said.stdout, new RegExp(`^ok +ports: the node listens for others on ${node.p2pPort}$`, "m"));
				const idle = new RegExp(`^bad +ports: the node that runs does not listen on 127.0.0.1:${other.address().port};`, "m");
				assert.match(said.stdout, idle);
				assert.match(said.stdout, /^ok +rpc: it answers this machine only$/m);
				const silent = await run([...here, "--rpc-port", await freePort()]);
				assert.match(silent.stdout, /^bad +database: .* is in use, and no node of this chain answers/m);
			} finally {
				await node.kill();
				other.close();
			}
		});
	});

	test("purge-chain removes the chain", async () => {
		assert.equal((await run(["purge-chain", ...at, "-y"])).code, 0);
		assert.ok(!existsSync(join(basePath, "chains", "rochdale_dev", "paritydb", "full", "metadata")));
	});

	test("all keys of a validator are made in one go, and its founding file can have them", async () => {
		const folder = join(temporaryFolder(), "keys");
		const { code, stdout } = await run(["key", "validator", folder]);
		assert.equal(code, 0);
		const section = /^\[coop\.validator\]\naccount = "(\w+)"\naura = "(\w+)"\ngrandpa = "(\w+)"\nproof = "0x[0-9a-f]{256}"\nnode = "(12D3KooW\w+)"\naddresses = \[\]$/m;
		const [, account, , , peer] = section.exec(stdout);
		assert.equal(key(readFileSync(join(folder, "account.phrase"), "utf8").trim()).address, account);
		assert.equal((await run(["key", "inspect-node-key", "--bin", "--file", join(folder, "node.key")])).stdout.trim(), peer);
		for (const name of ["node.key", "account.phrase"]) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
		assert.equal(statSync(folder).mode & 0o777, 0o700);
		assert.match(sentence(await run(["key", "validator", folder])), /is there already, and keys are never overwritten/);
	});

	test("the example of a founding file gives a live chain, which begins as its plain spec says", async () => {
		const folder = temporaryFolder();
		const found = await run(["found", EXAMPLE, "--output", folder]);
		assert.equal(found.code, 0, found.stderr);
		assert.match(found.stdout, /5 co-ops, 40 members, 5 validators, 8065\.75 EUR deposited/);
		const [plain, raw] = ["example_federation.json", "example_federation-raw.json"].map((name) => join(folder, name));
		const refused = await attempt("--chain", plain, "--tmp");
		assert.match(sentence(refused), /a live chain begins with the raw spec that 'rochdale-node found' writes/);
		const node = await Node.start({ chain: ["--chain", raw] });
		try {
			assert.ok(found.stdout.includes(`genesis: ${await node.rpc("chain_getBlockHash", 0)}\n`));
			assert.equal(await node.rpc("system_chainType"), "Live");
		} finally {
			await node.kill();
		}
		// It is written over by nothing else.
		assert.equal((await run(["found", EXAMPLE, "--output", folder])).code, 0);
		writeFileSync(raw, "{}");
		assert.match(sentence(await run(["found", EXAMPLE, "--output", folder])), /is there already and is of another chain/);
	});

	test("keys are made and inserted", async () => {
		const generated = JSON.parse((await run(["key", "generate", "--scheme", "sr25519", "--output-type", "json"])).stdout);
		assert.equal(generated.secretPhrase.split(" ").length, 12);
		const folder = temporaryFolder();
		const insert = ["key", "insert", "--chain", "local", "--base-path", folder, "--key-type", "aura", "--scheme", "sr25519"];
		assert.equal((await run([...insert, "--suri", generated.secretPhrase])).code, 0);
		assert.equal(readdirSync(join(folder, "chains", "rochdale_local", "keystore")).length, 1);
		const nodeKey = await run(["key", "generate-node-key"]);
		assert.match(nodeKey.stdout.trim(), /^[0-9a-f]{64}$/);
		assert.match(nodeKey.stderr.trim(), /^12D3Koo/);
	});

	test("version and help are there", async () => {
		assert.match((await run(["--version"])).stdout, /^rochdale-node 0\.1\.0/);
		const { stdout } = await run(["--help"]);
		for (const command of ["doctor", "key", "found", "export-chain-spec", "import-blocks", "revert", "purge-chain", "chain-info"]) {
			assert.match(stdout, new RegExp(`^  ${command} `, "m"));
		}
		assert.doesNotMatch(stdout, /^  benchmark /m);
	});
});
