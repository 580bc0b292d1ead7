// The books of a ledger as the chain has them at one block: journals and tables, and what bank files are made from.

import {
	Amount,
	amount,
	auditors,
	date,
	dayOf,
	entries,
	hand,
	hands,
	isDay,
	isLedger,
	isOfCalendar,
	listed,
	MILLISECONDS_A_DAY,
	Mistake,
	numbered,
	optional,
	party,
	shortLedger,
	snapshot,
	text,
	writeJson,
} from "./common.mjs";
import { FORMAT, readBook, writeBook } from "./journals.mjs";

const BANK_FORMAT = "rochdale-bank-book/1";

const KINDS = { coop: "Coop", treasury: "Treasury", federation: "Federation", fund: "Fund", custody: "Custody" };

/** The roots of journals that hold accounts of each kind. */
const ROOTS = {
	Asset: "Assets",
	Liability: "Liabilities",
	Equity: "Equity",
	IndivisibleReserve: "Equity",
	Income: "Income",
	Expense: "Expenses",
};

/** What treasurers know accounts by that belong to no budget line. */
const TITLES = { 4000: "Receipts", 4900: "Exchange differences", 5000: "Without a budget line", 5900: "Bank charges" };

/** The same of those that shares keep, and of those of which each class or offer has one, before the code of the first. */
const SHARE_TITLES = {
	1400: "Set off against what members owed",
	1500: "Handed over to treasuries",
	2200: "Due to members",
	2300: "Paid in for shares",
	3200: "Losses borne by shares",
	3900: "Indivisible reserve",
	4010: "Receipts of shares",
	4910: "Interest on late payments for shares",
};

/** The same of those that surplus keeps. */
const SURPLUS_TITLES = {
	1410: "Owed by members of losses",
	2600: "To be divided by use",
	2700: "Education fund",
	2710: "Education due to the federation",
	2800: "Solidarity levy due",
	3300: "Member accounts",
	3800: "Results allocated",
	3850: "Voluntary reserve",
	4700: "Education paid from the fund",
};

/** The same of those that a dissolution keeps: of the co-op that ends, of its heir, and of the federation. */
const DISSOLUTION_TITLES = {
	2900: "What is left, due to the heir",
	3900: "Indivisible reserve",
	3910: "Inherited by bank",
	3950: "Handed over to the heir",
};

/** The same of those that the solidarity fund keeps: its own, and those of a co-op that it has helped. */
const FUND_TITLES = {
	1300: "Loans to co-ops",
	2100: "Awarded and not paid yet",
	2850: "Borrowed from the solidarity fund",
	4010: "Gifts",
	4100: "Dues",
	4200: "Grants",
	4300: "Bank charges",
	4800: "Aid of the solidarity fund",
	4810: "Dues to the solidarity fund",
};

const BROUGHT_IN = 3000;
const CAPITAL = 3100;
const REDEEMABLE = 2100;
const HELD = 240000;

/** What an account is called that the surplus keeps, undefined of what only another version of the chain knows. */
export const titleOfSurplus = (code) => SURPLUS_TITLES[code];

/** What an account is called that shares keep, undefined of what only another version of the chain knows. */
export function titleOfShares(kind, code) {
	if (SHARE_TITLES[code]) return SHARE_TITLES[code];
	if (kind === "Equity" && code > CAPITAL && code < 3200) return `Capital of class ${code - CAPITAL}`;
	if (kind === "Equity" && code > BROUGHT_IN && code < CAPITAL) return `Brought in of class ${code - BROUGHT_IN}`;
	if (kind !== "Liability") return undefined;
	// Offers are numbered on and on, and classes are few.
	if (code > HELD) return `Held aside for offer ${code - HELD}`;
	return code > REDEEMABLE && code < 2200 ? `Shares to redeem of class ${code - REDEEMABLE}` : undefined;
}

const NO_HASH = `0x${"00".repeat(32)}`;

/** A ledger as calls and queries take it. */
export function ledgerId(name) {
	if (!isLedger(name)) throw new Mistake("the ledger must be such as coop-3, treasury-2, federation, fund or custody.");
	const [kind, no] = name.split("-");
	return no ? { [KINDS[kind]]: Number(no) } : KINDS[kind];
}

/** The name of a ledger that the chain names. */
export const ledgerName = (id) => `${id.type.toLowerCase()}${id.isCoop || id.isTreasury ? `-${id.value}` : ""}`;

