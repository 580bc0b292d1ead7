# Sourced by everything that calls cargo, so that all of it shares one cache outside the checkout.
#
# CARGO_TARGET_DIR              where builds go; a folder in the home directory unless it is set
# WASM_BUILD_WORKSPACE_HINT     lets the Wasm builder find the workspace from there
# WASM_BUILD_TOOLCHAIN          set where setup.sh had to make a toolchain for the Wasm target of its own
# WASM_BUILD_TYPE               the runtime is built optimised and compressed whatever the node's profile: it starts faster
# WASM_BUILD_RUSTFLAGS          keeps the paths of this machine out of the runtime, which is then the same wherever it is built
# WASM_BUILD_CARGO_ARGS         names the file that says how it is optimised
# OPENSSL_NO_VENDOR             uses the system's OpenSSL, which saves three minutes of compiling it

ROCHDALE_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ROCHDALE_CACHE=${ROCHDALE_CACHE:-${XDG_CACHE_HOME:-${HOME:?rochdale: HOME must be set}/.cache}/rochdale}
# rustup's proxies, which know the pinned toolchain, come before a cargo of the system.
PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
export PATH
export ROCHDALE_ROOT ROCHDALE_CACHE
CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-$ROCHDALE_CACHE/target}")
export CARGO_TARGET_DIR
export WASM_BUILD_WORKSPACE_HINT=$ROCHDALE_ROOT
export WASM_BUILD_TYPE=release
export WASM_BUILD_CARGO_ARGS="--config $ROCHDALE_ROOT/scripts/wasm.toml"
export OPENSSL_NO_VENDOR=1
WASM_TOOLCHAIN_NAME=rochdale-wasm

# A toolchain that setup.sh has linked for the Wasm target is used just where the pinned one has no such target.
wasm_lib() { echo "$1/lib/rustlib/wasm32v1-none/lib"; }
has_wasm() { compgen -G "$(wasm_lib "$1")/libcore-*.rlib" >/dev/null; }

if [ -z "${WASM_BUILD_TOOLCHAIN:-}" ] && command -v rustc >/dev/null 2>&1; then
	if ! has_wasm "$(cd "$ROCHDALE_ROOT" && rustc --print sysroot 2>/dev/null)" &&
		linked=$(rustup run "$WASM_TOOLCHAIN_NAME" rustc --print sysroot 2>/dev/null) && has_wasm "$linked"; then
		export WASM_BUILD_TOOLCHAIN=$WASM_TOOLCHAIN_NAME
	fi
fi

# Where a panic is reported names the file. The last path that fits counts. Flags are parted by spaces, so that a path that has
# some stays as it is.
if [ -z "${WASM_BUILD_RUSTFLAGS:-}" ]; then
	WASM_BUILD_RUSTFLAGS=
	for renamed in "$HOME=home" "${RUSTUP_HOME:-$HOME/.rustup}=rustup" "${CARGO_HOME:-$HOME/.cargo}=cargo" \
		"$CARGO_TARGET_DIR=target" "$ROCHDALE_ROOT=rochdale"; do
		case $renamed in
			*[[:space:]]*) ;;
			*) WASM_BUILD_RUSTFLAGS+="${WASM_BUILD_RUSTFLAGS:+ }--remap-path-prefix=$renamed" ;;
		esac
	done
	unset renamed
fi
export WASM_BUILD_RUSTFLAGS
