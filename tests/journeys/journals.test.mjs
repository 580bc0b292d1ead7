// Journals of random books, judged by hledger and beancount: both accept them, have the same balances to the last unit, and refuse
// them where they are one unit off.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { budgetOf, yearOf } from "../../tools/ledger.mjs";
import { FORMAT, journals, readBook, trialBalance } from "../../tools/journals.mjs";
import { chunks } from "../../tools/postings.mjs";
import { random } from "../lib/random.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rochdale-journals-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const text = (value) => `${value / 1_000_000n}.${(value % 1_000_000n).toString().padStart(6, "0")}`;
const dayOf = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

// What might be taken for something else by one of the two, or cannot stand where it is to stand.
const TITLES = ["Bank", "épargne", "Löhne & Gehälter", "合作社", "1. Darlehen", 'dues; paid, "so"', "", "=SUM(A1)", "Ñandú_x.y/z"];
TITLES.push("سكن", "ǆ", "ß", "🫧");
const PARTIES = ["M17", "C2 M3", "", "(x", 'The bank; "our" one', "a\\b | c", "date:2020-01-01", "王芳", "* ! # %"];
PARTIES.push("'quoted'\n2026-01-01 x");
const TEXTS = ["wages", "", "[2026-01-09] date:2026-01-09", "[=2026-01-09]", "rent, of June", '"', "\\", "a\tb\u2028c", "2026-01-01 * x"];
TEXTS.push("tag:value, other:");

const sides = (leg) => Object.entries(leg).filter(([, value]) => value !== undefined);

/** A book of so many entries, from 1951 on or of one year, with reversals, statements, zero amounts and amounts up to 10^18. */
function randomBook(seed, size, first = dayOf(-6890)) {
	const { below, of } = random(seed);
	const roots = ["Assets", "Liabilities", "Equity", "Income", "Expenses"];
	const accounts = TITLES.map((title, index) => ({ account: 1000 + index, root: roots[index % 5], title, debits: 0n, credits: 0n }));
	const begin = Date.parse(`${first}T00:00:00Z`) / 86_400_000;
	const span = size > 300 ? 28_000 : 200;
	const entries = [];
	const value = () => (below(20) === 0 ? 0n : below(9) === 0 ? BigInt(below(1e9)) * BigInt(below(1e9)) : BigInt(below(1e9)));
	while (entries.length < size) {
		const entry = entries.length + 1;
		const day = begin + below(span);
		const said = { entry, day: dayOf(day), value_day: dayOf(day + below(5) - 1), party: of(PARTIES), text: of(TEXTS) };
		let legs;
		if (entry > 1 && below(8) === 0) {
			// A reversal is the mirror of an earlier entry, on its day or later.
			const original = of(entries);
			legs = original.legs.map(({ account, debit, credit }) => ({ account, debit: credit, credit: debit }));
			said.reverses = [original.entry];
			said.day = original.day > said.day ? original.day : said.day;
		} else {
			legs = Array.from({ length: 1 + below(4) }, () => ({ account: of(accounts).account, [of(["debit", "credit"])]: value() }));
			const sum = legs.reduce((all, { debit, credit }) => all + (debit ?? 0n) - (credit ?? 0n), 0n);
			legs.push({ account: of(accounts).account, ...(sum < 0n ? { debit: -sum } : { credit: sum }) });
		}
		// Those whom a run pays stand with their legs.
		if (below(2)) legs = legs.map((one) => ({ ...one, party: of(below(2) ? PARTIES : TEXTS) }));
		const hands = below(2) ? "member 1 of co-op 3 and member 2 of co-op 3" : undefined;
		const line = below(2) ? `0x${"5e".repeat(32)}` : undefined;
		entries.push({ ...said, hands, line, voucher: below(3) ? `0x${"9f".repeat(32)}` : null, coop: below(4) || null, legs });
	}
	for (const { legs } of entries) {
		for (const { account, debit = 0n, credit = 0n } of legs) {
			const one = accounts.find((each) => each.account === account);
			one.debits += debit;
			one.credits += credit;
		}
	}
	const asOf = dayOf(begin + span + 10);
	const closes = Array.from({ length: 12 }, () => {
		const [{ account }, day] = [of(accounts), dayOf(begin + below(span))];
		const before = entries.filter((one) => one.day <= day).flatMap(({ legs }) => legs.filter((leg) => leg.account === account));
		const balance = before.reduce((all, { debit = 0n, credit = 0n }) => all + debit - credit, 0n);
		return { account, day, balance: balance < 0n ? `-${text(-balance)}` : text(balance), document: `0x${"ab".repeat(32)}` };
	});
	const pending = Array.from({ length: 5 }, (_, index) => {
		const amount = text(value());
		const [debit, credit] = [of(accounts), of(accounts)];
		const legs = [{ account: debit.account, debit: amount }, { account: credit.account, credit: amount }];
		return { pending: index + 1, direction: of(["in", "out"]), party: of(PARTIES), text: of(TEXTS), deadline: asOf, legs };
	});
	const written = ({ account, party, ...side }) => ({
		account,
		party,
		...Object.fromEntries(sides(side).map(([name, value]) => [name, text(value)])),
	});
	return {
		format: FORMAT,
		ledger: "coop-3",
		title: 'La Burbuja; "laundry"',
		currency: "EUR",
		as_of: asOf,
		accounts: accounts.map((one) => ({ ...one, debits: text(one.debits), credits: text(one.credits), budget: "1000.000000" })),
		entries: entries.map((one) => ({ ...one, legs: one.legs.map(written) })),
		pending,
		closes,
	};
}

