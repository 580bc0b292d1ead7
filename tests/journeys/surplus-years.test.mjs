// Journey G, the years after: a bakery whose money is at a bank divides its first surplus. Members object to how, and agree to it
// all the same; a member leaves, and their account goes the way of their shares; accounts of the first year are paid back by a
// vote; a loss is borne by the reserve within its limit, then by accounts, and the rest is charged to members by use; and of
// the last surplus anybody pays back the accounts once the years of the bylaws have passed. Everybody acts by signed calls, those
// that the commands print where there are such, and each step first fails without its vote, its years or its second hand.
//
// Civil days pass by leaps, as where all nodes were off: deadlines stand still meanwhile.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { alice, bob, charlie, dave, document, eve, ferdie, key } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { judged } from "../lib/journals.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, dayNumber, direct, RECEIPTS } from "../lib/ledger.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { booksOf, noIn, scene, UNIT } from "../lib/scene.mjs";

const [BAKERY, CLASS, OFFER] = [1, 1, 1];
const PAR = 100n * UNIT;
const FOUNDED = Date.parse("2024-12-21T00:00:00Z");
const YEARS = [2027, 2028, 2029, 2030, 2031].map((year) => `${year}-01-01`);
const [FIRST, SECOND, LOST, EVEN, LAST] = YEARS;

const [grace, hana, ben, cleo, dora, emil] = ["Grace", "Hana", "Ben", "Cleo", "Dora", "Emil"].map((name) => key(`//${name}`));
/** Members in the order of their numbers: first the board of three, then the auditor. Ben does not vote, as he leaves. */
const bakery = {
	coop: BAKERY,
	members: [alice, bob, charlie, ferdie, grace, hana, ben, cleo, dora, emil],
	voters: [alice, bob, charlie, ferdie, grace, hana],
};
const WORKERS = [alice, bob, charlie, grace, hana, cleo, dora];
/** What they and Ben have worked in the first year: of 8,000 hours each is 1.75. */
const HOURS = [...WORKERS.slice(0, 5).map((who) => [who, 1_000]), [ben, 880], [cleo, 1_000], [dora, 1_120]];
/** What is kept of the second year, and later of the last one: each hour is a euro, of which a fifth is paid. */
const hoursOf = (most, others) => WORKERS.map((who) => [who, who === grace ? most : others]);
/** What members hold, all of it paid by bank. */
const HOLDERS = [[hana, 30], [ben, 30], [cleo, 25], [dora, 15]];
const no = (who) => noIn(bakery, who);

const clock = new Clock(1, Date.parse("2026-11-20T08:00:00Z"));
let node, api;
const people = scene(() => ({ node, api }), clock);
const { act, refused, free, until, proposal, decided, inVain, byTwo, posted, credit, owed } = people;
const { told, untold, named, callOf } = people;
const surplus = () => api.tx.surplus;
const shares = () => api.tx.shares;

before(async () => {
	const change = ({ membership, cooperatives }) => {
		const { members } = membership.registers[BAKERY - 1];
		for (const { address } of bakery.members.slice(4)) members.push({ account: address, joinedAt: FOUNDED });
		// Its bylaws carry a loss for a year, and keep accounts for three.
		Object.assign(cooperatives.coops[BAKERY - 1].parameters, { lossCarryYears: 1, accountRevolveYears: 3 });
	};
	({ node, api } = await started("test", { clock, change }));
});
after(() => stopped(node, api));

// What the chain says.
const book = async () => (await api.query.surplus.books(BAKERY)).unwrap();
const standsOn = async (name) => credit(bakery, (await book()).accounts[name]);
const atHand = async () => -(await credit(bakery, CASH));
const yearOf = async (day) => api.query.surplus.years(BAKERY, dayNumber(day));
const card = (day) => api.call.surplusApi.patronage(BAKERY, dayNumber(day));
const stateOf = async (day) => (await card(day)).patronage.unwrapOr(undefined)?.state.type;
/** What a member has in their account, as year, what was kept and what is left, in whole euros. */
async function account(who) {
	const lines = await api.call.surplusApi.account(BAKERY, no(who));
	return [...lines].map(({ year, kept, left }) => [year.toNumber(), kept.toBigInt() / UNIT, left.toBigInt() / UNIT]);
}
const carried = async () => (await book()).carried.reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);

