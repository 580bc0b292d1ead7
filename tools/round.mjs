// A round of the solidarity fund for people: its days, its pot, what was applied for, which points count and from whom, who gets
// what and why others do not, links to vote, and all of it as a picture and a table.

import { existsSync, readdirSync } from "node:fs";
import { amount, checkFolder, date, Mistake, snapshot, write, writeTable } from "./common.mjs";
import { link } from "./calls.mjs";
import { picture } from "./round-picture.mjs";
import { allPoints, askedOf, bpsOf, doing, nameOf, PHASES, pointsOf, potOf, readRound, ruleOf } from "./round-state.mjs";

/** The points of one member. */
const POINTS = 100;

/** A round in lines. */
function linesOf(round) {
	const { no, phase, dates, rule, fund, offer, currency, applications, coops, tookPart } = round;
	const at = PHASES.findIndex(([name]) => name === phase);
	const days = PHASES.slice(0, dates.length).map(([name], place) => {
		const state = place < at ? "ended" : place === at ? "ends" : "would end";
		return `  ${name.toLowerCase().padEnd(12)}  ${state} ${dates[place]}`;
	});
	const lines = [`round ${no} of the solidarity fund: ${doing(phase)}`, ...days, `rule: ${rule}`];
	lines.push(`the fund was ${amount(fund)} ${currency} when it opened, and it offers ${amount(offer)}; ${potOf(round)}`);
	if (coops.length > 0) lines.push(`${tookPart} of ${coops.length} co-ops with a vote have taken part`);
	if (applications.length === 0) lines.push("nobody has applied");
	for (const one of applications) {
		lines.push(`application ${one.place} of ${nameOf(round, one.coop)}: ${askedOf(one)}`);
		const places = (all) => all.map((place) => `application ${place}`).join(", ");
		if (one.excludes.length > 0) lines.push(`  of it and ${places(one.excludes)} only one is awarded`);
		if (one.wishes.length > 0) lines.push(`  it would exclude ${places(one.wishes)}, if its co-op agreed`);
		if (one.points > 0n) lines.push(`  ${pointsOf(round, one)}`);
		lines.push(`  ${one.told}`);
	}
	return lines;
}

/** Points as people write them, such as 0=60,2=40, for applications by their places. */
function pointsBy(said) {
	const form = 'places with points such as "0=60,2=40"';
	const given = said.split(",").map((one) => {
		const [, place, points] = /^\s*(\d{1,2})\s*=\s*(\d{1,3})\s*$/.exec(one) ?? [];
		if (place === undefined) throw new Mistake(`--points must be ${form}.`);
		return { place: Number(place), points: Number(points) };
	});
	const all = given.reduce((total, { points }) => total + points, 0);
	if (all !== POINTS) throw new Mistake(`--points must be ${POINTS} in all, and are ${all}.`);
	const places = new Set(given.map(({ place }) => place));
	const isClear = places.size === given.length && given.every(({ points }) => points > 0);
	if (!isClear) throw new Mistake("--points must name each application once, with at least one point.");
	return given;
}

/** The applications to which members of a co-op can give points. */
const choices = ({ applications }, coop) => applications.filter((one) => one.coop !== coop && one.stand === "InRound");

/** Fails where members of a co-op cannot give such points. */
function checkPoints(round, coop, given) {
	const open = choices(round, coop).map(({ place }) => place);
	for (const { place } of given) {
		const one = round.applications[place];
		if (!one) throw new Mistake(`round ${round.no} has no application ${place}.`);
		if (one.coop === coop) throw new Mistake(`application ${place} is of co-op ${coop} itself, whose members give it no points.`);
		if (!open.includes(place)) throw new Mistake(`application ${place} is not in round ${round.no} any more.`);
	}
}

/** Links with which a member of a co-op votes, each with what it does. */
function voting(api, round, { url, coop, points }) {
	if (coop === undefined) {
		return round.phase === "Voting" ? ["name your co-op behind the round for links with which you vote"] : [];
	}
	if (round.coops.length === 0) throw new Mistake(`the vote of round ${round.no} has not opened.`);
	if (round.phase !== "Voting") throw new Mistake(`the vote of round ${round.no} is over.`);
	if (!round.coops.some((one) => one.coop === coop)) throw new Mistake(`co-op ${coop} has no vote in round ${round.no}.`);
	const given = points === undefined ? undefined : pointsBy(points);
	if (given) checkPoints(round, coop, given);
	const vote = (all) => link(url, api.tx.solidarityFund.vote(coop, round.no, all));
	if (given) {
		const words = given.map((one) => `${one.points} to application ${one.place}`);
		return [`a member of co-op ${coop} gives ${words.join(", ")}:\n  ${vote(given)}`];
	}
	const who = `a member of co-op ${coop} gives all points to application`;
	const all = choices(round, coop).map(({ place }) => `${who} ${place}:\n  ${vote([{ place, points: POINTS }])}`);
	return [...all, "with --points (such as 0=60,2=40) the link that spreads them"];
}

