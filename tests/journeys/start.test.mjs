// The development chain starts, finalises, and is what wallets expect.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { complaints, connect } from "../lib/client.mjs";
import { stopped } from "../lib/journey.mjs";
import { COMPILED, eventually, Node } from "../lib/node.mjs";

let node, api;

before(async () => {
	// As `make run` starts it.
	node = await Node.start({ environment: { MALLOC_ARENA_MAX: "2" } });
	await eventually("the first block", async () => (await node.heights()).best >= 1);
	node.firstBlock = (Date.now() - node.startedAt) / 1000;
	node.computed = node.processorTime();
	api = await connect(node);
});

after(() => stopped(node, api));

test("the first block comes soon", (t) => {
	t.diagnostic(`first block after ${node.firstBlock.toFixed(1)} s, of which ${node.computed.toFixed(1)} s were computed`);
	// The promise is ten seconds on a quiet machine. What else runs there makes them longer, but not what is computed.
	assert.ok(node.computed < 30);
});

test("the runtime that it compiled is there for the next node", () => {
	assert.notEqual(readdirSync(COMPILED, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length, 0);
});

test("wallets know every transaction extension", () => {
	assert.deepEqual(complaints, []);
	assert.deepEqual(api.registry.signedExtensions, [
		"CheckNonZeroSender",
		"CheckSpecVersion",
		"CheckTxVersion",
		"CheckGenesis",
		"CheckMortality",
		"CheckNonce",
		"CheckWeight",
		"ChargeTransactionPayment",
		"CheckMetadataHash",
		"WeightReclaim",
	]);
});

test("the chain's properties are those of the runtime's build", async () => {
	const properties = await api.rpc.system.properties();
	assert.deepEqual(properties.tokenSymbol.unwrap().toJSON(), ["EUR"]);
	assert.deepEqual(properties.tokenDecimals.unwrap().toJSON(), [6]);
	assert.equal(properties.ss58Format.unwrap().toNumber(), 42);
	assert.equal(api.consts.system.ss58Prefix.toNumber(), 42);
	assert.match((await api.rpc.system.chain()).toString(), /a day lasts 20 seconds/);
	assert.equal((await api.query.clock.dayLength()).toNumber(), 20_000);
});

test("metadata is there from version 14 to 16", async () => {
	const versions = (await api.call.metadata.metadataVersions()).toJSON();
	for (const version of [14, 15, 16]) assert.ok(versions.includes(version));
	assert.equal(api.runtimeMetadata.version, 16);
	assert.equal(api.runtimeVersion.specName.toString(), "rochdale");
});

test("three co-ops stand in the register with their boards", async () => {
	const coops = await api.query.cooperatives.coops.entries();
	const titles = coops.map(([, coop]) => coop.unwrap().title.toHuman()).sort();
	assert.deepEqual(titles, [
		"La Espiga, bakery, Seville",
		"Les Traboules, cycle couriers, Lyon",
		"Lindenhof, housing, Leipzig",
	]);
	const offices = (await api.query.cooperatives.offices(1)).toJSON();
	assert.deepEqual(offices.slice(0, 3).map(({ office, member }) => [office, member]), [
		["Chair", 1],
		["Secretary", 2],
		["Treasurer", 3],
	]);
});

test("runtime API and view functions can be called", async () => {
	const now = (await api.query.timestamp.now()).toNumber();
	assert.equal((await api.call.registerApi.seatsAt(1, now)).toNumber(), 4);
	assert.equal((await api.call.registerApi.seatsAt(1, 0)).toNumber(), 0);

	const [pallet] = api.runtimeMetadata.asV16.pallets.filter(({ name }) => name.toString() === "Membership");
	const view = pallet.viewFunctions.find(({ name }) => name.toString() === "seats_at");
	const input = api.createType("(u32, u64)", [1, now]).toHex();
	const result = await api.call.runtimeViewFunction.executeViewFunction(view.id, input);
	assert.ok(result.isOk);
	assert.equal(api.createType("u32", result.asOk.toU8a(true)).toNumber(), 4);
});

test("finality stays close to the best block", async (t) => {
	await node.finalises(2);
	const lags = [];
	for (let height; lags.length < 8; ) {
		height = await node.growsBeyond(height);
		const { best, finalised } = await node.heights();
		lags.push(best - finalised);
	}
	t.diagnostic(`finality lag at each block: ${lags.join(" ")}`);
	assert.ok(Math.max(...lags) <= 3);
});

test("the chain goes on through changes of the session", async () => {
	await node.finalises(11);
	assert.ok((await api.query.session.currentIndex()).toNumber() >= 1);
});

test("operators see health and metrics", async (t) => {
	const health = await (await fetch(`http://127.0.0.1:${node.rpcPort}/health`)).json();
	assert.deepEqual(health, { peers: 0, isSyncing: false, shouldHavePeers: false });
	const metrics = await (await fetch(`http://127.0.0.1:${node.prometheusPort}/metrics`)).text();
	for (const family of ["block_height", "ready_transactions_number", "finality_grandpa_round", "node_roles"]) {
		assert.match(metrics, new RegExp(`^substrate_${family}\\{.*chain="rochdale_dev"`, "m"));
	}
	const memory = node.memory();
	t.diagnostic(`idle memory ${memory.toFixed(0)} MiB`);
	assert.ok(memory < 300);
});

test("the runtime fits on the chain", async (t) => {
	const size = Number(await node.rpc("state_getStorageSize", `0x${Buffer.from(":code").toString("hex")}`));
	t.diagnostic(`compressed runtime ${(size / 1024).toFixed(0)} KiB`);
	assert.ok(size > 0 && size < 1280 * 1024);
});
