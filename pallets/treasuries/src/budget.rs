//! Budget lines, what the tiers come to, and what limits say about one more payment.

use super::*;

/// What one more payment within the budget changes.
pub(crate) struct Charge<T: Config> {
	/// The line with the payment.
	pub line: LineOf<T>,
	/// What the payee got with it.
	pub payee: Window,
	/// What two signers approved of the treasury with it.
	pub small: Window,
	/// How many must approve it.
	pub tier: Tier,
}

/// What a limit comes to in a year, rounded down, `None` if it is more than can be counted.
pub(crate) fn yearly(limit: Balance, period_days: u16) -> Option<Balance> {
	limit.checked_mul(YEAR_DAYS.into())?.checked_div(period_days.into())
}

/// A part of an amount, rounded down.
fn share(amount: Balance, bps: u16) -> Option<Balance> {
	amount.checked_mul(bps.into())?.checked_div(WHOLE_BPS.into())
}

impl<T: Config> Pallet<T> {
	pub(crate) fn line_of(treasury: TreasuryId, line: LineNo) -> Result<LineOf<T>, Error<T>> {
		Lines::<T>::get(treasury, line).ok_or(Error::<T>::NoSuchLine)
	}

	pub(crate) fn open_line_of(treasury: TreasuryId, line: LineNo) -> Result<LineOf<T>, Error<T>> {
		let line = Self::line_of(treasury, line)?;
		ensure!(!line.closed, Error::<T>::LineClosed);
		Ok(line)
	}

