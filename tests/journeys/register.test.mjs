// A worker co-op brings its register with it, admits, refuses, and judges a member in the room. Each step first fails without
// the vote, the notice or the second person that it needs.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { complaints, connect, key, refusal, send } from "../lib/client.mjs";
import { deadline, document, inPhase, member, overview, together, weavers } from "../lib/coop.mjs";
import { eventually, Node, runTool, temporaryFolder } from "../lib/node.mjs";

const TELARES = 4;
const [chair, secretary, treasurer, auditor] = weavers;
/** Sits in other co-ops of this chain, and can pay. */
const outsider = key("//Dave");
const gina = key("//Gina");
const hugo = key("//Hugo");

/** Thirty members since 2016, the last eight without a phone. */
const imported = Array.from({ length: 30 }, (_, index) => ({
	signer: index < 22 ? key(`//Weaver//${index + 1}`) : null,
	commitment: document(`weaver ${index + 1}`),
	joinedAt: Date.UTC(2016, 2 + index, 1),
}));
/** The member of number 5 is the first who was imported. */
const weaver = (no) => imported[no - 5].signer;
/** Who is judged. */
const ACCUSED = 10;

let node, api;
const tx = () => api.tx.membership;
const propose = (track, secrecy, call) =>
	api.tx.resolutions.propose(TELARES, track, secrecy, "On a membership", document("motion"), call);

before(async () => {
	node = await Node.start({ chain: ["--chain", "test", "--alice", "--force-authoring"] });
	api = await connect(node);
	await node.finalises(1);
});

after(async () => {
	await api?.disconnect();
	await node?.kill();
});

test("an officer enters the members of 2016, and nobody is one before the auditor has confirmed", async () => {
	const entries = imported.map(({ signer, commitment, joinedAt }) => ({
		account: signer?.address ?? null,
		commitment,
		class: "Ordinary",
		joinedAt,
	}));
	const list = document("register of 2016");
	assert.equal(await refusal(send(api, auditor, tx().import(TELARES, entries, list))), "membership.NotBoard");
	const future = [{ ...entries[0], joinedAt: Date.now() + 86_400_000 }];
	assert.equal(await refusal(send(api, chair, tx().import(TELARES, future, list))), "membership.DateInFuture");

	const staged = (await send(api, chair, tx().import(TELARES, entries, list))).find("membership.ImportStaged");
	assert.equal(staged.count.toNumber(), 30);
	assert.equal((await api.query.membership.rolls(TELARES)).lastNo.toNumber(), 4);

	const confirm = tx().confirmImport(TELARES, staged.digest);
	assert.deepEqual(
		await Promise.all([
			refusal(send(api, chair, confirm)),
			refusal(send(api, outsider, confirm)),
			refusal(send(api, auditor, tx().confirmImport(TELARES, document("another list")))),
		]),
		["membership.NotAuditor", "membership.NotMember", "membership.ImportDiffers"],
	);
	const done = (await send(api, auditor, confirm)).find("membership.Imported");
	assert.deepEqual([done.first.toNumber(), done.last.toNumber()], [5, 34]);
});

test("they have their numbers, dates and votes, with an empty account or none", async () => {
	const { lastNo, seated, voters } = await api.query.membership.rolls(TELARES);
	assert.deepEqual([lastNo, seated, voters].map(Number), [34, 34, 34]);
	const first = await member(api, TELARES, 5);
	assert.equal(first.joinedAt.toNumber(), Date.UTC(2016, 2, 1));
	assert.ok(first.votes.isTrue);
	assert.equal((await api.query.system.account(weaver(5).address)).data.free.toNumber(), 0);
	assert.ok((await member(api, TELARES, 34)).account.isNone);
});

test("a wrong date gets a correcting entry by two officers, and the first entry stays", async () => {
	const right = Date.UTC(2016, 4, 12);
	const correct = tx().correct(TELARES, 7, { JoinedAt: right }, document("contract of member 7"));
	assert.match(await refusal(send(api, weaver(8), correct)), /Inability to pay/);
	await send(api, chair, correct);
	assert.equal(await refusal(send(api, chair, correct)), "membership.AlreadyApproved");
	assert.equal((await member(api, TELARES, 7)).joinedAt.toNumber(), Date.UTC(2016, 4, 1));
	const corrected = (await send(api, secretary, correct)).find("membership.Corrected");
	assert.equal(corrected.number.toNumber(), 1);
	const card = await member(api, TELARES, 7);
	assert.equal(card.joinedAt.toNumber(), right);
	assert.equal(card.firstEnteredAs.toNumber(), Date.UTC(2016, 4, 1));
});

let application = {};

