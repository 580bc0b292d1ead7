// The books of treasuries and of custodians, as files that add up.

import { Amount, date, entries, Mistake, snapshot, text, variant, writeFiles } from "./common.mjs";

const amount = (value) => new Amount(value);

/** A date, empty where it was not known, as at the beginning of a chain. */
const known = (moment) => (moment.toNumber() === 0 ? "" : date(moment));

const optional = (value, shown = Number) => (value.isSome ? shown(value.unwrap()) : "");

/** Who paid or was paid, in words. */
const party = (one) => {
	switch (one.type) {
		case "Coop":
			return `co-op ${one.asCoop}`;
		case "Member":
			return `member ${one.asMember[1]} of co-op ${one.asMember[0]}`;
		case "Treasury":
			return `treasury ${one.asTreasury}`;
		case "Account":
			return one.asAccount.toString();
		default:
			return one.asOutside.toHex();
	}
};

/** Who acted for a co-op, in two columns that begin with `name`; nobody leaves them empty. */
const hand = (name, one) => ({
	[`${name}_co_op`]: one ? one.coop.toNumber() : "",
	[`${name}_member`]: one ? one.member.toNumber() : "",
});

/** Several who acted, in words. */
const hands = (all) => all.map(({ coop, member }) => `member ${member} of co-op ${coop}`).join("; ");

/** What an entry rests on, in columns. */
function basis(one) {
	const none = { basis: one.type, payment: "", ...hand("requested_by"), approved_by: "", resolution: "", corrects: "" };
	if (one.isPayment) {
		const { number, requestedBy, approvedBy } = one.asPayment;
		return {
			...none,
			payment: number.toNumber(),
			...hand("requested_by", requestedBy),
			approved_by: hands(approvedBy),
		};
	}
	if (one.isResolution) return { ...none, resolution: one.asResolution.toNumber() };
	if (one.isCorrection) return { ...none, corrects: one.asCorrection.toNumber() };
	return none;
}

function proof(one) {
	if (one.isUnits) return { settled: "Units", reference: "", ...hand("entered_by"), ...hand("confirmed_by") };
	const { reference, enteredBy, confirmedBy } = one.asBank;
	return {
		settled: "Bank",
		reference: reference.toHex(),
		...hand("entered_by", enteredBy),
		...hand("confirmed_by", confirmedBy),
	};
}

const by = (name) => `${name}_co_op ${name}_member`;

/** The columns of each list. Those that end so hold moments in UTC and amounts in millionths; elsewhere the endings are left away. */
const COLUMNS = {
	ledger: `entry on_utc direction party amount_millionths line reason basis payment ${by("requested_by")} approved_by resolution corrects settled reference ${by("entered_by")} ${by("confirmed_by")} balance_millionths`,
	budget:
		"line title purpose limit_millionths period_days spent_millionths left_millionths paid_by_requests_millionths paid_by_resolutions_millionths closed resolution",
	signers: "signer co_op who since_utc until_utc",
	requests: `payment line payee amount_millionths reason ${by("requested_by")} approved_by rejected_by expires_on_utc`,
	waiting: `leg kind direction party amount_millionths reason entered ${by("entered_by")}`,
	reports: `report on_utc from_utc document ${by("by")} available_millionths`,
	custodians:
		"custodian co_op title document daily_ceiling_millionths total_ceiling_millionths issued_millionths redeemed_millionths outstanding_millionths owed_millionths on_hold_millionths reported_millionths removed paused_until_utc approved_by",
	issues: `issue custodian beneficiary amount_millionths deposit reference ${by("attested_by")} confirmed_by on_utc`,
	payouts: `payout custodian holder amount_millionths payout_to reference ${by("reported_by")} settled_by on_utc`,
	statements: `custodian statement day balance_millionths outstanding_millionths reported_millionths difference_millionths document ${by("attested_by")} ${by("confirmed_by")} on_utc`,
	accounts: "account co_op purpose registered_on_utc by",
	open_redemptions: `redemption custodian holder amount_millionths payout_to stage reference ${by("reported_by")} requested_on_utc take_back_on_utc`,
	open_deposits: `deposit custodian beneficiary amount_millionths issued_millionths reference ${by("attested_by")} confirmed_by attested_on_utc due_on_utc`,
};

