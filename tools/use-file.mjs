// What members used of a co-op in a year: a CSV with a member on each line, of which there may be a million.

import { readFileSync } from "node:fs";
import { isNumber, Mistake } from "./common.mjs";
import { BASES, MAX_SHARES } from "./commitment.mjs";

/** The most mistakes of a file that are told one by one. */
const TOLD = 100;

/** The most that a member can have used of a base, in millionths. */
const MAX_UNITS = 2n ** 64n - 1n;

const [COMMA, SEMICOLON, TAB, QUOTE, LINE, RETURN, SPACE, MINUS, POINT, ZERO, NINE] = Buffer.from(',;\t"\n\r -.09');

/** The mistakes of a file, all of which are counted and the first ones kept. */
export class Mistakes {
	constructor() {
		this.count = 0;
		this.told = [];
	}

	add(text) {
		this.count += 1;
		if (this.told.length < TOLD) this.told.push(text);
	}

	/** Tells them and fails, if there are any. */
	check(consequence) {
		if (this.count === 0) return;
		for (const text of this.told) console.log(text);
		if (this.count > TOLD) console.log(`and ${this.count - TOLD} more`);
		throw new Mistake(`${this.count} ${this.count === 1 ? "mistake" : "mistakes"}: ${consequence}.`);
	}
}

/** The bytes of a file without the mark of their order. */
export function readBytes(file) {
	try {
		return readFileSync(file);
	} catch (error) {
		throw new Mistake(`${file} cannot be read: ${error.code ?? error.message}.`);
	}
}

