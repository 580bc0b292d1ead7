//! Books and their entries, and legs that settle in units.

use super::*;
use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungible::Inspect,
		tokens::{Fortitude, Preservation},
	},
};

impl<T: Config> Pallet<T> {
	/// An open book.
	pub(crate) fn open(book: Book) -> Result<RecordOf<T>, Error<T>> {
		Books::<T>::get(book).ok_or(Error::<T>::NoSuchBook)
	}

	/// An open book that moves money in units.
	pub(crate) fn open_in_units(book: Book) -> Result<RecordOf<T>, Error<T>> {
		let record = Self::open(book)?;
		ensure!(record.mode == Mode::Units, Error::<T>::ByBankOnly);
		Ok(record)
	}

	/// An open book that moves money by bank.
	pub(crate) fn open_by_bank(book: Book) -> Result<RecordOf<T>, Error<T>> {
		let record = Self::open(book)?;
		ensure!(record.mode == Mode::Bank, Error::<T>::InUnitsOnly);
		Ok(record)
	}

	/// What a book holds by its entries.
	pub(crate) fn held(record: &RecordOf<T>) -> Result<BalanceOf<T>, Error<T>> {
		record.incoming.checked_sub(record.outgoing).ok_or(Error::<T>::Overflow)
	}

	/// What can be paid from a book now.
	pub(crate) fn payable(record: &RecordOf<T>) -> Result<BalanceOf<T>, Error<T>> {
		match record.mode {
			Mode::Units => {
				Ok(T::Currency::reducible_balance(&record.account, Preservation::Preserve, Fortitude::Polite))
			}
			Mode::Bank => Self::held(record)?.checked_sub(record.awaiting).ok_or(Error::<T>::Overflow),
		}
	}

	/// Whose money a book is about, as the party of another one.
	pub(crate) fn party_of(book: Book) -> PartyOf<T> {
		match book {
			Book::Treasury(treasury) => Party::Treasury(treasury),
		}
	}

	/// The book with one more entry, and that entry. Writes nothing.
	pub(crate) fn with_entry(
		mut record: RecordOf<T>,
		leg: LegOf<T>,
		proof: Proof<T::Hash>,
	) -> Result<(RecordOf<T>, EntryOf<T>), Error<T>> {
		let total = match leg.direction {
			Direction::In => &mut record.incoming,
			Direction::Out => &mut record.outgoing,
		};
		*total = total.checked_add(leg.amount).ok_or(Error::<T>::Overflow)?;
		record.last_entry = record.last_entry.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let Leg { direction, party, amount, line, reason, basis, .. } = leg;
		let (at, balance) = (T::Clock::civil(), Self::held(&record)?);
		Ok((record, Entry { at, direction, party, amount, line, reason, basis, balance, proof }))
	}

	/// Writes the last entry of a book and tells it.
	pub(crate) fn write_entry(book: Book, record: &RecordOf<T>, entry: EntryOf<T>) {
		let Entry { direction, amount, party, reason, proof, .. } = entry.clone();
		let reference = match proof {
			Proof::Units => None,
			Proof::Bank { reference, .. } => Some(reference),
		};
		Entries::<T>::insert(book, record.last_entry, entry);
		Books::<T>::insert(book, record);
		let entry = record.last_entry;
		Self::deposit_event(Event::Entered { book, entry, direction, amount, party, reason, reference });
	}

	/// Enters in a book in units what has moved.
	fn enter_units(book: Book, record: RecordOf<T>, leg: LegOf<T>) -> Result<RecordOf<T>, Error<T>> {
		let (record, entry) = Self::with_entry(record, leg, Proof::Units)?;
		Self::write_entry(book, &record, entry);
		Ok(record)
	}

	/// A leg of money that comes in by the will of who pays.
	pub(crate) fn contribution(party: Option<PartyOf<T>>, amount: BalanceOf<T>, reason: T::Hash) -> LegOf<T> {
		Leg {
			direction: Direction::In,
			party,
			amount,
			line: None,
			reason,
			basis: Basis::Contribution,
			decided_at: T::Clock::deadline(),
			counted_as: None,
		}
	}

	/// What the account of a book in units holds and no entry tells.
	pub(crate) fn not_entered(record: &RecordOf<T>) -> Result<BalanceOf<T>, Error<T>> {
		T::Currency::total_balance(&record.account).checked_sub(Self::held(record)?).ok_or(Error::<T>::Overflow)
	}

	/// Enters what has come to the account of a book in units without a call of this pallet.
	///
	/// It is done before anything else is entered, so that the order of entries is that of the money.
	pub(crate) fn catch_up(book: Book, record: RecordOf<T>) -> Result<RecordOf<T>, Error<T>> {
		let amount = Self::not_entered(&record)?;
		if amount == 0 {
			return Ok(record);
		}
		Self::enter_units(book, record, Self::contribution(None, amount, T::Hash::default()))
	}

	/// The book to which the account may pay in units, as it stands.
	pub(crate) fn may_contribute(
		book: Book,
		who: &T::AccountId,
		amount: BalanceOf<T>,
		reason: T::Hash,
		as_member_of: Option<CoopId>,
	) -> Result<(RecordOf<T>, LegOf<T>), Error<T>> {
		let record = Self::open_in_units(book)?;
		ensure!(amount > 0, Error::<T>::NothingToEnter);
		ensure!(reason != T::Hash::default(), Error::<T>::NoReason);
		ensure!(*who != record.account, Error::<T>::ToItself);
		let party = match as_member_of {
			Some(coop) => Party::Member(coop, T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?),
			None => T::Coops::coop_of(who).map_or_else(|| Party::Account(who.clone()), Party::Coop),
		};
		Ok((record, Self::contribution(Some(party), amount, reason)))
	}

