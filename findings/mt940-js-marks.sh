#!/usr/bin/env bash
# mt940-js: a credit taken back is a credit, every line is an expense, and bookings around New Year are a year off.
#
# Expected: a line that takes a credit back (RC) is no credit; isExpense is the contrary of isCredit; the day of booking, which
# has no year in the format, is the one next to the value day; the bank's reference is what follows the //.
# Seen: RC has isCredit true and RD has it false, and nothing else tells them from C and D. isExpense is true for money that came
# in; it is false only for three codes of Dutch banks. With a value day of 31 December the booking of 2 January is a year too
# early, and a booking of 31 December for 2 January a year too late. The bank's reference is read if it has exactly 16 characters.
# mt-940 in Python, with all its options, has all of these right on the same file.
# Go about it: install tslib, which it needs and does not name; move entryDate by the year that brings it within half a year of
# valueDate; look for RC and RD in the file; add up each statement and compare it with its closing balance.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund mt940-js@1.0.0 tslib@2.8.1 >>npm.log 2>&1 || { cat npm.log >&2 && exit 2; }
python3 -m venv python >pip.log 2>&1 &&
	python/bin/pip install --quiet mt-940==5.1.1 >>pip.log 2>&1 ||
	{ cat pip.log >&2 && exit 2; }
cat >statement.sta <<'MT940'
:20:X
:25:1
:28C:1/1
:60F:C261230EUR10,00
:61:2612310102C5,00NTRFA//BANK1
:86:dues
:61:2701021231D1,00NTRFA//BANK000000000002
:86:fee
:61:2701020102RC5,00NRTIA//BANK000000000003
:86:dues returned
:61:2701020102RD1,00NRTIA//BANK000000000004
:86:fee returned
:62F:C270102EUR10,00
-
MT940
cat >seen.mjs <<'JS'
import { readFileSync } from "node:fs";
import { read } from "mt940-js";
console.log("mt940-js", JSON.parse(readFileSync("node_modules/mt940-js/package.json")).version);
for (const { transactions } of await read(readFileSync("statement.sta")))
	for (const { valueDate, entryDate, amount, isCredit, isExpense, bankReference } of transactions)
		console.log(`value ${valueDate}, booked ${entryDate}: ${amount} credit ${isCredit} expense ${isExpense} ${bankReference}`);
JS
cat >seen.py <<'PY'
from importlib.metadata import version

import mt940

print("mt-940", version("mt-940"))
for each in mt940.parse("statement.sta", options=mt940.Options.all()):
    data = each.data
    print(f"value {data['date']}, booked {data['entry_date']}: {data['amount'].amount} {data['bank_reference']}")
PY
{ node seen.mjs && python/bin/python seen.py; } | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
mt940-js 1.0.0
value 2026-12-31, booked 2026-01-02: 5 credit true expense true 
value 2027-01-02, booked 2027-12-31: 1 credit false expense true BANK000000000002
value 2027-01-02, booked 2027-01-02: 5 credit true expense true BANK000000000003
value 2027-01-02, booked 2027-01-02: 1 credit false expense true BANK000000000004
mt-940 5.1.1
value 2026-12-31, booked 2027-01-02: 5.00 BANK1
value 2027-01-02, booked 2026-12-31: -1.00 BANK000000000002
value 2027-01-02, booked 2027-01-02: -5.00 BANK000000000003
value 2027-01-02, booked 2027-01-02: 1.00 BANK000000000004
SEEN
