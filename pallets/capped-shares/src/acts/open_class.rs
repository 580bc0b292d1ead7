//! The members adopt a class of shares, and say whether it can be subscribed outside offers.

use super::books::codes;
use crate::*;

impl<T: Config> Pallet<T> {
	/// The first record of a co-op's shares and of what is due to its members, with its accounts.
	pub(crate) fn first_book(coop: CoopId, today: Day) -> Result<Book, DispatchError> {
		let (start, next) = T::Years::year_of(coop, today).ok_or(Error::<T>::NoBooks)?;
		let years = vec![start, next].try_into().map_err(|_| Error::<T>::Overflow)?;
		let accounts = Accounts {
			due: Self::open_limited(coop, AccountKind::Liability, codes::DUE)?,
			interest: Self::open_account(coop, AccountKind::Expense, codes::INTEREST)?,
			losses: Self::open_account(coop, AccountKind::Equity, codes::LOSSES)?,
			reserve: Self::open_account(coop, AccountKind::IndivisibleReserve, codes::RESERVE)?,
			set_off: Self::open_account(coop, AccountKind::Asset, codes::SET_OFF)?,
			paid_in: Self::open_account(coop, AccountKind::Liability, codes::PAID_IN)?,
			handed_over: Self::open_account(coop, AccountKind::Asset, codes::HANDED_OVER)?,
		};
		Ok(Book {
			classes: 0,
			offers: 0,
			open_offers: Default::default(),
			settling: Default::default(),
			claims: 0,
			operations: 0,
			par: 0,
			supporters: 0,
			capital: 0,
			released: 0,
			floor: 0,
			years,
			declared: None,
			most_of_one: None,
			committed: 0,
			aside: 0,
			lists: Default::default(),
			accounts,
			other_cash: None,
			brought: Default::default(),
			wound_up: None,
		})
	}

	/// What the profile of a co-op allows.
	pub(crate) fn ranges(coop: CoopId) -> Option<Ranges> {
		T::Coops::profile(coop).map(Ranges::of)
	}

	/// Whether a co-op can have a class with these terms.
	pub(crate) fn may_open_class(coop: CoopId, terms: &ClassTerms, document: T::Hash) -> Result<(), Error<T>> {
		Self::ensure_goes_on(coop)?;
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let (unit, ranges) = (Self::unit_of(coop)?, Self::ranges(coop).ok_or(Error::<T>::TermsOutsideRange)?);
		ensure!(terms.are_within(unit) && terms.are_lawful(&ranges), Error::<T>::TermsOutsideRange);
		let today = Self::today()?;
		ensure!(terms.since.is_none_or(|day| day <= today), Error::<T>::TermsOutsideRange);
		let classes = Books::<T>::get(coop).map_or(0, |book| book.classes);
		ensure!(u32::from(classes) < limits::MAX_CLASSES, Error::<T>::TooManyClasses);
		Ok(())
	}

	/// Opens a class, and the accounts of shares with the first one. Gives its number.
	pub(crate) fn do_open_class(coop: CoopId, terms: ClassTerms, document: T::Hash) -> Result<ClassNo, DispatchError> {
		let today = Self::today()?;
		let mut book = match Self::book(coop) {
			Ok((book, _)) => book,
			Err(_) => Self::first_book(coop, today)?,
		};
		book.classes = book.classes.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let no = book.classes;
		book.most_of_one = Self::ranges(coop).and_then(|ranges| ranges.most_of_one);
		let code = |first| codes::of_class(first, no).ok_or(Error::<T>::Overflow);
		let year = book.year_on(today).ok_or(Error::<T>::Overflow)?;
		let importing = match terms.since {
			None => Importing::Nothing,
			Some(_) => {
				let brought = Self::open_brought(coop, code(codes::BROUGHT)?)?;
				book.brought.try_push((no, brought)).map_err(|_| Error::<T>::Overflow)?;
				Importing::Open
			}
		};
		let class = Class {
			terms,
			document,
			is_open: false,
			value: terms.par,
			level: 0,
			held: 0,
			queued: 0,
			capital: Self::open_limited(coop, AccountKind::Equity, code(codes::CAPITAL)?)?,
			redeemable: Self::open_limited(coop, AccountKind::Liability, code(codes::REDEEMABLE)?)?,
			starts: vec![(year, 0)].try_into().map_err(|_| Error::<T>::Overflow)?,
			now: (today, 0),
			valued_on: today,
			years: Default::default(),
			began_with: 0,
			released: 0,
			suspended_until: 0,
			kept_on: None,
			kept_until: 0,
			offers: 0,
			paused_days: 0,
			paused_since: None,
			since: terms.since.unwrap_or(today),
			importing,
		};
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(no)
	}
}
