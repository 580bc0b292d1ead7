//! The members write a class down on their auditor's figure, keep its value, or write it up to its par again.

use crate::*;
use rochdale_primitives::calendar::months_later;

impl<T: Config> Pallet<T> {
	/// The figure that an auditor may give of what a share is worth. Each doubts a class once a year, and others can join.
	pub(crate) fn may_give_figure(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		value: Balance,
		document: T::Hash,
	) -> Result<(Hand, FigureOf<T>), Error<T>> {
		let by = Self::auditor(coop, who)?;
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		ensure!(class.terms.may_be_worth(value, Self::unit_of(coop)?), Error::<T>::ValueOutsideRange);
		let (before, today) = (Figures::<T>::get(coop, no), Self::today()?);
		let mut doubts = before.as_ref().map(|before| before.doubts.clone()).unwrap_or_default();
		doubts.retain(|doubt| !T::Clock::has_passed(doubt.again_at));
		// What one auditor doubts no other one lifts.
		let stands = |other: &DoubtOf<T>| {
			let is_doubt = other.value < class.value && !T::Clock::has_passed(other.until);
			is_doubt && other.by != by.member && T::Coops::holds(coop, Office::Auditor, other.by)
		};
		ensure!(!doubts.iter().any(|other| stands(other) && other.value < value), Error::<T>::OtherFigure);
		let rejected = before.as_ref().and_then(|before| before.rejected);
		// Who doubts what another one doubts takes no more time.
		let stood = before.filter(|before| Self::doubts(&class, before)).map(|before| before.until);
		// Nor does who takes none end it.
		let unchanged = stood.unwrap_or_else(T::Clock::deadline);
		let until = match doubts.iter_mut().find(|doubt| doubt.by == by.member) {
			Some(own) => {
				(own.value, own.document, own.given_on) = (value, document, today);
				own.until = own.until.max(stood.unwrap_or_default());
				own.until
			}
			// What doubts nothing takes no time from what will.
			None if value >= class.value || rejected == Some(document) => unchanged,
			// Not for ever, by one auditor alone.
			None => {
				let [fresh, again_at] = [limits::DOUBT_DAYS, limits::DOUBT_EVERY_DAYS].map(T::Clock::in_days);
				let until = stood.or(fresh).ok_or(Error::<T>::Overflow)?;
				let again_at = again_at.ok_or(Error::<T>::Overflow)?;
				let doubt = Doubt { by: by.member, value, document, given_on: today, until, again_at };
				if doubts.try_push(doubt).is_ok() {
					until
				} else {
					unchanged
				}
			}
		};
		Ok((by, Figure { value, document, given_on: today, until, rejected, doubts }))
	}

	/// Whether a figure says that shares of the class are worth less, and its time is not over.
	pub(crate) fn doubts(class: &ClassOf<T>, figure: &FigureOf<T>) -> bool {
		figure.value < class.value && !T::Clock::has_passed(figure.until)
	}

	/// The doubt that the members may end by keeping the value, as if its time were over, and when that would have been. They repeat
	/// the last figure.
	pub(crate) fn may_reject_figure(
		coop: CoopId,
		no: ClassNo,
		value: Balance,
		document: T::Hash,
	) -> Result<(FigureOf<T>, Moment), Error<T>> {
		let class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		let mut figure = Figures::<T>::get(coop, no).ok_or(Error::<T>::NoFigure)?;
		ensure!((figure.value, figure.document) == (value, document), Error::<T>::NoFigure);
		ensure!(Self::doubts(&class, &figure), Error::<T>::NotInDoubt);
		Self::ensure_in(&class)?;
		let (now, until) = (T::Clock::deadline(), figure.until);
		figure.doubts.iter_mut().for_each(|doubt| doubt.until = doubt.until.min(now));
		Ok((Figure { until: now, rejected: Some(document), ..figure }, until))
	}

	/// The day on which an auditor gave this figure: the last one, or the last one of somebody who has doubted the value. Otherwise
	/// another auditor could give one more each time that the members are about to decide.
	fn given_on(coop: CoopId, no: ClassNo, value: Balance, document: T::Hash) -> Option<Day> {
		let Figure { value: last, document: of_last, given_on, doubts, .. } = Figures::<T>::get(coop, no)?;
		if (last, of_last) == (value, document) {
			return Some(given_on);
		}
		doubts.iter().find(|doubt| (doubt.value, doubt.document) == (value, document)).map(|doubt| doubt.given_on)
	}

