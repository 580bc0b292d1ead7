#!/usr/bin/env bash
# @polkadot-api/merkleize-metadata: what it takes for a digest that wallets sign beside the metadata.
#
# Expected: the decimals and the symbol of the token, which are bound by the digest and are in no metadata, are asked for; or the
# library refuses where they are left out, as it refuses a prefix or a name of the chain that is not that of the metadata.
# Seen: 1.3.0 gives another digest without a word where they are left out, or where only one of them is, and takes decimals that
# are a text for a number. A prefix of another chain is refused by name. A node with the check built in refuses what was signed
# over such a digest as a bad signature, which says nothing of the cause.
# Go about it: take decimals and symbol from the properties of the chain, refuse to sign where one is missing, and compare the
# digest with that of the build before a wallet does.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
{
	npm init --yes && npm install --no-audit --no-fund @polkadot-api/merkleize-metadata@1.3.0 @polkadot/types-support@16.5.6
} >log 2>&1 || { cat log >&2 && exit 2; }
cat >digests.mjs <<'CODE'
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import metadata from '@polkadot/types-support/metadata/v15/polkadot-hex';

const digest = (inputs) => {
	try {
		return Buffer.from(merkleizeMetadata(metadata, inputs).digest()).toString('hex').slice(0, 8);
	} catch (error) {
		return error.message;
	}
};
const whole = { decimals: 10, tokenSymbol: 'DOT' };
const right = digest(whole);
const say = (what, inputs) => {
	const found = digest(inputs);
	const is = found === right ? 'the same' : /^[0-9a-f]{8}$/.test(found) ? 'another digest' : found;
	console.log(`${what}: ${is}`);
};
say('decimals as a text', { ...whole, decimals: '10' });
say('neither decimals nor symbol', {});
say('no symbol', { decimals: 10 });
say('no decimals', { tokenSymbol: 'DOT' });
say('the prefix of another chain', { ...whole, base58Prefix: 42 });
CODE
node digests.mjs >seen
cat >expected <<'SEEN'
decimals as a text: the same
neither decimals nor symbol: another digest
no symbol: another digest
no decimals: another digest
the prefix of another chain: SS58 prefix not expected. Received 42 expected 0
SEEN
diff expected seen
cat seen
