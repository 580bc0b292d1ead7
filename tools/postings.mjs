// What a bank's statement proposes, as calls that two hands sign.

import { Amount, dayNumber, hands, isDay, isHash, isLedger, isNumber, Mistake } from "./common.mjs";
import { link, showTogether } from "./calls.mjs";
import { readText } from "./csv.mjs";
import { ledgerId, noLedger } from "./ledger.mjs";

const FORMAT = "rochdale-bank-proposals/1";

/** The most items that one call explains. */
const MAX_ITEMS = 100;

/** The accounts of a treasury to which the bank's charges and what it exchanged at another rate are entered. */
const CHARGES = 5900;
const EXCHANGE = 4900;

const NO_HASH = `0x${"00".repeat(32)}`;

const millionths = (text) => BigInt(text.replace(".", ""));
const shown = (value) => new Amount(value).toString();
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0n);

/** A party in the words of the bank files, as calls take it. */
function partyOf(words) {
	const [, member, of] = /^member ([1-9]\d*) of co-op ([1-9]\d*)$/.exec(words) ?? [];
	if (isNumber(Number(member)) && isNumber(Number(of))) return { Member: [Number(of), Number(member)] };
	const [, kind, no] = /^(co-op|treasury) ([1-9]\d*)$/.exec(words) ?? [];
	if (isNumber(Number(no))) return { [kind === "treasury" ? "Treasury" : "Coop"]: Number(no) };
	if (words === "federation") return "Federation";
	if (words === "fund") return "Fund";
	if (isHash(words)) return { Outside: words };
	throw new Mistake(`"${words}" is no party: write it such as "member 9 of co-op 3".`);
}

/** The same. Fails where the chain knows no such party. */
async function knownParty({ query }, words) {
	const party = partyOf(words);
	const { Member: [of, member] = [], Coop: coop, Treasury: treasury } = party;
	const isKnown =
		(coop === undefined || (await query.cooperatives.coops(coop)).isSome) &&
		(treasury === undefined || (await query.treasuries.treasuries(treasury)).isSome) &&
		(member === undefined || (await query.membership.rolls(of)).lastNo.toNumber() >= member);
	if (!isKnown) throw new Mistake(`there is no ${words}.`);
	return party;
}

/** The ledger that is meant, as it is stored. Fails where there is none, or no such co-op. */
async function ledgerAt({ query }, name, coop) {
	const id = ledgerId(name);
	const [found, known] = await Promise.all([query.ledger.ledgers(id), query.cooperatives.coops(coop)]);
	if (found.isNone) throw new Mistake(noLedger(name));
	if (known.isNone) throw new Mistake(`there is no co-op ${coop}.`);
	return found.unwrap();
}

// Files: everything is checked before a line is written.

const isText = (value) => typeof value === "string";
const isAmount = (value) => isText(value) && /^\d{1,13}\.\d{6}$/.test(value);
const isCost = (value) => isText(value) && isAmount(value.replace(/^-/, ""));
const isDirection = (value) => value === "in" || value === "out";
const isMissing = (value) => value === undefined || value === null;

/** The form of what `bank.sh read` writes: for each field whether a value can stand there. */
const LINE = { line: isHash, id: isText, booking_day: isDay, value_day: isDay, direction: isDirection, moved: isAmount };
const UNFIT = { ...LINE, why: isText };
const PROPOSAL = {
	...LINE,
	kind: (value) => ["post", "receive", "return"].includes(value),
	amount: isAmount,
	charges: isCost,
	exchange: isCost,
	posts: (value) => Array.isArray(value) && value.length > 0,
};
const POST = {
	pending: (value) => isNumber(value),
	place: (value) => isMissing(value) || isNumber(value, 0),
	amount: isAmount,
	entry: (value) => isMissing(value) || isNumber(value),
};
const PROPOSALS = {
	ledger: isLedger,
	account: (value) => isNumber(value),
	sha256: (value) => isText(value) && /^[0-9a-f]{64}$/.test(value),
	proposals: Array.isArray,
	unfit: Array.isArray,
};

/** Fails unless an object has its form. */
function checkForm(file, one, form, what) {
	const wrong = Object.keys(form).find((name) => !form[name](one?.[name]));
	if (wrong) throw new Mistake(`${file} is not as bank.sh read writes it: "${wrong}" of ${what} is missing or wrong.`);
}

