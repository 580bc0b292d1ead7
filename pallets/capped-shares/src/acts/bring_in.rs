//! A register that an auditor has confirmed comes in, line by line.

use super::{hold::Entry, import::Auditing};
use crate::*;

/// Where claims stand that came in, before all others of their day.
const FIRST_LEVEL: u32 = 0;

/// What some lines bring in: of shares that are held, and of those that wait.
#[derive(Default)]
struct Brought {
	capital: Balance,
	queued: Balance,
}

impl<T: Config> Pallet<T> {
	/// Lets a draft come in that an auditor has confirmed. Days count from the first day of the business year that runs, because
	/// the returns of those before were declared elsewhere.
	pub(crate) fn do_confirm_import(
		(coop, no, by): (CoopId, ClassNo, MemberNo),
		(auditor, draft, mut agreed): Auditing<T>,
	) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let (mut book, mut class, today) = Self::book_and_class(coop, no)?;
		let year = book.year_on(today).ok_or_else(overflow)?;
		class.starts = vec![(year, 0)].try_into().map_err(|_| overflow())?;
		(class.now, class.valued_on, class.value) = ((year, 0), year, agreed.totals.value);
		class.level = FIRST_LEVEL.saturating_add(1);
		class.roll(&book.years, today).ok_or_else(overflow)?;
		class.released = agreed.totals.released;
		book.released = book.released.checked_add(class.released).ok_or_else(overflow)?;
		class.importing = Importing::Confirmed { by, batch: 0, line: 0 };
		(agreed.confirmed_by, agreed.year) = (Some(auditor.member), year);
		if class.value != class.terms.par {
			let grounds = Grounds::Register { agreed_by: agreed.by, confirmed_by: auditor.member };
			let what = (OperationKind::Valued { value: class.value }, 0, 0);
			Self::note(coop, &mut book, no, what, (today, grounds))?;
		}
		Imports::<T>::insert((coop, no, by), Import { agreed: Some(agreed), ..draft });
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Self::count_free(auditor);
		Self::schedule(T::Clock::deadline(), Due::Import(coop, no));
		let totals = agreed.totals;
		Self::deposit_event(Event::ImportConfirmed { coop, class: no, by, totals, auditor: auditor.member });
		Ok(())
	}

	/// Lets the next lines come in, and goes on by itself until all have.
	pub(crate) fn bring_in_next(coop: CoopId, no: ClassNo) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let (mut book, mut class, _) = Self::book_and_class(coop, no)?;
		let Importing::Confirmed { by, batch, line } = class.importing else {
			return Err(Error::<T>::NothingDue.into());
		};
		let draft = Imports::<T>::get((coop, no, by)).ok_or_else(overflow)?;
		let agreed = draft.agreed.ok_or_else(overflow)?;
		let auditor = agreed.confirmed_by.ok_or_else(overflow)?;
		let grounds = Grounds::Register { agreed_by: agreed.by, confirmed_by: auditor };
		let ImportBatch { lines, .. } = ImportBatches::<T>::get((coop, no, by, batch)).ok_or_else(overflow)?;
		let mut next = line;
		let mut brought = Brought::default();
		for one in lines.iter().skip(usize::try_from(line).unwrap_or(usize::MAX)) {
			if next.saturating_sub(line) >= limits::SETTLED_AT_ONCE {
				break;
			}
			Self::bring_in(coop, (no, &mut class), &mut book, *one, (agreed.year, grounds, &mut brought))?;
			next = next.checked_add(1).ok_or_else(overflow)?;
		}
		let Brought { capital, queued } = brought;
		let all = capital.checked_add(queued).ok_or_else(overflow)?;
		book.capital = book.capital.checked_add(all).ok_or_else(overflow)?;
		let legs = vec![
			Self::debit(book.brought_by(no).ok_or_else(overflow)?, all, None),
			Self::credit(class.capital, capital, None),
			Self::credit(class.redeemable, queued, None),
		];
		Self::enter(coop, legs, agreed.by.basis(), agreed.totals.document, Moves::Nothing)?;
		let is_batch_in = usize::try_from(next).is_ok_and(|next| next >= lines.len());
		class.importing = match is_batch_in {
			false => Importing::Confirmed { by, batch, line: next },
			true => {
				ImportBatches::<T>::remove((coop, no, by, batch));
				let batch = batch.checked_add(1).ok_or_else(overflow)?;
				if batch < draft.batches {
					Importing::Confirmed { by, batch, line: 0 }
				} else {
					Importing::Nothing
				}
			}
		};
		if class.importing == Importing::Nothing {
			Imports::<T>::remove((coop, no, by));
			Self::deposit_event(Event::Imported { coop, class: no, until: book.operations });
		} else {
			Self::schedule(T::Clock::deadline(), Due::Import(coop, no));
		}
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(())
	}

	/// Lets one line come in. What was held when the year began is what its budget is measured by.
	fn bring_in(
		coop: CoopId,
		(no, class): (ClassNo, &mut ClassOf<T>),
		book: &mut Book,
		line: ImportedLine,
		(year, grounds, brought): (Day, Grounds, &mut Brought),
	) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		match line {
			ImportedLine::Holding { member, shares, since } => {
				let worth = class.value_of(shares).ok_or_else(overflow)?;
				// Who held them elsewhere has entered.
				let enters = class.terms.holders == Holders::Ordinary;
				Self::put_in(book, class, Entry { coop, class: no, member, shares, day: since }, enters)?;
				brought.capital = brought.capital.checked_add(worth).ok_or_else(overflow)?;
				if since <= year {
					class.began_with = class.began_with.checked_add(worth).ok_or_else(overflow)?;
				}
				Self::note(coop, book, no, (OperationKind::Imported, member, shares), (since, grounds))?;
				// They have left since the line was drafted.
				if !T::Members::is_seated(coop, member) {
					Self::schedule(T::Clock::deadline(), Due::Exit(coop, member, class.now.0));
				}
			}
			ImportedLine::Claim { member, shares, ended_on, paid } => {
				let rank = rank(ended_on, FIRST_LEVEL);
				let mut group = Groups::<T>::get((coop, no, rank)).unwrap_or_default();
				let waits = group.bring_in(shares, class.value, paid).ok_or_else(overflow)?;
				book.claims = book.claims.checked_add(1).ok_or_else(overflow)?;
				let claim = book.claims;
				class.queued = class.queued.checked_add(waits).ok_or_else(overflow)?;
				class.began_with = class.began_with.checked_add(waits).ok_or_else(overflow)?;
				brought.queued = brought.queued.checked_add(waits).ok_or_else(overflow)?;
				Self::change_stake(coop, member, |stake| {
					stake.open = stake.open.checked_add(1)?;
					Some(())
				})?;
				Groups::<T>::insert((coop, no, rank), group);
				Queue::<T>::insert((coop, no), rank, ());
				let (weight, least) = (waits, 0);
				let claim_of =
					Claim { class: no, member, rank, shares, weight, least, taken: 0, deducted: 0, interest: 0 };
				Claims::<T>::insert(coop, claim, claim_of);
				let kind = OperationKind::ImportedClaim { claim, paid };
				Self::note(coop, book, no, (kind, member, shares), (ended_on, grounds))?;
			}
		}
		Ok(())
	}
}
