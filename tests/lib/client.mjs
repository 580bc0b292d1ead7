// @polkadot/api as members and wallets use it: signed transactions only, errors by name.

// What the library complains about, for the test that it complains about nothing. Collected from before it is loaded.
export const complaints = [];
for (const level of ["warn", "error"]) {
	const original = console[level];
	console[level] = (...words) => {
		complaints.push(words.join(" "));
		original(...words);
	};
}

const { ApiPromise, Keyring, WsProvider } = await import("@polkadot/api");
const { act: acting, WATCHDOG } = await import("./clock.mjs");
const { blake2AsHex, cryptoWaitReady } = await import("@polkadot/util-crypto");
await cryptoWaitReady();

const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });

/** The key pair of a derivation such as `//Alice`. */
export const key = (uri) => keyring.addFromUri(uri);

export const [alice, bob, charlie, dave, eve, ferdie] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map((name) =>
	key(`//${name}`),
);

export async function connect(node) {
	const api = await ApiPromise.create({ provider: new WsProvider(node.url, 500), noInitWarn: true });
	return api;
}

/** A transaction that was included in a block but failed, or that was not accepted at all. */
export class Refused extends Error {}

function nameOf(api, dispatchError) {
	if (!dispatchError.isModule) return dispatchError.toString();
	const { section, name } = api.registry.findMetaError(dispatchError.asModule);
	return `${section}.${name}`;
}

/** The first code that is not an error of the pallet whose call it is. */
const ELSEWHERE = 200;
/** The code of what nobody may do. */
const FORBIDDEN = 204;

/** A batch of one call is refused as that call. */
const only = (call) => (call.section === "utility" && call.args[0]?.length === 1 ? only(call.args[0][0]) : call);

/** What the pool says, with the name of the error where it says a code of the pallet whose call it is. */
function nameOfCode(api, method, message) {
	const code = Number(/Custom error: (\d+)/.exec(message)?.[1] ?? ELSEWHERE);
	if (code === FORBIDDEN) return "system.CallFiltered";
	if (code >= ELSEWHERE) return message;
	const index = only(method).callIndex[0];
	const { section, name } = api.registry.findMetaError(new Uint8Array([index, code]));
	return `${section}.${name}`;
}

/** Whether nobody has paid a fee for the transaction with this result. */
export const isFree = (result) => result.find("transactionPayment.TransactionFeePaid") === undefined;

/**
 * Signs and sends a call, and waits until it is in a block.
 *
 * Gives the events of the transaction with `find(section, method)`; throws `Refused` with the error's name. Do not wait so for
 * a call that changes the runtime: the library may be unable to read the events of that block, and says nothing then.
 */
export const send = (api, signer, call, options = {}) => acting(() => included(api, signer, call, options));

/** How often the last blocks are looked through for a transaction of which nothing was heard, in seconds, and how many. */
const [LOOKING, LOOKED_THROUGH] = [30, 40];

/** What became of a transaction in a block. */
const outcome = (block, txHash, events) => {
	const plain = events.map(({ event }) => ({
		name: `${event.section}.${event.method}`,
		data: event.data.toJSON(),
		event,
	}));
	const find = (name) => plain.find((found) => found.name === name)?.event.data;
	return { block: block.toHex(), hash: txHash.toHex(), events: plain, find };
};

/** The block and the events of a transaction that is in one of the last blocks. */
async function inLastBlocks(api, txHash) {
	let hash = await api.rpc.chain.getBlockHash();
	for (let looked = 0; looked < LOOKED_THROUGH && !hash.isEmpty; looked += 1) {
		const { block } = await api.rpc.chain.getBlock(hash);
		const at = block.extrinsics.findIndex((one) => one.hash.eq(txHash));
		if (at >= 0) {
			const events = await (await api.at(hash)).query.system.events();
			return { hash, events: events.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eq(at)) };
		}
		hash = block.header.parentHash;
	}
	return undefined;
}

function included(api, signer, call, options) {
	return new Promise((resolve, reject) => {
		// A copy, because signing changes it, and two people may send the same call at once.
		const tx = api.tx(call.method);
		let unsubscribe;
		const patience = setTimeout(
			() => finish(reject, new Error(`nothing was heard of ${call.method.section}.${call.method.method}`)),
			WATCHDOG * 1000,
		);
		const finish = (settle, value) => {
			clearTimeout(patience);
			clearInterval(looking);
			unsubscribe?.();
			settle(value);
		};
		const done = (block, txHash, events, dispatchError) => {
			if (dispatchError) finish(reject, new Refused(nameOf(api, dispatchError)));
			else finish(resolve, outcome(block, txHash, events));
		};
		// The pool of a busy node can leave unsaid that a transaction is in a block.
		const looking = setInterval(async () => {
			const found = await inLastBlocks(api, tx.hash).catch(() => undefined);
			if (!found) return;
			const failed = found.events.find(({ event }) => event.section === "system" && event.method === "ExtrinsicFailed");
			done(found.hash, tx.hash, found.events, failed?.event.data.dispatchError);
		}, LOOKING * 1000);
		tx.signAndSend(signer, { nonce: -1, ...options }, ({ status, events, dispatchError, txHash }) => {
			if (status.isInvalid || status.isDropped || status.isUsurped) finish(reject, new Refused(status.type));
			else if (status.isInBlock) done(status.asInBlock, txHash, events, dispatchError);
		})
			.then((stop) => (unsubscribe = stop))
			.catch((error) => finish(reject, new Refused(nameOfCode(api, call.method, error.message))));
	});
}

/**
 * Sends the calls of each signer one after the other, so that one person can do several things at once: what is refused uses up no
 * number, so the number of the next one is not known before. Those of different signers do not wait for one another.
 */
export function inTurn(api) {
	const last = new Map();
	return (signer, call) => {
		const sent = (last.get(signer.address) ?? Promise.resolve()).then(() => send(api(), signer, call));
		last.set(
			signer.address,
			sent.catch(() => {}),
		);
		return sent;
	};
}

/**
 * A probe of a resolution for `eventually`, which goes ahead to the end of the phase that the resolution is in, and no further.
 * `api` gives the connection, because it changes with the runtime.
 */
export function paced(api, id, probe) {
	const next = async () => {
		const { endsAt } = (await api().call.resolutionApi.overview(id)).unwrap();
		return endsAt.isSome ? endsAt.unwrap().toNumber() : undefined;
	};
	return Object.assign(probe, { next });
}

/** A document, of which the chain sees the hash only. */
export const document = (text) => blake2AsHex(text);

/** Has two officers of the bakery register an account, so that it may receive units. */
export async function registered(api, address, purpose = "supplier of flour", act = (who, call) => send(api, who, call)) {
	const register = api.tx.custody.registerAccount(1, address, document(purpose));
	for (const officer of [alice, bob]) await act(officer, register);
}

/** The name of the error with which a transaction is refused. */
export async function refusal(promise) {
	try {
		await promise;
	} catch (error) {
		if (error instanceof Refused) return error.message;
		throw error;
	}
	throw new Error("the transaction was not refused");
}
