// Journey E: a bakery raises money for an oven by shares. An offer that falls short refunds everybody, the next one is met in units and
// by bank. A member gives shares away, gives others back and leaves, a loss hits all alike, claims are paid in two years, and a limited
// return is declared. Everybody acts by signed calls, each step first fails without its second hand or vote, and votes stay what they were.
//
// Civil days pass by leaps, as where all nodes were off: deadlines stand still meanwhile.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bank, iban, statement } from "../lib/bank.mjs";
import { alice, bob, charlie, dave, document, eve, ferdie, inTurn, isFree, key, paced, refusal } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { judged } from "../lib/journals.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, dayNumber, posting, today } from "../lib/ledger.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { tool } from "../lib/tool.mjs";
import { Amount } from "../../tools/common.mjs";

const [BAKERY, GROCERY] = [1, 5];
const BOOKS = { Coop: BAKERY };
/** The treasury in units that keeps the bakery's books, and the one by bank from which the oven is paid. */
const [TILL, OVEN] = [1, 2];
const CLASS = 1;
const [REHEARSAL, OFFER] = [1, 2];
const EURO = 1_000_000n;
const PAR = 100n * EURO;
/** What a share is worth after the loss of 8 %. */
const VALUE = 92n * EURO;
const CENT = 10_000n;
const MILLISECONDS_A_DAY = 86_400_000;
const FOUNDED = Date.parse("2024-12-21T00:00:00Z");

/** The bakery's members: 1 to 3 are the board, and 4 is the auditor, whose account is empty. So are those of the others at first. */
const [grace, hana, ben, cleo, dora, emil] = ["Grace", "Hana", "Ben", "Cleo", "Dora", "Emil"].map((name) => key(`//${name}`));
const members = [alice, bob, charlie, ferdie, grace, hana, ben, cleo, dora, emil];
const noOf = (who) => members.indexOf(who) + 1;
const [eveStash, ferdieStash] = ["//Eve//stash", "//Ferdie//stash"].map(key);

const FIRST_DAY = "2026-11-20";
const clock = new Clock(1, Date.parse(`${FIRST_DAY}T08:00:00Z`));
let node, api, bankAccount, wrongCurrency, votes;

const act = inTurn(() => api);
const refused = (who, call) => refusal(act(who, call));
const shares = () => api.tx.shares;
const surplus = () => api.tx.surplus;
const resolutions = () => api.tx.resolutions;
const ledger = () => api.tx.ledger;
const treasuries = () => api.tx.treasuries;
const free = async (who, call) => {
	const result = await act(who, call);
	assert.ok(isFree(result), `${call.method.section}.${call.method.method} has a fee`);
	return result;
};

before(async () => {
	const change = ({ membership }) => {
		const [bakery] = membership.registers;
		for (const { address } of members.slice(4)) bakery.members.push({ account: address, joinedAt: FOUNDED });
	};
	({ node, api } = await started("test", { clock, change }));
});
after(() => stopped(node, api));

// What the chain says.
const record = async () => (await api.query.shares.books(BAKERY)).unwrap();
const shareClass = async () => (await api.query.shares.classes(BAKERY, CLASS)).unwrap();
const holding = async (who) => api.query.shares.holdings(BAKERY, CLASS, noOf(who));
const held = async (who) => (await holding(who)).shares.toNumber();
const stake = async (who) => api.query.shares.stakes(BAKERY, noOf(who));
const owed = async (who) => (await stake(who)).owed.toBigInt();
const offer = async (no) => (await api.query.shares.offers(BAKERY, no)).unwrap();
const claim = async (no) => (await api.query.shares.claims(BAKERY, no)).unwrap();
const balance = async ({ address }) => (await api.query.system.account(address)).data.free.toBigInt();
const sums = async (account) => (await api.query.ledger.accounts(BOOKS, account)).unwrap().sums;
/** What an account of the bakery's books says, as it would stand in a balance sheet: what is owed or held is positive. */
const credit = async (account) => {
	const { debits, credits } = await sums(account);
	return credits.toBigInt() - debits.toBigInt();
};
const atHand = async (account) => -(await credit(account));
const operation = async (no) => (await api.query.shares.operations(BAKERY, no)).unwrap();
const phase = async (id) => (await api.call.resolutionApi.overview(id)).unwrap().phase.type;

/** What decides votes: who can vote, what each seat has, and how many decide. */
async function power() {
	const register = async (no) => {
		const { member, votes: has } = (await api.call.registerApi.member(BAKERY, no)).unwrap();
		return [String(member ?? no), has.isTrue];
	};
	const electors = (await api.call.registerApi.electorate(BAKERY)).electors.toNumber();
	return { electors, of: await Promise.all(members.map((_, place) => register(place + 1))) };
}

/** Waits until a day has begun, in which all nodes were off meanwhile. */
async function until(day) {
	const wanted = dayNumber(day);
	const now = await today(api);
	assert.ok(wanted > now, `${day} is over`);
	clock.leap(wanted - now);
	await eventually(`${day} to begin`, async () => (await today(api)) >= wanted);
	assert.equal(await today(api), wanted);
}

const reaches = (id, wanted) => {
	const is = async () => {
		const now = await phase(id);
		assert.ok(now === wanted || !["Failed", "Lapsed", "Rejected"].includes(now), `resolution ${id} is ${now} instead of ${wanted}`);
		return now === wanted;
	};
	return eventually(`resolution ${id} to be in ${wanted}`, paced(() => api, id, is));
};

