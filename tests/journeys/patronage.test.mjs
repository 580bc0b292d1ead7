// How patronage is divided and committed to, and what members and auditors can do with it. No node is needed: what is asked of a
// chain is stated here.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { TypeRegistry } from "@polkadot/types";
import decodeQR from "qr/decode.js";
import { Mistake } from "../../tools/common.mjs";
import * as commitments from "../../tools/commitment.mjs";
import { checkPatronage, claim, patronage, proof, saidYear, showDebts } from "../../tools/patronage.mjs";
import { cashOf, divide, totalsOf, weightsOf } from "../../tools/patronage-rules.mjs";
import { Mistakes, readUses } from "../../tools/use-file.mjs";
import { printed } from "../lib/stand-in.mjs";
import { tool } from "../lib/tool.mjs";

const root = mkdtempSync(join(tmpdir(), "rochdale-patronage-"));
after(() => rmSync(root, { recursive: true, force: true }));
before(() => commitments.ready());

const [COOP, YEAR, MILLION] = [3, "2027-01-01", 1_000_000n];
const registry = new TypeRegistry();
registry.register({
	Share: { coop: "u32", year: "i32", member: "u32", units: "Vec<u64>", refund: "u128", cash: "u128", salt: "[u8; 32]" },
	Proof: { index: "u32", siblings: "Vec<Node>" },
	Node: { hash: "H256", refund: "u128", cash: "u128" },
	Commitment: { root: "H256", count: "u32", total: "u128", cash: "u128", document: "H256" },
});

const SAID = { coop: COOP, year: YEAR, pool: "58800.00", bases: "hours=10000", "cash-bps": "2000", "last-member": "61" };
const NONE = Buffer.alloc(32);

let folders = 0;
const fresh = () => join(root, `folder-${(folders += 1)}`);

function file(lines) {
	const path = join(root, `use-${(folders += 1)}.csv`);
	writeFileSync(path, Array.isArray(lines) ? `${lines.join("\n")}\n` : lines);
	return path;
}

const refused = (why) => (error) => error instanceof Mistake && why.test(error.message) && !error.message.includes("\n");

/** What a file has wrong, line by line. */
function mistakesOf(content, { bases = ["hours"], lastMember = 61 } = {}) {
	const mistakes = new Mistakes();
	readUses("use.csv", Buffer.from(Array.isArray(content) ? content.join("\n") : content), { bases, lastMember }, mistakes);
	return mistakes.told;
}

/** What a file without mistakes says. */
function read(content, bases = ["hours"]) {
	const mistakes = new Mistakes();
	const uses = readUses("use.csv", Buffer.from(content), { bases, lastMember: 61 }, mistakes);
	assert.deepEqual(mistakes.told, []);
	return uses;
}

const refundsOf = (content, { pool, bases, cashBps = 2_000, unit = 10_000n }) => {
	const uses = read(
		content,
		bases.map(({ base }) => base),
	);
	const mistakes = new Mistakes();
	const found = divide({ pool, bases, cashBps, unit }, uses, totalsOf(uses, bases, mistakes));
	assert.equal(mistakes.count, 0);
	return found;
};

const HOURS = [{ base: "hours", weight: 10_000 }];

/** A share with a salt of its own. */
const shareOf = (member, refund, more = {}) => ({
	...{
		coop: COOP,
		year: 20_819,
		member,
		units: [5n * MILLION],
		refund,
		cash: refund / 5n,
		salt: createHash("sha256").update(`${member}`).digest(),
	},
	...more,
});

/** Shares as columns. */
const columns = (shares) => ({
	...{ coop: shares[0].coop, year: shares[0].year, bases: shares[0].units.length },
	members: Uint32Array.from(shares, ({ member }) => member),
	units: BigUint64Array.from(shares.flatMap(({ units }) => units)),
	refunds: BigUint64Array.from(shares, ({ refund }) => refund),
	cash: BigUint64Array.from(shares, ({ cash }) => cash),
	salts: Uint8Array.from(Buffer.concat(shares.map(({ salt }) => salt))),
});

/** All proofs of some shares, with their commitment. */
function provenBy(shares) {
	const levels = commitments.levelsOf(columns(shares));
	const proofs = shares.map((share, index) => ({
		...{ share, index, count: shares.length, siblings: commitments.siblingsOf(levels, index) },
	}));
	return { proofs, commitment: commitments.commitmentTo(columns(shares)) };
}

const model = JSON.parse(readFileSync(new URL("../../pallets/surplus/model/commitment.json", import.meta.url)));

test("trees are those of the model in another language, to the last byte", () => {
	assert.ok(model.trees.length >= 6);
	for (const tree of model.trees) {
		const shares = tree.shares.map(({ coop, year, member, units, refund, cash, salt }) => ({
			...{ coop: Number(coop), year: Number(year), member: Number(member), units: units.map(BigInt) },
			...{ refund: BigInt(refund), cash: BigInt(cash), salt: commitments.unhex(salt) },
		}));
		const levels = commitments.levelsOf(columns(shares));
		const leaves = shares.map((_, at) => commitments.hex(levels[0].hashes.subarray(at * 32, (at + 1) * 32)));
		assert.deepEqual(leaves, tree.leaves);
		const { proofs, commitment } = provenBy(shares);
		const [count, total, cash] = [Number(tree.count), BigInt(tree.total), BigInt(tree.cash)];
		assert.deepEqual(commitment, { root: tree.root, count, total, cash });
		tree.proofs.forEach(({ index, siblings }, at) => {
			const plain = ({ hash, refund, cash: paid }) => ({ hash: commitments.hex(hash), refund: `${refund}`, cash: `${paid}` });
			assert.deepEqual(proofs[Number(index)].siblings.map(plain), siblings);
			assert.ok(commitments.isProven(proofs[at], commitment));
		});
	}
});

test("refunds and what of them is paid are those of the model", () => {
	for (const tree of model.trees) {
		const bases = tree.weights.map((weight, at) => ({ base: commitments.BASES[at], weight: Number(weight) }));
		const units = BigUint64Array.from(tree.shares.flatMap((share) => share.units.map(BigInt)));
		const members = Uint32Array.from(tree.shares, ({ member }) => Number(member));
		const year = { pool: BigInt(tree.pool), bases, cashBps: Number(tree.cash_bps), unit: BigInt(tree.unit) };
		const found = divide(year, { members, units }, totalsOf({ units }, bases, new Mistakes()));
		assert.deepEqual(
			[...found.refunds].map((refund, at) => [`${refund}`, `${found.cash[at]}`]),
			tree.shares.map(({ refund, cash }) => [refund, cash]),
		);
		assert.deepEqual([found.total, found.paid], [BigInt(tree.total), BigInt(tree.cash)]);
	}
});

