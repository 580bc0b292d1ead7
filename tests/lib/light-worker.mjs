// The thread of a light client: takes JSON-RPC requests, posts answers, and what the client logs.

import { parentPort, workerData } from "node:worker_threads";
import { start } from "smoldot";

/** Errors and warnings. */
const WARNINGS = 2;

const client = start({
	maxLogLevel: WARNINGS,
	logCallback: (level, target, message) => parentPort.postMessage({ log: `${target}: ${message}` }),
});
const chain = await client.addChain(workerData);
parentPort.on("message", (request) => chain.sendJsonRpc(request));
for await (const answer of chain.jsonRpcResponses) parentPort.postMessage({ answer });