/** Proposes and seconds it for a co-op. Nobody brings it about by hand, and a proposer alone does not put it on the agenda. */
async function onAgenda(coop, [proposer, seconder], track, title, call) {
	assert.equal(await refused(alice, call), "BadOrigin");
	const proposal = resolutions().propose(coop, track, "Open", title, document(title), call.method);
	const id = (await act(proposer, proposal)).find("resolutions.Proposed").resolution.toNumber();
	assert.equal(await refused(proposer, resolutions().second(id, coop, 0)), "resolutions.SeconderIsProposer");
	await act(seconder, resolutions().second(id, coop, 0));
	return id;
}

/** The members of the bakery decide it: more than half of them take part. `before` holds until it is enacted. */
async function decided(track, title, call, before = async () => {}) {
	const id = await onAgenda(BAKERY, [alice, bob], track, title, call);
	await reaches(id, "Voting");
	await before();
	await Promise.all([alice, bob, charlie, ferdie, ben, cleo].map((who) => free(who, resolutions().vote(id, BAKERY, "For"))));
	const { for: yes, electors } = (await api.call.resolutionApi.overview(id)).unwrap();
	// One member, one vote, whatever they hold.
	assert.deepEqual([yes.toNumber(), electors.toNumber()], [6, (await power()).electors]);
	await before();
	await reaches(id, "Enacted");
}

/** Two officers of the board do it, and the first one alone changes nothing. */
async function byTwo([first, second], call, unchanged) {
	const was = await unchanged();
	const began = await free(first, call);
	assert.ok(began.events.some(({ name }) => name.endsWith(".Begun")), began.events.map(({ name }) => name).join());
	assert.deepEqual(await unchanged(), was);
	assert.match(await refused(first, call), /\.AlreadyBegun$/);
	return free(second, call);
}

/** Two hands post a line of the statement of the bank account in a ledger, explained by what waited for it. */
async function posted(reference, direction, amount, parts, { book = BOOKS, bank = bankAccount, hands = [charlie, bob] } = {}) {
	const line = { reference: document(reference), day: await today(api), direction, amount };
	const post = ledger().post(book, BAKERY, { ...posting(line, parts, document(`statement with ${reference}`)), bank });
	const lastEntry = async () => (await api.query.ledger.ledgers(book)).unwrap().lastEntry.toNumber();
	const result = await byTwo(hands, post, lastEntry);
	assert.ok(result.find("ledger.Entered"));
	return result;
}

const TERMS = {
	par: PAR,
	holders: "Ordinary",
	redemption: "Discretion",
	minimum: 2,
	maximum: 200,
	capBps: 3_333,
	noticeDays: 30,
	budgetBps: 200,
	maxYears: 3,
	earliestDays: 30,
	buysOut: false,
	firstBps: 10_000,
	instalmentMonths: 0,
	entryFeeBps: 0,
	unjustifiedBps: 0,
	expelledBps: 0,
	above: null,
	since: null,
};
/** The day since which the grocery has shares of another class in a book, which come in with it. */
const KEPT_SINCE = dayNumber("2024-12-21");
const OFFERED = { class: CLASS, minimum: 250, target: 300, maximum: 400, allotment: "FirstCome" };
const YEAR_2026 = dayNumber("2026-01-01");
const YEAR_2027 = dayNumber("2027-01-01");
const YEAR_2028 = dayNumber("2028-01-01");
const YEAR_2029 = dayNumber("2029-01-01");
const newYear = { month: 1, day: 1 };
const officers = (coop) => ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [coop, office] }, days: 700 }));
const rules = { threshold: 2, tier1: 60n * EURO, tier2: 600n * EURO };
const treasury = (coop, title, currency, mode) => {
	const lines = [{ title: "Oven", purpose: document("an oven"), limit: 6_000n * EURO, rhythm: "Year" }];
	return treasuries().openTreasury(title, currency, mode, rules, officers(coop), lines, [], newYear);
};
const opened = (no, days) => shares().openOffer({ ...OFFERED, days }, document(`offer ${no}`));

test("the members adopt a class of shares by special resolution, whose money comes in units and by bank", async () => {
	votes = await power();
	assert.equal(votes.electors, members.length);
	const openClass = shares().openClass(TERMS, document("terms of the shares"));
	const weak = resolutions().propose(BAKERY, "Ordinary", "Open", "Shares", document("shares"), openClass.method);
	assert.equal(await refused(alice, weak), "resolutions.TrackTooWeak");
	const outside = shares().openClass({ ...TERMS, capBps: 5_000 }, document("terms of the shares"));
	const wrong = resolutions().propose(BAKERY, "Special", "Open", "Shares", document("shares"), outside.method);
	assert.match(await refused(alice, wrong), /TermsOutsideRange|Custom error: 200/);

	const all = api.tx.utility.batchAll([
		treasury(BAKERY, "Till", "EUR", "Units"),
		treasury(BAKERY, "Account at the bank", "EUR", "Bank"),
		openClass,
		shares().openCash("Bank"),
	]);
	const none = async () => assert.ok((await api.query.shares.classes(BAKERY, CLASS)).isNone);
	await decided("Special", "Shares for an oven", all, none);
	const { terms, value, held: all_held } = await shareClass();
	assert.deepEqual([terms.par.toBigInt(), value.toBigInt(), all_held.toNumber()], [PAR, PAR, 0]);
	const { otherCash } = await record();
	const { account, mode } = otherCash.unwrap();
	assert.ok(mode.isBank);
	bankAccount = account.toNumber();

	// A grocery that keeps its books in pounds makes an offer too, to which nobody pays in units.
	wrongCurrency = (async () => {
		const pounds = { ...TERMS, capBps: 2_000, maxYears: 3 };
		const calls = [
			treasury(GROCERY, "Till", "GBP", "Bank"),
			shares().openClass(pounds, document("shares of the grocery")),
			shares().openClass({ ...pounds, since: KEPT_SINCE }, document("shares that are kept in a book")),
			shares().openOffer({ ...OFFERED, days: 365 }, document("offer of the grocery")),
		];
		const id = await onAgenda(GROCERY, [eveStash, ferdieStash], "Special", "Shares of the grocery", api.tx.utility.batchAll(calls));
		await reaches(id, "Voting");
		await Promise.all([eveStash, ferdieStash, dave].map((who) => act(who, resolutions().vote(id, GROCERY, "For"))));
		await reaches(id, "Enacted");
	})();
	wrongCurrency.catch(() => {});
});