	/// Moves units into a book and enters them.
	pub(crate) fn take_in(book: Book, record: RecordOf<T>, who: &T::AccountId, leg: LegOf<T>) -> DispatchResult {
		let record = Self::catch_up(book, record)?;
		T::Currency::transfer(who, &record.account, leg.amount, Preservation::Preserve)?;
		Self::enter_units(book, record, leg)?;
		Ok(())
	}

	/// The book to which an account belongs that is paid in units.
	fn book_paid(to: &T::AccountId) -> Result<Option<(Book, RecordOf<T>)>, Error<T>> {
		let Some(book) = BookOf::<T>::get(to) else {
			return Ok(None);
		};
		Ok(Some((book, Self::open_in_units(book)?)))
	}

	/// Moves units out of a book and enters them, in the book of the account that is paid too, if it has one.
	fn pay_in_units(book: Book, record: RecordOf<T>, leg: LegOf<T>, to: Option<&T::AccountId>) -> SettledResult {
		let to = to.ok_or(Error::<T>::NoPayee)?;
		ensure!(!matches!(leg.party, Some(Party::Outside(_))), Error::<T>::WrongParty);
		ensure!(*to != record.account, Error::<T>::ToItself);
		let other = Self::book_paid(to)?;
		ensure!(leg.amount <= Self::payable(&record)?, Error::<T>::NotEnough);

		let record = Self::catch_up(book, record)?;
		let other = match other {
			Some((other, paid)) => Some((other, Self::catch_up(other, paid)?)),
			None => None,
		};
		T::Currency::transfer(&record.account, to, leg.amount, Preservation::Preserve)?;
		let received = Self::contribution(Some(Self::party_of(book)), leg.amount, leg.reason);
		let record = Self::enter_units(book, record, leg)?;
		if let Some((other, paid)) = other {
			Self::enter_units(other, paid, received)?;
		}
		Ok(Settled::Entered(record.last_entry))
	}
}

impl<T: Config> Settle<T::AccountId, T::Hash, BalanceOf<T>> for Pallet<T> {
	fn open_book(book: Book, account: &T::AccountId, mode: Mode, currency: [u8; 3]) -> DispatchResult {
		ensure!(!Books::<T>::contains_key(book) && !BookOf::<T>::contains_key(account), Error::<T>::BookExists);

		let record = BookRecord {
			account: account.clone(),
			mode,
			currency,
			last_entry: 0,
			last_leg: 0,
			open_legs: 0,
			incoming: 0,
			outgoing: 0,
			awaiting: 0,
		};
		Books::<T>::insert(book, record);
		BookOf::<T>::insert(account, book);
		Self::deposit_event(Event::BookOpened { book, account: account.clone(), mode, currency });
		Ok(())
	}

	fn mode(book: Book) -> Option<Mode> {
		Books::<T>::get(book).map(|record| record.mode)
	}

	fn available(book: Book) -> BalanceOf<T> {
		Self::open(book).and_then(|record| Self::payable(&record)).unwrap_or_default()
	}

	fn most(mode: Mode) -> BalanceOf<T> {
		match mode {
			Mode::Units => T::Currency::total_issuance(),
			Mode::Bank => MAX_AMOUNT,
		}
	}

	fn pay(book: Book, leg: LegOf<T>, to: Option<&T::AccountId>) -> SettledResult {
		let record = Self::open(book)?;
		let decided = matches!(leg.basis, Basis::Payment { .. } | Basis::Resolution(_));
		ensure!(leg.direction == Direction::Out && decided, Error::<T>::NotAPayment);
		ensure!(leg.amount > 0, Error::<T>::NothingToEnter);
		match record.mode {
			// What was entered before the transfer fails is taken back, even if the caller goes on.
			Mode::Units => with_storage_layer(|| Self::pay_in_units(book, record, leg, to)),
			Mode::Bank => Self::pay_by_bank(book, record, leg),
		}
	}

	fn pay_weight() -> Weight {
		T::WeightInfo::pay_in_units().max(T::WeightInfo::pay_by_bank())
	}

	fn open_weight() -> Weight {
		T::WeightInfo::open_book()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fund(book: Book, amount: BalanceOf<T>) {
		use frame_support::traits::fungible::Mutate;

		let Ok(record) = Self::open(book) else {
			return;
		};
		if record.mode == Mode::Units {
			// Not entered, so that what pays from it enters it first; with what keeps the account alive.
			let units = amount.saturating_add(T::Currency::minimum_balance());
			let _ = T::Currency::mint_into(&record.account, units);
			return;
		}
		let hand = |member| Hand { coop: 1, member };
		let reference = T::Hashing::hash_of(&(book, record.last_entry));
		let proof = Proof::Bank { reference, entered_by: hand(1), confirmed_by: hand(2) };
		let leg = Self::contribution(None, amount, reference);
		if let Ok((record, entry)) = Self::with_entry(record, leg, proof) {
			References::<T>::insert(book, reference, ());
			Self::write_entry(book, &record, entry);
		}
	}
}
