// What the tool tells of the end of a co-op, stage by stage. The chain is a stand-in: what is asked of it is stated here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { TypeRegistry } from "@polkadot/types";
import { Mistake } from "../../tools/common.mjs";
import { dissolution } from "../../tools/dissolution.mjs";
import { maps, printed } from "../lib/stand-in.mjs";

const registry = new TypeRegistry();
registry.register({
	Heir: { _enum: { Coop: "u32", Federation: null } },
	Publisher: { _enum: { Board: "(u32, u32)", Members: "u32", Federation: "u32" } },
	Published: { document: "H256", by: "Publisher" },
	Confirmed: { balance: "Published", needed: "u32", objections: "u32", endsAt: "u64" },
	Payable: { due: "u128", ordered: "u128", overpaid: "u128" },
	Residue: { payable: "Payable" },
	Stage: {
		_enum: {
			Liquidating: null,
			Published: "Published",
			Confirmed: "Confirmed",
			Distributed: "Residue",
			Extinct: "Extinct",
		},
	},
	Extinct: { at: "u64", residue: "Residue" },
	Dissolution: { heir: "Heir", document: "H256", resolution: "u32", dissolvedAt: "u64", isStopped: "bool", stage: "Stage" },
	Plan: {
		...{ owed: "u128", shares: "u128", classes: "Vec<(u16, u128)>", memberAccounts: "u128" },
		...{ residue: "u128", fromReserve: "u128", lost: "u128", heir: "Option<Heir>" },
	},
	State: { dissolution: "Option<Dissolution>", hinders: "Vec<DispatchError>", plan: "Result<Plan, DispatchError>" },
});

const [COOP, MILLION] = [3, 1_000_000];
const DOCUMENT = `0x${"d0".repeat(32)}`;
const NOW = Date.parse("2030-03-01T00:00:00Z");
/** Deadlines stand still where the chain did. */
const BEHIND = 1_000;
const refused = (why) => (error) => error instanceof Mistake && why.test(error.message) && !error.message.includes("\n");

/** What each would get of 12,000. */
const PLAN = {
	...{ owed: 500 * MILLION, shares: 8_000 * MILLION, classes: [[1, 8_000 * MILLION]], memberAccounts: 1_000 * MILLION },
	...{ residue: 2_500 * MILLION, fromReserve: 2_000 * MILLION, lost: 0, heir: null },
};
const BALANCE = { document: DOCUMENT, by: { Board: [1, 2] } };
const HINDERS = { Module: { index: 27, error: "0x05000000" } };

const at = (stage, heir = { Coop: 2 }) => ({
	...{ heir, document: DOCUMENT, resolution: 9, dissolvedAt: Date.parse("2029-12-31T10:00:00Z"), stage },
});

/** A chain on which co-op 3 is as far as this. */
function chain(dissolution, { hinders = [], plan = { Ok: PLAN }, levy = 0, educationDue = 0, shares, title = "The bakery" } = {}) {
	const calls = [];
	const call =
		(section, name) =>
		(...args) => {
			calls.push([name, ...args]);
			const method = { section, method: name, encodedLength: 7, toHex: () => `0xca11${calls.length}` };
			return { method };
		};
	const tx = new Proxy(
		{},
		{ get: (_, section) => new Proxy({}, { get: (_, name) => call(section, name) }) },
	);
	const number = (value) => ({ toNumber: () => value, toBigInt: () => BigInt(value) });
	const found = (value) => ({ isSome: value !== undefined, isNone: value === undefined, unwrap: () => value, unwrapOr: () => value });
	const state = registry.createType("State", { dissolution, hinders, plan });
	const due = (value) => ({ due: number(value * MILLION) });
	const query = {
		clock: {
			now: async () => found({ civil: number(NOW), deadline: number(NOW - BEHIND), startedAt: number(1) }),
			dayLength: async () => number(1),
		},
		cooperatives: { coops: async (coop) => found(coop === COOP && title ? { title: { toUtf8: () => title } } : undefined) },
		surplus: { books: async () => found({ levy: due(levy), educationDue: due(educationDue) }) },
		shares: shares ? maps({ coop: COOP, ...shares }) : { books: async () => found(undefined) },
	};
	const hash = `0x${"ab".repeat(32)}`;
	const header = { hash: { toHex: () => hash }, number: number(7) };
	const info = { queryCallInfo: async () => ({ weight: { refTime: number(100) } }) };
	const api = {
		...{ query, tx, registry: { findMetaError: () => ({ section: "surplus", name: "PoolOpen", docs: ["A pool is not divided."] }) } },
		at: async () => ({ query, call: { dissolutionApi: { state: async () => state } } }),
		...{ genesisHash: { toHex: () => hash }, createType: () => header },
		consts: { system: { blockWeights: { maxBlock: { refTime: number(50_000) } } } },
		call: { transactionPaymentCallApi: info },
		rpc: { chain: { getFinalizedHead: async () => ({ toHex: () => hash }), getHeader: { raw: async () => ({}) } } },
	};
	return { api, calls };
}

