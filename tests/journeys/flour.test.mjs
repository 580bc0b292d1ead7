// The bakery buys flour by a resolution, and a member without balance loses a phone but not the vote.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
	alice,
	bob,
	charlie,
	dave,
	document,
	eve,
	ferdie,
	isFree,
	key,
	paced,
	refusal,
	registered,
	send,
} from "../lib/client.mjs";
import { DAY } from "../lib/clock.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually, freePort, temporaryFolder } from "../lib/node.mjs";
import { tool } from "../lib/tool.mjs";

const BAKERY = 1;
const EURO = 1_000_000n;
const FLOUR = 480n * EURO;
const REPAIR = 700n * EURO;

const miller = key("//Miller");
/** The telephone that Ferdie buys when the old one is lost. */
const newPhone = key("//Ferdie//new");

// Members of the bakery: 1 Alice, 2 Bob and 3 Charlie are the board, 4 is Ferdie, whose account is empty.
let node, api, account;
let flour, repair, survey;
let wrongUses, nobody, withdrawn, linked;
const tx = () => api.tx.resolutions;

before(async () => {
	({ node, api } = await started("test"));
	account = (await api.query.cooperatives.coops(BAKERY)).unwrap().account.toString();
});

after(() => stopped(node, api));

const balance = async (address) => (await api.query.system.account(address)).data.free.toBigInt();
const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();
const isIn = (id, phase) => paced(() => api, id, async () => (await overview(id)).phase.type === phase);
const proposed = (result) => result.find("resolutions.Proposed").resolution.toNumber();
const counts = ({ for: yes, against, participants }) => [yes, against, participants].map(Number);

test("the bakery's account is filled by an ordinary transfer", async () => {
	await send(api, dave, api.tx.balances.transferKeepAlive(account, FLOUR + EURO));
	// Two officers register the account of the mill: units go to nobody whom the chain does not know.
	await registered(api, miller.address);
	assert.equal(await balance(account), FLOUR + EURO);
});

test("members propose payments free of charge, who is none does not", async () => {
	const buy = tx().proposePayment(BAKERY, "Flour for the winter", document("offer of the mill"), miller.address, FLOUR);
	// Bob is to be paid for the oven: he is a member himself.
	const mend = tx().proposePayment(BAKERY, "Repair of the oven", document("bill of the smith"), bob.address, REPAIR);
	const [stranger, ...results] = await Promise.all([
		refusal(send(api, eve, buy)),
		send(api, alice, buy),
		send(api, ferdie, mend),
	]);
	assert.equal(stranger, "resolutions.NotMember");
	assert.ok(results.every(isFree));
	[flour, repair] = results.map(proposed);
	assert.notEqual(flour, repair);
	assert.equal(await balance(ferdie.address), 0n);
});

test("new bylaws are not even proposed on the ordinary track", async () => {
	const { parameters } = (await api.query.cooperatives.bylaws(BAKERY)).unwrap();
	const adopt = api.tx.cooperatives.adoptBylaws(document("bylaws, version 2"), parameters);
	const propose = (call) => tx().propose(BAKERY, "Ordinary", "Open", "New bylaws", document("bylaws"), call.method);
	assert.deepEqual(
		await Promise.all([
			refusal(send(api, alice, propose(adopt))),
			// Not in a batch with something harmless either, and nobody pays from the account of another.
			refusal(send(api, bob, propose(api.tx.utility.batchAll([api.tx.cooperatives.leaveAgreement(1), adopt])))),
			refusal(send(api, charlie, propose(api.tx.balances.transferKeepAlive(miller.address, EURO)))),
		]),
		["resolutions.TrackTooWeak", "resolutions.TrackTooWeak", "resolutions.CallNotAllowed"],
	);
});