/** Asks for what is owed to members in units. */
const payOut = (...all) => shares().payOut(BAKERY, all.map(noOf));

/** What members want to pay for by bank, as an officer of the board expects it. */
const list = (all) => all.map(([who, number]) => [noOf(who), number]);
const total = (all) => all.reduce((sum, [, number]) => sum + number, 0);
const expected = async (by, no, all) => {
	const result = await free(by, shares().expect(BAKERY, { Offer: [no, list(all)] }));
	return result.find("shares.Expected").pending.toNumber();
};

const REHEARSED_IN_UNITS = [[alice, 60], [bob, 50], [hana, 10]];
const REHEARSED_BY_BANK = [[grace, 8], [ben, 30], [cleo, 30], [dora, 12]];

test("a rehearsal is offered by the members, and money comes in units and by one line of the bank's statement", async () => {
	const none = async () => assert.equal((await record()).offers.toNumber(), 0);
	const both = api.tx.utility.batchAll([
		shares().declareMaximum(CLASS, YEAR_2026, 400),
		shares().declareMaximum(CLASS, YEAR_2027, 400),
		opened(REHEARSAL, 120),
	]);
	await decided("Ordinary", "An offer of shares", both, none);
	await act(charlie, api.tx.balances.transferKeepAlive(hana.address, 1_100n * EURO));
	// Bob leaves the seat alone: an officer expects what comes by bank, and nobody else does.
	const byBank = { Offer: [REHEARSAL, list(REHEARSED_BY_BANK)] };
	assert.equal(await refused(grace, shares().expect(BAKERY, byBank)), "shares.NotOnBoard");
	const pending = await expected(charlie, REHEARSAL, REHEARSED_BY_BANK);
	assert.equal((await offer(REHEARSAL)).paid.toBigInt(), 0n);
	await Promise.all(REHEARSED_IN_UNITS.map(([who, number]) => act(who, shares().subscribeOffer(BAKERY, REHEARSAL, number))));
	const paid = PAR * BigInt(total(REHEARSED_BY_BANK));
	await posted("rehearsal", "In", paid, [{ Whole: pending }]);
	const { shares: number, paid: all, account } = await offer(REHEARSAL);
	assert.deepEqual([number.toNumber(), all.toBigInt(), await credit(account)], [200, 200n * PAR, 200n * PAR]);
	// Two hands of the books register to which accounts the bank pays members, from the third day after that on.
	for (const who of [grace, ben, cleo, dora, emil]) {
		const party = { Member: [BAKERY, noOf(who)] };
		const details = ledger().setDetails(BOOKS, BAKERY, party, document(`bank account of member ${noOf(who)}`));
		await byTwo([charlie, bob], details, async () => (await api.query.ledger.detailsOf(BOOKS, party)).isSome);
	}
	assert.deepEqual(await power(), votes);
});

test("what cannot be subscribed is refused by name, and nothing is held for it", async () => {
	const before = await offer(REHEARSAL);
	const units = (number, no = REHEARSAL, coop = BAKERY) => refused(alice, shares().subscribeOffer(coop, no, number));
	assert.equal(await units(0), "shares.NoShares");
	assert.equal(await units(141), "shares.AboveMaximum");
	// A third of the 400 that there would be.
	assert.equal(await units(74), "shares.AboveHoldingCap");
	assert.equal(await units(10, 9), "shares.NoSuchOffer");
	assert.equal(await refused(eve, shares().subscribeOffer(BAKERY, REHEARSAL, 5)), "shares.NotMember");
	assert.equal(await refused(charlie, shares().subscribeOffer(BAKERY, REHEARSAL, 1)), "shares.BelowMinimum");
	assert.equal(await refused(charlie, shares().subscribe(BAKERY, CLASS, 5)), "shares.ClassClosed");
	const bank = (all) => refused(charlie, shares().expect(BAKERY, { Offer: [REHEARSAL, all] }));
	assert.equal(await bank([]), "shares.NoShares");
	assert.equal(await bank([[noOf(emil), 1]]), "shares.BelowMinimum");
	assert.equal(await bank([[noOf(emil), 134]]), "shares.AboveHoldingCap");
	assert.equal(await bank([[noOf(emil), 5], [noOf(emil), 5]]), "shares.MemberTwice");
	assert.equal(await bank([[99, 5]]), "shares.NotMember");
	const all = await Promise.all(["shares", "paid", "subscribers", "lists"].map(async (field) => [before, await offer(REHEARSAL)].map((one) => one[field].toString())));
	for (const [was, is] of all) assert.equal(is, was);
	assert.equal(await credit(before.account), 200n * PAR);
});

