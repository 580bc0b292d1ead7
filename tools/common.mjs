// What the commands for members, secretaries and treasurers share: the state at a block, and files from it.

import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A mistake of the person who asks, told in one sentence. */
export class Mistake extends Error {}

/** The largest number that the chain gives to anything. */
const MOST = 0xffff_ffff;

/** Whether the chain can have given this number. */
export const isNumber = (value, least = 1) => Number.isInteger(value) && value >= least && value <= MOST;

export const number = (text, what) => {
	if (!/^[1-9]\d*$/.test(text ?? "") || Number(text) > MOST) throw new Mistake(`${what} must be a number from 1 on.`);
	return Number(text);
};

const SHORT = { coop: "C", treasury: "T", federation: "FED", fund: "FUND", custody: "CUS" };

/** Whether this is the name of a ledger, such as coop-3. */
export function isLedger(text) {
	const [name, , , no = 1] = /^((coop|treasury)-([1-9]\d{0,9})|federation|fund|custody)$/.exec(text) ?? [];
	return name !== undefined && Number(no) <= MOST;
}

/** Whether this is a day of the calendar as text, from the year 1000 on, which hledger and beancount read. */
export function isDay(text) {
	const time = /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const MILLISECONDS_A_DAY = 86_400_000;

/** The first and the last day that hledger and beancount read, counted from 1970. */
const [FIRST, LAST] = ["1000-01-01", "9999-12-31"].map((day) => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY);

/** Whether a civil day, counted from 1970, is one of that calendar. */
export const isOfCalendar = (number) => Number(number) >= FIRST && Number(number) <= LAST;

/** A civil day, counted from 1970, as text. For one that no calendar has, the nearest one stands. */
export function dayOf(number) {
	const day = Math.min(Math.max(Number(number), FIRST), LAST);
	return new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** A day of the calendar as text, counted from 1970. */
export const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY;

/** The name of a ledger in references and in names of accounts: C3 for coop-3, FED for the federation's. */
export function shortLedger(name) {
	const [kind, no = ""] = name.split("-");
	return SHORT[kind] + no;
}

/** A moment in milliseconds of civil time, shown in seconds of UTC. */
export class Moment {
	constructor(milliseconds) {
		this.seconds = new Date(Number(milliseconds)).toISOString().slice(0, 19);
	}

	/** For people. */
	toString() {
		return `${this.seconds.replace("T", " ")} UTC`;
	}

	/** ISO 8601. */
	toJSON() {
		return `${this.seconds}Z`;
	}
}

/** An amount in millionths of the currency. */
export class Amount {
	constructor(millionths) {
		this.millionths = BigInt(millionths.toString());
	}

	/** A decimal number with a point. */
	toString() {
		const size = this.millionths < 0n ? -this.millionths : this.millionths;
		const fraction = (size % 1_000_000n).toString().padStart(6, "0");
		return `${this.millionths < 0n ? "-" : ""}${size / 1_000_000n}.${fraction}`;
	}

	/** The same, as text, so that no reader rounds it. */
	toJSON() {
		return this.toString();
	}
}

export const amount = (value) => new Amount(value);

/** Milliseconds as a moment, empty for nothing. */
export const date = (moment) => (moment === null || moment === undefined ? "" : new Moment(moment));

/** Whether this is a hash as text, such as that of a document. */
export const isHash = (value) => typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value);

/** An enum as its name, in the spelling of the chain. */
export const variant = (value) => (value === null ? "" : value.type);

export const text = (value) => value.toUtf8?.() ?? value.toString();

export const optional = (value, shown = Number) => (value.isSome ? shown(value.unwrap()) : "");

/** Who paid or was paid, in words. */
export function party(one) {
	switch (one.type) {
		case "Coop":
			return `co-op ${one.asCoop}`;
		case "Member":
			return `member ${one.asMember[1]} of co-op ${one.asMember[0]}`;
		case "Treasury":
			return `treasury ${one.asTreasury}`;
		case "Federation":
			return "federation";
		case "Fund":
			return "fund";
		case "Account":
			return one.asAccount.toString();
		default:
			return one.asOutside.toHex();
	}
}

/** Who acted for a co-op, in two columns that begin with `name`; nobody leaves them empty. */
export const hand = (name, one) => ({
	[`${name}_co_op`]: one ? one.coop.toNumber() : "",
	[`${name}_member`]: one ? one.member.toNumber() : "",
});

/** Several who acted, in words. */
export const hands = (all) => all.map(({ coop, member }) => `member ${member} of co-op ${coop}`).join("; ");

/** Whether this is the address of a node. */
function isAddress(url) {
	try {
		return ["ws:", "wss:"].includes(new URL(url).protocol);
	} catch {
		return false;
	}
}

/** Connects to a node. */
export async function connect(url) {
	// The library is loaded late, because it takes a second.
	const { ApiPromise, WsProvider } = await import("@polkadot/api");
	let timer;
	if (!isAddress(url)) throw new Mistake(`--url must be an address such as ws://127.0.0.1:9944, with ws:// or wss:// before it.`);
	// Pages of a large state take long.
	const provider = new WsProvider(url, false, {}, 120_000);
	try {
		await provider.connect();
		await Promise.race([
			provider.isReady,
			new Promise((_, reject) => {
				timer = setTimeout(() => reject(new Error("no answer")), 15_000);
			}),
		]);
	} catch {
		await provider.disconnect().catch(() => {});
		throw new Mistake(`there is no node at ${url}: start one, or name another with --url.`);
	} finally {
		// The process would wait for it.
		clearTimeout(timer);
	}
	return ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true });
}

