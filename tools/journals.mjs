// The book of a ledger as journals that hledger and beancount check, as a trial balance and as tables.
//
//   node tools/journals.mjs BOOK.json FOLDER [--from DAY] [--to DAY]
//
// The form of BOOK.json is in tools/bank/README.md. What is written here depends on nothing else.

import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Amount, checkFolder, isDay, isLedger, Mistake, shortLedger, write, writeFiles } from "./common.mjs";

export const FORMAT = "rochdale-ledger-book/1";

const ROOTS = ["Assets", "Liabilities", "Equity", "Income", "Expenses"];

// Reading: everything is checked before a line is written.

function fail(what) {
	throw new Mistake(`the book of the ledger is not in its form: ${what}.`);
}

/** An amount with six decimals in millionths. */
function millionths(text, what, signed = false) {
	if (typeof text !== "string" || !/^-?\d{1,20}\.\d{6}$/.test(text) || (!signed && text.startsWith("-"))) {
		fail(`${what} must be an amount with six decimals`);
	}
	return BigInt(text.replace(".", ""));
}

function checkDay(text, what) {
	if (!isDay(text)) fail(`${what} must be a day such as 2027-01-31`);
	return text;
}

function checkNumber(value, what) {
	if (!Number.isSafeInteger(value) || value < 1) fail(`${what} must be a number from 1 on`);
	return value;
}

/** A list of objects. */
function objects(list, what) {
	if (!Array.isArray(list) || !list.every((one) => one && typeof one === "object")) fail(`${what} must be a list of objects`);
	return list;
}

/** The day after a day. */
const next = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The numbers of the entries that an entry takes back, of which there are mostly none. */
function readReversed(list, what) {
	if (!Array.isArray(list)) fail(`what ${what} reverses must be a list of numbers`);
	return list.map((no) => checkNumber(no, `what ${what} reverses`));
}

/** Legs with their signs: a debit is positive. They come to nothing. */
function readLegs(legs, accounts, what) {
	const read = objects(legs, `the legs of ${what}`).map(({ account, debit, credit, party }) => {
		if (!accounts.has(account)) fail(`${what} has a leg of account ${account}, which there is not`);
		if ((debit === undefined) === (credit === undefined)) fail(`each leg of ${what} must have a debit or a credit`);
		const value = millionths(debit ?? credit, `a leg of ${what}`);
		return { account, value: debit === undefined ? -value : value, party: String(party ?? "") };
	});
	if (read.length < 2 || read.reduce((sum, { value }) => sum + value, 0n) !== 0n) fail(`the legs of ${what} do not balance`);
	return read;
}

/** A book as read from JSON, with amounts in millionths. Fails where it contradicts itself. */
export function readBook(book) {
	if (book?.format !== FORMAT) fail(`its "format" must be ${FORMAT}`);
	const { ledger } = book;
	if (!isLedger(ledger)) fail("its ledger must be such as coop-3, treasury-2, federation, fund or custody");
	if (!/^[A-Z]{3}$/.test(book.currency)) fail("its currency must be three capital letters");
	const asOf = checkDay(book.as_of, "as_of");
	const accounts = new Map();
	for (const one of objects(book.accounts, "its accounts")) {
		const no = checkNumber(one.account, "an account");
		if (accounts.has(no)) fail(`account ${no} is there twice`);
		if (!ROOTS.includes(one.root)) fail(`account ${no} must have one of the roots ${ROOTS.join(", ")}`);
		accounts.set(no, {
			no,
			title: String(one.title ?? ""),
			root: one.root,
			name: accountName(one.root, String(one.title ?? ""), ledger, no),
			debits: millionths(one.debits, `the debits of account ${no}`),
			credits: millionths(one.credits, `the credits of account ${no}`),
			budget: one.budget ? millionths(one.budget, `the budget of account ${no}`) : undefined,
		});
	}
	const entries = objects(book.entries, "its entries").map((one, index) => {
		const what = `entry ${one.entry}`;
		if (one.entry !== index + 1) fail(`entry ${index + 1} is missing or out of its order`);
		const day = checkDay(one.day, `the day of ${what}`);
		if (day > asOf) fail(`${what} is of a day after that of the book`);
		return {
			...describe(one),
			no: one.entry,
			day,
			valueDay: one.value_day ? checkDay(one.value_day, `the value day of ${what}`) : day,
			at: String(one.at ?? ""),
			line: one.line ? String(one.line) : undefined,
			hands: one.hands ? String(one.hands) : undefined,
			reverses: readReversed(one.reverses ?? [], what),
			legs: readLegs(one.legs, accounts, what),
		};
	});
	const pending = objects(book.pending, "its pending").map((one) => {
		const what = `pending ${checkNumber(one.pending, "a pending")}`;
		if (!["in", "out"].includes(one.direction)) fail(`${what} must have the direction in or out`);
		const deadline = one.deadline ? checkDay(one.deadline, `the deadline of ${what}`) : undefined;
		return { ...describe(one), no: one.pending, direction: one.direction, deadline, legs: readLegs(one.legs, accounts, what) };
	});
	const closes = objects(book.closes, "its closes").map((one) => {
		if (!accounts.has(one.account)) fail(`a close is of account ${one.account}, which there is not`);
		const balance = millionths(one.balance, "the balance of a close", true);
		const day = checkDay(one.day, "the day of a close");
		if (day > asOf) fail("a close is of a day after that of the book");
		return { account: one.account, day, balance, document: String(one.document ?? "") };
	});
	const read = { ledger, title: String(book.title ?? ""), currency: book.currency, asOf, accounts, entries, pending, closes };
	checkSums(read);
	return { ...read, block: book.block ?? {} };
}

