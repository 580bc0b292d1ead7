// Journey G: a bakery closes its first year. Of a surplus of 90,000 the reserve gets 18,000, education 4,500, the solidarity
// fund 2,700, shares of 150,000 get 4 %, and 58,800 go back to who worked: 1,700 of 49,000 hours are 2,040, of which 408 are paid
// by bank. A grocery under another law and in another currency, which has no shares, closes the same year by bank alone.
// Everybody acts by signed calls, those that the commands print where there are such, and each step first fails without its vote,
// its second hand or its proof.
//
// Civil days pass by leaps, as where all nodes were off: deadlines stand still meanwhile.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { encodeAddress } from "@polkadot/util-crypto";
import { stringToU8a, u8aConcat } from "@polkadot/util";
import { alice, bob, charlie, dave, document, eve, ferdie, inTurn, isFree, key, paced, refusal } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { judged } from "../lib/journals.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, dayNumber, direct, posting, RECEIPTS, today } from "../lib/ledger.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { tool } from "../lib/tool.mjs";
import { Amount } from "../../tools/common.mjs";

const [BAKERY, GROCERY] = [1, 5];
const [CLASS, OFFER] = [1, 1];
const UNIT = 1_000_000n;
const CENT = 10_000n;
const PAR = 100n * UNIT;
const YEAR = dayNumber("2027-01-01");
const UNTIL = dayNumber("2028-01-01");
const FOUNDED = Date.parse("2024-12-21T00:00:00Z");
const FUND = encodeAddress(u8aConcat(stringToU8a("modlrd/solid"), new Uint8Array(20)), 42);

const NAMES = ["Grace", "Hana", "Ben", "Cleo", "Dora", "Emil", "Ida", "Jon", "Eve//stash", "Ferdie//stash"];
const [grace, hana, ben, cleo, dora, emil, ida, jon, eveStash, ferdieStash] = NAMES.map((name) => key(`//${name}`));

/** Members in the order of their numbers: first the board of three, then the auditor. Most of the bakery's accounts are empty. */
const bakery = { coop: BAKERY, members: [alice, bob, charlie, ferdie, grace, hana, ben, cleo, dora, emil], auditor: ferdie };
const grocery = { coop: GROCERY, members: [eveStash, ferdieStash, dave, ida, jon], auditor: ida };
const noIn = ({ members }, who) => members.indexOf(who) + 1;
/** Two officers of the board, neither of whom gets anything of it. */
const handsOf = ({ members }, getting = []) => members.slice(0, 3).filter((who) => !getting.includes(who)).slice(-2);
const booksOf = ({ coop }) => ({ Coop: coop });

const clock = new Clock(1, Date.parse("2026-11-20T08:00:00Z"));
let node, api, bakerysBank;

const act = inTurn(() => api);
/** Why a call is refused. What another pallet says than that of the call has a code for all, and the chain tells the name. */
async function refused(who, call) {
	const said = await refusal(act(who, call));
	if (!said.includes("Custom error: 200")) return said;
	const { pallet, error } = (await api.call.chargeApi.chargeOf(who.address, call.method.toHex())).toJSON().refused;
	return `${pallet.toLowerCase()}.${error}`;
}
const shares = () => api.tx.shares;
const surplus = () => api.tx.surplus;
const resolutions = () => api.tx.resolutions;
const ledger = () => api.tx.ledger;
const free = async (who, call) => {
	const result = await act(who, call);
	assert.ok(isFree(result), `${call.method.section}.${call.method.method} has a fee`);
	return result;
};

before(async () => {
	const change = ({ membership, cooperatives }) => {
		const enter = (coop, { address }) => membership.registers[coop - 1].members.push({ account: address, joinedAt: FOUNDED });
		for (const who of bakery.members.slice(4)) enter(BAKERY, who);
		for (const who of grocery.members.slice(3)) enter(GROCERY, who);
		const { offices } = cooperatives.coops[GROCERY - 1];
		offices.push({ ...offices[0], office: "auditor", member: noIn(grocery, ida) });
	};
	({ node, api } = await started("test", { clock, change }));
});
after(() => stopped(node, api));

