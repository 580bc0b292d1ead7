// What a validator takes that has nothing to do: memory, disk and what it writes, beside another build of the node.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { sleep } from "../lib/clock.mjs";
import { BINARY, Node } from "../lib/node.mjs";

const MINUTES = Number(process.env.ROCHDALE_MINUTES ?? 60);
/** The node to compare with, if there is one. */
const OTHER = process.env.ROCHDALE_OTHER_NODE;
/** What the node may take after an hour, in MiB. */
const MEMORY = 150;
/** What may come between two looks, in seconds. */
const LOOK = 15;
/** Blocks before the first look: a start writes more than what follows. */
const SETTLED = 20;

const nodes = {};
after(() => Promise.all(Object.values(nodes).map((node) => node.kill())));

/** Bytes that a folder takes on the disk. */
function taken(folder) {
	return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
		const path = join(folder, entry.name);
		try {
			return sum + (entry.isDirectory() ? taken(path) : statSync(path).blocks * 512);
		} catch {
			// A log that was worked off is gone meanwhile.
			return sum;
		}
	}, 0);
}

/** Bytes that a process has had written to the disk. */
const written = ({ child }) => Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${child.pid}/io`, "utf8"))[1]);

async function looked(node) {
	const { finalised } = await node.heights();
	return { memory: node.memory(), disk: taken(join(node.basePath, "chains")), written: written(node), blocks: finalised };
}

test(`${MINUTES} idle minutes`, async (t) => {
	const binaries = { tested: BINARY, ...(OTHER ? { other: OTHER } : {}) };
	const startedAt = {};
	for (const [name, binary] of Object.entries(binaries)) {
		nodes[name] = await Node.start({ binary, args: ["--name", name] });
		await nodes[name].growsBeyond(0);
		startedAt[name] = (Date.now() - nodes[name].startedAt) / 1_000;
	}
	await Promise.all(Object.values(nodes).map((node) => node.finalises(SETTLED)));
	const first = {};
	const most = {};
	for (const [name, node] of Object.entries(nodes)) first[name] = await looked(node);
	for (const end = Date.now() + MINUTES * 60_000; Date.now() < end; await sleep(LOOK * 1_000)) {
		for (const [name, node] of Object.entries(nodes)) most[name] = Math.max(most[name] ?? 0, node.memory());
	}
	const found = {};
	for (const [name, node] of Object.entries(nodes)) {
		const last = await looked(node);
		const blocks = last.blocks - first[name].blocks;
		const per = (what) => ((last[what] - first[name][what]) / blocks / 1_000).toFixed(1);
		found[name] = last.memory;
		t.diagnostic(
			`${name}: first block after ${startedAt[name].toFixed(1)} s; ${first[name].memory.toFixed(0)} MiB, ` +
				`then ${last.memory.toFixed(0)}, at most ${most[name].toFixed(0)}; ` +
				`${per("disk")} kB more on the disk and ${per("written")} kB written a block, of ${blocks} blocks`,
		);
		assert.ok(blocks > 0);
	}
	assert.ok(found.tested <= MEMORY, `${found.tested.toFixed(0)} MiB after ${MINUTES} minutes`);
});