/** A file that `bank.sh read` has written. */
function readProposals(file) {
	let content;
	try {
		content = JSON.parse(readText(file));
	} catch (error) {
		throw error instanceof Mistake ? error : new Mistake(`${file} cannot be read: ${error.message}.`);
	}
	if (content?.format !== FORMAT) throw new Mistake(`${file} must have the "format" ${FORMAT}.`);
	checkForm(file, content, PROPOSALS, "the file");
	content.proposals.forEach((one, at) => {
		checkForm(file, one, PROPOSAL, `proposal ${at + 1}`);
		one.posts.forEach((post, place) => checkForm(file, post, POST, `post ${place + 1} of proposal ${at + 1}`));
	});
	content.unfit.forEach((one, at) => checkForm(file, one, UNFIT, `line ${at + 1} that fits nothing`));
	return content;
}

/** The commitments of a file by their parties, as `bank.sh check` prints them. */
function readCommitments(file) {
	const wanted = new Map();
	for (const line of readText(file).split(/\r?\n/)) {
		if (line === "") continue;
		const [, commitment, words] = /^(0x[0-9a-f]{64}) (.+)$/.exec(line) ?? [];
		if (!commitment) throw new Mistake(`${file} must have a commitment and a party on each line, as bank.sh check prints them.`);
		wanted.set(words, commitment);
	}
	return wanted;
}

/** What the chain knows of a ledger, as far as a statement is explained by it. */
class Books {
	constructor(api, ledger, bank) {
		this.query = api.query.ledger;
		this.id = ledgerId(ledger);
		this.bank = bank;
		this.pendings = new Map();
	}

	/** The number of the account with this code. */
	async account(code) {
		const found = (await this.query.accounts.entries(this.id)).filter(([, one]) => one.unwrap().terms.code.eq(code));
		if (found.length !== 1) throw new Mistake(`the ledger has ${found.length || "no"} accounts with the code ${code}.`);
		return found[0][0].args[1].toNumber();
	}

	/** What waits under a number. One list of subscribers has many lines of a statement. */
	async pending(no) {
		if (!this.pendings.has(no)) {
			const found = await this.query.pendings(this.id, no);
			if (found.isNone) throw new Mistake(`nothing waits under the number ${no}.`);
			this.pendings.set(no, found.unwrap());
		}
		return this.pendings.get(no);
	}

	/** How much of a line is explained. */
	async explained(line) {
		const found = await this.query.statementLines([this.id, this.bank], line);
		return found.isSome ? found.unwrap().explained.toBigInt() : 0n;
	}

	/** The entry and the place of the leg that posted an item, of which so much has not come back. Null if there is none yet. */
	async posted({ entry, pending, place, amount }) {
		const record = (await this.query.ledgers(this.id)).unwrap();
		const last = record.lastEntry.toNumber();
		const candidates = entry ? [entry] : Array.from({ length: last }, (_, index) => last - index);
		for (const no of candidates) {
			const found = await this.query.entries(this.id, no);
			if (found.isNone) throw new Mistake(`there is no entry ${no}.`);
			const one = found.unwrap();
			const at = one.legs.findIndex(({ origin }) => {
				if (origin.isNone || !origin.unwrap().isItem) return false;
				const [of, there] = origin.unwrap().asItem.map(Number);
				return of === pending && there === (place ?? 0);
			});
			if (at < 0) continue;
			const taken = new Map([...(await this.query.takenBacks(this.id, no))].map(([key, value]) => [Number(key), value.toBigInt()]));
			if (one.legs[at].amount.toBigInt() - (taken.get(at) ?? 0n) >= millionths(amount)) return { entry: no, place: at };
		}
		return null;
	}
}

