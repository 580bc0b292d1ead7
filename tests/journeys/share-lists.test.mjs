// What the tool makes of lists of members and of a register of shares that was kept elsewhere. The chain is a stand-in: what is
// asked of it is stated here.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { TypeRegistry } from "@polkadot/types";
import { blake2AsHex } from "@polkadot/util-crypto";
import { Mistake } from "../../tools/common.mjs";
import { importShares, millionthsOf } from "../../tools/share-import.mjs";
import { expect, payouts } from "../../tools/share-lists.mjs";
import { Shares } from "../lib/shares.mjs";
import { maps, printed } from "../lib/stand-in.mjs";

const folder = mkdtempSync(join(tmpdir(), "rochdale-lists-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const EURO = 1_000_000n;
const [COOP, CLASS, OFFER, OFFICER] = [3, 2, 1, 7];
const DOCUMENT = `0x${"d0".repeat(32)}`;
/** 1 March 2026, of which the chain is, and 1 June 1998, since which the class exists. */
const [TODAY, SINCE] = ["2026-03-01", "1998-06-01"].map((day) => Date.parse(day) / 86_400_000);

const registry = new TypeRegistry();
registry.register({
	ImportedLine: {
		_enum: {
			Holding: { member: "u32", shares: "u64", since: "i32" },
			Claim: { member: "u32", shares: "u64", endedOn: "i32", paid: "u128" },
		},
	},
});

const number = (value) => ({ toNumber: () => value, toBigInt: () => BigInt(value) });
const found = (value) =>
	value === undefined
		? { isSome: false, isNone: true }
		: { isSome: true, isNone: false, unwrap: () => value, unwrapOr: () => value };
const plain = (value) => ({ toJSON: () => value });

/**
 * Co-op 3 with 400 members, of whom every tenth has left and 401 to 403 are long closed; its class 2, which comes in; its offer 1.
 * A transaction carries 200 calls that are as heavy as these.
 */
function chain({ importing = { open: null }, draft, offer = { isOpen: true }, more = {} } = {}) {
	const calls = [];
	const call =
		(section, name) =>
		(...args) => {
			calls.push([name, ...args]);
			const lines = name === "import" ? registry.createType("Vec<ImportedLine>", args[3]) : undefined;
			return { method: { section, method: name, args: [0, 0, 0, lines], encodedLength: 7, toHex: () => `0xca11${calls.length}` } };
		};
	const names = [
		"import",
		"agreeImport",
		"confirmImport",
		"expect",
		"collectClaims",
		"collectReturns",
		"payOut",
		"orderPayouts",
	];
	const member = (no) =>
		no < 1 || no > 400 ? undefined : { state: { isFormer: no % 10 === 0 }, account: found(no % 4 ? `5M${no}` : undefined) };
	const query = {
		clock: {
			now: async () => found({ civil: number(TODAY * 86_400_000 + 1), deadline: number(1), startedAt: number(1) }),
			dayLength: async () => number(1),
		},
		membership: {
			members: { multi: async (keys) => keys.map(([coop, no]) => found(coop === COOP ? member(no) : undefined)) },
			rolls: async () => ({ lastNo: number(403) }),
		},
		shares: {
			classes: async (coop, no) =>
				found(coop === COOP && no === CLASS ? plain({ terms: { par: 100_000_000 }, since: SINCE, importing }) : undefined),
			imports: async (...key) => found(draft && `${key}` === `${COOP},${CLASS},${OFFICER}` ? plain(draft) : undefined),
			offers: async (coop, no) => found(coop === COOP && no === OFFER ? { state: offer } : undefined),
		},
		...more,
	};
	const tx = {
		shares: Object.fromEntries(names.map((name) => [name, call("shares", name)])),
		utility: { forceBatch: call("utility", "forceBatch") },
	};
	const consts = { system: { blockWeights: { maxBlock: { refTime: number(50_000) } } } };
	const info = { queryCallInfo: async () => ({ weight: { refTime: number(100) } }) };
	return { calls, api: { query, tx, consts, call: { transactionPaymentCallApi: info } } };
}

function file(lines, columns = "kind,member_no,shares,day,paid") {
	const path = join(folder, "list.csv");
	writeFileSync(path, `${[columns, ...lines].join("\n")}\n`);
	return path;
}

const refused = (why) => (error) => error instanceof Mistake && why.test(error.message) && !error.message.includes("\n");
const imported = (api, path, more) => importShares(api, { url: "ws://x", file: path, coop: COOP, class: CLASS, ...more });

const LINES = ["holding,4,5,1998-06-01,", "holding,4,2,2011-01-31,", "claim,402,3,2025-12-31,100.5", "claim,10,1,2026-02-28,"];

/** Lines in the encoding of the chain, written down by hand. */
function encoded(lines) {
	const bytes = Buffer.alloc(2 + lines.length * 40);
	// A number of up to 63 has one byte, and one of up to 16,383 has two.
	let at = lines.length < 64 ? bytes.writeUInt8(lines.length * 4, 0) : bytes.writeUInt16LE(lines.length * 4 + 1, 0);
	for (const [kind, member, shares, day, paid] of lines) {
		at = bytes.writeUInt8(kind, at);
		at = bytes.writeUInt32LE(member, at);
		at = bytes.writeBigUInt64LE(BigInt(shares), at);
		at = bytes.writeInt32LE(day, at);
		if (kind === 0) continue;
		at = bytes.writeBigUInt64LE(paid, at);
		at = bytes.writeBigUInt64LE(0n, at);
	}
	return bytes.subarray(0, at);
}

const day = (text) => Date.parse(text) / 86_400_000;
const DIGEST = blake2AsHex(
	Buffer.concat([
		Buffer.alloc(32),
		encoded([
			[0, 4, 5, SINCE],
			[0, 4, 2, day("2011-01-31")],
			[1, 402, 3, day("2025-12-31"), 100_500_000n],
			[1, 10, 1, day("2026-02-28"), 0n],
		]),
	]),
);
const SUMS = { holdings: 2, shares: 7n, claims: 2, claimed: 4n, paid: 100_500_000n };

test("a register is checked and summed up without a call that anybody signs", async (context) => {
	const { api } = chain();
	const told = await printed(context, () => imported(api, file(LINES)));
	assert.deepEqual(told.split("\n"), [
		"4 lines: 2 holdings of 7 shares, 2 claims for 4, of which 100.500000 was paid",
		"a share is worth 100.000000, so that the books bring in 999.500000 (account 3002); paid this year before: 0.000000",
		`hash of all lines: ${DIGEST}`,
		"all of them can come in: --by and the number of the officer who drafts them prints the calls",
	]);
});

test("the officer gets the calls that draft it, and nobody else gets one until they are sent", async (context) => {
	const { api, calls } = chain();
	const told = await printed(context, () => imported(api, file(LINES), { by: OFFICER, document: DOCUMENT }));
	assert.match(told, /until line 4 of the list, by member 7:\n {2}https.*0xca111$/);
	assert.deepEqual(calls, [
		[
			"import",
			COOP,
			CLASS,
			0,
			[
				{ Holding: { member: 4, shares: 5, since: SINCE } },
				{ Holding: { member: 4, shares: 2, since: day("2011-01-31") } },
				{ Claim: { member: 402, shares: 3, endedOn: day("2025-12-31"), paid: 100_500_000n } },
				{ Claim: { member: 10, shares: 1, endedOn: day("2026-02-28"), paid: 0n } },
			],
		],
	]);
});

test("once all is drafted, two who agree and the auditor get the totals, the hash and the value that was given", async (context) => {
	const draft = { batches: 1, sums: { holdings: 2, claims: 2 }, digest: DIGEST, agreed: null };
	const { api, calls } = chain({ draft });
	const given = { by: OFFICER, document: DOCUMENT, value: "92", released: "1500.25" };
	const told = await printed(context, () => imported(api, file(LINES), given));
	assert.match(told, /^1 of 1 calls are sent$/m);
	assert.match(told, /so that the books bring in 911.500000 /);
	const totals = { ...SUMS, value: 92n * EURO, released: 1_500_250_000n, digest: DIGEST, document: DOCUMENT };
	const asked = ([name]) => name !== "import";
	assert.deepEqual(
		calls.filter(asked),
		["agreeImport", "confirmImport"].map((name) => [name, COOP, CLASS, OFFICER, totals]),
	);

	const agreed = chain({ draft: { ...draft, agreed: { by: {} } } });
	await printed(context, () => imported(agreed.api, file(LINES), given));
	assert.deepEqual(
		agreed.calls.filter(asked).map(([name]) => name),
		["confirmImport"],
	);

	const without = await printed(context, () => imported(api, file(LINES), { by: OFFICER }));
	assert.match(without, /^all is drafted: --document and the hash/m);
});

/** A register of so many lines, of members who sit in the co-op. */
const many = (count) =>
	Array.from({ length: count }, (_, at) => `holding,${1 + (at % 9)},${1 + at},2019-05-${String(1 + (at % 31)).padStart(2, "0")},`);

test("a register of 5,000 lines is 50 calls, which go in one transaction, and goes on where it was left", async (context) => {
	const first = chain();
	const told = await printed(context, () => imported(first.api, file(many(5_000)), { by: OFFICER }));
	const drafted = first.calls.filter(([name]) => name === "import");
	assert.deepEqual(
		drafted.map(([, , , before, lines]) => [before, lines.length]),
		Array.from({ length: 50 }, (_, at) => [at * 100, 100]),
	);
	assert.match(told, /these 50 in one, for a fee:\n.*ca1151$/);

	// What 23 calls come to is known without what follows.
	const some = chain();
	const hashed = await printed(context, () => imported(some.api, file(many(2_300))));
	const digest = /hash of all lines: (.*)/.exec(hashed)[1];
	const draft = { batches: 23, sums: { holdings: 2_300, claims: 0 }, digest, agreed: null };
	const rest = chain({ draft });
	const next = await printed(context, () => imported(rest.api, file(many(5_000)), { by: OFFICER }));
	assert.match(next, /^23 of 50 calls are sent$/m);
	assert.match(next, /^until line 2400 of the list/m);
	assert.match(next, /these 27 in one/);
});

test("the hash of all lines is that of the last hundred after the hash of those before", async (context) => {
	const lines = many(150);
	const told = await printed(context, () => imported(chain().api, file(lines)));
	const rows = lines
		.map((line) => line.split(","))
		.map(([, member, shares, text]) => [0, Number(member), Number(shares), day(text)]);
	const first = Buffer.from(blake2AsHex(Buffer.concat([Buffer.alloc(32), encoded(rows.slice(0, 100))])).slice(2), "hex");
	const digest = blake2AsHex(Buffer.concat([first, encoded(rows.slice(100))]));
	assert.ok(told.includes(`hash of all lines: ${digest}\n`), told);
});

for (const [what, draft] of [
	["another register", { batches: 1, sums: { holdings: 100, claims: 0 }, digest: DIGEST }],
	["a part of a call", { batches: 1, sums: { holdings: 99, claims: 0 }, digest: DIGEST }],
	["more than there is", { batches: 9, sums: { holdings: 900, claims: 0 }, digest: DIGEST }],
]) {
	test(`a draft that is ${what} is not gone on with`, async (context) => {
		const { api } = chain({ draft: { ...draft, agreed: null } });
		const work = () =>
			assert.rejects(
				imported(api, file(many(300)), { by: OFFICER }),
				refused(/member 7 has drafted, .* is not the beginning of this file/),
			);
		assert.doesNotMatch(await printed(context, work), /https/);
	});
}

test("every line that cannot come in is told with its number and why, and nothing is to sign", async (context) => {
	const { api } = chain();
	const wrong = [
		["holding,4,5", /it has not as many cells/],
		["share,4,5,2019-05-31,", /its kind is holding or claim, and not "share"/],
		["holding,four,5,2019-05-31,", /"four" is no number of a member/],
		["holding,0,5,2019-05-31,", /"0" is no number of a member/],
		["holding,99999999999,5,2019-05-31,", /is no number of a member/],
		["holding,404,5,2019-05-31,", /has given no number 404/],
		["holding,10,5,2019-05-31,", /member 10 has left: what they are still to get is a claim/],
		["holding,402,5,2019-05-31,", /member 402 has left/],
		["holding,4,0,2019-05-31,", /"0" is no number of shares/],
		["holding,4,2.5,2019-05-31,", /"2.5" is no number of shares/],
		["holding,4,1000000001,2019-05-31,", /is no number of shares/],
		["holding,4,5,31.05.2019,", /"31.05.2019" is no day such as 2019-05-31/],
		["holding,4,5,2019-02-29,", /"2019-02-29" is no day/],
		["holding,4,5,1998-05-31,", /the class exists since 1998-06-01, and 1998-05-31 is before that/],
		["holding,4,5,2026-03-02,", /2026-03-02 is after 2026-03-01/],
		["claim,4,5,2026-03-01,", /2026-03-01 is after 2026-02-28/],
		["holding,4,5,2019-05-31,1", /nothing was paid for shares that are held/],
		['claim,4,5,2019-05-31,"100,50"', /"100,50" is no amount such as 120.50/],
		["claim,4,5,2019-05-31,-1", /"-1" is no amount/],
		["claim,4,5,2019-05-31,500", /500.000000 was paid, and 5 shares are 500.000000/],
	];
	const path = file([LINES[0], ...wrong.map(([line]) => line), LINES[2]]);
	const told = await printed(context, () =>
		assert.rejects(
			imported(api, path, { by: OFFICER }),
			refused(/^20 of 22 lines of .* cannot come in, so that nothing is to sign\.$/),
		),
	);
	const lines = told.split("\n");
	assert.equal(lines.length, wrong.length);
	wrong.forEach(([, why], at) => {
		assert.match(lines[at], new RegExp(`^line ${at + 3}: `));
		assert.match(lines[at], why);
	});
});

for (const [what, options, given, why] of [
	["a class that there is not", {}, { class: 9 }, /^co-op 3 has no class 9\.$/],
	["a class that is new", { importing: { nothing: null } }, {}, /nothing comes into class 2: it is new, or its register is in/],
	["a class that is confirmed", { importing: { confirmed: { by: 7 } } }, {}, /an auditor has confirmed a register/],
	["a value that is none", {}, { value: "92 EUR" }, /--value must be what a share is worth/],
	["a value above the par", {}, { value: "100.01" }, /up to its par of 100.000000/],
	["an amount that is none", {}, { released: "1.500,00" }, /--released must be an amount/],
	["a document that is none", {}, { document: "register.pdf" }, /--document must be the hash/],
]) {
	test(`${what} is refused in one sentence`, async (context) => {
		const { api } = chain(options);
		await printed(context, () => assert.rejects(imported(api, file(LINES), given), refused(why)));
	});
}

test("a register of more shares than a class can have is refused in one sentence", async (context) => {
	const lines = ["holding,4,600000000,2019-05-31,", "holding,5,600000000,2019-05-31,"];
	const work = () =>
		assert.rejects(
			imported(chain().api, file(lines)),
			refused(/has 1200000000 shares, and a class has no more than 1000000000\.$/),
		);
	assert.equal(await printed(context, work), "");
});

test("columns stand in any order, parted by semicolons too, and those that are not asked for are told and not read", async (context) => {
	const { api, calls } = chain();
	const path = join(folder, "list.csv");
	writeFileSync(
		path,
		'\ufeffDay;Name;Shares;Member_No;Paid;Kind\r\n\r\n1998-06-01;"Ibáñez; Zoë ""Z""\r\nof Cádiz";5;4;;holding\r\n2025-12-31;Ana;3;402;100.5;claim\r\n',
	);
	const told = await printed(context, () => imported(api, path, { by: OFFICER }));
	assert.match(told, /^not read: "name"\n2 lines: /);
	assert.deepEqual(
		calls[0][4].map((line) => Object.keys(line)[0]),
		["Holding", "Claim"],
	);
});

for (const [what, content, why] of [
	[
		"without a column",
		"kind,member_no,shares,day\nholding,4,5,2019-05-31\n",
		/must have the columns kind, member_no, shares, day, paid, each once: paid is not there/,
	],
	["with a column twice", "kind,kind,member_no,shares,day,paid\n", /kind is not there/],
	["without a line", "kind,member_no,shares,day,paid\n\n", /has no line below its columns/],
	["of nothing", "", /must have the columns/],
	[
		"whose quotes do not end",
		'kind,member_no,shares,day,paid\nholding,4,5,"2019-05-31,\n',
		/the quotes that begin on line 2 do not end/,
	],
]) {
	test(`a file ${what} is refused in one sentence`, async () => {
		const path = join(folder, "list.csv");
		writeFileSync(path, content);
		await assert.rejects(imported(chain().api, path), refused(why));
	});
}

test("amounts are read to the last unit, and other texts are none", () => {
	assert.deepEqual(["0", "1", "120.5", "0.000001", "999999999999999999.999999"].map(millionthsOf), [
		0n,
		EURO,
		120_500_000n,
		1n,
		999_999_999_999_999_999_999_999n,
	]);
	assert.deepEqual(["", "1,5", "1.", ".5", "1.0000001", "1e3", "-1", "1 000"].map(millionthsOf), Array(8).fill(undefined));
});

const expecting = (api, path, more) => expect(api, { url: "ws://x", file: path, coop: COOP, offer: OFFER, ...more });

test("3,000 subscribers are 30 lists, which go in one transaction", async (context) => {
	const { api, calls } = chain();
	api.query.membership.members.multi = async (keys) => keys.map(() => found({ state: { isFormer: false } }));
	const lines = Array.from({ length: 3_000 }, (_, at) => `${at + 1},${1 + (at % 5)}`);
	const told = await printed(context, () => expecting(api, file(lines, "member_no,shares")));
	const lists = calls.filter(([name]) => name === "expect");
	assert.deepEqual(
		[lists.length, lists.every(([, coop, { Offer: [offer, list] }]) => coop === COOP && offer === OFFER && list.length === 100)],
		[30, true],
	);
	assert.deepEqual(
		lists.flatMap(([, , { Offer: [, list] }]) => list),
		lines.map((line) => line.split(",").map(Number)),
	);
	assert.match(told, /^3000 members for 9000 shares of offer 1, in 30 lists\n/);
	assert.match(told, /these 30 in one, for a fee:\n.*ca1131\n/);
});

test("subscribers who cannot be expected are told with their lines, and nothing is to sign", async (context) => {
	const { api, calls } = chain();
	const path = file(["4,5", "10,5", "5,0", "4,1", "x,1", "6"], "member_no,shares");
	const told = await printed(context, () =>
		assert.rejects(expecting(api, path), refused(/^6 of 6 lines of .* cannot be expected/)),
	);
	assert.deepEqual(told.split("\n"), [
		"line 2: member 4 is named twice",
		"line 3: member 10 does not sit in the co-op",
		'line 4: "0" is no number of shares',
		"line 5: member 4 is named twice",
		'line 6: "x" is no number of a member',
		"line 7: it has not as many cells as there are columns",
	]);
	assert.deepEqual(calls, []);
	await assert.rejects(expecting(api, path, { offer: 4 }), refused(/co-op 3 has no offer 4/));
	await assert.rejects(
		expecting(chain({ offer: { isOpen: false } }).api, path),
		refused(/offer 1 of co-op 3 is not open any more/),
	);
});

test("subscribers of a class outside offers are expected where it can be subscribed so, and not else", async (context) => {
	const { api, calls } = chain();
	let isOpen = true;
	api.query.shares.classes = async (_, no) => found(no === CLASS ? plain({ isOpen }) : undefined);
	const path = file(["4,5", "5,1"], "member_no,shares");
	const told = await printed(context, () => expecting(api, path, { offer: undefined, class: CLASS }));
	assert.match(told, /^2 members for 6 shares of class 2, in 1 lists\n/);
	const list = [
		[4, 5],
		[5, 1],
	];
	assert.deepEqual(calls, [["expect", COOP, { Class: [CLASS, list] }]]);
	isOpen = false;
	await assert.rejects(
		expecting(api, path, { offer: undefined, class: CLASS }),
		refused(/class 2 of co-op 3 can be subscribed by an offer only/),
	);
	await assert.rejects(expecting(api, path, { offer: undefined, class: 9 }), refused(/co-op 3 has no class 9/));
});

const detailsFrom = (from) => ({ from: number(0), day: number(from), after: { toHex: () => DOCUMENT }, before: found() });

/** A co-op whose shares are recorded, with a treasury in one way of money and perhaps cash in another. */
function recorded(coop, mode, other) {
	const { calls, api } = chain({
		more: {
			treasuries: { treasuryOfLedger: async () => found(number(1)), treasuries: async () => found({ mode: { type: mode } }) },
			ledger: {
				ledgers: async () => found({ smallestUnit: number(10_000) }),
				// Of member 5 none, and of member 6 new ones of tomorrow and none before.
				detailsOf: {
					multi: async (keys) =>
						keys.map(
							([
								,
								{
									Member: [, no],
								},
							]) => found(no === 5 ? undefined : detailsFrom(no === 6 ? TODAY + 1 : TODAY)),
						),
				},
			},
		},
	});
	const kept = coop.kept();
	kept.book.otherCash = other ? { account: 9, mode: other, unit: 1 } : null;
	Object.assign(api.query.shares, maps(kept));
	const hash = `0x${"ab".repeat(32)}`;
	const header = { hash: { toHex: () => hash }, number: number(7) };
	Object.assign(api, {
		at: async () => ({ query: api.query }),
		genesisHash: { toHex: () => hash },
		createType: () => header,
		rpc: { chain: { getFinalizedHead: async () => ({ toHex: () => hash }), getHeader: { raw: async () => ({}) } } },
	});
	return { api, calls };
}

const YEARS = ["2024-01-01", "2025-01-01"].map(day);

/** A chain on which members have accounts of two years, of which the older one is perhaps paid back, and losses are carried. */
function withAccounts(coop, accounts, { isRevolved = false, carried = [], until = TODAY, left = 7_500_000 } = {}) {
	const { api, calls } = recorded(coop, "Units");
	const revolved = { kept: 1, amount: 1, openKept: "0x0f4240", open: 1, lapsesAt: 1 };
	const open = (more) => ({ open: { shares: 4, cash: 1, kept: 1, isLapsed: false, revolved: null, ...more } });
	const commitment = { root: DOCUMENT, count: 4, total: 1, cash: 1, document: DOCUMENT };
	const patronages = YEARS.map((year, at) => [
		year,
		{ round: 1, commitment, state: open(isRevolved && at === 0 ? { revolved } : {}) },
	]);
	patronages.push([day("2026-01-01"), { round: 1, commitment, state: { stopped: null } }]);
	const kept = YEARS.slice(isRevolved ? 1 : 0).map((year) => ({ year, kept: 9_000_000, left }));
	const years = YEARS.map((year) => [year, { until }]);
	const state = maps({ coop: COOP, book: { kept, carried }, years, pools: [], bases: [], patronages, memberAccounts: accounts });
	const names = ["collectAccount", "settleAccount", "revolve"];
	const call =
		(name) =>
		(...args) => {
			calls.push([name, ...args]);
			return { method: { section: "surplus", method: name, encodedLength: 7, toHex: () => `0xca11${calls.length}` } };
		};
	api.query.surplus = { ...state, books: async () => found(plain({ kept, carried })) };
	api.query.cooperatives = { bylaws: async () => found({ parameters: { accountRevolveYears: number(3) } }) };
	for (const name of ["years", "pools", "bases", "patronages", "memberAccounts"]) {
		const { entriesPaged } = state[name];
		api.query.surplus[name] = {
			entriesPaged: async (asked) =>
				(await entriesPaged(asked)).map(([key, one]) => [{ ...key, args: key.args.map((part) => number(part.toJSON())) }, one]),
		};
	}
	Object.assign(api.tx, {
		surplus: Object.fromEntries(names.map((name) => [name, call(name)])),
		resolutions: { propose: call("propose") },
	});
	return { api, calls };
}

/** Members 1 to 150 have an account of both years, of whom every tenth has left, and member 402 is long closed. */
const ACCOUNTS = [
	...Array.from({ length: 150 }, (_, at) => [at + 1, { years: YEARS.map((year) => [year, 60_000]) }]),
	[151, { years: [[YEARS[0], 0]] }],
	[152, { years: [[YEARS[1], 5]] }],
	[402, { years: [[YEARS[1], 5]] }],
];

test("what is paid back of accounts is collected a hundred in a call, and who has left is settled", async (context) => {
	const coop = owing();
	const { api, calls } = withAccounts(coop, ACCOUNTS, { isRevolved: true });
	const told = await printed(context, () => payouts(api, { url: "ws://x", coop: COOP }));
	const all = members(1, 150);
	assert.deepEqual(
		calls.filter(([name]) => name === "collectAccount"),
		[
			["collectAccount", COOP, YEARS[0], all.slice(0, 100)],
			["collectAccount", COOP, YEARS[0], all.slice(100)],
		],
	);
	const left = [...members(1, 150, (member) => member % 10 === 0), 402];
	assert.deepEqual(
		calls.filter(([name]) => name === "settleAccount"),
		left.map((member) => ["settleAccount", COOP, member]),
	);
	assert.match(told, /^what is in accounts of the year from 2024-01-01 on, 100:\n {2}https/);
	assert.match(told, /^the account of member 402, who has left:\n {2}https/m);
	assert.match(told, /^once all of this is collected, run this again for what is paid$/m);
	assert.ok(!calls.some(([name]) => name === "payOut"), "nobody is paid before");
});

test("accounts that are not paid back yet keep nobody from being paid", async (context) => {
	const { api, calls } = withAccounts(owing(), ACCOUNTS.slice(9));
	const told = await printed(context, () => payouts(api, { url: "ws://x", coop: COOP }));
	const count = (of) => calls.filter(([name]) => name === of).length;
	assert.deepEqual([count("collectAccount"), count("settleAccount"), count("payOut")], [0, 16, 2]);
	assert.doesNotMatch(told, /once all of this is collected/);
});

test("the members are asked to pay back the oldest accounts, and not while losses are carried", async (context) => {
	const { api, calls } = withAccounts(owing(), ACCOUNTS);
	const told = await printed(context, () => payouts(api, { url: "ws://x", coop: COOP }));
	assert.match(
		told,
		/pay back what is oldest, 7.500000 in .* from 2024-01-01 on \(from 2029-03-01 on anybody does it without them\):\n {2}https.*$/,
	);
	const [revolve, propose] = calls.slice(-2);
	assert.deepEqual(revolve, ["revolve", COOP, YEARS[0]]);
	const [name, coop, track, secrecy, title, document, { method }] = propose;
	assert.deepEqual([name, coop, track, secrecy], ["propose", COOP, "Ordinary", "Open"]);
	assert.deepEqual([title, document, method], ["Pay back accounts of the year from 2024-01-01 on", DOCUMENT, "revolve"]);

	const carried = withAccounts(owing(), ACCOUNTS, { carried: [{ year: YEARS[1], amount: 1 }] });
	const refusal = await printed(context, () => payouts(carried.api, { url: "ws://x", coop: COOP }));
	assert.match(refusal, /^losses are carried, so that 7.500000 in accounts of .* cannot be paid back yet$/m);
	assert.ok(!carried.calls.some(([one]) => one === "revolve" || one === "propose"));
	// Of what losses have taken whole nothing goes out.
	const borne = withAccounts(owing(), ACCOUNTS, { carried: [{ year: YEARS[1], amount: 1 }], left: 0 });
	assert.match(await printed(context, () => payouts(borne.api, { url: "ws://x", coop: COOP })), /proposes to pay back .* 0.000000/);
});

test("once the years of the bylaws have passed, anybody gets the call that pays back the oldest accounts", async (context) => {
	const [due, early] = ["2023-03-01", "2023-03-02"].map((text) => withAccounts(owing(), ACCOUNTS, { until: day(text) }));
	const told = await printed(context, () => payouts(due.api, { url: "ws://x", coop: COOP }));
	assert.match(told, /^the years of the bylaws have passed, so that anybody pays back 7.500000 in .*, for the fee:\n {2}https.*$/m);
	assert.deepEqual(due.calls.at(-1), ["revolve", COOP, YEARS[0]]);
	assert.match(await printed(context, () => payouts(early.api, { url: "ws://x", coop: COOP })), /\(from 2026-03-02 on anybody/);
	assert.equal(early.calls.at(-1)[0], "propose");
	const carried = withAccounts(owing(), ACCOUNTS, { until: day("2023-03-01"), carried: [{ year: YEARS[1], amount: 1 }] });
	assert.match(await printed(context, () => payouts(carried.api, { url: "ws://x", coop: COOP })), /^losses are carried/m);
	assert.ok(!carried.calls.some(([one]) => one === "revolve" || one === "propose"));
});

/** Who is owed something: 150 members 101.5 each, and member 400 less than a cent. */
function owing() {
	const coop = new Shares(TODAY);
	const no = coop.openClass(100n * EURO);
	for (let member = 1; member <= 151; member += 1) coop.subscribe(no, member, 1n);
	coop.payOut(151);
	for (let member = 1; member <= 150; member += 1) coop.stakes.get(member).owed = 101_500_000n;
	coop.stakes.get(151).owed = 9_999n;
	return coop;
}

test("what was released is collected first, and only then anybody is paid", async (context) => {
	const coop = owing();
	coop.end(1, 4, 1n);
	coop.release(1, 10n * EURO);
	const { api, calls } = recorded(coop, "Units");
	const told = await printed(context, () => payouts(api, { url: "ws://x", coop: COOP }));
	assert.match(
		told,
		/^what was released for claims, 1:\n {2}https.*\nonce all of this is collected, run this again for what is paid$/,
	);
	assert.deepEqual(calls, [["collectClaims", COOP, [1]]]);
});

const hasDetails = (member) => member !== 5 && member !== 6;
const isPaid = (member) => member % 4 !== 0;
const members = (from, to, chosen = () => true) => Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(chosen);

test("in units who has an account is paid, a hundred in a call, and others are told", async (context) => {
	const { api, calls } = recorded(owing(), "Units");
	const told = await printed(context, () => payouts(api, { url: "ws://x", coop: COOP }));
	const all = members(1, 151, isPaid);
	assert.deepEqual(
		calls.filter(([name]) => name === "payOut"),
		[
			["payOut", COOP, all.slice(0, 100)],
			["payOut", COOP, all.slice(100)],
		],
	);
	assert.match(told, /^member 4 is owed 101.500000: they have no account$/m);
	assert.match(told, /these 2 in one/);
});

test("by bank all are ordered who are owed a cent or more and have bank details in force", async (context) => {
	const { api, calls } = recorded(owing(), "Bank");
	const told = await printed(context, () => payouts(api, { url: "ws://x", coop: COOP }));
	const all = members(1, 150, hasDetails);
	assert.deepEqual(
		calls.filter(([name]) => name === "orderPayouts").map(([, , list]) => list),
		[all.slice(0, 100), all.slice(100)],
	);
	for (const member of [5, 6])
		assert.match(told, new RegExp(`^member ${member} is owed 101.500000: none of their bank details are in force$`, "m"));
	assert.match(told, /^member 151 is owed 0.009999: less than a bank pays$/m);
});

test("where money moves in both ways, who has an account is paid in units, and who has none by bank, or all in the way that is chosen", async (context) => {
	const both = recorded(owing(), "Bank", "Units");
	await printed(context, () => payouts(both.api, { url: "ws://x", coop: COOP }));
	const of = ({ calls }, name) => calls.filter(([one]) => one === name).flatMap(([, , list]) => list);
	assert.deepEqual(of(both, "payOut"), members(1, 151, isPaid));
	assert.deepEqual(
		of(both, "orderPayouts"),
		members(1, 150, (member) => !isPaid(member)),
	);
	const chosen = recorded(owing(), "Bank", "Units");
	await printed(context, () => payouts(chosen.api, { url: "ws://x", coop: COOP, way: "Bank" }));
	assert.deepEqual([of(chosen, "payOut"), of(chosen, "orderPayouts")], [[], members(1, 150, hasDetails)]);
	const none = recorded(owing(), "Bank");
	await assert.rejects(
		payouts(none.api, { url: "ws://x", coop: COOP, way: "Units" }),
		refused(/does not move in that way: --way must be bank\.$/),
	);
});

test("a co-op without shares, or that owes nothing, gets no call", async (context) => {
	const { api } = recorded(owing(), "Units");
	await assert.rejects(payouts(api, { url: "ws://x", coop: 4 }), refused(/^co-op 4 has no shares\.$/));
	const coop = new Shares(TODAY);
	coop.openClass(EURO);
	const told = await printed(context, () => payouts(recorded(coop, "Units").api, { url: "ws://x", coop: COOP }));
	assert.equal(told, "nobody is owed anything that can be paid");
});
