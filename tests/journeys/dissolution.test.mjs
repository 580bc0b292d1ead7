// A grocery of three members ends. The members decide it and name a bakery as heir; creditors are paid, the final balance is
// published, stopped by objections, published anew, and after forty days the money is divided: members get their shares at par
// and what is in their accounts, and the reserve of the bakery the rest, where no loss takes it for fifteen years. Everybody acts
// by signed calls, those that the commands print where there are such, and each step first fails without its vote, its second
// liquidator, its auditor or its days.
//
// Civil days pass by leaps, as where all nodes were off: deadlines stand still meanwhile.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { alice, bob, charlie, dave, document, eve, ferdie, key } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { judged } from "../lib/journals.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, dayNumber, today } from "../lib/ledger.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { booksOf, noIn, scene, UNIT } from "../lib/scene.mjs";

const [BAKERY, HOUSING, GROCERY] = [1, 2, 5];
const CLASS = 1;
const PAR = 10n * UNIT;
/** How many shares each of the three holds: a third. */
const SHARES = 30;
const YEAR = "2027-01-01";

const [eveStash, ferdieStash] = ["//Eve//stash", "//Ferdie//stash"].map((name) => key(name));
const bakery = { coop: BAKERY, members: [alice, bob, charlie, ferdie] };
/** Two of them are its board, and the third one is its auditor. */
const grocery = { coop: GROCERY, members: [eveStash, ferdieStash, dave] };
const [chair, secretary, auditor] = grocery.members;

const clock = new Clock(1, Date.parse("2026-11-20T08:00:00Z"));
let node, api;
const people = scene(() => ({ node, api }), clock);
const { act, refused, free, until, proposal, decided, byTwo, credit, balance, owed } = people;
const { told, untold, callsOf, named, callOf } = people;
const dissolution = () => api.tx.dissolution;
const shares = () => api.tx.shares;

before(async () => {
	const change = ({ cooperatives }) => {
		const one = cooperatives.coops[GROCERY - 1];
		one.currency = "EUR";
		one.offices.find(({ office }) => office === "treasurer").office = "auditor";
	};
	({ node, api } = await started("test", { clock, change }));
});
after(() => stopped(node, api));

// What the chain says.
const state = async () => api.call.dissolutionApi.state(GROCERY);
const stage = async () => (await state()).dissolution.unwrapOr(undefined)?.stage;
const stageName = async () => (await stage())?.type;
/** What keeps the address of the grocery alive goes with the last of its money. */
const lastUnits = () => api.consts.balances.existentialDeposit.toBigInt();
const accountsOf = async ({ coop }) => (await api.query.shares.books(coop)).unwrap().accounts;
const atHand = async (of) => -(await credit(of, CASH));
const reserveOf = async (of) => credit(of, (await accountsOf(of)).reserve);
const addressOf = async ({ coop }) => (await api.query.cooperatives.coops(coop)).unwrap().account.toString();

/** The command on the end of the grocery. */
const ending = (...more) => told("dissolution", GROCERY, ...more);

const RULES = { threshold: 2, tier1: 60n * UNIT, tier2: 600n * UNIT };
const treasury = ({ coop }, offices) => {
	const signers = offices.map((office) => ({ who: { Office: [coop, office] }, days: 700 }));
	return api.tx.treasuries.openTreasury("Till", "EUR", "Units", RULES, signers, [], [], { month: 1, day: 1 });
};
const TERMS = {
	...{ par: PAR, holders: "Ordinary", redemption: "Discretion", minimum: SHARES, maximum: 1_000, capBps: 2_000, noticeDays: 30 },
	...{ budgetBps: 200, maxYears: 3, earliestDays: 30, buysOut: false, firstBps: 10_000, instalmentMonths: 0, entryFeeBps: 0 },
	...{ unjustifiedBps: 0, expelledBps: 0, above: null, since: null },
};

