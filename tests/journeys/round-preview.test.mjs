// What the tool tells and draws of a round of the solidarity fund. The chain is a stand-in: what is asked of it is stated here.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { TypeRegistry } from "@polkadot/types";
import { Mistake } from "../../tools/common.mjs";
import { picture } from "../../tools/round-picture.mjs";
import { readRound } from "../../tools/round-state.mjs";
import { round } from "../../tools/round.mjs";
import { printed } from "../lib/stand-in.mjs";
import { tool } from "../lib/tool.mjs";

const registry = new TypeRegistry();
registry.register({
	Hand: { coop: "u32", member: "u32" },
	LastFit: { _enum: ["Minimum", "PassOver"] },
	Method: { _enum: { ViableBudgets: "Viable", EqualShares: null } },
	Viable: { equalSplitBps: "u16", lastFit: "LastFit" },
	Phase: { _enum: ["Applications", "Questions", "Voting", "Settlement", "Settled"] },
	Terms: { recipientCapBps: "u16", quorumBps: "u16" },
	Round: {
		...{ phase: "Phase", endsAt: "[u64; 4]", method: "Method", offer: "u128", terms: "Terms", fund: "u128" },
		...{ applicants: "Vec<u32>", pot: "u128", awarded: "u128" },
	},
	Plan: { offer: "u128", method: "Method", everyDays: "u16" },
	Loan: { months: "u8", grace: "u8" },
	Guarantee: { months: "u8" },
	Instrument: { _enum: { Grant: null, RecoverableGrant: null, Loan: "Loan", Guarantee: "Guarantee" } },
	Purpose: { _enum: ["Livelihoods", "Continuity", "Infrastructure", "Development", "Education", "Community"] },
	Apply: {
		...{ instrument: "Instrument", minimum: "u128", full: "u128", purpose: "Purpose", document: "H256" },
		excludes: "Vec<u8>",
	},
	Verdict: { _enum: { Awarded: "u128", BelowMinimum: null, Excluded: "u8", RecipientCap: null, NoQuorum: null } },
	Decided: { verdict: "Verdict", points: "u128", award: "Option<u32>" },
	Stand: { _enum: { InRound: null, Withdrawn: null, Ineligible: null, Decided: "Decided" } },
	Application: { coop: "u32", asks: "Apply", answers: "Option<H256>", stand: "Stand" },
	Counted: { points: "u128", byCoop: "Vec<(u32, u128)>", verdict: "Option<Verdict>" },
	RoundCoop: { version: "u32", electors: "u32", voters: "u32", points: "Vec<u32>" },
	RoundState: {
		...{ round: "Round", dates: "[u64; 4]", pot: "u128" },
		...{ applications: "Vec<(Application, Counted)>", coops: "Vec<(u32, RoundCoop)>" },
	},
	FundState: { units: "u128", bank: "u128", promised: "u128", free: "u128", lent: "u128" },
});

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
/** A folder that is gone once the tests are over. */
function temporaryFolder() {
	folders.push(mkdtempSync(join(tmpdir(), "rochdale-")));
	return folders.at(-1);
}

const MILLION = 1_000_000;
const DOCUMENT = `0x${"d0".repeat(32)}`;
const HASH = `0x${"ab".repeat(32)}`;
const NOW = Date.parse("2027-05-20T08:00:00Z");
/** Deadlines stand still where the chain did. */
const BEHIND = 3_600_000;
const DAYS = ["2027-05-11", "2027-05-18", "2027-05-25", "2027-05-31"].map((day) => Date.parse(`${day}T08:00:00Z`));
const METHOD = { ViableBudgets: { equalSplitBps: 500, lastFit: "PassOver" } };
/** Names that could do harm: to XML, to a table, to a terminal, and to the direction of what follows. */
const TITLES = {
	1: "La Espiga",
	2: '<b>"Tür" & Söhne</b>]]>',
	3: "=cmd, \u001b[31m\u202eתעאונית האופנים\u202c\r\n",
	4: "",
	5: "'Toad' Lane",
};
const refused = (why) => (error) => error instanceof Mistake && why.test(error.message) && !error.message.includes("\n");

const asks = (minimum, full, more = {}) => ({
	...{ instrument: "Grant", minimum: minimum * MILLION, full: full * MILLION, purpose: "Education", document: DOCUMENT },
	...{ excludes: [], ...more },
});
const counted = (points, from, verdict = null) => ({
	points: points * MILLION,
	byCoop: from.map(([coop, part]) => [coop, part * MILLION]),
	verdict,
});
const isIn = (coop, asked, stand = "InRound") => ({ coop, asks: asked, answers: null, stand });
const decided = (verdict, points, award = null) => ({ Decided: { verdict, points: points * MILLION, award } });
const part = (voters) => ({ version: 1, electors: 5, voters, points: [] });

