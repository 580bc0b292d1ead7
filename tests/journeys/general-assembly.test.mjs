// Journey H: the weavers elect two of four for a board whose term was over a month ago. 24 are in the room, who vote for 5
// more, and 3 vote from elsewhere on new bylaws. A fifth of all suspends these, the auditor lets them go on, and one leaves on
// account of them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agreement } from "../lib/assembly.mjs";
import { Clock } from "../lib/clock.mjs";
import { document, key } from "../lib/client.mjs";
import { today } from "../lib/ledger.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually } from "../lib/node.mjs";
import { scene } from "../lib/scene.mjs";

const WEAVERS = 4;
/** Days of the board's first term, which are enough to elect another one, and of a month. */
const [TERM, MONTH] = [80, 30];
/** Length of a day, in milliseconds: the assembly has eighteen blocks. */
const DAY = 3_000;
/** The chain begins at six in the morning, so that no civil day is over meanwhile. */
const MORNING = Math.floor(Date.now() / 86_400_000 - 1) * 86_400_000 + 6 * 3_600_000;

const numbers = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** Members 20 to 29 have no account. The first four hold units, the others nothing. */
const PAPER = numbers(20, 29);
const founders = ["//Eve//stash", "//Ferdie//stash", "//One", "//Two"].map(key);
const member = (number) => founders[number - 1] ?? key(`//Weaver//${number}`);
const [chair, secretary, treasurer, auditor] = founders;
const directors = [5, 6];
const tellers = [7, 8, 9];
/** Who stands, with how many papers mark them: as was counted first, and as it was. */
const MARKS = { 10: [18, 18], 11: [9, 9], 12: [13, 12], 13: [11, 13] };
const candidates = Object.keys(MARKS).map(Number);
const dissenter = 14;
const challengers = [dissenter, 15, 16, 17, 18, 19, 5];
const ROOM = numbers(1, 24);
/** Who is absent, with who votes for them. */
const PROXIES = [[1, 25], [1, 26], [2, 27], [2, 28], [15, 29]].map(([holder, absent]) => ({ holder, member: absent }));
const ELSEWHERE = { 30: "For", 31: "For", 32: "Against" };

/** The co-op as it was founded: 32 members, and a board of five whose term is a short one. */
function founded(genesis) {
	genesis.clock.dayLength = DAY;
	const [register, coop] = [genesis.membership.registers, genesis.cooperatives.coops].map((all) => all[WEAVERS - 1]);
	const { joinedAt } = register.members[0];
	const account = (number) => (PAPER.includes(number) ? null : member(number).address);
	register.members = numbers(1, 32).map((number) => ({ account: account(number), joinedAt }));
	const given = (days) => ([office, holder]) => ({ office, member: holder, days });
	const heads = ["chair", "secretary", "treasurer"].map((office, index) => [office, 1 + index]);
	const board = [...heads, ...directors.map((number) => ["director", number])];
	const others = [["delegate", 1], ["auditor", 4], ...tellers.map((number) => ["teller", number])];
	coop.offices = [...board.map(given(TERM)), ...others.map(given(1_000))];
	// Both votes are open at the same time.
	const [notice, voting] = [25, 18];
	Object.assign(coop.parameters, {
		...{ noticeOrdinaryDays: notice, noticeSpecialDays: notice, votingOrdinaryDays: voting, votingSpecialDays: voting },
		...{ timelockDays: 10, exitNoticeDays: 14 },
	});
}

const clock = new Clock(1, MORNING);
let node, api, startedAt, election, bylaws, order;
const { free, passed, reaches, refused } = scene(() => ({ node, api }), clock);
const tx = () => api.tx.resolutions;
const by = (number, call) => free(member(number), call);
const no = (number, call) => refused(member(number), call);

before(async () => {
	({ node, api } = await started("test", { clock, change: founded }));
	startedAt = (await api.query.clock.now()).unwrap().startedAt.toNumber();
});
after(() => stopped(node, api));