// What the chain says.
const book = async ({ coop }) => (await api.query.surplus.books(coop)).unwrap();
const sums = async (of, account) => (await api.query.ledger.accounts(booksOf(of), account)).unwrap().sums;
/** What an account of the books says, as it would stand in a balance sheet: what is owed is positive. */
const credit = async (of, account) => {
	const { debits, credits } = await sums(of, account);
	return credits.toBigInt() - debits.toBigInt();
};
/** The same of an account of the surplus, by its name. */
const standsOn = async (of, name) => credit(of, (await book(of)).accounts[name]);
const atHand = async (of, account) => -(await credit(of, account));
const balance = async (address) => (await api.query.system.account(address)).data.free.toBigInt();
const owed = async (of, who) => (await api.query.shares.stakes(of.coop, noIn(of, who))).owed.toBigInt();
const isClosed = async ({ coop }) => (await api.query.surplus.years(coop, YEAR)).isSome;
const card = ({ coop }) => api.call.surplusApi.patronage(coop, YEAR);
const isOpen = async (of) => (await card(of)).patronage.unwrapOr(undefined)?.state.isOpen ?? false;
/** What a member has in their account, as year, what was kept and what is left. */
async function account(of, who) {
	const lines = await api.call.surplusApi.account(of.coop, noIn(of, who));
	return [...lines].map(({ year, kept, left }) => [year, kept, left].map(Number));
}

// What people do.

/** Waits until a day has begun, in which all nodes were off meanwhile. */
async function until(day) {
	const wanted = dayNumber(day);
	clock.leap(wanted - (await today(api)));
	await eventually(`${day} to begin`, async () => (await today(api)) >= wanted);
	assert.equal(await today(api), wanted);
}

const reaches = (id, wanted) => {
	const is = async () => {
		const { phase } = (await api.call.resolutionApi.overview(id)).unwrap();
		const is = phase.type === wanted;
		const isLost = ["Failed", "Lapsed", "Rejected"].includes(phase.type);
		assert.ok(is || !isLost, `resolution ${id} is ${phase} instead of ${wanted}`);
		return is;
	};
	return eventually(`resolution ${id} to be in ${wanted}`, paced(() => api, id, is));
};

const proposal = ({ coop }, track, title, call) =>
	resolutions().propose(coop, track, "Open", title, document(title), call.method);

/** The members of a co-op decide what one of them proposes. `before` holds until it is enacted. */
async function decided(of, propose, before) {
	const { coop, members: [first, second, ...rest] } = of;
	const id = (await act(first, propose)).find("resolutions.Proposed").resolution.toNumber();
	assert.equal(await refused(first, resolutions().second(id, coop, 0)), "resolutions.SeconderIsProposer");
	await act(second, resolutions().second(id, coop, 0));
	await reaches(id, "Voting");
	await before();
	await Promise.all([first, second, ...rest.slice(0, 4)].map((who) => free(who, resolutions().vote(id, coop, "For"))));
	await before();
	await reaches(id, "Enacted");
}

/** Two hands do it, and the first one alone changes nothing. */
async function byTwo([first, second], call, unchanged) {
	const was = await unchanged();
	const began = await free(first, call);
	assert.ok(began.events.some(({ name }) => name.endsWith(".Begun")), began.events.map(({ name }) => name).join());
	assert.deepEqual(await unchanged(), was);
	assert.match(await refused(first, call), /\.AlreadyBegun$/);
	return free(second, call);
}

/** Two hands of the books post a line of the bank's statement. */
async function posted(of, bank, reference, direction, amount, parts, getting) {
	const line = { reference: document(reference), day: await today(api), direction, amount };
	const post = ledger().post(booksOf(of), of.coop, { ...posting(line, parts, document(`statement with ${reference}`)), bank });
	const lastEntry = async () => (await api.query.ledger.ledgers(booksOf(of))).unwrap().lastEntry.toNumber();
	const result = await byTwo(handsOf(of, getting), post, lastEntry);
	assert.ok(result.find("ledger.Entered"));
}

/** Two hands of the books register to which accounts the bank pays members, from the third day after that on. */
async function registered(of, all) {
	for (const who of all) {
		const party = { Member: [of.coop, noIn(of, who)] };
		const details = ledger().setDetails(booksOf(of), of.coop, party, document(`bank account of member ${noIn(of, who)}`));
		await byTwo(handsOf(of, [who]), details, async () => (await api.query.ledger.detailsOf(booksOf(of), party)).isSome);
	}
}

/** The tool on the last block. */
async function ran(...args) {
	await node.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	return tool(...args, "--url", node.url);
}

