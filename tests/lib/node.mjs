// Starts real nodes on free loopback ports and stops them with the test process.

import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes, randomInt } from "node:crypto";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { xxhashAsHex } from "@polkadot/util-crypto";
import { DAY, sleep, WATCHDOG } from "./clock.mjs";
import { ran, spawned } from "./command.mjs";

const target =
	process.env.CARGO_TARGET_DIR ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rochdale", "target");

/** Path of the node under test. */
export const BINARY = process.env.ROCHDALE_NODE ?? join(target, "debug", "rochdale-node");

if (!existsSync(BINARY)) {
	throw new Error(`there is no node at ${BINARY}: run 'make build' first`);
}

/** Where all nodes under test keep compiled runtimes, because compiling one takes longer than most of what a node does here. */
export const COMPILED = join(target, "compiled-runtimes");

/** What the unit of a validator has in its environment. */
export const UNIT_ENVIRONMENT = (() => {
	const unit = readFileSync(new URL("../../packaging/systemd/rochdale-validator.service", import.meta.url), "utf8");
	const [, set] = /^Environment=(.*)$/m.exec(unit);
	return Object.fromEntries(set.split(" ").map((one) => one.split("=")));
})();

/** The runtime to which tests upgrade, or the one whose upgrade breaks: "next" or "broken". */
export function nextRuntime(kind = "next") {
	const file = join(target, "debug", "wbuild", `rochdale-runtime-${kind}`, `rochdale_runtime_${kind}.compressed.wasm`);
	if (!existsSync(file)) throw new Error(`there is no runtime at ${file}: run 'scripts/next-runtime.sh ${kind}' first`);
	return readFileSync(file);
}

