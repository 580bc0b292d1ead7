// The example of a founding file as a network of five: its co-ops, members, offices and money are there, and people act in it. A
// register of shares that was kept in a book until then comes in.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { connect, document, inTurn, isFree, key, paced, refusal } from "../../lib/client.mjs";
import { Clock, DAY } from "../../lib/clock.mjs";
import { CASH, dayNumber, today } from "../../lib/ledger.mjs";
import { networkDown, networkUp, rehearsed } from "../../lib/network.mjs";
import { eventually, rawSpec, temporaryFolder } from "../../lib/node.mjs";
import { tool } from "../../lib/tool.mjs";

const EXAMPLE = fileURLToPath(new URL("../../../examples/federation.toml", import.meta.url));
const COOPS = ["bakery", "housing", "couriers", "grocery", "weavers"];
const [BAKERY, HOUSING, COURIERS, GROCERY] = [1, 2, 3, 4];
const CENT = 10_000n;
const EURO = 100n * CENT;

const clock = new Clock(COOPS.length);
const member = (coop, number) => key(`//${coop}//${number}`);

let api, rehearsal, first;
let nodes = {};

before(async () => {
	rehearsal = await rehearsed(EXAMPLE, DAY / 1000);
	nodes = await networkUp(rehearsal, { clock });
	first = nodes.bakery;
	api = await connect(first);
});

after(async () => {
	await api?.disconnect();
	await networkDown(nodes);
});

const act = inTurn(() => api);
const free = async (who, call) => {
	const result = await act(who, call);
	assert.ok(isFree(result), `${call.method.section}.${call.method.method} has a fee`);
	return result;
};
const balance = async ({ address }) => (await api.query.system.account(address)).data.free.toBigInt();

test("five co-ops have the seats that the file names", async () => {
	const expected = COOPS.map((coop) => key(`//${coop}//validator`).address);
	assert.deepEqual((await api.query.session.validators()).map(String).sort(), expected.sort());
	await eventually("all five to produce blocks", async () => {
		const last = (await api.rpc.chain.getHeader()).number.toNumber();
		const authors = new Set();
		for (let number = 1; number <= last; number += 1) {
			const { author } = await api.derive.chain.getHeader(await api.rpc.chain.getBlockHash(number));
			authors.add(String(author));
		}
		return expected.every((address) => authors.has(address));
	});
	const { best } = await first.heights();
	await first.finalises(best);
});

test("the chain begins with the block that was promised, natively and by its Wasm", async () => {
	for (const node of Object.values(nodes)) assert.equal(await node.rpc("chain_getBlockHash", 0), rehearsal.genesis);
	const [native, wasm] = [rehearsal.raw, await rawSpec(rehearsal.plain)].map((file) => JSON.parse(readFileSync(file, "utf8")));
	assert.deepEqual(wasm, native);
});

test("the same file gives the same bytes again", async () => {
	const again = await rehearsed(EXAMPLE, DAY / 1000);
	for (const spec of ["raw", "plain"]) assert.ok(readFileSync(again[spec]).equals(readFileSync(rehearsal[spec])), spec);
});

test("the registers have the members of the lists, on paper too", async () => {
	const lines = readFileSync(new URL("bakery.csv", new URL("federation/", `file://${EXAMPLE}`)), "utf8").trimEnd().split("\n").slice(1);
	assert.equal((await api.query.membership.rolls(BAKERY)).lastNo.toNumber(), lines.length);
	for (const [number, account, , commitment] of lines.map((line) => line.split(","))) {
		const card = (await api.call.registerApi.member(BAKERY, number)).unwrap();
		assert.equal(card.commitment.unwrap().toHex(), commitment);
		assert.equal(card.account.isSome, account !== "");
	}
});

