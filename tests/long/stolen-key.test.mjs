// Somebody has the key of a custodian's officer: no unit comes of it, and auditors of other co-ops stop the custodian at once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bob, document, ferdie, inTurn, isFree, key, refusal } from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";

const [BAKERY, WEAVERS] = [1, 4];
const CUSTODIAN = 1;
const AMOUNT = 1_000_000_000n;
/** The treasurer of the custodian's co-op, whose key was stolen, and an auditor of another co-op, as Ferdie is one. */
const [stolen, auditor] = ["//Alice//stash", "//Two"].map(key);
const reasons = document("the treasurer's phone was stolen");
const reference = document("a payment that never came");

let node, api;
const act = inTurn(() => api);
const custody = () => api.tx.custody;
before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const issuance = async () => (await api.query.balances.totalIssuance()).toBigInt();
const paused = async () => (await api.query.custody.custodians(CUSTODIAN)).unwrap().pause.isSome;

let deposit;
test("with the key alone nothing is issued", async () => {
	const before = await issuance();
	const attested = await act(stolen, custody().attestDeposit(CUSTODIAN, bob.address, AMOUNT, reference));
	({ deposit } = attested.find("custody.DepositAttested"));
	const seen = [{ deposit, beneficiary: bob.address, amount: AMOUNT, reference }];
	assert.match(await refusal(act(stolen, custody().confirmDeposits(CUSTODIAN, 2, seen))), /^custody\./);
	assert.equal(await issuance(), before);
});

test("two auditors of different co-ops stop the custodian", async () => {
	const pause = (coop) => custody().pause(CUSTODIAN, coop, reasons);
	assert.ok(isFree(await act(ferdie, pause(BAKERY))));
	assert.equal(await paused(), false);
	assert.ok((await act(auditor, pause(WEAVERS))).find("custody.CustodianPaused"));
	assert.ok(await paused());
	// Not even an auditor whom the thief deceives issues anything now.
	const seen = [{ deposit, beneficiary: bob.address, amount: AMOUNT, reference }];
	assert.equal(await refusal(act(auditor, custody().confirmDeposits(CUSTODIAN, WEAVERS, seen))), "custody.CustodianPaused");
});

test("they reject what was attested", async () => {
	const reject = (coop) => custody().rejectDeposit(deposit, coop, reference, reasons);
	assert.ok(isFree(await act(ferdie, reject(BAKERY))));
	assert.ok((await act(auditor, reject(WEAVERS))).find("custody.DepositEnded"));
	assert.ok((await api.query.custody.deposits(deposit)).isNone);
});
