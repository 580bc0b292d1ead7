//! What a call gives back of its weight when it is refused.
//!
//! A call is weighed for the case in which it does its most. Who sends one that fails at once must not hold the room of that in
//! the block, in which others could do something: else blocks are filled for little with what nobody does.

use frame_support::{
	dispatch::{DispatchErrorWithPostInfo, PostDispatchInfo},
	pallet_prelude::{DispatchError, Pays},
	weights::Weight,
};

/// What a call asks first, and what it weighs when it is refused there.
pub trait GiveBack<Asked> {
	/// The same answer, where a refusal weighs only `asking` of what the call was weighed for.
	///
	/// `asking` covers what was read before the refusal. Who is refused pays for that much. Its proof is left out: on a chain of
	/// its own nothing is proved to others, and one that is larger than that of the call would be logged as a mistake.
	fn or_refused(self, asking: Weight) -> Result<Asked, DispatchErrorWithPostInfo>;
}

impl<Asked, E: Into<DispatchError>> GiveBack<Asked> for Result<Asked, E> {
	fn or_refused(self, asking: Weight) -> Result<Asked, DispatchErrorWithPostInfo> {
		let asking = Weight::from_parts(asking.ref_time(), 0);
		self.map_err(|error| DispatchErrorWithPostInfo {
			post_info: PostDispatchInfo { actual_weight: Some(asking), pays_fee: Pays::Yes },
			error: error.into(),
		})
	}
}

/// Asserts that a call fails by this error and changes nothing, whatever it gives back of its weight.
#[macro_export]
macro_rules! assert_refused {
	($call:expr, $error:expr $(,)?) => {
		frame_support::assert_storage_noop!(assert_eq!(
			$call.map(|_| ()).map_err(|failed| {
				// Of whatever kind it is.
				frame_support::dispatch::DispatchErrorWithPostInfo::from(failed).error
			}),
			Err($error.into())
		))
	};
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_refusal_weighs_what_was_asked_and_keeps_its_name() {
		let (asking, error) = (Weight::from_parts(1, 2), DispatchError::Other("wrong"));
		assert_eq!(Ok::<_, DispatchError>(1).or_refused(asking), Ok(1));
		let refused = Err::<u32, _>(error).or_refused(asking).unwrap_err();
		assert_eq!((refused.error, refused.post_info.actual_weight), (error, Some(Weight::from_parts(1, 0))));
		assert_eq!(refused.post_info.pays_fee, Pays::Yes);
	}
}
