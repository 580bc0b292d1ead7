// The silence of the members admits nobody, and two officers take nothing at once from somebody who cannot answer.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agreement } from "../lib/assembly.mjs";
import { alice, dave, document, eve, key, refusal, send } from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually } from "../lib/node.mjs";

// A housing co-op, of whose five members the last three are the tellers, and couriers, of whose four members all but one are.
// The first three are the board, the fourth is the auditor.
const [HOUSING, COURIERS] = [2, 3];
const [stash1, stash2, stash3, stash4] = ["Alice", "Bob", "Charlie", "Dave"].map((name) => key(`//${name}//stash`));
const housing = { coop: HOUSING, officers: [dave, stash1], tellers: [stash1, alice, stash2], reporter: 3, roll: [1, 3, 4, 5] };
const couriers = { coop: COURIERS, officers: [stash3, stash4], tellers: [stash3, stash4, eve], reporter: 2, roll: [2, 3, 4] };

/** The member of the housing co-op who has no account. */
const PAPER = 6;
/** The member of the couriers who is said to have died, and who holds the key. */
const DEAD = 1;
const holder = stash2;
const refused = key("//Quim");
/** Salted hashes of who applies. */
const quim = document("Quim, salt 2");
const olga = document("Olga, salt 3");
/** Who stands in an application. Who applies on paper has no account. */
const candidate = (account, commitment) => ({ account, commitment, class: "Ordinary" });

let node, api, application;
const tx = () => api.tx.membership;
const decide = () => api.tx.resolutions;

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const card = async (coop, number) => (await api.call.registerApi.member(coop, number)).unwrap();
const seat = async ({ address }) => (await api.query.membership.seats(address, HOUSING)).toJSON();
const stage = async () => (await api.query.membership.applications(HOUSING, application)).unwrap().stage;
const deadline = async () => (await api.query.clock.now()).unwrap().deadline.toNumber();
const isIn = (id, phase) => async () => (await api.call.resolutionApi.overview(id)).unwrap().phase.type === phase;

/** Two officers do something together. One of them alone brings nothing about. */
async function both({ officers }, call, event) {
	const first = await send(api, officers[0], call);
	assert.equal(first.find(event), undefined);
	return (await send(api, officers[1], call)).find(event);
}

/** Has the members decide on one of them: two of them propose, the room is unanimous, and three tellers agree on it. */
async function decided({ coop, officers, tellers, reporter, roll }, title, call) {
	const propose = decide().propose(coop, "Special", "Secret", title, document(title), call.method);
	const result = await send(api, officers[0], propose);
	const id = result.find("resolutions.Proposed").resolution.toNumber();
	await send(api, officers[1], decide().second(id, coop, 0));
	await eventually("the vote to open", isIn(id, "Voting"));
	const counts = { for: roll.length, against: 0, abstain: 0, minutes: document("minutes") };
	const [first, ...others] = tellers;
	await send(api, first, decide().rollCall(id, coop, roll));
	await send(api, first, decide().enterResult(id, coop, counts));
	const agree = await agreement(api, id, coop, reporter);
	await Promise.all(others.map((teller) => send(api, teller, agree)));
	await eventually("the resolution to take effect", isIn(id, "Enacted"));
}

test("two officers refuse an applicant, who appeals to the members", async () => {
	const invited = await send(api, alice, tx().invite(HOUSING, refused.address));
	application = invited.find("membership.Invited").application.toNumber();
	await send(api, refused, tx().acceptInvitation(HOUSING, "Ordinary", quim));
	const refuse = tx().refuse(HOUSING, application, candidate(refused.address, quim), document("no room is free"));
	assert.ok(await both(housing, refuse, "membership.Refused"));
	const appeal = await send(api, refused, tx().appealRefusal(HOUSING, application));
	assert.ok(appeal.find("membership.RefusalAppealed").decideBy.toNumber() > (await deadline()));
});

