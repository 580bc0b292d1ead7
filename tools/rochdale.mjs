#!/usr/bin/env node
// What members, secretaries and treasurers need beside a wallet: links to vote, registers and books as files, certificates.

import { parseArgs } from "node:util";
import { checkFolder, checkHash, connect, coopAt, date, entries, isLedger, isNumber, Mistake, number, snapshot, text, variant, writeFiles } from "./common.mjs";
import { dissolution } from "./dissolution.mjs";
import { ledger, ledgerId } from "./ledger.mjs";
import { custody } from "./money.mjs";
import { checkPatronage, claim, patronage, proof, showDebts } from "./patronage.mjs";
import { details, postings } from "./postings.mjs";
import { importShares } from "./share-import.mjs";
import { expect, payouts } from "./share-lists.mjs";
import { certified, sharesOf } from "./share-tables.mjs";
import { checkEmpty, round } from "./round.mjs";
import { statements } from "./statements.mjs";
import { surplus } from "./surplus.mjs";
import { readSurplus, surplusOf } from "./surplus-tables.mjs";

const USAGE = `usage: node tools/rochdale.mjs COMMAND [--url ws://127.0.0.1:9944] [--at BLOCK_HASH]

  links RESOLUTION [CO-OP]     links with which a member votes yes, no or abstain in polkadot.js apps; where several
                               co-ops decide, those of one of them; whom it pays gets the link for no only, and
                               a delegate whose co-op has instructed its vote gets none
  registers CO-OP FOLDER       members, officers, resolutions, corrections and bylaws; where the co-op has shares, also their
                               classes, holdings at the end of a day (--on, today unless you say otherwise), capital account,
                               queue, register of operations, offers, dues and returns; where it has closed years, what
                               became of their results; none of these unless they agree with the books
  statements CO-OP YEAR FOLDER
                               a statement for each member who gets anything of the year that begins on this day, as a file to
                               send, and all of them as tables: return, refund, account, and what is still to claim; with --use
                               (the co-op's own list of what members used) also units, parts and refunds. Nothing is written
                               unless all of it agrees with claims and books
  federation FOLDER            co-ops, agreements, charters and what several co-ops have decided
  certificate CO-OP MEMBER     a certificate of what the register says about a member
  ledger LEDGER FOLDER         a ledger (coop-3, treasury-2, federation, fund, custody; a number is that of a treasury): journals for
                               hledger and beancount, a trial balance with what is committed and left of each budget,
                               entries, what waits, signers, requests and reports, and for each bank account the book
                               that the bank files are made from; --from and --to are days of the trial balance
  postings FILE CO-OP          for each proposal of bank.sh read the call that two hands sign as members of the co-op; with
                               --line, --account (its code) and perhaps --party that of a line which fits nothing
  details LEDGER FILE CO-OP    the calls that register the commitments which bank.sh check has printed into the file
  expect FILE CO-OP            the calls with which an officer expects what members pay by bank for shares on offer (--offer and
                               its number) or outside offers (--class); the file is a CSV with the columns member_no and shares
  payouts CO-OP                the calls that collect and pay what members are owed for shares and of a surplus, in units to
                               who has an account and else by bank; with --way units or --way bank in that way only; those
                               that settle the accounts of who has left, and the proposal to pay back the oldest accounts, or
                               once the years of the bylaws have passed the call with which anybody does
  import-shares FILE CO-OP CLASS
                               checks a register of shares that was kept elsewhere, a CSV with the columns kind (holding or
                               claim), member_no, shares, day and paid, and tells each line that cannot come in; with --by (the
                               officer who drafts it) the calls that are not sent yet, and with --document (the hash of the
                               register) those of the two who agree and of the auditor; --value if a share is worth less than its
                               par, --released what was paid for shares of the class this year
  surplus FILE CO-OP           what a year's result would come to by its accounts and what the members choose, line by line
                               with its rule, and the calls that confirm the accounts and propose to close the year
  patronage FILE CO-OP YEAR FOLDER
                               divides what is to go to members by use: the file is a CSV with member_no and a column for each
                               base of the year that begins on this day. Writes the commitment, all shares with their salts
                               (keep them secret: no proof can be made without them), whose sums were below zero, and a
                               statement; or tells all that is wrong with the file and writes nothing. Without a node with
                               --pool, --bases (such as hours=6000,purchases=4000), --cash-bps, --unit and --last-member. With
                               --loss (how much) what each one owes of a loss, by the bases of its year, and the proposal by
                               which the members charge themselves with it
  check-patronage FILE CO-OP YEAR FOLDER
                               an auditor's recount of such a folder, by the same options; the call that confirms it, and the
                               proposal by which the members agree to it all the same
  proof FOLDER MEMBER          the proof of a member, or of all of them (all), as file and as QR code
  claim FILE CO-OP             the call that claims what a proof says: the file is the proof, or the text of its QR code; with a
                               folder those for all of its members who have not claimed; while members can object, the call
                               that does so; with --charge (its number) those that show what members owe of a loss
  dissolution CO-OP            how far the end of a co-op is, what hinders it, what each gets if its money is divided now, and the
                               calls that come next; with --heir (a co-op or federation) and --document (hash of the reasons) the
                               proposal to end it, later with --document (hash of the final balance) those that publish it
  round [ROUND] [CO-OP]        a round of the solidarity fund: its days, its pot, what was applied for, which points count and from
                               whom, who gets or would get what, and why others do not; with the co-op links with which its
                               members vote, with --points (such as 0=60,2=40) the one that spreads them; with --out (a folder
                               without files) the round as a picture (SVG) and as a table. Without a round which ones there are
                               and how the fund stands
  custody FOLDER               custodians, what they issued and redeemed, and their statements

Folders get each list as CSV, and all of them as one JSON and as one spreadsheet (.fods) for LibreOffice. In CSV, columns that end
in _millionths hold amounts in millionths of the currency, those in _utc moments in UTC, because a spreadsheet reads decimal
points and dates by the language of whoever opens it.

The registers, books and certificates are those of the last final block, or of the block named with --at.`;

