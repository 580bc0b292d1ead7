// Two of five validators are gone for good, one of them rests, and the delegates of two thirds start finality anew without both:
// which new nodes and light clients find their way afterwards, and which do not.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, connect, dave, isFree, key, send } from "../lib/client.mjs";
import { sleep } from "../lib/clock.mjs";
import { LightClient } from "../lib/light.mjs";
import { changedSpec, eventually, Node, polled, rawSpec } from "../lib/node.mjs";
import { checkpoint } from "../lib/tool.mjs";

const [BAKERY, HOUSING, COURIERS, GROCERY, WEAVERS] = [1, 2, 3, 4, 5];
const [bobStash, eveStash] = [key("//Bob//stash"), key("//Eve//stash")];
/** Shorter sessions than the preset's, so that seats rest sooner, and a day in which people can act one after the other. */
const SESSION = 5;
const DAY = 1_200_000;
const DELAY = 4;
/** How long a node that finds no way is watched, in seconds. */
const WATCHED = 60;
/** How long a light client that has stopped may take to answer, in seconds. */
const PATIENCE = 20;

let raw, api;
const nodes = {};
const clients = [];
const living = () => Object.values(nodes).filter((node) => !node.isGone());
const validators = async () => (await api.query.session.validators()).length;
const heights = () => nodes.alice.heights();

before(async () => {
	const plain = await changedSpec("test-federation", (genesis) => {
		genesis.clock.dayLength = DAY;
		genesis.validatorSeats.sessionLength = SESSION;
	});
	raw = await rawSpec(plain);
	const start = async (name, ...args) => {
		nodes[name] = await Node.start({ chain: ["--chain", raw, `--${name}`], args });
	};
	await start("alice", "-l", "grandpa=debug");
	const bootnode = await nodes.alice.address();
	await Promise.all(["bob", "charlie", "dave", "eve"].map((name) => start(name, "--bootnodes", bootnode)));
	api = await connect(nodes.alice);
});
after(async () => {
	await Promise.all(clients.map((client) => client.stop()));
	await api?.disconnect();
	await Promise.all(Object.values(nodes).map((node) => node.kill()));
});

/** Waits until the chain has so many more blocks. */
async function more(blocks) {
	const { best } = await heights();
	await eventually(`${blocks} blocks more`, async () => (await heights()).best >= best + blocks);
}

test("five validators make blocks final, and a light client follows", async () => {
	await nodes.alice.finalises(2 * SESSION);
	assert.equal(await validators(), 5);
	clients.push(await LightClient.start(raw, [nodes.alice, nodes.bob]));
	await eventually("the light client to follow", async () => (await clients[0].finalised()).number > 0);
});

let stopped;
test("without two of them blocks go on and finality stops", async () => {
	await Promise.all([nodes.dave.kill(), nodes.eve.kill()]);
	// What the two had still said may make a few more blocks final.
	await more(3 * SESSION);
	stopped = (await heights()).finalised;
	await more(SESSION);
	assert.equal((await heights()).finalised, stopped);
	const best = await nodes.alice.rpc("chain_getBlockHash");
	assert.match((await checkpoint(raw, nodes.alice, "--at", best)).stderr, /^block \d+ with this hash is not final at ws:/);
});

test("a seat rests in time, and that alone restores nothing", async () => {
	await eventually("one of five seats to rest", async () => (await validators()) === 4);
	await more(SESSION);
	assert.equal((await heights()).finalised, stopped);
	assert.equal(await validators(), 4);
});

test("three of five delegates restore nothing", async () => {
	const demand = (signer, coop, delay = DELAY) => send(api, signer, api.tx.resolutions.callEmergency(coop, delay, stopped));
	for (const [signer, coop] of [[alice, BAKERY], [dave, HOUSING], [bobStash, COURIERS]]) {
		const demanded = await demand(signer, coop);
		assert.equal(demanded.find("resolutions.FinalityRestarted"), undefined);
		assert.ok(isFree(demanded));
	}
	// Another demand joins nobody.
	const other = await demand(eveStash, GROCERY, DELAY + 1);
	assert.equal(other.find("resolutions.FinalityRestarted"), undefined);
	await more(SESSION + DELAY);
	assert.equal((await heights()).finalised, stopped);
});

/** The number of the set of authorities that votes, as the node counts them. */
const voting = () => Number([...nodes.alice.log.matchAll(/new voter with set ID (\d+)/g)].at(-1)[1]);

