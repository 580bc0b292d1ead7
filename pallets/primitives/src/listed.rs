//! Lists as somebody sends them in a call.

use alloc::vec::Vec;
use frame_support::{traits::ConstU32, BoundedVec};

/// As many entries of a list are read, so that one that is longer than it may be is refused by name, and not as what does not
/// decode.
///
/// A roll of so many members takes 16 kB and a register 300 kB, which is more than people put into one transaction.
pub const MAX_LISTED: u32 = 4_096;

/// A list as somebody has sent it in a call.
pub type Listed<Entry> = BoundedVec<Entry, ConstU32<MAX_LISTED>>;

/// The same list, `None` if it has more entries than `N`.
pub fn bounded<Entry: Clone, const N: u32>(listed: &Listed<Entry>) -> Option<BoundedVec<Entry, ConstU32<N>>> {
	let entries: Vec<_> = listed.iter().take((N as usize).saturating_add(1)).cloned().collect();
	entries.try_into().ok()
}

/// How many entries of a list are looked at that may have `most`: all of them, and none of one that is longer.
///
/// By that many a call is weighed, which refuses a longer list before it reads anything.
pub fn looked_at<Entry>(listed: &Listed<Entry>, most: u32) -> u32 {
	u32::try_from(listed.len()).ok().filter(|entries| *entries <= most).unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_list_keeps_its_entries_within_a_bound() {
		let listed: Listed<u8> = alloc::vec![1, 2, 3].try_into().unwrap();
		assert_eq!(bounded::<_, 3>(&listed).map(BoundedVec::into_inner), Some(alloc::vec![1, 2, 3]));
		assert_eq!(bounded::<_, 2>(&listed), None);
		assert_eq!((looked_at(&listed, 3), looked_at(&listed, 2)), (3, 0));
	}
}