/** The booking day and the value day of an entry. For a value day that no calendar has, the booking day stands. */
export const daysOf = ({ day, valueDay }) => ({ day: dayOf(day), value_day: dayOf(isOfCalendar(valueDay) ? valueDay : day) });

/** In words, what was entered with a day that no calendar has, and what becomes of it. */
export function oddDays({ posted, closes }) {
	const odd = (what, number, becomes) => `${what} ${number}, counted from 1970, which no calendar has: ${becomes}`;
	const found = [];
	for (const [no, one] of posted) {
		if (!isOfCalendar(one.day)) found.push(odd(`entry ${no} has the booking day`, one.day, `it stands on ${dayOf(one.day)}`));
		if (!isOfCalendar(one.valueDay)) found.push(odd(`entry ${no} has the value day`, one.valueDay, "its booking day stands for it"));
	}
	for (const [no, { through }] of closes) {
		if (!isOfCalendar(through)) found.push(odd(`close ${no} is through the day`, through, "the journals do not assert it"));
	}
	return found;
}

/** The closes through a day of the calendar. What was booked before all calendars shares the first day, so that its sums are gone. */
export const assertable = (closes) => closes.filter(([, { through }]) => isOfCalendar(through));

const money = (value) => new Amount(value).toString();

/** The reference of an item that waits for the bank, by which the bank's statement names it. `at` is its place in a run. */
const endToEnd = (name, pending, at) => `${shortLedger(name)}-P${pending}${at === null ? "" : `.${at}`}`;

/** The place of an item in its run, null where the pending entry has no other item. */
const placeIn = ({ items }, at) => (items.length > 1 ? Number(at) : null);

/** Why there are no books of this name. Those of co-ops and of the federation begin with their first treasury. */
export const noLedger = (name) =>
	`there is no ledger ${name}${/^(coop|federation)/.test(name) ? ": it is opened with the first treasury" : ""}.`;

/** All that a ledger has at a block, as it is stored. */
async function readLedger(api, name, at) {
	const view = await snapshot(api, at);
	const { state } = view;
	const id = ledgerId(name);
	const { ledger } = state.query;
	const found = await ledger.ledgers(id);
	if (found.isNone) throw new Mistake(noLedger(name));
	const [accounts, posted, pendings, closes, takenBacks, treasury] = await Promise.all([
		entries(ledger.accounts, id),
		entries(ledger.entries, id),
		entries(ledger.pendings, id),
		entries(ledger.closes, id),
		entries(ledger.takenBacks, id),
		state.query.treasuries.treasuryOfLedger(id),
	]);
	const books = { name, id, view, record: found.unwrap(), accounts, posted, closes };
	books.pendings = new Map(pendings);
	books.takenBacks = new Map(takenBacks);
	books.treasury = treasury.isSome ? await readTreasury(state, treasury.unwrap().toNumber()) : undefined;
	books.custody = name === "custody" ? await readRegisters(state.query.custody) : undefined;
	books.title = books.treasury ? text(books.treasury.record.title) : await titleOf(state, id);
	return books;
}

/** The registers of custody, which say on whose word an entry was made. Custodians have accounts in the order of their numbers. */
async function readRegisters({ custodians, issues, payouts }) {
	const [titles, issued, paid] = await Promise.all([custodians, issues, payouts].map(numbered));
	return {
		titles: new Map([[1, "Units issued"], ...titles.map(([no, { title }]) => [no + 1, text(title)])]),
		issued: new Map(issued),
		paid: new Map(paid),
	};
}

/** The hands on whose word an entry was made: those that made it, or those in the registers of custody. */
function handsOf({ custody }, { hands: made, basis }) {
	if (made.isSome) return hands(made.unwrap());
	if (basis.isIssue) {
		const { attestedBy, confirmedBy } = custody.issued.get(basis.asIssue.toNumber());
		return hands([attestedBy, ...auditors(confirmedBy)]);
	}
	if (basis.isPayout) {
		const { reportedBy, paidBy } = custody.paid.get(basis.asPayout.toNumber());
		return hands([reportedBy, ...(paidBy.isAuditors ? auditors(paidBy.asAuditors) : [])]);
	}
	return undefined;
}

