//! Resolutions on the same matter, of which one takes effect at most.

use super::*;
use crate::MAX_ALTERNATIVES;

/// A matter on which members choose among alternatives. Kept for good under the id of the one that others were put to first.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Matter {
	/// The alternatives, in the order in which they came on the agenda. Who was withdrawn before the vote is none.
	pub alternatives: BoundedVec<ResolutionId, ConstU32<MAX_ALTERNATIVES>>,
	/// The one that takes effect, once it has passed.
	pub chosen: Option<ResolutionId>,
}
