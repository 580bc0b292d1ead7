// Two of four couriers suspend what the others have passed. The auditor lets one of these go on, and a later decision rescinds
// the other.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { document, eve, key, refusal, send } from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually } from "../lib/node.mjs";

const COURIERS = 3;
const [chair, secretary, treasurer] = ["Charlie", "Dave", "Bob"].map((name) => key(`//${name}//stash`));
const auditor = eve;

let node, api;
const tx = () => api.tx.resolutions;
const phase = async (id) => (await api.call.resolutionApi.overview(id)).unwrap().phase.type;
const reaches = (id, wanted) => eventually(`resolution ${id} to be ${wanted}`, async () => (await phase(id)) === wanted);

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

/** Two are for it and the auditor is against it. */
async function passed(proposal) {
	await send(api, chair, proposal);
	const id = (await api.query.resolutions.resolutionCount()).toNumber();
	await send(api, secretary, tx().second(id, COURIERS, 0));
	await reaches(id, "Voting");
	for (const who of [chair, secretary]) await send(api, who, tx().vote(id, COURIERS, "For"));
	await send(api, auditor, tx().vote(id, COURIERS, "Against"));
	await reaches(id, "Passed");
	return id;
}

/** The two who were not for it challenge it, and one alone does not suspend it. */
async function challenged(id) {
	assert.equal(await refusal(send(api, chair, tx().challenge(id, COURIERS))), "resolutions.WasForIt");
	await send(api, auditor, tx().challenge(id, COURIERS));
	assert.equal(await phase(id), "Passed");
	await send(api, treasurer, tx().challenge(id, COURIERS));
	assert.equal(await phase(id), "Suspended");
}

const text = (what) => tx().proposeText(COURIERS, "Ordinary", "Open", what, document(what));

test("the auditor lets go on what two have suspended, and nobody else does", async () => {
	const kept = await passed(text("Bicycles are washed on Fridays"));
	await challenged(kept);
	assert.equal(await refusal(send(api, secretary, tx().uphold(kept, COURIERS))), "resolutions.NotAuditor");
	await send(api, auditor, tx().uphold(kept, COURIERS));
	await reaches(kept, "Enacted");
});

test("a later decision rescinds what two have suspended, and that cannot be suspended", async () => {
	const taken = await passed(text("Bicycles are washed on Sundays"));
	await challenged(taken);
	const rescind = tx().rescind(taken).method;
	const by = await passed(tx().propose(COURIERS, "Ordinary", "Open", "Not on Sundays", document("No"), rescind));
	assert.equal(await refusal(send(api, treasurer, tx().challenge(by, COURIERS))), "resolutions.CannotWait");
	await reaches(by, "Enacted");
	assert.equal(await phase(taken), "Rescinded");
});
