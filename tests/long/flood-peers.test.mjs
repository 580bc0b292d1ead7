// A stranger asks a validator more than it can answer and crowds its door for peers: members' ballots go in all the same.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, connect, document, ferdie, isFree, send } from "../lib/client.mjs";
import { Clock } from "../lib/clock.mjs";
import { stopped } from "../lib/journey.mjs";
import { LightClient } from "../lib/light.mjs";
import { eventually, Node, polled, rawSpec, specWithDays } from "../lib/node.mjs";
import { Stranger } from "../lib/stranger.mjs";

const BAKERY = 1;
/** Days of the vote, which goes on while the stranger does what they do, and their length: together eight minutes. */
const VOTING = 25;
const DAY = 20_000;
/** How many blocks a ballot may take, on a machine that does nothing else. */
const WITHIN = 2;
/** Light clients that crowd the room for peers, of which each is a real one. */
const LIGHT = 12;

let node, api, resolution, spec;
const crowd = [];

before(async () => {
	const change = (genesis) => {
		const parameters = { noticeSpecialDays: 25, votingOrdinaryDays: VOTING, votingSpecialDays: VOTING };
		Object.assign(genesis.cooperatives.coops[0].parameters, parameters);
	};
	const plain = await specWithDays("test", DAY, change);
	spec = await rawSpec(plain);
	node = await Node.start({ chain: ["--chain", spec, "--alice", "--force-authoring"], clock: new Clock() });
	api = await connect(node);
	const { proposeText, second } = api.tx.resolutions;
	const proposal = proposeText(BAKERY, "Ordinary", "Open", "Opening hours in winter", document("hours"));
	resolution = (await send(api, alice, proposal)).find("resolutions.Proposed").resolution;
	await send(api, bob, second(resolution, BAKERY, 0));
	await eventually("the vote to open", async () => (await api.call.resolutionApi.overview(resolution)).unwrap().phase.isVoting);
});
after(async () => {
	await Promise.all(crowd.map((one) => one.stop()));
	await stopped(node, api);
});

const best = async () => (await api.rpc.chain.getHeader()).number.toNumber();

/** A member votes, and the ballot is in soon. */
async function ballot(t, voter, choice) {
	const before = await best();
	const result = await send(api, voter, api.tx.resolutions.vote(resolution, BAKERY, choice));
	const included = (await api.rpc.chain.getHeader(result.block)).number.toNumber();
	t.diagnostic(`handed in after block ${before}, in block ${included}`);
	assert.ok(isFree(result));
	assert.ok(included - before <= WITHIN, `the ballot of block ${before} is in block ${included}`);
}

async function under(t, ports, voter, crowds) {
	const stranger = new Stranger(ports);
	try {
		await polled("the flood", () => crowds(stranger.counts));
		for (const choice of ["For", "Against", "For"]) await ballot(t, voter, choice);
		t.diagnostic(JSON.stringify(stranger.counts));
	} finally {
		await stranger.stop();
	}
}

test("under a flood of questions", async (t) => {
	await under(t, { rpc: node.rpcPort }, ferdie, ({ answers, refused }) => answers > 200 && refused > 10);
});

test("under a flood of connections of peers", async (t) => {
	await under(t, { peers: node.p2pPort }, alice, ({ peers }) => peers > 300);
});

test("in a crowd of light clients", async (t) => {
	for (let index = 0; index < LIGHT; index += 1) crowd.push(await LightClient.start(spec, [node]));
	await ballot(t, bob, "For");
});
