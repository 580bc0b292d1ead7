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

let node, api, id, text, passedAt;
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
	[id, text] = await Promise.all([
		onAgenda([BAKERY, COURIERS], "Special", "The next runtime", api.tx.system.authorizeUpgrade(code)),
		onAgenda([COURIERS, BAKERY], "Ordinary", "A common day off"),
	]);
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
	assert.equal(await refused(auditor(BAKERY), hasten(BAKERY, text)), "resolutions.NotUpgrade");
	await Promise.all([BAKERY, HOUSING].map((coop) => free(auditor(coop), hasten(coop))));
	assert.equal(await refused(auditor(BAKERY), hasten(BAKERY)), "resolutions.AlreadySigned");
	assert.equal(await wait(), LONG);
});

test("with the third of five it waits no longer than a payment", async () => {
	const done = await free(auditor(COURIERS), hasten(COURIERS));
	const { deadline, day } = (await (await api.at(done.block)).query.clock.now()).unwrap();
	const payment = passedAt + SHORT * day.toNumber();
	// Where that is over already, it waits for a moment.
	const enactsAt = done.find("resolutions.WaitShortened").enactsAt.toNumber();
	assert.equal(enactsAt, Math.max(payment, deadline.toNumber() + 1));
	assert.ok(enactsAt < passedAt + (LONG / 2) * day.toNumber());
	await reaches(id, "Enacted");
	assert.equal((await api.query.system.authorizedUpgrade()).unwrap().codeHash.toHex(), code);
	assert.equal(await refused(eve, api.tx.system.applyAuthorizedUpgrade("0x00")), "system.Unauthorized");
});
