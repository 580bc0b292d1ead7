// A validator whose clock is wrong says so, makes no block of the future, and stops nobody.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Clock } from "../lib/clock.mjs";
import { prints, Validators } from "../lib/validators.mjs";

/** The last validator is ten minutes ahead. */
const WRONG = 3;
const MINUTES = 10;
/** By how much another one is slow and then fast, in milliseconds: a slot and a half. */
const LITTLE = 4_500;

let validators;
before(async () => {
	const { environment } = new Clock(4, Date.now() + MINUTES * 60_000);
	validators = await Validators.start((index) => (index === WRONG ? { environment } : {}));
});
after(() => validators?.stop());

const wrong = () => validators.nodes[WRONG];
const right = () => validators.nodes.filter((node) => node !== wrong() && !node.isGone());
/** How many blocks it has made since it was started. */
const made = (node) => [...node.log.matchAll(/Pre-sealed block for proposal at (\d+)/g)].length;

test("it names its clock and makes no block", async (t) => {
	await prints(wrong(), /the clock of this machine is ahead of those of the other validators by some 1?[09] minutes/);
	const before = made(wrong());
	t.diagnostic(`it had made ${before} blocks when it saw that its clock is wrong`);
	await validators.finalise(8);
	assert.equal(made(wrong()), before);
	const lateness = (node) => node.metric("rochdale_block_lateness_milliseconds");
	assert.ok(Math.abs((await lateness(wrong())) - MINUTES * 60_000) < 60_000);
	for (const node of right()) assert.ok((await lateness(node)) < 60_000);
});

test("the others lose no peer", async () => {
	for (const node of right()) {
		assert.doesNotMatch(node.log, /the clock of this machine is ahead/);
		const { peers } = await node.rpc("system_health");
		assert.ok(peers >= 2, `${peers} peers`);
	}
});

test("its votes count: finality goes on when another validator is gone", async () => {
	await validators.nodes[0].kill();
	await validators.finalise(6);
});

test("one whose clock is slow says that blocks are ahead of it, and harms nobody", async () => {
	const { environment } = new Clock(4, Date.now() - MINUTES * 60_000);
	validators.options[0].environment = environment;
	const slow = await validators.restart(0);
	await prints(slow, /a block was announced that is 1?[09] minutes ahead of the clock of this machine/);
	const [, second] = validators.nodes;
	const { finalised } = await second.heights();
	await second.finalises(finalised + 4);
	assert.ok((await slow.metric("rochdale_blocks_of_the_future")) > 0);
});

/** Starts the first validator again with a clock that is ahead by so many milliseconds. */
async function restarted(ahead) {
	await validators.nodes[0].kill();
	const { environment } = new Clock(4, Date.now() + ahead);
	validators.options[0].environment = environment;
	return validators.restart(0);
}

test("one whose clock is slow by less than two slots takes the blocks of the others, and says so", async () => {
	const slow = await restarted(-LITTLE);
	await prints(slow, /the clock of this machine is behind those of the other validators by some [345] seconds/);
	assert.ok((await slow.metric("rochdale_block_lateness_milliseconds")) < -3_000);
	const { finalised } = await slow.heights();
	await slow.finalises(finalised + 4);
});

test("one whose clock is fast by less than two slots says so, and makes no block", async () => {
	const fast = await restarted(LITTLE);
	await prints(fast, /the clock of this machine is ahead of those of the other validators by some [45] seconds/);
	const before = made(fast);
	const { finalised } = await fast.heights();
	await fast.finalises(finalised + 6);
	assert.equal(made(fast), before);
	for (const { log } of validators.nodes.slice(1, WRONG)) assert.doesNotMatch(log, /the clock of this machine is (ahead|behind)/);
});