const told = (t, { api }, said = {}) => printed(t, () => dissolution(api, { url: "ws://x", coop: COOP, ...said }));
const names = ({ calls }) => calls.map(([name]) => name);

test("before anybody has decided it, it says what each would get, and proposes it to the members for an heir", async (t) => {
	const one = chain(null);
	assert.equal(
		await told(t, one),
		[
			"co-op 3, The bakery: its members have not decided to end it",
			"if its money were divided now, once creditors are paid",
			"  owed to members already        500.000000",
			"  to members for their shares   8000.000000",
			"    of class 1                  8000.000000",
			"  to members of their accounts  1000.000000",
			"  left for the heir             2500.000000",
			"    of the indivisible reserve  2000.000000",
			"with --heir (a co-op or federation) and --document (hash of the reasons) the proposal to end it",
		].join("\n"),
	);
	assert.deepEqual(one.calls, []);
	const text = await told(t, one, { heir: "2", document: DOCUMENT });
	assert.match(text, /^the members decide to end it, by a special resolution:\n {2}https/m);
	const [dissolve, propose] = one.calls;
	assert.deepEqual(dissolve, ["dissolve", { Coop: 2 }, DOCUMENT]);
	assert.deepEqual(propose.slice(0, 6), ["propose", COOP, "Special", "Open", "End the co-op", DOCUMENT]);
	const other = chain(null);
	await told(t, other, { heir: "federation", document: DOCUMENT });
	assert.deepEqual(other.calls[0], ["dissolve", "Federation", DOCUMENT]);
});

test("while creditors are paid it says what hinders the balance, and has what is due paid", async (t) => {
	const one = chain(at("Liquidating"), { hinders: [HINDERS], levy: 3, educationDue: 1 });
	const text = await told(t, one, { document: DOCUMENT });
	assert.match(text, /^co-op 3, The bakery: ended by resolution 9 on 2029-12-31, for co-op 2: creditors are paid$/m);
	assert.match(text, /^hinders the final balance: surplus\.PoolOpen, A pool is not divided$/m);
	assert.match(text, /^or the members let the co-op go on, by a special resolution:\n/m);
	assert.deepEqual(names(one), ["payLevy", "payEducation", "resume", "propose"]);
	assert.ok(!text.includes("publishes the final balance"), "what hinders it keeps it from being published");
	const free = chain(at("Liquidating"));
	const both = await told(t, free, { document: DOCUMENT });
	assert.match(both, /^an officer of the board publishes the final balance, and a second one repeats it:\n {2}https/m);
	assert.match(both, /^or the members do it, by an ordinary resolution:\n/m);
	assert.deepEqual(free.calls[0], ["publishBalance", COOP, DOCUMENT]);
	const silent = chain(at("Liquidating"));
	assert.match(await told(t, silent), /^with --document \(hash of the final balance, or of why the co-op goes on\) the calls on it$/m);
	assert.deepEqual(silent.calls, []);
});

test("a balance that is published is confirmed by an auditor, or taken back", async (t) => {
	const one = chain(at({ Published: BALANCE }));
	assert.match(await told(t, one), /: the final balance 0xd0\w+ waits for an auditor$/m);
	assert.deepEqual(one.calls, [
		["confirmBalance", COOP, DOCUMENT],
		["takeBack", COOP, DOCUMENT],
	]);
	const members = chain(at({ Published: { ...BALANCE, by: { Members: 9 } } }));
	await told(t, members);
	assert.deepEqual(names(members), ["confirmBalance"]);
});

