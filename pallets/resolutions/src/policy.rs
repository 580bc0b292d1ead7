//! Which calls a resolution can enact, and what each asks for.

use super::*;
use codec::DecodeLimit;

/// Knows which calls a resolution of one co-op can enact.
///
/// What is not listed is refused. Batches are not asked about, only the calls in them.
pub trait CallPolicy<AccountId, Call> {
	/// What a resolution must be to enact the call, `None` if none can.
	fn requirement(call: &Call) -> Option<Requirement>;

	/// The calls of a batch that succeeds or fails as a whole, the only call that can carry others.
	fn batch(call: &Call) -> Option<&[Call]>;

	/// The accounts that get something by the call.
	fn beneficiaries(call: &Call) -> Vec<AccountId>;

	/// The member whom the call judges, appoints or dismisses.
	fn judged(call: &Call) -> Option<MemberNo>;

	/// Whether the call decides on the expulsion or appeal of that member, who votes on it even while suspended.
	fn is_own_case(call: &Call) -> bool;

	/// A batch of payments that a co-op can decide on, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_batch(payees: Vec<AccountId>) -> Call;
}

/// Makes the call that pays from a co-op's account.
pub trait PaymentCall<AccountId, Call> {
	/// An amount of money. The pallet that counts votes passes it on and knows nothing of it.
	type Amount: Parameter;

	/// The call that pays `amount` to `payee`.
	fn pay(payee: AccountId, amount: Self::Amount) -> Call;

	/// Any amount, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_amount() -> Self::Amount;
}

impl<T: Config> Pallet<T> {
	/// Reads the call of a proposal and checks that a resolution on this track can enact it.
	pub(crate) fn inspect(
		track: Track,
		secrecy: Secrecy,
		call: &OpaqueCall<CallOf<T>>,
	) -> Result<(StoredCallOf<T>, Requirement), Error<T>> {
		// The length comes first, so that nothing long is ever decoded.
		let stored = StoredCallOf::<T>::try_from(call).map_err(|()| Error::<T>::CallTooLong)?;
		let call = Self::read(stored.bytes())?;
		let requirement = Self::ensure_allowed(&call)?;
		ensure!(track >= requirement.track && secrecy >= requirement.secrecy, Error::<T>::TrackTooWeak);
		ensure!(call.get_dispatch_info().call_weight.all_lte(T::MaxCallWeight::get()), Error::<T>::CallTooHeavy);

		let beneficiaries = Self::beneficiaries_of(&call);
		let concerned = beneficiaries.len().max(Self::judged_by(&call).len());
		ensure!(concerned <= MAX_RECUSED as usize, Error::<T>::TooManyBeneficiaries);
		Ok((stored, requirement))
	}

	/// Decodes a call whose length was checked.
	pub(crate) fn read(bytes: &[u8]) -> Result<CallOf<T>, Error<T>> {
		CallOf::<T>::decode_all_with_depth_limit(MAX_DEPTH, &mut &*bytes).map_err(|_| Error::<T>::CallUnreadable)
	}

	/// What a resolution must be to enact the call with all calls that it carries.
	pub(crate) fn ensure_allowed(call: &CallOf<T>) -> Result<Requirement, Error<T>> {
		match T::Policy::batch(call) {
			None => T::Policy::requirement(call).ok_or(Error::<T>::CallNotAllowed),
			Some(calls) => {
				let together = Self::ensure_batch_allowed(calls, 1)?;
				// What must be secret is about a person, and is decided alone.
				ensure!(together.secrecy == Secrecy::Open, Error::<T>::CallNotAllowed);
				Ok(together)
			}
		}
	}

	fn ensure_batch_allowed(calls: &[CallOf<T>], depth: u32) -> Result<Requirement, Error<T>> {
		ensure!(depth <= MAX_NESTED_BATCHES, Error::<T>::NestedTooDeep);
		let mut together: Option<Requirement> = None;
		for call in calls {
			let one = match T::Policy::batch(call) {
				Some(calls) => Self::ensure_batch_allowed(calls, depth.saturating_add(1))?,
				None => T::Policy::requirement(call).ok_or(Error::<T>::CallNotAllowed)?,
			};
			together = Some(together.map_or(one, |others| others.and(one)));
		}
		together.ok_or(Error::<T>::CallNotAllowed)
	}

	/// Whom the call benefits, each once. The call was checked, so that it is not nested deep.
	pub(crate) fn beneficiaries_of(call: &CallOf<T>) -> Vec<T::AccountId> {
		let mut found = match T::Policy::batch(call) {
			Some(calls) => calls.iter().flat_map(|call| Self::beneficiaries_of(call)).collect(),
			None => T::Policy::beneficiaries(call),
		};
		found.sort();
		found.dedup();
		found
	}

	/// Whom the call judges, appoints or dismisses, each once.
	pub(crate) fn judged_by(call: &CallOf<T>) -> Vec<MemberNo> {
		let mut found = match T::Policy::batch(call) {
			Some(calls) => calls.iter().flat_map(|call| Self::judged_by(call)).collect(),
			None => T::Policy::judged(call).into_iter().collect::<Vec<_>>(),
		};
		found.sort_unstable();
		found.dedup();
		found
	}

	/// The call of the resolution, decoded; `None` for one that only adopts a text.
	pub(crate) fn frozen_call(resolution: ResolutionId) -> Option<Result<CallOf<T>, Error<T>>> {
		Calls::<T>::get(resolution).map(|call| Self::read(call.bytes()))
	}
}
