#!/usr/bin/env bash
# Builds the runtime of this checkout as a release has it, and prints the sum by which a federation authorises it: BLAKE2 of 256
# bits, as 'b2sum -l 256' gives it. With --twice it builds two copies in folders of other names, and fails where their sums
# differ. See docs/releasing.md.
set -euo pipefail
# What fails within a substitution ends this as well, so that no sum is printed of what was not built.
shopt -s inherit_errexit
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"

# Builds the runtime of the checkout $1 in the folder $2 and prints its path.
built() {
	# The runtime is compiled for Wasm with the profile that env.sh names, whatever that of the build around it is.
	CARGO_TARGET_DIR='' WASM_BUILD_RUSTFLAGS='' "$1/scripts/fixed-path.sh" "$2" bash -c '
		. scripts/env.sh
		cargo build --locked -p rochdale-runtime --features metadata-hash
	' >&2
	echo "$2/debug/wbuild/rochdale-runtime/rochdale_runtime.compact.compressed.wasm"
}

sum() { b2sum -l 256 "$1" | cut -d ' ' -f 1; }

case "${1:-}" in
"")
	wasm=$(built "$ROCHDALE_ROOT" "$ROCHDALE_CACHE/reproduce")
	found=$(sum "$wasm")
	echo "0x$found  $wasm"
	;;
--twice)
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	sums=()
	for name in one "the other"; do
		mkdir -p "$work/$name"
		git archive HEAD | tar -x -C "$work/$name"
		wasm=$(built "$work/$name" "$work/builds of $name")
		sums+=("$(sum "$wasm")")
		rm -rf "$work/builds of $name"
	done
	echo "0x${sums[0]}"
	[ "${sums[0]}" = "${sums[1]}" ] || {
		echo "rochdale: the second build gives another runtime, 0x${sums[1]}" >&2
		exit 1
	}
	;;
*)
	echo "usage: reproduce.sh [--twice]" >&2
	exit 2
	;;
esac
