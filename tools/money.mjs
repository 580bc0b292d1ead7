// The books of treasuries and of custodians, as files that add up.

import { date, entries, Mistake, snapshot, text, variant, writeFiles } from "./common.mjs";

/** An amount in millionths as a decimal number, so that no spreadsheet rounds it. */
const amount = (value) => {
	const millionths = BigInt(value.toString());
	return `${millionths / 1_000_000n}.${(millionths % 1_000_000n).toString().padStart(6, "0")}`;
};

/** A date, empty where it was not known, as at the beginning of a chain. */
const known = (moment) => (moment.toNumber() === 0 ? "" : date(moment));

const optional = (value, shown = String) => (value.isSome ? shown(value.unwrap()) : "");

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

const hand = ({ coop, member }) => `${coop}/${member}`;

/** What an entry rests on, in columns. */
function basis(one) {
	const none = { basis: one.type, payment: "", requested_by: "", approved_by: "", resolution: "", corrects: "" };
	if (one.isPayment) {
		const { number, requestedBy, approvedBy } = one.asPayment;
		return {
			...none,
			payment: number.toNumber(),
			requested_by: hand(requestedBy),
			approved_by: approvedBy.map(hand).join(" "),
		};
	}
	if (one.isResolution) return { ...none, resolution: one.asResolution.toNumber() };
	if (one.isCorrection) return { ...none, corrects: one.asCorrection.toNumber() };
	return none;
}

function proof(one) {
	if (one.isUnits) return { settled: "Units", reference: "", entered_by: "", confirmed_by: "" };
	const { reference, enteredBy, confirmedBy } = one.asBank;
	return {
		settled: "Bank",
		reference: reference.toHex(),
		entered_by: hand(enteredBy),
		confirmed_by: hand(confirmedBy),
	};
}

const COLUMNS = {
	ledger:
		"entry on direction party amount line reason basis payment requested_by approved_by resolution corrects settled reference entered_by confirmed_by balance",
	budget: "line title purpose limit period_days spent left paid_by_requests paid_by_resolutions closed resolution",
	signers: "signer co_op who since until",
	requests: "payment line payee amount reason requested_by approved_by rejected_by expires_on",
	waiting: "leg kind direction party amount reason entered entered_by",
	reports: "report on from document by available",
	custodians:
		"custodian co_op title document daily_ceiling total_ceiling issued redeemed outstanding on_hold reported removed paused_until approved_by",
	issues: "issue custodian beneficiary amount reference attested_by confirmed_by on",
	payouts: "payout custodian holder amount payout_to reference reported_by settled_by on",
	statements: "custodian statement as_of balance outstanding reported difference document attested_by confirmed_by on",
	accounts: "account co_op purpose registered_on by",
	open_redemptions: "redemption custodian holder amount payout_to stage reference reported_by requested_on take_back_on",
	open_deposits: "deposit custodian beneficiary amount reference attested_by attested_on lapses_on",
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
		sum(period.filter(({ row, signed }) => row.line === String(no) && row.basis === basis && signed < 0n));
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
			requested_by: hand(one.requestedBy),
			approved_by: one.approvals.map((given) => hand(given.hand)).join(" "),
			rejected_by: one.rejections.map((given) => hand(given.hand)).join(" "),
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
			entered_by: optional(claim, ({ entered }) => hand(entered.by)),
		})),
		reports: (await entries(state.query.treasuries.reports, treasury)).map(([no, one]) => ({
			report: no,
			on: date(one.at),
			from: date(one.from),
			document: one.document.toHex(),
			by: hand(one.by),
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
			const difference = one.balance.toBigInt() + one.reported.toBigInt() - one.outstanding.toBigInt();
			statements.push({
				custodian: id,
				statement: no,
				as_of: date(one.asOf),
				balance: amount(one.balance),
				outstanding: amount(one.outstanding),
				// What was reported as paid, and not burnt yet: it is at the bank no more.
				reported: amount(one.reported),
				difference: `${difference < 0n ? "-" : ""}${amount(difference < 0n ? -difference : difference)}`,
				document: one.document.toHex(),
				attested_by: hand(one.attestedBy),
				confirmed_by: hand(one.confirmedBy),
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
			reference: one.reference.toHex(),
			attested_by: hand(one.attestedBy),
			confirmed_by: hand(one.confirmedBy),
			on: known(one.at),
		})),
		payouts: payouts.map(([no, one]) => ({
			payout: no,
			custodian: one.custodian.toNumber(),
			holder: one.holder.toString(),
			amount: amount(one.amount),
			payout_to: one.payout.toHex(),
			reference: one.reference.toHex(),
			reported_by: hand(one.reportedBy),
			settled_by: one.paidBy.isAuditor ? hand(one.paidBy.asAuditor) : one.paidBy.isHolder ? "holder" : `resolution ${one.paidBy.asResolution}`,
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
				reported_by: report ? hand(report.reported.by) : "",
				requested_on: date(one.requestedAt),
				take_back_on: date(one.takeBackAt.toNumber() + behind),
			};
		}),
		open_deposits: deposits.map(([no, one]) => ({
			deposit: no,
			custodian: one.custodian.toNumber(),
			beneficiary: one.beneficiary.toString(),
			amount: amount(one.amount),
			reference: one.reference.toHex(),
			attested_by: hand(one.attested.by),
			attested_on: date(one.attested.at),
			lapses_on: date(one.lapsesAt.toNumber() + behind),
		})),
		accounts: (await state.query.custody.registered.entries())
			.map(([key, value]) => {
				const { coop, purpose, since, by } = value.unwrap();
				return {
					account: key.args[0].toString(),
					co_op: coop.toNumber(),
					purpose: purpose.toHex(),
					registered_on: known(since),
					by: optional(by, (hands) => hands.map(hand).join(" ")),
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
