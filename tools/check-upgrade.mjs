#!/usr/bin/env node
// Whether a runtime can take the place of the one that a chain has, asked before anybody votes on it (docs/upgrading.md).

import { randomBytes } from "node:crypto";
import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { connect, Mistake } from "./common.mjs";
import { misfit, misread, Types } from "./scale.mjs";

const USAGE = `usage: node tools/check-upgrade.mjs RUNTIME.wasm [--url ws://127.0.0.1:9944] [--node rochdale-node] [--minutes 30]
       [--compiled-runtimes FOLDER]

Compares the runtime with that of the chain to which the node at --url belongs, then copies the state of the chain's last final
block, puts the runtime in force in the copy with a node of its own (--node), and waits until it has carried out its migrations,
for so many minutes at most. A folder for compiled runtimes spares the second rehearsal of one a minute. Nothing is sent to the chain. Ends with 1 if the upgrade would break something.`;

/** The most bytes that a compressed runtime may have: what the chain's own journeys ask of it. */
const LARGEST = 1280 * 1024;

/** How many blocks are to be final after the last migration, and after the last session that is to begin. */
const AFTERWARDS = 3;

/** How many sessions are to begin after the last migration: the second one has validators whom the new runtime has planned. */
const SESSIONS = 2;

/** Blocks of a session in the copy, which would have an hour's. A migration that takes longer meets several. */
const SESSION = 5;

/** How many keys or values are asked for at a time. */
const PAGE = 500;

/** Seconds until the copy makes its first block: compiling the runtime is the longest. */
const PATIENCE = 300;

/** Seconds without another block after which the copy counts as stopped. */
const SILENCE = 90;

/** Constants that nobody expects to change: addresses, the length of a slot, and what accounts are derived from. */
const FIXED = new Set([
	"System.SS58Prefix",
	"Aura.SlotDuration",
	"Timestamp.MinimumPeriod",
	"Cooperatives.FederationAccount",
]);

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const hex = (bytes) => `0x${Buffer.from(bytes).toString("hex")}`;
const bytesOf = (text) => Buffer.from(text.slice(2), "hex");

/** What was found: each line is about one thing, and either fine, worth knowing, or breaks. */
class Findings {
	lines = [];

	ok(what, text) {
		this.lines.push(["ok", what, text]);
	}

	note(what, text) {
		this.lines.push(["note", what, text]);
	}

	breaks(what, text) {
		this.lines.push(["BREAKS", what, text]);
	}

	/** One line for each of these, or one that says that there is none. */
	all(found, what, fine) {
		if (found.length === 0) this.ok(what, fine);
		for (const text of found) this.breaks(what, text);
	}

	get broken() {
		return this.lines.filter(([kind]) => kind === "BREAKS").length;
	}

	print() {
		const width = Math.max(...this.lines.map(([, what]) => what.length));
		for (const [kind, what, text] of this.lines) console.log(`${kind.padEnd(6)}  ${what.padEnd(width)}  ${text}`);
	}
}

/** The whole state at a block, as a map from keys to values, both as text. */
async function stateAt(api, at) {
	const found = new Map();
	for (let start = "0x"; ; ) {
		const keys = (await api.rpc.state.getKeysPaged("0x", PAGE, start, at)).map((key) => key.toHex());
		if (keys.length === 0) return found;
		const [{ changes }] = await api._rpcCore.provider.send("state_queryStorageAt", [keys, at]);
		for (const [key, value] of changes) if (value !== null) found.set(key, value);
		start = keys[keys.length - 1];
	}
}

/** What is stored under one prefix: pallet and item, in the metadata of a runtime. */
function itemsOf(metadata, xxhash) {
	const found = new Map();
	for (const pallet of metadata.pallets) {
		if (pallet.storage.isNone) continue;
		const { prefix, items } = pallet.storage.unwrap();
		for (const item of items) {
			const key = xxhash(prefix.toString()) + xxhash(item.name.toString()).slice(2);
			const isMap = item.type.isMap;
			found.set(key, {
				pallet: pallet.name.toString(),
				name: `${pallet.name}.${item.name}`,
				value: (isMap ? item.type.asMap.value : item.type.asPlain).toNumber(),
				key: isMap ? item.type.asMap.key.toNumber() : undefined,
				hashers: isMap ? item.type.asMap.hashers.map((hasher) => hasher.type).join(" ") : "",
			});
		}
	}
	return found;
}

