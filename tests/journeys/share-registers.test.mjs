// The registers of shares that the tool writes: rebuilt from operations alone as of any day, and never written where operations,
// what is kept and the books do not agree. The states are recorded ones of plain arithmetic.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Mistake, writeFiles } from "../../tools/common.mjs";
import { journals } from "../../tools/journals.mjs";
import { titleOfShares } from "../../tools/ledger.mjs";
import { certified, COLUMNS, shareTables, sharesOf } from "../../tools/share-tables.mjs";
import { dueOf, GIVES, holdingsOn, operationsOf, readShares, uncollected, valueDaysOf } from "../../tools/shares.mjs";
import { random } from "../lib/random.mjs";
import { CASH, DUE, Shares } from "../lib/shares.mjs";
import { maps } from "../lib/stand-in.mjs";

const folder = mkdtempSync(join(tmpdir(), "rochdale-shares-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const EURO = 1_000_000n;
/** 1 March 2026. */
const START = 20_513;
const dayOf = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

const tables = (coop, day = coop.day, receipts = []) => shareTables(coop.kept(), { book: coop.book(), receipts }, { day });
const plain = (rows) => JSON.parse(JSON.stringify(rows));

/** A co-op after so many random acts, and who held what at the end of each day on which something happened. */
function history(seed, acts) {
	const { below, of } = random(seed);
	const coop = new Shares(START);
	const [first, second] = [coop.openClass(100n * EURO), coop.openClass(25n * EURO + 1n, { holders: "Supporters" })];
	const brought = Array.from({ length: below(9) }, (_, at) => ({
		member: 1 + at,
		shares: BigInt(1 + below(7)),
		day: START - 1 - below(2000),
	}));
	coop.bringIn(
		first,
		brought.map((line) => (below(3) ? line : { ...line, paid: BigInt(below(100)) * EURO })),
	);
	const days = new Map();
	const member = () => 1 + below(12);
	const holders = () => [...coop.holdings].filter(([, { shares }]) => shares > 0n);
	const open = (state) => [...coop.offers].filter(([, one]) => one.state[state] !== undefined);
	const moves = [
		() => coop.subscribe(of([first, second]), member(), BigInt(1 + below(9))),
		() => {
			const [key, { shares }] = of(holders());
			const [no, from] = key.split(" ").map(Number);
			coop.transfer(no, from, of([1, 2, 3].map((more) => 1 + ((from + more) % 12))), BigInt(1 + below(Number(shares))));
		},
		() => {
			const [key, { shares }] = of(holders());
			const [no, from] = key.split(" ").map(Number);
			coop.end(no, from, BigInt(1 + below(Number(shares))));
		},
		() => coop.release(of([first, second]), BigInt(below(900)) * EURO),
		() => coop.collect(of([...coop.claims.keys()])),
		() => {
			const no = of([first, second]);
			const { par } = coop.classes.get(no).terms;
			const value = (par * BigInt(1 + below(100))) / 100n;
			if (value !== coop.classes.get(no).value) coop.value(no, value);
		},
		() => open("open").length < 2 && coop.openOffer(of([first, second]), BigInt(1 + below(30)), 40n),
		() => coop.pay(of(open("open"))[0], member(), BigInt(below(6)), BigInt(below(3)) * EURO),
		() => coop.close(of(open("open"))[0]),
		() => coop.settle(of(open("settling"))[0], 1 + below(3)),
		() => coop.payOut(of([...coop.stakes.keys()])),
		() => {
			const years = Math.floor((coop.day - START) / 365);
			const [no, year] = [of([first, second]), START + 365 * below(years)];
			if (years > 0 && !coop.returns.has(`${no} ${year}`)) coop.declare(no, year, BigInt(below(100)) * EURO);
		},
		() => coop.pass(1 + below(200)),
		() => coop.pass(1),
	];
	for (let at = 0; at < acts; at += 1) {
		const before = coop.operations.length;
		try {
			of(moves)();
		} catch (error) {
			// There is nobody who could do it.
			if (!(error instanceof TypeError)) throw error;
		}
		// Whoever is allotted shares holds them from the day on which the offer closed.
		const past = coop.operations.slice(before).filter(({ day }) => day < coop.day);
		for (const [day, held] of days) {
			for (const { class: no, member: who, shares, day: since } of past) {
				if (since <= day) held[`${no} ${who}`] = (held[`${no} ${who}`] ?? 0) + Number(shares);
			}
		}
		days.set(coop.day, Object.fromEntries(holders().map(([key, { shares }]) => [key, Number(shares)])));
	}
	return { coop, days };
}

test("holdings of any past day are rebuilt from operations alone", () => {
	for (let seed = 1; seed <= 40; seed += 1) {
		const { coop, days } = history(seed, 120);
		const operations = operationsOf(coop.kept());
		for (const [day, held] of days) {
			const rebuilt = holdingsOn(operations, day).map((one) => [`${one.class} ${one.member}`, Number(one.shares)]);
			assert.deepEqual(Object.fromEntries(rebuilt), held, `seed ${seed}, ${dayOf(day)}`);
		}
	}
});

test("the tables of random histories agree with the books, and each of their columns is filled", (context) => {
	let [moved, declared] = [0, 0];
	const log = context.mock.method(console, "log", () => {});
	for (let seed = 1; seed <= 40; seed += 1) {
		const { coop } = history(seed, 120);
		const files = tables(coop);
		for (const [key, { aside, valueDays }] of coop.returns) {
			const [no, year] = key.split(" ").map(Number);
			const rows = plain(files.return_statement).filter((row) => row.class === no && row.year === dayOf(year));
			const days = coop.valueDays(no, year, year + 365);
			assert.deepEqual(
				rows.map((row) => [row.member_no, BigInt(row.value_days)]),
				[...days].sort(([a], [b]) => a - b),
			);
			const all = rows.reduce((sum, { due }) => sum + BigInt(due.replace(".", "")), 0n);
			assert.ok(all <= aside && (valueDays === 0n || aside - all < BigInt(rows.length)), `${all} of ${aside}`);
			declared += rows.length;
		}
		assert.deepEqual(Object.keys(files), Object.keys(COLUMNS));
		for (const [name, rows] of Object.entries(files)) {
			const columns = COLUMNS[name].split(" ").map((column) => column.replace(/_(utc|millionths)$/, ""));
			for (const row of rows) assert.deepEqual(Object.keys(row).sort(), [...columns].sort(), name);
		}
		const last = (no) =>
			plain(files.capital_account)
				.filter((row) => row.class === no)
				.at(-1)?.capital ?? "0.000000";
		for (const { class: no, capital, queued } of plain(files.share_classes)) {
			assert.equal(BigInt(last(no).replace(".", "")), BigInt(capital.replace(".", "")) + BigInt(queued.replace(".", "")));
		}
		assert.equal(files.share_register.length, coop.operations.length);
		moved += files.capital_account.length;
	}
	assert.ok(moved > 400 && declared > 100, `${moved} movements, ${declared} returns`);
	assert.equal(log.mock.callCount(), 0);
});

/** What is changed of what is recorded, and why nothing is made of it then. */
const CHANGES = [
	["an operation that is missing", ({ operations }) => operations.delete(2), /operation 2 is missing/],
	[
		"the last operation missing",
		({ operations }) => operations.delete(operations.size),
		/it has 5 operations, and 6 were entered/,
	],
	[
		"an operation of other shares",
		({ operations }) => (operations.get(1).shares += 1),
		/entry 1 changes the capital of class 1 by 800.000000 .* from 1 on change it by 900/,
	],
	[
		"an operation of another member",
		({ operations }) => (operations.get(1).member = 5),
		/by operation 3 member 4 gives more shares of class 1 than they have/,
	],
	[
		"an operation of another class",
		({ operations }) => (operations.get(2).class = 2),
		/entry 2 changes the capital of class 1 by 400/,
	],
	["an operation of no class", ({ operations }) => (operations.get(1).class = 3), /operation 1 is of class 3, which there is not/],
	[
		"an operation of another kind",
		({ operations }) => (operations.get(1).kind = { pledged: null }),
		/operation 1 is Pledged, which/,
	],
	["an operation of tomorrow", ({ operations }) => (operations.get(1).day += 1), /operation 1 is of a day after/],
	["an operation entered too early", ({ operations }) => (operations.get(4).at = 0), /operation 4 was entered before/],
	[
		"another value in the register",
		({ operations }) => (operations.get(5).kind.valued.value -= 1),
		/entry 4 changes the capital of class 1 by -80.000000 and its queue by -16.000000, and operations from 5 on change it by -80.000010 and -16.000002\./,
	],
	[
		"a holding of another size",
		({ holdings }) => (holdings[0][1].shares += 1),
		/shares of class 1 of member 4, by operations and kept: 3 and 4/,
	],
	["a holding that is missing", ({ holdings }) => holdings.pop(), /member 5 holds shares by operations, and none are kept/],
	[
		"a class with other shares",
		({ classes }) => (classes.get(1).held += 1),
		/shares held of class 1, by operations and kept: 10 and 11/,
	],
	[
		"a class of another value",
		({ classes }) => (classes.get(1).value -= 1),
		/value of a share of class 1, by operations and kept/,
	],
	[
		"another queue",
		({ classes }) => (classes.get(1).queued += 1),
		/queue of class 1, by operations and kept: 84.000000 and 84.000001/,
	],
	[
		"more that waits than there is",
		({ groups }) => (groups[0][1].left += 1_000_000),
		/what waits of class 1 is 85.000000, more than its queue/,
	],
	["another capital", ({ book }) => (book.capital += 1), /capital of the co-op, by its classes and kept/],
	[
		"other dues",
		({ stakes }) => (stakes.get(4).owed += 1),
		/due to members, by what is kept of them and in the books: 112.000001 and 112.000000/,
	],
	["other shares at par", ({ stakes }) => (stakes.get(4).par += 1), /shares of member 4 at par, by operations and kept/],
	[
		"a member who is forgotten",
		({ stakes }) => stakes.delete(5),
		/shares of member 5 at par, by operations and kept: 700.000000 and 0.000000/,
	],
	["another return", ({ returns }) => (returns[0][1].aside += 1), /due to members/],
	[
		"another payment for an offer",
		({ subscriptions }) => (subscriptions[0][1].paid += 1),
		/held aside in account 12, by what was paid and in the books: 100.000001 and 100.000000/,
	],
];

/** A co-op of which everything is recorded: holdings, a queue, a loss, an open offer, a return. */
function bakery() {
	const coop = new Shares(START);
	const [no] = [coop.openClass(100n * EURO), coop.openClass(100n * EURO)];
	coop.subscribe(no, 4, 8n);
	coop.subscribe(no, 5, 4n);
	coop.pass(31);
	coop.transfer(no, 4, 5, 3n);
	coop.pass(1);
	coop.end(no, 4, 2n);
	coop.value(no, 92n * EURO);
	coop.release(no, 100n * EURO);
	const offer = coop.openOffer(2, 2n, 9n);
	coop.pay(offer, 6, 1n);
	coop.declare(no, START - 424, 12n * EURO);
	return coop;
}

const refused = (why) => (error) => error instanceof Mistake && why.test(error.message) && !error.message.includes("\n");

for (const [what, change, why] of CHANGES) {
	test(`nothing is made of ${what}`, () => {
		const coop = bakery();
		assert.doesNotThrow(() => tables(coop));
		const kept = coop.kept();
		change(kept);
		assert.throws(() => shareTables(kept, { book: coop.book(), receipts: [] }, { day: coop.day }), refused(why));
	});
}

test("nothing is made where the books have a movement of capital without an operation, or the other way round", () => {
	const more = bakery();
	more.enter([CASH, 1n], [more.classes.get(1).capital, -1n]);
	assert.throws(() => tables(more), refused(/entry 8 changes the capital of class 1 by 0.000001 and .* and no operation follows/));
	const less = bakery();
	const { entries } = less;
	less.subscribe(2, 4, 1n);
	const last = entries.pop();
	for (const { account, debit, credit } of last.legs) {
		const sums = less.accounts.get(account);
		if (debit) sums.debits -= 100n * EURO;
		if (credit) sums.credits -= 100n * EURO;
	}
	assert.throws(() => tables(less), refused(/operation 7 changes the capital of class 2 by 100.000000 and .* and no entry does/));
});

test("nothing is made where entries of the queue are for other operations, although their sums are the same", () => {
	const coop = bakery();
	coop.release(1, 10n * EURO);
	const kept = coop.kept();
	const released = [...kept.operations.values()].filter(({ kind }) => kind.released);
	released[0].kind.released.amount += 1;
	released[1].kind.released.amount -= 1;
	const made = () => shareTables(kept, { book: coop.book(), receipts: [] }, { day: coop.day });
	assert.throws(
		made,
		refused(/entry 5 changes .* its queue by -100.000000, and operations from 6 on change it by 0.000000 and -100.000001/),
	);
});

test("several disagreements are told in one sentence", () => {
	const coop = bakery();
	const kept = coop.kept();
	kept.book.capital += 1;
	kept.classes.get(1).held += 1;
	const made = () => shareTables(kept, { book: coop.book(), receipts: [] }, { day: coop.day });
	assert.throws(made, refused(/do not agree \(shares held of class 1.*; capital of the co-op/));
});

test("who gives 3 of 8 shares on 31 December has 5 that day, and who receives them 3 more", () => {
	const coop = new Shares(20_818 - 100);
	assert.equal(dayOf(20_818), "2026-12-31");
	const no = coop.openClass(100n * EURO);
	coop.subscribe(no, 4, 8n);
	coop.subscribe(no, 5, 1n);
	coop.pass(100);
	coop.transfer(no, 4, 5, 3n);
	coop.pass(400);
	const on = (day) =>
		plain(tables(coop, day).holdings).map((row) => [row.as_of, row.member_no, row.shares, row.since, row.operations]);
	assert.deepEqual(on(20_817), [
		["2026-12-30", 4, 8, "2026-09-22", "1"],
		["2026-12-30", 5, 1, "2026-09-22", "2"],
	]);
	assert.deepEqual(on(20_818), [
		["2026-12-31", 4, 5, "2026-12-31", "1 3"],
		["2026-12-31", 5, 4, "2026-12-31", "2 3"],
	]);
});

test("a loss of 8 % is in holdings and in the capital account from its day on, and in the queue", () => {
	const coop = bakery();
	const files = tables(coop);
	assert.deepEqual(
		plain(files.holdings).map(({ member_no, shares, par, value }) => [member_no, shares, par, value]),
		[
			[4, 3, "300.000000", "276.000000"],
			[5, 7, "700.000000", "644.000000"],
		],
	);
	assert.deepEqual(
		plain(tables(coop, coop.day - 1).holdings).map(({ value }) => value),
		["500.000000", "700.000000"],
	);
	assert.deepEqual(
		plain(files.capital_account).map((row) => [
			row.entry,
			row.operations,
			row.change,
			row.held,
			row.queue_change,
			row.queued,
			row.against,
		]),
		[
			[1, "1", "800.000000", "800.000000", "0.000000", "0.000000", "1000 Units"],
			[2, "2", "400.000000", "1200.000000", "0.000000", "0.000000", "1000 Units"],
			[3, "4", "-200.000000", "1000.000000", "200.000000", "200.000000", ""],
			[4, "5", "-80.000000", "920.000000", "-16.000000", "184.000000", "3200 Losses borne by shares"],
			[5, "6", "0.000000", "920.000000", "-100.000000", "84.000000", "2200 Due to members"],
		],
	);
	const [claim] = plain(files.redemption_queue);
	assert.deepEqual(
		[claim.place, claim.day, claim.member_no, claim.amount, claim.released, claim.left, claim.status],
		[1, dayOf(coop.day), 4, "184.000000", "100.000000", "84.000000", "Waiting"],
	);
});

test("the queue is in the order of days, those of one day have their parts, and a claim that waits too long is overdue", () => {
	const coop = new Shares(START);
	const no = coop.openClass(100n * EURO, { maxYears: 1 });
	for (const member of [4, 5, 6]) coop.subscribe(no, member, 10n);
	coop.end(no, 6, 2n);
	coop.pass(1);
	coop.end(no, 5, 3n);
	coop.end(no, 4, 1n);
	coop.release(no, 300n * EURO);
	coop.collect(1);
	coop.collect(2);
	coop.pass(364);
	const rows = plain(tables(coop).redemption_queue);
	assert.deepEqual(
		rows.map(({ place, claim, member_no, released, collected, left, status }) => [
			place,
			claim,
			member_no,
			released,
			collected,
			left,
			status,
		]),
		[
			[1, 2, 5, "75.000000", "75.000000", "225.000000", "Waiting"],
			[2, 3, 4, "25.000000", "0.000000", "75.000000", "Waiting"],
		],
	);
	coop.pass(1);
	assert.deepEqual(
		plain(tables(coop).redemption_queue).map(({ status }) => status),
		["Overdue", "Overdue"],
	);
});

test("heirs stand where they are paid within a year, and a year after 29 February is over on 28 February", () => {
	const coop = new Shares(Date.parse("2028-02-29") / 86_400_000);
	const no = coop.openClass(100n * EURO, { maxYears: 3 });
	coop.subscribe(no, 4, 10n);
	coop.end(no, 4, 2n);
	coop.pass(30);
	coop.end(no, 4, 1n, { isOfHeirs: true });
	assert.deepEqual(
		plain(tables(coop).redemption_queue).map((row) => [row.place, row.claim, row.heirs, row.due_by]),
		[
			[1, 2, 1, "2029-03-30"],
			[2, 1, 0, "2031-02-28"],
		],
	);
});

test("what can be collected is what was released and not collected, and what returns are left", () => {
	const coop = bakery();
	assert.deepEqual(uncollected(coop.kept()), { claims: [1], returns: [] });
	coop.collect(1);
	// The year before that in which they have subscribed, of which one has days that came in from elsewhere; and one that was over.
	const [before, past] = [START - 424, START - 59 - 730];
	coop.declare(1, past, EURO);
	const kept = coop.kept();
	for (const [, one] of kept.returns) one.valueDays = 7;
	kept.holdings.find(([[, member]]) => member === 5)[1].years = [[before, 100]];
	assert.deepEqual(uncollected(kept), { claims: [], returns: [{ class: 1, year: before, members: [5] }] });
	// Who has held since then has days that are not counted yet.
	kept.holdings.find(([[, member]]) => member === 4)[1].since = before + 300;
	assert.deepEqual(
		uncollected(kept).returns.map(({ members }) => members),
		[[4, 5]],
	);
	kept.returns[0][1].isLapsed = true;
	assert.deepEqual(uncollected(kept).returns, []);
});

test("an offer is told with its progress, what it still expects by bank, and the reference of each subscriber", () => {
	const coop = new Shares(START);
	const no = coop.openClass(100n * EURO);
	const offer = coop.openOffer(no, 250n, 400n);
	coop.pay(offer, 4, 8n, 40n * EURO);
	coop.pay(offer, 5, 92n);
	coop.lists.set(18, { offer });
	const receipt = {
		pending: 18,
		party: "member 6 of co-op 3",
		amount: "500.000000",
		end_to_end: "C3-P18.4",
		deadline: "2026-04-14",
	};
	const other = { ...receipt, pending: 19, end_to_end: "C3-P19" };
	const files = tables(coop, coop.day, [receipt, other]);
	const [row] = plain(files.share_offers);
	assert.deepEqual(
		[row.state, row.subscribers, row.shares, row.paid, row.expected, row.of_minimum_bps, row.issued],
		["Open", 2, 100, "10040.000000", "500.000000", 4000, 0],
	);
	assert.deepEqual(plain(files.share_payments_expected), [
		{ offer: 1, class: 1, reference: "C3-P18.4", member_no: 6, shares: 5, amount: "500.000000", deadline: "2026-04-14" },
	]);
	assert.deepEqual(
		plain(files.share_subscriptions).map((one) => Object.values(one)),
		[
			[1, 4, "840.000000", 8, "0.000000", "40.000000"],
			[1, 5, "9200.000000", 92, "0.000000", "0.000000"],
		],
	);
	for (const [fee, shares] of [
		[25n, 7],
		[100n, 7],
		[900n, 0],
	]) {
		coop.subscriptions.get("1 4").fee = fee * EURO;
		assert.equal(plain(tables(coop).share_subscriptions)[0].shares, shares);
	}
	coop.subscriptions.get("1 4").fee = 0n;
	coop.pay(offer, 6, 150n);
	coop.pass(31);
	coop.close(offer);
	coop.settle(offer, 2);
	assert.deepEqual(
		plain(tables(coop).share_offers).map(({ state, issued, held_from: from }) => [state, issued, from]),
		[["Settling", 100, dayOf(coop.day)]],
	);
	coop.settle(offer, 2);
	assert.deepEqual(
		plain(tables(coop).share_offers).map(({ state, issued }) => [state, issued]),
		[["Met", 250]],
	);
});

/** The view of a chain on which this is recorded. */
const chain = (coop) => ({
	state: { query: { shares: maps(coop.kept()) } },
	...{ civil: coop.day * 86_400_000, behind: 0, block: { hash: "0xab" } },
});

test("what a chain keeps is read as it is, page by page", async () => {
	const { coop } = history(7, 9000);
	assert.ok(coop.operations.length > 500);
	assert.deepEqual(await readShares(chain(coop), coop.coop), coop.kept());
	assert.equal(await readShares(chain(coop), 4), undefined);
	assert.equal(await readShares({ state: { query: {} } }, 3), undefined);
});

test("a certificate says class, par, what is paid up, since when and by which operations", async () => {
	const view = chain(bakery());
	assert.deepEqual(await certified(view, 3, 4), [
		[
			"Shares",
			"3 of class 1, paid up at 100.000000 each, 300.000000 together, written down to 276.000000, since 2026-04-02, by operations 1, 3, 4",
		],
	]);
	assert.deepEqual(await certified(view, 3, 6), [["Shares", "none"]]);
	assert.deepEqual(await certified(view, 9, 4), []);
});

test("a day that is none, or that has not come, is refused in one sentence", async () => {
	const view = chain(bakery());
	await assert.rejects(sharesOf({}, view, 3, "31.12.2026"), refused(/^--on must be a day such as 2027-12-31\.$/));
	await assert.rejects(
		sharesOf({}, view, 3, "2026-04-03"),
		refused(/^--on must not be after the day of the block, 2026-04-02\.$/),
	);
	assert.deepEqual(await sharesOf({}, view, 9), { files: {}, columns: {}, head: {} });
});

test("large amounts are read to the last unit, and the dues are those of all who are owed something", () => {
	const coop = new Shares(START);
	const no = coop.openClass(1_000_000_000_000_001n);
	coop.subscribe(no, 4, 1_000_000n);
	coop.end(no, 4, 3n);
	coop.release(no, 2_000_000_000_000_003n);
	assert.equal(plain(tables(coop).share_classes)[0].capital, "999997000000000.999997");
	assert.equal(dueOf(coop.kept()), 2_000_000_000_000_003n);
});

test("what of patronage is due and not theirs by name yet is a part of what is due to members", () => {
	const coop = bakery();
	const kept = coop.kept();
	coop.enter([CASH, 7n], [DUE, -7n]);
	const made = (more) => shareTables(kept, { book: coop.book(), receipts: [] }, { day: coop.day, ...more });
	assert.throws(() => made({}), refused(/due to members, by what is kept of them and in the books: \S+ and \S+\)\.$/));
	assert.equal(made({ entrusted: 7n }).share_dues.length, kept.stakes.size);
});

test("holdings say what is unpaid, what a share is written down to, and the account of each member once", () => {
	const coop = new Shares(START);
	const [first, second] = [coop.openClass(100n * EURO), coop.openClass(50n * EURO)];
	coop.commit(first, 4, 2n, 3n);
	coop.subscribe(second, 4, 1n);
	coop.subscribe(second, 5, 1n);
	coop.value(second, 46n * EURO);
	const accounts = new Map([[4, 7n * EURO]]);
	const { holdings } = shareTables(coop.kept(), { book: coop.book(), receipts: [] }, { day: coop.day, accounts });
	assert.deepEqual(
		plain(holdings).map((row) => [row.class, row.member_no, row.unpaid, row.written_down_to_bps, row.member_account]),
		[
			[first, 4, "300.000000", 10_000, "7.000000"],
			[second, 4, "0.000000", 9_200, ""],
			[second, 5, "0.000000", 9_200, "0.000000"],
		],
	);
});

test("the tables are written as CSV in which each amount has its currency", () => {
	const files = tables(bakery());
	writeFiles(folder, "registers", { currency: "EUR", block: 7, block_hash: "0xab" }, files, COLUMNS);
	assert.match(
		readFileSync(join(folder, "holdings.csv"), "utf8"),
		/^\ufeffblock,block_hash,currency,as_of,class,member_no,shares,par_millionths,value_millionths,unpaid_millionths,written_down_to_bps,member_account_millionths,since,giving_back,last_held_until,operations\r\n7,0xab,EUR,2026-04-02,1,4,3,300000000,276000000,0,9200,0,2026-04-02,0,,1 3 4\r\n/,
	);
});

test("accounts of shares have names that both programs take, members stand there as numbers, and the balances are the same", () => {
	const coop = bakery();
	coop.payOut(4);
	const path = join(folder, "coop-3");
	for (const [name, content] of Object.entries(journals(coop.book()))) writeFileSync(join(folder, name), content);
	const run = (...command) =>
		spawnSync(command[0], command.slice(1), { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
	const [checked, judged] = [
		run("hledger", "-f", `${path}.journal`, "check", "-s", "ordereddates"),
		run("bean-check", "-C", `${path}.beancount`),
	];
	for (const { status, stdout, stderr } of [checked, judged]) assert.deepEqual([status, stdout, stderr], [0, "", ""]);
	const { stdout } = run("hledger", "-f", `${path}.journal`, "bal", "--flat", "-N");
	assert.equal(
		stdout.replaceAll(/^ +/gm, ""),
		[
			"1300.000000 EUR  Assets:1000-Units:C3-1",
			"-920.000000 EUR  Equity:3101-Capital-of-class-1:C3-8",
			"-96.000000 EUR  Equity:3200-Losses-borne-by-shares:C3-4",
			"12.000000 EUR  Equity:3800-Results-allocated:C3-3",
			"-84.000000 EUR  Liabilities:2101-Shares-to-redeem-of-class-1:C3-9",
			"-112.000000 EUR  Liabilities:2200-Due-to-members:C3-2",
			"-100.000000 EUR  Liabilities:240001-Held-aside-for-offer-1:C3-12",
			"",
		].join("\n"),
	);
	assert.match(
		readFileSync(`${path}.journal`, "utf8"),
		/Capital-of-class-1:C3-8 {2}-800.000000 EUR {2}; party:member 4 of co-op 3$/m,
	);
});

/** What stands between braces behind some words in a file of the chain. */
function source(file, words) {
	const text = readFileSync(new URL(`../../pallets/capped-shares/src/${file}`, import.meta.url), "utf8");
	const [, block] = new RegExp(`${words} \\{\\n(.*?)^\\}`, "ms").exec(text);
	return block;
}

test("the tool knows each kind of operation, and has a name for each account that shares keep", () => {
	const kinds = [...source("types/book.rs", "pub enum OperationKind").matchAll(/^\t([A-Z]\w+)/gm)].map(([, kind]) => kind);
	assert.deepEqual(
		kinds.filter((kind) => GIVES[kind] === undefined),
		[],
	);
	assert.deepEqual(Object.keys(GIVES).sort(), kinds.sort());
	const codes = [...source("acts/books.rs", "mod codes").matchAll(/const (\w+): u32 = ([\d_]+);/g)];
	assert.ok(codes.length > 10);
	const each = { REDEEMABLE: "Liability", HELD: "Liability", CAPITAL: "Equity", BROUGHT: "Equity" };
	for (const [, name, digits] of codes) {
		// Cash is named for the way in which it moves.
		if (name === "OTHER_CASH") continue;
		const code = Number(digits.replace("_", "")) + (each[name] ? 1 : 0);
		assert.ok(titleOfShares(each[name] ?? "Asset", code), `${name} ${code} has no name`);
	}
});

test("accounts have the names of what they are for, and what another version of the chain keeps has none", () => {
	const names = [
		["Liability", 2101],
		["Liability", 2200],
		["Liability", 240001],
		["Liability", 240701],
		["Equity", 3001],
		["Equity", 3108],
	];
	assert.deepEqual(
		names.map((one) => titleOfShares(...one)),
		[
			"Shares to redeem of class 1",
			"Due to members",
			"Held aside for offer 1",
			"Held aside for offer 701",
			"Brought in of class 1",
			"Capital of class 8",
		],
	);
	assert.deepEqual(
		[
			["Liability", 2100],
			["Equity", 3300],
			["Income", 4100],
		].map((one) => titleOfShares(...one)),
		[undefined, undefined, undefined],
	);
});

test("shares that come in from elsewhere are held since the days that they had there, and claims wait for what is left of them", () => {
	const coop = new Shares(START);
	const no = coop.openClass(100n * EURO);
	const day = (text) => Date.parse(text) / 86_400_000;
	coop.bringIn(no, [
		{ member: 4, shares: 5n, day: day("1998-06-01") },
		{ member: 4, shares: 2n, day: day("2011-01-31") },
		{ member: 9, shares: 3n, day: day("2025-12-31"), paid: 100n * EURO },
	]);
	const files = tables(coop);
	assert.deepEqual(
		plain(tables(coop, day("2010-01-01")).holdings).map((row) => [row.shares, row.since]),
		[[5, "1998-06-01"]],
	);
	assert.deepEqual(
		plain(files.holdings).map((row) => [row.shares, row.since, row.operations]),
		[[7, "2011-01-31", "1 2"]],
	);
	assert.deepEqual(
		plain(files.redemption_queue).map((row) => [row.day, row.member_no, row.shares, row.left]),
		[["2025-12-31", 9, 3, "200.000000"]],
	);
	assert.deepEqual(
		plain(files.share_register).map((row) => [row.kind, row.day, row.money, row.grounds, row.agreed_by, row.confirmed_by]),
		[
			["Imported", "1998-06-01", "", "Register", "1 2", 3],
			["Imported", "2011-01-31", "", "Register", "1 2", 3],
			["ImportedClaim", "2025-12-31", "100.000000", "Register", "1 2", 3],
		],
	);
});

test("what is paid in instalments, what came by bank and is not shares yet, and what a bank took back stand in tables of their own", () => {
	const coop = new Shares(START);
	const no = coop.openClass(100n * EURO);
	coop.commit(no, 4, 2n, 6n);
	coop.remit(31, 0, no, 5, 300n * EURO);
	coop.lists.set(32, { class: no });
	coop.lists.set(33, { missing: null });
	const receipt = { pending: 32, party: "member 6 of co-op 3", amount: "200.000000", end_to_end: "C3-P32", deadline: null };
	// What a bank took back is expected again without a class.
	const before = tables(coop, coop.day, [receipt, { ...receipt, pending: 33 }]);
	assert.deepEqual(plain(before.share_commitments), [
		{ class: 1, member_no: 4, unpaid: 6, amount: "600.000000", last_day: dayOf(START + 365), late: 0, reminder: "" },
	]);
	assert.deepEqual(
		plain(before.share_payments_aside).map((one) => [one.member_no, one.paid, one.day]),
		[[5, "300.000000", dayOf(START)]],
	);
	assert.deepEqual(
		plain(before.share_payments_expected).map((one) => [one.offer, one.class, one.shares]),
		[
			["", 1, 2],
			["", "", ""],
		],
	);
	assert.deepEqual(
		plain(before.holdings).map(({ member_no, shares }) => [member_no, shares]),
		[[4, 2]],
	);

	coop.issue(31, 0);
	coop.lose(5, 100n * EURO);
	const after = tables(coop);
	assert.deepEqual(
		plain(after.holdings).map(({ member_no, shares }) => [member_no, shares]),
		[
			[4, 2],
			[5, 3],
		],
	);
	assert.deepEqual(
		plain(after.share_dues).map(({ member_no, committed, missing }) => [member_no, committed, missing]),
		[
			[4, "600.000000", "0.000000"],
			[5, "0.000000", "100.000000"],
		],
	);
	const kept = coop.kept();
	kept.missing = [];
	const made = () => shareTables(kept, { book: coop.book(), receipts: [] }, { day: coop.day });
	assert.throws(made, refused(/held aside in account 7, by what was paid and in the books: 0.000000 and -100.000000/));
});

test("a return of 3 % for 2028 is told for each member to the last unit, and who has collected theirs", (context) => {
	const log = context.mock.method(console, "log", () => {});
	const day = (text) => Date.parse(text) / 86_400_000;
	const coop = new Shares(day("2028-01-01"));
	const no = coop.openClass(100n * EURO);
	coop.subscribe(no, 4, 10n);
	coop.subscribe(no, 6, 3n);
	coop.pass(day("2028-07-01") - coop.day);
	coop.end(no, 6, 3n);
	coop.subscribe(no, 5, 5n);
	coop.pass(366);
	coop.declare(no, day("2028-01-01"), 42_016_393n, { rate: { bps: 300, days: 366 } });
	const kept = coop.kept();
	kept.returns[0][1].valueDays = Number((1_000n * 366n + 500n * 184n + 300n * 182n) * EURO);
	kept.book.years = [day("2028-01-01"), day("2029-01-01")];
	for (const [[, member], one] of kept.holdings) one.since = member === 5 ? coop.day : one.since;
	const rows = (all) => plain(shareTables(all, { book: coop.book(), receipts: [] }, { day: coop.day }).return_statement);
	assert.deepEqual(
		rows(kept).map((row) => [row.year, row.member_no, row.due, row.collected]),
		[
			["2028-01-01", 4, "30.000000", 0],
			["2028-01-01", 5, "7.540983", 1],
			["2028-01-01", 6, "4.475409", 1],
		],
	);
	assert.equal(log.mock.callCount(), 0);
	const [, { rate_bps: rate, paid_shares: inShares, withholding_note: note }] = rows(kept);
	assert.deepEqual([rate, inShares, note], [300, 0, ""]);
	// What is collected is paid as far as it is more than all that the member is still owed. Of member 6 the bank has been asked.
	const due = new Map([[4, { owed: 1, ordered: 0 }], [6, { owed: 1_000_000, ordered: 475_409 }]]);
	for (const [member, one] of due) Object.assign(kept.stakes.get(member), one);
	// The books owe nobody: what is theirs by name is not what is due in all, which is told to the check.
	const chosen = { day: coop.day, entrusted: -1_475_410n };
	const read = { book: coop.book(), receipts: [] };
	const paid = () => plain(shareTables(kept, read, chosen).return_statement).map((row) => [row.member_no, row.paid_cash, row.lapsed]);
	assert.deepEqual(paid(), [
		[4, "0.000000", "0.000000"],
		[5, "7.540983", "0.000000"],
		[6, "3.000000", "0.000000"],
	]);
	kept.returns[0][1].isLapsed = true;
	assert.deepEqual(paid()[0], [4, "0.000000", "30.000000"]);
	kept.returns[0][1].isLapsed = false;
	for (const member of due.keys()) Object.assign(kept.stakes.get(member), { owed: 0, ordered: 0 });
	kept.returns[0][1].valueDays = 1;
	rows(kept);
	assert.match(log.mock.calls[0].arguments[0], /^class 1 has 1 value-days in the year from 2028-01-01 on, and its holders 512/);
});

test("a write-down counts in value-days from its day on", () => {
	const coop = new Shares(START);
	const no = coop.openClass(100n * EURO);
	coop.subscribe(no, 4, 2n);
	coop.pass(10);
	coop.value(no, 92n * EURO);
	coop.pass(10);
	const kept = coop.kept();
	const days = (from, until) => valueDaysOf(kept, operationsOf(kept), no, START + from, START + until).get(4);
	assert.equal(days(8, 12), 2n * (100n + 100n + 92n + 92n) * EURO);
	assert.equal(days(-5, 1), 200n * EURO);
	assert.equal(days(-5, 0), undefined);
});

test("claims of one day that were paid different parts elsewhere are paid by what each still waits for", () => {
	const coop = new Shares(START);
	const no = coop.openClass(100n * EURO);
	const claim = (member, paid) => ({ member, shares: 2n, day: START - 9, paid: paid * EURO });
	coop.bringIn(no, [claim(4, 0n), claim(5, 150n)]);
	coop.release(no, 100n * EURO);
	assert.deepEqual(
		plain(tables(coop).redemption_queue).map((row) => [row.member_no, row.released, row.left]),
		[
			[4, "80.000000", "120.000000"],
			[5, "20.000000", "30.000000"],
		],
	);
});

test("the register says for each operation what it rests on", () => {
	const rows = plain(tables(bakery()).share_register);
	assert.deepEqual(
		rows.map((row) => [row.kind, row.grounds, row.agreed_by, row.resolution]),
		[
			["Subscribed", "Will", "", ""],
			["Subscribed", "Will", "", ""],
			["Transferred", "Board", "1 2", ""],
			["Ended", "Will", "", ""],
			["Valued", "Members", "", 7],
			["Released", "Board", "1 2", ""],
		],
	);
});

test("the page names each table and each of its columns", () => {
	const page = readFileSync(new URL("../../docs/share-registers.md", import.meta.url), "utf8");
	const rows = new Map([...page.matchAll(/^\| `(\w+)` \| [^|]+ \| (.+) \|$/gm)].map(([, name, columns]) => [name, columns]));
	assert.deepEqual([...rows.keys()].sort(), Object.keys(COLUMNS).sort());
	for (const [name, columns] of Object.entries(COLUMNS)) {
		const written = new Set([...rows.get(name).matchAll(/`([a-z_]+)`/g)].map(([, column]) => column));
		const all = columns.split(" ").map((column) => column.replace(/_(utc|millionths)$/, ""));
		// The terms of a class are those of the chain.
		const wanted = name === "share_classes" ? [...written] : all;
		assert.deepEqual(
			[...written].filter((column) => !all.includes(column)),
			[],
			name,
		);
		assert.deepEqual(
			wanted.filter((column) => !written.has(column)),
			[],
			name,
		);
	}
});
