//! The members declare a limited return with the surplus of a year that is over, and holders collect it.

use crate::*;
use rochdale_primitives::calendar::year_of;

impl<T: Config> Pallet<T> {
	/// Whether the members can say now what the highest rate of a class is for a business year: before it begins, or for the
	/// one in which the class was opened while nobody holds it. What a reference rate will be is not known by then.
	pub(crate) fn may_declare_maximum(coop: CoopId, no: ClassNo, year: Day, bps: u16) -> Result<(), Error<T>> {
		let (book, class, today) = Self::book_and_class(coop, no)?;
		Self::ensure_goes_on(coop)?;
		ensure!(bps <= returns::MAX_RATE_BPS, Error::<T>::RateTooHigh);
		let is_next = book.years.last() == Some(&year) && today < year;
		let is_first = book.years.contains(&year) && class.held == 0 && class.years.years().is_empty();
		ensure!(is_next || is_first, Error::<T>::YearHasBegun);
		Ok(())
	}

	/// What each class gets for a year that is over, of what a co-op has earned in it. One rate for each class that gets something.
	///
	/// The business year of shares is the one that ends with it, also where the co-op has kept books for a part of it only.
	fn may_declare(
		coop: CoopId,
		(from, until): (Day, Day),
		rates: &[(ClassNo, u16)],
		(base, room): (Balance, Balance),
	) -> Result<ReturnPlan, Error<T>> {
		if rates.is_empty() {
			return Ok(ReturnPlan::default());
		}
		let (book, today) = Self::book(coop)?;
		let last = until.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		let is_its_end = |year: &Day| *year <= from && book.end_of(*year) == Some(until) && until <= today;
		let year = book.year_on(last).filter(is_its_end).ok_or(Error::<T>::YearNotOver)?;
		ensure!(book.declared.is_none_or(|last| last < year), Error::<T>::AlreadyDeclared);
		// A rate is for a year, so that a short one gives no more than its days.
		let days = u16::try_from(until.abs_diff(year)).map_err(|_| Error::<T>::Overflow)?.max(limits::DAYS_OF_A_YEAR);
		let in_order = rates.windows(2).all(|pair| matches!(pair, [one, next] if one.0 < next.0));
		ensure!(in_order, Error::<T>::ClassTwice);
		let mut asked = Vec::new();
		for no in 1..=book.classes {
			let class = Self::class(&book, coop, no, today)?;
			ensure!(!Self::is_behind(coop, no, &class, today), Error::<T>::ClaimsOverdue);
			let Some((_, bps)) = rates.iter().find(|(class, _)| *class == no).copied() else {
				continue;
			};
			// Shares that are allotted as of that year would come too late.
			ensure!(class.offers == 0, Error::<T>::OfferOpen);
			Self::ensure_in(&class)?;
			// Holders who have not moved would still count it.
			ensure!(!class.years.has_dropped(year), Error::<T>::YearTooOld);
			let said = MaxRates::<T>::get((coop, no, year)).ok_or(Error::<T>::NoMaximum)?;
			let reference = Self::reference_of(&class.terms, year)?;
			ensure!(bps <= returns::highest(said, reference), Error::<T>::RateTooHigh);
			let is_supporters = class.terms.holders == Holders::Supporters;
			asked.push((no, returns::Asked { value_days: class.years.of(year), bps, is_supporters }));
		}
		ensure!(asked.len() == rates.len(), Error::<T>::NoSuchClass);
		let classes: Vec<_> = asked.iter().map(|(_, asked)| *asked).collect();
		let (declared, dust) = returns::declare(&classes, days, base, room).ok_or(Error::<T>::Overflow)?;
		let mut of_supporters = asked.iter().zip(&declared).filter(|((_, asked), _)| asked.is_supporters);
		let supporters = of_supporters.try_fold(0, |sum: Balance, (_, (_, aside))| sum.checked_add(*aside));
		let supporters = supporters.ok_or(Error::<T>::Overflow)?;
		let declared = asked.iter().zip(declared).map(|((no, asked), (payment, aside))| {
			let value_days = asked.value_days;
			let (declared_on, is_lapsed, collected, collected_days) = (today, false, 0, 0);
			(*no, DeclaredReturn { declared_on, is_lapsed, payment, aside, value_days, collected, collected_days })
		});
		let plan = ReturnPlan { year, declared: declared.collect(), supporters, dust };
		Self::ensure_liquid(coop, &book, plan.total())?;
		Ok(plan)
	}

