//! What a co-op decides about itself: its bylaws, and what its account does.

use super::*;

impl<T: Config> Pallet<T> {
	/// What an enacted resolution may do, if its track is at least `least`.
	pub(crate) fn ensure_mandate(origin: OriginFor<T>, least: Track) -> Result<Mandate, DispatchError> {
		let mandate = T::CoopOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= least, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	/// The bylaws that would be in force.
	pub(crate) fn may_adopt(mandate: &Mandate, hash: T::Hash, parameters: Parameters) -> Result<BylawsOf<T>, Error<T>> {
		let now = Bylaws::<T>::get(mandate.coop).ok_or(Error::<T>::NoSuchCoop)?;
		ensure!(hash != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(hash != now.hash, Error::<T>::SameBylaws);
		ensure!(Self::wrong_parameter(now.profile, parameters).is_none(), Error::<T>::ParameterOutsideRange);
		Ok(BylawsInForce {
			version: now.version.checked_add(1).ok_or(Error::<T>::Overflow)?,
			hash,
			profile: now.profile,
			parameters,
			effective_from: T::Clock::civil(),
			resolution: Some(mandate.resolution),
		})
	}

	pub(crate) fn put_in_force(coop: CoopId, bylaws: BylawsOf<T>) {
		BylawsHistory::<T>::insert(coop, bylaws.version, bylaws.entry());
		Bylaws::<T>::insert(coop, bylaws);
	}

	/// The keyless account of the co-op, if the co-op may act with it by this call.
	pub(crate) fn may_act(coop: CoopId, call: &<T as Config>::RuntimeCall) -> Result<T::AccountId, Error<T>> {
		let coop = Self::present(coop)?;
		ensure!(T::ActFilter::contains(call), Error::<T>::NotPermitted);
		Ok(coop.account)
	}
}
