// A worker co-op founded in 2016 brings its register, corrects it, admits, refuses, and judges one of its members.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { blake2AsHex } from "@polkadot/util-crypto";
import { alice, document, eve, isFree, key, paced, refusal, registered, send } from "../lib/client.mjs";
import { DAY } from "../lib/clock.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { tool } from "../lib/tool.mjs";

const WEAVERS = 4;

// Members 1 to 4 from the founding of the chain. Members 2 to 4 are the tellers of its assemblies.
const chair = key("//Eve//stash");
const secretary = key("//Ferdie//stash");
const treasurer = key("//One");
const auditor = key("//Two");

/** Every fourth of the 30 has no account, and the last of these eight comes at the end. */
const onPaper = (index) => index % 4 === 3 || index === 29;
const weavers = Array.from({ length: 30 }, (_, index) => ({
	signer: onPaper(index) ? undefined : key(`//Weaver//${index}`),
	commitment: document(`weaver ${index} of Zamora, salt ${index * 7919}`),
	// From the spring of 2016 on, four months apart.
	joinedAt: Date.UTC(2016, 2 + 4 * index, 1),
}));
const member = (number) => weavers[number - 5].signer;

const ACCUSED = 13;
const MISDATED = 9;
const newcomer = key("//Petra");
const refused = key("//Quim");
const reason = document("the looms are taken until summer");
const book = document("the book of members, 30 entries, signed by the notary of Zamora");
/** Salted hashes of who the two are. */
const petra = document("Petra, salt 1");
const quim = document("Quim, salt 2");
/** Who stands in an application. */
const candidate = ({ address }, commitment) => ({ account: address, commitment, class: "Ordinary" });

let node, api, silence;
let expulsion, other, admitted, block;
const tx = () => api.tx.membership;
const decide = () => api.tx.resolutions;

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const card = async (number) => (await api.call.registerApi.member(WEAVERS, number)).unwrap();
const electors = async () => (await api.call.registerApi.electorate(WEAVERS)).electors.toNumber();
const overview = async (id) => (await api.call.resolutionApi.overview(id)).unwrap();
const isIn = (id, phase) => paced(() => api, id, async () => (await overview(id)).phase.type === phase);
const deadline = async () => (await api.query.clock.now()).unwrap().deadline.toNumber();
const proposed = (result) => result.find("resolutions.Proposed").resolution.toNumber();

test("an officer of the board enters the members of the existing register, nobody else", async () => {
	const entries = weavers.map(({ signer, commitment, joinedAt }) => ({
		account: signer?.address ?? null,
		commitment,
		class: "Ordinary",
		joinedAt,
	}));
	assert.equal(entries.filter(({ account }) => account === null).length, 8);
	const call = tx().import(WEAVERS, entries, book);
	const unordered = tx().import(WEAVERS, [...entries].reverse(), book);
	assert.deepEqual(
		await Promise.all([refusal(send(api, auditor, call)), refusal(send(api, chair, unordered))]),
		["membership.NotBoard", "membership.DatesOutOfOrder"],
	);

	const result = await send(api, chair, call);
	const staged = result.find("membership.ImportStaged");
	assert.equal(staged.count.toNumber(), 30);
	// The auditor knows the hash without trusting the chain.
	assert.equal(staged.digest.toHex(), blake2AsHex(call.args[1].toU8a()));
	assert.equal(await electors(), 4);
	assert.ok((await api.query.membership.members(WEAVERS, 5)).isNone);
});