/** What the tool prints, which it does without a mistake. */
async function told(...args) {
	const { code, stdout, stderr } = await ran(...args);
	assert.equal(code, 0, stderr + stdout);
	return stdout;
}

/** The calls that it prints. */
const callsOf = (printed) =>
	[...printed.matchAll(/decode\/(0x[0-9a-f]+)/g)].map(([, hex]) => api.tx(api.createType("Call", hex)));

/** Of printed calls the only one with this name. */
function callOf(printed, name) {
	const found = callsOf(printed).filter(({ method: { section, method } }) => `${section}.${method}` === name);
	assert.equal(found.length, 1, printed);
	return found[0];
}

const rules = { threshold: 2, tier1: 60n * UNIT, tier2: 600n * UNIT };
const officers = (coop) => ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [coop, office] }, days: 700 }));
const treasury = ({ coop }, currency, mode) =>
	api.tx.treasuries.openTreasury("Till", currency, mode, rules, officers(coop), [], [], { month: 1, day: 1 });
const bases = (weights) => surplus().fixBases(YEAR, weights, document("how use is counted"));

const TERMS = {
	...{ par: PAR, holders: "Ordinary", redemption: "Discretion", minimum: 2, maximum: 1_500, capBps: 3_333, noticeDays: 30 },
	...{ budgetBps: 200, maxYears: 3, earliestDays: 30, buysOut: false, firstBps: 10_000, instalmentMonths: 0, entryFeeBps: 0 },
	...{ unjustifiedBps: 0, expelledBps: 0, above: null, since: null },
};
const OFFERED = { class: CLASS, minimum: 1_500, target: 1_500, maximum: 1_500, allotment: "FirstCome", days: 30 };
/** What the bakery's members hold, by how they have paid: 1,500 shares of 100. */
const IN_UNITS = [[alice, 90], [bob, 90], [charlie, 70]];
const BY_BANK = [[hana, 400], [ben, 400], [cleo, 300], [dora, 150]];
const HOLDERS = [...IN_UNITS, ...BY_BANK];

test("two co-ops fix by what use is measured before the year begins, and one of them opens a class of shares", async () => {
	const own = bases([["Hours", 10_000]]);
	assert.equal(await refused(alice, own), "BadOrigin");
	const halves = proposal(bakery, "Ordinary", "Bases", bases([["Hours", 5_000], ["Purchases", 4_999]]));
	assert.equal(await refused(alice, halves), "surplus.WeightsDoNotAddUp");
	const all = api.tx.utility.batchAll([
		treasury(bakery, "EUR", "Units"),
		shares().openClass(TERMS, document("terms of the shares")),
		shares().openCash("Bank"),
		own,
	]);
	const none = async ({ coop }) => assert.ok((await api.query.surplus.bases(coop, YEAR)).isNone);
	const others = api.tx.utility.batchAll([treasury(grocery, "GBP", "Bank"), bases([["Purchases", 10_000]])]);
	await Promise.all([
		decided(bakery, proposal(bakery, "Special", "Shares and hours", all), () => none(bakery)),
		decided(grocery, proposal(grocery, "Special", "Till and purchases", others), () => none(grocery)),
	]);
	for (const { coop } of [bakery, grocery]) assert.ok((await api.query.surplus.bases(coop, YEAR)).isSome);
	bakerysBank = (await api.query.shares.books(BAKERY)).unwrap().otherCash.unwrap().account.toNumber();
});

test("150,000 of shares are paid up before it begins, partly in units and partly by bank", async () => {
	const maximum = shares().declareMaximum(CLASS, YEAR, 400);
	const offered = api.tx.utility.batchAll([maximum, shares().openOffer(OFFERED, document("offer"))]);
	await decided(bakery, proposal(bakery, "Ordinary", "An offer of shares", offered), async () => {
		assert.ok((await api.query.shares.offers(BAKERY, OFFER)).isNone);
	});
	const list = BY_BANK.map(([who, number]) => [noIn(bakery, who), number]);
	const { pending } = (await free(charlie, shares().expect(BAKERY, { Offer: [OFFER, list] }))).find("shares.Expected");
	await Promise.all(IN_UNITS.map(([who, number]) => act(who, shares().subscribeOffer(BAKERY, OFFER, number))));
	const paid = BY_BANK.reduce((sum, [, number]) => sum + PAR * BigInt(number), 0n);
	await posted(bakery, bakerysBank, "offer", "In", paid, [{ Whole: pending.toNumber() }]);
	await eventually("the offer to be settled", async () => (await api.query.shares.offers(BAKERY, OFFER)).unwrap().state.isDone);
	const { held, capital } = (await api.query.shares.classes(BAKERY, CLASS)).unwrap();
	assert.deepEqual([held.toNumber(), await credit(bakery, capital)], [1_500, 150_000n * UNIT]);
	assert.deepEqual([await atHand(bakery, CASH), await atHand(bakery, bakerysBank)], [25_000n * UNIT, 125_000n * UNIT]);
	assert.ok((await today(api)) < YEAR);
	await registered(bakery, [ferdie, grace, hana, ben, cleo, dora]);
	await registered(grocery, [eveStash, ferdieStash, dave, jon]);
});

