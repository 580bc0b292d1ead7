// A register of shares that was kept elsewhere: a CSV as the calls with which an officer drafts it, and what the others repeat.

import { blake2AsHex } from "@polkadot/util-crypto";
import { u8aConcat } from "@polkadot/util";
import { amount, dayNumber, dayOf, isDay, isHash, isNumber, MILLISECONDS_A_DAY, Mistake } from "./common.mjs";
import { link, showTogether } from "./calls.mjs";
import { readCsv } from "./csv.mjs";
import { seatsOf } from "./share-lists.mjs";

/** What a file has a column for. */
export const COLUMNS = ["kind", "member_no", "shares", "day", "paid"];

/** The most lines of one call, the most calls of a draft, and the most shares of a class. */
const BATCH = 100;
const MAX_BATCHES = 1_000;
const MAX_SHARES = 1_000_000_000;

/** The hash of no lines. */
const NO_LINES = new Uint8Array(32);

/** An amount such as 120.50, in millionths; undefined for another text. */
export const millionthsOf = (text) =>
	/^\d{1,18}(\.\d{1,6})?$/.test(text) ? BigInt(text.split(".")[0] + (text.split(".")[1] ?? "").padEnd(6, "0")) : undefined;

/** Why a line cannot come in, undefined if it can. */
function whyNot({ kind, member_no: member, shares, day, paid, isWhole }, { since, today, par, seats }) {
	if (!isWhole) return "it has not as many cells as there are columns";
	if (kind !== "holding" && kind !== "claim") return `its kind is holding or claim, and not "${kind}"`;
	if (!/^\d+$/.test(member) || !isNumber(Number(member))) return `"${member}" is no number of a member`;
	if (!seats.has(Number(member))) return `the co-op has given no number ${member} to a member`;
	if (kind === "holding" && !seats.get(Number(member))) return `member ${member} has left: what they are still to get is a claim`;
	if (!/^\d+$/.test(shares) || Number(shares) < 1 || Number(shares) > MAX_SHARES) return `"${shares}" is no number of shares`;
	if (!isDay(day)) return `"${day}" is no day such as 2019-05-31`;
	if (dayNumber(day) < since) return `the class exists since ${dayOf(since)}, and ${day} is before that`;
	const last = kind === "holding" ? today : today - 1;
	if (dayNumber(day) > last) return `${day} is after ${dayOf(last)}`;
	if (kind === "holding") return paid === "" ? undefined : "nothing was paid for shares that are held: leave it empty";
	const amountPaid = millionthsOf(paid === "" ? "0" : paid);
	if (amountPaid === undefined) return `"${paid}" is no amount such as 120.50`;
	const all = BigInt(shares) * par;
	return amountPaid > 0n && amountPaid >= all
		? `${amount(amountPaid)} was paid, and ${shares} shares are ${amount(all)}`
		: undefined;
}

/** A line as calls take it. */
function lineOf({ kind, member_no: member, shares, day, paid }) {
	const [who, count, on] = [Number(member), Number(shares), dayNumber(day)];
	if (kind === "holding") return { Holding: { member: who, shares: count, since: on } };
	return { Claim: { member: who, shares: count, endedOn: on, paid: millionthsOf(paid === "" ? "0" : paid) } };
}

const add = (list, of) => list.reduce((total, one) => total + of(one), 0n);

/** What lines come to. */
function totalsOf(lines) {
	const [holdings, claims] = ["Holding", "Claim"].map((kind) => lines.flatMap((line) => line[kind] ?? []));
	return {
		holdings: holdings.length,
		shares: add(holdings, ({ shares }) => BigInt(shares)),
		claims: claims.length,
		claimed: add(claims, ({ shares }) => BigInt(shares)),
		paid: add(claims, ({ paid }) => paid),
	};
}

/** The class whose register comes in, and the day on which the chain is. */
async function classAt({ query }, coop, no) {
	const found = await query.shares.classes(coop, no);
	if (found.isNone) throw new Mistake(`co-op ${coop} has no class ${no}.`);
	const { terms, since, importing } = found.unwrap().toJSON();
	const state = typeof importing === "string" ? importing : Object.keys(importing)[0];
	if (state.toLowerCase() !== "open") {
		const isConfirmed = state.toLowerCase() === "confirmed";
		const why = isConfirmed ? "an auditor has confirmed a register" : "it is new, or its register is in";
		throw new Mistake(`nothing comes into class ${no}: ${why}.`);
	}
	const { civil } = (await query.clock.now()).unwrap();
	return { since, par: BigInt(terms.par), today: Math.floor(civil.toNumber() / MILLISECONDS_A_DAY) };
}

