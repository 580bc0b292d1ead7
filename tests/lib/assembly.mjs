// The book of members that a co-op brings with it, and what tellers report of its assemblies.

import { blake2AsHex } from "@polkadot/util-crypto";
import { document, send } from "./client.mjs";

/** An officer enters who is in the book of a co-op, with their accounts, and its auditor confirms that. */
export async function imported(api, coop, officer, auditor, accounts) {
	const entries = accounts.map(({ address }, index) => ({
		account: address,
		commitment: document(`the member in line ${index} of the book`),
		class: "Ordinary",
		joinedAt: Date.UTC(2016, 2 + index, 1),
	}));
	const book = document(`the book of members, ${entries.length} entries`);
	const call = api.tx.membership.import(coop, entries, book);
	await send(api, officer, call);
	await send(api, auditor, api.tx.membership.confirmImport(coop, blake2AsHex(call.args[1].toU8a()), book));
}

/** What a teller has reported last of the assembly of their co-op on a resolution, as another one agrees to it. */
export async function agreement(api, id, coop, teller) {
	const { reports } = (await api.query.resolutions.assemblies(id, coop)).unwrap();
	const report = reports.filter((one) => one.by.member.toNumber() === teller).at(-1);
	return api.tx.resolutions.confirmResult(id, coop, report.by, report.rollHash, report.result.unwrap());
}
