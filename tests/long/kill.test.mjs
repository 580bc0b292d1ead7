// Validators are killed at random while hundreds of members vote: what was final stays final, with every ballot in it, and every
// start comes up by itself.

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, test } from "node:test";
import { alice, bob, connect, document, key, send } from "../lib/client.mjs";
import { Clock, sleep } from "../lib/clock.mjs";
import { changedSpec } from "../lib/node.mjs";
import { Validators } from "../lib/validators.mjs";

/** How often a validator is killed, and every how many times all of them are at once. */
const KILLS = Number(process.env.ROCHDALE_KILLS ?? 5);
const ALL_AT_ONCE = 5;
/** Ballots that members hand in a minute. */
const RATE = 300;
/** How long somebody waits at most until the next kill, in milliseconds. */
const PAUSE = 10_000;
/** What one round of killing and coming back takes at most on average, in seconds, so that the vote outlasts all of them. */
const ROUND = 30;

const BAKERY = 1;
const FOUNDERS = 4;
/** Days of a vote, as the bylaws of the bakery have it here. Each member can change a ballot three times meanwhile. */
const VOTING = 25;
const CHANGES = 3;
const DAY = Math.max(20, Math.ceil((KILLS * ROUND * 1.5) / VOTING)) * 1_000;
const VOTERS = Math.ceil((KILLS * ROUND * RATE) / 60 / (CHANGES + 1)) + 50;

const clock = new Clock(4);
const voters = Array.from({ length: VOTERS }, (_, index) => key(`//Voter//${index}`));

let validators, api, resolution;
/** Hashes of final blocks, by number. */
const final = new Map();

