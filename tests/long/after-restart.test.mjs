// After finality was started anew: which new nodes and light clients find their way, and which do not.
//
// Two of five validators are gone for good, one seat rests in vain, and the delegates start finality anew. What is new then knows
// nothing but the chain spec.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, connect, dave, key, send } from "../lib/client.mjs";
import { sleep } from "../lib/clock.mjs";
import { LightClient } from "../lib/light.mjs";
import { changedSpec, eventually, Node, rawSpec } from "../lib/node.mjs";

const [BAKERY, HOUSING, COURIERS, WEAVERS] = [1, 2, 3, 5];
const DELEGATES = [[alice, BAKERY], [dave, HOUSING], [key("//Bob//stash"), COURIERS], [key("//Eve//stash"), WEAVERS]];
const SESSION = 5;
const DAY = 1_200_000;
const DELAY = 4;
/** How long a node that finds no way is watched, in seconds. */
const WATCHED = 60;

let raw, api;
const nodes = {};
const clients = [];
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
	await nodes.alice.finalises(SESSION);
	clients.push(await LightClient.start(raw, [nodes.alice, nodes.bob]));
	await eventually("the light client to follow", async () => (await clients[0].finalised()).number > 0);
});
after(async () => {
	await Promise.all(clients.map((client) => client.stop()));
	await api?.disconnect();
	await Promise.all(Object.values(nodes).map((node) => node.kill()));
});

/** A node that is new: it has one peer and nothing else. */
const newcomer = async (sync, ...args) => {
	const node = await Node.start({
		chain: ["--chain", raw],
		args: ["--sync", sync, "--bootnodes", await nodes.alice.address(), ...args],
	});
	nodes[`new by ${sync} ${args}`] = node;
	return node;
};

/** Where a chain stops that cannot be followed: the last block that somebody has as final after a while. */
async function stands(finalised) {
	for (let left = WATCHED; left > 0; left -= 1) await sleep(1_000);
	return finalised();
}

let stopped, restarted;
test("finality is started anew after a seat has rested in vain", async (t) => {
	await Promise.all([nodes.dave.kill(), nodes.eve.kill()]);
	await eventually("a seat to rest", async () => (await api.query.session.validators()).length === 4);
	stopped = (await heights()).finalised;
	const call = (coop) => api.tx.resolutions.callEmergency(coop, DELAY, stopped);
	await Promise.all(DELEGATES.map(([signer, coop]) => send(api, signer, call(coop))));
	const { best } = await heights();
	restarted = await nodes.alice.finalises(best + DELAY);
	t.diagnostic(`${stopped} was final, and now ${restarted} is`);
	const sets = await Promise.all([nodes.alice.rpc("state_call", "GrandpaApi_current_set_id", "0x")]);
	t.diagnostic(`the chain takes the set to be ${Buffer.from(sets[0].slice(2), "hex").readBigUInt64LE()}`);
	const changes = [...nodes.alice.log.matchAll(/Applying authority set change[^\n]*|new voter with set ID[^\n]*|Not applying[^\n]*/gi)].map(String);
	t.diagnostic(changes.join("\n"));
});

test("a new node follows by the blocks, from one peer", async (t) => {
	const since = Date.now();
	const node = await newcomer("full");
	await node.finalises(restarted);
	const { finalised } = await heights();
	await node.finalises(finalised + 2);
	t.diagnostic(`after ${((Date.now() - since) / 1_000).toFixed(0)} s`);
	assert.equal(await node.rpc("chain_getBlockHash", restarted), await nodes.alice.rpc("chain_getBlockHash", restarted));
});

test("a new node does not find its way by proofs", async (t) => {
	const node = await newcomer("warp", "-l", "sync=debug,grandpa=debug");
	const finalised = await stands(async () => (await node.heights()).finalised);
	t.diagnostic(`it has ${finalised} as final; ${JSON.stringify(await node.heights())}`);
	t.diagnostic(node.log.split("\n").filter((line) => /warp|proof|justif/i.test(line)).slice(0, 40).join("\n"));
	const known = nodes.alice.log.split("\n").filter((line) => /warp|proof|banned|reput/i.test(line)).slice(0, 20);
	t.diagnostic(known.join("\n"));
});

test("a light client from the spec stays where finality stopped", async (t) => {
	clients.push(await LightClient.start(raw, [nodes.alice, nodes.bob]));
	const [old, fresh] = [clients[0], clients[1]];
	const ends = await stands(() => Promise.all([old, fresh].map((one) => Promise.race([one.finalised().catch((e) => e.message), sleep(20_000)]))));
	t.diagnostic(`${JSON.stringify(ends)} of ${JSON.stringify(await heights())}`);
	t.diagnostic([...old.log.slice(-10), ...fresh.log.slice(-10)].join("\n"));
});
