#!/usr/bin/env bash
# OFX and ledger-autosync: what the bank booked on 1 January is booked in the year before.
#
# Expected: the day that the bank wrote is the day of the entry; a moment that names its zone keeps it.
# Seen: midnight of the bank's day with its zone, 20270101000000[+1:CET], as banks east of Greenwich write who know only the day,
# is 23:00 of 31 December: ofxparse gives it without a zone, ofxtools in UTC, and ledger-autosync writes an entry of 2026/12/31.
# With no zone the day stays. Half hours: for [+5.30:IST] ofxparse reckons 5.3 hours and ofxtools five and a half; [+5.5:IST] is
# five and a half in ofxparse and an error in ofxtools.
# Go about it: take the first eight digits of DTPOSTED for the day, from the file's text; check that the days of the entries lie
# between DTSTART and DTEND as written.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >pip.log 2>&1 &&
	python/bin/pip install --quiet ofxparse==0.21 ofxtools==1.1.1 ledger-autosync==1.2.0 >>pip.log 2>&1 ||
	{ cat pip.log >&2 && exit 2; }
cat >seen.py <<'PY'
import io
import subprocess
from importlib.metadata import version

from ofxparse import OfxParser
from ofxtools.Parser import OFXTree

HEADERS = {
    "OFXHEADER": 100, "DATA": "OFXSGML", "VERSION": 102, "SECURITY": "NONE", "ENCODING": "USASCII", "CHARSET": 1252,
    "COMPRESSION": "NONE", "OLDFILEUID": "NONE", "NEWFILEUID": "NONE",
}  # fmt: skip
OK = "<STATUS><CODE>0<SEVERITY>INFO</STATUS>"


def file_of(posted):
    body = (
        f"<OFX><SIGNONMSGSRSV1><SONRS>{OK}<DTSERVER>20270201<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>"
        f"<BANKMSGSRSV1><STMTTRNRS><TRNUID>1{OK}<STMTRS><CURDEF>EUR"
        "<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING</BANKACCTFROM>"
        "<BANKTRANLIST><DTSTART>20270101<DTEND>20270131"
        f"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>{posted}<TRNAMT>-500.00<FITID>3<NAME>rent</STMTTRN></BANKTRANLIST>"
        "<LEDGERBAL><BALAMT>0.00<DTASOF>20270131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    )
    return "".join(f"{name}:{value}\n" for name, value in HEADERS.items()) + "\n" + body


def ofxparse(content):
    return OfxParser.parse(io.BytesIO(content)).account.statement.transactions[0].date


def ofxtools(content):
    tree = OFXTree()
    tree.parse(io.BytesIO(content))
    try:
        return tree.convert().statements[0].transactions[0].dtposted
    except ValueError:
        return "refused"


def autosync(content):
    open("bank.ofx", "wb").write(content)
    command = "python/bin/ledger-autosync bank.ofx --ledger /dev/null --account Assets:Bank --fid 1"
    return subprocess.run(command.split(), capture_output=True, text=True, check=True).stdout.split()[0]


for name in ("ofxparse", "ofxtools", "ledger-autosync"):
    print(name, version(name))
for posted in ("20270101", "20270101000000", "20270101000000[+1:CET]", "20270101000000[+5.30:IST]", "20270101000000[+5.5:IST]"):
    content = file_of(posted).encode()
    print(f"{posted}: ofxparse {ofxparse(content)}, ofxtools {ofxtools(content)}, ledger-autosync {autosync(content)}")
PY
HOME=$folder python/bin/python seen.py 2>log | tee seen || { cat log >&2 && exit 1; }
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
ofxparse 0.21
ofxtools 1.1.1
ledger-autosync 1.2.0
20270101: ofxparse 2027-01-01 00:00:00, ofxtools 2027-01-01 00:00:00+00:00, ledger-autosync 2027/01/01
20270101000000: ofxparse 2027-01-01 00:00:00, ofxtools 2027-01-01 00:00:00+00:00, ledger-autosync 2027/01/01
20270101000000[+1:CET]: ofxparse 2026-12-31 23:00:00, ofxtools 2026-12-31 23:00:00+00:00, ledger-autosync 2026/12/31
20270101000000[+5.30:IST]: ofxparse 2026-12-31 18:42:00, ofxtools 2026-12-31 18:30:00+00:00, ledger-autosync 2026/12/31
20270101000000[+5.5:IST]: ofxparse 2026-12-31 18:30:00, ofxtools refused, ledger-autosync 2026/12/31
SEEN