/** The entries of a state by the prefix under which they are stored. */
function entriesByItem(state) {
	const found = new Map();
	for (const [key, value] of state) {
		const prefix = key.slice(0, 66);
		if (!found.has(prefix)) found.set(prefix, []);
		found.get(prefix).push([key, value]);
	}
	return found;
}

/** The calls of a runtime by pallet and name. */
function callsOf(metadata, types) {
	const found = new Map();
	for (const pallet of metadata.pallets) {
		if (pallet.calls.isNone) continue;
		for (const [index, { name, fields }] of types.of(pallet.calls.unwrap().type).variants) {
			found.set(`${pallet.name}.${name}`, { index: `${pallet.index}.${index}`, fields });
		}
	}
	return found;
}

/** What a signed call of the present runtime would mean otherwise in the next one. */
function changedCalls(old, next) {
	const calls = callsOf(next.metadata, next.types);
	const found = [];
	for (const [name, { index, fields }] of callsOf(old.metadata, old.types)) {
		const other = calls.get(name);
		if (!other) found.push(`${name} is gone`);
		else if (other.index !== index) found.push(`${name} had the number ${index} and has ${other.index}`);
		else if (other.fields.map((field) => field.name).join() !== fields.map((field) => field.name).join()) {
			found.push(`${name} takes other arguments`);
		} else {
			const why = fields
				.map((field, at) => misfit(old.types, field.type, next.types, other.fields[at].type, field.name))
				.find((one) => one !== undefined);
			if (why) found.push(`${name}: ${why}`);
		}
	}
	return found;
}

/** In what surrounds a signed transaction the next runtime differs. */
function changedExtensions(old, next) {
	const listed = ({ metadata }) => metadata.extrinsic.signedExtensions ?? metadata.extrinsic.transactionExtensions;
	const [before, after] = [listed(old), listed(next)];
	const names = (all) => all.map(({ identifier }) => identifier.toString()).join(", ");
	if (names(before) !== names(after)) return [`they were ${names(before)} and are ${names(after)}`];
	return before.flatMap((one, index) =>
		["type", "additionalSigned"]
			.map((part) => one[part] && misfit(old.types, one[part], next.types, after[index][part], one.identifier.toString()))
			.filter((why) => why !== undefined),
	);
}

function compareVersions(findings, old, next) {
	const [before, after] = [old.version, next.version];
	if (after.specName !== before.specName) findings.breaks("spec name", `was ${before.specName} and is ${after.specName}`);
	else findings.ok("spec name", after.specName);
	if (after.specVersion > before.specVersion) findings.ok("spec version", `${before.specVersion} to ${after.specVersion}`);
	else findings.breaks("spec version", `${after.specVersion} is not higher than ${before.specVersion}: the chain refuses the runtime`);
	// Light clients read no chain with another one (smoldot 3.4).
	const system = after.systemVersion ?? after.stateVersion;
	if (system === 1) findings.ok("system version", "1");
	else findings.breaks("system version", `is ${system}, and light clients read 1 only`);

	const changed = [...changedCalls(old, next), ...changedExtensions(old, next)];
	const raised = after.transactionVersion > before.transactionVersion;
	const versions = `${before.transactionVersion} to ${after.transactionVersion}`;
	if (after.transactionVersion < before.transactionVersion) findings.breaks("transaction version", `goes back, ${versions}`);
	else if (changed.length === 0 && raised) {
		findings.note("transaction version", `${versions}, though no call changes: what resolutions are to enact fails for nothing`);
	} else if (changed.length === 0) findings.ok("transaction version", `stays ${after.transactionVersion}, and no call changes`);
	for (const text of changed) {
		if (raised) findings.note("transaction version", `${versions}, because ${text}`);
		else findings.breaks("transaction version", `stays ${after.transactionVersion}, but ${text}`);
	}
}

