// Three co-ops train together, one pays its mill in sterling by bank, and a custodian issues units and pays them out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
	alice,
	bob,
	charlie,
	inTurn,
	dave,
	document,
	eve,
	ferdie,
	isFree,
	key,
	paced,
	refusal,
	registered,
} from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { tool } from "../lib/tool.mjs";

const [BAKERY, HOUSING, COURIERS, WEAVERS, GROCERY] = [1, 2, 3, 4, 5];
const TRAINING = [BAKERY, HOUSING, COURIERS];
const EURO = 1_000_000n;
const BUDGET = 6_000n * EURO;
const COURSE = 480n * EURO;
const SCHOOL = 7_000n * EURO;
/** Each of the three pays in so much. */
const SHARE = 7_500n * EURO;
const CUSTODIAN = 1;

const [aliceStash, bobStash, charlieStash, daveStash, eveStash, ferdieStash] = [
	...["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map((name) => key(`//${name}//stash`)),
];
const trainer = key("//Trainer");
/** As many members of each as make its quorum. The first three of each are its chair, its secretary and its treasurer. */
const members = {
	[BAKERY]: [alice, bob, charlie],
	[HOUSING]: [dave, eve, aliceStash],
	[COURIERS]: [bobStash, charlieStash, daveStash],
	[GROCERY]: [eveStash, ferdieStash, dave],
};
/** The treasurer of each signs for it. */
const signer = (coop) => ({ who: { Office: [coop, "Treasurer"] }, days: 365 });

let node, api, address;
let replacing, agreed, shop;
let course;
const joint = { Treasury: 1 };
const till = { Treasury: 2 };
const tx = () => api.tx.resolutions;
const treasuries = () => api.tx.treasuries;
const custody = () => api.tx.custody;
const settlement = () => api.tx.settlement;

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const act = inTurn(() => api);
const refused = (who, call) => refusal(act(who, call));
const balance = async (of) => (await api.query.system.account(of)).data.free.toBigInt();
const issuance = async () => (await api.query.balances.totalIssuance()).toBigInt();
const phase = async (id) => (await api.call.resolutionApi.overview(id)).unwrap().phase.type;
const treasury = async (id) => (await api.query.treasuries.treasuries(id)).unwrap();
const payment = async (id, number) => api.query.treasuries.payments(id, number);
const entry = async (book, number) => (await api.query.settlement.entries(book, number)).unwrap();

/** Goes on while other things are tested. Whoever waits for it sees its failure. */
function meanwhile(promise) {
	promise.catch(() => {});
	return promise;
}

async function reaches(id, wanted) {
	const final = ["Enacted", "Failed", "Lapsed", "Rejected", "Withdrawn"];
	const reached = async () => {
		const now = await phase(id);
		assert.ok(now === wanted || !final.includes(now), `resolution ${id} is ${now} instead of ${wanted}`);
		return now === wanted;
	};
	await eventually(`resolution ${id} to reach ${wanted}`, paced(() => api, id, reached));
}

async function onAgenda(proposer, proposal, seconder, coop) {
	const id = (await act(proposer, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await act(seconder, tx().second(id, coop));
	return id;
}

/** When the vote opens, the members of these co-ops vote for the resolution. */
async function carried(id, coops) {
	await reaches(id, "Voting");
	await Promise.all(coops.flatMap((coop) => members[coop].map((who) => act(who, tx().vote(id, coop, "For")))));
	return id;
}

const inCoop = (coop, title, call) => tx().propose(coop, "Ordinary", "Open", title, document(title), call.method);
const together = (title, call) =>
	tx().proposeAgreement(BAKERY, TRAINING, "Ordinary", title, document(title), call.method);
const rules = { threshold: 2, tier1Bps: 100, tier2Bps: 1_000 };
const open = (title, currency, mode, signers) => treasuries().openTreasury(title, currency, mode, rules, signers);
const both = (...calls) => api.tx.utility.batchAll(calls);

test("nobody opens a treasury by hand, and co-ops propose a common one", async () => {
	const signers = TRAINING.map(signer);
	const call = both(
		open("Training in Seville, Lyon and Leipzig", "EUR", "Units", signers),
		treasuries().openLine(1, "Courses", document("what we learn"), BUDGET, 365),
	);
	assert.equal(await refused(alice, open("Mine", "EUR", "Units", signers)), "BadOrigin");
	const budget = await onAgenda(alice, together("A budget for training", call), dave, HOUSING);
	shop = meanwhile(
		(async () => {
			const officers = ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [GROCERY, office] }, days: 365 }));
			const opened = both(
				open("The till of the grocery", "GBP", "Bank", officers),
				treasuries().openLine(2, "Flour", document("what we sell"), BUDGET, 365),
			);
			// Numbers are given in the order of decisions: the common treasury is the first.
			await reaches(budget, "Enacted");
			const id = await onAgenda(eveStash, inCoop(GROCERY, "A treasury by bank", opened), ferdieStash, GROCERY);
			await carried(id, [GROCERY]);
			await reaches(id, "Enacted");
		})(),
	);
	await carried(budget, TRAINING);
	await reaches(budget, "Enacted");
	address = (await treasury(1)).account.toString();
	const { currency, owner } = await treasury(1);
	assert.equal(currency.toUtf8(), "EUR");
	assert.deepEqual(owner.asCoops.map(Number), TRAINING);
});

