// Who pays for filling blocks keeps no member's ballot out, and a pool full of one kind of transactions takes the other.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, charlie, connect, dave, document, eve, ferdie, isFree, key, refusal, send } from "../lib/client.mjs";
import { sleep } from "../lib/clock.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually, Node, temporaryFolder } from "../lib/node.mjs";

const BAKERY = 1;
/** Room for transactions in a pool that is to be full. */
const ROOM = 16;
/** Four fifths of what can be filled by what pays, in picoseconds: 45 % of a second. */
const FULL = 360_000_000_000n;
/** Two fifths of a block. */
const MUCH = { refTime: 400_000_000_000n, proofSize: 0n };
/** What a call pays at most that keeps a fiftieth of a block, with its length, in millionths. */
const LITTLE = 50_000n;

let node, api;

before(async () => {
	// A day lasts a few seconds of the machine's, so that the vote does not end before blocks are full.
	({ node, api } = await started("test", { clock: null }));
});

after(() => stopped(node, api));

const tx = () => api.tx.resolutions;
const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();
const best = async () => (await api.rpc.chain.getHeader()).number.toNumber();

/** Somebody who sends what fills blocks for as long as it goes on. */
class Filler {
	constructor(signer, calls) {
		this.going = true;
		this.sent = 0;
		this.ended = this.#send(signer, calls);
	}

	async #send(signer, calls) {
		let nonce = (await api.rpc.system.accountNextIndex(signer.address)).toNumber();
		for (let at = 0; this.going; at = (at + 1) % calls.length) {
			try {
				await api.tx(calls[at]).signAndSend(signer, { nonce, era: 0 });
				nonce += 1;
				this.sent += 1;
			} catch {
				// The pool is full, or a block has taken what was sent: look again where we are.
				await sleep(300);
				nonce = (await api.rpc.system.accountNextIndex(signer.address)).toNumber();
			}
		}
	}

	stop() {
		this.going = false;
		return this.ended;
	}
}

// Before the flood, since what it leaves in the pool takes many blocks to go in.
test("a wrapper that fails pays for what it used, and what nobody may do enters no block", async () => {
	const balance = async () => (await api.query.system.account(charlie.address)).data.free.toBigInt();
	const nothing = tx().advance(999_999).method;
	for (const [call, name] of [
		[api.tx.proxy.proxy(bob.address, null, nothing), "proxy.NotProxy"],
		[api.tx.multisig.asMulti(2, [alice.address], { height: 1, index: 1 }, nothing, MUCH), "multisig.UnexpectedTimepoint"],
	]) {
		const before = await balance();
		assert.equal(await refusal(send(api, charlie, call)), name);
		const paid = before - (await balance());
		assert.ok(paid > 0n && paid < LITTLE, `${name} costs ${paid}`);
	}
	const before = await balance();
	const forbidden = api.tx.utility.withWeight(nothing, MUCH);
	assert.equal(await refusal(send(api, charlie, forbidden)), "system.CallFiltered");
	assert.match(await refusal(send(api, charlie, api.tx.utility.batch([forbidden]))), /Custom error: 205/);
	assert.equal(await balance(), before);
});

test("under a flood of paying calls a ballot is in within two blocks", async () => {
	const proposal = tx().proposeText(BAKERY, "Ordinary", "Open", "Opening hours in winter", document("hours"));
	const { resolution } = (await send(api, alice, proposal)).find("resolutions.Proposed");
	await send(api, bob, tx().second(resolution, BAKERY, 0));
	// Calls that fail and have a heavy weight declared, calls that use theirs, and light ones that go in wherever there is room.
	const nothing = (index) => tx().advance(resolution.toNumber() + 1_000 + index).method;
	const failing = [0, 1, 2].map(nothing).concat(
		api.tx.proxy.proxy(bob.address, null, nothing(3)).method,
		api.tx.multisig.asMulti(2, [alice.address], { height: 1, index: 1 }, nothing(4), MUCH).method,
	);
	const heavy = api.tx.utility.forceBatch(Array(300).fill(api.tx.balances.transferKeepAlive(alice.address, 1))).method;
	const light = [api.tx.system.remark(`0x${"00".repeat(60_000)}`).method, api.tx.system.remark("0x00").method];
	const flood = [new Filler(dave, failing), new Filler(eve, [heavy]), new Filler(bob, light)];
	try {
		await eventually("blocks to be full", async () => {
			const { normal } = await api.query.system.blockWeight();
			return normal.refTime.toBigInt() > FULL;
		});

		await eventually("the vote to open", async () => (await overview(resolution)).phase.isVoting);
		for (const choice of ["For", "Against", "For"]) {
			const before = await best();
			const result = await send(api, ferdie, tx().vote(resolution, BAKERY, choice));
			const included = (await api.rpc.chain.getHeader(result.block)).number.toNumber();
			assert.ok(isFree(result));
			assert.ok(included - before <= 2, `the ballot of block ${before} is in block ${included}`);
		}
	} finally {
		await Promise.all(flood.map((one) => one.stop()));
	}
	assert.ok(flood.every(({ sent }) => sent > 0));
});

test("a pool full of one kind of transactions takes the other", async () => {
	// A node that makes no blocks, so that what its pool has taken stays there.
	const basePath = temporaryFolder();
	const first = await Node.start({ chain: ["--chain", "dev", "--alice", "--force-authoring"], basePath });
	await first.finalises(2);
	await first.kill("SIGTERM");
	const still = await Node.start({ chain: ["--chain", "dev"], args: ["--pool-limit", ROOM], basePath });
	const quiet = await connect(still);
	try {
		const sent = new Map();
		const submit = (signer, call, tip = 0) => {
			const nonce = sent.get(signer.address) ?? 0;
			return quiet
				.tx(call.method)
				.signAsync(signer, { nonce, tip, era: 0 })
				.then((signed) => signed.send())
				.then(() => sent.set(signer.address, nonce + 1));
		};
		const pending = async () => {
			const all = await quiet.rpc.author.pendingExtrinsics();
			const free = all.filter(({ method }) => method.section === "membership").length;
			return { free, paid: all.length - free };
		};
		const invite = (name) => quiet.tx.membership.invite(BAKERY, key(`//${name}`).address);
		const remark = (text) => quiet.tx.system.remark(text);

		// Everything pays, and a free call goes in all the same.
		for (let number = 0; number < ROOM; number++) await submit(dave, remark(`paid ${number}`));
		assert.deepEqual(await pending(), { free: 0, paid: ROOM });
		await submit(ferdie, invite("First"));
		assert.equal((await pending()).free, 1);

		// What is free fills its part and no more: four of one account, and twelve of the sixteen.
		for (let number = 1; number < 4; number++) await submit(ferdie, invite(`Ferdie's ${number}`));
		await assert.rejects(submit(ferdie, invite("one too many")), /Custom error: 203/);
		for (const member of [alice, charlie]) {
			for (let number = 0; number < 4; number++) await submit(member, invite(`${member.address} invites ${number}`));
		}
		assert.equal((await pending()).free, 12);
		await assert.rejects(submit(bob, invite("Bob's")), /Immediately Dropped/);
		// What pays still goes in.
		for (let number = 0; number < 4; number++) await submit(eve, remark(`paid by Eve ${number}`));
		assert.deepEqual(await pending(), { free: 12, paid: 4 });
	} finally {
		await quiet.disconnect();
		await still.kill();
	}
});
