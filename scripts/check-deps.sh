#!/usr/bin/env bash
# Fails when two versions of an SDK crate are in the tree. They resolve, and then fail with baffling errors.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"

echo "rochdale: looking for SDK crates in two versions"
twice=$(sed -n 's/^name = "\(.*\)"/\1/p' Cargo.lock | sort | uniq -d | grep -E '^(sp|sc|frame|pallet|substrate)-' || true)
if [ -n "$twice" ]; then
	echo "error: in two versions in Cargo.lock: $(echo "$twice" | tr '\n' ' ')" >&2
	exit 1
fi
