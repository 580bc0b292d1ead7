// Members of a housing co-op look for support: who signs, signs a text and not what becomes of it, and what its proposer gives
// up others take over.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { document } from "../lib/client.mjs";
import { HOUSING, members } from "../lib/federation.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { scene } from "../lib/scene.mjs";

// The first three are the board. Two signatures are a petition.
const [chair, secretary, treasurer, auditor, neighbour] = members[HOUSING];

let node, api, petition, given;
const tx = () => api.tx.resolutions;
const { free, reaches, refused } = scene(() => ({ node, api }));

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();
const state = async (id) => [(await overview(id)).phase.type, (await overview(id)).signatures.toNumber()];
const sign = (id, version) => tx().signPetition(id, HOUSING, version);

/** A draft of a text. Gives its number. */
async function drafted(who, title) {
	const proposal = tx().proposeText(HOUSING, "Ordinary", "Open", title, document(title));
	return (await free(who, proposal)).find("resolutions.Proposed").resolution.toNumber();
}

test("an amendment drops who has signed the text before, and nobody signs that any more", async () => {
	petition = await drafted(neighbour, "A garden in the yard");
	assert.equal(await refused(auditor, tx().second(petition, HOUSING, 0)), "resolutions.SeconderNotBoard");
	await free(auditor, sign(petition, 0));
	assert.deepEqual(await state(petition), ["Draft", 1]);
	const amended = await free(neighbour, tx().amend(petition, "A car park in the yard", document("A car park"), null));
	assert.equal(amended.find("resolutions.Amended").signaturesDropped.toNumber(), 1);
	assert.equal(await refused(secretary, sign(petition, 0)), "resolutions.TextAmended");
	assert.equal(await refused(secretary, tx().second(petition, HOUSING, 0)), "resolutions.TextAmended");
	// With the signature that was under the garden it would be on the agenda now.
	await free(secretary, sign(petition, 1));
	assert.deepEqual(await state(petition), ["Draft", 1]);
});

test("a signature is taken back, once for each version", async () => {
	assert.equal(await refused(treasurer, tx().withdrawSignature(petition, HOUSING)), "resolutions.NotSigned");
	await free(secretary, tx().withdrawSignature(petition, HOUSING));
	assert.deepEqual(await state(petition), ["Draft", 0]);
	assert.equal(await refused(secretary, sign(petition, 1)), "resolutions.AlreadySigned");
	await free(auditor, sign(petition, 1));
	assert.deepEqual(await state(petition), ["Draft", 1]);
	await free(neighbour, tx().amend(petition, "A garden in the yard", document("A garden"), null));
	// Under the next text the secretary can sign again, and with another one it is a petition.
	await free(secretary, sign(petition, 2));
	assert.deepEqual(await state(petition), ["Draft", 1]);
	assert.ok((await free(treasurer, sign(petition, 2))).find("resolutions.NoticeGiven"));
	assert.equal(await refused(neighbour, tx().withdraw(petition)), "resolutions.AlreadySupported");
});

test("what the chair withdraws, who has seconded it takes over, with a second person of their own", async () => {
	const bicycles = await drafted(chair, "Room for bicycles");
	await free(secretary, tx().second(bicycles, HOUSING, 0));
	assert.equal(await refused(secretary, tx().takeOver(bicycles, HOUSING)), "resolutions.NotInThisPhase");
	await free(chair, tx().withdraw(bicycles));
	assert.equal(await refused(chair, tx().takeOver(bicycles, HOUSING)), "resolutions.NotSupporter");
	assert.equal(await refused(neighbour, tx().takeOver(bicycles, HOUSING)), "resolutions.NotSupporter");
	const { anew } = (await free(secretary, tx().takeOver(bicycles, HOUSING))).find("resolutions.TakenOver");
	given = anew.toNumber();
	const [before, now] = [await overview(bicycles), await overview(given)];
	assert.deepEqual([before.phase.type, now.phase.type], ["Withdrawn", "Draft"]);
	assert.deepEqual([now.title, now.document].map(String), [before.title, before.document].map(String));
	assert.equal(await refused(secretary, tx().second(given, HOUSING, 0)), "resolutions.SeconderIsProposer");
	await free(auditor, tx().second(given, HOUSING, 0));
});

test("what is taken over is adopted, and a week after it was withdrawn nothing is taken over any more", async () => {
	const shed = await drafted(neighbour, "A shed");
	await free(auditor, sign(shed, 0));
	await free(neighbour, tx().withdraw(shed));
	await reaches(given, "Voting");
	assert.equal(await refused(auditor, tx().takeOver(shed, HOUSING)), "resolutions.NotInThisPhase");
	await Promise.all([secretary, treasurer, auditor].map((who) => free(who, tx().vote(given, HOUSING, "For"))));
	await reaches(given, "Enacted");
});
