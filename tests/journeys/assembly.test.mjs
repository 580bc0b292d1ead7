// One teller alone silences nobody, and what three tellers agree on counts until they correct it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agreement, imported } from "../lib/assembly.mjs";
import { document, isFree, key, paced, refusal, send } from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually } from "../lib/node.mjs";

const WEAVERS = 4;
const EURO = 1_000_000n;

// Members 1 to 4 from the founding of the chain. Members 2 to 4 are the tellers of its assemblies.
const chair = key("//Eve//stash");
const secretary = key("//Ferdie//stash");
const treasurer = key("//One");
const auditor = key("//Two");

/** Members 5 to 20, whose accounts are empty. */
const weavers = Array.from({ length: 16 }, (_, index) => key(`//Weaver//${index}`));
const member = (number) => [chair, secretary, treasurer, auditor, ...weavers][number - 1];
/** All members but the chair and the teller who want to pay themselves. */
const others = Array.from({ length: 18 }, (_, index) => 3 + index);

let node, api, payment, text;
const decide = () => api.tx.resolutions;

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();
const isIn = (id, phase) => paced(() => api, id, async () => (await overview(id)).phase.type === phase);
const proposed = (result) => result.find("resolutions.Proposed").resolution.toNumber();
const counts = ({ for: yes, against, abstain, participants }) => [yes, against, abstain, participants].map(Number);
const result = (yes, no) => ({ for: yes, against: no, abstain: 0, minutes: document("minutes of the assembly") });
const assembly = async (id) => (await api.query.resolutions.assemblies(id, WEAVERS)).unwrapOrDefault();
const vote = (number, id, choice) => send(api, member(number), decide().vote(id, WEAVERS, choice));

/** What one teller does, each once the one before is in a block. */
async function inTurn(teller, ...calls) {
	const results = [];
	for (const call of calls) results.push(await send(api, teller, call));
	return results;
}

/** A resolution whose vote is open. */
async function opened(call) {
	const id = proposed(await send(api, chair, call));
	await send(api, secretary, decide().second(id, WEAVERS, 0));
	await eventually("the vote to open", isIn(id, "Voting"));
	return id;
}

test("sixteen weavers without balance are entered beside the four who founded the co-op", async () => {
	await imported(api, WEAVERS, chair, auditor, weavers);
	assert.equal((await api.call.registerApi.electorate(WEAVERS)).electors.toNumber(), 20);
	for (const weaver of weavers) assert.ok((await api.query.system.account(weaver.address)).data.free.isZero());
});

test("a teller who enters alone that all others were there and said nothing silences none of them", async () => {
	// A payment of 1,000 that the chair proposes and one of the tellers seconds.
	const payee = (await api.query.cooperatives.coops(1)).unwrap().account.toString();
	payment = await opened(decide().proposePayment(WEAVERS, "Advice", document("bill"), payee, 1_000n * EURO));
	const [roll, entered] = await inTurn(
		secretary,
		decide().rollCall(payment, WEAVERS, others),
		decide().enterResult(payment, WEAVERS, result(0, 0)),
	);
	assert.equal(roll.find("resolutions.RollCalled").roll.toNumber(), 18);
	assert.ok(entered.find("resolutions.ResultEntered"));
	assert.deepEqual(counts(await overview(payment)), [0, 0, 0, 0]);
	// Some of them vote at once, free of charge.
	const votes = await Promise.all([5, 6, 7].map((number) => vote(number, payment, "Against")));
	for (const cast of votes) assert.ok(cast.find("resolutions.Voted") && isFree(cast));
	assert.deepEqual(counts(await overview(payment)), [0, 3, 0, 3]);
});

test("at the second call the teller does the same, and all others vote the payment down", async () => {
	await eventually("the second call", isIn(payment, "SecondCall"));
	await eventually("the vote to open again", isIn(payment, "Voting"));
	await inTurn(
		secretary,
		decide().rollCall(payment, WEAVERS, others),
		decide().enterResult(payment, WEAVERS, result(0, 0)),
	);
	await Promise.all([vote(1, payment, "For"), vote(2, payment, "For")]);
	await Promise.all(others.filter((number) => ![5, 6, 7].includes(number)).map((number) => vote(number, payment, "Against")));
	assert.deepEqual(counts(await overview(payment)), [2, 18, 0, 20]);
	assert.ok((await assembly(payment)).counted.isNone);
	await eventually("the payment to be rejected", isIn(payment, "Rejected"));
});

test("what three tellers agree on counts, and whoever is on its roll votes in the room only", async () => {
	text = await opened(decide().proposeText(WEAVERS, "Ordinary", "Open", "Longer hours in May", document("hours")));
	// Member 5 votes by telephone and comes to the room all the same, member 20 votes by telephone only.
	await Promise.all([vote(5, text, "Against"), vote(20, text, "Against")]);
	const present = [1, 2, 3, 4, ...Array.from({ length: 10 }, (_, index) => 5 + index)];
	await inTurn(
		treasurer,
		decide().rollCall(text, WEAVERS, present),
		decide().enterResult(text, WEAVERS, result(10, 4)),
	);
	const onRoll = await api.call.resolutionApi.roll(text, WEAVERS, { coop: WEAVERS, member: 3 });
	assert.deepEqual(onRoll.map(({ member }) => member.toNumber()), present);
	const agree = await agreement(api, text, WEAVERS, 3);
	// The chair counts votes in another co-op, but has proposed this.
	assert.equal(await refusal(send(api, chair, agree)), "resolutions.Recused");
	await send(api, secretary, agree);
	assert.deepEqual(counts(await overview(text)), [0, 2, 0, 2]);
	const third = await send(api, auditor, agree);
	assert.equal(third.find("resolutions.AssemblyCounted").roll.toNumber(), 14);
	assert.deepEqual(counts(await overview(text)), [10, 5, 0, 15]);
	assert.equal(await refusal(vote(6, text, "Against")), "resolutions.VotesInAssembly");
	await vote(19, text, "For");
	assert.deepEqual(counts(await overview(text)), [11, 5, 0, 16]);
});

test("the same three correct it, with a trace, and who was not there after all has a vote again", async () => {
	await inTurn(
		auditor,
		decide().strikeRoll(text, WEAVERS, [5, 14]),
		decide().enterResult(text, WEAVERS, result(9, 3)),
	);
	const agree = await agreement(api, text, WEAVERS, 4);
	await send(api, secretary, agree);
	// Two of the three are not enough.
	assert.deepEqual(counts(await overview(text)), [11, 5, 0, 16]);
	const corrected = (await send(api, treasurer, agree)).find("resolutions.AssemblyCorrected");
	assert.equal(corrected.roll.toNumber(), 12);
	// The vote of member 5 on the chain counts again.
	assert.deepEqual(counts(await overview(text)), [10, 5, 0, 15]);
	await vote(14, text, "For");
	assert.deepEqual(counts(await overview(text)), [11, 5, 0, 16]);
	const { reports, counted } = await assembly(text);
	assert.deepEqual(
		reports.map((one) => [one.by.member, one.roll, one.result.unwrap().for].map(Number)),
		[[3, 14, 10], [4, 12, 9]],
	);
	assert.deepEqual([counted.unwrap().report.toNumber(), counted.unwrap().tellers.map((teller) => teller.member.toNumber()).sort()], [1, [2, 3, 4]]);
	await eventually("the text to be adopted", isIn(text, "Enacted"));
});
