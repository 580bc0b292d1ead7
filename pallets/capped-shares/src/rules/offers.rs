//! How shares are allotted where more are subscribed than can be issued.

use super::part::part;

/// How many of the shares that one subscriber has paid for are allotted, where `subscribed` of all were, `before` of them by
/// those who came before, and `issued` can be.
///
/// In proportion, and rounded so that all together get what can be issued: nobody gets a share more or less than their part.
/// All of them where no more are subscribed than can be issued.
pub fn allotted(before: u64, shares: u64, subscribed: u64, issued: u64) -> Option<u64> {
	if subscribed <= issued {
		return Some(shares);
	}
	let until = |count: u64| part(count.into(), issued.into(), subscribed.into());
	until(before.checked_add(shares)?)?.checked_sub(until(before)?)?.try_into().ok()
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// What all get, one after another.
	fn allot(all: &[u64], issued: u64) -> Vec<u64> {
		let (subscribed, mut before) = (all.iter().sum(), 0);
		let next = |shares: &u64| {
			let got = allotted(before, *shares, subscribed, issued).unwrap();
			before += shares;
			got
		};
		all.iter().map(next).collect()
	}

	#[test]
	fn an_offer_that_is_not_full_allots_all() {
		assert_eq!(allot(&[7, 3], 10), [7, 3]);
		assert_eq!(allot(&[7, 3], 250), [7, 3]);
	}

	#[test]
	fn an_offer_that_is_full_is_issued_to_the_last_share() {
		assert_eq!(allot(&[100, 100, 100], 100), [33, 33, 34]);
		assert_eq!(allot(&[1; 8], 3), [0, 0, 1, 0, 0, 1, 0, 1]);
		assert_eq!(allotted(u64::MAX, 1, u64::MAX, 1), None);
	}

	proptest! {
		/// All together get what can be issued, and each less than a share more or less than their part, and no more than they
		/// paid for.
		#[test]
		fn each_gets_their_part(all in proptest::collection::vec(1u64..1_000, 1..60), issued in 0u64..20_000) {
			let subscribed: u64 = all.iter().sum();
			let got = allot(&all, issued);
			prop_assert_eq!(got.iter().sum::<u64>(), subscribed.min(issued));
			for (got, shares) in got.iter().zip(&all) {
				let most = subscribed.min(issued);
				prop_assert!(got <= shares);
				prop_assert!((got * subscribed).abs_diff(shares * most) < subscribed);
			}
		}
	}
}
