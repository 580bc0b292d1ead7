//! The members decide to end their co-op, or that it goes on.

use crate::*;

impl<T: Config> Pallet<T> {
	/// The most that dissolving weighs.
	pub(crate) fn dissolving_weight() -> Weight {
		let others = T::Shares::weight().on_dissolved.saturating_add(T::Surplus::weight().on_dissolved);
		<T as Config>::WeightInfo::dissolve().saturating_add(others).saturating_add(T::Custody::weight())
	}

	/// Whether what is left of a co-op can go to the heir.
	pub(crate) fn ensure_heir(coop: CoopId, heir: Heir) -> Result<(), Error<T>> {
		let Heir::Coop(to) = heir else {
			return Ok(());
		};
		let is_member = T::Coops::standing(to) == Some(Standing::Member);
		ensure!(to != coop && is_member && !Dissolutions::<T>::contains_key(to), Error::<T>::NoSuchHeir);
		let can_be_paid = |cash: CashAccount| Self::can_be_paid(coop, to, cash.mode);
		ensure!(T::Cash::cash(Self::ledger(coop)).is_none_or(can_be_paid), Error::<T>::HeirNotPayable);
		Ok(())
	}

	/// Whether money of a co-op that moves in this way can come into the books of another one.
	pub(crate) fn can_be_paid(coop: CoopId, to: CoopId, mode: Mode) -> bool {
		let (own, theirs) = (Self::ledger(coop), Self::ledger(to));
		let is_same_way = T::Cash::cash(theirs).is_some_and(|cash| cash.mode == mode);
		is_same_way && T::Ledger::currency(own) == T::Ledger::currency(theirs)
	}

	/// Whether the members can end the co-op, and what is left can go to the heir.
	pub(crate) fn may_dissolve(coop: CoopId, heir: Heir, document: T::Hash) -> Result<(), Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(!Dissolutions::<T>::contains_key(coop), Error::<T>::AlreadyDissolved);
		Self::ensure_heir(coop, heir)?;
		ensure!(!T::Custody::is_custodian(coop), Error::<T>::IsCustodian);
		Ok(())
	}

	/// From now on nothing works in the co-op but what winds it up.
	pub(crate) fn do_dissolve(coop: CoopId, heir: Heir, document: T::Hash, resolution: ResolutionId) -> DispatchResult {
		let (dissolved_at, idle_at) = (T::Clock::civil(), Self::idle_at()?);
		let (is_stopped, stage) = (false, Stage::Liquidating);
		let dissolution = Dissolution { heir, document, resolution, dissolved_at, idle_at, is_stopped, stage };
		Dissolutions::<T>::insert(coop, dissolution);
		T::Shares::on_dissolved(coop)?;
		T::Surplus::on_dissolved(coop)?;
		Self::deposit_event(Event::Dissolved { coop, heir, document, resolution });
		Ok(())
	}

	/// Whether the members can decide that the co-op goes on: until its money is divided. (DE GenG 79a)
	pub(crate) fn may_resume(coop: CoopId, document: T::Hash) -> Result<DissolutionOf<T>, Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let dissolution = Self::dissolution(coop)?;
		ensure!(!matches!(dissolution.stage, Stage::Distributed(_)), Error::<T>::AlreadyDistributed);
		Ok(dissolution)
	}

	/// It is as if they had never decided to end it.
	pub(crate) fn do_resume(coop: CoopId, dissolution: &DissolutionOf<T>, document: T::Hash, resolution: ResolutionId) {
		if let Stage::Confirmed(confirmed) = &dissolution.stage {
			Self::unschedule(confirmed.ends_at, Due::Distribution(coop));
		}
		Dissolutions::<T>::remove(coop);
		Self::deposit_event(Event::Resumed { coop, document, resolution });
	}
}

impl<T: Config> KnowDissolved for Pallet<T> {
	fn is_dissolved(coop: CoopId) -> bool {
		Dissolutions::<T>::contains_key(coop)
	}

	fn has_balance(coop: CoopId) -> bool {
		let stage = Dissolutions::<T>::get(coop).map(|dissolution| dissolution.stage);
		stage.is_some_and(|stage| !matches!(stage, Stage::Liquidating))
	}

	fn weight() -> Weight {
		T::DbWeight::get().reads(1)
	}
}
