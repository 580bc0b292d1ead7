// What the tool shows of a year before the members vote. The chain is a stand-in: what is asked of it is stated here.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { TypeRegistry } from "@polkadot/types";
import { Mistake } from "../../tools/common.mjs";
import { surplus } from "../../tools/surplus.mjs";
import { printed } from "../lib/stand-in.mjs";

const folder = mkdtempSync(join(tmpdir(), "rochdale-surplus-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const registry = new TypeRegistry();
registry.register({
	Outcome: { _enum: { Profit: "u128", Loss: "u128" } },
	Figures: { members: "Outcome", others: "Outcome", tax: "u128", priorLosses: "u128" },
	YearAccounts: { from: "i32", until: "i32", figures: "Figures", document: "H256" },
	Voluntary: { _enum: { Sum: "u128", Rest: null } },
	Choices: { voluntary: "Voluntary", rates: "Vec<(u16, u16)>", cashBps: "u16", fromAccounts: "bool" },
});

const [COOP, MILLION] = [3, 1_000_000n];
const DOCUMENT = `0x${"d0".repeat(32)}`;
const refused = (why) => (error) => error instanceof Mistake && why.test(error.message) && !error.message.includes("\n");

const file = (said) => {
	const path = join(folder, "accounts.json");
	writeFileSync(path, typeof said === "string" ? said : JSON.stringify(said));
	return path;
};

/** Journey G: 90,000 from members, 4 % on shares of 150,000. */
const SAID = {
	first_day: "2027-01-01",
	last_day: "2027-12-31",
	members: "90000.00",
	document: DOCUMENT,
	rates: { 1: 400 },
	cash_bps: 2_000,
};
const LINES = [
	["Covered", undefined, 0],
	["Tax", undefined, 0],
	["OthersReserve", 5_000, 0],
	["OthersVoluntary", undefined, 0],
	["Reserve", 2_000, 18_000],
	["Education", 500, 4_500],
	["Solidarity", 300, 2_700],
	["Returns", undefined, 6_000],
	["Voluntary", undefined, 0],
	["Patronage", undefined, 58_800],
	["Dust", undefined, 0],
	["LossOfAccounts", undefined, 0],
];

/** A chain that previews every year by these lines, or refuses it. */
function chain({ lines = LINES, refusal } = {}) {
	const asked = [];
	const call =
		(name) =>
		(...args) => {
			asked.push([name, ...args]);
			return { method: { toHex: () => `0xca11${asked.length}` } };
		};
	const lineOf = ([step, bps, amount]) => ({
		step: { type: step },
		bps: { isSome: bps !== undefined, unwrap: () => ({ toNumber: () => bps }) },
		amount: { toBigInt: () => BigInt(amount) * MILLION },
	});
	const preview = async (...args) => {
		asked.push(["preview", ...args]);
		return refusal ? { isErr: true, asErr: { isModule: true, asModule: refusal } } : { isErr: false, asOk: lines.map(lineOf) };
	};
	const api = {
		call: { surplusApi: { preview } },
		tx: {
			surplus: { confirmAccounts: call("confirmAccounts"), closeYear: call("closeYear") },
			resolutions: { propose: call("propose") },
		},
		registry: { findMetaError: (name) => ({ section: "surplus", name, docs: ["The year is not over."] }) },
	};
	return { asked, api };
}

const ran = (t, { api }, said) => printed(t, () => surplus(api, { url: "ws://x", file: file(said), coop: COOP }));

test("every line of the year is shown with its rule, and they add up", async (t) => {
	const one = chain();
	const text = await ran(t, one, SAID);
	const rows = text.split("\n").map((row) => row.trim().split(/ {2,}/));
	const row = (what) => rows.filter(([name]) => name === what).map(([, amount, rule]) => [amount, rule]);
	assert.deepEqual(row("education fund"), [["4500.000000", "5 % of the same (no. 82)"]]);
	assert.deepEqual(row("solidarity levy"), [["2700.000000", "3 % of the same (no. 84)"]]);
	assert.deepEqual(row("limited return on shares"), [["6000.000000", "by the rates, within the caps (nos. 74 to 78)"]]);
	assert.deepEqual(row("to members by use"), [["58800.000000", "all that is left, in whole units"]]);
	assert.ok(row("indivisible reserve").some(([amount, rule]) => amount === "18000.000000" && rule.startsWith("20 %")));
	assert.deepEqual(
		rows.filter(([name]) => name.startsWith("together")),
		[["together 90000.000000"]],
	);
	assert.ok(!text.includes("borne by"), "nothing is said of a loss");
});

test("what is confirmed, what is proposed and what is shown are the same", async (t) => {
	const one = chain();
	const text = await ran(t, one, {
		...SAID,
		others: "-10.5",
		tax: "1",
		prior_losses: "2.000001",
		voluntary: "rest",
		from_accounts: true,
	});
	const [[, coop, accounts, choices], close, confirm, propose] = one.asked;
	assert.equal(coop, COOP);
	assert.deepEqual(accounts, {
		...{ from: 20_819, until: 21_184, document: DOCUMENT },
		figures: { members: { Profit: 90_000n * MILLION }, others: { Loss: 10_500_000n }, tax: MILLION, priorLosses: 2_000_001n },
	});
	assert.deepEqual(choices, { voluntary: "Rest", rates: [[1, 400]], cashBps: 2_000, fromAccounts: true });
	const decoded = ["YearAccounts", "Choices"].map((type, at) => registry.createType(type, [accounts, choices][at]));
	assert.deepEqual(
		decoded.map((one) => one.toHuman()),
		[
			{
				...{ from: "20,819", until: "21,184", document: DOCUMENT },
				figures: {
					members: { Profit: "90,000,000,000" },
					others: { Loss: "10,500,000" },
					tax: "1,000,000",
					priorLosses: "2,000,001",
				},
			},
			{ voluntary: "Rest", rates: [["1", "400"]], cashBps: "2,000", fromAccounts: true },
		],
	);
	assert.deepEqual(close, ["closeYear", accounts, choices]);
	assert.deepEqual(confirm, ["confirmAccounts", COOP, accounts]);
	assert.deepEqual(propose.slice(0, 6), [
		"propose",
		COOP,
		"Ordinary",
		"Open",
		"Close the year from 2027-01-01 until 2027-12-31",
		DOCUMENT,
	]);
	assert.match(text, /an auditor confirms the accounts:\n {2}https.*\nthen a member proposes it to the members:\n {2}https/);
});

test("a loss is shown by who bears it", async (t) => {
	const lines = [
		["LossOfVoluntary", undefined, 0],
		["LossOfReserve", undefined, 5_000],
		["LossOfAccounts", undefined, 0],
		["Carried", undefined, 4_000],
		["LossOfAccounts", undefined, 0],
	];
	const text = await ran(t, chain({ lines }), { ...SAID, members: "-9000" });
	assert.match(text, /result from members -9000.000000/);
	assert.match(text, /^borne by the indivisible reserve {2}5000.000000 /m);
	assert.match(text, /^carried to later years {12}4000.000000 {2}and covered first by them \(no. 87\)$/m);
	assert.ok(!/member accounts|voluntary reserve {2}|together/.test(text), text);
});

test("bases that were fixed when the year had begun are told before the members vote", async (t) => {
	const lines = [
		["Patronage", undefined, 100],
		["BasesOfBefore", undefined, 0],
	];
	const text = await ran(t, chain({ lines }), SAID);
	assert.match(text, /^bases that were fixed late .* the document must be of a decision before it$/m);
	assert.match(text, /^together 100.000000$/m);
});

test("why a year cannot be closed is said in the chain's words", async (t) => {
	await assert.rejects(
		ran(t, chain({ refusal: "YearNotOver" }), SAID),
		refused(/cannot be closed so: surplus.YearNotOver, The year is not over\.$/),
	);
	await assert.rejects(ran(t, { api: { call: {} } }, SAID), refused(/the node knows no surplus/));
});

test("every mistake of the figures is named, and the chain is not asked", async (t) => {
	const one = chain();
	const wrong = {
		...{
			first_day: "2027-12-31",
			last_day: "2027-01-01",
			members: 90_000,
			tax: "-5",
			prior_losses: "1,5",
			document: "accounts.pdf",
		},
		...{ voluntary: "all", rates: { 1: 4.5 }, cash_bps: 10_001, from_accounts: "no", colour: "red" },
	};
	const told = [];
	t.mock.method(console, "log", (line) => told.push(line));
	await assert.rejects(
		surplus(one.api, { url: "ws://x", file: file(wrong), coop: COOP }),
		refused(/^10 mistakes: nothing is asked/),
	);
	assert.deepEqual(told, [
		'"colour" is not known',
		"last_day: it is before first_day, so that the year has no days",
		'members: 90000 is no amount in quotes such as "-120.50"',
		'tax: "-5" is no amount in quotes such as "120.50"',
		'prior_losses: "1,5" is no amount in quotes such as "120.50"',
		'document: "accounts.pdf" is no hash of the accounts, 0x and 64 digits',
		'voluntary: "all" is no amount in quotes such as "500.00", and not "rest"',
		'rates: {"1":4.5} is no list of classes with their rates in basis points such as {"1": 400}',
		"cash_bps: 10001 is no part in basis points from 0 to 10000",
		'from_accounts: "no" is no true or false',
	]);
	told.length = 0;
	await assert.rejects(surplus(one.api, { url: "ws://x", file: file({}), coop: COOP }), refused(/4 mistakes/));
	assert.deepEqual(
		told,
		["first_day", "last_day", "members", "document"].map((name) => `${name} is missing`),
	);
	for (const text of ["[]", "null", "5"]) {
		await assert.rejects(
			surplus(one.api, { url: "ws://x", file: file(text), coop: COOP }),
			refused(/must have names with values/),
		);
	}
	await assert.rejects(surplus(one.api, { url: "ws://x", file: file("{"), coop: COOP }), refused(/it is no JSON/));
	assert.deepEqual(one.asked, []);
});
