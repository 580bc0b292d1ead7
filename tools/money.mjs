// The books of custodians, as files that add up.

import { amount, auditors, date, entries, hand, hands, numbered, optional, snapshot, text, variant, writeFiles } from "./common.mjs";

/** A date, empty where it was not known, as at the beginning of a chain. */
const known = (moment) => (moment.toNumber() === 0 ? "" : date(moment));

const by = (name) => `${name}_co_op ${name}_member`;

/** The columns of each list. Those that end so hold moments in UTC and amounts in millionths; elsewhere the endings are left away. */
const COLUMNS = {
	custodians:
		"custodian co_op title document daily_ceiling_millionths total_ceiling_millionths issued_millionths redeemed_millionths outstanding_millionths owed_millionths on_hold_millionths reported_millionths removed paused_until_utc approved_by",
	issues: `issue custodian beneficiary amount_millionths deposit reference ${by("attested_by")} confirmed_by on_utc`,
	payouts: `payout custodian holder amount_millionths payout_to reference ${by("reported_by")} settled_by on_utc`,
	statements: `custodian statement day balance_millionths outstanding_millionths reported_millionths difference_millionths document ${by("attested_by")} ${by("confirmed_by")} on_utc`,
	accounts: "account co_op purpose registered_on_utc by",
	open_redemptions: `redemption custodian holder amount_millionths payout_to stage reference ${by("reported_by")} requested_on_utc take_back_on_utc`,
	open_deposits: `deposit custodian beneficiary amount_millionths issued_millionths reference ${by("attested_by")} confirmed_by attested_on_utc due_on_utc`,
};

/** On whose word a payout counts as made. */
function settler(one) {
	if (one.isAuditors) return hands(auditors(one.asAuditors));
	return one.isHolder ? "holder" : `resolution ${one.asResolution}`;
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
	// The first account of the books is that of units issued, and custodians have the next ones in the order of their numbers.
	const accounts = await entries(state.query.ledger.accounts, "Custody");
	const issuedAndRedeemed = ({ sums }) => ({ issued: sums.debits.toBigInt(), redeemed: sums.credits.toBigInt() });
	const books = new Map(accounts.map(([no, account]) => [no - 1, issuedAndRedeemed(account)]));
	let outstanding = 0n;
	for (const [id] of custodians) {
		const { issued, redeemed } = books.get(id);
		if (sums(issues, id) !== issued || sums(payouts, id) !== redeemed) {
			throw new Error(`the registers of custodian ${id} are not what its account in the books says`);
		}
		outstanding += issued - redeemed;
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
			issued: amount(books.get(id).issued),
			redeemed: amount(books.get(id).redeemed),
			outstanding: amount(books.get(id).issued - books.get(id).redeemed),
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
	const { currency } = (await state.query.ledger.ledgers("Custody")).unwrap();
	const head = {
		currency: text(currency),
		issuance: amount(issuance),
		outstanding: amount(outstanding),
		block: view.block.number,
		block_hash: view.block.hash,
		genesis_hash: view.block.genesis,
		as_of: date(view.civil),
	};
	writeFiles(folder, "custody", head, files, COLUMNS);
	console.log(`issued less redeemed ${head.outstanding} = units ${head.issuance} ${head.currency}`);
}
