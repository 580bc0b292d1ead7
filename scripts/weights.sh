#!/usr/bin/env bash
# Measures the weights of our pallets in the compiled Wasm and writes them to runtime/src/weights.
#
# The node with the benchmark command has other features than the ordinary one, so it has a target folder of its own: the
# two would overwrite each other's Wasm in a common one.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"
export CARGO_TARGET_DIR=$ROCHDALE_CACHE/weights-target
# A runtime that the benchmark command carries for a measurement that is not ours.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1

echo "rochdale: building the node with the benchmark command (about 30 minutes the first time)"
cargo build --locked --profile weights -p rochdale-node --features runtime-benchmarks
# The clock has no calls; what it does at every timestamp is measured with pallet_timestamp.
for pallet in ${PALLETS:-pallet_coop_membership pallet_cooperatives pallet_resolutions pallet_ledger pallet_treasuries pallet_custody pallet_capped_shares pallet_surplus pallet_dissolution pallet_solidarity_fund pallet_validator_seats pallet_balances pallet_timestamp frame_system_extensions pallet_transaction_payment}; do
	echo "rochdale: measuring $pallet"
	"$CARGO_TARGET_DIR/weights/rochdale-node" benchmark pallet --chain dev --pallet "$pallet" --extrinsic '*' \
		--steps "${STEPS:-50}" --repeat "${REPEAT:-20}" --wasm-execution compiled --heap-pages 4096 \
		--template scripts/weights.hbs --output "runtime/src/weights/$pallet.rs"
done

echo "rochdale: measuring an empty block and a transaction that does nothing"
measured=$(mktemp -d)
trap 'rm -rf "$measured"' EXIT
"$CARGO_TARGET_DIR/weights/rochdale-node" benchmark overhead --chain dev --warmup 10 --repeat "${BLOCKS:-100}" \
	--weight-path "$measured"
node scripts/base-weights.mjs "$measured" runtime/src/weights
