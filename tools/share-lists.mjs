// Lists of members as calls about their shares: who is to pay by bank for an offer, and whom the co-op pays what it owes.

import { amount, dayOf, isNumber, MILLISECONDS_A_DAY, Mistake, snapshot } from "./common.mjs";
import { link, proposal, showTogether } from "./calls.mjs";
import { readCsv } from "./csv.mjs";
import { inForce } from "./ledger.mjs";
import { choice, readShares, uncollected, yearsLater } from "./shares.mjs";
import { readSurplus } from "./surplus-tables.mjs";

/** The most members of one call. */
export const LIST = 100;

/** The members of a co-op among these numbers: whether each sits in it. Numbers that were given to nobody are left out. */
export async function seatsOf({ query }, coop, numbers) {
	const found = new Map();
	for (let first = 0; first < numbers.length; first += 500) {
		const some = numbers.slice(first, first + 500);
		const entries = await query.membership.members.multi(some.map((no) => [coop, no]));
		some.forEach((no, at) => {
			if (entries[at].isSome) found.set(no, !entries[at].unwrap().state.isFormer);
		});
	}
	// Of long closed members the register has nothing but the number.
	const last = (await query.membership.rolls(coop)).lastNo.toNumber();
	for (const no of numbers) if (!found.has(no) && no <= last) found.set(no, false);
	return found;
}

const lists = (all) => Array.from({ length: Math.ceil(all.length / LIST) }, (_, at) => all.slice(at * LIST, (at + 1) * LIST));

const whyNot = ({ member_no: member, shares, isWhole }, seats, twice) => {
	if (!isWhole) return "it has not as many cells as there are columns";
	if (!/^\d+$/.test(member) || !isNumber(Number(member))) return `"${member}" is no number of a member`;
	if (!seats.get(Number(member))) return `member ${member} does not sit in the co-op`;
	if (twice.has(member)) return `member ${member} is named twice`;
	return /^[1-9]\d{0,9}$/.test(shares) ? undefined : `"${shares}" is no number of shares`;
};

/** What is paid for: an offer that is open, or a class outside offers. Gives its name and the call that expects a list. */
async function payable({ query, tx }, coop, { offer, class: no }) {
	if (offer === undefined) {
		const found = await query.shares.classes(coop, no);
		if (found.isNone) throw new Mistake(`co-op ${coop} has no class ${no}.`);
		if (!found.unwrap().toJSON().isOpen) throw new Mistake(`class ${no} of co-op ${coop} can be subscribed by an offer only.`);
		return { name: `class ${no}`, call: (list) => tx.shares.expect(coop, { Class: [no, list] }) };
	}
	const found = await query.shares.offers(coop, offer);
	if (found.isNone) throw new Mistake(`co-op ${coop} has no offer ${offer}.`);
	if (!found.unwrap().state.isOpen) throw new Mistake(`offer ${offer} of co-op ${coop} is not open any more.`);
	return { name: `offer ${offer}`, call: (list) => tx.shares.expect(coop, { Offer: [offer, list] }) };
}

/**
 * Prints the calls with which an officer expects what members pay by bank, for an offer or for a class outside offers. The file has
 * a member and a number of shares on each line. Tells each line that cannot be expected, and prints no call then.
 */
export async function expect(api, { url, file, coop, ...what }) {
	const { rows, others } = readCsv(file, ["member_no", "shares"]);
	const { name, call } = await payable(api, coop, what);
	if (others.length > 0) console.log(`not read: ${others.map((other) => `"${other}"`).join(", ")}`);
	const numbers = rows.map(({ member_no: member }) => Number(member)).filter((member) => isNumber(member));
	const seats = await seatsOf(api, coop, [...new Set(numbers)]);
	const twice = new Set();
	const seen = new Set();
	for (const { member_no: member } of rows) (seen.has(member) ? twice : seen).add(member);
	const refused = rows.flatMap((row) => {
		const why = whyNot(row, seats, twice);
		return why === undefined ? [] : [`line ${row.line}: ${why}`];
	});
	for (const why of refused) console.log(why);
	if (refused.length > 0) {
		throw new Mistake(`${refused.length} of ${rows.length} lines of ${file} cannot be expected, so that nothing is to sign.`);
	}
	const calls = lists(rows.map(({ member_no: member, shares }) => [Number(member), Number(shares)])).map(call);
	const shares = rows.reduce((total, row) => total + Number(row.shares), 0);
	console.log(`${rows.length} members for ${shares} shares of ${name}, in ${calls.length} lists`);
	for (const [at, one] of calls.entries()) console.log(`list ${at + 1}:\n  ${link(url, one)}`);
	await showTogether(api, url, calls);
	console.log("once they are sent, share_payments_expected.csv of make registers has the reference that each of them repeats");
}

