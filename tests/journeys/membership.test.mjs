// A newcomer with an empty account becomes a member. Each step first fails without the right it needs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, charlie, document, eve, ferdie, isFree, key, refusal, registered, send } from "../lib/client.mjs";
import { DAY } from "../lib/clock.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually } from "../lib/node.mjs";

const BAKERY = 1;
const gina = key("//Gina");
const hugo = key("//Hugo");
const ivan = key("//Ivan");

/** Salted hash of who somebody is. */
const who = (name) => document(`${name} of Seville, salt 7391`);

/** Who stands in their application: the account, the commitment and the class. */
const candidate = (name) => ({ account: key(`//${name}`).address, commitment: who(name), class: "Ordinary" });

let node, api;
const tx = () => api.tx.membership;

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const balance = async ({ address }) => (await api.query.system.account(address)).data.free.toBigInt();
const providers = async ({ address }) => (await api.query.system.account(address)).providers.toNumber();
const seat = async ({ address }) => (await api.query.membership.seats(address, BAKERY)).toJSON();
const electors = async () => (await api.call.registerApi.electorate(BAKERY)).electors.toNumber();
const accept = (commitment) => tx().acceptInvitation(BAKERY, "Ordinary", commitment);

test("an officer gives notice of leaving, and stays a member and an officer until it is over", async () => {
	const result = await send(api, charlie, tx().leave(BAKERY));
	const { effectiveAt, exit } = result.find("membership.NoticeGiven");
	assert.ok(exit.isJustified);
	const { deadline } = (await (await api.at(result.block)).query.clock.now()).unwrap();
	assert.equal(effectiveAt.toNumber() - deadline.toNumber(), 90 * DAY);
	assert.equal(await refusal(send(api, charlie, tx().leave(BAKERY))), "membership.AlreadyLeaving");
	assert.equal(await seat(charlie), 3);
	assert.equal(await electors(), 4);
});

test("an empty account cannot do anything before it is invited", async () => {
	assert.equal(await balance(gina), 0n);
	assert.match(await refusal(send(api, gina, tx().apply(BAKERY, "Ordinary", who("Gina")))), /Inability to pay/);
	assert.match(await refusal(send(api, gina, accept(who("Gina")))), /Inability to pay/);
});

test("only members invite", async () => {
	// Eve sits in other co-ops and can pay, so the chain tells her by name.
	assert.equal(await refusal(send(api, eve, tx().invite(BAKERY, gina.address))), "membership.NotMember");
});

test("a member without balance invites a newcomer, free of charge", async () => {
	assert.equal(await balance(ferdie), 0n);
	const result = await send(api, ferdie, tx().invite(BAKERY, gina.address));
	assert.equal(result.find("membership.Invited").application.toNumber(), 1);
	assert.ok(isFree(result));
	assert.equal(await balance(ferdie), 0n);
	assert.equal(await providers(gina), 1);
});

test("nobody admits who has not applied", async () => {
	assert.equal(await refusal(send(api, alice, tx().admit(BAKERY, 1, candidate("Gina")))), "membership.NotUnderReview");
	assert.equal(await refusal(send(api, alice, tx().admit(BAKERY, 2, candidate("Hugo")))), "membership.NoSuchApplication");
});

test("nobody accepts for the newcomer", async () => {
	assert.equal(await refusal(send(api, eve, accept(who("Gina")))), "membership.NotInvited");
});

test("the newcomer accepts with her own signature, free of charge, and the inviter speaks for her", async () => {
	const result = await send(api, gina, accept(who("Gina")));
	const { sponsor, application } = result.find("membership.Applied");
	assert.deepEqual([sponsor.unwrap().toNumber(), application.toNumber()], [4, 1]);
	assert.equal(await balance(gina), 0n);
	assert.equal(await seat(gina), null);
	const card = (await api.call.registerApi.application(BAKERY, 1)).unwrap();
	assert.ok(card.stage.isUnderReview);
	assert.equal(card.commitment.unwrap().toHex(), who("Gina"));
});

