// Four weavers stand for two seats of the board. Three tellers count the papers, and correct themselves once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agreement, imported } from "../lib/assembly.mjs";
import { document, isFree, key, paced, refusal, send } from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually } from "../lib/node.mjs";

const WEAVERS = 4;
const CIVIL_DAY = 86_400_000;

// Members 1 to 4 from the founding of the chain. Members 2 to 4 are the tellers of its assemblies.
const [chair, secretary, treasurer, auditor] = ["//Eve//stash", "//Ferdie//stash", "//One", "//Two"].map((path) => key(path));
/** Members 5 to 20, whose accounts are empty. The first four of them stand. */
const weavers = Array.from({ length: 16 }, (_, index) => key(`//Weaver//${index}`));
const candidates = weavers.slice(0, 4);
const room = Array.from({ length: 20 }, (_, index) => 1 + index);

let node, api, id, beginsOn;
const decide = () => api.tx.resolutions;
const isIn = (phase) => paced(() => api, id, async () => (await api.call.resolutionApi.overview(id)).unwrap().phase.type === phase);
const votes = async () => (await api.query.resolutions.elections(id)).unwrap().candidates.map((one) => one.votes.toNumber());
const papers = (...of) => ({ for: 20, against: 0, abstain: 0, minutes: document("minutes"), candidates: of });
const seconded = (by) => send(api, by, decide().second(id, WEAVERS, 0));
const refused = (by, call) => refusal(send(api, by, call));

before(async () => {
	({ node, api } = await started("test"));
	await imported(api, WEAVERS, chair, auditor, weavers);
	beginsOn = Math.floor((await api.query.timestamp.now()).toNumber() / CIVIL_DAY) + 3;
});
after(() => stopped(node, api));

test("members stand free of charge once a second person has put the election on the agenda", async () => {
	const election = { office: "Director", seats: 2, method: "Approval", days: 300, beginsOn };
	const proposal = (one) => decide().proposeElection(WEAVERS, "Two for the board", document("election"), one);
	assert.equal(await refused(chair, proposal({ ...election, beginsOn: beginsOn - 5 })), "resolutions.BeginsOutsideRange");
	id = (await send(api, chair, proposal(election))).find("resolutions.Proposed").resolution.toNumber();
	assert.equal(await refused(candidates[0], decide().stand(id)), "resolutions.CandidatesFixed");
	assert.equal(await refusal(seconded(chair)), "resolutions.SeconderIsProposer");
	await seconded(secretary);
	for (const candidate of candidates) assert.ok(isFree(await send(api, candidate, decide().stand(id))));
	assert.equal(await refused(auditor, decide().stand(id)), "resolutions.OfficesConflict");
	assert.equal(await refused(chair, decide().withdraw(id)), "resolutions.CandidatesFixed");
});

test("one teller's count elects nobody, and that of three can be corrected once", async () => {
	await eventually("the vote to open", isIn("Voting"));
	assert.equal(await refused(weavers[9], decide().vote(id, WEAVERS, "For")), "resolutions.SecretBallot");
	await send(api, secretary, decide().rollCall(id, WEAVERS, room));
	assert.equal(await refused(secretary, decide().enterResult(id, WEAVERS, papers(9, 8, 7))), "resolutions.CountsDoNotFit");
	await send(api, secretary, decide().enterResult(id, WEAVERS, papers(12, 9, 8, 3)));
	assert.deepEqual(await votes(), [0, 0, 0, 0]);
	for (const teller of [treasurer, auditor]) await send(api, teller, await agreement(api, id, WEAVERS, 2));
	await eventually("the result", isIn("Passed"));
	assert.deepEqual(await votes(), [12, 9, 8, 3]);

	// Two papers were read for the second that were for the third.
	await send(api, treasurer, decide().enterResult(id, WEAVERS, papers(12, 7, 10, 3)));
	for (const teller of [secretary, auditor]) await send(api, teller, await agreement(api, id, WEAVERS, 3));
	assert.deepEqual(await votes(), [12, 7, 10, 3]);
	const third = decide().enterResult(id, WEAVERS, papers(1, 1, 1, 20));
	assert.equal(await refused(auditor, third), "resolutions.NotInThisPhase");
});

test("the two with the most votes are directors from the day on that was stated", async () => {
	await eventually("the effect", isIn("Enacted"));
	const terms = await api.query.cooperatives.offices(WEAVERS);
	const directors = terms.filter(({ office }) => office.isDirector);
	assert.deepEqual(directors.map((term) => term.member.toNumber()).sort(), [5, 7]);
	for (const { ends } of directors) assert.equal(ends.asComing.beginsOn.toNumber(), beginsOn);
});
