// A network of machines in network namespaces, each pair of which has a link of its own that can be slow, lossy or cut.
//
// A small program carries the packets, because not every kernel can delay or lose them by itself (netem). What a node sees is
// what it sees on the Internet: packets come late or never, and its own system sends them again.

import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawned } from "./command.mjs";
import { temporaryFolder } from "./node.mjs";

const ip = (...args) => execFileSync("ip", args.map(String), { stdio: "pipe" });

/** Packets of a thousand that are lost where a link is cut. */
const ALL = 1_000;

let program;

/** The program that carries packets, compiled once. */
function compiled() {
	if (program) return program;
	program = join(temporaryFolder(), "switch");
	const source = fileURLToPath(new URL("switch.c", import.meta.url));
	execFileSync("cc", ["-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source]);
	return program;
}

/** Whether this machine lets us make namespaces: it takes root, `ip` and a device for tunnels. */
export async function canSplit() {
	if (process.getuid() !== 0 || !existsSync("/dev/net/tun")) return false;
	try {
		const network = await Network.of(1);
		network.remove();
		return true;
	} catch {
		return false;
	}
}

/** Machines that reach one another, and this one, by links. */
export class Network {
	#namespaces;
	#carrier;
	#subnet = `10.${randomInt(64, 128)}.${randomInt(256)}`;
	#answers = 0;
	#onAnswer = () => {};

	/** A network of so many machines. Tests reach all of them; what is slow or cut is between them. */
	static async of(machines) {
		const network = new Network();
		const mark = `${process.pid}-${randomInt(100_000)}`;
		network.#namespaces = Array.from({ length: machines }, (_, index) => `rochdale-${mark}-${index}`);
		process.on("exit", () => network.remove());
		for (const namespace of network.#namespaces) ip("netns", "add", namespace);
		const carrier = spawned(compiled(), ["-", ...network.#namespaces], { stdio: ["pipe", "pipe", "inherit"] });
		network.#carrier = carrier;
		const device = await new Promise((resolve, reject) => {
			carrier.once("close", () => reject(new Error("the program that carries packets has stopped")));
			carrier.stdout.on("data", (data) => {
				const [, name] = /^ready (\S+)$/m.exec(data) ?? [];
				if (name) resolve(name);
				network.#answers += String(data).split("set\n").length - 1;
				network.#onAnswer();
			});
		});
		const up = (number, ...where) => {
			ip(...where, "address", "add", `${network.#subnet}.${number}/24`, "dev", device);
			ip(...where, "link", "set", device, "up");
		};
		up(1);
		for (const [index, namespace] of network.#namespaces.entries()) {
			up(index + 2, "-n", namespace);
			ip("-n", namespace, "link", "set", "lo", "up");
		}
		return network;
	}

	/** What `Node.start` needs to start a node on a machine. */
	place(index) {
		return { address: `${this.#subnet}.${index + 2}`, within: ["ip", "netns", "exec", this.#namespaces[index]] };
	}

	/** Sets the links between machines of one group and those of another, both ways. */
	async #set(some, others, delay, lost) {
		const lines = some.flatMap((one) => others.map((other) => [one + 1, other + 1])).filter(([one, other]) => one !== other);
		const wanted = this.#answers + 2 * lines.length;
		const done = new Promise((resolve) => (this.#onAnswer = () => this.#answers >= wanted && resolve()));
		const both = lines.flatMap(([one, other]) => [[one, other], [other, one]]);
		for (const [from, to] of both) this.#carrier.stdin.write(`${from} ${to} ${delay} ${lost}\n`);
		await done;
	}

	get #all() {
		return [...this.#namespaces.keys()];
	}

	/** Makes all links slow by so many milliseconds one way, and lets them lose so many packets of a thousand. */
	slow(delay, lost = 0) {
		return this.#set(this.#all, this.#all, delay, lost);
	}

	/** Cuts all links between these machines and the others. */
	cut(some) {
		return this.#set(some, this.#all.filter((one) => !some.includes(one)), 0, ALL);
	}

	/** Makes all links whole and fast. */
	heal() {
		return this.slow(0);
	}

	/** Removes the namespaces, after all that ran in them is gone. */
	remove() {
		this.#carrier?.kill("SIGKILL");
		for (const namespace of this.#namespaces) {
			try {
				ip("netns", "delete", namespace);
			} catch {
				// It was removed before.
			}
		}
		this.#namespaces = [];
	}
}

/** Where the system keeps groups of processes that share a processor's time: the second version of them, or the first. */
const GROUPS = [
	{
		root: "/sys/fs/cgroup",
		known: "cgroup.subtree_control",
		set: (group, share) => [[group, "cpu.max", `${share * 100_000} 100000`]],
	},
	{
		root: "/sys/fs/cgroup/cpu",
		known: "cpu.cfs_quota_us",
		set: (group, share) => [
			[group, "cpu.cfs_period_us", "100000"],
			[group, "cpu.cfs_quota_us", String(share * 100_000)],
		],
	},
];

/**
 * Gives a node no more than this part of one processor. What it gives takes that back.
 *
 * It is undefined where the machine has no groups of processes for that.
 */
export function throttled(node, share) {
	const found = GROUPS.find(({ root, known }) => {
		if (!existsSync(join(root, known))) return false;
		return known !== "cgroup.subtree_control" || readFileSync(join(root, known), "utf8").split(/\s+/).includes("cpu");
	});
	if (!found) return undefined;
	const group = join(found.root, `rochdale-${node.child.pid}`);
	mkdirSync(group);
	for (const [folder, file, value] of found.set(group, share)) writeFileSync(join(folder, file), value);
	writeFileSync(join(group, "cgroup.procs"), String(node.child.pid));
	return () => {
		writeFileSync(join(found.root, "cgroup.procs"), String(node.child.pid));
		rmdirSync(group);
	};
}
