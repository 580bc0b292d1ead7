//! A co-op that is dissolved is wound up: it is said what all its shares get of its money, and members collect it.
//!
//! Shares that are held end when somebody asks for it, as nobody is iterated. What waits in queues is released by itself.

use super::{hold::Entry, release::Releasing};
use crate::*;
use rochdale_primitives::dissolution::WindUpWeight;
use rules::winding_up::{self, Winding};

/// What a member holds of a class, and what they had to pay of it.
type Held<T> = (ClassNo, ClassOf<T>, Holding, Option<CommitmentOf<T>>);

/// What ends with all that a member has, in a co-op that is wound up.
pub(crate) struct Repaying<T: Config> {
	book: Book,
	today: Day,
	resolution: ResolutionId,
	held: Vec<Held<T>>,
}

impl<T: Config> Pallet<T> {
	/// What it weighs to repay so many members of a co-op with so many classes. One who has nothing of a class weighs no more.
	pub(crate) fn repay_weight(members: u32, classes: u32) -> Weight {
		<T as Config>::WeightInfo::repay(members.saturating_mul(classes).max(1))
	}

	/// What it weighs to find that none of so many members has anything of so many classes.
	pub(crate) fn repay_refusal_weight(members: u32, classes: u32) -> Weight {
		let asked = u64::from(members).saturating_mul(classes.into()).saturating_mul(2);
		T::DbWeight::get().reads(asked).saturating_add(<T as Config>::WeightInfo::repay(1))
	}

	/// What a member holds in a co-op that is wound up, and what they had to pay. One of both is there.
	pub(crate) fn may_repay(coop: CoopId, member: MemberNo) -> Result<Repaying<T>, Error<T>> {
		let (book, today) = Self::book(coop)?;
		let resolution = book.wound_up.ok_or(Error::<T>::NotWoundUp)?;
		let mut held = Vec::new();
		for no in 1..=book.classes {
			let key = (coop, no, member);
			let (holding, commitment) = (Holdings::<T>::get(key), Commitments::<T>::get(key));
			if holding.shares > 0 || commitment.is_some() {
				held.push((no, Self::class(&book, coop, no, today)?, holding, commitment));
			}
		}
		ensure!(!held.is_empty(), Error::<T>::NothingDue);
		Ok(Repaying { book, today, resolution, held })
	}