/** In which ways the money of a co-op moves, and the smallest amount of each. */
async function waysOf({ state }, coop, { otherCash }) {
	const treasury = (await state.query.treasuries.treasuryOfLedger({ Coop: coop })).unwrap().toNumber();
	const { mode } = (await state.query.treasuries.treasuries(treasury)).unwrap();
	const { smallestUnit } = (await state.query.ledger.ledgers({ Coop: coop })).unwrap();
	const units = { Units: 1n, Bank: smallestUnit.toBigInt() };
	return new Map([mode.type, ...(otherCash ? [otherCash.mode] : [])].map((way) => [way, units[way]]));
}

/** Those who have an account, at which units can be paid to them. */
async function withAccount({ state }, coop, stakes) {
	const numbers = [...stakes.keys()];
	const found = new Set(numbers.filter((member) => stakes.get(member).account !== null));
	for (let first = 0; first < numbers.length; first += 500) {
		const some = numbers.slice(first, first + 500);
		const entries = await state.query.membership.members.multi(some.map((no) => [coop, no]));
		some.forEach((no, at) => entries[at].isSome && entries[at].unwrap().account.isSome && found.add(no));
	}
	return found;
}

/** Those of whom bank details are in force. The chain orders no payment without them. */
async function withDetails(view, coop, numbers) {
	const found = new Set();
	for (let first = 0; first < numbers.length; first += 500) {
		const some = numbers.slice(first, first + 500);
		const details = await view.state.query.ledger.detailsOf.multi(some.map((no) => [{ Coop: coop }, { Member: [coop, no] }]));
		some.forEach((no, at) => inForce(view, details[at]) !== "" && found.add(no));
	}
	return found;
}

/** Calls about members, and what is said of them. */
const told = (what, numbers, call) => lists(numbers).map((list) => ({ call: call(list), text: `${what}, ${list.length}` }));

/** The calls that collect what was released and declared for members. */
function collecting({ tx }, coop, shares) {
	const { claims, returns } = uncollected(shares);
	return [
		...told("what was released for claims", claims, (list) => tx.shares.collectClaims(coop, list)),
		...returns.flatMap(({ class: no, year, members }) => {
			const call = (list) => tx.shares.collectReturns(coop, no, year, list);
			return told(`the return of class ${no} for the year from ${dayOf(year)} on`, members, call);
		}),
	];
}

/** The members who have something in their account of one of these years, each once. */
const holdersOf = ({ accounts }, years) =>
	accounts
		.filter(([, { years: kept }]) => kept.some(([year, amount]) => years.includes(year) && BigInt(amount) > 0n))
		.map(([member]) => member);

/** The calls that collect what is paid back of accounts. */
function collectingAccounts({ tx }, coop, surplus) {
	return surplus.patronages.flatMap(([year, { state }]) => {
		const [, claimed] = choice(state);
		if (BigInt(claimed?.revolved?.openKept ?? 0) === 0n) return [];
		const call = (list) => tx.surplus.collectAccount(coop, year, list);
		return told(`what is in accounts of the year from ${dayOf(year)} on`, holdersOf(surplus, [year]), call);
	});
}

/** The calls by which the accounts of those who have left wait with their shares. Each of them is one of its own. */
async function settling({ tx }, view, coop, surplus) {
	const kept = surplus.book?.kept.map(({ year }) => year) ?? [];
	const holders = holdersOf(surplus, kept);
	const seats = await seatsOf(view.state, coop, holders);
	const left = holders.filter((member) => seats.get(member) === false);
	return left.map((member) => ({
		call: tx.surplus.settleAccount(coop, member),
		text: `the account of member ${member}, who has left`,
	}));
}

/** From which day on anybody pays back the accounts of a year: the years of the bylaws have passed since its end. (no. 86) */
async function anybodysFrom({ state }, coop, years, year) {
	const { parameters } = (await state.query.cooperatives.bylaws(coop)).unwrap();
	const [, { until }] = years.find(([of]) => of === year);
	return yearsLater(until, parameters.accountRevolveYears.toNumber());
}

/**
 * The call that pays back the oldest accounts, or why they cannot be; nothing where there are none. Until the years of the bylaws
 * have passed it is a proposal to the members.
 */
