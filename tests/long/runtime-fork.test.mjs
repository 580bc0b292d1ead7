// A runtime that stops the chain is replaced on every node by the chain spec, and the chain goes on under the repaired one.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Node, polled, rawSpec, run, temporaryFolder } from "../lib/node.mjs";
import { prints } from "../lib/validators.mjs";

/** The key of the runtime in a state. */
const CODE = "0x3a636f6465";
/** From which block on the repaired runtime counts. */
const FROM = 4;
const SAYS = ["-l", "code-provider::substitutes=debug"];

let node;
after(() => node?.kill());

/** A spec of the same chain that replaces the runtime from a block on. */
function repaired(raw, code) {
	const file = join(temporaryFolder(), "repaired-raw.json");
	const spec = JSON.parse(readFileSync(raw, "utf8"));
	// What is repaired has the version of what it replaces. Here it is the same, which shows as well whether it is used.
	spec.codeSubstitutes = { [FROM]: code ?? spec.genesis.raw.top[CODE] };
	writeFileSync(file, JSON.stringify(spec));
	return file;
}

test("the node goes on under the runtime of the spec", async () => {
	const raw = await rawSpec("dev");
	const start = (spec, basePath) => Node.start({ chain: ["--chain", spec, "--alice", "--force-authoring"], basePath, args: SAYS });
	node = await start(raw);
	const height = await node.finalises(FROM + 1);
	const hash = await node.rpc("chain_getBlockHash", FROM);
	const { basePath, log } = node;
	assert.doesNotMatch(log, /Using WASM substitute/);
	await node.kill();

	node = await start(repaired(raw), basePath);
	assert.equal(await node.rpc("chain_getBlockHash", FROM), hash);
	await node.finalises(height + 3);
	await prints(node, /Using WASM substitute/);

	// Who is new takes the same way.
	const other = await Node.start({ chain: ["--chain", repaired(raw)], args: ["--bootnodes", await node.address(), ...SAYS] });
	try {
		const { finalised } = await node.heights();
		await other.finalises(finalised);
		await prints(other, /Using WASM substitute/);
		await polled("the same chain", async () => (await other.rpc("chain_getBlockHash", FROM)) === hash);
	} finally {
		await other.kill();
	}
});

test("what is no runtime is refused in one sentence", async () => {
	const spec = repaired(await rawSpec("dev"), "0x00");
	const quiet = ["--rpc-port", "0", "--no-prometheus", "--no-mdns", "--listen-addr", "/ip4/127.0.0.1/tcp/0"];
	const { code, stderr } = await run(["--chain", spec, "--base-path", temporaryFolder(), ...quiet], { seconds: 60 });
	assert.notEqual(code, 0);
	assert.equal(stderr.split("\n").filter((line) => line.startsWith("Error: ")).length, 1, stderr);
});
