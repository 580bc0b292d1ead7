//! What a co-op decides about itself and the federation about itself: bylaws and charter, and what their accounts do.

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
		Self::ensure_not_dissolved(mandate.coop)?;
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

	/// The keyless account of the co-op, if the co-op may act with it by this call, wherever it stands in the federation.
	pub(crate) fn may_act(coop: CoopId, call: &<T as Config>::RuntimeCall) -> Result<T::AccountId, Error<T>> {
		let account = Self::account(coop).ok_or(Error::<T>::NoSuchCoop)?;
		ensure!(T::ActFilter::contains(call), Error::<T>::NotPermitted);
		Self::ensure_no_cash(&account)?;
		Ok(account)
	}

	/// Refuses the account from which money goes by the books of a treasury: the same act has one rule.
	pub(crate) fn ensure_no_cash(account: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(!T::Cash::contains(account), Error::<T>::PaysByTreasury);
		Ok(())
	}

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
		let old_notice = now.map_or(Ok(None), |now| Self::old_notice(&now, parameters.exit_notice_days))?;
		let effective_from = T::Clock::civil();
		Ok(CharterInForce { version, hash, parameters, effective_from, resolution, old_notice })
	}

	/// The notice of before that co-ops can still leave with under a charter with a notice of `days`, if that is longer.
	///
	/// Where the notice is lengthened again while it is remembered, the shortest one holds for as long as the last.
	fn old_notice(before: &CharterOf<T>, days: u16) -> Result<Option<OldNotice>, Error<T>> {
		let kept_for = T::Clock::day().saturating_mul(OLD_NOTICE_KEPT_DAYS.into());
		let kept = before.old_notice.filter(|old| !T::Clock::has_passed(old.until.saturating_add(kept_for)));
		let previous = before.parameters.exit_notice_days;
		if days <= previous {
			return Ok(kept.filter(|old| old.days < days));
		}
		let until = T::Clock::in_days(OLD_NOTICE_DAYS).ok_or(Error::<T>::Overflow)?;
		let days = kept.map_or(previous, |old| old.days.min(previous));
		Ok(Some(OldNotice { days, until }))
	}

	/// The days of notice of a co-op whose vote on leaving opened at that deadline time.
	pub(crate) fn notice_of_leaving(opened_at: Moment) -> u16 {
		let Some(charter) = FederationCharter::<T>::get() else {
			return Self::charter().exit_notice_days;
		};
		let days = charter.parameters.exit_notice_days;
		let old = charter.old_notice.filter(|old| opened_at < old.until);
		old.map_or(days, |old| old.days.min(days))
	}

	pub(crate) fn put_charter_in_force(charter: CharterOf<T>) {
		CharterHistory::<T>::insert(charter.version, charter.entry());
		FederationCharter::<T>::put(charter);
	}

	/// The federation's account, if it may make this call.
	pub(crate) fn may_act_for_federation(call: &<T as Config>::RuntimeCall) -> Result<T::AccountId, Error<T>> {
		ensure!(T::FederationActFilter::contains(call), Error::<T>::NotPermitted);
		let account = Self::federation_account();
		Self::ensure_no_cash(&account)?;
		Ok(account)
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
