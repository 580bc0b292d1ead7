#!/usr/bin/env bash
# Libraries of money for JavaScript: whether what was divided and is taken back leaves nothing with anybody.
#
# Expected: a sum divided among members, and the same sum with its sign turned, cancel out for each of them. A percentage is
# rounded half up or half to even, alike on both sides of zero, and parts of a sum in cents are in cents.
# Seen: dinero.js 1.9.1 gives the first of three 34 of 100 cents, and takes back 34 from the last one, so that one member
# keeps a cent and another one lacks it. Version 2 takes it from the first one, as it gave it; where ratios have decimals, it
# divides cents into parts of cents. currency.js 2.0.4 takes back from the first one, too; but it rounds 1.005 to 1.01 and
# -1.005 to -1.00, so that a fee and its correction leave a cent.
# Go about it: round and divide amounts above zero only, keep who got what, and take exactly that back.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
{
	npm init --yes && npm install --no-audit --no-fund one@npm:dinero.js@1.9.1 two@npm:dinero.js@2.0.2 currency.js@2.0.4
} >log 2>&1 || { cat log >&2 && exit 2; }
cat >divide.mjs <<'CODE'
import One from 'one';
import { allocate, dinero, EUR, toSnapshot } from 'two';
import currency from 'currency.js';
import { readFileSync } from 'node:fs';

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const one = (amount) => One({ amount }).allocate([1, 1, 1]).map((part) => part.getAmount());
const two = (amount, ratios) =>
	allocate(dinero({ amount, currency: EUR }), ratios).map((part) => {
		const { amount, scale } = toSnapshot(part);
		return `${amount}/${10 ** scale}`;
	});

for (const amount of [100, -100]) {
	console.log(`dinero.js ${version('one')}: ${amount} cents among three:`, one(amount).join(' '));
	console.log(`dinero.js ${version('two')}: ${amount} cents among three:`, two(amount, [1, 1, 1]).join(' '));
	const parts = currency(amount / 100).distribute(3);
	console.log(`currency.js ${version('currency.js')}: ${amount} cents among three:`, parts.join(' '));
}
const ratios = [505, 495].map((amount) => ({ amount, scale: 1 }));
console.log(`dinero.js ${version('two')}: 101 cents by 50.5 to 49.5:`, two(101, ratios).join(' '));
for (const amount of ['1.005', '-1.005'])
	console.log(`currency.js ${version('currency.js')}: ${amount} is`, currency(amount).toString());
CODE
node divide.mjs | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
dinero.js 1.9.1: 100 cents among three: 34 33 33
dinero.js 2.0.2: 100 cents among three: 34/100 33/100 33/100
currency.js 2.0.4: 100 cents among three: 0.34 0.33 0.33
dinero.js 1.9.1: -100 cents among three: -33 -33 -34
dinero.js 2.0.2: -100 cents among three: -34/100 -33/100 -33/100
currency.js 2.0.4: -100 cents among three: -0.34 -0.33 -0.33
dinero.js 2.0.2: 101 cents by 50.5 to 49.5: 511/1000 499/1000
currency.js 2.0.4: 1.005 is 1.01
currency.js 2.0.4: -1.005 is -1.00
SEEN