/** What people and other registers know an entry by. */
const describe = ({ party, text, voucher, coop }) => ({
	party: String(party ?? ""),
	text: String(text ?? ""),
	voucher: voucher ? String(voucher) : undefined,
	coop: coop ? checkNumber(coop, "a co-op") : undefined,
});

/** Fails unless the sums that the chain keeps are those of the entries. */
function checkSums({ accounts, entries }) {
	const sums = new Map([...accounts.keys()].map((no) => [no, [0n, 0n]]));
	for (const { account, value } of entries.flatMap(({ legs }) => legs)) {
		sums.get(account)[value < 0n ? 1 : 0] += value < 0n ? -value : value;
	}
	for (const [no, [debits, credits]] of sums) {
		const { debits: kept, credits: keptCredits } = accounts.get(no);
		if (debits !== kept || credits !== keptCredits) {
			const found = `debits ${new Amount(debits)} and credits ${new Amount(credits)}`;
			throw new Mistake(`the sums of account ${no} are not those of its entries, which are ${found}.`);
		}
	}
}

/**
 * The name of an account in both programs: each part begins with a capital or a digit and goes on with letters, digits and
 * hyphens. The number makes it unique, so that titles need not be.
 */
function accountName(root, title, ledger, no) {
	const letters = title.normalize("NFC").replace(/[^\p{Lu}\p{Ll}\p{Lo}0-9]+/gu, "-").replace(/^-+|-+$/g, "");
	const first = [...letters][0] ?? "";
	const capital = first.toUpperCase() + letters.slice(first.length);
	// A letter without a capital, as in Arabic or Chinese, cannot begin a part.
	const part = /^[\p{Lu}0-9]/u.test(capital) ? capital : `X${capital ? `-${capital}` : ""}`;
	return `${root}:${part}:${shortLedger(ledger)}-${no}`;
}

// Journals.

const shown = (value, { currency }) => `${new Amount(value)} ${currency}`;

/** A text on one line; what a program takes for its own signs becomes a space. */
const plain = (text, signs) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, " ").replace(signs, " ").replace(/ +/g, " ").trim();

/** Entries, and the statements that assert a balance after those of their day, in the order of days. */
function ordered({ entries, closes, accounts, asOf, title }) {
	const asserted = closes.map(({ day, account, balance }) => ({ day, what: "statement", balances: [[account, balance]] }));
	const all = [...accounts.values()].map(({ no, debits, credits }) => [no, debits - credits]);
	const last = { day: asOf, what: `balances of ${title || "all accounts"}`, balances: all };
	const rank = (one) => (one.legs ? 0 : one === last ? 2 : 1);
	const inOrder = (a, b) => a.day.localeCompare(b.day, "en") || rank(a) - rank(b) || (a.no ?? 0) - (b.no ?? 0);
	return [...entries, ...asserted, last].sort(inOrder);
}

// hledger: a comment begins at a semicolon, a note at a bar, and a tag ends at a comma.
const HLEDGER_SIGNS = /[;|,]/g;
// In the comment of a leg, a date in brackets or behind a colon would be another day of that leg.
const HLEDGER_LEG_SIGNS = /[;|,:[\]=]/g;

function hledgerEntry(book, one, flag, number) {
	const tags = [
		["voucher", one.voucher],
		["party", one.party],
		["coop", one.coop],
		["reverses", one.reverses?.join(" ")],
		["line", one.line],
		["hands", one.hands],
		["deadline", one.deadline],
	];
	const days = one.valueDay && one.valueDay !== one.day ? `${one.day}=${one.valueDay}` : one.day;
	const [party, text] = [one.party, one.text].map((each) => plain(each, HLEDGER_SIGNS));
	const told = tags.filter(([, value]) => value).map(([name, value]) => `${name}:${plain(String(value), HLEDGER_SIGNS)}`);
	return [
		`${days} ${flag} (${number}) ${party || "-"} | ${text}`.trimEnd(),
		...(told.length ? [`  ; ${told.join(", ")}`] : []),
		...one.legs.map((leg) => {
			const whom = leg.party === one.party ? "" : plain(leg.party, HLEDGER_LEG_SIGNS);
			return `  ${book.accounts.get(leg.account).name}  ${shown(leg.value, book)}${whom && `  ; party:${whom}`}`;
		}),
	].join("\n");
}