test("nobody pays in units for shares of a co-op whose books are in pounds", async () => {
	await wrongCurrency;
	const pay = shares().subscribeOffer(GROCERY, 1, 5);
	assert.equal(await refused(eveStash, pay), "shares.NotInUnits");
	const { paid } = (await api.query.shares.offers(GROCERY, 1)).unwrap();
	assert.equal(paid.toBigInt(), 0n);
});

test("no share comes in that is older than its class, and none that is to be held in days to come", async () => {
	const held = (since) => shares().import(GROCERY, 2, 0, [{ Holding: { member: 1, shares: 5, since } }]);
	assert.equal(await refused(ferdieStash, held(KEPT_SINCE - 1)), "shares.LineBeforeClass");
	assert.equal(await refused(ferdieStash, held((await today(api)) + 1)), "shares.LineInFuture");
	assert.equal(await refused(eveStash, shares().subscribe(GROCERY, 2, 5)), "shares.ClassClosed");
	assert.equal((await api.query.shares.classes(GROCERY, 2)).unwrap().held.toNumber(), 0);
});

test("a member leaves, what they have paid counts no more, and the rehearsal that falls short refunds everybody", async () => {
	const { state } = await offer(REHEARSAL);
	assert.ok(state.isOpen);
	await free(hana, api.tx.membership.leave(BAKERY));
	await eventually("Hana to have left", async () => (await api.query.membership.seats(hana.address, BAKERY)).isNone);
	assert.equal((await offer(REHEARSAL)).shares.toNumber(), 190);
	// Who has left is a party until they are paid.
	assert.equal(await refused(alice, api.tx.membership.close(BAKERY, noOf(hana))), "membership.NotSettled");
	await eventually("the rehearsal to be settled", async () => (await offer(REHEARSAL)).state.isDone);
	assert.ok((await offer(REHEARSAL)).state.asDone.isMet.isFalse);
	assert.equal((await shareClass()).held.toNumber(), 0);
	const { due } = (await record()).accounts;
	assert.equal(await credit(due), 200n * PAR);

	// In units each asks for their own, and by bank an officer has a list paid that two hands post.
	assert.equal(await refused(ben, payOut(bob)), "shares.NotTheirs");
	for (const [who, number] of REHEARSED_IN_UNITS) {
		const before = await balance(who);
		assert.equal(await owed(who), PAR * BigInt(number));
		const { events } = await act(who, payOut(who));
		const fee = events.find(({ name }) => name === "transactionPayment.TransactionFeePaid")?.event.data.actualFee.toBigInt() ?? 0n;
		// Who has left pays the fee as anybody does.
		assert.equal(fee > 0n, who === hana);
		assert.equal(await balance(who), before + PAR * BigInt(number) - fee);
		assert.equal(await refused(who, payOut(who)), "shares.NothingOwed");
	}
	await act(alice, api.tx.membership.close(BAKERY, noOf(hana)));
	const early = shares().orderPayouts(BAKERY, REHEARSED_BY_BANK.map(([who]) => noOf(who)));
	assert.equal(await refused(charlie, early), "shares.NoBankDetails");
	await until("2026-11-23");
	await paidByBank("refunds", REHEARSED_BY_BANK.map(([who, number]) => [who, PAR * BigInt(number)]));
	assert.deepEqual([await credit(due), await atHand(CASH), await atHand(bankAccount)], [0n, 0n, 0n]);
	votes = await power();
	assert.equal(votes.electors, members.length - 1);
});

/** An officer has the bank pay these members all that is owed to them but what is less than a cent, and two hands post it. */
async function paidByBank(reference, all) {
	const due = async () => Promise.all(all.map(([who]) => owed(who)));
	const numbers = all.map(([who]) => noOf(who));
	assert.equal(await refused(ferdie, shares().orderPayouts(BAKERY, numbers)), "shares.NotOnBoard");
	const before = await atHand(bankAccount);
	const ordered = await free(charlie, shares().orderPayouts(BAKERY, numbers));
	assert.equal(await refused(charlie, shares().orderPayouts(BAKERY, numbers)), "shares.NothingOwed");
	assert.equal(await atHand(bankAccount), before);
	const amount = all.reduce((sum, [, one]) => sum + one, 0n);
	const { pending } = ordered.find("ledger.Ordered");
	await posted(reference, "Out", amount, [{ Whole: pending.toNumber() }]);
	assert.equal(await atHand(bankAccount), before - amount);
	assert.ok((await due()).every((rest) => rest < CENT));
	for (const [who] of all) assert.equal((await stake(who)).ordered.toBigInt(), 0n);
}

/** What the tool prints, which it does without a mistake. */
async function told(...args) {
	await node.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	const { code, stdout, stderr } = await tool(...args, "--url", node.url);
	assert.equal(code, 0, stderr);
	return stdout;
}

/** The only call that it prints. */
async function callOf(...args) {
	const found = [...(await told(...args)).matchAll(/decode\/(0x[0-9a-f]+)/g)].map(([, hex]) => api.tx(api.createType("Call", hex)));
	assert.equal(found.length, 1);
	return found[0];
}