test("a proposal is taken back by its proposer only", async () => {
	const text = tx().proposeText(BAKERY, "Ordinary", "Open", "A bakery on the moon", document("moon"));
	withdrawn = proposed(await send(api, bob, text));
	assert.equal(await refusal(send(api, alice, tx().withdraw(withdrawn))), "resolutions.NotProposer");
	await send(api, bob, tx().withdraw(withdrawn));

	// What the tool says to wrong uses is read at the end, because votes do not wait for it.
	nobody = `ws://127.0.0.1:${await freePort()}`;
	const url = ["--url", node.url];
	wrongUses = (async () => {
		const said = [];
		for (const args of [
			["links", withdrawn, ...url],
			["links", 99, ...url],
			["links", "zero", ...url],
			["links", withdrawn, "--url", nobody],
			["certificate", BAKERY, 0, ...url],
			["registers", BAKERY, "nowhere", "--at", "0x12", ...url],
			["registers", BAKERY, temporaryFolder(), "--at", `0x${"12".repeat(32)}`, ...url],
			["registers", BAKERY, "package.json/registers", ...url],
			["registers", BAKERY, "package.json", ...url],
			["custody", "/proc/registers", ...url],
			["ledger", "coop-1", temporaryFolder(), ...url],
			["ledger", "federation", temporaryFolder(), ...url],
			["ledger", "treasury-1", temporaryFolder(), ...url],
			["ledger", "1", temporaryFolder(), ...url],
			["ledger", "coop", temporaryFolder(), ...url],
			["ledger", "coop-1", temporaryFolder(), "--from", "1.1.2027", ...url],
			["ledger", "coop-1", ...url],
			["details", "coop-1", "nowhere", 1, ...url],
			["details", "fund", "package.json", 1, ...url],
			["postings", "nowhere", 1, ...url],
			["postings", "package.json", 1, ...url],
			["custody", temporaryFolder(), "--of", 1, ...url],
			["links", withdrawn, "--url", node.url.replace("ws://", "")],
			["links", withdrawn, "--url", node.url.replace("ws://", "http://")],
			["link"],
		]) {
			said.push(await tool(...args));
		}
		return said;
	})();
});

test("without a second person nothing comes on the agenda", async () => {
	assert.ok((await overview(flour)).phase.isDraft);
	assert.deepEqual(
		await Promise.all([
			refusal(send(api, alice, tx().second(flour, BAKERY, 0))),
			refusal(send(api, eve, tx().second(repair, BAKERY, 0))),
			refusal(send(api, charlie, tx().vote(flour, BAKERY, "For"))),
		]),
		["resolutions.SeconderIsProposer", "resolutions.NotMember", "resolutions.NotInThisPhase"],
	);
});

test("one officer does not move a seat", async () => {
	const lost = api.tx.membership.moveSeat(BAKERY, 4, newPhone.address);
	const result = await send(api, alice, lost);
	assert.ok(result.find("membership.Approved").action.isMoveSeat);
	assert.equal(await refusal(send(api, alice, lost)), "membership.AlreadyApproved");
	assert.ok((await api.query.membership.moves(BAKERY, 4)).isNone);
});

test("Ferdie seconds free of charge, and a second officer has his seat moved to a new phone in 30 days", async () => {
	const [second, other, move] = await Promise.all([
		send(api, ferdie, tx().second(flour, BAKERY, 0)),
		send(api, alice, tx().second(repair, BAKERY, 0)),
		send(api, charlie, api.tx.membership.moveSeat(BAKERY, 4, newPhone.address)),
	]);
	assert.ok([second, other, move].every(isFree));
	assert.equal(second.find("resolutions.NoticeGiven").electors.toNumber(), 4);
	const { deadline } = (await (await api.at(move.block)).query.clock.now()).unwrap();
	assert.equal(move.find("membership.MoveStarted").effectiveAt.toNumber() - deadline.toNumber(), 30 * DAY);
});

test("nobody votes before the notice is over", async () => {
	assert.equal(await refusal(send(api, alice, tx().vote(flour, BAKERY, "For"))), "resolutions.NotInThisPhase");
	assert.equal(await refusal(send(api, newPhone, tx().vote(flour, BAKERY, "For"))), "resolutions.NotInThisPhase");
});

