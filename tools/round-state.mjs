// What the chain says of a round of the solidarity fund, as plain values and in the words of people.

import { amount, date, Mistake, text } from "./common.mjs";

/** What each phase is called, and what is done in it. */
export const PHASES = [
	["Applications", "co-ops apply"],
	["Questions", "members ask, and applicants answer"],
	["Voting", "members spread their points"],
	["Settlement", "the vote is over, and everybody can check it"],
	["Settled", "its pot is divided"],
];

/** What is done in a phase, in words. */
export const doing = (phase) => PHASES.find(([name]) => name === phase)[1];

/** What becomes of money that does not reach for what is next. */
const LAST_FIT = {
	Minimum: "who has dropped out gets their minimum as long as it reaches",
	PassOver: "what does not reach rolls over",
};

const sum = (all, of) => all.reduce((total, one) => total + of(one), 0n);

const percent = (bps) => `${bps / 100} %`;

/** A part of all points, in basis points. */
export const bpsOf = (points, all) => (all === 0n ? 0 : Number((points * 10_000n) / all));

/** The same in percent. */
const partOf = (points, all) => percent(bpsOf(points, all));

/** Signs that end a line, move the cursor of a terminal, turn the direction of what follows, or that no XML can have. */
const UNSAFE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** A name as one who names a co-op may have chosen it, so that it changes nothing around it, whichever way it is written. */
function named(title) {
	const plain = title.replace(UNSAFE, " ").trim();
	return plain === "" ? "without a name" : `\u2068${plain}\u2069`;
}

const kindOf = (instrument) => {
	switch (instrument.type) {
		case "Loan": {
			const { months, grace } = instrument.asLoan;
			return `loan of ${months} months after ${grace}`;
		}
		case "Guarantee":
			return `guarantee of ${instrument.asGuarantee.months} months`;
		case "RecoverableGrant":
			return "recoverable grant";
		default:
			return instrument.type.toLowerCase();
	}
};

/** By which rule a pot is divided, in words. */
export function ruleOf(method) {
	if (!method.isViableBudgets) return "equal shares, one co-op one vote: all that is asked, or nothing";
	const { equalSplitBps, lastFit } = method.asViableBudgets;
	return `points with viable budgets, ${percent(equalSplitBps.toNumber())} split equally; ${LAST_FIT[lastFit.type]}`;
}

/** How a verdict of the chain reads, `isOver` if it is one. */
function sentence(verdict, { isOver, minimum, award, terms, coops, tookPart }) {
	const did = (done, would) => (isOver ? done : would);
	switch (verdict.type) {
		case "Awarded": {
			const gets = amount(verdict.asAwarded);
			return did(`is awarded ${gets}${award === undefined ? "" : `, award ${award}`}`, `would get ${gets} if it were settled now`);
		}
		case "BelowMinimum":
			return `gets nothing: its points ${did("did", "do")} not reach for its minimum of ${amount(minimum)}`;
		case "Excluded":
			return `gets nothing: it excludes application ${verdict.asExcluded}, which ${did("is", "would be")} awarded`;
		case "RecipientCap":
			return `gets nothing: no co-op gets more than ${percent(terms.recipientCapBps.toNumber())} of the fund in twelve months`;
		default: {
			const part = percent(terms.quorumBps.toNumber());
			return `gets nothing: too few co-ops ${did("took", "have taken")} part, ${tookPart} of ${coops}, and ${part} must`;
		}
	}
}

/** What is told of an application, and what it is awarded, `undefined` for nothing. */
function outcomeOf({ stand, asks }, { verdict }, of) {
	if (stand.isWithdrawn) return { told: "gets nothing: its co-op has taken it back", awarded: undefined };
	if (stand.isIneligible) return { told: "gets nothing: its co-op could not be awarded anything", awarded: undefined };
	const decided = stand.isDecided ? stand.asDecided : undefined;
	const known = decided?.verdict ?? verdict.unwrapOr(undefined);
	// Points say nothing yet.
	if (!decided && ["Applications", "Questions"].includes(of.phase)) return { told: "waits for the vote", awarded: undefined };
	if (!known) return { told: "would get nothing now: its co-op cannot be awarded anything", awarded: undefined };
	const award = decided?.award.isSome ? decided.award.unwrap().toNumber() : undefined;
	return {
		told: sentence(known, { ...of, isOver: decided !== undefined, minimum: asks.minimum, award }),
		awarded: known.isAwarded ? known.asAwarded.toBigInt() : undefined,
		award,
	};
}