test("members can object to it for its days, and then anybody has the money divided", async (t) => {
	const confirmed = (by, endsAt) => at({ Confirmed: { balance: { ...BALANCE, by }, needed: 2, objections: 1, endsAt } });
	const later = NOW - BEHIND + 86_400_000;
	const board = chain(confirmed({ Board: [1, 2] }, later));
	const text = await told(t, board);
	assert.match(text, /the final balance is confirmed, members can object until 2030-03-02 00:00:00 UTC; 1 of 2 have$/m);
	assert.deepEqual(names(board), ["object", "takeBack"]);
	assert.match(text, /^an auditor takes it back:\n/m);
	const members = chain(confirmed({ Members: 9 }, later));
	const decided = await told(t, members);
	assert.match(decided, /; the members have published it$/m);
	assert.match(decided, /^an auditor takes it back:\n/m);
	assert.ok(!decided.includes("a member objects"));
	// That is once.
	const again = chain({ ...confirmed({ Federation: 9 }, later), isStopped: true });
	await told(t, again);
	assert.deepEqual(names(again), ["object"]);
	const over = chain(confirmed({ Board: [1, 2] }, NOW - BEHIND));
	await told(t, over);
	assert.deepEqual(over.calls, [["distribute", COOP]]);
});

const SHARES = {
	book: { operations: 0 },
	...{ classes: [], offers: [], claims: [], operations: [], stakes: [], lists: [], subscriptions: [], groups: [] },
	...{ maxRates: [], returns: [], remittances: [], missing: [] },
	holdings: Array.from({ length: 120 }, (_, place) => [[1, place + 1], { shares: place === 1 ? 0 : 5 }]),
	commitments: [[[1, 200], { unpaid: 1 }]],
};

test("once it is divided the heir is paid, shares end, members are paid, and the co-op ends last", async (t) => {
	const divided = (due) => at({ Distributed: { payable: { due: due * MILLION, ordered: MILLION, overpaid: 0 } } });
	const one = chain(divided(4), { shares: SHARES });
	const text = await told(t, one);
	assert.match(text, /: its money is divided; 4\.000000 of it is due to the heir, and 1\.000000 waits for the bank$/m);
	assert.match(text, /^how its money was divided$/m);
	assert.match(text, /^then make payouts prints what is collected and paid$/m);
	const holders = Array.from({ length: 120 }, (_, place) => place + 1).filter((member) => member !== 2);
	assert.deepEqual(one.calls, [
		["payResidue", COOP],
		["repay", COOP, holders.slice(0, 100)],
		["repay", COOP, [...holders.slice(100), 200]],
	]);
	const none = { ...SHARES, holdings: [], commitments: [] };
	const owing = chain(divided(0), { shares: none });
	assert.match(await told(t, owing), /^make payouts prints what is collected and paid$/m);
	assert.deepEqual(owing.calls, []);
	const paid = chain(divided(0), { shares: none, plan: { Ok: { ...PLAN, owed: 0 } } });
	assert.match(await told(t, paid), /^anybody ends it, once nobody has anything to get:\n/m);
	assert.deepEqual(paid.calls, [["conclude", COOP]]);
	const gone = at({ Extinct: { at: NOW, residue: { payable: { due: 0, ordered: 0, overpaid: 0 } } } }, "Federation");
	const extinct = chain(gone, { title: null });
	assert.match(await told(t, extinct), /^co-op 3: ended .*, for the federation: it exists no more since 2030-03-01 00:00:00 UTC$/m);
	assert.deepEqual(extinct.calls, []);
	const back = at({ Extinct: { at: NOW, residue: { payable: { due: 5, ordered: 0, overpaid: 0 } } } }, "Federation");
	const given = chain(back, { title: null });
	assert.match(await told(t, given), /^anybody has the heir paid:\n/m);
	assert.deepEqual(given.calls, [["payResidue", COOP]]);
});

test("why the money cannot be divided is said in the chain's words, and mistakes of who asks are named", async (t) => {
	const one = chain(null, { plan: { Err: HINDERS } });
	assert.match(await told(t, one), /^its money cannot be divided now: surplus\.PoolOpen, A pool is not divided$/m);
	await assert.rejects(told(t, one, { heir: "bakery" }), refused(/^--heir must be the number of a co-op, or federation\.$/));
	await assert.rejects(told(t, one, { document: "paper" }), refused(/^--document must be a hash, 0x and 64 digits\.$/));
	await assert.rejects(told(t, chain(null, { title: null })), refused(/^there is no co-op 3\.$/));
	const old = chain(null);
	old.api.at = async () => ({ query: old.api.query, call: {} });
	await assert.rejects(told(t, old), refused(/the node knows no dissolution/));
});
