// The patronage of a year: what members get for what they used, the commitment to it, their proofs, and an auditor's recount.

import { createHash, randomFillSync } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { amount, checkFolder, dayNumber, dayOf, isDay, isHash, Mistake } from "./common.mjs";
import { link, proposal, showTogether } from "./calls.mjs";
import * as commitments from "./commitment.mjs";
import { cashOf, divide, down, totalsOf, weightsOf, WHOLE_BPS } from "./patronage-rules.mjs";
import { millionthsOf } from "./share-import.mjs";
import { COLUMNS } from "./surplus-tables.mjs";
import { Mistakes, readBytes, readUses } from "./use-file.mjs";

const { hex, unhex } = commitments;

/** The largest number of a member. */
const LAST_MEMBER = 0xffff_ffff;

/** The most claims of one call. */
const MAX_CLAIMS = 16;

/** Bytes of a salt. */
const SALT = 32;

/** What only who keeps the file may read: salts and what each member gets. */
const SECRET = 0o600;

const [COMMITMENT, SHARES, CLAMPED, STATEMENT] = ["commitment.json", "shares.csv", "clamped.csv", "patronage_statement.csv"];

// What a year divides

/** The first day of a business year as text, counted from 1970. */
export function firstDay(text) {
	if (!isDay(text ?? "")) throw new Mistake("the year must be its first day, such as 2027-01-01.");
	return dayNumber(text);
}

/** What a year divides as those who run the command say it, where no node is asked. Every mistake in it is told. */
export function saidYear({ coop, year, pool, bases, unit = "0.01", "cash-bps": cash, "last-member": last }) {
	const mistakes = new Mistakes();
	const missing = Object.entries({ pool, bases, "cash-bps": cash }).filter(([, value]) => value === undefined);
	for (const [name] of missing) mistakes.add(`--${name} must be said too`);
	const [whole, step] = [millionthsOf(pool ?? "1"), millionthsOf(unit)];
	if (whole === undefined) mistakes.add(`--pool: "${pool}" is no amount such as 58800.00`);
	if (!step) mistakes.add(`--unit: "${unit}" is no smallest amount such as 0.01`);
	const weights = weightsOf(bases ?? `hours=${WHOLE_BPS}`, mistakes);
	if (!/^\d{1,5}$/.test(cash ?? "0") || Number(cash) > WHOLE_BPS) {
		mistakes.add(`--cash-bps: "${cash}" is no part in basis points, from 0 to ${WHOLE_BPS}`);
	}
	if (last !== undefined && !(/^[1-9]\d{0,9}$/.test(last) && Number(last) <= LAST_MEMBER)) {
		mistakes.add(`--last-member: "${last}" is no number of a member`);
	}
	mistakes.check("nothing is written");
	if (last === undefined) console.log("no register is asked which numbers the co-op has given: --last-member says the last one");
	const lastMember = last === undefined ? LAST_MEMBER : Number(last);
	return { coop, year: firstDay(year), pool: whole, unit: step, cashBps: Number(cash), bases: weights, lastMember };
}

/** What can be asked about the patronage of a year. */
async function cardOf(api, coop, day) {
	const ask = api.call.surplusApi?.patronage;
	if (ask === undefined) throw new Mistake("the node knows no surplus: say --pool, --bases, --cash-bps and --unit instead.");
	return ask(coop, day);
}

/** What is divided, the smallest amount of it and the part that is paid. The pool itself is gone once its claims are open. */
async function poolOf({ query }, { pool, patronage: found }, coop, day) {
	if (pool.isSome) {
		const { amount: whole, unit, cashBps } = pool.unwrap();
		return { pool: whole.toBigInt(), unit: unit.toBigInt(), cashBps: cashBps.toNumber() };
	}
	if (found.isNone) throw new Mistake(`co-op ${coop} has nothing to divide by use for the year from ${dayOf(day)} on.`);
	const { result } = (await query.surplus.years(coop, day)).unwrap();
	const { unit, cashBps } = found.unwrap().state.asOpen;
	return { pool: result.asSurplus.patronage.toBigInt(), unit: unit.toBigInt(), cashBps: cashBps.toNumber() };
}

