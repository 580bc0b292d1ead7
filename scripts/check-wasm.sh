#!/usr/bin/env bash
# Fails if the runtime that was built is too large compressed, or names a path of the machine on which that was done: it would
# be shown to whoever meets a panic, and the same code would be another runtime on each machine.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

wasm=${1:-$CARGO_TARGET_DIR/debug/wbuild/rochdale-runtime/rochdale_runtime.compact.wasm}
[ -f "$wasm" ] || { echo "rochdale: there is no runtime at $wasm: run 'make build' first." >&2; exit 1; }
for path in "$HOME/" "$ROCHDALE_ROOT/" "$CARGO_TARGET_DIR/" "${CARGO_HOME:-$HOME/.cargo}/" "${RUSTUP_HOME:-$HOME/.rustup}/"; do
	if grep -aqF -- "$path" "$wasm"; then
		echo "rochdale: the runtime at $wasm names $path" >&2
		exit 1
	fi
done
compressed=${wasm%.wasm}.compressed.wasm
size=$(stat -c %s "$compressed")
# An upgrade is one transaction of a block that takes 5 MiB; what grows beyond a quarter of that is looked at. Journeys ask the
# same of a chain (tests/journeys/start.test.mjs), much later.
if [ "$size" -ge $((1280 * 1024)) ]; then
	echo "rochdale: the compressed runtime at $compressed has $size bytes, and 1,310,720 are too many" >&2
	exit 1
fi
