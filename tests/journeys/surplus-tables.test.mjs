// The tables of a co-op's years, from a recorded state and its books.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, Mistake } from "../../tools/common.mjs";
import { accountLines, accountsBy, COLUMNS, entrustedBy, readSurplus, surplusTables } from "../../tools/surplus-tables.mjs";

const EURO = 1_000_000n;
const day = dayNumber;
const DOCUMENT = `0x${"d0".repeat(32)}`;
const ACCOUNTS = {
	due: 5,
	reserve: 6,
	patronage: 7,
	education: 8,
	educationDue: 9,
	levy: 10,
	kept: 11,
	allocated: 12,
	voluntary: 13,
	educated: 14,
};

/** Amounts as the library shows them: small ones as numbers, others as hexadecimal text. */
const u128 = (euros) => {
	const value = BigInt(Math.round(euros * 1_000_000));
	return value < 2n ** 53n ? Number(value) : `0x${value.toString(16)}`;
};
const NOTHING = { base: 0, othersBase: 0, covered: 0, tax: 0, othersReserve: 0, othersVoluntary: 0, reserve: 0, education: 0 };
const waterfall = (parts) => ({
	surplus: {
		...NOTHING,
		solidarity: 0,
		returns: 0,
		voluntary: 0,
		patronage: 0,
		dust: 0,
		...Object.fromEntries(Object.entries(parts).map(([name, euros]) => [name, u128(euros)])),
	},
});
/** What accounts said: the results of members and of others, in whole euros. */
const figures = (members, others = 0, tax = 0) => {
	const of = (euros) => (euros < 0 ? { loss: u128(-euros) } : { profit: u128(euros) });
	return { members: of(members), others: of(others), tax: u128(tax), priorLosses: 0 };
};
const year = (until, said, result, more = {}) => ({
	...{
		until: day(until),
		figures: said,
		document: DOCUMENT,
		closedOn: day(until) + 90,
		isLate: false,
		resolution: 4,
		auditor: 9,
	},
	...{ result, fromAccounts: 0, ...more },
});

/** A co-op that has lost 9,000, earned 4,000 that cover some of it, and then 90,000 as in journey G, of which the pool waits. */
const recorded = () => ({
	coop: 3,
	book: {
		...{ last: day("2027-01-01"), until: day("2028-01-01"), carried: [], reserveParts: [2_000] },
		running: [day("2024-01-01"), day("2027-01-01")],
		education: [[day("2029-01-01"), u128(4_500)]],
		educationDue: { due: u128(10), ordered: u128(5), overpaid: 0 },
		levy: { due: 0, ordered: 0, overpaid: u128(2) },
		...{ pooled: u128(58_800), pooledCash: u128(11_760), kept: [{ year: day("2024-01-01"), kept: u128(500), left: u128(300) }] },
		...{ accounts: ACCOUNTS, charges: 1, charged: u128(90), unnamed: { owed: 0, paid: u128(5) } },
	},
	charges: [
		[
			1,
			{
				commitment: { ...commitment, total: u128(90), cash: 0 },
				...{ resolution: 7, chargedOn: day("2027-03-01"), shares: 1, shown: u128(50) },
			},
		],
	],
	debts: [[17, { owed: u128(50), paid: u128(30) }]],
	uses: [[DOCUMENT, { amount: u128(20), usedOn: day("2027-04-01") }]],
	years: [
		[
			day("2025-01-01"),
			year(
				"2026-01-01",
				figures(-9_000, 200),
				{ loss: { voluntary: 0, reserve: u128(5_000), carried: u128(3_800) } },
				{ fromAccounts: u128(200), isLate: true },
			),
		],
		[day("2026-01-01"), year("2027-01-01", figures(3_800), waterfall({ covered: 3_800 }))],
		[
			day("2027-01-01"),
			year(
				"2028-01-01",
				figures(90_000),
				waterfall({ base: 90_000, reserve: 18_000, education: 4_500, solidarity: 2_700, returns: 6_000, patronage: 58_800 }),
			),
		],
	],
	pools: [[day("2027-01-01"), { amount: u128(58_800), unit: u128(0.01), cashBps: 2_000 }]],
	patronages: [
		[day("2023-01-01"), { round: 1, commitment, state: { stopped: null } }],
		[
			day("2024-01-01"),
			{ round: 1, commitment, state: { open: { shares: 2, cash: u128(100), kept: u128(400), isLapsed: false } } },
		],
	],
	accounts: [
		[
			17,
			{
				years: [
					[day("2023-06-01"), u128(9)],
					[day("2024-01-01"), u128(250)],
				],
			},
		],
		[18, { years: [[day("2024-01-01"), u128(150)]] }],
		[19, { years: [[day("2024-01-01"), 0]] }],
	],
	bases: [
		[
			day("2027-01-01"),
			{
				bases: [
					["Hours", 6_000],
					["Care", 4_000],
				],
				document: DOCUMENT,
				resolution: 2,
			},
		],
	],
});

