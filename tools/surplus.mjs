// What a year's surplus would come to before the members vote: each line with its rule, and the calls that close the year.

import { readFileSync } from "node:fs";
import { amount, dayNumber, dayOf, isDay, isHash, Mistake } from "./common.mjs";
import { link, proposal, refusal } from "./calls.mjs";
import { WHOLE_BPS } from "./patronage-rules.mjs";
import { millionthsOf } from "./share-import.mjs";
import { Mistakes } from "./use-file.mjs";

/** What each line is, by what it is measured, and the rule that it follows. */
const STEPS = {
	Covered: ["losses of earlier years", "before everything else (ES 56.2)"],
	Tax: ["tax", "of what others brought first, then of the members' result"],
	OthersReserve: ["indivisible reserve", "of what others brought, less the losses that it covers (no. 81)"],
	OthersVoluntary: ["voluntary reserve", "what is left of what others brought, after tax"],
	Reserve: ["indivisible reserve", "of the members' result, less the losses that it covers (no. 80)"],
	Education: ["education fund", "of the same (no. 82)"],
	Solidarity: ["solidarity levy", "of the same (no. 84)"],
	Returns: ["limited return on shares", "by the rates, within the caps (nos. 74 to 78)"],
	Voluntary: ["voluntary reserve", "as the members choose"],
	Patronage: ["to members by use", "all that is left, in whole units"],
	Dust: ["indivisible reserve", "what rounding leaves"],
	LossOfVoluntary: ["borne by the voluntary reserve", "first, and whole"],
	LossOfReserve: ["borne by the indivisible reserve", "within the limit of the profile (ES 59)"],
	LossOfAccounts: ["borne by member accounts", "if the members choose so, each in proportion"],
	Carried: ["carried to later years", "and covered first by them (no. 87)"],
	BasesOfBefore: ["bases that were fixed late", "when the year had begun: the document must be of a decision before it"],
};

/** Steps that do not divide the result itself, but say what bears the rest of a loss. */
const LOSSES = ["LossOfVoluntary", "LossOfReserve", "LossOfAccounts", "Carried"];

/** What a file can say. What is not in `REQUIRED` is nothing, or no. */
const REQUIRED = ["first_day", "last_day", "members", "document"];
const OPTIONAL = ["others", "tax", "prior_losses", "voluntary", "rates", "cash_bps", "from_accounts"];

/** An amount that can be below zero as the chain has results. */
function outcomeOf(text) {
	const isLoss = text.startsWith("-");
	const size = millionthsOf(isLoss ? text.slice(1) : text);
	return size === undefined ? undefined : { [isLoss ? "Loss" : "Profit"]: size };
}

/** The accounts of a year and what the members choose, from what a file says. Every mistake in it is told. */
export function chosenBy(said, mistakes) {
	for (const name of REQUIRED) if (said[name] === undefined) mistakes.add(`${name} is missing`);
	for (const name of Object.keys(said)) if (![...REQUIRED, ...OPTIONAL].includes(name)) mistakes.add(`"${name}" is not known`);
	const read = (name, of, what, otherwise) => {
		const value = said[name] ?? otherwise;
		const found = value === undefined ? undefined : of(value);
		if (value !== undefined && found === undefined) mistakes.add(`${name}: ${JSON.stringify(value)} is no ${what}`);
		return found;
	};
	const text = (of) => (value) => (typeof value === "string" ? of(value) : undefined);
	const day = text((value) => (isDay(value) ? dayNumber(value) : undefined));
	const whole = (value) => (Number.isInteger(value) && value >= 0 && value <= WHOLE_BPS ? value : undefined);
	const hash = text((value) => (isHash(value) ? value : undefined));
	const chosen = text((value) => (value === "rest" ? "Rest" : { Sum: millionthsOf(value) }));
	const [from, last] = ["first_day", "last_day"].map((name) => read(name, day, "day such as 2027-12-31"));
	if (last < from) mistakes.add("last_day: it is before first_day, so that the year has no days");
	const [members, others] = ["members", "others"].map((name) =>
		read(name, text(outcomeOf), 'amount in quotes such as "-120.50"', "0"),
	);
	const [tax, priorLosses] = ["tax", "prior_losses"].map((name) =>
		read(name, text(millionthsOf), 'amount in quotes such as "120.50"', "0"),
	);
	const document = read("document", hash, "hash of the accounts, 0x and 64 digits");
	const voluntary = read(
		"voluntary",
		(value) => {
			const found = chosen(value);
			return found?.Sum === undefined && found !== "Rest" ? undefined : found;
		},
		'amount in quotes such as "500.00", and not "rest"',
		"0",
	);
	const rates = read(
		"rates",
		(value) => {
			const all = Object.entries(value ?? {}).map(([no, rate]) => [Number(no), whole(rate)]);
			const isWhole = all.every(([no, rate]) => Number.isInteger(no) && no > 0 && rate !== undefined);
			return isWhole && !Array.isArray(value) && typeof value === "object" ? all.sort(([a], [b]) => a - b) : undefined;
		},
		'list of classes with their rates in basis points such as {"1": 400}',
		{},
	);
	const cashBps = read("cash_bps", whole, `part in basis points from 0 to ${WHOLE_BPS}`, 0);
	const fromAccounts = read("from_accounts", (value) => (typeof value === "boolean" ? value : undefined), "true or false", false);
	return {
		accounts: { from, until: last + 1, figures: { members, others, tax, priorLosses }, document },
		choices: { voluntary, rates, cashBps, fromAccounts },
	};
}

