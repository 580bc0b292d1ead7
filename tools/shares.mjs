// The shares of a co-op: what a chain keeps of them, what operations alone make of them, and whether both agree with the books.

import { amount, dayOf, listed, MILLISECONDS_A_DAY, Mistake } from "./common.mjs";

// Reading. What is kept is read as plain values, so that a recorded state is the same as one of a chain.

/** All of a map below a co-op, as plain values, each with what `keyOf` makes of its key. */
const plain = async (storage, coop, keyOf) =>
	(await listed(storage, [coop], ({ args }) => keyOf(args.slice(1).map((part) => part.toJSON())))).map(([key, value]) => [
		key,
		value.toJSON(),
	]);

/** The same of a map with one more key, in the order of that number. */
const byNumber = async (storage, coop) => new Map((await plain(storage, coop, ([no]) => no)).sort(([a], [b]) => a - b));

/** What is kept of a co-op's shares under a number, and under more keys than one. */
const NUMBERED = ["classes", "offers", "claims", "operations", "stakes", "lists"];
const KEYED = ["holdings", "subscriptions", "groups", "maxRates", "returns", "commitments", "remittances", "missing"];

/** All that is kept of the shares of a co-op at a block, undefined where it has none. */
export async function readShares({ state }, coop) {
	const { shares } = state.query;
	const found = shares && (await shares.books(coop));
	if (!found?.isSome) return undefined;
	const [numbered, keyed] = await Promise.all([
		Promise.all(NUMBERED.map(async (name) => [name, await byNumber(shares[name], coop)])),
		Promise.all(KEYED.map(async (name) => [name, await plain(shares[name], coop, (keys) => keys)])),
	]);
	return { coop, book: found.unwrap().toJSON(), ...Object.fromEntries([...numbered, ...keyed]) };
}

export const sum = (list, of) => list.reduce((total, one) => total + BigInt(of(one)), 0n);

const size = (value) => (value < 0n ? -value : value);

/** What a part of an amount comes to, rounded down. */
export const part = (of, numerator, denominator) => (denominator === 0n ? 0n : (of * numerator) / denominator);

/** The name of a choice of the chain, and what it carries. */
export function choice(value) {
	if (typeof value === "string") return [value, undefined];
	const [[name, carried]] = Object.entries(value);
	return [name[0].toUpperCase() + name.slice(1), carried];
}

/** What a rank says: the day, how often the value had changed by then, and whether the claims are of heirs. */
export function placeOfRank(rank) {
	const [first, last] = [rank.slice(2, 10), rank.slice(10)].map((digits) => Number.parseInt(digits, 16));
	return { day: first - 2 ** 31, level: last % 2 ** 31, isOfHeirs: last >= 2 ** 31 };
}

// Operations

/** What each kind of operation gives to the member that it names, for each share that it is about. */
export const GIVES = {
	Subscribed: 1n,
	Allotted: 1n,
	Imported: 1n,
	Transferred: -1n,
	Ended: -1n,
	Repaid: -1n,
	// Nobody holds more or less by these.
	...{ Valued: 0n, Committed: 0n, CommitmentEnded: 0n, ImportedClaim: 0n, Released: 0n, Rounded: 0n, Retained: 0n },
};

/** The shares that an operation gives or takes, by member. */
function changes({ kind, carried, member, shares }) {
	const given = GIVES[kind] * shares;
	if (given === 0n) return [];
	return [[member, given], ...(kind === "Transferred" ? [[carried.to, shares]] : [])];
}

/** A class before its first operation: how many shares are held, what one is worth, and what waits in its queue. */
export const unheld = ({ terms }) => ({ held: 0n, value: BigInt(terms.par), queued: 0n });

/** What a class is after an operation. What waits is rounded up when it is valued, as the chain does it. */
export function after({ held, value, queued }, operation) {
	const { kind, carried, shares } = operation;
	const next = { held: held + sum(changes(operation), ([, given]) => given), value, queued };
	if (kind === "Ended" || kind === "Retained") next.queued += shares * value;
	if (kind === "ImportedClaim") next.queued += shares * value - BigInt(carried.paid);
	if (kind === "Released" || kind === "Rounded") next.queued -= BigInt(carried.amount);
	if (kind !== "Valued") return next;
	next.value = BigInt(carried.value);
	next.queued = (queued * next.value + value - 1n) / value;
	return next;
}

