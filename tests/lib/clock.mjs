// The clock of the nodes of a test. It goes with the machine's while somebody acts, and jumps ahead while everybody waits.
//
// Periods of the chain therefore last as many blocks as people need, however slow the machine is, and nobody waits for days
// in which nothing happens.

import { execFileSync } from "node:child_process";
import { mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Length of a day of the chains whose clock jumps, in milliseconds: a vote of 14 days lasts 23 blocks if nobody waits. */
export const DAY = 5_000;

/** Length of a slot, in milliseconds. */
const SLOT = 3_000;

/**
 * Slots that are skipped at most for one block. With the block's own slot it is fewer than the ten by which deadline time
 * advances at most, so that a late block loses nothing. Among several validators it is seven, no multiple of a number of
 * validators that a test has, so that all of them have their turn.
 */
const SKIPPED = { alone: 8, together: 6 };

/** How long nothing at all may happen, in seconds. It stops only what hangs: no test waits for time to pass. */
export const WATCHDOG = 900;

/** How many days of the chain something may be waited for. */
const PATIENCE = 400;

/** How far the clock starts behind the machine's, in milliseconds: for light clients, which it does not move, no block is early. */
const BEHIND = 86_400_000;

const isFound = (found) => found !== undefined && found !== false;

let acts = 0;
let acting = 0;

/** Does something that takes time as the chain sees it: the clock does not jump meanwhile. */
export async function act(work) {
	acts += 1;
	acting += 1;
	try {
		return await work();
	} finally {
		acting -= 1;
		acts += 1;
	}
}

let made;
let clocks = 0;

/** The library that shows nodes the clock, compiled once, in a folder of its own. */
function compiled() {
	if (made) return made;
	const folder = mkdtempSync(join(tmpdir(), "rochdale-clock-"));
	process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
	const library = join(folder, "clock.so");
	const source = fileURLToPath(new URL("clock.c", import.meta.url));
	execFileSync("cc", ["-O2", "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, source, "-ldl"]);
	return (made = { folder, library });
}

/** A clock that one or more nodes share. */
export class Clock {
	#file;
	#path;
	#ahead;
	#waiting = new Set();
	#isRunning = false;
	#chain;
	#skipped;

	/** A clock for one validator or several, which starts at a moment in milliseconds. */
	constructor(validators = 1, start = Date.now() - BEHIND) {
		this.#ahead = start - Date.now();
		this.#skipped = validators === 1 ? SKIPPED.alone : SKIPPED.together;
		const { folder } = compiled();
		this.#path = join(folder, `clock-${(clocks += 1)}`);
		this.#file = openSync(this.#path, "w");
		this.#write();
	}

	#write() {
		const bytes = Buffer.alloc(8);
		bytes.writeBigInt64LE(BigInt(this.#ahead) * 1_000_000n);
		writeSync(this.#file, bytes, 0, bytes.length, 0);
	}

	/** What a node needs in its environment to see this clock. */
	get environment() {
		return { LD_PRELOAD: compiled().library, ROCHDALE_TEST_CLOCK: this.#path };
	}

	/**
	 * Goes ahead by so many civil days at once, as where all nodes were off. Deadline time stands still meanwhile, so that nobody
	 * loses any of it.
	 */
	leap(days) {
		this.goAhead(days * 86_400_000);
	}

	/** Goes ahead by so many milliseconds at once. */
	goAhead(milliseconds) {
		this.#ahead += milliseconds;
		this.#write();
	}

	/** Follows the chain of `node`, whose blocks pace the clock. */
	follow(node) {
		this.#chain = node;
	}

	/**
	 * Waits until `probe` gives something other than undefined and false. `probe.next`, where there is one, gives the moment of
	 * deadline time at which the next step is due: the clock does not jump past it.
	 */
	async until(what, probe) {
		const found = await probe();
		if (isFound(found)) return found;
		return new Promise((resolve, reject) => {
			this.#waiting.add({ what, probe, resolve, reject });
			this.#run();
		});
	}

	/** Asks one who waits; true if the waiting is over. */
	async #ask(one, times) {
		try {
			const found = await one.probe();
			if (isFound(found)) one.resolve(found);
			else if (times.deadline - (one.since ??= times.deadline) > PATIENCE * times.day) {
				throw new Error(`waited ${PATIENCE} days of the chain in vain for ${one.what}`);
			} else return false;
		} catch (error) {
			one.reject(error);
		}
		this.#waiting.delete(one);
		return true;
	}

	/** Slots to skip, so that nobody sleeps longer than they want. */
	async #skippable({ deadline }) {
		const moments = await Promise.all([...this.#waiting].map(({ probe }) => probe.next?.()));
		const next = Math.min(...moments.filter((moment) => moment !== undefined));
		return Math.max(0, Math.min(this.#skipped, Math.ceil((next - deadline) / SLOT) - 1));
	}

	async #run() {
		if (this.#isRunning) return;
		this.#isRunning = true;
		let seen = acts;
		try {
			for (let height; this.#waiting.size > 0; ) {
				height = await this.#chain.growsBeyond(height);
				const times = await this.#chain.times();
				// A block in which somebody acted, or in which what somebody waited for has come, is followed by an ordinary one.
				const met = await Promise.all([...this.#waiting].map((one) => this.#ask(one, times)));
				const isQuiet = acting === 0 && acts === seen && !met.includes(true);
				seen = acts;
				if (!isQuiet || this.#waiting.size === 0) continue;
				const skipped = await this.#skippable(times);
				if (acts !== seen) continue;
				this.#ahead += skipped * SLOT;
				this.#write();
			}
		} catch (error) {
			for (const one of this.#waiting) one.reject(error);
			this.#waiting.clear();
		} finally {
			this.#isRunning = false;
		}
	}
}
