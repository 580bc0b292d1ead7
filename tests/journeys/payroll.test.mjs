// A worker co-op pays thirty wages from its bank account: run, approval, files of the bank, posting, a bounce, the month closed.
// Nobody of its board has a unit, and none of it costs a fee.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bank, iban, message, statement } from "../lib/bank.mjs";
import { alice, document, inTurn, isFree, key, paced, refusal, send } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, CHARGES, dayNumber, direct, FIRST_LINE, posting, RECEIPTS } from "../lib/ledger.mjs";
import { eventually, temporaryFolder, withoutUnits } from "../lib/node.mjs";
import { tool } from "../lib/tool.mjs";
import { Amount } from "../../tools/common.mjs";

const WEAVERS = 4;
const NAME = `coop-${WEAVERS}`;
const LEDGER = { Coop: WEAVERS };
const TREASURY = 1;
const CENT = 10_000n;
const EURO = 100n * CENT;

// The board, which is paid by another run: nobody posts what pays them. The fourth member is the auditor.
const [chair, secretary, treasurer, auditor] = ["//Eve//stash", "//Ferdie//stash", "//One", "//Two"].map(key);
const hands = [chair, secretary, treasurer, auditor];
/** The workers are the members after those. All are on paper: a wage needs a bank account and no account of the chain. */
const workers = Array.from({ length: 30 }, (_, place) => ({ member: 5 + place, cents: BigInt((1200 + 7 * place) * 100 + place) }));
const decimal = (cents) => new Amount(cents * CENT).toString().slice(0, -4);
const TOTAL = workers.reduce((sum, { cents }) => sum + cents, 0n);
/** What the co-op had at its bank before, and what it can pay in wages each month, which is less than all of them and one more. */
const OPENING = 100_000_00n;
const LIMIT = 40_000n * EURO;
/** Whose bank sends the wage back, and what it keeps of it. */
const BOUNCED = 13;
const FEE = 11_50n;
const INTEREST = 31n;

const clock = new Clock(1, Date.parse("2026-10-27T12:00:00Z"));
const folder = temporaryFolder();
const file = (name) => join(folder, name);
let node, api, content, sent, closing;
/** Who has signed for the payroll: what is asked for, what it pays, and that it was paid. */
const signed = [];

before(async () => {
	({ node, api } = await started("test", { clock, change: withoutUnits(hands.map(({ address }) => address)) }));
});
after(() => stopped(node, api));

const inOrder = inTurn(() => api);
/** Everybody acts free of charge here. */
const act = async (who, call) => {
	const result = await inOrder(who, call);
	assert.ok(isFree(result), `${call.method.section}.${call.method.method}`);
	return result;
};
/** How many free calls of one account the pool takes before one of them is in a block. */
const WAITING = 4;
/** One hand signs calls of which none waits for another, as many at once as the pool takes. */
async function actAll(who, calls) {
	for (let first = 0; first < calls.length; first += WAITING) {
		const next = (await api.rpc.system.accountNextIndex(who.address)).toNumber();
		const some = calls.slice(first, first + WAITING);
		const results = await Promise.all(some.map((call, at) => send(api, who, call, { nonce: next + at })));
		assert.ok(results.every(isFree));
	}
}
/** What the accounts of the hands hold. */
const units = async () => (await api.query.system.account.multi(hands.map(({ address }) => address))).map(({ data }) => data.free.toBigInt());
const NOTHING = hands.map(() => 0n);
const refused = (who, call) => refusal(act(who, call));
const treasuries = () => api.tx.treasuries;
const ledger = () => api.tx.ledger;
const resolutions = () => api.tx.resolutions;
const entry = async (number) => (await api.query.ledger.entries(LEDGER, number)).unwrap();
const sums = async (account) => (await api.query.ledger.accounts(LEDGER, account)).unwrap().sums;
const held = async () => {
	const { debits, credits } = await sums(CASH);
	return (debits.toBigInt() - credits.toBigInt()) / CENT;
};
const wages = (places) =>
	places.map((place) => ({ payee: { Member: [WEAVERS, workers[place].member] }, amount: workers[place].cents * CENT }));