	/// Sets returns aside. The books say already that they are due to members.
	fn do_declare(coop: CoopId, plan: ReturnPlan, resolution: ResolutionId) -> DispatchResult {
		let ReturnPlan { year, declared, .. } = plan;
		if declared.is_empty() {
			return Ok(());
		}
		let (book, _) = Self::book(coop)?;
		for (no, declared) in declared {
			let above = Classes::<T>::get(coop, no).and_then(|class| class.terms.above);
			if let (Some((index, _)), Some(calendar)) = (above, year_of(year)) {
				Self::use_reference(index, calendar);
			}
			Returns::<T>::insert((coop, no, year), declared);
			Self::deposit_event(Event::ReturnDeclared { coop, class: no, year, amount: declared.aside, resolution });
		}
		Books::<T>::insert(coop, Book { declared: Some(year), ..book });
		Ok(())
	}

	/// The return of a member for a year that is not collected: what was declared, their holding without that year, the
	/// value-days and the amount.
	pub(crate) fn may_collect_return(
		coop: CoopId,
		no: ClassNo,
		member: MemberNo,
		year: Day,
	) -> Result<(DeclaredReturn, Holding, u128, Balance), Error<T>> {
		let declared = Returns::<T>::get((coop, no, year)).ok_or(Error::<T>::NoReturn)?;
		ensure!(!declared.is_lapsed, Error::<T>::Lapsed);
		let (_, class, _) = Self::book_and_class(coop, no)?;
		let mut holding = Holdings::<T>::get((coop, no, member));
		holding.count(&class).ok_or(Error::<T>::Overflow)?;
		let value_days = holding.years.take(year);
		ensure!(value_days > 0, Error::<T>::NothingDue);
		let amount = declared.payment.due(value_days).ok_or(Error::<T>::Overflow)?;
		Ok((declared, holding, value_days, amount))
	}

	/// Adds it to what the member is owed. What rounding leaves goes to the reserve with the last one. Gives whether this is that.
	pub(crate) fn do_collect_return(
		(coop, no, member, year): (CoopId, ClassNo, MemberNo, Day),
		(mut declared, holding, value_days, amount): (DeclaredReturn, Holding, u128, Balance),
	) -> Result<bool, DispatchError> {
		let overflow = || Error::<T>::Overflow;
		declared.collected = declared.collected.checked_add(amount).ok_or_else(overflow)?;
		declared.collected_days = declared.collected_days.checked_add(value_days).ok_or_else(overflow)?;
		Self::change_stake(coop, member, |stake| {
			stake.owed = stake.owed.checked_add(amount)?;
			Some(())
		})?;
		let is_last = declared.collected_days == declared.value_days;
		if is_last {
			Self::keep_dust(coop, declared.left().ok_or_else(overflow)?)?;
			declared.aside = declared.collected;
		}
		Returns::<T>::insert((coop, no, year), declared);
		Self::put_holding((coop, no, member), holding);
		Self::deposit_event(Event::Collected { coop, member, claim: None, amount, interest: 0, deducted: 0 });
		Ok(is_last)
	}
}

impl<T: Config> LimitedReturn<T::Hash> for Pallet<T> {
	type Plan = ReturnPlan;

	fn plan(
		coop: CoopId,
		year: (Day, Day),
		rates: &[(ClassNo, u16)],
		base: Balance,
		room: Balance,
	) -> Result<ReturnPlan, DispatchError> {
		Ok(Self::may_declare(coop, year, rates, (base, room))?)
	}

	fn declare(coop: CoopId, _: Day, plan: ReturnPlan, resolution: ResolutionId) -> DispatchResult {
		Self::do_declare(coop, plan, resolution)
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::declare_return(limits::MAX_CLASSES).saturating_add(T::Reserved::weight())
	}
}