test("a member with 1,700 of 49,000 hours gets 2,040 of 58,800: 408 is paid and 1,632 kept", () => {
	const found = refundsOf("member_no,hours\n1,47300\n2,1700\n", { pool: 58_800n * MILLION, bases: HOURS });
	assert.deepEqual([found.refunds[1], found.cash[1]], [2_040n * MILLION, 408n * MILLION]);
	assert.deepEqual([found.total, found.paid], [58_800n * MILLION, 11_760n * MILLION]);
});

test("vector 1 of the practice comes out to the last cent", () => {
	const found = refundsOf("member_no,hours\n1,1800\n2,1200\n3,601\n", { pool: 57_304_110_000n, bases: HOURS });
	assert.deepEqual([...found.refunds], [28_644_090_000n, 19_096_060_000n, 9_563_940_000n]);
	assert.equal(57_304_110_000n - found.total, 20_000n);
});

test("who returned more than they bought has nothing, and raises nobody's part", () => {
	const bases = [{ base: "purchases", weight: 10_000 }];
	const pool = 3_000n * MILLION;
	const lines = "member_no,purchases\n1,-120\n2,900\n3,600\n";
	const found = refundsOf(lines, { pool, bases });
	assert.deepEqual([...found.refunds], [0n, 1_800n * MILLION, 1_200n * MILLION]);
	const without = refundsOf("member_no,purchases\n2,900\n3,600\n", { pool, bases });
	assert.deepEqual([...found.refunds].slice(1), [...without.refunds]);
	assert.deepEqual(read(lines, ["purchases"]).clamped, [{ at: 0, base: 0, units: -120n * MILLION }]);
});

test("each base divides its own part", () => {
	const bases = [
		{ base: "hours", weight: 7_000 },
		{ base: "purchases", weight: 3_000 },
	];
	const found = refundsOf("purchases,member_no,hours\n0,4,50\n5,9,0\n5,10,50\n", { pool: 1_000n * MILLION, bases });
	assert.deepEqual([...found.refunds], [350n * MILLION, 150n * MILLION, 500n * MILLION]);
});

test("sums are conserved, and no more than dust is left, for whatever members used", () => {
	let state = 42n;
	const below = (bound) => {
		state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
		return (state >> 11n) % bound;
	};
	for (let round = 0; round < 200; round += 1) {
		const count = Number(1n + below(20n));
		const weights = [[10_000], [1, 9_999], [3_333, 3_333, 3_334], [2_000, 2_000, 2_000, 2_000, 2_000]][Number(below(4n))];
		const bases = weights.map((weight, at) => ({ base: commitments.BASES[at], weight }));
		const units = BigUint64Array.from({ length: count * bases.length }, () => 1n + below(10n ** (1n + below(19n))));
		const unit = [1n, 10_000n, MILLION][Number(below(3n))];
		const year = { pool: 1n + below(10n ** 18n), bases, cashBps: Number(below(10_001n)), unit };
		const members = Uint32Array.from({ length: count }, (_, at) => at + 1);
		const found = divide(year, { members, units }, totalsOf({ units }, bases, new Mistakes()));
		const dust = year.pool - found.total;
		const others = BigInt(bases.length - 1);
		assert.ok(dust >= 0n && dust < BigInt(count) * (unit + others) + others, `dust ${dust}`);
		assert.equal(
			found.total,
			found.refunds.reduce((sum, one) => sum + one, 0n),
		);
		found.refunds.forEach((refund, at) => {
			const paid = found.cash[at];
			assert.ok(refund % unit === 0n && paid <= refund && paid * 10_000n >= refund * BigInt(year.cashBps));
			assert.ok(paid % unit === 0n && (paid === 0n || (paid - unit) * 10_000n < refund * BigInt(year.cashBps)));
		});
	}
});

test("the part that is paid is rounded up, and never above the refund", () => {
	const year = { cashBps: 2_000, unit: 10_000n };
	assert.equal(cashOf(10_000n, year), 10_000n);
	assert.equal(cashOf(100_000n, year), 20_000n);
	assert.equal(cashOf(110_000n, year), 30_000n);
	assert.equal(cashOf(0n, year), 0n);
	assert.equal(cashOf(5_000n, { cashBps: 10_000, unit: 10_000n }), 5_000n);
});

// Proofs

test("a proof of anything else is none", () => {
	for (const count of [1, 2, 3, 5, 8, 13]) {
		const shares = Array.from({ length: count }, (_, at) => shareOf(at + 1, BigInt(at + 1) * 10_000n));
		const { proofs, commitment } = provenBy(shares);
		for (const one of proofs) {
			const isProven = (change) => commitments.isProven({ ...one, ...change }, commitment);
			assert.ok(isProven({}));
			const share = (change) => ({ share: { ...one.share, ...change } });
			for (const change of [
				{ coop: COOP + 1 },
				{ year: one.share.year + 1 },
				{ member: one.share.member + 100 },
				{ units: [6n * MILLION] },
				{ units: [5n * MILLION, 0n] },
				{ refund: one.share.refund + 1n },
				{ cash: one.share.cash + 1n },
				{ salt: NONE },
			]) {
				assert.ok(!isProven(share(change)), JSON.stringify(Object.keys(change)));
			}
			for (const at of one.siblings.keys()) {
				const other = (change) => ({
					siblings: one.siblings.map((sibling, no) => (no === at ? { ...sibling, ...change } : sibling)),
				});
				const { refund, cash } = one.siblings[at];
				assert.ok(!isProven(other({ hash: NONE })));
				assert.ok(!isProven(other({ refund: refund + 1n })));
				// A sum that is less by what the share has more.
				assert.ok(!isProven({ ...other({ refund: refund - 1n }), ...share({ refund: one.share.refund + 1n }) }));
				assert.ok(!isProven(other({ cash: cash + 1n })));
				assert.throws(() => isProven({ siblings: one.siblings.filter((_, no) => no !== at) }), refused(/has not \d+ steps/));
			}
			assert.throws(() => isProven({ siblings: [...one.siblings, { hash: NONE, refund: 0n, cash: 0n }] }), refused(/has not/));
			assert.throws(() => isProven({ index: count }), refused(/has not/));
		}
	}
});