test("members pay in, by name or by a plain transfer to the address", async () => {
	assert.equal(await refused(alice, settlement().contribute({ Treasury: 9 }, SHARE, document("our share"), null)), "settlement.NoSuchBook");
	// Alice pays as a member of the bakery, Dave as whoever has his account.
	const share = (as) => settlement().contribute(joint, SHARE, document("our share"), as);
	assert.equal(await refused(alice, share(GROCERY)), "settlement.NotMember");
	await Promise.all([act(alice, share(BAKERY)), act(dave, share(null))]);
	const payers = (await Promise.all([1, 2].map((number) => entry(joint, number)))).map(({ party }) => party.unwrap());
	assert.deepEqual(payers.find((party) => party.isMember).asMember.map(Number), [BAKERY, 1]);
	assert.equal(payers.find((party) => party.isAccount).asAccount.toString(), dave.address);
	await act(bobStash, api.tx.balances.transferKeepAlive(address, SHARE));
	assert.equal(await balance(address), 3n * SHARE);
	// What came without a name is entered by anybody.
	await act(ferdieStash, settlement().enterReceipts(joint));
	const received = await entry(joint, 3);
	assert.ok(received.direction.isIn && received.party.isNone);
	assert.equal(received.balance.toBigInt(), 3n * SHARE);
	assert.equal(await refused(ferdieStash, settlement().enterReceipts(joint)), "settlement.NothingToEnter");
});

/** What two officers of the bakery's board, who do not sign, ask for. */
const payee = { Account: trainer.address };
const request = (amount, by = bob) => [by, treasuries().request(1, BAKERY, 1, payee, amount, document("course of bakers"))];
const requested = async (amount) => (await act(...request(amount))).find("treasuries.Requested").payment.toNumber();
const approve = (who, payment, coop) => [who, treasuries().approve(1, payment, coop)];
/** How many approvals count of those that a request needs. */
const approvals = async (number) => {
	const cards = await api.call.treasuryApi.openRequests(1);
	const { approved, needed } = cards.find((card) => card.payment.toNumber() === number);
	return [approved.toNumber(), needed.toNumber()];
};

test("a course is requested by an officer of the bakery, and what is above the budget is refused", async () => {
	assert.equal(await refused(...request(COURSE)), "treasuries.NotPayable");
	await registered(api, trainer.address, "a trainer of bakers", act);
	const answers = [request(COURSE, eveStash), request(SCHOOL), request(BUDGET / 2n)].map((call) => refused(...call));
	// Above a tenth of the budget, and above all of it, hands cannot pay.
	assert.deepEqual(await Promise.all(answers), ["treasuries.NotMember", "treasuries.OverBudget", "treasuries.NeedsResolution"]);

	const school = treasuries().pay(1, 1, payee, SCHOOL, document("a school of our own"));
	agreed = meanwhile(
		(async () => {
			const id = await onAgenda(alice, together("A school of our own", school), dave, HOUSING);
			await carried(id, TRAINING);
			await reaches(id, "Enacted");
		})(),
	);
	const other = treasuries().replaceSigner(1, { who: { Seat: [HOUSING, 2] }, days: 365 });
	replacing = await onAgenda(dave, inCoop(HOUSING, "Eve signs for training", other), eve, HOUSING);
	const result = await act(...request(COURSE));
	assert.ok(isFree(result));
	course = result.find("treasuries.Requested").payment.toNumber();
});

