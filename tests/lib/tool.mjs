// Runs the tool that members and secretaries have beside a wallet.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const TOOL = fileURLToPath(new URL("../../tools/rochdale.mjs", import.meta.url));

/** Runs `tools/rochdale.mjs` and gives its exit code and what it printed. */
export async function tool(...args) {
	const child = spawn(process.execPath, [TOOL, ...args.map(String)]);
	let stdout = "";
	let stderr = "";
	child.stdout.on("data", (data) => (stdout += data));
	child.stderr.on("data", (data) => (stderr += data));
	const [code] = await once(child, "close");
	return { code, stdout, stderr };
}