test("one officer is not enough, and not the same one twice", async () => {
	const result = await send(api, alice, tx().admit(BAKERY, 1, candidate("Gina")));
	assert.ok(result.find("membership.Approved").action.isAdmit);
	assert.equal(await seat(gina), null);
	assert.equal(await refusal(send(api, alice, tx().admit(BAKERY, 1, candidate("Gina")))), "membership.AlreadyApproved");
	assert.equal(await refusal(send(api, eve, tx().admit(BAKERY, 1, candidate("Gina")))), "membership.NotMember");
	assert.equal(await refusal(send(api, ferdie, tx().admit(BAKERY, 1, candidate("Gina")))), "membership.NotBoard");
	// Nor does the second one admit somebody else by the same number.
	assert.equal(await refusal(send(api, bob, tx().admit(BAKERY, 1, candidate("Hugo")))), "membership.OtherCandidate");
	const another = { ...candidate("Gina"), account: hugo.address };
	assert.equal(await refusal(send(api, bob, tx().admit(BAKERY, 1, another))), "membership.OtherCandidate");
});

test("an officer takes back what they approved, so that the next one begins anew; nobody else does", async () => {
	const [[approval]] = await api.query.membership.approvals.entries(BAKERY);
	const withdraw = tx().withdrawApproval(BAKERY, approval.args[1]);
	assert.equal(await refusal(send(api, bob, withdraw)), "membership.NothingApproved");
	const before = await balance(alice);
	await send(api, alice, withdraw);
	assert.equal(await balance(alice), before);
	const result = await send(api, bob, tx().admit(BAKERY, 1, candidate("Gina")));
	assert.equal(result.find("membership.Entered"), undefined);
	await send(api, bob, withdraw);
	await send(api, alice, tx().admit(BAKERY, 1, candidate("Gina")));
});

test("the second officer enters her in the register, where everybody sees her", async () => {
	const result = await send(api, bob, tx().admit(BAKERY, 1, candidate("Gina")));
	const entered = result.find("membership.Entered");
	assert.equal(entered.member.toNumber(), 5);
	assert.deepEqual(entered.by.toJSON(), { board: { first: 1, second: 2 } });
	assert.equal(await seat(gina), 5);
	const entry = (await api.query.membership.members(BAKERY, 5)).unwrap();
	assert.equal(entry.account.toString(), gina.address);
	assert.ok(entry.state.isProbation);
	const { seated, lastNo } = await api.query.membership.rolls(BAKERY);
	assert.deepEqual([seated.toNumber(), lastNo.toNumber()], [5, 5]);
	assert.equal((await api.call.registerApi.seat(BAKERY, gina.address)).unwrap().toNumber(), 5);
});

test("the new member has no vote yet", async () => {
	const card = (await api.call.registerApi.member(BAKERY, 5)).unwrap();
	assert.ok(card.votes.isFalse && card.votesFrom.isSome);
	assert.equal(await electors(), 4);
});

test("the new member acts: she invites another, whom two officers refuse", async () => {
	await send(api, gina, tx().invite(BAKERY, hugo.address));
	await send(api, hugo, accept(who("Hugo")));
	const reason = document("the oven is too small");
	assert.equal(await refusal(send(api, gina, tx().refuse(BAKERY, 2, candidate("Hugo"), reason))), "membership.NotBoard");
	await send(api, charlie, tx().refuse(BAKERY, 2, candidate("Hugo"), reason));
	assert.ok((await api.query.membership.applications(BAKERY, 2)).unwrap().stage.isUnderReview);
	// Other reasons are another decision.
	const other = await send(api, alice, tx().refuse(BAKERY, 2, candidate("Hugo"), document("other reasons")));
	assert.equal(other.find("membership.Refused"), undefined);
	const result = await send(api, bob, tx().refuse(BAKERY, 2, candidate("Hugo"), reason));
	const refused = result.find("membership.Refused");
	assert.equal(refused.reason.toHex(), reason);
	assert.deepEqual(refused.by.toJSON(), [3, 2]);
});

