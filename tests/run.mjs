// Runs the journeys several at a time, those first that take longest: node tests/run.mjs
//
// Each has a chain of its own and mostly waits for its blocks. What is left to run at the end is then short, and nothing waits for
// a long one that has begun last.

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

/** How many run at a time: more would keep the compiler and one another from two cores. */
const AT_ONCE = 5;

/** What takes more than two minutes, the longest one first. */
const LONGEST = [
	...["surplus-years", "shares", "surplus", "solidarity-fund", "dissolution", "exports"],
	...["owners", "treasury", "power", "payout", "payroll", "register", "flour", "flood", "sleep", "general-assembly"],
];

const folder = fileURLToPath(new URL("journeys", import.meta.url));
const all = readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const first = LONGEST.map((name) => `${name}.test.mjs`);
const missing = first.filter((name) => !all.includes(name));
if (missing.length > 0) throw new Error(`there is no journey ${missing.join(", ")}`);
const files = [...first, ...all.filter((name) => !first.includes(name)).sort()].map((name) => join(folder, name));

run({ files, concurrency: AT_ONCE })
	.on("test:fail", () => (process.exitCode = 1))
	.compose(new spec())
	.pipe(process.stdout);
