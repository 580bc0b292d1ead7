//! Two hands post what a line of the bank's statement explains.

use crate::{
	rules::{balance, limits},
	*,
};

/// The legs that parts make, and with whom they are.
type Explained<T> = Vec<EntryLegOf<T>>;

impl<T: Config> Pallet<T> {
	/// What it means that somebody sends this posting, and the books with it.
	pub(crate) fn may_post(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		posting: &PostingOf<T>,
	) -> Asked<T, Sheet<T>> {
		let (hand, content, word) = Self::word(Act::Post, ledger, coop, who, posting)?;
		let mut sheet = Sheet::<T>::open(ledger)?;
		let entry = Self::explain(&mut sheet, posting, posting.line.booked, word.hands())?;
		Self::ensure_impartial(ledger, &entry.parties(), (hand, who), &word)?;
		Self::ensure_may_go(&sheet, &entry, None)?;
		sheet.enter(entry)?;
		Ok((word, content, sheet.balanced()?))
	}

	/// The entry that explains a line or a part of it, dated on `day`. It is entered in nothing but the lines and items.
	pub(crate) fn explain(
		sheet: &mut Sheet<T>,
		posting: &PostingOf<T>,
		day: Day,
		hands: Option<[Hand; 2]>,
	) -> Result<EntryOf<T>, Error<T>> {
		let Posting { bank, line, parts, voucher, .. } = posting;
		sheet.bank(*bank)?;
		ensure!(line.reference != T::Hash::default(), Error::<T>::NoReference);
		ensure!(limits::is_amount(line.amount), Error::<T>::WrongAmount);
		ensure!(limits::has_come(line.booked, Self::today()?), Error::<T>::DayInFuture);
		ensure!(limits::is_day_of_books(line.booked), Error::<T>::DayTooEarly);
		ensure!(limits::may_be_valued(line.booked, line.valued), Error::<T>::ValueDayTooFar);

		let entry_no = sheet.next_entry()?;
		let mut legs = Vec::new();
		for part in parts {
			Self::explain_part(sheet, posting, part, (entry_no, day), &mut legs)?;
		}
		for leg in &legs {
			ensure!(limits::is_amount(leg.amount), Error::<T>::WrongAmount);
			ensure!(limits::is_bookable(&sheet.record, leg.amount), Error::<T>::BelowSmallestUnit);
		}
		let has_plain = legs.iter().any(|leg| leg.origin.is_none());
		ensure!(!has_plain || *voucher != T::Hash::default(), Error::<T>::NoDocument);

		let (side, amount) = balance::cash(&legs).ok_or(Error::<T>::Overflow)?;
		ensure!(amount > 0 && side == Side::of_cash(line.direction), Error::<T>::SumDiffers);
		Self::explain_line(sheet, posting, amount)?;
		let cash = Leg { account: *bank, side, amount, party: None };
		legs.push(EntryLeg::plain(cash, Keeper::Hands));
		Ok(Entry {
			day,
			value_day: if day == line.booked { line.valued } else { day },
			at: T::Clock::civil(),
			legs: legs.try_into().map_err(|_| Error::<T>::TooManyItems)?,
			basis: Basis::Statement,
			voucher: *voucher,
			line: Some((*bank, line.reference)),
			linked: None,
			hands,
		})
	}

	/// Counts so much of a line as explained. What was said of it before must be the same.
	fn explain_line(sheet: &mut Sheet<T>, posting: &PostingOf<T>, amount: Balance) -> Result<(), Error<T>> {
		let Posting { bank, line, rest, .. } = posting;
		let said = Line::new(line);
		let mut kept = sheet.line(*bank, line.reference).unwrap_or(said);
		ensure!(Line { explained: 0, ..kept } == said, Error::<T>::LineDiffers);
		ensure!(kept.is_unexplained(), Error::<T>::ReferenceUsed);
		kept.explained = kept.explained.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		ensure!(kept.explained.checked_add(*rest) == Some(kept.amount), Error::<T>::SumDiffers);
		sheet.put_line(*bank, line.reference, Some(kept))
	}