/** What the chain says that a year divides, and by what. */
export async function chainYear(api, { coop, year }) {
	const day = firstDay(year);
	const card = await cardOf(api, coop, day);
	const [pool, bases, rolls] = await Promise.all([
		poolOf(api, card, coop, day),
		api.query.surplus.bases(coop, day),
		api.query.membership.rolls(coop),
	]);
	const isOpen = card.patronage.isSome && card.patronage.unwrap().state.isOpen === true;
	return { coop, year: day, ...pool, ...byBases(bases, coop, year), lastMember: rolls.lastNo.toNumber(), isOpen };
}

/**
 * What a loss charges members with by their use, by the bases of that year: what each one owes is divided as what they get is, and
 * nothing of it is paid to anybody.
 */
async function lossYear({ query }, { coop, year, loss, unit = "0.01" }) {
	const [day, whole, step] = [firstDay(year), millionthsOf(loss), millionthsOf(unit)];
	if (!whole) throw new Mistake(`--loss: "${loss}" is no amount such as 4000.00.`);
	if (!step) throw new Mistake(`--unit: "${unit}" is no smallest amount such as 0.01.`);
	const [bases, rolls] = await Promise.all([query.surplus.bases(coop, day), query.membership.rolls(coop)]);
	return { coop, year: day, pool: whole, unit: step, cashBps: 0, ...byBases(bases, coop, year), lastMember: rolls.lastNo.toNumber() };
}

/** The bases of a year on the chain, each with its weight. */
function byBases(bases, coop, year) {
	if (bases.isNone) throw new Mistake(`co-op ${coop} has fixed no bases for the year from ${year} on.`);
	const weight = ([base, of]) => ({ base: base.type.toLowerCase(), weight: of.toNumber() });
	return { bases: [...bases.unwrap().bases].map(weight) };
}

/** What is divided, as those say it who run the command, or the chain. */
const yearOf = (api, said) =>
	api === undefined ? saidYear(said) : said.loss === undefined ? chainYear(api, said) : lossYear(api, said);

/** What members used by a file, what they get for it, and its hash. Tells all that is wrong with the file, and fails then. */
export function divided(year, file, consequence) {
	const bytes = readBytes(file);
	const mistakes = new Mistakes();
	const names = year.bases.map(({ base }) => base);
	const uses = readUses(file, bytes, { bases: names, lastMember: year.lastMember }, mistakes);
	const totals = mistakes.count === 0 ? totalsOf(uses, year.bases, mistakes) : undefined;
	mistakes.check(consequence);
	return { ...uses, ...divide(year, uses, totals), totals, document: commitments.documentHash(bytes) };
}

// Files

/** Bytes that are gathered before they are written, and the most that one line has. */
const [GATHERED, LINE] = [2 ** 20, 2 ** 16];

/** A file that is there as a whole or not at all, beside which the sum stands by which a copy is known to be whole. */
class Draft {
	constructor(folder, name, mode) {
		Object.assign(this, {
			name,
			path: join(folder, name),
			bytes: Buffer.alloc(GATHERED + LINE),
			length: 0,
			sum: createHash("sha256"),
		});
		this.part = `${this.path}.part`;
		// A file that is there would keep the rights that it has.
		rmSync(this.part, { force: true });
		this.file = openSync(this.part, "wx", mode);
	}

	add(text) {
		for (let from = 0; from < text.length; from += LINE / 4) {
			this.length += this.bytes.write(text.length > LINE / 4 ? text.slice(from, from + LINE / 4) : text, this.length);
			if (this.length >= GATHERED) this.flush();
		}
	}

	flush() {
		const bytes = this.bytes.subarray(0, this.length);
		this.sum.update(bytes);
		for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at);
		this.length = 0;
	}

	finish() {
		this.flush();
		closeSync(this.file);
	}
}

/** Writes files, each as `[name, mode, texts]`, all of them or none. */
function writeAll(folder, files) {
	const drafts = [];
	try {
		for (const [name, mode, texts] of files) {
			const draft = new Draft(folder, name, mode);
			drafts.push(draft);
			for (const one of texts) draft.add(one);
			draft.finish();
		}
		for (const { name, part, path, sum } of drafts) {
			renameSync(part, path);
			writeFileSync(`${path}.sha256`, `${sum.digest("hex")}  ${name}\n`);
			console.log(path);
		}
	} catch (error) {
		for (const { part } of drafts) rmSync(part, { force: true });
		if (!error.code) throw error;
		throw new Mistake(`the folder ${folder} cannot be written: ${error.code}.`);
	}
}

