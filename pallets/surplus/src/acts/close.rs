//! The members close a year: its result covers losses, fills reserve and funds, and goes back by use. (practice §3.2)

use crate::*;

type PlanOf<T> = <<T as Config>::Returns as LimitedReturn<<T as frame_system::Config>::Hash>>::Plan;

/// By what a year is closed.
pub(crate) struct ClosingTerms {
	/// The percentages of the bylaws.
	pub rates: Rates,
	/// What the law of the co-op says beside them.
	pub law: Law,
	/// How many years losses are carried.
	carry_years: u8,
	/// The smallest amount that moves.
	unit: Balance,
	cash: AccountNo,
	today: Day,
	is_late: bool,
}

/// What a year comes to.
pub(crate) struct Divided<T: Config> {
	/// What becomes of its result.
	pub result: YearResult,
	/// What the accounts of members bear of losses that are carried.
	pub from_accounts: Balance,
	plan: Option<PlanOf<T>>,
	/// What is to be divided by use.
	pub pool: Option<Pool>,
	/// The day from which on what is added to the education fund is the federation's, where nothing else has that day.
	forfeited_on: Option<Day>,
}

impl<T: Config> Pallet<T> {
	/// The most that a closing weighs.
	pub(crate) fn closing_weight() -> Weight {
		let own = <T as Config>::WeightInfo::close_year().max(<T as Config>::WeightInfo::close_year_by_bank());
		own.saturating_add(T::Returns::weight()).saturating_add(T::Levy::weight())
	}

	/// What is wrong, as a caller is told.
	pub(crate) fn why(refusal: Refusal) -> Error<T> {
		match refusal {
			Refusal::NoUnit => Error::<T>::NoBooks,
			Refusal::AboveWhole => Error::<T>::PercentagesAboveWhole,
			Refusal::VoluntaryAboveLeft | Refusal::ReturnsAboveRoom => Error::<T>::MoreThanIsLeft,
			Refusal::SupportersAbovePatronage => Error::<T>::SupportersAbovePatronage,
			Refusal::WrongCount => Error::<T>::WrongCount,
			Refusal::TotalAbovePool => Error::<T>::TotalAbovePool,
			Refusal::TotalBelowPool => Error::<T>::TotalBelowPool,
			Refusal::WrongCash => Error::<T>::WrongCash,
			Refusal::WrongIndex => Error::<T>::NoSuchPlace,
			Refusal::WrongLength => Error::<T>::WrongLength,
			Refusal::WrongRoot => Error::<T>::NotInCommitment,
			Refusal::WrongSums => Error::<T>::WrongSums,
			_ => Error::<T>::FiguresTooLarge,
		}
	}

	/// Whether members can choose this, whatever the year comes to.
	pub(crate) fn ensure_chosen(choices: &Choices) -> Result<(), Error<T>> {
		let in_order = choices.rates.windows(2).all(|pair| matches!(pair, [one, next] if one.0 < next.0));
		ensure!(in_order, Error::<T>::ClassTwice);
		ensure!(choices.cash_bps <= limits::WHOLE_BPS, Error::<T>::PercentagesAboveWhole);
		Ok(())
	}

