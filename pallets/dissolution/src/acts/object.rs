//! Members object to the final balance.

use crate::*;

impl<T: Config> Pallet<T> {
	/// The balance to which members can object.
	fn confirmed(coop: CoopId, document: T::Hash) -> Result<ConfirmingOf<T>, Error<T>> {
		let dissolution = Self::dissolution(coop)?;
		let confirmed = match &dissolution.stage {
			Stage::Confirmed(confirmed) => confirmed.clone(),
			Stage::Liquidating | Stage::Published(_) => return Err(Error::<T>::NotPublished),
			Stage::Distributed(_) | Stage::Extinct { .. } => return Err(Error::<T>::ObjectionsOver),
		};
		ensure!(confirmed.balance.document == document, Error::<T>::OtherBalance);
		Ok((dissolution, confirmed))
	}

	/// Whether a member can object. Gives the member as whom it is counted.
	pub(crate) fn may_object(
		coop: CoopId,
		who: &T::AccountId,
		document: T::Hash,
	) -> Result<(MemberNo, DissolutionOf<T>, ConfirmedOf<T>), Error<T>> {
		let hand = Self::member(coop, who)?;
		let (dissolution, confirmed) = Self::confirmed(coop, document)?;
		ensure!(!T::Clock::has_passed(confirmed.ends_at), Error::<T>::ObjectionsOver);
		ensure!(!matches!(confirmed.balance.by, Publisher::Members(_)), Error::<T>::DecidedByMembers);
		// Whoever is about to have another seat as well is one person.
		let member = T::Members::sits_or_will(coop, who).unwrap_or(hand.member);
		ensure!(T::Electors::is_elector(coop, member, confirmed.version), Error::<T>::NotElector);
		ensure!(Objections::<T>::get(coop, member) != Some(confirmed.round), Error::<T>::AlreadyObjected);
		Ok((member, dissolution, confirmed))
	}

	/// Counts it. Enough of them stop the balance.
	pub(crate) fn do_object(
		coop: CoopId,
		(member, mut dissolution, mut confirmed): (MemberNo, DissolutionOf<T>, ConfirmedOf<T>),
	) -> DispatchResult {
		confirmed.objections = confirmed.objections.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let (objections, needed) = (confirmed.objections, confirmed.needed);
		Objections::<T>::insert(coop, member, confirmed.round);
		Self::deposit_event(Event::BalanceObjected { coop, member, objections, needed });
		dissolution.stage = Stage::Confirmed(confirmed);
		if objections >= needed {
			return Self::stop(coop, dissolution);
		}
		Dissolutions::<T>::insert(coop, dissolution);
		Ok(())
	}
}