test("its auditor confirms just this batch, and the members count at once", async () => {
	const waiting = (await api.query.membership.imports(WEAVERS)).unwrap();
	const digest = blake2AsHex(waiting.entries_.toU8a());
	assert.deepEqual(
		await Promise.all([
			refusal(send(api, chair, tx().confirmImport(WEAVERS, digest, book))),
			refusal(send(api, auditor, tx().confirmImport(WEAVERS, document("another batch"), book))),
			refusal(send(api, auditor, tx().confirmImport(WEAVERS, digest, document("another book")))),
		]),
		["membership.NotAuditor", "membership.ImportDiffers", "membership.ImportDiffers"],
	);

	const result = await send(api, auditor, tx().confirmImport(WEAVERS, digest, book));
	const { first, last, by } = result.find("membership.Imported");
	assert.deepEqual([first.toNumber(), last.toNumber(), by.toJSON()], [5, 34, [1, 4]]);
	assert.equal(await electors(), 34);
	const cards = await Promise.all(weavers.map((_, index) => card(5 + index)));
	cards.forEach((found, index) => {
		const { signer, commitment, joinedAt } = weavers[index];
		assert.equal(found.account.isSome ? found.account.unwrap().toString() : undefined, signer?.address);
		assert.equal(found.commitment.unwrap().toHex(), commitment);
		assert.equal(found.joinedAt.toNumber(), joinedAt);
		assert.ok(found.state.isActive && found.votes.isTrue);
	});
	const accounts = weavers.flatMap(({ signer }) => (signer ? [signer.address] : []));
	const balances = await api.query.system.account.multi(accounts);
	assert.equal(balances.length, 22);
	assert.ok(balances.every(({ data, providers }) => data.free.isZero() && providers.toNumber() === 1));
});

test("one officer alone opens no case, and nobody against themselves", async () => {
	const statement = document("statement of the grounds");
	const against = (number) => tx().openCase(WEAVERS, number, { Offence: 3 }, statement);
	const [first, about, unknown] = await Promise.all([
		send(api, secretary, against(ACCUSED)),
		refusal(send(api, chair, against(1))),
		refusal(send(api, treasurer, tx().dropCase(WEAVERS, ACCUSED, statement))),
	]);
	assert.ok(first.find("membership.Approved"));
	assert.deepEqual([about, unknown], ["membership.NotOnYourself", "membership.NotUnderCase"]);
	assert.equal(await refusal(send(api, secretary, against(ACCUSED))), "membership.AlreadyApproved");
	assert.ok((await card(ACCUSED)).case.isNone);
});

test("two officers open a case, and the hearing is refused before the days of notice are over", async () => {
	const result = await send(
		api,
		treasurer,
		tx().openCase(WEAVERS, ACCUSED, { Offence: 3 }, document("statement of the grounds")),
	);
	const opened = result.find("membership.CaseOpened");
	assert.deepEqual(opened.by.toJSON(), [2, 3]);
	const found = await card(ACCUSED);
	const { openedAt, hearingFrom } = found.case.unwrap();
	assert.equal(hearingFrom.toNumber() - openedAt.toNumber(), 21 * DAY);
	assert.ok(found.votes.isTrue);
	const early = tx().recordHearing(WEAVERS, ACCUSED, document("minutes of the hearing"));
	const [refusedEarly, defence] = await Promise.all([
		refusal(send(api, secretary, early)),
		send(api, member(ACCUSED), tx().submitDefence(WEAVERS, ACCUSED, document("the defence"))),
	]);
	assert.equal(refusedEarly, "membership.HearingTooEarly");
	assert.ok(isFree(defence));
});

test("members without balance invite two newcomers, who apply", async () => {
	// What is refused by name costs the fee, so the second one has something to pay it with.
	await registered(api, refused.address, "candidate");
	await send(api, alice, api.tx.balances.transferKeepAlive(refused.address, 1_000_000));
	const invitations = await Promise.all([
		send(api, member(5), tx().invite(WEAVERS, newcomer.address)),
		send(api, member(6), tx().invite(WEAVERS, refused.address)),
	]);
	assert.ok(invitations.every(isFree));
	const [first, second] = invitations.map((result) => result.find("membership.Invited").application.toNumber());
	[admitted, other] = [first, second];
	assert.deepEqual([first, second].sort(), [1, 2]);
	await Promise.all([
		send(api, newcomer, tx().acceptInvitation(WEAVERS, "Ordinary", petra)),
		send(api, refused, tx().acceptInvitation(WEAVERS, "Ordinary", quim)),
	]);
});

