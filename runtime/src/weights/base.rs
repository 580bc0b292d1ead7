//! What a block and a transaction weigh before their calls, measured in the compiled Wasm.
//!
//! Written by `make weights`; do not edit.

use frame_support::weights::Weight;

/// An empty block.
pub const BLOCK: Weight = Weight::from_parts(265_430_000, 0);

/// A transaction with its signature, without its call and its extensions.
///
/// One that does nothing took 146_470_000 picoseconds, of which its extensions weigh 99_986_000 by themselves.
pub const TRANSACTION: Weight = Weight::from_parts(46_484_000, 0);
