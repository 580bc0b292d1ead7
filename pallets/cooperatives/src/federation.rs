//! What the federation decides about itself: its charter, and what its account does.

use super::*;

impl<T: Config> Pallet<T> {
	/// What an enacted resolution of the federation may do, if its track is at least `least`.
	pub(crate) fn ensure_federation(origin: OriginFor<T>, least: Track) -> Result<FederationMandate, DispatchError> {
		let mandate = T::FederationOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= least, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	/// The charter that would be in force.
	pub(crate) fn may_adopt_charter(
		mandate: &FederationMandate,
		hash: T::Hash,
		parameters: Charter,
	) -> Result<CharterOf<T>, Error<T>> {
		let now = FederationCharter::<T>::get();
		ensure!(hash != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(now.is_none_or(|now| now.hash != hash), Error::<T>::SameCharter);
		ensure!(Self::wrong_charter_parameter(parameters).is_none(), Error::<T>::ParameterOutsideRange);
		let version = now.map_or(0, |now| now.version).checked_add(1).ok_or(Error::<T>::Overflow)?;
		let resolution = Some(mandate.resolution);
		Ok(CharterInForce { version, hash, parameters, effective_from: T::Clock::civil(), resolution })
	}

	pub(crate) fn put_charter_in_force(charter: CharterOf<T>) {
		CharterHistory::<T>::insert(charter.version, charter.entry());
		FederationCharter::<T>::put(charter);
	}

	/// The federation's account, if it may make this call.
	pub(crate) fn may_act_for_federation(call: &<T as Config>::RuntimeCall) -> Result<T::AccountId, Error<T>> {
		ensure!(T::FederationActFilter::contains(call), Error::<T>::NotPermitted);
		Ok(Self::federation_account())
	}

	/// Has a keyless account make a call, and tells of it if that succeeds. `own` is what this weighs without the call.
	pub(crate) fn dispatch_as(
		account: T::AccountId,
		call: <T as Config>::RuntimeCall,
		own: Weight,
		done: Event<T>,
	) -> DispatchResultWithPostInfo {
		let info = call.get_dispatch_info();
		let result = call.dispatch(frame_system::RawOrigin::Signed(account).into());
		let weight = own.saturating_add(extract_actual_weight(&result, &info));
		match result {
			Ok(_) => {
				Self::deposit_event(done);
				Ok(Some(weight).into())
			}
			Err(failed) => Err(DispatchErrorWithPostInfo { post_info: Some(weight).into(), ..failed }),
		}
	}
}
