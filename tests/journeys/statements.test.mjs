// Statements of what each member gets of a year, from a recorded state: what they say, and that none is made where it differs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, Mistake } from "../../tools/common.mjs";
import { statementsBy } from "../../tools/statements.mjs";
import { CASH, DUE, Shares } from "../lib/shares.mjs";

const EURO = 1_000_000n;
const [YEAR, UNTIL] = ["2027-01-01", "2028-01-01"].map(dayNumber);
const DOCUMENT = `0x${"d0".repeat(32)}`;
const HEAD = {
	...{ co_op: 3, title: "The bakery", currency: "EUR", year: "2027-01-01", last_day: "2027-12-31" },
	...{ as_of: "2028-01-01 00:00:00 UTC", block: 7, block_hash: "0xab", genesis_hash: "0xcd" },
};
const VIEW = { civil: UNTIL * 86_400_000, behind: 1_000 };
const LAPSES = Date.parse("2033-01-01T00:00:00Z") - 1_000;

const NAMES = ["reserve", "patronage", "education", "educationDue", "levy", "kept", "allocated", "voluntary", "educated", "owedBack"];
const ACCOUNTS = { due: DUE, ...Object.fromEntries(NAMES.map((name, at) => [name, 100 + at])) };

const line = (base, units, bps, refund, cash) => {
	const [of, paid] = [refund, cash].map((euros) => BigInt(euros) * EURO);
	return { base, units: BigInt(units) * EURO, bps, refund: of, cash: paid, retained: of - paid };
};
/** Of 100 by hours and purchases, of which a fifth is paid. */
const LINES = () =>
	new Map([
		[4, [line("hours", 60, 6_000, 30, 6), line("purchases", 10, 6_000, 30, 6)]],
		[5, [line("hours", 40, 4_000, 20, 4), line("purchases", 0, 0, 0, 0)]],
		[6, [line("hours", 0, 0, 0, 0), line("purchases", 7, 4_000, 20, 4)]],
	]);

const on = (year, kept, left, isRevolved = false) => ({ year, kept: BigInt(kept) * EURO, left: BigInt(left) * EURO, isRevolved });

/**
 * A co-op in which members 4 and 5 hold ten shares and five, of which the return is 4 %, and 5 has collected theirs. Of the year
 * members 4 and 6 have claimed their refunds, and losses have taken half of all accounts since.
 */
function recorded() {
	const coop = new Shares(YEAR);
	const no = coop.openClass(100n * EURO);
	coop.subscribe(no, 4, 10n);
	coop.subscribe(no, 5, 5n);
	coop.pass(365);
	coop.declare(no, YEAR, 60n * EURO, { rate: { bps: 400, days: 365 } });
	coop.collectReturn(no, YEAR, 5, 20n * EURO);
	coop.collectReturn(no, YEAR, 6, 0n);
	// What is paid of refunds is due to members, whether they have claimed it or not.
	coop.enter([CASH, 20n * EURO], [DUE, -20n * EURO]);
	const shares = coop.kept();
	for (const [[, member], one] of shares.holdings) one.since = member === 5 ? coop.day : one.since;
	for (const [member, owed] of [[4, 12], [6, 4]]) shares.stakes.get(member).owed = owed * 1_000_000;
	shares.stakes.get(6).ordered = 1_000_000;
	shares.stakes.get(6).owed -= 1_000_000;

	const euros = (value) => value * 1_000_000;
	const commitment = { root: DOCUMENT, count: 3, total: euros(100), cash: euros(20), document: DOCUMENT };
	const claimed = { shares: 2, cash: euros(16), kept: euros(64), lapsesAt: LAPSES, isLapsed: false, revolved: null };
	const nothing = { base: 0, othersBase: 0, covered: 0, tax: 0, othersReserve: 0, othersVoluntary: 0, reserve: 0, education: 0 };
	const rest = { solidarity: 0, returns: euros(60), voluntary: 0, patronage: euros(100), dust: 0 };
	const figures = { members: { profit: euros(160) }, others: { profit: 0 }, tax: 0, priorLosses: 0 };
	const by = { document: DOCUMENT, closedOn: UNTIL, isLate: false, resolution: 4, auditor: 9 };
	const closed = { figures, fromAccounts: euros(40), ...by };
	// Members were charged with 50 besides, of which it was shown of member 8 alone what they owe.
	const loss = { ...commitment, total: euros(50), cash: 0 };
	const charge = { commitment: loss, resolution: 9, chargedOn: UNTIL, shares: 1, shown: euros(10) };
	const none = { due: 0, ordered: 0, overpaid: 0 };
	const surplus = {
		coop: 3,
		book: {
			...{ last: YEAR, until: UNTIL, carried: [], education: [], educationDue: none, levy: none, charged: 50_000_000, running: [YEAR] },
			unnamed: { owed: 0, paid: 0 },
			...{ kept: [{ year: YEAR, kept: euros(80), left: euros(40) }], accounts: ACCOUNTS },
		},
		years: [[YEAR, { until: UNTIL, result: { surplus: { ...nothing, ...rest } }, ...closed }]],
		...{ pools: [], bases: [], patronages: [[YEAR, { round: 1, commitment, state: { open: claimed } }]] },
		accounts: [[4, { years: [[YEAR, euros(48)]] }], [6, { years: [[YEAR, euros(16)]] }]],
		charges: [[1, charge]],
		...{ debts: [[8, { owed: euros(10), paid: euros(3) }]], uses: [] },
	};
	const book = coop.book();
	for (const [name, value] of [["kept", 40n], ["allocated", -70n], ["owedBack", -47n]]) {
		const [credits, debits] = value < 0n ? [0n, -value * EURO] : [value * EURO, 0n];
		book.accounts.set(ACCOUNTS[name], { credits, debits });
	}
	const answers = new Map([[4, [on(YEAR, 48, 24)]], [6, [on(YEAR, 16, 8)]]]);
	const division = { document: DOCUMENT, lines: LINES() };
	return { shares, surplus, read: { book, receipts: [] }, view: VIEW, answers, division, seats: new Map([[4, true], [6, true]]) };
}