/** Whose the books are that are not those of a treasury. */
async function titleOf(state, id) {
	if (!id.Coop) return { Fund: "Solidarity fund", Custody: "Custody" }[id] ?? "Federation";
	const coop = await state.query.cooperatives.coops(id.Coop);
	return coop.isSome ? text(coop.unwrap().title) : "";
}

async function readTreasury(state, no) {
	const record = (await state.query.treasuries.treasuries(no)).unwrap();
	const { month, day } = record.yearBegins;
	const begins = { month: month.toNumber(), day: day.toNumber() };
	return { no, record, begins, lines: await entries(state.query.treasuries.lines, no) };
}

/** What an entry rests on, in words. */
function basisOf(basis) {
	switch (basis.type) {
		case "Request": {
			const { number, requestedBy, approvedBy } = basis.asRequest;
			return `request ${number} of ${hands([requestedBy])}, approved by ${hands(approvedBy)}`;
		}
		case "Resolution":
			return `resolution ${basis.asResolution}`;
		case "Contribution":
			return "paid in";
		case "Statement":
			return "statement of the bank";
		case "Opening":
			return "opening";
		case "Correction":
			return `correction of entry ${basis.asCorrection}`;
		case "Loss":
			return `losses of the year, by resolution ${basis.asLoss}`;
		case "Issue":
			return `issue ${basis.asIssue} of custody`;
		case "Payout":
			return `payout ${basis.asPayout} of custody`;
		case "Dissolution":
			return `dissolution, by resolution ${basis.asDissolution}`;
		default:
			return "by rule";
	}
}

const unique = (list) => [...new Set(list)];

/** The only one of a list, if it has just one. */
const only = (list) => (unique(list).length === 1 ? list[0] : undefined);

/** An entry in the form of the book of a ledger. */
function entryOf(books, no, one) {
	const { pendings } = books;
	const legs = one.legs.map((leg) => ({
		account: leg.account.toNumber(),
		[leg.side.isDebit ? "debit" : "credit"]: money(leg.amount),
		...(leg.party.isSome && { party: party(leg.party.unwrap()) }),
	}));
	const origins = one.legs.filter(({ origin }) => origin.isSome).map(({ origin }) => origin.unwrap());
	const waited = unique(origins.filter((each) => each.isItem).map((each) => each.asItem[0].toNumber()));
	const before = waited.map((pending) => pendings.get(pending));
	const back = origins.filter((each) => each.isBack).map((each) => each.asBack[0].toNumber());
	const reverses = one.basis.isCorrection ? [one.basis.asCorrection.toNumber()] : unique(back);
	// What a line of a statement posts rests on what was decided before.
	const texts = one.basis.isStatement ? unique(before.map(({ basis }) => basisOf(basis))) : [];
	const voucher = one.voucher.toHex() === NO_HASH ? only(before.map((pending) => pending.voucher.toHex())) : one.voucher.toHex();
	const parties = legs.flatMap((leg) => leg.party ?? []);
	return {
		entry: no,
		...daysOf(one),
		at: String(date(one.at)),
		party: only(parties) ?? "",
		text: texts.join("; ") || basisOf(one.basis),
		voucher,
		line: one.line.isSome ? one.line.unwrap()[1].toHex() : undefined,
		hands: handsOf(books, one),
		reverses,
		legs,
	};
}

/** What still waits of a pending entry, in the form of the book of a ledger. */
function pendingOf({ view }, no, one) {
	const waiting = one.items.filter(({ remaining }) => !remaining.isZero());
	const total = waiting.reduce((sum, { remaining }) => sum + remaining.toBigInt(), 0n);
	const isOut = one.direction.isOut;
	const legs = waiting.map(({ item, remaining }) => ({
		account: item.account.toNumber(),
		[isOut ? "debit" : "credit"]: money(remaining),
		party: party(item.party),
	}));
	const deadline = one.deadline.isSome ? one.deadline.unwrap().toNumber() + view.behind : undefined;
	return {
		pending: no,
		direction: isOut ? "out" : "in",
		deadline: deadline === undefined ? undefined : dayOf(Math.floor(deadline / MILLISECONDS_A_DAY)),
		party: only(legs.map((leg) => leg.party)) ?? "",
		text: basisOf(one.basis),
		voucher: one.voucher.toHex(),
		legs: [...legs, { account: one.bank.toNumber(), [isOut ? "credit" : "debit"]: money(total) }],
	};
}