/** The parts of a proposal that posts what waits, each with how many legs it makes and how much of the cash it explains. */
async function waitingParts(books, { posts }) {
	const parts = [];
	for (const no of new Set(posts.map(({ pending }) => pending))) {
		const mine = posts.filter(({ pending }) => pending === no);
		const { items } = await books.pending(no);
		const waits = items.map(({ remaining }) => remaining.toBigInt());
		const open = mine.filter(({ place, amount }) => waits[place ?? 0] >= millionths(amount));
		const isWhole = sum(waits, (one) => one) === sum(open, ({ amount }) => millionths(amount));
		if (isWhole && open.length === waits.filter((one) => one > 0n).length && open.length > 0) {
			parts.push({ part: { Whole: no }, legs: open.length, value: sum(open, ({ amount }) => millionths(amount)) });
			continue;
		}
		for (const { place, amount } of open) {
			const value = millionths(amount);
			parts.push({ part: { Item: { pending: no, place: place ?? 0, amount: value } }, legs: 1, value });
		}
	}
	return parts;
}

/** The parts of a proposal that takes back what was posted. */
async function returningParts(books, { posts }) {
	const parts = [];
	for (const post of posts) {
		const leg = await books.posted(post);
		if (!leg) return null;
		const value = millionths(post.amount);
		parts.push({ part: { Back: { ...leg, amount: value } }, legs: 1, value });
	}
	return parts;
}

/** A part that nothing waited for; a cost is debited. */
const direct = (account, cost, party = null) => ({
	part: { Direct: { account, side: cost > 0n ? "Debit" : "Credit", amount: cost < 0n ? -cost : cost, party } },
	legs: 1,
	cost,
});

/** Parts in calls of at most so many legs: all but the last one leave a rest. */
export function chunks(parts) {
	const found = [[]];
	let legs = 0;
	for (const one of parts) {
		if (legs + one.legs > MAX_ITEMS) {
			found.push([]);
			legs = 0;
		}
		found.at(-1).push(one);
		legs += one.legs;
	}
	return found;
}

/** How much of the cash the parts explain, where money moves in that direction. */
const explains = (parts, { kind, direction }) =>
	sum(parts, ({ value, cost }) => {
		if (cost !== undefined) return direction === "out" ? cost : -cost;
		return value;
	});

/** Calls that explain a line in full, in the order in which they are sent, or none where they would not. */
async function calls(api, { file, books, coop }, line, parts) {
	const { id, bank } = books;
	const whole = millionths(line.moved);
	let done = await books.explained(line.line);
	const found = chunks(parts).map((some) => {
		done += explains(some, line);
		const posting = {
			bank,
			line: {
				reference: line.line,
				booked: dayNumber(line.booking_day),
				valued: dayNumber(line.value_day),
				direction: line.direction === "in" ? "In" : "Out",
				amount: whole,
			},
			parts: some.map(({ part }) => part),
			rest: whole - done,
			// The statement is the document behind what the bank took by itself.
			voucher: some.some(({ cost }) => cost !== undefined) ? `0x${file.sha256}` : NO_HASH,
		};
		return posting;
	});
	return done === whole ? found.map((posting) => api.tx.ledger.post(id, coop, posting)) : [];
}

/** What two hands agree on has this hash: the events of both tell it. */
function contentOf(api, { method }) {
	const [ledger, , posting] = method.args;
	// The first of the acts of two hands is to post.
	return api.registry.hash(Uint8Array.from([0, ...ledger.toU8a(), ...posting.toU8a()])).toHex();
}

/** Shows a call as a link, and who has begun what it says. */
async function show(api, { url, books }, call) {
	const content = contentOf(api, call);
	const begun = await books.query.begun(books.id, content);
	const first = begun.isSome ? `begun by ${hands([begun.unwrap().entered.by])}: another hand sends the same` : "nobody has begun it";
	console.log(`  ${content}, ${first}`);
	console.log(`  ${link(url, call)}`);
}

const titleOf = ({ id, direction, moved, booking_day: day }) => `${day} ${direction === "out" ? "-" : ""}${moved} (${id})`;

/** The parts that explain a proposal, or why there are none now. */
async function partsOf(books, one) {
	const moved = one.kind === "return" ? await returningParts(books, one) : await waitingParts(books, one);
	if (moved === null) return "what comes back is not posted yet: post that first, and run this again";
	if (moved.length === 0) return "nothing that it posts waits any more";
	const parts = [...moved];
	const [charges, exchange] = [millionths(one.charges), millionths(one.exchange)];
	if (charges !== 0n) parts.push(direct(await books.account(CHARGES), charges));
	if (exchange !== 0n) parts.push(direct(await books.account(EXCHANGE), exchange));
	return parts;
}

