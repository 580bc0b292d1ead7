#!/usr/bin/env bash
# Clippy with warnings denied, for each set of features in which our crates are built.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/clippy.sh"

# Clippy's own lint for this finds only what the derive macros write.
narrowing() {
	! grep -rnE '[^a-z]as (u8|u16|u32|i8|i16|i32|i64)\b' --include='*.rs' pallets/*/src runtime/src node/src |
		grep -vE '/(tests|mock|benchmarking|weights)[/.]' ||
		{ echo "error: narrowing casts lose digits: use try_from" >&2 && return 1; }
}

case "${1:-}" in
plain)
	narrowing
	scripts/check-citations.sh
	# Not `build`, which would put a node without a runtime where the real one is. Of it the tests of the node run, which take
	# seconds, so nothing is optimised.
	cargo test --locked --workspace --no-run --profile dev
	cargo test --locked --workspace --bins --profile dev
	;;
features) cargo test "${TESTS[@]}" "${TARGETS[@]}" --no-run ;;
# Only checked: nothing of it runs in the tests, and building it would take as long as the node. Without try-runtime, of which
# the node has no code, and with which a pallet that the benchmark command brings along does not compile.
node) cargo check --locked -p rochdale-node --features runtime-benchmarks ;;
*)
	echo "usage: lint.sh plain|features|node" >&2
	exit 2
	;;
esac
