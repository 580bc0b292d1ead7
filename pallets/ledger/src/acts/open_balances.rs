//! Two hands enter the books as they were when a ledger began.

use crate::{rules::limits, *};

impl<T: Config> Pallet<T> {
	/// What it means that somebody sends this opening, and the books with it, closed through its day.
	pub(crate) fn may_open_balances(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		opening: &OpeningOf<T>,
	) -> Asked<T, (Sheet<T>, StatementOf<T>)> {
		let hand = Self::hand(ledger, coop, who)?;
		let content = Self::content(Act::Open, ledger, opening);
		let word = Self::word(ledger, hand, who, Act::Open, content)?;
		let Opening { day, legs, document } = opening;
		let mut sheet = Sheet::<T>::open(ledger)?;
		ensure!(sheet.record.last_entry == 0 && sheet.record.closes == 0, Error::<T>::NotFirst);
		ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(*day < Self::today()?, Error::<T>::DayInFuture);
		let mut plain = Vec::new();
		for leg in legs {
			let terms = &sheet.account(leg.account)?.terms;
			let (is_bank, keeper) = (terms.cash == Cash::Bank, terms.keeper);
			// What somebody is owed, the keeper of the account knows of each of them.
			ensure!(terms.limit != Some(Side::Debit), Error::<T>::NotDirect);
			ensure!(!matches!(terms.cash, Cash::Units { .. }), Error::<T>::IsCash);
			let is_bookable = limits::is_bookable(&sheet.record, leg.amount);
			ensure!(!is_bank || is_bookable, Error::<T>::BelowSmallestUnit);
			if let Some(party) = &leg.party {
				Self::ensure_party(ledger, party)?;
			}
			plain.push(EntryLeg::plain(leg.clone(), keeper));
		}
		let entry = Entry {
			day: *day,
			value_day: *day,
			at: T::Clock::civil(),
			legs: plain.try_into().map_err(|_| Error::<T>::TooManyItems)?,
			basis: Basis::Opening,
			voucher: *document,
			line: None,
			linked: None,
			hands: word.hands(),
		};
		Self::ensure_impartial(ledger, &entry.parties(), (hand, who), &word)?;
		sheet.enter(entry)?;
		let mut balances = BankBalances::new();
		for account in sheet.record.banks.clone() {
			let held = BankBalance::of(account, &sheet.bank(account)?.sums, &DaySums::default());
			balances.try_push(held.ok_or(Error::<T>::Overflow)?).map_err(|_| Error::<T>::Overflow)?;
			sheet.days(account).clear();
		}
		sheet.record.closed_through = Some(*day);
		sheet.record.closes = 1;
		let statement = Statement { through: *day, balances, document: *document };
		Ok((word, content, (sheet.balanced()?, statement)))
	}
}