/** A line that fits nothing, explained by an account that hands may enter in. */
async function byAccount(api, books, file, { line: id, account, party }) {
	const line = file.unfit.find((one) => one.id === id || one.line === id);
	if (!line) throw new Mistake(`no line that fits nothing is called ${id}.`);
	const amount = millionths(line.moved);
	const cost = line.direction === "out" ? amount : -amount;
	const whose = party === undefined ? null : await knownParty(api, party);
	return [line, [direct(await books.account(account), cost, whose)]];
}

/** Shows the calls that explain a line, and gives them. */
async function showAll(api, context, line, parts) {
	const all = await calls(api, context, line, parts);
	if (all.length === 0) console.log("  what it posts is not what waits now: forget the line, and read the statement again");
	for (const call of all) await show(api, context, call);
	return all;
}

/** Shows what a proposal posts, and gives the calls. What does not fit the chain is said, and the next one has its turn. */
async function showProposal(api, context, one) {
	const { books } = context;
	const says = (why) => {
		console.log(`  ${why}`);
		return [];
	};
	try {
		if ((await books.explained(one.line)) === millionths(one.moved)) return says("is posted");
		const parts = await partsOf(books, one);
		return typeof parts === "string" ? says(parts) : await showAll(api, context, one, parts);
	} catch (error) {
		if (!(error instanceof Mistake)) throw error;
		return says(error.message);
	}
}

/**
 * Prints for each proposal the call that both hands sign as members of a co-op, or why there is none now. With a line and the code
 * of an account it is the call that explains a line by that account which fits nothing else.
 */
export async function postings(api, { url, file: path, coop, ...chosen }) {
	const file = readProposals(path);
	const { banks } = await ledgerAt(api, file.ledger, coop);
	if (!banks.some((one) => one.eq(file.account))) throw new Mistake(`account ${file.account} of ${file.ledger} is not at a bank.`);
	const books = new Books(api, file.ledger, file.account);
	const context = { file, books, coop, url };
	if (chosen.line !== undefined) {
		const [line, parts] = await byAccount(api, books, file, chosen);
		console.log(titleOf(line));
		await showAll(api, context, line, parts);
		return;
	}
	const all = [];
	for (const one of file.proposals) {
		console.log(`${titleOf(one)}: ${one.kind} ${one.amount}, charges ${one.charges}, exchange ${one.exchange}`);
		all.push(...(await showProposal(api, context, one)));
	}
	await showTogether(api, url, all);
	for (const line of file.unfit) console.log(`${titleOf(line)} fits nothing: ${line.why} (--line ${line.id} --account 4000)`);
}

/** The call that registers a commitment, unless the chain has it. Fails where the party is none of the chain, or the ledger's own. */
async function registering(api, { id, ledger, coop }, words, commitment) {
	const party = await knownParty(api, words);
	if (words === ledger.replace("-", " ").replace("coop", "co-op")) throw new Mistake("that is the ledger itself.");
	const known = await api.query.ledger.detailsOf(id, party);
	if (known.isSome && known.unwrap().after.toHex() === commitment) return undefined;
	return api.tx.ledger.setDetails(id, coop, party, commitment);
}

/**
 * Prints the calls with which two hands register the commitments to bank details that the chain does not have. The file has a
 * commitment and its party on each line, as `bank.sh check` prints them; the last one of a party counts. A party that the chain
 * does not know is told, and gets no call.
 */
export async function details(api, { url, ledger, file, coop }) {
	const id = ledgerId(ledger);
	const wanted = readCommitments(file);
	await ledgerAt(api, ledger, coop);
	const all = [];
	let refused = 0;
	for (const [words, commitment] of wanted) {
		try {
			const call = await registering(api, { id, ledger, coop }, words, commitment);
			if (!call) continue;
			console.log(`${words}: ${commitment}\n  ${link(url, call)}`);
			all.push(call);
		} catch (error) {
			if (!(error instanceof Mistake)) throw error;
			console.log(`${words}: ${commitment}\n  cannot be registered: ${error.message}`);
			refused += 1;
		}
	}
	if (all.length + refused === 0) console.log("all of them are registered");
	await showTogether(api, url, all);
}