test("a grocery and a bakery keep books in units, and the grocery's three members take shares", async () => {
	const bases = api.tx.surplus.fixBases(dayNumber(YEAR), [["Purchases", 10_000]], document("how purchases count"));
	const ours = api.tx.utility.batchAll([
		treasury(grocery, ["Chair", "Secretary"]),
		shares().openClass(TERMS, document("terms of the shares")),
		shares().setOpen(CLASS, true),
		bases,
	]);
	await Promise.all([
		decided(grocery, proposal(grocery, "Special", "A till, shares and purchases", ours)),
		decided(bakery, proposal(bakery, "Special", "A till", treasury(bakery, ["Chair", "Secretary", "Treasurer"]))),
	]);
	await Promise.all(grocery.members.map((who) => act(who, shares().subscribe(GROCERY, CLASS, SHARES))));
	assert.equal(await atHand(grocery), 900n * UNIT);
	assert.ok((await today(api)) < dayNumber(YEAR));
});

test("of a year's 1,000 a part is reserve, and the rest is to be divided by use", async () => {
	await until("2027-06-30");
	await act(alice, api.tx.balances.transferKeepAlive(await addressOf(grocery), 1_200n * UNIT));
	await act(eve, api.tx.ledger.enterReceipts(booksOf(grocery), CASH));
	await until("2028-02-10");
	const folder = temporaryFolder();
	const accounts = join(folder, "accounts.json");
	const year = { first_day: YEAR, last_day: "2027-12-31", document: document("accounts of 2027"), cash_bps: 2_000 };
	writeFileSync(accounts, JSON.stringify({ ...year, members: "1000.00" }));
	const printed = await told("surplus", accounts, GROCERY);
	await free(auditor, callOf(printed, "surplus.confirmAccounts"));
	await decided(grocery, callOf(printed, "resolutions.propose"));
	assert.equal(await reserveOf(grocery), 200n * UNIT);

});

const WHY = document("why the grocery ends");
const BALANCES = [1, 2].map((no) => document(`final balance ${no}`));
/** What is left: 200 of the reserve, and of the receipts what no year has given to anybody, less a bill. */
const [BILL, LEFT] = [100n * UNIT, 300n * UNIT];

test("it ends by the special resolution of its members alone, and only for an heir that can take what is left", async () => {
	const printed = await ending("--heir", BAKERY, "--document", WHY);
	assert.match(printed, /its members have not decided to end it/);
	assert.match(printed, /^ {2}to members for their shares +900\.000000$/m);
	const propose = callOf(printed, "resolutions.propose");
	const end = (heir) => dissolution().dissolve(heir, WHY);
	assert.equal(await refused(chair, end({ Coop: BAKERY })), "BadOrigin");
	const weak = api.tx.resolutions.propose(GROCERY, "Ordinary", "Open", "End", WHY, end({ Coop: BAKERY }).method);
	assert.equal(await refused(chair, weak), "resolutions.TrackTooWeak");
	const heirs = [GROCERY, 99, HOUSING].map((coop) => proposal(grocery, "Special", "End", end({ Coop: coop })));
	const answers = [];
	for (const one of heirs) answers.push(await refused(chair, one));
	// The housing co-op keeps no books.
	assert.deepEqual(answers, ["NoSuchHeir", "NoSuchHeir", "HeirNotPayable"].map((name) => `dissolution.${name}`));
	await decided(grocery, propose, async () => assert.equal(await stageName(), undefined));
	assert.equal(await stageName(), "Liquidating");
	assert.match(await ending(), /, for co-op 1: creditors are paid$/m);
});

test("nothing new begins in it, and creditors are paid", async () => {
	assert.equal(await refused(chair, shares().subscribe(GROCERY, CLASS, SHARES)), "shares.CoopDissolved");
	assert.equal(await refused(chair, api.tx.membership.invite(GROCERY, alice.address)), "membership.CoopDissolved");
	const bases = api.tx.surplus.fixBases(dayNumber("2029-01-01"), [["Purchases", 10_000]], document("purchases"));
	assert.equal(await refused(chair, proposal(grocery, "Ordinary", "Bases", bases)), "surplus.CoopDissolved");
	// What was for education is the federation's.
	const { education, educationDue } = (await api.query.surplus.books(GROCERY)).unwrap();
	assert.equal(education.length, 0);
	assert.equal(educationDue.due.toBigInt(), 0n);
	const before = await atHand(grocery);
	const till = (await api.query.treasuries.treasuryOfLedger(booksOf(grocery))).unwrap();
	const pay = api.tx.treasuries.pay(till, null, [{ payee: { Coop: HOUSING }, amount: BILL }], document("a bill for the rent"));
	const unpaid = async () => assert.equal(await atHand(grocery), before);
	await decided(grocery, proposal(grocery, "Ordinary", "Pay the rent", pay), unpaid);
	assert.equal(await atHand(grocery), before - BILL);
});

