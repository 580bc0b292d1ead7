//! Budget lines.

use crate::*;

/// A budget line that is to be opened.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct NewLine<Hash> {
	/// Its name.
	pub title: Written,
	/// Hash of the document that says what the money is for.
	pub purpose: Hash,
	/// The most that requests can take from it in a period, in millionths of the currency.
	pub limit: Balance,
	/// How often it gives that.
	pub rhythm: Rhythm,
}

/// The budget lines with which a treasury is opened.
pub type NewLines<T> = BoundedVec<NewLine<<T as frame_system::Config>::Hash>, ConstU32<MAX_NEW_LINES>>;

/// A budget line.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Line<Hash> {
	/// Its name.
	pub title: Title,
	/// Hash of the document that says what the money is for.
	pub purpose: Hash,
	/// The most that requests can take from it in a period, in millionths of the currency.
	pub limit: Balance,
	/// The highest limit that it ever had.
	pub highest: Balance,
	/// How often it gives the limit.
	pub rhythm: Rhythm,
	/// The account in the books.
	pub account: AccountNo,
	/// The civil day on which it was opened.
	pub opened_on: Day,
	/// The kind of decision that set the limit. What a special resolution has budgeted is no major disposal.
	pub track: Track,
	/// Whether nothing can be charged to it any more.
	pub closed: bool,
	/// The resolution that opened or last changed it.
	pub resolution: ResolutionId,
}

/// What a budget line has given in a period.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Spending {
	/// By requests, in millionths of the currency.
	pub requested: Balance,
	/// By resolutions, whatever the limit, in millionths of the currency.
	pub resolved: Balance,
}

impl Spending {
	/// All of it, `None` if that is more than can be counted.
	pub fn all(&self) -> Option<Balance> {
		self.requested.checked_add(self.resolved)
	}
}
