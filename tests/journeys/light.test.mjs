// A light client follows the chain from its spec alone, and what it reads is what the node says.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, connect } from "../lib/client.mjs";
import { stopped } from "../lib/journey.mjs";
import { LightClient } from "../lib/light.mjs";
import { eventually, Node, rawSpec } from "../lib/node.mjs";

let node, api, light;
const seen = new Map();

before(async () => {
	const spec = rawSpec("dev");
	node = await Node.start({ args: ["--force-authoring"] });
	[api, light] = await Promise.all([connect(node), LightClient.start(await spec, [node])]);
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