const made = (change = () => {}) => {
	const state = recorded();
	change(state);
	const { statements, tables } = statementsBy(HEAD, state);
	return { tables: JSON.parse(JSON.stringify(tables)), of: new Map(statements.map(({ member, text }) => [member, text])) };
};

test("a statement says what a member gets, by what, and where it stands", () => {
	const { of } = made();
	assert.deepEqual([...of.keys()], [4, 5, 6, 8]);
	assert.equal(
		of.get(4),
		`Statement for a member

Co-op    The bakery (number 3 in the register of the federation)
Member   number 4
Year     2027-01-01 until 2027-12-31
Amounts  EUR
As of    2028-01-01 00:00:00 UTC, block 7
Block    0xab
Chain    0xcd

Return on shares
          value × days  rate        due  collected      paid    lapsed
class 1  365000.000000   4 %  40.000000         no  0.000000  0.000000

Refund by use
               units  part     refund       paid       kept
hours      60.000000  60 %  30.000000   6.000000  24.000000
purchases  10.000000  60 %  30.000000   6.000000  24.000000
together                    60.000000  12.000000  48.000000
It is claimed.

Member account
year             kept      borne       left
2027-01-01  48.000000  24.000000  24.000000  in the account

Owed to the member and not paid yet
12.000000, and at the bank 0.000000

Units are those of the co-op's own list, whose hash is on the chain: ${DOCUMENT}.
All else anybody can check against the state of the chain at this block.
`,
	);
	const fifth = of.get(5);
	assert.match(fifth, /^class 1 +182500.000000 +4 % +20.000000 +yes +0.000000 +0.000000$/m);
	assert.match(fifth, /^Still to be claimed until 2033-01-01 00:00:00 UTC: 20.000000, by proof-5.json \(make claim\)\.$/m);
	assert.ok(!fifth.includes("Member account"));
	assert.match(of.get(6), /^3.000000, and at the bank 1.000000$/m);
	assert.match(of.get(8), /^Owed by the member of losses\n7\.000000 of 10\.000000, after 3\.000000 that were paid or set off$/m);
});

test("the tables have a row for each base, whose balances are those of the account", () => {
	const { tables } = made();
	assert.deepEqual(
		tables.patronage_statement.map((row) => [row.member_no, row.base, row.share_bps, row.refund, row.cash, row.account_balance]),
		[
			[4, "hours", 6_000, "30.000000", "6.000000", "12.000000"],
			[4, "purchases", 6_000, "30.000000", "6.000000", "12.000000"],
			[5, "hours", 4_000, "20.000000", "4.000000", ""],
			[5, "purchases", 0, "0.000000", "0.000000", ""],
			[6, "hours", 0, "0.000000", "0.000000", "0.000000"],
			[6, "purchases", 4_000, "20.000000", "4.000000", "8.000000"],
		],
	);
	assert.deepEqual(
		tables.return_statement.map((row) => [row.member_no, row.due, row.collected, row.paid_cash]),
		[
			[4, "40.000000", 0, "0.000000"],
			// As much is owed to them still.
			[5, "20.000000", 1, "0.000000"],
		],
	);
	assert.equal(tables.member_accounts.length, 2);
});