function readAccounts(file) {
	let said;
	try {
		said = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		throw new Mistake(`${file} cannot be read: ${error.code ?? "it is no JSON"}.`);
	}
	if (typeof said !== "object" || said === null || Array.isArray(said)) throw new Mistake(`${file} must have names with values.`);
	const mistakes = new Mistakes();
	const found = chosenBy(said, mistakes);
	mistakes.check("nothing is asked of the chain");
	return found;
}

const signed = ({ Profit: profit, Loss: loss }) => amount(profit ?? -loss);

/** The lines of a preview as texts, each with its part, its amount and its rule. */
export function shown(lines) {
	const told = lines.filter(({ step, amount: of }) => of > 0n || !LOSSES.includes(step));
	const rows = told.map(({ step, bps, amount: of }) => {
		const [what, rule] = STEPS[step] ?? [step, ""];
		const part = bps === undefined ? "" : `${bps / 100} % `;
		return [what, String(amount(of)), `${part}${rule}`];
	});
	const widest = (column) => Math.max(...rows.map((row) => row[column].length));
	return rows.map(([what, of, rule]) => `${what.padEnd(widest(0))}  ${of.padStart(widest(1))}  ${rule}`);
}

/** What the chain says that a year would come to. */
async function preview(api, coop, { accounts, choices }) {
	const ask = api.call.surplusApi?.preview;
	if (ask === undefined) throw new Mistake("the node knows no surplus.");
	const found = await ask(coop, accounts, choices);
	if (found.isErr) throw new Mistake(`the year cannot be closed so: ${refusal(api, found.asErr)}.`);
	return found.asOk.map(({ step, bps, amount: of }) => ({
		step: step.type,
		bps: bps.isSome ? bps.unwrap().toNumber() : undefined,
		amount: of.toBigInt(),
	}));
}

/**
 * Shows what a year's result would come to by its accounts and what the members choose, line by line, and prints the calls with
 * which an auditor confirms the accounts and a member proposes that the co-op closes the year.
 */
export async function surplus(api, { url, file, coop }) {
	const chosen = readAccounts(file);
	const { accounts, choices } = chosen;
	const lines = await preview(api, coop, chosen);
	const { members, others, tax, priorLosses } = accounts.figures;
	console.log(`co-op ${coop}, from ${dayOf(accounts.from)} until ${dayOf(accounts.until - 1)}`);
	const results = `result from members ${signed(members)}, from others ${signed(others)}`;
	console.log(`${results}, tax ${amount(tax)}, losses of earlier years ${amount(priorLosses)}`);
	for (const line of shown(lines)) console.log(line);
	const divided = lines.filter(({ step }) => !LOSSES.includes(step));
	if (divided.length > 0) console.log(`together ${amount(divided.reduce((sum, { amount: of }) => sum + of, 0n))}`);
	const close = api.tx.surplus.closeYear(accounts, choices);
	console.log(`an auditor confirms the accounts:\n  ${link(url, api.tx.surplus.confirmAccounts(coop, accounts))}`);
	const title = `Close the year from ${dayOf(accounts.from)} until ${dayOf(accounts.until - 1)}`;
	const proposed = proposal(api, coop, title, accounts.document, close);
	console.log(`then a member proposes it to the members:\n  ${link(url, proposed)}`);
}