function hledger(book) {
	const parts = [
		`; ${plain(book.title, HLEDGER_SIGNS)}, ${book.ledger}, as of ${book.asOf}`,
		"decimal-mark .",
		// Six decimals, because the program balances at the precision that stands here.
		`commodity 1000.000000 ${book.currency}`,
		[...book.accounts.values()].map(({ name }) => `account ${name}`).join("\n"),
	];
	for (const one of ordered(book)) {
		if (one.legs) {
			parts.push(hledgerEntry(book, one, "*", one.no));
			continue;
		}
		const lines = one.balances.map(
			([no, balance]) => `  ${book.accounts.get(no).name}  ${shown(0n, book)} = ${shown(balance, book)}`,
		);
		parts.push([`${one.day} * ${plain(one.what, HLEDGER_SIGNS)}`, ...lines].join("\n"));
	}
	return `${parts.join("\n\n")}\n`;
}

const quoted = (text) => `"${plain(text, /\0/g).replace(/[\\"]/g, "\\$&")}"`;

function beancountEntry(book, one, flag, key) {
	const told = [
		[key, one.no],
		["voucher", one.voucher && quoted(one.voucher)],
		["coop", one.coop],
		["reverses", one.reverses?.length && quoted(one.reverses.join(" "))],
		["line", one.line && quoted(one.line)],
		["hands", one.hands && quoted(one.hands)],
		["value-date", one.valueDay !== one.day && one.valueDay],
		["deadline", one.deadline],
	];
	return [
		`${one.day} ${flag} ${quoted(one.party)} ${quoted(one.text)}`,
		...told.filter(([, value]) => value).map(([name, value]) => `  ${name}: ${value}`),
		...one.legs.flatMap(({ account, value, party }) => [
			`  ${book.accounts.get(account).name}  ${shown(value, book)}`,
			...(party && party !== one.party ? [`    party: ${quoted(party)}`] : []),
		]),
	].join("\n");
}

function beancount(book) {
	const [first] = [book.asOf, ...[...book.entries, ...book.closes].map(({ day }) => day)].sort();
	const parts = [
		`option "title" ${quoted(`${book.title}, ${book.ledger}, as of ${book.asOf}`)}`,
		`option "operating_currency" "${book.currency}"`,
		[...book.accounts.values()].map(({ name }) => `${first} open ${name} ${book.currency}`).join("\n"),
	];
	for (const one of ordered(book)) {
		if (one.legs) {
			parts.push(beancountEntry(book, one, "*", "entry"));
			continue;
		}
		// It asserts at the beginning of a day, and exactly only where the tolerance is said to be nothing.
		const lines = one.balances.map(
			([no, balance]) => `${next(one.day)} balance ${book.accounts.get(no).name}  ${new Amount(balance)} ~ 0 ${book.currency}`,
		);
		parts.push(lines.join("\n"));
	}
	return `${parts.join("\n\n")}\n`;
}

/**
 * The files of a book by their names, as texts. What is pending counts in the balances of both programs, so it has files of its
 * own that include the others, on the day after the book's, where no assertion stands.
 */
export function journals(book) {
	const name = book.ledger;
	const pending = objects(book.pending, "its pending").map((one) => ({ ...one, day: next(book.asOf), valueDay: next(book.asOf) }));
	const files = {
		[`${name}.journal`]: hledger(book),
		[`${name}.beancount`]: beancount(book),
		[`${name}-pending.journal`]: [
			`include ${name}.journal`,
			...pending.map((one) => hledgerEntry(book, one, "!", `pending ${one.no}`)),
		].join("\n\n"),
		[`${name}-pending.beancount`]: [
			`include "${name}.beancount"`,
			...pending.map((one) => beancountEntry(book, one, "!", "pending")),
		].join("\n\n"),
	};
	return Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.endsWith("\n") ? text : `${text}\n`]));
}

// Tables.

const TRIAL = ["opening", "debits", "credits", "closing", "committed", "expected", "budget", "variance"];

const COLUMNS = {
	trial_balance: `account root title ${TRIAL.map((name) => `${name}_millionths`).join(" ")}`,
	entries:
		"entry day value_day at account title debit_millionths credit_millionths party text voucher line reverses hands co_op",
	pending: "pending direction deadline account title debit_millionths credit_millionths party text voucher",
	closes: "account title day balance_millionths document",
};

const amount = (value) => new Amount(value);