test("two officers admit one and refuse the other, who cannot appeal before that", async () => {
	assert.equal(await refusal(send(api, refused, tx().appealRefusal(WEAVERS, other))), "membership.NotRefused");
	await Promise.all([
		send(api, chair, tx().admit(WEAVERS, admitted, candidate(newcomer, petra))),
		send(api, treasurer, tx().refuse(WEAVERS, other, candidate(refused, quim), reason)),
	]);
	assert.equal((await api.query.membership.seats(newcomer.address, WEAVERS)).toJSON(), null);
	assert.equal(await refusal(send(api, refused, tx().appealRefusal(WEAVERS, other))), "membership.NotRefused");
	const [entered, denied] = await Promise.all([
		send(api, secretary, tx().admit(WEAVERS, admitted, candidate(newcomer, petra))),
		send(api, chair, tx().refuse(WEAVERS, other, candidate(refused, quim), reason)),
	]);
	assert.equal(entered.find("membership.Entered").member.toNumber(), 35);
	assert.equal(denied.find("membership.Refused").reason.toHex(), reason);
});

test("only who was refused appeals", async () => {
	assert.equal(await refusal(send(api, eve, tx().appealRefusal(WEAVERS, other))), "membership.NotEntitled");
	const result = await send(api, refused, tx().appealRefusal(WEAVERS, other));
	assert.ok(result.find("membership.RefusalAppealed"));
	assert.equal((await api.query.membership.seats(refused.address, WEAVERS)).toJSON(), null);
	silence = (await deadline()) + 60 * DAY;
});

test("the hearing is recorded after 21 days, by two officers", async () => {
	const { hearingFrom } = (await card(ACCUSED)).case.unwrap();
	await eventually("the notice of the case to be over", async () => (await deadline()) >= hearingFrom.toNumber());
	const call = tx().recordHearing(WEAVERS, ACCUSED, document("minutes of the hearing"));
	await send(api, secretary, call);
	assert.ok((await card(ACCUSED)).case.unwrap().hearing.isNone);
	const result = await send(api, treasurer, call);
	assert.ok(result.find("membership.HearingRecorded"));
});

test("an expulsion is decided by a special resolution in a secret vote, and no weaker one", async () => {
	const expel = tx().expel(ACCUSED).method;
	const propose = (track, secrecy) =>
		decide().propose(WEAVERS, track, secrecy, "A case under article 18", document("motion"), expel);
	const [ordinary, open, result] = await Promise.all([
		refusal(send(api, chair, propose("Ordinary", "Secret"))),
		refusal(send(api, secretary, propose("Special", "Open"))),
		send(api, treasurer, propose("Special", "Secret")),
	]);
	assert.deepEqual([ordinary, open], ["resolutions.TrackTooWeak", "resolutions.TrackTooWeak"]);
	expulsion = proposed(result);
	assert.equal(await refusal(send(api, treasurer, decide().second(expulsion, WEAVERS, 0))), "resolutions.SeconderIsProposer");
	const seconded = await send(api, chair, decide().second(expulsion, WEAVERS, 0));
	assert.equal(seconded.find("resolutions.NoticeGiven").electors.toNumber(), 34);
	assert.equal((await overview(expulsion)).participantsNeeded.toNumber(), 18);
});

test("a wrong date of joining gets a correcting entry by two officers, and the first entry stays", async () => {
	const right = Date.UTC(2017, 6, 4);
	const correct = tx().correct(WEAVERS, MISDATED, { JoinedAt: right }, document("contract of 2017"));
	const ahead = tx().correct(WEAVERS, MISDATED, { JoinedAt: Date.UTC(2100, 0, 1) }, document("contract of 2017"));
	const [first, future] = await Promise.all([
		send(api, chair, correct),
		refusal(send(api, secretary, ahead)),
	]);
	assert.ok(first.find("membership.Approved"));
	assert.equal(future, "membership.DateInFuture");
	assert.equal(await refusal(send(api, chair, correct)), "membership.AlreadyApproved");
	assert.equal((await card(MISDATED)).joinedAt.toNumber(), weavers[MISDATED - 5].joinedAt);

	const result = await send(api, treasurer, correct);
	assert.equal(result.find("membership.Corrected").number.toNumber(), 1);
	const found = await card(MISDATED);
	assert.equal(found.joinedAt.toNumber(), right);
	assert.equal(found.firstEnteredAs.toNumber(), weavers[MISDATED - 5].joinedAt);
	const entry = (await api.query.membership.members(WEAVERS, MISDATED)).unwrap();
	assert.equal(entry.joinedAt.toNumber(), weavers[MISDATED - 5].joinedAt);
	assert.deepEqual(entry.corrections.toJSON(), [1]);
});

