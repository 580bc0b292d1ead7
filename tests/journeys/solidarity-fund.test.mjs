// Five co-ops help one another. Members give 60,000; the federation plans rounds; in May three co-ops apply for what 15,000 are
// offered for, and members of all five divide it. What is awarded is paid in parts, reported on and reviewed, given up and given
// back. Another co-op is late with its report and cannot apply, is lent money then, and repays it by bank. A fifth one has an
// emergency. Everybody acts by signed calls, and each step first fails without its vote, its second officer, its reviewer or its
// days.
//
// Days of the calendar pass by leaps, as where all nodes were off: deadlines stand still meanwhile. Amounts are whole units.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { encodeAddress } from "@polkadot/util-crypto";
import { alice, bob, charlie, dave, document, eve, ferdie, key } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { judged } from "../lib/journals.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, posting, today } from "../lib/ledger.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { scene, UNIT } from "../lib/scene.mjs";

const [aliceStash, bobStash, charlieStash, daveStash, eveStash, ferdieStash] = [
	...["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map((name) => key(`//${name}//stash`)),
];
const [one, two] = ["//One", "//Two"].map((name) => key(name));

/** The first two of each are of its board, and the first one is its delegate. */
const bakery = { coop: 1, members: [alice, bob, charlie, ferdie], auditor: ferdie };
const housing = { coop: 2, members: [dave, eve, aliceStash, alice, bobStash], auditor: alice };
const couriers = { coop: 3, members: [bobStash, charlieStash, daveStash, eve], auditor: eve };
const weavers = { coop: 4, members: [eveStash, ferdieStash, one, two], auditor: two };
const grocery = { coop: 5, members: [eveStash, ferdieStash, dave], auditor: dave };
const ALL = [bakery, housing, couriers, weavers, grocery];

/** One member of each, who are five people. */
const COMMITTEE = [
	[bakery, charlie],
	[housing, aliceStash],
	[couriers, daveStash],
	[weavers, one],
	[grocery, ferdieStash],
];
/** Those who give, so much each. */
const GIVERS = [
	...[alice, bob, charlie, dave, eve, aliceStash],
	...[bobStash, charlieStash, daveStash, eveStash, ferdieStash, one],
];
const GIFT = 5_000n * UNIT;
const GIVEN = 60_000n * UNIT;
/** The address of the fund: the name of a pallet, filled up to an account. */
const FUND = encodeAddress(Buffer.from("modlrd/solid".padEnd(32, "\0")), 42);
/** What fees bring is less than this. */
const FEES = 5n * UNIT;

const clock = new Clock(1, Date.parse("2027-04-20T08:00:00Z"));
let node, api;
const people = scene(() => ({ node, api }), clock);
const { act, refused, free, until, reaches, proposal, decided, byTwo, credit, told, untold, callOf } = people;
const fund = () => api.tx.solidarityFund;
const asked = () => api.query.solidarityFund;

before(async () => {
	const change = ({ cooperatives }) => {
		const one = cooperatives.coops[grocery.coop - 1];
		one.currency = "EUR";
		one.offices.find(({ office }) => office === "treasurer").office = "auditor";
	};
	({ node, api } = await started("test", { clock, change }));
});
after(() => stopped(node, api));

// What the chain says.
const state = async () => api.call.solidarityFundApi.fund();
const has = async () => (await state()).free.toBigInt();
const roundOf = async (no) => (await asked().rounds(no)).unwrap();
const stateOf = async (no) => (await api.call.solidarityFundApi.round(no)).unwrap();
const application = async (no, place) => (await asked().applications(no, place)).unwrap();
const awardOf = async (no) => (await asked().awards(no)).unwrap();
const atHand = async (of) => -(await credit(of, CASH));
const addressOf = async ({ coop }) => (await api.query.cooperatives.coops(coop)).unwrap().account.toString();
const onAccount = async (of) => (await api.query.system.account(await addressOf(of))).data.free.toBigInt();
const number = async (map) => (await map()).toNumber();

/** What was expected, and no more beside it than fees. */
function assertAbout(actual, expected) {
	assert.ok(actual >= expected && actual < expected + FEES, `${actual} instead of ${expected}`);
}

/** The number of the first co-op in which somebody sits. */
const coopOf = (who) => ALL.find(({ members }) => members.includes(who)).coop;

/** Waits until a moment of deadline time has passed. */
const passed = (what, moment) => {
	const is = async () => (await api.query.clock.now()).unwrap().deadline.toNumber() > moment;
	return eventually(what, Object.assign(is, { next: async () => moment + 1 }));
};

const PHASES = ["Applications", "Questions", "Voting", "Settlement", "Settled"];

/** Waits until a round is in a phase. */
function comesTo(no, phase) {
	const found = async () => (await asked().rounds(no)).unwrapOr(undefined);
	const next = async () => {
		const round = await found();
		if (round === undefined) return (await asked().planned()).unwrap()[1].toNumber();
		return round.endsAt[PHASES.indexOf(round.phase.type)]?.toNumber();
	};
	const is = async () => {
		const now = (await found())?.phase.type;
		assert.ok(PHASES.indexOf(now) <= PHASES.indexOf(phase), `round ${no} is in ${now} instead of ${phase}`);
		return now === phase;
	};
	return eventually(`round ${no} to be in ${phase}`, Object.assign(is, { next }));
}

/** The proposal of the bakery that the federation decides something. */
const proposing = (title, call, track = "Ordinary") =>
	api.tx.resolutions.proposeToFederation(bakery.coop, track, title, document(title), call.method);

/**
 * What the federation decides: by its delegates, or by the members of all co-ops where it is special. Nothing is so before the
 * vote is over, as `unchanged` says, and no co-op alone puts it on the agenda.
 */
async function together(title, call, { track = "Ordinary", unchanged = async () => undefined } = {}) {
	const { second, vote, voteAsDelegate } = api.tx.resolutions;
	const id = (await act(alice, proposing(title, call, track))).find("resolutions.Proposed").resolution.toNumber();
	const was = await unchanged();
	assert.equal(await refused(bob, second(id, bakery.coop, 0)), "resolutions.SeconderIsProposer");
	await act(dave, second(id, housing.coop, 0));
	await reaches(id, "Voting");
	assert.deepEqual(await unchanged(), was);
	const votes = ALL.flatMap(({ coop, members }) =>
		track === "Special"
			? members.slice(0, 3).map((who) => act(who, vote(id, coop, "For")))
			: [act(members[0], voteAsDelegate(id, coop, "For"))],
	);
	await Promise.all(votes);
	assert.deepEqual(await unchanged(), was);
	await reaches(id, "Enacted");
}

const rule = (lastFit) => ({ ViableBudgets: { equalSplitBps: 0, lastFit } });
const planOf = (offer, lastFit) => ({ offer: offer * UNIT, method: rule(lastFit), everyDays: 365 });

/** What a co-op asks for. */
const asks = (title, minimum, full, more = {}) => ({
	...{ instrument: "Grant", minimum: minimum * UNIT, full: full * UNIT, purpose: "Infrastructure" },
	...{ document: document(title), excludes: [], ...more },
});

/** Two officers of a co-op apply. Gives the place, and the first of them alone has none. */
async function applied(of, no, what) {
	const count = async () => (await roundOf(no)).applicants.length;
	const result = await byTwo(of.members, fund().apply(of.coop, no, what), count);
	return result.find("solidarityFund.Applied").place.toNumber();
}

/** Points as a call takes them. */
const points = (given) => Object.entries(given).map(([place, points]) => ({ place: Number(place), points }));

/** Members spread their points, each with the co-op as whose member they do. */
const spread = (no, ballots) =>
	Promise.all(ballots.map(([{ coop }, who, given]) => free(who, fund().vote(coop, no, points(given)))));

/** What counts for each application of a round, in so many parts of all that counts. */
async function shares(no, parts) {
	const counted = (await stateOf(no)).applications.map(([, { points }]) => points.toNumber());
	const sum = counted.reduce((all, one) => all + one);
	return counted.map((one) => (one * parts) / sum);
}

/** What becomes of the applications of a round, as plain values. */
async function verdicts(no) {
	const { applicants } = await roundOf(no);
	const found = await Promise.all(applicants.map((_, place) => application(no, place)));
	return found.map(({ stand }) => {
		const { verdict, award } = stand.asDecided;
		return verdict.isAwarded ? [verdict.asAwarded.toBigInt() / UNIT, award.unwrap().toNumber()] : [verdict.type, undefined];
	});
}

/** A co-op reports on its award, and the auditors of two others accept it. `unchanged` holds until the second one does. */
async function reported(of, award, title, reviewers, unchanged) {
	const paper = document(title);
	const review = ({ coop }, what = paper) => fund().review(coop, award, what);
	const [first, second] = reviewers;
	assert.equal(await refused(first.auditor, review(first)), "solidarityFund.NoSuchReport");
	await free(of.members[0], fund().report(of.coop, award, paper));
	assert.equal(await refused(of.members[1], fund().report(of.coop, award, paper)), "solidarityFund.AlreadyReported");
	const was = await unchanged();
	await free(first.auditor, review(first));
	assert.equal(await refused(first.auditor, review(first)), "solidarityFund.AlreadyReviewed");
	assert.equal(await refused(second.auditor, review(second, document("another"))), "solidarityFund.NoSuchReport");
	assert.deepEqual(await unchanged(), was);
	return free(second.auditor, review(second));
}

test("twelve members give 60,000, by transfers and as entries, and get nothing for it", async () => {
	const [givers, others] = [GIVERS.slice(0, 6), GIVERS.slice(6)];
	await Promise.all([
		...givers.map((who) => act(who, api.tx.balances.transferKeepAlive(FUND, GIFT))),
		...others.map((who) => act(who, api.tx.ledger.contribute("Fund", CASH, GIFT, document("a gift"), coopOf(who)))),
	]);
	await act(eve, api.tx.ledger.enterReceipts("Fund", CASH));
	assertAbout(await has(), GIVEN);
	assert.equal(await number(asked().lastRound), 0);
	const printed = await told("round");
	assert.match(printed, /^the solidarity fund has 6000\d\.\d{6} in units and 0\.000000 at its bank\n.*\nno round is planned$/m);
	assert.match(await untold("round", 1), /^there is no round 1: none has opened yet\.$/m);
});

test("the federation elects a committee, opens a bank account and chooses numbers, and nobody does alone", async () => {
	const hands = COMMITTEE.map(([of, who]) => ({ coop: of.coop, member: of.members.indexOf(who) + 1 }));
	const elect = (members) => fund().electCommittee(members, 365);
	const terms = (await state()).terms.toJSON();
	// Five seconds are a day here, in which people need some time to act.
	const chosen = { ...terms, applicationDays: 15, votingDays: 14, finalReportDays: 90 };
	const set = (of) => fund().setTerms(of, document("numbers of the fund"));
	for (const call of [elect(hands), fund().openBank(), set(chosen)]) assert.equal(await refused(alice, call), "BadOrigin");
	const unclear = proposing("Committee", elect([...hands.slice(1), hands[1]]));
	assert.equal(await refused(alice, unclear), "solidarityFund.CommitteeUnclear");
	assert.equal(await refused(alice, proposing("Numbers", set(chosen))), "resolutions.TrackTooWeak");
	const short = proposing("Numbers", set({ ...chosen, votingDays: 2 }), "Special");
	assert.equal(await refused(alice, short), "solidarityFund.OutOfRange");

	const treasury = api.tx.treasuries.openTreasury(
		...["Till", "EUR", "Units", { threshold: 2, tier1: 60n * UNIT, tier2: 600n * UNIT }],
		["Chair", "Secretary"].map((office) => ({ who: { Office: [bakery.coop, office] }, days: 700 })),
		...[[], [], { month: 1, day: 1 }],
	);
	const isElected = async () => (await asked().emergencyCommittee()).isSome;
	const days = async () => (await state()).terms.votingDays.toNumber();
	await Promise.all([
		together("Committee and bank", api.tx.utility.batchAll([elect(hands), fund().openBank()]), { unchanged: isElected }),
		together("Numbers of the fund", set(chosen), { track: "Special", unchanged: days }),
		decided(bakery, proposal(bakery, "Special", "A till", treasury)),
	]);
	assert.ok(await isElected());
	assert.ok((await asked().books()).unwrap().bank.isSome);
	assert.equal(await days(), 14);
});

/** The round of May. */
const MAY = 1;
/** The places of those who apply to it. */
const [A, B, C] = [0, 1, 2];

test("the federation plans rounds of 15,000, and the first one opens in May", async () => {
	await until("2027-05-01");
	const hold = fund().holdRounds(planOf(15_000n, "Minimum"), 1);
	assert.equal(await refused(alice, hold), "BadOrigin");
	const often = fund().holdRounds({ ...planOf(15_000n, "Minimum"), everyDays: 29 }, 1);
	assert.equal(await refused(alice, proposing("Rounds", often)), "solidarityFund.OutOfRange");
	const isPlanned = async () => (await asked().planned()).isSome;
	await together("Rounds of 15,000", hold, { unchanged: isPlanned });
	await comesTo(MAY, "Applications");
	const { offer, method } = await roundOf(MAY);
	assert.equal(offer.toBigInt(), 15_000n * UNIT);
	assert.deepEqual(method.toJSON(), { viableBudgets: { equalSplitBps: 0, lastFit: "Minimum" } });
	const printed = await told("round", MAY);
	assert.match(printed, /^ {2}applications {2}ends 2027-05-01 \d\d:\d\d:\d\d UTC$/m);
	assert.match(printed, /^nobody has applied$/m);
});

test("three co-ops apply by two officers each, and no application says less than it asks", async () => {
	const wrong = fund().apply(bakery.coop, MAY, asks("An oven", 8_001n, 8_000n));
	assert.equal(await refused(alice, wrong), "solidarityFund.MinimumAboveFull");
	const oven = asks("An oven", 4_000n, 8_000n);
	assert.equal(await refused(ferdie, fund().apply(bakery.coop, MAY, oven)), "solidarityFund.NotOnBoard");
	assert.equal(await refused(dave, fund().apply(bakery.coop, MAY, oven)), "solidarityFund.NotMember");
	const without = fund().apply(bakery.coop, MAY, { ...oven, document: `0x${"00".repeat(32)}` });
	assert.equal(await refused(alice, without), "solidarityFund.NoDocument");
	assert.equal(await refused(alice, fund().apply(bakery.coop, MAY, asks("An oven", 12_100n, 12_100n))), "solidarityFund.AboveCap");
	assert.equal(await applied(bakery, MAY, oven), A);
	assert.equal(await applied(housing, MAY, asks("A roof", 3_000n, 5_000n)), B);
	assert.equal(await applied(couriers, MAY, asks("Twelve bicycles", 9_000n, 9_000n)), C);
	assert.equal(await refused(bob, fund().vote(bakery.coop, MAY, points({ [B]: 100 }))), "solidarityFund.NotInThisPhase");
	await comesTo(MAY, "Questions");
	assert.equal(await refused(eveStash, fund().apply(weavers.coop, MAY, asks("Looms", 1n, 2n))), "solidarityFund.NotInThisPhase");
	const answers = document("how long an oven lasts");
	assert.equal(await refused(dave, fund().answer(housing.coop, MAY, A, answers)), "solidarityFund.OtherCoop");
	await free(bob, fund().answer(bakery.coop, MAY, A, answers));
	assert.equal((await application(MAY, A)).answers.unwrap().toHex(), answers);
});

test("members of all five spread their points, in all a hundred, and none to a co-op where they sit", async () => {
	await comesTo(MAY, "Voting");
	const refuses = async (who, { coop }, given) => refused(who, fund().vote(coop, MAY, points(given)));
	const why = await Promise.all([
		refuses(bob, bakery, { [B]: 50, [C]: 51 }),
		refuses(bob, bakery, { [A]: 100 }),
		// They live at the housing co-op too.
		refuses(dave, grocery, { [B]: 100 }),
		refuses(two, bakery, { [A]: 100 }),
	]);
	assert.deepEqual(why, ["PointsNotHundred", "OwnCoop", "OwnCoop", "NotMember"].map((name) => `solidarityFund.${name}`));
	const all = { [A]: 45, [B]: 35, [C]: 20 };
	const printed = told("round", MAY, bakery.coop, "--points", `${B}=65,${C}=35`);
	await Promise.all([
		printed.then((links) => free(bob, callOf(links, "solidarityFund.vote"))),
		spread(MAY, [
			...[weavers, weavers, grocery, grocery].map((of, at) => [of, [one, two, eveStash, ferdieStash][at], all]),
			...[dave, aliceStash].map((who) => [housing, who, { [A]: 75, [C]: 25 }]),
			[couriers, charlieStash, { [A]: 100 }],
			[couriers, daveStash, { [A]: 60, [B]: 40 }],
			[bakery, charlie, { [B]: 65, [C]: 35 }],
		]),
	]);
	const again = { [A]: 60, [B]: 40 };
	await spread(MAY, [[couriers, charlieStash, again]]);
	assert.equal(await refuses(charlieStash, couriers, again), "solidarityFund.SamePoints");
	assert.deepEqual(await shares(MAY, 100), [45, 35, 20]);
	const { applications } = await stateOf(MAY);
	// What two of each co-op gave is all that it could.
	const of = (place) => [...applications[place][1].byCoop].map(([coop, part]) => [coop.toNumber(), part.toNumber()]);
	assert.deepEqual(of(A), [[2, 1_500_000], [3, 1_200_000], [4, 900_000], [5, 900_000]]);
	assert.deepEqual(of(C), [[1, 700_000], [2, 500_000], [4, 400_000], [5, 400_000]]);
});

test("the pot is divided by itself: the third drops out, and 2,000 roll over", async () => {
	await comesTo(MAY, "Settlement");
	const { endsAt } = await roundOf(MAY);
	const early = fund().advance(endsAt[3], { Phase: MAY });
	assert.equal(await refused(eve, early), "solidarityFund.NotDue");
	assert.equal(await refused(bob, fund().vote(bakery.coop, MAY, points({ [B]: 100 }))), "solidarityFund.NotInThisPhase");
	await comesTo(MAY, "Settled");
	assert.deepEqual(await verdicts(MAY), [[8_000n, 1], [5_000n, 2], ["BelowMinimum", undefined]]);
	const { pot, awarded } = await roundOf(MAY);
	assert.deepEqual([pot, awarded].map((of) => of.toBigInt()), [15_000n * UNIT, 13_000n * UNIT]);
	assertAbout(await has(), GIVEN - 13_000n * UNIT);
	const printed = await told("round", MAY);
	assert.match(printed, /pot 15000\.000000, awarded 13000\.000000; 2000\.000000 rolls over$/m);
	assert.match(printed, /^ {2}45 % of all points: co-op 2 15 %, co-op 3 12 %, co-op 4 9 %, co-op 5 9 %$/m);
	assert.match(printed, /^ {2}is awarded 8000\.000000, award 1$/m);
	assert.match(printed, /^ {2}gets nothing: its points did not reach for its minimum of 9000\.000000$/m);
});

test("the first gets 3,200, and the next 3,200 once auditors of two other co-ops have accepted its report", async () => {
	await eventually("the first part to be paid", async () => (await atHand(bakery)) === 3_200n * UNIT);
	assert.equal(await refused(eve, fund().pay(1)), "solidarityFund.NothingDue");
	const paper = document("the oven is built in");
	assert.equal(await refused(ferdie, fund().report(bakery.coop, 1, paper)), "solidarityFund.NotOnBoard");
	assert.equal(await refused(dave, fund().report(housing.coop, 1, paper)), "solidarityFund.OtherCoop");
	const review = ({ auditor, coop }) => refused(auditor, fund().review(coop, 1, paper));
	// Its own auditor, one who sits in it, and one who is no auditor.
	await free(bob, fund().report(bakery.coop, 1, paper));
	const why = [await review(bakery), await review(housing), await review({ ...couriers, auditor: bobStash })];
	assert.deepEqual(why, Array(3).fill("solidarityFund.NotReviewer"));
	const released = async () => (await awardOf(1)).released.toNumber();
	const result = await reported(bakery, 1, "the oven is built in, and paid", [couriers, weavers], released);
	assert.equal(result.find("solidarityFund.Released").amount.toBigInt(), 3_200n * UNIT);
	await eventually("the second part to be paid", async () => (await atHand(bakery)) === 6_400n * UNIT);
});

test("its project is cancelled: it gives up the rest, gives 1,100 back, and reports on what it has used", async () => {
	const giveUp = fund().giveUp(bakery.coop, 1);
	assert.equal(await refused(charlieStash, giveUp), "solidarityFund.NotMember");
	const stage = async () => (await awardOf(1)).stage.type;
	const before = await has();
	const { freed } = (await byTwo([alice, bob], giveUp, stage)).find("solidarityFund.Cancelled");
	assert.equal(freed.toBigInt(), 1_600n * UNIT);
	assert.equal(await stage(), "Cancelled");
	assertAbout(await has(), before + 1_600n * UNIT);

	const back = (amount) => fund().repay(bakery.coop, { Award: 1 }, amount * UNIT);
	assert.equal(await refused(alice, back(6_401n)), "solidarityFund.MoreThanOwed");
	await byTwo([bob, alice], back(1_100n), () => atHand(bakery));
	assert.equal(await atHand(bakery), 5_300n * UNIT);
	assertAbout(await has(), before + 2_700n * UNIT);
	await reported(bakery, 1, "what became of the oven", [couriers, weavers], stage);
	assert.equal((await asked().records(bakery.coop)).open.length, 0);
	assert.equal(await refused(alice, giveUp), "solidarityFund.NotActive");
});

test("an emergency grant goes out on the same day by three of five, and is reported on", async () => {
	const [event, paper, amount] = [document("the flood of June"), document("what the grocery needs"), 1_000n * UNIT];
	const request = (of = amount) => fund().requestAid(grocery.coop, event, of, paper);
	assert.equal(await refused(dave, request()), "solidarityFund.NotOnBoard");
	assert.equal(await refused(eveStash, request(amount + UNIT)), "solidarityFund.EmergencyCap");
	const [day, held] = [await today(api), await onAccount(grocery)];
	const { aid } = (await free(eveStash, request())).find("solidarityFund.AidRequested");
	const agree = (of, what = amount) => fund().agreeToAid(of.coop, aid, event, what, paper);
	const [[first, charlie], [second, aliceStash], [third, daveStash]] = COMMITTEE;
	const why = await Promise.all([
		refused(ferdieStash, agree(grocery)),
		refused(charlie, agree(first, amount - UNIT)),
		refused(alice, agree(first)),
		free(charlie, agree(first)),
		free(aliceStash, agree(second)),
	]);
	const names = ["OwnCoop", "OtherContent", "NotInCommittee"].map((name) => `solidarityFund.${name}`);
	assert.deepEqual(why.slice(0, 3), names);
	assert.equal(await onAccount(grocery), held);
	const granted = await free(daveStash, agree(third));
	const award = granted.find("solidarityFund.AidGranted").award.toNumber();
	assert.equal(granted.find("solidarityFund.Paid").amount.toBigInt(), amount);
	assert.equal(await onAccount(grocery), held + amount);
	assert.equal(await today(api), day);
	assert.equal(await refused(ferdieStash, request()), "solidarityFund.AlreadyAided");

	const stage = async () => (await awardOf(award)).stage.type;
	await reported(grocery, award, "what the grocery has bought", [bakery, couriers], stage);
	assert.equal(await stage(), "Completed");
});

/** The rounds of the next year, under the one rule and under the other. */
const [NEXT, LAST] = [2, 3];
/** The places of those who apply to each of them. */
const [W, X, Y, Z] = [0, 1, 2, 3];
const OFFER = 10_000n;

/** Twelve points for W, eleven for X, nine for Y and for Z, as far as they count. */
const BALLOTS = [
	...[bob, charlie].map((who) => [bakery, who, { [W]: 13, [X]: 74, [Y]: 13 }]),
	...[dave, aliceStash].map((who) => [housing, who, { [W]: 50, [X]: 33, [Z]: 17 }]),
	[couriers, charlieStash, { [X]: 33, [Y]: 33, [Z]: 34 }],
	[couriers, daveStash, { [X]: 33, [Y]: 34, [Z]: 33 }],
	[weavers, one, { [W]: 41, [Y]: 31, [Z]: 28 }],
	[weavers, two, { [W]: 40, [Y]: 31, [Z]: 29 }],
	[grocery, eveStash, { [W]: 41, [Y]: 30, [Z]: 29 }],
	[grocery, ferdieStash, { [W]: 40, [Y]: 31, [Z]: 29 }],
];

/** Four co-ops apply, of whom the first two exclude each other once both have said so. */
async function fourApply(no, third) {
	assert.equal(await applied(couriers, no, asks("A workshop", 6_000n, 6_000n)), W);
	assert.equal(await applied(weavers, no, asks("The same workshop", 5_000n, 5_000n, { excludes: [W] })), X);
	assert.equal(await applied(housing, no, asks("Insulation", 3_000n, 3_000n, third)), Y);
	assert.equal(await applied(bakery, no, asks("Courses", 1_000n, 1_000n)), Z);
	const agree = (of, place, other) => fund().agreeExclusion(of.coop, no, place, other);
	assert.equal(await refused(bobStash, agree(couriers, W, Y)), "solidarityFund.ExcludesUnknown");
	const excluded = async () => (await application(no, W)).asks.excludes.length;
	await byTwo([bobStash, charlieStash], agree(couriers, W, X), excluded);
	assert.equal(await excluded(), 1);
}

/** They vote, and it comes to what was foreseen. Gives the numbers of the awards. */
async function fourDecided(no) {
	await comesTo(no, "Voting");
	await spread(no, BALLOTS);
	assert.deepEqual(await shares(no, 41), [12, 11, 9, 9]);
	// The bakery gave X more than all others together, of which as much counts as theirs.
	const [, { points, byCoop }] = (await stateOf(no)).applications[X];
	const [, ofBakery] = byCoop.find(([coop]) => coop.eq(bakery.coop));
	assert.equal(ofBakery.toNumber() * 2, points.toNumber());
	await comesTo(no, "Settled");
	const found = await verdicts(no);
	assert.deepEqual(found.map(([what]) => what), [6_000n, "Excluded", 3_000n, 1_000n]);
	assert.equal((await application(no, X)).stand.asDecided.verdict.asExcluded.toNumber(), W);
	const { pot, awarded } = await roundOf(no);
	assert.deepEqual([pot, awarded].map((of) => of.toBigInt()), [OFFER * UNIT, OFFER * UNIT]);
	return found.map(([, award]) => award);
}

/** Plans rounds of 10,000 that pass on what is left so. */
const planned = (lastFit, days) =>
	together(`Rounds of 10,000: ${lastFit}`, fund().holdRounds(planOf(OFFER, lastFit), days));

let loan, afterwards;

test("a late report keeps the second from applying, until it has reported", async () => {
	const { reportDue, paid } = await awardOf(2);
	assert.equal(paid.toBigInt(), 5_000n * UNIT);
	const day = (await api.query.clock.dayLength()).toNumber();
	// The round opens when that report is late.
	await planned("Minimum", 90);
	await passed("the report to be late", reportDue.unwrap().toNumber() + 30 * day);
	await comesTo(NEXT, "Applications");
	const apply = fund().apply(housing.coop, NEXT, asks("Insulation", 3_000n, 3_000n));
	assert.equal(await refused(dave, apply), "solidarityFund.Overdue");
	await free(dave, fund().report(housing.coop, 2, document("the roof")));
	await fourApply(NEXT, { instrument: { Loan: { months: 10, grace: 0 } } });
	// What is decided on the round after it takes its time, in which this one goes on.
	afterwards = planned("PassOver", 40);
	afterwards.catch(() => {});
});

test("W excludes X, and 10,000 are divided where who drops out gets their minimum", async () => {
	const awards = await fourDecided(NEXT);
	loan = awards[Y];
	const { instrument, tranches } = await awardOf(loan);
	assert.ok(instrument.isLoan);
	assert.deepEqual(tranches.map((part) => part.toBigInt()), [3_000n * UNIT]);
	await eventually("the loan to be paid", async () => (await awardOf(loan)).paid.toBigInt() === 3_000n * UNIT);
	assert.equal((await state()).lent.toBigInt(), 3_000n * UNIT);
	const printed = await told("round", NEXT);
	assert.match(printed, /^ {2}of it and application 1 only one is awarded$/m);
	assert.match(printed, /^ {2}gets nothing: it excludes application 0, which is awarded$/m);
	assert.match(printed, /: loan of 10 months after 0 for infrastructure, 3000\.000000 asked/);
});

test("the loan is repaid by bank: an officer announces it, and two of the committee post what the bank has", async () => {
	const expect = (amount) => fund().expectPayment(housing.coop, { Award: loan }, amount * UNIT);
	assert.equal(await refused(alice, expect(3_000n)), "solidarityFund.NotOnBoard");
	assert.equal(await refused(dave, expect(3_001n)), "solidarityFund.MoreThanOwed");
	const { pending } = (await free(dave, expect(3_000n))).find("solidarityFund.PaymentExpected");
	assert.equal(await refused(eve, expect(3_000n)), "solidarityFund.AlreadyExpected");
	const [bank] = (await asked().books()).unwrap().bank.unwrap();
	const line = { reference: document("booking 1"), day: await today(api), direction: "In", amount: 3_000n * UNIT };
	const what = { ...posting(line, [{ Whole: pending }], document("statement of the fund")), bank };
	const post = ({ coop }) => api.tx.ledger.post("Fund", coop, what);
	const returned = async () => (await awardOf(loan)).returned.toBigInt();
	assert.equal(await refused(alice, post(bakery)), "ledger.NotAHand");
	// They are of the co-op that pays.
	assert.equal(await refused(aliceStash, post(housing)), "ledger.YouBenefit");
	assert.ok((await free(charlie, post(bakery))).find("ledger.Begun"));
	assert.equal(await refused(charlie, post(bakery)), "ledger.AlreadyBegun");
	assert.equal(await returned(), 0n);
	const result = await free(daveStash, post(couriers));
	assert.equal(result.find("solidarityFund.Repaid").amount.toBigInt(), 3_000n * UNIT);
	assert.equal(await returned(), 3_000n * UNIT);
	assert.equal((await state()).lent.toBigInt(), 0n);
	assert.equal(await refused(dave, expect(1n)), "solidarityFund.MoreThanOwed");
});

test("a year later 10,000 are divided in the same way where the rest rolls over", async () => {
	await act(two, api.tx.balances.transferKeepAlive(FUND, GIFT));
	// What a co-op got counts for twelve months.
	await until("2028-09-01");
	await afterwards;
	await comesTo(LAST, "Applications");
	assert.equal((await roundOf(LAST)).method.asViableBudgets.lastFit.type, "PassOver");
	await fourApply(LAST);
	await fourDecided(LAST);
});

/** The rows of a table without cells in quotes over several lines, by the names of its columns. */
function rowsOf(file) {
	const [head, ...rows] = readFileSync(file, "utf8").slice(1).trimEnd().split("\r\n");
	const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => plain ?? quoted);
	return rows.map((row) => Object.fromEntries(cells(head).map((column, at) => [column, cells(row)[at]])));
}

