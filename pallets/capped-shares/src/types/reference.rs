//! Rates that the federation attests.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A published rate of a calendar year.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Reference<Hash> {
	/// The rate, in basis points.
	pub bps: u16,
	/// Hash of the document that says so.
	pub document: Hash,
	/// Whether a return or interest was measured by it, after which it never changes.
	pub is_used: bool,
}