/** By what patronage or a loss is divided. */
const DIVIDED =
	"[--loss AMOUNT [--unit AMOUNT] | --pool AMOUNT --bases WEIGHTS --cash-bps PART [--unit AMOUNT] [--last-member MEMBER]]";

/** What each command takes. */
const TAKES = {
	links: "RESOLUTION [CO-OP]",
	registers: "CO-OP FOLDER [--on DAY]",
	statements: "CO-OP YEAR FOLDER [--use FILE]",
	federation: "FOLDER",
	certificate: "CO-OP MEMBER",
	ledger: "LEDGER FOLDER [--from DAY] [--to DAY]",
	postings: "FILE CO-OP [--line LINE --account CODE [--party PARTY]]",
	details: "LEDGER FILE CO-OP",
	expect: "FILE CO-OP --offer OFFER|--class CLASS",
	payouts: "CO-OP [--way units|bank]",
	"import-shares": "FILE CO-OP CLASS [--by MEMBER] [--document HASH] [--value VALUE] [--released AMOUNT]",
	surplus: "FILE CO-OP",
	patronage: `FILE CO-OP YEAR FOLDER ${DIVIDED}`,
	"check-patronage": `FILE CO-OP YEAR FOLDER ${DIVIDED}`,
	proof: "FOLDER MEMBER|all",
	claim: "FILE CO-OP [--charge CHARGE]",
	dissolution: "CO-OP [--heir CO-OP|federation] [--document HASH]",
	round: "[ROUND] [CO-OP] [--points PLACE=POINTS,...] [--out FOLDER]",
	custody: "FOLDER",
};

/** How a command is used, or all of them where there is no such one. */
const usageOf = (command) =>
	Object.hasOwn(TAKES, command ?? "") ? `usage: node tools/rochdale.mjs ${command} ${TAKES[command]}, and --help says more.` : USAGE;

/** A connection to a node of the federation. */
async function connected(url) {
	const api = await connect(url);
	if (!api.query.resolutions || !api.query.membership || !api.query.ledger) {
		await api.disconnect();
		throw new Mistake(`the node at ${url} runs another chain.`);
	}
	return api;
}

// Links

/** Who decides, in words. */
const bodyOf = (body) => (body.isCoop ? `co-op ${body.asCoop}` : body.isFederation ? "federation" : "agreement");

const list = (words) => words.join(", ").replace(/, ([^,]*)$/, " and $1");

