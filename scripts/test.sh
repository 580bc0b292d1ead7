#!/usr/bin/env bash
# Everything that CI checks.
#
# Journeys mostly wait for time to pass on their chains, so they run beside the compiler, which gives way to them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"

say() { echo "rochdale: $*"; }

logs=$(mktemp -d)
# Each lane is a group of processes, so that nothing of it is left when another one fails.
set -m
trap 'for lane in $(jobs -p); do kill -- "-$lane"; done 2>/dev/null; wait 2>/dev/null; rm -rf "$logs"' EXIT

# Runs a command whose output is shown once it has ended.
lane() {
	local name=$1 begun=$SECONDS
	shift
	if "$@" >"$logs/$name" 2>&1; then
		cat "$logs/$name"
		say "$name passed in $((SECONDS - begun)) s"
	else
		cat "$logs/$name"
		say "$name failed"
		return 1
	fi
}

# A network upgrades to a runtime of its own, which the others do without.
networks() {
	scripts/next-runtime.sh && npm run --silent test:network
}

compiler() {
	say "tests of the pallets and the runtime, compiled by clippy"
	nice -n 19 scripts/unit.sh &&
		say "clippy" && nice -n 19 scripts/lint.sh plain && nice -n 19 scripts/lint.sh node
}

say "all checks (the first time about 45 minutes on 2 cores, later about 12)"
scripts/setup.sh test
scripts/setup.sh bank-tests
make --no-print-directory check-format check-deps build
scripts/check-wasm.sh
say "journeys of real clients against nodes and networks, beside what the compiler does"
lane networks networks &
lane journeys npm test --silent &
# They start no node, and no journey waits for them.
lane bank-tests scripts/bank-tests.sh &
lane packaging node --test tests/packaging/package.test.mjs tests/packaging/watching.test.mjs &
compiler &
for _ in 1 2 3 4 5; do
	wait -n || exit 1
done
say "all checks passed"