/** Runs the tool on the last block, and gives what it printed. */
async function told(...args) {
	await node.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	const { code, stdout, stderr } = await tool(...args, "--url", node.url);
	assert.equal(code, 0, stderr);
	return stdout;
}

/** What the chain knows of the bank account, as the bank files take it. */
async function book() {
	const at = temporaryFolder();
	await told("ledger", NAME, at);
	return join(at, `${NAME}-bank-${CASH}.json`);
}

/** Runs a command of the bank files, and gives what it printed. */
async function banked(...args) {
	const { code, stdout, stderr } = await bank(...args);
	assert.equal(code, 0, stderr);
	return stdout;
}

/** The messages in the folder for the bank. */
const messages = () => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".xml"));

/** Writes what is approved for the bank, and gives the new message, which its schema takes. */
async function paid(on = "2026-10-30") {
	const known = messages();
	await banked("pay", await book(), file("details.json"), file("to-bank"), "--on", on);
	const fresh = messages().filter((name) => !known.includes(name));
	assert.equal(fresh.length, 1);
	return message(file(fresh[0]));
}

/** The calls that the tool prints for a file of proposals. */
const callsOf = (printed) => [...printed.matchAll(/decode\/(0x[0-9a-f]+)/g)].map(([, hex]) => api.tx(api.createType("Call", hex)));

/** Two hands sign the only call that is printed. Nothing changes before the second, and the first is not both. */
async function posted([first, second], printed, by = (who, call) => act(who, call)) {
	const [call, ...others] = callsOf(printed);
	assert.equal(others.length, 0, printed);
	const last = (await api.query.ledger.ledgers(LEDGER)).unwrap().lastEntry.toNumber();
	const began = await by(first, call);
	assert.ok(began.find("ledger.Begun") && isFree(began));
	assert.equal((await api.query.ledger.ledgers(LEDGER)).unwrap().lastEntry.toNumber(), last);
	assert.equal(await refused(first, call), "ledger.AlreadyBegun");
	const agreed = await by(second, call);
	assert.ok(isFree(agreed));
	const { entry: number } = agreed.find("ledger.Entered");
	assert.equal(number.toNumber(), last + 1);
	return entry(last + 1);
}

/** Every 90 days an officer reports, or nothing is requested any more. */
const reported = () => act(treasurer, treasuries().reportOutturn(TREASURY, WEAVERS, document("out-turn")));

/** Two signers approve what was requested. One is not enough, and another content is not approved. */
async function approved(number, by) {
	const hash = (await api.query.treasuries.payments(TREASURY, number)).unwrap().content.toHex();
	const approve = (what = hash) => treasuries().approve(TREASURY, number, WEAVERS, what);
	assert.equal(await refused(secretary, approve(document("another list"))), "treasuries.OtherContent");
	assert.ok(isFree(await by(secretary, approve())));
	assert.equal(await refused(secretary, approve()), "treasuries.AlreadyApproved");
	assert.equal(await refused(alice, treasuries().execute(TREASURY, number)), "treasuries.TooFewApprovals");
	assert.ok((await api.query.ledger.pendings(LEDGER, number)).isNone);
	assert.ok(isFree(await by(treasurer, approve())));
	// What is in the second tier waits a day, and is carried out by itself.
	await eventually("the wages to wait for the bank", async () => (await api.query.ledger.pendings(LEDGER, number)).isSome);
}

test("the members, whose accounts are empty, open a treasury at their bank, and a line for wages", async () => {
	assert.deepEqual(await units(), NOTHING);
	const signers = ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [WEAVERS, office] }, days: 365 }));
	const lines = [{ title: "Wages", purpose: document("wages by the collective agreement"), limit: LIMIT, rhythm: "Month" }];
	const rules = { threshold: 2, tier1: 1_000n * EURO, tier2: LIMIT };
	const open = treasuries().openTreasury("Account of the weavers", "EUR", "Bank", rules, signers, lines, [], { month: 1, day: 1 });
	// Alice could pay the fee.
	assert.equal(await refused(alice, open), "BadOrigin");
	// A line from which more than a third of the money can go in a year is a special resolution.
	const proposal = resolutions().propose(WEAVERS, "Special", "Open", "A bank account", document("a bank account"), open.method);
	const id = (await act(chair, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await act(secretary, resolutions().second(id, WEAVERS, 0));
	const phase = async () => (await api.call.resolutionApi.overview(id)).unwrap().phase.type;
	const reaches = (wanted) => {
		const is = async () => (await phase()) === wanted;
		return eventually(`the resolution to be in ${wanted}`, paced(() => api, id, is));
	};
	await reaches("Voting");
	await Promise.all([chair, secretary, treasurer, auditor].map((who) => act(who, resolutions().vote(id, WEAVERS, "For"))));
	assert.ok((await api.query.treasuries.treasuries(TREASURY)).isNone);
	await reaches("Enacted");
	const { ledger: books, mode } = (await api.query.treasuries.treasuries(TREASURY)).unwrap();
	assert.ok(books.asCoop.eq(WEAVERS) && mode.isBank);
});