/** Fails unless this is the hash of a block in its form. */
export function checkHash(at) {
	if (!/^0x[0-9a-f]{64}$/i.test(at)) throw new Mistake("--at must be the hash of a block, 0x and 64 digits.");
}

/** The header and the state of a block. Nodes answer null for a block that they do not know, and forget the state of old ones. */
async function blockAt(api, hash) {
	const found = await api.rpc.chain.getHeader.raw(hash).catch(() => null);
	if (!found) throw new Mistake(`the node knows no block ${hash}.`);
	const header = api.createType("Header", found);
	if (header.hash.toHex() !== hash.toLowerCase()) throw new Error(`the node gave another block than ${hash}`);
	try {
		return [header, await api.at(hash)];
	} catch (error) {
		if (!/discarded|UnknownBlock|not found/i.test(error.message)) throw error;
		const keeps = "ask one that keeps all (--state-pruning archive)";
		throw new Mistake(`the node has discarded the state of block ${header.number}: ${keeps}.`);
	}
}

/** The state at a block, and what a reader needs to find it again. */
export async function snapshot(api, at) {
	const hash = at ?? (await api.rpc.chain.getFinalizedHead()).toHex();
	const [header, state] = await blockAt(api, hash);
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

/** What the register of the federation has of a co-op. */
export async function coopAt({ state }, coop) {
	const found = await state.query.cooperatives.coops(coop);
	if (found.isNone) throw new Mistake(`there is no co-op ${coop}.`);
	return found.unwrap();
}

/** All entries below some keys, page by page, each with what `keyOf` makes of its whole key. */
export async function listed(storage, args, keyOf) {
	const found = [];
	for (let startKey; ; ) {
		const page = await storage.entriesPaged({ args, pageSize: 500, startKey });
		found.push(...page.map(([key, value]) => [keyOf(key), value.unwrap ? value.unwrap() : value]));
		if (page.length < 500) return found;
		startKey = page[page.length - 1][0].toHex();
	}
}

/** All entries below a first key with the number that is the second key, in their order. */
export const entries = async (storage, first) =>
	(await listed(storage, [first], ({ args }) => args[1].toNumber())).sort(([a], [b]) => a - b);

// Tables. A CSV says nothing of its columns, and spreadsheets guess by the language of whoever opens it: 480.5 is a text in German
// and in Spanish, 1.234 a thousand more, 2/3 a day in February or March. So its cells are whole numbers, moments in the one form
// that all of them know, or texts that look like neither. What each column means stands in its name.

/** What the name of a column in CSV adds to the name that it has elsewhere. */
const UNITS = /_(utc|millionths)$/;

/** A cell of CSV. A text that a spreadsheet would take for a formula is marked as text. */
function cell(value) {
	if (value instanceof Amount) return value.millionths.toString();
	if (value instanceof Moment) return value.seconds;
	const isFormula = typeof value === "string" && /^[=+\-@\t\r]/.test(value);
	const plain = isFormula ? `'${value}` : String(value);
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Says to spreadsheets that what follows is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

const csv = (columns, rows) =>
	BYTE_ORDER_MARK +
	[columns, ...rows.map((row) => columns.map((column) => row[column.replace(UNITS, "")]))]
		.map((line) => line.map(cell).join(",") + "\r\n")
		.join("");

const escaped = (value) => String(value).replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** A cell of a spreadsheet, with its type. */
function typed(value) {
	const open = "<table:table-cell office:value-type";
	if (value === "" || value === undefined) return "<table:table-cell/>";
	if (value instanceof Amount) return `${open}="float" table:style-name="amount" office:value="${value}"/>`;
	if (value instanceof Moment) return `${open}="date" table:style-name="moment" office:date-value="${value.seconds}"/>`;
	// Above that a spreadsheet rounds.
	if (/^(0|[1-9]\d{0,14})$/.test(value)) return `${open}="float" office:value="${value}"/>`;
	return `${open}="string"><text:p>${escaped(value)}</text:p></table:table-cell>`;
}

function sheet(name, lines) {
	const rows = lines.map((line) => `<table:table-row>${line.map(typed).join("")}</table:table-row>\n`);
	return `<table:table table:name="${name}">${rows.join("")}</table:table>\n`;
}

/** A part of a date, in two digits or four. */
const part = (name) => `<number:${name} number:style="long"/>`;
const between = (sign) => `<number:text>${sign}</number:text>`;
const DAY = ["year", "month", "day"].map(part).join(between("-"));
const TIME = ["hours", "minutes", "seconds"].map(part).join(between(":"));

/** How amounts and moments are shown: up to six decimals, and seconds of UTC. */
const STYLES = `<office:automatic-styles>
<number:number-style style:name="six">
<number:number number:decimal-places="6" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>
</number:number-style>
<number:date-style style:name="second">${DAY}${between(" ")}${TIME}${between(" UTC")}</number:date-style>
<style:style style:name="amount" style:family="table-cell" style:data-style-name="six"/>
<style:style style:name="moment" style:family="table-cell" style:data-style-name="second"/>
</office:automatic-styles>`;

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";
const TYPE = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"';

/** One file of OpenDocument with a sheet for each list, which opens alike in every language. */
function spreadsheet(head, files, columnsOf) {
	const namespaces = ["office", "style", "table", "text"].map((name) => `xmlns:${name}="${OASIS}:${name}:1.0"`);
	namespaces.push(`xmlns:number="${OASIS}:datastyle:1.0"`);
	const sheets = Object.entries(files).map(([list, rows]) => {
		const columns = columnsOf[list].split(" ").map((column) => column.replace(UNITS, ""));
		return sheet(list, [columns, ...rows.map((row) => columns.map((column) => row[column]))]);
	});
	return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces.join(" ")} ${TYPE}>
${STYLES}
<office:body><office:spreadsheet>
${sheet("about", Object.entries(head))}${sheets.join("")}</office:spreadsheet></office:body>
</office:document>
`;
}

/** Makes a folder and those above it. Node's own way of doing so never ends where the system makes none, as in /proc. */
function makeFolder(folder) {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	mkdirSync(folder);
}

/** Fails unless files can be written in the folder, which is made if there is none. */
export function checkFolder(folder) {
	writable(folder, () => {
		makeFolder(resolve(folder));
		if (!statSync(folder).isDirectory()) throw Object.assign(new Error("not a folder"), { code: "ENOTDIR" });
		accessSync(folder, constants.W_OK);
	});
}

function writable(place, work) {
	try {
		work();
	} catch (error) {
		if (!error.code) throw error;
		throw new Mistake(`the folder ${place} cannot be written: ${error.code}.`);
	}
}

/** Writes one file, and beside it the sum by which a copy is known to be whole. */
export function write(folder, name, content) {
	writable(folder, () => {
		writeFileSync(join(folder, name), content);
		const sum = createHash("sha256").update(content).digest("hex");
		writeFileSync(join(folder, `${name}.sha256`), `${sum}  ${name}\n`);
	});
	console.log(join(folder, name));
}

/** Writes one JSON file for people and programs. */
export const writeJson = (folder, name, content) => write(folder, name, `${JSON.stringify(content, null, "\t")}\n`);

/**
 * Writes one list as CSV, with the block of which it is. With amounts each row says their currency too, because nothing else in
 * that file does.
 */
export function writeTable(folder, name, { block, block_hash, currency }, rows, columns) {
	const lines = rows.map((row) => ({ ...row, block, block_hash, currency }));
	const isMoney = currency && columns.includes("_millionths");
	write(folder, `${name}.csv`, csv(["block", "block_hash", ...(isMoney ? ["currency"] : []), ...columns.split(" ")], lines));
}

/** Writes each list as CSV, all of them as one spreadsheet and as one JSON, with the block of which they are. */
export function writeFiles(folder, name, head, files, columnsOf) {
	checkFolder(folder);
	for (const [list, rows] of Object.entries(files)) writeTable(folder, list, head, rows, columnsOf[list]);
	write(folder, `${name}.fods`, spreadsheet(head, files, columnsOf));
	writeJson(folder, `${name}.json`, { ...head, ...files });
}

/** All values of a map whose keys are one number, in their order. */
export async function numbered(map) {
	const found = (await map.entries()).map(([key, value]) => [key.args[0].toNumber(), value.unwrap()]);
	return found.sort(([a], [b]) => a - b);
}

/** Who has confirmed something: an auditor, and the second one where there was one. */
export const auditors = ({ by, and }) => [by, ...(and.isSome ? [and.unwrap()] : [])];
