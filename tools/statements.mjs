// What each member gets of a year, as a statement that a secretary sends: the return on shares, the refund by use, the account,
// and what is still to be claimed and paid. Nothing is written unless statements, tables and books say the same.

import {
	amount,
	coopAt,
	date,
	dayNumber,
	dayOf,
	MILLISECONDS_A_DAY,
	Mistake,
	snapshot,
	text,
	write,
	writeFiles,
} from "./common.mjs";
import { ready } from "./commitment.mjs";
import { readLedgerBook } from "./ledger.mjs";
import { chainYear, divided, firstDay, linesOf } from "./patronage.mjs";
import { seatsOf } from "./share-lists.mjs";
import { COLUMNS as OF_SHARES, shareTables, stillOwed } from "./share-tables.mjs";
import { part, readShares, sum } from "./shares.mjs";
import {
	accountLines,
	accountsBy,
	claimants,
	claimedOf,
	COLUMNS as OF_YEARS,
	entrustedBy,
	readSurplus,
	surplusTables,
	unclaimedOf,
} from "./surplus-tables.mjs";
import { Mistakes } from "./use-file.mjs";

const COLUMNS = {
	return_statement: OF_SHARES.return_statement,
	patronage_statement: OF_YEARS.patronage_statement,
	member_accounts: OF_YEARS.member_accounts,
};

/** What is a member's alone can be read by nobody but who wrote it. */
const OWN = 0o077;

const CONSEQUENCE = "no statement is written";

/** Rows by the number of the member that `of` finds in each. */
function byMember(rows, of) {
	const found = new Map();
	for (const row of rows) found.set(of(row), [...(found.get(of(row)) ?? []), row]);
	return found;
}

/** Compares two amounts or numbers, and tells where they are not the same. */
const comparing = (mistakes) => (what, one, other) => {
	const shown = (value) => (typeof value === "bigint" ? amount(value) : value);
	if (one !== other) mistakes.add(`${what}: ${shown(one)} and ${shown(other)}`);
};

// Returns on shares

/** Tells where what holders get of a year's returns is not what the chain has set aside and paid of them. */
function checkReturns(shares, day, rows, mistakes) {
	const same = comparing(mistakes);
	for (const [[no, year], one] of shares.returns) {
		if (year !== day) continue;
		const mine = rows.filter((row) => row.class === no);
		const what = `return of class ${no}`;
		const [due, aside] = [sum(mine, (row) => row.due.millionths), BigInt(one.aside)];
		const collected = sum(mine, (row) => (row.collected ? row.due.millionths : 0n));
		const days = String(sum(mine, (row) => row.value_days));
		same(`${what}, value-days of holders and of the class`, days, String(BigInt(one.valueDays)));
		same(`${what}, collected by holders and in all`, collected, BigInt(one.collected));
		// What each gets is rounded down.
		const isWhole = one.isLapsed || (aside >= due && aside - due <= BigInt(mine.length));
		if (!isWhole) same(`${what}, due to holders and set aside`, due, aside);
	}
}

// Patronage

/** What members used of a year and get for it by the co-op's own list: its hash, and the lines of each. */
async function divisionBy(view, surplus, { coop, year, day, file }) {
	if (!surplus.patronages.some(([of]) => of === day)) {
		throw new Mistake(`nobody has confirmed how the year from ${year} on is divided: leave the file away.`);
	}
	await ready();
	const of = await chainYear(view.state, { coop, year });
	const division = divided(of, file, CONSEQUENCE);
	const lines = new Map([...division.members].map((member, at) => [member, linesOf(of, division, at)]));
	return { document: division.document, lines };
}

/** Tells where the list of use is not the one that was committed to. */
function checkDivision({ document, lines }, { commitment }, mistakes) {
	const same = comparing(mistakes);
	const all = [...lines.values()].flat();
	same("hash of the file, and of that by which the year is divided", document, commitment.document);
	same("members in the file and in the commitment", lines.size, commitment.count);
	same(
		"refunds by the file and in the commitment",
		sum(all, ({ refund }) => refund),
		BigInt(commitment.total),
	);
	same(
		"refunds that are paid, by the file and in the commitment",
		sum(all, ({ cash }) => cash),
		BigInt(commitment.cash),
	);
}