test("two hands enter the thirty workers, and the books as they were", async () => {
	const joinedAt = (place) => Date.parse("2020-01-01T00:00:00Z") + place * 86_400_000;
	const entries = workers.map(({ member }, place) => ({
		account: null,
		commitment: document(`worker ${member}, salt`),
		class: "Ordinary",
		joinedAt: joinedAt(place),
	}));
	const register = document("the book of members");
	const imported = api.tx.membership.import(WEAVERS, entries, register);
	const staged = (await act(chair, imported)).find("membership.ImportStaged");
	assert.ok((await api.query.membership.members(WEAVERS, workers[0].member)).isNone);
	await act(auditor, api.tx.membership.confirmImport(WEAVERS, staged.digest, register));
	assert.ok((await api.query.membership.members(WEAVERS, workers.at(-1).member)).isSome);

	const leg = (account, side) => ({ account, side, amount: OPENING * CENT, party: null });
	const legs = [leg(CASH, "Debit"), leg(RECEIPTS, "Credit")];
	const balances = { day: dayNumber("2026-09-30"), legs, document: document("balance of September") };
	const opening = ledger().openBalances(LEDGER, WEAVERS, balances);
	assert.equal(await refused(auditor, opening), "ledger.NotAHand");
	await act(treasurer, opening);
	assert.equal(await refused(treasurer, opening), "ledger.AlreadyBegun");
	assert.equal(await held(), 0n);
	await act(secretary, opening);
	assert.equal(await held(), OPENING);
});

test("two hands register the commitments to the bank details of all, in force after three days", async () => {
	const town = { town: "Zamora", country: "ES" };
	const payees = workers.map(({ member }) => ({
		party: `member ${member} of co-op ${WEAVERS}`,
		name: `Worker ${member}`,
		iban: iban(100 + member),
		address: town,
		salt: document(`salt ${member}`),
	}));
	const own = { name: "Los Telares", iban: iban(1), address: town };
	const form = { format: "rochdale-bank-details/1", ledger: NAME, account: CASH };
	writeFileSync(file("details.json"), JSON.stringify({ ...form, own, payees }));
	writeFileSync(file("commitments"), await banked("check", file("details.json")));
	const printed = await told("details", NAME, file("commitments"), String(WEAVERS));
	const calls = callsOf(printed);
	assert.equal(calls.length, workers.length + 1);
	// All thirty as one are for a fee, which nobody can pay here. Each alone is free of charge.
	assert.match(await refused(chair, calls.pop()), /Custom error: 201/);
	const inForce = () => api.call.ledgerApi.details(LEDGER, { Member: [WEAVERS, workers[0].member] });
	const known = async () => (await api.query.ledger.detailsOf.entries(LEDGER)).length;
	await actAll(chair, calls);
	assert.equal(await refused(chair, calls[0]), "ledger.AlreadyBegun");
	assert.equal(await known(), 0);
	await actAll(secretary, calls);
	assert.equal(await known(), workers.length);
	assert.ok((await inForce()).isNone);
	clock.leap(3);
	await eventually("the details to be in force", async () => (await inForce()).isSome);
	assert.equal(await told("details", NAME, file("commitments"), String(WEAVERS)), "all of them are registered\n");
});