/** What of the year the grocery has from members and from others, in pounds. */
const [FROM_MEMBERS, FROM_OTHERS] = [12_345_670_000n, 800_000_000n];

test("the year goes by: what it brings comes to the banks, and the bases stay as they are", async () => {
	await until("2027-06-30");
	await posted(bakery, bakerysBank, "bread", "In", 90_000n * UNIT, [direct(RECEIPTS, "Credit", 90_000n * UNIT)]);
	const sold = FROM_MEMBERS + FROM_OTHERS;
	await posted(grocery, CASH, "groceries", "In", sold, [direct(RECEIPTS, "Credit", sold)]);
});

const PAPER = { [BAKERY]: document("accounts of the bakery"), [GROCERY]: document("accounts of the grocery") };
const SAID = {
	[BAKERY]: { members: "90000.00", rates: { [CLASS]: 400 } },
	[GROCERY]: { members: new Amount(FROM_MEMBERS).toString(), others: new Amount(FROM_OTHERS).toString() },
};

/** What the accounts of a co-op and its board say, as a file. */
function accountsOf({ coop }, more = {}) {
	const file = join(temporaryFolder(), "accounts.json");
	const year = { first_day: "2027-01-01", last_day: "2027-12-31", document: PAPER[coop], cash_bps: 2_000 };
	writeFileSync(file, JSON.stringify({ ...year, ...SAID[coop], ...more }));
	return file;
}

/** What a year would come to, as the treasurer shows it: its lines, and the calls that close it. */
async function previewed(of, more) {
	const printed = await told("surplus", accountsOf(of, more), of.coop);
	const lines = printed.split("\n").map((row) => row.trim().split(/ {2,}/)).filter(({ length }) => length === 3);
	const [confirm, propose] = ["surplus.confirmAccounts", "resolutions.propose"].map((name) => callOf(printed, name));
	return { lines: lines.map(([what, amount]) => [what, amount]), confirm, propose, printed };
}

const NOT_NOTHING = ([, amount]) => amount !== "0.000000";

test("nobody closes a year that is not over", async () => {
	const { code, stderr } = await ran("surplus", accountsOf(bakery), BAKERY);
	assert.equal(code, 1);
	assert.match(stderr, /surplus\.YearNotOver/);
	await until("2028-02-10");
});

let fundBefore;

test("the treasurer shows every line, auditors confirm the accounts, and the members of both close the year", async () => {
	const [ours, theirs] = [await previewed(bakery), await previewed(grocery)];
	assert.deepEqual(ours.lines.filter(NOT_NOTHING), [
		["indivisible reserve", "18000.000000"],
		["education fund", "4500.000000"],
		["solidarity levy", "2700.000000"],
		["limited return on shares", "6000.000000"],
		["to members by use", "58800.000000"],
	]);
	assert.match(ours.printed, /^together 90000\.000000$/m);
	// Percentages go up to the cent that a bank moves.
	assert.deepEqual(theirs.lines.filter(NOT_NOTHING), [
		["indivisible reserve", "400.000000"],
		["voluntary reserve", "400.000000"],
		["indivisible reserve", "2469.140000"],
		["education fund", "617.290000"],
		["solidarity levy", "370.380000"],
		["to members by use", "8888.860000"],
	]);
	assert.match(theirs.printed, /^together 13145\.670000$/m);

	// Neither the members nor the auditor can do it alone.
	assert.equal(await refused(alice, ours.propose), "surplus.NotConfirmed");
	assert.equal(await refused(alice, ours.confirm), "surplus.NotAuditor");
	assert.equal(await refused(eve, ours.confirm), "surplus.NotMember");
	await free(ferdie, ours.confirm);
	await free(ida, theirs.confirm);
	assert.equal(await refused(ferdie, ours.confirm), "surplus.AlreadyConfirmed");
	const [, accounts] = ours.confirm.method.args;
	const choices = { voluntary: { Sum: 0 }, rates: [[CLASS, 400]], cashBps: 2_000, fromAccounts: false };
	assert.equal(await refused(alice, surplus().closeYear(accounts, choices)), "BadOrigin");
	// What the hash of the accounts does not cover is not what was confirmed.
	const other = await previewed(bakery, { members: "90000.01" });
	assert.equal(await refused(alice, other.propose), "surplus.NotConfirmed");

	fundBefore = await balance(FUND);
	const none = async (of) => assert.equal(await isClosed(of), false);
	await Promise.all([
		decided(bakery, ours.propose, () => none(bakery)),
		decided(grocery, theirs.propose, () => none(grocery)),
	]);
	const again = { ...accounts.toJSON(), figures: { ...accounts.toJSON().figures, tax: 1 } };
	assert.equal(await refused(ferdie, surplus().confirmAccounts(BAKERY, again)), "surplus.YearClosed");
	const overlaps = { ...accounts.toJSON(), from: YEAR + 1 };
	assert.equal(await refused(ferdie, surplus().confirmAccounts(BAKERY, overlaps)), "surplus.YearOverlaps");
});