test("an account that exists applies by itself, for a fee, and is admitted once a member speaks for it", async () => {
	const gift = api.tx.balances.transferKeepAlive(ivan.address, 1_000_000);
	assert.equal(await refusal(send(api, alice, gift)), "system.CallFiltered");
	await registered(api, ivan.address, "candidate");
	await send(api, alice, gift);
	const result = await send(api, ivan, tx().apply(BAKERY, "Ordinary", who("Ivan")));
	assert.ok(result.find("transactionPayment.TransactionFeePaid"));
	assert.equal(result.find("membership.Applied").application.toNumber(), 3);
	assert.equal(await refusal(send(api, bob, tx().admit(BAKERY, 3, candidate("Ivan")))), "membership.NotUnderReview");
	assert.equal(await refusal(send(api, ivan, tx().sponsor(BAKERY, 3))), "membership.NotMember");
	await send(api, bob, tx().sponsor(BAKERY, 3));
	assert.equal(await refusal(send(api, bob, tx().admit(BAKERY, 3, candidate("Ivan")))), "membership.SponsorCannotDecide");
	assert.equal(await refusal(send(api, ivan, tx().admit(BAKERY, 3, candidate("Ivan")))), "membership.NotMember");
	await send(api, charlie, tx().admit(BAKERY, 3, candidate("Ivan")));
	await send(api, alice, tx().admit(BAKERY, 3, candidate("Ivan")));
	assert.equal(await seat(ivan), 6);
});

test("a member without balance applies to another co-op, free of charge", async () => {
	const result = await send(api, ferdie, tx().apply(2, "Ordinary", who("Ferdie")));
	assert.ok(isFree(result));
	const taken = tx().apply(2, "Ordinary", who("Alice"));
	assert.equal(await refusal(send(api, alice, taken)), "membership.AlreadyMember");
	assert.equal(await refusal(send(api, alice, tx().withdraw(2, 1))), "membership.NotEntitled");
	await send(api, ferdie, tx().withdraw(2, 1));
});

test("a refusal that nobody appeals against closes the application, and the account is gone", async () => {
	await eventually("the refused application to close", async () => (await api.query.membership.applications(BAKERY, 2)).isNone);
	assert.equal(await providers(hugo), 0);
});

test("an invitation lapses by itself, and the new member has a vote after 30 days", async () => {
	await send(api, gina, tx().invite(BAKERY, hugo.address));
	await eventually("the invitation to lapse", async () => (await api.query.membership.applications(BAKERY, 4)).isNone);
	assert.match(await refusal(send(api, hugo, accept(who("Hugo")))), /Inability to pay/);

	// She joined before she sent it.
	const card = (await api.call.registerApi.member(BAKERY, 5)).unwrap();
	assert.ok(card.votes.isTrue && card.votesFrom.isNone && card.state.isProbation);
	const joined = card.joinedAt.toNumber();
	assert.equal((await api.call.registerApi.seatsAt(BAKERY, joined)).toNumber(), 4);
	assert.ok((await electors()) >= 5);
});

test("a member without balance leaves on probation, free of charge and at once, and the account is gone", async () => {
	const result = await send(api, gina, tx().leave(BAKERY));
	assert.ok(result.find("membership.SeatEnded").ending.asLeft.isOnProbation);
	assert.equal(await seat(gina), null);
	assert.equal(await providers(gina), 0);
	assert.match(await refusal(send(api, gina, tx().leave(BAKERY))), /Inability to pay/);
	assert.ok((await api.query.membership.members(BAKERY, 5)).unwrap().state.isFormer);
});

test("the officer has left after 90 days, and the office ends with the seat", async () => {
	await eventually("the notice to be over", async () => (await seat(charlie)) === null);
	assert.equal(await refusal(send(api, charlie, tx().leave(BAKERY))), "membership.NotMember");
	const offices = (await api.query.cooperatives.offices(BAKERY)).toJSON();
	assert.ok(offices.every(({ office, member }) => office !== "Treasurer" && member !== 3));
	const past = (await api.query.cooperatives.officeHistory.entries(BAKERY)).map(([, term]) => term.unwrap().toJSON());
	assert.ok(past.some(({ office, member, reason }) => office === "Treasurer" && member === 3 && reason === "SeatEnded"));
	const { ending } = (await api.query.membership.members(BAKERY, 3)).unwrap().state.asFormer;
	assert.ok(ending.asLeft.isJustified);
});
