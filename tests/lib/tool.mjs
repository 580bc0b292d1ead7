// Runs the tool that members and secretaries have beside a wallet.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { act } from "./clock.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs `tools/rochdale.mjs` and gives its exit code and what it printed. */
export const tool = (...args) => act(() => run(args));

async function run(args) {
	const child = spawn(process.execPath, ["tools/rochdale.mjs", ...args.map(String)], { cwd: ROOT });
	let stdout = "";
	let stderr = "";
	child.stdout.on("data", (data) => (stdout += data));
	child.stderr.on("data", (data) => (stderr += data));
	const [code] = await once(child, "close");
	return { code, stdout, stderr };
}