/** The operations of a co-op in their order. Fails where one is missing, or where no class or nobody can have had it. */
export function operationsOf({ coop, book, classes, operations }) {
	const fail = (what) => {
		throw new Mistake(`the register of shares of co-op ${coop} is not whole: ${what}.`);
	};
	let before = 0;
	const held = new Map();
	const all = [...operations].map(([no, one], index) => {
		if (no !== index + 1) fail(`operation ${index + 1} is missing`);
		const [kind, carried] = choice(one.kind);
		if (GIVES[kind] === undefined) fail(`operation ${no} is ${kind}, which this version of the tool does not know`);
		if (!classes.has(one.class)) fail(`operation ${no} is of class ${one.class}, which there is not`);
		if (one.at < before) fail(`operation ${no} was entered before the one that it follows`);
		if (one.day * MILLISECONDS_A_DAY > one.at) fail(`operation ${no} is of a day after that on which it was entered`);
		before = one.at;
		const operation = { ...one, no, kind, carried, shares: BigInt(one.shares) };
		for (const [member, given] of changes(operation)) {
			const key = `${one.class} ${member}`;
			const left = (held.get(key) ?? 0n) + given;
			if (left < 0n) fail(`by operation ${no} member ${member} gives more shares of class ${one.class} than they have`);
			held.set(key, left);
		}
		return operation;
	});
	if (all.length !== book.operations) fail(`it has ${all.length} operations, and ${book.operations} were entered`);
	return all;
}

/** What a share of a class was worth at the end of a day, or is now. */
export function valueOn({ classes }, operations, no, day = Number.POSITIVE_INFINITY) {
	const last = operations.filter((one) => one.kind === "Valued" && one.class === no && one.day <= day).at(-1);
	return BigInt(last?.carried.value ?? classes.get(no).terms.par);
}

/**
 * Who held how many shares at the end of a day, by operations alone: by class and member how many, since when it is so many, and
 * the numbers of the operations by which they came and went since the member had none.
 */
export function holdingsOn(operations, day = Number.POSITIVE_INFINITY) {
	const held = new Map();
	const known = operations.filter((one) => one.day <= day).sort((a, b) => a.day - b.day || a.no - b.no);
	for (const one of known) {
		for (const [member, given] of changes(one)) {
			const key = `${one.class} ${member}`;
			const { shares, numbers } = held.get(key) ?? { shares: 0n, numbers: [] };
			held.set(key, { class: one.class, member, shares: shares + given, since: one.day, numbers: [...numbers, one.no] });
			if (shares + given === 0n) held.delete(key);
		}
	}
	return [...held.values()].sort((a, b) => a.class - b.class || a.member - b.member);
}

/** What a share of a class was worth, added up over the days from one until another, without that one. */
function valueOver(values, from, until) {
	let sum = 0n;
	values.forEach(([day, value], at) => {
		const [begin, end] = [Math.max(day, from), Math.min(values[at + 1]?.[0] ?? until, until)];
		if (begin < end) sum += value * BigInt(end - begin);
	});
	return sum;
}

/** The value-days of each member of a class from a day until another, without that one, by operations alone. */
export function valueDaysOf({ classes }, operations, no, from, until) {
	const mine = operations.filter((one) => one.class === no);
	const valued = mine.filter(({ kind }) => kind === "Valued").map(({ day, carried }) => [day, BigInt(carried.value)]);
	const values = [[Number.NEGATIVE_INFINITY, BigInt(classes.get(no).terms.par)], ...valued];
	const days = new Map();
	for (const one of mine.filter(({ day }) => day < until)) {
		const each = valueOver(values, Math.max(one.day, from), until);
		for (const [member, given] of changes(one)) days.set(member, (days.get(member) ?? 0n) + given * each);
	}
	return new Map([...days].filter(([, sum]) => sum > 0n).sort(([a], [b]) => a - b));
}

// Agreement: what state and books say is what operations and claims come to.

/** By how much each entry credits an account, by its number. */
function creditsOf(book, account) {
	const credits = new Map();
	for (const { no, legs } of book.entries) {
		for (const leg of legs) if (leg.account === account) credits.set(no, (credits.get(no) ?? 0n) - leg.value);
	}
	return credits;
}

export const balanceOf = (book, account) => {
	const { debits, credits } = book.accounts.get(account) ?? { debits: 0n, credits: 0n };
	return credits - debits;
};

