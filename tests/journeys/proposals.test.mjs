// What the tool makes of files that do not fit the chain, and of days that no calendar has. The chain is a stand-in: what is
// asked of it is stated here.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Mistake } from "../../tools/common.mjs";
import * as ledgers from "../../tools/ledger.mjs";
import { details, postings } from "../../tools/postings.mjs";
import { printed } from "../lib/stand-in.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rochdale-proposals-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const hash = (digit) => `0x${digit.repeat(64)}`;
const number = (value) => ({ toNumber: () => value, toBigInt: () => BigInt(value), eq: (other) => value === Number(other) });
const some = (value) => ({ isSome: true, isNone: false, unwrap: () => value });
const NONE = { isSome: false, isNone: true };
const found = (value) => (value === undefined ? NONE : some(value));

/** Co-op 4 with four members, its ledger with a bank account and one payment of 5 that waits; and what was made calls of. */
function chain() {
	const calls = [];
	const call = (name) => (...args) => {
		calls.push([name, ...args]);
		const bytes = { toU8a: () => [] };
		return { method: { args: [bytes, bytes, bytes], toHex: () => `0xca11${calls.length}` } };
	};
	const waiting = { items: [{ remaining: number(5_000_000) }] };
	const query = {
		cooperatives: { coops: async (coop) => found({ 4: {} }[coop]) },
		membership: { rolls: async (coop) => ({ lastNo: number(coop === 4 ? 4 : 0) }) },
		treasuries: { treasuries: async () => NONE },
		ledger: {
			ledgers: async ({ Coop: coop }) => found({ 4: { banks: [number(2)], lastEntry: number(1) } }[coop]),
			pendings: async (_, no) => found({ 1: waiting }[no]),
			accounts: { entries: async () => [] },
			statementLines: async () => NONE,
			entries: async () => NONE,
			begun: async () => NONE,
			detailsOf: async () => NONE,
		},
	};
	const tx = { ledger: { post: call("post"), setDetails: call("setDetails") }, utility: { forceBatch: call("forceBatch") } };
	return { calls, api: { query, tx, registry: { hash: () => ({ toHex: () => hash("c") }) } } };
}

function file(content) {
	const path = join(folder, "file");
	writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
	return path;
}

const line = (id) => ({ line: hash("a"), id, booking_day: "2027-01-28", value_day: "2027-01-28", direction: "out", moved: "5.000000" });
const proposal = (id, more, post) => ({
	...line(id),
	kind: "post",
	amount: "5.000000",
	charges: "0.000000",
	exchange: "0.000000",
	posts: [{ pending: 1, place: null, amount: "5.000000", ...post }],
	...more,
});
const proposed = (...proposals) => ({
	format: "rochdale-bank-proposals/1",
	ledger: "coop-4",
	account: 2,
	sha256: "5".repeat(64),
	proposals,
	unfit: [{ ...line("U1"), why: "it names nothing that is expected" }],
});
const post = (api, content, coop = 4) => postings(api, { url: "ws://x", file: file(content), coop });

test("a proposal that does not fit the chain is told, and those after it get their calls", async (context) => {
	const { api, calls } = chain();
	const content = proposed(
		proposal("P1", {}, { pending: 99 }),
		proposal("P2", { kind: "return", direction: "in" }, { entry: 77 }),
		proposal("P3", { moved: "8.000000", charges: "3.000000" }),
		proposal("P4"),
	);
	const told = await printed(context, () => post(api, content));
	for (const why of [
		/\(P1\).*\n {2}nothing waits under the number 99\.\n/,
		/\(P2\).*\n {2}there is no entry 77\.\n/,
		/\(P3\).*\n {2}the ledger has no accounts with the code 5900\.\n/,
		/\(P4\).*\n {2}0xc+, nobody has begun it\n {2}https.*0xca111\n/,
		/\(U1\) fits nothing: it names nothing that is expected/,
	]) {
		assert.match(told, why);
	}
	assert.deepEqual(calls.map(([name, , , { parts }]) => [name, parts]), [["post", [{ Whole: 1 }]]]);
});

/** A chain on which thirty lists of a hundred subscribers wait, of 100 each; so many calls of posting fit into a transaction. */
function lists(together) {
	const { calls, api } = chain();
	let asked = 0;
	const list = { items: Array.from({ length: 100 }, () => ({ remaining: number(100_000_000) })) };
	api.query.ledger.pendings = async () => {
		asked += 1;
		return some(list);
	};
	api.call = { transactionPaymentCallApi: { queryCallInfo: async () => ({ weight: { refTime: number(40) } }) } };
	api.consts = { system: { blockWeights: { maxBlock: { refTime: number(100 * together) } } } };
	return { calls, api, asked: () => asked };
}

const subscriber = (at) => ({ pending: 40 + Math.floor(at / 100), place: at % 100, amount: "100.000000" });

test("one line for 3,000 subscribers is thirty calls, each of which posts a whole list", async (context) => {
	const { calls, api } = lists(8);
	const posts = Array.from({ length: 3_000 }, (_, at) => subscriber(at));
	const all = { ...proposal("B1"), kind: "receive", direction: "in", moved: "300000.000000", amount: "300000.000000", posts };
	const told = await printed(context, () => post(api, proposed(all)));
	const posted = calls.filter(([name]) => name === "post").map(([, , , { parts, rest }]) => [parts, rest]);
	const expected = Array.from({ length: 30 }, (_, at) => [[{ Whole: 40 + at }], BigInt(29 - at) * 10_000_000_000n]);
	assert.deepEqual(posted, expected);
	assert.equal(told.match(/these \d+ in one/g).join(), "these 8 in one,these 8 in one,these 8 in one,these 6 in one");
});