	/// Whether a year can be closed by these accounts and choices, if an auditor has confirmed them. Gives what the co-op keeps,
	/// and by what it is closed.
	pub(crate) fn may_divide(
		coop: CoopId,
		accounts: &YearAccountsOf<T>,
		choices: &Choices,
	) -> Result<(Option<Book>, ClosingTerms), Error<T>> {
		Self::ensure_chosen(choices)?;
		let (book, today) = Self::may_be_next(coop, accounts)?;
		let CashAccount { account: cash, unit, .. } = Self::cash(coop)?;
		let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoBooks)?;
		let profile = T::Coops::profile(coop).ok_or(Error::<T>::NoBooks)?;
		ensure!(choices.cash_bps >= bylaws.patronage_cash_bps, Error::<T>::CashBelowBylaws);
		let last_day = accounts.until.saturating_add(bylaws.accounts_deadline_days.into());
		let terms = ClosingTerms {
			rates: Rates {
				reserve_bps: bylaws.reserve_bps,
				others_bps: bylaws.others_reserve_bps,
				education_bps: bylaws.education_bps,
				solidarity_bps: bylaws.solidarity_bps,
			},
			law: Law::of(profile),
			carry_years: bylaws.loss_carry_years.try_into().unwrap_or(u8::MAX),
			unit,
			cash,
			today,
			is_late: today >= last_day,
		};
		Ok((book, terms))
	}

	/// Whether the members can close a year by these accounts. Gives the auditor who has confirmed them.
	pub(crate) fn may_close(
		coop: CoopId,
		accounts: &YearAccountsOf<T>,
		choices: &Choices,
	) -> Result<(Option<Book>, ClosingTerms, MemberNo), Error<T>> {
		let (book, terms) = Self::may_divide(coop, accounts, choices)?;
		let auditor = Self::confirmed_by(coop, Self::content_of(coop, accounts))?;
		Ok((book, terms, auditor))
	}

	/// What a co-op keeps, its accounts opened with its first year. The losses from before that year are carried then.
	pub(crate) fn book_for(
		coop: CoopId,
		book: Option<Book>,
		accounts: &YearAccountsOf<T>,
	) -> Result<Book, DispatchError> {
		if let Some(book) = book {
			return Ok(book);
		}
		let mut book = Self::first_book(coop, accounts.from)?;
		let before = accounts.from.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		book.carry(before, accounts.figures.prior_losses).ok_or(Error::<T>::Overflow)?;
		Ok(book)
	}

	/// What a year comes to. Changes what the co-op keeps accordingly, and nothing else.
	pub(crate) fn divide(
		coop: CoopId,
		book: &mut Book,
		(accounts, choices): (&YearAccountsOf<T>, &Choices),
		terms: &ClosingTerms,
	) -> Result<Divided<T>, DispatchError> {
		let year =
			waterfall::Year::of(&accounts.figures, &terms.rates, terms.unit, terms.law.precedence, choices.voluntary);
		let (mut plan, mut pool, mut forfeited_on) = (None, None, None);
		let result = match year.map_err(Self::why)? {
			waterfall::Year::Lost(loss) => {
				let cover = Self::bear(coop, book, loss, terms)?;
				book.carry(accounts.from, cover.carried).ok_or(Error::<T>::Overflow)?;
				YearResult::Loss(cover)
			}
			waterfall::Year::Earned(earned) => {
				let days = (accounts.from, accounts.until);
				let planned = T::Returns::plan(coop, days, &choices.rates, earned.base(), earned.room())?;
				let returns =
					Returns { total: planned.total(), supporters: planned.supporters(), dust: planned.dust() };
				let waterfall = earned.with(returns).map_err(Self::why)?;
				(pool, forfeited_on) = Self::put_surplus(coop, book, (accounts, choices), terms, &waterfall)?;
				plan = Some(planned);
				YearResult::Surplus(waterfall)
			}
		};
		let from_accounts = Self::bear_carried(book, accounts.from, choices.from_accounts, terms)?;
		(book.last, book.until) = (accounts.from, accounts.until);
		Ok(Divided { result, from_accounts, plan, pool, forfeited_on })
	}

	/// What bears the loss of a year.
	fn bear(coop: CoopId, book: &Book, loss: Balance, terms: &ClosingTerms) -> Result<Cover, Error<T>> {
		let limit = match terms.law.averaged_years {
			Some(_) => Some(losses::limit(loss, &book.reserve_parts).ok_or(Error::<T>::FiguresTooLarge)?),
			None => None,
		};
		let voluntary = Self::credit_of(coop, book.accounts.voluntary);
		let reserve = Self::credit_of(coop, book.accounts.reserve);
		let locked = Locked::<T>::get(coop).on(terms.today);
		Ok(Cover::of(loss, voluntary, (reserve, locked), limit))
	}

	/// Notes what a surplus becomes, and gives what is to be divided by use of it and when the federation gets what is not used of
	/// the education fund. The money for all of it must be there, and nobody else's, if anybody gets something of it at once.
	fn put_surplus(
		coop: CoopId,
		book: &mut Book,
		(accounts, choices): (&YearAccountsOf<T>, &Choices),
		terms: &ClosingTerms,
		waterfall: &Waterfall,
	) -> Result<(Option<Pool>, Option<Day>), Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let free = Self::free_cash(coop, book, terms.cash).ok_or_else(overflow)?;
		let is_covered = waterfall.is_covered(choices.cash_bps, terms.unit, free).map_err(Self::why)?;
		ensure!(is_covered, Error::<T>::NotLiquid);
		let left = losses::cover(&book.carried, waterfall.covered).map_err(Self::why)?;
		book.carried = left.try_into().map_err(|_| overflow())?;
		if waterfall.total().map_err(Self::why)? > 0 {
			let part = waterfall.reserve_part().map_err(Self::why)?;
			book.note_part(part).ok_or_else(overflow)?;
		}
		book.levy.add(waterfall.solidarity).ok_or_else(overflow)?;
		let mut forfeited_on = None;
		if waterfall.education > 0 {
			let day = Self::education_ends(coop, accounts.until, terms.today)?;
			let is_new = book.add_education(day, waterfall.education).ok_or_else(overflow)?;
			forfeited_on = is_new.then_some(day);
		}
		if waterfall.patronage == 0 {
			return Ok((None, forfeited_on));
		}
		ensure!(Bases::<T>::contains_key(coop, accounts.from), Error::<T>::NoBases);
		book.running.try_push(accounts.from).map_err(|_| Error::<T>::TooManyYears)?;
		let lapses_at = T::Clock::in_days(limits::LIMITATION_DAYS).ok_or_else(overflow)?;
		let pool = Pool { amount: waterfall.patronage, unit: terms.unit, cash_bps: choices.cash_bps, lapses_at };
		book.pooled = book.pooled.checked_add(pool.amount).ok_or_else(overflow)?;
		let cash = pool.cash().map_err(Self::why)?;
		book.pooled_cash = book.pooled_cash.checked_add(cash).ok_or_else(overflow)?;
		Ok((Some(pool), forfeited_on))
	}

	/// What the accounts of members bear of the losses that are carried: all of them where members choose so, else those that had
	/// their years. (no. 87)
	fn bear_carried(book: &mut Book, from: Day, is_chosen: bool, terms: &ClosingTerms) -> Result<Balance, Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let asked = match is_chosen {
			true => losses::total(&book.carried),
			false => losses::overdue(&book.carried, from, terms.carry_years),
		};
		let borne = asked.map_err(Self::why)?.min(book.in_accounts().ok_or_else(overflow)?);
		let left: Vec<_> = book.kept.iter().map(|of| of.left).collect();
		let parts = losses::bear(&left, borne).map_err(Self::why)?;
		for (of, part) in book.kept.iter_mut().zip(parts) {
			of.left = of.left.checked_sub(part).ok_or_else(overflow)?;
		}
		let carried = losses::cover(&book.carried, borne).map_err(Self::why)?;
		book.carried = carried.try_into().map_err(|_| overflow())?;
		Ok(borne)
	}

	/// Closes the year: enters what its result becomes, declares the return on shares, and pays the levy if it can.
	pub(crate) fn do_close(
		coop: CoopId,
		book: Option<Book>,
		(accounts, choices): (&YearAccountsOf<T>, &Choices),
		(terms, auditor, resolution): (ClosingTerms, MemberNo, ResolutionId),
	) -> DispatchResult {
		let mut book = Self::book_for(coop, book, accounts)?;
		let Divided { result, from_accounts, plan, pool, forfeited_on } =
			Self::divide(coop, &mut book, (accounts, choices), &terms)?;
		let YearAccounts { from: year, until, figures, document } = *accounts;
		Self::enter_result(coop, &book.accounts, (&result, from_accounts), (document, resolution))?;
		if let Some(plan) = plan.filter(|plan| !plan.classes().is_empty()) {
			T::Returns::declare(coop, year, plan, resolution)?;
		}
		if let Some(pool) = pool {
			Pools::<T>::insert(coop, year, pool);
			Self::schedule(pool.lapses_at, Due::Pool(coop, year));
		}
		if let Some(day) = forfeited_on {
			let at = Self::moment_of(day).ok_or(Error::<T>::Overflow)?;
			Self::schedule(at, Due::Education(coop, day));
		}
		Books::<T>::insert(coop, book);
		let ClosingTerms { today: closed_on, is_late, .. } = terms;
		let closed = Year { until, figures, document, closed_on, is_late, resolution, auditor, result, from_accounts };
		Years::<T>::insert(coop, year, closed);
		Self::deposit_event(Event::YearClosed { coop, year, until, result, from_accounts, is_late, resolution });
		Self::try_pay(coop, Beneficiary::Fund);
		Ok(())
	}

	/// Enters it in the books. The indivisible reserve is taken from by a booked loss alone.
	fn enter_result(
		coop: CoopId,
		accounts: &Accounts,
		(result, from_accounts): (&YearResult, Balance),
		(document, resolution): (T::Hash, ResolutionId),
	) -> DispatchResult {
		let mut lost = vec![Self::debit(accounts.kept, from_accounts)];
		let mut covered = from_accounts;
		match result {
			YearResult::Surplus(waterfall) => {
				let of = |amount: Result<Balance, Refusal>| amount.map_err(Self::why);
				let legs = vec![
					Self::debit(accounts.allocated, of(waterfall.allocated())?),
					Self::credit(accounts.reserve, of(waterfall.to_reserve())?),
					Self::credit(accounts.education, waterfall.education),
					Self::credit(accounts.levy, waterfall.solidarity),
					Self::credit(accounts.due, waterfall.returns),
					Self::credit(accounts.voluntary, of(waterfall.to_voluntary())?),
					Self::credit(accounts.patronage, waterfall.patronage),
				];
				Self::enter(coop, legs, Basis::Resolution(resolution), document, Moves::Nothing)?;
			}
			YearResult::Loss(cover) => {
				lost.push(Self::debit(accounts.voluntary, cover.voluntary));
				lost.push(Self::debit(accounts.reserve, cover.reserve));
				let reserves = cover.voluntary.checked_add(cover.reserve).ok_or(Error::<T>::Overflow)?;
				covered = covered.checked_add(reserves).ok_or(Error::<T>::Overflow)?;
			}
		}
		lost.push(Self::credit(accounts.allocated, covered));
		Self::enter(coop, lost, Basis::Loss(resolution), document, Moves::Nothing)
	}
}
