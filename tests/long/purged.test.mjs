// On a founding evening, before anything is final, somebody purges the chain of a validator that has voted.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually, run } from "../lib/node.mjs";
import { prints, Validators, votes } from "../lib/validators.mjs";

const PREVOTES = "substrate_finality_grandpa_prevotes_total";

let validators;
before(async () => (validators = await Validators.start(undefined, "local", 2)));
after(() => validators?.stop());

test("it does not take the chain for one that begins, and votes when finality has gone on without it", async () => {
	await eventually("a vote of the first", async () => (await validators.nodes[0].metric(PREVOTES)) > 0 || undefined);
	assert.equal((await validators.nodes[0].heights()).finalised, 0);
	await validators.nodes[0].kill();
	const { basePath } = validators.options[0];
	assert.equal((await run(["purge-chain", "-y", "--chain", "local", "--base-path", basePath])).code, 0);

	const node = await validators.restart(0);
	await prints(node, /nobody knows here what the keys of this validator have signed/);
	await node.growsBeyond((await validators.nodes[1].heights()).best + 10);
	assert.equal(await node.metric(PREVOTES), 0);

	await validators.restart(2);
	await validators.restart(3);
	await prints(node, /votes from the next round on/);
	assert.ok((await node.heights()).finalised > 20);
	await votes(node);
	assert.doesNotMatch(validators.printed, /equivocat/i);
});
