// The years of a co-op as tables: what became of each result, and what stands for it now. Nothing is told unless it agrees with
// the books.

import { amount, dayOf, listed, Mistake } from "./common.mjs";
import { readLedgerBook } from "./ledger.mjs";
import { balanceOf, choice, part, sum } from "./shares.mjs";

export const COLUMNS = {
	surplus_allocation:
		"year last_day result_coop_millionths result_extra_millionths prior_losses_millionths tax_millionths base_millionths others_base_millionths others_reserve_millionths others_voluntary_millionths reserve_millionths education_millionths solidarity_millionths return_total_millionths voluntary_reserve_millionths patronage_total_millionths dust_millionths loss_of_voluntary_millionths loss_of_reserve_millionths carried_millionths from_accounts_millionths closed_on late resolution_id auditor accounts_hash",
	surplus_bases: "year base weight_bps document resolution_id",
	surplus_pools: "year amount_millionths unit_millionths cash_bps",
	surplus_patronage:
		"year state members total_millionths cash_millionths claims claimed_cash_millionths claimed_retained_millionths root document",
	member_accounts: "member_no year retained_millionths balance_millionths",
	patronage_statement:
		"year member_no base units_millionths share_bps refund_millionths cash_millionths retained_millionths account_balance_millionths",
	surplus_charges:
		"charge charged_on amount_millionths members shown_members shown_millionths root document resolution_id",
	member_debts: "member_no owed_millionths paid_millionths balance_millionths",
	education_uses: "used_on amount_millionths document",
	surplus_funds: "fund year amount_millionths",
};

/** What is kept of a co-op's years at a block, as plain values; undefined where it has closed none and fixed no bases. */
export async function readSurplus({ state }, coop) {
	const { surplus } = state.query;
	if (!surplus) return undefined;
	const kept = async (map) => {
		// A version of the chain that only closes years.
		if (map === undefined) return [];
		const found = await listed(map, [coop], ({ args }) => args[1].toNumber());
		return found.map(([day, value]) => [day, value.toJSON()]).sort(([a], [b]) => a - b);
	};
	const [book, years, pools, bases, patronages, accounts, charges, debts, uses] = await Promise.all([
		surplus.books(coop),
		...["years", "pools", "bases", "patronages", "memberAccounts", "charges", "debts"].map((name) => kept(surplus[name])),
		usesOf(surplus.educationUses, coop),
	]);
	if (book.isNone && bases.length === 0) return undefined;
	const all = { years, pools, bases, patronages, accounts, charges, debts, uses };
	return { coop, book: book.isSome ? book.unwrap().toJSON() : undefined, ...all };
}

/** What the education fund has paid, by the documents of each use, oldest first. */
async function usesOf(map, coop) {
	if (map === undefined) return [];
	const found = await listed(map, [coop], ({ args }) => args[1].toHex());
	const uses = found.map(([document, value]) => [document, value.toJSON()]);
	return uses.sort(([one, { usedOn: day }], [other, { usedOn: of }]) => day - of || (one < other ? -1 : 1));
}

/** What a waterfall allocates by an entry: all but covered losses and tax, which are in the books already. */
const ALLOCATED = [
	"othersReserve",
	"othersVoluntary",
	"reserve",
	"education",
	"solidarity",
	"returns",
	"voluntary",
	"patronage",
	"dust",
];

/** What the entry of a year debits account 3800 with, less than nothing for a loss. */
function allocatedBy({ result, fromAccounts }) {
	const [kind, parts] = choice(result);
	const borne = BigInt(fromAccounts);
	if (kind === "Loss") return -BigInt(parts.voluntary) - BigInt(parts.reserve) - borne;
	return sum(ALLOCATED, (name) => parts[name]) - borne;
}

/** What business of one kind came to, below zero where it lost. */
function outcome(of) {
	const [kind, value] = choice(of);
	return kind === "Loss" ? -BigInt(value) : BigInt(value);
}