test("nobody votes or calls the roll before the notice is over", async () => {
	assert.ok((await overview(expulsion)).phase.isNotice);
	assert.deepEqual(
		await Promise.all([
			refusal(send(api, chair, decide().vote(expulsion, WEAVERS, "For"))),
			refusal(send(api, secretary, decide().rollCall(expulsion, WEAVERS, [5, 6]))),
		]),
		["resolutions.NotInThisPhase", "resolutions.NotInThisPhase"],
	);
});

test("24 members vote in the room, 18 to 6, and three tellers enter it", async () => {
	// Members 5 to 28, six of them on paper.
	const roll = Array.from({ length: 24 }, (_, index) => 5 + index);
	assert.equal(roll.filter((number) => !member(number)).length, 6);
	const result = { for: 18, against: 6, abstain: 0, minutes: document("minutes of the assembly") };
	await eventually("the vote to open", isIn(expulsion, "Voting"));
	const links = tool("links", expulsion, "--url", node.url);
	const onChain = refusal(send(api, chair, decide().vote(expulsion, WEAVERS, "For")));
	const notTeller = refusal(send(api, eve, decide().rollCall(expulsion, WEAVERS, [5])));
	const called = await send(api, secretary, decide().rollCall(expulsion, WEAVERS, roll));
	const wrong = (call) => refusal(send(api, secretary, call));
	const [twice, stranger, many] = await Promise.all([
		wrong(decide().rollCall(expulsion, WEAVERS, [28, 29])),
		// Petra had no vote when notice was given.
		wrong(decide().rollCall(expulsion, WEAVERS, [29, 35])),
		wrong(decide().enterResult(expulsion, WEAVERS, { ...result, for: 19 })),
	]);
	const entered = await send(api, secretary, decide().enterResult(expulsion, WEAVERS, result));
	const again = await wrong(decide().enterResult(expulsion, WEAVERS, result));
	assert.equal(called.find("resolutions.RollCalled").roll.toNumber(), 24);
	assert.deepEqual(
		[twice, stranger, many, again],
		["AlreadyOnRoll", "NotElector", "MoreVotesThanMembers", "AlreadyEntered"].map((name) => `resolutions.${name}`),
	);
	assert.ok(entered.find("resolutions.ResultEntered"));
	assert.equal((await overview(expulsion)).participants.toNumber(), 0);

	// The others see the roll on the chain, and agree to just this one.
	const [report] = (await api.query.resolutions.assemblies(expulsion, WEAVERS)).unwrap().reports;
	const onRoll = await api.call.resolutionApi.roll(expulsion, WEAVERS, report.by);
	assert.deepEqual(onRoll.map(({ member }) => member.toNumber()), roll);
	const confirm = (entered, hash = report.rollHash) => decide().confirmResult(expulsion, WEAVERS, report.by, hash, entered);
	const [differs, other] = await Promise.all([
		refusal(send(api, treasurer, confirm({ ...result, for: 17, against: 7 }))),
		refusal(send(api, treasurer, confirm(result, document("another roll")))),
	]);
	const confirmed = await send(api, treasurer, confirm(result));
	assert.deepEqual([differs, other], ["resolutions.ResultDiffers", "resolutions.ResultDiffers"]);
	assert.equal(confirmed.find("resolutions.ResultConfirmed").tellers.toNumber(), 2);
	assert.equal(confirmed.find("resolutions.AssemblyCounted"), undefined);
	const third = await send(api, auditor, confirm(result));
	assert.equal(third.find("resolutions.AssemblyCounted").roll.toNumber(), 24);

	assert.equal(await onChain, "resolutions.SecretBallot");
	// The teller of another co-op stands in only where this one lacks some.
	assert.equal(await notTeller, "resolutions.HasTellers");
	const { code, stderr } = await links;
	assert.equal(code, 1);
	assert.match(stderr, /^the vote on resolution \d+ is secret and takes place in an assembly\.\n$/);
});

