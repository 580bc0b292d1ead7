// Four validators fall apart into two halves for some sessions: nothing is final meanwhile, neither half puts the seats of the
// other to rest, and afterwards there is one chain that goes on from what was final.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connect } from "../lib/client.mjs";
import { canSplit, Network } from "../lib/netns.mjs";
import { changedSpec } from "../lib/node.mjs";
import { Validators } from "../lib/validators.mjs";

/** Shorter sessions than the preset's. A seat rests that has made no block in four. */
const SESSION = 5;
const SESSIONS = Number(process.env.ROCHDALE_SESSIONS ?? 7);
const HALVES = [[0, 1], [2, 3]];

const skip = (await canSplit()) ? false : "it takes root to make network namespaces";
let network, validators;
const heights = (index) => validators.nodes[index].heights();
/** The last of both halves. */
const ends = () => Promise.all(HALVES.map(([first]) => heights(first)));

before(async () => {
	if (skip) return;
	const plain = await changedSpec("local", (genesis) => (genesis.validatorSeats.sessionLength = SESSION));
	network = await Network.of(4);
	validators = await Validators.start((index) => ({ place: network.place(index) }), plain);
	await validators.finalise(2 * SESSION);
});
after(async () => {
	await validators?.stop();
	network?.remove();
});

let last, lastHash;
test("while the halves are apart nothing is final and blocks go on in both", { skip }, async (t) => {
	await network.cut(HALVES[0]);
	const since = await ends();
	// What had still come may make a few more blocks final.
	await Promise.all(HALVES.flat().map((index) => validators.nodes[index].growsBeyond(since[0].best + SESSION)));
	last = Math.max(...(await Promise.all(HALVES.flat().map(heights))).map(({ finalised }) => finalised));
	const length = SESSIONS * SESSION;
	await Promise.all(HALVES.flat().map((index) => validators.nodes[index].growsBeyond(since[0].best + length)));
	const then = await Promise.all(HALVES.flat().map(heights));
	t.diagnostic(`after ${SESSIONS} sessions: ${then.map(({ best, finalised }) => `best ${best}, final ${finalised}`).join("; ")}`);
	assert.ok(then.every(({ finalised }) => finalised <= last));
	const tops = await Promise.all(HALVES.map(([first]) => validators.nodes[first].rpc("chain_getBlockHash", since[0].best + length)));
	assert.notEqual(tops[0], tops[1]);
	const holder = then.findIndex(({ finalised }) => finalised === last);
	lastHash = await validators.nodes[HALVES.flat()[holder]].rpc("chain_getBlockHash", last);
});

/** Fails if a seat is at rest, as a validator sees it. */
async function ensureAllSit(node) {
	const api = await connect(node);
	try {
		const states = (await api.query.validatorSeats.seats.entries()).map(([, seat]) => seat.unwrap().state.type);
		assert.deepEqual(states, Array(4).fill("Seated"));
		assert.equal((await api.query.session.validators()).length, 4);
	} finally {
		await api.disconnect();
	}
}

test("neither half has put the other to rest", { skip }, async () => {
	for (const [first] of HALVES) await ensureAllSit(validators.nodes[first]);
});

test("when they find each other there is one chain, and finality goes on from where it was", { skip }, async (t) => {
	const before = Math.max(...(await ends()).map(({ best }) => best));
	const since = Date.now();
	await network.heal();
	await validators.nodes[0].finalises(last + 1);
	t.diagnostic(`finality is back after ${((Date.now() - since) / 1000).toFixed(0)} s`);
	await Promise.all(validators.nodes.map((node) => node.finalises(before + SESSION)));
	const hashes = (number) => Promise.all(validators.nodes.map((node) => node.rpc("chain_getBlockHash", number)));
	assert.deepEqual(new Set(await hashes(last)), new Set([lastHash]));
	assert.equal(new Set(await hashes(before + SESSION)).size, 1);
	assert.doesNotMatch(validators.printed, /equivocat/i);
	await ensureAllSit(validators.nodes[0]);
});
