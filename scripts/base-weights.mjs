// Writes what a block and a transaction weigh before their calls: node scripts/base-weights.mjs MEASURED WEIGHTS
//
// The transaction of the measurement does nothing, but it is signed, carries the extensions and pays its fee. What these
// weigh is charged by itself, so that it is taken out here.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What the transaction of the measurement runs, which never expires.
const EXTENSIONS = {
	frame_system_extensions: [
		'check_non_zero_sender',
		'check_spec_version',
		'check_tx_version',
		'check_genesis',
		'check_mortality_immortal_transaction',
		'check_nonce',
		'check_weight',
		'weight_reclaim',
	],
	pallet_transaction_payment: ['charge_transaction_payment'],
};

const [measured, weights] = process.argv.slice(2);

function number(file, pattern) {
	const found = readFileSync(file, 'utf8').match(pattern);
	if (!found) throw new Error(`${file} has nothing like ${pattern}`);
	return Number(found[1].replaceAll('_', ''));
}

const text = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, '_');
const picoseconds = (file) => number(join(measured, file), /Average:\s+([\d_]+)/) * 1_000;
const block = picoseconds('block_weights.rs');
const transaction = picoseconds('extrinsic_weights.rs');
const extensions = Object.entries(EXTENSIONS)
	.flatMap(([pallet, functions]) =>
		functions.map((name) =>
			number(join(weights, `${pallet}.rs`), new RegExp(`fn ${name}\\(\\)[^]*?from_parts\\(([\\d_]+),`)),
		),
	)
	.reduce((sum, one) => sum + one, 0);
if (transaction <= extensions) {
	throw new Error(`a transaction took ${transaction} ps and its extensions ${extensions}: measure again`);
}

writeFileSync(
	join(weights, 'base.rs'),
	`//! What a block and a transaction weigh before their calls, measured in the compiled Wasm.
//!
//! Written by \`make weights\`; do not edit.

use frame_support::weights::Weight;

/// An empty block.
pub const BLOCK: Weight = Weight::from_parts(${text(block)}, 0);

/// A transaction with its signature, without its call and its extensions.
///
/// One that does nothing took ${text(transaction)} picoseconds, of which its extensions weigh ${text(extensions)} by themselves.
pub const TRANSACTION: Weight = Weight::from_parts(${text(transaction - extensions)}, 0);
`,
);
