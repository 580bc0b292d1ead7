#!/usr/bin/env bash
# Builds the runtime with a version that is one higher, to which tests of upgrades upgrade, and prints its path in the last
# line. The node's own runtime stays as it is: only what is compiled for Wasm from the registry is shared with its build.
# With `broken` it builds one whose upgrade breaks, which `make check-upgrade` has to catch.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# The pinned toolchain is chosen by the folder in which cargo is called.
cd "$ROCHDALE_ROOT"

die() {
	echo "rochdale: $*" >&2
	exit 1
}

# The project that the Wasm builder has made for the node's runtime.
ordinary=$CARGO_TARGET_DIR/debug/wbuild/rochdale-runtime
case ${1:-next} in
	next) feature=next-version ;;
	broken) feature=broken-upgrade ;;
	*) die "there is no such runtime: $1" ;;
esac
next=$CARGO_TARGET_DIR/debug/wbuild/rochdale-runtime-${1:-next}
library=rochdale_runtime_${1:-next}
[ -f "$ordinary/Cargo.lock" ] || die "the node's runtime is not built yet: run 'make build' first."
command -v zstd >/dev/null || die "zstd is needed to compress the runtime: run 'scripts/setup.sh test' first."

# Writes what it reads to a file, unless that says so already: cargo compiles again what is newer.
write() {
	cat >"$1.new"
	if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
}

# The library has a name of its own, because both lie in one folder.
mkdir -p "$next/src"
sed -e "s|^name = \"rochdale_runtime\"|name = \"$library\"|" \
	-e "s|^path = .*|path = \"$ROCHDALE_ROOT/runtime\"|" \
	-e 's|^features = .*|features = ["'"$feature"'"]|' "$ordinary/Cargo.toml" | write "$next/Cargo.toml"
write "$next/Cargo.lock" <"$ordinary/Cargo.lock"
write "$next/src/lib.rs" <"$ordinary/src/lib.rs"

cargo=(cargo)
[ -z "${WASM_BUILD_TOOLCHAIN:-}" ] || cargo=(rustup run "$WASM_BUILD_TOOLCHAIN" cargo)
# With the flags of substrate-wasm-builder 35 to the letter, or the dependencies would be compiled again.
flags="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime"
log=$ROCHDALE_CACHE/${1:-next}-runtime.log
env -u CARGO_ENCODED_RUSTFLAGS -u RUSTC RUSTFLAGS="$flags ${WASM_BUILD_RUSTFLAGS:-}" SKIP_WASM_BUILD= \
	CARGO_TARGET_DIR="$ordinary/target" \
	"${cargo[@]}" rustc --offline --target=wasm32v1-none --manifest-path="$next/Cargo.toml" --profile "$WASM_BUILD_TYPE" $WASM_BUILD_CARGO_ARGS >"$log" 2>&1 ||
	die "the next runtime could not be built; the log is $log."

# Eight bytes say that what follows is compressed (sp-maybe-compressed-blob).
wasm=$next/$library.compressed.wasm
{
	printf '\x52\xbc\x53\x76\x46\xdb\x8e\x05'
	zstd -q -19 -c "$ordinary/target/wasm32v1-none/$WASM_BUILD_TYPE/$library.wasm"
} >"$wasm.new"
mv "$wasm.new" "$wasm"
echo "$wasm"