function compareConstants(findings, old, next) {
	const constants = ({ metadata }) =>
		new Map(metadata.pallets.flatMap(({ name, constants: all }) => all.map((one) => [`${name}.${one.name}`, one.value.toHex()])));
	const after = constants(next);
	let fixed = true;
	for (const [name, value] of constants(old)) {
		if (after.get(name) === value || name === "System.Version") continue;
		if (FIXED.has(name)) {
			fixed = false;
			findings.breaks("constants", `${name} was ${value} and is ${after.get(name) ?? "gone"}`);
		} else findings.note("constants", `${name} was ${value} and is ${after.get(name) ?? "gone"}`);
	}
	if (fixed) findings.ok("constants", "addresses, slots and the federation's account are the same");
}

/** Which items are stored otherwise in the next runtime, each with what is different. */
function changedItems(old, next) {
	const found = [];
	for (const [prefix, item] of old.items) {
		const other = next.items.get(prefix);
		if (!other) {
			found.push({ prefix, item, why: "is gone" });
			continue;
		}
		const why =
			item.hashers !== other.hashers
				? "has other keys"
				: ((item.key === undefined ? undefined : misfit(old.types, item.key, next.types, other.key, "its key")) ??
					misfit(old.types, item.value, next.types, other.value));
		if (why) found.push({ prefix, item, why });
	}
	return found;
}

/** Free port of this machine. */
const freePort = () =>
	new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});

/** A chain of its own with a copied state, on a node of its own that makes all blocks. */
class Copy {
	static async start({ binary, compiled, state, code, tools, authorities }) {
		const copy = new Copy();
		copy.compiled = compiled;
		copy.folder = mkdtempSync(join(tmpdir(), "rochdale-upgrade-"));
		try {
			await copy.#start(binary, copy.#spec(state, code, tools, authorities));
			return copy;
		} catch (error) {
			copy.stop();
			throw error;
		}
	}

