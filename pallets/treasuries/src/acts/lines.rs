//! Budget lines are opened, changed and closed.

use crate::*;

/// A budget line that may be opened, and its number.
pub(crate) type Opened<T> = (LineNo, LineOf<T>);

impl<T: Config> Pallet<T> {
	pub(crate) fn open_line_of(treasury: TreasuryId, line: LineNo) -> Result<LineOf<T>, Error<T>> {
		let line = Lines::<T>::get(treasury, line).ok_or(Error::<T>::NoSuchLine)?;
		ensure!(!line.closed, Error::<T>::LineClosed);
		Ok(line)
	}

	/// The name of a line that can be opened.
	pub(crate) fn line_named(new: &NewLine<T::Hash>) -> Result<Title, Error<T>> {
		let title = Self::title(&new.title)?;
		ensure!(new.purpose != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(new.limit > 0, Error::<T>::ZeroAmount);
		Ok(title)
	}

	/// The line, and the treasury with it. Its account is opened when it is entered.
	pub(crate) fn may_open_line(
		treasury: &mut TreasuryOf<T>,
		(resolution, track): (ResolutionId, Track),
		new: &NewLine<T::Hash>,
	) -> Result<Opened<T>, Error<T>> {
		let title = Self::line_named(new)?;
		ensure!(treasury.open_lines < T::MaxLines::get(), Error::<T>::TooManyLines);
		treasury.lines = treasury.lines.checked_add(1).ok_or(Error::<T>::Overflow)?;
		treasury.open_lines = treasury.open_lines.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let NewLine { purpose, limit, rhythm, .. } = *new;
		let opened_on = Self::today()?;
		let (highest, account, closed) = (limit, 0, false);
		let line = Line { title, purpose, limit, highest, rhythm, account, opened_on, track, closed, resolution };
		Ok((treasury.lines, line))
	}

	/// Enters a line, and opens its account.
	pub(crate) fn enter_line(id: TreasuryId, ledger: LedgerId, (no, mut line): Opened<T>) -> DispatchResult {
		let code = CODE_PAYMENTS.checked_add(no).ok_or(Error::<T>::Overflow)?;
		line.account = Self::open_account(ledger, AccountKind::Expense, code, false)?;
		let Line { limit, rhythm, resolution, .. } = line;
		Lines::<T>::insert(id, no, line);
		Self::deposit_event(Event::LineOpened { treasury: id, line: no, limit, rhythm, resolution });
		Ok(())
	}

	/// The line with another limit.
	pub(crate) fn may_change_line(
		id: TreasuryId,
		(resolution, track): (ResolutionId, Track),
		line: LineNo,
		limit: Balance,
	) -> Result<LineOf<T>, Error<T>> {
		let before = Self::open_line_of(id, line)?;
		let highest = before.highest.max(limit);
		Ok(Line { limit, highest, track, resolution, ..before })
	}

	/// The treasury and the line, to which nothing is charged any more.
	pub(crate) fn may_close_line(
		id: TreasuryId,
		mut treasury: TreasuryOf<T>,
		resolution: ResolutionId,
		line: LineNo,
	) -> Result<(TreasuryOf<T>, LineOf<T>), Error<T>> {
		let before = Self::open_line_of(id, line)?;
		treasury.open_lines = treasury.open_lines.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Ok((treasury, Line { closed: true, resolution, ..before }))
	}

	/// The first day of the period of a line in which a day lies.
	pub(crate) fn period(treasury: &TreasuryOf<T>, line: &LineOf<T>, day: Day) -> Result<Day, Error<T>> {
		treasury.year_begins.period(line.rhythm, line.opened_on, day).ok_or(Error::<T>::Overflow)
	}
}
