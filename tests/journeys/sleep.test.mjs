// Nothing is heard of two delegates. One of both co-ops appoints a deputy; the other one sleeps after a year, stops nobody any
// more, and is awake when it takes part again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { document, eve, ferdie } from "../lib/client.mjs";
import { BAKERY, COURIERS, GROCERY, HOUSING, members, together, WEAVERS } from "../lib/federation.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { scene } from "../lib/scene.mjs";

/** Those of whose delegates something is heard. */
const PRESENT = [BAKERY, COURIERS, WEAVERS];
const deputy = eve;

/** What is recommended, but for votes of four weeks: with days of a second these are nine blocks. */
const votes = { votingOrdinaryDays: 28, votingSpecialDays: 28 };
const CHARTER = {
	...{ consentWindowDays: 7, noticeOrdinaryDays: 21, noticeSpecialDays: 30, textFreezeDays: 4, ...votes },
	...{ quorumFirstBps: 5_001, quorumSecondBps: 1_000, secondCallDelayDays: 7, timelockDays: 3, timelockCharterDays: 40 },
	...{ voteCapBps: 2_000, seasoningDays: 180, exitNoticeDays: 180, agreementExitDays: 180 },
};

/** A year is short on this chain. */
function founded(genesis) {
	genesis.clock.dayLength = 1_000;
	genesis.cooperatives.charter = CHARTER;
	Object.assign(genesis.cooperatives.coops[HOUSING - 1].parameters, votes, { appealResolutionDays: 90 });
}

let node, api, missed;
const tx = () => api.tx.resolutions;
const people = scene(() => ({ node, api }));
const { passed, reaches, refused } = people;
const { onAgenda, wanted, delegated, stood } = together(() => api, people);

before(async () => ({ node, api } = await started("test", { change: founded })));
after(() => stopped(node, api));

async function absence(coop) {
	const absences = [...(await api.query.resolutions.absences()).entries()];
	return absences.find(([one]) => one.eq(coop))?.[1] ?? { votes: 0 };
}

const missedBy = async (...coops) => Promise.all(coops.map(async (coop) => Number((await absence(coop)).votes)));
const sleepers = async (id) =>
	(await api.call.resolutionApi.positions(id)).filter(({ asleep }) => asleep.isTrue).map(({ coop }) => coop.toNumber());
/** How many co-ops were for it, how many it took, how many counted, and how many of these had been asleep. */
async function arithmetic(id) {
	const { coopsFor, coopsNeeded, coops, coopsWoken } = (await api.call.resolutionApi.arithmetic(id)).unwrap();
	return [coopsFor, coopsNeeded, coops, coopsWoken].map(Number);
}
const upgrade = () => api.tx.system.authorizeUpgrade(document("the next runtime"));

test("as long as both are awake, what three of five want is too little for a new runtime", async () => {
	const [ordinary, special] = await Promise.all([
		onAgenda([COURIERS, BAKERY], "Ordinary", "A common day off"),
		onAgenda([BAKERY, COURIERS], "Special", "The next runtime", upgrade()),
	]);
	await reaches(ordinary, "Voting");
	assert.equal(await refused(deputy, tx().voteAsDelegate(ordinary, HOUSING, "For")), "resolutions.NotDelegate");
	await Promise.all(PRESENT.map((coop) => delegated(ordinary, coop, "For")));
	await wanted(special, PRESENT);
	await Promise.all([reaches(ordinary, "Enacted"), reaches(special, "Rejected")]);
	assert.deepEqual(await arithmetic(special), [3, 4, 5, 0]);
	assert.deepEqual(await missedBy(...PRESENT, HOUSING, GROCERY), [0, 0, 0, 2, 2]);
	missed = (await absence(GROCERY)).since.toNumber();
});

test("the members of the housing co-op appoint a deputy", async () => {
	const of = { coop: HOUSING, members: members[HOUSING] };
	await people.decided(of, people.proposal(of, "Ordinary", "A deputy", api.tx.cooperatives.appoint("Deputy", 2, 700)));
});

test("a year later there is a third vote: the deputy gives that of the one, and the other falls asleep", async () => {
	await passed(365, missed);
	const id = await onAgenda([BAKERY, WEAVERS], "Ordinary", "A common insurance");
	assert.deepEqual(await sleepers(id), []);
	await reaches(id, "Voting");
	await Promise.all([...PRESENT.map((coop) => delegated(id, coop, "For")), delegated(id, HOUSING, "Against", deputy)]);
	await reaches(id, "Enacted");
	const { [HOUSING]: ofDeputy, [GROCERY]: ofNobody } = await stood(id);
	assert.deepEqual([ofDeputy, ofNobody], ["Against", "Absent"]);
	assert.deepEqual(await missedBy(...PRESENT, HOUSING, GROCERY), [0, 0, 0, 0, 3]);
});

test("without it three of four are enough, though not for haste, and it wakes by a vote that decides", async () => {
	const [ordinary, special] = await Promise.all([
		onAgenda([COURIERS, BAKERY], "Ordinary", "A common stall at the fair"),
		onAgenda([BAKERY, COURIERS], "Special", "The next runtime", upgrade()),
	]);
	assert.deepEqual([await sleepers(ordinary), await sleepers(special)], [[GROCERY], [GROCERY]]);
	await reaches(ordinary, "Voting");
	await Promise.all([delegated(ordinary, BAKERY, "For"), delegated(ordinary, HOUSING, "For", deputy)]);
	// The delegate comes late and overrules the deputy. With one vote each way it would be rejected.
	await Promise.all([delegated(ordinary, HOUSING, "Against"), delegated(ordinary, GROCERY, "For")]);
	assert.equal(await refused(deputy, tx().voteAsDelegate(ordinary, HOUSING, "For")), "resolutions.DelegateHasVoted");
	await wanted(special, PRESENT);
	await Promise.all([reaches(ordinary, "Enacted"), reaches(special, "Passed")]);
	assert.deepEqual(await arithmetic(ordinary), [2, 3, 5, 1]);
	assert.deepEqual(await arithmetic(special), [3, 3, 4, 0]);
	assert.equal(await refused(ferdie, tx().hasten(special, BAKERY)), "resolutions.NoFourFifths");
	const next = await onAgenda([GROCERY, BAKERY], "Ordinary", "A common calendar");
	assert.deepEqual(await sleepers(next), []);
});