test("sums that are named otherwise than the nodes have them are not proven", () => {
	const { proofs, commitment } = provenBy([1, 2, 3].map((member) => shareOf(member, 10_000n)));
	assert.ok(commitments.isProven(proofs[0], commitment));
	assert.ok(!commitments.isProven(proofs[0], { ...commitment, total: commitment.total + 1n }));
	assert.ok(!commitments.isProven(proofs[0], { ...commitment, cash: commitment.cash + 1n }));
});

test("a count with the same way to the top is another commitment", () => {
	const { proofs, commitment } = provenBy([1, 2, 3].map((member) => shareOf(member, 10_000n)));
	const last = proofs[2];
	assert.equal(commitments.proofLength(2, 3), 1);
	// The last of three goes the way of the second of two.
	const other = { ...last, index: 1, count: 2 };
	assert.ok(commitments.isProven(last, commitment));
	assert.ok(!commitments.isProven(other, commitment));
	assert.ok(!commitments.isProven(other, { ...commitment, count: 2 }));
});

test("a node is not taken for a leaf", () => {
	const shares = [1, 2, 3, 4].map((member) => shareOf(member, 10_000n));
	const levels = commitments.levelsOf(columns(shares));
	const { hash } = commitments.leafOf(shares[0]);
	assert.equal(commitments.hex(levels[0].hashes.subarray(0, 32)), commitments.hex(hash));
	// What is hashed for a leaf begins with another byte than what is hashed for a node.
	assert.equal(commitments.writeShare(Buffer.alloc(commitments.leafBytes(1)), shares[0])[0], 0);
	const sides = [0, 1].map((at) => ({ hash: levels[0].hashes.subarray(at * 32, (at + 1) * 32), refund: 10_000n, cash: 2_000n }));
	const above = commitments.hex(commitments.nodeOf(...sides).hash);
	assert.equal(above, commitments.hex(levels[1].hashes.subarray(0, 32)));
	const inner = { share: shares[0], index: 0, count: 2, siblings: [{ ...sides[1], hash: levels[1].hashes.subarray(32, 64) }] };
	assert.ok(!commitments.isProven(inner, commitments.commitmentTo(columns(shares))));
});

test("base45 is that of RFC 9285", () => {
	for (const [plain, text] of [
		["AB", "BB8"],
		["Hello!!", "%69 VD92EX0"],
		["base-45", "UJCLQE7W581"],
		["ietf!", "QED8WEX0"],
		["", ""],
	]) {
		assert.equal(commitments.toBase45(Buffer.from(plain)), text);
		assert.equal(commitments.fromBase45(text)?.toString(), plain);
	}
	// 65,536, a digit too many, a letter that is none of it.
	for (const text of ["GGW", "::", ":::", "BB8A", "bb8"]) assert.equal(commitments.fromBase45(text), undefined, text);
});

test("the text of a proof says all of it, and a changed one says nothing", () => {
	const shares = Array.from({ length: 13 }, (_, at) => shareOf(at + 1, BigInt(at + 1) * 10_000n));
	const [{ proofs }, plain] = [
		provenBy(shares),
		(one) => JSON.stringify(one, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
	];
	for (const one of proofs) {
		const text = commitments.proofText(one);
		const back = commitments.proofOfText(text);
		assert.deepEqual(commitments.encodeProof(back), commitments.encodeProof(one));
		assert.equal(plain({ ...back.share, salt: 0 }), plain({ ...one.share, salt: 0 }));
		assert.deepEqual([back.index, back.count, back.siblings.length], [one.index, one.count, one.siblings.length]);
		for (const wrong of [
			text.slice(0, -1),
			text.slice(1),
			text.toLowerCase(),
			`${text.slice(0, -4)}.`,
			text.replace(":", ": "),
		]) {
			assert.throws(() => commitments.proofOfText(wrong), Mistake, wrong);
		}
	}
	const bytes = commitments.encodeProof(proofs[0]);
	assert.throws(() => commitments.decodeProof(Buffer.concat([bytes, Buffer.of(0)])), refused(/as this command writes it/));
	for (let length = 0; length < bytes.length; length += 1)
		assert.throws(() => commitments.decodeProof(bytes.subarray(0, length)), Mistake);
});

/** What a camera sees of a QR code that is drawn as SVG: rows of runs on white. */
function seen(svg, scale = 3) {
	const [, size] = /viewBox="0 0 (\d+) \1"/.exec(svg).map(Number);
	const [width, height] = [size * scale, size * scale];
	const data = new Uint8Array(width * height * 4).fill(255);
	for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
		for (let row = y * scale; row < (Number(y) + 1) * scale; row += 1) {
			for (let at = x * scale; at < (Number(x) + Number(run)) * scale; at += 1)
				data.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3);
		}
	}
	return { width, height, data, modules: size - 8 };
}

/** The longest proof that there can be: of a million members, by five bases, with sums of eight bytes each. */
function longestProof() {
	const sum = 2n ** 63n;
	const random = (at) => createHash("sha256").update(`${at}`).digest();
	const siblings = Array.from({ length: 20 }, (_, at) => ({ hash: random(at), refund: sum, cash: sum }));
	const units = [1, 2, 3, 4, 5].map((base) => 2n ** 64n - BigInt(base));
	const share = shareOf(0xffff_ffff, sum, { units, cash: sum, coop: 0xffff_ffff });
	return { share, index: 1_048_575, count: 1_048_576, siblings };
}

test("the longest proof fits one QR code with error correction, and is read from it to the last byte", async () => {
	const { codeOf } = await import("../../tools/patronage.mjs");
	const one = longestProof();
	const text = commitments.proofText(one);
	const { modules, ...image } = seen(await codeOf(text));
	// A code of version 40 has 177 modules a side.
	assert.ok(modules <= 177, `${modules} modules`);
	assert.equal(decodeQR(image), text);
	assert.deepEqual(commitments.encodeProof(commitments.proofOfText(decodeQR(image))), commitments.encodeProof(one));
});

// The file

