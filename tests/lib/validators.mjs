// The four validators of the local chain, on loopback.

import { randomBytes } from "node:crypto";
import { Node, polled, temporaryFolder } from "./node.mjs";

const NAMES = ["alice", "bob", "charlie", "dave"];
/** How much of what a node printed is shown where it did not print what was waited for. */
const LAST_LINES = 40;

/** Starts and restarts the validators of the local chain. Each keeps its folder and its key of the network. */
export class Validators {
	/** What they printed before they were last started. */
	#printed = "";

	/** Starts the first `count`, where `of` gives what is particular about one: its folder, environment or machine. */
	static async start(of = () => ({}), spec = "local", count = NAMES.length) {
		const validators = new Validators();
		validators.options = NAMES.map((name, index) => ({
			chain: ["--chain", spec, `--${name}`],
			nodeKey: randomBytes(32).toString("hex"),
			basePath: temporaryFolder(),
			...of(index),
		}));
		validators.nodes = [];
		for (let index = 0; index < count; index += 1) await validators.restart(index);
		return validators;
	}

	/** Starts one of them for the first time or again, with those that run as its bootnodes. */
	async restart(index) {
		const others = this.nodes.filter((node, other) => node && other !== index && !node.isGone());
		const addresses = await Promise.all(others.map((node) => node.address()));
		const args = addresses.length > 0 ? ["--bootnodes", ...addresses] : [];
		// Whoever was connected finds it again where it was.
		const { log = "", rpcPort, p2pPort } = this.nodes[index] ?? {};
		this.#printed += log;
		return (this.nodes[index] = await Node.start({ ...this.options[index], args, rpcPort, p2pPort }));
	}

	/** Those that run. */
	get running() {
		return this.nodes.filter((node) => node && !node.isGone());
	}

	/** All that they have printed. */
	get printed() {
		return this.#printed + this.nodes.map((node) => node.log).join("");
	}

	/** Waits until all that run have so many more final blocks than any of them has now, and gives the last. */
	async finalise(more) {
		const heights = await Promise.all(this.running.map((node) => node.heights()));
		const height = Math.max(...heights.map(({ finalised }) => finalised)) + more;
		await Promise.all(this.running.map((node) => node.finalises(height)));
		return height;
	}

	async stop() {
		await Promise.all(this.running.map((node) => node.kill()));
	}
}

/** Waits until a validator has given a vote since it was started. */
export const votes = (node) =>
	polled("a vote", async () => ((await node.metric("substrate_finality_grandpa_precommits_total")) > 0 ? true : undefined));

/** Waits until a node has printed this. */
export const prints = (node, pattern) =>
	polled(`'${pattern}'`, () => pattern.test(node.log) || undefined).catch((error) => {
		throw new Error(`${error.message}, after:\n${node.log.split("\n").slice(-LAST_LINES).join("\n")}`);
	});
