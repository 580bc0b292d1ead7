//! Two hands correct a wrong entry: it is mirrored, and entered anew.

use crate::*;

impl<T: Config> Pallet<T> {
	/// What it means that somebody sends this correction, and the books with it.
	pub(crate) fn may_correct(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		wrong: EntryNo,
		reason: T::Hash,
		anew: Option<&PostingOf<T>>,
	) -> Asked<T, Sheet<T>> {
		let (hand, content, word) = Self::word(Act::Correct, ledger, coop, who, &(wrong, reason, anew))?;
		ensure!(reason != T::Hash::default(), Error::<T>::NoDocument);
		let mut sheet = Sheet::<T>::open(ledger)?;
		let before = sheet.entry(wrong)?;
		let (bank, reference) = before.line.ok_or(Error::<T>::NotByStatement)?;
		ensure!(before.basis == Basis::Statement, Error::<T>::NotByStatement);
		ensure!(sheet.taken_back(wrong).is_empty(), Error::<T>::AlreadyTakenBack);

		// A wrong entry of a closed period is put right on the first day that is open.
		let first_open = sheet.record.closed_through.and_then(|day| day.checked_add(1));
		let day = if sheet.record.is_open(before.day) { Some(before.day) } else { first_open };
		let day = day.ok_or(Error::<T>::Overflow)?;
		// It may have been put right before, so that what counts is the day on which the bank has booked the line.
		let line = *sheet.line(bank, reference);
		let is_open = line.is_some_and(|line| sheet.record.is_open(line.booked));
		sheet.is_stated = !is_open;
		let mirror = Self::mirror(&mut sheet, wrong, &before, day, reason, word.hands())?;
		let mut parties = before.parties();
		sheet.enter(mirror)?;
		let entry = match anew {
			Some(anew) => {
				let day = if is_open { anew.line.booked } else { day };
				Some(Self::explain(&mut sheet, anew, day, word.hands())?)
			}
			None => None,
		};
		if let Some(entry) = &entry {
			parties.extend(entry.parties());
		}
		Self::ensure_impartial(ledger, &parties, (hand, who), &word)?;
		if let Some(entry) = entry {
			Self::ensure_may_go(&sheet, &entry, Some(&before))?;
			sheet.enter(entry)?;
		}
		// What a statement has closed is what the bank has done.
		ensure!(is_open || *sheet.line(bank, reference) == line, Error::<T>::CashIsClosed);
		Ok((word, content, sheet.balanced()?))
	}

	/// The mirror of an entry, dated on `day`. What it had posted waits again, and what it said had come back has not.
	fn mirror(
		sheet: &mut Sheet<T>,
		wrong: EntryNo,
		before: &EntryOf<T>,
		day: Day,
		reason: T::Hash,
		hands: Option<[Hand; 2]>,
	) -> Result<EntryOf<T>, Error<T>> {
		let entry = sheet.next_entry()?;
		let mut legs = Vec::new();
		for (leg, place) in before.legs.iter().zip(0..) {
			sheet.taken_back(wrong).try_insert(place, leg.amount).map_err(|_| Error::<T>::Overflow)?;
			if sheet.account(leg.account)?.is_cash() {
				Self::unexplain(sheet, before, leg.amount)?;
			} else {
				let (became, item) = Self::undo(sheet, leg, entry)?;
				let is_back = matches!(leg.origin, Some(Origin::Back(..)));
				let side = if is_back { leg.side.other() } else { leg.side };
				let undone = Heard { undoes: Some(before.at), ..heard(leg, item, side) };
				sheet.tell(leg.keeper, became, day, undone);
			}
			legs.push(leg.clone().back(wrong, place, leg.amount));
		}
		Ok(Entry {
			day,
			value_day: if day == before.day { before.value_day } else { day },
			at: T::Clock::civil(),
			legs: legs.try_into().map_err(|_| Error::<T>::Overflow)?,
			basis: Basis::Correction(wrong),
			voucher: reason,
			line: before.line,
			linked: None,
			hands,
		})
	}

	/// Lets a leg be as it was before, and gives what became of it.
	#[allow(clippy::type_complexity)]
	fn undo(
		sheet: &mut Sheet<T>,
		leg: &EntryLegOf<T>,
		entry: EntryNo,
	) -> Result<(Became, Option<(PendingNo, Place)>), Error<T>> {
		match leg.origin {
			Some(Origin::Item(no, place)) => {
				sheet.wait(no, place, leg.amount, true)?;
				Ok((Became::Unposted(entry), Some((no, place))))
			}
			Some(Origin::Back(no, place)) => {
				let taken = sheet.taken_back(no);
				let rest = taken.get(&place).copied().and_then(|taken: Balance| taken.checked_sub(leg.amount));
				match rest.ok_or(Error::<T>::Overflow)? {
					0 => drop(taken.remove(&place)),
					rest => drop(taken.try_insert(place, rest)),
				}
				let item = match sheet.entry(no)?.leg(place).and_then(|leg| leg.origin) {
					Some(Origin::Item(no, place)) => Some((no, place)),
					_ => None,
				};
				Ok((Became::NotReturned(entry), item))
			}
			None => Ok((Became::Unposted(entry), None)),
		}
	}

	/// Takes from a line that so much of it is explained. A line of which nothing is explained is forgotten.
	fn unexplain(sheet: &mut Sheet<T>, before: &EntryOf<T>, amount: Balance) -> Result<(), Error<T>> {
		let (bank, reference) = before.line.ok_or(Error::<T>::NotByStatement)?;
		let mut line = sheet.line(bank, reference).ok_or(Error::<T>::Overflow)?;
		line.explained = line.explained.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
		sheet.put_line(bank, reference, Some(line).filter(|line| line.explained > 0))
	}
}