test("every mistake of a file is named with its line, and all of them are", () => {
	assert.deepEqual(
		mistakesOf([
			"member_no;hours;name",
			'3;"1,700";a',
			"1;1.000,5;b",
			"2;7299.5000001;c",
			"5;1 700;d",
			"62;3;e",
			"x;4;f",
			"6;;g",
			"7;1;h;2",
			"8;1",
			"9;5;i",
			"9;6;j",
			"0;1;k",
			"4294967296;1;l",
			"10;1e3;m",
			"11;99999999999999999;n",
			"12;.5;o",
			"13;+5;p",
		]),
		[
			'line 1: "name" is no column that is known',
			'line 2: hours "1,700" has another separator than a decimal point: write it such as 1234.5',
			'line 3: hours "1.000,5" has another separator than a decimal point: write it such as 1234.5',
			'line 4: hours "7299.5000001" has more than six decimals',
			'line 5: hours "1 700" has another separator than a decimal point: write it such as 1234.5',
			"line 6: the co-op has given no number 62 to a member, and 61 is the last one",
			'line 7: "x" is no number of a member',
			"line 8: hours is empty: write 0 where a member used nothing",
			"line 9: it has 4 cells, and there are 3 columns: if a number has a comma in it, write it such as 1234.5",
			"line 10: it has 2 cells, and there are 3 columns",
			'line 13: "0" is no number of a member',
			'line 14: "4294967296" is no number of a member',
			'line 15: hours "1e3" is no number such as 12 or 12.5',
			'line 16: hours "99999999999999999" is more than a member can have used',
			'line 17: hours ".5" is no number such as 12 or 12.5',
			'line 18: hours "+5" is no number such as 12 or 12.5',
			"line 12: member 9 is on line 11 already",
		],
	);
});

test("a file without the columns of the year is refused", () => {
	const bases = ["hours", "purchases"];
	assert.deepEqual(mistakesOf("member_no,hours\n1,5\n", { bases }), ["line 1: the column purchases is missing"]);
	assert.deepEqual(mistakesOf("member_no,hours,hours,purchases\n", { bases }), ["line 1: the column hours is there 2 times"]);
	assert.deepEqual(mistakesOf("member_no,hours,care\n1,5,5\n"), ["line 1: care is no base of that year"]);
	assert.deepEqual(mistakesOf("member_no,hours\n"), ["no line stands below the columns"]);
	assert.deepEqual(mistakesOf(""), ["line 1: the column member_no is missing", "line 1: the column hours is missing"]);
	assert.throws(() => mistakesOf('member_no,hours\n1,"5\n2,5\n'), refused(/quotes that begin on line 2 do not end/));
});

test("the form of a file changes nothing", () => {
	const plain = (uses) => ({ members: [...uses.members], units: [...uses.units], clamped: uses.clamped });
	const expected = plain(read("member_no,hours,care\n3,1700,0\n1,40000.5,-2\n12,0.000001,999999999999.5\n", ["hours", "care"]));
	assert.deepEqual(expected.members, [1, 3, 12]);
	assert.deepEqual(expected.units, [40_000_500_000n, 0n, 1_700_000_000n, 0n, 1n, 999_999_999_999_500_000n]);
	assert.deepEqual(expected.clamped, [{ at: 0, base: 1, units: -2_000_000n }]);
	for (const content of [
		"\ufeffmember_no;hours;care\r\n3;1700;0\r\n1;40000.5;-2\r\n12;0.000001;999999999999.5",
		"care\tMember_No\thours\n\n-2.0\t1\t40000.500000\n\t\t\n0\t0003\t1700.0\n999999999999.5\t12\t0.000001\n",
		'"member_no","hours","care"\n"12","0.000001","999999999999.5"\n "1" , "40000.5" ,"-2"\n3,1700,-0\n',
	]) {
		assert.deepEqual(plain(read(content, ["hours", "care"])), expected, content);
	}
});

test("lines after quotes that go over several are counted", () => {
	assert.deepEqual(mistakesOf('member_no,hours\n1,"5\n6"\n2,x\n'), [
		'line 2: hours "5\n6" is no number such as 12 or 12.5',
		'line 4: hours "x" is no number such as 12 or 12.5',
	]);
});

test("units are exact to the millionth up to the most that a share holds", () => {
	const most = "18446744073709.551615";
	assert.deepEqual(
		[...read(`member_no,hours\n1,${most}\n2,999999999.999999\n3,1000000000.000001\n`).units],
		[2n ** 64n - 1n, 999_999_999_999_999n, 1_000_000_000_000_001n],
	);
	assert.equal(mistakesOf("member_no,hours\n1,18446744073709.551616\n").length, 1);
});

test("weights that do not add up are refused by name, all at once", () => {
	const mistakes = new Mistakes();
	assert.deepEqual(weightsOf("purchases=4000, hours=6000", mistakes), [
		{ base: "hours", weight: 6_000 },
		{ base: "purchases", weight: 4_000 },
	]);
	assert.equal(mistakes.count, 0);
	weightsOf("hours=100,love=3,care=0,hours=4,5", mistakes);
	assert.deepEqual(mistakes.told, [
		'--bases: "love" is none of hours, purchases, deliveries, care, energy',
		"--bases: care has no weight",
		"--bases: hours is there more than once",
		'--bases: "5" is no base with its weight, such as hours=10000',
		"--bases: the weights are 107 together, and must be 10000",
	]);
});

// The commands

const LINES = ["member_no,hours", "3,1700", "1,40000.5", "2,7299.5", "5,-3"];

/** Divides by a file into a new folder. */
async function divided(t, { lines = LINES, said = SAID } = {}) {
	const [folder, path] = [fresh(), file(lines)];
	const text = await printed(t, () => patronage(undefined, { file: path, folder, ...said }));
	return { folder, path, text };
}

const commitmentIn = (folder) => JSON.parse(readFileSync(join(folder, "commitment.json"), "utf8"));
const rowsIn = (folder, name) => {
	const [head, ...rows] = readFileSync(join(folder, name), "utf8")
		.replace(/^\ufeff/, "")
		.trimEnd()
		.split("\r\n");
	return { head, rows: rows.map((row) => row.split(",")) };
};