test("the picture and the table of a round say what the chain says, and write over nothing", async () => {
	for (const no of [MAY, NEXT, LAST]) {
		const folder = join(temporaryFolder(), `round ${no}`);
		await told("round", no, "--out", folder);
		const rows = rowsOf(join(folder, `round-${no}.csv`));
		const svg = readFileSync(join(folder, `round-${no}.svg`), "utf8");
		const { applications } = await stateOf(no);
		assert.equal(rows.length, applications.length);
		for (const [place, [{ coop, asks: { minimum, full }, stand }, { points, byCoop }]] of applications.entries()) {
			const { verdict } = stand.asDecided;
			const row = rows[place];
			assert.deepEqual([row.application, row.co_op], [place, coop].map(String));
			assert.deepEqual([row.minimum_millionths, row.asked_millionths], [minimum, full].map(String));
			assert.equal(row.awarded_millionths, verdict.isAwarded ? String(verdict.asAwarded) : "0");
			assert.deepEqual([row.points_millionths, String(stand.asDecided.points)], [String(points), String(points)]);
			for (const [giver, part] of byCoop) assert.equal(row[`points_of_co_op_${giver}_millionths`], String(part));
			const title = (await api.query.cooperatives.coops(coop)).unwrap().title.toHuman();
			assert.ok(row.title === title && svg.includes(title) && svg.includes(row.outcome), title);
		}
		const sum = rows.reduce((all, row) => all + BigInt(row.awarded_millionths), 0n);
		assert.equal(sum, (await roundOf(no)).awarded.toBigInt());
		assert.match(await untold("round", no, "--out", folder), /has files already: name another one\.$/m);
		assert.equal(readdirSync(folder).length, 4);
	}
});

test("the books of the fund say the same, and reconcile in hledger and beancount", async () => {
	const folder = temporaryFolder();
	await told("ledger", "fund", folder);
	const sums = await judged(api, "Fund", "fund", folder);
	const { trial_balance } = JSON.parse(readFileSync(join(folder, "fund.json"), "utf8"));
	const names = trial_balance.map(({ title }) => title).filter((title) => /^(1300|2100|4010|4100|4200|4300) /.test(title));
	assert.deepEqual(names.sort(), [
		...["1300 Loans to co-ops", "2100 Awarded and not paid yet", "4010 Gifts"],
		...["4100 Dues", "4200 Grants", "4300 Bank charges"],
	]);
	const { promised, granted, loans, bank } = (await asked().books()).unwrap();
	const of = (account) => sums[String(account)] ?? 0n;
	// 5,300 stayed with the bakery, 5,000 with the housing co-op and 1,000 with the grocery; 3,000 were lent.
	const all = 5_300n + 5_000n + 1_000n + 2n * OFFER - 3_000n;
	assert.deepEqual([of(granted), of(loans), of(bank.unwrap()[0])], [all * UNIT, 0n, 3_000n * UNIT]);
	assert.equal(-of(promised), (await state()).promised.toBigInt());
});
