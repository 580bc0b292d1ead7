#!/usr/bin/env bash
# Makes the machine ready: `setup.sh build` for building the node, `setup.sh clients` for the tools of members and secretaries,
# `setup.sh bank` for the treasurer's bank files, `setup.sh bank-tests` for their tests, `setup.sh test` for all tests of clients.
# Does nothing where everything is there. Stops with one sentence where something is missing that it cannot get.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"

say() { echo "rochdale: $*"; }
die() {
	echo "rochdale: $*" >&2
	exit 1
}

can_be_root() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Debian packages, only those that are not installed.
install_packages() {
	local missing=()
	for package in "$@"; do
		dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
	done
	[ ${#missing[@]} = 0 ] && return
	command -v apt-get >/dev/null || die "please install ${missing[*]}: this script knows Debian's apt-get only."
	if ! can_be_root; then
		die "installing Debian packages needs root: run 'sudo apt-get install ${missing[*]}' and try again."
	fi
	say "installing Debian packages: ${missing[*]}"
	local log=$ROCHDALE_CACHE/apt.log
	# In this run level no service starts because its package was installed.
	local install=(env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y --no-install-recommends)
	as_root "${install[@]}" "${missing[@]}" >"$log" 2>&1 ||
		{ as_root apt-get update >"$log" 2>&1 && as_root "${install[@]}" "${missing[@]}" >>"$log" 2>&1; } ||
		die "Debian packages could not be installed (${missing[*]}); is there a network? The log is $log."
}

check_rust() {
	command -v cargo >/dev/null && command -v rustup >/dev/null ||
		die "Rust is missing: install it with rustup from https://rustup.rs and try again."
	local pinned
	pinned=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
	if ! rustup run "$pinned" rustc --version >/dev/null 2>&1; then
		say "installing Rust $pinned"
		rustup toolchain install "$pinned" --profile minimal --component clippy --component rustfmt >"$ROCHDALE_CACHE/rustup.log" 2>&1 || true
	fi
	rustup run "$pinned" rustc --version >/dev/null 2>&1 ||
		die "Rust $pinned is needed and could not be installed; is there a network? The log is $ROCHDALE_CACHE/rustup.log."
	[ "$(rustc --version)" = "$(rustup run "$pinned" rustc --version)" ] ||
		die "the rustc on your PATH is not rustup's ($(command -v rustc)): put ~/.cargo/bin first."
	PINNED=$pinned
}

# The target's library for the pinned toolchain by rustup; failing that, from Debian's sources of Rust.
check_wasm() {
	local sysroot
	sysroot=$(rustup run "$PINNED" rustc --print sysroot)
	has_wasm "$sysroot" && return
	rustup target add wasm32v1-none --toolchain "$PINNED" >"$ROCHDALE_CACHE/rustup.log" 2>&1 || true
	has_wasm "$sysroot" && return
	if linked=$(rustup run "$WASM_TOOLCHAIN_NAME" rustc --print sysroot 2>/dev/null) && has_wasm "$linked" &&
		[ "$(cat "$(wasm_lib "$linked")/rochdale-version" 2>/dev/null)" = "$(rustup run "$WASM_TOOLCHAIN_NAME" rustc --version)" ]; then
		return
	fi
	say "rustup has no Wasm target here, building one from Debian's sources of Rust (half a minute)"
	install_packages rustc-web cargo-web rust-web-src lld-19
	build_wasm_target
}

build_wasm_target() {
	can_be_root || die "building the Wasm target needs root, to put it beside Debian's Rust in /usr/lib/rustlib."
	local work=$ROCHDALE_CACHE/wasm-target lib=/usr/lib/rustlib/wasm32v1-none/lib host
	host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
	local bin=/usr/lib/rustlib/$host/bin
	rm -rf "$work" && mkdir -p "$work/src"
	printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
	echo '#![no_std]' >"$work/src/lib.rs"
	# Embedded bitcode, because the runtime is linked with LTO.
	(cd "$work" && env -u RUSTUP_TOOLCHAIN -u CARGO_TARGET_DIR PATH="/usr/bin:/bin" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
		RUSTFLAGS=-Cembed-bitcode=yes /usr/bin/cargo build -Zbuild-std=core,alloc --target wasm32v1-none --release) \
		>"$ROCHDALE_CACHE/wasm-target.log" 2>&1 ||
		die "the Wasm target could not be built; the log is $ROCHDALE_CACHE/wasm-target.log."
	as_root mkdir -p "$lib" "$bin"
	as_root rm -f "$lib"/*.rlib
	for crate in core alloc compiler_builtins; do
		as_root cp "$work"/target/wasm32v1-none/release/deps/lib"$crate"-*.rlib "$lib/"
	done
	as_root ln -sf "$(command -v lld-19)" "$bin/rust-lld"
	rustup toolchain link "$WASM_TOOLCHAIN_NAME" /usr
	rustup run "$WASM_TOOLCHAIN_NAME" rustc --version | as_root tee "$lib/rochdale-version" >/dev/null
	# Objects of the old library do not match the new one.
	rm -rf "$work" "$CARGO_TARGET_DIR"/*/wbuild
}

fetch_crates() {
	local log=$ROCHDALE_CACHE/fetch.log
	# Offline first, so that nothing is asked of the network where everything is there.
	cargo fetch --locked --offline >"$log" 2>&1 && return
	say "downloading the crates"
	cargo fetch --locked >"$log" 2>&1 || die "the crates could not be downloaded; is there a network? The log is $log."
}

check_clients() {
	command -v npm >/dev/null || install_packages nodejs npm
	local major
	major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
	[ "$major" -ge 18 ] || die "Node.js 18 or later is needed for the client tools and tests, found ${major}."
	local stamp=node_modules/.rochdale-lock
	cmp -s package-lock.json "$stamp" && return
	say "installing the npm packages of the client tools and tests"
	npm ci --no-audit --no-fund >"$ROCHDALE_CACHE/npm.log" 2>&1 ||
		die "the npm packages could not be installed; is there a network? The log is $ROCHDALE_CACHE/npm.log."
	cp package-lock.json "$stamp"
}

# The bank files' environment of Python in the cache, with what the lists of requirements pin: `check_bank LIST...`.
check_bank() {
	local environment=$ROCHDALE_CACHE/bank list
	command -v python3 >/dev/null || install_packages python3
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
		die "Python 3.11 or later is needed for the bank files, found $(python3 --version)."
	if ! "$environment/bin/python" -c '' 2>/dev/null || ! cmp -s tools/bank/requirements.txt "$environment/requirements.txt"; then
		python3 -c 'import ensurepip' 2>/dev/null || install_packages python3-venv
		python3 -m venv --clear "$environment" >"$ROCHDALE_CACHE/bank.log" 2>&1 ||
			die "the environment of Python for the bank files could not be made; the log is $ROCHDALE_CACHE/bank.log."
	fi
	for list in "$@"; do
		cmp -s "tools/bank/$list" "$environment/$list" && continue
		say "installing the Python packages of tools/bank/$list"
		# Each list has all that is needed, and nothing else comes in.
		"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
			-r "tools/bank/$list" \
			>"$ROCHDALE_CACHE/bank.log" 2>&1 ||
			die "the Python packages of tools/bank/$list could not be installed; is there a network? The log is $ROCHDALE_CACHE/bank.log."
		cp "tools/bank/$list" "$environment/$list"
	done
}

check_bank_tests() {
	check_bank requirements.txt requirements-test.txt requirements-pabutools.txt requirements-elections.txt
	# They judge the journals; 58 MB.
	install_packages hledger beancount
}

mkdir -p "$ROCHDALE_CACHE" || die "the cache folder $ROCHDALE_CACHE cannot be written."
case "${1:-build}" in
clients)
	check_clients
	exit
	;;
bank)
	check_bank requirements.txt
	exit
	;;
bank-tests)
	check_clients
	check_bank_tests
	exit
	;;
esac
check_rust
install_packages protobuf-compiler libssl-dev pkg-config g++
fetch_crates
check_wasm
case "${1:-build}" in
build) ;;
test)
	check_clients
	check_bank_tests
	# Compresses the runtime to which tests upgrade.
	install_packages zstd
	# It is tried in front of nodes where it is there. Nobody gets a web server on their own machine without having asked.
	[ "${CI:-}" != true ] || install_packages nginx-light
	;;
*) die "unknown argument '$1': use 'build', 'clients', 'bank', 'bank-tests' or 'test'." ;;
esac