// What people do.

/** A line of the bank's statement for which nothing waited. */
const received = (reference, euros, account = RECEIPTS, party = null) => {
	const amount = euros * UNIT;
	return posted(bakery, CASH, reference, "In", amount, [direct(account, "Credit", amount, party)], [charlie, bob]);
};

/** Officers have the bank pay all that is owed to members, as the command says, and two hands who get nothing of it post it. */
async function paid(reference) {
	const before = await atHand();
	const [order] = named(await told("payouts", BAKERY), "shares.orderPayouts");
	const numbers = [...order.method.args[1]].map(Number);
	const due = await Promise.all(numbers.map((number) => owed(bakery, bakery.members[number - 1])));
	const amount = due.reduce((sum, one) => sum + one, 0n);
	// Who is paid does not post it: what each of the board gets the two others post.
	const board = numbers.filter((number) => number <= 3).map((number) => [number]);
	const lists = [...board, numbers.filter((number) => number > 3)];
	for (const [at, list] of lists.entries()) {
		if (list.length === 0) continue;
		const own = [alice, bob, charlie].filter((who) => !list.includes(no(who)));
		assert.equal(await refused(ferdie, shares().orderPayouts(BAKERY, list)), "shares.NotOnBoard");
		const { pending } = (await free(own[0], shares().orderPayouts(BAKERY, list))).find("ledger.Ordered");
		const sum = list.reduce((all, number) => all + due[numbers.indexOf(number)], 0n);
		await posted(bakery, CASH, `${reference} ${at}`, "Out", sum, [{ Whole: pending.toNumber() }], own.slice(-2));
	}
	assert.equal(await atHand(), before - amount);
	for (const number of numbers) assert.equal(await owed(bakery, bakery.members[number - 1]), 0n);
	return amount;
}

/** The calls with which an auditor confirms a year and a member proposes to close it, as the treasurer shows them. */
async function previewed(year, figures) {
	const file = join(temporaryFolder(), "accounts.json");
	const last = `${Number(year.slice(0, 4))}-12-31`;
	const form = { first_day: year, last_day: last, document: document(`accounts of ${year}`), cash_bps: 2_000 };
	writeFileSync(file, JSON.stringify({ ...form, ...figures }));
	const printed = await told("surplus", file, BAKERY);
	return { printed, confirm: callOf(printed, "surplus.confirmAccounts"), propose: callOf(printed, "resolutions.propose") };
}

/** The auditor confirms the accounts of a year that is over, and the members close it by them. */
async function closed(year, figures) {
	const { printed, confirm, propose } = await previewed(year, figures);
	assert.equal(await refused(alice, propose), "surplus.NotConfirmed");
	assert.equal(await refused(alice, confirm), "surplus.NotAuditor");
	await free(ferdie, confirm);
	await decided(bakery, propose, async () => assert.ok((await yearOf(year)).isNone));
	const { result } = (await yearOf(year)).unwrap();
	return { printed, result: result.isLoss ? result.asLoss : result.asSurplus };
}

const folders = {};
const useFile = (year) => join(folders[year], "use.csv");
const divisionOf = (year) => join(folders[year], "patronage");

/** Bob commits to what each worker gets by the hours of a file. */
async function committed(year, hours) {
	folders[year] = temporaryFolder();
	writeFileSync(useFile(year), ["member_no,hours", ...hours.map(([who, worked]) => `${no(who)},${worked}`)].join("\n"));
	const printed = await told("patronage", useFile(year), BAKERY, year, divisionOf(year));
	await free(bob, callOf(printed, "surplus.commitPatronage"));
	await told("proof", divisionOf(year), "all");
}

/** What an auditor's recount prints. */
const recounted = (year) => told("check-patronage", useFile(year), BAKERY, year, divisionOf(year));

const confirmed = async (year) => free(ferdie, callOf(await recounted(year), "surplus.confirmPatronage"));

/** Somebody claims for all who have not, as the command prints it. */
const claimed = async (year) => act(eve, callOf(await told("claim", divisionOf(year), BAKERY), "surplus.claimPatronage"));

