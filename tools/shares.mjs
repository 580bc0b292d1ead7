// The registers of a co-op's shares: rebuilt from its operations alone, and written only if state and books agree with them.

import { Amount, amount, date, dayNumber, dayOf, isDay, listed, MILLISECONDS_A_DAY, Mistake } from "./common.mjs";
import { readLedgerBook } from "./ledger.mjs";

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
const NUMBERED = ["classes", "offers", "claims", "operations", "stakes", "lists", "classLists"];
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

const sum = (list, of) => list.reduce((total, one) => total + BigInt(of(one)), 0n);

const size = (value) => (value < 0n ? -value : value);

/** What a part of an amount comes to, rounded down. */
const part = (of, numerator, denominator) => (denominator === 0n ? 0n : (of * numerator) / denominator);

/** The name of a choice of the chain, and what it carries. */
function choice(value) {
	if (typeof value === "string") return [value, undefined];
	const [[name, carried]] = Object.entries(value);
	return [name[0].toUpperCase() + name.slice(1), carried];
}

/** What a rank says: the day, how often the value had changed by then, and whether the claims are of heirs. */
function placeOfRank(rank) {
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
	// Nobody holds more or less by these.
	...{ Valued: 0n, Committed: 0n, CommitmentEnded: 0n, ImportedClaim: 0n, Released: 0n, Rounded: 0n },
};

/** The shares that an operation gives or takes, by member. */
function changes({ kind, carried, member, shares }) {
	const given = GIVES[kind] * shares;
	if (given === 0n) return [];
	return [[member, given], ...(kind === "Transferred" ? [[carried.to, shares]] : [])];
}

/** A class before its first operation: how many shares are held, what one is worth, and what waits in its queue. */
const unheld = ({ terms }) => ({ held: 0n, value: BigInt(terms.par), queued: 0n });