/** The round of May, as far as this: 45, 35 and 20 % of what counts. */
function may(phase, { applications, coops = [1, 2, 3, 4, 5].map((coop) => [coop, part(2)]), pot = 15_000, ...more } = {}) {
	const points = [
		[9, [[2, 3], [3, 3], [5, 3]]],
		[7, [[1, 4], [5, 3]]],
		[4, [[1, 4]]],
	];
	const isVoted = !["Applications", "Questions"].includes(phase);
	const verdicts = [{ Awarded: 8_000 * MILLION }, { Awarded: 5_000 * MILLION }, "BelowMinimum"];
	const list = [isIn(1, asks(4_000, 8_000)), isIn(2, asks(3_000, 5_000)), isIn(3, asks(9_000, 9_000))];
	const isOver = phase === "Settled";
	const all = list.map((one, at) => {
		const stand = isOver ? decided(verdicts[at], points[at][0], [1, 2, null][at]) : "InRound";
		return [{ ...one, stand }, isVoted ? counted(...points[at], verdicts[at]) : counted(0, [])];
	});
	return {
		round: {
			...{ phase, endsAt: DAYS.map((day) => day - BEHIND), method: METHOD, offer: 15_000 * MILLION },
			...{ terms: { recipientCapBps: 2_000, quorumBps: 2_500 }, fund: 60_000 * MILLION, applicants: [1, 2, 3] },
			...{ pot: isOver ? pot * MILLION : 0, awarded: isOver ? 13_000 * MILLION : 0, ...more },
		},
		...{ dates: DAYS, pot: pot * MILLION },
		...{ applications: applications ?? all, coops: isVoted ? coops : [] },
	};
}

/** A chain that has such rounds, from round 1 on. */
function chain(rounds, { planned } = {}) {
	const calls = [];
	const number = (value) => ({ toNumber: () => value });
	const found = (value) => ({ isSome: value !== undefined, isNone: value === undefined, unwrap: () => value, unwrapOr: () => value });
	const states = rounds.map((one) => registry.createType("RoundState", one));
	const at = (no) => states[no - 1];
	const title = (coop) => (TITLES[coop] === undefined ? undefined : { title: { toUtf8: () => TITLES[coop] } });
	const plan = planned && [registry.createType("Plan", planned), number(DAYS[3])];
	const query = {
		clock: {
			now: async () => found({ civil: number(NOW), deadline: number(NOW - BEHIND), startedAt: number(1) }),
			dayLength: async () => number(86_400_000),
		},
		cooperatives: { coops: async (coop) => found(title(coop)) },
		ledger: { ledgers: async () => found({ currency: { toUtf8: () => "EUR" } }) },
		solidarityFund: {
			lastRound: async () => number(states.length),
			planned: async () => found(plan),
			rounds: async (no) => found(at(no)?.round),
		},
	};
	const fund = { units: 50_000 * MILLION, bank: 2_500_000, promised: 1_600 * MILLION, free: 48_402_500_000, lent: 3_000 * MILLION };
	const call = {
		solidarityFundApi: {
			fund: async () => registry.createType("FundState", fund),
			round: async (no) => found(at(no)),
		},
	};
	const vote = (...args) => {
		calls.push(args);
		return { method: { toHex: () => `0xca11${calls.length}` } };
	};
	const api = {
		...{ query, tx: { solidarityFund: { vote } }, genesisHash: { toHex: () => HASH } },
		...{ at: async () => ({ query, call }), createType: () => ({ hash: { toHex: () => HASH }, number: number(7) }) },
		rpc: { chain: { getFinalizedHead: async () => ({ toHex: () => HASH }), getHeader: { raw: async () => ({}) } } },
	};
	return { api, calls, view: { state: { query, call }, block: { number: 7, hash: HASH }, civil: NOW } };
}

const told = (t, { api }, said = {}) => printed(t, () => round(api, { url: "ws://x", round: 1, ...said }));

