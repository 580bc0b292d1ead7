// What journeys of members do again and again.

import { createHash, randomBytes } from "node:crypto";
import { key, send } from "./client.mjs";
import { eventually } from "./node.mjs";

/** A hash that stands for a document, or for the salted record of a person. */
export const document = (name = randomBytes(16).toString("hex")) => "0x" + createHash("sha256").update(name).digest("hex");

/** The chair, secretary, treasurer and auditor of the weavers, who are co-op 4 of the tests' chain. */
export const weavers = ["//Eve//stash", "//Ferdie//stash", "//One", "//Two"].map(key);

/** What several people send at once: each result, and the event that one of them brought about. */
export async function together(api, signers, call) {
	const results = await Promise.all(signers.map((signer) => send(api, signer, call)));
	return { results, find: (name) => results.map((result) => result.find(name)).find(Boolean) };
}

/** The resolution as the chain tells wallets. */
export const overview = async (api, id) => (await api.call.resolutionApi.overview(id)).unwrap();

/** Waits until a resolution is in a phase. */
export const inPhase = (api, id, phase, seconds = 90) =>
	eventually(
		`resolution ${id} to be in the phase ${phase}`,
		async () => {
			const found = (await api.query.resolutions.resolutions(id)).unwrap();
			return found.phase.type === phase ? found : undefined;
		},
		seconds,
	);

/** What the register says about a member. */
export const member = async (api, coop, no) => (await api.call.registerApi.member(coop, no)).unwrap();

/** Waits until deadline time has come to a moment. */
export const deadline = (api, moment) =>
	eventually(`deadline time ${moment}`, async () => (await api.query.clock.now()).unwrap().deadline.toNumber() >= moment);
