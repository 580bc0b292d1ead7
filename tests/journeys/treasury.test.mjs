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
import { judged } from "../lib/journals.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, direct, FIRST_LINE, posting, RECEIPTS, today } from "../lib/ledger.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { tool } from "../lib/tool.mjs";
import { Amount } from "../../tools/common.mjs";

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
/** The first treasury of a co-op keeps the ledger of that co-op. */
const till = { Coop: GROCERY };
const tx = () => api.tx.resolutions;
const treasuries = () => api.tx.treasuries;
const custody = () => api.tx.custody;
const ledger = () => api.tx.ledger;

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const act = inTurn(() => api);
const refused = (who, call) => refusal(act(who, call));
const balance = async (of) => (await api.query.system.account(of)).data.free.toBigInt();
const issuance = async () => (await api.query.balances.totalIssuance()).toBigInt();
const phase = async (id) => (await api.call.resolutionApi.overview(id)).unwrap().phase.type;
const treasury = async (id) => (await api.query.treasuries.treasuries(id)).unwrap();
const payment = async (id, number) => api.query.treasuries.payments(id, number);
const entry = async (book, number) => (await api.query.ledger.entries(book, number)).unwrap();
/** What the cash of a ledger holds by its books. */
const held = async (book) => {
	const { sums } = (await api.query.ledger.accounts(book, CASH)).unwrap();
	return sums.debits.toBigInt() - sums.credits.toBigInt();
};

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
	await act(seconder, tx().second(id, coop, 0));
	return id;
}

/** What two hands agree on who post: its hash is told, and takes it back. */
const wordOf = ({ method: { args: [book, , what] } }) => Uint8Array.from([0, ...book.toU8a(), ...what.toU8a()]);

/** When the vote opens, the members of these co-ops vote for the resolution. */
async function carried(id, coops) {
	await reaches(id, "Voting");
	await Promise.all(coops.flatMap((coop) => members[coop].map((who) => act(who, tx().vote(id, coop, "For")))));
	return id;
}

const inCoop = (coop, title, call) => tx().propose(coop, "Ordinary", "Open", title, document(title), call.method);
const together = (title, call) =>
	tx().proposeAgreement(BAKERY, TRAINING, "Ordinary", title, document(title), call.method);
/** Two approve what is at most 60, and what is at most 600 waits a day. */
const rules = { threshold: 2, tier1: 60n * EURO, tier2: 600n * EURO };
const open = (title, currency, mode, signers, line) => {
	const lines = [{ title: line, purpose: document(`what is ${line}`), limit: BUDGET, rhythm: "Year" }];
	return treasuries().openTreasury(title, currency, mode, rules, signers, lines, [], { month: 1, day: 1 });
};

test("nobody opens a treasury by hand, and co-ops propose a common one", async () => {
	const signers = TRAINING.map(signer);
	const call = open("Training in Seville, Lyon and Leipzig", "EUR", "Units", signers, "Courses");
	assert.equal(await refused(alice, open("Mine", "EUR", "Units", signers, "Mine")), "BadOrigin");
	const budget = await onAgenda(alice, together("A budget for training", call), dave, HOUSING);
	shop = meanwhile(
		(async () => {
			const officers = ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [GROCERY, office] }, days: 365 }));
			const opened = open("The till of the grocery", "GBP", "Bank", officers, "Flour");
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
	const { currency, owner, ledger: books, cash } = await treasury(1);
	assert.equal(currency.toUtf8(), "EUR");
	assert.deepEqual([books.asTreasury.toNumber(), cash.toNumber()], [1, CASH]);
	assert.deepEqual(owner.asCoops.map(Number), TRAINING);
});

test("members pay in, by name or by a plain transfer to the address", async () => {
	const share = (as, book = joint) => ledger().contribute(book, CASH, SHARE, document("our share"), as);
	assert.equal(await refused(alice, share(null, { Treasury: 9 })), "ledger.NoSuchLedger");
	assert.equal(await refused(alice, share(GROCERY)), "ledger.NotMember");
	// Nobody has registered Dave's account: it is that of a member, who says of which co-op.
	assert.equal(await refused(dave, share(null)), "ledger.WrongParty");
	await Promise.all([act(alice, share(BAKERY)), act(dave, share(HOUSING))]);
	const payers = (await Promise.all([1, 2].map((number) => entry(joint, number)))).map(({ legs }) => legs[1].party.unwrap());
	assert.deepEqual(payers.map((party) => party.asMember.map(Number)).sort(), [[BAKERY, 1], [HOUSING, 1]]);
	await act(bobStash, api.tx.balances.transferKeepAlive(address, SHARE));
	assert.equal(await balance(address), 3n * SHARE);
	// What came without a name is entered by anybody.
	const receipts = ledger().enterReceipts(joint, CASH);
	await act(ferdieStash, receipts);
	const [cash, source] = (await entry(joint, 3)).legs;
	assert.ok(cash.side.isDebit && cash.account.eq(CASH) && source.account.eq(RECEIPTS) && source.party.isNone);
	assert.equal(await held(joint), 3n * SHARE);
	assert.equal(await refused(ferdieStash, receipts), "ledger.NothingToEnter");
});

