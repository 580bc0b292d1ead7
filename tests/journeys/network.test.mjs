// The local chain: four co-ops run a validator each, go on when one of them is gone, and wait for the second one.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Validators } from "../lib/validators.mjs";

/** How long it may take, in seconds, until finality is back after validators are. */
const BACK = 60;

let validators;
before(async () => (validators = await Validators.start()));
after(() => validators?.stop());

const first = () => validators.nodes[0];
const hashes = (number) => Promise.all(validators.running.map((node) => node.rpc("chain_getBlockHash", number)));

test("four validators finalise together", async () => {
	await Promise.all(validators.nodes.map((node) => node.finalises(3)));
	assert.equal(new Set(await hashes(3)).size, 1);
});

test("three finalise without the fourth", async (t) => {
	await validators.nodes[3].kill();
	const height = await validators.finalise(4);
	assert.equal(new Set(await hashes(height)).size, 1);
	const memory = validators.running.map((node) => node.memory().toFixed(0));
	t.diagnostic(`memory of the validators in MiB: ${memory.join(" ")}`);
});

test("without two blocks go on and nothing is final, and all is as before when they are back", async (t) => {
	await validators.nodes[2].kill();
	// What the third had still said may make one more block final.
	const { best } = await first().heights();
	await first().growsBeyond(best + 1);
	const { finalised } = await first().heights();
	const hash = await first().rpc("chain_getBlockHash", finalised);
	await first().growsBeyond(best + 4);
	assert.equal((await first().heights()).finalised, finalised);

	await Promise.all([2, 3].map((index) => validators.restart(index)));
	const since = Date.now();
	await Promise.all(validators.nodes.map((node) => node.finalises(best + 5)));
	const seconds = (Date.now() - since) / 1_000;
	t.diagnostic(`finality is back after ${seconds.toFixed(0)} s`);
	assert.ok(seconds <= BACK, `it took ${seconds} s`);
	assert.deepEqual(new Set(await hashes(finalised)), new Set([hash]));
	assert.equal(new Set(await hashes(best + 5)).size, 1);
});
