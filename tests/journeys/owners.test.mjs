// Three co-ops let a rent run from their common treasury and end it. Two of them leave with their shares, and the last one takes no
// more than its own and closes the treasury.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, charlie, dave, document, eve, inTurn, isFree, key, paced, refusal } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, FIRST_LINE, today } from "../lib/ledger.mjs";
import { eventually } from "../lib/node.mjs";

const [BAKERY, HOUSING, COURIERS, , GROCERY] = [1, 2, 3, 4, 5];
const THREE = [BAKERY, HOUSING, COURIERS];
const EURO = 1_000_000n;
const CENT = 10_000n;
/** Each of the three pays in so much, whatever its share. */
const PAID_IN = 1_000n * EURO;
/** What keeps the address alive stays there. */
const HELD = 3n * PAID_IN - CENT;
const RENT = 20n * EURO;
const ROOM = 1;
/** The line of what is due to who left. */
const CLAIMS = 0;

const [aliceStash, bobStash, charlieStash, daveStash, eveStash, ferdieStash] = [
	...["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map((name) => key(`//${name}//stash`)),
];
const landlord = key("//Landlord");
/** The first three members of each are its chair, its secretary and its treasurer. */
const members = {
	[BAKERY]: [alice, bob, charlie],
	[HOUSING]: [dave, eve, aliceStash],
	[COURIERS]: [bobStash, charlieStash, daveStash],
};

const clock = new Clock();
let node, api, rent;
const tx = () => api.tx.resolutions;
const treasuries = () => api.tx.treasuries;

before(async () => ({ node, api } = await started("test", { clock })));
after(() => stopped(node, api));

const act = inTurn(() => api);
const refused = (who, call) => refusal(act(who, call));
const balance = async (of) => (await api.query.system.account(of)).data.free.toBigInt();
const phase = async (id) => (await api.call.resolutionApi.overview(id)).unwrap().phase.type;
const account = async (coop) => (await api.query.cooperatives.coops(coop)).unwrap().account;
const record = async () => (await api.query.treasuries.treasuries(ROOM)).unwrap();
const card = async () => (await api.call.treasuryApi.treasury(ROOM)).unwrap();
const running = async () => (await api.call.treasuryApi.standingPayments(ROOM)).length;
const due = async (coop) => (await api.query.treasuries.claims(ROOM, coop)).unwrapOrDefault().amount.toBigInt();

/** Proposed, seconded and voted for by all, until it has come to that end. */
async function decided(proposer, proposal, [seconder, of], coops, end = "Enacted") {
	const id = (await act(proposer, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await act(seconder, tx().second(id, of, 0));
	const reaches = async (wanted) => {
		await eventually(`resolution ${id} to reach ${wanted}`, paced(() => api, id, async () => (await phase(id)) === wanted));
	};
	await reaches("Voting");
	await Promise.all(coops.flatMap((coop) => members[coop].map((who) => act(who, tx().vote(id, coop, "For")))));
	await reaches(end);
}

const inCoop = (coop, call, track = "Ordinary") =>
	tx().propose(coop, track, "Open", "About the common room", document("about the room"), call.method);

const together = (title, call) => tx().proposeAgreement(BAKERY, THREE, "Ordinary", title, document(title), call.method);

/** Only the first approval, then both, with a day's delay. The hash says what is approved. */
async function approved(number, [first, second]) {
	const content = (await api.query.treasuries.payments(ROOM, number)).unwrap().content.toHex();
	const approve = (coop, hash = content) => treasuries().approve(ROOM, number, coop, hash);
	assert.equal(await refused(eve, treasuries().execute(ROOM, number)), "treasuries.TooFewApprovals");
	assert.equal(await refused(charlie, approve(BAKERY, document("another payment"))), "treasuries.OtherContent");
	assert.ok(isFree(await act(first[0], approve(first[1]))));
	assert.equal(await refused(first[0], approve(first[1])), "treasuries.AlreadyApproved");
	assert.equal(await refused(eve, treasuries().execute(ROOM, number)), "treasuries.TooFewApprovals");
	assert.ok(isFree(await act(second[0], approve(second[1]))));
	return content;
}

const BOTH = [[charlie, BAKERY], [aliceStash, HOUSING]];

test("three co-ops open a treasury with equal shares", async () => {
	const signers = THREE.map((coop) => ({ who: { Office: [coop, "Treasurer"] }, days: 365 }));
	const rules = { threshold: 2, tier1: 60n * EURO, tier2: 600n * EURO };
	const lines = [{ title: "Rent", purpose: document("a room in the market hall"), limit: RENT, rhythm: "Month" }];
	const open = treasuries().openTreasury("Common room", "EUR", "Units", rules, signers, lines, [], { month: 1, day: 1 });
	assert.equal(await refused(alice, open), "BadOrigin");
	await decided(alice, together("A common room", open), [dave, HOUSING], THREE);
	assert.deepEqual((await record()).shares.map(Number), [3_334, 3_333, 3_333]);
	const share = (as) => api.tx.ledger.contribute({ Treasury: ROOM }, CASH, PAID_IN, document("our part"), as);
	await Promise.all([act(alice, share(BAKERY)), act(dave, share(HOUSING)), act(bobStash, share(COURIERS))]);
	assert.equal((await card()).available.toBigInt(), HELD);
	// The landlord has an account that the grocery, which has no part in this, has registered.
	const register = api.tx.custody.registerAccount(GROCERY, landlord.address, document("landlord of the market hall"));
	for (const officer of [eveStash, ferdieStash]) await act(officer, register);
});

test("the three together give it another name and state other shares, and none of them does alone", async () => {
	const shares = [5_000, 3_000, 2_000];
	const [name, share] = [treasuries().renameTreasury(ROOM, "Room in the market hall"), treasuries().setShares(ROOM, shares)];
	const before = (await record()).account;
	for (const call of [name, share]) assert.equal(await refused(alice, call), "BadOrigin");
	assert.equal(await refused(alice, inCoop(BAKERY, share)), "resolutions.CallNotAllowed");
	const both = together("Another name, other shares", api.tx.utility.batchAll([name, share]));
	await decided(alice, both, [dave, HOUSING], THREE);
	const { title, shares: stated, account: address } = await record();
	assert.deepEqual([String(title), stated.map(Number)], ["Room in the market hall", shares]);
	assert.ok(address.eq(before));
});

test("a rent is approved once by two signers, and paid in each month from then on", async () => {
	const first = await today(api);
	const ask = (plan) => {
		const item = { payee: { Account: landlord.address }, amount: RENT };
		return treasuries().requestStanding(ROOM, BAKERY, 1, item, document("lease of the room"), false, plan);
	};
	assert.equal(await refused(bob, ask({ rhythm: "Once", first, last: first + 300 })), "treasuries.PlanOutsideRange");
	assert.equal(await refused(bob, ask({ rhythm: "Month", first: first - 1, last: first })), "treasuries.PlanOutsideRange");
	const asked = await act(bob, ask({ rhythm: "Month", first, last: first + 300 }));
	assert.ok(isFree(asked));
	rent = { number: asked.find("treasuries.Requested").payment.toNumber() };
	rent.content = await approved(rent.number, BOTH);
	// A year's rent is in the second tier: it begins a day later and is paid without anybody's call.
	await eventually("the rent to be paid", async () => (await balance(landlord.address)) === RENT);
	assert.equal(await running(), 1);
	const execute = treasuries().execute(ROOM, rent.number);
	assert.equal(await refused(eve, execute), "treasuries.NotDue");
	// A month in which all nodes were off, and another one: anybody lets it be paid, once for each.
	for (const months of [2n, 3n]) {
		// Every 90 days somebody reports, or nothing is paid any more.
		await act(bob, treasuries().reportOutturn(ROOM, BAKERY, document(`out-turn before month ${months}`)));
		clock.leap(31);
		await eventually("the month to be over", async () => (await today(api)) >= first + 31 * (Number(months) - 1));
		await act(eve, execute);
		assert.equal(await balance(landlord.address), months * RENT);
		assert.equal(await refused(eve, execute), "treasuries.NotDue");
	}
	const books = { Treasury: ROOM };
	const { sums } = (await api.query.ledger.accounts(books, FIRST_LINE)).unwrap();
	assert.equal(sums.debits.toBigInt(), 3n * RENT);
});

test("two signers end it, and neither does alone", async () => {
	const end = (coop, hash = rent.content) => treasuries().endStanding(ROOM, rent.number, coop, hash);
	const keep = (coop) => treasuries().withdrawWish(ROOM, coop, { StandingEnd: rent.number });
	assert.equal(await refused(bob, end(BAKERY)), "treasuries.NotSigner");
	assert.equal(await refused(charlie, end(BAKERY, document("another rent"))), "treasuries.OtherContent");
	assert.ok(isFree(await act(charlie, end(BAKERY))));
	assert.equal(await refused(charlie, end(BAKERY)), "treasuries.AlreadyApproved");
	assert.equal(await refused(aliceStash, keep(HOUSING)), "treasuries.NothingNoted");
	await act(charlie, keep(BAKERY));
	assert.equal(await running(), 1);
	await act(charlie, end(BAKERY));
	assert.equal(await running(), 1);
	const ended = await act(daveStash, end(COURIERS));
	assert.ok(ended.find("treasuries.StandingEnded"));
	assert.equal(await running(), 0);
	assert.equal(await refused(eve, treasuries().execute(ROOM, rent.number)), "treasuries.NoSuchRequest");
});

test("the couriers leave with a fifth, which two signers of the others pay", async () => {
	const leave = treasuries().leaveTreasury(ROOM);
	assert.equal(await refused(daveStash, leave), "BadOrigin");
	const before = (await card()).available.toBigInt();
	await decided(bobStash, inCoop(COURIERS, leave), [charlieStash, COURIERS], [COURIERS]);
	const fifth = (before * 2n) / 10n;
	assert.equal(await due(COURIERS), fifth);
	assert.deepEqual((await record()).shares.map(Number), [6_250, 3_750]);
	const { available, owed, held } = await card();
	assert.deepEqual([available, owed].map((sum) => sum.toBigInt()), [before - fifth, fifth]);
	assert.equal(held.toBigInt(), before + CENT);

	// By now a report is due, without which nothing is requested.
	await act(bob, treasuries().reportOutturn(ROOM, BAKERY, document("out-turn of the room")));
	const ask = (amount, payee = { Coop: COURIERS }) =>
		treasuries().request(ROOM, BAKERY, CLAIMS, [{ payee, amount }], document("the couriers leave"), false);
	assert.equal(await refused(bob, ask(fifth + 1n)), "treasuries.NothingDueToThem");
	assert.equal(await refused(bob, ask(fifth, { Coop: GROCERY })), "treasuries.NothingDueToThem");
	const number = (await act(bob, ask(fifth))).find("treasuries.Requested").payment.toNumber();
	const has = await balance(await account(COURIERS));
	await approved(number, BOTH);
	await eventually("the couriers to be paid", async () => (await balance(await account(COURIERS))) === has + fifth);
	assert.equal(await due(COURIERS), 0n);
	assert.equal((await card()).available.toBigInt(), before - fifth);
});

test("the housing co-op leaves too, and the last owner cannot spend what is due to it", async () => {
	await decided(dave, inCoop(HOUSING, treasuries().leaveTreasury(ROOM)), [eve, HOUSING], [HOUSING]);
	const { available, owed, status } = await card();
	assert.ok(status.isFrozen && owed.toBigInt() > 0n);
	assert.equal(await due(HOUSING), owed.toBigInt());
	// The bakery names others, because the signers of the two have gone with them, and pays the grocery.
	const signers = ["Chair", "Treasurer"].map((office) => ({ who: { Office: [BAKERY, office] }, days: 365 }));
	const pays = (amount) => {
		const pay = treasuries().pay(ROOM, null, [{ payee: { Coop: GROCERY }, amount }], document(`gift of ${amount}`));
		return inCoop(BAKERY, pay, "Special");
	};
	await decided(alice, inCoop(BAKERY, treasuries().setSigners(ROOM, signers), "Special"), [bob, BAKERY], [BAKERY]);
	const has = await balance(await account(GROCERY));
	const [all, own] = [available.toBigInt() + owed.toBigInt(), available.toBigInt()];
	await decided(alice, pays(all), [bob, BAKERY], [BAKERY], "Failed");
	assert.equal(await balance(await account(GROCERY)), has);
	await decided(alice, pays(own), [bob, BAKERY], [BAKERY]);
	assert.equal(await balance(await account(GROCERY)), has + own);
	assert.equal((await card()).available.toBigInt(), 0n);
	// It goes by itself after 90 days, whether or not anybody wants that.
	await eventually("the housing co-op to be paid", async () => (await due(HOUSING)) === 0n);
	assert.equal((await card()).owed.toBigInt(), 0n);
});

test("what is empty is closed by a special resolution", async () => {
	const close = inCoop(BAKERY, treasuries().closeTreasury(ROOM), "Special");
	assert.equal(await refused(alice, treasuries().closeTreasury(ROOM)), "BadOrigin");
	assert.match(await refused(alice, inCoop(BAKERY, treasuries().closeTreasury(ROOM))), /TrackTooWeak/);
	await decided(alice, close, [bob, BAKERY], [BAKERY]);
	assert.ok((await card()).status.isClosed);
	const late = treasuries().reportOutturn(ROOM, BAKERY, document("out-turn"));
	assert.equal(await refused(charlie, late), "treasuries.TreasuryClosed");
});