/**
 * What each account had before the first day, what came and went until the last day, what it has then, what is committed to leave
 * and expected to come, and what is left of its budget. Debits are positive; the columns of balances come to nothing.
 */
export function trialBalance(book, from, to) {
	const rows = new Map(
		[...book.accounts.values()].map(({ no, root, title, budget }) => [
			no,
			{ account: no, root, title, opening: 0n, debits: 0n, credits: 0n, committed: 0n, expected: 0n, budget },
		]),
	);
	for (const { day, legs } of objects(book.entries, "its entries")) {
		if (day > to) continue;
		for (const { account, value } of legs) {
			const row = rows.get(account);
			if (day < from) row.opening += value;
			else if (value < 0n) row.credits -= value;
			else row.debits += value;
		}
	}
	for (const { direction, legs } of objects(book.pending, "its pending")) {
		for (const { account, value } of legs) rows.get(account)[direction === "out" ? "committed" : "expected"] += value;
	}
	return [...rows.values()].map(({ opening, debits, credits, committed, expected, budget, ...row }) => ({
		...row,
		opening: amount(opening),
		debits: amount(debits),
		credits: amount(credits),
		closing: amount(opening + debits - credits),
		committed: amount(committed),
		expected: amount(expected),
		budget: budget === undefined ? "" : amount(budget),
		variance: budget === undefined ? "" : amount(budget - (debits - credits) - committed),
	}));
}

const legRows = ({ accounts }, all, row) =>
	all.flatMap((one) =>
		one.legs.map(({ account, value, party }) => ({
			...row(one),
			account,
			title: accounts.get(account).title,
			debit: value < 0n ? "" : amount(value),
			credit: value < 0n ? amount(-value) : "",
			party: party || one.party,
			text: one.text,
			voucher: one.voucher ?? "",
		})),
	);

/**
 * Writes the journals, the trial balance from a day to another, and the tables of a book into a folder. `more` has other tables
 * of the same ledger, with their columns.
 */
export function writeBook(book, folder, { to = book.asOf, from = `${to.slice(0, 4)}-01-01` } = {}, more = {}) {
	for (const [name, day] of Object.entries({ from, to })) {
		if (!isDay(day)) throw new Mistake(`--${name} must be a day such as 2027-01-31.`);
	}
	if (from > to) throw new Mistake("--from must not be after --to.");
	checkFolder(folder);
	for (const [name, text] of Object.entries(journals(book))) write(folder, name, text);
	const rows = trialBalance(book, from, to);
	const files = {
		trial_balance: rows,
		entries: legRows(book, book.entries, ({ no, day, valueDay, at, line, reverses, hands, coop }) => ({
			entry: no,
			day,
			value_day: valueDay,
			at,
			line: line ?? "",
			reverses: reverses.join(" "),
			hands: hands ?? "",
			co_op: coop ?? "",
		})),
		pending: legRows(book, book.pending, ({ no, direction, deadline }) => ({ pending: no, direction, deadline: deadline ?? "" })),
		closes: book.closes.map(({ account, day, balance, document }) => ({
			account,
			title: book.accounts.get(account).title,
			day,
			balance: amount(balance),
			document,
		})),
		...more.files,
	};
	const { number = "", hash = "", genesis = "" } = book.block;
	const head = { ledger: book.ledger, title: book.title, currency: book.currency, ...more.head, from, to, as_of: book.asOf };
	const where = { block: number, block_hash: hash, genesis_hash: genesis };
	writeFiles(folder, book.ledger, { ...head, ...where }, files, { ...COLUMNS, ...more.columns });
	const total = (column) => amount(rows.reduce((sum, row) => sum + row[column].millionths, 0n));
	console.log(`debits ${total("debits")} = credits ${total("credits")} ${book.currency}, closing ${total("closing")}`);
}

const USAGE = "usage: node tools/journals.mjs BOOK.json FOLDER [--from DAY] [--to DAY]";

function main() {
	let parsed;
	try {
		const options = { from: { type: "string" }, to: { type: "string" }, help: { type: "boolean" } };
		parsed = parseArgs({ allowPositionals: true, options });
	} catch (error) {
		throw new Mistake(`${error.message.split(".")[0]} (${USAGE}).`);
	}
	const { values, positionals } = parsed;
	if (values.help) return console.log(USAGE);
	if (positionals.length !== 2) throw new Mistake(USAGE);
	const [file, folder] = positionals;
	let content;
	try {
		content = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		throw new Mistake(`${file} cannot be read: ${error.code ?? error.message}.`);
	}
	writeBook(readBook(content), folder, { ...(values.from && { from: values.from }), ...(values.to && { to: values.to }) });
}

// The program may be called by another name than its own, through a link.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		main();
	} catch (error) {
		if (!(error instanceof Mistake)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}
