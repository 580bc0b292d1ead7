#!/usr/bin/env bash
# Tests of the pallets and the runtime, benchmarks run once: `unit.sh` for all of them, `unit.sh PACKAGE` for those of one.
set -euo pipefail

if [ -n "${1:-}" ]; then
	. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
	cd "$ROCHDALE_ROOT"
	case "$1" in
	rochdale-node) targets=(--bins) ;;
	rochdale-runtime) targets=(--lib --test '*') ;;
	*) targets=(--lib) ;;
	esac
	# The node is selected, not built, so that the package finds what was compiled for the node.
	SKIP_WASM_BUILD=1 exec cargo test --locked -p "$1" -p rochdale-node "${targets[@]}"
fi

. "$(dirname "${BASH_SOURCE[0]}")/clippy.sh"
cargo test "${TESTS[@]}" "${TARGETS[@]}" --no-run

# Those of the runtime take as long as all others, so they run beside them.
log=$(mktemp)
cargo test "${TESTS[@]}" --test '*' >"$log" 2>&1 &
runtime=$!
trap 'kill "$runtime" 2>/dev/null || true; rm -f "$log"' EXIT
cargo test "${TESTS[@]}" --lib
cargo test "${TESTS[@]}" --doc
wait "$runtime" || { cat "$log" && exit 1; }
cat "$log"
