// A light client follows the chain from its spec alone, and what it reads is what the node says.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { alice, connect } from "../lib/client.mjs";
import { stopped } from "../lib/journey.mjs";
import { LightClient } from "../lib/light.mjs";
import { changedSpec, eventually, Node, rawSpec } from "../lib/node.mjs";
import { checkpoint } from "../lib/tool.mjs";

let spec, node, api, light;
const seen = new Map();

before(async () => {
	[spec, node] = await Promise.all([rawSpec("dev"), Node.start({ args: ["--force-authoring"] })]);
	[api, light] = await Promise.all([connect(node), LightClient.start(spec, [node])]);
});

after(async () => {
	await light?.stop();
	await stopped(node, api);
});

test("three final heads are those of the node", async (t) => {
	const startedAt = Date.now();
	await eventually("three final heads", async () => {
		const { number, hash } = await light.finalised();
		// The block that it starts from is in its spec, so that it proves nothing.
		if (number > 0) seen.set(number, hash);
		return seen.size >= 3;
	});
	t.diagnostic(`three final heads after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
	for (const [number, hash] of seen) {
		assert.equal(hash, await node.rpc("chain_getBlockHash", number));
		assert.ok((await node.heights()).finalised >= number);
	}
});

test("it knows the version and the state of the chain", async () => {
	const { specVersion, transactionVersion } = await light.runtimeVersion();
	assert.deepEqual(
		[specVersion, transactionVersion],
		[api.runtimeVersion.specVersion.toNumber(), api.runtimeVersion.transactionVersion.toNumber()],
	);

	const hash = [...seen.values()].at(-1);
	const key = api.query.system.account.key(alice.address);
	const proved = await light.storage(key, hash);
	assert.equal(proved, await node.rpc("state_getStorage", key, hash));
	assert.ok(api.createType("AccountInfo", proved).data.free.toBigInt() > 0n);
	assert.equal(await light.storage(`${key}00`, hash), null);
});

test("another one starts from a block that it is given", async () => {
	const { number, hash, set, voters, written } = await checkpoint(spec, node);
	assert.equal(hash, await node.rpc("chain_getBlockHash", number));
	assert.deepEqual([set, voters], [0, 1]);
	const given = await LightClient.start(written.spec, [node], written.database);
	try {
		const first = await given.finalised();
		assert.ok(first.number >= number);
		await eventually("later final heads", async () => (await given.finalised()).number > first.number);
	} finally {
		await given.stop();
	}
});

test("the number of the set can be named, and mistakes are told in one sentence", async () => {
	assert.equal((await checkpoint(spec, node, "--set", "7")).set, 7);
	const mistakes = [
		[["--set=-"], /^--set must be a number from 0 on/],
		[["--set"], /^Option '--set <value>' argument missing: --help says what there is/],
		[["--at", "17"], /^--at must be the hash of a block/],
		[["--at", `0x${"11".repeat(32)}`], /^the node knows no block 0x1111/],
		[["--block", "17"], /^Unknown option '--block'/],
		[["more"], /^usage: node tools/],
	];
	for (const [args, sentence] of mistakes) {
		const { code, stderr } = await checkpoint(spec, node, ...args);
		assert.equal(code, 1);
		assert.match(stderr, sentence);
	}
	const other = await changedSpec("dev", () => {});
	writeFileSync(other, readFileSync(other, "utf8").replace(/"name": ?"/, "$&Not "));
	assert.match((await checkpoint(other, node)).stderr, /is the spec of 'Not .*', and the node at ws:.* runs '/);
	assert.match((await checkpoint("package.json", node)).stderr, /^package\.json is not the spec of a chain/);
});