/** Statements of a year: the text of each member's, and the tables. */
async function statements(year) {
	const folder = join(temporaryFolder(), "statements");
	await told("statements", BAKERY, year, folder, "--use", useFile(year));
	const of = (who) => readFileSync(join(folder, `statement-${no(who)}.txt`), "utf8");
	return { of, tables: JSON.parse(readFileSync(join(folder, "statements.json"), "utf8")) };
}

/** The cells of the row below a title of a statement that begins with a word. */
function cells(statement, title, first) {
	const [, part] = statement.split(`\n${title}\n`);
	const row = part?.split("\n\n")[0].split("\n").find((line) => line.startsWith(first));
	assert.ok(row, statement);
	return row.slice(first.length).trim().split(/ {2,}/);
}

/** The registers of the bakery, which are not written where they do not agree with its books. */
async function registers() {
	const folder = join(temporaryFolder(), "registers");
	await told("registers", BAKERY, folder);
	return JSON.parse(readFileSync(join(folder, "registers.json"), "utf8"));
}

const euros = (amount) => `${amount}.000000`;
const sumOf = (rows, column) => rows.reduce((sum, row) => sum + Number(row[column]), 0);

const TERMS = {
	...{ par: PAR, holders: "Ordinary", redemption: "Discretion", minimum: 2, maximum: 100, capBps: 3_333, noticeDays: 30 },
	...{ budgetBps: 1_000, maxYears: 5, earliestDays: 30, buysOut: false, firstBps: 10_000, instalmentMonths: 0, entryFeeBps: 0 },
	...{ unjustifiedBps: 0, expelledBps: 0, above: null, since: null },
};
const OFFERED = { class: CLASS, minimum: 100, target: 100, maximum: 100, allotment: "FirstCome", days: 30 };

test("the members open a bank account, a class of shares and an offer of it, and fix that hours count", async () => {
	const rules = { threshold: 2, tier1: 60n * UNIT, tier2: 600n * UNIT };
	const signers = ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [BAKERY, office] }, days: 700 }));
	const newYear = { month: 1, day: 1 };
	const paper = document("how hours are counted");
	const all = api.tx.utility.batchAll([
		api.tx.treasuries.openTreasury("Account at the bank", "EUR", "Bank", rules, signers, [], [], newYear),
		shares().openClass(TERMS, document("terms of the shares")),
		shares().declareMaximum(CLASS, dayNumber(FIRST), 400),
		shares().openOffer(OFFERED, document("offer")),
		...[FIRST, SECOND, LOST, LAST].map((year) => surplus().fixBases(dayNumber(year), [["Hours", 10_000]], paper)),
	]);
	assert.equal(await refused(alice, all), "BadOrigin");
	await decided(bakery, proposal(bakery, "Special", "Shares and hours", all), async () => {
		assert.ok((await api.query.shares.classes(BAKERY, CLASS)).isNone);
	});
	const list = HOLDERS.map(([who, number]) => [no(who), number]);
	const { pending } = (await free(charlie, shares().expect(BAKERY, { Offer: [OFFER, list] }))).find("shares.Expected");
	await posted(bakery, CASH, "offer", "In", 100n * PAR, [{ Whole: pending.toNumber() }], [charlie, bob]);
	await eventually("the offer to be settled", async () => (await api.query.shares.offers(BAKERY, OFFER)).unwrap().state.isDone);
	assert.equal((await api.query.shares.classes(BAKERY, CLASS)).unwrap().held.toNumber(), 100);
	for (const who of [...WORKERS, ben]) {
		const party = { Member: [BAKERY, no(who)] };
		const details = api.tx.ledger.setDetails(booksOf(bakery), BAKERY, party, document(`bank account of member ${no(who)}`));
		const hands = [alice, bob, charlie].filter((one) => one !== who).slice(-2);
		await byTwo(hands, details, async () => (await api.query.ledger.detailsOf(booksOf(bakery), party)).isSome);
	}
});