/** A CSV that spreadsheets read as UTF-8, from rows with their ends. */
function* csv(columns, rows) {
	yield `\ufeff${columns.join(",")}\r\n`;
	yield* rows;
}

const unitColumns = ({ bases }) => bases.map(({ base }) => `${base}_millionths`);

const shareColumns = (year) => ["member_no", ...unitColumns(year), "refund_millionths", "cash_millionths", "salt"];

/** All shares with their salts: who has this can make every proof. */
function* shareRows(bases, { members, units, refunds, cash, salts }) {
	const digits = Buffer.from(salts.buffer, salts.byteOffset, salts.length);
	for (let at = 0; at < members.length; at += 1) {
		let row = `${members[at]}`;
		for (let base = 0; base < bases; base += 1) row += `,${units[at * bases + base]}`;
		yield `${row},${refunds[at]},${cash[at]},0x${digits.toString("hex", at * SALT, (at + 1) * SALT)}\r\n`;
	}
}

function* clampedRows({ bases }, { members, clamped }) {
	for (const { at, base, units } of clamped) yield `${members[at]},${bases[base].base},${units},0\r\n`;
}

const STATEMENT_COLUMNS = COLUMNS.patronage_statement.split(" ");

/**
 * What the member at a place gets by each base: what they get by it and those before it together, less what they get by those
 * before it. So the lines of a member add up to what they get, to the last unit.
 */
export function linesOf(year, { units, totals, parts }, at) {
	const { bases, unit } = year;
	let [sum, before, paid] = [0n, 0n, 0n];
	return bases.map(({ base }, index) => {
		const used = units[at * bases.length + index];
		sum += (parts[index] * used) / totals[index];
		const all = down(sum, unit);
		const now = cashOf(all, year);
		const [refund, cash] = [all - before, now - paid];
		[before, paid] = [all, now];
		const bps = Number((used * BigInt(WHOLE_BPS)) / totals[index]);
		return { base, units: used, bps, refund, cash, retained: refund - cash };
	});
}

/** The lines of all members. What is in their accounts only the chain says, once they have claimed. */
function* statementRows(year, division) {
	const day = dayOf(year.year);
	for (let at = 0; at < division.members.length; at += 1) {
		const member = division.members[at];
		let rows = "";
		for (const { base, units, bps, refund, cash, retained } of linesOf(year, division, at)) {
			rows += `${day},${member},${base},${units},${bps},${refund},${cash},${retained},\r\n`;
		}
		yield rows;
	}
}

/** What is committed to, and from what it came, for people and programs. */
function recordOf(year, found, { root, count, total, cash }) {
	return {
		...{ co_op: year.coop, year: dayOf(year.year), pool: amount(year.pool), unit: amount(year.unit), cash_bps: year.cashBps },
		bases: year.bases.map(({ base, weight }, at) => ({ base, weight_bps: weight, units: amount(found.totals[at]) })),
		...{ clamped: found.clamped.length, dust: amount(year.pool - found.total) },
		commitment: {
			...{ root, count, total: amount(total), cash: amount(cash) },
			document: found.document,
		},
	};
}

/** A commitment as calls take it. */
const asArgument = ({ root, count, total, cash, document }) => ({
	...{ root, count, total: millionthsOf(String(total)), cash: millionthsOf(String(cash)), document },
});

/** Tells what is to be committed. */
function show({ pool, bases, clamped, dust, commitment }, loss) {
	const by = bases.map(({ base, weight_bps: weight, units }) => `${base} ${weight / 100} % (${units})`).join(", ");
	console.log(`${pool} among ${commitment.count} members by ${by}`);
	if (loss !== undefined) console.log(`${commitment.total} is owed; ${dust}, which rounding leaves, stays carried`);
	else console.log(`refunds ${commitment.total}, of which ${commitment.cash} is paid and the rest is kept; dust ${dust}`);
	if (clamped > 0) console.log(`${clamped} sums below zero count as zero: ${CLAMPED} lists them`);
	console.log(`root ${commitment.root}, document ${commitment.document}`);
}