const isOpen = ({ items }) => items.some(({ remaining }) => !remaining.isZero());

const today = ({ civil }) => dayOf(Math.floor(civil / MILLISECONDS_A_DAY));

/** The day of the books: that of the block, or of their last entry, because the calendar of a bank can be a day ahead. */
const asOf = ({ view, posted }) => [today(view), ...posted.map(([, { day }]) => dayOf(day))].sort().at(-1);

// Budgets

const MONTHS = { Month: 1, Quarter: 3, Year: 12 };

/** The number of the period that a day is in, counted through all years. Periods begin with the business year. */
function periodOf(rhythm, begins, day) {
	const [year, month, date] = day.split("-").map(Number);
	const months = year * 12 + month - begins.month - (date < begins.day ? 1 : 0);
	return Math.floor(months / MONTHS[rhythm]);
}

/** The first day of the business year that a day is in. `begins` is the month and the day with which it begins. */
export function yearOf(begins, day) {
	const [month, first] = [begins.month, begins.day].map((part) => String(part).padStart(2, "0"));
	const year = Number(day.slice(0, 4)) - (day.slice(5) < `${month}-${first}` ? 1 : 0);
	return `${year}-${month}-${first}`;
}

/** What a line may take in all its periods that are not over before the first day, and have begun by the last one. */
export function budgetOf({ limit, rhythm }, begins, from, to) {
	const periods = rhythm === "Once" ? 1 : periodOf(rhythm, begins, to) - periodOf(rhythm, begins, from) + 1;
	return limit * BigInt(Math.max(periods, 0));
}

// Tables of a treasury

/** What a line may take in a period, what was charged to it, what of that waits for the bank, and what is left. */
const MONEY = ["limit", "requested", "resolved", "waiting", "left"];

const by = (name) => `${name}_co_op ${name}_member`;

const COLUMNS = {
	budget: `line title purpose account rhythm period ${MONEY.map((name) => `${name}_millionths`).join(" ")} closed resolution`,
	signers: "signer co_op who since_utc until_utc",
	requests: `payment line payee amount_millionths voucher content ${by("requested_by")} approved_by rejected_by expires_on_utc`,
	reports: `report on_utc from_utc document ${by("by")} available_millionths`,
};

/** Each line with what was charged to each of its periods. */
async function budgetRows({ view, pendings, treasury }) {
	const { state } = view;
	const cards = new Map((await state.call.treasuryApi.lines(treasury.no)).map((card) => [card.line.toNumber(), card]));
	const spent = await listed(state.query.treasuries.spent, [treasury.no], ({ args }) => args.slice(1).map(Number));
	const waiting = new Map();
	for (const { items } of pendings.values()) {
		for (const { item, remaining } of items) {
			if (item.charged.isNone) continue;
			const { line, period } = item.charged.unwrap();
			waiting.set(`${line} ${period}`, (waiting.get(`${line} ${period}`) ?? 0n) + remaining.toBigInt());
		}
	}
	return treasury.lines.flatMap(([no, line]) => {
		const card = cards.get(no);
		const periods = new Map(spent.filter(([[of]]) => of === no).map(([[, period], one]) => [period, one]));
		const present = card?.period.toNumber();
		if (present !== undefined && !periods.has(present)) periods.set(present, undefined);
		return [...periods]
			.sort(([a], [b]) => a - b)
			.map(([period, one]) => ({
				line: no,
				title: text(line.title),
				purpose: line.purpose.toHex(),
				account: line.account.toNumber(),
				rhythm: line.rhythm.type,
				period: dayOf(period),
				limit: amount(line.limit),
				requested: amount(one?.requested ?? 0),
				resolved: amount(one?.resolved ?? 0),
				// Of both, what the bank has not done yet.
				waiting: amount(waiting.get(`${no} ${period}`) ?? 0),
				left: period === present ? amount(card.left) : "",
				closed: line.closed.isTrue ? 1 : 0,
				resolution: line.resolution.toNumber(),
			}));
	});
}