test("the first year brings 20,000, and two members who object stop how it is divided by use", async () => {
	await until("2027-06-30");
	await received("bread of 2027", 60_000n);
	await until("2028-02-10");
	const { result } = await closed(FIRST, { members: "20000.00", rates: { [CLASS]: 400 } });
	const parts = ["reserve", "education", "solidarity", "returns", "patronage"].map((name) => result[name].toBigInt() / UNIT);
	assert.deepEqual(parts, [4_000n, 1_000n, 600n, 400n, 14_000n]);

	await committed(FIRST, HOURS);
	await confirmed(FIRST);
	const proofOf = (who) => join(divisionOf(FIRST), `proof-${no(who)}.json`);
	const claims = async () => told("claim", proofOf(grace), BAKERY);
	const object = callOf(await claims(), "surplus.objectToPatronage");
	const pool = await standsOn("patronage");
	await free(hana, object);
	assert.equal(await stateOf(FIRST), "Confirmed");
	await free(cleo, object);
	assert.equal(await stateOf(FIRST), "Stopped");
	assert.equal(await refused(ben, object), "surplus.NothingCommitted");
	assert.match(await untold("claim", proofOf(grace), BAKERY), /members have stopped the patronage/);
	assert.equal(await standsOn("patronage"), pool);
});

test("the members agree to it all the same, and claims open at once", async () => {
	const propose = callOf(await recounted(FIRST), "resolutions.propose");
	const agree = api.tx(api.createType("Call", propose.method.args[5].toU8a(true)));
	assert.equal(await refused(alice, agree), "BadOrigin");
	await decided(bakery, propose, async () => assert.equal(await stateOf(FIRST), "Stopped"));
	assert.equal(await stateOf(FIRST), "Open");
	assert.deepEqual([await standsOn("patronage"), await standsOn("kept")], [0n, 11_200n * UNIT]);
});

test("statements say what each gets of the year and what is still to be claimed, by no other list of use", async () => {
	const proof = join(divisionOf(FIRST), `proof-${no(grace)}.json`);
	await free(grace, callOf(await told("claim", proof, BAKERY), "surplus.claimPatronage"));
	const { of, tables } = await statements(FIRST);
	assert.deepEqual(cells(of(grace), "Refund by use", "hours"), ["1000.000000", "12.5 %", euros(1750), euros(350), euros(1400)]);
	assert.match(of(grace), /^It is claimed\.$/m);
	assert.deepEqual(cells(of(grace), "Member account", FIRST), [euros(1400), euros(0), euros(1400), "in the account"]);
	assert.deepEqual(cells(of(grace), "Owed to the member and not paid yet", euros(350)), [", and at the bank 0.000000"]);
	const open = /^Still to be claimed until \S+ \S+ UTC: 1750\.000000, by proof-6\.json \(make claim\)\.$/m;
	assert.match(of(hana), open);
	assert.deepEqual(cells(of(hana), "Return on shares", "class 1").slice(1), ["4 %", euros(120), "no", euros(0), euros(0)]);
	assert.ok(!of(grace).includes("Return on shares"));
	assert.deepEqual([sumOf(tables.patronage_statement, "refund"), sumOf(tables.patronage_statement, "cash")], [14_000, 2_800]);
	assert.equal(sumOf(tables.patronage_statement, "account_balance"), 1_400);
	assert.equal(sumOf(tables.return_statement, "due"), 400);
	// What nobody has claimed is due to members all the same, and the registers know it.
	const known = (await registers()).patronage_statement;
	assert.deepEqual(known.map((row) => [row.member_no, row.base, row.refund, row.account_balance]), [
		[no(grace), "not on the chain", "", euros(1400)],
	]);
	const file = join(temporaryFolder(), "use.csv");
	writeFileSync(file, readFileSync(useFile(FIRST), "utf8").replace(",880", ",881"));
	const folder = join(temporaryFolder(), "statements");
	const why = await untold("statements", BAKERY, FIRST, folder, "--use", file);
	assert.match(why, /hash of the file, and of that by which the year is divided: 0x\w+ and 0x\w+/);
	assert.match(why, /no statement is written/);
	assert.ok(!existsSync(join(folder, "statements.json")));
	assert.match(await untold("statements", BAKERY, SECOND, folder), /has closed no year that begins on 2028-01-01/);
});

/** Collects all that can be collected, as the command prints it. */
async function collected(...names) {
	const printed = await told("payouts", BAKERY);
	for (const name of names) await act(eve, callOf(printed, name));
	assert.match(printed, /once all of this is collected, run this again/);
}

