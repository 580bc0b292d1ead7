// Starts programs, which end with the test process at the latest.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { WATCHDOG } from "./clock.mjs";

const running = new Set();
process.on("exit", () => {
	for (const child of running) child.kill("SIGKILL");
});

/** Starts a program and goes on. */
export function spawned(program, args, options) {
	const child = spawn(program, args.map(String), options);
	running.add(child);
	child.once("close", () => running.delete(child));
	return child;
}

/** Runs a program to its end, and gives its exit code and what it printed. */
export async function ran(program, args, { seconds = WATCHDOG, env = {}, input, cwd } = {}) {
	const child = spawned(program, args, { cwd, env: { ...process.env, ...env } });
	let stdout = "";
	let stderr = "";
	child.stdout.on("data", (data) => (stdout += data));
	child.stderr.on("data", (data) => (stderr += data));
	child.stdin.end(input);
	const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
	const [code, signal] = await once(child, "close");
	clearTimeout(timer);
	return { code, signal, stdout, stderr };
}

/** Whether a program is installed, be it only in the folders of the system. */
export const isInstalled = (program) => spawnSync("sh", ["-c", `PATH=$PATH:/usr/sbin command -v ${program}`]).status === 0;
