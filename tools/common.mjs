// What the commands for members, secretaries and treasurers share: the state at a block, and files from it.

import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A mistake of the person who asks, told in one sentence. */
export class Mistake extends Error {}

export const number = (text, what) => {
	if (!/^[1-9]\d*$/.test(text ?? "") || Number(text) > 0xffff_ffff) throw new Mistake(`${what} must be a number from 1 on.`);
	return Number(text);
};

/** Milliseconds as a date in ISO 8601, empty for nothing. */
export const date = (moment) => (moment === null || moment === undefined ? "" : new Date(Number(moment)).toISOString());

/** An enum as its name, in the spelling of the chain. */
export const variant = (value) => (value === null ? "" : value.type);

export const text = (value) => value.toUtf8?.() ?? value.toString();

/** The state at a block, and what a reader needs to find it again. */
export async function snapshot(api, at) {
	const hash = at ?? (await api.rpc.chain.getFinalizedHead()).toHex();
	if (!/^0x[0-9a-f]{64}$/i.test(hash)) throw new Mistake("--at must be the hash of a block, 0x and 64 digits.");
	let header;
	try {
		header = await api.rpc.chain.getHeader(hash);
	} catch {
		throw new Mistake(`the node knows no block ${hash}.`);
	}
	const state = await api.at(hash);
	const now = (await state.query.clock.now()).unwrapOr(null);
	return {
		state,
		block: { number: header.number.toNumber(), hash, genesis: api.genesisHash.toHex() },
		// Deadline time is behind civil time by what the chain has stood still.
		behind: now ? now.civil.toNumber() - now.deadline.toNumber() : 0,
		civil: now ? now.civil.toNumber() : 0,
		startedAt: now ? now.startedAt.toNumber() : 0,
		day: (await state.query.clock.dayLength()).toNumber(),
	};
}

/** All entries below a first key, page by page, with the number that is the second key. */
export async function entries(storage, first) {
	const found = [];
	for (let startKey; ; ) {
		const page = await storage.entriesPaged({ args: [first], pageSize: 500, startKey });
		found.push(...page.map(([key, value]) => [key.args[1].toNumber(), value.unwrap ? value.unwrap() : value]));
		if (page.length < 500) break;
		startKey = page[page.length - 1][0].toHex();
	}
	return found.sort(([a], [b]) => a - b);
}

/** A cell of CSV. A text that a spreadsheet would take for a formula is marked as text, but an amount below zero is none. */
const cell = (value) => {
	const isFormula = typeof value === "string" && /^[=+\-@\t\r]/.test(value) && !/^-\d+(\.\d+)?$/.test(value);
	const plain = isFormula ? `'${value}` : String(value);
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

const csv = (columns, rows) => [columns, ...rows.map((row) => columns.map((column) => row[column]))]
	.map((line) => line.map(cell).join(",") + "\r\n")
	.join("");

function write(folder, name, content) {
	writeFileSync(join(folder, name), content);
	const sum = createHash("sha256").update(content).digest("hex");
	writeFileSync(join(folder, `${name}.sha256`), `${sum}  ${name}\n`);
	console.log(join(folder, name));
}

/** Writes each list as CSV and all of them as one JSON, with the block of which they are. */
export function writeFiles(folder, name, head, files, columnsOf) {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK);
	} catch (error) {
		throw new Mistake(`the folder ${folder} cannot be written: ${error.code}.`);
	}
	for (const [list, rows] of Object.entries(files)) {
		const columns = columnsOf[list].split(" ");
		const lines = rows.map((row) => ({ ...row, block: head.block, block_hash: head.block_hash }));
		write(folder, `${list}.csv`, csv(["block", "block_hash", ...columns], lines));
	}
	write(folder, `${name}.json`, JSON.stringify({ ...head, ...files }, null, "\t") + "\n");
}

