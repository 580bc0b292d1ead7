// hledger and beancount, which judge the journals that the tools write.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What a program says in an environment where letters are UTF-8. It must find nothing wrong. */
function told(command, ...args) {
	const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
	assert.deepEqual([status, stderr], [0, ""], `${command} ${args.join(" ")}: ${stdout}`);
	return stdout;
}

/** Balances in millionths by the number of the account. Those that are zero may be left out by either program. */
function balances(printed) {
	const rows = [...printed.replaceAll('"', "").matchAll(/:[A-Z]+\d*-(\d+) *, *(-?\d+\.\d{6})/g)];
	return Object.fromEntries(rows.map(([, no, sum]) => [no, BigInt(sum.replace(".", ""))]).filter(([, sum]) => sum !== 0n));
}

/** Fails unless both accept the journals of a folder, with what is pending and without, and have the balances that `api` tells. */
export async function judged(api, id, name, folder) {
	const accounts = await api.call.ledgerApi.accounts(id, 1);
	const sums = (of) => Object.fromEntries(accounts.map((one) => [String(one.account), of(one.sums)]).filter(([, sum]) => sum !== 0n));
	const now = ({ debits, credits }) => debits.toBigInt() - credits.toBigInt();
	const then = (one) => now(one) + one.pendingDebits.toBigInt() - one.pendingCredits.toBigInt();
	for (const [file, expected] of [[name, sums(now)], [`${name}-pending`, sums(then)]]) {
		const [journal, bean] = [join(folder, `${file}.journal`), join(folder, `${file}.beancount`)];
		assert.equal(told("hledger", "-f", journal, "check", "-s", "ordereddates"), "");
		assert.equal(told("bean-check", "-C", bean), "");
		assert.deepEqual(balances(told("hledger", "-f", journal, "bal", "--flat", "-E", "-N", "-O", "csv")), expected);
		const query = "select account, sum(number) group by account";
		assert.deepEqual(balances(told("bean-query", "-f", "csv", bean, query)), expected);
	}
	return sums(now);
}
