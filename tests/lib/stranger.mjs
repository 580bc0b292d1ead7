// A stranger who wears a node out, in a thread of its own: by questions, or as one peer after another.

import { connect } from "node:net";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { WebSocket } from "@polkadot/x-ws";

/** How many connections of each kind are held at a time: more than a node takes unless it is told otherwise. */
const CONNECTIONS = 150;

/** Questions that take a node long. */
const QUESTIONS = [
	["state_getMetadata"],
	["chain_getBlock"],
	["state_getKeysPaged", "0x", 1_000],
	["state_call", "Core_version", "0x"],
	["author_submitExtrinsic", `0x${"84".repeat(2_000)}`],
	["system_dryRun", "0x00"],
];
/** How many of them in one message, and how many bytes of one that is too long for any node. */
const [BATCH, TOO_LONG] = [50, 20 * 1024 * 1024];

/** The state of a connection that is there. */
const OPEN = 1;

const counts = { questions: 0, answers: 0, refused: 0, peers: 0 };

/** One connection that asks again as soon as it was answered. */
function asking(port, index) {
	const socket = new WebSocket(`ws://127.0.0.1:${port}`);
	let next = index;
	const ask = () => {
		if (socket.readyState !== OPEN) return;
		const question = () => {
			const [method, ...params] = QUESTIONS[next++ % QUESTIONS.length];
			return { jsonrpc: "2.0", id: next, method, params };
		};
		counts.questions += 1;
		if (index === 0 && next % 50 === 0) socket.send("x".repeat(TOO_LONG));
		else socket.send(JSON.stringify(index % 10 === 0 ? Array.from({ length: BATCH }, question) : question()));
	};
	socket.addEventListener("open", ask);
	socket.addEventListener("message", () => {
		counts.answers += 1;
		ask();
	});
	socket.addEventListener("error", () => (counts.refused += 1));
	socket.addEventListener("close", () => setTimeout(() => asking(port, index), 200));
}

/** One connection to where peers connect, which says nonsense, waits, and comes again. */
function meeting(port) {
	const socket = connect(port, "127.0.0.1", () => {
		counts.peers += 1;
		socket.write(Buffer.alloc(4_096, 0x13));
	});
	socket.setTimeout(2_000, () => socket.destroy());
	socket.on("error", () => {});
	socket.on("close", () => setTimeout(() => meeting(port), 50));
}

if (!isMainThread) {
	const { rpc, peers } = workerData;
	for (let index = 0; index < CONNECTIONS; index += 1) {
		if (rpc) asking(rpc, index);
		if (peers) meeting(peers);
	}
	setInterval(() => parentPort.postMessage(counts), 500);
}

/** Begins to flood a node: its RPC if there is a port for it, and the port for peers. */
export class Stranger {
	/** What came of it so far. */
	counts = {};
	#worker;

	constructor(ports) {
		this.#worker = new Worker(fileURLToPath(import.meta.url), { workerData: ports });
		this.#worker.on("message", (counts) => (this.counts = counts));
	}

	stop() {
		return this.#worker.terminate();
	}
}