let restarted;
test("with the fourth delegate finality starts anew on all nodes that are left", async (t) => {
	const call = (coop) => api.tx.resolutions.callEmergency(coop, DELAY, stopped);
	// Demands of more than a day ago are not heard, so that all are made again.
	const asked = [[alice, BAKERY], [dave, HOUSING], [bobStash, COURIERS], [eveStash, WEAVERS]];
	const results = await Promise.allSettled(asked.map(([signer, coop]) => send(api, signer, call(coop))));
	const found = results.map(({ value }) => value?.find("resolutions.FinalityRestarted")).filter(Boolean);
	assert.equal(found.length, 1, results.map(({ reason }) => reason?.message).join(", "));
	await eventually("the set of those who are left", async () => (await validators()) === 3);
	const { best } = await heights();
	assert.equal(living().length, 3);
	[restarted] = await Promise.all(living().map((node) => node.finalises(best + DELAY)));
	t.diagnostic(`${stopped} was final, and now ${restarted} is; set ${voting()} votes`);
});

/** A node that is new: it has one peer and nothing else. */
const newcomer = async (sync, ...args) => {
	const node = await Node.start({
		chain: ["--chain", raw],
		args: ["--sync", sync, "--bootnodes", await nodes.alice.address(), ...args],
	});
	nodes[`new by ${sync}`] = node;
	return node;
};

test("a new node follows by the blocks, from one peer", async (t) => {
	const since = Date.now();
	const node = await newcomer("full");
	const { finalised } = await heights();
	await node.finalises(finalised + 2);
	t.diagnostic(`after ${((Date.now() - since) / 1_000).toFixed(0)} s`);
	assert.equal(await node.rpc("chain_getBlockHash", restarted), await nodes.alice.rpc("chain_getBlockHash", restarted));
});

/** Gives whoever finds no way the time to find one. */
const stands = () => sleep(WATCHED * 1_000);

test("a new node does not find its way by proofs, and says what to do", async () => {
	const node = await newcomer("warp", "-l", "sync=debug");
	const said = /no peer could prove for a minute how the chain goes on.*'--sync full'/;
	await polled("the node to say so", () => said.test(node.log));
	assert.equal((await node.heights()).finalised, 0);
	assert.match(node.log, /Bad warp proof response: bad justification for header/);
	assert.match(node.log, /Warping, 0 eras synced/);
});

test("light clients stay where finality stopped", async (t) => {
	clients.push(await LightClient.start(raw, [nodes.alice, nodes.bob]));
	await stands();
	for (const [name, light] of [["old", clients[0]], ["new", clients[1]]]) {
		const silent = sleep(PATIENCE * 1_000).then(() => undefined);
		const head = await Promise.race([light.finalised().catch(() => undefined), silent]);
		t.diagnostic(`the ${name} one has ${head ? `block ${head.number}` : "nothing"} as final, and says: ${light.log.at(-1)}`);
		assert.ok(!head || head.number <= stopped);
	}
});

test("a light client that is given a block of after the restart goes on from there", async (t) => {
	const { number, hash, set, written } = await checkpoint(raw, nodes.alice);
	assert.ok(number >= restarted);
	assert.equal(set, voting());
	// By the hash every node gives the same.
	await nodes.bob.finalises(number);
	assert.equal((await checkpoint(raw, nodes.bob, "--at", hash)).written.database, written.database);

	const light = await LightClient.start(written.spec, [nodes.alice, nodes.bob], written.database);
	clients.push(light);
	const head = await polled("the light client to follow", async () => {
		const found = await light.finalised();
		return found.number >= number + 3 && found;
	});
	t.diagnostic(`${head.number} after it was given ${number}`);
	assert.equal(head.hash, await nodes.alice.rpc("chain_getBlockHash", head.number));
});

test("blocks from which light clients could not go on are refused", async () => {
	const waits = async (hash) => (await (await api.at(hash)).query.grandpa.pendingChange()).isSome;
	let hash = await nodes.alice.rpc("chain_getBlockHash", restarted);
	while (!(await waits(hash))) hash = (await api.rpc.chain.getHeader(hash)).parentHash;
	const { code, stderr } = await checkpoint(raw, nodes.alice, "--at", hash.toString());
	assert.equal(code, 1);
	assert.match(stderr, /^those who vote change soon after block \d+: take a later one/);
});
