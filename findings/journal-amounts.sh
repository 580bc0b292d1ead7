#!/usr/bin/env bash
# hledger, ledger and beancount: the same amounts add up to 1 or 1000, and to 11 or 1010.
#
# Expected: 1,000 is a thousand in all of them, at least beside 1,000.00 in the same file; the order of the entries, which are
# only added up, does not matter; what could be either is an error, as 0,50 is in beancount.
# Seen: 1,000 alone is 1 in hledger and 1000 in the others. After 1,000.00 of the same currency hledger still takes it for 1.
# ledger learns the mark from what it reads first: 10,00 and then 1,000 are 11, the other way round they are 1010; 1.000 and 0,50
# are 1.5, the other way round 1000.5. All legs are read the same way, so that the books balance. With `decimal-mark .` hledger
# takes 0,50 for 50.
# Go about it: no groups in what is written, always the same number of decimals with a point; `decimal-mark .` for hledger;
# compare a total by another way before books go from one tool to another.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages=(hledger=1.25\* ledger=3.3.0\* libgmp10 libmpfr6 libicu72 libpython3.11)
for each in filesystem iostreams python regex; do packages+=("libboost-${each}1.74.0"); done
{
	apt-get download "${packages[@]}" || { apt-get update && apt-get download "${packages[@]}"; }
	for each in *.deb; do dpkg -x "$each" .; done
	python3 -m venv python && python/bin/pip install --quiet beancount==3.2.3 beanquery==0.2.0
} >log 2>&1 || { cat log >&2 && exit 2; }

total() { # AMOUNT...
	local opened='2027-01-01 open %s\n'
	printf "$opened" Assets:Bank Income:Dues >journal.beancount
	printf '2027-01-05 * "dues"\n  Assets:Bank  %s EUR\n  Income:Dues\n' "$@" >>journal.beancount
	printf '2027-01-05 * dues\n  Assets:Bank  %s EUR\n  Income:Dues\n' "$@" >journal
	printf 'decimal-mark .\n' | cat - journal >marked
	local hledger=() file
	for file in journal marked; do
		hledger+=("$(usr/bin/hledger -f $file -c '1000.00 EUR' balance --flat -N -O csv Bank | tail -n 1 | cut -d'"' -f4)")
	done
	local ledger beancount
	ledger=$(LD_LIBRARY_PATH=$(echo usr/lib/*-linux-gnu):usr/lib/ledger usr/bin/ledger --args-only -f journal \
		balance Bank --flat -F '%(quantity(scrub(display_total)))\n' | head -n 1)
	beancount=$(python/bin/bean-check journal.beancount >/dev/null 2>&1 &&
		python/bin/bean-query -f csv journal.beancount "select sum(number) where account = 'Assets:Bank'" | tail -n 1 | tr -d '\r ') ||
		beancount=refused
	echo "$*: hledger ${hledger[0]}, with decimal-mark ${hledger[1]}; ledger $ledger; beancount $beancount"
}

{
	dpkg-deb -f hledger_*.deb Version | sed 's/-.*//; s/^/hledger /'
	dpkg-deb -f ledger_*.deb Version | sed 's/-.*//; s/^/ledger /'
	python/bin/pip list 2>/dev/null | awk '$1 == "beancount" { print $1, $2 }'
	total 1,000
	total 1,000.00 1,000
	total 10,00 1,000
	total 1,000 10,00
	total 1.000 0,50
	total 0,50 1.000
} | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
hledger 1.25
ledger 3.3.0
beancount 3.2.3
1,000: hledger 1.00 EUR, with decimal-mark 1000.00 EUR; ledger 1000; beancount 1000
1,000.00 1,000: hledger 1001.00 EUR, with decimal-mark 2000.00 EUR; ledger 2000; beancount 2000.00
10,00 1,000: hledger 11.00 EUR, with decimal-mark 2000.00 EUR; ledger 11; beancount refused
1,000 10,00: hledger 11.00 EUR, with decimal-mark 2000.00 EUR; ledger 1010; beancount refused
1.000 0,50: hledger 1.50 EUR, with decimal-mark 51.00 EUR; ledger 1.5; beancount refused
0,50 1.000: hledger 1.50 EUR, with decimal-mark 51.00 EUR; ledger 1000.5; beancount refused
SEEN
