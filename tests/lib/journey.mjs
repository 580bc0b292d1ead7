// How most journeys begin and end: one node, and a client of it.

import { connect } from "./client.mjs";
import { Clock, DAY } from "./clock.mjs";
import { Node, specWithDays } from "./node.mjs";

/**
 * Starts a node that makes the blocks of a chain alone, connects to it, and waits until its first block is final.
 *
 * `chain` is the name of a built-in chain; its days suit the clock of the tests. Without a name it is the development chain as
 * `make run` starts it, whose clock is the machine's. `clock: null` leaves a named chain the machine's clock. `change` changes the
 * genesis of a named chain.
 */
export async function started(chain, { clock = new Clock(), change } = {}) {
	const named = async () => ({ chain: ["--chain", await specWithDays(chain, DAY, change), "--alice", "--force-authoring"], clock });
	const node = await Node.start(chain ? await named() : {});
	let api;
	try {
		api = await connect(node);
		await node.finalises(1);
		return { node, api };
	} catch (error) {
		await stopped(node, api);
		throw error;
	}
}

/** Stops what `started` gave, as far as it came. */
export async function stopped(node, api) {
	await api?.disconnect();
	await node?.kill();
}
