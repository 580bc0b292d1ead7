// Two of five validators are gone for good, one of them rests, and the delegates of two thirds restore finality without both.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, connect, dave, isFree, key, refusal, send } from "../lib/client.mjs";
import { changedSpec, eventually, Node, rawSpec } from "../lib/node.mjs";

const [BAKERY, HOUSING, COURIERS, GROCERY, WEAVERS] = [1, 2, 3, 4, 5];
const [bobStash, eveStash] = [key("//Bob//stash"), key("//Eve//stash")];
/** Shorter sessions than the preset's, so that seats rest sooner, and a day in which people can act one after the other. */
const SESSION = 5;
const DAY = 1_200_000;
const DELAY = 4;

let api;
const nodes = {};
const living = () => Object.values(nodes).filter((node) => !node.isGone());
const validators = async () => (await api.query.session.validators()).length;
const heights = () => nodes.alice.heights();

before(async () => {
	const plain = await changedSpec("test-federation", (genesis) => {
		genesis.clock.dayLength = DAY;
		genesis.validatorSeats.sessionLength = SESSION;
	});
	const raw = await rawSpec(plain);

	const start = async (name, ...args) => {
		nodes[name] = await Node.start({ chain: ["--chain", raw, `--${name}`], args });
	};
	await start("alice");
	const bootnode = await nodes.alice.address();
	await Promise.all(["bob", "charlie", "dave", "eve"].map((name) => start(name, "--bootnodes", bootnode)));
	api = await connect(nodes.alice);
});

after(async () => {
	await api?.disconnect();
	await Promise.all(Object.values(nodes).map((node) => node.kill()));
});

test("five validators make blocks final", async () => {
	await nodes.alice.finalises(2 * SESSION);
	assert.equal(await validators(), 5);
});

let stopped;
test("without two of them blocks go on and finality stops", async () => {
	await Promise.all([nodes.dave.kill(), nodes.eve.kill()]);
	const before = await heights();
	// What the two had still said may make a few more blocks final.
	await eventually("more blocks", async () => (await heights()).best >= before.best + 3 * SESSION);
	stopped = (await heights()).finalised;
	await eventually("more blocks", async () => (await heights()).best >= before.best + 4 * SESSION);
	assert.equal((await heights()).finalised, stopped);
});

test("a seat rests in time, and that alone restores nothing", async () => {
	await eventually("one of five seats to rest", async () => (await validators()) === 4);
	const { best } = await heights();
	await eventually("another session", async () => (await heights()).best >= best + SESSION);
	assert.equal((await heights()).finalised, stopped);
	assert.equal(await validators(), 4);
});

test("nobody restores finality alone, and three of five delegates do not either", async () => {
	const demand = (signer, coop, delay = DELAY) => send(api, signer, api.tx.resolutions.callEmergency(coop, delay, stopped));
	assert.equal(await refusal(send(api, alice, api.tx.grandpa.noteStalled(DELAY, stopped))), "BadOrigin");
	assert.equal(await refusal(demand(bob, BAKERY)), "resolutions.NotDelegate");
	for (const [signer, coop] of [[alice, BAKERY], [dave, HOUSING], [bobStash, COURIERS]]) {
		const demanded = await demand(signer, coop);
		assert.equal(demanded.find("resolutions.FinalityRestarted"), undefined);
		assert.ok(isFree(demanded));
	}
	// Another demand joins nobody.
	const other = await demand(eveStash, GROCERY, DELAY + 1);
	assert.equal(other.find("resolutions.FinalityRestarted"), undefined);
	const { best } = await heights();
	await eventually("another session", async () => (await heights()).best >= best + SESSION + DELAY);
	assert.equal((await heights()).finalised, stopped);
});

test("with the fourth delegate finality starts anew on all nodes that are left", async () => {
	const call = (coop) => api.tx.resolutions.callEmergency(coop, DELAY, stopped);
	// Demands of more than a day ago are not heard, so that all are made again.
	const asked = [[alice, BAKERY], [dave, HOUSING], [bobStash, COURIERS], [eveStash, WEAVERS]];
	const results = await Promise.allSettled(asked.map(([signer, coop]) => send(api, signer, call(coop))));
	const restarted = results.map(({ value }) => value?.find("resolutions.FinalityRestarted")).filter(Boolean);
	assert.equal(restarted.length, 1, results.map(({ reason }) => reason?.message).join(", "));
	await eventually("the set of those who are left", async () => (await validators()) === 3);
	const { best } = await heights();
	assert.equal(living().length, 3);
	await Promise.all(living().map((node) => node.finalises(best + DELAY)));
	assert.ok((await heights()).finalised > stopped);
});