/** Writes the journals of a book, and gives their paths without the endings. */
function written(book, name) {
	const at = mkdtempSync(join(folder, name));
	for (const [file, content] of Object.entries(journals(readBook(book)))) writeFileSync(join(at, file), content);
	return [join(at, "coop-3"), join(at, "coop-3-pending")];
}

// In the locale C hledger fails on letters with accents.
const OPTIONS = { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" }, maxBuffer: 2 ** 27 };
const run = (command, ...args) => spawnSync(command, args, OPTIONS);
const hledgerCheck = (path) => run("hledger", "-f", `${path}.journal`, "check", "-s", "ordereddates");
const beanCheck = (path) => run("bean-check", "-C", `${path}.beancount`);

/** Fails unless both programs accept a journal without a word. */
function accepted(path) {
	for (const { status, stdout, stderr } of [hledgerCheck(path), beanCheck(path)]) {
		assert.deepEqual([status, stdout, stderr], [0, "", ""]);
	}
}

/** Both programs refuse a journal because of what it says, and not because it cannot be read. */
function refused(path) {
	const [hledger, bean] = [hledgerCheck(path), beanCheck(path)];
	assert.equal(hledger.status, 1, hledger.stdout);
	assert.match(hledger.stderr, /[Bb]alance assertion|could not balance/);
	assert.equal(bean.status, 1, bean.stdout);
	assert.match(bean.stderr, /Balance failed|does not balance/);
}

/** Balances by account in millionths, as a program has them; those that are zero may be left out. */
function balances(csv) {
	const rows = csv.trim().split(/\r?\n/).map((line) => line.replaceAll('"', "").split(",").map((each) => each.trim()));
	const ours = rows.filter(([account]) => account.includes(":C3-"));
	const known = ours.map(([account, sum]) => [account, BigInt(sum.replace(" EUR", "").replace(".", ""))]);
	return new Map(known.filter(([, sum]) => sum !== 0n));
}

const QUERY = "select account, sum(number) group by account";

const sums = {
	hledger: (path) => balances(run("hledger", "-f", `${path}.journal`, "bal", "--flat", "-E", "-N", "-O", "csv").stdout),
	// A sum of positions would be rounded.
	beancount: (path) => balances(run("bean-query", "-f", "csv", `${path}.beancount`, QUERY).stdout),
};

/** What the sums of a book come to by account. */
function expected(book, withPending) {
	const { accounts, pending } = readBook(book);
	const found = new Map([...accounts.values()].map(({ no, name, debits, credits }) => [no, [name, debits - credits]]));
	if (withPending) for (const { account, value } of pending.flatMap(({ legs }) => legs)) found.get(account)[1] += value;
	return new Map([...found.values()].filter(([, sum]) => sum !== 0n));
}

const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

for (const [seed, size] of [[1, 60], [2, 60], [3, 60], [4, 2000]]) {
	test(`both programs accept a book of ${size} random entries and have its balances to the last unit (seed ${seed})`, () => {
		const book = randomBook(seed, size);
		const [posted, all] = written(book, "random-");
		for (const [path, withPending] of [[posted, false], [all, true]]) {
			accepted(path);
			for (const program of Object.values(sums)) assert.deepEqual(sorted(program(path)), sorted(expected(book, withPending)));
		}
		assert.equal(book.entries.some(({ reverses }) => reverses), true);
		assert.equal(book.entries.some(({ legs }) => legs.some(({ party }) => party?.startsWith("[="))), true);
	});
}

test("a book without entries and one of the last years that have four digits are accepted", () => {
	const empty = { ...randomBook(5, 1), entries: [], closes: [], pending: [] };
	const accounts = empty.accounts.map((one) => ({ ...one, debits: "0.000000", credits: "0.000000" }));
	accepted(written({ ...empty, accounts }, "empty-")[0]);
	for (const first of ["1000-01-01", "9998-01-01"]) written(randomBook(6, 40, first), "years-").forEach(accepted);
});

/** One unit more in the first amount that a pattern finds. */
function oneOff(path, ending, pattern) {
	const content = readFileSync(path + ending, "utf8");
	let count = 0;
	const changed = content.replace(pattern, (whole, before, sign, amount) => {
		count += 1;
		if (count > 1) return whole;
		const value = BigInt((sign + amount).replace(".", "")) + 1n;
		return `${before}${value < 0n ? "-" : ""}${text(value < 0n ? -value : value)}`;
	});
	assert.notEqual(changed, content);
	writeFileSync(path + ending, changed);
}

test("both programs refuse a journal that is one unit off in a leg", () => {
	for (let seed = 10; seed < 13; seed += 1) {
		const [path] = written(randomBook(seed, 40), "leg-");
		oneOff(path, ".journal", /(\n {2}[A-Z]\S+ {2})(-?)(\d+\.\d{6})(?= EUR\n)/g);
		oneOff(path, ".beancount", /(\n {2}[A-Z]\S+ {2})(-?)(\d+\.\d{6})(?= EUR\n)/g);
		refused(path);
	}
});

test("both programs refuse a journal that is one unit off in a statement, and one whose legs are off together", () => {
	for (let seed = 13; seed < 16; seed += 1) {
		const [path] = written(randomBook(seed, 40), "statement-");
		oneOff(path, ".journal", /( = )(-?)(\d+\.\d{6})/g);
		oneOff(path, ".beancount", /( balance \S+ {2})(-?)(\d+\.\d{6})/g);
		refused(path);
	}
	const book = randomBook(16, 40);
	const [path] = written(book, "both-");
	// One unit more moves from one account to another than the sums of the book say.
	const [first, second] = book.accounts.map(({ account }) => readBook(book).accounts.get(account).name);
	const extra = (flag) => `\n${book.entries[0].day} ${flag}\n  ${first}  0.000001 EUR\n  ${second}  -0.000001 EUR\n`;
	for (const [ending, flag] of [[".journal", "* (x) y"], [".beancount", '* "x" "y"']]) {
		writeFileSync(path + ending, readFileSync(path + ending, "utf8") + extra(flag));
	}
	assert.match(beanCheck(path).stderr, /Balance failed/);
	assert.match(run("hledger", "-f", `${path}.journal`, "check", "-s").stderr, /[Bb]alance assertion/);
});

const leg = (account, debit, credit) => ({ account, ...(debit ? { debit } : { credit }) });

/** A small book: dues came, wages were paid, rent is approved and dues are expected. */
const SMALL = {
	format: FORMAT,
	ledger: "coop-3",
	title: "La Burbuja",
	currency: "EUR",
	as_of: "2027-01-31",
	accounts: [
		{ account: 1000, root: "Assets", title: "Bank", debits: "1020.000000", credits: "300.000000" },
		{ account: 3000, root: "Equity", title: "Opening", debits: "0.000000", credits: "1000.000000" },
		{ account: 4000, root: "Income", title: "Dues", debits: "0.000000", credits: "20.000000" },
		{ account: 6000, root: "Expenses", title: "Wages", debits: "300.000000", credits: "0.000000", budget: "12000.000000" },
	],
	entries: [
		{ entry: 1, day: "2026-12-31", party: "", text: "opening", legs: [leg(1000, "1000.000000"), leg(3000, "", "1000.000000")] },
		{
			...{ entry: 2, day: "2027-01-05", value_day: "2027-01-07", party: "M17", text: "dues", voucher: "0x9f", coop: 3 },
			legs: [leg(1000, "20.000000"), leg(4000, "", "20.000000")],
		},
		{ entry: 3, day: "2027-01-28", party: "M18", text: "wage", legs: [leg(6000, "300.000000"), leg(1000, "", "300.000000")] },
	],
	pending: [
		{ pending: 4, direction: "out", party: "M19", text: "wage", legs: [leg(6000, "400.000000"), leg(1000, "", "400.000000")] },
		{
			...{ pending: 5, direction: "in", party: "M17", text: "dues", deadline: "2027-02-28" },
			legs: [leg(1000, "20.000000"), leg(4000, "", "20.000000")],
		},
	],
	closes: [{ account: 1000, day: "2027-01-31", balance: "720.000000", document: "0xab" }],
};

test("a journal reads as a treasurer writes it", () => {
	const { "coop-3.journal": hledger, "coop-3.beancount": beancount } = journals(readBook(SMALL));
	assert.ok(
		hledger.includes(
			"2027-01-05=2027-01-07 * (2) M17 | dues\n  ; voucher:0x9f, party:M17, coop:3\n" +
				"  Assets:Bank:C3-1000  20.000000 EUR\n  Income:Dues:C3-4000  -20.000000 EUR\n",
		),
	);
	assert.ok(hledger.includes("2027-01-31 * statement\n  Assets:Bank:C3-1000  0.000000 EUR = 720.000000 EUR\n"));
	assert.ok(
		beancount.includes(
			'2027-01-05 * "M17" "dues"\n  entry: 2\n  voucher: "0x9f"\n  coop: 3\n  value-date: 2027-01-07\n' +
				"  Assets:Bank:C3-1000  20.000000 EUR\n  Income:Dues:C3-4000  -20.000000 EUR\n",
		),
	);
	assert.ok(beancount.includes("2027-02-01 balance Assets:Bank:C3-1000  720.000000 ~ 0 EUR\n"));
	written(SMALL, "small-").forEach(accepted);
});

test("a run says with each leg whom it pays, and what came back says of which entries", () => {
	const run = changed(({ entries }) => {
		const legs = [leg(6000, "100.000000"), leg(6000, "200.000000"), leg(1000, "", "300.000000")];
		Object.assign(entries[2], { party: "", legs: legs.map((one, at) => (at < 2 ? { ...one, party: `M${18 + at}` } : one)), reverses: [1, 2] });
	});
	const { "coop-3.journal": hledger, "coop-3.beancount": beancount } = journals(readBook(run));
	assert.ok(hledger.includes("  ; reverses:1 2\n  Expenses:Wages:C3-6000  100.000000 EUR  ; party:M18\n"));
	assert.ok(beancount.includes('  reverses: "1 2"\n  Expenses:Wages:C3-6000  100.000000 EUR\n    party: "M18"\n'));
	written(run, "run-").forEach(accepted);
});

test("a trial balance has opening, closing, what is committed, and what is left of a budget", () => {
	const rows = trialBalance(readBook(SMALL), "2027-01-01", "2027-01-31").map((row) =>
		Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.toString()])),
	);
	assert.deepEqual(rows[0], {
		account: "1000", root: "Assets", title: "Bank", opening: "1000.000000", debits: "20.000000", credits: "300.000000",
		closing: "720.000000", committed: "-400.000000", expected: "20.000000", budget: "", variance: "",
	});
	assert.equal(rows[3].variance, "11300.000000");
	const january = trialBalance(readBook(SMALL), "2027-01-01", "2027-01-10");
	assert.equal(january[3].closing.toString(), "0.000000");
	for (const column of ["opening", "closing", "committed", "expected"]) {
		assert.equal(rows.reduce((sum, row) => sum + BigInt(row[column].replace(".", "")), 0n), 0n, column);
	}
});

