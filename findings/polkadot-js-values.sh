#!/usr/bin/env bash
# @polkadot/types: what values print is not always what they read.
#
# Expected by who knows SCALE: `toHex()` is the encoding, so that `createType` reads back what `toHex()` gave; `toJSON()` of an
# integer is a number or a text of digits; a text is the text that was given.
# Seen: an Option prints its content without the byte that says that there is one, and what it printed is read as something
# else: `Some(false)` comes back as true. From 2^52 on an integer is hex in JSON. A text that begins with 0x and
# can be read as hex is its bytes: the title "0x41" is signed as "A".
# Go about it: take `toU8a()` for encodings, `toBigInt()` or `toString()` for amounts and times, and show people the decoded call.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund @polkadot/types@16.5.6 >>npm.log 2>&1 || { cat npm.log >&2 && exit 2; }
cat >values.mjs <<'JS'
import { packageInfo, TypeRegistry } from "@polkadot/types";
const registry = new TypeRegistry();
const of = (type, value) => registry.createType(type, value);
console.log(`@polkadot/types ${packageInfo.version}`);
for (const value of [true, false]) {
	const option = of("Option<bool>", value);
	const bytes = Buffer.from(option.toU8a()).toString("hex");
	console.log(`Option<bool> ${value}: encoded ${bytes}, toHex ${option.toHex()}, read from toHex ${of("Option<bool>", option.toHex())}`);
}
for (const value of [2n ** 52n - 1n, 2n ** 52n]) console.log(`u64 ${value} in JSON: ${JSON.stringify(of("u64", value))}`);
for (const value of ["0x41", "0x4", "0x"]) console.log(`Text ${value}: "${of("Text", value)}"`);
JS
node values.mjs | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
@polkadot/types 16.5.6
Option<bool> true: encoded 0101, toHex 0x01, read from toHex true
Option<bool> false: encoded 0100, toHex 0x00, read from toHex true
u64 4503599627370495 in JSON: 4503599627370495
u64 4503599627370496 in JSON: "0x0010000000000000"
Text 0x41: "A"
Text 0x4: "0x4"
Text 0x: ""
SEEN