	/// Ends all of it. What the shares are worth is owed to the member, without any deduction.
	pub(crate) fn do_repay(coop: CoopId, member: MemberNo, repaying: Repaying<T>) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let Repaying { mut book, today, resolution, held } = repaying;
		let (who, grounds) = (Some((coop, member)), Grounds::Members(resolution));
		let (mut legs, mut ended, mut all): (_, _, Balance) = (Vec::new(), Vec::new(), 0);
		for (no, mut class, mut holding, commitment) in held {
			let key = (coop, no, member);
			if let Some(commitment) = commitment {
				Self::give_up((&mut book, &class), key, commitment, grounds)?;
			}
			let shares = holding.shares;
			if shares > 0 {
				Self::drop_notices(key, &mut holding);
				let amount = class.value_of(shares).ok_or_else(overflow)?;
				let entry = Entry { coop, class: no, member, shares, day: today };
				Self::take_out(&mut book, &mut class, holding, entry)?;
				all = all.checked_add(amount).ok_or_else(overflow)?;
				legs.push(Self::debit(class.capital, amount, who));
				let what = (OperationKind::Repaid, member, shares);
				let operation = Self::note(coop, &mut book, no, what, (today, grounds))?;
				ended.push(Event::Repaid { coop, class: no, member, shares, amount, operation });
			}
			Classes::<T>::insert(coop, no, class);
		}
		legs.push(Self::credit(book.accounts.due, all, who));
		let voucher = Self::voucher(coop, &[member]);
		Self::enter(coop, legs, Basis::Dissolution(resolution), voucher, Moves::Nothing)?;
		book.capital = book.capital.checked_sub(all).ok_or_else(overflow)?;
		Books::<T>::insert(coop, book);
		<Self as Dues<T::Hash>>::owe(coop, member, all)?;
		ended.into_iter().for_each(Self::deposit_event);
		Ok(())
	}

	/// As somebody may ask for, of a member who may have nothing by now.
	pub(crate) fn repay_all(coop: CoopId, member: MemberNo) -> DispatchResult {
		match Self::may_repay(coop, member) {
			Ok(repaying) => Self::do_repay(coop, member, repaying),
			Err(Error::<T>::NothingDue) => Ok(()),
			Err(why) => Err(why.into()),
		}
	}

	/// Releases what waits on the next days of the queue of a co-op that is wound up, and goes on by itself until nobody waits.
	///
	/// The money is there, so that neither a budget nor a surplus is asked, and nothing is late from here on.
	pub(crate) fn release_rest(coop: CoopId, no: ClassNo) -> DispatchResult {
		let (mut book, mut class, today) = Self::book_and_class(coop, no)?;
		let resolution = book.wound_up.ok_or(Error::<T>::NotWoundUp)?;
		let until = today.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let (amount, groups) = (Balance::MAX, limits::MAX_GROUPS);
		let limits = Releasing { amount, in_time: amount, until, groups, today: Day::MIN };
		let released = Self::release_groups(coop, no, &mut book, &mut class, limits)?;
		let grounds = (Basis::Dissolution(resolution), Grounds::Members(resolution), Self::voucher(coop, &[]));
		Self::enter_release(coop, no, (&mut book, &class), (released, until), grounds)?;
		Self::sweep(coop, no, &mut book, &mut class)?;
		Self::schedule_rest(coop, no, &class);
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(())
	}

	/// Lets what waits in the queue of a class be released by itself.
	fn schedule_rest(coop: CoopId, no: ClassNo, class: &ClassOf<T>) {
		if class.queued > 0 || Self::heads(coop, no).next().is_some() {
			Self::schedule(T::Clock::deadline(), Due::Rest(coop, no));
		}
	}

	/// Takes all open offers back, so that everybody is refunded. No time to pay for shares runs any more.
	fn do_dissolve(coop: CoopId) -> DispatchResult {
		let Some(Book { classes, open_offers, .. }) = Books::<T>::get(coop) else {
			return Ok(());
		};
		let today = Self::today()?;
		for no in 1..=classes {
			let mut class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
			// Nobody has to pay for shares of a class whose register still comes in.
			if Self::ensure_in(&class).is_ok() {
				let is_doubted = Self::ensure_undoubted(coop, no, &class).is_err();
				let was_paused = class.value != class.terms.par || is_doubted;
				class.pause(was_paused, true, today).ok_or(Error::<T>::Overflow)?;
				Classes::<T>::insert(coop, no, class);
			}
		}
		open_offers.into_iter().try_for_each(|offer| Self::close_offer(coop, offer, true))
	}

	/// Whether all shares are here that ever will be.
	pub(crate) fn ensure_complete(coop: CoopId, book: &Book) -> Result<(), Error<T>> {
		// Whoever has paid for shares of an offer that is closed has them, or their money, when it is settled.
		ensure!(book.open_offers.is_empty() && book.settling.is_empty(), Error::<T>::OfferOpen);
		(1..=book.classes).filter_map(|no| Classes::<T>::get(coop, no)).try_for_each(|class| Self::ensure_in(&class))
	}

	/// Whether nothing here hinders that it is said what shares get.
	fn may_be_wound_up(coop: CoopId) -> Result<(), Error<T>> {
		let Some(book) = Books::<T>::get(coop) else {
			return Ok(());
		};
		Self::ensure_complete(coop, &book)?;
		ensure!(book.aside == 0, Error::<T>::HeldAside);
		Ok(())
	}

	/// Writes all classes down to what there is for them, and gives what they are worth then.
	fn do_wind_up(coop: CoopId, available: Balance, by: (T::Hash, ResolutionId)) -> Result<Balance, DispatchError> {
		if !Books::<T>::contains_key(coop) {
			return Ok(0);
		}
		let (mut book, today) = Self::book(coop)?;
		ensure!(book.wound_up.is_none(), Error::<T>::CoopDissolved);
		Self::ensure_complete(coop, &book)?;
		let (profile, unit) = (T::Coops::profile(coop), Self::unit(coop, book.other_cash)?);
		let (mut classes, mut windings) = (Vec::new(), Vec::new());
		for no in 1..=book.classes {
			let class = Self::class(&book, coop, no, today)?;
			let rank = winding_up::rank(profile, class.terms.holders);
			windings.push(Winding { rank, held: class.held, queued: class.queued, value: class.value });
			classes.push((no, class));
		}
		let values = winding_up::values(&windings, unit, available).ok_or(Error::<T>::Overflow)?;
		for ((no, mut class), value) in classes.into_iter().zip(values) {
			if value < class.value {
				Self::revalue((coop, no), &mut book, &mut class, today, (value, by.0, by.1))?;
			}
			Self::schedule_rest(coop, no, &class);
			Classes::<T>::insert(coop, no, class);
		}
		let (amount, resolution) = (book.capital, by.1);
		book.wound_up = Some(resolution);
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::WoundUp { coop, amount, resolution });
		Ok(amount)
	}
}

impl<T: Config> WindUp<T::Hash> for Pallet<T> {
	fn on_dissolved(coop: CoopId) -> DispatchResult {
		with_storage_layer(|| Self::do_dissolve(coop))
	}

	fn ensure_ready(coop: CoopId) -> DispatchResult {
		Ok(Self::may_be_wound_up(coop)?)
	}

	fn wind_up(
		coop: CoopId,
		available: Balance,
		resolution: ResolutionId,
		voucher: T::Hash,
	) -> Result<Balance, DispatchError> {
		with_storage_layer(|| Self::do_wind_up(coop, available, (voucher, resolution)))
	}

	fn is_wound_up(coop: CoopId) -> bool {
		let Some(book) = Books::<T>::get(coop) else {
			return true;
		};
		let is_empty = (book.par, book.capital, book.aside) == (0, 0, 0);
		// What is owed, on order, not collected or to be claimed by proofs is all of that account.
		let is_due = || {
			let sums = T::Ledger::sums(Self::ledger(coop), book.accounts.due);
			sums.is_none_or(|sums| sums.credits != sums.debits)
		};
		is_empty && book.open_offers.is_empty() && book.settling.is_empty() && !is_due()
	}

	fn uncollected(coop: CoopId) -> Balance {
		Books::<T>::get(coop).filter(|book| book.wound_up.is_some()).map_or(0, |book| book.capital)
	}

	fn other_cash(coop: CoopId) -> Option<CashAccount> {
		Books::<T>::get(coop)?.other_cash
	}

	fn by_class(coop: CoopId) -> Vec<(ClassNo, Balance)> {
		let classes = Books::<T>::get(coop).map_or(0, |book| book.classes);
		let worth = |no| {
			let class = Classes::<T>::get(coop, no)?;
			Some((no, class.value_of(class.held)?.checked_add(class.queued)?))
		};
		(1..=classes).filter_map(worth).collect()
	}

	fn weight() -> WindUpWeight {
		WindUpWeight {
			on_dissolved: <T as Config>::WeightInfo::on_dissolved(),
			ready: <T as Config>::WeightInfo::wind_up_ready(),
			wind_up: <T as Config>::WeightInfo::wind_up(),
			is_wound_up: <T as Config>::WeightInfo::is_wound_up(),
		}
	}
}
