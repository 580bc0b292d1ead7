// After finality was started anew: which new nodes and light clients find their way, and which do not.
//
// Two of five validators are gone for good, one seat rests in vain, and the delegates start finality anew. What is new then knows
// nothing but the chain spec.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, connect, dave, key, send } from "../lib/client.mjs";
import { sleep } from "../lib/clock.mjs";
import { LightClient } from "../lib/light.mjs";
import { changedSpec, eventually, Node, polled, rawSpec } from "../lib/node.mjs";

const [BAKERY, HOUSING, COURIERS, WEAVERS] = [1, 2, 3, 5];
const DELEGATES = [[alice, BAKERY], [dave, HOUSING], [key("//Bob//stash"), COURIERS], [key("//Eve//stash"), WEAVERS]];
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

/** The number of the set of authorities that votes, as the node counts them. */
const voting = () => Number([...nodes.alice.log.matchAll(/new voter with set ID (\d+)/g)].at(-1)[1]);

/** Gives whoever finds no way the time to find one. */
const stands = () => sleep(WATCHED * 1_000);

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
	// The chain counts a change of the set that never became final, and the nodes do not.
	const counted = await nodes.alice.rpc("state_call", "GrandpaApi_current_set_id", "0x");
	t.diagnostic(`set ${voting()} votes, and the chain says ${Buffer.from(counted.slice(2), "hex").readBigUInt64LE()}`);
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

test("a new node does not find its way by proofs, and says what to do", async () => {
	const node = await newcomer("warp", "-l", "sync=debug");
	await polled("the node to say so", () => /no peer could prove for a minute how the chain goes on.*'--sync full'/.test(node.log));
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

/** What a light client has to know of a block to go on from there, as smoldot keeps it itself. */
async function checkpoint(hash, set) {
	const bare = (hex) => hex.slice(2);
	const at = await api.at(hash);
	const header = await api.rpc.chain.getHeader(hash);
	const encoded = await nodes.alice.rpc("state_call", "GrandpaApi_grandpa_authorities", "0x", hash);
	const voters = api.createType("Vec<([u8; 32], u64)>", encoded);
	const authors = await at.query.aura.authorities();
	return JSON.stringify({
		genesisHash: bare(api.genesisHash.toHex()),
		chain: {
			version: "1",
			finalized_block_header: bare(header.toHex()),
			aura_slot_duration: 3_000,
			aura_finalized_authorities: authors.map((author) => ({ public_key: bare(author.toHex()) })),
			grandpa_after_finalized_block_authorities_set_id: set,
			grandpa_finalized_triggered_authorities: voters.map(([key, weight]) => ({
				public_key: bare(key.toHex()),
				weight: weight.toNumber(),
			})),
		},
		nodes: {},
	});
}

test("a light client that is given a block of after the restart goes on from there", async (t) => {
	const { finalised } = await heights();
	const hash = await nodes.alice.rpc("chain_getBlockHash", finalised);
	const light = await LightClient.start(raw, [nodes.alice, nodes.bob], await checkpoint(hash, voting()));
	clients.push(light);
	const head = await polled("the light client to follow", async () => {
		const found = await light.finalised();
		return found.number >= finalised + 3 && found;
	});
	t.diagnostic(`${head.number} after it was given ${finalised}`);
	assert.equal(head.hash, await nodes.alice.rpc("chain_getBlockHash", head.number));
});