test("two newcomers apply; one is admitted, the other refused, each by two officers", async () => {
	const invitations = await Promise.all([
		send(api, weaver(5), tx().invite(TELARES, gina.address)),
		send(api, weaver(6), tx().invite(TELARES, hugo.address)),
	]);
	const [forGina, forHugo] = invitations.map((result) => result.find("membership.Invited").application.toNumber());
	application = { forGina, forHugo };
	await Promise.all([
		send(api, gina, tx().acceptInvitation(TELARES, "Ordinary", document("Gina"))),
		send(api, hugo, tx().acceptInvitation(TELARES, "Ordinary", document("Hugo"))),
	]);

	await send(api, chair, tx().admit(TELARES, forGina));
	assert.equal(await refusal(send(api, chair, tx().admit(TELARES, forGina))), "membership.AlreadyApproved");
	assert.equal(await refusal(send(api, outsider, tx().admit(TELARES, forGina))), "membership.NotMember");
	const entered = (await send(api, treasurer, tx().admit(TELARES, forGina))).find("membership.Entered");
	assert.equal(entered.member.toNumber(), 35);
	const card = await member(api, TELARES, 35);
	assert.ok(card.state.isProbation);
	assert.ok(card.votes.isFalse, "a new member's vote comes later");

	const refuse = tx().refuse(TELARES, forHugo, document("reasons"));
	await send(api, chair, refuse);
	assert.ok((await api.query.membership.applications(TELARES, forHugo)).unwrap().stage.isUnderReview);
	await send(api, secretary, refuse);
	assert.ok((await api.query.membership.applications(TELARES, forHugo)).unwrap().stage.isRefused);
});

test("who was refused appeals, and nobody else does it for him", async () => {
	const appeal = tx().appealRefusal(TELARES, application.forHugo);
	assert.equal(await refusal(send(api, outsider, appeal)), "membership.NotEntitled");
	await send(api, hugo, appeal);
	assert.ok((await api.query.membership.applications(TELARES, application.forHugo)).unwrap().stage.isAppealed);
});

let expulsion;

test("a case needs two officers who are not concerned, and an expulsion a special and secret vote", async () => {
	const open = tx().openCase(TELARES, ACCUSED, { Offence: 3 }, document("statement"));
	await send(api, chair, open);
	assert.ok((await api.query.membership.cases(TELARES, ACCUSED)).isNone);
	await send(api, treasurer, open);
	assert.ok((await api.query.membership.cases(TELARES, ACCUSED)).isSome);

	const expel = tx().expel(ACCUSED);
	assert.deepEqual(
		await Promise.all([
			refusal(send(api, chair, propose("Ordinary", "Secret", expel))),
			refusal(send(api, secretary, propose("Special", "Open", expel))),
			refusal(send(api, treasurer, propose("Special", "Secret", api.tx.utility.batchAll([expel])))),
			refusal(send(api, auditor, expel)),
		]),
		["resolutions.TrackTooWeak", "resolutions.TrackTooWeak", "resolutions.CallNotAllowed", "BadOrigin"],
	);
	const proposed = await send(api, chair, propose("Special", "Secret", expel));
	expulsion = proposed.find("resolutions.Proposed").resolution.toNumber();
	assert.equal(await refusal(send(api, chair, api.tx.resolutions.second(expulsion))), "resolutions.SeconderIsProposer");
	const seconded = await send(api, weaver(5), api.tx.resolutions.second(expulsion));
	assert.equal(seconded.find("resolutions.NoticeGiven").electors.toNumber(), 34);
});

test("the member is heard after 21 days' notice and not before, and can defend himself", async () => {
	const hearing = tx().recordHearing(TELARES, ACCUSED, document("minutes of the hearing"));
	assert.equal(await refusal(send(api, secretary, hearing)), "membership.HearingTooEarly");
	await send(api, weaver(ACCUSED), tx().submitDefence(TELARES, ACCUSED, document("defence")));
	const { hearingFrom } = (await api.query.membership.cases(TELARES, ACCUSED)).unwrap();
	await deadline(api, hearingFrom.toNumber());
	await together(api, [secretary, treasurer], hearing);
	const found = (await api.query.membership.cases(TELARES, ACCUSED)).unwrap();
	assert.ok(found.hearing.isSome && found.defence.isSome);
});

test("24 members vote in the room, and three tellers say how", async () => {
	const tellers = [secretary, treasurer, auditor];
	const roll = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 27, 28, 29, 30, 31, 32, 33, 34];
	const result = { for_: 18, against: 6, abstain: 0, minutes: document("minutes") };
	const { rollCall, enterResult, vote } = api.tx.resolutions;
	assert.equal(await refusal(send(api, secretary, rollCall(expulsion, roll))), "resolutions.NotInThisPhase");

	await inPhase(api, expulsion, "Voting");
	await send(api, tellers[0], rollCall(expulsion, roll));
	assert.deepEqual(
		await Promise.all([
			refusal(send(api, tellers[1], rollCall(expulsion, [21, 10]))),
			// Gina joined after the notice.
			refusal(send(api, tellers[2], rollCall(expulsion, [35]))),
			refusal(send(api, chair, vote(expulsion, "For"))),
			refusal(send(api, tellers[0], enterResult(expulsion, { ...result, abstain: 1 }))),
		]),
		["resolutions.AlreadyOnRoll", "resolutions.NotElector", "resolutions.SecretBallot", "resolutions.MoreVotesThanMembers"],
	);
	await send(api, tellers[0], enterResult(expulsion, result));
	const [differing] = await Promise.all([
		refusal(send(api, tellers[1], enterResult(expulsion, { ...result, for_: 17, against: 7 }))),
		send(api, tellers[2], enterResult(expulsion, result)),
	]);
	assert.equal(differing, "resolutions.ResultDiffers");
	assert.equal((await overview(api, expulsion)).participants.toNumber(), 0);
	await send(api, tellers[1], enterResult(expulsion, result));
	const view = await overview(api, expulsion);
	assert.deepEqual([view.participants, view.for_, view.against].map(Number), [24, 18, 6]);
	assert.ok(view.participantsNeeded.toNumber() <= 24);
	assert.ok(view.next.isPasses);
});