test("the books have the reserve, the funds, the return and what is divided by use, and the fund has its levy", async () => {
	const of = async (co) => {
		const names = ["reserve", "voluntary", "education", "levy", "due", "patronage", "allocated"];
		return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await standsOn(co, name)])));
	};
	const inParts = (amounts, part) =>
		Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, BigInt(amount) * part]));
	const ours = { reserve: 18_000, voluntary: 0, education: 4_500, levy: 0, due: 6_000, patronage: 58_800, allocated: -90_000 };
	assert.deepEqual(await of(bakery), inParts(ours, UNIT));
	// Beside it come fees, which are less than a unit.
	const came = (await balance(FUND)) - fundBefore;
	assert.ok(came >= 2_700n * UNIT && came < 2_701n * UNIT, `${came}`);
	assert.equal(await atHand(bakery, CASH), 22_300n * UNIT);
	assert.equal((await api.query.surplus.years(BAKERY, YEAR)).unwrap().isLate.isTrue, false);

	// In pounds it waits for the bank, until two hands have posted that it has gone.
	const funds = { reserve: 286_914, voluntary: 40_000, education: 61_729, levy: 37_038 };
	const cents = inParts({ ...funds, due: 0, patronage: 888_886, allocated: -1_314_567 }, CENT);
	assert.deepEqual(await of(grocery), cents);
	const { ordered, due } = (await book(grocery)).levy;
	assert.deepEqual([ordered.toBigInt(), due.toBigInt()], [cents.levy, 0n]);
	assert.equal(await refused(eve, surplus().payLevy(GROCERY)), "surplus.NothingDue");
	const [[{ args: [, pending] }]] = await api.query.ledger.pendings.entries(booksOf(grocery));
	await posted(grocery, CASH, "levy", "Out", cents.levy, [{ Whole: pending.toNumber() }]);
	assert.deepEqual([await standsOn(grocery, "levy"), (await book(grocery)).levy.ordered.toBigInt()], [0n, 0n]);
});

/** What members used: hours of work in the bakery, purchases in the grocery. Ida has brought more back than she bought. */
const HOURS = [8_200, 7_900, 7_700, 5_000, 1_700, 6_000, 5_500, 4_000, 3_000, 0].map((hours, at) => [bakery.members[at], hours]);
const PURCHASES = [[eveStash, "3000.50"], [ferdieStash, "1200"], [dave, "799.50"], [ida, "-120"], [jon, "1000"]];
const POOL = 8_888_860_000n;
const REFUNDS = PURCHASES.map(([who, bought]) => {
	const of = Number(bought) > 0 ? (POOL * BigInt(Number(bought) * 100)) / 600_000n : 0n;
	return [who, of - (of % CENT)];
});
/** A fifth of it, up to the cent. */
const paidOf = (refund) => ((refund + 5n * CENT - 1n) / (5n * CENT)) * CENT;

const folders = {};
const proofFile = (of, who) => join(folders[of.coop], `proof-${noIn(of, who)}.json`);