/** What a class is after an operation. What waits is rounded up when it is valued, as the chain does, so that all of it is there. */
function after({ held, value, queued }, operation) {
	const { kind, carried, shares } = operation;
	const next = { held: held + sum(changes(operation), ([, given]) => given), value, queued };
	if (kind === "Ended") next.queued += shares * value;
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
function valueOn({ classes }, operations, no, day = Number.POSITIVE_INFINITY) {
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

const balanceOf = (book, account) => {
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
const groupOf = ({ classes }, no, group) => ({
	left: part(BigInt(group.left), BigInt(classes.get(no).value), BigInt(group.seen)),
	uncollected: BigInt(group.released) - BigInt(group.collected) + BigInt(group.interest) - BigInt(group.interestCollected),
});

const isSettling = (offer) => choice(offer.state)[0] === "Settling";

/** What is due to members by what is kept of them, of their claims, of returns and of offers that are being settled. */
export function dueOf(shares) {
	const stakes = sum([...shares.stakes.values()], ({ owed, ordered }) => BigInt(owed) + BigInt(ordered));
	const claims = sum(shares.groups, ([[no], group]) => groupOf(shares, no, group).uncollected);
	const returns = sum(shares.returns, ([, { aside, collected }]) => BigInt(aside) - BigInt(collected));
	const settling = shares.subscriptions.filter(([[offer]]) => isSettling(shares.offers.get(offer)));
	return stakes + claims + returns + sum(settling, ([, { paid }]) => paid);
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
export function checkAgreement(shares, operations, book) {
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
	money("due to members, by what is kept of them and in the books", dueOf(shares), balanceOf(book, shares.book.accounts.due));
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

/** Whether a holding may have value-days of a year that were not collected: some are kept, or not counted yet. */
const hasDays = ({ years, since, shares }, year) =>
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

// Tables

export const COLUMNS = {
	share_classes:
		"class holders redemption par_millionths value_millionths held capital_millionths queued_millionths minimum maximum cap_bps notice_days budget_bps max_years earliest_days buys_out first_bps instalment_months entry_fee_bps unjustified_bps expelled_bps above_rate above_bps open suspended_until_utc document",
	holdings: "as_of class member_no shares par_millionths value_millionths since giving_back last_held_until operations",
	capital_account:
		"class day entry operations change_millionths held_millionths queue_change_millionths queued_millionths capital_millionths against text voucher hands",
	redemption_queue:
		"place class day heirs claim member_no shares amount_millionths released_millionths interest_millionths collected_millionths deducted_millionths left_millionths due_by status",
	share_register:
		"operation day entered_on_utc kind class member_no to_member_no shares par_millionths value_millionths money_millionths offer claim grounds agreed_by resolution confirmed_by held capital_millionths",
	share_offers:
		"offer class state allotment minimum target maximum last_day closes_on_utc subscribers shares paid_millionths expected_millionths of_minimum_bps held_from issued resolution document",
	share_subscriptions: "offer member_no paid_millionths shares entry_fee_millionths refunded_millionths",
	share_payments_expected: "offer class reference member_no shares amount_millionths deadline",
	share_payments_aside: "class pending place member_no paid_millionths day too_late",
	share_commitments: "class member_no unpaid amount_millionths last_day late reminder",
	share_dues:
		"member_no par_millionths committed_millionths missing_millionths owed_millionths owed_since on_order_millionths open account",
	share_returns:
		"class year rate_bps part_of_millionths set_aside_millionths value_days collected_millionths collected_value_days left_millionths declared_on lapsed maximum_bps",
	return_statement: "class year member_no value_days due_millionths collected",
};

const number = (value) => Number(value);

function classRows({ classes }, behind) {
	return [...classes].map(([no, one]) => {
		const { terms } = one;
		const [rate, spread] = terms.above ?? ["", ""];
		return {
			class: no,
			holders: terms.holders,
			redemption: terms.redemption,
			par: amount(BigInt(terms.par)),
			value: amount(BigInt(one.value)),
			held: number(one.held),
			capital: amount(BigInt(one.held) * BigInt(one.value)),
			queued: amount(BigInt(one.queued)),
			minimum: number(terms.minimum),
			maximum: number(terms.maximum),
			cap_bps: terms.capBps,
			notice_days: terms.noticeDays,
			budget_bps: terms.budgetBps,
			max_years: terms.maxYears,
			earliest_days: terms.earliestDays,
			buys_out: terms.buysOut ? 1 : 0,
			first_bps: terms.firstBps,
			instalment_months: terms.instalmentMonths,
			entry_fee_bps: terms.entryFeeBps,
			unjustified_bps: terms.unjustifiedBps,
			expelled_bps: terms.expelledBps,
			above_rate: rate,
			above_bps: spread,
			open: one.isOpen ? 1 : 0,
			suspended_until: one.suspendedUntil > 0 ? date(one.suspendedUntil + behind) : "",
			document: one.document,
		};
	});
}

function holdingRows(shares, operations, day) {
	const notices = new Map(shares.holdings.map(([[no, member], { notices: all }]) => [`${no} ${member}`, all]));
	return holdingsOn(operations, day).map((one) => {
		// Those that run now: whoever gave a notice since then had it not on that day.
		const given = notices.get(`${one.class} ${one.member}`) ?? [];
		const atPar = BigInt(shares.classes.get(one.class).terms.par);
		return {
			as_of: dayOf(day),
			class: one.class,
			member_no: one.member,
			shares: number(one.shares),
			par: amount(one.shares * atPar),
			value: amount(one.shares * valueOn(shares, operations, one.class, day)),
			since: dayOf(one.since),
			giving_back: number(sum(given, (notice) => notice.shares)),
			last_held_until: given.length > 0 ? dayOf(Math.max(...given.map(({ endsOn }) => endsOn))) : "",
			operations: one.numbers.join(" "),
		};
	});
}

function capitalRows(shares, operations, book) {
	const titles = (entry, mine) => [
		...new Set(entry.legs.filter(({ account }) => !mine.includes(account)).map(({ account }) => book.accounts.get(account).title)),
	];
	return [...shares.classes].flatMap(([no, one]) => {
		const all = { held: 0n, queued: 0n };
		return movementsOf(shares, operations, book, no).map(({ entry, held, queued, numbers }) => {
			all.held += held;
			all.queued += queued;
			return {
				class: no,
				day: entry.day,
				entry: entry.no,
				operations: numbers.join(" "),
				change: amount(held),
				held: amount(all.held),
				queue_change: amount(queued),
				queued: amount(all.queued),
				capital: amount(all.held + all.queued),
				against: titles(entry, [one.capital, one.redeemable]).join("; "),
				text: entry.text,
				voucher: entry.voucher ?? "",
				hands: entry.hands ?? "",
			};
		});
	});
}

/** The same day so many years later, or the last one of February. */
function yearsLater(day, years) {
	const [year, month, date] = dayOf(day).split("-").map(Number);
	const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
	return Date.UTC(year + years, month - 1, Math.min(date, last)) / MILLISECONDS_A_DAY;
}

/** Heirs are paid within a year. */
const HEIRS_YEARS = 1;

/** What a claim has of its group: released, collected and left, at the present value of a share. */
function claimRows(shares, day) {
	const groups = new Map(shares.groups.map(([[no, rank], group]) => [`${no} ${rank}`, group]));
	const rows = [...shares.claims].map(([claim, one]) => {
		const { terms, value } = shares.classes.get(one.class);
		const group = groups.get(`${one.class} ${one.rank}`);
		const { day: since, level, isOfHeirs } = placeOfRank(one.rank);
		const mine = (whole) => part(whole, BigInt(one.weight), BigInt(group.weight));
		const { left } = groupOf(shares, one.class, group);
		const dueBy = yearsLater(since, isOfHeirs ? HEIRS_YEARS : terms.maxYears);
		const waits = dueBy <= day ? "Overdue" : "Waiting";
		return {
			order: [one.class, dueBy, since, level, claim],
			class: one.class,
			day: dayOf(since),
			heirs: isOfHeirs ? 1 : 0,
			claim,
			member_no: one.member,
			shares: number(one.shares),
			amount: amount(BigInt(one.shares) * BigInt(value)),
			released: amount(mine(BigInt(group.released))),
			interest: amount(mine(BigInt(group.interest))),
			collected: amount(BigInt(one.taken)),
			deducted: amount(BigInt(one.deducted)),
			left: amount(mine(left)),
			due_by: dayOf(dueBy),
			status: left > 0n ? waits : "Released",
		};
	});
	rows.sort((a, b) => a.order.map((each, at) => each - b.order[at]).find((difference) => difference !== 0) ?? 0);
	const places = new Map();
	return rows.map(({ order, ...row }) => {
		const place = (places.get(row.class) ?? 0) + 1;
		places.set(row.class, place);
		return { place, ...row };
	});
}

/** Who decided what an operation rests on: what kind of grounds, which members, and which resolution. */
function groundsOf(grounds) {
	const [kind, by] = choice(grounds);
	if (kind === "Board") return { grounds: kind, agreed_by: by.join(" "), resolution: "", confirmed_by: "" };
	if (kind === "Members") return { grounds: kind, agreed_by: "", resolution: by, confirmed_by: "" };
	if (kind !== "Register") return { grounds: kind, agreed_by: "", resolution: "", confirmed_by: "" };
	return { ...groundsOf(by.agreedBy), grounds: kind, confirmed_by: by.confirmedBy };
}

/** What money an operation released, was paid before, or kept from rounding. */
function moneyOf({ kind, carried }) {
	if (kind === "ImportedClaim") return amount(BigInt(carried.paid));
	return kind === "Released" || kind === "Rounded" ? amount(BigInt(carried.amount)) : "";
}

function operationRows(shares, operations) {
	const classes = new Map([...shares.classes].map(([no, one]) => [no, unheld(one)]));
	return operations.map((one) => {
		const { no, kind, carried, shares: count } = one;
		const now = after(classes.get(one.class), one);
		classes.set(one.class, now);
		return {
			operation: no,
			day: dayOf(one.day),
			entered_on: date(one.at),
			kind,
			class: one.class,
			member_no: one.member || "",
			to_member_no: kind === "Transferred" ? carried.to : "",
			shares: number(count),
			par: amount(count * BigInt(shares.classes.get(one.class).terms.par)),
			value: amount(count * now.value),
			money: moneyOf(one),
			offer: kind === "Allotted" ? carried : "",
			claim: kind === "Ended" ? carried : kind === "ImportedClaim" ? carried.claim : "",
			...groundsOf(one.grounds),
			held: number(now.held),
			capital: amount(now.held * now.value + now.queued),
		};
	});
}

function offerRows(shares, operations, expected, behind) {
	return [...shares.offers].map(([no, one]) => {
		const { terms } = one;
		const [state, carried] = choice(one.state);
		const allotted = operations.filter(({ kind, carried: offer }) => kind === "Allotted" && offer === no);
		const waits = sum(
			expected.filter(({ offer }) => offer === no),
			(each) => each.amount.millionths,
		);
		return {
			offer: no,
			class: terms.class,
			state: state === "Done" ? (carried.isMet ? "Met" : "Missed") : state,
			allotment: terms.allotment,
			minimum: number(terms.minimum),
			target: number(terms.target),
			maximum: number(terms.maximum),
			last_day: dayOf(one.lastDay),
			closes_on: date(one.closesAt + behind),
			subscribers: one.subscribers,
			shares: number(one.shares),
			paid: amount(BigInt(one.paid)),
			expected: amount(waits),
			of_minimum_bps: number((BigInt(one.shares) * 10_000n) / BigInt(terms.minimum)),
			held_from: allotted.length > 0 ? dayOf(allotted[0].day) : "",
			issued: number(sum(allotted, (each) => each.shares)),
			resolution: one.resolution,
			document: one.document,
		};
	});
}

/** What of a subscription is for shares, once the entry fee is paid. */
function forShares({ paid, refundable, fee }) {
	const counted = BigInt(paid) - BigInt(refundable) - BigInt(fee);
	return counted > 0n ? counted : 0n;
}

function subscriptionRows({ subscriptions, offers, classes }) {
	return subscriptions
		.map(([[offer, member], one]) => ({
			offer,
			member_no: member,
			paid: amount(BigInt(one.paid)),
			shares: number(forShares(one) / BigInt(classes.get(offers.get(offer).terms.class).terms.par)),
			entry_fee: amount(BigInt(one.fee)),
			refunded: amount(BigInt(one.refundable)),
		}))
		.sort((a, b) => a.offer - b.offer || a.member_no - b.member_no);
}

/** What subscribers are to pay by bank, for an offer or outside offers, with the reference that each of them repeats. */
function expectedRows({ lists, classLists, offers, classes }, receipts) {
	return receipts.flatMap(({ pending, party, amount: text, end_to_end: reference, deadline }) => {
		const offer = lists.get(pending);
		const no = classLists.get(pending) ?? offers.get(offer)?.terms.class;
		if (no === undefined) return [];
		const money = new Amount(text.replace(".", ""));
		return [
			{
				offer: offer ?? "",
				class: no,
				reference,
				member_no: Number(/^member (\d+) /.exec(party)?.[1]),
				shares: number(money.millionths / BigInt(classes.get(no).terms.par)),
				amount: money,
				deadline: deadline ?? "",
			},
		];
	});
}

/** What came by bank outside open offers and is not shares yet. */
const asideRows = ({ remittances }) =>
	remittances
		.map(([[pending, place], one]) => ({
			class: one.class,
			...{ pending, place },
			member_no: one.member,
			paid: amount(BigInt(one.paid)),
			day: dayOf(one.day),
			too_late: one.isLate ? 1 : 0,
		}))
		.sort((a, b) => a.pending - b.pending || a.place - b.place);

/** What members have subscribed in instalments and not paid. Each day on which no share of the class is issued puts the last one off. */
const commitmentRows = ({ commitments, classes }) =>
	commitments
		.map(([[no, member], one]) => ({
			class: no,
			member_no: member,
			unpaid: number(one.unpaid),
			amount: amount(BigInt(one.unpaid) * BigInt(classes.get(no).terms.par)),
			last_day: dayOf(one.lastDay),
			late: one.isLate ? 1 : 0,
			reminder: one.reminder?.document ?? "",
		}))
		.sort((a, b) => a.class - b.class || a.member_no - b.member_no);

const dueRows = ({ stakes }) =>
	[...stakes].map(([member, one]) => ({
		member_no: member,
		par: amount(BigInt(one.par)),
		committed: amount(BigInt(one.committed)),
		missing: amount(BigInt(one.missing)),
		owed: amount(BigInt(one.owed)),
		owed_since: BigInt(one.owed) > 0n ? dayOf(one.owedSince) : "",
		on_order: amount(BigInt(one.ordered)),
		open: one.open,
		account: one.account ?? "",
	}));

function returnRows({ returns, maxRates }) {
	const most = new Map(maxRates.map(([[no, year], bps]) => [`${no} ${year}`, bps]));
	const declared = new Map(returns.map(([[no, year], one]) => [`${no} ${year}`, one]));
	return [...new Set([...most.keys(), ...declared.keys()])]
		.map((key) => [...key.split(" ").map(Number), key])
		.sort(([a, year], [b, other]) => a - b || year - other)
		.map(([no, year, key]) => {
			const one = declared.get(key);
			const [kind, by] = one ? choice(one.payment) : [];
			return {
				class: no,
				year: dayOf(year),
				rate_bps: kind === "Rate" ? by.bps : "",
				part_of: kind === "Part" ? amount(BigInt(by.of)) : "",
				set_aside: one ? amount(BigInt(one.aside)) : "",
				value_days: one ? String(BigInt(one.valueDays)) : "",
				collected: one ? amount(BigInt(one.collected)) : "",
				collected_value_days: one ? String(BigInt(one.collectedDays)) : "",
				left: one ? amount(BigInt(one.aside) - BigInt(one.collected)) : "",
				declared_on: one ? dayOf(one.declaredOn) : "",
				lapsed: one?.isLapsed ? 1 : 0,
				maximum_bps: most.get(key) ?? "",
			};
		});
}

/** What so many value-days give by what was declared, rounded down. */
function dueBy(payment, valueDays) {
	const [kind, by] = choice(payment);
	if (kind === "Rate") return part(valueDays, BigInt(by.bps), 10_000n * BigInt(by.days));
	return part(valueDays, BigInt(by.of), BigInt(by.all));
}

/**
 * What each member gets of the returns that were declared. Tells where their value-days are not those of the class: where the chain
 * stood still when shares ended, and a return was collected meanwhile.
 */
function statementRows(shares, operations) {
	const { returns, holdings, book } = shares;
	return returns.flatMap(([[no, year], { payment, valueDays }]) => {
		const end = book.years.find((start) => start > year) ?? yearsLater(year, 1);
		const days = valueDaysOf(shares, operations, no, year, end);
		const all = sum([...days.values()], (each) => each);
		if (all !== BigInt(valueDays)) {
			console.log(`class ${no} has ${BigInt(valueDays)} value-days in the year from ${dayOf(year)} on, and its holders ${all}`);
		}
		const left = new Set(holdings.filter(([[of], one]) => of === no && hasDays(one, year)).map(([[, member]]) => member));
		return [...days].map(([member, each]) => ({
			class: no,
			year: dayOf(year),
			member_no: member,
			value_days: String(each),
			due: amount(dueBy(payment, each)),
			collected: left.has(member) ? 0 : 1,
		}));
	});
}

/**
 * The tables of the shares of a co-op, with holdings at the end of a day. Fails where the register of operations has a gap, and where
 * state, operations and books do not agree.
 */
export function shareTables(shares, { book, receipts }, { day, behind = 0 }) {
	const operations = operationsOf(shares);
	const capital = capitalRows(shares, operations, book);
	checkAgreement(shares, operations, book);
	const expected = expectedRows(shares, receipts);
	return {
		share_classes: classRows(shares, behind),
		holdings: holdingRows(shares, operations, day),
		capital_account: capital,
		redemption_queue: claimRows(shares, day),
		share_register: operationRows(shares, operations),
		share_offers: offerRows(shares, operations, expected, behind),
		share_subscriptions: subscriptionRows(shares),
		share_payments_expected: expected,
		share_payments_aside: asideRows(shares),
		share_commitments: commitmentRows(shares),
		share_dues: dueRows(shares),
		share_returns: returnRows(shares),
		return_statement: statementRows(shares, operations),
	};
}

/** The tables of the shares of a co-op at a block, with their columns; none where it has no shares. */
export async function sharesOf(api, view, coop, on) {
	const shares = await readShares(view, coop);
	const today = Math.floor(view.civil / MILLISECONDS_A_DAY);
	if (on !== undefined && !isDay(on)) throw new Mistake("--on must be a day such as 2027-12-31.");
	const day = on === undefined ? today : dayNumber(on);
	if (day > today) throw new Mistake(`--on must not be after the day of the block, ${dayOf(today)}.`);
	if (!shares) return { files: {}, columns: {}, head: {} };
	const read = await readLedgerBook(api, `coop-${coop}`, view.block.hash);
	const files = shareTables(shares, read, { day, behind: view.behind });
	return { files, columns: COLUMNS, head: { holdings_on: dayOf(day) } };
}

/** What a certificate says of the shares of a member: rows of a name and a value. */
export async function certified(view, coop, member) {
	const shares = await readShares(view, coop);
	if (!shares) return [];
	const operations = operationsOf(shares);
	const mine = holdingsOn(operations).filter((one) => one.member === member);
	if (mine.length === 0) return [["Shares", "none"]];
	return mine.map(({ class: no, shares: count, since, numbers }) => {
		const [, { shares: kept }] = shares.holdings.find(([[of, whose]]) => of === no && whose === member) ?? [, { shares: 0 }];
		if (BigInt(kept) !== count) {
			throw new Mistake(`the register of shares of co-op ${coop} does not agree with what member ${member} holds.`);
		}
		const { terms, value } = shares.classes.get(no);
		const [par, worth] = [BigInt(terms.par), BigInt(value)];
		const paid = `paid up at ${amount(par)} each, ${amount(count * par)} together`;
		const written = worth < par ? `, written down to ${amount(count * worth)}` : "";
		const by = `since ${dayOf(since)}, by operations ${numbers.join(", ")}`;
		return ["Shares", `${count} of class ${no}, ${paid}${written}, ${by}`];
	});
}
