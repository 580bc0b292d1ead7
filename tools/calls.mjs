// Calls as links that a wallet opens, several of them in one transaction where they fit into it.

/** The part of a block, in hundredths, that what one transaction carries declares at most: paying ones share 45 of them. */
const PART = 40n;

/** A call as polkadot.js apps opens it. */
export const link = (url, call) =>
	`https://polkadot.js.org/apps/?rpc=${encodeURIComponent(url)}#/extrinsics/decode/${call.method.toHex()}`;

/** A member's proposal that their co-op decides a call by an open vote, an ordinary one unless another is said, on a document. */
export const proposal = ({ tx }, coop, title, document, call, track = "Ordinary") =>
	tx.resolutions.propose(coop, track, "Open", title, document, call.method);

/** Why the chain refuses something, in its own words. */
export function refusal(api, error) {
	if (!error.isModule) return error.toString();
	const { section, name, docs } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}, ${docs[0] ?? ""}`.replace(/\.$/, "");
}

/** What a call declares that it takes, in units of its own. */
async function weightOf(api, { method }) {
	const { weight } = await api.call.transactionPaymentCallApi.queryCallInfo(method, method.encodedLength);
	return weight.refTime.toBigInt();
}

/**
 * Calls in lists of which one transaction can carry each, in their order. All of one kind and length declare the same, so that
 * the chain is asked once for them.
 */
export async function together(api, calls) {
	const room = (api.consts.system.blockWeights.maxBlock.refTime.toBigInt() * PART) / 100n;
	const known = new Map();
	const found = [];
	let left = 0n;
	for (const call of calls) {
		const kind = `${call.method.section}.${call.method.method} ${call.method.encodedLength}`;
		if (!known.has(kind)) known.set(kind, await weightOf(api, call));
		const weight = known.get(kind);
		if (found.length === 0 || weight > left) {
			found.push([]);
			left = room;
		}
		found.at(-1).push(call);
		left -= weight;
	}
	return found;
}

/**
 * Prints a link for all calls that one transaction carries together, where there are several. Each of them is done or refused by
 * itself, and what was refused is printed again by the next run.
 */
export async function showTogether(api, url, calls) {
	const lists = calls.length > 1 ? await together(api, calls) : [];
	for (const some of lists.filter((list) => list.length > 1)) {
		console.log(`these ${some.length} in one, for a fee:\n  ${link(url, api.tx.utility.forceBatch(some))}`);
	}
}