before(async () => {
	const plain = await changedSpec("local", (genesis) => {
		genesis.clock.dayLength = DAY;
		const [bakery] = genesis.cooperatives.coops;
		const parameters = { noticeSpecialDays: 25, votingOrdinaryDays: VOTING, votingSpecialDays: VOTING };
		Object.assign(bakery.parameters, parameters);
		const { members } = genesis.membership.registers.find(({ coop }) => coop === BAKERY);
		for (const { address } of voters) members.push({ account: address, joinedAt: members[0].joinedAt });
		// Terms of office are in days, of which three months have more or fewer here.
		for (const { offices } of genesis.cooperatives.coops) for (const office of offices) office.days = 3_600;
	});
	validators = await Validators.start(() => ({ environment: clock.environment }), plain);
	await validators.finalise(3);
	clock.follow(validators.nodes[0]);
	api = await connect(validators.nodes[0]);
	const { proposeText, second } = api.tx.resolutions;
	const proposal = proposeText(BAKERY, "Ordinary", "Open", "Opening hours in winter", document("hours"));
	resolution = (await send(api, alice, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await send(api, bob, second(resolution, BAKERY, 0));
	await clock.until("the vote to open", async () => (await api.call.resolutionApi.overview(resolution)).unwrap().phase.isVoting);
});
after(async () => {
	await api?.disconnect();
	await validators?.stop();
});

/** Hands in ballots at random validators for as long as it goes on. */
class Voting {
	going = true;
	sent = 0;
	#sending = new Set();

	constructor() {
		this.ended = this.#run();
	}

	/** A member's next ballot, which is the opposite of the one before. Who has voted already counts from the start again. */
	async #vote(voter, time) {
		const node = validators.running[randomInt(validators.running.length)];
		const nonce = await node.rpc("system_accountNextIndex", voter.address);
		if (nonce !== time) return;
		const vote = api.tx.resolutions.vote(resolution, BAKERY, time % 2 === 0 ? "For" : "Against");
		const signed = await vote.signAsync(voter, {
			...{ nonce, era: 0, blockHash: api.genesisHash, genesisHash: api.genesisHash },
			runtimeVersion: api.runtimeVersion,
		});
		await node.rpc("author_submitExtrinsic", signed.toHex());
		this.sent += 1;
	}

	async #run() {
		const since = Date.now();
		for (let turn = 0; this.going; turn += 1) {
			const [voter, time] = [voters[turn % VOTERS], Math.floor(turn / VOTERS)];
			// Whoever is killed in the meantime takes nothing.
			const sending = this.#vote(voter, time).catch(() => {});
			this.#sending.add(sending);
			sending.then(() => this.#sending.delete(sending));
			await sleep(Math.max(0, since + (turn * 60_000) / RATE - Date.now()));
		}
		await Promise.all(this.#sending);
	}

	stop() {
		this.going = false;
		return this.ended;
	}
}

/** Notes the blocks that have become final at a node, and fails if one that was is another now. */
async function look(node) {
	const { finalised } = await node.heights();
	const known = [...final.keys()].filter((number) => number <= finalised);
	const first = Math.max(0, ...known) + 1;
	for (let number = first; number <= finalised; number += 1) {
		final.set(number, await node.rpc("chain_getBlockHash", number));
	}
	const some = [...known].reverse().slice(0, 40);
	for (const number of some) {
		assert.equal(await node.rpc("chain_getBlockHash", number), final.get(number), `block ${number} at a validator`);
	}
	return finalised;
}

/** Waits until a validator that was started again has all that was final, and more. */
async function comesBack(node) {
	const last = Math.max(0, ...final.keys());
	await node.finalises(last + 1);
	await look(node);
}

/** How many ballots the members have given, as the register of ballots has it at a block: each with its changes. */
async function given(hash) {
	const { ballots } = (await api.at(hash)).query.resolutions;
	const keys = voters.map((_, index) => [resolution, BAKERY, FOUNDERS + 1 + index]);
	let count = 0;
	for (let first = 0; first < keys.length; first += 500) {
		const found = await ballots.multi(keys.slice(first, first + 500));
		for (const one of found.filter(({ isSome }) => isSome)) count += one.unwrap().cast.unwrap().changes.toNumber() + 1;
	}
	return count;
}

test(`${KILLS} kills under ${RATE} ballots a minute`, async (t) => {
	const voting = new Voting();
	const since = Date.now();
	const back = [];
	try {
		for (let time = 1; time <= KILLS; time += 1) {
			await sleep(randomInt(PAUSE));
			const indices = time % ALL_AT_ONCE === 0 ? [0, 1, 2, 3] : [randomInt(4)];
			await Promise.all(validators.running.map(look));
			const killed = Date.now();
			await Promise.all(indices.map((index) => validators.nodes[index].kill()));
			for (const index of indices) await validators.restart(index);
			await Promise.all(indices.map((index) => comesBack(validators.nodes[index])));
			back.push((Date.now() - killed) / 1_000);
		}
	} finally {
		await voting.stop();
	}
	const minutes = (Date.now() - since) / 60_000;
	const sorted = [...back].sort((one, other) => one - other);
	const [half, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
	t.diagnostic(`back with more final blocks after ${half.toFixed(0)} s or less half of the time, at most ${most.toFixed(0)} s`);
	t.diagnostic(`${voting.sent} ballots in ${minutes.toFixed(1)} minutes`);
	assert.ok(voting.sent > 0);
});

test("every ballot that was final is counted", async (t) => {
	const height = await validators.finalise(3);
	await Promise.all(validators.nodes.map(look));
	const node = validators.nodes[0];
	// From the first final block on, not only of late.
	for (const [number, hash] of final) assert.equal(await node.rpc("chain_getBlockHash", number), hash);
	let ballots = 0;
	for (const hash of final.values()) {
		// The client would ask for the runtime of the block, whose state is gone after a while.
		const { block } = await node.rpc("chain_getBlock", hash);
		const calls = block.extrinsics.map((bytes) => api.registry.createType("Extrinsic", bytes).method);
		ballots += calls.filter(({ section, method }) => `${section}.${method}` === "resolutions.vote").length;
	}
	const counted = await given(await node.rpc("chain_getBlockHash", height));
	t.diagnostic(`${ballots} ballots in ${final.size} final blocks`);
	assert.ok(ballots > 0);
	assert.equal(counted, ballots);
	assert.doesNotMatch(validators.printed, /equivocat/i);
});