/** The balances of its accounts in the books, credits above debits. */
const BALANCES = {
	reserve: 13_000,
	patronage: 58_800,
	education: 4_500,
	educationDue: 15,
	levy: -2,
	kept: 300,
	owedBack: -55,
	// The members were charged with 90 besides.
	allocated: -84_710,
	voluntary: 7,
};
const books = (more = {}) => ({
	accounts: new Map(
		Object.entries({ ...BALANCES, ...more }).map(([name, euros]) => {
			const credits = BigInt(euros) * EURO + 1_000_000n * EURO;
			return [ACCOUNTS[name], { debits: 1_000_000n * EURO, credits }];
		}),
	),
});

const commitment = { root: DOCUMENT, count: 3, total: u128(620), cash: u128(120), document: DOCUMENT };

const plain = (rows) => JSON.parse(JSON.stringify(rows));

test("each year says what became of its result", () => {
	const tables = surplusTables(recorded(), books());
	assert.deepEqual(Object.keys(tables), Object.keys(COLUMNS));
	for (const [name, rows] of Object.entries(tables)) {
		const columns = COLUMNS[name].split(" ").map((column) => column.replace(/_(utc|millionths)$/, ""));
		assert.ok(rows.length > 0, name);
		for (const row of rows) assert.deepEqual(Object.keys(row).sort(), [...columns].sort(), name);
	}
	const [lost, covered, earned] = plain(tables.surplus_allocation);
	assert.deepEqual(
		[lost.result_coop, lost.result_extra, lost.loss_of_reserve, lost.carried, lost.from_accounts],
		["-9000.000000", "200.000000", "5000.000000", "3800.000000", "200.000000"],
	);
	assert.deepEqual([lost.late, lost.reserve, covered.late, covered.carried], [1, "", 0, ""]);
	assert.deepEqual([covered.result_coop, covered.prior_losses], ["3800.000000", "3800.000000"]);
	assert.deepEqual([earned.year, earned.last_day, earned.result_coop], ["2027-01-01", "2027-12-31", "90000.000000"]);
	assert.deepEqual(
		[earned.reserve, earned.education, earned.solidarity, earned.return_total, earned.patronage_total],
		[...["18000.000000", "4500.000000", "2700.000000", "6000.000000", "58800.000000"]],
	);
	assert.deepEqual(
		plain(tables.surplus_bases).map(({ base, weight_bps: weight }) => [base, weight]),
		[
			["hours", 6_000],
			["care", 4_000],
		],
	);
	const funds = plain(tables.surplus_funds).map(({ fund, year: of, amount }) => [fund, of, amount]);
	assert.deepEqual(funds, [
		["indivisible reserve", "", "13000.000000"],
		["voluntary reserve", "", "7.000000"],
		["member accounts of the year", "2024-01-01", "300.000000"],
		["education fund, to be used before", "2029-01-01", "4500.000000"],
		["owed by members of losses, without a member's number", "", "-5.000000"],
		["education due to the federation", "", "15.000000"],
		["solidarity levy due", "", "-2.000000"],
	]);
});

test("each member's account says what was kept and what losses have left", () => {
	const { member_accounts: accounts, surplus_patronage: patronage } = surplusTables(recorded(), books());
	// Of 500 that were kept 300 are left. What is paid back is no account any more.
	assert.deepEqual(plain(accounts), [
		{ member_no: 17, year: "2024-01-01", retained: "250.000000", balance: "150.000000" },
		{ member_no: 18, year: "2024-01-01", retained: "150.000000", balance: "90.000000" },
	]);
	assert.deepEqual(
		plain(patronage).map((row) => [row.year, row.state, row.members, row.claims, row.claimed_cash, row.claimed_retained]),
		[
			["2023-01-01", "Stopped", 3, "", "", ""],
			["2024-01-01", "Open", 3, 2, "100.000000", "400.000000"],
		],
	);
	const off = recorded();
	off.accounts[0][1].years[1][1] = u128(251);
	assert.throws(() => surplusTables(off, books()), /accounts of the year from 2024-01-01 on, .*: 501.000000 and 500.000000/);
	const lapsed = recorded();
	lapsed.patronages[1][1].state.open.isLapsed = true;
	assert.throws(() => surplusTables(lapsed, books()), /: 400.000000 and 500.000000/);
});

test("of refunds the chain knows who has claimed them and what is in accounts, and not what members used", () => {
	const { patronage_statement: statement } = surplusTables(recorded(), books());
	assert.deepEqual(
		plain(statement).map((row) => [row.year, row.member_no, row.base, row.units, row.refund, row.retained, row.account_balance]),
		[
			["2024-01-01", 17, "not on the chain", "", "", "250.000000", "150.000000"],
			["2024-01-01", 18, "not on the chain", "", "", "150.000000", "90.000000"],
			// Nothing was kept, or it is collected.
			["2024-01-01", 19, "not on the chain", "", "", "", "0.000000"],
		],
	);
});

