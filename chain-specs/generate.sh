#!/usr/bin/env bash
# Writes the chain specs of the built-in chains, plain and raw, into this folder.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/env.sh"
cd "$ROCHDALE_ROOT/chain-specs"

for chain in dev local; do
	"$CARGO_TARGET_DIR/debug/rochdale-node" export-chain-spec --chain "$chain" --output "$chain.json"
	"$CARGO_TARGET_DIR/debug/rochdale-node" export-chain-spec --chain "$chain.json" --raw --output "$chain-raw.json"
done
