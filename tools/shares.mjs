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

/** All that is kept of the shares of a co-op at a block, undefined where it has none. */
export async function readShares({ state }, coop) {
	const { shares } = state.query;
	const found = shares && (await shares.books(coop));
	if (!found?.isSome) return undefined;
	const keys = (all) => all;
	const [classes, offers, claims, operations, stakes, lists] = await Promise.all(
		["classes", "offers", "claims", "operations", "stakes", "lists"].map((name) => byNumber(shares[name], coop)),
	);
	const [holdings, subscriptions, groups, transfers, maxRates, returns] = await Promise.all(
		["holdings", "subscriptions", "groups", "transfers", "maxRates", "returns"].map((name) => plain(shares[name], coop, keys)),
	);
	return {
		coop,
		book: found.unwrap().toJSON(),
		...{ classes, offers, claims, operations, stakes, lists },
		...{ holdings, subscriptions, groups, transfers, maxRates, returns },
	};
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

/** The first and the last bytes of a rank: the day, from the first one that can be counted on, and the level. */
function dayOfRank(rank) {
	const [first, last] = [rank.slice(2, 10), rank.slice(10)].map((digits) => Number.parseInt(digits, 16));
	return { day: first - 2 ** 31, level: last };
}

// Operations

/** How many shares each kind of operation gives to the member that it names, for each that it is about. */
const GIVES = { Subscribed: 1n, Allotted: 1n, Imported: 1n, Transferred: -1n, Ended: -1n, Valued: 0n };

/** The shares that an operation gives or takes, by member. */
function changes({ kind, carried, member, shares }) {
	const given = GIVES[kind] * shares;
	if (given === 0n) return [];
	return [[member, given], ...(kind === "Transferred" ? [[carried.to, shares]] : [])];
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

// Agreement: what state and books say is what operations and claims come to.

/** The legs of an account in the order of entries, each with its entry. A credit is positive. */
const creditsOf = (book, account) =>
	book.entries.flatMap((entry) => {
		const mine = entry.legs.filter((leg) => leg.account === account);
		return mine.length > 0 ? [{ entry, credit: -mine.reduce((total, { value }) => total + value, 0n) }] : [];
	});

const balanceOf = (book, account) => {
	const { debits, credits } = book.accounts.get(account) ?? { debits: 0n, credits: 0n };
	return credits - debits;
};

/**
 * Each entry that changes the capital of a class, or what waits in its queue, with the operations that it is for. Fails at the first
 * one that changes the capital by another amount than the operations that follow.
 */
export function movementsOf(shares, operations, book, no) {
	const { capital, redeemable, terms } = shares.classes.get(no);
	let [value, held] = [BigInt(terms.par), 0n];
	const effects = operations
		.filter((one) => one.class === no)
		.map((one) => {
			const before = value * held;
			if (one.kind === "Valued") value = BigInt(one.carried.value);
			held += changes(one).reduce((total, [, given]) => total + given, 0n);
			return { no: one.no, effect: value * held - before };
		})
		.filter(({ effect }) => effect !== 0n);
	const queue = new Map(creditsOf(book, redeemable).map(({ entry, credit }) => [entry.no, credit]));
	const touched = new Map(creditsOf(book, capital).map(({ entry, credit }) => [entry.no, credit]));
	const wrong = (what) => {
		throw new Mistake(`the register of shares of co-op ${shares.coop} and its books do not agree: ${what}.`);
	};
	const rows = book.entries.filter((entry) => queue.has(entry.no) || touched.has(entry.no)).map((entry) => {
		const change = touched.get(entry.no) ?? 0n;
		const numbers = [];
		let known = 0n;
		// Whatever one entry is for changes the capital in one direction.
		while (size(known) < size(change) && effects.length > 0) {
			const { no: operation, effect } = effects.shift();
			known += effect;
			numbers.push(operation);
		}
		if (known !== change) {
			const by = `entry ${entry.no} changes the capital of class ${no} by ${amount(change)}`;
			wrong(`${by}, and operations from ${numbers[0] ?? "none"} on by ${amount(known)}`);
		}
		return { entry, change, queued: queue.get(entry.no) ?? 0n, numbers };
	});
	if (effects.length > 0) wrong(`operation ${effects[0].no} changes the capital of class ${no}, and no entry does`);
	return rows;
}

/** What was released to the claims of a class and not collected, and what is still to be released, at its present value. */
const groupOf = ({ classes }, no, group) => ({
	left: part(BigInt(group.left), BigInt(classes.get(no).value), BigInt(group.seen)),
	uncollected: BigInt(group.released) - BigInt(group.collected),
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

/** Fails unless operations, holdings, claims and books agree, and says everything in which they do not. */
export function checkAgreement(shares, operations, book) {
	const { coop, classes, offers, holdings, stakes, groups, subscriptions } = shares;
	const wrong = [];
	const same = (what, one, other) => {
		if (one !== other) wrong.push(`${what}: ${one} and ${other}`);
	};
	const money = (what, one, other) => same(what, String(amount(one)), String(amount(other)));
	const rebuilt = holdingsOn(operations);
	const found = new Map(rebuilt.map((one) => [`${one.class} ${one.member}`, one.shares]));
	for (const [[no, member], { shares: kept }] of holdings) {
		same(`shares of class ${no} of member ${member}, by operations and kept`, found.get(`${no} ${member}`) ?? 0n, BigInt(kept));
		found.delete(`${no} ${member}`);
	}
	for (const key of found.keys()) wrong.push(`member ${key.split(" ")[1]} holds shares by operations, and none are kept`);
	let capital = 0n;
	for (const [no, one] of classes) {
		const held = sum(rebuilt.filter((each) => each.class === no), (each) => each.shares);
		const value = valueOn(shares, operations, no);
		same(`shares held of class ${no}, by operations and kept`, held, BigInt(one.held));
		money(`value of a share of class ${no}, by operations and kept`, value, one.value);
		money(`capital of class ${no}, by operations and in the books`, held * value, balanceOf(book, one.capital));
		money(`queue of class ${no}, kept and in the books`, one.queued, balanceOf(book, one.redeemable));
		const left = sum(groups.filter(([[of]]) => of === no), ([, group]) => groupOf(shares, no, group).left);
		if (left > BigInt(one.queued)) wrong.push(`what waits of class ${no} is ${amount(left)}, more than its queue`);
		capital += held * value + BigInt(one.queued);
	}
	money("capital of the co-op, by its classes and kept", capital, shares.book.capital);
	money("due to members, by what is kept of them and in the books", dueOf(shares), balanceOf(book, shares.book.accounts.due));
	for (const [no, offer] of offers) {
		const isOpen = choice(offer.state)[0] === "Open";
		const paid = sum(subscriptions.filter(([[of]]) => isOpen && of === no), ([, one]) => one.paid);
		money(`held aside for offer ${no}, by subscribers and in the books`, paid, balanceOf(book, offer.account));
	}
	const atPar = new Map([...stakes.keys()].map((member) => [member, 0n]));
	for (const one of rebuilt) atPar.set(one.member, (atPar.get(one.member) ?? 0n) + one.shares * BigInt(classes.get(one.class).terms.par));
	for (const [member, par] of atPar) money(`shares of member ${member} at par, by operations and kept`, par, stakes.get(member)?.par ?? 0);
	if (wrong.length > 0) throw new Mistake(`the registers of shares of co-op ${coop} do not agree (${wrong.join("; ")}).`);
}

// Tables

export const COLUMNS = {
	share_classes:
		"class holders redemption par_millionths value_millionths held capital_millionths queued_millionths minimum maximum cap_bps notice_days budget_bps max_years earliest_days buys_out first_bps instalment_months entry_fee_bps unjustified_bps expelled_bps above_rate above_bps open suspended_until_utc document",
	holdings: "as_of class member_no shares par_millionths value_millionths since giving_back last_held_until operations",
	capital_account:
		"class day entry operations change_millionths held_millionths queue_change_millionths queued_millionths capital_millionths against text voucher hands",
	redemption_queue:
		"place class day claim member_no shares amount_millionths released_millionths collected_millionths left_millionths overdue_on status",
	share_register:
		"operation day entered_on_utc kind class member_no to_member_no shares par_millionths value_millionths offer claim resolution held capital_millionths",
	share_offers:
		"offer class state allotment minimum target maximum last_day closes_on_utc subscribers shares paid_millionths expected_millionths of_minimum_bps held_from issued resolution document",
	share_subscriptions: "offer member_no paid_millionths shares refunded_millionths",
	share_payments_expected: "offer reference member_no shares amount_millionths deadline",
	share_dues: "member_no par_millionths owed_millionths on_order_millionths open account",
	share_returns:
		"class year rate_bps part_of_millionths set_aside_millionths value_days collected_millionths collected_value_days left_millionths maximum_bps",
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
		let [held, queued] = [0n, 0n];
		return movementsOf(shares, operations, book, no).map(({ entry, change, queued: more, numbers }) => {
			[held, queued] = [held + change, queued + more];
			return {
				class: no,
				day: entry.day,
				entry: entry.no,
				operations: numbers.join(" "),
				change: amount(change),
				held: amount(held),
				queue_change: amount(more),
				queued: amount(queued),
				capital: amount(held + queued),
				against: titles(entry, [one.capital, one.redeemable]).join("; "),
				text: entry.text,
				voucher: entry.voucher ?? "",
				hands: entry.hands ?? "",
			};
		});
	});
}

/** What a claim has of its group: released, collected and left, at the present value of a share. */
function claimRows(shares, day) {
	const groups = new Map(shares.groups.map(([[no, rank], group]) => [`${no} ${rank}`, group]));
	const rows = [...shares.claims].map(([claim, one]) => {
		const { terms, value } = shares.classes.get(one.class);
		const group = groups.get(`${one.class} ${one.rank}`);
		const { day: since, level } = dayOfRank(one.rank);
		const mine = (whole) => part(whole, BigInt(one.shares), BigInt(group.shares));
		const { left } = groupOf(shares, one.class, group);
		const [released, rest] = [mine(BigInt(group.released)), mine(left)];
		const overdueOn = since + terms.maxYears * 366;
		const waits = overdueOn <= day ? "Overdue" : "Waiting";
		return {
			order: [one.class, since, level, claim],
			class: one.class,
			day: dayOf(since),
			claim,
			member_no: one.member,
			shares: number(one.shares),
			amount: amount(BigInt(one.shares) * BigInt(value)),
			released: amount(released),
			collected: amount(BigInt(one.taken)),
			left: amount(rest),
			overdue_on: rest > 0n ? dayOf(overdueOn) : "",
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

function operationRows(shares, operations) {
	const value = new Map([...shares.classes].map(([no, { terms }]) => [no, BigInt(terms.par)]));
	const held = new Map([...shares.classes.keys()].map((no) => [no, 0n]));
	return operations.map((one) => {
		const { no, kind, carried, shares: count } = one;
		if (kind === "Valued") value.set(one.class, BigInt(carried.value));
		held.set(one.class, held.get(one.class) + sum(changes(one), ([, given]) => given));
		const worth = value.get(one.class);
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
			value: amount(count * worth),
			offer: kind === "Allotted" ? carried : "",
			claim: kind === "Ended" ? carried : "",
			resolution: kind === "Valued" ? carried.resolution : "",
			held: number(held.get(one.class)),
			capital: amount(held.get(one.class) * worth),
		};
	});
}

function offerRows(shares, operations, expected, behind) {
	return [...shares.offers].map(([no, one]) => {
		const { terms } = one;
		const [state, carried] = choice(one.state);
		const allotted = operations.filter(({ kind, carried: offer }) => kind === "Allotted" && offer === no);
		const waits = sum(expected.filter(({ offer }) => offer === no), (each) => each.amount.millionths);
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

function subscriptionRows({ subscriptions, offers, classes }) {
	return subscriptions
		.map(([[offer, member], { paid, refundable }]) => ({
			offer,
			member_no: member,
			paid: amount(BigInt(paid)),
			shares: number((BigInt(paid) - BigInt(refundable)) / BigInt(classes.get(offers.get(offer).terms.class).terms.par)),
			refunded: amount(BigInt(refundable)),
		}))
		.sort((a, b) => a.offer - b.offer || a.member_no - b.member_no);
}

/** What subscribers are to pay by bank, with the reference that each of them repeats. */
function expectedRows({ lists, offers, classes }, receipts) {
	return receipts.flatMap(({ pending, party, amount: text, end_to_end: reference, deadline }) => {
		const offer = lists.get(pending);
		if (offer === undefined) return [];
		const money = new Amount(text.replace(".", ""));
		const par = BigInt(classes.get(offers.get(offer).terms.class).terms.par);
		return [
			{
				offer,
				reference,
				member_no: Number(/^member (\d+) /.exec(party)?.[1]),
				shares: number(money.millionths / par),
				amount: money,
				deadline: deadline ?? "",
			},
		];
	});
}

const dueRows = ({ stakes }) =>
	[...stakes].map(([member, { par, owed, ordered, open, account }]) => ({
		member_no: member,
		par: amount(BigInt(par)),
		owed: amount(BigInt(owed)),
		on_order: amount(BigInt(ordered)),
		open,
		account: account ?? "",
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
				maximum_bps: most.get(key) ?? "",
			};
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
		share_dues: dueRows(shares),
		share_returns: returnRows(shares),
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
		if (BigInt(kept) !== count) throw new Mistake(`the register of shares of co-op ${coop} does not agree with what member ${member} holds.`);
		const { terms, value } = shares.classes.get(no);
		const [par, worth] = [BigInt(terms.par), BigInt(value)];
		const paid = `paid up at ${amount(par)} each, ${amount(count * par)} together`;
		const written = worth < par ? `, written down to ${amount(count * worth)}` : "";
		return ["Shares", `${count} of class ${no}, ${paid}${written}, since ${dayOf(since)}, by operations ${numbers.join(", ")}`];
	});
}
