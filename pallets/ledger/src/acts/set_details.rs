//! Two hands enter the commitment to the bank details of a party.

use crate::*;

impl<T: Config> Pallet<T> {
	/// What it means that somebody sends these details, and what the register says then.
	pub(crate) fn may_set_details(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		party: &PartyOf<T>,
		details: T::Hash,
	) -> Asked<T, Option<Details<T::Hash>>> {
		let (hand, content, word) = Self::word(Act::Details, ledger, coop, who, &(party, details))?;
		ensure!(details != T::Hash::default(), Error::<T>::NoDocument);
		Self::ensure_party(ledger, party)?;
		Self::ensure_impartial(ledger, &[party], (hand, who), &word)?;
		let Some(hands) = word.hands() else {
			return Ok((word, content, None));
		};
		let known = DetailsOf::<T>::get(ledger, party);
		let version = known.as_ref().map_or(0, |known| known.version).checked_add(1).ok_or(Error::<T>::Overflow)?;
		let today = Self::today()?;
		let before = known.and_then(|known| known.in_force(today, T::Clock::has_passed(known.from)));
		let ahead = Day::try_from(DETAILS_DAYS).map_err(|_| Error::<T>::Overflow)?;
		let day = today.checked_add(ahead).ok_or(Error::<T>::Overflow)?;
		let from = T::Clock::in_days(DETAILS_DAYS).ok_or(Error::<T>::Overflow)?;
		Ok((word, content, Some(Details { version, before, after: details, day, from, hands })))
	}

	/// Enters the details on which two hands agree.
	pub(crate) fn do_set_details(ledger: LedgerId, party: PartyOf<T>, details: Option<Details<T::Hash>>) {
		if let Some(details) = details {
			let Details { version, day, .. } = details;
			DetailsOf::<T>::insert(ledger, &party, details);
			Self::deposit_event(Event::DetailsSet { ledger, party, version, day });
		}
	}
}