test("all others claim theirs, returns are collected, and the bank pays what is due", async () => {
	await claimed(FIRST);
	for (const [who, hours] of HOURS) {
		const kept = (BigInt(hours) * 14n) / 10n;
		assert.deepEqual(await account(who), [[dayNumber(FIRST), kept, kept]]);
	}
	await collected("shares.collectReturns");
	assert.equal(await paid("patronage of 2027"), 3_200n * UNIT);
	const { of } = await statements(FIRST);
	assert.deepEqual(cells(of(hana), "Return on shares", "class 1").slice(1), ["4 %", euros(120), "yes", euros(120), euros(0)]);
	assert.deepEqual(cells(of(hana), "Owed to the member and not paid yet", "nothing"), [""]);
});

/** What waits of who has left. */
const waiting = async () => credit(bakery, (await api.query.shares.classes(BAKERY, CLASS)).unwrap().redeemable);

test("Ben leaves, and his account waits with his shares", async () => {
	const settle = surplus().settleAccount(BAKERY, no(ben));
	assert.equal(await refused(eve, settle), "surplus.StillMember");
	await free(ben, api.tx.membership.leave(BAKERY));
	await eventually("Ben to have left", async () => (await api.query.membership.seats(ben.address, BAKERY)).isNone);
	await eventually("Ben's shares to end", async () => (await waiting()) === 30n * PAR);
	assert.equal(await refused(alice, api.tx.membership.close(BAKERY, no(ben))), "membership.NotSettled");
	// Of Ben's 1,232 whole shares wait, and what is less than one is owed at once.
	const printed = await told("payouts", BAKERY);
	assert.match(printed, /^the account of member 7, who has left:$/m);
	await act(eve, callOf(printed, "surplus.settleAccount"));
	assert.deepEqual([await waiting(), await owed(bakery, ben), await account(ben)], [42n * PAR, 32n * UNIT, []]);
	assert.equal(await refused(eve, settle), "surplus.NothingDue");
	assert.equal(await standsOn("kept"), 9_968n * UNIT);
	assert.equal(await paid("the rest of Ben's account"), 32n * UNIT);
	const { of, tables } = await statements(FIRST);
	assert.match(of(ben), /\nShares that wait to be paid\n/);
	assert.match(of(ben), /^It is claimed\.$/m);
	assert.equal(sumOf(tables.patronage_statement, "account_balance"), 9_968);
});

test("the second year brings 10,000, and without objections claims open by themselves", async () => {
	await until("2028-06-30");
	await received("bread of 2028", 20_000n);
	await until("2029-02-10");
	const { result } = await closed(SECOND, { members: "10000.00" });
	assert.equal(result.patronage.toBigInt(), 7_200n * UNIT);
	await committed(SECOND, hoursOf(1_200, 1_000));
	await confirmed(SECOND);
	await eventually("claims to open", async () => (await stateOf(SECOND)) === "Open");
	await claimed(SECOND);
	assert.deepEqual(await account(grace), [[dayNumber(FIRST), 1_400n, 1_400n], [dayNumber(SECOND), 960n, 960n]]);
	assert.equal(await paid("patronage of 2028"), 1_440n * UNIT);
});

test("with the accounts of that year two officers release a part of what Ben waits for", async () => {
	await until("2029-06-20");
	const what = {
		...{ amount: 700n * UNIT, accountsUntil: dayNumber(LOST), approvedOn: dayNumber("2029-05-15") },
		...{ surplus: 10_000n * UNIT, solvency: document("solvent") },
	};
	assert.equal(await refused(ferdie, shares().release(BAKERY, CLASS, what)), "shares.NotOnBoard");
	await byTwo([alice, bob], shares().release(BAKERY, CLASS, what), waiting);
	assert.equal(await waiting(), 35n * PAR);
	await collected("shares.collectClaims");
	assert.equal(await paid("shares of Ben"), 700n * UNIT);
});

