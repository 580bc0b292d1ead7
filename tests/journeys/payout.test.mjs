// A bakery whose treasury is in units pays people outside through a custodian, jointly: one is paid, one is paid late and in
// dispute, and one is not paid at all.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { alice, bob, charlie, dave, document, eve, ferdie, inTurn, isFree, key, paced, refusal } from "../lib/client.mjs";
import { judged } from "../lib/journals.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { CASH, FIRST_LINE, posting, today } from "../lib/ledger.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { tool } from "../lib/tool.mjs";
import { Amount } from "../../tools/common.mjs";

const [BAKERY, HOUSING, COURIERS, WEAVERS, GROCERY] = [1, 2, 3, 4, 5];
const [CUSTODIAN, TILL] = [1, 1];
/** The first treasury of a co-op keeps its ledger, and its cash is the account of the co-op. */
const BOOKS = { Coop: BAKERY };
const EURO = 1_000_000n;
const PAID_IN = 6_000n * EURO;
/** Each of them is in the second tier, and no two go to the same payee. */
const BILL = 240n * EURO;

const [treasurerOfCustodian, auditor, bobStash, eveStash] = ["//Alice//stash", "//Two", "//Bob//stash", "//Eve//stash"].map(key);
/** Whom the chain knows by a hash only, which says where to pay. */
const [smith, miller, printer] = ["smith", "miller", "printer"].map((name) => document(`bank account of the ${name}, salt 7`));

let node, api, address, late;
const act = inTurn(() => api);
/** Why a call is refused. Where custody says no to a call of treasuries, there is one code for all, and the chain tells the name. */
async function refused(who, call) {
	const said = await refusal(act(who, call));
	if (!said.includes("Custom error: 200")) return said;
	const { pallet, error } = (await api.call.chargeApi.chargeOf(who.address, call.method.toHex())).toJSON().refused;
	return `${pallet[0].toLowerCase()}${pallet.slice(1)}.${error}`;
}

const treasuries = () => api.tx.treasuries;
const custody = () => api.tx.custody;
const ledger = () => api.tx.ledger;
const resolutions = () => api.tx.resolutions;

before(async () => ({ node, api } = await started("test")));
after(() => stopped(node, api));

const issuance = async () => (await api.query.balances.totalIssuance()).toBigInt();
const cash = async () => (await api.query.ledger.accounts(BOOKS, CASH)).unwrap().sums;
const held = async () => {
	const { debits, credits } = await cash();
	return debits.toBigInt() - credits.toBigInt();
};
const onHold = async () => (await api.query.system.account(address)).data.reserved.toBigInt();
const waits = async () => (await cash()).pendingCredits.toBigInt();
const redemption = async (number) => (await api.query.custody.redemptions(number)).unwrapOr(undefined);
const redeeming = async (number) => (await api.query.treasuries.redemptions(number)).unwrapOr(undefined);
const lastEntry = async () => (await api.query.ledger.ledgers(BOOKS)).unwrap().lastEntry.toNumber();
const entry = async (number) => (await api.query.ledger.entries(BOOKS, number)).unwrap();
/** What was charged to the only line of the budget in its present period. */
const spent = async () => (await api.call.treasuryApi.lines(TILL))[0].spent.toBigInt();

/** Waits until a moment of deadline time has passed. */
const passed = (what, moment) => {
	const is = async () => (await api.query.clock.now()).unwrap().deadline.toNumber() >= moment;
	return eventually(what, Object.assign(is, { next: async () => moment }));
};

const reaches = (id, phase) => {
	const is = async () => (await api.call.resolutionApi.overview(id)).unwrap().phase.type === phase;
	return eventually(`the resolution ${id} to be in ${phase}`, paced(() => api, id, is));
};

