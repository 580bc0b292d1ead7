#!/usr/bin/env node
// Measures that a ballot costs the same in a register of a million members as in one of a few: the time in which a node
// imports a full block of ballots, on two chains that differ in nothing but the number of members of one co-op.

import assert from "node:assert/strict";
import { createWriteStream, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { cpus, homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const USAGE = `usage: node scripts/million-seats.mjs [--small SEATS] [--large SEATS] [--ballots BALLOTS] [--repeats TIMES]
                                     [--spec FILE]

Compares the import of a full block of ballots in a co-op of SEATS members, 3004 and 1000000 unless said: with fewer no block is
full. It fails where the large one takes more than 1.2 times as long. FILE is the raw spec of the test chain, else the development
node writes it. ROCHDALE_NODE is the node, else the one with which weights are measured where it was built, else the development
node. A million seats need 6 GB of memory, 15 GB of disk below TMPDIR, and about 20 minutes.`;

/** What the large register may cost, as a multiple of what the small one does. */
const ALLOWED = 1.2;

/** The bakery of the test chain, which the added members join, and who sits in it without a balance. */
const COOP = 1;
const EMPTY_HANDED = 4;

/** Length of a day in milliseconds: a vote of 14 days outlasts the halt in which the ballots are handed in, of 30 s at most. */
const DAY = 5_000;

/** Blocks of a session of the test chain's validators. */
const SESSION = 10;

// An interrupted run leaves gigabytes behind unless it comes to an orderly end.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rochdale");
const development = join(process.env.CARGO_TARGET_DIR ?? join(cache, "target"), "debug", "rochdale-node");
// The node with the benchmark command is optimised. It runs the runtime of the development node, because its own one could only
// be measured.
const optimised = join(cache, "weights-target", "weights", "rochdale-node");
const maker = process.env.ROCHDALE_NODE ?? development;
process.env.ROCHDALE_NODE ??= existsSync(optimised) ? optimised : development;

// Loaded late, because the library looks for the node at once.
const { BINARY, Node, eventually, run, temporaryFolder } = await import("../tests/lib/node.mjs");
const { alice, bob, connect, document, key, send } = await import("../tests/lib/client.mjs");
const { blake2AsU8a, decodeAddress, xxhashAsU8a } = await import("@polkadot/util-crypto");

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const u32 = (number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(number);
	return bytes;
};
const twox64Concat = (bytes) => hex(xxhashAsU8a(bytes, 64)) + hex(bytes);
const blake2Concat = (bytes) => hex(blake2AsU8a(bytes, 128)) + hex(bytes);
const since = (start) => `${((Date.now() - start) / 1000).toFixed(0)} s`;
const say = (text) => console.log(`million-seats: ${text}`);

/** Runs a command of the node and gives what it logged. */
async function command(args, seconds) {
	const { code, stdout, stderr } = await run(args, { seconds });
	if (code !== 0) throw new Error(`rochdale-node ${args[0]} failed: ${stderr.slice(-2_000) || stdout.slice(-2_000)}`);
	return stdout + stderr;
}

// The register

/** The numbers of those members who vote, spread evenly over the register behind the founders. */
function voters(seats, ballots) {
	const step = (seats - EMPTY_HANDED) / ballots;
	return Array.from({ length: ballots }, (_, index) => EMPTY_HANDED + 1 + Math.floor(index * step));
}

const keyOf = (index) => key(`//Voter//${index}`);

/** Writes what the chain itself writes when it enters a member, as hexadecimal pairs of key and value. */
function scribe(api) {
	const { cooperatives, membership, system } = api.query;
	assert.ok(cooperatives, "the node runs another chain");
	const prefix = (entry) => entry.keyPrefix().slice(2);
	const encode = (entry, value) => {
		const { meta } = entry.creator;
		const type = meta.type.isPlain ? meta.type.asPlain : meta.type.asMap.value;
		return hex(api.registry.createType(api.registry.createLookupType(type), value).toU8a());
	};
	const coop = u32(COOP);
	const seatIn = twox64Concat(coop);
	const [members, seats, accounts, kept] = [membership.members, membership.seats, system.account, membership.keptAlive].map(prefix);

	// An entry as the library encodes it, cut where the account and the version of the electorate stand.
	const marks = { account: "a5".repeat(32), version: "5a5a5a5a" };
	const entry = (joinedAt) =>
		encode(membership.members, {
			account: `0x${marks.account}`,
			class: "Ordinary",
			joinedAt,
			state: "Active",
			votes: [{ version: 0x5a5a5a5a, votes: true, at: 0 }],
		});
	// The flag says that the balances pallet has nothing to migrate in the account.
	const account = encode(system.account, { providers: 1, data: { flags: 1n << 127n } });
	const once = encode(membership.keptAlive, 1);

	return {
		encode,
		member(joinedAt) {
			const [head, ...rest] = entry(joinedAt).split(marks.account);
			const [middle, ...tail] = rest.join("").split(marks.version);
			assert.ok(rest.length === 1 && tail.length === 1, "the entry of a member is laid out in another way");
			return (number, who) => {
				const id = hex(who);
				const no = u32(number);
				const byAccount = blake2Concat(who);
				return [
					[members + seatIn + twox64Concat(no), head + id + middle + hex(no) + tail[0]],
					[seats + byAccount + seatIn, hex(no)],
					[accounts + byAccount, account],
					[kept + byAccount, once],
				];
			};
		},
	};
}

/** The genesis of the test chain, and how members are added to it. */
async function genesis(given) {
	const file = given ?? join(temporaryFolder(), "test.json");
	if (!given) execFileSync(maker, ["export-chain-spec", "--chain", "test", "--raw", "--output", file], { stdio: "pipe" });
	const spec = JSON.parse(readFileSync(file, "utf8"));
	const node = await Node.start({ chain: ["--chain", file] });
	const api = await connect(node);
	const state = await api.at(api.genesisHash);
	const { membership, clock } = state.query;
	const scribbler = scribe({ query: state.query, registry: state.registry });

	const founder = (await membership.members(COOP, EMPTY_HANDED)).unwrap();
	const roll = await membership.rolls(COOP);
	const counted = (await membership.seatHistory(COOP, 0)).unwrap();
	assert.deepEqual([roll.lastNo.toNumber(), roll.changes.toNumber()], [EMPTY_HANDED, 1], "the bakery has other founders");
	const member = scribbler.member(founder.joinedAt.toNumber());

	// The founder without a balance is what an added member is to be: the same entries, byte for byte.
	const { top } = spec.genesis.raw;
	for (const [where, value] of member(EMPTY_HANDED, founder.account.unwrap().toU8a())) {
		assert.equal(top[`0x${where}`], `0x${value}`, "the chain enters members in another way");
	}
	const counts = (seats) => ({
		[clock.dayLength.key()]: `0x${scribbler.encode(clock.dayLength, DAY)}`,
		[membership.rolls.key(COOP)]: `0x${scribbler.encode(membership.rolls, {
			...roll.toJSON(),
			lastNo: seats,
			seated: seats,
			voters: seats,
			version: seats,
		})}`,
		[membership.seatHistory.key(COOP, 0)]: `0x${scribbler.encode(membership.seatHistory, { ...counted.toJSON(), voters: seats })}`,
	});
	for (const where of Object.keys(counts(0))) assert.ok(where in top, "the chain counts members in another way");
	await api.disconnect();
	await node.kill("SIGINT");
	return { spec, member, counts };
}

/** Writes the raw spec with so many members, and gives the file of it and of one without them. */
async function writeSpecs({ spec, member, counts }, seats, keys) {
	const folder = temporaryFolder();
	const { top } = spec.genesis.raw;
	const changed = { ...top, ...counts(seats) };
	const written = (entries) => ({ ...spec, genesis: { raw: { ...spec.genesis.raw, top: entries } } });
	// Once the state is in the database, the node reads nothing but the name of the chain from the spec.
	const small = join(folder, "small.json");
	writeFileSync(small, JSON.stringify(written(changed)));

	const large = join(folder, "large.json");
	const out = createWriteStream(large);
	const [head, tail] = JSON.stringify(written({ ...changed, added: "" })).split('"added":""');
	let chunk = head;
	for (let number = EMPTY_HANDED + 1; number <= seats; number += 1) {
		const who = keys.get(number)?.publicKey ?? blake2AsU8a(`member ${number}`, 256);
		const last = number === seats;
		chunk += member(number, who)
			.map(([where, value]) => `"0x${where}":"0x${value}"`)
			.join(",\n");
		if (!last) chunk += ",\n";
		if (last || chunk.length > 4_000_000) {
			if (!out.write(chunk)) await once(out, "drain");
			chunk = "";
		}
	}
	out.end(tail);
	await once(out, "finish");
	return { small, large };
}

// The vote

/** Brings a text to the vote and stops the node. Gives its number and the ballots, signed. */
async function openVote(chain, basePath, keys, seats) {
	const node = await Node.start({ chain, basePath, args: ["--alice", "--force-authoring"] });
	const api = await connect(node);
	const { membership, resolutions } = api.query;

	// What was written is what the chain reads.
	const last = (await membership.members(COOP, seats)).unwrap();
	assert.equal((await membership.seats(last.account.unwrap(), COOP)).unwrap().toNumber(), seats);
	assert.equal((await membership.rolls(COOP)).voters.toNumber(), seats);

	const decide = api.tx.resolutions;
	const title = "Shall we open on Sundays?";
	const draft = await send(api, alice, decide.proposeText(COOP, "Ordinary", "Open", title, document(title)));
	const id = draft.find("resolutions.Proposed")[0].toNumber();
	await send(api, bob, decide.second(id, COOP));

	const signing = {
		nonce: 0,
		era: 0,
		tip: 0,
		blockHash: api.genesisHash,
		genesisHash: api.genesisHash,
		runtimeVersion: api.runtimeVersion,
	};
	const ballots = [...keys.values()].map((pair) => decide.vote(id, COOP, "For").sign(pair, signing).toHex());

	await eventually("the vote to open", async () => (await resolutions.resolutions(id)).unwrap().phase.isVoting);
	assert.equal((await resolutions.resolutions(id)).unwrap().electorate.electors.toNumber(), seats);
	// The validators' session must not end in the block that is measured, which then holds less.
	await eventually("the first half of a session", async () => {
		const height = (await node.heights()).best % SESSION;
		return height > 0 && height < SESSION / 2;
	});
	await api.disconnect();
	await node.kill("SIGINT");
	return { ballots };
}

/** Gives the ballots to a node, some at a time. */
async function handIn(api, ballots) {
	const waiting = ballots.values();
	const hand = async () => {
		for (const ballot of waiting) await api.rpc.author.submitExtrinsic(ballot);
	};
	await Promise.all(Array.from({ length: 32 }, hand));
}

/** Hands in all ballots while no block is made, and gives the numbers and ballots of the blocks that follow. */
async function cast(chain, basePath, ballots, seats) {
	const node = await Node.start({ chain, basePath, args: ["--validator", "--force-authoring"] });
	const api = await connect(node);
	const before = (await node.heights()).best;
	const start = Date.now();
	await handIn(api, ballots);
	say(`${seats} seats: ${ballots.length} ballots handed in within ${since(start)}`);
	// The first block comes when the node has the key for it.
	await node.rpc("author_insertKey", "aura", "//Alice", `0x${hex(alice.publicKey)}`);

	const blocks = [];
	let left = ballots.length;
	await eventually("all ballots to be in blocks", async () => {
		const { best } = await node.heights();
		for (let number = before + 1 + blocks.length; number <= best; number += 1) {
			const hash = await api.rpc.chain.getBlockHash(number);
			const { block } = await api.rpc.chain.getBlock(hash);
			const events = await (await api.at(hash)).query.system.events();
			const counted = events.filter(({ event }) => event.section === "resolutions" && event.method === "Voted").length;
			// All but the timestamp.
			assert.equal(counted, block.extrinsics.length - 1, "a block has other transactions, or ballots that failed");
			blocks.push({ number, hash: hash.toHex(), ballots: counted });
			left -= counted;
		}
		return left === 0;
	}, 300);
	await api.disconnect();
	await node.kill("SIGINT");
	return { before, blocks };
}

// The measurement

/** One chain, ready to import its fullest block again and again. */
async function prepare(origin, seats, ballots) {
	let start = Date.now();
	const keys = new Map(voters(seats, ballots).map((number, index) => [number, keyOf(index)]));
	assert.equal(keys.size, ballots, "there are fewer seats than ballots");
	const { small, large } = await writeSpecs(origin, seats, keys);
	say(`${seats} seats: raw spec written within ${since(start)}`);

	start = Date.now();
	const basePath = temporaryFolder();
	// Any command makes the genesis; this one does nothing else.
	await command(["export-blocks", "--chain", large, "--base-path", basePath, "--to", "0", join(basePath, "none")], 3_600);
	rmSync(large);
	say(`${seats} seats: genesis made within ${since(start)}`);

	const chain = ["--chain", small];
	start = Date.now();
	const vote = await openVote(chain, basePath, keys, seats);
	say(`${seats} seats: vote open after ${since(start)}`);
	const snapshot = join(temporaryFolder(), "snapshot");
	execFileSync("cp", ["-a", "--sparse=always", basePath, snapshot]);
	const { before, blocks } = await cast(chain, basePath, vote.ballots, seats);
	const fullest = blocks.reduce((best, block) => (block.ballots > best.ballots ? block : best));
	const file = join(temporaryFolder(), "blocks");
	const range = ["--from", before + 1, "--to", fullest.number].map(String);
	await command(["export-blocks", ...chain, "--base-path", basePath, "--binary", ...range, file], 300);
	const peer = await Node.start({ chain, basePath });
	const size = execFileSync("du", ["-sm", snapshot], { encoding: "utf8" }).split("\t")[0];
	say(`${seats} seats: ballots per block: ${blocks.map(({ ballots }) => ballots).join(", ")}; database ${size} MB`);
	if (blocks.length === 1) say("not a full block: more ballots would fit, so give --small more seats");
	return { seats, chain, snapshot, file, peer, ballots: vote.ballots, fullest, size, cold: [], warm: [] };
}

const clock = (line) => Date.parse(`${line.slice(0, 10)}T${line.slice(11, 23)}Z`);

/** What a node logs when a block arrives and when it is in the database. */
const LOG = ["-l", "sync::import-queue=trace,db=trace"];

/** Milliseconds from the arrival of the block to its commit, if the log has both. */
function importTime(log, { number, hash }) {
	const lines = log.split("\n");
	const arrival = lines.find((line) => line.includes(` Block ${number} (0x`) && line.includes(" logs (origin"));
	const commit = lines.find((line) => line.includes(`DB Commit done ${hash}`));
	return arrival && commit && clock(commit) - clock(arrival);
}

/** A copy of the database as it was before the first ballot. */
function restored({ snapshot }) {
	const basePath = temporaryFolder();
	execFileSync("cp", ["-a", "--sparse=always", `${snapshot}/.`, basePath]);
	return basePath;
}

/** The import by a node that has just started and knows nothing of the ballots, as when it catches up. */
async function importCold(prepared) {
	const { chain, file, fullest } = prepared;
	const basePath = restored(prepared);
	const log = await command(["import-blocks", ...chain, ...LOG, "--base-path", basePath, "--binary", file], 600);
	rmSync(basePath, { recursive: true });
	const time = importTime(log, fullest);
	if (!time) throw new Error(`the block was not imported: ${log.slice(-2_000)}`);
	return time;
}

/** The import from the network by a running node that has the ballots in its pool, as all nodes have in daily life. */
async function importWarm(prepared) {
	const { chain, ballots, peer, fullest } = prepared;
	const basePath = restored(prepared);
	const node = await Node.start({ chain, basePath, args: LOG });
	const api = await connect(node);
	await handIn(api, ballots);
	await node.rpc("system_addReservedPeer", await peer.address());
	const time = await eventually("the block to come", () => importTime(node.log, fullest));
	await api.disconnect();
	await node.kill("SIGINT");
	rmSync(basePath, { recursive: true });
	return time;
}

const median = (values) => {
	const sorted = [...values].sort((a, b) => a - b);
	return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

async function main() {
	const options = Object.fromEntries(
		Object.entries({ small: "3004", large: "1000000", ballots: "3000", repeats: "9" }).map(([name, value]) => [
			name,
			{ type: "string", default: value },
		]),
	);
	const { values } = parseArgs({ options: { ...options, spec: { type: "string" }, help: { type: "boolean" } } });
	if (values.help) return console.log(USAGE);
	const [small, large, wanted, repeats] = ["small", "large", "ballots", "repeats"].map((name) => Number(values[name]));
	// Nobody votes twice, so that the blocks of both chains hold the same.
	const ballots = Math.min(wanted, small - EMPTY_HANDED);
	say(`${BINARY} on ${cpus().length} cores, ${cpus()[0].model.trim()}`);

	const origin = await genesis(values.spec);
	// The small one waits for its vote while the genesis of the large one is made.
	const chains = await Promise.all([prepare(origin, small, ballots), prepare(origin, large, ballots)]);
	// In turns, so that a noisy machine disturbs both alike.
	for (let round = 1; round <= repeats; round += 1) {
		for (const chain of chains) chain.warm.push(await importWarm(chain));
		for (const chain of chains) chain.cold.push(await importCold(chain));
		const latest = chains.map(({ warm, cold }) => `${warm.at(-1)} ms (just started ${cold.at(-1)} ms)`);
		say(`round ${round} of ${repeats}: ${latest.join(" and ")}`);
	}

	console.log();
	console.table(
		chains.map(({ seats, fullest, warm, cold, size }) => ({
			seats,
			"ballots in the block": fullest.ballots,
			"running node, median ms": median(warm),
			"fastest ms": Math.min(...warm),
			"just started, median ms": median(cold),
			"its fastest ms": Math.min(...cold),
			"database MB": Number(size),
		})),
	);
	const ratio = (times) => {
		const [one, other] = chains.map((chain) => median(times(chain)) / chain.fullest.ballots);
		return other / one;
	};
	const running = ratio(({ warm }) => warm);
	console.log(`a node that has just started: ${ratio(({ cold }) => cold).toFixed(2)} times the time of the small register`);
	console.log(`a running node: ${running.toFixed(2)} times (at most ${ALLOWED})`);
	if (running > ALLOWED) process.exitCode = 1;
}

await main();
process.exit();
