#!/usr/bin/env bash
# Substrate's RPC server: pages of any origin get unsafe methods, the rate limit counts nothing over HTTP, and the option that
# forbids batches allows them.
#
# Expected: `--rpc-cors`, a list by default, keeps other pages out; `rate-limit=10` allows ten calls a minute; and
# `disable-batch-requests=true` refuses batches.
# Seen, in sc-rpc-server 33.0.0 and sc-cli 0.63.0 (stable2609): the list is for HTTP only. A browser asks nobody before it opens a
# WebSocket, and the server does not look at the origin, so that any page that is open on the machine of a node with the default
# `--rpc-methods auto` calls author_rotateKeys or system_addReservedPeer. The limit is made anew for each request of HTTP, and
# counts on a WebSocket only. `disable-batch-requests=true` of --experimental-rpc-endpoint allows batches without a limit, and `=false`
# forbids them.
# Go about it: `--rpc-methods safe` on every port that stays open; count calls in a proxy; `--rpc-disable-batch-requests` or
# `max-batch-request-len`.
#
# Takes the node of this project, in which the server is: ROCHDALE_NODE, or what `make build` has built.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/env.sh"
node=${ROCHDALE_NODE:-$CARGO_TARGET_DIR/debug/rochdale-node}
[ -x "$node" ] || { echo "there is no node at $node" >&2 && exit 2; }
folder=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
port=$((20000 + RANDOM % 9000))
cors=cors=https://polkadot.js.org
"$node" --chain dev --base-path "$folder" --no-prometheus --no-mdns --no-telemetry --listen-addr /ip4/127.0.0.1/tcp/0 \
	--experimental-rpc-endpoint "listen-addr=127.0.0.1:$port,$cors" "listen-addr=127.0.0.1:$((port + 1)),rate-limit=10" \
	"listen-addr=127.0.0.1:$((port + 2)),disable-batch-requests=true" \
	"listen-addr=127.0.0.1:$((port + 3)),disable-batch-requests=false" >"$folder/log" 2>&1 &
pid=$!
for _ in $(seq 240); do
	curl -s "http://127.0.0.1:$((port + 1))/health" >"$folder/health" && break
	kill -0 "$pid" || { tail "$folder/log" >&2 && exit 2; }
	sleep 0.5
done

call='{"jsonrpc":"2.0","id":1,"method":"system_chain","params":[]}'
post() { curl -s -H 'Content-Type: application/json' -d "$2" "http://127.0.0.1:$1"; }

echo "a page of https://elsewhere.example, where https://polkadot.js.org only is allowed:"
python3 - "$port" <<'PY'
import json, os, socket, sys

port = int(sys.argv[1])
with socket.create_connection(("127.0.0.1", port)) as connection:
    connection.sendall(
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: https://elsewhere.example\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    print("  " + connection.recv(4096).decode().split("\r\n")[0])
    text = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "author_rotateKeys", "params": []}).encode()
    mask = os.urandom(4)
    connection.sendall(bytes([0x81, 0x80 | len(text)]) + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(text)))
    print("  author_rotateKeys: " + connection.recv(4096).decode(errors="replace").split("{", 1)[-1][:70] + "…")
PY
echo "ten calls a minute, forty asked over HTTP:"
answered=0
for _ in $(seq 40); do post $((port + 1)) "$call" | grep -q '"result"' && answered=$((answered + 1)); done
echo "  $answered answered"
echo "disable-batch-requests=true:  $(post $((port + 2)) "[$call,$call]" | cut -c 1-100)"
echo "disable-batch-requests=false: $(post $((port + 3)) "[$call,$call]" | cut -c 1-100)"
