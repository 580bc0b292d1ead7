// A federation of five changes the layout of its registers by resolution, while members vote and clients stay connected.
//
// ENTRIES (100,000 unless said) is how many members and how many resolutions there are beside those of the preset.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { blake2AsHex, xxhashAsHex } from "@polkadot/util-crypto";
import { alice, bob, charlie, connect, dave, document, eve, inTurn, key, refusal, send } from "../lib/client.mjs";
import { sleep } from "../lib/clock.mjs";
import { ran } from "../lib/command.mjs";
import { BINARY, COMPILED, nextRuntime, Node, polled, rawSpec, specWithDays, temporaryFolder } from "../lib/node.mjs";

const ENTRIES = Number(process.env.ENTRIES ?? 100_000);
/** Milliseconds of a day: the vote on an upgrade then takes some minutes of the machine. */
const DAY = 2_000;
const [BAKERY, HOUSING, COURIERS, GROCERY, WEAVERS] = [1, 2, 3, 4, 5];
/** Numbers that nobody else has. */
const FIRST = 10_000_000;
/** With what a transaction is refused during a migration (docs/refusals.md). */
const UPGRADING = /Custom error: 206/;

const [aliceStash, bobStash, charlieStash, daveStash, eveStash, ferdieStash, one] = [
	...["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map((name) => `//${name}//stash`),
	"//One",
].map(key);
const members = {
	[BAKERY]: [alice, bob, charlie],
	[HOUSING]: [dave, eve, aliceStash],
	[COURIERS]: [bobStash, charlieStash, daveStash],
	[GROCERY]: [eveStash, ferdieStash],
	[WEAVERS]: [eveStash, ferdieStash, one],
};

const xx = (text, bits = 128) => xxhashAsHex(text, bits).slice(2);
const prefix = (pallet, item) => `0x${xx(pallet)}${xx(item)}`;
const number = (value) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};
/** A number as part of a key: its hash, and itself. */
const part = (value) => xx(number(value), 64) + number(value).toString("hex");
const MEMBERS = prefix("Membership", "Members");
const RESOLUTIONS = prefix("Resolutions", "Resolutions");
const CURSOR = prefix("Migrations", "Cursor");
const TIMES = prefix("Clock", "Now");
/** Whose entries change their layout. */
const PALLETS = ["Membership", "Resolutions"];
const version = (pallet) => prefix(pallet, ":__STORAGE_VERSION__:");

const nodes = [];
const code = nextRuntime();
let api, watcher;
const heads = [];
const rpc = (...args) => nodes[0].rpc(...args);

/** What is stored about one resolution that nobody has seconded. */
async function oneResolution(chain) {
	const node = await Node.start({ chain: ["--chain", chain, "--alice", "--force-authoring"] });
	const alone = await connect(node);
	try {
		// It is read from the pool's view of the next block, because alone this node makes no block.
		const teller = alone.tx.cooperatives.appoint("Teller", 2, 100).method;
		const call = alone.tx.resolutions.propose(BAKERY, "Ordinary", "Open", "A teller", document("a teller"), teller);
		const proposed = await Promise.race([send(alone, alice, call), sleep(120_000).then(() => undefined)]);
		assert.ok(proposed, "one of five validators makes a block in five slots");
		const [key] = await node.rpc("state_getKeysPaged", RESOLUTIONS, 1, null);
		return await node.rpc("state_getStorage", key);
	} finally {
		await alone.disconnect();
		await node.kill();
	}
}

before(async () => {
	const plain = await rawSpec(await specWithDays("test-federation", DAY));
	const resolution = await oneResolution(plain);
	const spec = JSON.parse(readFileSync(plain, "utf8"));
	const { top } = spec.genesis.raw;
	const member = top[Object.keys(top).find((key) => key.startsWith(MEMBERS))];
	for (let index = 0; index < ENTRIES; index++) {
		top[`${MEMBERS}${part(BAKERY)}${part(FIRST + index)}`] = member;
		top[`${RESOLUTIONS}${part(FIRST + index)}`] = resolution;
	}
	const chain = `${temporaryFolder()}/spec.json`;
	writeFileSync(chain, JSON.stringify(spec));
	const start = async (name, ...args) => nodes.push(await Node.start({ chain: ["--chain", chain, `--${name}`], args }));
	// It is asked for the state of before the upgrade when that is long ago.
	await start("alice", "--state-pruning", "archive");
	const bootnode = await nodes[0].address();
	for (const name of ["bob", "charlie", "dave", "eve"]) await start(name, "--bootnodes", bootnode);
	api = await connect(nodes[0]);
	watcher = await connect(nodes[1]);
	await watcher.rpc.chain.subscribeFinalizedHeads((head) => heads.push(head.number.toNumber()));
	await nodes[0].finalises(2);
});

after(async () => {
	await Promise.all([api?.disconnect(), watcher?.disconnect()]);
	await Promise.all(nodes.map((node) => node.kill()));
});

const tx = () => api.tx.resolutions;
const phaseOf = async (id) => (await api.call.resolutionApi.overview(id)).unwrap().phase.type;
const reaches = (id, phase) => polled(`resolution ${id} to reach ${phase}`, async () => (await phaseOf(id)) === phase);