/** A date given by the user as milliseconds. */
function moment(value, name) {
	if (value === undefined) return undefined;
	const parsed = Date.parse(value);
	if (Number.isNaN(parsed)) throw new Mistake(`--${name} must be a date such as 2027-01-31.`);
	return parsed;
}

/** The entries of a book as rows. Fails where they do not add up, which no reader should have to find out. */
function rowsOf(book, all) {
	let balance = 0n;
	return all.map(([no, one], index) => {
		const [value, after] = [one.amount.toBigInt(), one.balance.toBigInt()];
		balance += one.direction.isIn ? value : -value;
		if (no !== index + 1 || balance !== after || balance < 0n) throw new Error(`entry ${no} of ${book} does not add up`);
		return {
			at: one.at.toNumber(),
			signed: one.direction.isIn ? value : -value,
			after,
			row: {
				entry: no,
				on: date(one.at),
				direction: variant(one.direction),
				party: optional(one.party, party),
				amount: amount(one.amount),
				line: optional(one.line),
				reason: one.reason.toHex(),
				...basis(one.basis),
				...proof(one.proof),
				balance: amount(after),
			},
		};
	});
}

/** The book of a treasury, with its budget, and what is on the way. */
export async function ledger(api, { treasury, folder, at, from, to }) {
	const [since, until] = [moment(from, "from") ?? 0, moment(to, "to") ?? Infinity];
	if (since >= until) throw new Mistake("--from must be before --to.");
	const view = await snapshot(api, at);
	const { state, behind } = view;
	const found = await state.query.treasuries.treasuries(treasury);
	if (found.isNone) throw new Mistake(`there is no treasury ${treasury}.`);
	const record = found.unwrap();
	const key = { Treasury: treasury };
	const book = (await state.query.settlement.books(key)).unwrap();

	const all = rowsOf(`treasury ${treasury}`, await entries(state.query.settlement.entries, key));
	const before = all.filter((one) => one.at < since);
	const period = all.filter((one) => one.at >= since && one.at < until);
	const opening = before.at(-1)?.after ?? 0n;
	const sum = (rows) => rows.reduce((total, { signed }) => total + (signed < 0n ? -signed : signed), 0n);
	const incoming = sum(period.filter(({ signed }) => signed > 0n));
	const outgoing = sum(period.filter(({ signed }) => signed < 0n));
	const closing = opening + incoming - outgoing;
	if (closing !== (period.at(-1)?.after ?? opening)) throw new Error(`the book of treasury ${treasury} does not add up`);
	const last = all.at(-1)?.after ?? 0n;
	if (last !== book.incoming.toBigInt() - book.outgoing.toBigInt() || all.length !== book.lastEntry.toNumber()) {
		throw new Error(`the totals of treasury ${treasury} are not those of its entries`);
	}

	// What came to the account by plain transfers and nobody has entered yet.
	const { data } = await state.query.system.account(record.account);
	const notEntered = record.mode.isUnits ? data.free.toBigInt() + data.reserved.toBigInt() - last : 0n;
	if (notEntered < 0n) throw new Error(`the account of treasury ${treasury} holds less than its book says`);

	const deadline = (value) => date(value.toNumber() + behind);
	const cards = new Map((await state.call.treasuryApi.lines(treasury)).map((card) => [card.line.toNumber(), card]));
	const paidBy = (basis, no) =>
		sum(period.filter(({ row, signed }) => row.line === no && row.basis === basis && signed < 0n));
	const files = {
		ledger: period.map(({ row }) => row),
		budget: (await entries(state.query.treasuries.lines, treasury)).map(([no, line]) => {
			const card = cards.get(no);
			return {
				line: no,
				title: text(line.title),
				purpose: line.purpose.toHex(),
				limit: amount(line.limit),
				period_days: line.periodDays.toNumber(),
				// In the last days of the line's own period.
				spent: card ? amount(card.spent) : "",
				left: card ? amount(card.left) : "",
				// In the period of this file.
				paid_by_requests: amount(paidBy("Payment", no)),
				paid_by_resolutions: amount(paidBy("Resolution", no)),
				closed: line.closed.isTrue ? 1 : 0,
				resolution: line.resolution.toNumber(),
			};
		}),
		signers: record.signers.map(({ no, who, since: start, until: end }) => ({
			signer: no.toNumber(),
			co_op: (who.isOffice ? who.asOffice : who.asSeat)[0].toNumber(),
			who: who.isOffice ? who.asOffice[1].type : `member ${who.asSeat[1]}`,
			since: deadline(start),
			until: deadline(end),
		})),
		requests: (await entries(state.query.treasuries.payments, treasury)).map(([no, one]) => ({
			payment: no,
			line: one.line.toNumber(),
			payee: party(one.payee),
			amount: amount(one.amount),
			reason: one.reason.toHex(),
			...hand("requested_by", one.requestedBy),
			approved_by: hands(one.approvals.map((given) => given.hand)),
			rejected_by: hands(one.rejections.map((given) => given.hand)),
			expires_on: deadline(one.expiresAt),
		})),
		waiting: (await entries(state.query.settlement.legs, key)).map(([no, { leg, kind, claim }]) => ({
			leg: no,
			kind: variant(kind),
			direction: variant(leg.direction),
			party: optional(leg.party, party),
			amount: amount(leg.amount),
			reason: leg.reason.toHex(),
			entered: optional(claim, ({ outcome }) => `${outcome.type} ${outcome.value.toHex()}`),
			...hand("entered_by", claim.isSome ? claim.unwrap().entered.by : undefined),
		})),
		reports: (await entries(state.query.treasuries.reports, treasury)).map(([no, one]) => ({
			report: no,
			on: date(one.at),
			from: date(one.from),
			document: one.document.toHex(),
			...hand("by", one.by),
			available: amount(one.available),
		})),
	};
	const head = {
		treasury,
		title: text(record.title),
		owner: record.owner.isFederation ? "federation" : record.owner.asCoops.map((coop) => `co-op ${coop}`).join(", "),
		account: record.account.toString(),
		currency: text(record.currency),
		settled: variant(record.mode),
		from: since === 0 ? "" : date(since),
		to: until === Infinity ? "" : date(until),
		opening: amount(opening),
		in: amount(incoming),
		out: amount(outgoing),
		closing: amount(closing),
		waiting: amount(book.awaiting),
		not_entered: amount(notEntered),
		block: view.block.number,
		block_hash: view.block.hash,
		genesis_hash: view.block.genesis,
		as_of: date(view.civil),
	};
	writeFiles(folder, "book", head, files, COLUMNS);
	console.log(`opening ${head.opening} + in ${head.in} - out ${head.out} = closing ${head.closing} ${head.currency}`);
	if (notEntered > 0n) console.log(`${head.not_entered} ${head.currency} came by plain transfers and are not entered yet: settlement.enterReceipts`);
}