/** What is wrong with a year whose result is not all of what its accounts said. */
function checkFigures([year, { figures, result }], same) {
	const [kind, parts] = choice(result);
	const before = outcome(figures.members) + outcome(figures.others);
	const lines =
		kind === "Loss"
			? BigInt(figures.tax) - sum(["voluntary", "reserve", "carried"], (name) => parts[name])
			: sum(["covered", "tax", ...ALLOCATED], (name) => parts[name]);
	same(`the year from ${dayOf(year)} on, by its accounts and by what became of them`, before, lines);
}

function allocationRow([year, one]) {
	const [kind, parts] = choice(one.result);
	const isLoss = kind === "Loss";
	const of = (name, isOfLoss = false) => (isLoss === isOfLoss ? amount(BigInt(parts[name])) : "");
	const { members, others, tax } = one.figures;
	return {
		...{ year: dayOf(year), last_day: dayOf(one.until - 1) },
		...{ result_coop: amount(outcome(members)), result_extra: amount(outcome(others)) },
		...{ prior_losses: of("covered"), tax: amount(BigInt(tax)), base: of("base"), others_base: of("othersBase") },
		...{ others_reserve: of("othersReserve"), others_voluntary: of("othersVoluntary"), reserve: of("reserve") },
		...{ education: of("education"), solidarity: of("solidarity"), return_total: of("returns") },
		...{ voluntary_reserve: of("voluntary"), patronage_total: of("patronage"), dust: of("dust") },
		...{ loss_of_voluntary: of("voluntary", true), loss_of_reserve: of("reserve", true), carried: of("carried", true) },
		...{ from_accounts: amount(BigInt(one.fromAccounts)), closed_on: dayOf(one.closedOn), late: one.isLate ? 1 : 0 },
		...{ resolution_id: one.resolution, auditor: one.auditor, accounts_hash: one.document },
	};
}

function patronageRow([year, { commitment, state }]) {
	const [name, claimed] = choice(state);
	const of = (value) => (name === "Open" ? value(claimed) : "");
	return {
		...{ year: dayOf(year), state: name, members: commitment.count },
		...{ total: amount(BigInt(commitment.total)), cash: amount(BigInt(commitment.cash)) },
		claims: of(({ shares }) => shares),
		claimed_cash: of(({ cash }) => amount(BigInt(cash))),
		claimed_retained: of(({ kept }) => amount(BigInt(kept))),
		...{ root: commitment.root, document: commitment.document },
	};
}

/** What was claimed of a year, once claims are open. */
export function claimedOf(patronages, year) {
	const [, { state }] = patronages.find(([of]) => of === year) ?? [year, { state: "Stopped" }];
	const [name, claimed] = choice(state);
	return name === "Open" ? claimed : undefined;
}

/**
 * What members have in their accounts of years that run, as the chain counts it: what was kept, and what of it losses have left,
 * or what is paid for it, in whole units of it, where it is paid back and not collected.
 */
export const accountLines = ({ book, patronages, accounts }) =>
	accounts.flatMap(([member, { years }]) =>
		years.flatMap(([year, retained]) => {
			const kept = BigInt(retained);
			if (kept === 0n || !book.running.includes(year)) return [];
			const of = book.kept.find((one) => one.year === year);
			if (of) return { member, year, kept, left: part(BigInt(of.left), kept, BigInt(of.kept)), isRevolved: false };
			const revolved = claimedOf(patronages, year)?.revolved;
			if (!revolved) return [];
			const exact = part(BigInt(revolved.amount), kept, BigInt(revolved.kept));
			return { member, year, kept, left: exact - (exact % BigInt(revolved.unit)), isRevolved: true };
		}),
	);

/** What is in accounts that are not paid back yet. */
const accountRows = (surplus) =>
	accountLines(surplus)
		.filter(({ isRevolved }) => !isRevolved)
		.map(({ member, year, kept, left }) => ({
			...{ member_no: member, year: dayOf(year), retained: amount(kept), balance: amount(left) },
		}));

/** What each member has in their account, all years together. */
export function accountsBy(surplus) {
	const found = new Map();
	for (const { member, left } of surplus?.book ? accountLines(surplus) : []) found.set(member, (found.get(member) ?? 0n) + left);
	return found;
}

