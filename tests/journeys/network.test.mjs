// The local chain: four co-ops run a validator each, and go on when one of them is gone.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Node, eventually } from "../lib/node.mjs";

const nodes = [];
after(() => Promise.all(nodes.map((node) => node.kill())));

test("four validators finalise together, and three without the fourth", async (t) => {
	nodes.push(await Node.start({ chain: ["--chain", "local", "--alice"] }));
	const peer = await nodes[0].rpc("system_localPeerId");
	const bootnode = `/ip4/127.0.0.1/tcp/${nodes[0].p2pPort}/p2p/${peer}`;
	for (const name of ["bob", "charlie", "dave"]) {
		nodes.push(await Node.start({ chain: ["--chain", "local", `--${name}`], args: ["--bootnodes", bootnode] }));
	}
	await Promise.all(nodes.map((node) => node.finalises(3)));
	const hashes = await Promise.all(nodes.map((node) => node.rpc("chain_getBlockHash", 3)));
	assert.equal(new Set(hashes).size, 1);

	await nodes.pop().kill();
	const { finalised } = await nodes[0].heights();
	await nodes[0].finalises(finalised + 4);
	const memory = nodes.map((node) => node.memory().toFixed(0));
	t.diagnostic(`memory of the validators in MiB: ${memory.join(" ")}`);
	await eventually("the others to agree", async () => (await nodes[2].heights()).finalised > finalised);
});