/** The file of what one line of the bank proposes to post, which it has got from many who name what the chain expects of them. */
async function credited(folder, pending, all) {
	const file = (name) => join(folder, name);
	const booking = FIRST_DAY;
	const euros = (sum) => new Amount(sum).toString().slice(0, -4);
	const own = { name: "La Espiga", iban: iban(1), address: { town: "Seville", country: "ES" } };
	const form = { format: "rochdale-bank-details/1", ledger: "coop-1", account: bankAccount };
	writeFileSync(file("details.json"), JSON.stringify({ ...form, own, payees: [] }));
	const parts = all.map(([, number], place) => ({ end_to_end: `C${BAKERY}-P${pending}.${place}`, amount: euros(PAR * BigInt(number)) }));
	const lines = [{ amount: euros(PAR * BigInt(total(all))), booking, reference: "B1", parts }];
	const month = { iban: iban(1), opening: "0.00", name: "offer", first: booking, last: booking, lines };
	writeFileSync(file("statement.xml"), await statement(month));
	await told("ledger", "coop-1", folder);
	const book = file(`coop-1-bank-${bankAccount}.json`);
	const { code, stdout, stderr } = await bank("read", book, file("details.json"), file("statement.xml"), file("proposals.json"));
	assert.equal(code, 0, stderr);
	assert.match(stdout, /1 proposals, 0 lines that fit nothing/);
	return file("proposals.json");
}

const IN_UNITS = [[alice, 90], [bob, 60], [charlie, 20]];
const BY_BANK = [[grace, 8], [ben, 40], [cleo, 37], [dora, 20], [emil, 10]];
const ALL = [...IN_UNITS, ...BY_BANK];

test("the second offer gets 28,500, partly in units and partly by one line of the bank's statement, and no vote changes", async () => {
	await decided("Ordinary", "An offer of shares, once more", opened(OFFER, 60));
	assert.equal(await refused(alice, shares().subscribeOffer(BAKERY, REHEARSAL, 10)), "shares.OfferClosed");
	// The secretary has the list as a file, and members who pay repeat the reference of theirs.
	const folder = temporaryFolder();
	const subscribers = join(folder, "subscribers.csv");
	writeFileSync(subscribers, ["member_no,shares", ...list(BY_BANK).map((row) => row.join(","))].join("\n"));
	const expecting = await callOf("expect", subscribers, BAKERY, "--offer", OFFER);
	const pending = (await free(bob, expecting)).find("shares.Expected").pending.toNumber();
	await Promise.all(IN_UNITS.map(([who, number]) => act(who, shares().subscribeOffer(BAKERY, OFFER, number))));
	assert.equal((await offer(OFFER)).shares.toNumber(), 170);
	const came = await callOf("postings", await credited(folder, pending, BY_BANK), BAKERY);
	const lastEntry = async () => (await api.query.ledger.ledgers(BOOKS)).unwrap().lastEntry.toNumber();
	assert.ok((await byTwo([charlie, bob], came, lastEntry)).find("ledger.Entered"));
	const { shares: number, paid, account } = await offer(OFFER);
	assert.deepEqual([number.toNumber(), paid.toBigInt(), await credit(account)], [285, 28_500n * EURO, 28_500n * EURO]);
	assert.deepEqual([await atHand(CASH), await atHand(bankAccount)], [17_000n * EURO, 11_500n * EURO]);
	// It is held aside: nobody holds a share, and none of it is handed to a treasury.
	assert.equal((await shareClass()).held.toNumber(), 0);
	assert.equal(await refused(alice, shares().handOver(BAKERY, OVEN, EURO, document("the oven"))), "shares.NotLiquid");

	await eventually("the offer to be settled", async () => (await offer(OFFER)).state.isDone);
	assert.ok((await offer(OFFER)).state.asDone.isMet.isTrue);
	assert.equal(await refused(alice, shares().subscribeOffer(BAKERY, OFFER, 10)), "shares.OfferClosed");
	const { held: all, capital } = await shareClass();
	const { accounts } = await record();
	assert.deepEqual([all.toNumber(), await credit(capital), await credit(accounts.due)], [285, 28_500n * EURO, 0n]);
	for (const [who, number] of ALL) assert.equal(await held(who), number);
	assert.deepEqual(await power(), votes);
});

test("two officers hand what the bank has got to the treasury that pays for the oven", async () => {
	const handOver = (amount, to = OVEN) => shares().handOver(BAKERY, to, amount, document("the oven"));
	assert.equal(await refused(alice, handOver(EURO, TILL)), "shares.NotOwnTreasury");
	assert.equal(await refused(alice, handOver(11_501n * EURO)), "shares.NotLiquid");
	assert.equal(await refused(ferdie, handOver(EURO)), "shares.NotOnBoard");
	const amount = 9_000n * EURO;
	const waits = async () => (await sums(bankAccount)).pendingCredits.toBigInt();
	const agreed = await byTwo([alice, charlie], handOver(amount), waits);
	assert.equal(await waits(), amount);
	const { pending } = agreed.find("ledger.Ordered");
	await posted("hand over", "Out", amount, [{ Whole: pending.toNumber() }]);
	assert.equal(await atHand(bankAccount), 2_500n * EURO);
	const came = { Direct: { account: 1, side: "Credit", amount, party: null } };
	await posted("came over", "In", amount, [came], { book: { Treasury: OVEN }, bank: CASH });
	const { sums: oven } = (await api.query.ledger.accounts({ Treasury: OVEN }, CASH)).unwrap();
	assert.equal(oven.debits.toBigInt() - oven.credits.toBigInt(), amount);
});

let notice;

