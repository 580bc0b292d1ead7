// A power cut costs nobody their place: every validator starts by itself, votes again, and never twice.

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { cpSync, rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { connect } from "../lib/client.mjs";
import { sleep } from "../lib/clock.mjs";
import { canCutPower, Disk } from "../lib/disk.mjs";
import { temporaryFolder } from "../lib/node.mjs";
import { prints, Validators, votes } from "../lib/validators.mjs";

/** What a node says of the block with which its database begins. */
const LOADED = /Highest known block at #(\d+)/;

/** How often one machine and all machines lose their power. */
const CUTS = Number(process.env.ROCHDALE_POWER_CUTS ?? 1);

const skip = canCutPower() ? false : "it takes root to mount a disk that is a file";
const disks = [];
let validators;
/** Hashes of blocks that were final, by number. */
const remembered = new Map();

before(async () => {
	validators = await Validators.start((index) => {
		if (skip) return {};
		return { basePath: (disks[index] = new Disk()).path };
	});
	await validators.finalise(3);
});
after(async () => {
	await validators?.stop();
	disks.forEach((disk) => disk.remove());
});

/** Notes what is final, as somebody does who relies on it. */
async function remember() {
	for (const node of validators.running) {
		const { finalised } = await node.heights();
		remembered.set(finalised, await node.rpc("chain_getBlockHash", finalised));
	}
}

/** Fails if a block that was final is no longer there, or anybody has seen two votes. */
async function ensureNothingHappened() {
	for (const [number, hash] of remembered) {
		for (const node of validators.running) assert.equal(await node.rpc("chain_getBlockHash", number), hash, `block ${number}`);
	}
	assert.doesNotMatch(validators.printed, /equivocat/i);
	const api = await connect(validators.running[0]);
	const reported = await api.query.validatorSeats.seats.entries();
	assert.ok(reported.length >= 4 && reported.every(([, seat]) => !seat.unwrap().state.isHeld));
	await api.disconnect();
}

/** Cuts the power of these machines at the same moment, and gives it back. Tells how many blocks each is behind. */
async function cut(indices) {
	await sleep(randomInt(3_000));
	await remember();
	const nodes = indices.map((index) => validators.nodes[index]);
	const heights = await Promise.all(nodes.map((node) => node.heights()));
	nodes.forEach((node) => node.child.kill("SIGSTOP"));
	const images = indices.map((index) => disks[index].cut());
	await Promise.all(nodes.map((node) => node.kill()));
	indices.forEach((index, nth) => disks[index].restore(images[nth]));
	const behind = [];
	for (const [nth, index] of indices.entries()) {
		const node = await validators.restart(index);
		await prints(node, LOADED);
		const [, loaded] = LOADED.exec(node.log);
		behind.push(heights[nth].best - Number(loaded));
	}
	return behind;
}

test("one machine loses its power", { skip }, async (t) => {
	for (let time = 0; time < CUTS; time += 1) {
		const index = randomInt(4);
		t.diagnostic(`validator ${index} is ${await cut([index])} blocks behind`);
		await votes(validators.nodes[index]);
		await validators.finalise(2);
		await ensureNothingHappened();
	}
});

test("all machines lose their power at once", { skip }, async (t) => {
	for (let time = 0; time < CUTS; time += 1) {
		t.diagnostic(`they are ${(await cut([0, 1, 2, 3])).join(", ")} blocks behind`);
		await Promise.all(validators.nodes.map(votes));
		await validators.finalise(2);
		await ensureNothingHappened();
	}
});

test("an old copy of the folder is put back", async () => {
	const index = 3;
	const { basePath } = validators.options[index];
	const copy = temporaryFolder();
	await validators.nodes[index].kill();
	cpSync(basePath, copy, { recursive: true, preserveTimestamps: true });
	await votes(await validators.restart(index));
	await validators.finalise(3);
	await remember();
	await validators.nodes[index].kill();
	rmSync(`${basePath}/chains`, { recursive: true });
	cpSync(copy, basePath, { recursive: true, preserveTimestamps: true });

	const node = await validators.restart(index);
	await prints(node, /nobody knows here what the keys of this validator have signed/);
	await validators.finalise(10);
	assert.equal(await node.metric("substrate_finality_grandpa_precommits_total"), 0);
	await prints(node, /votes from the next round on/);
	await votes(node);
	await ensureNothingHappened();
});

test("the keys are taken to an empty disk", async () => {
	const index = 2;
	await validators.nodes[index].kill();
	rmSync(`${validators.options[index].basePath}/chains`, { recursive: true });
	const node = await validators.restart(index);
	await prints(node, /nobody knows here what the keys of this validator have signed/);
	await prints(node, /votes from the next round on/);
	await votes(node);
	await ensureNothingHappened();
});