/** An officer divides a pool by a file and commits to it, and the auditor counts it anew and confirms it. */
async function committed(of, column, uses) {
	const [officer] = handsOf(of);
	const folder = temporaryFolder();
	const file = join(folder, "use.csv");
	const rows = uses.map(([who, used]) => `${noIn(of, who)},${used}`);
	const year = [of.coop, "2027-01-01"];
	writeFileSync(file, [`member_no,${column}`, ...rows, `${uses.length + 1},5`].join("\n"));
	const wrong = await ran("patronage", file, ...year, join(folder, "wrong"));
	assert.equal(wrong.code, 1);
	const mistake = `line ${uses.length + 2}: the co-op has given no number ${uses.length + 1}`;
	assert.ok(`${wrong.stdout}${wrong.stderr}`.includes(mistake), wrong.stdout);
	writeFileSync(file, [`member_no,${column}`, ...rows].join("\n"));
	folders[of.coop] = join(folder, "patronage");
	const commit = callOf(await told("patronage", file, ...year, folders[of.coop]), "surplus.commitPatronage");
	const early = await ran("check-patronage", file, ...year, folders[of.coop]);
	assert.equal(early.code, 1);
	assert.match(early.stdout + early.stderr, /nobody has committed/);
	assert.equal(await refused(of.auditor, commit), "surplus.NotOnBoard");
	await free(officer, commit);

	const confirm = callOf(await told("check-patronage", file, ...year, folders[of.coop]), "surplus.confirmPatronage");
	assert.equal(await refused(officer, confirm), "surplus.NotAuditor");
	assert.ok((await card(of)).patronage.isNone);
	const [coop, first, by, commitment] = confirm.method.args;
	const other = surplus().confirmPatronage(coop, first, by, { ...commitment.toJSON(), document: document("another file") });
	assert.equal(await refused(of.auditor, other), "surplus.OtherCommitment");
	await free(of.auditor, confirm);
	assert.equal(await refused(of.auditor, confirm), "surplus.CommitmentConfirmed");
	assert.equal(await refused(officer, commit), "surplus.CommitmentConfirmed");
	return commitment;
}

test("an officer commits to what each member gets, the auditor counts anew, and one objection stops nothing", async () => {
	const ours = await committed(bakery, "hours", HOURS);
	assert.deepEqual([ours.count.toNumber(), ours.total.toBigInt(), ours.cash.toBigInt()], [10, 58_800n * UNIT, 11_760n * UNIT]);
	const theirs = await committed(grocery, "purchases", PURCHASES);
	const all = REFUNDS.reduce((sum, [, refund]) => sum + refund, 0n);
	assert.deepEqual([theirs.count.toNumber(), theirs.total.toBigInt()], [5, all]);
	// What Ida has brought back is her own loss.
	const [, ...clamped] = readFileSync(join(folders[GROCERY], "clamped.csv"), "utf8").trimEnd().split("\r\n");
	assert.deepEqual(clamped, [`${noIn(grocery, ida)},purchases,-120000000,0`]);

	for (const of of [bakery, grocery]) await told("proof", folders[of.coop], "all");
	const proof = JSON.parse(readFileSync(proofFile(bakery, grace), "utf8"));
	assert.deepEqual(
		[proof.units, proof.refund, proof.cash, proof.retained],
		[{ hours: "1700.000000" }, "2040.000000", "408.000000", "1632.000000"],
	);
	// What is wrong in their proof a member objects to.
	const object = callOf(await told("claim", proofFile(bakery, hana), BAKERY), "surplus.objectToPatronage");
	assert.equal(await refused(eve, object), "surplus.NotMember");
	await free(hana, object);
	assert.equal(await refused(hana, object), "surplus.AlreadyObjected");
	const { needed, objections } = (await card(bakery)).patronage.unwrap().state.asConfirmed;
	assert.deepEqual([needed.toNumber(), objections.toNumber()], [2, 1]);
	await eventually("claims to open", async () => (await isOpen(bakery)) && (await isOpen(grocery)));
	assert.equal(await refused(ben, object), "surplus.ObjectionsOver");
	const { accounts } = await book(bakery);
	assert.deepEqual(
		[await credit(bakery, accounts.patronage), await credit(bakery, accounts.due), await credit(bakery, accounts.kept)],
		[0n, 17_760n * UNIT, 47_040n * UNIT],
	);
});