test("at the first call two of four vote, with the old key against it; who is paid takes no part", async () => {
	await Promise.all([flour, repair].map((id) => eventually("the vote to open", isIn(id, "Voting"))));
	const [mine, his, recused, first, second, links] = await Promise.all([
		send(api, ferdie, tx().vote(flour, BAKERY, "Against")),
		send(api, alice, tx().vote(flour, BAKERY, "For")),
		refusal(send(api, bob, tx().vote(repair, BAKERY, "For"))),
		send(api, charlie, tx().vote(repair, BAKERY, "For")),
		refusal(send(api, eve, tx().vote(flour, BAKERY, "For"))),
		tool("links", repair, "--url", node.url),
	]);
	assert.ok([mine, his, first].every(isFree));
	assert.match(links.stdout, /^Whom it pays \(member 2\) can only vote no, once and for all\.$/m, links.stderr);
	assert.deepEqual([...links.stdout.matchAll(/^(\w+): https/gm)].map(([, word]) => word), ["yes", "no", "abstain"]);
	assert.deepEqual([recused, second], ["resolutions.Recused", "resolutions.NotMember"]);
	assert.equal((await api.query.membership.seats(ferdie.address, BAKERY)).unwrap().toNumber(), 4);
	await send(api, alice, tx().vote(repair, BAKERY, "For"));

	const [bought, mended] = await Promise.all([overview(flour), overview(repair)]);
	assert.deepEqual(counts(bought), [1, 1, 2]);
	assert.deepEqual([bought.electors, bought.participantsNeeded, bought.recused].map(Number), [4, 3, 0]);
	assert.deepEqual(counts(mended), [2, 0, 2]);
	assert.deepEqual([mended.electors, mended.participantsNeeded, mended.recused].map(Number), [3, 2, 1]);
	assert.ok(bought.next.isSecondCall && mended.next.isPasses);
});

test("without a quorum the flour is not bought, and there is a second call", async () => {
	await eventually("the vote to end without a quorum", isIn(flour, "SecondCall"));
	assert.equal((await overview(flour)).participantsNeeded.toNumber(), 2);
	assert.equal(await balance(miller.address), 0n);
	const ask = tx().proposeText(BAKERY, "Special", "Open", "What we bake on Sundays", document("survey"));
	const [early, asked] = await Promise.all([
		refusal(send(api, bob, tx().vote(flour, BAKERY, "For"))),
		send(api, charlie, ask),
	]);
	assert.equal(early, "resolutions.NotInThisPhase");
	survey = proposed(asked);
});

test("at the second call the new key changes the one ballot, and the old key has none", async () => {
	await eventually("the seat to move", async () => (await api.query.membership.seats(newPhone.address, BAKERY)).isSome);
	// An empty account is not even heard, and one with a balance is told by name.
	assert.match(await refusal(send(api, ferdie, tx().vote(flour, BAKERY, "For"))), /Inability to pay/);
	// The old key is nobody's any more: officers register it, so that it can receive what a fee costs.
	await registered(api, ferdie.address, "a telephone that was lost");
	await send(api, dave, api.tx.balances.transferKeepAlive(ferdie.address, EURO));
	await eventually("the second call", isIn(flour, "Voting"));
	assert.ok((await overview(flour)).phase.asVoting.secondCall.isTrue);
	const [changed, lost] = await Promise.all([
		send(api, newPhone, tx().vote(flour, BAKERY, "For")),
		refusal(send(api, ferdie, tx().vote(flour, BAKERY, "Abstain"))),
	]);
	assert.ok(isFree(changed));
	assert.equal(lost, "resolutions.NotMember");
	assert.deepEqual(counts(await overview(flour)), [2, 0, 2]);
	const ballots = await api.query.resolutions.ballots.entries(flour);
	assert.equal(ballots.length, 2);
	const { choice, changes } = (await api.query.resolutions.ballots(flour, BAKERY, 4)).unwrap().cast.unwrap();
	assert.deepEqual([choice.type, changes.toNumber()], ["For", 1]);
	assert.equal(await balance(newPhone.address), 0n);
	await send(api, bob, tx().second(survey, BAKERY, 0));
	// Its links are made and used the moment the vote opens, whatever else is waited for.
	linked = eventually("the vote on the survey to open", isIn(survey, "Voting")).then(async () => {
		const printed = await tool("links", survey, "--url", node.url);
		const no = /^no: .*(0x[0-9a-f]+)$/m.exec(printed.stdout);
		return { printed, voted: no && (await send(api, newPhone, api.tx(api.registry.createType("Call", no[1])))) };
	});
});

test("a payment that the account cannot make fails with its error, and nothing is paid", async () => {
	await eventually("the payment to fail", isIn(repair, "Failed"));
	const { error } = (await overview(repair)).phase.asFailed;
	assert.ok(error.isToken && error.asToken.isFundsUnavailable, error.toString());
	assert.ok((await overview(repair)).next.isLapses);
	assert.ok((await api.call.resolutionApi.effect(repair)).isSome);
});