	/// Keeps an auditor's figure. While it is lower, no share of the class is issued, and no time to pay for one runs. When the
	/// members reject it, nobody is paid for shares until they have approved later accounts, and until the doubt would have ended.
	pub(crate) fn put_figure(
		coop: CoopId,
		no: ClassNo,
		figure: FigureOf<T>,
		kept_until: Option<Moment>,
	) -> DispatchResult {
		let mut class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		let today = Self::today()?;
		// Nobody has to pay for shares of a class whose register still comes in.
		let is_in = Self::ensure_in(&class).is_ok();
		let was_paused = is_in && Self::is_paused(coop, no, &class);
		if let Some(until) = kept_until {
			(class.kept_on, class.kept_until) = (Some(today), class.kept_until.max(until));
		}
		Figures::<T>::insert(coop, no, figure);
		let is_paused = is_in && Self::is_paused(coop, no, &class);
		class.pause(was_paused, is_paused, today).ok_or(Error::<T>::Overflow)?;
		Classes::<T>::insert(coop, no, class);
		Ok(())
	}

	/// The class that the members may value anew, on a figure of an auditor.
	pub(crate) fn may_value(
		coop: CoopId,
		no: ClassNo,
		value: Balance,
		document: T::Hash,
	) -> Result<(Book, ClassOf<T>, Day), Error<T>> {
		Self::ensure_goes_on(coop)?;
		let found = Self::book_and_class(coop, no)?;
		let class = &found.1;
		let given_on = Self::given_on(coop, no, value, document).ok_or(Error::<T>::NoFigure)?;
		let lapses_on = months_later(given_on, limits::FIGURE_MONTHS).ok_or(Error::<T>::Overflow)?;
		ensure!(found.2 < lapses_on, Error::<T>::FigureTooOld);
		ensure!(value != class.value, Error::<T>::SameValue);
		ensure!(class.terms.may_be_worth(value, Self::unit_of(coop)?), Error::<T>::ValueOutsideRange);
		// Who has paid par for what is not issued yet does not bear a loss of before.
		ensure!(class.offers == 0, Error::<T>::OfferOpen);
		Self::ensure_in(class)?;
		Ok(found)
	}

	/// Values all shares of a class anew, those that wait in the queue alike.
	pub(crate) fn do_value(
		coop: CoopId,
		no: ClassNo,
		(mut book, mut class, day): (Book, ClassOf<T>, Day),
		valuing: (Balance, T::Hash, ResolutionId),
	) -> DispatchResult {
		Self::revalue((coop, no), &mut book, &mut class, day, valuing)?;
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(())
	}

	/// As [`Self::do_value`], where the shares of the co-op and the class are written later. Zero is a value like others here.
	pub(crate) fn revalue(
		(coop, no): (CoopId, ClassNo),
		book: &mut Book,
		class: &mut ClassOf<T>,
		day: Day,
		(value, document, resolution): (Balance, T::Hash, ResolutionId),
	) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let (held, queued) = (class.value_of(class.held).ok_or_else(overflow)?, class.queued);
		let before = class.worth().ok_or_else(overflow)?;
		let was_paused = Self::is_paused(coop, no, class);
		// Rounded up, so that what waits is never more than what there is for it.
		class.queued = part_up(queued, value, class.value).ok_or_else(overflow)?;
		(class.value, class.valued_on, class.kept_on) = (value, day, None);
		class.level = class.level.checked_add(1).ok_or_else(overflow)?;
		// Who says that it is worth still less doubts it for as long as before.
		let figure = Figures::<T>::get(coop, no).filter(|figure| Self::doubts(class, figure));
		// Until now shares were whole, were doubted, or were written down already.
		let is_paused = value != class.terms.par || figure.is_some();
		class.pause(was_paused, is_paused, day).ok_or_else(overflow)?;
		let held_now = class.value_of(class.held).ok_or_else(overflow)?;
		let after = class.worth().ok_or_else(overflow)?;
		book.capital =
			book.capital.checked_sub(before).and_then(|rest| rest.checked_add(after)).ok_or_else(overflow)?;
		let (losses, capital, redeemable) = (book.accounts.losses, class.capital, class.redeemable);
		let (legs, basis) = if after < before {
			let legs = vec![
				Self::debit(capital, held.saturating_sub(held_now), None),
				Self::debit(redeemable, queued.saturating_sub(class.queued), None),
				Self::credit(losses, before.saturating_sub(after), None),
			];
			(legs, Basis::Loss(resolution))
		} else {
			let legs = vec![
				Self::debit(losses, after.saturating_sub(before), None),
				Self::credit(capital, held_now.saturating_sub(held), None),
				Self::credit(redeemable, class.queued.saturating_sub(queued), None),
			];
			(legs, Basis::Resolution(resolution))
		};
		Self::enter(coop, legs, basis, document, Moves::Nothing)?;
		if let Some(mut figure) = figure {
			figure.doubts.retain(|doubt| doubt.value < value);
			Figures::<T>::insert(coop, no, figure);
		} else {
			Figures::<T>::remove(coop, no);
		}
		let what = (OperationKind::Valued { value }, 0, class.held);
		let operation = Self::note(coop, book, no, what, (day, Grounds::Members(resolution)))?;
		Self::deposit_event(Event::Valued { coop, class: no, value, resolution, operation });
		Ok(())
	}
}