/** In which co-op a vote is given, whether by its delegate, and whether it or which of its members it pays. */
async function voter(api, resolution, { body, recused }, coop) {
	const paidOf = (members) => members.map((member) => member.toNumber());
	if (body.isCoop) {
		const own = body.asCoop.toNumber();
		if (coop && coop !== own) throw new Mistake(`co-op ${own} decides on resolution ${resolution}, not co-op ${coop}.`);
		return { coop: own, byDelegate: false, isPaid: false, paid: paidOf(recused) };
	}
	if (!coop) throw new Mistake(`several co-ops decide on resolution ${resolution}: name the one for which you vote.`);
	const poll = await api.query.resolutions.polls(resolution, coop);
	if (poll.isNone) throw new Mistake(`co-op ${coop} does not decide on resolution ${resolution}.`);
	const { voter, concern, recused: members, delegate: given } = poll.unwrap();
	const noVote = (why) => new Mistake(`co-op ${coop} has no vote on resolution ${resolution}: ${why}.`);
	if (concern.isSome && concern.unwrap().isJudged) throw noVote("the resolution is about it");
	if (voter.isSuspended) throw noVote("it is suspended");
	const isPaid = concern.isSome;
	const byDelegate = voter.isDelegate;
	const paid = paidOf(members);
	// No vote of the delegate would count, not even one against being paid.
	const instruction = byDelegate && given.isSome && given.unwrap().by.isNone ? given.unwrap().choice.type : undefined;
	if (instruction) {
		throw new Mistake(
			`co-op ${coop} itself has instructed that its vote on resolution ${resolution} is ${instruction}: its delegate cannot change it.`,
		);
	}
	if (!byDelegate) return { coop, byDelegate, isPaid, paid };
	const delegate = (await api.query.cooperatives.offices(coop)).find(({ office }) => office.isDelegate);
	return { coop, byDelegate, isPaid, paid: paid.filter((member) => delegate?.member.eq(member)) };
}

async function links(api, { url, resolution, coop: named }) {
	const found = await api.query.resolutions.resolutions(resolution);
	if (found.isNone) throw new Mistake(`there is no resolution ${resolution}.`);
	const { phase, secrecy, endsAt, body, number, recused } = found.unwrap();
	if (!phase.isVoting && !phase.isLastDay) {
		throw new Mistake(`resolution ${resolution} is not voted on now: it is in the phase ${phase.type}.`);
	}
	if (secrecy.isSecret && recused.isEmpty) {
		throw new Mistake(`the vote on resolution ${resolution} is secret and takes place in an assembly.`);
	}
	const { coop, byDelegate, isPaid, paid } = await voter(api, resolution, found.unwrap(), named);
	const view = await snapshot(api);
	const { title } = (await api.query.resolutions.motions(resolution)).unwrap();
	const record = await coopAt(view, coop);
	// The last day of a vote among co-ops is a phase of its own.
	const lastDay = !body.isCoop && phase.isVoting ? view.day : 0;
	const whose = body.isCoop ? text(record.title) : `the ${bodyOf(body)}`;
	console.log(`Resolution ${resolution}, number ${number} of ${whose}: ${text(title)}`);
	console.log(`The vote closes about ${date(endsAt.unwrap().toNumber() + lastDay + view.behind)}.`);
	if (!body.isCoop) console.log(`${byDelegate ? "The delegate votes" : "The members vote"} for ${text(record.title)}.`);
	// Nobody is kept from voting against something by being paid for it.
	const paidOne = `${paid.length > 1 ? "members" : "member"} ${list(paid)}`;
	if (secrecy.isSecret) console.log(`The vote is secret and takes place in an assembly, but whom it pays (${paidOne}) can openly vote no, once and for all.`);
	else if (isPaid) console.log("It pays this co-op, which can therefore only vote no, once and for all.");
	else if (paid.length > 0 && byDelegate) console.log(`It pays the delegate (${paidOne}), who can therefore only vote no, once and for all.`);
	else if (paid.length > 0) console.log(`Whom it pays (${paidOne}) can only vote no, once and for all.`);
	const onlyNo = secrecy.isSecret || isPaid || (byDelegate && paid.length > 0);
	const choices = onlyNo ? [["no", "Against"]] : [["yes", "For"], ["no", "Against"], ["abstain", "Abstain"]];
	const { vote, voteAsDelegate } = api.tx.resolutions;
	for (const [word, choice] of choices) {
		const call = (byDelegate ? voteAsDelegate : vote)(resolution, coop, choice).method.toHex();
		console.log(`${word}: https://polkadot.js.org/apps/?rpc=${encodeURIComponent(url)}#/extrinsics/decode/${call}`);
	}
}

// Registers

/** How a seat ended, in one word. */
const ending = (state) => {
	if (!state.isFormer) return "";
	const how = state.asFormer.ending;
	return how.isLeft ? how.asLeft.type : how.type;
};

function status(entry, underCase) {
	const { state } = entry;
	if (state.isFormer) return state.asFormer.closedAt.isSome ? "Closed" : state.asFormer.ending.type;
	if (underCase) return "UnderCase";
	if (entry.suspension.isSome) return "Suspended";
	if (entry.notice.isSome) return "Leaving";
	return state.type;
}