/** Prints a call of the chain, or what it says where no node is asked. */
function showCall(api, url, what, name, args) {
	if (api === undefined)
		return console.log(`${what}: surplus.${name}(${args.map((one) => JSON.stringify(one, plain)).join(", ")})`);
	const call = api.tx.surplus?.[name];
	if (call === undefined) throw new Mistake(`the node knows no surplus.${name}.`);
	console.log(`${what}:\n  ${link(url, call(...args))}`);
}

/** Prints the proposal by which members agree a commitment, or what the chain calls it where no node is asked. */
function showAgreement(api, url, { coop, year }, commitment) {
	const what = "or a member proposes that the members agree to it, whatever others have said of it";
	const args = [year, commitment];
	if (api === undefined) return showCall(api, url, what, "agreePatronage", args);
	const title = `Divide patronage of the year from ${dayOf(year)} on`;
	const proposed = proposal(api, coop, title, commitment.document, api.tx.surplus.agreePatronage(...args));
	console.log(`${what}:\n  ${link(url, proposed)}`);
}

/** Prints the proposal by which members replace what claims are open to by the same division with these salts. */
function showReplacement(api, url, { coop, year }, commitment) {
	const title = `Replace the salts of patronage of the year from ${dayOf(year)} on`;
	const proposed = proposal(api, coop, title, commitment.document, api.tx.surplus.replacePatronage(year, commitment), "Special");
	console.log(`claims are open: where the salts are lost, a member proposes to replace them:\n  ${link(url, proposed)}`);
}

/** Prints the proposal by which members charge themselves with a loss. */
function showCharge(api, url, { coop, year }, commitment) {
	const title = `Charge members by use with losses of the year from ${dayOf(year)} on`;
	const proposed = proposal(api, coop, title, commitment.document, api.tx.surplus.chargeLoss(commitment));
	console.log(`a member proposes that the members charge themselves with it:\n  ${link(url, proposed)}`);
}

const plain = (_, value) => (typeof value === "bigint" ? value.toString() : value);

const shared = (year, found) => ({ coop: year.coop, year: year.year, bases: year.bases.length, ...found });

/**
 * Divides a pool by what members used, and writes into a folder the commitment, all shares with their salts, whose sums were
 * below zero, and a statement. Tells all mistakes of the file with their lines, and writes nothing then. Prints the call.
 */
export async function patronage(api, { url, file, folder, ...said }) {
	const year = await yearOf(api, said);
	const there = [COMMITMENT, SHARES].find((name) => existsSync(join(folder, name)));
	if (there)
		throw new Mistake(
			`${join(folder, there)} is there already, and no proof of it can be made without its salts: name another folder.`,
		);
	await commitments.ready();
	const found = divided(year, file, "nothing is written");
	const salts = randomFillSync(new Uint8Array(found.members.length * SALT));
	const all = { ...found, salts };
	const record = recordOf(year, found, commitments.commitmentTo(shared(year, all)));
	checkFolder(folder);
	writeAll(folder, [
		[SHARES, SECRET, csv(shareColumns(year), shareRows(year.bases.length, all))],
		[CLAMPED, SECRET, csv(["member_no", "base", "units_millionths", "counts_as_millionths"], clampedRows(year, found))],
		[STATEMENT, SECRET, csv(STATEMENT_COLUMNS, statementRows(year, found))],
		[COMMITMENT, 0o644, [`${JSON.stringify(record, null, "\t")}\n`]],
	]);
	show(record, said.loss);
	if (said.loss !== undefined) return showCharge(api, url, year, asArgument(record.commitment));
	if (year.isOpen) return showReplacement(api, url, year, asArgument(record.commitment));
	const args = [year.coop, year.year, asArgument(record.commitment)];
	showCall(api, url, "an officer of the board commits to it", "commitPatronage", args);
	showAgreement(api, url, year, asArgument(record.commitment));
}

// Reading back

const U64 = 2n ** 64n;

