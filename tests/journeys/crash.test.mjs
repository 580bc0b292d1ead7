// A node that is killed under load comes back with the same finalised state and goes on.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { alice, bob, connect } from "../lib/client.mjs";
import { eventually, Node } from "../lib/node.mjs";

let node;
after(() => node?.kill());

test("SIGKILL under load loses nothing that was final", async () => {
	node = await Node.start();
	let api = await connect(node);
	await node.finalises(2);

	// Load that does not cease until the node is killed.
	let nonce = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
	let killed = false;
	const load = (async () => {
		for (let i = 0; !killed; i += 1) {
			const transfer = api.tx.balances.transferKeepAlive(bob.address, 1_000 + i);
			await transfer.signAndSend(alice, { nonce: nonce++ }).catch(() => {});
		}
	})();
	const { finalised } = await node.heights();
	await node.finalises(finalised + 2);
	const head = await api.rpc.chain.getFinalizedHead();
	const at = await api.at(head);
	const header = await api.rpc.chain.getHeader(head);
	const remembered = {
		hash: head.toHex(),
		stateRoot: header.stateRoot.toHex(),
		bob: (await at.query.system.account(bob.address)).toHex(),
	};
	const { basePath } = node;
	// A block empties the pool, but not for long.
	await eventually("the node to be under load", async () => (await node.rpc("author_pendingExtrinsics")).length > 0);
	killed = true;
	await node.kill("SIGKILL");
	await api.disconnect();
	await load;

	node = await Node.start({ basePath });
	api = await connect(node);
	const number = header.number.toNumber();
	assert.equal((await api.rpc.chain.getBlockHash(number)).toHex(), remembered.hash);
	const again = await api.rpc.chain.getHeader(remembered.hash);
	assert.equal(again.stateRoot.toHex(), remembered.stateRoot);
	const state = await api.at(remembered.hash);
	assert.equal((await state.query.system.account(bob.address)).toHex(), remembered.bob);

	assert.ok((await node.heights()).finalised >= number);
	await node.finalises(number + 3);
	nonce = await api.rpc.system.accountNextIndex(alice.address);
	await api.tx.balances.transferKeepAlive(bob.address, 5).signAndSend(alice, { nonce });
	await api.disconnect();
});
