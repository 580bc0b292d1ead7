// The check of an upgrade lets a good runtime pass and finds each fault of bad ones (scripts/next-runtime.sh broken).

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { chmodSync, writeFileSync } from "node:fs";
import { ran } from "../lib/command.mjs";
import { BINARY, COMPILED, nextRuntime, Node, temporaryFolder } from "../lib/node.mjs";

/** The key of the runtime in a state. */
const CODE = "0x3a636f6465";

let node;

before(async () => {
	node = await Node.start();
	await node.finalises(3);
});

after(() => node?.kill());

/** What the check says about a runtime, and whether it would let people vote on it. */
async function checked(bytes, binary = BINARY) {
	const wasm = join(temporaryFolder(), "runtime.wasm");
	writeFileSync(wasm, bytes);
	const args = ["--url", node.url, "--compiled-runtimes", COMPILED];
	const { code, stdout, stderr } = await ran(process.execPath, ["tools/check-upgrade.mjs", wasm, ...args], {
		env: { ROCHDALE_NODE: binary },
	});
	const breaks = stdout.split("\n").filter((line) => line.startsWith("BREAKS"));
	return { code, stdout, stderr, breaks };
}

test("a runtime that migrates what it changes passes", async () => {
	const { code, stdout, stderr, breaks } = await checked(nextRuntime());
	assert.equal(code, 0, stdout + stderr);
	assert.deepEqual(breaks, []);
	for (const item of ["Membership.Members", "Resolutions.Resolutions"]) {
		if (stdout.includes(`${item}:`)) assert.match(stdout, new RegExp(`note +storage +${item}: .*storage version 1 to 2`));
	}
	assert.match(stdout, /ok +rehearsal +migrations end in block \d+ after/);
	assert.match(stdout, /sessions begin in \d+ and \d+, and block \d+ is final/);
});

test("the runtime of today is no upgrade", async () => {
	const today = Buffer.from((await node.rpc("state_getStorage", CODE)).slice(2), "hex");
	const { code, breaks, stderr } = await checked(today);
	assert.equal(code, 1, stderr);
	assert.equal(breaks.length, 1);
	assert.match(breaks[0], /spec version +100 is not higher than 100/);
});

test("a forgotten migration, a ballot in which yes and no change places and a session without end are found", async () => {
	const { code, breaks, stdout } = await checked(nextRuntime("broken"));
	assert.equal(code, 1, stdout);
	const found = (pattern) => assert.ok(breaks.some((line) => pattern.test(line)), `${pattern} in\n${stdout}`);
	found(/transaction version +stays 1, but Resolutions\.vote: choice has Against where it had For/);
	found(/storage +Membership\.Members: migrated is new; storage version 1 to 1/);
	found(/entries +Membership\.Members: \d+ of \d+ cannot be read/);
	found(/rehearsal +a session does not end: it has 5 blocks, and 0 began in \d+/);
});

test("what is no runtime does not start, and what is too large is refused by its size", async () => {
	const { code, breaks } = await checked(Buffer.alloc(1280 * 1024, 7));
	assert.equal(code, 1);
	assert.match(breaks[0], /size +the runtime is not compressed/);
	assert.match(breaks.at(-1), /does not start/);
});

test("a release is refused, and no upgrade is called broken by it", async () => {
	const release = join(temporaryFolder(), "rochdale-node");
	writeFileSync(release, "#!/bin/sh\necho 'Error: it is no live chain, and a release starts no other, because' >&2\nexit 1\n");
	chmodSync(release, 0o755);
	const { code, breaks, stderr } = await checked(nextRuntime(), release);
	assert.equal(code, 2);
	assert.deepEqual(breaks, []);
	assert.match(stderr, /is a release, which starts no copy of a chain: name a node that 'make build' has built/);
});