const COLUMNS = [
	"round phase applications_until_utc questions_until_utc vote_until_utc settlement_until_utc rule",
	"pot_millionths application co_op title kind purpose document minimum_millionths asked_millionths excludes",
	"stand points_millionths points_share_bps awarded_millionths award outcome",
].join(" ");

/** The table of a round: a line for each application, with a column for each co-op whose members have voted. */
export function tableOf(round) {
	const { no, phase, dates, rule, pot, coops } = round;
	const [applications, questions, vote, settlement] = dates;
	const givers = coops.filter(({ voters }) => voters > 0).map(({ coop }) => coop);
	const all = allPoints(round);
	const rows = round.applications.map((one) => ({
		...{ round: no, phase, applications_until: applications, questions_until: questions, vote_until: vote },
		...{ settlement_until: settlement, rule, pot: amount(pot), application: one.place, co_op: one.coop },
		...{ title: round.titles.get(one.coop).replace(/[\u2068\u2069]/g, ""), kind: one.kind, purpose: one.purpose },
		...{ document: one.document, minimum: amount(one.minimum), asked: amount(one.full), excludes: one.excludes.join(" ") },
		...{ stand: one.stand, points: amount(one.points), points_share_bps: bpsOf(one.points, all) },
		...{ awarded: amount(one.awarded ?? 0n), award: one.award ?? "", outcome: one.told },
		...Object.fromEntries(givers.map((coop) => [`points_of_co_op_${coop}`, amount(0n)])),
		...Object.fromEntries(one.from.map(({ coop, points }) => [`points_of_co_op_${coop}`, amount(points)])),
	}));
	return { rows, columns: [COLUMNS, ...givers.map((coop) => `points_of_co_op_${coop}_millionths`)].join(" ") };
}

/** Fails where the folder has anything in it that a picture could write over. */
export function checkEmpty(folder) {
	let has;
	try {
		has = existsSync(folder) && readdirSync(folder).length > 0;
	} catch (error) {
		throw new Mistake(`the folder ${folder} cannot be read: ${error.code}.`);
	}
	if (has) throw new Mistake(`the folder ${folder} has files already: name another one.`);
}

/** Writes the picture of a round and its table. */
function writeRound(folder, round) {
	checkEmpty(folder);
	checkFolder(folder);
	const { rows, columns } = tableOf(round);
	const { block, currency } = round;
	const head = { block: block.number, block_hash: block.hash, currency };
	write(folder, `round-${round.no}.svg`, picture(round));
	writeTable(folder, `round-${round.no}`, head, rows, columns);
}

/** What the fund has, which rounds there are, and when the next one opens, in lines. */
async function fundLines(view) {
	const { state } = view;
	const ask = state.call.solidarityFundApi;
	if (ask === undefined) throw new Mistake("the node knows no solidarity fund.");
	const { solidarityFund } = state.query;
	const [fund, last, planned] = await Promise.all([ask.fund(), solidarityFund.lastRound(), solidarityFund.planned()]);
	const { units, bank, promised, free, lent } = fund;
	const lines = [
		`the solidarity fund has ${amount(units)} in units and ${amount(bank)} at its bank`,
		`  ${amount(promised)} of it is promised, and ${amount(free)} is free; ${amount(lent)} is lent`,
	];
	for (let no = 1; no <= last.toNumber(); no += 1) {
		const { phase, endsAt, applicants, offer, pot, awarded } = (await solidarityFund.rounds(no)).unwrap();
		const at = PHASES.findIndex(([name]) => name === phase.type);
		const count = applicants.length === 1 ? "1 application" : `${applicants.length} applications`;
		const state = phase.isSettled
			? `settled, ${amount(awarded)} of ${amount(pot)} awarded`
			: `${doing(phase.type)}, until ${date(endsAt[at].toNumber() + view.behind)}; it offers ${amount(offer)}`;
		lines.push(`round ${no}: ${state}; ${count}`);
	}
	if (planned.isNone) return [...lines, "no round is planned"];
	const [{ offer, method, everyDays }, opensAt] = planned.unwrap();
	const opens = date(opensAt.toNumber() + view.behind);
	const next = `the next round opens ${opens}, then every ${everyDays} days; it offers ${amount(offer)}`;
	return [...lines, next, `  by ${ruleOf(method)}`];
}

/**
 * Tells of a round of the solidarity fund, by its number, or without one which rounds there are and how the fund stands. With
 * `coop` it prints links with which a member of it votes, with `points` (such as 0=60,2=40) one that spreads them; with `folder`
 * it writes the round as a picture and as a table.
 */
export async function round(api, { url, round: no, coop, points, folder, at }) {
	if (points !== undefined && coop === undefined) throw new Mistake("--points needs the number of your co-op behind the round.");
	if (points !== undefined) pointsBy(points);
	const view = await snapshot(api, at);
	if (no === undefined) {
		for (const line of await fundLines(view)) console.log(line);
		return;
	}
	const found = await readRound(view, no);
	const links = voting(api, found, { url, coop, points });
	for (const line of [...linesOf(found), ...links]) console.log(line);
	if (folder !== undefined) writeRound(folder, found);
}
