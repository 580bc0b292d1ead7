//! What a block and a transaction weigh before their calls, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit.

use frame_support::weights::Weight;

/// An empty block.
pub const BLOCK: Weight = Weight::from_parts(382_210_000, 0);

/// A transaction with its signature, without its call and its extensions.
///
/// One that does nothing took 145_232_000 picoseconds, of which its extensions weigh 99_247_000 by themselves.
pub const TRANSACTION: Weight = Weight::from_parts(45_985_000, 0);
