// Members of a housing co-op choose between a garden and a car park: both are put to the vote on the same days, members may be
// for both, and what more of them are for takes effect.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { document } from "../lib/client.mjs";
import { HOUSING, members } from "../lib/federation.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { scene } from "../lib/scene.mjs";

// The first three are the board.
const [chair, secretary, treasurer, auditor, neighbour] = members[HOUSING];

let node, api, garden, park;
const tx = () => api.tx.resolutions;
const { free, reaches, refused } = scene(() => ({ node, api }));

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();
const alternatives = async (id) => (await overview(id)).alternatives.map(Number);
const second = (id, version) => tx().second(id, HOUSING, version);
const put = (id, to) => tx().putAsAlternative(id, to);
const vote = (who, id, choice) => free(who, tx().vote(id, HOUSING, choice));

/** A draft of a text. Gives its number. */
async function drafted(who, title, said = title) {
	const proposal = tx().proposeText(HOUSING, "Ordinary", "Open", title, document(said));
	return (await free(who, proposal)).find("resolutions.Proposed").resolution.toNumber();
}

test("what says the same excludes nothing, and only who has proposed a draft puts it beside another one", async () => {
	garden = await drafted(chair, "A garden in the yard");
	park = await drafted(neighbour, "A car park in the yard", "A garden in the yard");
	assert.equal(await refused(neighbour, put(park, garden)), "resolutions.NotInThisPhase");
	await free(secretary, second(garden, 0));
	assert.equal(await refused(neighbour, put(park, garden)), "resolutions.ExcludesNothing");
	await free(neighbour, tx().amend(park, "A car park in the yard", document("A car park in the yard"), null));
	assert.equal(await refused(treasurer, put(park, garden)), "resolutions.NotProposer");
	const told = (await free(neighbour, put(park, garden))).find("resolutions.PutAsAlternative");
	assert.equal(told.to.unwrap().toNumber(), garden);
});

test("alone nobody puts an alternative to the vote, and who seconds it has seen beside what it stands", async () => {
	assert.deepEqual([await alternatives(garden), await alternatives(park)], [[], [garden]]);
	// Whoever has read it before it was put beside another one has supported something else.
	assert.equal(await refused(treasurer, second(park, 1)), "resolutions.TextAmended");
	assert.equal(await refused(neighbour, second(park, 2)), "resolutions.SeconderIsProposer");
	await free(treasurer, second(park, 2));
	assert.deepEqual([await alternatives(garden), await alternatives(park)], [[park], [garden]]);
	const [first, other] = [await overview(garden), await overview(park)];
	assert.equal(first.endsAt.unwrap().toString(), other.endsAt.unwrap().toString());
});

test("both pass, what more members are for is chosen, and nobody retries the other", async () => {
	await reaches(garden, "Voting");
	assert.equal((await overview(park)).phase.type, "Voting");
	for (const who of [chair, secretary, treasurer]) await vote(who, garden, "For");
	for (const who of [secretary, treasurer, auditor, neighbour]) await vote(who, park, "For");
	await vote(chair, park, "Against");
	await reaches(park, "Enacted");
	const lost = await overview(garden);
	assert.equal(lost.phase.asRejected.reason.asNotChosen.chosen.toNumber(), park);
	assert.equal(lost.chosen.unwrap().toNumber(), park);
	assert.equal(await refused(chair, tx().retry(garden, HOUSING)), "resolutions.NotFailed");
});
