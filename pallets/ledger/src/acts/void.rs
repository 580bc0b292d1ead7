//! Two hands void what the bank has not done and will not do.

use crate::*;

impl<T: Config> Pallet<T> {
	/// What it means that somebody voids a pending entry, or one item of it, and the books with it.
	pub(crate) fn may_void(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		no: PendingNo,
		place: Option<Place>,
		reason: T::Hash,
	) -> Asked<T, Sheet<T>> {
		let (hand, content, word) = Self::word(Act::Void, ledger, coop, who, &(no, place, reason))?;
		ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
		let mut sheet = Sheet::<T>::open(ledger)?;
		// What a custodian is to pay out is on hold until that has an end.
		let bank = sheet.pending(no)?.bank;
		sheet.bank(bank)?;
		let ended = Self::end(&mut sheet, no, place, Some(Became::Voided))?;
		Self::ensure_impartial(ledger, &ended.iter().collect::<Vec<_>>(), (hand, who), &word)?;
		Ok((word, content, sheet.balanced()?))
	}

	/// Lets nothing of a pending entry, or of one item of it, wait any more, and gives the parties of what did.
	pub(crate) fn end(
		sheet: &mut Sheet<T>,
		no: PendingNo,
		place: Option<Place>,
		became: Option<Became>,
	) -> Result<Vec<PartyOf<T>>, Error<T>> {
		let pending = sheet.pending(no)?;
		let (keeper, side) = (pending.keeper, pending.side());
		let is_meant = |at: &Place| place.is_none_or(|place| place == *at);
		let items = pending.items.iter().zip(0..).filter(|(waiting, at)| waiting.remaining > 0 && is_meant(at));
		let items: Vec<_> = items.map(|(waiting, at)| (at, waiting.remaining, waiting.item.clone())).collect();
		ensure!(place.is_none_or(|place| pending.item(place).is_some()), Error::<T>::NoSuchItem);
		ensure!(!items.is_empty(), Error::<T>::AlreadyEnded);
		let today = Self::today()?;
		let mut parties = Vec::new();
		for (at, amount, Item { account, party, charged, .. }) in items {
			sheet.wait(no, at, amount, false)?;
			parties.push(party.clone());
			if let Some(became) = became {
				let (item, party) = (Some((no, at)), Some(party));
				sheet.tell(keeper, became, today, Heard { item, account, side, amount, party, charged, undoes: None });
			}
		}
		Ok(parties)
	}
}
