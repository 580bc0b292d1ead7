#!/usr/bin/env node
// Measures the command that divides patronage, with a million members.

import { fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BASES, isProven, proofOfText, ready } from "../tools/commitment.mjs";
import { checkPatronage, patronage, proof } from "../tools/patronage.mjs";

const USAGE = `usage: node scripts/million-shares.mjs [--members MEMBERS] [--bases BASES]

Divides a pool among MEMBERS, 1000000 unless said, by so many BASES, 1 unless said, and tells what each command takes. It fails
where dividing takes more than 10 seconds of processor time, which is no less than it takes on a machine with nothing else to
do, or more than 500 MiB. It needs 800 MB of disk below TMPDIR.`;

/** What dividing may take, in seconds of processor time and in MiB of memory. */
const ALLOWED = { seconds: 10, memory: 500 };

/** The work that a process of its own does, by name, so that its memory is measured alone. */
const WORKS = {
	patronage: ({ said }) => patronage(undefined, said),
	"check-patronage": ({ said }) => checkPatronage(undefined, said),
	proof: ({ folder, member }) => proof({ folder, member }),
};

if (process.argv[2] === "--work") {
	const [name, asked] = [process.argv[3], JSON.parse(process.argv[4])];
	const begun = performance.now();
	await WORKS[name](asked);
	const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
	const seconds = (performance.now() - begun) / 1000;
	process.send({ seconds, processor: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 });
	process.disconnect();
} else {
	await main();
}

/** Does some work in a process of its own, and tells what it took. */
async function measured(name, asked) {
	const child = fork(process.argv[1], ["--work", name, JSON.stringify(asked)], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
	const [took] = await Promise.race([
		once(child, "message"),
		once(child, "exit").then(([code]) => {
			throw new Error(`${name} ended with ${code}`);
		}),
	]);
	const [seconds, processor] = [took.seconds, took.processor].map((one) => one.toFixed(1));
	console.log(`${name}: ${seconds} s (${processor} s of processor time), ${took.memory.toFixed(0)} MiB`);
	return took;
}

/** Writes what so many members used: it looks like chance and is always the same. A thousandth used less than nothing. */
function writeUses(path, members, bases) {
	let state = 12_345;
	const below = (bound) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return (state >>> 8) % bound;
	};
	const file = openSync(path, "w");
	writeSync(file, `member_no,${bases.join(",")}\n`);
	for (let first = 1; first <= members; first += 10_000) {
		const rows = Array.from({ length: Math.min(10_000, members - first + 1) }, (_, at) => {
			const used = bases.map(() => `${below(2_000)}.${String(below(1_000_000)).padStart(6, "0")}`);
			return `${first + at},${(first + at) % 1_000 === 0 ? `-${used.join(",")}` : used.join(",")}\n`;
		});
		writeSync(file, rows.join(""));
	}
	closeSync(file);
}

async function main() {
	const { values } = parseArgs({
		options: {
			members: { type: "string", default: "1000000" },
			bases: { type: "string", default: "1" },
			help: { type: "boolean" },
		},
	});
	const [members, bases] = [Number(values.members), Number(values.bases)];
	if (values.help || !(members >= 1 && members <= 2 ** 20) || !(bases >= 1 && bases <= BASES.length)) {
		console.log(USAGE);
		process.exitCode = values.help ? 0 : 1;
		return;
	}
	const folder = mkdtempSync(join(tmpdir(), "million-shares-"));
	process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
	const [file, out, names] = [join(folder, "use.csv"), join(folder, "out"), BASES.slice(0, bases)];
	writeUses(file, members, names);
	const weights = names.map((name, at) => `${name}=${at === 0 ? 10_000 - 1_000 * (bases - 1) : 1_000}`).join(",");
	const said = {
		...{ file, folder: out, coop: 1, year: "2027-01-01", pool: "58800000.00", bases: weights },
		...{ "cash-bps": "2000", "last-member": String(members) },
	};
	const took = await measured("patronage", { said });
	await measured("check-patronage", { said });
	await measured("proof", { folder: out, member: members });
	await ready();
	const { commitment } = JSON.parse(readFileSync(join(out, "commitment.json"), "utf8"));
	const { text } = JSON.parse(readFileSync(join(out, `proof-${members}.json`), "utf8"));
	const [total, cash] = [commitment.total, commitment.cash].map((one) => BigInt(one.replace(".", "")));
	if (!isProven(proofOfText(text), { ...commitment, total, cash })) throw new Error("the proof does not lead to the commitment");
	console.log(`a proof has ${text.length} signs, of which a QR code with error correction holds 3,391`);
	if (took.processor > ALLOWED.seconds || took.memory > ALLOWED.memory) {
		throw new Error(`dividing may take ${ALLOWED.seconds} s and ${ALLOWED.memory} MiB`);
	}
}