/** What the register says about a member, with the corrections of the entry applied. */
function describe({ behind }, no, entry, corrections, underCase, isDelegate) {
	const last = (kind) => corrections.filter(({ new_: to }) => to[`is${kind}`]).at(-1)?.new_[`as${kind}`];
	const joined = last("JoinedAt") ?? entry.joinedAt;
	const commitment = last("Commitment") ?? entry.commitment;
	const { state } = entry;
	return {
		member_no: no,
		commitment: commitment.isSome ? commitment.unwrap().toHex() : "",
		account: entry.account.isSome ? entry.account.unwrap().toString() : "",
		class: variant(entry.class),
		status: status(entry, underCase),
		joined_on: date(joined),
		first_entered_as: date(entry.joinedAt),
		probation_end: state.isProbation ? date(state.asProbation.until.toNumber() + behind) : "",
		leaves_on: entry.notice.isSome ? date(entry.notice.unwrap().effectiveAt.toNumber() + behind) : "",
		left_on: state.isFormer ? date(state.asFormer.at) : "",
		exit_kind: ending(state),
		votes: (entry.votes.at(-1)?.votes.isTrue ?? false) ? 1 : 0,
		delegate: isDelegate ? 1 : 0,
		corrections: entry.corrections.map(String).join(" "),
	};
}

/** Deadline time at which a term of office ends by itself. */
function endOf({ startedAt, day }, { ends }) {
	if (ends.isDaysAfterStart) return startedAt + ends.asDaysAfterStart.toNumber() * day;
	return (ends.isComing ? ends.asComing.endsAt : ends.inner).toNumber();
}

async function members(view, coop) {
	const { state } = view;
	const corrections = new Map(await entries(state.query.membership.corrections, coop));
	const cases = new Set((await entries(state.query.membership.cases, coop)).map(([member]) => member));
	const offices = await state.query.cooperatives.offices(coop);
	const speaks = (term) =>
		term.office.isDelegate && term.since.toNumber() <= view.civil && endOf(view, term) + view.behind > view.civil;
	// Who was elected takes the place of the one before on a day on which nobody need send anything.
	const speaking = offices.filter(speaks).sort((a, b) => a.since.cmp(b.since)).slice(-1);
	const delegates = new Set(speaking.map(({ member }) => member.toNumber()));
	return (await entries(state.query.membership.members, coop)).map(([no, entry]) => {
		const mine = entry.corrections.map((one) => corrections.get(one.toNumber()));
		return describe(view, no, entry, mine, cases.has(no), delegates.has(no));
	});
}

async function member(view, coop, no) {
	const { state } = view;
	const found = await state.query.membership.members(coop, no);
	if (found.isNone) throw new Mistake(`co-op ${coop} has given no number ${no} to a member.`);
	const entry = found.unwrap();
	const mine = await Promise.all(entry.corrections.map((one) => state.query.membership.corrections(coop, one)));
	const underCase = (await state.query.membership.cases(coop, no)).isSome;
	return describe(view, no, entry, mine.map((one) => one.unwrap()), underCase, false);
}

async function officers(view, coop) {
	const { state, behind, civil } = view;
	const optional = (value) => (value.isSome ? value.unwrap().toNumber() : "");
	const present = (await state.query.cooperatives.offices(coop)).map((term) => {
		const ends = endOf(view, term);
		const over = ends + behind <= civil;
		return {
			role: variant(term.office),
			holder_member_no: term.member.toNumber(),
			elected_on: date(term.since),
			term_end: date(ends + behind),
			resolution_id: optional(term.resolution),
			ended_on: over ? date(ends + behind) : "",
			reason: over ? "Expired" : "",
		};
	});
	const past = (await entries(state.query.cooperatives.officeHistory, coop)).map(([, term]) => ({
		role: variant(term.office),
		holder_member_no: term.member.toNumber(),
		elected_on: date(term.since),
		term_end: "",
		resolution_id: optional(term.resolution),
		ended_on: date(term.endedAt),
		reason: variant(term.reason),
	}));
	return [...past, ...present];
}

/** All resolutions whose record `belongs`, with their motions as long as ballots are kept. */
async function allResolutions({ state }, belongs) {
	const last = (await state.query.resolutions.resolutionCount()).toNumber();
	const found = [];
	// Resolutions of all bodies have one count, so that their ids are asked in pieces.
	for (let first = 1; first <= last; first += 200) {
		const ids = Array.from({ length: Math.min(200, last - first + 1) }, (_, index) => first + index);
		const { resolutions, motions, records } = state.query.resolutions;
		const [all, said, over] = await Promise.all([resolutions, motions, records].map((kept) => kept.multi(ids)));
		ids.forEach((id, index) =>
			found.push(over[index].isSome ? [id, over[index].unwrap()] : [id, all[index].unwrap(), said[index].unwrap()]),
		);
	}
	return found.filter(([, one]) => belongs(one));
}

