// Five co-ops pay, object, admit a sixth one, agree, part and upgrade their chain, each by the vote that it needs.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { blake2AsHex } from "@polkadot/util-crypto";
import {
	alice,
	bob,
	charlie,
	connect,
	dave,
	document,
	eve,
	ferdie,
	inTurn,
	isFree,
	key,
	paced,
	refusal,
	send,
} from "../../lib/client.mjs";
import { Clock } from "../../lib/clock.mjs";
import { LightClient } from "../../lib/light.mjs";
import { eventually, nextRuntime, Node, polled, rawSpec, specWithDays, temporaryFolder } from "../../lib/node.mjs";
import { tool } from "../../lib/tool.mjs";

const [BAKERY, HOUSING, COURIERS, GROCERY, WEAVERS, LAUNDRY] = [1, 2, 3, 4, 5, 6];
const FOUNDING = [BAKERY, HOUSING, COURIERS, GROCERY, WEAVERS];
const EURO = 1_000_000n;
const ROUNDS = 300n * EURO;
const ENDOWMENT = 10_000n * EURO;
const EXIT_DAYS = 5;
/** Phases from which a resolution does not come back. */
const FINAL = ["Enacted", "Failed", "Lapsed", "Rescinded", "Rejected", "Withdrawn"];

const [aliceStash, bobStash, charlieStash, daveStash, eveStash, ferdieStash, one] = [
	...["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map((name) => `//${name}//stash`),
	"//One",
].map(key);

/** Member 1 of each is its chair and its delegate; Eve's stash speaks for two of them. */
const delegates = {
	[BAKERY]: alice,
	[HOUSING]: dave,
	[COURIERS]: bobStash,
	[GROCERY]: eveStash,
	[WEAVERS]: eveStash,
};
/** As many members of each as make its quorum. */
const members = {
	[BAKERY]: [alice, bob, charlie],
	[HOUSING]: [dave, eve, aliceStash],
	[COURIERS]: [bobStash, charlieStash, daveStash],
	[GROCERY]: [eveStash, ferdieStash],
	[WEAVERS]: [eveStash, ferdieStash, one],
};
/** Those who found the laundry: its board, of whom the first is the delegate, and its auditor. Their accounts are empty. */
const founders = [1, 2, 3, 4].map((number) => key(`//Laundry//${number}`));
const validator = key("//Laundry//validator");

/** All of them have one clock, which goes ahead while everybody waits. */
const clock = new Clock(FOUNDING.length);

let api, federation, light, spec;
const nodes = [];
const code = `0x${nextRuntime().toString("hex")}`;
const tx = () => api.tx.resolutions;
const coops = () => api.tx.cooperatives;

before(async () => {
	spec = await rawSpec(await specWithDays("test-federation"));
	const start = async (name, ...args) => nodes.push(await Node.start({ chain: ["--chain", spec, `--${name}`], args, clock }));
	await start("alice");
	const bootnode = await nodes[0].address();
	await Promise.all(["bob", "charlie", "dave", "eve"].map((name) => start(name, "--bootnodes", bootnode)));
	[api, light] = await Promise.all([connect(nodes[0]), LightClient.start(spec, nodes)]);
	federation = api.consts.cooperatives.federationAccount.toString();
	await nodes[0].finalises(1);
});

after(async () => {
	await light?.stop();
	await api?.disconnect();
	await Promise.all(nodes.map((node) => node.kill()));
});

const act = inTurn(() => api);
const refused = (signer, call) => refusal(act(signer, call));

/** Goes on while other things are tested. Whoever waits for it sees its failure. */
function meanwhile(promise) {
	promise.catch(() => {});
	return promise;
}

const balance = async (address) => (await api.query.system.account(address)).data.free.toBigInt();
const accountOf = async (coop) => (await api.query.cooperatives.coops(coop)).unwrap().account.toString();
const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();
const positions = async (id) =>
	Object.fromEntries((await api.call.resolutionApi.positions(id)).map(({ coop, voter, result }) => [
		coop.toNumber(),
		result.isSome ? result.unwrap().position.type : voter.type,
	]));
const proposed = (result) => result.find("resolutions.Proposed").resolution.toNumber();
const validators = async () => (await api.query.session.validators()).map(String);

/** What the tool writes about the federation, at this block or the last final one. */
async function records(at) {
	const folder = join(temporaryFolder(), "federation");
	const where = at ? ["--at", at] : [];
	const { code, stderr } = await tool("federation", folder, "--url", nodes[0].url, ...where);
	assert.equal(code, 0, stderr);
	const read = (name) => {
		const content = readFileSync(join(folder, name), "utf8");
		const sum = createHash("sha256").update(content).digest("hex");
		assert.equal(readFileSync(join(folder, `${name}.sha256`), "utf8"), `${sum}  ${name}\n`);
		return content;
	};
	const json = JSON.parse(read("federation.json"));
	assert.equal((await api.rpc.chain.getBlockHash(json.block)).toHex(), json.block_hash);
	for (const list of ["co_ops", "agreements", "charters", "decisions", "positions"]) {
		const [header, ...lines] = read(`${list}.csv`).trimEnd().split("\r\n");
		assert.equal(lines.length, json[list].length, list);
		assert.ok(lines.every((line) => line.startsWith(`${json.block},${json.block_hash},`)), list);
		assert.ok(header.startsWith("\ufeffblock,block_hash,"), list);
		const columns = header.split(",").slice(2).map((column) => column.replace(/_utc$/, "")).sort();
		for (const row of json[list]) assert.deepEqual(Object.keys(row).sort(), columns);
	}
	return json;
}

/** The rows of one resolution: the record of the decision, and by co-op where each stood. */
function recordsOf({ decisions, positions }, id) {
	const stood = positions.filter(({ resolution }) => resolution === id);
	return {
		decision: decisions.find((row) => row.id === id),
		positions: Object.fromEntries(stood.map(({ co_op, position }) => [co_op, position])),
	};
}

/** A member of the bakery votes with the link that the tool prints once the vote is open. */
async function byLink(id) {
	const links = () => tool("links", id, BAKERY, "--url", nodes[0].url);
	const early = await links();
	await reaches(id, "Voting");
	const printed = await links();
	const yes = /^yes: .*(0x[0-9a-f]+)$/m.exec(printed.stdout);
	assert.ok(yes, printed.stderr);
	return { early, printed, voted: await act(ferdie, api.tx(api.registry.createType("Call", yes[1]))) };
}

/** The two numbers of a version that an upgrade raises. */
async function versionOf(version) {
	const { specVersion, transactionVersion } = await version;
	return [specVersion, transactionVersion];
}

/** Waits until a resolution is in a phase, and stops waiting when it cannot come there any more. */
async function reaches(id, phase) {
	const reached = async () => {
		const { type } = (await overview(id)).phase;
		assert.ok(type === phase || !FINAL.includes(type), `resolution ${id} is ${type} instead of ${phase}`);
		return type === phase;
	};
	await eventually(`resolution ${id} to reach ${phase}`, paced(() => api, id, reached));
}

/** A proposal that somebody else puts on the agenda, for a co-op of theirs where several decide. */
async function onAgenda(proposer, proposal, seconder, coop) {
	const submitted = await act(proposer, proposal);
	const id = proposed(submitted);
	const seconded = await act(seconder, tx().second(id, coop, 0));
	assert.ok(isFree(submitted) && isFree(seconded));
	return id;
}

/** When the vote opens, members of these co-ops vote for the resolution, and it ends in this phase. */
async function decided(id, voting, phase = "Enacted") {
	await reaches(id, "Voting");
	const ballots = voting.flatMap((coop) => members[coop].map((member) => act(member, tx().vote(id, coop, "For"))));
	assert.ok((await Promise.all(ballots)).every(isFree));
	await reaches(id, phase);
	return id;
}

/** When the vote opens, delegates vote as listed by co-op, and the resolution takes effect. */
async function decidedByDelegates(id, choices) {
	await reaches(id, "Voting");
	const votes = Object.entries(choices).map(([coop, choice]) => act(delegates[coop], tx().voteAsDelegate(id, coop, choice)));
	assert.ok((await Promise.all(votes)).every(isFree));
}

/** A resolution of one co-op, from its proposal to its effect. */
async function coopDecides(coop, title, call) {
	const [proposer, seconder] = members[coop];
	const proposal = tx().propose(coop, "Ordinary", "Open", title, document(title), call.method);
	return decided(await onAgenda(proposer, proposal, seconder, coop), [coop]);
}

const toFederation = (coop, track, title, call) =>
	tx().proposeToFederation(coop, track, title, document(title), call ? call.method : null);
const bySpecial = (coop, title, call, seconding) =>
	onAgenda(delegates[coop], toFederation(coop, "Special", title, call), delegates[seconding], seconding);

const payAgain = () =>
	tx().proposeFederationPayment(BAKERY, "Rounds of the couriers, once more", document("more rounds"), couriers, EURO);

/** Puts a payment on the agenda shortly before the upgrade with this number can be put in force. */
async function payMeanwhile(upgrade) {
	await reaches(upgrade, "Voting");
	const id = proposed(await act(alice, payAgain()));
	const isLastDay = async () => !(await overview(upgrade)).phase.isVoting;
	await eventually("the last day of the vote", paced(() => api, upgrade, isLastDay));
	await act(dave, tx().second(id, HOUSING, 0));
	return id;
}

/** Sends a call and does not wait for it: the library cannot read what happens in a block that changes the runtime. */
async function submit(signer, call, nonce) {
	const signed = await call.signAsync(signer, { nonce });
	await api.rpc.author.submitExtrinsic(signed);
}

/** The block after this one in which the runtime changed, and the names of errors up to it. */
async function upgradeAfter(number) {
	const errors = [];
	for (let upgraded = number + 1; ; upgraded++) {
		const { query, registry } = await api.at(await api.rpc.chain.getBlockHash(upgraded));
		const events = (await query.system.events()).map(({ event }) => event);
		for (const { data } of events.filter(({ method }) => method === "ExtrinsicFailed")) {
			const { section, name } = registry.findMetaError(data.dispatchError.asModule);
			errors.push(`${section}.${name}`);
		}
		if (events.some(({ section, method }) => section === "system" && method === "CodeUpdated")) return { upgraded, errors };
	}
}

/** Starts the node of the laundry, which has no keys yet. */
async function startSixth() {
	const node = await Node.start({
		clock,
		chain: ["--chain", spec, "--validator"],
		args: ["--bootnodes", await nodes[0].address()],
	});
	nodes.push(node);
	return node;
}

const pay = (amount) => coops().actForFederation(api.tx.balances.transferKeepAlive(couriers, amount));
const authorise = () => api.tx.system.authorizeUpgrade(blake2AsHex(code));
const apply = (wasm) => api.tx.system.applyAuthorizedUpgrade(wasm);
const agreement = document("joint purchase of flour, cloth and bicycles");

let couriers, rounds, shared, greeting, stale, anew;
// What goes on while other things are tested.
let followed, accepted, agreed, tooFew, decidedShared, admitted, linked, sixth, greeted, left, authorised;
let overtaken, decidedStale;

test("five co-ops have a validator each", async () => {
	assert.equal((await validators()).length, 5);
	followed = meanwhile(
		eventually("the light client to follow", async () => {
			const head = await light.finalised();
			// The block that it starts from is in its spec, so that it proves nothing.
			return head.number > 0 && head;
		}),
	);
	couriers = await accountOf(COURIERS);
	assert.equal(await balance(federation), ENDOWMENT);
});

test("one co-op nominates a sixth, three propose an agreement, and an upgrade is tried hastily", async () => {
	const { profile, parameters } = (await api.query.cooperatives.bylaws(BAKERY)).unwrap();
	const offices = ["Chair", "Secretary", "Treasurer", "Auditor"].map((office, at) => ({ office, member: at + 1, days: 700 }));
	const founding = {
		title: "La Burbuja, laundry, Cádiz",
		jurisdiction: "ES",
		currency: "EUR",
		profile,
		bylaws: document("bylaws of the laundry"),
		parameters,
		founders: founders.map(({ address }) => address),
		offices: [...offices, { office: "Delegate", member: 1, days: 700 }],
	};
	// All of them take their time, in which the next tests go on.
	const nominated = coopDecides(GROCERY, "A laundry that we know", coops().nominate(founding));
	// An application lapses after 90 days, so that everything about it follows at once.
	const accept = coops().acceptFounding(1);
	accepted = meanwhile(
		nominated.then(() => Promise.all([refused(eve, accept), ...founders.map((founder) => act(founder, accept))])),
	);
	const admission = nominated.then(() => bySpecial(GROCERY, "A laundry", coops().admit(1), BAKERY));
	admitted = meanwhile(admission.then((id) => decided(id, [BAKERY, HOUSING, COURIERS, GROCERY])));
	linked = meanwhile(admission.then(byLink));

	const parties = [BAKERY, HOUSING, COURIERS];
	const conclude = coops().concludeAgreement(agreement, EXIT_DAYS).method;
	const purchases = tx().proposeAgreement(BAKERY, parties, "Ordinary", "Purchases", agreement, conclude);
	agreed = meanwhile(onAgenda(alice, purchases, dave, HOUSING).then((id) => decided(id, parties)));

	const hastily = bySpecial(WEAVERS, "Next version, hastily", authorise(), COURIERS);
	tooFew = meanwhile(hastily.then((id) => decided(id, [BAKERY, HOUSING, COURIERS], "Rejected")));
});

test("nobody pays, admits, agrees, leaves or upgrades by a signature", async () => {
	const alone = [
		pay(ROUNDS),
		coops().admit(1),
		coops().concludeAgreement(agreement, EXIT_DAYS),
		coops().leaveAgreement(1),
		authorise(),
	];
	const names = await Promise.all(alone.map((call) => refused(alice, call)));
	for (const name of names) assert.match(name, /badOrigin|CallFiltered/i);
	assert.equal(await refused(bob, apply(code)), "system.NothingAuthorized");
});

test("what must be special is not even proposed on a weaker track", async () => {
	const weak = [
		toFederation(BAKERY, "Consent", "Rounds of the couriers", pay(ROUNDS)),
		toFederation(BAKERY, "Ordinary", "A laundry", coops().admit(1)),
		toFederation(BAKERY, "Ordinary", "Next version", authorise()),
	];
	const agree = tx().proposeAgreement(BAKERY, [BAKERY, HOUSING], "Consent", "Purchases", agreement, null);
	const names = await Promise.all([...weak, agree].map((call) => refused(alice, call)));
	assert.deepEqual(new Set(names), new Set(["resolutions.TrackTooWeak"]));
});

test("co-ops propose, and only another co-op puts it on the agenda", async () => {
	const payment = tx().proposeFederationPayment(BAKERY, "Rounds of the couriers", document("rounds"), couriers, ROUNDS * 2n);
	const [first, second] = await Promise.all([
		act(alice, payment),
		act(dave, toFederation(HOUSING, "Consent", "One calendar for all")),
	]);
	[rounds, shared] = [first, second].map(proposed);
	assert.ok([first, second].every(isFree));
	assert.ok((await overview(rounds)).body.isFederation);
	assert.deepEqual(
		await Promise.all([
			refused(bob, tx().second(rounds, BAKERY, 0)),
			// Alice lives at Lindenhof as well, but does not speak for it.
			refused(alice, tx().second(rounds, HOUSING, 0)),
			refused(eve, tx().second(rounds, WEAVERS, 0)),
			refused(alice, tx().voteAsDelegate(rounds, BAKERY, "For")),
		]),
		[
			"resolutions.SeconderIsProposer",
			"resolutions.NotSpeaker",
			"resolutions.NotMember",
			"resolutions.NotInThisPhase",
		],
	);
	const seconded = [act(dave, tx().second(rounds, HOUSING, 0)), act(eveStash, tx().second(shared, GROCERY, 0))];
	assert.ok((await Promise.all(seconded)).every(isFree));
	assert.ok((await overview(shared)).next.isPasses);
});

test("an objection of a delegate turns consent into a vote, that of a member does not", async () => {
	const reasons = document("we have a calendar already");
	const [member, ...said] = await Promise.all([
		refused(ferdieStash, tx().object(shared, WEAVERS, reasons)),
		act(eveStash, tx().object(shared, WEAVERS, reasons)),
		// Who objects can think again.
		act(bobStash, tx().object(shared, COURIERS, reasons)),
		act(bobStash, tx().withdrawObjection(shared, COURIERS)),
	]);
	assert.equal(member, "resolutions.NotDelegate");
	assert.ok(said.every(isFree));
	const { phase, next } = await overview(shared);
	assert.equal(phase.asConsent.objections.toNumber(), 1);
	assert.ok(next.isGoesToVote);
	decidedShared = meanwhile(
		decidedByDelegates(shared, { [BAKERY]: "Against", [HOUSING]: "For", [COURIERS]: "Against", [WEAVERS]: "Against" }),
	);
});

test("the proposer amends the amount before the text is frozen, nobody else does", async () => {
	const effect = async () => (await api.call.resolutionApi.effect(rounds)).unwrap().toHex();
	const less = pay(ROUNDS).method;
	assert.notEqual(await effect(), less.toHex());
	const amend = () => tx().amend(rounds, "Rounds of the couriers, once", document("rounds, amended"), less);
	const [member, amended] = await Promise.all([refused(bob, amend()), act(alice, amend())]);
	assert.equal(member, "resolutions.NotProposer");
	assert.ok(isFree(amended));
	assert.equal(await effect(), less.toHex());
});

test("delegates decide on the payment; who is paid takes no part, and who is no delegate has no vote", async () => {
	await reaches(rounds, "Voting");
	const before = await balance(couriers);
	const [recused, member, ofMembers, links] = await Promise.all([
		refused(bobStash, tx().voteAsDelegate(rounds, COURIERS, "For")),
		refused(bob, tx().voteAsDelegate(rounds, BAKERY, "For")),
		refused(charlie, tx().vote(rounds, BAKERY, "For")),
		tool("links", rounds, COURIERS, "--url", nodes[0].url),
		decidedByDelegates(rounds, { [BAKERY]: "For", [HOUSING]: "For", [GROCERY]: "For", [WEAVERS]: "Against" }),
	]);
	assert.deepEqual(
		[recused, member, ofMembers],
		["resolutions.Recused", "resolutions.NotDelegate", "resolutions.DelegateVotes"],
	);
	// Who is paid gets the one link that it can use.
	const offered = [...links.stdout.matchAll(/^(\w+): https.*(0x[0-9a-f]+)$/gm)];
	const calls = offered.map(([, word, hex]) => [word, api.registry.createType("Call", hex)]);
	assert.deepEqual(calls.map(([word, { method, args }]) => [word, method, ...args.map((arg) => arg.toJSON())]), [
		["no", "voteAsDelegate", rounds, COURIERS, "Against"],
	], links.stderr);
	assert.match(links.stdout, /^It pays this co-op, which can therefore only vote no, once and for all\.$/m);
	// How the co-ops stand is seen after the close only.
	assert.equal((await positions(rounds))[WEAVERS], "Delegate");
	assert.ok((await api.call.resolutionApi.arithmetic(rounds)).isNone);
	assert.equal(await balance(couriers), before);
	const whileOpen = (await api.rpc.chain.getHeader()).number;

	await reaches(rounds, "Enacted");
	assert.deepEqual(await positions(rounds), {
		[BAKERY]: "For",
		[HOUSING]: "For",
		[COURIERS]: "Recused",
		[GROCERY]: "For",
		[WEAVERS]: "Against",
	});
	const { coops: all, coopsNeeded, coopsFor, coopsAgainst } = (await api.call.resolutionApi.arithmetic(rounds)).unwrap();
	assert.deepEqual([all, coopsNeeded, coopsFor, coopsAgainst].map(Number), [4, 3, 3, 1]);
	assert.equal((await balance(couriers)) - before, ROUNDS);
	assert.equal(await balance(federation), ENDOWMENT - ROUNDS);

	// The same in the records: nothing at a block while the vote was open, all of it afterwards.
	const [early, late] = await Promise.all(
		[api.rpc.chain.getBlockHash(whileOpen), api.rpc.chain.getBlockHash()].map(async (hash) =>
			recordsOf(await records((await hash).toHex()), rounds),
		),
	);
	assert.match(early.decision.result, /^(Voting|LastDay)$/);
	assert.deepEqual(new Set(Object.values(early.positions)), new Set([""]));
	const { decision } = early;
	for (const sum of ["coops", "coops_needed", "coops_for", "coops_against"]) assert.equal(decision[sum], "", sum);
	assert.deepEqual([decision.for, decision.against, decision.closed_on], [0, 0, ""]);
	assert.equal(late.decision.result, "Enacted");
	assert.deepEqual(late.positions, await positions(rounds));
	const sums = ["coops", "coops_needed", "coops_for", "coops_against"].map((sum) => late.decision[sum]);
	assert.deepEqual(sums, ["4", "3", "3", "1"]);
});

test("delegates decide on what was objected to", async () => {
	await decidedShared;
	await reaches(shared, "Rejected");
	assert.ok((await overview(shared)).phase.asRejected.reason.isNoMajority);
});

test("a light client follows the chain from its spec alone", async () => {
	const { number, hash } = await followed;
	assert.equal(hash, await nodes[0].rpc("chain_getBlockHash", number));
});

test("the founders of the sixth co-op accept, free of charge with empty accounts", async () => {
	const [stranger, ...those] = await accepted;
	assert.equal(stranger, "cooperatives.NotFounder");
	assert.ok(those.every(isFree));
	sixth = meanwhile(startSixth());
});

test("three of five co-ops are too few for an upgrade", async () => {
	const id = await tooFew;
	assert.ok((await overview(id)).phase.asRejected.reason.isNoMajorityOfCoops);
	const { coops: all, coopsNeeded, coopsFor, coopsAbsent } = (await api.call.resolutionApi.arithmetic(id)).unwrap();
	assert.deepEqual([all, coopsNeeded, coopsFor, coopsAbsent].map(Number), [5, 4, 3, 2]);
	assert.ok((await api.query.system.authorizedUpgrade()).isNone);
});

test("three co-ops have an agreement, and one of them leaves it by its own decision", async () => {
	const id = await agreed;
	assert.deepEqual(await positions(id), { [BAKERY]: "For", [HOUSING]: "For", [COURIERS]: "For" });
	const concluded = async () => (await api.query.cooperatives.agreements(1)).unwrap();
	const leaving = async () => (await concluded()).parties.map(({ coop, leavesAt, leftAt }) => [
		coop.toNumber(),
		leavesAt.isSome,
		leftAt.isSome,
	]);
	assert.equal((await concluded()).document.toHex(), agreement);
	assert.deepEqual(await leaving(), [[BAKERY, false, false], [HOUSING, false, false], [COURIERS, false, false]]);
	left = meanwhile(
		coopDecides(BAKERY, "We buy alone", coops().leaveAgreement(1)).then(async () => {
			assert.deepEqual((await leaving())[0].slice(0, 2), [BAKERY, true]);
			await eventually("the bakery to be out", async () => (await leaving())[0][2]);
			assert.deepEqual((await leaving()).slice(1), [[HOUSING, false, false], [COURIERS, false, false]]);
			assert.ok((await concluded()).endedAt.isNone);
		}),
	);
});

test("the laundry is admitted by a double majority", async () => {
	const id = await admitted;
	const { coopsFor, coopsNeeded, weightFor, weightCast } = (await api.call.resolutionApi.arithmetic(id)).unwrap();
	assert.deepEqual([coopsFor, coopsNeeded].map(Number), [4, 4]);
	assert.ok(weightFor.toBigInt() * 2n > weightCast.toBigInt());
	// One more member of the bakery voted than it needs, by the link that they were sent.
	const { early, printed, voted } = await linked;
	assert.deepEqual(
		[early.code, early.stderr],
		[1, `resolution ${id} is not voted on now: it is in the phase Notice.\n`],
	);
	assert.match(printed.stdout, new RegExp(`^Resolution ${id}, number \\d+ of the federation: A laundry\n`));
	assert.match(printed.stdout, /^The members vote for La Espiga, bakery, Seville\.$/m);
	assert.equal([...printed.stdout.matchAll(/^(yes|no|abstain): https:\/\//gm)].length, 3);
	assert.ok(isFree(voted));
	const bakery = (await api.call.resolutionApi.positions(id)).find(({ coop }) => coop.toNumber() === BAKERY);
	assert.equal(bakery.result.unwrap().participants.toNumber(), members[BAKERY].length + 1);

	const { title, standing, seasonedAt } = (await api.query.cooperatives.coops(LAUNDRY)).unwrap();
	assert.equal(title.toHuman(), "La Burbuja, laundry, Cádiz");
	assert.ok(standing.isMember && seasonedAt.isSome);
	const seats = await Promise.all(founders.map(({ address }) => api.query.membership.seats(address, LAUNDRY)));
	assert.deepEqual(seats.map((seat) => seat.unwrap().toNumber()), [1, 2, 3, 4]);

	// A co-op that seasons has a voice: it proposes. Its delegate does not vote.
	await act(dave, api.tx.balances.transferKeepAlive(founders[0].address, EURO));
	greeting = await onAgenda(founders[0], toFederation(LAUNDRY, "Ordinary", "Clean aprons for all"), alice, BAKERY);
	// An authorisation dies after 14 days, so that the upgrade is decided when nothing else is open any more.
	const upgrade = bySpecial(WEAVERS, "Next version", authorise(), HOUSING);
	authorised = meanwhile(upgrade.then((id) => decided(id, FOUNDING)));
	overtaken = meanwhile(upgrade.then(payMeanwhile));
	greeted = meanwhile(
		reaches(greeting, "Voting").then(() =>
			Promise.all([
				refused(founders[0], tx().voteAsDelegate(greeting, LAUNDRY, "For")),
				decidedByDelegates(greeting, { [BAKERY]: "For", [HOUSING]: "For", [GROCERY]: "For" }),
			]),
		),
	);
});

test("two officers of the laundry name its validator, which has keys but no seat yet", async () => {
	const name = api.tx.validatorSeats.nameValidator(LAUNDRY, validator.address);
	const [chair, secretary] = founders;
	// Two officers of another co-op register the account, so that it can hold what its fees cost.
	const known = api.tx.custody.registerAccount(HOUSING, validator.address, document("the validator of the laundry"));
	for (const officer of [dave, eve]) await act(officer, known);
	await act(dave, api.tx.balances.transferKeepAlive(validator.address, 10n * EURO));
	assert.match(await refused(bob, name), /^validatorSeats\./);
	const node = await sixth;
	const owner = `0x${Buffer.from(validator.publicKey).toString("hex")}`;
	const { keys, proof } = await node.rpc("author_rotateKeysWithOwner", owner);
	const setKeys = api.tx.session.setKeys(keys, proof);
	assert.match(await refused(validator, setKeys), /^session\./);
	assert.ok(isFree(await act(chair, name)));
	assert.match(await refused(validator, setKeys), /^session\./);
	// The chair takes it back, which nobody else can. Then the secretary's word is the first.
	const withdraw = api.tx.validatorSeats.withdrawProposedName(LAUNDRY);
	assert.equal(await refused(secretary, withdraw), "validatorSeats.NothingProposed");
	const withdrawn = await act(chair, withdraw);
	assert.ok(withdrawn.find("validatorSeats.ProposedNameWithdrawn") && isFree(withdrawn));
	const proposed = await act(secretary, name);
	assert.ok(proposed.find("validatorSeats.ValidatorProposed") && isFree(proposed));
	assert.match(await refused(validator, setKeys), /^session\./);
	const named = await act(chair, name);
	assert.ok(named.find("validatorSeats.ValidatorNamed") && isFree(named));
	await act(validator, setKeys);
	assert.ok(!(await validators()).includes(validator.address));
});

test("the laundry has no vote yet", async () => {
	const [refusedVote] = await greeted;
	assert.equal(refusedVote, "resolutions.NotAsked");
	assert.equal((await positions(greeting))[LAUNDRY], undefined);
	await reaches(greeting, "Enacted");
	const { coops: all } = (await api.call.resolutionApi.arithmetic(greeting)).unwrap();
	assert.equal(all.toNumber(), 5);
});

test("every node goes on under the next version, and the light client with them", async () => {
	const { specVersion, transactionVersion } = api.runtimeVersion;
	const next = [specVersion, transactionVersion].map((version) => version.toNumber() + 1);
	assert.deepEqual(await versionOf(light.runtimeVersion()), next.map((version) => version - 1));
	// What was decided before takes effect first.
	await left;
	[, stale] = await Promise.all([authorised, overtaken]);
	// Anyone puts in force what was authorised, and nothing else. Both at once, because the authorisation dies soon.
	const { best } = await nodes[0].heights();
	const number = (await api.rpc.system.accountNextIndex(eve.address)).toNumber();
	await submit(eve, apply("0x00"), number);
	await submit(eve, apply(code), number + 1);
	// Every node compiles it first, and the days go on as slowly as they do: a vote is to come.
	await polled("the library to notice", () => api.runtimeVersion.specVersion.toNumber() === next[0]);
	// It knows the runtime APIs of a chain only from the metadata that it asks for when it connects.
	await api.disconnect();
	api = await connect(nodes[0]);
	const { upgraded, errors } = await upgradeAfter(best);
	assert.deepEqual(errors, ["system.Unauthorized"]);
	decidedStale = meanwhile(decidedByDelegates(stale, { [BAKERY]: "For", [HOUSING]: "For", [GROCERY]: "For" }));
	await Promise.all(nodes.map((node) => node.finalises(upgraded + 3)));
	for (const node of nodes) assert.deepEqual(await versionOf(node.rpc("state_getRuntimeVersion")), next);

	const head = await eventually("the light client to follow", async () => {
		const { number, hash } = await light.finalised();
		return number >= upgraded + 3 && { number, hash };
	});
	assert.equal(head.hash, await nodes[0].rpc("chain_getBlockHash", head.number));
	assert.deepEqual(await versionOf(light.runtimeVersion()), next);
});

test("a payment from before the upgrade fails, keeps its error, and is proposed anew", async () => {
	const before = await balance(couriers);
	await decidedStale;
	await reaches(stale, "Failed");
	const { phase, next } = await overview(stale);
	const { section, name } = api.registry.findMetaError(phase.asFailed.error.asModule);
	assert.equal(`${section}.${name}`, "resolutions.VersionChanged");
	assert.ok(next.isLapses);
	assert.equal(await refused(alice, tx().retry(stale, BAKERY)), "resolutions.VersionChanged");

	anew = await onAgenda(alice, payAgain(), dave, HOUSING);
	await decidedByDelegates(anew, { [BAKERY]: "For", [HOUSING]: "For", [GROCERY]: "For" });
	assert.equal(await balance(couriers), before);
	await reaches(anew, "Enacted");
	assert.equal((await balance(couriers)) - before, EURO);
	// Nobody can retry it in the month that it has.
	await eventually("the first one to lapse", paced(() => api, stale, async () => (await overview(stale)).phase.isLapsed));
});

test("the records of the federation tell all of it", async () => {
	// They are of the last final block.
	await nodes[0].finalises((await nodes[0].heights()).best);
	const json = await records();
	assert.deepEqual(
		json.co_ops.map(({ co_op, standing }) => [co_op, standing]),
		[...FOUNDING, LAUNDRY].map((coop) => [coop, "Member"]),
	);
	const laundry = json.co_ops.at(-1);
	assert.deepEqual([laundry.title, laundry.admitted_by], ["La Burbuja, laundry, Cádiz", await admitted]);
	assert.notEqual(laundry.votes_from, "");

	assert.equal(json.agreements.length, 1);
	const [{ parties, leaving, document: text, ended_on }] = json.agreements;
	assert.deepEqual([parties, text, ended_on], [`${BAKERY} ${HOUSING} ${COURIERS}`, agreement, ""]);
	assert.match(leaving, new RegExp(`^${BAKERY} on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC$`));

	const results = new Map(json.decisions.map(({ id, result }) => [id, result]));
	const expected = [
		[rounds, "Enacted"],
		[shared, "Rejected: NoMajority"],
		[await tooFew, "Rejected: NoMajorityOfCoops"],
		[await agreed, "Enacted"],
		[await admitted, "Enacted"],
		[greeting, "Enacted"],
		[await authorised, "Enacted"],
		[stale, "Lapsed"],
		[anew, "Enacted"],
	];
	assert.deepEqual(results, new Map(expected.sort(([one], [other]) => one - other)));
	for (const [id] of expected) {
		const { decision, positions: stood } = recordsOf(json, id);
		assert.deepEqual(stood, await positions(id));
		assert.notEqual(decision.coops_for, "", id);
		const count = (position) => Object.values(stood).filter((one) => one === position).length;
		assert.equal(Number(decision.coops_for), count("For"), id);
		assert.equal(Number(decision.coops_against), count("Against"), id);
	}
	// Where members voted, their ballots are weighed, and no co-op weighs more than the cap.
	const { decision } = recordsOf(json, await admitted);
	assert.deepEqual([decision.coops, decision.coops_needed, decision.coops_for], ["5", "4", "4"]);
	assert.ok(Number(decision.weight_for) * 2 > Number(decision.weight_cast));
	const voted = [BAKERY, HOUSING, COURIERS, GROCERY].flatMap((coop) => members[coop]);
	assert.equal(Number(decision.ballots_for), voted.length + 1);
});

test("when it has seasoned, the laundry's validator has a seat", async () => {
	const { seasonedAt } = (await api.query.cooperatives.coops(LAUNDRY)).unwrap();
	const seated = await eventually("the seat", async () => {
		const { deadline } = (await api.query.clock.now()).unwrap();
		const has = (await validators()).includes(validator.address);
		assert.ok(!has || deadline.toNumber() >= seasonedAt.unwrap().toNumber());
		return has && deadline;
	});
	assert.ok(seated);
	assert.equal((await validators()).length, 6);
	const { best } = await nodes.at(-1).heights();
	await nodes.at(-1).finalises(best + 3);
	// The light client follows from one set of validators to the next.
	const head = await eventually("the light client to follow", async () => {
		const { number, hash } = await light.finalised();
		return number >= best + 3 && { number, hash };
	});
	assert.equal(head.hash, await nodes.at(-1).rpc("chain_getBlockHash", head.number));
});
