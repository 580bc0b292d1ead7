#!/usr/bin/env bash
# wasm-opt and zstd: what a runtime weighs on a chain when it was made smaller.
#
# Expected: a module that `wasm-opt -Oz` has made smaller is smaller when it is compressed, too. Chains, browsers and packages
# all send modules compressed, so that is the size that counts.
# Seen: with binaryen 123.0.0 the module of @automerge/automerge 2.2.8, compiled from Rust and optimised by its makers, loses
# 9 % of its bytes by `-Oz`, and has more of them than before when zstd has compressed it as well as it can (python
# zstandard 0.23.0, level 22), as brotli does at its best. Compiled code repeats itself; what replaces the repeats does not.
# Go about it: measure what is sent, not what is written; leave the module as the compiler gave it, and make it smaller in the
# sources: what is never called, what is compiled once for each type, tables that a dependency brings along.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
{
	npm init --yes && npm install --no-audit --no-fund binaryen@123.0.0 @automerge/automerge@2.2.8
	python3 -m venv python && python/bin/pip install zstandard==0.23.0 brotli==1.1.0
} >log 2>&1 || { cat log >&2 && exit 2; }
as_sent=node_modules/@automerge/automerge/dist/automerge.wasm
# Read and written again without the names of functions, so that nothing else differs.
node_modules/.bin/wasm-opt -all --strip-debug "$as_sent" -o plain.wasm
node_modules/.bin/wasm-opt -all --strip-debug -Oz "$as_sent" -o optimised.wasm
python/bin/python - <<'CODE' | tee seen
import brotli, zstandard
sizes = {}
for name in ('plain', 'optimised'):
    module = open(f'{name}.wasm', 'rb').read()
    sizes[name] = (len(module), len(zstandard.compress(module, level=22)), len(brotli.compress(module, quality=11, lgwin=24)))
for what, plain, optimised in zip(('written', 'by zstd', 'by brotli'), sizes['plain'], sizes['optimised']):
    print(f'{what}: {"smaller" if optimised < plain else "larger"} ({plain} and {optimised} bytes)')
CODE
sed 's/ (.*//' seen | diff - <(printf '%s\n' 'written: smaller' 'by zstd: larger' 'by brotli: larger') ||
	{ echo "what was seen has changed" >&2 && exit 1; }