test("Grace claims 2,040 for 1,700 hours once, by her own proof: 408 is due to her, and 1,632 is kept", async () => {
	const claim = callOf(await told("claim", proofFile(bakery, grace), BAKERY), "surplus.claimPatronage");
	const [coop, year, [{ share, proof }]] = claim.method.args;
	const [said, path] = [share.toJSON(), proof.toJSON()];
	const changed = (one, other = path) => surplus().claimPatronage(coop, year, [{ share: { ...said, ...one }, proof: other }]);
	assert.equal(await refused(eve, changed({ refund: 2_041n * UNIT, cash: 408_200_000n })), "surplus.NotInCommitment");
	assert.equal(await refused(eve, changed({ member: noIn(bakery, emil) })), "surplus.NotInCommitment");
	assert.equal(await refused(eve, changed({ year: YEAR + 365 })), "surplus.OtherShare");
	assert.equal(await refused(eve, changed({ coop: GROCERY })), "surplus.OtherShare");
	const elsewhere = surplus().claimPatronage(GROCERY, year, [{ share: said, proof: path }]);
	assert.equal(await refused(dave, elsewhere), "surplus.OtherShare");
	assert.equal(await refused(eve, changed({}, { ...path, siblings: path.siblings.slice(1) })), "surplus.WrongLength");
	const [first, ...others] = path.siblings;
	const moved = { ...path, siblings: [{ ...first, refund: BigInt(first.refund) + 1n }, ...others] };
	assert.match(await refused(eve, changed({}, moved)), /^surplus\.(NotInCommitment|WrongSums)$/);
	assert.deepEqual([await owed(bakery, grace), await account(bakery, grace)], [0n, []]);

	const { cash, kept, member } = (await free(grace, claim)).find("surplus.PatronageClaimed");
	assert.deepEqual([member.toNumber(), cash.toBigInt(), kept.toBigInt()], [noIn(bakery, grace), 408n * UNIT, 1_632n * UNIT]);
	assert.equal(await owed(bakery, grace), 408n * UNIT);
	assert.deepEqual(await account(bakery, grace), [[YEAR, 1_632_000_000, 1_632_000_000]]);
	for (const who of [grace, alice]) assert.equal(await refused(who, claim), "surplus.AlreadyClaimed");
});

test("somebody claims for all others who have not, and the money is the members' only", async () => {
	for (const of of [bakery, grocery]) {
		const before = await balance(eve.address);
		await act(eve, callOf(await told("claim", folders[of.coop], of.coop), "surplus.claimPatronage"));
		assert.ok((await balance(eve.address)) < before);
	}
	for (const [who, hours] of HOURS) {
		const refund = 1_200_000n * BigInt(hours);
		assert.equal(await owed(bakery, who), refund / 5n);
		const kept = Number((refund * 4n) / 5n);
		assert.deepEqual(await account(bakery, who), kept === 0 ? [] : [[YEAR, kept, kept]]);
	}
	for (const [who, refund] of REFUNDS) {
		assert.equal(await owed(grocery, who), paidOf(refund));
		const kept = Number(refund - paidOf(refund));
		assert.deepEqual(await account(grocery, who), kept === 0 ? [] : [[YEAR, kept, kept]]);
	}
	// The return on shares is collected beside it: 4 % of what each has paid up all year.
	const collect = shares().collectReturns(BAKERY, CLASS, YEAR, HOLDERS.map(([who]) => noIn(bakery, who)));
	await act(alice, collect);
	for (const [who, number] of HOLDERS) {
		const [, hours] = HOURS.find(([one]) => one === who);
		assert.equal(await owed(bakery, who), 240_000n * BigInt(hours) + 4n * UNIT * BigInt(number));
	}
});

/** An officer has the bank pay these members all that is owed to them, and two hands post it. */
async function paidByBank(of, bank, reference, all) {
	const numbers = all.map((who) => noIn(of, who));
	const due = await Promise.all(all.map((who) => owed(of, who)));
	assert.equal(await refused(of.auditor, shares().orderPayouts(of.coop, numbers)), "shares.NotOnBoard");
	const before = await atHand(of, bank);
	const { pending } = (await free(handsOf(of, all)[0], shares().orderPayouts(of.coop, numbers))).find("ledger.Ordered");
	assert.equal(await atHand(of, bank), before);
	const amount = due.reduce((sum, one) => sum + one, 0n);
	await posted(of, bank, reference, "Out", amount, [{ Whole: pending.toNumber() }], all);
	assert.equal(await atHand(of, bank), before - amount);
	for (const who of all) assert.equal(await owed(of, who), 0n);
}

