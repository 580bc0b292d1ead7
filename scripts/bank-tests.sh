#!/usr/bin/env bash
# Tests of the bank files and of the count of elections, their style and their types: `bank-tests.sh`, with arguments for pytest if any.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"
scripts/setup.sh bank-tests
echo "rochdale: tests of the bank files and of the count of elections"

bin=$ROCHDALE_CACHE/bank/bin settings=tools/bank/pyproject.toml
# The models of the surplus and of the solidarity fund are in the same style.
folders=(tools/bank tools/elections tests/bank tests/elections pallets/surplus/model pallets/solidarity-fund/model)
export PYTHONDONTWRITEBYTECODE=1 RUFF_CACHE_DIR=$ROCHDALE_CACHE/bank/ruff
"$bin/ruff" check --quiet --config "$settings" "${folders[@]}"
"$bin/ruff" format --quiet --check --config "$settings" "${folders[@]}" ||
	{ echo "error: the files are not in the format of 'ruff format --config $settings ${folders[*]}'" >&2 && exit 1; }
MYPYPATH=tools "$bin/mypy" --config-file "$settings" --cache-dir "$ROCHDALE_CACHE/bank/mypy" tools/bank tools/elections
"$bin/pytest" -q -p no:cacheprovider --show-capture=no tests/bank tests/elections "$@"