const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();
const phase = async (id) => (await overview(id)).phase.type;
const counts = ({ for: yes, against, abstain }) => [yes, against, abstain].map(Number);
const contest = async () => (await api.query.resolutions.elections(election)).unwrap().candidates;
const votes = async () => (await contest()).map((one) => one.votes.toNumber());
const card = async (number) => (await api.call.registerApi.member(WEAVERS, number)).unwrap();
const inOffice = async () => {
	const terms = (await api.query.cooperatives.offices(WEAVERS)).filter(({ office }) => office.isDirector);
	return terms.map((term) => term.member.toNumber()).sort((one, other) => one - other);
};
const registers = (account) => api.tx.custody.registerAccount(WEAVERS, key(account).address, document(account));
/** The votes of each, in the order in which they stood, by the first count or by the second one. */
const counted = (time) => order.map((number) => MARKS[number][time]);
const papers = (time) => {
	const [yes, invalid] = [[26, 2], [27, 1]][time];
	return { for: yes, against: 1, abstain: invalid, minutes: document("minutes of the election"), candidates: counted(time) };
};
const result = { for: 20, against: 7, abstain: 2, minutes: document("minutes on the bylaws") };
const proposed = (done) => done.find("resolutions.Proposed").resolution.toNumber();

/** Two other tellers agree to what one of them reports. One of the two is not enough. */
async function agreed(id, reporter, event) {
	const [first, last] = tellers.filter((number) => number !== reporter);
	const agree = await agreement(api, id, WEAVERS, reporter);
	assert.equal((await by(first, agree)).find(event), undefined);
	return (await by(last, agree)).find(event);
}

test("two of the board register whom the co-op is to pay, as long as they are in their term", async () => {
	const call = registers("//Spinner");
	assert.equal(await no(candidates[0], call), "custody.NotBoard");
	await free(chair, call);
	assert.ok((await free(secretary, call)).find("custody.AccountRegistered"));
});

test("when the term is over they stay, for what cannot wait and commits nobody", async () => {
	await passed(TERM, startedAt);
	assert.equal(await refused(chair, registers("//Dyer")), "custody.NotBoard");
	const commitment = document("an apprentice, with salt");
	const applied = await by(candidates[0], api.tx.membership.applyOnPaper(WEAVERS, "Ordinary", commitment));
	const { application } = applied.find("membership.Applied");
	const admit = api.tx.membership.admit(WEAVERS, application, { account: null, commitment, class: "Ordinary" });
	assert.equal(await no(candidates[1], admit), "membership.NotBoard");
	await free(chair, admit);
	assert.ok((await free(secretary, admit)).find("membership.Entered"));
});

test("they put an election and new bylaws on the agenda, and four stand", async () => {
	const board = { office: "Director", seats: 2, method: "Plurality", days: 700, beginsOn: await today(api) };
	const { parameters } = (await api.query.cooperatives.bylaws(WEAVERS)).unwrap();
	const stricter = { ...parameters.toJSON(), minStayDays: 365 };
	const adopt = api.tx.cooperatives.adoptBylaws(document("bylaws, second version"), stricter).method;
	const [elects, adopts] = await Promise.all([
		free(chair, tx().proposeElection(WEAVERS, "Two for the board", document("the election"), board)),
		free(treasurer, tx().propose(WEAVERS, "Special", "Open", "Who joins stays a year", document("why"), adopt)),
	]);
	[election, bylaws] = [elects, adopts].map(proposed);
	assert.equal(await no(candidates[0], tx().stand(election)), "resolutions.CandidatesFixed");
	await Promise.all([free(secretary, tx().second(election, WEAVERS, 0)), by(directors[0], tx().second(bylaws, WEAVERS, 0))]);
	for (const id of [election, bylaws]) assert.equal((await overview(id)).electors.toNumber(), 32);
	assert.equal(await refused(auditor, tx().stand(election)), "resolutions.OfficesConflict");
	await Promise.all(candidates.map((candidate) => by(candidate, tx().stand(election))));
	order = (await contest()).map((one) => one.member.toNumber());
});

