// The network of a founding file: its rehearsal, with a node for each validator.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Node, run, temporaryFolder } from "./node.mjs";

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

/** Starts the nodes of all validators of a rehearsal, and gives them by the ids of their co-ops once a block is final. */
export async function networkUp({ raw, validators }, { clock } = {}) {
	const nodes = {};
	const start = async (coop, ...args) => {
		const keys = await keystore(raw, validators[coop]);
		nodes[coop] = await Node.start({
			chain: ["--chain", raw, "--validator", "--name", coop],
			args: ["--keystore-path", keys, ...args],
			clock,
		});
	};
	try {
		const [first, ...others] = Object.keys(validators);
		await start(first);
		const bootnode = await nodes[first].address();
		await Promise.all(others.map((coop) => start(coop, "--bootnodes", bootnode)));
		await nodes[first].finalises(1);
		return nodes;
	} catch (error) {
		await networkDown(nodes);
		throw error;
	}
}

/** Stops all of them. */
export const networkDown = (nodes) => Promise.all(Object.values(nodes).map((node) => node.kill()));
