// The registers of a co-op's shares as tables, and what a certificate says of them. Nothing is told unless all of it agrees.

import { Amount, amount, date, dayNumber, dayOf, isDay, MILLISECONDS_A_DAY, Mistake } from "./common.mjs";
import { readLedgerBook } from "./ledger.mjs";
import {
	after,
	checkAgreement,
	choice,
	groupOf,
	hasDays,
	holdingsOn,
	movementsOf,
	operationsOf,
	part,
	placeOfRank,
	readShares,
	sum,
	unheld,
	valueDaysOf,
	valueOn,
	yearsLater,
} from "./shares.mjs";
import { accountsBy, entrustedBy } from "./surplus-tables.mjs";

export const COLUMNS = {
	share_classes:
		"class holders redemption par_millionths value_millionths held capital_millionths queued_millionths minimum maximum cap_bps notice_days budget_bps max_years earliest_days buys_out first_bps instalment_months entry_fee_bps unjustified_bps expelled_bps above_rate above_bps open suspended_until_utc document",
	holdings:
		"as_of class member_no shares par_millionths value_millionths unpaid_millionths written_down_to_bps member_account_millionths since giving_back last_held_until operations",
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
	return_statement:
		"class year member_no value_days rate_bps due_millionths collected paid_cash_millionths paid_shares lapsed_millionths withholding_note",
};

/** The whole of percentages, in basis points. */
const WHOLE_BPS = 10_000n;

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

