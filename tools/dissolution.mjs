// The end of a co-op: how far it is, what hinders it, who gets what, and the calls that come next.

import { amount, coopAt, date, dayOf, isHash, MILLISECONDS_A_DAY, Mistake, snapshot, text } from "./common.mjs";
import { link, proposal, refusal, showTogether } from "./calls.mjs";
import { LIST } from "./share-lists.mjs";
import { readShares } from "./shares.mjs";

/** The heir as people say it: the number of a co-op, or the federation. */
function heirOf(said) {
	if (said === undefined) return undefined;
	if (said === "federation") return "Federation";
	if (!/^[1-9]\d{0,9}$/.test(said)) throw new Mistake("--heir must be the number of a co-op, or federation.");
	return { Coop: Number(said) };
}

const nameOf = (heir) => (heir.isCoop ? `co-op ${heir.asCoop}` : "the federation");

/** What each gets, in lines of a name and an amount. */
function planLines({ owed, shares, classes, memberAccounts, residue, fromReserve, lost, heir }, isDivided) {
	const rows = [
		["owed to members already", owed],
		["to members for their shares", shares],
		...[...classes].map(([no, of]) => [`  of class ${no}`, of]),
		["to members of their accounts", memberAccounts],
		[`left for ${heir.isSome ? nameOf(heir.unwrap()) : "the heir"}`, residue],
		["  of the indivisible reserve", fromReserve],
		...(lost.toBigInt() > 0n ? [["of the reserve, not there any more", lost]] : []),
	].map(([what, of]) => [what, String(amount(of))]);
	const widest = (column) => Math.max(...rows.map((row) => row[column].length));
	const title = isDivided ? "how its money was divided" : "if its money were divided now, once creditors are paid";
	return [title, ...rows.map(([what, of]) => `  ${what.padEnd(widest(0))}  ${of.padStart(widest(1))}`)];
}

/** A call that is to be signed, by whom. */
const step = (what, call) => ({ what, call });

/** What the members decide on a document, by an ordinary or a special resolution. */
function decision(api, coop, what, title, document, call, track) {
	const by = track === "Special" ? "a special resolution" : "an ordinary resolution";
	return step(`${what}, by ${by}`, proposal(api, coop, title, document, call, track));
}

/** The first steps: the members decide who gets what is left. */
function beginning(api, coop, { heir, document }) {
	if (heir === undefined || document === undefined) {
		return { steps: [], hint: "with --heir (a co-op or federation) and --document (hash of the reasons) the proposal to end it" };
	}
	const call = api.tx.dissolution.dissolve(heir, document);
	return { steps: [decision(api, coop, "the members decide to end it", "End the co-op", document, call, "Special")] };
}

/** What is still to be paid to the fund and to the federation. */
async function dues(api, view, coop) {
	const book = await view.state.query.surplus.books(coop);
	if (book.isNone) return [];
	const { levy, educationDue } = book.unwrap();
	const isDue = ({ due }) => due.toBigInt() > 0n;
	return [
		...(isDue(levy) ? [step("anybody has the solidarity levy paid", api.tx.surplus.payLevy(coop))] : []),
		...(isDue(educationDue) ? [step("anybody has the federation paid for education", api.tx.surplus.payEducation(coop))] : []),
	];
}

/** Creditors are paid, and then the balance is published; or the co-op goes on. */
async function liquidating(api, view, coop, { document }, { hinders }) {
	const open = await dues(api, view, coop);
	if (document === undefined) {
		const hint = "with --document (hash of the final balance, or of why the co-op goes on) the calls on it";
		return { steps: open, hint };
	}
	const steps = [...open];
	if (hinders.length === 0) {
		const publish = api.tx.dissolution.publishBalance(coop, document);
		steps.push(step("an officer of the board publishes the final balance, and a second one repeats it", publish));
		steps.push(decision(api, coop, "or the members do it", "Publish the final balance", document, publish, "Ordinary"));
	}
	const resume = api.tx.dissolution.resume(document);
	steps.push(decision(api, coop, "or the members let the co-op go on", "Let the co-op go on", document, resume, "Special"));
	return { steps };
}

/** The final balance waits for an auditor. */
function published(api, coop, balance) {
	const { confirmBalance, takeBack } = api.tx.dissolution;
	const document = balance.document.toHex();
	const steps = [step("an auditor who has not published it confirms it", confirmBalance(coop, document))];
	if (balance.by.isBoard) steps.push(step("or an officer takes it back", takeBack(coop, document)));
	return { steps };
}

/** Members can object, and then its money is divided. */
function confirmed(api, view, coop, { balance, endsAt }, { isStopped }) {
	const { object, takeBack, distribute } = api.tx.dissolution;
	const isOver = endsAt.toNumber() + view.behind <= view.civil;
	if (isOver) return { steps: [step("anybody has the money divided, if it was not by itself", distribute(coop))] };
	const document = balance.document.toHex();
	const steps = balance.by.isMembers ? [] : [step("a member objects", object(coop, document))];
	// What others than the board have published an auditor takes back once.
	if (balance.by.isBoard || isStopped.isFalse) steps.push(step("an auditor takes it back", takeBack(coop, document)));
	return { steps };
}