/** What is due to members of patronage that nobody has claimed, and of accounts that are paid back and not collected. */
export const entrustedBy = (surplus) =>
	sum(surplus?.patronages ?? [], ([, { commitment, state }]) => {
		const [name, claimed] = choice(state);
		if (name !== "Open") return 0n;
		const cash = claimed.isLapsed ? 0n : BigInt(commitment.cash) - BigInt(claimed.cash);
		return cash + BigInt(claimed.revolved?.open ?? 0);
	});

/** Stands for the base where nobody says what members used. */
const UNKNOWN = "not on the chain";

/** Who has claimed their share of a year that runs, and what of it was kept, where it is not collected. */
export const claimants = ({ accounts }, year) =>
	new Map(
		accounts.flatMap(([member, { years }]) =>
			years.filter(([of]) => of === year).map(([, kept]) => [member, BigInt(kept)]),
		),
	);

/** What the chain itself says of the patronage of those who have claimed it: not what they used, and not what was paid. */
function patronageLines(surplus) {
	const lines = new Map(accountLines(surplus).map((line) => [`${line.member} ${line.year}`, line]));
	return surplus.book.running.flatMap((year) =>
		[...claimants(surplus, year)].map(([member]) => {
			const line = lines.get(`${member} ${year}`);
			return {
				...{ year: dayOf(year), member_no: member, base: UNKNOWN, units: "", share_bps: "", refund: "", cash: "" },
				...{ retained: line ? amount(line.kept) : "", account_balance: amount(line?.left ?? 0n) },
			};
		}),
	);
}

function chargeRow([charge, { commitment, resolution, chargedOn, shares, shown }]) {
	return {
		...{ charge, charged_on: dayOf(chargedOn), amount: amount(BigInt(commitment.total)), members: commitment.count },
		...{ shown_members: shares, shown: amount(BigInt(shown)) },
		...{ root: commitment.root, document: commitment.document, resolution_id: resolution },
	};
}

/** What a member owes of losses, and what is left of it: below zero, what they have paid too much. */
const debtRow = ([member, { owed: whole, paid }]) => ({
	...{ member_no: member, owed: amount(BigInt(whole)), paid: amount(BigInt(paid)), balance: amount(debtOf({ owed: whole, paid })) },
});

const debtOf = ({ owed: whole, paid }) => BigInt(whole) - BigInt(paid);

/** What of the accounts of a year nobody has claimed, before losses. */
export function unclaimedOf(patronages, year) {
	const claimed = claimedOf(patronages, year);
	if (!claimed || claimed.isLapsed) return 0n;
	const [, { commitment }] = patronages.find(([of]) => of === year);
	return BigInt(commitment.total) - BigInt(commitment.cash) - BigInt(claimed.kept);
}

/** What stands for the years of a co-op now, by the fund it is in and the year or day of which it is. */
function fundRows({ kept, carried, education, educationDue, levy, unnamed }, { accounts }, book) {
	const row = (fund, value, day) => ({ fund, year: day === undefined ? "" : dayOf(day), amount: amount(value) });
	return [
		row("indivisible reserve", balanceOf(book, accounts.reserve)),
		row("voluntary reserve", balanceOf(book, accounts.voluntary)),
		...kept.map(({ year, left }) => row("member accounts of the year", BigInt(left), year)),
		...carried.map(({ year, amount: of }) => row("loss carried of the year", BigInt(of), year)),
		...education.map(([day, left]) => row("education fund, to be used before", BigInt(left), day)),
		row("owed by members of losses, without a member's number", debtOf(unnamed)),
		row("education due to the federation", owed(educationDue)),
		row("solidarity levy due", owed(levy)),
	];
}

/** What is due and ordered, less what was paid twice. */
const owed = ({ due, ordered, overpaid }) => BigInt(due) + BigInt(ordered) - BigInt(overpaid);