/** What is in the record of a resolution, whoever decided. */
function recordOf([id, one, said]) {
	const moment = (value) => (value.isSome ? date(value.unwrap()) : "");
	const motion = said ?? one;
	// Of what is long over its record alone is kept.
	const seconder = motion.seconder.unwrapOr(undefined);
	const { electors, majority, quorumBps } = said
		? {
				electors: one.electorate.electors,
				majority: one.rules.majority,
				quorumBps: one.secondCall.isTrue ? one.rules.quorumSecondBps : one.rules.quorumFirstBps,
			}
		: one;
	return {
		id,
		number: one.number.toNumber(),
		body: bodyOf(one.body),
		track: variant(one.track),
		secrecy: variant(one.secrecy),
		title: text(motion.title),
		text_hash: motion.document.toHex(),
		call_hash: motion.call.isSome ? motion.call.unwrap().toHex() : "",
		proposed_in: one.coop.toNumber(),
		proposer: motion.proposer.toNumber(),
		seconded_in: seconder?.coop.toNumber() ?? "",
		seconder: seconder?.member.toNumber() ?? "",
		submitted_on: date(motion.submittedAt),
		noticed_on: moment(motion.noticedAt),
		opened_on: moment(motion.openedAt),
		closed_on: moment(motion.decidedAt),
		electors: electors.toNumber(),
		present: one.tally.onChain.toNumber() + one.tally.inAssembly.toNumber(),
		for: one.tally.for.toNumber(),
		against: one.tally.against.toNumber(),
		abstain: one.tally.abstain.toNumber(),
		threshold: variant(majority),
		quorum_call: one.secondCall.isTrue ? 2 : 1,
		quorum_bps: quorumBps.toNumber(),
		result: one.phase.isRejected ? `Rejected: ${one.phase.asRejected.reason.type}` : variant(one.phase),
		executed_on: moment(motion.enactedAt),
	};
}

const resolutions = async (view, coop) =>
	(await allResolutions(view, ({ body }) => body.isCoop && body.asCoop.toNumber() === coop)).map(recordOf);

async function corrections(view, coop) {
	const plain = (value) => {
		if (value.isJoinedAt) return String(date(value.asJoinedAt));
		return value.asCommitment.isSome ? value.asCommitment.unwrap().toHex() : "";
	};
	return (await entries(view.state.query.membership.corrections, coop)).map(([no, one]) => ({
		correction_no: no,
		member_no: one.member.toNumber(),
		field: variant(one.new_),
		old: plain(one.old),
		new: plain(one.new_),
		entered_by: one.by.map(String).join(" "),
		document: one.document.toHex(),
		on: date(one.at),
	}));
}

async function bylaws(view, coop) {
	return (await entries(view.state.query.cooperatives.bylawsHistory, coop)).map(([version, one]) => ({
		kind: "Bylaws",
		version,
		hash: one.hash_.toHex(),
		effective_from: date(one.effectiveFrom),
		resolution_id: one.resolution.isSome ? one.resolution.unwrap().toNumber() : "",
		supersedes: version > 1 ? version - 1 : "",
	}));
}

/** The columns of each list. Those that end in `_utc` hold moments; elsewhere the ending is left away. */
const COLUMNS = {
	member_register:
		"member_no commitment account class status joined_on_utc first_entered_as_utc probation_end_utc leaves_on_utc left_on_utc exit_kind votes delegate corrections",
	officers: "role holder_member_no elected_on_utc term_end_utc resolution_id ended_on_utc reason",
	resolutions:
		"id number body track secrecy title text_hash call_hash proposed_in proposer seconded_in seconder submitted_on_utc noticed_on_utc opened_on_utc closed_on_utc electors present for against abstain threshold quorum_call quorum_bps result executed_on_utc",
	corrections: "correction_no member_no field old new entered_by document on_utc",
	anchors: "kind version hash effective_from_utc resolution_id supersedes",
	charters: "kind version hash effective_from_utc resolution_id supersedes",
	co_ops:
		"co_op title jurisdiction currency account standing registered_on_utc votes_from_utc leaves_on_utc admitted_by",
	agreements: "agreement parties leaving exit_days document concluded_on_utc resolution ended_on_utc",
	positions: "resolution co_op voter concern asleep electors participants_needed position participants for against abstain",
};
COLUMNS.decisions = `${COLUMNS.resolutions} coops coops_needed coops_for coops_against coops_abstaining coops_absent coops_woken ballots_for ballots_against cap_bps capped_at weight_for weight_cast`;

