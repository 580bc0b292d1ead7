#!/usr/bin/env bash
# Measures a member's ballot, what two people do with joint money, and what a member does with shares, beside what other pallets
# need for the same: a transfer of units, the approval of a multisig, a vote of a collective, the harvest of a reward for an asset
# that is held. So it does what a node asks before it refuses a free call of a stranger. All in one run, because only what was
# measured together can be compared.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"
export CARGO_TARGET_DIR=$ROCHDALE_CACHE/weights-target
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1

echo "rochdale: building the node with the benchmark command (about 30 minutes the first time)"
cargo build --locked --profile weights -p rochdale-node --features peers
measured=$(mktemp -d)
trap 'rm -rf "$measured"' EXIT
while read -r pallet calls; do
	echo "rochdale: measuring $pallet"
	"$CARGO_TARGET_DIR/weights/rochdale-node" benchmark pallet --chain dev --pallet "$pallet" --extrinsic "$calls" --extra \
		--steps "${STEPS:-20}" --repeat "${REPEAT:-20}" --wasm-execution compiled --heap-pages 4096 \
		--json-file "$measured/$pallet.json" >"$measured/log" 2>&1 || {
		cat "$measured/log"
		exit 1
	}
done <<'CALLS'
pallet_balances transfer_allow_death
pallet_multisig approve_as_multi_approve
pallet_collective vote
pallet_asset_rewards harvest_rewards
pallet_resolutions vote_usually
pallet_treasuries request,approve,refuse_request,refuse_approve,refuse_approve_again
pallet_ledger post,post_run,refuse_post
pallet_capped_shares subscribe,subscribe_offer,expect,hear,give_notice,collect_claims,collect_returns,pay_out_to_a_person,declare_return,declare_return_of_one_class
CALLS
node scripts/peers.mjs "$measured"
