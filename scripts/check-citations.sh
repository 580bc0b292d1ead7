#!/usr/bin/env bash
# Fails where a comment or a page cites a rule of practice that docs/practice.md lacks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

page=docs/practice.md
# Gives what is cited, one citation a line. A list after one key ("ES 17.2, 17.4", "nos. 52 and 55") is one a number.
cited() {
	grep -rhoE --include='*.rs' --include='*.md' --include='*.mjs' --exclude=practice.md "$1" pallets runtime node docs tests | sort -u
}
numbers() { grep -oE '[0-9]+[A-Z]?(\.[0-9]+)?' | sort -u; }
list='[0-9]+[A-Z]?(\.[0-9]+)?((, | and |, and )[0-9]+[A-Z]?(\.[0-9]+)?)*'

missing=0
lacks() {
	echo "error: $page has no $1, which is cited" >&2
	missing=1
}

for number in $(cited "\bnos?\. $list" | numbers); do
	grep -q "^| $number |" "$page" || lacks "rule $number"
done
for section in $(cited "practice (§ ?)?[0-9]+(\.[0-9]+)?\b" | numbers); do
	grep -qE "^#+ .*§$section\b" "$page" || lacks "section $section"
done
for vector in $(cited "[Vv]ector [0-9]+ (of|in) the practice" | numbers); do
	grep -q "^Vector $vector of the practice" "$page" || lacks "vector $vector"
done
for key in ES SCE IT IN PV; do
	for article in $(cited "\b$key $list" | numbers); do
		grep -q "^| $key $article |" "$page" || lacks "article $key $article"
	done
done
exit "$missing"
