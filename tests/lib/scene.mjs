// What people of co-ops do in a journey, by signed calls: they decide, act by two, post what the bank says and run the commands.

import assert from "node:assert/strict";
import { document, inTurn, isFree, paced, refusal } from "./client.mjs";
import { dayNumber, posting, today } from "./ledger.mjs";
import { eventually } from "./node.mjs";
import { tool } from "./tool.mjs";

export const UNIT = 1_000_000n;
export const CENT = 10_000n;

/** The number of a member of a co-op, whose members stand in the order of their numbers. */
export const noIn = ({ members }, who) => members.indexOf(who) + 1;

export const booksOf = ({ coop }) => ({ Coop: coop });

/** What people do on a chain. `on` gives its node and a client of it. */
export function scene(on, clock) {
	const api = () => on().api;
	const act = inTurn(api);

	/** Why a call is refused. What another pallet says than that of the call has a code for all, and the chain tells the name. */
	async function refused(who, call) {
		const said = await refusal(act(who, call));
		if (!said.includes("Custom error: 200")) return said;
		const { pallet, error } = (await api().call.chargeApi.chargeOf(who.address, call.method.toHex())).toJSON().refused;
		return `${pallet[0].toLowerCase()}${pallet.slice(1)}.${error}`;
	}

	async function free(who, call) {
		const result = await act(who, call);
		assert.ok(isFree(result), `${call.method.section}.${call.method.method} has a fee`);
		return result;
	}

	/** Waits until a day has begun, in which all nodes were off meanwhile. */
	async function until(day) {
		const wanted = dayNumber(day);
		clock.leap(wanted - (await today(api())));
		await eventually(`${day} to begin`, async () => (await today(api())) >= wanted);
		assert.equal(await today(api()), wanted);
	}

	/** Waits until so many days of periods have passed since a moment of deadline time. */
	async function passed(days, since) {
		const now = async () => (await api().query.clock.now()).unwrap();
		const until = since + days * (await now()).day.toNumber();
		const has = async () => (await now()).deadline.toNumber() >= until;
		await eventually(`${days} days to pass`, Object.assign(has, { next: async () => until }));
	}

	const reaches = (id, wanted) => {
		const is = async () => {
			const { phase } = (await api().call.resolutionApi.overview(id)).unwrap();
			const has = phase.type === wanted;
			const isLost = ["Failed", "Lapsed", "Rejected"].includes(phase.type);
			assert.ok(has || !isLost, `resolution ${id} is ${phase} instead of ${wanted}`);
			return has;
		};
		return eventually(`resolution ${id} to be in ${wanted}`, paced(api, id, is));
	};

	const proposal = ({ coop }, track, title, call) =>
		api().tx.resolutions.propose(coop, track, "Open", title, document(title), call.method);

	/** The members of a co-op vote for what one of them proposes, until it has come to that end. `before` holds until then. */
	async function voted(of, propose, end, before) {
		const { coop, members, voters = members.slice(0, 6) } = of;
		const [first, second] = voters;
		const { second: seconded, vote } = api().tx.resolutions;
		const id = (await act(first, propose)).find("resolutions.Proposed").resolution.toNumber();
		assert.equal(await refused(first, seconded(id, coop, 0)), "resolutions.SeconderIsProposer");
		await act(second, seconded(id, coop, 0));
		await reaches(id, "Voting");
		await before();
		await Promise.all(voters.map((who) => free(who, vote(id, coop, "For"))));
		await before();
		await reaches(id, end);
		return id;
	}

	/** The members of a co-op decide what one of them proposes. `before` holds until it is enacted. */
	const decided = (of, propose, before = async () => {}) => voted(of, propose, "Enacted", before);

	/** Why what the members have decided cannot be enacted. */
	async function inVain(of, propose) {
		const id = await voted(of, propose, "Failed", async () => {});
		const { error } = (await api().call.resolutionApi.overview(id)).unwrap().phase.asFailed;
		const { section, name } = api().registry.findMetaError(error.asModule);
		return `${section}.${name}`;
	}

	/** Two hands do it, and the first one alone changes nothing. */
	async function byTwo([first, second], call, unchanged) {
		const was = await unchanged();
		const began = await free(first, call);
		assert.ok(began.events.some(({ name }) => name.endsWith(".Begun")), began.events.map(({ name }) => name).join());
		assert.deepEqual(await unchanged(), was);
		assert.match(await refused(first, call), /\.AlreadyBegun$/);
		return free(second, call);
	}

	/** Two hands of the books post a line of the bank's statement. */
	async function posted(of, bank, reference, direction, amount, parts, hands) {
		const line = { reference: document(reference), day: await today(api()), direction, amount };
		const paper = document(`statement with ${reference}`);
		const post = api().tx.ledger.post(booksOf(of), of.coop, { ...posting(line, parts, paper), bank });
		const lastEntry = async () => (await api().query.ledger.ledgers(booksOf(of))).unwrap().lastEntry.toNumber();
		const result = await byTwo(hands, post, lastEntry);
		assert.ok(result.find("ledger.Entered"));
	}

	/** What an account of the books says, as it would stand in a balance sheet: what is owed is positive. */
	async function credit(of, account) {
		const { debits, credits } = (await api().query.ledger.accounts(booksOf(of), account)).unwrap().sums;
		return credits.toBigInt() - debits.toBigInt();
	}

	const balance = async ({ address }) => (await api().query.system.account(address)).data.free.toBigInt();
	const owed = async (of, who) => (await api().query.shares.stakes(of.coop, noIn(of, who))).owed.toBigInt();

	/** The tool on the last block. */
	async function ran(...args) {
		const { node } = on();
		await node.finalises((await api().rpc.chain.getHeader()).number.toNumber());
		return tool(...args, "--url", node.url);
	}

	/** What the tool prints, which it does without a mistake. */
	async function told(...args) {
		const { code, stdout, stderr } = await ran(...args);
		assert.equal(code, 0, stderr + stdout);
		return stdout;
	}

	/** Why the tool does nothing. */
	async function untold(...args) {
		const { code, stdout, stderr } = await ran(...args);
		assert.equal(code, 1, stdout);
		return stdout + stderr;
	}

	/** The calls that it prints. */
	const callsOf = (printed) =>
		[...printed.matchAll(/decode\/(0x[0-9a-f]+)/g)].map(([, hex]) => api().tx(api().createType("Call", hex)));

	/** Of printed calls those with this name. */
	const named = (printed, name) =>
		callsOf(printed).filter(({ method: { section, method } }) => `${section}.${method}` === name);

	/** The only one of them. */
	function callOf(printed, name) {
		const found = named(printed, name);
		assert.equal(found.length, 1, printed);
		return found[0];
	}

	return {
		...{ act, refused, free, until, passed, reaches, proposal, decided, inVain, byTwo, posted, credit, balance, owed },
		...{ ran, told, untold, callsOf, named, callOf },
	};
}