async function registers(api, { coop, folder, at, on }) {
	const view = await snapshot(api, at);
	const record = await coopAt(view, coop);
	const surplus = await readSurplus(view, coop);
	const shares = await sharesOf(api, view, coop, on, surplus);
	const years = await surplusOf(api, view, coop, surplus);
	const files = {
		member_register: await members(view, coop),
		officers: await officers(view, coop),
		resolutions: await resolutions(view, coop),
		corrections: await corrections(view, coop),
		anchors: await bylaws(view, coop),
		...shares.files,
		...years.files,
	};
	const head = {
		co_op: coop,
		title: text(record.title),
		jurisdiction: text(record.jurisdiction),
		currency: text(record.currency),
		standing: variant(record.standing),
		...shares.head,
		block: view.block.number,
		block_hash: view.block.hash,
		genesis_hash: view.block.genesis,
		as_of: date(view.civil),
	};
	writeFiles(folder, "registers", head, files, { ...COLUMNS, ...shares.columns, ...years.columns });
}

// The federation

async function coops({ state, behind }) {
	const found = await state.query.cooperatives.coops.entries();
	return found
		.map(([key, value]) => {
			const one = value.unwrap();
			const deadline = (moment) => (moment.isSome ? date(moment.unwrap().toNumber() + behind) : "");
			return {
				co_op: key.args[0].toNumber(),
				title: text(one.title),
				jurisdiction: text(one.jurisdiction),
				currency: text(one.currency),
				account: one.account.toString(),
				standing: variant(one.standing),
				registered_on: date(one.registeredAt),
				votes_from: deadline(one.seasonedAt),
				leaves_on: one.notice.isSome ? date(one.notice.unwrap().effectiveAt.toNumber() + behind) : "",
				admitted_by: one.admittedBy.isSome ? one.admittedBy.unwrap().toNumber() : "",
			};
		})
		.sort((a, b) => a.co_op - b.co_op);
}

/** What several co-ops have decided, with the arithmetic, and where each stood once the vote was closed. */
async function decisions(view) {
	const { state } = view;
	const found = await allResolutions(view, ({ body }) => !body.isCoop);
	const rows = { decisions: [], positions: [] };
	for (const one of found) {
		const [id] = one;
		const [arithmetic, positions] = await Promise.all([
			state.call.resolutionApi.arithmetic(id),
			state.call.resolutionApi.positions(id),
		]);
		const sum = arithmetic.isSome ? arithmetic.unwrap() : undefined;
		const plain = (value) => (sum ? sum[value].toString() : "");
		rows.decisions.push({
			...recordOf(one),
			coops: plain("coops"),
			coops_needed: plain("coopsNeeded"),
			coops_for: plain("coopsFor"),
			coops_against: plain("coopsAgainst"),
			coops_abstaining: plain("coopsAbstaining"),
			coops_absent: plain("coopsAbsent"),
			coops_woken: plain("coopsWoken"),
			ballots_for: plain("ballotsFor"),
			ballots_against: plain("ballotsAgainst"),
			cap_bps: plain("capBps"),
			capped_at: plain("cappedAt"),
			weight_for: plain("weightFor"),
			weight_cast: plain("weightCast"),
		});
		for (const { coop, voter, concern, asleep, electors, participantsNeeded, result } of positions) {
			const stood = result.isSome ? result.unwrap() : undefined;
			rows.positions.push({
				resolution: id,
				co_op: coop.toNumber(),
				voter: variant(voter),
				concern: concern.isSome ? variant(concern.unwrap()) : "",
				asleep: asleep.isTrue ? 1 : 0,
				electors: electors.toNumber(),
				participants_needed: participantsNeeded.toNumber(),
				position: stood ? variant(stood.position) : "",
				participants: stood ? stood.participants.toNumber() : "",
				for: stood ? stood.for.toNumber() : "",
				against: stood ? stood.against.toNumber() : "",
				abstain: stood ? stood.abstain.toNumber() : "",
			});
		}
	}
	return rows;
}