	/// The name, if a line can have it, and this purpose, limit and period.
	pub(crate) fn line_named(
		title: &Written,
		purpose: T::Hash,
		limit: Balance,
		period_days: u16,
	) -> Result<Title, Error<T>> {
		let title = Self::title(title)?;
		ensure!(purpose != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(limit > 0, Error::<T>::ZeroAmount);
		ensure!((1..=MAX_PERIOD_DAYS).contains(&period_days), Error::<T>::PeriodOutsideRange);
		Ok(title)
	}

	/// The treasury and its new line.
	pub(crate) fn may_open_line(
		mut treasury: TreasuryOf<T>,
		resolution: ResolutionId,
		title: Written,
		purpose: T::Hash,
		limit: Balance,
		period_days: u16,
	) -> Result<(TreasuryOf<T>, LineOf<T>), Error<T>> {
		let title = Self::line_named(&title, purpose, limit, period_days)?;
		ensure!(treasury.open_lines < T::MaxLines::get(), Error::<T>::TooManyLines);
		treasury.lines = treasury.lines.checked_add(1).ok_or(Error::<T>::Overflow)?;
		treasury.open_lines = treasury.open_lines.checked_add(1).ok_or(Error::<T>::Overflow)?;
		treasury.budget = Self::budget_with(treasury.budget, limit, period_days)?;
		let line = Line {
			title,
			purpose,
			limit,
			highest: limit,
			period_days,
			spent: Window::default(),
			resolved: Window::default(),
			closed: false,
			resolution,
		};
		Ok((treasury, line))
	}

	/// The treasury and the line with another limit.
	pub(crate) fn may_change_line(
		id: TreasuryId,
		mut treasury: TreasuryOf<T>,
		resolution: ResolutionId,
		line: LineNo,
		limit: Balance,
	) -> Result<(TreasuryOf<T>, LineOf<T>), Error<T>> {
		let before = Self::open_line_of(id, line)?;
		let rest = Self::budget_without(treasury.budget, &before)?;
		treasury.budget = Self::budget_with(rest, limit, before.period_days)?;
		let highest = before.highest.max(limit);
		Ok((treasury, Line { limit, highest, resolution, ..before }))
	}

	/// The treasury and the line, to which nothing is charged any more.
	pub(crate) fn may_close_line(
		id: TreasuryId,
		mut treasury: TreasuryOf<T>,
		resolution: ResolutionId,
		line: LineNo,
	) -> Result<(TreasuryOf<T>, LineOf<T>), Error<T>> {
		let before = Self::open_line_of(id, line)?;
		treasury.budget = Self::budget_without(treasury.budget, &before)?;
		treasury.open_lines = treasury.open_lines.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Ok((treasury, Line { closed: true, resolution, ..before }))
	}

	/// The yearly budget with one more line. Any part of it can be counted.
	fn budget_with(budget: Balance, limit: Balance, period_days: u16) -> Result<Balance, Error<T>> {
		let sum = yearly(limit, period_days).and_then(|yearly| budget.checked_add(yearly));
		sum.filter(|sum| share(*sum, WHOLE_BPS).is_some()).ok_or(Error::<T>::Overflow)
	}

	fn budget_without(budget: Balance, line: &LineOf<T>) -> Result<Balance, Error<T>> {
		let rest = yearly(line.limit, line.period_days).and_then(|yearly| budget.checked_sub(yearly));
		rest.ok_or(Error::<T>::Overflow)
	}

	/// Up to which sums two signers, and signers at all, approve. (practice no. 106)
	pub(crate) fn tiers(treasury: &TreasuryOf<T>) -> Result<(Balance, Balance), Error<T>> {
		let Rules { tier1_bps, tier2_bps, .. } = treasury.rules;
		let of_budget = |bps| share(treasury.budget, bps).ok_or(Error::<T>::Overflow);
		Ok((of_budget(tier1_bps)?, of_budget(tier2_bps)?))
	}

	/// What the line has given in its period up to now, by requests and by resolutions.
	pub(crate) fn taken(line: &LineOf<T>) -> Result<Balance, Error<T>> {
		let (period, now) = (Self::days(line.period_days.into())?, T::Clock::deadline());
		let requested = line.spent.sum(period, now).ok_or(Error::<T>::Overflow)?;
		let resolved = line.resolved.sum(period, now).ok_or(Error::<T>::Overflow)?;
		requested.checked_add(resolved).ok_or(Error::<T>::Overflow)
	}

	/// How many must approve one more payment, and what the payee and all small payments come to with it.
	///
	/// This looks through payments that were split: what the payee got in the last 30 days counts with this one, and
	/// what two signers approved of the treasury in that time is limited too, over all lines. (practice no. 106, §6)
	fn tier_of(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		payee: T::Hash,
		amount: Balance,
	) -> Result<(Tier, Window, Window), Error<T>> {
		let (month, now) = (Self::days(SPLIT_DAYS)?, T::Clock::deadline());
		let (tier1, tier2) = Self::tiers(treasury)?;
		let payee = Payees::<T>::get(id, payee).with(month, now, amount).ok_or(Error::<T>::Overflow)?;
		let got = payee.sum(month, now).ok_or(Error::<T>::Overflow)?;
		ensure!(got <= tier2, Error::<T>::NeedsResolution);
		let small = treasury.small.with(month, now, amount).ok_or(Error::<T>::Overflow)?;
		let small_sum = small.sum(month, now).ok_or(Error::<T>::Overflow)?;
		let tier = if got <= tier1 && small_sum <= tier2 { Tier::Two } else { Tier::Threshold };
		Ok((tier, payee, small))
	}

	/// The tier of a request now. Where signers cannot approve it now, the one in which more approve.
	pub(crate) fn tier_now(id: TreasuryId, treasury: &TreasuryOf<T>, payment: &PaymentOf<T>) -> Tier {
		let tier = || {
			let (_, key) = Self::payable(id, treasury, &payment.payee)?;
			Self::tier_of(id, treasury, key, payment.amount)
		};
		tier().map_or(Tier::Threshold, |(tier, ..)| tier)
	}

	/// What one more payment within the budget changes, if the limits allow it.
	pub(crate) fn may_charge(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		line: LineNo,
		payee: T::Hash,
		amount: Balance,
	) -> Result<Charge<T>, Error<T>> {
		let mut line = Self::open_line_of(id, line)?;
		let (period, now) = (Self::days(line.period_days.into())?, T::Clock::deadline());
		let taken = Self::taken(&line)?.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		ensure!(taken <= line.limit, Error::<T>::OverBudget);
		let (tier, payee, small) = Self::tier_of(id, treasury, payee, amount)?;
		line.spent = line.spent.with(period, now, amount).ok_or(Error::<T>::Overflow)?;
		let small = if tier == Tier::Two { small } else { treasury.small };
		Ok(Charge { line, payee, small, tier })
	}

	/// Whether a payment by resolution, together with what resolutions paid in the last year, comes to a third of the
	/// money or more. (practice no. 58)
	pub(crate) fn is_major_disposal(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		amount: Balance,
	) -> Result<bool, Error<T>> {
		let year = Self::days(YEAR_DAYS)?;
		let before = treasury.resolved.sum(year, T::Clock::deadline()).ok_or(Error::<T>::Overflow)?;
		let held = T::Settlement::available(Book::Treasury(id)).checked_add(before);
		let whole = held.and_then(|held| held.checked_mul(MAJOR_DISPOSAL_BPS.into())).ok_or(Error::<T>::Overflow)?;
		let part = before.checked_add(amount).and_then(|sum| sum.checked_mul(WHOLE_BPS.into()));
		Ok(part.ok_or(Error::<T>::Overflow)? >= whole)
	}

	/// What a resolution changes that pays from the treasury.
	pub(crate) fn may_charge_by_resolution(
		id: TreasuryId,
		mut treasury: TreasuryOf<T>,
		track: Track,
		line: Option<LineNo>,
		amount: Balance,
	) -> Result<Charged<T>, Error<T>> {
		let (year, now) = (Self::days(YEAR_DAYS)?, T::Clock::deadline());
		let is_major = Self::is_major_disposal(id, &treasury, amount)?;
		ensure!(!is_major || track == Track::Special, Error::<T>::MajorDisposal);
		treasury.resolved = treasury.resolved.with(year, now, amount).ok_or(Error::<T>::Overflow)?;

		let Some(number) = line else {
			return Ok((treasury, None));
		};
		let mut line = Self::open_line_of(id, number)?;
		let period = Self::days(line.period_days.into())?;
		line.resolved = line.resolved.with(period, now, amount).ok_or(Error::<T>::Overflow)?;
		Ok((treasury, Some((number, line))))
	}

	/// Gives back what was charged for a payment that the bank has not made.
	pub(crate) fn give_back(id: TreasuryId, leg: &LegOf<T>) -> Result<(), Error<T>> {
		let month = Self::days(SPLIT_DAYS)?;
		let Leg { amount, decided_at, .. } = *leg;
		let line = leg.line.and_then(|number| Lines::<T>::get(id, number).map(|line| (number, line)));
		match &leg.basis {
			Basis::Payment { number, .. } => {
				let Some(Closed::Paid(tier)) = ClosedPayments::<T>::get(id, number) else {
					return Ok(());
				};
				ClosedPayments::<T>::insert(id, number, Closed::NotPaid);
				if let Some((number, mut line)) = line {
					let period = Self::days(line.period_days.into())?;
					line.spent = line.spent.without(period, decided_at, amount);
					Lines::<T>::insert(id, number, line);
				}
				if tier == Tier::Two {
					Treasuries::<T>::mutate(id, |record| {
						if let Some(record) = record {
							record.small = record.small.without(month, decided_at, amount);
						}
					});
				}
				// Not asked anew: who is behind the payee may be somebody else by now.
				if let Some(key) = leg.counted_as {
					Payees::<T>::mutate(id, key, |window| *window = window.without(month, decided_at, amount));
				}
			}
			Basis::Resolution(_) => {
				let year = Self::days(YEAR_DAYS)?;
				if let Some((number, mut line)) = line {
					let period = Self::days(line.period_days.into())?;
					line.resolved = line.resolved.without(period, decided_at, amount);
					Lines::<T>::insert(id, number, line);
				}
				Treasuries::<T>::mutate(id, |record| {
					if let Some(record) = record {
						record.resolved = record.resolved.without(year, decided_at, amount);
					}
				});
			}
			Basis::Contribution | Basis::Correction(_) => {}
		}
		Ok(())
	}
}
