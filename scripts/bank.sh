#!/usr/bin/env bash
# The treasurer's bank files, from any folder: see docs/bank-files-and-journals.md.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# What is installed is told beside what the command prints.
"$ROCHDALE_ROOT/scripts/setup.sh" bank >&2
# Only our own package is found, whatever folder this is started from; letters are UTF-8, whatever the language of the machine.
export PYTHONPATH=$ROCHDALE_ROOT/tools PYTHONSAFEPATH=1 PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
exec "$ROCHDALE_CACHE/bank/bin/python" -m bank "$@"