async function treasuryTables(books) {
	const { view, treasury } = books;
	const { state, behind } = view;
	const deadline = (value) => date(value.toNumber() + behind);
	const said = (all) => hands(all.map((given) => given.hand));
	const { record, no } = treasury;
	return {
		budget: await budgetRows(books),
		signers: record.signers.map(({ no: signer, who, since: start, until: end }) => ({
			signer: signer.toNumber(),
			co_op: (who.isOffice ? who.asOffice : who.asSeat)[0].toNumber(),
			who: who.isOffice ? who.asOffice[1].type : `member ${who.asSeat[1]}`,
			since: deadline(start),
			until: deadline(end),
		})),
		// A run has a row for each of those whom it pays.
		requests: (await entries(state.query.treasuries.payments, no)).flatMap(([payment, one]) =>
			one.items.map((item) => ({
				payment,
				line: one.line.toNumber(),
				payee: party(item.payee),
				amount: amount(item.amount),
				voucher: one.voucher.toHex(),
				content: one.content.toHex(),
				...hand("requested_by", one.requestedBy),
				approved_by: said(one.approvals),
				rejected_by: said(one.rejections),
				expires_on: deadline(one.expiresAt),
			})),
		),
		reports: (await entries(state.query.treasuries.reports, no)).map(([report, one]) => ({
			report,
			on: date(one.at),
			from: date(one.from),
			document: one.document.toHex(),
			...hand("by", one.by),
			available: amount(one.available),
		})),
	};
}

const headOf = ({ no, record }) => ({
	treasury: no,
	owner: record.owner.isFederation ? "federation" : record.owner.asCoops.map((coop) => `co-op ${coop}`).join(", "),
	address: record.account.toString(),
	settled: record.mode.type,
});

// The two books

/** What the account of a number is called. */
function titleOfAccount({ treasury, custody }, no, { terms }) {
	const code = terms.code.toNumber();
	const cash = { Units: "Units", Bank: "Bank" }[terms.cash.type];
	const line = treasury?.lines.find(([, one]) => one.account.toNumber() === no);
	if (line && !cash) return `${code} ${text(line[1].title)}`;
	const ofShares = terms.keeper.isShares ? titleOfShares(terms.kind.type, code) : undefined;
	const ofSurplus = terms.keeper.isSurplus ? titleOfSurplus(code) : undefined;
	const ofDissolution = terms.keeper.isDissolution ? DISSOLUTION_TITLES[code] : undefined;
	const ofFund = terms.keeper.isFund ? FUND_TITLES[code] : undefined;
	const ofPallets = ofShares ?? ofSurplus ?? ofDissolution ?? ofFund;
	return `${code} ${cash ?? ofPallets ?? custody?.titles.get(no) ?? TITLES[code] ?? terms.kind.type}`;
}

/** The whole ledger in the form of its book, with what the lines may take from one day to another as their budgets. */
function ledgerBook(books, from, to) {
	const { name, title, view, record, accounts, posted, pendings, closes, treasury } = books;
	const lineOf = (no) => treasury?.lines.find(([, one]) => one.account.toNumber() === no)?.[1];
	const budget = ({ limit, rhythm }) => budgetOf({ limit: limit.toBigInt(), rhythm: rhythm.type }, treasury.begins, from, to);
	return {
		format: FORMAT,
		ledger: name,
		title,
		currency: text(record.currency),
		as_of: asOf(books),
		block: view.block,
		accounts: accounts.map(([no, one]) => ({
			account: no,
			root: ROOTS[one.terms.kind.type],
			title: titleOfAccount(books, no, one),
			debits: money(one.sums.debits),
			credits: money(one.sums.credits),
			...(lineOf(no) && { budget: money(budget(lineOf(no))) }),
		})),
		entries: posted.map(([no, one]) => entryOf(books, no, one)),
		pending: [...pendings].filter(([, one]) => isOpen(one)).map(([no, one]) => pendingOf(books, no, one)),
		closes: assertable(closes).flatMap(([, { through, balances, document }]) =>
			balances.map(({ account, balance, isOverdrawn }) => ({
				account: account.toNumber(),
				day: dayOf(through),
				balance: money(isOverdrawn.isTrue ? -balance.toBigInt() : balance),
				document: document.toHex(),
			})),
		),
	};
}

/** The commitments to the bank details of parties that are in force at the block, by their words. */
async function detailsInForce({ view, id }, parties) {
	if (parties.length === 0) return new Map();
	const found = await view.state.query.ledger.detailsOf.multi(parties.map((one) => [id, one]));
	return new Map(found.map((one, at) => [party(parties[at]), inForce(view, one)]));
}

