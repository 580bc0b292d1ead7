// Books of a random history on a chain, by bank and in units, of co-ops, the federation and the fund, as `make ledger` writes them: hledger and beancount accept them,
// and have each balance of the chain to the last unit.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, charlie, dave, document, ferdie, inTurn, key, paced, refusal, Refused } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { judged } from "../lib/journals.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, CHARGES, direct, posting, RECEIPTS, today } from "../lib/ledger.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { random } from "../lib/random.mjs";
import { tool } from "../lib/tool.mjs";
import { ledgerName } from "../../tools/ledger.mjs";

const SEED = Number(process.env.SEED ?? 1844);
const { below, of } = random(SEED);

const [BAKERY, HOUSING, COURIERS, WEAVERS, GROCERY] = [1, 2, 3, 4, 5];
const CENT = 10_000n;
const EURO = 100n * CENT;
const [chair, secretary, treasurer, auditor] = ["//Eve//stash", "//Ferdie//stash", "//One", "//Two"].map(key);
const bobStash = key("//Bob//stash");

/** The weavers' account at a bank, and the till of the bakery in units. */
const [BANK, TILL] = [{ Coop: WEAVERS }, { Coop: BAKERY }];
const HAS = 50_000n * EURO;
/** What the federation's account has from the beginning. */
const ENDOWMENT = 10_000n * EURO;
const ROUNDS = 3;

const clock = new Clock(1, Date.parse("2026-10-20T12:00:00Z"));
let node, api, address;
/** The numbers of the treasuries of both ledgers. */
const number = {};
/** How many calls of each kind were made. */
const made = {};
let papers = 0;
const paper = () => document(`paper ${(papers += 1)}`);

before(async () => ({ node, api } = await started("test", { clock })));
after(() => stopped(node, api));

const act = inTurn(() => api);
const ledger = () => api.tx.ledger;
const treasuries = () => api.tx.treasuries;
const entriesOf = async (book) => (await api.call.ledgerApi.entries(book, 1)).map(([no, one]) => [no.toNumber(), one]);
const pendingsOf = async (book) => (await api.call.ledgerApi.pendings(book, 1)).map(([no, one]) => [no.toNumber(), one]);

/** About how many thousandths of a second calls declare, of which all that one transaction carries may declare so many. */
const DECLARED = { approve: 400, correct: 400, post: 50, request: 30, void: 50 };
const ROOM = 400;

/** Some calls after the other, as many in one as a transaction carries. */
function inChunks(calls) {
	const found = [];
	let room = 0;
	for (const call of calls) {
		const weight = DECLARED[call.method.method] ?? 5;
		if (weight > room) found.push([]);
		room = (weight > room ? ROOM : room) - weight;
		found.at(-1).push(call);
	}
	return found;
}

/** Signs the calls, each of which is done or refused by itself. Gives how many were done. */
async function all(who, calls) {
	let count = 0;
	for (const some of inChunks(calls)) {
		if (some.length === 1) {
			const is = await act(who, some[0]).then(() => true, (error) => notRefused(error));
			if (is) done(some[0]);
			count += is;
			continue;
		}
		const { events } = await act(who, api.tx.utility.forceBatch(some));
		const ends = events.map(({ name }) => name).filter((name) => /^utility\.Item/.test(name));
		assert.equal(ends.length, some.length);
		const made = some.filter((_, at) => ends[at] === "utility.ItemCompleted");
		made.forEach(done);
		count += made.length;
	}
	return count;
}

const done = ({ method: { method } }) => (made[method] = (made[method] ?? 0) + 1);

/** A refusal is no failure here. */
function notRefused(error) {
	if (error instanceof Refused) return false;
	throw error;
}

/** Two hands sign the same calls. Nothing is entered before the second does. */
async function both(calls) {
	const hands = below(2) ? [treasurer, secretary] : [secretary, treasurer];
	const last = async () => (await entriesOf(BANK)).length;
	const had = await last();
	await all(hands[0], calls);
	assert.equal(await last(), had);
	return all(hands[1], calls);
}

const resolutions = () => api.tx.resolutions;