/** The places with which an application excludes each other, and those that it would exclude if their co-op agreed. */
function excludedBy(list, { place, coop, named }) {
	const isNamed = (other) => named.includes(other.place);
	const agrees = (other) => other.coop === coop || other.named.includes(place);
	const isBoth = (other) => (isNamed(other) && agrees(other)) || (other.coop === coop && other.named.includes(place));
	const places = (is) => list.filter(is).map((other) => other.place);
	return { excludes: places(isBoth), wishes: places((other) => isNamed(other) && !agrees(other)) };
}

/** What the chain says of a round, as plain values. Fails where there is no such round. */
export async function readRound(view, no) {
	const { state } = view;
	const ask = state.call.solidarityFundApi;
	if (ask === undefined) throw new Mistake("the node knows no solidarity fund.");
	const found = await ask.round(no);
	if (found.isNone) {
		const last = (await state.query.solidarityFund.lastRound()).toNumber();
		throw new Mistake(`there is no round ${no}: ${last === 0 ? "none has opened yet" : `the last one is round ${last}`}.`);
	}
	const { round, dates, pot, applications, coops } = found.unwrap();
	const voting = [...coops].map(([coop, part]) => ({
		coop: coop.toNumber(),
		electors: part.electors.toNumber(),
		voters: part.voters.toNumber(),
	}));
	const tookPart = voting.filter(({ voters }) => voters > 0).length;
	const phase = round.phase.type;
	const of = { phase, terms: round.terms, coops: voting.length, tookPart };
	const list = [...applications].map(([application, counted], place) => ({
		place,
		coop: application.coop.toNumber(),
		kind: kindOf(application.asks.instrument),
		purpose: application.asks.purpose.type.toLowerCase(),
		minimum: application.asks.minimum.toBigInt(),
		full: application.asks.full.toBigInt(),
		document: application.asks.document.toHex(),
		named: [...application.asks.excludes].map(Number),
		stand: application.stand.type,
		points: counted.points.toBigInt(),
		from: [...counted.byCoop].map(([coop, points]) => ({ coop: coop.toNumber(), points: points.toBigInt() })),
		...outcomeOf(application, counted, of),
	}));
	const numbers = [...new Set([...list, ...voting].map(({ coop }) => coop))];
	const records = await Promise.all(numbers.map((coop) => state.query.cooperatives.coops(coop)));
	const titleOf = (record) => (record.isSome ? named(text(record.unwrap().title)) : "gone");
	const titles = new Map(numbers.map((coop, at) => [coop, titleOf(records[at])]));
	const books = await state.query.ledger.ledgers("Fund");
	return {
		no,
		phase,
		dates: [...dates].map((moment) => date(moment.toNumber())),
		rule: ruleOf(round.method),
		fund: round.fund.toBigInt(),
		offer: round.offer.toBigInt(),
		pot: pot.toBigInt(),
		awarded: sum(list, (one) => one.awarded ?? 0n),
		applications: list.map((one) => ({ ...one, ...excludedBy(list, one) })),
		coops: voting,
		tookPart,
		titles,
		currency: books.isSome ? text(books.unwrap().currency) : "",
		block: view.block,
		asOf: date(view.civil),
	};
}

/** A co-op with its number and its name. */
export const nameOf = ({ titles }, coop) => `co-op ${coop}, ${titles.get(coop)}`;

/** All points that count. */
export const allPoints = ({ applications }) => sum(applications, ({ points }) => points);

/** Where the points of an application come from, in words. */
export const pointsOf = (round, { points, from }) => {
	const all = allPoints(round);
	const parts = from.map((one) => `co-op ${one.coop} ${partOf(one.points, all)}`);
	return `${partOf(points, all)} of all points${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
};

/** What is asked, in words. */
export const askedOf = ({ kind, purpose, minimum, full }) =>
	`${kind} for ${purpose}, ${amount(full)} asked, ${amount(minimum)} at least`;

/** What there is to divide, in words. */
export function potOf({ pot, awarded, phase }) {
	const left = pot - awarded;
	if (phase === "Settled") return `pot ${amount(pot)}, awarded ${amount(awarded)}; ${amount(left)} rolls over`;
	return `pot ${amount(pot)} if it were settled now`;
}