/** The commitment that is in force at the block of what was registered of somebody's bank details, empty where none is. */
export function inForce({ civil, behind }, details) {
	if (details.isNone) return "";
	const { from, day, after, before } = details.unwrap();
	const hasBegun = civil - behind >= from.toNumber() && Math.floor(civil / MILLISECONDS_A_DAY) >= day.toNumber();
	return hasBegun ? after.toHex() : optional(before, String);
}

/** The lines of a bank account that are explained, in full or in part, with what they posted. */
async function bankLines({ name, id, view, record, posted, pendings, takenBacks }, bank) {
	const lines = await listed(view.state.query.ledger.statementLines, [[id, bank]], ({ args }) => args[1].toHex());
	// What an entry posted that was wrong waits again.
	const corrected = new Set(posted.filter(([, { basis }]) => basis.isCorrection).map(([, { basis }]) => basis.asCorrection.toNumber()));
	const posts = new Map(lines.map(([line]) => [line, []]));
	for (const [no, one] of posted) {
		if (one.line.isNone || one.line.unwrap()[0].toNumber() !== bank || corrected.has(no)) continue;
		const taken = new Map([...(takenBacks.get(no) ?? [])].map(([place, value]) => [Number(place), value]));
		one.legs.forEach((leg, at) => {
			if (leg.origin.isNone || !leg.origin.unwrap().isItem) return;
			const [pending, place] = leg.origin.unwrap().asItem.map(Number);
			const order = pendings.get(pending);
			posts.get(one.line.unwrap()[1].toHex())?.push({
				pending,
				place: placeIn(order, place),
				entry: no,
				direction: order.direction.isOut ? "out" : "in",
				party: party(leg.party.unwrap()),
				amount: money(leg.amount),
				returned: money(taken.get(at) ?? 0),
				end_to_end: endToEnd(name, pending, placeIn(order, place)),
			});
		});
	}
	return lines
		.filter(([, { explained }]) => !explained.isZero())
		.map(([line, { booked, direction, amount: moved, explained }]) => {
			if (!explained.eq(moved)) console.log(`line ${line} is explained for ${money(explained)} of ${money(moved)} ${text(record.currency)} only`);
			return { line, day: dayOf(booked), direction: direction.isIn ? "in" : "out", moved: money(moved), posts: posts.get(line) };
		});
}

/** The items that wait for a bank account, with their places. */
const waitingFor = ({ pendings }, bank) =>
	[...pendings]
		.filter(([, one]) => one.bank.eq(bank))
		.flatMap(([no, one]) => one.items.map((each, at) => ({ no, one, each, at: placeIn(one, at) })))
		.filter(({ each }) => !each.remaining.isZero());

/** What is expected on a bank account and has not arrived in full. */
const receiptsOf = (books, bank) =>
	waitingFor(books, bank)
		.filter(({ one }) => one.direction.isIn)
		.map(({ no, one, each, at }) => ({
			ledger: books.name,
			pending: no,
			place: at,
			amount: money(each.remaining),
			party: party(each.item.party),
			end_to_end: endToEnd(books.name, no, at),
			deadline: pendingOf(books, no, one).deadline ?? null,
		}));

/** A whole ledger at a block in the form that tables are made from, and what it expects by bank. */
export async function readLedgerBook(api, name, at) {
	const books = await readLedger(api, name, at);
	const day = asOf(books);
	return {
		book: readBook(ledgerBook(books, day, day)),
		receipts: books.record.banks.flatMap((bank) => receiptsOf(books, bank)),
	};
}