/** The first proposes it, the second seconds it for a co-op, and all vote in their way. */
async function carried([proposer, seconder, ...others], proposal, secondedFor, vote) {
	const id = (await act(proposer, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await act(seconder, resolutions().second(id, secondedFor, 0));
	const reaches = (phase) => {
		const is = async () => (await api.call.resolutionApi.overview(id)).unwrap().phase.type === phase;
		return eventually(`the resolution to be in ${phase}`, paced(() => api, id, is));
	};
	await reaches("Voting");
	await Promise.all([proposer, seconder, ...others].map((who, place) => act(who, vote(id, place))));
	await reaches("Enacted");
}

/** The members decide it by special resolution. */
const decided = (coop, members, title, call) => {
	const proposal = resolutions().propose(coop, "Special", "Open", title, document(title), call.method);
	return carried(members, proposal, coop, (id) => resolutions().vote(id, coop, "For"));
};

/** The delegates of the first three co-ops decide it. */
const decidedTogether = (title, call) => {
	const proposal = resolutions().proposeToFederation(BAKERY, "Ordinary", title, document(title), call.method);
	const vote = (id, place) => resolutions().voteAsDelegate(id, [BAKERY, HOUSING, COURIERS][place], "For");
	return carried([alice, dave, bobStash], proposal, HOUSING, vote);
};

const opening = (coop, title, mode, tier1) => {
	const signers = ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [coop, office] }, days: 365 }));
	const line = (title) => ({ title, purpose: document(title), limit: HAS, rhythm: "Month" });
	const lines = ["Wages", "Rent & power"].map(line);
	return treasuries().openTreasury(title, "EUR", mode, { threshold: 2, tier1, tier2: HAS }, signers, lines, [], { month: 1, day: 1 });
};

/** A chest of the federation in units, of which it spends little. */
const chest = () => {
	const signers = [BAKERY, HOUSING, COURIERS].map((coop) => ({ who: { Office: [coop, "Treasurer"] }, days: 365 }));
	const rules = { threshold: 2, tier1: 20n * EURO, tier2: 60n * EURO };
	const lines = [{ title: "Meetings", purpose: document("meetings"), limit: 60n * EURO, rhythm: "Year" }];
	return treasuries().openTreasury("Chest", "EUR", "Units", rules, signers, lines, [], { month: 1, day: 1 });
};

test("two co-ops and the federation open a treasury each, by bank and in units, and two hands enter what the bank has", async () => {
	await act(alice, api.tx.balances.transferKeepAlive(treasurer.address, 20n * EURO));
	await Promise.all([
		decidedTogether("A chest", chest()),
		decided(WEAVERS, [chair, secretary, treasurer, auditor], "An account", opening(WEAVERS, "Account", "Bank", 2_000n * EURO)),
		decided(BAKERY, [alice, bob, charlie, ferdie], "A till", opening(BAKERY, "Till", "Units", 200n * EURO)),
	]);
	for (const book of [BANK, TILL]) number[book.Coop] = (await api.query.treasuries.treasuryOfLedger(book)).unwrap().toNumber();
	address = (await api.query.treasuries.treasuries(number[BAKERY])).unwrap().account.toString();
	const leg = (account, side) => ({ account, side, amount: HAS, party: null });
	const balances = { day: (await today(api)) - 20, legs: [leg(CASH, "Debit"), leg(RECEIPTS, "Credit")], document: paper() };
	const call = ledger().openBalances(BANK, WEAVERS, balances);
	assert.equal(await refusal(act(auditor, call)), "ledger.NotAHand");
	assert.equal(await both([call]), 1);
});

/** Somebody with whom money is exchanged. */
const stranger = () => ({ Outside: document(`stranger ${below(40)}`) });
const somebody = () => of([null, stranger(), { Coop: GROCERY }, { Member: [HOUSING, 1 + below(3)] }]);
const cents = (most) => CENT * BigInt(1 + below(most));

/** A line of a statement that is explained by parts. */
const line = (day, direction, amount, parts, reference = paper()) =>
	posting({ reference, day, direction, amount }, parts, paper());
const post = (...of) => ledger().post(BANK, WEAVERS, line(...of));

/** What the account holds says nothing waits for: dues that come, or charges of the bank. */
const unexpected = (day) => {
	const isOut = below(3) === 0;
	const amount = cents(isOut ? 1_500 : 90_000);
	const [direction, account, side] = isOut ? ["Out", CHARGES, "Debit"] : ["In", RECEIPTS, "Credit"];
	return post(day, direction, amount, [direct(account, side, amount, somebody())]);
};

/** A pending entry is paid in whole, in part, or with charges of the bank. */
function paid(day, [pending, { direction, items }]) {
	const remaining = items.map((item) => item.remaining.toBigInt());
	const total = remaining.reduce((sum, one) => sum + one, 0n);
	const place = remaining.findIndex((one) => one > 0n);
	const way = direction.type;
	if (below(3) === 0 && remaining[place] > CENT) {
		const amount = (remaining[place] / CENT / BigInt(2 + below(3)) || 1n) * CENT;
		return post(day, way, amount, [{ Item: { pending, place, amount } }]);
	}
	if (way === "Out" && below(3) === 0) {
		const charges = cents(400);
		return post(day, way, total + charges, [{ Whole: pending }, direct(CHARGES, "Debit", charges)]);
	}
	return post(day, way, total, [{ Whole: pending }]);
}

