// What strangers can ask of a node, as the units of the package start it, and behind the reverse proxies that are shipped.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request as plain } from "node:http";
import { Agent, request as encrypted } from "node:https";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import WebSocket from "ws";
import { freePort, Node } from "../lib/node.mjs";
import { installed, NAMES, proxied } from "../lib/proxy.mjs";

/** All methods that the SDK calls unsafe, with what they take. */
const UNSAFE = [
	["author_rotateKeys"],
	["author_rotateKeysWithOwner", "0x00"],
	["author_insertKey", "aura", "//Eve", `0x${"11".repeat(32)}`],
	["author_hasKey", "0x00", "aura"],
	["author_hasSessionKeys", "0x00"],
	["author_removeExtrinsic", []],
	["system_addReservedPeer", "/ip4/127.0.0.1/tcp/1/p2p/12D3KooWDQPfyUhTZy8f9gDejboJ3K1P6qHKe94epVYnH4JyyTW2"],
	["system_removeReservedPeer", "12D3KooWDQPfyUhTZy8f9gDejboJ3K1P6qHKe94epVYnH4JyyTW2"],
	["system_peers"],
	["system_unstable_networkState"],
	["system_addLogFilter", "trace"],
	["system_resetLogFilter"],
	["offchain_localStorageSet", "PERSISTENT", "0x00", "0x00"],
	["offchain_localStorageGet", "PERSISTENT", "0x00"],
	["state_getPairs", "0x"],
	["state_queryStorage", [], `0x${"00".repeat(32)}`],
	["state_traceBlock", `0x${"00".repeat(32)}`, null, null, null],
];
/** What the node says of them. */
const REFUSED = /unsafe to be called externally/i;

/** Words of a variable that a file of the package sets. */
function words(file, name) {
	const path = fileURLToPath(new URL(`../../packaging/etc/${file}`, import.meta.url));
	const text = readFileSync(path, "utf8").replaceAll("\\\n", "");
	return new RegExp(`^${name}="(.*)"$`, "m").exec(text)[1].split(" ");
}

/** The options for RPC in a file of the package, but for the port. */
function rpcOptions(file) {
	const options = words(file, "RPC");
	options.splice(options.indexOf("--rpc-port"), 2);
	return options;
}

/** The number behind an option. */
const limit = (option) => Number(words("node.env", "RPC")[words("node.env", "RPC").indexOf(option) + 1]);

let validator, node, p2pPort, webrtcPort;
before(async () => {
	validator = await Node.start({ chain: ["--chain", "dev", "--alice", "--force-authoring"], args: rpcOptions("validator.env") });
	[p2pPort, webrtcPort] = [await freePort(), await freePort()];
	// The addresses of the package, on free ports of this machine.
	const listening = words("node.env", "LISTEN").map((word) =>
		word
			.replace("0.0.0.0", "127.0.0.1")
			.replace(/tcp\/30333$/, "tcp/0")
			.replace("udp/30333", `udp/${webrtcPort}`)
			.replace("tcp/30334", `tcp/${p2pPort}`),
	);
	node = await Node.start({
		chain: ["--chain", "dev"],
		args: [...rpcOptions("node.env"), ...listening, "--bootnodes", await validator.address()],
	});
	await node.finalises(1);
});
after(() => Promise.all([validator, node].map((one) => one?.kill())));

/** One way to a node: what it takes to ask it over HTTP and over WebSocket. */
class Way {
	constructor(port, name) {
		this.port = port;
		this.name = name;
	}

	/** Posts a body, on a connection of its own unless there is an agent, and gives the status and what comes back. */
	post(body, agent = false) {
		const { port, name } = this;
		return new Promise((resolve, reject) => {
			// Everybody can say that they are this machine.
			const claims = { "X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", Forwarded: "for=127.0.0.1" };
			const headers = { "Content-Type": "application/json", Host: name ?? `127.0.0.1:${port}`, ...claims };
			const over = { servername: name, rejectUnauthorized: false, agent };
			const options = { host: "127.0.0.1", port, method: "POST", headers, ...over };
			const asked = (name ? encrypted : plain)(options, (response) => {
				let text = "";
				response.on("data", (data) => (text += data));
				response.on("end", () => resolve({ status: response.statusCode, text }));
			});
			// Who is refused before they have sent everything may see the connection close.
			asked.on("error", reject).end(typeof body === "string" ? body : JSON.stringify(body));
		});
	}