test("the run is one request of the chair, which two others approve", async () => {
	await reported();
	const request = (items, paper) => treasuries().request(TREASURY, WEAVERS, 1, items, document(paper), false);
	const run = request(wages(workers.map((_, place) => place)), "payroll of October");
	assert.equal(await refused(auditor, run), "treasuries.NotHand");
	assert.equal(await refused(chair, request(wages([3, 4, 3]), "payroll of October")), "treasuries.PayeeTwice");
	signed.push(chair);
	const result = await act(chair, run);
	assert.ok(isFree(result));
	const asked = result.find("treasuries.Requested");
	content = asked.content.toHex();
	assert.equal(asked.total.toBigInt(), TOTAL * CENT);
	assert.equal(await refused(chair, run), "treasuries.VoucherUsed");
	// Before it is approved there is nothing to pay.
	assert.match(await banked("pay", await book(), file("details.json"), file("to-bank"), "--on", "2026-10-30"), /nothing to pay/);
	await approved(asked.payment.toNumber(), (who, call) => (signed.push(who), act(who, call)));
	assert.equal(await held(), OPENING);
	assert.equal((await sums(CASH)).pendingCredits.toBigInt(), TOTAL * CENT);
	assert.ok((await api.query.ledger.pendings(LEDGER, 1)).unwrap().items.every(({ details }) => details.isSome));
});

test("the bank gets one message of thirty payments, valid against its schema, and gets it once", async () => {
	sent = await paid();
	assert.deepEqual(sent.references, workers.map((_, place) => `C4-P1.${place}`));
	assert.deepEqual(sent.amounts, workers.map(({ cents }) => decimal(cents)));
	assert.deepEqual(sent.accounts, workers.map(({ member }) => iban(100 + member)));
	assert.match(await banked("pay", await book(), file("details.json"), file("to-bank"), "--on", "2026-10-30"), /nothing to pay/);
});

/** What the bank says of October, from a balance on. */
const october = (opening, name, lines) => {
	const days = { first: "2026-10-30", last: "2026-10-31" };
	return { iban: iban(1), opening: decimal(opening), name, ...days, lines };
};

/** Reads a statement, and gives the file of what it proposes. */
async function proposals(month) {
	const [from, out] = [file(`${month.name}.xml.camt`), file(`${month.name}.json`)];
	writeFileSync(from, await statement(month));
	await banked("read", await book(), file("details.json"), from, out);
	return out;
}

test("the statement proposes the run, the bounce and nothing else, and two hands post them", async () => {
	const { cents } = workers[BOUNCED];
	const whole = { amount: decimal(cents), original: decimal(cents) };
	const back = { end_to_end: `C4-P1.${BOUNCED}`, ...whole, charges: decimal(FEE), reason: "AC04" };
	const lines = [
		{ amount: decimal(-TOTAL), booking: "2026-10-30", reference: "B1", batch: sent.name, parts: [] },
		{ amount: decimal(cents - FEE), booking: "2026-10-31", reference: "B2", parts: [back] },
		{ amount: decimal(INTEREST), booking: "2026-10-31", reference: "B3", parts: [{ text: "Interest", name: "The bank" }] },
	];
	const out = await proposals(october(OPENING, "first", lines));
	const read = JSON.parse(readFileSync(out, "utf8"));
	assert.deepEqual(read.proposals.map(({ kind }) => kind), ["post", "return"]);
	assert.deepEqual(read.unfit.map(({ id }) => id), ["B3"]);

	const both = [treasurer, secretary];
	const ask = (...args) => told("postings", out, String(WEAVERS), ...args);
	const first = await ask();
	assert.match(first, /what comes back is not posted yet/);
	const run = await posted(both, first, (who, call) => (signed.push(who), act(who, call)));
	assert.equal(run.legs.length, workers.length + 1);
	assert.equal(await held(), OPENING - TOTAL);
	// Thirty wages were paid on five signed calls. Four of them bind: two to what is paid, and two to that it was. Before them there is
	// the request, which binds nobody, and whose hand is none of the two that approve.
	assert.deepEqual(signed, [chair, secretary, treasurer, treasurer, secretary]);

	const bounce = await posted(both, await ask());
	const shown = ({ account, side, amount }) => [`${side.type} ${account}`, amount.toBigInt() / CENT];
	const amounts = Object.fromEntries(bounce.legs.map(shown));
	assert.deepEqual(amounts, { [`Credit ${FIRST_LINE}`]: cents, [`Debit ${CHARGES}`]: FEE, [`Debit ${CASH}`]: cents - FEE });
	assert.deepEqual(callsOf(await ask()), []);
	await posted(both, await ask("--line", "B3", "--account", "4000"));
	closing = OPENING - TOTAL + cents - FEE + INTEREST;
	assert.equal(await held(), closing);
	assert.equal(bounce.hands.unwrap()[0].member.toNumber(), 3);
});