test("a month after the term they meet: 24 are there, 5 are represented, and 3 vote from elsewhere", async () => {
	await Promise.all([election, bylaws].map((id) => reaches(id, "Voting")));
	await passed(TERM + MONTH, startedAt);
	assert.equal(await no(30, tx().vote(election, WEAVERS, "For")), "resolutions.SecretBallot");
	await Promise.all(Object.entries(ELSEWHERE).map(([number, choice]) => by(number, tx().vote(bylaws, WEAVERS, choice))));
	assert.deepEqual(counts(await overview(bylaws)), [2, 1, 0]);
	assert.equal(await no(candidates[0], tx().rollCall(election, WEAVERS, ROOM)), "resolutions.NotTeller");

	// One teller keeps the roll of each vote.
	const kept = [[tellers[0], election], [tellers[1], bylaws]];
	await Promise.all(kept.map(([teller, id]) => by(teller, tx().rollCall(id, WEAVERS, ROOM))));
	const refuses = async (holder, absent) =>
		no(tellers[1], tx().enterProxies(bylaws, WEAVERS, [...PROXIES, { holder, member: absent }]));
	assert.equal(await refuses(1, 31), "resolutions.TooManyProxies");
	assert.equal(await refuses(15, 31), "resolutions.HasVoted");
	assert.equal(await refuses(31, 16), "resolutions.AlreadyOnRoll");
	assert.equal(await refuses(25, 33), "resolutions.ProxyOfProxy");
	assert.equal(await refuses(31, 33), "resolutions.HolderNotOnRoll");
	await Promise.all(kept.map(([teller, id]) => by(teller, tx().enterProxies(id, WEAVERS, PROXIES))));
	await by(tellers[1], tx().noteDissent(bylaws, WEAVERS, [dissenter], true));
	await Promise.all([
		by(tellers[0], tx().enterResult(election, WEAVERS, papers(0))),
		by(tellers[1], tx().enterResult(bylaws, WEAVERS, result)),
	]);

	// What one of them says counts for nothing.
	assert.deepEqual(counts(await overview(bylaws)), [2, 1, 0]);
	const both = await Promise.all(kept.map(([teller, id]) => agreed(id, teller, "resolutions.AssemblyCounted")));
	assert.deepEqual(both.map(({ roll }) => roll.toNumber()), [29, 29]);
	assert.deepEqual(counts(await overview(bylaws)), [22, 8, 2]);
	assert.equal((await overview(bylaws)).participants.toNumber(), 32);
	assert.equal((await overview(election)).participants.toNumber(), 29);
	assert.equal(await no(dissenter, tx().vote(bylaws, WEAVERS, "Against")), "resolutions.VotesInAssembly");
	const roll = await api.call.resolutionApi.roll(bylaws, WEAVERS, { coop: WEAVERS, member: tellers[1] });
	const represented = roll.filter(({ holder }) => holder.isSome);
	const proxies = represented.map((one) => ({ holder: Number(one.holder.unwrap()), member: Number(one.member) }));
	assert.deepEqual(proxies, PROXIES);
	assert.deepEqual(roll.filter(({ dissents }) => dissents.isTrue).map((one) => one.member.toNumber()), [dissenter]);
});