/** The members who hold shares, or have not paid what they subscribed in instalments. */
function holders({ holdings, commitments }) {
	const held = holdings.filter(([, { shares }]) => BigInt(shares) > 0n);
	return [...new Set([...held, ...commitments].map(([[, member]]) => member))].sort((a, b) => a - b);
}

/** The call by which the heir is paid, where something is due to them. */
const payingHeir = (api, coop, { due }) =>
	due.toBigInt() > 0n ? [step("anybody has the heir paid", api.tx.dissolution.payResidue(coop))] : [];

/** Members collect and are paid what is theirs, the heir gets the rest, and the co-op ends. */
async function distributed(api, view, coop, { payable }, { plan }) {
	const shares = await readShares(view, coop);
	const left = shares ? holders(shares) : [];
	const steps = payingHeir(api, coop, payable);
	for (let first = 0; first < left.length; first += LIST) {
		const list = left.slice(first, first + LIST);
		steps.push(step(`anybody has shares end that are repaid, of ${list.length} members`, api.tx.shares.repay(coop, list)));
	}
	if (left.length > 0) return { steps, hint: "then make payouts prints what is collected and paid" };
	if (plan.isOk && plan.asOk.owed.toBigInt() > 0n) return { steps, hint: "make payouts prints what is collected and paid" };
	steps.push(step("anybody ends it, once nobody has anything to get", api.tx.dissolution.conclude(coop)));
	return { steps };
}

/** How far it is, in a sentence, and what comes next. */
async function stageOf(api, view, coop, said, state) {
	const { dissolution } = state;
	if (dissolution.isNone) return { told: "its members have not decided to end it", ...beginning(api, coop, said) };
	const known = dissolution.unwrap();
	const { stage, heir, dissolvedAt, resolution } = known;
	const day = dayOf(Math.floor(dissolvedAt.toNumber() / MILLISECONDS_A_DAY));
	const since = `ended by resolution ${resolution} on ${day}, for ${nameOf(heir)}`;
	if (stage.isLiquidating) {
		return { told: `${since}: creditors are paid`, ...(await liquidating(api, view, coop, said, state)) };
	}
	if (stage.isPublished) {
		const one = stage.asPublished;
		return { told: `${since}: the final balance ${one.document.toHex()} waits for an auditor`, ...published(api, coop, one) };
	}
	if (stage.isConfirmed) {
		const one = stage.asConfirmed;
		const until = `members can object until ${date(one.endsAt.toNumber() + view.behind)}`;
		const count = one.balance.by.isMembers ? "the members have published it" : `${one.objections} of ${one.needed} have`;
		return { told: `${since}: the final balance is confirmed, ${until}; ${count}`, ...confirmed(api, view, coop, one, known) };
	}
	if (stage.isDistributed) {
		const one = stage.asDistributed;
		const { due, ordered } = one.payable;
		const open = `${amount(due)} of it is due to the heir, and ${amount(ordered)} waits for the bank`;
		return { told: `${since}: its money is divided; ${open}`, ...(await distributed(api, view, coop, one, state)) };
	}
	const { at, residue } = stage.asExtinct;
	// What its bank gives back even then is the heir's.
	return { told: `${since}: it exists no more since ${date(at)}`, steps: payingHeir(api, coop, residue.payable) };
}

/**
 * Tells how far the end of a co-op is, what hinders it, what each gets if its money is divided now, or got when it was, and
 * prints the calls that come next. `heir` and `document` are what the members are to decide, `document` also the final balance.
 */
export async function dissolution(api, { url, coop, heir: said, document, at }) {
	const heir = heirOf(said);
	if (document !== undefined && !isHash(document)) throw new Mistake("--document must be a hash, 0x and 64 digits.");
	const view = await snapshot(api, at);
	const ask = view.state.call.dissolutionApi?.state;
	if (ask === undefined) throw new Mistake("the node knows no dissolution.");
	const [record, state] = await Promise.all([view.state.query.cooperatives.coops(coop), ask(coop)]);
	if (record.isNone && state.dissolution.isNone) await coopAt(view, coop);
	const { told, steps, hint } = await stageOf(api, view, coop, { heir, document }, state);
	const title = record.isSome ? `, ${text(record.unwrap().title)}` : "";
	console.log(`co-op ${coop}${title}: ${told}`);
	const isDivided = state.dissolution.isSome && ["Distributed", "Extinct"].includes(state.dissolution.unwrap().stage.type);
	if (state.plan.isOk) for (const line of planLines(state.plan.asOk, isDivided)) console.log(line);
	else console.log(`its money cannot be divided now: ${refusal(api, state.plan.asErr)}`);
	for (const error of state.hinders) console.log(`hinders the final balance: ${refusal(api, error)}`);
	for (const { what, call } of steps) console.log(`${what}:\n  ${link(url, call)}`);
	if (steps.length > 1 && steps.every(({ call }) => call.method.method === "repay")) {
		await showTogether(
			api,
			url,
			steps.map(({ call }) => call),
		);
	}
	if (hint) console.log(hint);
}