	/** The state with the next runtime, and with keys of ours in the place of all validators' keys. */
	#spec(state, code, { xxhash, keys }, authorities) {
		const top = Object.fromEntries(state);
		const swap = (pallet) => {
			const prefix = xxhash(pallet);
			for (const key of Object.keys(top)) {
				if (!key.startsWith(prefix)) continue;
				for (const [theirs, ours] of authorities) top[key] = top[key].replaceAll(theirs, ours);
			}
		};
		for (const pallet of ["Aura", "Grandpa", "Session"]) swap(pallet);
		top["0x3a636f6465"] = hex(code);
		// A clock of the chain ahead of this machine's would let no block come: the last slot and timestamp come before now.
		const now = BigInt(Date.now());
		const earlier = (pallet, item, latest) => {
			const key = xxhash(pallet) + xxhash(item).slice(2);
			if (top[key] && bytesOf(top[key]).readBigUInt64LE() > latest) {
				const bytes = Buffer.alloc(8);
				bytes.writeBigUInt64LE(latest);
				top[key] = hex(bytes);
			}
		};
		earlier("Timestamp", "Now", now - 3_000n);
		earlier("Aura", "CurrentSlot", now / 3_000n - 1n);
		// The copy counts its blocks from the beginning, and its sessions end soon.
		top[xxhash("System") + xxhash("Number").slice(2)] = "0x00000000";
		const length = Buffer.alloc(4);
		length.writeUInt32LE(SESSION);
		top[xxhash("ValidatorSeats") + xxhash("SessionLength").slice(2)] = hex(length);
		this.keys = keys;
		const spec = {
			name: "Rehearsal of an upgrade",
			id: `rehearsal-${randomBytes(4).toString("hex")}`,
			chainType: "Development",
			bootNodes: [],
			telemetryEndpoints: null,
			protocolId: null,
			properties: {},
			codeSubstitutes: {},
			genesis: { raw: { top, childrenDefault: {} } },
		};
		const file = join(this.folder, "spec.json");
		writeFileSync(file, JSON.stringify(spec));
		return file;
	}

	async #start(binary, spec) {
		const keystore = join(this.folder, "keys");
		for (const [type, scheme] of [["aura", "sr25519"], ["gran", "ed25519"]]) {
			const key = ["--key-type", type, "--scheme", scheme, "--suri", this.keys.secret];
			try {
				await promisify(execFile)(binary, ["key", "insert", "--chain", spec, "--keystore-path", keystore, ...key]);
			} catch (error) {
				if (!/a release starts no other/.test(error.stderr)) throw error;
				throw new Mistake(`${binary} is a release, which starts no copy of a chain: name a node that 'make build' has built.`);
			}
		}
		const port = await freePort();
		this.url = `ws://127.0.0.1:${port}`;
		this.log = "";
		this.child = spawn(binary, [
			...["--chain", spec, "--validator", "--force-authoring", "--base-path", join(this.folder, "node")],
			...["--keystore-path", keystore, "--rpc-port", port, "--no-prometheus", "--no-telemetry", "--no-mdns"],
			...["--listen-addr", "/ip4/127.0.0.1/tcp/0", "--node-key", randomBytes(32).toString("hex")],
			...["--rpc-max-response-size", 64],
			...(this.compiled ? ["--compiled-runtimes", this.compiled] : []),
		].map(String));
		for (const stream of [this.child.stdout, this.child.stderr]) stream.on("data", (data) => (this.log += data));
		const closed = new Promise((resolve) => this.child.once("close", resolve));
		process.on("exit", () => this.stop());
		const ready = (async () => {
			for (const end = Date.now() + PATIENCE * 1000; Date.now() < end; ) {
				try {
					return await fetch(`http://127.0.0.1:${port}/health`);
				} catch {
					await sleep(500);
				}
			}
			throw new Error("it does not answer");
		})();
		await Promise.race([ready, closed.then(() => Promise.reject(new Error("it stops")))]);
	}

	/** What it complained about last. */
	get complaint() {
		const lines = this.log.trim().split("\n");
		return (lines.findLast((line) => /panicked|Error:|failed/.test(line)) ?? lines.at(-1) ?? "").trim().slice(0, 300);
	}

	stop() {
		this.child?.kill("SIGKILL");
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/**
 * Waits until the copy has carried out its migrations, sessions have begun after them, and some blocks after all that are final.
 * Gives how that went.
 */
async function carriedOut(api, copy, minutes, xxhash) {
	const cursor = xxhash("Migrations") + xxhash("Cursor").slice(2);
	const session = xxhash("Session") + xxhash("CurrentIndex").slice(2);
	const end = Date.now() + minutes * 60_000;
	const [failures, seen] = [[], { best: 0, at: Date.now(), done: undefined, begun: [], session: undefined }];
	for (;;) {
		await sleep(1000);
		const head = await api.rpc.chain.getHeader().catch(() => undefined);
		const best = head?.number.toNumber() ?? seen.best;
		for (let number = seen.best + 1; number <= best; number++) {
			const hash = await api.rpc.chain.getBlockHash(number);
			const events = await (await api.at(hash)).query.system.events();
			for (const { event } of events) {
				if (event.section === "migrations" && /Failed$/.test(event.method)) failures.push(`${event.method} in block ${number}`);
			}
			const runs = (await api.rpc.state.getStorage(cursor, hash)).isSome;
			if (!runs && seen.done === undefined) seen.done = number;
			const index = (await api.rpc.state.getStorage(session, hash)).toHex();
			if (number > seen.done && index !== seen.session) seen.begun.push(number);
			seen.session = index;
		}
		if (best > seen.best) Object.assign(seen, { best, at: Date.now() });
		if (failures.length > 0) return { failures, ...seen };
		const final = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
		const begun = seen.begun.at(SESSIONS - 1);
		if (begun !== undefined && final >= begun + AFTERWARDS) return { failures, ...seen, final };
		const patience = best === 0 ? PATIENCE : SILENCE;
		if (copy.child.exitCode !== null) failures.push(`the node stops: ${copy.complaint}`);
		else if (Date.now() - seen.at > patience * 1000) failures.push(`no block after block ${best}: ${copy.complaint}`);
		else if (seen.done !== undefined && begun === undefined && best > seen.done + (SESSIONS + 1) * SESSION) {
			const begins = `${seen.begun.length} began in ${best - seen.done}`;
			failures.push(`a session does not end: it has ${SESSION} blocks, and ${begins}`);
		} else if (Date.now() > end) {
			failures.push(seen.done === undefined ? `migrations still run after ${minutes} minutes` : `block ${final} is the last final one`);
		}
		if (failures.length > 0) return { failures, ...seen, final };
	}
}

/** What of a state cannot be read by a runtime, to the last byte: item, how many entries, and why the first of them. */
function unreadable({ items, types }, byItem) {
	const found = [];
	for (const [prefix, entries] of byItem) {
		const item = items.get(prefix);
		if (!item) continue;
		const bad = entries.map(([, value]) => misread(types, item.value, bytesOf(value))).filter((why) => why !== undefined);
		if (bad.length > 0) found.push({ item, count: bad.length, of: entries.length, why: bad[0] });
	}
	return found;
}

/** A runtime as its metadata describe it. */
function described(api, version, xxhash) {
	const metadata = api.runtimeMetadata.asLatest;
	const types = new Types(metadata.lookup);
	return { version, metadata, types, items: itemsOf(metadata, xxhash) };
}

async function check({ wasm, url, binary, compiled, minutes }) {
	const { xxhashAsHex, sr25519PairFromSeed, ed25519PairFromSeed, cryptoWaitReady } = await import(
		"@polkadot/util-crypto"
	);
	await cryptoWaitReady();
	const xxhash = (text) => xxhashAsHex(text, 128);
	const seed = randomBytes(32);
	const [aura, grandpa] = [sr25519PairFromSeed(seed), ed25519PairFromSeed(seed)].map(({ publicKey }) => hex(publicKey).slice(2));
	const keys = { secret: hex(seed) };
	const findings = new Findings();
	const code = readFileSync(wasm);

	const compressed = code.subarray(0, 8).toString("hex") === "52bc537646db8e05";
	if (!compressed) findings.breaks("size", "the runtime is not compressed");
	else if (code.length >= LARGEST) findings.breaks("size", `${code.length} bytes, and ${LARGEST} are too many`);
	else findings.ok("size", `${code.length} bytes of less than ${LARGEST}`);

	const chain = await connect(url);
	const at = (await chain.rpc.chain.getFinalizedHead()).toHex();
	const number = (await chain.rpc.chain.getHeader(at)).number.toNumber();
	const version = await chain._rpcCore.provider.send("state_getRuntimeVersion", [at]);
	const old = described(chain, version, xxhash);
	console.error(`check-upgrade: copying the state of block ${number}`);
	const state = await stateAt(chain, at);
	const item = (pallet, name) => state.get(xxhash(pallet) + xxhash(name).slice(2));
	// Every key of 32 bytes by which a validator is known there becomes ours: those that work now, and those that wait.
	const authorities = new Map();
	for (const [key, value] of state) {
		if (!key.startsWith(xxhash("Session") + xxhash("NextKeys").slice(2))) continue;
		authorities.set(value.slice(2, 66), aura);
		authorities.set(value.slice(66, 130), grandpa);
	}
	for (const one of bytesOf(item("Aura", "Authorities")).subarray(1).toString("hex").match(/.{64}/g) ?? []) authorities.set(one, aura);
	await chain.disconnect();

	console.error(`check-upgrade: putting the runtime in force in a copy of ${state.size} entries`);
	let copy;
	try {
		copy = await Copy.start({ binary, compiled, state, code, tools: { xxhash, keys }, authorities });
	} catch (error) {
		if (error instanceof Mistake) throw error;
		findings.breaks("rehearsal", `a node with this runtime does not start: ${error.message}`);
		return findings;
	}
	try {
		const api = await connect(copy.url);
		const next = described(api, await api._rpcCore.provider.send("state_getRuntimeVersion", []), xxhash);
		compareVersions(findings, old, next);
		compareConstants(findings, old, next);

		const { failures, done, begun, best, final } = await carriedOut(api, copy, minutes, xxhash);
		const blocks = begun.slice(0, SESSIONS).join(" and ");
		findings.all(
			failures,
			"rehearsal",
			`migrations end in block ${done} after the upgrade, sessions begin in ${blocks}, and block ${final} is final`,
		);
		const after = await stateAt(api, (await api.rpc.chain.getBlockHash(best)).toHex());
		const [byItem, before] = [entriesByItem(after), entriesByItem(state)];
		const versionOf = (entries, pallet) => {
			const found = entries.get(xxhash(pallet) + xxhash(":__STORAGE_VERSION__:").slice(2));
			return found ? bytesOf(found).readUInt16LE() : 0;
		};
		let changes = 0;
		for (const { prefix, item: { name, pallet }, why } of changedItems(old, next)) {
			const [stored, left] = [before.get(prefix)?.length ?? 0, byItem.get(prefix)?.length ?? 0];
			const [from, to] = [versionOf(state, pallet), versionOf(after, pallet)];
			const how = `${name}: ${why}; storage version ${from} to ${to}, ${stored} entries before and ${left} after`;
			if (stored > 0 && to <= from) findings.breaks("storage", how);
			else if (left < stored && next.items.has(prefix)) findings.breaks("storage", `${how}: some are lost`);
			else findings.note("storage", how);
			changes += 1;
		}
		if (changes === 0) findings.ok("storage", "nothing is stored otherwise");
		for (const { item: { name }, count, of, why } of unreadable(old, before)) {
			findings.note("entries", `${name}: ${count} of ${of} cannot be read today either, the first ${why}`);
		}
		findings.all(
			unreadable(next, byItem).map(({ item: { name }, count, of, why }) => `${name}: ${count} of ${of} cannot be read, the first ${why}`),
			"entries",
			`all ${after.size} are read by the next runtime to the last byte`,
		);
		await api.disconnect();
	} finally {
		copy.stop();
	}
	return findings;
}

/** The node of this checkout, or the one that the environment names. */
function ownNode() {
	const target =
		process.env.CARGO_TARGET_DIR ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rochdale", "target");
	return process.env.ROCHDALE_NODE ?? join(target, "debug", "rochdale-node");
}

async function main() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			url: { type: "string", default: "ws://127.0.0.1:9944" },
			node: { type: "string", default: ownNode() },
			minutes: { type: "string", default: "30" },
			"compiled-runtimes": { type: "string" },
			help: { type: "boolean", default: false },
		},
	});
	const [wasm] = positionals;
	if (values.help || positionals.length !== 1) {
		console.log(USAGE);
		return values.help ? 0 : 2;
	}
	if (!existsSync(wasm)) throw new Mistake(`there is no runtime at ${wasm}.`);
	if (!existsSync(values.node)) throw new Mistake(`there is no node at ${values.node}: run 'make build', or name one with --node.`);
	const minutes = Number(values.minutes);
	if (!(minutes > 0)) throw new Mistake("--minutes must be a number above 0.");
	const findings = await check({ wasm, url: values.url, binary: values.node, compiled: values["compiled-runtimes"], minutes });
	findings.print();
	if (findings.broken === 0) console.log("\nNothing would break. Read the notes before you propose it.");
	else console.log(`\nThis upgrade would break something (${findings.broken} times). Do not propose it.`);
	return findings.broken === 0 ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error) => {
		if (error instanceof Mistake) console.error(`check-upgrade: ${error.message}`);
		else console.error(error);
		process.exit(2);
	},
);