test("Grace gives 2 of 8 shares back to the end of the year, and keeps at least the minimum or nothing", async () => {
	const give = (number) => shares().giveNotice(BAKERY, CLASS, number, true);
	const answers = [];
	for (const number of [0, 7, 9]) answers.push(await refused(grace, give(number)));
	assert.deepEqual(answers, ["shares.NoShares", "shares.BelowMinimum", "shares.NotEnoughShares"]);
	assert.equal(await refused(grace, shares().giveNotice(BAKERY, 9, 2, true)), "shares.NoSuchClass");
	assert.equal((await holding(grace)).notices.length, 0);
	await free(grace, give(2));
	[notice] = (await holding(grace)).notices;
	assert.deepEqual([notice.shares.toNumber(), notice.endsOn.toNumber()], [2, YEAR_2027]);
	// She can take it back until then.
	await free(grace, shares().cancelNotice(BAKERY, CLASS, 2, YEAR_2027));
	assert.equal(await refused(grace, shares().cancelNotice(BAKERY, CLASS, 2, YEAR_2027)), "shares.NoSuchNotice");
	await free(grace, give(2));
	[notice] = (await holding(grace)).notices;
	assert.equal(await held(grace), 8);
});

test("she gives 3 away on the last day of the year, with the consent of two officers, and that day is the receiver's", async () => {
	await until("2026-12-31");
	const propose = (to, number) => shares().proposeTransfer(BAKERY, CLASS, to.address, number);
	const answers = [];
	for (const [to, number] of [[grace, 3], [emil, 0], [emil, 7], [emil, 5]]) answers.push(await refused(grace, propose(to, number)));
	assert.deepEqual(answers, ["shares.SamePerson", "shares.NoShares", "shares.NotEnoughShares", "shares.BelowMinimum"]);
	const { content } = (await free(grace, propose(emil, 3))).find("shares.TransferProposed");
	const consent = (what = content) => shares().consent(BAKERY, CLASS, noOf(grace), what);
	const accept = (what = content) => shares().acceptTransfer(BAKERY, CLASS, noOf(grace), what);
	assert.equal(await refused(alice, consent()), "shares.NotAccepted");
	assert.equal(await refused(dora, accept()), "shares.NotReceiver");
	assert.equal(await refused(emil, accept(document("another transfer"))), "shares.OtherContent");
	await free(emil, accept());
	assert.equal(await refused(emil, accept()), "shares.AlreadyAccepted");
	assert.equal(await refused(emil, consent()), "shares.NotOnBoard");
	assert.equal(await refused(bob, consent(document("another transfer"))), "shares.OtherContent");
	const { lastEntry } = (await api.query.ledger.ledgers(BOOKS)).unwrap();
	const result = await byTwo([alice, bob], consent(), () => held(emil));
	const { operation: number } = result.find("shares.Transferred");
	assert.deepEqual([await held(grace), await held(emil)], [5, 13]);
	const { day, kind } = await operation(number);
	assert.deepEqual([day.toNumber(), kind.asTransferred.to.toNumber()], [dayNumber("2026-12-31"), noOf(emil)]);
	// It is neither an exit nor an issue: the books have nothing of it.
	assert.ok((await api.query.ledger.ledgers(BOOKS)).unwrap().lastEntry.eq(lastEntry));
	assert.equal((await shareClass()).held.toNumber(), 285);
	assert.deepEqual(await power(), votes);
});

test("the 2 end with the year, and the other 3 on the day on which she leaves", async () => {
	const end = shares().advance(notice.dueAt, { Notice: [BAKERY, CLASS, noOf(grace), YEAR_2027] });
	assert.equal(await refused(dave, end), "shares.NothingDue");
	await until("2027-01-01");
	const first = (await act(dave, end)).find("shares.SharesEnded");
	assert.deepEqual([first.shares.toNumber(), first.amount.toBigInt(), first.claim.toNumber()], [2, 200n * EURO, 1]);
	assert.equal((await operation(first.operation)).day.toNumber(), YEAR_2027);
	assert.equal(await held(grace), 3);

	await until("2027-03-10");
	assert.equal(await refused(dave, api.tx.membership.leave(BAKERY)), "membership.NotMember");
	await free(grace, api.tx.membership.leave(BAKERY));
	assert.equal(await held(grace), 3);
	await eventually("the shares of Grace to end", async () => (await held(grace)) === 0);
	const { member, shares: number, class: of } = await claim(2);
	assert.deepEqual([member.toNumber(), number.toNumber(), of.toNumber()], [noOf(grace), 3, CLASS]);
	const last = (await record()).operations;
	const { day, kind } = await operation(last);
	assert.deepEqual([day.toNumber(), kind.asEnded.toNumber()], [dayNumber("2027-03-10"), 2]);
	assert.equal(await refused(alice, api.tx.membership.close(BAKERY, noOf(grace))), "membership.NotSettled");
	const { redeemable, capital } = await shareClass();
	assert.deepEqual([await credit(redeemable), await credit(capital)], [500n * EURO, 28_000n * EURO]);
	votes = await power();
	assert.equal(votes.electors, members.length - 2);
});