test("neither requester nor who sits in the payee's co-op approves, and one signer is not enough", async () => {
	const wrong = [
		// The bakery has registered the trainer's account: its treasurer stays out.
		approve(charlie, course, BAKERY),
		approve(bob, course, BAKERY),
		approve(dave, course, HOUSING),
	].map((call) => refused(...call));
	const [first, ...answers] = await Promise.all([act(...approve(aliceStash, course, HOUSING)), ...wrong]);
	assert.ok(isFree(first));
	assert.deepEqual(answers, ["treasuries.YouBenefit", "treasuries.NotSigner", "treasuries.NotSigner"]);
	assert.deepEqual(await approvals(course), [1, 2]);
	assert.deepEqual(
		await Promise.all([refused(...approve(aliceStash, course, HOUSING)), refused(bobStash, treasuries().execute(1, course))]),
		["treasuries.AlreadyApproved", "treasuries.TooFewApprovals"],
	);
	assert.equal(await balance(trainer.address), 0n);
});

test("the signers of the two others approve, and a day later the course is paid by itself", async () => {
	await act(...approve(daveStash, course, COURIERS));
	await eventually("the course to be paid", async () => (await balance(trainer.address)) === COURSE);
	assert.ok((await payment(1, course)).isNone);
	const paid = await entry(joint, 4);
	assert.ok(paid.direction.isOut && paid.proof.isUnits);
	assert.equal(paid.line.unwrap().toNumber(), 1);
	assert.equal(paid.reason.toHex(), document("course of bakers"));
	const { requestedBy, approvedBy } = paid.basis.asPayment;
	assert.deepEqual(requestedBy.toJSON(), { coop: BAKERY, member: 2 });
	assert.deepEqual(approvedBy.map(({ coop }) => coop.toNumber()).sort(), [HOUSING, COURIERS]);
});

test("one co-op replaces its signer: the address stays, and the old signer's approval dies", async () => {
	await reaches(replacing, "Voting");
	const [second] = await Promise.all([
		requested(EURO).then(async (number) => {
			await act(...approve(aliceStash, number, HOUSING));
			assert.deepEqual(await approvals(number), [1, 2]);
			return number;
		}),
		carried(replacing, [HOUSING]),
	]);
	await reaches(replacing, "Enacted");
	assert.equal((await treasury(1)).account.toString(), address);
	assert.deepEqual(await approvals(second), [0, 2]);
	const [{ signers }] = [await treasury(1)];
	assert.ok(signers.some(({ who }) => who.isSeat && who.asSeat[0].eq(HOUSING) && who.asSeat[1].eq(2)));
	assert.equal(await refused(...approve(aliceStash, second, HOUSING)), "treasuries.NotSigner");
	assert.equal(await balance(trainer.address), COURSE);
});

test("what was above the budget passes as an agreement of the three", async () => {
	await agreed;
	assert.equal(await balance(trainer.address), COURSE + SCHOOL);
	const paid = await entry(joint, 5);
	assert.ok(paid.basis.isResolution && paid.line.unwrap().eq(1));
});

test("two signers pause the treasury, and it pays nothing until the pause ends", async () => {
	// By now a report is due, without which nothing is requested.
	await act(bob, treasuries().reportOutturn(1, BAKERY, document("out-turn of the first quarter")));
	const pause = (who, coop) => act(who, treasuries().pause(1, coop, document("an invoice that nobody knows")));
	await pause(eve, HOUSING);
	assert.ok((await treasury(1)).pause.isNone);
	await pause(daveStash, COURIERS);
	assert.equal(await refused(...request(EURO)), "treasuries.Paused");
	const isActive = async () => (await api.call.treasuryApi.treasury(1)).unwrap().status.isActive;
	await eventually("the pause to end", isActive);
});