/** Tells where what members have claimed is not what the file says they get, or not what was claimed in all. */
function checkClaims(surplus, day, { division, seats }, mistakes) {
	const claimed = claimedOf(surplus.patronages, day);
	if (!claimed || !surplus.book.running.includes(day)) return;
	const same = comparing(mistakes);
	const claims = claimants(surplus, day);
	same("shares claimed, by members and in all", claims.size, claimed.shares);
	if (!division) return;
	let [cash, kept] = [0n, 0n];
	for (const [member, there] of claims) {
		const lines = division.lines.get(member);
		if (!lines) {
			mistakes.add(`member ${member} has claimed a share, and is not in the file`);
			continue;
		}
		const mine = sum(lines, ({ retained }) => retained);
		cash += sum(lines, (line) => line.cash);
		kept += mine;
		// What is collected, or waits with the shares of who has left, is in the account no more.
		const isTaken = there === 0n && (claimed.revolved || !seats.get(member));
		if (!isTaken) same(`member ${member}, kept of their refund by the file and in their account`, mine, there);
	}
	same("refunds claimed and paid, by the file and in all", cash, BigInt(claimed.cash));
	same("refunds claimed and kept, by the file and in all", kept, BigInt(claimed.kept));
}

/** What is left of each line's part in the account, so that the lines of a member add up to what the account has of the year. */
function balances(lines, left) {
	const all = sum(lines, ({ retained }) => retained);
	let [kept, told] = [0n, 0n];
	return lines.map(({ retained }) => {
		kept += retained;
		const until = part(left, kept, all);
		const mine = until - told;
		told = until;
		return mine;
	});
}

/** The table of all refunds of a year by what members used. */
function patronageRows(day, { lines: all }, claims, accounts) {
	return [...all].flatMap(([member, lines]) => {
		const left = accounts.get(member)?.find(({ year }) => year === day)?.left ?? 0n;
		const each = claims?.has(member) ? balances(lines, left) : undefined;
		return lines.map(({ base, units, bps, refund, cash, retained }, at) => ({
			...{ year: dayOf(day), member_no: member, base, units: amount(units), share_bps: bps },
			...{ refund: amount(refund), cash: amount(cash), retained: amount(retained) },
			account_balance: each ? amount(each[at]) : "",
		}));
	});
}

// Accounts

/** What the chain answers that each of some members has in their account. */
async function answersOf({ state }, coop, members) {
	const found = new Map();
	for (let first = 0; first < members.length; first += 100) {
		const some = members.slice(first, first + 100);
		const answers = await Promise.all(some.map((member) => state.call.surplusApi.account(coop, member)));
		some.forEach((member, at) => {
			const lines = [...answers[at]].map(({ year, kept, left, isRevolved }) => ({
				...{ year: year.toNumber(), kept: kept.toBigInt(), left: left.toBigInt(), isRevolved: isRevolved.isTrue },
			}));
			found.set(member, lines);
		});
	}
	return found;
}

/**
 * Tells where what members have in their accounts is not what their years come to, or with what nobody has claimed not what the
 * books have of a year.
 */
function checkAccounts(surplus, accounts, mistakes) {
	const same = comparing(mistakes);
	const shown = (all) => all.map((one) => `${dayOf(one.year)} ${amount(one.left)} of ${amount(one.kept)}`).join(", ");
	for (const [member, counted] of byMember(accountLines(surplus), (line) => line.member)) {
		same(`account of member ${member}, by the chain and by its years`, shown(accounts.get(member) ?? []), shown(counted));
	}
	for (const { year, kept, left } of surplus.book.kept) {
		const mine = [...accounts.values()].flat().filter((line) => line.year === year && !line.isRevolved);
		const open = part(BigInt(left), unclaimedOf(surplus.patronages, year), BigInt(kept));
		const all = sum(mine, (line) => line.left) + open;
		const rest = BigInt(left) - all;
		// Each account is rounded down.
		if (rest < 0n || rest > BigInt(mine.length) + 1n) {
			same(`accounts of the year from ${dayOf(year)} on, by members and in the books`, all, BigInt(left));
		}
	}
}

// Statements

/** Rows below their columns, numbers to the right. */
function aligned(columns, rows) {
	const cells = [columns, ...rows.map((row) => row.map(String))];
	const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
	const padded = (one, at) => (at === 0 ? one.padEnd(widths[at]) : one.padStart(widths[at]));
	return cells.map((row) => row.map(padded).join("  ").trimEnd());
}

const percent = (bps) => `${bps / 100} %`;

const together = (rows, ...columns) => columns.map((name) => amount(sum(rows, (row) => row[name].millionths)));

function returnText(rows) {
	const lines = rows.map((row) => {
		const rate = row.rate_bps === "" ? "in proportion" : percent(row.rate_bps);
		const valueDays = amount(BigInt(row.value_days));
		return [`class ${row.class}`, valueDays, rate, row.due, row.collected ? "yes" : "no", row.paid_cash, row.lapsed];
	});
	return aligned(["", "value × days", "rate", "due", "collected", "paid", "lapsed"], lines);
}