test("the second call has passed, and the mill gets exactly the amount", async () => {
	await eventually("the payment to be made", isIn(flour, "Enacted"));
	assert.equal(await balance(miller.address), FLOUR);
	assert.equal(await balance(account), EURO);
	assert.equal(await refusal(send(api, alice, tx().retry(flour, BAKERY))), "resolutions.NotFailed");
});

test("once there is money, the failed payment is made", async () => {
	await send(api, dave, api.tx.balances.transferKeepAlive(account, REPAIR));
	assert.ok((await overview(repair)).phase.isFailed);
	// Bob is paid, and nobody does it alone.
	assert.equal(await refusal(send(api, bob, tx().retry(repair, BAKERY))), "resolutions.Recused");
	const before = await balance(bob.address);
	await send(api, charlie, tx().retry(repair, BAKERY));
	assert.equal(await refusal(send(api, charlie, tx().retry(repair, BAKERY))), "resolutions.AlreadySigned");
	assert.ok((await overview(repair)).phase.isFailed);
	await send(api, alice, tx().retry(repair, BAKERY));
	await eventually("the payment to be made", isIn(repair, "Enacted"));
	assert.equal((await balance(bob.address)) - before, REPAIR);
	assert.equal(await balance(account), EURO);
});

test("three links vote yes, no and abstain on the open vote", async () => {
	const { printed, voted } = await linked;
	const { code, stdout, stderr } = printed;
	assert.equal(code, 0, stderr);
	assert.match(stdout, /^Resolution \d+, number \d+ of La Espiga, bakery, Seville: What we bake on Sundays\n/);
	assert.match(stdout, /^The vote closes about \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\.$/m);
	const links = [...stdout.matchAll(/^(\w+): https:\/\/polkadot\.js\.org\/apps\/\?rpc=(\S+)#\/extrinsics\/decode\/(0x[0-9a-f]+)$/gm)];
	const calls = links.map(([, word, url, hex]) => {
		assert.equal(decodeURIComponent(url), node.url);
		const call = api.registry.createType("Call", hex);
		assert.deepEqual([call.section, call.method], ["resolutions", "vote"]);
		return [word, ...call.args.map((arg) => arg.toJSON())];
	});
	assert.deepEqual(calls, [
		["yes", survey, BAKERY, "For"],
		["no", survey, BAKERY, "Against"],
		["abstain", survey, BAKERY, "Abstain"],
	]);
	// What the link carries is what the member signs.
	assert.ok(isFree(voted));
	assert.equal((await overview(survey)).against.toNumber(), 1);
});

test("wrong uses of the tool end in one sentence", async () => {
	const said = await wrongUses;
	const usage = said.pop();
	assert.deepEqual(
		said.map(({ code, stdout, stderr }) => [code, stdout, stderr]),
		[
			`resolution ${withdrawn} is not voted on now: it is in the phase Withdrawn.`,
			"there is no resolution 99.",
			"the resolution must be a number from 1 on.",
			`there is no node at ${nobody}: start one, or name another with --url.`,
			"the member must be a number from 1 on.",
			"--at must be the hash of a block, 0x and 64 digits.",
			`the node knows no block 0x${"12".repeat(32)}.`,
			"the folder package.json/registers cannot be written: ENOTDIR.",
			"the folder package.json cannot be written: ENOTDIR.",
			"the folder /proc/registers cannot be written: ENOENT.",
			...["coop-1", "federation"].map((name) => `there is no ledger ${name}: it is opened with the first treasury.`),
			"there is no ledger treasury-1.",
			"there is no treasury 1.",
			"the ledger must be such as coop-3, treasury-2, federation, fund or custody, or the number of a treasury.",
			"--from must be a day such as 2027-01-31.",
			"usage: node tools/rochdale.mjs ledger LEDGER FOLDER [--from DAY] [--to DAY], and --help says more.",
			"nowhere cannot be read: ENOENT.",
			"package.json must have a commitment and a party on each line, as bank.sh check prints them.",
			"nowhere cannot be read: ENOENT.",
			'package.json must have the "format" rochdale-bank-proposals/1.',
			"Unknown option '--of': --help says what there is.",
			...[1, 2].map(() => "--url must be an address such as ws://127.0.0.1:9944, with ws:// or wss:// before it."),
		].map((sentence) => [1, "", `${sentence}\n`]),
	);
	assert.equal(usage.code, 1);
	assert.match(usage.stderr, /^usage: node tools\/rochdale\.mjs COMMAND/);
});