test("an auditor's figure lets nobody out ahead of a loss of 8 %, and the members write all shares down alike", async () => {
	const paper = document("the audit of 2026");
	const figure = (value) => shares().giveFigure(BAKERY, CLASS, value, paper);
	assert.equal(await refused(alice, figure(VALUE)), "shares.NotAuditor");
	assert.equal(await refused(ferdie, figure(PAR + CENT)), "shares.ValueOutsideRange");
	await free(ferdie, figure(VALUE));
	assert.equal((await shareClass()).value.toBigInt(), PAR);
	const year = { amount: EURO, accountsUntil: YEAR_2027, approvedOn: YEAR_2027, surplus: EURO, solvency: document("solvent") };
	assert.equal(await refused(alice, shares().release(BAKERY, CLASS, year)), "shares.ValueInDoubt");
	const { content } = (await free(cleo, shares().proposeTransfer(BAKERY, CLASS, dora.address, 10))).find("shares.TransferProposed");
	await free(dora, shares().acceptTransfer(BAKERY, CLASS, noOf(cleo), content));
	assert.equal(await refused(alice, shares().consent(BAKERY, CLASS, noOf(cleo), content)), "shares.ValueInDoubt");
	await free(cleo, shares().withdrawTransfer(BAKERY, CLASS));

	const unchanged = async () => assert.equal((await shareClass()).value.toBigInt(), PAR);
	await decided("Special", "The loss of 2026", shares().value(CLASS, VALUE, paper), unchanged);
	const { value, redeemable, capital } = await shareClass();
	assert.deepEqual([value.toBigInt(), await credit(redeemable), await credit(capital)], [VALUE, 460n * EURO, 280n * VALUE]);
	const { losses } = (await record()).accounts;
	assert.equal(await credit(losses), 8n * 285n * EURO);
	assert.equal(await held(alice), 90);
	assert.deepEqual(await power(), votes);
});

/** What two officers attest when they release so much. */
const released = (amount, accountsUntil, approvedOn) => ({
	amount: amount * EURO,
	accountsUntil,
	approvedOn: dayNumber(approvedOn),
	surplus: 10_000n * EURO,
	solvency: document(`solvent after ${amount}`),
});

const collect = (no) => shares().collectClaims(BAKERY, [no]);

test("in the next year two officers pay the head of the queue, and a debt of 20 is set off", async () => {
	await until("2028-06-20");
	const release = (what) => shares().release(BAKERY, CLASS, what);
	const first = released(334n, YEAR_2028, "2028-05-15");
	const answers = [];
	for (const what of [
		{ ...first, amount: 600n * EURO },
		{ ...first, approvedOn: dayNumber("2028-06-01") },
		{ ...first, accountsUntil: YEAR_2029 },
		{ ...first, surplus: EURO },
		{ ...first, solvency: `0x${"00".repeat(32)}` },
	]) {
		answers.push(await refused(alice, release(what)));
	}
	const names = ["OverBudget", "TooEarly", "NoAccounts", "OverSurplus", "NoDocument"];
	assert.deepEqual(answers, names.map((name) => `shares.${name}`));
	assert.equal(await refused(ferdie, release(first)), "shares.NotOnBoard");
	assert.equal(await refused(alice, collect(1)), "shares.NothingDue");
	const { redeemable } = await shareClass();
	await byTwo([alice, bob], release(first), () => credit(redeemable));
	// The 184 of the claim that is older, and then 150 of the other one.
	await act(alice, collect(1));
	await act(alice, collect(2));
	assert.equal(await refused(alice, collect(1)), "shares.NoSuchClaim");
	assert.equal(await refused(alice, collect(2)), "shares.NothingDue");
	assert.equal((await claim(2)).taken.toBigInt(), 150n * EURO);
	assert.equal(await owed(grace), 334n * EURO);

	const setOff = (amount, by) => shares().setOff(BAKERY, noOf(by), amount, { Document: document("a bill for bread") });
	assert.equal(await refused(alice, setOff(335n * EURO, grace)), "shares.NothingOwed");
	await byTwo([bob, charlie], setOff(20n * EURO, grace), () => owed(grace));
	await paidByBank("claims of 2028", [[grace, 314n * EURO]]);
});

/** The days of a year on which a share was worth its par, and those on which it was worth less. */
const [WHOLE, LESS] = [dayNumber("2027-03-10") - YEAR_2027, YEAR_2028 - dayNumber("2027-03-10")].map(BigInt);
/** What so many value-days give at 4 % in a year of 365 days, to the last unit. */
const return4 = (valueDays) => (valueDays * 400n) / (10_000n * 365n);
const RETURNS = ALL.map(([who]) => {
	const number = { [grace.address]: 3n, [emil.address]: 13n }[who.address] ?? BigInt(ALL.find(([one]) => one === who)[1]);
	return [who, return4(number * (PAR * WHOLE + (who === grace ? 0n : VALUE * LESS)))];
});

/** The result of 2027, of which the return is a part. What the members do not give elsewhere they keep. */
const RESULT = 10_000n * EURO;