test("a co-op that keeps books in sterling does the same by bank", async () => {
	await shop;
	const hand = (who, call) => act(who, call);
	const receipt = settlement().enterReceipt(till, GROCERY, { Coop: GROCERY }, 5_000n * EURO, document("takings"), document("statement 1"));
	assert.equal(await refused(alice, receipt), "settlement.NotAHand");
	assert.ok(isFree(await hand(eveStash, receipt)));
	const confirm = (leg, reference) => settlement().confirm(till, leg, GROCERY, document(reference));
	assert.equal(await refused(eveStash, confirm(1, "statement 1")), "settlement.SameHand");
	assert.equal(await refused(ferdieStash, confirm(1, "statement 2")), "settlement.OtherReference");
	await hand(ferdieStash, confirm(1, "statement 1"));
	assert.equal(await refused(ferdieStash, confirm(1, "statement 1")), "settlement.NoSuchLeg");

	// Every 90 days an officer reports, or nothing is requested any more.
	await hand(ferdieStash, treasuries().reportOutturn(2, GROCERY, document("out-turn of the first quarter")));
	const mill = { Outside: document("mill in Lancashire, salt 7") };
	const bill = treasuries().request(2, GROCERY, 1, mill, COURSE, document("invoice of the mill"));
	const number = (await hand(dave, bill)).find("treasuries.Requested").payment.toNumber();
	for (const who of [eveStash, ferdieStash]) await hand(who, treasuries().approve(2, number, GROCERY));
	await eventually("the payment to wait for the bank", async () => (await api.query.settlement.legs(till, 2)).isSome);
	assert.equal((await entry(till, 1)).balance.toBigInt(), 5_000n * EURO);

	await hand(dave, settlement().enterOutcome(till, 2, GROCERY, { Paid: document("transfer 17") }));
	assert.equal(await refused(dave, confirm(2, "transfer 17")), "settlement.SameHand");
	// The second officer sees that it was another transfer.
	await hand(eveStash, settlement().reject(till, 2, GROCERY, document("it was transfer 18")));
	await hand(dave, settlement().enterOutcome(till, 2, GROCERY, { Paid: document("transfer 18") }));
	await hand(ferdieStash, confirm(2, "transfer 18"));
	const paid = await entry(till, 2);
	assert.equal(paid.balance.toBigInt(), 5_000n * EURO - COURSE);
	assert.equal(paid.proof.asBank.reference.toHex(), document("transfer 18"));
	// The same columns as the entry in units has.
	const units = (await entry(joint, 4)).toJSON();
	assert.deepEqual(Object.keys(paid.toJSON()), Object.keys(units));
	assert.equal(paid.amount.toBigInt(), BigInt(units.amount));
});

