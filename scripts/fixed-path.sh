#!/usr/bin/env bash
# Runs a command in this checkout as if it lay at the same path on every machine, with another folder beside it for what is
# built: the names that cargo gives to our crates contain their path, and with them the runtime would be another one in each
# folder. Nobody else sees these paths, so several can do this at once.
#
#   fixed-path.sh FOLDER-FOR-BUILDS COMMAND...
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
builds=$(mkdir -p "$1" && cd "$1" && pwd)
shift
place=/tmp/rochdale-build
mkdir -p "$place/source" "$place/target"
# Whoever is not root is so within the name space only.
as_root=()
[ "$(id -u)" = 0 ] || as_root=(--map-root-user)
unshare --mount "${as_root[@]}" true 2>/dev/null || {
	echo "rochdale: this needs mounts of its own (unshare --mount): run it as root, or in a container that allows them." >&2
	exit 1
}
# shellcheck disable=SC2016 # the inner shell expands these
exec unshare --mount "${as_root[@]}" bash -c '
	set -euo pipefail
	place=$1
	mount --bind "$2" "$place/source"
	mount --bind "$3" "$place/target"
	shift 3
	cd "$place/source"
	export CARGO_TARGET_DIR=$place/target
	exec "$@"
' fixed-path "$place" "$source" "$builds" "$@"