/** The lines of a file, all of which can come in. Tells each that cannot, with its number, and then fails. */
async function readLines(api, file, coop, record) {
	const { rows, others } = readCsv(file, COLUMNS);
	if (others.length > 0) console.log(`not read: ${others.map((name) => `"${name}"`).join(", ")}`);
	const numbers = rows.map(({ member_no: member }) => Number(member)).filter((member) => isNumber(member));
	const seats = await seatsOf(api, coop, [...new Set(numbers)]);
	const refused = rows.flatMap((row) => {
		const why = whyNot(row, { ...record, seats });
		return why === undefined ? [] : [`line ${row.line}: ${why}`];
	});
	for (const why of refused) console.log(why);
	if (refused.length > 0) {
		throw new Mistake(`${refused.length} of ${rows.length} lines of ${file} cannot come in, so that nothing is to sign.`);
	}
	const most = BATCH * MAX_BATCHES;
	if (rows.length > most) throw new Mistake(`${file} has ${rows.length} lines, and no more than ${most} come in at once.`);
	return rows.map(lineOf);
}

/** The calls that draft lines, each with the hash of all lines until its last one. */
function drafting(api, coop, no, lines) {
	const found = [];
	let digest = NO_LINES;
	for (let first = 0; first < lines.length; first += BATCH) {
		const call = api.tx.shares.import(coop, no, first, lines.slice(first, first + BATCH));
		const hash = blake2AsHex(u8aConcat(digest, call.method.args[3].toU8a()));
		digest = Uint8Array.from(Buffer.from(hash.slice(2), "hex"));
		found.push({ call, until: Math.min(first + BATCH, lines.length), digest: hash });
	}
	return found;
}

/** How many calls of these a member has sent. Fails where what they have drafted is another register. */
async function sent({ query }, coop, no, by, calls) {
	const found = await query.shares.imports(coop, no, by);
	if (found.isNone) return { batches: 0, isAgreed: false };
	const { sums, digest, batches, agreed } = found.unwrap().toJSON();
	const lines = sums.holdings + sums.claims;
	const last = calls[batches - 1];
	if (last?.until !== lines || last.digest !== digest) {
		const drafted = `what member ${by} has drafted, ${lines} lines,`;
		throw new Mistake(`${drafted} is not the beginning of this file: have it taken back (shares.takeBackImport).`);
	}
	return { batches, isAgreed: agreed !== null };
}

/** What the register is worth, what was paid this year and its document, as those who run the command say it. */
function given({ value, released, document }, par) {
	const worth = value === undefined ? par : millionthsOf(value);
	const before = released === undefined ? 0n : millionthsOf(released);
	if (worth === undefined || worth > par) {
		throw new Mistake(`--value must be what a share is worth, such as 92.00, up to its par of ${amount(par)}.`);
	}
	if (before === undefined) throw new Mistake("--released must be an amount such as 1500.00.");
	if (document !== undefined && !isHash(document)) {
		throw new Mistake("--document must be the hash of the register as it was, 0x and 64 digits.");
	}
	return { value: worth, released: before };
}

/** Tells what lines come to, and what the books bring in for them. */
function showTotals(no, { holdings, shares, claims, claimed, paid, value, released, digest }) {
	const ended = `${claims} claims for ${claimed}, of which ${amount(paid)} was paid`;
	console.log(`${holdings + claims} lines: ${holdings} holdings of ${shares} shares, ${ended}`);
	const all = amount((shares + claimed) * value - paid);
	const before = `paid this year before: ${amount(released)}`;
	console.log(`a share is worth ${amount(value)}, so that the books bring in ${all} (account ${3000 + no}); ${before}`);
	console.log(`hash of all lines: ${digest}`);
}

/**
 * Checks a file with a register of shares that was kept elsewhere, tells each line that cannot come in, and else what its lines
 * come to. With the number of the officer who drafts it, `by`, prints the calls that they have not sent yet, and then those with which
 * two hands agree and an auditor confirms.
 */
export async function importShares(api, { url, file, coop, class: no, by, ...said }) {
	const record = await classAt(api, coop, no);
	const worth = given(said, record.par);
	const lines = await readLines(api, file, coop, record);
	const calls = drafting(api, coop, no, lines);
	const totals = { ...totalsOf(lines), ...worth, digest: calls.at(-1).digest, document: said.document };
	const most = [totals.shares, totals.claimed].find((all) => all > BigInt(MAX_SHARES));
	if (most) throw new Mistake(`${file} has ${most} shares, and a class has no more than ${MAX_SHARES}.`);
	showTotals(no, totals);
	if (by === undefined) {
		console.log("all of them can come in: --by and the number of the officer who drafts them prints the calls");
		return;
	}
	const { batches, isAgreed } = await sent(api, coop, no, by, calls);
	const missing = calls.slice(batches);
	if (batches > 0) console.log(`${batches} of ${calls.length} calls are sent`);
	for (const { call, until } of missing) console.log(`until line ${until} of the list, by member ${by}:\n  ${link(url, call)}`);
	if (missing.length > 0) {
		await showTogether(
			api,
			url,
			missing.map(({ call }) => call),
		);
	} else if (said.document === undefined) {
		console.log("all is drafted: --document and the hash of the register as it was prints what the others repeat");
	} else {
		const { agreeImport, confirmImport } = api.tx.shares;
		if (!isAgreed) console.log(`two officers of the board agree to it:\n  ${link(url, agreeImport(coop, no, by, totals))}`);
		const confirms = "an auditor who has not drafted it and has not agreed confirms it";
		console.log(`${confirms}:\n  ${link(url, confirmImport(coop, no, by, totals))}`);
	}
}