/** The commitment of a folder. */
function readCommitment(folder) {
	const path = join(folder, COMMITMENT);
	try {
		const record = JSON.parse(readFileSync(path, "utf8"));
		const { co_op: coop, year, bases, commitment } = record;
		const isWhole = isDay(year) && Array.isArray(bases) && isHash(commitment.root) && coop > 0;
		if (!isWhole) throw new Error("another form");
		return {
			record,
			coop,
			year: dayNumber(year),
			bases: bases.map(({ base }) => ({ base })),
			commitment: asArgument(commitment),
		};
	} catch (error) {
		throw new Mistake(`${path} cannot be read as a commitment: ${error.code ?? error.message}.`);
	}
}

/** All shares of a folder. Fails at the first line that the command has not written so. */
function readShares(folder, { bases }) {
	const path = join(folder, SHARES);
	const bytes = readBytes(path);
	const wrong = (line) => new Mistake(`line ${line} of ${path} is not as the command writes it.`);
	const columns = shareColumns({ bases });
	let at = bytes.indexOf(10) + 1;
	if (
		bytes
			.toString("utf8", 0, at)
			.replace(/^\ufeff/, "")
			.trim() !== columns.join(",")
	)
		throw wrong(1);
	let count = 0;
	for (let end = bytes.indexOf(10, at); end >= 0; end = bytes.indexOf(10, end + 1)) count += 1;
	const shares = {
		...{ members: new Uint32Array(count), units: new BigUint64Array(count * bases.length) },
		...{ refunds: new BigUint64Array(count), cash: new BigUint64Array(count), salts: new Uint8Array(count * SALT) },
	};
	for (let index = 0; index < count; index += 1) {
		const end = bytes.indexOf(10, at);
		const cells = bytes.toString("latin1", at, end).trimEnd().split(",");
		const salt = cells.pop();
		const isWhole = cells.length === columns.length - 1 && cells.every((cell) => /^\d{1,20}$/.test(cell));
		if (!isWhole || !isHash(salt) || cells.some((cell) => BigInt(cell) >= U64)) throw wrong(index + 2);
		const member = Number(cells[0]);
		if (member > LAST_MEMBER || (index > 0 && member <= shares.members[index - 1])) throw wrong(index + 2);
		shares.members[index] = member;
		bases.forEach((_, base) => {
			shares.units[index * bases.length + base] = BigInt(cells[1 + base]);
		});
		shares.refunds[index] = BigInt(cells.at(-2));
		shares.cash[index] = BigInt(cells.at(-1));
		shares.salts.set(unhex(salt), index * SALT);
		at = end + 1;
	}
	if (at !== bytes.length || count === 0 || count > commitments.MAX_SHARES) throw wrong(count + 2);
	return shares;
}

/** The place of a member among others in the order of their numbers, or a number below zero. */
function placeOf(members, member) {
	let [low, high] = [0, members.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (members[middle] < member) low = middle + 1;
		else high = middle;
	}
	return members[low] === member ? low : -1;
}

// Proofs

/** A share as a leaf has it. */
const shareAt = ({ coop, year, bases, members, units, refunds, cash, salts }, at) => ({
	...{ coop, year, member: members[at], units: units.slice(at * bases, (at + 1) * bases) },
	...{ refund: refunds[at], cash: cash[at], salt: salts.subarray(at * SALT, (at + 1) * SALT) },
});

/** A proof for people and programs. `text` alone is what a claim is made of. */
function proofRecord({ share, index, count, siblings }, { record, bases }) {
	const { member, units, refund, cash, salt } = share;
	return {
		...{ co_op: record.co_op, year: record.year, member_no: member },
		units: Object.fromEntries(bases.map(({ base }, at) => [base, amount(units[at])])),
		...{ refund: amount(refund), cash: amount(cash), retained: amount(refund - cash), salt: hex(salt) },
		...{ place: index + 1, members: count },
		steps: siblings.map((one) => ({ hash: hex(one.hash), refund: amount(one.refund), cash: amount(one.cash) })),
		commitment: record.commitment,
		text: commitments.proofText({ share, index, count, siblings }),
	};
}