test("what was wrong with a file leaves nothing behind", async (t) => {
	const folder = fresh();
	for (const [lines, why, told] of [
		[["member_no,hours", "3,1700", "3,5"], /1 mistake: nothing is written/, "line 3: member 3 is on line 2 already"],
		[
			["member_no,hours", "3,0", "4,-5"],
			/1 mistake/,
			"the base hours is zero: no member has any of it, so that nothing can be divided by it",
		],
		[["member_no,hours", ...Array.from({ length: 130 }, (_, at) => `${100 + at},5`)], /130 mistakes/, "and 30 more"],
	]) {
		const text = await printed(t, () =>
			assert.rejects(patronage(undefined, { file: file(lines), folder, ...SAID }), refused(why)),
		);
		assert.ok(text.split("\n").includes(told), text);
		assert.ok(!existsSync(folder));
	}
	await assert.rejects(patronage(undefined, { file: "/none.csv", folder, ...SAID }), refused(/cannot be read: ENOENT/));
});

test("what a year divides must be said as a whole", async (t) => {
	const said = { coop: COOP, year: YEAR };
	const text = await printed(t, () => assert.throws(() => saidYear({ ...said, pool: "5,5", unit: "0" }), refused(/4 mistakes/)));
	assert.match(
		text,
		/--bases must be said too\n--cash-bps must be said too\n--pool: "5,5" is no amount such as 58800.00\n--unit: "0"/,
	);
	await printed(t, () =>
		assert.throws(() => saidYear({ ...SAID, year: "2027-02-30" }), refused(/first day, such as 2027-01-01/)),
	);
	await printed(t, () => assert.throws(() => saidYear({ ...SAID, "cash-bps": "10001" }), refused(/1 mistake/)));
	for (const pool of ["0", "18446744073709.551616"]) {
		await assert.rejects(divided(t, { said: { ...SAID, pool } }), refused(/the pool must be/));
	}
});

test("a commitment comes with all shares, who was below zero, and a statement that adds up", async (t) => {
	const bases = "hours=6000,care=4000";
	const lines = ["member_no,care,hours", "3,2,1700", "1,1.5,40000.5", "2,0,7299.5", "5,7,-3"];
	const { folder, text } = await divided(t, { lines, said: { ...SAID, bases } });
	assert.deepEqual(
		readdirSync(folder).filter((name) => !name.endsWith(".sha256")),
		[...["clamped.csv", "commitment.json", "patronage_statement.csv", "shares.csv"]],
	);
	for (const name of ["shares.csv", "clamped.csv", "patronage_statement.csv"]) {
		assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
	}
	for (const name of readdirSync(folder).filter((one) => !one.endsWith(".sha256"))) {
		const sum = createHash("sha256")
			.update(readFileSync(join(folder, name)))
			.digest("hex");
		assert.equal(readFileSync(join(folder, `${name}.sha256`), "utf8"), `${sum}  ${name}\n`);
	}
	const { commitment, clamped, dust } = commitmentIn(folder);
	assert.deepEqual([commitment.count, clamped], [4, 1]);
	assert.equal(Number(commitment.total) + Number(dust), 58_800);
	assert.match(text, new RegExp(`officer of the board commits to it: surplus.commitPatronage\\(3, 20819, .*${commitment.root}`));
	assert.deepEqual(rowsIn(folder, "clamped.csv").rows, [["5", "hours", "-3000000", "0"]]);
	const shares = rowsIn(folder, "shares.csv");
	assert.equal(shares.head, "member_no,hours_millionths,care_millionths,refund_millionths,cash_millionths,salt");
	assert.equal(new Set(shares.rows.map((row) => row.at(-1))).size, 4);
	const statement = rowsIn(folder, "patronage_statement.csv");
	assert.equal(statement.rows.length, 8);
	for (const [member, , , refund, cash] of shares.rows) {
		const mine = statement.rows.filter((row) => row[1] === member);
		const sum = (column) => mine.reduce((total, row) => total + BigInt(row[column]), 0n);
		assert.deepEqual([sum(5), sum(6), sum(7)], [BigInt(refund), BigInt(cash), BigInt(refund) - BigInt(cash)], member);
		assert.ok(mine.every((row) => row.slice(5, 8).every((cell) => BigInt(cell) >= 0n)));
	}
	// Hours of member 3: 1,700 of 49,000 are 3.46 %.
	assert.deepEqual(statement.rows.find((row) => row[1] === "3" && row[2] === "hours").slice(0, 5), [
		...["2027-01-01", "3", "hours", "1700000000", "346"],
	]);
});

test("a folder with a commitment is never written over, because its salts would be lost", async (t) => {
	const { folder, path } = await divided(t);
	const kept = readFileSync(join(folder, "shares.csv"));
	await assert.rejects(patronage(undefined, { file: path, folder, ...SAID }), refused(/is there already/));
	assert.deepEqual(readFileSync(join(folder, "shares.csv")), kept);
});

test("each member gets a proof as file and as QR code", async (t) => {
	const { folder } = await divided(t);
	await printed(t, () => proof({ folder, member: 3 }));
	const { text, ...told } = JSON.parse(readFileSync(join(folder, "proof-3.json"), "utf8"));
	assert.deepEqual([told.co_op, told.year, told.member_no, told.place, told.members], [3, "2027-01-01", 3, 3, 4]);
	assert.deepEqual(
		[told.units, told.refund, told.cash, told.retained],
		[{ hours: "1700.000000" }, "2040.000000", "408.000000", "1632.000000"],
	);
	const { modules, ...image } = seen(readFileSync(join(folder, "proof-3.svg"), "utf8"));
	assert.equal(decodeQR(image), text);
	assert.ok(modules <= 177);
	assert.equal(statSync(join(folder, "proof-3.json")).mode & 0o777, 0o600);
	await printed(t, () => proof({ folder }));
	assert.equal(readdirSync(folder).filter((name) => /^proof-\d+\.svg$/.test(name)).length, 4);
	await assert.rejects(proof({ folder, member: 4 }), refused(/member 4 is not among the 4 members/));
});

test("no proof is made of shares that are not those of the commitment", async (t) => {
	const { folder } = await divided(t);
	const path = join(folder, "shares.csv");
	const kept = readFileSync(path, "utf8");
	writeFileSync(path, kept.replace("1700000000", "1700000001"));
	await assert.rejects(proof({ folder, member: 3 }), refused(/are not of the same commitment/));
	writeFileSync(path, kept.replace("1700000000", "17,00"));
	await assert.rejects(proof({ folder, member: 3 }), refused(/line 4 of .* is not as the command writes it/));
	writeFileSync(path, kept.slice(0, -9));
	await assert.rejects(proof({ folder, member: 3 }), refused(/line 5 of/));
	rmSync(join(folder, "commitment.json"));
	await assert.rejects(proof({ folder, member: 3 }), refused(/cannot be read as a commitment: ENOENT/));
});

