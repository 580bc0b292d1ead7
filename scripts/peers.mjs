// Prints what was measured in one run, and how ours compares with the others: node scripts/peers.mjs MEASURED
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What ParityDB needs to read and to write, in microseconds, as the runtime charges it. */
const [READ, WRITE] = [8, 50];

/**
 * Which calls, with how many signers, members or items, and how many parts they have. A run is measured whole and told by the
 * payment. What is refused is asked before a call is made, with as many items as there can be. What follows are bounds, in
 * transfers, in approvals of a multisig, in harvests of a reward and, without reads and writes, in the execution of a
 * collective's vote: what the design promises, and of what it promises nothing, such as a request beside a multisig, what it
 * comes to, so that it grows no further.
 *
 * `promised` is what the design asks where it does not hold. Such a row is told as known, with what bounds it: what is paid in units
 * for shares is a transfer and an entry in the books in one, which alone comes to two transfers, and shares write five items more.
 */
const MEASURED = [
	['pallet_balances', 'transfer_allow_death', {}, 1, {}],
	['pallet_multisig', 'approve_as_multi_approve', { s: 16 }, 1, {}],
	['pallet_collective', 'vote', { m: 16 }, 1, {}],
	['pallet_asset_rewards', 'harvest_rewards', {}, 1, {}],
	['pallet_resolutions', 'vote_usually', {}, 1, { transfers: 0.5, executions: 1.2 }],
	['pallet_treasuries', 'request', { n: 1 }, 1, { transfers: 2, multisigs: 4.8 }],
	['pallet_treasuries', 'approve', { n: 1 }, 1, { transfers: 2, multisigs: 3 }],
	['pallet_ledger', 'post', { n: 1 }, 1, { multisigs: 8.8 }],
	['pallet_ledger', 'post_run', { n: 100 }, 100, { transfers: 0.5 }],
	['pallet_treasuries', 'refuse_request', {}, 1, { transfers: 1 }],
	['pallet_treasuries', 'refuse_approve', {}, 1, { transfers: 1 }],
	['pallet_treasuries', 'refuse_approve_again', {}, 1, { transfers: 1 }],
	['pallet_ledger', 'refuse_post', {}, 1, { transfers: 1 }],
	['pallet_capped_shares', 'expect', { n: 100 }, 100, { transfers: 0.5 }],
	['pallet_capped_shares', 'hear', { n: 100 }, 100, { transfers: 1.35 }],
	['pallet_capped_shares', 'subscribe', {}, 1, { transfers: 5 }, { transfers: 2 }],
	['pallet_capped_shares', 'subscribe_offer', {}, 1, { transfers: 4.5 }, { transfers: 2 }],
	['pallet_capped_shares', 'give_notice', {}, 1, { transfers: 2 }],
	['pallet_capped_shares', 'collect_claims', { n: 1 }, 1, { transfers: 2 }],
	['pallet_capped_shares', 'collect_returns', { n: 1 }, 1, { transfers: 2, harvests: 1 }],
	['pallet_capped_shares', 'pay_out_to_a_person', {}, 1, { transfers: 3.2 }, { transfers: 2 }],
	['pallet_capped_shares', 'declare_return_of_one_class', {}, 1, { harvests: 2.1 }, { harvests: 1 }],
	['pallet_capped_shares', 'declare_return', { n: 8 }, 1, { harvests: 6 }],
];

/**
 * What several calls come to together, so many parts of each: what it takes until somebody who has paid by bank is subscribed, and
 * what each of 100 holders takes of a return that is declared and collected. A class of a million holders is declared as one of
 * 100 is: no holding is read.
 */
const TOGETHER = [
	['a subscription by bank', { expect: 1, post_run: 1, hear: 1 }, { transfers: 2 }],
	['a return, each of 100 holders', { declare_return_of_one_class: 0.01, collect_returns: 1 }, { harvests: 1 }],
];

const [measured] = process.argv.slice(2);

/** Those of the runs whose components are nearest to the ones asked for. */
function nearest(runs, wanted) {
	const apart = ([name, value]) => (name in wanted ? Math.abs(value - wanted[name]) : value);
	const distance = (run) => run.components.map(apart).reduce((sum, one) => sum + one, 0);
	const least = Math.min(...runs.map(distance));
	return runs.filter((run) => distance(run) === least);
}