test("without a number it says how the fund stands, which rounds there are, and when the next one opens", async (t) => {
	const planned = { offer: 10_000 * MILLION, method: "EqualShares", everyDays: 30 };
	const one = chain([may("Settled"), may("Voting")], { planned });
	assert.equal(
		await told(t, one, { round: undefined }),
		[
			"the solidarity fund has 50000.000000 in units and 2.500000 at its bank",
			"  1600.000000 of it is promised, and 48402.500000 is free; 3000.000000 is lent",
			"round 1: settled, 13000.000000 of 15000.000000 awarded; 3 applications",
			"round 2: members spread their points, until 2027-05-25 08:00:00 UTC; it offers 15000.000000; 3 applications",
			"the next round opens 2027-05-31 09:00:00 UTC, then every 30 days; it offers 10000.000000",
			"  by equal shares, one co-op one vote: all that is asked, or nothing",
		].join("\n"),
	);
	const none = await told(t, chain([]), { round: undefined });
	assert.match(none, /\nno round is planned$/);
	await assert.rejects(told(t, chain([])), refused(/^there is no round 1: none has opened yet\.$/));
	await assert.rejects(told(t, chain([may("Voting")]), { round: 2 }), refused(/^there is no round 2: the last one is round 1\.$/));
});

test("while co-ops apply it says until when, and that all wait for the vote", async (t) => {
	const text = await told(t, chain([may("Applications")]));
	assert.match(text, /^round 1 of the solidarity fund: co-ops apply\n {2}applications {2}ends 2027-05-11 08:00:00 UTC$/m);
	assert.match(text, /^ {2}settlement {4}would end 2027-05-31 08:00:00 UTC$/m);
	assert.match(text, /^rule: points with viable budgets, 5 % split equally; what does not reach rolls over$/m);
	assert.match(text, /^application 0 of co-op 1, .La Espiga.: grant for education, 8000.000000 asked, 4000.000000 at least$/m);
	assert.equal(text.match(/^ {2}waits for the vote$/gm).length, 3);
	assert.ok(!text.includes("https://"));
	const nobody = may("Applications", { applications: [] });
	assert.match(await told(t, chain([nobody])), /^nobody has applied$/m);
	await assert.rejects(told(t, chain([nobody]), { coop: 1 }), refused(/^the vote of round 1 has not opened\.$/));
});

