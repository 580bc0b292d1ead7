#!/usr/bin/env bash
# num2words: 20 euros are twenty cents in words if the number is an int.
#
# Expected: 20, 20.0, Decimal(20) and the text "20" are one number, so that receipts and cheques say one amount.
# Seen: an int is taken for the smallest unit and all the rest for euros, even the text "20"; so in every language that was tried.
# A list of amounts of which some are whole mixes both.
# Go about it: hand over a Decimal in the currency's unit, never an int.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >pip.log 2>&1 &&
	python/bin/pip install --quiet num2words==0.5.14 >>pip.log 2>&1 ||
	{ cat pip.log >&2 && exit 2; }
cat >seen.py <<'PY'
from decimal import Decimal
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
for value in (20, 20.0, Decimal(20), "20"):
    print(repr(value), num2words(value, to="currency", currency="EUR"))
for language in ("de", "es", "fr", "it", "nl", "pt"):
    print(language, *(num2words(value, lang=language, to="currency", currency="EUR") for value in (20, Decimal(20))), sep=" | ")
PY
python/bin/python seen.py 2>log | tee seen || { cat log >&2 && exit 1; }
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
num2words 0.5.14
20 zero euro, twenty cents
20.0 twenty euro, zero cents
Decimal('20') twenty euro, zero cents
'20' twenty euro, zero cents
de | null Euro und zwanzig Cent | zwanzig Euro und null Cent
es | cero euros con veinte céntimos | veinte euros con cero céntimos
fr | zéro euros et vingt centimes | vingt euros et zéro centimes
it | zero euro e venti centesimi | venti euro e zero centesimi
nl | nul euro, twintig cent | twintig euro, nul cent
pt | zero euros e vinte cêntimos | vinte euros
SEEN
