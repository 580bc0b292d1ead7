#!/usr/bin/env bash
# beancount: bean-query writes rounded amounts into a CSV, by the decimals that other entries happen to have.
#
# Expected: a CSV that is to be read by a program has the amounts of the books, at most fewer zeros.
# Seen: an amount is written with as many decimals as most amounts of its currency in the file have. 0.004 beside 10.50 and 12.50
# is 0.00, its opposite -0.00, and the sum of all three 23.00; `-m`, which gives numbers without their currency, rounds as well.
# The same books with 10.500000 and 12.500000 give 23.004000. The sum is exact inside: number(only('EUR', sum(position))) is 23.004.
# Cells are padded with blanks. So it is in beancount 2 and in beanquery 0.2.
# Go about it: the same number of decimals for every amount that is written, or ask for number(only(CURRENCY, ...)); never compare
# a CSV of it with another sum to the last digit before that.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
{
	python3 -m venv two && two/bin/pip install --quiet beancount==2.3.6
	python3 -m venv three && three/bin/pip install --quiet beancount==3.2.3 beanquery==0.2.0
} >log 2>&1 || { cat log >&2 && exit 2; }

books() { # AMOUNT...
	printf '2027-01-01 open %s\n' Assets:Bank Income:Dues
	for amount in "$@"; do
		printf '2027-01-05 * "dues"\n  Assets:Bank  %s EUR\n  Income:Dues  -%s EUR\n' "$amount" "$amount"
	done
}
books 0.004 10.50 12.50 >short
books 0.004 10.500000 12.500000 >long

asked() { # PYTHON FILE QUERY [OPTION]
	local cells
	cells=$("$1/bin/bean-query" ${4:-} -f csv "$2" "$3" | tail -n +2 | tr -d '\r' | tr '\n' '|')
	echo "$1, $2${4:+, $4}: $3: $cells"
}

{
	for each in two three; do
		"$each/bin/pip" list 2>/dev/null | awk '$1 ~ /^bean(count|query)$/ { print $1, $2 }'
		asked "$each" short "select position where number < 1"
		asked "$each" short "select sum(position) where account = 'Assets:Bank'"
		asked "$each" short "select sum(position) where account = 'Assets:Bank'" -m
		asked "$each" short "select number(only('EUR', sum(position))) as sum where account = 'Assets:Bank'"
		asked "$each" long "select sum(position) where account = 'Assets:Bank'"
	done
} | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
beancount 2.3.6
two, short: select position where number < 1:   0.00 EUR| -0.00 EUR|-10.50 EUR|-12.50 EUR|
two, short: select sum(position) where account = 'Assets:Bank': 23.00 EUR|
two, short, -m: select sum(position) where account = 'Assets:Bank': 23.00|
two, short: select number(only('EUR', sum(position))) as sum where account = 'Assets:Bank': 23.004|
two, long: select sum(position) where account = 'Assets:Bank': 23.004000 EUR|
beancount 3.2.3
beanquery 0.2.0
three, short: select position where number < 1:   0.00 EUR| -0.00 EUR|-10.50 EUR|-12.50 EUR|
three, short: select sum(position) where account = 'Assets:Bank':  23.00 EUR|
three, short, -m: select sum(position) where account = 'Assets:Bank': 23.00|
three, short: select number(only('EUR', sum(position))) as sum where account = 'Assets:Bank': 23.004|
three, long: select sum(position) where account = 'Assets:Bank':  23.004000 EUR|
SEEN