test("while members vote it says what each would get, from whom its points are, and how members vote", async (t) => {
	const one = chain([may("Voting")]);
	const text = await told(t, one);
	assert.match(text, /^ {2}questions {5}ended 2027-05-18 08:00:00 UTC\n {2}voting {8}ends 2027-05-25 08:00:00 UTC$/m);
	assert.match(text, /it offers 15000.000000; pot 15000.000000 if it were settled now$/m);
	assert.match(text, /^5 of 5 co-ops with a vote have taken part$/m);
	assert.match(text, /^ {2}45 % of all points: co-op 2 15 %, co-op 3 15 %, co-op 5 15 %\n {2}would get 8000.000000 if it were settled now$/m);
	assert.match(text, /^ {2}gets nothing: its points do not reach for its minimum of 9000.000000$/m);
	assert.match(text, /^name your co-op behind the round for links with which you vote$/m);
	assert.deepEqual(one.calls, []);

	const links = await told(t, one, { coop: 2 });
	assert.deepEqual(one.calls, [0, 2].map((place) => [2, 1, [{ place, points: 100 }]]));
	assert.match(links, /^a member of co-op 2 gives all points to application 0:\n {2}https:\/\/polkadot\.js\.org\/apps\/\?rpc=ws%3A%2F%2Fx#\/extrinsics\/decode\/0xca111$/m);
	const other = chain([may("Voting")]);
	assert.match(await told(t, other, { coop: 5, points: "0=60, 2=40" }), /^a member of co-op 5 gives 60 to application 0, 40 to application 2:\n/m);
	assert.deepEqual(other.calls, [[5, 1, [{ place: 0, points: 60 }, { place: 2, points: 40 }]]]);
});

test("points that nobody can give are refused in a sentence each", async (t) => {
	const withdrawn = may("Voting");
	withdrawn.applications[2][0].stand = "Withdrawn";
	const refuses = (points, why, coop = 5) => assert.rejects(told(t, chain([withdrawn]), { coop, points }), refused(why));
	await refuses("0=60,1=41", /^--points must be 100 in all, and are 101\.$/);
	await refuses("0=50,0=50", /^--points must name each application once, with at least one point\.$/);
	await refuses("0=100,1=0", /^--points must name each application once/);
	await refuses("all", /^--points must be places with points such as "0=60,2=40"\.$/);
	await refuses("0=100", /^application 0 is of co-op 1 itself, whose members give it no points\.$/, 1);
	await refuses("2=100", /^application 2 is not in round 1 any more\.$/);
	await refuses("3=100", /^round 1 has no application 3\.$/);
	const alone = told(t, chain([withdrawn]), { points: "0=100" });
	await assert.rejects(alone, refused(/^--points needs the number of your co-op behind the round\.$/));
	await refuses("0=100", /^co-op 9 has no vote in round 1\.$/, 9);
	await assert.rejects(told(t, chain([may("Settled")]), { coop: 5 }), refused(/^the vote of round 1 is over\.$/));
});

test("once it is settled it says what each got, and of each other why not", async (t) => {
	const text = await told(t, chain([may("Settled")]));
	assert.match(text, /pot 15000.000000, awarded 13000.000000; 2000.000000 rolls over$/m);
	assert.match(text, /^ {2}is awarded 8000.000000, award 1$/m);
	assert.match(text, /^ {2}gets nothing: its points did not reach for its minimum of 9000.000000$/m);

	const of = (stand, verdict = null, more = {}) => [isIn(4, asks(1, 2, more), stand), counted(0, [], verdict)];
	const applications = [
		of("InRound", { Awarded: 2 * MILLION }),
		of("InRound", { Excluded: 0 }, { excludes: [0] }),
		of("InRound", "RecipientCap"),
		of("InRound", "NoQuorum"),
		of("InRound"),
		of("Withdrawn"),
		of("Ineligible"),
		[isIn(5, asks(1, 2, { excludes: [0], instrument: { Loan: { months: 12, grace: 3 } } })), counted(0, [])],
		[isIn(5, asks(1, 2, { instrument: { Guarantee: { months: 6 } } })), counted(0, [])],
		[isIn(5, asks(1, 2, { instrument: "RecoverableGrant" })), counted(0, [])],
	];
	const coops = [[1, part(1)], [5, part(0)]];
	const all = (await told(t, chain([may("Settlement", { applications, coops })]))).split("\n").filter((line) => /^ {2}(?!\w+ +(ended|ends))/.test(line));
	assert.deepEqual(all, [
		"  of it and application 1 only one is awarded",
		"  would get 2.000000 if it were settled now",
		"  of it and application 0 only one is awarded",
		"  gets nothing: it excludes application 0, which would be awarded",
		"  gets nothing: no co-op gets more than 20 % of the fund in twelve months",
		"  gets nothing: too few co-ops have taken part, 1 of 2, and 25 % must",
		"  would get nothing now: its co-op cannot be awarded anything",
		"  gets nothing: its co-op has taken it back",
		"  gets nothing: its co-op could not be awarded anything",
		"  it would exclude application 0, if its co-op agreed",
		...Array(3).fill("  would get nothing now: its co-op cannot be awarded anything"),
	]);
	const kinds = await told(t, chain([may("Settlement", { applications, coops })]));
	assert.match(kinds, /^application 7 of co-op 5, .'Toad' Lane.: loan of 12 months after 3 for education, /m);
	assert.match(kinds, /: guarantee of 6 months for education, .*\n.*\n.*: recoverable grant for education, /);
	assert.match(kinds, /^application 0 of co-op 4, without a name: /m);
});

test("names do no harm to a terminal", async (t) => {
	const text = await told(t, chain([may("Voting")]));
	assert.ok(!/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/.test(text));
	assert.match(text, /^application 2 of co-op 3, \u2068=cmd, +\[31m +תעאונית האופנים\u2069: grant/m);
});

/** The elements of well-formed XML, each with its attributes and its text. Fails where it is not. */
function elements(xml) {
	assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/);
	// What no XML has, not even escaped.
	assert.ok(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml));
	const found = [];
	const open = [];
	const entities = (value) => {
		assert.ok(!/&(?!#\d+;)/.test(value) && !value.includes("<"), value);
		return value.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
	};
	let rest = xml.slice(xml.indexOf("?>") + 2).trim();
	while (rest !== "") {
		const [tag, closes, name, pairs, isEmpty] = /^<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/.exec(rest) ?? [];
		if (tag === undefined) {
			const [words] = /^[^<]+/.exec(rest) ?? assert.fail(rest.slice(0, 80));
			assert.ok(open.length > 0, "text outside of the root");
			open.at(-1).text += entities(words);
			rest = rest.slice(words.length);
			continue;
		}
		if (closes) assert.equal(open.pop()?.name, name);
		else {
			assert.ok(open.length > 0 || found.length === 0, "two roots");
			const attributes = [...pairs.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, entities(value)]);
			assert.equal(new Set(attributes.map(([key]) => key)).size, attributes.length);
			const one = { name, text: "", within: open.at(-1), ...Object.fromEntries(attributes) };
			found.push(one);
			if (!isEmpty) open.push(one);
		}
		rest = rest.slice(tag.length);
	}
	assert.deepEqual(open, []);
	return found;
}

test("the picture is well-formed, has no script, and shows each application and each co-op in bars and in words", async () => {
	const { view } = chain([may("Settled")]);
	const svg = picture(await readRound(view, 1));
	const all = elements(svg);
	assert.ok(all.every(({ name }) => !["script", "foreignObject", "image", "a", "style"].includes(name)));
	assert.ok(all.every((one) => Object.keys(one).every((key) => !/^on|href/.test(key))));
	const [root] = all;
	assert.deepEqual([root.name, root.role, root["aria-labelledby"]], ["svg", "img", "title desc"]);
	const of = (name) => all.filter((one) => one.name === name);
	const desc = of("desc")[0].text;
	const words = of("text").map(({ text }) => text).join("\n");
	for (const [coop, title] of [["1", "La Espiga"], ["2", '<b>"Tür" & Söhne</b>]]>'], ["3", "תעאונית האופנים"]]) {
		for (const where of [desc, words]) assert.ok(where.includes(`co-op ${coop}, `) && where.includes(title), title);
	}
	for (const amount of ["8000.00", "5000.00", "9000.00"]) assert.ok(words.includes(` of ${amount}`), amount);
	for (const where of [desc, words]) {
		assert.match(where, /is awarded 8000\.000000, award 1/);
		assert.match(where, /its points did not reach for its minimum of 9000\.000000/);
		assert.match(where, /45 % of all points: co-op 2 15 %, co-op 3 15 %, co-op 5 15 %/);
	}
	for (const coop of [1, 2, 3, 4, 5]) assert.match(words, new RegExp(`co-op ${coop}, .*: 2 of 5 members have voted`));
	const groups = of("g");
	assert.equal(groups.length, 3);
	/** The widths of bars of a group that are filled so. */
	const widths = (group, is) => all.filter((one) => one.within === group && one.name === "rect" && is(one.fill)).map(({ width }) => Number(width));
	const asked = groups.map((group) => widths(group, (fill) => fill === "none"));
	const awarded = groups.map((group) => widths(group, (fill) => fill === "url(#awarded)"));
	const points = groups.map((group) => widths(group, (fill) => /^url\(#(?!awarded)/.test(fill)));
	assert.deepEqual(asked.map(([width]) => Math.round((width * 9_000) / asked[2][0])), [8_000, 5_000, 9_000]);
	assert.deepEqual(awarded.map(([width]) => width), [asked[0][0], asked[1][0], undefined]);
	assert.deepEqual(points.map(({ length }) => length), [3, 2, 1]);
	const sums = points.map((all) => all.reduce((sum, width) => sum + width, 0));
	assert.deepEqual(sums.map((width) => Math.round((width * 9) / sums[0])), [9, 7, 4]);
	// Nothing is drawn beside the picture.
	for (const { x = 0, width = 0, y = 0 } of [...of("rect"), ...of("text")]) {
		assert.ok(Number(x) + Number(width) <= Number(root.width) && Number(y) <= Number(root.height));
	}
});

test("the picture of a round without points, or with as many applications and co-ops as there can be, is whole", async () => {
	const none = chain([may("Applications", { applications: [] })]);
	assert.ok(elements(picture(await readRound(none.view, 1))).some(({ text }) => text === "Nobody has applied."));
	const coops = Array.from({ length: 200 }, (_, at) => [at + 1, part(1)]);
	const from = coops.map(([coop]) => [coop, 1]);
	const applications = Array.from({ length: 50 }, (_, at) => [isIn(at + 1, asks(1, at + 1)), counted(200, from, "BelowMinimum")]);
	const full = chain([may("Voting", { applications, coops })]);
	const all = elements(picture(await readRound(full.view, 1)));
	const [{ height }] = all;
	const lowest = Math.max(...all.filter(({ name }) => name === "text").map(({ y }) => Number(y)));
	assert.ok(lowest <= Number(height));
	assert.ok(all.filter(({ name }) => name === "text").every(({ text }) => [...text].length <= 112));
});

/** The rows of a CSV by RFC 4180, the first of them the columns. */
function rowsOf(csv) {
	assert.ok(csv.startsWith("\ufeff") && csv.endsWith("\r\n"));
	const lines = csv.slice(1, -2).split("\r\n");
	const [columns, ...rows] = lines.map((line) =>
		[...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => plain ?? quoted.replaceAll('""', '"')),
	);
	return rows.map((row) => {
		assert.equal(row.length, columns.length);
		return Object.fromEntries(columns.map((column, at) => [column, row[at]]));
	});
}

test("the table has a line for each application, and its sums are those of the round", async (t) => {
	const folder = join(temporaryFolder(), "round of May");
	const paths = await told(t, chain([may("Settled")]), { folder });
	assert.deepEqual(readdirSync(folder).sort(), ["csv", "svg"].flatMap((end) => [`round-1.${end}`, `round-1.${end}.sha256`]).sort());
	for (const name of ["round-1.csv", "round-1.svg"]) {
		assert.ok(paths.includes(join(folder, name)));
		const sum = createHash("sha256").update(readFileSync(join(folder, name))).digest("hex");
		assert.equal(readFileSync(join(folder, `${name}.sha256`), "utf8"), `${sum}  ${name}\n`);
	}
	const rows = rowsOf(readFileSync(join(folder, "round-1.csv"), "utf8"));
	const of = (column) => rows.map((row) => row[column]);
	const sum = (values) => values.reduce((all, one) => all + BigInt(one), 0n);
	assert.deepEqual(of("title").slice(0, 2), ["La Espiga", TITLES[2]]);
	// A spreadsheet would compute it.
	assert.match(of("title")[2], /^'=cmd, /);
	for (const row of rows) {
		assert.deepEqual([row.block, row.block_hash, row.currency, row.round, row.phase], ["7", HASH, "EUR", "1", "Settled"]);
		assert.deepEqual([row.vote_until_utc, row.pot_millionths], ["2027-05-25T08:00:00", "15000000000"]);
		const by = Object.keys(row).filter((column) => /^points_of_co_op_\d+_millionths$/.test(column));
		assert.equal(by.length, 5);
		assert.equal(sum(by.map((column) => row[column])), BigInt(row.points_millionths));
	}
	assert.equal(sum(of("awarded_millionths")), 13_000_000_000n);
	assert.deepEqual(of("points_share_bps"), ["4500", "3500", "2000"]);
	assert.deepEqual(of("award"), ["1", "2", ""]);
	assert.deepEqual([of("minimum_millionths")[0], of("asked_millionths")[0]], ["4000000000", "8000000000"]);
	assert.match(of("outcome")[2], /^gets nothing: its points did not reach/);
});

test("a folder that has files loses none of them, and none is made where there is no round", async (t) => {
	const folder = temporaryFolder();
	const kept = join(folder, "round-1.svg");
	writeFileSync(kept, "mine");
	await assert.rejects(told(t, chain([may("Settled")]), { folder }), refused(/^the folder .* has files already: name another one\.$/));
	assert.equal(readFileSync(kept, "utf8"), "mine");
	await assert.rejects(told(t, chain([may("Settled")]), { folder: kept }), refused(/^the folder .* cannot be read: ENOTDIR\.$/));
	const missing = join(folder, "new");
	await assert.rejects(told(t, chain([]), { folder: missing }), refused(/^there is no round 1/));
	assert.ok(!existsSync(missing));
	mkdirSync(missing);
	await told(t, chain([may("Settled")]), { folder: missing });
	assert.equal(readdirSync(missing).length, 4);
});

test("what the command cannot take is said in one sentence, before any node is asked", async () => {
	const says = async (args, why) => {
		const { code, stdout, stderr } = await tool("round", ...args, "--url", "ws://127.0.0.1:1");
		assert.deepEqual([code, stdout], [1, ""]);
		assert.match(stderr, why);
		assert.equal(stderr.trim().split("\n").length, 1);
	};
	const folder = temporaryFolder();
	writeFileSync(join(folder, "mine"), "");
	await says(["May"], /^the round must be a number from 1 on\.$/m);
	await says(["0"], /^the round must be a number from 1 on\.$/m);
	await says(["1", "bakery"], /^the co-op must be a number from 1 on\.$/m);
	await says(["1", "--out", folder], /has files already: name another one\.$/m);
	await says(["--out", join(folder, "new")], /^usage: node tools\/rochdale\.mjs round \[ROUND\]/);
	await says(["1", "2", "3"], /^usage: /);
});