test("a custodian issues against a deposit that a foreign auditor confirms, and pays one out", async () => {
	const before = await issuance();
	const attest = (who, paper) => custody().attestDeposit(CUSTODIAN, who.address, 500n * EURO, document(paper));
	assert.equal(await refused(bob, attest(charlieStash, "transfer of 3 May")), "custody.NotMember");
	const attested = async (who, paper) => (await act(eve, attest(who, paper))).find("custody.DepositAttested").deposit.toNumber();
	const deposit = await attested(charlieStash, "transfer of 3 May");
	const own = await attested(dave, "transfer of Dave, 4 May");
	assert.equal(await issuance(), before);
	const seen = [
		{ deposit, beneficiary: charlieStash.address, amount: 500n * EURO, reference: document("transfer of 3 May") },
		{ deposit: own, beneficiary: dave.address, amount: 500n * EURO, reference: document("transfer of Dave, 4 May") },
	];
	const confirm = (coop, all = seen) => custody().confirmDeposits(CUSTODIAN, coop, all);
	// The custodian's own auditor is not foreign, and who holds no such office is no auditor.
	assert.equal(await refused(alice, confirm(HOUSING)), "custody.NotForeign");
	assert.equal(await refused(charlie, confirm(BAKERY)), "custody.NotAuditor");
	// One that differs, and none is confirmed.
	assert.equal(await refused(ferdie, confirm(BAKERY, [seen[0], { ...seen[1], amount: 400n * EURO }])), "custody.DiffersFromFirst");
	// Ferdie, the bakery's auditor, has no balance. Dave is a member of the custodian, so that it takes another one as well.
	const confirmed = await act(ferdie, confirm(BAKERY));
	assert.ok(isFree(confirmed) && confirmed.find("custody.Noted"));
	assert.equal(await issuance(), before + 500n * EURO);
	assert.equal(await refused(ferdie, confirm(BAKERY, [seen[1]])), "custody.AlreadyNoted");
	assert.equal(await refused(eve, attest(charlieStash, "transfer of 3 May")), "custody.ReferenceUsed");

	const redeem = (amount) => custody().requestRedemption(CUSTODIAN, amount, document("Charlie's account, salt 3"));
	const asked = (await act(charlie, redeem(100n * EURO))).find("custody.RedemptionRequested");
	const redemption = asked.redemption.toNumber();
	assert.equal(await refused(charlie, custody().acknowledgePayout(redemption)), "custody.NotReported");
	assert.equal(await refused(charlie, custody().takeBack(redemption)), "custody.NotDue");
	await act(aliceStash, custody().reportPayout(redemption, document("transfer to Charlie")));
	assert.equal(await refused(charlie, custody().takeBack(redemption)), "custody.AlreadyReported");
	assert.equal(await refused(bob, custody().acknowledgePayout(redemption)), "custody.NotHolder");
	assert.equal(await issuance(), before + 500n * EURO);
	assert.ok(isFree(await act(charlie, custody().acknowledgePayout(redemption))));
	assert.equal(await issuance(), before + 400n * EURO);

	// Nobody pays Bob, who takes his units back when the time is over.
	const held = await balance(bob.address);
	const late = (await act(bob, redeem(50n * EURO))).find("custody.RedemptionRequested").redemption.toNumber();
	assert.ok((await balance(bob.address)) <= held - 50n * EURO);
	await eventually("the custodian to be late", async () => (await api.query.clock.now()).unwrap().deadline.toNumber() >= (await api.query.custody.redemptions(late)).unwrap().takeBackAt.toNumber());
	await act(bob, custody().takeBack(late));
	assert.ok((await balance(bob.address)) > held - EURO);
	assert.equal(await issuance(), before + 400n * EURO);
});

test("the books add up in the files of the treasurer", async () => {
	const read = async (...args) => {
		const folder = join(temporaryFolder(), args[0]);
		const { code, stdout, stderr } = await tool(...args, folder, "--url", node.url);
		assert.equal(code, 0, stderr);
		return { stdout, folder };
	};
	await node.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	const { stdout, folder } = await read("ledger", "1");
	const book = JSON.parse(readFileSync(join(folder, "book.json"), "utf8"));
	assert.deepEqual([book.opening, book.in, book.out, book.closing], ["0.000000", "22500.000000", "7480.000000", "15020.000000"]);
	assert.match(stdout, /opening 0\.000000 \+ in 22500\.000000 - out 7480\.000000 = closing 15020\.000000 EUR/);
	assert.equal(book.ledger.length, 5);
	assert.deepEqual(book.budget.map((line) => [line.limit, line.paid_by_requests, line.paid_by_resolutions]), [["6000.000000", "480.000000", "7000.000000"]]);
	for (const row of book.ledger.filter(({ direction }) => direction === "Out")) {
		assert.ok(row.line && /^0x[1-9a-f]/.test(row.reason) && (row.approved_by || row.resolution), JSON.stringify(row));
	}
	const pounds = JSON.parse(readFileSync(join((await read("ledger", "2")).folder, "book.json"), "utf8"));
	assert.deepEqual([pounds.currency, pounds.settled, pounds.closing], ["GBP", "Bank", "4520.000000"]);
	const units = JSON.parse(readFileSync(join((await read("custody")).folder, "custody.json"), "utf8"));
	assert.equal(units.issuance, units.outstanding);
	const { code, stderr } = await tool("ledger", "9", temporaryFolder(), "--url", node.url);
	assert.equal(code, 1);
	assert.match(stderr, /there is no treasury 9/);
});
