//! Shares begin and end with a member. Nothing else changes how many there are.

use crate::*;

/// From whom shares come or to whom they go, and from which day on.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
	/// The co-op.
	pub coop: CoopId,
	/// The class.
	pub class: ClassNo,
	/// The member.
	pub member: MemberNo,
	/// How many.
	pub shares: u64,
	/// The civil day at whose end it counts first.
	pub day: Day,
}

/// What of a member counts for caps and for the least holding.
pub(crate) struct Counted {
	/// The shares of the class that they hold, and those that they have committed themselves to.
	pub shares: u64,
	/// How many of them are being given back.
	pub given: u64,
	/// Those of all classes at par.
	pub at_par: Balance,
}

impl<T: Config> Pallet<T> {
	/// Whether the members have not ended the co-op. Where they have, nobody gets shares, gives them away or back, or leaves
	/// ahead of its creditors.
	pub(crate) fn ensure_goes_on(coop: CoopId) -> Result<(), Error<T>> {
		ensure!(!T::Dissolutions::is_dissolved(coop), Error::<T>::CoopDissolved);
		Ok(())
	}

	/// Whether shares of the class are issued now: none while they are worth less than their par, or an auditor says so, and none
	/// of a co-op that is dissolved.
	pub(crate) fn ensure_whole(coop: CoopId, no: ClassNo, class: &ClassOf<T>) -> Result<(), Error<T>> {
		Self::ensure_goes_on(coop)?;
		ensure!(class.value == class.terms.par, Error::<T>::WrittenDown);
		Self::ensure_undoubted(coop, no, class)
	}

	/// Whether all that was held elsewhere has come in.
	pub(crate) fn ensure_in(class: &ClassOf<T>) -> Result<(), Error<T>> {
		ensure!(class.importing == Importing::Nothing, Error::<T>::BeingImported);
		Ok(())
	}

	/// Whether all shares of the class are here, and no auditor says that they are worth less, about which the members have not
	/// decided.
	pub(crate) fn ensure_undoubted(coop: CoopId, no: ClassNo, class: &ClassOf<T>) -> Result<(), Error<T>> {
		Self::ensure_in(class)?;
		let doubted = Figures::<T>::get(coop, no).is_some_and(|figure| Self::doubts(class, &figure));
		ensure!(!doubted, Error::<T>::ValueInDoubt);
		Ok(())
	}

	/// How many more shares of a class there can be.
	pub(crate) fn room_of_class(class: &ClassOf<T>) -> u64 {
		limits::MAX_SHARES.saturating_sub(class.held)
	}

	/// Whether there can be so many more shares of a class.
	pub(crate) fn ensure_room(class: &ClassOf<T>, more: u64) -> Result<(), Error<T>> {
		ensure!(more <= Self::room_of_class(class), Error::<T>::TooManyShares);
		Ok(())
	}

	/// Whether no share of the class is issued now.
	pub(crate) fn is_paused(coop: CoopId, no: ClassNo, class: &ClassOf<T>) -> bool {
		Self::ensure_whole(coop, no, class).is_err()
	}

	/// Whether a member owes nothing for shares whose time is over.
	pub(crate) fn ensure_in_time(stake: &StakeOf<T>) -> Result<(), Error<T>> {
		ensure!(!stake.is_in_arrears(), Error::<T>::InArrears);
		Ok(())
	}

	/// What of a member counts for caps and for the least holding, with what they have committed themselves to.
	pub(crate) fn counted(
		coop: CoopId,
		no: ClassNo,
		member: MemberNo,
		stake: &StakeOf<T>,
	) -> Result<Counted, Error<T>> {
		let holding = Holdings::<T>::get((coop, no, member));
		let held = holding.shares;
		let given = holding.free().and_then(|free| held.checked_sub(free)).ok_or(Error::<T>::Overflow)?;
		let commitment = if stake.committed > 0 { Commitments::<T>::get((coop, no, member)) } else { None };
		let unpaid = commitment.map_or(0, |commitment| commitment.unpaid);
		let shares = held.checked_add(unpaid).ok_or(Error::<T>::Overflow)?;
		Ok(Counted { shares, given, at_par: stake.at_par().ok_or(Error::<T>::Overflow)? })
	}

	/// The most that one member can have at par, where all capital at par is so much with what they get.
	pub(crate) fn most_of_one(book: &Book, class: &ClassOf<T>, capital: Balance) -> Option<Balance> {
		let smallest = class.par_of(class.terms.minimum)?;
		let most = caps::most_of_one(smallest, class.terms.cap_bps, capital)?;
		Some(book.most_of_one.map_or(most, |limit| most.min(limit)))
	}