/** The members of the bakery decide it by special resolution. */
async function decided(title, call) {
	const proposal = resolutions().propose(BAKERY, "Special", "Open", title, document(title), call.method);
	const id = (await act(alice, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await act(bob, resolutions().second(id, BAKERY, 0));
	await reaches(id, "Voting");
	await Promise.all([alice, bob, charlie, ferdie].map((who) => act(who, resolutions().vote(id, BAKERY, "For"))));
	await reaches(id, "Enacted");
}

const to = (payee, amount = BILL, custodian = CUSTODIAN) => [{ payee: { Outside: payee }, amount, custodian }];
const request = (items, paper) => treasuries().request(TILL, BAKERY, 1, items, document(paper), false);
/** Every 90 days an officer reports, or nothing is requested any more. */
const reported = () => act(charlie, treasuries().reportOutturn(TILL, BAKERY, document("out-turn")));

/** The treasurer asks for it. Gives the number of the request. */
async function requested(items, paper) {
	await reported();
	const asked = await act(charlie, request(items, paper));
	assert.ok(isFree(asked));
	return asked.find("treasuries.Requested").payment.toNumber();
}

/** Two approve it, and a day later it is on hold at custody. One is not enough. Gives the number of the redemption. */
async function approved(number, amount = BILL) {
	const { content } = (await api.query.treasuries.payments(TILL, number)).unwrap();
	const approve = (hash = content) => treasuries().approve(TILL, number, BAKERY, hash);
	const [before, waited] = [await onHold(), await waits()];
	assert.equal(await refused(charlie, approve()), "treasuries.RequesterCannotDecide");
	assert.equal(await refused(alice, approve(document("another payment"))), "treasuries.OtherContent");
	assert.ok(isFree(await act(alice, approve())));
	assert.equal(await refused(alice, approve()), "treasuries.AlreadyApproved");
	assert.equal(await refused(dave, treasuries().execute(TILL, number)), "treasuries.TooFewApprovals");
	assert.ok(isFree(await act(bob, approve())));
	// The second tier waits a day.
	assert.deepEqual([await onHold(), await waits()], [before, waited]);
	await eventually("the units to be on hold", async () => (await onHold()) === before + amount);
	assert.equal(await waits(), waited + amount);
	return (await api.query.custody.redemptionCount()).toNumber();
}

/** Runs the tool on the last block, and gives what it printed and the tables that it wrote. */
async function files() {
	await node.finalises((await api.rpc.chain.getHeader()).number.toNumber());
	const folder = temporaryFolder();
	const { code, stdout, stderr } = await tool("ledger", "coop-1", folder, "--url", node.url);
	assert.equal(code, 0, stderr);
	return { folder, stdout, ...JSON.parse(readFileSync(join(folder, "coop-1.json"), "utf8")) };
}

const shown = (amount) => new Amount(amount).toString();

test("the members open a treasury in units, whose cash is the account of the co-op", async () => {
	const signers = ["Chair", "Secretary", "Treasurer"].map((office) => ({ who: { Office: [BAKERY, office] }, days: 365 }));
	const lines = [{ title: "Bills", purpose: document("bills"), limit: 1_000n * EURO, rhythm: "Year" }];
	const rules = { threshold: 2, tier1: 60n * EURO, tier2: 600n * EURO };
	const open = treasuries().openTreasury("Till", "EUR", "Units", rules, signers, lines, [], { month: 1, day: 1 });
	await decided("A till", open);
	const { account, ledger: books } = (await api.query.treasuries.treasuries(TILL)).unwrap();
	address = account.toString();
	assert.ok(books.asCoop.eq(BAKERY));
	assert.equal(address, (await api.query.cooperatives.coops(BAKERY)).unwrap().account.toString());
	await act(alice, ledger().contribute(BOOKS, CASH, PAID_IN, document("what Alice lends"), BAKERY));
	assert.equal(await held(), PAID_IN);
});

test("who is outside is requested with a custodian, whole cents, and nobody else with one", async () => {
	await reported();
	const bill = "bill of the smith";
	assert.equal(await refused(charlie, request(to(smith, BILL, null), bill)), "treasuries.NamesCustodian");
	const inside = [{ payee: { Coop: HOUSING }, amount: BILL, custodian: CUSTODIAN }];
	assert.equal(await refused(charlie, request(inside, bill)), "treasuries.NamesCustodian");
	assert.equal(await refused(charlie, request(to(smith, BILL + 1n), bill)), "treasuries.BelowSmallestUnit");
	assert.equal(await refused(charlie, request(to(smith, 1_001n * EURO), bill)), "treasuries.OverBudget");
	assert.equal(await refused(dave, request(to(smith), bill)), "treasuries.NotMember");
	assert.equal(await requested(to(smith), bill), 1);
	assert.equal(await refused(charlie, request(to(smith), bill)), "treasuries.VoucherUsed");
});

test("two signers approve it, and the units are on hold: they wait in the books, where no hand posts or voids them", async () => {
	assert.equal(await approved(1), 1);
	const { custodian, holder, payout, amount } = await redemption(1);
	assert.deepEqual([custodian.toNumber(), holder.toString(), payout.toHex(), amount.toBigInt()], [CUSTODIAN, address, smith, BILL]);
	assert.equal(await held(), PAID_IN);
	const { available } = (await api.call.treasuryApi.treasury(TILL)).unwrap();
	assert.ok(available.toBigInt() <= PAID_IN - BILL && available.toBigInt() > PAID_IN - BILL - EURO);
	assert.equal(await spent(), BILL);

	const line = { reference: document("line"), day: await today(api), direction: "Out", amount: BILL };
	const post = ledger().post(BOOKS, BAKERY, posting(line, [{ Whole: 1 }], document("statement")));
	assert.equal(await refused(alice, post), "ledger.NotByBank");
	assert.equal(await refused(alice, ledger().void(BOOKS, BAKERY, 1, null, document("no"))), "ledger.NotByBank");
	const again = treasuries().approveAgain(TILL, 1, BAKERY, document("again"));
	assert.equal(await refused(alice, again), "treasuries.NothingToApproveAgain");

	const { folder, stdout, pending, trial_balance: [, till], requests } = await files();
	assert.match(stdout, /1000 Units: opening 0\.000000 \+ in 6000\.000000 - out 0\.000000 = closing 6000\.000000 EUR/);
	assert.deepEqual(pending.map(({ credit }) => credit), ["", shown(BILL)]);
	assert.ok(pending.every(({ party, direction }) => party === smith && direction === "out"));
	assert.match(pending[0].text, /^request 1 of member 3 of co-op 1, approved by member 1 of co-op 1; member 2 of co-op 1$/);
	assert.deepEqual([till.closing, till.committed], [shown(PAID_IN), shown(-BILL)]);
	assert.deepEqual(requests, []);
	await judged(api, BOOKS, "coop-1", folder);
});

test("an officer of the custodian says that it was paid, and it is posted when an auditor of another co-op has seen it", async () => {
	const before = await issuance();
	const last = await lastEntry();
	const transfer = document("transfer to the smith");
	const report = custody().reportPayout(1, transfer);
	const confirm = (coop, amount = BILL) => custody().confirmPayout(1, coop, address, amount, transfer);
	assert.equal(await refused(auditor, confirm(WEAVERS)), "custody.NotReported");
	assert.equal(await refused(bob, report), "custody.NotMember");
	const told = (await act(treasurerOfCustodian, report)).find("custody.PayoutReported");
	assert.ok(told);
	// For a week it is the bakery's to say that nothing came.
	assert.equal(await refused(auditor, confirm(WEAVERS)), "custody.NotDue");
	assert.equal(await refused(eve, report), "custody.AlreadyReported");
	// The auditor of the bakery itself is no foreign one, nor is the custodian's.
	assert.equal(await refused(ferdie, confirm(BAKERY)), "custody.ConflictOfInterest");
	assert.equal(await refused(alice, confirm(HOUSING)), "custody.NotForeign");
	const { auditorsFrom } = (await redemption(1)).stage.asReported;
	await passed("the week to be over", auditorsFrom.toNumber());
	assert.deepEqual([await issuance(), await lastEntry(), await onHold()], [before, last, BILL]);
	assert.equal(await refused(auditor, confirm(WEAVERS, BILL - EURO)), "custody.DiffersFromFirst");
	const confirmed = await act(auditor, confirm(WEAVERS));
	assert.ok(isFree(confirmed) && confirmed.find("custody.PaidOut"));

	assert.deepEqual([await issuance(), await onHold(), await waits()], [before - BILL, 0n, 0n]);
	assert.equal(await lastEntry(), last + 1);
	const { legs, basis, voucher, line } = await entry(last + 1);
	assert.ok(basis.isRequest && line.isNone);
	assert.equal(voucher.toHex(), document("bill of the smith"));
	const sides = legs.map(({ account, side, amount }) => [account.toNumber(), side.type, amount.toBigInt()]);
	assert.deepEqual(sides, [[FIRST_LINE, "Debit", BILL], [CASH, "Credit", BILL]]);
	assert.equal(legs[0].party.unwrap().asOutside.toHex(), smith);
	assert.equal(await held(), PAID_IN - BILL);
	assert.equal(await spent(), BILL);
	assert.equal(await refused(charlie, request(to(smith), "bill of the smith")), "treasuries.VoucherUsed");
	assert.equal(await refused(alice, treasuries().endRedemption(TILL, 1, null, BAKERY)), "treasuries.NoSuchRedemption");
	assert.equal(await refused(alice, custody().acknowledgePayout(1)), "custody.NoSuchRedemption");
});

test("what a custodian does not pay two signers take back, and its budget and its document are free again", async () => {
	late = await approved(await requested(to(miller), "bill of the mill"));
	assert.equal(await spent(), 2n * BILL);
	const takeBack = (coop = BAKERY) => treasuries().endRedemption(TILL, late, null, coop);
	assert.equal(await refused(ferdie, takeBack()), "treasuries.NotSigner");
	assert.equal(await refused(dave, takeBack()), "treasuries.NotMember");
	assert.equal(await refused(alice, custody().takeBack(late)), "custody.NotHolder");
	const noted = await act(bob, takeBack());
	assert.ok(isFree(noted) && noted.find("treasuries.EndingRedemption"));
	// The second signer has to wait for the custodian, and by then the first one's wish is over.
	assert.equal(await refused(alice, takeBack()), "custody.NotDue");
	const { lapsesAt } = (await redeeming(late)).unpaid.unwrap();
	assert.ok(lapsesAt.gt((await redemption(late)).takeBackAt));
	await passed("the first wish to be over", lapsesAt.toNumber());
	await act(alice, takeBack());
	assert.equal(await refused(alice, takeBack()), "treasuries.AlreadyApproved");
	assert.deepEqual([await onHold(), await waits(), await spent()], [BILL, BILL, 2n * BILL]);
	const [issued, last] = [await issuance(), await lastEntry()];
	const taken = await act(charlie, takeBack());
	assert.ok(isFree(taken) && taken.find("treasuries.NotPaid"));
	assert.deepEqual([await onHold(), await waits(), await spent()], [0n, 0n, BILL]);
	assert.deepEqual([await issuance(), await lastEntry(), await held()], [issued, last, PAID_IN - BILL]);
	assert.equal(await refused(treasurerOfCustodian, custody().reportPayout(late, document("too late"))), "custody.NoSuchRedemption");
});

test("the same bill is paid later, an officer disputes it, and the other co-ops decide that it was paid", async () => {
	const again = await approved(await requested(to(miller), "bill of the mill"));
	assert.equal(again, late + 1);
	await act(treasurerOfCustodian, custody().reportPayout(again, document("transfer to the mill")));
	// Nobody has the account of the co-op, and two officers of it do not say alone that the money came.
	for (const who of [alice, bob]) assert.equal(await refused(who, custody().acknowledgePayout(again)), "custody.NotHolder");
	await act(charlie, custody().dispute(again, document("the mill has seen nothing")));
	const decide = custody().decideRedemption(again, true);
	const proposal = resolutions().proposeToFederation(COURIERS, "Ordinary", "The mill has its money", document("statement"), decide.method);
	const id = (await act(bobStash, proposal)).find("resolutions.Proposed").resolution.toNumber();
	await act(eveStash, resolutions().second(id, WEAVERS, 0));
	await reaches(id, "Voting");
	const vote = (coop) => resolutions().voteAsDelegate(id, coop, "For");
	// Neither whose bank has paid nor whose units they are says that it has.
	assert.equal(await refused(dave, vote(HOUSING)), "resolutions.Recused");
	assert.equal(await refused(alice, vote(BAKERY)), "resolutions.Recused");
	const [issued, last] = [await issuance(), await lastEntry()];
	await Promise.all([act(bobStash, vote(COURIERS)), act(eveStash, vote(WEAVERS)), act(eveStash, vote(GROCERY))]);
	await reaches(id, "Enacted");
	assert.deepEqual([await issuance(), await lastEntry(), await onHold()], [issued - BILL, last + 1, 0n]);
	const payouts = (await api.query.custody.payouts.entries()).map(([, one]) => one.unwrap());
	assert.ok(payouts.find(({ redemption }) => redemption.eq(again)).paidBy.asResolution.eq(id));
	assert.equal(await spent(), 2n * BILL);
});

test("what an officer disputes no auditor confirms; two officers withdraw the report, and two signers take it back", async () => {
	const disputed = await approved(await requested(to(printer), "bill of the printer"));
	const transfer = document("transfer to the printer");
	await act(treasurerOfCustodian, custody().reportPayout(disputed, transfer));
	const takeBack = treasuries().endRedemption(TILL, disputed, null, BAKERY);
	await act(bob, takeBack);
	assert.equal(await refused(alice, takeBack), "custody.AlreadyReported");
	const dispute = custody().dispute(disputed, document("nothing has come"));
	assert.equal(await refused(dave, dispute), "custody.NotHolder");
	assert.ok(isFree(await act(bob, dispute)));
	assert.equal(await refused(alice, dispute), "custody.InDispute");
	const confirm = custody().confirmPayout(disputed, WEAVERS, address, BILL, transfer);
	assert.equal(await refused(auditor, confirm), "custody.InDispute");

	// One officer alone withdraws nothing.
	const withdraw = (reference = transfer) => custody().withdrawReport(disputed, reference);
	assert.equal(await refused(eve, withdraw(document("another transfer"))), "custody.DiffersFromFirst");
	await act(eve, withdraw());
	assert.equal(await refused(eve, withdraw()), "custody.AlreadyNoted");
	assert.ok((await redemption(disputed)).stage.isDisputed);
	await act(dave, withdraw());
	assert.ok((await redemption(disputed)).stage.isRequested);
	assert.equal(await refused(alice, takeBack), "custody.NotDue");
	assert.deepEqual([await onHold(), await spent()], [BILL, 3n * BILL]);

	const { takeBackAt } = await redemption(disputed);
	const { lapsesAt } = (await redeeming(disputed)).unpaid.unwrap();
	await passed("the custodian to be late", Math.max(takeBackAt.toNumber(), lapsesAt.toNumber()));
	await act(charlie, takeBack);
	assert.equal(await onHold(), BILL);
	await act(alice, takeBack);
	assert.deepEqual([await onHold(), await waits(), await spent(), await held()], [0n, 0n, 2n * BILL, PAID_IN - 2n * BILL]);
});

test("what the printer is paid at last, two signers say that it has come, and nobody waits for an auditor", async () => {
	const last = await approved(await requested(to(printer), "bill of the printer"));
	const transfer = document("second transfer to the printer");
	const come = treasuries().endRedemption(TILL, last, transfer, BAKERY);
	assert.equal(await refused(charlie, come), "custody.NotReported");
	await act(treasurerOfCustodian, custody().reportPayout(last, transfer));
	const other = treasuries().endRedemption(TILL, last, document("another transfer"), BAKERY);
	assert.equal(await refused(charlie, other), "custody.DiffersFromFirst");
	assert.ok(isFree(await act(charlie, come)));
	assert.equal(await refused(charlie, come), "treasuries.AlreadyApproved");
	assert.equal(await refused(dave, come), "treasuries.NotMember");
	const issued = await issuance();
	// The chair has a seat in the co-op that is to pay, too.
	assert.equal(await refused(alice, come), "custody.NotForeign");
	const acknowledged = await act(bob, come);
	assert.ok(isFree(acknowledged) && acknowledged.find("custody.PaidOut"));
	assert.deepEqual([await issuance(), await onHold(), await waits(), await spent()], [issued - BILL, 0n, 0n, 3n * BILL]);
});

test("the files say the same, and hledger and beancount accept them", async () => {
	const { folder, stdout, pending, entries, trial_balance, budget } = await files();
	assert.match(stdout, /1000 Units: .* - out 720\.000000 = closing 5280\.000000 EUR/);
	assert.deepEqual(pending, []);
	const paid = entries.filter(({ title, debit }) => title === "5001 Bills" && debit);
	assert.deepEqual(paid.map(({ party, debit }) => [party, debit]), [smith, miller, printer].map((payee) => [payee, shown(BILL)]));
	assert.deepEqual([budget[0].requested, budget[0].waiting, budget[0].left], [3n * BILL, 0n, 1_000n * EURO - 3n * BILL].map(shown));
	assert.deepEqual(trial_balance.map(({ account, closing }) => [account, closing])[CASH - 1], [CASH, shown(PAID_IN - 3n * BILL)]);
	await judged(api, BOOKS, "coop-1", folder);
});
