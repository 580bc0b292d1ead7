// The five co-ops of the chain of the tests, as they decide together.

import { alice, bob, charlie, dave, document, eve, ferdie, key } from "./client.mjs";

export const [BAKERY, HOUSING, COURIERS, WEAVERS, GROCERY] = [1, 2, 3, 4, 5];

const [aliceStash, bobStash, charlieStash, daveStash, eveStash, ferdieStash, one, two] = [
	...["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map((name) => `//${name}//stash`),
	...["//One", "//Two"],
].map(key);

/** Their members, in the order of their numbers. The first is the delegate, the fourth the auditor if there is one. */
export const members = {
	[BAKERY]: [alice, bob, charlie, ferdie],
	[HOUSING]: [dave, eve, aliceStash, alice, bobStash],
	[COURIERS]: [bobStash, charlieStash, daveStash, eve],
	[WEAVERS]: [eveStash, ferdieStash, one, two],
	[GROCERY]: [eveStash, ferdieStash, dave],
};

/** What co-ops of a scene do together. */
export function together(api, { act, free, reaches }) {
	const tx = () => api().tx.resolutions;

	/** What the delegate of one co-op proposes and that of another one seconds. Gives its number. */
	async function onAgenda([proposer, seconder], track, title, call) {
		const proposal = tx().proposeToFederation(proposer, track, title, document(title), call?.method ?? null);
		const id = (await free(members[proposer][0], proposal)).find("resolutions.Proposed").resolution.toNumber();
		await free(members[seconder][0], tx().second(id, seconder, 0));
		return id;
	}

	/** Three members of each of these co-ops, which is a quorum, vote for it once the vote is open. */
	async function wanted(id, coops) {
		await reaches(id, "Voting");
		const vote = (coop) => members[coop].slice(0, 3).map((who) => free(who, tx().vote(id, coop, "For")));
		await Promise.all(coops.flatMap(vote));
	}

	const delegated = (id, coop, choice, who = members[coop][0]) => free(who, tx().voteAsDelegate(id, coop, choice));

	/** Where each co-op stood at the close. */
	async function stood(id) {
		const all = await api().call.resolutionApi.positions(id);
		return Object.fromEntries(all.map(({ coop, result }) => [coop.toNumber(), result.unwrap().position.type]));
	}

	return { onAgenda, wanted, delegated, stood };
}