/** Legs of what a statement has entered and nothing has taken back, each with its entry. */
async function open() {
	const every = await entriesOf(BANK);
	const touched = new Set((await api.query.ledger.takenBacks.keys(BANK)).map(({ args }) => args[1].toNumber()));
	return every.filter(([no, { basis }]) => basis.isStatement && !touched.has(no));
}

/** Some of what was entered comes back or is taken back by the bank. */
function back(day, [entry, { legs }]) {
	const place = legs.findIndex(({ account, origin }) => !account.eq(CASH) && !(origin.isSome && origin.unwrap().isBack));
	if (place < 0) return undefined;
	const whole = legs[place].amount.toBigInt() / CENT;
	const amount = (below(2) ? whole : whole / 3n || 1n) * CENT;
	return post(day, legs[place].side.isDebit ? "In" : "Out", amount, [{ Back: { entry, place, amount } }]);
}

/** What was entered is wrong, and is entered anew with another party, or not at all. */
async function corrected([entry, { day, legs, line: explained }]) {
	const plain = legs.length === 2 && legs[0].origin.isNone && legs[0].account.eq(RECEIPTS);
	const { direction, booked } = (await api.query.ledger.statementLines([BANK, CASH], explained.unwrap()[1])).unwrap();
	const amount = legs.at(-1).amount.toBigInt();
	const parts = [direct(RECEIPTS, "Credit", amount, stranger())];
	const anew = plain && below(3) ? line(booked.toNumber(), direction.type, amount, parts, explained.unwrap()[1]) : null;
	assert.ok(day.toNumber() <= booked.toNumber() || anew === null || plain);
	return ledger().correct(BANK, WEAVERS, entry, paper(), anew);
}

const some = (list, count) => {
	const left = [...list];
	return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0]);
};

/** What the treasurer asks for and expects, and what the two others approve. */
async function ordered() {
	const payees = Array.from({ length: 60 }, (_, place) => ({ Outside: document(`payee ${place}`) }));
	const requests = Array.from({ length: 5 }, () => {
		const items = some(payees, 1 + (below(3) === 0) * 3).map((payee) => ({ payee, amount: cents(9_000) }));
		return treasuries().request(number[WEAVERS], WEAVERS, 1 + below(2), items, paper(), false);
	});
	const expected = Array.from({ length: 3 }, () => {
		const item = { account: RECEIPTS, amount: cents(40_000), party: stranger(), charged: null };
		return ledger().expect(BANK, WEAVERS, CASH, item, paper(), 60);
	});
	assert.ok((await all(treasurer, [...requests, ...expected])) > 3);
	await approved(WEAVERS, [chair, secretary]);
}

/** Two signers approve all that was requested. */
async function approved(coop, signers) {
	const open = await api.call.treasuryApi.openRequests(number[coop]);
	const calls = open.map(({ payment, content }) => treasuries().approve(number[coop], payment, coop, content));
	await Promise.all(signers.map((who) => all(who, calls)));
}

/** The bank has done some of what waits, and other things. */
async function statements() {
	const day = await today(api);
	const waiting = some(await pendingsOf(BANK), 6);
	const voided = waiting.length > 4 ? waiting.pop() : undefined;
	const calls = [...waiting.map((one) => paid(day, one)), ...Array.from({ length: 4 }, () => unexpected(day))];
	if (voided) calls.push(ledger().void(BANK, WEAVERS, voided[0], null, paper()));
	assert.ok((await both(some(calls, calls.length))) > 4);
	const [one, other, third, ...wrong] = some(await open(), 6);
	const later = [one, other, third].filter(Boolean).map((each) => back(day, each)).filter(Boolean);
	await both([...later, ...(await Promise.all(wrong.map(corrected)))]);
}

/** The days until yesterday are closed by what the bank had then. */
async function closed() {
	const through = (await today(api)) - 1;
	const balance = (await api.call.ledgerApi.balanceOn(BANK, CASH, through)).unwrap();
	assert.equal(await both([ledger().close(BANK, WEAVERS, { through, balances: [balance], document: paper() })]), 1);
}