/** Where a refund stands: what is claimed, what is still to be claimed and by what, or why nothing can be. */
function claimText({ isClaimed, refund }, { member, use }) {
	if (!use.claimed && use.pool === 0n) return undefined;
	if (!use.claimed) return `${amount(use.pool)} is to be divided by use, and nothing can be claimed yet.`;
	if (isClaimed) return "It is claimed.";
	if (use.claimed.isLapsed) return "What was not claimed in time is the indivisible reserve's.";
	const what = refund === undefined ? "a share, if there is one" : amount(refund);
	return `Still to be claimed until ${use.until}: ${what}, by proof-${member}.json (make claim).`;
}

function useText(one, use) {
	const { member, rows, isClaimed } = one;
	const known = rows.filter(({ refund }) => refund !== "");
	const shareOf = ({ share_bps: bps }) => (bps === "" ? "" : percent(bps));
	const lines = rows.map((row) => [row.base, row.units, shareOf(row), row.refund, row.cash, row.retained]);
	if (known.length > 1) lines.push(["together", "", "", ...together(rows, "refund", "cash", "retained")]);
	const refund = known.length > 0 ? sum(rows, (row) => row.refund.millionths) : undefined;
	const claim = claimText({ isClaimed, refund }, { member, use });
	const table = rows.length > 0 ? aligned(["", "units", "part", "refund", "paid", "kept"], lines) : [];
	return claim ? [...table, claim] : table;
}

function accountText(lines) {
	const rows = lines.map(({ year, kept, left, isRevolved }) => [
		...[dayOf(year), amount(kept), amount(kept - left), amount(left)],
		isRevolved ? "paid back, to be collected" : "in the account",
	]);
	if (rows.length > 1) rows.push(["together", "", "", amount(sum(lines, ({ left }) => left)), ""]);
	return aligned(["year", "kept", "borne", "left", ""], rows);
}

/** What a member owes of losses that were charged, once somebody has shown it. */
function debtText({ owed, paid }) {
	const [whole, gone] = [owed, paid].map(BigInt);
	return [`${amount(whole - gone)} of ${amount(whole)}, after ${amount(gone)} that were paid or set off`];
}

const queueText = (rows) =>
	aligned(
		["class", "shares", "amount", "left", "due by"],
		rows.map((row) => [row.class, row.shares, row.amount, row.left, row.due_by]),
	);

/** A statement as text: what it is of, and a part for each kind of thing that the member gets, where there is any. */
function statementText(head, one, use) {
	const { member, returns, account, queue, stake, debt } = one;
	const rows = [
		["Co-op", `${head.title} (number ${head.co_op} in the register of the federation)`],
		["Member", `number ${member}`],
		["Year", `${head.year} until ${head.last_day}`],
		["Amounts", head.currency],
		["As of", `${head.as_of}, block ${head.block}`],
		["Block", head.block_hash],
		["Chain", head.genesis_hash],
	];
	const owed = stake ? [`${amount(BigInt(stake.owed))}, and at the bank ${amount(BigInt(stake.ordered))}`] : ["nothing"];
	const parts = [
		["Return on shares", returns.length > 0 ? returnText(returns) : []],
		["Refund by use", useText(one, use)],
		["Member account", account.length > 0 ? accountText(account) : []],
		["Shares that wait to be paid", queue.length > 0 ? queueText(queue) : []],
		["Owed to the member and not paid yet", stillOwed(stake) > 0n ? owed : ["nothing"]],
		["Owed by the member of losses", debt ? debtText(debt) : []],
	];
	const told = parts.filter(([, lines]) => lines.length > 0).map(([title, lines]) => `\n${title}\n${lines.join("\n")}\n`);
	const whence = use.document
		? `Units are those of the co-op's own list, whose hash is on the chain: ${use.document}.`
		: "What members used is in the co-op's own list, and not on the chain.";
	const facts = rows.map(([name, value]) => `${name.padEnd(9)}${value}\n`).join("");
	const checked = "All else anybody can check against the state of the chain at this block.";
	return `Statement for a member\n\n${facts}${told.join("")}\n${whence}\n${checked}\n`;
}