test("the same three correct the count of papers once, and both counts are kept", async () => {
	await reaches(election, "Passed");
	assert.deepEqual(await votes(), counted(0));
	assert.equal(await refused(auditor, tx().enterResult(election, WEAVERS, papers(1))), "resolutions.AlreadyCounted");
	await by(tellers[2], tx().enterResult(election, WEAVERS, papers(1)));
	assert.ok(await agreed(election, tellers[2], "resolutions.AssemblyCorrected"));
	assert.deepEqual(await votes(), counted(1));
	assert.equal(await no(tellers[0], tx().enterResult(election, WEAVERS, papers(0))), "resolutions.NotInThisPhase");

	const { reports } = (await api.query.resolutions.assemblies(election, WEAVERS)).unwrap();
	assert.deepEqual(reports.map((one) => one.by.member.toNumber()), [tellers[0], tellers[2]]);
	assert.deepEqual(reports.map((one) => one.result.unwrap().candidates.map(Number)), [counted(0), counted(1)]);
	const [minutes] = await api.call.resolutionApi.minutes(election, WEAVERS);
	assert.deepEqual([counts(minutes.count.votes), counts(minutes.corrected.unwrap().votes)], [[27, 1, 1], [26, 1, 2]]);
	assert.deepEqual(minutes.tellers.map((one) => one.member.toNumber()).sort(), tellers);
});

test("the board stays until the election takes effect, and then the two elected are in the places of two", async () => {
	const [first, second] = [10, 13];
	const call = registers("//Dyer");
	assert.equal(await no(first, call), "custody.NotBoard");
	const loom = (number) => by(number, tx().proposeText(WEAVERS, "Ordinary", "Open", "A loom", document("a loom")));
	const [one, another] = (await Promise.all([15, 16].map(loom))).map(proposed);
	assert.equal(await no(first, tx().second(one, WEAVERS, 0)), "resolutions.SeconderNotBoard");
	await by(directors[0], tx().second(one, WEAVERS, 0));
	assert.deepEqual(await inOffice(), directors);

	await reaches(election, "Enacted");
	assert.deepEqual(await inOffice(), [first, second]);
	assert.equal(await no(directors[0], tx().second(another, WEAVERS, 0)), "resolutions.SeconderNotBoard");
	await by(first, call);
	assert.ok((await by(second, call)).find("custody.AccountRegistered"));
});

test("six members suspend nothing, and seven of 32 suspend the bylaws until the auditor lets them go on", async () => {
	await reaches(bylaws, "Passed");
	const challenge = tx().challenge(bylaws, WEAVERS);
	assert.equal(await no(30, challenge), "resolutions.WasForIt");
	assert.equal(await refused(auditor, tx().uphold(bylaws, WEAVERS)), "resolutions.NotInThisPhase");
	await Promise.all(challengers.slice(1).map((number) => by(number, challenge)));
	assert.equal(await phase(bylaws), "Passed");
	assert.ok((await by(challengers[0], challenge)).find("resolutions.Suspended"));
	assert.equal(await phase(bylaws), "Suspended");
	const [uphold, { endsAt: later }] = [tx().uphold(bylaws, WEAVERS), await overview(bylaws)];
	assert.equal(await refused(chair, uphold), "resolutions.NotAuditor");
	assert.ok((await free(auditor, uphold)).find("resolutions.Upheld"));
	assert.ok((await overview(bylaws)).endsAt.unwrap().toNumber() < later.unwrap().toNumber());
});

test("whose dissent is on record leaves with good cause, and who was in the room otherwise does not", async () => {
	await reaches(bylaws, "Enacted");
	const { version, parameters } = (await api.query.cooperatives.bylaws(WEAVERS)).unwrap();
	assert.deepEqual([version, parameters.minStayDays].map(Number), [2, 365]);
	const leave = api.tx.membership.leaveInDissent(WEAVERS, bylaws);
	assert.equal(await no(challengers[1], leave), "membership.NoDissent");
	assert.equal(await no(30, leave), "membership.NoDissent");
	await by(dissenter, leave);
	const { exit } = (await card(dissenter)).notice.unwrap();
	assert.equal(exit.asDissent.resolution.toNumber(), bylaws);
	await eventually("the notice to end", async () => (await card(dissenter)).state.isFormer);
	assert.ok((await card(dissenter)).state.asFormer.ending.asLeft.isDissent);
});
