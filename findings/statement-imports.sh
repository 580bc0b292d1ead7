#!/usr/bin/env bash
# hledger import and beangulp: lines of a bank's statement that never reach the books.
#
# Expected: `hledger import` adds what it has not added before; beangulp marks as a duplicate what has the same date, amount and
# payee as an entry, and both take a line that is alone of its payee and amount.
# Seen: of a file's earlier import hledger keeps the latest day and how many lines it had. A line that a later file dates before
# that day, as banks do with value days and cards, is left out: no error, and the line is not among those it counts. beangulp
# takes for a duplicate, and writes as a comment, what moves within 5% of an amount between the same accounts within two days,
# whatever payee and text: a raise, or the second of two equal wages that were paid a day apart. If the second is in the same file
# as the first it is kept. A `balance` at the end is the only thing that notices.
# Go about it: write the statement's closing balance as an assertion each time. In hledger convert the whole file again and
# compare; in beangulp keep the bank's reference as a link and set the importer's `cmp` to
# `staticmethod(similar.same_link_comparator())`.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
{
	apt-get download hledger=1.25\* libgmp10 || { apt-get update && apt-get download hledger=1.25\* libgmp10; }
	for each in *.deb; do dpkg -x "$each" .; done
	python3 -m venv python && python/bin/pip install --quiet beancount==3.2.3 beangulp==0.2.0
} >log 2>&1 || { cat log >&2 && exit 2; }

cat >bank.csv.rules <<'RULES'
fields date, description, amount
currency EUR
account1 Assets:Bank
RULES
import() { # LINE...
	printf '%s\n' "$@" >bank.csv
	usr/bin/hledger -f books import bank.csv 2>&1
}
touch books
{
	dpkg-deb -f hledger_*.deb Version | sed 's/-.*//; s/^/hledger /'
	import '2027-01-05,dues M17,20.00' '2027-01-08,dues M18,20.00'
	import '2027-01-05,dues M17,20.00' '2027-01-07,rent,-500.00' '2027-01-08,dues M18,20.00' '2027-01-09,dues M19,20.00'
	usr/bin/hledger -f books register -O csv Assets:Bank | cut -d'"' -f4,8,12 | tr '"' ' '
} | tee seen

cat >importer.py <<'PY'
import csv
import datetime
from decimal import Decimal

import beangulp
from beancount.core import amount, data


class Wages(beangulp.Importer):
    def identify(self, path):
        return path.endswith(".csv")

    def account(self, path):
        return "Assets:Bank"

    def extract(self, path, existing):
        entries = []
        for number, (day, payee, text) in enumerate(csv.reader(open(path))):
            value = amount.Amount(Decimal(text), "EUR")
            legs = [("Assets:Bank", value), ("Expenses:Wages", -value)]
            postings = [data.Posting(account, leg, None, None, None, None) for account, leg in legs]
            day = datetime.date.fromisoformat(day)
            meta = data.new_metadata(path, number)
            entries.append(data.Transaction(meta, day, "*", payee, "wage", frozenset(), frozenset(), postings))
        return entries


beangulp.Ingest([Wages()])()
PY
cat >books.beancount <<'BOOKS'
2027-01-01 open Assets:Bank EUR
2027-01-01 open Expenses:Wages EUR
2027-01-27 * "M17" "wage"
  Assets:Bank     -1000.00 EUR
  Expenses:Wages   1000.00 EUR
BOOKS
mkdir statement
printf '%s\n' 2027-01-28,M18,-1000.00 2027-01-29,M19,-1040.00 2027-01-29,M20,-1060.00 2027-01-29,M21,-1060.00 \
	2027-01-30,M22,-1000.00 >statement/bank.csv
{
	python/bin/pip list 2>/dev/null | awk '$1 == "beangulp" { print $1, $2 }'
	python/bin/python importer.py extract --existing books.beancount statement 2>log | grep -E '^(; )?2027' || cat log
} | tee -a seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
hledger 1.25
imported 2 new transactions from bank.csv
imported 1 new transactions from bank.csv
date description amount
2027-01-05 dues M17 EUR20.00
2027-01-08 dues M18 EUR20.00
2027-01-09 dues M19 EUR20.00
beangulp 0.2.0
; 2027-01-28 * "M18" "wage"
; 2027-01-29 * "M19" "wage"
2027-01-29 * "M20" "wage"
2027-01-29 * "M21" "wage"
2027-01-30 * "M22" "wage"
SEEN
