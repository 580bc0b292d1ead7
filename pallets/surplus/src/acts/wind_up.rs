//! A co-op is wound up: its education fund is the federation's, and members get what is in their accounts. (practice §3.3)

use crate::*;
use rochdale_primitives::dissolution::{KnowDissolved, LockReserve, WindUp, WindUpWeight};
use rules::wind_up::{Estate, Released};

impl<T: Config> Pallet<T> {
	/// Fails where the members have decided to end the co-op: then nothing begins any more that a year would end.
	pub(crate) fn ensure_goes_on(coop: CoopId) -> Result<(), Error<T>> {
		ensure!(!T::Dissolutions::is_dissolved(coop), Error::<T>::CoopDissolved);
		Ok(())
	}

	/// The smallest amount that moves of a co-op's cash, or the smallest that can be counted where it has none.
	fn unit_of(coop: CoopId) -> Balance {
		Self::cash(coop).map_or(1, |cash| cash.unit)
	}

	/// Whether anything of what is due to the fund or to the federation is still to be paid. For what there is no money for nobody
	/// waits: it stays due, and comes before what members get.
	fn can_still_pay(coop: CoopId, to: Beneficiary, payable: Payable) -> bool {
		let is_short = || matches!(Self::may_pay(coop, to), Err(Error::<T>::NotLiquid));
		payable.ordered > 0 || payable.waits(Self::unit_of(coop)) && !is_short()
	}

	/// Whether anything of a year is still to be claimed or collected.
	fn is_open(coop: CoopId, year: Day) -> bool {
		Patronages::<T>::get(coop, year).is_none_or(|patronage| patronage.entrusted() > 0)
	}

	/// What becomes of what is in accounts, where so much money is there for it and such losses are carried.
	fn release(coop: CoopId, book: &Book, available: Balance, carried: Balance) -> Result<Released, Error<T>> {
		let estate = Estate {
			available,
			voluntary: Self::credit_of(coop, book.accounts.voluntary),
			reserve: Self::credit_of(coop, book.accounts.reserve),
			locked: <Self as LockReserve>::locked(coop),
			carried,
			unit: Self::unit_of(coop),
		};
		let left: Vec<_> = book.kept.iter().map(|of| of.left).collect();
		estate.release(&left).map_err(Self::why)
	}
}

impl<T: Config> WindUp<T::Hash> for Pallet<T> {
	fn on_dissolved(coop: CoopId) -> DispatchResult {
		match Books::<T>::contains_key(coop) {
			true => Self::forfeit_education(coop, Day::MAX),
			false => Ok(()),
		}
	}

	fn ensure_ready(coop: CoopId) -> DispatchResult {
		let Some(book) = Books::<T>::get(coop) else {
			return Ok(());
		};
		ensure!(!Self::can_still_pay(coop, Beneficiary::Fund, book.levy), Error::<T>::LevyUnpaid);
		let educates =
			book.in_education() > 0 || Self::can_still_pay(coop, Beneficiary::Federation, book.education_due);
		ensure!(!educates, Error::<T>::EducationUnpaid);
		ensure!(book.pooled == 0, Error::<T>::PoolUndivided);
		Ok(())
	}

	fn wind_up(
		coop: CoopId,
		available: Balance,
		resolution: ResolutionId,
		voucher: T::Hash,
	) -> Result<Balance, DispatchError> {
		// What a bank has given back since the balance was published is paid before anybody gets what is left.
		Self::ensure_ready(coop)?;
		<Self as WindUp<T::Hash>>::preview(coop, available, resolution, voucher)
	}

	fn preview(
		coop: CoopId,
		available: Balance,
		resolution: ResolutionId,
		voucher: T::Hash,
	) -> Result<Balance, DispatchError> {
		let overflow = || Error::<T>::Overflow;
		let Some(mut book) = Books::<T>::get(coop) else {
			Locked::<T>::remove(coop);
			return Ok(0);
		};
		let carried = losses::total(&book.carried).map_err(Self::why)?;
		let Released { paid, lost, dust } = Self::release(coop, &book, available, carried)?;
		let amount = sum(&paid).map_err(Self::why)?;
		let left = losses::cover(&book.carried, lost.min(carried)).map_err(Self::why)?;
		book.carried = left.try_into().map_err(|_| overflow())?;
		book.charged = book.charged.checked_add(lost).ok_or_else(overflow)?;
		let all = book.in_accounts().ok_or_else(overflow)?;
		let legs = vec![
			Self::debit(book.accounts.kept, all),
			Self::credit(book.accounts.due, amount),
			Self::credit(book.accounts.allocated, lost),
			Self::credit(book.accounts.reserve, dust),
		];
		Self::enter(coop, legs, Basis::Dissolution(resolution), voucher, Moves::Nothing)?;
		let unit = Self::unit_of(coop);
		for (KeptYear { year, kept, .. }, amount) in core::mem::take(&mut book.kept).into_iter().zip(paid) {
			let (patronage, claimed) = Self::open_patronage(coop, year)?;
			let revolved = Revolved::new((kept, amount), unit, Self::collected_until(&claimed)?);
			Self::pay_back((coop, year), (patronage, claimed), revolved, Some(resolution));
		}
		Books::<T>::insert(coop, book);
		// The reserve goes to whom it goes now, and is locked there.
		Locked::<T>::remove(coop);
		Self::deposit_event(Event::AccountsWoundUp { coop, amount, lost, resolution });
		Ok(amount)
	}

	fn is_wound_up(coop: CoopId) -> bool {
		let Some(book) = Books::<T>::get(coop) else {
			return true;
		};
		let is_paid = Self::ensure_ready(coop).is_ok() && book.kept.is_empty();
		is_paid && !book.running.iter().any(|year| Self::is_open(coop, *year))
	}

	fn weight() -> WindUpWeight {
		let forfeit = <T as Config>::WeightInfo::forfeit_education();
		// Whether there is money for what is due to others.
		let asking = T::Reserved::weight().saturating_mul(2);
		WindUpWeight {
			on_dissolved: forfeit.max(<T as Config>::WeightInfo::forfeit_education_by_bank()),
			ready: <T as Config>::WeightInfo::ensure_ready().saturating_add(asking),
			wind_up: <T as Config>::WeightInfo::wind_up().saturating_add(asking),
			is_wound_up: <T as Config>::WeightInfo::is_wound_up().saturating_add(asking),
		}
	}
}

impl<T: Config> LockReserve for Pallet<T> {
	fn lock(coop: CoopId, amount: Balance, until: Day) -> DispatchResult {
		let today = Self::today()?;
		if amount == 0 || until <= today {
			return Ok(());
		}
		let reserve = Self::credit_of(coop, T::Dues::accounts(coop)?.reserve);
		let mut locks = Locked::<T>::get(coop);
		locks.add(today, until, amount).ok_or(Error::<T>::Overflow)?;
		ensure!(locks.on(today) <= reserve, Error::<T>::NotInReserve);
		Locked::<T>::insert(coop, locks);
		Self::deposit_event(Event::ReserveLocked { coop, amount, until });
		Ok(())
	}

	fn locked(coop: CoopId) -> Balance {
		// Where no day can be told, all of it is.
		Locked::<T>::get(coop).on(Self::today().unwrap_or(Day::MIN))
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::lock().saturating_add(T::Dues::weight().accounts)
	}
}