test("a line for each of 300 subscribers asks the chain once for each list", async (context) => {
	const { calls, api, asked } = lists(100);
	const each = Array.from({ length: 300 }, (_, at) => ({
		...proposal(`S${at}`, { line: hash("a"), kind: "receive", direction: "in", moved: "100.000000", amount: "100.000000" }),
		posts: [subscriber(at)],
	}));
	const told = await printed(context, () => post(api, proposed(...each)));
	const parts = calls.filter(([name]) => name === "post").map(([, , , { parts: [part] }]) => part);
	assert.deepEqual(parts, each.map((_, at) => ({ Item: { ...subscriber(at), amount: 100_000_000n } })));
	assert.deepEqual([asked(), told.match(/these 100 in one/g).length], [3, 3]);
});

const nothing = (word) => (error) => error instanceof Mistake && word.test(error.message) && !error.message.includes("\n");

for (const [what, content, word] of [
	["without lists", { format: "rochdale-bank-proposals/1" }, /"ledger" of the file/],
	["with a proposal without fields", proposed({ kind: "post" }), /"line" of proposal 1/],
	["with a second proposal that is none", proposed(proposal("P1"), null), /of proposal 2/],
	["with a number for an amount", proposed(proposal("P1", { charges: 1 })), /"charges" of proposal 1/],
	["with a day that there is not", proposed(proposal("P1", { value_day: "2027-02-30" })), /"value_day" of proposal 1/],
	["with a number that the chain cannot give", proposed(proposal("P1", {}, { pending: 2 ** 32 })), /"pending" of post 1 of proposal 1/],
	["of a ledger with such a number", { ...proposed(), ledger: "coop-4294967296" }, /"ledger" of the file/],
	["of a ledger that there is not", { ...proposed(proposal("P1")), ledger: "coop-44" }, /no ledger coop-44/],
	["of an account that is at no bank", { ...proposed(proposal("P1")), account: 3 }, /account 3 of coop-4 is not at a bank/],
]) {
	test(`a file of proposals ${what} is refused in one sentence, and nothing is printed`, async (context) => {
		const { api } = chain();
		const told = await printed(context, () => assert.rejects(post(api, content), nothing(word)));
		assert.equal(told, "");
	});
}

test("nothing is proposed to members of a co-op that there is not", async () => {
	const { api } = chain();
	await assert.rejects(post(api, proposed(proposal("P1")), 77), nothing(/no co-op 77/));
	const wanted = file(`${hash("1")} member 3 of co-op 4\n`);
	await assert.rejects(details(api, { url: "ws://x", ledger: "coop-4", file: wanted, coop: 77 }), nothing(/no co-op 77/));
	await assert.rejects(details(api, { url: "ws://x", ledger: "coop-44", file: wanted, coop: 4 }), nothing(/no ledger coop-44/));
});

test("whom the chain does not know is told, and the others get the calls for their details", async (context) => {
	const { api, calls } = chain();
	const unknown = ["member 99999999999 of co-op 4", "co-op 77", "member 5 of co-op 4", "member 1 of co-op 5", "treasury 9", "co-op 4", "Ana"];
	const wanted = [...unknown, "member 4 of co-op 4"].map((words) => `${hash("1")} ${words}`).join("\r\n");
	const path = file(`\ufeff${wanted}\r\n`);
	const told = await printed(context, () => details(api, { url: "ws://x", ledger: "coop-4", file: path, coop: 4 }));
	for (const words of unknown) assert.match(told, new RegExp(`^${words}: .*\n  cannot be registered: `, "m"));
	assert.match(told, /^member 4 of co-op 4: .*\n {2}https.*0xca111$/m);
	assert.deepEqual(calls, [["setDetails", { Coop: 4 }, 4, { Member: [4, 4] }, hash("1")]]);
	assert.doesNotMatch(told, /all of them are registered/);
});

test("a ledger whose number is too large is refused before a node is asked", () => {
	const args = ["tools/rochdale.mjs", "ledger", "coop-4294967296", join(folder, "out"), "--url", "ws://127.0.0.1:1"];
	const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
	assert.equal(status, 1);
	assert.match(stderr, /^the ledger must be such as coop-3, treasury-2, federation, fund or custody, or the number of a treasury\.\n$/);
});

test("a value day that no calendar has is told, and the booking day stands for it", () => {
	for (const valueDay of [2_147_483_647, 4_000_000, -2_147_483_648]) {
		assert.deepEqual(ledgers.daysOf({ day: 20_847, valueDay }), { day: "2027-01-29", value_day: "2027-01-29" });
		const posted = [[7, { day: 20_847, valueDay: 20_848 }], [8, { day: 20_847, valueDay }]];
		const told = [`entry 8 has the value day ${valueDay}, counted from 1970, which no calendar has: its booking day stands for it`];
		assert.deepEqual(ledgers.oddDays({ posted, closes: [] }), told);
	}
	assert.deepEqual(ledgers.daysOf({ day: 20_847, valueDay: 20_848 }), { day: "2027-01-29", value_day: "2027-01-30" });
});

test("a booking day before all calendars is told, and stands before all others", () => {
	const day = -800_000;
	assert.deepEqual(ledgers.daysOf({ day, valueDay: day }), { day: "1000-01-01", value_day: "1000-01-01" });
	const closes = [[1, { through: day }], [2, { through: 20_847 }]];
	const told = ledgers.oddDays({ posted: [[1, { day, valueDay: 20_847 }]], closes });
	assert.match(told[0], /^entry 1 has the booking day -800000.*it stands on 1000-01-01$/);
	assert.match(told[1], /^close 1 is through the day -800000.*the journals do not assert it$/);
	assert.equal(told.length, 2);
	assert.deepEqual(ledgers.assertable(closes).map(([no]) => no), [2]);
});