/**
 * Each entry that changes the capital of a class or its queue, with the operations that it is for. Fails at the first one that
 * changes them by other amounts than the operations that follow.
 */
export function movementsOf(shares, operations, book, no) {
	const { capital, redeemable } = shares.classes.get(no);
	let now = unheld(shares.classes.get(no));
	const effects = operations
		.filter((one) => one.class === no)
		.map((one) => {
			const before = now;
			now = after(before, one);
			return { no: one.no, held: now.held * now.value - before.held * before.value, queued: now.queued - before.queued };
		})
		.filter(({ held, queued }) => held !== 0n || queued !== 0n);
	const [queues, capitals] = [redeemable, capital].map((account) => creditsOf(book, account));
	const wrong = (what) => {
		throw new Mistake(`the register of shares of co-op ${shares.coop} and its books do not agree: ${what}.`);
	};
	const told = ({ held, queued }) => `the capital of class ${no} by ${amount(held)} and its queue by ${amount(queued)}`;
	const rows = book.entries
		.filter((entry) => queues.has(entry.no) || capitals.has(entry.no))
		.map((entry) => {
			const change = { held: capitals.get(entry.no) ?? 0n, queued: queues.get(entry.no) ?? 0n };
			const known = { held: 0n, queued: 0n, numbers: [] };
			const isShort = (side) => size(known[side]) < size(change[side]);
			// Whatever one entry is for changes each of them in one direction.
			while (effects.length > 0 && (isShort("held") || isShort("queued"))) {
				const next = effects.shift();
				known.held += next.held;
				known.queued += next.queued;
				known.numbers.push(next.no);
			}
			if (known.held !== change.held || known.queued !== change.queued) {
				const by = known.numbers.length > 0 ? `operations from ${known.numbers[0]} on change it by` : "no operation follows:";
				wrong(`entry ${entry.no} changes ${told(change)}, and ${by} ${amount(known.held)} and ${amount(known.queued)}`);
			}
			return { entry, ...change, numbers: known.numbers };
		});
	if (effects.length > 0) wrong(`operation ${effects[0].no} changes ${told(effects[0])}, and no entry does`);
	return rows;
}

/**
 * What was released to the claims of a group and not collected, with interest on what came late, and what is still to be released,
 * at the present value of a share.
 */
export const groupOf = ({ classes }, no, group) => ({
	left: part(BigInt(group.left), BigInt(classes.get(no).value), BigInt(group.seen)),
	uncollected: BigInt(group.released) - BigInt(group.collected) + BigInt(group.interest) - BigInt(group.interestCollected),
});

const isSettling = (offer) => choice(offer.state)[0] === "Settling";

/**
 * What is due to members by what is kept of them, of their claims, of returns and of offers that are being settled, and what
 * surplus says is due to them (`entrusted`).
 */
export function dueOf(shares, entrusted = 0n) {
	const stakes = sum([...shares.stakes.values()], ({ owed, ordered }) => BigInt(owed) + BigInt(ordered));
	const claims = sum(shares.groups, ([[no], group]) => groupOf(shares, no, group).uncollected);
	const returns = sum(shares.returns, ([, { aside, collected }]) => BigInt(aside) - BigInt(collected));
	const settling = shares.subscriptions.filter(([[offer]]) => isSettling(shares.offers.get(offer)));
	return stakes + claims + returns + sum(settling, ([, { paid }]) => paid) + entrusted;
}

/**
 * What is held aside, by the account that holds it: what was paid for open offers and what came by bank outside of them, less what
 * a bank took back when it was shares already.
 */
function heldAside({ book, offers, subscriptions, remittances, missing }) {
	const held = new Map([...offers.values(), { account: book.accounts.paidIn }].map(({ account }) => [account, 0n]));
	const count = (account, value) => held.set(account, (held.get(account) ?? 0n) + value);
	for (const [[no], { paid }] of subscriptions) {
		const offer = offers.get(no);
		if (choice(offer.state)[0] === "Open") count(offer.account, BigInt(paid));
	}
	for (const [, { account, paid }] of remittances) count(account, BigInt(paid));
	for (const [[, account], amount] of missing) count(account, -BigInt(amount));
	return held;
}

