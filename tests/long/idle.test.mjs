// What a validator takes that has nothing to do: memory, disk and what it writes, beside another build of the node.
//
// What a block takes on the disk is to be had only from many hours: the indices of the database begin as empty files of 32 MiB, of
// which almost each new key takes a page of its own as long as there are such pages.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Clock, sleep } from "../lib/clock.mjs";
import { BINARY, Node, UNIT_ENVIRONMENT } from "../lib/node.mjs";
import { Validators } from "../lib/validators.mjs";

const MINUTES = Number(process.env.ROCHDALE_MINUTES ?? 60);
/** How many times as fast as the machine's the clock of the nodes goes, so that they make the blocks of ten hours in one. */
const SPEED = Number(process.env.ROCHDALE_SPEED ?? 1);
/** The node to compare with, if there is one. */
const OTHER = process.env.ROCHDALE_OTHER_NODE;
const BINARIES = { tested: BINARY, ...(OTHER ? { other: OTHER } : {}) };
/** What the node may take after an hour, in MiB, and how many times as much later on. */
const [MEMORY, GROWTH] = [150, 1.1];
/** What may come between two looks, in seconds. */
const LOOK = 15;
/** How often a clock that is faster goes ahead, in milliseconds. */
const TICK = 100;
/** Blocks before the first look: a start writes more than what follows. */
const SETTLED = 20;
/** What one of four validators may write a block, in bytes, and over how many blocks that is looked at. */
const [WRITTEN, BLOCKS] = [20_000, 100];

const clock = SPEED > 1 ? new Clock() : undefined;
const ticking = clock && setInterval(() => clock.goAhead((SPEED - 1) * TICK), TICK);
after(() => clearInterval(ticking));

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

/** What a process has in memory that is not the contents of a file, in MiB: the system takes back the rest as it likes. */
const own = ({ child }) => Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024;

/** Bytes that a process has had written to the disk. */
const written = ({ child }) => Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${child.pid}/io`, "utf8"))[1]);

async function looked(node) {
	const { finalised } = await node.heights();
	return { memory: node.memory(), own: own(node), written: written(node), blocks: finalised };
}

/** Stops a node in an orderly way, so that what its log has is in the tables, and gives what it takes on the disk then. */
async function stored(node) {
	await node.kill("SIGTERM");
	return taken(join(node.basePath, "chains"));
}

test(`${MINUTES} idle minutes`, async (t) => {
	const [first, most, begun, seconds, afterHour] = [{}, {}, {}, {}, {}];
	for (const [name, binary] of Object.entries(BINARIES)) {
		const start = (basePath) => Node.start({ binary, basePath, args: ["--name", name], environment: { ...UNIT_ENVIRONMENT, ...clock?.environment } });
		nodes[name] = await start();
		await nodes[name].growsBeyond(0);
		seconds[name] = (Date.now() - nodes[name].startedAt) / 1_000;
		await nodes[name].finalises(SETTLED);
		begun[name] = { disk: await stored(nodes[name]) };
		nodes[name] = await start(nodes[name].basePath);
		begun[name].blocks = (await nodes[name].heights()).finalised;
		await nodes[name].finalises(2 * SETTLED);
	}
	for (const [name, node] of Object.entries(nodes)) first[name] = await looked(node);
	const since = Date.now();
	for (const end = since + MINUTES * 60_000; Date.now() < end; await sleep(LOOK * 1_000)) {
		const isHour = (Date.now() - since) * SPEED >= 3_600_000;
		for (const [name, node] of Object.entries(nodes)) {
			most[name] = Math.max(most[name] ?? 0, node.memory());
			if (isHour) afterHour[name] ??= node.memory();
		}
	}
	const found = {};
	for (const [name, node] of Object.entries(nodes)) {
		const last = await looked(node);
		const disk = ((await stored(node)) - begun[name].disk) / (last.blocks - begun[name].blocks);
		const writes = (last.written - first[name].written) / (last.blocks - first[name].blocks);
		found[name] = last.memory;
		t.diagnostic(
			`${name}${SPEED > 1 ? ` at ${SPEED} times the speed` : ""}: first block after ${seconds[name].toFixed(1)} s; ` +
				`${first[name].memory.toFixed(0)} MiB, ${afterHour[name]?.toFixed(0) ?? "?"} after an hour of the chain, ` +
				`then ${last.memory.toFixed(0)} (${last.own.toFixed(0)} its own), at most ${most[name].toFixed(0)}; ` +
				`${(disk / 1_000).toFixed(1)} kB more on the disk and ${(writes / 1_000).toFixed(1)} kB written a block, ` +
				`of ${last.blocks - first[name].blocks} blocks`,
		);
	}
	assert.ok(found.tested <= MEMORY, `${found.tested.toFixed(0)} MiB after ${MINUTES} minutes`);
	const allowed = (afterHour.tested ?? MEMORY) * GROWTH;
	assert.ok(found.tested <= allowed, `${found.tested.toFixed(0)} MiB after ${MINUTES * SPEED} minutes of the chain`);
});

test("what one of four validators writes", async (t) => {
	const most = {};
	for (const [name, binary] of Object.entries(BINARIES)) {
		const validators = await Validators.start(() => ({ binary }));
		try {
			await validators.finalise(SETTLED);
			const begun = await Promise.all(validators.nodes.map(looked));
			await validators.finalise(BLOCKS);
			const ended = await Promise.all(validators.nodes.map(looked));
			const written = ended.map((last, index) => {
				const first = begun[index];
				return (last.written - first.written) / (last.blocks - first.blocks);
			});
			most[name] = Math.max(...written);
			t.diagnostic(`${name}: ${written.map((bytes) => (bytes / 1_000).toFixed(1)).join(", ")} kB a block`);
		} finally {
			await validators.stop();
		}
	}
	assert.ok(most.tested <= WRITTEN, `${(most.tested / 1_000).toFixed(1)} kB a block`);
});
