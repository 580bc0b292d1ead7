#!/usr/bin/env bash
# Builds what is released: the node, without the chains whose keys everybody knows, and the runtime with the hash of its
# metadata, which hardware wallets check. Writes them and their sums into a folder: release.sh [FOLDER]. See docs/releasing.md.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"

die() {
	echo "rochdale: $*" >&2
	exit 1
}

version=$(sed -n '/^\[workspace.package\]/,/^version/s/^version = "\(.*\)"/\1/p' Cargo.toml)
runtime=$(sed -n 's/^runtime_version!(\([0-9]*\),.*/\1/p' runtime/src/lib.rs | head -n 1)
[ -n "$version" ] && [ -n "$runtime" ] || die "the versions of node and runtime are not where this script looks for them."
[ -z "$(git status --porcelain)" ] || die "a release is built from what is committed: 'git status' shows what is not."
out=${1:-$ROCHDALE_CACHE/release/$version}
builds=$ROCHDALE_CACHE/release/builds

CARGO_TARGET_DIR='' WASM_BUILD_RUSTFLAGS='' scripts/fixed-path.sh "$builds" bash -c '
	. scripts/env.sh
	cargo build --locked --profile production -p rochdale-node --no-default-features --features metadata-hash
	scripts/check-wasm.sh "$CARGO_TARGET_DIR/production/wbuild/rochdale-runtime/rochdale_runtime.compact.wasm"
'
mkdir -p "$out"
cp "$builds/production/rochdale-node" "$out/rochdale-node"
strip --strip-debug "$out/rochdale-node"
wasm=rochdale-runtime-$runtime.compact.compressed.wasm
cp "$builds/production/wbuild/rochdale-runtime/rochdale_runtime.compact.compressed.wasm" "$out/$wasm"
cd "$out"
sha256sum rochdale-node "$wasm" >SHA256SUMS
echo "rochdale: node $version and runtime $runtime of $(git -C "$ROCHDALE_ROOT" rev-parse --short HEAD) are in $out"
echo "rochdale: the runtime is authorised by 0x$(b2sum -l 256 "$wasm" | cut -d ' ' -f 1)"