async function agreements({ state, behind }) {
	const found = await state.query.cooperatives.agreements.entries();
	return found
		.map(([key, value]) => {
			const one = value.unwrap();
			return {
				agreement: key.args[0].toNumber(),
				parties: one.parties.map(({ coop }) => coop.toString()).join(" "),
				leaving: one.parties
					.filter(({ leavesAt }) => leavesAt.isSome)
					.map(({ coop, leavesAt }) => `${coop} on ${date(leavesAt.unwrap().toNumber() + behind)}`)
					.join("; "),
				exit_days: one.exitDays.toNumber(),
				document: one.document.toHex(),
				concluded_on: date(one.concludedAt),
				resolution: one.resolution.toNumber(),
				ended_on: one.endedAt.isSome ? date(one.endedAt.unwrap()) : "",
			};
		})
		.sort((a, b) => a.agreement - b.agreement);
}

async function charters({ state }) {
	const found = await state.query.cooperatives.charterHistory.entries();
	return found
		.map(([key, value]) => {
			const one = value.unwrap();
			const version = key.args[0].toNumber();
			return {
				kind: "Charter",
				version,
				hash: one.hash_.toHex(),
				effective_from: date(one.effectiveFrom),
				resolution_id: one.resolution.isSome ? one.resolution.unwrap().toNumber() : "",
				supersedes: version > 1 ? version - 1 : "",
			};
		})
		.sort((a, b) => a.version - b.version);
}

async function federation(api, { folder, at }) {
	const view = await snapshot(api, at);
	const files = {
		co_ops: await coops(view),
		agreements: await agreements(view),
		charters: await charters(view),
		...(await decisions(view)),
	};
	const head = {
		block: view.block.number,
		block_hash: view.block.hash,
		genesis_hash: view.block.genesis,
		as_of: date(view.civil),
	};
	writeFiles(folder, "federation", head, files, COLUMNS);
}

// Certificates

async function certificate(api, { coop, no, at }) {
	const view = await snapshot(api, at);
	const record = await coopAt(view, coop);
	const found = await member(view, coop, no);
	const rows = [
		["Co-op", `${text(record.title)} (number ${coop} in the register of the federation)`],
		["Member", `number ${no}`],
		["Class", found.class],
		["Joined on", found.joined_on + (found.corrections ? `, by correction ${found.corrections} of the register` : "")],
		["Status", found.status + (found.left_on ? ` (${found.exit_kind}), on ${found.left_on}` : "")],
		["Votes", found.votes ? "one" : "none now"],
		...(await certified(view, coop, no)),
		["Account", found.account || "none: a member on paper"],
		["Commitment", found.commitment || "none"],
		["As of", `${date(view.civil)}, block ${view.block.number}`],
		["Block", view.block.hash],
		["Chain", view.block.genesis],
	];
	console.log("Certificate of entry in the register of members\n");
	for (const [name, value] of rows) console.log(`${name.padEnd(12)}${value}`);
	console.log("\nThe commitment is a salted hash of who the member is: the co-op, which has the salt, can prove it.");
	console.log("Anybody can check this certificate against the state of the chain at the block named.");
}

/** A ledger by its name, or by the number of the treasury that keeps it. */
function ledgerNamed(text) {
	if (isLedger(text)) return { ledger: text };
	if (/^[1-9]\d*$/.test(text) && isNumber(Number(text))) return { treasury: Number(text) };
	throw new Mistake("the ledger must be such as coop-3, treasury-2, federation, fund or custody, or the number of a treasury.");
}

/** What says what a year divides where no node is asked. */
const YEAR_OPTIONS = ["pool", "bases", "unit", "cash-bps", "last-member"];

/** What commands take beside their words, each with a text behind it. */
const OPTIONS = [
	...["url", "at", "from", "to", "on", "line", "account", "party", "way", "offer", "class", "by", "document", "value", "released"],
	...["use", "heir", "loss", "charge", "points", "out"],
	...YEAR_OPTIONS,
];

/** The way in which money moves, as the chain names it. */
function wayOf(text) {
	if (text === undefined) return undefined;
	if (text !== "units" && text !== "bank") throw new Mistake("--way must be units or bank.");
	return text === "units" ? "Units" : "Bank";
}

