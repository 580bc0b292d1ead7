//! What the session pallet asks: who has a seat, when a session ends, and who a validator is.

use super::*;
use pallet_session::{historical, SessionManager, ShouldEndSession};
use sp_runtime::Permill;

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		Some(Self::plan(index)?.into_iter().map(|(validator, _)| validator).collect())
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		Some(Self::plan_genesis().into_iter().map(|(validator, _)| validator).collect())
	}

	// Comes before the session pallet tells finality of its new set, in the same block.
	fn start_session(index: SessionIndex) {
		Self::session_begins(index);
	}

	fn end_session(_: SessionIndex) {}
}

impl<T: Config> historical::SessionManager<T::AccountId, CoopId> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<(T::AccountId, CoopId)>> {
		Self::plan(index)
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<(T::AccountId, CoopId)>> {
		Some(Self::plan_genesis())
	}

	// Comes before the session pallet tells finality of its new set, in the same block.
	fn start_session(index: SessionIndex) {
		Self::session_begins(index);
	}

	fn end_session(_: SessionIndex) {}
}

impl<T: Config> ShouldEndSession<BlockNumberFor<T>> for Pallet<T> {
	fn should_end_session(now: BlockNumberFor<T>) -> bool {
		// Block 1 opens the first session, which genesis has planned.
		now.checked_rem(&SessionLength::<T>::get()).is_some_and(|rest| rest.is_zero())
	}
}

impl<T: Config> EstimateNextSessionRotation<BlockNumberFor<T>> for Pallet<T> {
	fn average_session_length() -> BlockNumberFor<T> {
		SessionLength::<T>::get()
	}

	fn estimate_current_session_progress(now: BlockNumberFor<T>) -> (Option<Permill>, Weight) {
		let length = SessionLength::<T>::get();
		let progress = now.checked_rem(&length).map(|passed| Permill::from_rational(passed, length));
		(progress, T::DbWeight::get().reads(1))
	}

	fn estimate_next_session_rotation(now: BlockNumberFor<T>) -> (Option<BlockNumberFor<T>>, Weight) {
		let length = SessionLength::<T>::get();
		let next = now.checked_rem(&length).and_then(|passed| now.checked_sub(&passed)?.checked_add(&length));
		(next, T::DbWeight::get().reads(1))
	}
}

/// The validator that an account is: itself, if a co-op has named it. So only named accounts can set session keys.
pub struct ValidatorOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<T::AccountId>> for ValidatorOf<T> {
	fn convert(account: T::AccountId) -> Option<T::AccountId> {
		CoopOfValidator::<T>::contains_key(&account).then_some(account)
	}
}

/// The co-op behind a validator, which identifies it in proofs about past sessions.
pub struct CoopOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<CoopId>> for CoopOf<T> {
	fn convert(validator: T::AccountId) -> Option<CoopId> {
		CoopOfValidator::<T>::get(validator)
	}
}