/** What two officers of the bakery's board, who do not sign, ask for. */
const payee = { Account: trainer.address };
const to = (amount) => [{ payee, amount }];
const request = (amount, by = bob, paper = "course of bakers") => [
	by,
	treasuries().request(1, BAKERY, 1, to(amount), document(paper), false),
];
const requested = async (...what) => (await act(...request(...what))).find("treasuries.Requested").payment.toNumber();
/** The hash of what a request pays, which its approvals repeat. */
const content = async (id, number) => (await payment(id, number)).unwrap().content.toHex();
const approve = async (who, number, coop, hash) => [who, treasuries().approve(1, number, coop, hash ?? (await content(1, number)))];
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
	// Above the sum of the second tier, and above all of the budget, hands cannot pay.
	assert.deepEqual(await Promise.all(answers), ["treasuries.NotMember", "treasuries.OverBudget", "treasuries.NeedsResolution"]);

	const school = treasuries().pay(1, 1, to(SCHOOL), document("a school of our own"));
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
	const wrong = await Promise.all([
		// The bakery has registered the trainer's account: its treasurer stays out.
		approve(charlie, course, BAKERY),
		approve(bob, course, BAKERY),
		approve(dave, course, HOUSING),
		// Who signs something else than what is paid approves nothing.
		approve(daveStash, course, COURIERS, document("another course")),
	]);
	const right = await approve(aliceStash, course, HOUSING);
	const [first, ...answers] = await Promise.all([act(...right), ...wrong.map((call) => refused(...call))]);
	assert.ok(isFree(first));
	const who = ["treasuries.YouBenefit", "treasuries.NotSigner", "treasuries.NotSigner"];
	assert.deepEqual(answers, [...who, "treasuries.OtherContent"]);
	assert.deepEqual(await approvals(course), [1, 2]);
	assert.deepEqual(
		await Promise.all([refused(...right), refused(bobStash, treasuries().execute(1, course))]),
		["treasuries.AlreadyApproved", "treasuries.TooFewApprovals"],
	);
	assert.equal(await balance(trainer.address), 0n);
});

test("the signers of the two others approve, and a day later the course is paid by itself", async () => {
	await act(...(await approve(daveStash, course, COURIERS)));
	await eventually("the course to be paid", async () => (await balance(trainer.address)) === COURSE);
	assert.ok((await payment(1, course)).isNone);
	const paid = await entry(joint, 4);
	const spent = paid.legs.find(({ account }) => account.eq(FIRST_LINE));
	assert.ok(spent.side.isDebit && paid.legs.some(({ account, side }) => account.eq(CASH) && side.isCredit) && paid.line.isNone);
	assert.equal(spent.party.unwrap().asAccount.toString(), trainer.address);
	assert.equal(paid.voucher.toHex(), document("course of bakers"));
	const { requestedBy, approvedBy } = paid.basis.asRequest;
	assert.deepEqual(requestedBy.toJSON(), { coop: BAKERY, member: 2 });
	assert.deepEqual(approvedBy.map(({ coop }) => coop.toNumber()).sort(), [HOUSING, COURIERS]);
});