test("a return of 4 % is declared with the year that is over, and collected to the last unit", async () => {
	const nothing = { Profit: 0 };
	const figures = { members: { Profit: RESULT }, others: nothing, tax: 0, priorLosses: 0 };
	const year = { from: YEAR_2027, until: YEAR_2028, figures, document: document("accounts of 2027") };
	const close = (bps) => surplus().closeYear(year, { voluntary: "Rest", rates: [[CLASS, bps]], cashBps: 2_000, fromAccounts: false });
	const proposed = (bps) => resolutions().propose(BAKERY, "Ordinary", "Open", `${bps / 100} %`, document(`${bps}`), close(bps).method);
	assert.match(await refused(alice, proposed(400)), /NotConfirmed|Custom error: 200/);
	assert.equal(await refused(alice, surplus().confirmAccounts(BAKERY, year)), "surplus.NotAuditor");
	await free(ferdie, surplus().confirmAccounts(BAKERY, year));
	const preview = async (bps) => api.call.surplusApi.preview(BAKERY, year, close(bps).method.args[1]);
	assert.equal(api.registry.findMetaError((await preview(900)).asErr.asModule).name, "RateTooHigh");
	const own = (...all) => shares().collectReturns(BAKERY, CLASS, YEAR_2027, all.map(noOf));
	assert.equal(await refused(ben, own(ben)), "shares.NoReturn");
	await decided("Ordinary", "Accounts and return of 2027", close(400), async () => {
		assert.ok((await api.query.shares.returns(BAKERY, CLASS, YEAR_2027)).isNone);
	});
	const { aside } = (await api.query.shares.returns(BAKERY, CLASS, YEAR_2027)).unwrap();
	const valueDays = 283n * PAR * WHOLE + 280n * VALUE * LESS;
	assert.equal(aside.toBigInt(), return4(valueDays));
	for (const [who, amount] of RETURNS) {
		const before = await owed(who);
		if (who === grace) await act(alice, own(grace));
		else await free(who, own(who));
		assert.equal((await owed(who)) - before, amount);
		assert.equal(await refused(alice, own(who)), "shares.NothingDue");
	}
	// What rounding leaves is in the reserve, beside a fifth of the result.
	const { reserve: part, dust: rounded } = (await api.query.surplus.years(BAKERY, YEAR_2027)).unwrap().result.asSurplus;
	assert.ok(part.eq(RESULT / 5n) && rounded.lten(1));
	const { reserve, due } = (await record()).accounts;
	const collected = RETURNS.reduce((sum, [, amount]) => sum + amount, 0n);
	const dust = aside.toBigInt() - collected;
	assert.ok(dust >= 0n && dust < BigInt(RETURNS.length));
	assert.deepEqual([await credit(reserve), await credit(due)], [RESULT / 5n + rounded.toBigInt() + dust, collected]);

	// In units to the last one, and by bank down to the cent.
	for (const [who, amount] of RETURNS.slice(0, IN_UNITS.length)) {
		const before = await balance(who);
		await free(who, payOut(who));
		assert.equal(await balance(who), before + amount);
	}
	const cents = RETURNS.slice(IN_UNITS.length).map(([who, amount]) => [who, amount - (amount % CENT)]);
	await paidByBank("returns of 2027", cents);
});

test("a year later the rest of the 256 is paid, and the claim is gone", async () => {
	await until("2029-06-20");
	const { redeemable } = await shareClass();
	const rest = released(200n, YEAR_2029, "2029-05-15");
	await byTwo([bob, charlie], shares().release(BAKERY, CLASS, rest), () => credit(redeemable));
	// It was more than anybody waits for.
	assert.equal(await credit(redeemable), 0n);
	const before = await owed(grace);
	await act(alice, collect(2));
	assert.equal((await owed(grace)) - before, 126n * EURO);
	await paidByBank("claims of 2029", [[grace, 126n * EURO]]);
	// 300 at 92 % are 276, less the debt: 130 in the first year and 126 in the second.
	assert.equal(150n - 20n + 126n, 256n);
	assert.ok((await api.query.shares.claims(BAKERY, 2)).isNone);
	const { par, open } = await stake(grace);
	assert.deepEqual([par.toBigInt(), open.toNumber()], [0n, 0]);
	assert.equal((await shareClass()).held.toNumber(), 280);
	assert.deepEqual(await power(), votes);
});

/** The registers of the bakery, with who holds how many shares at the end of a day. */
async function registers(...args) {
	const folder = join(temporaryFolder(), "registers");
	const { code, stderr } = await tool("registers", BAKERY, folder, ...args, "--url", node.url);
	assert.equal(code, 0, stderr);
	return JSON.parse(readFileSync(join(folder, "registers.json"), "utf8"));
}

test("the registers say who held what on which day, and agree with the books in hledger and beancount", async () => {
	await node.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	const held = ({ holdings }) => Object.fromEntries(holdings.map(({ member_no: no, shares: number }) => [no, Number(number)]));
	const of = (who, all) => all[noOf(who)] ?? 0;
	// The last day of the year is the receiver's, and the first one of the next counts no more for what ended with it.
	const days = ["2026-12-30", "2026-12-31", "2027-01-01", "2027-03-09", "2027-03-10"];
	const found = await Promise.all(days.map(async (day) => held(await registers("--on", day))));
	assert.deepEqual(found.map((all) => [of(grace, all), of(emil, all)]), [[8, 10], [5, 13], [3, 13], [3, 13], [0, 13]]);
	const all = await registers();
	assert.deepEqual(held(all), Object.fromEntries(ALL.filter(([who]) => who !== grace).map(([who, number]) => [noOf(who), who === emil ? 13 : number])));
	assert.deepEqual(all.share_register.map(({ operation: no }) => no), all.share_register.map((_, place) => place + 1));
	assert.deepEqual(all.redemption_queue, []);

	const folder = temporaryFolder();
	const { code, stderr } = await tool("ledger", "coop-1", folder, "--url", node.url);
	assert.equal(code, 0, stderr);
	const sums = await judged(api, BOOKS, "coop-1", folder);
	const { capital } = await shareClass();
	const { accounts } = await record();
	assert.equal(-sums[String(capital)], 280n * VALUE);
	const rests = await Promise.all(members.map(owed));
	assert.equal(-(sums[String(accounts.due)] ?? 0n), rests.reduce((sum, one) => sum + one, 0n));
	// What the tables of the register say of money, the journal says too.
	const at = (no) => all.capital_account.filter((row) => row.class === CLASS).at(-1)[no];
	assert.deepEqual([at("held"), at("queued")], [new Amount(280n * VALUE).toString(), "0.000000"]);
});
