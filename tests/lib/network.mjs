// The network of a founding file: its rehearsal, with a node for each validator.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { freePort, Node, run, temporaryFolder } from "./node.mjs";

/** Both session keys of a validator: the names of their kinds, and how they sign. */
const KINDS = [
	["aura", "sr25519"],
	["gran", "ed25519"],
];

async function done(what, args) {
	const { code, stdout, stderr } = await run(args);
	if (code !== 0) throw new Error(`${what}: ${stderr.trim()}`);
	return stdout;
}

/**
 * Founds the rehearsal of a founding file, in which a day lasts so many seconds.
 *
 * Gives the paths of both chain specs, the hash of the first block, and the secrets of the validators by the ids of their co-ops.
 */
export async function rehearsed(file, seconds) {
	const folder = temporaryFolder();
	const told = await done("the file founds nothing", ["found", file, "--rehearse", seconds, "--output", folder]);
	const raw = readdirSync(folder).find((name) => name.endsWith("-raw.json"));
	const validators = [...told.matchAll(/^validator of (\S+): (\S+)$/gm)].map(([, coop, secret]) => [coop, secret]);
	return {
		raw: join(folder, raw),
		plain: join(folder, raw.replace("-raw.json", ".json")),
		genesis: /^genesis: (0x[0-9a-f]{64})$/m.exec(told)[1],
		validators: Object.fromEntries(validators),
	};
}

/** A folder with the session keys that a secret gives. */
async function keystore(raw, secret) {
	const folder = temporaryFolder();
	for (const [kind, scheme] of KINDS) {
		const key = ["--key-type", kind, "--scheme", scheme, "--suri", secret];
		await done("a key was not inserted", ["key", "insert", "--chain", raw, "--keystore-path", folder, ...key]);
	}
	return folder;
}

/** The key of a node in a network, and where others find it. */
async function address() {
	const nodeKey = randomBytes(32).toString("hex");
	const file = join(temporaryFolder(), "node.key");
	writeFileSync(file, nodeKey);
	const peer = (await done("a key was not read", ["key", "inspect-node-key", "--file", file])).trim();
	const p2pPort = await freePort();
	return { nodeKey, p2pPort, multiaddress: `/ip4/127.0.0.1/tcp/${p2pPort}/p2p/${peer}` };
}

/**
 * Starts the nodes of all validators of a rehearsal, and gives them by the ids of their co-ops once a block is final. As in a
 * founding file that names the addresses of all validators, each finds all others by the spec.
 */
export async function networkUp({ raw, validators }, { clock } = {}) {
	const coops = Object.keys(validators);
	const addresses = await Promise.all(coops.map(address));
	const spec = join(temporaryFolder(), "network-raw.json");
	const bootNodes = addresses.map(({ multiaddress }) => multiaddress);
	writeFileSync(spec, JSON.stringify({ ...JSON.parse(readFileSync(raw, "utf8")), bootNodes }));
	const nodes = {};
	const start = async (coop, index) => {
		const { nodeKey, p2pPort } = addresses[index];
		nodes[coop] = await Node.start({
			chain: ["--chain", spec, "--validator", "--name", coop],
			args: ["--keystore-path", await keystore(raw, validators[coop])],
			...{ nodeKey, p2pPort, clock },
		});
	};
	try {
		await start(coops[0], 0);
		await Promise.all(coops.slice(1).map((coop, index) => start(coop, index + 1)));
		await nodes[coops[0]].finalises(1);
		return nodes;
	} catch (error) {
		await networkDown(nodes);
		throw error;
	}
}

/** Stops all of them. */
export const networkDown = (nodes) => Promise.all(Object.values(nodes).map((node) => node.kill()));