test("what it has earned before is divided by use, and hinders the end until then", async () => {
	const folder = temporaryFolder();
	const [use, division] = [join(folder, "use.csv"), join(folder, "patronage")];
	const [balance] = BALANCES;
	const printed = await ending("--document", balance);
	assert.match(printed, /^hinders the final balance: surplus\.PoolUndivided/m);
	assert.equal(named(printed, "dissolution.publishBalance").length, 0);
	assert.equal(await refused(chair, dissolution().publishBalance(GROCERY, balance)), "surplus.PoolUndivided");
	writeFileSync(use, ["member_no,purchases", ...grocery.members.map((who) => `${noIn(grocery, who)},500`)].join("\n"));
	await free(chair, callOf(await told("patronage", use, GROCERY, YEAR, division), "surplus.commitPatronage"));
	await free(auditor, callOf(await told("check-patronage", use, GROCERY, YEAR, division), "surplus.confirmPatronage"));
	const isOpen = async () => (await api.call.surplusApi.patronage(GROCERY, dayNumber(YEAR))).patronage.unwrap().state.isOpen;
	await eventually("claims to open", isOpen);
	await act(eve, callOf(await told("claim", division, GROCERY), "surplus.claimPatronage"));
	await act(chair, callOf(await told("payouts", GROCERY), "shares.payOut"));
	for (const who of grocery.members) assert.equal(await owed(grocery, who), 0n);
	const ready = await ending();
	assert.ok(!ready.includes("hinders"), ready);
	assert.match(ready, /^ {2}to members of their accounts +576\.000000$/m);
	assert.equal(await atHand(grocery), 900n * UNIT + 576n * UNIT + LEFT);
});

/** The two of the board publish a final balance, and one of them alone does not. */
async function published(balance) {
	const publish = named(await ending("--document", balance), "dissolution.publishBalance")[0];
	assert.equal(await refused(auditor, publish), "dissolution.NotOnBoard");
	await byTwo([chair, secretary], publish, stageName);
	assert.equal(await stageName(), "Published");
}

/** The auditor confirms it, and nobody else does. */
async function confirmed(balance) {
	const confirm = callOf(await ending(), "dissolution.confirmBalance");
	assert.equal(await refused(chair, confirm), "dissolution.NotAuditor");
	assert.equal(await refused(auditor, dissolution().confirmBalance(GROCERY, WHY)), "dissolution.OtherBalance");
	await free(auditor, confirm);
	assert.equal(await stageName(), "Confirmed");
	assert.equal((await stage()).asConfirmed.balance.document.toHex(), balance);
}

test("the final balance needs two liquidators and an auditor, its money stands still, and two objections stop it", async () => {
	const [first] = BALANCES;
	assert.equal(await refused(auditor, dissolution().confirmBalance(GROCERY, first)), "dissolution.NotPublished");
	await published(first);
	const till = (await api.query.treasuries.treasuryOfLedger(booksOf(grocery))).unwrap();
	const pay = api.tx.treasuries.pay(till, null, [{ payee: { Coop: HOUSING }, amount: UNIT }], document("one more"));
	// All of it is set aside, so that the smallest payment is a third of the rest.
	assert.equal(await refused(chair, proposal(grocery, "Ordinary", "Pay", pay)), "resolutions.TrackTooWeak");
	await confirmed(first);
	const object = callOf(await ending(), "dissolution.object");
	assert.equal(await refused(alice, object), "dissolution.NotMember");
	await free(chair, object);
	assert.equal(await refused(chair, object), "dissolution.AlreadyObjected");
	assert.equal(await stageName(), "Confirmed");
	assert.match(await ending(), /; 1 of 2 have$/m);
	await free(secretary, object);
	assert.equal(await stageName(), "Liquidating");
});