/** Fails unless years, pools and funds are what the books say, and says everything in which they are not. */
export function checkSurplus(surplus, book) {
	const { coop, book: kept, years, pools, patronages, accounts: members, charges, debts } = surplus;
	const wrong = [];
	const same = (what, one, other) => {
		if (one !== other) wrong.push(`${what}: ${amount(one)} and ${amount(other)}`);
	};
	years.forEach(([year], at) => {
		if (at > 0 && years[at - 1][1].until !== year)
			wrong.push(`the year from ${dayOf(year)} on does not follow the one before it`);
	});
	for (const year of years) checkFigures(year, same);
	const { accounts } = kept;
	const balance = (account) => balanceOf(book, account);
	// What members were charged with, and what the accounts of those bore who left, is no part of any year's result.
	const allocated = sum(years, ([, year]) => allocatedBy(year)) - BigInt(kept.charged);
	same("results allocated, by the years and in the books", allocated, -balance(accounts.allocated));
	same(
		"to be divided by use, by the pools and in the books",
		sum(pools, ([, { amount: of }]) => of),
		balance(accounts.patronage),
	);
	same(
		"education fund, by its parts and in the books",
		sum(kept.education, ([, left]) => left),
		balance(accounts.education),
	);
	same("education due to the federation, kept and in the books", owed(kept.educationDue), balance(accounts.educationDue));
	same("solidarity levy due, kept and in the books", owed(kept.levy), balance(accounts.levy));
	same(
		"member accounts, by their years and in the books",
		sum(kept.kept, ({ left }) => left),
		balance(accounts.kept),
	);
	// What members are shown to owe, what nobody has shown yet, and what hands have entered without a member's number.
	const unshown = sum(charges, ([, { commitment, shown }]) => BigInt(commitment.total) - BigInt(shown));
	const owing = unshown + sum(debts, ([, debt]) => debtOf(debt)) + debtOf(kept.unnamed);
	same("owed by members of losses, by the charges and in the books", owing, -balance(accounts.owedBack));
	for (const { year, kept: whole } of kept.kept) {
		const mine = sum(members, ([, one]) => sum(one.years, ([of, retained]) => (of === year ? retained : 0)));
		const all = mine + unclaimedOf(patronages, year);
		same(`accounts of the year from ${dayOf(year)} on, by members with what is not claimed and kept`, all, BigInt(whole));
	}
	if (wrong.length > 0) throw new Mistake(`the years of co-op ${coop} and its books do not agree (${wrong.join("; ")}).`);
}

/** The tables of a co-op's years. Fails where they do not agree with the books. */
export function surplusTables(surplus, book) {
	const { book: kept, years, pools, bases, patronages, charges, debts, uses } = surplus;
	if (kept) checkSurplus(surplus, book);
	return {
		surplus_allocation: years.map(allocationRow),
		surplus_bases: bases.flatMap(([year, { bases: weights, document, resolution }]) =>
			weights.map(([base, weight]) => ({
				...{ year: dayOf(year), base: base.toLowerCase(), weight_bps: weight, document, resolution_id: resolution },
			})),
		),
		surplus_pools: pools.map(([year, { amount: of, unit, cashBps }]) => ({
			...{ year: dayOf(year), amount: amount(BigInt(of)), unit: amount(BigInt(unit)), cash_bps: cashBps },
		})),
		surplus_patronage: patronages.map(patronageRow),
		member_accounts: kept ? accountRows(surplus) : [],
		patronage_statement: kept ? patronageLines(surplus) : [],
		surplus_charges: charges.map(chargeRow),
		member_debts: debts.map(debtRow),
		education_uses: uses.map(([document, { amount: of, usedOn }]) => ({
			...{ used_on: dayOf(usedOn), amount: amount(BigInt(of)), document },
		})),
		surplus_funds: kept ? fundRows(kept, kept, book) : [],
	};
}

/** The tables of a co-op's years at a block, with their columns; none where it has no years and no bases. */
export async function surplusOf(api, view, coop, surplus) {
	if (!surplus) return { files: {}, columns: {} };
	const { book } = surplus.book ? await readLedgerBook(api, `coop-${coop}`, view.block.hash) : {};
	return { files: surplusTables(surplus, book), columns: COLUMNS };
}