test("members have what was deposited for them, and pay one another", async () => {
	const [one, two] = [member("bakery", 1), member("grocery", 2)];
	assert.deepEqual([await balance(one), await balance(two)], [12_000n * CENT, 4_000n * CENT]);
	await act(one, api.tx.balances.transferKeepAlive(two.address, 1_000n * CENT));
	assert.equal(await balance(two), 5_000n * CENT);
	const stranger = key("//nobody");
	assert.match(await refusal(act(one, api.tx.balances.transferKeepAlive(stranger.address, CENT))), /custody|CallFiltered|Registered/i);
});

/** The members with these numbers bring about what the first of them proposes. */
async function decided(coop, name, proposal, numbers) {
	const [proposer, seconder, ...others] = numbers.map((number) => member(name, number));
	const id = (await free(proposer, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await act(seconder, api.tx.resolutions.second(id, coop, 0));
	const reaches = (wanted) =>
		eventually(`resolution ${id} to reach ${wanted}`, paced(() => api, id, async () => {
			const { type } = (await api.call.resolutionApi.overview(id)).unwrap().phase;
			return type === wanted;
		}));
	await reaches("Voting");
	await Promise.all([proposer, seconder, ...others].map((voter) => free(voter, api.tx.resolutions.vote(id, coop, "For"))));
	await reaches("Enacted");
}

test("a co-op decides, and what it has decided takes effect", async () => {
	const call = api.tx.cooperatives.appoint("Teller", 6, 100).method;
	const proposal = api.tx.resolutions.propose(COURIERS, "Ordinary", "Open", "A teller", document("a teller"), call);
	assert.equal(await refusal(act(member("grocery", 1), proposal)), "resolutions.NotMember");
	await decided(COURIERS, "couriers", proposal, [1, 2, 3, 4]);
	const offices = (await api.query.cooperatives.offices(COURIERS)).map(({ office, member: holder }) => [office.type, holder.toNumber()]);
	assert.ok(offices.some(([office, holder]) => office === "Teller" && holder === 6), JSON.stringify(offices));
});

test("a board acts with two hands", async () => {
	const account = key("//grocery//another machine").address;
	const call = api.tx.validatorSeats.nameValidator(GROCERY, account);
	await act(member("grocery", 1), call);
	assert.equal(await refusal(act(member("grocery", 1), call)), "validatorSeats.AlreadyProposed");
	await act(member("grocery", 2), call);
	const seat = (await api.query.validatorSeats.seats(GROCERY)).unwrap();
	assert.equal(seat.successor.unwrap().toString(), account);
});

/** What the tool prints, which it does without a mistake. */
async function told(...args) {
	await first.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	const { code, stdout, stderr } = await tool(...args, "--url", first.url);
	assert.equal(code, 0, stderr);
	return stdout;
}

/** The calls that it prints as links. */
const callsOf = (printed) =>
	[...printed.matchAll(/decode\/(0x[0-9a-f]+)/g)].map(([, hex]) => api.tx(api.createType("Call", hex)));

test("a register of shares comes in that was kept in a book, by the members, two officers and an auditor", async () => {
	const par = 50n * EURO;
	const signers = ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [HOUSING, office] }, days: 700 }));
	const rules = { threshold: 2, tier1: 60n * EURO, tier2: 600n * EURO };
	const terms = {
		...{ par, holders: "Ordinary", redemption: "Discretion", minimum: 1, maximum: 1_000, capBps: 3_333, noticeDays: 30 },
		...{ budgetBps: 200, maxYears: 3, earliestDays: 30, buysOut: false, firstBps: 10_000, instalmentMonths: 0, entryFeeBps: 0 },
		...{ unjustifiedBps: 0, expelledBps: 0, above: null, since: dayNumber("1999-01-01") },
	};
	const [issued, title] = [await api.query.balances.totalIssuance(), "Our shares"];
	const calls = api.tx.utility.batchAll([
		api.tx.treasuries.openTreasury("Account", "EUR", "Bank", rules, signers, [], [], { month: 1, day: 1 }),
		api.tx.shares.openClass(terms, document("terms of the shares")),
	]);
	const proposal = api.tx.resolutions.propose(HOUSING, "Special", "Open", title, document(title), calls.method);
	await decided(HOUSING, "housing", proposal, [1, 2, 3, 4, 5, 6]);

	// Everybody in the list of members holds as many shares as their number since they joined, also who signs nothing.
	const list = readFileSync(new URL("housing.csv", new URL("federation/", `file://${EXAMPLE}`)), "utf8").trimEnd().split("\n").slice(1);
	const joined = list.map((line) => line.split(";")[2]);
	const file = join(temporaryFolder(), "register.csv");
	const lines = joined.map((day, at) => `holding,${at + 1},${at + 1},${day},`);
	writeFileSync(file, ["kind,member_no,shares,day,paid", ...lines].join("\n"));
	const all = joined.reduce((sum, _, at) => sum + at + 1, 0);
	const worth = par * BigInt(all);
	const [chair, secretary, treasurer, auditor] = [1, 2, 3, 4].map((number) => member("housing", number));

	// The books begin with what members have paid, on the account of what the class brings in.
	const [[, brought]] = (await api.query.shares.books(HOUSING)).unwrap().brought;
	const leg = (account, side) => ({ account, side, amount: worth, party: null });
	const legs = [leg(CASH, "Debit"), leg(brought, "Credit")];
	const balances = { day: (await today(api)) - 1, legs, document: document("the balance of that day") };
	for (const hand of [treasurer, chair]) await free(hand, api.tx.ledger.openBalances({ Coop: HOUSING }, HOUSING, balances));

	const importing = (...more) => told("import-shares", file, HOUSING, 1, "--by", 3, ...more);
	const [draft] = callsOf(await importing());
	await free(treasurer, draft);
	const [agree, confirm] = callsOf(await importing("--document", document("the book of shares")));
	assert.equal(await refusal(act(auditor, confirm)), "shares.NotAgreed");
	await free(chair, agree);
	await free(secretary, agree);
	assert.equal(await refusal(act(treasurer, confirm)), "shares.NotAuditor");
	await free(auditor, confirm);

	const shareClass = async () => (await api.query.shares.classes(HOUSING, 1)).unwrap();
	await eventually("all of it to be in", async () => (await shareClass()).importing.isNothing);
	const { held, capital } = await shareClass();
	assert.equal(held.toNumber(), all);
	for (const [at, day] of joined.entries()) {
		const { shares } = await api.query.shares.holdings(HOUSING, 1, at + 1);
		const { day: since, member: holder } = (await api.query.shares.operations(HOUSING, at + 1)).unwrap();
		assert.deepEqual([shares, holder, since].map(Number), [at + 1, at + 1, dayNumber(day)]);
	}
	const credit = async (account) => {
		const { debits, credits } = (await api.query.ledger.accounts({ Coop: HOUSING }, account)).unwrap().sums;
		return credits.toBigInt() - debits.toBigInt();
	};
	assert.deepEqual([await credit(brought), await credit(capital)], [0n, worth]);
	// What members have paid long ago is no deposit with a custodian.
	assert.ok((await api.query.balances.totalIssuance()).eq(issued));
	await told("registers", HOUSING, temporaryFolder());
});

test("all nodes agree on what is final", async () => {
	const { best } = await first.heights();
	await Promise.all(Object.values(nodes).map((node) => node.finalises(best)));
	const hashes = await Promise.all(Object.values(nodes).map((node) => node.rpc("chain_getBlockHash", best)));
	assert.equal(new Set(hashes).size, 1);
});

test("when one of those is gone that the spec names, the others keep one another and make blocks final", async () => {
	const others = Object.values(nodes).filter((node) => node !== nodes.housing);
	await nodes.housing.kill();
	const { best } = await first.heights();
	await Promise.all(others.map((node) => node.finalises(best + 3)));
	for (const node of others) assert.equal((await node.rpc("system_health")).peers, others.length - 1);
});
