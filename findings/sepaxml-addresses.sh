#!/usr/bin/env bash
# sepaxml: whether a message carries the payer's address depends on `batch`, and only some of its texts are cleaned.
#
# Expected: the same payments in one batch or one by one carry the same names and addresses; `clean` brings all texts into the
# letters that every bank takes; a payment that was added is left as it was.
# Seen: with batch=False the payer's address, which was given, is not written, and validation passes. With clean=True names and
# texts lose their accents and towns keep them. Adding a payment turns its date into a text and its name into what is written.
# Go about it: batch=True, then set BtchBookg; transliterate all texts with clean=False; a new dict each time.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >pip.log 2>&1 &&
	python/bin/pip install --quiet sepaxml==2.7.0 >>pip.log 2>&1 ||
	{ cat pip.log >&2 && exit 2; }
cat >seen.py <<'PY'
import datetime
import re
from importlib.metadata import version

from sepaxml import SepaTransfer

print("sepaxml", version("sepaxml"))
ADDRESS = {"town": "Cádiz", "country": "ES"}


def payment(**other):
    return {"name": "Zoë", "IBAN": "DE66999999990000000002", "amount": 100, "description": "x",
            "execution_date": datetime.date(2027, 1, 28), "address": ADDRESS, **other}  # fmt: skip


def write(batch, config, *payments):
    own = {"name": "Löhne", "IBAN": "DE93999999990000000001", "BIC": "MARKDEF1100", "batch": batch, "currency": "EUR", **config}
    transfer = SepaTransfer(own, schema="pain.001.001.09", clean=True)
    for each in payments:
        transfer.add_payment(each)
    content = transfer.export(validate=True).decode()
    return ", ".join(re.findall(r"(?:<Nm>|<TwnNm>)([^<]*)", content))


for batch in (True, False):
    print("batch:" if batch else "one by one:", write(batch, {"address": ADDRESS}, payment()))
added = payment()
write(True, {}, added)
print("after it was added:", repr(added["name"]), repr(added["execution_date"]))
PY
python/bin/python seen.py | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
sepaxml 2.7.0
batch: Lohne, Lohne, Cádiz, Zoe, Cádiz
one by one: Lohne, Lohne, Zoe, Cádiz
after it was added: 'Zoe' '2027-01-28'
SEEN
