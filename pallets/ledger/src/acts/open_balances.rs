//! Two hands enter the books as they were when a ledger began, and put right what was wrong in that.

use crate::{rules::limits, *};
use alloc::collections::{BTreeMap, BTreeSet};

impl<T: Config> Pallet<T> {
	/// What it means that somebody sends this opening, and the books with it. The first one closes them through its day.
	#[allow(clippy::type_complexity)]
	pub(crate) fn may_open_balances(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		opening: &OpeningOf<T>,
	) -> Asked<T, (Sheet<T>, Option<StatementOf<T>>)> {
		let (hand, content, word) = Self::word(Act::OpeningBalances, ledger, coop, who, opening)?;
		let Opening { day, legs, document } = opening;
		let mut sheet = Sheet::<T>::open(ledger)?;
		let before = match sheet.record.opening {
			0 => None,
			wrong => Some((wrong, sheet.entry(wrong)?)),
		};
		let is_first = sheet.record.last_entry == 0 && sheet.record.closes == 0;
		ensure!(is_first || before.is_some(), Error::<T>::NotFirst);
		ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
		// The day of the first one is closed with it.
		let today = Self::today()?;
		ensure!(*day < today || (before.is_some() && *day == today), Error::<T>::DayInFuture);
		ensure!(limits::is_day_of_books(*day), Error::<T>::DayTooEarly);
		for leg in legs {
			let terms = &sheet.account(leg.account)?.terms;
			let is_bank = terms.cash == Cash::Bank;
			// What somebody is owed, the keeper of the account knows of each of them.
			ensure!(terms.limit != Some(Side::Debit), Error::<T>::NotDirect);
			ensure!(!matches!(terms.cash, Cash::Units { .. }), Error::<T>::IsCash);
			let is_bookable = limits::is_bookable(&sheet.record, leg.amount);
			ensure!(!is_bank || is_bookable, Error::<T>::BelowSmallestUnit);
			if let Some(party) = &leg.party {
				Self::ensure_party(ledger, party)?;
			}
		}
		let entry = Self::entry_of(&mut sheet, legs.to_vec(), Basis::Opening, *document, *day)?;
		let entry = Entry { hands: word.hands(), ..entry };
		let mut parties = entry.parties();
		if let Some((_, before)) = &before {
			parties.extend(before.parties());
		}
		Self::ensure_impartial(ledger, &parties, (hand, who), &word)?;
		if let Some((wrong, before)) = before {
			Self::undo_opening(&mut sheet, (wrong, &before), &entry)?;
			sheet.record.opening = sheet.enter(entry)?;
			return Ok((word, content, (sheet.balanced()?, None)));
		}
		sheet.record.opening = sheet.enter(entry)?;
		let mut balances = BankBalances::new();
		for account in sheet.record.banks.clone() {
			let LedgerAccount { sums, days, .. } = sheet.bank(account)?;
			let held = BankBalance::of(account, sums, &DaySums::default());
			balances.try_push(held.ok_or(Error::<T>::Overflow)?).map_err(|_| Error::<T>::Overflow)?;
			days.clear();
		}
		sheet.record.closed_through = Some(*day);
		sheet.record.closes = 1;
		let statement = Statement { through: *day, balances, document: *document };
		Ok((word, content, (sheet.balanced()?, Some(statement))))
	}

	/// Mirrors an opening that was wrong, on the day of the one that is entered in its place.
	///
	/// That one is an opening by itself: it takes nothing of what came since. It leaves the cash at banks as it was once a statement
	/// of theirs has closed the books, and an indivisible reserve as large as it was.
	fn undo_opening(
		sheet: &mut Sheet<T>,
		(wrong, before): (EntryNo, &EntryOf<T>),
		anew: &EntryOf<T>,
	) -> Result<(), Error<T>> {
		let is_stated = sheet.record.closes > 1;
		let [was, is] = [before, anew].map(Self::sums_of_opening);
		let (was, is) = (was.ok_or(Error::<T>::Overflow)?, is.ok_or(Error::<T>::Overflow)?);
		for no in was.keys().chain(is.keys()).copied().collect::<BTreeSet<_>>() {
			let terms = sheet.account(no)?.terms.clone();
			let [was, is] = [&was, &is].map(|sums| sums.get(&no).copied().unwrap_or_default());
			let [held, holds] = [was, is].map(|sums| BankBalance::of(no, &sums, &DaySums::default()));
			ensure!(!is_stated || terms.cash != Cash::Bank || held == holds, Error::<T>::CashIsClosed);
			let is_reserve = terms.kind == AccountKind::IndivisibleReserve;
			ensure!(!is_reserve || is.credits >= was.credits, Error::<T>::ReserveIsIndivisible);
			let opened = LedgerAccount { sums: is, ..LedgerAccount::new(terms) };
			ensure!(opened.is_within_limit(), Error::<T>::NotEnough);
		}
		let mut legs = Vec::new();
		for (leg, place) in before.legs.iter().zip(0..) {
			sheet.taken_back(wrong).try_insert(place, leg.amount).map_err(|_| Error::<T>::Overflow)?;
			legs.push(leg.clone().back(wrong, place, leg.amount));
		}
		let legs = legs.try_into().map_err(|_| Error::<T>::Overflow)?;
		// What the mirror takes from a reserve comes back to it at once.
		sheet.enter_where(Entry { legs, basis: Basis::Correction(wrong), ..anew.clone() }, true)?;
		Ok(())
	}

	/// What an opening brings to each account. `None` is beyond all numbers.
	fn sums_of_opening(entry: &EntryOf<T>) -> Option<BTreeMap<AccountNo, Sums>> {
		let mut all = BTreeMap::<AccountNo, Sums>::new();
		for leg in &entry.legs {
			let sum = all.entry(leg.account).or_default().posted(leg.side);
			*sum = sum.checked_add(leg.amount)?;
		}
		Some(all)
	}
}