/** All values of a map whose keys are one number, in their order. */
async function numbered(map) {
	const found = (await map.entries()).map(([key, value]) => [key.args[0].toNumber(), value.unwrap()]);
	return found.sort(([a], [b]) => a - b);
}

/** On whose word a payout counts as made. */
function settler(one) {
	if (one.isAuditors) return hands(auditors(one.asAuditors));
	return one.isHolder ? "holder" : `resolution ${one.asResolution}`;
}

/** Who has confirmed something: an auditor, and the second one where there was one. */
const auditors = ({ by, and }) => [by, ...(and.isSome ? [and.unwrap()] : [])];

/** What custodians hold, issued and redeemed, and the accounts that may receive units. */
export async function custody(api, { folder, at }) {
	const view = await snapshot(api, at);
	const { state, behind } = view;
	const custodians = await numbered(state.query.custody.custodians);
	const issues = await numbered(state.query.custody.issues);
	const payouts = await numbered(state.query.custody.payouts);
	const redemptions = await numbered(state.query.custody.redemptions);
	const deposits = await numbered(state.query.custody.deposits);
	const sums = (rows, id) =>
		rows.filter(([, one]) => one.custodian.toNumber() === id).reduce((sum, [, one]) => sum + one.amount.toBigInt(), 0n);
	let outstanding = 0n;
	for (const [id, { issued, redeemed }] of custodians) {
		if (sums(issues, id) !== issued.toBigInt() || sums(payouts, id) !== redeemed.toBigInt()) {
			throw new Error(`the registers of custodian ${id} do not add up`);
		}
		outstanding += issued.toBigInt() - redeemed.toBigInt();
	}
	const issuance = (await state.query.balances.totalIssuance()).toBigInt();
	if (issuance !== outstanding) throw new Error("there are other units than were issued and not redeemed");

	const statements = [];
	for (const [id] of custodians) {
		for (const [no, one] of await entries(state.query.custody.statements, id)) {
			const { day, outstanding, reported } = one.closing;
			const difference = one.balance.toBigInt() + reported.toBigInt() - outstanding.toBigInt();
			statements.push({
				custodian: id,
				statement: no,
				// At the end of it, on both sides.
				day: new Date(day.toNumber() * 86_400_000).toISOString().slice(0, 10),
				balance: amount(one.balance),
				outstanding: amount(outstanding),
				// What was reported as paid, and not burnt yet: it is at the bank no more.
				reported: amount(reported),
				difference: amount(difference),
				document: one.document.toHex(),
				...hand("attested_by", one.attestedBy),
				...hand("confirmed_by", one.confirmedBy),
				on: date(one.at),
			});
		}
	}
	const files = {
		custodians: custodians.map(([id, one]) => ({
			custodian: id,
			co_op: one.coop.toNumber(),
			title: text(one.title),
			document: one.document.toHex(),
			daily_ceiling: amount(one.daily),
			total_ceiling: amount(one.total),
			issued: amount(one.issued),
			redeemed: amount(one.redeemed),
			outstanding: amount(one.issued.toBigInt() - one.redeemed.toBigInt()),
			owed: amount(one.owed),
			on_hold: amount(one.onHold),
			reported: amount(one.reported),
			removed: one.status.isRemoved ? 1 : 0,
			paused_until: optional(one.pause, ({ until }) =>
				until.toNumber() + behind > view.civil ? date(until.toNumber() + behind) : "",
			),
			approved_by: optional(one.approvedBy),
		})),
		issues: issues.map(([no, one]) => ({
			issue: no,
			custodian: one.custodian.toNumber(),
			beneficiary: one.beneficiary.toString(),
			amount: amount(one.amount),
			// None at genesis, and the same for several issues where one deposit was issued over days.
			deposit: one.deposit.toNumber() || "",
			reference: one.reference.toHex(),
			...hand("attested_by", one.attestedBy),
			confirmed_by: hands(auditors(one.confirmedBy)),
			on: known(one.at),
		})),
		payouts: payouts.map(([no, one]) => ({
			payout: no,
			custodian: one.custodian.toNumber(),
			holder: one.holder.toString(),
			amount: amount(one.amount),
			payout_to: one.payout.toHex(),
			reference: one.reference.toHex(),
			...hand("reported_by", one.reportedBy),
			settled_by: settler(one.paidBy),
			on: date(one.at),
		})),
		statements,
		open_redemptions: redemptions.map(([no, one]) => {
			const report = one.stage.isReported
				? one.stage.asReported
				: one.stage.isDisputed
					? one.stage.asDisputed.report
					: undefined;
			return {
				redemption: no,
				custodian: one.custodian.toNumber(),
				holder: one.holder.toString(),
				amount: amount(one.amount),
				payout_to: one.payout.toHex(),
				stage: variant(one.stage),
				reference: report ? report.reference.toHex() : "",
				...hand("reported_by", report?.reported.by),
				requested_on: date(one.requestedAt),
				take_back_on: date(one.takeBackAt.toNumber() + behind),
			};
		}),
		open_deposits: deposits.map(([no, one]) => ({
			deposit: no,
			custodian: one.custodian.toNumber(),
			beneficiary: one.beneficiary.toString(),
			amount: amount(one.amount),
			issued: amount(one.issued),
			reference: one.reference.toHex(),
			...hand("attested_by", one.attested.by),
			confirmed_by: optional(one.confirmed, (confirmed) => hands(auditors(confirmed))),
			attested_on: date(one.attested.at),
			// It lapses then, or, once it is confirmed, more of it is issued.
			due_on: date(one.dueAt.toNumber() + behind),
		})),
		accounts: (await state.query.custody.registered.entries())
			.map(([key, value]) => {
				const { coop, purpose, since, by } = value.unwrap();
				return {
					account: key.args[0].toString(),
					co_op: coop.toNumber(),
					purpose: purpose.toHex(),
					registered_on: known(since),
					by: optional(by, hands),
				};
			})
			.sort((a, b) => a.account.localeCompare(b.account)),
	};
	const head = {
		issuance: amount(issuance),
		outstanding: amount(outstanding),
		block: view.block.number,
		block_hash: view.block.hash,
		genesis_hash: view.block.genesis,
		as_of: date(view.civil),
	};
	writeFiles(folder, "custody", head, files, COLUMNS);
	console.log(`issued less redeemed ${head.outstanding} = units ${head.issuance}`);
}
