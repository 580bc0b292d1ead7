// Runs the tools that members, secretaries and operators have beside a wallet.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { act } from "./clock.mjs";
import { ran } from "./command.mjs";
import { temporaryFolder } from "./node.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs `tools/rochdale.mjs` and gives its exit code and what it printed. */
export const tool = (...args) => act(() => ran(process.execPath, ["tools/rochdale.mjs", ...args], { cwd: ROOT }));

/** Runs `tools/checkpoint.mjs` and gives its exit code, what it printed, which block and set it names, and what it wrote. */
export async function checkpoint(spec, node, ...args) {
	const folder = temporaryFolder();
	const run = await ran(process.execPath, ["tools/checkpoint.mjs", spec, folder, "--url", node.url, ...args], { cwd: ROOT });
	const told = /^block (?<number>\d+), (?<hash>0x[0-9a-f]{64})\nset (?<set>\d+) of (?<voters>\d+) validators votes after it\n/;
	const { number, hash, set, voters } = told.exec(run.stdout)?.groups ?? {};
	const file = readdirSync(folder).find((name) => /^checkpoint-.*\.json$/.test(name));
	const written = file && { spec: join(folder, "light-spec.json"), database: readFileSync(join(folder, file), "utf8") };
	return { ...run, number: Number(number), hash, set: Number(set), voters: Number(voters), written };
}
