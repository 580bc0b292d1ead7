// A light client: it starts from the chain spec alone and believes no node what it cannot prove.

import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

/** The chain spec in this file, with the given nodes to begin with. */
async function withBootnodes(file, nodes) {
	const bootNodes = await Promise.all(nodes.map((node) => node.address()));
	return JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), bootNodes });
}

/** A light client that runs until it is stopped. */
export class LightClient {
	#worker;
	#lastId = 0;
	#waiting = new Map();
	#failure;

	/** What it logged. */
	log = [];

	/**
	 * Starts a light client of the chain with this raw spec, to which `nodes` introduce it. With `database`, as smoldot writes one,
	 * it believes what that says and starts from there.
	 */
	static async start(file, nodes, database) {
		const light = new LightClient();
		// In a thread of its own, because it leaves timers behind that would keep the test process from ending.
		light.#worker = new Worker(new URL("light-worker.mjs", import.meta.url), {
			workerData: { chainSpec: await withBootnodes(file, nodes), databaseContent: database },
		});
		light.#worker.on("message", ({ log, answer }) => (log ? light.log.push(log) : light.#settle(JSON.parse(answer))));
		light.#worker.on("error", (error) => light.#end(error));
		light.#worker.on("exit", () => light.#end(new Error("the light client has stopped")));
		return light;
	}

	#settle({ id, result, error }) {
		const { resolve, reject } = this.#waiting.get(id);
		this.#waiting.delete(id);
		if (error) reject(new Error(error.message));
		else resolve(result);
	}

	#end(error) {
		this.#worker = undefined;
		this.#failure ??= error;
		for (const { reject } of this.#waiting.values()) reject(this.#failure);
		this.#waiting.clear();
	}

	/** Calls a JSON-RPC method; what it answers has been proved to the light client by the nodes. */
	rpc(method, ...params) {
		if (!this.#worker) return Promise.reject(this.#failure);
		const id = ++this.#lastId;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			this.#worker.postMessage(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
		});
	}

	/** Number and hash of the last final block. */
	async finalised() {
		const hash = await this.rpc("chain_getFinalizedHead");
		return { number: Number((await this.rpc("chain_getHeader", hash)).number), hash };
	}

	/** The version of the runtime at the last final block. */
	async runtimeVersion() {
		return this.rpc("state_getRuntimeVersion", await this.rpc("chain_getFinalizedHead"));
	}

	/** What is stored under this key at this block, as hex, or null. */
	storage(key, block) {
		return this.rpc("state_getStorage", key, block);
	}

	async stop() {
		await this.#worker?.terminate();
	}
}