test("the budget of some days is that of the periods of the business year that they are in", () => {
	const april = { month: 4, day: 6 };
	assert.deepEqual(["2027-04-05", "2027-04-06", "2027-12-31"].map((day) => yearOf(april, day)), ["2026-04-06", "2027-04-06", "2027-04-06"]);
	const budget = (rhythm, from, to, begins = { month: 1, day: 1 }) => Number(budgetOf({ limit: 10n, rhythm }, begins, from, to));
	assert.equal(budget("Month", "2027-01-01", "2027-12-31"), 120);
	assert.equal(budget("Month", "2027-01-31", "2027-02-01"), 20);
	assert.equal(budget("Quarter", "2026-12-31", "2027-04-01"), 30);
	assert.equal(budget("Year", "2027-01-01", "2027-12-31"), 10);
	assert.equal(budget("Year", "2027-04-05", "2027-04-06", april), 20);
	assert.equal(budget("Month", "2027-04-05", "2027-05-05", april), 20);
	assert.equal(budget("Once", "2026-01-01", "2028-12-31"), 10);
});

test("a line of more items than one call explains is explained by several", () => {
	const parts = [60, 40, 1, 99, 1].map((legs) => ({ legs }));
	assert.deepEqual(chunks(parts).map((some) => some.map(({ legs }) => legs)), [[60, 40], [1, 99], [1]]);
});