	/// Adds the legs of a part, and takes what it posts from what waits.
	fn explain_part(
		sheet: &mut Sheet<T>,
		posting: &PostingOf<T>,
		part: &PartOf<T>,
		(entry, day): (EntryNo, Day),
		legs: &mut Explained<T>,
	) -> Result<(), Error<T>> {
		match part {
			Part::Whole(no) => {
				let items = &sheet.pending(*no)?.items;
				let waiting = items.iter().map(|waiting| waiting.remaining).zip(0..).filter(|(amount, _)| *amount > 0);
				let waiting: Vec<(Balance, Place)> = waiting.collect();
				ensure!(!waiting.is_empty(), Error::<T>::AlreadyEnded);
				let all = legs.len().saturating_add(waiting.len());
				ensure!(all <= MAX_ITEMS as usize, Error::<T>::TooManyItems);
				for (amount, place) in waiting {
					legs.push(Self::post_item(sheet, posting, (*no, place, amount), (entry, day))?);
				}
			}
			Part::Item { pending, place, amount } => {
				legs.push(Self::post_item(sheet, posting, (*pending, *place, *amount), (entry, day))?);
			}
			Part::Direct(leg) => {
				let account = sheet.purpose(leg.account)?;
				ensure!(account.terms.is_direct, Error::<T>::NotDirect);
				let keeper = account.terms.keeper;
				if let Some(party) = &leg.party {
					Self::ensure_party(sheet.id, party)?;
				}
				let leg = EntryLeg::plain(leg.clone(), keeper);
				sheet.tell(keeper, Became::Posted(entry), day, heard(&leg, None, leg.side));
				legs.push(leg);
			}
			Part::Back { entry: no, place, amount } => {
				let before = sheet.entry(*no)?;
				ensure!(before.line.is_some() && before.basis == Basis::Statement, Error::<T>::NotByStatement);
				ensure!(posting.line.booked >= before.day, Error::<T>::BeforeEntry);
				let leg = before.leg(*place).cloned().ok_or(Error::<T>::NoSuchItem)?;
				ensure!(!sheet.account(leg.account)?.is_cash(), Error::<T>::IsCash);
				let item = match leg.origin {
					Some(Origin::Back(..)) => return Err(Error::<T>::NotByStatement),
					Some(Origin::Item(pending, place)) => Some((pending, place)),
					None => None,
				};
				Self::take_back(sheet, (*no, *place), leg.amount, *amount)?;
				let side = leg.side;
				let back = leg.back(*no, *place, *amount);
				sheet.tell(back.keeper, Became::Returned(entry), day, heard(&back, item, side));
				legs.push(back);
			}
		}
		Ok(())
	}

	/// Posts so much of an item, and gives its leg.
	fn post_item(
		sheet: &mut Sheet<T>,
		posting: &PostingOf<T>,
		(no, place, amount): (PendingNo, Place, Balance),
		(entry, day): (EntryNo, Day),
	) -> Result<EntryLegOf<T>, Error<T>> {
		let pending = sheet.pending(no)?;
		ensure!(pending.bank == posting.bank, Error::<T>::OtherBank);
		ensure!(pending.deadline.is_none_or(|at| !T::Clock::has_passed(at)), Error::<T>::AlreadyEnded);
		let (keeper, side, direction) = (pending.keeper, pending.side(), pending.direction);
		let waiting = pending.item(place).ok_or(Error::<T>::NoSuchItem)?;
		ensure!(waiting.remaining > 0, Error::<T>::AlreadyEnded);
		ensure!(amount <= waiting.remaining, Error::<T>::MoreThanRemains);
		let (item, details) = (waiting.item.clone(), waiting.details);
		if direction == Direction::Out {
			// Those that the bank had then, or those that were approved again since.
			let is_in_force = |day| Self::details_on(sheet.id, &item.party, day) == details;
			let is_approved = is_in_force(posting.line.booked) || is_in_force(Self::today()?);
			ensure!(is_approved, Error::<T>::DetailsChanged);
		}
		sheet.wait(no, place, amount, false)?;
		let Item { account, party, charged, .. } = item;
		let origin = Some(Origin::Item(no, place));
		let leg = EntryLeg { account, side, amount, party: Some(party), keeper, origin, charged };
		sheet.tell(keeper, Became::Posted(entry), day, heard(&leg, Some((no, place)), side));
		Ok(leg)
	}

	/// Counts so much of a leg as taken back.
	fn take_back(
		sheet: &mut Sheet<T>,
		(no, place): (EntryNo, Place),
		all: Balance,
		amount: Balance,
	) -> Result<(), Error<T>> {
		let taken = sheet.taken_back(no);
		let before = taken.get(&place).copied().unwrap_or_default();
		let after = before.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		ensure!(after <= all, Error::<T>::MoreThanRemains);
		taken.try_insert(place, after).map_err(|_| Error::<T>::Overflow)?;
		Ok(())
	}

	/// Asks the keepers whether money may go that nobody has approved, but for what an entry had said that this one corrects.
	pub(crate) fn ensure_may_go(
		sheet: &Sheet<T>,
		entry: &EntryOf<T>,
		corrected: Option<&EntryOf<T>>,
	) -> Result<(), Error<T>> {
		let mut going = entry.going().ok_or(Error::<T>::Overflow)?;
		if let Some(corrected) = corrected {
			for (account, before) in corrected.going().ok_or(Error::<T>::Overflow)? {
				// What was more than it is now gives nothing to others.
				going.entry(account).and_modify(|amount| *amount = amount.checked_sub(before).unwrap_or_default());
			}
		}
		let going: Vec<_> = going.into_iter().filter(|(_, amount)| *amount > 0).collect();
		let may = going.is_empty() || T::Keepers::may_go(sheet.id, &going, entry.day).is_ok();
		ensure!(may, Error::<T>::NotCovered);
		Ok(())
	}
}
