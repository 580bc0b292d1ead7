// Members of a housing co-op choose between a garden and a car park: both are put to the vote on the same days, members may be
// for both, and what more of them are for takes effect. Five co-ops choose so between two days of a common feast.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { document } from "../lib/client.mjs";
import { BAKERY, COURIERS, GROCERY, HOUSING, members, together, WEAVERS } from "../lib/federation.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { scene } from "../lib/scene.mjs";

// The first three are the board.
const [chair, secretary, treasurer, auditor, neighbour] = members[HOUSING];

let node, api, garden, park, may, june;
const tx = () => api.tx.resolutions;
const people = scene(() => ({ node, api }));
const { free, reaches, refused } = people;
const { onAgenda, delegated, stood } = together(() => api, people);

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

test("among co-ops another co-op seconds what stands beside the other, and each has one place", async () => {
	may = await onAgenda([BAKERY, COURIERS], "Ordinary", "A feast in May");
	const propose = async (coop, title) => {
		const proposal = tx().proposeToFederation(coop, "Ordinary", title, document(title), null);
		return (await free(members[coop][0], proposal)).find("resolutions.Proposed").resolution.toNumber();
	};
	const [weaver, neighbours] = [WEAVERS, HOUSING].map((coop) => members[coop][0]);
	june = await propose(WEAVERS, "A feast in June");
	await free(weaver, put(june, may));
	assert.equal(await refused(members[WEAVERS][1], tx().second(june, WEAVERS, 1)), "resolutions.SeconderIsProposer");
	await free(neighbours, tx().second(june, HOUSING, 1));
	assert.deepEqual([await alternatives(may), await alternatives(june)], [[june], [may]]);
	const another = await propose(WEAVERS, "A feast in July");
	await free(weaver, put(another, may));
	assert.equal(await refused(neighbours, tx().second(another, HOUSING, 1)), "resolutions.ProposesAnother");
});

test("what more co-ops are for takes effect, and only who voted on neither has missed a vote", async () => {
	await reaches(may, "Voting");
	await Promise.all([BAKERY, COURIERS].map((coop) => delegated(may, coop, "For")));
	await delegated(may, WEAVERS, "Abstain");
	await Promise.all([COURIERS, WEAVERS, HOUSING].map((coop) => delegated(june, coop, "For")));
	await reaches(june, "Enacted");
	const { reason } = (await overview(may)).phase.asRejected;
	assert.equal(reason.asNotChosen.chosen.toNumber(), june);
	const { [HOUSING]: ofHousing, [BAKERY]: ofBakery } = await stood(june);
	assert.deepEqual([ofHousing, ofBakery], ["For", "Absent"]);
	const absent = [...(await api.query.resolutions.absences()).keys()];
	assert.deepEqual(absent.map(Number), [GROCERY]);
});