	async call(method, ...params) {
		const { text } = await this.post({ jsonrpc: "2.0", id: 1, method, params });
		return JSON.parse(text);
	}

	/** Opens a WebSocket, and gives it or the status with which it is refused. */
	open(origin) {
		const { port, name } = this;
		const headers = { ...(name && { Host: name }), ...(origin && { Origin: origin }) };
		const url = `${name ? "wss" : "ws"}://127.0.0.1:${port}`;
		const socket = new WebSocket(url, { headers, servername: name, rejectUnauthorized: false });
		return new Promise((resolve, reject) => {
			socket.once("open", () => resolve(new Socket(socket)));
			socket.once("unexpected-response", (_, { statusCode }) => resolve(statusCode));
			socket.once("error", reject);
		});
	}
}

/** An open WebSocket, on which calls are answered in whatever order. */
class Socket {
	#waiting = new Map();
	#calls = 0;

	constructor(socket) {
		this.socket = socket;
		socket.on("error", () => {});
		socket.on("message", (data) => {
			const answer = JSON.parse(data);
			this.#waiting.get(answer.id)?.(answer);
			if (answer.id === null) this.#waiting.forEach((answered) => answered(answer));
		});
	}

	call(method, ...params) {
		const id = (this.#calls += 1);
		this.socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
		return new Promise((resolve) => this.#waiting.set(id, resolve));
	}

	/** Closes it, and waits until the other side has. */
	close() {
		return new Promise((resolve) => this.socket.once("close", resolve).close());
	}
}

/** Nobody gets an unsafe method this way, and everybody a safe one. */
async function isSafe(way) {
	assert.equal((await way.call("system_health")).result.isSyncing, false);
	for (const [method, ...params] of UNSAFE) {
		const { error } = await way.call(method, ...params);
		assert.match(error?.message ?? "it was answered", REFUSED, method);
	}
	const { result } = await way.call("rpc_methods");
	for (const [method] of UNSAFE) assert.ok(result.methods.includes(method), `${method} has another name now`);
}

/** Nor does a page in a browser, wherever it comes from: no browser asks a server before it opens a WebSocket. */
async function isSafeForPages(way) {
	const socket = await way.open("https://elsewhere.example");
	for (const [method, ...params] of UNSAFE) {
		const { error } = await socket.call(method, ...params);
		assert.match(error?.message ?? "it was answered", REFUSED, method);
	}
	await socket.close();
}

const request = (id, ...params) => ({ jsonrpc: "2.0", id, method: "system_name", params });
const tooLarge = () => request(1, "x".repeat(limit("--rpc-max-request-size") * 1024 * 1024));
const batch = (length) => Array.from({ length }, (_, id) => request(id));

async function limitsBodies(way) {
	// The connection may be closed while the rest is being sent, of which a proxy makes an answer of its own.
	const { status } = await way.post(tooLarge()).catch(({ code }) => ({ status: code }));
	assert.ok([413, 502, "ECONNRESET", "EPIPE"].includes(status), String(status));
}

async function limitsBatches(way) {
	const most = limit("--rpc-max-batch-request-len");
	assert.equal(JSON.parse((await way.post(batch(most))).text).length, most);
	assert.match(JSON.parse((await way.post(batch(most + 1))).text).error.message, /batch request was too large/);
}

async function limitsSubscriptions(way) {
	const socket = await way.open();
	for (let number = 0; number < limit("--rpc-max-subscriptions-per-connection"); number++) {
		assert.ok((await socket.call("chain_subscribeNewHeads")).result);
	}
	assert.match((await socket.call("chain_subscribeNewHeads")).error.message, /too many subscriptions/i);
	await socket.close();
}

/** Opens sockets until one is refused, closes them all, and gives how many there were and why the last was refused. */
async function opened(way, most) {
	const sockets = [];
	for (;;) {
		const socket = await way.open();
		if (typeof socket === "number" || sockets.length > most) {
			await Promise.all(sockets.map((open) => open.close()));
			return { count: sockets.length, status: socket };
		}
		sockets.push(socket);
	}
}

/** Final blocks still come at the public node. */
async function goesOn() {
	const { finalised } = await node.heights();
	await node.finalises(finalised + 1);
}

describe("on the machine itself", () => {
	const ways = () => [new Way(validator.rpcPort), new Way(node.rpcPort)];

	test("a validator and a public node refuse every unsafe method", async () => {
		for (const way of ways()) await isSafe(way);
	});

	test("a page in a browser of the machine gets none either", async () => {
		for (const way of ways()) await isSafeForPages(way);
	});

	test("nothing but the network of nodes answers on other addresses of the machine", async (t) => {
		const others = Object.values(networkInterfaces()).flat().filter(({ internal, family }) => !internal && family === "IPv4");
		if (others.length === 0) t.diagnostic("it has no other address");
		for (const { address } of others) {
			for (const port of [validator, node].flatMap(({ rpcPort, prometheusPort }) => [rpcPort, prometheusPort])) {
				const refused = new Promise((resolve) => {
					const socket = connect(port, address, () => resolve("it answers")).on("error", ({ code }) => resolve(code));
					socket.on("connect", () => socket.destroy());
				});
				assert.equal(await refused, "ECONNREFUSED", `${address}:${port}`);
			}
		}
	});

	test("too large a body, too long a batch and too many subscriptions are refused", async () => {
		const way = new Way(node.rpcPort);
		await limitsBodies(way);
		await limitsBatches(way);
		await limitsSubscriptions(way);
		await goesOn();
	});

	test("more connections than the node gives are refused, and given again when some are closed", async () => {
		const way = new Way(node.rpcPort);
		const most = limit("--rpc-max-connections");
		assert.deepEqual(await opened(way, most), { count: most, status: 429 });
		assert.ok((await way.call("system_name")).result);
		await goesOn();
	});

	test("who calls faster than they may on one connection waits or is refused", async () => {
		const socket = await new Way(node.rpcPort).open();
		// Twice what a minute allows: a machine that is slow is not so slow that all of it is allowed.
		const most = limit("--rpc-rate-limit");
		const answers = await Promise.all(Array.from({ length: 2 * most }, () => socket.call("system_name")));
		const refused = answers.filter(({ error }) => error);
		assert.ok(refused.length > 0 && refused.length <= most, `${refused.length}`);
		for (const { error } of refused) assert.match(error.message, /rate limit exceeded/);
		await socket.close();
		await goesOn();
	});
});

for (const program of ["nginx", "caddy"]) {
	const skip = installed.includes(program) ? false : `${program} is not installed`;
	describe(`behind ${program}, as it is shipped`, { skip }, () => {
		let proxy, way;
		before(async () => {
			proxy = await proxied(program, { rpc: node.rpcPort, p2p: p2pPort });
			way = new Way(proxy.port, NAMES.rpc);
		});
		after(() => proxy?.stop());

		test("every unsafe method is refused, whatever the caller says of where they come from", async () => {
			await isSafe(way);
			await isSafeForPages(way);
		});

		test("too large a body, too long a batch and too many subscriptions are refused", async () => {
			await limitsBodies(way);
			await limitsBatches(way);
			await limitsSubscriptions(way);
			await goesOn();
		});

		test("browsers reach the node as a peer", async () => {
			const socket = await new Way(proxy.port, NAMES.p2p).open();
			assert.ok(socket instanceof Socket, `refused with ${socket}`);
			await socket.close();
		});

		if (program !== "nginx") return;

		test("one caller gets a few connections, and leaves the rest to the others", async () => {
			const { count, status } = await opened(way, 64);
			assert.deepEqual({ count, status }, { count: 16, status: 429 });
			await goesOn();
		});

		test("one caller gets a few calls a second over HTTP, which the node itself does not count", async () => {
			let answered = 0;
			let refused = false;
			// Fewer at a time than the connections that a caller gets.
			const agent = new Agent({ keepAlive: true, maxSockets: 12 });
			const call = async () => {
				while (!refused && answered < 2_000) {
					const { status } = await way.post(request(1), agent);
					if (status === 429) refused = true;
					else answered += 1;
				}
			};
			await Promise.all(Array.from({ length: 12 }, call));
			agent.destroy();
			assert.ok(refused && answered >= 60, `${answered} were answered`);
			await goesOn();
		});
	});
}

test("a public node listens for nodes, for browsers over WebRTC, and for a proxy over WebSocket", async () => {
	const addresses = await node.rpc("system_localListenAddresses");
	for (const part of ["/tcp/", `/tcp/${p2pPort}/ws/`, `/udp/${webrtcPort}/webrtc-direct/certhash/`]) {
		assert.ok(addresses.some((address) => address.includes(part)), `${part} in ${addresses.join(" ")}`);
	}
});
