// Four of five co-ops want a new runtime. The auditors of three of them have it wait no longer than a payment.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { document, eve, ferdie } from "../lib/client.mjs";
import { BAKERY, COURIERS, GROCERY, HOUSING, members, together, WEAVERS } from "../lib/federation.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { scene } from "../lib/scene.mjs";

/** Days for which a new runtime waits, and a payment of the federation. */
const [LONG, SHORT] = [40, 3];
const code = document("the next runtime");

let node, api, id, passedAt;
const people = scene(() => ({ node, api }));
const { free, reaches, refused } = people;
const { onAgenda, wanted } = together(() => api, people);
const auditor = (coop) => members[coop][3];
const hasten = (coop, resolution = id) => api.tx.resolutions.hasten(resolution, coop);

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const effectAt = async () => (await api.call.resolutionApi.overview(id)).unwrap().endsAt.unwrap().toNumber();
const now = async () => (await api.query.clock.now()).unwrap();
/** Days from when it passed to its effect. */
const wait = async () => ((await effectAt()) - passedAt) / (await now()).day.toNumber();

test("a new runtime waits as long as new bylaws do, and nobody puts it in force before", async () => {
	id = await onAgenda([BAKERY, COURIERS], "Special", "The next runtime", api.tx.system.authorizeUpgrade(code));
	await wanted(id, [BAKERY, HOUSING, COURIERS, WEAVERS]);
	assert.equal(await refused(ferdie, hasten(BAKERY)), "resolutions.NotInThisPhase");
	await reaches(id, "Passed");
	passedAt = (await api.query.resolutions.motions(id)).unwrap().passedAt.unwrap().toNumber();
	assert.equal(await wait(), LONG);
	assert.equal(await refused(eve, api.tx.system.applyAuthorizedUpgrade("0x00")), "system.NothingAuthorized");
});

test("only auditors hasten it, one of each co-op, and nothing else than a runtime", async () => {
	const [chair] = members[BAKERY];
	assert.equal(await refused(chair, hasten(BAKERY)), "resolutions.NotAuditor");
	assert.equal(await refused(auditor(BAKERY), hasten(HOUSING)), "resolutions.NotMember");
	const text = await onAgenda([BAKERY, COURIERS], "Ordinary", "A common day off");
	assert.equal(await refused(auditor(BAKERY), hasten(BAKERY, text)), "resolutions.NotUpgrade");
	await Promise.all([BAKERY, HOUSING].map((coop) => free(auditor(coop), hasten(coop))));
	assert.equal(await refused(auditor(BAKERY), hasten(BAKERY)), "resolutions.AlreadySigned");
	assert.equal(await wait(), LONG);
});

test("with the third of five it waits no longer than a payment", async () => {
	const shortened = (await free(auditor(COURIERS), hasten(COURIERS))).find("resolutions.WaitShortened");
	assert.equal(shortened.enactsAt.toNumber(), await effectAt());
	assert.ok((await wait()) < LONG / 2);
	await reaches(id, "Enacted");
	assert.ok((await now()).deadline.toNumber() < passedAt + LONG * (await now()).day.toNumber());
	assert.equal((await api.query.system.authorizedUpgrade()).unwrap().codeHash.toHex(), code);
	assert.equal(await refused(eve, api.tx.system.applyAuthorizedUpgrade("0x00")), "system.Unauthorized");
});