test("it passes and takes effect by itself, and the member keeps the vote and can appeal", async () => {
	await eventually("the resolution to take effect", isIn(expulsion, "Enacted"));
	const { for: yes, against, participants } = await overview(expulsion);
	assert.deepEqual([yes, against, participants].map(Number), [18, 6, 24]);
	const found = await card(ACCUSED);
	assert.ok(found.case.unwrap().stage.isVoted && found.state.isActive && found.votes.isTrue);

	const result = await send(api, member(ACCUSED), tx().appeal(WEAVERS, ACCUSED));
	assert.ok(result.find("membership.AppealMade") && isFree(result));
	assert.ok((await card(ACCUSED)).case.unwrap().stage.isAppealed);
	assert.equal(await refusal(send(api, chair, tx().appeal(WEAVERS, ACCUSED))), "membership.NotEntitled");
});

test("the member votes on something else while the appeal is open", async () => {
	const text = decide().proposeText(WEAVERS, "Ordinary", "Open", "Opening hours of the shop", document("hours"));
	const id = proposed(await send(api, member(10), text));
	const seconded = await send(api, chair, decide().second(id, WEAVERS, 0));
	assert.equal(seconded.find("resolutions.NoticeGiven").electors.toNumber(), await electors());
	await eventually("the vote to open", isIn(id, "Voting"));
	const result = await send(api, member(ACCUSED), decide().vote(id, WEAVERS, "Against"));
	assert.ok(result.find("resolutions.Voted") && isFree(result));
	assert.ok((await card(ACCUSED)).case.unwrap().stage.isAppealed);
	assert.equal((await overview(id)).against.toNumber(), 1);
});

test("nobody answered the newcomer's appeal, so that the refusal stands until two officers take it back", async () => {
	await eventually("the silence to last 60 days", async () => (await deadline()) > silence + 3 * DAY);
	const stage = async () => (await api.query.membership.applications(WEAVERS, other)).unwrap().stage;
	await eventually("the silence to be noted", async () => (await stage()).isUnanswered);
	assert.equal((await api.query.membership.seats(refused.address, WEAVERS)).toJSON(), null);
	assert.equal(await refusal(send(api, refused, tx().appealRefusal(WEAVERS, other))), "membership.NotRefused");
	await send(api, chair, tx().admit(WEAVERS, other, candidate(refused, quim)));
	assert.equal((await api.query.membership.seats(refused.address, WEAVERS)).toJSON(), null);
	await send(api, secretary, tx().admit(WEAVERS, other, candidate(refused, quim)));
	const seat = (await api.query.membership.seats(refused.address, WEAVERS)).unwrap().toNumber();
	assert.equal(seat, 36);
	const { joinedAt, state } = await card(seat);
	assert.ok(state.isProbation);
	// Not earlier: civil and deadline time go together while the chain does.
	assert.ok(joinedAt.toNumber() >= silence - 3 * DAY);
});

test("nobody answers the member's appeal either, which is upheld, and the case is over", async () => {
	await eventually("the appeal to be upheld", async () => (await card(ACCUSED)).case.isNone);
	const found = await card(ACCUSED);
	assert.ok(found.state.isActive && found.votes.isTrue);
	const again = tx().recordHearing(WEAVERS, ACCUSED, document("minutes of the hearing"));
	assert.equal(await refusal(send(api, secretary, again)), "membership.NotUnderCase");
	block = (await node.heights()).best;
	await node.finalises(block);
});

/** The cells of a CSV whose texts have neither commas nor line breaks in them, and the mark that says that it is UTF-8. */
const rows = (csv) => {
	assert.equal(csv[0], "\ufeff");
	return csv.slice(1).trimEnd().split("\r\n").map((line) => line.split(","));
};

