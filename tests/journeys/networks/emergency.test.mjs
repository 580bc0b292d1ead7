// Two of four validators are gone for good, and the floor is four: three delegates restore finality with the two that are left, and
// a third machine comes back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, connect, dave, isFree, key, refusal, send } from "../../lib/client.mjs";
import { changedSpec, polled, rawSpec } from "../../lib/node.mjs";
import { Validators } from "../../lib/validators.mjs";

const [BAKERY, HOUSING, COURIERS, GROCERY] = [1, 2, 3, 4];
const bobStash = key("//Bob//stash");
/** Shorter sessions than the preset's, so that seats rest sooner, and a day in which people can act one after the other. */
const SESSION = 4;
const DAY = 1_200_000;
/** Fewer blocks than a session, so that the next change of the set does not meet one that waits. */
const DELAY = 3;

/** Machines, in the order in which they are started. */
const [ALICE, , CHARLIE, DAVE] = [0, 1, 2, 3];

let api, validators;
const heights = () => validators.nodes[ALICE].heights();
const seats = async () => (await api.query.session.validators()).map(String);
const rescue = async () => (await api.query.validatorSeats.ongoingRescue()).unwrapOr(undefined);
const stage = async (name) => (await rescue())?.stage.type === name;

/** Waits until the chain has so many more blocks. */
async function more(blocks) {
	const { best } = await heights();
	await polled(`${blocks} blocks more`, async () => (await heights()).best >= best + blocks);
}

before(async () => {
	const plain = await changedSpec("local", (genesis) => {
		genesis.clock.dayLength = DAY;
		genesis.validatorSeats.sessionLength = SESSION;
		// As on a chain that is not for tests.
		genesis.validatorSeats.floor = 4;
	});
	validators = await Validators.start(undefined, await rawSpec(plain));
	api = await connect(validators.nodes[ALICE]);
});

after(async () => {
	await api?.disconnect();
	await validators?.stop();
});

test("four validators make blocks final", async () => {
	await validators.nodes[ALICE].finalises(SESSION);
	assert.equal((await seats()).length, 4);
});

let stopped;
test("without two of them blocks go on, nothing is final, and nobody rests", async () => {
	await Promise.all([CHARLIE, DAVE].map((index) => validators.nodes[index].kill()));
	await more(2 * SESSION);
	// What the two had still said may have made a few more blocks final.
	stopped = (await heights()).finalised;
	// Before that nobody can tell who is gone.
	await more(4 * SESSION);
	const all = await Promise.all(validators.running.map((node) => node.heights()));
	assert.deepEqual(all.map(({ finalised }) => finalised), [stopped, stopped]);
	assert.equal((await seats()).length, 4);
});

test("two of four delegates restore nothing, and nobody demands it from the best block", async () => {
	const demand = (signer, coop, block = stopped) => send(api, signer, api.tx.resolutions.callEmergency(coop, DELAY, block));
	const { best } = await heights();
	assert.equal(await refusal(demand(alice, BAKERY, best)), "resolutions.BlockTooNew");
	assert.equal(await refusal(send(api, alice, api.tx.grandpa.noteStalled(DELAY, stopped))), "BadOrigin");
	assert.equal(await refusal(demand(bob, BAKERY)), "resolutions.NotDelegate");
	const results = await Promise.all([demand(alice, BAKERY), demand(dave, HOUSING)]);
	assert.ok(results.every(isFree));
	assert.equal(await rescue(), undefined);
});

test("with the third one finality starts anew with the two that are left", async () => {
	const demanded = await send(api, bobStash, api.tx.resolutions.callEmergency(COURIERS, DELAY, stopped));
	assert.ok(demanded.find("resolutions.FinalityRestarted"));
	assert.ok(demanded.find("validatorSeats.RescueBegun"));
	await polled("the rescue to be planned", () => stage("Planned"));
	assert.equal((await seats()).length, 4);
	await polled("finality to start anew", () => stage("Restarted"));
	assert.equal((await seats()).length, 2);
	const { best } = await heights();
	await Promise.all(validators.running.map((node) => node.finalises(best + SESSION)));
});

test("a third machine comes back after all, gets its place and votes", async () => {
	// With its disk: a new one has to follow finality for a while, and to say that it votes, before its seat returns.
	const machine = await validators.restart(CHARLIE);
	const { finalised } = await heights();
	await machine.finalises(finalised);
	const returned = await send(api, bobStash, api.tx.validatorSeats.returnToSeat(COURIERS));
	assert.ok(isFree(returned));
	await polled("three seats", async () => (await seats()).length === 3);
	// Of three all must vote.
	const { best } = await heights();
	await Promise.all(validators.running.map((node) => node.finalises(best + 2 * SESSION)));
	assert.ok((await machine.metric("substrate_finality_grandpa_precommits_total")) > 0);
	// The fourth is missed until there are as many as the floor.
	assert.ok(await stage("Restarted"));
	assert.equal((await api.query.validatorSeats.seats(GROCERY)).unwrap().state.type, "Resting");
});
