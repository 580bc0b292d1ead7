#!/usr/bin/env node
// Starts the rehearsal of a founding file: the nodes of all its validators on this machine, until Ctrl-C.

import { once } from "node:events";
import { parseArgs } from "node:util";

const USAGE = `usage: node scripts/network-up.mjs [FILE] [--day SECONDS]

FILE is a founding file, examples/federation.toml unless said. A day lasts SECONDS, 10 unless said.`;

const { values, positionals } = (() => {
	try {
		return parseArgs({ options: { day: { type: "string", default: "10" } }, allowPositionals: true });
	} catch {
		console.error(USAGE);
		process.exit(2);
	}
})();
const [file = "examples/federation.toml", ...others] = positionals;
if (others.length > 0) {
	console.error(USAGE);
	process.exit(2);
}

// Loaded late, because the library looks for the node at once.
const { networkDown, networkUp, rehearsed } = await import("../tests/lib/network.mjs");

const say = (text = "") => console.log(text && `rochdale: ${text}`);
try {
	const rehearsal = await rehearsed(file, values.day);
	const count = Object.keys(rehearsal.validators).length;
	say(`starting ${count} nodes for the validators of ${file}`);
	const nodes = await networkUp(rehearsal);
	say("the network is running, and its first block is final.");
	for (const [coop, node] of Object.entries(nodes)) say(`  ${coop.padEnd(16)} ${node.url}`);
	say(`chain spec:  ${rehearsal.raw}`);
	say("who is who:  the secret of member 4 of 'bakery' is //bakery//4, of its validator //bakery//validator");
	say(`browser:     https://polkadot.js.org/apps/?rpc=${Object.values(nodes)[0].url}`);
	say("stop it with Ctrl-C; the chain starts afresh every time.");
	await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
	await networkDown(nodes);
	process.exit(0);
} catch (error) {
	console.error(`rochdale: ${error.message}`);
	process.exit(1);
}
