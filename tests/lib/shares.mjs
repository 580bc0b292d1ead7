// A co-op with shares as a chain would have it, by plain arithmetic: what is kept, and the book of its ledger.

import { FORMAT, readBook } from "../../tools/journals.mjs";
import { titleOfShares, titleOfSurplus } from "../../tools/ledger.mjs";

const MILLISECONDS_A_DAY = 86_400_000;
const HASH = `0x${"0d".repeat(32)}`;

/** The accounts that every co-op with shares has, in the order in which they are opened here. */
export const [CASH, DUE, RETURNS, LOSSES, RESERVE, SET_OFF, PAID_IN] = [1, 2, 3, 4, 5, 6, 7];

const ROOTS = { Asset: "Assets", Liability: "Liabilities", Equity: "Equity", IndivisibleReserve: "Equity", Expense: "Expenses" };

const TERMS = {
	redemption: "Discretion",
	minimum: 1,
	maximum: 1_000_000,
	capBps: 3333,
	noticeDays: 30,
	budgetBps: 1000,
	maxYears: 5,
	earliestDays: 0,
	buysOut: false,
	firstBps: 10_000,
	instalmentMonths: 0,
	entryFeeBps: 0,
	unjustifiedBps: 0,
	expelledBps: 0,
	above: ["LegalInterest", 300],
};

/** A number as the library writes it: those that are too large for a number of JSON in hex. */
const json = (value) => {
	if (typeof value === "bigint")
		return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : `0x${value.toString(16).padStart(32, "0")}`;
	if (Array.isArray(value)) return value.map(json);
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, json(one)]));
};

const money = (value) => `${value / 1_000_000n}.${(value % 1_000_000n).toString().padStart(6, "0")}`;
const text = (day) => new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
const hex = (value) => (value >>> 0).toString(16).padStart(8, "0");

const NOTHING_TAKEN = { taken: 0n, deducted: 0n, interest: 0n };

/** As the chain ranks days: those before 1970 come first. */
const rank = (day, level) => `0x${hex(day + 2 ** 31)}${hex(level)}`;

export class Shares {
	constructor(day, coop = 3) {
		Object.assign(this, { coop, day, time: 0, operations: [], entries: [], claims: new Map(), groups: new Map() });
		Object.assign(this, {
			classes: new Map(),
			holdings: new Map(),
			stakes: new Map(),
			offers: new Map(),
			subscriptions: new Map(),
		});
		Object.assign(this, { returns: new Map(), years: [], lastClaim: 0, lists: new Map() });
		Object.assign(this, { commitments: new Map(), remittances: new Map(), missing: new Map(), earned: new Map() });
		this.accounts = new Map();
		this.accounts.set(CASH, { root: "Assets", title: "1000 Units", debits: 0n, credits: 0n });
		const kinds = [
			["Liability", 2200],
			["Equity", 3800],
			["Equity", 3200],
			["IndivisibleReserve", 3900],
			["Asset", 1400],
			["Liability", 2300],
		];
		for (const [kind, code] of kinds) this.#open(kind, code);
	}

	get now() {
		this.time += 6_000;
		return this.day * MILLISECONDS_A_DAY + this.time;
	}

	/** Days pass, of which each counts for who holds at its end. */
	pass(days) {
		for (const [key, { shares }] of this.holdings) this.#earn(key, shares, this.day, this.day + days);
		this.day += days;
		this.time = 0;
	}