	/// Whether a member can hold shares of a class. Those of ordinary members are not for who supports the co-op with capital, whose
	/// part in it and whose return have caps of their own. (ES 14)
	pub(crate) fn ensure_for(coop: CoopId, class: &ClassOf<T>, member: MemberNo) -> Result<(), Error<T>> {
		let fits = class.terms.holders == Holders::Supporters || !T::Members::is_supporter(coop, member);
		ensure!(fits, Error::<T>::NotForSupporters);
		Ok(())
	}

	/// Whether a holder can have so many shares of a class with those that come, where all capital at par is so much with them.
	pub(crate) fn ensure_may_hold(
		book: &Book,
		class: &ClassOf<T>,
		Counted { shares, given, at_par }: Counted,
		more: u64,
		capital: Balance,
	) -> Result<(), Error<T>> {
		let (terms, overflow) = (&class.terms, || Error::<T>::Overflow);
		let after = shares.checked_add(more).ok_or_else(overflow)?;
		// What is being given back is not kept.
		let kept = after.checked_sub(given).ok_or_else(overflow)?;
		ensure!(kept >= terms.minimum, Error::<T>::BelowMinimum);
		ensure!(after <= terms.maximum, Error::<T>::AboveMaximum);
		let of_all = class.par_of(more).and_then(|more| at_par.checked_add(more)).ok_or_else(overflow)?;
		let most = Self::most_of_one(book, class, capital).ok_or_else(overflow)?;
		ensure!(of_all <= most, Error::<T>::AboveHoldingCap);
		Ok(())
	}

	/// What supporters together can have more at par. What they have committed themselves to is theirs.
	pub(crate) fn room_of_supporters(book: &Book) -> Option<Balance> {
		let with = |sum: Balance| sum.checked_add(book.committed);
		caps::room_of_supporters(with(book.supporters)?, with(book.par)?)
	}

	/// Whether supporters together can have so much more at par, if the class is theirs.
	pub(crate) fn ensure_supporters(book: &Book, class: &ClassOf<T>, more: Balance) -> Result<(), Error<T>> {
		if class.terms.holders == Holders::Supporters {
			let room = Self::room_of_supporters(book).ok_or(Error::<T>::Overflow)?;
			ensure!(more <= room, Error::<T>::AboveSupportersCap);
		}
		Ok(())
	}

	fn count_par(book: &mut Book, class: &ClassOf<T>, shares: u64, is_more: bool) -> Option<()> {
		let par = class.par_of(shares)?;
		let change = |sum: Balance| if is_more { sum.checked_add(par) } else { sum.checked_sub(par) };
		book.par = change(book.par)?;
		if class.terms.holders == Holders::Supporters {
			book.supporters = change(book.supporters)?;
		}
		Some(())
	}

