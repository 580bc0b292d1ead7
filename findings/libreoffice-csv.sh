#!/usr/bin/env bash
# LibreOffice Calc: the same CSV gives other amounts in other languages, and its byte-order mark says nothing to `--convert-to`.
#
# Expected: a CSV in UTF-8 with its byte-order mark is read as UTF-8; a number that is not in the form of the language stays a
# text; a moment in ISO 8601 is a moment.
# Seen: in German and in Spanish 1.234 becomes 1234 without a word, a thousand times as much, while 480.500000 is a text. Without a
# filter for import the file is read as Windows-1252, the mark included. With "detect special numbers" (field 8) 2/3 is 3 February in
# English, 2 March in Spanish and a text in German. 2026-11-28T00:43:36 is a moment everywhere, and with a Z a text everywhere.
# Go about it: whole numbers of the smallest unit and moments without a zone in CSV, with both said in the names of columns; typed
# cells (OpenDocument) for who wants to open a file by a double click.
set -euo pipefail
VERSION=7.4.7
if ! command -v soffice >/dev/null; then
	root=()
	[ "$(id -u)" = 0 ] || root=(sudo -n)
	"${root[@]}" apt-get update >/dev/null 2>&1
	"${root[@]}" apt-get install -y --no-install-recommends "libreoffice-calc-nogui=4:$VERSION*" >/dev/null 2>&1 ||
		{ echo "LibreOffice $VERSION cannot be installed here" >&2 && exit 2; }
fi
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '\xef\xbb\xbfwhat,value\r\n' >seen.csv
for cell in 1.234 480.500000 2/3 2026-11-28T00:43:36 2026-11-28T00:43:36Z Cádiz; do printf '%s,%s\r\n' cell "$cell" >>seen.csv; done

convert() { # NAME [FILTER]
	soffice --headless "-env:UserInstallation=file://$folder/profile" ${2:+--infilter="$2"} --convert-to fods --outdir "$1" seen.csv >/dev/null 2>&1
	python3 - "$1" <<'PY'
import sys, xml.etree.ElementTree as tree
office, table = ("{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % name for name in ("office", "table"))
rows = list(tree.parse(sys.argv[1] + "/seen.fods").iter(table + "table-row"))
first = "".join(rows[0].find(table + "table-cell").itertext()).strip()
found = []
for row in rows[1:]:
    cells = row.findall(table + "table-cell")
    if len(cells) < 2 or cells[1].get(office + "value-type") is None:
        continue
    kind = cells[1].get(office + "value-type")
    value = cells[1].get(office + "value") or cells[1].get(office + "date-value") or "".join(cells[1].itertext()).strip()
    found.append(f"{kind} {value}")
print(f"{sys.argv[1]}: {first} | " + " | ".join(found))
PY
}

# Fields: comma, quote, character set (76 is UTF-8), first line, columns, language, quoted cells as text, detect special numbers.
{
	soffice --version | grep -o "LibreOffice $VERSION" || soffice --version
	convert unfiltered
	convert English CSV:44,34,76,1,,1033,false,true
	convert German CSV:44,34,76,1,,1031,false,true
	convert Spanish CSV:44,34,76,1,,3082,false,true
} | tee seen
# The year of 2/3 is the one in which it is read.
year=$(date +%Y)
diff seen - <<SEEN || { echo "this has changed" >&2 && exit 1; }
LibreOffice 7.4.7
unfiltered: ï»¿what | float 1.234 | float 480.5 | string 2/3 | date 2026-11-28T00:43:36 | string 2026-11-28T00:43:36Z | string CÃ¡diz
English: what | float 1.234 | float 480.5 | date $year-02-03 | date 2026-11-28T00:43:36 | string 2026-11-28T00:43:36Z | string Cádiz
German: what | float 1234 | string 480.500000 | string 2/3 | date 2026-11-28T00:43:36 | string 2026-11-28T00:43:36Z | string Cádiz
Spanish: what | float 1234 | string 480.500000 | date $year-03-02 | date 2026-11-28T00:43:36 | string 2026-11-28T00:43:36Z | string Cádiz
SEEN