async function main() {
	let values, positionals;
	try {
		({ values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				...Object.fromEntries(OPTIONS.map((name) => [name, { type: "string" }])),
				url: { type: "string", default: "ws://127.0.0.1:9944" },
				help: { type: "boolean" },
			},
		}));
	} catch (error) {
		throw new Mistake(`${error.message.split(".")[0]}: --help says what there is.`);
	}
	const [command, first, second, ...rest] = positionals;
	if (values.help) return console.log(USAGE);
	const { url, at, from, to, on, line, account, party, way, offer, class: of, by, document, value, released } = values;
	const { use, heir, loss, charge, points, out } = values;
	if (at !== undefined) checkHash(at);
	let [work, folder, isAlone] = [undefined, undefined, false];
	if (command === "links" && rest.length === 0) {
		const resolution = number(first, "the resolution");
		const coop = second === undefined ? undefined : number(second, "the co-op");
		work = (api) => links(api, { url, resolution, coop });
	} else if (command === "federation" && first !== undefined && second === undefined) {
		folder = first;
		work = (api) => federation(api, { folder, at });
	} else if (command === "registers" && second !== undefined && rest.length === 0) {
		const coop = number(first, "the co-op");
		folder = second;
		work = (api) => registers(api, { coop, folder, at, on });
	} else if (command === "statements" && rest.length === 1) {
		const coop = number(first, "the co-op");
		[folder] = rest;
		work = (api) => statements(api, { coop, year: second, folder, file: use, at });
	} else if (command === "ledger" && second !== undefined && rest.length === 0) {
		const named = ledgerNamed(first);
		folder = second;
		work = (api) => ledger(api, { ...named, folder, at, from, to });
	} else if (command === "postings" && second !== undefined && rest.length === 0 && (line === undefined) === (account === undefined)) {
		const chosen = line === undefined ? {} : { line, account: number(account, "the code of the account"), party };
		const coop = number(second, "the co-op");
		work = (api) => postings(api, { url, file: first, coop, ...chosen });
	} else if (command === "details" && rest.length === 1) {
		ledgerId(first);
		const coop = number(rest[0], "the co-op");
		work = (api) => details(api, { url, ledger: first, file: second, coop });
	} else if (command === "expect" && second !== undefined && rest.length === 0 && (offer === undefined) !== (of === undefined)) {
		const coop = number(second, "the co-op");
		const what = offer === undefined ? { class: number(of, "the class") } : { offer: number(offer, "the offer") };
		work = (api) => expect(api, { url, file: first, coop, ...what });
	} else if (command === "payouts" && first !== undefined && second === undefined) {
		const [coop, chosen] = [number(first, "the co-op"), wayOf(way)];
		work = (api) => payouts(api, { url, coop, way: chosen });
	} else if (command === "import-shares" && rest.length === 1) {
		const [coop, no] = [number(second, "the co-op"), number(rest[0], "the class")];
		const drafts = by === undefined ? undefined : number(by, "the officer");
		work = (api) => importShares(api, { url, file: first, coop, class: no, by: drafts, document, value, released });
	} else if (command === "surplus" && second !== undefined && rest.length === 0) {
		const coop = number(second, "the co-op");
		work = (api) => surplus(api, { url, file: first, coop });
	} else if ((command === "patronage" || command === "check-patronage") && rest.length === 2) {
		const [coop, [year, place]] = [number(second, "the co-op"), rest];
		const said = Object.fromEntries(YEAR_OPTIONS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
		isAlone = loss === undefined && Object.keys(said).length > 0;
		const of = { url, file: first, coop, year, folder: place, loss, ...said };
		work = (api) => (command === "patronage" ? patronage : checkPatronage)(api, of);
	} else if (command === "proof" && second !== undefined && rest.length === 0) {
		const member = second === "all" ? undefined : number(second, "the member");
		isAlone = true;
		work = () => proof({ folder: first, member });
	} else if (command === "claim" && second !== undefined && rest.length === 0) {
		const coop = number(second, "the co-op");
		const no = charge === undefined ? undefined : number(charge, "the charge");
		work = (api) => (no === undefined ? claim : showDebts)(api, { url, file: first, coop, charge: no });
	} else if (command === "dissolution" && first !== undefined && second === undefined) {
		const coop = number(first, "the co-op");
		work = (api) => dissolution(api, { url, coop, heir, document, at });
	} else if (command === "round" && rest.length === 0 && (first !== undefined || (points === undefined && out === undefined))) {
		const no = first === undefined ? undefined : number(first, "the round");
		const coop = second === undefined ? undefined : number(second, "the co-op");
		if (out !== undefined) checkEmpty(out);
		work = (api) => round(api, { url, round: no, coop, points, folder: out, at });
	} else if (command === "custody" && first !== undefined && second === undefined) {
		folder = first;
		work = (api) => custody(api, { folder, at });
	} else if (command === "certificate" && rest.length === 0) {
		const [coop, no] = [number(first, "the co-op"), number(second, "the member")];
		work = (api) => certificate(api, { coop, no, at });
	} else {
		throw new Mistake(usageOf(command));
	}
	if (folder !== undefined) checkFolder(folder);
	if (isAlone) return work();
	const api = await connected(url);
	try {
		await work(api);
	} finally {
		await api.disconnect();
	}
}

try {
	await main();
} catch (error) {
	if (!(error instanceof Mistake)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