/** Why a text is no amount of a base, and what to do. */
function whyNoUnits(text) {
	if (text === "") return "is empty: write 0 where a member used nothing";
	if (/^-?\d+\.\d{7,}$/.test(text)) return `"${text}" has more than six decimals`;
	if (/^-?\d+\.\d{1,6}$|^-?\d+$/.test(text)) return `"${text}" is more than a member can have used`;
	if (/^-?\d{1,3}([.,' ]\d{3})+([.,]\d+)?$/.test(text) || /^-?\d*,\d+$/.test(text)) {
		return `"${text}" has another separator than a decimal point: write it such as 1234.5`;
	}
	return `"${text}" is no number such as 12 or 12.5`;
}

/** A text as millionths, undefined for one that is no amount of a base. */
function unitsOf(text) {
	const [, sign, whole, fraction = ""] = /^(-?)(\d{1,20})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
	if (whole === undefined) return undefined;
	const size = BigInt(whole + fraction.padEnd(6, "0"));
	if (size > MAX_UNITS) return undefined;
	return sign === "-" ? -size : size;
}

/** Reads cells of a CSV from bytes, one after the other. */
class Cells {
	constructor(file, bytes) {
		this.file = file;
		this.bytes = bytes;
		this.at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
		this.line = 1;
		const end = bytes.indexOf(LINE, this.at);
		const first = bytes.subarray(this.at, end < 0 ? undefined : end);
		const often = (sign) => first.reduce((count, byte) => count + (byte === sign ? 1 : 0), 0);
		this.separator = [COMMA, SEMICOLON, TAB].sort((a, b) => often(b) - often(a))[0];
	}

	/** Whether nothing is left. */
	get isAtEnd() {
		return this.at >= this.bytes.length;
	}

	/** Leaves a separator behind, and says whether another cell follows in the row. Else leaves the end of the line behind. */
	isFollowed() {
		const byte = this.bytes[this.at];
		this.at += 1;
		if (byte === this.separator) return true;
		if (byte === LINE) this.line += 1;
		return false;
	}

	/** A cell of digits as number, or undefined: then nothing is read. It has no more digits than a number is exact with. */
	digits(most) {
		const { bytes, separator } = this;
		let [at, value] = [this.at, 0];
		for (; bytes[at] >= ZERO && bytes[at] <= NINE; at += 1) value = value * 10 + bytes[at] - ZERO;
		const length = at - this.at;
		if (bytes[at] === RETURN && bytes[at + 1] === LINE) at += 1;
		const isWhole = at >= bytes.length || bytes[at] === separator || bytes[at] === LINE;
		if (length < 1 || length > most || !isWhole) return undefined;
		this.at = at;
		return value;
	}

	/** A cell with up to nine digits and six decimals in millionths, or undefined: then nothing is read. */
	millionths() {
		const { bytes, separator } = this;
		let at = this.at;
		const isNegative = bytes[at] === MINUS;
		if (isNegative) at += 1;
		let [value, from] = [0, at];
		for (; bytes[at] >= ZERO && bytes[at] <= NINE; at += 1) value = value * 10 + bytes[at] - ZERO;
		let [isShort, places] = [at > from && at - from <= 9, 0];
		if (bytes[at] === POINT) {
			from = at += 1;
			for (; bytes[at] >= ZERO && bytes[at] <= NINE; at += 1) value = value * 10 + bytes[at] - ZERO;
			places = at - from;
			isShort &&= places > 0 && places <= 6;
		}
		if (bytes[at] === RETURN && bytes[at + 1] === LINE) at += 1;
		const isWhole = at >= bytes.length || bytes[at] === separator || bytes[at] === LINE;
		if (!isShort || !isWhole) return undefined;
		this.at = at;
		for (; places < 6; places += 1) value *= 10;
		return isNegative ? -value : value;
	}

	/** Any cell as text, without the space around it. A cell in quotes can have separators in it, and two quotes for one. */
	text() {
		const { bytes, separator } = this;
		let from = this.at;
		while (bytes[from] === SPACE) from += 1;
		if (bytes[from] !== QUOTE) {
			while (this.at < bytes.length && bytes[this.at] !== separator && bytes[this.at] !== LINE) this.at += 1;
			return bytes.toString("utf8", from, this.at).trim();
		}
		const begins = this.line;
		let text = "";
		for (this.at = from + 1; ;) {
			const end = bytes.indexOf(QUOTE, this.at);
			if (end < 0) throw new Mistake(`${this.file} cannot be read: the quotes that begin on line ${begins} do not end.`);
			text += bytes.toString("utf8", this.at, end);
			for (let one = bytes.indexOf(LINE, this.at); one >= 0 && one < end; one = bytes.indexOf(LINE, one + 1)) this.line += 1;
			this.at = end + 1;
			if (bytes[this.at] !== QUOTE) break;
			text += '"';
			this.at += 1;
		}
		while (this.at < bytes.length && bytes[this.at] !== separator && bytes[this.at] !== LINE) {
			text += String.fromCharCode(bytes[this.at]);
			this.at += 1;
		}
		return text.trim();
	}

	/** What is left of a row, as texts. */
	rest() {
		const found = [];
		do found.push(this.text());
		while (this.isFollowed());
		return found;
	}
}

/**
 * What each column is: the number of a base, -1 for the member, less for one that is not known. Every column that is missing,
 * twice there or not known is a mistake. Without one that must be there nothing is given, because no line can be read then.
 */
function columnsOf(names, bases, mistakes) {
	const wanted = ["member_no", ...bases];
	for (const name of wanted) {
		const times = names.filter((one) => one === name).length;
		if (times === 0) mistakes.add(`line 1: the column ${name} is missing`);
		if (times > 1) mistakes.add(`line 1: the column ${name} is there ${times} times`);
	}
	if (mistakes.count > 0) return undefined;
	for (const name of new Set(names.filter((one) => !wanted.includes(one)))) {
		const isBase = BASES.includes(name);
		mistakes.add(`line 1: ${isBase ? `${name} is no base of that year` : `"${name}" is no column that is known`}`);
	}
	return names.map((name) => wanted.indexOf(name) - 1);
}

/** Members and units of lines that are read, one behind the other. */
class Uses {
	constructor(bases, room) {
		this.bases = bases;
		this.count = 0;
		this.members = new Uint32Array(room);
		this.lines = new Uint32Array(room);
		this.units = new BigUint64Array(room * bases);
		this.halves = new Uint32Array(this.units.buffer);
		this.clamped = [];
	}

	/** Keeps what the line after the last one has of a base, in millionths. Nothing is less than nothing. */
	set(base, value) {
		const place = this.count * this.bases + base;
		if (value < 0) {
			this.clamped.push({ line: this.count, base, units: BigInt(value) });
			this.units[place] = 0n;
		} else if (typeof value === "bigint") this.units[place] = value;
		else {
			this.halves[2 * place] = value;
			this.halves[2 * place + 1] = value / 4_294_967_296;
		}
	}

	/** Brings all lines in the order of member numbers. Says of each member who is there more than once on which lines. */
	sort(mistakes) {
		const { bases, count } = this;
		// Both in one number, which is exact: a member has 32 bits and a place 20.
		const keys = new Float64Array(count);
		for (let at = 0; at < count; at += 1) keys[at] = this.members[at] * MAX_SHARES + at;
		keys.sort();
		const [members, lines, units] = [new Uint32Array(count), new Uint32Array(count), new BigUint64Array(count * bases)];
		const moved = new Uint32Array(this.clamped.length > 0 ? count : 0);
		for (let at = 0; at < count; at += 1) {
			const from = keys[at] % MAX_SHARES;
			members[at] = this.members[from];
			lines[at] = this.lines[from];
			for (let base = 0; base < bases; base += 1) units[at * bases + base] = this.units[from * bases + base];
			if (moved.length > 0) moved[from] = at;
			if (at > 0 && members[at] === members[at - 1]) {
				mistakes.add(`line ${lines[at]}: member ${members[at]} is on line ${lines[at - 1]} already`);
			}
		}
		const clamped = this.clamped.map(({ line, base, units: below }) => ({ at: moved[line], base, units: below }));
		clamped.sort((a, b) => a.at - b.at || a.base - b.base);
		return { members, units, clamped };
	}
}

/** Reads one line behind the first. Whatever is wrong with it is a mistake; only what is not is kept. */
function readLine(cells, columns, { bases, lastMember }, uses, mistakes) {
	const line = cells.line;
	const before = uses.clamped.length;
	const wrong = [];
	let [member, count] = [0, 0];
	for (let isMore = true; isMore; isMore = cells.isFollowed(), count += 1) {
		const column = columns[count];
		if (column === undefined || column < -1) cells.text();
		else if (column < 0) {
			member = cells.digits(10);
			if (member === undefined) {
				const text = cells.text();
				if (/^\d{1,10}$/.test(text)) member = Number(text);
				else wrong.push(`"${text}" is no number of a member`);
			}
			if (member === undefined) continue;
			if (!isNumber(member)) wrong.push(`"${member}" is no number of a member`);
			else if (member > lastMember)
				wrong.push(`the co-op has given no number ${member} to a member, and ${lastMember} is the last one`);
		} else {
			let value = cells.millionths();
			if (value === undefined) {
				const text = cells.text();
				value = unitsOf(text);
				if (value === undefined) wrong.push(`${bases[column]} ${whyNoUnits(text)}`);
			}
			if (value !== undefined) uses.set(column, value);
		}
	}
	if (count !== columns.length) {
		const why = count > columns.length ? ": if a number has a comma in it, write it such as 1234.5" : "";
		wrong.splice(0, wrong.length, `it has ${count} cells, and there are ${columns.length} columns${why}`);
	}
	for (const text of wrong) mistakes.add(`line ${line}: ${text}`);
	if (wrong.length > 0) {
		uses.clamped.length = before;
		return;
	}
	uses.members[uses.count] = member;
	uses.lines[uses.count] = line;
	uses.count += 1;
}

/** Whether a line has nothing on it. Then it is left behind. */
function isEmpty(cells) {
	const { bytes } = cells;
	let at = cells.at;
	while (bytes[at] === SPACE || bytes[at] === RETURN || bytes[at] === cells.separator) at += 1;
	if (at < bytes.length && bytes[at] !== LINE) return false;
	cells.at = at + 1;
	cells.line += 1;
	return true;
}

/** How many lines some bytes have at most. */
function countLines(bytes) {
	let count = 1;
	for (let at = bytes.indexOf(LINE); at >= 0; at = bytes.indexOf(LINE, at + 1)) count += 1;
	return count;
}

/**
 * What members used, from a CSV with the columns `member_no` and the name of each base, in the order of member numbers:
 * `members`; `units`, in millionths, as many behind each other as there are bases; `clamped`, whose sum of a base was below zero,
 * where and what. `lastMember` is the last number that the co-op gave. Adds whatever is wrong with the file to `mistakes`, with
 * the line, and gives nothing where no line could be read.
 */
export function readUses(file, bytes, { bases, lastMember }, mistakes) {
	const cells = new Cells(file, bytes);
	const columns = columnsOf(cells.isAtEnd ? [] : cells.rest().map((name) => name.toLowerCase()), bases, mistakes);
	if (columns === undefined) return undefined;
	const room = Math.min(countLines(bytes), MAX_SHARES + 1);
	const uses = new Uses(bases.length, room);
	while (!cells.isAtEnd) {
		if (isEmpty(cells)) continue;
		if (uses.count === MAX_SHARES) {
			mistakes.add(`line ${cells.line}: it is one more than the ${MAX_SHARES} members of one commitment`);
			break;
		}
		readLine(cells, columns, { bases, lastMember }, uses, mistakes);
	}
	if (uses.count === 0 && mistakes.count === 0) mistakes.add("no line stands below the columns");
	return uses.sort(mistakes);
}