test(`by bank much is asked for, posted, sent back, corrected, voided and closed at random (seed ${SEED})`, async () => {
	for (let round = 1; round <= ROUNDS; round += 1) {
		await ordered();
		await statements();
		clock.leap(2);
		const day = await today(api);
		await eventually("another day", async () => (await today(api)) > day);
		if (round > 1) await closed();
	}
	const entries = (await entriesOf(BANK)).map(([, one]) => one);
	const isBack = ({ origin }) => origin.isSome && origin.unwrap().isBack;
	const backs = entries.filter(({ legs, basis }) => basis.isStatement && legs.some(isBack));
	const corrections = entries.filter(({ basis }) => basis.isCorrection);
	const shown = `${entries.length} entries, ${backs.length} returns, ${corrections.length} corrections; ${JSON.stringify(made)}`;
	assert.ok(backs.length > 2 && corrections.length > 2, shown);
	const calls = ["post", "correct", "void", "close", "expect", "request", "approve"];
	for (const call of calls) assert.ok(made[call] > 1, `${call}: ${shown}`);
});

test(`in units much is paid in, transferred, entered and paid out at random (seed ${SEED})`, async () => {
	const payers = [[alice, BAKERY], [bob, BAKERY], [charlie, BAKERY], [dave, HOUSING]];
	for (let round = 1; round <= ROUNDS; round += 1) {
		const given = payers.map(([who, coop]) => {
			const contribution = () => ledger().contribute(TILL, CASH, BigInt(1 + below(60_000_000)), paper(), coop);
			const calls = [contribution(), contribution()];
			return all(who, [...calls, api.tx.balances.transferKeepAlive(address, BigInt(1 + below(9_000_000)))]);
		});
		assert.ok((await Promise.all(given)).every((done) => done === 3));
		await all(alice, [ledger().enterReceipts(TILL, CASH)]);
		// Of co-ops in which none of the bakery's board sits.
		const payees = some([{ Coop: GROCERY }, { Coop: COURIERS }, { Member: [COURIERS, 1] }, { Member: [GROCERY, 1] }], 2);
		const requests = payees.map((payee) => {
			const items = [{ payee, amount: BigInt(100_000 + below(2_000_000)) }];
			return treasuries().request(number[BAKERY], BAKERY, 1 + below(2), items, paper(), false);
		});
		await all(charlie, requests);
		await approved(BAKERY, [alice, bob]);
	}
	await act(dave, ledger().contribute("Federation", CASH, EURO, paper(), HOUSING));
	// All of this has cost fees, which the fund has.
	await act(dave, ledger().enterReceipts("Fund", CASH));
	assert.equal(await refusal(act(dave, ledger().enterReceipts("Federation", CASH))), "ledger.NothingToEnter");
	const { contribute, enterReceipts } = made;
	assert.ok(contribute === 8 * ROUNDS && enterReceipts === ROUNDS);
	const paidOut = (await entriesOf(TILL)).filter(([, { basis }]) => basis.isRequest);
	assert.ok(paidOut.length >= ROUNDS, JSON.stringify(made));
	const total = Object.values(made).reduce((sum, one) => sum + one, 0);
	assert.ok(total >= 150, `${total} calls`);
});

/** What the tool says that came to an address and is not entered yet. */
const notEntered = (stdout) => BigInt(/^(\d+\.\d{6}) EUR came by plain transfers/m.exec(stdout)?.[1].replace(".", "") ?? 0);

test("hledger and beancount accept the journals of all ledgers, and have the balances of the chain to the last unit", async () => {
	await node.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	const ledgers = (await api.query.ledger.ledgers.keys()).map(({ args: [id] }) => id);
	assert.deepEqual(ledgers.map(ledgerName).sort(), ["coop-1", "coop-4", "custody", "federation", "fund"]);
	for (const id of ledgers) {
		const [name, folder] = [ledgerName(id), temporaryFolder()];
		const { code, stdout, stderr } = await tool("ledger", name, folder, "--url", node.url);
		assert.equal(code, 0, stderr);
		const sums = await judged(api, id, name, folder);
		if ([BANK, TILL].some(({ Coop }) => id.isCoop && id.asCoop.eq(Coop))) assert.ok(Object.keys(sums).length > 2, name);
		const { cash } = (await api.query.ledger.accounts(id, CASH)).unwrap().terms;
		if (!cash.isUnits) continue;
		// What is at the address is in the books, or the tool says that it is not.
		const { data } = await api.query.system.account(cash.asUnits.address);
		assert.equal(data.free.toBigInt(), sums[CASH] + notEntered(stdout), name);
		// The fund got fees, all others what was there when their books began and what was paid in.
		if (id.isFund) assert.ok(sums[CASH] > CENT && sums[CASH] === -sums[RECEIPTS]);
		if (id.isFederation) assert.equal(sums[CASH], ENDOWMENT + EURO);
	}
});