test("Grace gets 408 by bank, others in units or by bank, and the grocery's members all by bank", async () => {
	await paidByBank(bakery, bakerysBank, "patronage of Grace", [grace]);
	assert.equal(await refused(grace, shares().payOut(BAKERY, [noIn(bakery, grace)])), "shares.NothingOwed");
	for (const [who] of IN_UNITS) {
		const [before, due] = [await balance(who.address), await owed(bakery, who)];
		await free(who, shares().payOut(BAKERY, [noIn(bakery, who)]));
		assert.equal(await balance(who.address), before + due);
	}
	await paidByBank(bakery, bakerysBank, "patronage and returns", [ferdie, ...BY_BANK.map(([who]) => who)]);
	// Nobody posts what they get.
	for (const all of [[eveStash, jon], [ferdieStash], [dave]]) {
		await paidByBank(grocery, CASH, `refund of member ${noIn(grocery, all[0])}`, all);
	}
	for (const of of [bakery, grocery]) assert.equal(await standsOn(of, "due"), 0n);
	assert.equal(await standsOn(bakery, "kept"), 47_040n * UNIT);
});

test("two officers have the education fund pay for a course, and no more than there is", async () => {
	const course = (amount) => surplus().useEducation(BAKERY, amount, document("a course for bakers"));
	assert.equal(await refused(alice, course(4_501n * UNIT)), "surplus.NotInFund");
	assert.equal(await refused(ferdie, course(500n * UNIT)), "surplus.NotOnBoard");
	await byTwo([alice, bob], course(500n * UNIT), () => standsOn(bakery, "education"));
	assert.deepEqual([await standsOn(bakery, "education"), await standsOn(bakery, "educated")], [4_000n * UNIT, 500n * UNIT]);
	// Nothing of all this was the reserve's.
	assert.equal(await standsOn(bakery, "reserve"), 18_000n * UNIT);
});

/** The registers of a co-op. */
async function registers({ coop }) {
	const folder = join(temporaryFolder(), "registers");
	await told("registers", coop, folder);
	return JSON.parse(readFileSync(join(folder, "registers.json"), "utf8"));
}

test("registers and ledgers of both co-ops say the same, and reconcile in hledger and beancount", async () => {
	const [ours, theirs] = [await registers(bakery), await registers(grocery)];
	const [year] = ours.surplus_allocation;
	assert.equal(ours.surplus_allocation.length, 1);
	const plain = (amount) => Number(amount);
	const names = ["result_coop", "reserve", "education", "solidarity", "return_total", "patronage_total", "dust"];
	assert.deepEqual(names.map((name) => plain(year[name])), [90_000, 18_000, 4_500, 2_700, 6_000, 58_800, 0]);
	const [{ members, total, claims, claimed_cash: paid, claimed_retained: kept }] = ours.surplus_patronage;
	assert.deepEqual([members, total, claims, paid, kept].map(plain), [10, 58_800, 10, 11_760, 47_040]);
	const { retained, balance: left } = ours.member_accounts.find(({ member_no: no }) => plain(no) === noIn(bakery, grace));
	assert.deepEqual([retained, left].map(plain), [1_632, 1_632]);
	const [{ others_reserve: half, reserve: fifth }] = theirs.surplus_allocation;
	assert.deepEqual([half, fifth].map(plain), [400, 2_469.14]);
	for (const of of [bakery, grocery]) {
		const folder = temporaryFolder();
		const name = `coop-${of.coop}`;
		await told("ledger", name, folder);
		const balances = await judged(api, booksOf(of), name, folder);
		const { accounts } = await book(of);
		const says = (no) => -(balances[String(no)] ?? 0n);
		const lines = (await Promise.all(of.members.map((who) => account(of, who)))).flat();
		assert.equal(says(accounts.kept), BigInt(lines.reduce((sum, [, , left]) => sum + left, 0)));
		assert.equal(says(accounts.due), 0n);
		assert.equal(says(accounts.patronage), 0n);
		assert.equal(says(accounts.reserve), await standsOn(of, "reserve"));
	}
	// What rounding has left of the pool is in the grocery's reserve.
	const dust = POOL - REFUNDS.reduce((sum, [, refund]) => sum + refund, 0n);
	assert.equal(await standsOn(grocery, "reserve"), 2_869_140_000n + dust);
});