test("the member keeps the vote until it is final, and through the appeal", async () => {
	await inPhase(api, expulsion, "Enacted");
	const voted = (await api.query.membership.cases(TELARES, ACCUSED)).unwrap();
	assert.ok(voted.stage.isVoted);
	assert.ok((await member(api, TELARES, ACCUSED)).votes.isTrue);

	const appeal = tx().appeal(TELARES, ACCUSED);
	assert.equal(await refusal(send(api, chair, appeal)), "membership.NotEntitled");
	await send(api, weaver(ACCUSED), appeal);
	const card = await member(api, TELARES, ACCUSED);
	assert.ok(card.case.unwrap().stage.isAppealed);
	assert.ok(card.votes.isTrue);
	// The vote is there to be used: the member seconds what an officer proposes.
	const text = await send(api, chair, api.tx.resolutions.proposeText(TELARES, "Ordinary", "Open", "Opening hours", document()));
	await send(api, weaver(ACCUSED), api.tx.resolutions.second(text.find("resolutions.Proposed").resolution));
});

test("an appeal that nobody answers is upheld: the applicant enters", async () => {
	const entered = await eventually("the applicant to be a member", async () => {
		const seat = await api.query.membership.seats(hugo.address, TELARES);
		return seat.isSome ? seat.unwrap().toNumber() : undefined;
	}, 120);
	assert.equal(entered, 36);
});

test("an appeal that nobody answers is upheld: the member stays", async () => {
	await eventually("the case to be over", async () => (await api.query.membership.cases(TELARES, ACCUSED)).isNone, 120);
	const card = await member(api, TELARES, ACCUSED);
	assert.ok(card.state.isActive && card.votes.isTrue);
});

test("the registers are exported, with block and checksum", async () => {
	const folder = temporaryFolder();
	const { code, stderr } = await runTool(["registers", "4", folder, "--url", node.url]);
	assert.equal(code, 0, stderr);
	const read = (name) => readFileSync(join(folder, name), "utf8");
	for (const name of ["member_register.csv", "officers.csv", "resolutions.csv", "corrections.csv", "anchors.csv", "registers.json"]) {
		const sum = createHash("sha256").update(read(name)).digest("hex");
		assert.equal(read(`${name}.sha256`), `${sum}  ${name}\n`);
	}
	const all = JSON.parse(read("registers.json"));
	assert.equal((await node.rpc("chain_getBlockHash", all.block)), all.block_hash);
	assert.ok(all.member_register.length >= 35);
	assert.deepEqual(all.member_register.map(({ member_no }) => member_no), all.member_register.map((_, index) => index + 1));
	const lines = read("member_register.csv").trim().split("\r\n");
	assert.match(lines[0], /^block,block_hash,member_no,commitment,/);
	assert.equal(lines.length, all.member_register.length + 1);
	assert.match(lines[7], new RegExp(`^${all.block},${all.block_hash},7,.*2016-05-12T00:00:00.000Z,2016-05-01T00:00:00.000Z`));
	assert.equal(all.corrections[0].member_no, 7);
	const record = all.resolutions.find(({ id }) => id === expulsion);
	assert.deepEqual([record.for, record.against, record.present, record.result], [18, 6, 24, "Enacted"]);
	assert.ok(all.officers.some(({ role, holder_member_no }) => role === "Auditor" && holder_member_no === 4));
	assert.equal(all.anchors[0].version, 1);
});

test("the certificate prints, for members with and without a phone", async () => {
	const accused = await runTool(["certificate", "4", String(ACCUSED), "--url", node.url]);
	assert.equal(accused.code, 0, accused.stderr);
	assert.match(accused.stdout, /Los Telares/);
	assert.match(accused.stdout, /Member\s+number 10/);
	assert.match(accused.stdout, /Votes\s+one/);
	assert.match(accused.stdout, /0x[0-9a-f]{64}/);
	const corrected = await runTool(["certificate", "4", "7", "--url", node.url]);
	assert.match(corrected.stdout, /2016-05-12.*by correction 1/);
	const onPaper = await runTool(["certificate", "4", "34", "--url", node.url]);
	assert.match(onPaper.stdout, /a member on paper/);
	assert.equal(complaints.length, 0, complaints.join("\n"));
});