async function payingBack(api, url, view, coop, { book, years, patronages }) {
	const oldest = book?.kept[0];
	if (oldest === undefined) return [];
	const { year, left } = oldest;
	const what = `${amount(BigInt(left))} in accounts of the year from ${dayOf(year)} on`;
	// Where losses have left nothing, there is nothing that they could keep from being paid.
	if (book.carried.length > 0 && BigInt(left) > 0n) return [`losses are carried, so that ${what} cannot be paid back yet`];
	const call = api.tx.surplus.revolve(coop, year);
	const from = await anybodysFrom(view, coop, years, year);
	if (view.civil >= from * MILLISECONDS_A_DAY) {
		return [`the years of the bylaws have passed, so that anybody pays back ${what}, for the fee:\n  ${link(url, call)}`];
	}
	const [, { commitment }] = patronages.find(([of]) => of === year);
	const title = `Pay back accounts of the year from ${dayOf(year)} on`;
	const proposed = proposal(api, coop, title, commitment.document, call);
	const until = `from ${dayOf(from)} on anybody does it without them`;
	return [`a member proposes to pay back what is oldest, ${what} (${until}):\n  ${link(url, proposed)}`];
}

/** In which way a member is paid what is due to them, or why in none. */
function payment(member, due, { ways, accounts, details, way }) {
	const isChosen = (one) => ways.has(one) && (way === undefined || way === one);
	if (isChosen("Units") && accounts.has(member)) return { chosen: "Units" };
	const why = (text) => ({ why: `member ${member} is owed ${amount(due)}: ${text}` });
	if (!isChosen("Bank")) return why("they have no account");
	if (due < ways.get("Bank")) return why("less than a bank pays");
	return details.has(member) ? { chosen: "Bank" } : why("none of their bank details are in force");
}

/** The calls that pay what members are owed, in units to those who have an account, else by bank; and whom none of them pays. */
async function paying({ tx }, view, coop, { stakes, book }, way) {
	const ways = await waysOf(view, coop, book);
	if (way !== undefined && !ways.has(way)) {
		const words = [...ways.keys()].join(" or ").toLowerCase();
		throw new Mistake(`the money of co-op ${coop} does not move in that way: --way must be ${words}.`);
	}
	const owed = new Map([...stakes].map(([member, one]) => [member, BigInt(one.owed)]).filter(([, due]) => due > 0n));
	const [accounts, details] = await Promise.all([withAccount(view, coop, stakes), withDetails(view, coop, [...owed.keys()])]);
	const found = [...owed].map(([member, due]) => ({ member, ...payment(member, due, { ways, accounts, details, way }) }));
	const paid = (chosen) => found.filter((one) => one.chosen === chosen).map(({ member }) => member);
	const calls = [
		...told("paid in units", paid("Units"), (list) => tx.shares.payOut(coop, list)),
		...told("to be paid by bank, by an officer of the board", paid("Bank"), (list) => tx.shares.orderPayouts(coop, list)),
	];
	return { calls, unpaid: found.flatMap(({ why }) => why ?? []) };
}

/**
 * Prints the calls that pay members what the co-op owes them: first those that collect what was released, declared and paid back,
 * and once nothing is to be collected those that pay it. Beside them those that settle the accounts of who has left, and the
 * proposal to pay back the oldest accounts, or the call that does so once their years have passed.
 */
export async function payouts(api, { url, coop, way }) {
	const view = await snapshot(api);
	const [shares, surplus] = await Promise.all([readShares(view, coop), readSurplus(view, coop)]);
	if (!shares) throw new Mistake(`co-op ${coop} has no shares.`);
	const first = [...collecting(api, coop, shares), ...(surplus ? collectingAccounts(api, coop, surplus) : [])];
	const settled = surplus ? await settling(api, view, coop, surplus) : [];
	const last = first.length > 0 ? { calls: [], unpaid: [] } : await paying(api, view, coop, shares, way);
	const calls = [...first, ...settled, ...last.calls];
	for (const { call, text } of calls) console.log(`${text}:\n  ${link(url, call)}`);
	await showTogether(
		api,
		url,
		calls.map(({ call }) => call),
	);
	for (const why of last.unpaid) console.log(why);
	if (first.length > 0) console.log("once all of this is collected, run this again for what is paid");
	else if (calls.length === 0) console.log("nobody is owed anything that can be paid");
	for (const line of surplus ? await payingBack(api, url, view, coop, surplus) : []) console.log(line);
}