test("one co-op replaces its signer: the address stays, and the old signer's approval dies", async () => {
	await reaches(replacing, "Voting");
	const [second] = await Promise.all([
		requested(EURO, bob, "a book for the course").then(async (number) => {
			await act(...(await approve(aliceStash, number, HOUSING)));
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
	assert.equal(await refused(...(await approve(aliceStash, second, HOUSING))), "treasuries.NotSigner");
	assert.equal(await balance(trainer.address), COURSE);
});

test("what was above the budget passes as an agreement of the three", async () => {
	await agreed;
	assert.equal(await balance(trainer.address), COURSE + SCHOOL);
	const paid = await entry(joint, 5);
	assert.ok(paid.basis.isResolution && paid.legs.some(({ account, side }) => account.eq(FIRST_LINE) && side.isDebit));
});

test("two signers pause the treasury, and it pays nothing until the pause ends", async () => {
	// By now a report is due, without which nothing is requested.
	await act(bob, treasuries().reportOutturn(1, BAKERY, document("out-turn of the first quarter")));
	const pause = (who, coop) => act(who, treasuries().pause(1, coop, document("an invoice that nobody knows")));
	await pause(eve, HOUSING);
	assert.ok((await treasury(1)).pause.isNone);
	await pause(daveStash, COURIERS);
	assert.equal(await refused(...request(EURO, bob, "chalk")), "treasuries.Paused");
	const isActive = async () => (await api.call.treasuryApi.treasury(1)).unwrap().status.isActive;
	await eventually("the pause to end", isActive);
});

test("a co-op that keeps books in sterling does the same by bank", async () => {
	await shop;
	const hand = (who, call) => act(who, call);
	const day = await today(api);
	const takings = { reference: document("line 1"), day: day - 1, direction: "In", amount: 5_000n * EURO };
	const post = (line, parts, voucher) => ledger().post(till, GROCERY, posting(line, parts, voucher));
	const receipt = (line = takings) => post(line, [direct(RECEIPTS, "Credit", line.amount)], document("statement 1"));
	assert.equal(await refused(alice, receipt()), "ledger.NotAHand");
	const began = await hand(eveStash, receipt());
	assert.ok(isFree(began) && began.find("ledger.Begun"));
	assert.equal(await held(till), 0n);
	assert.equal(await refused(eveStash, receipt()), "ledger.AlreadyBegun");
	// Who sends another sum joins nobody, but begins something else and takes it back.
	const other = (await hand(ferdieStash, receipt({ ...takings, amount: 6_000n * EURO }))).find("ledger.Begun");
	assert.equal(await held(till), 0n);
	await hand(ferdieStash, ledger().withdraw(till, GROCERY, other.content));
	assert.ok((await hand(ferdieStash, receipt())).find("ledger.Agreed"));
	assert.equal(await held(till), 5_000n * EURO);
	assert.equal(await refused(ferdieStash, receipt()), "ledger.ReferenceUsed");

	// Every 90 days an officer reports, or nothing is requested any more.
	await hand(ferdieStash, treasuries().reportOutturn(2, GROCERY, document("out-turn of the first quarter")));
	const mill = { Outside: document("mill in Lancashire, salt 7") };
	const items = [{ payee: mill, amount: COURSE }];
	const bill = (again) => treasuries().request(2, GROCERY, 1, items, document("invoice of the mill"), again);
	// What hands say has come counts for no limit until a statement confirms it.
	assert.equal(await refused(dave, bill(false)), "treasuries.NeedsResolution");
	const balances = [{ account: CASH, balance: 5_000n * EURO, isOverdrawn: false }];
	const statement = { through: day - 1, balances, document: document("statement 1") };
	for (const who of [eveStash, ferdieStash]) await hand(who, ledger().close(till, GROCERY, statement));
	const number = (await hand(dave, bill(false))).find("treasuries.Requested").payment.toNumber();
	assert.equal(await refused(dave, bill(false)), "treasuries.VoucherUsed");
	const hash = await content(2, number);
	for (const who of [eveStash, ferdieStash]) await hand(who, treasuries().approve(2, number, GROCERY, hash));
	const pending = async () => (await api.query.ledger.pendings(till, 1)).isSome;
	await eventually("the payment to wait for the bank", pending);
	assert.equal(await held(till), 5_000n * EURO);
	// Nobody has registered the mill's account number: no file for the bank is made of this.
	await node.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	const books = temporaryFolder();
	const { stdout } = await tool("ledger", "coop-5", books, "--url", node.url);
	assert.match(stdout, /payment C5-P1 to 0x[0-9a-f]{64} was approved without bank details/);
	assert.deepEqual(JSON.parse(readFileSync(join(books, "coop-5-bank-2.json"), "utf8")).payments, []);

	const gone = { reference: document("line 2"), day, direction: "Out", amount: COURSE };
	await hand(dave, post(gone, [{ Whole: 1 }]));
	assert.equal(await refused(dave, post(gone, [{ Whole: 1 }])), "ledger.AlreadyBegun");
	// The second officer sees that it was another line, and what was begun goes.
	await hand(eveStash, ledger().withdraw(till, GROCERY, api.registry.hash(wordOf(post(gone, [{ Whole: 1 }]))).toHex()));
	const right = post({ ...gone, reference: document("line 3") }, [{ Whole: 1 }]);
	await hand(dave, right);
	assert.equal(await held(till), 5_000n * EURO);
	await hand(ferdieStash, right);
	assert.equal(await held(till), 5_000n * EURO - COURSE);
	const paid = await entry(till, 2);
	assert.equal(paid.line.unwrap()[1].toHex(), document("line 3"));
	assert.deepEqual(paid.hands.unwrap().map(({ member }) => member.toNumber()), [3, 2]);
	// The same fields as the entry in units has, and the same sum.
	const units = await entry(joint, 4);
	assert.deepEqual(Object.keys(paid.toJSON()), Object.keys(units.toJSON()));
	assert.deepEqual(...[paid, units].map(({ legs }) => legs.find(({ account }) => account.eq(FIRST_LINE)).amount.toBigInt()));
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
	const book = JSON.parse(readFileSync(join(folder, "treasury-1.json"), "utf8"));
	assert.match(stdout, /1000 Units: opening 0\.000000 \+ in 22500\.000000 - out 7480\.000000 = closing 15020\.000000 EUR/);
	const line = book.trial_balance.find(({ title }) => title === "5001 Courses");
	assert.deepEqual([line.debits, line.committed, line.budget, line.variance], ["7480.000000", "0.000000", "6000.000000", "-1480.000000"]);
	assert.equal(new Set(book.entries.map(({ entry }) => entry)).size, 5);
	assert.deepEqual(book.budget.map((one) => [one.limit, one.requested, one.resolved]), [["6000.000000", "480.000000", "7000.000000"]]);
	for (const row of book.entries.filter(({ title, debit }) => title === "5001 Courses" && debit)) {
		assert.ok(/^0x[1-9a-f]/.test(row.voucher) && /approved by|resolution/.test(row.text), JSON.stringify(row));
	}
	await judged(api, joint, "treasury-1", folder);
	const pounds = await read("ledger", "coop-5");
	await judged(api, till, "coop-5", pounds.folder);
	const { currency, settled, trial_balance } = JSON.parse(readFileSync(join(pounds.folder, "coop-5.json"), "utf8"));
	// In units and in sterling, each sum is that which the chain tells.
	for (const [id, rows] of [[joint, book.trial_balance], [till, trial_balance]]) {
		const accounts = await api.call.ledgerApi.accounts(id, 1);
		const told = ({ account, sums: { debits, credits } }) => [account.toNumber(), ...[debits, credits].map((sum) => new Amount(sum).toString())];
		const opened = ({ opening }) => assert.equal(opening, "0.000000");
		rows.forEach(opened);
		assert.deepEqual(rows.map(({ account, debits, credits }) => [account, debits, credits]), accounts.map(told));
		assert.ok(accounts.filter(({ sums }) => !sums.debits.isZero()).length > 1);
	}
	assert.deepEqual([currency, settled], ["GBP", "Bank"]);
	assert.match(pounds.stdout, /1000 Bank: opening 0\.000000 .* = closing 4520\.000000 GBP/);
	const { folder: at, stdout: told } = await read("custody");
	const units = JSON.parse(readFileSync(join(at, "custody.json"), "utf8"));
	assert.equal(units.issuance, units.outstanding);
	// The books of custody say so too, and to whom it issued and whom it paid, on whose word.
	const books = JSON.parse(readFileSync(join((await read("ledger", "custody")).folder, "custody.json"), "utf8"));
	assert.deepEqual(books.trial_balance.map(({ closing }) => closing), [`-${units.issuance}`, units.outstanding]);
	const [paid] = books.entries.filter(({ text, debit }) => text === "payout 1 of custody" && debit);
	const { reported_by_co_op: coop, reported_by_member: member } = units.payouts[0];
	assert.deepEqual([paid.title, paid.debit, paid.hands], ["2000 Units issued", "100.000000", `member ${member} of co-op ${coop}`]);
	assert.match(told, /issued less redeemed \d+\.\d{6} = units \d+\.\d{6} EUR/);
	const [columns, ...payouts] = readFileSync(join(at, "payouts.csv"), "utf8").trimEnd().split("\r\n");
	const place = columns.split(",").indexOf("currency");
	assert.deepEqual(payouts.map((row) => row.split(",")[place]), ["EUR"]);
	const { code, stderr } = await tool("ledger", "9", temporaryFolder(), "--url", node.url);
	assert.equal(code, 1);
	assert.match(stderr, /there is no treasury 9/);
});
