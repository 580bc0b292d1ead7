// Prints what was measured in one run, and how ours compares with the others: node scripts/peers.mjs MEASURED
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What ParityDB needs to read and to write, in microseconds, as the runtime charges it. */
const [READ, WRITE] = [8, 50];

/**
 * Which calls, with how many signers, members or items, and how many parts they have. A run is measured whole and told by the
 * payment. What is refused is asked before a call is made, with as many items as there can be. What follows are bounds, in
 * transfers, in approvals of a multisig and in harvests of a reward: what the design promises, and of what it promises nothing,
 * such as a request beside a multisig, what it comes to, so that it grows no further.
 *
 * Who subscribes by bank is expected, posted and heard of, which takes no more than two transfers together. In units a subscription
 * is an entry in the books, which four items are written for beside the units themselves: it takes more.
 */
const MEASURED = [
	['pallet_balances', 'transfer_allow_death', {}, 1, {}],
	['pallet_multisig', 'approve_as_multi_approve', { s: 16 }, 1, {}],
	['pallet_collective', 'vote', { m: 16 }, 1, {}],
	['pallet_asset_rewards', 'harvest_rewards', {}, 1, {}],
	['pallet_treasuries', 'request', { n: 1 }, 1, { transfers: 2, multisigs: 4.8 }],
	['pallet_treasuries', 'approve', { n: 1 }, 1, { transfers: 2, multisigs: 3 }],
	['pallet_ledger', 'post', { n: 1 }, 1, { multisigs: 8.8 }],
	['pallet_ledger', 'post_run', { n: 100 }, 100, { transfers: 0.5 }],
	['pallet_treasuries', 'refuse_request', {}, 1, { transfers: 1 }],
	['pallet_treasuries', 'refuse_approve', {}, 1, { transfers: 1 }],
	['pallet_treasuries', 'refuse_approve_again', {}, 1, { transfers: 1 }],
	['pallet_ledger', 'refuse_post', {}, 1, { transfers: 1 }],
	['pallet_capped_shares', 'expect', { n: 100 }, 100, { transfers: 0.5 }],
	['pallet_capped_shares', 'hear', { n: 100 }, 100, { transfers: 1.2 }],
	['pallet_capped_shares', 'subscribe', {}, 1, { transfers: 6 }],
	['pallet_capped_shares', 'subscribe_offer', {}, 1, { transfers: 6 }],
	['pallet_capped_shares', 'give_notice', {}, 1, { transfers: 2 }],
	['pallet_capped_shares', 'collect_claims', { n: 1 }, 1, { transfers: 2 }],
	['pallet_capped_shares', 'collect_returns', { n: 1 }, 1, { transfers: 2, harvests: 1 }],
	['pallet_capped_shares', 'pay_out_to_a_person', {}, 1, { transfers: 4.5 }],
	['pallet_capped_shares', 'declare_return_of_one_class', {}, 1, { harvests: 2 }],
	['pallet_capped_shares', 'declare_return', { n: 8 }, 1, {}],
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
	return { components, reads, writes, micros: fastest + reads * READ + writes * WRITE };
}

const rows = MEASURED.map(([pallet, call, wanted, parts, bounds]) => {
	const { micros, ...rest } = cost(pallet, call, wanted);
	return { pallet, call, parts, bounds, micros: micros / parts, ...rest };
});
const [transfer, multisig, collective, harvest] = rows.map((row) => row.micros);
console.log('call | with | reads | writes | microseconds each, reads and writes included | of a transfer | of a multisig\'s approval | of a collective\'s vote | of a harvest');
console.log('---|---|---|---|---|---|---|---|---');
for (const { pallet, call, parts, micros, components, reads, writes } of rows) {
	const size = components.map(([name, value]) => `${name} = ${value}`).join(', ');
	const ratios = [transfer, multisig, collective, harvest].map((other) => (micros / other).toFixed(2));
	const each = parts > 1 ? `${micros.toFixed(1)} of ${parts}` : micros.toFixed(1);
	console.log([`${pallet}.${call}`, size, reads, writes, each, ...ratios].join(' | '));
}

const peers = {
	transfers: [transfer, 'transfers'],
	multisigs: [multisig, 'approvals of a multisig'],
	harvests: [harvest, 'harvests of a reward'],
};
const exceeded = rows.flatMap(({ pallet, call, parts, bounds, micros }) =>
	Object.entries(bounds).flatMap(([peer, most]) => {
		const [one, name] = peers[peer];
		const each = parts > 1 ? 'each part of ' : '';
		return micros <= most * one ? [] : `${each}${pallet}.${call} takes ${(micros / one).toFixed(2)} ${name}, and may take ${most}`;
	}),
);
for (const message of exceeded) console.error(`rochdale: ${message}`);
process.exitCode = exceeded.length > 0 ? 1 : 0;
