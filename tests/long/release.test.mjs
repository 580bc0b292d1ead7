// What `make release` gives, in the network of a founding file with keys of its own: ROCHDALE_NODE names its node.
//
// The first member of the bakery signs as hardware wallets do, with the hash of the metadata.

import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { u8aToHex } from "@polkadot/util";
import { mnemonicGenerate } from "@polkadot/util-crypto";
import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { connect, key } from "../lib/client.mjs";
import { eventually, freePort, Node, run, temporaryFolder, UNIT_ENVIRONMENT } from "../lib/node.mjs";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
/** How long a start may take until the node has a block that is new, in seconds. */
const FIRST_BLOCK = 5;

const member = key(mnemonicGenerate());
const nodes = [];
let spec, validators, api;

async function done(args) {
	const { code, stdout, stderr } = await run(args);
	assert.equal(code, 0, stderr);
	return stdout;
}

/** All keys of a validator, and what the founding file says of them. */
async function validator(folder) {
	const said = await done(["key", "validator", folder]);
	const p2pPort = await freePort();
	const lines = said.slice(said.indexOf("[coop.validator]")).trim();
	const addresses = `addresses = ["/dns/node-${p2pPort}.example/tcp/${p2pPort}"]`;
	return { folder, p2pPort, basePath: temporaryFolder(), lines: lines.replace("addresses = []", addresses) };
}

const start = async ({ folder, p2pPort, basePath }, index) => {
	nodes[index] = await Node.start({
		chain: ["--chain", spec, "--validator", "--name", `validator ${index}`],
		args: ["--keystore-path", join(folder, "keystore")],
		nodeKey: readFileSync(join(folder, "node.key")).toString("hex"),
		p2pPort,
		basePath,
		environment: UNIT_ENVIRONMENT,
	});
	return nodes[index];
};

before(async () => {
	const folder = temporaryFolder();
	cpSync(EXAMPLES, folder, { recursive: true });
	const file = join(folder, "federation.toml");
	const blocks = readFileSync(file, "utf8").split(/(?=^\[coop\.validator\]$)/m);
	validators = await Promise.all(blocks.slice(1).map((_, index) => validator(join(folder, `validator-${index}`))));
	// What comes after the keys of a validator stays.
	const rest = (block) => block.replace(/^\[coop\.validator\]\n(?:\w+ = .*\n)+/, "\n");
	const founded = blocks.slice(1).map((block, index) => validators[index].lines + rest(block));
	writeFileSync(file, [blocks[0], ...founded].join(""));
	const register = join(folder, "federation/bakery.csv");
	writeFileSync(register, readFileSync(register, "utf8").replace(/^1,\w+,/m, `1,${member.address},`));

	const output = join(folder, "chain");
	await done(["found", file, "--output", output]);
	spec = join(output, readdirSync(output).find((name) => name.endsWith("-raw.json")));
	// All of them are on this machine.
	writeFileSync(spec, readFileSync(spec, "utf8").replace(/\/dns\/node-\d+\.example\//g, "/dns/localhost/"));
	await Promise.all(validators.map(start));
	await nodes[0].finalises(1);
	api = await connect(nodes[0]);
});

after(async () => {
	await api?.disconnect();
	await Promise.all(nodes.map((node) => node.kill()));
});

test("a signature with the hash of the metadata is accepted, and one with another hash is not", async () => {
	const found = await nodes[0].rpc("state_call", "Metadata_metadata_at_version", "0x0f000000");
	const { specVersion, specName } = api.runtimeVersion;
	const digest = merkleizeMetadata(api.createType("Option<Bytes>", found).unwrap().toU8a(true), {
		base58Prefix: api.registry.chainSS58,
		decimals: api.registry.chainDecimals[0],
		specName: specName.toString(),
		specVersion: specVersion.toNumber(),
		tokenSymbol: api.registry.chainTokens[0],
	}).digest();
	const text = () => api.tx.resolutions.proposeText(1, "Ordinary", "Open", "A text", digest);
	const signed = (metadataHash) => text().signAsync(member, { mode: 1, metadataHash });
	await assert.rejects(signed(u8aToHex(digest.map((byte) => byte ^ 1))).then((one) => one.send()), /bad signature/);
	await (await signed(u8aToHex(digest))).send();
	await eventually("the proposal", async () => (await api.query.resolutions.resolutionCount()).toNumber() === 1);
});

test("a node that is started again has a new block within seconds", async (t) => {
	const { best } = await nodes[1].heights();
	await nodes[1].kill("SIGTERM");
	const node = await start(validators[1], 1);
	await node.growsBeyond(best);
	const seconds = (Date.now() - node.startedAt) / 1_000;
	t.diagnostic(`${seconds.toFixed(1)} s`);
	assert.ok(seconds <= FIRST_BLOCK, `the first block came after ${seconds.toFixed(1)} s`);
});
