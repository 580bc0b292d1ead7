// The example of a founding file as a network of five: its co-ops, members, offices and money are there, and people act in it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { connect, document, inTurn, isFree, key, paced, refusal } from "../../lib/client.mjs";
import { Clock, DAY } from "../../lib/clock.mjs";
import { networkDown, networkUp, rehearsed } from "../../lib/network.mjs";
import { eventually, rawSpec } from "../../lib/node.mjs";

const EXAMPLE = fileURLToPath(new URL("../../../examples/federation.toml", import.meta.url));
const COOPS = ["bakery", "housing", "couriers", "grocery", "weavers"];
const [BAKERY, , COURIERS, GROCERY] = [1, 2, 3, 4];
const CENT = 10_000n;

const clock = new Clock(COOPS.length);
const member = (coop, number) => key(`//${coop}//${number}`);

let api, rehearsal, first;
let nodes = {};

before(async () => {
	rehearsal = await rehearsed(EXAMPLE, DAY / 1000);
	nodes = await networkUp(rehearsal, { clock });
	first = nodes.bakery;
	api = await connect(first);
});

after(async () => {
	await api?.disconnect();
	await networkDown(nodes);
});

const act = inTurn(() => api);
const balance = async ({ address }) => (await api.query.system.account(address)).data.free.toBigInt();

test("five co-ops have the seats that the file names", async () => {
	const expected = COOPS.map((coop) => key(`//${coop}//validator`).address);
	assert.deepEqual((await api.query.session.validators()).map(String).sort(), expected.sort());
	await eventually("all five to produce blocks", async () => {
		const last = (await api.rpc.chain.getHeader()).number.toNumber();
		const authors = new Set();
		for (let number = 1; number <= last; number += 1) {
			const { author } = await api.derive.chain.getHeader(await api.rpc.chain.getBlockHash(number));
			authors.add(String(author));
		}
		return expected.every((address) => authors.has(address));
	});
	const { best } = await first.heights();
	await first.finalises(best);
});

test("the chain begins with the block that was promised, natively and by its Wasm", async () => {
	for (const node of Object.values(nodes)) assert.equal(await node.rpc("chain_getBlockHash", 0), rehearsal.genesis);
	const [native, wasm] = [rehearsal.raw, await rawSpec(rehearsal.plain)].map((file) => JSON.parse(readFileSync(file, "utf8")));
	assert.deepEqual(wasm, native);
});

test("the same file gives the same bytes again", async () => {
	const again = await rehearsed(EXAMPLE, DAY / 1000);
	for (const spec of ["raw", "plain"]) assert.ok(readFileSync(again[spec]).equals(readFileSync(rehearsal[spec])), spec);
});

test("the registers have the members of the lists, on paper too", async () => {
	const lines = readFileSync(new URL("bakery.csv", new URL("federation/", `file://${EXAMPLE}`)), "utf8").trimEnd().split("\n").slice(1);
	assert.equal((await api.query.membership.rolls(BAKERY)).lastNo.toNumber(), lines.length);
	for (const [number, account, , commitment] of lines.map((line) => line.split(","))) {
		const card = (await api.call.registerApi.member(BAKERY, number)).unwrap();
		assert.equal(card.commitment.unwrap().toHex(), commitment);
		assert.equal(card.account.isSome, account !== "");
	}
});

test("members have what was deposited for them, and pay one another", async () => {
	const [one, two] = [member("bakery", 1), member("grocery", 2)];
	assert.deepEqual([await balance(one), await balance(two)], [12_000n * CENT, 4_000n * CENT]);
	await act(one, api.tx.balances.transferKeepAlive(two.address, 1_000n * CENT));
	assert.equal(await balance(two), 5_000n * CENT);
	const stranger = key("//nobody");
	assert.match(await refusal(act(one, api.tx.balances.transferKeepAlive(stranger.address, CENT))), /custody|CallFiltered|Registered/i);
});

test("a co-op decides, and what it has decided takes effect", async () => {
	const [proposer, seconder, ...others] = [1, 2, 3, 4].map((number) => member("couriers", number));
	const call = api.tx.cooperatives.appoint("Teller", 6, 100).method;
	const proposal = api.tx.resolutions.propose(COURIERS, "Ordinary", "Open", "A teller", document("a teller"), call);
	const outsider = member("grocery", 1);
	assert.equal(await refusal(act(outsider, proposal)), "resolutions.NotMember");
	const submitted = await act(proposer, proposal);
	assert.ok(isFree(submitted));
	const id = submitted.find("resolutions.Proposed").resolution.toNumber();
	await act(seconder, api.tx.resolutions.second(id, COURIERS));
	const phase = (wanted) =>
		eventually(`resolution ${id} to reach ${wanted}`, paced(() => api, id, async () => {
			const { type } = (await api.call.resolutionApi.overview(id)).unwrap().phase;
			return type === wanted;
		}));
	await phase("Voting");
	const ballots = [proposer, seconder, ...others].map((voter) => act(voter, api.tx.resolutions.vote(id, COURIERS, "For")));
	assert.ok((await Promise.all(ballots)).every(isFree));
	await phase("Enacted");
	const offices = (await api.query.cooperatives.offices(COURIERS)).map(({ office, member: holder }) => [office.type, holder.toNumber()]);
	assert.ok(offices.some(([office, holder]) => office === "Teller" && holder === 6), JSON.stringify(offices));
});

test("a board acts with two hands", async () => {
	const account = key("//grocery//another machine").address;
	const call = api.tx.validatorSeats.nameValidator(GROCERY, account);
	await act(member("grocery", 1), call);
	assert.equal(await refusal(act(member("grocery", 1), call)), "validatorSeats.AlreadyProposed");
	await act(member("grocery", 2), call);
	const seat = (await api.query.validatorSeats.seats(GROCERY)).unwrap();
	assert.equal(seat.successor.unwrap().toString(), account);
});

test("all nodes agree on what is final", async () => {
	const { best } = await first.heights();
	await Promise.all(Object.values(nodes).map((node) => node.finalises(best)));
	const hashes = await Promise.all(Object.values(nodes).map((node) => node.rpc("chain_getBlockHash", best)));
	assert.equal(new Set(hashes).size, 1);
});

test("when one of those is gone that the spec names, the others keep one another and make blocks final", async () => {
	const others = Object.values(nodes).filter((node) => node !== nodes.housing);
	await nodes.housing.kill();
	const { best } = await first.heights();
	await Promise.all(others.map((node) => node.finalises(best + 3)));
	for (const node of others) assert.equal((await node.rpc("system_health")).peers, others.length - 1);
});
