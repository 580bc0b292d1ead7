// Units move by ordinary wallet flows: a 2-of-3 multisig pays out, and what is forbidden is refused however it is wrapped.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createKeyMulti, encodeAddress, sortAddresses } from "@polkadot/util-crypto";
import { alice, bob, charlie, dave, key, refusal, registered, send } from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";

const EURO = 1_000_000n;
let node, api;

before(async () => ({ node, api } = await started()));
after(() => stopped(node, api));

const free = async (address) => (await api.query.system.account(address)).data.free.toBigInt();
const issuance = async () => (await api.query.balances.totalIssuance()).toBigInt();

test("a 2-of-3 multisig pays out, and not before the second signatory", async () => {
	const signatories = [alice, bob, charlie].map(({ address }) => address);
	const multisig = encodeAddress(createKeyMulti(signatories, 2), 42);
	const others = (who) => sortAddresses(signatories.filter((address) => address !== who.address), 42);
	const baker = key("//Miller").address;
	const fill = api.tx.balances.transferKeepAlive(multisig, 100n * EURO);
	// Units go to registered parties only: the group's account is one when two officers of a co-op have registered it.
	assert.equal(await refusal(send(api, dave, fill)), "system.CallFiltered");
	for (const address of [multisig, baker]) await registered(api, address, "three of the bakery, and the mill");
	await send(api, dave, fill);

	const pay = api.tx.balances.transferKeepAlive(baker, 40n * EURO);
	const { weight } = await api.call.transactionPaymentCallApi.queryCallInfo(pay.method, pay.method.encodedLength);

	// Somebody else with two of the three is another group with another address.
	await send(api, dave, api.tx.multisig.asMulti(2, others(alice), null, pay.method, weight));
	assert.ok((await api.query.multisig.multisigs(multisig, pay.method.hash)).isNone);

	await send(api, alice, api.tx.multisig.asMulti(2, others(alice), null, pay.method, weight));
	assert.equal(await free(baker), 0n);
	const { when } = (await api.query.multisig.multisigs(multisig, pay.method.hash)).unwrap();

	assert.equal(
		await refusal(send(api, alice, api.tx.multisig.asMulti(2, others(alice), when, pay.method, weight))),
		"multisig.AlreadyApproved",
	);
	assert.equal(await free(baker), 0n);

	const result = await send(api, charlie, api.tx.multisig.asMulti(2, others(charlie), when, pay.method, weight));
	assert.ok(result.find("multisig.MultisigExecuted").result.isOk);
	assert.equal(await free(baker), 40n * EURO);
	assert.equal(await free(multisig), 60n * EURO);
});

test("units are not burnt, not in a batch and not by a proxy", async () => {
	const before = await issuance();
	const burn = api.tx.balances.burn(EURO, false);
	assert.equal(await refusal(send(api, alice, burn)), "system.CallFiltered");
	assert.equal(await refusal(send(api, alice, api.tx.utility.batchAll([burn]))), "system.CallFiltered");
	const batch = await send(api, alice, api.tx.utility.batch([burn]));
	const { error } = batch.find("utility.BatchInterrupted");
	assert.equal(api.registry.findMetaError(error.asModule).name, "CallFiltered");

	await send(api, alice, api.tx.proxy.addProxy(bob.address, "Payments", 0));
	const proxied = await send(api, bob, api.tx.proxy.proxy(alice.address, null, burn));
	const { result } = proxied.find("proxy.ProxyExecuted");
	assert.equal(api.registry.findMetaError(result.asErr.asModule).name, "CallFiltered");
	assert.equal(await issuance(), before);
});

test("a validator's keys are not dropped", async () => {
	assert.equal(await refusal(send(api, alice, api.tx.session.purgeKeys())), "system.CallFiltered");
});

test("fees go to the solidarity fund", async () => {
	const result = await send(api, alice, api.tx.balances.transferKeepAlive(bob.address, EURO));
	const fee = result.find("transactionPayment.TransactionFeePaid").actualFee.toBigInt();
	const deposit = result.events.filter(({ name }) => name === "balances.Deposit").map(({ data }) => BigInt(data[1] ?? data.amount));
	assert.ok(deposit.includes(fee));
	assert.ok(fee > 0n && fee < EURO / 500n);
});