/** What a ledger knows of one of its bank accounts, in the form that the bank files are made from. */
async function bankBook(books, bank) {
	const { name, view, record, treasury } = books;
	const currency = text(record.currency);
	const going = waitingFor(books, bank).filter(({ one }) => one.direction.isOut);
	const inForce = await detailsInForce(books, going.map(({ each }) => each.item.party));
	const payments = going.flatMap(({ no, one, each, at }) => {
		const reference = endToEnd(name, no, at);
		const [whom, approved] = [party(each.item.party), optional(each.details, String)];
		if (approved === "" || approved !== inForce.get(whom)) {
			const why = approved === "" ? "was approved without bank details" : "was approved for bank details that are not in force";
			// What shares owe is owed again when it is void.
			const anew = one.keeper.isShares ? "void it, and order it anew" : "approve it again";
			console.log(`payment ${reference} to ${whom} ${why}: have them registered, and ${anew}`);
			return [];
		}
		const charged = each.item.charged.isSome ? each.item.charged.unwrap().line.toNumber() : undefined;
		const line = treasury?.lines.find(([of]) => of === charged);
		return {
			ledger: name,
			pending: no,
			place: at,
			amount: money(each.remaining),
			currency,
			party: whom,
			text: `${line ? text(line[1].title) : one.keeper.isShares ? "Shares" : "Payment"} ${reference}`,
			details: approved,
			returned: 0,
			end_to_end: reference,
		};
	});
	return {
		format: BANK_FORMAT,
		ledger: name,
		account: bank,
		currency,
		decimals: 6 - (record.smallestUnit.toString().length - 1),
		as_of: today(view),
		payments,
		receipts: receiptsOf(books, bank),
		lines: await bankLines(books, bank),
	};
}

/** What came to an address by plain transfers and nobody has entered yet. */
async function notEntered({ view }, { terms, sums }) {
	const { data } = await view.state.query.system.account(terms.cash.asUnits.address);
	const entered = sums.debits.toBigInt() - sums.credits.toBigInt();
	const more = data.free.toBigInt() + data.reserved.toBigInt() - entered;
	if (more < 0n) throw new Error(`the address of account ${terms.code} holds less than the books say`);
	return more;
}

/** A day given by the user, undefined if none is. */
function dayGiven(value, name) {
	if (value !== undefined && !isDay(value)) throw new Mistake(`--${name} must be a day such as 2027-01-31.`);
	return value;
}

/** The name of the ledger that is meant, by itself or by the number of its treasury. */
async function nameOf(api, { ledger, treasury, at }) {
	if (ledger !== undefined) return ledger;
	const found = await (await snapshot(api, at)).state.query.treasuries.treasuries(treasury);
	if (found.isNone) throw new Mistake(`there is no treasury ${treasury}.`);
	return ledgerName(found.unwrap().ledger);
}

/** Writes journals and tables of a ledger, and a book for each of its bank accounts, into a folder. */
export async function ledger(api, { folder, from, to, ...which }) {
	const [first, last] = [dayGiven(from, "from"), dayGiven(to, "to")];
	const name = await nameOf(api, which);
	const books = await readLedger(api, name, which.at);
	const { treasury, record, accounts } = books;
	const until = last ?? asOf(books);
	const since = first ?? yearOf(treasury?.begins ?? { month: 1, day: 1 }, until);
	if (since > until) throw new Mistake("--from must not be after --to.");
	for (const odd of oddDays(books)) console.log(odd);
	const content = ledgerBook(books, since, until);
	const book = readBook(content);
	const more = treasury && { files: await treasuryTables(books), columns: COLUMNS, head: headOf(treasury) };
	writeBook(book, folder, { from: since, to: until }, more);
	writeJson(folder, `${name}-book.json`, content);
	for (const bank of record.banks) writeJson(folder, `${name}-bank-${bank}.json`, await bankBook(books, bank.toNumber()));
	for (const [no, one] of accounts.filter(([, { terms }]) => terms.cash.isUnits || terms.cash.isBank)) {
		console.log(`${book.accounts.get(no).title}: ${movement(book, no, since, until)}`);
		const more = one.terms.cash.isUnits ? await notEntered(books, one) : 0n;
		if (more > 0n) console.log(`${money(more)} ${book.currency} came by plain transfers and are not entered yet: ledger.enterReceipts`);
	}
}

/** What an account had, what came and went from one day to another, and what it has then. */
function movement({ entries: all, currency }, no, from, to) {
	const legs = all.filter(({ day }) => day <= to).flatMap(({ day, legs }) => legs.map((leg) => ({ ...leg, day })));
	const sum = (chosen) => legs.filter((leg) => leg.account === no && chosen(leg)).reduce((total, { value }) => total + value, 0n);
	const opening = sum(({ day }) => day < from);
	const came = sum(({ day, value }) => day >= from && value > 0n);
	const went = -sum(({ day, value }) => day >= from && value < 0n);
	return `opening ${money(opening)} + in ${money(came)} - out ${money(went)} = closing ${money(opening + came - went)} ${currency}`;
}