test("the wage that came back is paid anew within the same line", async () => {
	const { cents } = workers[BOUNCED];
	await reported();
	const request = treasuries().request(TREASURY, WEAVERS, 1, wages([BOUNCED]), document("wage of October, once more"), false);
	const asked = (await act(chair, request)).find("treasuries.Requested");
	assert.notEqual(asked.content.toHex(), content);
	await approved(asked.payment.toNumber(), (who, call) => act(who, call));
	const again = await paid();
	const { references, amounts, accounts } = again;
	assert.deepEqual([references, amounts, accounts], [["C4-P2"], [decimal(cents)], [iban(100 + workers[BOUNCED].member)]]);
	const line = { amount: decimal(-cents), booking: "2026-10-31", reference: "B4", parts: [{ end_to_end: "C4-P2" }] };
	const out = await proposals(october(closing, "second", [line]));
	const wage = await posted([chair, treasurer], await told("postings", out, String(WEAVERS)));
	assert.deepEqual(wage.legs[0].party.unwrap().asMember.map(Number), [WEAVERS, workers[BOUNCED].member]);
	closing -= cents;
	assert.equal(await held(), closing);
	const [{ spent }] = await api.call.treasuryApi.lines(TREASURY);
	assert.equal(spent.toBigInt(), TOTAL * CENT);
});

test("two hands close October by the statement of the bank, once it is over", async () => {
	const close = (cents = closing) => {
		const balances = [{ account: CASH, balance: cents * CENT, isOverdrawn: false }];
		return ledger().close(LEDGER, WEAVERS, { through: dayNumber("2026-10-31"), balances, document: document("October") });
	};
	assert.equal(await refused(treasurer, close()), "ledger.DayInFuture");
	clock.leap(2);
	const isOver = async () => (await api.query.clock.now()).unwrap().civil.toNumber() >= Date.parse("2026-11-01T00:00:00Z");
	await eventually("October to be over", isOver);
	assert.equal(await refused(treasurer, close(closing + 1n)), "ledger.BalanceDiffers");
	assert.ok(isFree(await act(treasurer, close())));
	assert.equal(await refused(treasurer, close()), "ledger.AlreadyBegun");
	assert.ok((await api.query.ledger.ledgers(LEDGER)).unwrap().closedThrough.unwrap().eq(dayNumber("2026-09-30")));
	assert.ok((await act(secretary, close())).find("ledger.Closed"));
	const line = { reference: document("late"), day: dayNumber("2026-10-31"), direction: "In", amount: EURO };
	const late = ledger().post(LEDGER, WEAVERS, posting(line, [direct(RECEIPTS, "Credit", EURO)], document("late")));
	assert.equal(await refused(treasurer, late), "ledger.PeriodClosed");
	// The month is over, and nobody has had a unit for a fee.
	assert.deepEqual(await units(), NOTHING);
});

/** What a program prints, in millionths by the number of the account. */
function balancesOf(command, ...args) {
	const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
	assert.deepEqual([status, stderr], [0, ""]);
	const rows = stdout.replaceAll('"', "").split(/\r?\n/).map((row) => /:C4-(\d+) *, *(-?\d+\.\d{6})/.exec(row)).filter(Boolean);
	return Object.fromEntries(rows.map(([, account, sum]) => [account, BigInt(sum.replace(".", ""))]).filter(([, sum]) => sum !== 0n));
}