test("an auditor's recount finds whatever was changed", async (t) => {
	const { folder, path, text } = await divided(t);
	const recount = (use = path) => checkPatronage(undefined, { file: use, folder, ...SAID });
	const same = await printed(t, () => recount());
	assert.match(same, /all 4 shares, their sums and the root are what the file comes to/);
	const [, content] = /commitPatronage\(3, 20819, (.*)/.exec(text);
	assert.ok(same.includes(`confirmPatronage(3, 20819, "the officer's number", ${content}`), "both hands repeat the same");
	for (const told of [text, same]) assert.ok(told.includes(`agreePatronage(20819, ${content}`), "and so do the members");
	const differs = async (use) => printed(t, () => assert.rejects(recount(use), refused(/this is not what the file comes to/)));
	const other = await differs(file(LINES.map((line) => line.replace("3,1700", "3,1701"))));
	assert.match(other, /member 3: hours 1701.000000 by the file, 1700.000000 in shares.csv/);
	assert.match(other, /member 1: refund /);
	assert.match(await differs(file([...LINES, "9,0"])), /member 9 has no share in shares.csv/);
	assert.match(await differs(file(LINES.slice(0, -1))), /member 5 has a share in shares.csv, and is not in the file/);
	// The same lines in another file are another document.
	assert.match(await differs(file(`${LINES.join("\r\n")}\r\n`)), /document 0x/);
	const kept = commitmentIn(folder);
	const change = (more) =>
		writeFileSync(join(folder, "commitment.json"), JSON.stringify({ ...kept, commitment: { ...kept.commitment, ...more } }));
	change({ root: `0x${"00".repeat(32)}` });
	assert.match(await differs(), /^root 0x[0-9a-f]{64} by the file, 0x0{64} in commitment.json$/m);
	change({ total: "58800.01" });
	assert.match(await differs(), /^total 58800.000000 by the file, 58800.010000 in commitment.json$/m);
	change({ count: 5 });
	assert.match(await differs(), /^count 4 by the file, 5 in commitment.json$/m);
	await assert.rejects(
		checkPatronage(undefined, { file: path, folder, ...SAID, coop: 4 }),
		refused(/is of co-op 3 for the year/),
	);
});

// A chain

const found = (value) => ({ isSome: value !== undefined, isNone: value === undefined, unwrap: () => value });
const whole = (value) => ({ toNumber: () => Number(value), toBigInt: () => BigInt(value), toHex: () => value });

/** A commitment as the library gives it. */
const known = (one) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, whole(value)]));

/**
 * A chain on which co-op 3 divides 58,800 for 2027. Officers have committed to something, an auditor has confirmed something, and
 * some members have claimed.
 */
function chain({ committed = [], confirmed, state = "Confirmed", claimed = [], charge } = {}) {
	const calls = [];
	const call =
		(name) =>
		(...args) => {
			calls.push([name, ...args]);
			return { method: { section: "surplus", method: name, encodedLength: 9, toHex: () => `0xca11${calls.length}` } };
		};
	const of = (value) => async (coop, year) => found(coop === COOP && year === 20_819 ? value : undefined);
	const pool = { amount: whole(58_800n * MILLION), unit: whole(10_000), cashBps: whole(2_000) };
	const phase = { [`is${state}`]: true, asOpen: { unit: pool.unit, cashBps: pool.cashBps } };
	const isOpen = state === "Open";
	const card = async (coop, year) => {
		const isOfYear = coop === COOP && year === 20_819;
		return {
			pool: found(isOfYear && !isOpen ? pool : undefined),
			patronage: found(isOfYear && confirmed ? { commitment: known(confirmed), state: phase } : undefined),
			committed: isOfYear ? committed.map(([officer, one]) => [whole(officer), known(one)]) : [],
		};
	};
	const years = (member) => (claimed.includes(member) ? [[whole(20_819)]] : [[whole(20_454)]]);
	const query = {
		surplus: {
			years: of({ result: { asSurplus: { patronage: pool.amount } } }),
			bases: of({ bases: [[{ type: "Hours" }, whole(10_000)]] }),
			charges: async (coop, no) => found(coop === COOP && no === 2 && charge ? { commitment: known(charge) } : undefined),
			chargedTo: { multi: async (keys) => keys.map(([, , member]) => found(claimed.includes(member) ? 1n : undefined)) },
			memberAccounts: { multi: async (keys) => keys.map(([, member]) => ({ years: years(member) })) },
		},
		membership: { rolls: async () => ({ lastNo: whole(61) }) },
	};
	const names = [
		...["commitPatronage", "confirmPatronage", "claimPatronage", "objectToPatronage", "agreePatronage"],
		...["replacePatronage", "chargeLoss", "showDebts"],
	];
	const tx = {
		surplus: Object.fromEntries(names.map((name) => [name, call(name)])),
		resolutions: { propose: call("propose") },
		utility: { forceBatch: call("forceBatch") },
	};
	const weight = { transactionPaymentCallApi: { queryCallInfo: async () => ({ weight: { refTime: whole(1) } }) } };
	const consts = { system: { blockWeights: { maxBlock: { refTime: whole(1_000) } } } };
	return { calls, api: { query, tx, consts, call: { surplusApi: { patronage: card }, ...weight } } };
}

/** Whether these calls propose to the members of co-op 3 by an ordinary vote that they agree to exactly this. */
function isAgreement([agree, propose, ...others], commitment) {
	assert.deepEqual(agree, ["agreePatronage", 20_819, commitment]);
	const [name, coop, track, secrecy, title, document, { method, section }] = propose;
	assert.deepEqual([name, coop, track, secrecy], ["propose", COOP, "Ordinary", "Open"]);
	assert.deepEqual([title, document], ["Divide patronage of the year from 2027-01-01 on", commitment.document]);
	assert.deepEqual([section, method, others], ["surplus", "agreePatronage", []]);
}