/** A text as QR code, drawn as black runs on white, with the margin that scanners need. */
export async function codeOf(text) {
	// Loaded late, because only this needs it.
	const { default: encode } = await import("qr");
	const cells = encode(text, "raw", { ecc: "medium", encoding: "alphanumeric", border: 4 });
	const runs = cells.map((row, y) => {
		const signs = row.map((isBlack) => (isBlack ? "1" : "0")).join("");
		return [...signs.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`).join("");
	});
	const size = cells.length;
	const view = `viewBox="0 0 ${size} ${size}" width="${size}mm" height="${size}mm" shape-rendering="crispEdges"`;
	const drawn = `<path fill="#fff" d="M0 0h${size}v${size}H0z"/>\n<path d="${runs.join("")}"/>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" ${view}>\n${drawn}\n</svg>\n`;
}

/**
 * Writes the proof of a member, or of all of them, into the folder of a commitment: as JSON, and as a QR code that holds all of
 * it. Each is checked against the commitment before it is written.
 */
export async function proof({ folder, member }) {
	await commitments.ready();
	const kept = readCommitment(folder);
	const shares = shared(kept, readShares(folder, kept));
	const levels = commitments.levelsOf(shares);
	const count = shares.members.length;
	const places = member === undefined ? shares.members.keys() : [placeOf(shares.members, member)];
	for (const index of places) {
		if (index < 0) throw new Mistake(`member ${member} is not among the ${count} members of the commitment.`);
		const found = { share: shareAt(shares, index), index, count, siblings: commitments.siblingsOf(levels, index) };
		if (!commitments.isProven(found, kept.commitment)) {
			throw new Mistake(`${SHARES} and ${COMMITMENT} in ${folder} are not of the same commitment: no proof is made.`);
		}
		const told = proofRecord(found, kept);
		const name = `proof-${found.share.member}`;
		writeAll(folder, [
			[`${name}.json`, SECRET, [`${JSON.stringify(told, null, "\t")}\n`]],
			[`${name}.svg`, SECRET, [await codeOf(told.text)]],
		]);
	}
}

/** The text of a proof in a file: that of a JSON, or what a scanner has read. */
function textOf(file) {
	const content = readBytes(file)
		.toString("utf8")
		.replace(/\r?\n$/, "");
	try {
		return JSON.parse(content).text ?? "";
	} catch {
		return content;
	}
}

/** A commitment of the chain. */
const asSaid = ({ root, count, total, cash, document }) => ({
	...{ root: root.toHex(), count: count.toNumber(), total: total.toBigInt(), cash: cash.toBigInt() },
	document: document.toHex(),
});

/** A share with its proof as calls take them. */
const asClaim = ({ share, index, siblings }) => ({
	share: { ...share, units: [...share.units], salt: hex(share.salt) },
	proof: { index, siblings: siblings.map((one) => ({ ...one, hash: hex(one.hash) })) },
});

/** Those of some members who have not claimed their share of a year. */
async function unclaimed({ query }, coop, year, members) {
	const found = [];
	for (let first = 0; first < members.length; first += 500) {
		const some = members.slice(first, first + 500);
		const accounts = await query.surplus.memberAccounts.multi(some.map((member) => [coop, member]));
		found.push(...some.filter((_, at) => !accounts[at].years.some(([of]) => of.toNumber() === year)));
	}
	return found;
}

/** Those of some members of whom nobody has shown what they owe of a loss. */
async function unshown({ query }, coop, charge, members) {
	const found = [];
	for (let first = 0; first < members.length; first += 500) {
		const some = members.slice(first, first + 500);
		const parts = await query.surplus.chargedTo.multi(some.map((member) => [coop, charge, member]));
		found.push(...some.filter((_, at) => parts[at].isNone));
	}
	return found;
}

/** Whether this is a folder, of which all members are claimed for. */
const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The proofs of a file or of a whole folder, and whose they are. */
function proofsIn(place) {
	if (!isFolder(place)) {
		const found = commitments.proofOfText(textOf(place));
		const { coop, year, member } = found.share;
		return { coop, year, members: [member], proofOf: () => found };
	}
	const kept = readCommitment(place);
	const shares = shared(kept, readShares(place, kept));
	const levels = commitments.levelsOf(shares);
	const count = shares.members.length;
	const proofOf = (member) => {
		const index = placeOf(shares.members, member);
		return { share: shareAt(shares, index), index, count, siblings: commitments.siblingsOf(levels, index) };
	};
	return { coop: kept.coop, year: kept.year, members: [...shares.members], proofOf };
}

/**
 * Prints the calls by which what a proof says is claimed, or what all shares of a folder say that are not claimed yet. Fails
 * where the chain would refuse it. While members can object, prints the call with which they do.
 */
export async function claim(api, { url, file, coop }) {
	await commitments.ready();
	const found = proofsIn(file);
	const { year, members, proofOf } = found;
	if (found.coop !== coop) throw new Mistake(`the proof is of co-op ${found.coop}, and not of co-op ${coop}.`);
	const { patronage: on } = await cardOf(api, coop, year);
	const whose = `co-op ${coop} for the year from ${dayOf(year)} on`;
	if (on.isNone) throw new Mistake(`no auditor has confirmed the patronage of ${whose}.`);
	const { commitment, state } = on.unwrap();
	const said = asSaid(commitment);
	if (!commitments.isProven(proofOf(members[0]), said)) throw new Mistake(`the proof is not of the patronage of ${whose}.`);
	if (members.length === 1) {
		const { member, refund, cash } = proofOf(members[0]).share;
		const kept = amount(refund - cash);
		console.log(
			`member ${member} gets ${amount(refund)} for the year from ${dayOf(year)} on: ${amount(cash)} paid, ${kept} kept`,
		);
	}
	if (state.isConfirmed) {
		console.log("nothing can be claimed yet: members can object");
		return showCall(api, url, "a member objects to it", "objectToPatronage", [coop, year, said.root]);
	}
	if (!state.isOpen) throw new Mistake(`members have stopped the patronage of ${whose}: it is committed to anew.`);
	const left = await unclaimed(api, coop, year, members);
	console.log(left.length === 0 ? "all of it is claimed" : `${left.length} of ${members.length} to be claimed, by anybody:`);
	await showEach(api, url, left, (claims) => api.tx.surplus.claimPatronage(coop, year, claims), proofOf);
}

/** Prints the calls for members by their proofs, as many in each as it takes. */
async function showEach(api, url, members, callOf, proofOf) {
	const calls = [];
	for (let first = 0; first < members.length; first += MAX_CLAIMS) {
		const some = members.slice(first, first + MAX_CLAIMS);
		const call = callOf(some.map((member) => asClaim(proofOf(member))));
		calls.push(call);
		console.log(`member${some.length > 1 ? "s" : ""} ${some.join(", ")}:\n  ${link(url, call)}`);
	}
	await showTogether(api, url, calls);
}

/**
 * Prints the calls that show what members owe of a loss by a proof, or by all shares of a folder of whom nobody has shown it yet.
 * Fails where the chain would refuse it.
 */
export async function showDebts(api, { url, file, coop, charge }) {
	await commitments.ready();
	const { coop: of, members, proofOf } = proofsIn(file);
	if (of !== coop) throw new Mistake(`the proof is of co-op ${of}, and not of co-op ${coop}.`);
	const kept = await api.query.surplus.charges(coop, charge);
	if (kept.isNone) throw new Mistake(`members of co-op ${coop} were charged with no loss of number ${charge}.`);
	const said = asSaid(kept.unwrap().commitment);
	if (!commitments.isProven(proofOf(members[0]), said)) throw new Mistake(`the proof is not of loss ${charge} of co-op ${coop}.`);
	const left = await unshown(api, coop, charge, members);
	console.log(left.length === 0 ? "all of it is shown" : `${left.length} of ${members.length} to be shown, by anybody:`);
	await showEach(api, url, left, (claims) => api.tx.surplus.showDebts(coop, charge, claims), proofOf);
}

// Recount

/** The differences between two lists of shares, by member. */
function compare(year, found, kept, mistakes) {
	const bases = year.bases.length;
	let [mine, other] = [0, 0];
	while (mine < found.members.length || other < kept.members.length) {
		const [member, of] = [found.members[mine] ?? Number.POSITIVE_INFINITY, kept.members[other] ?? Number.POSITIVE_INFINITY];
		if (member < of) mistakes.add(`member ${member} has no share in ${SHARES}`);
		else if (of < member) mistakes.add(`member ${of} has a share in ${SHARES}, and is not in the file`);
		else {
			year.bases.forEach(({ base }, at) => {
				const [used, said] = [found.units[mine * bases + at], kept.units[other * bases + at]];
				if (used !== said) mistakes.add(`member ${member}: ${base} ${amount(used)} by the file, ${amount(said)} in ${SHARES}`);
			});
			const same = (what, one, said) => {
				if (one !== said) mistakes.add(`member ${member}: ${what} ${amount(one)} by the file, ${amount(said)} in ${SHARES}`);
			};
			same("refund", found.refunds[mine], kept.refunds[other]);
			same("cash", found.cash[mine], kept.cash[other]);
		}
		if (member <= of) mine += 1;
		if (of <= member) other += 1;
	}
}

/** The differences between what was counted and what somebody has committed to. */
function compareCommitment(where, counted, said, mistakes) {
	const shown = (value) => (typeof value === "bigint" ? amount(value) : value);
	for (const [name, value] of Object.entries(counted)) {
		if (value !== said[name]) mistakes.add(`${name} ${shown(value)} by the file, ${shown(said[name])} ${where}`);
	}
}

/**
 * The officers who have committed to what was counted, with that, and whether claims to it are open. What was confirmed already
 * must be it too. Where nobody has, what is another by each of them is a mistake.
 */
async function sayingSo(api, year, counted, mistakes) {
	const { committed, patronage: on } = await cardOf(api, year.coop, year.year);
	if (on.isSome) compareCommitment("on the chain", counted, asSaid(on.unwrap().commitment), mistakes);
	const all = [...committed].map(([officer, said]) => [officer.toNumber(), asSaid(said)]);
	const same = all.filter(([, said]) => Object.entries(counted).every(([name, value]) => said[name] === value));
	const officers = same.map(([officer]) => officer);
	const found = { officers, isOpen: on.isSome && on.unwrap().state.isOpen === true };
	if (same.length > 0 || (on.isSome && mistakes.count === 0)) return found;
	if (all.length === 0 && on.isNone) mistakes.add("nobody has committed to this year on the chain");
	for (const [officer, said] of all) compareCommitment(`by officer ${officer}`, counted, said, mistakes);
	return found;
}

/**
 * Counts everything anew from what members used and the salts of a folder, and compares it with the shares of that folder, with
 * its commitment and with what an officer has committed to on the chain. Where all is the same, prints the auditor's call, and
 * until claims are open the proposal by which the members agree.
 */
export async function checkPatronage(api, { url, file, folder, ...said }) {
	const year = await yearOf(api, said);
	await commitments.ready();
	const kept = readCommitment(folder);
	const names = (bases) => bases.map(({ base }) => base).join(", ");
	if (kept.coop !== year.coop || kept.year !== year.year || names(kept.bases) !== names(year.bases)) {
		const whose = `co-op ${kept.coop} for the year from ${dayOf(kept.year)} on by ${names(kept.bases)}`;
		throw new Mistake(`the commitment in ${folder} is of ${whose}: it is another one.`);
	}
	const found = divided(year, file, "nothing is compared");
	const mistakes = new Mistakes();
	const shares = readShares(folder, kept);
	compare(year, found, shares, mistakes);
	mistakes.check("this is not what the file comes to");
	const counted = { ...commitments.commitmentTo(shared(year, { ...found, salts: shares.salts })), document: found.document };
	compareCommitment(`in ${COMMITMENT}`, counted, kept.commitment, mistakes);
	const unasked = { officers: ["the officer's number"], isOpen: false };
	if (said.loss !== undefined) {
		mistakes.check("this is not what the file comes to");
		show(recordOf(year, found, counted), said.loss);
		return console.log(`all ${found.members.length} shares, their sums and the root are what the file comes to`);
	}
	const { officers, isOpen } = api === undefined ? unasked : await sayingSo(api, year, counted, mistakes);
	mistakes.check("this is not what the file comes to");
	const record = recordOf(year, found, counted);
	show(record);
	console.log(`all ${found.members.length} shares, their sums and the root are what the file comes to`);
	for (const officer of officers) {
		const args = [year.coop, year.year, officer, asArgument(record.commitment)];
		showCall(api, url, "an auditor who is another person confirms it", "confirmPatronage", args);
	}
	if (!isOpen) showAgreement(api, url, year, asArgument(record.commitment));
}