/**
 * What a call takes in the fastest of its runs, in microseconds with reads and writes. What else the machine does only adds to that,
 * and not to all calls alike.
 */
function cost(pallet, call, wanted) {
	const batches = JSON.parse(readFileSync(join(measured, `${pallet}.json`), 'utf8'));
	const batch = batches.find(({ benchmark }) => benchmark === call);
	if (!batch) throw new Error(`${pallet} has no benchmark ${call}`);
	const [{ components, reads, writes }] = nearest(batch.db_results, wanted);
	const fastest = Math.min(...nearest(batch.time_results, wanted).map((run) => run.extrinsic_time / 1e3));
	return { components, reads, writes, executed: fastest, micros: fastest + reads * READ + writes * WRITE };
}

const single = MEASURED.map(([pallet, call, wanted, parts, bounds, promised = {}]) => {
	const { executed, micros, components, reads, writes } = cost(pallet, call, wanted);
	const size = components.map(([name, value]) => `${name} = ${value}`).join(', ');
	const each = { executed: executed / parts, micros: micros / parts };
	return { name: `${pallet}.${call}`, call, size, parts, bounds, promised, ...each, reads, writes };
});
const together = TOGETHER.map(([name, calls, bounds]) => {
	const of = ([call, count]) => single.find((row) => row.call === call).micros * count;
	const micros = Object.entries(calls).map(of).reduce((sum, one) => sum + one, 0);
	return { name, size: Object.keys(calls).join(', '), parts: 1, bounds, promised: {}, micros, reads: '', writes: '' };
});
const rows = [...single, ...together];
const [transfer, multisig, collective, harvest] = rows;
const peers = {
	transfers: [transfer, 'transfers'],
	multisigs: [multisig, 'approvals of a multisig'],
	harvests: [harvest, 'harvests of a reward'],
	executions: [collective, 'executions of a collective\'s vote'],
};

/** What a row takes of a peer. */
const taken = (row, peer) => (peer === 'executions' ? row.executed / collective.executed : row.micros / peers[peer][0].micros);

const bound = ({ bounds, promised }) => {
	const all = Object.entries(bounds).map(([peer, most]) => `${most} ${peers[peer][1]}`);
	const known = Object.entries(promised).map(([peer, most]) => `known: ${most} ${peers[peer][1]} do not hold`);
	return [...all, ...known].join('; ');
};
console.log('call | with | reads | writes | microseconds each, reads and writes included | without them | of a transfer | of a multisig\'s approval | of a collective\'s vote | of a harvest | at most');
console.log('---|---|---|---|---|---|---|---|---|---|---');
for (const row of rows) {
	const { name, size, parts, executed, micros, reads, writes } = row;
	const ratios = [transfer, multisig, collective, harvest].map((other) => (micros / other.micros).toFixed(2));
	const each = parts > 1 ? `${micros.toFixed(1)} of ${parts}` : micros.toFixed(1);
	console.log([name, size, reads, writes, each, executed?.toFixed(1) ?? '', ...ratios, bound(row)].join(' | '));
}

/** The peers of which the row takes more than it says, with what it takes. */
const beyond = (row, said) =>
	Object.entries(said).flatMap(([peer, most]) => {
		const takes = taken(row, peer);
		return takes <= most ? [] : [[`${takes.toFixed(2)} ${peers[peer][1]}`, most]];
	});
const each = ({ name, parts }) => (parts > 1 ? `each part of ${name}` : name);
const exceeded = rows.flatMap((row) =>
	beyond(row, row.bounds).map(([takes, most]) => `${each(row)} takes ${takes}, and may take ${most}`),
);
const known = rows.flatMap((row) =>
	beyond(row, row.promised).map(([takes, most]) => `known: ${each(row)} takes ${takes}, where the design asks ${most}`),
);
for (const message of [...known, ...exceeded]) console.error(`rochdale: ${message}`);
process.exitCode = exceeded.length > 0 ? 1 : 0;