test("two officers say that a member without account leaves, which takes effect later, also on probation", async () => {
	const applied = await send(api, alice, tx().applyOnPaper(HOUSING, "Ordinary", olga));
	const { application: onPaper } = applied.find("membership.Applied");
	assert.ok(await both(housing, tx().admit(HOUSING, onPaper, candidate(null, olga)), "membership.Entered"));
	const call = tx().leaveOnPaper(HOUSING, PAPER, document("a letter"));
	const { effectiveAt, by } = await both(housing, call, "membership.NoticeGiven");
	assert.ok(by.isOfficers && effectiveAt.toNumber() > (await deadline()));
	const { state, account } = await card(HOUSING, PAPER);
	assert.ok(state.isProbation && account.isNone);
});

test("another member objects, free of charge, and then only the members can decide it", async () => {
	const objection = tx().objectToLeaving(HOUSING, PAPER);
	assert.equal(await refusal(send(api, stash3, objection)), "membership.NotMember");
	const before = (await api.query.system.account(stash2.address)).data.free.toBigInt();
	assert.ok((await send(api, stash2, objection)).find("membership.LeavingContested"));
	assert.equal((await api.query.system.account(stash2.address)).data.free.toBigInt(), before);
	assert.ok((await card(HOUSING, PAPER)).notice.isNone);
	const again = tx().leaveOnPaper(HOUSING, PAPER, document("another letter"));
	assert.equal(await refusal(send(api, dave, again)), "membership.OnlyMembersCanEnterNotice");
});

test("two officers say that a member has died, which whoever has the key contests once", async () => {
	const record = tx().recordDeath(COURIERS, DEAD, document("a certificate"));
	assert.ok(await both(couriers, record, "membership.DeathRecorded"));
	assert.ok((await send(api, holder, tx().contestDeath(COURIERS, DEAD))).find("membership.DeathContested"));
	assert.equal(await refusal(send(api, stash3, record)), "membership.OnlyMembersCanDeclare");
});

test("what the members decide in secret stands against every objection", async () => {
	await Promise.all([
		decided(housing, "A member who has left", tx().decideLeaving(PAPER)),
		decided(couriers, "A member who has died", tx().decideDeath(DEAD)),
	]);
	assert.ok((await card(HOUSING, PAPER)).notice.unwrap().by.isMembers);
	assert.ok((await card(COURIERS, DEAD)).death.isSome);
	const refusals = await Promise.all([
		refusal(send(api, dave, tx().objectToLeaving(HOUSING, PAPER))),
		refusal(send(api, holder, tx().contestDeath(COURIERS, DEAD))),
		refusal(send(api, stash4, tx().contestDeath(COURIERS, DEAD))),
	]);
	assert.deepEqual(refusals, Array(3).fill("membership.DecidedByMembers"));
});

test("an auditor reports that the member on paper has appeared, and the holder of the key reports nothing", async () => {
	const [reported, own] = await Promise.all([
		send(api, alice, tx().reportAppearance(HOUSING, PAPER, document("she was at the counter"))),
		refusal(send(api, holder, tx().reportAppearance(COURIERS, DEAD, document("it is me")))),
	]);
	assert.ok(reported.find("membership.AppearanceReported").first.isNone);
	assert.equal(own, "membership.NotOnYourself");
	const { state, notice } = await card(HOUSING, PAPER);
	assert.ok(state.isProbation && notice.isNone);
});

test("the seat of the dead ends by itself, whatever the holder of the key does", async () => {
	await eventually("the seat to end", async () => (await card(COURIERS, DEAD)).state.isFormer);
	assert.ok((await card(COURIERS, DEAD)).state.asFormer.ending.isDeceased);
	assert.ok(!(await card(HOUSING, PAPER)).state.isFormer);
});

test("nobody answers the appeal, and the refusal stands until two officers take it back", async () => {
	await eventually("the silence of the members", async () => (await stage()).isUnanswered);
	assert.equal(await seat(refused), null);
	assert.ok(await both(housing, tx().admit(HOUSING, application, candidate(refused.address, quim)), "membership.Entered"));
	assert.equal(await seat(refused), 7);
});
