#!/usr/bin/env bash
# Substrate derivation paths: //7 and //007 are one key, and //0x07 is that key too in one client and another key in the other.
#
# Expected: other paths of one phrase are other keys, since all other texts are; two clients derive the same key from the same
# path.
# Seen: a junction of digits is a number, so that //7 and //007 are one key in @polkadot/keyring and in substrate-interface: two
# members, or two roles of one, who were given them share it. What is hex is bytes in @polkadot/keyring, and //0x07 once more the
# key of //7; in substrate-interface it is a text and another key, so that a key derived by a hash or number in hex in one client
# is not found again in the other.
# Go about it: begin each junction with a letter, //member-007; write down the public key beside the path, and compare it when a
# key is restored.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund @polkadot/keyring@14.0.3 @polkadot/util-crypto@14.0.3 @polkadot/util@14.0.3 >>npm.log 2>&1 ||
	{ cat npm.log >&2 && exit 2; }
python3 -m venv python >pip.log 2>&1 &&
	python/bin/pip install --quiet --no-compile substrate-interface==1.8.1 scalecodec==1.2.12 >>pip.log 2>&1 ||
	{ cat pip.log >&2 && exit 2; }
# The phrase of the development accounts, known to everybody.
cat >paths.json <<'JSON'
{ "phrase": "bottom drive obey lake curtain smoke basket hold race lonely fit walk",
  "paths": ["//7", "//007", "//0x07", "//member-7", "//member-007"] }
JSON
cat >seen.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Keyring, packageInfo } from "@polkadot/keyring";
import { cryptoWaitReady } from "@polkadot/util-crypto";
await cryptoWaitReady();
console.log(`@polkadot/keyring ${packageInfo.version}`);
const { phrase, paths } = JSON.parse(readFileSync("paths.json"));
const keyring = new Keyring({ type: "sr25519" });
for (const path of paths) console.log(path, Buffer.from(keyring.addFromUri(phrase + path).publicKey).toString("hex").slice(0, 12));
JS
cat >seen.py <<'PY'
import json
from importlib.metadata import version

from substrateinterface import Keypair

print("substrate-interface", version("substrate-interface"))
given = json.load(open("paths.json"))
for path in given["paths"]:
    print(path, Keypair.create_from_uri(given["phrase"] + path).public_key.hex()[:12])
PY
{ node seen.mjs && python/bin/python seen.py; } 2>log | tee seen || { cat log >&2 && exit 1; }
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
@polkadot/keyring 14.0.3
//7 ba8e2c7594dd
//007 ba8e2c7594dd
//0x07 ba8e2c7594dd
//member-7 6883005f6d40
//member-007 84dd43be13cd
substrate-interface 1.8.1
//7 ba8e2c7594dd
//007 ba8e2c7594dd
//0x07 30c9219473bf
//member-7 6883005f6d40
//member-007 84dd43be13cd
SEEN