	#earn(key, shares, from, until) {
		const { value } = this.classes.get(Number(key.split(" ")[0]));
		const days = this.earned.get(key) ?? new Map();
		for (let day = from; day < until; day += 1) days.set(day, (days.get(day) ?? 0n) + shares * value);
		this.earned.set(key, days);
	}

	/** The value-days of each holder of a class from a day until another, without that one. */
	valueDays(no, from, until) {
		const found = new Map();
		for (const [key, days] of this.earned) {
			const [of, member] = key.split(" ").map(Number);
			const sum = [...days].filter(([day]) => from <= day && day < until).reduce((total, [, one]) => total + one, 0n);
			if (of === no && sum > 0n) found.set(member, sum);
		}
		return found;
	}

	/** Opens an account as the chain does, with the name that the tool gives to it. */
	#open(kind, code) {
		const no = this.accounts.size + 1;
		this.accounts.set(no, { root: ROOTS[kind], title: `${code} ${titleOfSurplus(code) ?? titleOfShares(kind, code)}`, debits: 0n, credits: 0n });
		return no;
	}

	/** Enters debits (positive) and credits; those of nothing are left out. */
	enter(...legs) {
		const some = legs.filter(([, value]) => value !== 0n);
		if (some.length === 0) return;
		for (const [account, value] of some) {
			const one = this.accounts.get(account);
			if (value < 0n) one.credits -= value;
			else one.debits += value;
		}
		this.entries.push({
			entry: this.entries.length + 1,
			day: text(this.day),
			text: "by rule",
			legs: some.map(([account, value, member]) => ({
				account,
				[value < 0n ? "credit" : "debit"]: money(value < 0n ? -value : value),
				...(member && { party: `member ${member} of co-op ${this.coop}` }),
			})),
		});
	}

	#note(kind, no, member, shares, { day = this.day, grounds = { will: null } } = {}) {
		this.operations.push({ kind, class: no, member, shares, day, at: this.now, grounds });
	}

	openClass(par, terms = {}) {
		const no = this.classes.size + 1;
		const [capital, redeemable] = [this.#open("Equity", 3100 + no), this.#open("Liability", 2100 + no)];
		const one = {
			terms: { par, holders: "Ordinary", ...TERMS, ...terms },
			document: HASH,
			isOpen: true,
			value: par,
			level: 0,
			held: 0n,
		};
		this.classes.set(no, { ...one, queued: 0n, capital, redeemable, suspendedUntil: 0, offers: 0 });
		return no;
	}

	#stake(member) {
		if (!this.stakes.has(member))
			this.stakes.set(member, {
				par: 0n,
				open: 0,
				owed: 0n,
				owedSince: this.day,
				ordered: 0n,
				account: null,
				committed: 0n,
				missing: 0n,
			});
		return this.stakes.get(member);
	}

	held(no, member) {
		return this.holdings.get(`${no} ${member}`)?.shares ?? 0n;
	}

	#put(no, member, shares) {
		const one = this.classes.get(no);
		const holding = this.holdings.get(`${no} ${member}`) ?? { shares: 0n, since: this.day, seen: 0, years: [], notices: [] };
		this.holdings.set(`${no} ${member}`, { ...holding, shares: holding.shares + shares, since: this.day });
		one.held += shares;
		this.#stake(member).par += shares * one.terms.par;
	}

	/** Shares are issued at par only, and no class is valued while it is offered. */
	#whole(no) {
		const { value, terms } = this.classes.get(no);
		if (value !== terms.par) throw new TypeError("the class is written down");
	}

	subscribe(no, member, shares) {
		const { terms, capital } = this.classes.get(no);
		this.#whole(no);
		this.#put(no, member, shares);
		this.enter([CASH, shares * terms.par], [capital, -shares * terms.par, member]);
		this.#note({ subscribed: null }, no, member, shares);
	}

	transfer(no, member, to, shares) {
		this.#put(no, member, -shares);
		this.#put(no, to, shares);
		this.#note({ transferred: { to } }, no, member, shares, { grounds: { board: [1, 2] } });
	}

	#join(key, seen, shares, weight, left) {
		const none = {
			shares: 0n,
			weight: 0n,
			left: 0n,
			seen,
			released: 0n,
			collected: 0n,
			claims: 0,
			interest: 0n,
			interestCollected: 0n,
		};
		const group = this.groups.get(key) ?? none;
		Object.assign(group, { shares: group.shares + shares, weight: group.weight + weight, left: group.left + left });
		group.claims += 1;
		this.groups.set(key, group);
	}

	/** Shares and claims come in from elsewhere, with the days that they had there. */
	bringIn(no, lines) {
		const one = this.classes.get(no);
		const grounds = { register: { agreedBy: { board: [1, 2] }, confirmedBy: 3 } };
		let [capital, queued] = [0n, 0n];
		for (const { member, shares, day, paid } of lines) {
			if (paid === undefined) {
				this.#put(no, member, shares);
				this.#note({ imported: null }, no, member, shares, { day, grounds });
				capital += shares * one.value;
				continue;
			}
			const waits = shares * one.value - paid;
			this.#join(`${no} ${rank(day, 0)}`, one.value, shares, waits, waits);
			this.claims.set(++this.lastClaim, { class: no, member, rank: rank(day, 0), shares, weight: waits, ...NOTHING_TAKEN });
			this.#stake(member).open += 1;
			one.queued += waits;
			queued += waits;
			this.#note({ importedClaim: { claim: this.lastClaim, paid } }, no, member, shares, { day, grounds });
		}
		this.enter([CASH, capital + queued], [one.capital, -capital], [one.redeemable, -queued]);
	}

	/** Shares end on a day, which is today but where the chain stood still. */
	end(no, member, shares, { day = this.day, isOfHeirs = false } = {}) {
		const one = this.classes.get(no);
		this.#put(no, member, -shares);
		const place = rank(this.day, one.level + (isOfHeirs ? 2 ** 31 : 0));
		const key = `${no} ${place}`;
		this.#join(key, one.value, shares, shares, shares * one.value);
		this.claims.set(++this.lastClaim, { class: no, member, rank: place, shares, weight: shares, ...NOTHING_TAKEN });
		this.#stake(member).open += 1;
		one.queued += shares * one.value;
		this.enter([one.capital, shares * one.value, member], [one.redeemable, -shares * one.value, member]);
		this.#note({ ended: this.lastClaim }, no, member, shares, { day });
	}

	release(no, amount) {
		const one = this.classes.get(no);
		const waiting = [...this.groups].filter(([key]) => key.startsWith(`${no} `)).sort(([a], [b]) => (a < b ? -1 : 1));
		let left = amount;
		for (const [, group] of waiting) {
			group.left = (group.left * one.value) / group.seen;
			group.seen = one.value;
			const released = left < group.left ? left : group.left;
			Object.assign(group, { left: group.left - released, released: group.released + released });
			left -= released;
		}
		one.queued -= amount - left;
		this.enter([one.redeemable, amount - left], [DUE, left - amount]);
		if (left < amount) this.#note({ released: { amount: amount - left } }, no, 0, 0n, { grounds: { board: [1, 2] } });
		const isWaiting = [...this.groups].some(([key, group]) => key.startsWith(`${no} `) && group.left > 0n);
		if (isWaiting || one.queued === 0n) return;
		this.#note({ rounded: { amount: one.queued } }, no, 0, 0n, { grounds: { rule: null } });
		this.enter([one.redeemable, one.queued], [RESERVE, -one.queued]);
		one.queued = 0n;
	}

	collect(claim) {
		const one = this.claims.get(claim);
		const key = `${one.class} ${one.rank}`;
		const group = this.groups.get(key);
		const amount = (group.released * one.weight) / group.weight - one.taken;
		one.taken += amount;
		group.collected += amount;
		const stake = this.#stake(one.member);
		stake.owed += amount;
		if (group.left > 0n) return;
		this.claims.delete(claim);
		stake.open -= 1;
		group.claims -= 1;
		if (group.claims > 0) return;
		this.groups.delete(key);
		this.enter([DUE, group.released - group.collected], [RESERVE, group.collected - group.released]);
	}

	value(no, value) {
		const one = this.classes.get(no);
		if (one.offers > 0) throw new TypeError("an offer is open");
		const queued = (one.queued * value + one.value - 1n) / one.value;
		const [held, waits] = [one.held * (value - one.value), queued - one.queued];
		this.enter([one.capital, -held], [one.redeemable, -waits], [LOSSES, held + waits]);
		Object.assign(one, { value, queued, level: one.level + 1 });
		this.#note({ valued: { value } }, no, 0, one.held, { grounds: { members: 7 } });
	}

	openOffer(no, minimum, maximum) {
		this.#whole(no);
		const offer = this.offers.size + 1;
		const account = this.#open("Liability", 240000 + offer);
		const terms = { class: no, minimum, target: minimum, maximum, allotment: "FirstCome", days: 30 };
		const closesAt = (this.day + 31) * MILLISECONDS_A_DAY;
		const one = { terms, document: HASH, resolution: 9, account, lastDay: this.day + 30, closesAt, shares: 0n, paid: 0n };
		this.offers.set(offer, { ...one, subscribers: 0, lists: 0, state: { open: null } });
		this.classes.get(no).offers += 1;
		return offer;
	}

	pay(offer, member, shares, refundable = 0n) {
		const one = this.offers.get(offer);
		const amount = shares * this.classes.get(one.terms.class).terms.par + refundable;
		const key = `${offer} ${member}`;
		const before = this.subscriptions.get(key) ?? { paid: 0n, refundable: 0n };
		if (!this.subscriptions.has(key)) {
			one.subscribers += 1;
			this.#stake(member).open += 1;
		}
		this.subscriptions.set(key, { paid: before.paid + amount, refundable: before.refundable + refundable, fee: 0n });
		Object.assign(one, { shares: one.shares + shares, paid: one.paid + amount });
		this.enter([CASH, amount], [one.account, -amount, member]);
	}

	/** A member commits themselves to shares, of which they pay some at once. */
	commit(no, member, first, unpaid) {
		this.subscribe(no, member, first);
		this.#note({ committed: null }, no, member, unpaid);
		const one = { unpaid, lastDay: this.day + 365, paused: 0, dueAt: 0, isLate: false, reminder: null };
		this.commitments.set(`${no} ${member}`, one);
		this.#stake(member).committed += unpaid * this.classes.get(no).terms.par;
	}

	/** Money comes by bank outside offers, and is held aside for a few days. */
	remit(pending, place, no, member, paid) {
		const one = { class: no, member, account: PAID_IN, paid, day: this.day, dueAt: 0, isLate: false };
		this.remittances.set(`${pending} ${place}`, one);
		this.enter([CASH, paid], [PAID_IN, -paid, member]);
	}

	/** It becomes shares. */
	issue(pending, place) {
		const { class: no, member, paid } = this.remittances.get(`${pending} ${place}`);
		const { terms, capital } = this.classes.get(no);
		this.remittances.delete(`${pending} ${place}`);
		this.#put(no, member, paid / terms.par);
		this.enter([PAID_IN, paid], [capital, -paid, member]);
		this.#note({ subscribed: null }, no, member, paid / terms.par);
	}

	/** The bank takes back what is shares by now. */
	lose(member, amount) {
		this.enter([PAID_IN, amount, member], [CASH, -amount]);
		this.missing.set(`${member} ${PAID_IN}`, amount);
		this.#stake(member).missing += amount;
	}

	close(offer) {
		const one = this.offers.get(offer);
		const isMet = one.shares >= one.terms.minimum;
		this.enter([one.account, one.paid], [DUE, -one.paid]);
		one.state = {
			settling: { settled: 0, counted: 0, met: isMet ? { day: this.day, issued: one.terms.maximum, base: 0n } : null },
		};
	}

	/** Settles so many subscribers, and the offer is done with the last one. */
	settle(offer, most) {
		const one = this.offers.get(offer);
		const { terms, capital } = this.classes.get(one.terms.class);
		const { met } = one.state.settling;
		const next = [...this.subscriptions.keys()].filter((key) => key.startsWith(`${offer} `)).slice(0, most);
		let issued = 0n;
		for (const key of next) {
			const { paid, refundable } = this.subscriptions.get(key);
			this.subscriptions.delete(key);
			const member = Number(key.split(" ")[1]);
			const shares = met ? (paid - refundable) / terms.par : 0n;
			if (shares > 0n) {
				this.#put(one.terms.class, member, shares);
				this.#earn(`${one.terms.class} ${member}`, shares, met.day, this.day);
				this.#note({ allotted: offer }, one.terms.class, member, shares, { day: met.day, grounds: { members: one.resolution } });
			}
			const stake = this.#stake(member);
			Object.assign(stake, { open: stake.open - 1, owed: stake.owed + paid - shares * terms.par });
			issued += shares * terms.par;
		}
		this.enter([DUE, issued], [capital, -issued]);
		const isDone = ![...this.subscriptions.keys()].some((key) => key.startsWith(`${offer} `));
		if (isDone) {
			one.state = { done: { isMet: met !== null } };
			this.classes.get(one.terms.class).offers -= 1;
		}
	}

	/** A return of so much for a year of 365 days is declared for all holders, by their value-days. */
	declare(no, year, aside, payment) {
		const valueDays = [...this.valueDays(no, year, year + 365).values()].reduce((total, one) => total + one, 0n);
		const by = payment ?? { part: { of: aside, all: valueDays } };
		const none = { collected: 0n, collectedDays: 0n, declaredOn: this.day, isLapsed: false };
		this.returns.set(`${no} ${year}`, { payment: by, aside, valueDays, ...none });
		this.years = [...new Set([...this.years, year, year + 365])].sort((one, other) => one - other);
		this.enter([RETURNS, aside], [DUE, -aside]);
	}

	collectReturn(no, year, member, amount) {
		const one = this.returns.get(`${no} ${year}`);
		one.collected += amount;
		this.#stake(member).owed += amount;
	}

	payOut(member) {
		const stake = this.#stake(member);
		this.enter([DUE, stake.owed, member], [CASH, -stake.owed]);
		stake.owed = 0n;
	}

	/** What is kept, as plain values such as the tool reads from a chain. */
	kept() {
		const numbered = (list) => new Map(list.map((one, index) => [index + 1, json(one)]));
		const split = (map) =>
			[...map].map(([key, one]) => [key.split(" ").map((word) => (word.startsWith("0x") ? word : Number(word))), json(one)]);
		const map = (of) => new Map([...of].map(([key, one]) => [key, json(one)]));
		const capital = [...this.classes.values()].reduce((total, one) => total + one.held * one.value + one.queued, 0n);
		return {
			coop: this.coop,
			book: json({
				years: this.years,
				operations: this.operations.length,
				claims: this.lastClaim,
				capital,
				accounts: { due: DUE, returns: RETURNS, paidIn: PAID_IN },
			}),
			classes: map(this.classes),
			offers: map(this.offers),
			claims: map(this.claims),
			operations: numbered(this.operations),
			stakes: map(this.stakes),
			lists: this.lists,
			holdings: split(new Map([...this.holdings].filter(([, { shares }]) => shares > 0n))),
			subscriptions: split(this.subscriptions),
			groups: split(this.groups),
			commitments: split(this.commitments),
			remittances: split(this.remittances),
			missing: split(this.missing),
			maxRates: split(new Map([...this.returns.keys()].map((key) => [key, 400]))),
			returns: split(this.returns),
		};
	}

	/** The book of the ledger, as the tool writes and reads it. */
	content() {
		return {
			format: FORMAT,
			ledger: `coop-${this.coop}`,
			title: "The bakery",
			currency: "EUR",
			as_of: text(this.day),
			accounts: [...this.accounts].map(([account, { root, title, debits, credits }]) => ({
				...{ account, root, title },
				debits: money(debits),
				credits: money(credits),
			})),
			entries: this.entries,
			pending: [],
			closes: [],
		};
	}

	book() {
		return readBook(this.content());
	}
}