/** Fails unless operations, holdings, claims and books agree, and says everything in which they do not. */
export function checkAgreement(shares, operations, book, entrusted = 0n) {
	const { coop, classes, holdings, stakes, groups } = shares;
	const wrong = [];
	const same = (what, one, other) => {
		if (one !== other) wrong.push(`${what}: ${one} and ${other}`);
	};
	const money = (what, one, other) => same(what, String(amount(BigInt(one))), String(amount(BigInt(other))));
	const rebuilt = holdingsOn(operations);
	const found = new Map(rebuilt.map((one) => [`${one.class} ${one.member}`, one.shares]));
	for (const [[no, member], { shares: kept }] of holdings) {
		same(`shares of class ${no} of member ${member}, by operations and kept`, found.get(`${no} ${member}`) ?? 0n, BigInt(kept));
		found.delete(`${no} ${member}`);
	}
	for (const key of found.keys()) wrong.push(`member ${key.split(" ")[1]} holds shares by operations, and none are kept`);
	let capital = 0n;
	for (const [no, one] of classes) {
		const { held, value, queued } = operations.filter((each) => each.class === no).reduce(after, unheld(one));
		same(`shares held of class ${no}, by operations and kept`, held, BigInt(one.held));
		money(`value of a share of class ${no}, by operations and kept`, value, one.value);
		money(`queue of class ${no}, by operations and kept`, queued, one.queued);
		money(`capital of class ${no}, by operations and in the books`, held * value, balanceOf(book, one.capital));
		money(`queue of class ${no}, by operations and in the books`, queued, balanceOf(book, one.redeemable));
		const left = sum(
			groups.filter(([[of]]) => of === no),
			([, group]) => groupOf(shares, no, group).left,
		);
		if (left > queued) wrong.push(`what waits of class ${no} is ${amount(left)}, more than its queue`);
		capital += held * value + queued;
	}
	money("capital of the co-op, by its classes and kept", capital, shares.book.capital);
	const due = dueOf(shares, entrusted);
	money("due to members, by what is kept of them and in the books", due, balanceOf(book, shares.book.accounts.due));
	for (const [account, held] of heldAside(shares)) {
		money(`held aside in account ${account}, by what was paid and in the books`, held, balanceOf(book, account));
	}
	const atPar = new Map([...stakes.keys()].map((member) => [member, 0n]));
	for (const one of rebuilt) {
		const par = one.shares * BigInt(classes.get(one.class).terms.par);
		atPar.set(one.member, (atPar.get(one.member) ?? 0n) + par);
	}
	for (const [member, par] of atPar) {
		money(`shares of member ${member} at par, by operations and kept`, par, stakes.get(member)?.par ?? 0);
	}
	if (wrong.length > 0) throw new Mistake(`the registers of shares of co-op ${coop} do not agree (${wrong.join("; ")}).`);
}

/** The same day so many years later, or the last one of February. */
export function yearsLater(day, years) {
	const [year, month, date] = dayOf(day).split("-").map(Number);
	const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
	return Date.UTC(year + years, month - 1, Math.min(date, last)) / MILLISECONDS_A_DAY;
}

/** Whether a holding may have value-days of a year that were not collected: some are kept, or not counted yet. */
export const hasDays = ({ years, since, shares }, year) =>
	years.some(([start]) => start === year) || (BigInt(shares) > 0n && since < yearsLater(year, 1));

/**
 * What can be collected for members now: claims of which more was released than was collected, or nothing is left, and for each
 * return the members who may have days of its year. Whoever has none of them is left out by the chain.
 */
export function uncollected(shares) {
	const groups = new Map(shares.groups.map(([[no, rank], group]) => [`${no} ${rank}`, group]));
	const claims = [...shares.claims].filter(([, one]) => {
		const group = groups.get(`${one.class} ${one.rank}`);
		const mine = (whole) => part(BigInt(whole), BigInt(one.weight), BigInt(group.weight));
		return BigInt(group.left) === 0n || mine(group.released) > BigInt(one.taken) || mine(group.interest) > BigInt(one.interest);
	});
	const returns = shares.returns
		.filter(([, { valueDays, collectedDays, isLapsed }]) => !isLapsed && BigInt(collectedDays) < BigInt(valueDays))
		.map(([[no, year]]) => {
			const mine = shares.holdings.filter(([[of]]) => of === no);
			return { class: no, year, members: mine.filter(([, one]) => hasDays(one, year)).map(([[, member]]) => member) };
		})
		.filter(({ members }) => members.length > 0);
	return { claims: claims.map(([no]) => no), returns };
}
