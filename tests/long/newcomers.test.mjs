// Whoever is new gets to the head of a chain whose validators have changed, from one peer and from the spec alone: a node by blocks
// or by proofs, and a light client.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connect, key, send } from "../lib/client.mjs";
import { LightClient } from "../lib/light.mjs";
import { changedSpec, eventually, Node, rawSpec } from "../lib/node.mjs";
import { Validators } from "../lib/validators.mjs";

const SESSION = 5;
/** The last validator, whose seat rests and comes back, and its co-op with the chair. */
const [LAST, GROCERY, chair] = [3, 4, key("//Eve//stash")];

let raw, validators, api, light;
const newcomers = [];
const seated = async () => (await api.query.session.validators()).length;
const peer = () => validators.nodes[0];

before(async () => {
	raw = await rawSpec(await changedSpec("local", (genesis) => (genesis.validatorSeats.sessionLength = SESSION)));
	validators = await Validators.start(undefined, raw);
	await validators.finalise(2);
	api = await connect(peer());
});
after(async () => {
	await light?.stop();
	await api?.disconnect();
	await Promise.all(newcomers.map((node) => node.kill()));
	await validators?.stop();
});

/** Waits until a light client has a block of at least this height as final, which is that of the node, and gives the height. */
async function reaches(client, height) {
	const { number, hash } = await eventually("the light client to follow", async () => {
		const head = await client.finalised();
		return head.number >= height && head;
	});
	assert.equal(hash, await peer().rpc("chain_getBlockHash", number));
	return number;
}

test("a seat rests and comes back, while a light client follows", async () => {
	light = await LightClient.start(raw, [peer()]);
	await validators.nodes[LAST].kill();
	await eventually("the seat to rest", async () => (await seated()) === 3);
	await validators.restart(LAST);
	const { finalised } = await peer().heights();
	await validators.nodes[LAST].finalises(finalised);
	await send(api, chair, api.tx.validatorSeats.returnToSeat(GROCERY));
	await eventually("the seat to be back", async () => (await seated()) === 4);
	const height = await validators.finalise(2 * SESSION);
	await reaches(light, height);
});

/** Starts a node that knows one peer. */
async function newcomer(t, sync) {
	const node = await Node.start({
		chain: ["--chain", raw],
		args: ["--sync", sync, "--bootnodes", await peer().address(), "--in-peers", "0", "--out-peers", "1"],
	});
	newcomers.push(node);
	const { finalised } = await peer().heights();
	const since = Date.now();
	await node.finalises(finalised + 3);
	t.diagnostic(`${finalised + 3} final blocks after ${((Date.now() - since) / 1_000).toFixed(0)} s`);
	assert.equal(await node.rpc("chain_getBlockHash", finalised), await peer().rpc("chain_getBlockHash", finalised));
	assert.equal((await node.rpc("system_health")).peers, 1);
	return node;
}

test("a new node follows by the blocks, from one peer", (t) => newcomer(t, "full"));

test("a new node follows by proofs, from one peer", async (t) => {
	const node = await newcomer(t, "warp");
	// It fetches the blocks before afterwards.
	await eventually("the first blocks", () => node.rpc("chain_getBlockHash", 1).then((hash) => hash !== null));
	assert.match(node.log, /[Ww]arp/);
});

test("a new light client follows from the spec alone", async (t) => {
	const since = Date.now();
	const { finalised } = await peer().heights();
	const fresh = await LightClient.start(raw, [peer()]);
	try {
		const number = await reaches(fresh, finalised);
		t.diagnostic(`block ${number} after ${((Date.now() - since) / 1_000).toFixed(0)} s`);
	} finally {
		await fresh.stop();
	}
});
