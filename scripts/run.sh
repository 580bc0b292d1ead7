#!/usr/bin/env bash
# Runs the development chain and says how to open it once it answers. Arguments go to the node.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

port=9944
for ((i = 1; i <= $#; i++)); do
	case "${!i}" in
	--rpc-port) next=$((i + 1)) && port=${!next:-$port} ;;
	--rpc-port=*) port=${!i#*=} ;;
	esac
done

node=$$
announce() {
	for _ in $(seq 600); do
		kill -0 "$node" 2>/dev/null || return 0
		if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
			cat <<EOT

rochdale: the chain is running.
rochdale: open it in polkadot.js apps:  https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:$port
rochdale:   Chromium and Chrome ask whether that page may reach your local network: allow it, or it never connects.
rochdale:   Safari lets no page on the web do so: take another browser, or run the page on this machine (see below).
rochdale: what to do there:             docs/using-polkadot-js.md
rochdale: stop it with Ctrl-C; the chain starts afresh every time unless you add ARGS="--base-path FOLDER".

EOT
			return 0
		fi
		sleep 0.2
	done
}

# A port that is taken is the node's to report.
(exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || announce &
# The runtime is compiled at the first start only. With so few threads that allocate, more arenas than two only hold memory.
export MALLOC_ARENA_MAX=2
exec "$CARGO_TARGET_DIR/debug/rochdale-node" --dev --compiled-runtimes "$ROCHDALE_CACHE/compiled-runtimes" "$@"