test("it is published anew, and after forty days its money is divided by itself", async () => {
	const [, second] = BALANCES;
	await published(second);
	await confirmed(second);
	assert.equal(await refused(eve, dissolution().distribute(GROCERY)), "dissolution.DaysNotOver");
	const { endsAt } = (await stage()).asConfirmed;
	const isDivided = Object.assign(async () => (await stageName()) === "Distributed", { next: async () => endsAt.toNumber() });
	await eventually("the money to be divided", isDivided);
	const { shares: forShares, memberAccounts, left, payable } = (await stage()).asDistributed;
	const all = [forShares, memberAccounts, left, payable.due].map((one) => one.toBigInt());
	assert.deepEqual(all, [900n * UNIT, 576n * UNIT, LEFT - lastUnits(), 0n]);
	const goOn = proposal(grocery, "Special", "Go on", dissolution().resume(WHY));
	assert.equal(await refused(chair, goOn), "dissolution.AlreadyDistributed");
});

test("what is left is in the reserve of the bakery, and bears no loss for fifteen years", async () => {
	const came = LEFT - lastUnits();
	assert.deepEqual([await reserveOf(bakery), await atHand(bakery)], [came, came]);
	const [[day, locked], ...more] = [...(await api.query.surplus.locked(BAKERY)).parts];
	assert.deepEqual([more.length, locked.toBigInt()], [0, came]);
	const [year] = new Date(day.toNumber() * 86_400_000).toISOString().split("-").map(Number);
	assert.equal(year, 2043);
	assert.equal(await reserveOf(grocery), 0n);
});

test("members are repaid at par, collect their accounts and are paid, and then the grocery ends", async () => {
	const conclude = dissolution().conclude(GROCERY);
	assert.equal(await refused(eve, conclude), "dissolution.StillOwed");
	const printed = await ending();
	assert.equal(named(printed, "dissolution.conclude").length, 0);
	await act(eve, callOf(printed, "shares.repay"));
	for (const who of grocery.members) assert.equal(await owed(grocery, who), 300n * UNIT);
	await act(eve, callOf(await told("payouts", GROCERY), "surplus.collectAccount"));
	const before = await Promise.all(grocery.members.map(balance));
	await act(chair, callOf(await told("payouts", GROCERY), "shares.payOut"));
	const got = await Promise.all(grocery.members.map(async (who, at) => (await balance(who)) - before[at]));
	const [officers, ...others] = got;
	assert.deepEqual(others, [492n * UNIT, 492n * UNIT]);
	// Who pays for others pays the fee.
	assert.ok(officers > 491n * UNIT && officers < 492n * UNIT, `${officers}`);
	for (const who of grocery.members) assert.equal(await owed(grocery, who), 0n);

	await act(eve, callOf(await ending(), "dissolution.conclude"));
	assert.equal(await stageName(), "Extinct");
	assert.equal(await reserveOf(bakery), LEFT);
	assert.equal((await api.query.cooperatives.coops(GROCERY)).unwrap().standing.type, "Left");
	assert.deepEqual(callsOf(await ending()), []);
	assert.match(await ending(), /it exists no more since/);
	assert.equal(await refused(eve, conclude), "dissolution.NothingDue");
	assert.match(await untold("dissolution", 99), /there is no co-op 99/);
});

test("registers and ledgers of both say the same, and reconcile in hledger and beancount", async () => {
	for (const of of [bakery, grocery]) {
		const folder = temporaryFolder();
		await told("registers", of.coop, join(folder, "registers"));
		await told("ledger", `coop-${of.coop}`, join(folder, "ledger"));
		const sums = await judged(api, booksOf(of), `coop-${of.coop}`, join(folder, "ledger"));
		const { reserve, due } = await accountsOf(of);
		assert.deepEqual([-(sums[String(reserve)] ?? 0n), sums[String(due)] ?? 0n], [of === bakery ? LEFT : 0n, 0n]);
		assert.equal(sums[String(CASH)] ?? 0n, of === bakery ? LEFT : 0n);
		if (of === bakery) continue;
		const { share_register: operations, holdings } = JSON.parse(readFileSync(join(folder, "registers", "registers.json"), "utf8"));
		assert.deepEqual(holdings, []);
		assert.deepEqual(operations.filter(({ kind }) => kind === "Repaid").map(({ value }) => value), Array(3).fill("300.000000"));
	}
});
