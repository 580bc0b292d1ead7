#!/usr/bin/env bash
# @polkadot/types: what is left out or misspelled in a call is encoded as zero, as nothing or as the first choice.
#
# Expected: a struct with a field that its type does not have, or without one that it has, is an error, as a variant is that an
# enum does not have; so is a tuple of another length. The text "false" is false or an error.
# Seen: names that a type does not have are dropped without a word, and what is missing has its type's default: `ammount` pays
# 0, `custodain` names nobody, and a side that is undefined is the first variant, a debit. A tuple is filled with zeros or cut.
# Every text but the empty one is true as a bool, and the empty text is the number 0. Only names of variants are checked.
# Go about it: compare the call that was built with what was meant, field by field, before it is signed; keep the names of fields
# in one place; pass bools as bools and numbers as BigInt.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund @polkadot/types@16.5.6 >>npm.log 2>&1 || { cat npm.log >&2 && exit 2; }
cat >fields.mjs <<'JS'
import { packageInfo, TypeRegistry } from "@polkadot/types";
const registry = new TypeRegistry();
registry.register({
	Side: { _enum: ["Debit", "Credit"] },
	Item: { payee: "u32", amount: "u128", custodian: "Option<u32>" },
	Leg: { side: "Side", amount: "u128" },
});
const show = (type, value) => {
	let read;
	try {
		read = JSON.stringify(registry.createType(type, value));
	} catch (error) {
		read = `error: ${error.message.split(":: ")[1]}`;
	}
	console.log(`${type} ${JSON.stringify(value)}: ${read}`);
};
console.log(`@polkadot/types ${packageInfo.version}`);
show("Item", { payee: 7, ammount: 500, custodian: 1 });
show("Item", { payee: 7, amount: 500, custodain: 1 });
show("Leg", { side: "Debits", amount: 500 });
show("Leg", { sides: "Credit", amount: 500 });
show("(u32,u32)", [7]);
show("(u32,u32)", [7, 8, 9]);
for (const value of ["false", "no", ""]) show("bool", value);
for (const value of ["", "12a"]) show("u32", value);
JS
node fields.mjs | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
@polkadot/types 16.5.6
Item {"payee":7,"ammount":500,"custodian":1}: {"payee":7,"amount":0,"custodian":1}
Item {"payee":7,"amount":500,"custodain":1}: {"payee":7,"amount":500,"custodian":null}
Leg {"side":"Debits","amount":500}: error: Struct: failed on side: {"_enum":{"Debit":0,"Credit":1}}
Leg {"sides":"Credit","amount":500}: {"side":"Debit","amount":500}
(u32,u32) [7]: [7,0]
(u32,u32) [7,8,9]: [7,8]
bool "false": true
bool "no": true
bool "": false
u32 "": 0
u32 "12a": error: Invalid character
SEEN