/** What the federation decides by a special vote, from its proposal to its effect. */
async function decided(title, call) {
	const proposal = tx().proposeToFederation(BAKERY, "Special", title, document(title), call?.method ?? null);
	const id = (await send(api, alice, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await send(api, dave, tx().second(id, HOUSING, 0));
	await reaches(id, "Voting");
	// At once, because one after the other they would take longer than the vote is open.
	const act = inTurn(() => api);
	const ballots = Object.keys(members).flatMap((coop) => members[coop].map((voter) => act(voter, tx().vote(id, coop, "For"))));
	await Promise.all(ballots);
	await reaches(id, "Enacted");
	return id;
}

/** The state at a block below a prefix. */
async function stored(below, at) {
	const found = [];
	for (let start = null; ; ) {
		const keys = await rpc("state_getKeysPaged", below, 1000, start, at);
		if (keys.length === 0) return found;
		const [{ changes }] = await rpc("state_queryStorageAt", keys, at);
		found.push(...changes);
		start = keys.at(-1);
	}
}

const checked = (wasm) =>
	ran(process.execPath, ["tools/check-upgrade.mjs", wasm, "--url", nodes[0].url, "--compiled-runtimes", COMPILED], {
		env: { ROCHDALE_NODE: BINARY },
	});

test("the check finds nothing that the upgrade would break", async () => {
	const wasm = `${temporaryFolder()}/next.wasm`;
	writeFileSync(wasm, code);
	const { code: exit, stdout, stderr } = await checked(wasm);
	assert.equal(exit, 0, stdout + stderr);
	assert.match(stdout, /Membership\.Members: .* is new; storage version 1 to 2/);
	assert.match(stdout, /Resolutions\.Resolutions: .* is new; storage version 1 to 2/);
});

let upgrade, members0, resolutions0;

test("members vote for it, and every entry changes its layout while blocks become final and no day passes", async (t) => {
	upgrade = await decided("Next version", api.tx.system.authorizeUpgrade(blake2AsHex(code)));
	const head = await rpc("chain_getFinalizedHead");

	const signed = await api.tx.system.applyAuthorizedUpgrade(`0x${code.toString("hex")}`).signAsync(eve, { nonce: -1 });
	const from = (await nodes[0].heights()).best;
	await api.rpc.author.submitExtrinsic(signed);
	await polled("the library to notice", () => api.runtimeVersion.specVersion.toNumber() === 101);
	await api.disconnect();
	api = await connect(nodes[0]);

	// Somebody signs with the new runtime while it runs.
	let told;
	const running = new Map();
	await polled("the migrations", async () => {
		const { best } = await nodes[0].heights();
		for (let block = from + 1; block <= best; block++) {
			if (running.has(block)) continue;
			const hash = await rpc("chain_getBlockHash", block);
			const [cursor, times, { block: content }, { specVersion }, ...versions] = await Promise.all([
				rpc("state_getStorage", CURSOR, hash),
				rpc("state_getStorage", TIMES, hash),
				rpc("chain_getBlock", hash),
				rpc("state_getRuntimeVersion", hash),
				...PALLETS.map((pallet) => rpc("state_getStorage", version(pallet), hash)),
			]);
			const isOver = cursor === null && versions.every((version) => version === "0x0200");
			const deadline = Buffer.from(times.slice(2), "hex").readBigUInt64LE(8);
			running.set(block, { cursor, isOver, specVersion, deadline, extrinsics: content.extrinsics.length });
		}
		if (running.get(best).cursor !== null && !told) {
			told = await refusal(send(api, bob, tx().proposeText(BAKERY, "Ordinary", "Open", "Flour", document("flour"))));
		}
		return running.get(best - 3)?.isOver;
	});
	// They begin after the block that has put the runtime in force, and few entries take no more than one block.
	const all = [...running];
	const [upgraded] = all.find(([, { specVersion }]) => specVersion === 101);
	const [last] = all.find(([, { isOver }]) => isOver);
	const during = all.filter(([block]) => block > upgraded && block <= last).map(([, found]) => found);
	// Read only now, because an upgrade that was authorised must be put in force within days, and a day is short here.
	[members0, resolutions0] = await Promise.all([stored(MEMBERS, head), stored(RESOLUTIONS, head)]);
	assert.ok(members0.length > ENTRIES && resolutions0.length > ENTRIES);
	t.diagnostic(`${members0.length} members and ${resolutions0.length} resolutions: ${during.length} blocks`);
	// With little to do it may all be done before anybody signs.
	if (ENTRIES >= 100_000) assert.ok(told);
	if (told) assert.match(told, UPGRADING);
	for (const { deadline, extrinsics } of during) assert.deepEqual([deadline, extrinsics], [during[0].deadline, 1]);
	await Promise.all(nodes.map((node) => node.finalises(last + 3)));
});

test("no entry is lost, and each has the new layout", async () => {
	const head = await rpc("chain_getFinalizedHead");
	for (const [below, before] of [[MEMBERS, members0], [RESOLUTIONS, resolutions0]]) {
		const now = new Map(await stored(below, head));
		assert.equal(now.size, before.length);
		for (const [key, value] of before) {
			// The resolution on the upgrade itself goes on meanwhile.
			if (key !== `${RESOLUTIONS}${part(upgrade)}`) assert.equal(now.get(key), `0x01${value.slice(2)}`);
		}
	}
	for (const pallet of PALLETS) assert.equal(await rpc("state_getStorage", version(pallet), head), "0x0200");
});

test("members vote on, and whoever was connected is", async () => {
	await decided("One calendar for all");
	const seen = heads.length;
	await polled("the old connection to hear of final blocks", () => heads.length > seen + 2);
	for (let index = 1; index < heads.length; index++) assert.ok(heads[index] > heads[index - 1]);
});