	/// Lets new shares begin. They are issued at par, and are in the books. With the first ones of an ordinary class their holder
	/// has entered.
	pub(crate) fn begin(book: &mut Book, class: &mut ClassOf<T>, entry: Entry) -> Result<(), Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let par = class.par_of(entry.shares).ok_or_else(overflow)?;
		let enters = class.terms.holders == Holders::Ordinary;
		Self::put_in(book, class, entry, enters)?;
		book.capital = book.capital.checked_add(par).ok_or_else(overflow)?;
		Ok(())
	}

	/// Gives shares to a holder, who `enters` with them or not.
	pub(crate) fn put_in(book: &mut Book, class: &mut ClassOf<T>, entry: Entry, enters: bool) -> Result<(), Error<T>> {
		let Entry { coop, class: no, member, shares, day } = entry;
		let overflow = || Error::<T>::Overflow;
		let mut holding = Holdings::<T>::get((coop, no, member));
		holding.put_in(class, shares, day).ok_or_else(overflow)?;
		let par = class.par_of(shares).ok_or_else(overflow)?;
		Self::count_par(book, class, shares, true).ok_or_else(overflow)?;
		Self::change_stake(coop, member, |stake| {
			stake.par = stake.par.checked_add(par)?;
			stake.has_entered |= enters;
			Some(())
		})?;
		Holdings::<T>::insert((coop, no, member), holding);
		Ok(())
	}

	/// Writes a holding. One of nothing is not kept.
	pub(crate) fn put_holding(key: (CoopId, ClassNo, MemberNo), holding: Holding) {
		if holding.is_empty() {
			Holdings::<T>::remove(key);
		} else {
			Holdings::<T>::insert(key, holding);
		}
	}

	/// Takes shares from a holder.
	pub(crate) fn take_out(
		book: &mut Book,
		class: &mut ClassOf<T>,
		mut holding: Holding,
		entry: Entry,
	) -> Result<(), Error<T>> {
		let Entry { coop, class: no, member, shares, day } = entry;
		let overflow = || Error::<T>::Overflow;
		holding.take_out(class, shares, day).ok_or_else(overflow)?;
		let par = class.par_of(shares).ok_or_else(overflow)?;
		Self::count_par(book, class, shares, false).ok_or_else(overflow)?;
		Self::change_stake(coop, member, |stake| {
			stake.par = stake.par.checked_sub(par)?;
			Some(())
		})?;
		Self::put_holding((coop, no, member), holding);
		Ok(())
	}

	/// Counts one more claim of a member, and gives whether it is of their heirs.
	pub(crate) fn open_claim(coop: CoopId, member: MemberNo) -> Result<bool, Error<T>> {
		let mut ended = None;
		Self::change_stake(coop, member, |stake| {
			stake.open = stake.open.checked_add(1)?;
			ended = stake.ended;
			Some(())
		})?;
		Ok(ended == Some(SeatEnd::Died))
	}

	/// Lets a claim for shares join the queue of today, of which so many were of the least holding. Claims of heirs wait apart,
	/// as they are to be paid within a year.
	pub(crate) fn join_queue(
		book: &mut Book,
		class: &mut ClassOf<T>,
		Entry { coop, class: no, member, shares, .. }: Entry,
		least: u64,
		(today, is_of_heirs): (Day, bool),
	) -> Result<ClaimNo, Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let amount = class.value_of(shares).ok_or_else(overflow)?;
		book.claims = book.claims.checked_add(1).ok_or_else(overflow)?;
		let rank = if is_of_heirs { rank_of_heirs } else { rank }(today, class.level);
		let claim = book.claims;
		let mut group = Groups::<T>::get((coop, no, rank)).unwrap_or_default();
		group.join(shares, class.value).ok_or_else(overflow)?;
		class.queued = class.queued.checked_add(amount).ok_or_else(overflow)?;
		Groups::<T>::insert((coop, no, rank), group);
		if is_of_heirs {
			HeirsQueue::<T>::insert((coop, no), rank, ());
		} else {
			Queue::<T>::insert((coop, no), rank, ());
		}
		let weight = shares.into();
		let claim_of = Claim { class: no, member, rank, shares, weight, least, taken: 0, deducted: 0, interest: 0 };
		Claims::<T>::insert(coop, claim, claim_of);
		Ok(claim)
	}

	/// Lets shares end, for which a claim joins the queue of today. What was to end when the chain stood still is of today too.
	pub(crate) fn end(
		book: &mut Book,
		class: &mut ClassOf<T>,
		holding: Holding,
		entry: Entry,
		(today, grounds): (Day, Grounds),
	) -> DispatchResult {
		let Entry { coop, class: no, member, shares, day } = entry;
		let overflow = || Error::<T>::Overflow;
		let amount = class.value_of(shares).ok_or_else(overflow)?;
		// By how much it falls below the least holding: that part is what a member has to contribute. (ES 51.3)
		let (minimum, kept) = (class.terms.minimum, holding.shares.saturating_sub(shares));
		let least = minimum.min(holding.shares).saturating_sub(minimum.min(kept));
		// First, so that how their seat ended is kept until then.
		let is_of_heirs = Self::open_claim(coop, member)?;
		Self::take_out(book, class, holding, entry)?;
		let claim = Self::join_queue(book, class, entry, least, (today, is_of_heirs))?;
		let who = Some((coop, member));
		let legs = vec![Self::debit(class.capital, amount, who), Self::credit(class.redeemable, amount, who)];
		Self::enter(coop, legs, Basis::Rule, class.document, Moves::Nothing)?;
		let grounds = if is_of_heirs { Grounds::Death } else { grounds };
		let operation = Self::note(coop, book, no, (OperationKind::Ended(claim), member, shares), (day, grounds))?;
		Self::deposit_event(Event::SharesEnded { coop, class: no, member, shares, amount, claim, operation });
		Ok(())
	}
}