test("without a list of use a statement says what the chain has", () => {
	const { of, tables } = made((state) => delete state.division);
	assert.match(of.get(4), /^not on the chain +48\.000000$/m);
	assert.match(of.get(4), /What members used is in the co-op's own list, and not on the chain\./);
	assert.match(of.get(5), /^Still to be claimed until \S+ \S+ UTC: a share, if there is one, by proof-5\.json/m);
	assert.deepEqual(tables.patronage_statement.map((row) => [row.member_no, row.refund, row.retained]), [
		[4, "", "48.000000"],
		[6, "", "16.000000"],
	]);
});

/** Half of the accounts of the year is paid back, of which member 6 has collected theirs. */
const paidBack = ({ surplus, answers, read, shares }) => {
	const [, { state }] = surplus.patronages[0];
	const [kept, amount, openKept, open] = [80, 40, 64, 32].map((euros) => euros * 1_000_000);
	state.open.revolved = { kept, amount, unit: 1, openKept, open, lapsesAt: LAPSES };
	surplus.book.kept = [];
	surplus.accounts[1][1].years[0][1] = 0;
	answers.set(4, [on(YEAR, 48, 24, true)]);
	answers.delete(6);
	read.book.accounts.set(ACCOUNTS.kept, { credits: 0n, debits: 0n });
	const due = read.book.accounts.get(DUE);
	due.credits += 40n * EURO;
	shares.stakes.get(6).owed += 8_000_000;
};

test("what is paid back is told to be collected, and who has collected theirs has claimed it all the same", () => {
	const { of } = made(paidBack);
	assert.match(of.get(4), /24\.000000  paid back, to be collected$/m);
	assert.match(of.get(6), /^It is claimed\.$/m);
	assert.ok(!of.get(6).includes("Member account"));
});

test("who has left may have nothing in their account any more", () => {
	const left = (state) => {
		state.surplus.accounts[1][1].years[0][1] = 0;
		state.answers.delete(6);
		state.surplus.book.kept[0] = { year: YEAR, kept: 64_000_000, left: 32_000_000 };
		state.surplus.patronages[0][1].state.open.kept = 64_000_000;
		state.read.book.accounts.set(ACCOUNTS.kept, { credits: 32n * EURO, debits: 0n });
		state.seats.set(6, false);
	};
	assert.match(made(left).of.get(6), /^It is claimed\.$/m);
	const isHere = (state) => {
		left(state);
		state.seats.set(6, true);
	};
	refusedFor(isHere, /member 6, kept of their refund by the file and in their account: 16\.000000 and 0\.000000/);
});

/** No statement is made of a changed state, and why is told. */
function refusedFor(change, why) {
	const told = [];
	const log = console.log;
	console.log = (text) => told.push(text);
	try {
		const isSo = ({ message }) => why.test(message) || /mistakes?: no statement is written\.$/.test(message);
		assert.throws(
			() => made(change),
			(error) => error instanceof Mistake && isSo(error),
		);
	} catch (error) {
		told.push(error.message);
		throw error;
	} finally {
		console.log = log;
	}
	if (told.length > 0) assert.match(told.join("\n"), why);
}

for (const [what, change, why] of [
	[
		"another list",
		({ division }) => (division.document = `0x${"d1".repeat(32)}`),
		/hash of the file, and of that by which the year is divided: 0xd1\w+ and 0xd0/,
	],
	["a member more", ({ division }) => division.lines.set(7, []), /members in the file and in the commitment: 4 and 3/],
	[
		"another refund",
		({ division }) => (division.lines.get(5)[0].refund += 1n),
		/refunds by the file and in the commitment: 100\.000001 and 100\.000000/,
	],
	[
		"another part that is paid",
		({ division }) => (division.lines.get(5)[0].cash += 1n),
		/refunds that are paid, by the file and in the commitment: 20\.000001 and 20\.000000/,
	],
	[
		"a claim of who is not in the list",
		({ division }) => division.lines.set(7, division.lines.get(6)) && division.lines.delete(6),
		/member 6 has claimed a share, and is not in the file/,
	],
	[
		"refunds of two members that are exchanged",
		({ division }) => {
			const [fifth, sixth] = [5, 4].map((member) => division.lines.get(member));
			division.lines.set(4, fifth).set(5, sixth);
		},
		/member 4, kept of their refund by the file and in their account: 16\.000000 and 48\.000000/,
	],
	[
		"a claim that nobody has made",
		({ surplus }) => (surplus.patronages[0][1].state.open.shares = 3),
		/shares claimed, by members and in all: 2 and 3/,
	],
	[
		"another answer of the chain",
		({ answers }) => (answers.get(4)[0].left += 1n),
		/account of member 4, by the chain and by its years: 2027-01-01 24\.000001 of 48\.000000 and 2027-01-01 24\.000000 of 48\.000000/,
	],
	[
		"a return that a holder has not collected",
		({ shares }) => (shares.holdings.find(([[, member]]) => member === 5)[1].since = YEAR),
		/return of class 1, collected by holders and in all: 0\.000000 and 20\.000000/,
	],
	[
		"other days than those of the class",
		({ shares }) => (shares.returns[0][1].valueDays += 1),
		/return of class 1, value-days of holders and of the class: 547500000000 and 547500000001/,
	],
	[
		"less set aside than is due",
		({ shares, read }) => {
			shares.returns[0][1].aside -= 1;
			read.book.accounts.get(DUE).credits -= 1n;
		},
		/return of class 1, due to holders and set aside: 60\.000000 and 59\.999999/,
	],
	[
		"a year with less in the books",
		({ read }) => (read.book.accounts.get(ACCOUNTS.kept).credits -= EURO),
		/member accounts, by their years and in the books: 40\.000000 and 39\.000000/,
	],
]) {
	test(`no statement is made with ${what}`, () => refusedFor(change, why));
}
