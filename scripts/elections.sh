#!/usr/bin/env bash
# Counts the papers of an election, from any folder: see docs/elections.md.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
command -v python3 >/dev/null || { echo "error: Python 3.11 or later is needed to count papers." >&2 && exit 1; }
# Only our own package is found, whatever folder this is started from; letters are UTF-8, whatever the language of the machine.
export PYTHONPATH=$ROCHDALE_ROOT/tools PYTHONSAFEPATH=1 PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
exec python3 -m elections "$@"