test("what is paid back stays in accounts until it is collected, and is due to members like what is not claimed", () => {
	const state = recorded();
	// Of 120 that are paid in cash 100 are claimed.
	assert.equal(entrustedBy(state), 20n * EURO);
	assert.deepEqual([...accountsBy(state)], [[17, 150n * EURO], [18, 90n * EURO]]);
	const [, { state: open }] = state.patronages[1];
	// A bank pays whole cents, also of what is not kept in cents.
	state.accounts[0][1].years[1][1] = 250_010_000;
	open.open.revolved = { kept: u128(500), amount: u128(300), unit: u128(0.01), openKept: u128(400), open: u128(240), lapsesAt: 1 };
	state.book.kept = [];
	assert.equal(entrustedBy(state), 260n * EURO);
	const lines = accountLines(state).map(({ member, left, isRevolved }) => [member, left, isRevolved]);
	assert.deepEqual(lines, [[17, 150n * EURO, true], [18, 90n * EURO, true]]);
	assert.deepEqual(surplusTables(state, books({ kept: 0 })).member_accounts, []);
	// What nobody has claimed in time is the reserve's.
	open.open.isLapsed = true;
	assert.equal(entrustedBy(state), 240n * EURO);
	assert.deepEqual([entrustedBy(undefined), accountsBy(undefined).size], [0n, 0]);
});

test("nothing is told of years that do not agree with the books", () => {
	for (const [name, what] of [
		["allocated", /results allocated, by the years and in the books: 84710.000000 and 84709.000000/],
		["patronage", /to be divided by use, by the pools and in the books: 58800.000000 and 58801.000000/],
		["education", /education fund, by its parts and in the books: 4500.000000 and 4501.000000/],
		["educationDue", /education due to the federation, kept and in the books: 15.000000 and 16.000000/],
		["levy", /solidarity levy due, kept and in the books: -2.000000 and -1.000000/],
		["owedBack", /owed by members of losses, by the charges and in the books: 55.000000 and 54.000000/],
		["kept", /member accounts, by their years and in the books: 300.000000 and 301.000000/],
	]) {
		const off = books({ [name]: BALANCES[name] + 1 });
		assert.throws(
			() => surplusTables(recorded(), off),
			(error) => error instanceof Mistake && what.test(error.message),
			name,
		);
	}
	const state = recorded();
	state.years[1][1].until += 1;
	assert.throws(() => surplusTables(state, books()), /the year from 2027-01-01 on does not follow the one before it/);
	const other = recorded();
	other.years[2][1].figures = figures(90_001);
	const said = /the year from 2027-01-01 on, by its accounts and by what became of them: 90001.000000 and 90000.000000/;
	assert.throws(() => surplusTables(other, books()), said);
});

/** Nothing of what a co-op has once it has closed a year. */
const NONE = { pools: [], patronages: [], accounts: [], charges: [], debts: [], uses: [] };

test("what each member owes of losses stands by number, and what of it is paid", () => {
	const { surplus_charges: charges, member_debts: debts, education_uses: uses, surplus_funds: funds } = plain(
		surplusTables(recorded(), books()),
	);
	assert.deepEqual(debts, [{ member_no: 17, owed: "50.000000", paid: "30.000000", balance: "20.000000" }]);
	const [{ amount: whole, charged_on: day, shown_members: members, shown }] = charges;
	assert.deepEqual([whole, day, members, shown], ["90.000000", "2027-03-01", 1, "50.000000"]);
	assert.deepEqual(uses, [{ used_on: "2027-04-01", amount: "20.000000", document: DOCUMENT }]);
	const unnamed = funds.find(({ fund }) => fund === "owed by members of losses, without a member's number");
	assert.equal(unnamed.amount, "-5.000000");
});

test("a co-op that has only fixed bases has no funds, and one without any of it has no tables", async () => {
	const { bases, coop } = recorded();
	const tables = surplusTables({ coop, years: [], ...NONE, bases }, undefined);
	assert.deepEqual([tables.surplus_bases.length, tables.surplus_funds, tables.surplus_allocation], [2, [], []]);
	const empty = { entriesPaged: async () => [] };
	const query = {
		surplus: {
			books: async () => ({ isNone: true }),
			years: empty,
			pools: empty,
			bases: empty,
			patronages: empty,
			memberAccounts: empty,
		},
	};
	assert.equal(await readSurplus({ state: { query } }, 3), undefined);
	assert.equal(await readSurplus({ state: { query: {} } }, 3), undefined);
});