/** Runs the command on a book. */
function command(book, ...args) {
	const file = join(folder, "book.json");
	writeFileSync(file, typeof book === "string" ? book : JSON.stringify(book));
	return spawnSync(process.execPath, ["tools/journals.mjs", file, join(folder, "out"), ...args], { cwd: ROOT, encoding: "utf8" });
}

test("the command writes journals, tables with a currency and sums that agree", () => {
	const { status, stdout, stderr } = command(SMALL, "--from", "2027-01-01");
	assert.deepEqual([status, stderr], [0, ""]);
	assert.match(stdout, /debits 320\.000000 = credits 320\.000000 EUR, closing 0\.000000\n$/);
	accepted(join(folder, "out", "coop-3"));
	const table = readFileSync(join(folder, "out", "trial_balance.csv"), "utf8");
	for (const list of ["trial_balance", "entries", "pending", "closes"]) {
		const [columns, ...rows] = readFileSync(join(folder, "out", `${list}.csv`), "utf8").trimEnd().split("\r\n");
		assert.ok(columns.includes("_millionths") && rows.length > 0, list);
		// No cell before it has a comma.
		const place = columns.split(",").indexOf("currency");
		for (const row of rows) assert.equal(row.split(",")[place], "EUR", `${list}: ${row}`);
	}
	assert.match(table, /,EUR,1000,Assets,Bank,1000000000,20000000,300000000,720000000,-400000000,20000000,,\r\n/);
	assert.equal(JSON.parse(readFileSync(join(folder, "out", "coop-3.json"), "utf8")).currency, "EUR");
});

