// A newcomer with an empty account becomes a member. Each step first fails without the right it needs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, charlie, connect, eve, ferdie, key, refusal, send } from "../lib/client.mjs";
import { eventually, Node } from "../lib/node.mjs";

const BAKERY = 1;
const gina = key("//Gina");
const hugo = key("//Hugo");
const ivan = key("//Ivan");

let node, api;
const tx = () => api.tx.membership;

before(async () => {
	// The chain of the tests, on which a day lasts a second.
	node = await Node.start({ chain: ["--chain", "test", "--alice", "--force-authoring"] });
	api = await connect(node);
	await node.finalises(1);
});

after(async () => {
	await api?.disconnect();
	await node?.kill();
});

const balance = async ({ address }) => (await api.query.system.account(address)).data.free.toBigInt();
const seat = async ({ address }) => (await api.query.membership.seats(address, BAKERY)).toJSON();

test("an empty account cannot do anything before it is invited", async () => {
	assert.equal(await balance(gina), 0n);
	assert.match(await refusal(send(api, gina, tx().apply(BAKERY))), /Inability to pay/);
	assert.match(await refusal(send(api, gina, tx().acceptInvitation(BAKERY))), /Inability to pay/);
});

test("only members invite", async () => {
	// Eve sits in other co-ops and can pay, so the chain tells her by name.
	assert.equal(await refusal(send(api, eve, tx().invite(BAKERY, gina.address))), "membership.NotMember");
});

test("a member without balance invites a newcomer, free of charge", async () => {
	assert.equal(await balance(ferdie), 0n);
	const result = await send(api, ferdie, tx().invite(BAKERY, gina.address));
	assert.ok(result.find("membership.Invited"));
	assert.ok(result.find("skipFeelessPayment.FeeSkipped"));
	assert.equal(await balance(ferdie), 0n);
	assert.equal((await api.query.system.account(gina.address)).providers.toNumber(), 1);
});

test("nobody admits who has not applied", async () => {
	assert.equal(await refusal(send(api, alice, tx().admit(BAKERY, gina.address))), "membership.NotApplicant");
});

test("nobody accepts for the newcomer", async () => {
	assert.equal(await refusal(send(api, eve, tx().acceptInvitation(BAKERY))), "membership.NotInvited");
});

test("the newcomer accepts with her own signature, free of charge", async () => {
	const result = await send(api, gina, tx().acceptInvitation(BAKERY));
	assert.ok(result.find("membership.Applied"));
	assert.equal(await balance(gina), 0n);
	assert.equal(await seat(gina), null);
});

test("one officer is not enough, and not the same one twice", async () => {
	const result = await send(api, alice, tx().admit(BAKERY, gina.address));
	assert.ok(result.find("membership.AdmissionApproved"));
	assert.equal(await seat(gina), null);
	assert.equal(await refusal(send(api, alice, tx().admit(BAKERY, gina.address))), "membership.AlreadyApproved");
	assert.equal(await refusal(send(api, eve, tx().admit(BAKERY, gina.address))), "membership.NotMember");
	assert.match(await refusal(send(api, ferdie, tx().admit(BAKERY, gina.address))), /Inability to pay/);
});

test("the second officer enters her in the register, where everybody sees her", async () => {
	const result = await send(api, bob, tx().admit(BAKERY, gina.address));
	const admitted = result.find("membership.Admitted");
	assert.equal(admitted.member.toNumber(), 5);
	assert.equal(await seat(gina), 5);
	const entry = (await api.query.membership.members(BAKERY, 5)).unwrap();
	assert.equal(entry.account.toString(), gina.address);
	assert.ok(entry.state.isActive);
	const { seated, lastNo } = await api.query.membership.rolls(BAKERY);
	assert.deepEqual([seated.toNumber(), lastNo.toNumber()], [5, 5]);
	const now = entry.joinedAt.toNumber();
	assert.equal((await api.call.registerApi.seatsAt(BAKERY, now)).toNumber(), 5);
	assert.equal((await api.call.registerApi.seatsAt(BAKERY, now - 1)).toNumber(), 4);
	assert.equal((await api.call.registerApi.seat(BAKERY, gina.address)).unwrap().toNumber(), 5);
});

test("the new member acts: she invites another, whom an officer refuses", async () => {
	await send(api, gina, tx().invite(BAKERY, hugo.address));
	await send(api, hugo, tx().acceptInvitation(BAKERY));
	const reason = "0x" + "ab".repeat(32);
	assert.match(await refusal(send(api, gina, tx().refuse(BAKERY, hugo.address, reason))), /Inability to pay/);
	const result = await send(api, charlie, tx().refuse(BAKERY, hugo.address, reason));
	assert.equal(result.find("membership.Refused").reason.toHex(), reason);
	assert.equal((await api.query.system.account(hugo.address)).providers.toNumber(), 0);
});

test("an account that exists applies by itself, for a fee, and can be admitted", async () => {
	await send(api, alice, api.tx.balances.transferKeepAlive(ivan.address, 1_000_000));
	const result = await send(api, ivan, tx().apply(BAKERY));
	assert.ok(result.find("transactionPayment.TransactionFeePaid"));
	assert.equal(await refusal(send(api, ivan, tx().admit(BAKERY, ivan.address))), "membership.NotMember");
	await send(api, charlie, tx().admit(BAKERY, ivan.address));
	await send(api, alice, tx().admit(BAKERY, ivan.address));
	assert.equal(await seat(ivan), 6);
});

test("a member without balance applies to another co-op, free of charge", async () => {
	const result = await send(api, ferdie, tx().apply(2));
	assert.ok(result.find("skipFeelessPayment.FeeSkipped"));
	assert.equal(await refusal(send(api, alice, tx().apply(2))), "membership.AlreadyMember");
	await send(api, ferdie, tx().withdraw(2, ferdie.address));
});

test("an invitation lapses by itself", async () => {
	await send(api, gina, tx().invite(BAKERY, hugo.address));
	// Thirty days are thirty seconds.
	await eventually("the invitation to lapse", async () => (await api.query.membership.candidates(BAKERY, hugo.address)).isNone);
	assert.match(await refusal(send(api, hugo, tx().acceptInvitation(BAKERY))), /Inability to pay/);
});

test("an officer leaves, and the office ends with the seat", async () => {
	const result = await send(api, charlie, tx().leave(BAKERY));
	assert.ok(result.find("membership.MemberLeft"));
	assert.ok(result.find("cooperatives.OfficeEnded"));
	assert.equal(await refusal(send(api, charlie, tx().leave(BAKERY))), "membership.NotMember");
	const offices = (await api.query.cooperatives.offices(BAKERY)).toJSON();
	assert.ok(offices.every(({ office }) => office !== "Treasurer"));
});

test("a member without balance leaves, free of charge, and the account is gone", async () => {
	await send(api, gina, tx().leave(BAKERY));
	assert.equal(await seat(gina), null);
	assert.equal((await api.query.system.account(gina.address)).providers.toNumber(), 0);
	assert.match(await refusal(send(api, gina, tx().leave(BAKERY))), /Inability to pay/);
	assert.ok((await api.query.membership.members(BAKERY, 5)).unwrap().state.isLeft);
});
