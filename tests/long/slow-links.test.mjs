// Four validators with slow and lossy links between them, and with one slow machine: members wait for finality hardly longer.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sleep } from "../lib/clock.mjs";
import { canSplit, Network, throttled } from "../lib/netns.mjs";
import { Validators } from "../lib/validators.mjs";

/** How many blocks are looked at in each case. */
const BLOCKS = Number(process.env.ROCHDALE_BLOCKS ?? 60);
/** Delay of a packet one way in milliseconds, and how many of a thousand are lost. */
const [DELAY, LOST] = [100, 10];
/** What is left to the slow machine of one processor, and which one it is. */
const [SHARE, SLOW] = [0.1, 3];
const SLOT = 3_000;
/** Within how many blocks' time a block is to be final, and what part of all blocks. */
const [WITHIN, PART] = [4, 0.95];

const skip = (await canSplit()) ? false : "it takes root to make network namespaces";
let network, validators;

before(async () => {
	if (skip) return;
	network = await Network.of(4);
	validators = await Validators.start((index) => ({ place: network.place(index) }));
	await validators.finalise(3);
});
after(async () => {
	await validators?.stop();
	network?.remove();
});

/** When the slot of a block began, in milliseconds. */
async function made(node, number) {
	const { digest } = await node.rpc("chain_getHeader", await node.rpc("chain_getBlockHash", number));
	// Of Aura: the kind, the name, the length, and the number of the slot.
	const item = digest.logs.find((log) => log.startsWith("0x0661757261"));
	return Number(Buffer.from(item.slice(14), "hex").readBigUInt64LE()) * SLOT;
}

/** How long after the start of its slot each of so many blocks was final at a node, in milliseconds. */
async function latencies(node, count) {
	const found = [];
	let { finalised: last } = await node.heights();
	while (found.length < count) {
		const { finalised } = await node.heights();
		const now = Date.now();
		for (; last < finalised; last += 1) found.push(now - (await made(node, last + 1)));
		await sleep(100);
	}
	return found;
}

/** Says how long blocks took at these nodes, and fails if too many took too long. */
async function ensurePrompt(t, nodes) {
	const all = await Promise.all(nodes.map((node) => latencies(node, BLOCKS)));
	for (const [index, some] of all.entries()) {
		const sorted = some.sort((one, other) => one - other);
		const at = (part) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] / 1_000).toFixed(1);
		const prompt = some.filter((latency) => latency <= WITHIN * SLOT).length / some.length;
		t.diagnostic(`validator ${index}: half within ${at(0.5)} s, 95 % within ${at(0.95)} s, all within ${at(1)} s`);
		assert.ok(prompt >= PART, `${(100 * prompt).toFixed(0)} % of the blocks were final within ${WITHIN} block times`);
	}
	// Blocks that come late for such reasons say nothing of a clock.
	for (const node of validators.nodes) assert.doesNotMatch(node.log, /the clock of this machine is (ahead|behind)/);
}

test("with good links and machines", { skip }, (t) => ensurePrompt(t, validators.nodes));

test("with slow and lossy links", { skip }, async (t) => {
	await network.slow(DELAY, LOST);
	await validators.finalise(3);
	await ensurePrompt(t, validators.nodes);
	await network.heal();
});

test("with a machine that has a tenth of a processor, at the others", { skip }, async (t) => {
	const free = throttled(validators.nodes[SLOW], SHARE);
	if (!free) return t.skip("this system gives no part of a processor");
	const others = validators.nodes.filter((_, index) => index !== SLOW);
	const { finalised } = await others[0].heights();
	await others[0].finalises(finalised + 5);
	await ensurePrompt(t, others);
	free();
	await validators.finalise(3);
});