test("the registers are exported with their block, and the files agree", async () => {
	const folder = join(temporaryFolder(), "registers");
	const { code, stderr } = await tool("registers", WEAVERS, folder, "--url", node.url);
	assert.equal(code, 0, stderr);
	const files = ["member_register.csv", "officers.csv", "resolutions.csv", "corrections.csv", "anchors.csv", "registers.json"];
	const content = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
	for (const name of files) {
		const sum = createHash("sha256").update(content[name]).digest("hex");
		assert.equal(readFileSync(join(folder, `${name}.sha256`), "utf8"), `${sum}  ${name}\n`);
	}
	const json = JSON.parse(content["registers.json"]);
	assert.ok(json.block >= block);
	assert.equal((await api.rpc.chain.getBlockHash(json.block)).toHex(), json.block_hash);
	assert.equal(json.genesis_hash, api.genesisHash.toHex());

	for (const name of files.slice(0, 5)) {
		const [header, ...lines] = rows(content[name]);
		const list = json[name.replace(".csv", "")];
		assert.equal(lines.length, list.length, name);
		lines.forEach((line, index) => {
			const plain = Object.fromEntries(header.map((column, at) => [column, line[at].replace(/^"|"$/g, "")]));
			const expected = { block: json.block, block_hash: json.block_hash, ...list[index] };
			// A spreadsheet knows a moment without its zone, which stands in the name of the column.
			const inCsv = (column) =>
				column.endsWith("_utc") ? expected[column.slice(0, -4)].replace(/Z$/, "") : String(expected[column]);
			assert.deepEqual(plain, Object.fromEntries(header.map((column) => [column, inCsv(column)])), name);
		});
	}
	assert.match(content["member_register.csv"], /^\ufeffblock,block_hash,member_no,commitment,account,class,status,joined_on_utc,/);

	const register = json.member_register;
	assert.deepEqual(register.map(({ member_no }) => member_no), Array.from({ length: 36 }, (_, index) => index + 1));
	assert.equal(register.filter(({ account }) => account === "").length, 8);
	assert.equal(register[ACCUSED - 1].status, "Active");
	const corrected = register[MISDATED - 1];
	assert.deepEqual(
		[corrected.joined_on, corrected.first_entered_as, corrected.corrections],
		["2017-07-04T00:00:00Z", new Date(weavers[MISDATED - 5].joinedAt).toISOString().replace(".000", ""), "1"],
	);
	assert.deepEqual(
		json.corrections.map(({ correction_no, member_no, field, entered_by }) => [correction_no, member_no, field, entered_by]),
		[[1, MISDATED, "JoinedAt", "1 3"]],
	);
	const decided = json.resolutions.find(({ id }) => id === expulsion);
	assert.deepEqual(
		[decided.for, decided.against, decided.present, decided.electors, decided.secrecy, decided.result],
		[18, 6, 24, 34, "Secret", "Enacted"],
	);
	assert.ok(json.officers.some(({ role, holder_member_no }) => role === "Auditor" && holder_member_no === 4));
	assert.equal(json.anchors[0].hash, (await api.query.cooperatives.bylaws(WEAVERS)).unwrap().hash_.toHex());
});

test("the certificates print, of the member who was judged and of the one who was corrected", async () => {
	const [judged, corrected] = await Promise.all(
		[ACCUSED, MISDATED].map((number) => tool("certificate", WEAVERS, number, "--url", node.url)),
	);
	assert.equal(judged.code, 0, judged.stderr);
	assert.match(judged.stdout, /^Certificate of entry in the register of members\n/);
	assert.match(judged.stdout, /^Co-op +Los Telares, weavers, Zamora \(number 4 /m);
	assert.match(judged.stdout, new RegExp(`^Member +number ${ACCUSED}$`, "m"));
	assert.match(judged.stdout, /^Votes +one$/m);
	assert.match(judged.stdout, new RegExp(`^Account +${member(ACCUSED).address}$`, "m"));
	assert.match(judged.stdout, new RegExp(`^Commitment +${weavers[ACCUSED - 5].commitment}$`, "m"));
	assert.match(corrected.stdout, /^Joined on +2017-07-04 00:00:00 UTC, by correction 1 of the register$/m);

	const [nobody, nowhere] = await Promise.all([
		tool("certificate", WEAVERS, 99, "--url", node.url),
		tool("registers", 9, temporaryFolder(), "--url", node.url),
	]);
	assert.deepEqual([nobody.code, nobody.stderr], [1, "co-op 4 has given no number 99 to a member.\n"]);
	assert.deepEqual([nowhere.code, nowhere.stderr], [1, "there is no co-op 9.\n"]);
});