test("hledger and beancount accept the journal, and have the balances of the chain", async () => {
	const at = temporaryFolder();
	const printed = await told("ledger", NAME, at);
	assert.match(printed, new RegExp(`1000 Bank: .* = closing ${decimal(closing)}0000 EUR`));
	const [journal, bean] = [join(at, `${NAME}.journal`), join(at, `${NAME}.beancount`)];
	const quiet = (command, ...args) => assert.deepEqual(balancesOf(command, ...args), {});
	quiet("hledger", "-f", journal, "check", "-s", "ordereddates");
	quiet("bean-check", "-C", bean);
	const accounts = await api.call.ledgerApi.accounts(LEDGER, 1);
	const onChain = accounts.map(({ account, sums: { debits, credits } }) => [String(account), debits.toBigInt() - credits.toBigInt()]);
	const expected = Object.fromEntries(onChain.filter(([, sum]) => sum !== 0n));
	assert.deepEqual(Object.keys(expected).length, 4);
	assert.deepEqual(balancesOf("hledger", "-f", journal, "bal", "--flat", "-E", "-N", "-O", "csv"), expected);
	assert.deepEqual(balancesOf("bean-query", "-f", "csv", bean, "select account, sum(number) group by account"), expected);
	const tables = JSON.parse(readFileSync(join(at, `${NAME}.json`), "utf8"));
	const paidTo = tables.entries.filter(({ title, debit }) => title === "5001 Wages" && debit).map(({ party }) => party);
	assert.equal(new Set(paidTo).size, workers.length);
	const [line] = tables.budget;
	assert.deepEqual([line.period, line.requested, line.waiting, line.left], ["2026-10-01", `${decimal(TOTAL)}0000`, "0.000000", ""]);
});

test("a wage goes to no account that has changed since it was approved, and to the new one when it is approved again", async () => {
	const [{ member }, on] = [workers[4], "2026-11-27"];
	const payee = { Member: [WEAVERS, member] };
	await reported();
	const request = treasuries().request(TREASURY, WEAVERS, 1, wages([4]), document("an advance of November"), false);
	const asked = (await act(chair, request)).find("treasuries.Requested");
	const number = asked.payment.toNumber();
	await approved(number, act);

	// Two hands register the commitment to another account, which is in force after three days.
	const given = JSON.parse(readFileSync(file("details.json"), "utf8"));
	const theirs = given.payees.find(({ party }) => party === `member ${member} of co-op ${WEAVERS}`);
	Object.assign(theirs, { iban: iban(300), salt: document("another salt") });
	writeFileSync(file("details.json"), JSON.stringify(given));
	writeFileSync(file("commitments"), await banked("check", file("details.json")));
	const [call, ...others] = callsOf(await told("details", NAME, file("commitments"), String(WEAVERS)));
	assert.equal(others.length, 0);
	const inForce = async () => (await api.call.ledgerApi.details(LEDGER, payee)).unwrap().toHex();
	const before = await inForce();
	await act(chair, call);
	assert.equal(await refused(chair, call), "ledger.AlreadyBegun");
	await act(secretary, call);
	assert.equal(await inForce(), before);
	clock.leap(3);
	await eventually("the new account to be in force", async () => (await inForce()) !== before);

	// It is left out of what the bank gets until two have approved the new account.
	const nothing = async () => {
		const said = await told("ledger", NAME, temporaryFolder());
		const why = "was approved for bank details that are not in force";
		assert.ok(said.includes(`payment C4-P${number} to member ${member} of co-op ${WEAVERS} ${why}`), said);
		assert.match(await banked("pay", await book(), file("details.json"), file("to-bank"), "--on", on), /nothing to pay/);
	};
	await nothing();
	const again = (hash) => treasuries().approveAgain(TREASURY, number, WEAVERS, hash);
	const hash = (await api.call.treasuryApi.content(TREASURY, number)).unwrap().toHex();
	assert.equal(await refused(secretary, again(asked.content.toHex())), "treasuries.OtherContent");
	await act(secretary, again(hash));
	await nothing();
	// It is in the second tier, so that one of them sends it once more a day later.
	const { readyAt } = (await act(treasurer, again(hash))).find("treasuries.DelayBegun");
	await nothing();
	await eventually("a day to pass", async () => (await api.query.clock.now()).unwrap().deadline.gt(readyAt));
	assert.ok(isFree(await act(treasurer, again(hash))));
	const { references, accounts } = await paid(on);
	assert.deepEqual([references, accounts], [[`C4-P${number}`], [iban(300)]]);
});
