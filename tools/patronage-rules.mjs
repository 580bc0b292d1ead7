// How the patronage of a year is divided by use, in whole numbers.

import { amount, Mistake } from "./common.mjs";
import { BASES } from "./commitment.mjs";

/** The whole of weights and percentages, in basis points. */
export const WHOLE_BPS = 10_000;

/** The least pool that is too large for this command: below it all sums fit into 64 bits. */
const POOL_LIMIT = 2n ** 64n;

/** Bases with weights such as `hours=6000,purchases=4000`, in the order of the chain. Every mistake in them is told. */
export function weightsOf(text, mistakes) {
	const found = text.split(",").map((part) => /^\s*([a-z]+)\s*=\s*(\d{1,5})\s*$/.exec(part)?.slice(1) ?? [part]);
	let sum = 0;
	for (const [at, [name, weight]] of found.entries()) {
		if (weight === undefined) mistakes.add(`--bases: "${name}" is no base with its weight, such as hours=10000`);
		else if (!BASES.includes(name)) mistakes.add(`--bases: "${name}" is none of ${BASES.join(", ")}`);
		else if (found.findIndex(([one]) => one === name) < at) mistakes.add(`--bases: ${name} is there more than once`);
		else if (Number(weight) === 0) mistakes.add(`--bases: ${name} has no weight`);
		sum += Number(weight ?? 0);
	}
	if (sum !== WHOLE_BPS) mistakes.add(`--bases: the weights are ${sum} together, and must be ${WHOLE_BPS}`);
	return found
		.map(([base, weight]) => ({ base, weight: Number(weight) }))
		.sort((a, b) => BASES.indexOf(a.base) - BASES.indexOf(b.base));
}

/** What all members together have of each base. A base of which nobody has anything divides nothing and is a mistake. */
export function totalsOf({ units }, bases, mistakes) {
	const totals = bases.map(() => 0n);
	for (let at = 0; at < units.length; at += 1) totals[at % bases.length] += units[at];
	bases.forEach(({ base }, at) => {
		if (totals[at] === 0n)
			mistakes.add(`the base ${base} is zero: no member has any of it, so that nothing can be divided by it`);
	});
	return totals;
}

/** What is divided by each base. */
export const partsOf = ({ pool, bases }) => bases.map(({ weight }) => (pool * BigInt(weight)) / BigInt(WHOLE_BPS));

/** The part of a refund that is paid, up to the unit and no more than the refund. */
export function cashOf(refund, { cashBps, unit }) {
	const step = BigInt(WHOLE_BPS) * unit;
	const cash = ((refund * BigInt(cashBps) + step - 1n) / step) * unit;
	return cash < refund ? cash : refund;
}

/** An amount in whole units. */
export const down = (exact, unit) => exact - (exact % unit);

/**
 * The refunds of all members and what of each is paid, with the sums of both. Each base divides its part, to the millionth;
 * what a member gets by all of them is rounded down to the unit that moves.
 */
export function divide(year, { members, units }, totals) {
	const { pool, unit, bases } = year;
	if (pool <= 0n) throw new Mistake("the pool must be more than nothing.");
	if (pool >= POOL_LIMIT) throw new Mistake(`the pool must be less than ${amount(POOL_LIMIT)}.`);
	const parts = partsOf(year);
	const [refunds, cash] = [new BigUint64Array(members.length), new BigUint64Array(members.length)];
	let [total, paid] = [0n, 0n];
	for (let at = 0; at < members.length; at += 1) {
		let sum = 0n;
		for (let base = 0; base < bases.length; base += 1) sum += (parts[base] * units[at * bases.length + base]) / totals[base];
		const refund = down(sum, unit);
		refunds[at] = refund;
		cash[at] = cashOf(refund, year);
		total += refund;
		paid += cash[at];
	}
	return { refunds, cash, total, paid, parts };
}