/** What each member gets, of whom the tables or the accounts say anything. */
function statementsOf({ shares, tables, accounts, claims, queue, debts }) {
	const all = [tables.return_statement, tables.patronage_statement, queue].flatMap((rows) => rows.map((row) => row.member_no));
	const owing = new Map(debts);
	const members = [...new Set([...all, ...accounts.keys(), ...owing.keys()])].sort((a, b) => a - b);
	const by = (rows) => byMember(rows, (row) => row.member_no);
	const [returns, uses, waiting] = [tables.return_statement, tables.patronage_statement, queue].map(by);
	return members.map((member) => ({
		...{ member, returns: returns.get(member) ?? [], rows: uses.get(member) ?? [], isClaimed: claims?.has(member) ?? false },
		...{ account: accounts.get(member) ?? [], queue: waiting.get(member) ?? [], stake: shares.stakes.get(member) },
		debt: owing.get(member),
	}));
}

/**
 * The statements of a year, each with its text, and the tables of all of them. `head` says of what co-op, year and block they
 * are, `answers` what the chain says of each account, `division` what members used and get for it, where the list of it is given, and
 * `seats` who of those who have claimed sits in the co-op. Fails where not all of it says the same.
 */
export function statementsBy(head, { shares, surplus, read, view, answers, division, seats }) {
	const day = dayNumber(head.year);
	const today = Math.floor(view.civil / MILLISECONDS_A_DAY);
	const kept = { entrusted: entrustedBy(surplus), accounts: accountsBy(surplus) };
	const ofShares = shareTables(shares, read, { day: today, behind: view.behind, ...kept });
	const ofYears = surplusTables(surplus, read.book);
	const ofYear = (rows) => rows.filter((row) => row.year === head.year);
	const [, patronage] = surplus.patronages.find(([of]) => of === day) ?? [];

	const mistakes = new Mistakes();
	const returns = ofYear(ofShares.return_statement);
	checkReturns(shares, day, returns, mistakes);
	checkAccounts(surplus, answers, mistakes);
	if (division) checkDivision(division, patronage, mistakes);
	checkClaims(surplus, day, { division, seats }, mistakes);
	mistakes.check(CONSEQUENCE);

	const claimed = claimedOf(surplus.patronages, day);
	const claims = claimed && claimants(surplus, day);
	const tables = {
		return_statement: returns,
		patronage_statement: division ? patronageRows(day, division, claims, answers) : ofYear(ofYears.patronage_statement),
		member_accounts: ofYears.member_accounts,
	};
	const pool = sum(surplus.pools, ([of, one]) => (of === day ? one.amount : 0));
	const until = claimed && date(Number(claimed.lapsesAt) + view.behind);
	const use = { claimed, until, pool, document: division?.document };
	const { debts } = surplus;
	const all = statementsOf({ shares, tables, accounts: answers, claims, queue: ofShares.redemption_queue, debts });
	return { tables, statements: all.map((one) => ({ member: one.member, text: statementText(head, one, use) })) };
}

/**
 * Writes a statement for each member who gets anything of a year, and the tables of all of them: what of returns on shares, what
 * of patronage, and what is in accounts. `file` is the co-op's own list of what members used, of which the chain has the hash.
 * Fails where statements, tables, claims, accounts and books do not say the same, and writes nothing then.
 */
export async function statements(api, { coop, year, folder, file, at }) {
	const day = firstDay(year);
	const view = await snapshot(api, at);
	const [record, shares, surplus] = await Promise.all([coopAt(view, coop), readShares(view, coop), readSurplus(view, coop)]);
	const [, closed] = surplus?.years.find(([of]) => of === day) ?? [];
	if (!closed) throw new Mistake(`co-op ${coop} has closed no year that begins on ${year}.`);
	const members = [...new Set(accountLines(surplus).map(({ member }) => member))].sort((a, b) => a - b);
	const [read, answers, division, seats] = await Promise.all([
		readLedgerBook(api, `coop-${coop}`, view.block.hash),
		answersOf(view, coop, members),
		file === undefined ? undefined : divisionBy(view, surplus, { coop, year, day, file }),
		seatsOf(view.state, coop, [...claimants(surplus, day).keys()]),
	]);
	const head = {
		...{ co_op: coop, title: text(record.title), currency: text(record.currency) },
		...{ year: dayOf(day), last_day: dayOf(closed.until - 1), as_of: date(view.civil) },
		...{ block: view.block.number, block_hash: view.block.hash, genesis_hash: view.block.genesis },
	};
	const told = statementsBy(head, { shares, surplus, read, view, answers, division, seats });
	const before = process.umask(OWN);
	try {
		writeFiles(folder, "statements", head, told.tables, COLUMNS);
		for (const one of told.statements) write(folder, `statement-${one.member}.txt`, one.text);
	} finally {
		process.umask(before);
	}
	console.log(`${told.statements.length} statements for the year from ${head.year} until ${head.last_day}`);
	if (!file) console.log("what members used is not on the chain: name the co-op's own list (--use) to have it in them");
}