function holdingRows(shares, operations, day, accounts) {
	const worth = new Map([...shares.classes.keys()].map((no) => [no, valueOn(shares, operations, no, day)]));
	const notices = new Map(shares.holdings.map(([[no, member], { notices: all }]) => [`${no} ${member}`, all]));
	const unpaid = new Map(shares.commitments.map(([[no, member], one]) => [`${no} ${member}`, BigInt(one.unpaid)]));
	const told = new Set();
	return holdingsOn(operations, day).map((one) => {
		// An account is the member's, and not of a class: it stands on their first row.
		const isFirst = !told.has(one.member);
		told.add(one.member);
		// Those that run now: whoever gave a notice since then had it not on that day.
		const given = notices.get(`${one.class} ${one.member}`) ?? [];
		const atPar = BigInt(shares.classes.get(one.class).terms.par);
		return {
			as_of: dayOf(day),
			class: one.class,
			member_no: one.member,
			shares: number(one.shares),
			par: amount(one.shares * atPar),
			value: amount(one.shares * worth.get(one.class)),
			unpaid: amount((unpaid.get(`${one.class} ${one.member}`) ?? 0n) * atPar),
			written_down_to_bps: number((worth.get(one.class) * WHOLE_BPS) / atPar),
			member_account: isFirst ? amount(accounts.get(one.member) ?? 0n) : "",
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
			claim: kind === "Ended" || kind === "Retained" ? carried : kind === "ImportedClaim" ? carried.claim : "",
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
			of_minimum_bps: number((BigInt(one.shares) * WHOLE_BPS) / BigInt(terms.minimum)),
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
function expectedRows({ lists, offers, classes }, receipts) {
	return receipts.flatMap(({ pending, party, amount: text, end_to_end: reference, deadline }) => {
		if (!lists.has(pending)) return [];
		const [purpose, about] = choice(lists.get(pending));
		const offer = purpose === "Offer" ? about : undefined;
		// What a bank took back is brought again for no class.
		const no = { Offer: offers.get(offer)?.terms.class, Class: about }[purpose];
		const par = classes.get(no)?.terms.par;
		const money = new Amount(text.replace(".", ""));
		return [
			{
				offer: offer ?? "",
				class: no ?? "",
				reference,
				member_no: Number(/^member (\d+) /.exec(party)?.[1]),
				shares: par === undefined ? "" : number(money.millionths / BigInt(par)),
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

/** What members have subscribed in instalments and not paid. Days on which no share of the class is issued put the last one off. */
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

/** What a member is owed and has not got yet, at the bank or not. */
export const stillOwed = (stake) => (stake ? BigInt(stake.owed) + BigInt(stake.ordered) : 0n);

/** What so many value-days give by what was declared, rounded down. */
function dueBy(payment, valueDays) {
	const [kind, by] = choice(payment);
	if (kind === "Rate") return part(valueDays, BigInt(by.bps), WHOLE_BPS * BigInt(by.days));
	return part(valueDays, BigInt(by.of), BigInt(by.all));
}

/**
 * What each member gets of the returns that were declared. Tells where their value-days are not those of the class: where the
 * chain stood still when shares ended, and a return was collected meanwhile.
 *
 * What is collected is owed to the member beside all else, and paid with it. So much of it is paid in any case as it is more than
 * all that they are still owed.
 */
function statementRows(shares, operations) {
	const { returns, holdings, stakes, book } = shares;
	return returns.flatMap(([[no, year], { payment, valueDays, isLapsed }]) => {
		const end = book.years.find((start) => start > year) ?? yearsLater(year, 1);
		const days = valueDaysOf(shares, operations, no, year, end);
		const all = sum([...days.values()], (each) => each);
		if (all !== BigInt(valueDays)) {
			console.log(`class ${no} has ${BigInt(valueDays)} value-days in the year from ${dayOf(year)} on, and its holders ${all}`);
		}
		const left = new Set(holdings.filter(([[of], one]) => of === no && hasDays(one, year)).map(([[, member]]) => member));
		const [kind, by] = choice(payment);
		return [...days].map(([member, each]) => {
			const due = dueBy(payment, each);
			const isCollected = !left.has(member);
			const open = stillOwed(stakes.get(member));
			return {
				class: no,
				year: dayOf(year),
				member_no: member,
				value_days: String(each),
				rate_bps: kind === "Rate" ? by.bps : "",
				due: amount(due),
				collected: isCollected ? 1 : 0,
				paid_cash: amount(isCollected && due > open ? due - open : 0n),
				paid_shares: 0,
				lapsed: amount(isLapsed && !isCollected ? due : 0n),
				withholding_note: "",
			};
		});
	});
}

/**
 * The tables of the shares of a co-op, with holdings at the end of a day. Fails where the register of operations has a gap, and
 * where state, operations and books do not agree. `entrusted` is what surplus owes to members who have not claimed or collected
 * it, and `accounts` is what each has in their account.
 */
export function shareTables(shares, { book, receipts }, { day, behind = 0, entrusted = 0n, accounts = new Map() }) {
	const operations = operationsOf(shares);
	const capital = capitalRows(shares, operations, book);
	checkAgreement(shares, operations, book, entrusted);
	const expected = expectedRows(shares, receipts);
	return {
		share_classes: classRows(shares, behind),
		holdings: holdingRows(shares, operations, day, accounts),
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

/**
 * The tables of the shares of a co-op at a block, with their columns; none where it has no shares. `surplus` is what is kept of
 * its years, where it has any.
 */
export async function sharesOf(api, view, coop, on, surplus) {
	const shares = await readShares(view, coop);
	const today = Math.floor(view.civil / MILLISECONDS_A_DAY);
	if (on !== undefined && !isDay(on)) throw new Mistake("--on must be a day such as 2027-12-31.");
	const day = on === undefined ? today : dayNumber(on);
	if (day > today) throw new Mistake(`--on must not be after the day of the block, ${dayOf(today)}.`);
	if (!shares) return { files: {}, columns: {}, head: {} };
	const read = await readLedgerBook(api, `coop-${coop}`, view.block.hash);
	const ofYears = { entrusted: entrustedBy(surplus), accounts: accountsBy(surplus) };
	const files = shareTables(shares, read, { day, behind: view.behind, ...ofYears });
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
