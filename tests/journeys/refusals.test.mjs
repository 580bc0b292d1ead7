// A refused free call says why, and costs nobody anything. Broken transactions are refused in a sentence.

import assert from "node:assert/strict";
import { homedir } from "node:os";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { compactToU8a, hexToU8a, u8aConcat, u8aToHex } from "@polkadot/util";
import { alice, bob, document, ferdie, isFree, key, refusal, send } from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually } from "../lib/node.mjs";

const BAKERY = 1;
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const gina = key("//Gina").address;
let node, api;

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const tx = () => api.tx.resolutions;
const money = async ({ address }) => (await api.query.system.account(address)).data.free.toBigInt();
const answer = async ({ address }, call) => (await api.call.chargeApi.chargeOf(address, call.method.toHex())).toJSON();
const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();

/** A call that is refused by this name, whoever sends it, and costs nothing. */
async function isRefused(who, call, name) {
	const before = await money(who);
	assert.equal(await refusal(send(api, who, call)), name);
	assert.equal(await money(who), before);
	const { refused } = await answer(who, call);
	assert.equal(`${refused.pallet[0].toLowerCase()}${refused.pallet.slice(1)}.${refused.error}`, name);
}

test("a second invitation is refused by name, with a balance or without", async () => {
	const invite = api.tx.membership.invite(BAKERY, gina);
	assert.deepEqual(await answer(ferdie, invite), { free: null });
	assert.ok(isFree(await send(api, ferdie, invite)));
	for (const member of [ferdie, alice]) await isRefused(member, invite, "membership.AlreadyCandidate");
});

test("a vote too early and one of who is recused are refused by name", async () => {
	const pay = tx().proposePayment(BAKERY, "Repair of the oven", document("bill"), bob.address, 1_000_000n);
	const { resolution } = (await send(api, alice, pay)).find("resolutions.Proposed");
	const vote = tx().vote(resolution, BAKERY, "For");
	await isRefused(ferdie, vote, "resolutions.NotInThisPhase");
	await send(api, ferdie, tx().second(resolution, BAKERY, 0));
	await eventually("the vote to open", async () => (await overview(resolution)).phase.isVoting);
	// Bob is to be paid.
	await isRefused(bob, vote, "resolutions.Recused");
	assert.ok(isFree(await send(api, ferdie, vote)));
	await isRefused(ferdie, vote, "resolutions.AlreadyVotedSo");
});

test("a batch of one free call is free, and one of several says why it is not", async () => {
	const invite = (name) => api.tx.membership.invite(BAKERY, key(`//${name}`).address);
	const one = api.tx.utility.batchAll([invite("Hugo")]);
	assert.deepEqual(await answer(ferdie, one), { free: null });
	assert.ok(isFree(await send(api, ferdie, one)));
	await isRefused(ferdie, one, "membership.AlreadyCandidate");
	const two = api.tx.utility.batchAll([invite("Ivan"), invite("Judith")]);
	assert.match(await refusal(send(api, ferdie, two)), /Custom error: 201/);
	assert.match(await refusal(send(api, ferdie, api.tx.system.remark("0x00"))), /Inability to pay/);
	const before = await money(alice);
	const { fee } = await answer(alice, two);
	await send(api, alice, two);
	const paid = before - (await money(alice));
	assert.ok(paid > 0n && paid <= BigInt(fee), `${paid} of ${fee}`);
});

test("a title above its length is refused by name", async () => {
	const title = "Opening hours ".repeat(40);
	const propose = tx().proposeText(BAKERY, "Ordinary", "Open", title, document("hours"));
	await isRefused(alice, propose, "resolutions.TitleTooLong");
});

test("a list above its length is refused by name", async () => {
	const many = Array.from({ length: 65 }, (_, index) => index + 1);
	await isRefused(alice, tx().rollCall(1, BAKERY, many), "resolutions.RollTooLong");
	const call = tx().proposeAgreement(BAKERY, many, "Ordinary", "Flour", document("flour"), null);
	await isRefused(alice, call, "resolutions.TooManyParties");
	const one = { account: null, commitment: document("somebody"), class: "Ordinary", joinedAt: 1 };
	const entries = Array(33).fill(one);
	await isRefused(alice, api.tx.membership.import(BAKERY, entries, document("a register")), "membership.ImportTooLong");
});

/** What the node answers to bytes that are sent as a transaction. */
async function sent(bytes) {
	const hex = u8aToHex(u8aConcat(compactToU8a(bytes.length), bytes));
	const response = await fetch(`http://127.0.0.1:${node.rpcPort}`, {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "author_submitExtrinsic", params: [hex] }),
	});
	const { error } = await response.json();
	return `${error?.message}: ${error?.data}`;
}

/** The same transaction with another call, not signed anew. */
async function withCall(call) {
	const nonce = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
	const signed = await api.tx.system.remark("0x00").signAsync(alice, { nonce, era: 0 });
	const bytes = signed.toU8a(true);
	return u8aConcat(bytes.subarray(0, bytes.length - signed.method.toU8a().length), call);
}

test("bytes that do not decode, and calls nested without end, are refused in a sentence", async () => {
	const remark = api.tx.system.remark("0x00").method.toU8a();
	const nested = (depth) => u8aConcat(hexToU8a(`0x${"280004".repeat(depth)}`), remark);
	const { callIndex } = api.tx.utility.batch([]).method;
	assert.deepEqual([...callIndex], [0x28, 0]);
	const before = node.log.length;
	for (const call of [
		hexToU8a("0xff"),
		hexToU8a("0xffff"),
		remark.subarray(0, 3),
		u8aConcat(remark, remark),
		nested(17),
		nested(300),
		nested(100_000),
		u8aConcat(hexToU8a("0x2800"), compactToU8a(2 ** 30 - 1), remark),
	]) {
		assert.equal(await sent(await withCall(call)), "Invalid Transaction: Custom error: 202");
	}
	assert.equal(await sent(hexToU8a("0x")), "Invalid Transaction: Custom error: 202");
	// What is nested less deeply is what its signature says.
	assert.match(await sent(await withCall(nested(16))), /bad signature/);
	const log = node.log.slice(before);
	for (const trace of ["wasm trap", "backtrace", "panicked", homedir(), ROOT]) {
		assert.ok(!log.includes(trace), `the node printed '${trace}': ${log.slice(0, 2_000)}`);
	}
	assert.deepEqual((await api.call.chargeApi.chargeOf(alice.address, "0xffff")).toJSON(), { noCall: null });
	assert.deepEqual((await api.call.chargeApi.chargeOf(alice.address, u8aToHex(nested(100)))).toJSON(), { noCall: null });
});

test("the node goes on", async () => {
	const { best } = await node.heights();
	await node.finalises(best + 1);
	await send(api, alice, api.tx.system.remark("0x00"));
});