test("the members pay back the accounts of the first year by their vote, and each is paid theirs", async () => {
	const revolve = (year) => surplus().revolve(BAKERY, dayNumber(year));
	assert.equal(await refused(dave, revolve(FIRST)), "surplus.TooEarly");
	assert.equal(await refused(dave, revolve(SECOND)), "surplus.NotOldest");
	const printed = await told("payouts", BAKERY);
	assert.match(printed, /9968\.000000 in accounts of the year from 2027-01-01 on \(from 2031-01-01 on anybody does it/);
	const collect = surplus().collectAccount(BAKERY, dayNumber(FIRST), [no(grace)]);
	const none = async () => assert.equal(await refused(eve, collect), "surplus.NotRevolved");
	await decided(bakery, callOf(printed, "resolutions.propose"), none);
	assert.equal(await standsOn("kept"), 5_760n * UNIT);
	assert.deepEqual(cells((await statements(FIRST)).of(grace), "Member account", FIRST).at(-1), "paid back, to be collected");
	await registers();
	await collected("surplus.collectAccount");
	for (const who of WORKERS) assert.deepEqual((await account(who)).map(([year]) => year), [dayNumber(SECOND)]);
	assert.equal(await paid("accounts of 2027"), 9_968n * UNIT);
	assert.equal(await refused(eve, collect), "surplus.NothingDue");
	// They have claimed it, and nothing of it is in their account any more.
	assert.match((await statements(FIRST)).of(grace), /^It is claimed\.$/m);
});

/** What the command prints of a loss that is divided by the hours of the year in which it was made. */
async function lossOf(amount) {
	folders[LOST] = temporaryFolder();
	writeFileSync(useFile(LOST), ["member_no,hours", ...hoursOf(240, 200).map(([who, hours]) => `${no(who)},${hours}`)].join("\n"));
	return told("patronage", useFile(LOST), BAKERY, LOST, divisionOf(LOST), "--loss", amount, "--unit", "0.01");
}

test("a year is a loss of 9,000: the reserve bears its part, and nothing is paid back while the rest is carried", async () => {
	await until("2030-02-10");
	const { printed, result } = await closed(LOST, { members: "-9000.00" });
	assert.match(printed, /^borne by the indivisible reserve +1800\.000000/m);
	assert.deepEqual([result.reserve.toBigInt(), result.carried.toBigInt()], [1_800n * UNIT, 7_200n * UNIT]);
	assert.deepEqual([await standsOn("reserve"), await carried()], [4_200n * UNIT, 7_200n * UNIT]);
	const revolve = surplus().revolve(BAKERY, dayNumber(SECOND));
	const waits = /losses are carried, so that 5760\.000000 in accounts of .* cannot be paid back yet/;
	assert.match(await told("payouts", BAKERY), waits);
	const early = callOf(await lossOf("1.00"), "resolutions.propose");
	const answers = [inVain(bakery, proposal(bakery, "Ordinary", "Pay back", revolve)), inVain(bakery, early)];
	assert.deepEqual(await Promise.all(answers), ["surplus.LossesCarried", "surplus.NotOverdue"]);
});

test("a year later it is overdue: accounts bear what they have, and the members charge the rest to themselves by use", async () => {
	await until("2031-02-10");
	await closed(EVEN, { members: "0", prior_losses: "7200.00" });
	const { fromAccounts } = (await yearOf(EVEN)).unwrap();
	assert.deepEqual([fromAccounts.toBigInt(), await standsOn("kept"), await carried()], [5_760n * UNIT, 0n, 1_440n * UNIT]);
	assert.deepEqual(await account(grace), [[dayNumber(SECOND), 960n, 0n]]);
	const borne = cells((await statements(SECOND)).of(grace), "Member account", SECOND);
	assert.deepEqual(borne.slice(0, 3), [euros(960), euros(960), euros(0)]);

	const propose = callOf(await lossOf("1440.00"), "resolutions.propose");
	await told("check-patronage", useFile(LOST), BAKERY, LOST, divisionOf(LOST), "--loss", "1440.00", "--unit", "0.01");
	const debtors = async () => -(await standsOn("owedBack"));
	await decided(bakery, propose, async () => assert.deepEqual([await debtors(), await carried()], [0n, 1_440n * UNIT]));
	assert.deepEqual([await debtors(), await carried()], [1_440n * UNIT, 0n]);
	// No account and no seat is debited: proofs show what each owes, and what a member pays two hands post.
	const show = callOf(await told("claim", divisionOf(LOST), BAKERY, "--charge", "1"), "surplus.showDebts");
	await act(eve, show);
	assert.equal(await refused(eve, show), "surplus.AlreadyShown");
	for (const who of WORKERS) assert.equal(await owed(bakery, who), 0n);
	const debt = async (who) => (await api.query.surplus.debts(BAKERY, no(who))).toJSON();
	assert.deepEqual(await debt(grace), { owed: 240_000_000, paid: 0 });
	const { owedBack } = (await book()).accounts;
	await received("Grace's part of the loss", 240n, owedBack.toNumber(), { Member: [BAKERY, no(grace)] });
	assert.deepEqual([await debtors(), await debt(grace)], [1_200n * UNIT, { owed: 240_000_000, paid: 240_000_000 }]);
	const { of } = await statements(SECOND);
	assert.match(of(grace), /^Owed by the member of losses\n0\.000000 of 240\.000000, after 240\.000000 that were paid/m);
	assert.match(of(hana), /^Owed by the member of losses\n200\.000000 of 200\.000000/m);
	await registers();
});

test("a last surplus is kept for the years of the bylaws, and then anybody pays it back", async () => {
	await until("2031-06-30");
	await received("bread of 2031", 9_000n);
	await until("2032-02-10");
	const { result } = await closed(LAST, { members: "5000.00" });
	assert.equal(result.patronage.toBigInt(), 3_600n * UNIT);
	await committed(LAST, hoursOf(1_200, 400));
	await confirmed(LAST);
	await eventually("claims to open", async () => (await stateOf(LAST)) === "Open");
	await claimed(LAST);
	assert.equal(await paid("patronage of 2031"), 720n * UNIT);

	// Of the second year losses have left nothing, which anybody pays back first, as its years have passed.
	const nothing = await told("payouts", BAKERY);
	assert.match(nothing, /anybody pays back 0\.000000 in accounts of the year from 2028-01-01 on, for the fee/);
	await act(dave, callOf(nothing, "surplus.revolve"));
	await until("2034-12-31");
	const revolve = surplus().revolve(BAKERY, dayNumber(LAST));
	assert.equal(await refused(dave, revolve), "surplus.TooEarly");
	await until("2035-01-01");
	const printed = await told("payouts", BAKERY);
	assert.match(printed, /anybody pays back 2880\.000000 in accounts of the year from 2031-01-01 on, for the fee/);
	assert.equal(named(printed, "resolutions.propose").length, 0);
	await act(dave, callOf(printed, "surplus.revolve"));
	const collects = named(await told("payouts", BAKERY), "surplus.collectAccount");
	for (const collect of collects) await act(eve, collect);
	assert.deepEqual([await owed(bakery, grace), await owed(bakery, hana)], [960n * UNIT, 320n * UNIT]);
	const { of, tables } = await statements(LAST);
	assert.deepEqual(cells(of(grace), "Refund by use", "hours"), ["1200.000000", "33.33 %", euros(1200), euros(240), euros(960)]);
	const sums = ["retained", "account_balance"].map((column) => sumOf(tables.patronage_statement, column));
	assert.deepEqual(sums, [2_880, 0]);
	assert.equal(await paid("accounts of 2031"), 2_880n * UNIT);
	assert.equal(await standsOn("kept"), 0n);
});

test("after all these years the registers agree with the books in hledger and beancount", async () => {
	const all = await registers();
	assert.deepEqual(all.surplus_allocation.map(({ year }) => year), YEARS);
	assert.equal(sumOf(all.surplus_allocation, "from_accounts"), 5_760);
	assert.equal(sumOf(all.member_debts, "balance"), 1_200);
	assert.deepEqual(all.member_accounts, []);
	const folder = temporaryFolder();
	await told("ledger", "coop-1", folder);
	const balances = await judged(api, booksOf(bakery), "coop-1", folder);
	const { accounts } = await book();
	const says = (account) => -(balances[String(account)] ?? 0n);
	assert.deepEqual(["kept", "patronage", "reserve"].map((name) => says(accounts[name])), [0n, 0n, 5_200n * UNIT]);
	assert.equal(says(accounts.owedBack), -1_200n * UNIT);
	// What Ben still waits for.
	assert.equal(says((await api.query.shares.classes(BAKERY, CLASS)).unwrap().redeemable), 35n * PAR);
});