const folders = new Set();
process.on("exit", () => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the test process ends. */
export function temporaryFolder() {
	const folder = mkdtempSync(join(tmpdir(), "rochdale-"));
	folders.add(folder);
	return folder;
}

/** The system gives outgoing connections ports from here up; below it nobody takes one by chance. */
const EPHEMERAL = existsSync("/proc/sys/net/ipv4/ip_local_port_range")
	? Number(readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8").split(/\s+/)[0])
	: 32_768;
const LOWEST = 10_000;

/** A port that nothing listens on and that no outgoing connection can take before it is used. */
export async function freePort() {
	for (;;) {
		const port = EPHEMERAL > LOWEST ? randomInt(LOWEST, EPHEMERAL) : 0;
		const server = createServer();
		const listens = await new Promise((resolve) => {
			server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
		});
		if (!listens) continue;
		const free = server.address().port;
		server.close();
		await once(server, "close");
		return free;
	}
}

/** Asks `probe` until it gives something other than undefined or false. Only what hangs takes longer than the watchdog. */
export async function polled(what, probe) {
	const end = Date.now() + WATCHDOG * 1000;
	for (;;) {
		const found = await probe();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > end) throw new Error(`waited ${WATCHDOG} s in vain for ${what}`);
		await sleep(200);
	}
}

/** The clock of the chain that this process tests, if it is one that jumps ahead. */
let clock;

/**
 * Asks `probe` until it gives something other than undefined or false: after each block where the chain has a clock of the
 * tests, which jumps ahead as long as everybody waits and nobody acts, else from time to time.
 */
export const eventually = (what, probe) => (clock ? clock.until(what, probe) : polled(what, probe));

/** Runs the node as a command and gives its exit code and what it printed. */
export const run = (args, options) => ran(BINARY, args, options);

async function exported(chain, ...args) {
	const file = join(temporaryFolder(), "spec.json");
	const { code, stderr } = await run(["export-chain-spec", "--chain", chain, "--output", file, ...args]);
	if (code !== 0) throw new Error(`the chain spec was not written: ${stderr}`);
	return file;
}

/** Writes the raw spec of a chain that the node knows by name or from a file, and gives the path of the new file. */
export const rawSpec = (chain) => exported(chain, "--raw");

/** Writes the spec of a chain that the node knows by name, with its genesis changed, and gives the path of the new file. */
export async function changedSpec(chain, change) {
	const file = await exported(chain);
	const spec = JSON.parse(readFileSync(file, "utf8"));
	const { patch, config } = spec.genesis.runtimeGenesis;
	change(patch ?? config);
	writeFileSync(file, JSON.stringify(spec));
	return file;
}

/** The spec of a chain that the node knows by name, with days that suit a clock which jumps ahead, and what else changes its genesis. */
export const specWithDays = (chain, day = DAY, change = () => {}) =>
	changedSpec(chain, (genesis) => {
		genesis.clock.dayLength = day;
		change(genesis);
	});

/** Changes a genesis so that these accounts are empty: nobody has deposited anything for them. */
export const withoutUnits = (addresses) => (genesis) => {
	const isFilled = (address) => !addresses.includes(address);
	for (const one of genesis.custody.custodians) one.deposits = one.deposits.filter(({ beneficiary }) => isFilled(beneficiary));
};

/** The keys under which the chain keeps its times and the length of a day. */
const [NOW, DAY_LENGTH] = ["Now", "DayLength"].map((item) =>
	["Clock", item].reduce((key, name) => key + xxhashAsHex(name, 128).slice(2), "0x"),
);

/** A node that runs until it is stopped. */
export class Node {
	/**
	 * Starts a node; one whose port another process took in the meantime is started again with others. `place` is a machine of a
	 * network in namespaces, `binary` another node than the one under test.
	 */
	static async start(options = {}) {
		for (let attempt = 1; ; attempt++) {
			try {
				return await Node.#startOnce(options);
			} catch (error) {
				if (attempt === 3 || !error.message.includes("Address already in use")) throw error;
			}
		}
	}

	static async #startOnce({ chain = ["--dev"], args = [], basePath = temporaryFolder(), nodeKey, clock: shared, ...options }) {
		const { environment, place, rpcPort, p2pPort, binary = BINARY } = options;
		const node = new Node();
		node.host = place?.address ?? "127.0.0.1";
		node.basePath = basePath;
		node.rpcPort = rpcPort ?? (await freePort());
		node.prometheusPort = await freePort();
		node.p2pPort = p2pPort ?? (await freePort());
		node.startedAt = Date.now();
		node.log = "";
		const [program, ...before] = [...(place?.within ?? []), binary];
		node.child = spawned(program, [
			...before,
			...chain,
			...["--base-path", basePath],
			...["--rpc-port", node.rpcPort, "--prometheus-port", node.prometheusPort],
			...["--listen-addr", `/ip4/${node.host}/tcp/${node.p2pPort}`],
			...["--node-key", nodeKey ?? randomBytes(32).toString("hex")],
			...["--no-telemetry", "--no-mdns"],
			...["--compiled-runtimes", COMPILED],
			...(place ? ["--unsafe-rpc-external", "--rpc-cors", "all", "--prometheus-external"] : []),
			...args,
		], { env: { ...process.env, ...shared?.environment, ...environment } });
		node.child.stdout.on("data", (data) => (node.log += data));
		node.child.stderr.on("data", (data) => (node.log += data));
		node.closed = once(node.child, "close");
		try {
			await polled("the node to answer", () => node.rpc("system_health").catch(() => node.isGone()));
			if (node.isGone()) throw new Error("the node stopped");
		} catch (error) {
			await node.kill();
			throw new Error(`${error.message}; it printed:\n${node.log}`);
		}
		if (shared && !clock) {
			clock = shared;
			clock.follow(node);
		}
		return node;
	}

	get url() {
		return `ws://${this.host}:${this.rpcPort}`;
	}

	/** Where other nodes and light clients find it. */
	async address() {
		return `/ip4/${this.host}/tcp/${this.p2pPort}/p2p/${await this.rpc("system_localPeerId")}`;
	}

	isGone() {
		return this.child.exitCode !== null || this.child.signalCode !== null || undefined;
	}

	/** Calls a JSON-RPC method over HTTP. */
	async rpc(method, ...params) {
		const response = await fetch(`http://${this.host}:${this.rpcPort}`, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
		});
		const { result, error } = await response.json();
		if (error) throw new Error(`${method}: ${error.message}`);
		return result;
	}

	/** Numbers of the best and the finalised block. */
	async heights() {
		const best = await this.rpc("chain_getHeader");
		const finalised = await this.rpc("chain_getHeader", await this.rpc("chain_getFinalizedHead"));
		return { best: Number(best.number), finalised: Number(finalised.number) };
	}

	/** Waits until a block with this number is final. */
	async finalises(number) {
		return polled(`block ${number} to be final`, async () => {
			const { finalised } = await this.heights();
			return finalised >= number ? finalised : undefined;
		});
	}

	/** Waits until there are more blocks than `height`, any number if undefined, and gives how many. */
	async growsBeyond(height = -1) {
		return polled(`a block after ${height}`, async () => {
			if (this.isGone()) throw new Error("the node that paces the clock is gone");
			const best = Number((await this.rpc("chain_getHeader")).number);
			return best > height ? best : undefined;
		});
	}

	/** Deadline time and the length of a day at the best block, in milliseconds. */
	async times() {
		const [now, day] = await Promise.all([NOW, DAY_LENGTH].map((key) => this.rpc("state_getStorage", key)));
		const bytes = (hex) => Buffer.from((hex ?? "0x").slice(2), "hex");
		// Civil time comes before it.
		return { deadline: now ? Number(bytes(now).readBigUInt64LE(8)) : 0, day: Number(bytes(day).readBigUInt64LE(0)) };
	}

	/** A figure that it reports, added up over all labels. */
	async metric(name) {
		const text = await (await fetch(`http://${this.host}:${this.prometheusPort}/metrics`)).text();
		const values = [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, "gm"))].map(([, value]) => Number(value));
		return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
	}

	/** Memory in use, in MiB. */
	memory() {
		const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
		return Number(/VmRSS:\s+(\d+) kB/.exec(status)[1]) / 1024;
	}

	/** What it has computed so far on all cores, in seconds. */
	processorTime() {
		// Behind the name of the program: times in user and in kernel mode, in hundredths.
		const fields = readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ").pop().split(" ");
		return (Number(fields[11]) + Number(fields[12])) / 100;
	}

	async kill(signal = "SIGKILL") {
		this.child.kill(signal);
		await this.closed;
	}
}