for (const [args, words] of [
	[["--from", "31.1.2027"], "--from must be a day such as 2027-01-31."],
	[["--to", "2027-02-30"], "--to must be a day such as 2027-01-31."],
	[["--from", "2027-02-01"], "--from must not be after --to."],
	[["--until", "2027-02-01"], "Unknown option '--until' (usage: node tools/journals.mjs BOOK.json FOLDER [--from DAY] [--to DAY])."],
]) {
	test(`the command refuses ${args.join(" ")} in one sentence`, () => {
		const { status, stdout, stderr } = command(SMALL, ...args);
		assert.deepEqual([status, stdout, stderr], [1, "", `${words}\n`]);
	});
}

test("a year that is over is shown from its first day on", () => {
	const { status, stdout } = command(SMALL, "--to", "2026-12-31");
	assert.equal(status, 0);
	assert.match(stdout, /debits 1000\.000000 = credits 1000\.000000 EUR, closing 0\.000000\n$/);
	const { from, to } = JSON.parse(readFileSync(join(folder, "out", "coop-3.json"), "utf8"));
	assert.deepEqual([from, to], ["2026-01-01", "2026-12-31"]);
});

const changed = (change) => {
	const book = structuredClone(SMALL);
	change(book);
	return book;
};

for (const [what, book, words] of [
	["a leg that is one unit off", changed(({ entries }) => (entries[2].legs[0].debit = "300.000001")), /entry 3 do not balance/],
	["sums that are one unit off", changed(({ accounts }) => (accounts[0].debits = "1020.000001")), /sums of account 1000/],
	["an entry that is missing", changed(({ entries }) => entries.splice(1, 1)), /entry 2 is missing/],
	["a number for an amount", changed(({ entries }) => (entries[2].legs[0].debit = 300)), /six decimals/],
	["a day that there is not", changed(({ entries }) => (entries[2].day = "2027-02-30")), /a day such as/],
	["a day after the book's", changed(({ entries }) => (entries[2].day = "2027-02-01")), /after that of the book/],
	["an account that there is not", changed(({ pending }) => (pending[0].legs[0].account = 9)), /account 9/],
	["an account twice", changed(({ accounts }) => accounts.push(accounts[0])), /account 1000 is there twice/],
	["a leg with both sides", changed(({ entries }) => (entries[2].legs[0].credit = "1.000000")), /a debit or a credit/],
	["a ledger that is only a number", changed((one) => (one.ledger = 3)), /such as coop-3/],
	["what is taken back without a list", changed(({ entries }) => (entries[2].reverses = 2)), /a list of numbers/],
	["another root", changed(({ accounts }) => (accounts[0].root = "Revenue")), /one of the roots/],
	["another format", changed((one) => (one.format = "x")), /format/],
	["a currency in small letters", changed((one) => (one.currency = "eur")), /three capital letters/],
	["no list of closes", changed((one) => delete one.closes), /its closes/],
	["an entry that is none", changed(({ entries }) => (entries[1] = null)), /its entries/],
	["no JSON", "{", /cannot be read/],
]) {
	test(`the command refuses ${what} in one sentence`, () => {
		const { status, stdout, stderr } = command(book);
		assert.deepEqual([status, stdout], [1, ""]);
		assert.match(stderr, words);
		assert.equal(stderr.trimEnd().split("\n").length, 1);
	});
}
