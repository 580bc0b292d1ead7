# Sourced by what compiles our crates for a check.
#
# Clippy runs as the compiler of our own crates inside ordinary builds, with warnings denied. `cargo clippy` would check all of
# the SDK once more, because it shares nothing with builds; and what runs in the tests is what was linted, compiled once.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROCHDALE_ROOT"

RUSTC_WORKSPACE_WRAPPER=$(rustup which clippy-driver)
export RUSTC_WORKSPACE_WRAPPER
export CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__
export SKIP_WASM_BUILD=1

# The tests of the pallets and the runtime, with benchmarks and invariants. The features are named through the runtime, and all of
# the workspace is selected though nothing of the node is built: what cargo selects decides the features of every crate below,
# and without the node half of the registry, `wasm-opt` included, would be compiled once more with other ones.
FEATURES=rochdale-runtime/runtime-benchmarks,rochdale-runtime/try-runtime
TESTS=(--locked --workspace --features "$FEATURES")
TARGETS=(--lib --test '*')