test("what the chain says of the year divides it, and its numbers of members are the only ones", async (t) => {
	const { api, calls } = chain();
	const [folder, url] = [fresh(), "ws://x"];
	const asked = { url, coop: COOP, year: YEAR, folder };
	const text = await printed(t, () => patronage(api, { ...asked, file: file(LINES) }));
	const { commitment } = commitmentIn(folder);
	const argument = { ...commitment, total: 58_800n * MILLION, cash: 11_760n * MILLION };
	assert.equal(registry.createType("Commitment", calls[0][3]).total.toBigInt(), argument.total);
	const [commit, ...agreement] = calls;
	assert.deepEqual(commit, ["commitPatronage", COOP, 20_819, argument]);
	assert.match(text, /commits to it:\n.*rpc=ws%3A%2F%2Fx#\/extrinsics\/decode\/0xca111$/m);
	isAgreement(agreement, argument);
	assert.match(text, /that the members agree to it, .*:\n {2}https.*0xca113$/);
	const more = { ...asked, file: file([...LINES, "62,1"]), folder: fresh() };
	const told = await printed(t, () => assert.rejects(patronage(api, more), refused(/1 mistake/)));
	assert.equal(told, "line 6: the co-op has given no number 62 to a member, and 61 is the last one");
	const other = { ...asked, file: file(LINES), year: "2028-01-01", folder: fresh() };
	await assert.rejects(patronage(api, other), refused(/has nothing to divide by use for the year from 2028-01-01 on/));
	await assert.rejects(patronage({ call: {} }, other), refused(/the node knows no surplus: say --pool/));
});

/** A folder with a commitment of four members, as it stands on a chain, and all that is asked with. */
async function folderOfFour(t) {
	const { folder, path } = await divided(t);
	const { commitment } = commitmentIn(folder);
	const onChain = { ...commitment, total: 58_800n * MILLION, cash: 11_760n * MILLION };
	return { folder, onChain, asked: { url: "ws://x", coop: COOP, year: YEAR, folder, file: path } };
}

test("an auditor confirms the officer who has committed to what the file comes to", async (t) => {
	const { onChain, asked } = await folderOfFour(t);
	const other = { ...onChain, cash: 1n };
	const one = chain({
		committed: [
			[5, other],
			[7, onChain],
		],
	});
	await printed(t, () => checkPatronage(one.api, asked));
	const [confirm, ...agreement] = one.calls;
	assert.deepEqual(confirm, ["confirmPatronage", COOP, 20_819, 7, onChain]);
	isAgreement(agreement, onChain);
	const differs = async (said) => printed(t, () => assert.rejects(checkPatronage(chain(said).api, asked), refused(/1 mistake/)));
	assert.equal(await differs({ committed: [[5, other]] }), "cash 11760.000000 by the file, 0.000001 by officer 5");
	assert.equal(await differs({ confirmed: other }), "cash 11760.000000 by the file, 0.000001 on the chain");
	assert.equal(
		await differs({ confirmed: other, committed: [[7, onChain]] }),
		"cash 11760.000000 by the file, 0.000001 on the chain",
	);
	assert.equal(await differs({}), "nobody has committed to this year on the chain");
	// It can be counted anew when it is confirmed or stopped: there is nothing to confirm then, and the members can still agree.
	for (const state of ["Confirmed", "Stopped"]) {
		const later = chain({ confirmed: onChain, state });
		assert.match(await printed(t, () => checkPatronage(later.api, asked)), /are what the file comes to\nor a member proposes/);
		isAgreement(later.calls, onChain);
	}
	// When claims are open, there is nothing left to agree on.
	const open = chain({ confirmed: onChain, state: "Open" });
	assert.match(await printed(t, () => checkPatronage(open.api, asked)), /are what the file comes to$/);
	assert.deepEqual(open.calls, []);
});

test("a claim is made only of what the chain has", async (t) => {
	const { folder, onChain, asked } = await folderOfFour(t);
	await printed(t, () => proof({ folder, member: 3 }));
	const mine = { url: "ws://x", coop: COOP, file: join(folder, "proof-3.json") };
	const open = chain({ confirmed: onChain, state: "Open" });
	const text = await printed(t, () => claim(open.api, mine));
	assert.match(text, /member 3 gets 2040.000000 for the year from 2027-01-01 on: 408.000000 paid, 1632.000000 kept/);
	const [[name, coop, year, [{ share, proof: way }]]] = open.calls;
	assert.deepEqual([name, coop, year], ["claimPatronage", COOP, 20_819]);
	assert.deepEqual([share.member, share.units, share.refund, way.index], [3, [1_700n * MILLION], 2_040n * MILLION, 2]);
	// What the chain decodes of it is the leaf that is committed to, and the siblings.
	const told = commitments.proofOfText(JSON.parse(readFileSync(mine.file, "utf8")).text);
	const leaf = commitments.writeShare(Buffer.alloc(commitments.leafBytes(1)), told.share).subarray(1);
	assert.deepEqual(Buffer.from(registry.createType("Share", share).toU8a()), leaf);
	const nodes = registry.createType("Proof", way).siblings.map((node) => Buffer.from(node.toU8a()));
	assert.deepEqual(
		nodes.map((node) => [commitments.hex(node.subarray(0, 32)), node.readBigUInt64LE(32), node.readBigUInt64LE(48)]),
		told.siblings.map(({ hash, refund, cash }) => [commitments.hex(hash), refund, cash]),
	);
	assert.equal(nodes.length, 2);
	// What a scanner has read is a proof too.
	const scanned = join(root, "scanned.txt");
	writeFileSync(scanned, `${JSON.parse(readFileSync(mine.file, "utf8")).text}\n`);
	await printed(t, () => claim(open.api, { ...mine, file: scanned }));
	assert.deepEqual(open.calls[1], open.calls[0]);

	await assert.rejects(claim(open.api, { ...mine, coop: 4 }), refused(/is of co-op 3, and not of co-op 4/));
	await assert.rejects(claim(chain().api, mine), refused(/no auditor has confirmed the patronage of co-op 3/));
	const other = chain({ confirmed: { ...onChain, root: `0x${"11".repeat(32)}` }, state: "Open" });
	await assert.rejects(claim(other.api, mine), refused(/the proof is not of the patronage of co-op 3/));
	await assert.rejects(claim(open.api, { ...mine, file: asked.file }), refused(/the text of a proof begins with PR1:/));
	const stopped = chain({ confirmed: onChain, state: "Stopped" });
	await printed(t, () => assert.rejects(claim(stopped.api, mine), refused(/members have stopped the patronage/)));
	const done = chain({ confirmed: onChain, state: "Open", claimed: [3] });
	assert.match(await printed(t, () => claim(done.api, mine)), /all of it is claimed$/);
	assert.deepEqual(done.calls, []);
});

test("who finds a mistake in their proof gets the call that objects to it, while they can", async (t) => {
	const { folder, onChain } = await folderOfFour(t);
	await printed(t, () => proof({ folder, member: 3 }));
	const one = chain({ confirmed: onChain });
	const text = await printed(t, () => claim(one.api, { url: "ws://x", coop: COOP, file: join(folder, "proof-3.json") }));
	assert.match(text, /nothing can be claimed yet: members can object\na member objects to it:\n {2}https/);
	assert.deepEqual(one.calls, [["objectToPatronage", COOP, 20_819, onChain.root]]);
});

test("all shares of a folder are claimed for who has not claimed theirs, sixteen together", async (t) => {
	const lines = ["member_no,hours", ...Array.from({ length: 40 }, (_, at) => `${at + 1},${at + 1}`)];
	const { folder } = await divided(t, { lines });
	const { commitment } = commitmentIn(folder);
	const millionths = (text) => BigInt(text.replace(".", ""));
	const onChain = { ...commitment, total: millionths(commitment.total), cash: millionths(commitment.cash) };
	const one = chain({ confirmed: onChain, state: "Open", claimed: [2, 40] });
	const text = await printed(t, () => claim(one.api, { url: "ws://x", coop: COOP, file: folder }));
	assert.match(text, /^38 of 40 to be claimed, by anybody:$/m);
	assert.match(text, /^these 3 in one, for a fee:$/m);
	const lists = one.calls.filter(([name]) => name === "claimPatronage").map(([, , , list]) => list);
	assert.deepEqual(
		lists.map(({ length }) => length),
		[16, 16, 6],
	);
	const expected = Array.from({ length: 40 }, (_, at) => at + 1).filter((member) => member !== 2 && member !== 40);
	assert.deepEqual(
		lists.flat().map(({ share }) => share.member),
		expected,
	);
	for (const { share, proof: way } of lists.flat()) {
		const siblings = way.siblings.map((node) => ({ ...node, hash: commitments.unhex(node.hash) }));
		const said = { share: { ...share, salt: commitments.unhex(share.salt) }, index: way.index, count: 40, siblings };
		assert.ok(commitments.isProven(said, onChain));
	}
});

test("who has lost the salts of what claims are open to gets the proposal that replaces them", async (t) => {
	const { onChain, asked } = await folderOfFour(t);
	const { api, calls } = chain({ confirmed: onChain, state: "Open" });
	const folder = fresh();
	assert.match(await printed(t, () => patronage(api, { ...asked, folder })), /claims are open: where the salts are lost, /);
	const { commitment } = commitmentIn(folder);
	const [[name, year, said], [propose]] = calls;
	assert.deepEqual([name, year, propose, calls.length], ["replacePatronage", 20_819, "propose", 2]);
	// The same division: only the root is another one.
	assert.deepEqual(said, { ...onChain, root: commitment.root });
	assert.notEqual(commitment.root, onChain.root);
});

test("a loss is divided by use, and what each member owes is shown by their proof", async (t) => {
	const { api, calls } = chain();
	const [folder, path] = [fresh(), file(LINES)];
	const asked = { url: "ws://x", coop: COOP, year: YEAR, folder, file: path, loss: "900.00" };
	const text = await printed(t, () => patronage(api, asked));
	const { commitment, cash_bps: bps } = commitmentIn(folder);
	const millionths = (one) => BigInt(one.replace(".", ""));
	const argument = { ...commitment, total: millionths(commitment.total), cash: 0n };
	assert.ok(argument.total > 899_900_000n && argument.total <= 900_000_000n);
	assert.deepEqual([calls[0], calls[1][0], bps], [["chargeLoss", argument], "propose", 0]);
	assert.match(text, /is owed; .*, which rounding leaves, stays carried\n/);
	const recount = await printed(t, () => checkPatronage(api, asked));
	assert.match(recount, /are what the file comes to$/);
	await assert.rejects(patronage(api, { ...asked, folder: fresh(), loss: "9,00" }), refused(/--loss: "9,00" is no amount/));
	await assert.rejects(patronage(api, { ...asked, folder: fresh(), unit: "0" }), refused(/--unit: "0" is no smallest/));

	const some = chain({ charge: argument, claimed: [3] });
	const show = (more) => showDebts(some.api, { url: "ws://x", coop: COOP, file: folder, charge: 2, ...more });
	assert.match(await printed(t, show), /^3 of 4 to be shown, by anybody:$/m);
	const [[name, coop, no, list]] = some.calls;
	assert.deepEqual([name, coop, no, list.length], ["showDebts", COOP, 2, 3]);
	assert.ok(list.every(({ share }) => share.cash === 0n && share.member !== 3));
	await assert.rejects(show({ charge: 1 }), refused(/were charged with no loss of number 1/));
	await assert.rejects(show({ coop: 4 }), refused(/is of co-op 3, and not of co-op 4/));
	const other = chain({ charge: { ...argument, root: `0x${"11".repeat(32)}` } });
	const wrong = showDebts(other.api, { url: "ws://x", coop: COOP, file: folder, charge: 2 });
	await assert.rejects(wrong, refused(/the proof is not of loss 2 of co-op 3/));
});

test("the commands say how they are used, and need no node where all is said", async () => {
	const [folder, path] = [fresh(), file(LINES)];
	const said = ["--pool", "58800", "--bases", "hours=10000", "--cash-bps", "2000", "--last-member", "61"];
	const made = await tool("patronage", path, 3, YEAR, folder, ...said);
	assert.deepEqual([made.code, made.stderr], [0, ""]);
	assert.equal((await tool("proof", folder, "all")).code, 0);
	assert.equal((await tool("check-patronage", path, 3, YEAR, folder, ...said)).code, 0);
	assert.match((await tool("patronage", path, 3)).stderr, /^usage: node tools\/rochdale.mjs patronage FILE CO-OP YEAR FOLDER/);
	const alone = await tool("claim", join(folder, "proof-3.json"), 3, "--url", "ws://127.0.0.1:1");
	assert.deepEqual(
		[alone.code, alone.stderr],
		[1, "there is no node at ws://127.0.0.1:1: start one, or name another with --url.\n"],
	);
});
