#!/usr/bin/env bash
# hledger and beancount: how much may be missing in books that both find right.
#
# Expected: an entry whose legs differ by half a euro is refused; how amounts are shown changes nothing about that. A statement
# that is a cent off is refused, at least where the legs have six decimals.
# Seen: `commodity 1000. EUR`, as one writes to be shown no cents, lets hledger take 1.5 and -1.00 for balanced, and its report
# lists a total of 0. With two decimals it takes 1.005 and -1.00; without a directive neither. Its assertions are exact all the
# same. beancount takes 1.005 and -1.00, by the coarsest leg, and a `balance` that is a whole cent off, by the decimals that it is
# written with: 1.01 passes where 1.00 is there, whatever decimals the legs have.
# Go about it: the same number of decimals everywhere, as many as the smallest unit needs, in hledger's `commodity` too; in
# beancount `balance Assets:Bank 1.00 ~ 0 EUR`. Change one unit in a copy of the books and see that it is refused.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
{
	apt-get download hledger=1.25\* libgmp10 || { apt-get update && apt-get download hledger=1.25\* libgmp10; }
	for each in *.deb; do dpkg -x "$each" .; done
	python3 -m venv python && python/bin/pip install --quiet beancount==3.2.3
} >log 2>&1 || { cat log >&2 && exit 2; }

said() { if "$@" >/dev/null 2>&1; then echo accepted; else echo refused; fi; }

hledger() { # DIRECTIVE AMOUNT AMOUNT [ASSERTED]
	printf '%s\n\n2027-01-05 dues\n  Assets:Bank  %s EUR%s\n  Income:Dues  %s EUR\n' "$1" "$2" "${4:+ = $4 EUR}" "$3" >journal
	local answer total=
	answer=$(said usr/bin/hledger -f journal check)
	[ "$answer" = refused ] || total=", total $(usr/bin/hledger -f journal balance -O csv | tail -n 1 | cut -d'"' -f4)"
	echo "hledger ${1:-without a directive}: $2 and $3${4:+, asserted $4}: $answer$total"
}

beancount() { # AMOUNT AMOUNT [ASSERTED]
	{
		printf '2027-01-01 open %s\n' Assets:Bank Income:Dues
		printf '2027-01-05 * "dues"\n  Assets:Bank  %s EUR\n  Income:Dues  %s EUR\n' "$1" "$2"
		[ -z "${3:-}" ] || echo "2027-01-06 balance Assets:Bank  $3 EUR"
	} >journal.beancount
	echo "beancount: $1 and $2${3:+, asserted $3}: $(said python/bin/bean-check journal.beancount)"
}

{
	dpkg-deb -f hledger_*.deb Version | sed 's/-.*//; s/^/hledger /'
	python/bin/pip list 2>/dev/null | awk '$1 == "beancount" { print $1, $2 }'
	hledger '' 1.005 -1.00
	hledger 'commodity 1000.00 EUR' 1.005 -1.00
	hledger 'commodity 1000. EUR' 1.5 -1.00
	hledger 'commodity 1000.00 EUR' 1.004 -1.004 1.00
	beancount 1.005 -1.00
	beancount 1.005 -1.000
	beancount 1.000000 -1.000000 1.01
	beancount 1.000000 -1.000000 1.02
	beancount 1.000000 -1.000000 '1.01 ~ 0'
} | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
hledger 1.25
beancount 3.2.3
hledger without a directive: 1.005 and -1.00: refused
hledger commodity 1000.00 EUR: 1.005 and -1.00: accepted, total 0
hledger commodity 1000. EUR: 1.5 and -1.00: accepted, total 0
hledger commodity 1000.00 EUR: 1.004 and -1.004, asserted 1.00: refused
beancount: 1.005 and -1.00: accepted
beancount: 1.005 and -1.000: refused
beancount: 1.000000 and -1.000000, asserted 1.01: accepted
beancount: 1.000000 and -1.000000, asserted 1.02: refused
beancount: 1.000000 and -1.000000, asserted 1.01 ~ 0: refused
SEEN
